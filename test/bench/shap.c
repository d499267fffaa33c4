/*
 * shap.c
 *		Times explanations of rows in memory, without a server; called by shap.py.
 *
 *	  shap TREES ROWS NROWS NCOLUMNS ROUNDS WHAT
 *
 * TREES holds doubles: the number of trees, then of each its number of nodes, then of each node feature, left,
 * right, missing_left, cover, and threshold or value.  ROWS holds doubles, row by row.  WHAT is values,
 * interactions, or a number of background rows, which are the first ones.  Prints the milliseconds of each
 * round, then the contributions of the first 100 rows.
 */
#include "ml/shap.h"
#include "ml/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SHOWN 100
#define MEMBERS 6

static void *
bench_alloc(MlEnv *env, size_t size)
{
	(void) env;
	return size > (size_t) 1 << 40 ? NULL : aligned_alloc(64, (size + 63) / 64 * 64);
}

static void
must(MlEnv *env, MlStatus status)
{
	if (status == ML_OK)
		return;
	fprintf(stderr, "shap: %s\n", env->error.message);
	exit(1);
}

static double *
read_file(const char *path, size_t *n)
{
	FILE *file = fopen(path, "rb");
	double *values;
	long size;

	if (file == NULL)
	{
		fprintf(stderr, "shap: cannot open \"%s\"\n", path);
		exit(1);
	}
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	values = malloc((size_t) size + 8);
	*n = (size_t) size / sizeof(double);
	if (values == NULL || fread(values, sizeof(double), *n, file) != *n)
	{
		fprintf(stderr, "shap: cannot read \"%s\"\n", path);
		exit(1);
	}
	fclose(file);
	return values;
}

static void
read_trees(MlEnv *env, const double *from, MlEnsemble *ensemble)
{
	ensemble->ntrees = (int32_t) *from++;
	must(env,
		 ml_alloc_zero(env, (size_t) ensemble->ntrees, sizeof(MlTree), "trees", &ensemble->trees));
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		MlTree *tree = &ensemble->trees[t];

		tree->nnodes = (int32_t) *from++;
		must(env,
			 ml_alloc_zero(env, (size_t) tree->nnodes, sizeof(MlTreeNode), "nodes", &tree->nodes));
		must(env, ml_alloc(env, (size_t) tree->nnodes, sizeof(double), "values", &tree->values));
		for (int32_t i = 0; i < tree->nnodes; i++, from += MEMBERS)
		{
			tree->nodes[i] = (MlTreeNode){.feature = (int32_t) from[0],
										  .left = (int32_t) from[1],
										  .right = (int32_t) from[2],
										  .leaf = from[0] < 0 ? tree->nleaves : -1,
										  .missing_left = from[3] != 0,
										  .cover = from[4],
										  .threshold = from[5]};
			if (from[0] < 0)
				tree->values[tree->nleaves++] = from[5];
		}
	}
}

static const MlEnsemble *
ensemble_of(const MlModel *model)
{
	return model->params;
}

static double
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now); /* one thread */
	return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

int
main(int argc, char **argv)
{
	MlEnv env = {.alloc = bench_alloc, .threads = 1};
	MlAlgorithm algorithm = {.name = "trees", .ensemble = ensemble_of};
	double base = 0;
	MlEnsemble ensemble = {.nmargins = 1, .nvalues = 1, .base = &base, .scale = 1};
	MlModel model = {.algorithm = &algorithm, .task = ML_TASK_REGRESSION, .params = &ensemble};
	MlShap *shap;
	double *rows;
	double *values;
	size_t size;
	int32_t nrows;
	int32_t n;
	int rounds;
	bool interactions;

	if (argc != 7)
	{
		fprintf(stderr, "usage: shap TREES ROWS NROWS NCOLUMNS ROUNDS WHAT\n");
		return 1;
	}
	read_trees(&env, read_file(argv[1], &size), &ensemble);
	rows = read_file(argv[2], &size);
	nrows = (int32_t) strtol(argv[3], NULL, 10);
	n = (int32_t) strtol(argv[4], NULL, 10);
	rounds = (int) strtol(argv[5], NULL, 10);
	interactions = strcmp(argv[6], "interactions") == 0;
	if (size < (size_t) nrows * (size_t) n)
	{
		fprintf(stderr, "shap: \"%s\" is too short\n", argv[2]);
		return 1;
	}
	model.encoder.ncolumns = model.encoder.ndense = n;
	must(&env,
		 ml_alloc_zero(&env, (size_t) n, sizeof(MlColumn), "columns", &model.encoder.columns));
	for (int32_t c = 0; c < n; c++)
		model.encoder.columns[c] =
			(MlColumn){"x", true, "double precision", ML_COLUMN_NUMBER, 1, c};
	values = malloc((size_t) (n + 1) * (size_t) (n + 1) * sizeof(double));
	for (int i = 0; i <= rounds; i++)
	{
		double start = milliseconds();

		must(&env, ml_shap_begin(&env, &model, &shap));
		if (strtol(argv[6], NULL, 10) > 0)
			must(&env, ml_shap_set_background(&env, shap, (int32_t) strtol(argv[6], NULL, 10), rows,
											  NULL));
		if (i == rounds)
			break;
		for (int32_t r = 0; r < nrows; r++)
		{
			MlRow row = {rows + (size_t) r * (size_t) n, NULL, true};

			if (interactions)
				must(&env, ml_shap_interactions(&env, shap, &row, 0, values));
			else
				must(&env, ml_shap_values(&env, shap, &row, 0, values));
		}
		printf("ms\t%.1f\n", milliseconds() - start);
	}
	for (int32_t r = 0; r < SHOWN && r < nrows; r++)
	{
		MlRow row = {rows + (size_t) r * (size_t) n, NULL, true};

		must(&env, ml_shap_values(&env, shap, &row, 0, values));
		for (int32_t c = 0; c <= n; c++)
			printf("%.17g%c", values[c], c < n ? '\t' : '\n');
	}
	return 0;
}
