/*
 * random_forest.c
 *		A forest: the mean of trees, each grown on rows drawn at random, its nodes split by the best of some
 *		features drawn at random.
 *
 * Trees grow on histograms of bins (grow.h) as in gradient_boosting, but deep, on targets themselves, and
 * independently: each thread has a grower of its own, and a batch of as many trees as there are threads
 * grows at the same time.  A tree's seed makes its rows (forest_rows.c), the features of its nodes and,
 * with extra_trees, its thresholds, so that the model does not depend on the number of threads or the
 * order of the rows.
 *
 * A regression predicts the mean of the trees' means, a classification the mean of their shares of each
 * class, which is a better probability than a share of votes.
 *
 * References: L. Breiman (2001), "Random forests", Machine Learning 45, 5-32; P. Geurts, D. Ernst, L.
 * Wehenkel (2006), "Extremely randomized trees", Machine Learning 63, 3-42; N. Meinshausen (2006),
 * "Quantile regression forests", J. Machine Learning Research 7, 983-999.
 */
#include "ml/forest.h"
#include "ml/parallel.h"

static const char *const max_features_choices[] = {"auto", "sqrt", "log2", "third",
												   "half", "all",  NULL};

static const MlOptionSpec option_specs[] = {
	ML_COMMON_OPTIONS(MlForestOptions),
	ML_CLASS_OPTIONS(MlForestOptions),
	{"trees", ML_OPTION_INTEGER, offsetof(MlForestOptions, trees), 100, 1, ML_MAX_TREES, NULL,
	 " n_estimators num_trees ntree num_parallel_tree num_boost_round nrounds n_trees ",
	 "number of trees"},
	ML_FOREST_CRITERION_OPTION,
	{"bootstrap", ML_OPTION_BOOL, offsetof(MlForestOptions, bootstrap), 1, 0, 1, NULL,
	 " replace bagging ",
	 "whether a tree draws as many rows as there are with replacement; otherwise it takes each with the "
	 "probability subsample"},
	{"subsample", ML_OPTION_REAL, offsetof(MlForestOptions, subsample), 1, 0.0001, 1, NULL,
	 " max_samples sample_fraction bagging_fraction sampsize ",
	 "share of the rows that a tree draws"},
	{"max_features", ML_OPTION_CHOICE, offsetof(MlForestOptions, max_features), 0, 0, 0,
	 max_features_choices, " colsample_bynode feature_fraction_bynode colsample ",
	 "of how many features, drawn anew for each node, the best splits it: a share of all, or auto "
	 "(sqrt in a classification, third in a regression)"},
	{"features_per_node", ML_OPTION_INTEGER, offsetof(MlForestOptions, features_per_node), 0, 0,
	 ML_MAX_FEATURES, NULL, " mtry ", "that number of features itself; 0: as max_features says"},
	ML_FOREST_SIZE_OPTIONS,
	{"extra_trees", ML_OPTION_BOOL, offsetof(MlForestOptions, extra_trees), 0, 0, 1, NULL,
	 " extratrees extremely_randomized splitrule ",
	 "whether each feature offers one random split instead of its best one"},
	{"out_of_bag", ML_OPTION_BOOL, offsetof(MlForestOptions, out_of_bag), 1, 0, 1, NULL,
	 " oob oob_score oob_error keep_inbag ",
	 "whether the error of each number of trees is told, on the rows that they have not drawn"},
	{"oob_importance", ML_OPTION_BOOL, offsetof(MlForestOptions, oob_importance), 0, 0, 1, NULL,
	 " compute_importance permutation_importance localimp ",
	 "whether the model tells how much the errors of the trees on the rows that they have not drawn rise "
	 "when a feature's values are permuted"},
	{"quantiles", ML_OPTION_BOOL, offsetof(MlForestOptions, quantiles), 0, 0, 1, NULL, " quantreg ",
	 "of a regression: whether the model keeps the targets in its leaves (8 bytes x rows x trees) and "
	 "predicts a quantile of them"},
	{"quantile", ML_OPTION_REAL, offsetof(MlForestOptions, quantile), 0.5, 0, 1, NULL,
	 " quantile_level alpha_quantile ", "which one, with quantiles"},
	ML_FOREST_BIN_OPTIONS(10, 10, 10),
};

/* What a thread grows a tree with. */
typedef struct Worker
{
	MlEnv env; /* without memory; stops as the training's does */
	MlStatus status;
	int32_t tree;
	uint64_t seed;
	MlGrower *grower;
	MlRowPair *pairs;
	int32_t *numbers;
	int64_t drawn;
	int64_t total;
	bool is_all_in;
	int64_t *class_sums;
} Worker;

typedef struct Forest
{
	const MlForestOptions *options;
	MlForestRows rows;
	MlForestDraw draw;
	MlGrowOptions grow;
	MlEnsemble *ensemble;
	bool *all_in;
	const int32_t *order; /* of the targets, with quantiles */
	int nworkers;
	Worker *workers;
	int nbusy; /* those that have a tree */
} Forest;

/* Bytes of a worker beside its grower's. */
static size_t
worker_size(const Forest *forest)
{
	size_t n = (size_t) forest->rows.rows->nrows;

	return ml_size_add(ml_size_mul(n, sizeof(MlRowPair) + sizeof(int32_t)),
					   ml_grower_size(forest->rows.rows, &forest->grow, false, 1));
}

static MlStatus
make_worker(MlEnv *env, const Forest *forest, Worker *worker)
{
	size_t n = (size_t) forest->rows.rows->nrows;

	ml_part_env(&worker->env, env);
	ML_TRY(ml_alloc(env, n, sizeof(MlRowPair), "rows of a tree", &worker->pairs));
	ML_TRY(ml_alloc(env, n, sizeof(int32_t), "rows of a tree", &worker->numbers));
	ML_TRY(ml_alloc(env, (size_t) forest->rows.nclasses, sizeof(int64_t), "classes",
					&worker->class_sums));
	return ml_grower_make(env, forest->rows.rows, &forest->grow, false, &worker->grower);
}

/*
 * As many workers as there are threads and trees, or as memory can be had for: one must be.
 */
static MlStatus
make_workers(MlEnv *env, Forest *forest)
{
	int wanted = env->threads;
	size_t size = worker_size(forest);
	MlError error = env->error;

	if (wanted > forest->options->trees)
		wanted = (int) forest->options->trees;
	ML_TRY(ml_forest_probe(env, size, "a tree"));
	while (wanted > 1 && ml_forest_probe(env, ml_size_mul(size, (size_t) wanted), "trees") != ML_OK)
		wanted--;
	env->error = error;
	ML_TRY(ml_alloc_zero(env, (size_t) wanted, sizeof(Worker), "threads", &forest->workers));
	for (int i = 0; i < wanted; i++)
		ML_TRY(make_worker(env, forest, &forest->workers[i]));
	forest->nworkers = wanted;
	return ML_OK;
}

static void
grow_tree(int number, void *argument)
{
	const Forest *forest = argument;
	Worker *worker = &forest->workers[number];
	MlGrowCall call = {.pairs = worker->pairs,
					   .g_unit = forest->rows.g_unit,
					   .h_unit = forest->rows.h_unit,
					   .rows = worker->numbers};

	worker->seed = ml_forest_tree_seed(&forest->draw, worker->tree);
	worker->status =
		ml_forest_sample(&worker->env, &forest->rows, &forest->draw, worker->seed, worker->pairs,
						 worker->numbers, &worker->drawn, &worker->total);
	if (worker->status != ML_OK)
		return;
	/* a draw may have been empty, and then all count once: what was drawn once looks the same */
	worker->is_all_in = worker->drawn == forest->rows.rows->nrows;
	call.nrows = worker->drawn;
	call.seed = ml_hash_pair(worker->seed, 1);
	worker->status = ml_grower_grow(&worker->env, worker->grower, &call);
}

/* Values and target lists of the trees that have just grown. */
static void
fill_leaves(int number, void *argument)
{
	const Forest *forest = argument;
	Worker *worker = &forest->workers[number];
	bool is_uniform = worker->total == forest->rows.rows->nrows && worker->is_all_in;
	const MlForestDraw *draw = is_uniform ? NULL : &forest->draw;
	MlEnsemble *ensemble = forest->ensemble;

	worker->status =
		ml_forest_leaf_values(&worker->env, &forest->rows, draw, worker->seed, worker->grower,
							  &ensemble->trees[worker->tree], worker->class_sums, NULL);
	if (worker->status == ML_OK && ensemble->leaf_targets != NULL)
		ml_forest_leaf_targets(&forest->rows, draw, worker->seed, worker->grower, forest->order,
							   worker->pairs, &ensemble->leaf_targets[worker->tree]);
}

/* Status of the first worker that has one; its text becomes the training's. */
static MlStatus
workers_status(MlEnv *env, const Forest *forest)
{
	for (int i = 0; i < forest->nbusy; i++)
	{
		MlStatus status = forest->workers[i].status;

		if (status == ML_CANCELLED)
			return ml_fail(env, status, "computation was cancelled"); /* growers write no text */
		if (status != ML_OK)
		{
			env->error = forest->workers[i].env.error;
			return status;
		}
	}
	return ML_OK;
}

/* Grow the trees of all busy workers; growers that were too small are enlarged and try again. */
static MlStatus
grow_batch(MlEnv *env, Forest *forest)
{
	ml_parallel_for(env, forest->nbusy, grow_tree, forest);
	for (int i = 0; i < forest->nbusy; i++)
		while (forest->workers[i].status == ML_LIMIT)
		{
			ML_TRY(ml_grower_enlarge(env, forest->workers[i].grower));
			grow_tree(i, forest);
		}
	return workers_status(env, forest);
}

/* Memory of the trees that have grown. */
static MlStatus
keep_batch(MlEnv *env, Forest *forest)
{
	MlEnsemble *ensemble = forest->ensemble;

	for (int i = 0; i < forest->nbusy; i++)
	{
		const Worker *worker = &forest->workers[i];
		MlTree *tree = &ensemble->trees[worker->tree];
		MlLeafTargets *lists = ensemble->leaf_targets;

		ML_TRY(ml_grower_tree(env, worker->grower, ensemble->nvalues, tree));
		forest->all_in[worker->tree] = worker->is_all_in;
		if (lists == NULL)
			continue;
		lists += worker->tree;
		ML_TRY(ml_alloc(env, (size_t) tree->nleaves + 1, sizeof(int64_t), "targets of leaves",
						&lists->starts));
		ML_TRY(ml_alloc(env, (size_t) worker->total, sizeof(double), "targets of leaves",
						&lists->targets));
	}
	ml_parallel_for(env, forest->nbusy, fill_leaves, forest);
	return workers_status(env, forest);
}

static MlStatus
grow_trees(MlEnv *env, Forest *forest)
{
	int32_t ntrees = (int32_t) forest->options->trees;
	int32_t ndone = 0;

	while (ndone < ntrees)
	{
		MlProgress progress = {"tree", 0, ntrees, NAN, NAN};

		ML_CHECK_STOP(env);
		forest->nbusy = ntrees - ndone < forest->nworkers ? ntrees - ndone : forest->nworkers;
		for (int i = 0; i < forest->nbusy; i++)
			forest->workers[i].tree = ndone + i;
		ML_TRY(grow_batch(env, forest));
		ML_TRY(keep_batch(env, forest));
		ndone += forest->nbusy;
		forest->ensemble->ntrees = ndone;
		progress.done = ndone;
		if (env->progress != NULL)
			env->progress(env, &progress);
	}
	return ML_OK;
}

/* Target lists are large: memory for them is asked for before the first tree grows. */
static MlStatus
prepare_quantiles(MlEnv *env, Forest *forest)
{
	const MlForestOptions *options = forest->options;
	size_t ntrees = (size_t) options->trees;
	int32_t *order;

	if (!options->quantiles)
		return ML_OK;
	if (forest->rows.nclasses > 0)
		return ml_fail(env, ML_BAD_OPTION, "option \"quantiles\" is for a regression");
	ML_TRY(ml_forest_probe(
		env,
		ml_size_mul(ml_size_mul((size_t) forest->rows.rows->nrows, sizeof(double)),
					ntrees * options->subsample < 1 ? 1 : (size_t) (ntrees * options->subsample)),
		"targets of leaves"));
	ML_TRY(ml_forest_target_order(env, forest->rows.rows, &order));
	forest->order = order;
	forest->ensemble->quantile = options->quantile;
	return ml_alloc_zero(env, ntrees, sizeof(MlLeafTargets), "targets of leaves",
						 &forest->ensemble->leaf_targets);
}

/* That importances can be told is known, and memory for them asked for, before the first tree grows. */
static MlStatus
prepare_importance(MlEnv *env, const Forest *forest)
{
	if (!forest->options->oob_importance)
		return ML_OK;
	if (forest->draw.nlevels > 0)
		return ml_forest_probe(env, ml_forest_importance_size(&forest->rows),
							   "importances out of bag");
	(void) ml_fail(env, ML_BAD_OPTION,
				   "option \"oob_importance\" needs \"bootstrap\", or \"subsample\" below 1");
	ml_detail(env, "Every tree draws every row: none is out of its bag.");
	return ML_BAD_OPTION;
}

static void
give_back(MlEnv *env, const Forest *forest)
{
	for (int i = 0; i < forest->nworkers; i++)
	{
		ml_release(env, forest->workers[i].pairs);
		ml_release(env, forest->workers[i].numbers);
	}
}

static MlStatus
fit(MlEnv *env, const MlBinned *rows, const void *option_struct, MlModel *model)
{
	const MlForestOptions *options = option_struct;
	Forest forest = {.options = options};

	ml_forest_draw_init(&forest.draw, options->bootstrap, options->subsample,
						(uint64_t) options->seed);
	ML_TRY(ml_forest_rows_make(env, rows, model, options,
							   options->bootstrap ? ML_FOREST_MAX_COUNT : 1, &forest.rows));
	ml_forest_grow_options(&forest.rows, options, &forest.grow);
	ML_TRY(ml_forest_ensemble_make(env, &forest.rows, options, (int32_t) options->trees, model,
								   &forest.ensemble));
	ML_TRY(ml_alloc_zero(env, (size_t) options->trees, sizeof(bool), "trees", &forest.all_in));
	ML_TRY(prepare_quantiles(env, &forest));
	ML_TRY(prepare_importance(env, &forest));
	ML_TRY(make_workers(env, &forest));
	ML_TRY(grow_trees(env, &forest));
	give_back(env, &forest);
	if (options->out_of_bag && forest.draw.nlevels > 0)
		ML_TRY(ml_forest_out_of_bag(env, &forest.rows, &forest.draw, forest.all_in,
									options->classes.decision_threshold, forest.ensemble));
	if (options->oob_importance)
		ML_TRY(ml_forest_importance(env, &forest.rows, &forest.draw, forest.all_in,
									options->classes.decision_threshold, forest.ensemble));
	ML_TRY(ml_ensemble_set_levels(env, rows, forest.ensemble));
	return ml_ensemble_compile(env, &model->encoder, forest.ensemble);
}

static const MlNotice *
notice(const MlModel *model, int i)
{
	static const MlNotice notices[] = {
		{0, true, "the target has only one class: the model always predicts it", NULL},
		{1, false, "no row is out of the bag of any tree: the model has no error out of bag",
		 "More trees leave more rows out."},
	};
	const MlEnsemble *ensemble = model->params;
	bool holds[] = {!ml_model_is_regression(model) && ml_classes_present(&model->classes) == 1,
					ensemble->metric[0] != '\0' && isnan(ensemble->oob_error)};

	for (int kind = 0; kind < 2; kind++)
		if (holds[kind] && i-- == 0)
			return &notices[kind];
	return NULL;
}

const MlAlgorithm ml_random_forest = {
	.name = "random_forest",
	.doc =
		"Random forest: the mean of deep trees on random rows and features, for numbers, classes "
		"and quantiles",
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
