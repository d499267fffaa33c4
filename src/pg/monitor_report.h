/*
 * monitor_report.h
 *		What the parts of mlsys.report() about monitors have in common.
 */
#ifndef MLSYS_MONITOR_REPORT_H
#define MLSYS_MONITOR_REPORT_H

#include "pg/model_report.h"

#define PAGE_INTERVAL 1.959963984540054 /* half a 95 % interval, in standard errors */

/* How much of a monitor is shown. */
typedef struct PageBounds
{
	int windows;     /* the newest */
	int features;    /* those that drift most */
	int outcomes;    /* charts of labels and predictions */
	int performance; /* metrics of performance */
	int findings;    /* rows of the table */
} PageBounds;

/* A monitor and its newest windows, ascending. */
typedef struct PageMonitor
{
	PageBounds bounds;
	char *name;
	char *time_zone;
	char *since;    /* start of the first window shown, for SQL */
	int nwindows;   /* shown */
	char **windows; /* their starts, ascending */
	double *x;
	MlDriftStatus *status;
	char **message;
} PageMonitor;


/* The windows of a monitor whose bounds, name and time zone are set. */
extern void page_read_windows(PageMonitor *monitor);

/*
 * At most limit series of some signals (an array literal), those furthest above their thresholds first:
 * of deciding metrics alone and one a feature, or all.  total gets how many there are.
 */
extern PageSeries *page_read_series(const PageMonitor *monitor, const char *signals,
									bool is_deciding, int limit, int *n, int *total);

/* The newest window of a series that has a value, or the newest. */
extern int page_newest(const PageSeries *series);

/* A time, changed to a date if it is midnight. */
extern char *page_short_time(char *text);

/* Room for n items, zeroed. */
extern void *page_column(int n, size_t size);
/* value + factor * width, for each of n. */
extern double *page_shifted(const double *value, const double *width, double factor, int n);

/* Layers and the axis of a chart over the windows; what begins the note of each dot. */
extern HtmlLayer page_value_line(const PageSeries *series, const char *css);
extern HtmlLayer
page_value_dots(const PageSeries *series, const char *css, const char *what, bool has_bars);
extern void page_set_windows(HtmlLineChart *chart, const PageMonitor *monitor);

/* A metric of drift over time: noise, limit, values; and what it is in the newest window, in words. */
extern void page_drift_chart(ModelReport *report, const PageMonitor *monitor,
							 const PageSeries *series, const char *label);
extern void page_series_text(StringInfo page, const PageMonitor *monitor, const PageSeries *series);

/* What a window has to say of itself; nothing for NULL. */
extern void
page_message(StringInfo page, MlDriftStatus status, const char *window, const char *message);

/* Begin a card; the caller ends the article. */
extern void page_card(StringInfo page, const char *name, MlDriftStatus status);

/*
 * What the things in charts mean, each by a letter: training, current, noise, limit, alarm, warn,
 * f (not enough data), estimated, held out.
 */
extern void page_legend(StringInfo page, const char *keys);

/* Sections of a monitor. */
extern void page_performance(ModelReport *report, const PageMonitor *monitor);
extern void page_outcomes(ModelReport *report, const PageMonitor *monitor);

#endif /* MLSYS_MONITOR_REPORT_H */
