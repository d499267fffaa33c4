/*
 * tree_top.h
 *		Where a row stands in many trees some levels below their roots: see tree_top.c.
 */
#ifndef ML_TREE_TOP_H
#define ML_TREE_TOP_H

#include "ml/tree.h"

#define ML_TOP_TREES 120 /* of a group; a multiple of the lanes of tree_walk.c */
#define ML_TOP_LEAVES 16 /* of the top of a tree: bits of a mask */
#define ML_END_HEIGHT 2  /* a node of that height, or a lower one, is always an end */

/* A number that tops ask of. */
typedef struct MlTopNumber
{
	int32_t source; /* dense column */
	int32_t nedges;
	int32_t steps; /* of the search behind the table */
	double first;  /* place of x in the table: (x - first) x scale */
	double scale;
	double last_place;
	uint16_t *table;
	double *edges;  /* ascending, and infinities that the search may look at */
	uint16_t *rows; /* nedges + 2 */
} MlTopNumber;

/* A category that tops ask of. */
typedef struct MlTopCategory
{
	int32_t source; /* category column */
	const int32_t *codes;
	uint16_t *rows; /* by code */
} MlTopCategory;

/* The tops of a group of trees. */
typedef struct MlTop
{
	int32_t first;
	int32_t ntrees;
	bool is_empty; /* every tree is walked from its root */
	int32_t width; /* masks of a row, a multiple of 32 */
	int32_t nnumbers;
	MlTopNumber *numbers; /* by falling steps */
	int32_t most_steps;
	int32_t *nsearched; /* by step less one: numbers with as many steps or more */
	int32_t ncategories;
	MlTopCategory *categories;
	/* per tree */
	int32_t *ends; /* ML_TOP_LEAVES: nodes, from left to right */
	int32_t *nends;
	int32_t *heights; /* steps from an end to a leaf at most */
	int32_t *
		places; /* of the first end in the layout that is walked, where the others follow; not set here */
} MlTop;

/* Codes of the levels of a category column, as tree_walk.c makes them; ncodes 0: it has none. */
typedef struct MlTopCodes
{
	const int32_t *codes; /* by level + 1 */
	int32_t ncodes;
	int32_t code_missing;
} MlTopCodes;

/* By node: edges down to the deepest leaf below it. */
extern void ml_tree_heights(const MlTree *tree, int32_t *heights);

/* The tops of up to ML_TOP_TREES trees from first on. */
extern MlStatus ml_top_make(MlEnv *env, const MlEncoder *encoder, const MlEnsemble *ensemble,
							const MlTopCodes *codes, int32_t first, MlTop *top);
/* The place of a row's end in each tree. */
extern void ml_top_places(const MlTop *top, const MlRow *row, int32_t *at);

#endif /* ML_TREE_TOP_H */
