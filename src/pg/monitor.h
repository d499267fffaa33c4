/*
 * monitor.h
 *		A monitor: a named query whose rows are compared, window by window, with a reference.
 *
 *	  monitor.c				create, alter, drop; rows of the tables to a Monitor and back
 *	  monitor_check.c		is what is asked for possible?
 *	  monitor_window.c		windows of time
 *	  monitor_run.c			which windows are to be run; results into the tables
 *	  monitor_scan.c		the statement over the query for a window
 *	  monitor_signals.c		from what was seen in a window to results, for each signal
 *	  monitor_performance.c	the same of signals about labels
 */
#ifndef MLSYS_MONITOR_H
#define MLSYS_MONITOR_H

#include "pg/catalog.h"
#include "pg/report.h"
#include "pg/resolve.h"

#include "ml/drift.h"
#include "pg/monitor_window.h"

typedef enum MonitorReference
{
	MONITOR_TRAINING = 0,
	MONITOR_FIXED,
	MONITOR_PREVIOUS,
	MONITOR_SEASONAL
} MonitorReference;

#define MONITOR_REFERENCES ((int) MONITOR_SEASONAL + 1)

extern const char *const monitor_reference_names[];

typedef enum MonitorSignal
{
	SIGNAL_QUALITY = 0,
	SIGNAL_SKEW,
	SIGNAL_DRIFT,
	SIGNAL_LABEL_DRIFT,
	SIGNAL_PREDICTION_DRIFT,
	SIGNAL_PERFORMANCE,
	SIGNAL_ESTIMATED_PERFORMANCE,
	SIGNAL_PREDICTION_BIAS,
	SIGNAL_STALENESS,
	SIGNAL_MULTIVARIATE
} MonitorSignal;

#define MONITOR_SIGNALS ((int) SIGNAL_MULTIVARIATE + 1)

extern const char *const monitor_signal_names[];

/* Texts of an array. */
typedef struct MonitorNames
{
	bool is_null;
	int n;
	char **names;
} MonitorNames;

/* A time that is NULL. */
#define MONITOR_NO_TIME DT_NOBEGIN

/* As the tables monitors and monitor_contents have it; NULL, or no time, where they have NULL. */
typedef struct Monitor
{
	char *name;
	Oid owner;
	char *model; /* a reference: name, name@alias, name@version */
	char *query; /* opened */
	char *label_query;
	char *search_path;
	char *time_column;
	MonitorReference reference;
	TimestampTz reference_start;
	TimestampTz reference_end;
	int32 reference_lag;
	Interval *window_length;
	Interval *window_offset;
	char *time_zone;
	MonitorCalendar calendar;
	TimestampTz start_at;
	Interval *delay;
	MonitorNames slices;
	MonitorNames features;
	int32 top_features; /* 0: no limit */
	uint32 signals;     /* 1 << MonitorSignal, all that apply */
	char *label_column;
	char *key_column;
	Interval *label_delay;
	double label_coverage;
	Interval *label_deadline;
	char *prediction_column;
	char *unit_column;
	Jsonb *thresholds;
	double alpha;
	int64 min_n;
	int32 alarm_windows;
	int32 of_windows;
	Interval *max_age;
	Interval *schedule;
	bool is_enabled;
	char *description;
} Monitor;

/* Is a signal asked for, and does it apply with this reference? */
static inline bool
monitor_has_signal(const Monitor *monitor, MonitorSignal signal)
{
	return (monitor->signals & (1u << signal)) != 0;
}

/* "query of monitor "x"", for error texts. */
extern char *monitor_what(const Monitor *monitor, const char *query);

/* time + interval, by the clocks of the monitor's time zone. */
extern TimestampTz monitor_add(const Monitor *monitor, TimestampTz time, const Interval *interval);
/* Is an interval longer than another?  A month is 30 days long, as for SQL's operators. */
extern int monitor_compare_intervals(const Interval *a, const Interval *b);

/*
 * An error when an interval is negative, zero where it must be positive, or so long that times with it could be
 * out of range: everybody's monitors and policies stand in one query of the schedulers.  NULL is none.
 */
extern void monitor_check_interval(const char *what, const Interval *interval, bool is_positive);

/*
 * Within a stretch on the catalog: the monitor of that name, its row locked until the transaction ends.
 * The caller must be a member of its owner; errors 42704 and 42501.
 */
extern Monitor *monitor_lock(const MlsysCatalog *catalog, const char *name);

/*
 * Within a stretch on the catalog, of a model that is locked: an error 2BP01 while there are monitors of
 * it (or of this version of it, by its number), else what is left of its monitoring goes; or comes under
 * the model's new name.
 */
extern void monitor_drop_model(const char *model);
extern void monitor_drop_version(const char *model, int32 version);
extern void monitor_rename_model(const char *model, const char *new_name);

/* The label column in label_query, or in the query: the one that is named, else the model's target. */
static inline const char *
monitor_label(const Monitor *monitor, const MlModel *model)
{
	return monitor->label_column != NULL ? monitor->label_column : model->training.target_name;
}

/*
 * An error unless a monitor can be run: described as its owner.  start_at is set to the start of its
 * window; that of now, where it is no time.
 */
extern void monitor_check(Monitor *monitor);

/* The model that a monitor means, resolved as the current user, and opened. */
extern void
monitor_open_model(const Monitor *monitor, MlsysEnv *env, MlsysResolved *resolved, MlModel *model);

/* Thresholds: a list for the kernel, with features' names resolved. */
extern void
monitor_thresholds(const Monitor *monitor, const MlDriftThreshold **thresholds, int32_t *n);

#endif /* MLSYS_MONITOR_H */
