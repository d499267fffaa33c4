/*
 * estimation_multiclass.c
 *		Estimated performance of a classifier of several classes: multiclass_estimation,
 *		estimated_multiclass_report.
 *
 * Both keep rows as floats (ml/estimation_classes.c); the first a sample of bounded size, the second all of
 * them.  The probabilities of a row are a JSON object, whose keys come in the same order in all rows: where
 * each class was in the last row is where it is looked for in the next.
 */
#include "pg/estimation.h"

#include "catalog/pg_type.h"

#include "ml/estimation.h"

typedef struct ClassesState
{
	MlsysConstant constant; /* labels, or the estimation */
	MlClassRows rows;
	int32 nclasses; /* 0: not known yet */
	MlText *labels; /* of more classes than there can be: without rows */
	int32 *order;   /* class of each key of the last row */
	MlEstimation estimation;
	bool is_missing; /* the estimation is NULL */
} ClassesState;

static ClassesState *
get_state(FunctionCallInfo fcinfo, MlsysEstimationSite *site, bool is_sample)
{
	ClassesState *state;

	if (likely(!PG_ARGISNULL(0)))
		return (ClassesState *) PG_GETARG_POINTER(0);
	state = mlsys_agg_state(&site->site, sizeof(ClassesState));
	state->rows.is_sample = is_sample;
	return state;
}

static void
set_classes(MlsysEnv *env, ClassesState *state, const MlText *labels, int32 nclasses)
{
	if (nclasses < 2)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("there must be at least two labels, but there are %d", nclasses)));
	mlsys_check(env, ml_alloc(&env->ml, nclasses, sizeof(MlText), "labels", &state->labels));
	mlsys_check(env, ml_alloc_zero(&env->ml, nclasses, sizeof(int32), "labels", &state->order));
	for (int32 k = 0; k < nclasses; k++)
		mlsys_check(env, ml_copy_text(&env->ml, labels[k], &state->labels[k]));
	state->nclasses = nclasses;
	if (state->rows.nclasses == 0)
		state->rows.nclasses = nclasses <= ML_ESTIMATION_CLASSES ? nclasses : 0;
}

/* Classes from an array of labels. */
static void
set_labels(MlsysEnv *env, ClassesState *state)
{
	ArrayType *array = DatumGetArrayTypeP(PointerGetDatum(state->constant.plain));
	Datum *items;
	bool *nulls;
	int n;
	MlText *labels;

	if (ARR_ELEMTYPE(array) != TEXTOID)
		elog(ERROR, "labels are not an array of text");
	deconstruct_array(array, TEXTOID, -1, false, 'i', &items, &nulls, &n);
	labels = palloc(sizeof(MlText) * (n + 1));
	for (int k = 0; k < n; k++)
	{
		if (nulls[k])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("labels must not be NULL")));
		labels[k] = (MlText){VARDATA_ANY(DatumGetPointer(items[k])),
							 VARSIZE_ANY_EXHDR(DatumGetPointer(items[k]))};
	}
	set_classes(env, state, labels, n);
}

/* Classes from an estimation. */
static void
set_estimation(MlsysEnv *env, ClassesState *state)
{
	MlText bytes = mlsys_constant_bytes(&state->constant);

	mlsys_check(env, ml_estimation_load(&env->ml, bytes.data, bytes.length, &state->estimation));
	if (state->estimation.labels == NULL)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("estimation is not that of several classes")));
	set_classes(env, state, state->estimation.labels, state->estimation.nclasses);
}

static int32
find_label(const ClassesState *state, MlText label)
{
	for (int32 k = 0; k < state->nclasses; k++)
		if (ml_text_compare(state->labels[k], label) == 0)
			return k;
	return -1;
}

static void
read_probabilities(ClassesState *state, Jsonb *object, double *probabilities)
{
	JsonbIterator *iterator;
	JsonbIteratorToken token;
	JsonbValue item;
	MlText name = {NULL, 0};
	int32 at = 0;

	if (!JB_ROOT_IS_OBJECT(object))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("probabilities must be an object of classes and numbers")));
	memset(probabilities, 0, sizeof(double) * state->nclasses);
	iterator = JsonbIteratorInit(&object->root);
	while ((token = JsonbIteratorNext(&iterator, &item, true)) != WJB_DONE)
	{
		if (token == WJB_KEY)
			name = (MlText){item.val.string.val, item.val.string.len};
		else if (token == WJB_VALUE)
		{
			double p = mlsys_metric_class_probability(&item, name);
			int32 k = at < state->nclasses ? state->order[at] : -1;

			if (k < 0 || ml_text_compare(state->labels[k], name) != 0)
				k = find_label(state, name);
			if (at < state->nclasses)
				state->order[at] = k;
			at++;
			if (k >= 0)
				probabilities[k] = p;
		}
	}
}

static void
add_row(FunctionCallInfo fcinfo, MlsysEnv *env, ClassesState *state, int probabilities, int label)
{
	double values[ML_ESTIMATION_CLASSES];

	if (state->rows.nclasses == 0)
		return;
	read_probabilities(state, PG_GETARG_JSONB_P(probabilities), values);
	mlsys_check(env, ml_class_rows_add(&env->ml, &state->rows, values,
									   find_label(state, mlsys_metric_text(fcinfo, label))));
}

/* multiclass_estimation_accum(internal, actual, probabilities, labels) */
PG_FUNCTION_INFO_V1(mlsys_multiclass_estimation_accum);
Datum
mlsys_multiclass_estimation_accum(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 3, 3);
	ClassesState *state;

	if (mlsys_metric_has_null(fcinfo))
		return mlsys_same_state(fcinfo);
	state = get_state(fcinfo, site, true);
	mlsys_constant_take(fcinfo, site, 3, "array of labels", &state->constant);
	if (state->nclasses == 0)
		set_labels(&site->site.env, state);
	add_row(fcinfo, &site->site.env, state, 2, 1);
	PG_RETURN_POINTER(state);
}

/* estimated_multiclass_report_accum(internal, estimation, probabilities, label) */
PG_FUNCTION_INFO_V1(mlsys_estimated_multiclass_report_accum);
Datum
mlsys_estimated_multiclass_report_accum(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 1, 1);
	ClassesState *state = get_state(fcinfo, site, false);

	if (PG_ARGISNULL(1))
	{
		state->is_missing = true;
		PG_RETURN_POINTER(state);
	}
	mlsys_constant_take(fcinfo, site, 1, "estimation", &state->constant);
	if (state->nclasses == 0)
		set_estimation(&site->site.env, state);
	if (PG_ARGISNULL(2) || PG_ARGISNULL(3))
		state->rows.rows_skipped++;
	else
		add_row(fcinfo, &site->site.env, state, 2, 3);
	PG_RETURN_POINTER(state);
}

static Datum
combine(FunctionCallInfo fcinfo, bool is_sample)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 0, 0);
	MlsysEnv *env = &site->site.env;
	ClassesState *state;
	const ClassesState *other;

	if (PG_ARGISNULL(1))
		return mlsys_same_state(fcinfo);
	state = get_state(fcinfo, site, is_sample);
	other = (ClassesState *) PG_GETARG_POINTER(1);
	mlsys_constant_merge(env, is_sample ? "array of labels" : "estimation", &state->constant,
						 &other->constant);
	state->is_missing |= other->is_missing;
	if (state->nclasses == 0 && state->constant.plain != NULL)
	{
		if (is_sample)
			set_labels(env, state);
		else
			set_estimation(env, state);
	}
	if (other->rows.nclasses > 0)
		mlsys_check(env, ml_class_rows_merge(&env->ml, &state->rows, &other->rows));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_multiclass_estimation_combine);
Datum
mlsys_multiclass_estimation_combine(PG_FUNCTION_ARGS)
{
	return combine(fcinfo, true);
}

PG_FUNCTION_INFO_V1(mlsys_estimated_multiclass_report_combine);
Datum
mlsys_estimated_multiclass_report_combine(PG_FUNCTION_ARGS)
{
	return combine(fcinfo, false);
}

PG_FUNCTION_INFO_V1(mlsys_class_rows_serialize);
Datum
mlsys_class_rows_serialize(PG_FUNCTION_ARGS)
{
	const ClassesState *state = (ClassesState *) PG_GETARG_POINTER(0);
	MlWriter writer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_writer_init(&writer, &env.ml);
	mlsys_constant_save(&writer, &state->constant);
	ml_write_bool(&writer, state->is_missing);
	ml_write_bool(&writer, state->rows.nclasses > 0);
	if (state->rows.nclasses > 0)
		ml_class_rows_save(&writer, &state->rows);
	if (ml_writer_status(&writer) == ML_LIMIT)
		mlsys_metric_too_large(ML_WRITER_LIMIT);
	PG_RETURN_BYTEA_P(mlsys_writer_bytes(&env, &writer));
}

/* class_rows_deserialize(bytea, internal) returns internal */
PG_FUNCTION_INFO_V1(mlsys_class_rows_deserialize);
Datum
mlsys_class_rows_deserialize(PG_FUNCTION_ARGS)
{
	bytea *stored = PG_GETARG_BYTEA_PP(0);
	ClassesState *state = palloc0(sizeof(ClassesState));
	MlReader reader;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_reader_init(&reader, &env.ml, "rows", VARDATA_ANY(stored), VARSIZE_ANY_EXHDR(stored));
	mlsys_constant_load(&reader, &state->constant);
	state->is_missing = ml_read_bool(&reader);
	if (ml_read_bool(&reader))
		mlsys_check(&env, ml_class_rows_load(&reader, &state->rows));
	mlsys_check(&env, ml_reader_end(&reader));
	PG_RETURN_POINTER(state);
}

/* multiclass_estimation_final(internal) returns bytea */
PG_FUNCTION_INFO_V1(mlsys_multiclass_estimation_final);
Datum
mlsys_multiclass_estimation_final(PG_FUNCTION_ARGS)
{
	const ClassesState *state;
	MemoryContext work;
	MlEstimation estimation;
	MlWriter writer;
	bytea *result;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (ClassesState *) PG_GETARG_POINTER(0);
	work = mlsys_metric_work(fcinfo, &env);
	if (state->rows.nclasses == 0)
	{
		estimation = (MlEstimation){.reason = ML_ESTIMATION_TOO_MANY_CLASSES,
									.nclasses = state->nclasses,
									.labels = state->labels};
		mlsys_check(&env, ml_alloc_zero(&env.ml, state->nclasses, sizeof(int64), "estimation",
										&estimation.counts));
	}
	else
		mlsys_check(&env,
					ml_estimation_fit_classes(&env.ml, &state->rows, state->labels, &estimation));
	ml_writer_init(&writer, &env.ml);
	ml_estimation_save(&writer, &estimation);
	result = mlsys_writer_bytes(&env, &writer);
	MemoryContextDelete(work);
	PG_RETURN_BYTEA_P(result);
}

PG_FUNCTION_INFO_V1(mlsys_estimated_multiclass_report_final);
Datum
mlsys_estimated_multiclass_report_final(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	MemoryContext work = mlsys_metric_work(fcinfo, &env);
	const ClassesState *state = PG_ARGISNULL(0) ? NULL : (ClassesState *) PG_GETARG_POINTER(0);
	MlMetric metrics[ML_ESTIMATED_CLASS_METRICS];
	Jsonb *report;

	if (state != NULL && state->is_missing)
		report = mlsys_estimation_message(&env, ML_ESTIMATION_MISSING);
	else if (state != NULL && state->nclasses > 0 && state->estimation.reason[0] != '\0')
		report = mlsys_estimation_message(&env, state->estimation.reason);
	else if (state == NULL || state->rows.nrows == 0)
		report = mlsys_estimation_message(&env, ML_ESTIMATION_NO_ROWS);
	else
	{
		MlWriter writer;

		mlsys_check(&env,
					ml_estimated_class_report(&env.ml, &state->estimation, &state->rows, metrics));
		ml_writer_init(&writer, &env.ml);
		ml_metrics_json(&writer, metrics, ML_ESTIMATED_CLASS_METRICS, state->rows.nrows,
						state->rows.rows_skipped);
		report = mlsys_metric_json(&env, &writer);
	}
	MemoryContextDelete(work);
	PG_RETURN_JSONB_P(report);
}
