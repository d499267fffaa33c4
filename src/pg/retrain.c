/*
 * retrain.c
 *		Training a model anew: by hand, and for alerts, by policies.
 *
 * A version knows how it was trained: query and search_path, target, algorithm, options, features, split. Called
 * with all that again, mlsys.train() gives, on the same rows, the same bytes.  The weight, calibration
 * and class options stand in the options as they were given; features are named, in their order, so
 * that columns that the query has got since are left out.  A version of set_threshold() is trained anew as its
 * parent was, and then given its threshold.  What a session's settings change in a query (TimeZone,
 * say) is not part of the recipe.
 *
 * The training runs as the owner of the model, since it is started by a scheduler or by any member of
 * that role (owner.c).  The recipe is read, and the policy written, in stretches on the catalog (catalog.c)
 * before and after it.
 *
 * A policy marks what is to be done when an alert opens (alerts.c), and run_retraining() does it later, in
 * a transaction of its own: a monitor's results do not wait for a training, and do not fail with it.
 */
#include "pg/lifecycle.h"
#include "pg/resolve.h"

#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/syscache.h"

#include "pg/monitor.h"
#include "pg/owner.h"

#define DEFAULT_ALIAS "challenger"
#define LOCK_CLASS 0x6d6c7274 /* "mlrt" */

/* How a version was trained, and what is to become of the new one. */
typedef struct Recipe
{
	char *model;
	int32 version;
	Oid owner;
	char *alias;
	char *reason;
	char *search_path;
	MlsysParameters arguments; /* of train(), in the order of the statement below */
	bool has_threshold;        /* that set_threshold() has set */
	double threshold;
	int32 new_version;
} Recipe;

static const char train_statement[] =
	"SELECT t.version FROM mlsys.train(model => $1, query => $2, target => $3, algorithm => $4, "
	"options => $5, features => $6, split_key => $7, test_fraction => $8, seed => $9, "
	"description => $10) AS t";

/* Policies */

/* The signals in the argument; each must be one that monitors have. */
static void
check_signals(FunctionCallInfo fcinfo, int argument)
{
	List *names;
	ListCell *cell;
	StringInfoData known;

	mlsys_require_argument(fcinfo, argument);
	names = mlsys_names_argument(fcinfo, argument, "signals");
	initStringInfo(&known);
	for (int s = 0; s < MONITOR_SIGNALS; s++)
		appendStringInfo(&known, "%s%s", s > 0 ? ", " : "", monitor_signal_names[s]);
	if (names == NIL)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a retrain policy needs at least one signal"),
						errhint("Signals are: %s.", known.data)));
	foreach (cell, names)
	{
		bool is_known = false;

		for (int s = 0; s < MONITOR_SIGNALS; s++)
			is_known |= strcmp(lfirst(cell), monitor_signal_names[s]) == 0;
		if (!is_known)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("unknown signal \"%s\"", (char *) lfirst(cell)),
							errhint("Signals are: %s.", known.data)));
	}
}

static void
check_policy(FunctionCallInfo fcinfo, const char *alias)
{
	check_signals(fcinfo, 1);
	mlsys_require_argument(fcinfo, 2);
	monitor_check_interval("cooldown", PG_GETARG_INTERVAL_P(2), false);
	mlsys_check_alias_name(alias);
	if (strcmp(alias, MLSYS_DEFAULT_ALIAS) == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a retrained version does not come under alias \"%s\"", alias),
						errhint("Choose another alias, compare the versions, and have "
								"mlsys.deploy() promote the better one.")));
	mlsys_require_argument(fcinfo, 4);
}

PG_FUNCTION_INFO_V1(mlsys_set_retrain_policy);
Datum
mlsys_set_retrain_policy(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	char *alias = mlsys_text_argument(fcinfo, 3);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;

	check_policy(fcinfo, alias);
	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	mlsys_add_text(&parameters, model);
	mlsys_add_parameter(&parameters, TEXTARRAYOID, PG_GETARG_DATUM(1), false);
	mlsys_add_parameter(&parameters, INTERVALOID, PG_GETARG_DATUM(2), false);
	mlsys_add_text(&parameters, alias);
	mlsys_add_parameter(&parameters, BOOLOID, PG_GETARG_DATUM(4), false);
	mlsys_add_time(&parameters, catalog.now);
	mlsys_add_oid(&parameters, REGROLEOID, catalog.caller);
	(void) mlsys_catalog_run(
		"INSERT INTO mlsys.retrain_policies (model, signals, cooldown, alias, is_enabled, "
		"changed_at, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (model) DO UPDATE "
		"SET signals = $2, cooldown = $3, alias = $4, is_enabled = $5, changed_at = $6, "
		"changed_by = $7",
		&parameters);
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(mlsys_drop_retrain_policy);
Datum
mlsys_drop_retrain_policy(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;

	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	mlsys_add_text(&parameters, model);
	if (mlsys_catalog_run("DELETE FROM mlsys.retrain_policies WHERE model = $1", &parameters) == 0)
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
						errmsg("model \"%s\" has no retrain policy", model),
						errhint("mlsys.set_retrain_policy() makes one.")));
	(void) mlsys_catalog_run("DELETE FROM mlsys.retrain_messages WHERE model = $1", &parameters);
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}

/* The recipe */

static void
not_repeatable(const Recipe *recipe)
{
	ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
					errmsg("version %d of model \"%s\" cannot be trained anew", recipe->version,
						   recipe->model),
					errdetail("It was registered, so it is not known what it was trained on."),
					errhint("A version made by mlsys.train() can; name it as model@version.")));
}

/* A column of the result's first row, copied into the current context, as a parameter. */
static void
copy_parameter(MlsysParameters *parameters, Oid type, int column)
{
	bool is_null;
	Datum value = mlsys_result(0, column, &is_null);

	if (!is_null && type != FLOAT8OID && type != INT8OID)
		value = PointerGetDatum(PG_DETOAST_DATUM_COPY(value));
	mlsys_add_parameter(parameters, type, value, is_null);
}

/* Read how recipe->version was trained, within a stretch, into its caller's context. */
static void
read_recipe(const MlsysCatalog *catalog, Recipe *recipe)
{
	static const Oid types[] = {TEXTOID,      TEXTOID, TEXTOID,   TEXTOID, JSONBOID,
								TEXTARRAYOID, TEXTOID, FLOAT8OID, INT8OID, TEXTOID};
	MlsysParameters parameters = {0};
	MemoryContext old;

	mlsys_add_text(&parameters, recipe->model);
	mlsys_add_int4(&parameters, recipe->version);
	mlsys_add_text(&parameters, recipe->reason);
	if (mlsys_catalog_run(
			"SELECT v.model, c.query, v.target, v.algorithm, v.options_given, "
			"ARRAY(SELECT f.value ->> 'name' FROM pg_catalog.jsonb_array_elements(v.features) "
			"WITH ORDINALITY AS f (value, place) ORDER BY f.place), "
			"v.split_key, v.test_fraction, v.seed, "
			"'version ' || v.version || ' trained anew' || coalesce(': ' || $3, ''), "
			"m.owner, v.search_path, v.origin = 'set_threshold', v.decision_threshold, "
			"coalesce((SELECT p.alias FROM mlsys.retrain_policies AS p WHERE p.model = v.model), "
			"'" DEFAULT_ALIAS "') "
			"FROM mlsys.model_versions AS v JOIN mlsys.model_contents AS c USING (model, version) "
			"JOIN mlsys.models AS m USING (model) WHERE v.model = $1 AND v.version = $2",
			&parameters) == 0)
		mlsys_no_version(recipe->model, recipe->version);
	if (mlsys_result_text(0, 2) == NULL)
		not_repeatable(recipe);
	old = MemoryContextSwitchTo(catalog->context);
	for (size_t i = 0; i < lengthof(types); i++)
		copy_parameter(&recipe->arguments, types[i], (int) i + 1);
	recipe->owner = DatumGetObjectId(mlsys_result_value(0, 11));
	recipe->search_path = mlsys_result_text(0, 12);
	recipe->has_threshold = DatumGetBool(mlsys_result_value(0, 13));
	if (recipe->has_threshold)
		recipe->threshold = DatumGetFloat8(mlsys_result_value(0, 14));
	recipe->alias = mlsys_result_text(0, 15);
	MemoryContextSwitchTo(old);
}

/* Following it */

static int32
run_for_number(const char *statement, MlsysParameters *parameters)
{
	if (mlsys_catalog_run(statement, parameters) != 1)
		elog(ERROR, "statement of a retraining gave no row");
	return DatumGetInt32(mlsys_result_value(0, 1));
}

/* Train, set the threshold, deploy: as the model's owner. */
static void
follow_recipe(void *arg)
{
	Recipe *recipe = arg;
	MlsysParameters parameters = {0};

	recipe->new_version = run_for_number(train_statement, &recipe->arguments);
	if (recipe->has_threshold)
	{
		MlsysParameters threshold = {0};

		mlsys_add_text(&threshold, psprintf("%s@%d", recipe->model, recipe->new_version));
		mlsys_add_parameter(&threshold, FLOAT8OID, Float8GetDatum(recipe->threshold), false);
		recipe->new_version = run_for_number("SELECT mlsys.set_threshold($1, $2)", &threshold);
	}
	mlsys_add_text(&parameters, recipe->model);
	mlsys_add_int4(&parameters, recipe->new_version);
	mlsys_add_text(&parameters, recipe->alias);
	mlsys_add_text(&parameters, recipe->reason);
	(void) run_for_number("SELECT mlsys.deploy($1, $2, $3, force => true, reason => $4)",
						  &parameters);
}

/* An owner that was dropped has left a number, under which nothing may run. */
static void
check_owner(const Recipe *recipe)
{
	if (!SearchSysCacheExists1(AUTHOID, ObjectIdGetDatum(recipe->owner)))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
						errmsg("owner of model \"%s\" does not exist any more", recipe->model)));
}

/* Note in the policy, if there is one, how it went; after an error what is pending stays so. */
static void
write_policy(const MlsysCatalog *catalog, const Recipe *recipe, const ErrorData *error)
{
	MlsysParameters parameters = {0};
	MlsysParameters message = {0};

	mlsys_add_text(&parameters, recipe->model);
	mlsys_add_time(&parameters, catalog->now);
	mlsys_add_text(&parameters, recipe->reason);
	mlsys_add_parameter(&parameters, INT4OID, Int32GetDatum(recipe->new_version), error != NULL);
	mlsys_add_text(&parameters, error == NULL ? NULL : mlsys_public_error(error));
	(void) mlsys_catalog_run(
		"UPDATE mlsys.retrain_policies SET last_fired_at = $2, last_reason = $3, last_version = $4, "
		"last_error = $5, pending_reason = CASE WHEN $5 IS NOT NULL THEN pending_reason END, "
		"pending_version = CASE WHEN $5 IS NOT NULL THEN pending_version END, "
		"pending_since = CASE WHEN $5 IS NOT NULL THEN pending_since END WHERE model = $1",
		&parameters);
	mlsys_add_text(&message, recipe->model);
	(void) mlsys_catalog_run("DELETE FROM mlsys.retrain_messages WHERE model = $1", &message);
	if (error == NULL)
		return;
	mlsys_add_text(&message, error->message);
	(void) mlsys_catalog_run("INSERT INTO mlsys.retrain_messages (model, message) VALUES ($1, $2)",
							 &message);
}

/* By hand */

PG_FUNCTION_INFO_V1(mlsys_retrain);
Datum
mlsys_retrain(PG_FUNCTION_ARGS)
{
	char *reference = mlsys_text_argument(fcinfo, 0);
	Recipe recipe = {.reason = mlsys_optional_text(fcinfo, 1)};
	MlsysResolved resolved;
	MlsysCatalog catalog;
	ErrorData *error;

	PreventCommandIfReadOnly("a change of a model");
	(void) mlsys_resolve(reference, true, &resolved);
	mlsys_catalog_check_model(resolved.model);
	recipe.model = resolved.model;
	recipe.version = resolved.version;
	mlsys_catalog_begin(&catalog);
	read_recipe(&catalog, &recipe);
	mlsys_catalog_end(&catalog);
	check_owner(&recipe);
	error = mlsys_run_as_owner(recipe.owner, recipe.search_path, NULL, follow_recipe, &recipe);
	if (error != NULL)
		mlsys_raise_again(error);
	mlsys_catalog_begin(&catalog);
	write_policy(&catalog, &recipe, NULL);
	mlsys_catalog_end(&catalog);
	PG_RETURN_INT32(recipe.new_version);
}

/* For an alert */

/*
 * What is to be done for a model, if anything: the pending version, or the one in production when that was dropped.
 * The policy's row is not locked while training goes on, so that alerts can be written.
 */
static bool
read_pending(const MlsysCatalog *catalog, Recipe *recipe)
{
	MlsysParameters parameters = {0};
	MemoryContext old;
	bool is_null;

	mlsys_add_text(&parameters, recipe->model);
	mlsys_add_time(&parameters, catalog->now);
	if (mlsys_catalog_run(
			"SELECT p.pending_reason, coalesce((SELECT v.version FROM mlsys.model_versions AS v "
			"WHERE v.model = p.model AND v.version = p.pending_version), "
			"(SELECT a.version FROM mlsys.model_aliases AS a "
			"WHERE a.model = p.model AND a.alias = '" MLSYS_DEFAULT_ALIAS "')), p.pending_version "
			"FROM mlsys.retrain_policies AS p WHERE p.model = $1 AND p.is_enabled "
			"AND p.pending_reason IS NOT NULL "
			"AND (p.last_fired_at IS NULL OR p.last_fired_at + p.cooldown <= $2)",
			&parameters) == 0)
		return false;
	old = MemoryContextSwitchTo(catalog->context);
	recipe->reason = mlsys_result_text(0, 1);
	MemoryContextSwitchTo(old);
	recipe->version = DatumGetInt32(mlsys_result(0, 2, &is_null));
	if (is_null)
		recipe->version = DatumGetInt32(mlsys_result(0, 3, &is_null));
	return true;
}

/* A recipe that cannot be read is a failure of the training: to be caught, as the caller's. */
static void
read_in_stretch(void *arg)
{
	Recipe *recipe = arg;
	MlsysCatalog catalog;

	mlsys_catalog_begin(&catalog);
	read_recipe(&catalog, recipe);
	mlsys_catalog_end(&catalog);
	check_owner(recipe);
}

PG_FUNCTION_INFO_V1(mlsys_retrain_pending);
Datum
mlsys_retrain_pending(PG_FUNCTION_ARGS)
{
	Recipe recipe = {.model = mlsys_text_argument(fcinfo, 0)};
	uint32 key = hash_bytes((const unsigned char *) recipe.model, (int) strlen(recipe.model));
	MlsysCatalog catalog;
	ErrorData *error;
	bool is_pending;

	PreventCommandIfReadOnly("a change of a model");
	mlsys_catalog_check_model(recipe.model);
	if (!DatumGetBool(DirectFunctionCall2(pg_try_advisory_xact_lock_int4, Int32GetDatum(LOCK_CLASS),
										  Int32GetDatum((int32) key))))
		PG_RETURN_BOOL(false);
	mlsys_catalog_begin(&catalog);
	is_pending = read_pending(&catalog, &recipe);
	mlsys_catalog_end(&catalog);
	if (!is_pending)
		PG_RETURN_BOOL(false);
	error = mlsys_run_as_owner(GetUserId(), namespace_search_path, NULL, read_in_stretch, &recipe);
	if (error == NULL)
		error = mlsys_run_as_owner(recipe.owner, recipe.search_path, NULL, follow_recipe, &recipe);
	mlsys_catalog_begin(&catalog);
	write_policy(&catalog, &recipe, error);
	mlsys_catalog_end(&catalog);
	PG_RETURN_BOOL(true);
}

PG_FUNCTION_INFO_V1(mlsys_retrain_error);
Datum
mlsys_retrain_error(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;
	text *message = NULL;

	mlsys_catalog_begin(&catalog);
	mlsys_catalog_check_owner(&catalog, model, false);
	mlsys_add_text(&parameters, model);
	if (mlsys_catalog_read("SELECT message FROM mlsys.retrain_messages WHERE model = $1",
						   &parameters) > 0)
	{
		MemoryContext old = MemoryContextSwitchTo(catalog.context);

		message = DatumGetTextPCopy(mlsys_result_value(0, 1));
		MemoryContextSwitchTo(old);
	}
	mlsys_catalog_end(&catalog);
	if (message == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(message);
}
