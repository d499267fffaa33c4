/*
 * lifecycle.c
 *		Models and versions by name: register, drop, rename.
 *
 * Each function reads its arguments, then does all its work in one stretch as the owner of the catalog
 * (see catalog.c): lock the model, check the caller, write.  They write nothing when they fail.
 */
#include "pg/lifecycle.h"

#include "access/htup_details.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/syscache.h"

#include "pg/monitor.h"

/* Arguments */

void
mlsys_require_argument(FunctionCallInfo fcinfo, int argument)
{
	Oid function = fcinfo->flinfo->fn_oid;
	HeapTuple tuple;
	char **names;
	Oid *types;
	char *modes;
	int count;

	if (!PG_ARGISNULL(argument))
		return;
	tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for function %u", function);
	count = get_func_arg_info(tuple, &types, &names, &modes);
	ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					errmsg("argument \"%s\" of mlsys.%s() is NULL",
						   names != NULL && argument < count ? names[argument] : "?",
						   NameStr(((Form_pg_proc) GETSTRUCT(tuple))->proname))));
}

char *
mlsys_text_argument(FunctionCallInfo fcinfo, int argument)
{
	mlsys_require_argument(fcinfo, argument);
	return text_to_cstring(PG_GETARG_TEXT_PP(argument));
}

char *
mlsys_optional_text(FunctionCallInfo fcinfo, int argument)
{
	return PG_ARGISNULL(argument) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(argument));
}

List *
mlsys_names_argument(FunctionCallInfo fcinfo, int arg, const char *name)
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

/* Versions */

PG_FUNCTION_INFO_V1(mlsys_register);
Datum
mlsys_register(PG_FUNCTION_ARGS)
{
	MlsysVersion version = {.origin = "register"};

	version.model = mlsys_text_argument(fcinfo, 0);
	mlsys_require_argument(fcinfo, 1);
	version.value = PG_GETARG_DATUM(1);
	if (!PG_ARGISNULL(2))
	{
		version.metrics = PG_GETARG_JSONB_P(2);
		if (!JB_ROOT_IS_OBJECT(version.metrics))
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("metrics are not a JSON object"),
							errhint("For instance: '{\"rmse\": 1.5}'.")));
	}
	version.description = mlsys_optional_text(fcinfo, 3);
	PG_RETURN_INT32(mlsys_catalog_add_version(&version));
}

/* Aliases that point at a version, quoted, or an empty text. */
static char *
aliases_of(const char *model, int32 version)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, model);
	mlsys_add_int4(&parameters, version);
	(void) mlsys_catalog_run(
		"SELECT coalesce(pg_catalog.string_agg('\"' || alias || '\"', ', ' ORDER BY alias "
		"COLLATE \"C\"), '') FROM mlsys.model_aliases WHERE model = $1 AND version = $2",
		&parameters);
	return mlsys_result_text(0, 1);
}

PG_FUNCTION_INFO_V1(mlsys_drop_version);
Datum
mlsys_drop_version(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	int32 version;
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;
	char *aliases;

	mlsys_require_argument(fcinfo, 1);
	version = PG_GETARG_INT32(1);
	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	aliases = aliases_of(model, version);
	if (aliases[0] != '\0')
		ereport(ERROR, (errcode(ERRCODE_OBJECT_IN_USE),
						errmsg("version %d of model \"%s\" is deployed", version, model),
						errdetail("Aliases that point at it: %s.", aliases),
						errhint("Deploy another version there, or mlsys.undeploy() first.")));
	monitor_drop_version(model, version);
	mlsys_add_text(&parameters, model);
	mlsys_add_int4(&parameters, version);
	if (mlsys_catalog_run("DELETE FROM mlsys.model_versions WHERE model = $1 AND version = $2",
						  &parameters) == 0)
		mlsys_no_version(model, version);
	(void) mlsys_catalog_run("DELETE FROM mlsys.model_contents WHERE model = $1 AND version = $2",
							 &parameters);
	(void) mlsys_catalog_run("DELETE FROM mlsys.model_baselines WHERE model = $1 AND version = $2",
							 &parameters);
	mlsys_catalog_touch(&catalog, model);
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}

/* Models */

/* All tables that have rows of a model, but for alias_history, which keeps the name of the time. */
static const char *const model_tables[] = {"models",        "model_versions", "model_contents",
										   "model_aliases", "model_grants",   "model_baselines",
										   "predictions",   "labels",         "retention"};

PG_FUNCTION_INFO_V1(mlsys_drop_model);
Datum
mlsys_drop_model(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;

	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	monitor_drop_model(model);
	mlsys_note_all_aliases(&catalog, model, NULL);
	mlsys_add_text(&parameters, model);
	for (size_t i = 0; i < lengthof(model_tables); i++)
		(void) mlsys_catalog_run(psprintf("DELETE FROM mlsys.%s WHERE model = $1", model_tables[i]),
								 &parameters);
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(mlsys_rename_model);
Datum
mlsys_rename_model(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	char *new_name = mlsys_text_argument(fcinfo, 1);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;

	mlsys_check_model_name(new_name);
	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	mlsys_add_text(&parameters, new_name);
	if (mlsys_catalog_run("SELECT FROM mlsys.models WHERE model = $1", &parameters) > 0)
		ereport(ERROR, (errcode(ERRCODE_DUPLICATE_OBJECT),
						errmsg("model \"%s\" exists already", new_name)));
	mlsys_note_all_aliases(&catalog, model, new_name);
	mlsys_add_text(&parameters, model);
	for (size_t i = 0; i < lengthof(model_tables); i++)
		(void) mlsys_catalog_run(
			psprintf("UPDATE mlsys.%s SET model = $1 WHERE model = $2", model_tables[i]),
			&parameters);
	monitor_rename_model(model, new_name);
	mlsys_catalog_touch(&catalog, new_name);
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}
