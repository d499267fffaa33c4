/*
 * model.h
 *		A trained model as a value, and its binary form.
 *
 * Binary form, little-endian, strings and arrays with a u32 count before them:
 *
 *	  magic "MLSM" | u16 format version | u16 0 | digest, 16 bytes | body
 *
 *	  body: algorithm name | u8 task | encoder | classes | f64 decision threshold | calibration |
 *			training summary | the algorithm's own parameters
 *
 * The digest identifies the body (first half of its SHA-256); the caller computes and checks it,
 * since a cryptographic hash is the server's to give.  ml_model_load trusts no byte of the body.
 */
#ifndef ML_MODEL_H
#define ML_MODEL_H

#include "ml/calibration.h"
#include "ml/classes.h"
#include "ml/encoder.h"

#define ML_MODEL_MAGIC 0x4d534c4d /* "MLSM" */
#define ML_MODEL_FORMAT 1
#define ML_MODEL_HEADER 24 /* bytes before the body */
#define ML_MODEL_DIGEST_OFFSET 8
#define ML_DIGEST_SIZE 16

typedef enum MlTask
{
	ML_TASK_REGRESSION = 0,
	ML_TASK_CLASSIFICATION,
	ML_TASK_BY_TARGET /* of an algorithm only: either, as options and target say */
} MlTask;

#define ML_TASKS ((int) ML_TASK_CLASSIFICATION + 1)

extern const char *const ml_task_names[];

struct MlAlgorithm;

/* What is told of the training: counts of all that was left out or filled in, and the options. */
typedef struct MlTraining
{
	int64_t rows;            /* that trained the model */
	int64_t rows_skipped;    /* with a NULL target, or a NULL array */
	int64_t rows_incomplete; /* left out by missing = skip_row */
	int64_t rows_zero_weight;
	int64_t values_imputed;
	bool weighted;
	const char *target_name;
	const char *options_given; /* JSON */
	const char *options;       /* JSON, resolved */
	const char *library;       /* "mlsys 0.1.0" */
	const char *blas;          /* "OpenBLAS 0.3.21 SkylakeX" */
} MlTraining;

typedef struct MlModel
{
	const struct MlAlgorithm *algorithm;
	MlTask task;
	MlEncoder encoder;
	MlClasses classes; /* of a classification */
	double threshold;  /* of two classes; NaN otherwise */
	bool
		is_class_weighted; /* trained with class_weight: its own probabilities are not calibrated */
	MlCalibration calibration;
	MlTraining training;
	void *params; /* the algorithm's */
} MlModel;

/* A row to predict: dense values (NaN = missing) and levels (-1 = none), as the encoder says. */
typedef struct MlRow
{
	const double *dense;
	const int32_t *levels;
	bool has_missing; /* some dense value is NaN */
} MlRow;

/* One line of mlsys.coefficients(); NaN where a number does not exist. */
typedef struct MlCoefficient
{
	const char *class_name; /* NULL: the model has no classes */
	const char *feature;
	double value;
	double std_error;
	double statistic;
	double p_value;
} MlCoefficient;

static inline bool
ml_model_is_regression(const MlModel *model)
{
	return model->task == ML_TASK_REGRESSION;
}

/* Has it two classes, of which one is the positive one? */
static inline bool
ml_model_is_binary(const MlModel *model)
{
	return model->classes.nclasses == 2;
}

/*
 * Probability of each class for a row, calibrated where the model has a map; they add up to 1.  Only
 * of a classification.
 */
extern void ml_model_probabilities(const MlModel *model, const MlRow *row, double *probabilities);
/*
 * The class that these probabilities predict: of two the positive one when its probability is at least
 * the threshold, else the first of the largest.
 */
extern int32_t ml_model_class(const MlModel *model, const double *probabilities);

/* Header (digest zero) and body. */
extern MlStatus ml_model_save(MlEnv *env, const MlModel *model, unsigned char **data, size_t *size);
extern MlStatus ml_model_load(MlEnv *env, const void *data, size_t size, MlModel *model);

/* Summary as a JSON object: algorithm, task, columns, options, training, metrics of the fit. */
extern MlStatus ml_model_describe(MlEnv *env, const MlModel *model, const char **json);
/* The same and every parameter and level: complete, one way. */
extern MlStatus ml_model_to_json(MlEnv *env, const MlModel *model, const char **json);

/* The lines of mlsys.coefficients(); ML_BAD_OPTION for an algorithm that has none. */
extern MlStatus ml_model_coefficients(MlEnv *env, const MlModel *model,
									  MlCoefficient **coefficients, int32_t *count);

/*
 * How far each column of the encoder moves the prediction: of a linear model the standard deviation, over
 * the training rows, of what the column adds to the linear predictor.  ML_BAD_OPTION for an algorithm
 * that does not tell.
 */
extern MlStatus ml_model_importance(MlEnv *env, const MlModel *model, double **importance);

#endif /* ML_MODEL_H */
