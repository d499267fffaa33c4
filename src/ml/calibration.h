/*
 * calibration.h
 *		From the probability that a classifier of two classes gives to one that agrees with what was
 *		observed on rows held out of its training.
 */
#ifndef ML_CALIBRATION_H
#define ML_CALIBRATION_H

#include "ml/bytes.h"
#include "ml/ml.h"

typedef struct MlCalibration
{
	int32_t method; /* ML_CALIBRATE_... of classes.h */

	/* Platt: 1 / (1 + exp(-(slope logit(p) + intercept))) */
	double slope;
	double intercept;

	/* isotonic: linear between knots, constant outside */
	int32_t nknots;
	double *x; /* increasing probabilities of the classifier */
	double *y; /* non-decreasing calibrated ones */
} MlCalibration;

/*
 * Fit a map by method on n rows: the classifier's probability, whether the row is of the positive
 * class, and its weight (NULL: 1 each).
 */
extern MlStatus ml_calibration_fit(MlEnv *env, int32_t method, const double *probability,
								   const uint8_t *is_positive, const double *weight, int64_t n,
								   MlCalibration *calibration);
/* The calibrated probability; never fails. */
extern double ml_calibration_apply(const MlCalibration *calibration, double probability);

extern void ml_calibration_save(MlWriter *writer, const MlCalibration *calibration);
extern MlStatus ml_calibration_load(MlReader *reader, MlCalibration *calibration);

#endif /* ML_CALIBRATION_H */
