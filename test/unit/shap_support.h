/*
 * shap_support.h
 *		What the tests of explanations share: random ensembles and rows, Shapley values by their definition.
 */
#ifndef SHAP_SUPPORT_H
#define SHAP_SUPPORT_H

#include "ml/shap.h"
#include "ml/tree.h"
#include "support.h"

#define NLEVELS 7 /* of each category */
#define MAX_FEATURES 256

/* A model of trees that were not trained. */
typedef struct ShapFixture
{
	MlAlgorithm algorithm;
	MlEnsemble ensemble;
	MlModel model;
	int32_t nfeatures;
	uint64_t seed;
	uint64_t counter;
} ShapFixture;

/* What makes a random ensemble. */
typedef struct ShapRecipe
{
	int32_t nnumbers;
	int32_t nelements; /* of an array column, 0: none */
	int32_t ncategories;
	int32_t ntrees;
	int32_t depth;
	double leaf; /* probability that a node above the greatest depth is a leaf */
	int32_t nmargins;
	int32_t nvalues;
	int32_t nclasses; /* 0: regression */
	MlLink link;
	bool has_empty; /* some leaves have no cover */
} ShapRecipe;

/* A random row; some values are missing. */
typedef struct ShapRow
{
	double dense[MAX_FEATURES];
	int32_t levels[MAX_FEATURES];
	MlRow row;
} ShapRow;

/* A number between 0 and 1, and one of 0 .. n - 1. */
extern double shap_uniform(ShapFixture *fixture);
extern int32_t shap_pick(ShapFixture *fixture, int32_t n);

/* The test cannot go on after anything but ML_OK. */
extern void shap_must(MlEnv *env, MlStatus status);

extern void
shap_make_fixture(MlEnv *env, ShapFixture *fixture, const ShapRecipe *recipe, uint64_t seed);
extern void shap_make_row(ShapFixture *fixture, ShapRow *row);

/* Shapley values and, where out2 is not NULL, interaction values of a game of n players, by definition. */
extern void shap_by_subsets(const double *game, int n, double *out, double *out2);

/* The largest difference of n numbers. */
extern double shap_distance(const double *a, const double *b, int32_t n);

#endif /* SHAP_SUPPORT_H */
