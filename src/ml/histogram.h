/*
 * histogram.h
 *		Sums of the rows' pairs by code: the innermost loops of growing a tree.
 *
 * A histogram has a place for each code of each feature: features whose codes take one byte have ML_STRIDE places
 * each, so that the places of neighbours lie at constant distances.
 *
 * Rows of a node come in runs of one chunk each (grower.h).  Their pairs are first gathered as 64-bit words, h
 * in the lower half, g in the upper; then word i is added where row i's codes say, for 8, 4, 2 or 1 features
 * at a time, whose codes are one machine word.  There are three kinds of places:
 *
 *	  packed	one 64-bit word: sums of g and h in its halves.  One addition a value and half the cache, but g and h
 *				must have been narrowed to 16 bits (|g| <= 32767, 0 <= h <= 65535), and after
 *				ML_PACKED_ROWS rows a half might overflow: then the words are moved to pairs (unpack)
 *	  pairs		an MlPair: g and h of any size
 *	  classes	nclasses 64-bit sums of h; g is the row's class
 *
 * Narrowing rounds to nearest: cutting bits off would floor, a bias that grows with the number of rows.
 */
#ifndef ML_HISTOGRAM_H
#define ML_HISTOGRAM_H

#include "ml/grow.h"

#define ML_STRIDE 256
#define ML_PACKED_ROWS 65536

typedef enum MlPlaces
{
	ML_PLACES_PACKED = 0,
	ML_PLACES_PAIRS,
	ML_PLACES_CLASSES
} MlPlaces;

/* Neighbouring features that are added up at once. */
typedef struct MlHistogramItem
{
	int32_t group; /* of the binned rows */
	int32_t feature;
	int32_t nfeatures; /* 8, 4, 2 or 1 */
	int32_t offset;    /* of the first one's code in the group's bytes of a row */
	bool is_wide;      /* one feature, codes of two bytes */
} MlHistogramItem;

/* A run of rows to be added. */
typedef struct MlHistogramRun
{
	const unsigned char *codes; /* of the chunk's first row, offset included */
	int32_t shift;              /* a row's bytes are 1 << shift */
	const uint16_t *rows;       /* numbers in the chunk; NULL: 0 .. nrows - 1 */
	const uint64_t *words;
	int32_t nrows;
} MlHistogramRun;

/* How pairs are narrowed: by so many bits. */
typedef struct MlNarrowing
{
	int g_shift;
	int h_shift;
} MlNarrowing;

/* What decides on the narrowing: of all rows that take part. */
typedef struct MlPairScale
{
	int64_t g_sum; /* of |g| */
	int64_t h_sum;
	int32_t g_max;
	int32_t h_max;
} MlPairScale;

/* Of n pairs, at rows (or the first n); added to *scale. */
extern void
ml_histogram_scale(const MlRowPair *pairs, const uint16_t *rows, int32_t n, MlPairScale *scale);
/* Gather and narrow. */
extern void ml_histogram_words(const MlRowPair *pairs, const uint16_t *rows, int32_t n,
							   MlNarrowing narrowing, uint64_t *words);
extern MlPair ml_histogram_sum(const uint64_t *words, int32_t n);

/* Add a run to the places of an item's first feature and of those after it. */
extern void ml_histogram_add(MlPlaces places, const MlHistogramItem *item,
							 const MlHistogramRun *run, int32_t nclasses, void *to);

/* n places: pairs += packed words, which become 0. */
extern void ml_histogram_unpack(uint64_t *packed, int32_t n, MlPair *pairs);
/* n numbers: to += from, and from becomes 0;  to -= from. */
extern void ml_histogram_move(int64_t *from, int32_t n, int64_t *to);
extern void ml_histogram_subtract(const int64_t *from, int32_t n, int64_t *to);

/* Read memory from end to end, so that it is in the cache. */
extern void ml_histogram_load(const void *memory, size_t size);

#endif /* ML_HISTOGRAM_H */
