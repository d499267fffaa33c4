/*
 * test_random.c
 *		The generator against numbers that test/gen/random_numbers.py computes by the definition of
 *		xoshiro256** and splitmix64 in integers of any size, and the shape of what is derived.
 */
#include "ml/random.h"
#include "expected_random.h"
#include "tap.h"

static void
test_sequence(void)
{
	for (size_t k = 0; k < sizeof(random_cases) / sizeof(random_cases[0]); k++)
	{
		const RandomCase *c = &random_cases[k];
		MlRandom random;
		int wrong = 0;

		ml_random_seed(&random, c->seed);
		for (int i = 0; i < RANDOM_NUMBERS; i++)
			wrong += ml_random_next(&random) != c->numbers[i];
		ok(wrong == 0, "sequence of seed %llu", (unsigned long long) c->seed);
		for (int i = RANDOM_NUMBERS; i < 1000; i++)
			(void) ml_random_next(&random);
		ok(ml_random_next(&random) == c->thousandth, "and its number 1,000");
	}
}

/* Counts that should be equal: chi-squared, with its 1e-6 quantile for the degrees of freedom. */
static double
chi_squared(const int *counts, int n, int total)
{
	double sum = 0;

	for (int i = 0; i < n; i++)
	{
		double d = counts[i] - (double) total / n;

		sum += d * d / ((double) total / n);
	}
	return sum;
}

static void
test_uniform(void)
{
	MlRandom random;
	int counts[100] = {0};
	int outside = 0;
	double sum = 0;

	ml_random_seed(&random, 42);
	for (int i = 0; i < 1000000; i++)
	{
		double x = ml_random_uniform(&random);

		outside += !(x >= 0 && x < 1);
		counts[(int) (100 * x)]++;
		sum += x;
	}
	is_int(outside, 0, "uniform numbers lie in [0, 1)");
	ok(chi_squared(counts, 100, 1000000) < CHI_SQUARED_99, "in equal shares of 100 intervals");
	ok(fabs(sum / 1e6 - 0.5) < 5 * sqrt(1.0 / 12 / 1e6), "with mean 1/2");
}

static void
test_below(void)
{
	static const uint64_t bounds[] = {
		1, 2, 3, 10, 1u << 31, UINT64_C(1) << 63, (UINT64_C(1) << 63) + 1, UINT64_MAX};
	MlRandom random;
	int counts[100] = {0};
	int outside = 0;
	int upper = 0;

	ml_random_seed(&random, 7);
	for (size_t b = 0; b < sizeof(bounds) / sizeof(bounds[0]); b++)
		for (int i = 0; i < 1000; i++)
			outside += ml_random_below(&random, bounds[b]) >= bounds[b];
	is_int(outside, 0, "numbers below a bound are");
	for (int i = 0; i < 1000000; i++)
		counts[ml_random_below(&random, 100)]++;
	ok(chi_squared(counts, 100, 1000000) < CHI_SQUARED_99, "each equally likely");
	/* 3 x 2^62: plain remainders would fall into the lower third half of the time */
	for (int i = 0; i < 30000; i++)
		upper += ml_random_below(&random, UINT64_C(3) << 62) >= UINT64_C(1) << 62;
	ok(abs(upper - 20000) < 500, "also with a bound near 2^64");
}

static void
test_normal(void)
{
	MlRandom random;
	double sums[5] = {0};
	int counts[100] = {0};
	int n = 1000000;

	ml_random_seed(&random, 3);
	for (int i = 0; i < n; i++)
	{
		double x = ml_random_normal(&random);
		double power = 1;

		for (int k = 0; k < 5; k++, power *= x)
			sums[k] += power;
		counts[(int) fmin(99, 100 * 0.5 * erfc(-x / sqrt(2)))]++;
	}
	ok(fabs(sums[1] / n) < 5e-3, "normal numbers have mean 0");
	ok(fabs(sums[2] / n - 1) < 8e-3, "variance 1");
	ok(fabs(sums[3] / n) < 0.02 && fabs(sums[4] / n - 3) < 0.05, "no skew, kurtosis 3");
	ok(chi_squared(counts, 100, n) < CHI_SQUARED_99, "and equal shares between quantiles");
}

int
main(void)
{
	test_sequence();
	test_uniform();
	test_below();
	test_normal();
	return done();
}
