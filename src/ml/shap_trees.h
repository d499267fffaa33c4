/*
 * shap_trees.h
 *		Trees laid out for explanations; used by shap*.c only.
 *
 * Only nodes that split are kept, in preorder, so that every loop over a tree is straight: up or down its
 * nodes, with nothing that depends on the row but which child is which.  A node's children have slots:
 * 0 .. nnodes - 1 are nodes, nnodes + l is leaf l.
 *
 * A feature may occur several times on a path from the root to a leaf.  The last edge of it speaks for all
 * of them: the row follows the feature on this path where it follows all its edges, and the share of the
 * cover is the product of their shares.  So every node knows the edge above it on the same feature.
 */
#ifndef ML_SHAP_TREES_H
#define ML_SHAP_TREES_H

#include "ml/shap.h"
#include "ml/tree.h"

typedef struct MlShapNode
{
	double threshold;
	double share[2];  /* of the cover that goes left and right; they add up to 1 */
	int32_t feature;  /* of the ensemble */
	int32_t column;   /* of the encoder */
	int32_t child[2]; /* slots */
	int32_t above; /* the edge above on the same feature, 2 * node + side; -1 where there is none */
	int32_t pair;  /* factors of the node where the row follows the edge above: see shap_values.c */
	int32_t levels; /* set of levels that go left; -1 of a number */
	bool missing_left;
} MlShapNode;

/* Levels that go left: a bit each from first on, or, where that would be long, a list to bisect. */
typedef struct MlShapLevels
{
	int32_t first;
	int32_t nbits; /* 0: a list */
	const uint64_t *bits;
	int32_t nlevels;
	const int32_t *levels; /* ascending */
} MlShapLevels;

typedef struct MlShapTree
{
	int32_t nnodes;
	int32_t nleaves;
	int64_t first; /* number of its first node among those of all trees */
	MlShapNode *nodes;
	double *merged; /* per edge: the share of the cover, product over the feature's edges above */
	const double *values; /* nleaves x nvalues */
} MlShapTree;

typedef struct MlShapBackground
{
	int32_t nrows;
	int32_t nwords;  /* of a node: bits of all rows */
	uint64_t *right; /* per node of all trees, nwords words: which rows go right */
	double *base;    /* per margin: mean over the rows */
	double *shapley; /* (longest + 1)^2: u! v! / (u + v + 1)! at u * (longest + 1) + v */
	uint8_t *marks;  /* work space, per feature: where the path's features come from */
	double *sums;    /* work space, per column */
} MlShapBackground;

typedef struct MlShapTrees
{
	const MlEnsemble *ensemble;
	int32_t nfeatures;
	int32_t ndense;
	int32_t ncolumns;
	int32_t ntrees;
	MlShapTree *trees;
	int64_t nnodes; /* of all trees */
	MlShapLevels *levels;
	int32_t longest; /* features on a path, at most */
	double *base;    /* per margin: path-dependent */
	MlShapBackground *background;

	/* quadrature, and the factors of nodes */
	int32_t lanes;   /* points, a multiple of 4 */
	double *points;  /* t */
	double *weights; /* w */
	double *pairs;

	/* work space */
	uint8_t *sides;   /* per node of all trees: 1 where the row goes right */
	uint8_t *follows; /* per node of a tree: the row follows the edge above on the same feature */
	double *down;     /* per slot of a tree, lanes */
	double *up;
	double *sums; /* per column, lanes */

	struct MlShapPath *path; /* work space of interactions; NULL: not made yet */
} MlShapTrees;

extern MlStatus ml_shap_trees_begin(MlEnv *env, const MlEncoder *encoder,
									const MlEnsemble *ensemble, MlShapTrees **trees);

/* Which side the row goes at each node. */
extern void ml_shap_sides(const MlShapTrees *trees, const MlRow *row, uint8_t *sides);

/* The trees of a margin are first, first + step, ...; a leaf's value of it is at values[leaf * nvalues + item]. */
typedef struct MlShapMargin
{
	int32_t first;
	int32_t step;
	int32_t item;
} MlShapMargin;

static inline MlShapMargin
ml_shap_margin(const MlEnsemble *ensemble, int32_t margin)
{
	if (ensemble->nvalues == 1)
		return (MlShapMargin){margin, ensemble->nmargins, 0};
	return (MlShapMargin){0, 1, margin};
}

/* Fill in the factors of nodes. */
extern MlStatus ml_shap_values_begin(MlEnv *env, MlShapTrees *trees);
/* Path-dependent contributions of the columns to a margin, of the row whose sides stand in trees->sides. */
extern void ml_shap_path_values(const MlShapTrees *trees, int32_t margin, double *values);

extern MlStatus
ml_shap_path_interactions(MlEnv *env, MlShapTrees *trees, int32_t margin, double *matrix);

extern MlStatus
ml_shap_trees_background(MlEnv *env, MlShapTrees *trees, int32_t nrows, const double *dense,
						 const int32_t *levels, int32_t ncategorical);
extern MlStatus
ml_shap_background_values(MlEnv *env, const MlShapTrees *trees, int32_t margin, double *values);

#endif /* ML_SHAP_TREES_H */
