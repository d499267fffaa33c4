/*
 * profile_array.c
 *		mlsys.profile_array(): the profile of arrays, by an aggregate that a distributed engine can split.
 *
 * Such an engine moves states as text, calls the transition function without anything kept from row to
 * row, and hands the final function a pointer it must not write to.  So the state is a bytea with
 * everything in it: a block of rows that wait, and behind it the kernel's state, which is read and written
 * again when the block is full.
 *
 *	  ArrayState | capacity * width numbers, row by row | ml_profile_save_state()
 *
 * Before the first array that is not NULL the width is 0 and only rows are counted; with a reference it is
 * the number of the reference's columns, whose names the elements have, in order.  A NULL element is a NaN
 * of its own bits in the block.  Arrays of other lengths are as in mlsys.profile(): what is missing is NULL,
 * what is too much is counted nowhere.
 *
 * A user's own aggregate can bring in any bytea: each call checks the header, the kernel the rest.
 */
#include "pg/profile_call.h"

#include "catalog/pg_type.h"
#include "utils/array.h"

#define FUNCTION "profile_array"
#define MAGIC 0x41504c4d /* "MLPA" */
#define FIRST_ROWS 16
#define BLOCK_ROWS 256
#define NULL_BITS UINT64CONST(0x7ff800006c6c756e)

typedef struct ArrayState
{
	int32 vl_len_;
	uint32 magic;
	uint32 reference; /* its checksum, 0 of none */
	int32 width;
	int32 capacity; /* rows */
	int32 nrows;
	int64 nulls; /* rows before the width was known */
	double numbers[FLEXIBLE_ARRAY_MEMBER];
} ArrayState;

/* Where the kernel's state begins. */
static Size
kernel_offset(const ArrayState *state)
{
	return offsetof(ArrayState, numbers) +
		   (Size) state->width * (Size) state->capacity * sizeof(double);
}

/* The state in an argument, checked; a copy unless it is as it must be in memory. */
static ArrayState *
get_state(FunctionCallInfo fcinfo, int arg)
{
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(arg);
	ArrayState *state;

	if (!VARATT_IS_4B_U(value) || (uintptr_t) value % MAXIMUM_ALIGNOF != 0)
		value = PG_DETOAST_DATUM_COPY(PointerGetDatum(value));
	state = (ArrayState *) value;
	if (VARSIZE(value) < offsetof(ArrayState, numbers) || state->magic != MAGIC ||
		state->width < 0 || state->width > ML_PROFILE_MAX_COLUMNS || state->capacity < 0 ||
		state->capacity > BLOCK_ROWS || state->nrows < 0 || state->nrows > state->capacity ||
		state->nulls < 0 || state->nulls > ML_MAX_ROWS || VARSIZE(value) < kernel_offset(state))
		ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED),
						errmsg("state of mlsys.%s() is malformed", FUNCTION)));
	return state;
}

static ArrayState *
make_state(int32 width, int32 capacity, const void *kernel, Size size)
{
	ArrayState header = {.magic = MAGIC, .width = width, .capacity = capacity};
	Size offset = kernel_offset(&header);
	ArrayState *state = palloc0(offset + size);

	*state = header;
	SET_VARSIZE(state, offset + size);
	if (size > 0)
		memcpy((char *) state + offset, kernel, size);
	return state;
}

/* A state whose block is empty. */
static ArrayState *
save_profile(MlsysEnv *env, const MlDataProfile *profile, MemoryContext context, int32 width,
			 int32 capacity)
{
	MemoryContext old;
	ArrayState *state;
	MlWriter writer;

	ml_writer_init(&writer, &env->ml);
	ml_profile_save_state(&writer, profile);
	mlsys_check(env, ml_writer_status(&writer));
	old = MemoryContextSwitchTo(context);
	state = make_state(width, capacity, writer.data, writer.size);
	MemoryContextSwitchTo(old);
	return state;
}

/* The columns of the profile, and what they are made with. */
static ArrayState *
begin_state(MlsysEnv *env, const struct varlena *reference_value, int32 n, MemoryContext context)
{
	MlProfileColumn *columns = NULL;
	MlDataProfile reference;
	MlDataProfile profile;

	if (reference_value != NULL)
	{
		mlsys_profile_open(env, reference_value, &reference);
		columns = reference.columns;
		n = reference.ncolumns;
		for (int32 i = 0; i < n; i++)
			if (columns[i].kind != ML_PROFILE_NUMBER)
				ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
								errmsg("column \"%s\" of the reference has no numbers",
									   mlsys_valid_text(columns[i].name))));
	}
	else
		columns = profile_element_columns("features", FLOAT8ARRAYOID, n);
	mlsys_check(env, ml_profile_init(&env->ml, &profile, columns, n,
									 reference_value != NULL ? &reference.options
															 : &ml_profile_default_options,
									 reference_value != NULL ? &reference : NULL));
	return save_profile(env, &profile, context, n, FIRST_ROWS);
}

/* The profile of all rows of a state of some width. */
static void
open_state(MlsysEnv *env, const ArrayState *state, MlDataProfile *profile)
{
	double *column = palloc(Max(state->nrows, 1) * sizeof(double));
	MlReader reader;

	ml_reader_init(&reader, &env->ml, "state of a profile",
				   (const char *) state + kernel_offset(state),
				   VARSIZE(state) - kernel_offset(state));
	mlsys_check(env, ml_profile_load_state(&reader, profile));
	mlsys_check(env, ml_reader_end(&reader));
	if (profile->ncolumns < state->width)
		ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED),
						errmsg("state of mlsys.%s() is malformed", FUNCTION)));
	for (int32 i = 0; i < profile->ncolumns; i++)
	{
		int32 n = 0;

		for (int32 r = 0; r < state->nrows && i < state->width; r++)
		{
			double value = state->numbers[(Size) r * state->width + i];
			uint64 bits;

			memcpy(&bits, &value, sizeof(bits));
			if (bits != NULL_BITS)
				column[n++] = value;
		}
		if (n > 0 && profile->columns[i].kind != ML_PROFILE_NUMBER)
			ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED),
							errmsg("state of mlsys.%s() is malformed", FUNCTION)));
		if (n > 0)
			mlsys_check(env, ml_profile_add_numbers(&env->ml, profile, i, column, n));
		ml_profile_add_nulls(profile, i, state->nrows - n + state->nulls);
	}
	profile->nrows += state->nrows + state->nulls;
}

/* A context for what a function needs but does not return. */
static MemoryContext
work_begin(MlsysEnv *env)
{
	MemoryContext work =
		AllocSetContextCreate(CurrentMemoryContext, "mlsys profile", ALLOCSET_DEFAULT_SIZES);

	mlsys_env_init(env, work);
	env->subject = "profile";
	env->is_bounded = true;
	return work;
}

/* The state with its block handed to the kernel. */
static ArrayState *
absorb(const ArrayState *state)
{
	MemoryContext context = CurrentMemoryContext;
	MlDataProfile profile;
	MemoryContext work;
	ArrayState *result;
	MlsysEnv env;

	work = work_begin(&env);
	MemoryContextSwitchTo(work);
	open_state(&env, state, &profile);
	result = save_profile(&env, &profile, context, state->width, BLOCK_ROWS);
	result->reference = state->reference;
	MemoryContextSwitchTo(context);
	MemoryContextDelete(work);
	return result;
}

/* The first bytes of a value of the reference are its checksum. */
static uint32
reference_checksum(struct varlena *value)
{
	uint32 checksum;

	if (VARSIZE_ANY_EXHDR(value) < sizeof(checksum))
		ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED), errmsg("stored profile fails its check")));
	memcpy(&checksum, VARDATA_ANY(value), sizeof(checksum));
	return Max(checksum, 1);
}

/* Give a state its width. */
static ArrayState *
begin_arrays(const ArrayState *before, const struct varlena *reference, int32 n)
{
	MemoryContext context = CurrentMemoryContext;
	MemoryContext work;
	ArrayState *state;
	MlsysEnv env;

	work = work_begin(&env);
	MemoryContextSwitchTo(work);
	state = begin_state(&env, reference, Min(n, ML_PROFILE_MAX_COLUMNS), context);
	MemoryContextSwitchTo(context);
	state->nulls = before->nulls;
	state->reference = before->reference;
	MemoryContextDelete(work);
	return state;
}

static void
write_row(ArrayState *state, ArrayType *array, int32 n)
{
	double *row = state->numbers + (Size) state->nrows * state->width;
	const double *values = array != NULL ? (const double *) ARR_DATA_PTR(array) : NULL;
	const bits8 *nulls = array != NULL ? ARR_NULLBITMAP(array) : NULL;
	const uint64 null_bits = NULL_BITS;

	for (int32 i = 0; i < state->width; i++)
	{
		if (i < n && (nulls == NULL || (nulls[i / 8] & (1 << (i % 8))) != 0))
			row[i] = *values++;
		else
			memcpy(&row[i], &null_bits, sizeof(null_bits));
	}
	state->nrows++;
}

static Datum
array_accum(FunctionCallInfo fcinfo, int reference_arg, int array_arg)
{
	ArrayState *state = PG_ARGISNULL(0) ? NULL : get_state(fcinfo, 0);
	ArrayType *array = PG_ARGISNULL(array_arg) ? NULL : PG_GETARG_ARRAYTYPE_P(array_arg);
	struct varlena *reference = NULL;
	uint32 checksum = 0;
	int32 n = array == NULL ? 0 : ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));

	(void) mlsys_aggregate_context(fcinfo);
	if (reference_arg != 0)
	{
		if (PG_ARGISNULL(reference_arg))
			profile_null_reference(FUNCTION);
		checksum = reference_checksum(
			PG_DETOAST_DATUM_SLICE(PG_GETARG_DATUM(reference_arg), 0, MLSYS_PROFILE_HEADER));
	}
	if (state == NULL)
	{
		state = make_state(0, 0, NULL, 0);
		state->reference = checksum;
	}
	if (state->reference != checksum)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("reference differs between rows of one profile")));
	if (state->width == 0 && (n > 0 || reference_arg != 0))
	{
		if (reference_arg != 0)
			reference = PG_GETARG_VARLENA_PP(reference_arg);
		state = begin_arrays(state, reference, n);
	}
	if (state->width == 0)
	{
		state->nulls++;
		PG_RETURN_POINTER(state);
	}
	if (state->nrows == state->capacity)
		state = absorb(state);
	write_row(state, array, n);
	PG_RETURN_POINTER(state);
}

/* profile_array_accum(bytea, float8[]) returns bytea */
PG_FUNCTION_INFO_V1(mlsys_profile_array_accum);
Datum
mlsys_profile_array_accum(PG_FUNCTION_ARGS)
{
	return array_accum(fcinfo, 0, 1);
}

/* profile_array_accum(bytea, data_profile, float8[]) returns bytea */
PG_FUNCTION_INFO_V1(mlsys_profile_array_accum_reference);
Datum
mlsys_profile_array_accum_reference(PG_FUNCTION_ARGS)
{
	return array_accum(fcinfo, 1, 2);
}

/* profile_array_combine(bytea, bytea) returns bytea; strict. */
PG_FUNCTION_INFO_V1(mlsys_profile_array_combine);
Datum
mlsys_profile_array_combine(PG_FUNCTION_ARGS)
{
	MemoryContext context = CurrentMemoryContext;
	ArrayState *state = get_state(fcinfo, 0);
	ArrayState *other = get_state(fcinfo, 1);
	MlDataProfile profile;
	MlDataProfile added;
	ArrayState *result;
	MemoryContext work;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (state->reference != other->reference)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("reference differs between rows of one profile")));
	if (state->width == 0 || other->width == 0)
	{
		int64 nulls = (state->width == 0 ? state : other)->nulls;

		/* the second one is not ours to write to */
		if (state->width == 0)
			state = (ArrayState *) PG_DETOAST_DATUM_COPY(PointerGetDatum(other));
		state->nulls += nulls;
		PG_RETURN_POINTER(state);
	}
	work = work_begin(&env);
	MemoryContextSwitchTo(work);
	open_state(&env, state, &profile);
	open_state(&env, other, &added);
	mlsys_check(&env, ml_profile_merge(&env.ml, &profile, &added));
	result = save_profile(&env, &profile, context, profile.ncolumns, state->capacity);
	result->reference = state->reference;
	MemoryContextSwitchTo(context);
	MemoryContextDelete(work);
	PG_RETURN_POINTER(result);
}

/* profile_array_final(bytea) returns data_profile; strict, writes nothing into the state. */
PG_FUNCTION_INFO_V1(mlsys_profile_array_final);
Datum
mlsys_profile_array_final(PG_FUNCTION_ARGS)
{
	MemoryContext context = CurrentMemoryContext;
	const ArrayState *state = get_state(fcinfo, 0);
	struct varlena *result;
	MlDataProfile profile;
	MemoryContext work;
	MlsysEnv env;

	if (state->width == 0)
		PG_RETURN_NULL();
	work = work_begin(&env);
	MemoryContextSwitchTo(work);
	open_state(&env, state, &profile);
	mlsys_check(&env, ml_profile_freeze(&env.ml, &profile));
	MemoryContextSwitchTo(context);
	result = mlsys_profile_seal(&env, &profile);
	MemoryContextDelete(work);
	PG_RETURN_POINTER(result);
}
