/*
 * test_forest.c
 *		Random forests: draws, errors out of bag, quantiles, and what any fit must do.
 */
#include "forest_support.h"
#include "ml/hash.h"
#include "tap.h"

#define NROWS 4000
#define NDENSE 5
#define NLEVELS 10

static double dense[NROWS * NDENSE];
static int32_t levels[NROWS];
static double targets[3][NROWS]; /* a number, one of two classes, one of three */
static double weights[NROWS];
static const char *const kinds[] = {"numbers", "two classes", "three classes"};

static double
uniform(uint64_t seed, int64_t i)
{
	return (double) (test_hash(seed, (uint64_t) i) >> 11) * 0x1p-53;
}

static void
make_rows(void)
{
	for (int64_t i = 0; i < NROWS; i++)
	{
		double eta;

		for (int c = 0; c < NDENSE; c++)
			dense[i * NDENSE + c] = uniform(1, i * NDENSE + c) * 10;
		levels[i] = (int32_t) (test_hash(2, (uint64_t) i) % NLEVELS);
		eta = sin(dense[i * NDENSE]) * 2 + dense[i * NDENSE + 1] / 5 + (levels[i] % 3) - 2 +
			  (uniform(3, i) - 0.5) * 2;
		if (uniform(4, i) < 0.1)
			dense[i * NDENSE + 1] = NAN;
		if (uniform(5, i) < 0.05)
			levels[i] = -1;
		targets[0][i] = eta;
		targets[1][i] = eta > 0.3;
		targets[2][i] = eta < -1 ? 0 : (eta < 0.5 ? 1 : 2);
		weights[i] = 0.1 + uniform(6, i);
	}
}

/* Rows from .. to - 1. */
static TestRows
some_rows(int kind, int64_t from, int64_t to, bool weighted)
{
	return (TestRows){.nclasses = kind == 0 ? 0 : kind + 1,
					  .nlevels = NLEVELS,
					  .matrix = {.nrows = to - from,
								 .ndense = NDENSE,
								 .dense = dense + from * NDENSE,
								 .ncategorical = 1,
								 .levels = levels + from,
								 .target = targets[kind] + from,
								 .weight = weighted ? weights + from : NULL}};
}

static MlModel
must_fit(TestEnv *t, const TestRows *rows, const char *options)
{
	MlModel model;
	MlStatus status = test_forest_fit(&t->env, &ml_random_forest, rows, options, &model);

	if (status != ML_OK)
		bail_out("status %d: %s", (int) status, t->env.error.message);
	return model;
}

/* Levels of a draw are those of a Poisson distribution, and hashes reach them as often. */
static void
poisson_draws(double rate)
{
	MlForestDraw draw;
	double expected = exp(-rate);
	double below = expected;
	double error = 0;
	int64_t counts[ML_FOREST_MAX_COUNT + 1] = {0};
	int64_t n = 200000;
	double chi_square = 0;

	ml_forest_draw_init(&draw, true, rate, 5);
	for (int k = 0; k < draw.nlevels; k++)
	{
		error = fmax(error, fabs(draw.levels[k] * 0x1p-32 - below));
		expected *= rate / (k + 1);
		below += expected;
	}
	ok(draw.nlevels > 3 && error < 1e-9, "rate %g: %d levels of a Poisson variable", rate,
	   draw.nlevels);
	for (int64_t i = 0; i < n; i++)
		counts[ml_forest_count(&draw, ml_forest_tree_seed(&draw, (int32_t) (i % 7)),
							   ml_hash_mix((uint64_t) i / 7))]++;
	expected = exp(-rate);
	for (int k = 0; k < 5; k++)
	{
		chi_square += ((double) counts[k] - n * expected) * ((double) counts[k] - n * expected) /
					  (n * expected);
		expected *= rate / (k + 1);
	}
	ok(chi_square < 20, "rate %g: counts are distributed so (chi^2 = %.1f of 5)", rate, chi_square);
}

/* A sample is drawn row by row by ml_forest_count; rows of equal content are drawn independently. */
static void
samples(void)
{
	static double equal[NROWS * NDENSE];
	static double zeros[NROWS];
	static int32_t identity[] = {0, 1, 2};
	static MlRowPair pairs[NROWS];
	static int32_t numbers[NROWS];

	for (int same = 0; same < 2; same++)
	{
		TestEnv *t = test_env();
		TestMatrix matrix = {.nrows = NROWS,
							 .ndense = NDENSE,
							 .dense = same ? equal : dense,
							 .target = same ? zeros : targets[1],
							 .classes = identity};
		MlBinOptions bins = {.max_bins = 64, .min_level_rows = 1, .needs_hash = true};
		TestRows rows = {.nclasses = 2, .matrix = matrix};
		MlForestOptions options;
		MlForestRows forest_rows;
		MlForestDraw draw;
		MlModel model;
		MlBinned *binned;
		int64_t drawn;
		int64_t total;
		int64_t expected = 0;
		int64_t in = 0;
		bool right = true;

		ml_forest_draw_init(&draw, true, 1, 11);
		if (test_forest_options(&t->env, &ml_random_forest, "", &options) != ML_OK ||
			test_forest_model(&t->env, &ml_random_forest, &rows, &model) != ML_OK ||
			test_binned(&t->env, &matrix, &bins, &binned) != ML_OK ||
			ml_forest_rows_make(&t->env, binned, &model, &options, ML_FOREST_MAX_COUNT,
								&forest_rows) != ML_OK ||
			ml_forest_sample(&t->env, &forest_rows, &draw, 77, pairs, numbers, &drawn, &total) !=
				ML_OK)
			bail_out("%s", t->env.error.message);
		ok((forest_rows.keys != NULL) == (same == 1), "keys are made only for equal rows");
		for (int64_t row = 0; row < NROWS; row++)
		{
			int count =
				ml_forest_count(&draw, 77, ml_forest_key(&forest_rows, binned->segments[0], row));

			expected += count;
			if (count == 0)
				continue;
			right = right && numbers[in] == row && pairs[row].h == count &&
					pairs[row].g == (matrix.target[row] == 1 ? count : 0);
			in++;
		}
		ok(right && in == drawn && expected == total, "each row is drawn by its key");
		ok(fabs((double) drawn - NROWS * (1 - exp(-1))) < 150 && fabs((double) total - NROWS) < 300,
		   "%d of %d rows, %d times", (int) drawn, NROWS, (int) total);
		test_env_free(t);
	}
}

/* Weights and targets that are integers stay so; others get the bits that there are. */
static void
units(void)
{
	static double integers[NROWS];
	static double counts[NROWS];
	TestEnv *t = test_env();
	TestRows rows = some_rows(0, 0, NROWS, false);
	MlBinOptions bins = {.max_bins = 64, .min_level_rows = 1};
	MlForestOptions options;
	MlForestRows forest_rows;
	MlModel model;
	MlBinned *binned;

	for (int i = 0; i < NROWS; i++)
	{
		integers[i] = (double) (test_hash(8, (uint64_t) i) % 100) + 1e9;
		counts[i] = (double) (test_hash(9, (uint64_t) i) % 5) + 1;
	}
	rows.matrix.target = integers;
	rows.matrix.weight = counts;
	if (test_forest_options(&t->env, &ml_random_forest, "", &options) != ML_OK ||
		test_forest_model(&t->env, &ml_random_forest, &rows, &model) != ML_OK ||
		test_binned(&t->env, &rows.matrix, &bins, &binned) != ML_OK ||
		ml_forest_rows_make(&t->env, binned, &model, &options, ML_FOREST_MAX_COUNT, &forest_rows) !=
			ML_OK)
		bail_out("%s", t->env.error.message);
	ok(forest_rows.h_unit == 1 && forest_rows.g_unit == 1, "integers have the unit 1");
	ok(fabs(forest_rows.center - 1e9 - 49.5) < 5 && forest_rows.center == rint(forest_rows.center),
	   "the center is an integer near the mean");
	near(forest_rows.mean_weight, 3, 0.05, "the mean weight");
	rows.matrix.target = targets[0];
	rows.matrix.weight = weights;
	if (test_binned(&t->env, &rows.matrix, &bins, &binned) != ML_OK ||
		ml_forest_rows_make(&t->env, binned, &model, &options, ML_FOREST_MAX_COUNT, &forest_rows) !=
			ML_OK)
		bail_out("%s", t->env.error.message);
	ok(forest_rows.h_unit <= 0x1p-24 &&
		   forest_rows.h_unit * ML_PAIR_LIMIT >= 1.1 * ML_FOREST_MAX_COUNT,
	   "real weights have 25 bits or more");
	ok(forest_rows.g_unit <= 0x1p-20 &&
		   forest_rows.g_unit * ML_PAIR_LIMIT >= 3 * ML_FOREST_MAX_COUNT,
	   "and so have real targets");
	test_env_free(t);
}

/* Options of how many features a node chooses from. */
static void
features_of_nodes(void)
{
	static const struct
	{
		const char *options;
		int32_t nclasses;
		int32_t nfeatures;
		int32_t expected;
	} cases[] = {
		{"", 2, 20, 4},
		{"", 0, 20, 7},
		{"max_features=sqrt", 0, 100, 10},
		{"max_features=log2", 0, 100, 6},
		{"max_features=third", 2, 4, 2},
		{"max_features=third", 2, 2, 0},
		{"max_features=half", 2, 7, 3},
		{"max_features=all", 2, 7, 0},
		{"max_features=sqrt", 2, 1, 0},
		{"features_per_node=3", 2, 7, 3},
		{"features_per_node=7", 2, 7, 0},
	};

	for (size_t c = 0; c < sizeof(cases) / sizeof(cases[0]); c++)
	{
		TestEnv *t = test_env();
		MlBinned binned = {.nfeatures = cases[c].nfeatures, .nrows = 10};
		MlForestRows rows = {.rows = &binned, .nclasses = cases[c].nclasses, .mean_weight = 1};
		MlForestOptions options;
		MlGrowOptions grow;

		(void) test_forest_options(&t->env, &ml_random_forest, cases[c].options, &options);
		ml_forest_grow_options(&rows, &options, &grow);
		is_int(grow.features_per_node, cases[c].expected, cases[c].options);
		test_env_free(t);
	}
}

/* Errors out of bag are what walking each row through the trees that have not drawn it gives. */
static void
out_of_bag(int kind, bool weighted, const char *option_text)
{
	TestEnv *t = test_env();
	TestRows rows = some_rows(kind, 0, 1500, weighted);
	MlModel model = must_fit(t, &rows, option_text);
	const MlEnsemble *e = model.params;
	MlForestOptions options;
	MlBinOptions bins;
	MlForestDraw draw;
	MlForestRows forest_rows = {.nclasses = rows.nclasses};
	MlBinned *binned;
	long double loss = 0;
	long double total = 0;
	long double score = 0;
	long double mean = 0;
	long double variance = 0;

	(void) test_forest_options(&t->env, &ml_random_forest, option_text, &options);
	ml_forest_bin_options(&options, &bins);
	if (test_binned(&t->env, &rows.matrix, &bins, &binned) != ML_OK)
		bail_out("%s", t->env.error.message);
	ml_forest_draw_init(&draw, options.bootstrap, options.subsample, 0);
	for (int pass = 0; pass < 2; pass++)
	{
		for (int64_t i = 0; i < rows.matrix.nrows; i++)
		{
			MlRow row = test_matrix_row(&rows, i);
			double target = rows.matrix.target[i];
			double weight = weighted ? weights[i] : 1;
			double values[3] = {0};
			int32_t leaves[64];
			int count = 0;

			ml_ensemble_leaves(e, &row, leaves);
			for (int32_t tree = 0; tree < e->ntrees; tree++)
				if (ml_forest_count(&draw, ml_forest_tree_seed(&draw, tree),
									ml_forest_key(&forest_rows, binned->segments[0], i)) == 0)
				{
					for (int32_t k = 0; k < e->nvalues; k++)
						values[k] += e->trees[tree].values[leaves[tree] * e->nvalues + k];
					count++;
				}
			if (count == 0)
				continue;
			for (int32_t k = 0; k < e->nvalues; k++)
				values[k] /= count;
			if (pass == 1)
			{
				variance += weight * (target - mean) * (target - mean);
				continue;
			}
			total += weight;
			mean += weight * target;
			if (kind == 0)
				loss += weight * (values[0] - target) * (values[0] - target);
			else if (kind == 1)
			{
				double p = target == 1 ? values[0] : 1 - values[0];

				loss -= weight * log(fmax(p, 1e-15));
				score += weight * ((values[0] >= 0.5) == (target == 1));
			}
			else
			{
				int best = values[1] > values[0] ? 1 : 0;

				best = values[2] > values[best] ? 2 : best;
				loss -= weight * log(fmax(values[(int) target], 1e-15));
				score += weight * (best == (int) target);
			}
		}
		if (pass == 0)
			mean /= total;
	}
	score = kind == 0 ? 1 - loss / variance : score / total;
	near(e->oob_error, (double) (loss / total), 1e-6, option_text);
	near(e->oob_score, (double) score, 1e-6, "and its score");
	is_int(e->nrounds, e->ntrees, "an error for each number of trees");
	ok(e->rounds[0].validation_loss > e->rounds[e->nrounds - 1].validation_loss &&
		   e->rounds[e->nrounds - 1].validation_loss == e->oob_error,
	   "%s: from %.3f to %.3f", kinds[kind], e->rounds[0].validation_loss, e->oob_error);
	test_env_free(t);
}

/* The error out of bag says what the error on new rows is. */
static void
quality(int kind)
{
	TestEnv *t = test_env();
	TestRows rows = some_rows(kind, 0, NROWS / 2, false);
	TestRows fresh = some_rows(kind, NROWS / 2, NROWS, false);
	MlModel model = must_fit(t, &rows, "trees=60 min_samples_leaf=10");
	const MlEnsemble *e = model.params;
	double error = 0;

	for (int64_t i = 0; i < NROWS / 2; i++)
	{
		MlRow row = test_matrix_row(&fresh, i);
		double target = fresh.matrix.target[i];
		double margins[3];

		ml_ensemble_margins(e, &row, margins);
		if (kind == 0)
			error += (margins[0] - target) * (margins[0] - target);
		else if (kind == 1)
			error -= log(fmax(1e-15, target == 1 ? margins[0] : 1 - margins[0]));
		else
			error -= log(fmax(1e-15, margins[(int) target]));
	}
	error /= NROWS / 2;
	ok(fabs(error / e->oob_error - 1) < 0.1, "%s: error out of bag %.4f, on new rows %.4f",
	   kinds[kind], e->oob_error, error);
	ok(e->oob_score > 0.7, "%s: score %.3f", kinds[kind], e->oob_score);
	test_env_free(t);
}

/* All rows, all features: each tree is the decision tree. */
static void
like_a_decision_tree(int kind)
{
	TestEnv *t = test_env();
	TestRows rows = some_rows(kind, 0, 1000, true);
	const char *categories = "cat_smooth=1 cat_l2=1 min_data_per_group=1 max_depth=6";
	char options[256];
	MlModel forest;
	MlModel tree;
	double difference = 0;

	(void) snprintf(options, sizeof(options), "%s trees=3 bootstrap=false max_features=all",
					categories);
	forest = must_fit(t, &rows, options);
	if (test_forest_fit(&t->env, &ml_decision_tree, &rows, categories, &tree) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int64_t i = 0; i < 1000; i++)
	{
		MlRow row = test_matrix_row(&rows, i);
		double a[3];
		double b[3];

		ml_ensemble_margins(forest.params, &row, a);
		ml_ensemble_margins(tree.params, &row, b);
		for (int32_t k = 0; k < (kind == 2 ? 3 : 1); k++)
			difference = fmax(difference, fabs(a[k] - b[k]));
	}
	ok(difference < 1e-12, "%s: without chance a forest is a decision tree (%.1g)", kinds[kind],
	   difference);
	ok(isnan(((MlEnsemble *) forest.params)->oob_error) &&
		   forest.algorithm->notice(&forest, 0) == NULL,
	   "%s: nothing is out of bag, nor told", kinds[kind]);
	test_env_free(t);
}

static void
same_bytes(int kind, bool weighted, const char *options)
{
	TestEnv *t = test_env();
	TestRows rows = some_rows(kind, 0, 1200, weighted);
	TestRows shuffled;
	MlModel first = must_fit(t, &rows, options);
	MlModel second;

	if (test_forest_shuffled(&t->env, &rows, 7, &shuffled) != ML_OK)
		bail_out("memory");
	second = must_fit(t, &shuffled, options);
	ok(test_same_ensembles(&t->env, &first, &second), "%s, %s: the same bytes for any order",
	   kinds[kind], options);
	for (int threads = 2; threads <= 5; threads += 3)
	{
		t->env.threads = threads;
		second = must_fit(t, &rows, options);
		ok(test_same_ensembles(&t->env, &first, &second), "%s, %s: the same bytes by %d threads",
		   kinds[kind], options, threads);
	}
	test_env_free(t);
}

/* The same where rows have equal content. */
static void
equal_rows(void)
{
	static double few[600 * NDENSE];
	static double few_targets[600];
	TestEnv *t = test_env();
	TestRows rows = {
		.nclasses = 2,
		.matrix = {.nrows = 600, .ndense = NDENSE, .dense = few, .target = few_targets}};
	TestRows shuffled;
	MlModel first;
	MlModel second;

	for (int i = 0; i < 600; i++)
	{
		for (int c = 0; c < NDENSE; c++)
			few[i * NDENSE + c] = (double) (test_hash(21, (uint64_t) (i * NDENSE + c)) % 2);
		few_targets[i] = (double) (test_hash(22, (uint64_t) i) % 4 < 1 + few[i * NDENSE]);
	}
	first = must_fit(t, &rows, "trees=10");
	if (test_forest_shuffled(&t->env, &rows, 3, &shuffled) != ML_OK)
		bail_out("memory");
	second = must_fit(t, &shuffled, "trees=10");
	ok(test_same_ensembles(&t->env, &first, &second), "rows of equal content: the same bytes");
	ok(((MlEnsemble *) first.params)->trees[0].nodes[0].cover != 600, "drawn anew for each tree");
	test_env_free(t);
}

/* Seeds make other forests. */
static void
seeds(void)
{
	TestEnv *t = test_env();
	TestRows rows = some_rows(1, 0, 500, false);
	MlModel first = must_fit(t, &rows, "trees=5 seed=1");
	MlModel second = must_fit(t, &rows, "trees=5 seed=1");
	MlModel third = must_fit(t, &rows, "trees=5 seed=2");
	MlModel extra = must_fit(t, &rows, "trees=5 seed=1 extra_trees=true");

	ok(test_same_ensembles(&t->env, &first, &second), "equal seeds, equal forests");
	ok(!test_same_ensembles(&t->env, &first, &third), "another seed, another forest");
	ok(!test_same_ensembles(&t->env, &first, &extra), "extra trees are others");
	ok(((MlEnsemble *) extra.params)->oob_score > 0.6, "and predict as well: %.3f",
	   ((MlEnsemble *) extra.params)->oob_score);
	test_env_free(t);
}

/* Targets in leaves: as many as were drawn, ascending, their mean the leaf's value. */
static void
leaf_targets(const char *options)
{
	TestEnv *t = test_env();
	TestRows rows = some_rows(0, 0, 1000, false);
	MlModel model = must_fit(t, &rows, options);
	const MlEnsemble *e = model.params;
	bool ascending = true;
	double error = 0;
	int64_t total = 0;

	for (int32_t tree = 0; tree < e->ntrees; tree++)
	{
		const MlLeafTargets *lists = &e->leaf_targets[tree];

		for (int32_t leaf = 0; leaf < e->trees[tree].nleaves; leaf++)
		{
			double sum = 0;

			for (int64_t j = lists->starts[leaf]; j < lists->starts[leaf + 1]; j++)
			{
				sum += lists->targets[j];
				ascending = ascending && (j == lists->starts[leaf] ||
										  lists->targets[j - 1] <= lists->targets[j]);
			}
			error =
				fmax(error, fabs(sum / (double) (lists->starts[leaf + 1] - lists->starts[leaf]) -
								 e->trees[tree].values[leaf]));
		}
		total += lists->starts[e->trees[tree].nleaves];
	}
	ok(ascending && error < 1e-12, "%s: targets of a leaf ascend, their mean is its value (%.1g)",
	   options, error);
	ok(fabs((double) total / e->ntrees - 1000) < 60, "%s: a target for each draw", options);
	test_env_free(t);
}

/* Of new rows as many are below a quantile as it says. */
static void
quantiles(void)
{
	static const char *const options[] = {
		"trees=50 min_samples_leaf=10 quantiles=true quantile=0.1",
		"trees=50 min_samples_leaf=10 quantiles=true quantile=0.5",
		"trees=50 min_samples_leaf=10 quantiles=true quantile=0.9"};
	double below[3] = {0};
	bool ordered = true;
	static double predictions[3][NROWS / 2];
	TestRows rows = some_rows(0, 0, NROWS / 2, false);
	TestRows fresh = some_rows(0, NROWS / 2, NROWS, false);

	for (int q = 0; q < 3; q++)
	{
		TestEnv *t = test_env();
		MlModel model = must_fit(t, &rows, options[q]);

		for (int64_t i = 0; i < NROWS / 2; i++)
		{
			MlRow row = test_matrix_row(&fresh, i);

			predictions[q][i] = model.algorithm->predict(&model, &row);
			below[q] += fresh.matrix.target[i] <= predictions[q][i];
			ordered = ordered && (q == 0 || predictions[q - 1][i] <= predictions[q][i]);
		}
		test_env_free(t);
	}
	ok(ordered, "quantiles do not cross");
	ok(fabs(below[0] / (NROWS / 2) - 0.1) < 0.06 && fabs(below[1] / (NROWS / 2) - 0.5) < 0.05 &&
		   fabs(below[2] / (NROWS / 2) - 0.9) < 0.06,
	   "shares below quantiles .1, .5, .9: %.3f, %.3f, %.3f", below[0] / (NROWS / 2),
	   below[1] / (NROWS / 2), below[2] / (NROWS / 2));
}

static void
small_fits(void)
{
	for (int kind = 0; kind < 3; kind++)
		for (int64_t nrows = 1; nrows <= 5; nrows++)
		{
			TestEnv *t = test_env();
			TestRows rows = some_rows(kind, 0, nrows, false);
			MlModel model = must_fit(t, &rows, "trees=7");
			MlRow row = test_matrix_row(&rows, 0);
			double margins[3] = {NAN, NAN, NAN};

			ml_ensemble_margins(model.params, &row, margins);
			ok(isfinite(margins[0]), "%s: %d rows", kinds[kind], (int) nrows);
			test_env_free(t);
		}
}

static void
notices(void)
{
	TestEnv *t = test_env();
	TestRows rows = some_rows(1, 0, 1, false);
	MlModel model = must_fit(t, &rows, "trees=4");

	contains(model.algorithm->notice(&model, 0)->message, "only one class", "one class is told");
	contains(model.algorithm->notice(&model, 1)->message, "out of the bag",
			 "nothing out of bag is told");
	ok(model.algorithm->notice(&model, 2) == NULL, "and nothing else");
	rows = some_rows(1, 0, 100, false);
	is_int(test_forest_fit(&t->env, &ml_random_forest, &rows, "quantiles=true", &model),
		   ML_BAD_OPTION, "quantiles of classes are refused");
	contains(t->env.error.message, "\"quantiles\"", "by name");
	test_env_free(t);
}

/* Weights are doubles, and so must be their sum: it is the cover of a root. */
static void
huge_weights(void)
{
	static const double largest[] = {1e304, 1.7e308};
	static double huge[100];

	for (int kind = 0; kind < 3; kind++)
		for (size_t w = 0; w < sizeof(largest) / sizeof(largest[0]); w++)
		{
			TestEnv *t = test_env();
			TestRows rows = some_rows(kind, 0, 100, false);
			MlStatus status;
			MlModel model;

			for (int i = 0; i < 100; i++)
				huge[i] = largest[w];
			rows.matrix.weight = huge;
			status = test_forest_fit(&t->env, &ml_random_forest, &rows, "trees=4", &model);
			ok(status == (w == 0 ? ML_OK : ML_BAD_VALUE), "%s: weights of %g", kinds[kind],
			   largest[w]);
			if (status == ML_OK)
			{
				const MlEnsemble *forest = model.params;

				ok(isfinite(forest->trees[0].nodes[0].cover), "the cover of the root is finite");
			}
			else
				contains(t->env.error.message, "1.7e+308", "the largest is told");
			test_env_free(t);
		}
}

static void
failures(void)
{
	int failed = 0;
	int cancelled = 0;
	MlStatus status = ML_OUT_OF_MEMORY;

	for (long n = 1; status != ML_OK && n < 10000; n++)
	{
		TestEnv *t = test_env();
		TestRows rows = some_rows(0, 0, 300, false);
		MlModel model;

		t->fail_at = n;
		t->env.threads = 2;
		status =
			test_forest_fit(&t->env, &ml_random_forest, &rows, "trees=3 quantiles=true", &model);
		failed += status == ML_OUT_OF_MEMORY;
		test_env_free(t);
	}
	ok(status == ML_OK && failed > 10, "out of memory at each of %d allocations", failed);
	status = ML_CANCELLED;
	for (long n = 1; status != ML_OK && n < 10000; n++)
	{
		TestEnv *t = test_env();
		TestRows rows = some_rows(2, 0, 300, false);
		MlModel model;

		t->stop_at = n;
		t->env.threads = 2;
		status = test_forest_fit(&t->env, &ml_random_forest, &rows, "trees=3 max_depth=3", &model);
		cancelled += status == ML_CANCELLED;
		test_env_free(t);
	}
	ok(status == ML_OK && cancelled > 5, "cancelled at each of %d polls", cancelled);
}

static int64_t told;

static void
count_progress(MlEnv *env, const MlProgress *progress)
{
	(void) env;
	told = progress->done;
}

int
main(void)
{
	TestEnv *t;
	TestRows rows;

	make_rows();
	poisson_draws(1);
	poisson_draws(0.3);
	samples();
	units();
	features_of_nodes();
	for (int kind = 0; kind < 3; kind++)
	{
		out_of_bag(kind, false, "trees=20 max_depth=8 cat_smooth=0");
		out_of_bag(kind, true, "trees=15 max_depth=6");
		out_of_bag(kind, false, "trees=15 bootstrap=false subsample=0.6 min_samples_leaf=4");
		quality(kind);
		like_a_decision_tree(kind);
		same_bytes(kind, false, "trees=7 max_depth=7");
		same_bytes(kind, true, "trees=7 extra_trees=true");
		same_bytes(kind, false, "trees=6 bootstrap=false subsample=0.5 max_leaves=30");
	}
	same_bytes(0, false, "trees=6 quantiles=true");
	same_bytes(1, false, "trees=6 criterion=entropy class_weight=balanced");
	equal_rows();
	seeds();
	leaf_targets("trees=8 quantiles=true");
	leaf_targets("trees=8 quantiles=true bootstrap=false min_samples_leaf=5");
	quantiles();
	small_fits();
	notices();
	huge_weights();
	failures();
	t = test_env();
	rows = some_rows(0, 0, 100, false);
	t->env.progress = count_progress;
	(void) must_fit(t, &rows, "trees=9");
	is_int(told, 9, "progress is told");
	test_env_free(t);
	return done();
}
