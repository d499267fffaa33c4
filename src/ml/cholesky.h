/*
 * cholesky.h
 *		Cholesky's factorization of a small symmetric matrix, in place.
 *
 * A lower triangle is stored row by row without gaps: (0,0) (1,0) (1,1) (2,0) ...; row i begins at
 * ml_triangle(i).
 */
#ifndef ML_CHOLESKY_H
#define ML_CHOLESKY_H

#include "ml/ml.h"

static inline size_t
ml_triangle(size_t n)
{
	return n * (n + 1) / 2;
}

/*
 * Overwrite the lower triangle of A by L with A = L L'.  pivots, where not NULL, gets the squares of
 * L's diagonal as they were found: what the columns before leave of a diagonal element.  A row whose pivot
 * is not above limit times its diagonal element is left out: its diagonal element in L is 0, and so is
 * its column.  Returns ML_CANCELLED when the stop flag is seen.
 */
extern MlStatus ml_cholesky(MlEnv *env, double *a, size_t n, double limit, double *pivots);
/* x := L^-1 x, and x := L'^-1 x; left-out rows give 0. */
extern void ml_cholesky_forward(const double *l, size_t n, double *x);
extern void ml_cholesky_backward(const double *l, size_t n, double *x);
/* Condition number of L L' with unit diagonal, left-out rows apart: of A's columns, see condition.h. */
extern MlStatus ml_cholesky_condition(MlEnv *env, const double *l, size_t n, double *condition);

#endif /* ML_CHOLESKY_H */
