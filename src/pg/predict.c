/*
 * predict.c
 *		Predictions in SQL.
 *
 *	  predict			float8	the estimate of a regression
 *	  predict_class		text	the label of the class that is predicted
 *	  predict_proba		float8	the probability of the positive class, or of one that is given
 *	  predict_probas	jsonb	the probability of each class
 *	  predict_margin	float8	what the prediction is made of by the model's link; of one class where each has one
 *	  predict_leaf		int4[]	number of the leaf of the row in each tree, from 1
 *
 * Each has a twin with _columns after its name, which the planner puts in its place where a row can be
 * taken apart (predict_support.c).  What a model cannot give is an error whose hint names the function
 * that can.
 */
#include "pg/binding.h"

#include "catalog/pg_type.h"
#include "common/shortest_dec.h"
#include "utils/array.h"
#include "utils/jsonb.h"
#include "utils/numeric.h"

#include "pg/trees.h"

/* Rows and models */

static void
task_error(const char *function, const MlModel *model, MlTask needed)
{
	ereport(ERROR,
			(errcode(ERRCODE_WRONG_OBJECT_TYPE),
			 errmsg("%s needs a model of %s, but this is one of %s", function,
					ml_task_names[needed], ml_task_names[model->task]),
			 needed == ML_TASK_CLASSIFICATION
				 ? errhint("predict gives the estimate of a regression.")
				 : errhint("predict_class gives the class, predict_proba the probability of the "
						   "positive class, predict_probas that of each class.")));
}

/* What stands for all probabilities: that of the positive class; of more than two the largest. */
static double
main_probability(const MlsysBoundRow *bound)
{
	int32 nclasses = bound->model->classes.nclasses;
	double largest = 0;

	if (nclasses == 2)
		return bound->probabilities[1];
	for (int32 k = 0; k < nclasses; k++)
		largest = Max(largest, bound->probabilities[k]);
	return largest;
}

/* The row of a call, and the probabilities that its model gives it; false for NULL. */
static bool
find_probabilities(FunctionCallInfo fcinfo, int call, const char *function, MlsysBoundRow *bound)
{
	if (!mlsys_bind_row(fcinfo, call, bound))
		return false;
	if (unlikely(bound->model->task != ML_TASK_CLASSIFICATION))
		task_error(function, bound->model, ML_TASK_CLASSIFICATION);
	ml_model_probabilities(bound->model, &bound->row, bound->probabilities);
	for (int32 k = 0; k < bound->model->classes.nclasses; k++)
	{
		if (likely(isfinite(bound->probabilities[k])))
			continue;
		mlsys_invalid_row(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						  errmsg("probability is beyond the range of double precision"));
		mlsys_count_null(bound->counts);
		return false;
	}
	if (bound->counts != NULL)
		mlsys_count_prediction(bound->counts, main_probability(bound));
	return true;
}

static const char *
class_name(const void *classes, int i)
{
	const MlText *label = &((const MlClasses *) classes)->labels[i];

	return pnstrdup(label->data, label->length);
}

/* It is most often that of the row before. */
int32
mlsys_bound_class(const MlsysBoundRow *bound, const text *label)
{
	const MlClasses *classes = &bound->model->classes;
	MlText wanted = {VARDATA_ANY(label), VARSIZE_ANY_EXHDR(label)};
	int32 found = *bound->class_index;

	if (ml_text_compare(classes->labels[found], wanted) != 0)
		found = ml_classes_find(classes, wanted);
	if (found < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("model has no class \"%s\"", text_to_cstring(label)),
						errdetail("Its classes are %s.",
								  mlsys_list_names(classes->nclasses, class_name, classes))));
	*bound->class_index = found;
	return found;
}

/* Results */

/* The estimate of a regression for a row. */
static Datum
predict(FunctionCallInfo fcinfo, int call)
{
	MlsysBoundRow bound;
	double value;

	if (!mlsys_bind_row(fcinfo, call, &bound))
		PG_RETURN_NULL();
	if (unlikely(bound.model->task != ML_TASK_REGRESSION))
		task_error("predict", bound.model, ML_TASK_REGRESSION);
	value = bound.model->algorithm->predict(bound.model, &bound.row);
	if (unlikely(!isfinite(value)))
	{
		mlsys_invalid_row(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						  errmsg("prediction is beyond the range of double precision"));
		mlsys_count_null(bound.counts);
		PG_RETURN_NULL();
	}
	if (bound.counts != NULL)
		mlsys_count_prediction(bound.counts, value);
	PG_RETURN_FLOAT8(value);
}

static Datum
predict_class(FunctionCallInfo fcinfo, int call)
{
	MlsysBoundRow bound;
	const MlText *label;

	if (!find_probabilities(fcinfo, call, "predict_class", &bound))
		PG_RETURN_NULL();
	label = &bound.model->classes.labels[ml_model_class(bound.model, bound.probabilities)];
	PG_RETURN_TEXT_P(cstring_to_text_with_len(label->data, label->length));
}

static Datum
predict_proba(FunctionCallInfo fcinfo, int call)
{
	MlsysBoundRow bound;

	if (!find_probabilities(fcinfo, call, "predict_proba", &bound))
		PG_RETURN_NULL();
	if (unlikely(bound.model->classes.nclasses != 2))
		ereport(ERROR, (errcode(ERRCODE_WRONG_OBJECT_TYPE),
						errmsg("predict_proba gives the probability of the positive class, but the "
							   "model has %d classes",
							   bound.model->classes.nclasses),
						errhint("predict_probas gives the probability of each class, "
								"predict_proba(model, row, class) that of one.")));
	PG_RETURN_FLOAT8(bound.probabilities[1]);
}

/* Of the class that is argument class_arg. */
static Datum
predict_proba_of_class(FunctionCallInfo fcinfo, int call, int class_arg)
{
	MlsysBoundRow bound;

	if (!find_probabilities(fcinfo, call, "predict_proba", &bound) || PG_ARGISNULL(class_arg))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(bound.probabilities[mlsys_bound_class(&bound, PG_GETARG_TEXT_PP(class_arg))]);
}

/* A number of JSON that reads back as the same double: the shortest that does. */
static void
set_number(JsonbValue *value, double number)
{
	char digits[DOUBLE_SHORTEST_DECIMAL_LEN];

	double_to_shortest_decimal_buf(number, digits);
	value->type = jbvNumeric;
	value->val.numeric = DatumGetNumeric(DirectFunctionCall3(
		numeric_in, CStringGetDatum(digits), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));
}

static Datum
predict_probas(FunctionCallInfo fcinfo, int call)
{
	MlsysBoundRow bound;
	JsonbParseState *state = NULL;
	JsonbValue *object;

	if (!find_probabilities(fcinfo, call, "predict_probas", &bound))
		PG_RETURN_NULL();
	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	for (int32 k = 0; k < bound.model->classes.nclasses; k++)
	{
		const MlText *label = &bound.model->classes.labels[k];
		JsonbValue key = {.type = jbvString,
						  .val.string = {label->length, unconstify(char *, label->data)}};
		JsonbValue probability;

		set_number(&probability, bound.probabilities[k]);
		pushJsonbValue(&state, WJB_KEY, &key);
		pushJsonbValue(&state, WJB_VALUE, &probability);
	}
	object = pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	PG_RETURN_JSONB_P(JsonbValueToJsonb(object));
}

/* Margins and leaves */

static int32
find_margins(FunctionCallInfo fcinfo, int call, MlsysBoundRow *bound)
{
	const MlAlgorithm *algorithm;

	if (!mlsys_bind_row(fcinfo, call | MLSYS_CALL_UNCOUNTED, bound))
		return 0;
	algorithm = bound->model->algorithm;
	if (unlikely(algorithm->margins == NULL))
		ereport(ERROR, (errcode(ERRCODE_WRONG_OBJECT_TYPE),
						errmsg("a model of %s has no margins", algorithm->name)));
	algorithm->margins(bound->model, &bound->row, bound->probabilities);
	return algorithm->nmargins(bound->model);
}

/* A margin; an infinite one is that of a classifier that is certain, else it is beyond the range. */
static Datum
return_margin(FunctionCallInfo fcinfo, const MlModel *model, double margin)
{
	if (unlikely(isnan(margin) || (isinf(margin) && ml_model_is_regression(model))))
	{
		mlsys_invalid_row(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						  errmsg("margin is beyond the range of double precision"));
		PG_RETURN_NULL();
	}
	PG_RETURN_FLOAT8(margin);
}

static Datum
predict_margin(FunctionCallInfo fcinfo, int call)
{
	MlsysBoundRow bound;
	int32 nmargins = find_margins(fcinfo, call, &bound);

	if (nmargins == 0)
		PG_RETURN_NULL();
	if (unlikely(nmargins > 1))
		ereport(ERROR, (errcode(ERRCODE_WRONG_OBJECT_TYPE),
						errmsg("the model has a margin for each of its %d classes", nmargins),
						errhint("predict_margin(model, row, class) gives that of one.")));
	return return_margin(fcinfo, bound.model, bound.probabilities[0]);
}

/* Of the class that is argument class_arg. */
static Datum
predict_margin_of_class(FunctionCallInfo fcinfo, int call, int class_arg)
{
	MlsysBoundRow bound;
	int32 nmargins = find_margins(fcinfo, call, &bound);
	int32 class_index;

	if (nmargins == 0)
		PG_RETURN_NULL();
	if (unlikely(bound.model->task != ML_TASK_CLASSIFICATION))
		task_error("predict_margin of a class", bound.model, ML_TASK_CLASSIFICATION);
	if (PG_ARGISNULL(class_arg))
		PG_RETURN_NULL();
	class_index = mlsys_bound_class(&bound, PG_GETARG_TEXT_PP(class_arg));
	if (unlikely(nmargins == 1 && class_index != bound.model->classes.nclasses - 1))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("model has no margin of class \"%s\"",
						text_to_cstring(PG_GETARG_TEXT_PP(class_arg))),
				 errdetail("Of two classes the positive one has a margin, here \"%s\".",
						   class_name(&bound.model->classes, bound.model->classes.nclasses - 1))));
	return return_margin(fcinfo, bound.model, bound.probabilities[nmargins == 1 ? 0 : class_index]);
}

static Datum
predict_leaf(FunctionCallInfo fcinfo, int call)
{
	MlsysBoundRow bound;
	const MlEnsemble *ensemble;
	ArrayType *leaves;
	int32 *numbers;
	Size size;

	if (!mlsys_bind_row(fcinfo, call | MLSYS_CALL_UNCOUNTED, &bound))
		PG_RETURN_NULL();
	ensemble = mlsys_ensemble(bound.model, "leaves");
	size = ARR_OVERHEAD_NONULLS(1) + ensemble->ntrees * sizeof(int32);
	leaves = palloc0(size);
	SET_VARSIZE(leaves, size);
	leaves->ndim = 1;
	leaves->elemtype = INT4OID;
	ARR_DIMS(leaves)[0] = ensemble->ntrees;
	ARR_LBOUND(leaves)[0] = 1;
	numbers = (int32 *) ARR_DATA_PTR(leaves);
	ml_ensemble_leaves(ensemble, &bound.row, numbers);
	for (int32 t = 0; t < ensemble->ntrees; t++)
		numbers[t]++;
	PG_RETURN_ARRAYTYPE_P(leaves);
}

/* SQL functions */

PG_FUNCTION_INFO_V1(mlsys_predict);
Datum
mlsys_predict(PG_FUNCTION_ARGS)
{
	return predict(fcinfo, 0);
}

PG_FUNCTION_INFO_V1(mlsys_predict_columns);
Datum
mlsys_predict_columns(PG_FUNCTION_ARGS)
{
	return predict(fcinfo, MLSYS_CALL_COLUMNS);
}

PG_FUNCTION_INFO_V1(mlsys_predict_class);
Datum
mlsys_predict_class(PG_FUNCTION_ARGS)
{
	return predict_class(fcinfo, 0);
}

PG_FUNCTION_INFO_V1(mlsys_predict_class_columns);
Datum
mlsys_predict_class_columns(PG_FUNCTION_ARGS)
{
	return predict_class(fcinfo, MLSYS_CALL_COLUMNS);
}

PG_FUNCTION_INFO_V1(mlsys_predict_proba);
Datum
mlsys_predict_proba(PG_FUNCTION_ARGS)
{
	return predict_proba(fcinfo, 0);
}

PG_FUNCTION_INFO_V1(mlsys_predict_proba_columns);
Datum
mlsys_predict_proba_columns(PG_FUNCTION_ARGS)
{
	return predict_proba(fcinfo, MLSYS_CALL_COLUMNS);
}

PG_FUNCTION_INFO_V1(mlsys_predict_proba_class);
Datum
mlsys_predict_proba_class(PG_FUNCTION_ARGS)
{
	return predict_proba_of_class(fcinfo, MLSYS_CALL_CLASS, 2);
}

PG_FUNCTION_INFO_V1(mlsys_predict_proba_class_columns);
Datum
mlsys_predict_proba_class_columns(PG_FUNCTION_ARGS)
{
	return predict_proba_of_class(fcinfo, MLSYS_CALL_CLASS | MLSYS_CALL_COLUMNS, 1);
}

PG_FUNCTION_INFO_V1(mlsys_predict_probas);
Datum
mlsys_predict_probas(PG_FUNCTION_ARGS)
{
	return predict_probas(fcinfo, 0);
}

PG_FUNCTION_INFO_V1(mlsys_predict_probas_columns);
Datum
mlsys_predict_probas_columns(PG_FUNCTION_ARGS)
{
	return predict_probas(fcinfo, MLSYS_CALL_COLUMNS);
}

PG_FUNCTION_INFO_V1(mlsys_predict_margin);
Datum
mlsys_predict_margin(PG_FUNCTION_ARGS)
{
	return predict_margin(fcinfo, 0);
}

PG_FUNCTION_INFO_V1(mlsys_predict_margin_columns);
Datum
mlsys_predict_margin_columns(PG_FUNCTION_ARGS)
{
	return predict_margin(fcinfo, MLSYS_CALL_COLUMNS);
}

PG_FUNCTION_INFO_V1(mlsys_predict_leaf);
Datum
mlsys_predict_leaf(PG_FUNCTION_ARGS)
{
	return predict_leaf(fcinfo, 0);
}

PG_FUNCTION_INFO_V1(mlsys_predict_leaf_columns);
Datum
mlsys_predict_leaf_columns(PG_FUNCTION_ARGS)
{
	return predict_leaf(fcinfo, MLSYS_CALL_COLUMNS);
}

PG_FUNCTION_INFO_V1(mlsys_predict_margin_class);
Datum
mlsys_predict_margin_class(PG_FUNCTION_ARGS)
{
	return predict_margin_of_class(fcinfo, MLSYS_CALL_CLASS, 2);
}

PG_FUNCTION_INFO_V1(mlsys_predict_margin_class_columns);
Datum
mlsys_predict_margin_class_columns(PG_FUNCTION_ARGS)
{
	return predict_margin_of_class(fcinfo, MLSYS_CALL_CLASS | MLSYS_CALL_COLUMNS, 1);
}
