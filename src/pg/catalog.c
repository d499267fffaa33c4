/*
 * catalog.c
 *		Access to the tables of models, versions and aliases.
 *
 * Nobody has rights to write to these tables.  A function of the lifecycle notes who calls it
 * (GetUserId(), so within a SECURITY DEFINER function its owner), and between mlsys_catalog_begin() and
 * mlsys_catalog_end() works as the tables' owner.  In that stretch
 *
 *	  - only statements written here run, by SPI, with values as parameters;
 *	  - search_path is pg_catalog, so that no operator, function or table of the caller's is found;
 *	  - SECURITY_LOCAL_USERID_CHANGE and SECURITY_RESTRICTED_OPERATION are set, though nothing that runs
 *	    could make use of more.
 *
 * An error in the stretch needs no clean-up here: it aborts the transaction or, where somebody catches
 * it, the subtransaction that it was raised in, and that abort restores user id, security context,
 * settings and SPI's state as of its start.  C code between begin and end must only not catch errors
 * without a subtransaction.
 *
 * Locking.  Whoever changes anything of a model - versions, aliases, grants, its name or owner - holds its
 * row of mlsys.models FOR UPDATE, then updates it (changed_at).  So changes of a model happen one after
 * the other; each statement here has a new snapshot and sees what the one before has done; and in
 * REPEATABLE READ, where it would not, the lock fails with 40001.
 */
#include "pg/catalog.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "utils/acl.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/regproc.h"
#include "utils/syscache.h"

#include "ml/options.h"

#define MAX_SHOWN 20        /* versions or aliases that a hint lists */
#define MAX_CANDIDATES 1000 /* names that a hint is chosen of */

/* The stretch */

static Oid
owner_of_tables(void)
{
	Oid models = get_relname_relid("models", get_namespace_oid("mlsys", false));
	HeapTuple tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(models));
	Oid owner;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "table mlsys.models does not exist");
	owner = ((Form_pg_class) GETSTRUCT(tuple))->relowner;
	ReleaseSysCache(tuple);
	return owner;
}

void
mlsys_catalog_begin(MlsysCatalog *catalog)
{
	catalog->context = CurrentMemoryContext;
	catalog->now = GetCurrentTimestamp();
	GetUserIdAndSecContext(&catalog->caller, &catalog->security);
	SetUserIdAndSecContext(owner_of_tables(), catalog->security | SECURITY_LOCAL_USERID_CHANGE |
												  SECURITY_RESTRICTED_OPERATION);
	catalog->guc_level = NewGUCNestLevel();
	(void) set_config_option("search_path", "pg_catalog, pg_temp", PGC_USERSET, PGC_S_SESSION,
							 GUC_ACTION_SAVE, true, 0, false);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
}

void
mlsys_catalog_end(MlsysCatalog *catalog)
{
	if (SPI_finish() != SPI_OK_FINISH)
		elog(ERROR, "SPI_finish failed");
	AtEOXact_GUC(true, catalog->guc_level);
	SetUserIdAndSecContext(catalog->caller, catalog->security);
}

/* Statements */

void
mlsys_add_parameter(MlsysParameters *parameters, Oid type, Datum value, bool is_null)
{
	Assert(parameters->count < MLSYS_MAX_PARAMETERS);
	parameters->types[parameters->count] = type;
	parameters->values[parameters->count] = value;
	parameters->nulls[parameters->count] = is_null ? 'n' : ' ';
	parameters->count++;
}

void
mlsys_add_text(MlsysParameters *parameters, const char *text)
{
	mlsys_add_parameter(parameters, TEXTOID, text == NULL ? (Datum) 0 : CStringGetTextDatum(text),
						text == NULL);
}

void
mlsys_add_int4(MlsysParameters *parameters, int32 value)
{
	mlsys_add_parameter(parameters, INT4OID, Int32GetDatum(value), false);
}

void
mlsys_add_int8(MlsysParameters *parameters, int64 value)
{
	mlsys_add_parameter(parameters, INT8OID, Int64GetDatum(value), false);
}

void
mlsys_add_oid(MlsysParameters *parameters, Oid type, Oid value)
{
	mlsys_add_parameter(parameters, type, ObjectIdGetDatum(value), false);
}

void
mlsys_add_time(MlsysParameters *parameters, TimestampTz value)
{
	mlsys_add_parameter(parameters, TIMESTAMPTZOID, TimestampTzGetDatum(value), false);
}

static uint64
run(const char *statement, MlsysParameters *parameters, bool read_only)
{
	int result = SPI_execute_with_args(statement, parameters->count, parameters->types,
									   parameters->values, parameters->nulls, read_only, 0);

	if (result < 0)
		elog(ERROR, "statement on the catalog failed: %s", SPI_result_code_string(result));
	return SPI_processed;
}

uint64
mlsys_catalog_run(const char *statement, MlsysParameters *parameters)
{
	return run(statement, parameters, false);
}

uint64
mlsys_catalog_read(const char *statement, MlsysParameters *parameters)
{
	return run(statement, parameters, true);
}

Datum
mlsys_result(uint64 row, int column, bool *is_null)
{
	Assert(row < SPI_processed);
	return SPI_getbinval(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, column, is_null);
}

Datum
mlsys_result_value(uint64 row, int column)
{
	bool is_null;
	Datum value = mlsys_result(row, column, &is_null);

	if (is_null)
		elog(ERROR, "column %d of the catalog is NULL", column);
	return value;
}

char *
mlsys_result_text(uint64 row, int column)
{
	bool is_null;
	Datum value = mlsys_result(row, column, &is_null);

	return is_null ? NULL : TextDatumGetCString(value);
}

/* Names */

static void
check_name(const char *name, const char *what)
{
	size_t length = strlen(name);

	if (length == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("name of %s is empty", what)));
	if (length > MLSYS_MAX_NAME)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("name of %s has %zu bytes, but at most %d are allowed", what, length,
							   MLSYS_MAX_NAME)));
	if (strchr(name, '@') != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("name of %s \"%s\" has an @ in it", what, name),
				 errhint("What follows the @ in \"model@version\" and \"model@alias\" is not part "
						 "of a name.")));
}

void
mlsys_check_model_name(const char *model)
{
	check_name(model, "a model");
}

void
mlsys_check_alias_name(const char *alias)
{
	check_name(alias, "an alias");
	if (strspn(alias, "0123456789") == strlen(alias))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("name of an alias \"%s\" has digits only", alias),
						errhint("A number after the @ in \"model@7\" is that of a version.")));
}

/* What is not there */

void
mlsys_no_model(const char *model)
{
	MlsysParameters parameters = {0};
	const char *names[MAX_CANDIDATES];
	const char *near;
	uint64 n;

	mlsys_add_int4(&parameters, MAX_CANDIDATES);
	n = mlsys_catalog_read("SELECT model FROM mlsys.models ORDER BY model LIMIT $1", &parameters);
	for (uint64 i = 0; i < n; i++)
		names[i] = mlsys_result_text(i, 1);
	near = ml_nearest_name(model, names, (int) n);
	ereport(
		ERROR,
		(errcode(ERRCODE_UNDEFINED_OBJECT), errmsg("model \"%s\" does not exist", model),
		 strchr(model, '@') != NULL
			 ? errhint(
				   "Name the model without @; where a version or an alias can be chosen, it is an argument of its own.")
		 : near != NULL ? errhint("Perhaps you meant \"%s\".", near)
		 : n == 0       ? errhint("There are no models yet: mlsys.train() makes one.")
						: errhint("The table mlsys.models lists all models.")));
}

void
mlsys_no_version(const char *model, int32 version)
{
	MlsysParameters parameters = {0};
	StringInfoData list;
	uint64 n;

	mlsys_add_text(&parameters, model);
	mlsys_add_int4(&parameters, MAX_SHOWN + 1);
	n = mlsys_catalog_read("SELECT version::text FROM mlsys.model_versions WHERE model = $1 "
						   "ORDER BY model_versions.version DESC LIMIT $2",
						   &parameters);
	initStringInfo(&list);
	for (uint64 i = Min(n, MAX_SHOWN); i-- > 0;)
		appendStringInfo(&list, "%s%s", mlsys_result_text(i, 1), i > 0 ? ", " : "");
	ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
					errmsg("version %d of model \"%s\" does not exist", version, model),
					n == 0          ? errhint("The model has no versions.")
					: n > MAX_SHOWN ? errhint("The newest versions are: %s.", list.data)
									: errhint("Versions are: %s.", list.data)));
}

void
mlsys_no_alias(const char *model, const char *alias)
{
	MlsysParameters parameters = {0};
	StringInfoData list;
	uint64 n;

	mlsys_add_text(&parameters, model);
	mlsys_add_int4(&parameters, MAX_SHOWN);
	n = mlsys_catalog_read(
		"SELECT alias FROM mlsys.model_aliases WHERE model = $1 ORDER BY alias LIMIT $2",
		&parameters);
	initStringInfo(&list);
	for (uint64 i = 0; i < n; i++)
		appendStringInfo(&list, "%s\"%s\"", i > 0 ? ", " : "", mlsys_result_text(i, 1));
	ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
					errmsg("alias \"%s\" of model \"%s\" does not exist", alias, model),
					n == 0 ? errhint("No version of the model is deployed: mlsys.deploy() does it.")
						   : errhint("Aliases are: %s.", list.data)));
}

/* Owners and locks */

static void
check_owner(const MlsysCatalog *catalog, const char *model, Oid owner)
{
	if (!has_privs_of_role(catalog->caller, owner))
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
						errmsg("must be owner of model \"%s\"", model)));
}

/* Look first, so that nobody waits for a model, or has others wait, that is not theirs. */
bool
mlsys_catalog_try_lock(const MlsysCatalog *catalog, const char *model)
{
	static const char *const statements[] = {
		"SELECT owner FROM mlsys.models WHERE model = $1",
		"SELECT owner FROM mlsys.models WHERE model = $1 FOR UPDATE"};
	MlsysParameters parameters = {0};

	PreventCommandIfReadOnly("a change of a model");
	mlsys_add_text(&parameters, model);
	for (size_t i = 0; i < lengthof(statements); i++)
	{
		if (mlsys_catalog_run(statements[i], &parameters) == 0)
			return false;
		check_owner(catalog, model, DatumGetObjectId(mlsys_result_value(0, 1)));
	}
	return true;
}

void
mlsys_catalog_lock(const MlsysCatalog *catalog, const char *model)
{
	if (!mlsys_catalog_try_lock(catalog, model))
		mlsys_no_model(model);
}

void
mlsys_catalog_touch(const MlsysCatalog *catalog, const char *model)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, model);
	mlsys_add_time(&parameters, catalog->now);
	(void) mlsys_catalog_run("UPDATE mlsys.models SET changed_at = $2 WHERE model = $1",
							 &parameters);
}

void
mlsys_catalog_check_owner(const MlsysCatalog *catalog, const char *model, bool keeps)
{
	MlsysParameters parameters = {0};
	uint64 found;

	mlsys_add_text(&parameters, model);
	found =
		keeps ? mlsys_catalog_run("SELECT owner FROM mlsys.models WHERE model = $1 FOR KEY SHARE",
								  &parameters)
			  : mlsys_catalog_read("SELECT owner FROM mlsys.models WHERE model = $1", &parameters);
	if (found == 0)
		mlsys_no_model(model);
	check_owner(catalog, model, DatumGetObjectId(mlsys_result_value(0, 1)));
}

void
mlsys_catalog_check_model(const char *model)
{
	MlsysCatalog catalog;
	MlsysParameters parameters = {0};

	mlsys_check_model_name(model);
	PreventCommandIfReadOnly("a change of a model");
	mlsys_catalog_begin(&catalog);
	mlsys_add_text(&parameters, model);
	if (mlsys_catalog_read("SELECT owner FROM mlsys.models WHERE model = $1", &parameters) > 0)
		check_owner(&catalog, model, DatumGetObjectId(mlsys_result_value(0, 1)));
	mlsys_catalog_end(&catalog);
}
