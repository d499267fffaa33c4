/*
 * spill.c
 *		A temporary file for rows of trainings.  See spill.h.
 *
 * The file is one of fd.c, without a buffer of ours: rows are written by the chunk and read by the chunk or column.  So to
 * close it writes nothing and cannot fail, which a callback of a memory context must not.  It belongs to a resource
 * owner, who closes it where a transaction ends by an error; before that happens we are told (owner_ends), and forget
 * it.  temp_tablespaces, temp_file_limit and log_temp_files apply as to all temporary files.
 *
 * fd.c raises errors, but no kernel may be jumped out of.  So they are caught here, and mlsys_raise() raises them
 * again when the kernel has returned.
 */
#include "pg/spill.h"

#include "commands/tablespace.h"
#include "pgstat.h"
#include "utils/wait_event.h"

/* Rows stay in memory while all trainings of the backend keep so many bytes, or a part of what they may. */
#define KEPT_BYTES (32 * 1024 * 1024)
#define KEPT_PART 32
#define PIECE (64 * 1024 * 1024) /* bytes of one call of the system at most */

static MlsysSpill *open_spills;

/* Resource owners close their files in a later phase than this. */
static void
owner_ends(ResourceReleasePhase phase, bool is_commit, bool is_top_level, void *argument)
{
	MlsysSpill **link = &open_spills;

	while (phase == RESOURCE_RELEASE_BEFORE_LOCKS && *link != NULL)
	{
		MlsysSpill *spill = *link;

		if (spill->owner != CurrentResourceOwner)
		{
			link = &spill->next;
			continue;
		}
		*link = spill->next;
		spill->owner = NULL;
		spill->is_lost = true;
	}
}

static bool
spill_wanted(MlSpill *ml)
{
	return mlsys_env_charged() > Min((Size) mlsys_train_memory * 1024 / KEPT_PART, KEPT_BYTES);
}

static void
check_file(MlsysSpill *spill)
{
	if (spill->is_lost)
		elog(ERROR, "temporary file of a training has been closed");
}

static void
open_file(MlsysSpill *spill)
{
	static bool is_registered = false;

	if (!is_registered)
		RegisterResourceReleaseCallback(owner_ends, NULL);
	is_registered = true;
	PrepareTempTablespaces();
	spill->file = OpenTemporaryFile(false);
	spill->owner = CurrentResourceOwner;
	spill->next = open_spills;
	open_spills = spill;
}

static void
write_file(MlsysSpill *spill, const char *data, size_t size)
{
	check_file(spill);
	if (spill->owner == NULL)
		open_file(spill);
	while (size > 0)
	{
		int piece = Min(size, PIECE);
		int written;

		errno = 0;
		written = FileWrite(spill->file, (char *) data, piece, (off_t) spill->size,
							WAIT_EVENT_BUFFILE_WRITE);
		if (written <= 0)
		{
			if (errno == 0)
				errno = ENOSPC;
			ereport(ERROR, (errcode_for_file_access(), errmsg("could not write to file \"%s\": %m",
															  FilePathName(spill->file))));
		}
		data += written;
		size -= written;
		spill->size += written;
	}
}

static void
read_file(MlsysSpill *spill, int64 place, char *data, size_t size)
{
	check_file(spill);
	while (size > 0)
	{
		int piece = Min(size, PIECE);
		int got = FileRead(spill->file, data, piece, (off_t) place, WAIT_EVENT_BUFFILE_READ);

		if (got < 0)
			ereport(ERROR, (errcode_for_file_access(),
							errmsg("could not read file \"%s\": %m", FilePathName(spill->file))));
		if (got == 0)
			ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED),
							errmsg("temporary file \"%s\" of a training has ended too early",
								   FilePathName(spill->file))));
		data += got;
		size -= got;
		place += got;
	}
}

/* Keep the error that is raised for mlsys_raise(). */
static MlStatus
keep_error(MlEnv *ml, MemoryContext context)
{
	MlsysEnv *env = (MlsysEnv *) ml;

	MemoryContextSwitchTo(context);
	env->thrown = CopyErrorData();
	FlushErrorState();
	return ml_fail(ml, ML_FILE, "temporary file of a training has failed");
}

static MlStatus
spill_append(MlSpill *ml, MlEnv *env, const void *data, size_t size, int64_t *place)
{
	MlsysSpill *spill = (MlsysSpill *) ml;
	MemoryContext context = CurrentMemoryContext;
	volatile MlStatus status = ML_OK;

	*place = spill->size;
	PG_TRY();
	{
		write_file(spill, data, size);
	}
	PG_CATCH();
	{
		status = keep_error(env, context);
	}
	PG_END_TRY();
	return status;
}

static MlStatus
spill_read(MlSpill *ml, MlEnv *env, int64_t place, void *data, size_t size)
{
	MemoryContext context = CurrentMemoryContext;
	volatile MlStatus status = ML_OK;

	PG_TRY();
	{
		read_file((MlsysSpill *) ml, place, data, size);
	}
	PG_CATCH();
	{
		status = keep_error(env, context);
	}
	PG_END_TRY();
	return status;
}

void
mlsys_spill_init(MlsysSpill *spill)
{
	memset(spill, 0, sizeof(*spill));
	spill->ml.wanted = spill_wanted;
	spill->ml.append = spill_append;
	spill->ml.read = spill_read;
}

void
mlsys_spill_close(MlsysSpill *spill)
{
	MlsysSpill **link = &open_spills;

	if (spill->owner == NULL)
		return;
	while (*link != spill)
		link = &(*link)->next;
	*link = spill->next;
	spill->owner = NULL;
	spill->is_lost = true;
	FileClose(spill->file);
}
