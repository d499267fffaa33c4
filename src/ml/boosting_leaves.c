/*
 * boosting_leaves.c
 *		Values of a tree's leaves, and what they add to the margins of rows.  See boosting.h.
 *
 * A leaf's value is the Newton step -T(G) / (H + l2) of its exact sums.  Of absolute_error and quantile, whose hessian
 * says nothing of the loss, it is the quantile of the residuals y - F of the leaf's rows.  Then monotone constraints
 * are kept as growing keeps them, but with quantiles: from the root down the two children of a split on a constrained
 * feature are kept apart by the middle of their own quantiles.
 *
 * Weights are integers, so that sums of them do not depend on the order in which a selection meets them.
 */
#include "ml/boosting.h"

#include "ml/hash.h"
#include "ml/parallel.h"

#define PART_ROWS 16384

/* The leaves of the last tree, one after the other. */
typedef struct Leaves
{
	MlEnv *env;
	const MlBoosting *boosting;
	MlTree *tree;
	float *margins;  /* of the tree's margin */
	double base;     /* of it */
	int64_t *starts; /* nleaves + 1 */
} Leaves;

/* Quantiles */

static void
swap_items(double *values, int32_t *weights, int64_t i, int64_t j)
{
	double value = values[i];

	values[i] = values[j];
	values[j] = value;
	if (weights != NULL)
	{
		int32_t weight = weights[i];

		weights[i] = weights[j];
		weights[j] = weight;
	}
}

static double
median_of_three(double a, double b, double c)
{
	if (a < b)
		return b < c ? b : a < c ? c : a;
	return a < c ? a : b < c ? c : b;
}

static int64_t
weight_of(const int32_t *weights, int64_t begin, int64_t end)
{
	int64_t sum = 0;

	if (weights == NULL)
		return end - begin;
	for (int64_t i = begin; i < end; i++)
		sum += weights[i];
	return sum;
}

static double
least_of(const double *values, int64_t begin, int64_t end, double otherwise)
{
	for (int64_t i = begin; i < end; i++)
		otherwise = values[i] < otherwise ? values[i] : otherwise;
	return otherwise;
}

/*
 * Selection by partition into smaller, equal and larger (C. A. R. Hoare, "Algorithm 65: Find", CACM 4, 1961), pivots
 * being medians of three values at hashed places.
 */
double
ml_boosting_quantile(double *values, int32_t *weights, int64_t n, double level)
{
	double wanted = level * (double) weight_of(weights, 0, n);
	double above = INFINITY; /* smallest value beyond those looked at */
	int64_t before = 0;      /* weight of those that are smaller than them */
	int64_t begin = 0;
	int64_t end = n;

	if (n == 0)
		return 0;
	for (uint64_t round = 0;; round++)
	{
		uint64_t count = (uint64_t) (end - begin);
		uint64_t hash = ml_hash_mix(round + 1);
		double pivot = median_of_three(values[begin + (int64_t) (hash % count)],
									   values[begin + (int64_t) ((hash >> 20) % count)],
									   values[begin + (int64_t) ((hash >> 40) % count)]);
		int64_t less = begin;
		int64_t larger = end;
		int64_t weight_less;
		int64_t weight_equal;

		for (int64_t i = begin; i < larger;)
		{
			if (values[i] < pivot)
				swap_items(values, weights, i++, less++);
			else if (values[i] > pivot)
				swap_items(values, weights, i, --larger);
			else
				i++;
		}
		weight_less = before + weight_of(weights, begin, less);
		weight_equal = weight_less + weight_of(weights, less, larger);
		if (less > begin && (double) weight_less >= wanted)
		{
			end = less;
			above = pivot;
		}
		else if ((double) weight_equal >= wanted || larger == end)
		{
			if ((double) weight_equal > wanted)
				return pivot;
			above = least_of(values, larger, end, above);
			return isinf(above) ? pivot : pivot + (above - pivot) / 2;
		}
		else
		{
			begin = larger;
			before = weight_equal;
		}
	}
}

/* Residuals of a leaf's rows, and their weights where weighted. */
static void
load_residuals(const Leaves *leaves, int32_t leaf)
{
	const MlBoosting *boosting = leaves->boosting;
	int64_t n;
	const int32_t *rows = ml_grower_leaf_rows(boosting->grower, leaf, &n);
	int64_t first = leaves->starts[leaf];

	for (int64_t i = 0; i < n; i++)
	{
		const MlSegment *segment = boosting->rows->segments[rows[i] >> ML_SEGMENT_BITS];
		double target = segment->target[rows[i] & (ML_SEGMENT_ROWS - 1)];

		boosting->residuals[first + i] = target - leaves->base - (double) leaves->margins[rows[i]];
	}
	if (boosting->row_weights != NULL)
		for (int64_t i = 0; i < n; i++)
			boosting->row_weights[first + i] = boosting->pairs[rows[i]].h;
}

/* Quantile of the residuals of leaves first .. end - 1, which are loaded. */
static double
residual_quantile(const Leaves *leaves, int32_t first, int32_t end)
{
	const MlBoosting *boosting = leaves->boosting;
	int64_t from = leaves->starts[first];
	int32_t *weights = boosting->row_weights != NULL ? boosting->row_weights + from : NULL;

	return ml_boosting_quantile(boosting->residuals + from, weights, leaves->starts[end] - from,
								ml_objective_level(&boosting->objective));
}

static void
refit_leaf(int part, void *argument)
{
	Leaves *leaves = argument;

	if (leaves->env->stop != NULL && leaves->env->stop(leaves->env))
		return;
	load_residuals(leaves, part);
	leaves->tree->values[part] = residual_quantile(leaves, part, part + 1);
}

/* A node's quantile, and the bounds that its descendants must keep. */
typedef struct NodeBounds
{
	int32_t first; /* its leaves are first .. end - 1 */
	int32_t end;
	double value;
	double lower;
	double upper;
} NodeBounds;

static double
clip(double x, double lower, double upper)
{
	return x < lower ? lower : x > upper ? upper : x;
}

/* Bounds of the children of a split that must not fall (sign 1), or not rise (-1). */
static void
bound_children(NodeBounds *left, NodeBounds *right, int8_t sign)
{
	double a = clip(left->value, left->lower, left->upper);
	double b = clip(right->value, right->lower, right->upper);
	double middle = a + (b - a) / 2;

	if (sign > 0)
	{
		left->upper = fmin(left->upper, middle);
		right->lower = fmax(right->lower, middle);
	}
	else if (sign < 0)
	{
		left->lower = fmax(left->lower, middle);
		right->upper = fmin(right->upper, middle);
	}
}

static MlStatus
bound_leaves(MlEnv *env, const Leaves *leaves, const int8_t *monotone)
{
	const MlTree *tree = leaves->tree;
	NodeBounds *bounds;

	ML_TRY(ml_alloc(env, (size_t) tree->nnodes, sizeof(NodeBounds), "leaves", &bounds));
	/* children come after their parent, and selecting in leaves comes before mixing them */
	for (int32_t i = tree->nnodes - 1; i >= 0; i--)
	{
		const MlTreeNode *node = &tree->nodes[i];

		ML_CHECK_STOP(env);
		bounds[i].lower = -INFINITY;
		bounds[i].upper = INFINITY;
		bounds[i].first = node->feature < 0 ? node->leaf : bounds[node->left].first;
		bounds[i].end = node->feature < 0 ? node->leaf + 1 : bounds[node->right].end;
		bounds[i].value = node->feature < 0
							  ? tree->values[node->leaf]
							  : residual_quantile(leaves, bounds[i].first, bounds[i].end);
	}
	for (int32_t i = 0; i < tree->nnodes; i++)
	{
		const MlTreeNode *node = &tree->nodes[i];

		if (node->feature < 0)
		{
			tree->values[node->leaf] = clip(bounds[i].value, bounds[i].lower, bounds[i].upper);
			continue;
		}
		bounds[node->left].lower = bounds[node->right].lower = bounds[i].lower;
		bounds[node->left].upper = bounds[node->right].upper = bounds[i].upper;
		bound_children(&bounds[node->left], &bounds[node->right], monotone[node->feature]);
	}
	ml_release(env, bounds);
	return ML_OK;
}

/* Newton steps */
static void
step_leaves(const Leaves *leaves, const MlSplitOptions *split)
{
	const MlBoosting *boosting = leaves->boosting;

	for (int32_t leaf = 0; leaf < leaves->tree->nleaves; leaf++)
	{
		MlPair sum = ml_grower_leaf_sum(boosting->grower, leaf, NULL);
		double lower;
		double upper;

		ml_grower_leaf_bounds(boosting->grower, leaf, &lower, &upper);
		leaves->tree->values[leaf] =
			ml_split_value(split, (double) sum.g * boosting->g_unit,
						   (double) sum.h * boosting->h_unit, lower, upper);
	}
}

/* Margins */

/* Rows that the tree has been grown from. */
static void
add_part(int part, void *argument)
{
	Leaves *leaves = argument;

	if (leaves->env->stop != NULL && leaves->env->stop(leaves->env))
		return;
	ml_grower_add_values(leaves->boosting->grower, part, leaves->tree->values, leaves->margins);
}

/* Rows of a segment that the tree has not been grown from. */
static void
add_others(int part, void *argument)
{
	Leaves *leaves = argument;
	const MlBoosting *boosting = leaves->boosting;
	int64_t row = ml_boosting_segment_start(part);
	int64_t end = row + boosting->rows->segments[part]->nrows;
	int64_t next = boosting->sample_starts[part];
	int64_t last = boosting->sample_starts[part + 1];
	int32_t others[PART_ROWS];
	int32_t of_others[PART_ROWS];

	while (row < end)
	{
		int32_t n = 0;

		if (leaves->env->stop != NULL && leaves->env->stop(leaves->env))
			return;
		for (; row < end && n < PART_ROWS; row++)
			if (next < last && boosting->sample[next] == row)
				next++;
			else
				others[n++] = (int32_t) row;
		ml_grower_leaves_of(boosting->grower, others, n, of_others);
		for (int32_t i = 0; i < n; i++)
			leaves->margins[others[i]] += (float) leaves->tree->values[of_others[i]];
	}
}

MlStatus
ml_boosting_add_tree(MlEnv *env, MlBoosting *boosting, int32_t k, MlTree *tree,
					 const MlSplitOptions *split)
{
	Leaves leaves = {.env = env,
					 .boosting = boosting,
					 .tree = tree,
					 .margins = boosting->margins + (size_t) k * (size_t) boosting->rows->nrows,
					 .base = boosting->base[k]};

	ML_TRY(ml_scratch(env, ML_SCRATCH_ALGORITHM,
					  ml_size_mul((size_t) tree->nleaves + 1, sizeof(int64_t)), &leaves.starts));
	leaves.starts[0] = 0;
	for (int32_t leaf = 0; leaf < tree->nleaves; leaf++)
	{
		int64_t n;

		(void) ml_grower_leaf_rows(boosting->grower, leaf, &n);
		leaves.starts[leaf + 1] = leaves.starts[leaf] + n;
	}
	if (boosting->traits.has_refit)
	{
		ml_parallel_for(env, tree->nleaves, refit_leaf, &leaves);
		ML_CHECK_STOP(env);
		if (split->monotone != NULL)
			ML_TRY(bound_leaves(env, &leaves, split->monotone));
	}
	else
		step_leaves(&leaves, split);
	for (int32_t leaf = 0; leaf < tree->nleaves; leaf++)
		tree->values[leaf] *= boosting->options->learning_rate;
	ml_parallel_for(env, ml_grower_nparts(boosting->grower), add_part, &leaves);
	ML_CHECK_STOP(env);
	if (boosting->sample != NULL)
		ml_parallel_for(env, boosting->rows->nsegments, add_others, &leaves);
	ML_CHECK_STOP(env);
	return ML_OK;
}
