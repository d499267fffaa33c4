/*
 * grants.c
 *		Who may predict by a model's name, and whose the model is.
 *
 * A role is given by its name as text, as in has_table_privilege(): public is everyone, which regrole could
 * not say.  DROP ROLE knows nothing of these tables, so a role that was dropped may be left in them as a
 * number; it counts for nobody, and its grant can be revoked by that number.
 */
#include "pg/lifecycle.h"

#include "catalog/pg_type.h"
#include "utils/acl.h"

#define PUBLIC "public"

static Oid
find_role(const char *role)
{
	return strcmp(role, PUBLIC) == 0 ? ACL_ID_PUBLIC : get_role_oid(role, false);
}

/* The same for a role that may have been dropped. */
static Oid
find_grantee(const char *model, const char *role)
{
	MlsysParameters parameters = {0};

	if (strcmp(role, PUBLIC) == 0 || OidIsValid(get_role_oid(role, true)))
		return find_role(role);
	mlsys_add_text(&parameters, model);
	mlsys_add_text(&parameters, role);
	if (mlsys_catalog_run("SELECT grantee FROM mlsys.model_grants WHERE model = $1 AND "
						  "grantee::oid::text = $2",
						  &parameters) == 0)
		return get_role_oid(role, false);
	return DatumGetObjectId(mlsys_result_value(0, 1));
}

PG_FUNCTION_INFO_V1(mlsys_grant_predict);
Datum
mlsys_grant_predict(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	char *role = mlsys_text_argument(fcinfo, 1);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;

	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	mlsys_add_text(&parameters, model);
	mlsys_add_oid(&parameters, REGROLEOID, find_role(role));
	if (mlsys_catalog_run("INSERT INTO mlsys.model_grants (model, grantee) VALUES ($1, $2) "
						  "ON CONFLICT DO NOTHING",
						  &parameters) > 0)
		mlsys_catalog_touch(&catalog, model);
	else
		ereport(NOTICE, (errmsg("role \"%s\" may predict by model \"%s\" already", role, model)));
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(mlsys_revoke_predict);
Datum
mlsys_revoke_predict(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	char *role = mlsys_text_argument(fcinfo, 1);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;

	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	mlsys_add_text(&parameters, model);
	mlsys_add_oid(&parameters, REGROLEOID, find_grantee(model, role));
	if (mlsys_catalog_run("DELETE FROM mlsys.model_grants WHERE model = $1 AND grantee = $2",
						  &parameters) > 0)
		mlsys_catalog_touch(&catalog, model);
	else
		ereport(NOTICE,
				(errmsg("role \"%s\" was not granted to predict by model \"%s\"", role, model)));
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}

/* As ALTER ... OWNER TO: the caller owns the model and is a member of the new owner. */
PG_FUNCTION_INFO_V1(mlsys_alter_owner);
Datum
mlsys_alter_owner(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	char *role = mlsys_text_argument(fcinfo, 1);
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;
	Oid owner;

	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	owner = get_role_oid(role, false);
	check_is_member_of_role(catalog.caller, owner);
	mlsys_add_text(&parameters, model);
	mlsys_add_oid(&parameters, REGROLEOID, owner);
	mlsys_add_time(&parameters, catalog.now);
	(void) mlsys_catalog_run("UPDATE mlsys.models SET owner = $2, changed_at = $3 WHERE model = $1",
							 &parameters);
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}
