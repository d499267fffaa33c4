/*
 * logistic_fit.h
 *		Options and parameters of logistic_regression, and their fit; used by logistic*.c only.
 */
#ifndef ML_LOGISTIC_FIT_H
#define ML_LOGISTIC_FIT_H

#include "ml/algorithm.h"
#include "ml/linear_model.h"

enum
{
	ML_LOGISTIC_AUTO = 0,
	ML_LOGISTIC_NEWTON,
	ML_LOGISTIC_LBFGS,
	ML_LOGISTIC_NONE /* a constant model */
};

typedef struct MlLogisticOptions
{
	MlCommonOptions common;
	MlEncodingOptions encoding;
	MlClassOptions classes;
	double l2;
	bool intercept;
	bool standardize;
	double tolerance;
	int64_t max_iterations;
	int32_t solver;
} MlLogisticOptions;

typedef struct MlLogisticParams
{
	int32_t nvectors;       /* 0: all rows were of one class */
	int32_t constant_class; /* then this one */
	MlLinearModel *vectors;
	uint8_t solver; /* ML_LOGISTIC_... that was used */
	int64_t iterations;
	bool converged;
	bool separated;
	bool scales_differ;
	int32_t rank;            /* terms with a coefficient, of each vector */
	double log_loss;         /* mean, by weight, without the penalty */
	double null_log_loss;    /* of the model that has intercepts only */
	double largest_gradient; /* mean, in centred and scaled coordinates */
	double condition_number; /* of the centred and scaled columns; NaN with a penalty */
} MlLogisticParams;

/* The model's encoder and classes stand. */
extern MlStatus
ml_logistic_fit(MlEnv *env, const MlRows *rows, const void *options, MlModel *model);

#endif /* ML_LOGISTIC_FIT_H */
