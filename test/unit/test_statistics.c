/*
 * test_statistics.c
 *		Divergences, two samples and tests against their definitions, SciPy and statsmodels
 *		(test/gen/drift_statistics.py).
 */
#include <float.h>

#include "ml/divergence.h"
#include "ml/hypothesis.h"
#include "ml/special.h"
#include "ml/two_sample.h"
#include "expected_statistics.h"
#include "support.h"
#include "tap.h"

#define TOLERANCE 1e-12
#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static const char *const members[] = {
	"psi", "kl", "js_divergence", "js_distance", "hellinger", "total_variation", "l_infinity"};

static void
compare(const MlDivergence *divergence, const ExpectedDivergence *expected, double tolerance)
{
	const double got[] = {divergence->psi,           divergence->kl,
						  divergence->js_divergence, divergence->js_distance,
						  divergence->hellinger,     divergence->total_variation,
						  divergence->l_infinity};
	char name[128];

	for (size_t k = 0; k < LENGTH(got); k++)
	{
		snprintf(name, sizeof(name), "%s, %s", members[k], expected->name);
		near(got[k], expected->values[k], tolerance, name);
	}
}

static void
to_counts(const double *values, int64_t *counts)
{
	for (size_t i = 0; i < LENGTH(count_cases[0].reference); i++)
		counts[i] = (int64_t) values[i];
}

/* Each row eight and four times, by as many units as there were rows, is the test of the rows. */
static void
test_units(MlEnv *env, int64_t *a, int64_t *b, int n, const MlHomogeneity *expected)
{
	MlHomogeneity test;

	if (!(expected->n < 1e9 && expected->m < 1e9))
		return;
	for (int i = 0; i < n; i++)
	{
		a[i] *= 8;
		b[i] *= 4;
	}
	ok(ml_homogeneity_units(env, a, b, n, expected->n, expected->m, &test) == ML_OK &&
		   test.n == expected->n && test.m == expected->m && test.df == expected->df,
	   "units");
	near(test.chi_square, expected->chi_square, TOLERANCE, "X2 of units");
	near(test.g, expected->g, TOLERANCE, "G of units");
	near(test.p_value, expected->p_value, TOLERANCE, "p of units");
	near(test.min_expected, expected->min_expected, TOLERANCE, "least expected count of units");
}

static void
test_divergences(MlEnv *env)
{
	for (size_t i = 0; i < LENGTH(count_cases); i++)
	{
		const ExpectedDivergence *c = &count_cases[i];
		int64_t a[LENGTH(c->reference)];
		int64_t b[LENGTH(c->reference)];
		MlDivergence divergence;
		MlHomogeneity test;

		to_counts(c->reference, a);
		to_counts(c->current, b);
		ok(ml_divergence_counts(env, a, b, c->n, &divergence) == ML_OK, "%s", c->name);
		compare(&divergence, c, TOLERANCE);
		ok(ml_homogeneity(env, a, b, c->n, &test) == ML_OK, "%s", c->name);
		near(test.chi_square, c->tests[0], TOLERANCE, "X2");
		near(test.g, c->tests[1], TOLERANCE, "G");
		is_int((long long) test.df, (long long) c->tests[2], "degrees of freedom");
		near(test.p_value, c->tests[3], TOLERANCE, "p of X2");
		near(test.g_p_value, c->tests[4], TOLERANCE, "p of G");
		near(test.min_expected, c->tests[5], TOLERANCE, "least expected count");
		test_units(env, a, b, c->n, &test);
	}
	for (size_t i = 0; i < LENGTH(share_cases); i++)
	{
		const ExpectedDivergence *c = &share_cases[i];
		MlDivergence divergence;

		ok(ml_divergence_shares(env, c->reference, c->current, c->n, &divergence) == ML_OK, "%s",
		   c->name);
		compare(&divergence, c, TOLERANCE);
	}
}

static void
test_no_rows(MlEnv *env)
{
	const int64_t none[] = {0, 0};
	const int64_t some[] = {3, 4};
	const int64_t *const pairs[][2] = {{none, some}, {some, none}, {none, none}};

	for (size_t i = 0; i < LENGTH(pairs); i++)
	{
		MlDivergence d;
		MlHomogeneity t;

		ok(ml_divergence_counts(env, pairs[i][0], pairs[i][1], 2, &d) == ML_OK && isnan(d.psi) &&
			   isnan(d.kl) && isnan(d.js_distance) && isnan(d.hellinger) &&
			   isnan(d.total_variation) && isnan(d.l_infinity),
		   "no divergence without rows");
		ok(ml_homogeneity(env, pairs[i][0], pairs[i][1], 2, &t) == ML_OK && isnan(t.chi_square) &&
			   isnan(t.g) && isnan(t.df) && isnan(t.p_value) && isnan(t.g_p_value) &&
			   isnan(t.min_expected),
		   "no test without rows");
	}
}

/* The same distribution, pseudo-random: means and 95 % points of what the statistics are over many samples. */
static void
test_noise(MlEnv *env)
{
	enum
	{
		BINS = 10,
		ROUNDS = 4000
	};
	const int n = 2000;
	const int m = 1500;
	MlNoise noise[] = {ml_noise_psi(n, m, BINS), ml_noise_js_divergence(n, m, BINS),
					   ml_noise_js_distance(n, m, BINS)};
	double sums[3] = {0, 0, 0};
	int above[3] = {0, 0, 0};
	uint64_t drawn = 0;

	for (int round = 0; round < ROUNDS; round++)
	{
		int64_t counts[2][BINS] = {{0}};
		MlDivergence d;

		for (int i = 0; i < n; i++)
			counts[0][test_hash(77, drawn++) % BINS]++;
		for (int i = 0; i < m; i++)
			counts[1][test_hash(77, drawn++) % BINS]++;
		if (ml_divergence_counts(env, counts[0], counts[1], BINS, &d) != ML_OK)
			bail_out("divergence");
		for (int k = 0; k < 3; k++)
		{
			double value = k == 0 ? d.psi : k == 1 ? d.js_divergence : d.js_distance;

			sums[k] += value / ROUNDS;
			above[k] += value > noise[k].p95;
		}
	}
	for (int k = 0; k < 3; k++)
	{
		/* the standard error of a mean is 0.75 % of it, or less; that of the share is 0.0034 */
		near(sums[k], noise[k].floor, 0.03, "mean without drift is the noise floor");
		ok(fabs((double) above[k] / ROUNDS - 0.05) < 0.014, "5 %% are above its 95 %% point: %g",
		   (double) above[k] / ROUNDS);
	}
	near(noise[0].floor, 9 * (1.0 / n + 1.0 / m), 1e-15, "floor of PSI");
	near(noise[0].p95, ml_chi_square_95(9) * (1.0 / n + 1.0 / m), 1e-15, "95 % point of PSI");
	near(noise[2].p95, sqrt(noise[1].p95), 1e-15, "95 % point of the JS distance");
	ok(ml_noise_psi(n, m, 1).floor == 0 && ml_noise_psi(n, m, 0).p95 == 0 &&
		   ml_noise_js_distance(n, m, 1).floor == 0 && ml_noise_js_distance(n, m, 1).p95 == 0,
	   "one bin has no noise");
}

/* The values of a sample in pairs of value and count, each distinct value in two places. */
static void
weigh(const MlSample *sample, double *values, int64_t *counts, MlSample *weighted)
{
	size_t n = 0;

	for (size_t i = 0; i < sample->nvalues; i++)
	{
		if (i > 0 && n >= 2 && values[n - 1] == sample->values[i])
		{
			counts[n - 1]++;
			continue;
		}
		values[n] = values[n + 1] = sample->values[i];
		counts[n] = 0;
		counts[n + 1] = 1;
		n += 2;
	}
	*weighted = (MlSample){values, counts, n};
}

static void
test_samples(MlEnv *env)
{
	static double values[2][8000];
	static int64_t counts[2][8000];

	for (size_t i = 0; i < LENGTH(sample_cases); i++)
	{
		const ExpectedSamples *c = &sample_cases[i];
		MlSample samples[2];
		MlSample weighted[2];

		ok(ml_sample_sort(env, c->a, (size_t) c->n, &samples[0]) == ML_OK &&
			   ml_sample_sort(env, c->b, (size_t) c->m, &samples[1]) == ML_OK,
		   "samples %zu", i);
		for (int k = 0; k < 2; k++)
			weigh(&samples[k], values[k], counts[k], &weighted[k]);
		for (int form = 0; form < 2; form++)
		{
			const MlSample *s = form == 0 ? samples : weighted;
			double value;

			ok(ml_ks_statistic(env, &s[0], &s[1], &value) == ML_OK, "KS");
			near(value, c->ks, TOLERANCE, "KS statistic");
			ok(ml_ks_statistic(env, &s[1], &s[0], &value) == ML_OK && value == c->ks,
			   "and the other way round");
			ok(ml_wasserstein(env, &s[0], &s[1], &value) == ML_OK, "W1");
			near(value, c->wasserstein, TOLERANCE, "Wasserstein distance");
			ok(ml_sample_sd(env, &s[0], &value) == ML_OK, "sd");
			near(value, c->sd, TOLERANCE, "population standard deviation");
		}
		near(ml_ks_p_exact(c->ks, c->n, c->m), c->exact, TOLERANCE, "exact p");
		near(ml_ks_p_stephens(c->ks, c->n, c->m), c->stephens, TOLERANCE, "Stephens' p");
	}
	for (size_t i = 0; i < LENGTH(ks_cases); i++)
	{
		const double *c = ks_cases[i];
		char name[128];

		snprintf(name, sizeof(name), "exact p, %g and %g rows, D n m = %g", c[0], c[1], c[2]);
		near(ml_ks_p_exact(c[2] / (c[0] * c[1]), c[0], c[1]), c[3], TOLERANCE, name);
	}
}

static void
test_sample_edges(MlEnv *env)
{
	const double extremes[] = {-DBL_MAX, DBL_MAX};
	const double middle[] = {0};
	const int64_t zero[] = {0, 0};
	const int64_t large[] = {ML_MAX_ROWS, ML_MAX_ROWS};
	MlSample wide = {extremes, NULL, 2};
	MlSample point = {middle, NULL, 1};
	MlSample empty = {extremes, zero, 2};
	MlSample many = {extremes, large, 2};
	double value;
	bool exact;

	ok(ml_wasserstein(env, &wide, &point, &value) == ML_OK && value == DBL_MAX,
	   "a distance that only its terms' sums exceed");
	ok(ml_sample_sd(env, &wide, &value) == ML_OK && value == DBL_MAX, "the same for the sd");
	ok(ml_wasserstein(env, &many, &wide, &value) == ML_OK && value == 0, "counts of 2^48");
	ok(ml_ks_statistic(env, &many, &point, &value) == ML_OK && value == 0.5, "the same for KS");
	ok(ml_ks_statistic(env, &empty, &wide, &value) == ML_OK && isnan(value), "KS without rows");
	ok(ml_wasserstein(env, &wide, &empty, &value) == ML_OK && isnan(value), "W1 without rows");
	ok(ml_sample_sd(env, &empty, &value) == ML_OK && isnan(value), "sd without rows");
	ok(ml_wasserstein_normalized(0, 0) == 0 && isinf(ml_wasserstein_normalized(1, 0)) &&
		   ml_wasserstein_normalized(3, 2) == 1.5,
	   "distance in standard deviations");
	near(ml_ks_p(0.3, 100, 100, &exact), ml_ks_p_exact(0.3, 100, 100), 0, "10,000 is exact");
	ok(exact, "and says so");
	near(ml_ks_p(0.3, 100, 101, &exact), ml_ks_p_stephens(0.3, 100, 101), 0, "10,100 is not");
	ok(!exact, "and says so");
	ok(isnan(ml_ks_p_exact(0.3, 100, 101)) && isnan(ml_ks_p(0.5, 0, 3, NULL)) &&
		   isnan(ml_ks_p_exact(NAN, 3, 3)) && isnan(ml_ks_p_stephens(0.5, 0, 1)),
	   "p-values that there are not");
}

static MlSpread
spread(const double *values, int n)
{
	MlSpread result = {0, 0, 0};

	for (int i = 0; i < n; i++)
		ml_spread_add(&result, values[i]);
	return result;
}

static void
test_welch(void)
{
	MlSpread constant = {5, 2, 0};
	MlSpread other = {7, 3, 0};
	MlSpread huge[] = {{10, 0, 1e300}, {10, 1e150, 1e300}};
	MlSpread single = {1, 2, 0};
	MlSpread none = {0, 0, 0};
	MlWelch test;

	for (size_t i = 0; i < LENGTH(sample_cases); i++)
	{
		const ExpectedSamples *c = &sample_cases[i];
		MlSpread a = spread(c->a, c->n);
		MlSpread b = spread(c->b, c->m);
		const double *e = welch_cases[i];

		test = ml_welch_test(&a, &b);
		if (isnan(e[0]))
			continue;
		near(test.statistic, e[0], TOLERANCE, "Welch's t");
		near(test.df, e[1], TOLERANCE, "its degrees of freedom");
		near(test.p_value, e[2], TOLERANCE, "its p");
		near(test.difference, e[3], TOLERANCE, "difference of the means");
		near(test.low, e[4], TOLERANCE, "interval");
		near(test.high, e[5], TOLERANCE, "interval");
	}
	test = ml_welch_test(&constant, &constant);
	ok(test.statistic == 0 && test.p_value == 1 && test.low == 0 && test.high == 0 &&
		   isnan(test.df),
	   "equal constants");
	test = ml_welch_test(&constant, &other);
	ok(isinf(test.statistic) && test.statistic < 0 && test.p_value == 0 && test.low == -1 &&
		   test.high == -1,
	   "different constants");
	test = ml_welch_test(&single, &other);
	ok(test.difference == -1 && isnan(test.statistic) && isnan(test.p_value) && isnan(test.low),
	   "one row has no variance");
	test = ml_welch_test(&none, &other);
	ok(isnan(test.difference) && isnan(test.p_value), "no rows");
	test = ml_welch_test(&huge[0], &huge[1]);
	near(test.df, 18, TOLERANCE, "variances whose squares overflow");
}

static void
test_shares(MlEnv *env)
{
	MlProportions none = ml_two_proportion_test(0, 0, 3, 5);
	MlShareTest share;
	char name[128];
	double p;

	for (size_t i = 0; i < LENGTH(proportion_cases); i++)
	{
		const double *c = proportion_cases[i];
		MlProportions test = ml_two_proportion_test(c[0], c[1], c[2], c[3]);

		near(test.difference, c[4], TOLERANCE, "difference of shares");
		near(test.z, c[5], TOLERANCE, "z");
		near(test.p_value, c[6], TOLERANCE, "p");
		near(test.low, c[7], TOLERANCE, "Newcombe's interval");
		near(test.high, c[8], TOLERANCE, "Newcombe's interval");
	}
	ok(isnan(none.difference) && isnan(none.z) && isnan(none.p_value) && isnan(none.low),
	   "no rows, no test");
	ok(ml_two_proportion_test(0, 10, 0, 20).p_value == 1 &&
		   ml_two_proportion_test(10, 10, 20, 20).z == 0,
	   "both shares 0, or 1");
	for (size_t i = 0; i < LENGTH(fisher_cases); i++)
	{
		const double *c = fisher_cases[i];
		const int order[][4] = {{0, 1, 2, 3}, {2, 3, 0, 1}, {1, 0, 3, 2}, {0, 2, 1, 3}};

		for (size_t k = 0; k < LENGTH(order); k++)
		{
			snprintf(name, sizeof(name), "Fisher's p of %g, %g, %g, %g, order %zu", c[0], c[1],
					 c[2], c[3], k);
			ok(ml_fisher_p(env, c[order[k][0]], c[order[k][1]], c[order[k][2]], c[order[k][3]],
						   &p) == ML_OK,
			   "%s", name);
			near(p, c[4], TOLERANCE, name);
		}
	}
	ok(ml_share_test(env, 20, 100, 35, 110, &share) == ML_OK && !share.exact, "large counts");
	near(share.p_value, ml_two_proportion_test(20, 100, 35, 110).p_value, 0, "have the z test");
	near(share.difference, 35.0 / 110 - 0.2, TOLERANCE, "and the difference");
	ok(ml_share_test(env, 5, 100, 5, 100, &share) == ML_OK && !share.exact &&
		   ml_share_test(env, 4, 100, 5, 100, &share) == ML_OK && share.exact && isnan(share.z),
	   "an expected count below 5 has Fisher's");
	ok(ml_share_test(env, 996, 1000, 1000, 1000, &share) == ML_OK && share.exact,
	   "also that of the others");
	ok(ml_share_test(env, 0, 1000000, 5, 200, &share) == ML_OK && share.exact &&
		   ml_fisher_p(env, 0, 1000000, 5, 195, &p) == ML_OK && share.p_value == p && p < 1e-18,
	   "unseen values");
	ok(ml_share_test(env, 0, 0, 5, 200, &share) == ML_OK && isnan(share.p_value) && !share.exact,
	   "no rows, no test");
}

static void
test_ratios(MlEnv *env)
{
	const int64_t counts[] = {5, 0, 3};
	const int64_t none[] = {0, 0};
	const double shares[] = {0.5, 0.5, 0};
	MlSampleRatio test;
	const int64_t equal[] = {5000, 5150};

	for (size_t i = 0; i < LENGTH(ratio_cases); i++)
	{
		const double *c = ratio_cases[i];
		const int64_t observed[] = {(int64_t) c[0], (int64_t) c[1], (int64_t) c[2]};

		ok(ml_sample_ratio_test(env, observed, c + 3, 3, &test) == ML_OK, "ratio");
		near(test.statistic, c[6], TOLERANCE, "chi-square against expected shares");
		near(test.p_value, c[7], TOLERANCE, "its p");
	}
	ok(ml_sample_ratio_test(env, equal, NULL, 2, &test) == ML_OK && test.df == 1 && test.n == 10150,
	   "equal shares");
	near(test.statistic, ratio_cases[0][6], TOLERANCE, "are the default");
	ok(ml_sample_ratio_test(env, counts, shares, 3, &test) == ML_OK && isinf(test.statistic) &&
		   test.p_value == 0 && test.df == 1,
	   "a row where none was expected");
	ok(ml_sample_ratio_test(env, none, NULL, 2, &test) == ML_OK && isnan(test.p_value), "no rows");
	ok(ml_sample_ratio_test(env, equal, NULL, 1, &test) == ML_OK && test.statistic == 0 &&
		   test.df == 0 && test.p_value == 1,
	   "one count");
}

static void
test_many(MlEnv *env)
{
	const double p[] = {NAN, 0.04, NAN, 0.01, 0.03};
	double adjusted[256];

	for (size_t i = 0; i < LENGTH(bh_cases); i++)
	{
		double worst = 0;

		ok(ml_benjamini_hochberg(env, bh_cases[i][0], (size_t) bh_sizes[i], adjusted) == ML_OK,
		   "%d p-values", bh_sizes[i]);
		for (int k = 0; k < bh_sizes[i]; k++)
			worst = fmax(worst, relative_error(adjusted[k], bh_cases[i][1][k]));
		ok(worst <= TOLERANCE, "Benjamini-Hochberg: %.2g", worst);
	}
	ok(ml_benjamini_hochberg(env, p, LENGTH(p), adjusted) == ML_OK && isnan(adjusted[0]) &&
		   isnan(adjusted[2]),
	   "NaN stays");
	near(adjusted[1], 0.04, TOLERANCE, "and is no test");
	near(adjusted[3], 0.03, TOLERANCE, "and is no test");
	near(adjusted[4], 0.04, TOLERANCE, "and is no test");
	ok(ml_benjamini_hochberg(env, p, 0, adjusted) == ML_OK, "none");
}

/* Every allocation refused, every poll of the stop flag heard. */
static void
test_limits(void)
{
	const double values[] = {3, 1, 2};
	const int64_t counts[] = {1, 2};
	double out[3];

	for (int kind = 0; kind < 3; kind++)
	{
		TestEnv *t = test_env();
		MlStatus expected = kind < 2 ? ML_OUT_OF_MEMORY : ML_CANCELLED;
		MlSample sample;

		if (kind < 2)
			t->fail_at = kind + 1;
		else
			t->stop_at = 1;
		ok(ml_sample_sort(&t->env, values, 3, &sample) == expected, "sort ends");
		test_env_free(t);
		t = test_env();
		if (kind < 2)
			t->fail_at = kind + 1;
		else
			t->stop_at = 1;
		ok(ml_benjamini_hochberg(&t->env, values, 3, out) == expected, "adjusting ends");
		if (kind == 2)
		{
			MlDivergence d;
			MlHomogeneity h;
			MlSampleRatio r;
			MlSample pairs = {values + 1, counts, 2};

			ok(ml_divergence_counts(&t->env, counts, counts, 2, &d) == ML_CANCELLED &&
				   ml_homogeneity(&t->env, counts, counts, 2, &h) == ML_CANCELLED &&
				   ml_sample_ratio_test(&t->env, counts, NULL, 2, &r) == ML_CANCELLED &&
				   ml_ks_statistic(&t->env, &pairs, &pairs, out) == ML_CANCELLED &&
				   ml_wasserstein(&t->env, &pairs, &pairs, out) == ML_CANCELLED &&
				   ml_sample_sd(&t->env, &pairs, out) == ML_CANCELLED &&
				   ml_fisher_p(&t->env, 1 << 30, 1 << 30, 1 << 30, 1 << 30, out) == ML_CANCELLED,
			   "all of them end when they are told to");
		}
		test_env_free(t);
	}
}

int
main(void)
{
	TestEnv *t = test_env();

	test_divergences(&t->env);
	test_no_rows(&t->env);
	test_noise(&t->env);
	test_samples(&t->env);
	test_sample_edges(&t->env);
	test_welch();
	test_shares(&t->env);
	test_ratios(&t->env);
	test_many(&t->env);
	test_limits();
	test_env_free(t);
	return done();
}
