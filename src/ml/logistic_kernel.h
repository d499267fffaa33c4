/*
 * logistic_kernel.h
 *		Hot loops of logistic regression, over the columns of one block of rows.
 *
 * Columns of a block stand in a work space of ours: each begins at a multiple of ML_KERNEL_ALIGN
 * bytes, and n, the number of its items, is a multiple of ML_KERNEL_LANES.  What is behind the rows of
 * the block weighs 0.
 */
#ifndef ML_LOGISTIC_KERNEL_H
#define ML_LOGISTIC_KERNEL_H

#include "ml/ml.h"

#define ML_KERNEL_ALIGN 64
#define ML_KERNEL_LANES 8
#define ML_KERNEL_TILE 4 /* columns of the work space of ml_kernel_triangle */

/*
 * z = (x - center) factor, or fill where x is NaN; any n, x of any alignment.  What stands ahead items
 * behind is fetched into the cache meanwhile: a column's next block, since no processor foresees a
 * change of the column.
 */
extern void ml_kernel_scale(const double *x, size_t n, double center, double factor, double fill,
							size_t ahead, double *z);
/* y += a x */
extern void ml_kernel_add(double a, const double *x, double *y, size_t n);
/* y += sum of a_j times column j of x */
extern void ml_kernel_combine(const double *a, const double *x, size_t stride, size_t ncolumns,
							  double *y, size_t n);

/*
 * Two classes, one linear predictor eta.  sign is 1 in a row of the positive class, else -1.  With p the
 * probability of the positive class: residual = weight (p - y), curvature = weight p (1 - p), and loss
 * grows by sum of weight -ln P(class).  largest grows to the largest |eta| of a row that weighs; misses
 * by the number of such rows where the other class has the same or a larger probability.
 */
extern void ml_kernel_binary(const double *eta, const double *sign, const double *weight, size_t n,
							 double *residual, double *curvature, double *loss, double *largest,
							 int64_t *misses);

/*
 * Several classes: column k of p holds a linear predictor on entry, the probability of the class on
 * return; with is_based there is one more class in front, whose predictor is 0 and which has no column.
 * class of a row counts with that one.  most and total are work space, n items each.  largest grows to
 * the largest difference between two predictors of a row, misses by the rows where another class has a
 * larger one.
 */
extern void ml_kernel_softmax(double *p, size_t stride, int32_t nvectors, bool is_based,
							  const int32_t *class, const double *weight, size_t n, double *most,
							  double *total, double *loss, double *largest, int64_t *misses);
/* residual = weight (p - 1 in rows of the class, else p) */
extern void ml_kernel_residual(const double *p, const int32_t *class, int32_t which,
							   const double *weight, size_t n, double *residual);
/* curvature = weight p (is_same - q) */
extern void ml_kernel_curvature(const double *p, const double *q, bool is_same,
								const double *weight, size_t n, double *curvature);

/*
 * The lower triangle of sums of u z_a z_b over ncolumns columns z, added to triangle row by row; and
 * where residual is not NULL the sums of residual z_b, added to gradient.  tile has room for
 * ML_KERNEL_TILE columns.
 */
extern void
ml_kernel_triangle(const double *z, size_t stride, size_t ncolumns, const double *u, size_t n,
				   const double *residual, double *tile, double *triangle, double *gradient);
/* Sums of left_a right_b, added to out[a * out_stride + b]. */
extern void ml_kernel_products(const double *left, size_t nleft, const double *right, size_t nright,
							   size_t stride, size_t n, double *out, size_t out_stride);

#endif /* ML_LOGISTIC_KERNEL_H */
