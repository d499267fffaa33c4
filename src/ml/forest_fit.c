/*
 * forest_fit.c
 *		Options of decision_tree and random_forest translated for those who work by them, and the members of
 *		the algorithms' tables that both share.
 */
#include "ml/forest.h"

const char *const ml_forest_criterion_choices[] = {"auto", "gini", "entropy", "squared_error",
												   NULL};

bool
ml_forest_classifies(const void *options, MlColumnKind target_kind)
{
	const MlForestOptions *forest = options;

	if (forest->criterion == ML_FOREST_AUTO)
		return target_kind == ML_COLUMN_BOOLEAN || target_kind == ML_COLUMN_CATEGORY;
	return forest->criterion != ML_FOREST_SQUARED_ERROR;
}

void
ml_forest_bin_options(const void *options, MlBinOptions *bins)
{
	const MlForestOptions *forest = options;

	bins->max_bins = (int32_t) forest->max_bins;
	bins->min_level_rows = (int64_t) ceil(forest->cat_smooth);
	bins->needs_hash = forest->trees > 0 && (forest->bootstrap || forest->subsample < 1);
}

MlCriterion
ml_forest_criterion(const MlForestOptions *options, bool is_classification)
{
	if (!is_classification)
		return ML_CRITERION_SQUARED_ERROR;
	return options->criterion == ML_FOREST_ENTROPY ? ML_CRITERION_ENTROPY : ML_CRITERION_GINI;
}

const char *
ml_forest_criterion_name(const MlForestOptions *options, bool is_classification)
{
	if (!is_classification)
		return ml_forest_criterion_choices[ML_FOREST_SQUARED_ERROR];
	return ml_forest_criterion_choices[options->criterion == ML_FOREST_ENTROPY ? ML_FOREST_ENTROPY
																			   : ML_FOREST_GINI];
}

int32_t
ml_forest_nvalues(const MlForestRows *rows)
{
	return rows->nclasses > 2 ? rows->nclasses : 1;
}

/* Features that a split chooses from; 0 for all. */
static int32_t
features_per_node(const MlForestOptions *options, bool is_classification, int32_t nfeatures)
{
	int32_t choice = options->max_features;
	int32_t n = nfeatures;

	if (options->features_per_node > 0)
		return options->features_per_node < nfeatures ? (int32_t) options->features_per_node : 0;
	if (choice == ML_FEATURES_AUTO)
		choice = is_classification ? ML_FEATURES_SQRT : ML_FEATURES_THIRD;
	switch (choice)
	{
		case ML_FEATURES_SQRT:
			n = (int32_t) sqrt((double) nfeatures);
			break;
		case ML_FEATURES_LOG2:
			for (n = 0; nfeatures >> (n + 1) > 0;)
				n++;
			break;
		case ML_FEATURES_THIRD:
			/* one of few features is often one that tells nothing */
			n = nfeatures < 4 ? 2 : (nfeatures + 2) / 3;
			break;
		case ML_FEATURES_HALF:
			n = nfeatures / 2;
			break;
		default:
			return 0;
	}
	if (n < 1)
		n = 1;
	return n < nfeatures ? n : 0;
}

/*
 * Least weight of a number of rows: that of as many rows of mean weight.  Any node has more than none
 * rows, so that up to that the weights of rows may be as they like.
 */
static double
weight_of_rows(const MlForestRows *rows, double nrows, double none)
{
	return nrows > none ? nrows * rows->mean_weight : 0;
}

void
ml_forest_grow_options(const MlForestRows *rows, const MlForestOptions *options,
					   MlGrowOptions *grow)
{
	bool is_classification = rows->nclasses > 0;

	memset(grow, 0, sizeof(*grow));
	grow->split.criterion = ml_forest_criterion(options, is_classification);
	grow->split.min_split_gain =
		options->min_split_gain * rows->mean_weight * (double) rows->rows->nrows;
	grow->split.min_child_weight = weight_of_rows(rows, options->min_samples_leaf, 1);
	grow->split.cat_smooth = options->cat_smooth;
	grow->split.cat_l2 = options->cat_l2;
	grow->split.min_data_per_group = (double) options->min_data_per_group;
	grow->split.max_cat_threshold = (int32_t) options->max_cat_threshold;
	grow->split.max_cat_to_onehot = (int32_t) options->max_cat_to_onehot;
	grow->split.is_extra = options->extra_trees;
	grow->is_lossguide = options->max_leaves > 0;
	grow->max_depth = (int32_t) options->max_depth;
	grow->max_leaves = (int32_t) options->max_leaves;
	grow->min_node_weight = weight_of_rows(rows, options->min_samples_split, 2);
	grow->colsample_bylevel = 1;
	if (options->trees > 0)
		grow->features_per_node =
			features_per_node(options, is_classification, rows->rows->nfeatures);
	grow->nclasses = rows->nclasses > 2 ? rows->nclasses : 0;
}

MlStatus
ml_forest_ensemble_make(MlEnv *env, const MlForestRows *rows, const MlForestOptions *options,
						int32_t ntrees, MlModel *model, MlEnsemble **out)
{
	bool is_classification = rows->nclasses > 0;
	MlEnsemble *ensemble;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlEnsemble), "model", &ensemble));
	ensemble->link = is_classification ? ML_LINK_PROBABILITY : ML_LINK_IDENTITY;
	ensemble->nmargins = ml_forest_nvalues(rows);
	ensemble->nvalues = ensemble->nmargins;
	ML_TRY(
		ml_alloc_zero(env, (size_t) ensemble->nmargins, sizeof(double), "model", &ensemble->base));
	ensemble->scale = 1.0 / ntrees;
	ML_TRY(ml_alloc_zero(env, (size_t) ntrees, sizeof(MlTree), "trees", &ensemble->trees));
	ensemble->objective = ml_forest_criterion_name(options, is_classification);
	ensemble->metric = "";
	ensemble->oob_error = NAN;
	ensemble->oob_score = NAN;
	ensemble->quantile = NAN;
	*out = ensemble;
	model->params = ensemble;
	return ML_OK;
}

MlStatus
ml_forest_probe(MlEnv *env, size_t size, const char *what)
{
	void *memory;

	/* where memory cannot be given back, asking for it would take it */
	if (env->release == NULL || size == 0)
		return ML_OK;
	ML_TRY(ml_alloc(env, 1, size, what, &memory));
	ml_release(env, memory);
	return ML_OK;
}

const MlEnsemble *
ml_forest_ensemble(const MlModel *model)
{
	return model->params;
}
