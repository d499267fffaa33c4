/*
 * monitor_store.c
 *		What monitors read from the catalog, and what they write into it.  See monitor_store.h.
 *
 * A window has a few hundred results: they are written by one statement, as arrays.
 */
#include "pg/monitor_store.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/datum.h"

static const char *const subjects[] = {"features", "target", "predictions"};

/* Reading */

MonitorPast *
monitor_read_windows(const MlsysCatalog *catalog, const char *monitor, int *n)
{
	MlsysParameters parameters = {0};
	MonitorPast *windows;

	mlsys_add_text(&parameters, monitor);
	*n = (int) mlsys_catalog_run("SELECT window_start, is_final FROM mlsys.monitor_windows "
								 "WHERE monitor = $1 ORDER BY window_start",
								 &parameters);
	windows = MemoryContextAlloc(catalog->context, Max(*n, 1) * sizeof(MonitorPast));
	for (int i = 0; i < *n; i++)
		windows[i] = (MonitorPast){DatumGetTimestampTz(mlsys_result_value(i, 1)),
								   DatumGetBool(mlsys_result_value(i, 2))};
	return windows;
}

/* A value of the result's first row that may be NULL, copied; 0 for NULL. */
static Datum
copy_value(const MlsysCatalog *catalog, uint64 row, int column)
{
	Form_pg_attribute attribute = TupleDescAttr(SPI_tuptable->tupdesc, column - 1);
	bool is_null;
	Datum value = mlsys_result(row, column, &is_null);
	MemoryContext old;

	if (is_null)
		return 0;
	old = MemoryContextSwitchTo(catalog->context);
	value = attribute->attlen == -1 ? PointerGetDatum(PG_DETOAST_DATUM_COPY(value))
									: datumCopy(value, attribute->attbyval, attribute->attlen);
	MemoryContextSwitchTo(old);
	return value;
}

static void
read_covariance_columns(const MlsysCatalog *catalog, MonitorModel *model)
{
	MlsysParameters parameters = {0};
	MonitorNames *names = &model->covariance_columns;
	Datum *values;
	MemoryContext old;

	mlsys_add_parameter(&parameters, BYTEAOID, model->covariance, false);
	(void) mlsys_catalog_run("SELECT mlsys.covariance_columns($1)", &parameters);
	old = MemoryContextSwitchTo(catalog->context);
	deconstruct_array(DatumGetArrayTypePCopy(mlsys_result_value(0, 1)), TEXTOID, -1, false,
					  TYPALIGN_INT, &values, NULL, &names->n);
	names->names = palloc(Max(names->n, 1) * sizeof(char *));
	for (int i = 0; i < names->n; i++)
		names->names[i] = TextDatumGetCString(values[i]);
	MemoryContextSwitchTo(old);
}

void
monitor_read_model(const MlsysCatalog *catalog, MonitorModel *model)
{
	MlsysParameters parameters = {0};
	Datum metrics;
	bool is_null;

	mlsys_add_text(&parameters, model->resolved.model);
	mlsys_add_int4(&parameters, model->resolved.version);
	if (mlsys_catalog_run(
			"SELECT v.finished_at, v.metrics, v.test_rows, b.features, b.target, b.predictions, "
			"b.covariance, b.estimation FROM mlsys.model_versions AS v LEFT JOIN "
			"mlsys.model_baselines AS b ON b.model = v.model AND b.version = v.version "
			"WHERE v.model = $1 AND v.version = $2",
			&parameters) != 1)
		mlsys_no_version(model->resolved.model, model->resolved.version);
	model->made_at = DatumGetTimestampTz(mlsys_result_value(0, 1));
	metrics = copy_value(catalog, 0, 2);
	model->metrics = metrics == 0 ? NULL : DatumGetJsonbP(metrics);
	model->test_rows = (double) DatumGetInt64(mlsys_result(0, 3, &is_null));
	if (is_null)
		model->test_rows = NAN;
	model->profile_type = SPI_gettypeid(SPI_tuptable->tupdesc, 4);
	model->features = copy_value(catalog, 0, 4);
	model->target = copy_value(catalog, 0, 5);
	model->predictions = copy_value(catalog, 0, 6);
	model->covariance = copy_value(catalog, 0, 7);
	model->estimation = copy_value(catalog, 0, 8);
	if (model->covariance != 0)
		read_covariance_columns(catalog, model);
}

/*
 * calibrate() makes the baseline of a version anew; profiles from before have the layout that it had
 * then.
 */
MonitorProfile *
monitor_read_profiles(const MlsysCatalog *catalog, const Monitor *monitor,
					  const MonitorModel *model, bool is_reference, TimestampTz start,
					  TimestampTz end, int *n)
{
	MlsysParameters parameters = {0};
	MonitorProfile *profiles;
	MemoryContext old;

	mlsys_add_text(&parameters, monitor->name);
	mlsys_add_parameter(&parameters, BOOLOID, BoolGetDatum(is_reference), false);
	mlsys_add_time(&parameters, start);
	mlsys_add_time(&parameters, end);
	mlsys_add_text(&parameters, model->resolved.model);
	mlsys_add_int4(&parameters, model->resolved.version);
	*n = (int) mlsys_catalog_run(
		"SELECT p.slice, p.subject, p.profile, p.units FROM mlsys.profiles AS p JOIN "
		"mlsys.model_baselines AS b ON b.model = p.model AND b.version = p.version "
		"WHERE p.monitor = $1 AND p.is_reference = $2 AND p.window_start = $3 "
		"AND (p.window_end = $4 OR $4 = '-infinity') AND p.model = $5 AND p.version = $6 "
		"AND p.computed_at >= b.created_at",
		&parameters);
	profiles = MemoryContextAlloc(catalog->context, Max(*n, 1) * sizeof(MonitorProfile));
	for (int i = 0; i < *n; i++)
	{
		bool is_null;

		old = MemoryContextSwitchTo(catalog->context);
		profiles[i].slice = mlsys_result_text(i, 1);
		profiles[i].subject = mlsys_result_text(i, 2);
		MemoryContextSwitchTo(old);
		profiles[i].profile = copy_value(catalog, i, 3);
		profiles[i].units = DatumGetInt64(mlsys_result(i, 4, &is_null));
		if (is_null)
			profiles[i].units = 0;
	}
	return profiles;
}

/* Writing */

void
monitor_delete_profiles(const Monitor *monitor, bool is_reference, TimestampTz start)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, monitor->name);
	mlsys_add_parameter(&parameters, BOOLOID, BoolGetDatum(is_reference), false);
	mlsys_add_time(&parameters, start);
	/* of references the one is kept that is compared with now */
	(void) mlsys_catalog_run(
		is_reference ? "DELETE FROM mlsys.profiles WHERE monitor = $1 AND is_reference = $2"
					 : "DELETE FROM mlsys.profiles WHERE monitor = $1 AND "
					   "is_reference = $2 AND window_start = $3",
		&parameters);
}

void
monitor_write_profiles(const MlsysCatalog *catalog, const Monitor *monitor,
					   const MonitorModel *model, bool is_reference, TimestampTz start,
					   TimestampTz end, const MonitorSeen *seen)
{
	monitor_delete_profiles(monitor, is_reference, start);
	for (int g = 0; g < seen->ngroups; g++)
	{
		const MonitorRows *rows = &seen->groups[g];
		const Datum values[] = {rows->features, rows->target, rows->predictions};

		for (size_t i = 0; i < lengthof(values); i++)
		{
			MlsysParameters parameters = {0};

			if (values[i] == 0)
				continue;
			mlsys_add_text(&parameters, monitor->name);
			mlsys_add_parameter(&parameters, BOOLOID, BoolGetDatum(is_reference), false);
			mlsys_add_time(&parameters, start);
			mlsys_add_time(&parameters, end);
			mlsys_add_text(&parameters, rows->slice);
			mlsys_add_text(&parameters, model->resolved.model);
			mlsys_add_int4(&parameters, model->resolved.version);
			mlsys_add_text(&parameters, subjects[i]);
			mlsys_add_parameter(&parameters, model->profile_type, values[i], false);
			mlsys_add_parameter(&parameters, INT8OID, Int64GetDatum(rows->units), rows->units == 0);
			mlsys_add_time(&parameters, catalog->now);
			(void) mlsys_catalog_run(
				"INSERT INTO mlsys.profiles (monitor, is_reference, window_start, window_end, "
				"slice, model, version, subject, profile, units, computed_at) "
				"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
				&parameters);
		}
	}
}

static Datum
text_of(const char *text)
{
	return text == NULL || text[0] == '\0' ? (Datum) 0 : CStringGetTextDatum(text);
}

/* An array parameter, of which values of 0 (texts), or NaN, are NULL. */
static void
add_texts(MlsysParameters *parameters, Datum *values, int n)
{
	bool *nulls = palloc(Max(n, 1) * sizeof(bool));
	int dims[1] = {n};
	int bounds[1] = {1};

	for (int i = 0; i < n; i++)
		nulls[i] = values[i] == 0;
	mlsys_add_parameter(parameters, TEXTARRAYOID,
						PointerGetDatum(construct_md_array(values, nulls, 1, dims, bounds, TEXTOID,
														   -1, false, TYPALIGN_INT)),
						false);
}

static void
add_numbers(MlsysParameters *parameters, const MonitorResults *results, Size offset)
{
	Datum *values = palloc(results->n * sizeof(Datum));
	bool *nulls = palloc(results->n * sizeof(bool));
	int dims[1] = {results->n};
	int bounds[1] = {1};

	for (int i = 0; i < results->n; i++)
	{
		double value = *(const double *) ((const char *) &results->items[i].result + offset);

		values[i] = Float8GetDatum(value);
		nulls[i] = isnan(value);
	}
	mlsys_add_parameter(
		parameters, FLOAT8ARRAYOID,
		PointerGetDatum(construct_md_array(values, nulls, 1, dims, bounds, FLOAT8OID,
										   sizeof(float8), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE)),
		false);
}

static void
write_results(const MlsysCatalog *catalog, const MonitorWindowRow *window,
			  const MonitorResults *results)
{
	static const Size numbers[] = {
		offsetof(MlDriftResult, value),       offsetof(MlDriftResult, n_current),
		offsetof(MlDriftResult, n_reference), offsetof(MlDriftResult, std_error),
		offsetof(MlDriftResult, p_value),     offsetof(MlDriftResult, p_adjusted),
		offsetof(MlDriftResult, noise_floor), offsetof(MlDriftResult, noise_p95),
		offsetof(MlDriftResult, threshold)};
	MlsysParameters parameters = {0};
	Datum *texts[6];

	if (results->n == 0)
		return;
	for (size_t t = 0; t < lengthof(texts); t++)
		texts[t] = palloc(results->n * sizeof(Datum));
	for (int i = 0; i < results->n; i++)
	{
		const MonitorResult *item = &results->items[i];

		texts[0][i] = CStringGetTextDatum(item->slice);
		texts[1][i] = CStringGetTextDatum(monitor_signal_names[item->signal]);
		texts[2][i] = CStringGetTextDatum(item->result.feature);
		texts[3][i] = CStringGetTextDatum(item->result.metric);
		texts[4][i] = text_of(ml_drift_status_names[item->result.status]);
		texts[5][i] = text_of(item->result.message);
	}
	mlsys_add_text(&parameters, window->monitor);
	mlsys_add_time(&parameters, window->start);
	mlsys_add_time(&parameters, window->end);
	mlsys_add_text(&parameters, window->model);
	mlsys_add_parameter(&parameters, INT4OID, Int32GetDatum(window->version), window->version == 0);
	mlsys_add_time(&parameters, catalog->now);
	for (size_t t = 0; t < lengthof(texts); t++)
		add_texts(&parameters, texts[t], results->n);
	for (size_t i = 0; i < lengthof(numbers); i++)
		add_numbers(&parameters, results, numbers[i]);
	(void) mlsys_catalog_run(
		"INSERT INTO mlsys.metric_results (monitor, window_start, window_end, model, version, "
		"computed_at, slice, signal, feature, metric, status, message, value, n, n_reference, "
		"std_error, p_value, p_adjusted, noise_floor, noise_p95, threshold) "
		"SELECT $1, $2, $3, $4, $5, $6, u.* FROM ROWS FROM (pg_catalog.unnest($7), "
		"pg_catalog.unnest($8), pg_catalog.unnest($9), pg_catalog.unnest($10), "
		"pg_catalog.unnest($11), pg_catalog.unnest($12), pg_catalog.unnest($13), "
		"pg_catalog.unnest($14), pg_catalog.unnest($15), pg_catalog.unnest($16), "
		"pg_catalog.unnest($17), pg_catalog.unnest($18), pg_catalog.unnest($19), "
		"pg_catalog.unnest($20), pg_catalog.unnest($21)) AS u",
		&parameters);
}

/* Replace the errors of a window, or, with no time, of the run. */
static void
write_errors(const MlsysCatalog *catalog, const char *monitor, TimestampTz start, List *errors)
{
	MlsysParameters parameters = {0};
	int n = list_length(errors);
	Datum *texts[3];

	mlsys_add_text(&parameters, monitor);
	mlsys_add_parameter(&parameters, TIMESTAMPTZOID, TimestampTzGetDatum(start),
						start == MONITOR_NO_TIME);
	(void) mlsys_catalog_run("DELETE FROM mlsys.monitor_messages WHERE monitor = $1 AND "
							 "window_start IS NOT DISTINCT FROM $2",
							 &parameters);
	if (n == 0)
		return;
	for (size_t t = 0; t < lengthof(texts); t++)
		texts[t] = palloc(n * sizeof(Datum));
	for (int i = 0; i < n; i++)
	{
		const MonitorError *error = list_nth(errors, i);

		texts[0][i] = CStringGetTextDatum(error->part);
		texts[1][i] = CStringGetTextDatum(error->feature);
		texts[2][i] = CStringGetTextDatum(error->message);
	}
	mlsys_add_time(&parameters, catalog->now);
	for (size_t t = 0; t < lengthof(texts); t++)
		add_texts(&parameters, texts[t], n);
	(void) mlsys_catalog_run(
		"INSERT INTO mlsys.monitor_messages (monitor, window_start, occurred_at, part, feature, "
		"message) SELECT $1, $2, $3, u.* FROM ROWS FROM (pg_catalog.unnest($4), "
		"pg_catalog.unnest($5), pg_catalog.unnest($6)) AS u",
		&parameters);
}

void
monitor_write_window(const MlsysCatalog *catalog, const MonitorWindowRow *window,
					 const MonitorResults *results)
{
	MlsysParameters key = {0};
	MlsysParameters parameters = {0};

	mlsys_add_text(&key, window->monitor);
	mlsys_add_time(&key, window->start);
	(void) mlsys_catalog_run(
		"DELETE FROM mlsys.metric_results WHERE monitor = $1 AND window_start = $2", &key);
	parameters = key;
	mlsys_add_time(&parameters, window->end);
	mlsys_add_text(&parameters, window->model);
	mlsys_add_parameter(&parameters, INT4OID, Int32GetDatum(window->version), window->version == 0);
	mlsys_add_parameter(&parameters, INT8OID, Int64GetDatum(window->rows), !window->is_seen);
	mlsys_add_parameter(&parameters, INT8OID, Int64GetDatum(window->labelled), !window->is_seen);
	mlsys_add_text(&parameters, ml_drift_status_names[window->status]);
	mlsys_add_text(&parameters, window->message);
	mlsys_add_parameter(&parameters, BOOLOID, BoolGetDatum(window->is_final), false);
	mlsys_add_time(&parameters, window->started_at);
	mlsys_add_time(&parameters, GetCurrentTimestamp());
	(void) mlsys_catalog_run(
		"INSERT INTO mlsys.monitor_windows AS w (monitor, window_start, window_end, model, version, "
		"rows, labelled_rows, status, message, is_final, started_at, finished_at, runs) "
		"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1) "
		"ON CONFLICT (monitor, window_start) DO UPDATE SET window_end = $3, model = $4, "
		"version = $5, rows = $6, labelled_rows = $7, status = $8, message = $9, is_final = $10, "
		"started_at = $11, finished_at = $12, runs = w.runs + 1",
		&parameters);
	write_errors(catalog, window->monitor, window->start, window->errors);
	if (results != NULL)
		write_results(catalog, window, results);
}

void
monitor_write_run(const MlsysCatalog *catalog, const char *monitor, bool is_over, const char *error,
				  List *errors)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, monitor);
	mlsys_add_parameter(&parameters, TIMESTAMPTZOID, TimestampTzGetDatum(catalog->now), !is_over);
	mlsys_add_text(&parameters, error);
	(void) mlsys_catalog_run("UPDATE mlsys.monitors SET last_run_at = coalesce($2, last_run_at), "
							 "last_error = $3 WHERE monitor = $1",
							 &parameters);
	write_errors(catalog, monitor, MONITOR_NO_TIME, errors);
}
