/*
 * estimation_regression.c
 *		Estimated performance of a regression: regression_estimation, estimated_regression_report.
 *
 * The numeric features are those of the covariance, in its order, and are standardised by it.
 */
#include "pg/estimation.h"

#include "ml/error_model.h"
#include "ml/estimation.h"

/* State of regression_estimation. */
typedef struct FitState
{
	MlsysConstant stored;
	MlCovariance covariance;
	MlErrorRows rows;
} FitState;

/* State of estimated_regression_report. */
typedef struct ReportState
{
	MlsysConstant estimation;
	MlsysConstant stored;
	MlCovariance covariance;
	MlErrorModel model;
	MlErrorWindow window;
	int64 nrows;
	int64 rows_skipped;
	bool is_missing; /* estimation or covariance is NULL */
} ReportState;

static void
load_covariance(MlsysEnv *env, const MlsysConstant *stored, MlCovariance *covariance)
{
	MlText bytes = mlsys_constant_bytes(stored);

	mlsys_check(env, ml_covariance_load(&env->ml, bytes.data, bytes.length, covariance));
}

static void
begin_fit(MlsysEnv *env, FitState *state)
{
	load_covariance(env, &state->stored, &state->covariance);
	mlsys_check(env, ml_error_rows_init(&env->ml, &state->covariance, &state->rows));
}

/* regression_estimation_accum(internal, covariance, actual, predicted, ...) */
PG_FUNCTION_INFO_V1(mlsys_regression_estimation_accum);
Datum
mlsys_regression_estimation_accum(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 1, 1);
	MlsysEnv *env = &site->site.env;
	FitState *state;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return mlsys_same_state(fcinfo);
	state = PG_ARGISNULL(0) ? mlsys_agg_state(&site->site, sizeof(FitState))
							: (FitState *) PG_GETARG_POINTER(0);
	mlsys_constant_take(fcinfo, site, 1, "covariance", &state->stored);
	if (state->rows.covariance == NULL)
		begin_fit(env, state);
	mlsys_read_numbers(fcinfo, site, 4, state->covariance.ncolumns, state->rows.values);
	mlsys_check(env,
				ml_error_rows_add(&env->ml, &state->rows,
								  mlsys_metric_finite("actual value", PG_GETARG_FLOAT8(2)),
								  mlsys_metric_finite("predicted value", PG_GETARG_FLOAT8(3))));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_regression_estimation_combine);
Datum
mlsys_regression_estimation_combine(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 0, 0);
	MlsysEnv *env = &site->site.env;
	FitState *state;
	FitState *other;

	if (PG_ARGISNULL(1))
		return mlsys_same_state(fcinfo);
	other = (FitState *) PG_GETARG_POINTER(1);
	state = PG_ARGISNULL(0) ? mlsys_agg_state(&site->site, sizeof(FitState))
							: (FitState *) PG_GETARG_POINTER(0);
	mlsys_constant_merge(env, "covariance", &state->stored, &other->stored);
	if (state->rows.covariance == NULL)
		begin_fit(env, state);
	ml_error_rows_merge(&state->rows, &other->rows);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_regression_estimation_serialize);
Datum
mlsys_regression_estimation_serialize(PG_FUNCTION_ARGS)
{
	FitState *state = (FitState *) PG_GETARG_POINTER(0);
	MlWriter writer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_writer_init(&writer, &env.ml);
	mlsys_constant_save(&writer, &state->stored);
	ml_error_rows_save(&writer, &state->rows);
	PG_RETURN_BYTEA_P(mlsys_writer_bytes(&env, &writer));
}

/* regression_estimation_deserialize(bytea, internal) returns internal */
PG_FUNCTION_INFO_V1(mlsys_regression_estimation_deserialize);
Datum
mlsys_regression_estimation_deserialize(PG_FUNCTION_ARGS)
{
	bytea *bytes = PG_GETARG_BYTEA_PP(0);
	FitState *state = palloc0(sizeof(FitState));
	MlReader reader;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_reader_init(&reader, &env.ml, "rows", VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
	mlsys_constant_load(&reader, &state->stored);
	mlsys_check(&env, ml_reader_status(&reader));
	begin_fit(&env, state);
	mlsys_check(&env, ml_error_rows_load(&reader, &state->rows));
	mlsys_check(&env, ml_reader_end(&reader));
	PG_RETURN_POINTER(state);
}

/* regression_estimation_final(internal) returns bytea */
PG_FUNCTION_INFO_V1(mlsys_regression_estimation_final);
Datum
mlsys_regression_estimation_final(PG_FUNCTION_ARGS)
{
	MemoryContext work;
	MlErrorModel model;
	MlWriter writer;
	bytea *result;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	work = mlsys_metric_work(fcinfo, &env);
	mlsys_check(&env,
				ml_error_model_fit(&env.ml, &((FitState *) PG_GETARG_POINTER(0))->rows, &model));
	ml_writer_init(&writer, &env.ml);
	ml_error_model_save(&writer, &model);
	result = mlsys_writer_bytes(&env, &writer);
	MemoryContextDelete(work);
	PG_RETURN_BYTEA_P(result);
}

static void
begin_report(MlsysEnv *env, ReportState *state)
{
	MlText bytes = mlsys_constant_bytes(&state->estimation);

	load_covariance(env, &state->stored, &state->covariance);
	mlsys_check(env, ml_error_model_load(&env->ml, bytes.data, bytes.length, &state->model));
	mlsys_check(env,
				ml_error_window_init(&env->ml, &state->covariance, &state->model, &state->window));
}

static ReportState *
get_report(FunctionCallInfo fcinfo, MlsysEstimationSite *site)
{
	if (!PG_ARGISNULL(0))
		return (ReportState *) PG_GETARG_POINTER(0);
	return mlsys_agg_state(&site->site, sizeof(ReportState));
}

/* estimated_regression_report_accum(internal, estimation, covariance, predicted, ...) */
PG_FUNCTION_INFO_V1(mlsys_estimated_regression_report_accum);
Datum
mlsys_estimated_regression_report_accum(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 1, 2);
	ReportState *state = get_report(fcinfo, site);

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		state->is_missing = true;
		PG_RETURN_POINTER(state);
	}
	mlsys_constant_take(fcinfo, site, 1, "estimation", &state->estimation);
	mlsys_constant_take(fcinfo, site, 2, "covariance", &state->stored);
	if (state->window.model == NULL)
		begin_report(&site->site.env, state);
	if (PG_ARGISNULL(3))
	{
		state->rows_skipped++;
		PG_RETURN_POINTER(state);
	}
	mlsys_read_numbers(fcinfo, site, 4, state->covariance.ncolumns, state->window.values);
	ml_error_window_add(&state->window,
						mlsys_metric_finite("predicted value", PG_GETARG_FLOAT8(3)));
	state->nrows++;
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_estimated_regression_report_combine);
Datum
mlsys_estimated_regression_report_combine(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 0, 0);
	MlsysEnv *env = &site->site.env;
	ReportState *state;
	const ReportState *other;

	if (PG_ARGISNULL(1))
		return mlsys_same_state(fcinfo);
	state = get_report(fcinfo, site);
	other = (ReportState *) PG_GETARG_POINTER(1);
	state->is_missing |= other->is_missing;
	state->nrows += other->nrows;
	state->rows_skipped += other->rows_skipped;
	if (other->window.model == NULL)
		PG_RETURN_POINTER(state);
	mlsys_constant_merge(env, "estimation", &state->estimation, &other->estimation);
	mlsys_constant_merge(env, "covariance", &state->stored, &other->stored);
	if (state->window.model == NULL)
		begin_report(env, state);
	ml_error_window_merge(&state->window, &other->window);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_estimated_regression_report_serialize);
Datum
mlsys_estimated_regression_report_serialize(PG_FUNCTION_ARGS)
{
	const ReportState *state = (ReportState *) PG_GETARG_POINTER(0);
	MlWriter writer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_writer_init(&writer, &env.ml);
	mlsys_constant_save(&writer, &state->estimation);
	mlsys_constant_save(&writer, &state->stored);
	ml_write_i64(&writer, state->nrows);
	ml_write_i64(&writer, state->rows_skipped);
	ml_write_bool(&writer, state->is_missing);
	ml_write_bool(&writer, state->window.model != NULL);
	if (state->window.model != NULL)
		ml_error_window_save(&writer, &state->window);
	PG_RETURN_BYTEA_P(mlsys_writer_bytes(&env, &writer));
}

/* estimated_regression_report_deserialize(bytea, internal) returns internal */
PG_FUNCTION_INFO_V1(mlsys_estimated_regression_report_deserialize);
Datum
mlsys_estimated_regression_report_deserialize(PG_FUNCTION_ARGS)
{
	bytea *bytes = PG_GETARG_BYTEA_PP(0);
	ReportState *state = palloc0(sizeof(ReportState));
	MlReader reader;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_reader_init(&reader, &env.ml, "report", VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
	mlsys_constant_load(&reader, &state->estimation);
	mlsys_constant_load(&reader, &state->stored);
	state->nrows = ml_read_i64(&reader);
	state->rows_skipped = ml_read_i64(&reader);
	state->is_missing = ml_read_bool(&reader);
	if (ml_read_bool(&reader))
	{
		begin_report(&env, state);
		mlsys_check(&env, ml_error_window_load(&reader, &state->window));
	}
	mlsys_check(&env, ml_reader_end(&reader));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_estimated_regression_report_final);
Datum
mlsys_estimated_regression_report_final(PG_FUNCTION_ARGS)
{
	const ReportState *state = PG_ARGISNULL(0) ? NULL : (ReportState *) PG_GETARG_POINTER(0);
	MlMetric metrics[ML_ERROR_METRICS];
	MlWriter writer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	if (state != NULL && state->is_missing)
		PG_RETURN_JSONB_P(mlsys_estimation_message(&env, ML_ESTIMATION_MISSING));
	if (state != NULL && state->window.model != NULL && state->model.reason[0] != '\0')
		PG_RETURN_JSONB_P(mlsys_estimation_message(&env, state->model.reason));
	if (state == NULL || state->nrows == 0)
		PG_RETURN_JSONB_P(mlsys_estimation_message(&env, ML_ESTIMATION_NO_ROWS));
	ml_writer_init(&writer, &env.ml);
	ml_metrics_json(&writer, metrics, ml_error_report(&state->window, metrics), state->nrows,
					state->rows_skipped);
	PG_RETURN_JSONB_P(mlsys_metric_json(&env, &writer));
}
