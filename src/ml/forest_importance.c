/*
 * forest_importance.c
 *		How much worse the trees of a forest predict the rows out of their bags without what a feature says.
 *
 * For each tree and feature, the feature's values are permuted among the rows that the tree has not drawn.
 * The rise of the tree's error on these rows says what the feature was worth to it; the importance of the
 * feature is the mean rise over the trees (L. Breiman (2001), "Random forests", Machine Learning 45, 5-32,
 * section 10).  The error is that of the tree alone: of a regression the squared error, of classes the share
 * of rows, by weight, whose class the tree does not vote for (with two classes it votes for the positive one
 * from the decision threshold on).  Trees whose bags leave fewer than two rows out have nothing to permute and
 * do not count.
 *
 * The permutation.  The rows out of the bag, in the order of their keys (hashes of their content), stand in a
 * circle; row p takes the value of row p + s, where s, from 1 to n - 1, is a hash of the tree's seed and the
 * feature.  Keys are as good as random, so each pair of different rows is as likely as another, and no row
 * keeps its own value.  Nothing depends on the order in which the rows came.
 *
 * Work.  A row's prediction can change for the features on its path only: the row walks once more for each
 * different one among them, from the first node on that asks for it.  So wide rows cost no more than deep trees
 * do: rows x trees x depth^2 steps at most.
 *
 * Sums over rows are integers, those over trees are made in the order of the trees: the result is the same for
 * any number of threads.
 */
#include "ml/forest_walk.h"
#include "ml/parallel.h"
#include "ml/radix.h"

#define WHAT "importances out of bag"
#define BLOCK 1024 /* rows between two looks at the stop flag */
#define SALT 2     /* of the tree's seed; 1 is the grower's */
#define LOSS_SCALE 0x1p60

/* What a thread walks one tree with. */
typedef struct Worker
{
	MlEnv env; /* without memory; stops as the training's does */
	MlStatus status;
	int32_t tree;
	int32_t *out; /* rows out of the bag, in the order of their keys */
	int32_t nout;
	int32_t *votes;  /* of classes: by leaf, the class it votes for */
	int32_t *shifts; /* per feature; 0: no row has come to it yet */
	int32_t *seen;   /* per feature: 1 + position of the last row whose path has it */
	__int128 *rises; /* per feature: sum of weight x rise of the loss */
	__int128 weight;
} Worker;

typedef struct Work
{
	const MlForestRows *rows;
	const MlForestDraw *draw;
	const bool *all_in;
	double threshold;
	const MlEnsemble *ensemble;
	const MlWalkTree *trees;
	const int32_t *order; /* rows by key */
	int32_t most_leaves;  /* of a tree */
	int nworkers;
	int nbusy; /* those that have a tree */
	Worker *workers;
} Work;

/* Mean of the rises so far, and sum of their squared deviations from it (Welford's). */
typedef struct Moments
{
	double mean;
	double squares;
} Moments;

/* One row on its way through a tree; of feature f it has the value of row other. */
typedef struct Walker
{
	const MlBinned *rows;
	const MlWalkTree *tree;
	const MlSegment *segment;
	int32_t i; /* in the segment */
	int32_t feature;
	uint32_t code;
} Walker;

static const MlSegment *
segment_of(const MlBinned *rows, int32_t row)
{
	return rows->segments[row >> ML_SEGMENT_BITS];
}

static uint32_t
code_of(const MlBinned *rows, int32_t row, int32_t feature)
{
	return ml_binned_code(rows, segment_of(rows, row), feature, row & (ML_SEGMENT_ROWS - 1));
}

/* The node below. */
static inline int32_t
step(const Walker *walker, int32_t at)
{
	const MlWalkNode *node = &walker->tree->nodes[at];
	uint32_t code = node->feature == walker->feature
						? walker->code
						: ml_binned_code(walker->rows, walker->segment, node->feature, walker->i);

	return node->next[!ml_walk_goes_left(walker->tree, node, code)];
}

/* Leaf below a node. */
static int32_t
end_of_walk(const Walker *walker, int32_t at)
{
	while (walker->tree->nodes[at].leaf < 0)
		at = step(walker, at);
	return walker->tree->nodes[at].leaf;
}

/* Loss of a leaf's value for a row: of a regression in units of spread^2 / LOSS_SCALE. */
static int64_t
leaf_loss(const Work *work, const Worker *worker, const Walker *walker, int32_t leaf)
{
	const MlForestRows *rows = work->rows;
	double residual;

	if (rows->nclasses > 0)
		return worker->votes[leaf] != ml_forest_class(rows, walker->segment, walker->i);
	residual = work->ensemble->trees[worker->tree].values[leaf] / rows->spread -
			   walker->segment->target[walker->i] / rows->spread;
	return (int64_t) rint(residual * residual * LOSS_SCALE);
}

static int32_t
shift_of(const Work *work, const Worker *worker, int32_t feature)
{
	uint64_t seed = ml_hash_pair(ml_forest_tree_seed(work->draw, worker->tree), SALT);

	return 1 + (int32_t) (ml_hash_pair(seed, (uint64_t) feature) % (uint64_t) (worker->nout - 1));
}

/* What the row at position p of the list adds to the rises. */
static void
add_row(const Work *work, Worker *worker, int32_t p)
{
	const MlBinned *rows = work->rows->rows;
	int32_t row = worker->out[p];
	Walker walker = {.rows = rows,
					 .tree = &work->trees[worker->tree],
					 .segment = segment_of(rows, row),
					 .i = row & (ML_SEGMENT_ROWS - 1),
					 .feature = -1};
	int64_t weight = ml_forest_fixed_weight(work->rows, walker.segment, walker.i);
	int32_t leaf = end_of_walk(&walker, 0);
	int64_t loss = leaf_loss(work, worker, &walker, leaf);
	int32_t next;

	worker->weight += weight;
	for (int32_t at = 0; walker.tree->nodes[at].leaf < 0; at = next)
	{
		int32_t feature = walker.tree->nodes[at].feature;
		int64_t other;
		int32_t end;

		walker.feature = -1;
		next = step(&walker, at);
		if (worker->seen[feature] == p + 1)
			continue;
		worker->seen[feature] = p + 1;
		if (worker->shifts[feature] == 0)
			worker->shifts[feature] = shift_of(work, worker, feature);
		other = (int64_t) p + worker->shifts[feature];
		if (other >= worker->nout)
			other -= worker->nout;
		walker.feature = feature;
		walker.code = code_of(rows, worker->out[other], feature);
		end = end_of_walk(&walker, at);
		if (end != leaf)
			worker->rises[feature] +=
				(__int128) weight * (leaf_loss(work, worker, &walker, end) - loss);
	}
}

/* The class that each leaf of the worker's tree votes for. */
static void
set_votes(const Work *work, Worker *worker)
{
	const MlTree *tree = &work->ensemble->trees[worker->tree];
	int32_t nclasses = work->rows->nclasses;

	if (nclasses == 0)
		return;
	for (int32_t leaf = 0; leaf < tree->nleaves; leaf++)
	{
		const double *shares = tree->values + (size_t) leaf * (size_t) work->ensemble->nvalues;
		int32_t best = 0;

		if (nclasses == 2)
			best = shares[0] >= work->threshold ? 1 : 0;
		for (int32_t k = 1; k < nclasses && nclasses > 2; k++)
			if (shares[k] > shares[best])
				best = k;
		worker->votes[leaf] = best;
	}
}

/* Rows out of the bag of the worker's tree. */
static MlStatus
list_out(const Work *work, Worker *worker)
{
	const MlBinned *rows = work->rows->rows;
	uint64_t seed = ml_forest_tree_seed(work->draw, worker->tree);
	int32_t nout = 0;

	worker->nout = 0;
	if (work->all_in[worker->tree])
		return ML_OK;
	for (int32_t j = 0; j < (int32_t) rows->nrows; j++)
	{
		int32_t row = work->order[j];

		if (j % BLOCK == 0)
			ML_CHECK_STOP(&worker->env);
		worker->out[nout] = row;
		nout += ml_forest_is_out(work->draw, seed,
								 ml_forest_key(work->rows, segment_of(rows, row), row));
	}
	worker->nout = nout;
	return ML_OK;
}

static MlStatus
walk_rows(const Work *work, Worker *worker)
{
	size_t nfeatures = (size_t) work->rows->rows->nfeatures;

	ML_TRY(list_out(work, worker));
	if (worker->nout < 2)
		return ML_OK;
	set_votes(work, worker);
	memset(worker->shifts, 0, nfeatures * sizeof(int32_t));
	memset(worker->seen, 0, nfeatures * sizeof(int32_t));
	memset(worker->rises, 0, nfeatures * sizeof(__int128));
	worker->weight = 0;
	for (int32_t p = 0; p < worker->nout; p++)
	{
		if (p % BLOCK == 0)
			ML_CHECK_STOP(&worker->env);
		add_row(work, worker, p);
	}
	return ML_OK;
}

static void
walk_tree(int number, void *argument)
{
	const Work *work = argument;
	Worker *worker = &work->workers[number];

	worker->status = walk_rows(work, worker);
}

static void *
no_memory(MlEnv *env, size_t size)
{
	(void) env;
	(void) size;
	return NULL;
}

static MlStatus
sort_rows(MlEnv *env, const MlForestRows *rows, const int32_t **out)
{
	size_t n = (size_t) rows->rows->nrows;
	int32_t *order;
	uint64_t *items;
	uint64_t *spare;
	uint64_t *sorted;

	ML_TRY(ml_alloc(env, n, sizeof(int32_t), WHAT, &order));
	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), WHAT, &items));
	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), WHAT, &spare));
	for (size_t i = 0; i < n; i++)
	{
		items[2 * i] = ml_forest_key(rows, segment_of(rows->rows, (int32_t) i), (int64_t) i);
		items[2 * i + 1] = i;
	}
	ML_TRY(ml_radix_sort(env, items, spare, n, 2, 0, &sorted));
	for (size_t i = 0; i < n; i++)
		order[i] = (int32_t) sorted[2 * i + 1];
	ml_release(env, items);
	ml_release(env, spare);
	*out = order;
	return ML_OK;
}

static size_t
worker_size(const Work *work)
{
	size_t size = ml_size_mul((size_t) work->rows->rows->nrows, sizeof(int32_t));

	size = ml_size_add(size, ml_size_mul((size_t) work->most_leaves, sizeof(int32_t)));
	return ml_size_add(size, ml_size_mul((size_t) work->rows->rows->nfeatures,
										 2 * sizeof(int32_t) + sizeof(__int128)));
}

/* As many as there are threads and trees, or as memory can be had for: one must be. */
static MlStatus
make_workers(MlEnv *env, Work *work)
{
	size_t nfeatures = (size_t) work->rows->rows->nfeatures;
	size_t size = worker_size(work);
	MlError error = env->error;
	int wanted = env->threads;

	if (wanted > work->ensemble->ntrees)
		wanted = work->ensemble->ntrees;
	while (wanted > 1 && ml_forest_probe(env, ml_size_mul(size, (size_t) wanted), WHAT) != ML_OK)
		wanted--;
	env->error = error;
	ML_TRY(ml_alloc_zero(env, (size_t) wanted, sizeof(Worker), WHAT, &work->workers));
	for (int i = 0; i < wanted; i++)
	{
		Worker *worker = &work->workers[i];

		worker->env = *env;
		worker->env.alloc = no_memory;
		worker->env.progress = NULL;
		ML_TRY(
			ml_alloc(env, (size_t) work->rows->rows->nrows, sizeof(int32_t), WHAT, &worker->out));
		ML_TRY(ml_alloc(env, (size_t) work->most_leaves, sizeof(int32_t), WHAT, &worker->votes));
		ML_TRY(ml_alloc(env, nfeatures, sizeof(int32_t), WHAT, &worker->shifts));
		ML_TRY(ml_alloc(env, nfeatures, sizeof(int32_t), WHAT, &worker->seen));
		ML_TRY(ml_alloc(env, nfeatures, sizeof(__int128), WHAT, &worker->rises));
	}
	work->nworkers = wanted;
	return ML_OK;
}

/* Rises of the trees that have just been walked, in the order of the trees; *ntrees of them so far. */
static MlStatus
add_trees(const Work *work, Moments *moments, int32_t *ntrees)
{
	double scale = work->rows->nclasses > 0 ? 1 : LOSS_SCALE;

	for (int i = 0; i < work->nbusy; i++)
	{
		const Worker *worker = &work->workers[i];

		ML_TRY(worker->status);
		if (worker->nout < 2)
			continue;
		(*ntrees)++;
		for (int32_t f = 0; f < work->rows->rows->nfeatures; f++)
		{
			double rise = (double) worker->rises[f] / (double) worker->weight / scale;
			double deviation = rise - moments[f].mean;

			moments[f].mean += deviation / *ntrees;
			moments[f].squares += deviation * (rise - moments[f].mean);
		}
	}
	return ML_OK;
}

/* Importances and their standard errors; of one tree no error is known. */
static MlStatus
tell_importances(MlEnv *env, const Work *work, const Moments *moments, int32_t ntrees,
				 MlEnsemble *ensemble)
{
	int32_t nfeatures = work->rows->rows->nfeatures;
	double unit = work->rows->nclasses > 0 ? 1 : work->rows->spread;

	if (ntrees == 0)
		return ML_OK;
	ML_TRY(
		ml_alloc(env, (size_t) nfeatures, sizeof(MlOobImportance), WHAT, &ensemble->importances));
	for (int32_t f = 0; f < nfeatures; f++)
	{
		MlOobImportance *of = &ensemble->importances[f];

		of->mean = moments[f].mean * unit * unit;
		of->std_error = NAN;
		if (ntrees > 1)
			of->std_error =
				sqrt(moments[f].squares / ((double) ntrees * (ntrees - 1))) * unit * unit;
		if (!isfinite(of->mean) || isinf(of->std_error))
			return ml_fail(
				env, ML_BAD_VALUE,
				"squared errors of the target are too large for option \"oob_importance\"");
	}
	ensemble->nimportances = nfeatures;
	return ML_OK;
}

static MlStatus
walk_trees(MlEnv *env, Work *work, Moments *moments, int32_t *ntrees)
{
	int32_t ndone = 0;

	while (ndone < work->ensemble->ntrees)
	{
		int32_t left = work->ensemble->ntrees - ndone;

		ML_CHECK_STOP(env);
		work->nbusy = left < work->nworkers ? left : work->nworkers;
		for (int i = 0; i < work->nbusy; i++)
			work->workers[i].tree = ndone + i;
		ml_parallel_for(env, work->nbusy, walk_tree, work);
		if (add_trees(work, moments, ntrees) != ML_OK)
			return ml_fail(env, ML_CANCELLED, "computation was cancelled");
		ndone += work->nbusy;
	}
	return ML_OK;
}

static void
give_back(MlEnv *env, const Work *work)
{
	for (int i = 0; i < work->nworkers; i++)
	{
		ml_release(env, work->workers[i].out);
		ml_release(env, work->workers[i].votes);
	}
}

size_t
ml_forest_importance_size(const MlForestRows *rows)
{
	return ml_size_mul((size_t) rows->rows->nrows, sizeof(int32_t) + 4 * sizeof(uint64_t));
}

MlStatus
ml_forest_importance(MlEnv *env, const MlForestRows *rows, const MlForestDraw *draw,
					 const bool *all_in, double threshold, MlEnsemble *ensemble)
{
	Work work = {
		.rows = rows, .draw = draw, .all_in = all_in, .threshold = threshold, .ensemble = ensemble};
	int32_t ntrees = 0;
	MlWalkTree *trees;
	Moments *moments;

	for (int32_t t = 0; t < ensemble->ntrees; t++)
		if (ensemble->trees[t].nleaves > work.most_leaves)
			work.most_leaves = ensemble->trees[t].nleaves;
	ML_TRY(sort_rows(env, rows, &work.order));
	ML_TRY(ml_forest_walks_make(env, rows->rows, ensemble, &trees));
	work.trees = trees;
	ML_TRY(ml_alloc_zero(env, (size_t) rows->rows->nfeatures, sizeof(Moments), WHAT, &moments));
	ML_TRY(make_workers(env, &work));
	ML_TRY(walk_trees(env, &work, moments, &ntrees));
	give_back(env, &work);
	ml_forest_walks_release(env, trees);
	ml_release(env, (void *) work.order);
	return tell_importances(env, &work, moments, ntrees, ensemble);
}
