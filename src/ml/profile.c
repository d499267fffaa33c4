/*
 * profile.c
 *		Per-column accumulators: moments of a numeric column in one pass.
 *
 * The naive sums of x and x^2 lose all digits of the variance when the mean is large against the
 * standard deviation (at an offset of 1e9 they give 0.0 for a variance of 22.5).  So a block is
 * summed up in two passes over its values, which stand in the cache, and blocks are merged by Chan's
 * update
 *
 *	  delta = mean_b - mean_a,	n = n_a + n_b
 *	  mean	= mean_a + delta n_b / n
 *	  M2	= M2_a + M2_b + delta^2 n_a n_b / n
 *
 * T. F. Chan, G. H. Golub, R. J. LeVeque, "Algorithms for computing the sample variance", The
 * American Statistician 37 (1983), 242-247.
 */
#include "ml/profile.h"

#define LANES 8 /* written-out accumulators: the same bits on every machine */

void
ml_moments_init(MlMoments *moments)
{
	memset(moments, 0, sizeof(*moments));
	moments->minimum = INFINITY;
	moments->maximum = -INFINITY;
}

/* Sum, minimum and maximum of n values without NaN. */
ML_CLONES static void
sum_range(const double *restrict values, int32_t n, double *sum, double *minimum, double *maximum)
{
	double sums[LANES] = {0};
	double low[LANES];
	double high[LANES];
	int32_t i = 0;

	for (int lane = 0; lane < LANES; lane++)
	{
		low[lane] = INFINITY;
		high[lane] = -INFINITY;
	}
	for (; i + LANES <= n; i += LANES)
		for (int lane = 0; lane < LANES; lane++)
		{
			double x = values[i + lane];

			sums[lane] += x;
			low[lane] = x < low[lane] ? x : low[lane];
			high[lane] = x > high[lane] ? x : high[lane];
		}
	for (; i < n; i++)
	{
		sums[0] += values[i];
		low[0] = values[i] < low[0] ? values[i] : low[0];
		high[0] = values[i] > high[0] ? values[i] : high[0];
	}
	for (int lane = 1; lane < LANES; lane++)
	{
		sums[0] += sums[lane];
		low[0] = low[lane] < low[0] ? low[lane] : low[0];
		high[0] = high[lane] > high[0] ? high[lane] : high[0];
	}
	*sum = sums[0];
	*minimum = low[0];
	*maximum = high[0];
}

/* Sum of squared deviations of n values from center. */
ML_CLONES static double
squared_deviations(const double *restrict values, int32_t n, double center)
{
	double sums[LANES] = {0};
	int32_t i = 0;

	for (; i + LANES <= n; i += LANES)
		for (int lane = 0; lane < LANES; lane++)
		{
			double d = values[i + lane] - center;

			sums[lane] += d * d;
		}
	for (; i < n; i++)
		sums[0] += (values[i] - center) * (values[i] - center);
	for (int lane = 1; lane < LANES; lane++)
		sums[0] += sums[lane];
	return sums[0];
}

/* Take in n values; false, and nothing done, when their sum is not a number. */
static bool
add_complete(MlMoments *moments, const double *values, int32_t n)
{
	MlMoments block = {.n = n};

	if (n == 0)
		return true;
	sum_range(values, n, &block.mean, &block.minimum, &block.maximum);
	if (isnan(block.mean))
		return false;
	block.mean /= n;
	block.m2 = squared_deviations(values, n, block.mean);
	ml_moments_merge(moments, &block);
	return true;
}

/* The sum finds a NaN without a pass of its own; sums of infinities cannot be, but overflow can. */
void
ml_moments_add(MlMoments *moments, const double *values, int32_t n)
{
	double present[64];
	int32_t kept = 0;

	if (add_complete(moments, values, n))
		return;
	for (int32_t i = 0; i < n; i++)
	{
		if (values[i] != values[i])
			moments->missing++;
		else
			present[kept++] = values[i];
		if (kept == 64 || i == n - 1)
		{
			/* one by one where finite values overflow on the way */
			if (!add_complete(moments, present, kept))
				for (int32_t k = 0; k < kept; k++)
					(void) add_complete(moments, &present[k], 1);
			kept = 0;
		}
	}
}

void
ml_moments_merge(MlMoments *moments, const MlMoments *other)
{
	double n = (double) moments->n + (double) other->n;
	double delta = other->mean - moments->mean;

	moments->missing += other->missing;
	if (other->n == 0)
		return;
	moments->mean += delta * ((double) other->n / n);
	moments->m2 += other->m2 + delta * delta * ((double) moments->n * ((double) other->n / n));
	moments->n += other->n;
	if (other->minimum < moments->minimum)
		moments->minimum = other->minimum;
	if (other->maximum > moments->maximum)
		moments->maximum = other->maximum;
}

double
ml_moments_sd(const MlMoments *moments)
{
	return moments->n < 2 ? NAN : sqrt(moments->m2 / (double) (moments->n - 1));
}

bool
ml_moments_valid(const MlMoments *moments)
{
	if (moments->n < 0 || moments->n > ML_MAX_ROWS || moments->missing < 0 ||
		moments->missing > ML_MAX_ROWS)
		return false;
	if (moments->n == 0)
		return moments->mean == 0 && moments->m2 == 0;
	/* sums of huge values may overflow to infinity, but minimum and maximum are values */
	return !isnan(moments->minimum) && !isnan(moments->maximum) &&
		   moments->minimum <= moments->maximum && !(moments->m2 < 0);
}
