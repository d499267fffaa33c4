/*
 * logistic_newton.c
 *		Newton's method (iteratively reweighted least squares) for logistic regression.
 *
 * b := b - t H^-1 g, t = 1 or halved until the loss falls: the loss is convex and the step a direction
 * of descent, so it does.  Each iteration is one pass over the rows, because loss, gradient and Hessian
 * come together.  The last step needs none: at a gradient below the tolerance it is so small that the
 * loss is quadratic there.  It is taken, and the Hessian in front of it is as good as that behind it.
 *
 * Separation (A. Albert, J. A. Anderson, "On the existence of maximum likelihood estimates in logistic
 * regression models", Biometrika 71 (1984)): where a linear predictor splits the classes, or some rows
 * of them, the loss falls for ever as its coefficients grow, by a factor e with each step of 1.  Three
 * signs tell it from convergence:
 *	- every row is predicted right, and linear predictors are beyond 30: the split itself;
 *	- the curvature along it vanishes: a pivot of the Hessian is below 1e-12 of what it was at the
 *	  start;
 *	- the gradient is below the tolerance and linear predictors are beyond 30, but the fall of the loss
 *	  has long been shrinking by a constant factor, where near a minimum it would by ever larger ones.
 */
#include "ml/logistic_solver.h"

#include "ml/logistic_kernel.h"

#define LEFT_OUT 1e-15     /* pivot of a penalized Hessian that rounding may have made */
#define SLOW_FACTOR 0.1    /* of two decrements, in convergence it is far less */
#define SLOW_ITERATIONS 10 /* so often in turn */
#define STALLED 1e-6       /* a step of this size that does not shrink any more is rounding */
#define MAX_HALVINGS 40
#define SLACK 1e-14 /* of the loss, for its rounding */

typedef struct Newton
{
	size_t n;
	MlLogisticSums sums[2]; /* at the parameters, and at the trial */
	double *matrix;
	double *pivots;
	double *step;
	double *trial;
	double *work;
	double decrement; /* twice the fall of the loss that the quadratic promises */
	double size;      /* largest element of the step */
} Newton;

static MlStatus
begin(MlEnv *env, const MlLogistic *problem, const MlLogisticSums *sums, Newton *newton)
{
	size_t n = ml_logistic_size(problem);

	memset(newton, 0, sizeof(*newton));
	newton->n = n;
	newton->sums[0] = *sums;
	ML_TRY(ml_logistic_sums(env, problem, ML_LOGISTIC_HESSIAN, &newton->sums[1]));
	ML_TRY(ml_alloc(env, ml_size_mul(n, n + 1) / 2, sizeof(double), "Hessian", &newton->matrix));
	ML_TRY(ml_alloc(env, n, sizeof(double), "step", &newton->pivots));
	ML_TRY(ml_alloc(env, n, sizeof(double), "step", &newton->step));
	ML_TRY(ml_alloc(env, n, sizeof(double), "step", &newton->trial));
	return ml_alloc(env, n, sizeof(double), "step", &newton->work);
}

/* The Hessian's smallest pivot, relative to those at the start, beside its largest. */
static double
least_pivot(const Newton *newton, const double *start)
{
	double least = INFINITY;
	double most = 0;

	for (size_t i = 0; i < newton->n; i++)
	{
		double ratio = newton->pivots[i] / start[i];

		if (!(ratio >= least))
			least = ratio;
		if (ratio > most)
			most = ratio;
	}
	return newton->n == 0 ? 1 : least / most;
}

/* The Hessian's factor, and the step. */
static MlStatus
find_step(MlEnv *env, const MlLogistic *problem, double limit, Newton *newton)
{
	const double *gradient = newton->sums[0].gradient;

	ml_logistic_matrix(problem, newton->sums[0].hessian, newton->matrix);
	ML_TRY(ml_cholesky(env, newton->matrix, newton->n, limit, newton->pivots));
	for (size_t i = 0; i < newton->n; i++)
		newton->step[i] = -gradient[i];
	ml_cholesky_forward(newton->matrix, newton->n, newton->step);
	ml_cholesky_backward(newton->matrix, newton->n, newton->step);
	newton->decrement = newton->size = 0;
	for (size_t i = 0; i < newton->n; i++)
	{
		newton->decrement -= gradient[i] * newton->step[i];
		if (!(fabs(newton->step[i]) <= newton->size))
			newton->size = fabs(newton->step[i]);
	}
	return ML_OK;
}

/* Take the step, or as much of it as makes the loss fall; taken says whether there is any. */
static MlStatus
take_step(MlEnv *env, MlLogistic *problem, MlLogisticFit *fit, Newton *newton, bool *taken)
{
	double length = 1;
	MlLogisticSums before = newton->sums[0];

	*taken = false;
	for (int i = 0; i < MAX_HALVINGS; i++, length /= 2)
	{
		double largest;

		memcpy(newton->trial, fit->parameters, newton->n * sizeof(double));
		ml_kernel_add(length, newton->step, newton->trial, newton->n);
		ML_TRY(ml_logistic_evaluate(env, problem, newton->trial, ML_LOGISTIC_HESSIAN,
									&newton->sums[1]));
		largest = ml_logistic_largest_gradient(problem, newton->sums[1].gradient, newton->work);
		if (newton->sums[1].loss <= before.loss * (1 + SLACK) ||
			(newton->size < STALLED && largest < fit->largest_gradient))
		{
			*taken = true;
			break;
		}
	}
	if (!*taken)
		return ML_OK;
	memcpy(fit->parameters, newton->trial, newton->n * sizeof(double));
	newton->sums[0] = newton->sums[1];
	newton->sums[1] = before;
	fit->loss = newton->sums[0].loss;
	fit->iterations++;
	return ML_OK;
}

/* The last step, on which no pass follows. */
static void
finish(MlLogisticFit *fit, const Newton *newton)
{
	ml_kernel_add(1, newton->step, fit->parameters, newton->n);
	fit->loss = fmax(fit->loss - newton->decrement / 2, 0);
	fit->converged = true;
	fit->factor = newton->matrix;
}

MlStatus
ml_logistic_newton(MlEnv *env, MlLogistic *problem, MlLogisticSums *sums, MlLogisticFit *fit)
{
	double before = INFINITY;
	double size_before = INFINITY;
	int slow = 0;
	Newton newton;

	ML_TRY(begin(env, problem, sums, &newton));
	fit->loss = sums->loss;
	for (;;)
	{
		bool stalled;
		bool taken;

		ML_CHECK_STOP(env);
		ML_TRY(find_step(env, problem, fit->watch_separation ? 0 : LEFT_OUT, &newton));
		fit->largest_gradient =
			ml_logistic_largest_gradient(problem, newton.sums[0].gradient, newton.work);
		if (fit->start_pivots == NULL)
		{
			ML_TRY(ml_alloc(env, newton.n, sizeof(double), "pivots", &fit->start_pivots));
			memcpy(fit->start_pivots, newton.pivots, newton.n * sizeof(double));
		}
		if (fit->watch_separation &&
			!(least_pivot(&newton, fit->start_pivots) > ML_LOGISTIC_SINGULAR))
		{
			fit->separated = true;
			return ML_OK;
		}
		stalled = newton.size <= STALLED && newton.size > size_before / 4;
		if (fit->largest_gradient <= fit->tolerance && (newton.size <= fit->last_step || stalled))
		{
			finish(fit, &newton);
			return ML_OK;
		}
		slow = newton.decrement > SLOW_FACTOR * before ? slow + 1 : 0;
		if (fit->watch_separation && newton.sums[0].largest > ML_LOGISTIC_CERTAIN &&
			(newton.sums[0].misses == 0 ||
			 (slow >= SLOW_ITERATIONS && fit->largest_gradient <= fit->tolerance)))
		{
			fit->separated = true;
			return ML_OK;
		}
		if (fit->iterations >= fit->max_iterations)
			return ML_OK;
		before = newton.decrement;
		size_before = newton.size;
		ML_TRY(take_step(env, problem, fit, &newton, &taken));
		if (!taken)
		{
			/* as near as rounding lets it come */
			fit->converged = fit->largest_gradient <= fit->tolerance;
			fit->factor = fit->converged ? newton.matrix : NULL;
			return ML_OK;
		}
	}
}
