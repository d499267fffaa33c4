/*
 * linear_state.h
 *		Streaming state of a least-squares problem with imputation and categories.
 */
#ifndef ML_LINEAR_STATE_H
#define ML_LINEAR_STATE_H

#include "ml/algorithm.h"
#include "ml/gram.h"

/*
 * The state is a Gram matrix of the columns
 *
 *	  1 | dense columns | indicators | target | categories
 *
 * each row multiplied by the square root of its weight.  A missing number is 0 in its dense column
 * and 1 in the column's indicator, which exists when missing values may come, so that any imputed
 * value can be put in afterwards: x + value x indicator.  A category column has a 0/1 column for each
 * level but its first (treatment coding); the first is 1 less the others.
 *
 *	  MlLinearState | first column of each category (int32) | indicator (int32) of each dense
 *	  column, or -1 | MlGram
 */
typedef struct MlLinearState
{
	int32_t ndense;
	int32_t ncategorical;
	int32_t ncolumns;
	int32_t target;      /* its column, the last of those that are not 0/1 columns of categories */
	int64_t gram_offset; /* bytes from the beginning */
	int32_t columns[];   /* ncategorical + 1 beginnings, ndense indicators */
} MlLinearState;

extern size_t ml_linear_state_size(const MlShape *shape);
extern size_t ml_linear_scratch_size(const MlShape *shape);
extern void ml_linear_begin(void *state, const MlShape *shape);
extern MlStatus ml_linear_accumulate(MlEnv *env, void *state, const MlBlock *block);
extern MlStatus ml_linear_merge(MlEnv *env, void *state, const void *other);
extern MlStatus ml_linear_check(MlEnv *env, const void *state, const MlShape *shape);

extern const MlGram *ml_linear_gram(const MlLinearState *state);
/* Column of a level (>= 1) of a category; of a dense column's indicator, or -1. */
extern int32_t ml_linear_level(const MlLinearState *state, int32_t category, int32_t level);
extern int32_t ml_linear_indicator(const MlLinearState *state, int32_t dense);

#endif /* ML_LINEAR_STATE_H */
