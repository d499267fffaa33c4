/*
 * drift.h
 *		Drift in SQL: its options, and its results as rows.
 */
#ifndef MLSYS_DRIFT_H
#define MLSYS_DRIFT_H

#include "pg/mlsys.h"

#include "funcapi.h"
#include "utils/jsonb.h"

#include "ml/drift.h"
#include "ml/encoder.h"
#include "ml/options.h"

/* Metrics that may have a threshold besides those of ml/drift.h; ends with NULL. */
typedef const char *const *MlsysMetricNames;

/*
 * The thresholds of an object {"metric": number or null, "feature": {"metric": number or null}} into the
 * options; 22023 for a metric of another name, or what is no number from 0 on.  Texts point into value.
 */
extern void
mlsys_drift_thresholds(const MlValue *value, MlsysMetricNames others, MlDriftOptions *options);

/*
 * Options of drift(): {"alpha", "min_n", "units_reference", "units_current", "thresholds"} and either "role" or
 * another that the caller has taken out, which is what an error for an unknown one then names.
 */
extern void
mlsys_drift_options(MlsysEnv *env, Jsonb *given, const char *other, MlDriftOptions *options);

/* Thresholds are for features of the model, or for its target or predictions; else 42703. */
extern void mlsys_check_threshold_features(const MlDriftThreshold *thresholds, int32 n,
										   const MlEncoder *encoder);

/* Rows of drift(). */
extern void mlsys_drift_put(ReturnSetInfo *result, const MlDriftList *list);

#endif /* MLSYS_DRIFT_H */
