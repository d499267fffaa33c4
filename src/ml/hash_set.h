/*
 * hash_set.h
 *		Sets of hashes of bounded size: are all values of a column different, and which rows were there?
 */
#ifndef ML_HASH_SET_H
#define ML_HASH_SET_H

#include "ml/bytes.h"
#include "ml/ml.h"

/*
 * MlDistinct looks for a value that comes twice.  It keeps the hashes whose low bits are zero, of
 * which there are more in demand the more values come, so that its size is bounded: a value that comes
 * twice is always among those kept, or never.  After the first value that comes twice it keeps nothing.
 */
#define ML_DISTINCT_CAPACITY (1 << 18)

typedef struct MlDistinct
{
	bool has_repeated;
	int64_t n;        /* values that came */
	int32_t count;    /* hashes kept */
	uint32_t nslots;  /* a power of two; 0 before the first */
	uint64_t mask;    /* hashes with these bits zero are kept */
	uint64_t *hashes; /* open addressing; 0 is free, and so 0 counts as 1 << 63 */
	uint64_t *spare;  /* the table before, where it was of the same size */
} MlDistinct;

/* hash is one of good mixing; distinct is zeroed when it begins. */
extern MlStatus ml_distinct_add(MlEnv *env, MlDistinct *distinct, uint64_t hash);
extern MlStatus ml_distinct_merge(MlEnv *env, MlDistinct *distinct, const MlDistinct *other);
extern void ml_distinct_save(MlWriter *writer, const MlDistinct *distinct);
extern MlStatus ml_distinct_load(MlReader *reader, MlDistinct *distinct);

/*
 * MlRowSample keeps the smallest hashes of a set of rows: all of them when there are few, else a random
 * sample whose largest hash tells what share it is (K. Beyer et al., On synopses for distinct-value
 * estimation under multiset operations, SIGMOD 2007).  Whether rows of another set were in the first
 * can be seen of those whose hash is at most that.
 */
#define ML_ROW_SAMPLE_SIZE 16384

typedef struct MlRowSample
{
	int32_t count;    /* hashes kept, up to 2 ML_ROW_SAMPLE_SIZE until they are sorted out */
	uint64_t limit;   /* hashes above it are not kept; UINT64_MAX: all are */
	uint64_t *hashes; /* capacity 2 ML_ROW_SAMPLE_SIZE */
} MlRowSample;

extern MlStatus ml_row_sample_add(MlEnv *env, MlRowSample *sample, uint64_t hash);
extern MlStatus ml_row_sample_merge(MlEnv *env, MlRowSample *sample, const MlRowSample *other);
/* Sorts out: at most ML_ROW_SAMPLE_SIZE hashes, ascending, each once. */
extern void ml_row_sample_trim(MlRowSample *sample);
/* Trimmed: the limit, then the hashes. */
extern void ml_row_sample_save(MlWriter *writer, MlRowSample *sample);
extern MlStatus ml_row_sample_load(MlReader *reader, MlRowSample *sample);
/* Is a hash within the limit of a trimmed sample one of it? */
extern bool ml_row_sample_has(const MlRowSample *sample, uint64_t hash);

#endif /* ML_HASH_SET_H */
