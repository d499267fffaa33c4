/*
 * test_data_profile.c
 *		Data profiles: quantiles, moments and bins against numpy, how bins and levels are laid out, windows,
 *		merging, recounting, and values of every sort.
 */
#include "expected_data_profile.h"
#include "profile_support.h"
#include "tap.h"

#include <float.h>

#include "ml/hash.h"

#define COUNT(array) ((int32_t) (sizeof(array) / sizeof((array)[0])))

static const MlProfileOptions *const defaults = &ml_profile_default_options;

/* Against numpy, whole and merged from parts. */
static void
test_reference_values(void)
{
	for (int32_t k = 0; k < COUNT(data_profile_cases); k++)
	{
		const DataProfileCase *c = &data_profile_cases[k];
		TestEnv *t = test_env();
		double *values = malloc((size_t) c->n * sizeof(double));
		double edges[3];
		MlDataProfile profile;
		MlDataProfile half;
		MlDataProfile reference;
		MlDataProfile window;
		double worst = 0;
		double error;

		for (int32_t i = 0; i < c->n; i++)
			values[i] = (double) (test_hash(c->seed, (uint64_t) i) % c->modulus) * c->scale - 3;
		profile = profile_of(&t->env, defaults, NULL, values, c->n / 3);
		half = profile_of(&t->env, defaults, NULL, values + c->n / 3, c->n - c->n / 3);
		profile_must(&t->env, ml_profile_merge(&t->env, &profile, &half), "merge");
		profile_must(&t->env, ml_profile_freeze(&t->env, &profile), "freeze");
		for (int32_t q = 0; q < COUNT(data_profile_q); q++)
			worst = fmax(worst,
						 relative_error(ml_profile_quantile(&profile.columns[0], data_profile_q[q]),
										c->quantiles[q]));
		ok(worst < 1e-14, "%s: quantiles: %g", c->name, worst);
		near(profile.columns[0].moments.mean, c->mean, 1e-13, "mean");
		near(ml_moments_sd(&profile.columns[0].moments), c->sd, 1e-13, "standard deviation");
		near(ml_profile_distinct(&profile.columns[0], &error), c->distinct, 0, "distinct values");
		ok(error == 0 && ml_profile_is_exact(&profile.columns[0]) && !profile.counts_approximate &&
			   ml_profile_rank_error(&profile.columns[0]) == 0,
		   "all of it exact");

		/* a reference with the edges of the case */
		memcpy(edges, c->edges, sizeof(edges));
		reference = profile;
		reference.columns[0].bins.nbins = 4;
		reference.columns[0].bins.edges = edges;
		window = profile_of(&t->env, defaults, &reference, values, c->n);
		worst = 0;
		for (int b = 0; b < 4; b++)
		{
			worst += window.columns[0].bins.counts[b] != c->counts[b];
			worst = fmax(worst, relative_error(window.columns[0].bins.sums[b], c->sums[b]));
		}
		ok(worst < 1e-14, "%s: counts and sums of bins: %g", c->name, worst);
		free(values);
		test_env_free(t);
	}
}

static void
check_bins(const MlDataProfile *profile, const double *edges, const int64_t *counts, int32_t nbins,
		   const char *name)
{
	const MlBins *bins = &profile->columns[0].bins;
	bool same = bins->nbins == nbins;

	for (int32_t i = 0; i < nbins && same; i++)
		same = bins->counts[i] == counts[i] && (i == nbins - 1 || bins->edges[i] == edges[i]);
	if (!ok(same, "%s", name))
	{
		note("  %d bins", (int) bins->nbins);
		for (int32_t i = 0; i < bins->nbins; i++)
			note("  %lld, then %.17g", (long long) bins->counts[i],
				 i < bins->nbins - 1 ? bins->edges[i] : NAN);
	}
}

/* Frozen bins of given values. */
static void
bins_are(const double *values, int32_t n, const double *edges, const int64_t *counts, int32_t nbins,
		 const char *name)
{
	TestEnv *t = test_env();
	MlDataProfile profile = profile_frozen(&t->env, defaults, values, n);
	MlDataProfile window = profile_of(&t->env, defaults, &profile, values, n);

	check_bins(&profile, edges, counts, nbins, name);
	check_bins(&window, edges, counts, nbins, "as counted by a window");
	profile_must(&t->env, ml_profile_recount(&t->env, &profile, &window), "recount");
	test_env_free(t);
}

static double
next(double x)
{
	return nextafter(x, INFINITY);
}

static void
test_layout(void)
{
	double values[1000] = {0};
	double edges[60];
	int64_t counts[60];
	const double special[] = {5, NAN, INFINITY, 5, -INFINITY, INFINITY};
	const double only[] = {INFINITY, NAN, -INFINITY};

	bins_are(values, 0, NULL, NULL, 0, "no values: no bins");
	bins_are(only, 3, NULL, NULL, 0, "nor with infinities only");
	bins_are(special, 6, (double[]){5, next(5)}, (int64_t[]){1, 2, 2}, 3,
			 "a constant: below, it, above; infinities at the ends");
	bins_are((double[]){-0.0, 0, -0.0}, 3, (double[]){0, 0x1p-1074}, (int64_t[]){0, 3, 0}, 3,
			 "-0 is 0");
	bins_are((double[]){DBL_MAX, -DBL_MAX, DBL_MAX, INFINITY, -INFINITY}, 5,
			 (double[]){-DBL_MAX, next(-DBL_MAX), DBL_MAX, INFINITY}, (int64_t[]){1, 1, 0, 2, 1}, 5,
			 "the largest numbers");
	bins_are((double[]){0x1p-1074, 0x1p-1073, 3 * 0x1p-1074}, 3,
			 (double[]){0x1p-1074, 0x1p-1073, 3 * 0x1p-1074, 0x1p-1072}, (int64_t[]){0, 1, 1, 1, 0},
			 5, "the smallest numbers");
	bins_are((double[]){1, 0, 1, 1}, 4, (double[]){0, next(0), 1, next(1)},
			 (int64_t[]){0, 1, 0, 3, 0}, 5, "two values, and what is between them");

	/* 1,000 different ones: 20 bins of 50 */
	for (int32_t i = 0; i < 1000; i++)
		values[i] = (double) ((i * 617) % 1000);
	counts[0] = counts[21] = 0;
	for (int32_t i = 0; i < 20; i++)
	{
		edges[i] = 50 * i;
		counts[i + 1] = 50;
	}
	edges[20] = next(999);
	{
		/* beyond 256 values, but nothing was dropped yet */
		TestEnv *t = test_env();
		MlDataProfile profile = profile_frozen(&t->env, defaults, values, 1000);

		check_bins(&profile, edges, counts, 22, "1,000 different values");
		ok(!profile.counts_approximate, "which were all counted");
		test_env_free(t);
	}
	/* an atom of exactly a 20th */
	for (int32_t i = 0; i < 1000; i++)
		values[i] = i < 50 ? 499.5 : (double) i;
	{
		TestEnv *t = test_env();
		MlDataProfile profile = profile_frozen(&t->env, defaults, values, 1000);
		const MlBins *bins = &profile.columns[0].bins;
		int32_t atom = 1;

		while (atom < bins->nbins - 2 && bins->edges[atom - 1] != 499.5)
			atom++;
		ok(bins->edges[atom - 1] == 499.5 && bins->edges[atom] == next(499.5) &&
			   bins->counts[atom] == 50,
		   "a share of 1 / bins is enough for a bin");
		test_env_free(t);
	}
	/* an atom of 30 % among 70 % of different ones: 6 and 8 bins beside it */
	for (int32_t i = 0; i < 1000; i++)
		values[i] = i < 300 ? 299.5 : (double) (i - 300);
	{
		TestEnv *t = test_env();
		MlDataProfile profile = profile_frozen(&t->env, defaults, values, 1000);
		const MlBins *bins = &profile.columns[0].bins;
		int32_t atom = 1;

		while (atom < bins->nbins - 1 && bins->edges[atom - 1] != 299.5)
			atom++;
		ok(bins->nbins == 2 + 1 + 6 + 8 && bins->counts[atom] == 300 &&
			   bins->edges[atom] == next(299.5) && bins->counts[1] == 50,
		   "a frequent value has a bin of its own");
		test_env_free(t);
	}
}

/* Layouts of random data: what holds of all. */
static void
test_any_layout(void)
{
	double *values = malloc(40000 * sizeof(double));
	int wrong = 0;
	int counted = 0;

	for (int s = 0; s < profile_nshapes; s++)
		for (int32_t bins = 1; bins <= 200; bins += 13)
		{
			TestEnv *t = test_env();
			MlProfileOptions options = ml_profile_default_options;
			int32_t n = bins % 2 == 0 ? 40000 : 500;
			MlDataProfile profile;
			MlDataProfile window;
			const MlProfileColumn *column;
			int64_t sum = 0;
			double below = 0;

			options.bins = bins;
			profile_shapes[s].fill(values, n, (uint64_t) bins);
			profile = profile_frozen(&t->env, &options, values, n);
			window = profile_of(&t->env, &options, &profile, values, n);
			column = &profile.columns[0];
			wrong += column->bins.nbins < 3 || column->bins.nbins > 2 * bins + 3;
			wrong += column->bins.edges[0] != column->moments.minimum ||
					 column->bins.edges[column->bins.nbins - 2] != next(column->moments.maximum);
			for (int32_t i = 0; i < column->bins.nbins; i++)
			{
				double low = i > 0 ? column->bins.edges[i - 1] : -INFINITY;
				double high = i < column->bins.nbins - 1 ? column->bins.edges[i] : INFINITY;
				int64_t true_count = 0;

				for (int32_t k = 0; k < n; k++)
					true_count += values[k] >= low && values[k] < high;
				wrong += !(low < high) || true_count != window.columns[0].bins.counts[i];
				/* of what is below an edge, the sketch's bound holds */
				sum += column->bins.counts[i];
				below += (double) true_count;
				wrong += fabs((double) sum - below) > ml_profile_count_error(column) * n;
				/* twice a bin's share, unless it is one value; and the sketch's error */
				wrong += i > 0 && high > next(low) &&
						 (double) true_count >
							 2.0 * n / bins + 1 + 2 * ml_profile_count_error(column) * n;
			}
			wrong += sum != n;
			counted += profile.counts_approximate;
			profile_must(&t->env, ml_profile_recount(&t->env, &profile, &window), "recount");
			wrong += profile.counts_approximate || ml_profile_count_error(column) != 0 ||
					 memcmp(column->bins.counts, window.columns[0].bins.counts,
							(size_t) column->bins.nbins * sizeof(int64_t)) != 0;
			test_env_free(t);
		}
	is_int(wrong, 0, "layouts of all shapes and numbers of bins");
	ok(counted > 20, "of which %d were counted by sketches", counted);
	free(values);
}

static void
test_categories(void)
{
	static const char *texts[200];
	TestEnv *t = test_env();
	MlEnv *env = &t->env;
	MlProfileOptions options = ml_profile_default_options;
	MlDataProfile profile;
	MlDataProfile window;
	const MlProfileColumn *column;
	double error;
	/* 63 bytes and a letter of three, which is cut whole */
	const char *wide =
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xe2\x82\xac";

	for (int i = 0; i < 200; i++)
		texts[i] = i < 100 ? "b" : i < 150 ? "a" : i < 160 ? wide : i < 169 ? "rare" : NULL;
	texts[180] = "";
	profile = profile_of_texts(env, defaults, NULL, texts, 200);
	profile_must(env, ml_profile_freeze(env, &profile), "freeze");
	column = &profile.columns[0];
	ok(column->nlevels == 3 && column->nrare == 2 && column->has_all_hashes &&
		   column->other == 10 && column->nulls == 30 && column->unseen == 0,
	   "levels, rare ones and NULL");
	ok(column->levels[0].count == 100 && column->levels[1].count == 50 &&
		   column->levels[2].count == 10 && memcmp(column->levels[1].text.data, "a", 2) == 0 &&
		   column->levels[1].hash == ml_hash_text(ml_text("a")),
	   "most frequent first");
	ok(column->levels[2].text.length == 63 && column->levels[2].hash == ml_hash_text(ml_text(wide)),
	   "long texts are cut between letters, their hash is of the whole");
	near(ml_profile_distinct(column, &error), 5, 0, "distinct categories");
	profile = profile_reloaded(env, &profile, false);
	texts[0] = "new";
	texts[1] = "rare";
	window = profile_of_texts(env, defaults, &profile, texts, 200);
	column = &window.columns[0];
	ok(column->levels[0].count == 98 && column->levels[2].count == 10 && column->other == 11 &&
		   column->unseen == 1 && column->nulls == 30,
	   "a window tells rare categories from unseen ones");
	{
		MlWriter writer = profile_saved(env, &profile, false);
		bool found = false;

		for (size_t i = 0; i + 4 <= writer.size; i++)
			found |= memcmp(writer.data + i, "rare", 4) == 0;
		ok(!found, "texts of rare categories are not stored");
		options.store_values = false;
		profile = profile_of_texts(env, &options, NULL, texts, 200);
		profile_must(env, ml_profile_freeze(env, &profile), "freeze");
		ok(profile.columns[0].nlevels == 4 && profile.columns[0].levels[0].text.data == NULL,
		   "nor are others, when asked");
		found = false;
		for (int is_state = 0; is_state < 2; is_state++)
		{
			writer = profile_saved(env, &profile, is_state == 1);
			for (size_t i = 0; i + 4 <= writer.size; i++)
				found |= memcmp(writer.data + i, "aaaa", 4) == 0;
		}
		ok(!found, "not even in a state");
	}
	test_env_free(t);
}

/* Rare in each part, frequent in the whole; and more than are known. */
static void
test_merged_categories(void)
{
	TestEnv *t = test_env();
	MlEnv *env = &t->env;
	static const char *texts[] = {"x", "x", "x", "y"};
	static char many[500][16];
	const char *pointers[500];
	MlDataProfile profile;
	MlDataProfile part;
	MlDataProfile window;

	profile = profile_of_texts(env, defaults, NULL, texts, 4);
	for (int i = 0; i < 6; i++)
	{
		part = profile_of_texts(env, defaults, NULL, texts, 4);
		profile_must(env, ml_profile_freeze(env, &part), "freeze");
		part = profile_reloaded(env, &part, i % 2 == 0);
		profile_must(env, ml_profile_merge(env, &profile, &part), "merge");
		profile_must(env, ml_profile_freeze(env, &profile), "freeze");
	}
	ok(profile.columns[0].nlevels == 1 && profile.columns[0].levels[0].count == 21 &&
		   profile.columns[0].other == 7 && profile.columns[0].nrare == 1 && profile.nrows == 28,
	   "categories that are rare in all parts only");
	for (int i = 0; i < 500; i++)
	{
		snprintf(many[i], sizeof(many[i]), "c%d", i);
		pointers[i] = many[i];
	}
	profile = profile_of_texts(env, defaults, NULL, pointers, 500);
	profile_must(env, ml_profile_freeze(env, &profile), "freeze");
	pointers[7] = "unknown";
	window = profile_of_texts(env, defaults, &profile, pointers, 500);
	ok(!profile.columns[0].has_all_hashes && window.columns[0].unseen == 0 &&
		   window.columns[0].other == 500,
	   "with too many to know them all nothing is unseen");
	test_env_free(t);
}

/* Parts of windows in many orders. */
static void
test_windows(void)
{
	enum
	{
		ROWS = 20000,
		PARTS = 40
	};
	TestEnv *t = test_env();
	MlEnv *env = &t->env;
	double *values = malloc(ROWS * sizeof(double));
	MlDataProfile reference;
	MlDataProfile whole;
	MlWriter first = {0};
	int wrong = 0;
	double worst = 0;

	profile_shapes[2].fill(values, ROWS, 1);
	reference = profile_frozen(env, defaults, values, 5000);
	for (int32_t i = 0; i < ROWS; i += 50)
		values[i] = i % 3 == 0 ? NAN : i % 7 == 0 ? INFINITY : -5;
	whole = profile_of(env, defaults, &reference, values, ROWS);
	for (uint64_t order = 0; order < 20; order++)
	{
		MlDataProfile merged = profile_of(env, defaults, &reference, values, 0);
		const MlProfileColumn *column = &merged.columns[0];

		for (int p = 0; p < PARTS; p++)
		{
			int32_t at = (int32_t) ((uint64_t) p * (2 * order + 1) % PARTS);
			MlDataProfile part;

			/* the multipliers 5, 15, 25, 35 have a factor with 40 */
			if ((2 * order + 1) % 5 == 0)
				at = PARTS - 1 - p;
			part =
				profile_of(env, defaults, &reference, values + at * (ROWS / PARTS), ROWS / PARTS);
			part = profile_reloaded(env, &part, p % 2 == 0);
			profile_must(env, ml_profile_merge(env, &merged, &part), "merge");
		}
		wrong += memcmp(column->bins.counts, whole.columns[0].bins.counts,
						(size_t) column->bins.nbins * sizeof(int64_t)) != 0;
		wrong += column->nans != whole.columns[0].nans || merged.nrows != whole.nrows ||
				 column->infinities[1] != whole.columns[0].infinities[1] ||
				 column->moments.n != whole.columns[0].moments.n ||
				 column->moments.minimum != whole.columns[0].moments.minimum;
		for (int32_t i = 0; i < column->bins.nbins; i++)
			worst =
				fmax(worst, relative_error(column->bins.sums[i], whole.columns[0].bins.sums[i]));
		worst = fmax(worst, relative_error(column->moments.mean, whole.columns[0].moments.mean));
		worst = fmax(worst, relative_error(column->moments.m2, whole.columns[0].moments.m2));
	}
	is_int(wrong, 0, "windows add up to the whole in any order");
	ok(worst < 1e-13, "sums but for their last digits: %g", worst);

	/* integers: their sums have no last digits to lose */
	for (int32_t i = 0; i < ROWS; i++)
		values[i] = (double) (test_hash(8, (uint64_t) i) % 2);
	reference = profile_frozen(env, defaults, values, ROWS);
	wrong = 0;
	for (uint64_t order = 0; order < 6; order++)
	{
		MlDataProfile merged = profile_of(env, defaults, &reference, values, 0);
		MlWriter writer;

		for (int p = 0; p < PARTS; p++)
		{
			int32_t at = (int32_t) ((uint64_t) p * (order % 2 == 0 ? 3 : 7) + order) % PARTS;
			MlDataProfile part =
				profile_of(env, defaults, &reference, values + at * (ROWS / PARTS), ROWS / PARTS);

			/* what depends on the order is left out of the comparison */
			part.columns[0].moments.mean = part.columns[0].moments.m2 = 0;
			profile_must(env, ml_profile_merge(env, &merged, &part), "merge");
		}
		writer = profile_saved(env, &merged, false);
		if (order == 0)
			first = writer;
		wrong += writer.size != first.size || memcmp(writer.data, first.data, first.size) != 0;
	}
	is_int(wrong, 0, "whole numbers to the last byte");
	free(values);
	test_env_free(t);
}

static void
test_merge_shapes(void)
{
	TestEnv *t = test_env();
	MlEnv *env = &t->env;
	MlProfileColumn ab[2] = {profile_column("a", ML_PROFILE_NUMBER),
							 profile_column("b", ML_PROFILE_NUMBER)};
	MlProfileColumn ca[2] = {profile_column("c", ML_PROFILE_CATEGORY),
							 profile_column("a", ML_PROFILE_NUMBER)};
	MlProfileColumn text = profile_column("a", ML_PROFILE_CATEGORY);
	MlProfileOptions options = ml_profile_default_options;
	MlDataProfile one;
	MlDataProfile two;
	MlDataProfile other;
	MlDataProfile window;
	const double numbers[] = {1, 2, 3};

	profile_must(env, ml_profile_init(env, &one, ab, 2, defaults, NULL), "init");
	profile_must(env, ml_profile_init(env, &two, ca, 2, defaults, NULL), "init");
	profile_must(env, ml_profile_add_numbers(env, &one, 0, numbers, 3), "add");
	profile_must(env, ml_profile_add_numbers(env, &one, 1, numbers, 3), "add");
	one.nrows = 3;
	profile_must(env, ml_profile_add_numbers(env, &two, 1, numbers, 2), "add");
	for (int i = 0; i < 2; i++)
		profile_must(env, ml_profile_add_category(env, &two, 0, ml_text("t")), "add");
	two.nrows = 2;
	profile_must(env, ml_profile_merge(env, &one, &two), "merge");
	ok(one.ncolumns == 3 && one.nrows == 5 && ml_profile_find(&one, "c") == 2 &&
		   ml_profile_find(&one, "d") == -1 && one.columns[0].moments.n == 5 &&
		   one.columns[1].nulls == 2 && one.columns[2].nulls == 3,
	   "columns are found by name, and those that are missing are NULL");
	profile_must(env, ml_profile_freeze(env, &one), "freeze");
	ok(profile_reloaded(env, &one, false).nrows == 5, "which adds up");
	profile_must(env, ml_profile_init(env, &window, ab, 2, defaults, &one), "init");
	is_int(ml_profile_merge(env, &one, &window), ML_BAD_SHAPE, "a window is no reference");
	profile_must(env, ml_profile_init(env, &two, &text, 1, defaults, NULL), "init");
	is_int(ml_profile_merge(env, &one, &two), ML_BAD_SHAPE, "a text is no number");
	contains(env->error.message, "column \"a\" is of type double precision in one profile",
			 "and it says which column");
	other = profile_frozen(env, defaults, numbers, 2);
	other.columns[0].name = "a";
	profile_must(env, ml_profile_init(env, &two, ab, 2, defaults, &other), "init");
	is_int(ml_profile_merge(env, &window, &two), ML_BAD_SHAPE,
		   "nor do windows of two references add up");
	contains(env->error.message, "column \"a\"", "which is said, too");
	is_int(ml_profile_recount(env, &one, &two), ML_BAD_SHAPE, "nor count each other");
	options.bins = 10;
	profile_must(env, ml_profile_init(env, &two, ab, 2, &options, NULL), "init");
	is_int(ml_profile_merge(env, &one, &two), ML_BAD_SHAPE, "nor do profiles of other options");
	options.bins = 0;
	is_int(ml_profile_init(env, &two, ab, 2, &options, NULL), ML_BAD_OPTION, "no bins");
	options.bins = ML_PROFILE_MAX_BINS + 1;
	is_int(ml_profile_init(env, &two, ab, 2, &options, NULL), ML_BAD_OPTION, "too many bins");
	test_env_free(t);
}

/* What an addition loses comes back with the next. */
static void
test_sums(void)
{
	TestEnv *t = test_env();
	const double range[] = {-1e17, 1e17};
	const double values[] = {1e16, 1, 1, 1, -1e16};
	MlDataProfile reference = profile_frozen(&t->env, defaults, range, 2);
	MlDataProfile window;
	double edges[] = {-1e17, 1e17};

	reference.columns[0].bins.nbins = 3;
	reference.columns[0].bins.edges = edges;
	window = profile_of(&t->env, defaults, &reference, values, 0);
	for (int i = 0; i < 5; i++)
		profile_must(&t->env, ml_profile_add_numbers(&t->env, &window, 0, &values[i], 1), "add");
	near(window.columns[0].bins.sums[1], 3, 0, "sums of bins are compensated");
	test_env_free(t);
}

/* Quantiles of a window lie in the right bin. */
static void
test_window_quantiles(void)
{
	TestEnv *t = test_env();
	double *values = malloc(30000 * sizeof(double));
	int wrong = 0;
	MlDataProfile reference;
	MlDataProfile window;
	double error;

	profile_shapes[1].fill(values, 30000, 4);
	reference = profile_frozen(&t->env, defaults, values, 30000);
	for (int32_t i = 0; i < 30000; i++)
		values[i] = values[i] * 2 + 1;
	window = profile_of(&t->env, defaults, &reference, values, 30000);
	qsort(values, 30000, sizeof(double), profile_compare);
	for (int i = 0; i <= 100; i++)
	{
		double got = ml_profile_quantile(&window.columns[0], i / 100.0);
		double exact = values[i * 29999 / 100];
		const MlBins *bins = &window.columns[0].bins;

		/* within the bin, one rank aside */
		for (int32_t b = 0; b + 1 < bins->nbins; b++)
			wrong += got < bins->edges[b] - 1e-9 && exact > bins->edges[b] + 1e-3;
	}
	is_int(wrong, 0, "quantiles of a window are in their bins");
	ok(ml_profile_quantile(&window.columns[0], 0) == values[0] &&
		   ml_profile_quantile(&window.columns[0], 1) == values[29999],
	   "the ends are known");
	ok(isnan(ml_profile_distinct(&window.columns[0], &error)) &&
		   isnan(ml_profile_rank_error(&window.columns[0])) &&
		   !ml_profile_is_exact(&window.columns[0]),
	   "distinct values of a window are not");
	free(values);
	test_env_free(t);
}

int
main(void)
{
	test_reference_values();
	test_layout();
	test_any_layout();
	test_categories();
	test_merged_categories();
	test_windows();
	test_merge_shapes();
	test_sums();
	test_window_quantiles();
	return done();
}
