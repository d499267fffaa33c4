/*
 * profile_report.c
 *		Distributions in mlsys.report(): see model_report.c.
 *
 * What a monitor has seen was counted in the bins and levels of the baseline of the version that it watched,
 * so bin i of one stands beside bin i of the other.  A chart has the shares of the values that are there;
 * missing ones are told in words.  Bins are drawn equally wide: they have about the same share in training
 * each, so the long tails of a column take no room, and the difference to be seen is that which PSI sums up.
 * A column with a few values alone, such as a boolean, has a bin for each, and is drawn as levels.
 */
#include "pg/monitor_report.h"

#include <math.h>

#include "pg/profile_text.h"

#define MAX_LEVELS 10 /* that are drawn; the rest is one bar */

/* Reading */

static MlDataProfile *
open_profile(ModelReport *report, uint64 row, int column)
{
	bool is_null;
	Datum value = mlsys_result(row, column, &is_null);
	MlDataProfile *profile;

	if (is_null)
		return NULL;
	profile = palloc0(sizeof(MlDataProfile));
	mlsys_profile_open(&report->env, PG_DETOAST_DATUM(value), profile);
	return profile;
}

void
page_read_profiles(ModelReport *report, const char *subject, PageProfiles *profiles)
{
	MlsysParameters parameters = {0};

	memset(profiles, 0, sizeof(*profiles));
	profiles->version = report->version;
	mlsys_add_text(&parameters, report->model);
	mlsys_add_text(&parameters, subject);
	if (mlsys_catalog_read(
			"SELECT p.profile, p.version, p.monitor, to_char(p.window_start AT TIME ZONE m.time_zone, 'YYYY-MM-DD HH24:MI') "
			"FROM mlsys.profiles AS p JOIN mlsys.monitors AS m USING (monitor) "
			"WHERE split_part(m.model, '@', 1) = $1 AND p.slice = '' AND p.subject = $2 AND NOT p.is_reference "
			"ORDER BY p.window_start DESC, m.reference = 'training' DESC, p.monitor LIMIT 1",
			&parameters) > 0)
	{
		profiles->version = DatumGetInt32(mlsys_result_value(0, 2));
		profiles->monitor = mlsys_result_text(0, 3);
		profiles->window = page_short_time(mlsys_result_text(0, 4));
		profiles->current = open_profile(report, 0, 1);
	}
	mlsys_add_int4(&parameters, profiles->version);
	if (mlsys_catalog_read(
			"SELECT CASE $2 WHEN 'features' THEN features WHEN 'target' THEN target "
			"ELSE predictions END FROM mlsys.model_baselines WHERE model = $1 AND version = $3",
			&parameters) > 0)
		profiles->training = open_profile(report, 0, 1);
}

/* Pieces */

static const MlProfileColumn *
find_column(const MlDataProfile *profile, const char *name)
{
	int32 i = profile != NULL ? ml_profile_find(profile, name) : -1;

	return i < 0 ? NULL : &profile->columns[i];
}

/* A value of a column on an axis: four digits; of times no seconds. */
static char *
axis_text(const MlProfileColumn *column, double value, bool is_mean)
{
	StringInfoData text;

	initStringInfo(&text);
	if (column->type_kind == ML_COLUMN_TIME)
	{
		appendStringInfoString(&text, profile_value_text(column, value, true));
		if (text.len > 16)
			text.data[text.len = 16] = '\0';
		if (text.len == 16 && strcmp(text.data + 10, " 00:00") == 0)
			text.data[text.len = 10] = '\0';
	}
	else if (column->type_kind == ML_COLUMN_BOOLEAN && !is_mean)
		appendStringInfoString(&text, profile_value_text(column, value, false));
	else
	{
		html_number(&text, value, 4);
		/* zeros at the end say nothing here */
		while (strchr(text.data, '.') != NULL && strchr(text.data, 'e') == NULL &&
			   (text.data[text.len - 1] == '0' || text.data[text.len - 1] == '.'))
			text.data[--text.len] = '\0';
	}
	return text.data;
}

static double
missing_share(const MlDataProfile *profile, const MlProfileColumn *column)
{
	return profile->nrows > 0
			   ? 1 - (double) ml_profile_present(profile, column) / (double) profile->nrows
			   : NAN;
}

static double *
shares_of(const int64 *counts, int n)
{
	double *shares = palloc0(sizeof(double) * Max(n, 1));
	double sum = 0;

	for (int i = 0; i < n; i++)
		sum += (double) counts[i];
	for (int i = 0; i < n; i++)
		shares[i] = sum > 0 ? (double) counts[i] / sum : 0;
	return shares;
}

/* Are the bins of both the same? */
static bool
same_bins(const MlProfileColumn *a, const MlProfileColumn *b)
{
	return a->bins.nbins == b->bins.nbins &&
		   (a->bins.nbins < 2 ||
			memcmp(a->bins.edges, b->bins.edges, sizeof(double) * (a->bins.nbins - 1)) == 0);
}

/* Is bin i, which is neither the first nor the last, that of a single value? */
static bool
is_atom(const MlBins *bins, int i)
{
	return bins->edges[i] == nextafter(bins->edges[i - 1], INFINITY);
}

/* Charts */

/* Values of the column are few: each has a bin of its own, those between are empty in both. */
static bool
is_discrete(const MlProfileColumn *training, const MlProfileColumn *current)
{
	int atoms = 0;

	for (int i = 0; i < training->bins.nbins; i++)
	{
		if (i > 0 && i < training->bins.nbins - 1 && is_atom(&training->bins, i))
			atoms++;
		else if (training->bins.counts[i] > 0 || (current != NULL && current->bins.counts[i] > 0))
			return false;
	}
	return atoms > 0 && atoms <= MAX_LEVELS;
}

static void
discrete_chart(StringInfo page, const char *label, const MlProfileColumn *training,
			   const double *training_shares, const double *current_shares)
{
	const char *names[MAX_LEVELS];
	double before[MAX_LEVELS];
	double now[MAX_LEVELS];
	HtmlLevelChart chart = {.label = label, .names = names, .training = before};
	int n = 0;

	for (int i = 1; i < training->bins.nbins - 1; i++)
	{
		if (!is_atom(&training->bins, i))
			continue;
		names[n] = axis_text(training, training->bins.edges[i - 1], false);
		before[n] = training_shares[i];
		now[n++] = current_shares != NULL ? current_shares[i] : 0;
	}
	chart.n = chart.nbars = n;
	chart.current = current_shares != NULL ? now : NULL;
	html_level_chart(page, &chart);
}

/*
 * Bins that may be drawn: those at the ends, of what training had not, only if there is something in
 * them; gaps between single values that are empty in both are left out.
 */
static void
bin_chart(StringInfo page, const char *label, const MlProfileColumn *training,
		  const double *training_shares, const double *current_shares)
{
	int nbins = training->bins.nbins;
	double *before = palloc(sizeof(double) * nbins);
	double *now = palloc(sizeof(double) * nbins);
	const char **ticks = palloc0(sizeof(char *) * (nbins + 1));
	HtmlBinChart chart = {.label = label, .training = before, .ticks = ticks};
	int n = 0;

	for (int i = 0; i < nbins; i++)
	{
		bool is_end = i == 0 || i == nbins - 1;
		bool is_empty =
			training_shares[i] == 0 && (current_shares == NULL || current_shares[i] == 0);

		if (is_empty && (is_end || is_atom(&training->bins, i - 1 > 0 ? i - 1 : 1) ||
						 is_atom(&training->bins, i)))
			continue;
		before[n] = training_shares[i];
		now[n] = current_shares != NULL ? current_shares[i] : 0;
		if (i > 0)
			ticks[n] = axis_text(training, training->bins.edges[i - 1], false);
		if (i < nbins - 1)
			ticks[n + 1] = axis_text(training, training->bins.edges[i], false);
		n++;
	}
	chart.n = n;
	chart.current = current_shares != NULL ? now : NULL;
	html_bin_chart(page, &chart);
}

static void
number_chart(StringInfo page, const char *label, const MlProfileColumn *training,
			 const MlProfileColumn *current)
{
	double *training_shares = shares_of(training->bins.counts, training->bins.nbins);
	double *current_shares =
		current != NULL ? shares_of(current->bins.counts, current->bins.nbins) : NULL;

	if (is_discrete(training, current))
		discrete_chart(page, label, training, training_shares, current_shares);
	else
		bin_chart(page, label, training, training_shares, current_shares);
}

/*
 * Counts of a column: the levels that are drawn, what training did not know, all others.  The last may be
 * far more than any level, so it gets no bar.
 */
static int64 *
level_counts(const MlProfileColumn *column, int nshown)
{
	int64 *counts = palloc0(sizeof(int64) * (nshown + 2));

	for (int i = 0; i < column->nlevels; i++)
		counts[i < nshown ? i : nshown + 1] += column->levels[i].count;
	counts[nshown] = column->unseen;
	counts[nshown + 1] += column->other;
	return counts;
}

static void
category_chart(StringInfo page, const char *label, const MlProfileColumn *training,
			   const MlProfileColumn *current)
{
	int nshown = training->nlevels <= MAX_LEVELS ? training->nlevels : MAX_LEVELS - 1;
	int64 *before = level_counts(training, nshown);
	int64 *now = current != NULL ? level_counts(current, nshown) : NULL;
	const char **names = palloc(sizeof(char *) * (nshown + 2));
	double *shares = shares_of(before, nshown + 2);
	double *current_shares = now != NULL ? shares_of(now, nshown + 2) : NULL;
	HtmlLevelChart chart = {
		.label = label, .names = names, .training = shares, .current = current_shares};

	for (int i = 0; i < nshown; i++)
		names[chart.n++] = profile_level_text(&training->levels[i]);
	chart.nbars = nshown;
	for (int i = nshown; i < nshown + 2; i++)
	{
		if (before[i] == 0 && (now == NULL || now[i] == 0))
			continue;
		names[chart.n] = i == nshown ? "(not in training)" : "(all others)";
		shares[chart.n] = shares[i];
		if (current_shares != NULL)
			current_shares[chart.n] = current_shares[i];
		chart.n++;
		if (i == nshown)
			chart.nbars++;
	}
	html_level_chart(page, &chart);
}

/* A line of words: missing values, means. */
static void
distribution_text(StringInfo page, const PageProfiles *profiles, const MlProfileColumn *training,
				  const MlProfileColumn *current)
{
	double before = missing_share(profiles->training, training);
	double now = current != NULL ? missing_share(profiles->current, current) : before;

	appendStringInfoString(page, "<p class=\"small soft\">");
	if (training->kind == ML_PROFILE_NUMBER && training->type_kind != ML_COLUMN_BOOLEAN &&
		training->moments.n > 0)
	{
		appendStringInfo(page, "mean %s", axis_text(training, training->moments.mean, true));
		if (current != NULL && current->moments.n > 0)
			appendStringInfo(page, ", now <b>%s</b>",
							 axis_text(training, current->moments.mean, true));
		appendStringInfoString(page, "; ");
	}
	if (before > 0 || now > 0)
	{
		appendStringInfoString(page, "missing ");
		html_percent(page, before);
		if (current != NULL)
		{
			appendStringInfoString(page, ", now <b>");
			html_percent(page, now);
			appendStringInfoString(page, "</b>");
		}
	}
	else
		appendStringInfoString(page, "none missing");
	if (profiles->current != NULL && current == NULL)
		appendStringInfoString(page, "; not in the window, or of another kind there");
	appendStringInfoString(page, "</p>\n");
}

bool
page_distribution(ModelReport *report, const PageProfiles *profiles, const char *feature)
{
	StringInfo page = &report->page;
	const MlProfileColumn *training = find_column(profiles->training, feature);
	const MlProfileColumn *current = find_column(profiles->current, feature);
	const char *label;

	if (training == NULL)
		return false;
	if (current != NULL && (current->kind != training->kind ||
							current->nlevels != training->nlevels || !same_bins(current, training)))
		current = NULL;
	label = psprintf("Distribution of %s: %s", feature,
					 current != NULL ? "training and newest window" : "training");
	distribution_text(page, profiles, training, current);
	if (training->kind == ML_PROFILE_NUMBER && training->bins.nbins > 1)
		number_chart(page, label, training, current);
	else if (training->kind == ML_PROFILE_CATEGORY && training->nlevels > 0)
		category_chart(page, label, training, current);
	return true;
}

/* Cards */

static void
distribution_card(ModelReport *report, const PageProfiles *profiles, const char *title,
				  const char *name)
{
	StringInfo page = &report->page;

	appendStringInfoString(page, "<article class=\"card\"><h4>");
	html_name(page, title, PAGE_NAME);
	appendStringInfoString(page, "</h4>\n");
	(void) page_distribution(report, profiles, name);
	appendStringInfoString(page, "</article>\n");
}

static const char *
outcome_title(const char *name)
{
	return strcmp(name, "actual") == 0            ? "Target"
		   : strcmp(name, "prediction") == 0      ? "Prediction"
		   : strcmp(name, "predicted_class") == 0 ? "Predicted class"
												  : name;
}

void
page_profiles(ModelReport *report, const PageProfiles *features)
{
	StringInfo page = &report->page;
	PageProfiles outcomes[2];
	int n =
		features->training != NULL && features->current == NULL ? features->training->ncolumns : 0;
	bool has_current = false;

	page_read_profiles(report, "target", &outcomes[0]);
	page_read_profiles(report, "predictions", &outcomes[1]);
	if (n == 0 && outcomes[0].training == NULL && outcomes[1].training == NULL)
		return;
	for (int i = 0; i < 2; i++)
		has_current = has_current || outcomes[i].current != NULL;
	appendStringInfoString(page, n > 0 ? "<h2>Distributions in training</h2>\n"
									   : "<h2>Target and predictions</h2>\n");
	appendStringInfoString(
		page, "<p>The target over all rows of training, predictions over those held out");
	appendStringInfoString(page, has_current ? ", beside the newest window.</p>\n" : ".</p>\n");
	if (n > PAGE_FEATURES)
		appendStringInfo(page, "<p>The first %d of %d features.</p>\n", PAGE_FEATURES, n);
	page_legend(page, has_current ? "tc" : "t");
	appendStringInfoString(page, "<div class=\"grid3 plain\">\n");
	for (int i = 0; i < 2; i++)
	{
		for (int k = 0; outcomes[i].training != NULL && k < outcomes[i].training->ncolumns; k++)
			distribution_card(report, &outcomes[i],
							  outcome_title(outcomes[i].training->columns[k].name),
							  outcomes[i].training->columns[k].name);
	}
	for (int i = 0; i < n && i < PAGE_FEATURES; i++)
		distribution_card(report, features, features->training->columns[i].name,
						  features->training->columns[i].name);
	appendStringInfoString(page, "</div>\n");
}
