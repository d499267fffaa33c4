/*
 * profile_support.c
 *		What the tests of data profiles share.  See profile_support.h.
 */
#include "profile_support.h"

#include <stdlib.h>

#include "tap.h"

static double
uniform_at(uint64_t seed, int32_t i)
{
	return (double) (test_hash(seed, (uint64_t) i) >> 11) * 0x1p-53;
}

static void
fill_uniform(double *values, int32_t n, uint64_t seed)
{
	for (int32_t i = 0; i < n; i++)
		values[i] = uniform_at(seed, i);
}

static void
fill_normal(double *values, int32_t n, uint64_t seed)
{
	for (int32_t i = 0; i < n; i++)
		values[i] = sqrt(-2 * log(1 - uniform_at(seed, 2 * i))) *
					cos(6.283185307179586 * uniform_at(seed, 2 * i + 1));
}

static void
fill_lognormal(double *values, int32_t n, uint64_t seed)
{
	fill_normal(values, n, seed);
	for (int32_t i = 0; i < n; i++)
		values[i] = exp(2 * values[i]);
}

/* Integers with a heavy tail: 1 comes in half of the rows. */
static void
fill_zipf(double *values, int32_t n, uint64_t seed)
{
	for (int32_t i = 0; i < n; i++)
		values[i] = floor(1 / (1 - uniform_at(seed, i)));
}

static void
fill_sorted(double *values, int32_t n, uint64_t seed)
{
	for (int32_t i = 0; i < n; i++)
		values[i] = (double) i + (double) (seed % 7);
}

static void
fill_reversed(double *values, int32_t n, uint64_t seed)
{
	for (int32_t i = 0; i < n; i++)
		values[i] = -(double) i - (double) (seed % 7);
}

/* Low and high in turn, which tricks a compaction without coins. */
static void
fill_alternating(double *values, int32_t n, uint64_t seed)
{
	for (int32_t i = 0; i < n; i++)
		values[i] = (i % 2 == 0 ? -1e6 : 1e6) + uniform_at(seed, i);
}

static void
fill_few(double *values, int32_t n, uint64_t seed)
{
	for (int32_t i = 0; i < n; i++)
		values[i] = (double) (test_hash(seed, (uint64_t) i) % 100) / 8;
}

static void
fill_constant(double *values, int32_t n, uint64_t seed)
{
	for (int32_t i = 0; i < n; i++)
		values[i] = 42.5;
}

const ProfileShape profile_shapes[] = {
	{"uniform", fill_uniform},         {"normal", fill_normal},
	{"lognormal", fill_lognormal},     {"zipf", fill_zipf},
	{"sorted", fill_sorted},           {"reversed", fill_reversed},
	{"alternating", fill_alternating}, {"few values", fill_few},
	{"constant", fill_constant}};
const int profile_nshapes = sizeof(profile_shapes) / sizeof(profile_shapes[0]);

void
profile_must(MlEnv *env, MlStatus status, const char *what)
{
	if (status != ML_OK)
		bail_out("%s: status %d, %s", what, (int) status, env->error.message);
}

MlProfileColumn
profile_column(const char *name, MlProfileKind kind)
{
	MlProfileColumn column = {.name = name,
							  .type_name = kind == ML_PROFILE_NUMBER ? "double precision" : "text",
							  .type_kind =
								  kind == ML_PROFILE_NUMBER ? ML_COLUMN_NUMBER : ML_COLUMN_CATEGORY,
							  .kind = kind};

	return column;
}

MlDataProfile
profile_of(MlEnv *env, const MlProfileOptions *options, const MlDataProfile *reference,
		   const double *values, int32_t n)
{
	MlProfileColumn column = profile_column("x", ML_PROFILE_NUMBER);
	MlDataProfile profile;

	profile_must(env, ml_profile_init(env, &profile, &column, 1, options, reference), "init");
	/* blocks of many lengths */
	for (int32_t i = 0, k = 0; i < n; k++)
	{
		int32_t length = k % 5 == 4 ? 1 + k % 300 : 256;

		if (length > n - i)
			length = n - i;
		profile_must(env, ml_profile_add_numbers(env, &profile, 0, values + i, length), "add");
		i += length;
	}
	profile.nrows = n;
	return profile;
}

MlDataProfile
profile_frozen(MlEnv *env, const MlProfileOptions *options, const double *values, int32_t n)
{
	MlDataProfile profile = profile_of(env, options, NULL, values, n);

	profile_must(env, ml_profile_freeze(env, &profile), "freeze");
	return profile;
}

MlDataProfile
profile_of_texts(MlEnv *env, const MlProfileOptions *options, const MlDataProfile *reference,
				 const char *const *texts, int32_t n)
{
	MlProfileColumn column = profile_column("c", ML_PROFILE_CATEGORY);
	MlDataProfile profile;

	profile_must(env, ml_profile_init(env, &profile, &column, 1, options, reference), "init");
	for (int32_t i = 0; i < n; i++)
	{
		if (texts[i] == NULL)
			ml_profile_add_nulls(&profile, 0, 1);
		else
			profile_must(env, ml_profile_add_category(env, &profile, 0, ml_text(texts[i])), "add");
	}
	profile.nrows = n;
	return profile;
}

MlWriter
profile_saved(MlEnv *env, const MlDataProfile *profile, bool is_state)
{
	MlWriter writer;

	ml_writer_init(&writer, env);
	if (is_state)
		ml_profile_save_state(&writer, profile);
	else
		ml_profile_save(&writer, profile);
	profile_must(env, ml_writer_status(&writer), "save");
	return writer;
}

MlDataProfile
profile_reloaded(MlEnv *env, const MlDataProfile *profile, bool is_state)
{
	MlWriter writer = profile_saved(env, profile, is_state);
	MlDataProfile loaded;
	MlReader reader;

	ml_reader_init(&reader, env, "data profile", writer.data, writer.size);
	profile_must(
		env, is_state ? ml_profile_load_state(&reader, &loaded) : ml_profile_load(&reader, &loaded),
		"load");
	return loaded;
}

int
profile_compare(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return x < y ? -1 : x > y;
}
