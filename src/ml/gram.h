/*
 * gram.h
 *		Cross products A'A of a tall matrix, in twice the working precision.
 *
 * Flat (8-byte items, no pointers), so that it can stand in a streaming state; states add up.
 */
#ifndef ML_GRAM_H
#define ML_GRAM_H

#include "ml/ml.h"

typedef struct MlGram
{
	int64_t ncolumns;
	int64_t nrows;
	double items[]; /* see gram.c */
} MlGram;

/* Bytes of a Gram matrix, SIZE_MAX when too many. */
extern size_t ml_gram_size(size_t ncolumns);
extern void ml_gram_init(MlGram *gram, size_t ncolumns);

/*
 * The power of two that a column's values are to be multiplied by before they are added, so that
 * their squares neither overflow nor vanish.  The first values that are not all zero choose it; much
 * larger ones later lower it, and what has been added is then multiplied with it.  The values will
 * also be multiplied by numbers of at most factor (1, or the root of the largest weight).
 */
extern double
ml_gram_scale(MlGram *gram, size_t column, const double *values, size_t nrows, double factor);
/* Give the column the scale of another one. */
extern void ml_gram_same_scale(MlGram *gram, size_t column, size_t other);

/*
 * Add nrows rows of the first ncolumns columns, each an array of its own.  ML_CANCELLED when the stop
 * flag is seen; the sums are of no use then.
 */
extern MlStatus
ml_gram_add(MlEnv *env, MlGram *gram, const double *const *columns, size_t ncolumns, size_t nrows);

/*
 * Add one row's products of the column d, whose value is factor, with the columns 0 .. n - 1, n <= d,
 * whose values are given.  Rows of categories are added this way: their columns are 0 but for one.
 */
extern void
ml_gram_add_products(MlGram *gram, size_t d, double factor, const double *values, size_t n);
/* The product of columns d and j <= d. */
extern void ml_gram_add_product(MlGram *gram, size_t d, size_t j, double a, double b);

/* Add another matrix whose column i is our column map[i]. */
extern void ml_gram_merge(MlGram *gram, const MlGram *other, const int32_t *map);

/*
 * Upper triangular R with R'R = A'A, ncolumns x ncolumns, column-major, in memory of env.  A column
 * that depends on those before it has a row of zeros.  ML_BAD_VALUE when products have overflowed.
 */
extern MlStatus ml_gram_factor(MlEnv *env, const MlGram *gram, long double **r);

/* Could these bytes be a Gram matrix of so many columns? */
extern bool ml_gram_valid(const MlGram *gram, size_t ncolumns);

#endif /* ML_GRAM_H */
