/*
 * test_profile.c
 *		Moments of a column, against exact values of test/gen/profile.py.
 */
#include "ml/profile.h"
#include "expected_profile.h"
#include "support.h"
#include "tap.h"

static void
test_known(void)
{
	/* the example of the literature: offset 1e9, sample variance 22.5 */
	static const double offset[] = {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
	static const double twice[] = {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16,
								   1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
	MlMoments moments;

	ml_moments_init(&moments);
	ok(isnan(ml_moments_sd(&moments)), "no values have no deviation");
	ok(moments.minimum == INFINITY && moments.maximum == -INFINITY && ml_moments_valid(&moments),
	   "nor a range");
	ml_moments_add(&moments, offset, 4);
	near(moments.mean, 1e9 + 10, 0, "mean at an offset of 1e9");
	near(moments.m2 / 4, 22.5, 0, "variance 22.5");
	near(ml_moments_sd(&moments), sqrt(30), 1e-15, "sample deviation");
	ml_moments_init(&moments);
	for (int i = 0; i < 8; i++)
		ml_moments_add(&moments, twice + i, 1);
	/* each step rounds the mean to 1e-7 */
	near(moments.m2 / 8, 22.5, 1e-7, "variance 22.5, one value at a time");
	near(moments.mean, 1e9 + 10, 1e-15, "and its mean");
	ml_moments_init(&moments);
	ml_moments_add(&moments, offset, 1);
	ok(isnan(ml_moments_sd(&moments)) && moments.mean == offset[0] && moments.m2 == 0,
	   "one value has no deviation");
}

static void
fill(const ProfileCase *c, double *values)
{
	for (int32_t i = 0; i < c->n; i++)
	{
		uint64_t hash = test_hash(c->seed, (uint64_t) i);

		/* multiples of 1/1024, exact */
		values[i] = c->offset + (double) (int64_t) (hash % 2048) / 1024;
		if (c->missing > 0 && (hash >> 32) % c->missing == 0)
			values[i] = NAN;
	}
}

static void
check(const MlMoments *m, const ProfileCase *c, const char *how)
{
	char name[128];

	snprintf(name, sizeof(name), "%s, %s: count, missing, range", c->name, how);
	ok(m->n == c->count && m->missing == c->n - c->count && m->minimum == c->minimum &&
		   m->maximum == c->maximum && ml_moments_valid(m),
	   "%s", name);
	snprintf(name, sizeof(name), "%s, %s: mean", c->name, how);
	near(m->mean, c->mean, 1e-15, name);
	snprintf(name, sizeof(name), "%s, %s: deviation", c->name, how);
	near(ml_moments_sd(m), c->sd, c->tolerance, name);
}

static void
test_cases(void)
{
	for (size_t k = 0; k < sizeof(profile_cases) / sizeof(profile_cases[0]); k++)
	{
		const ProfileCase *c = &profile_cases[k];
		double *values = malloc((size_t) c->n * sizeof(double));
		MlMoments whole;
		MlMoments parts;
		int32_t start = 0;

		fill(c, values);
		ml_moments_init(&whole);
		ml_moments_add(&whole, values, c->n);
		check(&whole, c, "at once");
		ml_moments_init(&whole);
		for (int32_t i = 0; i < c->n; i += 256)
			ml_moments_add(&whole, values + i, c->n - i < 256 ? c->n - i : 256);
		check(&whole, c, "in blocks");

		/* parts of random lengths, among them empty ones, merged in order */
		ml_moments_init(&parts);
		for (uint64_t p = 0; start < c->n; p++)
		{
			int32_t length = (int32_t) (test_hash(77, p) % 1000);
			MlMoments part;

			if (p % 9 == 0)
				length = 0;
			if (length > c->n - start)
				length = c->n - start;
			ml_moments_init(&part);
			ml_moments_add(&part, values + start, length);
			ml_moments_merge(&parts, &part);
			start += length;
		}
		check(&parts, c, "merged");
		free(values);
	}
}

static void
test_edges(void)
{
	double nans[200];
	double huge[] = {1e308, 1e308, -1e308, 1e308};
	MlMoments moments;
	MlMoments empty;

	for (int i = 0; i < 200; i++)
		nans[i] = NAN;
	ml_moments_init(&moments);
	ml_moments_init(&empty);
	ml_moments_add(&moments, nans, 200);
	ok(moments.n == 0 && moments.missing == 200 && ml_moments_valid(&moments),
	   "only missing values");
	nans[199] = 5;
	ml_moments_add(&moments, nans, 200);
	ok(moments.n == 1 && moments.missing == 399 && moments.mean == 5, "and one value, the last");
	ml_moments_add(&moments, nans, 0);
	ml_moments_merge(&moments, &empty);
	ok(moments.n == 1 && moments.mean == 5 && moments.minimum == 5 && moments.maximum == 5,
	   "none added, none merged, nothing changed");
	ml_moments_merge(&empty, &moments);
	ok(memcmp(&empty, &moments, sizeof(moments)) == 0, "merged into an empty one it is the same");
	ml_moments_init(&moments);
	ml_moments_add(&moments, huge, 4);
	ok(ml_moments_valid(&moments) && moments.minimum == -1e308 && moments.maximum == 1e308,
	   "sums that overflow are still moments");
	moments.n = -1;
	ok(!ml_moments_valid(&moments), "a count below zero is none");
	moments.n = 2;
	moments.minimum = 3;
	moments.maximum = 2;
	ok(!ml_moments_valid(&moments), "nor a minimum above the maximum");
	moments.minimum = 1;
	moments.m2 = -1;
	ok(!ml_moments_valid(&moments), "nor a negative sum of squares");
}

int
main(void)
{
	test_known();
	test_cases();
	test_edges();
	return done();
}
