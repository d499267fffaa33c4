/*
 * test_elementary.c
 *		Errors of the exponential and the logarithms, against the C library's in extended precision.
 */
#include "ml/elementary.h"
#include "support.h"
#include "tap.h"

#define NVALUES 400000

/* Units in the last place of expected that got is off. */
static double
ulps(double got, long double expected)
{
	double rounded = (double) expected;
	double unit = nextafter(fabs(rounded), INFINITY) - fabs(rounded);

	return (double) (fabsl((long double) got - expected) / unit);
}

/* 0 .. 1 */
static double
uniform(uint64_t seed, int i)
{
	return (double) (test_hash(seed, (uint64_t) i) >> 11) * 0x1p-53;
}

static void
test_errors(void)
{
	double worst[4] = {0};

	for (int i = 0; i < NVALUES; i++)
	{
		/* all sizes, and evenly */
		double x = i % 2 == 0 ? -708 * uniform(1, i) : -exp(-40 * uniform(1, i));
		double u = i % 2 == 0 ? uniform(2, i) : exp(-700 * uniform(2, i));
		double v = exp(1400 * uniform(3, i) - 700);

		if (i % 5 == 0)
			v = 0.5 + uniform(3, i);
		worst[0] = fmax(worst[0], ulps(ml_exp_negative(x), expl(x)));
		worst[1] = fmax(worst[1], ulps(ml_log1p_unit(u), log1pl(u)));
		worst[2] = fmax(worst[2], ulps(ml_log(v), logl(v)));
		worst[3] = fmax(worst[3], ulps(ml_sigmoid(x), expl(x) / (1 + expl(x))));
	}
	ok(worst[0] < 1, "e^x is off by at most %.3f ulp", worst[0]);
	ok(worst[1] < 2.5, "ln(1 + x) by %.3f", worst[1]);
	ok(worst[2] < 2.5, "ln x by %.3f", worst[2]);
	ok(worst[3] < 3, "the sigmoid by %.3f", worst[3]);
}

static void
test_edges(void)
{
	double many[] = {1e300, -1e300, 0, 1e300};
	double same[] = {-1e308, -1e308, -1e308};
	double sum = 0;

	ok(ml_exp_negative(0) == 1 && ml_exp_negative(-0.0) == 1, "e^0 is 1");
	ok(ml_exp_negative(-INFINITY) == ml_exp_negative(-1e300) && ml_exp_negative(-INFINITY) > 0 &&
		   ml_exp_negative(-INFINITY) < 1e-300,
	   "e^-infinity is above 0");
	ok(isnan(ml_exp_negative(NAN)) && isnan(ml_log1p_unit(NAN)) && isnan(ml_sigmoid(NAN)),
	   "NaN stays");
	ok(ml_log1p_unit(0) == 0 && ml_log(1) == 0, "ln 1 is 0");
	ok(ml_sigmoid(0) == 0.5 && ml_sigmoid(INFINITY) == 1 && ml_sigmoid(800) == 1 &&
		   ml_sigmoid(-800) > 0 && ml_sigmoid(-INFINITY) < 1e-300,
	   "the sigmoid's ends");
	ml_softmax(many, 4);
	ok(many[0] == 0.5 && many[3] == 0.5 && many[1] < 1e-300 && many[2] < 1e-300,
	   "a softmax does not overflow");
	ml_softmax(same, 3);
	for (int i = 0; i < 3; i++)
		sum += same[i];
	near(sum, 1, 1e-15, "nor underflow");
}

int
main(void)
{
	test_errors();
	test_edges();
	return done();
}
