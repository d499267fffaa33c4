/*
 * linear_state.c
 *		Streaming state of a least-squares problem with imputation and categories.
 *
 * One pass over the data, whatever becomes of missing values and codings later: both are linear maps
 * of the columns kept here, so that they can be applied to the factor R in the end (R := R T).
 */
#include "ml/linear_state.h"

#include "ml/trainer.h"

/* Columns of a shape; SIZE_MAX / 2 at most, so that sums of a few do not overflow. */
static size_t
count_columns(const MlShape *shape)
{
	size_t n = 2 + (size_t) shape->ndense;

	for (int32_t c = 0; c < shape->ndense; c++)
		n += shape->missing[c] != 0;
	for (int32_t c = 0; c < shape->ncategorical; c++)
		if (shape->nlevels[c] > 1)
			n += (size_t) shape->nlevels[c] - 1;
	return n;
}

static size_t
factor_offset(const MlShape *shape)
{
	size_t items = (size_t) shape->ncategorical + 1 + (size_t) shape->ndense;

	return (sizeof(MlLinearState) + items * sizeof(int32_t) + 7) / 8 * 8;
}

size_t
ml_linear_state_size(const MlShape *shape)
{
	return ml_size_add(factor_offset(shape), ml_factor_size(count_columns(shape)));
}

size_t
ml_linear_scratch_size(const MlShape *shape)
{
	size_t n = count_columns(shape);

	/* a block of rows, or another state's factor */
	return ml_size_add(ml_factor_scratch(n, ML_BLOCK_ROWS),
					   ml_size_mul(ml_size_mul(n, ML_BLOCK_ROWS), sizeof(double)));
}

static MlFactor *
factor_of(MlLinearState *state)
{
	return (MlFactor *) ((char *) state + state->factor_offset);
}

const MlFactor *
ml_linear_factor(const MlLinearState *state)
{
	return (const MlFactor *) ((const char *) state + state->factor_offset);
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

	memset(state, 0, factor_offset(shape));
	state->ndense = shape->ndense;
	state->ncategorical = shape->ncategorical;
	for (int32_t c = 0; c < shape->ndense; c++)
		state->columns[shape->ncategorical + 1 + c] = shape->missing[c] ? next++ : -1;
	for (int32_t c = 0; c < shape->ncategorical; c++)
	{
		state->columns[c] = next;
		next += shape->nlevels[c] > 1 ? shape->nlevels[c] - 1 : 0;
	}
	state->columns[shape->ncategorical] = next;
	state->target = next;
	state->ncolumns = next + 1;
	state->factor_offset = (int64_t) factor_offset(shape);
}

void
ml_linear_begin(void *state_pointer, const MlShape *shape)
{
	MlLinearState *state = state_pointer;

	set_columns(state, shape);
	ml_factor_init(factor_of(state), (size_t) state->ncolumns);
}

/* Copy n values, a missing one as 0 with 1 in the indicator. */
static void
split_missing(const double *from, int32_t n, double *to, double *indicator)
{
	for (int32_t i = 0; i < n; i++)
	{
		bool missing = from[i] != from[i];

		to[i] = missing ? 0 : from[i];
		indicator[i] = missing;
	}
}

/* The design matrix of a block, column-major without gaps, rows times the root of their weight. */
static void
fill_design(const MlLinearState *state, const MlBlock *block, double *design)
{
	size_t m = (size_t) block->nrows;
	size_t bytes = m * sizeof(double);

	for (size_t i = 0; i < m; i++)
		design[i] = block->weight == NULL ? 1 : sqrt(block->weight[i]);
	for (int32_t c = 0; c < state->ndense; c++)
	{
		const double *from = block->dense + (size_t) c * (size_t) block->stride;
		double *to = design + (1 + (size_t) c) * m;
		int32_t indicator = ml_linear_indicator(state, c);

		if (indicator < 0)
			memcpy(to, from, bytes);
		else
			split_missing(from, block->nrows, to, design + (size_t) indicator * m);
	}
	for (int32_t c = 0; c < state->ncategorical; c++)
	{
		const int32_t *codes = block->codes + (size_t) c * (size_t) block->stride;
		size_t first = (size_t) state->columns[c];
		size_t end = (size_t) state->columns[c + 1];

		memset(design + first * m, 0, (end - first) * bytes);
		for (size_t i = 0; i < m; i++)
			if (codes[i] > 0)
				design[(first + (size_t) codes[i] - 1) * m + i] = 1;
	}
	memcpy(design + (size_t) state->target * m, block->target, bytes);
	if (block->weight != NULL)
		for (size_t c = 1; c < (size_t) state->ncolumns; c++)
			for (size_t i = 0; i < m; i++)
				design[c * m + i] *= design[i];
}

MlStatus
ml_linear_accumulate(MlEnv *env, void *state_pointer, const MlBlock *block)
{
	MlLinearState *state = state_pointer;
	size_t n = (size_t) state->ncolumns;
	size_t m = (size_t) block->nrows;
	double *design;

	ML_CHECK_STOP(env);
	ML_TRY(ml_scratch(env, n * m * sizeof(double) + ml_factor_scratch(n, m), &design));
	fill_design(state, block, design);
	if (block->weight == NULL)
		state->sum_weights += (double) m;
	else
		for (size_t i = 0; i < m; i++)
			state->sum_weights += block->weight[i];
	ml_factor_add(factor_of(state), design, NULL, m, design + n * m);
	return ML_OK;
}

MlStatus
ml_linear_folded(MlEnv *env, const MlLinearState *state, MlLinearState **copy)
{
	size_t n = (size_t) state->ncolumns;
	size_t size = (size_t) state->factor_offset + ml_factor_size(n);
	double *scratch;

	ML_TRY(ml_alloc(env, size, 1, "state", copy));
	memcpy(*copy, state, size);
	ML_TRY(ml_scratch(env, ml_factor_scratch(n, 0), &scratch));
	ml_factor_fold(factor_of(*copy), scratch);
	return ML_OK;
}

MlStatus
ml_linear_merge(MlEnv *env, void *state_pointer, const void *other_pointer)
{
	MlLinearState *state = state_pointer;
	const MlLinearState *other = other_pointer;
	size_t n = (size_t) state->ncolumns;
	size_t m = (size_t) other->ncolumns;
	int64_t nrows = ml_linear_factor(other)->nrows;
	MlLinearState *folded;
	double *rows;
	double *low;

	ML_CHECK_STOP(env);
	if (state->ndense != other->ndense || state->ncategorical != other->ncategorical ||
		state->columns[state->ncategorical] - state->columns[0] !=
			other->columns[other->ncategorical] - other->columns[0])
		return ml_fail(env, ML_BAD_SHAPE, "states of different columns cannot be combined");
	if (nrows == 0)
		return ML_OK;
	ML_TRY(ml_linear_folded(env, other, &folded));
	ML_TRY(ml_scratch(env, 2 * n * m * sizeof(double) + ml_factor_scratch(n, m), &rows));
	memset(rows, 0, 2 * n * m * sizeof(double));
	low = rows + n * m;
	for (size_t from = 0; from < m; from++)
	{
		size_t to = from; /* the intercept and the dense columns */

		if (from > (size_t) state->ndense)
		{
			if (from >= (size_t) other->columns[0])
				to = from - (size_t) other->columns[0] + (size_t) state->columns[0];
			else
				for (int32_t c = 0; c < other->ndense; c++)
					if (ml_linear_indicator(other, c) == (int32_t) from)
					{
						if (ml_linear_indicator(state, c) < 0)
							return ml_fail(env, ML_BAD_SHAPE,
										   "state has no place for missing values");
						to = (size_t) ml_linear_indicator(state, c);
					}
		}
		for (size_t i = 0; i <= from; i++)
		{
			long double item = ml_factor_get(ml_linear_factor(folded), i, from);

			rows[to * m + i] = (double) item;
			low[to * m + i] = (double) (item - (double) item);
		}
	}
	ml_factor_add(factor_of(state), rows, low, m, low + n * m);
	factor_of(state)->nrows += nrows - (int64_t) m;
	state->sum_weights += other->sum_weights;
	return ML_OK;
}

MlStatus
ml_linear_check(MlEnv *env, const void *state_pointer, const MlShape *shape)
{
	const MlLinearState *state = state_pointer;
	size_t offset = factor_offset(shape);
	MlLinearState *expected;

	/* the columns must be exactly those of the shape */
	ML_TRY(ml_alloc(env, offset, 1, "state", &expected));
	set_columns(expected, shape);
	expected->sum_weights = state->sum_weights;
	if (memcmp(expected, state, offset) != 0 || !(state->sum_weights >= 0) ||
		isinf(state->sum_weights) ||
		!ml_factor_valid(ml_linear_factor(state), (size_t) state->ncolumns))
		return ml_fail(env, ML_CORRUPT, "malformed state of a linear model");
	return ML_OK;
}
