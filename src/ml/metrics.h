/*
 * metrics.h
 *		Metrics with their errors and intervals, and paired differences of them.
 */
#ifndef ML_METRICS_H
#define ML_METRICS_H

#include "ml/data.h"
#include "ml/ranking.h"
#include "ml/summation.h"

/* A metric over rows; NaN is what it does not have. */
typedef struct MlMetric
{
	const char *name;
	double value;
	double std_error;
	double low; /* 95 % interval */
	double high;
} MlMetric;

/* What the second of two predictions of the same rows has more than the first. */
typedef struct MlDifference
{
	const char *metric;
	double difference; /* second - first */
	double std_error;
	double low; /* 95 % interval */
	double high;
	double statistic;
	double p_value;
	const char *test;
} MlDifference;

/* Probabilities are kept this far from 0 and 1 in a logarithm. */
#define ML_LOG_LOSS_CLIP 1e-15

/* -ln of the probability of what happened, p being that of positive. */
static inline double
ml_log_loss(bool positive, double p)
{
	if (p < ML_LOG_LOSS_CLIP)
		p = ML_LOG_LOSS_CLIP;
	else if (p > 1 - ML_LOG_LOSS_CLIP)
		p = 1 - ML_LOG_LOSS_CLIP;
	return positive ? -log(p) : -log1p(-p);
}

static inline double
ml_brier(bool positive, double p)
{
	return positive ? (1 - p) * (1 - p) : p * p;
}

/* Entropy in nats of a share, given as two weights; 0 when one of them is. */
extern double ml_entropy(double a, double b);

/* With an interval of value -+ 1.96 standard errors, cut at low and high. */
extern MlMetric
ml_metric_normal(const char *name, double value, double std_error, double low, double high);
/* The same on the logit scale, for values from 0 to 1; no interval where value or error say nothing. */
extern MlMetric ml_metric_logit(const char *name, double value, double std_error);
/* A share with Wilson's interval; NaN when trials = 0. */
extern MlMetric ml_metric_share(const char *name, double successes, double trials);
/* F1 of true positives and of errors, false positives and negatives; NaN when there is none of them. */
extern MlMetric ml_metric_f1(double true_positives, double errors);

/* Student's paired test of row-wise differences. */
extern MlDifference ml_difference_mean(const char *metric, const MlSpread *differences);
/* McNemar's exact test: rows that only the first, only the second prediction got right, of n. */
extern MlDifference ml_difference_accuracy(double first_only, double second_only, double n);

/* As a JSON array of objects; n rows were used, others skipped for a NULL. */
extern void ml_metrics_json(MlWriter *writer, const MlMetric *metrics, int nmetrics, int64_t n,
							int64_t rows_skipped);
extern void ml_differences_json(MlWriter *writer, const MlDifference *differences, int ndifferences,
								int64_t n, int64_t rows_skipped);

/*
 * Binary classification, rows of probabilities from 0 to 1: log_loss, normalised_log_loss, brier,
 * roc_auc, average_precision, accuracy, precision, recall, f1, base_rate.  A row is predicted positive
 * when its probability is at least the threshold.
 */
#define ML_BINARY_METRICS 10
extern MlStatus
ml_binary_report(MlEnv *env, const MlRanking *ranking, double threshold, MlMetric *metrics);

/* Rows of two probabilities (width 2): roc_auc, accuracy, log_loss, brier. */
#define ML_BINARY_DIFFERENCES 4
extern MlStatus ml_binary_comparison(MlEnv *env, const MlScores *scores, const double thresholds[2],
									 MlDifference *differences);

/* Regression; all of doubles, so that it can stand in a flat state.  All zero is no row. */
typedef struct MlRegressionSums
{
	double n;
	double rows_skipped;
	double origin; /* the first of the actual values */
	double mean;   /* of the actual values less the origin */
	double m2;     /* sums of powers of d, the deviation from the mean */
	double m3;
	double m4;
	double error1;      /* sum of e^2 d, e the error of the prediction */
	double error2;      /* sum of e^2 d^2 */
	MlSum squared;      /* sum of e^2 */
	MlSum absolute;     /* sum of |e| */
	MlSpread squares;   /* of e^2 */
	MlSpread absolutes; /* of |e| */
} MlRegressionSums;

extern void ml_regression_add(MlRegressionSums *sums, double actual, double predicted);
extern void ml_regression_merge(MlRegressionSums *sums, const MlRegressionSums *other);
/* rmse, mae, r2. */
#define ML_REGRESSION_METRICS 3
extern void ml_regression_report(const MlRegressionSums *sums, MlMetric *metrics);

/* Two predictions of the same values: mse, mae. */
typedef struct MlRegressionPairs
{
	double rows_skipped;
	MlSpread squares;   /* of e2^2 - e1^2 */
	MlSpread absolutes; /* of |e2| - |e1| */
} MlRegressionPairs;

extern void
ml_regression_pairs_add(MlRegressionPairs *pairs, double actual, double first, double second);
extern void ml_regression_pairs_merge(MlRegressionPairs *pairs, const MlRegressionPairs *other);
#define ML_REGRESSION_DIFFERENCES 2
extern void ml_regression_comparison(const MlRegressionPairs *pairs, MlDifference *differences);

/*
 * Actual and predicted labels: how many rows, and of what weight, for each pair of them that occurs.
 * Labels have the codes 1, 2, ... of the dictionary.
 */
typedef struct MlCell
{
	int32_t actual;
	int32_t predicted;
	int64_t nrows;
	double weight;
} MlCell;

typedef struct MlConfusion
{
	MlDictionary labels;
	MlDictionary pairs; /* of two codes, 8 bytes -> 1 + index of the cell */
	MlCell *cells;
	int32_t ncells;
	int32_t capacity;
} MlConfusion;

extern MlStatus ml_confusion_init(MlEnv *env, MlConfusion *confusion);
extern MlStatus ml_confusion_add(MlEnv *env, MlConfusion *confusion, MlText actual,
								 MlText predicted, int64_t nrows, double weight);
extern MlStatus ml_confusion_merge(MlEnv *env, MlConfusion *confusion, const MlConfusion *other);
extern void ml_confusion_save(MlWriter *writer, const MlConfusion *confusion);
extern MlStatus ml_confusion_load(MlReader *reader, MlConfusion *confusion);
/* Mean over the labels of their F1, by weight; the error by rows.  NaN without weight. */
extern MlStatus ml_macro_f1(MlEnv *env, const MlConfusion *confusion, MlMetric *metric);

/* What a row of probabilities says about its actual label. */
typedef struct MlClassRank
{
	double probability; /* of the label; 0 when it is no class */
	int32_t above;      /* classes that go before it; nclasses when it is no class */
	int32_t nclasses;
} MlClassRank;

/* Order of labels among equal probabilities: integers by value, else by bytes. */
extern int ml_label_compare(MlText a, MlText b);

/* Multiclass classification. */
#define ML_TOP_MOST 3
typedef struct MlClassReport
{
	int64_t rows_skipped;
	int32_t nclasses;         /* the most that a row had */
	int64_t top[ML_TOP_MOST]; /* rows whose label is the first, among the first two, three */
	MlSum losses;
	MlSpread spread; /* of the losses */
	MlConfusion confusion;
	MlSpread *label_losses; /* of the rows of each actual label, by its code in the confusion */
	int32_t capacity;
} MlClassReport;

extern MlStatus ml_class_report_init(MlEnv *env, MlClassReport *report);
extern MlStatus ml_class_report_add(MlEnv *env, MlClassReport *report, MlText actual,
									MlText predicted, const MlClassRank *rank);
extern MlStatus
ml_class_report_merge(MlEnv *env, MlClassReport *report, const MlClassReport *other);
extern void ml_class_report_save(MlWriter *writer, const MlClassReport *report);
extern MlStatus ml_class_report_load(MlReader *reader, MlClassReport *report);
/*
 * log_loss, normalised_log_loss, accuracy, macro_f1, top_<k> with k = min(3, classes - 1), at least 1.
 */
#define ML_CLASS_METRICS 5
extern MlStatus ml_class_report(MlEnv *env, const MlClassReport *report, MlMetric *metrics);

/* Two predictions of the same labels: log_loss, accuracy.  All of doubles. */
typedef struct MlClassPairs
{
	double rows_skipped;
	double first_only;
	double second_only;
	MlSpread log_loss;
} MlClassPairs;

extern void ml_class_pairs_add(MlClassPairs *pairs, double p_first, double p_second,
							   bool first_is_right, bool second_is_right);
extern void ml_class_pairs_merge(MlClassPairs *pairs, const MlClassPairs *other);
#define ML_CLASS_DIFFERENCES 2
extern void ml_class_comparison(const MlClassPairs *pairs, MlDifference *differences);

#endif /* ML_METRICS_H */
