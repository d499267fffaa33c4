/*
 * monitor_scan.h
 *		What a monitor sees in its query, window by window.
 */
#ifndef MLSYS_MONITOR_SCAN_H
#define MLSYS_MONITOR_SCAN_H

#include "pg/monitor.h"

/* The model of a monitor, and what it was when it was made. */
typedef struct MonitorModel
{
	MlsysResolved resolved;
	MlModel model;
	char *name; /* "churn@3" */
	TimestampTz made_at;
	Jsonb *metrics;   /* of the version, or NULL */
	double test_rows; /* that they are of; NaN: not known */
	/* baselines; 0 where there is none */
	Oid profile_type;
	Datum features;
	Datum target;
	Datum predictions;
	Datum covariance;
	Datum estimation;
	MonitorNames covariance_columns;
} MonitorModel;

/* A feature that is watched. */
typedef struct MonitorFeature
{
	const char *name;
	char *error; /* why it cannot be looked at, or NULL */
} MonitorFeature;

/* Everything about the query that is the same in all windows. */
typedef struct MonitorScan
{
	const Monitor *monitor;
	MonitorModel *model;
	ReportQuery query; /* with the labels joined to it */
	Oid time_type;
	MonitorFeature *features;
	int nfeatures;
	const char *target; /* column of query, or NULL where there are no labels */
	/* why these cannot be, or NULL */
	char *prediction_error;
	char *label_error;
	char *numbers_error; /* the columns of the covariance */
} MonitorScan;

/* Rows of a window: all of them, or a slice. */
typedef struct MonitorRows
{
	char *slice; /* "", or "column=value" */
	int64 rows;
	int64 units;    /* distinct units, or 0 */
	int64 labelled; /* rows with a label */
	int64 unknown;  /* with one that is no class */
	Datum features; /* profiles, 0 for none */
	Datum target;
	Datum predictions;
	Jsonb *report; /* NULL for none, as all that follow */
	Jsonb *estimated;
	Jsonb *reconstruction;
	/* over rows with a label and a prediction */
	int64 scored;
	double mean_actual;
	double mean_predicted;
	double spread; /* of two classes sum of p (1 - p); of a regression sd of the residuals */
	int nclasses;  /* of more than two: shares of each, actual and predicted */
	double *actual_shares;
	double *predicted_shares;
} MonitorRows;

/* The text of an error, which is for the owner alone: messages of results have what everybody may read. */
typedef struct MonitorError
{
	const char *part; /* of a window: what failed */
	const char *feature;
	char *message;
} MonitorError;

/* Add one to a list of them, in the current context; gives the list. */
extern List *
monitor_add_error(List *errors, const char *part, const char *feature, const ErrorData *error);

/* A window as it was seen. */
typedef struct MonitorSeen
{
	MonitorFeature *features; /* as scan's, with errors that came up here */
	char *prediction_error;
	char *label_error;
	char *extra_error;   /* of estimated performance and multivariate drift */
	MonitorRows *groups; /* the first is of all rows */
	int ngroups;
	char *message; /* slices that are left out, or NULL */
	List *errors;  /* MonitorError, of all errors above */
} MonitorSeen;

/*
 * Describe the query, as the current user, with SPI connected; all is kept in the current context.
 * What is wrong with a column is noted in the scan; other errors are raised.
 */
extern void monitor_describe(MonitorScan *scan);

/*
 * "SELECT q.*, l.label AS <label> ...": the query with the labels of label_query, and the name that they
 * have there; the query as it is where labels come with it.
 */
extern char *monitor_source(const Monitor *monitor, const ReportQuery *query, const char **label);

/*
 * Look at the rows of a range of time, as the monitor's owner.  When the statement over the query fails,
 * parts of it are tried alone, and those that fail have an error in *seen.  NULL when it could be
 * looked at, else the error that prevents any.  All is kept in the current context.
 */
extern ErrorData *
monitor_look(MonitorScan *scan, TimestampTz start, TimestampTz end, MonitorSeen *seen);

#endif /* MLSYS_MONITOR_SCAN_H */
