/*
 * drift.c
 *		Comparison of two profiles, and the rule by which a difference is an alarm.  See drift.h.
 *
 * What the metrics are is in drift_metrics.c; here is which of them a column has, and which decide.
 */
#include "ml/drift.h"

#include <stdio.h>

#include "ml/drift_metrics.h"
#include "ml/hypothesis.h"

const char *const ml_drift_status_names[] = {NULL,   "ok", "warn", "alarm", "insufficient_data",
											 "error"};

const char *const ml_drift_metrics[] = {"missing_share",
										"unseen_share",
										"out_of_range_share",
										"psi",
										"kl_divergence",
										"js_divergence",
										"js_distance",
										"hellinger_distance",
										"total_variation",
										"l_infinity",
										"chi_square",
										"g",
										"ks",
										"wasserstein",
										"mean_difference",
										"share_change",
										NULL};

bool
ml_drift_is_metric(const char *metric)
{
	for (int i = 0; ml_drift_metrics[i] != NULL; i++)
		if (strcmp(ml_drift_metrics[i], metric) == 0)
			return true;
	return false;
}

const MlDriftOptions ml_drift_default_options = {.alpha = 0.05, .min_n = 100};

MlStatus
ml_drift_append(MlEnv *env, MlDriftList *list, const MlDriftResult *result)
{
	if (list->n == list->capacity)
	{
		int32_t capacity = list->capacity > 0 ? 2 * list->capacity : 32;
		MlDriftResult *results;

		ML_TRY(ml_alloc(env, (size_t) capacity, sizeof(MlDriftResult), "results", &results));
		if (list->n > 0)
			memcpy(results, list->results, (size_t) list->n * sizeof(MlDriftResult));
		list->results = results;
		list->capacity = capacity;
	}
	list->results[list->n++] = *result;
	return ML_OK;
}

bool
ml_drift_is_of_feature(const char *column, const char *feature)
{
	size_t length = strlen(feature);
	size_t digits;

	if (strncmp(column, feature, length) != 0)
		return false;
	column += length;
	if (column[0] == '\0')
		return true;
	digits = column[0] == '[' ? strspn(column + 1, "0123456789") : 0;
	return digits > 0 && strcmp(column + 1 + digits, "]") == 0;
}

/* One that names the feature and metric is before one that names the metric alone. */
double
ml_drift_threshold(const MlDriftOptions *options, const char *feature, const char *metric,
				   double standard)
{
	double threshold = standard;
	bool is_of_array = false;

	for (int32_t i = 0; i < options->nthresholds; i++)
	{
		const MlDriftThreshold *given = &options->thresholds[i];

		if (strcmp(given->metric, metric) != 0)
			continue;
		if (given->feature != NULL && strcmp(given->feature, feature) == 0)
			return given->threshold;
		if (given->feature == NULL ? !is_of_array : ml_drift_is_of_feature(feature, given->feature))
		{
			threshold = given->threshold;
			is_of_array = given->feature != NULL;
		}
	}
	return threshold;
}

/* Columns */

/* The metric that decides about a column of numbers or categories. */
static MlDriftDeciding
deciding_metric(const MlDriftColumn *column)
{
	if (column->reference->kind == ML_PROFILE_CATEGORY)
		return (MlDriftDeciding){"js_distance", 0.1};
	if (column->options->role == ML_DRIFT_FEATURE)
		return (MlDriftDeciding){"psi", 0.1};
	if (column->reference->type_kind == ML_COLUMN_BOOLEAN)
		return (MlDriftDeciding){"share_change", 0.1};
	return (MlDriftDeciding){"mean_difference", 0.1};
}

static MlStatus
compare_distribution(const MlDriftColumn *column, const MlDriftBins *bins)
{
	MlDriftDeciding deciding = deciding_metric(column);

	if (column->reference->kind == ML_PROFILE_OTHER)
		return ML_OK;
	if (column->present[0] == 0 || column->present[1] == 0)
		return ml_drift_add_without_value(column, &deciding, ML_DRIFT_INSUFFICIENT,
										  column->present[1] == 0 ? "no values"
																  : "no values in the reference");
	if (bins->problem != NULL)
		return ml_drift_add_without_value(
			column, &deciding, bins->is_insufficient ? ML_DRIFT_INSUFFICIENT : ML_DRIFT_ERROR,
			bins->problem);
	if (strcmp(deciding.metric, "share_change") == 0)
		ML_TRY(ml_drift_add_share_change(column, deciding.threshold));
	ML_TRY(ml_drift_add_divergences(column, bins, &deciding));
	if (column->reference->kind != ML_PROFILE_NUMBER)
		return ML_OK;
	return ml_drift_add_numbers(column, bins, &deciding);
}

static MlStatus
compare_column(const MlDriftColumn *column)
{
	MlDriftBins bins;

	ML_TRY(ml_drift_bins(column->env, column->reference, column->current, &bins));
	ML_TRY(ml_drift_add_quality(column, &bins));
	return compare_distribution(column, &bins);
}

/* A column that is not there, or not what it was. */
static MlStatus
add_schema_error(const MlDriftColumn *column, const MlProfileColumn *current)
{
	MlDriftResult result = ml_drift_make_result(column, "schema", ML_GROUP_QUALITY, NAN, NAN);
	char buffer[300];

	if (current == NULL)
		snprintf(buffer, sizeof(buffer), "the column is missing");
	else
		snprintf(buffer, sizeof(buffer), "the column is of type %.100s, not %.100s",
				 current->type_name, column->reference->type_name);
	ML_TRY(ml_copy_string(column->env, buffer, &result.message));
	result.status = ML_DRIFT_ERROR;
	result.n_current = NAN;
	result.n_deciding = NAN;
	return ml_drift_append(column->env, column->list, &result);
}

/* What a row counts as. */
static double
units_per_row(double units, int64_t nrows)
{
	return units > 0 && nrows > 0 ? fmin(1, units / (double) nrows) : 1;
}

MlStatus
ml_drift_compare(MlEnv *env, MlDriftList *list, const MlDataProfile *reference,
				 const MlDataProfile *current, const MlDriftOptions *options)
{
	MlDriftColumn column = {.env = env, .list = list, .options = options};

	column.rows[0] = (double) reference->nrows;
	column.rows[1] = (double) current->nrows;
	column.units[0] = units_per_row(options->units_reference, reference->nrows);
	column.units[1] = units_per_row(options->units_current, current->nrows);
	for (int32_t i = 0; i < reference->ncolumns; i++)
	{
		const MlProfileColumn *one = &reference->columns[i];
		int32_t found = ml_profile_find(current, one->name);
		const MlProfileColumn *other = found >= 0 ? &current->columns[found] : NULL;

		ML_CHECK_STOP(env);
		column.reference = one;
		column.current = other;
		column.present[0] = (double) ml_profile_present(reference, one);
		column.present[1] = other != NULL ? (double) ml_profile_present(current, other) : 0;
		if (other == NULL || other->kind != one->kind || other->type_kind != one->type_kind)
			ML_TRY(add_schema_error(&column, other));
		else
			ML_TRY(compare_column(&column));
	}
	return ML_OK;
}

/* The rule */

static bool
is_tested(const MlDriftResult *result, const MlDriftOptions *options)
{
	return result->status != ML_DRIFT_ERROR && result->status != ML_DRIFT_INSUFFICIENT &&
		   result->is_deciding && !isnan(result->value) &&
		   (isnan(result->n_deciding) || result->n_deciding >= (double) options->min_n);
}

static MlDriftStatus
decide(const MlDriftResult *result, const MlDriftOptions *options)
{
	double floor = isnan(result->noise_floor) ? 0 : result->noise_floor;
	double excess = fmax(0, result->value - floor);

	if (result->status == ML_DRIFT_ERROR || result->status == ML_DRIFT_INSUFFICIENT)
		return result->status;
	if (!result->is_deciding)
		return ML_DRIFT_INFORMATIVE;
	if (!is_tested(result, options))
		return ML_DRIFT_INSUFFICIENT;
	if (!isnan(result->p_adjusted) && !(result->p_adjusted < options->alpha))
		return ML_DRIFT_OK;
	return excess >= result->threshold       ? ML_DRIFT_ALARM
		   : excess >= result->threshold / 2 ? ML_DRIFT_WARN
											 : ML_DRIFT_OK;
}

/* Why there are too few values. */
static MlStatus
tell_min_n(MlEnv *env, MlDriftResult *result, const MlDriftOptions *options)
{
	enum
	{
		SIZE = 80
	};
	char *text;

	ML_TRY(ml_alloc(env, SIZE, sizeof(char), "message", &text));
	snprintf(text, SIZE, "%.0f values, but min_n is %lld", result->n_deciding,
			 (long long) options->min_n);
	result->message = text;
	return ML_OK;
}

MlStatus
ml_drift_decide(MlEnv *env, MlDriftList *list, const MlDriftOptions *options)
{
	double *p;
	double *adjusted;

	ML_TRY(ml_alloc(env, (size_t) list->n, sizeof(double), "results", &p));
	ML_TRY(ml_alloc(env, (size_t) list->n, sizeof(double), "results", &adjusted));
	for (int group = 0; group < ML_DRIFT_GROUPS; group++)
	{
		for (int32_t i = 0; i < list->n; i++)
			p[i] = (int) list->results[i].group == group && is_tested(&list->results[i], options)
					   ? list->results[i].p_value
					   : NAN;
		ML_TRY(ml_benjamini_hochberg(env, p, (size_t) list->n, adjusted));
		for (int32_t i = 0; i < list->n; i++)
			if ((int) list->results[i].group == group)
				list->results[i].p_adjusted = adjusted[i];
	}
	for (int32_t i = 0; i < list->n; i++)
	{
		MlDriftResult *result = &list->results[i];

		result->status = decide(result, options);
		if (result->status == ML_DRIFT_INSUFFICIENT && result->message[0] == '\0' &&
			result->n_deciding < (double) options->min_n)
			ML_TRY(tell_min_n(env, result, options));
	}
	return ML_OK;
}
