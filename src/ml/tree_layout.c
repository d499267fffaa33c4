/*
 * tree_layout.c
 *		The layout that predictions walk, made of an ensemble.  See tree_walk.h.
 */
#include "ml/tree_walk.h"

#define MAX_CODES 65536     /* of a column; with more its nodes have no sets */
#define MAX_WORDS (1 << 23) /* of all sets */
#define MOST_PARTS (1 << 27)

#define CODE_OTHER 0
#define CODE_MISSING 1
#define CODE_FIRST 2

/* What trees are compiled with, and how far the layout is. */
typedef struct Layout
{
	int32_t *heights;
	int32_t *at; /* per node of the tree: its place */
	int32_t nnodes;
	int32_t nblocks;
	uint32_t nwords;
} Layout;


/* Where the features of the ensemble have their slots; 0 for none, of a category -1 without sets. */
typedef struct Slots
{
	int32_t *raw;      /* per dense column */
	int32_t *low;      /* the one with -inf */
	int32_t *category; /* per category column */
	int32_t **codes;
	int32_t *ncodes;
} Slots;

/* Mark the features that have a node, and the levels in lists. */
static MlStatus
find_features(MlEnv *env, const MlEncoder *encoder, const MlEnsemble *ensemble, Slots *slots,
			  size_t *nsets)
{
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		const MlTree *tree = &ensemble->trees[t];

		if (t % 64 == 0)
			ML_CHECK_STOP(env);
		for (int32_t i = 0; i < tree->nnodes; i++)
		{
			const MlTreeNode *node = &tree->nodes[i];
			int32_t c = node->feature - encoder->ndense;

			if (node->feature < 0)
				continue;
			if (!node->is_category)
			{
				(node->missing_left ? slots->low : slots->raw)[node->feature] = 1;
				continue;
			}
			slots->category[c] = 1;
			nsets[c]++;
			if (slots->codes[c] == NULL)
			{
				size_t n = (size_t) encoder->levels[c].nlevels + 1;

				ML_TRY(ml_alloc_zero(env, n, sizeof(int32_t), "levels", &slots->codes[c]));
			}
			for (int32_t l = node->first_level; l < node->first_level + node->nlevels; l++)
				slots->codes[c][tree->levels[l] + 1] = CODE_FIRST;
		}
	}
	return ML_OK;
}

/* Number the listed levels of a column. */
static void
number_levels(const MlEncoder *encoder, const MlEnsemble *ensemble, int32_t c, Slots *slots)
{
	const bool *missing = ensemble->missing_levels == NULL ? NULL : ensemble->missing_levels[c];
	int32_t ncodes = CODE_FIRST;

	slots->codes[c][0] = CODE_MISSING;
	for (int32_t l = 0; l < encoder->levels[c].nlevels; l++)
	{
		if (slots->codes[c][l + 1] == CODE_FIRST)
			slots->codes[c][l + 1] = ncodes++;
		else
			slots->codes[c][l + 1] = missing != NULL && missing[l] ? CODE_MISSING : CODE_OTHER;
	}
	slots->ncodes[c] = ncodes;
}

static MlStatus
assign_slots(MlEnv *env, const MlEncoder *encoder, const MlEnsemble *ensemble, MlCompact *compact,
			 Slots *slots)
{
	size_t ndense = (size_t) encoder->ndense;
	size_t ncategorical = (size_t) encoder->ncategorical;
	size_t nwords = 0;
	size_t *nsets;
	int32_t next = 1;

	ML_TRY(ml_alloc_zero(env, ndense, sizeof(int32_t), "slots", &slots->raw));
	ML_TRY(ml_alloc_zero(env, ndense, sizeof(int32_t), "slots", &slots->low));
	ML_TRY(ml_alloc_zero(env, ncategorical, sizeof(int32_t), "slots", &slots->category));
	ML_TRY(ml_alloc_zero(env, ncategorical, sizeof(int32_t *), "slots", &slots->codes));
	ML_TRY(ml_alloc_zero(env, ncategorical, sizeof(int32_t), "slots", &slots->ncodes));
	ML_TRY(ml_alloc_zero(env, ncategorical, sizeof(size_t), "slots", &nsets));
	ML_TRY(find_features(env, encoder, ensemble, slots, nsets));
	ML_TRY(ml_alloc(env, 2 * ndense, sizeof(int32_t), "slots", &compact->sources));
	ML_TRY(ml_alloc(env, ncategorical, sizeof(int32_t), "slots", &compact->categories));
	ML_TRY(ml_alloc(env, ncategorical, sizeof(int32_t *), "slots", &compact->codes));
	for (int32_t f = 0; f < encoder->ndense; f++)
		if (slots->raw[f] > 0)
		{
			compact->sources[next - 1] = f;
			slots->raw[f] = next++;
		}
	compact->nraw = next - 1;
	for (int32_t f = 0; f < encoder->ndense; f++)
		if (slots->low[f] > 0)
		{
			compact->sources[next - 1] = f;
			slots->low[f] = next++;
		}
	compact->nlow = next - 1 - compact->nraw;
	for (int32_t c = 0; c < encoder->ncategorical; c++)
	{
		size_t words;

		if (slots->category[c] == 0)
			continue;
		number_levels(encoder, ensemble, c, slots);
		words = ml_size_mul(((size_t) slots->ncodes[c] + 31) / 32, nsets[c]);
		slots->category[c] = -1;
		if (slots->ncodes[c] > MAX_CODES || words > MAX_WORDS - nwords)
			continue;
		nwords += words;
		compact->categories[compact->ncategories] = c;
		compact->codes[compact->ncategories++] = slots->codes[c];
		slots->category[c] = next++;
	}
	ML_TRY(ml_alloc_zero(env, nwords + 1, sizeof(uint32_t), "sets of levels", &compact->bits));
	if (next > ML_STACK_SLOTS)
		ML_TRY(ml_alloc(env, (size_t) next, sizeof(double), "slots", &compact->work));
	return ML_OK;
}

static int32_t
tree_kind(const MlEncoder *encoder, const MlTree *tree, const MlCompact *compact,
		  const Slots *slots)
{
	int32_t kind = ML_TREE_NUMBERS;

	if (compact->nraw + compact->nlow + compact->ncategories > INT16_MAX)
		return ML_TREE_LISTS; /* blocks have no room for such slots */
	for (int32_t i = 0; i < tree->nnodes; i++)
	{
		const MlTreeNode *node = &tree->nodes[i];

		if (node->feature < 0 || !node->is_category)
			continue;
		kind = ML_TREE_SETS;
		if (slots->category[node->feature - encoder->ndense] < 0)
			return ML_TREE_LISTS;
	}
	return kind;
}

/* Fill the set of a category split, and return where it begins as a threshold. */
static double
make_set(const MlTree *tree, const MlTreeNode *node, int32_t c, const Slots *slots,
		 MlCompact *compact, Layout *layout)
{
	uint32_t *set = compact->bits + layout->nwords;
	uint64_t bits = ML_QUIET_NAN | layout->nwords;
	double threshold;

	memcpy(&threshold, &bits, sizeof(bits));
	if (node->missing_left)
		set[0] |= 1u << CODE_MISSING;
	for (int32_t l = node->first_level; l < node->first_level + node->nlevels; l++)
	{
		uint32_t code = (uint32_t) slots->codes[c][tree->levels[l] + 1];

		set[code / 32] |= 1u << code % 32;
	}
	layout->nwords += ((uint32_t) slots->ncodes[c] + 31) / 32;
	return threshold;
}

/* Slot and threshold of a split. */
static int32_t
make_split(const MlEncoder *encoder, const MlTree *tree, const MlTreeNode *node, const Slots *slots,
		   MlCompact *compact, Layout *layout, double *threshold)
{
	int32_t c = node->feature - encoder->ndense;

	if (node->is_category)
	{
		*threshold = make_set(tree, node, c, slots, compact, layout);
		return ~slots->category[c];
	}
	*threshold = node->threshold;
	return (node->missing_left ? slots->low : slots->raw)[node->feature];
}

/* The block of node i, which is not higher than ML_END_HEIGHT; returns its number. */
static int32_t
make_block(const MlEncoder *encoder, const MlEnsemble *ensemble, const MlTree *tree, int32_t i,
		   const Slots *slots, Layout *layout)
{
	MlCompact *compact = ensemble->compact;
	MlCompactBlock *block = &compact->blocks[layout->nblocks];
	int32_t *leaves = compact->leaves + 4 * (size_t) layout->nblocks;
	const MlTreeNode *root = &tree->nodes[i];
	const MlTreeNode *nodes[3] = {root, root, root};

	*block = (MlCompactBlock){.unused = 0};
	if (root->feature >= 0)
	{
		nodes[1] = &tree->nodes[root->left];
		nodes[2] = &tree->nodes[root->right];
	}
	/* where there is no split both ways lead to the same leaf */
	for (int k = 0; k < 3; k++)
		if (nodes[k]->feature >= 0)
			block->slots[k] = (int16_t) make_split(encoder, tree, nodes[k], slots, compact, layout,
												   &block->thresholds[k]);
	for (int k = 0; k < 4; k++)
	{
		const MlTreeNode *leaf = nodes[1 + k / 2];

		if (leaf->feature >= 0)
			leaf = &tree->nodes[k % 2 == 0 ? leaf->left : leaf->right];
		leaves[k] = leaf->leaf;
		block->values[k] = ensemble->nvalues == 1 ? tree->values[leaf->leaf] : (double) leaf->leaf;
	}
	return layout->nblocks++;
}

/*
 * Put tree t from the ends of its top on behind those before: where no end is higher than a block, the
 * blocks alone, else nodes, of which those that are a block have its number.
 */
static void
lay_out(const MlEncoder *encoder, const MlEnsemble *ensemble, int32_t t, const Slots *slots,
		Layout *layout)
{
	const MlTree *tree = &ensemble->trees[t];
	MlCompact *compact = ensemble->compact;
	const MlTop *top = &compact->tops[t / ML_TOP_TREES];
	int32_t lane = t % ML_TOP_TREES;
	const int32_t *ends = top->ends + (size_t) lane * ML_TOP_LEAVES;
	int32_t nends = top->nends[lane];
	int32_t *at = layout->at;

	ml_tree_heights(tree, layout->heights);
	if (top->heights[lane] <= ML_END_HEIGHT)
	{
		top->places[lane] = layout->nblocks;
		for (int32_t i = 0; i < nends; i++)
			(void) make_block(encoder, ensemble, tree, ends[i], slots, layout);
		return;
	}
	for (int32_t i = 0; i < tree->nnodes; i++)
		at[i] = -1; /* above the ends, or in a block */
	top->places[lane] = layout->nnodes;
	for (int32_t i = 0; i < nends; i++)
		at[ends[i]] = layout->nnodes++;
	layout->nnodes += layout->nnodes & 1; /* so that pairs begin at even numbers */
	for (int32_t i = 0; i < tree->nnodes; i++)
	{
		const MlTreeNode *node = &tree->nodes[i];
		MlCompactNode made = {.slot = 0};

		if (at[i] < 0)
			continue;
		if (layout->heights[i] <= ML_END_HEIGHT)
		{
			made.threshold = make_block(encoder, ensemble, tree, i, slots, layout);
			made.left = at[i] - 1;
		}
		else
		{
			made.slot = make_split(encoder, tree, node, slots, compact, layout, &made.threshold);
			made.left = layout->nnodes;
			at[node->left] = layout->nnodes++;
			at[node->right] = layout->nnodes++;
		}
		compact->nodes[at[i]] = made;
	}
}

/* Nodes and blocks that a tree has at most. */
static void
count_parts(const MlTree *tree, Layout *layout)
{
	int32_t nhigh = 0;

	ml_tree_heights(tree, layout->heights);
	layout->nblocks += layout->heights[0] <= ML_END_HEIGHT;
	for (int32_t i = 0; i < tree->nnodes; i++)
	{
		const MlTreeNode *node = &tree->nodes[i];

		if (layout->heights[i] <= ML_END_HEIGHT)
			continue;
		nhigh++;
		layout->nblocks += layout->heights[node->left] <= ML_END_HEIGHT;
		layout->nblocks += layout->heights[node->right] <= ML_END_HEIGHT;
	}
	layout->nnodes += nhigh == 0 ? 0 : 2 * nhigh + 2;
}

/* The tops of all trees; their places are set when the trees are laid out. */
static MlStatus
make_tops(MlEnv *env, const MlEncoder *encoder, const MlEnsemble *ensemble, const Slots *slots,
		  MlCompact *compact)
{
	size_t ngroups = ((size_t) ensemble->ntrees + ML_TOP_TREES - 1) / ML_TOP_TREES;
	MlTopCodes *codes;

	ML_TRY(
		ml_alloc_zero(env, (size_t) encoder->ncategorical, sizeof(MlTopCodes), "levels", &codes));
	for (int32_t c = 0; c < encoder->ncategorical; c++)
		if (slots->category[c] > 0)
			codes[c] = (MlTopCodes){slots->codes[c], slots->ncodes[c], CODE_MISSING};
	ML_TRY(ml_alloc(env, ngroups, sizeof(MlTop), "trees", &compact->tops));
	for (size_t g = 0; g < ngroups; g++)
	{
		ML_CHECK_STOP(env);
		ML_TRY(ml_top_make(env, encoder, ensemble, codes, (int32_t) g * ML_TOP_TREES,
						   &compact->tops[g]));
	}
	return ML_OK;
}

/* Steps from the ends of a tree's top to its blocks. */
static int32_t
steps_of(const MlCompact *compact, int32_t t)
{
	int32_t height = compact->tops[t / ML_TOP_TREES].heights[t % ML_TOP_TREES];

	return height > ML_END_HEIGHT ? height - ML_END_HEIGHT : 0;
}

static void
make_batches(const MlEnsemble *ensemble, const int32_t *kinds, MlCompact *compact)
{
	for (int32_t t = 0; t < ensemble->ntrees;)
	{
		MlCompactBatch *batch = &compact->batches[compact->nbatches++];
		int32_t run = 1;

		*batch = (MlCompactBatch){.first = t, .ntrees = 1, .kind = kinds[t]};
		while (run < ML_LANES && t + run < ensemble->ntrees && kinds[t + run] == kinds[t] &&
			   (t + run) % ML_TOP_TREES != 0 &&
			   (steps_of(compact, t + run) == 0) == (steps_of(compact, t) == 0))
			run++;
		if (kinds[t] != ML_TREE_LISTS && run >= ML_FEW_LANES)
			batch->ntrees = run == ML_LANES ? ML_LANES : ML_FEW_LANES;
		for (int32_t i = t; i < t + batch->ntrees; i++)
			if (batch->steps < steps_of(compact, i))
				batch->steps = steps_of(compact, i);
		t += batch->ntrees;
	}
}

static MlStatus
make_quantile_space(MlEnv *env, const MlEnsemble *ensemble, MlCompact *compact)
{
	size_t ntrees = (size_t) ensemble->ntrees;

	if (ensemble->leaf_targets == NULL)
		return ML_OK;
	ML_TRY(ml_alloc(env, ntrees, sizeof(int32_t), "leaves", &compact->leaf_of_row));
	ML_TRY(ml_alloc(env, ntrees, sizeof(int64_t), "leaves", &compact->low));
	return ml_alloc(env, ntrees, sizeof(int64_t), "leaves", &compact->high);
}

/* Memory of the layout that is as large as the trees need, aligned to cache lines. */
static MlStatus
make_parts(MlEnv *env, const MlEnsemble *ensemble, const int32_t *kinds, Layout *layout,
		   MlCompact *compact)
{
	int32_t largest = 0;
	char *memory;
	size_t size;

	for (int32_t t = 0; t < ensemble->ntrees; t++)
		if (ensemble->trees[t].nnodes > largest)
			largest = ensemble->trees[t].nnodes;
	ML_TRY(ml_alloc(env, (size_t) largest, sizeof(int32_t), "trees", &layout->heights));
	ML_TRY(ml_alloc(env, (size_t) largest, sizeof(int32_t), "trees", &layout->at));
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		if (layout->nnodes > MOST_PARTS || layout->nblocks > MOST_PARTS)
			return ml_fail(env, ML_LIMIT, "the trees have more than %d nodes", MOST_PARTS);
		if (kinds[t] != ML_TREE_LISTS)
			count_parts(&ensemble->trees[t], layout);
	}
	size = ml_size_mul((size_t) layout->nblocks, sizeof(MlCompactBlock));
	size = ml_size_add(size, (size_t) layout->nnodes * sizeof(MlCompactNode));
	ML_TRY(ml_alloc(env, ml_size_add(size, ML_CACHE_LINE), 1, "trees", &memory));
	memory += ML_CACHE_LINE - 1 - ((uintptr_t) memory + ML_CACHE_LINE - 1) % ML_CACHE_LINE;
	compact->blocks = (MlCompactBlock *) memory;
	compact->nodes = (MlCompactNode *) (compact->blocks + layout->nblocks);
	ML_TRY(ml_alloc(env, 4 * (size_t) layout->nblocks, sizeof(int32_t), "trees", &compact->leaves));
	layout->nnodes = layout->nblocks = 0;
	return ML_OK;
}

MlStatus
ml_ensemble_compile(MlEnv *env, const MlEncoder *encoder, MlEnsemble *ensemble)
{
	size_t ntrees = (size_t) ensemble->ntrees;
	Layout layout = {.nnodes = 0};
	MlCompact *compact;
	Slots slots;
	int32_t *kinds;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlCompact), "trees", &compact));
	compact->ndense = encoder->ndense;
	compact->has_numbers_only = true;
	ML_TRY(assign_slots(env, encoder, ensemble, compact, &slots));
	ML_TRY(ml_alloc(env, ntrees, sizeof(int32_t), "trees", &kinds));
	for (size_t t = 0; t < ntrees; t++)
	{
		kinds[t] = tree_kind(encoder, &ensemble->trees[t], compact, &slots);
		compact->has_numbers_only = compact->has_numbers_only && kinds[t] == ML_TREE_NUMBERS;
	}
	ML_TRY(make_parts(env, ensemble, kinds, &layout, compact));
	ML_TRY(make_tops(env, encoder, ensemble, &slots, compact));
	ML_TRY(ml_alloc_zero(env, ntrees, sizeof(MlCompactBatch), "trees", &compact->batches));
	ensemble->compact = compact;
	for (size_t t = 0; t < ntrees; t++)
	{
		if (t % 64 == 0)
			ML_CHECK_STOP(env);
		if (kinds[t] != ML_TREE_LISTS)
			lay_out(encoder, ensemble, (int32_t) t, &slots, &layout);
	}
	make_batches(ensemble, kinds, compact);
	return make_quantile_space(env, ensemble, compact);
}
