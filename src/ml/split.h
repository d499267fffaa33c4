/*
 * split.h
 *		The best split of a node by the histogram of a feature.
 *
 * A node has sums G and H over its rows of two integers a row: of gradients and hessians in boosting, of
 * weight x target and weight in a regression forest or of two classes (target 1 for the positive one); the real
 * numbers are g_unit G and h_unit H.  Its score is
 *
 *	  S(G, H) = T(G)^2 / (H + l2),	T(G) = sign(G) max(|G| - l1, 0)
 *
 * and a split gains S(left) + S(right) - S(node): of boosting twice what the loss falls by.  With l1 = l2 = 0
 * that is the fall of the sum of squared errors of a regression tree.  Of more than two classes a node has a sum
 * for each class instead (criteria gini and entropy).  Both of these count weight x impurity, entropy in bits.
 *
 * No child has less weight than min_child_weight, nor H + l2 = 0, and a gain that may be rounding is none.
 * Monotone constraints are of the gradient score and of ml_split_value(), not of a forest's negative of it.
 */
#ifndef ML_SPLIT_H
#define ML_SPLIT_H

#include <float.h>

#include "ml/binned.h"

typedef struct MlPair
{
	int64_t g;
	int64_t h;
} MlPair;

typedef enum MlCriterion
{
	ML_CRITERION_GRADIENT = 0, /* the score above */
	ML_CRITERION_GINI,         /* of two classes by pairs, of more by class sums */
	ML_CRITERION_ENTROPY,
	ML_CRITERION_SQUARED_ERROR /* as the score without l1 and l2, but taken about the node's mean */
} MlCriterion;

typedef struct MlSplitOptions
{
	MlCriterion criterion;
	double l1;
	double l2;
	double min_split_gain;
	double min_child_weight; /* H of each child at least, in real units */
	double cat_smooth;
	double
		cat_l2; /* of the gradient score: added to l2, so it shrinks towards 0; of the others towards
					* the node's mean or probabilities */
	double min_data_per_group; /* in rows */
	int32_t max_cat_threshold;
	int32_t max_cat_to_onehot;
	const int8_t *monotone; /* per feature -1, 0, 1; or NULL */
	bool is_extra;          /* one random threshold a feature instead of the best (extra trees) */
} MlSplitOptions;

/* The node whose split is looked for. */
typedef struct MlSplitNode
{
	MlPair sum;
	const int64_t *class_sums; /* nclasses, with class sums; else NULL */
	int32_t nclasses;          /* 0 without class sums */
	double g_unit;
	double h_unit;
	double
		rows_per_weight; /* rows of the node / its H in real units: what a bin's H says of its rows */
	double lower;        /* bounds of its value by monotone constraints; -inf, inf */
	double upper;
	uint64_t seed; /* of the node, for extra trees */
} MlSplitNode;

#define ML_SPLIT_LEVELS 256 /* bits of a set of codes that a split holds itself */

typedef struct MlSplit
{
	int32_t feature; /* -1: none */
	bool is_category;
	bool missing_left;
	int32_t code;   /* of a number: codes <= it go left; nbins - 1: only missing values go right */
	int32_t ncodes; /* of a category: how many codes go left; 0: only missing values do */
	int32_t *codes; /* those, ascending: room for max_cat_threshold (at least 1) of the caller's */
	double gain;    /* > 0 and > min_split_gain */
	MlPair left;    /* sums of the left child, missing values included where they go left */
} MlSplit;

/*
 * Set *best to the best split by feature f if it is better than *best (higher gain; ties: the lower feature,
 * then the lower code), which begins as {.feature = -1}.  The histogram has bins->ncodes pairs, or nclasses numbers for
 * each code.  work is of the caller's: ml_split_work_size() bytes.  A feature that had no missing values in this node sends
 * them to the child with more cover.  No allocation, never fails.
 */
extern void
ml_split_find(const MlSplitOptions *options, const MlSplitNode *node, const MlFeatureBins *bins,
			  int32_t f, const MlPair *histogram, void *work, MlSplit *best);
extern void ml_split_find_classes(const MlSplitOptions *options, const MlSplitNode *node,
								  const MlFeatureBins *bins, int32_t f, const int64_t *histogram,
								  void *work, MlSplit *best);
extern size_t ml_split_work_size(int32_t max_codes, int32_t nclasses);
/* Room for codes of a split of any feature: nothing longer is ever given. */
extern int32_t ml_split_max_codes(const MlSplitOptions *options, const MlBinned *rows);
/* Value of a node: -T(G) / (H + l2), within the bounds; 0 where H + l2 is 0.  (Forests negate it.) */
extern double
ml_split_value(const MlSplitOptions *options, double g, double h, double lower, double upper);

/* The threshold of a number's split: the edge, or above all numbers where only missing values go right. */
static inline double
ml_split_threshold(const MlFeatureBins *bins, int32_t code)
{
	return code < bins->nbins - 1 ? bins->edges[code] : DBL_MAX;
}

#endif /* ML_SPLIT_H */
