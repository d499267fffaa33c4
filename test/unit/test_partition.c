/*
 * test_partition.c
 *		Which rows of a node go left: both ways of packing beside the definition.
 */
#include <stdlib.h>

#include "ml/partition.h"
#include "support.h"
#include "tap.h"

#define ROWS 3000

static bool
is_left(const MlQuestion *question, uint32_t code, int32_t nbins, int32_t last, bool missing_left)
{
	if (question->goes_right != NULL)
		return !question->goes_right[code];
	return (int32_t) code == nbins ? missing_left : (int32_t) code <= last;
}

/* Run one question over n rows both ways; the number of failures. */
static int
check(int width, bool is_wide, bool is_table, bool missing_left, int32_t n, uint64_t seed)
{
	static unsigned char codes[ROWS * 8 + 8];
	static unsigned char table[65536];
	int32_t nbins = is_wide ? 5000 : seed % 3 == 0 ? 255 : 100;
	int32_t last = (int32_t) (test_hash(seed, 1) % (uint64_t) nbins);
	uint16_t rows[2][ROWS];
	uint16_t expected[ROWS];
	uint16_t *work = malloc(((size_t) n + ML_PARTITION_SLACK) * sizeof(uint16_t));
	MlQuestion question = {.codes = codes, .is_wide = is_wide};
	int32_t nleft = 0;
	int32_t got[2];
	int wrong = 0;

	while (1 << question.shift_of_row < width)
		question.shift_of_row++;
	for (int32_t row = 0; row < ROWS; row++)
	{
		uint16_t code = (uint16_t) (test_hash(seed, (uint64_t) row) % (uint64_t) (nbins + 1));

		memcpy(codes + row * width, &code, is_wide ? 2 : 1);
	}
	for (int32_t code = 0; code <= nbins; code++)
		table[code] = test_hash(seed + 1, (uint64_t) code) % 2;
	if (is_table)
		question.goes_right = table;
	else
	{
		question.shift = missing_left ? (is_wide ? 65536u : 256u) - (uint32_t) nbins : 0;
		question.limit = (uint32_t) last + question.shift;
	}
	for (int32_t i = 0, row = 0; i < n; i++)
	{
		rows[0][i] = rows[1][i] = (uint16_t) row;
		row += 1 + (int32_t) (test_hash(seed + 2, (uint64_t) i) % 2) * (ROWS - n > n);
	}
	for (int side = 0; side < 2; side++)
		for (int32_t i = 0, at = side == 0 ? 0 : nleft; i < n; i++)
		{
			uint16_t code = codes[rows[0][i] * width];

			if (is_wide)
				memcpy(&code, codes + rows[0][i] * width, 2);
			if (is_left(&question, code, nbins, last, missing_left) != (side == 0))
				continue;
			expected[at++] = rows[0][i];
			nleft += side == 0;
		}
	got[0] = ml_partition(&question, rows[0], n, work);
	got[1] = ml_partition_plain(&question, rows[1], n, work);
	for (int way = 0; way < 2; way++)
		wrong += got[way] != nleft || memcmp(rows[way], expected, (size_t) n * 2) != 0;
	free(work);
	return wrong;
}

int
main(void)
{
	static const int32_t counts[] = {0, 1, 31, 32, 33, 64, 100, 511, 512, 513, 1400, 3000};
	int wrong[2][2] = {{0}};

	for (uint64_t seed = 0; seed < 12 * 12; seed++)
		for (int is_wide = 0; is_wide < 2; is_wide++)
			for (int is_table = 0; is_table < 2; is_table++)
				for (int missing_left = 0; missing_left < 2; missing_left++)
					wrong[is_wide][is_table] +=
						check(is_wide ? 2 : 1 << seed % 4, is_wide, is_table, missing_left,
							  counts[seed / 12], seed);
	is_int(wrong[0][0], 0, "numbers");
	is_int(wrong[0][1], 0, "categories");
	is_int(wrong[1][0], 0, "numbers, codes of two bytes");
	is_int(wrong[1][1], 0, "categories, codes of two bytes");
	return done();
}
