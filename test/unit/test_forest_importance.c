/*
 * test_forest_importance.c
 *		Importances out of bag, against their definition: each tree, each feature, each row.
 */
#include "forest_support.h"
#include "ml/hash.h"
#include "tap.h"

#include <stdlib.h>

#define NROWS 500
#define NDENSE 4
#define NFEATURES (NDENSE + 1)
#define NLEVELS 6

/* Of the numbers the first two tell of the target, the others nothing; so does the category. */
static double dense[NROWS * NDENSE];
static int32_t levels[NROWS];
static double targets[3][NROWS]; /* a number, one of two classes, one of three */
static double weights[NROWS];
static const char *const kinds[] = {"numbers", "two classes", "three classes"};

static double
uniform(uint64_t seed, int64_t i)
{
	return ml_hash_uniform(test_hash(seed, (uint64_t) i));
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
		eta = dense[i * NDENSE] / 2 + dense[i * NDENSE + 1] / 5 + (levels[i] % 3) - 4 +
			  (uniform(3, i) - 0.5);
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

static TestRows
first_rows(int kind, int64_t n, bool weighted)
{
	return (TestRows){.nclasses = kind == 0 ? 0 : kind + 1,
					  .nlevels = NLEVELS,
					  .matrix = {.nrows = n,
								 .ndense = NDENSE,
								 .dense = dense,
								 .ncategorical = 1,
								 .levels = levels,
								 .target = targets[kind],
								 .weight = weighted ? weights : NULL}};
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

/* Error of one tree for a row. */
static double
tree_error(const MlEnsemble *e, int32_t tree, const MlRow *row, double target, double threshold)
{
	int32_t leaves[64];
	const double *values;
	int best = 0;

	ml_ensemble_leaves(e, row, leaves);
	values = e->trees[tree].values + leaves[tree] * e->nvalues;
	if (e->link == ML_LINK_IDENTITY)
		return (values[0] - target) * (values[0] - target);
	if (e->nvalues == 1)
		return (values[0] >= threshold) != (target == 1);
	for (int k = 1; k < e->nvalues; k++)
		best = values[k] > values[best] ? k : best;
	return best != (int) target;
}

/* Row i with feature f of row other. */
static MlRow
exchanged(const TestRows *rows, int64_t i, int32_t f, int64_t other)
{
	static double numbers[NDENSE];
	static int32_t level;
	MlRow row = test_matrix_row(rows, i);
	MlRow from = test_matrix_row(rows, other);

	memcpy(numbers, row.dense, sizeof(numbers));
	level = row.levels[0];
	if (f < NDENSE)
		numbers[f] = from.dense[f];
	else
		level = from.levels[0];
	row = (MlRow){.dense = numbers, .levels = &level};
	for (int c = 0; c < NDENSE; c++)
		row.has_missing |= isnan(numbers[c]);
	return row;
}

typedef struct Keyed
{
	uint64_t key;
	int64_t row;
} Keyed;

static int
by_key(const void *a, const void *b)
{
	uint64_t x = ((const Keyed *) a)->key;
	uint64_t y = ((const Keyed *) b)->key;

	return (x > y) - (x < y);
}

/* Rows out of the bag of a tree, in the order of their keys. */
static int
rows_out(const MlForestDraw *draw, const MlBinned *binned, int32_t tree, Keyed *out)
{
	MlForestRows keys = {.keys = NULL};
	int n = 0;

	for (int64_t i = 0; i < binned->nrows; i++)
	{
		uint64_t key = ml_forest_key(&keys, binned->segments[0], i);

		if (ml_forest_count(draw, ml_forest_tree_seed(draw, tree), key) == 0)
			out[n++] = (Keyed){key, i};
	}
	qsort(out, (size_t) n, sizeof(Keyed), by_key);
	return n;
}

/* Is each importance what its definition says? */
static void
definition(int kind, int64_t n, bool weighted, const char *option_text)
{
	static Keyed out[NROWS];
	TestEnv *t = test_env();
	TestRows rows = first_rows(kind, n, weighted);
	MlModel model = must_fit(t, &rows, option_text);
	const MlEnsemble *e = model.params;
	MlForestOptions options;
	MlBinOptions bins;
	MlForestDraw draw;
	MlBinned *binned;
	double worst = 0;
	int ntrees = 0;

	(void) test_forest_options(&t->env, &ml_random_forest, option_text, &options);
	ml_forest_bin_options(&options, &bins);
	if (test_binned(&t->env, &rows.matrix, &bins, &binned) != ML_OK)
		bail_out("%s", t->env.error.message);
	ml_forest_draw_init(&draw, options.bootstrap, options.subsample, (uint64_t) options.seed);
	is_int(e->nimportances, NFEATURES, option_text);
	for (int32_t f = 0; f < NFEATURES && e->nimportances > 0; f++)
	{
		double rises[64];
		double mean = 0;
		double squares = 0;

		ntrees = 0;
		for (int32_t tree = 0; tree < e->ntrees; tree++)
		{
			int nout = rows_out(&draw, binned, tree, out);
			uint64_t seed =
				ml_hash_pair(ml_hash_pair(ml_forest_tree_seed(&draw, tree), 2), (uint64_t) f);
			double sum = 0;
			double total = 0;

			if (nout < 2)
				continue;
			for (int p = 0; p < nout; p++)
			{
				int64_t i = out[p].row;
				int64_t other = out[(p + 1 + (int) (seed % (uint64_t) (nout - 1))) % nout].row;
				MlRow row = test_matrix_row(&rows, i);
				MlRow permuted = exchanged(&rows, i, f, other);
				double weight = weighted ? weights[i] : 1;
				double target = rows.matrix.target[i];
				double threshold = options.classes.decision_threshold;

				sum += weight * (tree_error(e, tree, &permuted, target, threshold) -
								 tree_error(e, tree, &row, target, threshold));
				total += weight;
			}
			rises[ntrees++] = sum / total;
			mean += sum / total;
		}
		mean /= ntrees;
		for (int i = 0; i < ntrees; i++)
			squares += (rises[i] - mean) * (rises[i] - mean);
		worst = fmax(worst, fabs(e->importances[f].mean - mean));
		squares = sqrt(squares / ntrees / (ntrees - 1));
		worst = fmax(worst, fabs(e->importances[f].std_error - squares));
	}
	ok(worst < (weighted ? 1e-7 : 1e-12), "%s, %d trees: mean and standard error (%.1g)",
	   kinds[kind], ntrees, worst);
	test_env_free(t);
}

/* What tells nothing has an importance near 0, and the most important feature is the first one. */
static void
noise(int kind)
{
	TestEnv *t = test_env();
	TestRows rows = first_rows(kind, NROWS, false);
	MlModel model = must_fit(t, &rows, "trees=60 oob_importance=true");
	const MlEnsemble *e = model.params;
	MlWriter writer;
	const char *found;

	for (int32_t f = 1; f < NFEATURES; f++)
		ok(e->importances[f].mean < e->importances[0].mean,
		   "%s: feature %d has %.4f, the first %.4f", kinds[kind], (int) f, e->importances[f].mean,
		   e->importances[0].mean);
	ok(e->importances[0].mean > 10 * e->importances[0].std_error, "%s: which is no chance",
	   kinds[kind]);
	for (int32_t f = 2; f < NDENSE; f++)
		ok(fabs(e->importances[f].mean) < 0.1 * e->importances[0].mean &&
			   e->importances[f].std_error > 0,
		   "%s: %.4f (%.4f) of noise", kinds[kind], e->importances[f].mean,
		   e->importances[f].std_error);
	ml_writer_init(&writer, &t->env);
	ml_json_begin(&writer, '{');
	ml_ensemble_describe(&writer, &model, false);
	ml_json_end(&writer, '}');
	ml_write_u8(&writer, 0);
	found = strstr((const char *) writer.data, "\"oob_importance\": [{\"feature\": \"x0\", ");
	if (found == NULL)
		found = strstr((const char *) writer.data, "\"oob_importance\":[{\"feature\":\"x0\",");
	ok(found != NULL, "%s: and the first line is its", kinds[kind]);
	if (found == NULL)
		note("%s", (const char *) writer.data);
	test_env_free(t);
}

/* Features without a split have 0, and no error. */
static void
stumps(void)
{
	TestEnv *t = test_env();
	TestRows rows = first_rows(0, NROWS, false);
	MlModel model = must_fit(t, &rows, "trees=9 max_depth=1 max_features=all oob_importance=true");
	const MlEnsemble *e = model.params;
	bool used[NFEATURES] = {false};
	int wrong = 0;

	for (int32_t tree = 0; tree < e->ntrees; tree++)
		used[e->trees[tree].nodes[0].feature] = true;
	for (int32_t f = 0; f < NFEATURES; f++)
		wrong += used[f] ? !(e->importances[f].mean > 0)
						 : e->importances[f].mean != 0 || e->importances[f].std_error != 0;
	ok(wrong == 0 && used[0] && !used[2], "features that no tree uses have 0");
	test_env_free(t);
}

static void
same_bytes(const char *name, const TestRows *rows, const char *options)
{
	TestEnv *t = test_env();
	TestRows shuffled;
	MlModel first = must_fit(t, rows, options);
	MlModel second;

	is_int(((const MlEnsemble *) first.params)->nimportances,
		   rows->matrix.ndense + rows->matrix.ncategorical, name);
	if (test_forest_shuffled(&t->env, rows, 7, &shuffled) != ML_OK)
		bail_out("memory");
	second = must_fit(t, &shuffled, options);
	ok(test_same_ensembles(&t->env, &first, &second), "%s: the same bytes for any order", name);
	for (int threads = 2; threads <= 5; threads += 3)
	{
		t->env.threads = threads;
		second = must_fit(t, &shuffled, options);
		ok(test_same_ensembles(&t->env, &first, &second), "%s: the same bytes by %d threads", name,
		   threads);
	}
	test_env_free(t);
}

/* Rows of equal content stand beside rows of any other. */
static void
equal_rows(void)
{
	static double few[400 * 3];
	static double few_targets[400];
	TestRows rows = {.nclasses = 2,
					 .matrix = {.nrows = 400, .ndense = 3, .dense = few, .target = few_targets}};
	TestEnv *t = test_env();
	MlModel model;
	const MlEnsemble *e;

	for (int i = 0; i < 400; i++)
	{
		for (int c = 0; c < 3; c++)
			few[i * 3 + c] = (double) (test_hash(21, (uint64_t) (i * 3 + c)) % 2);
		few_targets[i] = few[i * 3];
	}
	same_bytes("rows of equal content", &rows, "trees=20 oob_importance=true max_features=all");
	model = must_fit(t, &rows, "trees=20 oob_importance=true max_features=all");
	e = model.params;
	ok(fabs(e->importances[0].mean - 0.5) < 0.05 && e->importances[1].mean == 0 &&
		   e->importances[2].mean == 0,
	   "a coin that is the class itself: %.3f of 0.5", e->importances[0].mean);
	test_env_free(t);
}

/* Where nothing is out of bag, by the options or by chance. */
static void
nothing_out(void)
{
	static double far[] = {-1e200, 1e200, 3e199, 0, 5e199, -4e199, 2e199, 1e199};
	TestEnv *t = test_env();
	TestRows rows = first_rows(1, 100, false);
	MlModel model;
	MlModel first;

	is_int(test_forest_fit(&t->env, &ml_random_forest, &rows, "oob_importance=true bootstrap=false",
						   &model),
		   ML_BAD_OPTION, "trees of all rows have no importances out of bag");
	contains(t->env.error.message, "\"oob_importance\"", "the error names the option");
	model = must_fit(t, &rows, "oob_importance=true trees=5 out_of_bag=false");
	ok(((const MlEnsemble *) model.params)->nimportances == NFEATURES &&
		   isnan(((const MlEnsemble *) model.params)->oob_error),
	   "importances without errors");
	if (ml_ensemble_first_rounds(&t->env, &model, 4, &first) != ML_OK)
		bail_out("%s", t->env.error.message);
	is_int(((const MlEnsemble *) first.params)->nimportances, 0, "four of five trees have none");
	if (ml_ensemble_first_rounds(&t->env, &model, 5, &first) != ML_OK)
		bail_out("%s", t->env.error.message);
	is_int(((const MlEnsemble *) first.params)->nimportances, NFEATURES, "all have them");
	model = must_fit(t, &rows, "trees=5");
	is_int(((const MlEnsemble *) model.params)->nimportances, 0, "nobody asked");
	rows = first_rows(1, 1, false);
	model = must_fit(t, &rows, "oob_importance=true trees=5");
	is_int(((const MlEnsemble *) model.params)->nimportances, 0, "of one row nothing is permuted");
	contains(model.algorithm->notice(&model, 1)->message, "out of the bag", "and that is told");
	rows = first_rows(0, 8, false);
	rows.matrix.target = far;
	model = must_fit(t, &rows, "oob_importance=true trees=9");
	ok(isfinite(((const MlEnsemble *) model.params)->importances[0].mean),
	   "importances are finite where squares of targets are not");
	for (int64_t n = 2; n <= 8; n++)
	{
		rows = first_rows(2, n, false);
		(void) must_fit(t, &rows, "oob_importance=true trees=5");
	}
	test_env_free(t);
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
		TestRows rows = first_rows(1, 100, false);
		MlModel model;

		t->fail_at = n;
		t->env.threads = 2;
		status = test_forest_fit(&t->env, &ml_random_forest, &rows, "trees=3 oob_importance=true",
								 &model);
		failed += status == ML_OUT_OF_MEMORY;
		test_env_free(t);
	}
	ok(status == ML_OK && failed > 10, "out of memory at each of %d allocations", failed);
	status = ML_CANCELLED;
	for (long n = 1; status != ML_OK && n < 10000; n++)
	{
		TestEnv *t = test_env();
		TestRows rows = first_rows(2, 100, false);
		MlModel model;

		t->stop_at = n;
		t->env.threads = 2;
		status = test_forest_fit(&t->env, &ml_random_forest, &rows,
								 "trees=3 max_depth=3 oob_importance=true", &model);
		cancelled += status == ML_CANCELLED;
		test_env_free(t);
	}
	ok(status == ML_OK && cancelled > 5, "cancelled at each of %d polls", cancelled);
}

int
main(void)
{
	make_rows();
	for (int kind = 0; kind < 3; kind++)
	{
		TestRows rows = first_rows(kind, NROWS, kind == 1);

		definition(kind, 200, false, "trees=12 oob_importance=true seed=3 cat_smooth=1");
		definition(kind, 200, true, "trees=9 oob_importance=true max_depth=5");
		definition(kind, 150, false,
				   "trees=9 oob_importance=true bootstrap=false subsample=0.6 min_samples_leaf=4");
		definition(kind, 7, false, "trees=20 oob_importance=true");
		noise(kind);
		same_bytes(kinds[kind], &rows, "trees=7 oob_importance=true");
	}
	definition(1, 200, false, "trees=9 oob_importance=true decision_threshold=0.2");
	stumps();
	equal_rows();
	nothing_out();
	failures();
	return done();
}
