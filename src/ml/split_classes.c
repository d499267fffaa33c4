/*
 * split_classes.c
 *		The best split of a node of more than two classes by gini or entropy.
 *
 * With n_k of the node's n by class, l_k of the left child's l and r_k of the right one's r, weight x impurity falls by
 *
 *	  gini		(1 / l + 1 / r) sum over k of d_k^2,	d_k = (l_k r - r_k l) / n
 *	  entropy	sum over k of l_k log2((l_k / l) / (n_k / n)), and the same of the right child
 *
 * where no difference of large numbers is taken: d_k is what the left child has above its share.
 *
 * Categories.  Of two classes the best subset is a prefix of the codes sorted by the share of one class; of
 * more there is no such order, and all subsets are too many.  Codes are sorted along the first principal
 * direction of their class shares, the way that they vary most: D. Coppersmith, S. J. Hong, J. R. M. Hosking,
 * "Partitioning nominal attributes in decision trees", Data Mining and Knowledge Discovery 3 (1999), who find it
 * near the best subset.  It costs one sort; one class against the others in turn would cost one for each class
 * and cannot see that two classes go together.  With e_c what the n_c rows of code c have above their
 * shares n_c n_k / n, the direction is the first eigenvector of
 *
 *	  sum over c of e_c e_c' / n_c
 *
 * by a few steps of the power method from the largest e_c / sqrt(n_c): it only orders, so digits do not
 * matter, but each step is the same on every machine.  The key is e_c v / (n_c + cat_smooth).
 * All else of categories is as in split_category.c, with cat_l2 as split_scan.c has it for two classes.
 */
#include "ml/split_scan.h"

#include "ml/elementary.h"

#define POWER_STEPS 8
#define ENTROPY_NOISE 0x1p-47 /* bits a row */
#define GINI_NOISE 0x1p-60
#define LN2 0x1.62e42fefa39efp-1

typedef struct Finder
{
	const MlSplitOptions *options;
	const MlSplitNode *node;
	const int64_t *histogram;
	const int64_t *missing; /* its sums where the node has any; else NULL */
	int32_t f;
	int32_t nbins;
	int32_t nclasses;
	double h; /* of the node, in units */
	double l2;
	double lowest_h;
	double floor;
	int64_t *left;
	double *share; /* of each class in the node, and its logarithm */
	double *log_share;
	double *direction;
	double *next;
	int32_t *lengths;
	MlSplitCode *codes;
	MlSplitCode *spare;
	MlSplit *best;
} Finder;

static int64_t
total(const int64_t *sums, int32_t nclasses)
{
	int64_t sum = 0;

	for (int32_t k = 0; k < nclasses; k++)
		sum += sums[k];
	return sum;
}

static const int64_t *
code_sums(const Finder *finder, int32_t code)
{
	return finder->histogram + (size_t) code * (size_t) finder->nclasses;
}

/* Nothing is left but what is missing. */
static void
start(Finder *finder, bool missing_left)
{
	size_t size = (size_t) finder->nclasses * sizeof(int64_t);

	if (missing_left)
		memcpy(finder->left, finder->missing, size);
	else
		memset(finder->left, 0, size);
}

/* False where the code has no rows. */
static bool
add_code(Finder *finder, int32_t code)
{
	const int64_t *sums = code_sums(finder, code);
	int64_t any = 0;

	for (int32_t k = 0; k < finder->nclasses; k++)
	{
		finder->left[k] += sums[k];
		any |= sums[k];
	}
	return any != 0;
}

static double
gini_gain(const Finder *finder, double left_h, double right_h)
{
	double sum = 0;

	for (int32_t k = 0; k < finder->nclasses; k++)
	{
		double n = (double) finder->left[k];
		double m = (double) (finder->node->class_sums[k] - finder->left[k]);
		double d = n * right_h - m * left_h;

		sum += d * d;
	}
	return sum / (finder->h * finder->h) * (1 / (left_h + finder->l2) + 1 / (right_h + finder->l2));
}

static double
entropy_gain(const Finder *finder, double left_h, double right_h)
{
	double left = 0;
	double right = 0;

	for (int32_t k = 0; k < finder->nclasses; k++)
	{
		double n = (double) finder->left[k];
		double m = (double) (finder->node->class_sums[k] - finder->left[k]);

		if (n > 0)
			left += n * (ml_log(n / left_h) - finder->log_share[k]);
		if (m > 0)
			right += m * (ml_log(m / right_h) - finder->log_share[k]);
	}
	return (left * (left_h / (left_h + finder->l2)) + right * (right_h / (right_h + finder->l2))) /
		   LN2;
}

/* Of sending finder->left to the left; -1 where a child is too light. */
static double
gain_of(const Finder *finder)
{
	double left_h = (double) total(finder->left, finder->nclasses);
	double right_h = finder->h - left_h;

	if (left_h < finder->lowest_h || right_h < finder->lowest_h)
		return -1;
	return finder->node->h_unit * (finder->options->criterion == ML_CRITERION_ENTROPY
									   ? entropy_gain(finder, left_h, right_h)
									   : gini_gain(finder, left_h, right_h));
}

static bool
is_best(const Finder *finder, double gain)
{
	return gain > finder->floor && ml_split_is_better(finder->best, gain, finder->f);
}

/* finder->left is the best split; the caller tells of which codes. */
static void
accept(Finder *finder, double gain, bool missing_left)
{
	MlSplit *best = finder->best;
	int64_t left_h = total(finder->left, finder->nclasses);

	best->feature = finder->f;
	best->gain = gain;
	best->left.g = 0;
	best->left.h = left_h;
	best->missing_left =
		finder->missing != NULL ? missing_left : (double) left_h > finder->h - (double) left_h;
}

static bool
has_rows(const Finder *finder, int32_t code)
{
	return total(code_sums(finder, code), finder->nclasses) != 0;
}

/* The codes after which a number may be cut: from .. to, one of them at random for extra trees. */
static void
cuts(const Finder *finder, int32_t *from, int32_t *to)
{
	*from = 0;
	*to = finder->nbins - 1;
	if (finder->options->is_extra)
	{
		while (*from < *to && !has_rows(finder, *from))
			(*from)++;
		while (*to > *from && !has_rows(finder, *to))
			(*to)--;
	}
	*to -= finder->missing == NULL;
	if (finder->options->is_extra && *to >= *from)
	{
		*from += ml_split_draw(finder->node, finder->f, 0, *to - *from + 1);
		*to = *from;
	}
}

static void
find_number(Finder *finder, bool missing_left)
{
	int32_t from;
	int32_t to;

	cuts(finder, &from, &to);
	start(finder, missing_left);
	for (int32_t c = 0; c <= to; c++)
	{
		bool is_new = add_code(finder, c);
		double gain;

		if (c < from || (!is_new && c > from))
			continue;
		gain = gain_of(finder);
		if (!is_best(finder, gain))
			continue;
		accept(finder, gain, missing_left);
		finder->best->is_category = false;
		finder->best->code = c;
		finder->best->ncodes = 0;
	}
}

static void
find_single_code(Finder *finder, bool missing_left)
{
	int32_t n = finder->nbins + missing_left; /* the last one: no code */
	int32_t chosen = -1;

	if (finder->options->is_extra)
		chosen = ml_split_draw(finder->node, finder->f, missing_left, n);
	for (int32_t c = 0; c < n; c++)
	{
		double gain;

		if (chosen >= 0 && c != chosen)
			continue;
		start(finder, missing_left);
		if (c < finder->nbins && !add_code(finder, c))
			continue;
		gain = gain_of(finder);
		if (!is_best(finder, gain))
			continue;
		accept(finder, gain, missing_left);
		finder->best->is_category = true;
		finder->best->code = -1;
		finder->best->ncodes = c < finder->nbins;
		finder->best->codes[0] = c;
	}
}

/* e_c v, with the vector of a code's distances from the node's shares. */
static double
project(const Finder *finder, const MlSplitCode *code, const double *direction)
{
	const int64_t *sums = code_sums(finder, code->code);
	double product = 0;

	for (int32_t k = 0; k < finder->nclasses; k++)
		product += ((double) sums[k] - finder->share[k] * code->h) * direction[k];
	return product;
}

static void
add_distances(const Finder *finder, const MlSplitCode *code, double factor, double *sum)
{
	const int64_t *sums = code_sums(finder, code->code);

	for (int32_t k = 0; k < finder->nclasses; k++)
		sum[k] += ((double) sums[k] - finder->share[k] * code->h) * factor;
}

/* To a largest component of 1; false for 0. */
static bool
scale(double *direction, int32_t nclasses)
{
	double most = 0;

	for (int32_t k = 0; k < nclasses; k++)
		most = fabs(direction[k]) > most ? fabs(direction[k]) : most;
	for (int32_t k = 0; most > 0 && k < nclasses; k++)
		direction[k] /= most;
	return most > 0;
}

/* The direction of n codes into finder->direction. */
static void
find_direction(Finder *finder, int32_t n)
{
	size_t size = (size_t) finder->nclasses * sizeof(double);
	double most = -1;
	int32_t at = 0;

	for (int32_t i = 0; i < n; i++)
	{
		double square;

		memset(finder->next, 0, size);
		add_distances(finder, &finder->codes[i], 1, finder->next);
		square = project(finder, &finder->codes[i], finder->next) / finder->codes[i].h;
		if (square > most)
		{
			most = square;
			at = i;
		}
	}
	memset(finder->direction, 0, size);
	if (n > 0)
		add_distances(finder, &finder->codes[at], 1, finder->direction);
	for (int step = 0; step < POWER_STEPS && scale(finder->direction, finder->nclasses); step++)
	{
		memset(finder->next, 0, size);
		for (int32_t i = 0; i < n; i++)
			add_distances(finder, &finder->codes[i],
						  project(finder, &finder->codes[i], finder->direction) /
							  finder->codes[i].h,
						  finder->next);
		memcpy(finder->direction, finder->next, size);
	}
}

/* The codes that have enough rows, sorted. */
static int32_t
sort_codes(Finder *finder, const MlCategoryScan *order)
{
	double smooth = finder->options->cat_smooth / finder->node->h_unit;
	int32_t n = 0;

	for (int32_t c = 0; c < finder->nbins; c++)
	{
		double h = (double) total(code_sums(finder, c), finder->nclasses);

		if (!(h > 0) || ml_category_rows(order, h) < finder->options->cat_smooth)
			continue;
		finder->codes[n].h = h;
		finder->codes[n].code = c;
		n++;
	}
	find_direction(finder, n);
	for (int32_t i = 0; i < n; i++)
		finder->codes[i].key =
			project(finder, &finder->codes[i], finder->direction) / (finder->codes[i].h + smooth);
	ml_split_sort(finder->codes, finder->spare, n);
	return n;
}

static void
try_order(Finder *finder, const MlCategoryScan *order)
{
	int32_t n = ml_category_lengths(order, finder->lengths);
	int32_t from = 0;
	int32_t codes = 0;
	int32_t chosen = -1;

	if (n > 0 && finder->options->is_extra)
	{
		from =
			ml_split_draw(finder->node, finder->f, 2 * order->missing_left + order->is_downward, n);
		n = from + 1;
	}
	start(finder, order->missing_left);
	for (int32_t i = from; i < n; i++)
	{
		double gain;

		for (; codes < finder->lengths[i]; codes++)
			(void) add_code(finder, ml_category_code(order, codes)->code);
		gain = gain_of(finder);
		if (!is_best(finder, gain))
			continue;
		accept(finder, gain, order->missing_left);
		chosen = codes;
	}
	if (chosen < 0)
		return;
	finder->best->is_category = true;
	finder->best->code = -1;
	ml_category_choose(order, chosen, finder->spare, finder->best);
}

static void
find_sorted_codes(Finder *finder)
{
	const MlSplitNode *node = finder->node;
	MlCategoryScan order = {.options = finder->options,
							.codes = finder->codes,
							.missing_h = finder->missing != NULL
											 ? (double) total(finder->missing, finder->nclasses)
											 : 0,
							.node_h = finder->h,
							.lowest_h = finder->lowest_h,
							.rows_per_h = node->rows_per_weight * node->h_unit};

	order.ncodes = sort_codes(finder, &order);
	for (int way = 0; way < (finder->missing != NULL ? 4 : 2); way++)
	{
		order.missing_left = way >= 2;
		order.is_downward = way % 2 == 1;
		try_order(finder, &order);
	}
}

static void
prepare(Finder *finder, const MlFeatureBins *bins, void *work)
{
	const MlSplitOptions *options = finder->options;
	const MlSplitNode *node = finder->node;
	size_t room = ML_SPLIT_ROOM(bins->ncodes + 1);
	size_t nclasses = (size_t) finder->nclasses;
	char *rest = work;
	double noise;

	finder->left = ml_split_take(&rest, nclasses, sizeof(int64_t));
	finder->share = ml_split_take(&rest, nclasses, sizeof(double));
	finder->log_share = ml_split_take(&rest, nclasses, sizeof(double));
	finder->direction = ml_split_take(&rest, nclasses, sizeof(double));
	finder->next = ml_split_take(&rest, nclasses, sizeof(double));
	finder->lengths = ml_split_take(&rest, room, sizeof(int32_t));
	finder->codes = ml_split_take(&rest, room, sizeof(MlSplitCode));
	finder->spare = ml_split_take(&rest, 2 * room, sizeof(MlSplitCode));
	finder->h = (double) total(node->class_sums, finder->nclasses);
	for (int32_t k = 0; k < finder->nclasses; k++)
	{
		finder->share[k] = finder->h > 0 ? (double) node->class_sums[k] / finder->h : 0;
		finder->log_share[k] = finder->share[k] > 0 ? ml_log(finder->share[k]) : 0;
	}
	if (bins->is_category && bins->nbins > options->max_cat_to_onehot)
		finder->l2 = options->cat_l2 / node->h_unit;
	finder->lowest_h = options->min_child_weight / node->h_unit;
	if (!(finder->l2 > 0) && finder->lowest_h < 1)
		finder->lowest_h = 1;
	noise = finder->h * node->h_unit *
			(options->criterion == ML_CRITERION_ENTROPY ? ENTROPY_NOISE : GINI_NOISE);
	finder->floor = options->min_split_gain > noise ? options->min_split_gain : noise;
	if (bins->has_missing && has_rows(finder, bins->nbins))
		finder->missing = code_sums(finder, bins->nbins);
}

void
ml_split_find_classes(const MlSplitOptions *options, const MlSplitNode *node,
					  const MlFeatureBins *bins, int32_t f, const int64_t *histogram, void *work,
					  MlSplit *best)
{
	Finder finder = {.options = options,
					 .node = node,
					 .histogram = histogram,
					 .f = f,
					 .nbins = bins->nbins,
					 .nclasses = node->nclasses,
					 .best = best};

	prepare(&finder, bins, work);
	if (bins->is_category && bins->nbins > options->max_cat_to_onehot)
	{
		find_sorted_codes(&finder);
		return;
	}
	for (int side = 0; side < (finder.missing != NULL ? 2 : 1); side++)
	{
		if (bins->is_category)
			find_single_code(&finder, side == 1);
		else
			find_number(&finder, side == 1);
	}
}
