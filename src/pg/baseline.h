/*
 * baseline.h
 *		What a version of a model brings along for monitoring: its row of mlsys.model_baselines.
 */
#ifndef MLSYS_BASELINE_H
#define MLSYS_BASELINE_H

#include "pg/report.h"
#include "pg/resolve.h"

/* 0 is what there is none of. */
typedef struct Baseline
{
	Datum features; /* mlsys.data_profile */
	Datum target;
	Datum predictions;
	Datum covariance; /* bytea */
	Datum estimation;
} Baseline;

/* The row of a version, in the current context; false when there is none.  Rights are the caller's to check. */
extern bool baseline_load(const char *model, int32 version, Baseline *baseline);

/* 55000: the version has no profile of a subject, features for instance. */
extern void
baseline_missing(const MlsysResolved *version, const char *subject) pg_attribute_noreturn();

/* Make or replace it, within a stretch. */
extern void baseline_store(const MlsysCatalog *catalog, const char *model, int32 version,
						   const Baseline *baseline);

/* Predictions without what depends on the decision threshold. */
extern void baseline_forget_classes(Baseline *baseline);

/*
 * Aggregates that make a baseline, for statements over the rows q of a query, with the caller's rights, in
 * up to three passes: profile; exact counts of it, and the covariance; all that needs predictions.
 */
typedef struct BaselineScan
{
	MemoryContext context; /* that outlives SPI */
	MlsysEnv *env;
	const char **features; /* columns of the query */
	int nfeatures;
	const char *target;   /* column of the query; rows where it is NULL do not count */
	bool profiles_target; /* of a regression, in the first two passes */
	bool target_is_boolean;
	int64 seed;
	Baseline baseline;
	Datum first; /* profile of the first pass: of the features, and perhaps the target */
	bool is_first_approximate;
	Datum plain; /* profile of the features that are no arrays, from which the covariance begins */
	int ncovariance;
	const char **covariance_columns;
} BaselineScan;

extern void baseline_begin(BaselineScan *scan, MlsysEnv *env, const char **features, int nfeatures,
						   const char *target);

/* Go on from what there is: its features are not profiled anew, nor its covariance computed. */
extern void baseline_resume(BaselineScan *scan, const Baseline *baseline);

/* ", aggregate": one column. */
extern void
baseline_append_first(StringInfo sql, const BaselineScan *scan, MlsysParameters *parameters);
extern void baseline_take_first(BaselineScan *scan, Datum profile, bool is_null);

/* The same: two columns. */
extern void
baseline_append_second(StringInfo sql, const BaselineScan *scan, MlsysParameters *parameters);
extern void baseline_take_second(BaselineScan *scan, const Datum *values, const bool *nulls);

/*
 * Over the rows s of a report: a list for report_append_rows(), which ends in a comma or is empty, and
 * BASELINE_COLUMNS aggregates with names, over the rows of a condition.  A target that the first two
 * passes have profiled is not profiled again.
 */
#define BASELINE_COLUMNS 4
extern const char *const baseline_columns[BASELINE_COLUMNS];
extern void baseline_append_extra(StringInfo extra, const BaselineScan *scan);
extern void baseline_append_score(StringInfo sql, const BaselineScan *scan, Report *report,
								  const char *condition, bool is_large);
extern void baseline_take_score(BaselineScan *scan, const Datum *values, const bool *nulls);

#endif /* MLSYS_BASELINE_H */
