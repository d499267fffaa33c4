/*
 * forest_prune.c
 *		Minimal cost-complexity pruning of a tree.
 *
 * With the risk R(t) = weight share of node t x its impurity (Gini index, entropy in bits, or mean squared
 * error) and the risk R(T_t) of the leaves below it, the link at t is as strong as
 *
 *	  alpha(t) = (R(t) - R(T_t)) / (leaves below t - 1).
 *
 * As long as the weakest of all links is at most the given alpha, what hangs on it is cut off and t
 * becomes a leaf.  What is left is the smallest of the subtrees that minimize R(T) + alpha x leaves (L.
 * Breiman, J. Friedman, R. Olshen, C. Stone, Classification and Regression Trees, Wadsworth 1984, chapter
 * 3).
 *
 * Cutting at t changes alpha of the nodes above it only, and never to less.  So a heap of links whose
 * numbers may be out of date finds the weakest one: where the first link has become stronger it is sunk to
 * its place.  That takes O(nodes (log nodes + depth)).
 *
 * Impurities of inner nodes come from the leaves': shares of classes are added up by weight, and of
 * a regression mean and squared deviations are merged as in summation.h, in units in which targets
 * are near 1.  Rows are not needed.
 */
#include "ml/elementary.h"
#include "ml/forest.h"

#define LN_2 0.693147180559945309417232121458
#define POLL_NODES 16384

typedef struct Link
{
	double alpha; /* not above what it is now */
	int32_t node;
} Link;

typedef struct Pruning
{
	const MlTree *tree;
	int32_t nvalues;
	MlCriterion criterion;
	const double *deviations; /* by leaf */
	double spread;
	double *values;   /* by node, nvalues each */
	double *risks;    /* by node */
	double *below;    /* by node: sum of the risks of its leaves */
	int32_t *nleaves; /* by node */
	int32_t *parents; /* by node; of the root -1 */
	bool *is_cut;     /* by node: the inner node is a leaf now */
	Link *heap;
	int32_t nlinks;
} Pruning;

/* Impurity of class shares: of two classes the share of one is given. */
static double
class_impurity(const Pruning *p, const double *shares)
{
	int32_t n = p->nvalues == 1 ? 2 : p->nvalues;
	double sum = 0;

	for (int32_t k = 0; k < n; k++)
	{
		double share = p->nvalues > 1 ? shares[k] : (k == 0 ? shares[0] : 1 - shares[0]);

		if (share <= 0)
			continue;
		sum += p->criterion == ML_CRITERION_ENTROPY ? -share * ml_log(share) / LN_2
													: share * (1 - share);
	}
	return sum;
}

/* Value and risk of an inner node from its children's, which stand already. */
static void
merge_children(Pruning *p, int32_t node, double *deviations)
{
	const MlTreeNode *at = &p->tree->nodes[node];
	double left_cover = p->tree->nodes[at->left].cover;
	double right_cover = p->tree->nodes[at->right].cover;
	double share = right_cover / (left_cover + right_cover);
	double *values = p->values + (size_t) node * (size_t) p->nvalues;
	const double *left = p->values + (size_t) at->left * (size_t) p->nvalues;
	const double *right = p->values + (size_t) at->right * (size_t) p->nvalues;

	for (int32_t k = 0; k < p->nvalues; k++)
		values[k] = left[k] + (right[k] - left[k]) * share;
	if (deviations != NULL)
	{
		double delta = (right[0] - left[0]) / p->spread;

		deviations[node] =
			deviations[at->left] + deviations[at->right] + delta * delta * left_cover * share;
	}
}

/* Risks of all nodes, from the last to the first: children come after their parent. */
static void
measure_nodes(Pruning *p, double *deviations)
{
	const MlTree *tree = p->tree;
	double total = tree->nodes[0].cover;

	for (int32_t node = tree->nnodes - 1; node >= 0; node--)
	{
		const MlTreeNode *at = &tree->nodes[node];
		double *values = p->values + (size_t) node * (size_t) p->nvalues;

		p->nleaves[node] = 1;
		if (at->feature < 0)
		{
			memcpy(values, tree->values + (size_t) at->leaf * (size_t) p->nvalues,
				   (size_t) p->nvalues * sizeof(double));
			if (deviations != NULL)
				deviations[node] = p->deviations[at->leaf];
		}
		else
		{
			merge_children(p, node, deviations);
			p->nleaves[node] = p->nleaves[at->left] + p->nleaves[at->right];
			p->parents[at->left] = node;
			p->parents[at->right] = node;
		}
		p->risks[node] = deviations != NULL ? deviations[node] / total
											: at->cover / total * class_impurity(p, values);
		p->below[node] =
			at->feature < 0 ? p->risks[node] : p->below[at->left] + p->below[at->right];
	}
	p->parents[0] = -1;
}

static double
link_alpha(const Pruning *p, int32_t node)
{
	return (p->risks[node] - p->below[node]) / (p->nleaves[node] - 1);
}

static bool
is_weaker(const Link *a, const Link *b)
{
	return a->alpha < b->alpha || (a->alpha == b->alpha && a->node < b->node);
}

static void
sink(Pruning *p, int32_t at)
{
	Link moved = p->heap[at];

	for (;;)
	{
		int32_t child = 2 * at + 1;

		if (child >= p->nlinks)
			break;
		if (child + 1 < p->nlinks && is_weaker(&p->heap[child + 1], &p->heap[child]))
			child++;
		if (!is_weaker(&p->heap[child], &moved))
			break;
		p->heap[at] = p->heap[child];
		at = child;
	}
	p->heap[at] = moved;
}

static void
make_heap(Pruning *p)
{
	p->nlinks = 0;
	for (int32_t node = 0; node < p->tree->nnodes; node++)
		if (p->tree->nodes[node].feature >= 0)
			p->heap[p->nlinks++] = (Link){link_alpha(p, node), node};
	for (int32_t at = p->nlinks / 2 - 1; at >= 0; at--)
		sink(p, at);
}

static void
drop_first(Pruning *p)
{
	p->heap[0] = p->heap[--p->nlinks];
	if (p->nlinks > 0)
		sink(p, 0);
}

/* Has it been cut off with a node above it? */
static bool
is_gone(const Pruning *p, int32_t node)
{
	for (; node >= 0; node = p->parents[node])
		if (p->is_cut[node])
			return true;
	return false;
}

/* The weakest link's node becomes a leaf. */
static void
cut_first(Pruning *p)
{
	int32_t node = p->heap[0].node;
	double risk = p->risks[node] - p->below[node];
	int32_t leaves = p->nleaves[node] - 1;

	p->is_cut[node] = true;
	for (int32_t at = node; at >= 0; at = p->parents[at])
	{
		p->below[at] += risk;
		p->nleaves[at] -= leaves;
	}
	drop_first(p);
}

static MlStatus
cut_links(MlEnv *env, Pruning *p, double alpha, MlPruneStep *steps, int32_t *nsteps)
{
	double unit = p->deviations != NULL ? p->spread : 1;
	int32_t looks = 0;

	while (p->nlinks > 0)
	{
		Link *first = &p->heap[0];
		double now;

		if (++looks % POLL_NODES == 0)
			ML_CHECK_STOP(env);
		if (is_gone(p, first->node))
		{
			drop_first(p);
			continue;
		}
		now = link_alpha(p, first->node);
		if (now > first->alpha)
		{
			first->alpha = now;
			sink(p, 0);
			continue;
		}
		if (!(now <= alpha / unit / unit))
			return ML_OK;
		cut_first(p);
		if (steps != NULL)
			steps[(*nsteps)++] =
				(MlPruneStep){now * unit * unit, p->below[0] * unit * unit, p->nleaves[0]};
	}
	return ML_OK;
}

/*
 * What is left of the tree, written over it: nodes only move forward.  moved[node] is where a node
 * has gone; levels is room for all lists of levels.
 */
static void
close_gaps(const Pruning *p, MlTree *tree, int32_t *moved, int32_t *depths, int32_t *levels)
{
	int32_t nnodes = 0;
	int32_t nlevels = 0;
	int32_t nleaves = 0;

	tree->depth = 0;
	for (int32_t node = 0; node < tree->nnodes; node++)
	{
		MlTreeNode at = tree->nodes[node];
		int32_t parent = p->parents[node];

		/* what is below a cut node, or below what is, goes nowhere */
		moved[node] = -1;
		if (parent >= 0 && (moved[parent] < 0 || p->is_cut[parent]))
			continue;
		moved[node] = nnodes;
		depths[nnodes] = parent < 0 ? 0 : depths[moved[parent]] + 1;
		if (depths[nnodes] > tree->depth)
			tree->depth = depths[nnodes];
		if (parent >= 0 && tree->nodes[moved[parent]].left < 0)
			tree->nodes[moved[parent]].left = nnodes;
		else if (parent >= 0)
			tree->nodes[moved[parent]].right = nnodes;
		if (at.feature >= 0 && !p->is_cut[node])
		{
			if (at.nlevels > 0)
				memcpy(levels + nlevels, tree->levels + at.first_level,
					   (size_t) at.nlevels * sizeof(int32_t));
			at.first_level = nlevels;
			nlevels += at.nlevels;
			at.left = -1;
			at.right = -1;
		}
		else
		{
			memcpy(tree->values + (size_t) nleaves * (size_t) p->nvalues,
				   p->values + (size_t) node * (size_t) p->nvalues,
				   (size_t) p->nvalues * sizeof(double));
			at = (MlTreeNode){
				.feature = -1, .left = -1, .right = -1, .leaf = nleaves++, .cover = at.cover};
		}
		tree->nodes[nnodes++] = at;
	}
	tree->nnodes = nnodes;
	tree->nleaves = nleaves;
	tree->nlevels = nlevels;
	tree->levels = levels;
}

static MlStatus
allocate(MlEnv *env, Pruning *p, double **deviations, int32_t **moved, int32_t **depths)
{
	size_t n = (size_t) p->tree->nnodes;
	const char *what = "pruning";

	ML_TRY(ml_alloc(env, ml_size_mul(n, (size_t) p->nvalues), sizeof(double), what, &p->values));
	ML_TRY(ml_alloc(env, n, sizeof(double), what, &p->risks));
	ML_TRY(ml_alloc(env, n, sizeof(double), what, &p->below));
	ML_TRY(ml_alloc(env, n, sizeof(int32_t), what, &p->nleaves));
	ML_TRY(ml_alloc(env, n, sizeof(int32_t), what, &p->parents));
	ML_TRY(ml_alloc_zero(env, n, sizeof(bool), what, &p->is_cut));
	ML_TRY(ml_alloc(env, n, sizeof(Link), what, &p->heap));
	ML_TRY(ml_alloc(env, n, sizeof(int32_t), what, moved));
	ML_TRY(ml_alloc(env, n, sizeof(int32_t), what, depths));
	*deviations = NULL;
	if (p->deviations != NULL)
		ML_TRY(ml_alloc(env, n, sizeof(double), what, deviations));
	return ML_OK;
}

MlStatus
ml_forest_prune(MlEnv *env, MlTree *tree, int32_t nvalues, MlCriterion criterion,
				const double *deviations, double spread, double alpha, MlPruneStep *steps,
				int32_t *nsteps)
{
	Pruning p = {.tree = tree,
				 .nvalues = nvalues,
				 .criterion = criterion,
				 .deviations = deviations,
				 .spread = spread};
	double *node_deviations;
	int32_t *moved;
	int32_t *depths;
	int32_t *levels;

	if (nsteps != NULL)
		*nsteps = 0;
	ML_TRY(allocate(env, &p, &node_deviations, &moved, &depths));
	ML_TRY(ml_alloc(env, (size_t) tree->nlevels, sizeof(int32_t), "pruning", &levels));
	measure_nodes(&p, node_deviations);
	make_heap(&p);
	ML_TRY(cut_links(env, &p, alpha, steps, nsteps));
	close_gaps(&p, tree, moved, depths, levels);
	return ML_OK;
}
