/*
 * hash.c
 *		Hashes of many numbers.  See hash.h.
 */
#include "ml/hash.h"

/* The loop of ml_hash_numbers, without a branch, so that it is done several numbers at a time. */
ML_CLONES static uint64_t
sum_hashes(const double *restrict numbers, const uint64_t *restrict salts, int32_t n)
{
	uint64_t sum = 0;

	for (int32_t i = 0; i < n; i++)
	{
		double number = numbers[i] + 0.0;
		uint64_t bits;

		memcpy(&bits, &number, sizeof(bits));
		bits = number != number ? ML_HASH_NAN : bits;
		sum += ml_hash_mix(ml_hash_mix(bits) ^ salts[i]);
	}
	return sum;
}

uint64_t
ml_hash_numbers(const double *numbers, const uint64_t *salts, int32_t n)
{
	return sum_hashes(numbers, salts, n);
}
