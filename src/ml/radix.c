/*
 * radix.c
 *		Sorting of 64-bit keys: radix sort from the least significant byte.
 *
 * One pass over the items counts all eight bytes of their keys.  Then each byte in which keys differ
 * moves the items once, to where its counts say, into the other of two arrays; a byte that all keys
 * have in common (the exponents of probabilities, often) moves nothing.  The time does not depend on
 * the order of the items, and equal keys keep theirs.  A few items are sorted by insertion, since the
 * counts alone would take longer.
 *
 * D. E. Knuth, The Art of Computer Programming, vol. 3, section 5.2.5.
 */
#include "ml/radix.h"

#define DIGITS 8
#define VALUES 256
#define FEW_ITEMS 64
#define POLL_ITEMS 65536 /* between two looks at the stop flag: well below a millisecond */

static void
insertion_sort(uint64_t *items, size_t n, int width, int word)
{
	for (size_t i = 1; i < n; i++)
	{
		uint64_t item[2] = {0, 0};
		size_t at = i;

		memcpy(item, &items[i * width], width * sizeof(uint64_t));
		for (; at > 0 && items[(at - 1) * width + word] > item[word]; at--)
			memcpy(&items[at * width], &items[(at - 1) * width], width * sizeof(uint64_t));
		memcpy(&items[at * width], item, width * sizeof(uint64_t));
	}
}

/* counts[d][v]: items whose byte d is v. */
static MlStatus
count_digits(MlEnv *env, const uint64_t *items, size_t n, int width, int word,
			 size_t counts[DIGITS][VALUES])
{
	memset(counts, 0, sizeof(size_t) * DIGITS * VALUES);
	for (size_t begin = 0; begin < n; begin += POLL_ITEMS)
	{
		size_t end = begin + POLL_ITEMS < n ? begin + POLL_ITEMS : n;

		ML_CHECK_STOP(env);
		for (size_t i = begin; i < end; i++)
		{
			uint64_t key = items[i * width + word];

			for (int digit = 0; digit < DIGITS; digit++)
				counts[digit][key >> (8 * digit) & (VALUES - 1)]++;
		}
	}
	return ML_OK;
}

/* Move items begin .. end - 1 to the places of their digit. */
static void
move_keys(const uint64_t *from, uint64_t *to, size_t begin, size_t end, int shift, size_t *places)
{
	for (size_t i = begin; i < end; i++)
		to[places[from[i] >> shift & (VALUES - 1)]++] = from[i];
}

static void
move_pairs(const uint64_t *from, uint64_t *to, size_t begin, size_t end, int word, int shift,
		   size_t *places)
{
	for (size_t i = begin; i < end; i++)
	{
		size_t place = places[from[2 * i + word] >> shift & (VALUES - 1)]++;

		to[2 * place] = from[2 * i];
		to[2 * place + 1] = from[2 * i + 1];
	}
}

/* Counts to the index of each value's first item; false when all items have one value. */
static bool
counts_to_places(size_t *counts, size_t n)
{
	size_t before = 0;

	for (int value = 0; value < VALUES; value++)
	{
		size_t count = counts[value];

		if (count == n)
			return false;
		counts[value] = before;
		before += count;
	}
	return true;
}

MlStatus
ml_radix_sort(MlEnv *env, uint64_t *items, uint64_t *spare, size_t n, int width, int word,
			  uint64_t **sorted)
{
	size_t counts[DIGITS][VALUES];

	*sorted = items;
	if (n <= FEW_ITEMS)
	{
		insertion_sort(items, n, width, word);
		return ML_OK;
	}
	ML_TRY(count_digits(env, items, n, width, word, counts));
	for (int digit = 0; digit < DIGITS; digit++)
	{
		uint64_t *from = *sorted;
		uint64_t *to = from == items ? spare : items;

		if (!counts_to_places(counts[digit], n))
			continue;
		for (size_t begin = 0; begin < n; begin += POLL_ITEMS)
		{
			size_t end = begin + POLL_ITEMS < n ? begin + POLL_ITEMS : n;

			ML_CHECK_STOP(env);
			if (width == 1)
				move_keys(from, to, begin, end, 8 * digit, counts[digit]);
			else
				move_pairs(from, to, begin, end, word, 8 * digit, counts[digit]);
		}
		*sorted = to;
	}
	return ML_OK;
}
