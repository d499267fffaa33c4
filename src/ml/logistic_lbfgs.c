/*
 * logistic_lbfgs.c
 *		L-BFGS for logistic regressions whose Hessian is too large to form and to factor.
 *
 * The two-loop recursion of D. C. Liu and J. Nocedal, "On the limited memory BFGS method for large
 * scale optimization", Mathematical Programming 45 (1989), with MEMORY pairs.  Its first matrix is
 * not a multiple of the unit matrix but, for each vector of coefficients, the inverse of c G + penalty,
 * G the Gram matrix of the columns and c the mean of p (1 - p) at the start: near the Hessian but for what
 * couples the classes, so that columns that depend on each other cost no iterations.  Where G is too
 * large, its diagonal.
 *
 * The line search brackets a step with sufficient decrease and curvature (the weak Wolfe conditions) by
 * doubling and bisection.  Near the minimum rounding hides the decrease of the loss; a slack lets such
 * steps pass, and the gradient decides.
 */
#include "ml/logistic_solver.h"

#include "ml/logistic_kernel.h"

#define MEMORY 10
#define DECREASE 1e-4
#define CURVATURE 0.9
#define SLACK 1e-14   /* of the loss, for its rounding */
#define MAX_TRIALS 30 /* of a line search */

typedef struct Lbfgs
{
	size_t n;
	double *factor;   /* of the first matrix's inverse, or NULL */
	double *diagonal; /* then this */
	double *steps;    /* MEMORY x n, a ring */
	double *changes;  /* of the gradient */
	double inverse_products[MEMORY];
	int count; /* pairs so far */
	double *direction;
	double *trial;
	double *work;
	MlLogisticSums sums[2]; /* at the parameters, and at the trial */
} Lbfgs;

static double
dot(const double *x, const double *y, size_t n)
{
	double sums[4] = {0};

	for (size_t i = 0; i < n; i++)
		sums[i % 4] += x[i] * y[i];
	return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/* The first matrix: factor of c G + penalty, or its diagonal. */
static MlStatus
first_matrix(MlEnv *env, const MlLogistic *problem, const double *gram, Lbfgs *lbfgs)
{
	size_t n = (size_t) problem->ncolumns;
	double c = 0;

	for (int32_t k = 0; k < problem->nclasses; k++)
		c += problem->shares[k] * (1 - problem->shares[k]) / problem->nclasses;
	ML_TRY(ml_alloc(env, n, sizeof(double), "scales", &lbfgs->diagonal));
	for (size_t j = 0; j < n; j++)
		lbfgs->diagonal[j] = c * problem->length[j] + problem->penalty[j];
	if (gram == NULL)
		return ML_OK;
	ML_TRY(ml_alloc(env, ml_triangle(n), sizeof(double), "Gram matrix", &lbfgs->factor));
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j <= i; j++)
			lbfgs->factor[ml_triangle(i) + j] =
				c * gram[ml_triangle(i) + j] + (i == j ? problem->penalty[i] : 0);
	return ml_cholesky(env, lbfgs->factor, n, 1e-14, NULL);
}

static void
apply_first(const MlLogistic *problem, const Lbfgs *lbfgs, double *x)
{
	size_t n = (size_t) problem->ncolumns;

	for (int32_t k = 0; k < problem->nvectors; k++)
	{
		double *vector = x + (size_t) k * n;

		if (lbfgs->factor != NULL)
		{
			ml_cholesky_forward(lbfgs->factor, n, vector);
			ml_cholesky_backward(lbfgs->factor, n, vector);
			continue;
		}
		for (size_t j = 0; j < n; j++)
			vector[j] = lbfgs->diagonal[j] > 0 ? vector[j] / lbfgs->diagonal[j] : 0;
	}
}

/* The direction of the next step, by the two-loop recursion. */
static void
find_direction(const MlLogistic *problem, Lbfgs *lbfgs)
{
	double alpha[MEMORY];
	size_t n = lbfgs->n;
	int kept = lbfgs->count < MEMORY ? lbfgs->count : MEMORY;

	for (size_t i = 0; i < n; i++)
		lbfgs->direction[i] = -lbfgs->sums[0].gradient[i];
	for (int age = 0; age < kept; age++)
	{
		int at = (lbfgs->count - 1 - age) % MEMORY;

		alpha[at] =
			lbfgs->inverse_products[at] * dot(lbfgs->steps + (size_t) at * n, lbfgs->direction, n);
		ml_kernel_add(-alpha[at], lbfgs->changes + (size_t) at * n, lbfgs->direction, n);
	}
	apply_first(problem, lbfgs, lbfgs->direction);
	for (int age = kept - 1; age >= 0; age--)
	{
		int at = (lbfgs->count - 1 - age) % MEMORY;
		double beta = lbfgs->inverse_products[at] *
					  dot(lbfgs->changes + (size_t) at * n, lbfgs->direction, n);

		ml_kernel_add(alpha[at] - beta, lbfgs->steps + (size_t) at * n, lbfgs->direction, n);
	}
}

/* Find a step along the direction; the trial and its sums are set when found. */
static MlStatus
search(MlEnv *env, MlLogistic *problem, const MlLogisticFit *fit, Lbfgs *lbfgs, bool *found)
{
	double slope = dot(lbfgs->direction, lbfgs->sums[0].gradient, lbfgs->n);
	double loss = lbfgs->sums[0].loss;
	double low = 0;
	double high = INFINITY;
	double length = 1;

	*found = false;
	if (!(slope < 0))
		return ML_OK;
	for (int i = 0; i < MAX_TRIALS; i++)
	{
		const MlLogisticSums *there = &lbfgs->sums[1];

		memcpy(lbfgs->trial, fit->parameters, lbfgs->n * sizeof(double));
		ml_kernel_add(length, lbfgs->direction, lbfgs->trial, lbfgs->n);
		ML_TRY(ml_logistic_evaluate(env, problem, lbfgs->trial, ML_LOGISTIC_GRADIENT,
									&lbfgs->sums[1]));
		if (!(there->loss <= loss * (1 + SLACK) + DECREASE * length * slope))
			high = length;
		else if (dot(lbfgs->direction, there->gradient, lbfgs->n) < CURVATURE * slope)
			low = length;
		else
		{
			*found = true;
			return ML_OK;
		}
		length = isinf(high) ? 2 * low : (low + high) / 2;
	}
	return ML_OK;
}

/* Go to the trial, and keep the pair of step and change of the gradient. */
static void
move(MlLogisticFit *fit, Lbfgs *lbfgs)
{
	MlLogisticSums before = lbfgs->sums[0];
	size_t n = lbfgs->n;
	int at = lbfgs->count % MEMORY;
	double *step = lbfgs->steps + (size_t) at * n;
	double *change = lbfgs->changes + (size_t) at * n;
	double product;

	for (size_t i = 0; i < n; i++)
	{
		step[i] = lbfgs->trial[i] - fit->parameters[i];
		change[i] = lbfgs->sums[1].gradient[i] - before.gradient[i];
	}
	memcpy(fit->parameters, lbfgs->trial, n * sizeof(double));
	lbfgs->sums[0] = lbfgs->sums[1];
	lbfgs->sums[1] = before;
	fit->loss = lbfgs->sums[0].loss;
	fit->iterations++;
	product = dot(step, change, n);
	if (product > 0)
	{
		lbfgs->inverse_products[at] = 1 / product;
		lbfgs->count++;
	}
}

static MlStatus
begin(MlEnv *env, const MlLogistic *problem, const MlLogisticSums *sums, const double *gram,
	  Lbfgs *lbfgs)
{
	size_t n = ml_logistic_size(problem);

	memset(lbfgs, 0, sizeof(*lbfgs));
	lbfgs->n = n;
	lbfgs->sums[0] = *sums;
	ML_TRY(ml_logistic_sums(env, problem, ML_LOGISTIC_GRADIENT, &lbfgs->sums[1]));
	ML_TRY(ml_alloc(env, ml_size_mul(n, MEMORY), sizeof(double), "history", &lbfgs->steps));
	ML_TRY(ml_alloc(env, ml_size_mul(n, MEMORY), sizeof(double), "history", &lbfgs->changes));
	ML_TRY(ml_alloc(env, n, sizeof(double), "step", &lbfgs->direction));
	ML_TRY(ml_alloc(env, n, sizeof(double), "step", &lbfgs->trial));
	ML_TRY(ml_alloc(env, n, sizeof(double), "step", &lbfgs->work));
	return first_matrix(env, problem, gram, lbfgs);
}

MlStatus
ml_logistic_lbfgs(MlEnv *env, MlLogistic *problem, MlLogisticSums *sums, const double *gram,
				  MlLogisticFit *fit)
{
	Lbfgs lbfgs;

	ML_TRY(begin(env, problem, sums, gram, &lbfgs));
	fit->loss = sums->loss;
	for (;;)
	{
		bool found;

		ML_CHECK_STOP(env);
		fit->largest_gradient =
			ml_logistic_largest_gradient(problem, lbfgs.sums[0].gradient, lbfgs.work);
		if (fit->largest_gradient <= fit->tolerance)
		{
			fit->converged = true;
			return ML_OK;
		}
		if (fit->iterations >= fit->max_iterations)
			return ML_OK;
		find_direction(problem, &lbfgs);
		ML_TRY(search(env, problem, fit, &lbfgs, &found));
		if (!found)
		{
			/* once more without the history, before rounding is to blame */
			if (lbfgs.count == 0)
				return ML_OK;
			lbfgs.count = 0;
			continue;
		}
		move(fit, &lbfgs);
		if (fit->watch_separation && lbfgs.sums[0].largest > ML_LOGISTIC_CERTAIN &&
			lbfgs.sums[0].misses == 0)
		{
			fit->separated = true;
			return ML_OK;
		}
	}
}
