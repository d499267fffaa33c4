/*
 * linear_model.c
 *		Parameters of a model that is linear in its features.  See linear_model.h.
 *
 * Only coefficients and errors are stored.  Terms follow from the encoder, and so does what
 * prediction adds up, so that a stored model cannot contradict itself.
 */
#include "ml/linear_model.h"

#include <stdio.h>

#define LANES 8 /* written-out accumulators: the same bits on every machine */

/* The first level of a category column that has a term. */
static int32_t
first_level(uint8_t coding, const MlColumn *column)
{
	bool full = coding == ML_LINEAR_FULL || (coding == ML_LINEAR_FIRST_FULL && column->first == 0);

	return full ? 0 : 1;
}

MlStatus
ml_linear_model_init(MlEnv *env, const MlEncoder *encoder, bool intercept, uint8_t coding,
					 MlLinearModel *model)
{
	size_t limit = 1 + (size_t) encoder->ndense;
	int32_t n = 0;

	memset(model, 0, sizeof(*model));
	model->intercept = intercept;
	model->coding = coding;
	for (int32_t c = 0; c < encoder->ncategorical; c++)
		limit += (size_t) encoder->levels[c].nlevels;
	ML_TRY(ml_alloc(env, limit, sizeof(MlTerm), "terms", &model->terms));
	ML_TRY(ml_alloc(env, limit, sizeof(double), "coefficients", &model->coefficients));
	ML_TRY(ml_alloc(env, limit, sizeof(double), "coefficients", &model->std_errors));
	if (intercept)
		model->terms[n++] = (MlTerm){-1, 0};
	for (int32_t c = 0; c < encoder->ncolumns; c++)
	{
		const MlColumn *column = &encoder->columns[c];

		if (column->kind == ML_COLUMN_CATEGORY)
			for (int32_t i = first_level(coding, column);
				 i < encoder->levels[column->first].nlevels; i++)
				model->terms[n++] = (MlTerm){c, i};
		else
			for (int32_t i = 0; i < column->width; i++)
				model->terms[n++] = (MlTerm){c, i};
	}
	model->nterms = n;
	for (int32_t t = 0; t < n; t++)
		model->coefficients[t] = model->std_errors[t] = NAN;
	return ML_OK;
}

MlStatus
ml_linear_model_prepare(MlEnv *env, const MlEncoder *encoder, MlLinearModel *model)
{
	ML_TRY(ml_alloc_zero(env, (size_t) encoder->ndense, sizeof(double), "coefficients",
						 &model->dense));
	ML_TRY(ml_alloc_zero(env, (size_t) encoder->ndense, sizeof(double), "means", &model->imputed));
	ML_TRY(ml_alloc(env, (size_t) encoder->ncategorical, sizeof(double *), "coefficients",
					&model->levels));
	for (int32_t c = 0; c < encoder->ndense; c++)
		if (encoder->dense[c].n > 0)
			model->imputed[c] = encoder->dense[c].mean;
	for (int32_t c = 0; c < encoder->ncategorical; c++)
		ML_TRY(ml_alloc_zero(env, (size_t) encoder->levels[c].nlevels, sizeof(double),
							 "coefficients", &model->levels[c]));
	model->constant = 0;
	for (int32_t t = 0; t < model->nterms; t++)
	{
		const MlTerm *term = &model->terms[t];
		double value = isnan(model->coefficients[t]) ? 0 : model->coefficients[t];
		const MlColumn *column;

		if (term->column < 0)
		{
			model->constant = value;
			continue;
		}
		column = &encoder->columns[term->column];
		if (column->kind == ML_COLUMN_CATEGORY)
			model->levels[column->first][term->item] = value;
		else
			model->dense[column->first + term->item] = value;
	}
	return ML_OK;
}

void
ml_linear_model_save(MlWriter *writer, const MlLinearModel *model)
{
	ml_write_bool(writer, model->intercept);
	ml_write_u8(writer, model->coding);
	ml_write_u32(writer, (uint32_t) model->nterms);
	ml_write_doubles(writer, model->coefficients, (size_t) model->nterms);
	ml_write_doubles(writer, model->std_errors, (size_t) model->nterms);
}

MlStatus
ml_linear_model_load(MlReader *reader, const MlEncoder *encoder, MlLinearModel *model)
{
	bool intercept = ml_read_bool(reader);
	uint8_t coding = ml_read_u8(reader);
	uint32_t nterms = ml_read_count(reader, 2 * sizeof(double));

	if (coding > ML_LINEAR_FULL)
		ml_reader_fail(reader, "unknown coding");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_linear_model_init(reader->env, encoder, intercept, coding, model));
	if (nterms != (uint32_t) model->nterms)
	{
		ml_reader_fail(reader, "wrong number of coefficients");
		return ml_reader_status(reader);
	}
	for (uint32_t t = 0; t < nterms; t++)
		model->coefficients[t] = ml_read_f64(reader);
	for (uint32_t t = 0; t < nterms; t++)
		model->std_errors[t] = ml_read_f64(reader);
	for (uint32_t t = 0; t < nterms; t++)
		if (isinf(model->coefficients[t]) || isinf(model->std_errors[t]))
			ml_reader_fail(reader, "wrong coefficient");
	ML_TRY(ml_reader_status(reader));
	return ml_linear_model_prepare(reader->env, encoder, model);
}

/* Sum of x[i] y[i]. */
ML_CLONES static double
dot_product(const double *restrict x, const double *restrict y, int32_t n)
{
	double sums[LANES] = {0};
	int32_t i = 0;

	for (; i + LANES <= n; i += LANES)
		for (int lane = 0; lane < LANES; lane++)
			sums[lane] += x[i + lane] * y[i + lane];
	for (int lane = 0; i < n; i++, lane++)
		sums[lane] += x[i] * y[i];
	return ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
		   ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

/* The same, missing values imputed. */
static double
dot_product_imputed(const double *x, const double *y, const double *imputed, int32_t n)
{
	double sums[LANES] = {0};

	for (int32_t i = 0; i < n; i++)
		sums[i % LANES] += (x[i] != x[i] ? imputed[i] : x[i]) * y[i];
	return ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
		   ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

double
ml_linear_model_predict(const MlLinearModel *model, const MlEncoder *encoder, const MlRow *row)
{
	double sum = model->constant;

	for (int32_t c = 0; c < encoder->ncategorical; c++)
		if (row->levels[c] >= 0)
			sum += model->levels[c][row->levels[c]];
	if (ml_unlikely(row->has_missing))
		return sum + dot_product_imputed(row->dense, model->dense, model->imputed, encoder->ndense);
	return sum + dot_product(row->dense, model->dense, encoder->ndense);
}

/* What a level, or a unit of a dense column, adds to the predictor of each class: their mean. */
static double
mean_effect(const MlLinearModel *vectors, int32_t nvectors, int32_t nclasses, int32_t category,
			int32_t item)
{
	double sum = 0;

	if (nclasses < 2)
		return 0;
	for (int32_t k = 0; k < nvectors; k++)
		sum += category >= 0 ? vectors[k].levels[category][item] : vectors[k].dense[item];
	return sum / nclasses;
}

/* Standard deviation of what a category adds to a predictor; vector is NULL where that is 0. */
static double
category_deviation(const MlLinearModel *vectors, int32_t nvectors, int32_t nclasses,
				   const MlLinearModel *vector, int32_t category, const MlLevels *levels)
{
	double n = 0;
	double mean = 0;
	double m2 = 0;

	for (int32_t l = 0; l < levels->nlevels; l++)
	{
		double effect = (vector == NULL ? 0 : vector->levels[category][l]) -
						mean_effect(vectors, nvectors, nclasses, category, l);
		double count = (double) levels->counts[l];
		double delta = effect - mean;

		if (count == 0)
			continue;
		n += count;
		mean += delta * count / n;
		m2 += count * delta * (effect - mean);
	}
	return n > 0 ? sqrt(m2 / n) : 0;
}

void
ml_linear_model_importance(const MlLinearModel *vectors, int32_t nvectors, int32_t nclasses,
						   const MlEncoder *encoder, double *importance)
{
	int32_t npredictors = nclasses > nvectors ? nclasses : nvectors;

	for (int32_t c = 0; c < encoder->ncolumns; c++)
	{
		const MlColumn *column = &encoder->columns[c];

		importance[c] = 0;
		for (int32_t k = 0; k < npredictors; k++)
		{
			const MlLinearModel *vector =
				k < npredictors - nvectors ? NULL : &vectors[k - (npredictors - nvectors)];

			if (column->kind == ML_COLUMN_CATEGORY)
			{
				importance[c] += category_deviation(vectors, nvectors, nclasses, vector,
													column->first, &encoder->levels[column->first]);
				continue;
			}
			for (int32_t i = column->first; i < column->first + column->width; i++)
			{
				const MlMoments *moments = &encoder->dense[i];
				double rows = (double) (moments->n + moments->missing);
				double effect = (vector == NULL ? 0 : vector->dense[i]) -
								mean_effect(vectors, nvectors, nclasses, -1, i);

				if (moments->n > 0)
					importance[c] += fabs(effect) * sqrt(moments->m2 / rows);
			}
		}
	}
}

MlStatus
ml_linear_term_name(MlEnv *env, const MlEncoder *encoder, const MlTerm *term, const char **name)
{
	const MlColumn *column;
	MlText level = {"", 0};
	MlWriter writer;

	if (term->column < 0)
	{
		*name = "intercept";
		return ML_OK;
	}
	column = &encoder->columns[term->column];
	ml_writer_init(&writer, env);
	ml_write_bytes(&writer, column->name, strlen(column->name));
	if (column->kind == ML_COLUMN_CATEGORY)
	{
		level = ml_level_name(&encoder->levels[column->first], term->item);
		ml_write_bytes(&writer, "=", 1);
		ml_write_bytes(&writer, level.data, level.length);
	}
	else if (column->kind == ML_COLUMN_ARRAY)
	{
		char item[16];

		snprintf(item, sizeof(item), "[%d]", (int) term->item + 1);
		ml_write_bytes(&writer, item, strlen(item));
	}
	ml_write_u8(&writer, 0);
	*name = (const char *) writer.data;
	return ml_writer_status(&writer);
}
