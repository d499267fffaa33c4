/*
 * ensemble_support.h
 *		Random ensembles of trees, and rows for them.
 */
#ifndef ENSEMBLE_SUPPORT_H
#define ENSEMBLE_SUPPORT_H

#include "ml/tree.h"
#include "support.h"

#define TEST_MAX_DENSE 1000
#define TEST_MAX_CATEGORICAL 4

/* What an ensemble is to be like. */
typedef struct TestForest
{
	uint64_t seed;
	int32_t ndense;       /* columns x0, x1, ...; with has_array the last two are an array's */
	int32_t ncategorical; /* columns k0, k1, ... */
	int32_t nlevels;      /* of each */
	int32_t ntrees;
	int32_t depth;     /* of the deepest leaf; 0: single leaves */
	double leaf_share; /* of the nodes above that end there */
	bool is_chain;     /* one child of each node is a leaf */
	bool has_array;
	bool has_missing_levels;
	bool has_targets; /* in the leaves */
	bool has_importances;
	int32_t list; /* most levels in a list; 0: 5 */
	MlLink link;
	int32_t nclasses; /* 0: a regression */
	int32_t nvalues;  /* 0: 1 */
} TestForest;

/* The ensemble as the params of a model without an algorithm, in memory of env, and compiled. */
extern MlModel *test_forest(MlEnv *env, const TestForest *forest);
/*
 * Row i for it, in static memory that the next call uses again: some values missing, some levels unseen, some
 * numbers equal to thresholds.
 */
extern const MlRow *test_forest_row(const TestForest *forest, int32_t i);

#endif /* ENSEMBLE_SUPPORT_H */
