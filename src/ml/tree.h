/*
 * tree.h
 *		A tree, and an ensemble of trees: what decision_tree, random_forest and gradient_boosting fit, store
 *		and predict with.
 *
 * Features are numbered as in binned.h: the encoder's dense columns, then its category columns.
 *
 * A node asks of a number whether x <= threshold, of a category whether its level is one of a list; yes is
 * left.  Missing values go where missing_left says: NaN, level -1, and levels that had no code in training
 * (MlEnsemble.missing_levels), which are in no list.  Nodes are in preorder, so children come after their parent and the left one right
 * after it: node 0 is the root.
 *
 * Prediction.  margin_m(x) = base[m] + scale x sum over trees t of the leaf values of x.  Where nvalues is 1
 * tree t belongs to margin t % nmargins; else a leaf has nvalues = nmargins numbers, one for each margin.
 * The link makes the prediction of the margins:
 *
 *	  identity			regressions: the margin
 *	  log				poisson, gamma, tweedie: e^margin
 *	  logit				two classes: probability of the positive one 1 / (1 + e^-margin)
 *	  softmax			K classes, K margins
 *	  probability		forests and trees of classes: the margins are probabilities, that of the positive one
 *						(nmargins 1) or of each class (nmargins K)
 */
#ifndef ML_TREE_H
#define ML_TREE_H

#include "ml/binned.h"
#include "ml/model.h"

#define ML_MAX_TREES 100000
#define ML_MAX_TREE_DEPTH 256 /* no path is longer: recursion over a tree is bounded */

typedef struct MlTreeNode
{
	int32_t feature; /* -1 for a leaf */
	int32_t left;    /* children; of a leaf -1 */
	int32_t right;
	int32_t leaf; /* of a leaf: its number, 0 .. nleaves - 1 in preorder; else -1 */
	bool is_category;
	bool missing_left;
	int32_t
		first_level; /* of a category: levels[first_level .. first_level + nlevels - 1] go left */
	int32_t nlevels;
	double threshold;
	double gain; /* of the split, as the objective counts it; 0 for a leaf */
	double
		cover; /* of the training rows that come here: hessian sum (boosting), weight (forests) */
} MlTreeNode;

typedef struct MlTree
{
	int32_t nnodes; /* 2 nleaves - 1 */
	int32_t nleaves;
	int32_t depth; /* edges from the root to the deepest leaf */
	MlTreeNode *nodes;
	int32_t nlevels;
	int32_t *levels; /* ascending in each node's list */
	double *values;  /* nleaves x nvalues, by leaf */
} MlTree;

typedef enum MlLink
{
	ML_LINK_IDENTITY = 0,
	ML_LINK_LOG,
	ML_LINK_LOGIT,
	ML_LINK_SOFTMAX,
	ML_LINK_PROBABILITY
} MlLink;

#define ML_LINKS ((int) ML_LINK_PROBABILITY + 1)

/* Loss of training and of held-out rows after a round, or out of bag; NaN where there is none. */
typedef struct MlRound
{
	double training_loss;
	double validation_loss;
} MlRound;

/* Rise of a tree's error out of its bag where a feature's values are permuted. */
typedef struct MlOobImportance
{
	double mean;      /* over the trees */
	double std_error; /* of the mean; NaN of one tree */
} MlOobImportance;

/*
 * Params of a model of trees.  The stored form has all but the compact layout, which ml_ensemble_compile
 * makes after fitting and after loading.
 */
typedef struct MlEnsemble
{
	MlLink link;
	int32_t nmargins;
	int32_t nvalues;
	double *base; /* nmargins */
	double scale;
	int32_t ntrees;
	MlTree *trees;
	/*
	 * Per category column of the encoder: whether each of its levels counts as missing, being too rare in
	 * training to have a code; NULL where none does, as is the array where no column has such levels.  See
	 * ml_ensemble_set_levels.
	 */
	bool **missing_levels;

	/* what is told of the fit */
	const char *objective; /* "logistic", "gini", ... : a name of the algorithm's choices */
	const char
		*metric;     /* of the losses: "log_loss", "squared_error", ...; "" where there are none */
	int32_t nrounds; /* losses in rounds */
	MlRound *rounds;
	int32_t best_round; /* rounds kept, 1-based; 0 of a forest, whose scale is 1 / ntrees */
	int64_t rows_validation;
	bool stopped_early;
	bool lacks_validation;        /* rows to watch the loss on were asked for, but there are none */
	double oob_error;             /* random_forest: NaN else */
	double oob_score;             /* accuracy or R^2 out of bag; NaN else */
	int32_t nimportances;         /* number of features; 0 where they were not asked for */
	MlOobImportance *importances; /* out of bag, by feature: random_forest */

	/*
	 * A forest that predicts quantiles: of each tree the targets of the rows in each leaf; NULL without.
	 */
	struct MlLeafTargets *leaf_targets;
	double quantile; /* what predict gives; NaN: the mean */

	struct MlCompact *compact; /* see ml_ensemble_compile */
} MlEnsemble;

/*
 * Targets in the leaves of one tree: those of leaf l are targets[starts[l]] .. targets[starts[l + 1] - 1],
 * ascending.
 */
typedef struct MlLeafTargets
{
	int64_t *starts; /* nleaves + 1 */
	double *targets;
} MlLeafTargets;

/* Set missing_levels from the rows that the trees are grown on; before ml_ensemble_compile. */
extern MlStatus ml_ensemble_set_levels(MlEnv *env, const MlBinned *rows, MlEnsemble *ensemble);

/* Does a row go left at an inner node?  ndense is the encoder's. */
extern bool ml_tree_goes_left(const MlEnsemble *ensemble, int32_t ndense, const MlTree *tree,
							  const MlTreeNode *node, const MlRow *row);

/*
 * Make the layout that predictions walk; needed before any of the functions below.  It has a work space, so
 * that not more than one thread may predict with one ensemble at a time.
 */
extern MlStatus ml_ensemble_compile(MlEnv *env, const MlEncoder *encoder, MlEnsemble *ensemble);

/* All margins of a row; leaf values are added tree by tree.  No allocation, never fails. */
extern void ml_ensemble_margins(const MlEnsemble *ensemble, const MlRow *row, double *margins);
/* Number of the leaf of a row in each tree. */
extern void ml_ensemble_leaves(const MlEnsemble *ensemble, const MlRow *row, int32_t *leaves);
/*
 * With leaf_targets: the quantile of level q of the target for a row, which is the smallest target y with
 * F(y) >= q, F(y) being the mean over trees of the share of targets <= y in the row's leaf (N. Meinshausen,
 * "Quantile regression forests", Journal of Machine Learning Research 7 (2006)).
 */
extern double ml_ensemble_quantile(const MlEnsemble *ensemble, const MlRow *row, double q);
/* In place: from margins to the prediction of a regression, or to the probabilities of all classes. */
extern double ml_ensemble_estimate(const MlEnsemble *ensemble, double margin);
extern void ml_ensemble_probabilities_of(const MlEnsemble *ensemble, int32_t nclasses,
										 const double *margins, double *probabilities);

/* Trees of one round: nmargins where each has its margin, else one. */
extern int32_t ml_ensemble_round_trees(const MlEnsemble *ensemble);

/* Members of MlAlgorithm that all algorithms of trees share; the model's params are the ensemble. */
extern double ml_ensemble_predict(const MlModel *model, const MlRow *row);
extern int32_t ml_ensemble_nmargins(const MlModel *model);
extern void ml_ensemble_model_margins(const MlModel *model, const MlRow *row, double *margins);
extern void
ml_ensemble_probabilities(const MlModel *model, const MlRow *row, double *probabilities);
extern void ml_ensemble_save(MlWriter *writer, const MlModel *model);
extern MlStatus ml_ensemble_load(MlReader *reader, MlModel *model);
extern void ml_ensemble_describe(MlWriter *writer, const MlModel *model, bool all);
/* By column of the encoder: sum of the gains of the splits on it. */
extern void ml_ensemble_importance(const MlModel *model, double *importance);

/* One line of mlsys.feature_importance(). */
typedef struct MlFeatureImportance
{
	const char *feature;
	double gain;      /* sum over its splits */
	double gain_mean; /* of a split */
	double cover;     /* mean over its splits */
	int64_t splits;
} MlFeatureImportance;

/* Of all features that have a split, by falling gain. */
extern MlStatus ml_ensemble_feature_importance(MlEnv *env, const MlModel *model,
											   MlFeatureImportance **lines, int32_t *count);
/* One tree as indented text; ML_BAD_OPTION for a number, 1-based, that there is not. */
extern MlStatus
ml_ensemble_tree_text(MlEnv *env, const MlModel *model, int32_t number, const char **text);
/*
 * The model of the first n rounds of another, which is not changed (a round of boosting has nmargins trees,
 * of a forest one); ML_BAD_OPTION where there are not so many.
 */
extern MlStatus
ml_ensemble_first_rounds(MlEnv *env, const MlModel *model, int32_t n, MlModel *first);

/* Name of feature f: the column's, "x[3]" of an array's element. */
extern MlStatus
ml_tree_feature_name(MlEnv *env, const MlEncoder *encoder, int32_t feature, const char **name);
/* The encoder's column that feature f belongs to. */
extern int32_t ml_tree_feature_column(const MlEncoder *encoder, int32_t feature);

#endif /* ML_TREE_H */
