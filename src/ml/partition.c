/*
 * partition.c
 *		Which rows of a node go left.  See partition.h.
 *
 * No branch depends on a code: each row is written to both sides, and only the one where it belongs moves on.
 */
#include "ml/partition.h"

#define INLINE static inline __attribute__((always_inline))

INLINE uint32_t
code_of(const MlQuestion *question, uint16_t row, bool is_wide)
{
	const unsigned char *code = question->codes + (size_t) row * (size_t) question->bytes;
	uint16_t wide;

	if (!is_wide)
		return *code;
	memcpy(&wide, code, 2);
	return wide;
}

INLINE int32_t
cut(const MlQuestion *question, uint16_t *rows, int32_t n, uint16_t *restrict work, bool is_wide,
	bool is_table)
{
	uint32_t mask = is_wide ? 0xffff : 0xff;
	uint32_t shift = question->shift;
	uint32_t limit = question->limit;
	const unsigned char *goes_left = question->goes_left;
	int32_t nleft = 0;
	int32_t nright = 0;

	for (int32_t i = 0; i < n; i++)
	{
		uint16_t row = rows[i];
		uint32_t code = code_of(question, row, is_wide);
		int32_t left = is_table ? goes_left[code] : ((code + shift) & mask) <= limit;

		rows[nleft] = row;
		work[nright] = row;
		nleft += left;
		nright += 1 - left;
	}
	memcpy(rows + nleft, work, (size_t) nright * sizeof(uint16_t));
	return nleft;
}

ML_CLONES static int32_t
cut_any(const MlQuestion *question, uint16_t *rows, int32_t n, uint16_t *work)
{
	if (question->goes_left != NULL)
		return question->is_wide ? cut(question, rows, n, work, true, true)
								 : cut(question, rows, n, work, false, true);
	return question->is_wide ? cut(question, rows, n, work, true, false)
							 : cut(question, rows, n, work, false, false);
}

int32_t
ml_partition(const MlQuestion *question, uint16_t *rows, int32_t n, uint16_t *work)
{
	return cut_any(question, rows, n, work);
}
