/*
 * boosting.c
 *		Gradient boosting: the loop over rounds.  See boosting.h.
 *
 * Losses after a round are found in the pass that makes the next round's pairs, which is done once more after the last.
 * With early stopping the rounds up to the one of the smallest validation loss are kept.
 */
#include "ml/boosting.h"

#include "ml/hash.h"
#include "ml/lambdarank.h"

#define TREE_SALT UINT64_C(0x7472656573656564)

/* The rounds so far. */
typedef struct Rounds
{
	MlRound *rounds; /* those of the model to start from first */
	int32_t before;  /* how many they are */
	int32_t n;       /* all */
	int32_t best;
	double best_loss;
	bool stopped_early;
	MlTree *trees; /* of all rounds, those of the model to start from still empty */
} Rounds;

static double
objective_parameter(const MlBoostingOptions *options, MlObjectiveKind kind)
{
	switch (kind)
	{
		case ML_OBJECTIVE_HUBER:
			return options->huber_delta;
		case ML_OBJECTIVE_QUANTILE:
			return options->quantile_level;
		case ML_OBJECTIVE_TWEEDIE:
			return options->tweedie_power;
		default:
			return 0;
	}
}

static MlStatus
set_objective(MlEnv *env, MlBoosting *boosting)
{
	const MlBoostingOptions *options = boosting->options;
	int32_t nclasses = boosting->model->classes.nclasses;
	bool is_classification = boosting->model->task == ML_TASK_CLASSIFICATION;
	MlObjectiveKind kind = (MlObjectiveKind) options->objective;

	if (kind == ML_OBJECTIVE_AUTO)
		kind = !is_classification ? ML_OBJECTIVE_SQUARED_ERROR
			   : nclasses <= 2    ? ML_OBJECTIVE_LOGISTIC
								  : ML_OBJECTIVE_SOFTMAX;
	boosting->objective =
		(MlObjective){.kind = kind, .parameter = objective_parameter(options, kind)};
	boosting->traits = ml_objective_traits(&boosting->objective);
	if (boosting->traits.is_classification != is_classification)
		return ml_fail(env, ML_BAD_OPTION, "objective \"%s\" is not for a target of %s",
					   ml_objective_choices[kind], is_classification ? "classes" : "numbers");
	if (kind == ML_OBJECTIVE_LOGISTIC && nclasses > 2)
	{
		(void) ml_fail(env, ML_BAD_OPTION,
					   "objective \"logistic\" is for two classes, the target has %d", nclasses);
		ml_hint(env, "Use objective \"softmax\".");
		return ML_BAD_OPTION;
	}
	if (options->scale_pos_weight != 1 && nclasses != 2)
		return ml_fail(env, ML_BAD_OPTION, "option \"scale_pos_weight\" is for two classes only");
	if (kind == ML_OBJECTIVE_LAMBDARANK && boosting->rows->segments[0]->group == NULL)
		return ml_fail(env, ML_BAD_OPTION,
					   "objective \"lambdarank\" needs option \"group_column\"");
	boosting->nmargins = kind == ML_OBJECTIVE_SOFTMAX ? nclasses : 1;
	return ML_OK;
}

/* Trees of all rounds, and what fills them. */
static MlStatus
start_rounds(MlEnv *env, const MlBoosting *boosting, Rounds *rounds)
{
	const MlEnsemble *init = boosting->init;
	int64_t all = boosting->options->trees;

	memset(rounds, 0, sizeof(*rounds));
	rounds->best_loss = INFINITY;
	if (init != NULL)
		rounds->before = init->ntrees / boosting->nmargins;
	all += rounds->before;
	if (all * boosting->nmargins > ML_MAX_TREES)
		return ml_fail(env, ML_BAD_OPTION, "%lld rounds with %d trees each are more than %d trees",
					   (long long) all, boosting->nmargins, ML_MAX_TREES);
	rounds->n = rounds->before;
	ML_TRY(ml_alloc(env, (size_t) all, sizeof(MlRound), "rounds", &rounds->rounds));
	for (int32_t i = 0; i < rounds->before; i++)
		rounds->rounds[i] = i < init->nrounds ? init->rounds[i] : (MlRound){NAN, NAN};
	return ml_alloc_zero(env, (size_t) all * (size_t) boosting->nmargins, sizeof(MlTree), "trees",
						 &rounds->trees);
}

/* Margins of all rows, without base: 0, or what the model to start from has. */
static MlStatus
start_margins(MlEnv *env, MlBoosting *boosting)
{
	const MlBinned *rows = boosting->rows;
	size_t nrows = (size_t) rows->nrows;
	size_t nmargins = (size_t) boosting->nmargins;

	ML_TRY(ml_alloc(env, nrows, sizeof(MlRowPair), "gradients", &boosting->pairs));
	ML_TRY(ml_alloc_zero(env, ml_size_mul(nrows, nmargins), sizeof(float), "margins",
						 &boosting->margins));
	if (boosting->objective.kind == ML_OBJECTIVE_SOFTMAX)
		ML_TRY(ml_alloc(env, nrows, sizeof(float), "margins", &boosting->normalizers));
	if (boosting->init == NULL)
		return ML_OK;
	for (int32_t s = 0; s < rows->nsegments; s++)
	{
		const MlSegment *segment = rows->segments[s];
		size_t first = (size_t) ml_boosting_segment_start(s);

		ML_CHECK_STOP(env);
		for (size_t i = 0; i < (size_t) segment->nrows; i++)
			for (size_t k = 0; k < nmargins; k++)
				boosting->margins[k * nrows + first + i] =
					(float) (segment->margins[i * nmargins + k] - boosting->base[k]);
	}
	return ML_OK;
}

static MlStatus
grow(MlEnv *env, const MlBoosting *boosting, const MlGrowCall *call)
{
	MlStatus status;

	while ((status = ml_grower_grow(env, boosting->grower, call)) == ML_LIMIT)
		ML_TRY(ml_grower_enlarge(env, boosting->grower));
	return status;
}

/* The trees of one round, all from the margins at its beginning. */
static MlStatus
run_round(MlEnv *env, MlBoosting *boosting, const MlGrowOptions *options, int64_t round,
		  bool *features, uint64_t *feature_work, MlTree *trees)
{
	uint64_t seed = ml_hash_pair((uint64_t) boosting->options->seed, TREE_SALT);

	ML_TRY(ml_boosting_sample_rows(env, boosting, round));
	for (int32_t k = 0; k < boosting->nmargins; k++)
	{
		int64_t number = round * boosting->nmargins + k;
		MlGrowCall call = {.pairs = boosting->pairs,
						   .rows = boosting->sample,
						   .nrows = boosting->nsample,
						   .features = features,
						   .seed = ml_hash_pair(seed, (uint64_t) number)};

		ML_TRY(ml_boosting_class_pairs(env, boosting, k));
		call.g_unit = boosting->g_unit;
		call.h_unit = boosting->h_unit;
		if (features != NULL)
			ML_TRY(ml_boosting_sample_features(env, boosting, number, feature_work, features));
		ML_TRY(grow(env, boosting, &call));
		ML_TRY(ml_grower_tree(env, boosting->grower, 1, &trees[k]));
		ML_TRY(ml_boosting_add_tree(env, boosting, k, &trees[k], &options->split));
	}
	return ML_OK;
}

/* Note the losses after a round; true when training should stop. */
static bool
note_round(MlEnv *env, const MlBoosting *boosting, const MlLosses *losses, Rounds *rounds)
{
	int64_t patience = boosting->options->early_stopping_rounds;

	rounds->rounds[rounds->n++] = (MlRound){losses->training, losses->validation};
	if (losses->validation < rounds->best_loss)
	{
		rounds->best_loss = losses->validation;
		rounds->best = rounds->n;
	}
	if (env->progress != NULL)
	{
		MlProgress progress = {.unit = "round",
							   .done = rounds->n - rounds->before,
							   .total = boosting->options->trees,
							   .training_loss = losses->training,
							   .validation_loss = losses->validation};

		env->progress(env, &progress);
	}
	return patience > 0 && rounds->best > 0 && rounds->n - rounds->best >= patience;
}

static MlStatus
run_rounds(MlEnv *env, MlBoosting *boosting, Rounds *rounds)
{
	const MlBoostingOptions *options = boosting->options;
	size_t nfeatures = (size_t) boosting->rows->nfeatures;
	MlGrowOptions grow_options;
	MlLosses losses;
	bool *features = NULL;
	uint64_t *work = NULL;

	ML_TRY(ml_boosting_grow_options(env, boosting, &grow_options));
	ML_TRY(ml_grower_make(env, boosting->rows, &grow_options, true, &boosting->grower));
	if (options->colsample_bytree < 1)
	{
		ML_TRY(ml_alloc(env, nfeatures, sizeof(bool), "sampling", &features));
		ML_TRY(ml_alloc(env, nfeatures, 4 * sizeof(uint64_t), "sampling", &work));
	}
	ML_TRY(ml_boosting_measure(env, boosting, &losses));
	for (int64_t t = 0; t < options->trees && !rounds->stopped_early; t++)
	{
		int64_t round = rounds->before + t;

		ML_TRY(run_round(env, boosting, &grow_options, round, features, work,
						 &rounds->trees[round * boosting->nmargins]));
		ML_TRY(ml_boosting_measure(env, boosting, &losses));
		rounds->stopped_early =
			note_round(env, boosting, &losses, rounds) && t + 1 < options->trees;
	}
	if (options->early_stopping_rounds == 0 || rounds->best == 0)
		rounds->best = rounds->n;
	return ML_OK;
}

/* Each weight and gradient is a double, but a sum of them, which is a base or a cover, may be none. */
static MlStatus
check_numbers(MlEnv *env, const MlEnsemble *ensemble)
{
	bool finite = true;

	for (int32_t m = 0; m < ensemble->nmargins; m++)
		finite &= isfinite(ensemble->base[m]) != 0;
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		const MlTree *tree = &ensemble->trees[t];

		for (int32_t i = 0; i < tree->nnodes; i++)
			finite &= isfinite(tree->nodes[i].cover) != 0;
		for (int32_t l = 0; l < tree->nleaves; l++)
			finite &= isfinite(tree->values[l]) != 0;
	}
	if (finite)
		return ML_OK;
	(void) ml_fail(env, ML_BAD_VALUE, "a sum of weights or of gradients is above %g", DBL_MAX);
	ml_hint(env, "Scale the target or the weights.");
	return ML_BAD_VALUE;
}

static MlStatus
make_ensemble(MlEnv *env, const MlBoosting *boosting, const Rounds *rounds, MlModel *model)
{
	MlEnsemble *ensemble;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlEnsemble), "trees", &ensemble));
	ensemble->link = boosting->traits.link;
	ensemble->nmargins = boosting->nmargins;
	ensemble->nvalues = 1;
	ensemble->base = boosting->base;
	ensemble->scale = 1;
	ensemble->ntrees = rounds->best * boosting->nmargins;
	ensemble->trees = rounds->trees;
	ensemble->objective = ml_objective_choices[boosting->objective.kind];
	ensemble->metric = boosting->traits.metric;
	ensemble->nrounds = rounds->n;
	ensemble->rounds = rounds->rounds;
	ensemble->best_round = rounds->best;
	ensemble->rows_validation = boosting->rows_validation;
	ensemble->stopped_early = rounds->stopped_early;
	ensemble->lacks_validation = boosting->lacks_validation;
	ensemble->oob_error = NAN;
	ensemble->oob_score = NAN;
	ensemble->quantile = NAN;
	ML_TRY(check_numbers(env, ensemble));
	model->params = ensemble;
	model->is_class_weighted |= boosting->options->scale_pos_weight != 1;
	ML_TRY(ml_ensemble_set_levels(env, boosting->rows, ensemble));
	if (boosting->init != NULL)
		ML_TRY(ml_boosting_join(env, boosting, model, ensemble));
	return ml_ensemble_compile(env, &model->encoder, ensemble);
}

/* Of a target with one class: one tree of one leaf, on top of the probability of the last class. */
static MlStatus
fit_constant(MlEnv *env, MlBoosting *boosting, MlModel *model)
{
	const MlClasses *classes = &model->classes;
	Rounds rounds = {.n = 0, .best = 1};
	MlTree *tree;

	ML_TRY(ml_alloc(env, 1, sizeof(double), "margins", &boosting->base));
	boosting->base[0] = classes->nclasses == 1 || classes->counts[1] > 0 ? 1 : 0;
	boosting->nmargins = 1;
	boosting->init = NULL;
	boosting->traits.link = ML_LINK_PROBABILITY;
	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlTree), "trees", &tree));
	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlTreeNode), "trees", &tree->nodes));
	ML_TRY(ml_alloc_zero(env, 1, sizeof(double), "trees", &tree->values));
	tree->nnodes = 1;
	tree->nleaves = 1;
	tree->nodes[0] = (MlTreeNode){
		.feature = -1, .left = -1, .right = -1, .leaf = 0, .cover = (double) boosting->rows->nrows};
	rounds.trees = tree;
	return make_ensemble(env, boosting, &rounds, model);
}

MlStatus
ml_boosting_fit(MlEnv *env, const MlBinned *rows, const void *options, MlModel *model)
{
	MlBoosting boosting = {.rows = rows, .options = options, .model = model};
	Rounds rounds;

	if (rows->nrows > INT32_MAX)
		return ml_fail(env, ML_LIMIT, "%lld rows are more than %d", (long long) rows->nrows,
					   INT32_MAX);
	ML_TRY(set_objective(env, &boosting));
	if (model->task == ML_TASK_CLASSIFICATION && ml_classes_present(&model->classes) < 2)
		return fit_constant(env, &boosting, model);
	if (rows->init != NULL)
	{
		ML_TRY(ml_boosting_check_init(env, &boosting));
		boosting.init = rows->init->params;
	}
	ML_TRY(ml_boosting_start(env, &boosting));
	ML_TRY(ml_boosting_sample_start(env, &boosting));
	ML_TRY(start_rounds(env, &boosting, &rounds));
	ML_TRY(start_margins(env, &boosting));
	if (boosting.objective.kind == ML_OBJECTIVE_LAMBDARANK)
		ML_TRY(ml_lambdarank_start(env, &boosting));
	ML_TRY(run_rounds(env, &boosting, &rounds));
	return make_ensemble(env, &boosting, &rounds, model);
}
