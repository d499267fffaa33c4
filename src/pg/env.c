/*
 * env.c
 *		The kernels' environment inside the server: memory, the stop flag, threads, errors.  What they tell
 *		of their progress is in progress.c.
 *
 * Memory comes from a memory context and goes with it.  An allocation never raises an error by
 * itself: a kernel gets NULL and returns a status, and only when it has returned do we raise the
 * error or serve an interrupt, so no kernel is ever jumped out of.
 *
 * Allocations begin at 16 bytes, large ones at a cache line, and small ones never do, which is how they are
 * told apart when they are given back: that of small ones does nothing.  What the allocator gave may not be
 * handed to pfree or repalloc.
 */
#include "pg/mlsys.h"

#include <unistd.h>

#include "access/parallel.h"
#include "access/xact.h"
#include "mb/pg_wchar.h"
#include "optimizer/cost.h"

#define CACHE_LINE 64
#define SMALL_ALIGNMENT 16    /* of long double */
#define LARGE_ALLOCATION 8192 /* smaller ones share blocks, where padding would cost too much */

/* Stands before a large piece of memory, so that it can be given back early. */
typedef struct LargePiece
{
	void *chunk; /* what the memory context gave */
	Size *charge;
	Size charged;
} LargePiece;

static Size charged; /* what all live trainings of this backend hold */

static void *
env_alloc(MlEnv *ml, size_t size)
{
	MlsysEnv *env = (MlsysEnv *) ml;
	bool is_scratch = ml->scratching && env->scratch_context != NULL;
	size_t alignment = size < LARGE_ALLOCATION ? SMALL_ALIGNMENT : CACHE_LINE;
	bool is_large = size >= LARGE_ALLOCATION;
	size_t head = is_large ? sizeof(LargePiece) : SMALL_ALIGNMENT;
	size_t padded = ml_size_add(size, head + alignment - MAXIMUM_ALIGNOF);
	char *chunk;
	void *memory;

	env->over_budget = false; /* of the last one that failed: a kernel may ask for less then */
	if (!AllocHugeSizeIsValid(padded))
		return NULL;
	if (env->charge != NULL || env->is_bounded)
	{
		size_t limit = (size_t) mlsys_train_memory * 1024;

		if (charged > limit || padded > limit - charged)
		{
			env->over_budget = true;
			return NULL;
		}
	}
	chunk = MemoryContextAllocExtended(is_scratch ? env->scratch_context : env->context, padded,
									   MCXT_ALLOC_NO_OOM | MCXT_ALLOC_HUGE);
	if (chunk == NULL)
		return NULL;
	memory = (void *) TYPEALIGN(alignment, is_large ? chunk + head : chunk);
	if (is_large)
		((LargePiece *) memory)[-1] = (LargePiece){.chunk = chunk};
	else if ((uintptr_t) memory % CACHE_LINE == 0)
		memory = (char *) memory + SMALL_ALIGNMENT;
	if (env->charge != NULL && !is_scratch)
	{
		*env->charge += padded;
		charged += padded;
		if (is_large)
		{
			((LargePiece *) memory)[-1].charge = env->charge;
			((LargePiece *) memory)[-1].charged = padded;
		}
	}
	return memory;
}

/* Whichever environment it came from. */
static void
env_release(MlEnv *ml, void *memory)
{
	LargePiece piece;

	if ((uintptr_t) memory % CACHE_LINE != 0)
		return;
	piece = ((LargePiece *) memory)[-1];

	if (piece.charge != NULL)
	{
		*piece.charge -= piece.charged;
		charged -= piece.charged;
	}
	pfree(piece.chunk);
}

/* Only what ends the statement: other interrupts can wait until the kernel has returned. */
static bool
env_stop(MlEnv *ml)
{
	return InterruptPending && (QueryCancelPending || ProcDiePending);
}

/* Asked of the system once: it reads a file for the answer. */
static int
count_processors(void)
{
	static int count = 0;

	if (count == 0)
		count = Max(sysconf(_SC_NPROCESSORS_ONLN), 1);
	return count;
}

/* Threads that a training may use: parallel processes have their share of the machine already. */
static int
env_threads(void)
{
	int threads = mlsys_threads > 0 ? mlsys_threads : max_parallel_workers_per_gather + 1;

	if (IsParallelWorker() || IsInParallelMode())
		return 1;
	return Min(threads, mlsys_max_threads > 0 ? mlsys_max_threads : count_processors());
}

void
mlsys_env_init(MlsysEnv *env, MemoryContext context)
{
	memset(env, 0, sizeof(*env));
	env->ml.alloc = env_alloc;
	env->ml.release = env_release;
	env->ml.stop = env_stop;
	env->ml.threads = env_threads();
	if (mlsys_progress_interval > 0 && !IsParallelWorker())
		env->ml.progress = mlsys_env_progress;
	env->context = context;
}

typedef struct ContextCharge
{
	MemoryContextCallback callback;
	Size used;
} ContextCharge;

static void
release_context(void *charge)
{
	mlsys_env_discharge(((ContextCharge *) charge)->used);
}

void
mlsys_env_charge(MlsysEnv *env)
{
	ContextCharge *charge = MemoryContextAllocZero(env->context, sizeof(ContextCharge));

	charge->callback.func = release_context;
	charge->callback.arg = charge;
	MemoryContextRegisterResetCallback(env->context, &charge->callback);
	env->charge = &charge->used;
}

Size
mlsys_env_charged(void)
{
	return charged;
}

void
mlsys_env_discharge(Size charge)
{
	Assert(charge <= charged);
	charged -= charge;
}

char *
mlsys_valid_text(const char *text)
{
	int encoding = GetDatabaseEncoding();
	int length = strlen(text);
	char *valid = palloc(length + 1);
	int n = 0;

	while (length > 0)
	{
		int size = pg_encoding_verifymbchar(encoding, text, length);

		if (size > 0)
		{
			memcpy(valid + n, text, size);
			n += size;
		}
		else
			size = 1;
		text += size;
		length -= size;
	}
	valid[n] = '\0';
	return valid;
}

/* The one place where statuses get their SQLSTATEs. */
static int
status_code(MlStatus status, int corrupt_code)
{
	switch (status)
	{
		case ML_OUT_OF_MEMORY:
			return ERRCODE_OUT_OF_MEMORY;
		case ML_OVER_BUDGET:
		case ML_LIMIT:
			return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
		case ML_CANCELLED:
			return ERRCODE_QUERY_CANCELED;
		case ML_BAD_OPTION:
			return ERRCODE_INVALID_PARAMETER_VALUE;
		case ML_BAD_TYPE:
			return ERRCODE_DATATYPE_MISMATCH;
		case ML_BAD_SHAPE:
			return ERRCODE_ARRAY_SUBSCRIPT_ERROR;
		case ML_BAD_VALUE:
			return ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE;
		case ML_NULL_VALUE:
			return ERRCODE_NULL_VALUE_NOT_ALLOWED;
		case ML_MISSING_COLUMN:
			return ERRCODE_UNDEFINED_COLUMN;
		case ML_CORRUPT:
			return corrupt_code;
		case ML_FILE:
			return ERRCODE_IO_ERROR;
		case ML_OK:
			break;
	}
	return ERRCODE_INTERNAL_ERROR;
}

void
mlsys_raise(MlsysEnv *env, MlStatus status, int corrupt_code)
{
	const MlError *error = &env->ml.error;

	if (status == ML_CANCELLED)
		CHECK_FOR_INTERRUPTS(); /* knows whether it was a timeout, the user or a shutdown */
	if (status == ML_FILE && env->thrown != NULL)
		ReThrowError(env->thrown);
	if (status == ML_OUT_OF_MEMORY && env->over_budget)
		ereport(
			ERROR,
			(errcode(status_code(ML_OVER_BUDGET, corrupt_code)),
			 errmsg("%s needs more than mlsys.train_memory (%d kB)",
					env->subject != NULL ? env->subject : "training", mlsys_train_memory),
			 env->subject != NULL
				 ? errhint("Raise mlsys.train_memory, or take fewer rows or groups.")
				 : errhint(
					   "Raise mlsys.train_memory, or train on fewer rows, columns or groups.")));
	ereport(
		ERROR,
		(errcode(status_code(status, corrupt_code)),
		 errmsg_internal("%s", mlsys_valid_text(error->message)),
		 error->detail[0] != '\0' ? errdetail_internal("%s", mlsys_valid_text(error->detail)) : 0,
		 error->hint[0] != '\0' ? errhint("%s", mlsys_valid_text(error->hint)) : 0));
}

bytea *
mlsys_writer_bytes(MlsysEnv *env, const MlWriter *writer)
{
	bytea *bytes;

	mlsys_check(env, ml_writer_status(writer));
	bytes = palloc(VARHDRSZ + writer->size);
	SET_VARSIZE(bytes, VARHDRSZ + writer->size);
	memcpy(VARDATA(bytes), writer->data, writer->size);
	return bytes;
}

MemoryContext
mlsys_aggregate_context(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "training function called in a context that is not an aggregate");
	return context;
}
