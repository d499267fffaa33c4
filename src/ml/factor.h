/*
 * factor.h
 *		Triangular factor R of a tall matrix that comes block by block: A'A = R'R.
 *
 * It is flat (8-byte items, no pointers) and can stand in a streaming state.
 */
#ifndef ML_FACTOR_H
#define ML_FACTOR_H

#include "ml/ml.h"

typedef struct MlFactor
{
	int64_t ncolumns;
	int64_t nrows;       /* rows of A so far */
	int64_t in_products; /* 1 while cross products hold rows that R does not, else 0 */
	double trace;        /* of the cross products */
	double items[];      /* see factor.c */
} MlFactor;

/* Bytes of a factor, SIZE_MAX when too many. */
extern size_t ml_factor_size(size_t ncolumns);
extern void ml_factor_init(MlFactor *factor, size_t ncolumns);
/* Work space for ml_factor_add and ml_factor_merge with blocks of at most nrows rows, bytes. */
extern size_t ml_factor_scratch(size_t ncolumns, size_t nrows);

/*
 * Add the rows of a block, nrows x ncolumns, column-major without gaps; the block is destroyed.  With
 * low the elements are block + low (rows of another factor); it may be NULL.  Scratch is
 * ml_factor_scratch(ncolumns, nrows) bytes.
 */
extern void
ml_factor_add(MlFactor *factor, double *block, const double *low, size_t nrows, double *scratch);
/* Bring R up to date; scratch as for blocks of any number of rows. */
extern void ml_factor_fold(MlFactor *factor, double *scratch);
/* Element of R; the factor must be up to date. */
extern long double ml_factor_get(const MlFactor *factor, size_t i, size_t j);
/* Could these bytes be a factor of so many columns? */
extern bool ml_factor_valid(const MlFactor *factor, size_t ncolumns);

#endif /* ML_FACTOR_H */
