/*
 * test_shap_linear.c
 *		Explanations of linear predictors against their definition.
 */
#include "shap_support.h"
#include "tap.h"

/* A row that a linear model's encoder could have made. */
static void
make_encoded_row(const MlEncoder *encoder, ShapFixture *fixture, ShapRow *row)
{
	row->row = (MlRow){row->dense, row->levels, true};
	for (int32_t i = 0; i < encoder->ndense; i++)
		row->dense[i] = shap_uniform(fixture) < 0.1 ? NAN : 4 * shap_uniform(fixture) - 1;
	for (int32_t i = 0; i < encoder->ncategorical; i++)
		row->levels[i] = shap_pick(fixture, encoder->levels[i].nlevels + 1) - 1;
}

/* Columns in known have the values of row, others those of rest. */
static void
mix_columns(const MlEncoder *encoder, const ShapRow *row, const ShapRow *rest, uint32_t known,
			ShapRow *out)
{
	*out = *rest;
	out->row = (MlRow){out->dense, out->levels, true};
	for (int32_t c = 0; c < encoder->ncolumns; c++)
	{
		const MlColumn *column = &encoder->columns[c];

		if (!(known >> c & 1))
			continue;
		if (column->kind == ML_COLUMN_CATEGORY)
			out->levels[column->first] = row->levels[column->first];
		else
			memcpy(out->dense + column->first, row->dense + column->first,
				   (size_t) column->width * sizeof(double));
	}
}

/* Linear predictors against background rows, by the definition; and at the means of training. */
static void
test_linear_model(const MlModel *model, const char *name)
{
	TestEnv *t = test_env();
	ShapFixture fixture = {.seed = 77};
	const MlEncoder *encoder = &model->encoder;
	int32_t n = encoder->ncolumns;
	int32_t nclasses = model->classes.nclasses;
	MlShap *shap;
	MlShap *plain;
	ShapRow row;
	ShapRow background[5];
	double dense[5 * 16];
	int32_t levels[5 * 16];
	double game[1 << 10];
	double error = 0;
	double gap = 0;

	if (n > 10 || encoder->ndense > 16 || encoder->ncategorical > 16 || nclasses > 4)
		bail_out("the problem is larger than thought");
	make_encoded_row(encoder, &fixture, &row);
	for (int b = 0; b < 5; b++)
	{
		make_encoded_row(encoder, &fixture, &background[b]);
		memcpy(dense + b * encoder->ndense, background[b].dense,
			   (size_t) encoder->ndense * sizeof(double));
		memcpy(levels + b * encoder->ncategorical, background[b].levels,
			   (size_t) encoder->ncategorical * sizeof(int32_t));
	}
	shap_must(&t->env, ml_shap_begin(&t->env, model, &plain));
	shap_must(&t->env, ml_shap_begin(&t->env, model, &shap));
	shap_must(&t->env, ml_shap_set_background(&t->env, shap, 5, dense, levels));
	for (int32_t class = nclasses == 0 ? -1 : 0; class < nclasses; class ++)
	{
		bool is_opposite = nclasses == 2 && class == 0;
		int32_t m = nclasses > 2 ? class : 0;
		double sign = is_opposite ? -1 : 1;
		double margins[4];
		double expected[11];
		double got[11];
		double sum = 0;

		for (uint32_t set = 0; set < (uint32_t) 1 << n; set++)
		{
			game[set] = 0;
			for (int b = 0; b < 5; b++)
			{
				ShapRow mixed;

				mix_columns(encoder, &row, &background[b], set, &mixed);
				model->algorithm->margins(model, &mixed.row, margins);
				game[set] += sign * margins[m] / 5;
			}
		}
		shap_by_subsets(game, n, expected, NULL);
		expected[n] = game[0];
		shap_must(&t->env, ml_shap_values(&t->env, shap, &row.row, class, got));
		error = fmax(error, shap_distance(got, expected, n + 1));
		shap_must(&t->env, ml_shap_values(&t->env, plain, &row.row, class, got));
		model->algorithm->margins(model, &row.row, margins);
		for (int32_t c = 0; c <= n; c++)
			sum += got[c];
		gap = fmax(gap, fabs(sum - sign * margins[m]));
	}
	ok(error <= 1e-11, "linear predictors against a background: %s (%.1e)", name, error);
	ok(gap <= 1e-11, "linear predictors add up to the margin: %s (%.1e)", name, gap);
	test_env_free(t);
}

static void
test_linear(void)
{
	static const char *const algorithms[] = {"linear_regression", "logistic_regression"};

	for (int a = 0; a < 2; a++)
	{
		const MlAlgorithm *algorithm = ml_algorithm_find(algorithms[a]);
		const TestProblem *problems = test_problems(algorithm->task, 60);

		for (int p = 0; p < TEST_PROBLEMS; p++)
		{
			TestEnv *t = test_env();
			MlModel model;
			char name[80];

			snprintf(name, sizeof(name), "%s, %s", algorithms[a], problems[p].name);
			shap_must(&t->env, test_train(&t->env, algorithm, &problems[p].frame,
										  problems[p].options, &model));
			test_linear_model(&model, name);
			test_env_free(t);
		}
	}
}

/* A classifier that has seen one class only. */
static void
test_constant(void)
{
	TestEnv *t = test_env();
	static const double x[] = {1, 2, 3};
	static const double y[] = {1, 1, 1};
	static const TestColumn column = {"x", ML_COLUMN_NUMBER, 1, x, NULL};
	const TestFrame frame = {3, 1, &column, y, NULL};
	MlModel model;
	MlShap *shap;
	double dense = 2;
	MlRow row = {&dense, NULL, false};
	double values[2];
	double margin;

	shap_must(&t->env,
			  test_train(&t->env, ml_algorithm_find("logistic_regression"), &frame, "", &model));
	shap_must(&t->env, ml_shap_begin(&t->env, &model, &shap));
	model.algorithm->margins(&model, &row, &margin);
	shap_must(&t->env, ml_shap_values(&t->env, shap, &row, 0, values));
	is_int(model.classes.nclasses, 1, "a classifier that knows one class");
	ok(values[0] == 0 && values[1] == margin && isinf(margin), "its margin is infinite");
	test_env_free(t);
}

int
main(void)
{
	test_linear();
	test_constant();
	return done();
}
