/*
 * quantile_sketch.h
 *		How finite numbers are distributed: their different values while these are few, else KLL.
 *
 * Exact: at most ML_EXACT_VALUES different values, each with its count, however many rows there are.
 *
 * Stream: compactors of 1,024 numbers each, of which that of level h holds numbers that stand for 2^h
 * each.  A full one is sorted, and every second of its numbers, beginning with the first or the second as a
 * coin says, goes up a level; the others are dropped.  Numbers come in sorted blocks of 256.  From the
 * 65,536th on a block is thinned twice in strands of 16, which does the work of levels 0 and 1 in a fraction
 * of the time.
 *
 * Reduced: the numbers at ranks step/2, 3/2 step, 5/2 step, ... of a sketch, at most ML_REDUCED_ITEMS.  This
 * is what is stored.
 *
 * Error.  The rank of a number x (how many are below it) is estimated by adding up the weights of what is
 * kept below x.  A compaction at weight w changes this by nothing, where an even number of those that it
 * sorts are below x, else by +w or -w by the coin: by something of mean zero within [-w, w].  The number of
 * compactions and their weights do not depend on the coins, so their sum E is a martingale, and by Hoeffding
 * and Azuma E exp(s E) <= exp(s^2 V / 2) for all s, with V = sum w^2, which is counted along.  So
 *
 *	  P(|E| > t) <= 2 exp(-t^2 / (2 V)):  t = sqrt(2 ln 200) sigma = 3.255 sigma with sigma = sqrt(V)
 *
 * holds with probability .99, for each x.  (It is for one x, not for the worst of all; but as the bound
 * takes every compaction for a coin, while about half of them change nothing, the worst of all is
 * nearly always within it, too.)  Where two sketches are merged, their errors may depend on each other, for
 * seeds and data may be alike; sigmas are added, not squares, which holds for dependent ones (by Hoelder,
 * E exp(s (A + B)) <= exp(s^2 (sigma_A + sigma_B)^2 / 2)).  Reducing has no coin: it adds step / 2 at
 * most.  So the bound of a sketch is 3.255 (sigma + sqrt(V)) + reduction, with sigma and reduction added
 * up over all that was merged, and V of its own compactions since.
 *
 * With 1,024 numbers at each level, sigma is 0.07 to 0.1 % of the rows and the bound about 0.3 %.
 *
 * Z. Karnin, K. Lang, E. Liberty, Optimal quantile approximation in streams, FOCS 2016; P. Agarwal et al.,
 * Mergeable summaries, PODS 2012; W. Hoeffding (1963), J. Amer. Statist. Assoc. 58, 13-30.
 *
 * -0 counts as 0.  All memory is the arena's.
 */
#ifndef ML_QUANTILE_SKETCH_H
#define ML_QUANTILE_SKETCH_H

#include "ml/bytes.h"
#include "ml/data_profile.h"

#define ML_EXACT_VALUES 256
#define ML_REDUCED_ITEMS 212

typedef enum MlQuantileForm
{
	ML_QUANTILES_EXACT = 0,
	ML_QUANTILES_STREAM,
	ML_QUANTILES_REDUCED
} MlQuantileForm;

typedef struct MlQuantileStream MlQuantileStream;

struct MlQuantileSketch
{
	MlQuantileForm form;
	uint64_t random; /* state of the coins */
	int64_t n;
	double sigma; /* of the sketches that were merged into it */
	double variance;
	double reduction;

	/* exact: a hash table of the numbers' bits; nslots is 0 where the list below is all there is */
	uint32_t nslots;
	int32_t nvalues;
	uint64_t *keys;
	int64_t *counts;

	MlQuantileStream *stream;

	/*
	 * In order, with the weight of each and of all up to it: made by ml_quantiles_list, until something is
	 * added.  Of the reduced form each weighs step, and there are no arrays of that.
	 */
	bool has_list;
	int32_t nitems;
	double *items;
	int64_t *weights;
	int64_t *sums;
	int64_t step;
};

extern MlStatus ml_quantiles_make(MlEnv *env, uint64_t seed, MlQuantileSketch **sketch);
/* Take in finite numbers of an exact sketch until there is one for which it has no place: how many. */
extern MlStatus ml_quantiles_add_exact(MlEnv *env, MlQuantileSketch *sketch, const double *values,
									   int32_t n, int32_t *taken);
/* Make a stream of it; nothing where it is one. */
extern MlStatus ml_quantiles_spill(MlEnv *env, MlQuantileSketch *sketch);
/* Take in finite numbers of a stream. */
extern MlStatus
ml_quantiles_add(MlEnv *env, MlQuantileSketch *sketch, const double *values, int32_t n);
/* Take in a number that comes count times; *taken is false where an exact sketch has no place. */
extern MlStatus ml_quantiles_add_count(MlEnv *env, MlQuantileSketch *sketch, double value,
									   int64_t count, bool *taken);
/* Add an exact sketch to another one, of which both have their lists: false where it has other values. */
extern bool ml_quantiles_add_known(MlQuantileSketch *sketch, const MlQuantileSketch *other);
/* Add other, which is no exact one, to a stream. */
extern MlStatus
ml_quantiles_merge(MlEnv *env, MlQuantileSketch *sketch, const MlQuantileSketch *other);
/* Walk over the values of an exact sketch, in any order: at is 0 first; false at the end. */
extern bool
ml_quantiles_next(const MlQuantileSketch *sketch, uint32_t *at, double *value, int64_t *count);

/* Make the list, which all below need. */
extern MlStatus ml_quantiles_list(MlEnv *env, MlQuantileSketch *sketch);
/* Weight of the items of the list before the i-th, 0 <= i <= nitems. */
static inline int64_t
ml_quantiles_before(const MlQuantileSketch *sketch, int32_t i)
{
	if (sketch->form == ML_QUANTILES_REDUCED)
		return i * sketch->step;
	return i == 0 ? 0 : sketch->sums[i - 1];
}

/* Index of the first item >= x. */
extern int32_t ml_quantiles_find(const MlQuantileSketch *sketch, double x);
/* Number of rank q n, 0 <= q <= 1; of an exact sketch the interpolated one (that of numpy). */
extern double ml_quantiles_at(const MlQuantileSketch *sketch, double q);
/* Bound of the error of a rank, in numbers; see above. */
extern double ml_quantiles_error(const MlQuantileSketch *sketch);

/* Stored: exact, or reduced. State: whole. */
extern void ml_quantiles_save(MlWriter *writer, const MlQuantileSketch *sketch);
extern void ml_quantiles_save_state(MlWriter *writer, const MlQuantileSketch *sketch);
/* Either; n is how many numbers there must be. */
extern MlStatus ml_quantiles_load(MlReader *reader, int64_t n, MlQuantileSketch **sketch);

#endif /* ML_QUANTILE_SKETCH_H */
