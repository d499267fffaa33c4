/*
 * elementary.c
 *		Probabilities from linear predictors.  See elementary.h.
 */
#include "ml/elementary.h"

#include <float.h>
#include <math.h>

double
ml_log(double x)
{
	uint64_t bits;
	double exponent;

	x = x < DBL_MIN ? DBL_MIN : x;
	memcpy(&bits, &x, sizeof(bits));
	exponent = (double) ((int64_t) (bits >> 52) - 1023);
	bits = (bits & UINT64_C(0xfffffffffffff)) | UINT64_C(1023) << 52;
	memcpy(&x, &bits, sizeof(x));
	/* above sqrt(2) the logarithm of x / 2, so that near 1 nothing cancels */
	if (x > M_SQRT2)
	{
		double s = (x - 2) / (x + 2);
		double t = s * s;
		double sum = 0;

		for (int k = 23; k >= 3; k -= 2)
			sum = sum * t + 1.0 / k;
		return (exponent + 1) * 0x1.62e42fefa39efp-1 + (2 * s + 2 * s * t * sum);
	}
	return exponent * 0x1.62e42fefa39efp-1 + ml_log1p_unit(x - 1);
}

double
ml_sigmoid(double x)
{
	double e = ml_exp_negative(-fabs(x));

	return (x < 0 ? e : 1) / (1 + e);
}

void
ml_softmax(double *x, int32_t n)
{
	double largest = x[0];
	double sum = 0;

	for (int32_t i = 1; i < n; i++)
		largest = x[i] > largest ? x[i] : largest;
	for (int32_t i = 0; i < n; i++)
	{
		x[i] = ml_exp_negative(x[i] - largest);
		sum += x[i];
	}
	for (int32_t i = 0; i < n; i++)
		x[i] /= sum;
}
