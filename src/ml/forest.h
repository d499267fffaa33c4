/*
 * forest.h
 *		What decision_tree and random_forest share: options, rows as their trees see them, leaf values,
 *		pruning, out-of-bag errors, quantiles.  Used by forest*.c, decision_tree.c and random_forest.c only.
 */
#ifndef ML_FOREST_H
#define ML_FOREST_H

#include "ml/algorithm.h"
#include "ml/grow.h"
#include "ml/hash.h"

/* Most often that a bootstrap can draw a row: more has a probability below 2^-32. */
#define ML_FOREST_MAX_COUNT 15

enum
{
	ML_FOREST_AUTO = 0, /* by the target */
	ML_FOREST_GINI,
	ML_FOREST_ENTROPY,
	ML_FOREST_SQUARED_ERROR
};

enum
{
	ML_FEATURES_AUTO = 0, /* sqrt of a classification, third of a regression */
	ML_FEATURES_SQRT,
	ML_FEATURES_LOG2,
	ML_FEATURES_THIRD,
	ML_FEATURES_HALF,
	ML_FEATURES_ALL
};

/* Options of both; each has its own table of those that it knows, and of the others nothing is read. */
typedef struct MlForestOptions
{
	MlCommonOptions common;
	MlClassOptions classes;
	int32_t criterion; /* ML_FOREST_... */
	int64_t max_depth;
	int64_t max_leaves;
	double min_samples_leaf;
	double min_samples_split;
	double min_split_gain;
	int64_t max_bins;
	double cat_smooth;
	double cat_l2;
	int64_t max_cat_threshold;
	int64_t min_data_per_group;
	int64_t max_cat_to_onehot;
	int64_t seed;

	/* decision_tree */
	double ccp_alpha;

	/* random_forest */
	int64_t trees;
	bool bootstrap;
	double subsample;
	int32_t max_features; /* ML_FEATURES_... */
	int64_t features_per_node;
	bool extra_trees;
	bool out_of_bag;
	bool oob_importance;
	bool quantiles;
	double quantile;
} MlForestOptions;

extern const char *const ml_forest_criterion_choices[];

#define ML_FOREST_CRITERION_OPTION                                                                            \
	{                                                                                                         \
		"criterion", ML_OPTION_CHOICE, offsetof(MlForestOptions, criterion), 0, 0, 0,                         \
			ml_forest_criterion_choices,                                                                      \
			" split_criterion impurity splitting_criterion objective loss ",                                  \
			"what splits lower: gini or entropy (a classification, also of a numeric target), squared_error " \
			"(a regression), or auto: by the target's type gini or squared_error"                             \
	}

#define ML_FOREST_SIZE_OPTIONS                                                                       \
	{"max_depth",                                                                                    \
	 ML_OPTION_INTEGER,                                                                              \
	 offsetof(MlForestOptions, max_depth),                                                           \
	 0,                                                                                              \
	 0,                                                                                              \
	 ML_MAX_TREE_DEPTH,                                                                              \
	 NULL,                                                                                           \
	 " depth maxdepth max_tree_depth ",                                                              \
	 "splits on the longest path; 0: as deep as a tree can be, which is 256"},                       \
		{"max_leaves",                                                                               \
		 ML_OPTION_INTEGER,                                                                          \
		 offsetof(MlForestOptions, max_leaves),                                                      \
		 0,                                                                                          \
		 0,                                                                                          \
		 1000000000,                                                                                 \
		 NULL,                                                                                       \
		 " max_leaf_nodes num_leaves maxnodes ",                                                     \
		 "most leaves of a tree, which then grows where the gain is largest; 0: any number"},        \
		{"min_samples_leaf",                                                                         \
		 ML_OPTION_REAL,                                                                             \
		 offsetof(MlForestOptions, min_samples_leaf),                                                \
		 1,                                                                                          \
		 0,                                                                                          \
		 1e15,                                                                                       \
		 NULL,                                                                                       \
		 " min_data_in_leaf minbucket min_node_size nodesize min_child_samples min_child_weight ",   \
		 "fewest rows in a leaf; where rows have weights, of as many rows of mean weight"},          \
		{"min_samples_split",                                                                        \
		 ML_OPTION_REAL,                                                                             \
		 offsetof(MlForestOptions, min_samples_split),                                               \
		 2,                                                                                          \
		 0,                                                                                          \
		 1e15,                                                                                       \
		 NULL,                                                                                       \
		 " minsplit min_split ",                                                                     \
		 "a node of fewer rows is not split; weights as with min_samples_leaf"},                     \
	{                                                                                                \
		"min_split_gain", ML_OPTION_REAL, offsetof(MlForestOptions, min_split_gain), 0, 0, 1e300,    \
			NULL, " min_impurity_decrease gamma min_gain_to_split cp ",                              \
			"a split must lower the impurity by more than this, counted by the node's share of the " \
			"rows"                                                                                   \
	}

/* The last lines of both tables. */
#define ML_FOREST_BIN_OPTIONS(smooth, l2, group)                                                       \
	{"max_bins",                                                                                       \
	 ML_OPTION_INTEGER,                                                                                \
	 offsetof(MlForestOptions, max_bins),                                                              \
	 256,                                                                                              \
	 2,                                                                                                \
	 ML_MAX_BINS,                                                                                      \
	 NULL,                                                                                             \
	 " max_bin nbins n_bins ",                                                                         \
	 "bins of a feature, missing values included: a number is split between two bins"},                \
		{"cat_smooth",                                                                                 \
		 ML_OPTION_REAL,                                                                               \
		 offsetof(MlForestOptions, cat_smooth),                                                        \
		 smooth,                                                                                       \
		 0,                                                                                            \
		 1e9,                                                                                          \
		 NULL,                                                                                         \
		 " categorical_smoothing ",                                                                    \
		 "categories of fewer rows count as missing; others are put in order by means that are drawn " \
		 "towards the node's by as many rows"},                                                        \
		{"cat_l2",                                                                                     \
		 ML_OPTION_REAL,                                                                               \
		 offsetof(MlForestOptions, cat_l2),                                                            \
		 l2,                                                                                           \
		 0,                                                                                            \
		 1e9,                                                                                          \
		 NULL,                                                                                         \
		 " ",                                                                                          \
		 "what a split by more than one category gains is counted as if each side had as many rows "   \
		 "more of the node's mean"},                                                                   \
		{"max_cat_threshold",                                                                          \
		 ML_OPTION_INTEGER,                                                                            \
		 offsetof(MlForestOptions, max_cat_threshold),                                                 \
		 32,                                                                                           \
		 1,                                                                                            \
		 65535,                                                                                        \
		 NULL,                                                                                         \
		 " ",                                                                                          \
		 "most categories on the side of a split that is listed"},                                     \
		{"min_data_per_group",                                                                         \
		 ML_OPTION_INTEGER,                                                                            \
		 offsetof(MlForestOptions, min_data_per_group),                                                \
		 group,                                                                                        \
		 1,                                                                                            \
		 1000000000,                                                                                   \
		 NULL,                                                                                         \
		 " ",                                                                                          \
		 "fewest rows that one step along the ordered categories adds"},                               \
		{"max_cat_to_onehot",                                                                          \
		 ML_OPTION_INTEGER,                                                                            \
		 offsetof(MlForestOptions, max_cat_to_onehot),                                                 \
		 4,                                                                                            \
		 1,                                                                                            \
		 65535,                                                                                        \
		 NULL,                                                                                         \
		 " ",                                                                                          \
		 "columns of up to so many categories are split into one category and the others"},            \
	{                                                                                                  \
		"seed", ML_OPTION_INTEGER, offsetof(MlForestOptions, seed), 0, 0, 9007199254740991.0,          \
			NULL, " random_state random_seed ",                                                        \
			"of everything that is random; equal seeds and rows give equal models"                     \
	}

/*
 * The rows of a training.  What a row contributes to a tree is a pair of integers (grow.h): its weight in
 * units of h_unit, and in units of g_unit weight x (target - center), or weight x (class is the positive one),
 * or of more than two classes the class.  Splits are found with these.  Values of leaves are made from finer
 * numbers of fixed point: target x target_scale and weight x weight_scale, whose sums are exact, too.
 */
typedef struct MlForestRows
{
	const MlBinned *rows;
	int32_t nclasses;            /* 0: a regression */
	const double *class_weights; /* nclasses */
	bool is_weighted;            /* rows, or classes, weigh other than 1 */
	double mean_weight;
	double h_unit;
	double g_unit;
	double center;
	double target_scale;
	double weight_scale;
	double spread; /* power of two that no |target - center| exceeds; of a constant target 1 */
	const uint64_t
		*keys; /* per row, where some rows have equal hashes; NULL: the hashes are the keys */
} MlForestRows;

/* max_count: most often that a tree counts a row. */
extern MlStatus
ml_forest_rows_make(MlEnv *env, const MlBinned *rows, const MlModel *model,
					const MlForestOptions *options, int max_count, MlForestRows *out);

/* Weight of row i of a segment. */
static inline double
ml_forest_weight(const MlForestRows *rows, const MlSegment *segment, int32_t i)
{
	double weight = segment->weight != NULL ? segment->weight[i] : 1;

	if (rows->nclasses > 0)
		weight *= rows->class_weights[rows->rows->classes[(int32_t) segment->target[i]]];
	return weight;
}

/* Class of row i of a segment. */
static inline int32_t
ml_forest_class(const MlForestRows *rows, const MlSegment *segment, int32_t i)
{
	return rows->rows->classes[(int32_t) segment->target[i]];
}

static inline uint64_t
ml_forest_key(const MlForestRows *rows, const MlSegment *segment, int64_t row)
{
	return rows->keys != NULL ? rows->keys[row] : segment->hash[row & (ML_SEGMENT_ROWS - 1)];
}

/*
 * How the rows of each tree are drawn: row by row, by a hash of seed, tree and the row's key.  With
 * bootstrap a row counts as often as a Poisson variable of mean rate says, else once with probability rate.
 */
typedef struct MlForestDraw
{
	int nlevels;                          /* 0: every row counts once in every tree */
	uint32_t levels[ML_FOREST_MAX_COUNT]; /* counted once for each that a hash reaches */
	uint64_t seed;
} MlForestDraw;

/* Is the row of this key not drawn by the tree?  Only where nlevels > 0. */
static inline bool
ml_forest_is_out(const MlForestDraw *draw, uint64_t tree_seed, uint64_t key)
{
	return (uint32_t) (ml_hash_mix(key ^ tree_seed) >> 32) < draw->levels[0];
}

extern void ml_forest_draw_init(MlForestDraw *draw, bool bootstrap, double rate, uint64_t seed);
/* Seed of everything that is random in a tree. */
extern uint64_t ml_forest_tree_seed(const MlForestDraw *draw, int32_t tree);
/* How often a tree counts the row of this key. */
extern int ml_forest_count(const MlForestDraw *draw, uint64_t tree_seed, uint64_t key);
/*
 * Rows of a tree into numbers (ascending), their pairs into pairs, by row number; how many into *drawn,
 * and the sum of their counts into *total.  A draw of few rows may leave none: then all of them count
 * once, and *total is that of the rows.  Without draw (NULL) all count once, too.  No allocation;
 * ML_CANCELLED.
 */
extern MlStatus
ml_forest_sample(MlEnv *env, const MlForestRows *rows, const MlForestDraw *draw, uint64_t tree_seed,
				 MlRowPair *pairs, int32_t *numbers, int64_t *drawn, int64_t *total);

/* How a tree grows: options translated. */
extern void ml_forest_grow_options(const MlForestRows *rows, const MlForestOptions *options,
								   MlGrowOptions *grow);
/* Numbers that a leaf has: 1, or one for each class of more than two. */
extern int32_t ml_forest_nvalues(const MlForestRows *rows);
/*
 * Values of the leaves of the grower's last tree: means of the targets, or shares of the classes, of its
 * rows by weight x count.  Without draw each row counts once.  With deviations (nleaves, of a regression)
 * the sums of squared deviations from them; class_sums is room for nclasses numbers.  No allocation;
 * ML_CANCELLED.
 */
extern MlStatus
ml_forest_leaf_values(MlEnv *env, const MlForestRows *rows, const MlForestDraw *draw,
					  uint64_t tree_seed, const MlGrower *grower, MlTree *tree, int64_t *class_sums,
					  double *deviations);

/* Criterion by name, for the model; and as the splits call it. */
extern const char *ml_forest_criterion_name(const MlForestOptions *options, bool is_classification);
extern MlCriterion ml_forest_criterion(const MlForestOptions *options, bool is_classification);
/* Members of the algorithms' tables. */
extern bool ml_forest_classifies(const void *options, MlColumnKind target_kind);
extern void ml_forest_bin_options(const void *options, MlBinOptions *bins);
extern const MlEnsemble *ml_forest_ensemble(const MlModel *model);
/* An ensemble for these rows, without trees but with room for ntrees, as the model's params. */
extern MlStatus
ml_forest_ensemble_make(MlEnv *env, const MlForestRows *rows, const MlForestOptions *options,
						int32_t ntrees, MlModel *model, MlEnsemble **ensemble);
/* ML_OVER_BUDGET or out of memory where size bytes more cannot be had; takes none. */
extern MlStatus ml_forest_probe(MlEnv *env, size_t size, const char *what);

/*
 * Minimal cost-complexity pruning (forest_prune.c): cut the weakest links of the tree while their alpha is
 * at most alpha.  criterion is that of the impurity; deviations are those of the leaves in a regression,
 * in units of spread^2, else NULL.
 */
typedef struct MlPruneStep
{
	double alpha;
	double impurity; /* of the whole tree: sum of its leaves' weight shares x impurities */
	int32_t nleaves;
} MlPruneStep;

/* steps, where not NULL, is room for a line of each pruning (nleaves - 1 at most). */
extern MlStatus ml_forest_prune(MlEnv *env, MlTree *tree, int32_t nvalues, MlCriterion criterion,
								const double *deviations, double spread, double alpha,
								MlPruneStep *steps, int32_t *nsteps);

/*
 * Errors out of bag (forest_oob.c), into the ensemble: rounds, oob_error, oob_score.  all_in[t] says that
 * no row is out of the bag of tree t.
 */
extern MlStatus ml_forest_out_of_bag(MlEnv *env, const MlForestRows *rows, const MlForestDraw *draw,
									 const bool *all_in, double threshold, MlEnsemble *ensemble);

/*
 * Importances out of bag (forest_importance.c), into the ensemble; none where no tree leaves two rows out.
 * Their size is what they need at once for each row beside their threads.
 */
extern MlStatus ml_forest_importance(MlEnv *env, const MlForestRows *rows, const MlForestDraw *draw,
									 const bool *all_in, double threshold, MlEnsemble *ensemble);
extern size_t ml_forest_importance_size(const MlForestRows *rows);

/* Row numbers in the order of their targets (forest_quantile.c). */
extern MlStatus ml_forest_target_order(MlEnv *env, const MlBinned *rows, int32_t **order);
/*
 * Targets in the leaves of the grower's last tree, a row as often as it counts; leaves (by row number) is work
 * space.  lists->starts and targets have room for nleaves + 1 and total numbers.  No allocation.
 */
extern void ml_forest_leaf_targets(const MlForestRows *rows, const MlForestDraw *draw,
								   uint64_t tree_seed, const MlGrower *grower, const int32_t *order,
								   MlRowPair *leaves, MlLeafTargets *lists);

#endif /* ML_FOREST_H */
