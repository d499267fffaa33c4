/*
 * linear_state.c
 *		Streaming state of a least-squares problem with imputation and categories.
 *
 * One pass over the data, whatever becomes of missing values and codings later: both are linear maps
 * of the columns kept here, so that they can be applied in the end.
 *
 * Columns that are plain numbers go into the Gram matrix as they stand in the block, nothing is
 * copied.  The 0/1 columns of a category are never formed: of all of them a row has one that is not 0,
 * so its products are the row itself, added to that column's row of the matrix.
 */
#include "ml/linear_state.h"

#include "ml/trainer.h"

/* Columns of a shape that are not 0/1 columns of categories. */
static size_t
count_base(const MlShape *shape)
{
	size_t n = 2 + (size_t) shape->ndense;

	for (int32_t c = 0; c < shape->ndense; c++)
		n += shape->missing[c] != 0;
	return n;
}

static size_t
count_columns(const MlShape *shape)
{
	size_t n = count_base(shape);

	for (int32_t c = 0; c < shape->ncategorical; c++)
		if (shape->nlevels[c] > 1)
			n += (size_t) shape->nlevels[c] - 1;
	return n;
}

static size_t
gram_offset(const MlShape *shape)
{
	size_t items = (size_t) shape->ncategorical + 1 + (size_t) shape->ndense;

	return (sizeof(MlLinearState) + items * sizeof(int32_t) + 7) / 8 * 8;
}

size_t
ml_linear_state_size(const MlShape *shape)
{
	return ml_size_add(gram_offset(shape), ml_gram_size(count_columns(shape)));
}

/* A block by columns with the roots of the weights, a block by rows, and the columns' addresses. */
static size_t
scratch_size(size_t nbase)
{
	return ml_size_mul(nbase + 1, 2 * ML_BLOCK_ROWS * sizeof(double) + sizeof(double *));
}

size_t
ml_linear_scratch_size(const MlShape *shape)
{
	return scratch_size(count_base(shape));
}

static MlGram *
gram_of(MlLinearState *state)
{
	return (MlGram *) ((char *) state + state->gram_offset);
}

const MlGram *
ml_linear_gram(const MlLinearState *state)
{
	return (const MlGram *) ((const char *) state + state->gram_offset);
}

int32_t
ml_linear_level(const MlLinearState *state, int32_t category, int32_t level)
{
	return state->columns[category] + level - 1;
}

int32_t
ml_linear_indicator(const MlLinearState *state, int32_t dense)
{
	return state->columns[state->ncategorical + 1 + dense];
}

/* Lay out the columns of a shape. */
static void
set_columns(MlLinearState *state, const MlShape *shape)
{
	int32_t next = 1 + shape->ndense;

	memset(state, 0, gram_offset(shape));
	state->ndense = shape->ndense;
	state->ncategorical = shape->ncategorical;
	for (int32_t c = 0; c < shape->ndense; c++)
		state->columns[shape->ncategorical + 1 + c] = shape->missing[c] ? next++ : -1;
	state->target = next++;
	for (int32_t c = 0; c < shape->ncategorical; c++)
	{
		state->columns[c] = next;
		next += shape->nlevels[c] > 1 ? shape->nlevels[c] - 1 : 0;
	}
	state->columns[shape->ncategorical] = next;
	state->ncolumns = next;
	state->gram_offset = (int64_t) gram_offset(shape);
}

void
ml_linear_begin(void *state_pointer, const MlShape *shape)
{
	MlLinearState *state = state_pointer;

	set_columns(state, shape);
	ml_gram_init(gram_of(state), (size_t) state->ncolumns);
}

/*
 * A column as it goes into the Gram matrix: the values themselves, or in copy times its scale and the
 * root of the weight.
 */
static const double *
scaled_column(MlGram *gram, size_t column, const double *values, const double *roots,
			  double largest_root, size_t m, double *copy)
{
	double scale = ml_gram_scale(gram, column, values, m, largest_root);

	if (roots == NULL && scale == 1)
		return values;
	for (size_t i = 0; i < m; i++)
		copy[i] = values[i] * scale * (roots == NULL ? 1 : roots[i]);
	return copy;
}

/* Copy m values, a missing one as 0 with 1 in the indicator. */
static void
split_missing(const double *from, size_t m, double *to, double *indicator)
{
	for (size_t i = 0; i < m; i++)
	{
		bool missing = from[i] != from[i];

		to[i] = missing ? 0 : from[i];
		indicator[i] = missing;
	}
}

/* All columns but those of categories; work has a place for each, and one for the roots. */
static void
base_columns(MlLinearState *state, const MlBlock *block, const double **columns, double *work)
{
	MlGram *gram = gram_of(state);
	size_t m = (size_t) block->nrows;
	double *ones = work;
	double *roots = block->weight == NULL ? NULL : work + m;
	size_t target = (size_t) state->target;
	double largest = roots == NULL ? 1 : 0; /* root of a weight */

	work += 2 * m;
	for (size_t i = 0; i < m; i++)
	{
		ones[i] = 1;
		if (roots != NULL)
		{
			roots[i] = sqrt(block->weight[i]);
			largest = roots[i] > largest ? roots[i] : largest;
		}
	}
	columns[0] = scaled_column(gram, 0, ones, roots, largest, m, ones);
	for (int32_t c = 0; c < state->ndense; c++)
	{
		const double *values = block->dense + (size_t) c * (size_t) block->stride;
		double *copy = work + (size_t) c * m;
		int32_t indicator = ml_linear_indicator(state, c);

		if (indicator >= 0)
		{
			double *flags = work + ((size_t) indicator - 1) * m;

			split_missing(values, m, copy, flags);
			values = copy;
			columns[indicator] =
				scaled_column(gram, (size_t) indicator, flags, roots, largest, m, flags);
		}
		columns[1 + c] = scaled_column(gram, 1 + (size_t) c, values, roots, largest, m, copy);
	}
	columns[target] =
		scaled_column(gram, target, block->target, roots, largest, m, work + (target - 1) * m);
}

/* The products of the categories' columns, row by row; rows has a place for the block by rows. */
static void
add_categories(MlLinearState *state, const MlBlock *block, const double *const *columns,
			   double *rows)
{
	MlGram *gram = gram_of(state);
	size_t m = (size_t) block->nrows;
	size_t nbase = (size_t) state->target + 1;

	for (size_t j = 0; j < nbase; j++)
		for (size_t i = 0; i < m; i++)
			rows[i * nbase + j] = columns[j][i];
	for (int32_t c = 0; c < state->ncategorical; c++)
		for (size_t i = 0; i < m; i++)
		{
			int32_t level = block->codes[(size_t) c * (size_t) block->stride + i];
			double root = rows[i * nbase];
			size_t d;

			if (level <= 0)
				continue;
			d = (size_t) ml_linear_level(state, c, level);
			ml_gram_same_scale(gram, d, 0);
			ml_gram_add_products(gram, d, root, rows + i * nbase, nbase);
			ml_gram_add_product(gram, d, d, root, root);
			for (int32_t before = 0; before < c; before++)
			{
				int32_t other = block->codes[(size_t) before * (size_t) block->stride + i];

				if (other > 0)
					ml_gram_add_product(gram, d, (size_t) ml_linear_level(state, before, other),
										root, root);
			}
		}
}

MlStatus
ml_linear_accumulate(MlEnv *env, void *state_pointer, const MlBlock *block)
{
	MlLinearState *state = state_pointer;
	size_t nbase = (size_t) state->target + 1;
	const double **columns;
	double *work;

	ML_CHECK_STOP(env);
	ML_TRY(ml_scratch(env, ML_SCRATCH_ALGORITHM, scratch_size(nbase), &work));
	columns = (const double **) (work + 2 * ML_BLOCK_ROWS * (nbase + 1));
	base_columns(state, block, columns, work);
	ML_TRY(ml_gram_add(env, gram_of(state), columns, nbase, (size_t) block->nrows));
	if (state->ncategorical > 0)
		add_categories(state, block, columns, work + ML_BLOCK_ROWS * (nbase + 1));
	return ML_OK;
}

MlStatus
ml_linear_merge(MlEnv *env, void *state_pointer, const void *other_pointer)
{
	MlLinearState *state = state_pointer;
	const MlLinearState *other = other_pointer;
	int32_t ncategories = other->ncolumns - 1 - other->target;
	int32_t *map;

	ML_CHECK_STOP(env);
	if (state->ndense != other->ndense || state->ncategorical != other->ncategorical ||
		state->ncolumns - 1 - state->target != ncategories)
		return ml_fail(env, ML_BAD_SHAPE, "states of different columns cannot be combined");
	ML_TRY(ml_alloc(env, (size_t) other->ncolumns, sizeof(int32_t), "map of columns", &map));
	for (int32_t i = 0; i <= other->ndense; i++)
		map[i] = i;
	for (int32_t c = 0; c < other->ndense; c++)
	{
		if (ml_linear_indicator(other, c) < 0)
			continue;
		if (ml_linear_indicator(state, c) < 0)
			return ml_fail(env, ML_BAD_SHAPE, "state has no place for missing values");
		map[ml_linear_indicator(other, c)] = ml_linear_indicator(state, c);
	}
	for (int32_t i = 0; i <= ncategories; i++)
		map[other->target + i] = state->target + i;
	ml_gram_merge(gram_of(state), ml_linear_gram(other), map);
	return ML_OK;
}

MlStatus
ml_linear_check(MlEnv *env, const void *state_pointer, const MlShape *shape)
{
	const MlLinearState *state = state_pointer;
	size_t offset = gram_offset(shape);
	MlLinearState *expected;

	/* the columns must be exactly those of the shape */
	ML_TRY(ml_alloc(env, offset, 1, "state", &expected));
	set_columns(expected, shape);
	if (memcmp(expected, state, offset) != 0 ||
		!ml_gram_valid(ml_linear_gram(state), (size_t) state->ncolumns))
		return ml_fail(env, ML_CORRUPT, "malformed state of a linear model");
	return ML_OK;
}
