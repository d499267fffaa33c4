/*
 * forest_support.c
 *		Trees and forests of matrices in memory.  See forest_support.h.
 */
#include "forest_support.h"

#include <stdio.h>

MlStatus
test_forest_options(MlEnv *env, const MlAlgorithm *algorithm, const char *text,
					MlForestOptions *options)
{
	MlValue object;

	ml_options_default(algorithm->options, algorithm->noptions, options, sizeof(*options));
	ML_TRY(test_options(env, text, &object));
	return ml_options_set(env, algorithm->name, algorithm->options, algorithm->noptions, &object,
						  options);
}

/* "prefix7" */
static MlStatus
numbered(MlEnv *env, const char *prefix, int32_t number, MlText *text)
{
	char buffer[32];

	(void) snprintf(buffer, sizeof(buffer), "%s%d", prefix, (int) number);
	return ml_copy_text(env, ml_text(buffer), text);
}

static MlStatus
add_column(MlEnv *env, MlEncoder *encoder, MlColumnKind kind, int32_t first)
{
	MlText name;

	ML_TRY(numbered(env, kind == ML_COLUMN_CATEGORY ? "k" : "x", first, &name));
	encoder->columns[encoder->ncolumns++] =
		(MlColumn){.name = name.data,
				   .named = true,
				   .type_name = kind == ML_COLUMN_CATEGORY ? "text" : "double precision",
				   .kind = kind,
				   .width = kind == ML_COLUMN_CATEGORY ? 0 : 1,
				   .first = first};
	return ML_OK;
}

static MlStatus
make_encoder(MlEnv *env, const TestRows *rows, MlEncoder *encoder)
{
	int32_t ndense = rows->matrix.ndense;
	int32_t ncategorical = rows->matrix.ncategorical;

	encoder->ndense = ndense;
	encoder->ncategorical = ncategorical;
	ML_TRY(ml_alloc_zero(env, (size_t) (ndense + ncategorical), sizeof(MlColumn), "columns",
						 &encoder->columns));
	ML_TRY(ml_alloc_zero(env, (size_t) ndense, sizeof(MlMoments), "moments", &encoder->dense));
	ML_TRY(ml_alloc_zero(env, (size_t) ncategorical, sizeof(MlLevels), "levels", &encoder->levels));
	for (int32_t c = 0; c < ndense; c++)
		ML_TRY(add_column(env, encoder, ML_COLUMN_NUMBER, c));
	for (int32_t c = 0; c < ncategorical; c++)
	{
		MlLevels *levels = &encoder->levels[c];

		ML_TRY(add_column(env, encoder, ML_COLUMN_CATEGORY, c));
		*levels =
			(MlLevels){.nkept = rows->nlevels, .other = -1, .null = -1, .nlevels = rows->nlevels};
		ML_TRY(ml_alloc(env, (size_t) rows->nlevels, sizeof(MlText), "levels", &levels->texts));
		ML_TRY(
			ml_alloc_zero(env, (size_t) rows->nlevels, sizeof(int64_t), "levels", &levels->counts));
		for (int32_t l = 0; l < rows->nlevels; l++)
			ML_TRY(numbered(env, "l", l, &levels->texts[l]));
	}
	return ML_OK;
}

MlStatus
test_forest_model(MlEnv *env, const MlAlgorithm *algorithm, const TestRows *rows, MlModel *model)
{
	MlClasses *classes = &model->classes;
	size_t n = (size_t) rows->nclasses;

	memset(model, 0, sizeof(*model));
	model->algorithm = algorithm;
	model->task = rows->nclasses > 0 ? ML_TASK_CLASSIFICATION : ML_TASK_REGRESSION;
	model->threshold = rows->nclasses == 2 ? 0.5 : NAN;
	ML_TRY(make_encoder(env, rows, &model->encoder));
	classes->nclasses = rows->nclasses;
	if (n == 0)
		return ML_OK;
	ML_TRY(ml_alloc(env, n, sizeof(MlText), "classes", &classes->labels));
	ML_TRY(ml_alloc_zero(env, n, sizeof(int64_t), "classes", &classes->counts));
	for (int32_t k = 0; k < rows->nclasses; k++)
		ML_TRY(numbered(env, "", k, &classes->labels[k]));
	for (int64_t i = 0; i < rows->matrix.nrows; i++)
		classes->counts[(int) rows->matrix.target[i]]++;
	return ML_OK;
}

MlStatus
test_forest_fit(MlEnv *env, const MlAlgorithm *algorithm, const TestRows *rows,
				const char *option_text, MlModel *model)
{
	static int32_t identity[ML_MAX_CLASSES];
	MlForestOptions options;
	MlBinOptions bin_options;
	TestMatrix matrix = rows->matrix;
	MlBinned *binned;

	for (int32_t k = 0; k < ML_MAX_CLASSES; k++)
		identity[k] = k;
	matrix.classes = rows->nclasses > 0 ? identity : NULL;
	ML_TRY(test_forest_options(env, algorithm, option_text, &options));
	ML_TRY(test_forest_model(env, algorithm, rows, model));
	algorithm->bin_options(&options, &bin_options);
	ML_TRY(test_binned(env, &matrix, &bin_options, &binned));
	return algorithm->fit_binned(env, binned, &options, model);
}

static MlStatus
shuffle(MlEnv *env, const int64_t *order, int64_t nrows, const double *from, int32_t width,
		const double **to)
{
	double *copy;

	*to = NULL;
	if (from == NULL)
		return ML_OK;
	ML_TRY(ml_alloc(env, (size_t) (nrows * width), sizeof(double), "rows", &copy));
	for (int64_t i = 0; i < nrows; i++)
		for (int32_t c = 0; c < width; c++)
			copy[i * width + c] = from[order[i] * width + c];
	*to = copy;
	return ML_OK;
}

MlStatus
test_forest_shuffled(MlEnv *env, const TestRows *rows, uint64_t seed, TestRows *shuffled)
{
	const TestMatrix *from = &rows->matrix;
	int64_t n = from->nrows;
	int64_t *order;
	int32_t *levels;

	ML_TRY(ml_alloc(env, (size_t) n, sizeof(int64_t), "rows", &order));
	for (int64_t i = 0; i < n; i++)
	{
		int64_t j = (int64_t) (test_hash(seed, (uint64_t) i) % (uint64_t) (i + 1));

		order[i] = order[j];
		order[j] = i;
	}
	*shuffled = *rows;
	ML_TRY(shuffle(env, order, n, from->dense, from->ndense, &shuffled->matrix.dense));
	ML_TRY(shuffle(env, order, n, from->target, 1, &shuffled->matrix.target));
	ML_TRY(shuffle(env, order, n, from->weight, 1, &shuffled->matrix.weight));
	if (from->levels == NULL)
		return ML_OK;
	ML_TRY(ml_alloc(env, (size_t) (n * from->ncategorical), sizeof(int32_t), "rows", &levels));
	for (int64_t i = 0; i < n; i++)
		for (int32_t c = 0; c < from->ncategorical; c++)
			levels[i * from->ncategorical + c] = from->levels[order[i] * from->ncategorical + c];
	shuffled->matrix.levels = levels;
	return ML_OK;
}

bool
test_same_ensembles(MlEnv *env, const MlModel *a, const MlModel *b)
{
	MlWriter writers[2];

	for (int i = 0; i < 2; i++)
	{
		ml_writer_init(&writers[i], env);
		a->algorithm->save(&writers[i], i == 0 ? a : b);
	}
	return writers[0].size > 0 && writers[0].size == writers[1].size &&
		   memcmp(writers[0].data, writers[1].data, writers[0].size) == 0;
}

MlRow
test_matrix_row(const TestRows *rows, int64_t i)
{
	const TestMatrix *matrix = &rows->matrix;
	MlRow row = {.dense = matrix->dense + i * matrix->ndense,
				 .levels =
					 matrix->levels != NULL ? matrix->levels + i * matrix->ncategorical : NULL};

	for (int32_t c = 0; c < matrix->ndense; c++)
		row.has_missing |= isnan(row.dense[c]);
	return row;
}
