/*
 * report.c
 *		Statements that score predictions of models on the rows of a user's query.  See report.h.
 *
 * The user's query is embedded as text that query.c has checked; names of its columns are quoted, and all
 * else is a parameter.  The query itself cannot refer to parameters: report_describe() has parsed it
 * without any.  Every name of ours is qualified, since the statement runs with the caller's
 * search_path, which the query means.
 */
#include "pg/report.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/datum.h"
#include "utils/fmgrprotos.h"
#include "utils/json.h"
#include "utils/lsyscache.h"
#include "utils/plancache.h"

#include "pg/stats.h"
#include "pg/train_schema.h"


/* Columns */

void
report_describe(ReportQuery *query, MemoryContext context)
{
	char *statement = psprintf("SELECT * FROM (%s\n) AS q", query->source);
	SPIPlanPtr plan = SPI_prepare(statement, 0, NULL);
	CachedPlanSource *source;
	MemoryContext old;

	if (plan == NULL)
		elog(ERROR, "could not prepare the %s: %s", query->what,
			 SPI_result_code_string(SPI_result));
	source = linitial(SPI_plan_get_plan_sources(plan));
	old = MemoryContextSwitchTo(context);
	query->columns = CreateTupleDescCopy(source->resultDesc);
	MemoryContextSwitchTo(old);
	SPI_freeplan(plan);
	for (int i = 0; i < query->columns->natts; i++)
		for (int j = 0; j < i; j++)
			if (strcmp(NameStr(TupleDescAttr(query->columns, i)->attname),
					   NameStr(TupleDescAttr(query->columns, j)->attname)) == 0)
				ereport(ERROR, (errcode(ERRCODE_DUPLICATE_COLUMN),
								errmsg("%s has more than one column \"%s\"", query->what,
									   NameStr(TupleDescAttr(query->columns, i)->attname))));
}

int
report_look_up(const ReportQuery *query, const char *name)
{
	for (int i = 0; i < query->columns->natts; i++)
		if (strcmp(NameStr(TupleDescAttr(query->columns, i)->attname), name) == 0)
			return i;
	return -1;
}

int
report_find_column(const ReportQuery *query, const char *name, const char *role,
				   const char *needed_by)
{
	int column = report_look_up(query, name);
	StringInfoData list;

	if (column >= 0)
		return column;
	initStringInfo(&list);
	for (int i = 0; i < query->columns->natts; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "",
						 NameStr(TupleDescAttr(query->columns, i)->attname));
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_COLUMN),
			 errmsg("%s \"%s\" is not a column of the query", role, name),
			 needed_by == NULL ? errdetail("Its columns are: %s.", list.data)
							   : errdetail("It is needed by %s. Columns of the query are: %s.",
										   needed_by, list.data)));
}

Datum
report_names_option(const char *const *names, int n)
{
	StringInfoData json;

	initStringInfo(&json);
	appendStringInfoString(&json, "{\"features\": [");
	for (int i = 0; i < n; i++)
	{
		appendStringInfoString(&json, i > 0 ? ", " : "");
		escape_json(&json, names[i]);
	}
	appendStringInfoString(&json, "]}");
	return DirectFunctionCall1(jsonb_in, CStringGetDatum(json.data));
}

void
report_append_columns(StringInfo sql, const char *const *names, int n)
{
	if (n > REPORT_MAX_ARGUMENTS)
		appendStringInfoString(sql, ", q.*"); /* q alone could be a column of that name */
	for (int i = 0; i < n && n <= REPORT_MAX_ARGUMENTS; i++)
		appendStringInfo(sql, ", q.%s", quote_identifier(names[i]));
}

void
report_check_model(const ReportQuery *query, const MlModel *model, const char *needed_by)
{
	const char *target = model->training.target_name;
	int column = report_find_column(query, target, "target", needed_by);
	TrainColumn reader;

	train_task_reader(&reader, model->algorithm, model->task, target,
					  TupleDescAttr(query->columns, column)->atttypid, CurrentMemoryContext);
	for (int32 i = 0; i < model->encoder.ncolumns; i++)
	{
		if (!model->encoder.columns[i].named)
			ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
							errmsg("feature %d of %s has no name to find it by in the query", i + 1,
								   needed_by),
							errhint("Train with names of the features: "
									"'{\"features\": [\"a\", \"b\"]}'.")));
		(void) report_find_column(query, model->encoder.columns[i].name, "feature", needed_by);
	}
}

/* Parameters */

void
report_begin(Report *report)
{
	MlsysParameters *parameters = &report->parameters;

	if (!ml_model_is_regression(report->models[0].model))
	{
		mlsys_add_parameter(parameters, TEXTARRAYOID,
							mlsys_class_labels(&report->models[0].model->classes), false);
		report->classes = parameters->count;
	}
	for (int m = 0; m < report->nmodels; m++)
	{
		ReportModel *model = &report->models[m];

		mlsys_add_parameter(parameters, model->reference_type, model->reference, false);
		model->parameter = parameters->count;
		if (!ml_model_is_binary(report->models[0].model))
			continue;
		mlsys_add_parameter(parameters, FLOAT8OID, Float8GetDatum(model->model->threshold), false);
		model->threshold = parameters->count;
	}
}

/* Rows */

/* "mlsys.predict($2, q.a, q.b) AS predicted0, " */
static void
append_prediction(StringInfo sql, const Report *report, int m, const char *function,
				  const char *name)
{
	const MlEncoder *encoder = &report->models[m].model->encoder;
	const char *given = strcmp(name, "label") == 0 ? report->label : report->predicted;
	const char **names = palloc(Max(encoder->ncolumns, 1) * sizeof(char *));

	for (int32 i = 0; i < encoder->ncolumns; i++)
		names[i] = encoder->columns[i].name;
	if (report->predicted != NULL)
	{
		appendStringInfo(sql, "%s AS %s%d, ", given, name, m);
		return;
	}
	appendStringInfo(sql, "mlsys.%s($%d", function, report->models[m].parameter);
	report_append_columns(sql, names, encoder->ncolumns);
	appendStringInfo(sql, ") AS %s%d, ", name, m);
}

/* There is no cast from boolean to float8. */
static bool
has_boolean_target(const Report *report)
{
	int column = report_look_up(report->query, report->target);

	return getBaseType(TupleDescAttr(report->query->columns, column)->atttypid) == BOOLOID;
}

/* The actual value and the target. */
static void
append_target(StringInfo sql, const Report *report)
{
	const char *target;

	if (report->target == NULL)
	{
		appendStringInfo(sql, "NULL::pg_catalog.%s AS actual, NULL::pg_catalog.text AS target",
						 ml_model_is_regression(report->models[0].model) ? "float8"
						 : ml_model_is_binary(report->models[0].model)   ? "bool"
																		 : "text");
		return;
	}
	target = quote_identifier(report->target);
	if (ml_model_is_regression(report->models[0].model))
		appendStringInfo(sql, "q.%s%s::pg_catalog.float8", target,
						 has_boolean_target(report) ? "::pg_catalog.int4" : "");
	else if (ml_model_is_binary(report->models[0].model))
		appendStringInfo(sql,
						 "pg_catalog.array_position($%d, q.%s::pg_catalog.text COLLATE "
						 "pg_catalog.\"C\") OPERATOR(pg_catalog.=) 2",
						 report->classes, target);
	else
		appendStringInfo(sql, "q.%s::pg_catalog.text", target);
	appendStringInfo(sql, " AS actual, q.%s AS target", target);
}

/*
 * The OFFSET keeps the planner from computing an expression once for each of its uses.  As a literal of
 * unknown type it is a bigint when the query is parsed: 0, an integer that is cast, would keep the planner
 * from a parallel plan (PostgreSQL 15 looks at it before it folds constants).
 */
void
report_append_rows(StringInfo sql, const Report *report, const char *extra)
{
	appendStringInfo(sql, " FROM (SELECT %s", extra);
	for (int m = 0; m < report->nmodels; m++)
	{
		if (ml_model_is_regression(report->models[0].model))
			append_prediction(sql, report, m, "predict", "predicted");
		else if (ml_model_is_binary(report->models[0].model))
			append_prediction(sql, report, m, "predict_proba", "predicted");
		else
		{
			append_prediction(sql, report, m, "predict_probas", "predicted");
			append_prediction(sql, report, m, "predict_class", "label");
		}
	}
	append_target(sql, report);
	appendStringInfo(sql, " FROM (%s\n) AS q", report->query->source);
	if (report->condition != NULL)
		appendStringInfo(sql, " WHERE %s", report->condition);
	appendStringInfoString(sql, " OFFSET '0') AS s");
}

void
report_append_is_unknown(StringInfo sql, const Report *report)
{
	if (ml_model_is_regression(report->models[0].model))
		appendStringInfoString(sql, "false");
	else if (ml_model_is_binary(report->models[0].model))
		appendStringInfoString(sql, "s.actual IS NULL AND s.target::pg_catalog.text IS NOT NULL");
	else
		appendStringInfo(sql,
						 "s.actual IS NOT NULL AND pg_catalog.array_position($%d, s.actual COLLATE "
						 "pg_catalog.\"C\") IS NULL",
						 report->classes);
}

/* Aggregates */

void
report_append_metrics_of(StringInfo sql, const Report *report, int m, const char *predicted,
						 const char *label)
{
	if (ml_model_is_regression(report->models[0].model))
		appendStringInfo(sql, "mlsys.regression_report(s.actual, %s)", predicted);
	else if (ml_model_is_binary(report->models[0].model))
		appendStringInfo(sql, "mlsys.binary_report(s.actual, %s, $%d)", predicted,
						 report->models[m].threshold);
	else
		appendStringInfo(sql, "mlsys.multiclass_report(s.actual, %s, %s)", predicted, label);
}

void
report_append_metrics(StringInfo sql, const Report *report, int m)
{
	report_append_metrics_of(sql, report, m, psprintf("s.predicted%d", m),
							 psprintf("s.label%d", m));
}

void
report_append_comparison(StringInfo sql, const Report *report, int m)
{
	if (ml_model_is_regression(report->models[0].model))
		appendStringInfo(sql, "mlsys.regression_comparison(s.actual, s.predicted0, s.predicted%d)",
						 m);
	else if (ml_model_is_binary(report->models[0].model))
		appendStringInfo(sql,
						 "mlsys.binary_comparison(s.actual, s.predicted0, s.predicted%d, $%d, $%d)",
						 m, report->models[0].threshold, report->models[m].threshold);
	else
		appendStringInfo(sql,
						 "mlsys.multiclass_comparison(s.actual, s.predicted0, s.predicted%d, "
						 "s.label0, s.label%d)",
						 m, m);
}

/* Running */

/*
 * Parallel workers take part because no limit of rows is given.  Predictions are not counted: a model that
 * is measured is not in use.
 */
void
report_execute(const char *sql, MlsysParameters *parameters)
{
	int level = mlsys_stats_pause();
	int code = SPI_execute_with_args(sql, parameters->count, parameters->types, parameters->values,
									 parameters->nulls, true, 0);

	mlsys_stats_resume(level);
	if (code != SPI_OK_SELECT)
		elog(ERROR, "pass over a query failed: %s", SPI_result_code_string(code));
}

void
report_run(const char *sql, MlsysParameters *parameters, int ncolumns, MemoryContext context,
		   Datum *values, bool *nulls, Oid *types)
{
	MemoryContext old;

	report_execute(sql, parameters);
	if (SPI_processed != 1)
		elog(ERROR, "pass over a query gave %llu rows", (unsigned long long) SPI_processed);
	old = MemoryContextSwitchTo(context);
	for (int c = 0; c < ncolumns; c++)
	{
		Form_pg_attribute attribute = TupleDescAttr(SPI_tuptable->tupdesc, c);

		values[c] = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, c + 1, &nulls[c]);
		if (types != NULL)
			types[c] = attribute->atttypid;
		if (!nulls[c])
			values[c] = datumCopy(values[c], attribute->attbyval, attribute->attlen);
	}
	MemoryContextSwitchTo(old);
	SPI_freetuptable(SPI_tuptable);
}
