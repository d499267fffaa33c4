/*
 * option_words.c
 *		Words of XGBoost, LightGBM, CatBoost, scikit-learn and R's packages, and ours for them.  See option_words.h.
 *
 * Synonyms of an option's name stand with the option (MlOptionSpec).  Here are those of values and of algorithms,
 * which several options share.  All are in lower case, between blanks.
 */
#include "ml/option_words.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "ml/options.h"

#define MAX_WORD 63
#define COUNT(table) ((int) (sizeof(table) / sizeof((table)[0])))

typedef struct Words
{
	const char *ours; /* a name, or a sentence */
	const char *theirs;
} Words;

static const Words algorithms[] = {
	{"gradient_boosting",
	 " xgboost xgb xgbclassifier xgbregressor xgbranker lightgbm lgbm lgb lgbmclassifier lgbmregressor catboost "
	 "gbm gbdt gbrt gbtree boosted_trees boosted_tree adaboost gradientboostingclassifier "
	 "gradientboostingregressor histgradientboostingclassifier histgradientboostingregressor "},
	{"random_forest",
	 " ranger rf extratrees extra_trees randomforestclassifier randomforestregressor "},
	{"decision_tree", " cart rpart tree decisiontreeclassifier decisiontreeregressor "},
	{"linear_regression", " ols lm ridge least_squares linregr "},
	{"logistic_regression", " logit glm logregr logistic softmax_regression "},
};

static const Words choices_elsewhere[] = {
	{"squared_error",
	 " reg:squarederror reg:linear regression regression_l2 l2 l2_root mse rmse ls mean_squared_error "
	 "friedman_mse squared squarederror gaussian anova variance "},
	{"absolute_error",
	 " reg:absoluteerror regression_l1 l1 mae lad mean_absolute_error absoluteerror laplace "},
	{"huber", " reg:pseudohubererror pseudohuber huberloss "},
	{"quantile", " reg:quantileerror quantileloss pinball "},
	{"poisson", " count:poisson poisson_loss "},
	{"gamma", " reg:gamma "},
	{"tweedie", " reg:tweedie "},
	{"logistic",
	 " binary:logistic binary:logitraw binary reg:logistic logloss log_loss binary_logloss cross_entropy "
	 "xentropy binary_crossentropy bernoulli binomial deviance "},
	{"softmax",
	 " multi:softprob multi:softmax multiclass multiclassova multinomial categorical_crossentropy "},
	{"lambdarank", " rank:ndcg rank:pairwise rank:map rank_xendcg lambdamart ndcg "},
	{"entropy", " log_loss information_gain info_gain "},
	{"lossguide", " leafwise leaf_wise leaf-wise best_first best "},
	{"depthwise", " levelwise level_wise level-wise depth_wise symmetrictree "},
};

static const Words instead[] = {
	{"Threads are set by mlsys.threads.",
	 " n_jobs nthread nthreads n_threads num_threads num_thread thread_count "},
	{"Text columns are categories by themselves.",
	 " categorical_feature categorical_features cat_feature cat_features cat_column enable_categorical "},
	{"The classes are those of the target.", " num_class num_classes n_classes classes_count "},
	{"Balanced classes are option \"class_weight\".",
	 " is_unbalance unbalance unbalanced_sets auto_class_weights "},
	{"Progress is told every mlsys.progress_interval.",
	 " verbose verbosity verbose_eval silent logging_level "},
};

/* What is ours for a word, from the i-th entry on; *i is where it was found. */
static const char *
find(const Words *table, int n, const char *word, int *i)
{
	char wanted[MAX_WORD + 3];

	if (strlen(word) > MAX_WORD || word[0] == '\0' || strchr(word, ' ') != NULL)
		return NULL;
	snprintf(wanted, sizeof(wanted), " %s ", word);
	for (char *c = wanted; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c += 'a' - 'A';
	for (; *i < n; (*i)++)
		if (strstr(table[*i].theirs, wanted) != NULL)
			return table[*i].ours;
	return NULL;
}

const char *
ml_word_algorithm(const char *word)
{
	int i = 0;

	return find(algorithms, COUNT(algorithms), word, &i);
}

const char *
ml_word_instead(const char *word)
{
	int i = 0;

	return find(instead, COUNT(instead), word, &i);
}

const char *
ml_word_choice(const char *word, const char *const *choices)
{
	const char *ours;
	int n = 0;

	/* A word may be of values of several options. */
	for (int i = 0; (ours = find(choices_elsewhere, COUNT(choices_elsewhere), word, &i)) != NULL;
		 i++)
		for (int choice = 0; choices[choice] != NULL; choice++)
			if (strcmp(choices[choice], ours) == 0)
				return choices[choice];
	while (choices[n] != NULL)
		n++;
	return ml_nearest_name(word, choices, n);
}
