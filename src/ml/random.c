/*
 * random.c
 *		Seeded generator.
 *
 * xoshiro256** of D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM
 * TOMS 47 (2021); its state is filled by splitmix64, as they advise, which never gives all zeros.
 */
#include "ml/random.h"

#include <math.h>

static uint64_t
rotate_left(uint64_t x, int k)
{
	return (x << k) | (x >> (64 - k));
}

void
ml_random_seed(MlRandom *random, uint64_t seed)
{
	for (int i = 0; i < 4; i++)
	{
		uint64_t z = (seed += UINT64_C(0x9e3779b97f4a7c15));

		z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
		z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
		random->state[i] = z ^ (z >> 31);
	}
}

uint64_t
ml_random_next(MlRandom *random)
{
	uint64_t *s = random->state;
	uint64_t result = rotate_left(s[1] * 5, 7) * 9;
	uint64_t t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate_left(s[3], 45);
	return result;
}

double
ml_random_uniform(MlRandom *random)
{
	return (double) (ml_random_next(random) >> 11) * 0x1p-53;
}

/* Numbers below 2^64 mod bound are drawn again, so that each remainder is equally likely. */
uint64_t
ml_random_below(MlRandom *random, uint64_t bound)
{
	uint64_t refused = -bound % bound;
	uint64_t x;

	do
		x = ml_random_next(random);
	while (x < refused);
	return x % bound;
}

/* Marsaglia's polar method; the second of its two numbers is left, the state stays one array. */
double
ml_random_normal(MlRandom *random)
{
	double u;
	double v;
	double s;

	do
	{
		u = 2 * ml_random_uniform(random) - 1;
		v = 2 * ml_random_uniform(random) - 1;
		s = u * u + v * v;
	} while (s >= 1 || s == 0);
	return u * sqrt(-2 * log(s) / s);
}
