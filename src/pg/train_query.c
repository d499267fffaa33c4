/*
 * train_query.c
 *		mlsys.train(): from a query to a new version of a model.
 *
 * The query is read three times under one snapshot, each time by one statement that may run in
 * parallel: train_scan.c looks at it, train_fit.c trains on the rows that the split leaves for that,
 * and predictions of the new model are scored on both parts.  When the second reading is not of the
 * same rows as the first (the query is volatile), training ends with an error.
 *
 * All of it runs with the rights of the caller: what the caller may not read cannot be trained on.  Only
 * the row of the catalog is written under another id, in the end, and in the same transaction.
 */
#include "pg/catalog.h"

#include "access/xlog.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/plancache.h"
#include "utils/snapmgr.h"

#include "pg/query.h"
#include "pg/train_scan.h"
#include "pg/train_schema.h"

#define KEY_ROWS 100             /* a column of fewer rows is not taken for a key */
#define CALIBRATION_FRACTION 0.2 /* of the rows that are not for testing */
#define MAX_COLUMN_FORM (FUNC_MAX_ARGS - 3)
#define NRESULTS 8
#define FETCH_ROWS 10000

/* Everything about one call. */
typedef struct Training
{
	MemoryContext context; /* that outlives SPI */
	MlsysEnv env;
	const MlAlgorithm *algorithm;
	Jsonb *options_given;
	const char *options_text;
	const void *options; /* the algorithm's struct */
	char *source;        /* the query, to stand in FROM (...) AS q */
	TupleDesc columns;   /* of the query */
	TrainPlan plan;
	TrainScan scan;
	Oid result_types[2]; /* of the last pass */
	struct varlena *value;
	Oid value_type;
	MlModel model; /* of value */
	Datum metrics; /* jsonb */
	MlsysVersion version;
	TimestampTz started_at;
} Training;

/* Arguments */

enum
{
	ARG_MODEL,
	ARG_QUERY,
	ARG_TARGET,
	ARG_ALGORITHM,
	ARG_OPTIONS,
	ARG_FEATURES,
	ARG_EXCLUDE,
	ARG_SPLIT_KEY,
	ARG_TEST_FRACTION,
	ARG_SEED,
	ARG_DESCRIPTION
};

static char *
text_argument(FunctionCallInfo fcinfo, int arg, const char *name)
{
	if (!PG_ARGISNULL(arg))
		return text_to_cstring(PG_GETARG_TEXT_PP(arg));
	if (name != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("argument \"%s\" is NULL", name)));
	return NULL;
}

/* The names in a text[] argument; none for NULL. */
static List *
names_argument(FunctionCallInfo fcinfo, int arg, const char *name)
{
	List *names = NIL;
	Datum *values;
	bool *nulls;
	int n;

	if (PG_ARGISNULL(arg))
		return NIL;
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(arg), TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls,
					  &n);
	for (int i = 0; i < n; i++)
	{
		if (nulls[i])
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
							errmsg("argument \"%s\" has a NULL", name)));
		names = lappend(names, TextDatumGetCString(values[i]));
	}
	return names;
}

static const MlAlgorithm *
find_algorithm(const char *name)
{
	const MlAlgorithm *algorithm = ml_algorithm_find(name);
	const char *names[64];
	const char *near;
	StringInfoData list;
	int n = 0;

	if (algorithm != NULL)
		return algorithm;
	initStringInfo(&list);
	for (; ml_algorithms[n] != NULL && n < lengthof(names); n++)
	{
		names[n] = ml_algorithms[n]->name;
		appendStringInfo(&list, "%s%s", n > 0 ? ", " : "", names[n]);
	}
	near = ml_nearest_name(name, names, n);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("unknown algorithm \"%s\"", name),
			 near != NULL
				 ? errhint("Perhaps you meant \"%s\". Algorithms are: %s.", near, list.data)
				 : errhint("Algorithms are: %s.", list.data)));
}

/* Options, and what of them train() says otherwise. */
static void
open_options(Training *training, FunctionCallInfo fcinfo)
{
	const MlCommonOptions *common;

	training->options_given = PG_ARGISNULL(ARG_OPTIONS) ? NULL : PG_GETARG_JSONB_P(ARG_OPTIONS);
	training->options = train_options(&training->env, training->algorithm, training->options_given,
									  &training->options_text);
	common = training->options;
	if (common->target != NULL || common->features.count > 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("option \"%s\" is an argument of train()",
							   common->target != NULL ? "target" : "features")));
	if (common->weight.position > 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("option \"weight\" of train() must be the name of a column")));
	if (training->algorithm->task == ML_TASK_CLASSIFICATION &&
		ml_class_options(training->algorithm, training->options)->calibrate != ML_CALIBRATE_NONE)
		training->plan.calibration_fraction = CALIBRATION_FRACTION;
}

/* Columns of the query */

/* What the query's columns are, without running it. */
static void
describe_query(Training *training)
{
	char *statement = psprintf("SELECT * FROM (%s\n) AS q", training->source);
	SPIPlanPtr plan = SPI_prepare(statement, 0, NULL);
	CachedPlanSource *source;
	MemoryContext old;

	if (plan == NULL)
		elog(ERROR, "could not prepare the query of train(): %s",
			 SPI_result_code_string(SPI_result));
	source = linitial(SPI_plan_get_plan_sources(plan));
	old = MemoryContextSwitchTo(training->context);
	training->columns = CreateTupleDescCopy(source->resultDesc);
	MemoryContextSwitchTo(old);
	SPI_freeplan(plan);
	for (int i = 0; i < training->columns->natts; i++)
		for (int j = 0; j < i; j++)
			if (strcmp(NameStr(TupleDescAttr(training->columns, i)->attname),
					   NameStr(TupleDescAttr(training->columns, j)->attname)) == 0)
				ereport(ERROR, (errcode(ERRCODE_DUPLICATE_COLUMN),
								errmsg("query of train() has more than one column \"%s\"",
									   NameStr(TupleDescAttr(training->columns, i)->attname))));
}

/* Index of a column, which what ("target") names. */
static int
find_column(const Training *training, const char *name, const char *what)
{
	StringInfoData list;

	for (int i = 0; i < training->columns->natts; i++)
		if (strcmp(NameStr(TupleDescAttr(training->columns, i)->attname), name) == 0)
			return i;
	initStringInfo(&list);
	for (int i = 0; i < training->columns->natts; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "",
						 NameStr(TupleDescAttr(training->columns, i)->attname));
	ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
					errmsg("%s \"%s\" is not a column of the query", what, name),
					errdetail("Its columns are: %s.", list.data)));
}

/* Give a column a role; each has one at most. */
static void
add_input(Training *training, const char *name, TrainRole role, const char *what, bool is_checked)
{
	TrainPlan *plan = &training->plan;
	const char *column =
		NameStr(TupleDescAttr(training->columns, find_column(training, name, what))->attname);

	for (int i = 0; i < plan->ninputs; i++)
		if (strcmp(plan->inputs[i].name, name) == 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("column \"%s\" cannot be %s and something else, too", name, what)));
	plan->inputs[plan->ninputs++] =
		(TrainInput){.name = column, .role = role, .is_checked = is_checked};
}

/* Roles of all columns: the target, the key, the weight, and the features that are left or named. */
static void
choose_inputs(Training *training, FunctionCallInfo fcinfo)
{
	const MlCommonOptions *common = training->options;
	List *features = names_argument(fcinfo, ARG_FEATURES, "features");
	List *exclude = names_argument(fcinfo, ARG_EXCLUDE, "exclude");
	char *split_key = text_argument(fcinfo, ARG_SPLIT_KEY, NULL);
	TrainPlan *plan = &training->plan;
	int reserved;
	ListCell *cell;

	plan->inputs = palloc0((training->columns->natts + 1) * sizeof(TrainInput));
	add_input(training, text_argument(fcinfo, ARG_TARGET, "target"), TRAIN_TARGET, "target", false);
	if (split_key != NULL)
		add_input(training, split_key, TRAIN_KEY, "split_key", false);
	if (common->weight.name != NULL)
		add_input(training, common->weight.name, TRAIN_WEIGHT, "weight", false);
	reserved = plan->ninputs;
	foreach (cell, exclude)
		(void) find_column(training, lfirst(cell), "exclude");
	foreach (cell, features)
		add_input(training, lfirst(cell), TRAIN_FEATURE, "feature", false);
	for (int c = 0; c < training->columns->natts && PG_ARGISNULL(ARG_FEATURES); c++)
	{
		const char *name = NameStr(TupleDescAttr(training->columns, c)->attname);
		bool is_taken = false;

		for (int i = 0; i < reserved; i++)
			is_taken |= strcmp(plan->inputs[i].name, name) == 0;
		foreach (cell, exclude)
			is_taken |= strcmp(lfirst(cell), name) == 0;
		if (!is_taken)
			add_input(training, name, TRAIN_FEATURE, "feature", true);
	}
	if (plan->ninputs == reserved)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s needs at least one feature", training->algorithm->name)));
}

/* Are the columns of types that can be what they are to be?  Said before anything is read. */
static void
check_types(Training *training)
{
	MemoryContext context = CurrentMemoryContext;

	for (int i = 0; i < training->plan.ninputs; i++)
	{
		const TrainInput *input = &training->plan.inputs[i];
		int column = find_column(training, input->name, "feature");
		Oid type = TupleDescAttr(training->columns, column)->atttypid;
		MlsysColumnReader reader;
		TrainColumn target;

		if (input->role == TRAIN_TARGET)
			train_target_reader(&target, training->algorithm, input->name, type, context);
		else if (input->role == TRAIN_KEY)
			mlsys_label_init(&reader, input->name, type, context);
		else
		{
			mlsys_column_init(&reader, input->name, type, context);
			if (input->role == TRAIN_WEIGHT && reader.kind != ML_COLUMN_NUMBER)
				ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
								errmsg("weight must be a number, not %s", format_type_be(type))));
		}
	}
}

/* Statements over the query */

/* Columns of the plan's inputs as arguments; as a row when they are too many. */
static void
append_inputs(StringInfo sql, const TrainPlan *plan)
{
	if (plan->ninputs > MAX_COLUMN_FORM)
		appendStringInfoString(sql, ", q");
	for (int i = 0; i < plan->ninputs && plan->ninputs <= MAX_COLUMN_FORM; i++)
		appendStringInfo(sql, ", q.%s", quote_identifier(plan->inputs[i].name));
}

/*
 * Run a statement whose one row has the wanted number of columns, under the snapshot of the statement
 * that called train(); the values are copied to the training's context.  Parallel workers take part
 * because no limit of rows is given.
 */
static void
run_pass(Training *training, const char *sql, MlsysParameters *parameters, int ncolumns,
		 Datum *values, bool *nulls)
{
	int code = SPI_execute_with_args(sql, parameters->count, parameters->types, parameters->values,
									 parameters->nulls, true, 0);
	MemoryContext old;

	if (code != SPI_OK_SELECT || SPI_processed != 1)
		elog(ERROR, "pass of train() failed: %s", SPI_result_code_string(code));
	old = MemoryContextSwitchTo(training->context);
	for (int c = 0; c < ncolumns; c++)
	{
		Form_pg_attribute attribute = TupleDescAttr(SPI_tuptable->tupdesc, c);

		values[c] = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, c + 1, &nulls[c]);
		training->result_types[c] = attribute->atttypid;
		if (!nulls[c])
			values[c] = datumCopy(values[c], attribute->attbyval, attribute->attlen);
	}
	MemoryContextSwitchTo(old);
	SPI_freetuptable(SPI_tuptable);
}

static void
begin_parameters(MlsysParameters *parameters, const TrainPlan *plan)
{
	memset(parameters, 0, sizeof(*parameters));
	mlsys_add_parameter(parameters, BYTEAOID, PointerGetDatum(train_plan_save(plan)), false);
}

/* First pass */

static void
check_keys(const Training *training)
{
	for (int i = 0; i < training->plan.ninputs; i++)
	{
		const MlDistinct *distinct = &training->scan.distinct[i];
		const char *name = training->plan.inputs[i].name;

		if (training->plan.inputs[i].is_checked && !distinct->has_repeated &&
			distinct->n >= KEY_ROWS)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("column \"%s\" looks like a key", name),
					 errdetail("Its %lld values are all different.", (long long) distinct->n),
					 errhint("Leave it out by exclude, make it the split_key, or name the features "
							 "to train on by features.")));
	}
}

static void
check_labels(const Training *training, const char *target)
{
	const MlDictionary *labels = &training->scan.labels;
	int32 present = 0;
	int32 last = 0;

	for (int32 code = 1; code < labels->ncodes; code++)
		if (labels->counts[code] > 0)
		{
			present++;
			last = code;
		}
	if (present > ML_MAX_CLASSES)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("target \"%s\" has more than %d classes", target, ML_MAX_CLASSES),
						errhint("A target of many values is one of a regression.")));
	if (present == 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("target \"%s\" has only one class in the rows to train with: \"%s\"",
						target, pnstrdup(labels->texts[last].data, labels->texts[last].length))));
	if (training->plan.calibration_fraction > 0 && present != 2)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("option \"calibrate\" is for a target of two classes, this one has %d",
						present)));
}

static void
scan_pass(Training *training)
{
	TrainScan *scan = &training->scan;
	const char *target = training->plan.inputs[0].name;
	MlsysParameters parameters;
	StringInfoData sql;
	Datum value;
	bool is_null;

	initStringInfo(&sql);
	appendStringInfoString(&sql, "SELECT mlsys.training_scan($1");
	append_inputs(&sql, &training->plan);
	appendStringInfo(&sql, ") FROM (%s\n) AS q", training->source);
	begin_parameters(&parameters, &training->plan);
	run_pass(training, sql.data, &parameters, 1, &value, &is_null);
	if (is_null)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("query of train() gives no rows")));
	train_scan_load(&training->env, DatumGetByteaPP(value), &training->plan, scan);
	if (scan->parts[TRAIN_PART_TRAIN] == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("no row is left to train with"),
				 errdetail("Of %lld rows, %lld have a NULL target and %lld are for testing.",
						   (long long) scan->rows, (long long) scan->rows_unlabelled,
						   (long long) scan->parts[TRAIN_PART_TEST])));
	check_keys(training);
	if (training->algorithm->task == ML_TASK_CLASSIFICATION)
		check_labels(training, target);
	for (int i = 0; i < training->plan.ninputs; i++)
	{
		training->plan.inputs[i].width = scan->widths[i];
		training->plan.inputs[i].categories = scan->categories[i];
	}
}

/* Second pass */

static void
open_model(Training *training)
{
	mlsys_model_open(&training->env, training->value, &training->model);
}

static void
fit_pass(Training *training)
{
	MlsysParameters parameters;
	StringInfoData sql;
	Datum values[2];
	bool nulls[2];
	Datum *rows;
	int n;

	initStringInfo(&sql);
	appendStringInfoString(&sql, "SELECT mlsys.training_fit($1");
	append_inputs(&sql, &training->plan);
	appendStringInfoString(&sql, "), mlsys.training_fit_rows($1");
	append_inputs(&sql, &training->plan);
	appendStringInfo(&sql, ") FROM (%s\n) AS q", training->source);
	begin_parameters(&parameters, &training->plan);
	run_pass(training, sql.data, &parameters, 2, values, nulls);
	n = 0;
	if (!nulls[1])
		deconstruct_array(DatumGetArrayTypeP(values[1]), INT8OID, sizeof(int64), FLOAT8PASSBYVAL,
						  TYPALIGN_DOUBLE, &rows, NULL, &n);
	if (n != 2 || DatumGetInt64(rows[0]) != training->scan.rows ||
		(uint64) DatumGetInt64(rows[1]) != training->scan.hash_sum)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("query of train() gave other rows when it was run again"),
						errhint("A volatile function such as random(), or LIMIT without ORDER BY, "
								"does that. Put the rows into a table first.")));
	if (nulls[0])
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("no row is left to train with"),
				 errdetail("All rows have a missing feature or no weight.")));
	training->value = (struct varlena *) PG_DETOAST_DATUM(values[0]);
	training->value_type = training->result_types[0];
	open_model(training);
}

/* Third pass */

/* "q.a, q.b", or "q": the features for a prediction by value. */
static void
append_features(StringInfo sql, const TrainPlan *plan)
{
	TrainPlan features = *plan;

	features.ninputs = 0;
	features.inputs = palloc0(Max(plan->ninputs, 1) * sizeof(TrainInput));
	for (int i = 0; i < plan->ninputs; i++)
		if (plan->inputs[i].role == TRAIN_FEATURE)
			features.inputs[features.ninputs++] = plan->inputs[i];
	append_inputs(sql, &features);
}

/*
 * FROM clause of the rows with their part ($1 is the plan of the split), their actual value and what the
 * model ($2) predicts.  A comparison is of the label's text in byte order, whatever the collation.
 * OFFSET 0 keeps the planner from computing an expression once for each of its uses.
 */
static void
append_predictions(Training *training, StringInfo sql, const TrainPlan *split)
{
	const MlModel *model = &training->model;
	const char *target = quote_identifier(training->plan.inputs[0].name);

	appendStringInfoString(sql, " FROM (SELECT mlsys.training_part($1");
	append_inputs(sql, split);
	appendStringInfoString(sql, ") AS part, ");
	if (model->task == ML_TASK_REGRESSION)
	{
		appendStringInfo(sql, "q.%s::pg_catalog.float8 AS actual, mlsys.predict($2", target);
		append_features(sql, &training->plan);
		appendStringInfoString(sql, ") AS predicted");
	}
	else if (model->classes.nclasses == 2)
	{
		appendStringInfo(sql,
						 "q.%s::pg_catalog.text COLLATE pg_catalog.\"C\" OPERATOR(pg_catalog.=) $3 "
						 "AS actual, mlsys.predict_proba($2",
						 target);
		append_features(sql, &training->plan);
		appendStringInfoString(sql, ") AS predicted");
	}
	else
	{
		appendStringInfo(sql, "q.%s::pg_catalog.text AS actual, mlsys.predict_probas($2", target);
		append_features(sql, &training->plan);
		appendStringInfoString(sql, ") AS predicted, mlsys.predict_class($2");
		append_features(sql, &training->plan);
		appendStringInfoString(sql, ") AS label");
	}
	appendStringInfo(sql, " FROM (%s\n) AS q OFFSET 0) AS s", training->source);
}

/* Parameters $1 .. $3 of append_predictions. */
static void
begin_prediction_parameters(Training *training, const TrainPlan *split, MlsysParameters *parameters)
{
	const MlClasses *classes = &training->model.classes;

	begin_parameters(parameters, split);
	mlsys_add_parameter(parameters, training->value_type, PointerGetDatum(training->value), false);
	if (classes->nclasses == 2)
		mlsys_add_text(parameters, pnstrdup(classes->labels[1].data, classes->labels[1].length));
	else
		mlsys_add_text(parameters, NULL);
}

/* The split alone, for scoring: nothing but the key where there is one. */
static TrainPlan
split_of(const TrainPlan *plan)
{
	TrainPlan split = *plan;

	for (int i = 0; i < plan->ninputs; i++)
		if (plan->inputs[i].role == TRAIN_KEY)
		{
			split.inputs = &plan->inputs[i];
			split.ninputs = 1;
		}
	return split;
}

/* Fit the calibration map on the rows held out for it, and put it into the model. */
static void
calibrate(Training *training)
{
	TrainPlan split = split_of(&training->plan);
	int32 method = ml_class_options(training->algorithm, training->options)->calibrate;
	int64 n = training->scan.parts[TRAIN_PART_CALIBRATE];
	double *probabilities = MemoryContextAllocHuge(training->context, Max(n, 1) * sizeof(double));
	uint8 *positive = MemoryContextAllocHuge(training->context, Max(n, 1));
	MlsysParameters parameters;
	StringInfoData sql;
	int64 read = 0;
	Portal portal;

	initStringInfo(&sql);
	appendStringInfoString(&sql, "SELECT s.predicted, s.actual");
	append_predictions(training, &sql, &split);
	appendStringInfo(&sql, " WHERE s.part OPERATOR(pg_catalog.=) %d AND s.actual IS NOT NULL",
					 TRAIN_PART_CALIBRATE);
	begin_prediction_parameters(training, &split, &parameters);
	portal = SPI_cursor_open_with_args(NULL, sql.data, parameters.count, parameters.types,
									   parameters.values, parameters.nulls, true, 0);
	for (;;)
	{
		SPI_cursor_fetch(portal, true, FETCH_ROWS);
		for (uint64 i = 0; i < SPI_processed && read < n; i++, read++)
		{
			bool is_null;

			probabilities[read] = DatumGetFloat8(
				SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 1, &is_null));
			positive[read] = DatumGetBool(
				SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 2, &is_null));
		}
		if (SPI_processed == 0)
			break;
		SPI_freetuptable(SPI_tuptable);
	}
	SPI_cursor_close(portal);
	mlsys_check(&training->env,
				ml_calibration_fit(&training->env.ml, method, probabilities, positive, NULL, read,
								   &training->model.calibration));
	training->value = mlsys_model_seal(&training->env, &training->model);
}

/* Parameters $4 and $5: threshold, and what the trivial model predicts; $6: its label. */
static void
add_baseline_parameters(Training *training, MlsysParameters *parameters)
{
	const MlClasses *classes = &training->model.classes;
	double rows = 0;
	int32 largest = 0;
	MlWriter writer;

	for (int32 k = 0; k < classes->nclasses; k++)
	{
		rows += (double) classes->counts[k];
		if (classes->counts[k] > classes->counts[largest])
			largest = k;
	}
	mlsys_add_parameter(parameters, FLOAT8OID, Float8GetDatum(training->model.threshold), false);
	if (classes->nclasses == 0)
		mlsys_add_parameter(parameters, FLOAT8OID, Float8GetDatum(training->scan.target_mean),
							false);
	else if (classes->nclasses == 2)
		mlsys_add_parameter(parameters, FLOAT8OID,
							Float8GetDatum((double) classes->counts[1] / rows), false);
	else
	{
		ml_writer_init(&writer, &training->env.ml);
		ml_json_begin(&writer, '{');
		for (int32 k = 0; k < classes->nclasses; k++)
		{
			ml_json_key(&writer, pnstrdup(classes->labels[k].data, classes->labels[k].length));
			ml_json_number(&writer, (double) classes->counts[k] / rows);
		}
		ml_json_end(&writer, '}');
		ml_write_u8(&writer, 0);
		mlsys_check(&training->env, ml_writer_status(&writer));
		mlsys_add_parameter(
			parameters, JSONBOID,
			DirectFunctionCall1(jsonb_in, CStringGetDatum((const char *) writer.data)), false);
		mlsys_add_text(parameters,
					   pnstrdup(classes->labels[largest].data, classes->labels[largest].length));
	}
}

/* One report over a part: of the model, or of the trivial model. */
static void
append_report(StringInfo sql, const MlModel *model, bool is_baseline, TrainPart part,
			  const char *name)
{
	const char *predicted = is_baseline ? "$5" : "s.predicted";

	if (model->task == ML_TASK_REGRESSION)
		appendStringInfo(sql, "mlsys.regression_report(s.actual, %s)", predicted);
	else if (model->classes.nclasses == 2)
		appendStringInfo(sql, "mlsys.binary_report(s.actual, %s, $4)", predicted);
	else
		appendStringInfo(sql, "mlsys.multiclass_report(s.actual, %s, %s)", predicted,
						 is_baseline ? "$6" : "s.label");
	appendStringInfo(sql, " FILTER (WHERE s.part OPERATOR(pg_catalog.=) %d) AS %s", part, name);
}

/* The metrics of both parts, and of a trivial model on the test part. */
static void
score_pass(Training *training)
{
	TrainPlan split = split_of(&training->plan);
	MlsysParameters parameters;
	StringInfoData sql;
	bool is_null;

	initStringInfo(&sql);
	appendStringInfoString(&sql,
						   "SELECT pg_catalog.jsonb_build_object("
						   "'test', mlsys.report_member(r.test, 'value'), "
						   "'test_std_error', mlsys.report_member(r.test, 'std_error'), "
						   "'train', mlsys.report_member(r.train, 'value'), "
						   "'baseline', mlsys.report_member(r.baseline, 'value')) FROM (SELECT ");
	append_report(&sql, &training->model, false, TRAIN_PART_TEST, "test");
	appendStringInfoString(&sql, ", ");
	append_report(&sql, &training->model, false, TRAIN_PART_TRAIN, "train");
	appendStringInfoString(&sql, ", ");
	append_report(&sql, &training->model, true, TRAIN_PART_TEST, "baseline");
	append_predictions(training, &sql, &split);
	appendStringInfoString(&sql, ") AS r");
	begin_prediction_parameters(training, &split, &parameters);
	add_baseline_parameters(training, &parameters);
	run_pass(training, sql.data, &parameters, 1, &training->metrics, &is_null);
}

/* The version */

static int32
add_version(Training *training, FunctionCallInfo fcinfo)
{
	MlsysVersion *version = &training->version;
	MlWriter writer;
	bytea *sample;

	ml_writer_init(&writer, &training->env.ml);
	ml_row_sample_save(&writer, &training->scan.sample);
	mlsys_check(&training->env, ml_writer_status(&writer));
	sample = palloc(VARHDRSZ + writer.size);
	SET_VARSIZE(sample, VARHDRSZ + writer.size);
	memcpy(VARDATA(sample), writer.data, writer.size);

	version->value = PointerGetDatum(training->value);
	version->origin = "train";
	version->metrics = DatumGetJsonbP(training->metrics);
	version->description = text_argument(fcinfo, ARG_DESCRIPTION, NULL);
	version->query = training->source;
	version->search_path = namespace_search_path;
	version->training_rows = sample;
	version->split_key = text_argument(fcinfo, ARG_SPLIT_KEY, NULL);
	version->has_split = true;
	version->test_fraction = training->plan.test_fraction;
	version->seed = training->plan.seed;
	version->test_rows = training->scan.parts[TRAIN_PART_TEST];
	version->started_at = training->started_at;
	version->finished_at = GetCurrentTimestamp();
	return mlsys_catalog_add_version(version);
}

/* Row of the result. */
static Datum
make_result(Training *training, FunctionCallInfo fcinfo, int32 number)
{
	const MlTraining *told = &training->model.training;
	const MlClasses *classes = &training->model.classes;
	const TrainScan *scan = &training->scan;
	Datum values[NRESULTS];
	bool nulls[NRESULTS] = {false};
	TupleDesc desc;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "train() must return a row");
	values[0] = Int32GetDatum(number);
	values[1] = CStringGetTextDatum(ml_task_names[training->model.task]);
	nulls[2] = classes->nclasses != 2;
	if (!nulls[2])
		values[2] = PointerGetDatum(
			cstring_to_text_with_len(classes->labels[1].data, classes->labels[1].length));
	values[3] = Int64GetDatum(told->rows);
	values[4] = Int64GetDatum(scan->rows - told->rows - scan->parts[TRAIN_PART_TEST] -
							  scan->parts[TRAIN_PART_CALIBRATE]);
	values[5] = Int64GetDatum(scan->parts[TRAIN_PART_TEST]);
	values[6] = training->metrics;
	values[7] = Float8GetDatum((double) (GetCurrentTimestamp() - training->started_at) /
							   (double) USECS_PER_SEC);
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls));
}

static void
open_arguments(Training *training, FunctionCallInfo fcinfo)
{
	TrainPlan *plan = &training->plan;
	char *algorithm = text_argument(fcinfo, ARG_ALGORITHM, "algorithm");

	training->version.model = text_argument(fcinfo, ARG_MODEL, "model");
	mlsys_check_model_name(training->version.model);
	training->algorithm = find_algorithm(algorithm);
	if (PG_ARGISNULL(ARG_TEST_FRACTION) || PG_ARGISNULL(ARG_SEED))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("argument \"%s\" is NULL",
							   PG_ARGISNULL(ARG_SEED) ? "seed" : "test_fraction")));
	plan->algorithm = training->algorithm;
	plan->test_fraction = PG_GETARG_FLOAT8(ARG_TEST_FRACTION);
	plan->seed = PG_GETARG_INT64(ARG_SEED);
	if (!(plan->test_fraction >= 0 && plan->test_fraction < 1))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("test_fraction is %g, outside 0 to less than 1", plan->test_fraction)));
	open_options(training, fcinfo);
	plan->options = training->options_text;
	plan->missing = ml_encoding_options(training->algorithm, training->options)->missing;
	training->source =
		mlsys_query_open(text_argument(fcinfo, ARG_QUERY, "query"), "query of train()");
}

PG_FUNCTION_INFO_V1(mlsys_train);
Datum
mlsys_train(PG_FUNCTION_ARGS)
{
	Training *training = palloc0(sizeof(Training));
	int32 number;
	Datum result;

	training->context = CurrentMemoryContext;
	training->started_at = GetCurrentTimestamp();
	training->version.snapshot_lsn = GetXLogWriteRecPtr();
	mlsys_env_init(&training->env, training->context);
	open_arguments(training, fcinfo);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	mlsys_catalog_check_model(training->version.model);
	describe_query(training);
	choose_inputs(training, fcinfo);
	check_types(training);
	if (PG_ARGISNULL(ARG_SPLIT_KEY) && training->plan.test_fraction > 0)
		ereport(NOTICE,
				(errmsg("rows are split by their contents, for want of a split_key"),
				 errdetail("Versions trained on other columns are tested on other rows, so their "
						   "metrics are not comparable.")));
	scan_pass(training);
	fit_pass(training);
	if (training->plan.calibration_fraction > 0)
		calibrate(training);
	score_pass(training);
	number = add_version(training, fcinfo);
	MemoryContextSwitchTo(training->context);
	result = make_result(training, fcinfo, number);
	SPI_finish();
	return result;
}
