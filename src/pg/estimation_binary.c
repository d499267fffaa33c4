/*
 * estimation_binary.c
 *		Estimated performance of a classifier of two classes: binary_estimation, estimated_binary_report.
 *
 * The state of binary_estimation is that of the ranking metrics (metrics_ranking.c), whose combine,
 * serialize and deserialize functions it has.  The report keeps the scores of a window, 8 bytes each, all
 * of them as those of one class, and sorts them at the end.
 */
#include "pg/estimation.h"

#include "ml/estimation.h"

typedef struct ReportState
{
	MlScores scores; /* all in the first list */
	float8 threshold;
	MlsysConstant estimation;
	bool is_missing; /* the estimation is NULL */
} ReportState;

/* binary_estimation_final(internal) returns bytea */
PG_FUNCTION_INFO_V1(mlsys_binary_estimation_final);
Datum
mlsys_binary_estimation_final(PG_FUNCTION_ARGS)
{
	MemoryContext work;
	MlEstimation estimation;
	MlRanking ranking;
	MlWriter writer;
	bytea *result;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	work = mlsys_metric_work(fcinfo, &env);
	/* the scores are the first member of the state */
	mlsys_check(&env, ml_ranking_make(&env.ml, (MlScores *) PG_GETARG_POINTER(0), &ranking));
	mlsys_check(&env, ml_estimation_fit(&env.ml, &ranking, &estimation));
	ml_writer_init(&writer, &env.ml);
	ml_estimation_save(&writer, &estimation);
	result = mlsys_writer_bytes(&env, &writer);
	MemoryContextDelete(work);
	PG_RETURN_BYTEA_P(result);
}

static ReportState *
get_state(FunctionCallInfo fcinfo, MlsysEstimationSite *site)
{
	ReportState *state;

	if (likely(!PG_ARGISNULL(0)))
		return (ReportState *) PG_GETARG_POINTER(0);
	state = mlsys_agg_state(&site->site, sizeof(ReportState));
	state->scores.width = 1;
	state->threshold = NAN;
	return state;
}

static void
set_threshold(ReportState *state, float8 threshold)
{
	if (isnan(threshold) || isinf(threshold))
		mlsys_metric_bad_number("decision threshold", "finite", threshold);
	if (isnan(state->threshold))
		state->threshold = threshold;
	else if (state->threshold != threshold)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("decision threshold differs between rows")));
}

/* estimated_binary_report_accum(internal, estimation, predicted, threshold) */
PG_FUNCTION_INFO_V1(mlsys_estimated_binary_report_accum);
Datum
mlsys_estimated_binary_report_accum(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 1, 1);
	ReportState *state = get_state(fcinfo, site);

	if (PG_ARGISNULL(1))
	{
		state->is_missing = true;
		PG_RETURN_POINTER(state);
	}
	mlsys_constant_take(fcinfo, site, 1, "estimation", &state->estimation);
	if (PG_ARGISNULL(2) || PG_ARGISNULL(3))
	{
		state->scores.rows_skipped++;
		PG_RETURN_POINTER(state);
	}
	set_threshold(state, PG_GETARG_FLOAT8(3));
	mlsys_check(&site->site.env, ml_scores_add(&site->site.env.ml, &state->scores, false,
											   mlsys_metric_probability(PG_GETARG_FLOAT8(2)), 0));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_estimated_binary_report_combine);
Datum
mlsys_estimated_binary_report_combine(PG_FUNCTION_ARGS)
{
	MlsysEstimationSite *site = mlsys_estimation_site(fcinfo, 0, 0);
	ReportState *state = get_state(fcinfo, site);
	const ReportState *other;

	if (PG_ARGISNULL(1))
		PG_RETURN_POINTER(state);
	other = (ReportState *) PG_GETARG_POINTER(1);
	mlsys_constant_merge(&site->site.env, "estimation", &state->estimation, &other->estimation);
	state->is_missing |= other->is_missing;
	if (!isnan(other->threshold))
		set_threshold(state, other->threshold);
	mlsys_check(&site->site.env,
				ml_scores_merge(&site->site.env.ml, &state->scores, &other->scores));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_estimated_binary_report_serialize);
Datum
mlsys_estimated_binary_report_serialize(PG_FUNCTION_ARGS)
{
	const ReportState *state = (ReportState *) PG_GETARG_POINTER(0);
	Size size = ml_scores_size(&state->scores);
	unsigned char *scores;
	MlWriter writer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (size > ML_WRITER_LIMIT)
		mlsys_metric_too_large(ML_WRITER_LIMIT);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_writer_init(&writer, &env.ml);
	ml_write_f64(&writer, state->threshold);
	ml_write_bool(&writer, state->is_missing);
	mlsys_constant_save(&writer, &state->estimation);
	scores = palloc(size);
	mlsys_check(&env, ml_scores_save(&env.ml, &state->scores, scores));
	ml_write_bytes(&writer, scores, size);
	if (ml_writer_status(&writer) == ML_LIMIT)
		mlsys_metric_too_large(ML_WRITER_LIMIT);
	PG_RETURN_BYTEA_P(mlsys_writer_bytes(&env, &writer));
}

/* estimated_binary_report_deserialize(bytea, internal) returns internal */
PG_FUNCTION_INFO_V1(mlsys_estimated_binary_report_deserialize);
Datum
mlsys_estimated_binary_report_deserialize(PG_FUNCTION_ARGS)
{
	bytea *stored = PG_GETARG_BYTEA_PP(0);
	ReportState *state = palloc0(sizeof(ReportState));
	MlReader reader;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_reader_init(&reader, &env.ml, "report", VARDATA_ANY(stored), VARSIZE_ANY_EXHDR(stored));
	state->threshold = ml_read_f64(&reader);
	state->is_missing = ml_read_bool(&reader);
	mlsys_constant_load(&reader, &state->estimation);
	mlsys_check(&env, ml_reader_status(&reader));
	mlsys_check(&env, ml_scores_load(&env.ml, reader.data + reader.position,
									 reader.size - reader.position, &state->scores));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_estimated_binary_report_final);
Datum
mlsys_estimated_binary_report_final(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	MemoryContext work = mlsys_metric_work(fcinfo, &env);
	const ReportState *state = PG_ARGISNULL(0) ? NULL : (ReportState *) PG_GETARG_POINTER(0);
	MlMetric metrics[ML_ESTIMATED_METRICS];
	MlEstimation estimation = {.reason = NULL};
	Jsonb *report;

	if (state != NULL && state->estimation.plain != NULL)
	{
		MlText bytes = mlsys_constant_bytes(&state->estimation);

		mlsys_check(&env, ml_estimation_load(&env.ml, bytes.data, bytes.length, &estimation));
		if (estimation.nclasses != 2)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("estimation is not that of two classes")));
	}
	if (state != NULL && state->is_missing)
		report = mlsys_estimation_message(&env, ML_ESTIMATION_MISSING);
	else if (estimation.reason != NULL && estimation.reason[0] != '\0')
		report = mlsys_estimation_message(&env, estimation.reason);
	else if (state == NULL || state->scores.lists[0].nrows == 0)
		report = mlsys_estimation_message(&env, ML_ESTIMATION_NO_ROWS);
	else
	{
		MlRanking ranking;
		MlWriter writer;

		mlsys_check(&env, ml_ranking_make(&env.ml, &state->scores, &ranking));
		mlsys_check(&env,
					ml_estimated_report(&env.ml, &estimation, &ranking, state->threshold, metrics));
		ml_writer_init(&writer, &env.ml);
		ml_metrics_json(&writer, metrics, ML_ESTIMATED_METRICS, state->scores.lists[0].nrows,
						state->scores.rows_skipped);
		report = mlsys_metric_json(&env, &writer);
	}
	MemoryContextDelete(work);
	PG_RETURN_JSONB_P(report);
}
