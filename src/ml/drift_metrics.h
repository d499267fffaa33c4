/*
 * drift_metrics.h
 *		The metrics of one column that two profiles have in common.  drift.c says which of them decide.
 */
#ifndef ML_DRIFT_METRICS_H
#define ML_DRIFT_METRICS_H

#include "ml/drift.h"
#include "ml/drift_bins.h"

/* One column, in both profiles: the reference first, then the current one. */
typedef struct MlDriftColumn
{
	MlEnv *env;
	MlDriftList *list; /* to which results are appended */
	const MlDriftOptions *options;
	const MlProfileColumn *reference;
	const MlProfileColumn *current;
	double rows[2];    /* of the profiles */
	double present[2]; /* values that are there */
	double units[2];   /* what a row counts as: units / rows */
} MlDriftColumn;

/*
 * The metric that decides about the column's distribution, and its standard threshold.  All others are
 * informative, unless the options have a threshold for them.
 */
typedef struct MlDriftDeciding
{
	const char *metric;
	double threshold;
} MlDriftDeciding;

/* A result of the column with everything that all have; standard is the threshold by default. */
extern MlDriftResult ml_drift_make_result(const MlDriftColumn *column, const char *metric,
										  MlDriftGroup group, double value, double standard);

/* Missing values, unseen categories, numbers out of the reference's range. */
extern MlStatus ml_drift_add_quality(const MlDriftColumn *column, const MlDriftBins *bins);
/* The share of the ones of a boolean, relative to that of the reference. */
extern MlStatus ml_drift_add_share_change(const MlDriftColumn *column, double standard);
/* Divergences over the bins, merged here. */
extern MlStatus ml_drift_add_divergences(const MlDriftColumn *column, const MlDriftBins *bins,
										 const MlDriftDeciding *deciding);
/* Distances and means of numbers. */
extern MlStatus ml_drift_add_numbers(const MlDriftColumn *column, const MlDriftBins *bins,
									 const MlDriftDeciding *deciding);
/*
 * What decides about the distribution, and whatever else of it has a threshold, without a value: the status
 * is ML_DRIFT_INSUFFICIENT or ML_DRIFT_ERROR.
 */
extern MlStatus
ml_drift_add_without_value(const MlDriftColumn *column, const MlDriftDeciding *deciding,
						   MlDriftStatus status, const char *why);

#endif /* ML_DRIFT_METRICS_H */
