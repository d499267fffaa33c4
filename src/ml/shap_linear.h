/*
 * shap_linear.h
 *		Explanations of linear predictors; used by shap*.c only.
 *
 * A dense column x with coefficient w contributes w (x - center), a category the coefficient of its level less
 * their mean.  Centers and means are those of the training rows, or of background rows.  A missing number is
 * imputed, so against the training rows it contributes 0.
 */
#ifndef ML_SHAP_LINEAR_H
#define ML_SHAP_LINEAR_H

#include "ml/linear_model.h"
#include "ml/shap.h"

typedef struct MlShapLinear
{
	const MlEncoder *encoder;
	const MlLinearModel *vectors;
	int32_t nvectors;
	double *centers; /* per dense column */
	double **means;  /* per vector, per category column */
	double *base;    /* per vector */
} MlShapLinear;

extern MlStatus
ml_shap_linear_begin(MlEnv *env, const MlEncoder *encoder, const MlLinearModel *vectors,
					 int32_t nvectors, MlShapLinear **linear);
extern MlStatus ml_shap_linear_background(MlEnv *env, MlShapLinear *linear, int32_t nrows,
										  const double *dense, const int32_t *levels);
extern void
ml_shap_linear_values(const MlShapLinear *linear, const MlRow *row, int32_t vector, double *values);

#endif /* ML_SHAP_LINEAR_H */
