/*
 * logistic_pass.c
 *		Loss, gradient and Hessian of logistic regression in one pass over the rows.  See logistic.h.
 *
 * The rows stay as they were kept.  A block of at most BLOCK_ROWS of them is centred and scaled into a
 * work space that fits the second-level cache, and everything is computed from there:
 *
 *	  eta_k = Z b_k,  p = softmax(eta),	 r_k = w (p_k - y_k),  gradient_k = Z' r_k,
 *	  Hessian_kl = Z' diag(w p_k (1{k = l} - p_l)) Z
 *
 * The 0/1 columns of categories are never formed: a row adds its residual, and in the Hessian the row
 * itself, to the places of its levels.
 *
 * Parts of PART_CHUNKS chunks are worked on by threads and added up in their order, so that the number
 * of threads does not change a bit of the result.  Rows in another order change the last bits.
 */
#include "ml/logistic_pass.h"

#include "ml/logistic_kernel.h"
#include "ml/parallel.h"

#define PART_CHUNKS 16
#define BLOCK_ROWS 512
#define BLOCK_ROWS_LEAST 64
#define BLOCK_ITEMS 32768 /* of the base columns of a block: 256 KB */

/* One pass: what a thread needs to know. */
typedef struct Pass
{
	const MlLogistic *problem;
	const double *parameters;
	int what;
} Pass;

static size_t
round_up(size_t n, size_t multiple)
{
	return (n + multiple - 1) / multiple * multiple;
}

static size_t
count_pairs(const MlLogistic *problem)
{
	return ml_triangle((size_t) problem->nvectors);
}

/* Items of sums->hessian. */
static size_t
hessian_size(const MlLogistic *problem, int what)
{
	size_t triangle = ml_size_mul((size_t) problem->ncolumns, (size_t) problem->ncolumns + 1) / 2;

	if (what == ML_LOGISTIC_GRADIENT)
		return 0;
	return what == ML_LOGISTIC_GRAM ? triangle : ml_size_mul(triangle, count_pairs(problem));
}

size_t
ml_logistic_size(const MlLogistic *problem)
{
	return (size_t) problem->nvectors * (size_t) problem->ncolumns;
}

MlStatus
ml_logistic_sums(MlEnv *env, const MlLogistic *problem, int what, MlLogisticSums *sums)
{
	ML_TRY(
		ml_alloc_zero(env, ml_logistic_size(problem), sizeof(double), "gradient", &sums->gradient));
	return ml_alloc_zero(env, hessian_size(problem, what), sizeof(double), "Hessian",
						 &sums->hessian);
}

/* ncolumns columns of the work space, which begins at *next. */
static double *
take_columns(double **next, size_t ncolumns, size_t stride)
{
	double *first = *next;

	*next += ncolumns * stride;
	return first;
}

MlStatus
ml_logistic_places(MlEnv *env, MlLogistic *problem)
{
	size_t nbase = (size_t) problem->nbase;
	size_t nvectors = (size_t) problem->nvectors;
	size_t ncategorical = (size_t) problem->rows->dataset->ncategorical;
	size_t most = 1; /* rows of a chunk */
	size_t nrows = BLOCK_ITEMS / (nbase + 1) / ML_KERNEL_LANES * ML_KERNEL_LANES;
	int nparts = (problem->nchunks + PART_CHUNKS - 1) / PART_CHUNKS;

	for (int32_t i = 0; i < problem->nchunks; i++)
		if ((size_t) problem->chunks[i]->nrows > most)
			most = (size_t) problem->chunks[i]->nrows;
	nrows = nrows > BLOCK_ROWS ? BLOCK_ROWS : nrows < BLOCK_ROWS_LEAST ? BLOCK_ROWS_LEAST : nrows;
	most = round_up(most, ML_KERNEL_LANES);
	problem->block_rows = (int32_t) (nrows < most ? nrows : most);
	/* not a power of two, so that columns do not compete for the same lines of the cache */
	problem->stride = (size_t) problem->block_rows + ML_KERNEL_LANES;
	problem->nplaces = nparts < env->threads ? nparts : env->threads;
	ML_TRY(ml_alloc_zero(env, (size_t) problem->nplaces, sizeof(MlLogisticPlace), "work space",
						 &problem->places));
	for (int i = 0; i < problem->nplaces; i++)
	{
		MlLogisticPlace *place = &problem->places[i];
		size_t stride = problem->stride;
		size_t ncolumns = (ncategorical > 0 ? 2 : 1) * nbase + 2 * nvectors + 4 + ML_KERNEL_TILE;
		double *next;

		ml_part_env(&place->env, env);
		ML_TRY(ml_alloc(env, ml_size_add(ml_size_mul(ncolumns, stride), ML_KERNEL_LANES),
						sizeof(double), "work space", &next));
		next = (double *) round_up((size_t) next, ML_KERNEL_ALIGN);
		place->z = take_columns(&next, nbase, stride);
		place->rows = take_columns(&next, ncategorical > 0 ? nbase : 0, stride);
		place->p = take_columns(&next, nvectors, stride);
		place->residual = take_columns(&next, nvectors, stride);
		place->weight = take_columns(&next, 1, stride);
		place->curvature = take_columns(&next, 1, stride);
		place->sign = take_columns(&next, 1, stride);
		place->work = take_columns(&next, 1, stride);
		place->tile = take_columns(&next, ML_KERNEL_TILE, stride);
		ML_TRY(ml_alloc(env, stride, sizeof(int32_t), "work space", &place->class));
		ML_TRY(ml_alloc(env, ml_size_mul(ncategorical, stride), sizeof(int32_t), "work space",
						&place->columns));
		ML_TRY(ml_alloc(env, ml_logistic_size(problem), sizeof(double), "gradient",
						&place->sums.gradient));
	}
	return ML_OK;
}

/*
 * Replace the base columns by orthogonal ones: z_j := (z_j - sum_i<j L_ji z_i) / L_jj.  work has room for
 * a column.
 */
static void
whiten_block(const MlLogistic *problem, double *z, size_t n, double *work)
{
	for (size_t j = 0; j < (size_t) problem->nbase; j++)
	{
		const double *row = problem->whitening + ml_triangle(j);
		double *column = z + j * problem->stride;

		memset(work, 0, n * sizeof(double));
		ml_kernel_combine(row, z, problem->stride, j, work, n);
		for (size_t i = 0; i < n; i++)
			column[i] = (column[i] - work[i]) / row[j];
	}
}

/* The base columns of m rows of a chunk, 0 behind them up to n; also row by row with categories. */
static void
fill_base(const MlLogistic *problem, MlLogisticPlace *place, const MlChunk *chunk, size_t start,
		  size_t m, size_t n)
{
	const MlDataset *dataset = problem->rows->dataset;
	size_t capacity = (size_t) chunk->capacity;
	const double *dense = chunk->values + (dataset->weighted ? 2 : 1) * capacity + start;
	size_t nbase = (size_t) problem->nbase;

	for (size_t b = 0; b < nbase; b++)
	{
		double *column = place->z + b * problem->stride;

		if (problem->source[b] < 0)
			for (size_t i = 0; i < m; i++)
				column[i] = 1;
		else
			ml_kernel_scale(dense + (size_t) problem->source[b] * capacity, m, problem->center[b],
							problem->factor[b], problem->fill[b], (size_t) problem->block_rows,
							column);
		for (size_t i = m; i < n; i++)
			column[i] = 0;
	}
	if (problem->whitening != NULL)
		whiten_block(problem, place->z, n, place->work);
	if (dataset->ncategorical > 0)
		for (size_t b = 0; b < nbase; b++)
			for (size_t i = 0; i < m; i++)
				place->rows[i * nbase + b] = place->z[b * problem->stride + i];
}

/* Weights, classes and levels of m rows of a chunk; what is behind them up to n weighs 0. */
static void
fill_rows(const MlLogistic *problem, MlLogisticPlace *place, const MlChunk *chunk, size_t start,
		  size_t m, size_t n)
{
	const MlDataset *dataset = problem->rows->dataset;
	size_t capacity = (size_t) chunk->capacity;
	const double *label = chunk->values + start;

	for (size_t i = 0; i < n; i++)
	{
		int32_t code = i < m ? (int32_t) label[i] : 0;
		double weight = i < m ? problem->code_weight[code] : 0;

		if (i < m && dataset->weighted)
			weight *= chunk->values[capacity + start + i];
		place->weight[i] = weight;
		if (problem->nvectors == 1)
			place->sign[i] = problem->sign[code];
		else
			place->class[i] = i < m ? problem->rows->classes[code] : 0;
	}
	for (int32_t c = 0; c < dataset->ncategorical; c++)
	{
		const int32_t *codes = chunk->codes + (size_t) c * capacity + start;
		int32_t *columns = place->columns + (size_t) c * problem->stride;

		for (size_t i = 0; i < m; i++)
			columns[i] = problem->slots[c][codes[i]];
	}
}

void
ml_logistic_block(const MlLogistic *problem, MlLogisticPlace *place, const MlChunk *chunk,
				  size_t start, size_t m)
{
	size_t n = round_up(m, ML_KERNEL_LANES);

	fill_base(problem, place, chunk, start, m, n);
	fill_rows(problem, place, chunk, start, m, n);
}

/* Linear predictors of a block. */
static void
predict_block(const MlLogistic *problem, MlLogisticPlace *place, const double *parameters, size_t m,
			  size_t n)
{
	for (int32_t k = 0; k < problem->nvectors; k++)
	{
		const double *vector = parameters + (size_t) k * (size_t) problem->ncolumns;
		double *eta = place->p + (size_t) k * problem->stride;

		memset(eta, 0, n * sizeof(double));
		ml_kernel_combine(vector, place->z, problem->stride, (size_t) problem->nbase, eta, n);
		for (int32_t c = 0; c < problem->rows->dataset->ncategorical; c++)
		{
			const int32_t *columns = place->columns + (size_t) c * problem->stride;

			for (size_t i = 0; i < m; i++)
				if (columns[i] >= 0)
					eta[i] += vector[columns[i]];
		}
	}
}

/* The levels' part of the gradient. */
static void
add_level_gradient(const MlLogistic *problem, const MlLogisticPlace *place, size_t m,
				   double *gradient)
{
	for (int32_t k = 0; k < problem->nvectors; k++)
	{
		const double *residual = place->residual + (size_t) k * problem->stride;
		double *vector = gradient + (size_t) k * (size_t) problem->ncolumns;

		for (int32_t c = 0; c < problem->rows->dataset->ncategorical; c++)
		{
			const int32_t *columns = place->columns + (size_t) c * problem->stride;

			for (size_t i = 0; i < m; i++)
				if (columns[i] >= 0)
					vector[columns[i]] += residual[i];
		}
	}
}

/* The levels' rows of one triangle, whose weights of the rows are u. */
static void
add_level_products(const MlLogistic *problem, const MlLogisticPlace *place, const double *u,
				   size_t m, double *triangle)
{
	size_t nbase = (size_t) problem->nbase;

	for (int32_t c = 0; c < problem->rows->dataset->ncategorical; c++)
		for (size_t i = 0; i < m; i++)
		{
			int32_t column = place->columns[(size_t) c * problem->stride + i];
			double *row;

			if (column < 0)
				continue;
			row = triangle + ml_triangle((size_t) column);
			ml_kernel_add(u[i], place->rows + i * nbase, row, nbase);
			row[column] += u[i];
			for (int32_t before = 0; before < c; before++)
			{
				int32_t other = place->columns[(size_t) before * problem->stride + i];

				if (other >= 0)
					row[other] += u[i];
			}
		}
}

/* One triangle of cross products, and with residual the gradient of its vector. */
static void
add_triangle(const MlLogistic *problem, MlLogisticPlace *place, const double *u,
			 const double *residual, size_t m, size_t n, double *triangle, double *gradient)
{
	ml_kernel_triangle(place->z, problem->stride, (size_t) problem->nbase, u, n, residual,
					   place->tile, triangle, gradient);
	add_level_products(problem, place, u, m, triangle);
}

/* A block of two classes. */
static void
add_binary(const MlLogistic *problem, MlLogisticPlace *place, int what, size_t m, size_t n)
{
	MlLogisticSums *sums = &place->sums;

	ml_kernel_binary(place->p, place->sign, place->weight, n, place->residual, place->curvature,
					 &sums->loss, &sums->largest, &sums->misses);
	if (what == ML_LOGISTIC_GRADIENT)
		ml_kernel_products(place->residual, 1, place->z, (size_t) problem->nbase, problem->stride,
						   n, sums->gradient, (size_t) problem->ncolumns);
	else
		add_triangle(problem, place, what == ML_LOGISTIC_GRAM ? place->weight : place->curvature,
					 place->residual, m, n, sums->hessian, sums->gradient);
}

/* A block of several classes. */
static void
add_multinomial(const MlLogistic *problem, MlLogisticPlace *place, int what, size_t m, size_t n)
{
	MlLogisticSums *sums = &place->sums;
	size_t stride = problem->stride;
	size_t size = ml_triangle((size_t) problem->ncolumns);
	double *triangle = sums->hessian;

	ml_kernel_softmax(place->p, stride, problem->nvectors, problem->is_based, place->class,
					  place->weight, n, place->work, place->sign, &sums->loss, &sums->largest,
					  &sums->misses);
	for (int32_t k = 0; k < problem->nvectors; k++)
		ml_kernel_residual(place->p + (size_t) k * stride, place->class,
						   k + (problem->is_based ? 1 : 0), place->weight, n,
						   place->residual + (size_t) k * stride);
	ml_kernel_products(place->residual, (size_t) problem->nvectors, place->z,
					   (size_t) problem->nbase, stride, n, sums->gradient,
					   (size_t) problem->ncolumns);
	if (what == ML_LOGISTIC_GRAM)
		add_triangle(problem, place, place->weight, NULL, m, n, triangle, NULL);
	if (what != ML_LOGISTIC_HESSIAN)
		return;
	for (int32_t k = 0; k < problem->nvectors; k++)
		for (int32_t l = 0; l <= k; l++, triangle += size)
		{
			ml_kernel_curvature(place->p + (size_t) k * stride, place->p + (size_t) l * stride,
								k == l, place->weight, n, place->curvature);
			add_triangle(problem, place, place->curvature, NULL, m, n, triangle, NULL);
		}
}

static void
add_block(const Pass *pass, MlLogisticPlace *place, const MlChunk *chunk, size_t start, size_t m)
{
	const MlLogistic *problem = pass->problem;
	size_t n = round_up(m, ML_KERNEL_LANES);

	ml_logistic_block(problem, place, chunk, start, m);
	predict_block(problem, place, pass->parameters, m, n);
	if (problem->nvectors == 1)
		add_binary(problem, place, pass->what, m, n);
	else
		add_multinomial(problem, place, pass->what, m, n);
	add_level_gradient(problem, place, m, place->sums.gradient);
}

static MlStatus
add_chunk(const Pass *pass, MlLogisticPlace *place, const MlChunk *chunk)
{
	size_t block = (size_t) pass->problem->block_rows;
	size_t nrows = (size_t) chunk->nrows;

	for (size_t start = 0; start < nrows; start += block)
	{
		ML_CHECK_STOP(&place->env);
		add_block(pass, place, chunk, start, nrows - start < block ? nrows - start : block);
	}
	return ML_OK;
}

/* Work of a thread: one part. */
static void
add_part(int number, void *pass_pointer)
{
	const Pass *pass = pass_pointer;
	const MlLogistic *problem = pass->problem;
	MlLogisticPlace *place = &problem->places[number];
	int32_t end = problem->nchunks - place->first < PART_CHUNKS ? problem->nchunks
																: place->first + PART_CHUNKS;

	place->sums.loss = place->sums.largest = 0;
	place->sums.misses = 0;
	memset(place->sums.gradient, 0, ml_logistic_size(problem) * sizeof(double));
	memset(place->sums.hessian, 0, hessian_size(problem, pass->what) * sizeof(double));
	place->status = ML_OK;
	for (int32_t i = place->first; i < end && place->status == ML_OK; i++)
		place->status = add_chunk(pass, place, problem->chunks[i]);
}

static void
add_sums(const MlLogistic *problem, int what, const MlLogisticSums *from, MlLogisticSums *to)
{
	to->loss += from->loss;
	to->misses += from->misses;
	if (from->largest > to->largest)
		to->largest = from->largest;
	ml_kernel_add(1, from->gradient, to->gradient, ml_logistic_size(problem));
	ml_kernel_add(1, from->hessian, to->hessian, hessian_size(problem, what));
}

static void
add_penalty(const MlLogistic *problem, const double *parameters, MlLogisticSums *sums)
{
	size_t ncolumns = (size_t) problem->ncolumns;

	for (size_t i = 0; i < ml_logistic_size(problem); i++)
	{
		double penalty = problem->penalty[i % ncolumns];

		sums->loss += 0.5 * penalty * parameters[i] * parameters[i];
		sums->gradient[i] += penalty * parameters[i];
	}
}

MlStatus
ml_logistic_evaluate(MlEnv *env, MlLogistic *problem, const double *parameters, int what,
					 MlLogisticSums *sums)
{
	Pass pass = {.problem = problem, .parameters = parameters, .what = what};
	size_t size = hessian_size(problem, what);

	for (int i = 0; i < problem->nplaces; i++)
	{
		MlLogisticPlace *place = &problem->places[i];

		if (place->sums.hessian != NULL && place->capacity >= size)
			continue;
		ML_TRY(ml_alloc(env, size, sizeof(double), "Hessian", &place->sums.hessian));
		place->capacity = size;
	}
	sums->loss = sums->largest = 0;
	sums->misses = 0;
	memset(sums->gradient, 0, ml_logistic_size(problem) * sizeof(double));
	memset(sums->hessian, 0, size * sizeof(double));
	for (int32_t first = 0; first < problem->nchunks; first += problem->nplaces * PART_CHUNKS)
	{
		int n = 0;

		for (; n < problem->nplaces && first + n * PART_CHUNKS < problem->nchunks; n++)
			problem->places[n].first = first + n * PART_CHUNKS;
		ml_parallel_for(env, n, add_part, &pass);
		for (int i = 0; i < n; i++)
		{
			if (problem->places[i].status != ML_OK)
			{
				env->error = problem->places[i].env.error;
				return problem->places[i].status;
			}
			add_sums(problem, what, &problem->places[i].sums, sums);
		}
	}
	add_penalty(problem, parameters, sums);
	return ML_OK;
}
