/*
 * monitor_check.c
 *		Is what is asked of a monitor possible?
 *
 * What the arguments say is checked first, then the model and the queries, which are described, not run,
 * as the monitor's owner.  What can change later - a column goes, a model is dropped - is met again when
 * the monitor runs, and is a status of its results then.
 */
#include "pg/monitor.h"

#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "parser/parse_oper.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"
#include "utils/syscache.h"

#include "ml/options.h"
#include "pg/column.h"
#include "pg/drift.h"
#include "pg/monitor_performance.h"
#include "pg/monitor_scan.h"
#include "pg/owner.h"
#include "pg/train_schema.h"

#define MAX_SLICES 10
#define MAX_YEARS 1000
#define MAX_ALARM_WINDOWS 1000

/* Arguments */

static void
out_of_range(const char *what, const char *value, const char *bounds)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("%s is %s, outside %s", what, value, bounds)));
}

/* Times that are added to it stay in the range of timestamps. */
static void
check_length(const char *what, const Interval *interval)
{
	const Interval least = {.month = -MAX_YEARS * MONTHS_PER_YEAR};
	const Interval most = {.month = MAX_YEARS * MONTHS_PER_YEAR};

	if (monitor_compare_intervals(interval, &least) < 0 ||
		monitor_compare_intervals(interval, &most) > 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s is longer than %d years", what, MAX_YEARS)));
}

void
monitor_check_interval(const char *what, const Interval *interval, bool is_positive)
{
	const Interval zero = {0};
	int sign;

	if (interval == NULL)
		return;
	sign = monitor_compare_intervals(interval, &zero);
	if (sign < 0 || (is_positive && sign == 0))
		out_of_range(
			what, DatumGetCString(DirectFunctionCall1(interval_out, IntervalPGetDatum(interval))),
			is_positive ? "more than 0" : "0 and more");
	check_length(what, interval);
}

static void
check_reference(const Monitor *monitor)
{
	const char *name = monitor_reference_names[monitor->reference];
	bool has_range =
		monitor->reference_start != MONITOR_NO_TIME || monitor->reference_end != MONITOR_NO_TIME;

	if (monitor->reference == MONITOR_FIXED &&
		(monitor->reference_start == MONITOR_NO_TIME || monitor->reference_end == MONITOR_NO_TIME))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("reference \"%s\" needs reference_start and reference_end", name)));
	if (monitor->reference == MONITOR_FIXED && monitor->reference_start >= monitor->reference_end)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("reference_end is not after reference_start")));
	if (monitor->reference != MONITOR_FIXED && has_range)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("reference_start and reference_end do not go with reference \"%s\"", name),
				 errhint("They are the range of reference \"fixed\".")));
	if (monitor->reference_lag < 1)
		out_of_range("reference_lag", psprintf("%d", monitor->reference_lag), "1 and more");
	if (monitor->reference != MONITOR_SEASONAL && monitor->reference_lag != 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("reference_lag does not go with reference \"%s\"", name),
						errhint("It is how many windows back reference \"seasonal\" looks.")));
}

static void
check_numbers(const Monitor *monitor)
{
	if (!(monitor->alpha > 0 && monitor->alpha < 1))
		out_of_range("alpha", psprintf("%g", monitor->alpha), "more than 0 to less than 1");
	if (monitor->min_n < 1)
		out_of_range("min_n", psprintf("%lld", (long long) monitor->min_n), "1 and more");
	if (!(monitor->label_coverage >= 0 && monitor->label_coverage <= 1))
		out_of_range("label_coverage", psprintf("%g", monitor->label_coverage), "0 to 1");
	if (monitor->of_windows < 1 || monitor->of_windows > MAX_ALARM_WINDOWS)
		out_of_range("of_windows", psprintf("%d", monitor->of_windows),
					 psprintf("1 to %d", MAX_ALARM_WINDOWS));
	if (monitor->alarm_windows < 1 || monitor->alarm_windows > monitor->of_windows)
		out_of_range("alarm_windows", psprintf("%d", monitor->alarm_windows),
					 psprintf("1 to of_windows, %d", monitor->of_windows));
	if (monitor->top_features < 0)
		out_of_range("top_features", psprintf("%d", monitor->top_features), "1 and more");
	if (monitor->top_features > 0 && !monitor->features.is_null)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("features and top_features cannot both be given")));
	if (monitor->slices.n > MAX_SLICES)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("monitor has %d slices, but at most %d are allowed",
							   monitor->slices.n, MAX_SLICES)));
	monitor_check_interval("delay", monitor->delay, false);
	monitor_check_interval("label_delay", monitor->label_delay, false);
	monitor_check_interval("label_deadline", monitor->label_deadline, false);
	monitor_check_interval("max_age", monitor->max_age, true);
	monitor_check_interval("schedule", monitor->schedule, true);
}

static void
check_start(Monitor *monitor)
{
	check_length("window_length", monitor->window_length);
	check_length("window_offset", monitor->window_offset);
	monitor_calendar_init(&monitor->calendar, monitor->window_length, monitor->window_offset,
						  monitor->time_zone);
	if (monitor->start_at == MONITOR_NO_TIME)
		monitor->start_at = GetCurrentTimestamp();
	if (TIMESTAMP_IS_NOEND(monitor->start_at) || TIMESTAMP_IS_NOEND(monitor->reference_start) ||
		TIMESTAMP_IS_NOEND(monitor->reference_end))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s is infinite", TIMESTAMP_IS_NOEND(monitor->start_at)
													 ? "start_at"
													 : "reference_start or reference_end")));
	monitor->start_at = monitor_window_start(
		&monitor->calendar, monitor_window_of(&monitor->calendar, monitor->start_at));
}

/* Thresholds: {"metric": number or null, "feature": {"metric": number or null}} */

static void
wrong_metric(const char *metric)
{
	const char *near = monitor_nearest_metric(metric);

	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("thresholds name an unknown metric \"%s\"", metric),
			 near != NULL ? errhint("Perhaps you meant \"%s\".", near)
						  : errhint("An object of feature and thresholds goes one level deeper: "
									"{\"psi\": 0.1, \"age\": {\"psi\": 0.2}}.")));
}

static void
add_threshold(MlDriftThreshold *thresholds, int32 *n, const char *feature, const char *metric,
			  const JsonbValue *value)
{
	double number = NAN;

	if (!monitor_is_metric(metric))
		wrong_metric(metric);
	if (value->type == jbvNumeric)
		number = DatumGetFloat8(
			DirectFunctionCall1(numeric_float8, NumericGetDatum(value->val.numeric)));
	if (value->type != jbvNull && !(number >= 0 && number <= DBL_MAX))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("threshold of \"%s\" is neither a number from 0 on nor null", metric)));
	thresholds[(*n)++] =
		(MlDriftThreshold){.feature = feature, .metric = metric, .threshold = number};
}

static char *
key_text(const JsonbValue *key)
{
	return pnstrdup(key->val.string.val, key->val.string.len);
}

void
monitor_thresholds(const Monitor *monitor, const MlDriftThreshold **thresholds, int32_t *n)
{
	JsonbIterator *iterator = JsonbIteratorInit(&monitor->thresholds->root);
	MlDriftThreshold *made;
	JsonbIteratorToken token;
	JsonbValue value;
	int32 count = 0;
	char *feature = NULL;
	char *metric;

	if (!JB_ROOT_IS_OBJECT(monitor->thresholds))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("thresholds are not a JSON object"),
						errhint("For instance: '{\"psi\": 0.2, \"age\": {\"psi\": null}}'.")));
	/* no more than there are bytes */
	made = palloc(VARSIZE(monitor->thresholds) / sizeof(JEntry) * sizeof(MlDriftThreshold));
	(void) JsonbIteratorNext(&iterator, &value, false);
	while ((token = JsonbIteratorNext(&iterator, &value, false)) != WJB_DONE)
	{
		if (token == WJB_END_OBJECT)
			feature = NULL;
		if (token != WJB_KEY)
			continue;
		metric = key_text(&value);
		token = JsonbIteratorNext(&iterator, &value, false);
		if (token == WJB_BEGIN_OBJECT && feature == NULL)
			feature = metric;
		else
		{
			if (token != WJB_VALUE)
				value.type = jbvBinary; /* an array or an object: no threshold */
			add_threshold(made, &count, feature, metric, &value);
		}
	}
	*thresholds = made;
	*n = count;
}

/* Columns */

static Oid
column_type(const ReportQuery *query, int column)
{
	return getBaseType(TupleDescAttr(query->columns, column)->atttypid);
}

static void
check_time_column(const Monitor *monitor, const ReportQuery *query)
{
	int column = report_find_column(query, monitor->time_column, "time_column", NULL);
	Oid type = column_type(query, column);

	if (type != TIMESTAMPTZOID && type != TIMESTAMPOID && type != DATEOID)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("time_column \"%s\" is of type %s", monitor->time_column,
							   format_type_be(type)),
						errhint("It must be timestamp with time zone, timestamp or date.")));
}

/* A column that is looked at as a text, or compared. */
static void
check_single(const ReportQuery *query, const char *name, const char *role)
{
	Oid type;

	if (name == NULL)
		return;
	type = column_type(query, report_find_column(query, name, role, NULL));
	if (type_is_rowtype(type) || mlsys_is_block_type(type))
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("%s \"%s\" must be a single value, not %s", role, name,
							   format_type_be(type))));
}

static void
check_features(const Monitor *monitor, const ReportQuery *query, const MlModel *model)
{
	const char *needed_by = psprintf("model \"%s\"", monitor->model);
	const MlEncoder *encoder = &model->encoder;
	const char **names = palloc(Max(encoder->ncolumns, 1) * sizeof(char *));
	MlsysColumnReader reader;

	for (int32 i = 0; i < encoder->ncolumns; i++)
	{
		const MlColumn *column = &encoder->columns[i];
		int at;

		names[i] = column->name;
		if (!column->named)
			ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
							errmsg("feature %d of %s has no name to find it by in the query", i + 1,
								   needed_by)));
		/* what the model does not predict from, and nobody watches, need not be there */
		if (monitor->prediction_column != NULL && !monitor->features.is_null)
			continue;
		at = report_find_column(query, column->name, "feature", needed_by);
		mlsys_column_init(&reader, column->name, TupleDescAttr(query->columns, at)->atttypid,
						  CurrentMemoryContext);
		mlsys_column_match(&reader, column);
	}
	for (int i = 0; i < monitor->features.n; i++)
	{
		const char *name = monitor->features.names[i];
		const char *near = ml_nearest_name(name, names, encoder->ncolumns);
		int32 found = 0;

		while (found < encoder->ncolumns && strcmp(name, names[found]) != 0)
			found++;
		if (found == encoder->ncolumns)
			ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
							errmsg("\"%s\" is not a feature of %s", name, needed_by),
							near != NULL ? errhint("Perhaps you meant \"%s\".", near) : 0));
		(void) report_find_column(query, name, "feature", NULL);
	}
}

static void
check_prediction(const Monitor *monitor, const ReportQuery *query, const MlModel *model)
{
	const char *name = monitor->prediction_column;
	MlsysColumnReader reader;
	Oid type;

	if (name == NULL)
		return;
	type = column_type(query, report_find_column(query, name, "prediction_column", NULL));
	if (model->classes.nclasses > 2)
	{
		if (type != JSONBOID)
			ereport(ERROR,
					(errcode(ERRCODE_DATATYPE_MISMATCH),
					 errmsg("prediction_column \"%s\" is of type %s", name, format_type_be(type)),
					 errhint("Of a model of several classes it must be jsonb, an object of "
							 "label and probability as predict_probas() gives it.")));
		return;
	}
	mlsys_column_init(&reader, name, type, CurrentMemoryContext);
	if (reader.kind != ML_COLUMN_NUMBER)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("prediction_column \"%s\" is of type %s, not a number", name,
							   format_type_be(type))));
}

/* Can the keys of both queries be compared? */
static void
check_keys(const char *key, const ReportQuery *query, const ReportQuery *labels)
{
	Oid left = column_type(labels, report_look_up(labels, key));
	Oid right = column_type(query, report_look_up(query, key));
	Operator equals =
		oper(NULL, list_make2(makeString("pg_catalog"), makeString("=")), left, right, true, -1);

	if (equals == NULL)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("key_column \"%s\" is of type %s in the query and of type %s in "
							   "label_query",
							   key, format_type_be(right), format_type_be(left)),
						errhint("Cast one of them.")));
	ReleaseSysCache(equals);
}

/* The label is in the query, in a query of its own, or nowhere. */
static void
check_labels(const Monitor *monitor, const ReportQuery *query, const MlModel *model)
{
	const char *label = monitor_label(monitor, model);
	ReportQuery labels = {.what = monitor_what(monitor, "label_query"),
						  .source = monitor->label_query};
	ReportQuery joined = {.what = labels.what};
	const ReportQuery *has_label = query;
	TrainColumn reader;
	int column;

	if ((monitor->label_query == NULL) != (monitor->key_column == NULL))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("label_query and key_column must be given together")));
	if (monitor->label_query != NULL)
	{
		check_single(query, monitor->key_column, "key_column");
		report_describe(&labels, CurrentMemoryContext);
		check_single(&labels, monitor->key_column, "key_column of label_query");
		check_keys(monitor->key_column, query, &labels);
		has_label = &labels;
	}
	else if (monitor->label_column == NULL && report_look_up(query, label) < 0)
		return;
	column = report_find_column(has_label, label, "label_column", NULL);
	train_task_reader(&reader, model->algorithm, model->task, label,
					  TupleDescAttr(has_label->columns, column)->atttypid, CurrentMemoryContext);
	if (monitor->label_query == NULL)
		return;
	joined.source = monitor_source(monitor, query, &label);
	report_describe(&joined, CurrentMemoryContext);
}

/* As the owner */

void
monitor_open_model(const Monitor *monitor, MlsysEnv *env, MlsysResolved *resolved, MlModel *model)
{
	(void) mlsys_resolve(monitor->model, true, resolved);
	mlsys_model_open(env, mlsys_resolved_value(resolved), model);
}

static void
check_as_owner(void *arg)
{
	Monitor *monitor = arg;
	const MlDriftThreshold *thresholds;
	int32 nthresholds;
	ReportQuery query = {.what = monitor_what(monitor, "query"), .source = monitor->query};
	MlsysResolved resolved;
	double *importance;
	MlsysEnv env;
	MlModel model;

	mlsys_env_init(&env, CurrentMemoryContext);
	monitor_open_model(monitor, &env, &resolved, &model);
	report_describe(&query, CurrentMemoryContext);
	check_time_column(monitor, &query);
	check_features(monitor, &query, &model);
	monitor_thresholds(monitor, &thresholds, &nthresholds);
	mlsys_check_threshold_features(thresholds, nthresholds, &model.encoder);
	if (monitor->top_features > 0)
		mlsys_check(&env, ml_model_importance(&env.ml, &model, &importance));
	check_prediction(monitor, &query, &model);
	for (int i = 0; i < monitor->slices.n; i++)
		check_single(&query, monitor->slices.names[i], "slice");
	check_single(&query, monitor->unit_column, "unit_column");
	check_labels(monitor, &query, &model);
}

void
monitor_check(Monitor *monitor)
{
	const MlDriftThreshold *thresholds;
	ErrorData *error;
	int32 n;

	check_start(monitor);
	check_reference(monitor);
	check_numbers(monitor);
	monitor_thresholds(monitor, &thresholds, &n);
	error = mlsys_run_as_owner(monitor->owner, monitor->search_path, monitor->time_zone,
							   check_as_owner, monitor);
	if (error != NULL)
		mlsys_raise_again(error);
}
