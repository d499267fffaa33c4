/*
 * cross_moments.h
 *		Means and cross products of the columns of many rows, in one pass and mergeable.
 */
#ifndef ML_CROSS_MOMENTS_H
#define ML_CROSS_MOMENTS_H

#include "ml/bytes.h"

typedef struct MlCrossMoments
{
	int32_t ncolumns;
	int32_t block_rows; /* rows that are added together */
	int32_t nblock;     /* rows that wait in the block */
	int64_t n;          /* rows added, those of the block not counted */
	double *mean;
	double *products; /* sums of products of deviations from the mean, ncolumns x ncolumns, upper */
	double *block;    /* row by row */
	double *block_mean;
} MlCrossMoments;

extern MlStatus
ml_cross_init(MlEnv *env, MlCrossMoments *moments, int32_t ncolumns, int32_t block_rows);
/* Where the next row is to be written; ml_cross_commit adds it. */
extern MlStatus ml_cross_row(MlEnv *env, MlCrossMoments *moments, double **row);
static inline void
ml_cross_commit(MlCrossMoments *moments)
{
	moments->nblock++;
}

/* Add the rows that wait; before anything else is read. */
extern void ml_cross_flush(MlCrossMoments *moments);
/* Add other, which has been flushed and has as many columns. */
extern void ml_cross_merge(MlCrossMoments *moments, const MlCrossMoments *other);

static inline double
ml_cross_product(const MlCrossMoments *moments, int32_t i, int32_t j)
{
	size_t low = (size_t) (i < j ? i : j);
	size_t high = (size_t) (i < j ? j : i);

	return moments->products[high * (size_t) moments->ncolumns + low];
}

/* Flushes first. */
extern void ml_cross_save(MlWriter *writer, MlCrossMoments *moments);
/* Into moments that have been set up for as many columns. */
extern MlStatus ml_cross_load(MlReader *reader, MlCrossMoments *moments);

#endif /* ML_CROSS_MOMENTS_H */
