/*
 * split_category.c
 *		The best split of a node by a category: some codes go left, all others right.
 *
 * A category of few codes is tried code by code against the rest.  Of more, codes are sorted by the mean of
 * their gradients, G / (H + cat_smooth), or of their target's distance from the node's mean: in this order the
 * best of all subsets is a prefix (W. D. Fisher, "On grouping for maximum homogeneity", J. Amer. Statist.
 * Assoc. 53, 1958), exactly so without smoothing.  That finds structure where there is none when
 * codes have few rows, and the options with LightGBM's names are against it:
 *
 *	  cat_smooth			codes of fewer rows are not sorted at all and go right
 *	  max_cat_threshold		codes on the left at most, and never more than half of the sorted ones;
 *							so the order is scanned from both of its ends
 *	  min_data_per_group	rows between two candidates of a scan, and on the right, at least
 *	  cat_l2				makes the gain smaller, unless it is code by code
 *
 * Missing values are tried on both sides where the node has any; alone on the left they are a
 * candidate, too.  Rows are estimated by H.
 *
 * Equal gains: missing values right before left, the order upward before downward, fewer codes first.
 */
#include "ml/split_scan.h"

int32_t
ml_category_lengths(const MlCategoryScan *scan, int32_t *lengths)
{
	double group_rows = 0;
	double left_rows = 0;
	double left_h = 0;
	double node_rows = ml_category_rows(scan, scan->node_h);
	int32_t most = (scan->ncodes + 1) / 2;
	int32_t n = 0;

	if (most > scan->options->max_cat_threshold)
		most = scan->options->max_cat_threshold;
	for (int32_t i = scan->missing_left ? -1 : 0; i < most; i++)
	{
		double h = i < 0 ? scan->missing_h : ml_category_code(scan, i)->h;
		double rows = ml_category_rows(scan, h);

		left_h += h;
		left_rows += rows;
		group_rows += rows;
		if (left_h < scan->lowest_h)
			continue;
		if (node_rows - left_rows < scan->options->min_data_per_group ||
			scan->node_h - left_h < scan->lowest_h)
			break;
		if (group_rows < scan->options->min_data_per_group)
			continue;
		group_rows = 0;
		lengths[n++] = i + 1;
	}
	return n;
}

void
ml_category_choose(const MlCategoryScan *scan, int32_t n, MlSplitCode *spare, MlSplit *best)
{
	for (int32_t i = 0; i < n; i++)
	{
		spare[i] = *ml_category_code(scan, i);
		spare[i].key = spare[i].code;
	}
	ml_split_sort(spare, spare + n, n);
	for (int32_t i = 0; i < n; i++)
		best->codes[i] = spare[i].code;
	best->ncodes = n;
}

/* What both ways of trying codes need. */
typedef struct Finder
{
	const MlSplitOptions *options;
	const MlSplitNode *node;
	const MlPair *histogram;
	int32_t f;
	int32_t nbins;
	MlPair missing;
	bool has_missing; /* in this node */
	double *g;        /* candidates */
	double *h;
	double *gain;
	int32_t *lengths;
	MlSplitCode *codes;
	MlSplitCode *spare; /* as many again, twice */
	MlSplit *best;
} Finder;

/* best->codes is set: the rest of it. */
static void
accept(Finder *finder, double gain, bool missing_left)
{
	MlSplit *best = finder->best;

	best->feature = finder->f;
	best->is_category = true;
	best->code = -1;
	best->gain = gain;
	best->left = missing_left ? finder->missing : (MlPair){0, 0};
	for (int32_t i = 0; i < best->ncodes; i++)
	{
		best->left.g += finder->histogram[best->codes[i]].g;
		best->left.h += finder->histogram[best->codes[i]].h;
	}
	best->missing_left =
		finder->has_missing ? missing_left : best->left.h > finder->node->sum.h - best->left.h;
}

/* One code against the rest; with missing_left the last candidate has no code. */
static void
try_single_codes(Finder *finder, bool missing_left)
{
	MlPair first = missing_left ? finder->missing : (MlPair){0, 0};
	int32_t n = finder->nbins;
	int32_t at = 0;
	MlSplitScan scan;
	double gain;
	int32_t i;

	ml_split_scan_begin(finder->options, finder->node, finder->f, 0, &scan);
	for (int32_t c = 0; c < n; c++)
	{
		finder->g[c] = (double) (first.g + finder->histogram[c].g);
		finder->h[c] = (double) (first.h + finder->histogram[c].h);
	}
	if (missing_left)
	{
		finder->g[n] = (double) first.g;
		finder->h[n] = (double) first.h;
		n++;
	}
	if (finder->options->is_extra)
	{
		at = ml_split_draw(finder->node, finder->f, missing_left, n);
		finder->g[0] = finder->g[at];
		finder->h[0] = finder->h[at];
		n = 1;
	}
	i = ml_split_best_gain(&scan, finder->g, finder->h, n, finder->gain, &gain);
	if (i < 0 || !ml_split_is_better(finder->best, gain, finder->f))
		return;
	at += i;
	finder->best->ncodes = at < finder->nbins;
	finder->best->codes[0] = at;
	accept(finder, gain, missing_left);
}

/* The codes that have enough rows, sorted. */
static int32_t
sort_codes(Finder *finder, const MlCategoryScan *order)
{
	const MlSplitNode *node = finder->node;
	double smooth = finder->options->cat_smooth / node->h_unit;
	double mean = 0;
	int32_t n = 0;

	if (finder->options->criterion != ML_CRITERION_GRADIENT && node->sum.h > 0)
		mean = (double) node->sum.g / (double) node->sum.h;
	for (int32_t c = 0; c < finder->nbins; c++)
	{
		double h = (double) finder->histogram[c].h;

		if (!(h > 0) || ml_category_rows(order, h) < finder->options->cat_smooth)
			continue;
		finder->codes[n].key = ((double) finder->histogram[c].g - mean * h) / (h + smooth);
		finder->codes[n].h = h;
		finder->codes[n].code = c;
		n++;
	}
	ml_split_sort(finder->codes, finder->spare, n);
	return n;
}

/* Left sums of the first lengths[i] codes of a scan. */
static void
sum_prefixes(Finder *finder, const MlCategoryScan *order, int32_t n)
{
	MlPair left = order->missing_left ? finder->missing : (MlPair){0, 0};
	int32_t codes = 0;

	for (int32_t i = 0; i < n; i++)
	{
		for (; codes < finder->lengths[i]; codes++)
		{
			const MlPair *pair = &finder->histogram[ml_category_code(order, codes)->code];

			left.g += pair->g;
			left.h += pair->h;
		}
		finder->g[i] = (double) left.g;
		finder->h[i] = (double) left.h;
	}
}

static void
try_order(Finder *finder, const MlSplitScan *scan, const MlCategoryScan *order)
{
	int32_t n = ml_category_lengths(order, finder->lengths);
	double gain;
	int32_t i;

	if (n == 0)
		return;
	if (finder->options->is_extra)
	{
		finder->lengths[0] = finder->lengths[ml_split_draw(
			finder->node, finder->f, 2 * order->missing_left + order->is_downward, n)];
		n = 1;
	}
	sum_prefixes(finder, order, n);
	i = ml_split_best_gain(scan, finder->g, finder->h, n, finder->gain, &gain);
	if (i < 0 || !ml_split_is_better(finder->best, gain, finder->f))
		return;
	ml_category_choose(order, finder->lengths[i], finder->spare, finder->best);
	accept(finder, gain, order->missing_left);
}

static void
try_sorted_codes(Finder *finder)
{
	const MlSplitNode *node = finder->node;
	MlCategoryScan order = {.options = finder->options,
							.codes = finder->codes,
							.missing_h = (double) finder->missing.h,
							.node_h = (double) node->sum.h,
							.rows_per_h = node->rows_per_weight * node->h_unit};
	MlSplitScan scan;

	ml_split_scan_begin(finder->options, node, finder->f, finder->options->cat_l2, &scan);
	order.lowest_h = scan.lowest_h;
	order.ncodes = sort_codes(finder, &order);
	for (int way = 0; way < (finder->has_missing ? 4 : 2); way++)
	{
		order.missing_left = way >= 2;
		order.is_downward = way % 2 == 1;
		try_order(finder, &scan, &order);
	}
}

void
ml_split_find_category(const MlSplitOptions *options, const MlSplitNode *node,
					   const MlFeatureBins *bins, int32_t f, const MlPair *histogram, void *work,
					   MlSplit *best)
{
	size_t room = ML_SPLIT_ROOM(bins->ncodes + 1);
	char *rest = work;
	Finder finder = {.options = options,
					 .node = node,
					 .histogram = histogram,
					 .f = f,
					 .nbins = bins->nbins,
					 .best = best};

	finder.g = ml_split_take(&rest, room, sizeof(double));
	finder.h = ml_split_take(&rest, room, sizeof(double));
	finder.gain = ml_split_take(&rest, room, sizeof(double));
	finder.lengths = ml_split_take(&rest, room, sizeof(int32_t));
	finder.codes = ml_split_take(&rest, room, sizeof(MlSplitCode));
	finder.spare = ml_split_take(&rest, 2 * room, sizeof(MlSplitCode));
	if (bins->has_missing)
		finder.missing = histogram[bins->nbins];
	finder.has_missing = finder.missing.g != 0 || finder.missing.h != 0;
	if (bins->nbins > options->max_cat_to_onehot)
		try_sorted_codes(&finder);
	else
	{
		try_single_codes(&finder, false);
		if (finder.has_missing)
			try_single_codes(&finder, true);
	}
}
