/*
 * shap_trees.c
 *		Trees laid out for explanations, and which way a row goes in them.  See shap_trees.h.
 */
#include "ml/shap_trees.h"

#include "ml/quadrature.h"

#define MAX_LEVEL_BITS 4096 /* of a set of levels; longer ones are bisected */

/* Laying out a tree: what is known of its nodes, by number in MlTree. */
typedef struct Layout
{
	const MlTree *tree;
	int32_t *slots;   /* slot of each node */
	int32_t *parents; /* edge to each node, 2 * node + side; of the root -1 */
	int32_t *lengths; /* different features on the path to each node that splits */
	int32_t *pairs;   /* per edge: pair of factors of nodes whose edge above it is, 0: none yet */
	int32_t npairs;
} Layout;

/* Share of the cover that goes left.  Children without any cover count the same. */
static double
left_share(const MlTreeNode *nodes, const MlTreeNode *node)
{
	double left = nodes[node->left].cover;
	double right = nodes[node->right].cover;

	if (!(left > 0))
		return right > 0 ? 0 : 0.5;
	return right > 0 ? left / (left + right) : 1;
}

static MlStatus
set_levels(MlEnv *env, const MlTree *tree, const MlTreeNode *node, MlShapLevels *set)
{
	const int32_t *levels = tree->levels + node->first_level;
	int32_t n = node->nlevels;
	uint64_t *bits;

	*set = (MlShapLevels){.levels = levels, .nlevels = n};
	if (n == 0 || (int64_t) levels[n - 1] - levels[0] >= MAX_LEVEL_BITS)
		return ML_OK;
	set->first = levels[0];
	set->nbits = levels[n - 1] - levels[0] + 1;
	ML_TRY(ml_alloc_zero(env, ((size_t) set->nbits + 63) / 64, sizeof(uint64_t), "levels", &bits));
	for (int32_t i = 0; i < n; i++)
	{
		uint32_t bit = (uint32_t) (levels[i] - set->first);

		bits[bit / 64] |= UINT64_C(1) << bit % 64;
	}
	set->bits = bits;
	return ML_OK;
}

static int32_t
count_category_nodes(const MlTree *tree)
{
	int32_t n = 0;

	for (int32_t i = 0; i < tree->nnodes; i++)
		n += tree->nodes[i].feature >= 0 && tree->nodes[i].is_category;
	return n;
}

/* The nearest edge above a node on a feature, or -1. */
static int32_t
edge_above(const Layout *layout, const MlShapTree *out, int32_t parent, int32_t feature)
{
	while (parent >= 0)
	{
		const MlShapNode *node = &out->nodes[parent >> 1];

		if (node->feature == feature)
			return parent;
		parent = layout->parents[parent >> 1];
	}
	return -1;
}

/* Node number i of the tree, which splits, as node number n of the layout; parents[] is by layout node. */
static void
lay_out_node(Layout *layout, const MlShapTrees *trees, MlShapTree *out, int32_t i, int32_t n,
			 const int32_t *columns)
{
	const MlTreeNode *from = &layout->tree->nodes[i];
	MlShapNode *node = &out->nodes[n];
	int32_t parent = layout->parents[n];
	double above = 1;

	node->threshold = from->threshold;
	node->share[0] = left_share(layout->tree->nodes, from);
	node->share[1] = 1 - node->share[0];
	node->feature = from->feature;
	node->column = columns[from->feature];
	node->missing_left = from->missing_left;
	node->levels = -1;
	node->above = edge_above(layout, out, parent, from->feature);
	layout->lengths[n] = (parent >= 0 ? layout->lengths[parent >> 1] : 0) + (node->above < 0);
	if (node->above >= 0)
	{
		int32_t *pair = &layout->pairs[node->above];

		above = out->merged[node->above];
		if (*pair == 0)
			*pair = layout->npairs++;
		node->pair = *pair;
	}
	for (int side = 0; side < 2; side++)
		out->merged[2 * n + side] = above * node->share[side];
}

/* Lay one tree out; sets is room for its sets of levels, next counts them in all trees. */
static MlStatus
lay_out_tree(MlEnv *env, Layout *layout, MlShapTrees *trees, MlShapTree *out,
			 const int32_t *columns, int32_t *nsets)
{
	const MlTree *tree = layout->tree;
	int32_t n = 0;

	memset(layout->pairs, 0, (size_t) tree->nnodes * sizeof(int32_t));
	layout->parents[0] = -1;
	for (int32_t i = 0; i < tree->nnodes; i++)
		layout->slots[i] = tree->nodes[i].feature >= 0 ? n++ : -1;
	for (int32_t i = 0; i < tree->nnodes; i++)
		if (tree->nodes[i].feature < 0)
			layout->slots[i] = out->nnodes + tree->nodes[i].leaf;
	for (int32_t i = 0; i < tree->nnodes; i++)
	{
		const MlTreeNode *from = &tree->nodes[i];
		MlShapNode *node;

		if (from->feature < 0)
			continue;
		n = layout->slots[i];
		node = &out->nodes[n];
		lay_out_node(layout, trees, out, i, n, columns);
		node->child[0] = layout->slots[from->left];
		node->child[1] = layout->slots[from->right];
		for (int side = 0; side < 2; side++)
			if (node->child[side] < out->nnodes)
				layout->parents[node->child[side]] = 2 * n + side;
		if (layout->lengths[n] > trees->longest)
			trees->longest = layout->lengths[n];
		if (from->is_category)
		{
			ML_TRY(set_levels(env, tree, from, &trees->levels[*nsets]));
			node->levels = (*nsets)++;
		}
	}
	return ML_OK;
}

/* What the trees add to each margin on the average, by the shares of the cover. */
static void
add_expected(const MlShapTrees *trees, int32_t t, double *means)
{
	const MlShapTree *tree = &trees->trees[t];
	const MlEnsemble *ensemble = trees->ensemble;
	int32_t nvalues = ensemble->nvalues;

	for (int32_t item = 0; item < nvalues; item++)
	{
		int32_t margin = nvalues == 1 ? t % ensemble->nmargins : item;

		for (int32_t l = 0; l < tree->nleaves; l++)
			means[tree->nnodes + l] = tree->values[(size_t) l * (size_t) nvalues + (size_t) item];
		for (int32_t i = tree->nnodes - 1; i >= 0; i--)
		{
			const MlShapNode *node = &tree->nodes[i];

			means[i] =
				node->share[0] * means[node->child[0]] + node->share[1] * means[node->child[1]];
		}
		trees->base[margin] += ensemble->scale * means[0];
	}
}

/* The encoder's column of each feature. */
static MlStatus
find_columns(MlEnv *env, const MlEncoder *encoder, int32_t **columns)
{
	size_t n = (size_t) encoder->ndense + (size_t) encoder->ncategorical;

	ML_TRY(ml_alloc_zero(env, n, sizeof(int32_t), "features", columns));
	for (int32_t c = 0; c < encoder->ncolumns; c++)
	{
		const MlColumn *column = &encoder->columns[c];

		if (column->kind == ML_COLUMN_CATEGORY)
			(*columns)[encoder->ndense + column->first] = c;
		else
			for (int32_t i = 0; i < column->width; i++)
				(*columns)[column->first + i] = c;
	}
	return ML_OK;
}

/* Allocate what is of the size of all trees, and count nodes. */
static MlStatus
allocate_trees(MlEnv *env, MlShapTrees *trees, int32_t *largest)
{
	const MlEnsemble *ensemble = trees->ensemble;
	size_t nsets = 0;

	*largest = 1;
	ML_TRY(ml_alloc_zero(env, (size_t) ensemble->ntrees, sizeof(MlShapTree), "explanations",
						 &trees->trees));
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		const MlTree *from = &ensemble->trees[t];
		MlShapTree *tree = &trees->trees[t];

		tree->nleaves = from->nleaves;
		tree->nnodes = from->nnodes - from->nleaves;
		tree->values = from->values;
		tree->first = trees->nnodes;
		trees->nnodes += tree->nnodes;
		nsets += (size_t) count_category_nodes(from);
		if (from->nnodes > *largest)
			*largest = from->nnodes;
		ML_TRY(ml_alloc_zero(env, (size_t) tree->nnodes, sizeof(MlShapNode), "explanations",
							 &tree->nodes));
		ML_TRY(ml_alloc(env, ml_size_mul(2, (size_t) tree->nnodes), sizeof(double), "explanations",
						&tree->merged));
	}
	ML_TRY(ml_alloc_zero(env, nsets, sizeof(MlShapLevels), "levels", &trees->levels));
	ML_TRY(ml_alloc_zero(env, (size_t) ensemble->nmargins, sizeof(double), "base values",
						 &trees->base));
	return ml_alloc_zero(env, (size_t) trees->nnodes, 1, "explanations", &trees->sides);
}

MlStatus
ml_shap_trees_begin(MlEnv *env, const MlEncoder *encoder, const MlEnsemble *ensemble,
					MlShapTrees **out)
{
	MlShapTrees *trees;
	Layout layout = {.npairs = 2};
	int32_t *columns;
	int32_t largest;
	int32_t nsets = 0;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlShapTrees), "explanations", out));
	trees = *out;
	trees->ensemble = ensemble;
	trees->ndense = encoder->ndense;
	trees->nfeatures = encoder->ndense + encoder->ncategorical;
	trees->ncolumns = encoder->ncolumns;
	trees->ntrees = ensemble->ntrees;
	trees->longest = 1;
	ML_TRY(find_columns(env, encoder, &columns));
	ML_TRY(allocate_trees(env, trees, &largest));
	ML_TRY(ml_alloc(env, (size_t) largest, sizeof(int32_t), "explanations", &layout.slots));
	ML_TRY(ml_alloc(env, (size_t) largest, sizeof(int32_t), "explanations", &layout.parents));
	ML_TRY(ml_alloc(env, (size_t) largest, sizeof(int32_t), "explanations", &layout.lengths));
	ML_TRY(ml_alloc(env, (size_t) largest, sizeof(int32_t), "explanations", &layout.pairs));
	for (int32_t t = 0; t < trees->ntrees; t++)
	{
		ML_CHECK_STOP(env);
		layout.tree = &ensemble->trees[t];
		ML_TRY(lay_out_tree(env, &layout, trees, &trees->trees[t], columns, &nsets));
	}

	trees->lanes = (trees->longest + 7) / 8 * 4;
	ML_TRY(ml_alloc(env, (size_t) trees->lanes, sizeof(double), "quadrature", &trees->points));
	ML_TRY(ml_alloc(env, (size_t) trees->lanes, sizeof(double), "quadrature", &trees->weights));
	ml_quadrature(trees->lanes, trees->points, trees->weights);
	ML_TRY(ml_alloc(env, ml_size_mul((size_t) layout.npairs, 2 * (size_t) trees->lanes),
					sizeof(double), "explanations", &trees->pairs));
	ML_TRY(ml_alloc(env, (size_t) largest, 1, "explanations", &trees->follows));
	ML_TRY(ml_alloc(env, ml_size_mul((size_t) largest, (size_t) trees->lanes), sizeof(double),
					"explanations", &trees->down));
	ML_TRY(ml_alloc(env, ml_size_mul((size_t) largest, (size_t) trees->lanes), sizeof(double),
					"explanations", &trees->up));
	ML_TRY(ml_alloc(env, ml_size_mul((size_t) trees->ncolumns, (size_t) trees->lanes),
					sizeof(double), "explanations", &trees->sums));
	memcpy(trees->base, ensemble->base, (size_t) ensemble->nmargins * sizeof(double));
	for (int32_t t = 0; t < trees->ntrees; t++)
		add_expected(trees, t, trees->up);
	return ml_shap_values_begin(env, trees);
}

/* Rows */

static bool
level_goes_left(const MlShapLevels *set, int32_t level)
{
	int32_t low = 0;
	int32_t high = set->nlevels;

	if (set->nbits > 0)
	{
		uint32_t bit = (uint32_t) (level - set->first);

		return level >= set->first && bit < (uint32_t) set->nbits &&
			   (set->bits[bit / 64] >> bit % 64 & 1);
	}
	while (low < high)
	{
		int32_t middle = low + (high - low) / 2;

		if (set->levels[middle] < level)
			low = middle + 1;
		else
			high = middle;
	}
	return low < set->nlevels && set->levels[low] == level;
}

static bool
category_goes_left(const MlShapTrees *trees, const MlShapNode *node, const MlRow *row)
{
	int32_t c = node->feature - trees->ndense;
	int32_t level = row->levels[c];
	bool *const *missing = trees->ensemble->missing_levels;

	if (level < 0)
		return node->missing_left;
	if (level_goes_left(&trees->levels[node->levels], level))
		return true;
	return missing != NULL && missing[c] != NULL && missing[c][level] && node->missing_left;
}

void
ml_shap_sides(const MlShapTrees *trees, const MlRow *row, uint8_t *sides)
{
	for (int32_t t = 0; t < trees->ntrees; t++)
	{
		const MlShapTree *tree = &trees->trees[t];
		uint8_t *out = sides + tree->first;

		for (int32_t i = 0; i < tree->nnodes; i++)
		{
			const MlShapNode *node = &tree->nodes[i];

			if (node->levels >= 0)
				out[i] = !category_goes_left(trees, node, row);
			else
			{
				double x = row->dense[node->feature];

				out[i] = !(x <= node->threshold);
				if (ml_unlikely(x != x))
					out[i] = !node->missing_left;
			}
		}
	}
}
