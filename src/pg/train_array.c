/*
 * train_array.c
 *		Training aggregates of the array family: f(target float8, features float8[] [, weight float8]
 *		[, options jsonb]), and their transition type, mlsys.training_state.
 *
 * The transition type is a real type, one varlena, so that a distributed engine can split the
 * aggregate: it moves states as text, calls the transition function without anything kept from row
 * to row, and hands the final function a pointer it must not write to.  So everything is in the state,
 *
 *	  varlena header (4 bytes) | 4 bytes zero | MlStream
 *
 * and a row costs no more than writing it into the stream's block.  A stream that has to grow comes
 * back as a new value; the old one is left to the executor.  Before the first array that is not NULL
 * the number of features is not known: the stream then has none, and counts skipped rows only.
 */
#include "pg/mlsys.h"

#include "catalog/pg_type.h"
#include "libpq/pqformat.h"
#include "utils/array.h"
#include "utils/fmgrprotos.h"

#include "ml/trainer.h"
#include "pg/column.h"
#include "pg/model.h"
#include "pg/text_form.h"
#include "pg/train_call.h"
#include "pg/train_notice.h"

#define STATE_HEADER 8

static MlStream *
stream_of(struct varlena *state)
{
	return (MlStream *) ((char *) state + STATE_HEADER);
}

/* One environment for all rows: an MlsysEnv is too large to set up each time. */
static MlsysEnv *
row_env(void)
{
	static MlsysEnv env;
	static bool ready = false;

	if (!ready)
		mlsys_env_init(&env, CurrentMemoryContext);
	ready = true;
	env.context = CurrentMemoryContext;
	env.is_bounded = true; /* the executor owns the states: none is charged, but each must fit */
	env.over_budget = false;
	ml_scratch_forget(&env.ml);
	return &env;
}

/* A stream as a value of the type, in context. */
static struct varlena *
wrap_stream(const MlStream *stream, MemoryContext context)
{
	Size size = STATE_HEADER + stream->size;
	struct varlena *state;

	if (stream->size > MaxAllocSize - STATE_HEADER)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("training state of %d features exceeds the limit of a value",
							   stream->ndense)));
	state = MemoryContextAllocZero(context, size);
	SET_VARSIZE(state, size);
	memcpy(stream_of(state), stream, stream->size);
	return state;
}

/* Argument arg as a state whose stream is aligned: itself, or a detoasted copy. */
static struct varlena *
get_state(FunctionCallInfo fcinfo, int arg)
{
	struct varlena *state = (struct varlena *) PG_GETARG_POINTER(arg);

	return VARATT_IS_4B_U(state) ? state : PG_DETOAST_DATUM_COPY(PointerGetDatum(state));
}


/* Schema of an array of n features: one column, or with the option features one for each. */
static MlStream *
begin_stream(MlsysEnv *env, const MlAlgorithm *algorithm, Jsonb *jsonb, bool weighted, int n)
{
	MlSchema schema = {.weighted = weighted, .target_name = "target"};
	const MlCommonOptions *options;
	unsigned char *bytes;
	MlStream *stream;
	size_t size;

	schema.options = train_options(env, algorithm, jsonb, &schema.options_given);
	options = schema.options;
	if (options->target != NULL || options->weight.name != NULL || options->weight.position != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("options \"target\" and \"weight\" do not go with an array of features"),
				 errhint("Call it as %s(target, features, weight, options).", algorithm->name)));
	if (n > 0 && options->features.count > 0 && options->features.count != n)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("option \"features\" has %d names, but the array has %d elements",
							   options->features.count, n)));
	schema.ncolumns = options->features.count > 0 && n > 0 ? n : 1;
	schema.columns = palloc0(schema.ncolumns * sizeof(MlColumn));
	for (int i = 0; i < schema.ncolumns; i++)
	{
		bool named = options->features.count > 0 && n > 0;

		schema.columns[i].name = named ? options->features.names[i] : "features";
		schema.columns[i].named = named;
		schema.columns[i].type_name = named ? "double precision" : "double precision[]";
		schema.columns[i].kind = named ? ML_COLUMN_NUMBER : ML_COLUMN_ARRAY;
		schema.columns[i].width = named ? 1 : n;
	}
	mlsys_check(env, ml_schema_layout(&env->ml, &schema));
	mlsys_check(env, ml_schema_save(&env->ml, algorithm, &schema, &bytes, &size));
	mlsys_check(env, ml_stream_begin(&env->ml, algorithm, bytes, size, &stream));
	return stream;
}

/* Write a row's features into the slot; says whether one is missing. */
static bool
write_features(const double *values, bits8 *nulls, int n, MlSlot *slot)
{
	bool incomplete = false;

	for (int i = 0; i < n; i++)
	{
		double value = NAN;

		if (nulls == NULL || (nulls[i / 8] & (1 << (i % 8))) != 0)
			value = *values++;
		if (unlikely(!(fabs(value) <= DBL_MAX)))
		{
			if (isinf(value))
				mlsys_infinity_error("features");
			incomplete = true;
		}
		slot->dense[(Size) i * slot->stride] = value;
	}
	return incomplete;
}

/* Target and weight of a row, checked; false when the row has no target. */
static bool
write_target(FunctionCallInfo fcinfo, int weight_arg, double *target, double *weight)
{
	if (PG_ARGISNULL(1))
		return false;
	*target = PG_GETARG_FLOAT8(1);
	if (!(fabs(*target) <= DBL_MAX))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("target is %s", isnan(*target) ? "NaN" : "infinite")));
	if (weight_arg == 0)
		return true;
	if (PG_ARGISNULL(weight_arg))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("weight is NULL")));
	*weight = PG_GETARG_FLOAT8(weight_arg);
	return true;
}

/* The transition function of every algorithm: (state, target, features [, weight] [, options]). */
static Datum
array_accum(FunctionCallInfo fcinfo, const MlAlgorithm *algorithm, bool with_weight,
			bool with_options)
{
	int options_arg = with_options ? 3 + with_weight : 0;
	struct varlena *state = PG_ARGISNULL(0) ? NULL : get_state(fcinfo, 0);
	MlStream *before = state != NULL ? stream_of(state) : NULL;
	MlStream *stream = before;
	ArrayType *array = PG_ARGISNULL(2) ? NULL : PG_GETARG_ARRAYTYPE_P(2);
	MlsysEnv *env = row_env();
	double target = 0;
	double weight = 1;
	int n = 0;
	MlSlot slot;

	(void) mlsys_aggregate_context(fcinfo);

	/* a user's own aggregate can bring together what does not belong together */
	if (before != NULL &&
		(before->weighted != with_weight || strcmp(before->algorithm, algorithm->name) != 0))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("training state is that of another aggregate")));
	if (array != NULL)
	{
		if (ARR_NDIM(array) > 1)
			ereport(ERROR,
					(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
					 errmsg("features have %d dimensions, they must have one", ARR_NDIM(array))));
		n = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
		if (n == 0)
			ereport(ERROR,
					(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR), errmsg("array of features is empty")));
	}
	if (stream == NULL || (stream->ndense == 0 && n > 0))
	{
		Jsonb *options =
			options_arg != 0 && !PG_ARGISNULL(options_arg) ? PG_GETARG_JSONB_P(options_arg) : NULL;

		stream = begin_stream(env, algorithm, options, with_weight, n);
		if (before != NULL)
			stream->counts = before->counts;
	}
	if (array == NULL || !write_target(fcinfo, with_weight ? 3 : 0, &target, &weight))
		stream->counts.rows_skipped++;
	else
	{
		if (n != stream->ndense)
			ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
							errmsg("array of features has %d elements, but earlier ones had %d", n,
								   stream->ndense)));
		mlsys_check(env, ml_stream_slot(&env->ml, &stream, ML_BLOCK_ROWS, &slot));
		*slot.target = target;
		if (with_weight)
			*slot.weight = weight;
		mlsys_check(env, ml_stream_commit(&env->ml, stream, &slot,
										  write_features((double *) ARR_DATA_PTR(array),
														 ARR_NULLBITMAP(array), n, &slot)));
	}
	if (stream != before)
		PG_RETURN_POINTER(wrap_stream(stream, CurrentMemoryContext));
	PG_RETURN_POINTER(state);
}

#define ARRAY_ACCUM(name, suffix, with_weight, with_options)               \
	PG_FUNCTION_INFO_V1(mlsys_##name##_array_accum##suffix);               \
	Datum mlsys_##name##_array_accum##suffix(PG_FUNCTION_ARGS)             \
	{                                                                      \
		return array_accum(fcinfo, &ml_##name, with_weight, with_options); \
	}
#define ML_ALGORITHM(name)                   \
	ARRAY_ACCUM(name, , false, false)        \
	ARRAY_ACCUM(name, _weight, true, false)  \
	ARRAY_ACCUM(name, _options, false, true) \
	ARRAY_ACCUM(name, _weight_options, true, true)
#include "ml/algorithms.def"
#undef ML_ALGORITHM

PG_FUNCTION_INFO_V1(mlsys_array_combine);
PG_FUNCTION_INFO_V1(mlsys_array_final);
PG_FUNCTION_INFO_V1(mlsys_training_state_in);
PG_FUNCTION_INFO_V1(mlsys_training_state_out);
PG_FUNCTION_INFO_V1(mlsys_training_state_recv);
PG_FUNCTION_INFO_V1(mlsys_training_state_send);

/* array_combine(training_state, training_state) returns training_state; strict. */
Datum
mlsys_array_combine(PG_FUNCTION_ARGS)
{
	struct varlena *state = get_state(fcinfo, 0);
	struct varlena *other = get_state(fcinfo, 1);
	MlStream *stream = stream_of(state);
	MlsysEnv *env = row_env();

	(void) mlsys_aggregate_context(fcinfo);

	if (stream->ndense == 0 || stream_of(other)->ndense == 0)
	{
		/* one of them knows of skipped rows only */
		MlCounts skipped = stream->ndense == 0 ? stream->counts : stream_of(other)->counts;

		if (stream->ndense == 0)
			stream = stream_of(state = wrap_stream(stream_of(other), CurrentMemoryContext));
		stream->counts.rows_skipped += skipped.rows_skipped;
		PG_RETURN_POINTER(state);
	}
	mlsys_check(env, ml_stream_merge(&env->ml, &stream, stream_of(other)));
	if (stream != stream_of(state))
		state = wrap_stream(stream, CurrentMemoryContext);
	PG_RETURN_POINTER(state);
}

/* array_final(training_state) returns mlsys.model; strict, writes nothing into the state. */
Datum
mlsys_array_final(PG_FUNCTION_ARGS)
{
	const MlStream *stream = stream_of(get_state(fcinfo, 0));
	struct varlena *result;
	MemoryContext work;
	MlModel model;
	MlsysEnv env;

	if (stream->counts.rows == 0)
	{
		train_notice_untrained(fcinfo, stream->counts.rows_skipped +
										   stream->counts.rows_incomplete +
										   stream->counts.rows_zero_weight);
		PG_RETURN_NULL();
	}
	work = AllocSetContextCreate(CurrentMemoryContext, "mlsys fit", ALLOCSET_DEFAULT_SIZES);
	mlsys_env_init(&env, work);
	mlsys_env_charge(&env);
	mlsys_check(&env, ml_stream_finish(&env.ml, stream, &model));
	/* its texts may be those of a state that came in as text */
	mlsys_model_check_texts(&model, "training state", ERRCODE_DATA_CORRUPTED);
	result = mlsys_model_seal(&env, &model);
	train_notice(fcinfo, &model);
	MemoryContextDelete(work);
	PG_RETURN_POINTER(result);
}

static const MlsysTextForm text_form = {
	.type = "mlsys.training_state",
	.what = "training state",
	.prefix = "mlsys-state1:",
	.header = STATE_HEADER,
	.limit = MaxAllocSize / 4 * 3 - 64, /* whose text is not too long */
};

/* A state from outside, checked. */
static struct varlena *
check_state(struct varlena *state, int error_code)
{
	MlsysEnv env;

	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_check_input(&env,
					  ml_stream_check(&env.ml, stream_of(state), VARSIZE(state) - STATE_HEADER),
					  error_code);
	return state;
}

/* training_state_in(cstring): "mlsys-state1:" and base64 of the stream. */
Datum
mlsys_training_state_in(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(check_state(mlsys_text_form_in(&text_form, PG_GETARG_CSTRING(0)),
								  ERRCODE_INVALID_TEXT_REPRESENTATION));
}

Datum
mlsys_training_state_out(PG_FUNCTION_ARGS)
{
	MlStream *stream = stream_of(get_state(fcinfo, 0));

	PG_RETURN_CSTRING(mlsys_text_form_out(&text_form, (char *) stream, stream->size));
}

Datum
mlsys_training_state_recv(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(
		check_state(mlsys_text_form_recv(&text_form, (StringInfo) PG_GETARG_POINTER(0)),
					ERRCODE_INVALID_BINARY_REPRESENTATION));
}

Datum
mlsys_training_state_send(PG_FUNCTION_ARGS)
{
	MlStream *stream = stream_of(get_state(fcinfo, 0));
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendbytes(&buffer, (const char *) stream, stream->size);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}
