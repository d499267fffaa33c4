/*
 * model_report.c
 *		mlsys.report(): what is known of a model, as one page of HTML.
 *
 * The page stands alone: style and charts are in it, nothing is loaded and no script runs.  It is for the
 * owner of the model, since profiles tell quantiles and categories of the data.  All is read in the
 * snapshot of the statement that calls us, and written front to back into one buffer in the caller's
 * context.  What would make the page long without end is cut, at the bounds of model_report.h, and the
 * page says where; so it stays below 1 MB.
 *
 * This file has the model itself: versions, options, metrics on rows held out, open alerts.  What monitors
 * saw is in monitor_report.c, distributions are in profile_report.c.
 */
#include "pg/model_report.h"

#include <math.h>

#include "utils/guc.h"

#include "pg/lifecycle.h"
#include "pg/resolve.h"

#define MAX_DOC 250
#define MAX_TEXT 1000         /* characters of descriptions and messages */
#define MAX_COLUMNS_SHOWN 300 /* columns that the model needs */
#define MAX_CLASSES_SHOWN 30

#define ISO_TIME(column) "to_char(" column " AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')"

/* Metrics in words */

static const PageMetric metrics[] = {
	{"normalised_log_loss", "normalised log loss",
	 "log loss by that of the base rate; 1 is no skill, 0 is perfect", -1, false},
	{"roc_auc", "ROC AUC",
	 "chance that a positive row scores above a negative one; 0.5 is no skill", 1, true},
	{"average_precision", "average precision", "mean precision over all cut-offs", 1, true},
	{"accuracy", "accuracy", "share of rows predicted right", 1, true},
	{"precision", "precision", "share of positive predictions that are right", 1, true},
	{"recall", "recall", "share of positive rows that are found", 1, true},
	{"specificity", "specificity", "share of negative rows that are found", 1, true},
	{"f1", "F1", "harmonic mean of precision and recall", 1, true},
	{"macro_f1", "macro F1", "F1 of each class, averaged", 1, true},
	{"top_2", "top 2", "share of rows whose class is among the two likeliest", 1, true},
	{"top_3", "top 3", "share of rows whose class is among the three likeliest", 1, true},
	{"rmse", "RMSE", "root of the mean squared error, in units of the target", -1, false},
	{"mae", "MAE", "mean absolute error, in units of the target", -1, false},
	{"r2", "R\302\262", "share of the target's variance that is explained", 1, false},
	{"log_loss", "log loss", "mean negative log of the probability given to what happened", -1,
	 false},
	{"brier", "Brier score", "mean squared error of the probability", -1, true},
	{"base_rate", "base rate", "share of positive rows", 0, true},
	{"psi", "PSI", "population stability index", 0, false},
	{"js_distance", "JS distance", "root of the Jensen-Shannon divergence", 0, false},
	{"missing_share", "missing share", "share of NULL and NaN", 0, true},
	{"unseen_share", "unseen share", "share of categories that training had not", 0, true},
	{"share_change", "change of share", "relative to the share in the reference", 0, false},
	{"mean_difference", "difference of means", "in standard deviations of the reference", 0, false},
	{"prediction_bias", "relative bias", "difference of mean actual and predicted", 0, false},
	{"reconstruction_error_change", "change of reconstruction error", "by principal components", 0,
	 false},
};

PageMetric
page_metric(const char *name)
{
	PageMetric unknown = {name, name, "", 0, false};

	for (int i = 0; i < (int) lengthof(metrics); i++)
	{
		if (strcmp(metrics[i].name, name) == 0)
			return metrics[i];
	}
	return unknown;
}

int
page_metric_order(const char *name)
{
	int i = 0;

	while (i < (int) lengthof(metrics) && strcmp(metrics[i].name, name) != 0)
		i++;
	return i;
}

/* Reading */

double
page_number(uint64 row, int column)
{
	bool is_null;
	Datum value = mlsys_result(row, column, &is_null);

	return is_null ? NAN : DatumGetFloat8(value);
}

/* A number of JSON, which may be too large for a double. */
static double
text_number(const char *text)
{
	return text != NULL ? strtod(text, NULL) : NAN;
}

/* The rows of a statement whose only parameter is the model. */
static uint64
read_of_model(const ModelReport *report, const char *statement)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, report->model);
	return mlsys_catalog_read(statement, &parameters);
}

/* The same with the version as second one. */
static uint64
read_of_version(const ModelReport *report, const char *statement)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, report->model);
	mlsys_add_int4(&parameters, report->version);
	return mlsys_catalog_read(statement, &parameters);
}

/* Pieces */

void
page_cell(StringInfo page, const char *css, const char *text)
{
	appendStringInfo(page, "<td class=\"%s\">", css);
	html_clipped(page, text, MAX_TEXT);
	appendStringInfoString(page, "</td>");
}

void
page_number_cell(StringInfo page, double value)
{
	appendStringInfoString(page, "<td class=\"n\">");
	html_number(page, value, 4);
	appendStringInfoString(page, "</td>");
}

void
page_doc(StringInfo page, const char *prefix, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	appendStringInfo(page, "<span class=\"doc\">%s", prefix);
	html_clipped(page, text, MAX_DOC);
	appendStringInfoString(page, "</span>");
}

void
page_place(StringInfo page, const char *feature, const char *slice)
{
	html_name(page, feature[0] != '\0' ? feature : "(all)", PAGE_NAME);
	if (slice[0] != '\0')
	{
		appendStringInfoString(page, " where ");
		html_name(page, slice, PAGE_NAME);
	}
}

void
page_row_name(StringInfo page, const char *name)
{
	appendStringInfoString(page, "<th scope=\"row\">");
	html_name(page, name, PAGE_NAME);
	appendStringInfoString(page, "</th>");
}

void
page_rest(StringInfo page, uint64 n, int column)
{
	int64 total = DatumGetInt64(mlsys_result_value(0, column));

	if (total > (int64) n)
		appendStringInfo(
			page, "<p class=\"soft small\">The first " UINT64_FORMAT " of " INT64_FORMAT ".</p>\n",
			n, total);
}

/* A line of a list of facts; nothing when the text is NULL or empty. */
static void
fact(StringInfo page, const char *name, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	appendStringInfo(page, "<div><dt>%s</dt><dd>", name);
	html_clipped(page, text, MAX_TEXT);
	appendStringInfoString(page, "</dd></div>\n");
}

static void
fact_count(StringInfo page, const char *name, const char *text)
{
	if (text == NULL)
		return;
	appendStringInfo(page, "<div><dt>%s</dt><dd>", name);
	html_count(page, text_number(text));
	appendStringInfoString(page, "</dd></div>\n");
}

/* Head: name, key figures, where to find what */

static void
begin_tile(StringInfo page, const char *name)
{
	appendStringInfo(page, "<div class=\"card\"><dt>%s</dt><dd>", name);
}

static void
tile_note(StringInfo page, const char *text)
{
	appendStringInfoString(page, "</dd><dd class=\"note\">");
	html_clipped(page, text, 120);
}

static void
end_tile(StringInfo page)
{
	appendStringInfoString(page, "</dd></div>\n");
}

/* The metric that stands for a version where there is room for one. */
static const char *
main_metric(const ModelReport *report)
{
	return report->is_regression ? "rmse" : report->is_binary ? "roc_auc" : "accuracy";
}

void
page_held_out(const ModelReport *report, const char *metric, double *value, double *std_error)
{
	MlsysParameters parameters = {0};

	*value = NAN;
	*std_error = NAN;
	mlsys_add_text(&parameters, report->model);
	mlsys_add_int4(&parameters, report->version);
	mlsys_add_text(&parameters, metric);
	if (mlsys_catalog_read(
			"SELECT CASE jsonb_typeof(metrics #> ARRAY['test', $3]) WHEN 'number' "
			"THEN metrics #>> ARRAY['test', $3] END, "
			"CASE jsonb_typeof(metrics #> ARRAY['test_std_error', $3]) WHEN 'number' "
			"THEN metrics #>> ARRAY['test_std_error', $3] END "
			"FROM mlsys.model_versions WHERE model = $1 AND version = $2",
			&parameters) > 0)
	{
		*value = text_number(mlsys_result_text(0, 1));
		*std_error = text_number(mlsys_result_text(0, 2));
	}
}

static void
version_tile(ModelReport *report)
{
	StringInfo page = &report->page;

	begin_tile(page, "Version");
	if (report->version == 0)
		appendStringInfoString(page, "none");
	else if (
		read_of_version(
			report,
			"SELECT (SELECT string_agg(alias, ', ' ORDER BY alias) "
			"FROM mlsys.model_aliases AS a WHERE a.model = $1 AND a.version = $2), " ISO_TIME(
				"finished_at") " FROM mlsys.model_versions WHERE model = $1 AND version = $2") > 0)
	{
		char *aliases = mlsys_result_text(0, 1);

		appendStringInfo(page, "%d", report->version);
		tile_note(page, aliases != NULL
							? psprintf("deployed as %s, made %s", aliases, mlsys_result_text(0, 2))
							: psprintf("not deployed, made %s", mlsys_result_text(0, 2)));
	}
	end_tile(page);
}

static void
metric_tile(ModelReport *report)
{
	StringInfo page = &report->page;
	PageMetric metric = page_metric(main_metric(report));
	double value;
	double std_error;

	page_held_out(report, metric.name, &value, &std_error);
	if (isnan(value))
		return;
	begin_tile(page, metric.label);
	html_number(page, value, 4);
	tile_note(page, isnan(std_error)
						? "on rows held out of training"
						: psprintf("\302\261 %.2g on rows held out of training", 1.96 * std_error));
	end_tile(page);
}

static void
alert_tile(ModelReport *report)
{
	StringInfo page = &report->page;
	const char *count;

	(void) read_of_model(
		report, "SELECT count(*)::text, count(*) FILTER (WHERE status = 'acknowledged')::text "
				"FROM mlsys.alerts "
				"WHERE split_part(model, '@', 1) = $1 AND status <> 'resolved'");
	count = mlsys_result_text(0, 1);
	begin_tile(page, "Open alerts");
	appendStringInfoString(page, count);
	tile_note(page, strcmp(count, "0") == 0
						? "nothing needs a look"
						: psprintf("%s of them acknowledged", mlsys_result_text(0, 2)));
	end_tile(page);
}

static void
window_tile(ModelReport *report)
{
	StringInfo page = &report->page;
	bool found =
		read_of_model(report, "SELECT w.status, m.monitor, to_char(w.window_start AT TIME ZONE "
							  "m.time_zone, 'YYYY-MM-DD') FROM mlsys.monitors AS m "
							  "JOIN mlsys.monitor_windows AS w ON w.monitor = m.monitor "
							  "WHERE split_part(m.model, '@', 1) = $1 "
							  "ORDER BY w.window_start DESC, m.monitor LIMIT 1") > 0;

	begin_tile(page, "Newest window");
	if (found)
	{
		html_status(page, html_status_of(mlsys_result_text(0, 1)));
		tile_note(page, psprintf("from %s, by monitor %s", mlsys_result_text(0, 3),
								 mlsys_result_text(0, 2)));
	}
	else
	{
		appendStringInfoString(page, "&#8211;");
		tile_note(page, "no monitor has run");
	}
	end_tile(page);
}

static void
write_head(ModelReport *report)
{
	StringInfo page = &report->page;

	html_begin(page, psprintf("%s - model report", report->model));
	appendStringInfoString(page, "<header><h1>Model ");
	html_name(page, report->model, 200);
	appendStringInfoString(page, "</h1>\n<p class=\"soft\">Report of mlsys, made ");
	(void) read_of_model(report, "SELECT " ISO_TIME("now()") ", $1, current_database()::text");
	html_text(page, mlsys_result_text(0, 1));
	appendStringInfoString(page, " in database ");
	html_name(page, mlsys_result_text(0, 3), PAGE_NAME);
	appendStringInfoString(page, ". Times are UTC, those of windows in the time zone of their "
								 "monitor.</p>\n<dl class=\"tiles\">\n");
	alert_tile(report);
	window_tile(report);
	version_tile(report);
	metric_tile(report);
	appendStringInfoString(
		page, "</dl>\n<nav aria-label=\"Contents\"><ul>"
			  "<li><a href=\"#alerts\">Open alerts</a></li>"
			  "<li><a href=\"#model\">Model</a></li>"
			  "<li><a href=\"#metrics\">Held-out metrics</a></li>"
			  "<li><a href=\"#monitoring\">Monitoring</a></li>"
			  "<li><a href=\"#versions\">Versions</a></li>"
			  "<li><a href=\"#reading\">How to read this</a></li></ul></nav></header>\n");
}

/* Alerts */

/* A row of mlsys.alerts; the columns are those of write_alerts()'s statement. */
static void
alert_row(StringInfo page, uint64 i)
{
	bool is_new = strcmp(mlsys_result_text(i, 3), "opened") == 0;

	appendStringInfoString(page, "<tr><td>");
	html_status(page, is_new ? ML_DRIFT_ALARM : ML_DRIFT_WARN);
	page_doc(page, "", psprintf("alert %s, %s", mlsys_result_text(i, 1), mlsys_result_text(i, 3)));
	appendStringInfoString(page, "</td><th scope=\"row\" class=\"w\">");
	page_place(page, mlsys_result_text(i, 5), mlsys_result_text(i, 6));
	page_doc(page, "monitor ", mlsys_result_text(i, 2));
	page_doc(page, "", mlsys_result_text(i, 13));
	page_doc(page, "Note: ", mlsys_result_text(i, 14));
	appendStringInfoString(page, "</th>");
	page_cell(page, "t", mlsys_result_text(i, 4));
	page_cell(page, "t", mlsys_result_text(i, 7));
	page_number_cell(page, page_number(i, 8));
	page_number_cell(page, page_number(i, 9));
	appendStringInfoString(page, "<td class=\"t\">");
	html_text(page, mlsys_result_text(i, 10));
	page_doc(page, "", psprintf("%s windows", mlsys_result_text(i, 12)));
	appendStringInfoString(page, "</td>");
	page_cell(page, "t", mlsys_result_text(i, 11));
	appendStringInfoString(page, "</tr>\n");
}

static void
write_alerts(ModelReport *report)
{
	StringInfo page = &report->page;
	uint64 n;

	appendStringInfoString(page, "<section id=\"alerts\"><h2>Open alerts</h2>\n");
	n = read_of_model(
		report,
		"SELECT a.alert_id::text, a.monitor, a.status, a.signal, a.feature, a.slice, a.metric, "
		"a.value, a.threshold, to_char(a.first_window AT TIME ZONE coalesce(m.time_zone, 'UTC'), "
		"'YYYY-MM-DD'), " ISO_TIME(
			"a.opened_at") ", a.windows::text, a.message, a.note, "
						   "count(*) OVER () FROM mlsys.alerts AS a LEFT JOIN mlsys.monitors AS m USING (monitor) "
						   "WHERE split_part(a.model, '@', 1) = $1 AND a.status <> 'resolved' "
						   "ORDER BY a.status DESC, a.opened_at DESC, a.alert_id DESC LIMIT 30");
	if (n == 0)
	{
		appendStringInfoString(page, "<p>No alert is open.</p></section>\n");
		return;
	}
	html_begin_table(page, "Open alerts",
					 (const char *const[]){"Status", "Where", "Signal", "Metric", "#Value",
										   "#Threshold", "Since window", "Opened", NULL});
	for (uint64 i = 0; i < n; i++)
		alert_row(page, i);
	html_end_table(page);
	page_rest(page, n, 15);
	appendStringInfoString(page, "</section>\n");
}

/* The card */

static void
write_columns(ModelReport *report)
{
	StringInfo page = &report->page;
	uint64 n = read_of_version(
		report, "SELECT f ->> 'name', f ->> 'type', f ->> 'kind', "
				"jsonb_array_length(v.features)::text FROM mlsys.model_versions AS v, "
				"jsonb_array_elements(v.features) WITH ORDINALITY AS e(f, i) "
				"WHERE v.model = $1 AND v.version = $2 ORDER BY e.i LIMIT 300");

	if (n == 0)
		return;
	appendStringInfo(page, "<details%s><summary>Columns that the model needs (%s)</summary>\n",
					 n <= 12 ? " open=\"open\"" : "", mlsys_result_text(0, 4));
	html_begin_table(page, "Columns", (const char *const[]){"Column", "Type", "Read as", NULL});
	for (uint64 i = 0; i < n; i++)
	{
		appendStringInfoString(page, "<tr>");
		page_row_name(page, mlsys_result_text(i, 1));
		page_cell(page, "", mlsys_result_text(i, 2));
		page_cell(page, "", mlsys_result_text(i, 3));
		appendStringInfoString(page, "</tr>\n");
	}
	appendStringInfoString(page, "</tbody></table></div></details>\n");
}

static void
write_options(ModelReport *report)
{
	StringInfo page = &report->page;

	if (read_of_version(
			report,
			"SELECT CASE WHEN options_given = '{}' THEN NULL ELSE jsonb_pretty(options_given) END, "
			"jsonb_pretty(options) FROM mlsys.model_versions "
			"WHERE model = $1 AND version = $2") == 0)
		return;
	appendStringInfoString(page, "<h3>Options</h3>\n");
	if (mlsys_result_text(0, 1) == NULL)
		appendStringInfoString(page, "<p>None were given: all are at their defaults.</p>\n");
	else
	{
		appendStringInfoString(page, "<p>Given; all others are at their defaults:</p><pre>");
		html_clipped(page, mlsys_result_text(0, 1), 4000);
		appendStringInfoString(page, "</pre>\n");
	}
	appendStringInfoString(page, "<details><summary>All options</summary><pre>");
	html_clipped(page, mlsys_result_text(0, 2), 8000);
	appendStringInfoString(page, "</pre></details>\n");
}

/* What the version says of itself; the columns are those of write_model()'s statement. */
static void
write_facts(ModelReport *report)
{
	StringInfo page = &report->page;
	char *parent = mlsys_result_text(0, 12);

	appendStringInfoString(page, "<dl class=\"card facts\">\n");
	fact(page, "Name", report->model);
	fact(page, "Owner", mlsys_result_text(0, 1));
	fact(page, "Version", psprintf("%d", report->version));
	fact(page, "Algorithm", mlsys_result_text(0, 2));
	fact(page, "Task", mlsys_result_text(0, 3));
	fact(page, "Target", mlsys_result_text(0, 4));
	fact(page, "Classes", mlsys_result_text(0, 5));
	fact(page, "Positive class", mlsys_result_text(0, 6));
	fact(page, "Positive from",
		 mlsys_result_text(0, 7) == NULL ? NULL
										 : psprintf("probability %s", mlsys_result_text(0, 7)));
	fact_count(page, "Rows trained on", mlsys_result_text(0, 8));
	fact_count(page, "Rows held out", mlsys_result_text(0, 9));
	fact_count(page, "Rows skipped", mlsys_result_text(0, 10));
	fact(page, "Split", mlsys_result_text(0, 13));
	fact(page, "Origin",
		 parent == NULL ? mlsys_result_text(0, 11)
						: psprintf("%s, of version %s", mlsys_result_text(0, 11), parent));
	fact(page, "Made", psprintf("%s to %s", mlsys_result_text(0, 14), mlsys_result_text(0, 15)));
	fact(page, "Made by", mlsys_result_text(0, 16));
	fact(page, "Made with", mlsys_result_text(0, 17));
	fact(page, "WAL position", mlsys_result_text(0, 18));
	fact(page, "Digest", mlsys_result_text(0, 19));
	fact(page, "Name since", mlsys_result_text(0, 20));
	fact(page, "Retraining", mlsys_result_text(0, 22));
	fact(page, "Description", mlsys_result_text(0, 21));
	appendStringInfoString(page, "</dl>\n");
}

static void
write_model(ModelReport *report)
{
	StringInfo page = &report->page;

	appendStringInfoString(page, "<section id=\"model\"><h2>Model</h2>\n");
	if (report->version == 0)
	{
		appendStringInfoString(page, "<p>The model has no version.</p></section>\n");
		return;
	}
	(void) read_of_version(
		report,
		"SELECT m.owner::text, v.algorithm, v.task, v.target, "
		"array_to_string(v.classes[:30], ', ') || CASE WHEN cardinality(v.classes) > 30 "
		"THEN format(', and %s more', cardinality(v.classes) - 30) ELSE '' END, "
		"v.positive_class, v.decision_threshold::text, v.rows::text, v.test_rows::text, v.rows_skipped::text, "
		"v.origin, v.parent_version::text, CASE WHEN v.test_fraction IS NOT NULL THEN "
		"format('%s held out by %s, seed %s', v.test_fraction, coalesce('column ' || v.split_key, 'a hash of the features'), v.seed) END, " ISO_TIME(
			"v.started_at") ", " ISO_TIME("v.finished_at") ", v.trained_by::text, "
														   "format('%s, PostgreSQL %s, %s', v.library_version, v.server_version, v.blas_version), "
														   "v.snapshot_lsn::text, encode(v.digest, 'hex'), " ISO_TIME(
															   "m.created_at") ", v.description, "
																			   "(SELECT format('%s of %s, at most once in %s, under alias %s', CASE WHEN p.is_enabled THEN 'on alerts' ELSE 'disabled; on alerts' END, "
																			   "array_to_string(p.signals, ', '), p.cooldown, p.alias) FROM mlsys.retrain_policies AS p WHERE p.model = $1) "
																			   "FROM mlsys.models AS m JOIN mlsys.model_versions AS v USING (model) WHERE m.model = $1 AND v.version = $2");
	write_facts(report);
	write_columns(report);
	write_options(report);
	appendStringInfoString(page, "</section>\n");
}

/* Metrics of the held-out part */

typedef struct HeldOut
{
	char *name;
	double test;
	double std_error;
	double train;
	double baseline;
} HeldOut;

static int
by_order(const void *a, const void *b)
{
	const HeldOut *first = a;
	const HeldOut *second = b;
	int difference = page_metric_order(first->name) - page_metric_order(second->name);

	return difference != 0 ? difference : strcmp(first->name, second->name);
}

static void
metric_row(StringInfo page, const HeldOut *line)
{
	PageMetric metric = page_metric(line->name);
	HtmlInterval interval = {.value = line->test, .train = line->train, .baseline = line->baseline};
	double half = 1.959963984540054 * line->std_error;

	interval.low = metric.is_share ? Max(line->test - half, 0) : line->test - half;
	interval.high = metric.is_share ? Min(line->test + half, 1) : line->test + half;
	interval.label = psprintf("held out %.4g, from %.4g to %.4g; training part %.4g; baseline %.4g",
							  line->test, interval.low, interval.high, line->train, line->baseline);
	appendStringInfoString(page, "<tr><th scope=\"row\" class=\"m\">");
	html_name(page, metric.label, PAGE_NAME);
	appendStringInfo(page, "<span class=\"doc\">%s%s</span></th>", metric.doc,
					 metric.better > 0   ? "; more is better"
					 : metric.better < 0 ? "; less is better"
										 : "");
	page_number_cell(page, line->test);
	appendStringInfoString(page, "<td class=\"n\">");
	if (isnan(half))
		appendStringInfoString(page, "&#8211;");
	else
	{
		html_number(page, interval.low, 4);
		appendStringInfoString(page, " to ");
		html_number(page, interval.high, 4);
	}
	appendStringInfoString(page, "</td>");
	page_number_cell(page, line->train);
	page_number_cell(page, line->baseline);
	appendStringInfoString(page, "<td>");
	html_interval(page, &interval);
	appendStringInfoString(page, "</td></tr>\n");
}

/* Metrics of train(); false when the version has none of that form. */
static bool
write_trained_metrics(ModelReport *report)
{
	StringInfo page = &report->page;
	HeldOut *lines;
	int n = (int) read_of_version(
		report, "SELECT e.key, e.value #>> '{}', v.metrics #>> ARRAY['test_std_error', e.key], "
				"v.metrics #>> ARRAY['train', e.key], v.metrics #>> ARRAY['baseline', e.key] "
				"FROM mlsys.model_versions AS v, jsonb_each(CASE jsonb_typeof(v.metrics -> 'test') "
				"WHEN 'object' THEN v.metrics -> 'test' ELSE '{}' END) AS e(key, value) "
				"WHERE v.model = $1 AND v.version = $2 AND v.origin <> 'register' LIMIT 50");

	if (n == 0)
		return false;
	lines = palloc0(sizeof(HeldOut) * n);
	for (int i = 0; i < n; i++)
	{
		lines[i].name = mlsys_result_text(i, 1);
		lines[i].test = text_number(mlsys_result_text(i, 2));
		lines[i].std_error = text_number(mlsys_result_text(i, 3));
		lines[i].train = text_number(mlsys_result_text(i, 4));
		lines[i].baseline = text_number(mlsys_result_text(i, 5));
	}
	qsort(lines, n, sizeof(HeldOut), by_order);
	appendStringInfoString(
		page,
		"<p>Measured on rows that had no part in training. The interval covers the true value in 95 of 100 cases, if rows are independent. The baseline knows no feature: it predicts the mean, or the shares of the classes.</p>\n");
	html_begin_table(page, "Held-out metrics",
					 (const char *const[]){"Metric", "#Held out", "#95 % interval",
										   "#Training part", "#Baseline",
										   "Dot: held out, ring: training, bar: baseline", NULL});
	for (int i = 0; i < n; i++)
		metric_row(page, &lines[i]);
	html_end_table(page);
	return true;
}

/* Metrics that whoever registered the version gave: an object of anything. */
static bool
write_given_metrics(ModelReport *report)
{
	StringInfo page = &report->page;
	uint64 n = read_of_version(
		report, "SELECT e.key, e.value #>> '{}' FROM mlsys.model_versions AS v, "
				"jsonb_each(v.metrics) AS e(key, value) WHERE v.model = $1 AND v.version = $2 "
				"ORDER BY e.key LIMIT 50");

	if (n == 0)
		return false;
	appendStringInfoString(
		page, "<p>As they were given with the version; mlsys has not measured them.</p>\n");
	html_begin_table(page, "Metrics given", (const char *const[]){"Metric", "Value", NULL});
	for (uint64 i = 0; i < n; i++)
	{
		appendStringInfoString(page, "<tr>");
		page_row_name(page, mlsys_result_text(i, 1));
		page_cell(page, "w", mlsys_result_text(i, 2));
		appendStringInfoString(page, "</tr>\n");
	}
	html_end_table(page);
	return true;
}

static void
write_metrics(ModelReport *report)
{
	StringInfo page = &report->page;

	appendStringInfoString(page, "<section id=\"metrics\"><h2>Held-out metrics</h2>\n");
	if (report->version == 0 || (!write_trained_metrics(report) && !write_given_metrics(report)))
		appendStringInfoString(
			page, "<p>None are recorded with this version. "
				  "<code>mlsys.evaluate()</code> measures it on the rows of a query.</p>\n");
	appendStringInfoString(page, "</section>\n");
}

/* Versions */

static void
version_row(StringInfo page, uint64 i)
{
	char *parent = mlsys_result_text(i, 3);
	char *aliases = mlsys_result_text(i, 4);

	appendStringInfo(page, "<tr><th scope=\"row\" class=\"n\">%s</th><td class=\"w\">",
					 mlsys_result_text(i, 1));
	html_text(page, mlsys_result_text(i, 2));
	if (parent != NULL)
		appendStringInfo(page, ", of version %s", parent);
	page_doc(page, "", mlsys_result_text(i, 9));
	appendStringInfoString(page, "</td>");
	page_cell(page, "", aliases != NULL ? aliases : "");
	page_cell(page, "t", mlsys_result_text(i, 5));
	for (int column = 6; column <= 7; column++)
	{
		appendStringInfoString(page, "<td class=\"n\">");
		html_count(page, text_number(mlsys_result_text(i, column)));
		appendStringInfoString(page, "</td>");
	}
	page_number_cell(page, text_number(mlsys_result_text(i, 8)));
	page_cell(page, "t", mlsys_result_text(i, 10));
	page_cell(page, "", mlsys_result_text(i, 11));
	appendStringInfoString(page, "</tr>\n");
}

static void
write_versions(ModelReport *report)
{
	StringInfo page = &report->page;
	MlsysParameters parameters = {0};
	const char *metric = main_metric(report);
	uint64 n;

	mlsys_add_text(&parameters, report->model);
	mlsys_add_text(&parameters, metric);
	n = mlsys_catalog_read(
		"SELECT v.version::text, v.origin, v.parent_version::text, (SELECT string_agg(a.alias, ', ' ORDER BY a.alias) "
		"FROM mlsys.model_aliases AS a WHERE a.model = v.model AND a.version = v.version), v.algorithm, "
		"v.rows::text, v.test_rows::text, CASE jsonb_typeof(v.metrics #> ARRAY['test', $2]) WHEN 'number' "
		"THEN v.metrics #>> ARRAY['test', $2] END, v.description, " ISO_TIME(
			"v.finished_at") ", v.trained_by::text, "
							 "count(*) OVER () FROM mlsys.model_versions AS v WHERE v.model = $1 ORDER BY v.version DESC LIMIT 50",
		&parameters);
	appendStringInfoString(page, "<section id=\"versions\"><h2>Versions</h2>\n");
	if (n == 0)
	{
		appendStringInfoString(page, "<p>There are none.</p></section>\n");
		return;
	}
	html_begin_table(page, "Versions",
					 (const char *const[]){"#Version", "Origin", "Aliases", "Algorithm", "#Rows",
										   "#Held out", psprintf("#%s", page_metric(metric).label),
										   "Made", "By", NULL});
	for (uint64 i = 0; i < n; i++)
		version_row(page, i);
	html_end_table(page);
	page_rest(page, n, 12);
	appendStringInfoString(page, "</section>\n");
}

/* What the words mean */

static void
write_reading(StringInfo page)
{
	appendStringInfoString(
		page,
		"<section id=\"reading\"><h2>How to read this</h2>\n"
		"<p>A monitor compares the rows of a stretch of time, a window, with a reference, usually the rows that "
		"trained the model. <b>Skew</b> and <b>drift</b> say that a feature is distributed otherwise than in the "
		"reference; <b>quality</b>, that values are missing, unknown or out of range; <b>label drift</b>, that "
		"the outcome itself has become more or less frequent; <b>prediction bias</b>, that predictions are on "
		"average too high or too low; <b>performance</b>, how well they did once the outcome was known.</p>\n"
		"<p>Two samples of the same data never look quite the same. The grey <b>noise</b> band is what the metric "
		"would be by chance alone. There is an <b>alarm</b> where the value exceeds that by the threshold, and "
		"its p value, adjusted for the number of tests in the window, is below alpha, and there are rows enough. "
		"A <b>warning</b> is the same with half the threshold. Tests assume that rows are independent.</p>\n"
		"<p><b>PSI</b> (of numbers) and <b>JS distance</b> (of categories) are 0 for equal distributions. PSI of "
		"0.1 is a moderate, 0.25 a large change; JS distance is at most 1. Bars of a distribution are bins that "
		"training has fixed, each with about the same share of its rows unless one value is frequent; so "
		"where the current line leaves the tops of the grey bars, there is change.</p>\n"
		"<p>Drift alone does not say that the model has become worse, and <b>estimated performance</b>, which "
		"needs no outcome, does not see a change of the relation between features and outcome.</p>\n"
		"</section>\n<footer>Made by <code>mlsys.report()</code>. The page holds quantiles and categories of the "
		"data: who may not see these should not be given it.</footer>\n");
}

/* The function */

/* Which version the page is about: that of the reference, or the one deployed, or the newest. */
static void
choose_version(ModelReport *report, int32 version)
{
	uint64 n;

	if (version == 0)
		n = read_of_model(
			report,
			"SELECT v.version, v.task, cardinality(v.classes) FROM mlsys.model_versions AS v "
			"LEFT JOIN mlsys.model_aliases AS a ON a.model = v.model AND a.version = v.version "
			"AND a.alias = 'production' WHERE v.model = $1 "
			"ORDER BY a.alias IS NULL, v.version DESC LIMIT 1");
	else
	{
		report->version = version;
		n = read_of_version(report,
							"SELECT version, task, cardinality(classes) FROM mlsys.model_versions "
							"WHERE model = $1 AND version = $2");
	}
	if (n > 0)
	{
		bool is_null;
		Datum classes = mlsys_result(0, 3, &is_null);

		report->version = DatumGetInt32(mlsys_result_value(0, 1));
		report->is_regression = is_null;
		report->is_binary = !is_null && DatumGetInt32(classes) == 2;
	}
}

/* Texts of times, intervals and numbers shall not hang on the session; ends with the stretch. */
static void
plain_settings(void)
{
	static const char *const settings[][2] = {{"datestyle", "ISO, YMD"},
											  {"intervalstyle", "postgres"},
											  {"extra_float_digits", "1"},
											  {"timezone", "UTC"}};

	for (size_t i = 0; i < lengthof(settings); i++)
		(void) set_config_option(settings[i][0], settings[i][1], PGC_USERSET, PGC_S_SESSION,
								 GUC_ACTION_SAVE, true, 0, false);
}

PG_FUNCTION_INFO_V1(mlsys_report);
Datum
mlsys_report(PG_FUNCTION_ARGS)
{
	char *reference = mlsys_text_argument(fcinfo, 0);
	ModelReport report = {.model = mlsys_reference_model(reference)};
	MlsysResolved resolved = {0};
	MlsysCatalog catalog;

	initStringInfo(&report.page);
	if (strchr(reference, '@') != NULL)
		(void) mlsys_resolve(reference, true, &resolved);
	mlsys_catalog_begin(&catalog);
	mlsys_catalog_check_owner(&catalog, report.model, false);
	plain_settings();
	mlsys_env_init(&report.env, CurrentMemoryContext);
	choose_version(&report, resolved.version);
	write_head(&report);
	write_alerts(&report);
	write_model(&report);
	write_metrics(&report);
	page_monitors(&report);
	write_versions(&report);
	write_reading(&report.page);
	html_end(&report.page);
	mlsys_catalog_end(&catalog);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(report.page.data, report.page.len));
}
