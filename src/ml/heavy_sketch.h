/*
 * heavy_sketch.h
 *		Which categories come how often: all of them while they are few, else Misra-Gries.
 *
 * A category is known by the 64-bit hash of its text (the expected number of pairs that fall together among
 * a million is 3e-8); beside it stand its first bytes.  All are counted while there are at most
 * ML_HEAVY_ENTRIES.  When one more comes, the count of the largest that is not among the
 * ML_HEAVY_COUNTERS most frequent is taken from each count, and those that have nothing left go.
 *
 * A count is then at most the true one, and less by at most error, for a category that is not there as for
 * one that is.  Each time c is taken away, it is from k + 1 or more counts (k = ML_HEAVY_COUNTERS), so
 * (k + 1) error <= n.  Where sketches are merged, counts and errors add up.  A stored sketch has the
 * ML_PROFILE_MAX_CATEGORIES most frequent; the largest count that was left out is added to error.
 *
 * J. Misra, D. Gries, Finding repeated elements, Science of Computer Programming 2 (1982), 143-152;
 * P. Agarwal et al., Mergeable summaries, PODS 2012.
 */
#ifndef ML_HEAVY_SKETCH_H
#define ML_HEAVY_SKETCH_H

#include "ml/bytes.h"
#include "ml/data_profile.h"

#define ML_HEAVY_ENTRIES 4096
#define ML_HEAVY_COUNTERS 2048

typedef struct MlHeavyEntry
{
	uint64_t hash;
	int64_t count;
	bool has_text;
	uint8_t length;
	char text[ML_PROFILE_MAX_TEXT];
} MlHeavyEntry;

struct MlHeavySketch
{
	bool is_exact;
	int64_t n;
	int64_t error;
	int32_t nentries;
	int32_t capacity;
	uint32_t nslots;
	MlHeavyEntry *entries;
	uint16_t *slots; /* index of an entry + 1; 0 is free */
};

extern MlStatus ml_heavy_make(MlEnv *env, MlHeavySketch **sketch);
/* The entry of a hash, or NULL. */
extern MlHeavyEntry *ml_heavy_find(const MlHeavySketch *sketch, uint64_t hash);
/*
 * Count a category that is not there yet; text is NULL where it is not known.  The sketch must have room:
 * ml_heavy_is_full, then ml_heavy_reduce.
 */
extern MlStatus
ml_heavy_enter(MlEnv *env, MlHeavySketch *sketch, uint64_t hash, const MlText *text, int64_t count);
static inline bool
ml_heavy_is_full(const MlHeavySketch *sketch)
{
	return sketch->nentries == ML_HEAVY_ENTRIES;
}
extern void ml_heavy_reduce(MlHeavySketch *sketch);
/* Its first bytes, cut where a character of UTF-8 begins. */
extern MlText ml_heavy_cut(MlText text);
/* The entries, most frequent first; equal ones by hash, for not all have a text. */
extern MlStatus
ml_heavy_sorted(MlEnv *env, const MlHeavySketch *sketch, const MlHeavyEntry ***sorted);

#endif /* ML_HEAVY_SKETCH_H */
