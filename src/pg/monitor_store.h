/*
 * monitor_store.h
 *		What monitors read from the catalog, and what they write into it.
 *
 * All functions are for within a stretch on the catalog; what they give stands in the stretch's context of
 * the caller.
 */
#ifndef MLSYS_MONITOR_STORE_H
#define MLSYS_MONITOR_STORE_H

#include "pg/monitor_signals.h"

/* A window that has been run. */
typedef struct MonitorPast
{
	TimestampTz start;
	bool is_final;
} MonitorPast;

/* A stored profile: of a slice, its features, target or predictions. */
typedef struct MonitorProfile
{
	char *slice;
	char *subject;
	Datum profile;
	int64 units;
} MonitorProfile;

/* What is told of a window beside its results. */
typedef struct MonitorWindowRow
{
	const char *monitor;
	TimestampTz start;
	TimestampTz end;
	const char *model; /* its name */
	int32 version;     /* 0: not known */
	bool is_seen;      /* its rows could be counted */
	int64 rows;
	int64 labelled;
	MlDriftStatus status;
	const char *message; /* as everybody may read it, or NULL */
	List *errors;        /* MonitorError */
	bool is_final;
	TimestampTz started_at;
} MonitorWindowRow;

/* Windows of a monitor, in order. */
extern MonitorPast *monitor_read_windows(const MlsysCatalog *catalog, const char *monitor, int *n);

/* Fill what the catalog has of model->resolved: metrics, baselines. */
extern void monitor_read_model(const MlsysCatalog *catalog, MonitorModel *model);

/*
 * Profiles of a window, or of the fixed reference that begins and ends there (end is no time: any end),
 * of that version and made in the layout of its baseline as it is now.
 */
extern MonitorProfile *monitor_read_profiles(const MlsysCatalog *catalog, const Monitor *monitor,
											 const MonitorModel *model, bool is_reference,
											 TimestampTz start, TimestampTz end, int *n);

/* Replace the profiles of a window, or the fixed reference, by what was seen. */
extern void monitor_write_profiles(const MlsysCatalog *catalog, const Monitor *monitor,
								   const MonitorModel *model, bool is_reference, TimestampTz start,
								   TimestampTz end, const MonitorSeen *seen);

/* Replace all that is stored of a window but for its profiles; results may be NULL. */
extern void monitor_write_window(const MlsysCatalog *catalog, const MonitorWindowRow *window,
								 const MonitorResults *results);

/* Forget the profiles of a window that could not be looked at. */
extern void monitor_delete_profiles(const Monitor *monitor, bool is_reference, TimestampTz start);

/*
 * Note that a monitor has been run, to the end if is_over: else it is still due.  error, as everybody may
 * read it, may be NULL; errors are those of the run as a whole.
 */
extern void monitor_write_run(const MlsysCatalog *catalog, const char *monitor, bool is_over,
							  const char *error, List *errors);

#endif /* MLSYS_MONITOR_STORE_H */
