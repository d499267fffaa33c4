/*
 * evaluate.c
 *		mlsys.evaluate() and mlsys.compare(): how good are models of the catalog on the rows of a query?
 *
 * The query is read once, for all models together, by one statement (report.c) that predicts by
 * the models' names: so who may predict may evaluate, and the values of the models stand in no plan that
 * the caller can print.  What a name stands for is looked up once, and the version is named in the
 * statement.  The same scan counts the rows that are left out, and those that trained the
 * versions (overlap.c).
 *
 * Rows that cannot be scored: a NULL target, or no prediction, leaves a row out, which is told.  A label that
 * is no class has probability 0 in a model of several classes; one of two classes has no place for it,
 * and it is an error.
 */
#include "pg/overlap.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"

#include "pg/lifecycle.h"
#include "pg/query.h"
#include "pg/report_lines.h"

#define MAX_MODELS 25 /* so that their parameters are at most MLSYS_MAX_PARAMETERS */
#define MAX_LABELS 10 /* that an error text lists */

/* One of the models. */
typedef struct Contestant
{
	char *name; /* "churn@3"; NULL for a model value */
	MlsysResolved version;
	MlModel model;
	Overlap overlap;
	Jsonb *report;
	Jsonb *comparison; /* with the first; NULL of the first */
	int64 rows_hashed; /* rows within the limit of the sample, and those of them that trained */
	int64 rows_trained;
} Contestant;

typedef struct Evaluation
{
	MemoryContext context; /* that outlives SPI */
	MlsysEnv env;
	ReportQuery query;
	Report report;
	Contestant *contestants;
	int n;
	int64 rows;
	int64 rows_unlabelled;
	int64 rows_unpredicted;
	int64 rows_unknown;
	char *unknown_label;
} Evaluation;

/* Models */

static Evaluation *
begin_evaluation(FunctionCallInfo fcinfo, int query, const char *what, int n)
{
	Evaluation *evaluation = palloc0(sizeof(Evaluation));

	evaluation->context = CurrentMemoryContext;
	mlsys_env_init(&evaluation->env, evaluation->context);
	evaluation->query.what = what;
	evaluation->query.source = mlsys_query_open(mlsys_text_argument(fcinfo, query), what);
	evaluation->contestants = palloc0(n * sizeof(Contestant));
	evaluation->n = n;
	evaluation->report.models = palloc0(n * sizeof(ReportModel));
	return evaluation;
}

/* A model by its name. */
static void
open_name(Evaluation *evaluation, int m, const char *reference)
{
	Contestant *contestant = &evaluation->contestants[m];

	(void) mlsys_resolve(reference, true, &contestant->version);
	contestant->name = psprintf("%s@%d", contestant->version.model, contestant->version.version);
	mlsys_model_open(&evaluation->env, mlsys_resolved_value(&contestant->version),
					 &contestant->model);
	evaluation->report.models[m] = (ReportModel){.model = &contestant->model,
												 .reference = CStringGetTextDatum(contestant->name),
												 .reference_type = TEXTOID};
}

/* A model by its value, an argument of the call. */
static void
open_value(Evaluation *evaluation, FunctionCallInfo fcinfo, int argument)
{
	Contestant *contestant = &evaluation->contestants[0];
	struct varlena *value;

	mlsys_require_argument(fcinfo, argument);
	value = PG_DETOAST_DATUM(PG_GETARG_DATUM(argument));
	mlsys_model_open(&evaluation->env, value, &contestant->model);
	evaluation->report.models[0] =
		(ReportModel){.model = &contestant->model,
					  .reference = PointerGetDatum(value),
					  .reference_type = get_fn_expr_argtype(fcinfo->flinfo, argument)};
}

static char *
list_labels(const MlClasses *classes)
{
	StringInfoData list;

	initStringInfo(&list);
	for (int32 k = 0; k < classes->nclasses && k < MAX_LABELS; k++)
		appendStringInfo(&list, "%s\"%s\"", k > 0 ? ", " : "",
						 pnstrdup(classes->labels[k].data, classes->labels[k].length));
	if (classes->nclasses > MAX_LABELS)
		appendStringInfo(&list, " and %d more", classes->nclasses - MAX_LABELS);
	return list.data;
}

static bool
have_same_classes(const MlClasses *a, const MlClasses *b)
{
	if (a->nclasses != b->nclasses)
		return false;
	for (int32 k = 0; k < a->nclasses; k++)
		if (ml_text_compare(a->labels[k], b->labels[k]) != 0)
			return false;
	return true;
}

/* An error unless a model can be compared with the first. */
static void
check_comparable(const Contestant *first, const Contestant *other)
{
	const MlModel *a = &first->model;
	const MlModel *b = &other->model;

	if (a->task == b->task && strcmp(a->training.target_name, b->training.target_name) == 0 &&
		have_same_classes(&a->classes, &b->classes))
		return;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("models \"%s\" and \"%s\" cannot be compared", first->name, other->name),
			 a->task != b->task ? errdetail("One is of %s, the other of %s.",
											ml_task_names[a->task], ml_task_names[b->task])
			 : strcmp(a->training.target_name, b->training.target_name) != 0
				 ? errdetail("The target of one is \"%s\", of the other \"%s\".",
							 a->training.target_name, b->training.target_name)
				 : errdetail("The classes of one are %s, of the other %s; of two the positive one "
							 "stands last.",
							 list_labels(&a->classes), list_labels(&b->classes))));
}

/* Columns of the query */

static const char *
name_of(const Contestant *contestant)
{
	return contestant->name == NULL ? "the model" : psprintf("model \"%s\"", contestant->name);
}

/* The statement */

#define FIXED_COLUMNS 5
#define MODEL_COLUMNS 4

/* "(...)": all models predict something for the row. */
static void
append_is_predicted(StringInfo sql, int n)
{
	for (int m = 0; m < n; m++)
		appendStringInfo(sql, "%ss.predicted%d IS NOT NULL", m == 0 ? "(" : " AND ", m);
	appendStringInfoChar(sql, ')');
}

/* So that models are compared on the same rows. */
static void
append_filter(StringInfo sql, int n)
{
	appendStringInfoString(sql, " FILTER (WHERE ");
	append_is_predicted(sql, n);
	appendStringInfoChar(sql, ')');
}

/* Of each model its report, its comparison with the first, and counts of the rows that trained it. */
static void
append_model(StringInfo sql, const Evaluation *evaluation, int m)
{
	appendStringInfoString(sql, ", ");
	report_append_metrics(sql, &evaluation->report, m);
	if (evaluation->n > 1)
		append_filter(sql, evaluation->n);
	appendStringInfoString(sql, ", ");
	if (m == 0)
		appendStringInfoString(sql, "NULL::pg_catalog.jsonb");
	else
	{
		report_append_comparison(sql, &evaluation->report, m);
		append_filter(sql, evaluation->n);
	}
	if (evaluation->contestants[m].overlap.is_known)
		appendStringInfo(
			sql,
			", pg_catalog.count(s.trained%d) FILTER (WHERE s.target IS NOT NULL)"
			", pg_catalog.count(*) FILTER (WHERE s.target IS NOT NULL AND s.trained%d)",
			m, m);
	else
		appendStringInfoString(sql, ", 0::pg_catalog.int8, 0::pg_catalog.int8");
}

static char *
make_statement(Evaluation *evaluation)
{
	StringInfoData sql;
	StringInfoData trained;

	initStringInfo(&sql);
	initStringInfo(&trained);
	appendStringInfoString(
		&sql, "SELECT pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE s.target IS NULL), "
			  "pg_catalog.count(*) FILTER (WHERE s.target IS NOT NULL AND NOT ");
	append_is_predicted(&sql, evaluation->n);
	appendStringInfoString(&sql, "), pg_catalog.count(*) FILTER (WHERE ");
	report_append_is_unknown(&sql, &evaluation->report);
	appendStringInfoString(
		&sql,
		"), pg_catalog.min(s.target::pg_catalog.text COLLATE pg_catalog.\"C\") FILTER (WHERE ");
	report_append_is_unknown(&sql, &evaluation->report);
	appendStringInfoChar(&sql, ')');
	for (int m = 0; m < evaluation->n; m++)
	{
		append_model(&sql, evaluation, m);
		if (evaluation->contestants[m].overlap.is_known)
			overlap_append(&trained, &evaluation->contestants[m].overlap, m);
	}
	report_append_rows(&sql, &evaluation->report, trained.data);
	return sql.data;
}

/* Run it; the evaluation is opened but for the query's columns. */
static void
run(Evaluation *evaluation)
{
	int ncolumns = FIXED_COLUMNS + evaluation->n * MODEL_COLUMNS;
	Datum *values = palloc(ncolumns * sizeof(Datum));
	bool *nulls = palloc(ncolumns * sizeof(bool));
	Report *report = &evaluation->report;

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	report_describe(&evaluation->query, evaluation->context);
	report->query = &evaluation->query;
	report->target = evaluation->contestants[0].model.training.target_name;
	report->nmodels = evaluation->n;
	for (int m = 0; m < evaluation->n; m++)
		report_check_model(&evaluation->query, &evaluation->contestants[m].model,
						   name_of(&evaluation->contestants[m]));
	report_begin(report);
	for (int m = 0; m < evaluation->n; m++)
	{
		Contestant *contestant = &evaluation->contestants[m];

		if (contestant->name == NULL)
			continue;
		overlap_open(&contestant->overlap, &contestant->version, &contestant->model,
					 &evaluation->query);
		overlap_begin(&contestant->overlap, report);
	}
	report_run(make_statement(evaluation), &report->parameters, ncolumns, evaluation->context,
			   values, nulls, NULL);
	SPI_finish();

	evaluation->rows = DatumGetInt64(values[0]);
	evaluation->rows_unlabelled = DatumGetInt64(values[1]);
	evaluation->rows_unpredicted = DatumGetInt64(values[2]);
	evaluation->rows_unknown = DatumGetInt64(values[3]);
	evaluation->unknown_label = nulls[4] ? NULL : TextDatumGetCString(values[4]);
	for (int m = 0; m < evaluation->n; m++)
	{
		Contestant *contestant = &evaluation->contestants[m];
		Datum *own = values + FIXED_COLUMNS + m * MODEL_COLUMNS;

		contestant->report = DatumGetJsonbP(own[0]);
		contestant->comparison = m == 0 ? NULL : DatumGetJsonbP(own[1]);
		contestant->rows_hashed = DatumGetInt64(own[2]);
		contestant->rows_trained = DatumGetInt64(own[3]);
	}
}

/* What is told besides */

static void
tell_unknown_labels(const Evaluation *evaluation)
{
	const MlClasses *classes = &evaluation->contestants[0].model.classes;
	const char *models = evaluation->n == 1 ? "the model does" : "the models do";
	long long rows = evaluation->rows_unknown;

	if (rows == 0)
		return;
	if (classes->nclasses == 2)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s not know label \"%s\" of target \"%s\"", models,
						evaluation->unknown_label, evaluation->report.target),
				 errdetail_plural("%lld row has such a label. The classes are %s.",
								  "%lld rows have such labels. The classes are %s.", rows, rows,
								  list_labels(classes)),
				 errhint("Leave such rows out of the query, or give them one of these labels.")));
	ereport(NOTICE, (errmsg_plural("%lld row has a label that %s not know: \"%s\"",
								   "%lld rows have labels that %s not know, such as \"%s\"", rows,
								   rows, models, evaluation->unknown_label),
					 errdetail("Its probability is 0, which counts as 1e-15 in log_loss. The "
							   "classes are %s.",
							   list_labels(classes))));
}

static void
tell_rows(const Evaluation *evaluation)
{
	long long unlabelled = evaluation->rows_unlabelled;
	long long unpredicted = evaluation->rows_unpredicted;

	if (evaluation->rows == 0)
		ereport(NOTICE, (errmsg("%s gives no rows", evaluation->query.what)));
	if (unlabelled > 0)
		ereport(NOTICE, (errmsg_plural("%lld row with a NULL target is left out",
									   "%lld rows with a NULL target are left out", unlabelled,
									   unlabelled)));
	if (unpredicted > 0)
		ereport(NOTICE,
				(errmsg_plural("%lld row is left out, for which %s predicts nothing",
							   "%lld rows are left out, for which %s predicts nothing", unpredicted,
							   unpredicted, evaluation->n == 1 ? "the model" : "a model")));
	tell_unknown_labels(evaluation);
}

/* "about 90 of the 100 rows" */
static char *
estimate_trained(const Evaluation *evaluation, const Contestant *contestant)
{
	return overlap_estimate(&contestant->overlap, evaluation->rows - evaluation->rows_unlabelled,
							contestant->rows_hashed, contestant->rows_trained);
}

static void
warn_of_overlap(const Evaluation *evaluation)
{
	const Contestant *found = NULL;
	StringInfoData list;
	int n = 0;

	initStringInfo(&list);
	for (int m = 0; m < evaluation->n; m++)
	{
		const Contestant *contestant = &evaluation->contestants[m];

		if (contestant->rows_trained == 0)
			continue;
		appendStringInfo(&list, "%s%s trained \"%s\"", n > 0 ? ", " : "",
						 estimate_trained(evaluation, contestant), contestant->name);
		found = contestant;
		n++;
	}
	if (n == 0)
		return;
	ereport(
		WARNING,
		(n == 1
			 ? errmsg("%s trained version %d of model \"%s\"", estimate_trained(evaluation, found),
					  found->version.version, found->version.model)
			 : errmsg("rows of the query trained %d of the models", n),
		 n == 1 ? errdetail("A model does better on rows that it was trained on.")
				: errdetail("A model does better on rows that it was trained on: %s.", list.data),
		 errhint("Take rows that were held out of its training, or that came later.")));
}

/* Results */

/* Numbers of a line into values, in this order; a column may be NULL for none. */
static void
read_numbers(JsonbContainer *line, const char *const *keys, int n, Datum *values, bool *nulls)
{
	for (int i = 0; i < n; i++)
	{
		double value = 0;

		nulls[i] = !report_read_number(line, keys[i], &value);
		values[i] = Float8GetDatum(value);
	}
}

static Datum
read_count(JsonbContainer *line)
{
	double n;

	if (!report_read_number(line, "n", &n))
		elog(ERROR, "report has no number of rows");
	return Int64GetDatum((int64) n);
}

static Datum
return_metrics(FunctionCallInfo fcinfo, Evaluation *evaluation)
{
	static const char *const keys[] = {"value", "std_error", "ci_low", "ci_high"};
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Jsonb *report = evaluation->contestants[0].report;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < report_count_lines(report); i++)
	{
		JsonbContainer *line = report_read_line(report, i);
		Datum values[6];
		bool nulls[6] = {false};

		values[0] = CStringGetTextDatum(report_read_text(line, "metric"));
		read_numbers(line, keys, lengthof(keys), values + 1, nulls + 1);
		values[5] = read_count(line);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/* The line of a comparison about a metric, or NULL. */
static JsonbContainer *
find_difference(Jsonb *comparison, const char *metric)
{
	for (int i = 0; comparison != NULL && i < report_count_lines(comparison); i++)
	{
		JsonbContainer *line = report_read_line(comparison, i);

		if (strcmp(report_read_text(line, "metric"), metric) == 0)
			return line;
	}
	return NULL;
}

#define COMPARE_COLUMNS 11

/*
 * A row of compare() a model: line i of its report, under the name of the metric.  A regression's mse is
 * not in a report, but compared: as_square makes it of the line of rmse.
 */
static void
put_metric(ReturnSetInfo *result, const Evaluation *evaluation, int i, const char *metric,
		   bool as_square)
{
	static const char *const value_keys[] = {"value", "std_error"};
	static const char *const keys[] = {"difference", "std_error", "ci_low", "ci_high", "p_value"};

	for (int m = 0; m < evaluation->n; m++)
	{
		const Contestant *contestant = &evaluation->contestants[m];
		JsonbContainer *line = report_read_line(contestant->report, i);
		JsonbContainer *difference = find_difference(contestant->comparison, metric);
		Datum values[COMPARE_COLUMNS];
		bool nulls[COMPARE_COLUMNS];

		memset(nulls, true, sizeof(nulls));
		nulls[0] = nulls[1] = nulls[10] = false;
		values[0] = CStringGetTextDatum(metric);
		values[1] = CStringGetTextDatum(contestant->name);
		read_numbers(line, value_keys, lengthof(value_keys), values + 2, nulls + 2);
		if (as_square && !nulls[2])
		{
			double value = DatumGetFloat8(values[2]);

			values[2] = Float8GetDatum(value * value);
			if (!nulls[3])
				values[3] = Float8GetDatum(2 * value * DatumGetFloat8(values[3]));
		}
		if (difference != NULL)
		{
			read_numbers(difference, keys, lengthof(keys), values + 4, nulls + 4);
			values[9] = CStringGetTextDatum(report_read_text(difference, "test"));
			nulls[9] = false;
		}
		values[10] = read_count(line);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
}

static Datum
return_comparison(FunctionCallInfo fcinfo, Evaluation *evaluation)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Jsonb *first = evaluation->contestants[0].report;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < report_count_lines(first); i++)
	{
		char *metric = report_read_text(report_read_line(first, i), "metric");

		put_metric(result, evaluation, i, metric, false);
		if (strcmp(metric, "rmse") == 0)
			put_metric(result, evaluation, i, "mse", true);
	}
	return (Datum) 0;
}

/* SQL functions */

PG_FUNCTION_INFO_V1(mlsys_evaluate);
Datum
mlsys_evaluate(PG_FUNCTION_ARGS)
{
	Evaluation *evaluation = begin_evaluation(fcinfo, 1, "query of evaluate()", 1);

	open_name(evaluation, 0, mlsys_text_argument(fcinfo, 0));
	run(evaluation);
	tell_rows(evaluation);
	warn_of_overlap(evaluation);
	return return_metrics(fcinfo, evaluation);
}

PG_FUNCTION_INFO_V1(mlsys_evaluate_value);
Datum
mlsys_evaluate_value(PG_FUNCTION_ARGS)
{
	Evaluation *evaluation = begin_evaluation(fcinfo, 1, "query of evaluate()", 1);

	open_value(evaluation, fcinfo, 0);
	run(evaluation);
	tell_rows(evaluation);
	return return_metrics(fcinfo, evaluation);
}

PG_FUNCTION_INFO_V1(mlsys_compare);
Datum
mlsys_compare(PG_FUNCTION_ARGS)
{
	Evaluation *evaluation;
	Datum *references;
	bool *nulls;
	int n;

	mlsys_require_argument(fcinfo, 0);
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), TEXTOID, -1, false, TYPALIGN_INT, &references,
					  &nulls, &n);
	if (n < 2 || n > MAX_MODELS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("compare() takes 2 to %d models, not %d", MAX_MODELS, n)));
	evaluation = begin_evaluation(fcinfo, 1, "query of compare()", n);
	for (int m = 0; m < n; m++)
	{
		if (nulls[m])
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
							errmsg("argument \"models\" of mlsys.compare() has a NULL")));
		open_name(evaluation, m, TextDatumGetCString(references[m]));
		check_comparable(&evaluation->contestants[0], &evaluation->contestants[m]);
	}
	run(evaluation);
	tell_rows(evaluation);
	warn_of_overlap(evaluation);
	return return_comparison(fcinfo, evaluation);
}
