/*
 * model_report.h
 *		Parts of the page that mlsys.report() makes.
 */
#ifndef MLSYS_MODEL_REPORT_H
#define MLSYS_MODEL_REPORT_H

#include "pg/catalog.h"
#include "pg/html.h"

#include "ml/data_profile.h"

/* Bounds of the page: what is beyond is left out, and the page says so. */
#define PAGE_MONITORS 3 /* shown with charts, all but the first in brief */
#define PAGE_ROWS 30    /* of a table of what was found */
#define PAGE_NAME 60    /* characters of a name in running text */
#define PAGE_FEATURES 30

typedef struct ModelReport
{
	StringInfoData page; /* in the caller's context */
	MlsysEnv env;
	const char *model;
	int32 version; /* which the card describes; 0: there is none */
	bool is_binary;
	bool is_regression;
} ModelReport;

/* A measurement and its name in words. */
typedef struct PageMetric
{
	const char *name;
	const char *label;
	const char *doc;
	int better;    /* 1: more, -1: less, 0: neither */
	bool is_share; /* lies between 0 and 1 */
} PageMetric;

/* Never NULL: of a metric that is not known the name, and nothing else. */
extern PageMetric page_metric(const char *name);
/* Place in the order in which metrics are shown. */
extern int page_metric_order(const char *name);

/* A metric of the version on rows held out, and its standard error; NaN when not known. */
extern void
page_held_out(const ModelReport *report, const char *metric, double *value, double *std_error);

/* One metric over the windows of a monitor, ascending. */
typedef struct PageSeries
{
	const char *signal;
	const char *feature;
	const char *metric;
	int n;
	const char **windows; /* starts, as text */
	double *x;            /* the same, as seconds */
	double *value;
	double *std_error;
	double *noise_floor;
	double *noise_p95;
	double *threshold;
	double *p_adjusted;
	double *rows;
	MlDriftStatus *status;
	const char **message;
} PageSeries;

/* The two profiles of what a model sees: when it was trained, and last. */
typedef struct PageProfiles
{
	MlDataProfile *training; /* NULL: not known */
	MlDataProfile *current;  /* NULL: not known */
	const char *monitor;     /* that has seen current, in the window that started then */
	const char *window;
	int32 version; /* whose profiles they are */
} PageProfiles;

/* Read the profiles of a subject (features, target, predictions). */
extern void page_read_profiles(ModelReport *report, const char *subject, PageProfiles *profiles);

/* Chart of a feature's distribution with a line that tells of it; false, and nothing, when not known. */
extern bool
page_distribution(ModelReport *report, const PageProfiles *profiles, const char *feature);

/*
 * The section of distributions that stand in no card of a monitor: of target and predictions, and of
 * the features when no monitor's profile was found (features->current is NULL).
 */
extern void page_profiles(ModelReport *report, const PageProfiles *features);

/* The sections of all monitors. */
extern void page_monitors(ModelReport *report);

/* Values of a row of SPI_tuptable: NaN for NULL. */
extern double page_number(uint64 row, int column);

/* Pieces of tables. */
extern void page_cell(StringInfo page, const char *css, const char *text);
extern void page_number_cell(StringInfo page, double value);
extern void page_row_name(StringInfo page, const char *name);
/* A remark below what a cell has; nothing for NULL or an empty text. */
extern void page_doc(StringInfo page, const char *prefix, const char *text);
/* Feature, empty for all of them, and slice. */
extern void page_place(StringInfo page, const char *feature, const char *slice);
/* "The first n of ...": the total stands in that column of SPI_tuptable. */
extern void page_rest(StringInfo page, uint64 n, int column);

#endif /* MLSYS_MODEL_REPORT_H */
