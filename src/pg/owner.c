/*
 * owner.c
 *		Running the code of a stored query as its owner.  See owner.h.
 *
 * A stored query - a monitor's, a training's - is started by somebody else than its owner: a scheduler,
 * often a superuser.  Nothing in it may run with more rights than the owner has, and nothing that it
 * leaves behind may change what runs after it:
 *
 *	  - SECURITY_LOCAL_USERID_CHANGE forbids SET ROLE, RESET ROLE and SET SESSION AUTHORIZATION, by which
 *		SET LOCAL ROLE in SQL would simply be undone by a function of the query;
 *	  - SECURITY_RESTRICTED_OPERATION forbids what would outlive the stretch and run later with the
 *		caller's rights: temporary tables, cursors WITH HOLD, deferred triggers, prepared statements;
 *	  - a type in pg_temp, which the restriction leaves out, is an error at the end: names of types are looked
 *		up there before anywhere else, so that a domain "text" with a CHECK would run code of the owner's in
 *		whatever the session does next;
 *	  - settings belong to a nest level of their own, which is rolled back at the end: whatever the query's
 *		functions SET is undone;
 *	  - the search_path is the one that the query was given under, so that its names mean the same, and the
 *		time zone is that of the monitor, so that its dates do.
 *
 * An error rolls back the subtransaction, which restores user id, security context, settings and SPI's
 * state as of its start, whatever was nested inside.
 */
#include "pg/owner.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/transam.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/fmgroids.h"
#include "utils/guc.h"
#include "utils/resowner.h"

static void
set_for_stretch(const char *name, const char *value)
{
	(void) set_config_option(name, value, PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0,
							 false);
}

/* Errors that are about the session, not about the query. */
static bool
ends_everything(int code)
{
	return code == ERRCODE_QUERY_CANCELED || code == ERRCODE_ADMIN_SHUTDOWN ||
		   code == ERRCODE_CRASH_SHUTDOWN || code == ERRCODE_DATABASE_DROPPED ||
		   code == ERRCODE_IDLE_SESSION_TIMEOUT;
}

/* An error when this subtransaction, or one within it, has made or changed a type in pg_temp. */
static void
check_types(void)
{
	TransactionId own = GetCurrentTransactionIdIfAny();
	Oid temporary;
	Oid toast;
	ScanKeyData key;
	Relation types;
	SysScanDesc scan;
	HeapTuple tuple;

	GetTempNamespaceState(&temporary, &toast);
	/* without an id nothing has been written, since those within have theirs after it */
	if (!TransactionIdIsValid(own) || !OidIsValid(temporary))
		return;
	CommandCounterIncrement();
	ScanKeyInit(&key, Anum_pg_type_typnamespace, BTEqualStrategyNumber, F_OIDEQ,
				ObjectIdGetDatum(temporary));
	types = table_open(TypeRelationId, AccessShareLock);
	scan = systable_beginscan(types, InvalidOid, false, NULL, 1, &key);
	while ((tuple = systable_getnext(scan)) != NULL)
	{
		TransactionId made_by = HeapTupleHeaderGetXmin(tuple->t_data);

		if (TransactionIdIsCurrentTransactionId(made_by) &&
			TransactionIdFollowsOrEquals(made_by, own))
			ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
							errmsg("cannot create a temporary type in a stored query")));
	}
	systable_endscan(scan);
	table_close(types, AccessShareLock);
}

static void
run(Oid role, const char *search_path, const char *time_zone, MlsysOwnerWork work, void *arg)
{
	MemoryContext context = CurrentMemoryContext;
	Oid caller;
	int security;
	int guc_level;

	GetUserIdAndSecContext(&caller, &security);
	SetUserIdAndSecContext(role,
						   security | SECURITY_LOCAL_USERID_CHANGE | SECURITY_RESTRICTED_OPERATION);
	guc_level = NewGUCNestLevel();
	set_for_stretch("search_path", search_path);
	if (time_zone != NULL)
		set_for_stretch("timezone", time_zone);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	MemoryContextSwitchTo(context);
	work(arg);
	if (SPI_finish() != SPI_OK_FINISH)
		elog(ERROR, "SPI_finish failed");
	check_types();
	AtEOXact_GUC(false, guc_level);
	SetUserIdAndSecContext(caller, security);
}

ErrorData *
mlsys_run_as_owner(Oid role, const char *search_path, const char *time_zone, MlsysOwnerWork work,
				   void *arg)
{
	MemoryContext context = CurrentMemoryContext;
	ResourceOwner resources = CurrentResourceOwner;
	ErrorData *volatile error = NULL;

	BeginInternalSubTransaction(NULL);
	MemoryContextSwitchTo(context);
	PG_TRY();
	{
		run(role, search_path, time_zone, work, arg);
		ReleaseCurrentSubTransaction();
	}
	PG_CATCH();
	{
		MemoryContextSwitchTo(context);
		error = CopyErrorData();
		FlushErrorState();
		RollbackAndReleaseCurrentSubTransaction();
	}
	PG_END_TRY();
	MemoryContextSwitchTo(context);
	CurrentResourceOwner = resources;
	/* after the subtransaction, which whoever catches it would take for a subtransaction of his own */
	if (error != NULL && ends_everything(error->sqlerrcode))
		ReThrowError(error);
	return error;
}

/* Conditions that queries end with, as PL/pgSQL calls them. */
static const struct
{
	int sqlstate;
	const char *name;
} conditions[] = {
	{ERRCODE_ARRAY_SUBSCRIPT_ERROR, "array_subscript_error"},
	{ERRCODE_ASSERT_FAILURE, "assert_failure"},
	{ERRCODE_CARDINALITY_VIOLATION, "cardinality_violation"},
	{ERRCODE_CHECK_VIOLATION, "check_violation"},
	{ERRCODE_DATATYPE_MISMATCH, "datatype_mismatch"},
	{ERRCODE_DATETIME_FIELD_OVERFLOW, "datetime_field_overflow"},
	{ERRCODE_DISK_FULL, "disk_full"},
	{ERRCODE_DIVISION_BY_ZERO, "division_by_zero"},
	{ERRCODE_FEATURE_NOT_SUPPORTED, "feature_not_supported"},
	{ERRCODE_FLOATING_POINT_EXCEPTION, "floating_point_exception"},
	{ERRCODE_INSUFFICIENT_PRIVILEGE, "insufficient_privilege"},
	{ERRCODE_INTERNAL_ERROR, "internal_error"},
	{ERRCODE_INVALID_ARGUMENT_FOR_LOG, "invalid_argument_for_logarithm"},
	{ERRCODE_INVALID_ARGUMENT_FOR_POWER_FUNCTION, "invalid_argument_for_power_function"},
	{ERRCODE_INVALID_DATETIME_FORMAT, "invalid_datetime_format"},
	{ERRCODE_INVALID_PARAMETER_VALUE, "invalid_parameter_value"},
	{ERRCODE_INVALID_TEXT_REPRESENTATION, "invalid_text_representation"},
	{ERRCODE_LOCK_NOT_AVAILABLE, "lock_not_available"},
	{ERRCODE_NULL_VALUE_NOT_ALLOWED, "null_value_not_allowed"},
	{ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE, "numeric_value_out_of_range"},
	{ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE, "object_not_in_prerequisite_state"},
	{ERRCODE_OUT_OF_MEMORY, "out_of_memory"},
	{ERRCODE_PROGRAM_LIMIT_EXCEEDED, "program_limit_exceeded"},
	{ERRCODE_QUERY_CANCELED, "query_canceled"},
	{ERRCODE_RAISE_EXCEPTION, "raise_exception"},
	{ERRCODE_READ_ONLY_SQL_TRANSACTION, "read_only_sql_transaction"},
	{ERRCODE_SYNTAX_ERROR, "syntax_error"},
	{ERRCODE_T_R_DEADLOCK_DETECTED, "deadlock_detected"},
	{ERRCODE_T_R_SERIALIZATION_FAILURE, "serialization_failure"},
	{ERRCODE_UNDEFINED_COLUMN, "undefined_column"},
	{ERRCODE_UNDEFINED_FUNCTION, "undefined_function"},
	{ERRCODE_UNDEFINED_OBJECT, "undefined_object"},
	{ERRCODE_UNDEFINED_TABLE, "undefined_table"},
};

char *
mlsys_public_condition(int sqlstate)
{
	for (size_t i = 0; i < lengthof(conditions); i++)
		if (conditions[i].sqlstate == sqlstate)
			return psprintf("%s (SQLSTATE %s)", conditions[i].name, unpack_sql_state(sqlstate));
	return psprintf("SQLSTATE %s", unpack_sql_state(sqlstate));
}

char *
mlsys_public_error(const ErrorData *error)
{
	switch (ERRCODE_TO_CATEGORY(error->sqlerrcode))
	{
		case ERRCODE_SYNTAX_ERROR_OR_ACCESS_RULE_VIOLATION:
		case ERRCODE_PROGRAM_LIMIT_EXCEEDED:
		case ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE:
			if (error->domain != NULL && strcmp(error->domain, MLSYS_TEXTDOMAIN) == 0)
				return pstrdup(error->message);
			break;
		default:
			break;
	}
	return mlsys_public_condition(error->sqlerrcode);
}

void
mlsys_raise_again(ErrorData *error)
{
	ThrowErrorData(error);
	pg_unreachable();
}
