/*
 * monitor_performance.c
 *		Signals about labels: performance, estimated performance, prediction bias; and the
 *		reconstruction error, which comes as numbers, too.
 *
 * Performance.  Each metric of the report over the labelled rows is a result; beside it stands how much
 * worse it is than on the rows held out of the version's training:
 *
 *	  d = (m - m_0) or, of rmse and mae, (m - m_0) / m_0, times -1 where more is better
 *	  se(d)^2 = se(m)^2 + se(m_0)^2, of a ratio (se(m)^2 + (m / m_0)^2 se(m_0)^2) / m_0^2
 *	  p = P(Z >= d / se(d))
 *
 * Only worse alarms, so the expectation of d without a change, its noise floor, is 0.  What decides is
 * the log loss normalised by the entropy of the rows' own base rate, and rmse: a change of the base rate is
 * label drift and prediction bias, not loss of skill.  That holds of probabilities.  Scores of a model trained
 * with class weights are none, and a base rate of .064 in the place of .08 alone takes their normalised log
 * loss from 2.1 to 2.5; so nothing is decided by them, nor is their bias told.
 *
 * Of slices nothing is known but how they are now; some are harder than all rows together, and none has the
 * difference between slices to its credit.  So there the worsening informs.
 *
 * Prediction bias.  Of two classes, with mean actual y and mean predicted p of n rows:
 *
 *	  b = |y - p| / p, z = (y - p) n / sqrt(sum p_i (1 - p_i))
 *
 * of a regression b = |y - p| / s, s the target's standard deviation in the reference, by the t test
 * of the residuals.  The noise floor of both is sqrt(2 / pi) se(b).  With more classes the shares of each are
 * told, and nothing decides.  The p value takes the model as it is: one that
 * was trained on few rows is biased, and with many rows p says so; the threshold says whether it matters.
 *
 * Rows of one unit are not independent: with a unit_column the squared errors grow by rows / units.  So do those
 * of the rows held out, whose units are not known: they are taken to have as many rows each.
 */
#include "pg/monitor_performance.h"

#include "ml/options.h"
#include "ml/special.h"
#include "pg/data_profile.h"
#include "pg/report_lines.h"

#define NOT_KNOWN NAN
#define BIAS_THRESHOLD 0.10
#define WEIGHTED_SCORES                                                                         \
	"scores of a model trained with class weights are no probabilities: train with calibrate, " \
	"or set a threshold of roc_auc_worsening"

/* Metrics of reports, and how a worsening of each is called. */
static const struct
{
	const char *name;
	const char *worsening;
	bool less_is_better;
	bool is_relative;
	double threshold; /* by default; NaN: informative */
} metrics[] = {
	{"normalised_log_loss", "normalised_log_loss_worsening", true, false, 0.05},
	{"rmse", "rmse_worsening", true, true, 0.10},
	{"log_loss", "log_loss_worsening", true, false, NOT_KNOWN},
	{"brier", "brier_worsening", true, false, NOT_KNOWN},
	{"mae", "mae_worsening", true, true, NOT_KNOWN},
	{"roc_auc", "roc_auc_worsening", false, false, NOT_KNOWN},
	{"average_precision", "average_precision_worsening", false, false, NOT_KNOWN},
	{"accuracy", "accuracy_worsening", false, false, NOT_KNOWN},
	{"precision", "precision_worsening", false, false, NOT_KNOWN},
	{"recall", "recall_worsening", false, false, NOT_KNOWN},
	{"f1", "f1_worsening", false, false, NOT_KNOWN},
	{"macro_f1", "macro_f1_worsening", false, false, NOT_KNOWN},
	{"top_3", "top_3_worsening", false, false, NOT_KNOWN},
	{"top_2", "top_2_worsening", false, false, NOT_KNOWN},
	{"top_1", "top_1_worsening", false, false, NOT_KNOWN},
	{"r2", "r2_worsening", false, false, NOT_KNOWN},
};

/* Metrics of this file besides. */
static const char *const own_metrics[] = {"prediction_bias", "reconstruction_error_change"};

#define MAX_NAMES 64

/* All names that thresholds may have; their number. */
static int
list_metrics(const char **names)
{
	int n = 0;

	for (size_t i = 0; i < lengthof(metrics); i++)
		names[n++] = metrics[i].worsening;
	for (size_t i = 0; i < lengthof(own_metrics); i++)
		names[n++] = own_metrics[i];
	for (int i = 0; ml_drift_metrics[i] != NULL && n < MAX_NAMES; i++)
		names[n++] = ml_drift_metrics[i];
	return n;
}

bool
monitor_is_metric(const char *metric)
{
	const char *names[MAX_NAMES];
	int n = list_metrics(names);

	while (n > 0 && strcmp(metric, names[n - 1]) != 0)
		n--;
	return n > 0;
}

const char *
monitor_nearest_metric(const char *metric)
{
	const char *names[MAX_NAMES];

	/* the metric itself is not what a threshold is of */
	for (size_t i = 0; i < lengthof(metrics); i++)
		if (strcmp(metric, metrics[i].name) == 0)
			return metrics[i].worsening;
	return ml_nearest_name(metric, names, list_metrics(names));
}

/* Upper tail of the standard normal distribution. */
static double
upper_p(double z)
{
	double p = ml_normal_p(z) / 2;

	return z >= 0 ? p : 1 - p;
}

/* By how much standard errors grow where the rows of a unit are not independent. */
static double
unit_factor(const MonitorRows *rows)
{
	return rows->units > 0 && rows->units < rows->rows
			   ? sqrt((double) rows->rows / (double) rows->units)
			   : 1;
}

double
monitor_count_units(const MonitorRows *rows, double n)
{
	double factor = unit_factor(rows);

	return n / (factor * factor);
}

/* Scores of a model trained with class weights are no probabilities, unless train() has calibrated them. */
static bool
has_weighted_scores(const MonitorSlice *slice)
{
	const MlModel *model = &slice->window->scan->model->model;

	return model->is_class_weighted && model->calibration.method == ML_CALIBRATE_NONE;
}

/* Performance */

/* The version's metrics on rows held out, and their errors; NULL when there are none. */
typedef struct HeldOut
{
	JsonbContainer *values;
	JsonbContainer *errors;
} HeldOut;

static bool
read_held_out(const MonitorModel *model, HeldOut *held_out)
{
	JsonbContainer *root = model->metrics == NULL ? NULL : &model->metrics->root;

	if (root == NULL || !JsonContainerIsObject(root))
		return false;
	held_out->values = report_find_object(root, "test");
	held_out->errors = report_find_object(root, "test_std_error");
	return held_out->values != NULL && held_out->errors != NULL;
}

/* A metric beside that of the rows held out. */
static void
append_worsening(MonitorSlice *slice, MonitorSignal signal, int metric, const MlDriftResult *now,
				 const HeldOut *held_out)
{
	MlDriftResult result = monitor_blank("", metrics[metric].worsening, ML_GROUP_PERFORMANCE);
	double old = NAN;
	double old_error = NAN;
	double error = now->std_error;
	bool is_slice = slice->rows->slice[0] != '\0';
	bool is_misled = !isnan(metrics[metric].threshold) && !is_slice && has_weighted_scores(slice);

	result.threshold = ml_drift_threshold(&slice->options, "", result.metric,
										  is_slice || is_misled ? NAN : metrics[metric].threshold);
	result.is_deciding = !isnan(result.threshold);
	result.n_current = now->n_current;
	(void) report_read_number(held_out->values, metrics[metric].name, &old);
	(void) report_read_number(held_out->errors, metrics[metric].name, &old_error);
	old_error *= unit_factor(slice->rows);
	result.n_reference = monitor_count_units(slice->rows, slice->window->scan->model->test_rows);
	result.n_deciding =
		isnan(result.n_reference) ? result.n_current : Min(result.n_current, result.n_reference);
	if (isnan(old) || isnan(now->value) || (metrics[metric].is_relative && old <= 0))
		result.message = isnan(old) ? "the version has no such metric on rows held out"
									: "there is no such metric of these rows";
	else
	{
		result.value = metrics[metric].less_is_better ? now->value - old : old - now->value;
		if (metrics[metric].is_relative)
		{
			result.value /= old;
			old_error *= now->value / old;
			result.std_error = hypot(error, old_error) / old;
		}
		else
			result.std_error = hypot(error, old_error);
		if (result.std_error > 0)
			result.p_value = upper_p(result.value / result.std_error);
		else if (result.std_error == 0)
			result.p_value = result.value > 0 ? 0 : 1;
		result.noise_floor = 0;
	}
	if (is_misled && !result.is_deciding)
	{
		result.status = ML_DRIFT_INSUFFICIENT;
		result.message = WEIGHTED_SCORES;
	}
	monitor_append(slice, signal, &result);
}

/* The lines of a report: each metric, and how much worse it is. */
static void
append_report(MonitorSlice *slice, MonitorSignal signal, Jsonb *report)
{
	const MonitorModel *model = slice->window->scan->model;
	double factor = unit_factor(slice->rows);
	bool is_known;
	HeldOut held_out;

	is_known = read_held_out(model, &held_out);
	for (int i = 0; i < report_count_lines(report); i++)
	{
		JsonbContainer *line = report_read_line(report, i);
		MlDriftResult result;

		if (report_find_text(line, "metric") == NULL)
		{
			monitor_state(slice, signal, "", monitor_signal_names[signal], NAN,
						  ML_DRIFT_INSUFFICIENT, report_find_text(line, "message"));
			return;
		}
		result = monitor_blank("", report_read_text(line, "metric"), ML_GROUP_PERFORMANCE);
		(void) report_read_number(line, "value", &result.value);
		if (report_read_number(line, "std_error", &result.std_error))
			result.std_error *= factor;
		if (report_read_number(line, "n", &result.n_current))
			result.n_current = monitor_count_units(slice->rows, result.n_current);
		monitor_append(slice, signal, &result);
		for (int m = 0; m < (int) lengthof(metrics) && is_known; m++)
			if (strcmp(metrics[m].name, result.metric) == 0)
				append_worsening(slice, signal, m, &result, &held_out);
	}
	if (!is_known)
		monitor_state(
			slice, signal, "", monitor_signal_names[signal], NAN, ML_DRIFT_INSUFFICIENT,
			psprintf("version %d of model \"%s\" has no metrics of rows held out to compare "
					 "with",
					 model->resolved.version, model->resolved.model));
}

/* Why there is nothing to say about labels, or NULL; told of the signal. */
static bool
lacks_labels(MonitorSlice *slice, MonitorSignal signal)
{
	const MonitorWindow *window = slice->window;
	const MonitorSeen *seen = window->seen;
	const char *name = monitor_signal_names[signal];

	if (seen->label_error != NULL || seen->prediction_error != NULL)
		monitor_state(slice, signal, "", name, NAN, ML_DRIFT_ERROR,
					  seen->label_error != NULL ? seen->label_error : seen->prediction_error);
	else if (slice->rows->rows == 0)
		monitor_state(slice, signal, "", name, NAN, ML_DRIFT_INSUFFICIENT, "there are no rows");
	else if (!window->is_labelled)
		monitor_state(slice, signal, "", name, NAN, ML_DRIFT_INSUFFICIENT, window->label_reason);
	else if (slice->rows->scored == 0)
		monitor_state(slice, signal, "", name, NAN, ML_DRIFT_INSUFFICIENT,
					  "no row has a label and a prediction");
	else
		return false;
	return true;
}

void
monitor_performance(MonitorSlice *slice)
{
	if (slice->window->scan->target == NULL && slice->window->seen->label_error == NULL)
		return; /* the monitor has no labels */
	if (!lacks_labels(slice, SIGNAL_PERFORMANCE))
		append_report(slice, SIGNAL_PERFORMANCE, slice->rows->report);
}

/* Why there is no result of what looks at the rows' numbers. */
static const char *
lacks_numbers(const MonitorSlice *slice)
{
	const MonitorScan *scan = slice->window->scan;

	return slice->rows->rows == 0        ? "there are no rows"
		   : scan->numbers_error != NULL ? scan->numbers_error
										 : "the version has no covariance of its features";
}

void
monitor_estimated_performance(MonitorSlice *slice)
{
	const MonitorSeen *seen = slice->window->seen;
	const char *name = monitor_signal_names[SIGNAL_ESTIMATED_PERFORMANCE];
	const MonitorModel *model = slice->window->scan->model;

	if (seen->prediction_error != NULL || seen->extra_error != NULL)
		monitor_state(slice, SIGNAL_ESTIMATED_PERFORMANCE, "", name, NAN, ML_DRIFT_ERROR,
					  seen->prediction_error != NULL ? seen->prediction_error : seen->extra_error);
	else if (model->estimation == 0)
		monitor_state(slice, SIGNAL_ESTIMATED_PERFORMANCE, "", name, NAN, ML_DRIFT_INSUFFICIENT,
					  psprintf("version %d of model \"%s\" has nothing to estimate with: "
							   "mlsys.calibrate(model, query) makes it",
							   model->resolved.version, model->resolved.model));
	else if (slice->rows->estimated == NULL)
		monitor_state(slice, SIGNAL_ESTIMATED_PERFORMANCE, "", name, NAN, ML_DRIFT_INSUFFICIENT,
					  lacks_numbers(slice));
	else
		append_report(slice, SIGNAL_ESTIMATED_PERFORMANCE, slice->rows->estimated);
}

/* Prediction bias */

static void
append_value(MonitorSlice *slice, const char *feature, const char *metric, double value, double n)
{
	MlDriftResult result = monitor_blank(feature, metric, ML_GROUP_PREDICTION);

	result.value = value;
	result.n_current = n;
	monitor_append(slice, SIGNAL_PREDICTION_BIAS, &result);
}

/* The target's standard deviation in the reference; NaN when it is not known. */
static double
target_sd(const MonitorSlice *slice)
{
	Datum target = slice->window->scan->model->target;
	MlDataProfile profile;
	int32_t column;

	if (target == 0)
		return NAN;
	mlsys_profile_open(slice->window->env, PG_DETOAST_DATUM(target), &profile);
	column = ml_profile_find(&profile, "actual");
	return column < 0 ? NAN : ml_moments_sd(&profile.columns[column].moments);
}

static void
append_class_shares(MonitorSlice *slice)
{
	const MonitorRows *rows = slice->rows;
	const MlClasses *classes = &slice->window->scan->model->model.classes;

	for (int k = 0; k < rows->nclasses; k++)
	{
		const char *label = pnstrdup(classes->labels[k].data, (Size) classes->labels[k].length);

		append_value(slice, label, "mean_actual", rows->actual_shares[k], (double) rows->scored);
		append_value(slice, label, "mean_predicted", rows->predicted_shares[k],
					 (double) rows->scored);
	}
}

void
monitor_prediction_bias(MonitorSlice *slice)
{
	const MonitorRows *rows = slice->rows;
	MlDriftResult result = monitor_blank("", "prediction_bias", ML_GROUP_PREDICTION);
	bool is_binary = slice->window->scan->model->model.classes.nclasses == 2;
	double difference = rows->mean_actual - rows->mean_predicted;
	double n = monitor_count_units(rows, (double) rows->scored);
	double error; /* of the difference */
	double scale;

	if ((slice->window->scan->target == NULL && slice->window->seen->label_error == NULL) ||
		lacks_labels(slice, SIGNAL_PREDICTION_BIAS))
		return;
	if (slice->window->scan->model->model.classes.nclasses > 2)
	{
		append_class_shares(slice);
		return;
	}
	if (has_weighted_scores(slice))
	{
		monitor_state(slice, SIGNAL_PREDICTION_BIAS, "", result.metric, NAN, ML_DRIFT_INSUFFICIENT,
					  WEIGHTED_SCORES);
		return;
	}
	append_value(slice, "", "mean_actual", rows->mean_actual, n);
	append_value(slice, "", "mean_predicted", rows->mean_predicted, n);
	error = unit_factor(rows) * (is_binary ? sqrt(rows->spread) / (double) rows->scored
										   : rows->spread / sqrt((double) rows->scored));
	scale = is_binary ? rows->mean_predicted : target_sd(slice);
	result.threshold = ml_drift_threshold(&slice->options, "", result.metric, BIAS_THRESHOLD);
	result.is_deciding = !isnan(result.threshold);
	result.n_current = result.n_deciding = n;
	if (scale > 0)
	{
		result.value = fabs(difference) / scale;
		result.std_error = error / scale;
		result.noise_floor = ml_drift_mean_noise(result.std_error);
		if (error > 0)
			result.p_value = is_binary ? ml_normal_p(difference / error)
							 : n > 1   ? ml_student_p(difference / error, n - 1)
									   : NAN;
		else if (error == 0)
			result.p_value = difference == 0 ? 1 : 0;
	}
	else
		result.message =
			is_binary ? "the mean prediction is 0" : "the spread of the target is not known, or 0";
	monitor_append(slice, SIGNAL_PREDICTION_BIAS, &result);
}

/* Reconstruction error */

/* mlsys.reconstruction_error() has compared it with that of rows held out. */
void
monitor_reconstruction(MonitorSlice *slice)
{
	MlDriftResult result = monitor_blank("", "reconstruction_error", ML_GROUP_DRIFT);
	MlDriftResult change = monitor_blank("", "reconstruction_error_change", ML_GROUP_DRIFT);
	const MonitorModel *model = slice->window->scan->model;
	const char *error = slice->window->seen->extra_error;
	const char *name = monitor_signal_names[SIGNAL_MULTIVARIATE];
	Jsonb *json = slice->rows->reconstruction;
	double reference = NAN;
	double reference_sd = NAN;
	double sd = NAN;

	if (error != NULL || model->covariance == 0 || json == NULL)
	{
		/* a model without numbers has no covariance, and no such signal */
		if (error != NULL || model->covariance != 0)
			monitor_state(slice, SIGNAL_MULTIVARIATE, "", name, NAN,
						  error != NULL ? ML_DRIFT_ERROR : ML_DRIFT_INSUFFICIENT,
						  error != NULL ? error : lacks_numbers(slice));
		return;
	}
	if (!report_read_number(&json->root, "value", &result.value) ||
		!report_read_number(&json->root, "reference", &reference) ||
		!report_read_number(&json->root, "reference_sd", &reference_sd) || !(reference_sd > 0))
	{
		monitor_state(slice, SIGNAL_MULTIVARIATE, "", name, NAN, ML_DRIFT_INSUFFICIENT,
					  report_find_text(&json->root, "message"));
		return;
	}
	(void) report_read_number(&json->root, "sd", &sd);
	(void) report_read_number(&json->root, "n", &result.n_current);
	(void) report_read_number(&json->root, "n_reference", &result.n_reference);
	result.n_current = monitor_count_units(slice->rows, result.n_current);
	result.n_reference = monitor_count_units(slice->rows, result.n_reference);
	result.std_error = sd / sqrt(result.n_current);
	monitor_append(slice, SIGNAL_MULTIVARIATE, &result);
	change.value = fabs(result.value - reference) / reference_sd;
	change.n_current = result.n_current;
	change.n_reference = result.n_reference;
	change.n_deciding = Min(result.n_current, result.n_reference);
	change.std_error =
		hypot(result.std_error, reference_sd / sqrt(result.n_reference)) / reference_sd;
	change.noise_floor = ml_drift_mean_noise(change.std_error);
	if (unit_factor(slice->rows) > 1)
		change.p_value = ml_normal_p(change.value / change.std_error);
	else
		(void) report_read_number(&json->root, "p_value", &change.p_value);
	change.threshold = ml_drift_threshold(&slice->options, "", change.metric, NOT_KNOWN);
	change.is_deciding = !isnan(change.threshold);
	monitor_append(slice, SIGNAL_MULTIVARIATE, &change);
}
