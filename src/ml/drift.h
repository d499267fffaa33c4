/*
 * drift.h
 *		Comparison of two profiles: how far is the current from the reference, and is that more than chance?
 *
 * The alarm rule, for each deciding metric:
 *
 *	  alarm = max(0, value - noise_floor) >= threshold  and  p_adjusted < alpha  and  n >= min_n
 *
 * with p adjusted by Benjamini and Hochberg within the metric's family, and n the values that are not
 * missing in both; warn is the same with half the threshold.
 */
#ifndef ML_DRIFT_H
#define ML_DRIFT_H

#include "ml/data_profile.h"

typedef enum MlDriftStatus
{
	ML_DRIFT_INFORMATIVE = 0, /* NULL in SQL */
	ML_DRIFT_OK,
	ML_DRIFT_WARN,
	ML_DRIFT_ALARM,
	ML_DRIFT_INSUFFICIENT,
	ML_DRIFT_ERROR
} MlDriftStatus;

/* ok, warn, alarm, insufficient_data, error; NULL of the first. */
extern const char *const ml_drift_status_names[];

/* What a column is, which decides about its metrics. */
typedef enum MlDriftRole
{
	ML_DRIFT_FEATURE = 0,
	ML_DRIFT_OUTCOME /* a target or a prediction: share of a boolean, mean of a number */
} MlDriftRole;

/* Families of tests that are adjusted together. */
typedef enum MlDriftGroup
{
	ML_GROUP_QUALITY = 0,
	ML_GROUP_DRIFT,
	ML_GROUP_PREDICTION,
	ML_GROUP_PERFORMANCE
} MlDriftGroup;

#define ML_DRIFT_GROUPS ((int) ML_GROUP_PERFORMANCE + 1)

/* One metric.  NaN is NULL. */
typedef struct MlDriftResult
{
	const char *feature;
	const char *metric; /* psi, js_distance, ... */
	MlDriftGroup group;
	bool is_deciding; /* threshold is set and the rule is applied */
	double value;
	double threshold;
	double std_error;
	double p_value;
	double p_adjusted;
	double noise_floor;
	double noise_p95;
	double n_reference; /* rows, or units */
	double n_current;
	double n_deciding; /* what min_n is compared with; NaN: nothing is */
	MlDriftStatus status;
	const char *message; /* why there is no value, "" otherwise */
} MlDriftResult;

typedef struct MlDriftThreshold
{
	const char *feature; /* NULL: any */
	const char *metric;
	double threshold; /* NaN: informative */
} MlDriftThreshold;

typedef struct MlDriftOptions
{
	double alpha;  /* 0.05 */
	int64_t min_n; /* 100 */
	MlDriftRole role;
	/* metrics with another threshold than by default, also such as are informative by default */
	int32_t nthresholds;
	const MlDriftThreshold *thresholds;
	/* numbers of distinct units, which stand for those of rows; 0: rows are independent */
	double units_reference;
	double units_current;
} MlDriftOptions;

extern const MlDriftOptions ml_drift_default_options;

/* A growing list, in the arena. */
typedef struct MlDriftList
{
	int32_t n;
	int32_t capacity;
	MlDriftResult *results;
} MlDriftList;

extern MlStatus ml_drift_append(MlEnv *env, MlDriftList *list, const MlDriftResult *result);

/*
 * Append the metrics of all columns of the reference, but not yet their p_adjusted and status, except an
 * error where the current profile has no column of a name or has it of another kind.  The current profile
 * is a window of the reference, or any of which the values are known: they are binned here.
 */
extern MlStatus ml_drift_compare(MlEnv *env, MlDriftList *list, const MlDataProfile *reference,
								 const MlDataProfile *current, const MlDriftOptions *options);

/* Is a profile's column the feature itself, or an element of it, "name[1]"? */
extern bool ml_drift_is_of_feature(const char *column, const char *feature);

/*
 * Threshold of a metric: of the options that for the feature, else that for the array it is an element of, else
 * that for all; else the standard one.  NaN where it is informative.
 */
extern double ml_drift_threshold(const MlDriftOptions *options, const char *feature,
								 const char *metric, double standard);

/* Names of the metrics of ml_drift_compare that may have a threshold; ends with NULL. */
extern const char *const ml_drift_metrics[];
extern bool ml_drift_is_metric(const char *metric);

/* What |x| is on average, x being normal with mean 0 and this standard error. */
extern double ml_drift_mean_noise(double std_error);

/*
 * p_adjusted of all deciding metrics, by family, and the status of all by the rule.  A metric whose
 * n_deciding is below min_n is insufficient_data and of no family; one without p (NaN) decides by its value
 * alone.  A status of ML_DRIFT_ERROR or ML_DRIFT_INSUFFICIENT that is set already stays.
 */
extern MlStatus ml_drift_decide(MlEnv *env, MlDriftList *list, const MlDriftOptions *options);

#endif /* ML_DRIFT_H */
