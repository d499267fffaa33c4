/*
 * stats.c
 *		Live statistics of predictions: which versions are used, how much, how fast, on what input.
 *
 * They are kept in shared memory, which only a library in shared_preload_libraries can have; without that
 * nothing is counted, and the views say so.
 *
 * Counting.  A backend counts into accumulators of its own, one a version, which live until the next
 * flush.  A row costs a few additions: no lock, no clock, no look-up, because a call site keeps the pointer and
 * compares a generation.  The clock is read when an accumulator is made and when it is flushed.
 *
 * Flushing.  All accumulators are flushed and forgotten, the generation moving on,
 *
 *	  - before a commit, and at an abort, which counts as an error;
 *	  - when MessageContext is reset, which is when the server is done with a message of the client's, so
 *		within a transaction block after each statement.
 *
 * So a call is a client's statement, however many places of it predict and however often functions run
 * their own statements inside.  It does not matter what the executor keeps from one statement to the next.
 *
 * One statement, many processes.  Parallel workers flush on their own.  That a statement is counted once,
 * as failed once, and with the longest of the times, is seen to by notes: each backend has a place in
 * shared memory for the statement that it runs, known by the start of statement and transaction, and its
 * workers, which have both from their leader, use the same.  The last NOTES versions are remembered there.
 *
 * Locking.
 *
 *	  stats->lock			shared to find an entry and count into it, exclusive to add and remove entries
 *	  statement->mutex		its notes; not held together with another spinlock
 *	  entry->mutex			its counts and, while stats->lock is shared, its place in stats->uses
 *
 * A flush runs where an error must not be raised: it allocates nothing, and what does not fit is not
 * counted.  When all entries are taken, the one not used for the longest time goes, and that is counted.
 *
 * Variance: the backend sums about its first prediction; entries have mean and sum of squares about it,
 * merged by the rule of Chan, Golub and LeVeque (1979).
 */
#include "pg/stats.h"

#include "access/parallel.h"
#include "access/xact.h"
#include "catalog/pg_authid.h"
#include "commands/dbcommands.h"
#include "common/hashfn.h"
#include "funcapi.h"
#include "storage/ipc.h"
#include "storage/lwlock.h"
#include "storage/shmem.h"
#include "storage/spin.h"
#include "utils/acl.h"
#include "utils/guc.h"
#include "utils/hsearch.h"
#include "utils/timestamp.h"

#include "pg/catalog.h"
#include "pg/lifecycle.h"
#include "pg/resolve.h"

#define TRANCHE "mlsys_stats"
#define NOTES 16         /* versions of one statement that are remembered */
#define BUCKETS 64       /* of accumulators of a backend */
#define MAX_PENDING 1000 /* accumulators before they are flushed within a statement */

typedef struct StatKey
{
	char model[MLSYS_MAX_NAME + 4]; /* empty: by value; filled up with zeros */
	Oid database;
	int32 version; /* 0: by value */
	unsigned char digest[ML_DIGEST_SIZE];
} StatKey;

typedef struct StatEntry
{
	StatKey key; /* first */
	slock_t mutex;
	int place; /* in stats->uses */
	TimestampTz since;
	int64 calls;
	int64 rows;
	int64 errors;
	int64 null_features;
	int64 unseen_categories;
	int64 predictions;
	double mean;
	double m2;
	double total_ms;
	double max_ms;
} StatEntry;

/* That a statement has been counted for a version. */
typedef struct Note
{
	uint64 key; /* hash of a StatKey */
	bool is_failed;
	double elapsed;
} Note;

typedef struct Statement
{
	slock_t mutex;
	TimestampTz statement;
	TimestampTz transaction;
	int nnotes; /* that were ever made in it; the last NOTES stand */
	Note notes[NOTES];
} Statement;

typedef struct SharedStats
{
	LWLock *lock;
	int64 evicted;
	Statement *statements; /* by backend id, from 1 */
	TimestampTz *uses;     /* when an entry was last counted into; 0: the place is free */
} SharedStats;

/* An accumulator. */
typedef struct Pending
{
	MlsysCounts counts; /* first */
	StatKey key;
	uint32 hash;
	TimestampTz begun;
	struct Pending *next;
} Pending;

uint64 mlsys_stats_generation = 0;

static int stat_models = 1000;
static bool track_predictions = true;

static SharedStats *stats = NULL; /* NULL: not preloaded */
static HTAB *entries = NULL;
static shmem_request_hook_type previous_request_hook = NULL;
static shmem_startup_hook_type previous_startup_hook = NULL;

static MemoryContext pending_context = NULL;
static Pending *pending[BUCKETS];
static int npending = 0;
static bool is_message_watched = false;
static MemoryContextCallback message_callback;

static void transaction_ended(XactEvent event, void *unused);

/* Shared memory */

static Size
stats_size(void)
{
	Size size = MAXALIGN(sizeof(SharedStats));

	size = add_size(size, MAXALIGN(mul_size(MaxBackends + 1, sizeof(Statement))));
	return add_size(size, MAXALIGN(mul_size(stat_models, sizeof(TimestampTz))));
}

static void
request_memory(void)
{
	if (previous_request_hook != NULL)
		previous_request_hook();
	RequestAddinShmemSpace(
		add_size(stats_size(), hash_estimate_size(stat_models, sizeof(StatEntry))));
	RequestNamedLWLockTranche(TRANCHE, 1);
}

static void
open_memory(void)
{
	HASHCTL control = {.keysize = sizeof(StatKey), .entrysize = sizeof(StatEntry)};
	bool found;

	if (previous_startup_hook != NULL)
		previous_startup_hook();
	LWLockAcquire(AddinShmemInitLock, LW_EXCLUSIVE);
	stats = ShmemInitStruct("mlsys stats", stats_size(), &found);
	if (!found)
	{
		char *rest = (char *) stats + MAXALIGN(sizeof(SharedStats));

		memset(stats, 0, stats_size());
		stats->lock = &GetNamedLWLockTranche(TRANCHE)->lock;
		stats->statements = (Statement *) rest;
		stats->uses =
			(TimestampTz *) (rest + MAXALIGN(mul_size(MaxBackends + 1, sizeof(Statement))));
		for (int i = 0; i <= MaxBackends; i++)
			SpinLockInit(&stats->statements[i].mutex);
	}
	entries = ShmemInitHash("mlsys stats of versions", stat_models, stat_models, &control,
							HASH_ELEM | HASH_BLOBS);
	LWLockRelease(AddinShmemInitLock);
	mlsys_stats_generation = 1;
}

/* What was found when predictions were counted, or were not, is void. */
static void
track_predictions_changed(bool value, void *extra)
{
	if (stats != NULL)
		mlsys_stats_generation++;
}

void
mlsys_stats_init(void)
{
	if (!process_shared_preload_libraries_in_progress)
		return;
	DefineCustomIntVariable("mlsys.stat_models",
							"Sets the number of model versions whose predictions are counted.",
							"When there are more, those not used for the longest time go.",
							&stat_models, 1000, 1, 1000000, PGC_POSTMASTER, 0, NULL, NULL, NULL);
	DefineCustomBoolVariable(
		"mlsys.track_predictions", "Counts predictions for mlsys.stat_predictions.", NULL,
		&track_predictions, true, PGC_SUSET, 0, NULL, track_predictions_changed, NULL);
	RegisterXactCallback(transaction_ended, NULL);
	previous_request_hook = shmem_request_hook;
	shmem_request_hook = request_memory;
	previous_startup_hook = shmem_startup_hook;
	shmem_startup_hook = open_memory;
}

int
mlsys_stats_pause(void)
{
	int level = NewGUCNestLevel();

	if (stats != NULL)
		(void) set_config_option("mlsys.track_predictions", "off", PGC_SUSET, PGC_S_SESSION,
								 GUC_ACTION_SAVE, true, 0, false);
	return level;
}

void
mlsys_stats_resume(int level)
{
	AtEOXact_GUC(true, level);
}

/* Flushing */

/* What a flush adds of a statement, besides the counts. */
typedef struct Addition
{
	int calls;
	int errors;
	double total_ms;
	double max_ms;
} Addition;

/* Are the notes of the statement that runs?  The mutex is held. */
static bool
is_current(const Statement *statement)
{
	return statement->statement == GetCurrentStatementStartTimestamp() &&
		   statement->transaction == GetCurrentTransactionStartTimestamp();
}

static uint64
hash_key(const StatKey *key)
{
	return hash_bytes_extended((const unsigned char *) key, sizeof(StatKey), 0);
}

/* Note that the statement has been counted for a version; tells what has not been counted yet. */
static void
note(uint64 key, bool is_failed, double elapsed, Addition *addition)
{
	Statement *statement = &stats->statements[BackendIdForTempRelations()];
	Note *found = NULL;

	SpinLockAcquire(&statement->mutex);
	if (!is_current(statement))
	{
		statement->statement = GetCurrentStatementStartTimestamp();
		statement->transaction = GetCurrentTransactionStartTimestamp();
		statement->nnotes = 0;
	}
	for (int i = 0; i < Min(statement->nnotes, NOTES) && found == NULL; i++)
	{
		if (statement->notes[i].key == key)
			found = &statement->notes[i];
	}
	addition->calls = found == NULL;
	if (found == NULL)
	{
		found = &statement->notes[statement->nnotes++ % NOTES];
		*found = (Note){.key = key};
	}
	addition->errors = is_failed && !found->is_failed;
	addition->total_ms = Max(elapsed - found->elapsed, 0);
	found->is_failed |= is_failed;
	found->elapsed = Max(elapsed, found->elapsed);
	addition->max_ms = found->elapsed;
	SpinLockRelease(&statement->mutex);
}

/* Remove an entry; the lock is held exclusively. */
static void
remove_entry(StatEntry *entry)
{
	stats->uses[entry->place] = 0;
	hash_search(entries, &entry->key, HASH_REMOVE, NULL);
}

/* Remove the entry not used for the longest time; the lock is held exclusively. */
static void
evict(void)
{
	HASH_SEQ_STATUS scan;
	StatEntry *entry;
	int oldest = 0;

	for (int i = 1; i < stat_models; i++)
	{
		if (stats->uses[i] < stats->uses[oldest])
			oldest = i;
	}
	hash_seq_init(&scan, entries);
	while ((entry = hash_seq_search(&scan)) != NULL)
	{
		if (entry->place != oldest)
			continue;
		remove_entry(entry);
		stats->evicted++;
		hash_seq_term(&scan);
		return;
	}
}

/* The entry of a key, made if there is none; NULL when it cannot be.  The lock is held exclusively. */
static StatEntry *
add_entry(const StatKey *key, TimestampTz now)
{
	StatEntry *entry = hash_search(entries, key, HASH_FIND, NULL);
	int place = 0;

	if (entry != NULL)
		return entry;
	if (hash_get_num_entries(entries) >= stat_models)
		evict();
	while (place < stat_models && stats->uses[place] != 0)
		place++;
	if (place == stat_models)
		return NULL;
	entry = hash_search(entries, key, HASH_ENTER_NULL, NULL);
	if (entry == NULL)
		return NULL;
	memset((char *) entry + sizeof(StatKey), 0, sizeof(StatEntry) - sizeof(StatKey));
	SpinLockInit(&entry->mutex);
	entry->place = place;
	entry->since = now;
	stats->uses[place] = now;
	return entry;
}

/* Add to an entry; its mutex is held. */
static void
add_counts(StatEntry *entry, const MlsysCounts *counts, const Addition *addition)
{
	double n = (double) counts->predictions;

	entry->calls += addition->calls;
	entry->errors += addition->errors;
	entry->total_ms += addition->total_ms;
	entry->max_ms = Max(entry->max_ms, addition->max_ms);
	entry->rows += counts->rows;
	entry->null_features += counts->null_features;
	entry->unseen_categories += counts->unseen_categories;
	if (n > 0)
	{
		double difference = counts->first + counts->sum / n - entry->mean;
		double before = (double) entry->predictions;
		double share = n / (before + n);

		entry->mean += difference * share;
		entry->m2 += Max(counts->squares - counts->sum * counts->sum / n, 0) +
					 difference * difference * before * share;
		entry->predictions += counts->predictions;
	}
}

static void
flush(const Pending *item, bool is_failed, TimestampTz now)
{
	Addition addition;
	StatEntry *entry;

	is_failed |= item->counts.rows != item->counts.predictions + item->counts.nulls;
	note(hash_key(&item->key), is_failed, (double) Max(now - item->begun, 0) / 1000.0, &addition);
	LWLockAcquire(stats->lock, LW_SHARED);
	entry = hash_search(entries, &item->key, HASH_FIND, NULL);
	if (entry == NULL)
	{
		LWLockRelease(stats->lock);
		LWLockAcquire(stats->lock, LW_EXCLUSIVE);
		entry = add_entry(&item->key, now);
	}
	if (entry != NULL)
	{
		SpinLockAcquire(&entry->mutex);
		add_counts(entry, &item->counts, &addition);
		stats->uses[entry->place] = now;
		SpinLockRelease(&entry->mutex);
	}
	LWLockRelease(stats->lock);
}

/* Flush all that this backend has counted. */
static void
flush_all(bool is_failed)
{
	TimestampTz now;

	if (npending == 0)
		return;
	now = GetCurrentTimestamp();
	for (int i = 0; i < BUCKETS; i++)
	{
		for (Pending *item = pending[i]; item != NULL; item = item->next)
			flush(item, is_failed, now);
		pending[i] = NULL;
	}
	npending = 0;
	mlsys_stats_generation++;
	MemoryContextReset(pending_context);
}

/*
 * The statement has failed: count that also where its predictions had been flushed, for instance by parallel
 * workers before the leader failed.
 */
static void
fail_statement(void)
{
	Statement *statement = &stats->statements[MyBackendId];
	uint64 keys[NOTES];
	int nkeys = 0;
	HASH_SEQ_STATUS scan;
	StatEntry *entry;

	SpinLockAcquire(&statement->mutex);
	if (is_current(statement))
	{
		for (int i = 0; i < Min(statement->nnotes, NOTES); i++)
		{
			if (!statement->notes[i].is_failed)
				keys[nkeys++] = statement->notes[i].key;
			statement->notes[i].is_failed = true;
		}
	}
	SpinLockRelease(&statement->mutex);
	if (nkeys == 0)
		return;
	LWLockAcquire(stats->lock, LW_SHARED);
	hash_seq_init(&scan, entries);
	while ((entry = hash_seq_search(&scan)) != NULL)
	{
		uint64 key = hash_key(&entry->key);

		for (int i = 0; i < nkeys; i++)
		{
			if (keys[i] != key)
				continue;
			SpinLockAcquire(&entry->mutex);
			entry->errors++;
			SpinLockRelease(&entry->mutex);
		}
	}
	LWLockRelease(stats->lock);
}

static void
transaction_ended(XactEvent event, void *unused)
{
	if (stats == NULL || MyBackendId == InvalidBackendId)
		return;
	switch (event)
	{
		case XACT_EVENT_PRE_COMMIT:
		case XACT_EVENT_PARALLEL_PRE_COMMIT:
		case XACT_EVENT_PRE_PREPARE:
			flush_all(false);
			break;
		case XACT_EVENT_ABORT:
			flush_all(true);
			fail_statement();
			break;
		case XACT_EVENT_PARALLEL_ABORT:
			flush_all(true);
			break;
		default:
			break;
	}
}

/* In a transaction block that an error has ended, what is left here is of the statement that failed. */
static void
message_ended(void *unused)
{
	is_message_watched = false;
	flush_all(IsAbortedTransactionBlockState());
}

/* Counting */

/* Have what is counted flushed in time. */
static void
watch(void)
{
	if (pending_context == NULL)
		pending_context = AllocSetContextCreate(TopMemoryContext, "mlsys counts of predictions",
												ALLOCSET_SMALL_SIZES);
	if (!is_message_watched && MyBackendType == B_BACKEND && MessageContext != NULL)
	{
		message_callback.func = message_ended;
		MemoryContextRegisterResetCallback(MessageContext, &message_callback);
		is_message_watched = true;
	}
}

MlsysCounts *
mlsys_stats_find(const char *model, int32 version, const unsigned char *digest)
{
	StatKey key;
	Pending *item;
	uint32 hash;

	if (stats == NULL || !track_predictions)
		return NULL;
	memset(&key, 0, sizeof(key));
	if (model != NULL)
		strlcpy(key.model, model, sizeof(key.model));
	key.database = MyDatabaseId;
	key.version = version;
	memcpy(key.digest, digest, ML_DIGEST_SIZE);
	memcpy(&hash, digest, sizeof(hash));
	for (item = pending[hash % BUCKETS]; item != NULL; item = item->next)
	{
		if (item->hash == hash && memcmp(&item->key, &key, sizeof(key)) == 0)
			return &item->counts;
	}
	if (npending >= MAX_PENDING)
		flush_all(false);
	watch();
	item = MemoryContextAllocZero(pending_context, sizeof(Pending));
	item->key = key;
	item->hash = hash;
	item->begun = GetCurrentTimestamp();
	item->next = pending[hash % BUCKETS];
	pending[hash % BUCKETS] = item;
	npending++;
	return &item->counts;
}

/* SQL functions */

static void
require_stats(void)
{
	if (stats == NULL)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("predictions are not counted, because mlsys is not preloaded"),
						errhint("Set shared_preload_libraries = 'mlsys' in postgresql.conf, after "
								"what it names already, and restart the server.")));
}

#define STAT_COLUMNS 15

/*
 * The row of an entry.  Differences of means and counts give single predictions away, so means are for
 * those who may predict.
 */
static void
put_entry(ReturnSetInfo *result, const StatEntry *entry, bool reads_all)
{
	Datum values[STAT_COLUMNS] = {0};
	bool nulls[STAT_COLUMNS] = {false};
	char *database = get_database_name(entry->key.database);
	bool by_name = entry->key.model[0] != '\0';
	bytea *digest = palloc(VARHDRSZ + ML_DIGEST_SIZE);
	bool shows_mean =
		entry->predictions > 0 && (reads_all || (by_name && mlsys_may_predict(entry->key.model)));
	int c = 0;

	SET_VARSIZE(digest, VARHDRSZ + ML_DIGEST_SIZE);
	memcpy(VARDATA(digest), entry->key.digest, ML_DIGEST_SIZE);
	nulls[c] = !by_name;
	values[c++] = CStringGetTextDatum(entry->key.model);
	nulls[c] = !by_name;
	values[c++] = Int32GetDatum(entry->key.version);
	values[c++] = PointerGetDatum(digest);
	nulls[c] = database == NULL;
	values[c++] = database == NULL ? (Datum) 0 : CStringGetTextDatum(database);
	values[c++] = Int64GetDatum(entry->calls);
	values[c++] = Int64GetDatum(entry->rows);
	values[c++] = Int64GetDatum(entry->errors);
	values[c++] = Int64GetDatum(entry->null_features);
	values[c++] = Int64GetDatum(entry->unseen_categories);
	nulls[c] = !shows_mean;
	values[c++] = Float8GetDatum(entry->mean);
	nulls[c] = !shows_mean || entry->predictions < 2;
	values[c++] = Float8GetDatum(sqrt(entry->m2 / (double) Max(entry->predictions - 1, 1)));
	values[c++] = Float8GetDatum(entry->total_ms);
	values[c++] = Float8GetDatum(entry->calls > 0 ? entry->total_ms / (double) entry->calls : 0);
	values[c++] = Float8GetDatum(entry->max_ms);
	values[c++] = TimestampTzGetDatum(entry->since);
	Assert(c == STAT_COLUMNS);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* Copies of the entries that the current user sees; their rows are made without a lock. */
static StatEntry *
copy_entries(bool reads_all, int *n)
{
	StatEntry *copies = palloc(stat_models * sizeof(StatEntry));
	HASH_SEQ_STATUS scan;
	StatEntry *entry;

	*n = 0;
	LWLockAcquire(stats->lock, LW_SHARED);
	hash_seq_init(&scan, entries);
	while ((entry = hash_seq_search(&scan)) != NULL)
	{
		if (entry->key.database != MyDatabaseId && !reads_all)
			continue;
		SpinLockAcquire(&entry->mutex);
		copies[(*n)++] = *entry;
		SpinLockRelease(&entry->mutex);
	}
	LWLockRelease(stats->lock);
	return copies;
}

PG_FUNCTION_INFO_V1(mlsys_list_stat_predictions);
Datum
mlsys_list_stat_predictions(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	bool reads_all;
	StatEntry *copies;
	int n;

	require_stats();
	reads_all = has_privs_of_role(GetUserId(), ROLE_PG_READ_ALL_STATS);
	InitMaterializedSRF(fcinfo, 0);
	copies = copy_entries(reads_all, &n);
	for (int i = 0; i < n; i++)
		put_entry(result, &copies[i], reads_all);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(mlsys_stat_info);
Datum
mlsys_stat_info(PG_FUNCTION_ARGS)
{
	Datum values[3];
	bool nulls[3] = {false};
	TupleDesc desc;

	require_stats();
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	LWLockAcquire(stats->lock, LW_SHARED);
	values[0] = Int64GetDatum(hash_get_num_entries(entries));
	values[1] = Int64GetDatum(stat_models);
	values[2] = Int64GetDatum(stats->evicted);
	LWLockRelease(stats->lock);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}

PG_FUNCTION_INFO_V1(mlsys_stat_reset);
Datum
mlsys_stat_reset(PG_FUNCTION_ARGS)
{
	char *model = mlsys_optional_text(fcinfo, 0);
	HASH_SEQ_STATUS scan;
	StatEntry *entry;
	int64 removed = 0;

	require_stats();
	flush_all(false);
	LWLockAcquire(stats->lock, LW_EXCLUSIVE);
	hash_seq_init(&scan, entries);
	while ((entry = hash_seq_search(&scan)) != NULL)
	{
		if (entry->key.database != MyDatabaseId ||
			(model != NULL && strcmp(entry->key.model, model) != 0))
			continue;
		remove_entry(entry);
		removed++;
	}
	LWLockRelease(stats->lock);
	PG_RETURN_INT64(removed);
}
