/*
 * quadrature.c
 *		Gauss-Legendre quadrature on (0, 1).  See quadrature.h.
 *
 * On (-1, 1) the points are the roots x of Legendre's polynomial P_n, with weights
 *
 *	  w = 2 / ((1 - x^2) P_n'(x)^2)
 *
 * The roots come in pairs x, -x.  Newton's method begins at cos(pi (k - 1/4) / (n + 1/2)), which is
 * nearer to the k-th root than to any other (F. G. Tricomi 1950); it doubles the correct digits, so six
 * steps are enough for all n here.  Nothing is taken from the C library, so that the rule has the same
 * bits on every machine.
 */
#include "ml/quadrature.h"

#define NEWTON_STEPS 6

/* Cosine of an angle between 0 and pi / 2, by its series; a starting point need not be better. */
static double
cosine(double angle)
{
	double term = 1;
	double sum = 1;

	for (int k = 1; k <= 12; k++)
	{
		term *= -angle * angle / ((2 * k - 1) * (2 * k));
		sum += term;
	}
	return sum;
}

/* P_n and its derivative at x, |x| < 1, by the recurrence k P_k = (2k - 1) x P_(k-1) - (k - 1) P_(k-2). */
static double
legendre(int32_t n, double x, double *derivative)
{
	double before = 1;
	double value = x;

	for (int32_t k = 2; k <= n; k++)
	{
		double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;

		before = value;
		value = next;
	}
	*derivative = n * (before - x * value) / (1 - x * x);
	return value;
}

void
ml_quadrature(int32_t n, double *t, double *w)
{
	for (int32_t k = 0; k < n / 2; k++)
	{
		double x = cosine(M_PI * (k + 0.75) / (n + 0.5));
		double derivative;

		for (int step = 0; step < NEWTON_STEPS; step++)
		{
			double value = legendre(n, x, &derivative);

			x -= value / derivative;
		}
		(void) legendre(n, x, &derivative);
		t[k] = (1 - x) / 2;
		t[n - 1 - k] = (1 + x) / 2;
		w[k] = w[n - 1 - k] = 1 / ((1 - x * x) * derivative * derivative);
	}
}
