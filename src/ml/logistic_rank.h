/*
 * logistic_rank.h
 *		Columns of a logistic regression that depend on others, or nearly so.
 */
#ifndef ML_LOGISTIC_RANK_H
#define ML_LOGISTIC_RANK_H

#include "ml/linear_state.h"
#include "ml/logistic.h"

/* What is known of the columns' dependence. */
typedef struct MlLogisticRank
{
	bool *is_left_out; /* per term of the linear model */
	int32_t nleft_out;
	MlLinearState *state; /* cross products in twice the precision, where they were needed */
	long double *r;       /* its factor */
} MlLogisticRank;

/*
 * Terms that depend on those before them, by linear_regression's convention and tolerance.  The problem
 * has all terms; gram is its Gram matrix.
 */
extern MlStatus
ml_logistic_find_rank(MlEnv *env, const MlModel *model, const MlLinearModel *linear,
					  const MlLogistic *problem, const double *gram, MlLogisticRank *rank);
/*
 * Replace the base columns of a problem without dependent terms by orthogonal ones, if they are nearly
 * dependent; gram and gradient, which have been computed before, go with them.
 */
extern MlStatus ml_logistic_orthogonalize(MlEnv *env, const MlModel *model,
										  const MlLinearModel *linear, const MlLogisticRank *rank,
										  MlLogistic *problem, double *gram, double *gradient);

#endif /* ML_LOGISTIC_RANK_H */
