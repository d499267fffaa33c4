/*
 * test_profile_sketches.c
 *		Sketches of data profiles against the truth: every bound that they claim is measured on data of many
 *		shapes, from many seeds, whole and merged.
 */
#include "ml/block_sort.h"
#include "ml/distinct_sketch.h"
#include "ml/heavy_sketch.h"
#include "ml/quantile_sketch.h"
#include "ml/random.h"
#include "profile_support.h"
#include "tap.h"

static void
test_sorting(void)
{
	double values[ML_SORT_MOST];
	double sorted[ML_SORT_MOST];
	int wrong = 0;

	for (uint64_t seed = 0; seed < 200; seed++)
	{
		/* ties, and few of them; runs of many lengths */
		for (int32_t i = 0; i < ML_SORT_BLOCK; i++)
			values[i] = (double) (test_hash(seed, (uint64_t) i) % (seed % 2 == 0 ? 10 : 1 << 30));
		memcpy(sorted, values, sizeof(values));
		qsort(sorted, ML_SORT_BLOCK, sizeof(double), profile_compare);
		ml_sort_block(values);
		wrong += memcmp(values, sorted, ML_SORT_BLOCK * sizeof(double)) != 0;
	}
	is_int(wrong, 0, "blocks are sorted");
	for (uint64_t seed = 0; seed < 400; seed++)
	{
		int32_t n = (int32_t) (test_hash(seed, 99) % (ML_SORT_MOST + 1));
		int32_t step = 1 + (int32_t) (test_hash(seed, 98) % 300);

		for (int32_t i = 0; i < n; i++)
			values[i] = (double) (i % step * 16 + (int32_t) (test_hash(seed, (uint64_t) i) % 20));
		memcpy(sorted, values, sizeof(values));
		qsort(sorted, (size_t) n, sizeof(double), profile_compare);
		ml_sort_runs(values, n);
		wrong += memcmp(values, sorted, (size_t) n * sizeof(double)) != 0;
	}
	is_int(wrong, 0, "and runs of all lengths");
	for (int32_t nstrands = 8; nstrands <= 16; nstrands += 8)
	{
		for (int32_t i = 0; i < 16 * nstrands; i++)
			values[i] = (double) (100 * (i % nstrands) + (37 * (i / nstrands)) % 16);
		ml_thin_strands(values, nstrands, 0x5555);
		for (int32_t i = 0; i < 8 * nstrands; i++)
			wrong += values[i] != 100 * (i % nstrands) + 2 * (i / nstrands) + (i % 2 == 0);
	}
	is_int(wrong, 0, "strands are thinned by their coins");
}

/* Largest difference between estimated and true ranks over all values, as a share. */
static double
largest_rank_error(const MlQuantileSketch *sketch, const double *sorted, int32_t n)
{
	double largest = 0;

	for (int32_t i = 0; i < n; i++)
	{
		double error;

		if (i > 0 && sorted[i] == sorted[i - 1])
			continue;
		error =
			fabs((double) ml_quantiles_before(sketch, ml_quantiles_find(sketch, sorted[i])) - i);
		largest = fmax(largest, error);
	}
	return largest / n;
}

/* The worst of all ranks of a profile against its bound; as a stored one, too. */
static void
check_ranks(MlEnv *env, MlDataProfile *profile, double *values, int32_t n, int *above,
			double *worst)
{
	MlProfileColumn *column = &profile->columns[0];
	MlDataProfile stored;
	double error;

	qsort(values, (size_t) n, sizeof(double), profile_compare);
	profile_must(env, ml_profile_freeze(env, profile), "freeze");
	error = largest_rank_error(column->quantiles, values, n);
	*above += error > ml_profile_rank_error(column);
	if (ml_profile_rank_error(column) > 0)
		*worst = fmax(*worst, error / ml_profile_rank_error(column));
	stored = profile_reloaded(env, profile, false);
	error = largest_rank_error(stored.columns[0].quantiles, values, n);
	*above += error > ml_profile_rank_error(&stored.columns[0]);
}

static void
test_ranks(void)
{
	/* from 65,536 rows on blocks are thinned */
	static const struct
	{
		int32_t n;
		int32_t seeds;
		double bound;
	} sizes[] = {{300, 20, 0.0035}, {3000, 60, 0.0035}, {150000, 4, 0.0042}};
	double *values = malloc(150000 * sizeof(double));
	char name[100];

	for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++)
		for (int s = 0; s < profile_nshapes; s++)
		{
			int above = 0;
			double worst = 0;
			double bound = 0;
			double stored = 0;

			for (int32_t seed = 0; seed < sizes[k].seeds; seed++)
			{
				TestEnv *t = test_env();
				MlProfileOptions options = ml_profile_default_options;
				MlDataProfile profile;

				options.seed = (uint64_t) seed;
				profile_shapes[s].fill(values, sizes[k].n, 1000 + (uint64_t) seed);
				profile = profile_of(&t->env, &options, NULL, values, sizes[k].n);
				check_ranks(&t->env, &profile, values, sizes[k].n, &above, &worst);
				bound = fmax(bound, ml_profile_rank_error(&profile.columns[0]));
				profile = profile_reloaded(&t->env, &profile, false);
				stored = fmax(stored, ml_profile_rank_error(&profile.columns[0]));
				test_env_free(t);
			}
			snprintf(name, sizeof(name), "%s, %d rows: ranks within their bounds",
					 profile_shapes[s].name, (int) sizes[k].n);
			is_int(above, 0, name);
			ok(worst <= 1 && bound <= sizes[k].bound && stored <= sizes[k].bound + 0.0036,
			   "%s, %d rows: bound %.4f, stored %.4f, used to %.0f %%", profile_shapes[s].name,
			   (int) sizes[k].n, bound, stored, 100 * worst);
		}
	free(values);
}

/* Error of one rank over many seeds: at most 1 % beyond the bound, and none to one side on average. */
static void
test_coins(void)
{
	enum
	{
		SEEDS = 400,
		ROWS = 20000
	};
	double *values = malloc(ROWS * sizeof(double));
	double sum = 0;
	double squares = 0;
	int above = 0;

	for (int32_t seed = 0; seed < SEEDS; seed++)
	{
		TestEnv *t = test_env();
		MlProfileOptions options = ml_profile_default_options;
		MlDataProfile profile;
		const MlQuantileSketch *sketch;
		double error;

		options.seed = (uint64_t) seed;
		for (int32_t i = 0; i < ROWS; i++)
			values[i] = (double) ((i * 7919) % ROWS);
		profile = profile_frozen(&t->env, &options, values, ROWS);
		sketch = profile.columns[0].quantiles;
		error = (double) ml_quantiles_before(sketch, ml_quantiles_find(sketch, 7003.5)) - 7004;
		above += fabs(error) > ml_profile_rank_error(&profile.columns[0]) * ROWS;
		sum += error;
		squares += error * error;
		test_env_free(t);
	}
	/* 4 standard errors of the mean */
	ok(fabs(sum / SEEDS) <= 4 * sqrt(squares) / SEEDS,
	   "no rank is estimated too high or too low: %g", sum / SEEDS);
	ok(squares > 0, "though estimates differ");
	ok(above <= SEEDS / 100, "and 99 %% are within the bound: %d are not", above);
	free(values);
}

/* Parts of data in many orders, as states and as stored profiles. */
static void
test_merged_ranks(void)
{
	enum
	{
		ROWS = 60000,
		PARTS = 50
	};
	double *values = malloc(ROWS * sizeof(double));
	char name[100];

	for (int s = 0; s < profile_nshapes; s++)
		for (int is_stored = 0; is_stored < 2; is_stored++)
		{
			TestEnv *t = test_env();
			MlDataProfile merged;
			int above = 0;
			double worst = 0;
			double bound;

			profile_shapes[s].fill(values, ROWS, 5);
			for (int32_t p = 0; p < PARTS; p++)
			{
				/* parts of unequal lengths */
				int32_t from = (int32_t) ((int64_t) ROWS * p * p / (PARTS * PARTS));
				int32_t to = (int32_t) ((int64_t) ROWS * (p + 1) * (p + 1) / (PARTS * PARTS));
				MlDataProfile part =
					profile_frozen(&t->env, &ml_profile_default_options, values + from, to - from);

				part = profile_reloaded(&t->env, &part, !is_stored);
				if (p == 0)
					merged = part;
				else
					profile_must(&t->env, ml_profile_merge(&t->env, &merged, &part), "merge");
			}
			check_ranks(&t->env, &merged, values, ROWS, &above, &worst);
			bound = ml_profile_rank_error(&merged.columns[0]);
			snprintf(name, sizeof(name), "%s: ranks of %d merged %s within their bounds",
					 profile_shapes[s].name, PARTS, is_stored ? "profiles" : "states");
			is_int(above, 0, name);
			ok(bound <= 0.012, "%s: bound %.4f, used to %.0f %%", profile_shapes[s].name, bound,
			   100 * worst);
			test_env_free(t);
		}
	free(values);
}

/* A thousand stored profiles; the same ones again and again have errors that depend on each other. */
static void
test_thousand(void)
{
	enum
	{
		ROWS = 1000,
		TIMES = 1000
	};
	double *values = malloc(ROWS * sizeof(double));
	TestEnv *t = test_env();
	MlDataProfile merged;
	MlDataProfile part;
	double largest = 0;

	profile_shapes[1].fill(values, ROWS, 3);
	merged = profile_frozen(&t->env, &ml_profile_default_options, values, ROWS);
	part = profile_reloaded(&t->env, &merged, false);
	merged = profile_reloaded(&t->env, &merged, false);
	for (int i = 1; i < TIMES; i++)
		profile_must(&t->env, ml_profile_merge(&t->env, &merged, &part), "merge");
	profile_must(&t->env, ml_profile_freeze(&t->env, &merged), "freeze");
	qsort(values, ROWS, sizeof(double), profile_compare);
	for (int32_t i = 0; i < ROWS; i++)
	{
		const MlQuantileSketch *sketch = merged.columns[0].quantiles;

		largest =
			fmax(largest,
				 fabs((double) ml_quantiles_before(sketch, ml_quantiles_find(sketch, values[i])) -
					  (double) TIMES * i));
	}
	largest /= (double) ROWS * TIMES;
	ok(largest > 0 && largest <= ml_profile_rank_error(&merged.columns[0]),
	   "1,000 merged copies of a stored profile: largest error %.4f within %.4f", largest,
	   ml_profile_rank_error(&merged.columns[0]));
	ok(ml_profile_rank_error(&merged.columns[0]) < 0.012, "which does not grow with their number");
	is_int(merged.nrows, (long long) ROWS * TIMES, "and no row is lost");
	free(values);
	test_env_free(t);
}

static void
test_distinct(void)
{
	static const int32_t counts[] = {1, 10, 100, 500, 1000, 3000, 10000, 100000, 1000000};
	TestEnv *t = test_env();
	int beyond = 0;
	int runs = 0;
	double squares = 0;

	for (size_t k = 0; k < sizeof(counts) / sizeof(counts[0]); k++)
	{
		double sum = 0;

		for (int seed = 0; seed < (counts[k] > 10000 ? 8 : 60); seed++, runs++)
		{
			MlDistinctSketch parts[2];
			double error;

			memset(parts, 0, sizeof(parts));
			/* each of them twice, in two parts that overlap */
			for (int32_t i = 0; i < counts[k]; i++)
			{
				uint64_t hash = ml_hash_mix(test_hash((uint64_t) seed, (uint64_t) i));

				if (i % 3 != 0)
					ml_hll_add(&parts[0], hash);
				if (i % 3 != 1)
					ml_hll_add(&parts[1], hash);
			}
			ml_hll_merge(&parts[0], &parts[1]);
			error = ml_hll_estimate(&parts[0]) / counts[k] - 1;
			beyond += fabs(error) > 3 * ML_HLL_ERROR;
			squares += error * error;
			sum += error;
		}
		ok(fabs(sum / (counts[k] > 10000 ? 8 : 60)) < 4 * ML_HLL_ERROR / sqrt(8),
		   "%d distinct values: no bias", (int) counts[k]);
	}
	ok(beyond <= runs / 100 + 1, "distinct counts within 3 standard errors: %d of %d are not",
	   beyond, runs);
	ok(sqrt(squares / runs) <= ML_HLL_ERROR * 1.1,
	   "and the standard error is what is claimed: %.4f", sqrt(squares / runs));
	test_env_free(t);
}

/* Number of a category by Zipf's law, so that the tail is long. */
static int32_t
zipf_category(uint64_t seed, int32_t i)
{
	double u = (double) ((test_hash(seed, (uint64_t) i) >> 11) + 1) * 0x1p-53;

	return (int32_t) fmin(199999, floor(pow(u, -1.2)) + (u < 0.3 ? floor(u * 50000) : 0));
}

static void
check_heavy(const MlHeavySketch *heavy, const int64_t *truth, int32_t ncategories, int32_t k,
			const char *name)
{
	int wrong = 0;
	int64_t largest = 0;

	for (int32_t c = 0; c < ncategories; c++)
	{
		char text[20];
		const MlHeavyEntry *entry;
		int64_t lost;

		snprintf(text, sizeof(text), "c%d", (int) c);
		entry = ml_heavy_find(heavy, ml_hash_text(ml_text(text)));
		lost = truth[c] - (entry != NULL ? entry->count : 0);
		wrong += lost < 0 || lost > heavy->error;
		largest = lost > largest ? lost : largest;
		wrong += entry != NULL && entry->has_text && memcmp(entry->text, text, entry->length) != 0;
	}
	is_int(wrong, 0, name);
	ok(!heavy->is_exact && heavy->error > 0 && heavy->error <= heavy->n / (k + 1) && largest > 0,
	   "%s: largest %lld, error %lld of %lld rows", name, (long long) largest,
	   (long long) heavy->error, (long long) heavy->n);
}

static void
test_heavy(void)
{
	enum
	{
		ROWS = 300000,
		CATEGORIES = 200000
	};
	TestEnv *t = test_env();
	MlEnv *env = &t->env;
	MlProfileColumn column = profile_column("c", ML_PROFILE_CATEGORY);
	MlDataProfile whole;
	MlDataProfile parts[4];
	int64_t *truth = calloc(CATEGORIES, sizeof(int64_t));
	int32_t distinct = 0;
	double error;

	profile_must(env, ml_profile_init(env, &whole, &column, 1, &ml_profile_default_options, NULL),
				 "init");
	for (int p = 0; p < 4; p++)
		profile_must(env,
					 ml_profile_init(env, &parts[p], &column, 1, &ml_profile_default_options, NULL),
					 "init");
	for (int32_t i = 0; i < ROWS; i++)
	{
		int32_t c = zipf_category(1, i);
		char text[20];

		snprintf(text, sizeof(text), "c%d", (int) c);
		truth[c]++;
		profile_must(env, ml_profile_add_category(env, &whole, 0, ml_text(text)), "add");
		profile_must(env, ml_profile_add_category(env, &parts[i % 4], 0, ml_text(text)), "add");
		parts[i % 4].nrows++;
	}
	whole.nrows = ROWS;
	for (int32_t c = 0; c < CATEGORIES; c++)
		distinct += truth[c] > 0;
	check_heavy(whole.columns[0].heavy, truth, CATEGORIES, ML_HEAVY_COUNTERS,
				"counts of categories");
	near(ml_profile_distinct(&whole.columns[0], &error), distinct, 3 * ML_HLL_ERROR,
		 "their number");
	near(error, ML_HLL_ERROR, 0, "and its error");
	for (int p = 1; p < 4; p++)
		profile_must(env, ml_profile_merge(env, &parts[0], &parts[p]), "merge");
	check_heavy(parts[0].columns[0].heavy, truth, CATEGORIES, ML_HEAVY_COUNTERS,
				"counts of categories, merged");
	near(ml_profile_distinct(&parts[0].columns[0], &error), distinct, 3 * ML_HLL_ERROR,
		 "their number, merged");
	profile_must(env, ml_profile_freeze(env, &whole), "freeze");
	whole = profile_reloaded(env, &whole, false);
	check_heavy(whole.columns[0].heavy, truth, CATEGORIES, ML_PROFILE_MAX_CATEGORIES,
				"counts of categories, stored");
	ok(!whole.columns[0].has_all_hashes && whole.columns[0].nlevels > 10 &&
		   whole.counts_approximate &&
		   ml_profile_rank_error(&whole.columns[0]) > ml_profile_count_error(&whole.columns[0]),
	   "levels are counted better than what is left of the sketch");
	free(truth);
	test_env_free(t);
}

int
main(void)
{
	test_sorting();
	test_ranks();
	test_coins();
	test_merged_ranks();
	test_thousand();
	test_distinct();
	test_heavy();
	return done();
}
