/*
 * test_linear.c
 *		Linear regression against statsmodels and scikit-learn (test/gen/linear.py), and its edges.
 */
#include "ml/linear_model.h"
#include "expected_linear.h"
#include "support.h"
#include "tap.h"

static const MlAlgorithm *linear;

/* Largest error of n numbers against the expected ones; small ones against a share of the largest. */
static double
worst_error(const double *got, const double *expected, int n, int *at)
{
	double largest = 0;
	double worst = 0;

	*at = 0;
	for (int i = 0; i < n; i++)
		if (isfinite(expected[i]))
			largest = fmax(largest, fabs(expected[i]));
	for (int i = 0; i < n; i++)
	{
		double error = relative_error(got[i], expected[i]);

		if (isfinite(got[i]) && isfinite(expected[i]) && got[i] != expected[i])
			error = fabs(got[i] - expected[i]) / fmax(fabs(expected[i]), 1e-6 * largest);
		if (!(error <= worst))
		{
			worst = error;
			*at = i;
		}
	}
	return worst;
}

static void
compare(const char *name, const char *what, const double *got, const double *expected, int n,
		double tolerance)
{
	int at;
	double error = worst_error(got, expected, n, &at);

	if (!ok(error <= tolerance, "%s: %s", name, what))
		note("  item %d: got %.17g, expected %.17g, error %.2g", at, got[at], expected[at], error);
}

static const char *
description(MlEnv *env, const MlModel *model)
{
	const char *json;

	if (ml_model_describe(env, model, &json) != ML_OK)
		bail_out("%s", env->error.message);
	return json;
}

static void
check_quality(const LinearCase *c, const char *json)
{
	static const char *const keys[] = {"r_squared",   "adjusted_r_squared",
									   "residual_sd", "df_residual",
									   "rank",        "condition_number"};
	double expected[] = {c->r2, c->adjusted, c->sd, c->df, c->rank, c->condition};

	/* a condition number has an error of its own; NAN: not known */
	for (int k = 0; k < 6; k++)
	{
		char name[160];
		double tolerance = fmax(c->tolerance, k == 5 ? 1e-15 * c->condition : 0);

		if (k == 5 && isnan(expected[k]))
			continue;
		snprintf(name, sizeof(name), "%s: %s", c->name, keys[k]);
		near(test_json_number(json, keys[k]), expected[k], tolerance, name);
	}
	is_int((long long) test_json_number(json, "rows"), c->rows, "  rows");
	ok((strstr(json, "\"rank_deficient\": true") != NULL) == (c->rank < c->nterms),
	   "  rank_deficient");
}

static void
check_case(const LinearCase *c)
{
	TestEnv *t = test_env();
	MlModel model;
	MlCoefficient *lines;
	int32_t count;
	int wrong = 0;
	double got[4][64];
	double error = 0;

	if (test_train(&t->env, linear, &c->frame, c->options, &model) != ML_OK ||
		ml_model_coefficients(&t->env, &model, &lines, &count) != ML_OK)
	{
		ok(false, "%s: %s", c->name, t->env.error.message);
		return;
	}
	for (int i = 0; i < count && i < c->nterms; i++)
	{
		wrong += strcmp(lines[i].feature, c->terms[i]) != 0 || lines[i].class_name != NULL;
		got[0][i] = lines[i].value;
		got[1][i] = lines[i].std_error;
		got[2][i] = lines[i].statistic;
		got[3][i] = lines[i].p_value;
	}
	ok(count == c->nterms && wrong == 0, "%s: names of the terms", c->name);
	compare(c->name, "coefficients", got[0], c->coefficients, c->nterms, c->tolerance);
	compare(c->name, "standard errors", got[1], c->errors, c->nterms, c->tolerance);
	compare(c->name, "t", got[2], c->statistics, c->nterms, c->tolerance);
	compare(c->name, "p", got[3], c->p, c->nterms, 100 * c->tolerance);
	check_quality(c, description(&t->env, &model));
	for (int i = 0; i < c->frame.nrows; i++)
	{
		double off = fabs(test_predict(&t->env, &model, &c->frame, i) - c->predictions[i]);

		error = isnan(off) ? INFINITY : fmax(error, off);
	}
	if (!ok(error <= c->prediction_error, "%s: predictions", c->name))
		note("  error %.2g, allowed %.2g", error, c->prediction_error);
	test_env_free(t);
}

/* --- 70,000 rows --------------------------------------------------------------------------------- */

static void
test_large(void)
{
	static const char *const levels[] = {"level 0", "level 1", "level 2", "level 3", "level 4"};
	static double a[LARGE_ROWS];
	static double b[LARGE_ROWS];
	static const char *c1[LARGE_ROWS];
	static const char *c2[LARGE_ROWS];
	static char names[30][16];
	static double target[LARGE_ROWS];
	static double weight[LARGE_ROWS];
	static const TestColumn columns[] = {{"a", ML_COLUMN_NUMBER, 1, a, NULL},
										 {"b", ML_COLUMN_NUMBER, 1, b, NULL},
										 {"c1", ML_COLUMN_CATEGORY, 0, NULL, c1},
										 {"c2", ML_COLUMN_CATEGORY, 0, NULL, c2}};
	TestFrame frame = {LARGE_ROWS, 4, columns, target, weight};

	for (int k = 0; k < 30; k++)
		snprintf(names[k], sizeof(names[k]), "k%02d", k % 100);
	for (int i = 0; i < LARGE_ROWS; i++)
	{
		uint64_t h = test_hash(200, (uint64_t) i);
		uint64_t e = test_hash(201, (uint64_t) i);
		int level = (int) sqrt((double) ((h >> 36) % 900));
		int first = (int) ((h >> 28) % 5);

		a[i] = (double) (h % 4096) / 256;
		b[i] = (double) ((h >> 12) % 4096) / 64 - 20;
		target[i] = a[i] / 2 - b[i] / 4 + (first * first - level) / 8.0 +
					((double) (e % 2048) - 1024) / 512;
		if ((h >> 24) % 7 == 0)
			b[i] = NAN;
		c1[i] = (h >> 32) % 9 == 0 ? NULL : levels[first];
		c2[i] = names[level];
		weight[i] = (double) (1 + (h >> 48) % 4) / 2;
	}
	for (int way = 0; way < 4; way++)
	{
		bool ridge = way == 3;
		TestEnv *t = test_env();
		MlModel model;
		MlCoefficient *lines;
		int32_t count;
		int32_t n = (int32_t) (ridge ? sizeof(large_ridge_errors) : sizeof(large_ols_errors)) / 8;
		const char *const *terms = ridge ? large_ridge_terms : large_ols_terms;
		double values[32];
		double errors[32];
		int wrong = 0;
		char name[64];

		snprintf(name, sizeof(name), "%d rows, %s", LARGE_ROWS,
				 (const char *[]){"1 thread", "2 threads", "9 states", "ridge"}[way]);
		t->env.threads = way == 1 ? 2 : 1;
		frame.weight = ridge ? NULL : weight;
		if (test_train_parts(&t->env, linear, &frame,
							 ridge ? "max_categories=8 l2=100" : "max_categories=8",
							 way == 2 ? 9 : 1, &model) != ML_OK ||
			ml_model_coefficients(&t->env, &model, &lines, &count) != ML_OK)
			bail_out("%s", t->env.error.message);
		for (int32_t i = 0; i < count && i < n; i++)
		{
			wrong += strcmp(lines[i].feature, terms[i]) != 0;
			values[i] = lines[i].value;
			errors[i] = lines[i].std_error;
		}
		ok(count == n && wrong == 0, "%s: names of the terms", name);
		compare(name, "coefficients", values,
				ridge ? large_ridge_coefficients : large_ols_coefficients, n, 1e-10);
		compare(name, "standard errors", errors, ridge ? large_ridge_errors : large_ols_errors, n,
				1e-10);
		near(test_json_number(description(&t->env, &model), "r_squared"),
			 ridge ? large_ridge_r2 : large_ols_r2, 1e-11, name);
		test_env_free(t);
	}
}

/* --- edges: what is right follows from the definition --------------------------------------------- */

typedef struct Small
{
	TestEnv *t;
	MlModel model;
	const MlCoefficient *lines;
	int32_t count;
	const char *json;
} Small;

static Small
train_small(const TestFrame *frame, const char *options)
{
	Small small = {.t = test_env()};
	MlCoefficient *lines;

	if (test_train(&small.t->env, linear, frame, options, &small.model) != ML_OK ||
		ml_model_coefficients(&small.t->env, &small.model, &lines, &small.count) != ML_OK)
		bail_out("%s", small.t->env.error.message);
	small.lines = lines;
	small.json = description(&small.t->env, &small.model);
	return small;
}

static void
test_edges(void)
{
	static const double x[] = {1, 2, 4, 8, 16};
	static const double u[] = {3, 1, 4, 1, 5};
	static const double v[] = {2, 7, 1, 8, 2};
	static const double y[] = {7, 7, 7, 7, 7};
	static const double line[] = {5, 7, 11, 19, 35};
	static const TestColumn columns[] = {{"x", ML_COLUMN_NUMBER, 1, x, NULL},
										 {"u", ML_COLUMN_NUMBER, 1, u, NULL},
										 {"v", ML_COLUMN_NUMBER, 1, v, NULL}};
	Small s;

	s = train_small(&(TestFrame){5, 2, columns, y, NULL}, "");
	near(s.lines[0].value, 7, 1e-15, "constant target: the intercept");
	ok(fabs(s.lines[1].value) < 1e-15 && fabs(s.lines[2].value) < 1e-15, "and nothing else");
	ok(isnan(test_json_number(s.json, "r_squared")), "it has no R squared");
	ok(test_json_number(s.json, "residual_sd") < 1e-14, "and no residuals");
	test_env_free(s.t);

	s = train_small(&(TestFrame){5, 1, columns, line, NULL}, "");
	ok(fabs(s.lines[0].value - 3) < 1e-14 && fabs(s.lines[1].value - 2) < 1e-15, "exact line");
	near(test_json_number(s.json, "r_squared"), 1, 1e-15, "R squared is 1");
	ok(s.lines[1].std_error == 0 && isnan(s.lines[1].p_value),
	   "residuals below the resolution of the data give no p-value");
	test_env_free(s.t);

	s = train_small(&(TestFrame){1, 2, columns, line, NULL}, "");
	near(s.lines[0].value, 5, 1e-15, "one row: the intercept is the target");
	ok(isnan(s.lines[1].value) && isnan(s.lines[2].value) && isnan(s.lines[0].std_error) &&
		   isnan(s.lines[0].p_value) && isnan(s.lines[1].p_value),
	   "no slopes, no errors");
	ok(isnan(test_json_number(s.json, "residual_sd")) &&
		   test_json_number(s.json, "df_residual") == 0,
	   "no degrees of freedom");
	near(test_predict(&s.t->env, &s.model, &(TestFrame){5, 2, columns, line, NULL}, 4), 5, 1e-15,
		 "it predicts its target");
	test_env_free(s.t);

	s = train_small(&(TestFrame){1, 1, columns, line, NULL}, "intercept=false");
	near(s.lines[0].value, 5, 1e-15, "one row without intercept: a slope");
	test_env_free(s.t);

	/* two rows, four terms: 5 = b0 + b1, 7 = b0 + 2 b1 */
	s = train_small(&(TestFrame){2, 3, columns, line, NULL}, "");
	ok(fabs(s.lines[0].value - 3) < 1e-14 && fabs(s.lines[1].value - 2) < 1e-14 &&
		   isnan(s.lines[2].value) && isnan(s.lines[3].value),
	   "more columns than rows: the first ones");
	ok(strstr(s.json, "\"rank\": 2") != NULL && strstr(s.json, "\"rank_deficient\": true") != NULL,
	   "and rank 2");
	test_env_free(s.t);

	/* as many rows as terms: no residual degrees of freedom, an exact fit */
	s = train_small(&(TestFrame){3, 2, columns, u, NULL}, "");
	ok(test_json_number(s.json, "df_residual") == 0 && isnan(s.lines[1].std_error), "saturated");
	near(test_predict(&s.t->env, &s.model, &(TestFrame){5, 2, columns, u, NULL}, 2), 4, 1e-14,
		 "and exact");
	test_env_free(s.t);

	s = train_small(&(TestFrame){5, 0, columns, u, NULL}, "");
	ok(s.count == 1, "no features: an intercept");
	near(s.lines[0].value, 2.8, 1e-15, "the mean");
	test_env_free(s.t);
	s = train_small(&(TestFrame){5, 0, columns, u, NULL}, "intercept=false");
	ok(s.count == 0, "no features, no intercept: nothing");
	ok(test_predict(&s.t->env, &s.model, &(TestFrame){5, 0, columns, u, NULL}, 0) == 0,
	   "which predicts 0");
	test_env_free(s.t);
}

/* Scales that leave the squares' range; coefficients follow their columns. */
static void
test_extremes(void)
{
	static double x[300];
	static double u[300];
	static double y[300];
	static double base[300];
	static const TestColumn columns[] = {{"x", ML_COLUMN_NUMBER, 1, x, NULL},
										 {"u", ML_COLUMN_NUMBER, 1, u, NULL}};
	TestFrame frame = {300, 2, columns, y, NULL};
	Small plain;
	Small s;
	TestEnv *t;
	MlModel model;

	for (int i = 0; i < 300; i++)
	{
		x[i] = base[i] = (double) (test_hash(300, (uint64_t) i) % 1000);
		u[i] = (double) (test_hash(301, (uint64_t) i) % 1000);
		y[i] = (double) (test_hash(302, (uint64_t) i) % 1000) + x[i] - u[i];
	}
	plain = train_small(&frame, "");
	for (int k = 0; k < 6; k++)
	{
		/* powers of two: nothing is rounded */
		double factor = (double[]){0x1p-900, 0x1p-500, 0x1p500, 0x1p900, 0x1p-1010, 0x1p1010}[k];
		char name[64];

		for (int i = 0; i < 300; i++)
			x[i] = base[i] * factor;
		s = train_small(&frame, "");
		snprintf(name, sizeof(name), "a column at %g: its coefficient", factor);
		near(s.lines[1].value * factor, plain.lines[1].value, 1e-13, name);
		near(s.lines[1].std_error * factor, plain.lines[1].std_error, 1e-13, "  its error");
		near(s.lines[2].value, plain.lines[2].value, 1e-13, "  the other coefficient");
		test_env_free(s.t);
	}
	test_env_free(plain.t);
	t = test_env();
	for (int i = 0; i < 300; i++)
		x[i] = i == 0 ? 1e-320 : 0;
	is_int(test_train(&t->env, linear, &frame, "", &model), ML_BAD_VALUE,
		   "a coefficient beyond 1e308 is an error");
	contains(t->env.error.message, "overflow", "that says so");
	test_env_free(t);
}

/* What ml_fit_row refuses. */
static void
test_refused(void)
{
	static const double x[] = {1, 2, NAN, 4};
	static const double y[] = {1, 3, 2, 5};
	static const TestColumn columns[] = {{"x", ML_COLUMN_NUMBER, 1, x, NULL}};
	static const double bad_weights[] = {-1, NAN, INFINITY, -INFINITY, -1e-300};
	TestEnv *t = test_env();
	MlModel model;

	for (int k = 0; k < 5; k++)
	{
		double weight[] = {1, 1, 1, bad_weights[k]};
		TestFrame frame = {4, 1, columns, y, weight};

		ok(test_train(&t->env, linear, &frame, "", &model) == ML_BAD_VALUE &&
			   strstr(t->env.error.message, "weight is") != NULL,
		   "weight %g is refused: %s", bad_weights[k], t->env.error.message);
	}
	is_int(
		test_train(&t->env, linear, &(TestFrame){4, 1, columns, y, NULL}, "missing=error", &model),
		ML_NULL_VALUE, "missing=error and a NULL");
	is_int(
		test_train(&t->env, linear, &(TestFrame){2, 1, columns, y, NULL}, "missing=error", &model),
		ML_OK, "missing=error and none");
	test_env_free(t);
}

int
main(void)
{
	linear = ml_algorithm_find("linear_regression");
	for (size_t k = 0; k < sizeof(linear_cases) / sizeof(linear_cases[0]); k++)
		check_case(&linear_cases[k]);
	test_large();
	test_edges();
	test_extremes();
	test_refused();
	return done();
}
