/*
 * logistic.c
 *		The problem that logistic regression solves: its columns and its coordinates.  See logistic.h.
 *
 * The solvers work on columns that are centred (where there is an intercept) and scaled to unit
 * standard deviation, so that neither offsets nor units of the data cost digits; a column 1e9 + small
 * has all the digits of its small part.  With z = (x - c) f a coefficient in the user's units is b f,
 * and the intercept that of the centred columns less sum of c f b.  Levels of categories stay 0/1.
 *
 * The Gram matrix of columns that nearly depend on each other has a small pivot, and rounding in a
 * Hessian that was formed from such columns is as large as the pivot's reciprocal.  Those of a problem
 * without a penalty are therefore replaced by orthogonal ones, block by block on the fly: Z L'^-1 with
 * Z'WZ = L L'.  A row's errors are then those of its own rounding, as in a QR factorization.
 */
#include "ml/logistic.h"

#include <float.h>

#include "ml/logistic_pass.h"

/* Location and scale of a base column.  A rough scale does, so overflowing squares are no matter. */
static MlStatus
scale_column(MlEnv *env, const MlEncoder *encoder, int32_t dense, bool is_centered,
			 MlLogistic *problem, int32_t b)
{
	const MlMoments *moments = &encoder->dense[dense];
	double n = (double) moments->n + (double) moments->missing;
	double range = moments->n > 0 ? moments->maximum - moments->minimum : 0;
	double mean = moments->n > 0 ? moments->mean : 0;
	double sd = sqrt(moments->m2 / n);

	if (!isfinite(range) || !isfinite(mean))
		return ml_fail(env, ML_BAD_VALUE, "sums of values overflow the range of double precision");
	if (range == 0)
		sd = 0;
	else if (!(sd > DBL_MIN && sd <= DBL_MAX))
		sd = range / 2;
	problem->source[b] = dense;
	problem->raw_norm[b] = 1;
	if (!is_centered)
	{
		double norm = hypot(mean, sd);

		problem->center[b] = 0;
		problem->factor[b] = norm > 0 ? 1 / norm : 1;
		problem->fill[b] = mean * problem->factor[b];
		return ML_OK;
	}
	/* so that a constant is exactly 0 */
	problem->center[b] = range == 0 && moments->n > 0 ? moments->minimum : mean;
	problem->factor[b] = sd > 0 ? 1 / sd : 1;
	if (sd > 0)
		problem->raw_norm[b] = hypot(1, mean / sd);
	if (!isfinite(problem->factor[b]))
		problem->factor[b] = DBL_MAX;
	return ML_OK;
}

/* Columns of the terms that are not left out, and the columns of the categories' codes. */
static MlStatus
set_columns(MlEnv *env, const MlModel *model, const MlLinearModel *linear, const bool *is_left_out,
			MlLogistic *problem)
{
	const MlEncoder *encoder = &model->encoder;
	const MlDataset *dataset = problem->rows->dataset;
	int32_t n = 0;

	for (int32_t t = 0; t < linear->nterms; t++)
	{
		const MlTerm *term = &linear->terms[t];
		const MlColumn *column = term->column < 0 ? NULL : &encoder->columns[term->column];

		if ((is_left_out != NULL && is_left_out[t]) ||
			(column != NULL && column->kind == ML_COLUMN_CATEGORY))
			continue;
		problem->terms[n] = t;
		problem->source[n] = -1;
		problem->length[n] = 1;
		if (column != NULL)
			ML_TRY(scale_column(env, encoder, column->first + term->item, linear->intercept,
								problem, n));
		n++;
	}
	problem->nbase = n;
	for (int32_t c = 0; c < dataset->ncategorical; c++)
	{
		int32_t ncodes = dataset->dictionaries[c].ncodes;

		ML_TRY(ml_alloc(env, (size_t) ncodes, sizeof(int32_t), "levels", &problem->slots[c]));
		for (int32_t code = 0; code < ncodes; code++)
			problem->slots[c][code] = -1;
	}
	for (int32_t t = 0; t < linear->nterms; t++)
	{
		const MlTerm *term = &linear->terms[t];
		const MlColumn *column = term->column < 0 ? NULL : &encoder->columns[term->column];

		if ((is_left_out != NULL && is_left_out[t]) || column == NULL ||
			column->kind != ML_COLUMN_CATEGORY)
			continue;
		problem->terms[n] = t;
		problem->length[n] =
			(double) encoder->levels[column->first].counts[term->item] / (double) dataset->nrows;
		for (int32_t code = 0; code < dataset->dictionaries[column->first].ncodes; code++)
			if (problem->rows->maps[column->first][code] == term->item)
				problem->slots[column->first][code] = n;
		n++;
	}
	problem->ncolumns = n;
	return ML_OK;
}

/* Shares of the classes in the sum of weights, and what follows for each code of a label. */
static MlStatus
set_weights(MlEnv *env, const MlModel *model, const MlLogisticSettings *settings,
			MlLogistic *problem)
{
	const MlDataset *dataset = problem->rows->dataset;
	const int32_t *classes = problem->rows->classes;
	int32_t ncodes = dataset->labels.ncodes;
	double *shares;
	double *sign;
	double *code_weight;

	ML_TRY(ml_alloc_zero(env, (size_t) problem->nclasses, sizeof(double), "classes", &shares));
	ML_TRY(ml_alloc_zero(env, (size_t) ncodes, sizeof(double), "classes", &sign));
	ML_TRY(ml_alloc_zero(env, (size_t) ncodes, sizeof(double), "classes", &code_weight));
	if (dataset->weighted)
		for (int32_t i = 0; i < problem->nchunks; i++)
		{
			const MlChunk *chunk = problem->chunks[i];

			ML_CHECK_STOP(env);
			for (int32_t row = 0; row < chunk->nrows; row++)
				shares[classes[(int32_t) chunk->values[row]]] +=
					chunk->values[chunk->capacity + row];
		}
	for (int32_t k = 0; k < problem->nclasses; k++)
	{
		if (!dataset->weighted)
			shares[k] = (double) model->classes.counts[k];
		shares[k] *= settings->class_weights[k];
		problem->sum_weights += shares[k];
	}
	if (!(problem->sum_weights > 0 && problem->sum_weights <= DBL_MAX))
		return ml_fail(env, ML_BAD_VALUE,
					   "the sum of weights is out of the range of double precision");
	for (int32_t k = 0; k < problem->nclasses; k++)
		shares[k] /= problem->sum_weights;
	for (int32_t code = 0; code < ncodes; code++)
	{
		sign[code] = classes[code] == 1 ? 1 : -1;
		if (classes[code] >= 0)
			code_weight[code] = settings->class_weights[classes[code]] / problem->sum_weights;
	}
	problem->shares = shares;
	problem->sign = sign;
	problem->code_weight = code_weight;
	return ML_OK;
}

/* Variance by weight (without class weights) of every column. */
static MlStatus
column_variances(MlEnv *env, const MlLogistic *problem, double *variance)
{
	const MlDataset *dataset = problem->rows->dataset;
	size_t n = (size_t) problem->ncolumns;
	double total = 0;
	double *sum;

	ML_TRY(ml_alloc_zero(env, n, sizeof(double), "variances", &sum));
	memset(variance, 0, n * sizeof(double));
	for (int32_t k = 0; k < problem->nchunks; k++)
	{
		const MlChunk *chunk = problem->chunks[k];
		size_t capacity = (size_t) chunk->capacity;
		const double *weight = dataset->weighted ? chunk->values + capacity : NULL;
		const double *dense = chunk->values + (dataset->weighted ? 2 : 1) * capacity;

		ML_CHECK_STOP(env);
		for (int32_t i = 0; i < chunk->nrows; i++)
			total += weight != NULL ? weight[i] : 1;
		for (int32_t b = 0; b < problem->nbase; b++)
			for (int32_t i = 0; problem->source[b] >= 0 && i < chunk->nrows; i++)
			{
				double x = dense[(size_t) problem->source[b] * capacity + (size_t) i];
				double z =
					x != x ? problem->fill[b] : (x - problem->center[b]) * problem->factor[b];
				double w = weight != NULL ? weight[i] : 1;

				sum[b] += w * z;
				variance[b] += w * z * z;
			}
		for (int32_t c = 0; c < dataset->ncategorical; c++)
			for (int32_t i = 0; i < chunk->nrows; i++)
			{
				int32_t column = problem->slots[c][chunk->codes[c * chunk->capacity + i]];

				if (column >= 0)
					sum[column] += weight != NULL ? weight[i] : 1;
			}
	}
	for (size_t j = 0; j < n; j++)
	{
		double mean = sum[j] / total;

		if (j >= (size_t) problem->nbase)
			variance[j] = mean * (1 - mean);
		else
			variance[j] = fmax(0, variance[j] / total - mean * mean);
	}
	return ML_OK;
}

static MlStatus
set_penalty(MlEnv *env, const MlLogisticSettings *settings, MlLogistic *problem)
{
	size_t n = (size_t) problem->ncolumns;
	double *variance;

	ML_TRY(ml_alloc_zero(env, n, sizeof(double), "penalty", &problem->penalty));
	if (settings->l2 == 0)
		return ML_OK;
	ML_TRY(ml_alloc_zero(env, n, sizeof(double), "penalty", &variance));
	if (settings->standardize)
		ML_TRY(column_variances(env, problem, variance));
	for (size_t j = 0; j < n; j++)
	{
		bool is_base = j < (size_t) problem->nbase;
		double factor = is_base ? problem->factor[j] : 1;
		double share = settings->standardize ? variance[j] : factor * factor;

		if (is_base && problem->source[j] < 0)
			continue;
		problem->penalty[j] = fmin(settings->l2 / problem->sum_weights * share, 1e300);
	}
	return ML_OK;
}

MlStatus
ml_logistic_init(MlEnv *env, const MlRows *rows, const MlModel *model, const MlLinearModel *linear,
				 const MlLogisticSettings *settings, const bool *is_left_out, MlLogistic *problem)
{
	const MlDataset *dataset = rows->dataset;
	size_t nterms = (size_t) linear->nterms;

	memset(problem, 0, sizeof(*problem));
	problem->rows = rows;
	problem->nclasses = model->classes.nclasses;
	problem->is_based = problem->nclasses == 2 || settings->l2 == 0;
	problem->nvectors = problem->nclasses - (problem->is_based ? 1 : 0);
	for (const MlChunk *chunk = dataset->first; chunk != NULL; chunk = chunk->next)
		problem->nchunks += chunk->nrows > 0;
	ML_TRY(ml_alloc(env, (size_t) problem->nchunks, sizeof(MlChunk *), "rows", &problem->chunks));
	problem->nchunks = 0;
	for (const MlChunk *chunk = dataset->first; chunk != NULL; chunk = chunk->next)
		if (chunk->nrows > 0)
			problem->chunks[problem->nchunks++] = chunk;
	ML_TRY(ml_alloc(env, nterms, sizeof(int32_t), "columns", &problem->terms));
	ML_TRY(ml_alloc(env, nterms, sizeof(int32_t), "columns", &problem->source));
	ML_TRY(ml_alloc_zero(env, nterms, sizeof(double), "columns", &problem->center));
	ML_TRY(ml_alloc_zero(env, nterms, sizeof(double), "columns", &problem->factor));
	ML_TRY(ml_alloc_zero(env, nterms, sizeof(double), "columns", &problem->fill));
	ML_TRY(ml_alloc_zero(env, nterms, sizeof(double), "columns", &problem->length));
	ML_TRY(ml_alloc_zero(env, nterms, sizeof(double), "columns", &problem->raw_norm));
	ML_TRY(ml_alloc(env, (size_t) dataset->ncategorical, sizeof(int32_t *), "levels",
					&problem->slots));
	ML_TRY(set_columns(env, model, linear, is_left_out, problem));
	ML_TRY(set_weights(env, model, settings, problem));
	ML_TRY(set_penalty(env, settings, problem));
	return ml_logistic_places(env, problem);
}

MlStatus
ml_logistic_sample(MlEnv *env, const MlLogistic *problem, int32_t step, MlLogistic *sample)
{
	size_t ncodes = (size_t) problem->rows->dataset->labels.ncodes;
	double nrows = 0;
	double *weight;

	*sample = *problem;
	sample->nchunks = 0;
	ML_TRY(ml_alloc(env, (size_t) problem->nchunks, sizeof(MlChunk *), "rows", &sample->chunks));
	for (int32_t i = step / 2; i < problem->nchunks; i += step)
	{
		nrows += problem->chunks[i]->nrows;
		sample->chunks[sample->nchunks++] = problem->chunks[i];
	}
	ML_TRY(ml_alloc(env, ncodes, sizeof(double), "classes", &weight));
	for (size_t code = 0; code < ncodes; code++)
		weight[code] =
			problem->code_weight[code] * ((double) problem->rows->dataset->nrows / nrows);
	sample->code_weight = weight;
	return ML_OK;
}

/* Multiply a vector by L' in place: parameters of the centred columns to those of the orthogonal. */
static void
multiply_transposed(const double *l, size_t n, double *x)
{
	for (size_t i = 0; i < n; i++)
	{
		double sum = 0;

		for (size_t j = i; j < n; j++)
			sum += l[ml_triangle(j) + i] * x[j];
		x[i] = sum;
	}
}

void
ml_logistic_start(const MlLogistic *problem, double *parameters)
{
	double mean = 0; /* of the log shares, which add up to 0 where every class has a vector */

	memset(parameters, 0, ml_logistic_size(problem) * sizeof(double));
	if (problem->nbase == 0 || problem->source[0] >= 0)
		return;
	for (int32_t k = 0; k < problem->nclasses; k++)
		mean += log(problem->shares[k]) / problem->nclasses;
	for (int32_t k = 0; k < problem->nvectors; k++)
	{
		double *vector = parameters + (size_t) k * (size_t) problem->ncolumns;

		if (problem->is_based)
			vector[0] = log(problem->shares[k + 1]) - log(problem->shares[0]);
		else
			vector[0] = log(problem->shares[k]) - mean;
		if (problem->whitening != NULL)
			multiply_transposed(problem->whitening, (size_t) problem->nbase, vector);
	}
}

void
ml_logistic_start_hessian(const MlLogistic *problem, double *hessian)
{
	size_t size = ml_triangle((size_t) problem->ncolumns);
	bool has_intercept = problem->nbase > 0 && problem->source[0] < 0;
	int32_t first = problem->is_based ? 1 : 0;

	/* from the last pair to the first, whose place is that of the Gram matrix */
	for (int32_t k = problem->nvectors - 1; k >= 0; k--)
		for (int32_t l = k; l >= 0; l--)
		{
			double p = has_intercept ? problem->shares[k + first] : 1.0 / problem->nclasses;
			double q = has_intercept ? problem->shares[l + first] : 1.0 / problem->nclasses;
			double *block = hessian + (ml_triangle((size_t) k) + (size_t) l) * size;

			for (size_t i = 0; i < size; i++)
				block[i] = hessian[i] * (p * ((k == l ? 1 : 0) - q));
		}
}

void
ml_logistic_matrix(const MlLogistic *problem, const double *hessian, double *matrix)
{
	size_t n = (size_t) problem->ncolumns;
	size_t size = ml_triangle(n);
	double nvectors = problem->nvectors;

	for (size_t k = 0; k < (size_t) problem->nvectors; k++)
		for (size_t a = 0; a < n; a++)
		{
			double *row = matrix + ml_triangle(k * n + a);

			for (size_t l = 0; l <= k; l++)
			{
				const double *block = hessian + (ml_triangle(k) + l) * size;

				for (size_t b = 0; b < (l == k ? a + 1 : n); b++)
					row[l * n + b] = block[a > b ? ml_triangle(a) + b : ml_triangle(b) + a];
			}
			row[k * n + a] += problem->penalty[a];
		}
	if (problem->is_based)
		return;
	for (size_t a = 0; a < n; a++)
	{
		double curvature = 0;

		for (size_t k = 0; k < (size_t) problem->nvectors; k++)
			curvature += hessian[ml_triangle(k + 1) * size - size + ml_triangle(a) + a] / nvectors;
		for (size_t k = 0; k < (size_t) problem->nvectors; k++)
			for (size_t l = 0; l <= k; l++)
				matrix[ml_triangle(k * n + a) + l * n + a] += curvature;
	}
}

void
ml_logistic_whiten(MlLogistic *problem, double *factor)
{
	problem->whitening = factor;
}

void
ml_logistic_whiten_gradient(const MlLogistic *problem, double *gradient)
{
	for (int32_t k = 0; k < problem->nvectors; k++)
		ml_cholesky_forward(problem->whitening, (size_t) problem->nbase,
							gradient + (size_t) k * (size_t) problem->ncolumns);
}

void
ml_logistic_whiten_gram(const MlLogistic *problem, double *gram)
{
	size_t nbase = (size_t) problem->nbase;

	for (size_t a = 0; a < nbase; a++)
		for (size_t b = 0; b <= a; b++)
			gram[ml_triangle(a) + b] = a == b ? 1 : 0;
	for (size_t d = nbase; d < (size_t) problem->ncolumns; d++)
		ml_cholesky_forward(problem->whitening, nbase, gram + ml_triangle(d));
}

double
ml_logistic_largest_gradient(const MlLogistic *problem, const double *gradient, double *work)
{
	size_t n = (size_t) problem->ncolumns;
	double largest = 0;

	for (int32_t k = 0; k < problem->nvectors; k++)
	{
		const double *vector = gradient + (size_t) k * n;

		memcpy(work, vector, n * sizeof(double));
		if (problem->whitening != NULL)
			for (size_t i = 0; i < (size_t) problem->nbase; i++)
			{
				const double *row = problem->whitening + ml_triangle(i);

				work[i] = 0;
				for (size_t j = 0; j <= i; j++)
					work[i] += row[j] * vector[j];
			}
		for (size_t i = 0; i < n; i++)
			if (!(fabs(work[i]) <= largest))
				largest = fabs(work[i]);
	}
	return largest;
}

void
ml_logistic_coefficients(const MlLogistic *problem, const double *vector, double *work, double *out)
{
	size_t nbase = (size_t) problem->nbase;
	bool has_intercept = nbase > 0 && problem->source[0] < 0;
	long double intercept;

	memcpy(work, vector, (size_t) problem->ncolumns * sizeof(double));
	if (problem->whitening != NULL)
		ml_cholesky_backward(problem->whitening, nbase, work);
	intercept = has_intercept ? work[0] : 0;
	for (size_t j = 0; j < (size_t) problem->ncolumns; j++)
	{
		if (j < nbase && problem->source[j] < 0)
			continue;
		if (j < nbase)
		{
			work[j] *= problem->factor[j];
			intercept -= (long double) work[j] * problem->center[j];
		}
		out[problem->terms[j]] = work[j];
	}
	if (has_intercept)
		out[problem->terms[0]] = (double) intercept;
}

double
ml_logistic_form(const MlLogistic *problem, int32_t column, double *form)
{
	size_t nbase = (size_t) problem->nbase;
	bool is_intercept = (size_t) column < nbase && problem->source[column] < 0;
	double scale = 1;

	memset(form, 0, (size_t) problem->ncolumns * sizeof(double));
	form[column] = 1;
	if ((size_t) column < nbase && !is_intercept)
		scale = problem->factor[column];
	for (size_t j = 0; is_intercept && j < nbase; j++)
		if (problem->source[j] >= 0)
			form[j] = -problem->factor[j] * problem->center[j];
	if (problem->whitening != NULL && (size_t) column < nbase)
		ml_cholesky_forward(problem->whitening, nbase, form);
	return scale;
}
