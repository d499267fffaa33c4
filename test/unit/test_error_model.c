/*
 * test_error_model.c
 *		Estimated error of a regression against scikit-learn's least squares (test/gen/estimation.py), and
 *		how often its intervals hold what is observed.
 *
 * With a number of rounds as its argument it prints the coverage that docs/estimation.md tells.
 */
#include "ml/error_model.h"
#include "ml/random.h"
#include "expected_estimation.h"
#include "support.h"
#include "tap.h"

#define COLUMNS 2

static MlCovariance
covariance_of(TestEnv *t, const double *rows, int n)
{
	static const char *names[COLUMNS] = {"a", "b"};
	MlProfileColumn columns[COLUMNS];
	MlDataProfile profile = {.nrows = n, .ncolumns = COLUMNS, .columns = columns};
	MlCovariance begun;
	MlCovariance covariance;
	MlCrossMoments moments;

	memset(columns, 0, sizeof(columns));
	for (int c = 0; c < COLUMNS; c++)
	{
		columns[c].name = names[c];
		ml_moments_init(&columns[c].moments);
		for (int i = 0; i < n; i++)
			ml_moments_add(&columns[c].moments, rows + i * COLUMNS + c, 1);
	}
	if (ml_covariance_begin(&t->env, &profile, &begun) != ML_OK ||
		ml_cross_init(&t->env, &moments, COLUMNS, 64) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int i = 0; i < n; i++)
	{
		double *row;

		if (ml_cross_row(&t->env, &moments, &row) != ML_OK)
			bail_out("%s", t->env.error.message);
		memcpy(row, rows + i * COLUMNS, COLUMNS * sizeof(double));
		ml_covariance_standardise(&begun, row);
		ml_cross_commit(&moments);
	}
	if (ml_covariance_finish(&t->env, &begun, &moments, &covariance) != ML_OK)
		bail_out("%s", t->env.error.message);
	return covariance;
}

static void
add(TestEnv *t, MlErrorRows *rows, const double *features, double actual, double predicted)
{
	memcpy(rows->values, features, (size_t) rows->covariance->ncolumns * sizeof(double));
	if (ml_error_rows_add(&t->env, rows, actual, predicted) != ML_OK)
		bail_out("%s", t->env.error.message);
}

static MlErrorModel
fitted(TestEnv *t, MlErrorRows *rows)
{
	MlErrorModel model;

	if (ml_error_model_fit(&t->env, rows, &model) != ML_OK)
		bail_out("%s", t->env.error.message);
	return model;
}

static int
report(TestEnv *t, const MlCovariance *covariance, const MlErrorModel *model,
	   const double *features, const double *predicted, int n, MlMetric *metrics)
{
	MlErrorWindow window;
	MlErrorWindow part;

	if (ml_error_window_init(&t->env, covariance, model, &window) != ML_OK ||
		ml_error_window_init(&t->env, covariance, model, &part) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int i = 0; i < n; i++)
	{
		MlErrorWindow *into = i % 3 == 0 ? &part : &window;

		memcpy(into->values, features + i * COLUMNS, COLUMNS * sizeof(double));
		ml_error_window_add(into, predicted[i]);
	}
	ml_error_window_merge(&window, &part);
	return ml_error_report(&window, metrics);
}

static MlText
saved(TestEnv *t, const MlErrorModel *model)
{
	MlWriter writer;

	ml_writer_init(&writer, &t->env);
	ml_error_model_save(&writer, model);
	if (ml_writer_status(&writer) != ML_OK)
		bail_out("%s", t->env.error.message);
	return (MlText){(const char *) writer.data, writer.size};
}

static void
test_reference(void)
{
	TestEnv *t = test_env();
	MlCovariance covariance = covariance_of(t, error_features, NERROR);
	MlErrorRows whole;
	MlErrorRows part;
	MlErrorModel model;
	MlErrorModel loaded;
	MlMetric metrics[ML_ERROR_METRICS];
	MlText a;
	int accepted = 0;

	if (ml_error_rows_init(&t->env, &covariance, &whole) != ML_OK ||
		ml_error_rows_init(&t->env, &covariance, &part) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int i = 0; i < NERROR; i++)
		add(t, i % 4 == 0 ? &part : &whole, error_features + i * COLUMNS, error_actual[i],
			error_predicted[i]);
	ml_error_rows_merge(&whole, &part);
	model = fitted(t, &whole);
	is_int(model.n, NERROR, "rows");
	is_text(model.reason, "", "  tell of the error");
	ok(fabs(model.r2[0] - error_r2[0]) < 0.02 && fabs(model.r2[1] - error_r2[1]) < 0.02,
	   "  cross-fitted R2 %.3f, %.3f near those of other folds %.3f, %.3f", model.r2[0],
	   model.r2[1], error_r2[0], error_r2[1]);
	is_int(report(t, &covariance, &model, error_features + NERROR * COLUMNS,
				  error_predicted + NERROR, NERROR_WINDOW, metrics),
		   2, "two metrics");
	near(metrics[0].value, error_values[0], 1e-8, "mae");
	near(metrics[1].value, error_values[1], 1e-8, "rmse");
	a = saved(t, &model);
	is_int(ml_error_model_load(&t->env, a.data, a.length, &loaded), ML_OK, "stored");
	ok(ml_text_compare(saved(t, &loaded), a) == 0, "  the same when stored again");
	for (size_t size = 0; size < a.length; size++)
		accepted += ml_error_model_load(&t->env, a.data, size, &loaded) != ML_CORRUPT;
	is_int(accepted, 0, "  none that is cut off is accepted");
	test_env_free(t);
}

/* Error that the features do not tell; too few rows; no columns at all. */
static void
test_none(void)
{
	TestEnv *t = test_env();
	MlCovariance covariance = covariance_of(t, error_features, NERROR);
	MlErrorRows rows;
	MlErrorModel model;
	MlRandom random;

	ml_random_seed(&random, 5);
	if (ml_error_rows_init(&t->env, &covariance, &rows) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int i = 0; i < NERROR; i++)
	{
		if (i == 199)
		{
			model = fitted(t, &rows);
			contains(model.reason, "mlsys.calibrate", "199 rows: none, and what to do");
		}
		add(t, &rows, error_features + i * COLUMNS, error_predicted[i] + ml_random_normal(&random),
			error_predicted[i]);
	}
	model = fitted(t, &rows);
	contains(model.reason, "R2", "an error that depends on nothing: none");
	covariance.ncolumns = 0;
	if (ml_error_rows_init(&t->env, &covariance, &rows) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int i = 0; i < NERROR; i++)
		add(t, &rows, error_features, (1 + ml_random_uniform(&random)) * i, i);
	model = fitted(t, &rows);
	ok(model.reason[0] == '\0' && model.r2[0] > 0.3, "by the prediction alone: R2 %.2f",
	   model.r2[0]);
	test_env_free(t);
}

static double
draw(MlRandom *random, double *features, double *predicted)
{
	features[0] = ml_random_uniform(random);
	features[1] = ml_random_normal(random);
	*predicted = 3 * features[0] + features[1];
	return *predicted + (0.3 + features[0]) * ml_random_normal(random);
}

/* Hits of mae and rmse in windows of 200, 1,000, 5,000, 20,000 rows. */
static void
play(uint64_t seed, int hits[4][ML_ERROR_METRICS])
{
	static const int sizes[4] = {200, 1000, 5000, 20000};
	static double features[20000 * COLUMNS];
	static double predicted[20000];
	static double actual[20000];
	TestEnv *t = test_env();
	MlCovariance covariance;
	MlErrorRows rows;
	MlErrorModel model;
	MlRandom random;

	ml_random_seed(&random, seed);
	for (int i = 0; i < 5000; i++)
		actual[i] = draw(&random, features + i * COLUMNS, predicted + i);
	covariance = covariance_of(t, features, 5000);
	if (ml_error_rows_init(&t->env, &covariance, &rows) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int i = 0; i < 5000; i++)
		add(t, &rows, features + i * COLUMNS, actual[i], predicted[i]);
	model = fitted(t, &rows);
	for (int w = 0; w < 4; w++)
	{
		double sums[2] = {0, 0};
		MlMetric metrics[ML_ERROR_METRICS];

		for (int i = 0; i < sizes[w]; i++)
		{
			double error = draw(&random, features + i * COLUMNS, predicted + i) - predicted[i];

			sums[0] += fabs(error) / sizes[w];
			sums[1] += error * error / sizes[w];
		}
		if (report(t, &covariance, &model, features, predicted, sizes[w], metrics) != 2)
			bail_out("no report");
		for (int m = 0; m < 2; m++)
		{
			double observed = m == 0 ? sums[0] : sqrt(sums[1]);

			hits[w][m] += observed >= metrics[m].low && observed <= metrics[m].high;
		}
	}
	test_env_free(t);
}

static void
test_coverage(int rounds)
{
	int n = rounds > 0 ? rounds : 25;
	int hits[4][ML_ERROR_METRICS] = {{0}};
	int all = 0;

	for (int round = 0; round < n; round++)
		play(77 + (uint64_t) round, hits);
	for (int m = 0; m < 2; m++)
	{
		for (int w = 0; w < 4; w++)
			all += hits[w][m];
		note("%s %5.1f %5.1f %5.1f %5.1f", m == 0 ? "mae " : "rmse", 100.0 * hits[0][m] / n,
			 100.0 * hits[1][m] / n, 100.0 * hits[2][m] / n, 100.0 * hits[3][m] / n);
	}
	ok(all > 0.88 * 8 * n && all <= 0.995 * 8 * n, "%d of %d intervals hold what is observed", all,
	   8 * n);
}

int
main(int argc, char **argv)
{
	test_reference();
	test_none();
	test_coverage(argc > 1 ? atoi(argv[1]) : 0);
	return done();
}
