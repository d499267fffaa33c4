/*
 * hypothesis.c
 *		Tests of two samples, of counts against what was expected, and of many hypotheses at once.
 *
 * Welch's t test: t = (mean1 - mean2) / sqrt(u1 + u2), u = s^2 / n, with Satterthwaite's degrees of freedom
 * (u1 + u2)^2 / (u1^2 / (n1 - 1) + u2^2 / (n2 - 1)), written with the parts of u1 and u2 in their sum, whose
 * squares cannot overflow.
 *
 * Two proportions: z with the pooled share x / n, and for the difference the interval of Newcombe (his method
 * 10), which joins the Wilson intervals of the two shares and keeps its level near 0 and 1.
 *
 * Fisher's exact test: given the margins the count a is hypergeometric.  Probabilities relative to that of the
 * mode follow from it step by step, by
 *
 *	  P(x + 1) / P(x) = (row - x) (column - x) / ((x + 1) (all - row - column + x + 1))
 *
 * to both sides until they no longer count; p is the sum of those not above that of a, over the sum of all.
 * As SciPy's does, it takes a probability that differs by rounding only for equal (1e-14 there; 1e-12 here,
 * which the products of many ratios need).  Long double has the range for steps far from the mode, and the
 * digits for many.
 *
 * B. L. Welch (1947), Biometrika 34, 28-35.  R. G. Newcombe (1998), Statistics in Medicine 17, 873-890.
 * R. A. Fisher (1935), J. R. Stat. Soc. 98, 39-82.  Y. Benjamini, Y. Hochberg (1995), J. R. Stat. Soc. B 57,
 * 289-300.
 */
#include "ml/hypothesis.h"

#include "ml/metrics.h"
#include "ml/radix.h"
#include "ml/ranking.h"
#include "ml/special.h"

MlWelch
ml_welch_test(const MlSpread *first, const MlSpread *second)
{
	MlWelch test = {NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	double error1 = ml_spread_error(first);
	double error2 = ml_spread_error(second);
	double part1;
	double part2;
	double half;

	if (first->n >= 1 && second->n >= 1)
		test.difference = first->mean - second->mean;
	test.std_error = hypot(error1, error2);
	if (isnan(test.std_error))
		return test;
	if (test.std_error == 0)
	{
		test.low = test.high = test.difference;
		test.statistic = test.difference == 0 ? 0 : copysign(INFINITY, test.difference);
		test.p_value = test.difference == 0 ? 1 : 0;
		return test;
	}
	part1 = error1 / test.std_error * (error1 / test.std_error);
	part2 = error2 / test.std_error * (error2 / test.std_error);
	test.df = fmax(1, 1 / (part1 * part1 / (first->n - 1) + part2 * part2 / (second->n - 1)));
	test.statistic = test.difference / test.std_error;
	test.p_value = ml_student_p(test.statistic, test.df);
	half = ml_student_95(test.df) * test.std_error;
	test.low = test.difference - half;
	test.high = test.difference + half;
	return test;
}

MlProportions
ml_two_proportion_test(double x1, double n1, double x2, double n2)
{
	MlProportions test = {NAN, NAN, NAN, NAN, NAN};
	MlMetric first = ml_metric_share("first", x1, n1);
	MlMetric second = ml_metric_share("second", x2, n2);
	double pooled = (x1 + x2) / (n1 + n2);
	double rest = (n1 - x1 + (n2 - x2)) / (n1 + n2);

	if (!(n1 > 0 && n2 > 0))
		return test;
	test.difference = ml_product_difference(x2, n1, x1, n2) / n1 / n2;
	test.low = test.difference - hypot(second.value - second.low, first.high - first.value);
	test.high = test.difference + hypot(second.high - second.value, first.value - first.low);
	test.z = pooled > 0 && rest > 0 ? test.difference / sqrt(pooled * rest * (1 / n1 + 1 / n2)) : 0;
	test.p_value = ml_normal_p(test.z);
	return test;
}

/* The hypergeometric distribution: of all rows row are marked, column drawn. */
typedef struct Margins
{
	long double row;
	long double column;
	long double all;
	long double least; /* of the count */
	long double most;
} Margins;

#define TIE_TOLERANCE 1e-12L
#define NEGLIGIBLE 1e-22L
#define VANISHED 1e-400L /* below what a double can hold of the mode's */

/* P(x + step) / P(x), step 1 or -1. */
static long double
step_ratio(const Margins *margins, long double x, int step)
{
	long double low = step > 0 ? x : x - 1;
	long double up = (margins->row - low) * (margins->column - low) /
					 ((low + 1) * (margins->all - margins->row - margins->column + low + 1));

	return step > 0 ? up : 1 / up;
}

/*
 * One side of the distribution, outward from the mode, which has weight 1 and is not part of it.  Weights
 * above limit go to *above, the others to *tail; at the count observed, which may be NaN, limit becomes its
 * weight.
 */
static MlStatus
sum_side(MlEnv *env, const Margins *margins, long double mode, int direction, long double observed,
		 long double *limit, long double *above, long double *tail)
{
	long double end = direction > 0 ? margins->most : margins->least;
	long double weight = 1;
	bool searching = (observed - mode) * direction > 0;
	size_t steps = 0;

	for (long double x = mode; x != end;)
	{
		ML_CHECK_STOP_AT(env, ++steps);
		weight *= step_ratio(margins, x, direction);
		x += direction;
		if (x == observed)
		{
			*limit = weight * (1 + TIE_TOLERANCE);
			searching = false;
		}
		if (weight < VANISHED)
			break;
		if (searching || weight > *limit)
			*above += weight;
		else
		{
			*tail += weight;
			if (weight < *tail * NEGLIGIBLE)
				break;
		}
	}
	if (searching)
		*limit = 0; /* it lies beyond what was summed */
	return ML_OK;
}

MlStatus
ml_fisher_p(MlEnv *env, double a, double b, double c, double d, double *p_value)
{
	long double observed = a;
	Margins margins = {.row = (long double) a + b, .column = (long double) a + c};
	long double limit = 1 + TIE_TOLERANCE;
	long double above = 0;
	long double tail = 0;
	long double mode;
	int direction;

	margins.all = margins.row + c + d;
	margins.least = fmaxl(0, margins.row + margins.column - margins.all);
	margins.most = fminl(margins.row, margins.column);
	mode = floorl((margins.row + 1) / (margins.all + 2) * (margins.column + 1));
	mode = fminl(fmaxl(mode, margins.least), margins.most);
	direction = observed >= mode ? 1 : -1;
	ML_TRY(sum_side(env, &margins, mode, direction, observed, &limit, &above, &tail));
	ML_TRY(sum_side(env, &margins, mode, -direction, NAN, &limit, &above, &tail));
	if (1 > limit)
		above += 1;
	else
		tail += 1;
	*p_value = (double) (tail / (above + tail));
	return ML_OK;
}

MlStatus
ml_share_test(MlEnv *env, double x1, double n1, double x2, double n2, MlShareTest *test)
{
	MlProportions proportions = ml_two_proportion_test(x1, n1, x2, n2);
	double x = x1 + x2;
	double all = n1 + n2;

	*test = (MlShareTest){proportions.difference, proportions.z, proportions.p_value, false};
	if (!(n1 > 0 && n2 > 0) || fmin(x, all - x) * (fmin(n1, n2) / all) >= ML_LEAST_EXPECTED)
		return ML_OK;
	test->z = NAN;
	test->exact = true;
	return ml_fisher_p(env, x1, n1 - x1, x2, n2 - x2, &test->p_value);
}

MlStatus
ml_sample_ratio_test(MlEnv *env, const int64_t *observed, const double *expected, int32_t n,
					 MlSampleRatio *test)
{
	MlSum rows = {0, 0};
	MlSum shares = {0, 0};
	MlSum statistic = {0, 0};
	bool impossible = false;
	int32_t used = 0;
	double total;

	*test = (MlSampleRatio){0, NAN, NAN, NAN};
	for (int32_t i = 0; i < n; i++)
	{
		ML_CHECK_STOP_AT(env, i);
		ml_sum_add(&rows, (double) observed[i]);
		ml_sum_add(&shares, expected != NULL ? expected[i] : 1);
	}
	test->n = ml_sum_total(&rows);
	total = ml_sum_total(&shares);
	if (test->n == 0)
		return ML_OK;
	for (int32_t i = 0; i < n; i++)
	{
		double share = expected != NULL ? expected[i] : 1;
		double count = (double) observed[i];
		double gap = ml_product_difference(count, total, share, test->n) / total;

		ML_CHECK_STOP_AT(env, i);
		if (share > 0)
		{
			used++;
			ml_sum_add(&statistic, gap / (share / total * test->n) * gap);
		}
		else if (count > 0)
			impossible = true;
	}
	test->statistic = impossible ? INFINITY : ml_sum_total(&statistic);
	test->df = used - 1;
	test->p_value = impossible ? 0 : used > 1 ? ml_chi_square_p(test->statistic, test->df) : 1;
	return ML_OK;
}

MlStatus
ml_benjamini_hochberg(MlEnv *env, const double *p, size_t n, double *adjusted)
{
	uint64_t *items; /* key of p, index */
	uint64_t *spare;
	uint64_t *sorted;
	size_t tests = 0;
	double least = 1;

	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), "p-values", &items));
	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), "p-values", &spare));
	for (size_t i = 0; i < n; i++)
	{
		ML_CHECK_STOP_AT(env, i);
		adjusted[i] = NAN;
		if (isnan(p[i]))
			continue;
		items[2 * tests] = ml_score_key(p[i]);
		items[2 * tests + 1] = i;
		tests++;
	}
	ML_TRY(ml_radix_sort(env, items, spare, tests, 2, 0, &sorted));
	for (size_t rank = tests; rank > 0; rank--)
	{
		size_t i = (size_t) sorted[2 * rank - 1];

		ML_CHECK_STOP_AT(env, rank);
		least = fmin(least, p[i] * ((double) tests / (double) rank));
		adjusted[i] = least;
	}
	return ML_OK;
}
