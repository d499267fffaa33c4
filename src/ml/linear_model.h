/*
 * linear_model.h
 *		Parameters of a model that is linear in its features, whatever fitted it.
 */
#ifndef ML_LINEAR_MODEL_H
#define ML_LINEAR_MODEL_H

#include "ml/algorithm.h"

/*
 * A term is the intercept, a dense column or a level of a category, in the order of the query's
 * columns; the intercept comes first.
 */
typedef struct MlTerm
{
	int32_t column; /* of the encoder, -1 for the intercept */
	int32_t item;   /* element of an array column, level of a category, else 0 */
} MlTerm;

/* Which categories have a term for every level; of the others the first level has none. */
enum
{
	ML_LINEAR_TREATMENT, /* no one */
	ML_LINEAR_FIRST_FULL, /* the first category column: it stands for the intercept that there is not */
	ML_LINEAR_FULL        /* all */
};

typedef struct MlLinearModel
{
	bool intercept;
	uint8_t coding; /* ML_LINEAR_... */
	int32_t nterms;
	MlTerm *terms;
	double *coefficients; /* per term, NaN where it was dropped as dependent */
	double *std_errors;   /* per term, NaN where there is none */

	/* For prediction, derived: dropped terms count 0. */
	double constant;
	double *dense;   /* per dense column */
	double *imputed; /* per dense column, what a missing value is taken for */
	double **levels; /* per category, per level */
} MlLinearModel;

/* The terms of an encoder; coefficients and errors are NaN. */
extern MlStatus ml_linear_model_init(MlEnv *env, const MlEncoder *encoder, bool intercept,
									 uint8_t coding, MlLinearModel *model);
/* Derive what prediction needs, once coefficients are set. */
extern MlStatus ml_linear_model_prepare(MlEnv *env, const MlEncoder *encoder, MlLinearModel *model);
extern void ml_linear_model_save(MlWriter *writer, const MlLinearModel *model);
extern MlStatus
ml_linear_model_load(MlReader *reader, const MlEncoder *encoder, MlLinearModel *model);
/* constant + sum of coefficient x feature. */
extern double
ml_linear_model_predict(const MlLinearModel *model, const MlEncoder *encoder, const MlRow *row);
/*
 * See ml_model_importance(): nvectors models, of a regression one, of nclasses classes one each but for
 * the first ones, whose predictors are 0.  Predictors of classes count as they differ from their mean, so
 * that it does not matter which class is the base.  For a category it does not matter which level is
 * the base, either; of an array the elements' deviations are added.
 */
extern void
ml_linear_model_importance(const MlLinearModel *vectors, int32_t nvectors, int32_t nclasses,
						   const MlEncoder *encoder, double *importance);
/* "intercept", "x", "x[3]", "cut=Good" */
extern MlStatus
ml_linear_term_name(MlEnv *env, const MlEncoder *encoder, const MlTerm *term, const char **name);

#endif /* ML_LINEAR_MODEL_H */
