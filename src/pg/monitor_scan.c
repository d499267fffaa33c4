/*
 * monitor_scan.c
 *		What a monitor sees in its query, window by window.  See monitor_scan.h.
 *
 * All that is to be known of a window comes from one statement over the query (report.c):
 *
 *	  SELECT <slice>, count(*), profile(...), report(...), ... FROM (
 *		  SELECT s.*, <prediction>, <predicted class> FROM (
 *			  SELECT <features>, <slices>, <unit>, <prediction>, <label> FROM (<query>) AS q
 *			  WHERE <time column> in the window OFFSET '0') AS s) AS s
 *	  GROUP BY GROUPING SETS ((), (slice0), ...)
 *
 * It runs as the monitor's owner (owner.c).  When it fails - a column of a view divides by zero, say - then
 * parts of it are run alone, each in a subtransaction of its own: every feature, the prediction, the
 * label.  The planner leaves out the columns that a part does not need, so that those that fail are told from
 * those that do not; and the statement is run again without them.
 *
 * Features stand in the statement under their own names, which their profile is to know.  They are put
 * into one row where they are too many for a function's arguments, or where a name is one of ours.
 */
#include "pg/monitor_scan.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"

#include "ml/hash.h"
#include "pg/column.h"
#include "pg/owner.h"

#define MAX_VALUES 100      /* of a slice's column */
#define MAX_NAMED 10        /* values that are left out, by name */
#define MAX_SLICE_BYTES 200 /* of its value */
#define MAX_CLASSES 100     /* whose shares are compared */

/* Which parts of the statement are run. */
typedef struct Parts
{
	const bool *features; /* of each; NULL: none */
	bool prediction;
	bool labels;
	bool extra; /* estimated performance, reconstruction error */
} Parts;

/* Results of the statement. */
enum
{
	OUT_GROUPING = 0,
	OUT_VALUE,
	OUT_PLACE,  /* by size, from 1 */
	OUT_VALUES, /* of its slice */
	OUT_ROWS,
	OUT_UNITS,
	OUT_LABELLED,
	OUT_UNKNOWN,
	OUT_FEATURES,
	OUT_TARGET,
	OUT_PREDICTIONS,
	OUT_REPORT,
	OUT_ESTIMATED,
	OUT_RECONSTRUCTION,
	OUT_SCORED,
	OUT_MEAN_ACTUAL,
	OUT_MEAN_PREDICTED,
	OUT_SPREAD,
	OUT_ACTUAL_SHARES,
	OUT_PREDICTED_SHARES,
	NOUTPUTS
};

/* A statement in the making. */
typedef struct Statement
{
	const MonitorScan *scan;
	const Parts *parts;
	Report report;
	ReportModel model;
	int start; /* numbers of parameters */
	int end;
	const char **names; /* of the features that are looked at */
	int n;
	bool in_row; /* they stand in the row s.features */
	StringInfoData sql;
} Statement;

/* Describing */

char *
monitor_source(const Monitor *monitor, const ReportQuery *query, const char **label)
{
	const char *key;
	const char *value;
	char *name = pstrdup("label");

	if (monitor->label_query == NULL)
		return query->source;
	while (report_look_up(query, name) >= 0)
		name = psprintf("%s_", name);
	key = quote_identifier(monitor->key_column);
	value = quote_identifier(*label);
	*label = name;
	/* a key with labels that differ has none */
	return psprintf(
		"SELECT q.*, l.label AS %s FROM (%s\n) AS q LEFT JOIN (SELECT k.%s AS key, CASE WHEN "
		"pg_catalog.min(k.%s::pg_catalog.text COLLATE pg_catalog.\"C\") OPERATOR(pg_catalog.=) "
		"pg_catalog.max(k.%s::pg_catalog.text COLLATE pg_catalog.\"C\") THEN "
		"(pg_catalog.array_agg(k.%s))[1] END AS label FROM (%s\n) AS k WHERE k.%s IS NOT NULL "
		"GROUP BY k.%s) AS l ON l.key OPERATOR(pg_catalog.=) q.%s",
		name, query->source, key, value, value, value, monitor->label_query, value, key, key);
}

typedef struct ColumnCheck
{
	const MlColumn *column; /* of the model */
	Oid type;
} ColumnCheck;

static void
check_type(void *arg)
{
	const ColumnCheck *check = arg;
	MlsysColumnReader reader;

	mlsys_column_init(&reader, check->column->name, check->type, CurrentMemoryContext);
	mlsys_column_match(&reader, check->column);
}

/* What is wrong with a feature's column, or NULL: it is not there, or of another kind than the model's. */
static char *
check_feature(const MonitorScan *scan, const char *name)
{
	const MlEncoder *encoder = &scan->model->model.encoder;
	int at = report_look_up(&scan->query, name);
	ColumnCheck check;
	ErrorData *error;
	int32 i = 0;

	if (at < 0)
		return psprintf("column \"%s\" is missing from the query", name);
	while (i < encoder->ncolumns && strcmp(encoder->columns[i].name, name) != 0)
		i++;
	if (i == encoder->ncolumns)
		return psprintf("version %d of model \"%s\" has no feature \"%s\"",
						scan->model->resolved.version, scan->model->resolved.model, name);
	check = (ColumnCheck){&encoder->columns[i], TupleDescAttr(scan->query.columns, at)->atttypid};
	error =
		mlsys_run_as_owner(GetUserId(), pstrdup(namespace_search_path), NULL, check_type, &check);
	return error == NULL ? NULL : mlsys_public_error(error);
}

/* SPI leaves its own context the current one. */
static void
describe_query(MonitorScan *scan)
{
	MemoryContext context = CurrentMemoryContext;

	report_describe(&scan->query, context);
	MemoryContextSwitchTo(context);
}

static void
describe_labels(MonitorScan *scan)
{
	const char *label = monitor_label(scan->monitor, &scan->model->model);

	if (scan->monitor->label_query != NULL)
	{
		scan->query.source = monitor_source(scan->monitor, &scan->query, &label);
		describe_query(scan);
	}
	if (report_look_up(&scan->query, label) >= 0)
		scan->target = label;
	else if (scan->monitor->label_column != NULL)
		scan->label_error = psprintf("label_column \"%s\" is missing from the query", label);
}

void
monitor_describe(MonitorScan *scan)
{
	const Monitor *monitor = scan->monitor;
	const MlEncoder *encoder = &scan->model->model.encoder;
	int time_column;

	scan->query = (ReportQuery){.what = monitor_what(monitor, "query"), .source = monitor->query};
	describe_query(scan);
	time_column = report_find_column(&scan->query, monitor->time_column, "time_column", NULL);
	scan->time_type = getBaseType(TupleDescAttr(scan->query.columns, time_column)->atttypid);
	for (int i = 0; i < monitor->slices.n; i++)
		(void) report_find_column(&scan->query, monitor->slices.names[i], "slice", NULL);
	if (monitor->unit_column != NULL)
		(void) report_find_column(&scan->query, monitor->unit_column, "unit_column", NULL);
	describe_labels(scan);
	if (monitor->prediction_column != NULL &&
		report_look_up(&scan->query, monitor->prediction_column) < 0)
		scan->prediction_error = psprintf("prediction_column \"%s\" is missing from the query",
										  monitor->prediction_column);
	for (int32 i = 0; i < encoder->ncolumns && monitor->prediction_column == NULL; i++)
		if (scan->prediction_error == NULL)
			scan->prediction_error = check_feature(scan, encoder->columns[i].name);
	for (int i = 0; i < scan->nfeatures; i++)
		scan->features[i].error = check_feature(scan, scan->features[i].name);
	for (int i = 0; i < scan->model->covariance_columns.n && scan->numbers_error == NULL; i++)
		scan->numbers_error = check_feature(scan, scan->model->covariance_columns.names[i]);
}

/* The statement */

static int
add_parameter(Statement *statement, Oid type, Datum value)
{
	mlsys_add_parameter(&statement->report.parameters, type, value, false);
	return statement->report.parameters.count;
}

/* A bound of the window, as a value of the time column. */
static int
add_bound(Statement *statement, TimestampTz time)
{
	const MonitorScan *scan = statement->scan;

	if (scan->time_type == TIMESTAMPTZOID)
		return add_parameter(statement, TIMESTAMPTZOID, TimestampTzGetDatum(time));
	return add_parameter(statement, TIMESTAMPOID,
						 TimestampGetDatum(monitor_local_time(scan->monitor->time_zone, time)));
}

/* Is it the name of a column that the statement has besides features? */
static bool
is_own_name(const char *name)
{
	static const char *const names[] = {"target",          "actual",   "predicted0",
										"label0",          "unit",     "prediction",
										"predicted_class", "features", "numbers"};

	for (size_t i = 0; i < lengthof(names); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return strncmp(name, "slice", 5) == 0 || strncmp(name, "number", 6) == 0;
}

/* The features that are looked at. */
static void
choose_columns(Statement *statement)
{
	const MonitorScan *scan = statement->scan;

	statement->names = palloc((scan->nfeatures + 1) * sizeof(char *));
	for (int i = 0; i < scan->nfeatures; i++)
		if (statement->parts->features != NULL && statement->parts->features[i])
		{
			statement->names[statement->n++] = scan->features[i].name;
			statement->in_row |= is_own_name(scan->features[i].name);
		}
	statement->in_row |= statement->n > REPORT_MAX_ARGUMENTS;
}

/* "(SELECT r FROM (SELECT q.a, q.b) AS r) AS name, ": columns in one row, r being the name of none. */
static void
append_row(StringInfo sql, const char *const *names, int n, const char *name)
{
	char *row = pstrdup("r");

	for (int i = 0; i < n; i++)
		if (strncmp(row, names[i], strlen(row)) == 0)
			row = psprintf("%s_", names[i]);
	appendStringInfo(sql, "(SELECT %s FROM (SELECT ", quote_identifier(row));
	for (int i = 0; i < n; i++)
		appendStringInfo(sql, "%sq.%s", i > 0 ? ", " : "", quote_identifier(names[i]));
	appendStringInfo(sql, ") AS %s) AS %s, ", quote_identifier(row), name);
}

/* Has the query the columns of the model's covariance? */
static bool
has_numbers(const MonitorScan *scan)
{
	return scan->model->covariance != 0 && scan->model->covariance_columns.n > 0 &&
		   scan->numbers_error == NULL;
}

/* What is asked for besides: can it be computed? */
static bool
is_estimated(const Statement *statement)
{
	const MonitorScan *scan = statement->scan;

	return statement->parts->extra && statement->parts->prediction &&
		   scan->model->estimation != 0 &&
		   (scan->model->model.task != ML_TASK_REGRESSION || has_numbers(scan)) &&
		   monitor_has_signal(scan->monitor, SIGNAL_ESTIMATED_PERFORMANCE);
}

static bool
is_reconstructed(const Statement *statement)
{
	const MonitorScan *scan = statement->scan;

	return statement->parts->extra && has_numbers(scan) &&
		   monitor_has_signal(scan->monitor, SIGNAL_MULTIVARIATE);
}

/* Does it need the columns of the covariance? */
static bool
uses_numbers(const Statement *statement)
{
	return is_reconstructed(statement) ||
		   (is_estimated(statement) && statement->scan->model->model.task == ML_TASK_REGRESSION);
}

/* What stands in the row s before prediction and label. */
static char *
own_columns(const Statement *statement)
{
	const MonitorScan *scan = statement->scan;
	const Monitor *monitor = scan->monitor;
	const MonitorNames *numbers = &scan->model->covariance_columns;
	StringInfoData extra;

	initStringInfo(&extra);
	for (int i = 0; i < monitor->slices.n; i++)
		appendStringInfo(&extra, "q.%s::pg_catalog.text AS slice%d, ",
						 quote_identifier(monitor->slices.names[i]), i);
	if (monitor->unit_column != NULL)
		appendStringInfo(&extra, "q.%s AS unit, ", quote_identifier(monitor->unit_column));
	if (statement->in_row)
		append_row(&extra, statement->names, statement->n, "features");
	for (int i = 0; i < statement->n && !statement->in_row; i++)
		appendStringInfo(&extra, "q.%s, ", quote_identifier(statement->names[i]));
	if (!uses_numbers(statement))
		return extra.data;
	if (numbers->n > REPORT_MAX_ARGUMENTS)
		append_row(&extra, (const char *const *) numbers->names, numbers->n, "numbers");
	for (int i = 0; i < numbers->n && numbers->n <= REPORT_MAX_ARGUMENTS; i++)
		appendStringInfo(&extra, "q.%s AS number%d, ", quote_identifier(numbers->names[i]), i);
	return extra.data;
}

/* The features, or the numbers of the covariance, as further arguments. */
static void
append_features(Statement *statement)
{
	if (statement->in_row)
		appendStringInfoString(&statement->sql, ", s.features");
	for (int i = 0; i < statement->n && !statement->in_row; i++)
		appendStringInfo(&statement->sql, ", s.%s", quote_identifier(statement->names[i]));
}

static void
append_numbers(Statement *statement)
{
	int n = statement->scan->model->covariance_columns.n;

	if (n > REPORT_MAX_ARGUMENTS)
		appendStringInfoString(&statement->sql, ", s.numbers");
	for (int i = 0; i < n && n <= REPORT_MAX_ARGUMENTS; i++)
		appendStringInfo(&statement->sql, ", s.number%d", i);
}

/* ", aggregate", or a NULL of that type where it is not wanted. */
static bool
begin_output(Statement *statement, bool is_wanted, const char *type)
{
	appendStringInfoString(&statement->sql, ", ");
	if (!is_wanted)
		appendStringInfo(&statement->sql, "NULL::%s", type);
	return is_wanted;
}

static void
append_slices(Statement *statement)
{
	int n = statement->scan->monitor->slices.n;
	StringInfoData list;

	if (n == 0)
	{
		appendStringInfoString(&statement->sql,
							   "0::pg_catalog.int4 AS grouping, NULL::pg_catalog.text AS value, "
							   "1::pg_catalog.int8 AS place, 1::pg_catalog.int8 AS values");
		return;
	}
	initStringInfo(&list);
	for (int i = 0; i < n; i++)
		appendStringInfo(&list, "%ss.slice%d", i > 0 ? ", " : "", i);
	appendStringInfo(
		&statement->sql,
		"GROUPING(%s) AS grouping, COALESCE(%s, NULL) AS value, "
		"pg_catalog.row_number() OVER (PARTITION BY GROUPING(%s) ORDER BY "
		"pg_catalog.count(*) DESC, COALESCE(%s, NULL) COLLATE pg_catalog.\"C\") AS place, "
		"pg_catalog.count(*) OVER (PARTITION BY GROUPING(%s)) AS values",
		list.data, list.data, list.data, list.data, list.data);
}

static void
append_counts(Statement *statement)
{
	bool has_labels = statement->parts->labels;

	appendStringInfo(&statement->sql, ", pg_catalog.count(*) AS rows, %s",
					 statement->scan->monitor->unit_column != NULL
						 ? "pg_catalog.count(DISTINCT s.unit)"
						 : "0::pg_catalog.int8");
	if (begin_output(statement, has_labels, "pg_catalog.int8"))
		appendStringInfoString(&statement->sql,
							   "pg_catalog.count(*) FILTER (WHERE s.target IS NOT NULL)");
	if (begin_output(statement, has_labels, "pg_catalog.int8"))
	{
		appendStringInfoString(&statement->sql, "pg_catalog.count(*) FILTER (WHERE ");
		report_append_is_unknown(&statement->sql, &statement->report);
		appendStringInfoChar(&statement->sql, ')');
	}
}

/* Profiles, each in the layout of the baseline. */
static void
append_profiles(Statement *statement)
{
	const MonitorModel *model = statement->scan->model;
	const Parts *parts = statement->parts;
	StringInfo sql = &statement->sql;

	if (begin_output(statement, statement->n > 0 && model->features != 0, "mlsys.data_profile"))
	{
		appendStringInfo(sql, "mlsys.profile($%d",
						 add_parameter(statement, model->profile_type, model->features));
		append_features(statement);
		appendStringInfoChar(sql, ')');
	}
	if (begin_output(statement, parts->labels && model->target != 0, "mlsys.data_profile"))
		appendStringInfo(sql, "mlsys.profile($%d, s.actual) FILTER (WHERE s.actual IS NOT NULL)",
						 add_parameter(statement, model->profile_type, model->target));
	if (begin_output(statement, parts->prediction && model->predictions != 0, "mlsys.data_profile"))
		appendStringInfo(
			sql, "mlsys.profile($%d%s%s)",
			add_parameter(statement, model->profile_type, model->predictions),
			ml_model_is_regression(&statement->scan->model->model) ||
					ml_model_is_binary(&statement->scan->model->model)
				? ", s.prediction"
				: "",
			ml_model_is_regression(&statement->scan->model->model) ? "" : ", s.predicted_class");
}

/* Estimated performance, and the reconstruction error. */
static void
append_extra(Statement *statement)
{
	const MonitorModel *model = statement->scan->model;
	StringInfo sql = &statement->sql;
	int covariance = 0;

	if (uses_numbers(statement))
		covariance = add_parameter(statement, BYTEAOID, model->covariance);
	if (begin_output(statement, is_estimated(statement), "pg_catalog.jsonb"))
	{
		int estimation = add_parameter(statement, BYTEAOID, model->estimation);

		if (ml_model_is_binary(&statement->scan->model->model))
			appendStringInfo(sql, "mlsys.estimated_binary_report($%d, s.predicted0, $%d)",
							 estimation, statement->model.threshold);
		else if (!ml_model_is_regression(&statement->scan->model->model))
			appendStringInfo(sql, "mlsys.estimated_multiclass_report($%d, s.predicted0, s.label0)",
							 estimation);
		else
		{
			appendStringInfo(sql, "mlsys.estimated_regression_report($%d, $%d, s.predicted0",
							 estimation, covariance);
			append_numbers(statement);
			appendStringInfoChar(sql, ')');
		}
	}
	if (begin_output(statement, is_reconstructed(statement), "pg_catalog.jsonb"))
	{
		appendStringInfo(sql, "mlsys.reconstruction_error($%d", covariance);
		append_numbers(statement);
		appendStringInfoChar(sql, ')');
	}
}

/* "ARRAY[avg(...), ...]": of each class the share in which it is, or is predicted. */
static void
append_shares(Statement *statement, const char *format)
{
	int nclasses = Min(statement->scan->model->model.classes.nclasses, MAX_CLASSES);

	appendStringInfoString(&statement->sql, "ARRAY[");
	for (int k = 1; k <= nclasses; k++)
	{
		appendStringInfo(&statement->sql, "%spg_catalog.avg(", k > 1 ? ", " : "");
		appendStringInfo(&statement->sql, format, statement->report.classes, k);
		appendStringInfoString(&statement->sql, ") FILTER (WHERE s.actual IS NOT NULL AND "
												"s.predicted0 IS NOT NULL)");
	}
	appendStringInfoString(&statement->sql, "]::pg_catalog.float8[]");
}

/* The report, and how the labels lie beside the predictions. */
static void
append_scores(Statement *statement)
{
	static const char *const scored =
		" FILTER (WHERE s.actual IS NOT NULL AND s.predicted0 IS NOT NULL)";
	bool has_scores = statement->parts->labels && statement->parts->prediction;
	bool has_shares = has_scores && !ml_model_is_regression(&statement->scan->model->model) &&
					  !ml_model_is_binary(&statement->scan->model->model);
	bool has_means = has_scores && !has_shares;
	StringInfo sql = &statement->sql;

	if (begin_output(statement, has_scores, "pg_catalog.int8"))
		appendStringInfo(sql, "pg_catalog.count(*)%s", scored);
	if (begin_output(statement, has_means, "pg_catalog.float8"))
		appendStringInfo(
			sql, "pg_catalog.avg(s.actual%s)%s::pg_catalog.float8",
			ml_model_is_binary(&statement->scan->model->model) ? "::pg_catalog.int4" : "", scored);
	if (begin_output(statement, has_means, "pg_catalog.float8"))
		appendStringInfo(sql, "pg_catalog.avg(s.predicted0)%s", scored);
	if (begin_output(statement, has_means, "pg_catalog.float8"))
		appendStringInfo(
			sql, "%s%s",
			ml_model_is_binary(&statement->scan->model->model)
				? "pg_catalog.sum(s.predicted0 OPERATOR(pg_catalog.*) (1.0::pg_catalog.float8 "
				  "OPERATOR(pg_catalog.-) s.predicted0))"
				: "pg_catalog.stddev_samp(s.actual OPERATOR(pg_catalog.-) s.predicted0)",
			scored);
	if (begin_output(statement, has_shares, "pg_catalog.float8[]"))
		append_shares(statement, "((s.actual COLLATE pg_catalog.\"C\") OPERATOR(pg_catalog.=) "
								 "($%d)[%d])::pg_catalog.int4");
	if (begin_output(statement, has_shares, "pg_catalog.float8[]"))
		append_shares(statement,
					  "(s.predicted0 OPERATOR(pg_catalog.->>) ($%d)[%d])::pg_catalog.float8");
}

/* "FROM ...": rows s, of which the aggregates are. */
static void
append_rows(Statement *statement)
{
	const Monitor *monitor = statement->scan->monitor;
	StringInfo sql = &statement->sql;

	appendStringInfoString(sql, " FROM (SELECT s.*");
	if (statement->parts->prediction && (ml_model_is_regression(&statement->scan->model->model) ||
										 ml_model_is_binary(&statement->scan->model->model)))
		appendStringInfoString(sql, ", s.predicted0 AS prediction");
	if (statement->parts->prediction && ml_model_is_binary(&statement->scan->model->model))
		appendStringInfo(sql, ", s.predicted0 OPERATOR(pg_catalog.>=) $%d AS predicted_class",
						 statement->model.threshold);
	else if (statement->parts->prediction &&
			 !ml_model_is_regression(&statement->scan->model->model))
		appendStringInfoString(sql, ", s.label0 AS predicted_class");
	report_append_rows(sql, &statement->report, own_columns(statement));
	appendStringInfoString(sql, ") AS s");
	if (monitor->slices.n == 0)
		return;
	appendStringInfoString(sql, " GROUP BY GROUPING SETS (()");
	for (int i = 0; i < monitor->slices.n; i++)
		appendStringInfo(sql, ", (s.slice%d)", i);
	appendStringInfoChar(sql, ')');
}

/* Expressions that stand for predictions: a column's, or NULL where they are not wanted. */
static void
choose_predictions(Statement *statement)
{
	Report *report = &statement->report;
	const char *column = statement->scan->monitor->prediction_column;
	bool has_several = !ml_model_is_regression(&statement->scan->model->model) &&
					   !ml_model_is_binary(&statement->scan->model->model);

	if (!statement->parts->prediction)
	{
		report->predicted = has_several ? "NULL::pg_catalog.jsonb" : "NULL::pg_catalog.float8";
		report->label = "NULL::pg_catalog.text";
	}
	else if (column != NULL && has_several)
	{
		report->predicted = psprintf("q.%s", quote_identifier(column));
		report->label = psprintf(
			"(SELECT e.key FROM pg_catalog.jsonb_each_text(q.%s) AS e ORDER BY "
			"e.value::pg_catalog.float8 DESC, pg_catalog.array_position($%d, e.key) LIMIT 1)",
			quote_identifier(column), report->classes);
	}
	else if (column != NULL)
		report->predicted = psprintf("q.%s::pg_catalog.float8", quote_identifier(column));
}

/* The order of outputs is that of OUT_... */
static char *
make_statement(Statement *statement, TimestampTz start, TimestampTz end)
{
	const MonitorScan *scan = statement->scan;
	const char *time_column = quote_identifier(scan->monitor->time_column);
	Report *report = &statement->report;
	bool has_scores = statement->parts->labels && statement->parts->prediction;

	statement->model = (ReportModel){.model = &scan->model->model,
									 .reference = CStringGetTextDatum(scan->model->name),
									 .reference_type = TEXTOID};
	*report = (Report){.query = &scan->query,
					   .target = statement->parts->labels ? scan->target : NULL,
					   .models = &statement->model,
					   .nmodels = 1};
	report_begin(report);
	choose_predictions(statement);
	statement->start = add_bound(statement, start);
	statement->end = add_bound(statement, end);
	report->condition =
		psprintf("q.%s OPERATOR(pg_catalog.>=) $%d AND q.%s OPERATOR(pg_catalog.<) $%d",
				 time_column, statement->start, time_column, statement->end);
	choose_columns(statement);
	initStringInfo(&statement->sql);
	appendStringInfoString(&statement->sql, "SELECT g.* FROM (SELECT ");
	append_slices(statement);
	append_counts(statement);
	append_profiles(statement);
	if (begin_output(statement, has_scores, "pg_catalog.jsonb"))
		report_append_metrics(&statement->sql, report, 0);
	append_extra(statement);
	append_scores(statement);
	append_rows(statement);
	appendStringInfo(
		&statement->sql,
		") AS g WHERE g.place OPERATOR(pg_catalog.<=) %d ORDER BY g.grouping DESC, g.place",
		MAX_VALUES + MAX_NAMED);
	return statement->sql.data;
}

/* Running */

/* What is run as the owner. */
typedef struct Look
{
	const MonitorScan *scan;
	const Parts *parts;
	TimestampTz start;
	TimestampTz end;
	MonitorSeen *seen; /* NULL: only to see whether it fails */
	MemoryContext context;
} Look;

static Datum
copy_output(Datum value, int column)
{
	Form_pg_attribute attribute = TupleDescAttr(SPI_tuptable->tupdesc, column);

	return datumCopy(value, attribute->attbyval, attribute->attlen);
}

static int64
integer_output(const Datum *values, const bool *nulls, int column)
{
	return nulls[column] ? 0 : DatumGetInt64(values[column]);
}

static double
number_output(const Datum *values, const bool *nulls, int column)
{
	return nulls[column] ? NAN : DatumGetFloat8(values[column]);
}

static Jsonb *
json_output(const Datum *values, const bool *nulls, int column)
{
	return nulls[column] ? NULL : DatumGetJsonbPCopy(values[column]);
}

/* Shares of the classes; NaN where there is none. */
static double *
shares_output(const Datum *values, const bool *nulls, int column, int *n)
{
	Datum *items;
	bool *missing;
	double *shares;

	*n = 0;
	if (nulls[column])
		return NULL;
	deconstruct_array(DatumGetArrayTypeP(values[column]), FLOAT8OID, sizeof(float8),
					  FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &items, &missing, n);
	shares = palloc(Max(*n, 1) * sizeof(double));
	for (int k = 0; k < *n; k++)
		shares[k] = missing[k] ? NAN : DatumGetFloat8(items[k]);
	return shares;
}

/* "column=value", a long value cut off and its hash behind it. */
static char *
slice_name(const Monitor *monitor, int32 grouping, const char *value)
{
	const char *column = NULL;

	for (int i = 0; i < monitor->slices.n; i++)
		if ((grouping & (1 << (monitor->slices.n - 1 - i))) == 0)
			column = column == NULL ? monitor->slices.names[i] : "";
	if (column == NULL)
		return pstrdup("");
	if (value == NULL)
		return psprintf("%s is null", column);
	if (strlen(value) <= MAX_SLICE_BYTES)
		return psprintf("%s=%s", column, value);
	return psprintf("%s=%.*s... %016llx", column,
					pg_mbcliplen(value, (int) strlen(value), MAX_SLICE_BYTES), value,
					(unsigned long long) ml_hash_text(ml_text(value)));
}

/* Tell of a slice that is left out because others of its column have more rows. */
static void
tell_left_out(MonitorSeen *seen, const char *slice, int64 place, int64 nvalues)
{
	StringInfoData message;

	initStringInfo(&message);
	if (seen->message != NULL)
		appendStringInfo(&message, "%s%s", seen->message, place > MAX_VALUES + 1 ? ", " : "; ");
	if (place == MAX_VALUES + 1)
		appendStringInfo(&message, "%lld slices are left out, which have the fewest rows: ",
						 (long long) nvalues - MAX_VALUES);
	appendStringInfoString(&message, slice);
	if (place == MAX_VALUES + MAX_NAMED && nvalues > place)
		appendStringInfo(&message, " and %lld more", (long long) (nvalues - place));
	seen->message = message.data;
}

static void
read_group(const MonitorScan *scan, uint64 row, MonitorSeen *seen)
{
	MonitorRows *group = &seen->groups[seen->ngroups];
	Datum values[NOUTPUTS];
	bool nulls[NOUTPUTS];
	int nshares = 0;

	for (int c = 0; c < NOUTPUTS; c++)
		values[c] = mlsys_result(row, c + 1, &nulls[c]);
	*group = (MonitorRows){
		.slice = slice_name(scan->monitor,
							scan->monitor->slices.n == 0 ? 0 : DatumGetInt32(values[OUT_GROUPING]),
							nulls[OUT_VALUE] ? NULL : TextDatumGetCString(values[OUT_VALUE])),
		.rows = integer_output(values, nulls, OUT_ROWS),
		.units = integer_output(values, nulls, OUT_UNITS),
		.labelled = integer_output(values, nulls, OUT_LABELLED),
		.unknown = integer_output(values, nulls, OUT_UNKNOWN),
		.report = json_output(values, nulls, OUT_REPORT),
		.estimated = json_output(values, nulls, OUT_ESTIMATED),
		.reconstruction = json_output(values, nulls, OUT_RECONSTRUCTION),
		.scored = integer_output(values, nulls, OUT_SCORED),
		.mean_actual = number_output(values, nulls, OUT_MEAN_ACTUAL),
		.mean_predicted = number_output(values, nulls, OUT_MEAN_PREDICTED),
		.spread = number_output(values, nulls, OUT_SPREAD)};
	if (DatumGetInt64(values[OUT_PLACE]) > MAX_VALUES)
	{
		tell_left_out(seen, group->slice, DatumGetInt64(values[OUT_PLACE]),
					  DatumGetInt64(values[OUT_VALUES]));
		return;
	}
	group->features = nulls[OUT_FEATURES] ? 0 : copy_output(values[OUT_FEATURES], OUT_FEATURES);
	group->target = nulls[OUT_TARGET] ? 0 : copy_output(values[OUT_TARGET], OUT_TARGET);
	group->predictions =
		nulls[OUT_PREDICTIONS] ? 0 : copy_output(values[OUT_PREDICTIONS], OUT_PREDICTIONS);
	group->actual_shares = shares_output(values, nulls, OUT_ACTUAL_SHARES, &nshares);
	group->predicted_shares = shares_output(values, nulls, OUT_PREDICTED_SHARES, &group->nclasses);
	seen->ngroups++;
}

static void
look_as_owner(void *arg)
{
	Look *look = arg;
	Statement statement = {.scan = look->scan, .parts = look->parts};
	MemoryContext old;

	report_execute(make_statement(&statement, look->start, look->end),
				   &statement.report.parameters);
	if (look->seen == NULL)
		return;
	old = MemoryContextSwitchTo(look->context);
	look->seen->groups = palloc0(Max(SPI_processed, 1) * sizeof(MonitorRows));
	look->seen->ngroups = 0;
	look->seen->message = NULL;
	for (uint64 row = 0; row < SPI_processed; row++)
		read_group(look->scan, row, look->seen);
	MemoryContextSwitchTo(old);
}

static ErrorData *
run_parts(const MonitorScan *scan, const Parts *parts, TimestampTz start, TimestampTz end,
		  MonitorSeen *seen)
{
	Look look = {.scan = scan,
				 .parts = parts,
				 .start = start,
				 .end = end,
				 .seen = seen,
				 .context = CurrentMemoryContext};
	const Monitor *monitor = scan->monitor;

	return mlsys_run_as_owner(monitor->owner, monitor->search_path, monitor->time_zone,
							  look_as_owner, &look);
}

List *
monitor_add_error(List *errors, const char *part, const char *feature, const ErrorData *error)
{
	MonitorError *item = palloc(sizeof(MonitorError));

	*item = (MonitorError){.part = part, .feature = feature, .message = pstrdup(error->message)};
	return lappend(errors, item);
}

/* What everybody may know of the error of a part that is run alone, or NULL; it is added to seen's. */
static char *
try_part(const MonitorScan *scan, Parts parts, TimestampTz start, TimestampTz end,
		 MonitorSeen *seen, const char *part, const char *feature)
{
	ErrorData *error = run_parts(scan, &parts, start, end, NULL);

	if (error == NULL)
		return NULL;
	seen->errors = monitor_add_error(seen->errors, part, feature, error);
	return mlsys_public_error(error);
}

/* The statement has failed: what of it does? */
static void
try_parts(const MonitorScan *scan, Parts *parts, bool *wanted, TimestampTz start, TimestampTz end,
		  MonitorSeen *seen)
{
	bool *alone = palloc0((scan->nfeatures + 1) * sizeof(bool));

	for (int i = 0; i < scan->nfeatures; i++)
	{
		if (!wanted[i])
			continue;
		alone[i] = true;
		seen->features[i].error = try_part(scan, (Parts){.features = alone}, start, end, seen,
										   "feature", scan->features[i].name);
		alone[i] = false;
		wanted[i] = seen->features[i].error == NULL;
	}
	if (parts->prediction)
		seen->prediction_error =
			try_part(scan, (Parts){.prediction = true}, start, end, seen, "prediction", "");
	parts->prediction &= seen->prediction_error == NULL;
	if (parts->labels)
		seen->label_error = try_part(scan, (Parts){.labels = true}, start, end, seen, "label", "");
	parts->labels &= seen->label_error == NULL;
	if (parts->extra)
		seen->extra_error = try_part(scan, (Parts){.prediction = parts->prediction, .extra = true},
									 start, end, seen, "estimation", "");
	parts->extra &= seen->extra_error == NULL;
}

ErrorData *
monitor_look(MonitorScan *scan, TimestampTz start, TimestampTz end, MonitorSeen *seen)
{
	bool *wanted = palloc0((scan->nfeatures + 1) * sizeof(bool));
	Parts parts = {.features = wanted,
				   .prediction = scan->prediction_error == NULL,
				   .labels = scan->target != NULL,
				   .extra = true};
	ErrorData *error;

	*seen = (MonitorSeen){.features = palloc((scan->nfeatures + 1) * sizeof(MonitorFeature)),
						  .prediction_error = scan->prediction_error,
						  .label_error = scan->label_error};
	for (int i = 0; i < scan->nfeatures; i++)
	{
		seen->features[i] = scan->features[i];
		wanted[i] = scan->features[i].error == NULL;
	}
	error = run_parts(scan, &parts, start, end, seen);
	if (error == NULL)
		return NULL;
	/* without any part, it is the query itself that fails */
	if (run_parts(scan, &(Parts){0}, start, end, NULL) != NULL)
		return error;
	try_parts(scan, &parts, wanted, start, end, seen);
	return run_parts(scan, &parts, start, end, seen);
}
