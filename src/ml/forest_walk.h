/*
 * forest_walk.h
 *		Trees that have just grown, laid out for walking rows of codes.  Used by forest_oob.c and
 *		forest_importance.c only.
 */
#ifndef ML_FOREST_WALK_H
#define ML_FOREST_WALK_H

#include "ml/forest.h"

/*
 * A node that asks for codes: see ml_walk_goes_left.  A leaf asks, too, and sends every row back to itself, so that
 * several rows can walk side by side.
 */
typedef struct MlWalkNode
{
	int32_t feature;
	uint32_t code;    /* of a number: codes up to it go left */
	uint32_t missing; /* this one, too; UINT32_MAX: missing values go right */
	int32_t next[2];  /* where left and right go */
	int32_t first;    /* of a category: codes[first .. first + ncodes - 1] go left, ascending */
	int32_t ncodes;   /* of a number: -1 */
	int32_t leaf;     /* its number, or -1 */
} MlWalkNode;

typedef struct MlWalkTree
{
	MlWalkNode *nodes;
	uint32_t *codes;
} MlWalkTree;

/*
 * All trees of an ensemble, whose splits are at edges of the bins of rows; ML_CANCELLED.  Room for them is two
 * pieces of memory and the list, so that it can be given back.
 */
extern MlStatus ml_forest_walks_make(MlEnv *env, const MlBinned *rows, const MlEnsemble *ensemble,
									 MlWalkTree **walks);
extern void ml_forest_walks_release(MlEnv *env, MlWalkTree *walks);
/* Leaves of n rows, whose nfeatures codes each begin at codes + rows[i] * nfeatures. */
extern void ml_forest_walk(const MlWalkTree *tree, const uint16_t *codes, size_t nfeatures,
						   const int32_t *rows, int32_t n, int32_t *leaves);

/* Is the code among n that ascend? */
extern bool ml_walk_has_code(const uint32_t *codes, int32_t n, uint32_t code);

static inline bool
ml_walk_goes_left(const MlWalkTree *tree, const MlWalkNode *node, uint32_t code)
{
	if (ml_unlikely(node->ncodes >= 0))
		return code == node->missing ||
			   ml_walk_has_code(tree->codes + node->first, node->ncodes, code);
	return (code <= node->code) | (code == node->missing);
}

/* Weight of row i of a segment, for sums: an integer, at least 1. */
static inline int64_t
ml_forest_fixed_weight(const MlForestRows *rows, const MlSegment *segment, int32_t i)
{
	int64_t weight;

	if (!rows->is_weighted)
		return 1;
	weight = (int64_t) rint(ml_forest_weight(rows, segment, i) / rows->h_unit);
	return weight > 0 ? weight : 1;
}

#endif /* ML_FOREST_WALK_H */
