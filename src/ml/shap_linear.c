/*
 * shap_linear.c
 *		Explanations of linear predictors.  See shap_linear.h.
 *
 * The SHAP value of a column of a linear function is w (x - mean of x) whatever the other columns do, since
 * they do not change what it adds (Lundberg and Lee 2017, corollary 1).
 */
#include "ml/shap_linear.h"

#include "ml/summation.h"

/* What the margins are at the centers and means. */
static void
set_base(MlShapLinear *linear)
{
	const MlEncoder *encoder = linear->encoder;

	for (int32_t k = 0; k < linear->nvectors; k++)
	{
		const MlLinearModel *vector = &linear->vectors[k];

		linear->base[k] = vector->constant;
		for (int32_t c = 0; c < encoder->ncategorical; c++)
			linear->base[k] += linear->means[k][c];
		for (int32_t i = 0; i < encoder->ndense; i++)
			linear->base[k] += vector->dense[i] * linear->centers[i];
	}
}

/* Mean coefficient of a category, each level as often as counts say. */
static double
mean_of_levels(const double *coefficients, const int64_t *counts, int32_t nlevels)
{
	double n = 0;
	double mean = 0;

	for (int32_t l = 0; l < nlevels; l++)
	{
		if (counts[l] == 0)
			continue;
		n += (double) counts[l];
		mean += (coefficients[l] - mean) * ((double) counts[l] / n);
	}
	return mean;
}

MlStatus
ml_shap_linear_begin(MlEnv *env, const MlEncoder *encoder, const MlLinearModel *vectors,
					 int32_t nvectors, MlShapLinear **out)
{
	MlShapLinear *linear;
	size_t n = (size_t) nvectors;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlShapLinear), "explanations", out));
	linear = *out;
	linear->encoder = encoder;
	linear->vectors = vectors;
	linear->nvectors = nvectors;
	ML_TRY(ml_alloc(env, n, sizeof(double), "base values", &linear->base));
	ML_TRY(ml_alloc(env, n, sizeof(double *), "means", &linear->means));
	ML_TRY(ml_alloc_zero(env, (size_t) encoder->ndense, sizeof(double), "means", &linear->centers));
	for (int32_t k = 0; k < nvectors; k++)
	{
		ML_TRY(ml_alloc(env, (size_t) encoder->ncategorical, sizeof(double), "means",
						&linear->means[k]));
		for (int32_t c = 0; c < encoder->ncategorical; c++)
			linear->means[k][c] = mean_of_levels(vectors[k].levels[c], encoder->levels[c].counts,
												 encoder->levels[c].nlevels);
	}
	if (nvectors > 0)
		memcpy(linear->centers, vectors[0].imputed, (size_t) encoder->ndense * sizeof(double));
	set_base(linear);
	return ML_OK;
}

MlStatus
ml_shap_linear_background(MlEnv *env, MlShapLinear *linear, int32_t nrows, const double *dense,
						  const int32_t *levels)
{
	const MlEncoder *encoder = linear->encoder;
	int64_t *counts;

	if (linear->nvectors == 0)
		return ML_OK;
	for (int32_t i = 0; i < encoder->ndense; i++)
	{
		MlSum sum = {0, 0};

		ML_CHECK_STOP(env);
		for (int32_t b = 0; b < nrows; b++)
		{
			double x = dense[(size_t) b * (size_t) encoder->ndense + (size_t) i];

			ml_sum_add(&sum, isnan(x) ? linear->vectors[0].imputed[i] : x);
		}
		linear->centers[i] = ml_sum_total(&sum) / nrows;
	}
	for (int32_t c = 0; c < encoder->ncategorical; c++)
	{
		int32_t nlevels = encoder->levels[c].nlevels;
		int64_t known = 0;

		ML_CHECK_STOP(env);
		ML_TRY(ml_alloc_zero(env, (size_t) nlevels, sizeof(int64_t), "levels", &counts));
		for (int32_t b = 0; b < nrows; b++)
		{
			int32_t level = levels[(size_t) b * (size_t) encoder->ncategorical + (size_t) c];

			if (level < 0)
				continue;
			counts[level]++;
			known++;
		}
		/* a level that is not known adds 0 */
		for (int32_t k = 0; k < linear->nvectors; k++)
			linear->means[k][c] = mean_of_levels(linear->vectors[k].levels[c], counts, nlevels) *
								  ((double) known / nrows);
	}
	set_base(linear);
	return ML_OK;
}

void
ml_shap_linear_values(const MlShapLinear *linear, const MlRow *row, int32_t k, double *values)
{
	const MlEncoder *encoder = linear->encoder;
	const MlLinearModel *vector = &linear->vectors[k];

	for (int32_t c = 0; c < encoder->ncolumns; c++)
	{
		const MlColumn *column = &encoder->columns[c];
		double sum = 0;

		if (column->kind == ML_COLUMN_CATEGORY)
		{
			int32_t level = row->levels[column->first];

			values[c] = (level >= 0 ? vector->levels[column->first][level] : 0) -
						linear->means[k][column->first];
			continue;
		}
		for (int32_t i = column->first; i < column->first + column->width; i++)
		{
			double x = isnan(row->dense[i]) ? vector->imputed[i] : row->dense[i];

			sum += vector->dense[i] * (x - linear->centers[i]);
		}
		values[c] = sum;
	}
	values[encoder->ncolumns] = linear->base[k];
}
