/*
 * test_feature_bins.c
 *		Bins of features, and the codes of values in them, against their definitions.
 */
#include <float.h>

#include "binned_support.h"
#include "ml/bin_sample.h"
#include "ml/feature_bins.h"
#include "support.h"
#include "tap.h"

#define MANY 20000

static double
uniform(uint64_t seed, int64_t i)
{
	return (double) (test_hash(seed, (uint64_t) i) >> 11) * 0x1p-53;
}

static MlFeatureBins
fitted(TestEnv *t, const double *values, const double *weights, int64_t n, bool has_missing,
	   int32_t max_bins)
{
	MlBinWork work = {0};
	MlFeatureBins bins;

	if (ml_bins_fit_numbers(&t->env, &work, values, weights, n, has_missing, max_bins, &bins) !=
		ML_OK)
		bail_out("%s", t->env.error.message);
	return bins;
}

/* Codes of n values by the search that differ from the definition. */
static int
wrong_codes(TestEnv *t, const MlFeatureBins *bins, const double *values, int32_t n)
{
	uint16_t *wide = calloc((size_t) n + 1, sizeof(uint16_t));
	uint8_t *narrow = calloc((size_t) n + 1, 1);
	MlBinCoder coder;
	int wrong = 0;

	if (ml_bin_coder_make(&t->env, bins, &coder) != ML_OK)
		bail_out("%s", t->env.error.message);
	wide[n] = narrow[n] = 77;
	ml_code_wide(&coder, values, n, wide);
	if (bins->ncodes <= 256)
		ml_code_narrow(&coder, values, n, narrow);
	for (int32_t i = 0; i < n; i++)
	{
		uint32_t code = test_code_of_number(bins, values[i]);

		wrong += wide[i] != code || (bins->ncodes <= 256 && narrow[i] != code);
	}
	wrong += wide[n] != 77 || narrow[n] != 77;
	free(wide);
	free(narrow);
	return wrong;
}

static void
test_codes(void)
{
	static const int32_t counts[] = {0, 1, 2, 3, 7, 15, 16, 100, 254, 255, 256, 1000, 5000};
	TestEnv *t = test_env();
	double *x = malloc(MANY * sizeof(double));
	int wrong = 0;

	for (size_t k = 0; k < sizeof(counts) / sizeof(counts[0]); k++)
		for (int shape = 0; shape < 6; shape++)
			for (int missing = 0; missing < 2; missing++)
			{
				int32_t n = counts[k];
				MlFeatureBins bins = {.has_missing = missing, .nbins = n + 1};
				double *edges = malloc(((size_t) n + 1) * sizeof(double));

				bins.ncodes = bins.nbins + missing;
				bins.edges = edges;
				for (int32_t i = 0; i < n; i++)
				{
					double u = (i + 1.0) / (n + 1.0);

					edges[i] = shape == 0   ? i                      /* even */
							   : shape == 1 ? pow(u, -40)            /* a long tail */
							   : shape == 2 ? (2 * u - 1) * DBL_MAX  /* wider than doubles are */
							   : shape == 3 ? i * 5e-324             /* closer than most are */
							   : shape == 4 ? exp(700 * (2 * u - 1)) /* all magnitudes */
											: -1e300 + i * 1e290;
				}
				if (shape == 1)
					for (int32_t i = 0; i < n / 2; i++)
					{
						double swap = edges[i];

						edges[i] = edges[n - 1 - i];
						edges[n - 1 - i] = swap;
					}
				if (!ml_bins_valid(&bins))
					bail_out("edges of shape %d are none", shape);
				for (int32_t i = 0; i < MANY / 10; i++)
				{
					double edge = n > 0 ? edges[test_hash(k, (uint64_t) i) % (uint64_t) n] : 0;

					x[i] = i % 7 == 0   ? edge
						   : i % 7 == 1 ? nextafter(edge, INFINITY)
						   : i % 7 == 2 ? nextafter(edge, -INFINITY)
						   : i % 7 == 3 ? NAN
						   : i % 7 == 4 ? (uniform(k, i) - 0.5) * 2 * fabs(edge)
						   : i % 7 == 5 ? (i % 2 != 0 ? DBL_MAX : -DBL_MAX)
										: uniform(k, i) * 10;
					if (isinf(x[i]))
						x[i] = edge;
				}
				wrong += wrong_codes(t, &bins, x, MANY / 10);
				free(edges);
			}
	is_int(wrong, 0, "codes of all kinds of values among all kinds of edges");
	wrong = 0;
	for (int32_t n = 0; n < 70; n++)
	{
		MlFeatureBins bins = fitted(t, x, NULL, 300, true, 64);

		wrong += wrong_codes(t, &bins, x + 5, n);
	}
	is_int(wrong, 0, "of any number of values, and no byte more");
	free(x);
	test_env_free(t);
}

static void
test_different_values(void)
{
	TestEnv *t = test_env();
	double values[] = {3, 1, 2, 2, 3, NAN, 1, 10, -0.0, 0.0, 1};
	double huge[] = {-DBL_MAX, DBL_MAX, 1e308, -1e308};
	double close[] = {1, nextafter(1, 2), 5e-324, 0, 1e-323};
	MlFeatureBins bins = fitted(t, values, NULL, 11, true, 6);

	is_int(bins.nbins, 5, "as many bins as different values");
	is_int(bins.ncodes, 6, "and the code of missing values");
	ok(bins.edges[0] == 0.5 && bins.edges[1] == 1.5 && bins.edges[2] == 2.5 && bins.edges[3] == 6.5,
	   "edges are halfway between them");
	bins = fitted(t, values, NULL, 11, true, 5);
	is_int(bins.nbins, 4, "one bin less than values");
	bins = fitted(t, huge, NULL, 4, false, 256);
	ok(bins.nbins == 4 && ml_bins_valid(&bins) && bins.edges[0] > -DBL_MAX &&
		   bins.edges[0] < -1e308 && bins.edges[1] == 0,
	   "the largest numbers do not overflow");
	bins = fitted(t, close, NULL, 5, false, 256);
	ok(bins.nbins == 5 && ml_bins_valid(&bins) && bins.edges[3] == 1 && bins.edges[0] == 0 &&
		   bins.edges[1] == 5e-324,
	   "between neighbouring doubles the edge is the lower one");
	is_int(wrong_codes(t, &bins, close, 5), 0, "which tells them apart");
	bins = fitted(t, NULL, NULL, 0, true, 256);
	ok(bins.nbins == 1 && bins.ncodes == 2, "without values there is one bin");
	bins = fitted(t, values, NULL, 11, true, 2);
	ok(bins.nbins == 1, "with two codes one is that of missing values");
	test_env_free(t);
}

/* Weight of each bin, added up plainly; values are counted by the definition of codes. */
static void
weigh_bins(const MlFeatureBins *bins, const double *values, const double *weights, int n,
		   double *sums)
{
	memset(sums, 0, (size_t) bins->ncodes * sizeof(double));
	for (int i = 0; i < n; i++)
		sums[test_code_of_number(bins, values[i])] += weights != NULL ? weights[i] : 1;
}

static void
test_quantiles(void)
{
	TestEnv *t = test_env();
	double *values = malloc(MANY * sizeof(double));
	double *weights = malloc(MANY * sizeof(double));
	double sums[256];
	double total = 0;
	double least = INFINITY;
	double most = 0;
	MlFeatureBins bins;
	MlFeatureBins again;
	int own = 0;

	for (int i = 0; i < MANY; i++)
		values[i] = exp(3 * uniform(1, i));
	bins = fitted(t, values, NULL, MANY, false, 256);
	is_int(bins.nbins, 256, "many values: all bins");
	weigh_bins(&bins, values, NULL, MANY, sums);
	for (int b = 0; b < 256; b++)
	{
		least = fmin(least, sums[b]);
		most = fmax(most, sums[b]);
	}
	ok(least >= 78 && most <= 79, "of equal numbers of values");

	least = INFINITY;
	most = 0;
	for (int i = 0; i < MANY; i++)
	{
		weights[i] = pow(uniform(2, i), 3) + 0.01;
		total += weights[i];
	}
	bins = fitted(t, values, weights, MANY, false, 100);
	weigh_bins(&bins, values, weights, MANY, sums);
	for (int b = 0; b < bins.nbins; b++)
	{
		least = fmin(least, sums[b]);
		most = fmax(most, sums[b]);
	}
	is_int(bins.nbins, 100, "with weights, too,");
	ok(least > total / 100 - 1.02 && most < total / 100 + 1.02,
	   "of weights that differ by less than one row's");

	/* any order, and any unit of the weights */
	for (int i = MANY - 1; i > 0; i--)
	{
		int j = (int) (test_hash(3, (uint64_t) i) % (uint64_t) (i + 1));
		double value = values[i];
		double weight = weights[i];

		values[i] = values[j];
		weights[i] = weights[j];
		values[j] = value;
		weights[j] = weight;
	}
	again = fitted(t, values, weights, MANY, false, 100);
	ok(ml_bins_equal(&bins, &again), "the same in another order");
	for (int i = 0; i < MANY; i++)
		weights[i] *= 0x1p-600;
	again = fitted(t, values, weights, MANY, false, 100);
	ok(ml_bins_equal(&bins, &again), "and with weights in another unit");

	/* frequent values: 0 in 60 % of the rows, 5 in 2 %, the others from -1 to 9 */
	for (int i = 0; i < MANY; i++)
		values[i] = i % 50 < 30 ? 0 : i % 50 == 30 ? 5 : 10 * uniform(4, i) - 1;
	bins = fitted(t, values, NULL, MANY, false, 64);
	weigh_bins(&bins, values, NULL, MANY, sums);
	is_int(bins.nbins, 64, "with frequent values all bins, too");
	ok(sums[test_code_of_number(&bins, 0)] == MANY * 0.6 &&
		   sums[test_code_of_number(&bins, 5)] == MANY * 0.02,
	   "each of which is alone in its bin");
	least = INFINITY;
	most = 0;
	for (int b = 0; b < 64; b++)
		if (sums[b] < 0.01 * MANY)
		{
			least = fmin(least, sums[b]);
			most = fmax(most, sums[b]);
			own++;
		}
	is_int(own, 62, "the other bins");
	ok(most - least <= 12, "share the rest equally");

	/* a row of weight 1, 2 or 3 is as many rows, and 1 is no weight at all */
	{
		double *repeated = malloc(3 * MANY * sizeof(double));
		int n = 0;

		for (int i = 0; i < MANY; i++)
		{
			values[i] = round(300 * uniform(10, i) * uniform(11, i));
			weights[i] = 1 + (int) (3 * uniform(12, i));
			for (int k = 0; k < weights[i]; k++)
				repeated[n++] = values[i];
		}
		for (int max_bins = 10; max_bins <= 250; max_bins += 40)
		{
			bins = fitted(t, values, weights, MANY, false, max_bins);
			again = fitted(t, repeated, NULL, n, false, max_bins);
			ok(ml_bins_equal(&bins, &again), "integer weights as repeated rows, %d bins", max_bins);
		}
		for (int i = 0; i < MANY; i++)
			weights[i] = 1;
		bins = fitted(t, values, weights, MANY, false, 100);
		again = fitted(t, values, NULL, MANY, false, 100);
		ok(ml_bins_equal(&bins, &again), "and weights of 1 as none");
		free(repeated);
	}

	/* 400 values in 256 bins of one or two: the bins of two are among those of one */
	for (int i = 0; i < 400; i++)
		values[i] = i;
	bins = fitted(t, values, NULL, 400, false, 256);
	weigh_bins(&bins, values, NULL, 400, sums);
	total = 0;
	for (int b = 0; b < 128; b++)
		total += sums[b];
	ok(fabs(total - 200) <= 10, "bins of few rows: about half of the rows in half of the bins");

	/* a value more than bins, and all ways in which heavy values may stand between light ones */
	{
		int bad = 0;

		for (int seed = 0; seed < 2000; seed++)
		{
			int different = 3 + seed % 40;
			int max_bins = 2 + (int) (test_hash(7, (uint64_t) seed) % (uint64_t) (different - 2));
			int n = 0;

			for (int v = 0; v < different; v++)
			{
				int times = uniform(8, seed * 100 + v) < 0.3
								? 1 + (int) (200 * uniform(9, seed * 100 + v))
								: 1;

				for (int k = 0; k < times; k++)
					values[n++] = v;
			}
			bins = fitted(t, values, NULL, n, false, max_bins);
			weigh_bins(&bins, values, NULL, n, sums);
			bad += !ml_bins_valid(&bins) || bins.nbins > max_bins;
			/* no bin is empty, and none that could be is left out */
			for (int b = 0; b < bins.nbins; b++)
				bad += sums[b] == 0;
			bad += bins.nbins < (max_bins < different ? max_bins : different) * 3 / 5;
		}
		is_int(bad, 0, "small cases: no bin is empty, and most are used");
	}
	free(values);
	free(weights);
	test_env_free(t);
}

static void
test_levels(void)
{
	TestEnv *t = test_env();
	MlDictionary dictionary;
	MlFeatureBins bins;
	MlLevels levels = {0};
	int32_t *map;
	int wrong = 0;
	char buffer[16];
	int32_t code;

	(void) ml_dictionary_init(&t->env, &dictionary);
	for (int i = 0; i < 70000; i++)
	{
		sprintf(buffer, "%d", i);
		(void) ml_dictionary_code(&t->env, &dictionary, ml_text(buffer), &code);
		dictionary.counts[code] = i % 3 == 0 ? 5 : 20 + i % 7;
	}
	dictionary.counts[0] = 1000;
	is_int(ml_levels_fit(&t->env, &dictionary, 1 << 20, &levels, &map), ML_OK, "70,000 levels");
	is_int(ml_bins_fit_levels(&t->env, &levels, 10, &bins), ML_OK, "get bins");
	for (int32_t i = 0; i < bins.nbins; i++)
	{
		wrong += bins.codes[bins.levels[i]] != i || levels.counts[bins.levels[i]] < 10;
		wrong += i > 0 && levels.counts[bins.levels[i]] > levels.counts[bins.levels[i - 1]];
		wrong += i > 0 && levels.counts[bins.levels[i]] == levels.counts[bins.levels[i - 1]] &&
				 bins.levels[i] < bins.levels[i - 1];
	}
	is_int(wrong, 0, "the frequent ones first");
	ok(bins.nbins == 46666 && bins.has_missing && bins.codes[levels.null] == -1,
	   "rare ones and NULL have none");
	(void) ml_bins_fit_levels(&t->env, &levels, 1, &bins);
	ok(bins.nbins == 65535 && bins.ncodes == 65536, "at most 65,535 have one");
	for (int32_t i = 1; i < dictionary.ncodes; i++)
		dictionary.counts[i] = i == 5;
	(void) ml_levels_fit(&t->env, &dictionary, 1 << 20, &levels, &map);
	ok(map[4] == -1 && map[5] == 0 && map[0] == 1, "a category without rows is no level");
	(void) ml_bins_fit_levels(&t->env, &levels, 10, &bins);
	ok(bins.nbins == 1 && bins.ncodes == 2 && bins.codes[0] == -1,
	   "without a frequent level there is one code all the same");
	test_env_free(t);
}

static void
test_bytes(void)
{
	TestEnv *t = test_env();
	double values[100];
	MlFeatureBins bins;
	MlFeatureBins loaded;
	MlWriter writer;
	MlReader reader;
	int accepted = 0;
	int unsound = 0;

	for (int i = 0; i < 100; i++)
		values[i] = uniform(5, i);
	bins = fitted(t, values, NULL, 100, true, 20);
	ml_writer_init(&writer, &t->env);
	ml_bins_save(&writer, &bins);
	ml_reader_init(&reader, &t->env, "bins", writer.data, writer.size);
	ml_bins_load(&reader, &loaded);
	ok(ml_reader_end(&reader) == ML_OK && ml_bins_equal(&bins, &loaded), "saved bins load");
	for (size_t size = 0; size < writer.size; size++)
	{
		ml_reader_init(&reader, &t->env, "bins", writer.data, size);
		ml_bins_load(&reader, &loaded);
		accepted += ml_reader_end(&reader) == ML_OK;
	}
	is_int(accepted, 0, "no truncation does");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		writer.data[bit / 8] ^= (unsigned char) (1u << (bit % 8));
		ml_reader_init(&reader, &t->env, "bins", writer.data, writer.size);
		ml_bins_load(&reader, &loaded);
		unsound += ml_reader_end(&reader) == ML_OK && !ml_bins_valid(&loaded);
		writer.data[bit / 8] ^= (unsigned char) (1u << (bit % 8));
	}
	is_int(unsound, 0, "a flipped bit gives bins or none");
	for (long n = 1; n <= 6; n++)
	{
		MlBinWork work = {0};

		t->fail_at = t->allocations + n;
		if (ml_bins_fit_numbers(&t->env, &work, values, NULL, 100, true, 20, &loaded) ==
			ML_OUT_OF_MEMORY)
			accepted++;
		t->fail_at = 0;
	}
	ok(accepted >= 4, "without memory they say so");
	test_env_free(t);
}

/* Samples */

#define SAMPLE_COLUMNS 3
#define SAMPLE_CONTENTS 200000

/* Rows of the sample test: row i is content c, with values that follow from it. */
static void
add_content(TestEnv *t, MlBinSample *sample, uint64_t content)
{
	uint64_t hash = test_hash(11, content);
	double *values;

	if (!ml_bin_sample_wants(sample, hash))
		return;
	if (ml_bin_sample_add(&t->env, sample, hash, 1 + (double) (content % 3), &values) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int v = 0; v < SAMPLE_COLUMNS && values != NULL; v++)
		values[v] =
			content % 50 == 0 && v == 1 ? NAN : uniform(12 + (uint64_t) v, (int64_t) content);
}

static void
add_range(TestEnv *t, MlBinSample *sample, uint64_t from, uint64_t to, bool backwards)
{
	for (uint64_t k = from; k < to; k++)
	{
		uint64_t i = backwards ? to - 1 - (k - from) : k;

		/* each fifth content comes three times */
		add_content(t, sample, i % SAMPLE_CONTENTS);
		if (i % 5 == 0)
		{
			add_content(t, sample, i % SAMPLE_CONTENTS);
			add_content(t, sample, (i * 7) % SAMPLE_CONTENTS / 5 * 5);
		}
	}
	sample->missing[1] = 1;
}

static MlStatus
reload(TestEnv *t, MlBinSample *sample, size_t *size)
{
	MlWriter writer;
	MlReader reader;

	ml_writer_init(&writer, &t->env);
	ml_bin_sample_save(&writer, sample);
	*size = writer.size;
	ml_reader_init(&reader, &t->env, "sample", writer.data, writer.size);
	ML_TRY(ml_bin_sample_load(&reader, sample));
	return ml_reader_end(&reader);
}

static void
test_sample(void)
{
	TestEnv *t = test_env();
	MlBinSample whole;
	MlBinSample parts[3];
	MlFeatureBins bins[SAMPLE_COLUMNS];
	MlFeatureBins other[SAMPLE_COLUMNS];
	bool same = true;
	int64_t times = 0;
	size_t size;

	(void) ml_bin_sample_init(&t->env, &whole, SAMPLE_COLUMNS, 256);
	add_range(t, &whole, 0, SAMPLE_CONTENTS, false);
	for (int p = 0; p < 3; p++)
	{
		uint64_t from = (uint64_t) (SAMPLE_CONTENTS / 3 * p);

		(void) ml_bin_sample_init(&t->env, &parts[p], SAMPLE_COLUMNS, 256);
		add_range(t, &parts[p], from, p == 2 ? SAMPLE_CONTENTS : from + SAMPLE_CONTENTS / 3, true);
	}
	is_int(reload(t, &parts[1], &size), ML_OK, "a sample is saved and loaded");
	(void) ml_bin_sample_merge(&t->env, &parts[2], &parts[1]);
	(void) ml_bin_sample_merge(&t->env, &parts[2], &parts[0]);
	is_int(ml_bin_sample_bins(&t->env, &whole, bins), ML_OK, "bins of a sample");
	is_int(ml_bin_sample_bins(&t->env, &parts[2], other), ML_OK, "and of merged parts");
	is_int(whole.count, ML_BIN_SAMPLE_ROWS, "as many rows as there is room for");
	for (int v = 0; v < SAMPLE_COLUMNS; v++)
		same = same && ml_bins_equal(&bins[v], &other[v]);
	ok(same && parts[2].count == whole.count && parts[2].limit == whole.limit,
	   "parts in another order give the same bins");
	ok(bins[1].has_missing && bins[1].nbins == 255 && bins[0].nbins == 256, "of the right number");
	ok(reload(t, &whole, &size) == ML_OK && reload(t, &parts[2], &size) == ML_OK,
	   "a large sample is saved, too");
	for (int32_t i = 0; i < whole.count; i++)
		times += whole.times[i];
	ok(times > whole.count * 1.35 && times < whole.count * 1.45,
	   "rows that come several times are kept once, and counted");
	test_env_free(t);

	t = test_env();
	(void) ml_bin_sample_init(&t->env, &whole, 1, 16);
	for (uint64_t i = 0; i < 1000; i++)
	{
		double *values;

		(void) ml_bin_sample_add(&t->env, &whole, test_hash(1, i % 10), 1, &values);
		values[0] = (double) (i % 10);
	}
	(void) ml_bin_sample_bins(&t->env, &whole, bins);
	ok(whole.count == 10 && whole.limit == UINT64_MAX && bins[0].nbins == 10,
	   "few contents are all there");
	(void) ml_bin_sample_init(&t->env, &parts[0], 10000, 16);
	is_int(parts[0].max_rows, 4096, "of wide rows a sample has fewer");
	test_env_free(t);
}

static void
test_sample_bytes(void)
{
	TestEnv *t = test_env();
	MlBinSample sample;
	MlBinSample loaded;
	MlWriter writer;
	MlReader reader;
	int accepted = 0;

	(void) ml_bin_sample_init(&t->env, &sample, SAMPLE_COLUMNS, 256);
	add_range(t, &sample, 0, 30, false);
	ml_writer_init(&writer, &t->env);
	ml_bin_sample_save(&writer, &sample);
	for (size_t size = 0; size < writer.size; size++)
	{
		ml_reader_init(&reader, &t->env, "sample", writer.data, size);
		accepted +=
			ml_bin_sample_load(&reader, &loaded) == ML_OK && ml_reader_end(&reader) == ML_OK;
	}
	is_int(accepted, 0, "no truncation of a sample loads");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		MlFeatureBins bins[64];

		writer.data[bit / 8] ^= (unsigned char) (1u << (bit % 8));
		ml_reader_init(&reader, &t->env, "sample", writer.data, writer.size);
		if (ml_bin_sample_load(&reader, &loaded) == ML_OK && loaded.nvalues <= 64)
			accepted += ml_bin_sample_bins(&t->env, &loaded, bins) != ML_OK;
		writer.data[bit / 8] ^= (unsigned char) (1u << (bit % 8));
	}
	is_int(accepted, 0, "with a flipped bit it loads and gives bins, or does not");
	test_env_free(t);
}

int
main(void)
{
	test_codes();
	test_different_values();
	test_quantiles();
	test_levels();
	test_bytes();
	test_sample();
	test_sample_bytes();
	return done();
}
