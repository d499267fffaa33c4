/*
 * tree_top.c
 *		Where a row stands in many trees some levels below their roots, found without walking.
 *
 * The top of a tree is its root and those below it down to ML_TOP_LEAVES ends, of a full tree four levels.
 * Its ends are numbered from left to right.  A mask of one bit an end says which of them a row may still
 * reach, given what one split says: a split that leads to the right takes away the ends on its left.  After
 * all splits the lowest bit that is left is the row's end: those of the path have taken away all to the
 * left of it, and no split takes away the end itself (C. Lucchese et al., "QuickScorer: a fast algorithm to
 * rank documents with additive ensembles of regression trees", SIGIR 2015).
 *
 * Here the masks are not applied split by split.  All thresholds that the tops of a group of trees ask a
 * number for are put into order; a value has a rank among them, which decides all of these splits.  So for
 * each rank there is a row of masks, one for each tree:
 *
 *	  rows[rank] = masks of tree 0 | tree 1 | ... | tree width - 1		uint16 each, 64-byte lines
 *
 * behind the ranks one for NaN, and of a category one for each code.  To AND one row of each feature is all
 * there is to do: some 20 runs of 256 bytes for 120 trees, where a walk has a chain of dependent loads for
 * each.  The rank is found as feature_bins.c finds bins: by a table of evenly spaced places, then a search
 * of few steps, here of all features side by side.
 *
 * Rows are as many as thresholds, each as long as the group has trees: that is why a group is limited, and
 * memory grows linearly with the number of trees, by at most some 4 kB each.
 */
#include "ml/tree_top.h"

#include <stdlib.h>

#define CACHE_LINE 64
#define WIDTH_STEP (CACHE_LINE / (int32_t) sizeof(uint16_t))
#define MOST_FEATURES (ML_TOP_TREES / 2)
#define MOST_CODES 1024 /* of all category columns */
#define MOST_SPLITS (ML_TOP_TREES * (ML_TOP_LEAVES - 1))
#define MOST_STEPS 11  /* a search among all splits */
#define FEATURE_COST 2 /* of the tops, in trees that are walked from the root */
#define PLACES_PER_EDGE 2
#define MOST_PLACES 2048

/* Four of these are a cache line. */
typedef uint64_t Masks __attribute__((vector_size(16)));

_Static_assert(MOST_SPLITS < 1 << MOST_STEPS, "a search has that many steps");

/* A split in the top of a tree. */
typedef struct TopSplit
{
	const MlTree *tree;
	const MlTreeNode *node;
	int32_t lane;  /* the tree's number in the group */
	uint16_t mask; /* ends that are left when it leads to the right */
} TopSplit;

/* Making */

void
ml_tree_heights(const MlTree *tree, int32_t *heights)
{
	for (int32_t i = tree->nnodes - 1; i >= 0; i--)
	{
		const MlTreeNode *node = &tree->nodes[i];
		int32_t left = node->feature < 0 ? -1 : heights[node->left];
		int32_t right = node->feature < 0 ? -1 : heights[node->right];

		heights[i] = 1 + (left > right ? left : right);
	}
}

/* Work space for a tree: per node. */
typedef struct TopSpace
{
	int32_t *heights;
	int32_t *nends;  /* below a node of the top */
	bool *is_usable; /* per category column: its codes have rows */
} TopSpace;

static bool
may_split(const MlEncoder *encoder, const MlTree *tree, int32_t i, const TopSpace *space)
{
	const MlTreeNode *node = &tree->nodes[i];

	return space->heights[i] > ML_END_HEIGHT &&
		   (!node->is_category || space->is_usable[node->feature - encoder->ndense]);
}

/* The ends of the top of a tree, from left to right: always the highest is split.  Returns how many. */
static int32_t
choose_ends(const MlEncoder *encoder, const MlTree *tree, const TopSpace *space, int32_t *ends,
			int32_t *inner)
{
	int32_t nends = 1;

	ends[0] = 0;
	while (nends < ML_TOP_LEAVES)
	{
		int32_t chosen = -1;

		for (int32_t i = 0; i < nends; i++)
			if (may_split(encoder, tree, ends[i], space) &&
				(chosen < 0 || space->heights[ends[i]] > space->heights[ends[chosen]]))
				chosen = i;
		if (chosen < 0)
			break;
		inner[nends - 1] = ends[chosen];
		memmove(ends + chosen + 1, ends + chosen, (size_t) (nends - chosen) * sizeof(int32_t));
		ends[chosen] = tree->nodes[inner[nends - 1]].left;
		ends[chosen + 1] = tree->nodes[inner[nends - 1]].right;
		nends++;
	}
	return nends;
}

/* The splits of the top of a tree, behind those there are; returns how many. */
static int32_t
add_splits(const MlEncoder *encoder, const MlTree *tree, int32_t lane, TopSpace *space, MlTop *top,
		   TopSplit *splits)
{
	int32_t *ends = top->ends + (size_t) lane * ML_TOP_LEAVES;
	int32_t inner[ML_TOP_LEAVES];
	int32_t nends;

	ml_tree_heights(tree, space->heights);
	nends = choose_ends(encoder, tree, space, ends, inner);
	top->nends[lane] = nends;
	top->heights[lane] = 0;
	for (int32_t i = 0; i < nends; i++)
	{
		space->nends[ends[i]] = 1;
		if (space->heights[ends[i]] > top->heights[lane])
			top->heights[lane] = space->heights[ends[i]];
	}
	/* parents were split before their children */
	for (int32_t i = nends - 2; i >= 0; i--)
	{
		const MlTreeNode *node = &tree->nodes[inner[i]];

		space->nends[inner[i]] = space->nends[node->left] + space->nends[node->right];
	}
	for (int32_t i = 0; i < nends - 1; i++)
	{
		const MlTreeNode *node = &tree->nodes[inner[i]];
		int32_t leftmost = inner[i];
		int32_t begin = 0;

		/* the left child stands right after its parent, so the first end below is the first not smaller */
		while (ends[begin] < leftmost)
			begin++;
		splits[i] =
			(TopSplit){.tree = tree,
					   .node = node,
					   .lane = lane,
					   .mask = (uint16_t) ~(((1u << space->nends[node->left]) - 1) << begin)};
	}
	return nends - 1;
}

static int
by_feature(const void *a, const void *b)
{
	const MlTreeNode *x = ((const TopSplit *) a)->node;
	const MlTreeNode *y = ((const TopSplit *) b)->node;

	if (x->feature != y->feature)
		return x->feature < y->feature ? -1 : 1;
	return x->threshold < y->threshold ? -1 : x->threshold > y->threshold;
}

/* Rows of masks, all bits set. */
static MlStatus
make_rows(MlEnv *env, const MlTop *top, int32_t nrows, uint16_t **rows)
{
	size_t size = ml_size_mul((size_t) nrows, (size_t) top->width * sizeof(uint16_t));

	ML_TRY(ml_alloc(env, ml_size_add(size, CACHE_LINE), 1, "trees", rows));
	*rows = (uint16_t *) (((uintptr_t) *rows + CACHE_LINE - 1) & ~(uintptr_t) (CACHE_LINE - 1));
	memset(*rows, 0xff, size);
	return ML_OK;
}

/* Place of x in the table. */
static inline int32_t
place_of(const MlTopNumber *number, double x)
{
	double place = (x - number->first) * number->scale;

	place = place > 0 ? place : 0; /* NaN, too */
	return (int32_t) (place < number->last_place ? place : number->last_place);
}

/* The table of a number whose nedges are known, and the steps of its search. */
static MlStatus
make_table(MlEnv *env, MlTopNumber *number)
{
	int32_t n = number->nedges;
	int32_t nplaces = 1;
	int32_t most = 0;
	int32_t i = 0;

	while (n > 1 && nplaces < PLACES_PER_EDGE * n && nplaces < MOST_PLACES)
		nplaces *= 2;
	number->first = number->edges[0];
	number->last_place = nplaces - 1;
	number->scale = n > 1 ? number->last_place / (number->edges[n - 1] - number->first) : 0;
	ML_TRY(ml_alloc(env, (size_t) nplaces, sizeof(uint16_t), "trees", &number->table));
	for (int32_t place = 0; place < nplaces; place++)
	{
		int32_t begin = i;

		number->table[place] = (uint16_t) i;
		while (i < n && place_of(number, number->edges[i]) == place)
			i++;
		most = i - begin > most ? i - begin : most;
	}
	number->steps = 0;
	while (((int32_t) 1 << number->steps) - 1 < most)
		number->steps++;
	return ML_OK;
}

static MlStatus
make_number(MlEnv *env, MlTop *top, const TopSplit *splits, int32_t nsplits)
{
	MlTopNumber *number = &top->numbers[top->nnumbers++];
	size_t width = (size_t) top->width;
	uint16_t *row;
	uint16_t *missing;
	int32_t padded = 1;
	int32_t n = 0;

	*number = (MlTopNumber){.source = splits[0].node->feature};
	for (int32_t i = 0; i < nsplits; i++)
		if (i == 0 || splits[i].node->threshold > splits[i - 1].node->threshold)
			number->nedges++;
	ML_TRY(make_rows(env, top, number->nedges + 2, &number->rows));
	while (padded <= number->nedges)
		padded *= 2;
	padded += number->nedges;
	ML_TRY(ml_alloc(env, (size_t) padded, sizeof(double), "trees", &number->edges));
	row = number->rows;
	missing = number->rows + (size_t) (number->nedges + 1) * width;
	for (int32_t i = 0; i < nsplits; i++)
	{
		const MlTreeNode *node = splits[i].node;

		if (i == 0 || node->threshold > splits[i - 1].node->threshold)
		{
			number->edges[n++] = node->threshold;
			memcpy(row + width, row, width * sizeof(uint16_t));
			row += width;
		}
		row[splits[i].lane] &= splits[i].mask;
		if (!node->missing_left)
			missing[splits[i].lane] &= splits[i].mask;
	}
	while (n < padded)
		number->edges[n++] = INFINITY;
	return make_table(env, number);
}

/* Which codes lead a split to the left: in marks, by code. */
static void
mark_left(const TopSplit *split, const MlTopCodes *codes, bool *marks)
{
	const MlTreeNode *node = split->node;

	memset(marks, 0, (size_t) codes->ncodes * sizeof(bool));
	marks[codes->code_missing] = node->missing_left;
	for (int32_t l = node->first_level; l < node->first_level + node->nlevels; l++)
		marks[codes->codes[split->tree->levels[l] + 1]] = true;
}

static MlStatus
make_category(MlEnv *env, MlTop *top, const TopSplit *splits, int32_t nsplits, int32_t source,
			  const MlTopCodes *codes)
{
	MlTopCategory *category = &top->categories[top->ncategories++];
	bool marks[MOST_CODES];

	*category = (MlTopCategory){.source = source, .codes = codes->codes};
	ML_TRY(make_rows(env, top, codes->ncodes, &category->rows));
	for (int32_t i = 0; i < nsplits; i++)
	{
		uint16_t *mask = category->rows + splits[i].lane;

		mark_left(&splits[i], codes, marks);
		for (int32_t code = 0; code < codes->ncodes; code++)
			if (!marks[code])
				mask[(size_t) code * (size_t) top->width] &= splits[i].mask;
	}
	return ML_OK;
}

/* Numbers by falling steps, and how many have at least a number of them. */
static int
by_steps(const void *a, const void *b)
{
	const MlTopNumber *x = a;
	const MlTopNumber *y = b;

	if (x->steps != y->steps)
		return x->steps > y->steps ? -1 : 1;
	return x->source < y->source ? -1 : x->source > y->source;
}

static void
order_numbers(MlTop *top)
{
	qsort(top->numbers, (size_t) top->nnumbers, sizeof(MlTopNumber), by_steps);
	for (int32_t i = 0; i < top->nnumbers; i++)
		for (int32_t s = 0; s < top->numbers[i].steps; s++)
			top->nsearched[s]++;
	while (top->most_steps < MOST_STEPS && top->nsearched[top->most_steps] > 0)
		top->most_steps++;
}

/* From splits in the order of features to their rows. */
static MlStatus
make_features(MlEnv *env, const MlEncoder *encoder, const MlTopCodes *codes, const TopSplit *splits,
			  int32_t nsplits, MlTop *top)
{
	for (int32_t i = 0; i < nsplits;)
	{
		int32_t feature = splits[i].node->feature;
		int32_t end = i;

		ML_CHECK_STOP(env);
		while (end < nsplits && splits[end].node->feature == feature)
			end++;
		if (feature < encoder->ndense)
			ML_TRY(make_number(env, top, splits + i, end - i));
		else
			ML_TRY(make_category(env, top, splits + i, end - i, feature - encoder->ndense,
								 &codes[feature - encoder->ndense]));
		i = end;
	}
	order_numbers(top);
	return ML_OK;
}

static MlStatus
make_space(MlEnv *env, const MlEncoder *encoder, const MlEnsemble *ensemble,
		   const MlTopCodes *codes, const MlTop *top, TopSpace *space)
{
	int32_t largest = 0;
	int32_t ncodes = 0;

	for (int32_t t = top->first; t < top->first + top->ntrees; t++)
		if (ensemble->trees[t].nnodes > largest)
			largest = ensemble->trees[t].nnodes;
	ML_TRY(ml_alloc(env, (size_t) largest, sizeof(int32_t), "trees", &space->heights));
	ML_TRY(ml_alloc(env, (size_t) largest, sizeof(int32_t), "trees", &space->nends));
	ML_TRY(ml_alloc_zero(env, (size_t) encoder->ncategorical, sizeof(bool), "trees",
						 &space->is_usable));
	for (int32_t c = 0; c < encoder->ncategorical; c++)
	{
		if (codes[c].ncodes == 0 || codes[c].ncodes > MOST_CODES - ncodes)
			continue;
		space->is_usable[c] = true;
		ncodes += codes[c].ncodes;
	}
	return ML_OK;
}

MlStatus
ml_top_make(MlEnv *env, const MlEncoder *encoder, const MlEnsemble *ensemble,
			const MlTopCodes *codes, int32_t first, MlTop *top)
{
	int32_t left = ensemble->ntrees - first;
	int32_t nsplits = 0;
	int32_t nfeatures = 0;
	TopSpace space;
	TopSplit *splits;
	size_t ntrees;

	*top = (MlTop){.first = first, .ntrees = left < ML_TOP_TREES ? left : ML_TOP_TREES};
	ntrees = (size_t) top->ntrees;
	top->width = (top->ntrees + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
	ML_TRY(make_space(env, encoder, ensemble, codes, top, &space));
	ML_TRY(ml_alloc(env, ntrees * ML_TOP_LEAVES, sizeof(int32_t), "trees", &top->ends));
	ML_TRY(ml_alloc(env, ntrees, sizeof(int32_t), "trees", &top->nends));
	ML_TRY(ml_alloc_zero(env, ntrees, sizeof(int32_t), "trees", &top->places));
	ML_TRY(ml_alloc(env, ntrees, sizeof(int32_t), "trees", &top->heights));
	ML_TRY(ml_alloc(env, ntrees * (ML_TOP_LEAVES - 1), sizeof(TopSplit), "trees", &splits));
	for (int32_t lane = 0; lane < top->ntrees; lane++)
		nsplits += add_splits(encoder, &ensemble->trees[first + lane], lane, &space, top,
							  splits + nsplits);
	qsort(splits, (size_t) nsplits, sizeof(TopSplit), by_feature);
	for (int32_t i = 0; i < nsplits; i++)
		nfeatures += i == 0 || splits[i].node->feature != splits[i - 1].node->feature;
	if (nsplits == 0 || nfeatures > MOST_FEATURES || FEATURE_COST * nfeatures > top->ntrees)
	{
		top->is_empty = true;
		for (int32_t lane = 0; lane < top->ntrees; lane++)
		{
			top->ends[(size_t) lane * ML_TOP_LEAVES] = 0;
			top->nends[lane] = 1;
			top->heights[lane] = ensemble->trees[first + lane].depth;
		}
		return ML_OK;
	}
	ML_TRY(ml_alloc(env, (size_t) nfeatures, sizeof(MlTopNumber), "trees", &top->numbers));
	ML_TRY(ml_alloc(env, (size_t) nfeatures, sizeof(MlTopCategory), "trees", &top->categories));
	ML_TRY(ml_alloc_zero(env, MOST_STEPS + 1, sizeof(int32_t), "trees", &top->nsearched));
	return make_features(env, encoder, codes, splits, nsplits, top);
}

/* Finding */

/* The row of masks of each feature. */
static inline void
find_rows(const MlTop *top, const MlRow *row, const Masks **rows)
{
	const MlTopNumber *numbers = top->numbers;
	size_t width = (size_t) top->width;
	double x[MOST_FEATURES];
	int32_t rank[MOST_FEATURES];

	for (int32_t i = 0; i < top->nnumbers; i++)
	{
		x[i] = row->dense[numbers[i].source];
		rank[i] = numbers[i].table[place_of(&numbers[i], x[i])];
	}
	for (int32_t s = top->most_steps - 1; s >= 0; s--)
	{
		int32_t half = (int32_t) 1 << s;

		for (int32_t i = 0; i < top->nsearched[s]; i++)
			rank[i] += (int32_t) (x[i] > numbers[i].edges[rank[i] + half - 1]) << s;
	}
	for (int32_t i = 0; i < top->nnumbers; i++)
	{
		int32_t missing = -(int32_t) (x[i] != x[i]); /* all bits, or none */
		int32_t at = (rank[i] & ~missing) | ((numbers[i].nedges + 1) & missing);

		rows[i] = (const Masks *) (numbers[i].rows + (size_t) at * width);
	}
	for (int32_t i = 0; i < top->ncategories; i++)
	{
		const MlTopCategory *category = &top->categories[i];
		int32_t level = row->levels[category->source];
		int32_t code = category->codes[level < 0 ? 0 : level + 1];

		rows[top->nnumbers + i] = (const Masks *) (category->rows + (size_t) code * width);
	}
}

void
ml_top_places(const MlTop *top, const MlRow *row, int32_t *at)
{
	const Masks *rows[MOST_FEATURES];
	int32_t nfeatures = top->nnumbers + top->ncategories;
	const int32_t *places = top->places;

	if (top->is_empty)
	{
		memcpy(at, places, (size_t) top->ntrees * sizeof(int32_t));
		return;
	}
	find_rows(top, row, rows);
	for (int32_t begin = 0; begin < top->ntrees; begin += WIDTH_STEP)
	{
		size_t place = (size_t) begin * sizeof(uint16_t) / sizeof(Masks);
		Masks a = rows[0][place];
		Masks b = rows[0][place + 1];
		Masks c = rows[0][place + 2];
		Masks d = rows[0][place + 3];
		uint16_t left[WIDTH_STEP];
		int32_t end = top->ntrees - begin < WIDTH_STEP ? top->ntrees - begin : WIDTH_STEP;

		for (int32_t f = 1; f < nfeatures; f++)
		{
			a &= rows[f][place];
			b &= rows[f][place + 1];
			c &= rows[f][place + 2];
			d &= rows[f][place + 3];
		}
		memcpy(left, &a, sizeof(a));
		memcpy(left + 8, &b, sizeof(b));
		memcpy(left + 16, &c, sizeof(c));
		memcpy(left + 24, &d, sizeof(d));
		for (int32_t i = 0; i < end; i++)
			at[begin + i] = places[begin + i] + __builtin_ctz(left[i]);
	}
}
