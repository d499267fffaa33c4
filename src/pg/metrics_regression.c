/*
 * metrics_regression.c
 *		The report and the comparison of regressions.
 *
 * States are flat arrays, see regression_metrics.c.  Unlike rmse, mae and r2 they refuse NaN and
 * infinity: their result is JSON, which has neither.
 */
#include "pg/metrics.h"

#include "utils/float.h"

#include "ml/metrics.h"

PG_FUNCTION_INFO_V1(mlsys_regression_report_accum);
Datum
mlsys_regression_report_accum(PG_FUNCTION_ARGS)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	MlRegressionSums *sums = mlsys_metric_state(array, METRIC_ITEMS(MlRegressionSums));

	if (mlsys_metric_has_null(fcinfo))
		sums->rows_skipped++;
	else
	{
		ml_regression_add(sums, mlsys_metric_finite("actual value", PG_GETARG_FLOAT8(1)),
						  mlsys_metric_finite("predicted value", PG_GETARG_FLOAT8(2)));
		if (unlikely(isinf(sums->squared.sum) || isinf(sums->m2) || isnan(sums->m2)))
			float_overflow_error();
	}
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(mlsys_regression_report_combine);
Datum
mlsys_regression_report_combine(PG_FUNCTION_ARGS)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	MlRegressionSums *sums = mlsys_metric_state(array, METRIC_ITEMS(MlRegressionSums));

	ml_regression_merge(
		sums, mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(1), METRIC_ITEMS(MlRegressionSums)));
	if (unlikely(isinf(sums->squared.sum) || isinf(sums->m2) || isnan(sums->m2)))
		float_overflow_error();
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(mlsys_regression_report_final);
Datum
mlsys_regression_report_final(PG_FUNCTION_ARGS)
{
	const MlRegressionSums *sums =
		mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(0), METRIC_ITEMS(MlRegressionSums));
	MlMetric metrics[ML_REGRESSION_METRICS];
	MlWriter writer;
	MlsysEnv env;

	mlsys_env_init(&env, CurrentMemoryContext);
	ml_regression_report(sums, metrics);
	ml_writer_init(&writer, &env.ml);
	ml_metrics_json(&writer, metrics, ML_REGRESSION_METRICS, (int64) sums->n,
					(int64) sums->rows_skipped);
	PG_RETURN_JSONB_P(mlsys_metric_json(&env, &writer));
}

PG_FUNCTION_INFO_V1(mlsys_regression_comparison_accum);
Datum
mlsys_regression_comparison_accum(PG_FUNCTION_ARGS)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	MlRegressionPairs *pairs = mlsys_metric_state(array, METRIC_ITEMS(MlRegressionPairs));

	if (mlsys_metric_has_null(fcinfo))
		pairs->rows_skipped++;
	else
	{
		ml_regression_pairs_add(pairs, mlsys_metric_finite("actual value", PG_GETARG_FLOAT8(1)),
								mlsys_metric_finite("predicted value", PG_GETARG_FLOAT8(2)),
								mlsys_metric_finite("predicted value", PG_GETARG_FLOAT8(3)));
		if (unlikely(!isfinite(pairs->squares.m2)))
			float_overflow_error();
	}
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(mlsys_regression_comparison_combine);
Datum
mlsys_regression_comparison_combine(PG_FUNCTION_ARGS)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	MlRegressionPairs *pairs = mlsys_metric_state(array, METRIC_ITEMS(MlRegressionPairs));

	ml_regression_pairs_merge(
		pairs, mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(1), METRIC_ITEMS(MlRegressionPairs)));
	if (unlikely(!isfinite(pairs->squares.m2)))
		float_overflow_error();
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(mlsys_regression_comparison_final);
Datum
mlsys_regression_comparison_final(PG_FUNCTION_ARGS)
{
	const MlRegressionPairs *pairs =
		mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(0), METRIC_ITEMS(MlRegressionPairs));
	MlDifference differences[ML_REGRESSION_DIFFERENCES];
	MlWriter writer;
	MlsysEnv env;

	mlsys_env_init(&env, CurrentMemoryContext);
	ml_regression_comparison(pairs, differences);
	ml_writer_init(&writer, &env.ml);
	ml_differences_json(&writer, differences, ML_REGRESSION_DIFFERENCES, (int64) pairs->squares.n,
						(int64) pairs->rows_skipped);
	PG_RETURN_JSONB_P(mlsys_metric_json(&env, &writer));
}
