/*
 * tree_walk.c
 *		The leaf of a row in each tree of an ensemble, without branches.
 *
 * Nodes of all trees stand in one array, 16 bytes each, the two children of a node side by side in one cache
 * line:
 *
 *	  f64 threshold | i32 slot | i32 left			next = left + !(v[slot] <= threshold)
 *
 * v are the values of the row, one in each slot.  A slot 0 is NaN, which is never <= anything: a leaf asks
 * for it and has its own number less one as left, so that it leads to itself and every tree can be walked
 * the same number of steps.  Its threshold is its value or, where a leaf has several, its number.
 *
 * Missing values need no branch either: a number has a slot with the value itself, where NaN leads to
 * the right, and one with -inf in place of NaN, where it leads to the left; a node takes the one its
 * missing_left asks for.
 *
 * A category split holds a set of bits, one for each code of the column, set where it leads to the left.
 * Codes are made here: 0 for a level that is in no list of the ensemble, 1 for missing, then the levels
 * in lists; so a column of 100,000 levels of which 500 are used has sets of 502 bits.  Slot is ~s then,
 * threshold a NaN with the place of the set in its low half, v[s] a NaN with the code.  The walk of trees that
 * have such nodes looks at both kinds of answers in every step and selects one.  Where the sets would be too
 * large, trees are walked node by node as they came (ml_tree_goes_left).
 *
 * One step is a chain of two loads, a comparison and an addition, some 20 cycles.  So LANES trees are walked
 * side by side, whose chains overlap.  (Gathers of AVX-512 are slower than that: three of 8 lanes a step.)
 */
#include "ml/tree_walk.h"

#define LANES 10
#define FEW_LANES 4
#define CACHE_LINE 64
#define STEPS 8             /* between two looks whether all trees are at a leaf */
#define STACK_SLOTS 512     /* rows with more values take the work space */
#define MAX_CODES 65536     /* of a column; with more its nodes have no sets */
#define MAX_WORDS (1 << 23) /* of all sets */

#define CODE_OTHER 0
#define CODE_MISSING 1
#define CODE_FIRST 2

#define QUIET_NAN UINT64_C(0x7ff8000000000000)

#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif
#define INLINE static inline __attribute__((always_inline))

typedef struct MlCompactNode
{
	double threshold;
	int32_t slot;
	int32_t left;
} MlCompactNode;

/* What the nodes of a tree are, the simplest first. */
enum
{
	TREE_NUMBERS,
	TREE_SETS,
	TREE_LISTS /* not in the array */
};

/* Trees that are walked together: LANES, FEW_LANES or 1. */
typedef struct MlCompactBatch
{
	int32_t first;
	int32_t ntrees;
	int32_t steps;
	int32_t kind;
} MlCompactBatch;

/* Compiling */

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
	if (next > STACK_SLOTS)
		ML_TRY(ml_alloc(env, (size_t) next, sizeof(double), "slots", &compact->work));
	return ML_OK;
}

static int32_t
tree_kind(const MlEncoder *encoder, const MlTree *tree, const Slots *slots)
{
	int32_t kind = TREE_NUMBERS;

	for (int32_t i = 0; i < tree->nnodes; i++)
	{
		const MlTreeNode *node = &tree->nodes[i];

		if (node->feature < 0 || !node->is_category)
			continue;
		kind = TREE_SETS;
		if (slots->category[node->feature - encoder->ndense] < 0)
			return TREE_LISTS;
	}
	return kind;
}

/* Fill the set of a category split, which begins at word *word, and go behind it. */
static MlCompactNode
set_node(const MlTree *tree, const MlTreeNode *node, int32_t c, const Slots *slots,
		 MlCompact *compact, uint32_t *word)
{
	uint32_t *set = compact->bits + *word;
	uint64_t bits = QUIET_NAN | *word;
	MlCompactNode made = {.slot = ~slots->category[c]};

	memcpy(&made.threshold, &bits, sizeof(bits));
	if (node->missing_left)
		set[0] |= 1u << CODE_MISSING;
	for (int32_t l = node->first_level; l < node->first_level + node->nlevels; l++)
	{
		uint32_t code = (uint32_t) slots->codes[c][tree->levels[l] + 1];

		set[code / 32] |= 1u << code % 32;
	}
	*word += ((uint32_t) slots->ncodes[c] + 31) / 32;
	return made;
}

/* Put the nodes of a tree behind each other from *next on; at is a work space of tree->nnodes. */
static void
lay_out(const MlEncoder *encoder, const MlEnsemble *ensemble, const MlTree *tree,
		const Slots *slots, MlCompact *compact, int32_t *at, int32_t *next, uint32_t *word)
{
	at[0] = *next | 1; /* so that the pairs after it begin at even numbers */
	*next = at[0] + 1;
	for (int32_t i = 0; i < tree->nnodes; i++)
	{
		const MlTreeNode *node = &tree->nodes[i];
		MlCompactNode made = {.threshold = node->threshold};

		compact->leaves[at[i]] = node->leaf;
		if (node->feature < 0)
		{
			made.threshold =
				ensemble->nvalues == 1 ? tree->values[node->leaf] : (double) node->leaf;
			made.left = at[i] - 1;
		}
		else
		{
			if (node->is_category)
				made = set_node(tree, node, node->feature - encoder->ndense, slots, compact, word);
			else
				made.slot = (node->missing_left ? slots->low : slots->raw)[node->feature];
			made.left = *next;
			at[node->left] = (*next)++;
			at[node->right] = (*next)++;
		}
		compact->nodes[at[i]] = made;
	}
}

static void
make_batches(const MlEnsemble *ensemble, const int32_t *kinds, MlCompact *compact)
{
	for (int32_t t = 0; t < ensemble->ntrees;)
	{
		MlCompactBatch *batch = &compact->batches[compact->nbatches++];
		int32_t run = 1;

		*batch = (MlCompactBatch){.first = t, .ntrees = 1, .kind = kinds[t]};
		while (run < LANES && t + run < ensemble->ntrees && kinds[t + run] == kinds[t])
			run++;
		if (kinds[t] != TREE_LISTS && run >= FEW_LANES)
			batch->ntrees = run == LANES ? LANES : FEW_LANES;
		for (int32_t i = t; i < t + batch->ntrees; i++)
			if (batch->steps < ensemble->trees[i].depth)
				batch->steps = ensemble->trees[i].depth;
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

MlStatus
ml_ensemble_compile(MlEnv *env, const MlEncoder *encoder, MlEnsemble *ensemble)
{
	size_t ntrees = (size_t) ensemble->ntrees;
	MlCompact *compact;
	Slots slots;
	int32_t *kinds;
	int32_t *at;
	size_t total = 0;
	size_t largest = 0;
	int32_t next = 0;
	uint32_t word = 0;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlCompact), "trees", &compact));
	compact->ndense = encoder->ndense;
	compact->has_numbers_only = true;
	ML_TRY(assign_slots(env, encoder, ensemble, compact, &slots));
	ML_TRY(ml_alloc(env, ntrees, sizeof(int32_t), "trees", &kinds));
	for (size_t t = 0; t < ntrees; t++)
	{
		size_t nnodes = (size_t) ensemble->trees[t].nnodes;

		kinds[t] = tree_kind(encoder, &ensemble->trees[t], &slots);
		total += kinds[t] == TREE_LISTS ? 0 : nnodes + 1;
		largest = nnodes > largest ? nnodes : largest;
	}
	if (total > INT32_MAX - 2)
		return ml_fail(env, ML_LIMIT, "the trees have more than %d nodes", INT32_MAX - 2);
	ML_TRY(ml_alloc(env, total + CACHE_LINE / sizeof(MlCompactNode), sizeof(MlCompactNode), "trees",
					&compact->nodes));
	compact->nodes = (MlCompactNode *) (((uintptr_t) compact->nodes + CACHE_LINE - 1) &
										~(uintptr_t) (CACHE_LINE - 1));
	ML_TRY(ml_alloc(env, total, sizeof(int32_t), "trees", &compact->leaves));
	ML_TRY(ml_alloc(env, ntrees, sizeof(int32_t), "trees", &compact->roots));
	ML_TRY(ml_alloc_zero(env, ntrees, sizeof(MlCompactBatch), "trees", &compact->batches));
	ML_TRY(ml_alloc(env, largest, sizeof(int32_t), "trees", &at));
	for (size_t t = 0; t < ntrees; t++)
	{
		if (t % 64 == 0)
			ML_CHECK_STOP(env);
		compact->roots[t] = next | 1;
		compact->has_numbers_only = compact->has_numbers_only && kinds[t] == TREE_NUMBERS;
		if (kinds[t] != TREE_LISTS)
			lay_out(encoder, ensemble, &ensemble->trees[t], &slots, compact, at, &next, &word);
	}
	make_batches(ensemble, kinds, compact);
	ML_TRY(make_quantile_space(env, ensemble, compact));
	ensemble->compact = compact;
	return ML_OK;
}

/* Walking */

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
		uint64_t bits = QUIET_NAN | (uint64_t) compact->codes[i][level < 0 ? 0 : level + 1];

		memcpy(slot++, &bits, sizeof(bits));
	}
}

/* The node after node i. */
INLINE int32_t
next_node(const MlCompactNode *nodes, const uint32_t *sets, const double *v, int32_t i,
		  const bool has_sets)
{
	const MlCompactNode *node = &nodes[i];
	int32_t is_set = has_sets ? node->slot >> 31 : 0; /* 0 or -1 */
	double x = v[node->slot ^ is_set];
	uint32_t right = !(x <= node->threshold);

	if (has_sets)
	{
		uint64_t place;
		uint64_t code;

		memcpy(&place, &node->threshold, sizeof(place));
		memcpy(&code, &x, sizeof(code));
		place &= (uint32_t) is_set;
		code &= (uint32_t) is_set;
		right ^= sets[place + code / 32] >> code % 32 & (uint32_t) is_set & 1;
	}
	return node->left + (int32_t) right;
}

/* From the nodes in at down to the leaves. */
INLINE void
walk(const MlCompact *compact, const double *v, int32_t steps, int32_t *at, const int lanes,
	 const bool has_sets)
{
	const MlCompactNode *nodes = compact->nodes;
	const uint32_t *sets = compact->bits;
	int32_t here[LANES];

	UNROLL for (int i = 0; i < lanes; i++) here[i] = at[i];
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
	UNROLL for (int i = 0; i < lanes; i++) at[i] = here[i];
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

/* The leaves of the trees of a batch: their nodes or, with TREE_LISTS, the leaf's number. */
INLINE void
walk_batch(const MlEnsemble *ensemble, const MlCompactBatch *batch, const MlRow *row,
		   const double *v, int32_t *at)
{
	const MlCompact *compact = ensemble->compact;

	if (batch->kind == TREE_LISTS)
	{
		at[0] = plain_leaf(ensemble, &ensemble->trees[batch->first], row);
		return;
	}
	memcpy(at, compact->roots + batch->first, (size_t) batch->ntrees * sizeof(int32_t));
	if (batch->kind == TREE_NUMBERS && batch->ntrees == LANES)
		walk(compact, v, batch->steps, at, LANES, false);
	else if (batch->ntrees == LANES)
		walk(compact, v, batch->steps, at, LANES, true);
	else if (batch->ntrees == FEW_LANES)
		walk(compact, v, batch->steps, at, FEW_LANES, true);
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
	int32_t at[LANES];
	int32_t m = 0;

	for (int32_t b = 0; b < compact->nbatches; b++)
	{
		const MlCompactBatch *batch = &compact->batches[b];

		walk_batch(ensemble, batch, row, v, at);
		for (int32_t i = 0; i < batch->ntrees; i++)
		{
			const double *values = ensemble->trees[batch->first + i].values;
			bool is_plain = batch->kind == TREE_LISTS;

			if (nvalues == 1)
			{
				sums[m] += is_plain ? values[at[i]] : compact->nodes[at[i]].threshold;
				m = m + 1 == nmargins ? 0 : m + 1;
				continue;
			}
			values += (size_t) (is_plain ? at[i] : (int32_t) compact->nodes[at[i]].threshold) *
					  (size_t) nvalues;
			for (int32_t k = 0; k < nvalues; k++)
				sums[k] += values[k];
		}
	}
}

/* The same of one margin and trees of numbers only: the loop that most predictions are. */
static double
sum_numbers(const MlCompact *compact, const double *v)
{
	double sum = 0;
	int32_t at[LANES];

	for (int32_t b = 0; b < compact->nbatches; b++)
	{
		const MlCompactBatch *batch = &compact->batches[b];

		memcpy(at, compact->roots + batch->first, (size_t) batch->ntrees * sizeof(int32_t));
		if (batch->ntrees == LANES)
		{
			walk(compact, v, batch->steps, at, LANES, false);
			UNROLL for (int i = 0; i < LANES; i++) sum += compact->nodes[at[i]].threshold;
			continue;
		}
		if (batch->ntrees == FEW_LANES)
			walk(compact, v, batch->steps, at, FEW_LANES, false);
		else
			walk(compact, v, batch->steps, at, 1, false);
		for (int i = 0; i < batch->ntrees; i++)
			sum += compact->nodes[at[i]].threshold;
	}
	return sum;
}

void
ml_ensemble_margins(const MlEnsemble *ensemble, const MlRow *row, double *margins)
{
	const MlCompact *compact = ensemble->compact;
	double stack[STACK_SLOTS];
	double *v = compact->work != NULL ? compact->work : stack;

	fill_slots(compact, row, v);
	if (compact->has_numbers_only && ensemble->nmargins == 1)
	{
		margins[0] = ensemble->base[0] + ensemble->scale * sum_numbers(compact, v);
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
	double stack[STACK_SLOTS];
	double *v = compact->work != NULL ? compact->work : stack;
	int32_t at[LANES];

	fill_slots(compact, row, v);
	for (int32_t b = 0; b < compact->nbatches; b++)
	{
		const MlCompactBatch *batch = &compact->batches[b];

		walk_batch(ensemble, batch, row, v, at);
		for (int32_t i = 0; i < batch->ntrees; i++)
			leaves[batch->first + i] = batch->kind == TREE_LISTS ? at[i] : compact->leaves[at[i]];
	}
}
