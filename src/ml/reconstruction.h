/*
 * reconstruction.h
 *		Means and correlations of numeric features, and how well their principal components reconstruct
 *		rows: a row that follows the correlations has a small error, also when all its values are usual.
 */
#ifndef ML_RECONSTRUCTION_H
#define ML_RECONSTRUCTION_H

#include "ml/cross_moments.h"
#include "ml/data_profile.h"
#include "ml/summation.h"

#define ML_COVARIANCE_COLUMNS 200

/* Numeric features, in the order in which their values are passed. */
typedef struct MlCovariance
{
	int64_t n;
	int32_t ncolumns;
	const char **names;
	double *mean; /* missing values count as the mean */
	double *sd;   /* > 0; divisor n */
	double
		*correlation; /* lower triangle, row by row, with the diagonal; NULL before it is known */
	MlSpread error;   /* of reconstruction, on rows held out; n = 0: not measured */
} MlCovariance;

/*
 * The columns of a profile that covariances are of: numbers, booleans and times (no arrays) that are not
 * constant, in the profile's order, the first 200; with their means and standard deviations there.
 */
extern MlStatus
ml_covariance_begin(MlEnv *env, const MlDataProfile *profile, MlCovariance *covariance);
/* Standardise ncolumns values: NaN, infinities and what overflows becomes 0. */
extern void ml_covariance_standardise(const MlCovariance *covariance, double *values);
/*
 * From the cross moments of standardised values to the covariance of the values themselves.  Columns
 * that turn out to be constant are left out.
 */
extern MlStatus ml_covariance_finish(MlEnv *env, const MlCovariance *begun, MlCrossMoments *moments,
									 MlCovariance *covariance);
extern void ml_covariance_save(MlWriter *writer, const MlCovariance *covariance);
extern MlStatus
ml_covariance_load(MlEnv *env, const void *data, size_t size, MlCovariance *covariance);

/* Reconstruction of rows. */
typedef struct MlReconstruction
{
	const MlCovariance *covariance;
	int32_t ncomponents; /* 0: not defined, fewer than two columns */
	int32_t nleft;       /* ncolumns - ncomponents */
	double *left;        /* eigenvectors that are left out, ncolumns x nleft */
	int32_t nblock;
	double *block; /* of standardised rows, waiting */
	double *work;
	MlSpread error;
} MlReconstruction;

extern MlStatus ml_reconstruction_begin(MlEnv *env, const MlCovariance *covariance,
										MlReconstruction *reconstruction);
/* Where ncolumns values are to be written; ml_reconstruction_commit standardises and adds them. */
extern MlStatus
ml_reconstruction_row(MlEnv *env, MlReconstruction *reconstruction, double **values);
extern void ml_reconstruction_commit(MlReconstruction *reconstruction);
/* Count the rows that wait in error. */
extern void ml_reconstruction_flush(MlReconstruction *reconstruction);
/* JSON object of a window's error against that of the rows held out. */
extern void ml_reconstruction_json(MlWriter *writer, MlReconstruction *reconstruction);

#endif /* ML_RECONSTRUCTION_H */
