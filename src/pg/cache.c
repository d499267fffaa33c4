/*
 * cache.c
 *		Models ready to predict, kept by each backend within mlsys.cache_memory.
 *
 * Models are kept by digest, which identifies their contents wherever the value came from.  Each
 * has a memory context of its own below that of the cache.  A model may be evicted, the one not
 * used for the longest time first, unless a place that predicts with it has it pinned; pins are
 * let go by a callback of the memory context that they lie in, so also after an error.  What is
 * pinned may exceed mlsys.cache_memory; the rest goes as soon as that is let go.
 *
 * To look a model up, only its digest is read.  Even that is an index scan for a value stored out
 * of line, and work for a compressed one, so a pin first compares the beginning of the value as it
 * is stored with that of the last one; see is_same_value.
 *
 * A model is verified against its digest when it is decoded, and decoded below the caller's memory
 * context first, so that an error in the middle leaves nothing behind.
 */
#include "pg/cache.h"

#include "lib/ilist.h"
#include "utils/hsearch.h"

struct CachedModel
{
	unsigned char digest[ML_DIGEST_SIZE];
	MlModel model;
	MemoryContext context; /* of the model and this entry */
	Size size;
	int npins;
	dlist_node use; /* in order of use, the latest first */
};

typedef struct CacheSlot
{
	unsigned char digest[ML_DIGEST_SIZE]; /* hash key, first */
	CachedModel *entry;
} CacheSlot;

static MemoryContext cache_context = NULL;
static HTAB *cache_slots = NULL;
static dlist_head cache_uses = DLIST_STATIC_INIT(cache_uses);
static Size cache_size = 0;

static void
init_cache(void)
{
	HASHCTL control = {.keysize = ML_DIGEST_SIZE, .entrysize = sizeof(CacheSlot)};

	if (cache_slots != NULL)
		return;
	if (cache_context == NULL)
		cache_context =
			AllocSetContextCreate(TopMemoryContext, "mlsys models", ALLOCSET_SMALL_SIZES);
	control.hcxt = cache_context;
	cache_slots = hash_create("mlsys models", 16, &control, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
}

/* Evict what is not pinned, from the end, until the rest fits.  Raises no errors. */
static void
evict(void)
{
	Size limit = (Size) mlsys_cache_memory * 1024;
	dlist_node *node;
	dlist_node *previous;

	if (cache_size <= limit || dlist_is_empty(&cache_uses))
		return;
	for (node = dlist_tail_node(&cache_uses); cache_size > limit; node = previous)
	{
		CachedModel *entry = dlist_container(CachedModel, use, node);
		bool is_first = !dlist_has_prev(&cache_uses, node);

		previous = is_first ? NULL : dlist_prev_node(&cache_uses, node);
		if (entry->npins == 0)
		{
			dlist_delete(&entry->use);
			cache_size -= entry->size;
			hash_search(cache_slots, entry->digest, HASH_REMOVE, NULL);
			MemoryContextDelete(entry->context);
		}
		if (is_first)
			break;
	}
}

/* Decode a value and enter it into the cache, not pinned yet. */
static CachedModel *
add_model(Datum value, const unsigned char *digest)
{
	struct varlena *packed = PG_DETOAST_DATUM_PACKED(value);
	MemoryContext context;
	CachedModel *entry;
	CacheSlot *slot;
	MlsysEnv *env;

	context = AllocSetContextCreate(CurrentMemoryContext, "mlsys model", ALLOCSET_SMALL_SIZES);
	entry = MemoryContextAllocZero(context, sizeof(CachedModel));
	env = palloc(sizeof(MlsysEnv));
	mlsys_env_init(env, context);
	mlsys_model_open(env, packed, &entry->model);
	pfree(env);
	if ((Pointer) packed != DatumGetPointer(value))
		pfree(packed);

	memcpy(entry->digest, digest, ML_DIGEST_SIZE);
	entry->context = context;
	entry->size = MemoryContextMemAllocated(context, true);
	slot = hash_search(cache_slots, digest, HASH_ENTER, NULL);

	/* nothing fails from here on */
	slot->entry = entry;
	MemoryContextSetParent(context, cache_context);
	dlist_push_head(&cache_uses, &entry->use);
	cache_size += entry->size;
	return entry;
}

/* The model of a digest, now the one used last; NULL when it is not there. */
static CachedModel *
find_model(const unsigned char *digest)
{
	CacheSlot *slot;

	init_cache();
	slot = hash_search(cache_slots, digest, HASH_FIND, NULL);
	if (slot == NULL)
		return NULL;
	dlist_move_head(&cache_uses, &slot->entry->use);
	return slot->entry;
}

/* What tells a value from others without reading it: the first size bytes of how it is stored. */
static Size
beginning_size(const MlsysPin *pin, Datum value)
{
	struct varlena *pointer = (struct varlena *) DatumGetPointer(value);

	if (VARATT_IS_EXTERNAL(pointer) && !VARATT_IS_EXTERNAL_ONDISK(pointer))
		return 0; /* a pointer into memory, which may be used again */
	return Min(VARSIZE_ANY(pointer), sizeof(pin->beginning));
}

/*
 * Is it the value that the pin has seen last?  Equal beginnings have equal digests, in each way of storing:
 *
 *	  plain			the digest stands in the beginning
 *	  compressed	so it does here: 24 bytes of header take at most 27 of pglz, 26 of lz4, after 8
 *	  out of line	the beginning is all of the TOAST pointer; a TOAST value is never changed in place
 */
static bool
is_same_value(const MlsysPin *pin, Datum value)
{
	Size size = beginning_size(pin, value);

	return pin->entry != NULL && size > 0 &&
		   memcmp(pin->beginning, DatumGetPointer(value), size) == 0;
}

static void
remember_value(MlsysPin *pin, Datum value)
{
	memset(pin->beginning, 0, sizeof(pin->beginning));
	memcpy(pin->beginning, DatumGetPointer(value), beginning_size(pin, value));
}

/* Use an entry; it is pinned before the old one is let go, which may evict what is not. */
static void
set_entry(MlsysPin *pin, CachedModel *entry)
{
	entry->npins++;
	mlsys_pin_release(pin);
	pin->entry = entry;
	pin->model = &entry->model;
	evict();
}

bool
mlsys_pin_set(MlsysPin *pin, Datum value)
{
	unsigned char digest[ML_DIGEST_SIZE];
	CachedModel *entry;

	if (is_same_value(pin, value))
		return false;
	mlsys_model_digest(value, digest); /* may fail: remember nothing before */
	if (pin->entry != NULL && memcmp(pin->entry->digest, digest, ML_DIGEST_SIZE) == 0)
	{
		remember_value(pin, value);
		return false;
	}

	/* Let go first: should this fail, the pin must not pass for one of the new value. */
	mlsys_pin_release(pin);
	entry = find_model(digest);
	set_entry(pin, entry != NULL ? entry : add_model(value, digest));
	remember_value(pin, value);
	return true;
}

bool
mlsys_pin_find(MlsysPin *pin, const unsigned char *digest, bool *changed)
{
	CachedModel *entry;

	*changed = pin->entry == NULL || memcmp(pin->entry->digest, digest, ML_DIGEST_SIZE) != 0;
	if (!*changed)
		return true;
	entry = find_model(digest);
	if (entry == NULL)
		return false;
	memset(pin->beginning, 0, sizeof(pin->beginning));
	set_entry(pin, entry);
	return true;
}

const unsigned char *
mlsys_pin_digest(const MlsysPin *pin)
{
	return pin->entry->digest;
}

Size
mlsys_pin_size(const MlsysPin *pin)
{
	return pin->entry->size;
}

void
mlsys_pin_release(MlsysPin *pin)
{
	if (pin->entry == NULL)
		return;
	pin->entry->npins--;
	pin->entry = NULL;
	pin->model = NULL;
	evict();
}

static void
pin_context_reset(void *pin)
{
	mlsys_pin_release(pin);
}

void
mlsys_pin_init(MlsysPin *pin, MemoryContext context)
{
	memset(pin, 0, sizeof(*pin));
	pin->callback.func = pin_context_reset;
	pin->callback.arg = pin;
	MemoryContextRegisterResetCallback(context, &pin->callback);
}
