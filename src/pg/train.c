/*
 * train.c
 *		Training aggregates of the column family: f([options,] target, feature, ...).
 *
 * The state is of type internal; state.c says where it stands and what it is charged for.
 *
 * A row goes straight from the arguments into the column-wise block of its state; only full blocks
 * reach a kernel.
 */
#include "pg/train_call.h"

#include "access/htup_details.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "pg/model.h"
#include "pg/state.h"
#include "pg/train_notice.h"

/* With so many states alive, a state's block grows to fewer rows: there may be 100,000 groups. */
#define MANY_STATES 64
#define MANY_STATES_ROWS ML_BLOCK_ROWS_FIRST

/* Of one call site of a transition or combine function, in fn_extra. */
typedef struct TrainSite
{
	MlsysStateSite states; /* first, so that a pointer to it is one to us */
	TrainCall *call;       /* of a transition function only */
} TrainSite;

typedef struct TrainState
{
	MlTrainer trainer;
	TrainSchema *schema; /* NULL in a state that came from another process */
	bool begun;          /* is there a trainer?  Not before a row that it can be made with */
	int64 rows_skipped;  /* before there was one */
} TrainState;

/* All states have gone. */
static void
site_forget(MlsysStateSite *states)
{
	TrainSite *site = (TrainSite *) states;

	if (site->call != NULL)
		train_call_forget(site->call);
}

/* The call site's environment, set up for states in this aggregate's context. */
static TrainSite *
site_enter(FunctionCallInfo fcinfo)
{
	TrainSite *site = fcinfo->flinfo->fn_extra;

	if (unlikely(site == NULL))
	{
		site = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(TrainSite));
		mlsys_state_site_init(&site->states, fcinfo);
		site->states.forget = site_forget;
		fcinfo->flinfo->fn_extra = site;
	}
	mlsys_state_site_enter(&site->states, fcinfo);
	return site;
}

static TrainState *
state_make(TrainSite *site)
{
	MlEnv *ml = &site->states.env.ml;
	TrainState *state;

	mlsys_state_place(&site->states);
	mlsys_check(&site->states.env,
				ml_alloc_zero(ml, 1, sizeof(TrainState), "training state", &state));
	return state;
}

/* Blocks of fewer rows when there are many states. */
static void
limit_block(TrainSite *site, MlTrainer *trainer)
{
	site->states.charge->nstates++;
	if (site->states.charge->nstates > MANY_STATES)
		trainer->max_block_rows = MANY_STATES_ROWS;
}

/*
 * A number that is not finite: infinity is an error, NaN is missing.  So is an infinite date; the first
 * one of a column is told.
 */
static void
check_odd_number(MlsysColumnReader *reader, double number)
{
	mlsys_check_finite(reader, number);
	if (reader->infinite_times > 0 && !reader->infinite_told)
	{
		reader->infinite_told = true;
		ereport(NOTICE,
				(errmsg("infinite values of column \"%s\" count as missing", reader->name)));
	}
}

/* A number, NaN for NULL; infinity is an error. */
static inline double
read_number(MlsysColumnReader *reader, NullableDatum value, bool *incomplete)
{
	double number = value.isnull ? NAN : mlsys_read_number(reader, value.value);

	if (unlikely(!(fabs(number) <= DBL_MAX)))
	{
		check_odd_number(reader, number);
		*incomplete = true;
	}
	return number;
}

/* The features of a row of numbers; says whether one is missing. */
static bool
write_numbers(TrainSchema *schema, const NullableDatum *values, MlSlot *slot)
{
	const TrainNumber *numbers = schema->numbers;
	int ncolumns = schema->schema.ncolumns;
	double *out = slot->dense;
	bool odd = false;

	for (int i = 0; i < ncolumns; i++, out += slot->stride)
	{
		const NullableDatum *value = &values[numbers[i].source];
		double number = NAN;

		if (likely(!value->isnull))
			number = numbers[i].is_float8
						 ? DatumGetFloat8(value->value)
						 : mlsys_read_number(&schema->features[i].reader, value->value);
		*out = number;
		odd |= !(fabs(number) <= DBL_MAX);
	}
	if (unlikely(odd))
		for (int i = 0; i < ncolumns; i++)
			check_odd_number(&schema->features[i].reader, slot->dense[(size_t) i * slot->stride]);
	return odd;
}

/* Write a feature that is not a single number into the slot; false for an array that is NULL. */
static bool
write_feature(TrainSite *site, TrainState *state, int which, NullableDatum value, MlSlot *slot,
			  bool *incomplete)
{
	const MlColumn *column = &state->schema->schema.columns[which];
	MlsysColumnReader *reader = &state->schema->features[which].reader;
	const double *values;
	bool has_missing;
	int32 n;

	if (column->kind == ML_COLUMN_CATEGORY)
	{
		int32_t *code = &slot->codes[(size_t) column->first * slot->stride];

		*code = 0; /* NULL */
		if (!value.isnull)
			mlsys_check(&site->states.env,
						ml_dictionary_code(&site->states.env.ml,
										   &state->trainer.dataset->dictionaries[column->first],
										   mlsys_read_category(reader, value.value), code));
		return true;
	}
	if (value.isnull)
		return false;
	values = mlsys_read_array(reader, value.value, &n, &has_missing);
	if (n != column->width)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("array \"%s\" has %d elements, but earlier ones had %d",
							   column->name, n, column->width)));
	if (mlsys_has_infinity(values, n))
		mlsys_infinity_error(column->name);
	for (int32 i = 0; i < n; i++)
		slot->dense[(size_t) (column->first + i) * slot->stride] = values[i];
	*incomplete |= has_missing;
	return true;
}

/*
 * One row of values, indexed by the columns' sources.  Memory that reading needs is that of the
 * current, short-lived context.
 */
static void
add_row(TrainSite *site, TrainState *state, const NullableDatum *values)
{
	TrainSchema *schema = state->schema;
	MlTrainer *trainer = &state->trainer;
	int ncolumns = schema->schema.ncolumns;
	bool incomplete = false;
	double target;
	MlSlot slot;

	if (values[schema->target.source].isnull)
	{
		ml_trainer_skip(trainer);
		return;
	}
	target = mlsys_read_number(&schema->target.reader, values[schema->target.source].value);
	mlsys_check_finite(&schema->target.reader, target);
	if (unlikely(isnan(target)))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("target \"%s\" is NaN", schema->target.reader.name)));
	mlsys_check(&site->states.env, ml_trainer_slot(&site->states.env.ml, trainer, &slot));
	*slot.target = target;
	if (schema->schema.weighted)
	{
		if (values[schema->weight.source].isnull)
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("weight is NULL")));
		*slot.weight =
			mlsys_read_number(&schema->weight.reader, values[schema->weight.source].value);
	}
	if (likely(schema->all_numbers))
		incomplete = write_numbers(schema, values, &slot);
	for (int i = 0; i < ncolumns && !schema->all_numbers; i++)
	{
		NullableDatum value = values[schema->features[i].source];
		MlColumnKind kind = schema->schema.columns[i].kind;

		if (kind != ML_COLUMN_CATEGORY && kind != ML_COLUMN_ARRAY)
			slot.dense[(size_t) schema->schema.columns[i].first * slot.stride] =
				read_number(&schema->features[i].reader, value, &incomplete);
		else if (!write_feature(site, state, i, value, &slot, &incomplete))
		{
			ml_trainer_skip(trainer);
			return;
		}
	}
	mlsys_check(&site->states.env,
				ml_trainer_commit(&site->states.env.ml, trainer, &slot, incomplete));
}

/* The same of a row argument: its columns are taken apart first. */
static void
add_composite(TrainSite *site, TrainState *state, HeapTupleHeader row)
{
	TrainSchema *schema = state->schema;
	int natts = schema->row_desc->natts;
	Datum *values = palloc(natts * sizeof(Datum));
	bool *nulls = palloc(natts * sizeof(bool));
	NullableDatum *pairs = palloc(natts * sizeof(NullableDatum));
	HeapTupleData tuple;

	train_check_row(schema, row);
	tuple.t_data = row;
	tuple.t_len = HeapTupleHeaderGetDatumLength(row);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	heap_deform_tuple(&tuple, schema->row_desc, values, nulls);
	for (int i = 0; i < natts; i++)
	{
		pairs[i].value = values[i];
		pairs[i].isnull = nulls[i];
	}
	add_row(site, state, pairs);
}

/* The trainer of a state, made with its first row; false when this row cannot make one. */
static bool
state_begin(TrainSite *site, TrainState *state, FunctionCallInfo fcinfo)
{
	state->schema = train_call_schema(site->call, fcinfo);
	if (state->schema == NULL)
		return false;
	mlsys_check(&site->states.env,
				ml_trainer_copy(&site->states.env.ml, &state->schema->empty, &state->trainer));
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
		add_row(site, state, fcinfo->args);
	else
		add_composite(site, state, PG_GETARG_HEAPTUPLEHEADER(call->first_arg));
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
	if (!other->begun)
		PG_RETURN_POINTER(state);
	if (state->begun)
		mlsys_check(&site->states.env,
					ml_trainer_merge(&site->states.env.ml, &state->trainer, &other->trainer));
	else
		mlsys_check(&site->states.env,
					ml_trainer_copy(&site->states.env.ml, &other->trainer, &state->trainer));
	state->begun = true;
	PG_RETURN_POINTER(state);
}

/* train_serialize(internal) returns bytea: rows skipped (8 bytes), then the trainer, if any. */
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
	if (buffer.cursor < buffer.len)
	{
		mlsys_env_init(&env, CurrentMemoryContext);
		mlsys_check(&env, ml_trainer_load(&env.ml, buffer.data + buffer.cursor,
										  buffer.len - buffer.cursor, &state->trainer));
		state->begun = true;
	}
	PG_RETURN_POINTER(state);
}

/* train_final(internal) returns mlsys.model: NULL when no row has trained. */
Datum
mlsys_train_final(PG_FUNCTION_ARGS)
{
	TrainState *state = PG_ARGISNULL(0) ? NULL : (TrainState *) PG_GETARG_POINTER(0);
	struct varlena *result = NULL;
	MemoryContext work;
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
		mlsys_check(&env, ml_trainer_finish(&env.ml, &state->trainer, &model));
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
