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
 *	  - settings belong to a nest level of their own, which is rolled back at the end: whatever the query's
 *		functions SET is undone;
 *	  - the search_path is the one that the query was given under, so that its names mean the same, and the
 *		time zone is that of the monitor, so that its dates do.
 *
 * An error rolls back the subtransaction, which restores user id, security context, settings and SPI's
 * state as of its start, whatever was nested inside.
 */
#include "pg/owner.h"

#include "access/xact.h"
#include "executor/spi.h"
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
	/* not from within the subtransaction, in which the session would be left */
	if (error != NULL && ends_everything(error->sqlerrcode))
		ReThrowError(error);
	return error;
}

void
mlsys_raise_again(ErrorData *error)
{
	ThrowErrorData(error);
	pg_unreachable();
}
