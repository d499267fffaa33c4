/*
 * two_sample.h
 *		Two samples of numbers: Kolmogorov-Smirnov and Wasserstein distance.
 */
#ifndef ML_TWO_SAMPLE_H
#define ML_TWO_SAMPLE_H

#include "ml/ml.h"

/* Numbers in ascending order, no NaN; equal ones may stand in several places. */
typedef struct MlSample
{
	const double *values;
	const int64_t *counts; /* rows of each value, 0 .. ML_MAX_ROWS; NULL: one */
	size_t nvalues;
} MlSample;

/* A sorted copy of n numbers without NaN, -0 as 0. */
extern MlStatus ml_sample_sort(MlEnv *env, const double *values, size_t n, MlSample *sample);
/* Population standard deviation (divisor n) of finite values; NaN for no rows. */
extern MlStatus ml_sample_sd(MlEnv *env, const MlSample *sample, double *sd);

/* The largest difference of the two empirical distribution functions; NaN when one has no rows. */
extern MlStatus
ml_ks_statistic(MlEnv *env, const MlSample *first, const MlSample *second, double *statistic);

/* The p-value is exact while n * m is at most this. */
#define ML_KS_EXACT_ROWS 10000

/*
 * Two-sided p-value of a Kolmogorov-Smirnov statistic of n and m rows, exact or by Stephens' formula;
 * *exact, which may be NULL, tells which.  NaN when a sample has no rows.
 */
extern double ml_ks_p(double statistic, double n, double m, bool *exact);
/* The two of them. */
extern double ml_ks_p_exact(double statistic, double n, double m);
extern double ml_ks_p_stephens(double statistic, double n, double m);

/*
 * Wasserstein-1 distance, the area between the two empirical distribution functions, of finite values;
 * NaN when one has no rows.
 */
extern MlStatus
ml_wasserstein(MlEnv *env, const MlSample *first, const MlSample *second, double *distance);
/* A distance in standard deviations: 0 / 0 is 0, other distances over 0 are infinite. */
extern double ml_wasserstein_normalized(double distance, double sd);

#endif /* ML_TWO_SAMPLE_H */
