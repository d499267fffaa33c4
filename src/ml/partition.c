/*
 * partition.c
 *		Which rows of a node go left.  See partition.h.
 *
 * A block of rows at a time: first what the split asks of is gathered, a byte a row that is at most a limit
 * where the row goes left; then the rows' numbers are packed to both sides.  No branch depends on a byte: each
 * number is written to both sides, and only the one where it belongs moves on; with AVX-512 that is done for 32 numbers
 * by one instruction a side.
 */
#include "ml/partition.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(ML_NO_CLONES)
#define HAS_WIDE
#include <immintrin.h>
#endif

#define BLOCK 512

typedef struct Side
{
	uint16_t *rows;
	int32_t n;
} Side;

/* Bytes of a block of rows; returns the limit. */
static uint32_t
gather(const MlQuestion *question, const uint16_t *rows, int32_t n, unsigned char *bytes)
{
	const unsigned char *codes = question->codes;
	int by = question->shift_of_row;

	if (question->is_wide)
	{
		for (int32_t i = 0; i < n; i++)
		{
			uint16_t code;

			memcpy(&code, codes + ((size_t) rows[i] << by), 2);
			bytes[i] = question->goes_right != NULL
						   ? question->goes_right[code]
						   : (uint16_t) (code + question->shift) > question->limit;
		}
		return 0;
	}
	if (question->goes_right != NULL)
	{
		for (int32_t i = 0; i < n; i++)
			bytes[i] = question->goes_right[codes[(size_t) rows[i] << by]];
		return 0;
	}
	for (int32_t i = 0; i < n; i++)
		bytes[i] = codes[(size_t) rows[i] << by];
	return question->limit;
}

/* Append n rows to the sides; the left one may be where the rows themselves stand, not behind them. */
static void
pack(const unsigned char *bytes, uint32_t shift, uint32_t limit, const uint16_t *rows, int32_t n,
	 Side *left, Side *right)
{
	uint16_t *to_left = left->rows + left->n;
	uint16_t *to_right = right->rows + right->n;
	int32_t nleft = 0;

	for (int32_t i = 0; i < n; i++)
	{
		uint16_t row = rows[i];

		to_left[nleft] = row;
		to_right[i - nleft] = row;
		nleft += (unsigned char) (bytes[i] + shift) <= limit;
	}
	left->n += nleft;
	right->n += n - nleft;
}

#ifdef HAS_WIDE
/* The same, 32 rows at a time; writes up to 32 numbers behind the right side's end. */
__attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2"))) static void
pack_wide(const unsigned char *bytes, uint32_t shift, uint32_t limit, const uint16_t *rows,
		  int32_t n, Side *left, Side *right)
{
	__m256i shifts = _mm256_set1_epi8((char) shift);
	__m256i limits = _mm256_set1_epi8((char) limit);
	int32_t i = 0;

	for (; i + 32 <= n; i += 32)
	{
		__m512i numbers = _mm512_loadu_si512((const void *) (rows + i));
		__m256i of = _mm256_loadu_si256((const void *) (bytes + i));
		__mmask32 goes_left = _mm256_cmple_epu8_mask(_mm256_add_epi8(of, shifts), limits);
		int nleft = __builtin_popcount(goes_left);

		_mm512_storeu_si512((void *) (left->rows + left->n),
							_mm512_maskz_compress_epi16(goes_left, numbers));
		_mm512_storeu_si512((void *) (right->rows + right->n),
							_mm512_maskz_compress_epi16(~goes_left, numbers));
		left->n += nleft;
		right->n += 32 - nleft;
	}
	pack(bytes + i, shift, limit, rows + i, n - i, left, right);
}
#endif

static int32_t
partition(const MlQuestion *question, uint16_t *rows, int32_t n, uint16_t *work, bool is_wide)
{
	Side left = {rows, 0};
	Side right = {work, 0};
	bool is_compared = !question->is_wide && question->goes_right == NULL;
	uint32_t shift = is_compared ? question->shift : 0;

	for (int32_t from = 0; from < n; from += BLOCK)
	{
		unsigned char bytes[BLOCK];
		int32_t size = n - from < BLOCK ? n - from : BLOCK;
		uint32_t limit = gather(question, rows + from, size, bytes);

#ifdef HAS_WIDE
		if (is_wide)
		{
			pack_wide(bytes, shift, limit, rows + from, size, &left, &right);
			continue;
		}
#endif
		pack(bytes, shift, limit, rows + from, size, &left, &right);
	}
	(void) is_wide;
	memcpy(rows + left.n, work, (size_t) right.n * sizeof(uint16_t));
	return left.n;
}

int32_t
ml_partition(const MlQuestion *question, uint16_t *rows, int32_t n, uint16_t *work)
{
#ifdef HAS_WIDE
	if (__builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw") &&
		__builtin_cpu_supports("avx512vl"))
		return partition(question, rows, n, work, true);
#endif
	return partition(question, rows, n, work, false);
}

int32_t
ml_partition_plain(const MlQuestion *question, uint16_t *rows, int32_t n, uint16_t *work)
{
	return partition(question, rows, n, work, false);
}
