/*
 * block_sort.c
 *		Sorting and thinning of small blocks of numbers.  See block_sort.h.
 *
 * A block of 256 numbers is looked at as 16 strands of 16 that lie side by side, so that one step of
 * Batcher's merge-exchange network (63 comparators for 16 numbers) is done for all strands at a time,
 * without a branch.  Sorted strands are merged two at a time, from both ends at once: as both have the same
 * length, neither end can run out, and the two chains of comparisons do not wait for each other.
 *
 * K. E. Batcher, Sorting networks and their applications, AFIPS Spring Joint Computer Conference 32
 * (1968), 307-314; D. E. Knuth, The Art of Computer Programming, vol. 3, algorithm 5.2.2M.
 */
#include "ml/block_sort.h"

#define COMPARATORS 63

static const uint8_t network[COMPARATORS][2] = {
	{0, 1},   {2, 3},   {4, 5}, {6, 7},   {8, 9},   {10, 11}, {12, 13}, {14, 15}, {0, 2},
	{1, 3},   {4, 6},   {5, 7}, {8, 10},  {9, 11},  {12, 14}, {13, 15}, {1, 2},   {5, 6},
	{9, 10},  {13, 14}, {0, 4}, {1, 5},   {2, 6},   {3, 7},   {8, 12},  {9, 13},  {10, 14},
	{11, 15}, {2, 4},   {3, 5}, {10, 12}, {11, 13}, {1, 2},   {3, 4},   {5, 6},   {9, 10},
	{11, 12}, {13, 14}, {0, 8}, {1, 9},   {2, 10},  {3, 11},  {4, 12},  {5, 13},  {6, 14},
	{7, 15},  {4, 8},   {5, 9}, {6, 10},  {7, 11},  {2, 4},   {3, 5},   {6, 8},   {7, 9},
	{10, 12}, {11, 13}, {1, 2}, {3, 4},   {5, 6},   {7, 8},   {9, 10},  {11, 12}, {13, 14}};

/* Sort each of n strands, a multiple of 8.  The number is no constant, else loops are unrolled into scalars. */
ML_CLONES static void
sort_strands(double *values, size_t n)
{
	for (int c = 0; c < COMPARATORS; c++)
	{
		double *restrict a = values + network[c][0] * n;
		double *restrict b = values + network[c][1] * n;

		for (size_t s = 0; s < n / 8 * 8; s++)
		{
			double x = a[s];
			double y = b[s];
			double low = x < y ? x : y;
			double high = x > y ? x : y;

			a[s] = low;
			b[s] = high;
		}
	}
}

/*
 * Merge two sorted runs.  As many numbers as the shorter one has are taken from either end, which cannot
 * use up a run before the last of these steps; then the same with what is left of both.
 */
static inline __attribute__((always_inline)) void
merge_runs(const double *restrict a, size_t na, const double *restrict b, size_t nb,
		   double *restrict out)
{
	while (na > 0 && nb > 0)
	{
		size_t steps = na < nb ? na : nb;
		double *restrict end = out + (na + nb) - 1;
		size_t i = 0;
		size_t j = 0;
		size_t k = na - 1;
		size_t l = nb - 1;

		for (size_t at = 0; at < steps; at++)
		{
			double x = a[i];
			double y = b[j];
			double z = a[k];
			double w = b[l];
			size_t second = y < x;
			size_t first = w < z;

			out[at] = y < x ? y : x;
			j += second;
			i += 1 - second;
			*(end - at) = w < z ? z : w;
			k -= first;
			l -= 1 - first;
		}
		/* k and l may have gone below 0, which is SIZE_MAX */
		na = k + 1 - i;
		nb = l + 1 - j;
		a += i;
		b += j;
		out += steps;
	}
	memcpy(out, na > 0 ? a : b, (na + nb) * sizeof(double));
}

void
ml_sort_block(double *values)
{
	double strands[ML_SORT_BLOCK];

	sort_strands(values, 16);
	for (size_t s = 0; s < 16; s++)
		for (size_t row = 0; row < 16; row++)
			strands[s * 16 + row] = values[row * 16 + s];
	/* 16 -> 32 -> 64 -> 128 -> 256, to and fro */
	for (size_t i = 0; i < 256; i += 32)
		merge_runs(strands + i, 16, strands + i + 16, 16, values + i);
	for (size_t i = 0; i < 256; i += 64)
		merge_runs(values + i, 32, values + i + 32, 32, strands + i);
	for (size_t i = 0; i < 256; i += 128)
		merge_runs(strands + i, 64, strands + i + 64, 64, values + i);
	memcpy(strands, values, sizeof(strands));
	merge_runs(strands, 128, strands + 128, 128, values);
}

void
ml_sort_runs(double *values, int32_t n)
{
	double spare[ML_SORT_MOST];
	int32_t starts[ML_SORT_MOST + 1];
	double *from = values;
	double *to = spare;
	int32_t nruns = 0;

	if (n == 0)
		return;
	starts[nruns++] = 0;
	for (int32_t i = 1; i < n; i++)
		if (values[i] < values[i - 1])
			starts[nruns++] = i;
	starts[nruns] = n;
	while (nruns > 1)
	{
		double *swap = from;
		int32_t merged = 0;

		for (int32_t r = 0; r < nruns; r += 2)
		{
			int32_t end = starts[r + 2 <= nruns ? r + 2 : nruns];
			int32_t middle = r + 1 < nruns ? starts[r + 1] : end;

			merge_runs(from + starts[r], (size_t) (middle - starts[r]), from + middle,
					   (size_t) (end - middle), to + starts[r]);
			starts[merged++] = starts[r];
		}
		starts[merged] = n;
		nruns = merged;
		from = to;
		to = swap;
	}
	if (from != values)
		memcpy(values, from, (size_t) n * sizeof(double));
}

void
ml_thin_strands(double *values, int32_t nstrands, uint64_t coins)
{
	sort_strands(values, (size_t) nstrands);
	for (int32_t row = 0; row < ML_SORT_ROWS / 2; row++)
		for (int32_t s = 0; s < nstrands; s++)
			values[row * nstrands + s] =
				values[(2 * row + (int32_t) (coins >> s & 1)) * nstrands + s];
}
