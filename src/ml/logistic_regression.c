/*
 * logistic_regression.c
 *		Logistic regression of two or more classes, with or without a ridge penalty.
 *
 *	  minimize	sum_i w_i c_y(i) -ln p_y(i)(x_i) + l2 / 2 sum_j s_j^2 b_j^2
 *
 * over all terms j but intercepts; w is the weight of a row, c of a class, p the softmax of the linear
 * predictors; s_j is 1, or with the option standardize the standard deviation of the term.  That is
 * scikit-learn's LogisticRegression with C = 1 / l2, in the user's units.  Of two classes there is one
 * linear predictor, that of the positive one.  Of K > 2 there are K - 1 without a penalty, the first class
 * being the base (R's multinom, statsmodels' MNLogit), and K with one, where the penalty makes them
 * unique: their coefficients add up to 0.
 *
 * Newton's method solves problems of few parameters, L-BFGS those of many (logistic_newton.c,
 * logistic_lbfgs.c); both work on centred and scaled columns (logistic.c), read the rows where they
 * were kept, and need a few blocks beside.  Without a penalty a column that depends on those before it
 * has no coefficient, as in linear_regression (logistic_rank.c).
 *
 * Standard errors are the roots of the diagonal of the inverse Hessian, z = b / error, p two-sided from
 * the normal distribution: Wald's, for weights that count rows (statsmodels' freq_weights).  There are none
 * with a penalty, with weights of classes, or where classes are separated.
 *
 * References: P. McCullagh, J. A. Nelder, Generalized Linear Models, 2nd ed., Chapman and Hall 1989; A.
 * Agresti, Categorical Data Analysis, 3rd ed., Wiley 2013; D. McFadden, "Conditional logit analysis of
 * qualitative choice behavior", in Frontiers in Econometrics, Academic Press 1974 (pseudo R^2).
 */
#include "ml/algorithm.h"

#include <float.h>

#include "ml/elementary.h"
#include "ml/linear_model.h"
#include "ml/logistic_rank.h"
#include "ml/logistic_solver.h"

#define MAX_NEWTON_PARAMETERS 2000 /* 32 MB of Hessians, and seconds for each factorization */
#define MAX_GRAM_COLUMNS 1024      /* of a penalized problem that L-BFGS solves */
#define SAMPLE_STEP 16             /* of the chunks one in so many, to begin with */
#define SAMPLE_CHUNKS 4
#define SAMPLE_TOLERANCE 1e-4 /* a sample's gradient is not nearer to that of all rows */
#define SCALES_DIFFER 1e3     /* standard deviations this far apart make one penalty unfair */

enum
{
	SOLVER_AUTO = 0,
	SOLVER_NEWTON,
	SOLVER_LBFGS,
	SOLVER_NONE /* a constant model */
};

static const char *const solver_choices[] = {"auto", "newton", "lbfgs", NULL};
static const char *const solver_names[] = {"auto", "newton", "lbfgs", "none"};

typedef struct Options
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
} Options;

typedef struct Params
{
	int32_t nvectors;       /* 0: all rows were of one class */
	int32_t constant_class; /* then this one */
	MlLinearModel *vectors;
	uint8_t solver; /* SOLVER_... that was used */
	int64_t iterations;
	bool converged;
	bool separated;
	bool scales_differ;
	int32_t rank;            /* terms with a coefficient, of each vector */
	double log_loss;         /* mean, by weight, without the penalty */
	double null_log_loss;    /* of the model that has intercepts only */
	double largest_gradient; /* mean, in centred and scaled coordinates */
	double condition_number; /* of the centred and scaled columns; NaN with a penalty */
} Params;

static const MlOptionSpec option_specs[] = {
	ML_COMMON_OPTIONS(Options),
	ML_ENCODING_OPTIONS(Options),
	ML_CLASS_OPTIONS(Options),
	{"l2", ML_OPTION_REAL, offsetof(Options, l2), 0, 0, 1e300, NULL,
	 " c alpha lambda reg_param reg_lambda l2_reg ridge penalty lambda_l2 ",
	 "ridge penalty: l2 / 2 times the sum of squared coefficients is added to the sum of losses "
	 "(1 / C of scikit-learn, whose default is C = 1)"},
	{"intercept", ML_OPTION_BOOL, offsetof(Options, intercept), 1, 0, 1, NULL,
	 " fit_intercept constant bias add_constant ",
	 "whether the model has an intercept, which is never penalized"},
	{"standardize", ML_OPTION_BOOL, offsetof(Options, standardize), 0, 0, 1, NULL,
	 " normalize scale standardise standardization ",
	 "whether the penalty is on features scaled to unit standard deviation; coefficients stay in the "
	 "units of the data"},
	{"tolerance", ML_OPTION_REAL, offsetof(Options, tolerance), 1e-8, 1e-14, 1, NULL,
	 " tol epsilon gtol eps ",
	 "converged when no element of the mean gradient is larger, in coordinates of centred features with "
	 "unit standard deviation"},
	{"max_iterations", ML_OPTION_INTEGER, offsetof(Options, max_iterations), 1000, 1, 1000000, NULL,
	 " max_iter maxiter n_iter iterations ",
	 "passes over the data after which the solver gives up"},
	{"solver", ML_OPTION_CHOICE, offsetof(Options, solver), 0, 0, 0, solver_choices,
	 " method optimizer ",
	 "newton, lbfgs, or auto: by the number of coefficients the one that takes less time"},
};

/* --- fitting ----------------------------------------------------------------------------------- */

/* What a fit needs beside the problem. */
typedef struct Fit
{
	const Options *options;
	const MlRows *rows;
	MlModel *model;
	Params *params;
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
coding_of(const Options *options)
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
fit_constant(const MlClasses *classes, Params *params)
{
	for (int32_t k = 0; k < classes->nclasses; k++)
		if (classes->counts[k] > 0)
			params->constant_class = k;
	params->solver = SOLVER_NONE;
	params->converged = true;
	params->condition_number = NAN;
}

/*
 * Estimated seconds: Newton's method forms the products of all pairs of parameters for every row and
 * factors their matrix, some ten times; L-BFGS uses every parameter twice for every row, some hundred
 * times, and without a penalty two steps of Newton's follow.
 */
static int
choose_solver(const Fit *fit)
{
	double n = (double) fit->rows->dataset->nrows;
	double p = (double) fit->problem.ncolumns;
	double k = (double) fit->problem.nvectors;
	double step = n * (k * (k + 1) / 2) * (p * (p + 8) / 2) / 7e9 + pow(k * p, 3) / 12e9;
	double newton = 10 * step;
	bool is_penalized = fit->options->l2 > 0;
	double lbfgs = (is_penalized ? 150 : 500) * n * 2 * k * p / 4e9 + (is_penalized ? 0 : 2 * step);

	if (fit->options->solver != SOLVER_AUTO)
		return fit->options->solver;
	return k * p <= MAX_NEWTON_PARAMETERS && newton <= lbfgs ? SOLVER_NEWTON : SOLVER_LBFGS;
}

/* The first pass: loss and gradient of the intercepts alone, and the Gram matrix. */
static MlStatus
first_pass(MlEnv *env, Fit *fit, int what)
{
	size_t n = (size_t) fit->problem.ncolumns;

	ML_TRY(ml_logistic_sums(env, &fit->problem,
							fit->solver == SOLVER_NEWTON ? ML_LOGISTIC_HESSIAN : what, &fit->sums));
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
						  fit->solver == SOLVER_NEWTON || problem->ncolumns <= MAX_GRAM_COLUMNS
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
	const Options *options = fit->options;
	MlLogisticFit *result = &fit->result;
	MlLogisticSums sums;

	result->tolerance = options->tolerance;
	result->max_iterations = options->max_iterations;
	result->watch_separation = options->l2 == 0;
	/* of standard errors the step leaves the relative error */
	result->last_step = options->tolerance * (options->l2 == 0 ? 2 : 100);
	if (fit->solver == SOLVER_NEWTON)
	{
		ml_logistic_start_hessian(&fit->problem, fit->sums.hessian);
		if (fit->problem.nchunks >= SAMPLE_STEP * SAMPLE_CHUNKS && options->l2 == 0)
			ML_TRY(find_start_pivots(env, fit->sums.hessian, fit));
		ML_TRY(start_by_sample(env, fit));
		return ml_logistic_newton(env, &fit->problem, &fit->sums, result);
	}
	ML_TRY(ml_logistic_lbfgs(env, &fit->problem, &fit->sums, fit->gram, result));
	if (!result->converged || options->l2 > 0 ||
		ml_logistic_size(&fit->problem) > MAX_NEWTON_PARAMETERS)
		return ML_OK;
	/* an iteration or two of Newton's method, which has the errors and sees separation */
	result->converged = false;
	ML_TRY(ml_logistic_sums(env, &fit->problem, ML_LOGISTIC_HESSIAN, &sums));
	memcpy(sums.hessian, fit->gram, ml_triangle((size_t) fit->problem.ncolumns) * sizeof(double));
	ml_logistic_start_hessian(&fit->problem, sums.hessian);
	ML_TRY(find_start_pivots(env, sums.hessian, fit));
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
	Params *params = fit->params;
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
	const Options *options = fit->options;
	Params *params = fit->params;
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

static MlStatus
fit(MlEnv *env, const MlRows *rows, const void *options, MlModel *model)
{
	Fit fit = {.options = options, .rows = rows, .model = model};

	ML_TRY(ml_alloc_zero(env, 1, sizeof(Params), "parameters", &fit.params));
	model->params = fit.params;
	if (ml_classes_present(&model->classes) < 2)
	{
		fit_constant(&model->classes, fit.params);
		return ML_OK;
	}
	return fit_classes(env, &fit);
}

/* --- the model --------------------------------------------------------------------------------- */

static void
probabilities(const MlModel *model, const MlRow *row, double *out)
{
	const Params *params = model->params;
	int32_t nclasses = model->classes.nclasses;
	int32_t first = nclasses - params->nvectors;

	if (params->nvectors == 0)
	{
		for (int32_t k = 0; k < nclasses; k++)
			out[k] = k == params->constant_class ? 1 : 0;
		return;
	}
	if (nclasses == 2)
	{
		double eta = ml_linear_model_predict(&params->vectors[0], &model->encoder, row);

		out[0] = ml_sigmoid(-eta);
		out[1] = ml_sigmoid(eta);
		return;
	}
	out[0] = 0;
	for (int32_t k = 0; k < params->nvectors; k++)
		out[first + k] = ml_linear_model_predict(&params->vectors[k], &model->encoder, row);
	ml_softmax(out, nclasses);
}

static void
save(MlWriter *writer, const MlModel *model)
{
	const Params *params = model->params;

	ml_write_u32(writer, (uint32_t) params->nvectors);
	ml_write_u32(writer, (uint32_t) params->constant_class);
	for (int32_t k = 0; k < params->nvectors; k++)
		ml_linear_model_save(writer, &params->vectors[k]);
	ml_write_u8(writer, params->solver);
	ml_write_i64(writer, params->iterations);
	ml_write_bool(writer, params->converged);
	ml_write_bool(writer, params->separated);
	ml_write_bool(writer, params->scales_differ);
	ml_write_u32(writer, (uint32_t) params->rank);
	ml_write_f64(writer, params->log_loss);
	ml_write_f64(writer, params->null_log_loss);
	ml_write_f64(writer, params->largest_gradient);
	ml_write_f64(writer, params->condition_number);
}

/* How many vectors there can be, and which class a constant model may name. */
static void
check_vectors(MlReader *reader, const MlModel *model, uint32_t nvectors, uint32_t constant_class)
{
	uint32_t nclasses = (uint32_t) model->classes.nclasses;

	if (nvectors > 0 && nvectors != nclasses - 1 && (nvectors != nclasses || nclasses == 2))
		ml_reader_fail(reader, "wrong number of linear predictors");
	if (constant_class >= nclasses)
		ml_reader_fail(reader, "wrong class");
}

static MlStatus
load(MlReader *reader, MlModel *model)
{
	Params *params;
	uint32_t nvectors = ml_read_count(reader, 6);
	uint32_t constant_class = ml_read_u32(reader);
	uint32_t rank;

	check_vectors(reader, model, nvectors, constant_class);
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc_zero(reader->env, 1, sizeof(Params), "parameters", &params));
	model->params = params;
	params->nvectors = (int32_t) nvectors;
	params->constant_class = (int32_t) constant_class;
	ML_TRY(ml_alloc_zero(reader->env, nvectors, sizeof(MlLinearModel), "parameters",
						 &params->vectors));
	for (uint32_t k = 0; k < nvectors; k++)
	{
		ML_TRY(ml_linear_model_load(reader, &model->encoder, &params->vectors[k]));
		if (params->vectors[k].nterms != params->vectors[0].nterms)
			ml_reader_fail(reader, "wrong number of coefficients");
	}
	params->solver = ml_read_u8(reader);
	params->iterations = ml_read_i64(reader);
	params->converged = ml_read_bool(reader);
	params->separated = ml_read_bool(reader);
	params->scales_differ = ml_read_bool(reader);
	rank = ml_read_u32(reader);
	params->log_loss = ml_read_f64(reader);
	params->null_log_loss = ml_read_f64(reader);
	params->largest_gradient = ml_read_f64(reader);
	params->condition_number = ml_read_f64(reader);
	if (params->solver > SOLVER_NONE || params->iterations < 0 ||
		rank > (nvectors > 0 ? (uint32_t) params->vectors[0].nterms : 0))
		ml_reader_fail(reader, "wrong summary of a fit");
	params->rank = (int32_t) rank;
	return ml_reader_status(reader);
}

static void
json_member(MlWriter *writer, const char *key, double value)
{
	ml_json_key(writer, key);
	ml_json_number(writer, value);
}

static void
json_flag(MlWriter *writer, const char *key, bool value)
{
	ml_json_key(writer, key);
	ml_json_bool(writer, value);
}

/* Coefficients of one linear predictor. */
static MlStatus
describe_vector(MlWriter *writer, const MlModel *model, int32_t k)
{
	const Params *params = model->params;
	const MlLinearModel *linear = &params->vectors[k];
	int32_t class = model->classes.nclasses - params->nvectors + k;

	for (int32_t t = 0; t < linear->nterms; t++)
	{
		const char *name;

		ML_TRY(ml_linear_term_name(writer->env, &model->encoder, &linear->terms[t], &name));
		ml_json_begin(writer, '{');
		ml_json_key(writer, "class");
		ml_json_text(writer, model->classes.labels[class]);
		ml_json_key(writer, "feature");
		ml_json_string(writer, name);
		json_member(writer, "coefficient", linear->coefficients[t]);
		json_member(writer, "std_error", linear->std_errors[t]);
		ml_json_end(writer, '}');
	}
	return ML_OK;
}

static void
describe(MlWriter *writer, const MlModel *model, bool all)
{
	const Params *params = model->params;
	int32_t nterms = params->nvectors > 0 ? params->vectors[0].nterms : 0;

	json_member(writer, "log_loss", params->log_loss);
	json_member(writer, "null_log_loss", params->null_log_loss);
	json_member(writer, "pseudo_r_squared",
				params->null_log_loss > 0 ? 1 - params->log_loss / params->null_log_loss : NAN);
	ml_json_key(writer, "solver");
	ml_json_string(writer, solver_names[params->solver]);
	ml_json_key(writer, "iterations");
	ml_json_integer(writer, params->iterations);
	json_member(writer, "largest_gradient", params->largest_gradient);
	json_flag(writer, "converged", params->converged);
	json_flag(writer, "separated", params->separated);
	json_flag(writer, "constant", params->nvectors == 0);
	json_member(writer, "condition_number", params->condition_number);
	ml_json_key(writer, "rank");
	ml_json_integer(writer, params->rank);
	json_flag(writer, "rank_deficient", params->rank < nterms);
	json_flag(writer, "scales_differ", params->scales_differ);
	if (!all)
		return;
	ml_json_key(writer, "coefficients");
	ml_json_begin(writer, '[');
	for (int32_t k = 0; k < params->nvectors; k++)
		if (describe_vector(writer, model, k) != ML_OK)
		{
			writer->status = ML_OUT_OF_MEMORY;
			return;
		}
	ml_json_end(writer, ']');
}

static const MlNotice *
notice(const MlModel *model, int i)
{
	static const MlNotice notices[] = {
		{0, true, "the target has only one class: the model always predicts it", NULL},
		{1, true,
		 "classes are separated: some coefficients are without bound, and have no standard errors",
		 "A penalty, option \"l2\", makes them finite."},
		{2, true, "logistic regression has not converged",
		 "Raise option \"max_iterations\", or give a penalty, option \"l2\"."},
		{3, false, "standard deviations of features differ by a factor of more than 1000",
		 "Option \"standardize\" makes the penalty the same for all of them."},
	};
	const Params *params = model->params;
	bool holds[] = {params->nvectors == 0, params->separated,
					!params->converged && !params->separated, params->scales_differ};

	for (int kind = 0; kind < 4; kind++)
		if (holds[kind] && i-- == 0)
			return &notices[kind];
	return NULL;
}

static MlStatus
coefficients(MlEnv *env, const MlModel *model, MlCoefficient **out, int32_t *count)
{
	const Params *params = model->params;
	int32_t nterms = params->nvectors > 0 ? params->vectors[0].nterms : 0;
	int32_t first = model->classes.nclasses - params->nvectors;

	*count = 0;
	ML_TRY(ml_alloc_zero(env, ml_size_mul((size_t) params->nvectors, (size_t) nterms),
						 sizeof(MlCoefficient), "coefficients", out));
	for (int32_t k = 0; k < params->nvectors; k++)
		for (int32_t t = 0; t < nterms; t++)
		{
			const MlLinearModel *linear = &params->vectors[k];
			MlCoefficient *line = &(*out)[(*count)++];

			if (model->classes.nclasses > 2)
			{
				MlText label;

				ML_TRY(ml_copy_text(env, model->classes.labels[first + k], &label));
				line->class_name = label.data;
			}
			ML_TRY(ml_linear_term_name(env, &model->encoder, &linear->terms[t], &line->feature));
			line->value = linear->coefficients[t];
			line->std_error = linear->std_errors[t];
			line->statistic = line->std_error > 0 ? line->value / line->std_error : NAN;
			line->p_value = erfc(fabs(line->statistic) / M_SQRT2);
		}
	return ML_OK;
}

const MlAlgorithm ml_logistic_regression = {
	.name = "logistic_regression",
	.doc =
		"Logistic regression of two or more classes, with standard errors or with a ridge penalty",
	.task = ML_TASK_CLASSIFICATION,
	.kind = ML_KIND_BUFFERED,
	.options = option_specs,
	.noptions = sizeof(option_specs) / sizeof(option_specs[0]),
	.options_size = sizeof(Options),
	.encoding_offset = offsetof(Options, encoding),
	.classes_offset = offsetof(Options, classes),
	.fit = fit,
	.probabilities = probabilities,
	.save = save,
	.load = load,
	.describe = describe,
	.notice = notice,
	.coefficients = coefficients,
};
