/*
 * householder.c
 *		One step of Householder's QR in extended precision.
 *
 * With x = (alpha, tail) and beta = -sign(alpha) |x| the reflector H = I - tau v v', v = (1, tail /
 * (alpha - beta)), tau = (beta - alpha) / beta, maps x to (beta, 0) (G. H. Golub, C. F. Van Loan,
 * Matrix Computations, 4th ed., section 5.1).
 *
 * long double has 64 bits of mantissa on x86, and its exponent reaches so far that squares of doubles
 * neither overflow nor vanish, so that sums of squares need no scaling.
 */
#include "ml/householder.h"

#include <math.h>

/* Two accumulators keep the unit for additions busy. */
static long double
dot(const long double *x, const long double *y, size_t n)
{
	long double even = 0;
	long double odd = 0;
	size_t i = 0;

	for (; i + 2 <= n; i += 2)
	{
		even += x[i] * y[i];
		odd += x[i + 1] * y[i + 1];
	}
	if (i < n)
		even += x[i] * y[i];
	return even + odd;
}

long double
ml_norm(const long double *x, size_t n)
{
	return sqrtl(dot(x, x, n));
}

bool
ml_householder(long double *head, size_t head_stride, long double *tail, size_t ntail,
			   size_t tail_stride, size_t ncolumns, long double negligible)
{
	long double alpha = *head;
	long double norm = sqrtl(alpha * alpha + dot(tail, tail, ntail));
	long double beta = alpha > 0 ? -norm : norm;
	long double tau;

	if (!(norm > negligible))
		return false;
	tau = (beta - alpha) / beta;
	for (size_t i = 0; i < ntail; i++)
		tail[i] /= alpha - beta;
	*head = beta;
	for (size_t c = 1; c < ncolumns; c++)
	{
		long double *y = tail + c * tail_stride;
		long double *y0 = head + c * head_stride;
		long double s = tau * (*y0 + dot(tail, y, ntail));

		*y0 -= s;
		for (size_t i = 0; i < ntail; i++)
			y[i] -= s * tail[i];
	}
	return true;
}
