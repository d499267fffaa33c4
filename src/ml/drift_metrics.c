/*
 * drift_metrics.c
 *		The metrics of one column that two profiles have in common.  See drift_metrics.h.
 *
 * Bins.  All metrics of one column's distribution refer to the same bins, merged as drift_bins.c says, and
 * have the p-value of the chi-square test over them; Kolmogorov-Smirnov and Wasserstein have that of
 * Kolmogorov-Smirnov, means that of Welch's t test, shares that of two shares.
 *
 * Noise.  What a metric would be on average if nothing had changed, of n and m rows in k bins, with r = 1 / n +
 * 1 / m, in the limit of many rows:
 *
 *	  PSI r (k - 1), KL half of it, JS (nats) r (k - 1) / 8, its distance and Hellinger's the expectation
 *	  of sqrt(r chi2 / 8), TVD sum sqrt(2 / pi) sqrt(s (1 - s) r) / 2 over the bins' shares s, L-infinity
 *	  that of the largest of as many normal variables,
 *	  W1 the integral of sqrt(2 / pi) sqrt(F (1 - F) r) over x,
 *	  the absolute value of what is normal with standard error e: sqrt(2 / pi) e.
 *
 * KS is the largest of a Brownian bridge times sqrt(r), on average sqrt(pi / 2) ln 2 of it.  Seen only at the
 * ends of steps d of its time the largest is smaller by 0.5826 sqrt(d) (Broadie, Glasserman and Kou); a step is
 * a bin's, or a value's, share, and d is taken as sum s^2, the mean step.  A few large steps make that too large:
 * it is at most the sum of what |F - G| is on average at each of their ends.
 *
 * A profile whose bins were counted by its sketch (a reference made in one pass) has an error of its own.
 * With a standard error s of each cumulative share, a bin's share has one of s sqrt(2), and PSI is larger by
 * 2 s^2 sum 1 / p on average; so all floors grow, and X2 is scaled down by the same factor.  F - G has r F (1 -
 * F) + s^2 in the place of r F (1 - F).
 *
 * Units.  Where rows of one unit (a customer) are not independent, the numbers of units stand for those of
 * rows: in the noise, in the merging of bins and in the tests, whose counts are scaled down.  Values are those
 * of the rows.
 *
 * I. J. Good (1953), Biometrika 40, 237-264 (the share of what was never seen).  M. Broadie, P. Glasserman, S. Kou (1997), Mathematical Finance 7, 325-349 (discrete maxima).
 */
#include "ml/drift_metrics.h"

#include <stdio.h>

#include "ml/divergence.h"
#include "ml/heavy_sketch.h"
#include "ml/hypothesis.h"
#include "ml/special.h"
#include "ml/two_sample.h"

#define NORMAL_99 2.5758293035489004             /* of the bound that a sketch gives */
#define MEAN_OF_ABSOLUTE 0.79788456080286536     /* sqrt(2 / pi) */
#define VARIANCE_OF_ABSOLUTE 0.36338022763241862 /* 1 - 2 / pi */
#define NORMAL_95_ABOVE 1.6448536269514722
#define MEAN_OF_KOLMOGOROV 0.8687311606361592 /* sqrt(pi / 2) ln 2 */
#define KOLMOGOROV_95 1.3580986393225507
#define DISCRETE_MAXIMUM 0.5825971579390107 /* -zeta(1/2) / sqrt(2 pi) */

/* Distributions over bins; that with a threshold and without a value are given, too. */
static const char *const divergences[] = {"psi",
										  "js_distance",
										  "js_divergence",
										  "kl_divergence",
										  "hellinger_distance",
										  "total_variation",
										  "l_infinity",
										  "chi_square",
										  "g",
										  NULL};
static const char *const distances[] = {"ks", "wasserstein", "mean_difference", NULL};

double
ml_drift_mean_noise(double std_error)
{
	return MEAN_OF_ABSOLUTE * std_error;
}

MlDriftResult
ml_drift_make_result(const MlDriftColumn *column, const char *metric, MlDriftGroup group,
					 double value, double standard)
{
	MlDriftResult result = {.feature = column->reference->name,
							.metric = metric,
							.group = column->options->role == ML_DRIFT_OUTCOME ? ML_GROUP_PREDICTION
																			   : group,
							.value = value,
							.std_error = NAN,
							.p_value = NAN,
							.p_adjusted = NAN,
							.noise_floor = NAN,
							.noise_p95 = NAN,
							.message = ""};

	result.threshold = ml_drift_threshold(column->options, result.feature, metric, standard);
	result.is_deciding = !isnan(result.threshold);
	result.n_reference = column->present[0] * column->units[0];
	result.n_current = column->present[1] * column->units[1];
	result.n_deciding = fmin(result.n_reference, result.n_current);
	return result;
}

static MlStatus
append(const MlDriftColumn *column, const MlDriftResult *result)
{
	return ml_drift_append(column->env, column->list, result);
}

/* Text in the arena. */
static const char *
message(const MlDriftColumn *column, const char *format, double number)
{
	char buffer[200];
	const char *text = "";

	snprintf(buffer, sizeof(buffer), format, number);
	return ml_copy_string(column->env, buffer, &text) == ML_OK ? text : "";
}

/* Shares */

/*
 * A share of rows of each, x[0] of n[0] against x[1] of n[1].  Of the reference's, more would be expected
 * besides, if nothing has changed, and a row of it counts as weight in the test: see add_unseen.
 */
typedef struct Shares
{
	double x[2];
	double n[2];
	double more;
	double weight;
} Shares;

static double
share_std_error(const Shares *units)
{
	double pooled = (units->x[0] + units->x[1]) / (units->n[0] + units->n[1]);

	return sqrt(pooled * (1 - pooled) * (1 / units->n[0] + 1 / units->n[1]));
}

/* The p-value of shares in units: Fisher's test, where the counts are small, wants whole ones. */
static MlStatus
test_shares(const MlDriftColumn *column, const Shares *units, double *p_value)
{
	double x = units->x[0] + units->x[1];
	double n = units->n[0] + units->n[1];
	double least = fmin(x, n - x) * (fmin(units->n[0], units->n[1]) / n);
	Shares whole = *units;
	MlShareTest test;

	if (least >= ML_LEAST_EXPECTED)
	{
		*p_value =
			ml_two_proportion_test(units->x[0], units->n[0], units->x[1], units->n[1]).p_value;
		return ML_OK;
	}
	for (int k = 0; k < 2; k++)
	{
		whole.n[k] = fmax(1, floor(units->n[k] + 0.5));
		whole.x[k] = fmin(whole.n[k], floor(units->x[k] + 0.5));
	}
	ML_TRY(ml_share_test(column->env, whole.x[0], whole.n[0], whole.x[1], whole.n[1], &test));
	*p_value = test.p_value;
	return ML_OK;
}

/* Absolute change of a share, or change relative to that of the reference. */
static MlStatus
add_share(const MlDriftColumn *column, const char *metric, MlDriftGroup group, double standard,
		  const Shares *shares, bool is_relative)
{
	MlDriftResult result = ml_drift_make_result(column, metric, group, NAN, standard);
	Shares units;
	double difference;
	double scale;

	for (int k = 0; k < 2; k++)
	{
		double unit = column->units[k] * (k == 0 ? shares->weight : 1);

		units.x[k] = (shares->x[k] + (k == 0 ? shares->more : 0)) * unit;
		units.n[k] = shares->n[k] * unit;
	}
	result.n_reference = shares->n[0] * column->units[0];
	result.n_current = shares->n[1] * column->units[1];
	result.n_deciding = fmin(result.n_reference, result.n_current);
	if (!(units.n[0] > 0 && units.n[1] > 0))
	{
		result.message = "no rows";
		return append(column, &result);
	}
	ML_TRY(test_shares(column, &units, &result.p_value));
	difference = fabs(
		ml_two_proportion_test(shares->x[0], shares->n[0], shares->x[1], shares->n[1]).difference);
	/* relative to a share of 0 any other is infinite, and none at all 0 */
	scale = is_relative && difference > 0 ? shares->n[0] / shares->x[0] : 1;
	result.value = difference * scale;
	result.std_error = isfinite(scale) ? share_std_error(&units) * scale : NAN;
	result.noise_floor = isfinite(scale) ? ml_drift_mean_noise(result.std_error) : 0;
	result.noise_p95 = isfinite(scale) ? ML_NORMAL_95 * result.std_error : 0;
	if (shares->more > 0)
	{
		double expected = shares->more / shares->n[0];

		result.noise_floor = fmax(result.noise_floor, expected);
		result.noise_p95 += expected;
	}
	return append(column, &result);
}

/*
 * Nothing in a reference is unseen, as it is what has been seen; but in a column with many rare categories new
 * ones come up all the time without any change.  How many is known from the categories that it has but once:
 * each of these rows would have been unseen to the others (Good and Turing).  Their share is the noise
 * floor, and the current one is tested against it.  Of n rows, with f and g categories that come once and twice,
 * the variance of f / n around the share of what was not seen is (f + 2 g) / n^2, not f / n^2; so fewer rows
 * count.
 */
static MlStatus
add_unseen(const MlDriftColumn *column, const MlDriftBins *bins)
{
	const MlHeavySketch *heavy = column->reference->heavy;
	Shares shares = {{(double) bins->unseen_reference, (double) bins->unseen_current},
					 {column->present[0], column->present[1]},
					 0,
					 1};
	double twice = 0;

	for (int32_t i = 0; heavy != NULL && i < heavy->nentries; i++)
	{
		shares.more += heavy->entries[i].count == 1;
		twice += heavy->entries[i].count == 2;
	}
	if (shares.more > 0)
		shares.weight = shares.more / (shares.more + 2 * twice);
	return add_share(column, "unseen_share", ML_GROUP_QUALITY, 0.02, &shares, false);
}

static MlStatus
add_missing(const MlDriftColumn *column)
{
	Shares shares = {{column->rows[0] - column->present[0], column->rows[1] - column->present[1]},
					 {column->rows[0], column->rows[1]},
					 0,
					 1};

	return add_share(column, "missing_share", ML_GROUP_QUALITY, 0.02, &shares, false);
}

/*
 * Missing values of a target or a prediction are not looked at: labels are late.  A class that is not the
 * reference's is.
 */
MlStatus
ml_drift_add_quality(const MlDriftColumn *column, const MlDriftBins *bins)
{
	const MlProfileColumn *reference = column->reference;
	Shares shares = {{0, 0}, {column->present[0], column->present[1]}, 0, 1};

	if (column->options->role == ML_DRIFT_FEATURE)
		ML_TRY(add_missing(column));
	if (column->present[0] == 0 || column->present[1] == 0 || bins->problem != NULL)
		return ML_OK;
	if (reference->kind == ML_PROFILE_CATEGORY && reference->has_all_hashes)
		return add_unseen(column, bins);
	if (reference->kind == ML_PROFILE_NUMBER && bins->n > 1 &&
		column->options->role == ML_DRIFT_FEATURE)
	{
		shares.x[0] = (double) (bins->reference[0] + bins->reference[bins->n - 1]);
		shares.x[1] = (double) (bins->current[0] + bins->current[bins->n - 1]);
		return add_share(column, "out_of_range_share", ML_GROUP_QUALITY, NAN, &shares, false);
	}
	return ML_OK;
}

MlStatus
ml_drift_add_share_change(const MlDriftColumn *column, double standard)
{
	const MlMoments *reference = &column->reference->moments;
	const MlMoments *current = &column->current->moments;
	Shares shares = {{reference->mean * (double) reference->n, current->mean * (double) current->n},
					 {(double) reference->n, (double) current->n},
					 0,
					 1};

	return add_share(column, "share_change", ML_GROUP_PREDICTION, standard, &shares, true);
}

/* Distributions over bins */

/* What a distribution over merged bins has in common for all its metrics. */
typedef struct Distribution
{
	MlDriftBins merged;
	MlDivergence divergence;
	MlHomogeneity test;
	const double *units; /* what a row counts as */
	double r;            /* 1 / n + 1 / m, units */
	double inflation;    /* of the noise by the reference's counts */
	double p_value;
} Distribution;

/* Are all values of both one and the same? */
static bool
is_same_constant(const MlDriftColumn *column, const MlDriftBins *bins)
{
	const MlProfileColumn *a = column->reference;
	const MlProfileColumn *b = column->current;

	if (a->kind == ML_PROFILE_NUMBER)
		return a->moments.n > 0 && b->moments.n > 0 &&
			   (double) a->moments.n == column->present[0] &&
			   (double) b->moments.n == column->present[1] &&
			   a->moments.minimum == a->moments.maximum &&
			   b->moments.minimum == a->moments.minimum && b->moments.maximum == a->moments.minimum;
	for (int32_t i = 0; i < a->nlevels; i++)
		if ((double) bins->reference[i] == column->present[0] &&
			(double) bins->current[i] == column->present[1])
			return true;
	return false;
}

/* Variance of a cumulative share that comes from counts by sketches. */
static double
count_variance(const MlDriftColumn *column)
{
	double errors[2] = {ml_profile_count_error(column->reference) / NORMAL_99,
						ml_profile_count_error(column->current) / NORMAL_99};

	return errors[0] * errors[0] + errors[1] * errors[1];
}

/* By what the error of the profiles' own counts makes the noise larger. */
static double
noise_inflation(const MlDriftColumn *column, const Distribution *distribution)
{
	double variance = count_variance(column);
	double n = 0;
	double inverse = 0;

	if (variance == 0 || distribution->merged.n < 2)
		return 1;
	for (int32_t i = 0; i < distribution->merged.n; i++)
		n += (double) distribution->merged.reference[i];
	for (int32_t i = 0; i < distribution->merged.n; i++)
		inverse += n / fmax((double) distribution->merged.reference[i], 1);
	return 1 + 2 * variance * inverse / (distribution->r * (distribution->merged.n - 1));
}

static MlStatus
make_distribution(const MlDriftColumn *column, const MlDriftBins *bins, Distribution *distribution)
{
	const MlDriftBins *merged = &distribution->merged;
	MlEnv *env = column->env;
	double n[2] = {0, 0};

	distribution->units = column->units;
	ML_TRY(ml_drift_merge_bins(env, bins, column->reference->kind, column->units,
							   &distribution->merged));
	for (int32_t i = 0; i < merged->n; i++)
	{
		n[0] += (double) merged->reference[i];
		n[1] += (double) merged->current[i];
	}
	if (merged->n < 2)
		return ML_OK;
	distribution->r = 1 / (n[0] * column->units[0]) + 1 / (n[1] * column->units[1]);
	ML_TRY(ml_divergence_counts(env, merged->reference, merged->current, merged->n,
								&distribution->divergence));
	ML_TRY(ml_homogeneity_units(env, merged->reference, merged->current, merged->n,
								n[0] * column->units[0], n[1] * column->units[1],
								&distribution->test));
	distribution->inflation = noise_inflation(column, distribution);
	distribution->p_value = distribution->test.p_value;
	if (distribution->inflation > 1)
		distribution->p_value = ml_chi_square_p(
			distribution->test.chi_square / distribution->inflation, distribution->test.df);
	return ML_OK;
}

/* The standard threshold of a metric of a column's distribution. */
static double
standard_threshold(const MlDriftDeciding *deciding, const char *metric)
{
	return strcmp(deciding->metric, metric) == 0 ? deciding->threshold : NAN;
}

static MlStatus
add_binned(const MlDriftColumn *column, const Distribution *distribution, const char *metric,
		   double value, MlNoise noise, const MlDriftDeciding *deciding)
{
	MlDriftResult result = ml_drift_make_result(column, metric, ML_GROUP_DRIFT, value,
												standard_threshold(deciding, metric));

	result.p_value = distribution->p_value;
	result.noise_floor = noise.floor;
	result.noise_p95 = noise.p95;
	if (distribution->inflation > 1)
		result.message = "counts are approximate";
	return append(column, &result);
}

/* Share of a bin in both together, in units; n of them. */
static double
unit_share(const Distribution *distribution, int32_t i, double n)
{
	return ((double) distribution->merged.reference[i] * distribution->units[0] +
			(double) distribution->merged.current[i] * distribution->units[1]) /
		   n;
}

/*
 * Noise of the sum of |p - q| / 2, and of the largest.  P(largest <= x) is taken as the product of the bins' to
 * the power (bins - 1) / bins, because one of them follows from the others; its mean is the integral of 1 - P.
 */
static void
absolute_noise(const Distribution *distribution, MlNoise *sum, MlNoise *largest)
{
	enum
	{
		STEPS = 32
	};
	const MlDriftBins *merged = &distribution->merged;
	double n = distribution->test.n + distribution->test.m;
	double square = distribution->r * distribution->inflation;
	double power = (merged->n - 1.0) / merged->n;
	double variance = 0;
	double highest = 0;
	double last = 0;

	*sum = *largest = (MlNoise){0, NAN};
	for (int32_t i = 0; i < merged->n; i++)
	{
		double share = unit_share(distribution, i, n);
		double std_error = sqrt(share * (1 - share) * square);

		sum->floor += ml_drift_mean_noise(std_error) / 2;
		variance += std_error * std_error * VARIANCE_OF_ABSOLUTE / 4;
		highest = fmax(highest, std_error);
	}
	sum->p95 = sum->floor + NORMAL_95_ABOVE * sqrt(variance);
	for (int step = 1; step <= STEPS && highest > 0; step++)
	{
		double width = 6 * highest / STEPS;
		double below = 1;

		for (int32_t i = 0; i < merged->n; i++)
		{
			double share = unit_share(distribution, i, n);

			below *= 1 - ml_normal_p(step * width / sqrt(share * (1 - share) * square));
		}
		below = pow(below, power);
		largest->floor += width * (1 - (below + last) / 2);
		if (isnan(largest->p95) && below >= 0.95)
			largest->p95 = width * (step - (below - 0.95) / (below - last));
		last = below;
	}
}

static MlStatus
add_all_divergences(const MlDriftColumn *column, const Distribution *distribution,
					const MlDriftDeciding *deciding)
{
	const MlDivergence *divergence = &distribution->divergence;
	double df = distribution->test.df;
	double chi_95 = ml_chi_square_95(df);
	double square = distribution->r * distribution->inflation; /* of what grows like X2 */
	double root = sqrt(square / 8);                            /* of distances */
	double chi = ml_chi_mean(df);
	double bits = 1 / sqrt(M_LN2);
	MlNoise x2 = {df * distribution->inflation, chi_95 * distribution->inflation};
	MlNoise sum = {NAN, NAN};
	MlNoise largest = {NAN, NAN};
	/* in the order of their names */
	const double values[] = {
		divergence->psi,        divergence->js_distance,       divergence->js_divergence,
		divergence->kl,         divergence->hellinger,         divergence->total_variation,
		divergence->l_infinity, distribution->test.chi_square, distribution->test.g};
	const MlNoise *const absolute[] = {NULL, NULL, NULL, NULL, NULL, &sum, &largest, &x2, &x2};
	const MlNoise noises[] = {{square * df, square * chi_95},
							  {root * chi * bits, root * sqrt(chi_95) * bits},
							  {square / 8 * df / M_LN2, square / 8 * chi_95 / M_LN2},
							  {square * df / 2, square * chi_95 / 2},
							  {root * chi, root * sqrt(chi_95)}};

	absolute_noise(distribution, &sum, &largest);
	for (int i = 0; divergences[i] != NULL; i++)
		ML_TRY(add_binned(column, distribution, divergences[i], values[i],
						  absolute[i] != NULL ? *absolute[i] : noises[i], deciding));
	return ML_OK;
}

/* One of a distribution's metrics that is the deciding one, or has a threshold. */
static bool
is_wanted(const MlDriftColumn *column, const MlDriftDeciding *deciding, const char *metric)
{
	return strcmp(deciding->metric, metric) == 0 ||
		   !isnan(ml_drift_threshold(column->options, column->reference->name, metric, NAN));
}

static MlStatus
add_list_without_value(const MlDriftColumn *column, const char *const *metrics,
					   const MlDriftDeciding *deciding, MlDriftStatus status, const char *why)
{
	for (int i = 0; metrics[i] != NULL; i++)
	{
		MlDriftResult result = ml_drift_make_result(column, metrics[i], ML_GROUP_DRIFT, NAN,
													standard_threshold(deciding, metrics[i]));

		if (!is_wanted(column, deciding, metrics[i]))
			continue;
		if (result.is_deciding || status == ML_DRIFT_ERROR)
			result.status = status;
		result.message = why;
		ML_TRY(append(column, &result));
	}
	return ML_OK;
}

MlStatus
ml_drift_add_without_value(const MlDriftColumn *column, const MlDriftDeciding *deciding,
						   MlDriftStatus status, const char *why)
{
	const char *const share_change[] = {"share_change", NULL};

	ML_TRY(add_list_without_value(column, divergences, deciding, status, why));
	if (strcmp(deciding->metric, share_change[0]) == 0)
		ML_TRY(add_list_without_value(column, share_change, deciding, status, why));
	if (column->reference->kind != ML_PROFILE_NUMBER)
		return ML_OK;
	return add_list_without_value(column, distances, deciding, status, why);
}

/* All values of both are the same one: nothing differs. */
static MlStatus
add_constant(const MlDriftColumn *column, const MlDriftDeciding *deciding)
{
	for (int i = 0; divergences[i] != NULL; i++)
	{
		MlDriftResult result = ml_drift_make_result(column, divergences[i], ML_GROUP_DRIFT, 0,
													standard_threshold(deciding, divergences[i]));

		if (!is_wanted(column, deciding, divergences[i]))
			continue;
		result.noise_floor = result.noise_p95 = 0;
		result.p_value = 1;
		result.message = "constant";
		ML_TRY(append(column, &result));
	}
	return ML_OK;
}

MlStatus
ml_drift_add_divergences(const MlDriftColumn *column, const MlDriftBins *bins,
						 const MlDriftDeciding *deciding)
{
	Distribution distribution = {0};

	ML_TRY(make_distribution(column, bins, &distribution));
	if (distribution.merged.n >= 2)
		return add_all_divergences(column, &distribution, deciding);
	if (is_same_constant(column, bins))
		return add_constant(column, deciding);
	return add_list_without_value(column, divergences, deciding, ML_DRIFT_INSUFFICIENT,
								  "fewer than 2 bins are left");
}

/* Distances of numbers */

/* The numbers of one column as weighted points: its values, or the means of its bins. */
typedef struct Points
{
	bool is_exact;
	MlSample sample;
	double error; /* Wasserstein distance of the points from the values, at most */
} Points;

/* Means of the bins in which finite values are, and what moving each value to it costs at most. */
static MlStatus
bin_points(MlEnv *env, const MlProfileColumn *column, Points *points)
{
	const MlBins *bins = &column->bins;
	double *means;
	int64_t *counts;
	size_t n = 0;

	ML_TRY(ml_alloc(env, (size_t) bins->nbins, sizeof(double), "bins", &means));
	ML_TRY(ml_alloc(env, (size_t) bins->nbins, sizeof(int64_t), "bins", &counts));
	for (int32_t i = 0; i < bins->nbins; i++)
	{
		double low = i > 0 ? bins->edges[i - 1] : -INFINITY;
		double high = i < bins->nbins - 1 ? bins->edges[i] : INFINITY;
		int64_t count = bins->counts[i];

		if (i == 0)
			count -= column->infinities[0];
		if (i == bins->nbins - 1)
			count -= column->infinities[1];
		if (count <= 0)
			continue;
		low = fmax(low, column->moments.minimum);
		high = fmin(high, column->moments.maximum);
		means[n] = fmin(fmax(bins->sums[i] / (double) count, low), high);
		counts[n++] = count;
		/* values within [low, high] are on average at most half its width from their mean */
		points->error += (high - low) / 2 * ((double) count / (double) column->moments.n);
	}
	/* an error of the distribution function is one of the distance over the whole range */
	points->error +=
		ml_profile_count_error(column) * fmax(0, column->moments.maximum - column->moments.minimum);
	points->sample = (MlSample){means, counts, n};
	return ML_OK;
}

/* The same of known values in the bins of another profile. */
static MlStatus
rebin_points(MlEnv *env, const MlBins *layout, const MlProfileColumn *column, Points *points)
{
	const MlSample values = points->sample;
	double *means;
	int64_t *counts;
	size_t n = 0;
	size_t i = 0;

	ML_TRY(ml_alloc(env, (size_t) layout->nbins, sizeof(double), "bins", &means));
	ML_TRY(ml_alloc(env, (size_t) layout->nbins, sizeof(int64_t), "bins", &counts));
	for (int32_t bin = 0; bin < layout->nbins; bin++)
	{
		double high = bin < layout->nbins - 1 ? layout->edges[bin] : INFINITY;
		size_t first = i;
		MlSum sum = {0, 0};
		int64_t count = 0;

		for (; i < values.nvalues && values.values[i] < high; i++)
		{
			ml_sum_add(&sum, values.values[i] * (double) values.counts[i]);
			count += values.counts[i];
		}
		if (count == 0)
			continue;
		means[n] = ml_sum_total(&sum) / (double) count;
		counts[n++] = count;
		points->error += (values.values[i - 1] - values.values[first]) / 2 *
						 ((double) count / (double) column->moments.n);
	}
	points->sample = (MlSample){means, counts, n};
	points->is_exact = false;
	return ML_OK;
}

/*
 * Of both columns the values, if both know them, or the means of the bins: values against means would differ
 * by what is within the bins, without any change.
 */
static MlStatus
make_points(const MlDriftColumn *column, Points points[2])
{
	const MlProfileColumn *const columns[2] = {column->reference, column->current};
	int32_t n;

	for (int k = 0; k < 2; k++)
	{
		points[k] = (Points){0};
		points[k].is_exact =
			ml_profile_values(columns[k], &points[k].sample.values, &points[k].sample.counts, &n);
		if (points[k].is_exact)
			points[k].sample.nvalues = (size_t) n;
	}
	if (points[0].is_exact && points[1].is_exact)
		return ML_OK;
	for (int k = 0; k < 2; k++)
		if (points[k].is_exact)
			ML_TRY(rebin_points(column->env, &column->reference->bins, columns[k], &points[k]));
		else
			ML_TRY(bin_points(column->env, columns[k], &points[k]));
	return ML_OK;
}

/* Integral of the mean of |F - G| over x, F being the distribution of both together. */
static double
wasserstein_noise(const MlSample *a, const MlSample *b, double r, double variance)
{
	double total = 0;
	double below = 0;
	double noise = 0;
	double last = NAN;
	size_t i = 0;
	size_t j = 0;

	for (size_t k = 0; k < a->nvalues; k++)
		total += (double) a->counts[k];
	for (size_t k = 0; k < b->nvalues; k++)
		total += (double) b->counts[k];
	while (i < a->nvalues || j < b->nvalues)
	{
		bool is_first = j == b->nvalues || (i < a->nvalues && a->values[i] <= b->values[j]);
		double x = is_first ? a->values[i] : b->values[j];
		double share = below / total;

		if (below > 0)
			noise += sqrt(fmax(share * (1 - share), 0) * r + variance) * (x - last);
		below += (double) (is_first ? a->counts[i++] : b->counts[j++]);
		last = x;
	}
	return ml_drift_mean_noise(noise);
}

/* The bins' numbers as values, so that binned profiles meet at their common edges. */
static MlStatus
bin_ranks(MlEnv *env, const MlDriftBins *bins, MlSample *reference, MlSample *current)
{
	double *ranks;

	ML_TRY(ml_alloc(env, (size_t) bins->n, sizeof(double), "bins", &ranks));
	for (int32_t i = 0; i < bins->n; i++)
		ranks[i] = i;
	*reference = (MlSample){ranks, bins->reference, (size_t) bins->n};
	*current = (MlSample){ranks, bins->current, (size_t) bins->n};
	return ML_OK;
}

/* Of Kolmogorov-Smirnov: see above. */
static MlNoise
ks_noise(const MlSample *reference, const MlSample *current, double r, double variance)
{
	double root = sqrt(r + 4 * variance); /* F (1 - F) is at most 1/4 */
	double total = 0;
	double below = 0;
	double squares = 0;
	double bound = 0;
	double correction;

	for (size_t i = 0; i < reference->nvalues; i++)
		total += (double) reference->counts[i];
	for (size_t i = 0; i < current->nvalues; i++)
		total += (double) current->counts[i];
	for (size_t i = 0, j = 0; i < reference->nvalues || j < current->nvalues;)
	{
		bool has_reference = j == current->nvalues ||
							 (i < reference->nvalues && reference->values[i] <= current->values[j]);
		bool has_current = i == reference->nvalues ||
						   (j < current->nvalues && current->values[j] <= reference->values[i]);
		double count = 0;

		if (has_reference)
			count += (double) reference->counts[i++];
		if (has_current)
			count += (double) current->counts[j++];
		below += count;
		squares += count / total * (count / total);
		bound += ml_drift_mean_noise(root * sqrt(fmax(0, below / total * (1 - below / total))));
	}
	correction = DISCRETE_MAXIMUM * sqrt(squares);
	return (MlNoise){fmin(bound, fmax(0, MEAN_OF_KOLMOGOROV - correction) * root),
					 (KOLMOGOROV_95 - correction) * root};
}

static MlStatus
add_ks(const MlDriftColumn *column, const MlDriftBins *bins, const Points *reference,
	   const Points *current, double r, const MlDriftDeciding *deciding, double *p_value)
{
	MlDriftResult result =
		ml_drift_make_result(column, "ks", ML_GROUP_DRIFT, NAN, standard_threshold(deciding, "ks"));
	bool has_infinity = column->reference->infinities[0] > 0 ||
						column->reference->infinities[1] > 0 ||
						column->current->infinities[0] > 0 || column->current->infinities[1] > 0;
	bool is_exact = reference->is_exact && current->is_exact && !has_infinity;
	bool is_rows = column->units[0] == 1 && column->units[1] == 1;
	MlSample samples[2] = {reference->sample, current->sample};
	double variance = is_exact ? 0 : count_variance(column);
	double scaled;
	MlNoise noise;

	if (!is_exact)
	{
		ML_TRY(bin_ranks(column->env, bins, &samples[0], &samples[1]));
		result.message = "binned: a lower bound, p is conservative";
	}
	ML_TRY(ml_ks_statistic(column->env, &samples[0], &samples[1], &result.value));
	scaled = result.value * sqrt(r / (r + 4 * variance));
	/* the exact p-value is of whole rows */
	result.p_value = is_rows && variance == 0
						 ? ml_ks_p(result.value, result.n_reference, result.n_current, NULL)
						 : ml_ks_p_stephens(scaled, result.n_reference, result.n_current);
	noise = ks_noise(&samples[0], &samples[1], r, variance);
	result.noise_floor = noise.floor;
	result.noise_p95 = noise.p95;
	*p_value = result.p_value;
	return append(column, &result);
}

static double
population_sd(const MlMoments *moments)
{
	return sqrt(moments->m2 / (double) moments->n);
}

static MlStatus
add_wasserstein(const MlDriftColumn *column, const Points *reference, const Points *current,
				double r, const MlDriftDeciding *deciding, double p_value)
{
	MlDriftResult result = ml_drift_make_result(column, "wasserstein", ML_GROUP_DRIFT, NAN,
												standard_threshold(deciding, "wasserstein"));
	bool is_exact = reference->is_exact && current->is_exact;
	double sd = population_sd(&column->reference->moments);
	double distance;

	ML_TRY(ml_wasserstein(column->env, &reference->sample, &current->sample, &distance));
	result.value = ml_wasserstein_normalized(distance, sd);
	result.p_value = p_value;
	if (sd > 0)
		result.noise_floor = wasserstein_noise(&reference->sample, &current->sample, r,
											   is_exact ? 0 : count_variance(column)) /
							 sd;
	if (!is_exact && sd > 0)
		result.message =
			message(column, "binned: at most %.3g off", (reference->error + current->error) / sd);
	return append(column, &result);
}

static MlSpread
spread_of(const MlMoments *moments, double unit)
{
	/* n units with the variance of the rows */
	double n = (double) moments->n * unit;

	return (MlSpread){n, moments->mean,
					  moments->n > 1 ? moments->m2 / (double) (moments->n - 1) * (n - 1) : 0};
}

static MlStatus
add_mean_difference(const MlDriftColumn *column, const MlDriftDeciding *deciding)
{
	const MlMoments *reference = &column->reference->moments;
	const MlMoments *current = &column->current->moments;
	MlDriftResult result = ml_drift_make_result(column, "mean_difference", ML_GROUP_DRIFT, NAN,
												standard_threshold(deciding, "mean_difference"));
	MlSpread spreads[2] = {spread_of(reference, column->units[0]),
						   spread_of(current, column->units[1])};
	double sd = ml_moments_sd(reference);
	MlWelch test = ml_welch_test(&spreads[1], &spreads[0]);

	/* of finite numbers */
	result.n_reference = spreads[0].n;
	result.n_current = spreads[1].n;
	result.n_deciding = fmin(spreads[0].n, spreads[1].n);
	if (!isnan(test.p_value))
		result.value = ml_wasserstein_normalized(fabs(test.difference), sd);
	else if (result.is_deciding)
		result.status = ML_DRIFT_INSUFFICIENT;
	if (isnan(test.p_value))
		result.message = "fewer than 2 values";
	result.p_value = test.p_value;
	if (sd > 0)
		result.std_error = test.std_error / sd;
	result.noise_floor = ml_drift_mean_noise(result.std_error);
	result.noise_p95 = ML_NORMAL_95 * result.std_error;
	return append(column, &result);
}

MlStatus
ml_drift_add_numbers(const MlDriftColumn *column, const MlDriftBins *bins,
					 const MlDriftDeciding *deciding)
{
	double r =
		1 / (column->present[0] * column->units[0]) + 1 / (column->present[1] * column->units[1]);
	Points points[2];
	double p_value;

	ML_TRY(make_points(column, points));
	ML_TRY(add_ks(column, bins, &points[0], &points[1], r, deciding, &p_value));
	if (points[0].sample.nvalues == 0 || points[1].sample.nvalues == 0)
		return add_list_without_value(column, distances + 1, deciding, ML_DRIFT_INSUFFICIENT,
									  "infinities only");
	ML_TRY(add_wasserstein(column, &points[0], &points[1], r, deciding, p_value));
	return add_mean_difference(column, deciding);
}
