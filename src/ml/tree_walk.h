/*
 * tree_walk.h
 *		What predictions keep beside an ensemble: made by tree_layout.c, walked by tree_walk.c.
 *
 * The tops of the trees are looked up (tree_top.c); what is below their ends is walked.  Its last two levels
 * are a block, one cache line: a split, the splits of its two children, and the values of the four leaves.
 * A lower one has slots 0 and the same leaf for both ways.  What is higher are nodes of 16 bytes each in an
 * array, the two children of a node side by side:
 *
 *	  f64 threshold | i32 slot | i32 left			next = left + !(v[slot] <= threshold)
 *
 * v are the values of the row, one in each slot.  A slot 0 is NaN, which is never <= anything.  A node that is
 * a block asks for it and has its own number less one as left, so that it leads to itself and every tree can be
 * walked the same number of steps; its threshold is the number of the block.  A value is that of its
 * leaf or, where a leaf has several, its number.
 *
 * Missing values need no branch either: a number has a slot with the value itself, where NaN leads to
 * the right, and one with -inf in place of NaN, where it leads to the left; a split takes the one its
 * missing_left asks for.
 *
 * A category split holds a set of bits, one for each code of the column, set where it leads to the left.
 * Codes are made by the layout: 0 for a level that is in no list of the ensemble, 1 for missing, then the levels
 * in lists; so a column of 100,000 levels of which 500 are used has sets of 502 bits.  Slot is ~s then,
 * threshold a NaN with the place of the set in its low half, v[s] a NaN with the code.  The walk of trees that
 * have such splits looks at both kinds of answers in every step and selects one.  Where the sets would be too
 * large, trees are walked node by node as they came (ml_tree_goes_left).
 */
#ifndef ML_TREE_WALK_H
#define ML_TREE_WALK_H

#include "ml/tree_top.h"

#define ML_LANES 10 /* trees that are walked side by side */
#define ML_FEW_LANES 4
#define ML_CACHE_LINE 64
#define ML_BLOCK_DOUBLES 8 /* a block is as long as that */
#define ML_STACK_SLOTS 512 /* rows with more values take the work space */
#define ML_QUIET_NAN UINT64_C(0x7ff8000000000000)

typedef struct MlCompactNode
{
	double threshold;
	int32_t slot;
	int32_t left;
} MlCompactNode;

typedef struct MlCompactBlock
{
	double values[4];
	double thresholds[3]; /* of the root, of its left child, of its right child */
	int16_t slots[3];
	int16_t unused;
} MlCompactBlock;

_Static_assert(sizeof(MlCompactBlock) == ML_CACHE_LINE, "a block is a cache line");

/* What the nodes of a tree are, the simplest first. */
enum
{
	ML_TREE_NUMBERS,
	ML_TREE_SETS,
	ML_TREE_LISTS /* not in the array */
};

/* Trees that are walked together: ML_LANES, ML_FEW_LANES or 1. */
typedef struct MlCompactBatch
{
	int32_t first;
	int32_t ntrees;
	int32_t steps; /* 0: their places are those of blocks */
	int32_t kind;
} MlCompactBatch;

typedef struct MlCompact
{
	int32_t ndense;
	bool has_numbers_only; /* no tree asks of a category */
	MlCompactNode *nodes;
	MlCompactBlock *blocks;
	int32_t *leaves; /* numbers of the leaves of a block */
	MlTop *tops;     /* of each ML_TOP_TREES trees */
	int32_t nbatches;
	MlCompactBatch *batches;

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
