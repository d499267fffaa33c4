/*
 * feature_bins.h
 *		Into which bins a feature is cut, and the codes of values; used by src/ml only.
 */
#ifndef ML_FEATURE_BINS_H
#define ML_FEATURE_BINS_H

#include "ml/binned.h"

/* Work space of ml_bins_fit_numbers, which grows as it must and is used again; begins zeroed. */
typedef struct MlBinWork
{
	size_t capacity;
	uint64_t *items;
	uint64_t *spare;
	double *values;
	int64_t *weights;
} MlBinWork;

/*
 * Bins of a number, from n values and their weights (NULL: each weighs 1) in any order; NaN have no say.
 * has_missing tells whether there will be a code for missing values, which counts as one of max_bins.
 */
/* Room for n values, so that ml_bins_fit_numbers asks for memory of the edges only; and back with it. */
extern MlStatus ml_bin_work_reserve(MlEnv *env, MlBinWork *work, size_t n);
extern void ml_bin_work_release(MlEnv *env, MlBinWork *work);
extern MlStatus
ml_bins_fit_numbers(MlEnv *env, MlBinWork *work, const double *values, const double *weights,
					int64_t n, bool has_missing, int32_t max_bins, MlFeatureBins *bins);
/*
 * Codes of a category: for its kept levels with at least min_level_rows rows, the frequent ones first, 65,535
 * of them at most.
 */
extern MlStatus
ml_bins_fit_levels(MlEnv *env, const MlLevels *levels, int64_t min_level_rows, MlFeatureBins *bins);
/* What binned.h says of a number's bins. */
extern bool ml_bins_valid(const MlFeatureBins *bins);
/* Equal in all that codes depend on? */
extern bool ml_bins_equal(const MlFeatureBins *a, const MlFeatureBins *b);
extern void ml_bins_save(MlWriter *writer, const MlFeatureBins *bins);
/* Of a number only, and so is the loading. */
extern void ml_bins_load(MlReader *reader, MlFeatureBins *bins);
extern MlStatus ml_bins_copy(MlEnv *env, const MlFeatureBins *bins, MlFeatureBins *copy);

/* The edges of a number as the search wants them; see feature_bins.c. */
typedef struct MlBinCoder
{
	uint32_t missing; /* code of NaN */
	int32_t steps;
	double first;
	double scale;
	double last_place;
	uint16_t *table;
	double *edges; /* and some that are infinite */
} MlBinCoder;

extern MlStatus ml_bin_coder_make(MlEnv *env, const MlFeatureBins *bins, MlBinCoder *coder);
/* The codes of n values, at most 256 codes in all. */
extern void
ml_code_narrow(const MlBinCoder *coder, const double *values, int32_t n, uint8_t *codes);
/* The same of any number of codes. */
extern void ml_code_wide(const MlBinCoder *coder, const double *values, int32_t n, uint16_t *codes);

#endif /* ML_FEATURE_BINS_H */
