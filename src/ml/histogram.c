/*
 * histogram.c
 *		Sums of the rows' pairs by code.  See histogram.h.
 *
 * The processor can store one word a cycle, so a packed addition costs about 1.2 cycles and there is nothing to
 * win by vectors.  What matters is that places and codes are in the caches: the places of 8 features are 16 kB, half of
 * the first-level cache.
 */
#include "ml/histogram.h"

typedef int64_t Pair __attribute__((vector_size(16), may_alias));

#define INLINE static inline __attribute__((always_inline))

INLINE uint64_t
load_codes(const unsigned char *codes, int nfeatures)
{
	uint64_t eight;
	uint32_t four;
	uint16_t two;

	switch (nfeatures)
	{
		case 8:
			memcpy(&eight, codes, 8);
			return eight;
		case 4:
			memcpy(&four, codes, 4);
			return four;
		case 2:
			memcpy(&two, codes, 2);
			return two;
		default:
			return codes[0];
	}
}

INLINE Pair
pair_of(uint64_t word)
{
	return (Pair){(int32_t) (word >> 32), (int32_t) word};
}

/* The loops; all but run and to are constants where they are expanded. */
INLINE void
add_packed(const MlHistogramRun *run, int nfeatures, bool is_dense, uint64_t *restrict to)
{
	const unsigned char *codes = run->codes;
	const uint16_t *rows = run->rows;
	const uint64_t *words = run->words;
	int shift = run->shift;

	for (int32_t i = 0; i < run->nrows; i++)
	{
		size_t row = is_dense ? (size_t) i : rows[i];
		uint64_t code = load_codes(codes + (row << shift), nfeatures);
		uint64_t word = words[i];

#pragma GCC unroll 8
		for (int f = 0; f < nfeatures; f++)
			to[f * ML_STRIDE + ((code >> (8 * f)) & 255)] += word;
	}
}

INLINE void
add_pairs(const MlHistogramRun *run, int nfeatures, bool is_dense, Pair *restrict to)
{
	const unsigned char *codes = run->codes;
	const uint16_t *rows = run->rows;
	const uint64_t *words = run->words;
	int shift = run->shift;

	for (int32_t i = 0; i < run->nrows; i++)
	{
		size_t row = is_dense ? (size_t) i : rows[i];
		uint64_t code = load_codes(codes + (row << shift), nfeatures);
		Pair pair = pair_of(words[i]);

#pragma GCC unroll 8
		for (int f = 0; f < nfeatures; f++)
			to[f * ML_STRIDE + ((code >> (8 * f)) & 255)] += pair;
	}
}

#define EACH_WIDTH(add, is_dense)      \
	switch (nfeatures)                 \
	{                                  \
		case 8:                        \
			add(run, 8, is_dense, to); \
			break;                     \
		case 4:                        \
			add(run, 4, is_dense, to); \
			break;                     \
		case 2:                        \
			add(run, 2, is_dense, to); \
			break;                     \
		default:                       \
			add(run, 1, is_dense, to); \
	}

ML_CLONES static void
packed_of_bytes(const MlHistogramRun *run, int nfeatures, uint64_t *to)
{
	if (run->rows == NULL)
		EACH_WIDTH(add_packed, true)
	else
		EACH_WIDTH(add_packed, false)
}

/* Eight features' pairs fill the whole first-level cache, so it is done in halves. */
ML_CLONES static void
pairs_of_bytes(const MlHistogramRun *run, int nfeatures, Pair *to)
{
	if (run->rows == NULL)
		EACH_WIDTH(add_pairs, true)
	else
		EACH_WIDTH(add_pairs, false)
}

INLINE uint32_t
wide_code(const MlHistogramRun *run, int32_t i)
{
	size_t row = run->rows != NULL ? run->rows[i] : (size_t) i;
	uint16_t code;

	memcpy(&code, run->codes + row * 2, 2);
	return code;
}

static void
packed_of_words(const MlHistogramRun *run, uint64_t *to)
{
	for (int32_t i = 0; i < run->nrows; i++)
		to[wide_code(run, i)] += run->words[i];
}

static void
pairs_of_words(const MlHistogramRun *run, Pair *to)
{
	for (int32_t i = 0; i < run->nrows; i++)
		to[wide_code(run, i)] += pair_of(run->words[i]);
}

/* Sums by class, of any features. */
static void
classes_of(const MlHistogramRun *run, const MlHistogramItem *item, int32_t nclasses, int64_t *to)
{
	for (int32_t i = 0; i < run->nrows; i++)
	{
		size_t row = run->rows != NULL ? run->rows[i] : (size_t) i;
		const unsigned char *codes = run->codes + (row << run->shift);
		int64_t weight = (int32_t) run->words[i];
		int64_t *of_class = to + (int32_t) (run->words[i] >> 32);

		if (item->is_wide)
			of_class[(size_t) wide_code(run, i) * (size_t) nclasses] += weight;
		else
			for (int32_t f = 0; f < item->nfeatures; f++)
				of_class[(size_t) (f * ML_STRIDE + codes[f]) * (size_t) nclasses] += weight;
	}
}

void
ml_histogram_add(MlPlaces places, const MlHistogramItem *item, const MlHistogramRun *run,
				 int32_t nclasses, void *to)
{
	if (places == ML_PLACES_CLASSES)
		classes_of(run, item, nclasses, to);
	else if (places == ML_PLACES_PACKED && item->is_wide)
		packed_of_words(run, to);
	else if (places == ML_PLACES_PACKED)
		packed_of_bytes(run, item->nfeatures, to);
	else if (item->is_wide)
		pairs_of_words(run, to);
	else if (item->nfeatures == 8)
	{
		MlHistogramRun half = *run;

		half.codes += 4;
		pairs_of_bytes(run, 4, to);
		pairs_of_bytes(&half, 4, (Pair *) to + (size_t) 4 * ML_STRIDE);
	}
	else
		pairs_of_bytes(run, item->nfeatures, to);
}

ML_CLONES static void
scale_of(const MlRowPair *restrict pairs, int32_t n, MlPairScale *scale)
{
	int64_t g_sum = 0;
	int64_t h_sum = 0;
	int32_t g_max = scale->g_max;
	int32_t h_max = scale->h_max;

	for (int32_t i = 0; i < n; i++)
	{
		int32_t g = pairs[i].g < 0 ? -pairs[i].g : pairs[i].g;

		g_sum += g;
		h_sum += pairs[i].h;
		g_max = g > g_max ? g : g_max;
		h_max = pairs[i].h > h_max ? pairs[i].h : h_max;
	}
	scale->g_sum += g_sum;
	scale->h_sum += h_sum;
	scale->g_max = g_max;
	scale->h_max = h_max;
}

void
ml_histogram_scale(const MlRowPair *pairs, const uint16_t *rows, int32_t n, MlPairScale *scale)
{
	MlRowPair block[64];

	if (rows == NULL)
	{
		scale_of(pairs, n, scale);
		return;
	}
	for (int32_t from = 0; from < n; from += 64)
	{
		int32_t size = n - from < 64 ? n - from : 64;

		for (int32_t i = 0; i < size; i++)
			block[i] = pairs[rows[from + i]];
		scale_of(block, size, scale);
	}
}

/* In place; halves of a word are numbers of their own, since h is not negative. */
ML_CLONES static void
narrow(MlRowPair *pairs, int32_t n, MlNarrowing narrowing)
{
	int32_t g_half = narrowing.g_shift > 0 ? 1 << (narrowing.g_shift - 1) : 0;
	int32_t h_half = narrowing.h_shift > 0 ? 1 << (narrowing.h_shift - 1) : 0;

	for (int32_t i = 0; i < n; i++)
	{
		pairs[i].h = (pairs[i].h + h_half) >> narrowing.h_shift;
		pairs[i].g = (pairs[i].g + g_half) >> narrowing.g_shift;
	}
}

void
ml_histogram_words(const MlRowPair *pairs, const uint16_t *rows, int32_t n, MlNarrowing narrowing,
				   uint64_t *words)
{
	for (int32_t from = 0; from < n; from += 512)
	{
		MlRowPair block[512];
		int32_t size = n - from < 512 ? n - from : 512;

		if (rows == NULL)
			memcpy(block, pairs + from, (size_t) size * sizeof(MlRowPair));
		else
			for (int32_t i = 0; i < size; i++)
				block[i] = pairs[rows[from + i]];
		if (narrowing.g_shift > 0 || narrowing.h_shift > 0)
			narrow(block, size, narrowing);
		memcpy(words + from, block, (size_t) size * sizeof(MlRowPair));
	}
}

ML_CLONES static MlPair
sum_words(const uint64_t *words, int32_t n)
{
	MlPair sum = {0, 0};

	for (int32_t i = 0; i < n; i++)
	{
		sum.g += (int32_t) (words[i] >> 32);
		sum.h += (int32_t) words[i];
	}
	return sum;
}

MlPair
ml_histogram_sum(const uint64_t *words, int32_t n)
{
	return sum_words(words, n);
}

ML_CLONES static void
unpack(uint64_t *restrict packed, int32_t n, MlPair *restrict pairs)
{
	for (int32_t i = 0; i < n; i++)
	{
		pairs[i].g += (int32_t) (packed[i] >> 32);
		pairs[i].h += (uint32_t) packed[i];
		packed[i] = 0;
	}
}

void
ml_histogram_unpack(uint64_t *packed, int32_t n, MlPair *pairs)
{
	unpack(packed, n, pairs);
}

ML_CLONES static void
move(int64_t *restrict from, int32_t n, int64_t *restrict to)
{
	for (int32_t i = 0; i < n; i++)
	{
		to[i] += from[i];
		from[i] = 0;
	}
}

void
ml_histogram_move(int64_t *from, int32_t n, int64_t *to)
{
	move(from, n, to);
}

ML_CLONES static void
subtract(const int64_t *restrict from, int32_t n, int64_t *restrict to)
{
	for (int32_t i = 0; i < n; i++)
		to[i] -= from[i];
}

void
ml_histogram_subtract(const int64_t *from, int32_t n, int64_t *to)
{
	subtract(from, n, to);
}

void
ml_histogram_load(const void *memory, size_t size)
{
	const unsigned char *bytes = memory;
	unsigned char any = 0;

	for (size_t i = 0; i < size; i += 64)
		any |= bytes[i];
	__asm__ volatile("" : : "r"(any));
}
