/*
 * threshold.c
 *		What begins with reading a version: get_model(), and set_threshold(), which makes a version with
 *		another decision threshold.
 *
 * The new version is the same training with one number changed.  So it takes over how its parent was
 * trained, and of the metrics those that do not depend on the threshold: those of probabilities and of
 * their order.  Accuracy, precision and the like are no longer true and are left out, as is everything that
 * is not known; evaluate() measures them anew.  The same goes for the parent's baseline.
 */
#include "pg/baseline.h"
#include "pg/lifecycle.h"
#include "pg/resolve.h"

#include "catalog/pg_type.h"
#include "utils/pg_lsn.h"
#include "utils/snapmgr.h"

/* Metrics */

static const char *const threshold_free[] = {"log_loss", "normalised_log_loss", "brier",
											 "roc_auc",  "average_precision",   "base_rate"};

static bool
is_threshold_free(const JsonbValue *key)
{
	for (size_t i = 0; i < lengthof(threshold_free); i++)
	{
		if ((int) strlen(threshold_free[i]) == key->val.string.len &&
			memcmp(threshold_free[i], key->val.string.val, key->val.string.len) == 0)
			return true;
	}
	return false;
}

/* Numbers of an object that stay, and its objects with such; NULL when there is none. */
static JsonbValue *
filter_object(JsonbContainer *container)
{
	JsonbParseState *state = NULL;
	JsonbIterator *iterator = JsonbIteratorInit(container);
	JsonbIteratorToken token;
	JsonbValue key;
	JsonbValue value;
	bool is_empty = true;

	check_stack_depth();
	(void) JsonbIteratorNext(&iterator, &value, true);
	(void) pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	while ((token = JsonbIteratorNext(&iterator, &key, true)) == WJB_KEY)
	{
		JsonbValue *kept = NULL;

		(void) JsonbIteratorNext(&iterator, &value, true);
		if (value.type == jbvBinary && JsonContainerIsObject(value.val.binary.data))
			kept = filter_object(value.val.binary.data);
		else if (value.type == jbvNumeric && is_threshold_free(&key))
			kept = &value;
		if (kept == NULL)
			continue;
		is_empty = false;
		(void) pushJsonbValue(&state, WJB_KEY, &key);
		(void) pushJsonbValue(&state, WJB_VALUE, kept);
	}
	return is_empty ? NULL : pushJsonbValue(&state, WJB_END_OBJECT, NULL);
}

static Jsonb *
filter_metrics(Jsonb *metrics)
{
	JsonbValue *kept;

	if (!JB_ROOT_IS_OBJECT(metrics))
		return NULL;
	kept = filter_object(&metrics->root);
	return kept == NULL ? NULL : JsonbValueToJsonb(kept);
}

/* The parent */

static int64
optional_int8(int column)
{
	bool is_null;
	Datum value = mlsys_result(0, column, &is_null);

	return is_null ? 0 : DatumGetInt64(value);
}

/* Take over what is known of the parent's training. */
static void
read_parent(const MlsysResolved *parent, MlsysVersion *version)
{
	MlsysParameters parameters = {0};
	bool is_null;
	Datum value;

	mlsys_add_text(&parameters, parent->model);
	mlsys_add_int4(&parameters, parent->version);
	if (mlsys_catalog_run(
			"SELECT v.metrics, c.training_rows, v.snapshot_lsn, v.test_fraction, "
			"v.seed, v.test_rows, v.split_key, v.search_path, c.query, v.rows_skipped "
			"FROM mlsys.model_versions v JOIN mlsys.model_contents c USING (model, version) "
			"WHERE v.model = $1 AND v.version = $2",
			&parameters) == 0)
		mlsys_no_version(parent->model, parent->version);
	value = mlsys_result(0, 1, &is_null);
	version->metrics = is_null ? NULL : filter_metrics(DatumGetJsonbP(value));
	value = mlsys_result(0, 2, &is_null);
	version->training_rows = is_null ? NULL : DatumGetByteaP(value);
	value = mlsys_result(0, 3, &is_null);
	version->snapshot_lsn = is_null ? InvalidXLogRecPtr : DatumGetLSN(value);
	value = mlsys_result(0, 4, &is_null);
	version->has_split = !is_null;
	version->test_fraction = is_null ? 0 : DatumGetFloat8(value);
	version->seed = optional_int8(5);
	version->test_rows = optional_int8(6);
	version->split_key = mlsys_result_text(0, 7);
	version->search_path = mlsys_result_text(0, 8);
	version->query = mlsys_result_text(0, 9);
	version->rows_skipped = optional_int8(10);
}

/* The parent's value with that threshold; NULL when it is the parent's. */
static struct varlena *
change_threshold(const MlsysResolved *parent, double threshold)
{
	struct varlena *value = mlsys_resolved_value(parent);
	MlsysEnv env;
	MlModel model;

	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_model_open(&env, value, &model);
	if (model.classes.nclasses != 2)
		ereport(ERROR, (errcode(ERRCODE_WRONG_OBJECT_TYPE),
						errmsg("version %d of model \"%s\" has no decision threshold",
							   parent->version, parent->model),
						errdetail("Only a classifier of two classes has one.")));
	if (model.threshold == threshold)
		return NULL;
	model.threshold = threshold;
	return mlsys_model_seal(&env, &model);
}

/* Resolve a reference as of now, not as of when the calling query began; the model is locked. */
static struct varlena *
read_locked(const char *reference, double threshold, MlsysResolved *parent)
{
	struct varlena *value;

	PushActiveSnapshot(GetTransactionSnapshot());
	(void) mlsys_resolve(reference, true, parent);
	value = change_threshold(parent, threshold);
	PopActiveSnapshot();
	return value;
}

PG_FUNCTION_INFO_V1(mlsys_set_threshold);
Datum
mlsys_set_threshold(PG_FUNCTION_ARGS)
{
	char *reference = mlsys_text_argument(fcinfo, 0);
	MlsysVersion version = {.origin = "set_threshold"};
	MlsysCatalog catalog;
	MlsysResolved parent;
	double threshold;
	struct varlena *value;
	Baseline baseline;
	int32 number;

	mlsys_require_argument(fcinfo, 1);
	threshold = PG_GETARG_FLOAT8(1);
	if (!(threshold >= 0 && threshold <= 1))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("decision threshold is %.15g, outside 0 to 1", threshold)));

	/* The model stays locked; the reference is resolved with the caller's rights, not ours. */
	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, mlsys_reference_model(reference));
	mlsys_catalog_end(&catalog);
	value = read_locked(reference, threshold, &parent);
	if (value == NULL)
	{
		ereport(NOTICE, (errmsg("version %d of model \"%s\" has decision threshold %.15g already",
								parent.version, parent.model, threshold)));
		PG_RETURN_INT32(parent.version);
	}

	if (baseline_load(parent.model, parent.version, &baseline))
	{
		baseline_forget_classes(&baseline);
		version.baseline = &baseline;
	}
	mlsys_catalog_begin(&catalog);
	version.model = parent.model;
	version.parent_version = parent.version;
	version.value = PointerGetDatum(value);
	read_parent(&parent, &version);
	number = mlsys_catalog_insert_version(&catalog, &version);
	mlsys_catalog_end(&catalog);
	PG_RETURN_INT32(number);
}

/* The value that a reference stands for: for its owner, and whoever may predict by the name. */
PG_FUNCTION_INFO_V1(mlsys_get_model);
Datum
mlsys_get_model(PG_FUNCTION_ARGS)
{
	char *reference = mlsys_text_argument(fcinfo, 0);
	MlsysResolved resolved;

	(void) mlsys_resolve(reference, true, &resolved);
	PG_RETURN_POINTER(mlsys_resolved_value(&resolved));
}
