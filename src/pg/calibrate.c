/*
 * calibrate.c
 *		mlsys.calibrate(): a version's baseline for monitoring from labelled rows; and
 *		mlsys.training_profile(), which shows its profiles.
 *
 * train() makes the baseline of its versions.  A version that was registered has none, and one whose test
 * part was too small cannot have its performance estimated: rows that did not train the version mend
 * both.  The profile of the features, where there is one, stays, as drift is measured against the rows
 * of the training; so do the means and correlations, while their error on rows held out is measured anew.
 *
 * The query runs with the rights of the caller, who must own the model; it is read once, or three times
 * where the features have no profile yet.
 */
#include "pg/baseline.h"

#include "catalog/pg_type.h"
#include "utils/jsonb.h"

#include "pg/lifecycle.h"
#include "pg/overlap.h"
#include "pg/query.h"

#define LABELS_SHOWN 10

typedef struct Calibration
{
	MemoryContext context; /* that outlives SPI */
	MlsysEnv env;
	char *name; /* "churn@3" */
	MlsysResolved version;
	MlModel model;
	ReportQuery query;
	ReportModel report_model;
	Report report;
	BaselineScan scan;
	Overlap overlap;
} Calibration;

/* Counts of the last statement, before the baseline's columns. */
enum
{
	COUNT_ROWS,
	COUNT_UNLABELLED,
	COUNT_UNKNOWN,
	COUNT_UNPREDICTED,
	COUNT_HASHED,
	COUNT_TRAINED,
	COUNTS
};

static Calibration *
open_arguments(FunctionCallInfo fcinfo)
{
	Calibration *calibration = palloc0(sizeof(Calibration));
	char *reference = mlsys_text_argument(fcinfo, 0);
	MlsysCatalog catalog;

	calibration->context = CurrentMemoryContext;
	mlsys_env_init(&calibration->env, calibration->context);
	calibration->query.what = "query of calibrate()";
	calibration->query.source =
		mlsys_query_open(mlsys_text_argument(fcinfo, 1), calibration->query.what);
	(void) mlsys_resolve(reference, true, &calibration->version);
	mlsys_catalog_begin(&catalog);
	mlsys_catalog_check_owner(&catalog, calibration->version.model, false);
	mlsys_catalog_end(&catalog);
	calibration->name = psprintf("%s@%d", calibration->version.model, calibration->version.version);
	mlsys_model_open(&calibration->env, mlsys_resolved_value(&calibration->version),
					 &calibration->model);
	return calibration;
}

static void
begin_scan(Calibration *calibration)
{
	const MlEncoder *encoder = &calibration->model.encoder;
	const char **features = palloc(Max(encoder->ncolumns, 1) * sizeof(char *));
	Baseline baseline;

	for (int32 i = 0; i < encoder->ncolumns; i++)
		features[i] = encoder->columns[i].name;
	baseline_begin(&calibration->scan, &calibration->env, features, encoder->ncolumns,
				   calibration->model.training.target_name);
	if (baseline_load(calibration->version.model, calibration->version.version, &baseline))
		baseline_resume(&calibration->scan, &baseline);
	/* these are made anew, or there are none */
	calibration->scan.baseline.target = (Datum) 0;
	calibration->scan.baseline.predictions = (Datum) 0;
	calibration->scan.baseline.estimation = (Datum) 0;
}

/* What the rows are like, where that is not known. */
static void
profile_rows(Calibration *calibration)
{
	BaselineScan *scan = &calibration->scan;
	MlsysParameters parameters = {0};
	StringInfoData sql;
	Datum values[3];
	bool nulls[3];

	if (scan->baseline.features == (Datum) 0)
	{
		initStringInfo(&sql);
		appendStringInfoString(&sql, "SELECT pg_catalog.count(*)");
		baseline_append_first(&sql, scan, &parameters);
		appendStringInfo(&sql, " FROM (%s\n) AS q", calibration->query.source);
		report_run(sql.data, &parameters, 2, calibration->context, values, nulls, NULL);
		baseline_take_first(scan, values[1], nulls[1]);
	}
	if (!scan->is_first_approximate &&
		(scan->ncovariance == 0 || scan->baseline.covariance != (Datum) 0))
		return;
	memset(&parameters, 0, sizeof(parameters));
	initStringInfo(&sql);
	appendStringInfoString(&sql, "SELECT pg_catalog.count(*)");
	baseline_append_second(&sql, scan, &parameters);
	appendStringInfo(&sql, " FROM (%s\n) AS q", calibration->query.source);
	report_run(sql.data, &parameters, 3, calibration->context, values, nulls, NULL);
	baseline_take_second(scan, values + 1, nulls + 1);
}

/* What the model makes of them. */
static void
score_rows(Calibration *calibration, int64 *counts)
{
	Report *report = &calibration->report;
	Datum values[COUNTS + BASELINE_COLUMNS];
	bool nulls[COUNTS + BASELINE_COLUMNS];
	StringInfoData sql;
	StringInfoData extra;

	calibration->report_model = (ReportModel){.model = &calibration->model,
											  .reference = CStringGetTextDatum(calibration->name),
											  .reference_type = TEXTOID};
	*report = (Report){.query = &calibration->query,
					   .target = calibration->model.training.target_name,
					   .models = &calibration->report_model,
					   .nmodels = 1};
	report_begin(report);
	overlap_open(&calibration->overlap, &calibration->version, &calibration->model,
				 &calibration->query);
	overlap_begin(&calibration->overlap, report);
	initStringInfo(&extra);
	initStringInfo(&sql);
	appendStringInfoString(
		&sql, "SELECT pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE s.target IS NULL), "
			  "pg_catalog.count(*) FILTER (WHERE ");
	report_append_is_unknown(&sql, report);
	appendStringInfoString(&sql, "), pg_catalog.count(*) FILTER (WHERE s.target IS NOT NULL AND "
								 "s.predicted0 IS NULL)");
	if (calibration->overlap.is_known)
	{
		overlap_append(&extra, &calibration->overlap, 0);
		appendStringInfoString(
			&sql, ", pg_catalog.count(s.trained0) FILTER (WHERE s.target IS NOT NULL)"
				  ", pg_catalog.count(*) FILTER (WHERE s.target IS NOT NULL AND s.trained0)");
	}
	else
		appendStringInfoString(&sql, ", 0::pg_catalog.int8, 0::pg_catalog.int8");
	baseline_append_extra(&extra, &calibration->scan);
	baseline_append_score(&sql, &calibration->scan, report, "s.target IS NOT NULL", false);
	report_append_rows(&sql, report, extra.data);
	report_run(sql.data, &report->parameters, lengthof(values), calibration->context, values, nulls,
			   NULL);
	for (int i = 0; i < COUNTS; i++)
		counts[i] = DatumGetInt64(values[i]);
	baseline_take_score(&calibration->scan, values + COUNTS, nulls + COUNTS);
}

/* The classes of the model, the first of them at least. */
static const char *
known_labels(const Calibration *calibration)
{
	const MlClasses *classes = &calibration->model.classes;
	StringInfoData list;

	initStringInfo(&list);
	for (int32 i = 0; i < classes->nclasses && i < LABELS_SHOWN; i++)
		appendStringInfo(
			&list, "%s%s", i > 0 ? ", " : "",
			mlsys_valid_text(pnstrdup(classes->labels[i].data, classes->labels[i].length)));
	if (classes->nclasses > LABELS_SHOWN)
		appendStringInfoString(&list, ", ...");
	return list.data;
}

static void
tell_rows(const Calibration *calibration, const int64 *counts)
{
	int64 labelled = counts[COUNT_ROWS] - counts[COUNT_UNLABELLED];

	if (labelled == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s gives no row with a target", calibration->query.what)));
	if (counts[COUNT_UNKNOWN] == labelled)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s has no label that the model knows", calibration->query.what),
						errhint("Labels of the model are: %s.", known_labels(calibration))));
	if (counts[COUNT_UNLABELLED] > 0)
		ereport(NOTICE,
				(errmsg_plural("%lld row with a NULL target is left out",
							   "%lld rows with a NULL target are left out",
							   counts[COUNT_UNLABELLED], (long long) counts[COUNT_UNLABELLED])));
	if (counts[COUNT_UNKNOWN] > 0)
		ereport(NOTICE, (errmsg_plural("%lld row has a label that the model does not know",
									   "%lld rows have labels that the model does not know",
									   counts[COUNT_UNKNOWN], (long long) counts[COUNT_UNKNOWN])));
	if (counts[COUNT_UNPREDICTED] > 0)
		ereport(NOTICE,
				(errmsg_plural("%lld row is left out, for which the model predicts nothing",
							   "%lld rows are left out, for which the model predicts nothing",
							   counts[COUNT_UNPREDICTED], (long long) counts[COUNT_UNPREDICTED])));
	if (counts[COUNT_TRAINED] > 0)
		ereport(WARNING,
				(errmsg("%s trained version %d of model \"%s\"",
						overlap_estimate(&calibration->overlap, labelled, counts[COUNT_HASHED],
										 counts[COUNT_TRAINED]),
						calibration->version.version, calibration->version.model),
				 errdetail("On such rows a model does better than on others, so that what is "
						   "estimated from them is too good."),
				 errhint("Take rows that were held out of its training, or that came later.")));
}

/* Write the baseline and tell of it. */
static Datum
store(const Calibration *calibration, const int64 *counts)
{
	const Baseline *baseline = &calibration->scan.baseline;
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;
	MemoryContext old;
	Datum summary;

	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, calibration->version.model);
	mlsys_add_text(&parameters, calibration->version.model);
	mlsys_add_int4(&parameters, calibration->version.version);
	if (mlsys_catalog_run("SELECT FROM mlsys.model_versions WHERE model = $1 AND version = $2",
						  &parameters) == 0)
		mlsys_no_version(calibration->version.model, calibration->version.version);
	baseline_store(&catalog, calibration->version.model, calibration->version.version, baseline);
	mlsys_catalog_touch(&catalog, calibration->version.model);
	mlsys_add_int8(&parameters, counts[COUNT_ROWS] - counts[COUNT_UNLABELLED]);
	mlsys_add_parameter(&parameters, BYTEAOID, baseline->estimation,
						baseline->estimation == (Datum) 0);
	(void) mlsys_catalog_run(
		"SELECT pg_catalog.jsonb_build_object('model', $1, 'version', $2, 'rows', $3, "
		"'estimation', mlsys.describe_estimation($4))",
		&parameters);
	old = MemoryContextSwitchTo(catalog.context);
	summary = PointerGetDatum(PG_DETOAST_DATUM_COPY(mlsys_result_value(0, 1)));
	MemoryContextSwitchTo(old);
	mlsys_catalog_end(&catalog);
	return summary;
}

/* calibrate(model, query) returns jsonb */
PG_FUNCTION_INFO_V1(mlsys_calibrate);
Datum
mlsys_calibrate(PG_FUNCTION_ARGS)
{
	Calibration *calibration = open_arguments(fcinfo);
	int64 counts[COUNTS];

	begin_scan(calibration);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	report_describe(&calibration->query, calibration->context);
	report_check_model(&calibration->query, &calibration->model,
					   psprintf("model \"%s\"", calibration->name));
	profile_rows(calibration);
	score_rows(calibration, counts);
	SPI_finish();
	tell_rows(calibration, counts);
	PG_RETURN_DATUM(store(calibration, counts));
}

/* training_profile(model, subject) returns data_profile */
PG_FUNCTION_INFO_V1(mlsys_training_profile);
Datum
mlsys_training_profile(PG_FUNCTION_ARGS)
{
	char *reference = mlsys_text_argument(fcinfo, 0);
	char *subject = mlsys_text_argument(fcinfo, 1);
	MlsysResolved version;
	Baseline baseline;
	Datum *profile;

	if (strcmp(subject, "features") == 0)
		profile = &baseline.features;
	else if (strcmp(subject, "target") == 0)
		profile = &baseline.target;
	else if (strcmp(subject, "predictions") == 0)
		profile = &baseline.predictions;
	else
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("there is no profile of \"%s\"", subject),
						errhint("There are profiles of features, target and predictions.")));
	(void) mlsys_resolve(reference, true, &version);
	(void) baseline_load(version.model, version.version, &baseline);
	if (*profile == (Datum) 0)
		baseline_missing(&version, subject);
	PG_RETURN_DATUM(*profile);
}
