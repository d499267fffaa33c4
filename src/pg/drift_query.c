/*
 * drift_query.c
 *		mlsys.drift(model, query): how far are the rows of a query from those that a version was trained on?
 *
 * The query is read once, with the rights of the caller: its columns are profiled in the bins and
 * categories of the version's baseline, and the profiles compared.  The target is compared, too, if the
 * query has it, and with option predictions what the model predicts, which costs more than all the rest.
 * The tests of the target and of the predictions are a family of their own.
 *
 * A feature that the query does not have, or has as another kind, is a line with status error.
 */
#include "pg/baseline.h"
#include "pg/drift.h"

#include "catalog/pg_type.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"

#include "pg/data_profile.h"
#include "pg/lifecycle.h"
#include "pg/query.h"
#include "pg/train_schema.h"

#define NSUBJECTS 3

typedef struct DriftQuery
{
	MemoryContext context; /* that outlives SPI */
	MlsysEnv env;
	MlsysResolved version;
	MlModel model;
	Baseline baseline;
	ReportQuery query;
	bool has_predictions;
	MlDriftOptions options;
	MlsysParameters parameters;
	Datum profiles[NSUBJECTS]; /* features, target, predictions; 0 for none */
	bool is_looked_at[NSUBJECTS];
} DriftQuery;

/* Options */

/* Option predictions, which is taken out of the others. */
static Jsonb *
open_options(DriftQuery *drift, Jsonb *given)
{
	JsonbValue item;

	if (!JB_ROOT_IS_OBJECT(given))
		return given; /* whose reader has a word for it */
	if (getKeyJsonValueFromContainer(&given->root, "role", 4, &item) != NULL)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("option \"role\" is for two profiles: a model's columns have their roles")));
	if (getKeyJsonValueFromContainer(&given->root, "predictions", 11, &item) == NULL)
		return given;
	if (item.type != jbvBool)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("option \"predictions\" must be true or false")));
	drift->has_predictions = item.val.boolean;
	return DatumGetJsonbP(DirectFunctionCall2(jsonb_delete, JsonbPGetDatum(given),
											  CStringGetTextDatum("predictions")));
}

/* The statement */

/* "mlsys.profile($1, $2": names and reference; the columns follow. */
static void
begin_profile(StringInfo sql, DriftQuery *drift, Datum reference, const char *const *names, int n)
{
	mlsys_add_parameter(&drift->parameters, JSONBOID, report_names_option(names, n), false);
	mlsys_add_parameter(&drift->parameters, mlsys_own_type("data_profile"), reference, false);
	appendStringInfo(sql, "mlsys.profile($%d, $%d", drift->parameters.count - 1,
					 drift->parameters.count);
}

static void
append_features(StringInfo sql, DriftQuery *drift)
{
	const MlEncoder *encoder = &drift->model.encoder;
	const char **names = palloc(Max(encoder->ncolumns, 1) * sizeof(char *));
	int n = 0;

	for (int32 i = 0; i < encoder->ncolumns; i++)
		if (report_look_up(&drift->query, encoder->columns[i].name) >= 0)
			names[n++] = encoder->columns[i].name;
	if (n == 0)
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
						errmsg("%s has none of the features of version %d of model \"%s\"",
							   drift->query.what, drift->version.version, drift->version.model)));
	begin_profile(sql, drift, drift->baseline.features, names, n);
	report_append_columns(sql, names, n);
	appendStringInfoChar(sql, ')');
	drift->is_looked_at[0] = true;
}

/* The target, where the query and the baseline have it. */
static void
append_target(StringInfo sql, DriftQuery *drift)
{
	static const char *const name = "actual";
	const char *target = drift->model.training.target_name;
	int column = report_look_up(&drift->query, target);
	Oid type;
	TrainColumn reader;

	if (column < 0 || drift->baseline.target == (Datum) 0)
	{
		appendStringInfoString(sql, "NULL::mlsys.data_profile");
		return;
	}
	type = TupleDescAttr(drift->query.columns, column)->atttypid;
	train_task_reader(&reader, drift->model.algorithm, drift->model.task, target, type,
					  CurrentMemoryContext);
	begin_profile(sql, drift, drift->baseline.target, &name, 1);
	target = quote_identifier(target);
	if (ml_model_is_regression(&drift->model))
		appendStringInfo(sql, ", q.%s%s::pg_catalog.float8)", target,
						 getBaseType(type) == BOOLOID ? "::pg_catalog.int4" : "");
	else if (ml_model_is_binary(&drift->model))
	{
		mlsys_add_parameter(&drift->parameters, TEXTARRAYOID,
							mlsys_class_labels(&drift->model.classes), false);
		appendStringInfo(sql,
						 ", pg_catalog.array_position($%d, q.%s::pg_catalog.text COLLATE "
						 "pg_catalog.\"C\") OPERATOR(pg_catalog.=) 2)",
						 drift->parameters.count, target);
	}
	else
		appendStringInfo(sql, ", q.%s::pg_catalog.text)", target);
	appendStringInfo(sql, " FILTER (WHERE q.%s IS NOT NULL)", target);
	drift->is_looked_at[1] = true;
}

/* A column name that the query has not. */
static const char *
free_name(const DriftQuery *drift)
{
	char *name = pstrdup("mlsys_prediction");

	while (report_look_up(&drift->query, name) >= 0)
		name = psprintf("%s_", name);
	return name;
}

/* Could a column of a type be of that kind? */
static bool
is_of_kind(Oid type, MlColumnKind kind)
{
	char category;
	bool is_preferred;

	get_type_category_preferred(getBaseType(type), &category, &is_preferred);
	switch (kind)
	{
		case ML_COLUMN_NUMBER:
		case ML_COLUMN_BOOLEAN:
			return category == TYPCATEGORY_NUMERIC || category == TYPCATEGORY_BOOLEAN;
		case ML_COLUMN_TIME:
			return category == TYPCATEGORY_DATETIME || category == TYPCATEGORY_TIMESPAN;
		case ML_COLUMN_ARRAY:
			return mlsys_is_block_type(type);
		case ML_COLUMN_CATEGORY:
			return category == TYPCATEGORY_STRING || category == TYPCATEGORY_ENUM ||
				   category == TYPCATEGORY_USER;
	}
	return false;
}

/* Can the model predict the rows?  Without one of its columns, or with one of another kind, it cannot. */
static bool
has_all_features(const DriftQuery *drift)
{
	const MlEncoder *encoder = &drift->model.encoder;

	for (int32 i = 0; i < encoder->ncolumns; i++)
	{
		int column = report_look_up(&drift->query, encoder->columns[i].name);

		if (column < 0 || !is_of_kind(TupleDescAttr(drift->query.columns, column)->atttypid,
									  encoder->columns[i].kind))
			return false;
	}
	return true;
}

static void
append_predictions(StringInfo sql, DriftQuery *drift, const char *prediction)
{
	static const char *const both[] = {"prediction", "predicted_class"};
	Datum reference = drift->baseline.predictions;

	if (!drift->has_predictions || !has_all_features(drift))
		appendStringInfoString(sql, "NULL::mlsys.data_profile");
	else if (ml_model_is_binary(&drift->model))
	{
		begin_profile(sql, drift, reference, both, 2);
		mlsys_add_parameter(&drift->parameters, FLOAT8OID, Float8GetDatum(drift->model.threshold),
							false);
		appendStringInfo(sql, ", q.%s, q.%s OPERATOR(pg_catalog.>=) $%d)", prediction, prediction,
						 drift->parameters.count);
	}
	else
	{
		begin_profile(sql, drift, reference,
					  ml_model_is_regression(&drift->model) ? both : both + 1, 1);
		appendStringInfo(sql, ", q.%s)", prediction);
	}
	drift->is_looked_at[2] = drift->has_predictions;
}

/* "FROM ...": the query, with the predictions where they are wanted.  See report.c about the OFFSET. */
static void
append_rows(StringInfo sql, DriftQuery *drift, const char *prediction)
{
	const MlEncoder *encoder = &drift->model.encoder;
	const char **names = palloc(Max(encoder->ncolumns, 1) * sizeof(char *));

	if (!drift->has_predictions || !has_all_features(drift))
	{
		appendStringInfo(sql, " FROM (%s\n) AS q", drift->query.source);
		return;
	}
	for (int32 i = 0; i < encoder->ncolumns; i++)
		names[i] = encoder->columns[i].name;
	mlsys_add_text(&drift->parameters,
				   psprintf("%s@%d", drift->version.model, drift->version.version));
	appendStringInfo(sql, " FROM (SELECT q.*, mlsys.%s($%d",
					 ml_model_is_regression(&drift->model) ? "predict"
					 : ml_model_is_binary(&drift->model)   ? "predict_proba"
														   : "predict_class",
					 drift->parameters.count);
	report_append_columns(sql, names, encoder->ncolumns);
	appendStringInfo(sql, ") AS %s FROM (%s\n) AS q OFFSET '0') AS q", prediction,
					 drift->query.source);
}

static void
look(DriftQuery *drift)
{
	const char *prediction;
	StringInfoData sql;
	bool nulls[NSUBJECTS];

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	report_describe(&drift->query, drift->context);
	prediction = free_name(drift);
	initStringInfo(&sql);
	appendStringInfoString(&sql, "SELECT ");
	append_features(&sql, drift);
	appendStringInfoString(&sql, ", ");
	append_target(&sql, drift);
	appendStringInfoString(&sql, ", ");
	append_predictions(&sql, drift, prediction);
	append_rows(&sql, drift, prediction);
	report_run(sql.data, &drift->parameters, NSUBJECTS, drift->context, drift->profiles, nulls,
			   NULL);
	SPI_finish();
	for (int i = 0; i < NSUBJECTS; i++)
		if (nulls[i])
			drift->profiles[i] = (Datum) 0;
}

/* The comparison */

static void
compare(DriftQuery *drift, MlDriftList *list, Datum reference, Datum current)
{
	MlDataProfile *profiles = palloc0(2 * sizeof(MlDataProfile));
	MlEnv *env = &drift->env.ml;

	mlsys_profile_open(&drift->env, (struct varlena *) DatumGetPointer(reference), &profiles[0]);
	if (current != (Datum) 0)
		mlsys_profile_open(&drift->env, (struct varlena *) DatumGetPointer(current), &profiles[1]);
	else /* no rows; or no predictions, for want of features */
		mlsys_check(&drift->env, ml_profile_init(env, &profiles[1], profiles[0].columns,
												 has_all_features(drift) ? profiles[0].ncolumns : 0,
												 &profiles[0].options, &profiles[0]));
	mlsys_check(&drift->env,
				ml_drift_compare(env, list, &profiles[0], &profiles[1], &drift->options));
}

/* drift(model, query, options) */
PG_FUNCTION_INFO_V1(mlsys_drift_query);
Datum
mlsys_drift_query(PG_FUNCTION_ARGS)
{
	DriftQuery *drift = palloc0(sizeof(DriftQuery));
	char *reference = mlsys_text_argument(fcinfo, 0);
	MlDriftList list = {0};

	drift->context = CurrentMemoryContext;
	mlsys_env_init(&drift->env, drift->context);
	drift->query.what = "query of drift()";
	drift->query.source = mlsys_query_open(mlsys_text_argument(fcinfo, 1), drift->query.what);
	mlsys_require_argument(fcinfo, 2);
	mlsys_drift_options(&drift->env, open_options(drift, PG_GETARG_JSONB_P(2)), "predictions",
						&drift->options);
	(void) mlsys_resolve(reference, true, &drift->version);
	mlsys_model_open(&drift->env, mlsys_resolved_value(&drift->version), &drift->model);
	mlsys_check_threshold_features(drift->options.thresholds, drift->options.nthresholds,
								   &drift->model.encoder);
	(void) baseline_load(drift->version.model, drift->version.version, &drift->baseline);
	if (drift->baseline.features == (Datum) 0)
		baseline_missing(&drift->version, "features");
	if (drift->has_predictions && drift->baseline.predictions == (Datum) 0)
		baseline_missing(&drift->version, "predictions");
	look(drift);
	compare(drift, &list, drift->baseline.features, drift->profiles[0]);
	drift->options.role = ML_DRIFT_OUTCOME;
	if (drift->is_looked_at[1])
		compare(drift, &list, drift->baseline.target, drift->profiles[1]);
	if (drift->is_looked_at[2])
		compare(drift, &list, drift->baseline.predictions, drift->profiles[2]);
	mlsys_check(&drift->env, ml_drift_decide(&drift->env.ml, &list, &drift->options));
	InitMaterializedSRF(fcinfo, 0);
	mlsys_drift_put((ReturnSetInfo *) fcinfo->resultinfo, &list);
	return (Datum) 0;
}
