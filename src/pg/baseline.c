/*
 * baseline.c
 *		What a version of a model brings along for monitoring.  See baseline.h.
 *
 * train() makes it in the passes that it makes anyway, calibrate() from rows that did not train.
 *
 *	  first pass	profile of the features, and of a regression's target, over the rows with a target:
 *					sketches, from which bins follow
 *	  second pass	exact counts of these bins (nothing where the first pass was exact already), and means
 *					and covariance of the numeric features, standardised by what the profile says
 *	  scoring		profiles of a classifier's target and of the predictions, what estimates performance,
 *					and the error of reconstructing rows by their principal components
 *
 * A profile's columns have the names of option "features", which wins over what the text of the statement
 * says.  More columns than a function has arguments come as the row q.*, of which the option chooses.
 * Columns of the covariance are matched by their place: they come as arguments, or as a ROW.
 */
#include "pg/baseline.h"

#include "catalog/pg_type.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"

#include "ml/reconstruction.h"
#include "pg/data_profile.h"

#define SEED_MASK INT64CONST(0x1fffffffffffff) /* option "seed" goes to 2^53 */

/* The catalog */

static Datum
copy_result(int column)
{
	bool is_null;
	Datum value = mlsys_result(0, column, &is_null);

	return is_null ? (Datum) 0 : PointerGetDatum(PG_DETOAST_DATUM_COPY(value));
}

bool
baseline_load(const char *model, int32 version, Baseline *baseline)
{
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;
	MemoryContext old;
	bool is_found;

	memset(baseline, 0, sizeof(*baseline));
	mlsys_catalog_begin(&catalog);
	mlsys_add_text(&parameters, model);
	mlsys_add_int4(&parameters, version);
	is_found = mlsys_catalog_read("SELECT features, target, predictions, covariance, estimation "
								  "FROM mlsys.model_baselines WHERE model = $1 AND version = $2",
								  &parameters) > 0;
	old = MemoryContextSwitchTo(catalog.context);
	if (is_found)
		*baseline = (Baseline){copy_result(1), copy_result(2), copy_result(3), copy_result(4),
							   copy_result(5)};
	MemoryContextSwitchTo(old);
	mlsys_catalog_end(&catalog);
	return is_found;
}

void
baseline_missing(const MlsysResolved *version, const char *subject)
{
	ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
					errmsg("version %d of model \"%s\" has no profile of its %s", version->version,
						   version->model, subject),
					errhint("mlsys.calibrate(model, query) makes one from labelled rows.")));
}

static void
add_value(MlsysParameters *parameters, Oid type, Datum value)
{
	mlsys_add_parameter(parameters, type, value, value == (Datum) 0);
}

void
baseline_store(const MlsysCatalog *catalog, const char *model, int32 version,
			   const Baseline *baseline)
{
	MlsysParameters parameters = {0};
	Oid profile = mlsys_own_type("data_profile");

	mlsys_add_text(&parameters, model);
	mlsys_add_int4(&parameters, version);
	add_value(&parameters, profile, baseline->features);
	add_value(&parameters, profile, baseline->target);
	add_value(&parameters, profile, baseline->predictions);
	add_value(&parameters, BYTEAOID, baseline->covariance);
	add_value(&parameters, BYTEAOID, baseline->estimation);
	mlsys_add_time(&parameters, catalog->now);
	(void) mlsys_catalog_run(
		"INSERT INTO mlsys.model_baselines (model, version, features, target, predictions, "
		"covariance, estimation, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
		"ON CONFLICT (model, version) DO UPDATE SET features = excluded.features, "
		"target = excluded.target, predictions = excluded.predictions, "
		"covariance = excluded.covariance, estimation = excluded.estimation, "
		"created_at = excluded.created_at",
		&parameters);
}

/* Profiles */

static void
open_profile(MlsysEnv *env, Datum value, MlDataProfile *profile)
{
	mlsys_profile_open(env, PG_DETOAST_DATUM(value), profile);
}

/* A column of a profile alone, under the name by which the target is known. */
static Datum
seal_target(MlsysEnv *env, const MlDataProfile *profile, int32 column)
{
	MlDataProfile some = *profile;
	MlProfileColumn target = profile->columns[column];

	target.name = "actual";
	if (target.kind == ML_PROFILE_NUMBER && target.type_kind == ML_COLUMN_NUMBER)
		target.type_name = "double precision";
	some.columns = &target;
	some.ncolumns = 1;
	return PointerGetDatum(mlsys_profile_seal(env, &some));
}

void
baseline_forget_classes(Baseline *baseline)
{
	MlDataProfile profile;
	MlsysEnv env;
	int32 column;

	if (baseline->predictions == (Datum) 0)
		return;
	mlsys_env_init(&env, CurrentMemoryContext);
	open_profile(&env, baseline->predictions, &profile);
	column = ml_profile_find(&profile, "prediction");
	profile.columns += column;
	profile.ncolumns = 1;
	baseline->predictions =
		column < 0 ? (Datum) 0 : PointerGetDatum(mlsys_profile_seal(&env, &profile));
}

/* Statements */

void
baseline_begin(BaselineScan *scan, MlsysEnv *env, const char **features, int nfeatures,
			   const char *target)
{
	memset(scan, 0, sizeof(*scan));
	scan->context = env->context;
	scan->env = env;
	scan->target = target;
	scan->features = features;
	scan->nfeatures = nfeatures;
}

/* A parameter: options of profile() that name its columns. */
static void
add_options(const BaselineScan *scan, MlsysParameters *parameters, bool has_reference)
{
	MlWriter writer;

	ml_writer_init(&writer, &scan->env->ml);
	ml_json_begin(&writer, '{');
	if (!has_reference)
	{
		ml_json_key(&writer, "seed");
		ml_json_integer(&writer, scan->seed & SEED_MASK);
	}
	ml_json_key(&writer, "features");
	ml_json_begin(&writer, '[');
	for (int i = 0; i < scan->nfeatures; i++)
		ml_json_string(&writer, scan->features[i]);
	if (scan->profiles_target)
		ml_json_string(&writer, scan->target);
	ml_json_end(&writer, ']');
	ml_json_end(&writer, '}');
	ml_write_u8(&writer, 0);
	mlsys_check(scan->env, ml_writer_status(&writer));
	mlsys_add_parameter(parameters, JSONBOID,
						DirectFunctionCall1(jsonb_in, CStringGetDatum((const char *) writer.data)),
						false);
}

/* ", q.a, q.b, q.y::float8" or ", q.*". */
static void
append_profiled(StringInfo sql, const BaselineScan *scan)
{
	if (scan->nfeatures + scan->profiles_target > REPORT_MAX_ARGUMENTS)
	{
		appendStringInfoString(sql, ", q.*");
		return;
	}
	report_append_columns(sql, scan->features, scan->nfeatures);
	if (scan->profiles_target)
		appendStringInfo(sql, ", q.%s%s::pg_catalog.float8", quote_identifier(scan->target),
						 scan->target_is_boolean ? "::pg_catalog.int4" : "");
}

/* " FILTER (...)": the rows that count. */
static void
append_filter(StringInfo sql, const BaselineScan *scan)
{
	appendStringInfo(sql, " FILTER (WHERE q.%s IS NOT NULL)", quote_identifier(scan->target));
}

void
baseline_append_first(StringInfo sql, const BaselineScan *scan, MlsysParameters *parameters)
{
	add_options(scan, parameters, false);
	appendStringInfo(sql, ", mlsys.profile($%d", parameters->count);
	append_profiled(sql, scan);
	appendStringInfoChar(sql, ')');
	append_filter(sql, scan);
}

/* Columns of the covariance, as the kernel chooses them of those that are no elements of arrays. */
static void
choose_covariance(BaselineScan *scan, const MlDataProfile *features)
{
	MlDataProfile plain = *features;
	MlCovariance covariance;

	plain.columns = palloc(Max(features->ncolumns, 1) * sizeof(MlProfileColumn));
	plain.ncolumns = 0;
	for (int32 c = 0; c < features->ncolumns; c++)
	{
		bool is_plain = false;

		for (int i = 0; i < scan->nfeatures && !is_plain; i++)
			is_plain = strcmp(features->columns[c].name, scan->features[i]) == 0;
		if (is_plain)
			plain.columns[plain.ncolumns++] = features->columns[c];
	}
	mlsys_check(scan->env, ml_covariance_begin(&scan->env->ml, &plain, &covariance));
	scan->ncovariance = covariance.ncolumns < 2 ? 0 : covariance.ncolumns;
	scan->covariance_columns = covariance.names;
	scan->plain =
		scan->ncovariance == 0 ? (Datum) 0 : PointerGetDatum(mlsys_profile_seal(scan->env, &plain));
}

/* Features and target apart: features gets what is left of the profile. */
static void
split_profile(BaselineScan *scan, const MlDataProfile *profile, MlDataProfile *features)
{
	int32 target = scan->profiles_target ? ml_profile_find(profile, scan->target) : -1;

	*features = *profile;
	if (target >= 0)
	{
		features->columns = palloc(profile->ncolumns * sizeof(MlProfileColumn));
		features->ncolumns = 0;
		for (int32 i = 0; i < profile->ncolumns; i++)
			if (i != target)
				features->columns[features->ncolumns++] = profile->columns[i];
		scan->baseline.target = seal_target(scan->env, profile, target);
	}
	scan->baseline.features = PointerGetDatum(mlsys_profile_seal(scan->env, features));
}

void
baseline_take_first(BaselineScan *scan, Datum profile, bool is_null)
{
	MlDataProfile whole;
	MlDataProfile features;
	MemoryContext old;

	if (is_null)
		return;
	old = MemoryContextSwitchTo(scan->context);
	scan->first = profile;
	open_profile(scan->env, profile, &whole);
	scan->is_first_approximate = whole.counts_approximate;
	split_profile(scan, &whole, &features);
	choose_covariance(scan, &features);
	MemoryContextSwitchTo(old);
}

void
baseline_resume(BaselineScan *scan, const Baseline *baseline)
{
	MlDataProfile features;
	MlCovariance covariance;
	struct varlena *bytes;

	scan->baseline = *baseline;
	if (baseline->covariance != (Datum) 0)
	{
		bytes = PG_DETOAST_DATUM(baseline->covariance);
		mlsys_check(scan->env, ml_covariance_load(&scan->env->ml, VARDATA(bytes),
												  VARSIZE(bytes) - VARHDRSZ, &covariance));
		scan->ncovariance = covariance.ncolumns;
		scan->covariance_columns = covariance.names;
	}
	else if (baseline->features != (Datum) 0)
	{
		open_profile(scan->env, baseline->features, &features);
		choose_covariance(scan, &features);
	}
}

/* ", a.c1, a.c2" of columns in a place, or ", ROW(...)". */
static void
append_covariance(StringInfo sql, const BaselineScan *scan, bool is_extra)
{
	bool is_row = scan->ncovariance > REPORT_MAX_ARGUMENTS;

	if (is_row)
		appendStringInfoString(sql, ", ROW(");
	for (int i = 0; i < scan->ncovariance; i++)
	{
		appendStringInfoString(sql, is_row && i == 0 ? "" : ", ");
		if (is_extra)
			appendStringInfo(sql, "s.covariance%d", i);
		else
			appendStringInfo(sql, "q.%s", quote_identifier(scan->covariance_columns[i]));
	}
	if (is_row)
		appendStringInfoChar(sql, ')');
}

void
baseline_append_second(StringInfo sql, const BaselineScan *scan, MlsysParameters *parameters)
{
	Oid type = mlsys_own_type("data_profile");

	if (scan->first != (Datum) 0 && scan->is_first_approximate)
	{
		add_options(scan, parameters, true);
		mlsys_add_parameter(parameters, type, scan->first, false);
		appendStringInfo(sql, ", mlsys.profile($%d, $%d", parameters->count - 1, parameters->count);
		append_profiled(sql, scan);
		appendStringInfoChar(sql, ')');
		append_filter(sql, scan);
	}
	else
		appendStringInfoString(sql, ", NULL::mlsys.data_profile");
	if (scan->ncovariance > 0)
	{
		mlsys_add_parameter(parameters, type, scan->plain, false);
		appendStringInfo(sql, ", mlsys.feature_covariance($%d", parameters->count);
		append_covariance(sql, scan, false);
		appendStringInfoChar(sql, ')');
		append_filter(sql, scan);
	}
	else
		appendStringInfoString(sql, ", NULL::pg_catalog.bytea");
}

void
baseline_take_second(BaselineScan *scan, const Datum *values, const bool *nulls)
{
	MlDataProfile reference;
	MlDataProfile window;
	MlDataProfile features;
	MemoryContext old = MemoryContextSwitchTo(scan->context);

	if (!nulls[0])
	{
		open_profile(scan->env, scan->first, &reference);
		open_profile(scan->env, values[0], &window);
		mlsys_check(scan->env, ml_profile_recount(&scan->env->ml, &reference, &window));
		split_profile(scan, &reference, &features);
	}
	if (!nulls[1])
		scan->baseline.covariance = values[1];
	MemoryContextSwitchTo(old);
}

const char *const baseline_columns[BASELINE_COLUMNS] = {
	"baseline_target", "baseline_predictions", "baseline_estimation", "baseline_covariance"};

void
baseline_append_extra(StringInfo extra, const BaselineScan *scan)
{
	for (int i = 0; i < scan->ncovariance && scan->baseline.covariance != (Datum) 0; i++)
		appendStringInfo(extra, "q.%s AS covariance%d, ",
						 quote_identifier(scan->covariance_columns[i]), i);
}

/* Numbers of many different values have their bins counted by a look at all of them; see exact_prediction_profile. */
static void
append_predictions(StringInfo sql, const Report *report, bool is_large)
{
	if (!ml_model_is_regression(report->models[0].model) &&
		!ml_model_is_binary(report->models[0].model))
		appendStringInfoString(sql,
							   "mlsys.profile('{\"features\": [\"predicted_class\"]}', s.label0)");
	else if (ml_model_is_regression(report->models[0].model) && is_large)
		appendStringInfoString(sql,
							   "mlsys.profile('{\"features\": [\"prediction\"]}', s.predicted0)");
	else if (is_large)
		appendStringInfo(sql,
						 "mlsys.profile('{\"features\": [\"prediction\", \"predicted_class\"]}', "
						 "s.predicted0, s.predicted0 OPERATOR(pg_catalog.>=) $%d)",
						 report->models[0].threshold);
	else if (ml_model_is_regression(report->models[0].model))
		appendStringInfoString(
			sql, "mlsys.exact_prediction_profile(s.predicted0, NULL::pg_catalog.float8)");
	else
		appendStringInfo(sql, "mlsys.exact_prediction_profile(s.predicted0, $%d)",
						 report->models[0].threshold);
}

static void
append_estimation(StringInfo sql, const BaselineScan *scan, const Report *report, int covariance)
{
	if (ml_model_is_binary(report->models[0].model))
		appendStringInfoString(sql, "mlsys.binary_estimation(s.actual, s.predicted0)");
	else if (!ml_model_is_regression(report->models[0].model))
		appendStringInfo(sql, "mlsys.multiclass_estimation(s.actual, s.predicted0, $%d)",
						 report->classes);
	else
	{
		appendStringInfo(sql, "mlsys.regression_estimation($%d, s.actual, s.predicted0",
						 covariance);
		append_covariance(sql, scan, true);
		appendStringInfoChar(sql, ')');
	}
}

void
baseline_append_score(StringInfo sql, const BaselineScan *scan, Report *report,
					  const char *condition, bool is_large)
{
	MlsysParameters *parameters = &report->parameters;
	bool has_covariance = scan->ncovariance > 0 && scan->baseline.covariance != (Datum) 0;

	if (has_covariance)
		mlsys_add_parameter(parameters, BYTEAOID, scan->baseline.covariance, false);
	if (scan->profiles_target)
		appendStringInfoString(sql, ", NULL::mlsys.data_profile");
	else if (ml_model_is_regression(report->models[0].model))
		appendStringInfo(sql,
						 ", mlsys.exact_prediction_profile(s.actual, NULL::pg_catalog.float8)");
	else
		appendStringInfoString(sql, ", mlsys.profile('{\"features\": [\"actual\"]}', s.actual) "
									"FILTER (WHERE s.target IS NOT NULL)");
	appendStringInfo(sql, " AS %s, ", baseline_columns[0]);
	append_predictions(sql, report, is_large);
	appendStringInfo(sql, " FILTER (WHERE %s) AS %s, ", condition, baseline_columns[1]);
	if (ml_model_is_regression(report->models[0].model) && !has_covariance)
		appendStringInfoString(sql, "NULL::pg_catalog.bytea");
	else
	{
		append_estimation(sql, scan, report, parameters->count);
		appendStringInfo(sql, " FILTER (WHERE %s)", condition);
	}
	appendStringInfo(sql, " AS %s, ", baseline_columns[2]);
	if (has_covariance)
	{
		appendStringInfo(sql, "mlsys.fit_reconstruction($%d", parameters->count);
		append_covariance(sql, scan, true);
		appendStringInfo(sql, ") FILTER (WHERE %s)", condition);
	}
	else
		appendStringInfoString(sql, "NULL::pg_catalog.bytea");
	appendStringInfo(sql, " AS %s", baseline_columns[3]);
}

void
baseline_take_score(BaselineScan *scan, const Datum *values, const bool *nulls)
{
	Baseline *baseline = &scan->baseline;
	MemoryContext old = MemoryContextSwitchTo(scan->context);
	MlDataProfile target;

	if (!nulls[0])
	{
		open_profile(scan->env, values[0], &target);
		baseline->target = seal_target(scan->env, &target, 0);
	}
	MemoryContextSwitchTo(old);
	if (!nulls[1])
		baseline->predictions = values[1];
	if (!nulls[2])
		baseline->estimation = values[2];
	if (!nulls[3])
		baseline->covariance = values[3];
}
