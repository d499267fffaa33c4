/*
 * logistic.h
 *		The problem that logistic regression solves: loss, gradient and Hessian over kept rows.
 *
 * Columns of the design are numbered: first the base columns (the intercept's ones, then dense
 * columns), then the levels of the categories.  Parameters are vectors of ncolumns numbers, one after
 * the other: one of the positive class of two; of more classes one each, or with is_based one of each
 * class but the first, whose predictor is 0.
 */
#ifndef ML_LOGISTIC_H
#define ML_LOGISTIC_H

#include "ml/cholesky.h"
#include "ml/linear_model.h"

typedef struct MlLogistic
{
	const MlRows *rows;
	const MlChunk **chunks;
	int32_t nchunks;
	int32_t nclasses;
	int32_t nvectors;
	bool is_based;

	int32_t nbase;
	int32_t ncolumns;
	int32_t *terms;  /* per column: of the linear model */
	int32_t *source; /* per base column: the dense column, or -1 for ones */
	double *center;  /* per base column: its values are (x - center) factor, */
	double *factor;
	double *fill;      /* or this where x is missing */
	double *length;    /* per column: mean of its squares, by rows */
	double *raw_norm;  /* per base column: length of x by that of the centred one */
	int32_t **slots;   /* per category: column of each code, or -1 */
	double *penalty;   /* per column: of b^2 / 2 in the mean loss */
	double *whitening; /* NULL, or a triangle: see ml_logistic_whiten */

	const double *sign;        /* per code of a label: 1 for the positive class, else -1 */
	const double *code_weight; /* per code of a label: class weight / sum of weights */
	const double *shares;      /* per class, of the weight */
	double sum_weights;        /* class weights included */

	int32_t block_rows;
	size_t stride; /* between columns of a block */
	int nplaces;   /* parts that are worked on at a time */
	struct MlLogisticPlace *places;
} MlLogistic;

/* What one pass over the rows gives; all are means by weight, with the penalty. */
typedef struct MlLogisticSums
{
	double loss;
	double largest;   /* linear predictor, or of several classes difference of two */
	int64_t misses;   /* rows whose class does not have the largest predictor */
	double *gradient; /* nvectors x ncolumns */
	double *
		hessian; /* a triangle of each pair (k, l <= k) of vectors; or the Gram matrix; no penalty */
} MlLogisticSums;

enum
{
	ML_LOGISTIC_GRADIENT, /* no Hessian */
	ML_LOGISTIC_HESSIAN,
	ML_LOGISTIC_GRAM /* instead of the Hessian the weighted cross products of the columns */
};

/* What of the options the problem knows. */
typedef struct MlLogisticSettings
{
	double l2;
	bool standardize;
	const double *class_weights; /* per class */
} MlLogisticSettings;

/*
 * The problem of the terms of a linear model; is_left_out, where not NULL, says per term which have no
 * column.  All in memory of env.
 */
extern MlStatus
ml_logistic_init(MlEnv *env, const MlRows *rows, const MlModel *model, const MlLinearModel *linear,
				 const MlLogisticSettings *settings, const bool *is_left_out, MlLogistic *problem);
extern MlStatus
ml_logistic_sums(MlEnv *env, const MlLogistic *problem, int what, MlLogisticSums *sums);
extern MlStatus ml_logistic_evaluate(MlEnv *env, MlLogistic *problem, const double *parameters,
									 int what, MlLogisticSums *sums);
/*
 * The same problem over every step-th chunk of rows only, in memory of env: loss and gradient are about
 * those of all.  It shares the work spaces.
 */
extern MlStatus
ml_logistic_sample(MlEnv *env, const MlLogistic *problem, int32_t step, MlLogistic *sample);
/* Number of parameters. */
extern size_t ml_logistic_size(const MlLogistic *problem);
/* Parameters of the model that has intercepts only: the shares of the classes. */
extern void ml_logistic_start(const MlLogistic *problem, double *parameters);
/* Turn a Gram matrix into the Hessian at ml_logistic_start's parameters; room for all pairs. */
extern void ml_logistic_start_hessian(const MlLogistic *problem, double *hessian);
/*
 * The Hessian of all parameters with the penalty, a triangle.  Where every class has a vector, adding the
 * same to all vectors does not change a prediction; these directions, in which the gradient is 0, get
 * a curvature so that a step does not go there.
 */
extern void ml_logistic_matrix(const MlLogistic *problem, const double *hessian, double *matrix);

/*
 * From now on base columns are replaced by orthogonal ones: Z L'^-1, L the factor of their Gram
 * matrix, a triangle that is kept.  Parameters are then of those, and what has been computed before
 * must be transformed.  Not with a penalty.
 */
extern void ml_logistic_whiten(MlLogistic *problem, double *factor);
extern void ml_logistic_whiten_gradient(const MlLogistic *problem, double *gradient);
extern void ml_logistic_whiten_gram(const MlLogistic *problem, double *gram);
/* Largest element of a gradient, in the coordinates of the centred and scaled columns; work as large. */
extern double
ml_logistic_largest_gradient(const MlLogistic *problem, const double *gradient, double *work);
/* Coefficients of one vector in the user's units, per term of the linear model; others are not set. */
extern void ml_logistic_coefficients(const MlLogistic *problem, const double *vector, double *work,
									 double *out);
/*
 * How the coefficient of a column in the user's units depends on the columns' parameters: the number
 * returned times a linear form, ncolumns numbers.
 */
extern double ml_logistic_form(const MlLogistic *problem, int32_t column, double *form);

#endif /* ML_LOGISTIC_H */
