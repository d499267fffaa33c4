/*
 * shap_interaction.c
 *		Path-dependent SHAP interaction values of trees.
 *
 * With the players of a leaf as in shap_values.c, the interaction of players i and j, half of which goes to
 * either of them, is (Lundberg et al. 2020, after Fujimoto et al. 2006)
 *
 *	  v / 2 (o_i - z_i) (o_j - z_j) integral of prod_(k != i, j) a_k(t) dt
 *
 * again by quadrature.  Products without two factors are made of products of those before i, between i and j,
 * and behind j, so nothing is divided.  A leaf with d players costs d^2 / 2 products; the walk goes to
 * every leaf and keeps the players of its path on a stack.
 */
#include "ml/shap_trees.h"

/* A player of the path. */
typedef struct Player
{
	int32_t column;
	bool follows;      /* o */
	double difference; /* o - z */
} Player;

struct MlShapPath
{
	int32_t *places;  /* per edge of a tree: where its feature stands on the path */
	Player *players;  /* longest */
	double *factors;  /* a, lanes a player */
	double *behind;   /* products of those from a player on; longest + 1 */
	double *products; /* lanes: before i, and between */
	double *between;
	double *values; /* ncolumns + 1 */
};

typedef struct Walk
{
	const MlShapTrees *trees;
	const MlShapTree *tree;
	struct MlShapPath *path;
	size_t item;
	double *matrix;
} Walk;

static MlStatus
make_path(MlEnv *env, MlShapTrees *trees)
{
	struct MlShapPath *path;
	size_t lanes = (size_t) trees->lanes;
	size_t longest = (size_t) trees->longest;
	size_t largest = 1;

	for (int32_t t = 0; t < trees->ntrees; t++)
		if ((size_t) trees->trees[t].nnodes > largest)
			largest = (size_t) trees->trees[t].nnodes;
	ML_TRY(ml_alloc_zero(env, 1, sizeof(struct MlShapPath), "interactions", &path));
	ML_TRY(ml_alloc(env, largest, sizeof(int32_t), "interactions", &path->places));
	ML_TRY(ml_alloc(env, longest, sizeof(Player), "interactions", &path->players));
	ML_TRY(ml_alloc(env, longest * lanes, sizeof(double), "interactions", &path->factors));
	ML_TRY(ml_alloc(env, (longest + 1) * lanes, sizeof(double), "interactions", &path->behind));
	ML_TRY(ml_alloc(env, lanes, sizeof(double), "interactions", &path->products));
	ML_TRY(ml_alloc(env, lanes, sizeof(double), "interactions", &path->between));
	ML_TRY(
		ml_alloc(env, (size_t) trees->ncolumns + 1, sizeof(double), "interactions", &path->values));
	trees->path = path;
	return ML_OK;
}

/* Add a leaf of this value, at the end of a path of n players. */
static void
add_leaf(const Walk *walk, int32_t n, double value)
{
	const MlShapTrees *trees = walk->trees;
	const struct MlShapPath *path = walk->path;
	size_t lanes = (size_t) trees->lanes;
	size_t ncolumns = (size_t) trees->ncolumns;
	double *products = path->products;
	double *between = path->between;

	for (size_t q = 0; q < lanes; q++)
	{
		path->behind[(size_t) n * lanes + q] = trees->weights[q];
		products[q] = value / 2;
	}
	for (size_t k = (size_t) n * lanes; k-- > 0;)
		path->behind[k] = path->behind[k + lanes] * path->factors[k];
	for (int32_t i = 0; i < n; i++)
	{
		const Player *first = &path->players[i];

		for (size_t q = 0; q < lanes; q++)
			between[q] = products[q] * first->difference;
		for (int32_t j = i + 1; j < n; j++)
		{
			const Player *second = &path->players[j];
			const double *behind = path->behind + (size_t) (j + 1) * lanes;
			const double *factor = path->factors + (size_t) j * lanes;
			double sum = 0;

			for (size_t q = 0; q < lanes; q++)
			{
				sum += between[q] * behind[q];
				between[q] *= factor[q];
			}
			sum *= second->difference;
			walk->matrix[(size_t) first->column * ncolumns + (size_t) second->column] += sum;
			walk->matrix[(size_t) second->column * ncolumns + (size_t) first->column] += sum;
		}
		for (size_t q = 0; q < lanes; q++)
			products[q] *= path->factors[(size_t) i * lanes + q];
	}
}

/* Make a player of an edge. */
static void
set_player(const Walk *walk, int32_t place, int32_t column, bool follows, double merged)
{
	const MlShapTrees *trees = walk->trees;
	double *factors = walk->path->factors + (size_t) place * (size_t) trees->lanes;

	walk->path->players[place] = (Player){column, follows, (follows ? 1 : 0) - merged};
	for (int32_t q = 0; q < trees->lanes; q++)
		factors[q] = (1 - trees->points[q]) * merged + (follows ? trees->points[q] : 0);
}

/* The leaves below a slot; there are n players on the path to it.  The depth of a tree is bounded. */
static void
visit(const Walk *walk, int32_t slot, int32_t n)
{
	const MlShapTree *tree = walk->tree;
	const MlShapNode *node = &tree->nodes[slot];
	int32_t place = n;
	bool follows = true;

	if (slot >= tree->nnodes)
	{
		size_t leaf = (size_t) (slot - tree->nnodes);

		add_leaf(walk, n,
				 tree->values[leaf * (size_t) walk->trees->ensemble->nvalues + walk->item]);
		return;
	}
	if (node->above >= 0)
	{
		place = walk->path->places[node->above >> 1];
		follows = walk->path->players[place].follows;
	}
	walk->path->places[slot] = place;
	for (int side = 0; side < 2; side++)
	{
		set_player(walk, place, node->column,
				   follows && walk->trees->sides[tree->first + slot] == side,
				   tree->merged[2 * slot + side]);
		visit(walk, node->child[side], place == n ? n + 1 : n);
	}
	if (node->above >= 0)
		set_player(walk, place, node->column, follows, tree->merged[node->above]);
}

MlStatus
ml_shap_path_interactions(MlEnv *env, MlShapTrees *trees, int32_t margin, double *matrix)
{
	MlShapMargin which = ml_shap_margin(trees->ensemble, margin);
	size_t n = (size_t) trees->ncolumns;
	Walk walk = {.trees = trees, .item = (size_t) which.item, .matrix = matrix};

	if (trees->path == NULL)
		ML_TRY(make_path(env, trees));
	walk.path = trees->path;
	memset(matrix, 0, n * n * sizeof(double));
	for (int32_t t = which.first; t < trees->ntrees; t += which.step)
	{
		ML_CHECK_STOP(env);
		walk.tree = &trees->trees[t];
		visit(&walk, 0, 0);
	}
	ml_shap_path_values(trees, margin, trees->path->values);
	for (size_t i = 0; i < n; i++)
	{
		double rest = trees->path->values[i];

		for (size_t j = 0; j < n; j++)
		{
			matrix[i * n + j] *= trees->ensemble->scale;
			if (j != i)
				rest -= matrix[i * n + j];
		}
		matrix[i * n + i] = rest;
	}
	return ML_OK;
}
