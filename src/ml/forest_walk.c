/*
 * forest_walk.c
 *		Trees that have just grown, laid out for walking rows of codes.  See forest_walk.h.
 */
#include "ml/forest_walk.h"

#include <stdlib.h>

#define WHAT "trees in codes"
#define LANES 8

/* The code of a threshold: it is one of the edges, or above all. */
static uint32_t
code_of_threshold(const MlFeatureBins *bins, double threshold)
{
	int32_t low = 0;
	int32_t high = bins->nbins - 1;

	while (low < high)
	{
		int32_t middle = low + (high - low) / 2;

		if (bins->edges[middle] < threshold)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t) low;
}

static int
compare_codes(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *) a;
	uint32_t y = *(const uint32_t *) b;

	return (x > y) - (x < y);
}

static void
fill_walk(const MlBinned *rows, const MlTree *tree, MlWalkTree *walk)
{
	for (int32_t i = 0; i < tree->nnodes; i++)
	{
		const MlTreeNode *from = &tree->nodes[i];
		MlWalkNode *to = &walk->nodes[i];
		const MlFeatureBins *bins;

		*to = (MlWalkNode){.missing = UINT32_MAX, .ncodes = -1, .next = {i, i}, .leaf = from->leaf};
		if (from->feature < 0)
			continue;
		to->feature = from->feature;
		to->next[0] = from->left;
		to->next[1] = from->right;
		bins = &rows->bins[from->feature];
		if (from->missing_left)
			to->missing = (uint32_t) bins->nbins;
		if (!from->is_category)
		{
			to->code = code_of_threshold(bins, from->threshold);
			continue;
		}
		to->first = from->first_level;
		to->ncodes = from->nlevels;
		for (int32_t j = 0; j < from->nlevels; j++)
			walk->codes[to->first + j] =
				(uint32_t) bins->codes[tree->levels[from->first_level + j]];
		qsort(walk->codes + to->first, (size_t) to->ncodes, sizeof(uint32_t), compare_codes);
	}
}

MlStatus
ml_forest_walks_make(MlEnv *env, const MlBinned *rows, const MlEnsemble *ensemble, MlWalkTree **out)
{
	size_t nnodes = 0;
	size_t nlevels = 0;
	MlWalkTree *walks;

	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		nnodes += (size_t) ensemble->trees[t].nnodes;
		nlevels += (size_t) ensemble->trees[t].nlevels;
	}
	ML_TRY(ml_alloc(env, (size_t) ensemble->ntrees, sizeof(MlWalkTree), WHAT, &walks));
	ML_TRY(ml_alloc(env, nnodes, sizeof(MlWalkNode), WHAT, &walks[0].nodes));
	ML_TRY(ml_alloc(env, nlevels, sizeof(uint32_t), WHAT, &walks[0].codes));
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		ML_CHECK_STOP(env);
		if (t > 0)
		{
			walks[t].nodes = walks[t - 1].nodes + ensemble->trees[t - 1].nnodes;
			walks[t].codes = walks[t - 1].codes + ensemble->trees[t - 1].nlevels;
		}
		fill_walk(rows, &ensemble->trees[t], &walks[t]);
	}
	*out = walks;
	return ML_OK;
}

void
ml_forest_walks_release(MlEnv *env, MlWalkTree *walks)
{
	ml_release(env, walks[0].nodes);
	ml_release(env, walks[0].codes);
	ml_release(env, walks);
}

bool
ml_walk_has_code(const uint32_t *codes, int32_t n, uint32_t code)
{
	int32_t low = 0;

	while (n > 0)
	{
		int32_t half = n / 2;

		if (codes[low + half] < code)
		{
			low += half + 1;
			n -= half + 1;
		}
		else if (codes[low + half] == code)
			return true;
		else
			n = half;
	}
	return false;
}

static inline int32_t
step(const MlWalkTree *tree, int32_t at, const uint16_t *codes)
{
	const MlWalkNode *node = &tree->nodes[at];

	return node->next[!ml_walk_goes_left(tree, node, codes[node->feature])];
}

/* Leaves of n rows: some walk side by side, because each step waits for the one before it. */
void
ml_forest_walk(const MlWalkTree *tree, const uint16_t *codes, size_t nfeatures, const int32_t *rows,
			   int32_t n, int32_t *leaves)
{
	for (int32_t begin = 0; begin < n; begin += LANES)
	{
		const uint16_t *row[LANES];
		int32_t at[LANES] = {0};
		int32_t moved;

		for (int32_t j = 0; j < LANES; j++)
			row[j] = codes + (size_t) rows[begin + j < n ? begin + j : begin] * nfeatures;
		do
		{
			moved = 0;
			for (int32_t j = 0; j < LANES; j++)
			{
				int32_t next = step(tree, at[j], row[j]);

				moved |= next ^ at[j];
				at[j] = next;
			}
		} while (moved != 0);
		for (int32_t j = 0; j < LANES && begin + j < n; j++)
			leaves[begin + j] = tree->nodes[at[j]].leaf;
	}
}
