/*
 * test_ensemble.c
 *		Ensembles of trees: the walk against a plain one, the stored form, what they tell.
 */
#include "ensemble_support.h"
#include "ml/elementary.h"
#include "tap.h"

#define NROWS 200

typedef struct Case
{
	const char *name;
	TestForest forest;
} Case;

static const Case cases[] = {
	{"numbers", {.seed = 1, .ndense = 5, .ntrees = 33, .depth = 6, .leaf_share = 0.1}},
	{"an array", {.seed = 2, .ndense = 4, .has_array = true, .ntrees = 7, .depth = 5}},
	{"single leaves", {.seed = 3, .ndense = 2, .ntrees = 14, .depth = 0}},
	{"a chain", {.seed = 4, .ndense = 3, .ntrees = 5, .depth = 256, .is_chain = true}},
	{"uneven depths", {.seed = 5, .ndense = 9, .ntrees = 40, .depth = 40, .leaf_share = 0.45}},
	{"categories",
	 {.seed = 6, .ndense = 3, .ncategorical = 2, .nlevels = 20, .ntrees = 30, .depth = 6}},
	{"categories only", {.seed = 7, .ncategorical = 1, .nlevels = 70, .ntrees = 13, .depth = 4}},
	{"missing levels",
	 {.seed = 8,
	  .ndense = 2,
	  .ncategorical = 3,
	  .nlevels = 40,
	  .has_missing_levels = true,
	  .ntrees = 30,
	  .depth = 6}},
	{"more levels than a set can have",
	 {.seed = 9,
	  .ndense = 2,
	  .ncategorical = 2,
	  .nlevels = 200000,
	  .list = 3000,
	  .ntrees = 20,
	  .depth = 5,
	  .has_missing_levels = true}},
	{"two classes, logit",
	 {.seed = 10, .ndense = 4, .ntrees = 26, .depth = 5, .link = ML_LINK_LOGIT, .nclasses = 2}},
	{"two classes, probability",
	 {.seed = 11,
	  .ndense = 4,
	  .ntrees = 26,
	  .depth = 5,
	  .link = ML_LINK_PROBABILITY,
	  .nclasses = 2}},
	{"three classes, softmax",
	 {.seed = 12,
	  .ndense = 4,
	  .ncategorical = 1,
	  .nlevels = 9,
	  .ntrees = 27,
	  .depth = 5,
	  .link = ML_LINK_SOFTMAX,
	  .nclasses = 3}},
	{"four classes, probability",
	 {.seed = 13,
	  .ndense = 4,
	  .ncategorical = 1,
	  .nlevels = 9,
	  .ntrees = 17,
	  .depth = 5,
	  .link = ML_LINK_PROBABILITY,
	  .nclasses = 4,
	  .nvalues = 4}},
	{"counts", {.seed = 14, .ndense = 4, .ntrees = 16, .depth = 5, .link = ML_LINK_LOG}},
	{"targets in the leaves",
	 {.seed = 15, .ndense = 4, .ntrees = 9, .depth = 4, .has_targets = true}},
	{"several groups of trees", {.seed = 17, .ndense = 6, .ntrees = 275, .depth = 6}},
	{"several groups, unlike trees",
	 {.seed = 18,
	  .ndense = 4,
	  .ncategorical = 2,
	  .nlevels = 50,
	  .has_missing_levels = true,
	  .ntrees = 250,
	  .depth = 12,
	  .leaf_share = 0.3}},
	{"stumps", {.seed = 19, .ndense = 3, .ntrees = 150, .depth = 1}},
	{"a class a tree, two groups",
	 {.seed = 20,
	  .ndense = 4,
	  .ncategorical = 1,
	  .nlevels = 9,
	  .ntrees = 123,
	  .depth = 4,
	  .link = ML_LINK_SOFTMAX,
	  .nclasses = 3}},
	{"codes for some columns only",
	 {.seed = 21, .ncategorical = 3, .nlevels = 900, .list = 100, .ntrees = 60, .depth = 6}},
	{"more features than fit the stack", {.seed = 16, .ndense = 600, .ntrees = 40, .depth = 8}},
	{"importances out of bag",
	 {.seed = 17,
	  .ndense = 4,
	  .has_array = true,
	  .ncategorical = 1,
	  .nlevels = 9,
	  .ntrees = 4,
	  .depth = 3,
	  .has_importances = true}},
};

#define NCASES ((int) (sizeof(cases) / sizeof(cases[0])))

static const MlEnsemble *
ensemble_of(const MlModel *model)
{
	return model->params;
}

/* The definition of tree.h, word by word. */
static const MlTreeNode *
plain_leaf(const MlModel *model, const MlTree *tree, const MlRow *row)
{
	const MlEnsemble *ensemble = ensemble_of(model);
	const MlTreeNode *node = tree->nodes;

	while (node->feature >= 0)
	{
		bool left = false;

		if (node->feature < model->encoder.ndense)
		{
			double x = row->dense[node->feature];

			left = isnan(x) ? node->missing_left : x <= node->threshold;
		}
		else
		{
			int32_t c = node->feature - model->encoder.ndense;
			int32_t level = row->levels[c];
			bool missing = level < 0 || (ensemble->missing_levels != NULL &&
										 ensemble->missing_levels[c] != NULL &&
										 ensemble->missing_levels[c][level]);

			for (int32_t i = 0; i < node->nlevels; i++)
				if (tree->levels[node->first_level + i] == level)
					left = true;
			if (!left && missing)
				left = node->missing_left;
		}
		node = &tree->nodes[left ? node->left : node->right];
	}
	return node;
}

static void
plain_margins(const MlModel *model, const MlRow *row, double *margins)
{
	const MlEnsemble *e = ensemble_of(model);

	for (int32_t m = 0; m < e->nmargins; m++)
		margins[m] = 0;
	for (int32_t t = 0; t < e->ntrees; t++)
	{
		const MlTreeNode *leaf = plain_leaf(model, &e->trees[t], row);

		for (int32_t k = 0; k < e->nvalues; k++)
			margins[e->nvalues == 1 ? t % e->nmargins : k] +=
				e->trees[t].values[leaf->leaf * e->nvalues + k];
	}
	for (int32_t m = 0; m < e->nmargins; m++)
		margins[m] = e->base[m] + e->scale * margins[m];
}

/* Rows for which margins or leaves are not those of the plain walk. */
static int
count_different(const MlModel *model, const TestForest *forest)
{
	const MlEnsemble *e = ensemble_of(model);
	int different = 0;

	for (int32_t i = 0; i < NROWS; i++)
	{
		const MlRow *row = test_forest_row(forest, i);
		double expected[8];
		double got[8];
		int32_t leaves[300];
		bool same = true;

		plain_margins(model, row, expected);
		ml_ensemble_margins(e, row, got);
		ml_ensemble_leaves(e, row, leaves);
		for (int32_t m = 0; m < e->nmargins; m++)
			same = same && got[m] == expected[m];
		for (int32_t t = 0; t < e->ntrees; t++)
			same = same && leaves[t] == plain_leaf(model, &e->trees[t], row)->leaf;
		different += !same;
	}
	return different;
}

static void
test_walk(void)
{
	for (int c = 0; c < NCASES; c++)
	{
		TestEnv *t = test_env();
		const MlModel *model = test_forest(&t->env, &cases[c].forest);
		int32_t nnodes = 0;
		int32_t depth = 0;

		for (int32_t i = 0; i < ensemble_of(model)->ntrees; i++)
		{
			nnodes += ensemble_of(model)->trees[i].nnodes;
			if (depth < ensemble_of(model)->trees[i].depth)
				depth = ensemble_of(model)->trees[i].depth;
		}
		is_int(count_different(model, &cases[c].forest), 0, cases[c].name);
		note("%d nodes, depth %d", (int) nnodes, (int) depth);
		test_env_free(t);
	}
}

static void
test_links(void)
{
	static const int chosen[] = {9, 10, 11, 12, 13};

	for (int c = 0; c < 5; c++)
	{
		const TestForest *forest = &cases[chosen[c]].forest;
		TestEnv *t = test_env();
		const MlModel *model = test_forest(&t->env, forest);
		double worst = 0;

		for (int32_t i = 0; i < NROWS; i++)
		{
			const MlRow *row = test_forest_row(forest, i);
			double margins[8];
			double p[8];
			double sum = 0;

			plain_margins(model, row, margins);
			if (forest->nclasses == 0)
			{
				worst =
					fmax(worst, relative_error(ml_ensemble_predict(model, row), exp(margins[0])));
				continue;
			}
			ml_ensemble_probabilities(model, row, p);
			for (int32_t k = 0; k < forest->nclasses; k++)
				sum += forest->link == ML_LINK_SOFTMAX ? exp(margins[k]) : p[k];
			for (int32_t k = 0; k < forest->nclasses; k++)
			{
				double expected = forest->nclasses > 2 ? margins[k] : margins[0];

				if (forest->link == ML_LINK_SOFTMAX)
					expected = exp(margins[k]) / sum;
				else if (forest->link == ML_LINK_LOGIT)
					expected = 1 / (1 + exp(-margins[0]));
				if (k == 0 && forest->nclasses == 2)
					expected = 1 - expected;
				worst = fmax(worst, relative_error(p[k], expected));
			}
		}
		ok(worst < 1e-13, "predictions of %s", cases[chosen[c]].name);
		note("error %.2g", worst);
		test_env_free(t);
	}
	{
		MlEnsemble e = {.link = ML_LINK_LOG};
		double worst = 0;

		for (double x = -700; x < 709.7; x += 1.37)
			worst = fmax(worst, relative_error(ml_ensemble_estimate(&e, x), exp(x)));
		ok(worst < 1e-14, "the exponential over its whole range");
		ok(isinf(ml_ensemble_estimate(&e, 710)) && isnan(ml_ensemble_estimate(&e, NAN)),
		   "infinity beyond it, NaN of NaN");
	}
}

/* The weighted quantile of all targets in the leaves of a row, by sorting them. */
static double
plain_quantile(const MlModel *model, const MlRow *row, double q)
{
	const MlEnsemble *e = ensemble_of(model);
	double targets[1000];
	double weights[1000];
	int n = 0;
	double sum = 0;

	for (int32_t t = 0; t < e->ntrees; t++)
	{
		const MlTreeNode *leaf = plain_leaf(model, &e->trees[t], row);
		int64_t first = e->leaf_targets[t].starts[leaf->leaf];
		int64_t end = e->leaf_targets[t].starts[leaf->leaf + 1];

		for (int64_t i = first; i < end; i++)
		{
			int at = n++;

			for (; at > 0 && targets[at - 1] > e->leaf_targets[t].targets[i]; at--)
			{
				targets[at] = targets[at - 1];
				weights[at] = weights[at - 1];
			}
			targets[at] = e->leaf_targets[t].targets[i];
			weights[at] = 1.0 / (double) (end - first) / e->ntrees;
		}
	}
	for (int i = 0; i < n; i++)
	{
		sum += weights[i];
		if (sum >= q - 1e-9)
			return targets[i];
	}
	return targets[n - 1];
}

static void
test_quantiles(void)
{
	static const double levels[] = {0, 0.1, 0.25, 0.5, 0.77, 0.9, 1};
	const TestForest *forest = &cases[14].forest;
	TestEnv *t = test_env();
	MlModel *model = test_forest(&t->env, forest);
	int different = 0;

	for (int32_t i = 0; i < NROWS; i++)
		for (int q = 0; q < 7; q++)
		{
			double expected = plain_quantile(model, test_forest_row(forest, i), levels[q]);

			((MlEnsemble *) model->params)->quantile = levels[q];
			different += ml_ensemble_predict(model, test_forest_row(forest, i)) != expected;
		}
	is_int(different, 0, "quantiles of the targets in the leaves");
	test_env_free(t);
}

/* The stored form. */

static void
save(MlEnv *env, const MlModel *model, unsigned char **data, size_t *size)
{
	MlWriter writer;

	ml_writer_init(&writer, env);
	ml_ensemble_save(&writer, model);
	if (ml_writer_status(&writer) != ML_OK)
		bail_out("%s", env->error.message);
	*data = writer.data;
	*size = writer.size;
}

/* A model with the same encoder and classes from bytes, which are copied so that a byte more is seen. */
static MlStatus
load(MlEnv *env, const MlModel *model, const unsigned char *data, size_t size, MlModel *loaded)
{
	unsigned char *copy = malloc(size > 0 ? size : 1);
	MlReader reader;
	MlStatus status;

	memcpy(copy, data, size);
	*loaded = *model;
	loaded->params = NULL;
	ml_reader_init(&reader, env, "model", copy, size);
	status = ml_ensemble_load(&reader, loaded);
	if (status == ML_OK)
		status = ml_reader_end(&reader);
	free(copy);
	return status;
}

/* All that can be asked of a model, for a row. */
static int
use(MlEnv *env, const MlModel *model, const TestForest *forest, int32_t row_number)
{
	const MlEnsemble *e = ensemble_of(model);
	const MlRow *row = test_forest_row(forest, row_number);
	MlWriter writer;
	MlFeatureImportance *lines;
	const char *text;
	int32_t count;
	int32_t *leaves;
	double p[8];
	int failures = 0;

	ml_writer_init(&writer, env);
	ml_json_begin(&writer, '{');
	ml_ensemble_describe(&writer, model, true);
	ml_json_end(&writer, '}');
	ml_write_u8(&writer, 0);
	failures += ml_writer_status(&writer) != ML_OK || !test_json_valid((const char *) writer.data);
	failures += ml_ensemble_feature_importance(env, model, &lines, &count) != ML_OK;
	for (int32_t t = 1; t <= e->ntrees && t < 3; t++)
		failures += ml_ensemble_tree_text(env, model, t, &text) != ML_OK;
	failures += ml_alloc(env, (size_t) e->ntrees, sizeof(int32_t), "leaves", &leaves) != ML_OK;
	if (failures > 0)
		return failures;
	ml_ensemble_leaves(e, row, leaves);
	if (forest->nclasses > 0)
		ml_ensemble_probabilities(model, row, p);
	else
		(void) ml_ensemble_predict(model, row);
	return 0;
}

static void
test_stored(const Case *c)
{
	TestEnv *t = test_env();
	MlModel *model = test_forest(&t->env, &c->forest);
	MlModel loaded;
	unsigned char *data;
	unsigned char *again;
	size_t size;
	size_t again_size;
	int accepted = 0;
	int invalid = 0;
	int loads = 0;
	int32_t nnodes = 0;

	if (c->forest.has_targets)
		((MlEnsemble *) model->params)->quantile = 0.5;
	for (int32_t i = 0; i < ensemble_of(model)->ntrees; i++)
		nnodes += ensemble_of(model)->trees[i].nnodes;
	save(&t->env, model, &data, &size);
	note("%s: %zu bytes, %.1f a node", c->name, size, (double) size / nnodes);
	is_int(load(&t->env, model, data, size, &loaded), ML_OK, "an ensemble loads");
	save(&t->env, &loaded, &again, &again_size);
	ok(size == again_size && memcmp(data, again, size) == 0, "and is saved as the same bytes");
	is_int(count_different(&loaded, &c->forest), 0, "and walks as a plain one");
	is_int(use(&t->env, &loaded, &c->forest, 1), 0, "and tells of itself");
	is_int(ensemble_of(&loaded)->nimportances,
		   c->forest.has_importances ? c->forest.ndense + c->forest.ncategorical : 0,
		   "and has its importances");
	if (size > 5000)
	{
		test_env_free(t);
		return;
	}
	for (size_t length = 0; length < size; length++)
	{
		TestEnv *inner = test_env();

		accepted += load(&inner->env, model, data, length, &loaded) != ML_CORRUPT;
		test_env_free(inner);
	}
	is_int(accepted, 0, "every truncation is ML_CORRUPT");
	for (size_t bit = 0; bit < 8 * size; bit++)
	{
		TestEnv *inner = test_env();
		MlStatus status;

		inner->budget = 64 << 20;
		data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		status = load(&inner->env, model, data, size, &loaded);
		if (status == ML_OK)
		{
			loads++;
			invalid += use(&inner->env, &loaded, &c->forest, (int32_t) (bit % NROWS));
			save(&inner->env, &loaded, &again, &again_size);
			invalid += again_size != size || memcmp(again, data, size) != 0;
		}
		else
			invalid += status != ML_CORRUPT || inner->env.error.message[0] == '\0';
		data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		test_env_free(inner);
	}
	is_int(invalid, 0, "a flipped bit is ML_CORRUPT, or another ensemble that works and saves");
	note("%d of %zu load", loads, 8 * size);
	test_env_free(t);
}

/* A chain one longer than may be, and bytes that are no tree. */
static void
test_depth(void)
{
	TestForest forest = {.seed = 4, .ndense = 3, .ntrees = 1, .is_chain = true};
	int wrong = 0;

	for (forest.depth = 255; forest.depth <= 258; forest.depth++)
		for (forest.seed = 1; forest.seed < 4; forest.seed++)
		{
			TestEnv *t = test_env();
			const MlModel *model = test_forest(&t->env, &forest);
			MlModel loaded;
			unsigned char *data;
			size_t size;

			save(&t->env, model, &data, &size);
			wrong += load(&t->env, model, data, size, &loaded) !=
					 (forest.depth <= ML_MAX_TREE_DEPTH ? ML_OK : ML_CORRUPT);
			test_env_free(t);
		}
	is_int(wrong, 0, "a path of 256 nodes loads, a longer one does not");
}

static void
test_memory(void)
{
	TestForest forest = cases[7].forest;
	TestEnv *t = test_env();
	const MlModel *model;
	unsigned char *data;
	size_t size;
	int other = 0;
	long n;
	MlStatus status = ML_OUT_OF_MEMORY;

	forest.ntrees = 3;
	model = test_forest(&t->env, &forest);
	save(&t->env, model, &data, &size);
	for (n = 1; status != ML_OK && n < 10000; n++)
	{
		TestEnv *inner = test_env();
		MlModel loaded;
		MlModel first;
		MlFeatureImportance *lines;
		const char *text;
		int32_t count;

		inner->fail_at = n;
		status = load(&inner->env, model, data, size, &loaded);
		if (status == ML_OK)
			status = ml_ensemble_first_rounds(&inner->env, &loaded, 2, &first);
		if (status == ML_OK)
			status = ml_ensemble_tree_text(&inner->env, &loaded, 1, &text);
		if (status == ML_OK)
			status = ml_ensemble_feature_importance(&inner->env, &loaded, &lines, &count);
		if (status == ML_OK)
		{
			MlWriter writer;

			ml_writer_init(&writer, &inner->env);
			ml_ensemble_describe(&writer, &loaded, true);
			status = ml_writer_status(&writer);
		}
		if (status != ML_OK)
			other += status != ML_OUT_OF_MEMORY ||
					 strstr(inner->env.error.message, "out of memory") == NULL;
		test_env_free(inner);
	}
	ok(other == 0 && status == ML_OK, "each of %ld allocations failing is ML_OUT_OF_MEMORY", n - 2);
	test_env_free(t);
}

static void
test_first_rounds(void)
{
	static const int chosen[] = {0, 11, 12, 14};

	for (int c = 0; c < 4; c++)
	{
		const TestForest *forest = &cases[chosen[c]].forest;
		TestEnv *t = test_env();
		MlModel *model = test_forest(&t->env, forest);
		MlEnsemble *e = model->params;
		int32_t per_round = ml_ensemble_round_trees(e);
		MlModel first;
		double worst = 0;

		if (ml_ensemble_first_rounds(&t->env, model, 5, &first) != ML_OK)
			bail_out("%s", t->env.error.message);
		is_int(ensemble_of(&first)->ntrees, 5 * per_round, cases[chosen[c]].name);
		for (int32_t i = 0; i < NROWS; i++)
		{
			const MlRow *row = test_forest_row(forest, i);
			double sums[8] = {0};
			double margins[8];

			ml_ensemble_margins(first.params, row, margins);
			for (int32_t n = 0; n < 5 * per_round; n++)
				for (int32_t k = 0; k < e->nvalues; k++)
					sums[e->nvalues == 1 ? n % e->nmargins : k] +=
						e->trees[n]
							.values[plain_leaf(model, &e->trees[n], row)->leaf * e->nvalues + k];
			for (int32_t m = 0; m < e->nmargins; m++)
				worst = fmax(worst,
							 fabs(margins[m] - e->base[m] - sums[m] / (e->best_round > 0 ? 1 : 5)));
		}
		ok(worst < 1e-12, "the first five rounds");
		is_int(ml_ensemble_first_rounds(&t->env, model, e->ntrees / per_round + 1, &first),
			   ML_BAD_OPTION, "more than there are");
		contains(t->env.error.message, "number of rounds must be from 1 to ", "the error says so");
		is_int(ml_ensemble_first_rounds(&t->env, model, 0, &first), ML_BAD_OPTION, "none");
		test_env_free(t);
	}
}

/* A tree by hand. */
static void
test_text(void)
{
	static MlColumn columns[] = {
		{"length", true, "double precision", ML_COLUMN_NUMBER, 1, 0},
		{"seen", true, "timestamp with time zone", ML_COLUMN_TIME, 1, 1},
		{"day", true, "date", ML_COLUMN_TIME, 1, 2},
		{"is_new", true, "boolean", ML_COLUMN_BOOLEAN, 1, 3},
		{"v", true, "double precision[]", ML_COLUMN_ARRAY, 2, 4},
		{"color\n", true, "text", ML_COLUMN_CATEGORY, 0, 0},
	};
	static MlText texts[12] = {
		{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1}, {"f", 1},
		{"g", 1}, {"h", 1}, {"i", 1}, {"j", 1}, {"k", 1}, {"l", 1},
	};
	static int64_t counts[12];
	static MlLevels levels = {
		.nkept = 12, .texts = texts, .other = -1, .null = -1, .nlevels = 12, .counts = counts};
	static int32_t lists[] = {1, 3, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
	static MlTreeNode nodes[] = {
		{0, 1, 2, -1, false, true, 0, 0, 2.5, 33.25, 120},
		{-1, -1, -1, 0, false, false, 0, 0, 0, 0, 50},
		{1, 3, 14, -1, false, false, 0, 0, 1700000000, 12, 70},
		{2, 4, 13, -1, false, false, 0, 0, 951825600, 11, 60},
		{3, 5, 12, -1, false, false, 0, 0, 0.5, 10, 50},
		{5, 6, 11, -1, false, false, 0, 0, 1e-7, 9, 40},
		{6, 7, 8, -1, true, false, 0, 2, 0, 8, 30},
		{-1, -1, -1, 1, false, false, 0, 0, 0, 0, 10},
		{6, 9, 10, -1, true, true, 2, 12, 0, 7, 20},
		{-1, -1, -1, 2, false, false, 0, 0, 0, 0, 10},
		{-1, -1, -1, 3, false, false, 0, 0, 0, 0, 10},
		{-1, -1, -1, 4, false, false, 0, 0, 0, 0, 10},
		{-1, -1, -1, 5, false, false, 0, 0, 0, 0, 10},
		{-1, -1, -1, 6, false, false, 0, 0, 0, 0, 10},
		{-1, -1, -1, 7, false, false, 0, 0, 0, 0, 10},
	};
	static double values[] = {0, 0.25, 1, 0.5, 1.0 / 3, 0.125, 0, 1};
	static MlTree tree = {15, 8, 7, nodes, 14, lists, values};
	static double base[1];
	static MlText labels[] = {{"no", 2}, {"yes", 3}};
	MlEnsemble e = {.link = ML_LINK_PROBABILITY,
					.nmargins = 1,
					.nvalues = 1,
					.base = base,
					.scale = 1,
					.ntrees = 1,
					.trees = &tree};
	MlModel model = {.params = &e};
	MlFeatureImportance *lines;
	double importance[6];
	int32_t count;
	const char *text;
	TestEnv *t = test_env();

	model.encoder = (MlEncoder){
		.ncolumns = 6, .columns = columns, .ndense = 6, .ncategorical = 1, .levels = &levels};
	model.classes = (MlClasses){.nclasses = 2, .labels = labels};
	if (ml_ensemble_tree_text(&t->env, &model, 1, &text) != ML_OK)
		bail_out("%s", t->env.error.message);
	is_text(text,
			"tree 1 of 1\n"
			"length <= 2.5  (gain 33.25, cover 120, missing left)\n"
			"  no: 1, yes: 0  (leaf 1, cover 50)\n"
			"length > 2.5\n"
			"  seen <= 2023-11-14 22:13:20+00  (gain 12, cover 70, missing right)\n"
			"    day <= 2000-02-29 12:00:00  (gain 11, cover 60, missing right)\n"
			"      is_new = false  (gain 10, cover 50, missing right)\n"
			"        v[2] <= 1e-07  (gain 9, cover 40, missing right)\n"
			"          color  in (b, d)  (gain 8, cover 30, missing right)\n"
			"            no: 0.75, yes: 0.25  (leaf 2, cover 10)\n"
			"          color  not in (b, d)\n"
			"            color  in (a, b, c, d, e, f, g, h, i, j, ... 2 more)  (gain 7, cover 20, "
			"missing left)\n"
			"              no: 0, yes: 1  (leaf 3, cover 10)\n"
			"            color  not in (a, b, c, d, e, f, g, h, i, j, ... 2 more)\n"
			"              no: 0.5, yes: 0.5  (leaf 4, cover 10)\n"
			"        v[2] > 1e-07\n"
			"          no: 0.666667, yes: 0.333333  (leaf 5, cover 10)\n"
			"      is_new = true\n"
			"        no: 0.875, yes: 0.125  (leaf 6, cover 10)\n"
			"    day > 2000-02-29 12:00:00\n"
			"      no: 1, yes: 0  (leaf 7, cover 10)\n"
			"  seen > 2023-11-14 22:13:20+00\n"
			"    no: 0, yes: 1  (leaf 8, cover 10)\n",
			"the text of a tree");
	is_int(ml_ensemble_tree_text(&t->env, &model, 2, &text), ML_BAD_OPTION, "there is one tree");
	is_text(t->env.error.message, "number of the tree must be from 1 to 1, not 2", "it says so");

	if (ml_ensemble_feature_importance(&t->env, &model, &lines, &count) != ML_OK)
		bail_out("%s", t->env.error.message);
	is_int(count, 6, "six features have a split");
	is_text(lines[0].feature, "length", "that of the largest gain first");
	is_text(lines[1].feature, "color\n", "then the category");
	ok(lines[1].gain == 15 && lines[1].gain_mean == 7.5 && lines[1].cover == 25 &&
		   lines[1].splits == 2,
	   "with two splits");
	is_text(lines[5].feature, "v[2]", "an element of an array");
	ml_ensemble_importance(&model, importance);
	ok(importance[0] == 33.25 && importance[4] == 9 && importance[5] == 15, "importance by column");
	test_env_free(t);
}

/* Dates of a calendar by counting days one by one from 1600 to 2400. */
static void
test_dates(void)
{
	static MlColumn column = {"d", true, "date", ML_COLUMN_TIME, 1, 0};
	static MlTreeNode nodes[] = {{0, 1, 2, -1, false, true, 0, 0, 0, 1, 2},
								 {-1, -1, -1, 0, false, false, 0, 0, 0, 0, 1},
								 {-1, -1, -1, 1, false, false, 0, 0, 0, 0, 1}};
	static double values[2];
	static MlTree tree = {3, 2, 1, nodes, 0, NULL, values};
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	MlEnsemble e = {.nmargins = 1, .nvalues = 1, .ntrees = 1, .trees = &tree};
	MlModel model = {.params = &e};
	TestEnv *t = test_env();
	int64_t day = -135140; /* 1600-01-01 */
	int different = 0;

	model.encoder = (MlEncoder){.ncolumns = 1, .columns = &column, .ndense = 1};
	for (int year = 1600; year < 2400; year++)
		for (int month = 0; month < 12; month++)
		{
			bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
			int length = lengths[month] + (month == 1 && leap ? 1 : 0);

			for (int d = 1; d <= length; d++, day++)
			{
				char expected[64];
				const char *text;

				if (d != 1 && d != length)
					continue;
				nodes[0].threshold = 86400.0 * (double) day;
				snprintf(expected, sizeof(expected), "tree 1 of 1\nd <= %04d-%02d-%02d  (", year,
						 month + 1, d);
				if (ml_ensemble_tree_text(&t->env, &model, 1, &text) != ML_OK)
					bail_out("%s", t->env.error.message);
				different += strncmp(text, expected, strlen(expected)) != 0;
			}
		}
	is_int(different, 0, "first and last days of 800 years of months");
	test_env_free(t);
}

int
main(void)
{
	test_walk();
	test_links();
	test_quantiles();
	for (int c = 0; c < NCASES; c++)
	{
		Case smaller = cases[c];

		/* large enough to have everything, small enough for each bit */
		if (c == 15)
			continue;
		if (c != 3 && c != 8)
		{
			smaller.forest.ntrees = smaller.forest.nclasses > 2 ? smaller.forest.nclasses : 2;
			smaller.forest.depth = smaller.forest.depth > 2 ? 2 : smaller.forest.depth;
		}
		test_stored(&smaller);
	}
	test_depth();
	test_memory();
	test_first_rounds();
	test_text();
	test_dates();
	return done();
}
