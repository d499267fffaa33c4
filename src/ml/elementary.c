/*
 * elementary.c
 *		Probabilities from linear predictors.  See elementary.h.
 */
#include "ml/elementary.h"

#include <math.h>

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
