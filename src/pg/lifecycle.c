/*
 * lifecycle.c
 *		Models and versions by name: register, set_threshold, drop, rename, get.
 *
 * Each function reads its arguments, then does all its work in one stretch as the owner of the catalog
 * (see catalog.c): lock the model, check the caller, write.  They write nothing when they fail.
 */
#include "pg/lifecycle.h"

#include "access/htup_details.h"
#include "catalog/pg_proc.h"
#include "funcapi.h"
#include "utils/syscache.h"

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
