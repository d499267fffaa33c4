/*
 * prediction_log.c
 *		The log of predictions, the labels that arrive later, and how long they are kept.
 *
 * predict_and_log() and add_labels() read a query of the caller's and write tables of the catalog.  The two are
 * never done at once: a cursor gives the caller's query, with the caller's rights, in batches of plain values
 * (text, float8, jsonb, timestamptz), all computed; each batch is then written in a stretch as the owner of the
 * catalog (catalog.c), in which nothing of the caller's runs.  So memory is that of a batch, and the query does
 * not see what is written.
 *
 * The model is not locked while the query runs, so that nobody has to wait for it.  In the end its row is locked
 * against drop and rename until the transaction ends, and it must still be the same: rows never come to belong to
 * another model that takes the name.
 *
 * A NULL key is told with the number of such rows, so the query is read to its end, without writing more.
 */
#include "pg/lifecycle.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"
#include "utils/tuplestore.h"

#include "pg/query.h"
#include "pg/report.h"
#include "pg/resolve.h"

#define BATCH_ROWS 1000

/* A query of the caller's that is read in batches and written to the catalog. */
typedef struct Transfer
{
	const char *function; /* "predict_and_log()" */
	char *model;          /* the name alone */
	ReportQuery query;
	char *key;
	Portal portal;
	MemoryContext context; /* of a batch */
	TimestampTz now;
	int64 rows;
	int64 null_keys;
	int64 written;
} Transfer;

/* Values of a column of a batch, which become an array. */
typedef struct Column
{
	Datum values[BATCH_ROWS];
	bool nulls[BATCH_ROWS];
} Column;

/* Reading and writing */

static void
begin_transfer(Transfer *transfer, FunctionCallInfo fcinfo, const char *function)
{
	memset(transfer, 0, sizeof(*transfer));
	transfer->function = function;
	transfer->query.what = psprintf("query of %s", function);
	transfer->query.source = mlsys_query_open(mlsys_text_argument(fcinfo, 1), transfer->query.what);
	transfer->key = mlsys_text_argument(fcinfo, 2);
	transfer->now = GetCurrentTimestamp();
	PreventCommandIfReadOnly(function);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	report_describe(&transfer->query, CurrentMemoryContext);
	(void) report_find_column(&transfer->query, transfer->key, "key_column", NULL);
	transfer->context = AllocSetContextCreate(CurrentMemoryContext, "mlsys batch of a transfer",
											  ALLOCSET_DEFAULT_SIZES);
}

static void
open_portal(Transfer *transfer, const char *statement, MlsysParameters *parameters)
{
	transfer->portal = SPI_cursor_open_with_args(NULL, statement, parameters->count,
												 parameters->types, parameters->values,
												 parameters->nulls, false, CURSOR_OPT_NO_SCROLL);
}

/*
 * The next rows, in SPI_tuptable, of which the first column is the key; 0 at the end.  Work on them is done in
 * the batch's context, which this resets.
 */
static uint64
next_batch(Transfer *transfer)
{
	MemoryContextReset(transfer->context);
	SPI_cursor_fetch(transfer->portal, true, BATCH_ROWS);
	transfer->rows += (int64) SPI_processed;
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		bool is_null;

		(void) mlsys_result(i, 1, &is_null);
		transfer->null_keys += is_null;
	}
	return SPI_processed;
}

static void
end_reading(Transfer *transfer)
{
	SPI_cursor_close(transfer->portal);
	if (transfer->null_keys > 0)
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("key \"%s\" is NULL in %lld of %lld rows", transfer->key,
							   (long long) transfer->null_keys, (long long) transfer->rows),
						errhint("Leave these rows out of the query, or give another key.")));
}

static void
add_array(MlsysParameters *parameters, Column *column, int n, Oid element, Oid array)
{
	int lower = 1;
	int16 length;
	bool by_value;
	char align;

	get_typlenbyvalalign(element, &length, &by_value, &align);
	mlsys_add_parameter(
		parameters, array,
		PointerGetDatum(construct_md_array(column->values, column->nulls, 1, &n, &lower, element,
										   length, by_value, align)),
		false);
}

/* Run a statement that writes, as the owner of the catalog; gives the number of rows. */
static int64
write_batch(const char *statement, MlsysParameters *parameters)
{
	MlsysCatalog catalog;
	int64 written;

	mlsys_catalog_begin(&catalog);
	written = (int64) mlsys_catalog_run(statement, parameters);
	mlsys_catalog_end(&catalog);
	return written;
}

/* Predictions */

/* A call of predict_and_log(). */
typedef struct Scoring
{
	Transfer transfer;
	MlsysResolved version;
	TimestampTz created_at; /* of the model: tells it from another one of its name and value */
	MlModel model;
	bool log_features;
	double *probabilities;
	Column keys;
	Column scores;
	Column labels;
	Column features;
} Scoring;

/* SELECT key, prediction, features FROM (query) */
static char *
scoring_statement(const Scoring *scoring)
{
	const MlEncoder *encoder = &scoring->model.encoder;
	const MlClasses *classes = &scoring->model.classes;
	const char **names = palloc(Max(encoder->ncolumns, 1) * sizeof(char *));
	const char *needed_by =
		psprintf("model \"%s@%d\"", scoring->version.model, scoring->version.version);
	StringInfoData sql;

	for (int32 i = 0; i < encoder->ncolumns; i++)
	{
		if (!encoder->columns[i].named)
			ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
							errmsg("feature %d of %s has no name to find it by in the query", i + 1,
								   needed_by),
							errhint("Train with names of the features: "
									"'{\"features\": [\"a\", \"b\"]}'.")));
		names[i] = encoder->columns[i].name;
		(void) report_find_column(&scoring->transfer.query, names[i], "feature", needed_by);
	}
	initStringInfo(&sql);
	appendStringInfo(&sql, "SELECT q.%s::pg_catalog.text, mlsys.%s($1",
					 quote_identifier(scoring->transfer.key),
					 scoring->model.task == ML_TASK_REGRESSION ? "predict"
					 : classes->nclasses == 2                  ? "predict_proba"
															   : "predict_probas");
	report_append_columns(&sql, names, encoder->ncolumns);
	/* f alone could be a column of the query */
	appendStringInfo(&sql, ")%s FROM (%s\n) AS q",
					 scoring->log_features ? ", pg_catalog.to_jsonb(f.*)" : "",
					 scoring->transfer.query.source);
	for (int32 i = 0; scoring->log_features && i < encoder->ncolumns; i++)
		appendStringInfo(&sql, "%sq.%s", i == 0 ? ", LATERAL (SELECT " : ", ",
						 quote_identifier(names[i]));
	appendStringInfoString(&sql, scoring->log_features ? ") AS f" : "");
	return sql.data;
}

static void
version_gone(const Scoring *scoring)
{
	ereport(ERROR, (errcode(ERRCODE_T_R_SERIALIZATION_FAILURE),
					errmsg("version %d of model \"%s\" was dropped or renamed while its "
						   "predictions were logged",
						   scoring->version.version, scoring->version.model)));
}

/*
 * When was the model made that has the version?  An error when it is not there any more.  With keeps, it keeps
 * its name and is not dropped until the transaction ends.
 */
static TimestampTz
find_version(const Scoring *scoring, bool keeps)
{
	MlsysCatalog catalog;
	MlsysParameters parameters = {0};
	bytea *digest = palloc(VARHDRSZ + ML_DIGEST_SIZE);
	TimestampTz created_at;

	SET_VARSIZE(digest, VARHDRSZ + ML_DIGEST_SIZE);
	memcpy(VARDATA(digest), scoring->version.digest, ML_DIGEST_SIZE);
	mlsys_catalog_begin(&catalog);
	mlsys_add_text(&parameters, scoring->version.model);
	mlsys_add_int4(&parameters, scoring->version.version);
	mlsys_add_parameter(&parameters, BYTEAOID, PointerGetDatum(digest), false);
	if (mlsys_catalog_run(psprintf("SELECT m.created_at FROM mlsys.models AS m JOIN "
								   "mlsys.model_versions AS v USING (model) WHERE m.model = $1 "
								   "AND v.version = $2 AND v.digest = $3%s",
								   keeps ? " FOR KEY SHARE OF m" : ""),
						  &parameters) == 0)
		version_gone(scoring);
	created_at = DatumGetTimestampTz(mlsys_result_value(0, 1));
	mlsys_catalog_end(&catalog);
	return created_at;
}

static void
open_scoring(Scoring *scoring, FunctionCallInfo fcinfo)
{
	MlsysParameters parameters = {0};
	MlsysEnv *env;
	char *reference = mlsys_text_argument(fcinfo, 0);

	mlsys_require_argument(fcinfo, 3);
	begin_transfer(&scoring->transfer, fcinfo, "predict_and_log()");
	scoring->log_features = PG_GETARG_BOOL(3);
	(void) mlsys_resolve(reference, true, &scoring->version);
	scoring->created_at = find_version(scoring, false);
	env = palloc(sizeof(MlsysEnv));
	mlsys_env_init(env, CurrentMemoryContext);
	mlsys_model_open(env, mlsys_resolved_value(&scoring->version), &scoring->model);
	scoring->transfer.model = scoring->version.model;
	scoring->probabilities = palloc(Max(scoring->model.classes.nclasses, 1) * sizeof(double));
	mlsys_add_text(&parameters,
				   psprintf("%s@%d", scoring->version.model, scoring->version.version));
	open_portal(&scoring->transfer, scoring_statement(scoring), &parameters);
}

/* The probabilities of a row, of two classes from that of the positive one. */
static void
read_probabilities(const Scoring *scoring, Datum prediction)
{
	const MlClasses *classes = &scoring->model.classes;

	if (classes->nclasses == 2)
	{
		scoring->probabilities[1] = DatumGetFloat8(prediction);
		scoring->probabilities[0] = 1 - scoring->probabilities[1];
		return;
	}
	for (int32 k = 0; k < classes->nclasses; k++)
	{
		JsonbValue item;

		if (getKeyJsonValueFromContainer(&DatumGetJsonbP(prediction)->root, classes->labels[k].data,
										 (int) classes->labels[k].length, &item) == NULL ||
			item.type != jbvNumeric)
			elog(ERROR, "prediction has no probability of class %d", k);
		scoring->probabilities[k] =
			DatumGetFloat8(DirectFunctionCall1(numeric_float8, NumericGetDatum(item.val.numeric)));
	}
}

/* A row of SPI_tuptable, its key not NULL, becomes row i of the arrays. */
static void
read_prediction(Scoring *scoring, uint64 row, int i)
{
	bool is_null;
	Datum prediction = mlsys_result(row, 2, &is_null);

	scoring->keys.values[i] = mlsys_result_value(row, 1);
	scoring->keys.nulls[i] = false;
	scoring->scores.nulls[i] = is_null;
	scoring->labels.nulls[i] = is_null || scoring->model.task == ML_TASK_REGRESSION;
	scoring->scores.values[i] = prediction;
	if (!scoring->labels.nulls[i])
	{
		int32 label;
		const MlText *text;

		read_probabilities(scoring, prediction);
		label = ml_model_class(&scoring->model, scoring->probabilities);
		text = &scoring->model.classes.labels[label];
		scoring->labels.values[i] =
			PointerGetDatum(cstring_to_text_with_len(text->data, (int) text->length));
		if (scoring->model.classes.nclasses > 2)
			scoring->scores.values[i] = Float8GetDatum(scoring->probabilities[label]);
	}
	scoring->features.nulls[i] = true;
	if (scoring->log_features)
		scoring->features.values[i] = mlsys_result(row, 3, &scoring->features.nulls[i]);
}

static void
write_predictions(Scoring *scoring, int n)
{
	MlsysParameters parameters = {0};

	mlsys_add_time(&parameters, scoring->transfer.now);
	mlsys_add_text(&parameters, scoring->version.model);
	mlsys_add_int4(&parameters, scoring->version.version);
	add_array(&parameters, &scoring->keys, n, TEXTOID, TEXTARRAYOID);
	add_array(&parameters, &scoring->scores, n, FLOAT8OID, FLOAT8ARRAYOID);
	add_array(&parameters, &scoring->labels, n, TEXTOID, TEXTARRAYOID);
	add_array(&parameters, &scoring->features, n, JSONBOID, JSONBARRAYOID);
	scoring->transfer.written += write_batch(
		"INSERT INTO mlsys.predictions (predicted_at, model, version, key, score, label, features) "
		"SELECT $1, $2, $3, u.key, u.score, u.label, u.features "
		"FROM ROWS FROM (unnest($4), unnest($5), unnest($6), unnest($7)) "
		"AS u (key, score, label, features)",
		&parameters);
}

PG_FUNCTION_INFO_V1(mlsys_predict_and_log);
Datum
mlsys_predict_and_log(PG_FUNCTION_ARGS)
{
	Scoring *scoring = palloc0(sizeof(Scoring));
	uint64 n;

	open_scoring(scoring, fcinfo);
	while ((n = next_batch(&scoring->transfer)) > 0)
	{
		MemoryContext old = MemoryContextSwitchTo(scoring->transfer.context);
		SPITupleTable *table = SPI_tuptable;

		if (scoring->transfer.null_keys == 0)
		{
			for (uint64 i = 0; i < n; i++)
				read_prediction(scoring, i, (int) i);
			write_predictions(scoring, (int) n);
		}
		MemoryContextSwitchTo(old);
		SPI_freetuptable(table);
	}
	end_reading(&scoring->transfer);
	if (find_version(scoring, true) != scoring->created_at)
		version_gone(scoring);
	SPI_finish();
	PG_RETURN_INT64(scoring->transfer.written);
}

/* Labels */

/* A call of add_labels(). */
typedef struct Labelling
{
	Transfer transfer;
	char *label;
	char *time; /* NULL: none */
	int64 unlabelled;
	int64 null_times;
	Column keys;
	Column labels;
	Column times;
} Labelling;

/* An error unless the caller owns the model; with keeps also one that stays until the transaction ends. */
static void
check_owner(const char *model, bool keeps)
{
	MlsysCatalog catalog;

	mlsys_catalog_begin(&catalog);
	mlsys_catalog_check_owner(&catalog, model, keeps);
	mlsys_catalog_end(&catalog);
}

static void
open_labelling(Labelling *labelling, FunctionCallInfo fcinfo)
{
	Transfer *transfer = &labelling->transfer;
	MlsysParameters parameters = {0};
	char *model = mlsys_text_argument(fcinfo, 0);
	StringInfoData sql;

	labelling->label = mlsys_text_argument(fcinfo, 3);
	labelling->time = mlsys_optional_text(fcinfo, 4);
	check_owner(model, false);
	begin_transfer(transfer, fcinfo, "add_labels()");
	transfer->model = model;
	(void) report_find_column(&transfer->query, labelling->label, "label_column", NULL);
	if (labelling->time != NULL)
		(void) report_find_column(&transfer->query, labelling->time, "time_column", NULL);
	initStringInfo(&sql);
	appendStringInfo(&sql, "SELECT q.%s::pg_catalog.text, q.%s::pg_catalog.text",
					 quote_identifier(transfer->key), quote_identifier(labelling->label));
	if (labelling->time != NULL)
		appendStringInfo(&sql, ", q.%s::pg_catalog.timestamptz", quote_identifier(labelling->time));
	appendStringInfo(&sql, " FROM (%s\n) AS q", transfer->query.source);
	open_portal(transfer, sql.data, &parameters);
}

/* The rows of SPI_tuptable that have a label, into the arrays; gives their number. */
static int
read_labels(Labelling *labelling, uint64 nrows)
{
	int n = 0;

	for (uint64 i = 0; i < nrows; i++)
	{
		bool is_null;
		Datum label = mlsys_result(i, 2, &is_null);

		if (is_null)
		{
			labelling->unlabelled++;
			continue;
		}
		labelling->keys.values[n] = mlsys_result(i, 1, &labelling->keys.nulls[n]);
		labelling->labels.values[n] = label;
		labelling->labels.nulls[n] = false;
		labelling->times.nulls[n] = true;
		if (labelling->time != NULL)
		{
			labelling->times.values[n] = mlsys_result(i, 3, &labelling->times.nulls[n]);
			labelling->null_times += labelling->times.nulls[n];
		}
		n++;
	}
	return n;
}

/*
 * Of a key that comes more than once the label with the latest time counts, of equal ones the last; and so
 * with the label that it has already.
 */
static void
write_labels(Labelling *labelling, int n)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, labelling->transfer.model);
	mlsys_add_time(&parameters, labelling->transfer.now);
	add_array(&parameters, &labelling->keys, n, TEXTOID, TEXTARRAYOID);
	add_array(&parameters, &labelling->labels, n, TEXTOID, TEXTARRAYOID);
	add_array(&parameters, &labelling->times, n, TIMESTAMPTZOID, TIMESTAMPTZARRAYOID);
	labelling->transfer.written +=
		write_batch("INSERT INTO mlsys.labels AS l (model, key, value, event_time, arrived_at) "
					"SELECT DISTINCT ON (u.key) $1, u.key, u.value, u.event_time, $2 "
					"FROM ROWS FROM (unnest($3), unnest($4), unnest($5)) WITH ORDINALITY "
					"AS u (key, value, event_time, i) ORDER BY u.key, u.event_time DESC, u.i DESC "
					"ON CONFLICT (model, key) DO UPDATE SET value = excluded.value, "
					"event_time = excluded.event_time, arrived_at = excluded.arrived_at "
					"WHERE l.event_time IS NULL OR excluded.event_time IS NULL "
					"OR excluded.event_time >= l.event_time",
					&parameters);
}

PG_FUNCTION_INFO_V1(mlsys_add_labels);
Datum
mlsys_add_labels(PG_FUNCTION_ARGS)
{
	Labelling *labelling = palloc0(sizeof(Labelling));
	uint64 nrows;
	int64 unlabelled;

	open_labelling(labelling, fcinfo);
	while ((nrows = next_batch(&labelling->transfer)) > 0)
	{
		MemoryContext old = MemoryContextSwitchTo(labelling->transfer.context);
		SPITupleTable *table = SPI_tuptable;
		int n = read_labels(labelling, nrows);

		if (labelling->transfer.null_keys == 0 && labelling->null_times == 0 && n > 0)
			write_labels(labelling, n);
		MemoryContextSwitchTo(old);
		SPI_freetuptable(table);
	}
	end_reading(&labelling->transfer);
	if (labelling->null_times > 0)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("time \"%s\" is NULL in %lld of %lld rows", labelling->time,
						(long long) labelling->null_times, (long long) labelling->transfer.rows)));
	check_owner(labelling->transfer.model, true);
	SPI_finish();
	unlabelled = labelling->unlabelled;
	if (unlabelled > 0)
		ereport(NOTICE, (errmsg_plural("%lld row with a NULL label is left out",
									   "%lld rows with a NULL label are left out", unlabelled,
									   (long long) unlabelled)));
	PG_RETURN_INT64(labelling->transfer.written);
}

/* What was logged */

PG_FUNCTION_INFO_V1(mlsys_logged_predictions);
Datum
mlsys_logged_predictions(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	char *model = mlsys_text_argument(fcinfo, 0);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;
	Portal portal;

	InitMaterializedSRF(fcinfo, 0);
	mlsys_add_text(&parameters, model);
	for (int i = 1; i <= 2; i++)
		mlsys_add_parameter(&parameters, TIMESTAMPTZOID, PG_GETARG_DATUM(i), PG_ARGISNULL(i));
	mlsys_catalog_begin(&catalog);
	mlsys_catalog_check_owner(&catalog, model, false);
	portal = SPI_cursor_open_with_args(
		NULL,
		"SELECT p.predicted_at, p.version, p.key, p.score, p.label, p.features, l.value, "
		"l.arrived_at FROM mlsys.predictions AS p LEFT JOIN mlsys.labels AS l USING (model, key) "
		"WHERE p.model = $1 AND ($2 IS NULL OR p.predicted_at >= $2) "
		"AND ($3 IS NULL OR p.predicted_at < $3)",
		parameters.count, parameters.types, parameters.values, parameters.nulls, true,
		CURSOR_OPT_NO_SCROLL);
	for (;;)
	{
		SPI_cursor_fetch(portal, true, BATCH_ROWS);
		for (uint64 i = 0; i < SPI_processed; i++)
			tuplestore_puttuple(result->setResult, SPI_tuptable->vals[i]);
		if (SPI_processed == 0)
			break;
		SPI_freetuptable(SPI_tuptable);
	}
	SPI_cursor_close(portal);
	mlsys_catalog_end(&catalog);
	return (Datum) 0;
}

/* Retention */

static const char *const retention_columns[] = {"predictions", "labels", "results", "profiles"};

PG_FUNCTION_INFO_V1(mlsys_set_retention);
Datum
mlsys_set_retention(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;
	Interval zero = {0};
	bool is_any = false;

	mlsys_add_text(&parameters, model);
	for (int i = 0; i < (int) lengthof(retention_columns); i++)
	{
		Datum value = PG_GETARG_DATUM(i + 1);
		bool is_null = PG_ARGISNULL(i + 1);

		if (!is_null &&
			DatumGetBool(DirectFunctionCall2(interval_lt, value, IntervalPGetDatum(&zero))))
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("retention of %s is negative", retention_columns[i])));
		if (!is_null) /* an error now rather than in apply_retention() */
			(void) DirectFunctionCall2(timestamptz_mi_interval,
									   TimestampTzGetDatum(GetCurrentTimestamp()), value);
		mlsys_add_parameter(&parameters, INTERVALOID, value, is_null);
		is_any |= !is_null;
	}
	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	(void) mlsys_catalog_run(
		is_any
			? "INSERT INTO mlsys.retention (model, predictions, labels, results, profiles) "
			  "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (model) DO UPDATE SET "
			  "predictions = $2, labels = $3, results = $4, profiles = $5"
			: "DELETE FROM mlsys.retention WHERE model = $1 AND COALESCE($2, $3, $4, $5) IS NULL",
		&parameters);
	mlsys_catalog_touch(&catalog, model);
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}

/*
 * Remove what is too old of a model.  Whoever removes rows of a monitor holds its row of monitors locked, so
 * the monitors come first, in an order that is always the same.
 */
static int64
remove_old(const MlsysCatalog *catalog, const char *model)
{
	static const char *const statements[] = {
		"DELETE FROM mlsys.predictions AS t USING mlsys.retention AS r WHERE r.model = $1 "
		"AND t.model = r.model AND t.predicted_at < $2 - r.predictions",
		"DELETE FROM mlsys.labels AS t USING mlsys.retention AS r WHERE r.model = $1 "
		"AND t.model = r.model AND t.arrived_at < $2 - r.labels",
		"DELETE FROM mlsys.metric_results AS t USING mlsys.retention AS r WHERE r.model = $1 "
		"AND t.model = r.model AND t.window_end < $2 - r.results",
		"DELETE FROM mlsys.monitor_messages AS t USING mlsys.retention AS r, mlsys.monitor_windows "
		"AS w WHERE r.model = $1 AND w.model = r.model AND w.window_end < $2 - r.results "
		"AND t.monitor = w.monitor AND t.window_start = w.window_start",
		"DELETE FROM mlsys.profiles AS t USING mlsys.retention AS r WHERE r.model = $1 "
		"AND t.model = r.model AND t.window_end < $2 - r.profiles"};
	MlsysParameters parameters = {0};
	int64 removed = 0;

	mlsys_add_text(&parameters, model);
	(void) mlsys_catalog_run(
		"SELECT FROM mlsys.monitors AS m WHERE EXISTS (SELECT FROM mlsys.retention AS r "
		"WHERE r.model = $1 AND (r.results IS NOT NULL OR r.profiles IS NOT NULL)) "
		"AND (EXISTS (SELECT FROM mlsys.metric_results AS t WHERE t.monitor = m.monitor "
		"AND t.model = $1) OR EXISTS (SELECT FROM mlsys.profiles AS t WHERE t.monitor = m.monitor "
		"AND t.model = $1)) ORDER BY m.monitor FOR UPDATE",
		&parameters);
	mlsys_add_time(&parameters, catalog->now);
	for (size_t i = 0; i < lengthof(statements); i++)
		removed += (int64) mlsys_catalog_run(statements[i], &parameters);
	return removed;
}

PG_FUNCTION_INFO_V1(mlsys_apply_retention);
Datum
mlsys_apply_retention(PG_FUNCTION_ARGS)
{
	char *model = mlsys_optional_text(fcinfo, 0);
	MlsysCatalog catalog;
	int64 removed = 0;

	PreventCommandIfReadOnly("apply_retention()");
	mlsys_catalog_begin(&catalog);
	if (model != NULL)
	{
		mlsys_catalog_check_owner(&catalog, model, false);
		removed = remove_old(&catalog, model);
	}
	else
	{
		MlsysParameters none = {0};
		uint64 n = mlsys_catalog_run("SELECT m.model, m.owner FROM mlsys.models AS m JOIN "
									 "mlsys.retention AS r USING (model) ORDER BY m.model",
									 &none);
		char **models = palloc(n * sizeof(char *));
		int nmodels = 0;

		for (uint64 i = 0; i < n; i++)
			if (has_privs_of_role(catalog.caller, DatumGetObjectId(mlsys_result_value(i, 2))))
				models[nmodels++] = mlsys_result_text(i, 1);
		for (int i = 0; i < nmodels; i++)
			removed += remove_old(&catalog, models[i]);
	}
	mlsys_catalog_end(&catalog);
	PG_RETURN_INT64(removed);
}
