/*
 * test_split.c
 *		Splits against a search through all of them by the definitions, in long double, and what has none.
 */
#include "ml/random.h"
#include "ml/split.h"
#include "support.h"
#include "tap.h"

#define MOST_CODES 12
#define MOST_CLASSES 4
#define SCALE 1e-12

static MlRandom random_state;

static int
below(int n)
{
	return (int) ml_random_below(&random_state, (uint64_t) n);
}

/* A node and a feature, with room for everything. */
typedef struct Case
{
	MlSplitOptions options;
	MlSplitNode node;
	MlFeatureBins bins;
	int8_t monotone;
	MlPair histogram[MOST_CODES + 1];
	int64_t classes[(MOST_CODES + 1) * MOST_CLASSES];
	int64_t class_sums[MOST_CLASSES];
} Case;

static const MlSplitOptions plain = {.max_cat_threshold = 32, .max_cat_to_onehot = 4};

static void
sum_up(Case *c)
{
	c->node.sum = (MlPair){0, 0};
	memset(c->class_sums, 0, sizeof(c->class_sums));
	for (int i = 0; i < c->bins.ncodes; i++)
	{
		c->node.sum.g += c->histogram[i].g;
		c->node.sum.h += c->histogram[i].h;
		for (int k = 0; k < c->node.nclasses; k++)
			c->class_sums[k] += c->classes[i * c->node.nclasses + k];
	}
	c->node.class_sums = c->node.nclasses > 0 ? c->class_sums : NULL;
}

/* Up to most codes, some of them empty; pairs of gradients, or of positives and all, or class sums. */
static void
random_case(Case *c, MlCriterion criterion, int nclasses, int most)
{
	memset(c, 0, sizeof(*c));
	c->options = plain;
	c->options.criterion = criterion;
	c->node = (MlSplitNode){.nclasses = nclasses,
							.g_unit = 0.5,
							.h_unit = criterion == ML_CRITERION_GRADIENT ? 0.25 : 0.5,
							.rows_per_weight = 1 + below(3),
							.lower = -INFINITY,
							.upper = INFINITY};
	c->bins.nbins = 1 + below(most);
	c->bins.has_missing = below(2) == 0;
	c->bins.ncodes = c->bins.nbins + c->bins.has_missing;
	for (int i = 0; i < c->bins.ncodes; i++)
	{
		if (below(5) == 0)
			continue;
		c->histogram[i].h = below(40);
		c->histogram[i].g = criterion == ML_CRITERION_GRADIENT ? below(81) - 40
															   : below((int) c->histogram[i].h + 1);
		for (int k = 0; k < nclasses; k++)
			c->classes[i * nclasses + k] = below(below(2) == 0 ? 3 : 15);
	}
	sum_up(c);
}

static long double
threshold(long double g, long double l1)
{
	return g > l1 ? g - l1 : g < -l1 ? g + l1 : 0;
}

/* By its definition, of a value. */
static long double
given_score(const Case *c, long double g, long double h, long double w)
{
	return -(2 * g * w + (h + c->options.l2) * w * w + 2 * c->options.l1 * fabsl(w));
}

static long double
clipped(const Case *c, long double g, long double h)
{
	long double w = -threshold(g, c->options.l1) / (h + c->options.l2);

	return w < c->node.lower ? c->node.lower : w > c->node.upper ? c->node.upper : w;
}

/* Weight x impurity of class weights. */
static long double
impurity(MlCriterion criterion, const long double *n, int nclasses)
{
	long double sum = 0;
	long double result = 0;

	for (int k = 0; k < nclasses; k++)
		sum += n[k];
	for (int k = 0; k < nclasses; k++)
		if (n[k] > 0)
			result += criterion == ML_CRITERION_GINI ? n[k] * (1 - n[k] / sum)
													 : -n[k] * log2l(n[k] / sum);
	return result;
}

/* Gain of the codes in a set, or -1. */
static long double
gain_of_set(const Case *c, unsigned set, double more_l2)
{
	Case with_l2 = *c;
	MlPair left = {0, 0};
	long double n[3][MOST_CLASSES] = {{0}};
	int nclasses = c->node.nclasses > 0 ? c->node.nclasses : 2;
	long double g, h, node_g, node_h;

	for (int i = 0; i < c->bins.ncodes; i++)
	{
		bool is_left = (set >> i & 1) != 0;

		if (is_left)
		{
			left.g += c->histogram[i].g;
			left.h += c->histogram[i].h;
		}
		for (int k = 0; k < c->node.nclasses; k++)
			n[is_left][k] += c->node.h_unit * c->classes[i * nclasses + k];
	}
	g = c->node.g_unit * left.g;
	h = c->node.h_unit * left.h;
	node_g = c->node.g_unit * c->node.sum.g;
	node_h = c->node.h_unit * c->node.sum.h;
	if (c->node.nclasses == 0)
	{
		n[1][1] = g;
		n[1][0] = h - g;
		n[0][1] = node_g - g;
		n[0][0] = node_h - h - n[0][1];
	}
	else
	{
		h = node_h = 0;
		for (int k = 0; k < nclasses; k++)
		{
			h += n[1][k];
			node_h += n[0][k] + n[1][k];
		}
	}
	with_l2.options.l2 += more_l2;
	if (h < c->options.min_child_weight || node_h - h < c->options.min_child_weight ||
		h + with_l2.options.l2 <= 0 || node_h - h + with_l2.options.l2 <= 0)
		return -1;
	for (int k = 0; k < nclasses; k++)
		n[2][k] = n[0][k] + n[1][k];
	if (c->options.criterion == ML_CRITERION_GRADIENT)
	{
		long double wl = clipped(&with_l2, g, h);
		long double wr = clipped(&with_l2, node_g - g, node_h - h);
		int sign = c->options.monotone != NULL ? c->monotone : 0;

		if ((sign > 0 && wl > wr) || (sign < 0 && wl < wr))
			return -1;
		return given_score(&with_l2, g, h, wl) + given_score(&with_l2, node_g - g, node_h - h, wr) -
			   given_score(c, node_g, node_h, clipped(c, node_g, node_h));
	}
	if (more_l2 > 0 || c->options.criterion == ML_CRITERION_SQUARED_ERROR)
	{
		/* each child's part of the fall, times weight / (weight + l2) */
		long double result = 0;

		for (int side = 0; side < 2; side++)
		{
			long double weight = side == 1 ? h : node_h - h;
			long double part = 0;

			for (int k = 0; k < nclasses; k++)
			{
				long double p = n[2][k] / node_h;
				long double d = n[side][k] - p * weight;

				if (c->options.criterion == ML_CRITERION_ENTROPY)
					part += n[side][k] > 0 ? n[side][k] * log2l(n[side][k] / weight / p) : 0;
				else if (c->options.criterion == ML_CRITERION_GINI || k == 1)
					part += weight > 0 ? d * d / weight : 0;
			}
			result += part * weight / (weight + more_l2);
		}
		return result;
	}
	return impurity(c->options.criterion, n[2], nclasses) -
		   impurity(c->options.criterion, n[0], nclasses) -
		   impurity(c->options.criterion, n[1], nclasses);
}

static unsigned
set_of_split(const Case *c, const MlSplit *split)
{
	unsigned set = 0;

	if (split->is_category)
		for (int i = 0; i < split->ncodes; i++)
			set |= 1u << split->codes[i];
	else
		set = (2u << split->code) - 1;
	if (c->bins.has_missing && split->missing_left)
		set |= 1u << c->bins.nbins;
	return set;
}

static int32_t split_codes[65536];

static MlSplit
find(const Case *c, void *work)
{
	MlSplit best = {.feature = -1, .codes = split_codes};

	if (c->node.nclasses > 0)
		ml_split_find_classes(&c->options, &c->node, &c->bins, 0, c->classes, work, &best);
	else
		ml_split_find(&c->options, &c->node, &c->bins, 0, c->histogram, work, &best);
	return best;
}

/* A work space of just the right size, so that a sanitizer sees what is beyond. */
static void *
work_space(const Case *c)
{
	return malloc(ml_split_work_size(c->bins.ncodes, c->node.nclasses));
}

/* Is what was found as good as best, is its gain its own, and are its sums those of its codes? */
static bool
agrees(const Case *c, const MlSplit *found, long double best, double more_l2)
{
	long double size = 1 + fabsl(best);
	unsigned set;
	MlPair left = {0, 0};
	int64_t missing_h;

	if (c->options.criterion == ML_CRITERION_GRADIENT && c->node.sum.h > 0)
		size += powl(c->node.g_unit * c->node.sum.g, 2) /
				(c->node.h_unit * c->node.sum.h + c->options.l2);
	if (found->feature < 0)
		return best <= c->options.min_split_gain + SCALE * size;
	set = set_of_split(c, found);
	for (int i = 0; i < c->bins.ncodes; i++)
		if (set >> i & 1)
		{
			left.g += c->node.nclasses > 0 ? 0 : c->histogram[i].g;
			left.h += c->node.nclasses > 0 ? 0 : c->histogram[i].h;
			for (int k = 0; k < c->node.nclasses; k++)
				left.h += c->classes[i * c->node.nclasses + k];
		}
	missing_h = c->bins.has_missing ? c->histogram[c->bins.nbins].h : 0;
	if (c->node.nclasses == 0 && missing_h == 0 &&
		(!c->bins.has_missing || c->histogram[c->bins.nbins].g == 0) &&
		found->missing_left != (left.h > c->node.sum.h - left.h))
		return false;
	return found->gain > c->options.min_split_gain &&
		   fabsl(found->gain - gain_of_set(c, set, more_l2)) <= SCALE * size &&
		   fabsl(found->gain - best) <= SCALE * size && left.g == found->left.g &&
		   left.h == found->left.h;
}

/* The best of all cuts, or of all codes against the rest. */
static long double
best_of_all(const Case *c)
{
	long double best = -1;
	unsigned missing = c->bins.has_missing ? 1u << c->bins.nbins : 0;

	for (int i = c->bins.is_category ? -1 : 0; i < c->bins.nbins; i++)
		for (int side = 0; side < 2; side++)
		{
			unsigned set = c->bins.is_category ? (i < 0 ? 0 : 1u << i) : (2u << i) - 1;
			long double gain = gain_of_set(c, side ? set | missing : set, 0);

			best = gain > best ? gain : best;
		}
	return best;
}

static void
random_options(Case *c)
{
	static const double l1[] = {0, 0, 1.5, 10};
	static const double l2[] = {0, 1, 1, 7.5};
	static const double weight[] = {0, 1, 3, 1e9};
	static const double gain[] = {0, 0, 2, 20};

	if (c->options.criterion == ML_CRITERION_GRADIENT)
	{
		c->options.l1 = l1[below(4)];
		c->options.l2 = l2[below(4)];
	}
	c->options.min_child_weight = weight[below(10) == 0 ? 3 : below(3)];
	c->options.min_split_gain = gain[below(4)];
}

static void
test_all_cuts(MlCriterion criterion, int nclasses, bool is_bounded, bool is_category,
			  const char *name)
{
	int wrong = 0;
	int splits = 0;

	for (int i = 0; i < 20000; i++)
	{
		Case c;
		MlSplit found;
		void *work;

		random_case(&c, criterion, nclasses, is_category ? 5 : MOST_CODES);
		random_options(&c);
		c.bins.is_category = is_category;
		c.options.max_cat_to_onehot = 5;
		c.options.cat_l2 = 3; /* not of these */
		if (is_bounded)
		{
			c.monotone = (int8_t) (below(3) - 1);
			c.options.monotone = &c.monotone;
			if (below(2) == 0)
				c.node.lower = -below(4) / 2.0;
			if (below(2) == 0)
				c.node.upper = below(4) / 2.0;
		}
		work = work_space(&c);
		found = find(&c, work);
		splits += found.feature == 0;
		if (!agrees(&c, &found, best_of_all(&c), 0) && wrong++ < 3)
			note("  case %d: gain %.17g, best %.17Lg", i, found.gain, best_of_all(&c));
		free(work);
	}
	ok(wrong == 0 && splits > 2000, "%s: %d of 20000 wrong, %d splits", name, wrong, splits);
}

/* Without smoothing and limits the sorted order has the best of all subsets, where two sums decide. */
static void
test_all_subsets(MlCriterion criterion, int nclasses, const char *name)
{
	int wrong = 0;
	int splits = 0;

	for (int i = 0; i < 2000; i++)
	{
		Case c;
		long double best = -1;
		MlSplit found;
		void *work;

		random_case(&c, criterion, nclasses, 8);
		c.bins.is_category = true;
		c.options.max_cat_to_onehot = 0;
		work = work_space(&c);
		found = find(&c, work);
		free(work);
		for (unsigned set = 0; set < 1u << c.bins.ncodes; set++)
		{
			long double gain = gain_of_set(&c, set, 0);

			best = gain > best ? gain : best;
		}
		/* a code with gradients and no weight is not sorted */
		for (int code = 0; code < c.bins.nbins; code++)
			if (c.histogram[code].h == 0 && c.histogram[code].g != 0)
				best = found.feature == 0 ? found.gain : 0;
		splits += found.feature == 0;
		if (!agrees(&c, &found, best, 0) && wrong++ < 3)
			note("  case %d: gain %.17g, best %.17Lg", i, found.gain, best);
	}
	ok(wrong == 0 && splits > 500, "%s: %d of 2000 wrong, %d splits", name, wrong, splits);
}

/* The rules of sorted categories, each scan spelled out. */
static long double
best_by_rules(const Case *c)
{
	int order[MOST_CODES];
	double key[MOST_CODES];
	int n = 0;
	int most;
	long double best = -1;
	double per_h = c->node.rows_per_weight * c->node.h_unit;
	double mean = c->options.criterion == ML_CRITERION_GRADIENT || c->node.sum.h == 0
					  ? 0
					  : c->node.g_unit * c->node.sum.g / (c->node.h_unit * c->node.sum.h);

	for (int i = 0; i < c->bins.nbins; i++)
	{
		double h = c->node.h_unit * c->histogram[i].h;
		int at = n;

		if (h == 0 || round(c->histogram[i].h * per_h) < c->options.cat_smooth)
			continue;
		key[i] = (c->node.g_unit * c->histogram[i].g - mean * h) / (h + c->options.cat_smooth);
		for (; at > 0 && key[order[at - 1]] > key[i]; at--)
			order[at] = order[at - 1];
		order[at] = i;
		n++;
	}
	most = (n + 1) / 2 < c->options.max_cat_threshold ? (n + 1) / 2 : c->options.max_cat_threshold;
	for (int way = 0; way < 4; way++)
	{
		unsigned set = 0;
		double rows = 0;
		double group = 0;

		if (way >= 2 && !c->bins.has_missing)
			break;
		for (int i = way >= 2 ? -1 : 0; i < most; i++)
		{
			int code = i < 0 ? c->bins.nbins : way % 2 == 1 ? order[n - 1 - i] : order[i];
			long double gain;

			set |= 1u << code;
			rows += round(c->histogram[code].h * per_h);
			group += round(c->histogram[code].h * per_h);
			gain = gain_of_set(c, set, c->options.cat_l2);
			if (round(c->node.sum.h * per_h) - rows < c->options.min_data_per_group)
				break;
			if (group < c->options.min_data_per_group)
				continue;
			group = 0;
			best = gain > best ? gain : best;
		}
	}
	return best;
}

static void
test_rules(MlCriterion criterion, const char *name)
{
	int wrong = 0;
	int splits = 0;

	for (int i = 0; i < 20000; i++)
	{
		Case c;
		MlSplit found;
		void *work;

		random_case(&c, criterion, 0, MOST_CODES);
		c.bins.is_category = true;
		if (criterion == ML_CRITERION_GRADIENT)
			c.options.l2 = below(2);
		c.options.max_cat_to_onehot = 0;
		c.options.cat_l2 = below(4);
		c.options.cat_smooth = below(12);
		c.options.min_data_per_group = below(30);
		c.options.max_cat_threshold = 1 + below(6);
		work = work_space(&c);
		found = find(&c, work);
		free(work);
		splits += found.feature == 0;
		for (int k = 1; found.feature == 0 && k < found.ncodes; k++)
			wrong += found.codes[k - 1] >= found.codes[k];
		if (!agrees(&c, &found, best_by_rules(&c), c.options.cat_l2) && wrong++ < 3)
			note("  case %d: gain %.17g, best %.17Lg", i, found.gain, best_by_rules(&c));
	}
	ok(wrong == 0 && splits > 2000, "%s: %d of 20000 wrong, %d splits", name, wrong, splits);
}

/* Three classes: two kinds of codes are told apart whatever their order; never better than all subsets. */
static void
test_class_categories(void)
{
	int wrong = 0;
	long double total = 0;
	long double total_best = 0;

	for (int i = 0; i < 500; i++)
	{
		Case c;
		long double best = -1;
		MlSplit found;
		void *work;

		random_case(&c, i % 2 ? ML_CRITERION_GINI : ML_CRITERION_ENTROPY, 3, 8);
		c.bins.is_category = true;
		c.options.max_cat_to_onehot = 0;
		work = work_space(&c);
		found = find(&c, work);
		free(work);
		for (unsigned set = 0; set < 1u << c.bins.ncodes; set++)
		{
			long double gain = gain_of_set(&c, set, 0);

			best = gain > best ? gain : best;
		}
		if (found.feature == 0)
		{
			wrong += !agrees(&c, &found, found.gain, 0);
			wrong += found.gain > best * (1 + SCALE);
			total += found.gain;
			total_best += best;
		}
	}
	is_int(wrong, 0, "categories of three classes: gains and sums are those of the codes");
	ok(total > 0.96L * total_best, "and %.4Lf of the best subsets' in all", total / total_best);
}

static void
test_kinds_of_codes(void)
{
	Case c = {.options = plain};
	MlSplit found;
	void *work;
	bool passed = true;

	c.options.criterion = ML_CRITERION_GINI;
	c.options.max_cat_to_onehot = 0;
	c.node = (MlSplitNode){.nclasses = 3, .h_unit = 1, .g_unit = 1, .rows_per_weight = 1};
	c.bins = (MlFeatureBins){.is_category = true, .nbins = 10, .ncodes = 10};
	for (int i = 0; i < 10; i++)
	{
		c.classes[3 * i] = i % 3 == 1 ? 2 : 20;
		c.classes[3 * i + 1] = i % 3 == 1 ? 30 : 4;
		c.classes[3 * i + 2] = 7 + i % 2;
	}
	sum_up(&c);
	work = work_space(&c);
	found = find(&c, work);
	passed = found.feature == 0 && found.ncodes == 3;
	for (int i = 0; passed && i < 3; i++)
		passed = found.codes[i] == 3 * i + 1;
	ok(passed, "two kinds of codes are told apart");
	free(work);
}

static MlSplit
find_pairs(const MlPair *pairs, int nbins, bool has_missing, const MlSplitOptions *options)
{
	Case c = {.options = *options};
	MlSplit found;
	void *work;

	c.node = (MlSplitNode){
		.g_unit = 1, .h_unit = 1, .rows_per_weight = 1, .lower = -INFINITY, .upper = INFINITY};
	c.bins =
		(MlFeatureBins){.nbins = nbins, .has_missing = has_missing, .ncodes = nbins + has_missing};
	memcpy(c.histogram, pairs, sizeof(MlPair) * (size_t) c.bins.ncodes);
	sum_up(&c);
	work = work_space(&c);
	found = find(&c, work);
	free(work);
	return found;
}

static void
test_degenerate(void)
{
	static const MlPair one_code[] = {{0, 0}, {5, 3}, {0, 0}};
	static const MlPair nothing[] = {{0, 0}, {0, 0}, {0, 0}};
	static const MlPair weightless[] = {{3, 0}, {-3, 0}};
	static const MlPair half[] = {{3, 0}, {-3, 2}};
	static const MlPair missing[] = {{0, 0}, {6, 3}, {-6, 3}};
	static const MlPair gap[] = {{4, 2}, {0, 0}, {0, 0}, {-4, 2}};
	MlPair equal[3];
	MlSplitOptions with_l2 = plain;
	MlSplitOptions squared = plain;
	MlSplit found;

	with_l2.l2 = 1;
	squared.criterion = ML_CRITERION_SQUARED_ERROR;
	is_int(find_pairs(one_code, 3, false, &plain).feature, -1, "all rows in one code");
	is_int(find_pairs(nothing, 3, false, &plain).feature, -1, "no rows");
	is_int(find_pairs(nothing, 3, false, &with_l2).feature, -1, "no rows, with l2");
	is_int(find_pairs(weightless, 2, false, &plain).feature, -1, "H + l2 = 0");
	near(find_pairs(weightless, 2, false, &with_l2).gain, 18, 1e-15, "H = 0 with l2");
	is_int(find_pairs(half, 2, false, &plain).feature, -1, "H + l2 = 0 of one child");
	is_int(find_pairs(one_code, 1, false, &plain).feature, -1, "a single bin");
	for (int i = 0; i < 3; i++)
		equal[i] = (MlPair){(int64_t) 357913941 * (i + 5), (int64_t) 1073741824 * (i + 5)};
	is_int(find_pairs(equal, 3, false, &plain).feature, -1, "equal targets, the gradient score");
	is_int(find_pairs(equal, 3, false, &squared).feature, -1, "equal targets, squared error");
	equal[2].g += 100; /* of 2.5e9: 4e-8 of the target, 1e-15 of the score */
	is_int(find_pairs(equal, 3, false, &squared).feature, 0, "a small difference, squared error");
	found = find_pairs(missing, 2, true, &plain);
	ok(found.feature == 0 && found.code == 1 && !found.missing_left && found.left.g == 6,
	   "missing values on the right of all others rather than on the left");
	found = find_pairs(missing + 1, 1, true, &plain);
	ok(found.feature == 0 && found.code == 0 && !found.missing_left && found.left.g == 6,
	   "missing values against the only bin");
	found = find_pairs(gap, 4, false, &plain);
	ok(found.code == 0 && !found.missing_left, "the lowest of equal cuts");
	ok(ml_split_value(&plain, 3, 0, -INFINITY, INFINITY) == 0, "value where H + l2 = 0");
	near(ml_split_value(&with_l2, 3, 5, -INFINITY, INFINITY), -0.5, 1e-15, "value");
	near(ml_split_value(&with_l2, 3, 5, -0.25, 0), -0.25, 1e-15, "value within bounds");
	with_l2.l1 = 4;
	ok(ml_split_value(&with_l2, 3, 5, -1, 1) == 0, "value below l1");
}

/* Equal features: the lower one, in whichever order they come; so with a mirrored one. */
static void
test_ties(void)
{
	Case c;
	int wrong = 0;

	for (int i = 0; i < 2000; i++)
	{
		MlPair mirrored[MOST_CODES];
		MlSplit best = {.feature = -1, .codes = split_codes};
		void *work;

		random_case(&c, (MlCriterion) (i % 4), 0, MOST_CODES);
		c.bins.has_missing = false;
		c.bins.ncodes = c.bins.nbins;
		sum_up(&c);
		if (i % 4 == 0)
			c.options.l2 = 1;
		for (int k = 0; k < c.bins.nbins; k++)
			mirrored[k] = c.histogram[c.bins.nbins - 1 - k];
		work = work_space(&c);
		ml_split_find(&c.options, &c.node, &c.bins, 7, c.histogram, work, &best);
		if (best.feature == 7)
		{
			MlSplit first = best;

			ml_split_find(&c.options, &c.node, &c.bins, 9, c.histogram, work, &best);
			ml_split_find(&c.options, &c.node, &c.bins, 8, mirrored, work, &best);
			wrong += best.feature != 7;
			ml_split_find(&c.options, &c.node, &c.bins, 3, c.histogram, work, &best);
			wrong += best.feature != 3 || best.code != first.code || best.gain != first.gain;
		}
		free(work);
	}
	is_int(wrong, 0, "equal gains: the lower feature");
}

static void
test_extra(int nclasses)
{
	Case c;
	bool seen[MOST_CODES] = {false};
	bool passed = true;
	int n = 0;
	void *work;

	random_case(&c, nclasses > 0 ? ML_CRITERION_GINI : ML_CRITERION_GRADIENT, nclasses, 1);
	c.options.is_extra = true;
	c.bins.nbins = c.bins.ncodes = 10;
	c.bins.has_missing = false;
	memset(c.histogram, 0, sizeof(c.histogram));
	memset(c.classes, 0, sizeof(c.classes));
	for (int i = 2; i < 8; i++)
	{
		c.histogram[i] = (MlPair){i * i - 30, 10};
		for (int k = 0; k < nclasses; k++)
			c.classes[i * nclasses + k] = k == 0 ? i * i : 10;
	}
	sum_up(&c);
	work = work_space(&c);
	for (int i = 0; i < 200; i++)
	{
		MlSplit found;
		MlSplit again;

		c.node.seed = (uint64_t) i;
		found = find(&c, work);
		again = find(&c, work);
		passed = passed && found.feature == 0 && found.code >= 2 && found.code < 7 &&
				 found.code == again.code;
		if (passed)
			seen[found.code] = true;
	}
	for (int i = 0; i < MOST_CODES; i++)
		n += seen[i];
	ok(passed && n == 5, "extra trees, %d class sums: %d cuts between occupied codes", nclasses, n);
	c.bins.is_category = true;
	c.options.cat_smooth = 1;
	passed = true;
	for (int i = 0; i < 50; i++)
	{
		c.node.seed = (uint64_t) i;
		passed = passed && find(&c, work).feature == 0;
	}
	ok(passed, "and of a category");
	free(work);
}

static void
test_many_codes(bool is_category, int nclasses)
{
	enum
	{
		N = 65536
	};
	MlPair *histogram = calloc(N, sizeof(MlPair));
	int64_t *classes = calloc((size_t) N * 3, sizeof(int64_t));
	int64_t class_sums[3] = {0, 0, 0};
	MlSplitOptions options = plain;
	MlSplitNode node = {
		.g_unit = 1, .h_unit = 1, .rows_per_weight = 1, .lower = -INFINITY, .upper = INFINITY};
	MlFeatureBins bins = {.is_category = is_category, .nbins = N, .ncodes = N};
	MlBinned rows = {.nfeatures = 1, .bins = &bins};
	MlSplit best = {.feature = -1, .codes = split_codes};
	void *work = malloc(ml_split_work_size(N, nclasses));
	bool passed;

	options.cat_smooth = 10;
	options.max_cat_threshold = 40000;
	for (int i = 0; i < N; i++)
	{
		bool is_high = is_category ? i % 3 == 0 : i < 30000;

		histogram[i] = (MlPair){(is_high ? 20 : -10) + below(7), 20};
		classes[3 * i + (is_high ? 0 : 2)] = 20;
		classes[3 * i + 1] = below(5);
		node.sum.g += histogram[i].g;
		node.sum.h += histogram[i].h;
		for (int k = 0; k < 3; k++)
			class_sums[k] += classes[3 * i + k];
	}
	node.class_sums = class_sums;
	node.nclasses = nclasses;
	if (nclasses > 0)
	{
		options.criterion = ML_CRITERION_GINI;
		ml_split_find_classes(&options, &node, &bins, 0, classes, work, &best);
	}
	else
		ml_split_find(&options, &node, &bins, 0, histogram, work, &best);
	passed = best.feature == 0 && best.is_category == is_category;
	if (!is_category)
		passed = passed && best.code == 29999;
	else
	{
		passed = passed && best.ncodes == (N + 2) / 3 &&
				 best.ncodes <= ml_split_max_codes(&options, &rows);
		for (int i = 0; passed && i < best.ncodes; i++)
			passed = best.codes[i] == 3 * i;
	}
	ok(passed, "65536 codes of a %s, %d class sums", is_category ? "category" : "number", nclasses);
	free(histogram);
	free(classes);
	free(work);
}

/* Sums beyond 2^53 are still exact in the left sums; many rows of a few kinds. */
static void
test_large_sums(void)
{
	static const MlPair pairs[] = {{((int64_t) 1 << 61) + 1, ((int64_t) 1 << 60) + 3},
								   {-((int64_t) 1 << 61) + 5, ((int64_t) 1 << 60) + 7},
								   {-9, ((int64_t) 1 << 60) + 11}};
	MlSplit found = find_pairs(pairs, 3, false, &plain);

	ok(found.feature == 0 && found.code == 0 && found.left.g == pairs[0].g &&
		   found.left.h == pairs[0].h,
	   "sums near 2^62");
}

int
main(void)
{
	ml_random_seed(&random_state, 5);
	test_all_cuts(ML_CRITERION_GRADIENT, 0, false, false, "numbers, gradients");
	test_all_cuts(ML_CRITERION_GRADIENT, 0, true, false, "numbers, bounds");
	test_all_cuts(ML_CRITERION_GINI, 0, false, false, "numbers, gini");
	test_all_cuts(ML_CRITERION_ENTROPY, 0, false, false, "numbers, entropy");
	test_all_cuts(ML_CRITERION_SQUARED_ERROR, 0, false, false, "numbers, squared error");
	test_all_cuts(ML_CRITERION_GINI, 3, false, false, "numbers, gini of three");
	test_all_cuts(ML_CRITERION_ENTROPY, 4, false, false, "numbers, entropy of four");
	test_all_cuts(ML_CRITERION_GRADIENT, 0, false, true, "single codes, gradients");
	test_all_cuts(ML_CRITERION_GRADIENT, 0, true, true, "single codes, bounds");
	test_all_cuts(ML_CRITERION_ENTROPY, 0, false, true, "single codes, entropy");
	test_all_cuts(ML_CRITERION_GINI, 3, false, true, "single codes, gini of three");
	test_all_subsets(ML_CRITERION_GRADIENT, 0, "subsets, gradients");
	test_all_subsets(ML_CRITERION_GINI, 0, "subsets, gini");
	test_all_subsets(ML_CRITERION_ENTROPY, 0, "subsets, entropy");
	test_all_subsets(ML_CRITERION_GINI, 2, "subsets, gini of two class sums");
	test_all_subsets(ML_CRITERION_ENTROPY, 2, "subsets, entropy of two class sums");
	test_rules(ML_CRITERION_GRADIENT, "sorted codes, gradients");
	test_rules(ML_CRITERION_GINI, "sorted codes, gini");
	test_rules(ML_CRITERION_ENTROPY, "sorted codes, entropy");
	test_rules(ML_CRITERION_SQUARED_ERROR, "sorted codes, squared error");
	test_class_categories();
	test_kinds_of_codes();
	test_degenerate();
	test_ties();
	test_extra(0);
	test_extra(3);
	test_large_sums();
	for (int kind = 0; kind < 4; kind++)
		test_many_codes(kind % 2 == 1, kind / 2 * 3);
	return done();
}
