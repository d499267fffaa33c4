/*
 * forest_quantile.c
 *		The targets in the leaves of a regression forest, of which quantiles are predicted.
 *
 * A tree says of a row that its target is like one of those in its leaf; a forest's estimate of the whole
 * distribution is the mean of these over the trees: a training target weighs 1 / (targets in its leaf x
 * trees) (N. Meinshausen (2006), J. Machine Learning Research 7, 983-999).  A row stands in a leaf as
 * often as the tree's draw counts it, so that the mean of the distribution is what the forest predicts
 * without quantiles; weights of rows have no part in it.
 *
 * That is a number for each draw of each tree: 8 bytes x rows x trees.
 */
#include "ml/forest.h"
#include "ml/radix.h"

#define WHAT "order of the targets"

/* As an integer with the same order; -0 is 0. */
static uint64_t
sort_key(double x)
{
	uint64_t bits;

	x += 0.0;
	memcpy(&bits, &x, sizeof(bits));
	return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

MlStatus
ml_forest_target_order(MlEnv *env, const MlBinned *rows, int32_t **order)
{
	size_t n = (size_t) rows->nrows;
	uint64_t *items;
	uint64_t *spare;
	uint64_t *sorted;

	ML_TRY(ml_alloc(env, n, sizeof(int32_t), WHAT, order));
	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), WHAT, &items));
	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), WHAT, &spare));
	for (size_t i = 0; i < n; i++)
	{
		items[2 * i] =
			sort_key(rows->segments[i >> ML_SEGMENT_BITS]->target[i & (ML_SEGMENT_ROWS - 1)]);
		items[2 * i + 1] = i;
	}
	ML_TRY(ml_radix_sort(env, items, spare, n, 2, 0, &sorted));
	for (size_t i = 0; i < n; i++)
		(*order)[i] = (int32_t) sorted[2 * i + 1];
	ml_release(env, items);
	ml_release(env, spare);
	return ML_OK;
}

/*
 * Rows in the order of their targets are dealt out to their leaves, which then have them in that order.  A
 * row's pair is not needed any more: it takes leaf and count.
 */
void
ml_forest_leaf_targets(const MlForestRows *rows, const MlForestDraw *draw, uint64_t tree_seed,
					   const MlGrower *grower, const int32_t *order, MlRowPair *leaves,
					   MlLeafTargets *lists)
{
	const MlBinned *binned = rows->rows;
	int32_t nleaves = ml_grower_nleaves(grower);
	int64_t at = 0;

	for (int64_t row = 0; row < binned->nrows; row++)
		leaves[row].h = 0;
	for (int32_t leaf = 0; leaf < nleaves; leaf++)
	{
		int64_t n;
		const int32_t *numbers = ml_grower_leaf_rows(grower, leaf, &n);

		lists->starts[leaf] = at;
		for (int64_t j = 0; j < n; j++)
		{
			const MlSegment *segment = binned->segments[numbers[j] >> ML_SEGMENT_BITS];
			int count = 1;

			if (draw != NULL)
				count = ml_forest_count(draw, tree_seed, ml_forest_key(rows, segment, numbers[j]));
			leaves[numbers[j]] = (MlRowPair){.h = count, .g = leaf};
			at += count;
		}
	}
	for (int64_t i = 0; i < binned->nrows; i++)
	{
		int32_t row = order[i];
		double target =
			binned->segments[row >> ML_SEGMENT_BITS]->target[row & (ML_SEGMENT_ROWS - 1)];

		for (int32_t k = 0; k < leaves[row].h; k++)
			lists->targets[lists->starts[leaves[row].g]++] = target;
	}
	/* each start has moved to its leaf's end */
	for (int32_t leaf = nleaves; leaf > 0; leaf--)
		lists->starts[leaf] = lists->starts[leaf - 1];
	lists->starts[0] = 0;
}
