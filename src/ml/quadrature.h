/*
 * quadrature.h
 *		Gauss-Legendre quadrature on (0, 1).
 */
#ifndef ML_QUADRATURE_H
#define ML_QUADRATURE_H

#include "ml/ml.h"

#define ML_MAX_QUADRATURE 256

/*
 * Points t, ascending, and weights w of the rule with n points, an even number of at most ML_MAX_QUADRATURE:
 * sum_q w[q] p(t[q]) is the integral of p from 0 to 1 for every polynomial of degree 2 n - 1 or less.
 */
extern void ml_quadrature(int32_t n, double *t, double *w);

#endif /* ML_QUADRATURE_H */
