/*
 * monitor_report.c
 *		What monitors saw, in mlsys.report(): see model_report.c.
 *
 * A monitor is shown window by window, the newest of them, all rows together (the first monitor at length, the
 *		others in brief); slices only in
 * the list of what was found last.  Of a feature one metric is drawn, the one that decides about it: the one
 * with a threshold, and where several have one that which is furthest above its own.  Features are ordered
 * by how they stand in the newest window, so that those cut off are those that drift least.
 */
#include "pg/monitor_report.h"

/* Features */

/* What quality says of a feature in the newest window, where that is not well. */
static void
quality_text(StringInfo page, const PageSeries *quality, int nquality, const char *feature)
{
	for (int i = 0; i < nquality; i++)
	{
		int last = quality[i].n - 1;
		MlDriftStatus status = quality[i].status[last];

		if (strcmp(quality[i].feature, feature) != 0 ||
			(status != ML_DRIFT_ALARM && status != ML_DRIFT_WARN && status != ML_DRIFT_ERROR))
			continue;
		appendStringInfoString(page, "<p class=\"small soft\">quality: ");
		html_clipped(page, page_metric(quality[i].metric).label, PAGE_NAME);
		appendStringInfoString(page, " <b>");
		html_number(page, quality[i].value[last], 3);
		appendStringInfoString(page, "</b> ");
		html_status(page, status);
		appendStringInfoString(page, "</p>\n");
	}
}

static void
feature_card(ModelReport *report, const PageMonitor *monitor, const PageSeries *series,
			 const PageProfiles *profiles, const PageSeries *quality, int nquality)
{
	StringInfo page = &report->page;

	page_card(page, series->feature, series->status[series->n - 1]);
	quality_text(page, quality, nquality, series->feature);
	if (profiles != NULL)
		(void) page_distribution(report, profiles, series->feature);
	page_series_text(page, monitor, series);
	page_drift_chart(
		report, monitor, series,
		psprintf("%s of %s over time", page_metric(series->metric).label, series->feature));
	appendStringInfoString(page, "</article>\n");
}

/* Every feature that a monitor compares, with its distribution where profiles are those that it saw. */
static void
write_features(ModelReport *report, const PageMonitor *monitor, const PageProfiles *profiles)
{
	StringInfo page = &report->page;
	int n;
	int total;
	PageSeries *series =
		page_read_series(monitor, "{skew,drift}", true, monitor->bounds.features, &n, &total);
	int nquality;
	int ignored;
	PageSeries *quality =
		page_read_series(monitor, "{quality}", true, monitor->bounds.features, &nquality, &ignored);
	bool is_mine = profiles->current != NULL && strcmp(profiles->monitor, monitor->name) == 0;

	if (n == 0)
		return;
	appendStringInfoString(page, "<h3>Features</h3>\n");
	appendStringInfo(page,
					 n < total ? "<p>The %d with the largest drift of %d.</p>\n"
							   : "<p>All %d, those with the largest drift first.</p>\n",
					 n, total);
	if (is_mine)
	{
		appendStringInfo(
			page, "<p>Distributions: rows that trained version %d, and those of the window from ",
			profiles->version);
		html_text(page, profiles->window);
		appendStringInfoString(page, ".</p>\n");
	}
	page_legend(page, is_mine ? "tcnlawf" : "cnlawf");
	appendStringInfoString(page, "<div class=\"grid3\">\n");
	for (int i = 0; i < n; i++)
		feature_card(report, monitor, &series[i], is_mine ? profiles : NULL, quality, nquality);
	appendStringInfoString(page, "</div>\n");
}

/* Overview: a strip of windows for each signal */

static void
append_strip(StringInfo page, const char *name, const PageMonitor *monitor,
			 const MlDriftStatus *status)
{
	static const char *const css[] = {"info", "ok", "warn", "alarm", "few", "error"};
	int counts[lengthof(css)] = {0};
	MlDriftStatus last = ML_DRIFT_INFORMATIVE;

	for (int i = 0; i < monitor->nwindows; i++)
	{
		counts[status[i]]++;
		if (status[i] != ML_DRIFT_INFORMATIVE)
			last = status[i];
	}
	appendStringInfo(
		page,
		"<div class=\"strip\"><span>%s</span><span class=\"cells\" role=\"img\" aria-label=\"%s: %d ok, %d warn, "
		"%d alarm, %d error, %d without enough data\">",
		name, name, counts[ML_DRIFT_OK], counts[ML_DRIFT_WARN], counts[ML_DRIFT_ALARM],
		counts[ML_DRIFT_ERROR], counts[ML_DRIFT_INSUFFICIENT]);
	for (int i = 0; i < monitor->nwindows; i++)
	{
		appendStringInfo(page, "<i class=\"%s\" title=\"", css[status[i]]);
		html_text(page, monitor->windows[i]);
		appendStringInfo(page, ": %s\"></i>",
						 status[i] == ML_DRIFT_INFORMATIVE ? "not tested"
														   : html_status_name(status[i]));
	}
	appendStringInfoString(page, "</span>");
	html_status(page, last);
	appendStringInfoString(page, "</div>\n");
}

static void
write_strips(ModelReport *report, const PageMonitor *monitor)
{
	static const char *const signals[][2] = {{"quality", "Quality"},
											 {"skew", "Skew of features"},
											 {"drift", "Drift of features"},
											 {"multivariate", "All features together"},
											 {"label_drift", "Label drift"},
											 {"prediction_drift", "Prediction drift"},
											 {"prediction_bias", "Prediction bias"},
											 {"performance", "Performance"},
											 {"estimated_performance", "Estimated performance"},
											 {"staleness", "Staleness"}};
	StringInfo page = &report->page;
	MlDriftStatus *status =
		page_column((int) lengthof(signals) * monitor->nwindows, sizeof(MlDriftStatus));
	bool found[lengthof(signals)] = {0};
	MlsysParameters parameters = {0};
	uint64 rows;

	mlsys_add_text(&parameters, monitor->name);
	mlsys_add_text(&parameters, monitor->since);
	rows = mlsys_catalog_read(
		"SELECT signal, extract(epoch FROM window_start)::float8, (ARRAY['insufficient_data', 'ok', 'warn', 'error', 'alarm'])"
		"[max(CASE status WHEN 'alarm' THEN 5 WHEN 'error' THEN 4 WHEN 'warn' THEN 3 WHEN 'ok' THEN 2 ELSE 1 END)] "
		"FROM mlsys.metric_results WHERE monitor = $1 AND window_start >= $2::timestamptz AND status IS NOT NULL "
		"GROUP BY signal, window_start",
		&parameters);
	for (uint64 i = 0; i < rows; i++)
	{
		const char *signal = mlsys_result_text(i, 1);
		double x = page_number(i, 2);

		for (size_t k = 0; k < lengthof(signals); k++)
		{
			for (int w = 0; strcmp(signals[k][0], signal) == 0 && w < monitor->nwindows; w++)
			{
				if (monitor->x[w] == x)
				{
					status[k * monitor->nwindows + w] = html_status_of(mlsys_result_text(i, 3));
					found[k] = true;
				}
			}
		}
	}
	appendStringInfoString(page,
						   "<div class=\"card strips\">\n<p class=\"small soft\">Windows from ");
	html_time(page, monitor->windows[0]);
	appendStringInfoString(page, " to ");
	html_time(page, monitor->windows[monitor->nwindows - 1]);
	appendStringInfoString(
		page, ", the worst status of each; the newest is named. A full bar is an alarm, "
			  "half a bar a warning, a hollow one has not enough data.</p>\n");
	append_strip(page, "Whole window", monitor, monitor->status);
	for (size_t k = 0; k < lengthof(signals); k++)
	{
		if (found[k])
			append_strip(page, signals[k][1], monitor, &status[k * monitor->nwindows]);
	}
	appendStringInfoString(page, "</div>\n");
}

/* What the newest window has that is not well, in slices and of quality, too */

static void
finding_row(StringInfo page, uint64 i)
{
	appendStringInfoString(page, "<tr><td>");
	html_status(page, html_status_of(mlsys_result_text(i, 5)));
	appendStringInfoString(page, "</td><th scope=\"row\" class=\"w\">");
	page_place(page, mlsys_result_text(i, 3), mlsys_result_text(i, 2));
	page_doc(page, "", mlsys_result_text(i, 11));
	appendStringInfoString(page, "</th>");
	page_cell(page, "t", mlsys_result_text(i, 1));
	page_cell(page, "t", mlsys_result_text(i, 4));
	for (int column = 6; column <= 8; column++)
		page_number_cell(page, page_number(i, column));
	appendStringInfoString(page, "<td class=\"n\">");
	html_p_value(page, page_number(i, 9));
	appendStringInfoString(page, "</td><td class=\"n\">");
	html_count(page, page_number(i, 10));
	appendStringInfoString(page, "</td></tr>\n");
}

static void
write_findings(ModelReport *report, const PageMonitor *monitor)
{
	StringInfo page = &report->page;
	MlsysParameters parameters = {0};
	uint64 n;

	mlsys_add_text(&parameters, monitor->name);
	mlsys_add_int4(&parameters, monitor->bounds.findings);
	n = mlsys_catalog_read(
		"SELECT r.signal, r.slice, r.feature, r.metric, r.status, r.value, r.noise_floor, r.threshold, r.p_adjusted, r.n, "
		"r.message, count(*) OVER () FROM mlsys.metric_results AS r WHERE r.monitor = $1 "
		"AND r.window_start = (SELECT max(window_start) FROM mlsys.monitor_windows WHERE monitor = $1) "
		"AND r.status IN ('alarm', 'warn', 'error') ORDER BY r.status = 'alarm' DESC, r.status = 'error' DESC, "
		"greatest(r.value - coalesce(r.noise_floor, 0), 0) / nullif(r.threshold, 0) DESC NULLS LAST, r.signal, r.feature, r.slice, r.metric LIMIT $2",
		&parameters);
	appendStringInfoString(page, "<h3>Found in the newest window</h3>\n");
	if (n == 0)
	{
		appendStringInfoString(page, "<p>Nothing that alarms or warns.</p>\n");
		return;
	}
	html_begin_table(page, "Found in the newest window",
					 (const char *const[]){"Status", "Where", "Signal", "Metric", "#Value",
										   "#Noise", "#Threshold", "#p, adjusted", "#Rows", NULL});
	for (uint64 i = 0; i < n; i++)
		finding_row(page, i);
	html_end_table(page);
	page_rest(page, n, 12);
}

/* A monitor */

static void
write_facts(StringInfo page, uint64 row)
{
	char *description = mlsys_result_text(row, 4);
	char *last_run = mlsys_result_text(row, 5);
	char *last_error = mlsys_result_text(row, 6);

	if (description != NULL)
	{
		appendStringInfoString(page, "<p>");
		html_clipped(page, description, 1000);
		appendStringInfoString(page, "</p>\n");
	}
	appendStringInfoString(page, "<p class=\"soft small\">");
	html_clipped(page, mlsys_result_text(row, 3), 600);
	appendStringInfoString(page, last_run != NULL ? " Last run " : " It has not run yet");
	html_text(page, last_run);
	appendStringInfoString(page, ".</p>\n");
	if (last_error != NULL)
	{
		appendStringInfoString(page, "<p>");
		html_status(page, ML_DRIFT_ERROR);
		appendStringInfoString(page, " in the last run: ");
		html_clipped(page, last_error, 1000);
		appendStringInfoString(page, "</p>\n");
	}
}

static void
write_monitor(ModelReport *report, PageMonitor *monitor, const PageProfiles *profiles)
{
	StringInfo page = &report->page;
	int last;

	page_read_windows(monitor);
	last = monitor->nwindows - 1;
	if (monitor->nwindows == 0)
	{
		appendStringInfoString(
			page, "<p>No window is there yet: <code>mlsys.run_monitor()</code> makes them.</p>\n");
		return;
	}
	write_strips(report, monitor);
	page_message(page, monitor->status[last], monitor->windows[last], monitor->message[last]);
	write_findings(report, monitor);
	page_performance(report, monitor);
	page_outcomes(report, monitor);
	write_features(report, monitor, profiles);
}

/* Monitors of the model, those with the newest windows first; the columns are those of write_facts(). */
static uint64
read_monitors(const ModelReport *report, int skip, int limit)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, report->model);
	mlsys_add_int4(&parameters, skip);
	mlsys_add_int4(&parameters, limit);
	return mlsys_catalog_read(
		"SELECT m.monitor, m.time_zone, format('Watches %s as %s, windows of %s in %s, compared with %s; alpha %s, at least %s rows, "
		"an alert opens at %s of %s windows; runs every %s%s.', m.model, m.owner, m.window_length, m.time_zone, "
		"CASE m.reference WHEN 'training' THEN 'the rows that trained the model' WHEN 'fixed' THEN "
		"format('the rows from %s to %s', to_char(m.reference_start AT TIME ZONE m.time_zone, 'YYYY-MM-DD HH24:MI'), "
		"to_char(m.reference_end AT TIME ZONE m.time_zone, 'YYYY-MM-DD HH24:MI')) WHEN 'previous' THEN 'the window before' "
		"ELSE format('the window %s before', m.reference_lag) END, m.alpha, m.min_n, m.alarm_windows, m.of_windows, m.schedule, "
		"CASE WHEN m.is_enabled THEN '' ELSE ' (disabled)' END), "
		"m.description, "
		"to_char(m.last_run_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), m.last_error "
		"FROM mlsys.monitors AS m WHERE split_part(m.model, '@', 1) = $1 ORDER BY (SELECT max(w.window_start) "
		"FROM mlsys.monitor_windows AS w WHERE w.monitor = m.monitor) DESC NULLS LAST, m.monitor OFFSET $2 LIMIT $3",
		&parameters);
}

static void
write_other_monitors(ModelReport *report)
{
	StringInfo page = &report->page;
	uint64 n = read_monitors(report, PAGE_MONITORS, PAGE_ROWS);

	if (n == 0)
		return;
	appendStringInfo(
		page,
		"<h2>Other monitors</h2>\n<p>Only the %d with the newest windows are shown above, the first at length.</p>\n<ul>\n",
		PAGE_MONITORS);
	for (uint64 i = 0; i < n; i++)
	{
		appendStringInfoString(page, "<li>");
		html_name(page, mlsys_result_text(i, 1), PAGE_NAME);
		appendStringInfoString(page, "</li>\n");
	}
	appendStringInfoString(page, "</ul>\n");
}

void
page_monitors(ModelReport *report)
{
	static const PageBounds whole = {.windows = 60,
									 .features = PAGE_FEATURES,
									 .outcomes = 8,
									 .performance = 9,
									 .findings = PAGE_ROWS};
	static const PageBounds brief = {
		.windows = 30, .features = 12, .outcomes = 5, .performance = 3, .findings = 15};
	StringInfo page = &report->page;
	PageProfiles profiles;

	page_read_profiles(report, "features", &profiles);
	appendStringInfoString(page, "<section id=\"monitoring\">\n");
	for (int i = 0; i < PAGE_MONITORS && read_monitors(report, i, 1) > 0; i++)
	{
		PageMonitor monitor = {.bounds = i == 0 ? whole : brief};

		monitor.name = mlsys_result_text(0, 1);
		monitor.time_zone = mlsys_result_text(0, 2);
		appendStringInfoString(page, "<h2>Monitor ");
		html_name(page, monitor.name, PAGE_NAME);
		appendStringInfoString(page, "</h2>\n");
		write_facts(page, 0);
		write_monitor(report, &monitor, &profiles);
	}
	write_other_monitors(report);
	if (read_monitors(report, 0, 1) == 0)
		appendStringInfoString(page, "<h2>Monitoring</h2>\n<p>No monitor watches this model: "
									 "<code>mlsys.create_monitor()</code> makes one.</p>\n");
	page_profiles(report, &profiles);
	appendStringInfoString(page, "</section>\n");
}
