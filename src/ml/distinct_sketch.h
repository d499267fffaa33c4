/*
 * distinct_sketch.h
 *		HyperLogLog: how many different hashes came, in 1 kB.
 *
 * Of 1,024 registers the first ten bits of a hash choose one, which keeps the largest position of the first
 * one bit in the rest.  The estimate is Ertl's improved raw estimator, which needs no table of corrections
 * and has the same relative error of 1.04 / sqrt(1024) at all counts, small ones included.
 *
 * P. Flajolet, E. Fusy, O. Gandouet, F. Meunier, HyperLogLog, AofA 2007, 137-156; O. Ertl, New cardinality
 * estimation algorithms for HyperLogLog sketches, arXiv:1702.01284 (2017), algorithm 6.
 */
#ifndef ML_DISTINCT_SKETCH_H
#define ML_DISTINCT_SKETCH_H

#include "ml/bytes.h"
#include "ml/data_profile.h"
#include "ml/hash.h"

#define ML_HLL_BITS 10
#define ML_HLL_REGISTERS (1 << ML_HLL_BITS)
#define ML_HLL_ERROR 0.0325 /* standard error, as a share: 1.04 / 32 */

struct MlDistinctSketch
{
	uint8_t registers[ML_HLL_REGISTERS]; /* 0 .. 64 - ML_HLL_BITS + 1 */
};

extern MlStatus ml_hll_make(MlEnv *env, MlDistinctSketch **sketch);
static inline void
ml_hll_add(MlDistinctSketch *sketch, uint64_t hash)
{
	/* the bit set below the others ends the count */
	uint8_t rank =
		(uint8_t) (__builtin_clzll((hash << ML_HLL_BITS) | (UINT64_C(1) << (ML_HLL_BITS - 1))) + 1);
	uint8_t *place = &sketch->registers[hash >> (64 - ML_HLL_BITS)];

	if (rank > *place)
		*place = rank;
}

extern void ml_hll_add_numbers(MlDistinctSketch *sketch, const double *values, int32_t n);
extern void ml_hll_merge(MlDistinctSketch *sketch, const MlDistinctSketch *other);
extern double ml_hll_estimate(const MlDistinctSketch *sketch);
/* Six bits a register. */
extern void ml_hll_save(MlWriter *writer, const MlDistinctSketch *sketch);
extern MlStatus ml_hll_load(MlReader *reader, MlDistinctSketch **sketch);

#endif /* ML_DISTINCT_SKETCH_H */
