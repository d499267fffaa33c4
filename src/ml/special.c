/*
 * special.c
 *		Distribution functions.
 *
 * The incomplete beta function is evaluated by its continued fraction (DLMF 8.17.22) on the side of x
 * where it converges fast, that is below (a + 1) / (a + b + 2); the other side by I_x(a, b) = 1 -
 * I_{1-x}(b, a).  Its terms are written with y = 1 - x as in A. R. DiDonato and A. H. Morris,
 * "Algorithm 708", ACM TOMS 18 (1992), 360-373 (their BFRAC): the usual form subtracts numbers that
 * differ by 1 / a only, and had nine digits left with 100 million degrees of freedom.
 *
 * The factor x^a (1-x)^b / (a B(a, b)) wants care: with a = 500,000 (a regression over a million
 * rows) ln Gamma is about 6e6, and the difference of two of them has only nine digits left.  So for
 * b = 1/2 and large a the ratio Gamma(a + 1/2) / Gamma(a) is taken from its asymptotic series (DLMF
 * 5.11.13), and ln x from ln(1-x) by log1p, which the caller knows to full precision.  For a and b both
 * large the factor is written around its largest value, at x0 = a / (a + b), with Stirling's series for
 * what remains of the Gamma functions (Algorithm 708's BRCOMP): no large numbers are subtracted.
 *
 * The normal distribution is the C library's erfc.  Its argument z / sqrt(2) is rounded, which alone
 * would cost z^2 units in the last place; the rounding is known by a fused multiply-add and taken back
 * to first order.
 *
 * The incomplete gamma function is the series of P = 1 - Q below x = a + 1, the continued fraction of Q
 * above (DLMF 8.7.1, 8.9.2), times x^a e^-x / Gamma(a), which is written around its largest value at x = a
 * as that of the beta function is.  All of it in long double: in the far tail the exponent is 700, and its
 * rounding as a double would leave 13 digits.
 *
 * Kolmogorov's distribution has two series (W. Feller (1948), Ann. Math. Stat. 19, 177-189), one of which
 * needs at most five terms on each side of t = 1.
 */
#include "ml/special.h"

#include <math.h>
#include <stdbool.h>

#define EPSILON 4e-16
#define MAX_TERMS 100000

/*
 * Continued fraction of I_x(a, b) with y = 1 - x, without its leading factor x^a y^b / B(a, b):
 * convergents p / q by their recurrence, scaled so that the last q is 1.
 */
static double
beta_fraction(double a, double b, double x, double y)
{
	double lambda = a > b ? (a + b) * y - b : a - (a + b) * x;
	double p = (1 + 1 / a) / (lambda + 1);
	double p_before = 0;
	double q_before = p;

	for (int n = 1; n < MAX_TERMS; n++)
	{
		double s = a + 2 * n - 1;
		double t = 1 + (n - 1) / a;
		double w = n * (b - n) * x;
		double alpha = t * (t + b / a) * (a / s) * (a / s) * w * x;
		double beta = n + w / s + (1 + n / a) / (1 + (2 * n + 1) / a) * (lambda + 1 + n * (1 + y));
		double q_next = alpha * q_before + beta;
		double p_next = (alpha * p_before + beta * p) / q_next;
		bool converged = fabs(p_next - p) <= EPSILON * p_next;

		p_before = p / q_next;
		q_before = 1 / q_next;
		p = p_next;
		if (converged)
			break;
	}
	return p;
}

/* ln of Gamma(a + 1/2) / Gamma(a). */
static double
log_gamma_half_step(double a)
{
	double r = 1 / (a * a);

	if (a < 15)
		return lgamma(a + 0.5) - lgamma(a);
	return 0.5 * log(a) -
		   (1.0 / 8 - (1.0 / 192 - (1.0 / 640 - (17.0 / 14336 - 31.0 / 18432 * r) * r) * r) * r) /
			   a;
}

/* ln B(a, b). */
static double
log_beta(double a, double b)
{
	if (b == 0.5)
		return 0.5 * log(M_PI) - log_gamma_half_step(a);
	if (a == 0.5)
		return 0.5 * log(M_PI) - log_gamma_half_step(b);
	return lgamma(a) + lgamma(b) - lgamma(a + b);
}

#define STIRLING_FROM 15 /* from there on the series below is exact to rounding */

/* ln Gamma(a) - ((a - 1/2) ln a - a + ln(2 pi) / 2), a >= STIRLING_FROM (DLMF 5.11.1). */
static double
stirling_rest(double a)
{
	double r = 1 / (a * a);

	return (1.0 / 12 -
			(1.0 / 360 -
			 (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 * r) * r) * r) * r) *
				r) /
		   a;
}

/*
 * e - ln(1 + e), e > -1, the logarithm given to full precision: by the series of artanh(e / (2 + e)) where
 * the difference cancels.
 */
static double
minus_log1p(double e, double logarithm)
{
	double ratio = e / (2 + e);
	double square = ratio * ratio;
	double sum = 0;

	if (fabs(e) > 0.3)
		return e - logarithm;
	for (int k = 25; k >= 3; k -= 2)
		sum = sum * square + 1.0 / k;
	return ratio * e - 2 * ratio * square * sum;
}

/* x^a y^b / B(a, b) for y = 1 - x and ln x, ln y given, each exact. */
static double
beta_factor(double a, double b, double x, double y, double log_x, double log_y)
{
	double lambda = a > b ? (a + b) * y - b : a - (a + b) * x;
	double rest;

	if (a < STIRLING_FROM || b < STIRLING_FROM)
		return exp(a * log_x + b * log_y - log_beta(a, b));
	rest = stirling_rest(a) + stirling_rest(b) - stirling_rest(a + b);
	return sqrt(a / (a + b) * b / (2 * M_PI)) *
		   exp(-a * minus_log1p(-lambda / a, log_x + log1p(b / a)) -
			   b * minus_log1p(lambda / b, log_y + log1p(a / b)) - rest);
}

/* I_x(a, b) with y = 1 - x and ln x, ln y given, each exact. */
static double
incomplete_beta(double a, double b, double x, double y, double log_x, double log_y)
{
	double factor = beta_factor(a, b, x, y, log_x, log_y);

	if (x < (a + 1) / (a + b + 2))
		return factor * beta_fraction(a, b, x, y);
	return 1 - factor * beta_fraction(b, a, y, x);
}

double
ml_incomplete_beta(double a, double b, double x)
{
	if (isnan(a) || isnan(b) || isnan(x) || a <= 0 || b <= 0 || x < 0 || x > 1)
		return NAN;
	if (x == 0 || x == 1)
		return x;
	return incomplete_beta(a, b, x, 1 - x, log(x), log1p(-x));
}

/*
 * P(|T| > |t|) = I_x(df/2, 1/2), x = df / (df + t^2) (DLMF 8.17.  Abramowitz and Stegun 26.7.1).
 */
double
ml_student_p(double t, double df)
{
	double ratio = t / df * t; /* t^2 / df */
	double x;

	if (isnan(t) || isnan(df) || df <= 0)
		return NAN;
	if (t == 0)
		return 1;
	if (isinf(ratio))
		return isinf(t) ? 0
						: exp(df * 0.5 * (log(df) - 2 * log(fabs(t))) - log_beta(df / 2, 0.5)) /
							  (df / 2);
	x = 1 / (1 + ratio);
	return incomplete_beta(df / 2, 0.5, x, ratio * x, -log1p(ratio), log(ratio) - log1p(ratio));
}

/* By bisection: p falls with t, from 12.7 with one degree of freedom to the normal's 1.96. */
double
ml_student_95(double df)
{
	double low = 1.9;
	double high = 13;

	if (isnan(df) || df < 1)
		return NAN;
	for (int i = 0; i < 60; i++)
	{
		double middle = (low + high) / 2;

		if (ml_student_p(middle, df) > 0.05)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}

double
ml_minus_log1p(double e, double ratio)
{
	if (fabs(e) < 0.5)
		return minus_log1p(e, log1p(e));
	return e - log(ratio);
}

double
ml_normal_p(double z)
{
	double x = fabs(z) * M_SQRT1_2;
	double lost;

	if (!(x < 30))
		return isnan(z) ? NAN : 0; /* below the smallest double */
	/* |z| = (x + lost) sqrt(2), where sqrt(2) has a second half, too */
	lost = (fma(-x, M_SQRT2, fabs(z)) + x * 9.667293313452913e-17) * M_SQRT1_2;
	return erfc(x) - 2 / sqrt(M_PI) * exp(-x * x) * lost;
}

double
ml_sign_p(double k, double n)
{
	if (isnan(k) || isnan(n) || k < 0 || 2 * k > n)
		return NAN;
	if (2 * k + 1 >= n)
		return 1; /* both sides meet */
	return fmin(1, 2 * ml_incomplete_beta(n - k, k + 1, 0.5));
}

double
ml_normal_above(double z)
{
	return z > 0 ? ml_normal_p(z) / 2 : 1 - ml_normal_p(z) / 2;
}

#define LONG_EPSILON 1e-19L
#define PI_LONG 3.14159265358979323846264338327950288L
#define MAX_GAMMA_TERMS 1000000

/* e - ln(1 + e), e > -1, as minus_log1p. */
static long double
minus_log1p_long(long double e)
{
	long double ratio = e / (2 + e);
	long double square = ratio * ratio;
	long double sum = 0;

	if (fabsl(e) > 0.3L)
		return e - log1pl(e);
	for (int k = 33; k >= 3; k -= 2)
		sum = sum * square + 1.0L / k;
	return ratio * e - 2 * ratio * square * sum;
}

/* x^a e^-x / Gamma(a), a, x > 0. */
static long double
gamma_factor(double a, double x)
{
	if (a < STIRLING_FROM)
		return expl(a * logl(x) - x - lgammal(a));
	return sqrtl(a / (2 * PI_LONG)) *
		   expl(-a * minus_log1p_long(((long double) x - a) / a) - stirling_rest(a));
}

/* Sum of x^n / (a (a + 1) ... (a + n)) for x < a + 1. */
static long double
gamma_series(double a, double x)
{
	long double term = 1 / (long double) a;
	long double sum = term;

	for (int n = 1; n < MAX_GAMMA_TERMS && term > sum * LONG_EPSILON; n++)
	{
		term *= x / ((long double) a + n);
		sum += term;
	}
	return sum;
}

/* 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - ...)) for x >= a + 1, by Lentz's method. */
static long double
gamma_fraction(double a, double x)
{
	long double b = (long double) x + 1 - a;
	long double c = INFINITY;
	long double d = 1 / b;
	long double value = d;

	for (int n = 1; n < MAX_GAMMA_TERMS; n++)
	{
		long double term = -n * (n - (long double) a);

		b += 2;
		c = b + term / c;
		d = 1 / (b + term * d);
		value *= c * d;
		if (fabsl(c * d - 1) <= 4 * LONG_EPSILON)
			break;
	}
	return value;
}

double
ml_incomplete_gamma(double a, double x)
{
	if (isnan(a) || isnan(x) || a <= 0 || x < 0 || isinf(a))
		return NAN;
	if (x == 0 || isinf(x))
		return x == 0 ? 1 : 0;
	if (x < a + 1)
		return (double) (1 - gamma_factor(a, x) * gamma_series(a, x));
	return (double) (gamma_factor(a, x) * gamma_fraction(a, x));
}

double
ml_chi_square_p(double x, double df)
{
	return ml_incomplete_gamma(df / 2, x / 2);
}

/* By Newton's method from the cube of Wilson and Hilferty (1931), Proc. Nat. Acad. Sci. 17, 684-688. */
double
ml_chi_square_95(double df)
{
	double spread = 2 / (9 * df);
	double x = df * pow(1 - spread + 1.6448536269514722 * sqrt(spread), 3);

	if (isnan(df) || df < 1 || isinf(df))
		return NAN;
	for (int i = 0; i < 20; i++)
	{
		/* the density is this over x */
		double slope = (double) gamma_factor(df / 2, x / 2);
		double step = (ml_chi_square_p(x, df) - 0.05) / slope * x;

		x += step;
		if (fabs(step) <= 1e-9 * x) /* the next one would be below rounding */
			break;
	}
	return x;
}

/* sqrt(2) Gamma((df + 1) / 2) / Gamma(df / 2). */
double
ml_chi_mean(double df)
{
	if (isnan(df) || df <= 0)
		return NAN;
	return M_SQRT2 * exp(log_gamma_half_step(df / 2));
}

double
ml_kolmogorov_p(double t)
{
	long double square = (long double) t * t;
	long double sum = 0;

	if (isnan(t))
		return NAN;
	if (t < 0.04) /* the distribution function is below 1e-300 */
		return 1;
	if (t < 1)
	{
		for (int k = 1; k <= 9; k += 2)
			sum += expl(-k * k * PI_LONG * PI_LONG / (8 * square));
		return (double) (1 - sqrtl(2 * PI_LONG) / t * sum);
	}
	for (int k = 1; k <= 5; k++)
		sum += (k % 2 == 1 ? 2 : -2) * expl(-2 * k * k * square);
	return (double) sum;
}
