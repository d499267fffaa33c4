/*
 * metrics_ranking.c
 *		Metrics that need all scores in order: roc_auc, average_precision, the report and the comparison
 *		of binary classifications.
 *
 * The state keeps every score in 8 bytes (16 with a weight, or a second score), see ranking.h; final
 * functions sort a copy and leave the state as it is, since window calls go on with it and aggregates
 * over the same arguments share it.  roc_auc and average_precision over 10 million rows want 80 MB for
 * the state and as much twice for the sorting, charged against mlsys.train_memory.
 *
 * Parallel processes hand over their scores as bytes, at most 1 GB each.
 */
#include "pg/metrics.h"

#include "catalog/pg_type.h"

#include "ml/data_profile.h"
#include "ml/mann_whitney.h"
#include "ml/metrics.h"
#include "pg/data_profile.h"

typedef struct ScoresState
{
	MlScores scores;
	float8 thresholds[2]; /* NaN where there is none */
} ScoresState;

/* What is handed over: thresholds, then the scores as ranking.c stores them. */
#define STORED_THRESHOLDS sizeof(((ScoresState *) NULL)->thresholds)

/* A value has at most 1 GB; the row around it wants some of that. */
#define STORED_LIMIT (MaxAllocSize - 1024)

/* The state in argument 0, made when it is the first row. */
static ScoresState *
get_state(FunctionCallInfo fcinfo, MlsysAggSite *site, int32 width)
{
	ScoresState *state;

	if (likely(!PG_ARGISNULL(0)))
		return (ScoresState *) PG_GETARG_POINTER(0);
	state = mlsys_agg_state(site, sizeof(ScoresState));
	state->scores.width = width;
	state->thresholds[0] = state->thresholds[1] = NAN;
	return state;
}

/* (state, label, score [, weight]); the label is read already. */
static Datum
add_score(FunctionCallInfo fcinfo, MlsysAggSite *site, bool actual)
{
	bool weighted = PG_NARGS() > 3;
	ScoresState *state = get_state(fcinfo, site, weighted ? 2 : 1);
	float8 score = mlsys_metric_finite("predicted score", PG_GETARG_FLOAT8(2));
	float8 weight = mlsys_metric_weight(fcinfo, 3);
	uint64 bits;

	memcpy(&bits, &weight, sizeof(bits));
	if (weight > 0)
		mlsys_check(&site->env, ml_scores_add(&site->env.ml, &state->scores, actual, score, bits));
	PG_RETURN_POINTER(state);
}

/* A row with a NULL is left out, and no state is made for it. */
static Datum
skip_row(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

PG_FUNCTION_INFO_V1(mlsys_scores_accum);
Datum
mlsys_scores_accum(PG_FUNCTION_ARGS)
{
	MlsysAggSite *site = mlsys_metric_site(fcinfo);

	if (mlsys_metric_has_null(fcinfo))
		return skip_row(fcinfo);
	return add_score(fcinfo, site, PG_GETARG_BOOL(1));
}

PG_FUNCTION_INFO_V1(mlsys_scores_accum_integer);
Datum
mlsys_scores_accum_integer(PG_FUNCTION_ARGS)
{
	MlsysAggSite *site = mlsys_metric_site(fcinfo);

	if (mlsys_metric_has_null(fcinfo))
		return skip_row(fcinfo);
	return add_score(fcinfo, site, mlsys_metric_label(PG_GETARG_INT64(1)));
}

/* binary_estimation_accum(internal, actual, predicted) */
PG_FUNCTION_INFO_V1(mlsys_binary_estimation_accum);
Datum
mlsys_binary_estimation_accum(PG_FUNCTION_ARGS)
{
	MlsysAggSite *site = mlsys_metric_site(fcinfo);

	if (mlsys_metric_has_null(fcinfo))
		return skip_row(fcinfo);
	(void) mlsys_metric_probability(PG_GETARG_FLOAT8(2));
	return add_score(fcinfo, site, PG_GETARG_BOOL(1));
}

/* Thresholds must be the same in all rows. */
static void
set_threshold(ScoresState *state, int which, float8 value)
{
	float8 *threshold = &state->thresholds[which];

	if (isnan(value) || isinf(value))
		mlsys_metric_bad_number("decision threshold", "finite", value);
	if (isnan(*threshold))
		*threshold = value;
	else if (*threshold != value)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("decision threshold differs between rows")));
}

/* binary_report_accum(internal, actual, predicted, threshold) */
PG_FUNCTION_INFO_V1(mlsys_binary_report_accum);
Datum
mlsys_binary_report_accum(PG_FUNCTION_ARGS)
{
	MlsysAggSite *site = mlsys_metric_site(fcinfo);
	ScoresState *state = get_state(fcinfo, site, 1);

	if (mlsys_metric_has_null(fcinfo))
	{
		state->scores.rows_skipped++;
		PG_RETURN_POINTER(state);
	}
	set_threshold(state, 0, PG_GETARG_FLOAT8(3));
	mlsys_check(&site->env, ml_scores_add(&site->env.ml, &state->scores, PG_GETARG_BOOL(1),
										  mlsys_metric_probability(PG_GETARG_FLOAT8(2)), 0));
	PG_RETURN_POINTER(state);
}

/* binary_comparison_accum(internal, actual, p1, p2, threshold1, threshold2) */
PG_FUNCTION_INFO_V1(mlsys_binary_comparison_accum);
Datum
mlsys_binary_comparison_accum(PG_FUNCTION_ARGS)
{
	MlsysAggSite *site = mlsys_metric_site(fcinfo);
	ScoresState *state = get_state(fcinfo, site, 2);
	float8 second;

	if (mlsys_metric_has_null(fcinfo))
	{
		state->scores.rows_skipped++;
		PG_RETURN_POINTER(state);
	}
	set_threshold(state, 0, PG_GETARG_FLOAT8(4));
	set_threshold(state, 1, PG_GETARG_FLOAT8(5));
	second = mlsys_metric_probability(PG_GETARG_FLOAT8(3));
	mlsys_check(&site->env,
				ml_scores_add(&site->env.ml, &state->scores, PG_GETARG_BOOL(1),
							  mlsys_metric_probability(PG_GETARG_FLOAT8(2)), ml_score_key(second)));
	PG_RETURN_POINTER(state);
}

/* scores_combine(internal, internal) returns internal: the second state is left as it is. */
PG_FUNCTION_INFO_V1(mlsys_scores_combine);
Datum
mlsys_scores_combine(PG_FUNCTION_ARGS)
{
	MlsysAggSite *site = mlsys_metric_site(fcinfo);
	ScoresState *other;
	ScoresState *state;

	if (PG_ARGISNULL(1))
		return skip_row(fcinfo);
	other = (ScoresState *) PG_GETARG_POINTER(1);
	state = get_state(fcinfo, site, other->scores.width);
	for (int i = 0; i < 2; i++)
		if (!isnan(other->thresholds[i]))
			set_threshold(state, i, other->thresholds[i]);
	mlsys_check(&site->env, ml_scores_merge(&site->env.ml, &state->scores, &other->scores));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_scores_serialize);
Datum
mlsys_scores_serialize(PG_FUNCTION_ARGS)
{
	ScoresState *state = (ScoresState *) PG_GETARG_POINTER(0);
	Size size = VARHDRSZ + STORED_THRESHOLDS;
	bytea *stored;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	size = ml_size_add(size, ml_scores_size(&state->scores));
	if (size > STORED_LIMIT)
		mlsys_metric_too_large(STORED_LIMIT);
	stored = palloc(size);
	SET_VARSIZE(stored, size);
	memcpy(VARDATA(stored), state->thresholds, STORED_THRESHOLDS);
	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_check(&env, ml_scores_save(&env.ml, &state->scores,
									 (unsigned char *) VARDATA(stored) + STORED_THRESHOLDS));
	PG_RETURN_BYTEA_P(stored);
}

/* scores_deserialize(bytea, internal) returns internal */
PG_FUNCTION_INFO_V1(mlsys_scores_deserialize);
Datum
mlsys_scores_deserialize(PG_FUNCTION_ARGS)
{
	bytea *stored = PG_GETARG_BYTEA_PP(0);
	ScoresState *state = palloc0(sizeof(ScoresState));
	Size size = VARSIZE_ANY_EXHDR(stored);
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	if (size < STORED_THRESHOLDS)
		elog(ERROR, "stored scores are too short");
	memcpy(state->thresholds, VARDATA_ANY(stored), STORED_THRESHOLDS);
	mlsys_check(&env, ml_scores_load(&env.ml, VARDATA_ANY(stored) + STORED_THRESHOLDS,
									 size - STORED_THRESHOLDS, &state->scores));
	PG_RETURN_POINTER(state);
}

typedef MlStatus (*RankingMetric)(MlEnv *env, const MlRanking *ranking, bool weighted,
								  double *result);

static Datum
final_metric(FunctionCallInfo fcinfo, RankingMetric metric)
{
	const ScoresState *state = PG_ARGISNULL(0) ? NULL : (ScoresState *) PG_GETARG_POINTER(0);
	MemoryContext work;
	MlRanking ranking;
	double result;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (state == NULL)
		PG_RETURN_NULL();
	work = mlsys_metric_work(fcinfo, &env);
	mlsys_check(&env, ml_ranking_make(&env.ml, &state->scores, &ranking));
	mlsys_check(&env, metric(&env.ml, &ranking, state->scores.width == 2, &result));
	MemoryContextDelete(work);
	if (isnan(result))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(result);
}

PG_FUNCTION_INFO_V1(mlsys_roc_auc_final);
Datum
mlsys_roc_auc_final(PG_FUNCTION_ARGS)
{
	return final_metric(fcinfo, ml_roc_auc);
}

PG_FUNCTION_INFO_V1(mlsys_average_precision_final);
Datum
mlsys_average_precision_final(PG_FUNCTION_ARGS)
{
	return final_metric(fcinfo, ml_average_precision);
}

/* The state in argument 0, or one without rows. */
static const ScoresState *
state_or_empty(FunctionCallInfo fcinfo, int32 width)
{
	ScoresState *empty;

	if (!PG_ARGISNULL(0))
		return (ScoresState *) PG_GETARG_POINTER(0);
	empty = palloc0(sizeof(ScoresState));
	empty->scores.width = width;
	return empty;
}

static int64
count_rows(const MlScores *scores)
{
	return scores->lists[0].nrows + scores->lists[1].nrows;
}

PG_FUNCTION_INFO_V1(mlsys_binary_report_final);
Datum
mlsys_binary_report_final(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	MemoryContext work = mlsys_metric_work(fcinfo, &env);
	const ScoresState *state = state_or_empty(fcinfo, 1);
	MlMetric metrics[ML_BINARY_METRICS];
	MlRanking ranking;
	MlWriter writer;
	Jsonb *report;

	mlsys_check(&env, ml_ranking_make(&env.ml, &state->scores, &ranking));
	mlsys_check(&env, ml_binary_report(&env.ml, &ranking, state->thresholds[0], metrics));
	ml_writer_init(&writer, &env.ml);
	ml_metrics_json(&writer, metrics, ML_BINARY_METRICS, count_rows(&state->scores),
					state->scores.rows_skipped);
	report = mlsys_metric_json(&env, &writer);
	MemoryContextDelete(work);
	PG_RETURN_JSONB_P(report);
}

PG_FUNCTION_INFO_V1(mlsys_binary_comparison_final);
Datum
mlsys_binary_comparison_final(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	MemoryContext work = mlsys_metric_work(fcinfo, &env);
	const ScoresState *state = state_or_empty(fcinfo, 2);
	MlDifference differences[ML_BINARY_DIFFERENCES];
	MlWriter writer;
	Jsonb *comparison;

	mlsys_check(&env,
				ml_binary_comparison(&env.ml, &state->scores, state->thresholds, differences));
	ml_writer_init(&writer, &env.ml);
	ml_differences_json(&writer, differences, ML_BINARY_DIFFERENCES, count_rows(&state->scores),
						state->scores.rows_skipped);
	comparison = mlsys_metric_json(&env, &writer);
	MemoryContextDelete(work);
	PG_RETURN_JSONB_P(comparison);
}

/* mann_whitney_final(internal) returns float8[]: an MlMannWhitney */
PG_FUNCTION_INFO_V1(mlsys_mann_whitney_final);
Datum
mlsys_mann_whitney_final(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	MemoryContext work = mlsys_metric_work(fcinfo, &env);
	const ScoresState *state = state_or_empty(fcinfo, 1);
	Datum numbers[METRIC_ITEMS(MlMannWhitney)];
	MlMannWhitney result;
	double items[METRIC_ITEMS(MlMannWhitney)];
	MlRanking ranking;

	mlsys_check(&env, ml_ranking_make(&env.ml, &state->scores, &ranking));
	mlsys_check(&env, ml_mann_whitney(&env.ml, &ranking, &result));
	MemoryContextDelete(work);
	memcpy(items, &result, sizeof(result));
	for (int i = 0; i < METRIC_ITEMS(MlMannWhitney); i++)
		numbers[i] = Float8GetDatum(items[i]);
	PG_RETURN_ARRAYTYPE_P(construct_array(numbers, METRIC_ITEMS(MlMannWhitney), FLOAT8OID,
										  sizeof(float8), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}

/* exact_prediction_profile_accum(internal, predicted, threshold); the threshold may be NULL */
PG_FUNCTION_INFO_V1(mlsys_exact_prediction_profile_accum);
Datum
mlsys_exact_prediction_profile_accum(PG_FUNCTION_ARGS)
{
	MlsysAggSite *site = mlsys_metric_site(fcinfo);
	ScoresState *state = get_state(fcinfo, site, 1);

	if (PG_ARGISNULL(1))
	{
		state->scores.rows_skipped++;
		PG_RETURN_POINTER(state);
	}
	if (!PG_ARGISNULL(2))
		set_threshold(state, 0, PG_GETARG_FLOAT8(2));
	mlsys_check(&site->env,
				ml_scores_add(&site->env.ml, &state->scores, false,
							  mlsys_metric_finite("prediction", PG_GETARG_FLOAT8(1)), 0));
	PG_RETURN_POINTER(state);
}

/* Take all scores into a profile of the predictions and, with a threshold, of the classes. */
static MlStatus
profile_scores(MlEnv *env, const MlRanking *ranking, int64 nulls, double threshold,
			   MlDataProfile *profile)
{
	double scores[1024];
	double classes[1024];

	profile->nrows = (int64) ranking->n[0] + nulls;
	for (int32 c = 0; c < profile->ncolumns; c++)
		ml_profile_add_nulls(profile, c, nulls);
	for (size_t i = 0; i < ranking->n[0];)
	{
		int32 n = 0;

		ML_CHECK_STOP(env);
		for (; n < (int32) lengthof(scores) && i < ranking->n[0]; n++, i++)
		{
			scores[n] = ml_key_score(ranking->rows[0][i]);
			classes[n] = scores[n] >= threshold;
		}
		ML_TRY(ml_profile_add_numbers(env, profile, 0, scores, n));
		if (profile->ncolumns > 1)
			ML_TRY(ml_profile_add_numbers(env, profile, 1, classes, n));
	}
	return ML_OK;
}

/*
 * exact_prediction_profile_final(internal) returns data_profile: as all predictions are there, they can be
 * looked at twice, and their bins are counted exactly.
 */
PG_FUNCTION_INFO_V1(mlsys_exact_prediction_profile_final);
Datum
mlsys_exact_prediction_profile_final(PG_FUNCTION_ARGS)
{
	static const MlProfileColumn columns[] = {
		{.name = "prediction",
		 .type_name = "double precision",
		 .type_kind = ML_COLUMN_NUMBER,
		 .kind = ML_PROFILE_NUMBER},
		{.name = "predicted_class",
		 .type_name = "boolean",
		 .type_kind = ML_COLUMN_BOOLEAN,
		 .kind = ML_PROFILE_NUMBER},
	};
	MlsysEnv env;
	MemoryContext context = CurrentMemoryContext;
	MemoryContext work;
	const ScoresState *state;
	int32 ncolumns;
	int64 nulls;
	MlRanking ranking;
	MlDataProfile profile;
	MlDataProfile window;
	struct varlena *sealed;
	struct varlena *result;

	(void) mlsys_aggregate_context(fcinfo);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (ScoresState *) PG_GETARG_POINTER(0);
	ncolumns = isnan(state->thresholds[0]) ? 1 : 2;
	nulls = state->scores.rows_skipped;
	work = mlsys_metric_work(fcinfo, &env);
	mlsys_check(&env, ml_ranking_make(&env.ml, &state->scores, &ranking));
	mlsys_check(&env, ml_profile_init(&env.ml, &profile, columns, ncolumns,
									  &ml_profile_default_options, NULL));
	mlsys_check(&env, profile_scores(&env.ml, &ranking, nulls, state->thresholds[0], &profile));
	mlsys_check(&env, ml_profile_freeze(&env.ml, &profile));
	if (profile.counts_approximate)
	{
		mlsys_check(&env, ml_profile_init(&env.ml, &window, columns, ncolumns,
										  &ml_profile_default_options, &profile));
		mlsys_check(&env, profile_scores(&env.ml, &ranking, nulls, state->thresholds[0], &window));
		mlsys_check(&env, ml_profile_recount(&env.ml, &profile, &window));
	}
	sealed = mlsys_profile_seal(&env, &profile);
	result = MemoryContextAlloc(context, VARSIZE(sealed));
	memcpy(result, sealed, VARSIZE(sealed));
	MemoryContextDelete(work);
	PG_RETURN_POINTER(result);
}
