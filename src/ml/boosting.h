/*
 * boosting.h
 *		Gradient boosting: options, and the state that its files share; used by src/ml only.
 *
 * After t rounds the margin k of a row is F_k(x) = base_k + the sum of t trees' values at x.  A round grows a tree for
 * each margin by the gradients g and hessians h of the loss at F and adds -learning_rate T(G) / (H + l2) in each
 * leaf, G and H being the sums over its rows.
 *
 *	  boosting.c			the loop over rounds, early stopping, the model
 *	  boosting_start.c		roles of rows, targets, weights, the best constant
 *	  boosting_warm.c		a model to start from
 *	  boosting_pass.c		margins to pairs of integers, and losses: what is done for every row in every round
 *	  boosting_sample.c		which rows and features a round uses
 *	  boosting_leaves.c		values of leaves, margins of rows
 *	  boosting_limits.c		names in constraints to features
 *	  lambdarank.c			pairs and losses of a ranking
 *
 * In training a row has a margin in single precision, counted from base, so that the size of the target does not
 * matter; sums are of integers, or of numbers rounded to a common grid before (see boosting_pass.c), so that
 * neither the order of rows nor the number of threads matters.
 *
 * Memory, beside codes, targets and the grower's: 8 bytes of pairs and 4 of margins (softmax: 4 for each class, and 4)
 * a row.
 */
#ifndef ML_BOOSTING_H
#define ML_BOOSTING_H

#include "ml/algorithm.h"
#include "ml/grow.h"
#include "ml/objective.h"

typedef struct MlBoostingOptions
{
	MlCommonOptions common;
	MlClassOptions classes;
	MlRoleOptions roles;
	int32_t objective;
	double huber_delta;
	double quantile_level;
	double tweedie_power;
	int64_t lambdarank_truncation;
	int64_t trees;
	double learning_rate;
	int64_t max_depth;
	int64_t max_leaves;
	int32_t growth;
	double min_child_weight;
	double min_split_gain;
	double l1;
	double l2;
	double subsample;
	double colsample_bytree;
	double colsample_bylevel;
	int64_t max_bins;
	MlSigns monotone_constraints;
	MlNameSets interaction_constraints;
	double scale_pos_weight;
	double base_score; /* NaN: the best constant */
	int64_t seed;
	int64_t early_stopping_rounds;
	double validation_fraction;
	double cat_smooth;
	double cat_l2;
	int64_t max_cat_threshold;
	int64_t min_data_per_group;
	int64_t max_cat_to_onehot;
} MlBoostingOptions;

enum
{
	ML_GROWTH_DEPTHWISE = 0,
	ML_GROWTH_LOSSGUIDE
};

/* Sums over training rows, and over validation rows. */
typedef struct MlLosses
{
	double training;
	double validation;
} MlLosses;

typedef struct MlBoosting
{
	const MlBinned *rows;
	const MlBoostingOptions *options;
	const MlModel *model;   /* which is fitted: encoder and classes stand */
	const MlEnsemble *init; /* to start from, or NULL */
	MlObjective objective;
	MlObjectiveTraits traits;
	int32_t nmargins;
	double *base; /* nmargins */

	double *class_codes;  /* per class the code of its label, -1 for one without rows; or NULL */
	double *code_weights; /* by code of a label; NULL: all 1 */
	bool is_weighted;     /* by rows or classes */
	double largest_weight;

	const bool **validation; /* per segment; NULL: none */
	int64_t rows_validation;
	bool lacks_validation; /* none of the rows is for validation, though some should be */
	MlLosses weights;      /* sums of weights */
	MlLosses constants;    /* sums of the metric's part that does not depend on margins */

	int32_t *sample; /* rows that the next tree is grown from, ascending; NULL: all */
	int64_t nsample;
	int64_t *sample_starts; /* nsegments + 1: where each segment's rows begin in it */
	uint32_t *occurrences;  /* number of a row among those with equal hashes; NULL: all 0 */

	float *margins;     /* of margin k and row r at k nrows + r, without base */
	float *normalizers; /* of softmax: ln of the sum of e^margin */
	MlRowPair *pairs;
	double g_bound; /* powers of two; units are 2^-30 of them */
	double h_bound;
	double g_unit;
	double h_unit;
	double metric_bound; /* of a row's metric times weight */
	struct MlRanking *ranking;

	double *residuals;    /* for refits: room for all rows */
	int32_t *row_weights; /* their weights, where weighted */
	MlGrower *grower;
} MlBoosting;

static inline int64_t
ml_boosting_segment_start(int32_t segment)
{
	return (int64_t) segment << ML_SEGMENT_BITS;
}

/* Weight of row i of a segment. */
static inline double
ml_boosting_weight(const MlBoosting *boosting, const MlSegment *segment, int32_t i)
{
	double weight = segment->weight != NULL ? segment->weight[i] : 1;

	if (boosting->code_weights != NULL)
		weight *= boosting->code_weights[(int32_t) segment->target[i]];
	return weight;
}

static inline bool
ml_boosting_is_validation(const MlBoosting *boosting, int32_t segment, int32_t i)
{
	return boosting->validation != NULL && boosting->validation[segment][i];
}

/*
 * boosting_start.c: everything up to the first round, but margins of a model to start from.
 */
extern MlStatus ml_boosting_start(MlEnv *env, MlBoosting *boosting);
/* Sum over all rows of weight x value(row, argument). */
typedef double (*MlRowValue)(const MlBoosting *boosting, const MlSegment *segment, int32_t i,
							 double argument);
extern MlStatus ml_boosting_sum(MlEnv *env, const MlBoosting *boosting, MlRowValue value,
								double argument, MlLosses *sums);

/*
 * boosting_warm.c
 */
/* ML_BAD_OPTION, which says what differs, unless training can go on from rows->init. */
extern MlStatus ml_boosting_check_init(MlEnv *env, const MlBoosting *boosting);
/*
 * Copy init's trees to the first of the ensemble's.  The model's encoder gets the levels of both trainings, and lists
 * of levels in all trees are changed to fit.
 */
extern MlStatus
ml_boosting_join(MlEnv *env, const MlBoosting *boosting, MlModel *model, MlEnsemble *ensemble);

/*
 * boosting_pass.c
 */
/* The smallest power of two that is not below x; 1 for 0. */
extern double ml_boosting_power(double x);
/*
 * From the margins to losses (means by weight) and, but of softmax, pairs; ML_BAD_VALUE when gradients are
 * not finite.
 */
extern MlStatus ml_boosting_measure(MlEnv *env, MlBoosting *boosting, MlLosses *losses);
/*
 * Make a bound hold for the largest that was found: true when the pass must be done again.  A bound that is far too
 * large is lowered for the next time.
 */
extern bool ml_boosting_adapt_bound(double *bound, double largest);
/* Units from bounds. */
extern void ml_boosting_set_units(MlBoosting *boosting);
/* Pairs of margin k: of softmax by the normalizers of the last measuring; else they are there. */
extern MlStatus ml_boosting_class_pairs(MlEnv *env, MlBoosting *boosting, int32_t k);

/*
 * boosting_sample.c
 */
extern MlStatus ml_boosting_sample_start(MlEnv *env, MlBoosting *boosting);
/* Rows of a round: sample, nsample. */
extern MlStatus ml_boosting_sample_rows(MlEnv *env, MlBoosting *boosting, int64_t round);
/* Features of a tree; work is room for 4 numbers a feature. */
extern MlStatus ml_boosting_sample_features(MlEnv *env, const MlBoosting *boosting, int64_t tree,
											uint64_t *work, bool *features);

/*
 * boosting_leaves.c
 */
/* Set the values of the tree that was grown last, and add them to margin k of all rows. */
extern MlStatus ml_boosting_add_tree(MlEnv *env, MlBoosting *boosting, int32_t k, MlTree *tree,
									 const MlSplitOptions *split);
/*
 * The value below which a share of level of the weights lies: the smallest value v for which the weights of values
 * <= v are at least level times all; midway to the next value where they are exactly that.  Weights NULL: all 1.
 * Both arrays are put into another order.
 */
extern double ml_boosting_quantile(double *values, int32_t *weights, int64_t n, double level);

/*
 * boosting_limits.c
 */
extern MlStatus
ml_boosting_grow_options(MlEnv *env, const MlBoosting *boosting, MlGrowOptions *options);

extern MlStatus
ml_boosting_fit(MlEnv *env, const MlBinned *rows, const void *options, MlModel *model);

#endif /* ML_BOOSTING_H */
