/*
 * estimation.h
 *		Performance of a classifier on rows whose labels are not known yet (CBPE, confidence-based
 *		performance estimation): what is kept of rows with labels, and what it says of others.
 */
#ifndef ML_ESTIMATION_H
#define ML_ESTIMATION_H

#include "ml/calibration.h"
#include "ml/metrics.h"

/* Of fewer rows, or fewer of a class, there is no estimation; of fewer than the second, Platt's. */
#define ML_ESTIMATION_ROWS 200
#define ML_ESTIMATION_CLASS_ROWS 20
#define ML_ISOTONIC_ROWS 1000
#define ML_ISOTONIC_CLASS_ROWS 50

#define ML_ESTIMATION_TOO_FEW                                                 \
	"fewer than 200 rows held out with labels, or fewer than 20 of a class; " \
	"mlsys.calibrate(model, query) takes others"
#define ML_ESTIMATION_TOO_FEW_OF_CLASSES                                            \
	"fewer than 200 rows held out with labels, or fewer than two classes with 20; " \
	"mlsys.calibrate(model, query) takes others"
#define ML_ESTIMATION_TOO_MANY_CLASSES "more than 100 classes"
#define ML_ESTIMATION_MISSING "no estimation is stored with the version"
#define ML_ESTIMATION_NO_ROWS "no rows with a prediction"

#define ML_ESTIMATION_MAPS 100 /* bootstrap samples */
#define ML_ESTIMATION_GRID 100 /* scores at which their maps are kept */

/* Of several classes: fewer, since each has its own. */
#define ML_ESTIMATION_CLASSES 100
#define ML_CLASS_MAPS 40
#define ML_CLASS_GRID 25
#define ML_ESTIMATED_CLASS_METRICS 4
#define ML_ESTIMATED_MISFITS 4

/* What a score means, and how sure that is. */
typedef struct MlScoreMap
{
	MlCalibration map;
	double calibration_error; /* cross-fitted */
	int32_t ngrid;
	double *grid; /* increasing scores */
	int32_t nmaps;
	uint16_t *maps; /* nmaps x ngrid probabilities, in 1 / 65535 */
} MlScoreMap;

typedef struct MlEstimation
{
	const char *reason; /* why there is none; "" when there is one */
	int64_t n;          /* rows that it was made of */
	int32_t nclasses;   /* 2: one map, of the positive class */
	int64_t *counts;    /* rows of each class: negatives, positives */
	MlText *labels;     /* of several classes */
	MlScoreMap *maps;   /* 1, or nclasses */
	/* what the rows held out show less what they were expected to, of the first metrics of a report */
	double misfit[ML_ESTIMATED_MISFITS];
} MlEstimation;

/* Two classes: from held-out rows, whose scores are probabilities of the positive class. */
extern MlStatus ml_estimation_fit(MlEnv *env, const MlRanking *ranking, MlEstimation *estimation);

extern void ml_estimation_save(MlWriter *writer, const MlEstimation *estimation);
extern MlStatus
ml_estimation_load(MlEnv *env, const void *data, size_t size, MlEstimation *estimation);
/* A JSON object of what it is. */
extern void ml_estimation_json(MlWriter *writer, const MlEstimation *estimation);

/*
 * What rows without labels, all of them in the ranking's first list, are expected to show: log_loss,
 * normalised_log_loss, brier, roc_auc, accuracy, precision, recall, specificity, f1, base_rate.
 */
#define ML_ESTIMATED_METRICS 10
extern MlStatus ml_estimated_report(MlEnv *env, const MlEstimation *estimation,
									const MlRanking *ranking, double threshold, MlMetric *metrics);

/*
 * Rows of several classes: their probabilities, as floats, and a class: the actual one of rows held out,
 * the predicted one of others.
 */
typedef struct MlClassChunk
{
	struct MlClassChunk *next;
	int32_t nrows;
	int32_t capacity;
	float values[]; /* nclasses probabilities and the class, -1 for none, of each row */
} MlClassChunk;

typedef struct MlClassRows
{
	int32_t nclasses;
	bool is_sample;   /* keep no more than a bounded number of rows, chosen by their hash */
	int32_t thinning; /* rows are kept whose hash begins with so many zero bits */
	int64_t nrows;    /* kept */
	int64_t nseen;
	int64_t rows_skipped;
	MlClassChunk *first;
	MlClassChunk *last;
} MlClassRows;

extern MlStatus
ml_class_rows_add(MlEnv *env, MlClassRows *rows, const double *probabilities, int32_t class_index);
extern MlStatus ml_class_rows_merge(MlEnv *env, MlClassRows *rows, const MlClassRows *other);
extern void ml_class_rows_save(MlWriter *writer, const MlClassRows *rows);
extern MlStatus ml_class_rows_load(MlReader *reader, MlClassRows *rows);

/* Several classes, from rows held out. */
extern MlStatus ml_estimation_fit_classes(MlEnv *env, const MlClassRows *rows, const MlText *labels,
										  MlEstimation *estimation);

/* What rows without labels are expected to show: log_loss, normalised_log_loss, accuracy, macro_f1. */
extern MlStatus ml_estimated_class_report(MlEnv *env, const MlEstimation *estimation,
										  const MlClassRows *rows, MlMetric *metrics);

/* ML_CALIBRATE_... for so many rows, and so many of the rarer class. */
extern int32_t ml_estimation_method(int64_t n, int64_t rarest);

/*
 * Fit a map by method on n rows in ascending order of their score, at most ngrid scores and nmaps bootstrap
 * samples, seeded.  Maps of several classes of the same rows say by row where in the samples each row
 * stands, so that a row has the same weight for all classes; NULL: there is one map.
 */
extern MlStatus
ml_score_map_fit(MlEnv *env, int32_t method, const double *score, const uint8_t *is_positive,
				 const uint32_t *row, int64_t n, int32_t ngrid, int32_t nmaps, MlScoreMap *map);
extern void ml_score_map_save(MlWriter *writer, const MlScoreMap *map);
extern MlStatus ml_score_map_load(MlReader *reader, MlScoreMap *map);

/*
 * Where a score lies in the map's grid: at item *index with the weight 1 - w and, unless w is 0, at the next
 * one with w, which is returned.
 */
extern double ml_score_map_place(const MlScoreMap *map, double score, int32_t *index);

/* Add x there to items, of which the grid has one for each score. */
static inline void
ml_score_map_spread(double *items, int32_t index, double w, double x)
{
	items[index] += (1 - w) * x;
	if (w > 0)
		items[index + 1] += w * x;
}

/*
 * Variance over the bootstrap samples of a sum of factors times calibrated probabilities: of each of the
 * maps, one after another, factors has what ml_score_map_spread has made of them.
 */
extern double ml_bootstrap_variance(const MlScoreMap *maps, int32_t nmaps, const double *factors);

#endif /* ML_ESTIMATION_H */
