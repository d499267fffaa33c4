/*
 * logistic_fit.c
 *		Fits a logistic regression.  See logistic_regression.c.
 *
 * A first pass over the rows finds loss and gradient where all coefficients but the intercepts are 0,
 * and the Gram matrix of the columns, which is the Hessian there but for factors.  From it follow
 * dependent columns, then comes the solver, and last the way back to the user's units.
 */
#include "ml/logistic_fit.h"

#include <float.h>

#include "ml/logistic_rank.h"
#include "ml/logistic_solver.h"

#define MAX_NEWTON_PARAMETERS 2000 /* 32 MB of Hessians, and seconds for each factorization */
#define MAX_GRAM_COLUMNS 1024      /* of a penalized problem that L-BFGS solves */
#define SAMPLE_STEP 16             /* of the chunks one in so many, to begin with */
#define SAMPLE_CHUNKS 4
#define SAMPLE_TOLERANCE 1e-4 /* a sample's gradient is not nearer to that of all rows */
#define SCALES_DIFFER 1e3     /* standard deviations this far apart make one penalty unfair */

/* What a fit needs beside the problem. */
typedef struct Fit
{
	const MlLogisticOptions *options;
	const MlRows *rows;
	MlModel *model;
	MlLogisticParams *params;
	MlLogisticSettings settings;
	MlLogistic problem;
	MlLogisticRank rank;
	MlLogisticSums sums; /* at the start */
	MlLogisticFit result;
	double *gram; /* of the columns, or NULL */
	int solver;
	bool
		polish; /* L-BFGS's result by Newton's method, for errors and the diagnosis of separation */
} Fit;

static uint8_t
coding_of(const MlLogisticOptions *options)
{
	if (options->encoding.coding == ML_CODING_FULL)
		return ML_LINEAR_FULL;
	if (options->encoding.coding == ML_CODING_TREATMENT)
		return ML_LINEAR_TREATMENT;
	if (options->l2 > 0)
		return ML_LINEAR_FULL;
	return options->intercept ? ML_LINEAR_TREATMENT : ML_LINEAR_FIRST_FULL;
}

/* Does one penalty on all coefficients mean very different things to them? */
static bool
scales_differ(const MlEncoder *encoder)
{
	double least = INFINITY;
	double most = 0;

	for (int32_t c = 0; c < encoder->ndense; c++)
	{
		double sd = ml_moments_sd(&encoder->dense[c]);

		if (!(sd > 0))
			continue;
		least = fmin(least, sd);
		most = fmax(most, sd);
	}
	return most > SCALES_DIFFER * least;
}

/* All rows are of one class: nothing to fit. */
static void
fit_constant(const MlClasses *classes, MlLogisticParams *params)
{
	for (int32_t k = 0; k < classes->nclasses; k++)
		if (classes->counts[k] > 0)
			params->constant_class = k;
	params->solver = ML_LOGISTIC_NONE;
	params->converged = true;
	params->condition_number = NAN;
}

/*
 * Estimated seconds: Newton's method forms the products of all pairs of a row's values and factors the
 * matrix of all parameters, some ten times; L-BFGS uses every value of a row twice, some hundred times,
 * and two steps of Newton's follow.  A category is one value of a row, however many levels it has.
 */
static int
choose_solver(const Fit *fit)
{
	const MlDataset *dataset = fit->rows->dataset;
	double n = (double) dataset->nrows;
	double p = (double) fit->problem.ncolumns;
	double k = (double) fit->problem.nvectors;
	double values = dataset->ndense + dataset->ncategorical + 1.0;
	double step = n * (k * (k + 1) / 2) * (values * (values + 8) / 2) / 7e9 + pow(k * p, 3) / 12e9;
	double newton = 10 * step;
	double lbfgs = (fit->options->l2 > 0 ? 150 : 500) * n * 2 * k * values / 4e9 + 2 * step;

	if (fit->options->solver != ML_LOGISTIC_AUTO)
		return fit->options->solver;
	return k * p <= MAX_NEWTON_PARAMETERS && newton <= lbfgs ? ML_LOGISTIC_NEWTON
															 : ML_LOGISTIC_LBFGS;
}

/* The first pass: loss and gradient of the intercepts alone, and the Gram matrix. */
static MlStatus
first_pass(MlEnv *env, Fit *fit, int what)
{
	size_t n = (size_t) fit->problem.ncolumns;

	ML_TRY(ml_logistic_sums(env, &fit->problem,
							fit->solver == ML_LOGISTIC_NEWTON ? ML_LOGISTIC_HESSIAN : what,
							&fit->sums));
	ML_TRY(ml_alloc(env, ml_logistic_size(&fit->problem), sizeof(double), "coefficients",
					&fit->result.parameters));
	ml_logistic_start(&fit->problem, fit->result.parameters);
	ML_TRY(ml_logistic_evaluate(env, &fit->problem, fit->result.parameters, what, &fit->sums));
	fit->gram = NULL;
	if (what != ML_LOGISTIC_GRAM)
		return ML_OK;
	ML_TRY(ml_alloc(env, ml_triangle(n), sizeof(double), "Gram matrix", &fit->gram));
	memcpy(fit->gram, fit->sums.hessian, ml_triangle(n) * sizeof(double));
	return ML_OK;
}

/* Terms that are left out from the beginning: with a penalty on their variance, those without any. */
static MlStatus
find_unpenalized(MlEnv *env, const Fit *fit, const MlLinearModel *linear, bool **is_left_out)
{
	const MlEncoder *encoder = &fit->model->encoder;

	*is_left_out = NULL;
	if (fit->options->l2 == 0 || !fit->options->standardize || !linear->intercept)
		return ML_OK;
	ML_TRY(ml_alloc_zero(env, (size_t) linear->nterms, sizeof(bool), "terms", is_left_out));
	for (int32_t t = 0; t < linear->nterms; t++)
	{
		const MlTerm *term = &linear->terms[t];
		const MlColumn *column = term->column < 0 ? NULL : &encoder->columns[term->column];

		if (column == NULL)
			continue;
		if (column->kind == ML_COLUMN_CATEGORY)
			(*is_left_out)[t] = encoder->levels[column->first].nlevels == 1;
		else
		{
			const MlMoments *moments = &encoder->dense[column->first + term->item];

			(*is_left_out)[t] = moments->n == 0 || moments->minimum == moments->maximum;
		}
	}
	return ML_OK;
}

/* Columns, and the pass that leaves the start's sums; dependent terms have no column. */
static MlStatus
prepare(MlEnv *env, Fit *fit, const MlLinearModel *linear)
{
	MlLogistic *problem = &fit->problem;
	bool is_penalized = fit->options->l2 > 0;
	bool *is_left_out;

	ML_TRY(find_unpenalized(env, fit, linear, &is_left_out));
	ML_TRY(
		ml_logistic_init(env, fit->rows, fit->model, linear, &fit->settings, is_left_out, problem));
	fit->solver = choose_solver(fit);
	if (is_penalized)
		return first_pass(env, fit,
						  fit->solver == ML_LOGISTIC_NEWTON || problem->ncolumns <= MAX_GRAM_COLUMNS
							  ? ML_LOGISTIC_GRAM
							  : ML_LOGISTIC_GRADIENT);
	ML_TRY(first_pass(env, fit, ML_LOGISTIC_GRAM));
	ML_TRY(ml_logistic_find_rank(env, fit->model, linear, problem, fit->gram, &fit->rank));
	if (fit->rank.nleft_out > 0)
	{
		ML_TRY(ml_logistic_init(env, fit->rows, fit->model, linear, &fit->settings,
								fit->rank.is_left_out, problem));
		fit->solver = choose_solver(fit);
		ML_TRY(first_pass(env, fit, ML_LOGISTIC_GRAM));
	}
	ML_TRY(ml_logistic_orthogonalize(env, fit->model, linear, &fit->rank, problem, fit->gram,
									 fit->sums.gradient));
	if (problem->whitening != NULL)
	{
		memcpy(fit->sums.hessian, fit->gram,
			   ml_triangle((size_t) problem->ncolumns) * sizeof(double));
		ml_logistic_start(problem, fit->result.parameters);
	}
	return ML_OK;
}

/* Pivots of the Hessian at the start, for the diagnosis of separation. */
static MlStatus
find_start_pivots(MlEnv *env, const double *hessian, Fit *fit)
{
	size_t n = ml_logistic_size(&fit->problem);
	double *matrix;

	ML_TRY(ml_alloc(env, ml_triangle(n), sizeof(double), "Hessian", &matrix));
	ML_TRY(ml_alloc(env, n, sizeof(double), "pivots", &fit->result.start_pivots));
	ml_logistic_matrix(&fit->problem, hessian, matrix);
	return ml_cholesky(env, matrix, n, 0, fit->result.start_pivots);
}

/*
 * Newton's first iterations over a sample of the chunks, which leaves them as near to the solution as the
 * sample tells; a pass over all rows then finds the parameters better than the start's, or goes back
 * there.
 */
static MlStatus
start_by_sample(MlEnv *env, Fit *fit)
{
	MlLogistic *problem = &fit->problem;
	size_t n = ml_logistic_size(problem);
	MlLogisticFit result = {
		.tolerance = SAMPLE_TOLERANCE, .last_step = SAMPLE_TOLERANCE, .max_iterations = 20};
	MlLogisticSums sums;
	MlLogistic sample;

	if (problem->nchunks < SAMPLE_STEP * SAMPLE_CHUNKS)
		return ML_OK;
	ML_TRY(ml_logistic_sample(env, problem, SAMPLE_STEP, &sample));
	ML_TRY(ml_alloc(env, n, sizeof(double), "coefficients", &result.parameters));
	memcpy(result.parameters, fit->result.parameters, n * sizeof(double));
	ML_TRY(ml_logistic_sums(env, problem, ML_LOGISTIC_HESSIAN, &sums));
	ML_TRY(ml_logistic_evaluate(env, &sample, result.parameters, ML_LOGISTIC_HESSIAN, &sums));
	ML_TRY(ml_logistic_newton(env, &sample, &sums, &result));
	ML_TRY(ml_logistic_sums(env, problem, ML_LOGISTIC_HESSIAN, &sums));
	ML_TRY(ml_logistic_evaluate(env, problem, result.parameters, ML_LOGISTIC_HESSIAN, &sums));
	if (!(sums.loss < fit->sums.loss))
		return ML_OK;
	fit->sums = sums;
	fit->result.parameters = result.parameters;
	fit->result.iterations = 1;
	return ML_OK;
}

static MlStatus
solve(MlEnv *env, Fit *fit)
{
	const MlLogisticOptions *options = fit->options;
	MlLogisticFit *result = &fit->result;
	MlLogisticSums sums;

	result->tolerance = options->tolerance;
	result->max_iterations = options->max_iterations;
	result->watch_separation = options->l2 == 0;
	/* of standard errors the step leaves the relative error */
	result->last_step = options->tolerance * (options->l2 == 0 ? 2 : 100);
	if (fit->solver == ML_LOGISTIC_NEWTON)
	{
		ml_logistic_start_hessian(&fit->problem, fit->sums.hessian);
		if (fit->problem.nchunks >= SAMPLE_STEP * SAMPLE_CHUNKS && options->l2 == 0)
			ML_TRY(find_start_pivots(env, fit->sums.hessian, fit));
		ML_TRY(start_by_sample(env, fit));
		return ml_logistic_newton(env, &fit->problem, &fit->sums, result);
	}
	ML_TRY(ml_logistic_lbfgs(env, &fit->problem, &fit->sums, fit->gram, result));
	if (!result->converged || ml_logistic_size(&fit->problem) > MAX_NEWTON_PARAMETERS)
		return ML_OK;
	/* an iteration or two of Newton's method, which has all digits, the errors, and sees separation */
	result->converged = false;
	ML_TRY(ml_logistic_sums(env, &fit->problem, ML_LOGISTIC_HESSIAN, &sums));
	if (options->l2 == 0)
	{
		memcpy(sums.hessian, fit->gram,
			   ml_triangle((size_t) fit->problem.ncolumns) * sizeof(double));
		ml_logistic_start_hessian(&fit->problem, sums.hessian);
		ML_TRY(find_start_pivots(env, sums.hessian, fit));
	}
	ML_TRY(
		ml_logistic_evaluate(env, &fit->problem, result->parameters, ML_LOGISTIC_HESSIAN, &sums));
	return ml_logistic_newton(env, &fit->problem, &sums, result);
}

/* Standard errors of one vector, number k. */
static MlStatus
set_errors(MlEnv *env, const Fit *fit, int32_t k, MlLinearModel *linear)
{
	const MlLogistic *problem = &fit->problem;
	size_t n = ml_logistic_size(problem);
	double *form;

	ML_TRY(ml_alloc(env, n, sizeof(double), "standard errors", &form));
	for (int32_t j = 0; j < problem->ncolumns; j++)
	{
		double square = 0;
		double scale;
		double std_error;

		ML_CHECK_STOP(env);
		memset(form, 0, n * sizeof(double));
		scale = ml_logistic_form(problem, j, form + (size_t) k * (size_t) problem->ncolumns);
		ml_cholesky_forward(fit->result.factor, n, form);
		for (size_t i = 0; i < n; i++)
			square += form[i] * form[i];
		std_error = scale * (sqrt(square) / sqrt(problem->sum_weights));
		if (std_error <= DBL_MAX)
			linear->std_errors[problem->terms[j]] = std_error;
	}
	return ML_OK;
}

/* Coefficients and errors of all vectors, in the user's units. */
static MlStatus
set_vectors(MlEnv *env, Fit *fit)
{
	const MlLogistic *problem = &fit->problem;
	const MlLogisticFit *result = &fit->result;
	bool has_errors = fit->options->l2 == 0 && !fit->model->is_class_weighted &&
					  result->converged && result->factor != NULL;
	double *work;

	ML_TRY(ml_alloc(env, (size_t) problem->ncolumns, sizeof(double), "coefficients", &work));
	for (int32_t k = 0; k < problem->nvectors; k++)
	{
		MlLinearModel *linear = &fit->params->vectors[k];

		ml_logistic_coefficients(problem,
								 result->parameters + (size_t) k * (size_t) problem->ncolumns, work,
								 linear->coefficients);
		for (int32_t j = 0; j < problem->ncolumns; j++)
			if (!isfinite(linear->coefficients[problem->terms[j]]))
				return ml_fail(env, ML_BAD_VALUE,
							   "a coefficient overflows the range of double precision");
		if (has_errors)
			ML_TRY(set_errors(env, fit, k, linear));
		ML_TRY(ml_linear_model_prepare(env, &fit->model->encoder, linear));
	}
	return ML_OK;
}

static MlStatus
set_quality(MlEnv *env, const Fit *fit)
{
	const MlLogistic *problem = &fit->problem;
	const MlLogisticFit *result = &fit->result;
	MlLogisticParams *params = fit->params;
	size_t ncolumns = (size_t) problem->ncolumns;
	double penalty = 0;

	params->solver = (uint8_t) fit->solver;
	params->iterations = result->iterations;
	params->converged = result->converged;
	params->separated = result->separated;
	params->largest_gradient = result->largest_gradient;
	params->rank = problem->ncolumns;
	for (size_t i = 0; i < ml_logistic_size(problem); i++)
		penalty += problem->penalty[i % ncolumns] * result->parameters[i] * result->parameters[i];
	params->log_loss = fmax(0, result->loss - penalty / 2);
	for (int32_t k = 0; k < problem->nclasses; k++)
		params->null_log_loss -= problem->shares[k] * log(problem->shares[k]);
	params->condition_number = NAN;
	if (fit->gram == NULL || fit->options->l2 > 0)
		return ML_OK;
	if (problem->whitening == NULL)
	{
		ML_TRY(ml_cholesky(env, fit->gram, ncolumns, 1e-15, NULL));
		return ml_cholesky_condition(env, fit->gram, ncolumns, &params->condition_number);
	}
	return ml_cholesky_condition(env, problem->whitening, (size_t) problem->nbase,
								 &params->condition_number);
}

static MlStatus
fit_classes(MlEnv *env, Fit *fit)
{
	const MlLogisticOptions *options = fit->options;
	MlLogisticParams *params = fit->params;
	int32_t nclasses = fit->model->classes.nclasses;
	double *weights;

	ML_TRY(ml_alloc(env, (size_t) nclasses, sizeof(double), "classes", &weights));
	ml_classes_weights(&fit->model->classes, &options->classes.class_weight, weights);
	fit->settings = (MlLogisticSettings){options->l2, options->standardize, weights};
	params->nvectors = nclasses == 2 || options->l2 == 0 ? nclasses - 1 : nclasses;
	ML_TRY(ml_alloc_zero(env, (size_t) params->nvectors, sizeof(MlLinearModel), "parameters",
						 &params->vectors));
	for (int32_t k = 0; k < params->nvectors; k++)
		ML_TRY(ml_linear_model_init(env, &fit->model->encoder, options->intercept,
									coding_of(options), &params->vectors[k]));
	params->scales_differ =
		options->l2 > 0 && !options->standardize && scales_differ(&fit->model->encoder);
	ML_TRY(prepare(env, fit, &params->vectors[0]));
	ML_TRY(solve(env, fit));
	ML_TRY(set_vectors(env, fit));
	return set_quality(env, fit);
}

MlStatus
ml_logistic_fit(MlEnv *env, const MlRows *rows, const void *options, MlModel *model)
{
	Fit fit = {.options = options, .rows = rows, .model = model};

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlLogisticParams), "parameters", &fit.params));
	model->params = fit.params;
	if (ml_classes_present(&model->classes) < 2)
	{
		fit_constant(&model->classes, fit.params);
		return ML_OK;
	}
	return fit_classes(env, &fit);
}
