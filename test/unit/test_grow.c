/*
 * test_grow.c
 *		Growing of trees: beside a plain reference that adds up histograms row by row and keeps nothing.
 *
 * The reference and the grower share the split finder, which has a test of its own, so both must come to
 * the same splits to the bit wherever pairs need no narrowing.
 */
#include <stdlib.h>

#include "binned_support.h"
#include "ml/grow.h"
#include "ml/hash.h"
#include "support.h"
#include "tap.h"

#define MOST_NODES 4096

/* --- data --- */

typedef struct Data
{
	TestEnv *t;
	MlBinned *rows;
	MlRowPair *pairs;
	int64_t nrows;
} Data;

/*
 * Numbers of few and of many values, some missing, and categories; the g of a row depends on them all.  Row i is
 * made of number order[i] (or i).
 */
static Data
make_data(int64_t nrows, int32_t ndense, int32_t ncategorical, int32_t max_bins,
		  const int32_t *order)
{
	Data data = {.t = test_env(), .nrows = nrows};
	double *dense = malloc((size_t) (nrows * ndense + 1) * sizeof(double));
	int32_t *levels = malloc((size_t) (nrows * ncategorical + 1) * sizeof(int32_t));
	double *target = calloc((size_t) nrows + 1, sizeof(double));
	MlBinOptions options = {.max_bins = max_bins, .min_level_rows = 2};
	TestMatrix matrix = {.nrows = nrows,
						 .ndense = ndense,
						 .dense = dense,
						 .ncategorical = ncategorical,
						 .levels = levels,
						 .target = target};

	data.pairs = malloc((size_t) nrows * sizeof(MlRowPair));
	for (int64_t i = 0; i < nrows; i++)
	{
		uint64_t row = (uint64_t) (order != NULL ? order[i] : i);
		double g = 0;

		for (int32_t f = 0; f < ndense; f++)
		{
			double x = (double) (test_hash((uint64_t) f + 1, row) % (f % 3 == 0 ? 7 : 100000));
			bool is_missing = f % 2 == 1 && test_hash((uint64_t) f + 50, row) % 5 == 0;

			g += is_missing ? 300 : x / (f % 3 == 0 ? 7 : 100000) * 1000 / (1 + f);
			dense[i * ndense + f] = is_missing ? NAN : x;
		}
		for (int32_t f = 0; f < ncategorical; f++)
		{
			int32_t level = (int32_t) (test_hash((uint64_t) f + 200, row) % (f == 0 ? 3 : 30));

			g += (double) (test_hash(7, (uint64_t) level) % 800);
			levels[i * ncategorical + f] =
				test_hash((uint64_t) f + 300, row) % 20 == 0 ? -1 : level;
		}
		data.pairs[i].g = (int32_t) g - 700 + (int32_t) (test_hash(400, row) % 500);
		data.pairs[i].h = 50 + (int32_t) (test_hash(500, row) % 200);
	}
	if (test_binned(&data.t->env, &matrix, &options, &data.rows) != ML_OK)
		bail_out("%s", data.t->env.error.message);
	free(dense);
	free(levels);
	free(target);
	return data;
}

static void
free_data(Data *data)
{
	free(data->pairs);
	test_env_free(data->t);
}

static uint32_t
code_at(const MlBinned *rows, int32_t f, int64_t row)
{
	return ml_binned_code(rows, rows->segments[row / ML_SEGMENT_ROWS], f,
						  (int32_t) (row % ML_SEGMENT_ROWS));
}

/* --- the reference --- */

typedef struct Node
{
	int32_t left;
	int32_t right;
	int32_t depth;
	bool is_done;
	int32_t *rows;
	int64_t nrows;
	MlPair sum;
	int64_t class_sums[8];
	double lower;
	double upper;
	MlSplit split;
	bool path[64];
} Node;

typedef struct Reference
{
	const Data *data;
	const MlGrowOptions *options;
	const MlGrowCall *call;
	Node *nodes;
	int32_t nnodes;
	int32_t nleaves;
} Reference;

static bool
may_use(const Reference *r, const Node *node, int32_t f)
{
	bool is_in_one = false;
	bool is_first = true;

	if (r->call->features != NULL && !r->call->features[f])
		return false;
	if (r->options->nsets == 0)
		return true;
	for (int32_t p = 0; p < r->data->rows->nfeatures; p++)
		is_first = is_first && !node->path[p];
	if (is_first)
		return true;
	for (int32_t s = 0; s < r->options->nsets && !is_in_one; s++)
	{
		is_in_one = (r->options->sets[s][0] >> f) & 1;
		for (int32_t p = 0; p < r->data->rows->nfeatures; p++)
			is_in_one = is_in_one && (!node->path[p] || ((r->options->sets[s][0] >> p) & 1));
	}
	return is_in_one || node->path[f];
}

static void
find_split(Reference *r, Node *node)
{
	const MlBinned *rows = r->data->rows;
	const MlSplitOptions *options = &r->options->split;
	int32_t nclasses = r->options->nclasses > 2 ? r->options->nclasses : 0;
	double weight = r->call->h_unit * (double) node->sum.h;
	MlSplitNode of = {.sum = node->sum,
					  .class_sums = nclasses > 0 ? node->class_sums : NULL,
					  .nclasses = nclasses,
					  .g_unit = r->call->g_unit,
					  .h_unit = r->call->h_unit,
					  .rows_per_weight = (double) node->nrows / weight,
					  .lower = node->lower,
					  .upper = node->upper};

	node->split.feature = -1;
	node->split.codes = calloc((size_t) ml_split_max_codes(options, rows), sizeof(int32_t));
	if ((r->options->max_depth > 0 && node->depth >= r->options->max_depth) ||
		weight < r->options->min_node_weight)
		return;
	for (int32_t f = 0; f < rows->nfeatures; f++)
	{
		int32_t ncodes = rows->bins[f].ncodes;
		MlPair *pairs = calloc((size_t) ncodes, sizeof(MlPair));
		int64_t *classes = calloc((size_t) ncodes * 8, sizeof(int64_t));
		void *work = malloc(ml_split_work_size(ncodes, nclasses));

		for (int64_t i = 0; i < node->nrows; i++)
		{
			uint32_t code = code_at(rows, f, node->rows[i]);
			MlRowPair pair = r->call->pairs[node->rows[i]];

			pairs[code].g += pair.g;
			pairs[code].h += pair.h;
			if (nclasses > 0)
				classes[code * (uint32_t) nclasses + (uint32_t) pair.g] += pair.h;
		}
		if (may_use(r, node, f) && nclasses > 0)
			ml_split_find_classes(options, &of, &rows->bins[f], f, classes, work, &node->split);
		else if (may_use(r, node, f))
			ml_split_find(options, &of, &rows->bins[f], f, pairs, work, &node->split);
		free(pairs);
		free(classes);
		free(work);
	}
}

static bool
is_left(const MlBinned *rows, const MlSplit *split, int64_t row)
{
	const MlFeatureBins *bins = &rows->bins[split->feature];
	int32_t code = (int32_t) code_at(rows, split->feature, row);

	if (code == bins->nbins)
		return split->missing_left;
	if (!split->is_category)
		return code <= split->code;
	for (int32_t i = 0; i < split->ncodes; i++)
		if (split->codes[i] == code)
			return true;
	return false;
}

static int32_t
add_node(Reference *r, const Node *parent, int side)
{
	Node *node = &r->nodes[r->nnodes];
	int64_t room = parent != NULL ? parent->nrows : r->data->nrows;

	if (r->nnodes == MOST_NODES)
		bail_out("reference has too many nodes");
	*node = (Node){.left = -1, .right = -1, .lower = -INFINITY, .upper = INFINITY};
	node->rows = malloc((size_t) (room + 1) * sizeof(int32_t));
	if (parent == NULL)
		for (int64_t i = 0; i < (r->call->rows != NULL ? r->call->nrows : r->data->nrows); i++)
			node->rows[node->nrows++] = r->call->rows != NULL ? r->call->rows[i] : (int32_t) i;
	else
	{
		node->depth = parent->depth + 1;
		node->lower = parent->lower;
		node->upper = parent->upper;
		memcpy(node->path, parent->path, sizeof(node->path));
		node->path[parent->split.feature] = true;
		for (int64_t i = 0; i < parent->nrows; i++)
			if (is_left(r->data->rows, &parent->split, parent->rows[i]) == (side == 0))
				node->rows[node->nrows++] = parent->rows[i];
	}
	for (int64_t i = 0; i < node->nrows; i++)
	{
		MlRowPair pair = r->call->pairs[node->rows[i]];

		node->sum.g += pair.g;
		node->sum.h += pair.h;
		if (r->options->nclasses > 2)
			node->class_sums[pair.g] += pair.h;
	}
	if (r->options->nclasses > 2)
		node->sum.g = 0;
	return r->nnodes++;
}

static void
split_reference(Reference *r, int32_t number)
{
	Node *node = &r->nodes[number];
	int32_t left = add_node(r, node, 0);
	int32_t right = add_node(r, node, 1);
	const MlSplitOptions *options = &r->options->split;

	node->left = left;
	node->right = right;
	node->is_done = true;
	if (options->monotone != NULL && options->monotone[node->split.feature] != 0)
	{
		double middle = 0;

		for (int32_t child = left; child <= right; child++)
			middle += ml_split_value(options, r->call->g_unit * (double) r->nodes[child].sum.g,
									 r->call->h_unit * (double) r->nodes[child].sum.h, node->lower,
									 node->upper) /
					  2;
		if (options->monotone[node->split.feature] > 0)
			r->nodes[left].upper = r->nodes[right].lower = middle;
		else
			r->nodes[left].lower = r->nodes[right].upper = middle;
	}
	find_split(r, &r->nodes[left]);
	find_split(r, &r->nodes[right]);
	r->nleaves++;
}

/* The next node to be split: of the lowest level (or any, lossguide) the one that gains most. */
static int32_t
next_node(const Reference *r)
{
	int32_t best = -1;

	for (int32_t i = 0; i < r->nnodes; i++)
	{
		const Node *node = &r->nodes[i];
		const Node *other = best >= 0 ? &r->nodes[best] : NULL;
		bool same_level = r->options->is_lossguide || other == NULL || node->depth == other->depth;

		if (node->is_done || node->split.feature < 0)
			continue;
		if (other == NULL || (!same_level && node->depth < other->depth) ||
			(same_level && node->split.gain > other->split.gain))
			best = i;
	}
	return best;
}

static Reference
grow_reference(const Data *data, const MlGrowOptions *options, const MlGrowCall *call)
{
	Reference r = {.data = data, .options = options, .call = call, .nleaves = 1};
	int32_t next;

	r.nodes = malloc(MOST_NODES * sizeof(Node));
	add_node(&r, NULL, 0);
	find_split(&r, &r.nodes[0]);
	while ((options->max_leaves == 0 || r.nleaves < options->max_leaves) &&
		   (next = next_node(&r)) >= 0)
		split_reference(&r, next);
	return r;
}

static void
free_reference(Reference *r)
{
	for (int32_t i = 0; i < r->nnodes; i++)
	{
		free(r->nodes[i].rows);
		free(r->nodes[i].split.codes);
	}
	free(r->nodes);
}

/* --- comparison --- */

typedef struct Comparison
{
	const Reference *r;
	const MlGrower *grower;
	const MlTree *tree;
	int32_t nnodes; /* seen so far, in preorder */
	int32_t nleaves;
	int differences;
} Comparison;

static void
differs(Comparison *c, bool differs, const char *what)
{
	if (differs && c->differences++ < 5)
		note("node %d: %s", (int) c->nnodes - 1, what);
}

static void
compare_leaf(Comparison *c, const Node *node, const MlTreeNode *got)
{
	const MlGrowOptions *options = c->r->options;
	int64_t nrows;
	const int32_t *rows = ml_grower_leaf_rows(c->grower, got->leaf, &nrows);
	int64_t class_sums[8] = {0};
	MlPair sum = ml_grower_leaf_sum(c->grower, got->leaf, class_sums);
	double lower;
	double upper;

	differs(c, got->leaf != c->nleaves++, "number of leaf");
	differs(c, got->left != -1 || got->right != -1, "children of a leaf");
	differs(c, nrows != node->nrows || memcmp(rows, node->rows, (size_t) nrows * 4) != 0, "rows");
	differs(c, sum.h != node->sum.h || (options->nclasses <= 2 && sum.g != node->sum.g), "sum");
	differs(c, memcmp(class_sums, node->class_sums, sizeof(class_sums)) != 0, "class sums");
	differs(c, fabs(got->cover - c->r->call->h_unit * (double) node->sum.h) > 1e-9 * got->cover,
			"cover");
	ml_grower_leaf_bounds(c->grower, got->leaf, &lower, &upper);
	differs(c, lower != node->lower || upper != node->upper, "bounds");
	for (int64_t i = 0; i < nrows; i += 17)
		differs(c, ml_grower_leaf_of(c->grower, rows[i]) != got->leaf, "leaf of a row");
}

static void
compare_node(Comparison *c, int32_t number)
{
	const Node *node = &c->r->nodes[number];
	int32_t at = c->nnodes++;
	const MlTreeNode *got = &c->tree->nodes[at];
	const MlSplit *split = &node->split;
	const MlFeatureBins *bins;

	if (at >= c->tree->nnodes)
	{
		differs(c, true, "too few nodes");
		return;
	}
	if (node->left < 0)
	{
		differs(c, got->feature >= 0, "not a leaf");
		if (got->feature < 0)
			compare_leaf(c, node, got);
		return;
	}
	if (got->feature != split->feature)
	{
		differs(c, true, "feature");
		return;
	}
	bins = &c->r->data->rows->bins[split->feature];
	differs(c, got->missing_left != split->missing_left, "side of missing values");
	differs(c, got->gain != split->gain, "gain");
	differs(c, got->is_category != bins->is_category, "kind");
	if (bins->is_category)
	{
		differs(c, got->nlevels != split->ncodes, "number of levels");
		for (int32_t i = 0; i < got->nlevels; i++)
		{
			int32_t level = c->tree->levels[got->first_level + i];
			bool has = false;

			for (int32_t j = 0; j < split->ncodes; j++)
				has = has || bins->levels[split->codes[j]] == level;
			differs(c, !has || (i > 0 && c->tree->levels[got->first_level + i - 1] >= level),
					"level");
		}
	}
	else
		differs(c, got->threshold != ml_split_threshold(bins, split->code), "threshold");
	differs(c, got->left != at + 1, "left child");
	compare_node(c, node->left);
	differs(c, got->right != c->nnodes, "right child");
	compare_node(c, node->right);
	if (c->differences == 0)
		differs(c, got->cover != c->tree->nodes[got->left].cover + c->tree->nodes[got->right].cover,
				"cover of an inner node");
}

static MlGrower *
must_grow(Data *data, const MlGrowOptions *options, const MlGrowCall *call, bool is_shared,
		  int threads, MlTree *tree)
{
	MlEnv *env = &data->t->env;
	MlGrower *grower;
	MlStatus status;

	env->threads = threads;
	if (ml_grower_make(env, data->rows, options, is_shared, &grower) != ML_OK)
		bail_out("%s", env->error.message);
	while ((status = ml_grower_grow(env, grower, call)) == ML_LIMIT)
		if (ml_grower_enlarge(env, grower) != ML_OK)
			bail_out("%s", env->error.message);
	if (status != ML_OK || ml_grower_tree(env, grower, 1, tree) != ML_OK)
		bail_out("status %d: %s", (int) status, env->error.message);
	return grower;
}

/* Grow both and compare; with several threads, and with one that must not allocate. */
static void
compare(Data *data, const MlGrowOptions *options, const MlGrowCall *call, const char *name)
{
	static const int threads[] = {1, 4, 0};
	Reference r = grow_reference(data, options, call);

	for (int i = 0; i < 3; i++)
	{
		MlTree tree;
		Comparison c = {.r = &r, .tree = &tree};

		c.grower = must_grow(data, options, call, threads[i] > 0, threads[i], &tree);
		compare_node(&c, 0);
		ok(c.differences == 0 && c.nnodes == tree.nnodes && c.nleaves == tree.nleaves &&
			   r.nleaves == tree.nleaves,
		   "%s, %s: %d leaves", name,
		   threads[i] == 0   ? "not shared"
		   : threads[i] == 1 ? "one thread"
							 : "four threads",
		   (int) tree.nleaves);
	}
	free_reference(&r);
}

static MlGrowOptions
usual(int32_t max_depth)
{
	return (MlGrowOptions){.split = {.l2 = 1,
									 .min_child_weight = 300,
									 .cat_smooth = 10,
									 .cat_l2 = 10,
									 .min_data_per_group = 5,
									 .max_cat_threshold = 32,
									 .max_cat_to_onehot = 4},
						   .max_depth = max_depth,
						   .colsample_bylevel = 1};
}

static MlGrowCall
call_of(const Data *data)
{
	return (MlGrowCall){
		.pairs = data->pairs, .g_unit = 1, .h_unit = 1, .nrows = data->nrows, .seed = 5};
}

/* --- tests --- */

static void
test_strategies(void)
{
	Data data = make_data(3000, 5, 2, 256, NULL);
	MlGrowCall call = call_of(&data);
	MlGrowOptions options = usual(5);

	compare(&data, &options, &call, "level by level");
	options.max_depth = 0;
	options.split.min_child_weight = 3000;
	compare(&data, &options, &call, "no bound on the depth");
	options.max_leaves = 13;
	compare(&data, &options, &call, "the best of the last level");
	options.is_lossguide = true;
	compare(&data, &options, &call, "lossguide");
	options.max_leaves = 90;
	options.split.min_child_weight = 300;
	compare(&data, &options, &call, "lossguide with many leaves");
	options.split.min_child_weight = 3000;
	options.max_leaves = 2;
	compare(&data, &options, &call, "two leaves");
	options.max_leaves = 0;
	compare(&data, &options, &call, "lossguide without a bound");
	options.min_node_weight = 30000;
	compare(&data, &options, &call, "light nodes are leaves");
	options.split.min_split_gain = 1e12;
	compare(&data, &options, &call, "a single leaf");
	free_data(&data);
}

static void
test_rows(void)
{
	static const int64_t counts[] = {1, 2, 3, 1000, 16384, 16385, 70000};
	char name[64];

	for (int i = 0; i < 7; i++)
	{
		Data data = make_data(counts[i], 3, 1, 256, NULL);
		MlGrowCall call = call_of(&data);
		MlGrowOptions options = usual(i < 5 ? 7 : 5);
		int32_t *rows = malloc((size_t) counts[i] * sizeof(int32_t));

		snprintf(name, sizeof(name), "%d rows", (int) counts[i]);
		compare(&data, &options, &call, name);
		call.rows = rows;
		call.nrows = 0;
		for (int64_t row = 0; row < counts[i]; row++)
			if (test_hash(11, (uint64_t) row) % 3 > 0 || row == 0)
				rows[call.nrows++] = (int32_t) row;
		snprintf(name, sizeof(name), "%d of %d rows", (int) call.nrows, (int) counts[i]);
		compare(&data, &options, &call, name);
		free(rows);
		free_data(&data);
	}
}

static void
test_features(void)
{
	bool features[32];
	static const uint64_t sets[][1] = {{0x3}, {0x6}, {0x38}};
	static const uint64_t *const pointers[] = {sets[0], sets[1], sets[2]};
	static const int8_t monotone[32] = {1, -1, 0, 1};
	char name[64];
	MlGrowOptions options = usual(4);

	for (int32_t n = 1; n <= 17; n += n == 1 ? 6 : 10)
	{
		Data data = make_data(2000, n, n > 1 ? 3 : 0, n == 7 ? 4096 : 64, NULL);
		MlGrowCall call = call_of(&data);

		snprintf(name, sizeof(name), "%d features", (int) data.rows->nfeatures);
		compare(&data, &options, &call, name);
		for (int32_t f = 0; f < 32; f++)
			features[f] = test_hash(3, (uint64_t) f) % 2 == 0;
		call.features = features;
		compare(&data, &options, &call, "half of the features");
		memset(features, 0, sizeof(features));
		compare(&data, &options, &call, "no features");
		call.features = NULL;
		options.nsets = 3;
		options.sets = pointers;
		if (n > 1)
			compare(&data, &options, &call, "interaction sets");
		options.nsets = 0;
		options.split.monotone = monotone;
		compare(&data, &options, &call, "monotone constraints");
		options.split.monotone = NULL;
		free_data(&data);
	}
}

static void
test_classes(void)
{
	Data data = make_data(20000, 4, 1, 256, NULL);
	MlGrowCall call = call_of(&data);
	MlGrowOptions options = usual(6);

	for (int64_t i = 0; i < data.nrows; i++)
	{
		data.pairs[i].g = data.pairs[i].g < -200 ? 0 : data.pairs[i].g < 100 ? 3 : 1;
		data.pairs[i].h = 1 + (int32_t) (test_hash(9, (uint64_t) i) % 3);
	}
	options.nclasses = 4;
	options.split.l2 = 0;
	options.split.min_child_weight = 20;
	options.split.criterion = ML_CRITERION_GINI;
	compare(&data, &options, &call, "class sums");
	options.max_leaves = 9;
	options.is_lossguide = true;
	compare(&data, &options, &call, "class sums, lossguide");
	free_data(&data);
}

/* Pairs that need narrowing, and pairs where it would be too coarse. */
static void
test_narrowing(void)
{
	Data data = make_data(20000, 4, 1, 256, NULL);
	MlGrowCall call = call_of(&data);
	MlGrowOptions options = usual(3);
	MlTree narrow;
	MlTree wide;
	double worst = 0;

	options.split.min_child_weight = 1;
	for (int64_t i = 0; i < data.nrows; i++)
	{
		data.pairs[i].g *= 400000 + (int32_t) (test_hash(1, (uint64_t) i) % 1000);
		data.pairs[i].h = data.pairs[i].h * 4000000 + (int32_t) (test_hash(2, (uint64_t) i) % 1000);
	}
	call.g_unit = 1e-9;
	call.h_unit = 1e-9;
	must_grow(&data, &options, &call, true, 2, &narrow);
	/* one row far out: 16 bits do not do for the others */
	data.pairs[100].g = ML_PAIR_LIMIT;
	for (int64_t i = 0; i < data.nrows; i++)
		data.pairs[i].g = i == 100 ? ML_PAIR_LIMIT : data.pairs[i].g / 1000;
	compare(&data, &options, &call, "pairs that are not narrowed");
	for (int64_t i = 0; i < data.nrows; i++)
		data.pairs[i].g = i == 100 ? 0 : data.pairs[i].g * 1000;
	must_grow(&data, &options, &call, true, 2, &wide);
	{
		Reference r = grow_reference(&data, &options, &call);

		ok(wide.nnodes == r.nnodes && wide.nodes[0].feature == r.nodes[0].split.feature,
		   "a narrowed tree has the shape of the exact one");
		worst = fabs(wide.nodes[0].gain / r.nodes[0].split.gain - 1);
		ok(worst > 0 && worst < 1e-4, "its gain is that of the exact one, nearly: %.2g", worst);
		near(wide.nodes[0].cover, call.h_unit * (double) r.nodes[0].sum.h, 1e-12,
			 "its covers are exact");
		free_reference(&r);
	}
	free_data(&data);
}

/* Features drawn by level and by node. */
static void
test_draws(void)
{
	Data data = make_data(20000, 9, 0, 64, NULL);
	MlGrowCall call = call_of(&data);
	MlGrowOptions options = usual(6);
	int used = 0;
	bool seen[9] = {false};
	int wrong = 0;
	MlTree all;
	MlTree tree;

	must_grow(&data, &options, &call, true, 1, &all);
	options.features_per_node = 9;
	must_grow(&data, &options, &call, true, 2, &tree);
	ok(tree.nnodes == all.nnodes &&
		   memcmp(tree.nodes, all.nodes, (size_t) all.nnodes * sizeof(MlTreeNode)) == 0,
	   "all features for each node: the same tree");
	options.features_per_node = 1;
	for (uint64_t seed = 0; seed < 60; seed++)
	{
		MlTree again;

		call.seed = seed;
		must_grow(&data, &options, &call, true, 3, &tree);
		must_grow(&data, &options, &call, false, 3, &again);
		wrong += tree.nnodes != again.nnodes ||
				 memcmp(tree.nodes, again.nodes, (size_t) again.nnodes * sizeof(MlTreeNode)) != 0;
		if (tree.nodes[0].feature >= 0)
			seen[tree.nodes[0].feature] = true;
	}
	for (int f = 0; f < 9; f++)
		used += seen[f];
	ok(used >= 8 && wrong == 0, "one feature for each node: %d at the root, %d differ by threads",
	   used, wrong);
	options.features_per_node = 0;
	options.colsample_bylevel = 0.1;
	must_grow(&data, &options, &call, true, 1, &tree);
	{
		int32_t by_depth[16];
		int32_t depth[128] = {0};

		memset(by_depth, -1, sizeof(by_depth));
		wrong = 0;
		for (int32_t i = 0; i < tree.nnodes; i++)
		{
			const MlTreeNode *node = &tree.nodes[i];

			if (node->feature < 0)
				continue;
			depth[node->left] = depth[node->right] = depth[i] + 1;
			wrong += by_depth[depth[i]] >= 0 && by_depth[depth[i]] != node->feature;
			by_depth[depth[i]] = node->feature;
		}
		ok(tree.nnodes > 10 && wrong == 0, "a tenth of the features by level: one each");
	}
	free_data(&data);
}

/* The leaves, as sums, in any order of the rows. */
static void
test_order(void)
{
	int32_t *order = malloc(30000 * sizeof(int32_t));
	Data plain = make_data(30000, 5, 1, 256, NULL);
	MlGrowCall call = call_of(&plain);
	MlGrowOptions options = usual(8);
	MlTree trees[2];
	const MlGrower *growers[2];
	Data mixed;
	int wrong = 0;

	for (int32_t i = 0; i < 30000; i++)
		order[i] = i;
	for (int32_t i = 29999; i > 0; i--)
	{
		int32_t j = (int32_t) (test_hash(77, (uint64_t) i) % (uint64_t) (i + 1));
		int32_t swap = order[i];

		order[i] = order[j];
		order[j] = swap;
	}
	mixed = make_data(30000, 5, 1, 256, order);
	growers[0] = must_grow(&plain, &options, &call, true, 1, &trees[0]);
	call.pairs = mixed.pairs;
	growers[1] = must_grow(&mixed, &options, &call, true, 3, &trees[1]);
	ok(trees[0].nnodes == trees[1].nnodes && trees[0].nnodes > 60 &&
		   memcmp(trees[0].nodes, trees[1].nodes, (size_t) trees[0].nnodes * sizeof(MlTreeNode)) ==
			   0 &&
		   memcmp(trees[0].levels, trees[1].levels, (size_t) trees[0].nlevels * sizeof(int32_t)) ==
			   0,
	   "the same tree for any order of the rows");
	for (int32_t leaf = 0; leaf < trees[0].nleaves; leaf++)
	{
		MlPair a = ml_grower_leaf_sum(growers[0], leaf, NULL);
		MlPair b = ml_grower_leaf_sum(growers[1], leaf, NULL);

		wrong += a.g != b.g || a.h != b.h;
	}
	is_int(wrong, 0, "and the same sums of its leaves");
	free(order);
	free_data(&plain);
	free_data(&mixed);
}

/* Values of leaves added to rows; leaves: of each row. */
static void
test_values(const MlGrower *grower, const MlTree *tree, const int32_t *leaves)
{
	double *values = malloc((size_t) tree->nleaves * sizeof(double));
	float *out = calloc(70000, sizeof(float));
	int wrong = 0;

	for (int32_t leaf = 0; leaf < tree->nleaves; leaf++)
		values[leaf] = leaf + 1;
	for (int32_t part = 0; part < ml_grower_nparts(grower); part++)
		ml_grower_add_values(grower, part, values, out);
	for (int32_t row = 0; row < 70000; row++)
		wrong += (int32_t) out[row] != leaves[row] + 1;
	is_int(wrong, 0, "each row gets the value of its leaf, once");
	free(values);
	free(out);
}

/* All rows, those that took part and those that did not; by ranges of any length. */
static void
test_leaves(void)
{
	Data data = make_data(70000, 6, 2, 256, NULL);
	MlGrowCall call = call_of(&data);
	MlGrowOptions options = usual(7);
	int32_t *leaves = malloc(70000 * sizeof(int32_t));
	int32_t *some = malloc(70000 * sizeof(int32_t));
	MlTree tree;
	const MlGrower *grower = must_grow(&data, &options, &call, true, 1, &tree);
	int64_t n = 0;
	int wrong = 0;

	ml_grower_leaves_of(grower, NULL, 70000, leaves);
	for (int32_t leaf = 0; leaf < tree.nleaves; leaf++)
	{
		int64_t nrows;
		const int32_t *rows = ml_grower_leaf_rows(grower, leaf, &nrows);

		for (int64_t i = 0; i < nrows; i++)
			wrong += leaves[rows[i]] != leaf;
	}
	is_int(wrong, 0, "the leaf of each row is that in whose list it stands");
	wrong = 0;
	for (int64_t row = 0; row < 70000; row++)
		wrong += leaves[row] != ml_grower_leaf_of(grower, row);
	is_int(wrong, 0, "and that of a walk from the root");
	test_values(grower, &tree, leaves);
	for (int32_t i = 0; i < 70000; i += 1 + (int32_t) (test_hash(5, (uint64_t) i) % 3))
		some[n++] = i;
	ml_grower_leaves_of(grower, some, n, leaves);
	wrong = 0;
	for (int64_t i = 0; i < n; i++)
		wrong += leaves[i] != ml_grower_leaf_of(grower, some[i]);
	is_int(wrong, 0, "leaves of some rows");
	free(leaves);
	free(some);
	free_data(&data);
}

/* Many nodes: room has to grow; and none but the grower's own memory is used where it is not shared. */
static void
test_memory(void)
{
	Data data = make_data(30000, 4, 2, 256, NULL);
	MlGrowCall call = call_of(&data);
	MlGrowOptions options = usual(0);
	MlEnv *env = &data.t->env;
	MlGrower *grower;
	MlTree tree;
	long before;
	int limits = 0;
	int refused = 0;
	MlStatus status;

	options.split.min_child_weight = 0;
	options.split.min_data_per_group = 1;
	for (int i = 0; i < 3; i++)
	{
		size_t bytes = data.t->bytes;

		env->threads = 1 + 2 * i;
		if (ml_grower_make(env, data.rows, &options, i > 0, &grower) != ML_OK)
			bail_out("%s", env->error.message);
		ok(ml_grower_size(data.rows, &options, i > 0, env->threads) >= data.t->bytes - bytes,
		   "%d threads: size told beforehand", env->threads);
	}
	ml_grower_make(env, data.rows, &options, false, &grower);
	for (;;)
	{
		before = data.t->allocations;
		status = ml_grower_grow(env, grower, &call);
		if (data.t->allocations != before)
			bail_out("growing has allocated");
		if (status != ML_LIMIT)
			break;
		limits++;
		if (ml_grower_enlarge(env, grower) != ML_OK)
			bail_out("%s", env->error.message);
	}
	ml_grower_tree(env, grower, 1, &tree);
	ok(status == ML_OK && limits > 0 && tree.nleaves > 5000, "room grows: %d times, %d leaves",
	   limits, (int) tree.nleaves);
	options.max_depth = 4;
	for (long n = 1;; n++)
	{
		data.t->fail_at = data.t->allocations + n;
		status = ml_grower_make(env, data.rows, &options, true, &grower);
		if (status == ML_OK)
			status = ml_grower_grow(env, grower, &call);
		if (status == ML_OK)
			status = ml_grower_tree(env, grower, 1, &tree);
		data.t->fail_at = 0;
		if (status != ML_OUT_OF_MEMORY)
			break;
		refused++;
	}
	ok(status == ML_OK && refused >= 3, "each allocation may fail: %d", refused);
	free_data(&data);
}

static void
test_cancel(void)
{
	Data data = make_data(30000, 4, 2, 256, NULL);
	MlGrowCall call = call_of(&data);
	MlGrowOptions options = usual(8);
	MlEnv *env = &data.t->env;
	MlGrower *grower;
	MlTree before;
	MlTree after;
	int cancelled = 0;
	int other = 0;

	env->threads = 2;
	if (ml_grower_make(env, data.rows, &options, true, &grower) != ML_OK ||
		ml_grower_grow(env, grower, &call) != ML_OK ||
		ml_grower_tree(env, grower, 1, &before) != ML_OK)
		bail_out("%s", env->error.message);
	for (long n = 1; n < 400; n = n + 1 + n / 4)
	{
		MlStatus status;

		data.t->stop_at = atomic_load(&data.t->polls) + n;
		status = ml_grower_grow(env, grower, &call);
		data.t->stop_at = 0;
		cancelled += status == ML_CANCELLED;
		other += status != ML_CANCELLED && status != ML_OK;
	}
	ok(cancelled > 10 && other == 0, "cancelled at any poll: %d times", cancelled);
	ml_grower_grow(env, grower, &call);
	ml_grower_tree(env, grower, 1, &after);
	ok(before.nnodes == after.nnodes &&
		   memcmp(before.nodes, after.nodes, (size_t) after.nnodes * sizeof(MlTreeNode)) == 0,
	   "and the next tree is right");
	free_data(&data);
}

int
main(void)
{
	test_strategies();
	test_rows();
	test_features();
	test_classes();
	test_narrowing();
	test_draws();
	test_order();
	test_leaves();
	test_memory();
	test_cancel();
	return done();
}
