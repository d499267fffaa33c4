/*
 * decision_tree.c
 *		A single tree of a regression or a classification, grown on all rows and pruned by cost and complexity.
 *
 * A node is split where the impurity of its children, by their shares of its weight, is least: Gini index
 * 1 - sum p_k^2 or entropy - sum p_k log2 p_k of the classes' shares, or mean squared error about the mean.  A
 * leaf predicts the shares of its classes, or the mean of its targets.
 *
 * The tree grows on histograms of bins (grow.h).  A column of at most max_bins different values has a bin
 * for each, so its splits are those of an exhaustive search.  All threads work on the one tree.
 *
 * Reference: L. Breiman, J. Friedman, R. Olshen, C. Stone, Classification and Regression Trees, Wadsworth
 * 1984.
 */
#include "ml/forest.h"

static const MlOptionSpec option_specs[] = {
	ML_COMMON_OPTIONS(MlForestOptions),
	ML_CLASS_OPTIONS(MlForestOptions),
	ML_FOREST_CRITERION_OPTION,
	ML_FOREST_SIZE_OPTIONS,
	{"ccp_alpha", ML_OPTION_REAL, offsetof(MlForestOptions, ccp_alpha), 0, 0, 1e300, NULL,
	 " alpha pruning complexity_parameter prune ",
	 "pruning: a branch is cut off that lowers the impurity of the whole by less than this for each leaf "
	 "it adds"},
	ML_FOREST_BIN_OPTIONS(1, 1, 1),
};

/* Grow the tree of all rows, in a grower that is enlarged until it has room. */
static MlStatus
grow(MlEnv *env, const MlForestRows *rows, const MlForestOptions *options, MlGrower **grower)
{
	size_t n = (size_t) rows->rows->nrows;
	MlGrowOptions grow_options;
	MlGrowCall call = {.g_unit = rows->g_unit, .h_unit = rows->h_unit};
	MlRowPair *pairs;
	int32_t *numbers;
	int64_t total;
	MlStatus status;

	ml_forest_grow_options(rows, options, &grow_options);
	ML_TRY(ml_alloc(env, n, sizeof(MlRowPair), "rows of the tree", &pairs));
	ML_TRY(ml_alloc(env, n, sizeof(int32_t), "rows of the tree", &numbers));
	ML_TRY(ml_forest_sample(env, rows, NULL, 0, pairs, numbers, &call.nrows, &total));
	ML_TRY(ml_grower_make(env, rows->rows, &grow_options, true, grower));
	call.pairs = pairs;
	call.seed = ml_hash_pair((uint64_t) options->seed, 1);
	while ((status = ml_grower_grow(env, *grower, &call)) == ML_LIMIT)
		ML_TRY(ml_grower_enlarge(env, *grower));
	ml_release(env, pairs);
	ml_release(env, numbers);
	return status;
}

static MlStatus
fit(MlEnv *env, const MlBinned *binned, const void *option_struct, MlModel *model)
{
	const MlForestOptions *options = option_struct;
	MlForestRows rows;
	MlEnsemble *ensemble;
	MlGrower *grower;
	MlTree *tree;
	int64_t *class_sums;
	double *deviations = NULL;

	ML_TRY(ml_forest_rows_make(env, binned, model, options, 1, &rows));
	ML_TRY(grow(env, &rows, options, &grower));
	ML_TRY(ml_forest_ensemble_make(env, &rows, options, 1, model, &ensemble));
	ensemble->ntrees = 1;
	tree = &ensemble->trees[0];
	ML_TRY(ml_grower_tree(env, grower, ensemble->nvalues, tree));
	ML_TRY(ml_alloc(env, (size_t) rows.nclasses, sizeof(int64_t), "classes", &class_sums));
	if (rows.nclasses == 0 && options->ccp_alpha > 0)
		ML_TRY(ml_alloc(env, (size_t) tree->nleaves, sizeof(double), "pruning", &deviations));
	ML_TRY(ml_forest_leaf_values(env, &rows, NULL, 0, grower, tree, class_sums, deviations));
	if (options->ccp_alpha > 0)
		ML_TRY(ml_forest_prune(env, tree, ensemble->nvalues,
							   ml_forest_criterion(options, rows.nclasses > 0), deviations,
							   rows.spread, options->ccp_alpha, NULL, NULL));
	ML_TRY(ml_ensemble_set_levels(env, binned, ensemble));
	return ml_ensemble_compile(env, &model->encoder, ensemble);
}

static const MlNotice *
notice(const MlModel *model, int i)
{
	static const MlNotice only = {
		0, true, "the target has only one class: the model always predicts it", NULL};
	bool holds = !ml_model_is_regression(model) && ml_classes_present(&model->classes) == 1;

	return holds && i == 0 ? &only : NULL;
}

const MlAlgorithm ml_decision_tree = {
	.name = "decision_tree",
	.doc = "Decision tree of numbers or classes, with cost-complexity pruning",
	.task = ML_TASK_BY_TARGET,
	.classifies = ml_forest_classifies,
	.kind = ML_KIND_BUFFERED,
	.options = option_specs,
	.noptions = sizeof(option_specs) / sizeof(option_specs[0]),
	.options_size = sizeof(MlForestOptions),
	.classes_offset = offsetof(MlForestOptions, classes),
	.fit_binned = fit,
	.bin_options = ml_forest_bin_options,
	.predict = ml_ensemble_predict,
	.probabilities = ml_ensemble_probabilities,
	.save = ml_ensemble_save,
	.load = ml_ensemble_load,
	.describe = ml_ensemble_describe,
	.notice = notice,
	.nmargins = ml_ensemble_nmargins,
	.margins = ml_ensemble_model_margins,
	.ensemble = ml_forest_ensemble,
	.importance = ml_ensemble_importance,
};
