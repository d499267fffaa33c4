/*
 * linear_regression.c
 *		Ordinary and ridge least squares, in one pass over the data.
 *
 *	  minimize	sum_i w_i (y_i - x_i b)^2 / 2 + l2 / 2 sum_j s_j^2 b_j^2
 *
 * over all terms j but the intercept; s_j is 1, or with the option standardize the standard deviation
 * of the term (divisor: the sum of weights).  That is scikit-learn's Ridge with alpha = l2, with
 * standardize after its StandardScaler, in the user's units.  Weights are precision weights: the
 * residual degrees of freedom are the rows with w > 0 less the rank.
 *
 * One pass leaves a Gram matrix (linear_state.h, gram.c) in twice the working precision, whose Cholesky
 * factor R stands for the data.  Its columns are mapped to the terms by M = R T: imputed means enter as
 * x + mean x indicator, the first level of a full coding as 1 - sum of the others.  Householder's QR of
 * M, column by column in the order of the query and in extended precision, leaves out each column whose
 * remainder is at most ML_RANK_TOLERANCE of its norm: R's convention, where the later of dependent columns
 * has no coefficient.
 *
 * A Gram matrix in 106 bits resolves a column's remainder down to 1e-14 of its length.  A target whose
 * residual is smaller counts as fitted exactly: errors are 0 then, t and p do not exist.
 *
 * Standard errors are s sqrt(diag((X'WX)^-1)), from the rows of R^-1, t = b / error, p two-sided from
 * Student's t.  The condition number is that of the terms' matrix with columns scaled to unit length
 * (D. A. Belsley, E. Kuh, R. E. Welsch, Regression Diagnostics, Wiley 1980, section 3.2).
 *
 * References: A. Bjorck, Numerical Methods for Least Squares Problems, SIAM 1996; G. A. F. Seber, A. J.
 * Lee, Linear Regression Analysis, 2nd ed., Wiley 2003.
 */
#include "ml/algorithm.h"

#include <float.h>

#include "ml/condition.h"
#include "ml/householder.h"
#include "ml/linear_design.h"
#include "ml/special.h"

#define RANK_TOLERANCE_PENALIZED \
	1e-18L               /* only what is rounding: the penalty makes all others unique */
#define RESOLUTION 1e-14 /* of a Gram matrix, relative to a column's norm */

typedef struct Options
{
	MlCommonOptions common;
	MlEncodingOptions encoding;
	double l2;
	bool intercept;
	bool standardize;
} Options;

typedef struct Params
{
	MlLinearModel linear;
	int32_t rank; /* terms with a coefficient */
	double df;    /* residual degrees of freedom, NaN with a penalty */
	double residual_ss;
	bool unresolved;    /* the residual is below the resolution of the data: taken as 0 */
	double residual_sd; /* NaN with a penalty, or when df = 0 */
	double r_squared;   /* NaN when the target is constant */
	double adjusted_r_squared;
	double condition_number;
} Params;

/* Work space of a fit. */
typedef struct Fit
{
	const MlLinearState *state;
	long double *r; /* of the state's columns */
	MlLinearDesign
		design; /* rows: columns of R, and of the penalty; the target is its extra column */
	long double sum_weights;
	double rows;
	long double total;    /* norm of the target, centred when there is an intercept */
	long double residual; /* norm of what the model leaves of it */
	bool unresolved;      /* the residual is below the resolution of the data */
} Fit;

static const MlOptionSpec option_specs[] = {
	ML_COMMON_OPTIONS(Options),
	ML_ENCODING_OPTIONS(Options),
	{"l2", ML_OPTION_REAL, offsetof(Options, l2), 0, 0, 1e300, NULL,
	 " alpha lambda reg_lambda l2_reg ridge penalty lambda_l2 ",
	 "ridge penalty: l2 / 2 times the sum of squared coefficients is added to the loss (scikit-learn's "
	 "alpha)"},
	{"intercept", ML_OPTION_BOOL, offsetof(Options, intercept), 1, 0, 1, NULL,
	 " fit_intercept constant bias add_constant ",
	 "whether the model has an intercept, which is never penalized"},
	{"standardize", ML_OPTION_BOOL, offsetof(Options, standardize), 0, 0, 1, NULL,
	 " normalize scale standardise scale_pos ",
	 "whether the penalty is on features scaled to unit standard deviation; coefficients stay in the "
	 "units of the data"},
};

/* Root of the factor of b_j^2 / 2 in the loss, of a term whose column is given. */
static long double
penalty_root(const Fit *fit, const Options *options, const MlTerm *term, const long double *column)
{
	long double root = sqrtl(options->l2);

	if (term->column < 0)
		return 0;
	/* row 0 is the part along the column of ones, so the rest of a column is its centred part */
	if (options->standardize)
		root *= ml_norm(column + 1, (size_t) fit->state->ncolumns - 1) / sqrtl(fit->sum_weights);
	return root;
}

/*
 * Terms' matrix.  With a penalty each row is followed by one of the penalty, so that a triangle stays
 * nearly one and the factorization has few rows to eliminate.
 */
static MlStatus
fill_matrix(MlEnv *env, const MlEncoder *encoder, const Options *options,
			const MlLinearModel *linear, Fit *fit)
{
	size_t n = (size_t) fit->state->ncolumns;
	size_t nterms = (size_t) linear->nterms;
	size_t column = (size_t) fit->state->target;
	long double *target = fit->r + column * n;
	size_t first = options->intercept ? 1 : 0;

	/* what is left of a constant by rounding is nothing */
	fit->total = ml_norm(target + first, n - first);
	if (fit->total <= RESOLUTION * ml_norm(target, n))
	{
		fit->total = 0;
		memset(target + first, 0, (n - first) * sizeof(long double));
	}
	fit->unresolved = target[column] == 0;
	fit->design.nterms = nterms;
	fit->design.nextra = 1;
	fit->design.nrows = options->l2 > 0 ? 2 * (n > nterms ? n : nterms) : n;
	fit->sum_weights = fit->r[0] * fit->r[0];
	fit->rows = (double) ml_linear_gram(fit->state)->nrows;
	ML_TRY(ml_alloc_zero(env, ml_size_mul(fit->design.nrows, nterms + 1), sizeof(long double),
						 "design", &fit->design.matrix));
	ML_TRY(ml_alloc(env, nterms + 1, sizeof(long double), "design", &fit->design.norms));
	ML_TRY(ml_alloc(env, nterms + 1, sizeof(size_t), "design", &fit->design.kept));
	for (size_t t = 0; t <= nterms; t++)
	{
		long double *at = fit->design.matrix + t * fit->design.nrows;

		if (t < nterms)
			ml_linear_design_term(fit->state, fit->r, encoder, &linear->terms[t], at);
		else
			memcpy(at, target, n * sizeof(long double));
		if (options->l2 > 0)
		{
			long double root = t < nterms ? penalty_root(fit, options, &linear->terms[t], at) : 0;

			for (size_t i = n; i-- > 1;)
			{
				at[2 * i] = at[i];
				at[i] = 0;
			}
			if (t < nterms)
				at[2 * t + 1] = root;
		}
		fit->design.norms[t] = ml_norm(at, fit->design.nrows);
		if (!(fit->design.norms[t] < DBL_MAX))
			return ml_fail(env, ML_BAD_VALUE,
						   "sums of squares overflow the range of double precision");
	}
	return ML_OK;
}

/* Column k of the factor, rows 0 .. k. */
static const long double *
factor_column(const Fit *fit, size_t k)
{
	return fit->design.matrix + fit->design.kept[k] * fit->design.nrows;
}

/* Solve R x = b for the leading n columns of the factor, b is overwritten by x. */
static void
back_substitute(const Fit *fit, size_t n, long double *b)
{
	for (size_t k = n; k-- > 0;)
	{
		const long double *column = factor_column(fit, k);

		b[k] /= column[k];
		for (size_t i = 0; i < k; i++)
			b[i] -= b[k] * column[i];
	}
}

/* Condition number of the terms' matrix with columns of unit length. */
static MlStatus
condition_number(MlEnv *env, const Fit *fit, double *out)
{
	double *scaled;

	ML_TRY(ml_alloc_zero(env, ml_size_mul(fit->design.rank, fit->design.rank), sizeof(double),
						 "triangle", &scaled));
	for (size_t j = 0; j < fit->design.rank; j++)
		for (size_t i = 0; i <= j; i++)
			scaled[j * fit->design.rank + i] =
				(double) (factor_column(fit, j)[i] / fit->design.norms[fit->design.kept[j]]);
	return ml_triangle_condition(env, scaled, fit->design.rank, out);
}

static MlStatus
solve(MlEnv *env, const Fit *fit, MlLinearModel *linear)
{
	long double *b;

	ML_TRY(ml_alloc(env, fit->design.rank, sizeof(long double), "coefficients", &b));
	memcpy(b, fit->design.matrix + fit->design.nterms * fit->design.nrows,
		   fit->design.rank * sizeof(long double));
	back_substitute(fit, fit->design.rank, b);
	for (size_t k = 0; k < fit->design.rank; k++)
	{
		if (!(fabsl(b[k]) <= DBL_MAX))
			return ml_fail(env, ML_BAD_VALUE,
						   "a coefficient overflows the range of double precision");
		linear->coefficients[fit->design.kept[k]] = (double) b[k];
	}
	return ML_OK;
}

/* Standard errors: residual_sd times the norms of the rows of the factor's inverse. */
static MlStatus
set_errors(MlEnv *env, const Fit *fit, double residual_sd, MlLinearModel *linear)
{
	long double *inverse;
	long double *squares;

	ML_TRY(ml_alloc(env, fit->design.rank, sizeof(long double), "standard errors", &inverse));
	ML_TRY(ml_alloc_zero(env, fit->design.rank, sizeof(long double), "standard errors", &squares));
	for (size_t k = 0; k < fit->design.rank; k++)
	{
		ML_CHECK_STOP(env);
		memset(inverse, 0, k * sizeof(long double));
		inverse[k] = 1;
		back_substitute(fit, k + 1, inverse);
		for (size_t i = 0; i <= k; i++)
			squares[i] += inverse[i] * inverse[i];
	}
	for (size_t k = 0; k < fit->design.rank; k++)
	{
		long double std_error = residual_sd * sqrtl(squares[k]);

		if (!(std_error <= DBL_MAX))
			return ml_fail(env, ML_BAD_VALUE,
						   "a standard error overflows the range of double precision");
		linear->std_errors[fit->design.kept[k]] = (double) std_error;
	}
	return ML_OK;
}

/* Residual sum of squares of a penalized fit, whose rotated target has the penalty in it. */
static MlStatus
penalized_residual(MlEnv *env, const Fit *fit, const MlEncoder *encoder,
				   const MlLinearModel *linear, long double *out)
{
	size_t n = (size_t) fit->state->ncolumns;
	long double *residual;
	long double *term;

	ML_TRY(ml_alloc(env, n, sizeof(long double), "residual", &residual));
	ML_TRY(ml_alloc(env, n, sizeof(long double), "residual", &term));
	memcpy(residual, fit->r + (size_t) fit->state->target * n, n * sizeof(long double));
	for (int32_t t = 0; t < linear->nterms; t++)
	{
		if (isnan(linear->coefficients[t]))
			continue;
		ml_linear_design_term(fit->state, fit->r, encoder, &linear->terms[t], term);
		for (size_t i = 0; i < n; i++)
			residual[i] -= linear->coefficients[t] * term[i];
	}
	*out = ml_norm(residual, n);
	return ML_OK;
}

/* Everything that follows from residual and total; norms, because their squares may not be doubles. */
static void
set_quality(const Fit *fit, const Options *options, Params *params)
{
	double df_total = fit->rows - (options->intercept ? 1 : 0);

	params->rank = (int32_t) fit->design.rank;
	params->residual_ss = (double) (fit->residual * fit->residual);
	params->unresolved = fit->unresolved;
	params->df = params->residual_sd = params->r_squared = params->adjusted_r_squared = NAN;
	if (fit->total > 0)
	{
		long double ratio = fit->residual / fit->total;

		params->r_squared = (double) (1 - ratio * ratio);
	}
	if (options->l2 > 0)
		return;
	params->df = fit->rows - (double) fit->design.rank;
	if (params->df <= 0)
		return;
	params->residual_sd = (double) (fit->residual / sqrtl(params->df));
	params->adjusted_r_squared = 1 - (1 - params->r_squared) * df_total / params->df;
}

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

static MlStatus
finish(MlEnv *env, const void *state_pointer, const void *options_pointer, MlModel *model)
{
	const Options *options = options_pointer;
	Params *params;
	Fit fit = {.state = state_pointer};

	ML_TRY(ml_gram_factor(env, ml_linear_gram(fit.state), &fit.r));
	ML_TRY(ml_alloc_zero(env, 1, sizeof(Params), "parameters", &params));
	model->params = params;
	ML_TRY(ml_linear_model_init(env, &model->encoder, options->intercept, coding_of(options),
								&params->linear));
	ML_TRY(fill_matrix(env, &model->encoder, options, &params->linear, &fit));
	ML_TRY(ml_linear_design_factor(env, &fit.design,
								   options->l2 > 0 ? RANK_TOLERANCE_PENALIZED : ML_RANK_TOLERANCE));

	ML_TRY(solve(env, &fit, &params->linear));
	if (options->l2 > 0)
		ML_TRY(penalized_residual(env, &fit, &model->encoder, &params->linear, &fit.residual));
	else
		fit.residual =
			ml_norm(fit.design.matrix + fit.design.nterms * fit.design.nrows + fit.design.rank,
					fit.design.nrows - fit.design.rank);
	set_quality(&fit, options, params);
	if (!isnan(params->residual_sd))
		ML_TRY(set_errors(env, &fit, params->residual_sd, &params->linear));
	ML_TRY(condition_number(env, &fit, &params->condition_number));
	return ml_linear_model_prepare(env, &model->encoder, &params->linear);
}

static double
predict(const MlModel *model, const MlRow *row)
{
	const Params *params = model->params;

	return ml_linear_model_predict(&params->linear, &model->encoder, row);
}

static void
save(MlWriter *writer, const MlModel *model)
{
	const Params *params = model->params;

	ml_linear_model_save(writer, &params->linear);
	ml_write_u32(writer, (uint32_t) params->rank);
	ml_write_f64(writer, params->df);
	ml_write_f64(writer, params->residual_ss);
	ml_write_bool(writer, params->unresolved);
	ml_write_f64(writer, params->residual_sd);
	ml_write_f64(writer, params->r_squared);
	ml_write_f64(writer, params->adjusted_r_squared);
	ml_write_f64(writer, params->condition_number);
}

static MlStatus
load(MlReader *reader, MlModel *model)
{
	Params *params;
	uint32_t rank;

	ML_TRY(ml_alloc_zero(reader->env, 1, sizeof(Params), "parameters", &params));
	model->params = params;
	ML_TRY(ml_linear_model_load(reader, &model->encoder, &params->linear));
	rank = ml_read_u32(reader);
	if (rank > (uint32_t) params->linear.nterms)
		ml_reader_fail(reader, "wrong rank");
	params->rank = (int32_t) rank;
	params->df = ml_read_f64(reader);
	params->residual_ss = ml_read_f64(reader);
	params->unresolved = ml_read_bool(reader);
	params->residual_sd = ml_read_f64(reader);
	params->r_squared = ml_read_f64(reader);
	params->adjusted_r_squared = ml_read_f64(reader);
	params->condition_number = ml_read_f64(reader);
	return ml_reader_status(reader);
}

static void
describe(MlWriter *writer, const MlModel *model, bool all)
{
	const Params *params = model->params;

	ml_json_member(writer, "r_squared", params->r_squared);
	ml_json_member(writer, "adjusted_r_squared", params->adjusted_r_squared);
	ml_json_member(writer, "residual_sd", params->residual_sd);
	ml_json_member(writer, "residual_ss", params->residual_ss);
	ml_json_member(writer, "df_residual", params->df);
	ml_json_member(writer, "condition_number", params->condition_number);
	ml_json_flag(writer, "residual_below_resolution", params->unresolved);
	ml_json_key(writer, "rank");
	ml_json_integer(writer, params->rank);
	ml_json_flag(writer, "rank_deficient", params->rank < params->linear.nterms);
	if (!all)
		return;
	ml_json_key(writer, "coefficients");
	ml_json_begin(writer, '[');
	for (int32_t t = 0; t < params->linear.nterms; t++)
	{
		const char *name;

		if (ml_linear_term_name(writer->env, &model->encoder, &params->linear.terms[t], &name) !=
			ML_OK)
		{
			writer->status = ML_OUT_OF_MEMORY;
			return;
		}
		ml_json_begin(writer, '{');
		ml_json_key(writer, "feature");
		ml_json_string(writer, name);
		ml_json_member(writer, "coefficient", params->linear.coefficients[t]);
		ml_json_member(writer, "std_error", params->linear.std_errors[t]);
		ml_json_end(writer, '}');
	}
	ml_json_end(writer, ']');
}

static MlStatus
coefficients(MlEnv *env, const MlModel *model, MlCoefficient **out, int32_t *count)
{
	const Params *params = model->params;
	const MlLinearModel *linear = &params->linear;

	ML_TRY(ml_alloc_zero(env, (size_t) linear->nterms, sizeof(MlCoefficient), "coefficients", out));
	for (int32_t t = 0; t < linear->nterms; t++)
	{
		MlCoefficient *line = &(*out)[t];

		ML_TRY(ml_linear_term_name(env, &model->encoder, &linear->terms[t], &line->feature));
		line->value = linear->coefficients[t];
		line->std_error = linear->std_errors[t];
		/* an error of 0 is one below the resolution of the data, not certainty */
		line->statistic = line->std_error > 0 ? line->value / line->std_error : NAN;
		line->p_value = ml_student_p(line->statistic, params->df);
	}
	*count = linear->nterms;
	return ML_OK;
}

static void
importance(const MlModel *model, double *out)
{
	const Params *params = model->params;

	ml_linear_model_importance(&params->linear, 1, 0, &model->encoder, out);
}

static int32_t
nmargins(const MlModel *model)
{
	(void) model;
	return 1;
}

static void
margins(const MlModel *model, const MlRow *row, double *out)
{
	out[0] = predict(model, row);
}

static const MlLinearModel *
linear(const MlModel *model, int32_t *nvectors)
{
	const Params *params = model->params;

	*nvectors = 1;
	return &params->linear;
}

const MlAlgorithm ml_linear_regression = {
	.name = "linear_regression",
	.doc =
		"Linear regression by least squares, ordinary or with a ridge penalty, with standard errors",
	.task = ML_TASK_REGRESSION,
	.kind = ML_KIND_STREAMING,
	.options = option_specs,
	.noptions = sizeof(option_specs) / sizeof(option_specs[0]),
	.options_size = sizeof(Options),
	.encoding_offset = offsetof(Options, encoding),
	.state_size = ml_linear_state_size,
	.scratch_size = ml_linear_scratch_size,
	.begin = ml_linear_begin,
	.accumulate = ml_linear_accumulate,
	.merge = ml_linear_merge,
	.check_state = ml_linear_check,
	.finish = finish,
	.predict = predict,
	.save = save,
	.load = load,
	.describe = describe,
	.coefficients = coefficients,
	.nmargins = nmargins,
	.margins = margins,
	.importance = importance,
	.linear = linear,
};
