/*
 * radix.h
 *		Sorting of 64-bit keys.
 */
#ifndef ML_RADIX_H
#define ML_RADIX_H

#include "ml/ml.h"

/*
 * Sort n items of width (1 or 2) words by the word of that index, ascending and stably.  spare is room
 * for as many items; *sorted says in which of the two the result stands, the other one is garbage.
 */
extern MlStatus ml_radix_sort(MlEnv *env, uint64_t *items, uint64_t *spare, size_t n, int width,
							  int word, uint64_t **sorted);

#endif /* ML_RADIX_H */
