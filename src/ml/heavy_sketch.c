/*
 * heavy_sketch.c
 *		Frequent categories.  See heavy_sketch.h.
 */
#include "ml/heavy_sketch.h"

#include <stdlib.h>

#define FIRST_ENTRIES 8

MlStatus
ml_heavy_make(MlEnv *env, MlHeavySketch **sketch)
{
	ML_TRY(ml_alloc_zero(env, 1, sizeof(**sketch), "categories", sketch));
	(*sketch)->is_exact = true;
	return ML_OK;
}

/* Where a hash stands or would stand; there is at least one slot. */
static uint32_t
find_slot(const MlHeavySketch *sketch, uint64_t hash)
{
	uint32_t slot = (uint32_t) hash & (sketch->nslots - 1);

	while (sketch->slots[slot] != 0 && sketch->entries[sketch->slots[slot] - 1].hash != hash)
		slot = (slot + 1) & (sketch->nslots - 1);
	return slot;
}

MlHeavyEntry *
ml_heavy_find(const MlHeavySketch *sketch, uint64_t hash)
{
	uint16_t place;

	if (sketch->nslots == 0)
		return NULL;
	place = sketch->slots[find_slot(sketch, hash)];
	return place > 0 ? &sketch->entries[place - 1] : NULL;
}

static void
index_entries(MlHeavySketch *sketch)
{
	memset(sketch->slots, 0, sketch->nslots * sizeof(uint16_t));
	for (int32_t i = 0; i < sketch->nentries; i++)
		sketch->slots[find_slot(sketch, sketch->entries[i].hash)] = (uint16_t) (i + 1);
}

static MlStatus
grow(MlEnv *env, MlHeavySketch *sketch)
{
	int32_t capacity = sketch->capacity == 0 ? FIRST_ENTRIES : 2 * sketch->capacity;
	MlHeavyEntry *entries;

	ML_TRY(ml_alloc(env, (size_t) capacity, sizeof(MlHeavyEntry), "categories", &entries));
	ML_TRY(ml_alloc(env, 2 * (size_t) capacity, sizeof(uint16_t), "categories", &sketch->slots));
	if (sketch->nentries > 0)
		memcpy(entries, sketch->entries, (size_t) sketch->nentries * sizeof(MlHeavyEntry));
	sketch->entries = entries;
	sketch->capacity = capacity;
	sketch->nslots = 2 * (uint32_t) capacity;
	index_entries(sketch);
	return ML_OK;
}

MlText
ml_heavy_cut(MlText text)
{
	if (text.length > ML_PROFILE_MAX_TEXT)
	{
		text.length = ML_PROFILE_MAX_TEXT;
		/* back over bytes 10xxxxxx, of which a character has three at most */
		for (int i = 0; i < 3 && ((unsigned char) text.data[text.length] & 0xc0) == 0x80; i++)
			text.length--;
	}
	return text;
}

MlStatus
ml_heavy_enter(MlEnv *env, MlHeavySketch *sketch, uint64_t hash, const MlText *text, int64_t count)
{
	MlHeavyEntry *entry;

	if (sketch->nentries == sketch->capacity)
		ML_TRY(grow(env, sketch));
	entry = &sketch->entries[sketch->nentries];
	entry->hash = hash;
	entry->count = count;
	entry->has_text = text != NULL;
	entry->length = 0;
	if (text != NULL)
	{
		MlText cut = ml_heavy_cut(*text);

		entry->length = (uint8_t) cut.length;
		if (cut.length > 0)
			memcpy(entry->text, cut.data, cut.length);
	}
	sketch->slots[find_slot(sketch, hash)] = (uint16_t) (++sketch->nentries);
	return ML_OK;
}

static int
compare_counts(const void *a, const void *b)
{
	int64_t x = *(const int64_t *) a;
	int64_t y = *(const int64_t *) b;

	return x > y ? -1 : x < y;
}

void
ml_heavy_reduce(MlHeavySketch *sketch)
{
	int64_t counts[ML_HEAVY_ENTRIES];
	int64_t taken;
	int32_t kept = 0;

	for (int32_t i = 0; i < sketch->nentries; i++)
		counts[i] = sketch->entries[i].count;
	qsort(counts, (size_t) sketch->nentries, sizeof(int64_t), compare_counts);
	taken = counts[ML_HEAVY_COUNTERS];
	for (int32_t i = 0; i < sketch->nentries; i++)
		if (sketch->entries[i].count > taken)
		{
			sketch->entries[kept] = sketch->entries[i];
			sketch->entries[kept++].count -= taken;
		}
	sketch->nentries = kept;
	sketch->error += taken;
	sketch->is_exact = false;
	index_entries(sketch);
}

static int
compare_entries(const void *a, const void *b)
{
	const MlHeavyEntry *x = *(const MlHeavyEntry *const *) a;
	const MlHeavyEntry *y = *(const MlHeavyEntry *const *) b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

MlStatus
ml_heavy_sorted(MlEnv *env, const MlHeavySketch *sketch, const MlHeavyEntry ***sorted)
{
	ML_TRY(ml_alloc(env, (size_t) sketch->nentries, sizeof(MlHeavyEntry *), "categories", sorted));
	for (int32_t i = 0; i < sketch->nentries; i++)
		(*sorted)[i] = &sketch->entries[i];
	qsort(*sorted, (size_t) sketch->nentries, sizeof(MlHeavyEntry *), compare_entries);
	return ML_OK;
}
