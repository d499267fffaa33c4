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
#include "pg/baseline.h"

#include "access/xlog.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/snapmgr.h"

#include "pg/lifecycle.h"
#include "pg/query.h"
#include "pg/train_init.h"
#include "pg/train_scan.h"
#include "pg/train_schema.h"

#define KEY_ROWS 100             /* a column of fewer rows is not taken for a key */
#define CALIBRATION_FRACTION 0.2 /* of the rows that are not for testing */
#define NRESULTS 8
#define MANY_PREDICTIONS 10000000 /* from here on they are profiled in bounded memory */
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
	MlTask task;
	int first_feature; /* input of the plan; the others follow */
	ReportQuery query;
	TrainPlan plan;
	TrainScan scan;
	BaselineScan baseline;
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

/* Options, and what of them train() says otherwise. */
static void
open_options(Training *training, FunctionCallInfo fcinfo)
{
	const MlCommonOptions *common;
	MlArgument extras[TRAIN_EXTRAS];

	training->options_given = PG_ARGISNULL(ARG_OPTIONS) ? NULL : PG_GETARG_JSONB_P(ARG_OPTIONS);
	training->options = train_options(&training->env, training->algorithm, training->options_given,
									  &training->options_text);
	common = training->options;
	if (common->target != NULL || common->features.count > 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("option \"%s\" is an argument of train()",
							   common->target != NULL ? "target" : "features")));
	train_extra_options(training->algorithm, training->options, extras);
	for (int i = 0; i < TRAIN_EXTRAS; i++)
		if (extras[i].position > 0)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("option \"%s\" of train() must be the name of a column",
								   train_extra_names[i])));
}

/* Columns of the query */

/* As arguments, and in error texts. */
static const char *const role_names[TRAIN_ROLES] = {
	"feature", "target", "weight", "split_key", "group_column", "validation_column"};
static const TrainRole extra_roles[TRAIN_EXTRAS] = {TRAIN_WEIGHT, TRAIN_GROUP, TRAIN_VALIDATION};

static void
two_roles(const char *name, const char *role, const char *other)
{
	if (strcmp(role, other) == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s \"%s\" comes twice", role, name)));
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("column \"%s\" cannot be both %s and %s", name, role, other)));
}

/* Give a column a role; each has one at most, but rows of a query of a ranking may be split by it. */
static void
add_input(Training *training, const char *name, TrainRole role, bool is_checked)
{
	TrainPlan *plan = &training->plan;
	const char *column =
		NameStr(TupleDescAttr(training->query.columns,
							  report_find_column(&training->query, name, role_names[role], NULL))
					->attname);

	for (int i = 0; i < plan->ninputs; i++)
		if (strcmp(plan->inputs[i].name, name) == 0 &&
			!(plan->inputs[i].role == TRAIN_KEY && role == TRAIN_GROUP))
			two_roles(name, role_names[plan->inputs[i].role], role_names[role]);
	plan->inputs[plan->ninputs++] =
		(TrainInput){.name = column, .role = role, .is_checked = is_checked};
}

/* The weight and the like. */
static void
add_extras(Training *training)
{
	MlArgument extras[TRAIN_EXTRAS];

	train_extra_options(training->algorithm, training->options, extras);
	for (int i = 0; i < TRAIN_EXTRAS; i++)
		if (extras[i].name != NULL)
			add_input(training, extras[i].name, extra_roles[i], false);
}

/* Is the part of a row told by its content? */
static bool
is_split_by_content(const TrainPlan *plan)
{
	for (int i = 0; i < plan->ninputs; i++)
		if (plan->inputs[i].role == TRAIN_KEY || plan->inputs[i].role == TRAIN_GROUP)
			return false;
	return true;
}

/* The features in the order of the model that the training starts from. */
static void
arrange_features(Training *training)
{
	TrainPlan *plan = &training->plan;
	TrainInput *features = plan->inputs + training->first_feature;
	int n = plan->ninputs - training->first_feature;
	TrainInput *arranged = palloc(n * sizeof(TrainInput));
	const char **names = palloc(n * sizeof(char *));
	const MlModel *init;
	int *order;

	plan->init = train_init_resolve(training->algorithm, training->options);
	if (plan->init == NULL)
		return;
	init = train_init_open(plan->init, training->algorithm, training->task, CurrentMemoryContext);
	for (int i = 0; i < n; i++)
		names[i] = features[i].name;
	order = train_init_order(init, plan->init, names, n);
	for (int i = 0; i < n; i++)
	{
		int column = report_look_up(&training->query, names[order[i]]);
		MlsysColumnReader reader;

		mlsys_column_init(&reader, names[order[i]],
						  TupleDescAttr(training->query.columns, column)->atttypid,
						  CurrentMemoryContext);
		mlsys_column_match(&reader, &init->encoder.columns[i]);
		arranged[i] = features[order[i]];
	}
	memcpy(features, arranged, n * sizeof(TrainInput));
}

/* Roles of all columns: the target, the key, the weight, and the features that are left or named. */
static void
choose_inputs(Training *training, FunctionCallInfo fcinfo)
{
	List *features = mlsys_names_argument(fcinfo, ARG_FEATURES, "features");
	List *exclude = mlsys_names_argument(fcinfo, ARG_EXCLUDE, "exclude");
	char *split_key = mlsys_optional_text(fcinfo, ARG_SPLIT_KEY);
	TrainPlan *plan = &training->plan;
	int reserved;
	ListCell *cell;

	plan->inputs = palloc0((training->query.columns->natts + 2) * sizeof(TrainInput));
	add_input(training, mlsys_text_argument(fcinfo, ARG_TARGET), TRAIN_TARGET, false);
	if (split_key != NULL)
		add_input(training, split_key, TRAIN_KEY, false);
	add_extras(training);
	reserved = plan->ninputs;
	foreach (cell, exclude)
		(void) report_find_column(&training->query, lfirst(cell), "exclude", NULL);
	foreach (cell, features)
	{
		ListCell *left_out;

		foreach (left_out, exclude)
			if (strcmp(lfirst(cell), lfirst(left_out)) == 0)
				ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
								errmsg("column \"%s\" is in features and in exclude",
									   (char *) lfirst(cell))));
		add_input(training, lfirst(cell), TRAIN_FEATURE, false);
	}
	for (int c = 0; c < training->query.columns->natts && PG_ARGISNULL(ARG_FEATURES); c++)
	{
		const char *name = NameStr(TupleDescAttr(training->query.columns, c)->attname);
		bool is_taken = false;

		for (int i = 0; i < reserved; i++)
			is_taken |= strcmp(plan->inputs[i].name, name) == 0;
		foreach (cell, exclude)
			is_taken |= strcmp(lfirst(cell), name) == 0;
		if (!is_taken)
			add_input(training, name, TRAIN_FEATURE, true);
	}
	if (plan->ninputs == reserved)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s needs at least one feature", training->algorithm->name)));
	training->first_feature = reserved;
}

/* Are the columns of types that can be what they are to be?  Said before anything is read. */
static void
check_types(Training *training)
{
	MemoryContext context = CurrentMemoryContext;

	for (int i = 0; i < training->plan.ninputs; i++)
	{
		const TrainInput *input = &training->plan.inputs[i];
		int column = report_find_column(&training->query, input->name, "feature", NULL);
		Oid type = TupleDescAttr(training->query.columns, column)->atttypid;
		MlsysColumnReader reader;
		TrainColumn target;

		for (int e = 0; e < TRAIN_EXTRAS; e++)
			if (input->role == extra_roles[e])
				train_extra_reader(&reader, e, type, context);
		if (input->role == TRAIN_TARGET)
			training->task = train_target_reader(&target, training->algorithm, training->options,
												 input->name, type, context);
		else if (input->role == TRAIN_KEY && (type_is_rowtype(type) || mlsys_is_block_type(type)))
			ereport(ERROR,
					(errcode(ERRCODE_DATATYPE_MISMATCH),
					 errmsg("split_key must be a single value, not %s", format_type_be(type))));
		else if (input->role == TRAIN_KEY)
			mlsys_label_init(&reader, input->name, type, context);
		else if (input->role == TRAIN_FEATURE)
			mlsys_column_init(&reader, input->name, type, context);
	}
	if (training->task == ML_TASK_CLASSIFICATION &&
		ml_class_options(training->algorithm, training->options)->calibrate != ML_CALIBRATE_NONE)
		training->plan.calibration_fraction = CALIBRATION_FRACTION;
}

/* Statements over the query */

/* Columns of the plan's inputs as arguments. */
static void
append_inputs(StringInfo sql, const TrainPlan *plan)
{
	const char **names = palloc(Max(plan->ninputs, 1) * sizeof(char *));

	for (int i = 0; i < plan->ninputs; i++)
		names[i] = plan->inputs[i].name;
	report_append_columns(sql, names, plan->ninputs);
}

static void
begin_parameters(MlsysParameters *parameters, const TrainPlan *plan)
{
	memset(parameters, 0, sizeof(*parameters));
	mlsys_add_parameter(parameters, BYTEAOID, PointerGetDatum(train_plan_save(plan)), false);
}

/* What the version brings along for monitoring is made on the way. */
static void
begin_baseline(Training *training)
{
	const TrainPlan *plan = &training->plan;
	const char *target = plan->inputs[0].name;
	BaselineScan *baseline = &training->baseline;
	int column = report_look_up(&training->query, target);
	const char **features = palloc(plan->ninputs * sizeof(char *));
	int nfeatures = 0;

	for (int i = 0; i < plan->ninputs; i++)
		if (plan->inputs[i].role == TRAIN_FEATURE)
			features[nfeatures++] = plan->inputs[i].name;
	baseline_begin(baseline, &training->env, features, nfeatures, target);
	baseline->profiles_target = training->task == ML_TASK_REGRESSION;
	baseline->target_is_boolean =
		getBaseType(TupleDescAttr(training->query.columns, column)->atttypid) == BOOLOID;
	baseline->seed = plan->seed;
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

/* Is a row of the query not for training? */
static bool
has_parts(const TrainPlan *plan)
{
	return plan->test_fraction > 0 || plan->calibration_fraction > 0;
}

/*
 * Rows without a key that repeat go to one part together, so a few contents cannot be split by chance.
 * How many there are is told by the sample of their hashes.
 */
static void
tell_repeated(const Training *training)
{
	const MlRowSample *sample = &training->scan.sample;
	double rows = (double) training->scan.parts[TRAIN_PART_TRAIN];
	double contents = sample->count;

	if (sample->limit != PG_UINT64_MAX)
		contents = (sample->count - 1) / (sample->limit * 0x1p-64);
	if (2 * contents >= rows)
		return;
	ereport(
		WARNING,
		(errmsg("the %.0f rows to train with have only %.0f different contents", rows, contents),
		 errdetail("Without a split_key, rows of equal features are all for testing or all for "
				   "training, so the parts are not alike and the metrics are uncertain."),
		 errhint("Name a column that tells rows apart as split_key.")));
}

/* What the second pass has to know of the inputs. */
static void
take_findings(Training *training)
{
	const TrainScan *scan = &training->scan;
	int32 taken = 0;

	for (int i = 0; i < training->plan.ninputs; i++)
	{
		TrainInput *input = &training->plan.inputs[i];
		int32 n = Max(scan->widths[i], 1);

		input->width = scan->widths[i];
		input->categories = scan->categories[i];
		if (input->role != TRAIN_FEATURE || input->categories != NULL || n > scan->nbins - taken)
			continue;
		input->nbins = n;
		input->bins = &scan->bins[taken];
		taken += n;
	}
}

static void
scan_pass(Training *training)
{
	TrainScan *scan = &training->scan;
	const char *target = training->plan.inputs[0].name;
	MlsysParameters parameters;
	StringInfoData sql;
	Datum values[2];
	bool nulls[2];

	initStringInfo(&sql);
	begin_parameters(&parameters, &training->plan);
	appendStringInfoString(&sql, "SELECT mlsys.training_scan($1");
	append_inputs(&sql, &training->plan);
	appendStringInfoChar(&sql, ')');
	baseline_append_first(&sql, &training->baseline, &parameters);
	appendStringInfo(&sql, " FROM (%s\n) AS q", training->query.source);
	report_run(sql.data, &parameters, 2, training->context, values, nulls, NULL);
	if (nulls[0])
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("query of train() gives no rows")));
	train_scan_load(&training->env, DatumGetByteaPP(values[0]), &training->plan, scan);
	if (scan->parts[TRAIN_PART_TRAIN] == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("no row is left to train with"),
				 errdetail("Of %lld rows, %lld have a NULL target and %lld are for testing.",
						   (long long) scan->rows, (long long) scan->rows_unlabelled,
						   (long long) scan->parts[TRAIN_PART_TEST])));
	check_keys(training);
	if (training->task == ML_TASK_CLASSIFICATION)
		check_labels(training, target);
	take_findings(training);
	baseline_take_first(&training->baseline, values[1], nulls[1]);
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
	Datum values[4];
	bool nulls[4];
	Oid types[4];
	Datum *rows;
	int n;

	initStringInfo(&sql);
	begin_parameters(&parameters, &training->plan);
	appendStringInfoString(&sql, "SELECT mlsys.training_fit($1");
	append_inputs(&sql, &training->plan);
	appendStringInfoString(&sql, "), mlsys.training_fit_rows($1");
	append_inputs(&sql, &training->plan);
	appendStringInfoChar(&sql, ')');
	baseline_append_second(&sql, &training->baseline, &parameters);
	appendStringInfo(&sql, " FROM (%s\n) AS q", training->query.source);
	report_run(sql.data, &parameters, 4, training->context, values, nulls, types);
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
	training->value_type = types[0];
	open_model(training);
	baseline_take_second(&training->baseline, values + 2, nulls + 2);
}

/* Third pass */

/* The split alone, for scoring: nothing but the key or the group where there is one. */
static TrainPlan
split_of(const TrainPlan *plan)
{
	TrainPlan split = *plan;

	for (int i = 0; i < plan->ninputs; i++)
		if (plan->inputs[i].role == TRAIN_KEY ||
			(plan->inputs[i].role == TRAIN_GROUP && split.ninputs != 1))
		{
			split.inputs = &plan->inputs[i];
			split.ninputs = 1;
		}
	return split;
}

/* A statement over the query with the model's predictions; $1 is the plan of the split. */
static void
begin_report(Training *training, Report *report, ReportModel *model)
{
	TrainPlan split = split_of(&training->plan);

	*model = (ReportModel){.model = &training->model,
						   .reference = PointerGetDatum(training->value),
						   .reference_type = training->value_type};
	*report = (Report){.query = &training->query,
					   .target = training->plan.inputs[0].name,
					   .models = model,
					   .nmodels = 1};
	begin_parameters(&report->parameters, &split);
	report_begin(report);
}

/* "FROM ...": its rows, with the part that each is of. */
static void
append_rows(StringInfo sql, const Training *training, const Report *report)
{
	TrainPlan split = split_of(&training->plan);
	StringInfoData part;

	initStringInfo(&part);
	appendStringInfoString(&part, "mlsys.training_part($1");
	append_inputs(&part, &split);
	appendStringInfoString(&part, ") AS part, ");
	for (int i = 0; i < training->plan.ninputs; i++)
		if (training->plan.inputs[i].role == TRAIN_WEIGHT)
			appendStringInfo(&part, "q.%s::pg_catalog.float8 AS weight, ",
							 quote_identifier(training->plan.inputs[i].name));
	baseline_append_extra(&part, &training->baseline);
	report_append_rows(sql, report, part.data);
}

/* Fit the calibration map on the rows held out for it, and put it into the model. */
static void
calibrate(Training *training)
{
	int32 method = ml_class_options(training->algorithm, training->options)->calibrate;
	int64 n = training->scan.parts[TRAIN_PART_CALIBRATE];
	double *probabilities = MemoryContextAllocHuge(training->context, Max(n, 1) * sizeof(double));
	uint8 *positive = MemoryContextAllocHuge(training->context, Max(n, 1));
	double *weights = MemoryContextAllocHuge(training->context, Max(n, 1) * sizeof(double));
	bool is_weighted = training->model.training.weighted;
	MlsysParameters *parameters;
	ReportModel model;
	Report report;
	StringInfoData sql;
	int64 read = 0;
	Portal portal;

	initStringInfo(&sql);
	begin_report(training, &report, &model);
	appendStringInfo(&sql, "SELECT s.predicted0, s.actual, %s", is_weighted ? "s.weight" : "1.0");
	append_rows(&sql, training, &report);
	appendStringInfo(&sql,
					 " WHERE s.part OPERATOR(pg_catalog.=) %d AND s.actual IS NOT NULL "
					 "AND s.predicted0 IS NOT NULL%s",
					 TRAIN_PART_CALIBRATE,
					 is_weighted ? " AND s.weight OPERATOR(pg_catalog.>) 0" : "");
	parameters = &report.parameters;
	portal = SPI_cursor_open_with_args(NULL, sql.data, parameters->count, parameters->types,
									   parameters->values, parameters->nulls, true, 0);
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
			if (is_weighted)
				weights[read] = DatumGetFloat8(
					SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 3, &is_null));
		}
		if (SPI_processed == 0)
			break;
		SPI_freetuptable(SPI_tuptable);
	}
	SPI_cursor_close(portal);
	mlsys_check(&training->env, ml_calibration_fit(&training->env.ml, method, probabilities,
												   positive, is_weighted ? weights : NULL, read,
												   &training->model.calibration));
	training->value = mlsys_model_seal(&training->env, &training->model);
}

/* Two parameters: what the trivial model predicts, and of more than two classes its label. */
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

/* " FILTER (...) AS name": an aggregate over the rows of a part. */
static void
append_part(StringInfo sql, TrainPart part, const char *name)
{
	appendStringInfo(sql, " FILTER (WHERE s.part OPERATOR(pg_catalog.=) %d) AS %s", part, name);
}

/* Rows of the test part whose label no row has had that trained the model. */
static void
tell_unknown_labels(const Training *training, int64 rows)
{
	if (rows == 0)
		return;
	ereport(NOTICE,
			(errmsg_plural(
				 "%lld row of the test part has a label that no row of the training part has",
				 "%lld rows of the test part have labels that no row of the training part has",
				 rows, (long long) rows),
			 training->model.classes.nclasses == 2
				 ? errdetail("Such rows are left out of the metrics.")
				 : errdetail("The model gives such labels probability 0.")));
}

/* Rows of the test part that the model cannot predict. */
static void
tell_unpredicted(int64 rows)
{
	if (rows == 0)
		return;
	ereport(NOTICE,
			(errmsg_plural("%lld row of the test part has no prediction",
						   "%lld rows of the test part have no prediction", rows, (long long) rows),
			 errdetail("Their array of features is NULL; such rows are left out of the metrics.")));
}

/* The metrics of both parts, and of a trivial model on the test part. */
static void
score_pass(Training *training)
{
	ReportModel model;
	Report report;
	StringInfoData sql;
	Datum values[3 + BASELINE_COLUMNS];
	bool nulls[3 + BASELINE_COLUMNS];
	int baseline;

	initStringInfo(&sql);
	begin_report(training, &report, &model);
	baseline = report.parameters.count + 1;
	add_baseline_parameters(training, &report.parameters);
	appendStringInfoString(&sql, "SELECT pg_catalog.jsonb_build_object("
								 "'test', mlsys.report_member(r.test, 'value'), "
								 "'test_std_error', mlsys.report_member(r.test, 'std_error'), "
								 "'train', mlsys.report_member(r.train, 'value'), "
								 "'baseline', mlsys.report_member(r.baseline, 'value')), "
								 "r.unknown, r.unpredicted");
	for (int i = 0; i < BASELINE_COLUMNS; i++)
		appendStringInfo(&sql, ", r.%s", baseline_columns[i]);
	appendStringInfoString(&sql, " FROM (SELECT ");
	report_append_metrics(&sql, &report, 0);
	append_part(&sql, TRAIN_PART_TEST, "test");
	appendStringInfoString(&sql, ", ");
	report_append_metrics(&sql, &report, 0);
	append_part(&sql, TRAIN_PART_TRAIN, "train");
	appendStringInfoString(&sql, ", ");
	report_append_metrics_of(&sql, &report, 0, psprintf("$%d", baseline),
							 psprintf("$%d", baseline + 1));
	append_part(&sql, TRAIN_PART_TEST, "baseline");
	appendStringInfo(&sql,
					 ", pg_catalog.count(*) FILTER (WHERE s.part OPERATOR(pg_catalog.=) %d AND ",
					 TRAIN_PART_TEST);
	report_append_is_unknown(&sql, &report);
	appendStringInfo(
		&sql,
		") AS unknown, pg_catalog.count(*) FILTER (WHERE s.part OPERATOR(pg_catalog.=) %d "
		"AND s.target IS NOT NULL AND s.predicted0 IS NULL) AS unpredicted",
		TRAIN_PART_TEST);
	baseline_append_score(
		&sql, &training->baseline, &report,
		psprintf("s.part OPERATOR(pg_catalog.=) %d AND s.target IS NOT NULL", TRAIN_PART_TEST),
		training->scan.parts[TRAIN_PART_TEST] > MANY_PREDICTIONS);
	append_rows(&sql, training, &report);
	appendStringInfoString(&sql, ") AS r");
	report_run(sql.data, &report.parameters, lengthof(values), training->context, values, nulls,
			   NULL);
	training->metrics = values[0];
	baseline_take_score(&training->baseline, values + 3, nulls + 3);
	tell_unknown_labels(training, DatumGetInt64(values[1]));
	tell_unpredicted(DatumGetInt64(values[2]));
}

/* The version */

/* Rows that are of no part, or are of the training part and were left out. */
static int64
rows_skipped(const Training *training)
{
	const MlTraining *told = &training->model.training;

	return told->rows_skipped + told->rows_incomplete + told->rows_zero_weight;
}

static int32
add_version(Training *training, FunctionCallInfo fcinfo)
{
	MlsysVersion *version = &training->version;
	MlWriter writer;

	ml_writer_init(&writer, &training->env.ml);
	ml_row_sample_save(&writer, &training->scan.sample);

	version->value = PointerGetDatum(training->value);
	version->origin = "train";
	version->metrics = DatumGetJsonbP(training->metrics);
	version->description = mlsys_optional_text(fcinfo, ARG_DESCRIPTION);
	version->query = training->query.source;
	version->search_path = namespace_search_path;
	version->training_rows = mlsys_writer_bytes(&training->env, &writer);
	version->split_key = mlsys_optional_text(fcinfo, ARG_SPLIT_KEY);
	version->has_split = true;
	version->test_fraction = training->plan.test_fraction;
	version->seed = training->plan.seed;
	version->test_rows = training->scan.parts[TRAIN_PART_TEST];
	version->rows_skipped = rows_skipped(training);
	version->started_at = training->started_at;
	version->finished_at = GetCurrentTimestamp();
	version->baseline = &training->baseline.baseline;
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
	values[4] = Int64GetDatum(rows_skipped(training));
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
	char *algorithm = mlsys_text_argument(fcinfo, ARG_ALGORITHM);

	training->version.model = mlsys_text_argument(fcinfo, ARG_MODEL);
	mlsys_check_model_name(training->version.model);
	training->algorithm = mlsys_find_algorithm(algorithm);
	mlsys_require_argument(fcinfo, ARG_TEST_FRACTION);
	mlsys_require_argument(fcinfo, ARG_SEED);
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
	training->query.what = "query of train()";
	training->query.source =
		mlsys_query_open(mlsys_text_argument(fcinfo, ARG_QUERY), training->query.what);
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
	report_describe(&training->query, training->context);
	choose_inputs(training, fcinfo);
	check_types(training);
	arrange_features(training);
	begin_baseline(training);
	if (is_split_by_content(&training->plan) && training->plan.test_fraction > 0)
		ereport(NOTICE,
				(errmsg("rows are split by their contents, for want of a split_key"),
				 errdetail("Versions trained on other columns are tested on other rows, so their "
						   "metrics are not comparable.")));
	scan_pass(training);
	fit_pass(training);
	if (is_split_by_content(&training->plan) && has_parts(&training->plan))
		tell_repeated(training);
	if (training->plan.calibration_fraction > 0)
	{
		calibrate(training);
		ereport(NOTICE,
				(errmsg_plural("%lld row was held out of training to calibrate the probabilities",
							   "%lld rows were held out of training to calibrate the probabilities",
							   (unsigned long) training->scan.parts[TRAIN_PART_CALIBRATE],
							   (long long) training->scan.parts[TRAIN_PART_CALIBRATE])));
	}
	score_pass(training);
	number = add_version(training, fcinfo);
	MemoryContextSwitchTo(training->context);
	result = make_result(training, fcinfo, number);
	SPI_finish();
	return result;
}
