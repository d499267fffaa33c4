/*
 * cross_moments.c
 *		Means and cross products of columns.  See cross_moments.h.
 *
 * Rows are gathered in a block, which is centred at its own means; its products are a symmetric rank-k
 * update (dsyrk).  Blocks and whole states are merged by the rule of Chan, Golub and LeVeque,
 *
 *	  S = S_a + S_b + (m_b - m_a)(m_b - m_a)' n_a n_b / n,
 *
 * so nothing cancels where means are large against deviations.
 *
 * T. F. Chan, G. H. Golub, R. J. LeVeque (1983), Amer. Statistician 37, 242-247.
 */
#include "ml/cross_moments.h"

#include "ml/blas.h"

MlStatus
ml_cross_init(MlEnv *env, MlCrossMoments *moments, int32_t ncolumns, int32_t block_rows)
{
	size_t n = (size_t) ncolumns;

	memset(moments, 0, sizeof(*moments));
	moments->ncolumns = ncolumns;
	moments->block_rows = block_rows;
	ML_TRY(ml_alloc_zero(env, n, sizeof(double), "cross products", &moments->mean));
	ML_TRY(ml_alloc_zero(env, ml_size_mul(n, n), sizeof(double), "cross products",
						 &moments->products));
	ML_TRY(ml_alloc(env, n, sizeof(double), "cross products", &moments->block_mean));
	return ml_alloc(env, ml_size_mul(n, (size_t) block_rows), sizeof(double), "cross products",
					&moments->block);
}

MlStatus
ml_cross_row(MlEnv *env, MlCrossMoments *moments, double **row)
{
	if (moments->nblock == moments->block_rows)
	{
		ML_CHECK_STOP(env);
		ml_cross_flush(moments);
	}
	*row = moments->block + (size_t) moments->nblock * (size_t) moments->ncolumns;
	return ML_OK;
}

/* Means and count are those of n more rows with this mean; their own products are added elsewhere. */
static void
merge_means(MlCrossMoments *moments, const double *mean, int64_t n)
{
	size_t ncolumns = (size_t) moments->ncolumns;
	double total = (double) moments->n + (double) n;
	double share = (double) n / total;
	double factor = (double) moments->n * share;

	for (size_t j = 0; j < ncolumns; j++)
	{
		double *column = moments->products + j * ncolumns;
		double delta = factor * (mean[j] - moments->mean[j]);

		for (size_t i = 0; i <= j; i++)
			column[i] += delta * (mean[i] - moments->mean[i]);
	}
	for (size_t j = 0; j < ncolumns; j++)
		moments->mean[j] += share * (mean[j] - moments->mean[j]);
	moments->n += n;
}

void
ml_cross_flush(MlCrossMoments *moments)
{
	int32_t ncolumns = moments->ncolumns;
	int32_t n = moments->nblock;
	double *mean = moments->block_mean;

	if (n == 0 || ncolumns == 0)
	{
		moments->n += n;
		moments->nblock = 0;
		return;
	}
	for (int32_t j = 0; j < ncolumns; j++)
	{
		double *value = moments->block + j;
		double origin = *value;
		double sum = 0;

		for (int32_t i = 1; i < n; i++)
			sum += value[(size_t) i * (size_t) ncolumns] - origin;
		mean[j] = origin + sum / n;
		for (int32_t i = 0; i < n; i++)
			value[(size_t) i * (size_t) ncolumns] -= mean[j];
	}
	cblas_dsyrk(ML_COL_MAJOR, ML_UPPER, ML_NO_TRANS, ncolumns, n, 1, moments->block, ncolumns, 1,
				moments->products, ncolumns);
	merge_means(moments, mean, n);
	moments->nblock = 0;
}

void
ml_cross_merge(MlCrossMoments *moments, const MlCrossMoments *other)
{
	size_t ncolumns = (size_t) moments->ncolumns;

	if (other->n == 0)
		return;
	ml_cross_flush(moments);
	for (size_t j = 0; j < ncolumns; j++)
		for (size_t i = 0; i <= j; i++)
			moments->products[j * ncolumns + i] += other->products[j * ncolumns + i];
	merge_means(moments, other->mean, other->n);
}

void
ml_cross_save(MlWriter *writer, MlCrossMoments *moments)
{
	size_t ncolumns = (size_t) moments->ncolumns;

	ml_cross_flush(moments);
	ml_write_u32(writer, (uint32_t) ncolumns);
	ml_write_i64(writer, moments->n);
	ml_write_doubles(writer, moments->mean, ncolumns);
	for (size_t j = 0; j < ncolumns; j++)
		ml_write_doubles(writer, moments->products + j * ncolumns, j + 1);
}

MlStatus
ml_cross_load(MlReader *reader, MlCrossMoments *moments)
{
	size_t ncolumns = (size_t) moments->ncolumns;

	if (ml_read_u32(reader) != ncolumns)
		ml_reader_fail(reader, "wrong number of columns");
	moments->n = ml_read_i64(reader);
	if (moments->n < 0 || moments->n > ML_MAX_ROWS)
		ml_reader_fail(reader, "wrong number of rows");
	for (size_t j = 0; j < ncolumns; j++)
		moments->mean[j] = ml_read_f64(reader);
	for (size_t j = 0; j < ncolumns; j++)
		for (size_t i = 0; i <= j; i++)
			moments->products[j * ncolumns + i] = ml_read_f64(reader);
	return ml_reader_status(reader);
}
