/*
 * test_hash_set.c
 *		Hashes against values that test/gen/hash.py computes by their definitions, and the two sets of
 *		bounded size: is a value that comes twice found, and are the rows of a sample those that it says?
 */
#include "ml/hash.h"
#include "ml/hash_set.h"
#include "expected_hash.h"
#include "support.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
test_hashes(void)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(mix_cases); i++)
		wrong += ml_hash_mix(mix_cases[i].x) != mix_cases[i].hash ||
				 ml_hash_uniform(mix_cases[i].hash) != mix_cases[i].uniform;
	is_int(wrong, 0, "mixed numbers");
	for (size_t i = 0; i < COUNT(pair_cases); i++)
		wrong += ml_hash_pair(pair_cases[i].a, pair_cases[i].b) != pair_cases[i].hash;
	is_int(wrong, 0, "pairs, whose order matters");
	for (size_t i = 0; i < COUNT(text_cases); i++)
		wrong +=
			ml_hash_text((MlText){text_cases[i].data, text_cases[i].length}) != text_cases[i].hash;
	is_int(wrong, 0, "texts, also with a zero byte inside");
	for (size_t i = 0; i < COUNT(number_cases); i++)
		wrong += ml_hash_number(number_cases[i].number) != number_cases[i].hash;
	is_int(wrong, 0, "numbers");
	ok(ml_hash_number(-0.0) == ml_hash_number(0.0), "-0 is 0");
	ok(ml_hash_number(NAN) == ml_hash_number(-NAN), "all NaN are the same");
	ok(ml_hash_uniform(UINT64_MAX) < 1 && ml_hash_uniform(0) == 0, "hashes are in [0, 1)");
	wrong = 0;
	for (uint64_t i = 0; i < 100000; i++)
		wrong += ml_hash_uniform(ml_hash_pair(42, ml_hash_number((double) i))) < 0.2;
	/* 6 standard deviations */
	ok(abs(wrong - 20000) < 760, "a fifth of 100,000 keys is below 0.2: %d", wrong);
}

static MlDistinct
distinct_of(MlEnv *env, uint64_t from, uint64_t to)
{
	MlDistinct distinct = {0};

	for (uint64_t i = from; i < to; i++)
		if (ml_distinct_add(env, &distinct, ml_hash_mix(i)) != ML_OK)
			bail_out("%s", env->error.message);
	return distinct;
}

static void
test_distinct(void)
{
	TestEnv *t = test_env();
	MlEnv *env = &t->env;
	MlDistinct distinct = {0};
	int wrong = 0;
	size_t bytes;

	ok(!distinct.has_repeated && distinct.n == 0, "an empty set");
	(void) ml_distinct_add(env, &distinct, 0);
	ok(!distinct.has_repeated, "0 comes once");
	(void) ml_distinct_add(env, &distinct, 1);
	ok(!distinct.has_repeated, "1 is another");
	(void) ml_distinct_add(env, &distinct, 0);
	ok(distinct.has_repeated && distinct.n == 3, "0 comes twice");
	(void) ml_distinct_add(env, &distinct, 7);
	ok(distinct.has_repeated && distinct.n == 4 && distinct.count == 0,
	   "then values are counted, and none is kept");

	/* any value of 500, at any place, twice */
	for (uint64_t twice = 0; twice < 500; twice++)
	{
		uint64_t place = test_hash(1, twice) % 501;
		MlDistinct found = {0};

		for (uint64_t i = 0; i < 501; i++)
			(void) ml_distinct_add(env, &found,
								   ml_hash_mix(i == place  ? twice
											   : i < place ? i
														   : i - 1));
		wrong += !found.has_repeated || found.n != 501;
		found = distinct_of(env, 0, 500);
		wrong += found.has_repeated || found.count != 500;
	}
	is_int(wrong, 0, "one value of 500 twice, wherever it stands");
	test_env_free(t);

	t = test_env();
	env = &t->env;
	distinct = distinct_of(env, 0, ML_DISTINCT_CAPACITY);
	ok(!distinct.has_repeated && distinct.count == ML_DISTINCT_CAPACITY && distinct.mask == 0,
	   "up to its capacity it keeps all");
	(void) ml_distinct_add(env, &distinct, ml_hash_mix(ML_DISTINCT_CAPACITY - 1));
	ok(distinct.has_repeated, "and finds one that comes twice");
	distinct = distinct_of(env, 0, 20 * (uint64_t) ML_DISTINCT_CAPACITY);
	ok(!distinct.has_repeated && distinct.n == 20 * (int64_t) ML_DISTINCT_CAPACITY &&
		   distinct.count <= ML_DISTINCT_CAPACITY && distinct.count > ML_DISTINCT_CAPACITY / 4,
	   "beyond it keeps a part, here %d", (int) distinct.count);
	bytes = t->bytes;
	for (uint64_t i = 0; i < ML_DISTINCT_CAPACITY && !distinct.has_repeated; i++)
		(void) ml_distinct_add(env, &distinct, ml_hash_mix(i));
	ok(distinct.has_repeated, "and finds rows that come twice");
	ok(bytes < 50 * (size_t) ML_DISTINCT_CAPACITY * sizeof(uint64_t) / 4,
	   "%zu bytes for all of these sets", bytes);

	/* values that somebody has chosen so that their hashes all stay */
	distinct = (MlDistinct){0};
	for (uint64_t i = 0; i < 2 * (uint64_t) ML_DISTINCT_CAPACITY; i++)
		(void) ml_distinct_add(env, &distinct, (i + 1) << 40);
	ok(distinct.count <= ML_DISTINCT_CAPACITY && !distinct.has_repeated,
	   "hashes that end in zeros do not take more room");
	distinct = (MlDistinct){0};
	for (uint64_t i = 0; i < 3; i++)
		(void) ml_distinct_add(env, &distinct, (uint64_t) 1 << (62 + i % 2));
	ok(distinct.has_repeated, "nor are they lost");
	test_env_free(t);
}

static void
test_distinct_merge(void)
{
	TestEnv *t = test_env();
	MlEnv *env = &t->env;
	MlDistinct empty = {0};
	MlDistinct a = distinct_of(env, 0, 1000);
	MlDistinct b = distinct_of(env, 1000, 3000);

	is_int(ml_distinct_merge(env, &a, &b), ML_OK, "sets are merged");
	ok(!a.has_repeated && a.n == 3000 && a.count == 3000, "all are different");
	is_int(ml_distinct_merge(env, &a, &empty), ML_OK, "with an empty one");
	ok(!a.has_repeated && a.n == 3000, "nothing changes");
	is_int(ml_distinct_merge(env, &empty, &a), ML_OK, "an empty one with another");
	ok(!empty.has_repeated && empty.n == 3000 && empty.count == 3000, "becomes that");
	b = distinct_of(env, 2999, 3001);
	is_int(ml_distinct_merge(env, &a, &b), ML_OK, "sets that have a value in common");
	ok(a.has_repeated && a.n == 3002, "have one twice");
	empty = (MlDistinct){0};
	is_int(ml_distinct_merge(env, &empty, &a), ML_OK, "a set that knows it");
	ok(empty.has_repeated && empty.n == 3002, "hands it on");
	b = distinct_of(env, 5000, 5001);
	is_int(ml_distinct_merge(env, &b, &a), ML_OK, "also to one with values");
	ok(b.has_repeated && b.count == 0, "which are no longer kept");

	/* of different shares, both ways */
	for (int way = 0; way < 2; way++)
	{
		MlDistinct large = distinct_of(env, 0, 3 * (uint64_t) ML_DISTINCT_CAPACITY);
		MlDistinct small = distinct_of(env, 4 * (uint64_t) ML_DISTINCT_CAPACITY,
									   5 * (uint64_t) ML_DISTINCT_CAPACITY);
		MlDistinct *into = way == 0 ? &large : &small;

		is_int(ml_distinct_merge(env, into, way == 0 ? &small : &large), ML_OK,
			   "sets of different shares");
		ok(!into->has_repeated && into->n == 4 * (int64_t) ML_DISTINCT_CAPACITY &&
			   into->count <= ML_DISTINCT_CAPACITY,
		   "are one of the smaller share");
		small = distinct_of(env, 0, ML_DISTINCT_CAPACITY);
		is_int(ml_distinct_merge(env, into, &small), ML_OK, "with values that were there");
		ok(into->has_repeated, "it finds one twice");
	}
	test_env_free(t);
}

static void
test_distinct_stored(void)
{
	TestEnv *t = test_env();
	MlEnv *env = &t->env;
	MlDistinct sets[3] = {distinct_of(env, 0, 20), {0}, distinct_of(env, 0, 600000)};
	MlDistinct loaded;
	MlWriter writer;
	MlWriter again;
	MlReader reader;
	int accepted = 0;
	int unsound = 0;

	(void) ml_distinct_add(env, &sets[1], 5);
	(void) ml_distinct_add(env, &sets[1], 5);
	for (int i = 2; i >= 0; i--)
	{
		ml_writer_init(&writer, env);
		ml_distinct_save(&writer, &sets[i]);
		ml_reader_init(&reader, env, "data", writer.data, writer.size);
		is_int(ml_distinct_load(&reader, &loaded), ML_OK, "a saved set loads");
		is_int(ml_reader_end(&reader), ML_OK, "to its end");
		ok(loaded.n == sets[i].n && loaded.count == sets[i].count && loaded.mask == sets[i].mask &&
			   loaded.has_repeated == sets[i].has_repeated,
		   "and is the same");
		ml_writer_init(&again, env);
		ml_distinct_save(&again, &loaded);
		is_int((long long) again.size, (long long) writer.size, "in as many bytes");
	}
	for (size_t size = 0; size < writer.size; size++)
	{
		unsigned char *copy = malloc(size > 0 ? size : 1);

		memcpy(copy, writer.data, size);
		ml_reader_init(&reader, env, "data", copy, size);
		accepted += ml_distinct_load(&reader, &loaded) == ML_OK;
		free(copy);
	}
	is_int(accepted, 0, "no truncation loads");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		ml_reader_init(&reader, env, "data", writer.data, writer.size);
		if (ml_distinct_load(&reader, &loaded) == ML_OK)
		{
			unsound += loaded.n < 0 || loaded.count > ML_DISTINCT_CAPACITY;
			unsound += ml_distinct_merge(env, &loaded, &sets[0]) != ML_OK;
			unsound += ml_distinct_add(env, &loaded, ml_hash_mix(bit)) != ML_OK;
		}
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
	}
	is_int(unsound, 0, "a set with a flipped bit is refused, or works on");
	test_env_free(t);
}

static int
compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *) a;
	uint64_t y = *(const uint64_t *) b;

	return x < y ? -1 : x > y;
}

/* A sample of the rows from .. to - 1. */
static MlRowSample
sample_of(MlEnv *env, uint64_t from, uint64_t to)
{
	MlRowSample sample = {0};

	for (uint64_t i = from; i < to; i++)
		if (ml_row_sample_add(env, &sample, ml_hash_mix(i)) != ML_OK)
			bail_out("%s", env->error.message);
	return sample;
}

/* Is it the smallest hashes of the rows 0 .. n - 1? */
static bool
is_sample_of(MlRowSample *sample, uint64_t n)
{
	uint64_t *hashes = malloc(n * sizeof(uint64_t));
	int32_t kept = n < ML_ROW_SAMPLE_SIZE ? (int32_t) n : ML_ROW_SAMPLE_SIZE;
	bool same;

	for (uint64_t i = 0; i < n; i++)
		hashes[i] = ml_hash_mix(i);
	qsort(hashes, n, sizeof(uint64_t), compare);
	ml_row_sample_trim(sample);
	same = sample->count == kept &&
		   memcmp(sample->hashes, hashes, (size_t) kept * sizeof(uint64_t)) == 0 &&
		   sample->limit == (n > ML_ROW_SAMPLE_SIZE ? hashes[kept - 1] : UINT64_MAX);
	free(hashes);
	return same;
}

static void
test_sample(void)
{
	static const uint64_t sizes[] = {1,
									 2,
									 100,
									 ML_ROW_SAMPLE_SIZE - 1,
									 ML_ROW_SAMPLE_SIZE,
									 ML_ROW_SAMPLE_SIZE + 1,
									 32767,
									 32768,
									 32769,
									 100000,
									 1000000};
	TestEnv *t = test_env();
	MlEnv *env = &t->env;
	MlRowSample sample;
	int wrong = 0;
	int inside = 0;

	for (size_t i = 0; i < COUNT(sizes); i++)
	{
		sample = sample_of(env, 0, sizes[i]);
		ok(is_sample_of(&sample, sizes[i]), "of %d rows the smallest hashes", (int) sizes[i]);
	}
	/* those of the last, 1,000,000 rows */
	for (uint64_t i = 0; i < 2000000; i++)
	{
		uint64_t hash = ml_hash_mix(i);

		if (hash > sample.limit)
			continue;
		wrong += ml_row_sample_has(&sample, hash) != (i < 1000000);
		inside += i < 1000000;
	}
	is_int(wrong, 0, "within the limit it knows which rows were there");
	is_int(inside, ML_ROW_SAMPLE_SIZE, "which are as many as it says");
	ok(fabs((double) sample.limit / 0x1p64 - ML_ROW_SAMPLE_SIZE / 1e6) < 6 * 0.016384 / 128,
	   "the limit tells the share");

	/* rows that come often count once */
	sample = (MlRowSample){0};
	for (uint64_t i = 0; i < 100000; i++)
		(void) ml_row_sample_add(env, &sample, ml_hash_mix(i % 10));
	ok(is_sample_of(&sample, 10), "10 rows that come 10,000 times each");
	sample = (MlRowSample){0};
	for (uint64_t i = 0; i < 200000; i++)
		(void) ml_row_sample_add(env, &sample, ml_hash_mix(i % 40000));
	ok(is_sample_of(&sample, 40000), "40,000 rows that come 5 times each");
	(void) ml_row_sample_add(env, &sample, UINT64_MAX);
	ok(is_sample_of(&sample, 40000), "one above the limit changes nothing");
	sample = (MlRowSample){0};
	ml_row_sample_trim(&sample);
	ok(sample.count == 0 && !ml_row_sample_has(&sample, 0), "an empty sample has no row");
	test_env_free(t);
}

static void
test_sample_merge(void)
{
	static const uint64_t cuts[][2] = {{0, 5},         {5, 5},         {3, 20000},
									   {16384, 16384}, {16384, 32768}, {20000, 20010},
									   {50000, 90000}, {1, 90000}};
	TestEnv *t = test_env();
	MlEnv *env = &t->env;

	for (size_t i = 0; i < COUNT(cuts); i++)
	{
		MlRowSample a = sample_of(env, 0, cuts[i][0]);
		MlRowSample b = sample_of(env, cuts[i][0] / 2, cuts[i][1]);
		MlRowSample c = {0};

		if (i % 2 == 0)
			ml_row_sample_trim(&b);
		is_int(ml_row_sample_merge(env, &c, &b), ML_OK, "samples are merged");
		is_int(ml_row_sample_merge(env, &c, &a), ML_OK, "that have rows in common");
		ok(is_sample_of(&c, cuts[i][1]), "to that of all rows, 0 .. %d and to %d", (int) cuts[i][0],
		   (int) cuts[i][1]);
	}
	test_env_free(t);
}

static void
test_sample_stored(void)
{
	static const uint64_t sizes[] = {50000, 0, 30};
	TestEnv *t = test_env();
	MlEnv *env = &t->env;
	MlRowSample loaded;
	MlWriter writer;
	MlReader reader;
	int accepted = 0;
	int unsound = 0;

	for (size_t i = 0; i < COUNT(sizes); i++)
	{
		MlRowSample sample = sample_of(env, 0, sizes[i]);
		MlWriter again;

		ml_writer_init(&writer, env);
		ml_row_sample_save(&writer, &sample);
		ml_reader_init(&reader, env, "data", writer.data, writer.size);
		is_int(ml_row_sample_load(&reader, &loaded), ML_OK, "a saved sample loads");
		is_int(ml_reader_end(&reader), ML_OK, "to its end");
		ok(is_sample_of(&loaded, sizes[i]), "and is the same, of %d rows", (int) sizes[i]);
		ml_writer_init(&again, env);
		ml_row_sample_save(&again, &loaded);
		ok(again.size == writer.size && memcmp(again.data, writer.data, writer.size) == 0,
		   "saved again it is the same bytes");
		for (uint64_t j = sizes[i]; j < 60000; j++)
			(void) ml_row_sample_add(env, &loaded, ml_hash_mix(j));
		ok(is_sample_of(&loaded, 60000), "it takes more rows");
	}
	for (size_t size = 0; size < writer.size; size++)
	{
		unsigned char *copy = malloc(size > 0 ? size : 1);

		memcpy(copy, writer.data, size);
		ml_reader_init(&reader, env, "data", copy, size);
		accepted += ml_row_sample_load(&reader, &loaded) == ML_OK;
		free(copy);
	}
	is_int(accepted, 0, "no truncation loads");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		ml_reader_init(&reader, env, "data", writer.data, writer.size);
		if (ml_row_sample_load(&reader, &loaded) == ML_OK)
			for (int32_t i = 0; i < loaded.count; i++)
				unsound += loaded.hashes[i] > loaded.limit ||
						   (i > 0 && loaded.hashes[i] <= loaded.hashes[i - 1]);
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
	}
	is_int(unsound, 0, "what loads with a flipped bit is in order");
	test_env_free(t);
}

/* Each allocation that fails is told, and nothing is read that is not there. */
static void
test_memory(void)
{
	TestEnv *t = test_env();
	MlDistinct distinct = {0};
	MlDistinct other = distinct_of(&t->env, 0, 100);
	MlRowSample sample = {0};
	MlRowSample rows = sample_of(&t->env, 0, 10);
	uint64_t i = 0;

	t->fail_at = t->allocations + 1;
	is_int(ml_distinct_add(&t->env, &distinct, 1), ML_OUT_OF_MEMORY, "no memory for a set");
	is_int(ml_row_sample_add(&t->env, &sample, 1), ML_OUT_OF_MEMORY, "nor for a sample");
	is_int(ml_distinct_merge(&t->env, &distinct, &other), ML_OUT_OF_MEMORY, "nor for its merge");
	is_int(ml_row_sample_merge(&t->env, &sample, &rows), ML_OUT_OF_MEMORY, "nor for that");
	t->fail_at = t->allocations + 2;
	distinct = (MlDistinct){0};
	while (ml_distinct_add(&t->env, &distinct, ml_hash_mix(i)) == ML_OK && i < 1000)
		i++;
	is_int((long long) i, 32, "nor for the second table");
	test_env_free(t);
}

/* Many numbers at once have the hashes that each has alone. */
static void
test_numbers(void)
{
	double numbers[21];
	uint64_t salts[21];
	uint64_t sum = 0;
	int wrong = 0;

	for (int32_t i = 0; i < 21; i++)
	{
		numbers[i] = i == 3 ? NAN : i == 4 ? -0.0 : i == 5 ? INFINITY : 1.5 * i - 7;
		salts[i] = test_hash(7, (uint64_t) i);
		sum += ml_hash_mix(ml_hash_number(numbers[i]) ^ salts[i]);
		wrong += ml_hash_numbers(numbers, salts, i + 1) != sum;
	}
	ok(wrong == 0 && ml_hash_numbers(numbers, salts, 0) == 0, "hashes of 1 to 21 numbers");
}

int
main(void)
{
	test_hashes();
	test_numbers();
	test_distinct();
	test_distinct_merge();
	test_distinct_stored();
	test_sample();
	test_sample_merge();
	test_sample_stored();
	test_memory();
	return done();
}
