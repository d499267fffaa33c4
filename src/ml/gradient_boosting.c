/*
 * gradient_boosting.c
 *		Gradient boosted trees: the algorithm's table.  See boosting.h for how it is computed, objective.h for the
 *		losses.
 */
#include "ml/boosting.h"

static const char *const growth_choices[] = {"depthwise", "lossguide", NULL};

#define AT(member) offsetof(MlBoostingOptions, member)

static const MlOptionSpec option_specs[] = {
	ML_COMMON_OPTIONS(MlBoostingOptions),
	ML_ROLE_OPTIONS(MlBoostingOptions),
	ML_CLASS_OPTIONS(MlBoostingOptions),
	{"objective", ML_OPTION_CHOICE, AT(objective), 0, 0, 0, ml_objective_choices,
	 " loss loss_function application ",
	 "the loss that is minimized; auto: squared_error for a number, logistic for two classes, softmax "
	 "for more"},
	{"huber_delta", ML_OPTION_REAL, AT(huber_delta), 1, 1e-300, 1e300, NULL, " huber_slope delta ",
	 "objective huber: residuals above it count linearly"},
	{"quantile_level", ML_OPTION_REAL, AT(quantile_level), 0.5, 1e-6, 1 - 1e-6, NULL,
	 " quantile quantile_alpha ", "objective quantile: the share of targets below the prediction"},
	{"tweedie_power", ML_OPTION_REAL, AT(tweedie_power), 1.5, 1.001, 1.999, NULL,
	 " tweedie_variance_power ",
	 "objective tweedie: the variance is proportional to this power of the mean"},
	{"lambdarank_truncation", ML_OPTION_INTEGER, AT(lambdarank_truncation), 30, 1, 1000000, NULL,
	 " lambdarank_truncation_level lambdarank_num_pair_per_sample max_position ndcg_at ",
	 "objective lambdarank: how many ranks count"},
	{"trees", ML_OPTION_INTEGER, AT(trees), 100, 1, ML_MAX_TREES, NULL,
	 " n_estimators num_boost_round num_iterations num_iteration num_round num_rounds nrounds "
	 "n_iter iterations rounds max_iter ntrees num_trees n_trees ",
	 "rounds of boosting; each adds a tree, of softmax one for each class"},
	{"learning_rate", ML_OPTION_REAL, AT(learning_rate), 0.1, 1e-6, 1, NULL,
	 " eta shrinkage shrinkage_rate step_size ", "what a tree's values are multiplied by"},
	{"max_depth", ML_OPTION_INTEGER, AT(max_depth), 6, 0, ML_MAX_TREE_DEPTH, NULL, " depth ",
	 "splits on a path at most; 0: any number"},
	{"max_leaves", ML_OPTION_INTEGER, AT(max_leaves), 0, 0, 1000000, NULL,
	 " num_leaves max_leaf_nodes max_leaf ", "leaves of a tree at most; 0: any number"},
	{"growth", ML_OPTION_CHOICE, AT(growth), 0, 0, 0, growth_choices,
	 " grow_policy growth_policy tree_growth ",
	 "depthwise: level by level; lossguide: the leaf with the largest gain first"},
	{"min_child_weight", ML_OPTION_REAL, AT(min_child_weight), 1, 0, 1e300, NULL,
	 " min_sum_hessian_in_leaf min_sum_hessian min_data_in_leaf min_child_samples min_samples_leaf ",
	 "sum of hessians in a leaf at least; that of squared_error is the weight of its rows"},
	{"min_split_gain", ML_OPTION_REAL, AT(min_split_gain), 0, 0, 1e300, NULL,
	 " gamma min_split_loss min_gain_to_split min_impurity_decrease ",
	 "a split must gain more than this, as XGBoost counts gains"},
	{"l1", ML_OPTION_REAL, AT(l1), 0, 0, 1e300, NULL,
	 " alpha reg_alpha lambda_l1 l1_regularization ",
	 "sums of gradients are moved towards 0 by this"},
	{"l2", ML_OPTION_REAL, AT(l2), 1, 0, 1e300, NULL,
	 " lambda reg_lambda lambda_l2 l2_regularization l2_leaf_reg ",
	 "added to sums of hessians, which makes the values of leaves smaller"},
	{"subsample", ML_OPTION_REAL, AT(subsample), 1, 1e-6, 1, NULL,
	 " bagging_fraction sub_row sub_sample ", "share of the rows that each round uses"},
	{"colsample_bytree", ML_OPTION_REAL, AT(colsample_bytree), 1, 1e-6, 1, NULL,
	 " feature_fraction sub_feature max_features rsm ",
	 "share of the features that each tree uses, one at least"},
	{"colsample_bylevel", ML_OPTION_REAL, AT(colsample_bylevel), 1, 1e-6, 1, NULL,
	 " colsample_bynode feature_fraction_bynode ",
	 "share of the tree's features that each of its levels uses, one at least"},
	{"max_bins", ML_OPTION_INTEGER, AT(max_bins), 256, 2, ML_MAX_BINS, NULL,
	 " max_bin border_count ",
	 "groups of values that a feature is cut into at most, missing values among them"},
	{"monotone_constraints", ML_OPTION_SIGNS, AT(monotone_constraints), 0, 0, 0, NULL,
	 " monotone_constraint monotonic_cst mc ",
	 "an object of features and directions: 1, the prediction never falls where the feature grows; -1, "
	 "it never grows"},
	{"interaction_constraints", ML_OPTION_NAME_SETS, AT(interaction_constraints), 0, 0, 0, NULL,
	 " interaction_constraint interaction_cst ",
	 "an array of arrays of features: only features of one of them stand on a path of a tree; a feature "
	 "that is in none of them stands alone"},
	{"scale_pos_weight", ML_OPTION_REAL, AT(scale_pos_weight), 1, 1e-300, 1e300, NULL,
	 " pos_weight ", "weight of the rows of the positive class, of two"},
	{"base_score", ML_OPTION_REAL, AT(base_score), NAN, -1e300, 1e300, NULL,
	 " init_score initial_prediction boost_from_average ",
	 "the prediction from which boosting starts; default: the constant with the smallest loss"},
	{"seed", ML_OPTION_INTEGER, AT(seed), 0, 0, 9007199254740991, NULL,
	 " random_state random_seed ", "of all sampling: equal seeds give equal models"},
	{"early_stopping_rounds", ML_OPTION_INTEGER, AT(early_stopping_rounds), 0, 0, ML_MAX_TREES,
	 NULL, " early_stopping early_stopping_round n_iter_no_change od_wait ",
	 "training ends after so many rounds without a smaller validation loss, and the best round is kept; "
	 "0: never"},
	{"validation_fraction", ML_OPTION_REAL, AT(validation_fraction), 0, 0, 0.9, NULL,
	 " eval_fraction validation_size ",
	 "share of the rows that are kept from training to watch the loss on; equal rows go together"},
	{"cat_smooth", ML_OPTION_REAL, AT(cat_smooth), 10, 0, 1e300, NULL, " ",
	 "categories with fewer rows count as missing, and this is added to the hessians by which "
	 "categories are ordered"},
	{"cat_l2", ML_OPTION_REAL, AT(cat_l2), 10, 0, 1e300, NULL, " ",
	 "added to l2 in splits on several categories"},
	{"max_cat_threshold", ML_OPTION_INTEGER, AT(max_cat_threshold), 32, 1, ML_MAX_BINS, NULL, " ",
	 "categories on one side of a split at most"},
	{"min_data_per_group", ML_OPTION_INTEGER, AT(min_data_per_group), 100, 1, 1000000000, NULL, " ",
	 "rows of a group of categories in a split at least"},
	{"max_cat_to_onehot", ML_OPTION_INTEGER, AT(max_cat_to_onehot), 4, 1, ML_MAX_BINS, NULL,
	 " one_hot_max_size ", "a feature of so many categories at most is split one against the rest"},
};

static bool
classifies(const void *options, MlColumnKind target_kind)
{
	MlObjective objective = {
		.kind = (MlObjectiveKind) ((const MlBoostingOptions *) options)->objective};

	if (objective.kind == ML_OBJECTIVE_AUTO)
		return target_kind == ML_COLUMN_BOOLEAN || target_kind == ML_COLUMN_CATEGORY;
	return ml_objective_traits(&objective).is_classification;
}

static void
bin_options(const void *options_pointer, MlBinOptions *bins)
{
	const MlBoostingOptions *options = options_pointer;

	*bins = (MlBinOptions){
		.max_bins = (int32_t) options->max_bins,
		.min_level_rows = (int64_t) ceil(fmin(options->cat_smooth, 1e15)),
		.needs_hash = options->subsample < 1 || options->validation_fraction > 0 ||
					  options->objective == ML_OBJECTIVE_LAMBDARANK,
	};
}

static const MlEnsemble *
ensemble_of(const MlModel *model)
{
	return model->params;
}

static const MlNotice *
notice(const MlModel *model, int i)
{
	static const MlNotice notices[] = {
		{0, true, "the target has only one class: the model always predicts it", NULL},
		{1, false, "training has stopped early, since the validation loss did not fall any more",
		 "The rounds up to the smallest validation loss are kept."},
		{2, false, "there is no row to watch the loss on: all rows train, in all rounds", NULL},
	};
	const MlEnsemble *ensemble = model->params;
	bool holds[] = {ensemble->link == ML_LINK_PROBABILITY, ensemble->stopped_early,
					ensemble->lacks_validation};

	for (int kind = 0; kind < 3; kind++)
		if (holds[kind] && i-- == 0)
			return &notices[kind];
	return NULL;
}

const MlAlgorithm ml_gradient_boosting = {
	.name = "gradient_boosting",
	.doc = "Gradient boosted trees for regression, classification and ranking",
	.task = ML_TASK_BY_TARGET,
	.classifies = classifies,
	.kind = ML_KIND_BUFFERED,
	.options = option_specs,
	.noptions = sizeof(option_specs) / sizeof(option_specs[0]),
	.options_size = sizeof(MlBoostingOptions),
	.classes_offset = offsetof(MlBoostingOptions, classes),
	.roles_offset = offsetof(MlBoostingOptions, roles),
	.fit_binned = ml_boosting_fit,
	.bin_options = bin_options,
	.predict = ml_ensemble_predict,
	.probabilities = ml_ensemble_probabilities,
	.save = ml_ensemble_save,
	.load = ml_ensemble_load,
	.describe = ml_ensemble_describe,
	.notice = notice,
	.nmargins = ml_ensemble_nmargins,
	.margins = ml_ensemble_model_margins,
	.ensemble = ensemble_of,
	.importance = ml_ensemble_importance,
};
