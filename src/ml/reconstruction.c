/*
 * reconstruction.c
 *		Correlations of features and reconstruction by principal components.  See reconstruction.h.
 *
 * Missing values are the mean, columns are standardised (after that, with divisor n), the correlation
 * matrix has the eigenvectors V, largest eigenvalue first, and the first k are kept whose eigenvalues come
 * to more than 65 % of all, at least 1 and at most d - 1.  A row z has the error
 *
 *	  |z - V_k V_k' z| = |V_rest' z|;
 *
 * the second form subtracts nothing and so has all its digits where the error is small.  Mean and
 * standard deviation over rows held out are the reference; a window is compared with it by Welch's test.
 * As in NannyML's data reconstruction with scikit-learn's PCA, but for categories, which have no part here.
 */
#include "ml/reconstruction.h"

#include "ml/blas.h"
#include "ml/cholesky.h"
#include "ml/hypothesis.h"
#include "ml/sealed.h"

#define MARK UINT32_C(0x31434c4d) /* MLC1 */
#define VARIANCE_KEPT 0.65
#define BLOCK_ROWS 64
#define CONSTANT 1e-14 /* a variance below this, standardised, is rounding */

static MlStatus
alloc_columns(MlEnv *env, MlCovariance *covariance, size_t ncolumns)
{
	ML_TRY(ml_alloc(env, ncolumns, sizeof(char *), "covariance", &covariance->names));
	ML_TRY(ml_alloc(env, ncolumns, sizeof(double), "covariance", &covariance->mean));
	return ml_alloc(env, ncolumns, sizeof(double), "covariance", &covariance->sd);
}

MlStatus
ml_covariance_begin(MlEnv *env, const MlDataProfile *profile, MlCovariance *covariance)
{
	memset(covariance, 0, sizeof(*covariance));
	ML_TRY(alloc_columns(env, covariance, ML_COVARIANCE_COLUMNS));
	for (int32_t c = 0; c < profile->ncolumns && covariance->ncolumns < ML_COVARIANCE_COLUMNS; c++)
	{
		const MlProfileColumn *column = &profile->columns[c];
		int32_t at = covariance->ncolumns;
		double sd = ml_moments_sd(&column->moments);

		if (column->kind != ML_PROFILE_NUMBER || column->type_kind == ML_COLUMN_ARRAY ||
			!(sd > 0 && isfinite(sd)))
			continue;
		covariance->names[at] = column->name;
		covariance->mean[at] = column->moments.mean;
		covariance->sd[at] = sd;
		covariance->ncolumns++;
	}
	return ML_OK;
}

void
ml_covariance_standardise(const MlCovariance *covariance, double *values)
{
	for (int32_t c = 0; c < covariance->ncolumns; c++)
	{
		double z = (values[c] - covariance->mean[c]) / covariance->sd[c];

		values[c] = isfinite(z) ? z : 0;
	}
}

MlStatus
ml_covariance_finish(MlEnv *env, const MlCovariance *begun, MlCrossMoments *moments,
					 MlCovariance *covariance)
{
	double n;
	int32_t *from;
	int32_t d = 0;

	ml_cross_flush(moments);
	n = (double) moments->n;
	memset(covariance, 0, sizeof(*covariance));
	covariance->n = moments->n;
	ML_TRY(alloc_columns(env, covariance, (size_t) begun->ncolumns));
	ML_TRY(ml_alloc(env, (size_t) begun->ncolumns, sizeof(int32_t), "covariance", &from));
	for (int32_t c = 0; c < begun->ncolumns; c++)
	{
		double variance = ml_cross_product(moments, c, c) / n;
		double sd = begun->sd[c] * sqrt(variance);

		if (!(variance > CONSTANT && isfinite(sd) && sd > 0))
			continue;
		covariance->names[d] = begun->names[c];
		covariance->mean[d] = begun->mean[c] + begun->sd[c] * moments->mean[c];
		covariance->sd[d] = sd;
		from[d++] = c;
	}
	covariance->ncolumns = d;
	ML_TRY(ml_alloc(env, ml_triangle((size_t) d), sizeof(double), "covariance",
					&covariance->correlation));
	for (int32_t i = 0; i < d; i++)
		for (int32_t j = 0; j <= i; j++)
			covariance->correlation[ml_triangle((size_t) i) + (size_t) j] =
				i == j ? 1
					   : ml_cross_product(moments, from[i], from[j]) /
							 sqrt(ml_cross_product(moments, from[i], from[i]) *
								  ml_cross_product(moments, from[j], from[j]));
	return ML_OK;
}

void
ml_covariance_save(MlWriter *writer, const MlCovariance *covariance)
{
	size_t d = (size_t) covariance->ncolumns;

	ml_seal_begin(writer, MARK);
	ml_write_i64(writer, covariance->n);
	ml_write_f64(writer, covariance->error.n);
	ml_write_f64(writer, covariance->error.mean);
	ml_write_f64(writer, covariance->error.m2);
	ml_write_u32(writer, (uint32_t) d);
	for (size_t c = 0; c < d; c++)
		ml_write_string(writer, covariance->names[c]);
	ml_write_doubles(writer, covariance->mean, d);
	ml_write_doubles(writer, covariance->sd, d);
	ml_write_doubles(writer, covariance->correlation, ml_triangle(d));
	ml_seal_end(writer);
}

MlStatus
ml_covariance_load(MlEnv *env, const void *data, size_t size, MlCovariance *covariance)
{
	MlReader reader;
	uint32_t d;

	memset(covariance, 0, sizeof(*covariance));
	ML_TRY(ml_seal_open(&reader, env, "covariance", MARK, data, size));
	covariance->n = ml_read_i64(&reader);
	covariance->error.n = ml_read_f64(&reader);
	covariance->error.mean = ml_read_f64(&reader);
	covariance->error.m2 = ml_read_f64(&reader);
	d = ml_read_count(&reader, sizeof(uint32_t));
	if (covariance->n < 0 || covariance->n > ML_MAX_ROWS || d > ML_COVARIANCE_COLUMNS ||
		!(covariance->error.n >= 0 && covariance->error.mean >= 0 && covariance->error.m2 >= 0))
		ml_reader_fail(&reader, "wrong covariance");
	ML_TRY(ml_reader_status(&reader));
	covariance->ncolumns = (int32_t) d;
	ML_TRY(ml_alloc(env, d, sizeof(char *), "covariance", &covariance->names));
	for (uint32_t c = 0; c < d; c++)
		covariance->names[c] = ml_read_string(&reader);
	covariance->mean = ml_read_doubles(&reader, d);
	covariance->sd = ml_read_doubles(&reader, d);
	covariance->correlation = ml_read_doubles(&reader, ml_triangle(d));
	ML_TRY(ml_reader_status(&reader));
	for (uint32_t c = 0; c < d; c++)
		if (!isfinite(covariance->mean[c]) ||
			!(covariance->sd[c] > 0 && isfinite(covariance->sd[c])))
			ml_reader_fail(&reader, "wrong moments");
	for (size_t i = 0; i < ml_triangle(d); i++)
		if (!(fabs(covariance->correlation[i]) <= 1 + 1e-6))
			ml_reader_fail(&reader, "wrong correlation");
	return ml_reader_end(&reader);
}

/* Eigenvectors, those of the smallest eigenvalues first; how many of the others are kept. */
static MlStatus
find_components(MlEnv *env, MlReconstruction *reconstruction)
{
	const MlCovariance *covariance = reconstruction->covariance;
	int d = covariance->ncolumns;
	int lwork = 34 * d;
	int info;
	double kept = 0;
	double total = 0;
	double *values;
	double *work;

	ML_TRY(ml_alloc(env, (size_t) d * (size_t) d, sizeof(double), "principal components",
					&reconstruction->left));
	ML_TRY(ml_alloc(env, (size_t) d, sizeof(double), "principal components", &values));
	ML_TRY(ml_alloc(env, (size_t) lwork, sizeof(double), "principal components", &work));
	for (size_t i = 0; i < (size_t) d; i++)
		for (size_t j = 0; j <= i; j++)
			reconstruction->left[i * (size_t) d + j] = covariance->correlation[ml_triangle(i) + j];
	dsyev_("V", "U", &d, reconstruction->left, &d, values, work, &lwork, &info, 1, 1);
	if (info != 0)
		return ml_fail(env, ML_BAD_VALUE, "principal components did not converge");
	for (int i = 0; i < d; i++)
		total += fmax(0, values[i]);
	while (reconstruction->ncomponents < d - 1 && kept <= VARIANCE_KEPT * total)
		kept += fmax(0, values[d - 1 - reconstruction->ncomponents++]);
	reconstruction->nleft = d - reconstruction->ncomponents;
	return ML_OK;
}

MlStatus
ml_reconstruction_begin(MlEnv *env, const MlCovariance *covariance,
						MlReconstruction *reconstruction)
{
	size_t d = (size_t) covariance->ncolumns;

	memset(reconstruction, 0, sizeof(*reconstruction));
	reconstruction->covariance = covariance;
	ML_TRY(ml_alloc(env, ml_size_mul(d, BLOCK_ROWS), sizeof(double), "reconstruction",
					&reconstruction->block));
	ML_TRY(ml_alloc(env, ml_size_mul(d, BLOCK_ROWS), sizeof(double), "reconstruction",
					&reconstruction->work));
	return d < 2 ? ML_OK : find_components(env, reconstruction);
}

MlStatus
ml_reconstruction_row(MlEnv *env, MlReconstruction *reconstruction, double **values)
{
	if (reconstruction->nblock == BLOCK_ROWS)
	{
		ML_CHECK_STOP(env);
		ml_reconstruction_flush(reconstruction);
	}
	*values = reconstruction->block +
			  (size_t) reconstruction->nblock * (size_t) reconstruction->covariance->ncolumns;
	return ML_OK;
}

void
ml_reconstruction_commit(MlReconstruction *reconstruction)
{
	ml_covariance_standardise(reconstruction->covariance,
							  reconstruction->block +
								  (size_t) reconstruction->nblock++ *
									  (size_t) reconstruction->covariance->ncolumns);
}

void
ml_reconstruction_flush(MlReconstruction *reconstruction)
{
	int32_t d = reconstruction->covariance->ncolumns;
	int32_t nleft = reconstruction->nleft;
	int32_t n = reconstruction->nblock;

	reconstruction->nblock = 0;
	if (n == 0 || reconstruction->ncomponents == 0)
		return;
	/* columns of work are V_rest' z of the rows */
	cblas_dgemm(ML_COL_MAJOR, ML_TRANS, ML_NO_TRANS, nleft, n, d, 1, reconstruction->left, d,
				reconstruction->block, d, 0, reconstruction->work, nleft);
	for (int32_t i = 0; i < n; i++)
		ml_spread_add(&reconstruction->error,
					  cblas_dnrm2(nleft, reconstruction->work + (size_t) i * (size_t) nleft, 1));
}

void
ml_reconstruction_json(MlWriter *writer, MlReconstruction *reconstruction)
{
	const MlSpread *reference = &reconstruction->covariance->error;
	const MlSpread *error = &reconstruction->error;
	MlWelch test;

	ml_reconstruction_flush(reconstruction);
	test = ml_welch_test(reference, error);
	ml_json_begin(writer, '{');
	ml_json_key(writer, "n");
	ml_json_integer(writer, (int64_t) error->n);
	ml_json_member(writer, "value", error->n > 0 ? error->mean : NAN);
	ml_json_member(writer, "sd", error->n > 1 ? sqrt(error->m2 / (error->n - 1)) : NAN);
	ml_json_member(writer, "reference", reference->n > 0 ? reference->mean : NAN);
	ml_json_member(writer, "reference_sd",
				   reference->n > 1 ? sqrt(reference->m2 / (reference->n - 1)) : NAN);
	ml_json_key(writer, "n_reference");
	ml_json_integer(writer, (int64_t) reference->n);
	ml_json_member(writer, "p_value", test.p_value);
	ml_json_key(writer, "components");
	ml_json_integer(writer, reconstruction->ncomponents);
	ml_json_key(writer, "columns");
	ml_json_integer(writer, reconstruction->covariance->ncolumns);
	if (reconstruction->ncomponents == 0)
	{
		ml_json_key(writer, "message");
		ml_json_string(writer, "fewer than two numeric columns that are not constant");
	}
	ml_json_end(writer, '}');
}
