/*
 * names.c
 *		References to models that one place resolves again and again.
 *
 * The first row of a statement looks a reference up, the others compare.  What was found holds only
 * as long as nothing can have changed that decides it:
 *
 *	  - the active snapshot has the same contents.  Its address says nothing: PL/pgSQL evaluates one
 *		expression many times, each time with a new snapshot, often at the address of the last;
 *	  - no transaction has ended, and no subtransaction was rolled back, which takes back changes of
 *		our own while the command counter stays;
 *	  - the current user is the same.
 *
 * Contents decide and not the statement, so a later statement whose snapshot is equal in all of that
 * may use it as well: it sees the same rows.
 *
 * The slots are few and searched in a row: a hash of the reference is compared before its text.  When
 * all are taken, the one filled first is filled anew.
 */
#include "pg/names.h"

#include "access/xact.h"
#include "common/hashfn.h"
#include "utils/snapmgr.h"

/* A snapshot, a user and a moment between the ends of transactions. */
typedef struct View
{
	bool is_set;
	bool suboverflowed;
	bool taken_during_recovery;
	uint64 generation;
	Oid user;
	TransactionId xmin;
	TransactionId xmax;
	CommandId curcid;
	uint32 xcnt;
	int32 subxcnt;
	TransactionId *xids; /* xip, then subxip */
	Size capacity;       /* of xids */
} View;

typedef struct Slot
{
	uint32 hash;
	bool is_current; /* name was resolved in the view */
	text *reference; /* NULL: free */
	MlsysName name;
} Slot;

struct MlsysNames
{
	MemoryContext context;
	View view;
	int limit;
	int nslots;
	int last; /* slot found last */
	int next; /* slot to fill next */
	Slot slots[FLEXIBLE_ARRAY_MEMBER];
};

/* Counts what may have taken back changes that a snapshot still counts as made. */
static uint64 generation = 0;

static void
transaction_ended(XactEvent event, void *unused)
{
	generation++;
}

static void
subtransaction_ended(SubXactEvent event, SubTransactionId mine, SubTransactionId parent,
					 void *unused)
{
	if (event == SUBXACT_EVENT_ABORT_SUB)
		generation++;
}

MlsysNames *
mlsys_names_begin(MemoryContext context, int limit)
{
	static bool is_registered = false;
	MlsysNames *names =
		MemoryContextAllocZero(context, offsetof(MlsysNames, slots) + limit * sizeof(Slot));

	if (!is_registered)
	{
		RegisterXactCallback(transaction_ended, NULL);
		RegisterSubXactCallback(subtransaction_ended, NULL);
		is_registered = true;
	}
	names->context = context;
	names->limit = limit;
	return names;
}

/* Cheap comparisons first; xids are few unless many transactions run. */
static bool
is_current_view(const View *view, const SnapshotData *snapshot)
{
	return view->is_set && view->curcid == snapshot->curcid && view->xmax == snapshot->xmax &&
		   view->xmin == snapshot->xmin && view->xcnt == snapshot->xcnt &&
		   view->subxcnt == snapshot->subxcnt && view->generation == generation &&
		   view->user == GetUserId() && view->suboverflowed == snapshot->suboverflowed &&
		   view->taken_during_recovery == snapshot->takenDuringRecovery &&
		   (view->xcnt == 0 ||
			memcmp(view->xids, snapshot->xip, view->xcnt * sizeof(TransactionId)) == 0) &&
		   (view->subxcnt == 0 || memcmp(view->xids + view->xcnt, snapshot->subxip,
										 view->subxcnt * sizeof(TransactionId)) == 0);
}

/* Remember the view; what was resolved before is void. */
static void
set_view(MlsysNames *names, const SnapshotData *snapshot)
{
	View *view = &names->view;
	Size nxids = (Size) snapshot->xcnt + snapshot->subxcnt;

	view->is_set = false;
	for (int i = 0; i < names->nslots; i++)
		names->slots[i].is_current = false;
	if (nxids > view->capacity)
	{
		if (view->xids != NULL)
			pfree(view->xids);
		view->capacity = 0;
		view->xids = NULL;
		view->xids = MemoryContextAlloc(names->context, nxids * sizeof(TransactionId));
		view->capacity = nxids;
	}
	if (snapshot->xcnt > 0)
		memcpy(view->xids, snapshot->xip, snapshot->xcnt * sizeof(TransactionId));
	if (snapshot->subxcnt > 0)
		memcpy(view->xids + snapshot->xcnt, snapshot->subxip,
			   snapshot->subxcnt * sizeof(TransactionId));
	view->suboverflowed = snapshot->suboverflowed;
	view->taken_during_recovery = snapshot->takenDuringRecovery;
	view->generation = generation;
	view->user = GetUserId();
	view->xmin = snapshot->xmin;
	view->xmax = snapshot->xmax;
	view->curcid = snapshot->curcid;
	view->xcnt = snapshot->xcnt;
	view->subxcnt = snapshot->subxcnt;
	view->is_set = snapshot->snapshot_type == SNAPSHOT_MVCC;
}

static bool
is_slot_of(const Slot *slot, const text *reference)
{
	return slot->reference != NULL &&
		   VARSIZE_ANY_EXHDR(slot->reference) == VARSIZE_ANY_EXHDR(reference) &&
		   memcmp(VARDATA_ANY(slot->reference), VARDATA_ANY(reference),
				  VARSIZE_ANY_EXHDR(reference)) == 0;
}

/* The slot of a reference, or one that is free for it. */
static Slot *
find_slot(MlsysNames *names, const text *reference)
{
	uint32 hash =
		hash_bytes((const unsigned char *) VARDATA_ANY(reference), VARSIZE_ANY_EXHDR(reference));
	Slot *slot;
	text *copy;

	for (int i = 0; i < names->nslots; i++)
	{
		if (names->slots[i].hash == hash && is_slot_of(&names->slots[i], reference))
			return &names->slots[i];
	}
	copy = MemoryContextAlloc(names->context, VARSIZE_ANY(reference));
	memcpy(copy, reference, VARSIZE_ANY(reference));
	slot = &names->slots[names->next];
	slot->is_current = false;
	if (slot->reference != NULL)
		pfree(slot->reference);
	slot->reference = copy;
	slot->hash = hash;
	slot->name.slot = names->next;
	names->nslots = Max(names->nslots, names->next + 1);
	names->next = (names->next + 1) % names->limit;
	return slot;
}

/* Look the slot's reference up; false when it stands for nothing. */
static bool
renew(MlsysNames *names, Slot *slot, bool raise)
{
	char *reference = text_to_cstring(slot->reference);
	MlsysResolved resolved;
	char *model = NULL;
	bool found = mlsys_resolve(reference, raise, &resolved);

	pfree(reference);
	if (!found)
		return false;
	if (slot->name.resolved.model == NULL || strcmp(slot->name.resolved.model, resolved.model) != 0)
	{
		model = MemoryContextStrdup(names->context, resolved.model);
		if (slot->name.resolved.model != NULL)
			pfree(slot->name.resolved.model);
	}
	else
		model = slot->name.resolved.model;
	pfree(resolved.model);
	resolved.model = model;
	slot->name.resolved = resolved;
	slot->is_current = true;
	return true;
}

const MlsysName *
mlsys_names_find(MlsysNames *names, const text *reference, bool raise)
{
	Snapshot snapshot = ActiveSnapshotSet() ? GetActiveSnapshot() : NULL;
	Slot *slot = &names->slots[names->last];

	if (snapshot == NULL)
		elog(ERROR, "a model was looked up by name without a snapshot");
	if (!is_current_view(&names->view, snapshot))
		set_view(names, snapshot);
	if (!is_slot_of(slot, reference))
	{
		slot = find_slot(names, reference);
		names->last = slot->name.slot;
	}
	slot->name.is_renewed = !slot->is_current;
	if (!slot->is_current && !renew(names, slot, raise))
		return NULL;
	return &slot->name;
}
