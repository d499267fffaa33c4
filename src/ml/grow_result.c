/*
 * grow_result.c
 *		The grown tree: leaves and their rows, the tree as it is stored, the leaf of any row.  See grower.h.
 */
#include "ml/grower.h"

#include <stdlib.h>

/* --- leaves --- */

static void
number_nodes(MlGrower *grower)
{
	int32_t stack[ML_MAX_TREE_DEPTH + 2];
	int32_t n = 0;
	int32_t nnodes = 0;

	grower->nleaves = 0;
	stack[n++] = 0;
	while (n > 0)
	{
		int32_t node = stack[--n];
		MlGrowNode *of = &grower->nodes[node];

		grower->preorder[nnodes++] = node;
		if (of->left >= 0)
		{
			stack[n++] = of->right;
			stack[n++] = of->left;
			continue;
		}
		of->leaf = grower->nleaves;
		grower->leaves[grower->nleaves++] = node;
		if (!of->is_in_subtree)
			of->exact = (MlPair){0, 0};
	}
}

/* Add up the pairs of a chunk's leaves. */
static void
sum_chunk(MlGrower *grower, int32_t chunk)
{
	const MlRowPair *pairs = grower->view.pairs + ((size_t) chunk << grower->chunk_bits);
	const uint16_t *list = ml_chunk_list(grower, &grower->view, chunk);

	ml_histogram_load(pairs, (size_t) ml_chunk_rows(grower, &grower->view, chunk) * sizeof(*pairs));
	for (int32_t leaf = 0; leaf < grower->nleaves; leaf++)
	{
		MlGrowNode *of = &grower->nodes[grower->leaves[leaf]];
		MlPair sum = {0, 0};
		MlRun run;

		if (of->is_in_subtree)
			continue;
		run = of->runs[chunk];
		for (int32_t i = run.first; i < run.first + run.count; i++)
		{
			sum.g += pairs[list[i]].g;
			sum.h += pairs[list[i]].h;
		}
		__atomic_fetch_add(&of->exact.g, sum.g, __ATOMIC_RELAXED);
		__atomic_fetch_add(&of->exact.h, sum.h, __ATOMIC_RELAXED);
	}
}

static void
sum_chunks(int thread, void *grower_pointer)
{
	MlGrower *grower = grower_pointer;
	int32_t chunk;

	(void) thread;
	while ((chunk = ml_team_part(&grower->team)) < grower->view.nchunks)
	{
		if (ml_grow_stopped(grower))
			return;
		sum_chunk(grower, chunk);
	}
}

/* Numbers of the rows, leaf by leaf. */
static void
list_rows(int thread, void *grower_pointer)
{
	MlGrower *grower = grower_pointer;
	int32_t leaf;

	(void) thread;
	while ((leaf = ml_team_part(&grower->team)) < grower->nleaves)
	{
		const MlGrowNode *of = &grower->nodes[grower->leaves[leaf]];
		int32_t *numbers = grower->row_numbers + of->first;

		if (of->is_in_subtree)
			continue;
		for (int32_t chunk = 0; chunk < grower->view.nchunks; chunk++)
		{
			MlRun run = of->runs[chunk];
			const uint16_t *list = ml_chunk_list(grower, &grower->view, chunk) + run.first;
			int32_t first = (int32_t) ((int64_t) chunk << grower->chunk_bits);

			for (int32_t i = 0; i < run.count; i++)
				numbers[i] = first + list[i];
			numbers += run.count;
		}
	}
}

void
ml_grow_finish(MlGrower *grower)
{
	number_nodes(grower);
	ml_team_run(&grower->team, sum_chunks, grower);
	if (!grower->options.lacks_lists)
		ml_team_run(&grower->team, list_rows, grower);
}

/* Chunks, then leaves of subtrees. */
int32_t
ml_grower_nparts(const MlGrower *grower)
{
	return grower->view.nchunks + (grower->nsmall > 0 ? grower->nleaves : 0);
}

void
ml_grower_add_values(const MlGrower *grower, int32_t part, const double *values, float *out)
{
	int32_t chunk = part;
	const uint16_t *list;

	if (part >= grower->view.nchunks)
	{
		int32_t leaf = part - grower->view.nchunks;
		const MlGrowNode *of = &grower->nodes[grower->leaves[leaf]];
		const int32_t *numbers = grower->row_numbers + of->first;
		float value = (float) values[leaf];

		for (int64_t i = 0; of->is_in_subtree && i < of->nrows; i++)
			out[numbers[i]] += value;
		return;
	}
	list = ml_chunk_list(grower, &grower->view, chunk);
	out += (size_t) chunk << grower->chunk_bits;
	for (int32_t leaf = 0; leaf < grower->nleaves; leaf++)
	{
		const MlGrowNode *of = &grower->nodes[grower->leaves[leaf]];
		float value = (float) values[leaf];
		MlRun run;

		if (of->is_in_subtree)
			continue;
		run = of->runs[chunk];
		for (int32_t i = run.first; i < run.first + run.count; i++)
			out[list[i]] += value;
	}
}

int32_t
ml_grower_nleaves(const MlGrower *grower)
{
	return grower->nleaves;
}

const int32_t *
ml_grower_leaf_rows(const MlGrower *grower, int32_t leaf, int64_t *nrows)
{
	const MlGrowNode *of = &grower->nodes[grower->leaves[leaf]];

	*nrows = of->nrows;
	return grower->row_numbers + of->first;
}

MlPair
ml_grower_leaf_sum(const MlGrower *grower, int32_t leaf, int64_t *class_sums)
{
	int32_t node = grower->leaves[leaf];
	int32_t nclasses = grower->options.nclasses;

	if (class_sums != NULL && nclasses > 2)
		memcpy(class_sums, grower->class_sums + (size_t) node * (size_t) nclasses,
			   (size_t) nclasses * sizeof(int64_t));
	return grower->nodes[node].exact;
}

void
ml_grower_leaf_bounds(const MlGrower *grower, int32_t leaf, double *lower, double *upper)
{
	const MlGrowNode *of = &grower->nodes[grower->leaves[leaf]];

	*lower = of->lower;
	*upper = of->upper;
}

/* --- the leaf of any row --- */

static bool
goes_left(const MlGrower *grower, const MlSplit *split, int32_t code)
{
	const MlFeatureBins *bins = &grower->rows->bins[split->feature];

	if (code == bins->nbins)
		return split->missing_left;
	if (!split->is_category)
		return code <= split->code;
	for (int32_t i = 0; i < split->ncodes; i++)
		if (split->codes[i] == code)
			return true;
	return false;
}

static int32_t
leaf_below(const MlGrower *grower, const MlGrowNode *of, int64_t row)
{
	const MlSegment *segment = grower->rows->segments[row >> ML_SEGMENT_BITS];
	int32_t i = (int32_t) (row & (ML_SEGMENT_ROWS - 1));

	while (of->left >= 0)
	{
		int32_t code = (int32_t) ml_binned_code(grower->rows, segment, of->split.feature, i);

		of = &grower->nodes[goes_left(grower, &of->split, code) ? of->left : of->right];
	}
	return of->leaf;
}

int32_t
ml_grower_leaf_of(const MlGrower *grower, int64_t row)
{
	return leaf_below(grower, &grower->nodes[0], row);
}

#define FEW_ROWS 8 /* go down one by one */

/* Rows that are on their way down the tree. */
typedef struct Crowd
{
	int32_t node;
	int32_t first;
	int32_t n;
} Crowd;

/*
 * Leaves of the n rows of a chunk in list: they are cut at each node, as in growing.  place says by row where
 * its leaf is wanted.
 */
static void
send_down(const MlGrower *grower, int32_t chunk, uint16_t *list, int32_t n, const uint16_t *place,
		  int32_t *leaves)
{
	uint16_t work[(1 << ML_CHUNK_BITS) + ML_PARTITION_SLACK];
	unsigned char goes_right[ML_MAX_BINS];
	Crowd stack[ML_MAX_TREE_DEPTH + 2];
	int32_t nstack = 0;

	stack[nstack++] = (Crowd){0, 0, n};
	while (nstack > 0)
	{
		Crowd crowd = stack[--nstack];
		const MlGrowNode *of = &grower->nodes[crowd.node];
		uint16_t *rows = list + crowd.first;
		MlQuestion question;
		int32_t nleft;

		if (of->left < 0 || crowd.n < FEW_ROWS)
		{
			for (int32_t i = 0; i < crowd.n; i++)
				leaves[place[rows[i]]] =
					leaf_below(grower, of, ((int64_t) chunk << grower->chunk_bits) + rows[i]);
			continue;
		}
		ml_grow_question(grower, &of->split,
						 grower->view.codes + (size_t) chunk * (size_t) grower->rows->ngroups,
						 goes_right, &question);
		nleft = ml_partition(&question, rows, crowd.n, work);
		stack[nstack++] = (Crowd){of->right, crowd.first + nleft, crowd.n - nleft};
		stack[nstack++] = (Crowd){of->left, crowd.first, nleft};
	}
}

void
ml_grower_leaves_of(const MlGrower *grower, const int32_t *rows, int64_t n, int32_t *leaves)
{
	uint16_t list[1 << ML_CHUNK_BITS];
	uint16_t place[1 << ML_CHUNK_BITS];

	for (int64_t from = 0; from < n;)
	{
		int32_t chunk = (int32_t) ((rows != NULL ? rows[from] : from) >> grower->chunk_bits);
		int64_t first = (int64_t) chunk << grower->chunk_bits;
		int64_t end = first + ((int64_t) 1 << grower->chunk_bits);
		int32_t size = 0;

		for (; from + size < n; size++)
		{
			int64_t row = rows != NULL ? rows[from + size] : from + size;

			if (row >= end)
				break;
			list[size] = (uint16_t) (row - first);
			place[row - first] = (uint16_t) size;
		}
		send_down(grower, chunk, list, size, place, leaves + from);
		from += size;
	}
}

/* --- the tree --- */

static int
compare_levels(const void *a, const void *b)
{
	return (*(const int32_t *) a > *(const int32_t *) b) -
		   (*(const int32_t *) a < *(const int32_t *) b);
}

static void
fill_split(const MlGrower *grower, const MlSplit *split, MlTree *tree, MlTreeNode *node)
{
	const MlFeatureBins *bins = &grower->rows->bins[split->feature];

	node->feature = split->feature;
	node->is_category = split->is_category;
	node->missing_left = split->missing_left;
	node->gain = split->gain;
	if (!split->is_category)
	{
		node->threshold = ml_split_threshold(bins, split->code);
		return;
	}
	node->first_level = tree->nlevels;
	node->nlevels = split->ncodes;
	for (int32_t i = 0; i < split->ncodes; i++)
		tree->levels[tree->nlevels++] = bins->levels[split->codes[i]];
	qsort(tree->levels + node->first_level, (size_t) node->nlevels, sizeof(int32_t),
		  compare_levels);
}

/* In preorder a node that follows a leaf is the right child of the last node that has none yet. */
static void
fill_nodes(const MlGrower *grower, MlTree *tree)
{
	int32_t parents[ML_MAX_TREE_DEPTH + 2];
	int32_t n = 0;

	for (int32_t i = 0; i < tree->nnodes; i++)
	{
		const MlGrowNode *of = &grower->nodes[grower->preorder[i]];
		MlTreeNode *node = &tree->nodes[i];

		*node = (MlTreeNode){.feature = -1, .left = -1, .right = -1, .leaf = of->leaf};
		if (i > 0 && tree->nodes[i - 1].feature < 0)
			tree->nodes[parents[--n]].right = i;
		if (of->depth > tree->depth)
			tree->depth = of->depth;
		if (of->left < 0)
		{
			node->cover = (double) of->exact.h * grower->exact_h_unit;
			continue;
		}
		node->left = i + 1;
		fill_split(grower, &of->split, tree, node);
		parents[n++] = i;
	}
	for (int32_t i = tree->nnodes - 1; i >= 0; i--)
		if (tree->nodes[i].left >= 0)
			tree->nodes[i].cover =
				tree->nodes[tree->nodes[i].left].cover + tree->nodes[tree->nodes[i].right].cover;
}

MlStatus
ml_grower_tree(MlEnv *env, const MlGrower *grower, int32_t nvalues, MlTree *tree)
{
	int32_t nnodes = 2 * grower->nleaves - 1;
	int32_t nlevels = 0;

	for (int32_t i = 0; i < nnodes; i++)
	{
		const MlGrowNode *of = &grower->nodes[grower->preorder[i]];

		if (of->left >= 0 && of->split.is_category)
			nlevels += of->split.ncodes;
	}
	*tree = (MlTree){.nnodes = nnodes, .nleaves = grower->nleaves};
	ML_TRY(ml_alloc(env, (size_t) nnodes, sizeof(MlTreeNode), "a tree", &tree->nodes));
	ML_TRY(ml_alloc(env, (size_t) nlevels, sizeof(int32_t), "levels of a tree", &tree->levels));
	ML_TRY(ml_alloc_zero(env, ml_size_mul((size_t) grower->nleaves, (size_t) nvalues),
						 sizeof(double), "values of a tree", &tree->values));
	fill_nodes(grower, tree);
	return ML_OK;
}
