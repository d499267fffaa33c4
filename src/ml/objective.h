/*
 * objective.h
 *		Losses that gradient boosting minimizes: gradients, hessians, metrics, the best constant.
 *
 * y is the target, m the margin, mu = link^-1(m); g and h are the first and second derivative by m of the loss
 * of a row, as XGBoost has them:
 *
 *	  objective			link		g							h								metric of a row
 *	  squared_error		identity	m - y						1								(m - y)^2
 *	  absolute_error	identity	sign(m - y)					1								|m - y|
 *	  huber				identity	m - y, at most delta		1								Huber's
 *	  quantile			identity	1{m > y} - level			1								pinball
 *	  poisson			log			mu - y						mu e^0.7						deviance
 *	  gamma				log			1 - y / mu					y / mu							deviance
 *	  tweedie			log			mu^(2-p) - y mu^(1-p)		(2-p) mu^(2-p) - (1-p) y mu^(1-p)	deviance
 *	  logistic			logit		p - y						p (1 - p)						-ln p of the class
 *	  softmax			softmax		p_k - 1{y = k}				2 p_k (1 - p_k)					-ln p of the class
 *	  lambdarank		identity	see lambdarank.h											1 - NDCG of a group
 *
 * The metric of squared_error is twice the loss whose gradient is g, a deviance, too.  Where h says nothing of the
 * loss (absolute_error, quantile) leaves are refitted: their value is the quantile of what is left of the target in
 * them.  The hessian of poisson is that of a margin 0.7 higher, which makes steps shorter where targets are far above the
 * prediction; huber and squared_error have the hessian 1 of the loss near 0, softmax an upper bound.
 *
 * T. Chen, C. Guestrin, "XGBoost: A Scalable Tree Boosting System", KDD 2016; its src/objective (version 1.7);
 * J. H. Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29 (2001).
 */
#ifndef ML_OBJECTIVE_H
#define ML_OBJECTIVE_H

#include "ml/tree.h"

typedef enum MlObjectiveKind
{
	ML_OBJECTIVE_AUTO = 0,
	ML_OBJECTIVE_SQUARED_ERROR,
	ML_OBJECTIVE_ABSOLUTE_ERROR,
	ML_OBJECTIVE_HUBER,
	ML_OBJECTIVE_QUANTILE,
	ML_OBJECTIVE_POISSON,
	ML_OBJECTIVE_GAMMA,
	ML_OBJECTIVE_TWEEDIE,
	ML_OBJECTIVE_LOGISTIC,
	ML_OBJECTIVE_SOFTMAX,
	ML_OBJECTIVE_LAMBDARANK
} MlObjectiveKind;

#define ML_OBJECTIVES ((int) ML_OBJECTIVE_LAMBDARANK + 1)

extern const char *const ml_objective_choices[]; /* ends with NULL */

typedef struct MlObjective
{
	MlObjectiveKind kind; /* not auto */
	double parameter;     /* delta of huber, level of quantile, power of tweedie */
} MlObjective;

/* What is the same for all rows. */
typedef struct MlObjectiveTraits
{
	const char *metric;
	MlLink link;
	bool is_classification;
	bool has_refit;        /* leaves are refitted to a quantile of the residuals */
	bool has_unit_hessian; /* h is 1 */
	double most_gradient;  /* of any row of weight 1; infinity where there is no bound */
	double most_hessian;
} MlObjectiveTraits;

extern MlObjectiveTraits ml_objective_traits(const MlObjective *objective);

/* The quantile that a refit takes, and the best constant. */
static inline double
ml_objective_level(const MlObjective *objective)
{
	return objective->kind == ML_OBJECTIVE_QUANTILE ? objective->parameter : 0.5;
}

/*
 * For n rows gradient, hessian and the part of the metric that depends on the margin; of logistic the target is 0 or
 * 1.  Not of softmax and lambdarank.
 */
extern void
ml_objective_rows(const MlObjective *objective, int32_t n, const double *target,
				  const double *margin, double *gradient, double *hessian, double *metric);
/* Of softmax: for one class from ln p of it and whether the row is of it, 1 or 0. */
extern void ml_objective_class_rows(int32_t n, const double *log_probability,
									const double *is_class, double *gradient, double *hessian);
/* ln sum_k e^margin[k] of n rows, class k of row i at margins[k * stride + i]. */
extern void ml_objective_normalizers(int32_t n, int32_t nclasses, const float *margins,
									 size_t stride, const double *base, double *normalizers);
/* The part of the metric that depends on the target only. */
extern double ml_objective_constant(const MlObjective *objective, double target);

/* Smallest target that there can be; *open: which must be exceeded. */
extern double ml_objective_least_target(const MlObjective *objective, bool *open);

/* Margin of a prediction, the link applied to it: log(mu), logit(p), itself. */
extern double ml_objective_margin(const MlObjective *objective, double prediction);

#endif /* ML_OBJECTIVE_H */
