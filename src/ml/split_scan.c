/*
 * split_scan.c
 *		Gains of many candidates at once, and the order of categories.
 *
 * Gradient score without bounds.  With G, H of the node and g, h of the left child,
 *
 *	  gain = T(g)^2 / (h + l2) + T(G - g)^2 / (H - h + l2) - S(node)
 *
 * is computed with one division, the slowest of its operations, over the common denominator.  Squares of
 * sums below 2^62 times other sums are far from overflow.
 *
 * With bounds, of the node or by a monotone constraint, a child's value is w = -T(g) / (h + l2) within the bounds
 * and its score is what the quadratic model of the loss gives for this w, as XGBoost has it:
 *
 *	  -(2 g w + (h + l2) w^2 + 2 l1 |w|)
 *
 * Gini and squared error are taken about the node's mean: with d = g (H - h) - (G - g) h, H times what the left
 * sum is above the mean's share,
 *
 *	  gain = (d / H)^2 (1 / h + 1 / (H - h))	(squared error; twice that is the fall of weight x gini)
 *
 * The score's own difference would lose all digits of a target far from 0 against its spread.  A category's
 * additional l2 is added to both denominators.  Entropy falls by the sum over children and classes of
 * n log2(p / p of the node), each child's share times h / (h + l2).
 *
 * What rounding can make of nothing: a gain below 2^-47 of the node's score, or 2^-60 of that in the forms
 * about the mean, or 2^-47 bits a row of entropy.  Without these floors a node of equal targets would be split.
 */
#include "ml/split_scan.h"

#include "ml/elementary.h"

#define LANES ML_SPLIT_LANES
#define SCORE_NOISE 0x1p-47
#define CENTRED_NOISE 0x1p-60
#define LN2 0x1.62e42fefa39efp-1

static inline double
soft_threshold(double g, double l1)
{
	double t = fabs(g) - l1;

	t = t > 0 ? t : 0;
	return g < 0 ? -t : t;
}

static inline double
bounded_value(double g, double h, double l1, double lower, double upper)
{
	double w = h > 0 ? -soft_threshold(g, l1) / h : 0;

	w = w < lower ? lower : w;
	return w > upper ? upper : w;
}

/* All in real numbers, h with l2. */
static inline double
bounded_score(double g, double h, double l1, double w)
{
	return -(2 * g * w + h * w * w + 2 * l1 * fabs(w));
}

double
ml_split_value(const MlSplitOptions *options, double g, double h, double lower, double upper)
{
	return bounded_value(g, h + options->l2, options->l1, lower, upper);
}

/* The node's score by its own l2, that is without a category's. */
static void
node_score(const MlSplitOptions *options, const MlSplitNode *node, MlSplitScan *scan)
{
	double g = node->g_unit * (double) node->sum.g;
	double h = node->h_unit * (double) node->sum.h + options->l2;
	double t = soft_threshold(g, options->l1);

	if (scan->is_bounded)
		scan->node_score = bounded_score(
			g, h, options->l1, bounded_value(g, h, options->l1, scan->lower, scan->upper));
	else
		scan->node_score = h > 0 ? t * t / h : 0;
}

void
ml_split_scan_begin(const MlSplitOptions *options, const MlSplitNode *node, int32_t f,
					double more_l2, MlSplitScan *scan)
{
	bool is_gradient = options->criterion == ML_CRITERION_GRADIENT;
	double l2 = (is_gradient ? options->l2 : 0) + more_l2;
	double noise;

	memset(scan, 0, sizeof(*scan));
	scan->criterion = options->criterion;
	scan->g = (double) node->sum.g;
	scan->h = (double) node->sum.h;
	scan->g_unit = node->g_unit;
	scan->h_unit = node->h_unit;
	scan->ratio = node->g_unit / node->h_unit;
	scan->scale = node->g_unit * scan->ratio * (options->criterion == ML_CRITERION_GINI ? 2 : 1);
	scan->l1 = is_gradient ? options->l1 / node->g_unit : 0;
	scan->l2 = l2 / node->h_unit;
	scan->lowest_h = options->min_child_weight / node->h_unit;
	if (!(scan->l2 > 0) && scan->lowest_h < 1)
		scan->lowest_h = 1; /* h + l2 > 0 */
	scan->lower = node->lower;
	scan->upper = node->upper;
	scan->monotone = options->monotone != NULL && is_gradient ? options->monotone[f] : 0;
	scan->is_bounded =
		is_gradient && (scan->monotone != 0 || node->lower > -INFINITY || node->upper < INFINITY);
	if (is_gradient)
	{
		node_score(options, node, scan);
		noise = fabs(scan->node_score) * SCORE_NOISE;
	}
	else if (options->criterion == ML_CRITERION_ENTROPY)
		noise = scan->h * scan->h_unit * SCORE_NOISE;
	else
		noise = scan->h > 0 ? scan->g * scan->g / scan->h * scan->scale * CENTRED_NOISE : 0;
	scan->floor = options->min_split_gain > noise ? options->min_split_gain : noise;
}

/* Each into gain, -1 where a child is too light. */
ML_CLONES static void
gradient_gains(const MlSplitScan *scan, const double *restrict g, const double *restrict h,
			   int32_t n, double *restrict gain)
{
	double node_g = scan->g;
	double node_h = scan->h;
	double l1 = scan->l1;
	double l2 = scan->l2;
	double lowest_h = scan->lowest_h;
	double scale = scan->scale;
	double score = scan->node_score;

	for (int32_t i = 0; i < n; i++)
	{
		double right_h = node_h - h[i];
		double t = fabs(g[i]) - l1;
		double u = fabs(node_g - g[i]) - l1;
		double a = h[i] + l2;
		double b = right_h + l2;
		double lighter = h[i] < right_h ? h[i] : right_h;
		double sum;

		t = t > 0 ? t : 0;
		u = u > 0 ? u : 0;
		sum = (t * t * b + u * u * a) / (a * b) * scale - score;
		gain[i] = lighter >= lowest_h ? sum : -1;
	}
}

ML_CLONES static void
bounded_gains(const MlSplitScan *scan, const double *restrict g, const double *restrict h,
			  int32_t n, double *restrict gain)
{
	double l1 = scan->l1 * scan->g_unit;
	double l2 = scan->l2 * scan->h_unit;

	for (int32_t i = 0; i < n; i++)
	{
		double right_h = scan->h - h[i];
		double lighter = h[i] < right_h ? h[i] : right_h;
		double g1 = scan->g_unit * g[i];
		double g2 = scan->g_unit * (scan->g - g[i]);
		double h1 = scan->h_unit * h[i] + l2;
		double h2 = scan->h_unit * right_h + l2;
		double left = bounded_value(g1, h1, l1, scan->lower, scan->upper);
		double right = bounded_value(g2, h2, l1, scan->lower, scan->upper);
		double sum = bounded_score(g1, h1, l1, left) + bounded_score(g2, h2, l1, right);

		sum = scan->monotone * (right - left) >= 0 ? sum - scan->node_score : -1;
		gain[i] = lighter >= scan->lowest_h ? sum : -1;
	}
}

ML_CLONES static void
centred_gains(const MlSplitScan *scan, const double *restrict g, const double *restrict h,
			  int32_t n, double *restrict gain)
{
	double node_h = scan->h;
	double node_g = scan->g;
	double l2 = scan->l2;
	double lowest_h = scan->lowest_h;
	double scale = scan->scale / (node_h * node_h);

	for (int32_t i = 0; i < n; i++)
	{
		double right_h = node_h - h[i];
		double d = g[i] * right_h - (node_g - g[i]) * h[i];
		double a = h[i] + l2;
		double b = right_h + l2;
		double lighter = h[i] < right_h ? h[i] : right_h;
		double sum = d * d * (a + b) / (a * b) * scale;

		gain[i] = lighter >= lowest_h ? sum : -1;
	}
}

/*
 * ln x without a branch, so that it runs in lanes: x = 2^e (1 + f).  Adding e to 2^52 by its bits makes a
 * double of it.  The absolute error is a few 2^-53, also near 1; 0 gives some finite number.
 */
static inline __attribute__((always_inline)) double
log_in_lanes(double x)
{
	uint64_t bits;
	uint64_t exponent_bits;
	double exponent;

	memcpy(&bits, &x, sizeof(bits));
	exponent_bits = (bits >> 52) | UINT64_C(0x4330000000000000);
	bits = (bits & UINT64_C(0xfffffffffffff)) | UINT64_C(1023) << 52;
	memcpy(&x, &bits, sizeof(x));
	memcpy(&exponent, &exponent_bits, sizeof(exponent));
	return (exponent - (0x1p52 + 1023)) * LN2 + ml_log1p_unit(x - 1);
}

/* A child's share of the fall of entropy, in nats x units of h, for n1 of h rows positive. */
static inline __attribute__((always_inline)) double
entropy_share(double n1, double h, double l2, double log_p0, double log_p1)
{
	double n0 = h - n1;
	double per_row = h > 0 ? 1 / h : 0;

	/* sums of another unit than h's can be beside 0 or h by rounding */
	n1 = n1 > 0 ? n1 : 0;
	n0 = n0 > 0 ? n0 : 0;
	return (n1 * (log_in_lanes(n1 * per_row) - log_p1) +
			n0 * (log_in_lanes(n0 * per_row) - log_p0)) *
		   (h / (h + l2));
}

ML_CLONES static void
entropy_gains(const MlSplitScan *scan, const double *restrict g, const double *restrict h,
			  int32_t n, double *restrict gain)
{
	double node_h = scan->h;
	double positive = scan->g * scan->ratio;
	double ratio = scan->ratio;
	double p = node_h > 0 ? positive / node_h : 0;
	double log_p1 = p > 0 ? ml_log(p) : 0;
	double log_p0 = p < 1 ? ml_log(1 - p) : 0;
	double l2 = scan->l2;
	double lowest_h = scan->lowest_h;
	double scale = scan->h_unit / LN2;

	for (int32_t i = 0; i < n; i++)
	{
		double n1 = g[i] * ratio;
		double right_h = node_h - h[i];
		double lighter = h[i] < right_h ? h[i] : right_h;
		double sum = entropy_share(n1, h[i], l2, log_p0, log_p1) +
					 entropy_share(positive - n1, right_h, l2, log_p0, log_p1);

		gain[i] = lighter >= lowest_h ? sum * scale : -1;
	}
}

/* n is a whole number of lanes. */
ML_CLONES static double
largest(const double *gain, int32_t n)
{
	double most[LANES];
	double best = -1;

	for (int k = 0; k < LANES; k++)
		most[k] = -1;
	for (int32_t i = 0; i < n; i += LANES)
		for (int k = 0; k < LANES; k++)
			most[k] = gain[i + k] > most[k] ? gain[i + k] : most[k];
	for (int k = 0; k < LANES; k++)
		best = most[k] > best ? most[k] : best;
	return best;
}

int32_t
ml_split_best_gain(const MlSplitScan *scan, double *g, double *h, int32_t n, double *gain,
				   double *best)
{
	int32_t room = (int32_t) ML_SPLIT_ROOM(n);
	double most;
	int32_t i = 0;

	for (int32_t pad = n; pad < room; pad++)
	{
		g[pad] = 0;
		h[pad] = -1;
	}
	if (scan->criterion == ML_CRITERION_ENTROPY)
		entropy_gains(scan, g, h, room, gain);
	else if (scan->criterion != ML_CRITERION_GRADIENT)
		centred_gains(scan, g, h, room, gain);
	else if (scan->is_bounded)
		bounded_gains(scan, g, h, room, gain);
	else
		gradient_gains(scan, g, h, room, gain);
	most = largest(gain, room);
	*best = 0;
	if (!(most > scan->floor))
		return -1;
	while (gain[i] != most)
		i++;
	*best = most;
	return i;
}

/* Insertion for runs of a few items, which are then merged. */
#define RUN_ITEMS 16

static void
sort_run(MlSplitCode *codes, int32_t n)
{
	for (int32_t i = 1; i < n; i++)
	{
		MlSplitCode code = codes[i];
		int32_t at = i;

		for (; at > 0 && codes[at - 1].key > code.key; at--)
			codes[at] = codes[at - 1];
		codes[at] = code;
	}
}

static void
merge_runs(const MlSplitCode *from, int32_t middle, int32_t n, MlSplitCode *to)
{
	int32_t a = 0;
	int32_t b = middle;

	for (int32_t i = 0; i < n; i++)
		to[i] = b == n || (a < middle && from[a].key <= from[b].key) ? from[a++] : from[b++];
}

void
ml_split_sort(MlSplitCode *codes, MlSplitCode *spare, int32_t n)
{
	MlSplitCode *from = codes;
	MlSplitCode *to = spare;

	for (int32_t i = 0; i < n; i += RUN_ITEMS)
		sort_run(codes + i, n - i < RUN_ITEMS ? n - i : RUN_ITEMS);
	for (int64_t run = RUN_ITEMS; run < n; run *= 2)
	{
		MlSplitCode *merged = to;

		for (int64_t i = 0; i < n; i += 2 * run)
		{
			int32_t rest = (int32_t) (n - i < 2 * run ? n - i : 2 * run);

			merge_runs(from + i, rest < run ? rest : (int32_t) run, rest, to + i);
		}
		to = from;
		from = merged;
	}
	if (from != codes)
		memcpy(codes, from, (size_t) n * sizeof(*codes));
}
