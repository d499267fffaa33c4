/*
 * split.c
 *		The best split of a node by the histogram of a feature: numbers, and what all finders have in common.
 *
 * A number's candidates are "codes <= c left": prefix sums of the histogram in integers, then the gains of all of
 * them in vector lanes (split_scan.c), then the first of the largest.  Where the node has missing values
 * that is done twice, with these on the right and on the left; c = nbins - 1 with the missing ones alone on the right is
 * a candidate, too.
 */
#include "ml/split_scan.h"

size_t
ml_split_work_size(int32_t max_codes, int32_t nclasses)
{
	size_t room = ML_SPLIT_ROOM((size_t) max_codes + 1);
	size_t per_code = 3 * sizeof(double) + sizeof(int32_t) + 3 * sizeof(MlSplitCode);

	return ml_size_add(ml_size_add(ml_size_mul(room, per_code), 16 * 64),
					   ml_size_mul((size_t) nclasses, 8 * sizeof(double)));
}

int32_t
ml_split_max_codes(const MlSplitOptions *options, const MlBinned *rows)
{
	int32_t most = 1;

	for (int32_t f = rows->ndense; f < rows->nfeatures; f++)
	{
		int32_t half = (rows->bins[f].nbins + 1) / 2;
		int32_t codes = half < options->max_cat_threshold ? half : options->max_cat_threshold;

		most = codes > most ? codes : most;
	}
	return most;
}

/* A random cut between the lowest and the highest occupied code; -1 where there is none. */
static int32_t
random_cut(const MlSplitNode *node, int32_t f, const MlPair *histogram, int32_t nbins,
		   bool has_missing)
{
	int32_t low = 0;
	int32_t high = nbins - 1;

	while (low < high && histogram[low].h == 0 && histogram[low].g == 0)
		low++;
	while (high > low && histogram[high].h == 0 && histogram[high].g == 0)
		high--;
	high += has_missing; /* the missing values against all others */
	return high > low ? low + ml_split_draw(node, f, 0, high - low) : -1;
}

static MlPair
sum_codes(const MlPair *histogram, int32_t n, MlPair sum)
{
	for (int32_t c = 0; c < n; c++)
	{
		sum.g += histogram[c].g;
		sum.h += histogram[c].h;
	}
	return sum;
}

/* Cuts after codes first .. first + n - 1, with the sums of what is left of code 0. */
static void
try_cuts(const MlSplitScan *scan, const MlSplitNode *node, int32_t f, const MlPair *histogram,
		 int32_t first, int32_t n, const MlPair *missing, bool has_missing, void *work,
		 MlSplit *best)
{
	size_t room = ML_SPLIT_ROOM(n);
	char *rest = work;
	double *g = ml_split_take(&rest, room, sizeof(double));
	double *h = ml_split_take(&rest, room, sizeof(double));
	double *gains = ml_split_take(&rest, room, sizeof(double));
	MlPair start = missing != NULL ? *missing : (MlPair){0, 0};
	MlPair left = sum_codes(histogram, first, start);
	double gain;
	int32_t i;

	for (i = 0; i < n; i++)
	{
		left.g += histogram[first + i].g;
		left.h += histogram[first + i].h;
		g[i] = (double) left.g;
		h[i] = (double) left.h;
	}
	i = ml_split_best_gain(scan, g, h, n, gains, &gain);
	if (i < 0 || !ml_split_is_better(best, gain, f))
		return;
	best->feature = f;
	best->is_category = false;
	best->code = first + i;
	best->ncodes = 0;
	best->gain = gain;
	best->left = sum_codes(histogram, first + i + 1, start);
	best->missing_left = has_missing ? missing != NULL : best->left.h > node->sum.h - best->left.h;
}

void
ml_split_find(const MlSplitOptions *options, const MlSplitNode *node, const MlFeatureBins *bins,
			  int32_t f, const MlPair *histogram, void *work, MlSplit *best)
{
	const MlPair *missing = bins->has_missing ? &histogram[bins->nbins] : NULL;
	bool has_missing = missing != NULL && (missing->g != 0 || missing->h != 0);
	int32_t first = 0;
	int32_t n = bins->nbins - 1 + has_missing;
	MlSplitScan scan;

	if (bins->is_category)
	{
		ml_split_find_category(options, node, bins, f, histogram, work, best);
		return;
	}
	if (options->is_extra)
	{
		first = random_cut(node, f, histogram, bins->nbins, has_missing);
		n = first >= 0;
	}
	if (n == 0)
		return;
	ml_split_scan_begin(options, node, f, 0, &scan);
	try_cuts(&scan, node, f, histogram, first, n, NULL, has_missing, work, best);
	if (!has_missing)
		return;
	if (first + n == bins->nbins) /* all values left, and the missing ones too: no split */
		n--;
	if (n > 0)
		try_cuts(&scan, node, f, histogram, first, n, missing, true, work, best);
}
