/*
 * logistic_solver.h
 *		Newton's method and L-BFGS for logistic regression.
 */
#ifndef ML_LOGISTIC_SOLVER_H
#define ML_LOGISTIC_SOLVER_H

#include "ml/logistic.h"

typedef struct MlLogisticFit
{
	double tolerance; /* of the largest mean gradient; given */
	int64_t max_iterations;
	bool watch_separation; /* there is no penalty */
	double last_step;      /* Newton has converged when a step is no larger than this */

	double *parameters; /* on entry where to begin */
	double loss;
	double largest_gradient;
	int64_t iterations;
	bool converged;
	bool separated;
	double
		*start_pivots; /* of the Hessian at the start, or NULL: that of the first one Newton sees */
	double *factor; /* of the Hessian at the parameters, a triangle; NULL where it is not known */
} MlLogisticFit;

/*
 * Minimize by Newton's method from fit->parameters, where sums are those there, the Hessian included;
 * they are used up.
 */
extern MlStatus
ml_logistic_newton(MlEnv *env, MlLogistic *problem, MlLogisticSums *sums, MlLogisticFit *fit);

/*
 * Minimize by L-BFGS from fit->parameters, where sums are those there; they are used up.  gram, where
 * not NULL, is the Gram matrix of the columns.
 */
extern MlStatus ml_logistic_lbfgs(MlEnv *env, MlLogistic *problem, MlLogisticSums *sums,
								  const double *gram, MlLogisticFit *fit);

/* |linear predictor| above which the probability of a class is 1 within 1e-13. */
#define ML_LOGISTIC_CERTAIN 30
/* Of the Hessian, relative to that at the start. */
#define ML_LOGISTIC_SINGULAR 1e-12

#endif /* ML_LOGISTIC_SOLVER_H */
