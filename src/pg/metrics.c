/*
 * metrics.c
 *		How good predictions of a number are: aggregates over pairs of actual and predicted value.
 *
 *	  rmse = sqrt(sum w (y - p)^2 / sum w)
 *	  mae  = sum w |y - p| / sum w
 *	  r2   = 1 - sum w (y - p)^2 / sum w (y - mean y)^2
 *
 * The sums of losses are Neumaier's: what an addition loses is kept in a second number, so that the
 * error does not grow with the number of rows.  The naive sum of squares, sum y^2 - (sum y)^2 / n,
 * cancels when the mean is large; the sum of squared deviations is therefore updated row by row, by
 * West's weighted form of Welford's method, and merged by the rule of Chan, Golub and LeVeque.  The
 * mean is kept as a distance from the first value, which has more digits than the mean itself.
 *
 * The state is a float8[] as that of PostgreSQL's own aggregates over float8, so it needs no
 * serialization and travels between servers, too.  As there, NaN and infinity in the input are
 * carried into the result, and an overflow of finite values is an error.
 *
 * A. Neumaier (1974), Z. angew. Math. Mech. 54, 39-51.  D. H. D. West (1979), Comm. ACM 22, 532-535.
 * T. F. Chan, G. H. Golub, R. J. LeVeque (1983), Amer. Statistician 37, 242-247.
 */
#include "pg/metrics.h"

#include "catalog/pg_type.h"
#include "utils/float.h"
#include "utils/fmgrprotos.h"

/* The state; an array of that many float8. */
typedef struct Metric
{
	float8 weight;     /* of all rows */
	float8 loss;       /* sum of the losses */
	float8 correction; /* what the additions to loss have lost */
	float8 origin;     /* for r2: the first of the actual values */
	float8 mean;       /* of the actual values less the origin */
	float8 deviation;  /* sum of the squared deviations from the mean */
} Metric;

#define STATE_SIZE ((int) (sizeof(Metric) / sizeof(float8)))

void *
mlsys_metric_state(ArrayType *array, int nitems)
{
	if (ARR_NDIM(array) != 1 || ARR_DIMS(array)[0] != nitems || ARR_HASNULL(array) ||
		ARR_ELEMTYPE(array) != FLOAT8OID)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("state of a metric must be an array of %d numbers", nitems)));
	return ARR_DATA_PTR(array);
}

ArrayType *
mlsys_metric_own_array(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("state of a metric must not be NULL")));
	return AggCheckCallContext(fcinfo, NULL) ? PG_GETARG_ARRAYTYPE_P(0)
											 : PG_GETARG_ARRAYTYPE_P_COPY(0);
}

float8
mlsys_metric_weight(FunctionCallInfo fcinfo, int argument)
{
	float8 weight;

	if (PG_NARGS() <= argument)
		return 1.0;
	weight = PG_GETARG_FLOAT8(argument);
	if (!(weight >= 0) || isinf(weight))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("weight must be a finite number of at least 0, but is %g", weight)));
	return weight;
}

bool
mlsys_metric_label(int64 actual)
{
	if (actual != 0 && actual != 1)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("label of a binary metric must be 0 or 1, but is %lld",
							   (long long) actual)));
	return actual == 1;
}

void
mlsys_metric_bad_number(const char *what, const char *bound, float8 value)
{
	ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					errmsg("%s must be %s, but is %s", what, bound, float8out_internal(value))));
}

Jsonb *
mlsys_metric_json(MlsysEnv *env, MlWriter *writer)
{
	ml_write_u8(writer, '\0');
	mlsys_check(env, ml_writer_status(writer));
	return DatumGetJsonbP(
		DirectFunctionCall1(jsonb_in, CStringGetDatum((const char *) writer->data)));
}

MlsysAggSite *
mlsys_metric_site(FunctionCallInfo fcinfo)
{
	MlsysAggSite *site = mlsys_agg_enter(fcinfo, sizeof(MlsysAggSite));

	site->env.subject = "metric";
	return site;
}

MemoryContext
mlsys_metric_work(FunctionCallInfo fcinfo, MlsysEnv *env)
{
	MemoryContext work;

	(void) mlsys_aggregate_context(fcinfo);
	work = AllocSetContextCreate(CurrentMemoryContext, "mlsys metric", ALLOCSET_DEFAULT_SIZES);
	mlsys_env_init(env, work);
	mlsys_env_charge(env);
	env->subject = "metric";
	return work;
}

void
mlsys_metric_too_large(size_t limit)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("rows of a parallel process exceed %zu bytes, too many to hand over", limit),
			 errhint("Set max_parallel_workers_per_gather to 0 for this query.")));
}

static inline void
check_overflow(float8 result, bool inputs_are_finite)
{
	if (unlikely(isinf(result)) && inputs_are_finite)
		float_overflow_error();
}

static inline void
add_loss(Metric *metric, float8 loss)
{
	float8 sum = metric->loss + loss;

	if (likely(isfinite(sum)))
	{
		if (fabs(metric->loss) >= fabs(loss))
			metric->correction += (metric->loss - sum) + loss;
		else
			metric->correction += (loss - sum) + metric->loss;
	}
	else
		check_overflow(sum, isfinite(metric->loss) && isfinite(loss));
	metric->loss = sum;
}

/* Weighted mean and deviation of the actual values with one more; weight has been added already. */
static inline void
add_actual(Metric *metric, float8 actual, float8 weight)
{
	float8 delta = (actual - metric->origin) - metric->mean;
	bool is_finite = isfinite(metric->deviation) && isfinite(actual);

	metric->mean += delta * (weight / metric->weight);
	metric->deviation += weight * delta * ((actual - metric->origin) - metric->mean);
	check_overflow(delta, is_finite);
	check_overflow(metric->deviation, is_finite);
}

/* One row; squared says which loss, total whether the actual values count, too. */
static inline Datum
accumulate(FunctionCallInfo fcinfo, bool squared, bool total)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	Metric *metric = mlsys_metric_state(array, STATE_SIZE);
	float8 actual = PG_GETARG_FLOAT8(1);
	float8 predicted = PG_GETARG_FLOAT8(2);
	float8 weight = mlsys_metric_weight(fcinfo, 3);
	float8 error = actual - predicted;
	float8 loss = weight * (squared ? error * error : fabs(error));

	if (weight == 0)
		PG_RETURN_ARRAYTYPE_P(array);
	check_overflow(loss, isfinite(actual) && isfinite(predicted));
	if (metric->weight == 0)
		metric->origin = actual;
	metric->weight += weight;
	check_overflow(metric->weight, true);
	add_loss(metric, loss);
	if (total)
		add_actual(metric, actual, weight);
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(mlsys_rmse_accum);
Datum
mlsys_rmse_accum(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, true, false);
}

PG_FUNCTION_INFO_V1(mlsys_mae_accum);
Datum
mlsys_mae_accum(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, false, false);
}

PG_FUNCTION_INFO_V1(mlsys_r2_accum);
Datum
mlsys_r2_accum(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, true, true);
}

PG_FUNCTION_INFO_V1(mlsys_metric_combine);
Datum
mlsys_metric_combine(PG_FUNCTION_ARGS)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	Metric *metric = mlsys_metric_state(array, STATE_SIZE);
	const Metric *other = mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(1), STATE_SIZE);
	float8 weight = metric->weight + other->weight;
	float8 delta = (other->origin - metric->origin) + (other->mean - metric->mean);
	bool is_finite = isfinite(metric->deviation) && isfinite(other->deviation);

	if (other->weight == 0)
		PG_RETURN_ARRAYTYPE_P(array);
	if (metric->weight == 0)
	{
		*metric = *other;
		PG_RETURN_ARRAYTYPE_P(array);
	}
	check_overflow(weight, true);
	add_loss(metric, other->loss);
	metric->correction += other->correction;
	metric->deviation +=
		other->deviation + delta * delta * metric->weight * (other->weight / weight);
	check_overflow(metric->deviation, is_finite);
	metric->mean += delta * (other->weight / weight);
	metric->weight = weight;
	PG_RETURN_ARRAYTYPE_P(array);
}

static float8
total_loss(const Metric *metric)
{
	return metric->loss + metric->correction;
}

PG_FUNCTION_INFO_V1(mlsys_rmse_final);
Datum
mlsys_rmse_final(PG_FUNCTION_ARGS)
{
	const Metric *metric = mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(0), STATE_SIZE);

	if (metric->weight == 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(sqrt(total_loss(metric) / metric->weight));
}

PG_FUNCTION_INFO_V1(mlsys_mae_final);
Datum
mlsys_mae_final(PG_FUNCTION_ARGS)
{
	const Metric *metric = mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(0), STATE_SIZE);

	if (metric->weight == 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(total_loss(metric) / metric->weight);
}

/* NULL also when all actual values are the same: there is nothing to explain. */
PG_FUNCTION_INFO_V1(mlsys_r2_final);
Datum
mlsys_r2_final(PG_FUNCTION_ARGS)
{
	const Metric *metric = mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(0), STATE_SIZE);

	if (metric->weight == 0 || metric->deviation == 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(1 - total_loss(metric) / metric->deviation);
}
