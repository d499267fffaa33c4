/*
 * predict.c
 *		Predictions in SQL.
 */
#include "pg/binding.h"

/* The estimate of a regression for a row; NULL as mlsys_bind_row says. */
static Datum
predict(FunctionCallInfo fcinfo, int first)
{
	MlsysBoundRow bound;
	double value;

	if (!mlsys_bind_row(fcinfo, first, &bound))
		PG_RETURN_NULL();
	if (unlikely(bound.model->task != ML_TASK_REGRESSION))
		ereport(ERROR, (errcode(ERRCODE_WRONG_OBJECT_TYPE),
						errmsg("predict needs a model of regression, but this is one of %s",
							   ml_task_names[bound.model->task])));
	value = bound.model->algorithm->predict(bound.model, &bound.row);
	if (unlikely(!isfinite(value)))
	{
		mlsys_invalid_row(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						  errmsg("prediction is beyond the range of double precision"));
		PG_RETURN_NULL();
	}
	PG_RETURN_FLOAT8(value);
}

PG_FUNCTION_INFO_V1(mlsys_predict);
Datum
mlsys_predict(PG_FUNCTION_ARGS)
{
	return predict(fcinfo, 1);
}

/* What predict(model, row) is planned as when the model is not known yet, see predict_support.c. */
PG_FUNCTION_INFO_V1(mlsys_predict_columns);
Datum
mlsys_predict_columns(PG_FUNCTION_ARGS)
{
	return predict(fcinfo, 2);
}
