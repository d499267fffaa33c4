/*
 * random.h
 *		Seeded generator: xoshiro256**, the same numbers on every machine.
 */
#ifndef ML_RANDOM_H
#define ML_RANDOM_H

#include <stdint.h>

typedef struct MlRandom
{
	uint64_t state[4];
} MlRandom;

/* Seed with any number; equal seeds give equal sequences, near seeds unrelated ones. */
extern void ml_random_seed(MlRandom *random, uint64_t seed);
extern uint64_t ml_random_next(MlRandom *random);
/* Uniform in [0, 1), 53 bits. */
extern double ml_random_uniform(MlRandom *random);
/* Uniform in 0 .. bound - 1, without bias; bound > 0. */
extern uint64_t ml_random_below(MlRandom *random, uint64_t bound);
/* Standard normal. */
extern double ml_random_normal(MlRandom *random);

#endif /* ML_RANDOM_H */
