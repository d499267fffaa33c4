/*
 * grow.c
 *		Times the growing of trees on rows in memory, without a server.
 *
 *	  bench_grow [NROWS [NFEATURES [NTREES [DEPTH [THREADS [MAX_LEAVES [FEATURES_PER_NODE]]]]]]]
 *
 * Boosts a logistic loss on random codes of 256 bins, so that gradients are as they are in a real fit. Prints the
 * seconds spent in growing, those in gradients, and the last mean loss.
 */
#include "ml/grow.h"

#include "ml/hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void *
allocate(MlEnv *env, size_t size)
{
	(void) env;
	return aligned_alloc(64, (size + 63) / 64 * 64);
}

static void
must(MlEnv *env, MlStatus status)
{
	if (status == ML_OK)
		return;
	fprintf(stderr, "bench_grow: %s\n", env->error.message);
	exit(1);
}

/* Of this process, on all its processors: other processes have no part in it. */
static double
cpu_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static void *
must_have(size_t count, size_t size)
{
	void *memory = calloc(count + 8, size);

	if (memory == NULL)
		exit(1);
	return memory;
}

/* Groups of 8, 4, 2, 1 features; segments of random codes. */
static MlBinned
make_rows(int64_t nrows, int32_t nfeatures)
{
	MlBinned rows = {.nrows = nrows, .nfeatures = nfeatures, .ndense = nfeatures};
	int32_t first = 0;

	rows.bins = must_have((size_t) nfeatures, sizeof(MlFeatureBins));
	rows.groups = must_have((size_t) nfeatures, sizeof(MlBinGroup));
	rows.group_of = must_have((size_t) nfeatures, sizeof(int32_t));
	while (first < nfeatures)
	{
		int32_t width = 8;

		while (first + width > nfeatures)
			width /= 2;
		rows.groups[rows.ngroups] = (MlBinGroup){first, width, width};
		for (int32_t f = first; f < first + width; f++)
			rows.group_of[f] = rows.ngroups;
		rows.ngroups++;
		first += width;
	}
	for (int32_t f = 0; f < nfeatures; f++)
	{
		rows.bins[f] = (MlFeatureBins){.nbins = 256, .ncodes = 256};
		rows.bins[f].edges = must_have(255, sizeof(double));
	}
	rows.nsegments = (int32_t) ((nrows + ML_SEGMENT_ROWS - 1) / ML_SEGMENT_ROWS);
	rows.segments = must_have((size_t) rows.nsegments, sizeof(MlSegment *));
	for (int32_t s = 0; s < rows.nsegments; s++)
	{
		MlSegment *segment = must_have(1, sizeof(MlSegment));
		int64_t rest = nrows - (int64_t) s * ML_SEGMENT_ROWS;

		rows.segments[s] = segment;
		segment->nrows = (int32_t) (rest < ML_SEGMENT_ROWS ? rest : ML_SEGMENT_ROWS);
		segment->codes = must_have((size_t) rows.ngroups, sizeof(unsigned char *));
		segment->target = must_have((size_t) segment->nrows, sizeof(double));
		for (int32_t g = 0; g < rows.ngroups; g++)
		{
			size_t bytes = (size_t) segment->nrows * (size_t) rows.groups[g].width;

			segment->codes[g] = must_have(bytes + 8, 1);
			for (size_t i = 0; i < bytes; i++)
				segment->codes[g][i] = (unsigned char) ml_hash_pair((uint64_t) (s * 1000 + g), i);
		}
		for (int32_t i = 0; i < segment->nrows; i++)
		{
			double margin = 0;

			for (int32_t f = 0; f < nfeatures; f++)
			{
				double x = (double) ml_binned_code(&rows, segment, f, i) / 256;

				margin += (f % 3 == 0 ? 2 : 0.5) * (f % 2 ? x - 0.5 : x * x - 0.33);
			}
			segment->target[i] = ml_hash_uniform(ml_hash_pair((uint64_t) s + 99, (uint64_t) i)) <
								 1 / (1 + exp(-margin));
		}
	}
	return rows;
}

static double
set_pairs(const MlBinned *rows, const float *margins, MlRowPair *pairs)
{
	double loss = 0;

	for (int64_t i = 0; i < rows->nrows; i++)
	{
		double y = rows->segments[i >> ML_SEGMENT_BITS]->target[i & (ML_SEGMENT_ROWS - 1)];
		double p = 1 / (1 + exp(-(double) margins[i]));

		pairs[i].g = (int32_t) lrint((p - y) * (1 << 30));
		pairs[i].h = (int32_t) lrint(p * (1 - p) * (1 << 30));
		loss -= log(y > 0.5 ? p : 1 - p);
	}
	return loss / (double) rows->nrows;
}

int
main(int argc, char **argv)
{
	int64_t nrows = argc > 1 ? atoll(argv[1]) : 1000000;
	int32_t nfeatures = argc > 2 ? atoi(argv[2]) : 20;
	int32_t ntrees = argc > 3 ? atoi(argv[3]) : 10;
	int32_t depth = argc > 4 ? atoi(argv[4]) : 6;
	MlEnv env = {.alloc = allocate, .threads = argc > 5 ? atoi(argv[5]) : 1};
	MlGrowOptions options = {.split = {.l2 = 1, .min_child_weight = 1},
							 .max_depth = depth,
							 .max_leaves = argc > 6 ? atoi(argv[6]) : 0,
							 .features_per_node = argc > 7 ? atoi(argv[7]) : 0,
							 .colsample_bylevel = 1};
	MlBinned rows = make_rows(nrows, nfeatures);
	MlRowPair *pairs = must_have((size_t) nrows, sizeof(MlRowPair));
	float *margins = must_have((size_t) nrows, sizeof(float));
	MlGrower *grower;
	double growing = 0;
	double computing = 0;
	double gradients = 0;
	double fastest = 1e9;
	double loss = 0;
	int64_t nleaves = 0;
	int32_t *leaves = must_have((size_t) nrows, sizeof(int32_t));
	double start;

	options.is_lossguide = options.max_leaves > 0;
	printf("grower: %.1f MB; ", 1e-6 * (double) ml_grower_size(&rows, &options, true, env.threads));
	must(&env, ml_grower_make(&env, &rows, &options, true, &grower));
	for (int32_t t = 0; t < ntrees; t++)
	{
		MlGrowCall call = {
			.pairs = pairs, .g_unit = 0x1p-30, .h_unit = 0x1p-30, .seed = (uint64_t) t};
		double begin = seconds();
		double middle;
		double start;
		double cpu;
		MlStatus status;

		loss = set_pairs(&rows, margins, pairs);
		middle = seconds();
		gradients += middle - begin;
		start = cpu_seconds();
		while ((status = ml_grower_grow(&env, grower, &call)) == ML_LIMIT)
			must(&env, ml_grower_enlarge(&env, grower));
		must(&env, status);
		begin = seconds();
		growing += begin - middle;
		cpu = cpu_seconds() - start;
		computing += cpu;
		fastest = cpu < fastest ? cpu : fastest;
		nleaves += ml_grower_nleaves(grower);
		for (int32_t leaf = 0; leaf < ml_grower_nleaves(grower); leaf++)
		{
			int64_t n;
			const int32_t *of = ml_grower_leaf_rows(grower, leaf, &n);
			MlPair sum = ml_grower_leaf_sum(grower, leaf, NULL);
			float value = (float) (-0.1 * (double) sum.g / ((double) sum.h + (double) (1 << 30)));

			for (int64_t i = 0; i < n; i++)
				margins[of[i]] += value;
		}
		gradients += seconds() - begin;
	}
	start = cpu_seconds();
	ml_grower_leaves_of(grower, NULL, nrows, leaves);
	printf("leaves of all rows: %.2f ms\n", 1000 * (cpu_seconds() - start));
	printf("%d trees, %lld leaves: growing %.3f s (%.3f s of processors), fastest %.2f ms a tree; "
		   "the rest %.3f s, loss %.6f\n",
		   ntrees, (long long) nleaves, growing, computing, 1000 * fastest, gradients, loss);
	return 0;
}
