/*
 * cholesky.c
 *		Cholesky's factorization of a small symmetric matrix, in place.  See cholesky.h.
 *
 * Row by row: L_ij = (A_ij - sum_k<j L_ik L_jk) / L_jj, where both factors of the sum are runs of
 * memory.  Ours and not LAPACK's, because it stops when it is told to, may leave out rows, and has the
 * same bits everywhere.
 */
#include "ml/cholesky.h"

#include "ml/condition.h"

#define LANES 8 /* written-out accumulators: the same bits on every machine */

/* Sum of x[i] y[i]. */
ML_CLONES static double
dot(const double *restrict x, const double *restrict y, size_t n)
{
	double sums[LANES] = {0};
	size_t i = 0;

	for (; i + LANES <= n; i += LANES)
		for (int lane = 0; lane < LANES; lane++)
			sums[lane] += x[i + (size_t) lane] * y[i + (size_t) lane];
	for (int lane = 0; i < n; i++, lane++)
		sums[lane] += x[i] * y[i];
	return ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
		   ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

/* y += a x */
ML_CLONES static void
add_scaled(double a, const double *restrict x, double *restrict y, size_t n)
{
	for (size_t i = 0; i < n; i++)
		y[i] += a * x[i];
}

MlStatus
ml_cholesky(MlEnv *env, double *a, size_t n, double limit, double *pivots)
{
	for (size_t i = 0; i < n; i++)
	{
		double *row = a + ml_triangle(i);
		double diagonal = row[i];
		double pivot;

		ML_CHECK_STOP(env);
		for (size_t j = 0; j < i; j++)
		{
			const double *other = a + ml_triangle(j);

			row[j] = other[j] > 0 ? (row[j] - dot(row, other, j)) / other[j] : 0;
		}
		pivot = diagonal - dot(row, row, i);
		if (pivots != NULL)
			pivots[i] = pivot;
		row[i] = pivot > limit * diagonal && pivot > 0 ? sqrt(pivot) : 0;
	}
	return ML_OK;
}

void
ml_cholesky_forward(const double *l, size_t n, double *x)
{
	for (size_t i = 0; i < n; i++)
	{
		const double *row = l + ml_triangle(i);

		x[i] = row[i] > 0 ? (x[i] - dot(row, x, i)) / row[i] : 0;
	}
}

void
ml_cholesky_backward(const double *l, size_t n, double *x)
{
	for (size_t i = n; i-- > 0;)
	{
		const double *row = l + ml_triangle(i);

		x[i] = row[i] > 0 ? x[i] / row[i] : 0;
		add_scaled(-x[i], row, x, i);
	}
}

MlStatus
ml_cholesky_condition(MlEnv *env, const double *l, size_t n, double *condition)
{
	size_t kept = 0;
	size_t *rows;
	double *r;

	ML_TRY(ml_alloc(env, n, sizeof(size_t), "condition number", &rows));
	for (size_t i = 0; i < n; i++)
		if (l[ml_triangle(i) + i] > 0)
			rows[kept++] = i;
	ML_TRY(ml_alloc_zero(env, ml_size_mul(kept, kept), sizeof(double), "condition number", &r));
	for (size_t j = 0; j < kept; j++)
	{
		const double *row = l + ml_triangle(rows[j]);
		double norm = sqrt(dot(row, row, rows[j] + 1));

		for (size_t i = 0; i <= j; i++)
			r[j * kept + i] = row[rows[i]] / norm;
	}
	return ml_triangle_condition(env, r, kept, condition);
}
