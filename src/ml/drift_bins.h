/*
 * drift_bins.h
 *		Two profiles' counts of one column over common bins.
 */
#ifndef ML_DRIFT_BINS_H
#define ML_DRIFT_BINS_H

#include "ml/data_profile.h"

typedef struct MlDriftBins
{
	int32_t n;
	int64_t *reference;
	int64_t *current;
	/* of categories: counted apart, never merged */
	int64_t unseen_reference;
	int64_t unseen_current;
	const char *problem;  /* why there are none: then n is 0; NULL otherwise */
	bool is_insufficient; /* the problem is that there is too little, not that something is wrong */
} MlDriftBins;

/* Counts in the reference's bins: of numbers; of categories, its levels and other. */
extern MlStatus ml_drift_bins(MlEnv *env, const MlProfileColumn *reference,
							  const MlProfileColumn *current, MlDriftBins *bins);

/*
 * Merge bins whose expected count in either sample is too small for a chi-square test: of numbers with
 * their right neighbour (the last with the left one), of categories into other, which is the last.  Bins
 * that are empty in both go.  A row of the reference counts as units[0], a current one as units[1].
 */
extern MlStatus ml_drift_merge_bins(MlEnv *env, const MlDriftBins *bins, MlProfileKind kind,
									const double *units, MlDriftBins *merged);

#endif /* ML_DRIFT_BINS_H */
