/*
 * grow.h
 *		Grows one tree over binned rows: histograms, splits, partition of the rows.
 *
 * What a row contributes is a pair of integers (see split.h), at most ML_PAIR_LIMIT in absolute value, the
 * second never negative: sums are exact, so that a tree is the same for any order of the rows and any number of
 * threads.  The pair of a row that does not take part is not read.
 */
#ifndef ML_GROW_H
#define ML_GROW_H

#include "ml/split.h"
#include "ml/tree.h"

#define ML_PAIR_LIMIT (1 << 30)

/* g in the upper half, so that a sum of these words is a sum of both while h's stays below 2^32. */
typedef struct MlRowPair
{
	int32_t h;
	int32_t g;
} MlRowPair;

typedef struct MlGrowOptions
{
	MlSplitOptions split;
	bool is_lossguide;         /* the leaf with the largest gain next, instead of level by level */
	int32_t max_depth;         /* 0: none (but ML_MAX_TREE_DEPTH) */
	int32_t max_leaves;        /* 0: none */
	double min_node_weight;    /* a node of less (H in real units) is not split; 0: any */
	double colsample_bylevel;  /* share of the tree's features, drawn anew for each level */
	int32_t features_per_node; /* 0: all; else drawn anew for each node (forests) */
	int32_t nsets;             /* interaction constraints: a path uses features of one set only */
	const uint64_t *const *sets; /* bits by feature */
	int32_t nclasses;            /* > 2: class sums; g of a row is its class, h its weight */
	bool lacks_lists;            /* ml_grower_leaf_rows will not be asked for rows, only for their number */
} MlGrowOptions;

/* Of one tree. */
typedef struct MlGrowCall
{
	const MlRowPair *pairs; /* by row number */
	double g_unit;
	double h_unit;
	const int32_t *rows; /* those that take part, ascending; NULL: all */
	int64_t nrows;
	const bool *features; /* those that take part; NULL: all */
	uint64_t seed;
} MlGrowCall;

typedef struct MlGrower MlGrower;

/*
 * All work spaces for trees over these rows.  With is_shared the threads of env work on one tree; without, the
 * grower runs in the calling thread and ml_grower_grow does not allocate, so that several growers can work in
 * parallel threads.
 */
extern MlStatus ml_grower_make(MlEnv *env, const MlBinned *rows, const MlGrowOptions *options,
							   bool is_shared, MlGrower **grower);
/* Bytes that ml_grower_make will ask for, to be checked against the budget before. */
extern size_t
ml_grower_size(const MlBinned *rows, const MlGrowOptions *options, bool is_shared, int threads);
/*
 * Grow.  ML_LIMIT where the tree has more nodes than the grower has room for: the caller calls ml_grower_enlarge and
 * tries again.
 */
extern MlStatus ml_grower_grow(MlEnv *env, MlGrower *grower, const MlGrowCall *call);
extern MlStatus ml_grower_enlarge(MlEnv *env, MlGrower *grower);

/* The rows of the last tree, leaf by leaf in the order of their numbers; ascending in each leaf. */
extern int32_t ml_grower_nleaves(const MlGrower *grower);
extern const int32_t *ml_grower_leaf_rows(const MlGrower *grower, int32_t leaf, int64_t *nrows);
/*
 * Add the value of its leaf to out[row] for each row that took part: what part 0 .. ml_grower_nparts - 1 of the rows
 * gets; parts may be called by several threads.
 */
extern int32_t ml_grower_nparts(const MlGrower *grower);
extern void
ml_grower_add_values(const MlGrower *grower, int32_t part, const double *values, float *out);
/* Exact sums of the pairs of a leaf's rows; of classes, the class sums are in class_sums (or NULL). */
extern MlPair ml_grower_leaf_sum(const MlGrower *grower, int32_t leaf, int64_t *class_sums);
/* Bounds of a leaf's value by monotone constraints. */
extern void
ml_grower_leaf_bounds(const MlGrower *grower, int32_t leaf, double *lower, double *upper);
/* The leaf of any row, whether it took part or not. */
extern int32_t ml_grower_leaf_of(const MlGrower *grower, int64_t row);
/* The leaves of n rows, ascending (NULL: of rows 0 .. n - 1); may be called by several threads. */
extern void
ml_grower_leaves_of(const MlGrower *grower, const int32_t *rows, int64_t n, int32_t *leaves);
/*
 * The last tree in memory of env, with codes turned into thresholds and levels; its values (nvalues a
 * leaf) are 0 and the caller's to set.  Covers of inner nodes are the sums of their leaves'.
 */
extern MlStatus ml_grower_tree(MlEnv *env, const MlGrower *grower, int32_t nvalues, MlTree *tree);

#endif /* ML_GROW_H */
