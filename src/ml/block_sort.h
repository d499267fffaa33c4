/*
 * block_sort.h
 *		Sorting and thinning of small blocks of numbers, which sketches do all the time.
 */
#ifndef ML_BLOCK_SORT_H
#define ML_BLOCK_SORT_H

#include "ml/ml.h"

#define ML_SORT_BLOCK 256 /* numbers of a block */
#define ML_SORT_ROWS 16   /* numbers of a strand */
#define ML_SORT_MOST 1024 /* numbers that ml_sort_runs takes */

/* Sort ML_SORT_BLOCK numbers, none of them NaN. */
extern void ml_sort_block(double *values);

/* Sort n <= ML_SORT_MOST numbers, fast where they stand in a few ascending runs. */
extern void ml_sort_runs(double *values, int32_t n);

/*
 * Of nstrands (16 or 8) strands of ML_SORT_ROWS numbers, which lie side by side in values, keep every
 * second one by order: of strand s the smallest and so on where bit s of coins is 0, else the second
 * smallest and so on.  The first half of values is what is kept.
 */
extern void ml_thin_strands(double *values, int32_t nstrands, uint64_t coins);

#endif /* ML_BLOCK_SORT_H */
