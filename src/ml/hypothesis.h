/*
 * hypothesis.h
 *		Tests of two samples, of counts against what was expected, and of many hypotheses at once.
 *
 * Kolmogorov-Smirnov is in two_sample.h, chi-square of two samples over bins in divergence.h.
 */
#ifndef ML_HYPOTHESIS_H
#define ML_HYPOTHESIS_H

#include "ml/summation.h"

/* Welch's t test: the means of two samples whose variances may differ. */
typedef struct MlWelch
{
	double difference; /* mean of the first - mean of the second */
	double std_error;
	double low; /* 95 % interval */
	double high;
	double statistic; /* difference / std_error */
	double df;        /* Welch-Satterthwaite */
	double p_value;   /* two-sided */
} MlWelch;

/*
 * NaN where a sample has fewer than two rows (difference: none).  Two constant samples have no standard
 * error: no df, and a statistic of 0 and p of 1 when they are equal, else infinite and 0.
 */
extern MlWelch ml_welch_test(const MlSpread *first, const MlSpread *second);

/* Two shares: z test with the pooled variance; Newcombe's interval. */
typedef struct MlProportions
{
	double difference; /* share of the second - share of the first */
	double low;        /* 95 % interval */
	double high;
	double z;
	double p_value; /* two-sided */
} MlProportions;

/* Counts 0 <= x <= n; all NaN when n1 or n2 is 0.  When both shares are 0, or 1: z is 0, p 1. */
extern MlProportions ml_two_proportion_test(double x1, double n1, double x2, double n2);

/*
 * Fisher's exact test of the table (a, b / c, d) of counts: the probability, given the margins, of all
 * tables that are not more probable.  The time grows with the square root of the counts: ML_CANCELLED.
 */
extern MlStatus ml_fisher_p(MlEnv *env, double a, double b, double c, double d, double *p_value);

/* Is the share of the second sample that of the first? */
typedef struct MlShareTest
{
	double difference; /* second - first */
	double z;          /* NaN when exact */
	double p_value;
	bool exact; /* Fisher's test, since an expected count is below 5 */
} MlShareTest;

/* x1 of n1 rows against x2 of n2; NaN when n1 or n2 is 0. */
extern MlStatus
ml_share_test(MlEnv *env, double x1, double n1, double x2, double n2, MlShareTest *test);

/* Below that (monitoring's 5, less what rounding does) an expected count is too small for chi-square. */
#define ML_LEAST_EXPECTED (5 - 1e-9)

/* Counts against expected shares (NULL: equal ones): chi-square goodness of fit. */
typedef struct MlSampleRatio
{
	double n;
	double statistic;
	double df; /* counts - 1, without those of expected share 0 */
	double p_value;
} MlSampleRatio;

/*
 * expected: at least 0, divided by their sum.  A row where none was expected gives an infinite statistic
 * and p 0.  NaN for no rows.
 */
extern MlStatus ml_sample_ratio_test(MlEnv *env, const int64_t *observed, const double *expected,
									 int32_t n, MlSampleRatio *test);

/*
 * Benjamini-Hochberg: adjusted[i] = min over p_j >= p_i of p_j * tests / rank_j, at most 1.  NaN stays and
 * is no test.
 */
extern MlStatus ml_benjamini_hochberg(MlEnv *env, const double *p, size_t n, double *adjusted);

#endif /* ML_HYPOTHESIS_H */
