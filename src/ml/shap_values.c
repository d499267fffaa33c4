/*
 * shap_values.c
 *		Path-dependent SHAP values of trees.
 *
 * What is computed.  A leaf is reached along edges of some different features, its players.  Of player j let
 * z_j be the product of the shares of the cover that take its edges, and o_j be 1 where the row takes
 * all of them, else 0.  When only the features S are known, the leaf of value v counts
 *
 *	  v prod_(j in S) o_j prod_(j not in S) z_j
 *
 * (Lundberg, Erion and Lee 2018, algorithm 1).  Shapley's weight of a set of s of the other d - 1 players is
 * s! (d - 1 - s)! / d! = integral over t from 0 to 1 of t^s (1 - t)^(d - 1 - s), so that, as with any
 * multilinear extension (Owen 1972), the value of player i is
 *
 *	  v (o_i - z_i) integral of prod_(j != i) a_j(t) dt		a_j(t) = t o_j + (1 - t) z_j
 *
 * a polynomial of degree d - 1, which Gauss-Legendre quadrature with at least d / 2 points gives exactly.
 * The textbook's algorithm 2 extends and unwinds a path instead, with divisions that lose all digits on deep
 * trees.  Here every factor is between 0 and 1, nothing is divided by a factor, and the weights are
 * positive: the error stays a few units in the last place of the largest leaf, at any depth.
 *
 * How.  All leaves of a tree share their factors: for each point t one pass down the tree has the product
 * of the factors above each node, one pass up the sum of the leaves below it times the factors in between.
 * The points are the lanes of vectors.  At a node let r be the share of the cover that goes where the row
 * does not (cold), and say first that its feature does not occur above.  The edges' factors are
 * (1 - t) r and 1 - (1 - t) r.  With H the sum of a child, C the product above,
 *
 *	  D = r (H_hot - H_cold)
 *	  H_node = H_hot - (1 - t) D			C_cold = (1 - t) r C,  C_hot = C - C_cold
 *	  the feature's value grows by the quadrature of C D
 *
 * If the feature occurs above, the last edge of it has shares z and, where the row takes it, the factor
 * a = t + (1 - t) z.  Its edges here must replace that factor, and their values that edge's.  After some
 * algebra the same formulas hold with K = (1 - t) z / a in the place of 1 - t, and C D times W = z / a^2;
 * where the row does not take that edge, with K = 1 and W = 0.  Each C D W is at most the spread of the
 * leaves.  So a node costs ten operations on vectors, whatever its depth.
 *
 * References: S. M. Lundberg, G. G. Erion, S.-I. Lee (2018), arXiv:1802.03888; Lundberg et al. (2020), Nature
 * Machine Intelligence 2, 56-67; G. Owen (1972), Management Science 18, P64-P79; P. Yu et al. (2022), Linear
 * TreeShap, NeurIPS, which has the two passes with other polynomials.
 */
#include "ml/shap_trees.h"

#define WIDTH 4 /* lanes of a vector; trees->lanes is a multiple of it */

typedef double Lanes __attribute__((vector_size(WIDTH * sizeof(double)), aligned(8), may_alias));

/* Pairs of K and W that are there in any tree. */
enum
{
	PAIR_FIRST, /* the feature does not occur above */
	PAIR_COLD   /* the row does not follow the edge above */
};

static void
set_pair(const MlShapTrees *trees, int32_t pair, double merged)
{
	double *k = trees->pairs + (size_t) pair * 2 * (size_t) trees->lanes;
	double *w = k + trees->lanes;

	for (int32_t q = 0; q < trees->lanes; q++)
	{
		double t = trees->points[q];
		double a = t + (1 - t) * merged;

		k[q] = (1 - t) * merged / a;
		w[q] = merged / (a * a);
	}
}

MlStatus
ml_shap_values_begin(MlEnv *env, MlShapTrees *trees)
{
	set_pair(trees, PAIR_FIRST, 1);
	for (int32_t q = 0; q < trees->lanes; q++)
	{
		double *k = trees->pairs + (size_t) PAIR_COLD * 2 * (size_t) trees->lanes;

		k[q] = 1;
		k[trees->lanes + q] = 0;
	}
	for (int32_t t = 0; t < trees->ntrees; t++)
	{
		const MlShapTree *tree = &trees->trees[t];

		ML_CHECK_STOP(env);
		for (int32_t i = 0; i < tree->nnodes; i++)
			if (tree->nodes[i].above >= 0)
				set_pair(trees, tree->nodes[i].pair, tree->merged[tree->nodes[i].above]);
	}
	return ML_OK;
}

/* K and W of a node, 2 x nvectors vectors. */
static inline __attribute__((always_inline)) const Lanes *
pair_of(const MlShapTrees *trees, const MlShapNode *node, bool follows, size_t nvectors)
{
	size_t pair = follows ? (size_t) node->pair : PAIR_COLD;

	return (const Lanes *) trees->pairs + pair * 2 * nvectors;
}

/* Down: the product of the factors above each node. */
static inline __attribute__((always_inline)) void
go_down(const MlShapTrees *trees, const MlShapTree *tree, size_t nvectors)
{
	const uint8_t *sides = trees->sides + tree->first;
	uint8_t *follows = trees->follows;
	Lanes *down = (Lanes *) trees->down;

	for (size_t b = 0; b < nvectors; b++)
		down[b] = (Lanes){1, 1, 1, 1};
	for (int32_t i = 0; i < tree->nnodes; i++)
	{
		const MlShapNode *node = &tree->nodes[i];
		int side = sides[i];
		double share = node->share[!side];
		const Lanes *from = down + (size_t) i * nvectors;
		Lanes *hot = down + (size_t) node->child[side] * nvectors;
		Lanes *cold = down + (size_t) node->child[!side] * nvectors;
		const Lanes *k;

		follows[i] = 1;
		if (node->above >= 0)
			follows[i] = follows[node->above >> 1] & (sides[node->above >> 1] == (node->above & 1));
		k = pair_of(trees, node, follows[i], nvectors);
		for (size_t b = 0; b < nvectors; b++)
		{
			Lanes product = from[b];
			Lanes part = product * (k[b] * share);

			cold[b] = part;
			hot[b] = product - part;
		}
	}
}

/* Up: the sums of leaves below each node; and what its feature gains. */
static inline __attribute__((always_inline)) void
go_up(const MlShapTrees *trees, const MlShapTree *tree, size_t nvectors, int32_t item)
{
	const uint8_t *sides = trees->sides + tree->first;
	size_t nvalues = (size_t) trees->ensemble->nvalues;
	const Lanes *down = (const Lanes *) trees->down;
	Lanes *up = (Lanes *) trees->up;
	Lanes *sums = (Lanes *) trees->sums;

	for (int32_t l = 0; l < tree->nleaves; l++)
	{
		double value = tree->values[(size_t) l * nvalues + (size_t) item];
		Lanes *leaf = up + (size_t) (tree->nnodes + l) * nvectors;

		for (size_t b = 0; b < nvectors; b++)
			leaf[b] = (Lanes){value, value, value, value};
	}
	for (int32_t i = tree->nnodes - 1; i >= 0; i--)
	{
		const MlShapNode *node = &tree->nodes[i];
		int side = sides[i];
		double share = node->share[!side];
		const Lanes *above = down + (size_t) i * nvectors;
		const Lanes *hot = up + (size_t) node->child[side] * nvectors;
		const Lanes *cold = up + (size_t) node->child[!side] * nvectors;
		const Lanes *k = pair_of(trees, node, trees->follows[i], nvectors);
		Lanes *to = up + (size_t) i * nvectors;
		Lanes *sum = sums + (size_t) node->column * nvectors;

		for (size_t b = 0; b < nvectors; b++)
		{
			Lanes part = (hot[b] - cold[b]) * share;

			to[b] = hot[b] - k[b] * part;
			sum[b] += above[b] * k[nvectors + b] * part;
		}
	}
}

static inline __attribute__((always_inline)) void
walk(const MlShapTrees *trees, MlShapMargin margin, size_t nvectors)
{
	for (int32_t t = margin.first; t < trees->ntrees; t += margin.step)
	{
		go_down(trees, &trees->trees[t], nvectors);
		go_up(trees, &trees->trees[t], nvectors, margin.item);
	}
}

/* Of paths with up to 8, 16, and any number of features. */
ML_CLONES static void
walk_short(const MlShapTrees *trees, MlShapMargin margin)
{
	walk(trees, margin, 1);
}

ML_CLONES static void
walk_middle(const MlShapTrees *trees, MlShapMargin margin)
{
	walk(trees, margin, 2);
}

ML_CLONES static void
walk_long(const MlShapTrees *trees, MlShapMargin margin)
{
	walk(trees, margin, (size_t) trees->lanes / WIDTH);
}

void
ml_shap_path_values(const MlShapTrees *trees, int32_t margin, double *values)
{
	MlShapMargin which = ml_shap_margin(trees->ensemble, margin);
	size_t lanes = (size_t) trees->lanes;

	memset(trees->sums, 0, (size_t) trees->ncolumns * lanes * sizeof(double));
	if (lanes == WIDTH)
		walk_short(trees, which);
	else if (lanes == 2 * WIDTH)
		walk_middle(trees, which);
	else
		walk_long(trees, which);
	for (int32_t c = 0; c < trees->ncolumns; c++)
	{
		double sum = 0;

		for (size_t q = 0; q < lanes; q++)
			sum += trees->weights[q] * trees->sums[(size_t) c * lanes + q];
		values[c] = trees->ensemble->scale * sum;
	}
	values[trees->ncolumns] = trees->base[margin];
}
