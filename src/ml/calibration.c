/*
 * calibration.c
 *		Calibrated probabilities of two classes.  See calibration.h.
 */
#include "ml/calibration.h"

#include "ml/classes.h"

/* Linear between knots, constant outside. */
static double
interpolate(const MlCalibration *calibration, double p)
{
	const double *x = calibration->x;
	const double *y = calibration->y;
	int32_t low = 0;
	int32_t high = calibration->nknots - 1;

	if (p <= x[low])
		return y[low];
	if (p >= x[high])
		return y[high];
	while (high - low > 1)
	{
		int32_t middle = low + (high - low) / 2;

		if (x[middle] <= p)
			low = middle;
		else
			high = middle;
	}
	return y[low] + (y[high] - y[low]) * ((p - x[low]) / (x[high] - x[low]));
}

double
ml_calibration_apply(const MlCalibration *calibration, double probability)
{
	if (calibration->method == ML_CALIBRATE_ISOTONIC)
		return interpolate(calibration, probability);
	if (calibration->method == ML_CALIBRATE_PLATT)
	{
		double logit = log(probability) - log1p(-probability);

		/* a certain classifier stays certain: slope x infinity, but for a slope of 0 */
		if (calibration->slope == 0)
			logit = 0;
		return 1 / (1 + exp(-(calibration->slope * logit + calibration->intercept)));
	}
	return probability;
}

void
ml_calibration_save(MlWriter *writer, const MlCalibration *calibration)
{
	ml_write_u8(writer, (uint8_t) calibration->method);
	ml_write_f64(writer, calibration->slope);
	ml_write_f64(writer, calibration->intercept);
	ml_write_u32(writer, (uint32_t) calibration->nknots);
	ml_write_doubles(writer, calibration->x, (size_t) calibration->nknots);
	ml_write_doubles(writer, calibration->y, (size_t) calibration->nknots);
}

MlStatus
ml_calibration_load(MlReader *reader, MlCalibration *calibration)
{
	uint32_t n;

	calibration->method = ml_read_u8(reader);
	calibration->slope = ml_read_f64(reader);
	calibration->intercept = ml_read_f64(reader);
	n = ml_read_count(reader, 2 * sizeof(double));
	calibration->x = ml_read_doubles(reader, n);
	calibration->y = ml_read_doubles(reader, n);
	ML_TRY(ml_reader_status(reader));
	if (calibration->method > ML_CALIBRATE_PLATT ||
		(n > 0) != (calibration->method == ML_CALIBRATE_ISOTONIC) ||
		!isfinite(calibration->slope) || !isfinite(calibration->intercept))
		ml_reader_fail(reader, "wrong calibration map");
	for (uint32_t i = 0; i < n; i++)
		if (!(calibration->x[i] >= 0 && calibration->x[i] <= 1) ||
			!(calibration->y[i] >= 0 && calibration->y[i] <= 1) ||
			(i > 0 && !(calibration->x[i - 1] < calibration->x[i] &&
						calibration->y[i - 1] <= calibration->y[i])))
			ml_reader_fail(reader, "wrong calibration map");
	calibration->nknots = (int32_t) n;
	return ml_reader_status(reader);
}
