/*
 * summarize.c
 *		mlsys.summarize(): a table of what a profile tells, made of a query or stored; the same as JSON and
 *		as the bars of a histogram.
 *
 * The query is read once, by the aggregate mlsys.profile(), with the caller's rights.
 */
#include "pg/profile_text.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/jsonb.h"
#include "utils/tuplestore.h"

#include "pg/lifecycle.h"
#include "pg/profile_call.h"
#include "pg/query.h"
#include "pg/report.h"

#define NSUMMARY 16 /* columns of summarize() */
#define NBARS 6     /* of profile_histogram() */

/* A value of a row; a NULL text is a NULL. */
static void
put_text(const char *text, int column, Datum *values, bool *nulls)
{
	nulls[column] = text == NULL;
	values[column] = text == NULL ? (Datum) 0 : CStringGetTextDatum(text);
}

static void
put_row(ReturnSetInfo *result, const MlDataProfile *profile, const MlProfileColumn *column)
{
	const MlMoments *moments = &column->moments;
	bool is_number = column->kind == ML_PROFILE_NUMBER && moments->n > 0;
	double error;
	double distinct = ml_profile_distinct(column, &error);
	Datum values[NSUMMARY];
	bool nulls[NSUMMARY] = {false};

	put_text(mlsys_valid_text(column->name), 0, values, nulls);
	put_text(mlsys_valid_text(column->type_name), 1, values, nulls);
	put_text(column->kind == ML_PROFILE_OTHER ? "other" : ml_column_kind_names[column->type_kind],
			 2, values, nulls);
	values[3] = Int64GetDatum(profile->nrows);
	values[4] = Int64GetDatum(column->nulls + column->nans);
	nulls[5] = isnan(distinct) || column->kind == ML_PROFILE_OTHER;
	values[5] = Int64GetDatum(nulls[5] ? 0 : (int64) rint(distinct));
	values[6] = BoolGetDatum(ml_profile_is_exact(column));
	put_text(is_number ? profile_value_text(column, moments->minimum, false) : NULL, 7, values,
			 nulls);
	put_text(is_number ? profile_value_text(column, moments->mean, true) : NULL, 8, values, nulls);
	put_text(is_number ? profile_distance_text(column, ml_moments_sd(moments)) : NULL, 9, values,
			 nulls);
	for (int i = 0; i < 3; i++)
	{
		static const double shares[] = {0.05, 0.5, 0.95};
		double quantile = is_number ? ml_profile_quantile(column, shares[i]) : NAN;

		put_text(profile_value_text(column, quantile, false), 10 + i, values, nulls);
	}
	put_text(is_number ? profile_value_text(column, moments->maximum, false) : NULL, 13, values,
			 nulls);
	put_text(profile_top_values(column), 14, values, nulls);
	put_text(profile_bars(column), 15, values, nulls);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* Open the profile in an argument that must not be NULL. */
static void
open_argument(FunctionCallInfo fcinfo, int argument, MlsysEnv *env, MlDataProfile *profile)
{
	mlsys_require_argument(fcinfo, argument);
	mlsys_env_init(env, CurrentMemoryContext);
	mlsys_profile_open(env, PG_GETARG_VARLENA_PP(argument), profile);
}

PG_FUNCTION_INFO_V1(mlsys_summarize_profile);
Datum
mlsys_summarize_profile(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MlDataProfile profile;
	MlsysEnv env;

	open_argument(fcinfo, 0, &env, &profile);
	InitMaterializedSRF(fcinfo, 0);
	for (int32_t i = 0; i < profile.ncolumns; i++)
		put_row(result, &profile, &profile.columns[i]);
	return (Datum) 0;
}

/* The profile of a query's rows; NULL when there are none. */
static struct varlena *
profile_query(ReportQuery *query)
{
	MemoryContext context = CurrentMemoryContext;
	MlsysParameters parameters = {0};
	StringInfoData sql;
	const char **names;
	Datum value;
	bool is_null;

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	report_describe(query, context);
	if (query->columns->natts == 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN), errmsg("%s has no columns", query->what)));
	names = palloc(query->columns->natts * sizeof(char *));
	for (int i = 0; i < query->columns->natts; i++)
		names[i] = NameStr(TupleDescAttr(query->columns, i)->attname);
	mlsys_add_parameter(&parameters, JSONBOID, report_names_option(names, query->columns->natts),
						false);
	initStringInfo(&sql);
	appendStringInfoString(&sql, "SELECT mlsys.profile($1");
	report_append_columns(&sql, names, query->columns->natts);
	appendStringInfo(&sql, ") FROM (%s\n) AS q", query->source);
	report_run(sql.data, &parameters, 1, context, &value, &is_null, NULL);
	SPI_finish();
	return is_null ? NULL : PG_DETOAST_DATUM(value);
}

/* A profile of no rows. */
static void
make_empty(MlsysEnv *env, TupleDesc desc, MlDataProfile *profile)
{
	MlProfileColumn *columns = palloc0(desc->natts * sizeof(MlProfileColumn));

	for (int i = 0; i < desc->natts; i++)
	{
		MlsysColumnReader reader;

		columns[i].name = NameStr(TupleDescAttr(desc, i)->attname);
		(void) profile_column_init(&reader, &columns[i], TupleDescAttr(desc, i)->atttypid,
								   env->context);
	}
	mlsys_check(env, ml_profile_init(&env->ml, profile, columns, desc->natts,
									 &ml_profile_default_options, NULL));
	mlsys_check(env, ml_profile_freeze(&env->ml, profile));
}

PG_FUNCTION_INFO_V1(mlsys_summarize_query);
Datum
mlsys_summarize_query(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	ReportQuery query = {.what = "query of summarize()"};
	const struct varlena *value;
	MlDataProfile profile;
	MlsysEnv env;

	query.source = mlsys_query_open(mlsys_text_argument(fcinfo, 0), query.what);
	InitMaterializedSRF(fcinfo, 0);
	mlsys_env_init(&env, CurrentMemoryContext);
	value = profile_query(&query);
	if (value == NULL)
		make_empty(&env, query.columns, &profile);
	else
		mlsys_profile_open(&env, value, &profile);
	for (int32_t i = 0; i < profile.ncolumns; i++)
		put_row(result, &profile, &profile.columns[i]);
	return (Datum) 0;
}

/* As JSON, and as bars */

PG_FUNCTION_INFO_V1(mlsys_profile_json);
Datum
mlsys_profile_json(PG_FUNCTION_ARGS)
{
	MlDataProfile profile;
	MlWriter writer;
	MlsysEnv env;

	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_profile_open(&env, PG_GETARG_VARLENA_PP(0), &profile);
	ml_writer_init(&writer, &env.ml);
	ml_profile_json(&writer, &profile);
	ml_write_u8(&writer, '\0');
	mlsys_check(&env, ml_writer_status(&writer));
	PG_RETURN_DATUM(DirectFunctionCall1(
		jsonb_in, CStringGetDatum(mlsys_valid_text((const char *) writer.data))));
}

static const MlProfileColumn *
find_column(const MlDataProfile *profile, const char *name)
{
	int32_t i = ml_profile_find(profile, name);
	StringInfoData list;

	if (i >= 0)
		return &profile->columns[i];
	initStringInfo(&list);
	for (i = 0; i < profile->ncolumns; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "",
						 mlsys_valid_text(profile->columns[i].name));
	ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN), errmsg("profile has no column \"%s\"", name),
					errdetail("Its columns are: %s.", list.data)));
}

/* A bar of a histogram: of numbers from low to high, of a category its label. */
static void
put_bar(ReturnSetInfo *result, int bin, double low, double high, const char *label, int64 count,
		int64 total)
{
	Datum values[NBARS];
	bool nulls[NBARS] = {false};

	values[0] = Int32GetDatum(bin);
	nulls[1] = nulls[2] = label != NULL;
	values[1] = Float8GetDatum(low);
	values[2] = Float8GetDatum(high);
	put_text(label, 3, values, nulls);
	values[4] = Int64GetDatum(count);
	nulls[5] = total == 0;
	values[5] = Float8GetDatum(total == 0 ? 0 : (double) count / (double) total);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

PG_FUNCTION_INFO_V1(mlsys_profile_histogram);
Datum
mlsys_profile_histogram(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	const MlProfileColumn *column;
	const MlBins *bins;
	MlDataProfile profile;
	int64 total;
	MlsysEnv env;
	int n = 0;

	open_argument(fcinfo, 0, &env, &profile);
	column = find_column(&profile, mlsys_text_argument(fcinfo, 1));
	InitMaterializedSRF(fcinfo, 0);
	total = ml_profile_present(&profile, column);
	bins = &column->bins;
	for (; n < bins->nbins; n++)
		put_bar(result, n + 1, n == 0 ? -INFINITY : bins->edges[n - 1],
				n == bins->nbins - 1 ? INFINITY : bins->edges[n], NULL, bins->counts[n], total);
	for (int32_t i = 0; i < column->nlevels; i++)
		put_bar(result, ++n, 0, 0, profile_level_text(&column->levels[i]), column->levels[i].count,
				total);
	if (column->other > 0)
		put_bar(result, ++n, 0, 0, "(other)", column->other, total);
	if (column->unseen > 0)
		put_bar(result, ++n, 0, 0, "(unseen)", column->unseen, total);
	return (Datum) 0;
}
