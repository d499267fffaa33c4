/*
 * grow_subtree.c
 *		Small nodes: the rest of their tree in one thread, on a copy of their rows.  See grower.h.
 *
 * When the rows of a node are few, steps over all chunks are mostly overhead, and each row stands in a cache
 * line of its own.  So its rows are copied together, codes and pairs, into a single chunk that stays in the cache
 * while one thread grows the whole subtree, depth first.
 */
#include "ml/grower.h"

#define LEAST_LEVELS 3 /* below the node, so that copying pays */

bool
ml_grow_is_small(const MlGrower *grower, int32_t node)
{
	const MlGrowNode *of = &grower->nodes[node];

	return grower->has_subtrees && of->nrows <= grower->subtree_rows &&
		   of->depth + LEAST_LEVELS <= grower->max_depth && grower->view.nchunks > 1;
}

/* Numbers of the node's rows to where they belong in the end; codes and pairs to the thread's copy. */
static void
copy_rows(MlGrower *grower, const MlGrowNode *of, MlView *view, MlGrowWork *work)
{
	const MlBinned *rows = grower->rows;
	const MlView *all = &grower->view;
	int32_t *numbers = grower->row_numbers + of->first;
	int32_t n = 0;

	for (int32_t g = 0; g < rows->ngroups; g++)
		view->codes[g] = work->codes + grower->group_bytes[g] * (size_t) grower->subtree_rows;
	for (int32_t chunk = 0; chunk < all->nchunks; chunk++)
	{
		MlRun run = of->runs[chunk];
		const uint16_t *list = ml_chunk_list(grower, all, chunk) + run.first;
		const MlRowPair *pairs = all->pairs + ((size_t) chunk << grower->chunk_bits);
		const unsigned char **codes = all->codes + (size_t) chunk * (size_t) rows->ngroups;

		for (int32_t i = 0; i < run.count; i++)
		{
			numbers[n + i] = (int32_t) (((int64_t) chunk << grower->chunk_bits) + list[i]);
			work->pairs[n + i] = pairs[list[i]];
			work->subtree_rows[n + i] = (uint16_t) (n + i);
		}
		for (int32_t g = 0; g < rows->ngroups; g++)
		{
			unsigned char *to = work->codes +
								grower->group_bytes[g] * (size_t) grower->subtree_rows +
								(size_t) n * (size_t) rows->groups[g].width;

			switch (rows->groups[g].width)
			{
				case 8:
					for (int32_t i = 0; i < run.count; i++)
						memcpy(to + (size_t) i * 8, codes[g] + (size_t) list[i] * 8, 8);
					break;
				case 4:
					for (int32_t i = 0; i < run.count; i++)
						memcpy(to + (size_t) i * 4, codes[g] + (size_t) list[i] * 4, 4);
					break;
				case 2:
					for (int32_t i = 0; i < run.count; i++)
						memcpy(to + (size_t) i * 2, codes[g] + (size_t) list[i] * 2, 2);
					break;
				default:
					for (int32_t i = 0; i < run.count; i++)
						to[i] = codes[g][list[i]];
			}
		}
		n += run.count;
	}
}

/* All nodes below, depth first. */
static bool
grow_below(MlGrower *grower, MlView *view, int32_t node)
{
	int32_t stack[ML_MAX_TREE_DEPTH + 2];
	int32_t n = 0;

	stack[n++] = node;
	while (n > 0)
	{
		int32_t next = stack[--n];
		int32_t left;
		int32_t right;

		if (!ml_grow_expand(grower, view, &next, 1, true))
			return false;
		left = grower->nodes[next].left;
		right = grower->nodes[next].right;
		if (grower->nodes[right].split.feature >= 0)
			stack[n++] = right;
		if (grower->nodes[left].split.feature >= 0)
			stack[n++] = left;
	}
	return true;
}

/* Exact sums of the leaves below. */
static void
sum_leaves(MlGrower *grower, const MlGrowWork *work, int32_t node)
{
	int32_t stack[ML_MAX_TREE_DEPTH + 2];
	int32_t n = 0;

	stack[n++] = node;
	while (n > 0)
	{
		MlGrowNode *of = &grower->nodes[stack[--n]];

		if (of->left >= 0)
		{
			stack[n++] = of->right;
			stack[n++] = of->left;
			continue;
		}
		of->exact = (MlPair){0, 0};
		for (int32_t i = of->runs[0].first; i < of->runs[0].first + of->runs[0].count; i++)
		{
			of->exact.g += work->pairs[work->subtree_rows[i]].g;
			of->exact.h += work->pairs[work->subtree_rows[i]].h;
		}
	}
}

bool
ml_grow_subtree(MlGrower *grower, int thread, int32_t node)
{
	MlGrowNode *of = &grower->nodes[node];
	MlGrowWork *work = &grower->work[thread];
	MlView *view = &grower->subviews[thread];
	int32_t *numbers = grower->row_numbers + of->first;

	copy_rows(grower, of, view, work);
	view->nrows = of->nrows;
	view->pairs = work->pairs;
	view->rows = work->subtree_rows;
	ml_grow_reset_slots(grower, view);
	work->run = (MlRun){0, (uint16_t) of->nrows};
	of->runs = &work->run;
	of->is_in_subtree = true;
	if (!grow_below(grower, view, node))
		return false;
	sum_leaves(grower, work, node);
	/* from the order of the copies to that of the leaves */
	for (int64_t i = 0; i < of->nrows; i++)
		work->sorted[i] = numbers[work->subtree_rows[i]];
	memcpy(numbers, work->sorted, (size_t) of->nrows * sizeof(int32_t));
	return true;
}
