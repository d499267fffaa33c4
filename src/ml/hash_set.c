/*
 * hash_set.c
 *		Sets of hashes of bounded size.  See hash_set.h.
 */
#include "ml/hash_set.h"

#include <stdlib.h>

#define FIRST_SLOTS 64

/* The slot where a hash stands or would stand. */
static uint32_t
find_slot(const MlDistinct *distinct, uint64_t hash)
{
	/* the low bits are those that are zero in all of them */
	uint32_t slot = (uint32_t) (hash >> 32) & (distinct->nslots - 1);

	while (distinct->hashes[slot] != 0 && distinct->hashes[slot] != hash)
		slot = (slot + 1) & (distinct->nslots - 1);
	return slot;
}

/* Another table, with those of the hashes that the mask leaves; one of the same size is used again. */
static MlStatus
rebuild(MlEnv *env, MlDistinct *distinct, uint32_t nslots)
{
	MlDistinct old = *distinct;

	if (nslots == old.nslots && old.spare != NULL)
	{
		distinct->hashes = old.spare;
		memset(distinct->hashes, 0, nslots * sizeof(uint64_t));
	}
	else
		ML_TRY(ml_alloc_zero(env, nslots, sizeof(uint64_t), "distinct values", &distinct->hashes));
	distinct->spare = nslots == old.nslots ? old.hashes : NULL;
	distinct->nslots = nslots;
	distinct->count = 0;
	for (uint32_t i = 0; i < old.nslots; i++)
		if (old.hashes[i] != 0 && (old.hashes[i] & distinct->mask) == 0)
		{
			distinct->hashes[find_slot(distinct, old.hashes[i])] = old.hashes[i];
			distinct->count++;
		}
	return ML_OK;
}

/*
 * Room for one more hash: a larger table up to the capacity, then every other hash goes.  Somebody may
 * have chosen the values so that their hashes all stay: then more of them go.
 */
static MlStatus
make_room(MlEnv *env, MlDistinct *distinct)
{
	if (distinct->nslots == 0)
		return rebuild(env, distinct, FIRST_SLOTS);
	if ((uint32_t) distinct->count < distinct->nslots / 2)
		return ML_OK;
	if (distinct->count < ML_DISTINCT_CAPACITY)
		return rebuild(env, distinct, 2 * distinct->nslots);
	while (distinct->count >= ML_DISTINCT_CAPACITY)
	{
		distinct->mask = 2 * distinct->mask + 1;
		ML_TRY(rebuild(env, distinct, distinct->nslots));
	}
	return ML_OK;
}

static MlStatus
add_hash(MlEnv *env, MlDistinct *distinct, uint64_t hash)
{
	uint32_t slot;

	if (hash == 0)
		hash = UINT64_C(1) << 63;
	if ((hash & distinct->mask) != 0)
		return ML_OK;
	/* before room is made, which could let the other one go */
	if (distinct->nslots > 0 && distinct->hashes[find_slot(distinct, hash)] == hash)
	{
		distinct->has_repeated = true;
		distinct->count = 0;
		distinct->nslots = 0;
		return ML_OK;
	}
	ML_TRY(make_room(env, distinct));
	if ((hash & distinct->mask) != 0)
		return ML_OK;
	slot = find_slot(distinct, hash);
	distinct->hashes[slot] = hash;
	distinct->count++;
	return ML_OK;
}

MlStatus
ml_distinct_add(MlEnv *env, MlDistinct *distinct, uint64_t hash)
{
	distinct->n++;
	return distinct->has_repeated ? ML_OK : add_hash(env, distinct, hash);
}

MlStatus
ml_distinct_merge(MlEnv *env, MlDistinct *distinct, const MlDistinct *other)
{
	distinct->n += other->n;
	if (other->has_repeated)
	{
		distinct->has_repeated = true;
		distinct->count = 0;
		distinct->nslots = 0;
	}
	if (other->mask > distinct->mask)
	{
		distinct->mask = other->mask;
		if (distinct->nslots > 0)
			ML_TRY(rebuild(env, distinct, distinct->nslots));
	}
	for (uint32_t i = 0; i < other->nslots && !distinct->has_repeated; i++)
		if (other->hashes[i] != 0)
			ML_TRY(add_hash(env, distinct, other->hashes[i]));
	return ML_OK;
}

void
ml_distinct_save(MlWriter *writer, const MlDistinct *distinct)
{
	ml_write_bool(writer, distinct->has_repeated);
	ml_write_i64(writer, distinct->n);
	ml_write_u64(writer, distinct->mask);
	ml_write_u32(writer, (uint32_t) distinct->count);
	for (uint32_t i = 0; i < distinct->nslots; i++)
		if (distinct->hashes[i] != 0)
			ml_write_u64(writer, distinct->hashes[i]);
}

MlStatus
ml_distinct_load(MlReader *reader, MlDistinct *distinct)
{
	bool has_repeated;
	uint32_t count;

	memset(distinct, 0, sizeof(*distinct));
	has_repeated = ml_read_bool(reader);
	distinct->n = ml_read_i64(reader);
	distinct->mask = ml_read_u64(reader);
	count = ml_read_count(reader, sizeof(uint64_t));
	if (distinct->n < 0 || distinct->n > ML_MAX_ROWS || count > ML_DISTINCT_CAPACITY ||
		(distinct->mask & (distinct->mask + 1)) != 0)
		ml_reader_fail(reader, "wrong set of distinct values");
	for (uint32_t i = 0; i < count && !reader->failed; i++)
		ML_TRY(add_hash(reader->env, distinct, ml_read_u64(reader)));
	distinct->has_repeated |= has_repeated;
	return ml_reader_status(reader);
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *) a;
	uint64_t y = *(const uint64_t *) b;

	return x < y ? -1 : x > y;
}

void
ml_row_sample_trim(MlRowSample *sample)
{
	int32_t kept = 0;

	if (sample->count == 0)
		return;
	qsort(sample->hashes, (size_t) sample->count, sizeof(uint64_t), compare_hashes);
	for (int32_t i = 0; i < sample->count; i++)
		if (i == 0 || sample->hashes[i] != sample->hashes[i - 1])
			sample->hashes[kept++] = sample->hashes[i];
	if (kept > ML_ROW_SAMPLE_SIZE)
	{
		kept = ML_ROW_SAMPLE_SIZE;
		sample->limit = sample->hashes[kept - 1];
	}
	sample->count = kept;
}

MlStatus
ml_row_sample_add(MlEnv *env, MlRowSample *sample, uint64_t hash)
{
	if (sample->hashes == NULL)
	{
		ML_TRY(ml_alloc(env, 2 * ML_ROW_SAMPLE_SIZE, sizeof(uint64_t), "sample of rows",
						&sample->hashes));
		sample->limit = UINT64_MAX;
	}
	if (hash > sample->limit)
		return ML_OK;
	if (sample->count == 2 * ML_ROW_SAMPLE_SIZE)
	{
		ml_row_sample_trim(sample);
		if (hash > sample->limit)
			return ML_OK;
	}
	sample->hashes[sample->count++] = hash;
	return ML_OK;
}

MlStatus
ml_row_sample_merge(MlEnv *env, MlRowSample *sample, const MlRowSample *other)
{
	int32_t kept = 0;

	for (int32_t i = 0; i < other->count; i++)
		ML_TRY(ml_row_sample_add(env, sample, other->hashes[i]));
	if (other->hashes == NULL || other->limit >= sample->limit)
		return ML_OK;
	/* above other's limit nothing is known of its rows */
	sample->limit = other->limit;
	for (int32_t i = 0; i < sample->count; i++)
		if (sample->hashes[i] <= sample->limit)
			sample->hashes[kept++] = sample->hashes[i];
	sample->count = kept;
	return ML_OK;
}

void
ml_row_sample_save(MlWriter *writer, MlRowSample *sample)
{
	ml_row_sample_trim(sample);
	ml_write_u64(writer, sample->hashes == NULL ? UINT64_MAX : sample->limit);
	ml_write_u32(writer, (uint32_t) sample->count);
	for (int32_t i = 0; i < sample->count; i++)
		ml_write_u64(writer, sample->hashes[i]);
}

MlStatus
ml_row_sample_load(MlReader *reader, MlRowSample *sample)
{
	uint32_t count;

	memset(sample, 0, sizeof(*sample));
	sample->limit = ml_read_u64(reader);
	count = ml_read_count(reader, sizeof(uint64_t));
	if (count > ML_ROW_SAMPLE_SIZE)
		ml_reader_fail(reader, "wrong size of a sample of rows");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc(reader->env, 2 * ML_ROW_SAMPLE_SIZE, sizeof(uint64_t), "sample of rows",
					&sample->hashes));
	for (uint32_t i = 0; i < count; i++)
	{
		sample->hashes[i] = ml_read_u64(reader);
		if (sample->hashes[i] > sample->limit ||
			(i > 0 && sample->hashes[i] <= sample->hashes[i - 1]))
			ml_reader_fail(reader, "sample of rows not in order");
	}
	sample->count = (int32_t) count;
	return ml_reader_status(reader);
}

bool
ml_row_sample_has(const MlRowSample *sample, uint64_t hash)
{
	return sample->count > 0 && bsearch(&hash, sample->hashes, (size_t) sample->count,
										sizeof(uint64_t), compare_hashes) != NULL;
}
