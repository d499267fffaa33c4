/*
 * shap.h
 *		Explanations: how much each input column of a row has moved the margin of a model (SHAP values).
 *
 * Contributions and base value add up to the margin, within rounding.  Three kinds:
 *
 *	  path-dependent	of trees: a feature that is not known follows both branches of a split, in the
 *						proportion of the training rows that did (their covers); base is the mean of the
 *						margin that this gives when no feature is known
 *	  interventional	of trees and linear models, against background rows: a feature that is not known has
 *						the value that it has in a background row, averaged over all of them; base is the
 *						mean of their margins
 *	  linear			of linear models: w (x - mean of x over the training rows); base is the margin at
 *						the means.  That is the interventional value against the training rows.
 *
 * Players are the features (a number, an element of an array, a category); a column's contribution is the
 * sum over its features.
 */
#ifndef ML_SHAP_H
#define ML_SHAP_H

#include "ml/algorithm.h"

/* Background rows that are followed at the same time, in the bits of a word. */
#define ML_SHAP_WORD 64

typedef struct MlShap MlShap;

/*
 * What explaining a model's rows needs, in memory of env; the model must stay.  ML_BAD_OPTION for an
 * algorithm that has neither trees nor linear predictors.
 */
extern MlStatus ml_shap_begin(MlEnv *env, const MlModel *model, MlShap **shap);

/*
 * From now on values are interventional, against nrows > 0 rows: dense values row by row, and levels row by
 * row.  They are not needed afterwards.
 */
extern MlStatus ml_shap_set_background(MlEnv *env, MlShap *shap, int32_t nrows, const double *dense,
									   const int32_t *levels);

/*
 * Contribution of each column of the encoder to the margin of a class (of a regression, class does not
 * matter), and the base value: ncolumns + 1 numbers.  Where a margin is that of the positive one of two
 * classes, that of the other is its opposite: -margin, or 1 - margin where margins are probabilities.  Fails
 * only with ML_CANCELLED.
 */
extern MlStatus
ml_shap_values(MlEnv *env, MlShap *shap, const MlRow *row, int32_t class, double *values);

/*
 * Interaction values, path-dependent also where there is a background: a symmetric matrix of ncolumns x
 * ncolumns numbers.  Off the diagonal stands half of what two columns do together beyond what each does
 * alone; a row adds up to the value of its column, so the diagonal has what is left, the main effect.
 */
extern MlStatus
ml_shap_interactions(MlEnv *env, MlShap *shap, const MlRow *row, int32_t class, double *matrix);

#endif /* ML_SHAP_H */
