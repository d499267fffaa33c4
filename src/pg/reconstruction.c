/*
 * reconstruction.c
 *		Covariance of numeric features and reconstruction error: feature_covariance, fit_reconstruction,
 *		reconstruction_error.
 *
 * Columns are matched by their place, which covariance_columns() tells: of a profile those that
 * feature_covariance wants, of a covariance those that the others want.  More than a call has arguments
 * are passed as one row.
 */
#include "pg/estimation.h"

#include "catalog/pg_type.h"

#include "ml/reconstruction.h"
#include "pg/data_profile.h"

#define CROSS_ROWS 256

/* State of feature_covariance. */
typedef struct CovarianceState
{
	MlsysConstant profile;
	MlCovariance begun;
	MlCrossMoments moments;
} CovarianceState;

/* State of the other two. */
typedef struct ErrorState
{
	MlsysConstant stored;
	MlCovariance covariance;
	MlReconstruction reconstruction;
} ErrorState;

static Datum
names_array(const MlCovariance *covariance)
{
	Datum *names = palloc(sizeof(Datum) * (covariance->ncolumns + 1));

	for (int32 c = 0; c < covariance->ncolumns; c++)
		names[c] = CStringGetTextDatum(mlsys_valid_text(covariance->names[c]));
	return PointerGetDatum(construct_array(names, covariance->ncolumns, TEXTOID, -1, false, 'i'));
}

/* covariance_columns(data_profile) returns text[] */
PG_FUNCTION_INFO_V1(mlsys_covariance_columns_profile);
Datum
mlsys_covariance_columns_profile(PG_FUNCTION_ARGS)
{
	MlDataProfile profile;
	MlCovariance covariance;
	MlsysEnv env;

	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_profile_open(&env, PG_GETARG_VARLENA_PP(0), &profile);
	mlsys_check(&env, ml_covariance_begin(&env.ml, &profile, &covariance));
	return names_array(&covariance);
}

/* covariance_columns(bytea) returns text[] */
PG_FUNCTION_INFO_V1(mlsys_covariance_columns);
Datum
mlsys_covariance_columns(PG_FUNCTION_ARGS)
{
	bytea *stored = PG_GETARG_BYTEA_PP(0);
	MlCovariance covariance;
	MlsysEnv env;

	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_check_input(
		&env,
		ml_covariance_load(&env.ml, VARDATA_ANY(stored), VARSIZE_ANY_EXHDR(stored), &covariance),
		ERRCODE_DATA_CORRUPTED);
	return names_array(&covariance);
}

/* Names in a profile live in the memory of its opening: they are copied by finish's caller. */
static void
begin_covariance(MlsysEnv *env, CovarianceState *state)
{
	MlDataProfile profile;

	mlsys_profile_open(env, state->profile.plain, &profile);
	mlsys_check(env, ml_covariance_begin(&env->ml, &profile, &state->begun));
	mlsys_check(env, ml_cross_init(&env->ml, &state->moments, state->begun.ncolumns, CROSS_ROWS));
}

/* feature_covariance_accum(internal, profile, ...) */
PG_FUNCTION_INFO_V1(mlsys_feature_covariance_accum);
Datum
mlsys_feature_covariance_accum(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 1, 1);
	MlsysEnv *env = &site->site.env;
	CovarianceState *state = PG_ARGISNULL(0) ? NULL : (CovarianceState *) PG_GETARG_POINTER(0);
	double *row;

	if (PG_ARGISNULL(1))
		return mlsys_same_state(fcinfo);
	if (state == NULL)
		state = mlsys_agg_state(&site->site, sizeof(CovarianceState));
	mlsys_constant_take(fcinfo, site, 1, "profile", &state->profile);
	if (state->begun.names == NULL)
		begin_covariance(env, state);
	mlsys_check(env, ml_cross_row(&env->ml, &state->moments, &row));
	mlsys_read_numbers(fcinfo, site, 2, state->begun.ncolumns, row);
	ml_covariance_standardise(&state->begun, row);
	ml_cross_commit(&state->moments);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_feature_covariance_combine);
Datum
mlsys_feature_covariance_combine(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 0, 0);
	MlsysEnv *env = &site->site.env;
	CovarianceState *state = PG_ARGISNULL(0) ? NULL : (CovarianceState *) PG_GETARG_POINTER(0);
	CovarianceState *other;

	if (PG_ARGISNULL(1))
		return mlsys_same_state(fcinfo);
	other = (CovarianceState *) PG_GETARG_POINTER(1);
	if (state == NULL)
		state = mlsys_agg_state(&site->site, sizeof(CovarianceState));
	mlsys_constant_merge(env, "profile", &state->profile, &other->profile);
	if (state->begun.names == NULL)
		begin_covariance(env, state);
	ml_cross_flush(&other->moments);
	ml_cross_merge(&state->moments, &other->moments);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_feature_covariance_serialize);
Datum
mlsys_feature_covariance_serialize(PG_FUNCTION_ARGS)
{
	CovarianceState *state = (CovarianceState *) PG_GETARG_POINTER(0);
	MlWriter writer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_writer_init(&writer, &env.ml);
	mlsys_constant_save(&writer, &state->profile);
	ml_cross_save(&writer, &state->moments);
	PG_RETURN_BYTEA_P(mlsys_writer_bytes(&env, &writer));
}

/* feature_covariance_deserialize(bytea, internal) returns internal */
PG_FUNCTION_INFO_V1(mlsys_feature_covariance_deserialize);
Datum
mlsys_feature_covariance_deserialize(PG_FUNCTION_ARGS)
{
	bytea *stored = PG_GETARG_BYTEA_PP(0);
	CovarianceState *state = palloc0(sizeof(CovarianceState));
	MlReader reader;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_reader_init(&reader, &env.ml, "covariance", VARDATA_ANY(stored), VARSIZE_ANY_EXHDR(stored));
	mlsys_constant_load(&reader, &state->profile);
	mlsys_check(&env, ml_reader_status(&reader));
	begin_covariance(&env, state);
	mlsys_check(&env, ml_cross_load(&reader, &state->moments));
	mlsys_check(&env, ml_reader_end(&reader));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_feature_covariance_final);
Datum
mlsys_feature_covariance_final(PG_FUNCTION_ARGS)
{
	MemoryContext work;
	CovarianceState *state;
	MlCovariance covariance;
	MlWriter writer;
	bytea *result;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (CovarianceState *) PG_GETARG_POINTER(0);
	work = mlsys_metric_work(fcinfo, &env);
	mlsys_check(&env, ml_covariance_finish(&env.ml, &state->begun, &state->moments, &covariance));
	ml_writer_init(&writer, &env.ml);
	ml_covariance_save(&writer, &covariance);
	result = mlsys_writer_bytes(&env, &writer);
	MemoryContextDelete(work);
	PG_RETURN_BYTEA_P(result);
}

static void
begin_error(MlsysEnv *env, ErrorState *state)
{
	MlText bytes = mlsys_constant_bytes(&state->stored);

	mlsys_check(env, ml_covariance_load(&env->ml, bytes.data, bytes.length, &state->covariance));
	mlsys_check(env, ml_reconstruction_begin(&env->ml, &state->covariance, &state->reconstruction));
}

/* reconstruction_accum(internal, covariance, ...) */
PG_FUNCTION_INFO_V1(mlsys_reconstruction_accum);
Datum
mlsys_reconstruction_accum(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 1, 1);
	MlsysEnv *env = &site->site.env;
	ErrorState *state = PG_ARGISNULL(0) ? NULL : (ErrorState *) PG_GETARG_POINTER(0);
	double *row;

	if (PG_ARGISNULL(1))
		return mlsys_same_state(fcinfo);
	if (state == NULL)
		state = mlsys_agg_state(&site->site, sizeof(ErrorState));
	mlsys_constant_take(fcinfo, site, 1, "covariance", &state->stored);
	if (state->reconstruction.covariance == NULL)
		begin_error(env, state);
	mlsys_check(env, ml_reconstruction_row(&env->ml, &state->reconstruction, &row));
	mlsys_read_numbers(fcinfo, site, 2, state->covariance.ncolumns, row);
	ml_reconstruction_commit(&state->reconstruction);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_reconstruction_combine);
Datum
mlsys_reconstruction_combine(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 0, 0);
	MlsysEnv *env = &site->site.env;
	ErrorState *state = PG_ARGISNULL(0) ? NULL : (ErrorState *) PG_GETARG_POINTER(0);
	ErrorState *other;

	if (PG_ARGISNULL(1))
		return mlsys_same_state(fcinfo);
	other = (ErrorState *) PG_GETARG_POINTER(1);
	if (state == NULL)
		state = mlsys_agg_state(&site->site, sizeof(ErrorState));
	mlsys_constant_merge(env, "covariance", &state->stored, &other->stored);
	if (state->reconstruction.covariance == NULL)
		begin_error(env, state);
	ml_reconstruction_flush(&other->reconstruction);
	ml_spread_merge(&state->reconstruction.error, &other->reconstruction.error);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_reconstruction_serialize);
Datum
mlsys_reconstruction_serialize(PG_FUNCTION_ARGS)
{
	ErrorState *state = (ErrorState *) PG_GETARG_POINTER(0);
	MlWriter writer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_writer_init(&writer, &env.ml);
	ml_reconstruction_flush(&state->reconstruction);
	mlsys_constant_save(&writer, &state->stored);
	ml_write_f64(&writer, state->reconstruction.error.n);
	ml_write_f64(&writer, state->reconstruction.error.mean);
	ml_write_f64(&writer, state->reconstruction.error.m2);
	PG_RETURN_BYTEA_P(mlsys_writer_bytes(&env, &writer));
}

/* reconstruction_deserialize(bytea, internal) returns internal */
PG_FUNCTION_INFO_V1(mlsys_reconstruction_deserialize);
Datum
mlsys_reconstruction_deserialize(PG_FUNCTION_ARGS)
{
	bytea *stored = PG_GETARG_BYTEA_PP(0);
	ErrorState *state = palloc0(sizeof(ErrorState));
	MlReader reader;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_reader_init(&reader, &env.ml, "reconstruction", VARDATA_ANY(stored),
				   VARSIZE_ANY_EXHDR(stored));
	mlsys_constant_load(&reader, &state->stored);
	mlsys_check(&env, ml_reader_status(&reader));
	state->reconstruction.covariance = &state->covariance;
	state->reconstruction.error.n = ml_read_f64(&reader);
	state->reconstruction.error.mean = ml_read_f64(&reader);
	state->reconstruction.error.m2 = ml_read_f64(&reader);
	mlsys_check(&env, ml_reader_end(&reader));
	PG_RETURN_POINTER(state);
}

/* fit_reconstruction_final(internal) returns bytea */
PG_FUNCTION_INFO_V1(mlsys_fit_reconstruction_final);
Datum
mlsys_fit_reconstruction_final(PG_FUNCTION_ARGS)
{
	MlCovariance covariance;
	ErrorState *state;
	MlWriter writer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (ErrorState *) PG_GETARG_POINTER(0);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_reconstruction_flush(&state->reconstruction);
	covariance = state->covariance;
	covariance.error = state->reconstruction.error;
	ml_writer_init(&writer, &env.ml);
	ml_covariance_save(&writer, &covariance);
	PG_RETURN_BYTEA_P(mlsys_writer_bytes(&env, &writer));
}

/* reconstruction_error_final(internal) returns jsonb */
PG_FUNCTION_INFO_V1(mlsys_reconstruction_error_final);
Datum
mlsys_reconstruction_error_final(PG_FUNCTION_ARGS)
{
	MlWriter writer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_writer_init(&writer, &env.ml);
	ml_reconstruction_json(&writer, &((ErrorState *) PG_GETARG_POINTER(0))->reconstruction);
	PG_RETURN_JSONB_P(mlsys_metric_json(&env, &writer));
}
