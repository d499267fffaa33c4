/*
 * metrics.c
 *		Standard errors, intervals and tests that the metrics have in common, and their JSON.
 *
 * Rows are taken as independent draws.  A mean has its standard error sd / sqrt(n); another smooth
 * function T of the rows the same of its influence values u_i = n dT/dw_i, where w_i is the weight of
 * row i (the delta method; infinitesimal jackknife: L. A. Jaeckel (1972), Bell Labs Memorandum 72-1215;
 * B. Efron (1982), The Jackknife, the Bootstrap and Other Resampling Plans, chapter 6).  Intervals are
 * of 95 %:
 *
 * - a mean: value -+ 1.96 standard errors, cut at the bounds of the metric;
 * - a share of n rows: Wilson's, which has its level near 0 and 1, too (E. B. Wilson (1927), J. Amer.
 *	 Stat. Assoc. 22, 209-212);
 * - F1 = 2 J / (1 + J) grows with J = TP / (TP + FP + FN), which is a share: Wilson's interval of J,
 *	 carried over.  Its standard error is that of J times dF1/dJ = 2 / (1 + J)^2;
 * - the areas, ROC AUC and average precision: on the logit scale, so that it stays within 0 and 1
 *	 (M. S. Pepe (2003), The Statistical Evaluation of Medical Tests, section 5.2).
 *
 * Where the estimated error of a mean or an area is 0, as at an AUC of 1, it says nothing: no interval.
 *
 * Two predictions of the same rows are compared row by row:
 *
 * - means by Student's paired test with n - 1 degrees of freedom;
 * - accuracy by McNemar's test on the b and c rows that only one of them has right, exact at any size:
 *	 p = min(1, 2 P(X <= min(b, c))), X binomial with b + c trials of 1/2; its statistic is min(b, c)
 *	 (Q. McNemar (1947), Psychometrika 12, 153-157).  The interval of the difference is that of
 *	 A. Agresti, Y. Min (2005), Statistics in Medicine 24, 729-740: Wald's after 1/2 has been added to
 *	 each of the four counts.
 *
 * Where all differences are the same there is no spread to test against: no statistic, and p and interval
 * only where they are all 0, then 1 and [0, 0].
 */
#include "ml/metrics.h"

#include "ml/special.h"

double
ml_entropy(double a, double b)
{
	double share = a / (a + b);

	if (!(a > 0 && b > 0))
		return 0;
	return -(share * log(share) + b / (a + b) * log(b / (a + b)));
}

MlMetric
ml_metric_normal(const char *name, double value, double std_error, double low, double high)
{
	MlMetric metric = {name, value, std_error, NAN, NAN};

	if (!isnan(value) && std_error > 0)
	{
		metric.low = fmax(low, value - ML_NORMAL_95 * std_error);
		metric.high = fmin(high, value + ML_NORMAL_95 * std_error);
	}
	return metric;
}

MlMetric
ml_metric_logit(const char *name, double value, double std_error)
{
	MlMetric metric = {name, value, std_error, NAN, NAN};
	double logit = log(value) - log1p(-value);
	double half = ML_NORMAL_95 * std_error / (value * (1 - value));

	if (value > 0 && value < 1 && std_error > 0)
	{
		metric.low = 1 / (1 + exp(half - logit));
		metric.high = 1 / (1 + exp(-half - logit));
	}
	return metric;
}

MlMetric
ml_metric_share(const char *name, double successes, double trials)
{
	MlMetric metric = {name, NAN, NAN, NAN, NAN};
	double share = successes / trials;
	double z2 = ML_NORMAL_95 * ML_NORMAL_95 / trials;
	double center = (share + z2 / 2) / (1 + z2);
	double half;

	if (!(trials > 0))
		return metric;
	metric.value = share;
	metric.std_error = sqrt(share * (1 - share) / trials);
	half = sqrt(z2 * (share * (1 - share) + z2 / 4)) / (1 + z2);
	metric.low = successes == 0 ? 0 : fmax(0, center - half);
	metric.high = successes == trials ? 1 : fmin(1, center + half);
	return metric;
}

MlMetric
ml_metric_f1(double true_positives, double errors)
{
	MlMetric share = ml_metric_share("f1", true_positives, true_positives + errors);
	MlMetric metric = share;

	metric.value = 2 * true_positives / (2 * true_positives + errors);
	metric.std_error *= 2 / ((1 + share.value) * (1 + share.value));
	metric.low = 2 * share.low / (1 + share.low);
	metric.high = 2 * share.high / (1 + share.high);
	return metric;
}

MlDifference
ml_difference_mean(const char *metric, const MlSpread *differences)
{
	double n = differences->n;
	double error = ml_spread_error(differences);
	MlDifference difference = {
		metric, n > 0 ? differences->mean : NAN, error, NAN, NAN, NAN, NAN, "paired t"};

	if (error > 0)
	{
		double half = ml_student_95(n - 1) * error;

		difference.low = differences->mean - half;
		difference.high = differences->mean + half;
		difference.statistic = differences->mean / error;
		difference.p_value = ml_student_p(difference.statistic, n - 1);
	}
	else if (error == 0 && differences->mean == 0)
	{
		difference.low = difference.high = 0;
		difference.p_value = 1;
	}
	return difference;
}

/* Standard error of (second - first) / n for counts of discordant rows. */
static double
paired_error(double first, double second, double n)
{
	double gap = second - first;

	return sqrt(fmax(0, first + second - gap * (gap / n))) / n;
}

MlDifference
ml_difference_accuracy(double first_only, double second_only, double n)
{
	double least = fmin(first_only, second_only);
	double center = (second_only - first_only) / (n + 2);
	double half = ML_NORMAL_95 * paired_error(first_only + 0.5, second_only + 0.5, n + 2);
	MlDifference difference = {"accuracy", NAN, NAN, NAN, NAN, NAN, NAN, "McNemar, exact"};

	if (!(n > 0))
		return difference;
	difference.difference = (second_only - first_only) / n;
	difference.std_error = paired_error(first_only, second_only, n);
	difference.low = fmax(-1, center - half);
	difference.high = fmin(1, center + half);
	difference.statistic = least;
	difference.p_value = ml_sign_p(least, first_only + second_only);
	return difference;
}

static void
write_number(MlWriter *writer, const char *key, double value)
{
	ml_json_key(writer, key);
	ml_json_number(writer, value);
}

static void
write_rows(MlWriter *writer, int64_t n, int64_t rows_skipped)
{
	ml_json_key(writer, "n");
	ml_json_integer(writer, n);
	ml_json_key(writer, "rows_skipped");
	ml_json_integer(writer, rows_skipped);
}

void
ml_metrics_json(MlWriter *writer, const MlMetric *metrics, int nmetrics, int64_t n,
				int64_t rows_skipped)
{
	ml_json_begin(writer, '[');
	for (int i = 0; i < nmetrics; i++)
	{
		ml_json_begin(writer, '{');
		ml_json_key(writer, "metric");
		ml_json_string(writer, metrics[i].name);
		write_number(writer, "value", metrics[i].value);
		write_number(writer, "std_error", metrics[i].std_error);
		write_number(writer, "ci_low", metrics[i].low);
		write_number(writer, "ci_high", metrics[i].high);
		write_rows(writer, n, rows_skipped);
		ml_json_end(writer, '}');
	}
	ml_json_end(writer, ']');
}

void
ml_differences_json(MlWriter *writer, const MlDifference *differences, int ndifferences, int64_t n,
					int64_t rows_skipped)
{
	ml_json_begin(writer, '[');
	for (int i = 0; i < ndifferences; i++)
	{
		ml_json_begin(writer, '{');
		ml_json_key(writer, "metric");
		ml_json_string(writer, differences[i].metric);
		write_number(writer, "difference", differences[i].difference);
		write_number(writer, "std_error", differences[i].std_error);
		write_number(writer, "ci_low", differences[i].low);
		write_number(writer, "ci_high", differences[i].high);
		write_number(writer, "statistic", differences[i].statistic);
		write_number(writer, "p_value", differences[i].p_value);
		ml_json_key(writer, "test");
		ml_json_string(writer, differences[i].test);
		write_rows(writer, n, rows_skipped);
		ml_json_end(writer, '}');
	}
	ml_json_end(writer, ']');
}
