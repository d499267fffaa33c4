/*
 * monitor.c
 *		Monitors in the catalog: create_monitor(), alter_monitor(), drop_monitor(), and their rows.
 *
 * What can be set stands once, in the table settings: its order is that of the functions' arguments, its
 * names are those of the columns.  create_monitor() takes all of them from the call, alter_monitor() those
 * that are not NULL and the others from the row; then both have the same checked (monitor_check.c) and
 * written.
 *
 * Locking.  Whoever changes a monitor, or runs it, holds its row of mlsys.monitors FOR UPDATE.
 */
#include "pg/monitor.h"

#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"

#include "ml/options.h"
#include "pg/lifecycle.h"
#include "pg/query.h"

#define MAX_CANDIDATES 1000 /* names that a hint is chosen of */

const char *const monitor_reference_names[] = {"training", "fixed", "previous", "seasonal"};

const char *const monitor_signal_names[] = {"quality",
											"skew",
											"drift",
											"label_drift",
											"prediction_drift",
											"performance",
											"estimated_performance",
											"prediction_bias",
											"staleness",
											"multivariate"};

/* What can be set, in the order of the arguments of create_monitor() and alter_monitor() after the name. */
typedef enum Setting
{
	SET_MODEL = 0,
	SET_QUERY,
	SET_TIME_COLUMN,
	SET_REFERENCE,
	SET_REFERENCE_START,
	SET_REFERENCE_END,
	SET_REFERENCE_LAG,
	SET_WINDOW_LENGTH,
	SET_WINDOW_OFFSET,
	SET_TIME_ZONE,
	SET_START_AT,
	SET_DELAY,
	SET_SLICES,
	SET_FEATURES,
	SET_TOP_FEATURES,
	SET_SIGNALS,
	SET_LABEL_COLUMN,
	SET_LABEL_QUERY,
	SET_KEY_COLUMN,
	SET_LABEL_DELAY,
	SET_LABEL_COVERAGE,
	SET_LABEL_DEADLINE,
	SET_PREDICTION_COLUMN,
	SET_UNIT_COLUMN,
	SET_THRESHOLDS,
	SET_ALPHA,
	SET_MIN_N,
	SET_ALARM_WINDOWS,
	SET_OF_WINDOWS,
	SET_MAX_AGE,
	SET_SCHEDULE,
	SET_DESCRIPTION
} Setting;

#define SETTINGS ((int) SET_DESCRIPTION + 1)
#define ARG_NEW_NAME (SETTINGS + 1)
#define ARG_IS_ENABLED (SETTINGS + 2)

static const struct
{
	const char *name;
	Oid type;
	bool is_optional; /* may be NULL */
	bool is_content;  /* stands in monitor_contents */
} settings[SETTINGS] = {
	[SET_MODEL] = {"model", TEXTOID, false, false},
	[SET_QUERY] = {"query", TEXTOID, false, true},
	[SET_TIME_COLUMN] = {"time_column", TEXTOID, false, false},
	[SET_REFERENCE] = {"reference", TEXTOID, false, false},
	[SET_REFERENCE_START] = {"reference_start", TIMESTAMPTZOID, true, false},
	[SET_REFERENCE_END] = {"reference_end", TIMESTAMPTZOID, true, false},
	[SET_REFERENCE_LAG] = {"reference_lag", INT4OID, false, false},
	[SET_WINDOW_LENGTH] = {"window_length", INTERVALOID, false, false},
	[SET_WINDOW_OFFSET] = {"window_offset", INTERVALOID, false, false},
	[SET_TIME_ZONE] = {"time_zone", TEXTOID, false, false},
	[SET_START_AT] = {"start_at", TIMESTAMPTZOID, true, false},
	[SET_DELAY] = {"delay", INTERVALOID, false, false},
	[SET_SLICES] = {"slices", TEXTARRAYOID, false, false},
	[SET_FEATURES] = {"features", TEXTARRAYOID, true, false},
	[SET_TOP_FEATURES] = {"top_features", INT4OID, true, false},
	[SET_SIGNALS] = {"signals", TEXTARRAYOID, true, false},
	[SET_LABEL_COLUMN] = {"label_column", TEXTOID, true, false},
	[SET_LABEL_QUERY] = {"label_query", TEXTOID, true, true},
	[SET_KEY_COLUMN] = {"key_column", TEXTOID, true, false},
	[SET_LABEL_DELAY] = {"label_delay", INTERVALOID, false, false},
	[SET_LABEL_COVERAGE] = {"label_coverage", FLOAT8OID, false, false},
	[SET_LABEL_DEADLINE] = {"label_deadline", INTERVALOID, false, false},
	[SET_PREDICTION_COLUMN] = {"prediction_column", TEXTOID, true, false},
	[SET_UNIT_COLUMN] = {"unit_column", TEXTOID, true, false},
	[SET_THRESHOLDS] = {"thresholds", JSONBOID, false, false},
	[SET_ALPHA] = {"alpha", FLOAT8OID, false, false},
	[SET_MIN_N] = {"min_n", INT8OID, false, false},
	[SET_ALARM_WINDOWS] = {"alarm_windows", INT4OID, false, false},
	[SET_OF_WINDOWS] = {"of_windows", INT4OID, false, false},
	[SET_MAX_AGE] = {"max_age", INTERVALOID, true, false},
	[SET_SCHEDULE] = {"schedule", INTERVALOID, true, false},
	[SET_DESCRIPTION] = {"description", TEXTOID, true, false},
};

/* Tables that have rows of a monitor. */
static const char *const monitor_tables[] = {
	"monitors",       "monitor_contents", "monitor_windows", "profiles",
	"metric_results", "alerts",           "monitor_messages"};

/* What is set, as the row of the tables has it. */
typedef struct Settings
{
	Oid owner;
	bool is_enabled;
	char *search_path;
	Datum values[SETTINGS];
	bool nulls[SETTINGS];
} Settings;

char *
monitor_what(const Monitor *monitor, const char *query)
{
	return psprintf("%s of monitor \"%s\"", query, monitor->name);
}

TimestampTz
monitor_add(const Monitor *monitor, TimestampTz time, const Interval *interval)
{
	Timestamp local = monitor_local_time(monitor->time_zone, time);

	local = DatumGetTimestamp(DirectFunctionCall2(timestamp_pl_interval, TimestampGetDatum(local),
												  IntervalPGetDatum(interval)));
	return monitor_world_time(monitor->time_zone, local);
}

int
monitor_compare_intervals(const Interval *a, const Interval *b)
{
	return DatumGetInt32(
		DirectFunctionCall2(interval_cmp, IntervalPGetDatum(a), IntervalPGetDatum(b)));
}

/* From settings to a Monitor */

static char *
text_setting(const Settings *set, Setting setting)
{
	char *value;

	if (set->nulls[setting])
		return NULL;
	value = TextDatumGetCString(set->values[setting]);
	/* so alter_monitor() takes away what is optional */
	return value[0] == '\0' && settings[setting].is_optional ? NULL : value;
}

static MonitorNames
names_setting(const Settings *set, Setting setting)
{
	MonitorNames result = {.is_null = set->nulls[setting]};
	Datum *values;
	bool *nulls;

	if (result.is_null)
		return result;
	deconstruct_array(DatumGetArrayTypeP(set->values[setting]), TEXTOID, -1, false, TYPALIGN_INT,
					  &values, &nulls, &result.n);
	result.names = palloc(Max(result.n, 1) * sizeof(char *));
	for (int i = 0; i < result.n; i++)
	{
		if (nulls[i])
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
							errmsg("argument \"%s\" has a NULL", settings[setting].name)));
		result.names[i] = TextDatumGetCString(values[i]);
		for (int j = 0; j < i; j++)
			if (strcmp(result.names[i], result.names[j]) == 0)
				ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
								errmsg("argument \"%s\" has \"%s\" twice", settings[setting].name,
									   result.names[i])));
	}
	return result;
}

/* Index of a word in a list, or an error 22023. */
static int
find_word(const char *word, const char *const *words, int n, const char *what)
{
	const char *near = ml_nearest_name(word, (const char **) words, n);
	StringInfoData list;

	for (int i = 0; i < n; i++)
		if (strcmp(word, words[i]) == 0)
			return i;
	initStringInfo(&list);
	for (int i = 0; i < n; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "", words[i]);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("unknown %s \"%s\"", what, word),
			 near != NULL ? errhint("Perhaps you meant \"%s\". There are: %s.", near, list.data)
						  : errhint("There are: %s.", list.data)));
}

/* Signals that are asked for; all that can be with this reference for none. */
static uint32
signals_setting(const Settings *set, MonitorReference reference)
{
	MonitorNames names = names_setting(set, SET_SIGNALS);
	MonitorSignal other = reference == MONITOR_TRAINING ? SIGNAL_DRIFT : SIGNAL_SKEW;
	uint32 signals = 0;

	for (int i = 0; i < names.n; i++)
		signals |= 1u << find_word(names.names[i], monitor_signal_names, MONITOR_SIGNALS, "signal");
	if (signals & (1u << other))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("signal \"%s\" does not go with reference \"%s\"",
						monitor_signal_names[other], monitor_reference_names[reference]),
				 errhint("Distance from the training data is signal skew, from other rows of the "
						 "query drift.")));
	return signals != 0 ? signals : ((1u << MONITOR_SIGNALS) - 1) & ~(1u << other);
}

static Interval *
interval_setting(const Settings *set, Setting setting)
{
	return set->nulls[setting] ? NULL : DatumGetIntervalP(set->values[setting]);
}

static TimestampTz
time_setting(const Settings *set, Setting setting)
{
	return set->nulls[setting] ? MONITOR_NO_TIME : DatumGetTimestampTz(set->values[setting]);
}

static int32
integer_setting(const Settings *set, Setting setting)
{
	return set->nulls[setting] ? 0 : DatumGetInt32(set->values[setting]);
}

static Monitor *
decode(const char *name, const Settings *set)
{
	Monitor *monitor = palloc0(sizeof(Monitor));

	monitor->name = pstrdup(name);
	monitor->owner = set->owner;
	monitor->is_enabled = set->is_enabled;
	monitor->search_path = set->search_path;
	monitor->model = text_setting(set, SET_MODEL);
	monitor->query = text_setting(set, SET_QUERY);
	monitor->label_query = text_setting(set, SET_LABEL_QUERY);
	monitor->time_column = text_setting(set, SET_TIME_COLUMN);
	monitor->reference = find_word(text_setting(set, SET_REFERENCE), monitor_reference_names,
								   MONITOR_REFERENCES, "reference");
	monitor->reference_start = time_setting(set, SET_REFERENCE_START);
	monitor->reference_end = time_setting(set, SET_REFERENCE_END);
	monitor->reference_lag = integer_setting(set, SET_REFERENCE_LAG);
	monitor->window_length = interval_setting(set, SET_WINDOW_LENGTH);
	monitor->window_offset = interval_setting(set, SET_WINDOW_OFFSET);
	monitor->time_zone = text_setting(set, SET_TIME_ZONE);
	monitor->start_at = time_setting(set, SET_START_AT);
	monitor->delay = interval_setting(set, SET_DELAY);
	monitor->slices = names_setting(set, SET_SLICES);
	monitor->features = names_setting(set, SET_FEATURES);
	monitor->top_features = integer_setting(set, SET_TOP_FEATURES);
	monitor->signals = signals_setting(set, monitor->reference);
	monitor->label_column = text_setting(set, SET_LABEL_COLUMN);
	monitor->key_column = text_setting(set, SET_KEY_COLUMN);
	monitor->label_delay = interval_setting(set, SET_LABEL_DELAY);
	monitor->label_coverage = DatumGetFloat8(set->values[SET_LABEL_COVERAGE]);
	monitor->label_deadline = interval_setting(set, SET_LABEL_DEADLINE);
	monitor->prediction_column = text_setting(set, SET_PREDICTION_COLUMN);
	monitor->unit_column = text_setting(set, SET_UNIT_COLUMN);
	monitor->thresholds = DatumGetJsonbP(set->values[SET_THRESHOLDS]);
	monitor->alpha = DatumGetFloat8(set->values[SET_ALPHA]);
	monitor->min_n = DatumGetInt64(set->values[SET_MIN_N]);
	monitor->alarm_windows = integer_setting(set, SET_ALARM_WINDOWS);
	monitor->of_windows = integer_setting(set, SET_OF_WINDOWS);
	monitor->max_age = interval_setting(set, SET_MAX_AGE);
	monitor->schedule = interval_setting(set, SET_SCHEDULE);
	monitor->description = text_setting(set, SET_DESCRIPTION);
	return monitor;
}

/* Rows */

static void
no_monitor(const char *name)
{
	MlsysParameters parameters = {0};
	const char *names[MAX_CANDIDATES];
	const char *near;
	uint64 n;

	mlsys_add_int4(&parameters, MAX_CANDIDATES);
	n = mlsys_catalog_read("SELECT monitor FROM mlsys.monitors ORDER BY monitor LIMIT $1",
						   &parameters);
	for (uint64 i = 0; i < n; i++)
		names[i] = mlsys_result_text(i, 1);
	near = ml_nearest_name(name, names, (int) n);
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT), errmsg("monitor \"%s\" does not exist", name),
			 near != NULL ? errhint("Perhaps you meant \"%s\".", near)
			 : n == 0     ? errhint("There are no monitors yet: mlsys.create_monitor() makes one.")
						  : errhint("The table mlsys.monitors lists all monitors.")));
}

/* An error unless the statement gives an owner whose rights the caller has. */
static void
check_owner(const MlsysCatalog *catalog, const char *name, const char *statement)
{
	MlsysParameters parameters = {0};
	bool is_owner = false;

	mlsys_add_text(&parameters, name);
	if (mlsys_catalog_run(statement, &parameters) == 0)
		no_monitor(name);
	for (int i = 1; i <= SPI_tuptable->tupdesc->natts && !is_owner; i++)
	{
		bool is_null;
		Datum owner = mlsys_result(0, i, &is_null);

		is_owner = !is_null && has_privs_of_role(catalog->caller, DatumGetObjectId(owner));
	}
	if (!is_owner)
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
						errmsg("must be owner of monitor \"%s\"", name)));
}

/* Look first, so that nobody waits for a monitor, or has others wait, that is not theirs. */
static void
lock_row(const MlsysCatalog *catalog, const char *name)
{
	PreventCommandIfReadOnly("a change of a monitor");
	check_owner(catalog, name, "SELECT owner FROM mlsys.monitors WHERE monitor = $1");
	check_owner(catalog, name, "SELECT owner FROM mlsys.monitors WHERE monitor = $1 FOR UPDATE");
}

/* The same to drop it, which the owner of its model may, too: or others' monitors would keep a model for ever. */
static void
lock_row_to_drop(const MlsysCatalog *catalog, const char *name)
{
#define OWNERS                                                                                   \
	"SELECT m.owner, d.owner FROM mlsys.monitors AS m LEFT JOIN mlsys.models AS d ON d.model = " \
	"pg_catalog.split_part(m.model, '@', 1) WHERE m.monitor = $1"
	PreventCommandIfReadOnly("a change of a monitor");
	check_owner(catalog, name, OWNERS);
	check_owner(catalog, name, OWNERS " FOR UPDATE OF m");
#undef OWNERS
}

/* Read a monitor's row, which is locked, into the caller's context. */
static void
read_row(const MlsysCatalog *catalog, const char *name, Settings *set)
{
	MlsysParameters parameters = {0};
	MemoryContext old;
	StringInfoData sql;

	initStringInfo(&sql);
	appendStringInfoString(&sql, "SELECT m.owner, m.is_enabled, c.search_path");
	for (int i = 0; i < SETTINGS; i++)
		appendStringInfo(&sql, ", %s.%s", settings[i].is_content ? "c" : "m", settings[i].name);
	appendStringInfoString(&sql, " FROM mlsys.monitors AS m JOIN mlsys.monitor_contents AS c "
								 "ON c.monitor = m.monitor WHERE m.monitor = $1");
	mlsys_add_text(&parameters, name);
	if (mlsys_catalog_run(sql.data, &parameters) != 1)
		elog(ERROR, "monitor \"%s\" has no contents", name);
	old = MemoryContextSwitchTo(catalog->context);
	set->owner = DatumGetObjectId(mlsys_result_value(0, 1));
	set->is_enabled = DatumGetBool(mlsys_result_value(0, 2));
	set->search_path = mlsys_result_text(0, 3);
	for (int i = 0; i < SETTINGS; i++)
	{
		Datum value = mlsys_result(0, 4 + i, &set->nulls[i]);
		int16 length;
		bool by_value;

		get_typlenbyval(settings[i].type, &length, &by_value);
		if (!set->nulls[i])
			set->values[i] = datumCopy(value, by_value, length);
	}
	MemoryContextSwitchTo(old);
}

Monitor *
monitor_lock(const MlsysCatalog *catalog, const char *name)
{
	Settings set;
	MemoryContext old;
	Monitor *monitor;

	lock_row(catalog, name);
	read_row(catalog, name, &set);
	old = MemoryContextSwitchTo(catalog->context);
	monitor = decode(name, &set);
	monitor_calendar_init(&monitor->calendar, monitor->window_length, monitor->window_offset,
						  monitor->time_zone);
	MemoryContextSwitchTo(old);
	return monitor;
}

/* Parameters $1 name, $2 owner, $3 now, $4 is_enabled, $5 search_path, $6 ... the settings. */
#define FIRST_SETTING 6

static void
add_parameters(MlsysParameters *parameters, const MlsysCatalog *catalog, const Monitor *monitor,
			   const Settings *set)
{
	mlsys_add_text(parameters, monitor->name);
	mlsys_add_oid(parameters, REGROLEOID, monitor->owner);
	mlsys_add_time(parameters, catalog->now);
	mlsys_add_parameter(parameters, BOOLOID, BoolGetDatum(set->is_enabled), false);
	mlsys_add_text(parameters, monitor->search_path);
	for (int i = 0; i < SETTINGS; i++)
	{
		if (settings[i].type == TEXTOID && settings[i].is_optional && i != SET_DESCRIPTION)
			mlsys_add_text(parameters, text_setting(set, i));
		else
			mlsys_add_parameter(parameters, settings[i].type, set->values[i], set->nulls[i]);
	}
}

static void
insert_rows(const MlsysCatalog *catalog, const Monitor *monitor, const Settings *set)
{
	MlsysParameters parameters = {0};
	StringInfoData columns;
	StringInfoData values;

	initStringInfo(&columns);
	initStringInfo(&values);
	for (int i = 0; i < SETTINGS; i++)
		if (!settings[i].is_content)
		{
			appendStringInfo(&columns, ", %s", settings[i].name);
			appendStringInfo(&values, ", $%d", FIRST_SETTING + i);
		}
	add_parameters(&parameters, catalog, monitor, set);
	if (mlsys_catalog_run(psprintf("INSERT INTO mlsys.monitors (monitor, owner, created_at, "
								   "changed_at, is_enabled%s) VALUES ($1, $2, $3, $3, $4%s) "
								   "ON CONFLICT DO NOTHING",
								   columns.data, values.data),
						  &parameters) == 0)
		ereport(ERROR, (errcode(ERRCODE_DUPLICATE_OBJECT),
						errmsg("monitor \"%s\" exists already", monitor->name)));
	(void) mlsys_catalog_run(
		psprintf("INSERT INTO mlsys.monitor_contents (monitor, search_path, query, label_query) "
				 "VALUES ($1, $5, $%d, $%d)",
				 FIRST_SETTING + SET_QUERY, FIRST_SETTING + SET_LABEL_QUERY),
		&parameters);
}

static void
update_rows(const MlsysCatalog *catalog, const Monitor *monitor, const Settings *set)
{
	MlsysParameters parameters = {0};
	StringInfoData changes;

	initStringInfo(&changes);
	for (int i = 0; i < SETTINGS; i++)
		if (!settings[i].is_content)
			appendStringInfo(&changes, ", %s = $%d", settings[i].name, FIRST_SETTING + i);
	add_parameters(&parameters, catalog, monitor, set);
	(void) mlsys_catalog_run(
		psprintf("UPDATE mlsys.monitors SET changed_at = $3, is_enabled = $4%s "
				 "WHERE monitor = $1",
				 changes.data),
		&parameters);
	(void) mlsys_catalog_run(
		psprintf("UPDATE mlsys.monitor_contents SET search_path = $5, query = $%d, "
				 "label_query = $%d WHERE monitor = $1",
				 FIRST_SETTING + SET_QUERY, FIRST_SETTING + SET_LABEL_QUERY),
		&parameters);
}

/* Models */

/* Monitors of the model $1: their references name it, maybe with a version or an alias. */
#define IS_OF_MODEL "(model = $1 OR pg_catalog.starts_with(model, $1 || '@'))"

/* An error when monitors watch what is to be dropped: those whose model the condition is true of. */
static void
check_unwatched(const char *what, const char *condition, MlsysParameters *parameters)
{
	(void) mlsys_catalog_run(
		psprintf("SELECT pg_catalog.count(*), pg_catalog.string_agg('\"' || monitor || '\"', ', ' "
				 "ORDER BY monitor COLLATE \"C\") FROM mlsys.monitors WHERE %s",
				 condition),
		parameters);
	if (DatumGetInt64(mlsys_result_value(0, 1)) > 0)
		ereport(ERROR,
				(errcode(ERRCODE_DEPENDENT_OBJECTS_STILL_EXIST), errmsg("%s has monitors", what),
				 errdetail("Monitors of it: %s.", mlsys_result_text(0, 2)),
				 errhint("Drop them by mlsys.drop_monitor() first.")));
}

void
monitor_drop_model(const char *model)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, model);
	check_unwatched(psprintf("model \"%s\"", model), IS_OF_MODEL, &parameters);
	(void) mlsys_catalog_run("DELETE FROM mlsys.retrain_policies WHERE model = $1", &parameters);
	(void) mlsys_catalog_run("DELETE FROM mlsys.retrain_messages WHERE model = $1", &parameters);
}

void
monitor_drop_version(const char *model, int32 version)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, psprintf("%s@%d", model, version));
	check_unwatched(psprintf("version %d of model \"%s\"", version, model), "model = $1",
					&parameters);
}

void
monitor_rename_model(const char *model, const char *new_name)
{
	static const char *const tables[] = {"monitors",        "monitor_windows", "profiles",
										 "metric_results",  "alerts",          "retrain_policies",
										 "retrain_messages"};
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, model);
	mlsys_add_text(&parameters, new_name);
	for (size_t i = 0; i < lengthof(tables); i++)
		(void) mlsys_catalog_run(
			psprintf("UPDATE mlsys.%s SET model = $2 || pg_catalog.substr(model, "
					 "pg_catalog.length($1) + 1) WHERE " IS_OF_MODEL,
					 tables[i]),
			&parameters);
}

/* Arguments */

static void
check_name(const char *name)
{
	if (name[0] == '\0')
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("name of a monitor is empty")));
	if (strlen(name) > MLSYS_MAX_NAME)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("name of a monitor has %zu bytes, but at most %d are allowed",
							   strlen(name), MLSYS_MAX_NAME)));
}

/* Put queries as they are to be run, and what is empty as NULL. */
static void
open_arguments(const char *name, Settings *set)
{
	static const Setting queries[] = {SET_QUERY, SET_LABEL_QUERY};
	const Interval no_time = {0};
	MonitorNames features;

	for (size_t i = 0; i < lengthof(queries); i++)
	{
		char *query = text_setting(set, queries[i]);

		if (query != NULL)
			set->values[queries[i]] = CStringGetTextDatum(mlsys_query_open(
				query, psprintf("%s of monitor \"%s\"", settings[queries[i]].name, name)));
	}
	/* what stands for nothing, by which alter_monitor() takes a setting away */
	set->nulls[SET_SIGNALS] |= names_setting(set, SET_SIGNALS).n == 0;
	set->nulls[SET_TOP_FEATURES] |= integer_setting(set, SET_TOP_FEATURES) == 0;
	set->nulls[SET_MAX_AGE] |=
		set->nulls[SET_MAX_AGE] ||
		monitor_compare_intervals(interval_setting(set, SET_MAX_AGE), &no_time) == 0;
	features = names_setting(set, SET_FEATURES);
	set->nulls[SET_FEATURES] |= features.n == 1 && strcmp(features.names[0], "*") == 0;
	if (set->nulls[SET_SCHEDULE])
		set->values[SET_SCHEDULE] = set->values[SET_WINDOW_LENGTH];
	set->nulls[SET_SCHEDULE] = false;
}

/* Have it checked; its start_at is then known. */
static Monitor *
check_settings(const char *name, Settings *set)
{
	Monitor *monitor = decode(name, set);

	monitor_check(monitor);
	set->values[SET_START_AT] = TimestampTzGetDatum(monitor->start_at);
	set->nulls[SET_START_AT] = false;
	return monitor;
}

PG_FUNCTION_INFO_V1(mlsys_create_monitor);
Datum
mlsys_create_monitor(PG_FUNCTION_ARGS)
{
	char *name = mlsys_text_argument(fcinfo, 0);
	Settings set = {.owner = GetUserId(), .is_enabled = true};
	MlsysCatalog catalog;
	Monitor *monitor;

	check_name(name);
	PreventCommandIfReadOnly("a change of a monitor");
	for (int i = 0; i < SETTINGS; i++)
	{
		if (!settings[i].is_optional)
			mlsys_require_argument(fcinfo, i + 1);
		set.values[i] = PG_GETARG_DATUM(i + 1);
		set.nulls[i] = PG_ARGISNULL(i + 1);
	}
	set.search_path = namespace_search_path;
	open_arguments(name, &set);
	monitor = check_settings(name, &set);
	mlsys_catalog_begin(&catalog);
	insert_rows(&catalog, monitor, &set);
	mlsys_catalog_end(&catalog);
	PG_RETURN_TEXT_P(cstring_to_text(name));
}

/* Windows that were run stand where they are: others of the same monitor would overlap them. */
static void
check_windows(const Monitor *old, const Monitor *new)
{
	MlsysParameters parameters = {0};

	/* one day and 24 hours are equal, but not the same */
	if (memcmp(old->window_length, new->window_length, sizeof(Interval)) == 0 &&
		memcmp(old->window_offset, new->window_offset, sizeof(Interval)) == 0 &&
		strcmp(old->time_zone, new->time_zone) == 0)
		return;
	mlsys_add_text(&parameters, old->name);
	if (mlsys_catalog_run("SELECT FROM mlsys.monitor_windows WHERE monitor = $1 LIMIT 1",
						  &parameters) > 0)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("monitor \"%s\" has run windows, so their length, offset and time "
						"zone cannot be changed",
						old->name),
				 errhint("Create another monitor; with start_at it runs past windows, too.")));
}

static void
rename_monitor(const char *name, const char *new_name)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, new_name);
	if (mlsys_catalog_run("SELECT FROM mlsys.monitors WHERE monitor = $1", &parameters) > 0)
		ereport(ERROR, (errcode(ERRCODE_DUPLICATE_OBJECT),
						errmsg("monitor \"%s\" exists already", new_name)));
	mlsys_add_text(&parameters, name);
	for (size_t i = 0; i < lengthof(monitor_tables); i++)
		(void) mlsys_catalog_run(
			psprintf("UPDATE mlsys.%s SET monitor = $1 WHERE monitor = $2", monitor_tables[i]),
			&parameters);
}

PG_FUNCTION_INFO_V1(mlsys_alter_monitor);
Datum
mlsys_alter_monitor(PG_FUNCTION_ARGS)
{
	char *name = mlsys_text_argument(fcinfo, 0);
	char *new_name = mlsys_optional_text(fcinfo, ARG_NEW_NAME);
	Settings set;
	MlsysCatalog catalog;
	bool is_set = false;
	Monitor *old;
	Monitor *monitor;

	if (new_name != NULL)
		check_name(new_name);
	mlsys_catalog_begin(&catalog);
	lock_row(&catalog, name);
	read_row(&catalog, name, &set);
	mlsys_catalog_end(&catalog);
	old = decode(name, &set);
	for (int i = 0; i < SETTINGS; i++)
		if (!PG_ARGISNULL(i + 1))
		{
			set.values[i] = PG_GETARG_DATUM(i + 1);
			set.nulls[i] = false;
			is_set = true;
		}
	if (!PG_ARGISNULL(1 + SET_QUERY) || !PG_ARGISNULL(1 + SET_LABEL_QUERY))
		set.search_path = namespace_search_path;
	if (!PG_ARGISNULL(ARG_IS_ENABLED))
		set.is_enabled = PG_GETARG_BOOL(ARG_IS_ENABLED);
	open_arguments(name, &set);
	/* one whose query fails by now can still be switched off */
	monitor = is_set ? check_settings(name, &set) : old;
	mlsys_catalog_begin(&catalog);
	check_windows(old, monitor);
	update_rows(&catalog, monitor, &set);
	if (new_name != NULL)
		rename_monitor(name, new_name);
	mlsys_catalog_end(&catalog);
	PG_RETURN_TEXT_P(cstring_to_text(new_name != NULL ? new_name : name));
}

PG_FUNCTION_INFO_V1(mlsys_drop_monitor);
Datum
mlsys_drop_monitor(PG_FUNCTION_ARGS)
{
	char *name = mlsys_text_argument(fcinfo, 0);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;

	mlsys_catalog_begin(&catalog);
	lock_row_to_drop(&catalog, name);
	mlsys_add_text(&parameters, name);
	for (size_t i = 0; i < lengthof(monitor_tables); i++)
		(void) mlsys_catalog_run(
			psprintf("DELETE FROM mlsys.%s WHERE monitor = $1", monitor_tables[i]), &parameters);
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(mlsys_monitor_errors);
Datum
mlsys_monitor_errors(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	char *name = mlsys_text_argument(fcinfo, 0);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;
	uint64 n;

	InitMaterializedSRF(fcinfo, 0);
	mlsys_catalog_begin(&catalog);
	check_owner(&catalog, name, "SELECT owner FROM mlsys.monitors WHERE monitor = $1");
	mlsys_add_text(&parameters, name);
	n = mlsys_catalog_read("SELECT window_start, part, feature, message, occurred_at "
						   "FROM mlsys.monitor_messages WHERE monitor = $1 ORDER BY "
						   "window_start, part COLLATE \"C\", feature COLLATE \"C\"",
						   &parameters);
	for (uint64 i = 0; i < n; i++)
		tuplestore_puttuple(result->setResult, SPI_tuptable->vals[i]);
	mlsys_catalog_end(&catalog);
	return (Datum) 0;
}
