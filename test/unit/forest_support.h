/*
 * forest_support.h
 *		Trees and forests of matrices in memory.
 */
#ifndef FOREST_SUPPORT_H
#define FOREST_SUPPORT_H

#include "binned_support.h"
#include "ml/forest.h"
#include "support.h"

/* Where the list of algorithms does not have them. */
extern const MlAlgorithm ml_decision_tree;
extern const MlAlgorithm ml_random_forest;

/* A matrix whose target is a number, or one of nclasses classes as 0, 1, ... */
typedef struct TestRows
{
	TestMatrix matrix;
	int32_t nclasses; /* 0: a regression */
	int32_t nlevels;  /* of each category column */
} TestRows;

/* Options as text, see test_options. */
extern MlStatus test_forest_options(MlEnv *env, const MlAlgorithm *algorithm, const char *text,
									MlForestOptions *options);
/* A model without params: encoder and classes only. */
extern MlStatus
test_forest_model(MlEnv *env, const MlAlgorithm *algorithm, const TestRows *rows, MlModel *model);
/* Bin, and fit. */
extern MlStatus test_forest_fit(MlEnv *env, const MlAlgorithm *algorithm, const TestRows *rows,
								const char *options, MlModel *model);
/* The rows in another order, in memory of env. */
extern MlStatus
test_forest_shuffled(MlEnv *env, const TestRows *rows, uint64_t seed, TestRows *shuffled);
/* Are the saved params the same bytes? */
extern bool test_same_ensembles(MlEnv *env, const MlModel *a, const MlModel *b);
/* Row i as a prediction gets it. */
extern MlRow test_matrix_row(const TestRows *rows, int64_t i);

#endif /* FOREST_SUPPORT_H */
