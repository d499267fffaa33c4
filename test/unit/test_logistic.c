/*
 * test_logistic.c
 *		Logistic regression against statsmodels and scikit-learn (test/gen/logistic.py), its solvers
 *		against each other, and its edges.
 */
#include "ml/logistic_solver.h"
#include "expected_logistic.h"
#include "support.h"
#include "tap.h"

static const MlAlgorithm *logistic;

/* A model, what it tells, and its lines of coefficients. */
typedef struct Fitted
{
	TestEnv *t;
	MlModel model;
	MlCoefficient *lines;
	int32_t count;
	const char *json;
} Fitted;

/* Train in nparts states that are merged, by a number of threads. */
static Fitted
train_parts(const TestFrame *frame, const char *options, int32_t nparts, int threads)
{
	Fitted f = {.t = test_env()};

	f.t->env.threads = threads;
	if (test_train_parts(&f.t->env, logistic, frame, options, nparts, &f.model) != ML_OK ||
		ml_model_coefficients(&f.t->env, &f.model, &f.lines, &f.count) != ML_OK ||
		ml_model_describe(&f.t->env, &f.model, &f.json) != ML_OK)
		bail_out("%s: %s", options, f.t->env.error.message);
	return f;
}

static Fitted
train(const TestFrame *frame, const char *options)
{
	return train_parts(frame, options, 1, 1);
}

static void
release(Fitted *f)
{
	test_env_free(f->t);
}

static bool
says(const Fitted *f, const char *member)
{
	return strstr(f->json, member) != NULL;
}

/* Largest error of n numbers; small ones against a share of the largest. */
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
			error = fabs(got[i] - expected[i]) / fmax(fabs(expected[i]), 1e-4 * largest);
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

/* --- reference values ---------------------------------------------------------------------------- */

static void
check_case(const LogisticCase *c, const char *solver)
{
	char options[200];
	char name[200];
	double got[5][400];
	int wrong = 0;
	/* L-BFGS ends at the tolerance of the gradient, where there is no Newton step behind it */
	bool is_last = strstr(c->options, "l2=") != NULL && solver[0] == 'l';
	double tolerance = is_last ? fmax(1e-6, c->tolerance) : c->tolerance;
	/* errors are those of the Hessian one step before */
	double error_tolerance = fmax(2e-8, tolerance);
	Fitted f;

	snprintf(options, sizeof(options), "%s solver=%s%s", c->options, solver,
			 is_last ? " tolerance=1e-10" : "");
	snprintf(name, sizeof(name), "%s, %s", c->name, solver);
	f = train(&c->frame, options);
	for (int i = 0; i < f.count && i < c->nlines; i++)
	{
		wrong += strcmp(f.lines[i].feature, c->terms[i]) != 0;
		wrong += (f.lines[i].class_name == NULL) != (c->classes[i] == NULL);
		if (f.lines[i].class_name != NULL && c->classes[i] != NULL)
			wrong += strcmp(f.lines[i].class_name, c->classes[i]) != 0;
		got[0][i] = f.lines[i].value;
		got[1][i] = f.lines[i].std_error;
		got[2][i] = f.lines[i].statistic;
		got[3][i] = f.lines[i].p_value;
	}
	ok(f.count == c->nlines && wrong == 0, "%s: names of the terms", name);
	compare(name, "coefficients", got[0], c->coefficients, c->nlines, tolerance);
	compare(name, "standard errors", got[1], c->errors, c->nlines, error_tolerance);
	compare(name, "z", got[2], c->statistics, c->nlines, error_tolerance);
	compare(name, "p", got[3], c->p, c->nlines, 100 * error_tolerance);
	for (int i = 0; i < c->frame.nrows; i++)
		got[4][i] = test_predict(&f.t->env, &f.model, &c->frame, i);
	compare(name, "predictions", got[4], c->predictions, c->frame.nrows, tolerance);
	near(test_json_number(f.json, "log_loss"), c->log_loss, tolerance, "  log loss");
	near(test_json_number(f.json, "null_log_loss"), c->null_log_loss, 1e-12, "  null log loss");
	near(test_json_number(f.json, "pseudo_r_squared"), 1 - c->log_loss / c->null_log_loss,
		 100 * tolerance, "  pseudo R squared");
	is_int((long long) test_json_number(f.json, "rows"), c->rows, "  rows");
	is_int((long long) test_json_number(f.json, "rank"), c->rank, "  rank");
	ok(says(&f, "\"converged\": true") && says(&f, "\"separated\": false"),
	   "  converged, not separated");
	ok(test_json_number(f.json, "largest_gradient") <= 1e-8, "  its gradient is small");
	release(&f);
}

/* --- many rows ----------------------------------------------------------------------------------- */

static double large_a[LARGE_ROWS];
static double large_b[LARGE_ROWS];
static double large_target[LARGE_ROWS];
static double large_weight[LARGE_ROWS];
static const char *large_c1[LARGE_ROWS];
static const char *large_c2[LARGE_ROWS];
static const TestColumn large_columns[] = {{"a", ML_COLUMN_NUMBER, 1, large_a, NULL},
										   {"b", ML_COLUMN_NUMBER, 1, large_b, NULL},
										   {"c1", ML_COLUMN_CATEGORY, 0, NULL, large_c1},
										   {"c2", ML_COLUMN_CATEGORY, 0, NULL, large_c2}};

static TestFrame
large_frame(bool weighted)
{
	static const char *const levels[] = {"level 0", "level 1", "level 2", "level 3", "level 4"};
	static char names[30][16];

	for (int k = 0; k < 30; k++)
		snprintf(names[k], sizeof(names[k]), "k%02d", k % 100);
	for (int i = 0; i < LARGE_ROWS; i++)
	{
		uint64_t h = test_hash(400, (uint64_t) i);
		uint64_t e = test_hash(401, (uint64_t) i);
		int level = (int) sqrt((double) ((h >> 36) % 900));
		int first = (int) ((h >> 28) % 5);
		double score;

		large_a[i] = (double) (h % 4096) / 1024 - 2;
		large_b[i] = (double) ((h >> 12) % 4096) / 64 - 20;
		score = 2048 + 500 * large_a[i] + 40 * large_b[i] + 100 * (first - 2.0) + 10 * level - 150;
		large_target[i] = (double) (e % 4096) < score;
		if ((h >> 24) % 7 == 0)
			large_b[i] = NAN;
		large_c1[i] = (h >> 32) % 9 == 0 ? NULL : levels[first];
		large_c2[i] = names[level];
		large_weight[i] = (double) (1 + (h >> 48) % 4) / 2;
	}
	return (TestFrame){LARGE_ROWS, 4, large_columns, large_target, weighted ? large_weight : NULL};
}

static void
test_large(void)
{
	for (int way = 0; way < 4; way++)
	{
		bool penalty = way == 3;
		TestFrame frame = large_frame(!penalty);
		int32_t n =
			(int32_t) (penalty ? sizeof(large_penalty_errors) : sizeof(large_plain_errors)) / 8;
		const char *const *terms = penalty ? large_penalty_terms : large_plain_terms;
		double values[64];
		double errors[64];
		int wrong = 0;
		char name[64];
		Fitted f;

		snprintf(name, sizeof(name), "%d rows, %s", LARGE_ROWS,
				 (const char *[]){"1 thread", "3 threads", "5 states", "penalty"}[way]);
		f = train_parts(&frame, penalty ? "max_categories=8 l2=100" : "max_categories=8",
						way == 2 ? 5 : 1, way == 1 ? 3 : 1);
		for (int32_t i = 0; i < f.count && i < n; i++)
		{
			wrong += strcmp(f.lines[i].feature, terms[i]) != 0;
			values[i] = f.lines[i].value;
			errors[i] = f.lines[i].std_error;
		}
		ok(f.count == n && wrong == 0, "%s: names of the terms", name);
		compare(name, "coefficients", values,
				penalty ? large_penalty_coefficients : large_plain_coefficients, n, 1e-9);
		compare(name, "standard errors", errors,
				penalty ? large_penalty_errors : large_plain_errors, n, 2e-8);
		near(test_json_number(f.json, "log_loss"),
			 penalty ? large_penalty_log_loss : large_plain_log_loss, 1e-11, name);
		release(&f);
	}
}

/* The number of threads changes no byte of a model, whatever fits it. */
static void
test_threads(void)
{
	static const char *const ways[] = {"", "solver=lbfgs", "l2=1 solver=lbfgs"};
	TestFrame frame = large_frame(false);

	for (int way = 0; way < 3; way++)
	{
		unsigned char *bytes[2];
		size_t size[2];
		Fitted f[2];

		for (int i = 0; i < 2; i++)
		{
			f[i] = train_parts(&frame, ways[way], 1, 1 + 4 * i);
			if (ml_model_save(&f[i].t->env, &f[i].model, &bytes[i], &size[i]) != ML_OK)
				bail_out("%s", f[i].t->env.error.message);
		}
		ok(size[0] == size[1] && memcmp(bytes[0], bytes[1], size[0]) == 0,
		   "1 and 5 threads, the same bytes: %s", ways[way]);
		release(&f[0]);
		release(&f[1]);
	}
}

/* --- derivatives against differences -------------------------------------------------------------- */

/* A problem over a trainer's rows, made by hand. */
typedef struct Problem
{
	TestEnv *t;
	MlTrainer trainer;
	MlModel model;
	MlRows rows;
	MlLinearModel linear;
	MlLogistic logistic;
} Problem;

static void
make_problem(const TestFrame *frame, const char *options, double l2, Problem *p)
{
	MlEnv *env;
	static double weights[ML_MAX_CLASSES];
	MlLogisticSettings settings = {l2, false, weights};
	MlClassOptions class_options = {.decision_threshold = 0.5};
	int32_t *classes;

	memset(p, 0, sizeof(*p));
	p->t = test_env();
	env = &p->t->env;
	for (int k = 0; k < ML_MAX_CLASSES; k++)
		weights[k] = 1 + 0.5 * k;
	/* a fit leaves the encoder behind */
	if (test_begin(env, logistic, frame, options, &p->trainer) != ML_OK ||
		test_feed(env, &p->trainer, frame, 0, frame->nrows) != ML_OK ||
		ml_trainer_finish(env, &p->trainer, &p->model) != ML_OK ||
		ml_classes_fit(env, &p->trainer.dataset->labels, ML_COLUMN_NUMBER, &class_options,
					   &p->model.classes, &classes) != ML_OK)
		bail_out("%s", env->error.message);
	p->rows.dataset = p->trainer.dataset;
	p->rows.classes = classes;
	if (ml_alloc(env, 8, sizeof(int32_t *), "maps", &p->rows.maps) != ML_OK)
		bail_out("%s", env->error.message);
	for (int32_t c = 0; c < p->rows.dataset->ncategorical; c++)
	{
		MlLevels levels;

		if (ml_levels_fit(env, &p->rows.dataset->dictionaries[c], 100, &levels, &p->rows.maps[c]) !=
			ML_OK)
			bail_out("%s", env->error.message);
	}
	if (ml_linear_model_init(env, &p->model.encoder, true,
							 l2 > 0 ? ML_LINEAR_FULL : ML_LINEAR_TREATMENT, &p->linear) != ML_OK ||
		ml_logistic_init(env, &p->rows, &p->model, &p->linear, &settings, NULL, &p->logistic) !=
			ML_OK)
		bail_out("%s", env->error.message);
}

static void
evaluate(Problem *p, const double *parameters, int what, MlLogisticSums *sums)
{
	if (ml_logistic_evaluate(&p->t->env, &p->logistic, parameters, what, sums) != ML_OK)
		bail_out("%s", p->t->env.error.message);
}

static void
test_derivatives(void)
{
	for (int which = 0; which < TEST_PROBLEMS; which++)
		for (int way = 0; way < 2; way++)
		{
			const TestProblem *problem = &test_problems(ML_TASK_CLASSIFICATION, 700)[which];
			double l2 = way * 10;
			double parameters[100];
			double matrix[5050];
			double error[2] = {0};
			const double step = 1e-5;
			Problem p;
			MlLogisticSums sums;
			MlLogisticSums ahead;
			MlLogisticSums behind;
			size_t n;

			make_problem(&problem->frame, problem->options, l2, &p);
			n = ml_logistic_size(&p.logistic);
			if (n > 100 ||
				ml_logistic_sums(&p.t->env, &p.logistic, ML_LOGISTIC_HESSIAN, &sums) != ML_OK ||
				ml_logistic_sums(&p.t->env, &p.logistic, ML_LOGISTIC_GRADIENT, &ahead) != ML_OK ||
				ml_logistic_sums(&p.t->env, &p.logistic, ML_LOGISTIC_GRADIENT, &behind) != ML_OK)
				bail_out("too large");
			for (size_t i = 0; i < n; i++)
				parameters[i] = (double) (test_hash(500, i) % 1000) / 1000 - 0.5;
			evaluate(&p, parameters, ML_LOGISTIC_HESSIAN, &sums);
			/* the raw Hessian, without the curvature that ml_logistic_matrix adds */
			p.logistic.is_based = true;
			ml_logistic_matrix(&p.logistic, sums.hessian, matrix);
			p.logistic.is_based = p.logistic.nvectors < p.logistic.nclasses;
			for (size_t i = 0; i < n; i++)
			{
				double before = parameters[i];

				parameters[i] = before + step;
				evaluate(&p, parameters, ML_LOGISTIC_GRADIENT, &ahead);
				parameters[i] = before - step;
				evaluate(&p, parameters, ML_LOGISTIC_GRADIENT, &behind);
				parameters[i] = before;
				error[0] = fmax(error[0],
								fabs((ahead.loss - behind.loss) / (2 * step) - sums.gradient[i]));
				for (size_t j = 0; j < n; j++)
				{
					double got = i > j ? matrix[ml_triangle(i) + j] : matrix[ml_triangle(j) + i];

					error[1] =
						fmax(error[1],
							 fabs((ahead.gradient[j] - behind.gradient[j]) / (2 * step) - got));
				}
			}
			ok(error[0] < 1e-9, "%s, l2 = %g: the gradient is that of the loss", problem->name, l2);
			ok(error[1] < 1e-9, "  the Hessian is that of the gradient");
			if (error[0] >= 1e-9 || error[1] >= 1e-9)
				note("  errors %.2g, %.2g", error[0], error[1]);
			test_env_free(p.t);
		}
}

/* --- edges ----------------------------------------------------------------------------------------- */

static const double edge_x[] = {1, 2, 3, 4, 5, 6, 7, 8};
static const double edge_u[] = {3, 1, 4, 1, 5, 9, 2, 6};
static const double mixed_y[] = {0, 0, 1, 0, 1, 0, 1, 1};
static const TestColumn edge_columns[] = {{"x", ML_COLUMN_NUMBER, 1, edge_x, NULL},
										  {"u", ML_COLUMN_NUMBER, 1, edge_u, NULL}};

/* Kind of the i-th notice, -1 for none. */
static int
notice_kind(const Fitted *f, int i)
{
	const MlNotice *notice = logistic->notice(&f->model, i);

	return notice == NULL ? -1 : notice->kind;
}

static void
test_one_class(void)
{
	static const double ones[] = {1, 1, 1, 1, 1, 1, 1, 1};
	TestFrame frame = {8, 2, edge_columns, ones, NULL};
	static const char *const options[] = {"",
										  "l2=1",
										  "positive_class=0",
										  "positive_class=1",
										  "class_weight=balanced",
										  "intercept=false"};

	for (int i = 0; i < 6; i++)
	{
		Fitted f = train(&frame, options[i]);
		bool is_last = strcmp(options[i], "positive_class=0") != 0;

		ok(says(&f, "\"constant\": true") && says(&f, "\"converged\": true") && f.count == 0,
		   "one class: a constant model: %s", options[i]);
		ok(test_predict(&f.t->env, &f.model, &frame, 3) == (is_last ? 1 : 0), "  sure of it");
		is_int(notice_kind(&f, 0), 0, "  and told");
		is_int(notice_kind(&f, 1), -1, "  once");
		release(&f);
	}
	frame.nrows = 1;
	frame.target = mixed_y;
	for (int i = 0; i < 2; i++)
	{
		Fitted f = train(&frame, options[i]);

		ok(says(&f, "\"constant\": true"), "one row is of one class: %s", options[i]);
		release(&f);
	}
}

static void
test_separation(void)
{
	static const double complete[] = {0, 0, 0, 0, 1, 1, 1, 1};
	static const double classes[] = {0, 0, 0, 1, 1, 1, 2, 2};
	static double x[4000];
	static double z[4000];
	static double y[4000];
	static const TestColumn columns[] = {{"x", ML_COLUMN_NUMBER, 1, x, NULL},
										 {"z", ML_COLUMN_NUMBER, 1, z, NULL}};
	TestFrame frame = {8, 2, edge_columns, complete, NULL};
	Fitted f;

	for (int solver = 0; solver < 2; solver++)
	{
		const char *option = solver == 0 ? "solver=newton" : "solver=lbfgs";

		frame.target = complete;
		f = train(&frame, option);
		ok(says(&f, "\"separated\": true"), "separable, %s", option);
		ok(isnan(f.lines[1].std_error) && isnan(f.lines[1].p_value) && isfinite(f.lines[1].value),
		   "  coefficients without errors");
		ok(test_json_number(f.json, "log_loss") < 0.01, "  hardly any loss");
		ok(notice_kind(&f, 0) == 1 && notice_kind(&f, 1) == -1, "  told");
		ok(test_predict(&f.t->env, &f.model, &frame, 0) < 1e-9 &&
			   test_predict(&f.t->env, &f.model, &frame, 7) > 1 - 1e-9,
		   "  it predicts its rows");
		release(&f);
		frame.target = classes;
		f = train(&frame, option);
		ok(says(&f, "\"separated\": true"), "  three classes");
		release(&f);
	}
	frame.target = complete;
	f = train(&frame, "l2=0.001");
	ok(says(&f, "\"separated\": false") && says(&f, "\"converged\": true"),
	   "a penalty makes it regular");
	release(&f);
	frame.nrows = 2;
	frame.columns = edge_columns;
	frame.target = (const double[]){0, 1};
	f = train(&frame, "");
	ok(says(&f, "\"separated\": true"), "two rows are separable");
	ok(f.count == 3 && isnan(f.lines[2].value) && says(&f, "\"rank_deficient\": true"),
	   "  and have two coefficients");
	release(&f);

	/* quasi-separation: of 4,000 rows, those with z = 1 are all positive */
	for (int i = 0; i < 4000; i++)
	{
		x[i] = (double) (test_hash(510, (uint64_t) i) % 1000) / 500 - 1;
		z[i] = i % 40 == 7;
		y[i] = z[i] > 0 || (double) (test_hash(511, (uint64_t) i) % 1000) / 500 - 1 < x[i];
	}
	frame = (TestFrame){4000, 2, columns, y, NULL};
	f = train(&frame, "");
	ok(says(&f, "\"separated\": true") && f.lines[2].value > 20, "a flag that separates some rows");
	release(&f);
	f = train(&frame, "solver=lbfgs");
	ok(says(&f, "\"separated\": true") && f.lines[2].value > 10, "  with L-BFGS");
	release(&f);

	/* an outlier far out is no separation */
	for (int i = 0; i < 4000; i++)
	{
		z[i] = i == 5 ? 1000 : 0.001 * i;
		y[i] = (double) (test_hash(512, (uint64_t) i) % 1000) / 500 - 1 < x[i] + z[i] / 2 - 1 ||
			   i == 5;
	}
	f = train(&frame, "");
	ok(says(&f, "\"separated\": false") && says(&f, "\"converged\": true") &&
		   isfinite(f.lines[2].std_error),
	   "a predictor beyond 30 alone is none");
	release(&f);
}

/* Offsets and scales: coefficients follow their columns. */
static void
test_scales(void)
{
	static double x[500];
	static double u[500];
	static double y[500];
	static double base[500];
	static const TestColumn columns[] = {{"x", ML_COLUMN_NUMBER, 1, x, NULL},
										 {"u", ML_COLUMN_NUMBER, 1, u, NULL}};
	TestFrame frame = {500, 2, columns, y, NULL};
	static const double factors[] = {0x1p-900, 0x1p-500, 0x1p500, 0x1p900, 0x1p-1000, 0x1p1000};
	Fitted plain;
	TestEnv *t;
	MlModel model;

	for (int i = 0; i < 500; i++)
	{
		x[i] = base[i] = (double) (test_hash(520, (uint64_t) i) % 1000) / 512 - 1;
		u[i] = (double) (test_hash(521, (uint64_t) i) % 1000);
		y[i] = (double) (test_hash(522, (uint64_t) i) % 1000) / 250 - 2 < x[i] - u[i] / 500 + 1;
	}
	plain = train(&frame, "");
	for (int k = 0; k < 6; k++)
	{
		char name[64];
		Fitted f;

		for (int i = 0; i < 500; i++)
			x[i] = base[i] * factors[k];
		f = train(&frame, "");
		snprintf(name, sizeof(name), "a column at %g: its coefficient", factors[k]);
		near(f.lines[1].value * factors[k], plain.lines[1].value, 1e-11, name);
		near(f.lines[1].std_error * factors[k], plain.lines[1].std_error, 1e-11, "  its error");
		near(f.lines[2].value, plain.lines[2].value, 1e-11, "  the other coefficient");
		release(&f);
	}
	for (int k = 0; k < 2; k++)
	{
		double offset = k == 0 ? 1e9 : -3e6;
		Fitted f;

		for (int i = 0; i < 500; i++)
			x[i] = base[i] + offset;
		f = train(&frame, "");
		/* 1 / 512 is exact beside 1e9, so the data are the same but for the offset */
		near(f.lines[1].value, plain.lines[1].value, 1e-12, "a large offset: the coefficient");
		near(f.lines[1].std_error, plain.lines[1].std_error, 1e-12, "  its error");
		near(f.lines[0].value, plain.lines[0].value - offset * plain.lines[1].value, 1e-11,
			 "  the intercept");
		release(&f);
	}
	release(&plain);
	t = test_env();
	for (int i = 0; i < 500; i++)
		x[i] = i % 3 == 0 ? 1e-320 : 0;
	is_int(test_train(&t->env, logistic, &frame, "", &model), ML_BAD_VALUE,
		   "a coefficient beyond 1e308 is an error");
	contains(t->env.error.message, "overflow", "  that says so");
	for (int i = 0; i < 500; i++)
		x[i] = i % 3 == 0 ? 1.5e308 : -1.5e308;
	is_int(test_train(&t->env, logistic, &frame, "", &model), ML_BAD_VALUE,
		   "so is a range beyond it");
	test_env_free(t);
}

/* Columns that nearly depend on each other: against the same model in other coordinates. */
static void
test_near_dependence(void)
{
	static double x[3000];
	static double d[3000];
	static double near_x[3000];
	static double y[3000];
	static const TestColumn good[] = {{"x", ML_COLUMN_NUMBER, 1, x, NULL},
									  {"d", ML_COLUMN_NUMBER, 1, d, NULL}};
	static const TestColumn bad[] = {{"x", ML_COLUMN_NUMBER, 1, x, NULL},
									 {"near", ML_COLUMN_NUMBER, 1, near_x, NULL}};

	for (int i = 0; i < 3000; i++)
	{
		x[i] = (double) (test_hash(530, (uint64_t) i) % 4096) / 1024 - 2;
		d[i] = (double) (test_hash(531, (uint64_t) i) % 4096) / 1024 - 2;
		y[i] = (double) (test_hash(532, (uint64_t) i) % 4096) / 512 - 4 < x[i] - 0.5 * d[i];
	}
	for (int power = 10; power <= 36; power += 13)
	{
		double small = ldexp(1, -power);
		TestFrame frame = {3000, 2, good, y, NULL};
		Fitted a = train(&frame, "");
		Fitted b;

		for (int i = 0; i < 3000; i++)
			near_x[i] = x[i] + small * d[i]; /* exact up to 2^-36 */
		frame.columns = bad;
		b = train(&frame, "");
		/* eta = bx x + bd d = (bx - bd / small) x + bd / small near */
		near(b.lines[2].value * small, a.lines[2].value, 1e-15 / small + 1e-11,
			 "nearly dependent columns: the coefficient");
		near(b.lines[2].std_error * small, a.lines[2].std_error, 1e-15 / small + 1e-11,
			 "  its error");
		near(test_predict(&b.t->env, &b.model, &frame, 17),
			 test_predict(&a.t->env, &a.model, &(TestFrame){3000, 2, good, y, NULL}, 17),
			 1e-15 / small + 1e-11, "  a prediction");
		ok(says(&b, "\"rank_deficient\": false") && says(&b, "\"separated\": false"),
		   "  full rank, not separated, at 2^-%d", power);
		release(&a);
		release(&b);
	}
	for (int i = 0; i < 3000; i++)
		near_x[i] = x[i] + 1e-13 * d[i];
	{
		TestFrame frame = {3000, 2, bad, y, NULL};
		Fitted f = train(&frame, "");

		ok(isnan(f.lines[2].value) && says(&f, "\"rank_deficient\": true"),
		   "a remainder of 1e-13 is rounding: left out");
		release(&f);
	}
}

static void
test_small_things(void)
{
	TestFrame frame = {8, 2, edge_columns, mixed_y, NULL};
	TestFrame nothing = {8, 0, edge_columns, mixed_y, NULL};
	static const double sizes[] = {1, 2, 3, 4, 5, 6, 7, 8000};
	static const TestColumn uneven[] = {{"x", ML_COLUMN_NUMBER, 1, edge_u, NULL},
										{"u", ML_COLUMN_NUMBER, 1, sizes, NULL}};
	double unweighted[2];
	Fitted f = train(&nothing, "");

	ok(f.count == 1 && fabs(f.lines[0].value) < 1e-15, "no features: the log odds");
	near(f.lines[0].std_error, sqrt(0.5), 1e-14, "  and their error");
	release(&f);
	f = train(&nothing, "intercept=false");
	ok(f.count == 0, "no features, no intercept: nothing");
	ok(test_predict(&f.t->env, &f.model, &nothing, 0) == 0.5, "  which predicts one half");
	release(&f);

	f = train(&frame, "");
	unweighted[0] = f.lines[1].value;
	unweighted[1] = f.lines[1].std_error;
	release(&f);
	/* a weight of 1e-300 or 1e300 changes the errors only */
	for (int k = 0; k < 2; k++)
	{
		double size = k == 0 ? 1e-300 : 1e300;
		double weight[8];

		for (int i = 0; i < 8; i++)
			weight[i] = size;
		frame.weight = weight;
		f = train(&frame, "");
		near(f.lines[1].value, unweighted[0], 1e-13, "weights of any size: the coefficient");
		near(f.lines[1].std_error * sqrt(size), unweighted[1], 1e-13, "  its error");
		release(&f);
	}
	frame.weight = NULL;

	f = train(&frame, "max_iterations=1");
	ok(says(&f, "\"converged\": false") && isnan(f.lines[1].std_error) && notice_kind(&f, 0) == 2,
	   "too few iterations: told, no errors");
	release(&f);
	f = train(&frame, "max_iterations=1 solver=lbfgs");
	ok(says(&f, "\"converged\": false") && notice_kind(&f, 0) == 2, "  with L-BFGS");
	release(&f);

	frame.columns = uneven;
	f = train(&frame, "l2=1");
	ok(notice_kind(&f, 0) == 3 && says(&f, "\"scales_differ\": true"),
	   "scales that differ under one penalty: told");
	release(&f);
	f = train(&frame, "l2=1 standardize=true");
	ok(notice_kind(&f, 0) == -1 && says(&f, "\"scales_differ\": false"), "  not when standardized");
	release(&f);
	f = train(&frame, "");
	ok(notice_kind(&f, 0) == -1, "  not without a penalty");
	release(&f);
}

/* Few parameters of each kind of work: a group of 30 rows shall not pay for large work spaces. */
static void
test_memory(void)
{
	TestEnv *t = test_env();
	TestFrame frame = {8, 2, edge_columns, mixed_y, NULL};
	MlTrainer trainer;
	MlModel model;
	size_t before;

	if (test_begin(&t->env, logistic, &frame, "", &trainer) != ML_OK ||
		test_feed(&t->env, &trainer, &frame, 0, 8) != ML_OK)
		bail_out("%s", t->env.error.message);
	before = t->bytes;
	if (ml_trainer_finish(&t->env, &trainer, &model) != ML_OK)
		bail_out("%s", t->env.error.message);
	ok(t->bytes - before < 16384, "a small fit takes %zu bytes", t->bytes - before);
	test_env_free(t);
}

int
main(void)
{
	logistic = ml_algorithm_find("logistic_regression");
	for (size_t k = 0; k < sizeof(logistic_cases) / sizeof(logistic_cases[0]); k++)
	{
		check_case(&logistic_cases[k], "newton");
		check_case(&logistic_cases[k], "lbfgs");
	}
	test_large();
	test_threads();
	test_derivatives();
	test_one_class();
	test_separation();
	test_scales();
	test_near_dependence();
	test_small_things();
	test_memory();
	return done();
}
