/*
 * train.c
 *		Training aggregates of the column family: f([options,] target, feature, ...).
 *
 * The state is of type internal; agg_memory.h says where states stand.
 *
 * A row goes straight from the arguments into the column-wise block of its state; only full blocks
 * reach a kernel.
 */
#include "pg/train_row.h"

#include "libpq/pqformat.h"
#include "nodes/execnodes.h"

#include "pg/agg_memory.h"
#include "pg/model.h"
#include "pg/train_init.h"
#include "pg/train_notice.h"

/* With so many states alive, a state's block grows to fewer rows: there may be 100,000 groups. */
#define MANY_STATES 64
#define MANY_STATES_ROWS ML_BLOCK_ROWS_FIRST

/* Of one call site of a transition or combine function, in fn_extra. */
typedef struct TrainSite
{
	MlsysAggSite agg;
	TrainCall *call; /* of a transition function only */
} TrainSite;

/* No state needs the schemas of earlier groups any more. */
static void
site_forget(MlsysAggSite *agg)
{
	TrainSite *site = (TrainSite *) agg;

	if (site->call != NULL)
		train_call_forget(site->call);
}

static TrainSite *
site_enter(FunctionCallInfo fcinfo)
{
	TrainSite *site = mlsys_agg_enter(fcinfo, sizeof(TrainSite));

	site->agg.forget = site_forget;
	return site;
}

static TrainState *
state_make(TrainSite *site)
{
	return mlsys_agg_state(&site->agg, sizeof(TrainState));
}

/* Blocks of fewer rows when there are many states. */
static void
limit_block(TrainSite *site, MlTrainer *trainer)
{
	if (site->agg.memory->nstates > MANY_STATES)
		trainer->max_block_rows = MANY_STATES_ROWS;
}

/* The trainer of a state, made with its first row; false when this row cannot make one. */
static bool
state_begin(TrainSite *site, TrainState *state, FunctionCallInfo fcinfo)
{
	state->schema = train_call_schema(site->call, fcinfo);
	if (state->schema == NULL)
		return false;
	mlsys_check(&site->agg.env,
				ml_trainer_copy(&site->agg.env.ml, &state->schema->empty, &state->trainer));
	state->begun = true;
	limit_block(site, &state->trainer);
	return true;
}

/* The transition function of every algorithm. */
static Datum
train_accum(FunctionCallInfo fcinfo, const MlAlgorithm *algorithm)
{
	TrainSite *site = site_enter(fcinfo);
	TrainState *state = PG_ARGISNULL(0) ? NULL : (TrainState *) PG_GETARG_POINTER(0);
	TrainCall *call;

	if (unlikely(site->call == NULL))
		site->call = train_call_make(fcinfo, algorithm);
	call = site->call;
	if (state == NULL)
		state = state_make(site);
	if (call->target_arg == 0 && PG_ARGISNULL(call->first_arg))
	{
		state->rows_skipped++; /* an outer join has made the whole row NULL */
		PG_RETURN_POINTER(state);
	}
	if (unlikely(!state->begun))
	{
		if (!state_begin(site, state, fcinfo))
		{
			state->rows_skipped++;
			PG_RETURN_POINTER(state);
		}
	}
	else if (!call->options_constant && !train_call_same_options(call, fcinfo, state->schema))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("options of %s differ between rows that train one model",
							   algorithm->name)));
	if (call->target_arg != 0)
		train_add_row(&site->agg.env, state, fcinfo->args);
	else
		train_add_row(&site->agg.env, state,
					  train_open_row(state->schema, PG_GETARG_HEAPTUPLEHEADER(call->first_arg)));
	PG_RETURN_POINTER(state);
}

#define ML_ALGORITHM(name)                       \
	PG_FUNCTION_INFO_V1(mlsys_##name##_accum);   \
	Datum mlsys_##name##_accum(PG_FUNCTION_ARGS) \
	{                                            \
		return train_accum(fcinfo, &ml_##name);  \
	}
#include "ml/algorithms.def"
#undef ML_ALGORITHM

PG_FUNCTION_INFO_V1(mlsys_train_combine);
PG_FUNCTION_INFO_V1(mlsys_train_serialize);
PG_FUNCTION_INFO_V1(mlsys_train_deserialize);
PG_FUNCTION_INFO_V1(mlsys_train_final);

/* train_combine(internal, internal) returns internal: the second state is left as it is. */
Datum
mlsys_train_combine(PG_FUNCTION_ARGS)
{
	TrainSite *site = site_enter(fcinfo);
	TrainState *state = PG_ARGISNULL(0) ? NULL : (TrainState *) PG_GETARG_POINTER(0);
	TrainState *other;

	if (PG_ARGISNULL(1))
	{
		if (state == NULL)
			PG_RETURN_NULL();
		PG_RETURN_POINTER(state);
	}
	other = (TrainState *) PG_GETARG_POINTER(1);
	if (state == NULL)
		state = state_make(site);
	state->rows_skipped += other->rows_skipped;
	state->rows_read += other->rows_read;
	state->hash_sum += other->hash_sum;
	if (!other->begun)
		PG_RETURN_POINTER(state);
	if (state->begun)
		mlsys_check(&site->agg.env,
					ml_trainer_merge(&site->agg.env.ml, &state->trainer, &other->trainer));
	else
		mlsys_check(&site->agg.env,
					ml_trainer_copy(&site->agg.env.ml, &other->trainer, &state->trainer));
	state->begun = true;
	PG_RETURN_POINTER(state);
}

/* train_serialize(internal) returns bytea: rows skipped, rows read and hashes (8 bytes each), then the
 * trainer, if any. */
Datum
mlsys_train_serialize(PG_FUNCTION_ARGS)
{
	TrainState *state = (TrainState *) PG_GETARG_POINTER(0);
	StringInfoData buffer;
	unsigned char *data = NULL;
	size_t size = 0;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	if (state->begun)
	{
		MlStatus status = ml_trainer_save(&env.ml, &state->trainer, &data, &size);

		if (status == ML_LIMIT)
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("rows of a parallel process exceed %zu bytes, too many to hand over",
							ML_WRITER_LIMIT),
					 errhint("Set max_parallel_workers_per_gather to 0 for this query.")));
		mlsys_check(&env, status);
	}
	pq_begintypsend(&buffer);
	pq_sendint64(&buffer, state->rows_skipped);
	pq_sendint64(&buffer, state->rows_read);
	pq_sendint64(&buffer, state->hash_sum);
	pq_sendbytes(&buffer, (const char *) data, size);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

/* train_deserialize(bytea, internal) returns internal */
Datum
mlsys_train_deserialize(PG_FUNCTION_ARGS)
{
	bytea *value = PG_GETARG_BYTEA_PP(0);
	TrainState *state = palloc0(sizeof(TrainState));
	StringInfoData buffer;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	buffer.data = VARDATA_ANY(value);
	buffer.len = buffer.maxlen = VARSIZE_ANY_EXHDR(value);
	buffer.cursor = 0;
	state->rows_skipped = pq_getmsgint64(&buffer);
	state->rows_read = pq_getmsgint64(&buffer);
	state->hash_sum = pq_getmsgint64(&buffer);
	if (buffer.cursor < buffer.len)
	{
		mlsys_env_init(&env, CurrentMemoryContext);
		mlsys_check(&env, ml_trainer_load(&env.ml, buffer.data + buffer.cursor,
										  buffer.len - buffer.cursor, &state->trainer));
		state->begun = true;
	}
	PG_RETURN_POINTER(state);
}

/*
 * Will nobody use this aggregate's state again?  A window function goes on with it, another aggregate may share it,
 * and a hash table may be read anew.
 */
static bool
is_finished_once(FunctionCallInfo fcinfo)
{
	const AggState *agg = (const AggState *) fcinfo->context;

	if (AggCheckCallContext(fcinfo, NULL) != AGG_CONTEXT_AGGREGATE || AggStateIsShared(fcinfo))
		return false;
	return agg->aggstrategy == AGG_PLAIN || agg->aggstrategy == AGG_SORTED;
}

/* train_final(internal) returns mlsys.model: NULL when no row has trained. */
Datum
mlsys_train_final(PG_FUNCTION_ARGS)
{
	TrainState *state = PG_ARGISNULL(0) ? NULL : (TrainState *) PG_GETARG_POINTER(0);
	struct varlena *result = NULL;
	MemoryContext work;
	MlTrainer trainer;
	MlModel model;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (state == NULL)
		PG_RETURN_NULL();
	work = AllocSetContextCreate(CurrentMemoryContext, "mlsys fit", ALLOCSET_DEFAULT_SIZES);
	mlsys_env_init(&env, work);
	mlsys_env_charge(&env);
	memset(&model, 0, sizeof(model));
	if (state->begun && ml_trainer_rows(&state->trainer) > 0)
	{
		trainer = state->trainer;
		trainer.init = train_init_of(&env, &trainer, work);
		trainer.is_last = is_finished_once(fcinfo);
		mlsys_check(&env, ml_trainer_finish(&env.ml, &trainer, &model));
		model.training.rows_skipped += state->rows_skipped;
		train_name_features(fcinfo, &model);
		result = mlsys_model_seal(&env, &model);
	}
	else
		train_notice_untrained(
			fcinfo, state->rows_skipped + (state->begun ? ml_trainer_skipped(&state->trainer) : 0));
	if (result != NULL)
		train_notice(fcinfo, &model);
	MemoryContextDelete(work);
	if (result == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(result);
}
