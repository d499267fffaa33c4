/*
 * shap_background.c
 *		Interventional SHAP values of trees, against background rows.
 *
 * For a row x and a background row b the game is f(x_S, b_rest): a known feature has the value of x, any
 * other that of b.  A leaf is reached by exactly those S that hold the u features of its path which only
 * x follows and none of the v which only b follows (where a feature is followed by neither, by no S).  The
 * Shapley values of such a leaf of value y are
 *
 *	  y (u - 1)! v! / (u + v)!	for each of the u		-y u! (v - 1)! / (u + v)!	for each of the v
 *
 * (Lundberg et al. 2020, algorithm 3).  So a walk goes on only where x or b goes, and splits only where they
 * part on a feature that has not parted before.  64 background rows walk together as the bits of a word: those
 * that part from x and those that do not are different walks, and a walk without rows ends.  Values are
 * means over the background rows.
 */
#include "ml/shap_trees.h"

/* Where a feature of the path has its value from, once x and b have parted on it. */
enum
{
	MARK_NONE,
	MARK_ROW,       /* x: one of the u */
	MARK_BACKGROUND /* b: one of the v */
};

typedef struct Walk
{
	const MlShapTrees *trees;
	const MlShapTree *tree;
	int32_t word;
	size_t item;
} Walk;

/* Sums over the leaves of a walk: what each of the u features gains, and each of the v loses. */
typedef struct Gains
{
	double row;
	double background;
} Gains;

static Gains
visit_leaf(const Walk *walk, int32_t leaf, uint64_t rows, int32_t u, int32_t v)
{
	const MlShapBackground *background = walk->trees->background;
	size_t width = (size_t) walk->trees->longest + 1;
	size_t nvalues = (size_t) walk->trees->ensemble->nvalues;
	double value = walk->tree->values[(size_t) leaf * nvalues + walk->item] *
				   (double) __builtin_popcountll(rows);

	return (Gains){u > 0 ? value * background->shapley[(size_t) (u - 1) * width + (size_t) v] : 0,
				   v > 0 ? value * background->shapley[(size_t) u * width + (size_t) (v - 1)] : 0};
}

/* The leaves below a slot that these rows walk to.  The depth of a tree is bounded. */
static Gains
visit(const Walk *walk, int32_t slot, uint64_t rows, int32_t u, int32_t v)
{
	const MlShapTrees *trees = walk->trees;
	const MlShapBackground *background = trees->background;
	const MlShapTree *tree = walk->tree;
	const MlShapNode *node = &tree->nodes[slot];
	Gains gains = {0, 0};
	Gains more;
	uint64_t right;
	uint64_t parted;
	uint8_t *mark;
	int side;

	if (rows == 0)
		return gains;
	if (slot >= tree->nnodes)
		return visit_leaf(walk, slot - tree->nnodes, rows, u, v);
	mark = &background->marks[node->feature];
	side = trees->sides[tree->first + slot];
	if (*mark == MARK_ROW)
		return visit(walk, node->child[side], rows, u, v);
	right = background->right[(size_t) (tree->first + slot) * (size_t) background->nwords +
							  (size_t) walk->word];
	if (*mark == MARK_BACKGROUND)
	{
		gains = visit(walk, node->child[0], rows & ~right, u, v);
		more = visit(walk, node->child[1], rows & right, u, v);
		return (Gains){gains.row + more.row, gains.background + more.background};
	}
	parted = rows & (side ? ~right : right);
	gains = visit(walk, node->child[side], rows & ~parted, u, v);
	if (parted == 0)
		return gains;
	*mark = MARK_ROW;
	more = visit(walk, node->child[side], parted, u + 1, v);
	background->sums[node->column] += more.row;
	gains.row += more.row;
	gains.background += more.background;
	*mark = MARK_BACKGROUND;
	more = visit(walk, node->child[!side], parted, u, v + 1);
	background->sums[node->column] -= more.background;
	gains.row += more.row;
	gains.background += more.background;
	*mark = MARK_NONE;
	return gains;
}

MlStatus
ml_shap_background_values(MlEnv *env, const MlShapTrees *trees, int32_t margin, double *values)
{
	const MlShapBackground *background = trees->background;
	MlShapMargin which = ml_shap_margin(trees->ensemble, margin);
	Walk walk = {.trees = trees, .item = (size_t) which.item};

	memset(background->sums, 0, (size_t) trees->ncolumns * sizeof(double));
	for (int32_t t = which.first; t < trees->ntrees; t += which.step)
	{
		walk.tree = &trees->trees[t];
		for (walk.word = 0; walk.word < background->nwords; walk.word++)
		{
			int32_t rest = background->nrows - walk.word * ML_SHAP_WORD;

			if (walk.word % 16 == 0)
				ML_CHECK_STOP(env);
			(void) visit(&walk, 0, rest >= ML_SHAP_WORD ? ~UINT64_C(0) : (UINT64_C(1) << rest) - 1,
						 0, 0);
		}
	}
	for (int32_t c = 0; c < trees->ncolumns; c++)
		values[c] = trees->ensemble->scale * background->sums[c] / background->nrows;
	values[trees->ncolumns] = background->base[margin];
	return ML_OK;
}

/* Background rows */

/* What a leaf adds to the margins, once for each of a number of rows. */
static void
add_leaf(const MlShapTrees *trees, int32_t t, int32_t leaf, double rows)
{
	const MlEnsemble *ensemble = trees->ensemble;
	double *base = trees->background->base;

	if (ensemble->nvalues == 1)
		base[t % ensemble->nmargins] += rows * trees->trees[t].values[leaf];
	else
		for (int32_t m = 0; m < ensemble->nvalues; m++)
			base[m] +=
				rows *
				trees->trees[t].values[(size_t) leaf * (size_t) ensemble->nvalues + (size_t) m];
}

/* Take row number b in: its bit at each node, and its margins. */
static void
add_row(const MlShapTrees *trees, int32_t b, const uint8_t *sides)
{
	const MlShapBackground *background = trees->background;
	size_t nwords = (size_t) background->nwords;

	for (int64_t i = 0; i < trees->nnodes; i++)
		background->right[(size_t) i * nwords + (size_t) (b / ML_SHAP_WORD)] |= (uint64_t) sides[i]
																				<< b % ML_SHAP_WORD;
	for (int32_t t = 0; t < trees->ntrees; t++)
	{
		const MlShapTree *tree = &trees->trees[t];
		int32_t slot = 0;

		while (slot < tree->nnodes)
			slot = tree->nodes[slot].child[sides[tree->first + slot]];
		add_leaf(trees, t, slot - tree->nnodes, 1);
	}
}

static MlStatus
make_background(MlEnv *env, MlShapTrees *trees, int32_t nrows)
{
	MlShapBackground *background;
	size_t width = (size_t) trees->longest + 1;
	size_t nwords = ((size_t) nrows + ML_SHAP_WORD - 1) / ML_SHAP_WORD;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlShapBackground), "background", &background));
	background->nrows = nrows;
	background->nwords = (int32_t) nwords;
	ML_TRY(ml_alloc_zero(env, ml_size_mul((size_t) trees->nnodes, nwords), sizeof(uint64_t),
						 "background", &background->right));
	ML_TRY(ml_alloc_zero(env, (size_t) trees->ensemble->nmargins, sizeof(double), "background",
						 &background->base));
	ML_TRY(
		ml_alloc(env, (size_t) trees->ncolumns, sizeof(double), "background", &background->sums));
	ML_TRY(ml_alloc_zero(env, (size_t) trees->nfeatures, 1, "background", &background->marks));
	ML_TRY(ml_alloc(env, width * width, sizeof(double), "background", &background->shapley));
	for (size_t u = 0; u < width; u++)
		for (size_t v = 0; v < width; v++)
		{
			double *weight = &background->shapley[u * width + v];

			if (u == 0)
				*weight = 1 / (double) (v + 1);
			else
				*weight = weight[-(ptrdiff_t) width] * (double) u / (double) (u + v + 1);
		}
	trees->background = background;
	return ML_OK;
}

MlStatus
ml_shap_trees_background(MlEnv *env, MlShapTrees *trees, int32_t nrows, const double *dense,
						 const int32_t *levels, int32_t ncategorical)
{
	MlShapBackground *background;

	ML_TRY(make_background(env, trees, nrows));
	background = trees->background;
	for (int32_t b = 0; b < nrows; b++)
	{
		MlRow row = {dense + (size_t) b * (size_t) trees->ndense,
					 levels + (size_t) b * (size_t) ncategorical, true};

		ML_CHECK_STOP(env);
		ml_shap_sides(trees, &row, trees->sides);
		add_row(trees, b, trees->sides);
	}
	for (int32_t m = 0; m < trees->ensemble->nmargins; m++)
		background->base[m] =
			trees->ensemble->base[m] + trees->ensemble->scale * background->base[m] / nrows;
	return ML_OK;
}
