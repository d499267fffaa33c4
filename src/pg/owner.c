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
		if (ends_everything(error->sqlerrcode))
			PG_RE_THROW();
		FlushErrorState();
		RollbackAndReleaseCurrentSubTransaction();
	}
	PG_END_TRY();
	MemoryContextSwitchTo(context);
	CurrentResourceOwner = resources;
	return error;
}

void
mlsys_raise_again(ErrorData *error)
{
	ThrowErrorData(error);
	pg_unreachable();
}
