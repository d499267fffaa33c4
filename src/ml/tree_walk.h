/*
 * tree_walk.h
 *		What predictions keep beside an ensemble: see tree_walk.c.
 */
#ifndef ML_TREE_WALK_H
#define ML_TREE_WALK_H

#include "ml/tree.h"

typedef struct MlCompact
{
	int32_t ndense;
	bool has_numbers_only; /* no tree asks of a category */
	struct MlCompactNode *nodes;
	int32_t *leaves; /* number of the leaf that a node is, or -1 */
	int32_t *roots;  /* per tree */
	int32_t nbatches;
	struct MlCompactBatch *batches;

	/* slots 1 .. nraw are numbers, the next nlow with -inf for missing, then ncategories categories */
	int32_t nraw;
	int32_t nlow;
	int32_t ncategories;
	int32_t *sources;      /* per slot of a number, from slot 1 on: dense column */
	int32_t *categories;   /* per slot of a category: category column */
	const int32_t **codes; /* per slot of a category: codes[level + 1] */
	uint32_t *bits;        /* sets of codes */
	double *work;          /* slots of a row, where there are too many for the stack */

	/* of a forest that predicts quantiles, per tree; NULL without */
	int32_t *leaf_of_row;
	int64_t *low;
	int64_t *high;
} MlCompact;

#endif /* ML_TREE_WALK_H */
