/*
 * drift.c
 *		Drift in SQL: its options, and its results as rows.  The numbers are those of src/ml/drift.c.
 */
#include "pg/drift.h"

#include "pg/data_profile.h"
#include "pg/value.h"

#define NCOLUMNS 13
#define MAX_METRICS 100

/* Thresholds */

static void
unknown_metric(const char *metric, MlsysMetricNames others)
{
	const char *names[MAX_METRICS];
	const char *near;
	int n = 0;

	for (int i = 0; ml_drift_metrics[i] != NULL && n < MAX_METRICS; i++)
		names[n++] = ml_drift_metrics[i];
	for (int i = 0; others != NULL && others[i] != NULL && n < MAX_METRICS; i++)
		names[n++] = others[i];
	near = ml_nearest_name(metric, names, n);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("thresholds name an unknown metric \"%s\"", mlsys_valid_text(metric)),
			 near != NULL ? errhint("Perhaps you meant \"%s\".", near)
						  : errhint("An object of feature and thresholds goes one level deeper: "
									"{\"psi\": 0.1, \"age\": {\"psi\": 0.2}}.")));
}

static bool
is_metric(const char *metric, MlsysMetricNames others)
{
	for (int i = 0; others != NULL && others[i] != NULL; i++)
		if (strcmp(others[i], metric) == 0)
			return true;
	return ml_drift_is_metric(metric);
}

static void
add_threshold(MlDriftThreshold *thresholds, int32 *n, const char *feature, const MlValue *value,
			  MlsysMetricNames others)
{
	const char *metric = pnstrdup(value->key.data, value->key.length);
	double number = value->kind == ML_VALUE_NUMBER ? value->number : NAN;

	if (!is_metric(metric, others))
		unknown_metric(metric, others);
	if (value->kind != ML_VALUE_NULL && !(number >= 0 && isfinite(number)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("threshold of \"%s\" is neither a number from 0 on nor null", metric),
				 errdetail("A metric whose threshold is null is given for information, without a "
						   "status.")));
	thresholds[(*n)++] =
		(MlDriftThreshold){.feature = feature, .metric = metric, .threshold = number};
}

void
mlsys_drift_thresholds(const MlValue *value, MlsysMetricNames others, MlDriftOptions *options)
{
	MlDriftThreshold *thresholds;
	int32 n = 0;

	if (value->kind != ML_VALUE_OBJECT)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("thresholds are not a JSON object"),
						errhint("For instance: '{\"psi\": 0.2, \"age\": {\"psi\": null}}'.")));
	for (int32 i = 0; i < value->nitems; i++)
		n += value->items[i].kind == ML_VALUE_OBJECT ? value->items[i].nitems : 1;
	thresholds = palloc(Max(n, 1) * sizeof(MlDriftThreshold));
	n = 0;
	for (int32 i = 0; i < value->nitems; i++)
	{
		const MlValue *item = &value->items[i];

		if (item->kind != ML_VALUE_OBJECT)
			add_threshold(thresholds, &n, NULL, item, others);
		for (int32 j = 0; item->kind == ML_VALUE_OBJECT && j < item->nitems; j++)
			add_threshold(thresholds, &n, pnstrdup(item->key.data, item->key.length),
						  &item->items[j], others);
	}
	options->thresholds = thresholds;
	options->nthresholds = n;
}

/* Features */

void
mlsys_check_threshold_features(const MlDriftThreshold *thresholds, int32 n,
							   const MlEncoder *encoder)
{
	static const char *const outcomes[] = {"actual", "prediction", "predicted_class"};
	int nnames = encoder->ncolumns + (int) lengthof(outcomes);
	const char **names = palloc(nnames * sizeof(char *));

	for (int i = 0; i < nnames; i++)
		names[i] =
			i < encoder->ncolumns ? encoder->columns[i].name : outcomes[i - encoder->ncolumns];
	for (int32 i = 0; i < n; i++)
	{
		const char *feature = thresholds[i].feature;
		const char *near;
		int found = 0;

		while (feature != NULL && found < nnames && !ml_drift_is_of_feature(feature, names[found]))
			found++;
		if (found < nnames)
			continue;
		near = ml_nearest_name(feature, names, nnames);
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
						errmsg("thresholds name \"%s\", which is not a feature of the model",
							   mlsys_valid_text(feature)),
						near != NULL ? errhint("Perhaps you meant \"%s\".", near) : 0));
	}
}

/* Options */

typedef struct DriftOptions
{
	double alpha;
	int64_t min_n;
	int32_t role;
	double units_reference;
	double units_current;
} DriftOptions;

static const char *const role_choices[] = {"feature", "outcome", NULL};

static const MlOptionSpec specs[] = {
	{"alpha", ML_OPTION_REAL, offsetof(DriftOptions, alpha), 0.05, 0, 1, NULL,
	 " significance level ", "a difference counts where its adjusted p value is below this"},
	{"min_n", ML_OPTION_INTEGER, offsetof(DriftOptions, min_n), 100, 1, 1e15, NULL,
	 " min_rows minimum ", "values that both must have, else insufficient_data"},
	{"role", ML_OPTION_CHOICE, offsetof(DriftOptions, role), 0, 0, 0, role_choices, " kind ",
	 "outcome: the columns are targets or predictions, of which shares and means are compared"},
	{"units_reference", ML_OPTION_REAL, offsetof(DriftOptions, units_reference), 0, 0, 1e15, NULL,
	 " ", "independent units among the reference's rows, where rows are not; 0: rows are"},
	{"units_current", ML_OPTION_REAL, offsetof(DriftOptions, units_current), 0, 0, 1e15, NULL, " ",
	 "the same of the current rows"}};

/* An option that does not exist: name all that do, also those that are not among the specs. */
static void
check_names(const MlValue *object, const char *other)
{
	const char *names[lengthof(specs) + 2] = {"thresholds", other};
	int n = 2;
	StringInfoData list;

	for (size_t i = 0; i < lengthof(specs); i++)
		if (strcmp(specs[i].name, "role") != 0) /* or else it is the other */
			names[n++] = specs[i].name;
	initStringInfo(&list);
	for (int i = 0; i < n; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "", names[i]);
	for (int32 i = 0; object->kind == ML_VALUE_OBJECT && i < object->nitems; i++)
	{
		char *name = pnstrdup(object->items[i].key.data, object->items[i].key.length);
		const char *near;
		int found = 0;

		while (found < n && strcmp(names[found], name) != 0)
			found++;
		if (found < n)
			continue;
		near = ml_nearest_name(name, names, n);
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("unknown option \"%s\" of drift", mlsys_valid_text(name)),
						near != NULL
							? errhint("Perhaps you meant \"%s\". Options are: %s.", near, list.data)
							: errhint("Options are: %s.", list.data)));
	}
}

void
mlsys_drift_options(MlsysEnv *env, Jsonb *given, const char *other, MlDriftOptions *options)
{
	DriftOptions parsed;
	MlValue object;
	int32 kept = 0;

	*options = ml_drift_default_options;
	ml_options_default(specs, lengthof(specs), &parsed, sizeof(parsed));
	mlsys_value_from_jsonb(given, &object);
	check_names(&object, other);
	for (int32 i = 0; object.kind == ML_VALUE_OBJECT && i < object.nitems; i++)
		if (object.items[i].key.length == strlen("thresholds") &&
			memcmp(object.items[i].key.data, "thresholds", strlen("thresholds")) == 0)
			mlsys_drift_thresholds(&object.items[i], NULL, options);
		else
			object.items[kept++] = object.items[i];
	if (object.kind == ML_VALUE_OBJECT)
		object.nitems = kept;
	mlsys_check(env, ml_options_set(&env->ml, "drift", specs, lengthof(specs), &object, &parsed));
	options->alpha = parsed.alpha;
	options->min_n = parsed.min_n;
	options->role = (MlDriftRole) parsed.role;
	options->units_reference = parsed.units_reference;
	options->units_current = parsed.units_current;
}

/* Results */

void
mlsys_drift_put(ReturnSetInfo *result, const MlDriftList *list)
{
	for (int32 i = 0; i < list->n; i++)
	{
		const MlDriftResult *line = &list->results[i];
		const double numbers[] = {line->value,      line->threshold,   line->p_value,
								  line->p_adjusted, line->noise_floor, line->n_reference,
								  line->n_current,  line->std_error,   line->noise_p95};
		static const int columns[] = {2, 3, 4, 5, 6, 7, 8, 10, 11};
		const char *status = ml_drift_status_names[line->status];
		Datum values[NCOLUMNS];
		bool nulls[NCOLUMNS] = {false};

		values[0] = CStringGetTextDatum(mlsys_valid_text(line->feature));
		values[1] = CStringGetTextDatum(line->metric);
		for (size_t k = 0; k < lengthof(numbers); k++)
		{
			nulls[columns[k]] = isnan(numbers[k]);
			values[columns[k]] = Float8GetDatum(numbers[k]);
		}
		nulls[9] = status == NULL;
		if (status != NULL)
			values[9] = CStringGetTextDatum(status);
		nulls[12] = line->message[0] == '\0';
		if (!nulls[12])
			values[12] = CStringGetTextDatum(mlsys_valid_text(line->message));
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
}

PG_FUNCTION_INFO_V1(mlsys_drift_profiles);
Datum
mlsys_drift_profiles(PG_FUNCTION_ARGS)
{
	MlDataProfile profiles[2];
	MlDriftOptions options;
	MlDriftList list = {0};
	MlsysEnv env;

	InitMaterializedSRF(fcinfo, 0);
	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_drift_options(&env, PG_GETARG_JSONB_P(2), "role", &options);
	mlsys_profile_open(&env, PG_GETARG_VARLENA_PP(0), &profiles[0]);
	mlsys_profile_open(&env, PG_GETARG_VARLENA_PP(1), &profiles[1]);
	mlsys_check(&env, ml_drift_compare(&env.ml, &list, &profiles[0], &profiles[1], &options));
	mlsys_check(&env, ml_drift_decide(&env.ml, &list, &options));
	mlsys_drift_put((ReturnSetInfo *) fcinfo->resultinfo, &list);
	return (Datum) 0;
}
