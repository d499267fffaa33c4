/*
 * monitor_run.c
 *		run_monitor(): which windows are due, and all that is done about each.
 *
 * A run goes through the windows of a monitor from its first on.  A window is run when it is over, and its
 * delay, too; again, from the start and as a whole, while labels may still come for it, or when its query
 * could not be run at all; and for the last time when label_deadline has passed.  So a run that finds
 * nothing due does nothing, one that has been missed is made up for, and running twice is running
 * once.
 *
 * Nobody else changes or runs the monitor meanwhile: an advisory lock, which run_monitors() tries and does
 * not wait for, and the monitor's row are held until the transaction ends.
 *
 * Order of ids: the catalog is read and written in stretches as its owner (catalog.c); the model is
 * resolved and the query runs as the monitor's owner (owner.c); neither is ever inside the other.
 */
#include "pg/monitor_store.h"

#include "common/hashfn.h"
#include "funcapi.h"
#include "utils/fmgrprotos.h"
#include "utils/syscache.h"

#include "pg/alerts.h"
#include "pg/lifecycle.h"
#include "pg/owner.h"

typedef struct MonitorRun
{
	MemoryContext context; /* of the run; each window has one of its own */
	Monitor *monitor;
	MlsysEnv env;
	TimestampTz as_of;
	MonitorModel model;
	MonitorScan scan;
	ErrorData *error; /* why no window can be looked at, or NULL */
	char *last_error; /* of a window, as everybody may read it, or NULL */
	/* the fixed reference */
	MonitorProfile *fixed;
	int nfixed;
	const char *fixed_error;
	List *fixed_errors;      /* MonitorError */
	ReturnSetInfo *returned; /* NULL: nobody wants to know */
} MonitorRun;

/* Locks */

#define MAX_NEW_WINDOWS 1000
#define LOCK_CLASS 0x6d6c7379 /* "mlsy" */

static Datum
lock_key(const char *name)
{
	return Int32GetDatum((int32) hash_bytes((const unsigned char *) name, (int) strlen(name)));
}

static void
wait_for_monitor(const char *name)
{
	(void) DirectFunctionCall2(pg_advisory_xact_lock_int4, Int32GetDatum(LOCK_CLASS),
							   lock_key(name));
}

static bool
try_monitor(const char *name)
{
	return DatumGetBool(DirectFunctionCall2(pg_try_advisory_xact_lock_int4,
											Int32GetDatum(LOCK_CLASS), lock_key(name)));
}

/* Opening */

/* The features that are watched: those that are named, or the most important ones, or all. */
static void
choose_features(MonitorRun *run)
{
	const Monitor *monitor = run->monitor;
	const MlEncoder *encoder = &run->model.model.encoder;
	MonitorScan *scan = &run->scan;
	int32 n = monitor->features.is_null ? encoder->ncolumns : monitor->features.n;
	double *importance;

	scan->features = palloc0((n + 1) * sizeof(MonitorFeature));
	if (monitor->top_features > 0 && monitor->top_features < n)
	{
		mlsys_check(&run->env, ml_model_importance(&run->env.ml, &run->model.model, &importance));
		for (int32 i = 0; i < encoder->ncolumns; i++)
		{
			int better = 0;

			for (int32 j = 0; j < encoder->ncolumns; j++)
				better +=
					importance[j] > importance[i] || (importance[j] == importance[i] && j < i);
			if (better < monitor->top_features)
				scan->features[scan->nfeatures++].name = encoder->columns[i].name;
		}
		return;
	}
	for (int32 i = 0; i < n; i++)
		scan->features[scan->nfeatures++].name =
			monitor->features.is_null ? encoder->columns[i].name : monitor->features.names[i];
}

static void
open_model(void *arg)
{
	MonitorRun *run = arg;

	monitor_open_model(run->monitor, &run->env, &run->model.resolved, &run->model.model);
	run->model.name = psprintf("%s@%d", run->model.resolved.model, run->model.resolved.version);
	choose_features(run);
}

static void
describe(void *arg)
{
	monitor_describe(&((MonitorRun *) arg)->scan);
}

static ErrorData *
run_as_owner(MonitorRun *run, MlsysOwnerWork work)
{
	const Monitor *monitor = run->monitor;

	return mlsys_run_as_owner(monitor->owner, monitor->search_path, monitor->time_zone, work, run);
}

/* An owner that was dropped has left a number, under which nothing may run. */
static void
check_owner(const Monitor *monitor)
{
	if (!SearchSysCacheExists1(AUTHOID, ObjectIdGetDatum(monitor->owner)))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
						errmsg("owner of monitor \"%s\" does not exist any more", monitor->name)));
}

/* Model, baselines and query; what is wrong with them is run->error. */
static void
open_run(MonitorRun *run)
{
	MlsysCatalog catalog;

	run->scan = (MonitorScan){.monitor = run->monitor, .model = &run->model};
	run->error = run_as_owner(run, open_model);
	if (run->error != NULL)
		return;
	mlsys_catalog_begin(&catalog);
	monitor_read_model(&catalog, &run->model);
	mlsys_catalog_end(&catalog);
	run->error = run_as_owner(run, describe);
}

/* References */

static const char *
lacks_baseline(const MonitorRun *run)
{
	return psprintf(
		"version %d of model \"%s\" has no baseline: mlsys.calibrate(model, query) makes it",
		run->model.resolved.version, run->model.resolved.model);
}

/* The profile of a range of time, made once for a version. */
static void
open_fixed(MonitorRun *run)
{
	const Monitor *monitor = run->monitor;
	MlsysCatalog catalog;
	MonitorSeen seen;
	ErrorData *error;

	if (monitor->reference != MONITOR_FIXED || run->error != NULL || run->model.features == 0 ||
		run->nfixed > 0 || run->fixed_error != NULL)
		return;
	mlsys_catalog_begin(&catalog);
	run->fixed =
		monitor_read_profiles(&catalog, monitor, &run->model, true, monitor->reference_start,
							  monitor->reference_end, &run->nfixed);
	mlsys_catalog_end(&catalog);
	if (run->nfixed > 0)
		return;
	error = monitor_look(&run->scan, monitor->reference_start, monitor->reference_end, &seen);
	if (error != NULL)
	{
		run->fixed_error = psprintf("the reference cannot be read: %s", mlsys_public_error(error));
		run->fixed_errors = monitor_add_error(NIL, "reference", "", error);
		return;
	}
	mlsys_catalog_begin(&catalog);
	monitor_write_profiles(&catalog, monitor, &run->model, true, monitor->reference_start,
						   monitor->reference_end, &seen);
	run->fixed =
		monitor_read_profiles(&catalog, monitor, &run->model, true, monitor->reference_start,
							  monitor->reference_end, &run->nfixed);
	mlsys_catalog_end(&catalog);
	if (run->nfixed == 0)
		run->fixed_error = "the reference has no rows";
}

static void
pick_profiles(const MonitorProfile *profiles, int n, const char *slice,
			  MonitorReferenceRows *reference)
{
	for (int i = 0; i < n; i++)
	{
		if (strcmp(profiles[i].slice, slice) != 0)
			continue;
		if (strcmp(profiles[i].subject, "features") == 0)
			reference->features = profiles[i].profile;
		else if (strcmp(profiles[i].subject, "target") == 0)
			reference->target = profiles[i].profile;
		else
			reference->predictions = profiles[i].profile;
		reference->units = (double) profiles[i].units;
	}
}

/* What a window is compared with; of each slice its own. */
typedef struct References
{
	MonitorProfile *profiles;
	int n;
	const char *missing;
} References;

static void
open_references(const MonitorRun *run, int64 number, References *references)
{
	const Monitor *monitor = run->monitor;
	TimestampTz start = monitor_window_start(&monitor->calendar, number - monitor->reference_lag);
	MlsysCatalog catalog;

	*references = (References){.profiles = run->fixed, .n = run->nfixed};
	if (run->model.features == 0)
		references->missing = lacks_baseline(run);
	else if (monitor->reference == MONITOR_FIXED)
		references->missing =
			run->fixed_error != NULL ? run->fixed_error : "the reference has no such rows";
	else if (monitor->reference != MONITOR_TRAINING)
	{
		references->missing =
			psprintf("no profile by version %d is stored of the window that starts at %s",
					 run->model.resolved.version, timestamptz_to_str(start));
		mlsys_catalog_begin(&catalog);
		references->profiles = monitor_read_profiles(&catalog, monitor, &run->model, false, start,
													 MONITOR_NO_TIME, &references->n);
		mlsys_catalog_end(&catalog);
	}
}

static MonitorReferenceRows
reference_of(const MonitorRun *run, const References *references, const char *slice)
{
	MonitorReferenceRows reference = {.missing = references->missing};

	if (run->monitor->reference != MONITOR_TRAINING)
		pick_profiles(references->profiles, references->n, slice, &reference);
	else
		reference = (MonitorReferenceRows){.features = run->model.features,
										   .target = run->model.target,
										   .predictions = run->model.predictions,
										   .missing = lacks_baseline(run)};
	return reference;
}

/* A window */

static bool
uses_labels(const MonitorRun *run)
{
	const Monitor *monitor = run->monitor;

	return run->scan.target != NULL && (monitor_has_signal(monitor, SIGNAL_LABEL_DRIFT) ||
										monitor_has_signal(monitor, SIGNAL_PERFORMANCE) ||
										monitor_has_signal(monitor, SIGNAL_PREDICTION_BIAS));
}

/* Are there labels enough?  If not, why not? */
static bool
check_labels(const MonitorRun *run, const MonitorRows *rows, TimestampTz end, const char **reason)
{
	const Monitor *monitor = run->monitor;
	double coverage = rows->rows == 0 ? 1 : (double) rows->labelled / (double) rows->rows;

	if (run->as_of < monitor_add(monitor, end, monitor->label_delay))
		*reason = psprintf("labels are expected until %s",
						   timestamptz_to_str(monitor_add(monitor, end, monitor->label_delay)));
	else if (coverage < monitor->label_coverage)
		*reason = psprintf("%.1f %% of the rows have a label, of %.1f %% that are needed",
						   100 * coverage, 100 * monitor->label_coverage);
	else
		return true;
	return false;
}

/* What is to be told of a window that has been seen. */
static char *
window_message(const MonitorSeen *seen)
{
	StringInfoData message;

	initStringInfo(&message);
	if (seen->message != NULL)
		appendStringInfoString(&message, seen->message);
	if (seen->groups[0].unknown > 0)
		appendStringInfo(&message, "%s%lld rows have a label that the model does not know",
						 message.len > 0 ? "; " : "", (long long) seen->groups[0].unknown);
	return message.len > 0 ? message.data : NULL;
}

/* Put together what was seen: its results, and what is told of it. */
static void
judge_window(MonitorRun *run, int64 number, const MonitorSeen *seen, MonitorWindowRow *row,
			 MonitorResults *results)
{
	MonitorWindow window = {.monitor = run->monitor,
							.scan = &run->scan,
							.seen = seen,
							.env = &run->env,
							.start = row->start,
							.end = row->end,
							.results = results};
	References references;

	open_references(run, number, &references);
	window.is_labelled =
		uses_labels(run) && check_labels(run, &seen->groups[0], row->end, &window.label_reason);
	for (int g = 0; g < seen->ngroups; g++)
	{
		MonitorReferenceRows reference = reference_of(run, &references, seen->groups[g].slice);

		monitor_compare(&window, &seen->groups[g], &reference);
	}
	row->is_seen = true;
	row->rows = seen->groups[0].rows;
	row->labelled = seen->groups[0].labelled;
	row->status = monitor_worst(results);
	row->message = window_message(seen);
	row->errors = list_concat_copy(run->fixed_errors, seen->errors);
	row->is_final |= !uses_labels(run) || window.is_labelled;
}

/* What a caller of run_monitor() is told. */
static void
return_window(const MonitorRun *run, const MonitorWindowRow *row)
{
	Datum values[4];
	bool nulls[4] = {false};

	if (run->returned == NULL)
		return;
	values[0] = TimestampTzGetDatum(row->start);
	values[1] = TimestampTzGetDatum(row->end);
	values[2] = Int64GetDatum(row->rows);
	nulls[2] = !row->is_seen;
	values[3] = CStringGetTextDatum(ml_drift_status_names[row->status]);
	tuplestore_putvalues(run->returned->setResult, run->returned->setDesc, values, nulls);
}

/* The window is done: write it, and whatever follows from it. */
static void
finish_window(const MonitorRun *run, const MonitorWindowRow *row, const MonitorSeen *seen,
			  const MonitorResults *results)
{
	MlsysCatalog catalog;

	mlsys_catalog_begin(&catalog);
	if (seen != NULL && run->model.features != 0)
		monitor_write_profiles(&catalog, run->monitor, &run->model, false, row->start, row->end,
							   seen);
	else
		monitor_delete_profiles(run->monitor, false, row->start);
	monitor_write_window(&catalog, row, results);
	(void) mlsys_alerts_update(&catalog, row->monitor, row->start);
	mlsys_catalog_end(&catalog);
	return_window(run, row);
}

static void
run_window(MonitorRun *run, int64 number, TimestampTz start, TimestampTz end)
{
	const Monitor *monitor = run->monitor;
	ErrorData *error = run->error;
	MonitorResults results = {0};
	MonitorSeen seen;
	MonitorWindowRow row = {
		.monitor = monitor->name,
		.start = start,
		.end = end,
		.model = run->model.resolved.model != NULL ? run->model.resolved.model
												   : mlsys_reference_model(monitor->model),
		.version = run->model.resolved.version,
		.started_at = GetCurrentTimestamp(),
		.is_final = run->as_of >= monitor_add(monitor, end, monitor->label_deadline)};

	if (error == NULL)
		error = monitor_look(&run->scan, start, end, &seen);
	if (error == NULL)
		judge_window(run, number, &seen, &row, &results);
	else
	{
		row.status = ML_DRIFT_ERROR;
		row.message = mlsys_public_error(error);
		row.errors = monitor_add_error(NIL, "window", "", error);
		run->last_error = MemoryContextStrdup(run->context, row.message);
	}
	finish_window(run, &row, error == NULL ? &seen : NULL, &results);
}

/*
 * The windows that are due; of those that have not been run yet at most MAX_NEW_WINDOWS, so that one
 * monitor with a long past does not hold up a scheduler, nor make one transaction of it all.
 */
static void
run_windows(MonitorRun *run)
{
	Monitor *monitor = run->monitor;
	const MonitorCalendar *calendar = &monitor->calendar;
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "mlsys monitor window", ALLOCSET_DEFAULT_SIZES);
	int64 number = monitor_window_of(calendar, monitor->start_at);
	TimestampTz start = monitor_window_start(calendar, number);
	MlsysCatalog catalog;
	MonitorPast *past;
	int npast;
	int nnew = 0;
	int i = 0;

	mlsys_catalog_begin(&catalog);
	past = monitor_read_windows(&catalog, monitor->name, &npast);
	mlsys_catalog_end(&catalog);
	for (;; number++)
	{
		TimestampTz end = monitor_window_start(calendar, number + 1);
		MemoryContext old;
		bool is_new;

		CHECK_FOR_INTERRUPTS();
		if (monitor_add(monitor, end, monitor->delay) > run->as_of)
			break;
		while (i < npast && past[i].start < start)
			i++;
		is_new = i == npast || past[i].start != start;
		if (is_new && nnew == MAX_NEW_WINDOWS)
		{
			ereport(NOTICE, (errmsg("%d windows of monitor \"%s\" were run, and more are due", nnew,
									monitor->name),
							 errhint("Run it again, or let the next scheduled run go on.")));
			break;
		}
		if (start < end && (is_new || !past[i].is_final))
		{
			nnew += is_new;
			open_fixed(run);
			old = MemoryContextSwitchTo(context);
			run->env.context = context;
			run_window(run, number, start, end);
			run->env.context = run->context;
			MemoryContextSwitchTo(old);
			MemoryContextReset(context);
		}
		start = end;
	}
	MemoryContextDelete(context);
}

/* Run a monitor, which is locked. */
static void
run_monitor(MonitorRun *run)
{
	MlsysCatalog catalog;

	check_owner(run->monitor);
	run->context = CurrentMemoryContext;
	mlsys_env_init(&run->env, run->context);
	open_run(run);
	run_windows(run);
	mlsys_catalog_begin(&catalog);
	monitor_write_run(&catalog, run->monitor->name, true,
					  run->error != NULL ? mlsys_public_error(run->error) : run->last_error,
					  run->error != NULL ? monitor_add_error(NIL, "run", "", run->error) : NIL);
	mlsys_catalog_end(&catalog);
}

/* SQL functions */

PG_FUNCTION_INFO_V1(mlsys_run_monitor);
Datum
mlsys_run_monitor(PG_FUNCTION_ARGS)
{
	char *name = mlsys_text_argument(fcinfo, 0);
	MonitorRun run = {0};
	MlsysCatalog catalog;

	mlsys_require_argument(fcinfo, 1);
	run.as_of = PG_GETARG_TIMESTAMPTZ(1);
	if (TIMESTAMP_NOT_FINITE(run.as_of))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("as_of is infinite")));
	if (run.as_of > GetCurrentTimestamp())
		ereport(NOTICE,
				(errmsg("as_of is in the future"),
				 errdetail("Windows that are not over yet are run on the rows there are.")));
	wait_for_monitor(name); /* before its row, as run_due_monitor() */
	mlsys_catalog_begin(&catalog);
	run.monitor = monitor_lock(&catalog, name);
	mlsys_catalog_end(&catalog);
	InitMaterializedSRF(fcinfo, 0);
	run.returned = (ReturnSetInfo *) fcinfo->resultinfo;
	run_monitor(&run);
	return (Datum) 0;
}

/* Is it still due, now that it is locked?  Another scheduler may have run it just before. */
static bool
is_due(const char *name)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, name);
	mlsys_add_time(&parameters, GetCurrentTimestamp());
	return mlsys_catalog_run(
			   "SELECT FROM mlsys.monitors WHERE monitor = $1 AND is_enabled AND "
			   "(last_run_at IS NULL OR last_run_at > $2 OR last_run_at + schedule <= $2)",
			   &parameters) > 0;
}

PG_FUNCTION_INFO_V1(mlsys_run_due_monitor);
Datum
mlsys_run_due_monitor(PG_FUNCTION_ARGS)
{
	char *name = mlsys_text_argument(fcinfo, 0);
	MonitorRun run = {.as_of = GetCurrentTimestamp()};
	MlsysCatalog catalog;
	bool due;

	if (!try_monitor(name))
		PG_RETURN_BOOL(false);
	mlsys_catalog_begin(&catalog);
	run.monitor = monitor_lock(&catalog, name);
	due = is_due(name);
	mlsys_catalog_end(&catalog);
	if (due)
		run_monitor(&run);
	PG_RETURN_BOOL(due);
}

PG_FUNCTION_INFO_V1(mlsys_note_monitor_error);
Datum
mlsys_note_monitor_error(PG_FUNCTION_ARGS)
{
	char *name = mlsys_text_argument(fcinfo, 0);
	char *sqlstate = mlsys_text_argument(fcinfo, 1);
	ErrorData error = {.message = mlsys_text_argument(fcinfo, 2)};
	MlsysCatalog catalog;

	if (strlen(sqlstate) != 5)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("\"%s\" is not an SQLSTATE", sqlstate)));
	error.sqlerrcode =
		MAKE_SQLSTATE(sqlstate[0], sqlstate[1], sqlstate[2], sqlstate[3], sqlstate[4]);
	mlsys_catalog_begin(&catalog);
	(void) monitor_lock(&catalog, name);
	monitor_write_run(&catalog, name, error.sqlerrcode != ERRCODE_QUERY_CANCELED,
					  mlsys_public_error(&error), monitor_add_error(NIL, "run", "", &error));
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}
