/*
 * profile.h
 *		Per-column accumulators: what is known of a numeric column after one pass.
 */
#ifndef ML_PROFILE_H
#define ML_PROFILE_H

#include "ml/ml.h"

/* All of the same 8-byte items, so that an array of them can stand in a flat state. */
typedef struct MlMoments
{
	int64_t n;       /* values that are not missing */
	int64_t missing; /* NULL and NaN */
	double mean;
	double m2;      /* sum of squared deviations from the mean */
	double minimum; /* +infinity when n = 0 */
	double maximum; /* -infinity when n = 0 */
} MlMoments;

extern void ml_moments_init(MlMoments *moments);
/* Take in n values, NaN for missing ones. */
extern void ml_moments_add(MlMoments *moments, const double *values, int32_t n);
extern void ml_moments_merge(MlMoments *moments, const MlMoments *other);
/* Sample standard deviation (divisor n - 1); NaN when n < 2. */
extern double ml_moments_sd(const MlMoments *moments);
/* Could these have come from ml_moments_add? */
extern bool ml_moments_valid(const MlMoments *moments);

#endif /* ML_PROFILE_H */
