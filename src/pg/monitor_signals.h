/*
 * monitor_signals.h
 *		From what was seen in a window to results.
 */
#ifndef MLSYS_MONITOR_SIGNALS_H
#define MLSYS_MONITOR_SIGNALS_H

#include "pg/monitor_scan.h"

/* One row of metric_results. */
typedef struct MonitorResult
{
	const char *slice;
	MonitorSignal signal;
	MlDriftResult result;
} MonitorResult;

typedef struct MonitorResults
{
	int n;
	int capacity;
	MonitorResult *items;
} MonitorResults;

/* What a window is compared with. */
typedef struct MonitorReferenceRows
{
	Datum features; /* profiles, 0 for none */
	Datum target;
	Datum predictions;
	double units;
	const char *missing; /* why there are none */
} MonitorReferenceRows;

/* A window that results are made of. */
typedef struct MonitorWindow
{
	const Monitor *monitor;
	const MonitorScan *scan;
	const MonitorSeen *seen;
	MlsysEnv *env;
	TimestampTz start;
	TimestampTz end;
	bool is_labelled;         /* labels are complete enough */
	const char *label_reason; /* why not */
	MonitorResults *results;
} MonitorWindow;

/* What is in the making of one slice: results that the rule decides, and the signal of each. */
typedef struct MonitorSlice
{
	const MonitorWindow *window;
	const MonitorRows *rows;
	MlDriftOptions options;
	MlDriftList list;
	MonitorSignal *signals;
	int capacity;
} MonitorSlice;

/* Append a result that the rule decides, or that is informative. */
extern void monitor_append(MonitorSlice *slice, MonitorSignal signal, const MlDriftResult *result);
/* All of the list from that place on are of a signal. */
extern void monitor_mark(MonitorSlice *slice, MonitorSignal signal, int first);
/* Append a result whose status is known already; the value may be NaN. */
extern void
monitor_state(MonitorSlice *slice, MonitorSignal signal, const char *feature, const char *metric,
			  double value, MlDriftStatus status, const char *message);

/* Results with nothing in them. */
extern MlDriftResult monitor_blank(const char *feature, const char *metric, MlDriftGroup group);

/* All results of a group of rows. */
extern void monitor_compare(const MonitorWindow *window, const MonitorRows *rows,
							const MonitorReferenceRows *reference);

/* The worst of all statuses: of a window without any that decides, insufficient_data. */
extern MlDriftStatus monitor_worst(const MonitorResults *results);

#endif /* MLSYS_MONITOR_SIGNALS_H */
