/*
 * data_profile_layout.h
 *		What the files of the data profile share.
 */
#ifndef ML_DATA_PROFILE_LAYOUT_H
#define ML_DATA_PROFILE_LAYOUT_H

#include "ml/data_profile.h"
#include "ml/distinct_sketch.h"
#include "ml/heavy_sketch.h"
#include "ml/quantile_sketch.h"
#include "ml/summation.h"

/* A column of values that make up a bins-th or more each has no bin without one: 2 bins + 1, and the ends. */
#define ML_PROFILE_MAX_ALL_BINS (2 * ML_PROFILE_MAX_BINS + 3)

struct MlColumnIndex
{
	double *corrections; /* per bin: what its sum has lost, as in summation.h */
	uint32_t nslots;     /* a power of two */
	uint16_t *slots;     /* level + 1, or nlevels + index of a rare hash + 1; 0 is free */
};

/* The coins of a column's sketch. */
extern uint64_t ml_profile_seed(const MlProfileOptions *options, const char *name);
/* Values that have a place in the layout: neither NULL nor NaN. */
extern int64_t ml_profile_values_present(const MlProfileColumn *column);
/* Room for the counts of a layout, at 0. */
extern MlStatus ml_profile_make_bins(MlEnv *env, MlBins *bins, int32_t nbins);
/* Counts and sums of the bins from the list of the sketch, and the infinities. */
extern void ml_profile_count_bins(MlProfileColumn *column);
/* Hashes of the categories of a sketch that are no levels, into rare. */
extern MlStatus ml_profile_list_rare(MlEnv *env, MlProfileColumn *column);
extern bool ml_profile_same_layout(const MlProfileColumn *a, const MlProfileColumn *b);
/* Is some of the counts from a sketch? */
extern bool ml_profile_any_count_error(const MlDataProfile *profile);

#endif /* ML_DATA_PROFILE_LAYOUT_H */
