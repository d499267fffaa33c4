/*
 * deploy.c
 *		Aliases: deploy, rollback, undeploy.
 *
 * An alias points at a version.  Its deploys form a stack, linked within alias_history:
 *
 *	  alias_history		id	action		version		previous_id
 *						1	deploy		1			-
 *						2	deploy		2			1			<- 3 was rolled back to here
 *						3	deploy		3			2
 *						4	rollback	2			-
 *
 * The alias's history_id is the deploy that it stands at, here 2.  A deploy adds a row whose previous_id is
 * where the alias stood; a rollback moves the alias to the previous_id of where it stands and adds a
 * row that only tells so.  Hence two rollbacks go back twice, a deploy after a rollback stacks upon where
 * that went, and ids hold when the model is renamed.  An undeploy takes the alias away, stack and all.
 *
 * A query that predicts by an alias was written for the columns and the answers of the version it found there.
 * So a deploy over another version is refused unless it is of the same task, has the same classes, the
 * same positive one, and needs no column that the other did not need in the same kind.
 */
#include "pg/lifecycle.h"
#include "pg/resolve.h"

#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "utils/inval.h"

#define MAX_SHOWN_COLUMNS 10 /* in the detail of a refusal */

/* Where an alias stands. */
typedef struct Deployment
{
	int32 version;
	bytea *digest;
	int64 history_id;
} Deployment;

/* A row of alias_history, without what every row has. */
typedef struct Event
{
	const char *action;
	const char *model;
	const char *alias;
	int32 version;
	bytea *digest;
	int64 previous_id; /* 0: none */
	bool is_forced;
	const char *reason; /* NULL: none */
} Event;

/* Returns the row's id. */
static int64
add_event(const MlsysCatalog *catalog, const Event *event)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, event->action);
	mlsys_add_text(&parameters, event->model);
	mlsys_add_text(&parameters, event->alias);
	mlsys_add_int4(&parameters, event->version);
	mlsys_add_parameter(&parameters, BYTEAOID, PointerGetDatum(event->digest), false);
	mlsys_add_parameter(&parameters, INT8OID, Int64GetDatum(event->previous_id),
						event->previous_id == 0);
	mlsys_add_parameter(&parameters, BOOLOID, BoolGetDatum(event->is_forced), false);
	mlsys_add_text(&parameters, event->reason);
	mlsys_add_time(&parameters, catalog->now);
	mlsys_add_oid(&parameters, REGROLEOID, catalog->caller);
	(void) mlsys_catalog_run(
		"INSERT INTO mlsys.alias_history (action, model, alias, version, digest, previous_id, "
		"is_forced, reason, happened_at, happened_by) "
		"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
		&parameters);
	return DatumGetInt64(mlsys_result_value(0, 1));
}

void
mlsys_note_all_aliases(const MlsysCatalog *catalog, const char *model, const char *new_model)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, model);
	mlsys_add_text(&parameters, new_model);
	mlsys_add_time(&parameters, catalog->now);
	mlsys_add_oid(&parameters, REGROLEOID, catalog->caller);
	(void) mlsys_catalog_run(
		"INSERT INTO mlsys.alias_history (action, model, old_model, alias, version, digest, "
		"happened_at, happened_by) "
		"SELECT CASE WHEN $2 IS NULL THEN 'drop' ELSE 'rename' END, coalesce($2, model), "
		"CASE WHEN $2 IS NOT NULL THEN model END, alias, version, digest, $3, $4 "
		"FROM mlsys.model_aliases WHERE model = $1 ORDER BY alias",
		&parameters);
}

static bool
find_alias(const char *model, const char *name, Deployment *alias)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, model);
	mlsys_add_text(&parameters, name);
	if (mlsys_catalog_run("SELECT version, digest, history_id FROM mlsys.model_aliases "
						  "WHERE model = $1 AND alias = $2",
						  &parameters) == 0)
		return false;
	alias->version = DatumGetInt32(mlsys_result_value(0, 1));
	alias->digest = DatumGetByteaP(mlsys_result_value(0, 2));
	alias->history_id = DatumGetInt64(mlsys_result_value(0, 3));
	return true;
}

static void
set_alias(const MlsysCatalog *catalog, const char *model, const char *name, const Deployment *alias)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, model);
	mlsys_add_text(&parameters, name);
	mlsys_add_int4(&parameters, alias->version);
	mlsys_add_parameter(&parameters, BYTEAOID, PointerGetDatum(alias->digest), false);
	mlsys_add_int8(&parameters, alias->history_id);
	mlsys_add_time(&parameters, catalog->now);
	mlsys_add_oid(&parameters, REGROLEOID, catalog->caller);
	(void) mlsys_catalog_run(
		"INSERT INTO mlsys.model_aliases (model, alias, version, digest, history_id, deployed_at, "
		"deployed_by) VALUES ($1, $2, $3, $4, $5, $6, $7) "
		"ON CONFLICT (model, alias) DO UPDATE SET version = excluded.version, "
		"digest = excluded.digest, history_id = excluded.history_id, "
		"deployed_at = excluded.deployed_at, deployed_by = excluded.deployed_by",
		&parameters);
	mlsys_catalog_touch(catalog, model);
}

/* The version of that number, or the newest; an error when there is none. */
static void
find_version(const char *model, bool is_newest, int32 number, Deployment *found)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, model);
	mlsys_add_parameter(&parameters, INT4OID, Int32GetDatum(number), is_newest);
	if (mlsys_catalog_run("SELECT version, digest FROM mlsys.model_versions WHERE model = $1 "
						  "AND version = coalesce($2, version) ORDER BY version DESC LIMIT 1",
						  &parameters) == 0)
	{
		if (!is_newest)
			mlsys_no_version(model, number);
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT), errmsg("model \"%s\" has no versions", model)));
	}
	found->version = DatumGetInt32(mlsys_result_value(0, 1));
	found->digest = DatumGetByteaP(mlsys_result_value(0, 2));
}

/* Is the new version another one than the old? */

/* Add task, classes and positive class to the list of differences. */
static void
compare_answers(MlsysParameters *parameters, StringInfo differences)
{
	char *texts[6];

	(void) mlsys_catalog_run(
		"SELECT o.task, n.task, o.positive_class, n.positive_class, "
		"pg_catalog.array_to_string(ARRAY(SELECT '\"' || c || '\"' "
		"FROM pg_catalog.unnest(o.classes) c WHERE c <> ALL (n.classes)), ', '), "
		"pg_catalog.array_to_string(ARRAY(SELECT '\"' || c || '\"' "
		"FROM pg_catalog.unnest(n.classes) c WHERE c <> ALL (o.classes)), ', ') "
		"FROM mlsys.model_versions o, mlsys.model_versions n "
		"WHERE o.model = $1 AND o.version = $2 AND n.model = $1 AND n.version = $3",
		parameters);
	for (int i = 0; i < 6; i++)
		texts[i] = mlsys_result_text(0, i + 1);
	if (strcmp(texts[0], texts[1]) != 0)
	{
		appendStringInfo(differences, "The task was %s and would be %s.\n", texts[0], texts[1]);
		return;
	}
	if (texts[4][0] != '\0')
		appendStringInfo(differences, "Classes would go: %s.\n", texts[4]);
	if (texts[5][0] != '\0')
		appendStringInfo(differences, "Classes would be new: %s.\n", texts[5]);
	if (texts[2] != NULL && texts[3] != NULL && strcmp(texts[2], texts[3]) != 0)
		appendStringInfo(differences, "The positive class was \"%s\" and would be \"%s\".\n",
						 texts[2], texts[3]);
}

/* Add the columns that the new version needs in addition or in another kind. */
static void
compare_columns(MlsysParameters *parameters, StringInfo differences)
{
	uint64 n = mlsys_catalog_run(
		"SELECT nc.value ->> 'name', pg_catalog.concat_ws(' of ', nc.value ->> 'kind', nc.value ->> "
		"'width'), pg_catalog.concat_ws(' of ', oc.value ->> 'kind', oc.value ->> 'width') "
		"FROM mlsys.model_versions n "
		"JOIN mlsys.model_versions o ON o.model = n.model AND o.version = $2 "
		"CROSS JOIN pg_catalog.jsonb_array_elements(n.features) WITH ORDINALITY AS nc (value, place) "
		"LEFT JOIN LATERAL pg_catalog.jsonb_array_elements(o.features) AS oc (value) "
		"ON oc.value ->> 'name' = nc.value ->> 'name' "
		"WHERE n.model = $1 AND n.version = $3 AND (oc.value ->> 'kind' IS DISTINCT FROM nc.value ->> "
		"'kind' OR oc.value ->> 'width' IS DISTINCT FROM nc.value ->> 'width') ORDER BY nc.place",
		parameters);

	for (uint64 i = 0; i < Min(n, MAX_SHOWN_COLUMNS); i++)
	{
		char *name = mlsys_result_text(i, 1);
		char *new_kind = mlsys_result_text(i, 2);
		char *old_kind = mlsys_result_text(i, 3);

		if (old_kind[0] == '\0')
			appendStringInfo(differences, "Column \"%s\" (%s) was not needed.\n", name, new_kind);
		else
			appendStringInfo(differences, "Column \"%s\" was needed as %s and would be as %s.\n",
							 name, old_kind, new_kind);
	}
	if (n > MAX_SHOWN_COLUMNS)
		appendStringInfo(differences, "And " UINT64_FORMAT " more.\n", n - MAX_SHOWN_COLUMNS);
}

/* Does a version differ from the one whose place it takes?  An error unless it is forced. */
static bool
check_replacement(const char *model, const char *name, int32 old_version, int32 new_version,
				  bool force)
{
	MlsysParameters parameters = {0};
	StringInfoData differences;

	initStringInfo(&differences);
	mlsys_add_text(&parameters, model);
	mlsys_add_int4(&parameters, old_version);
	mlsys_add_int4(&parameters, new_version);
	compare_answers(&parameters, &differences);
	compare_columns(&parameters, &differences);
	if (differences.len == 0)
		return false;
	differences.data[--differences.len] = '\0';
	if (!force)
		ereport(
			ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("version %d of model \"%s\" differs from version %d, which alias \"%s\" "
					"points at",
					new_version, model, old_version, name),
			 errdetail_internal("%s", differences.data),
			 errhint("Queries by this alias may then fail or mean something else; force => true "
					 "deploys it anyway.")));
	return true;
}

PG_FUNCTION_INFO_V1(mlsys_deploy);
Datum
mlsys_deploy(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	int32 number = PG_ARGISNULL(1) ? 0 : PG_GETARG_INT32(1);
	char *name = mlsys_text_argument(fcinfo, 2);
	char *reason = mlsys_optional_text(fcinfo, 4);
	Event event = {.action = "deploy", .model = model, .alias = name, .reason = reason};
	MlsysCatalog catalog;
	Deployment old;
	Deployment new;

	mlsys_require_argument(fcinfo, 3);
	mlsys_check_alias_name(name);
	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	find_version(model, PG_ARGISNULL(1), number, &new);
	if (!find_alias(model, name, &old))
		old.version = 0;
	if (old.version == new.version)
		ereport(NOTICE, (errmsg("alias \"%s\" of model \"%s\" points at version %d already", name,
								model, new.version)));
	else
	{
		if (old.version != 0)
		{
			event.is_forced =
				check_replacement(model, name, old.version, new.version, PG_GETARG_BOOL(3));
			event.previous_id = old.history_id;
		}
		event.version = new.version;
		event.digest = new.digest;
		new.history_id = add_event(&catalog, &event);
		set_alias(&catalog, model, name, &new);
	}
	mlsys_catalog_end(&catalog);
	PG_RETURN_INT32(new.version);
}

/* The deploy before the one where an alias stands; an error when there is none to go back to. */
static void
find_previous(const char *model, const char *name, const Deployment *alias, Deployment *previous)
{
	MlsysParameters parameters = {0};
	bool is_null;
	Datum is_same;

	mlsys_add_text(&parameters, model);
	mlsys_add_int8(&parameters, alias->history_id);
	if (mlsys_catalog_run(
			"SELECT p.version, p.digest, p.id, v.digest = p.digest "
			"FROM mlsys.alias_history h "
			"JOIN mlsys.alias_history p ON p.id = h.previous_id "
			"LEFT JOIN mlsys.model_versions v ON v.model = $1 AND v.version = p.version "
			"WHERE h.id = $2",
			&parameters) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("alias \"%s\" of model \"%s\" has nothing to roll back to", name, model),
				 errdetail("Version %d is the first that was deployed there.", alias->version)));
	previous->version = DatumGetInt32(mlsys_result_value(0, 1));
	previous->digest = DatumGetByteaP(mlsys_result_value(0, 2));
	previous->history_id = DatumGetInt64(mlsys_result_value(0, 3));
	is_same = mlsys_result(0, 4, &is_null);
	if (is_null || !DatumGetBool(is_same))
		ereport(
			ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("alias \"%s\" of model \"%s\" cannot be rolled back to version %d, which was "
					"dropped",
					name, model, previous->version),
			 errhint("mlsys.deploy() deploys another version.")));
}

PG_FUNCTION_INFO_V1(mlsys_rollback);
Datum
mlsys_rollback(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	char *name = mlsys_text_argument(fcinfo, 1);
	char *reason = mlsys_optional_text(fcinfo, 2);
	Event event = {.action = "rollback", .model = model, .alias = name, .reason = reason};
	MlsysCatalog catalog;
	Deployment alias;
	Deployment previous;

	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	if (!find_alias(model, name, &alias))
		mlsys_no_alias(model, name);
	find_previous(model, name, &alias, &previous);
	event.version = previous.version;
	event.digest = previous.digest;
	(void) add_event(&catalog, &event);
	set_alias(&catalog, model, name, &previous);
	mlsys_catalog_end(&catalog);
	PG_RETURN_INT32(previous.version);
}

PG_FUNCTION_INFO_V1(mlsys_undeploy);
Datum
mlsys_undeploy(PG_FUNCTION_ARGS)
{
	char *model = mlsys_text_argument(fcinfo, 0);
	char *name = mlsys_text_argument(fcinfo, 1);
	char *reason = mlsys_optional_text(fcinfo, 2);
	Event event = {.action = "undeploy", .model = model, .alias = name, .reason = reason};
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;
	Deployment alias;

	mlsys_catalog_begin(&catalog);
	mlsys_catalog_lock(&catalog, model);
	if (!find_alias(model, name, &alias))
		mlsys_no_alias(model, name);
	event.version = alias.version;
	event.digest = alias.digest;
	(void) add_event(&catalog, &event);
	mlsys_add_text(&parameters, model);
	mlsys_add_text(&parameters, name);
	(void) mlsys_catalog_run("DELETE FROM mlsys.model_aliases WHERE model = $1 AND alias = $2",
							 &parameters);
	mlsys_catalog_touch(&catalog, model);
	mlsys_catalog_end(&catalog);
	PG_RETURN_INT32(alias.version);
}

/*
 * Trigger of model_aliases, and of model_versions whose rows go: plans that depend on what names stand for
 * are made anew, here when the statement has ended and elsewhere when the transaction commits.
 */
PG_FUNCTION_INFO_V1(mlsys_catalog_changed);
Datum
mlsys_catalog_changed(PG_FUNCTION_ARGS)
{
	if (!CALLED_AS_TRIGGER(fcinfo))
		elog(ERROR, "mlsys.catalog_changed() is not called as a trigger");
	CacheInvalidateRelcacheByRelid(mlsys_aliases_relation());
	return PointerGetDatum(NULL);
}
