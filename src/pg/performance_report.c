/*
 * performance_report.c
 *		Performance, labels and predictions over time in mlsys.report(): see model_report.c.
 *
 * Monitors store each metric of performance as it is, and beside it how much worse it is than on rows held
 * out of training: that one, named <metric>_worsening, decides.  A chart shows the metric as it is, with the
 * status of the other, and the limit that the other's threshold means for it.
 */
#include "pg/monitor_report.h"

#include <math.h>

#define MAX_SERIES 90 /* 16 metrics and their worsenings, realised and estimated */
#define WORSENING "_worsening"

/* Performance */

static PageSeries *
find_series(PageSeries *series, int n, const char *signal, const char *metric)
{
	for (int i = 0; i < n; i++)
	{
		if (strcmp(series[i].signal, signal) == 0 && strcmp(series[i].metric, metric) == 0)
			return &series[i];
	}
	return NULL;
}

static int
by_metric(const void *a, const void *b)
{
	const PageSeries *first = a;
	const PageSeries *second = b;
	int difference = page_metric_order(first->metric) - page_metric_order(second->metric);

	if (difference == 0)
		difference = strcmp(first->metric, second->metric);
	return difference != 0 ? difference : strcmp(second->signal, first->signal);
}

/* A constant over the windows, with its interval. */
static int
held_out_layers(const ModelReport *report, const PageMonitor *monitor, const char *metric,
				HtmlLayer *layers)
{
	double value;
	double std_error;
	double *y;
	double *error;

	page_held_out(report, metric, &value, &std_error);
	if (!isfinite(value))
		return 0;
	y = page_column(monitor->nwindows, sizeof(double));
	error = page_column(monitor->nwindows, sizeof(double));
	for (int i = 0; i < monitor->nwindows; i++)
	{
		y[i] = value;
		error[i] = std_error;
	}
	layers[0] = (HtmlLayer){.kind = HTML_BAND,
							.css = "band",
							.n = monitor->nwindows,
							.x = monitor->x,
							.low = page_shifted(y, error, -PAGE_INTERVAL, monitor->nwindows),
							.high = page_shifted(y, error, PAGE_INTERVAL, monitor->nwindows)};
	layers[1] = (HtmlLayer){
		.kind = HTML_LINE, .css = "training", .n = monitor->nwindows, .x = monitor->x, .y = y};
	return 2;
}

static void
interval_text(StringInfo page, const PageSeries *series, const char *word)
{
	int i = page_newest(series);

	appendStringInfo(page, "%s <b>", word);
	html_number(page, series->value[i], 4);
	appendStringInfoString(page, "</b>");
	if (isfinite(series->std_error[i]))
	{
		appendStringInfoString(page, " &#177; ");
		html_number(page, PAGE_INTERVAL * series->std_error[i], 2);
	}
	appendStringInfoString(page, " (");
	html_time(page, series->windows[i]);
	appendStringInfoString(page, ")");
}

/* One metric: as labels tell, and as it was estimated; each may be NULL, and so may its worsening. */
typedef struct Performance
{
	PageMetric metric;
	PageSeries *realised;
	PageSeries *estimated;
	PageSeries *worsening; /* of the one that is shown in front */
} Performance;

static bool
is_relative(const char *metric)
{
	return strcmp(metric, "rmse") == 0 || strcmp(metric, "mae") == 0;
}

/* Take over the status of the worsening, and work out the value from which it alarms. */
static HtmlLayer
limit_line(const Performance *performance, PageSeries *shown)
{
	const PageSeries *worsening = performance->worsening;
	double *limit = page_column(shown->n, sizeof(double));
	HtmlLayer layer = {.kind = HTML_LINE, .css = "limit", .n = shown->n, .x = shown->x, .y = limit};
	double direction = performance->metric.better > 0 ? -1 : 1;

	for (int i = 0; i < shown->n; i++)
	{
		limit[i] = NAN;
		for (int k = 0; worsening != NULL && k < worsening->n; k++)
		{
			if (worsening->x[k] != shown->x[i])
				continue;
			shown->status[i] = worsening->status[k];
			shown->p_adjusted[i] = worsening->p_adjusted[k];
			if (is_relative(shown->metric))
				limit[i] =
					shown->value[i] * (1 + worsening->threshold[k]) / (1 + worsening->value[k]);
			else
				limit[i] =
					shown->value[i] + direction * (worsening->threshold[k] - worsening->value[k]);
		}
	}
	return layer;
}

static void
performance_text(StringInfo page, const Performance *performance)
{
	int better = performance->metric.better;

	appendStringInfoString(page, "<p class=\"small soft\">");
	if (performance->realised != NULL)
		interval_text(page, performance->realised, "realised");
	if (performance->estimated != NULL)
		interval_text(page, performance->estimated,
					  performance->realised != NULL ? "; estimated" : "estimated");
	appendStringInfo(page, "%s</p>\n",
					 better > 0   ? "; more is better"
					 : better < 0 ? "; less is better"
								  : "");
}

static void
performance_card(ModelReport *report, const PageMonitor *monitor, const Performance *performance)
{
	StringInfo page = &report->page;
	PageSeries *shown =
		performance->realised != NULL ? performance->realised : performance->estimated;
	HtmlLayer layers[8];
	HtmlLineChart chart = {.layers = layers};
	int n = held_out_layers(report, monitor, shown->metric, layers);

	chart.label = psprintf("%s over time", performance->metric.label);
	page_set_windows(&chart, monitor);
	layers[n++] = limit_line(performance, shown);
	page_card(page, performance->metric.label, shown->status[page_newest(shown)]);
	performance_text(page, performance);
	if (performance->estimated != NULL)
	{
		layers[n++] = page_value_line(performance->estimated, "estimated");
		layers[n++] = page_value_dots(performance->estimated, "estimated", "estimated ", true);
	}
	if (performance->realised != NULL)
	{
		layers[n++] = page_value_line(performance->realised, "current");
		layers[n++] = page_value_dots(performance->realised, "current", "", true);
	}
	chart.nlayers = n;
	html_line_chart(page, &chart);
	appendStringInfoString(page, "</article>\n");
}

static PageSeries *
find_values(PageSeries *series, int n, const char *signal, const char *metric)
{
	PageSeries *found = find_series(series, n, signal, metric);

	return found != NULL && isfinite(found->value[page_newest(found)]) ? found : NULL;
}

/* What there is of the metric of series i; false when it is no metric, or was shown already. */
static bool
find_performance(PageSeries *series, int n, int i, Performance *performance)
{
	const char *metric = series[i].metric;
	size_t length = strlen(metric);

	if (length > strlen(WORSENING) && strcmp(metric + length - strlen(WORSENING), WORSENING) == 0)
		return false;
	performance->metric = page_metric(metric);
	performance->realised = find_values(series, n, "performance", metric);
	performance->estimated = find_values(series, n, "estimated_performance", metric);
	performance->worsening = find_series(
		series, n, performance->realised != NULL ? "performance" : "estimated_performance",
		psprintf("%s" WORSENING, metric));
	return &series[i] ==
		   (performance->realised != NULL ? performance->realised : performance->estimated);
}

/* Why the newest window has no performance: a message that stands for the signal. */
static void
performance_message(StringInfo page, PageSeries *series, int n, const char *signal)
{
	const PageSeries *state = find_series(series, n, signal, signal);
	int last = state != NULL ? state->n - 1 : -1;

	if (last >= 0)
		page_message(page, state->status[last], state->windows[last], state->message[last]);
}

void
page_performance(ModelReport *report, const PageMonitor *monitor)
{
	StringInfo page = &report->page;
	Performance performance;
	int n;
	int total;
	int shown = 0;
	PageSeries *series = page_read_series(monitor, "{performance,estimated_performance}", false,
										  MAX_SERIES, &n, &total);

	if (n == 0)
		return;
	qsort(series, n, sizeof(PageSeries), by_metric);
	appendStringInfoString(page, "<h3>Performance over time</h3>\n");
	performance_message(page, series, n, "performance");
	performance_message(page, series, n, "estimated_performance");
	for (int i = 0; i < n && shown < monitor->bounds.performance; i++)
	{
		if (!find_performance(series, n, i, &performance))
			continue;
		if (shown++ == 0)
		{
			page_legend(page, "cehlaw");
			appendStringInfoString(page, "<div class=\"grid3\">\n");
		}
		performance_card(report, monitor, &performance);
	}
	appendStringInfoString(page, shown > 0 ? "</div>\n" : "<p>Not known in any window yet.</p>\n");
}

/* Labels and predictions */

static const char *
outcome_title(const PageSeries *series)
{
	static const char *const titles[][2] = {{"prediction_bias", "Prediction bias"},
											{"label_drift", "Label drift"},
											{"prediction_drift", "Prediction drift"},
											{"multivariate", "All features together"}};
	const char *title = series->signal;

	for (size_t i = 0; i < lengthof(titles); i++)
	{
		if (strcmp(titles[i][0], series->signal) == 0)
			title = titles[i][1];
	}
	return series->feature[0] != '\0' ? psprintf("%s: %s", title, series->feature) : title;
}

/* What happened and what was predicted, on average: of two classes the shares of the positive one. */
static void
means_card(ModelReport *report, const PageMonitor *monitor, const PageSeries *actual,
		   const PageSeries *predicted)
{
	StringInfo page = &report->page;
	HtmlLayer layers[4];
	HtmlLineChart chart = {.layers = layers, .label = "Mean actual and predicted over time"};

	page_set_windows(&chart, monitor);
	layers[0] = page_value_line(predicted, "estimated");
	layers[1] = page_value_dots(predicted, "estimated", "predicted ", false);
	layers[2] = page_value_line(actual, "current");
	layers[3] = page_value_dots(actual, "current", "actual ", false);
	chart.nlayers = 4;
	page_card(page,
			  report->is_binary ? "Positive rows, actual and predicted"
								: "Mean actual and predicted",
			  ML_DRIFT_INFORMATIVE);
	appendStringInfoString(page, "<p class=\"small soft\">");
	interval_text(page, actual, "actual (full line)");
	interval_text(page, predicted, "; predicted (dashed)");
	appendStringInfoString(page, "</p>\n");
	html_line_chart(page, &chart);
	appendStringInfoString(page, "</article>\n");
}

/* The series of all rows. */
static PageSeries *
find_mean(PageSeries *series, int n, const char *metric)
{
	PageSeries *found = find_values(series, n, "prediction_bias", metric);

	return found != NULL && found->feature[0] == '\0' ? found : NULL;
}

void
page_outcomes(ModelReport *report, const PageMonitor *monitor)
{
	StringInfo page = &report->page;
	int nbias;
	int n;
	int total;
	PageSeries *bias =
		page_read_series(monitor, "{prediction_bias}", false, MAX_SERIES, &nbias, &total);
	PageSeries *actual = find_mean(bias, nbias, "mean_actual");
	PageSeries *predicted = find_mean(bias, nbias, "mean_predicted");
	PageSeries *series =
		page_read_series(monitor, "{label_drift,prediction_bias,prediction_drift,multivariate}",
						 true, monitor->bounds.outcomes, &n, &total);

	if (n == 0 && (actual == NULL || predicted == NULL))
		return;
	appendStringInfoString(page, "<h3>Labels and predictions over time</h3>\n");
	page_legend(page, "cnlaw");
	appendStringInfoString(page, "<div class=\"grid3\">\n");
	for (int i = 0; i < n; i++)
	{
		const char *title = outcome_title(&series[i]);

		page_card(page, title, series[i].status[series[i].n - 1]);
		page_series_text(page, monitor, &series[i]);
		page_drift_chart(report, monitor, &series[i],
						 psprintf("%s, %s over time", title, page_metric(series[i].metric).label));
		appendStringInfoString(page, "</article>\n");
	}
	if (actual != NULL && predicted != NULL)
		means_card(report, monitor, actual, predicted);
	appendStringInfoString(page, "</div>\n");
}
