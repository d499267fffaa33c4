/*
 * hash.h
 *		64-bit hashes that are the same on every machine and in every version: which rows are for
 *		testing follows from them, so they must never change.
 */
#ifndef ML_HASH_H
#define ML_HASH_H

#include "ml/ml.h"

#define ML_HASH_NAN UINT64_C(0x7ff8000000000000) /* the bits that stand for all NaN */

/* A bijection of 64-bit numbers that spreads every bit (the finalizer of MurmurHash3). */
static inline uint64_t
ml_hash_mix(uint64_t x)
{
	x = (x ^ (x >> 33)) * UINT64_C(0xff51afd7ed558ccd);
	x = (x ^ (x >> 33)) * UINT64_C(0xc4ceb9fe1a85ec53);
	return x ^ (x >> 33);
}

/* Hash of two numbers, in this order. */
static inline uint64_t
ml_hash_pair(uint64_t a, uint64_t b)
{
	return ml_hash_mix(a ^ ml_hash_mix(b + UINT64_C(0x9e3779b97f4a7c15)));
}

/* A text: FNV-1a, mixed. */
static inline uint64_t
ml_hash_text(MlText text)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < text.length; i++)
		hash = (hash ^ (unsigned char) text.data[i]) * UINT64_C(0x100000001b3);
	return ml_hash_mix(hash);
}

/* A number by its value: -0 is 0, and all NaN are the same. */
static inline uint64_t
ml_hash_number(double number)
{
	uint64_t bits;

	number += 0.0; /* -0 becomes 0 */
	if (ml_unlikely(number != number))
		return ml_hash_mix(ML_HASH_NAN);
	memcpy(&bits, &number, sizeof(bits));
	return ml_hash_mix(bits);
}

/* Sum over n numbers of ml_hash_mix(ml_hash_number(number) ^ salt), fast. */
extern uint64_t ml_hash_numbers(const double *numbers, const uint64_t *salts, int32_t n);

/* A hash as a number in [0, 1). */
static inline double
ml_hash_uniform(uint64_t hash)
{
	return (double) (hash >> 11) * 0x1p-53;
}

#endif /* ML_HASH_H */
