/*
 * test_nist.c
 *		The 11 linear problems of NIST's Statistical Reference Datasets, read from test/data/nist.
 *
 * Digits are -log10 of the largest relative error over the coefficients, or over their standard
 * errors.  Where the certified residuals are zero (Wampler1, Wampler2, and NoInt2's like) a standard
 * error has no relative error: its digits are those of its size against the coefficient's.  Each problem
 * is trained in one state and in 2, 7 and n states that are merged, n being a state for each row; the
 * digits of all must reach the same bounds.
 *
 * The same rows many times over have the same coefficients.  Then most rows go the way of large data,
 * in double precision; the bounds are those of Householder's QR, which loses the condition number.
 */
#include "support.h"
#include "tap.h"

#define FOLDER "test/data/nist/"
#define MAX_TERMS 11
#define MAX_ROWS 100
#define COPIES 60

typedef struct Problem
{
	char name[16];
	double least;  /* digits that the project promises */
	double copied; /* and with the rows COPIES times */
	int n;
	int p;
	int degree; /* of a polynomial in x, 0 for plain columns */
	bool intercept;
	double residual_sd;
	double r_squared;
	double y[MAX_ROWS];
	double x[MAX_TERMS][MAX_ROWS];
	double estimate[MAX_TERMS];
	double std_error[MAX_TERMS];
} Problem;

static const struct
{
	const char *name;
	double least;
	double copied;
} bounds[] = {{"norris", 11, 11},     {"pontius", 11, 11},    {"noint1", 11, 11},
			  {"noint2", 11, 11},     {"filip", 7, 6},        {"longley", 10, 9},
			  {"wampler1", 8.5, 8.5}, {"wampler2", 8.5, 8.5}, {"wampler3", 8.5, 8.5},
			  {"wampler4", 8.5, 7.5}, {"wampler5", 6.5, 5.5}};

static FILE *
open_data(const char *name)
{
	char path[128];
	char line[512];
	FILE *file;

	snprintf(path, sizeof(path), FOLDER "%s.csv", name);
	file = fopen(path, "r");
	if (file == NULL || fgets(line, sizeof(line), file) == NULL)
		bail_out("cannot read %s: run this in the project's top folder", path);
	return file;
}

/* Splits a line at commas; the number of fields. */
static int
split(char *line, char **fields, int most)
{
	int n = 0;

	line[strcspn(line, "\r\n")] = '\0';
	for (char *at = line; at != NULL && n < most; n++)
	{
		fields[n] = at;
		at = strchr(at, ',');
		if (at != NULL)
			*at++ = '\0';
	}
	return n;
}

static void
read_problem(Problem *problem)
{
	char line[512];
	char *fields[16];
	FILE *file = open_data("summary");
	int terms = 0;
	int rows = 0;

	while (fgets(line, sizeof(line), file) != NULL)
		if (split(line, fields, 16) == 8 && strcmp(fields[0], problem->name) == 0)
		{
			problem->n = atoi(fields[2]);
			problem->p = atoi(fields[3]);
			problem->degree = atoi(fields[4]);
			problem->intercept = fields[5][0] == 'T' || fields[5][0] == 't';
			problem->residual_sd = strtod(fields[6], NULL);
			problem->r_squared = strtod(fields[7], NULL);
		}
	fclose(file);
	file = open_data("certified");
	while (fgets(line, sizeof(line), file) != NULL)
		if (split(line, fields, 16) == 4 && strcmp(fields[0], problem->name) == 0)
		{
			problem->estimate[terms] = strtod(fields[2], NULL);
			problem->std_error[terms++] = strtod(fields[3], NULL);
		}
	fclose(file);
	file = open_data(problem->name);
	while (fgets(line, sizeof(line), file) != NULL && rows < MAX_ROWS)
	{
		int n = split(line, fields, 16);

		problem->y[rows] = strtod(fields[0], NULL);
		for (int j = 1; j < n; j++)
			problem->x[j - 1][rows] = strtod(fields[j], NULL);
		for (int power = 2; power <= problem->degree; power++)
			problem->x[power - 1][rows] = pow(problem->x[0][rows], power);
		rows++;
	}
	fclose(file);
	if (terms != problem->p || rows != problem->n)
		bail_out("%s: %d terms, %d rows", problem->name, terms, rows);
}

static double
digits(double error)
{
	return error > 0 ? fmin(-log10(error), 16) : 16;
}

/* Digits of coefficients and of standard errors. */
static void
measure(const Problem *problem, const MlCoefficient *lines, double factor, double *estimates,
		double *errors)
{
	double worst = 0;
	double worst_error = 0;

	for (int t = 0; t < problem->p; t++)
	{
		double expected = problem->std_error[t] * factor;
		double error = fabs(lines[t].std_error - expected);

		worst = fmax(worst, relative_error(lines[t].value, problem->estimate[t]));
		error /= expected > 0 ? expected : fabs(problem->estimate[t]);
		worst_error = fmax(worst_error, isnan(error) ? INFINITY : error);
	}
	*estimates = digits(worst);
	*errors = digits(worst_error);
}

/* Train on the rows copies times over, in nparts states. */
static void
train(MlEnv *env, const Problem *problem, int copies, int nparts, double *estimates, double *errors,
	  const char **json)
{
	static const char *const names[] = {"x1", "x2", "x3", "x4", "x5",
										"x6", "x7", "x8", "x9", "x10"};
	TestColumn columns[MAX_TERMS];
	int ncolumns = problem->p - problem->intercept;
	int n = problem->n * copies;
	TestFrame frame = {n, ncolumns, columns, NULL, NULL};
	MlModel model;
	MlCoefficient *lines;
	int32_t count = 0;
	double *values;
	/* standard errors shrink with the degrees of freedom and the number of rows */
	double factor = sqrt((double) (problem->n - problem->p) / (n - problem->p));

	if (ml_alloc(env, (size_t) (n * (ncolumns + 1)), sizeof(double), "data", &values) != ML_OK)
		bail_out("no memory");
	for (int i = 0; i < n; i++)
	{
		values[i] = problem->y[i % problem->n];
		for (int j = 0; j < ncolumns; j++)
			values[(j + 1) * n + i] = problem->x[j][i % problem->n];
	}
	for (int j = 0; j < ncolumns; j++)
		columns[j] = (TestColumn){names[j], ML_COLUMN_NUMBER, 1, values + (j + 1) * n, NULL};
	frame.target = values;
	if (test_train_parts(env, ml_algorithm_find("linear_regression"), &frame,
						 problem->intercept ? "" : "intercept=false", nparts, &model) != ML_OK ||
		ml_model_coefficients(env, &model, &lines, &count) != ML_OK || count != problem->p ||
		ml_model_describe(env, &model, json) != ML_OK)
		bail_out("%s: %s", problem->name, env->error.message);
	measure(problem, lines, factor, estimates, errors);
}

int
main(void)
{
	static Problem problem;
	double table[11][5][2];

	for (int k = 0; k < 11; k++)
	{
		memset(&problem, 0, sizeof(problem));
		strcpy(problem.name, bounds[k].name);
		read_problem(&problem);
		for (int way = 0; way < 5; way++)
		{
			TestEnv *t = test_env();
			bool copied = way == 4;
			int parts = (int[]){1, 2, 7, problem.n, 1}[way];
			double least = copied ? bounds[k].copied : bounds[k].least;
			const char *json;

			train(&t->env, &problem, copied ? COPIES : 1, parts, &table[k][way][0],
				  &table[k][way][1], &json);
			if (copied)
				ok(table[k][way][0] >= least, "%s, rows %d times: %.1f digits, %.1f wanted",
				   problem.name, COPIES, table[k][way][0], least);
			else
			{
				ok(table[k][way][0] >= least,
				   "%s, %d states: coefficients %.1f digits, %.1f wanted", problem.name, parts,
				   table[k][way][0], least);
				ok(table[k][way][1] >= least, "%s, %d states: errors %.1f digits, %.1f wanted",
				   problem.name, parts, table[k][way][1], least);
				if (problem.residual_sd > 0)
					near(test_json_number(json, "residual_sd"), problem.residual_sd,
						 pow(10, -least), "  residual standard deviation");
				else
					ok(test_json_number(json, "residual_sd") < 1e-9, "  no residuals");
				/* powers of x are rounded before they come here */
				near(test_json_number(json, "r_squared"), problem.r_squared, 1e-11, "  R squared");
			}
			test_env_free(t);
		}
	}
	note("digits of coefficients / standard errors, by the number of states");
	note("%-9s %6s %12s %12s %12s %12s %14s", "problem", "wanted", "1", "2", "7", "n",
		 "1, 60 x rows");
	for (int k = 0; k < 11; k++)
		note("%-9s %6.1f %5.1f / %4.1f %5.1f / %4.1f %5.1f / %4.1f %5.1f / %4.1f %7.1f / %4.1f",
			 bounds[k].name, bounds[k].least, table[k][0][0], table[k][0][1], table[k][1][0],
			 table[k][1][1], table[k][2][0], table[k][2][1], table[k][3][0], table[k][3][1],
			 table[k][4][0], table[k][4][1]);
	return done();
}
