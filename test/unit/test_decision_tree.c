/*
 * test_decision_tree.c
 *		Decision trees: beside scikit-learn's, pruning, units, and what any fit must do.
 */
#include "expected_forest.h"
#include "forest_support.h"
#include "tap.h"

static TestRows
case_rows(const ForestCase *c)
{
	return (TestRows){.nclasses = c->nclasses,
					  .matrix = {.nrows = c->nrows,
								 .ndense = c->nfeatures,
								 .dense = c->x,
								 .target = c->y,
								 .weight = c->w}};
}

static MlModel
must_fit(TestEnv *t, const TestRows *rows, const char *options)
{
	MlModel model;
	MlStatus status = test_forest_fit(&t->env, &ml_decision_tree, rows, options, &model);

	if (status != ML_OK)
		bail_out("status %d: %s", (int) status, t->env.error.message);
	return model;
}

static const MlTree *
only_tree(const MlModel *model)
{
	return &((const MlEnsemble *) model->params)->trees[0];
}

/* Nodes in preorder and values of leaves are those of scikit-learn. */
static void
same_tree(const ForestCase *c)
{
	TestEnv *t = test_env();
	TestRows rows = case_rows(c);
	MlModel model = must_fit(t, &rows, c->options);
	const MlTree *tree = only_tree(&model);
	int32_t nvalues = ((const MlEnsemble *) model.params)->nvalues;
	double cover = 0;
	double value = 0;
	bool same = tree->nnodes == c->nnodes && tree->nleaves == c->nleaves;

	for (int32_t i = 0; same && i < tree->nnodes; i++)
	{
		same = tree->nodes[i].feature == c->features[i];
		cover = fmax(cover, relative_error(tree->nodes[i].cover, c->covers[i]));
	}
	ok(same, "%s: the same splits", c->name);
	if (!same)
		note("%d nodes, expected %d", tree->nnodes, c->nnodes);
	else
	{
		for (int32_t i = 0; i < tree->nleaves * nvalues; i++)
			value = fmax(value, relative_error(tree->values[i], c->values[i]));
		ok(cover < 1e-8, "%s: the same weights (%.1g)", c->name, cover);
		ok(value < 1e-12, "%s: the same values (%.1g)", c->name, value);
	}
	test_env_free(t);
}

/* Sums of squared deviations in the leaves, from the rows, in long doubles. */
static double *
leaf_deviations(const TestRows *rows, const MlModel *model)
{
	const MlTree *tree = only_tree(model);
	double *deviations = calloc((size_t) tree->nleaves, sizeof(double));

	for (int64_t i = 0; i < rows->matrix.nrows; i++)
	{
		MlRow row = test_matrix_row(rows, i);
		double weight = rows->matrix.weight != NULL ? rows->matrix.weight[i] : 1;
		double deviation;
		int32_t leaf;

		ml_ensemble_leaves(model->params, &row, &leaf);
		deviation = rows->matrix.target[i] - tree->values[leaf];
		deviations[leaf] += weight * deviation * deviation;
	}
	return deviations;
}

/* Options without the pruning. */
static const char *
unpruned(const char *options)
{
	static char buffer[256];
	char *at;

	(void) snprintf(buffer, sizeof(buffer), "%s", options);
	at = strstr(buffer, "ccp_alpha");
	if (at != NULL)
		*at = '\0';
	return buffer;
}

/* All prunings one by one are those of scikit-learn's path. */
static void
same_path(const ForestCase *c)
{
	TestEnv *t = test_env();
	TestRows rows = case_rows(c);
	MlModel model = must_fit(t, &rows, unpruned(c->options));
	MlTree *tree = &((MlEnsemble *) model.params)->trees[0];
	double *deviations = c->nclasses == 0 ? leaf_deviations(&rows, &model) : NULL;
	MlPruneStep *steps = malloc((size_t) tree->nleaves * sizeof(MlPruneStep));
	MlCriterion criterion =
		strstr(c->options, "entropy") != NULL ? ML_CRITERION_ENTROPY : ML_CRITERION_GINI;
	int32_t nsteps;
	double alpha = 0;
	double impurity = 0;
	int32_t nleaves = tree->nleaves;
	bool falls = true;

	if (ml_forest_prune(&t->env, tree, ((MlEnsemble *) model.params)->nvalues, criterion,
						deviations, 1, INFINITY, steps, &nsteps) != ML_OK)
		bail_out("%s", t->env.error.message);
	is_int(nsteps, c->nsteps, c->name);
	for (int32_t i = 0; i < nsteps && i < c->nsteps; i++)
	{
		alpha = fmax(alpha, relative_error(steps[i].alpha, c->alphas[i]));
		impurity = fmax(impurity, relative_error(steps[i].impurity, c->impurities[i]));
		falls = falls && steps[i].nleaves < nleaves;
		nleaves = steps[i].nleaves;
	}
	ok(alpha < 1e-8, "%s: the same path of alphas (%.1g)", c->name, alpha);
	ok(impurity < 1e-9, "%s: the same impurities (%.1g)", c->name, impurity);
	ok(falls && nleaves == 1 && tree->nnodes == 1 && tree->nleaves == 1 && tree->depth == 0,
	   "%s: at last a single leaf", c->name);
	free(steps);
	free(deviations);
	test_env_free(t);
}

#define NROWS 3000
#define NDENSE 3
#define NLEVELS 12

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

/* Numbers with holes, a category, targets that depend on them. */
static void
make_rows(void)
{
	for (int64_t i = 0; i < NROWS; i++)
	{
		double eta;

		for (int c = 0; c < NDENSE; c++)
			dense[i * NDENSE + c] = uniform(1, i * NDENSE + c) * 10;
		levels[i] = (int32_t) (test_hash(2, (uint64_t) i) % NLEVELS);
		eta = sin(dense[i * NDENSE]) * 2 + (levels[i] % 3) - 1 + (uniform(3, i) - 0.5) * 2;
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
mixed_rows(int kind, int64_t nrows, bool weighted)
{
	return (TestRows){.nclasses = kind == 0 ? 0 : kind + 1,
					  .nlevels = NLEVELS,
					  .matrix = {.nrows = nrows,
								 .ndense = NDENSE,
								 .dense = dense,
								 .ncategorical = 1,
								 .levels = levels,
								 .target = targets[kind],
								 .weight = weighted ? weights : NULL}};
}

/* The value of each leaf, and of each node's cover, from the rows that come there. */
static void
leaves_are_means(int kind, bool weighted, const char *options)
{
	TestEnv *t = test_env();
	TestRows rows = mixed_rows(kind, NROWS, weighted);
	MlModel model = must_fit(t, &rows, options);
	const MlTree *tree = only_tree(&model);
	int32_t nvalues = kind == 2 ? 3 : 1;
	long double *sums = calloc((size_t) (tree->nleaves * nvalues), sizeof(long double));
	long double *totals = calloc((size_t) tree->nleaves, sizeof(long double));
	double error = 0;
	double cover = 0;

	for (int64_t i = 0; i < NROWS; i++)
	{
		MlRow row = test_matrix_row(&rows, i);
		double weight = weighted ? weights[i] : 1;
		double target = targets[kind][i];
		int32_t leaf;

		ml_ensemble_leaves(model.params, &row, &leaf);
		totals[leaf] += weight;
		if (kind == 2)
			sums[leaf * 3 + (int) target] += weight;
		else
			sums[leaf] += weight * target;
	}
	for (int32_t i = 0; i < tree->nnodes; i++)
		if (tree->nodes[i].feature < 0)
		{
			int32_t leaf = tree->nodes[i].leaf;

			cover = fmax(cover, relative_error(tree->nodes[i].cover, (double) totals[leaf]));
			for (int32_t k = 0; k < nvalues; k++)
				error = fmax(error, fabs(tree->values[leaf * nvalues + k] -
										 (double) (sums[leaf * nvalues + k] / totals[leaf])));
		}
	ok(tree->nleaves > 4, "%s, %s: a tree of %d leaves", kinds[kind], options, tree->nleaves);
	ok(error < 1e-9, "%s, %s: leaves are means of their rows (%.1g)", kinds[kind], options, error);
	ok(cover < 1e-6, "%s, %s: covers are their weights (%.1g)", kinds[kind], options, cover);
	free(sums);
	free(totals);
	test_env_free(t);
}

/* Neither order of rows nor threads matter. */
static void
same_bytes(int kind, bool weighted, const char *options)
{
	TestEnv *t = test_env();
	TestRows rows = mixed_rows(kind, NROWS, weighted);
	TestRows shuffled;
	MlModel first = must_fit(t, &rows, options);
	MlModel second;

	if (test_forest_shuffled(&t->env, &rows, 7, &shuffled) != ML_OK)
		bail_out("memory");
	second = must_fit(t, &shuffled, options);
	ok(test_same_ensembles(&t->env, &first, &second), "%s, %s: the same bytes for any order",
	   kinds[kind], options);
	t->env.threads = 3;
	second = must_fit(t, &rows, options);
	ok(test_same_ensembles(&t->env, &first, &second), "%s, %s: the same bytes for any threads",
	   kinds[kind], options);
	test_env_free(t);
}

/* A tree that is pruned on the way is what pruning with the same alpha leaves of the whole tree. */
static void
prunes_with_categories(void)
{
	TestEnv *t = test_env();
	TestRows rows = mixed_rows(1, NROWS, false);
	MlModel full = must_fit(t, &rows, "min_samples_leaf=5");
	MlModel pruned = must_fit(t, &rows, "min_samples_leaf=5 ccp_alpha=0.001");
	MlTree *tree = &((MlEnsemble *) full.params)->trees[0];
	int32_t before = tree->nleaves;
	double difference = 0;
	bool ascending = true;

	if (ml_forest_prune(&t->env, tree, 1, ML_CRITERION_GINI, NULL, 1, 0.001, NULL, NULL) != ML_OK ||
		ml_ensemble_compile(&t->env, &full.encoder, full.params) != ML_OK)
		bail_out("%s", t->env.error.message);
	ok(tree->nleaves < before && tree->nleaves > 3 && tree->nleaves == only_tree(&pruned)->nleaves,
	   "%d of %d leaves are left", tree->nleaves, before);
	ok(tree->nnodes == 2 * tree->nleaves - 1, "of a binary tree");
	for (int32_t i = 0; i < tree->nnodes; i++)
		if (tree->nodes[i].feature >= 0)
			ascending = ascending && tree->nodes[i].left == i + 1 && tree->nodes[i].right > i + 1 &&
						tree->nodes[i].first_level + tree->nodes[i].nlevels <= tree->nlevels;
	ok(ascending, "nodes stand in preorder");
	for (int64_t i = 0; i < NROWS; i++)
	{
		MlRow row = test_matrix_row(&rows, i);
		double a;
		double b;

		ml_ensemble_margins(full.params, &row, &a);
		ml_ensemble_margins(pruned.params, &row, &b);
		difference = fmax(difference, fabs(a - b));
	}
	ok(difference == 0, "both predict the same");
	test_env_free(t);
}

/* Few rows, one class, one value. */
static void
small_fits(void)
{
	TestEnv *t = test_env();

	for (int kind = 0; kind < 3; kind++)
		for (int64_t nrows = 1; nrows <= 4; nrows++)
		{
			TestRows rows = mixed_rows(kind, nrows, false);
			MlModel model = must_fit(t, &rows, "");
			double error = 0;

			for (int64_t i = 0; i < nrows; i++)
			{
				MlRow row = test_matrix_row(&rows, i);
				double margins[3];

				ml_ensemble_margins(model.params, &row, margins);
				error = fmax(error, kind == 2 ? fabs(margins[(int) targets[2][i]] - 1)
											  : fabs(margins[0] - targets[kind][i]));
			}
			ok(error < 1e-12, "%s: %d rows are learnt by heart", kinds[kind], (int) nrows);
		}
	test_env_free(t);
}

static void
one_class(void)
{
	static const double zeros[NROWS];
	TestEnv *t = test_env();
	TestRows rows = mixed_rows(1, 100, false);
	MlModel model;
	MlRow row = test_matrix_row(&rows, 0);
	double margin = NAN;

	rows.matrix.target = zeros;
	model = must_fit(t, &rows, "");
	ml_ensemble_margins(model.params, &row, &margin);
	ok(only_tree(&model)->nnodes == 1 && margin == 0, "one of two classes: a leaf");
	contains(model.algorithm->notice(&model, 0)->message, "only one class", "which is told");
	ok(model.algorithm->notice(&model, 1) == NULL, "and nothing else");
	rows.nclasses = 0;
	model = must_fit(t, &rows, "");
	ml_ensemble_margins(model.params, &row, &margin);
	ok(only_tree(&model)->nnodes == 1 && margin == 0, "a constant target: a leaf");
	ok(model.algorithm->notice(&model, 0) == NULL, "and no notice");
	test_env_free(t);
}

/* Targets of any size: what fixed-point numbers must stand. */
static void
extreme_targets(void)
{
	static const double scales[] = {1e-300, 1e-30, 1, 1e30, 1e150, 1e307};
	static double scaled[NROWS];

	for (size_t s = 0; s < sizeof(scales) / sizeof(scales[0]); s++)
	{
		TestEnv *t = test_env();
		TestRows rows = mixed_rows(0, 300, true);
		MlModel plain = must_fit(t, &rows, "max_depth=3");
		MlModel model;
		double error = 0;

		for (int i = 0; i < 300; i++)
			scaled[i] = targets[0][i] * scales[s];
		rows.matrix.target = scaled;
		model = must_fit(t, &rows, scales[s] < 1 ? "max_depth=3" : "max_depth=3 ccp_alpha=1e-9");
		for (int i = 0; i < 300; i++)
		{
			MlRow row = test_matrix_row(&rows, i);
			double a;
			double b;

			ml_ensemble_margins(plain.params, &row, &a);
			ml_ensemble_margins(model.params, &row, &b);
			error = fmax(error, fabs(b / scales[s] - a));
		}
		/* squares of 1e300 and 1e-300 are no numbers: there may be no splits */
		ok(fabs(log10(scales[s])) > 200 ? isfinite(error) : error < 1e-9,
		   "targets near %g: the same tree (%.1g)", scales[s], error);
		test_env_free(t);
	}
}

static void
failures(void)
{
	int failed = 0;
	int cancelled = 0;
	MlStatus status = ML_OUT_OF_MEMORY;
	const char *options = "ccp_alpha=0.001 class_weight=balanced";

	for (long n = 1; status != ML_OK && n < 10000; n++)
	{
		TestEnv *t = test_env();
		TestRows rows = mixed_rows(2, 300, false);
		MlModel model;

		t->fail_at = n;
		status = test_forest_fit(&t->env, &ml_decision_tree, &rows, options, &model);
		failed += status == ML_OUT_OF_MEMORY;
		test_env_free(t);
	}
	ok(status == ML_OK && failed > 10, "out of memory at each of %d allocations", failed);
	status = ML_CANCELLED;
	for (long n = 1; status != ML_OK && n < 10000; n++)
	{
		TestEnv *t = test_env();
		TestRows rows = mixed_rows(0, 300, true);
		MlModel model;

		t->stop_at = n;
		status = test_forest_fit(&t->env, &ml_decision_tree, &rows, "ccp_alpha=0.001", &model);
		cancelled += status == ML_CANCELLED;
		test_env_free(t);
	}
	ok(status == ML_OK && cancelled > 2, "cancelled at each of %d polls", cancelled);
}

static void
which_task(void)
{
	TestEnv *t = test_env();
	MlForestOptions options;

	(void) test_forest_options(&t->env, &ml_decision_tree, "", &options);
	ok(ml_forest_classifies(&options, ML_COLUMN_BOOLEAN) &&
		   ml_forest_classifies(&options, ML_COLUMN_CATEGORY) &&
		   !ml_forest_classifies(&options, ML_COLUMN_NUMBER) &&
		   !ml_forest_classifies(&options, ML_COLUMN_TIME),
	   "by the target's type");
	(void) test_forest_options(&t->env, &ml_decision_tree, "criterion=entropy", &options);
	ok(ml_forest_classifies(&options, ML_COLUMN_NUMBER), "entropy: a classification of numbers");
	(void) test_forest_options(&t->env, &ml_decision_tree, "criterion=squared_error", &options);
	ok(!ml_forest_classifies(&options, ML_COLUMN_BOOLEAN), "squared_error: a regression");
	is_int(test_forest_options(&t->env, &ml_decision_tree, "ccp_alphas=1", &options), ML_BAD_OPTION,
		   "an unknown option");
	contains(t->env.error.hint, "ccp_alpha", "the hint has its name");
	(void) test_forest_options(&t->env, &ml_decision_tree, "max_leaf_nodes=7", &options);
	contains(t->env.error.hint, "max_leaves", "scikit-learn's spelling is known");
	test_env_free(t);
}

int
main(void)
{
	static const char *const options[] = {"max_depth=6", "max_leaves=20 min_samples_leaf=5",
										  "criterion=entropy min_samples_split=50",
										  "ccp_alpha=0.002"};

	make_rows();
	for (size_t c = 0; c < sizeof(forest_cases) / sizeof(forest_cases[0]); c++)
	{
		same_tree(&forest_cases[c]);
		same_path(&forest_cases[c]);
	}
	for (int kind = 0; kind < 3; kind++)
		for (int weighted = 0; weighted < 2; weighted++)
			for (int o = 0; o < 4; o++)
			{
				if (kind == 0 && o == 2)
					continue;
				leaves_are_means(kind, weighted, options[o]);
				same_bytes(kind, weighted, options[o]);
			}
	prunes_with_categories();
	small_fits();
	one_class();
	extreme_targets();
	failures();
	which_task();
	return done();
}
