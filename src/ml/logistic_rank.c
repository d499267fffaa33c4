/*
 * logistic_rank.c
 *		Columns of a logistic regression that depend on others, or nearly so.  See logistic_rank.h.
 *
 * The Gram matrix of centred and scaled columns, which the first pass leaves, resolves a pivot down to
 * about 1e-15 of the column's sum of squares.  Where all pivots are well above that, every column is
 * independent, and nothing more is to be done.  Only else a second pass forms the cross products in
 * twice the precision (gram.h), and the QR of linear_regression decides.
 */
#include "ml/logistic_rank.h"

#include "ml/householder.h"
#include "ml/linear_design.h"
#include "ml/logistic_pass.h"
#include "ml/trainer.h"

/* A pivot, relative to the column's sum of squares, that rounding may have made. */
#define SUSPICIOUS_PIVOT 2e-13
/* Below this pivot base columns are replaced by orthogonal ones: 1e-3 of a column's length is its own. */
#define SMALL_PIVOT 1e-6

static int
compare_terms(const MlLogistic *problem, size_t a, size_t b)
{
	return problem->terms[a] < problem->terms[b] ? -1 : problem->terms[a] > problem->terms[b];
}

/* The columns in the order of their terms: base columns and levels are each in order, so merge them. */
static void
order_columns(const MlLogistic *problem, size_t *order)
{
	size_t base = 0;
	size_t level = (size_t) problem->nbase;

	for (size_t i = 0; i < (size_t) problem->ncolumns; i++)
	{
		bool take_base =
			level == (size_t) problem->ncolumns ||
			(base < (size_t) problem->nbase && compare_terms(problem, base, level) < 0);

		order[i] = take_base ? base++ : level++;
	}
}

/* Could some column depend on those before it?  Columns without any length do. */
static MlStatus
is_suspicious(MlEnv *env, const MlLogistic *problem, const double *gram, MlLogisticRank *rank,
			  bool *suspicious)
{
	size_t n = (size_t) problem->ncolumns;
	size_t *order;
	double *matrix;
	double *pivots;

	ML_TRY(ml_alloc(env, n, sizeof(size_t), "columns", &order));
	ML_TRY(ml_alloc(env, ml_triangle(n), sizeof(double), "Gram matrix", &matrix));
	ML_TRY(ml_alloc(env, n, sizeof(double), "Gram matrix", &pivots));
	order_columns(problem, order);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j <= i; j++)
		{
			size_t a = order[i] > order[j] ? order[i] : order[j];
			size_t b = order[i] > order[j] ? order[j] : order[i];

			matrix[ml_triangle(i) + j] = gram[ml_triangle(a) + b];
		}
	ML_TRY(ml_cholesky(env, matrix, n, 0, pivots));
	*suspicious = false;
	for (size_t i = 0; i < n; i++)
	{
		size_t column = order[i];
		double length = gram[ml_triangle(column) + column];
		double raw = column < (size_t) problem->nbase ? problem->raw_norm[column] : 1;
		double limit = 4 * (double) (ML_RANK_TOLERANCE * ML_RANK_TOLERANCE) * raw * raw;

		if (!(length > 0))
		{
			rank->is_left_out[problem->terms[column]] = true;
			rank->nleft_out++;
		}
		else if (!(pivots[i] > fmax(SUSPICIOUS_PIVOT, limit) * length))
			*suspicious = true;
	}
	return ML_OK;
}

/* Cross products of all columns in twice the precision, with the weights of the problem. */
static MlStatus
accumulate(MlEnv *env, const MlModel *model, const MlLogistic *problem, MlLogisticRank *rank)
{
	const MlDataset *dataset = problem->rows->dataset;
	MlLogisticPlace *place = &problem->places[0];
	bool has_intercept = problem->nbase > 0 && problem->source[0] < 0;
	MlShape shape = {.ndense = problem->nbase - (has_intercept ? 1 : 0),
					 .ncategorical = dataset->ncategorical};
	size_t step =
		problem->block_rows < ML_BLOCK_ROWS ? (size_t) problem->block_rows : ML_BLOCK_ROWS;
	int32_t *nlevels;
	uint8_t *missing;
	double *target;
	int32_t *levels;

	ML_TRY(ml_alloc(env, (size_t) shape.ncategorical, sizeof(int32_t), "levels", &nlevels));
	ML_TRY(ml_alloc_zero(env, (size_t) shape.ndense, 1, "columns", &missing));
	ML_TRY(ml_alloc_zero(env, problem->stride, sizeof(double), "target", &target));
	ML_TRY(ml_alloc(env, ml_size_mul((size_t) shape.ncategorical, problem->stride), sizeof(int32_t),
					"levels", &levels));
	for (int32_t c = 0; c < shape.ncategorical; c++)
		nlevels[c] = model->encoder.levels[c].nlevels;
	shape.nlevels = nlevels;
	shape.missing = missing;
	ML_TRY(ml_alloc(env, ml_linear_state_size(&shape), 1, "cross products", &rank->state));
	ml_linear_begin(rank->state, &shape);
	for (int32_t k = 0; k < problem->nchunks; k++)
	{
		const MlChunk *chunk = problem->chunks[k];

		for (size_t start = 0; start < (size_t) chunk->nrows; start += step)
		{
			size_t left = (size_t) chunk->nrows - start;
			size_t m = left < step ? left : step;
			MlBlock block = {.nrows = (int32_t) m,
							 .stride = (int32_t) problem->stride,
							 .dense = place->z + (has_intercept ? problem->stride : 0),
							 .codes = levels,
							 .target = target,
							 .weight = place->weight};

			ml_logistic_block(problem, place, chunk, start, m);
			for (int32_t c = 0; c < shape.ncategorical; c++)
				for (size_t i = 0; i < m; i++)
					levels[(size_t) c * problem->stride + i] =
						problem->rows
							->maps[c]
								  [chunk->codes[(size_t) c * (size_t) chunk->capacity + start + i]];
			ML_TRY(ml_linear_accumulate(env, rank->state, &block));
		}
	}
	return ml_gram_factor(env, ml_linear_gram(rank->state), &rank->r);
}

/* QR of the columns of some terms; raw_norm is that of each. */
static MlStatus
factor_terms(MlEnv *env, const MlModel *model, const MlLinearModel *linear,
			 const MlLogisticRank *rank, const int32_t *terms, const double *raw_norm,
			 long double tolerance, MlLinearDesign *design)
{
	size_t n = (size_t) rank->state->ncolumns;

	design->nrows = n;
	design->nextra = 0;
	ML_TRY(ml_alloc(env, ml_size_mul(n, design->nterms), sizeof(long double), "design",
					&design->matrix));
	ML_TRY(ml_alloc(env, design->nterms, sizeof(long double), "design", &design->norms));
	ML_TRY(ml_alloc(env, design->nterms, sizeof(size_t), "design", &design->kept));
	for (size_t i = 0; i < design->nterms; i++)
	{
		ml_linear_design_term(rank->state, rank->r, &model->encoder, &linear->terms[terms[i]],
							  design->matrix + i * n);
		design->norms[i] = raw_norm[i] * ml_norm(design->matrix + i * n, n);
	}
	return ml_linear_design_factor(env, design, tolerance);
}

MlStatus
ml_logistic_find_rank(MlEnv *env, const MlModel *model, const MlLinearModel *linear,
					  const MlLogistic *problem, const double *gram, MlLogisticRank *rank)
{
	size_t nterms = (size_t) linear->nterms;
	MlLinearDesign design = {.nterms = nterms};
	bool suspicious;
	int32_t *terms;
	double *raw_norm;

	memset(rank, 0, sizeof(*rank));
	ML_TRY(ml_alloc_zero(env, nterms, sizeof(bool), "terms", &rank->is_left_out));
	ML_TRY(is_suspicious(env, problem, gram, rank, &suspicious));
	if (!suspicious)
		return ML_OK;
	ML_TRY(accumulate(env, model, problem, rank));
	ML_TRY(ml_alloc(env, nterms, sizeof(int32_t), "terms", &terms));
	ML_TRY(ml_alloc(env, nterms, sizeof(double), "terms", &raw_norm));
	for (size_t t = 0; t < nterms; t++)
	{
		terms[t] = (int32_t) t;
		raw_norm[t] = 1;
		rank->is_left_out[t] = true;
	}
	for (int32_t b = 0; b < problem->nbase; b++)
		raw_norm[problem->terms[b]] = problem->raw_norm[b];
	ML_TRY(factor_terms(env, model, linear, rank, terms, raw_norm, ML_RANK_TOLERANCE, &design));
	for (size_t k = 0; k < design.rank; k++)
		rank->is_left_out[design.kept[k]] = false;
	rank->nleft_out = (int32_t) (nterms - design.rank);
	return ML_OK;
}

/* Factor of the base columns' Gram matrix from the cross products in twice the precision. */
static MlStatus
precise_factor(MlEnv *env, const MlModel *model, const MlLinearModel *linear,
			   const MlLogisticRank *rank, const MlLogistic *problem, double *factor)
{
	MlLinearDesign design = {.nterms = (size_t) problem->nbase};

	ML_TRY(factor_terms(env, model, linear, rank, problem->terms, problem->raw_norm, 0, &design));
	for (size_t k = 0; k < design.nterms; k++)
	{
		const long double *column = design.matrix + design.kept[k] * design.nrows;

		for (size_t j = 0; j <= k; j++)
		{
			const long double *other = design.matrix + design.kept[j] * design.nrows;

			factor[ml_triangle(k) + j] = (double) (other[j] < 0 ? -column[j] : column[j]);
		}
	}
	return ML_OK;
}

MlStatus
ml_logistic_orthogonalize(MlEnv *env, const MlModel *model, const MlLinearModel *linear,
						  const MlLogisticRank *rank, MlLogistic *problem, double *gram,
						  double *gradient)
{
	size_t n = (size_t) problem->nbase;
	double least = 1;
	double *factor;
	double *pivots;

	ML_TRY(ml_alloc(env, ml_triangle(n), sizeof(double), "factor", &factor));
	ML_TRY(ml_alloc(env, n, sizeof(double), "factor", &pivots));
	memcpy(factor, gram, ml_triangle(n) * sizeof(double));
	ML_TRY(ml_cholesky(env, factor, n, 0, pivots));
	for (size_t i = 0; i < n; i++)
		least = fmin(least, pivots[i] / gram[ml_triangle(i) + i]);
	if (least > SMALL_PIVOT)
		return ML_OK;
	if (rank->state != NULL)
		ML_TRY(precise_factor(env, model, linear, rank, problem, factor));
	ml_logistic_whiten(problem, factor);
	ml_logistic_whiten_gradient(problem, gradient);
	ml_logistic_whiten_gram(problem, gram);
	return ML_OK;
}
