/*
 * logistic_pass.h
 *		Work spaces of the passes over the rows; used by logistic*.c only.
 */
#ifndef ML_LOGISTIC_PASS_H
#define ML_LOGISTIC_PASS_H

#include "ml/logistic.h"

/* Sums of one part of the rows and the columns of its block. */
typedef struct MlLogisticPlace
{
	MlEnv env; /* to ask whether to stop, without memory */
	MlLogisticSums sums;
	size_t capacity; /* of sums.hessian */
	int32_t first;   /* chunk of the part */
	MlStatus status;

	double *z;        /* base columns */
	double *rows;     /* the same row by row; only with categories */
	double *p;        /* per vector: linear predictors, then probabilities */
	double *residual; /* per vector */
	double *weight;
	double *curvature;
	double *sign;     /* of two classes; else work space */
	double *work;     /* one column */
	double *tile;     /* ML_KERNEL_TILE columns */
	int32_t *class;   /* of more than two classes */
	int32_t *columns; /* per category: column of each row, or -1 */
} MlLogisticPlace;

/* Lay out the work spaces; called last by ml_logistic_init. */
extern MlStatus ml_logistic_places(MlEnv *env, MlLogistic *problem);
/*
 * Rows start .. start + m - 1 of a chunk, m at most block_rows, into the work space: base columns,
 * weights, classes, levels.
 */
extern void ml_logistic_block(const MlLogistic *problem, MlLogisticPlace *place,
							  const MlChunk *chunk, size_t start, size_t m);

#endif /* ML_LOGISTIC_PASS_H */
