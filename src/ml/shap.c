/*
 * shap.c
 *		Explanations of a model's margins.  See shap.h.
 */
#include "ml/shap.h"

#include "ml/shap_linear.h"
#include "ml/shap_trees.h"

struct MlShap
{
	const MlModel *model;
	MlShapTrees *trees;   /* or NULL */
	MlShapLinear *linear; /* or NULL */
	double *values;       /* work space, ncolumns + 1 */
	double *margins;      /* work space of a constant model, nclasses */
};

/* The margin that a class is explained by. */
typedef struct Margin
{
	int32_t index;
	bool is_opposite; /* that of the other of two classes */
	bool is_zero;     /* of a base class, whose predictor is 0 */
} Margin;

static Margin
margin_of_class(const MlShap *shap, int32_t class)
{
	int32_t nclasses = shap->model->classes.nclasses;
	int32_t nmargins =
		shap->trees != NULL ? shap->trees->ensemble->nmargins : shap->linear->nvectors;

	if (nmargins == 0)
		return (Margin){0, false, true};
	if (ml_model_is_regression(shap->model))
		return (Margin){0, false, false};
	if (nclasses == 2 && nmargins == 1)
		return (Margin){0, class == 0, false};
	if (class < nclasses - nmargins)
		return (Margin){0, false, true};
	return (Margin){class - (nclasses - nmargins), false, false};
}

/* A classifier of rows that were all of one class has no predictors: its margins are infinite. */
static bool
is_constant(const MlShap *shap)
{
	return shap->linear != NULL && shap->linear->nvectors == 0;
}

static double
constant_margin(const MlShap *shap, const MlRow *row, int32_t class)
{
	shap->model->algorithm->margins(shap->model, row, shap->margins);
	if (ml_model_is_binary(shap->model))
		return class == 1 ? shap->margins[0] : -shap->margins[0];
	return shap->margins[class];
}

/* Turn contributions to the margin of one of two classes into those of the other. */
static void
turn(const MlShap *shap, double *values)
{
	int32_t ncolumns = shap->model->encoder.ncolumns;
	bool is_probability = shap->trees != NULL && shap->trees->ensemble->link == ML_LINK_PROBABILITY;

	for (int32_t c = 0; c <= ncolumns; c++)
		values[c] = -values[c];
	if (is_probability)
		values[ncolumns] += 1;
}

MlStatus
ml_shap_begin(MlEnv *env, const MlModel *model, MlShap **out)
{
	const MlAlgorithm *algorithm = model->algorithm;
	MlShap *shap;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlShap), "explanations", &shap));
	shap->model = model;
	ML_TRY(ml_alloc(env, (size_t) model->encoder.ncolumns + 1, sizeof(double), "explanations",
					&shap->values));
	ML_TRY(ml_alloc(env, (size_t) model->classes.nclasses + 1, sizeof(double), "explanations",
					&shap->margins));
	if (algorithm->ensemble != NULL)
		ML_TRY(ml_shap_trees_begin(env, &model->encoder, algorithm->ensemble(model), &shap->trees));
	else if (algorithm->linear != NULL)
	{
		int32_t nvectors;
		const MlLinearModel *vectors = algorithm->linear(model, &nvectors);

		ML_TRY(ml_shap_linear_begin(env, &model->encoder, vectors, nvectors, &shap->linear));
	}
	else
		return ml_fail(env, ML_BAD_OPTION, "a model of %s cannot be explained", algorithm->name);
	*out = shap;
	return ML_OK;
}

MlStatus
ml_shap_set_background(MlEnv *env, MlShap *shap, int32_t nrows, const double *dense,
					   const int32_t *levels)
{
	if (shap->trees != NULL)
		return ml_shap_trees_background(env, shap->trees, nrows, dense, levels,
										shap->model->encoder.ncategorical);
	return ml_shap_linear_background(env, shap->linear, nrows, dense, levels);
}

MlStatus
ml_shap_values(MlEnv *env, MlShap *shap, const MlRow *row, int32_t class, double *values)
{
	Margin margin = margin_of_class(shap, class);

	if (margin.is_zero)
	{
		memset(values, 0, ((size_t) shap->model->encoder.ncolumns + 1) * sizeof(double));
		if (is_constant(shap))
			values[shap->model->encoder.ncolumns] = constant_margin(shap, row, class);
	}
	else if (shap->linear != NULL)
		ml_shap_linear_values(shap->linear, row, margin.index, values);
	else
	{
		ml_shap_sides(shap->trees, row, shap->trees->sides);
		if (shap->trees->background != NULL)
			ML_TRY(ml_shap_background_values(env, shap->trees, margin.index, values));
		else
			ml_shap_path_values(shap->trees, margin.index, values);
	}
	if (margin.is_opposite)
		turn(shap, values);
	return ML_OK;
}

MlStatus
ml_shap_interactions(MlEnv *env, MlShap *shap, const MlRow *row, int32_t class, double *matrix)
{
	Margin margin = margin_of_class(shap, class);
	size_t n = (size_t) shap->model->encoder.ncolumns;

	if (shap->trees != NULL)
	{
		ml_shap_sides(shap->trees, row, shap->trees->sides);
		ML_TRY(ml_shap_path_interactions(env, shap->trees, margin.index, matrix));
	}
	else
	{
		memset(matrix, 0, n * n * sizeof(double));
		if (margin.is_zero)
			return ML_OK;
		ml_shap_linear_values(shap->linear, row, margin.index, shap->values);
		for (size_t i = 0; i < n; i++)
			matrix[i * n + i] = shap->values[i];
	}
	if (margin.is_opposite)
		for (size_t i = 0; i < n * n; i++)
			matrix[i] = -matrix[i];
	return ML_OK;
}
