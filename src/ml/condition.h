/*
 * condition.h
 *		Condition number of a triangular matrix.
 */
#ifndef ML_CONDITION_H
#define ML_CONDITION_H

#include "ml/ml.h"

/*
 * Ratio of the largest to the smallest singular value of an upper triangular matrix, n x n,
 * column-major, no diagonal element 0.  NaN for n = 0.
 */
extern MlStatus ml_triangle_condition(MlEnv *env, const double *r, size_t n, double *condition);

#endif /* ML_CONDITION_H */
