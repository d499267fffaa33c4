/*
 * metrics_multiclass.c
 *		Metrics of several classes: log_loss and top_k of their probabilities, macro_f1, the report and
 *		the comparison.
 *
 * The probabilities of a row are a JSON object of classes and numbers, {"a": 0.7, "b": 0.3}, as
 * predict_probas gives them; they must sum to 1.  A label that is no key of it has probability 0.
 * Labels are compared byte by byte.
 *
 * The states of macro_f1 and of the report grow with the pairs of labels that occur and are of type
 * internal; the others are sums.
 */
#include "pg/metrics.h"

#include "libpq/pqformat.h"
#include "utils/float.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"

#include "ml/metrics.h"

/* Probabilities may miss a sum of 1 by so much: rounding of printed digits. */
#define SUM_TOLERANCE 1e-6

float8
mlsys_metric_class_probability(const JsonbValue *value, MlText class_name)
{
	float8 number;

	if (value->type != jbvNumeric)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("probability of class \"%.*s\" is not a number",
							   (int) class_name.length, class_name.data)));
	number = DatumGetFloat8(
		DirectFunctionCall1(numeric_float8_no_overflow, NumericGetDatum(value->val.numeric)));
	if (!(number >= 0 && number <= 1))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("probability of class \"%.*s\" must be from 0 to 1, but is %s",
						(int) class_name.length, class_name.data, float8out_internal(number))));
	return number;
}

/* Read a row's probabilities as seen from its label. */
static MlClassRank
read_classes(Jsonb *probabilities, MlText label)
{
	MlClassRank rank = {0, 0, 0};
	bool is_class = false;
	float8 sum = 0;
	JsonbIterator *iterator;
	JsonbIteratorToken token;
	JsonbValue item;
	MlText name = {NULL, 0};

	if (!JB_ROOT_IS_OBJECT(probabilities))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("probabilities must be an object of classes and numbers")));
	if (getKeyJsonValueFromContainer(&probabilities->root, label.data, label.length, &item) != NULL)
	{
		is_class = true;
		rank.probability = mlsys_metric_class_probability(&item, label);
	}
	iterator = JsonbIteratorInit(&probabilities->root);
	while ((token = JsonbIteratorNext(&iterator, &item, true)) != WJB_DONE)
	{
		if (token == WJB_KEY)
			name = (MlText){item.val.string.val, item.val.string.len};
		else if (token == WJB_VALUE)
		{
			float8 p = mlsys_metric_class_probability(&item, name);

			sum += p;
			rank.nclasses++;
			if (p > rank.probability ||
				(p == rank.probability && ml_label_compare(name, label) > 0))
				rank.above++;
		}
	}
	if (fabs(sum - 1) > SUM_TOLERANCE)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("probabilities of the classes must sum to 1, but sum to %s",
							   float8out_internal(sum))));
	if (!is_class)
		rank.above = rank.nclasses;
	return rank;
}

/* log_loss_accum(state, actual, probabilities [, weight]) */
PG_FUNCTION_INFO_V1(mlsys_log_loss_accum_classes);
Datum
mlsys_log_loss_accum_classes(PG_FUNCTION_ARGS)
{
	MlClassRank rank = read_classes(PG_GETARG_JSONB_P(2), mlsys_metric_text(fcinfo, 1));

	return mlsys_mean_loss_add(fcinfo, ml_log_loss(true, rank.probability),
							   mlsys_metric_weight(fcinfo, 3), false);
}

/* top_k_accum(state, actual, probabilities, k [, weight]) */
PG_FUNCTION_INFO_V1(mlsys_top_k_accum);
Datum
mlsys_top_k_accum(PG_FUNCTION_ARGS)
{
	MlClassRank rank = read_classes(PG_GETARG_JSONB_P(2), mlsys_metric_text(fcinfo, 1));
	int32 k = PG_GETARG_INT32(3);

	if (k < 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("k of top_k must be at least 1, but is %d", k)));
	return mlsys_mean_loss_add(fcinfo, rank.above < k && rank.above < rank.nclasses,
							   mlsys_metric_weight(fcinfo, 4), false);
}

/* The state of macro_f1 in argument 0, made when it is the first row. */
static MlConfusion *
get_labels(FunctionCallInfo fcinfo, MlsysAggSite *site)
{
	MlConfusion *confusion;

	if (!PG_ARGISNULL(0))
		return (MlConfusion *) PG_GETARG_POINTER(0);
	confusion = mlsys_agg_state(site, sizeof(MlConfusion));
	mlsys_check(&site->env, ml_confusion_init(&site->env.ml, confusion));
	return confusion;
}

/* labels_accum(internal, actual, predicted [, weight]) */
PG_FUNCTION_INFO_V1(mlsys_labels_accum);
Datum
mlsys_labels_accum(PG_FUNCTION_ARGS)
{
	MlsysAggSite *site = mlsys_metric_site(fcinfo);
	MlConfusion *confusion = get_labels(fcinfo, site);

	if (!mlsys_metric_has_null(fcinfo))
	{
		float8 weight = mlsys_metric_weight(fcinfo, 3);

		if (weight > 0)
			mlsys_check(&site->env,
						ml_confusion_add(&site->env.ml, confusion, mlsys_metric_text(fcinfo, 1),
										 mlsys_metric_text(fcinfo, 2), 1, weight));
	}
	PG_RETURN_POINTER(confusion);
}

PG_FUNCTION_INFO_V1(mlsys_labels_combine);
Datum
mlsys_labels_combine(PG_FUNCTION_ARGS)
{
	MlsysAggSite *site = mlsys_metric_site(fcinfo);
	MlConfusion *confusion = get_labels(fcinfo, site);

	if (!PG_ARGISNULL(1))
		mlsys_check(&site->env, ml_confusion_merge(&site->env.ml, confusion,
												   (MlConfusion *) PG_GETARG_POINTER(1)));
	PG_RETURN_POINTER(confusion);
}

/* What a writer holds as bytea. */
static bytea *
written_bytes(MlsysEnv *env, const MlWriter *writer)
{
	if (ml_writer_status(writer) == ML_LIMIT)
		mlsys_metric_too_large(ML_WRITER_LIMIT);
	return mlsys_writer_bytes(env, writer);
}

PG_FUNCTION_INFO_V1(mlsys_labels_serialize);
Datum
mlsys_labels_serialize(PG_FUNCTION_ARGS)
{
	MlWriter writer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_writer_init(&writer, &env.ml);
	ml_confusion_save(&writer, (MlConfusion *) PG_GETARG_POINTER(0));
	PG_RETURN_BYTEA_P(written_bytes(&env, &writer));
}

PG_FUNCTION_INFO_V1(mlsys_labels_deserialize);
Datum
mlsys_labels_deserialize(PG_FUNCTION_ARGS)
{
	bytea *value = PG_GETARG_BYTEA_PP(0);
	MlConfusion *confusion = palloc0(sizeof(MlConfusion));
	MlReader reader;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_reader_init(&reader, &env.ml, "labels", VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
	mlsys_check(&env, ml_confusion_load(&reader, confusion));
	mlsys_check(&env, ml_reader_end(&reader));
	PG_RETURN_POINTER(confusion);
}

PG_FUNCTION_INFO_V1(mlsys_macro_f1_final);
Datum
mlsys_macro_f1_final(PG_FUNCTION_ARGS)
{
	MemoryContext work;
	MlMetric metric;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	work = mlsys_metric_work(fcinfo, &env);
	mlsys_check(&env, ml_macro_f1(&env.ml, (MlConfusion *) PG_GETARG_POINTER(0), &metric));
	MemoryContextDelete(work);
	if (isnan(metric.value))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(metric.value);
}

static MlClassReport *
get_report(FunctionCallInfo fcinfo, MlsysAggSite *site)
{
	MlClassReport *report;

	if (!PG_ARGISNULL(0))
		return (MlClassReport *) PG_GETARG_POINTER(0);
	report = mlsys_agg_state(site, sizeof(MlClassReport));
	mlsys_check(&site->env, ml_class_report_init(&site->env.ml, report));
	return report;
}

/* multiclass_report_accum(internal, actual, probabilities, predicted) */
PG_FUNCTION_INFO_V1(mlsys_multiclass_report_accum);
Datum
mlsys_multiclass_report_accum(PG_FUNCTION_ARGS)
{
	MlsysAggSite *site = mlsys_metric_site(fcinfo);
	MlClassReport *report = get_report(fcinfo, site);
	MlClassRank rank;
	MlText actual;

	if (mlsys_metric_has_null(fcinfo))
	{
		report->rows_skipped++;
		PG_RETURN_POINTER(report);
	}
	actual = mlsys_metric_text(fcinfo, 1);
	rank = read_classes(PG_GETARG_JSONB_P(2), actual);
	mlsys_check(&site->env, ml_class_report_add(&site->env.ml, report, actual,
												mlsys_metric_text(fcinfo, 3), &rank));
	PG_RETURN_POINTER(report);
}

PG_FUNCTION_INFO_V1(mlsys_multiclass_report_combine);
Datum
mlsys_multiclass_report_combine(PG_FUNCTION_ARGS)
{
	MlsysAggSite *site = mlsys_metric_site(fcinfo);
	MlClassReport *report = get_report(fcinfo, site);

	if (!PG_ARGISNULL(1))
		mlsys_check(&site->env, ml_class_report_merge(&site->env.ml, report,
													  (MlClassReport *) PG_GETARG_POINTER(1)));
	PG_RETURN_POINTER(report);
}

PG_FUNCTION_INFO_V1(mlsys_multiclass_report_serialize);
Datum
mlsys_multiclass_report_serialize(PG_FUNCTION_ARGS)
{
	MlWriter writer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_writer_init(&writer, &env.ml);
	ml_class_report_save(&writer, (MlClassReport *) PG_GETARG_POINTER(0));
	PG_RETURN_BYTEA_P(written_bytes(&env, &writer));
}

PG_FUNCTION_INFO_V1(mlsys_multiclass_report_deserialize);
Datum
mlsys_multiclass_report_deserialize(PG_FUNCTION_ARGS)
{
	bytea *value = PG_GETARG_BYTEA_PP(0);
	MlClassReport *report = palloc0(sizeof(MlClassReport));
	MlReader reader;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_reader_init(&reader, &env.ml, "report", VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
	mlsys_check(&env, ml_class_report_load(&reader, report));
	mlsys_check(&env, ml_reader_end(&reader));
	PG_RETURN_POINTER(report);
}

PG_FUNCTION_INFO_V1(mlsys_multiclass_report_final);
Datum
mlsys_multiclass_report_final(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	MemoryContext work = mlsys_metric_work(fcinfo, &env);
	MlClassReport *report;
	MlMetric metrics[ML_CLASS_METRICS];
	MlWriter writer;
	Jsonb *result;

	if (PG_ARGISNULL(0))
	{
		report = palloc(sizeof(MlClassReport));
		mlsys_check(&env, ml_class_report_init(&env.ml, report));
	}
	else
		report = (MlClassReport *) PG_GETARG_POINTER(0);
	mlsys_check(&env, ml_class_report(&env.ml, report, metrics));
	ml_writer_init(&writer, &env.ml);
	ml_metrics_json(&writer, metrics, ML_CLASS_METRICS, (int64) report->spread.n,
					report->rows_skipped);
	result = mlsys_metric_json(&env, &writer);
	MemoryContextDelete(work);
	PG_RETURN_JSONB_P(result);
}

/* multiclass_comparison_accum(state, actual, probabilities1, probabilities2, label1, label2) */
PG_FUNCTION_INFO_V1(mlsys_multiclass_comparison_accum);
Datum
mlsys_multiclass_comparison_accum(PG_FUNCTION_ARGS)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	MlClassPairs *pairs = mlsys_metric_state(array, METRIC_ITEMS(MlClassPairs));
	MlText actual;

	if (mlsys_metric_has_null(fcinfo))
	{
		pairs->rows_skipped++;
		PG_RETURN_ARRAYTYPE_P(array);
	}
	actual = mlsys_metric_text(fcinfo, 1);
	ml_class_pairs_add(pairs, read_classes(PG_GETARG_JSONB_P(2), actual).probability,
					   read_classes(PG_GETARG_JSONB_P(3), actual).probability,
					   ml_text_compare(actual, mlsys_metric_text(fcinfo, 4)) == 0,
					   ml_text_compare(actual, mlsys_metric_text(fcinfo, 5)) == 0);
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(mlsys_multiclass_comparison_combine);
Datum
mlsys_multiclass_comparison_combine(PG_FUNCTION_ARGS)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	MlClassPairs *pairs = mlsys_metric_state(array, METRIC_ITEMS(MlClassPairs));

	ml_class_pairs_merge(pairs,
						 mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(1), METRIC_ITEMS(MlClassPairs)));
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(mlsys_multiclass_comparison_final);
Datum
mlsys_multiclass_comparison_final(PG_FUNCTION_ARGS)
{
	const MlClassPairs *pairs =
		mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(0), METRIC_ITEMS(MlClassPairs));
	MlDifference differences[ML_CLASS_DIFFERENCES];
	MlWriter writer;
	MlsysEnv env;

	mlsys_env_init(&env, CurrentMemoryContext);
	ml_class_comparison(pairs, differences);
	ml_writer_init(&writer, &env.ml);
	ml_differences_json(&writer, differences, ML_CLASS_DIFFERENCES, (int64) pairs->log_loss.n,
						(int64) pairs->rows_skipped);
	PG_RETURN_JSONB_P(mlsys_metric_json(&env, &writer));
}
