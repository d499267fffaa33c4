/*
 * error_model.h
 *		Performance of a regression on rows whose target is not known yet (DLE, direct loss estimation): a
 *		model of its absolute and its squared error, made of rows held out.
 */
#ifndef ML_ERROR_MODEL_H
#define ML_ERROR_MODEL_H

#include "ml/metrics.h"
#include "ml/reconstruction.h"

#define ML_ERROR_GROUPS 20 /* of rows, by their hash: each is left out once */
#define ML_ERROR_TARGETS 2 /* |y - p| and (y - p)^2 */
#define ML_ERROR_ROWS 200
#define ML_ERROR_LEAST_R2 0.02

/* Rows held out: cross moments of standardised features, prediction, absolute and squared error. */
typedef struct MlErrorRows
{
	const MlCovariance *covariance;
	double *values; /* of the row that is added next, one for each column of the covariance */
	MlCrossMoments groups[ML_ERROR_GROUPS];
} MlErrorRows;

extern MlStatus ml_error_rows_init(MlEnv *env, const MlCovariance *covariance, MlErrorRows *rows);
/* Add the row whose features are in values, as they came; both numbers are finite. */
extern MlStatus ml_error_rows_add(MlEnv *env, MlErrorRows *rows, double actual, double predicted);
extern void ml_error_rows_merge(MlErrorRows *rows, MlErrorRows *other);
extern void ml_error_rows_save(MlWriter *writer, MlErrorRows *rows);
extern MlStatus ml_error_rows_load(MlReader *reader, MlErrorRows *rows);

typedef struct MlErrorModel
{
	const char *reason; /* why there is none; "" when there is one */
	int64_t n;
	int32_t ncolumns;                /* of the covariance */
	double r2[ML_ERROR_TARGETS];     /* cross-fitted */
	double spread[ML_ERROR_TARGETS]; /* variance of an error / square of its expectation */
	/* intercept, features, prediction; of all rows, then without each of the groups */
	double *coefficients[ML_ERROR_TARGETS];
} MlErrorModel;

extern MlStatus ml_error_model_fit(MlEnv *env, MlErrorRows *rows, MlErrorModel *model);
extern void ml_error_model_save(MlWriter *writer, const MlErrorModel *model);
extern MlStatus ml_error_model_load(MlEnv *env, const void *data, size_t size, MlErrorModel *model);
extern void ml_error_model_json(MlWriter *writer, const MlErrorModel *model);
/* Are these bytes, damaged or not, an error model and no other estimation? */
extern bool ml_is_error_model(const void *data, size_t size);

/* Rows without a target. */
typedef struct MlErrorWindow
{
	const MlCovariance *covariance;
	const MlErrorModel *model;
	double *values;                         /* of the row that is added next */
	MlSum *sums;                            /* of the terms of the model, without the intercept */
	MlSpread predictions[ML_ERROR_TARGETS]; /* of the model */
} MlErrorWindow;

/* ML_BAD_SHAPE when the model is of another covariance. */
extern MlStatus ml_error_window_init(MlEnv *env, const MlCovariance *covariance,
									 const MlErrorModel *model, MlErrorWindow *window);
extern void ml_error_window_add(MlErrorWindow *window, double predicted);
extern void ml_error_window_merge(MlErrorWindow *window, const MlErrorWindow *other);
extern void ml_error_window_save(MlWriter *writer, const MlErrorWindow *window);
extern MlStatus ml_error_window_load(MlReader *reader, MlErrorWindow *window);

/* mae and, where the squared error can be told, rmse; returns how many. */
#define ML_ERROR_METRICS 2
extern int ml_error_report(const MlErrorWindow *window, MlMetric *metrics);

#endif /* ML_ERROR_MODEL_H */
