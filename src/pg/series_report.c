/*
 * series_report.c
 *		Metrics of monitors over time, and their charts, in mlsys.report(): see model_report.c.
 *
 * In a chart of drift the alarm begins at noise floor + threshold, which is the alarm rule solved for the
 * value.
 */
#include "pg/monitor_report.h"

#include <math.h>

#include "catalog/pg_type.h"

/* Reading */

void *
page_column(int n, size_t size)
{
	return palloc0(mul_size(Max(n, 1), size));
}

char *
page_short_time(char *text)
{
	size_t length = text != NULL ? strlen(text) : 0;

	if (length > 6 && strcmp(text + length - 6, " 00:00") == 0)
		text[length - 6] = '\0';
	return text;
}

void
page_read_windows(PageMonitor *monitor)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, monitor->name);
	mlsys_add_text(&parameters, monitor->time_zone);
	mlsys_add_int4(&parameters, monitor->bounds.windows);
	monitor->nwindows = (int) mlsys_catalog_read(
		"SELECT to_char(w.window_start AT TIME ZONE $2, 'YYYY-MM-DD HH24:MI'), "
		"extract(epoch FROM w.window_start)::float8, w.status, w.message, w.window_start::text FROM "
		"(SELECT * FROM mlsys.monitor_windows WHERE monitor = $1 ORDER BY window_start DESC LIMIT $3) AS w "
		"ORDER BY w.window_start",
		&parameters);
	monitor->windows = page_column(monitor->nwindows, sizeof(char *));
	monitor->x = page_column(monitor->nwindows, sizeof(double));
	monitor->status = page_column(monitor->nwindows, sizeof(MlDriftStatus));
	monitor->message = page_column(monitor->nwindows, sizeof(char *));
	for (int i = 0; i < monitor->nwindows; i++)
	{
		monitor->windows[i] = page_short_time(mlsys_result_text(i, 1));
		monitor->x[i] = page_number(i, 2);
		monitor->status[i] = html_status_of(mlsys_result_text(i, 3));
		monitor->message[i] = mlsys_result_text(i, 4);
	}
	monitor->since = monitor->nwindows > 0 ? mlsys_result_text(0, 5) : NULL;
}

static void
series_init(PageSeries *series, uint64 row, int n)
{
	series->signal = mlsys_result_text(row, 1);
	series->feature = mlsys_result_text(row, 2);
	series->metric = mlsys_result_text(row, 3);
	series->n = 0;
	series->windows = page_column(n, sizeof(char *));
	series->x = page_column(n, sizeof(double));
	series->value = page_column(n, sizeof(double));
	series->std_error = page_column(n, sizeof(double));
	series->noise_floor = page_column(n, sizeof(double));
	series->noise_p95 = page_column(n, sizeof(double));
	series->threshold = page_column(n, sizeof(double));
	series->p_adjusted = page_column(n, sizeof(double));
	series->rows = page_column(n, sizeof(double));
	series->status = page_column(n, sizeof(MlDriftStatus));
	series->message = page_column(n, sizeof(char *));
}

static void
series_add(PageSeries *series, uint64 row)
{
	int i = series->n++;

	series->windows[i] = page_short_time(mlsys_result_text(row, 5));
	series->x[i] = page_number(row, 6);
	series->value[i] = page_number(row, 7);
	series->std_error[i] = page_number(row, 8);
	series->noise_floor[i] = page_number(row, 9);
	series->noise_p95[i] = page_number(row, 10);
	series->threshold[i] = page_number(row, 11);
	series->p_adjusted[i] = page_number(row, 12);
	series->rows[i] = page_number(row, 13);
	series->status[i] = html_status_of(mlsys_result_text(row, 14));
	series->message[i] = mlsys_result_text(row, 15);
}

/*
 * At most limit series of a monitor of some signals (an array literal), deciding ones alone and one a
 * feature, or all; total gets how many there are.
 */
PageSeries *
page_read_series(const PageMonitor *monitor, const char *signals, bool is_deciding, int limit,
				 int *n, int *total)
{
	MlsysParameters parameters = {0};
	PageSeries *series;
	uint64 rows;
	int64 last = 0;

	*n = 0;
	*total = 0;
	if (monitor->since == NULL)
		return NULL;
	mlsys_add_text(&parameters, monitor->name);
	mlsys_add_text(&parameters, monitor->time_zone);
	mlsys_add_text(&parameters, monitor->since);
	mlsys_add_text(&parameters, signals);
	mlsys_add_parameter(&parameters, BOOLOID, BoolGetDatum(is_deciding), false);
	mlsys_add_int4(&parameters, limit);
	rows = mlsys_catalog_read(
		"WITH results AS MATERIALIZED (SELECT *, (CASE status WHEN 'alarm' THEN 4 WHEN 'error' THEN 3 WHEN 'warn' THEN 2 "
		"WHEN 'ok' THEN 1 ELSE 0 END) AS severity, greatest(value - coalesce(noise_floor, 0), 0) / nullif(threshold, 0) AS excess "
		"FROM mlsys.metric_results WHERE monitor = $1 AND slice = '' AND window_start >= $3::timestamptz "
		"AND signal = ANY ($4::text[]) AND (threshold IS NOT NULL OR NOT $5)), "
		"latest AS (SELECT DISTINCT ON (signal, feature, metric) * FROM results ORDER BY signal, feature, metric, window_start DESC), "
		"one AS (SELECT DISTINCT ON (signal, feature, CASE WHEN $5 THEN '' ELSE metric END) * FROM latest "
		"ORDER BY signal, feature, CASE WHEN $5 THEN '' ELSE metric END, severity DESC, excess DESC NULLS LAST, metric DESC), "
		"chosen AS (SELECT signal, feature, metric, row_number() OVER (ORDER BY severity DESC, excess DESC NULLS LAST, signal, feature, metric) AS place, "
		"count(*) OVER () AS total FROM one) "
		"SELECT signal, feature, metric, c.place, to_char(r.window_start AT TIME ZONE $2, 'YYYY-MM-DD HH24:MI'), "
		"extract(epoch FROM r.window_start)::float8, r.value, r.std_error, r.noise_floor, r.noise_p95, r.threshold, "
		"r.p_adjusted, r.n, r.status, r.message, c.total FROM chosen AS c JOIN results AS r USING (signal, feature, metric) "
		"WHERE c.place <= $6 ORDER BY c.place, r.window_start",
		&parameters);
	if (rows == 0)
		return NULL;
	*total = (int) DatumGetInt64(mlsys_result_value(0, 16));
	series = page_column(limit, sizeof(PageSeries));
	for (uint64 i = 0; i < rows; i++)
	{
		int64 place = DatumGetInt64(mlsys_result_value(i, 4));

		if (place != last)
			series_init(&series[(*n)++], i, monitor->nwindows);
		last = place;
		/* a window may have results that monitor_windows does not know, if somebody has meddled */
		if (series[*n - 1].n < monitor->nwindows)
			series_add(&series[*n - 1], i);
	}
	return series;
}

/* Charts of series */

static const char *
note_of(const PageSeries *series, int i, const char *what)
{
	StringInfoData note;

	initStringInfo(&note);
	html_text(&note, series->windows[i]);
	appendStringInfo(&note, ": %s", what);
	html_number(&note, series->value[i], 4);
	if (isfinite(series->p_adjusted[i]))
	{
		appendStringInfoString(&note, ", p ");
		html_p_value(&note, series->p_adjusted[i]);
	}
	if (series->status[i] != ML_DRIFT_INFORMATIVE)
		appendStringInfo(&note, ", %s", html_status_name(series->status[i]));
	return note.data;
}

static const char **
notes_of(const PageSeries *series, const char *what)
{
	const char **notes = page_column(series->n, sizeof(char *));

	for (int i = 0; i < series->n; i++)
		notes[i] = note_of(series, i, what);
	return notes;
}

/* value + factor * width, for each window. */
double *
page_shifted(const double *value, const double *width, double factor, int n)
{
	double *result = page_column(n, sizeof(double));

	for (int i = 0; i < n; i++)
		result[i] = value[i] + factor * width[i];
	return result;
}

static double *
or_zero(const double *value, int n)
{
	double *result = page_column(n, sizeof(double));

	for (int i = 0; i < n; i++)
		result[i] = isnan(value[i]) ? 0 : value[i];
	return result;
}

static bool
has_negative(const PageSeries *series)
{
	for (int i = 0; i < series->n; i++)
	{
		if (series->value[i] < 0)
			return true;
	}
	return false;
}

HtmlLayer
page_value_line(const PageSeries *series, const char *css)
{
	HtmlLayer layer = {
		.kind = HTML_LINE, .css = css, .n = series->n, .x = series->x, .y = series->value};

	return layer;
}

HtmlLayer
page_value_dots(const PageSeries *series, const char *css, const char *what, bool has_bars)
{
	HtmlLayer layer = {
		.kind = HTML_DOTS, .css = css, .n = series->n, .x = series->x, .y = series->value};

	layer.status = series->status;
	layer.notes = notes_of(series, what);
	if (has_bars)
	{
		layer.low = page_shifted(series->value, series->std_error, -PAGE_INTERVAL, series->n);
		layer.high = page_shifted(series->value, series->std_error, PAGE_INTERVAL, series->n);
	}
	return layer;
}

void
page_set_windows(HtmlLineChart *chart, const PageMonitor *monitor)
{
	int last = monitor->nwindows - 1;

	chart->first = monitor->windows[0];
	chart->last = monitor->windows[last];
	chart->x_min = monitor->x[0];
	chart->x_max = monitor->x[last];
}

/* What a drift metric was over time: noise, limit, values.  With a sign both sides have a limit. */
void
page_drift_chart(ModelReport *report, const PageMonitor *monitor, const PageSeries *series,
				 const char *label)
{
	HtmlLayer layers[6];
	HtmlLineChart chart = {.label = label, .from_zero = true, .layers = layers};
	bool is_signed = has_negative(series);
	double *floor = or_zero(series->noise_floor, series->n);
	double *limit = page_shifted(series->threshold, floor, 1, series->n);
	double *zero = page_column(series->n, sizeof(double));
	double *other = page_shifted(zero, limit, -1, series->n);
	int n = 0;

	page_set_windows(&chart, monitor);
	layers[n++] = (HtmlLayer){
		.kind = HTML_BAND,
		.css = "band",
		.n = series->n,
		.x = series->x,
		.low = is_signed ? page_shifted(zero, series->noise_floor, -1, series->n) : zero,
		.high = series->noise_floor};
	layers[n++] =
		(HtmlLayer){.kind = HTML_LINE, .css = "limit", .n = series->n, .x = series->x, .y = limit};
	if (is_signed)
		layers[n++] = (HtmlLayer){
			.kind = HTML_LINE, .css = "limit", .n = series->n, .x = series->x, .y = other};
	layers[n++] = page_value_line(series, "current");
	layers[n++] = page_value_dots(series, "current", "", false);
	chart.nlayers = n;
	html_line_chart(&report->page, &chart);
}

/* The newest window that has a value, or the newest. */
int
page_newest(const PageSeries *series)
{
	for (int i = series->n - 1; i >= 0; i--)
	{
		if (isfinite(series->value[i]))
			return i;
	}
	return series->n - 1;
}

void
page_card(StringInfo page, const char *name, MlDriftStatus status)
{
	appendStringInfoString(page, "<article class=\"card\"><div class=\"head\"><h4>");
	html_name(page, name, PAGE_NAME);
	appendStringInfoString(page, "</h4>");
	html_status(page, status);
	appendStringInfoString(page, "</div>\n");
}

/* Value, noise and limit. */
static void
append_rule(StringInfo page, const PageSeries *series, int i)
{
	double noise = isfinite(series->noise_floor[i]) ? series->noise_floor[i] : 0;

	html_name(page, page_metric(series->metric).label, PAGE_NAME);
	appendStringInfoString(page, " <b>");
	html_number(page, series->value[i], 3);
	appendStringInfoString(page, "</b>");
	if (isfinite(series->noise_floor[i]))
	{
		appendStringInfoString(page, ", noise ");
		html_number(page, noise, 3);
	}
	if (isfinite(series->threshold[i]))
	{
		appendStringInfoString(page, ", alarm from ");
		html_number(page, series->threshold[i] + noise, 3);
	}
	if (isfinite(series->p_adjusted[i]))
	{
		appendStringInfoString(page,
							   series->p_adjusted[i] < 0.0001 ? ", p&#160;" : ", p&#160;=&#160;");
		html_p_value(page, series->p_adjusted[i]);
	}
}

void
page_series_text(StringInfo page, const PageMonitor *monitor, const PageSeries *series)
{
	int i = series->n - 1;

	appendStringInfoString(page, "<p class=\"small soft\">");
	append_rule(page, series, i);
	if (series->x[i] < monitor->x[monitor->nwindows - 1])
	{
		appendStringInfoString(page, ", in the window from ");
		html_time(page, series->windows[i]);
	}
	if (series->message[i] != NULL && series->message[i][0] != '\0')
	{
		appendStringInfoString(page, ". ");
		html_clipped(page, series->message[i], 200);
	}
	appendStringInfoString(page, "</p>\n");
}

void
page_message(StringInfo page, MlDriftStatus status, const char *window, const char *message)
{
	if (message == NULL || message[0] == '\0')
		return;
	appendStringInfoString(page, "<p>");
	html_status(page, status);
	appendStringInfoString(page, " Window from ");
	html_time(page, window);
	appendStringInfoString(page, ": ");
	html_clipped(page, message, 500);
	appendStringInfoString(page, "</p>\n");
}

/* Legends */

static const struct
{
	char key;
	const char *html;
} legend_items[] = {
	{'t',
	 "<li><svg viewBox=\"0 0 26 14\" aria-hidden=\"true\"><rect class=\"training\" x=\"2\" y=\"2\" width=\"22\" height=\"10\"/></svg>training</li>"},
	{'c',
	 "<li><svg viewBox=\"0 0 26 14\" aria-hidden=\"true\"><path class=\"current\" d=\"M1 7H25\"/></svg>current</li>"},
	{'n',
	 "<li><svg viewBox=\"0 0 26 14\" aria-hidden=\"true\"><path class=\"band\" d=\"M1 1H25V13H1Z\"/></svg>noise: expected by chance</li>"},
	{'l',
	 "<li><svg viewBox=\"0 0 26 14\" aria-hidden=\"true\"><path class=\"limit\" d=\"M1 7H25\"/></svg>alarm from here</li>"},
	{'a',
	 "<li><svg viewBox=\"0 0 26 14\" aria-hidden=\"true\"><path class=\"dot alarm\" d=\"M13 1.5l5.5 5.5l-5.5 5.5l-5.5-5.5Z\"/></svg>alarm</li>"},
	{'w',
	 "<li><svg viewBox=\"0 0 26 14\" aria-hidden=\"true\"><path class=\"dot warn\" d=\"M13 2l5 8.5h-10Z\"/></svg>warning</li>"},
	{'f',
	 "<li><svg viewBox=\"0 0 26 14\" aria-hidden=\"true\"><circle class=\"dot few\" cx=\"13\" cy=\"7\" r=\"3\"/></svg>not enough data</li>"},
	{'e',
	 "<li><svg viewBox=\"0 0 26 14\" aria-hidden=\"true\"><path class=\"estimated\" d=\"M1 7H25\"/></svg>estimated, before labels</li>"},
	{'h',
	 "<li><svg viewBox=\"0 0 26 14\" aria-hidden=\"true\"><path class=\"training\" d=\"M1 7H25\"/></svg>held out at training, with 95 % interval</li>"},
};

void
page_legend(StringInfo page, const char *keys)
{
	appendStringInfoString(page, "<ul class=\"legend\">");
	for (; *keys != '\0'; keys++)
	{
		for (size_t i = 0; i < lengthof(legend_items); i++)
		{
			if (legend_items[i].key == *keys)
				appendStringInfoString(page, legend_items[i].html);
		}
	}
	appendStringInfoString(page, "</ul>\n");
}
