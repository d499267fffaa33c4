/*
 * mann_whitney.h
 *		Do the scores of one class tend to be larger than those of the other?
 */
#ifndef ML_MANN_WHITNEY_H
#define ML_MANN_WHITNEY_H

#include "ml/ranking.h"

/* All doubles, so that it can stand in an array. */
typedef struct MlMannWhitney
{
	double n[2];          /* negatives, positives */
	double auc;           /* U / (n[0] n[1]); NaN unless both classes have rows */
	double std_error;     /* of auc, by DeLong; NaN for fewer than two rows of a class */
	double null_variance; /* of auc where the classes do not differ */
} MlMannWhitney;

/* Of a ranking without weights. */
extern MlStatus ml_mann_whitney(MlEnv *env, const MlRanking *ranking, MlMannWhitney *result);

/* How well a classifier tells two samples apart, from the parts of them that it was tried on. */
typedef struct MlDomainTest
{
	double n[2];
	double auc;
	double std_error;
	double p_value; /* one-sided: that the samples are alike */
} MlDomainTest;

extern void ml_domain_test(const MlMannWhitney *folds, int32_t nfolds, MlDomainTest *result);

#endif /* ML_MANN_WHITNEY_H */
