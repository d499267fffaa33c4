/*
 * elementary.h
 *		Exponential and logarithm for probabilities, the same bits on every machine.
 *
 * The C library's exp and log differ in the last bit between versions and between processors, and
 * do not run in vector lanes.  Those here that are inline have no branches, so that a loop over them does.
 * Multiplications, additions and one division, none fused.  The largest errors that test_elementary.c has
 * found are below 1 unit in the last place for the exponential and 2.5 for the logarithms.
 */
#ifndef ML_ELEMENTARY_H
#define ML_ELEMENTARY_H

#include <stdint.h>
#include <string.h>

#define ML_EXP_LOWEST (-708.0) /* of smaller arguments the result is that of this one */

/*
 * e^x for x <= 0; NaN for NaN.  x = n ln 2 + r with |r| <= ln(2) / 2, where adding 1.5 x 2^52 rounds
 * x / ln 2 to the integer n and leaves it in the low bits; ln 2 is taken away in two parts, the first
 * of which has 42 bits so that its multiples are exact.  e^r is Taylor's polynomial of degree 13, whose
 * first term left out is below 5e-18.
 */
static inline __attribute__((always_inline)) double
ml_exp_negative(double x)
{
	const double round = 0x1.8p52;
	double n;
	double r;
	double sum;
	double power;
	uint64_t bits;

	x = x < ML_EXP_LOWEST ? ML_EXP_LOWEST : x;
	n = x * 0x1.71547652b82fep+0 + round;
	memcpy(&bits, &n, sizeof(bits));
	bits = (bits + 1023) << 52;
	memcpy(&power, &bits, sizeof(power));
	n -= round;
	r = (x - n * 0x1.62e42fefa38p-1) - n * 0x1.ef35793c7673p-45;
	sum = 1.0 / 6227020800;
	sum = sum * r + 1.0 / 479001600;
	sum = sum * r + 1.0 / 39916800;
	sum = sum * r + 1.0 / 3628800;
	sum = sum * r + 1.0 / 362880;
	sum = sum * r + 1.0 / 40320;
	sum = sum * r + 1.0 / 5040;
	sum = sum * r + 1.0 / 720;
	sum = sum * r + 1.0 / 120;
	sum = sum * r + 1.0 / 24;
	sum = sum * r + 1.0 / 6;
	sum = sum * r + 0.5;
	return power * (1 + (r + r * r * sum));
}

/*
 * ln(1 + x) for 0 <= x <= 1; NaN for NaN.  With f = x, or where that is above sqrt(2) - 1, 1 + x =
 * 2 (1 + f), it is 2 artanh(s), s = f / (2 + f), |s| < 0.172: a series in s^2 < 0.0295.
 */
static inline __attribute__((always_inline)) double
ml_log1p_unit(double x)
{
	double halved = x > 0.41421356237309503 ? 1.0 : 0.0;
	double f = halved > 0 ? (x - 1) * 0.5 : x;
	double s = f / (2 + f);
	double t = s * s;
	double sum = 1.0 / 23;

	sum = sum * t + 1.0 / 21;
	sum = sum * t + 1.0 / 19;
	sum = sum * t + 1.0 / 17;
	sum = sum * t + 1.0 / 15;
	sum = sum * t + 1.0 / 13;
	sum = sum * t + 1.0 / 11;
	sum = sum * t + 1.0 / 9;
	sum = sum * t + 1.0 / 7;
	sum = sum * t + 1.0 / 5;
	sum = sum * t + 1.0 / 3;
	return halved * 0x1.62e42fefa39efp-1 + (2 * s + 2 * s * t * sum);
}

/* ln x of a finite x > 0; 0 gives that of the smallest normal number. */
extern double ml_log(double x);
/* 1 / (1 + e^-x): in (0, 1], never overflows. */
extern double ml_sigmoid(double x);
/* In place: e^x_i / sum e^x_j of n numbers; they add up to 1 but for rounding. */
extern void ml_softmax(double *x, int32_t n);

#endif /* ML_ELEMENTARY_H */
