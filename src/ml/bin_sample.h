/*
 * bin_sample.h
 *		A sample of rows of numbers, to find bins by: the same for any order of the rows.
 *
 * It keeps the rows of the smallest hashes, each different row once with the number of times that it came:
 * all rows while there are few of them.  Of rows that are kept in the end none was ever left out before, so
 * the numbers of times are exact, also after merging (K. Beyer et al., On synopses for distinct-value
 * estimation under multiset operations, SIGMOD 2007).  Rows of equal hashes must be equal.
 */
#ifndef ML_BIN_SAMPLE_H
#define ML_BIN_SAMPLE_H

#include "ml/feature_bins.h"

#define ML_BIN_SAMPLE_ROWS 131072      /* different rows kept at most */
#define ML_BIN_SAMPLE_VALUES (1 << 23) /* and of very wide rows, values: 64 MB */
#define ML_BIN_SAMPLE_FEW 4096         /* but always so many rows */

typedef struct MlBinSample
{
	int32_t nvalues; /* of a row */
	int32_t max_rows;
	int32_t max_bins;
	uint64_t limit; /* rows of larger hashes are not kept; UINT64_MAX: all are */
	int32_t count;  /* up to capacity, until they are sorted out */
	int32_t capacity;
	uint64_t *hashes;
	double *weights;  /* of a row */
	int64_t *times;   /* that it came */
	double *values;   /* row by row */
	uint8_t *missing; /* per value: has any row, in the sample or not, had none?  The caller's */
} MlBinSample;

extern MlStatus
ml_bin_sample_init(MlEnv *env, MlBinSample *sample, int32_t nvalues, int32_t max_bins);

/* Is a row of that hash kept?  The question is to be fast. */
static inline bool
ml_bin_sample_wants(const MlBinSample *sample, uint64_t hash)
{
	return hash <= sample->limit;
}

/*
 * Add a row that is wanted; *values gets where its numbers are to be written (NaN where missing), or NULL when
 * it is not kept after all.
 */
extern MlStatus
ml_bin_sample_add(MlEnv *env, MlBinSample *sample, uint64_t hash, double weight, double **values);
extern MlStatus ml_bin_sample_merge(MlEnv *env, MlBinSample *sample, const MlBinSample *other);
/*
 * Before the first row, where it is known how many there will be: rows that will hardly be kept are not wanted
 * from the start.  After the last row ml_bin_sample_suffices says whether the sample is what it would have been; where
 * there are many equal rows it need not be, and all have to be added again, after another ml_bin_sample_expect of 0.
 */
extern MlStatus ml_bin_sample_expect(MlEnv *env, MlBinSample *sample, int64_t nrows);
extern MlStatus ml_bin_sample_suffices(MlEnv *env, MlBinSample *sample, bool *suffices);
/* The bins of each column; the sample is sorted out. */
extern MlStatus ml_bin_sample_bins(MlEnv *env, MlBinSample *sample, MlFeatureBins *bins);
/* Give its memory back; nothing can be done with it any more. */
extern void ml_bin_sample_release(MlEnv *env, MlBinSample *sample);
extern void ml_bin_sample_save(MlWriter *writer, MlBinSample *sample);
extern MlStatus ml_bin_sample_load(MlReader *reader, MlBinSample *sample);

#endif /* ML_BIN_SAMPLE_H */
