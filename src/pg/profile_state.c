/*
 * profile_state.c
 *		States of the aggregates that make profiles: from a row's values to the kernel.
 *
 * Numbers are collected column by column and handed over by the block (profile_state.h); categories go to
 * the kernel one by one.  No value raises an error: an infinite time is an infinity, what has no reader
 * is there or missing, an array that is longer than the first one of its state loses the rest and a
 * shorter one has NULLs.
 *
 * A block begins with 16 rows and grows to 256 at once, when it is full for the first time: of a
 * hundred thousand groups most have few rows.  Its slots stand a little further apart than a power of two,
 * since a row writes to all of them and they must not fall into the same lines of the cache.
 */
#include "pg/profile_state.h"

#include "utils/date.h"
#include "utils/timestamp.h"

#define FIRST_ROWS 16
#define SLOT_PADDING 8 /* numbers: a cache line */

/* Blocks */

static void
block_init(MlsysEnv *env, ProfileBlock *block, int32 nslots, int32 capacity)
{
	block->nslots = nslots;
	block->capacity = capacity;
	block->stride = capacity + SLOT_PADDING;
	block->nrows = 0;
	mlsys_check(env, ml_alloc(&env->ml, ml_size_mul(nslots, block->stride), sizeof(double),
							  "block of rows", &block->numbers));
}

/* Hand over the numbers of a block, which is left as it is; nrows of the profile counts its rows already. */
static void
block_add(MlsysEnv *env, const ProfileBlock *block, MlDataProfile *profile)
{
	for (int32 i = 0; i < block->nslots; i++)
	{
		if (block->filled[i] > 0)
			mlsys_check(env, ml_profile_add_numbers(&env->ml, profile, block->columns[i],
													block->numbers + (Size) i * block->stride,
													block->filled[i]));
		ml_profile_add_nulls(profile, block->columns[i], block->nrows - block->filled[i]);
	}
}

static void
block_flush(MlsysEnv *env, ProfileState *state)
{
	ProfileBlock *block = &state->block;

	block_add(env, block, &state->profile);
	state->profile.nrows += block->nrows;
	block->nrows = 0;
	memset(block->filled, 0, block->nslots * sizeof(int32));
}

/* There is no room for a row. */
static void
block_make_room(MlsysEnv *env, ProfileState *state, int32 max_rows)
{
	block_flush(env, state);
	if (state->block.capacity < max_rows)
		block_init(env, &state->block, state->block.nslots, max_rows);
}

/* Slots of a state that has so many. */
static void
set_slots(MlsysEnv *env, ProfileState *state, const int32 *columns, int32 nslots)
{
	ProfileBlock *block = &state->block;

	mlsys_check(env,
				ml_alloc_zero(&env->ml, nslots, sizeof(int32), "block of rows", &block->filled));
	mlsys_check(env, ml_alloc(&env->ml, nslots, sizeof(int32), "block of rows", &block->columns));
	memcpy(block->columns, columns, nslots * sizeof(int32));
	block_init(env, block, nslots, Max(block->capacity, FIRST_ROWS));
}

/* Beginning */

void
profile_state_begin(MlsysEnv *env, ProfileState *state, const ProfileSchema *schema)
{
	state->schema = schema;
	state->names = schema->names;
	mlsys_check(env, ml_profile_init(&env->ml, &state->profile, schema->columns, schema->ncolumns,
									 &schema->options, schema->reference));
	set_slots(env, state, schema->slot_columns, schema->nslots);
	if (schema->has_arrays)
	{
		mlsys_check(env, ml_alloc(&env->ml, schema->nsources, sizeof(int32), "arrays of a profile",
								  &state->array_slots));
		mlsys_check(env, ml_alloc(&env->ml, schema->nsources, sizeof(int32), "arrays of a profile",
								  &state->array_widths));
		for (int32 i = 0; i < schema->nsources; i++)
		{
			state->array_slots[i] = state->array_widths[i] = -1;
			if (schema->sources[i].mode == PROFILE_ARRAY && schema->sources[i].width < 0)
				state->nunknown++;
		}
	}
	state->begun = true;
	state->profile.nrows = state->rows_before;
	for (int32 i = 0; i < schema->ncolumns; i++)
		ml_profile_add_nulls(&state->profile, i, state->rows_before);
	state->rows_before = 0;
}

/* Columns after those that there are, of which all rows so far are NULL. */
static void
add_columns(MlsysEnv *env, ProfileState *state, const MlProfileColumn *columns, int32 n)
{
	const ProfileSchema *schema = state->schema;
	int32 before = state->profile.ncolumns;
	MlProfileColumn *all;
	MlDataProfile wider;

	all = palloc((before + n) * sizeof(MlProfileColumn));
	memcpy(all, state->profile.columns, before * sizeof(MlProfileColumn));
	memcpy(all + before, columns, n * sizeof(MlProfileColumn));
	mlsys_check(env, ml_profile_init(&env->ml, &wider, all, before + n, &schema->options,
									 schema->reference));
	mlsys_check(env, ml_profile_merge(&env->ml, &wider, &state->profile));
	state->profile = wider;
}

/* The first array of n elements is there. */
static void
begin_array(MlsysEnv *env, ProfileState *state, int32 i, int32 n)
{
	const ProfileSchema *schema = state->schema;
	int32 nslots = state->block.nslots;
	int32 first = state->profile.ncolumns;
	int32 *columns;

	n = Min(n, ML_PROFILE_MAX_COLUMNS - first);
	if (n <= 0)
		return;
	block_flush(env, state);
	add_columns(env, state,
				profile_element_columns(state->names.names[i], schema->sources[i].reader.type, n),
				n);
	columns = palloc((nslots + n) * sizeof(int32));
	memcpy(columns, state->block.columns, nslots * sizeof(int32));
	for (int32 e = 0; e < n; e++)
		columns[nslots + e] = first + e;
	set_slots(env, state, columns, nslots + n);
	state->array_slots[i] = nslots;
	state->array_widths[i] = n;
	state->nunknown--;
}

/* Look for the lengths that are not known in a row, before anything of it is written. */
static void
find_lengths(MlsysEnv *env, ProfileState *state, const NullableDatum *values)
{
	const ProfileSchema *schema = state->schema;

	for (int32 i = 0; i < schema->nsources; i++)
	{
		ProfileSource *source = &schema->sources[i];
		const NullableDatum *value = &values[source->source];
		const bits8 *nulls;
		int32 n;

		if (source->mode != PROFILE_ARRAY || source->width >= 0 || state->array_widths[i] >= 0 ||
			value->isnull)
			continue;
		(void) mlsys_read_elements(&source->reader, value->value, &n, &nulls);
		begin_array(env, state, i, n);
	}
}

/* Rows */

/* A time, infinite where the reader says it is missing. */
static double
read_time(MlsysColumnReader *reader, Datum value)
{
	double number = mlsys_read_number(reader, value);

	if (likely(!isnan(number)))
		return number;
	if (reader->source == MLSYS_DATE)
		return DATE_IS_NOBEGIN(DatumGetDateADT(value)) ? -INFINITY : INFINITY;
	return TIMESTAMP_IS_NOBEGIN(DatumGetTimestamp(value)) ? -INFINITY : INFINITY;
}

static inline void
put_number(ProfileBlock *block, int32 slot, double number)
{
	block->numbers[(Size) slot * block->stride + block->filled[slot]++] = number;
}

/* The values of a row that has numbers only. */
static void
add_numbers(ProfileState *state, const NullableDatum *values)
{
	const ProfileSchema *schema = state->schema;
	ProfileBlock *block = &state->block;
	int32 n = schema->nsources;
	double *numbers = block->numbers;

	for (int32 i = 0; i < n; i++, numbers += block->stride)
	{
		ProfileSource *source = &schema->sources[i];
		const NullableDatum *value = &values[source->source];

		if (value->isnull)
			continue;
		if (likely(source->mode == PROFILE_FLOAT8))
			numbers[block->filled[i]++] = DatumGetFloat8(value->value);
		else if (source->mode == PROFILE_NUMBER)
			numbers[block->filled[i]++] = mlsys_read_number(&source->reader, value->value);
		else
			numbers[block->filled[i]++] = read_time(&source->reader, value->value);
	}
}

static void
add_array(ProfileState *state, int32 i, Datum value)
{
	ProfileSource *source = &state->schema->sources[i];
	int32 width = source->width >= 0 ? source->width : state->array_widths[i];
	int32 slot = source->width >= 0 ? source->slot : state->array_slots[i];
	const bits8 *nulls;
	const double *numbers;
	int32 n;

	if (width < 0)
		return;
	numbers = mlsys_read_elements(&source->reader, value, &n, &nulls);
	for (int32 e = 0; e < Min(n, width); e++)
		if (nulls == NULL || (nulls[e / 8] & (1 << (e % 8))) != 0)
			put_number(&state->block, slot + e, numbers[e]);
}

/* A value that is not NULL. */
static void
add_value(MlsysEnv *env, ProfileState *state, int32 i, Datum value)
{
	ProfileSource *source = &state->schema->sources[i];

	switch (source->mode)
	{
		case PROFILE_FLOAT8:
		case PROFILE_NUMBER:
			put_number(&state->block, source->slot, mlsys_read_number(&source->reader, value));
			break;
		case PROFILE_TIME:
			put_number(&state->block, source->slot, read_time(&source->reader, value));
			break;
		case PROFILE_CATEGORY:
			mlsys_check(env, ml_profile_add_category(&env->ml, &state->profile, source->column,
													 mlsys_read_category(&source->reader, value)));
			break;
		case PROFILE_ARRAY:
			add_array(state, i, value);
			break;
		case PROFILE_OTHER:
			break;
	}
}

void
profile_state_add(MlsysEnv *env, ProfileState *state, const NullableDatum *values, int32 max_rows)
{
	const ProfileSchema *schema = state->schema;

	if (unlikely(state->block.nrows == state->block.capacity))
		block_make_room(env, state, max_rows);
	if (likely(schema->all_numbers))
	{
		add_numbers(state, values);
		state->block.nrows++;
		return;
	}
	if (unlikely(state->nunknown > 0))
		find_lengths(env, state, values);
	for (int32 i = 0; i < schema->nsources; i++)
	{
		const ProfileSource *source = &schema->sources[i];
		const NullableDatum *value = &values[source->source];

		if (!value->isnull)
			add_value(env, state, i, value->value);
		else if (source->mode == PROFILE_CATEGORY || source->mode == PROFILE_OTHER)
			ml_profile_add_nulls(&state->profile, source->column, 1);
	}
	state->block.nrows++;
}

/* Rows that are NULL in all columns. */
static void
add_null_rows(MlDataProfile *profile, int64 n)
{
	profile->nrows += n;
	for (int32 i = 0; i < profile->ncolumns; i++)
		ml_profile_add_nulls(profile, i, n);
}

void
profile_state_add_null(ProfileState *state)
{
	if (state->begun)
		add_null_rows(&state->profile, 1);
	else
		state->rows_before++;
}

/* Copies */

/* A profile that shares nothing with another. */
static void
profile_copy(MlsysEnv *env, const MlDataProfile *profile, MlDataProfile *copy)
{
	MlWriter writer;
	MlReader reader;

	ml_writer_init(&writer, &env->ml);
	ml_profile_save_state(&writer, profile);
	mlsys_check(env, ml_writer_status(&writer));
	ml_reader_init(&reader, &env->ml, "state of a profile", writer.data, writer.size);
	mlsys_check(env, ml_profile_load_state(&reader, copy));
}

/*
 * A state cannot be saved while values of a row are in it and others wait: numbers that wait go as NULL
 * and are put in their place in the copy.
 */
void
profile_state_copy(MlsysEnv *env, const ProfileState *state, MlDataProfile *profile)
{
	const ProfileBlock *block = &state->block;
	MlDataProfile complete = state->profile;
	Size size = complete.ncolumns * sizeof(MlProfileColumn);

	mlsys_check(env, ml_alloc(&env->ml, size, 1, "columns of a profile", &complete.columns));
	memcpy(complete.columns, state->profile.columns, size);
	complete.nrows += block->nrows;
	for (int32 i = 0; i < block->nslots; i++)
		ml_profile_add_nulls(&complete, block->columns[i], block->nrows);
	profile_copy(env, &complete, profile);
	for (int32 i = 0; i < block->nslots; i++)
		ml_profile_add_nulls(profile, block->columns[i], -(int64) block->nrows);
	block_add(env, block, profile);
}

/* Names in the stored form of a state. */
static void
save_names(MlWriter *writer, const ProfileNames *names)
{
	ml_write_u32(writer, (uint32_t) names->first_arg);
	ml_write_u32(writer, (uint32_t) names->n);
	for (int32 i = 0; i < names->n; i++)
	{
		ml_write_string(writer, names->names[i]);
		ml_write_string(writer, names->labels[i]);
		ml_write_string(writer, names->type_names[i]);
		ml_write_bool(writer, names->are_arrays[i]);
	}
}

static void
names_alloc(MlsysEnv *env, ProfileNames *names, int32 n)
{
	const char *what = "names of a profile";

	names->n = n;
	mlsys_check(env, ml_alloc(&env->ml, n, sizeof(char *), what, &names->names));
	mlsys_check(env, ml_alloc(&env->ml, n, sizeof(char *), what, &names->labels));
	mlsys_check(env, ml_alloc(&env->ml, n, sizeof(char *), what, &names->type_names));
	mlsys_check(env, ml_alloc(&env->ml, n, sizeof(bool), what, &names->are_arrays));
}

static void
load_names(MlsysEnv *env, MlReader *reader, ProfileNames *names)
{
	names->first_arg = (int32) ml_read_u32(reader);
	names_alloc(env, names, (int32) ml_read_count(reader, 13));
	for (int32 i = 0; i < names->n; i++)
	{
		names->names[i] = ml_read_string(reader);
		names->labels[i] = ml_read_string(reader);
		names->type_names[i] = ml_read_string(reader);
		names->are_arrays[i] = ml_read_bool(reader);
	}
}

static void
copy_names(MlsysEnv *env, const ProfileNames *names, ProfileNames *copy)
{
	names_alloc(env, copy, names->n);
	copy->first_arg = names->first_arg;
	for (int32 i = 0; i < names->n; i++)
	{
		mlsys_check(env, ml_copy_string(&env->ml, names->names[i], &copy->names[i]));
		mlsys_check(env, ml_copy_string(&env->ml, names->labels[i], &copy->labels[i]));
		mlsys_check(env, ml_copy_string(&env->ml, names->type_names[i], &copy->type_names[i]));
		copy->are_arrays[i] = names->are_arrays[i];
	}
}

void
profile_state_save(MlsysEnv *env, MlWriter *writer, const ProfileState *state)
{
	MlDataProfile profile;

	ml_write_i64(writer, state->rows_before);
	ml_write_bool(writer, state->begun);
	if (!state->begun)
		return;
	save_names(writer, &state->names);
	profile_state_copy(env, state, &profile);
	ml_profile_save_state(writer, &profile);
}

void
profile_state_load(MlsysEnv *env, const void *data, Size size, ProfileState *state)
{
	MlReader reader;

	ml_reader_init(&reader, &env->ml, "state of a profile", data, size);
	state->rows_before = ml_read_i64(&reader);
	state->begun = ml_read_bool(&reader);
	if (state->begun)
	{
		load_names(env, &reader, &state->names);
		mlsys_check(env, ml_reader_status(&reader));
		mlsys_check(env, ml_profile_load_state(&reader, &state->profile));
	}
	mlsys_check(env, ml_reader_end(&reader));
}

/* Merging */

static void
check_names(const ProfileNames *a, const ProfileNames *b)
{
	bool are_equal = a->n == b->n;

	for (int32 i = 0; i < a->n && are_equal; i++)
		are_equal = strcmp(a->names[i], b->names[i]) == 0;
	if (!are_equal)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("names of the columns of profile differ between parallel processes"),
				 errhint("Give the names by the option: profile('{\"features\": [\"name\", ...]}', "
						 "reference, column, ...).")));
}

void
profile_state_merge(MlsysEnv *env, ProfileState *state, const ProfileState *other)
{
	MlDataProfile copy;

	if (!other->begun)
	{
		if (state->begun)
			add_null_rows(&state->profile, other->rows_before);
		else
			state->rows_before += other->rows_before;
		return;
	}
	if (!state->begun)
	{
		profile_state_copy(env, other, &state->profile);
		copy_names(env, &other->names, &state->names);
		state->begun = true;
		add_null_rows(&state->profile, state->rows_before);
		state->rows_before = 0;
		return;
	}
	check_names(&state->names, &other->names);
	if (other->block.nrows == 0)
	{
		mlsys_check(env, ml_profile_merge(&env->ml, &state->profile, &other->profile));
		return;
	}
	profile_state_copy(env, other, &copy);
	mlsys_check(env, ml_profile_merge(&env->ml, &state->profile, &copy));
}

/* Finishing */

/* A column of missing values for an array that was never there. */
static void
add_missing_array(MlsysEnv *env, MlDataProfile *profile, const char *name, const char *type_name)
{
	MlProfileColumn column = {.name = name,
							  .type_name = type_name,
							  .type_kind = ML_COLUMN_ARRAY,
							  .kind = ML_PROFILE_OTHER};
	MlDataProfile missing;

	mlsys_check(env, ml_profile_init(&env->ml, &missing, &column, 1, &profile->options,
									 profile->is_window ? profile : NULL));
	mlsys_check(env, ml_profile_merge(&env->ml, profile, &missing));
}

void
profile_arrange(MlsysEnv *env, MlDataProfile *profile, const ProfileNames *names,
				const char **final_names)
{
	MlProfileColumn *arranged;
	int32 n = 0;

	for (int32 i = 0; i < names->n; i++)
		if (names->are_arrays[i] &&
			ml_profile_find(profile, psprintf("%s[1]", names->names[i])) < 0)
			add_missing_array(env, profile, names->names[i], names->type_names[i]);
	mlsys_check(env, ml_alloc(&env->ml, profile->ncolumns, sizeof(MlProfileColumn),
							  "columns of a profile", &arranged));
	for (int32 i = 0; i < names->n; i++)
	{
		int32 column = ml_profile_find(profile, names->names[i]);

		if (column >= 0)
		{
			arranged[n] = profile->columns[column];
			arranged[n++].name = final_names[i];
		}
		if (column >= 0 || !names->are_arrays[i])
			continue;
		for (int32 e = 1; n < profile->ncolumns; e++)
		{
			column = ml_profile_find(profile, psprintf("%s[%d]", names->names[i], e));
			if (column < 0)
				break;
			arranged[n] = profile->columns[column];
			arranged[n++].name = psprintf("%s[%d]", final_names[i], e);
		}
	}
	Assert(n == profile->ncolumns);
	profile->columns = arranged;
	profile->ncolumns = n;
}
