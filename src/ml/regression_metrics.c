/*
 * regression_metrics.c
 *		rmse, mae and r2 with their standard errors in one pass, and paired differences of errors.
 *
 *	  rmse = sqrt(mean e^2), standard error that of mean e^2 divided by 2 rmse (delta method)
 *	  mae  = mean |e|
 *	  r2   = 1 - sum e^2 / sum d^2, e = y - p, d = y - mean y
 *
 * The influence value (metrics.c) of a row on r2 is n / sum d^2 times (1 - r2) d^2 - e^2; the sum of its
 * square needs the sums of d^4, e^2 d^2 and e^4.  The mean moves with every row, and with it the sums of
 * powers of d by the binomial theorem; written as shifts by delta, the distance from old to new mean,
 * they are those of P. Pebay (2008), Sandia Report SAND2008-6212:
 *
 *	  sum d^2 + n delta^2,	sum d^3 - 3 delta sum d^2 - n delta^3, ...
 *
 * A merge shifts both parts to their common mean and adds them.
 */
#include "ml/metrics.h"

/* The mean moves up by shift: deviations from it fall by as much. */
static void
shift_mean(MlRegressionSums *sums, double shift)
{
	double shift2 = shift * shift;
	double squared = ml_sum_total(&sums->squared);

	sums->error2 += shift2 * squared - 2 * shift * sums->error1;
	sums->error1 -= shift * squared;
	sums->m4 += 6 * shift2 * sums->m2 - 4 * shift * sums->m3 + sums->n * shift2 * shift2;
	sums->m3 -= 3 * shift * sums->m2 + sums->n * shift2 * shift;
	sums->m2 += sums->n * shift2;
	sums->mean += shift;
}

void
ml_regression_add(MlRegressionSums *sums, double actual, double predicted)
{
	double error = actual - predicted;
	double square = error * error;
	double delta;
	double d;

	if (sums->n == 0)
		sums->origin = actual;
	delta = (actual - sums->origin) - sums->mean;
	shift_mean(sums, delta / (sums->n + 1));
	d = (actual - sums->origin) - sums->mean;
	sums->n += 1;
	sums->m2 += d * d;
	sums->m3 += d * d * d;
	sums->m4 += d * d * d * d;
	sums->error1 += square * d;
	sums->error2 += square * d * d;
	ml_sum_add(&sums->squared, square);
	ml_sum_add(&sums->absolute, fabs(error));
	ml_spread_add(&sums->squares, square);
	ml_spread_add(&sums->absolutes, fabs(error));
}

void
ml_regression_merge(MlRegressionSums *sums, const MlRegressionSums *other)
{
	double rows_skipped = sums->rows_skipped + other->rows_skipped;
	double n = sums->n + other->n;
	double delta = (other->origin - sums->origin) + (other->mean - sums->mean);
	MlRegressionSums part = *other;

	if (sums->n == 0)
		*sums = *other;
	else if (other->n > 0)
	{
		shift_mean(&part, -delta * (sums->n / n));
		shift_mean(sums, delta * (other->n / n));
		sums->n = n;
		sums->m2 += part.m2;
		sums->m3 += part.m3;
		sums->m4 += part.m4;
		sums->error1 += part.error1;
		sums->error2 += part.error2;
		ml_sum_merge(&sums->squared, &part.squared);
		ml_sum_merge(&sums->absolute, &part.absolute);
		ml_spread_merge(&sums->squares, &part.squares);
		ml_spread_merge(&sums->absolutes, &part.absolutes);
	}
	sums->rows_skipped = rows_skipped;
}

/* r2 with its standard error; NaN when the actual values are all the same. */
static MlMetric
r2_metric(const MlRegressionSums *sums)
{
	double n = sums->n;
	double unexplained = ml_sum_total(&sums->squared) / sums->m2;
	double fourth = sums->squares.m2 + n * sums->squares.mean * sums->squares.mean;
	double squares = unexplained * (unexplained * sums->m4 - 2 * sums->error2) + fourth;

	if (!(sums->m2 > 0))
		return ml_metric_normal("r2", NAN, NAN, -INFINITY, 1);
	return ml_metric_normal("r2", 1 - unexplained,
							n >= 2 ? sqrt(fmax(0, squares) * (n / (n - 1))) / sums->m2 : NAN,
							-INFINITY, 1);
}

void
ml_regression_report(const MlRegressionSums *sums, MlMetric *metrics)
{
	double rmse = sqrt(ml_sum_total(&sums->squared) / sums->n);
	double mae = ml_sum_total(&sums->absolute) / sums->n;

	metrics[0] = ml_metric_normal(
		"rmse", rmse, rmse > 0 ? ml_spread_error(&sums->squares) / (2 * rmse) : NAN, 0, INFINITY);
	metrics[1] = ml_metric_normal("mae", mae, ml_spread_error(&sums->absolutes), 0, INFINITY);
	metrics[2] = r2_metric(sums);
}

void
ml_regression_pairs_add(MlRegressionPairs *pairs, double actual, double first, double second)
{
	double error1 = fabs(actual - first);
	double error2 = fabs(actual - second);

	/* e2^2 - e1^2 without the cancellation */
	ml_spread_add(&pairs->squares, (error2 - error1) * (error2 + error1));
	ml_spread_add(&pairs->absolutes, error2 - error1);
}

void
ml_regression_pairs_merge(MlRegressionPairs *pairs, const MlRegressionPairs *other)
{
	pairs->rows_skipped += other->rows_skipped;
	ml_spread_merge(&pairs->squares, &other->squares);
	ml_spread_merge(&pairs->absolutes, &other->absolutes);
}

void
ml_regression_comparison(const MlRegressionPairs *pairs, MlDifference *differences)
{
	differences[0] = ml_difference_mean("mse", &pairs->squares);
	differences[1] = ml_difference_mean("mae", &pairs->absolutes);
}
