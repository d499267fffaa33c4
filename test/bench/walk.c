/*
 * walk.c
 *		Times the walk of rows through an ensemble of random trees, without a server.
 *
 *	  walk [NTREES [DEPTH [NFEATURES [NCATEGORICAL]]]]		default 100 6 20 0
 *
 * Prints the microseconds of CPU time a row, the best of several runs: of margins, with and without missing
 * values, and of the leaves alone; first the time and memory of making the layout.  Trees are full, features and thresholds (one of 255 a feature) random, so
 * a row's path is different in each tree: harder than a fitted ensemble, whose splits repeat.
 */
#include "ml/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define NROWS 20000
#define NRUNS 15
#define NLEVELS 50

static uint64_t state = 1;
static size_t allocated;

static void *
keep_alloc(MlEnv *env, size_t size)
{
	allocated += size;
	return malloc(size);
}

static void
must(MlEnv *env, MlStatus status)
{
	if (status == ML_OK)
		return;
	fprintf(stderr, "walk: %s\n", env->error.message);
	exit(1);
}

/* 0 .. n - 1 (xorshift64) */
static int32_t
draw(int32_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (int32_t) ((state >> 11) % (uint64_t) n);
}

static int32_t
grow(MlTree *tree, int32_t depth, int32_t ndense, int32_t ncategorical)
{
	int32_t i = tree->nnodes++;
	MlTreeNode *node = &tree->nodes[i];

	*node = (MlTreeNode){.feature = -1, .left = -1, .right = -1, .leaf = -1, .cover = 1};
	if (depth == 0)
	{
		node->leaf = tree->nleaves++;
		tree->values[node->leaf] = draw(1000) / 10000.0 - 0.05;
		return i;
	}
	node->feature = draw(ndense + ncategorical);
	node->threshold = (draw(255) + 0.5) / 255;
	node->missing_left = draw(2) == 0;
	if (node->feature >= ndense)
	{
		node->is_category = true;
		node->first_level = tree->nlevels;
		for (int32_t l = draw(4); l < NLEVELS; l += 1 + draw(4))
			tree->levels[tree->nlevels++] = l;
		node->nlevels = tree->nlevels - node->first_level;
	}
	node->left = grow(tree, depth - 1, ndense, ncategorical);
	node->right = grow(tree, depth - 1, ndense, ncategorical);
	return i;
}

static double
cpu_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
report(const MlEnsemble *ensemble, const MlRow *rows, bool leaves, const char *name)
{
	int32_t *numbers = malloc((size_t) ensemble->ntrees * sizeof(int32_t));
	double best = INFINITY;
	double sum = 0;

	for (int run = 0; run < NRUNS; run++)
	{
		double start = cpu_seconds();

		sum = 0;
		for (int i = 0; i < NROWS; i++)
		{
			double margin;

			if (leaves)
			{
				ml_ensemble_leaves(ensemble, &rows[i], numbers);
				margin = numbers[0];
			}
			else
				ml_ensemble_margins(ensemble, &rows[i], &margin);
			sum += margin;
		}
		best = fmin(best, cpu_seconds() - start);
	}
	printf("%-28s %.3f us a row  (sum %.6g)\n", name, best / NROWS * 1e6, sum);
}

int
main(int argc, char **argv)
{
	MlEnv env = {.alloc = keep_alloc, .threads = 1};
	int32_t ntrees = argc > 1 ? atoi(argv[1]) : 100;
	int32_t depth = argc > 2 ? atoi(argv[2]) : 6;
	int32_t ndense = argc > 3 ? atoi(argv[3]) : 20;
	int32_t ncategorical = argc > 4 ? atoi(argv[4]) : 0;
	double base = 0;
	double start;
	MlLevels *levels = calloc((size_t) ncategorical + 1, sizeof(MlLevels));
	MlEncoder encoder = {.ndense = ndense, .ncategorical = ncategorical, .levels = levels};
	MlEnsemble ensemble = {.link = ML_LINK_LOGIT,
						   .nmargins = 1,
						   .nvalues = 1,
						   .base = &base,
						   .scale = 1,
						   .ntrees = ntrees,
						   .quantile = NAN};
	MlRow *rows = calloc(2 * NROWS, sizeof(MlRow));

	for (int32_t c = 0; c < ncategorical; c++)
		levels[c].nlevels = NLEVELS;
	ensemble.trees = calloc((size_t) ntrees, sizeof(MlTree));
	for (int32_t t = 0; t < ntrees; t++)
	{
		MlTree *tree = &ensemble.trees[t];

		tree->nodes = calloc((size_t) 2 << depth, sizeof(MlTreeNode));
		tree->values = calloc((size_t) 1 << depth, sizeof(double));
		tree->levels = calloc((size_t) NLEVELS << depth, sizeof(int32_t));
		tree->depth = depth;
		(void) grow(tree, depth, ndense, ncategorical);
	}
	for (int i = 0; i < 2 * NROWS; i++)
	{
		double *dense = malloc((size_t) (ndense + 1) * sizeof(double));
		int32_t *codes = malloc((size_t) (ncategorical + 1) * sizeof(int32_t));

		rows[i] = (MlRow){dense, codes, i >= NROWS};
		for (int32_t f = 0; f < ndense; f++)
			dense[f] = i >= NROWS && draw(10) == 0 ? NAN : draw(100000) / 100000.0;
		for (int32_t c = 0; c < ncategorical; c++)
			codes[c] = draw(NLEVELS + 1) - 1;
	}
	start = cpu_seconds();
	must(&env, ml_ensemble_compile(&env, &encoder, &ensemble));
	printf("%-28s %.0f us, %.0f kB\n", "made ready in", (cpu_seconds() - start) * 1e6,
		   (double) allocated / 1024);
	report(&ensemble, rows, false, "margins");
	report(&ensemble, rows + NROWS, false, "margins, missing values");
	report(&ensemble, rows, true, "leaves");
	return 0;
}
