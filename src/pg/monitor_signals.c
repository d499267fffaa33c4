/*
 * monitor_signals.c
 *		From what was seen in a window to results.  See monitor_signals.h.
 *
 * Each group of rows - all of a window, then its slices - is a list of results of its own, in which the
 * kernel (drift.h) adjusts p values by family and applies the rule.  The signal of a result is kept beside
 * the list.  What needs no rule (no rows, a column that is missing, an age) has its status at once.
 *
 * Slices are compared with slices: where the reference is the training data, of which no slices are
 * kept, a slice has signals about its labels only.
 */
#include "pg/monitor_signals.h"

#include "pg/data_profile.h"
#include "pg/monitor_performance.h"

/* Lists */

static void
add_result(MonitorResults *results, const MonitorResult *result)
{
	if (results->n == results->capacity)
	{
		results->capacity = Max(64, 2 * results->capacity);
		results->items = results->items == NULL
							 ? palloc(results->capacity * sizeof(MonitorResult))
							 : repalloc(results->items, results->capacity * sizeof(MonitorResult));
	}
	results->items[results->n++] = *result;
}

MlDriftResult
monitor_blank(const char *feature, const char *metric, MlDriftGroup group)
{
	return (MlDriftResult){.feature = feature,
						   .metric = metric,
						   .group = group,
						   .value = NAN,
						   .threshold = NAN,
						   .std_error = NAN,
						   .p_value = NAN,
						   .p_adjusted = NAN,
						   .noise_floor = NAN,
						   .noise_p95 = NAN,
						   .n_reference = NAN,
						   .n_current = NAN,
						   .n_deciding = NAN,
						   .message = ""};
}

void
monitor_mark(MonitorSlice *slice, MonitorSignal signal, int first)
{
	if (slice->capacity < slice->list.n)
	{
		slice->capacity = Max(slice->list.n, 2 * slice->capacity);
		slice->signals = slice->signals == NULL
							 ? palloc(slice->capacity * sizeof(MonitorSignal))
							 : repalloc(slice->signals, slice->capacity * sizeof(MonitorSignal));
	}
	for (int i = first; i < slice->list.n; i++)
		slice->signals[i] = signal;
}

void
monitor_append(MonitorSlice *slice, MonitorSignal signal, const MlDriftResult *result)
{
	MlsysEnv *env = slice->window->env;

	mlsys_check(env, ml_drift_append(&env->ml, &slice->list, result));
	monitor_mark(slice, signal, slice->list.n - 1);
}

void
monitor_state(MonitorSlice *slice, MonitorSignal signal, const char *feature, const char *metric,
			  double value, MlDriftStatus status, const char *message)
{
	MonitorResult result = {slice->rows->slice, signal,
							monitor_blank(feature, metric, ML_GROUP_QUALITY)};

	result.result.value = value;
	result.result.status = status;
	result.result.n_current = (double) slice->rows->rows;
	result.result.message = message == NULL ? "" : message;
	add_result(slice->window->results, &result);
}

/* Profiles */

static void
open_profile(const MonitorSlice *slice, Datum value, MlDataProfile *profile)
{
	mlsys_profile_open(slice->window->env, PG_DETOAST_DATUM(value), profile);
}

/* Compare two profiles; reference may have been cut down to the columns to be compared. */
static void
compare_profiles(MonitorSlice *slice, MonitorSignal signal, MlDriftRole role,
				 const MlDataProfile *reference, Datum current_value)
{
	MlsysEnv *env = slice->window->env;
	int first = slice->list.n;
	MlDriftOptions options = slice->options;
	MlDataProfile current;

	open_profile(slice, current_value, &current);
	options.role = role;
	/* how many units trained the model is not known: as many a row as in the window */
	if (options.units_reference == 0 && options.units_current > 0)
		options.units_reference = monitor_count_units(slice->rows, (double) reference->nrows);
	mlsys_check(env, ml_drift_compare(&env->ml, &slice->list, reference, &current, &options));
	monitor_mark(slice, signal, first);
	for (int i = first; i < slice->list.n; i++)
		if (role == ML_DRIFT_FEATURE && slice->list.results[i].group == ML_GROUP_QUALITY)
			slice->signals[i] = SIGNAL_QUALITY;
}

/* There is nothing to compare: say so of the signal. */
static void
lacks_profiles(MonitorSlice *slice, MonitorSignal signal, const char *error, const char *reason)
{
	monitor_state(slice, signal, "", monitor_signal_names[signal], NAN,
				  error != NULL ? ML_DRIFT_ERROR : ML_DRIFT_INSUFFICIENT,
				  error != NULL ? error : reason);
}

/* Features that are watched and can be looked at, out of the reference; of an array all elements. */
static void
choose_features(MonitorSlice *slice, MonitorSignal signal, MlDataProfile *reference)
{
	const MonitorSeen *seen = slice->window->seen;
	int nfeatures = slice->window->scan->nfeatures;
	MlProfileColumn *columns =
		palloc((nfeatures + reference->ncolumns + 1) * sizeof(MlProfileColumn));
	int32_t n = 0;

	for (int i = 0; i < nfeatures; i++)
	{
		const char *feature = seen->features[i].name;
		int32_t column = ml_profile_find(reference, feature);
		int32_t before = n;

		if (seen->features[i].error != NULL)
			continue;
		if (column >= 0)
			columns[n++] = reference->columns[column];
		for (int32_t k = 0; column < 0 && k < reference->ncolumns; k++)
			if (ml_drift_is_of_feature(reference->columns[k].name, feature))
				columns[n++] = reference->columns[k];
		if (n == before)
			monitor_state(slice, signal, feature, "schema", NAN, ML_DRIFT_INSUFFICIENT,
						  "the reference has no such column");
	}
	reference->columns = columns;
	reference->ncolumns = n;
}

static void
compare_features(MonitorSlice *slice, const MonitorReferenceRows *reference)
{
	const Monitor *monitor = slice->window->monitor;
	const MonitorSeen *seen = slice->window->seen;
	MonitorSignal signal = monitor->reference == MONITOR_TRAINING ? SIGNAL_SKEW : SIGNAL_DRIFT;
	bool is_wanted = monitor_has_signal(monitor, signal);
	const char *reason;
	MlDataProfile profile;

	if (!is_wanted && !monitor_has_signal(monitor, SIGNAL_QUALITY))
		return;
	for (int i = 0; i < slice->window->scan->nfeatures; i++)
		if (seen->features[i].error != NULL && slice->rows->slice[0] == '\0')
			/* as the kernel calls it; what raises an error when it is computed is of another sort */
			monitor_state(slice, SIGNAL_QUALITY, seen->features[i].name,
						  slice->window->scan->features[i].error != NULL ? "schema" : "readable",
						  NAN, ML_DRIFT_ERROR, seen->features[i].error);
	reason = slice->rows->rows == 0       ? "there are no rows"
			 : reference->features == 0   ? reference->missing
			 : slice->rows->features == 0 ? "there is no feature to compare"
										  : NULL;
	if (reason != NULL)
	{
		lacks_profiles(slice, is_wanted ? signal : SIGNAL_QUALITY, NULL, reason);
		return;
	}
	open_profile(slice, reference->features, &profile);
	choose_features(slice, is_wanted ? signal : SIGNAL_QUALITY, &profile);
	compare_profiles(slice, signal, ML_DRIFT_FEATURE, &profile, slice->rows->features);
}

static void
compare_target(MonitorSlice *slice, const MonitorReferenceRows *reference)
{
	const MonitorWindow *window = slice->window;
	const char *error = window->seen->label_error;
	const char *reason;
	MlDataProfile profile;

	if (!monitor_has_signal(window->monitor, SIGNAL_LABEL_DRIFT) ||
		(window->scan->target == NULL && error == NULL))
		return;
	reason = slice->rows->rows == 0     ? "there are no rows"
			 : !window->is_labelled     ? window->label_reason
			 : reference->target == 0   ? reference->missing
			 : slice->rows->target == 0 ? "no row has a label"
										: NULL;
	if (error != NULL || reason != NULL)
	{
		lacks_profiles(slice, SIGNAL_LABEL_DRIFT, error, reason);
		return;
	}
	open_profile(slice, reference->target, &profile);
	compare_profiles(slice, SIGNAL_LABEL_DRIFT, ML_DRIFT_OUTCOME, &profile, slice->rows->target);
}

static void
compare_predictions(MonitorSlice *slice, const MonitorReferenceRows *reference)
{
	const MonitorWindow *window = slice->window;
	const char *error = window->seen->prediction_error;
	const char *reason;
	MlDataProfile profile;

	if (!monitor_has_signal(window->monitor, SIGNAL_PREDICTION_DRIFT))
		return;
	reason = slice->rows->rows == 0          ? "there are no rows"
			 : reference->predictions == 0   ? reference->missing
			 : slice->rows->predictions == 0 ? "there are no predictions"
											 : NULL;
	if (error != NULL || reason != NULL)
	{
		lacks_profiles(slice, SIGNAL_PREDICTION_DRIFT, error, reason);
		return;
	}
	open_profile(slice, reference->predictions, &profile);
	compare_profiles(slice, SIGNAL_PREDICTION_DRIFT, ML_DRIFT_OUTCOME, &profile,
					 slice->rows->predictions);
}

/* What is about the window, not about its rows */

static void
tell_rows(MonitorSlice *slice)
{
	const MonitorWindow *window = slice->window;
	double rows = (double) slice->rows->rows;
	double coverage = (double) slice->rows->labelled / rows;

	if (!monitor_has_signal(window->monitor, SIGNAL_QUALITY))
		return;
	monitor_state(slice, SIGNAL_QUALITY, "", "row_count", rows,
				  rows == 0 ? ML_DRIFT_ALARM : ML_DRIFT_OK, rows == 0 ? "there are no rows" : NULL);
	if (window->scan->target != NULL && window->seen->label_error == NULL && rows > 0)
		monitor_state(slice, SIGNAL_QUALITY, "", "label_coverage", coverage, ML_DRIFT_INFORMATIVE,
					  NULL);
}

/* Age of the version at the end of the window, so that a window run again tells the same. */
static void
tell_age(MonitorSlice *slice)
{
	const MonitorWindow *window = slice->window;
	const Interval *most = window->monitor->max_age;
	TimestampTz made_at = window->scan->model->made_at;
	double days = Max(0.0, (double) (window->end - made_at) / (double) USECS_PER_DAY);
	bool is_stale;

	if (most == NULL || !monitor_has_signal(window->monitor, SIGNAL_STALENESS))
		return;
	is_stale = monitor_add(window->monitor, made_at, most) <= window->end;
	monitor_state(slice, SIGNAL_STALENESS, "", "age_days", days,
				  is_stale ? ML_DRIFT_ALARM : ML_DRIFT_OK, NULL);
	window->results->items[window->results->n - 1].result.threshold =
		(double) (monitor_add(window->monitor, made_at, most) - made_at) / (double) USECS_PER_DAY;
}

/* All together */

/* The rule, and results into the window's. */
static void
decide(MonitorSlice *slice)
{
	const MonitorWindow *window = slice->window;
	MlsysEnv *env = window->env;

	mlsys_check(env, ml_drift_decide(&env->ml, &slice->list, &slice->options));
	for (int i = 0; i < slice->list.n; i++)
	{
		MonitorResult result = {slice->rows->slice, slice->signals[i], slice->list.results[i]};

		if (monitor_has_signal(window->monitor, result.signal))
			add_result(window->results, &result);
	}
}

void
monitor_compare(const MonitorWindow *window, const MonitorRows *rows,
				const MonitorReferenceRows *reference)
{
	const Monitor *monitor = window->monitor;
	bool is_slice = rows->slice[0] != '\0';
	MonitorSlice slice = {.window = window, .rows = rows, .options = ml_drift_default_options};

	slice.options.alpha = monitor->alpha;
	slice.options.min_n = monitor->min_n;
	slice.options.units_current = (double) rows->units;
	slice.options.units_reference = reference->units;
	monitor_thresholds(monitor, &slice.options.thresholds, &slice.options.nthresholds);
	tell_rows(&slice);
	if (!is_slice)
		tell_age(&slice);
	if (!is_slice || monitor->reference != MONITOR_TRAINING)
	{
		compare_features(&slice, reference);
		compare_target(&slice, reference);
		compare_predictions(&slice, reference);
	}
	if (monitor_has_signal(monitor, SIGNAL_PERFORMANCE))
		monitor_performance(&slice);
	if (monitor_has_signal(monitor, SIGNAL_ESTIMATED_PERFORMANCE))
		monitor_estimated_performance(&slice);
	if (monitor_has_signal(monitor, SIGNAL_PREDICTION_BIAS))
		monitor_prediction_bias(&slice);
	if (monitor_has_signal(monitor, SIGNAL_MULTIVARIATE) && !is_slice)
		monitor_reconstruction(&slice);
	decide(&slice);
}

MlDriftStatus
monitor_worst(const MonitorResults *results)
{
	static const int rank[] = {
		[ML_DRIFT_INFORMATIVE] = 0, [ML_DRIFT_INSUFFICIENT] = 1, [ML_DRIFT_OK] = 2,
		[ML_DRIFT_WARN] = 3,        [ML_DRIFT_ERROR] = 4,        [ML_DRIFT_ALARM] = 5};
	MlDriftStatus worst = ML_DRIFT_INSUFFICIENT;

	for (int i = 0; i < results->n; i++)
		if (rank[results->items[i].result.status] > rank[worst])
			worst = results->items[i].result.status;
	return worst;
}
