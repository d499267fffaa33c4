/*
 * tree_walk.c
 *		The leaf of a row in each tree of an ensemble, without branches.  See tree_walk.h.
 *
 * One step is a chain of two loads, a comparison and an addition, some 20 cycles.  So ML_LANES trees are
 * walked side by side, whose chains overlap.  (Gathers of AVX-512 are slower: three of 8 lanes a step.)
 */
#include "ml/tree_walk.h"

#define STEPS 8 /* between two looks whether all trees are at a block */

#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif
#define INLINE static inline __attribute__((always_inline))

/* The row's values in their slots. */
static void
fill_slots(const MlCompact *compact, const MlRow *row, double *v)
{
	double *slot = v + 1;
	const int32_t *source = compact->sources;

	v[0] = NAN;
	for (int32_t i = 0; i < compact->nraw; i++)
		*slot++ = row->dense[*source++];
	for (int32_t i = 0; i < compact->nlow; i++)
	{
		double x = row->dense[*source++];

		*slot++ = x != x ? -INFINITY : x;
	}
	for (int32_t i = 0; i < compact->ncategories; i++)
	{
		int32_t level = row->levels[compact->categories[i]];
		uint64_t bits = ML_QUIET_NAN | (uint64_t) compact->codes[i][level < 0 ? 0 : level + 1];

		memcpy(slot++, &bits, sizeof(bits));
	}
}

/* Which way a split leads: 1 for the right one. */
INLINE uint32_t
goes_right(const uint32_t *sets, const double *v, double threshold, int32_t slot,
		   const bool has_sets)
{
	int32_t is_set = has_sets ? slot >> 31 : 0; /* 0 or -1 */
	double x = v[slot ^ is_set];
	uint32_t right = !(x <= threshold);

	if (has_sets)
	{
		uint64_t place;
		uint64_t code;

		memcpy(&place, &threshold, sizeof(place));
		memcpy(&code, &x, sizeof(code));
		place &= (uint32_t) is_set;
		code &= (uint32_t) is_set;
		right ^= sets[place + code / 32] >> code % 32 & (uint32_t) is_set & 1;
	}
	return right;
}

/* The node after node i. */
INLINE int32_t
next_node(const MlCompactNode *nodes, const uint32_t *sets, const double *v, int32_t i,
		  const bool has_sets)
{
	const MlCompactNode *node = &nodes[i];

	return node->left + (int32_t) goes_right(sets, v, node->threshold, node->slot, has_sets);
}

/* Place of the row's value among the doubles of all blocks, given the block. */
INLINE int32_t
find_value(const MlCompactBlock *blocks, const uint32_t *sets, const double *v, int32_t i,
		   const bool has_sets)
{
	const MlCompactBlock *block = &blocks[i];
	uint32_t side = goes_right(sets, v, block->thresholds[0], block->slots[0], has_sets);
	uint32_t right =
		goes_right(sets, v, block->thresholds[1 + side], block->slots[1 + side], has_sets);

	return (int32_t) (ML_BLOCK_DOUBLES * (uint32_t) i + 2 * side + right);
}

/* From the places in at, which are those of nodes or, without steps, of blocks, to those of values. */
INLINE void
walk(const MlCompact *compact, const double *v, int32_t steps, int32_t *at, const int lanes,
	 const bool has_sets)
{
	const MlCompactNode *nodes = compact->nodes;
	const uint32_t *sets = compact->bits;
	int32_t here[ML_LANES];

	UNROLL for (int i = 0; i < lanes; i++) here[i] = at[i];
	if (steps == 0)
	{
		UNROLL for (int i = 0; i < lanes; i++) at[i] =
			find_value(compact->blocks, sets, v, here[i], has_sets);
		return;
	}
	while (steps > 0)
	{
		int32_t inner = 0;

		for (int32_t n = steps < STEPS ? steps : STEPS; n > 0; n--)
		{
			UNROLL for (int i = 0; i < lanes; i++) here[i] =
				next_node(nodes, sets, v, here[i], has_sets);
		}
		steps -= STEPS;
		if (steps <= 0)
			break;
		UNROLL for (int i = 0; i < lanes; i++) inner |= nodes[here[i]].slot;
		if (inner == 0)
			break;
	}
	UNROLL for (int i = 0; i < lanes; i++) at[i] =
		find_value(compact->blocks, sets, v, (int32_t) nodes[here[i]].threshold, has_sets);
}

/* The value at a place, and the number of its leaf. */
INLINE double
value_at(const MlCompact *compact, int32_t at)
{
	return ((const double *) compact->blocks)[at];
}

INLINE int32_t
leaf_at(const MlCompact *compact, int32_t at)
{
	return compact->leaves[at / ML_BLOCK_DOUBLES * 4 + at % ML_BLOCK_DOUBLES];
}

/* Number of the leaf of a row in a tree that is not in the array. */
static int32_t
plain_leaf(const MlEnsemble *ensemble, const MlTree *tree, const MlRow *row)
{
	const MlTreeNode *node = tree->nodes;

	while (node->feature >= 0)
		node =
			tree->nodes + (ml_tree_goes_left(ensemble, ensemble->compact->ndense, tree, node, row)
							   ? node->left
							   : node->right);
	return node->leaf;
}

/* Where a row's walks begin in the trees of a group, when the first batch of one comes. */
INLINE void
begin_group(const MlCompact *compact, const MlCompactBatch *batch, const MlRow *row, int32_t *at)
{
	const MlTop *top = &compact->tops[batch->first / ML_TOP_TREES];

	if (batch->first == top->first)
		ml_top_places(top, row, at);
}

/* The leaves of the trees of a batch: places of their values or, with ML_TREE_LISTS, the leaf's number. */
INLINE void
walk_batch(const MlEnsemble *ensemble, const MlCompactBatch *batch, const MlRow *row,
		   const double *v, int32_t *at)
{
	const MlCompact *compact = ensemble->compact;

	if (batch->kind == ML_TREE_LISTS)
	{
		at[0] = plain_leaf(ensemble, &ensemble->trees[batch->first], row);
		return;
	}
	if (batch->kind == ML_TREE_NUMBERS && batch->ntrees == ML_LANES)
		walk(compact, v, batch->steps, at, ML_LANES, false);
	else if (batch->ntrees == ML_LANES)
		walk(compact, v, batch->steps, at, ML_LANES, true);
	else if (batch->ntrees == ML_FEW_LANES)
		walk(compact, v, batch->steps, at, ML_FEW_LANES, true);
	else
		walk(compact, v, batch->steps, at, 1, true);
}

/* Sums of the leaf values of a row by margin, tree by tree. */
static void
sum_values(const MlEnsemble *ensemble, const MlRow *row, const double *v, double *sums)
{
	const MlCompact *compact = ensemble->compact;
	int32_t nmargins = ensemble->nmargins;
	int32_t nvalues = ensemble->nvalues;
	int32_t group[ML_TOP_TREES];
	int32_t m = 0;

	for (int32_t b = 0; b < compact->nbatches; b++)
	{
		const MlCompactBatch *batch = &compact->batches[b];
		int32_t *at = group + batch->first % ML_TOP_TREES;

		begin_group(compact, batch, row, group);
		walk_batch(ensemble, batch, row, v, at);
		for (int32_t i = 0; i < batch->ntrees; i++)
		{
			const double *values = ensemble->trees[batch->first + i].values;
			bool is_plain = batch->kind == ML_TREE_LISTS;

			if (nvalues == 1)
			{
				sums[m] += is_plain ? values[at[i]] : value_at(compact, at[i]);
				m = m + 1 == nmargins ? 0 : m + 1;
				continue;
			}
			values +=
				(size_t) (is_plain ? at[i] : (int32_t) value_at(compact, at[i])) * (size_t) nvalues;
			for (int32_t k = 0; k < nvalues; k++)
				sums[k] += values[k];
		}
	}
}

/* The same of one margin and trees of numbers only: the loop that most predictions are. */
static double
sum_numbers(const MlCompact *compact, const MlRow *row, const double *v)
{
	double sum = 0;
	int32_t group[ML_TOP_TREES];

	for (int32_t b = 0; b < compact->nbatches; b++)
	{
		const MlCompactBatch *batch = &compact->batches[b];
		int32_t *at = group + batch->first % ML_TOP_TREES;

		begin_group(compact, batch, row, group);
		if (batch->ntrees == ML_LANES)
		{
			walk(compact, v, batch->steps, at, ML_LANES, false);
			UNROLL for (int i = 0; i < ML_LANES; i++) sum += value_at(compact, at[i]);
			continue;
		}
		if (batch->ntrees == ML_FEW_LANES)
			walk(compact, v, batch->steps, at, ML_FEW_LANES, false);
		else
			walk(compact, v, batch->steps, at, 1, false);
		for (int i = 0; i < batch->ntrees; i++)
			sum += value_at(compact, at[i]);
	}
	return sum;
}

void
ml_ensemble_margins(const MlEnsemble *ensemble, const MlRow *row, double *margins)
{
	const MlCompact *compact = ensemble->compact;
	double stack[ML_STACK_SLOTS];
	double *v = compact->work != NULL ? compact->work : stack;

	fill_slots(compact, row, v);
	if (compact->has_numbers_only && ensemble->nmargins == 1)
	{
		margins[0] = ensemble->base[0] + ensemble->scale * sum_numbers(compact, row, v);
		return;
	}
	memset(margins, 0, (size_t) ensemble->nmargins * sizeof(double));
	sum_values(ensemble, row, v, margins);
	for (int32_t m = 0; m < ensemble->nmargins; m++)
		margins[m] = ensemble->base[m] + ensemble->scale * margins[m];
}

void
ml_ensemble_leaves(const MlEnsemble *ensemble, const MlRow *row, int32_t *leaves)
{
	const MlCompact *compact = ensemble->compact;
	double stack[ML_STACK_SLOTS];
	double *v = compact->work != NULL ? compact->work : stack;
	int32_t group[ML_TOP_TREES];

	fill_slots(compact, row, v);
	for (int32_t b = 0; b < compact->nbatches; b++)
	{
		const MlCompactBatch *batch = &compact->batches[b];
		int32_t *at = group + batch->first % ML_TOP_TREES;

		begin_group(compact, batch, row, group);
		walk_batch(ensemble, batch, row, v, at);
		for (int32_t i = 0; i < batch->ntrees; i++)
			leaves[batch->first + i] =
				batch->kind == ML_TREE_LISTS ? at[i] : leaf_at(compact, at[i]);
	}
}
