/*
 * drift.c
 *		Comparison of two profiles, and the rule by which a difference is an alarm.  See drift.h.
 *
 * Bins.  All metrics of one column's distribution refer to the same bins, merged as drift_bins.c says, and
 * have the p-value of the chi-square test over them; Kolmogorov-Smirnov and Wasserstein have that of
 * Kolmogorov-Smirnov, means that of Welch's t test, shares that of two shares.
 *
 * Noise.  What a metric would be on average if nothing had changed, of n and m rows in k bins, with r = 1 / n +
 * 1 / m, in the limit of many rows:
 *
 *	  PSI r (k - 1), KL half of it, JS (nats) r (k - 1) / 8, its distance and Hellinger's the expectation
 *	  of sqrt(r chi2 / 8), TVD sum sqrt(2 / pi) sqrt(s (1 - s) r) / 2 over the bins' shares s,
 *	  KS sqrt(pi / 2) ln 2 sqrt(r), W1 the integral of sqrt(2 / pi) sqrt(F (1 - F) r) over x,
 *	  the absolute value of what is normal with standard error e: sqrt(2 / pi) e.
 *
 * A reference whose bins were counted by its sketch (a profile made in one pass) has an error of its own.
 * With a standard error s of each cumulative share, a bin's share has one of s sqrt(2), and PSI is larger by
 * 2 s^2 sum 1 / p on average; so all floors grow, and X2 is scaled down by the same factor.
 *
 * Units.  Where rows of one unit (a customer) are not independent, the numbers of units stand for those of
 * rows: in the noise, and in the tests, whose counts are scaled down.
 */
#include "ml/drift.h"

#include <stdio.h>

#include "ml/divergence.h"
#include "ml/drift_bins.h"
#include "ml/hypothesis.h"
#include "ml/special.h"
#include "ml/two_sample.h"

#define NORMAL_99 2.5758293035489004          /* of the bound that a sketch gives */
#define MEAN_OF_ABSOLUTE 0.79788456080286536  /* sqrt(2 / pi) */
#define MEAN_OF_KOLMOGOROV 0.8687311606361592 /* sqrt(pi / 2) ln 2 */
#define KOLMOGOROV_95 1.3580986393225507

const char *const ml_drift_status_names[] = {NULL,   "ok", "warn", "alarm", "insufficient_data",
											 "error"};

const char *const ml_drift_metrics[] = {"missing_share",
										"unseen_share",
										"out_of_range_share",
										"psi",
										"kl_divergence",
										"js_divergence",
										"js_distance",
										"hellinger_distance",
										"total_variation",
										"l_infinity",
										"chi_square",
										"g",
										"ks",
										"wasserstein",
										"mean_difference",
										"share_change",
										NULL};

bool
ml_drift_is_metric(const char *metric)
{
	for (int i = 0; ml_drift_metrics[i] != NULL; i++)
		if (strcmp(ml_drift_metrics[i], metric) == 0)
			return true;
	return false;
}

const MlDriftOptions ml_drift_default_options = {.alpha = 0.05, .min_n = 100};

double
ml_drift_mean_noise(double std_error)
{
	return MEAN_OF_ABSOLUTE * std_error;
}

MlStatus
ml_drift_append(MlEnv *env, MlDriftList *list, const MlDriftResult *result)
{
	if (list->n == list->capacity)
	{
		int32_t capacity = list->capacity > 0 ? 2 * list->capacity : 32;
		MlDriftResult *results;

		ML_TRY(ml_alloc(env, (size_t) capacity, sizeof(MlDriftResult), "results", &results));
		if (list->n > 0)
			memcpy(results, list->results, (size_t) list->n * sizeof(MlDriftResult));
		list->results = results;
		list->capacity = capacity;
	}
	list->results[list->n++] = *result;
	return ML_OK;
}

/* One that names the feature and metric is before one that names the metric alone. */
double
ml_drift_threshold(const MlDriftOptions *options, const char *feature, const char *metric,
				   double standard)
{
	double threshold = standard;

	for (int32_t i = 0; i < options->nthresholds; i++)
	{
		const MlDriftThreshold *given = &options->thresholds[i];

		if (strcmp(given->metric, metric) != 0)
			continue;
		if (given->feature == NULL)
			threshold = given->threshold;
		else if (strcmp(given->feature, feature) == 0)
			return given->threshold;
	}
	return threshold;
}

/* One column, in both profiles */

typedef struct Comparison
{
	MlEnv *env;
	MlDriftList *list;
	const MlDriftOptions *options;
	const MlProfileColumn *reference;
	const MlProfileColumn *current;
	double rows[2];    /* of the profiles */
	double present[2]; /* values that are there */
	double units[2];   /* what a row counts as: units / rows */
} Comparison;

static double
present_values(const MlDataProfile *profile, const MlProfileColumn *column)
{
	return (double) ml_profile_present(profile, column);
}

/* A result of this column, with everything that all have. */
static MlDriftResult
make_result(const Comparison *comparison, const char *metric, MlDriftGroup group, double value,
			double standard)
{
	MlDriftResult result = {
		.feature = comparison->reference->name,
		.metric = metric,
		.group = comparison->options->role == ML_DRIFT_OUTCOME ? ML_GROUP_PREDICTION : group,
		.value = value,
		.std_error = NAN,
		.p_value = NAN,
		.p_adjusted = NAN,
		.noise_floor = NAN,
		.noise_p95 = NAN,
		.message = ""};

	result.threshold = ml_drift_threshold(comparison->options, result.feature, metric, standard);
	result.is_deciding = !isnan(result.threshold);
	result.n_reference = comparison->present[0] * comparison->units[0];
	result.n_current = comparison->present[1] * comparison->units[1];
	result.n_deciding = fmin(result.n_reference, result.n_current);
	return result;
}

static MlStatus
append(const Comparison *comparison, const MlDriftResult *result)
{
	return ml_drift_append(comparison->env, comparison->list, result);
}

/* Text in the arena. */
static const char *
message(const Comparison *comparison, const char *format, double number)
{
	char buffer[200];
	const char *text = "";

	snprintf(buffer, sizeof(buffer), format, number);
	return ml_copy_string(comparison->env, buffer, &text) == ML_OK ? text : "";
}

/* Shares */

/* A share of rows of each, x[0] of n[0] against x[1] of n[1], in units. */
typedef struct Shares
{
	double x[2];
	double n[2];
} Shares;

static double
share_std_error(const Shares *shares)
{
	double pooled = (shares->x[0] + shares->x[1]) / (shares->n[0] + shares->n[1]);

	return sqrt(pooled * (1 - pooled) * (1 / shares->n[0] + 1 / shares->n[1]));
}

static Shares
make_shares(const Comparison *comparison, double x_reference, double n_reference, double x_current,
			double n_current)
{
	const double *units = comparison->units;

	/* Fisher's test wants whole counts */
	return (Shares){{floor(x_reference * units[0] + 0.5), floor(x_current * units[1] + 0.5)},
					{floor(n_reference * units[0] + 0.5), floor(n_current * units[1] + 0.5)}};
}

/* Absolute change of a share, or change relative to that of the reference. */
static MlStatus
add_share(const Comparison *comparison, const char *metric, MlDriftGroup group, double standard,
		  const Shares *shares, bool is_relative)
{
	MlDriftResult result = make_result(comparison, metric, group, NAN, standard);
	double scale = is_relative ? shares->n[0] / shares->x[0] : 1;
	MlShareTest test;

	result.n_reference = shares->n[0];
	result.n_current = shares->n[1];
	result.n_deciding = fmin(shares->n[0], shares->n[1]);
	if (shares->n[0] > 0 && shares->n[1] > 0)
	{
		ML_TRY(ml_share_test(comparison->env, shares->x[0], shares->n[0], shares->x[1],
							 shares->n[1], &test));
		result.std_error = share_std_error(shares);
		if (test.difference == 0)
			scale = 1; /* none of none */
		result.value = fabs(test.difference) * scale;
		result.p_value = test.p_value;
		if (result.std_error > 0)
		{
			result.std_error *= scale;
			result.noise_floor = ml_drift_mean_noise(result.std_error);
			result.noise_p95 = ML_NORMAL_95 * result.std_error;
		}
		else
			result.noise_floor = result.noise_p95 = 0;
		if (isinf(scale))
			result.noise_floor = result.noise_p95 = 0;
	}
	else
		result.message = "no rows";
	return append(comparison, &result);
}

static MlStatus
add_quality(const Comparison *comparison, const MlDriftBins *bins)
{
	const MlProfileColumn *reference = comparison->reference;
	Shares shares =
		make_shares(comparison, comparison->rows[0] - comparison->present[0], comparison->rows[0],
					comparison->rows[1] - comparison->present[1], comparison->rows[1]);

	ML_TRY(add_share(comparison, "missing_share", ML_GROUP_QUALITY, 0.02, &shares, false));
	if (comparison->present[0] == 0 || comparison->present[1] == 0 || bins->problem != NULL)
		return ML_OK;
	if (reference->kind == ML_PROFILE_CATEGORY && reference->has_all_hashes)
	{
		shares = make_shares(comparison, (double) bins->unseen_reference, comparison->present[0],
							 (double) bins->unseen_current, comparison->present[1]);
		return add_share(comparison, "unseen_share", ML_GROUP_QUALITY, 0.02, &shares, false);
	}
	if (reference->kind == ML_PROFILE_NUMBER && bins->n > 1)
	{
		shares = make_shares(
			comparison, (double) (bins->reference[0] + bins->reference[bins->n - 1]),
			comparison->present[0], (double) (bins->current[0] + bins->current[bins->n - 1]),
			comparison->present[1]);
		return add_share(comparison, "out_of_range_share", ML_GROUP_QUALITY, NAN, &shares, false);
	}
	return ML_OK;
}

/* Distributions over bins */

/* What a distribution over merged bins has in common for all its metrics. */
typedef struct Distribution
{
	MlDriftBins merged;
	MlDivergence divergence;
	MlHomogeneity test;
	double r;         /* 1 / n + 1 / m, units */
	double inflation; /* of the noise by the reference's counts */
	double p_value;
} Distribution;

/* Are all values of both one and the same? */
static bool
is_same_constant(const Comparison *comparison, const MlDriftBins *bins)
{
	const MlProfileColumn *a = comparison->reference;
	const MlProfileColumn *b = comparison->current;

	if (a->kind == ML_PROFILE_NUMBER)
		return a->moments.n > 0 && b->moments.n > 0 &&
			   (double) a->moments.n == comparison->present[0] &&
			   (double) b->moments.n == comparison->present[1] &&
			   a->moments.minimum == a->moments.maximum &&
			   b->moments.minimum == a->moments.minimum && b->moments.maximum == a->moments.minimum;
	for (int32_t i = 0; i < a->nlevels; i++)
		if ((double) bins->reference[i] == comparison->present[0] &&
			(double) bins->current[i] == comparison->present[1])
			return true;
	return false;
}

/* By what the error of the reference's own counts makes the noise larger. */
static double
noise_inflation(const Distribution *distribution, double count_error)
{
	double std_error = count_error / NORMAL_99;
	double n = 0;
	double inverse = 0;

	if (count_error == 0 || distribution->merged.n < 2)
		return 1;
	for (int32_t i = 0; i < distribution->merged.n; i++)
		n += (double) distribution->merged.reference[i];
	for (int32_t i = 0; i < distribution->merged.n; i++)
		inverse += n / fmax((double) distribution->merged.reference[i], 1);
	return 1 +
		   2 * std_error * std_error * inverse / (distribution->r * (distribution->merged.n - 1));
}

static MlStatus
make_distribution(const Comparison *comparison, const MlDriftBins *bins, Distribution *distribution)
{
	const MlDriftBins *merged = &distribution->merged;
	MlEnv *env = comparison->env;
	double n[2] = {0, 0};

	ML_TRY(ml_drift_merge_bins(env, bins, comparison->reference->kind, &distribution->merged));
	for (int32_t i = 0; i < merged->n; i++)
	{
		n[0] += (double) merged->reference[i];
		n[1] += (double) merged->current[i];
	}
	distribution->r = 1 / (n[0] * comparison->units[0]) + 1 / (n[1] * comparison->units[1]);
	ML_TRY(ml_divergence_counts(env, merged->reference, merged->current, merged->n,
								&distribution->divergence));
	ML_TRY(ml_homogeneity_units(env, merged->reference, merged->current, merged->n,
								n[0] * comparison->units[0], n[1] * comparison->units[1],
								&distribution->test));
	distribution->inflation =
		noise_inflation(distribution, ml_profile_count_error(comparison->reference));
	distribution->p_value = distribution->test.p_value;
	if (distribution->inflation > 1)
		distribution->p_value = ml_chi_square_p(
			distribution->test.chi_square / distribution->inflation, distribution->test.df);
	return ML_OK;
}

static MlStatus
add_binned(const Comparison *comparison, const Distribution *distribution, const char *metric,
		   double value, MlNoise noise, double standard)
{
	MlDriftResult result = make_result(comparison, metric, ML_GROUP_DRIFT, value, standard);

	result.p_value = distribution->p_value;
	result.noise_floor = noise.floor;
	result.noise_p95 = noise.p95;
	if (distribution->inflation > 1)
		result.message = "the reference's counts are approximate";
	return append(comparison, &result);
}

/* Noise of the sum of |p - q| / 2, and of the largest: that of the bin with the largest. */
static void
absolute_noise(const Distribution *distribution, double *sum, double *largest)
{
	const MlDriftBins *merged = &distribution->merged;
	double n = distribution->test.n + distribution->test.m;

	*sum = *largest = 0;
	for (int32_t i = 0; i < merged->n; i++)
	{
		double share = (double) (merged->reference[i] + merged->current[i]) / n;
		double noise = ml_drift_mean_noise(sqrt(share * (1 - share) * distribution->r));

		*sum += noise / 2;
		*largest = fmax(*largest, noise);
	}
}

static MlStatus
add_divergences(const Comparison *comparison, const Distribution *distribution, double psi,
				double js_distance)
{
	const MlDivergence *divergence = &distribution->divergence;
	double df = distribution->test.df;
	double chi_95 = ml_chi_square_95(df);
	double square = distribution->r * distribution->inflation; /* of what grows like X2 */
	double root = sqrt(square / 8);                            /* of distances */
	double chi = ml_chi_mean(df);
	double bits = 1 / sqrt(M_LN2);
	double sum;
	double largest;

	absolute_noise(distribution, &sum, &largest);
	ML_TRY(add_binned(comparison, distribution, "psi", divergence->psi,
					  (MlNoise){square * df, square * chi_95}, psi));
	ML_TRY(add_binned(comparison, distribution, "js_distance", divergence->js_distance,
					  (MlNoise){root * chi * bits, root * sqrt(chi_95) * bits}, js_distance));
	ML_TRY(add_binned(comparison, distribution, "js_divergence", divergence->js_divergence,
					  (MlNoise){square / 8 * df / M_LN2, square / 8 * chi_95 / M_LN2}, NAN));
	ML_TRY(add_binned(comparison, distribution, "kl_divergence", divergence->kl,
					  (MlNoise){square * df / 2, square * chi_95 / 2}, NAN));
	ML_TRY(add_binned(comparison, distribution, "hellinger_distance", divergence->hellinger,
					  (MlNoise){root * chi, root * sqrt(chi_95)}, NAN));
	ML_TRY(add_binned(comparison, distribution, "total_variation", divergence->total_variation,
					  (MlNoise){sum, NAN}, NAN));
	ML_TRY(add_binned(comparison, distribution, "l_infinity", divergence->l_infinity,
					  (MlNoise){largest, NAN}, NAN));
	ML_TRY(add_binned(comparison, distribution, "chi_square", distribution->test.chi_square,
					  (MlNoise){df * distribution->inflation, chi_95 * distribution->inflation},
					  NAN));
	return add_binned(comparison, distribution, "g", distribution->test.g,
					  (MlNoise){df * distribution->inflation, chi_95 * distribution->inflation},
					  NAN);
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
	points->sample = (MlSample){means, counts, n};
	return ML_OK;
}

static MlStatus
make_points(MlEnv *env, const MlProfileColumn *column, Points *points)
{
	int32_t n;

	*points = (Points){0};
	points->is_exact =
		ml_profile_values(column, &points->sample.values, &points->sample.counts, &n);
	if (!points->is_exact)
		return bin_points(env, column, points);
	points->sample.nvalues = (size_t) n;
	return ML_OK;
}

/* Integral of sqrt(F (1 - F) r) over x, F being the distribution of both together. */
static double
wasserstein_noise(const MlSample *a, const MlSample *b, double r)
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
			noise += sqrt(fmax(share * (1 - share), 0) * r) * (x - last);
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

static MlStatus
add_ks(const Comparison *comparison, const MlDriftBins *bins, const Points *reference,
	   const Points *current, double r, double *p_value)
{
	MlDriftResult result = make_result(comparison, "ks", ML_GROUP_DRIFT, NAN, NAN);
	bool has_infinity =
		comparison->reference->infinities[0] > 0 || comparison->reference->infinities[1] > 0 ||
		comparison->current->infinities[0] > 0 || comparison->current->infinities[1] > 0;
	bool is_exact = reference->is_exact && current->is_exact && !has_infinity;
	MlSample samples[2] = {reference->sample, current->sample};

	if (!is_exact)
	{
		ML_TRY(bin_ranks(comparison->env, bins, &samples[0], &samples[1]));
		result.message = "binned: a lower bound, p is conservative";
	}
	ML_TRY(ml_ks_statistic(comparison->env, &samples[0], &samples[1], &result.value));
	result.p_value = ml_ks_p(result.value, result.n_reference, result.n_current, NULL);
	result.noise_floor = MEAN_OF_KOLMOGOROV * sqrt(r);
	result.noise_p95 = KOLMOGOROV_95 * sqrt(r);
	*p_value = result.p_value;
	return append(comparison, &result);
}

static double
population_sd(const MlMoments *moments)
{
	return sqrt(moments->m2 / (double) moments->n);
}

static MlStatus
add_wasserstein(const Comparison *comparison, const Points *reference, const Points *current,
				double r, double p_value)
{
	MlDriftResult result = make_result(comparison, "wasserstein", ML_GROUP_DRIFT, NAN, NAN);
	double sd = population_sd(&comparison->reference->moments);
	double distance;

	ML_TRY(ml_wasserstein(comparison->env, &reference->sample, &current->sample, &distance));
	result.value = ml_wasserstein_normalized(distance, sd);
	result.p_value = p_value;
	result.noise_floor =
		sd > 0 ? wasserstein_noise(&reference->sample, &current->sample, r) / sd : NAN;
	if ((!reference->is_exact || !current->is_exact) && sd > 0)
		result.message = message(comparison, "binned: at most %.3g off",
								 (reference->error + current->error) / sd);
	return append(comparison, &result);
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
add_mean_difference(const Comparison *comparison, double standard)
{
	const MlMoments *reference = &comparison->reference->moments;
	MlDriftResult result =
		make_result(comparison, "mean_difference", ML_GROUP_DRIFT, NAN, standard);
	MlSpread spreads[2] = {spread_of(reference, comparison->units[0]),
						   spread_of(&comparison->current->moments, comparison->units[1])};
	double sd = ml_moments_sd(reference);
	MlWelch test = ml_welch_test(&spreads[1], &spreads[0]);

	result.value = ml_wasserstein_normalized(fabs(test.difference), sd);
	result.p_value = test.p_value;
	result.std_error = sd > 0 ? test.std_error / sd : NAN;
	result.noise_floor = ml_drift_mean_noise(result.std_error);
	result.noise_p95 = ML_NORMAL_95 * result.std_error;
	return append(comparison, &result);
}

static MlStatus
add_numbers(const Comparison *comparison, const MlDriftBins *bins, double mean_standard)
{
	double r = 1 / (comparison->present[0] * comparison->units[0]) +
			   1 / (comparison->present[1] * comparison->units[1]);
	Points reference;
	Points current;
	double p_value;

	ML_TRY(make_points(comparison->env, comparison->reference, &reference));
	ML_TRY(make_points(comparison->env, comparison->current, &current));
	ML_TRY(add_ks(comparison, bins, &reference, &current, r, &p_value));
	if (reference.sample.nvalues == 0 || current.sample.nvalues == 0)
		return ML_OK; /* infinities only */
	ML_TRY(add_wasserstein(comparison, &reference, &current, r, p_value));
	return add_mean_difference(comparison, mean_standard);
}

/* Columns */

/* Nothing but the deciding metric, which has no value. */
static MlStatus
add_without_value(const Comparison *comparison, const char *metric, double standard,
				  MlDriftStatus status, const char *why)
{
	MlDriftResult result = make_result(comparison, metric, ML_GROUP_DRIFT, NAN, standard);

	result.status = status;
	result.message = why;
	return append(comparison, &result);
}

/* Share of the ones of a boolean. */
static MlStatus
add_share_change(const Comparison *comparison)
{
	const MlMoments *reference = &comparison->reference->moments;
	const MlMoments *current = &comparison->current->moments;
	Shares shares =
		make_shares(comparison, reference->mean * (double) reference->n, (double) reference->n,
					current->mean * (double) current->n, (double) current->n);

	return add_share(comparison, "share_change", ML_GROUP_PREDICTION, 0.10, &shares, true);
}

/* The deciding metric of a column and its standard threshold. */
static const char *
deciding_metric(const Comparison *comparison, double *standard)
{
	const MlProfileColumn *column = comparison->reference;
	bool is_outcome = comparison->options->role == ML_DRIFT_OUTCOME;

	*standard = 0.1;
	if (column->kind == ML_PROFILE_CATEGORY)
		return "js_distance";
	if (column->kind == ML_PROFILE_OTHER)
		*standard = NAN;
	return !is_outcome                              ? "psi"
		   : column->type_kind == ML_COLUMN_BOOLEAN ? "share_change"
													: "mean_difference";
}

static MlStatus
compare_distribution(const Comparison *comparison, const MlDriftBins *bins)
{
	double standard;
	const char *metric = deciding_metric(comparison, &standard);
	bool is_psi = strcmp(metric, "psi") == 0;
	bool is_js = strcmp(metric, "js_distance") == 0;
	Distribution distribution = {0};

	if (comparison->reference->kind == ML_PROFILE_OTHER)
		return ML_OK;
	if (comparison->present[0] == 0 || comparison->present[1] == 0)
		return add_without_value(comparison, metric, standard, ML_DRIFT_INSUFFICIENT,
								 comparison->present[1] == 0 ? "no values"
															 : "no values in the reference");
	if (bins->problem != NULL)
		return add_without_value(comparison, metric, standard, ML_DRIFT_ERROR, bins->problem);
	if (comparison->options->role == ML_DRIFT_OUTCOME &&
		comparison->reference->type_kind == ML_COLUMN_BOOLEAN)
		ML_TRY(add_share_change(comparison));
	ML_TRY(make_distribution(comparison, bins, &distribution));
	if (distribution.merged.n >= 2)
		ML_TRY(add_divergences(comparison, &distribution, is_psi ? standard : NAN,
							   is_js ? standard : NAN));
	else if (is_psi || is_js)
	{
		MlDriftResult result = make_result(comparison, metric, ML_GROUP_DRIFT, NAN, standard);

		if (is_same_constant(comparison, bins))
		{
			result.value = result.noise_floor = result.noise_p95 = 0;
			result.p_value = 1;
			result.message = "constant";
		}
		else
		{
			result.status = ML_DRIFT_INSUFFICIENT;
			result.message = "fewer than 2 bins are left";
		}
		ML_TRY(append(comparison, &result));
	}
	if (comparison->reference->kind != ML_PROFILE_NUMBER)
		return ML_OK;
	return add_numbers(comparison, bins, strcmp(metric, "mean_difference") == 0 ? standard : NAN);
}

static MlStatus
compare_column(const Comparison *comparison)
{
	MlDriftBins bins;

	ML_TRY(ml_drift_bins(comparison->env, comparison->reference, comparison->current, &bins));
	if (comparison->options->role == ML_DRIFT_FEATURE)
		ML_TRY(add_quality(comparison, &bins));
	return compare_distribution(comparison, &bins);
}

/* A column that is not there, or not what it was. */
static MlStatus
add_schema_error(const Comparison *comparison, const MlProfileColumn *current)
{
	MlDriftResult result = make_result(comparison, "schema", ML_GROUP_QUALITY, NAN, NAN);
	char buffer[300];

	if (current == NULL)
		snprintf(buffer, sizeof(buffer), "the column is missing");
	else
		snprintf(buffer, sizeof(buffer), "the column is of type %.100s, not %.100s",
				 current->type_name, comparison->reference->type_name);
	ML_TRY(ml_copy_string(comparison->env, buffer, &result.message));
	result.status = ML_DRIFT_ERROR;
	result.n_current = NAN;
	result.n_deciding = NAN;
	return append(comparison, &result);
}

MlStatus
ml_drift_compare(MlEnv *env, MlDriftList *list, const MlDataProfile *reference,
				 const MlDataProfile *current, const MlDriftOptions *options)
{
	Comparison comparison = {.env = env, .list = list, .options = options};

	comparison.rows[0] = (double) reference->nrows;
	comparison.rows[1] = (double) current->nrows;
	comparison.units[0] = options->units_reference > 0 && reference->nrows > 0
							  ? fmin(1, options->units_reference / comparison.rows[0])
							  : 1;
	comparison.units[1] = options->units_current > 0 && current->nrows > 0
							  ? fmin(1, options->units_current / comparison.rows[1])
							  : 1;
	for (int32_t i = 0; i < reference->ncolumns; i++)
	{
		const MlProfileColumn *column = &reference->columns[i];
		int32_t other = ml_profile_find(current, column->name);

		ML_CHECK_STOP(env);
		comparison.reference = column;
		comparison.present[0] = present_values(reference, column);
		comparison.present[1] = 0;
		if (other < 0 || current->columns[other].kind != column->kind ||
			current->columns[other].type_kind != column->type_kind)
		{
			ML_TRY(add_schema_error(&comparison, other < 0 ? NULL : &current->columns[other]));
			continue;
		}
		comparison.current = &current->columns[other];
		comparison.present[1] = present_values(current, comparison.current);
		ML_TRY(compare_column(&comparison));
	}
	return ML_OK;
}

/* The rule */

static bool
is_tested(const MlDriftResult *result, const MlDriftOptions *options)
{
	return result->status != ML_DRIFT_ERROR && result->status != ML_DRIFT_INSUFFICIENT &&
		   result->is_deciding && !isnan(result->value) &&
		   (isnan(result->n_deciding) || result->n_deciding >= (double) options->min_n);
}

static MlDriftStatus
decide(const MlDriftResult *result, const MlDriftOptions *options)
{
	double floor = isnan(result->noise_floor) ? 0 : result->noise_floor;
	double excess = fmax(0, result->value - floor);

	if (result->status == ML_DRIFT_ERROR || result->status == ML_DRIFT_INSUFFICIENT)
		return result->status;
	if (!result->is_deciding)
		return ML_DRIFT_INFORMATIVE;
	if (!is_tested(result, options))
		return ML_DRIFT_INSUFFICIENT;
	if (!isnan(result->p_adjusted) && !(result->p_adjusted < options->alpha))
		return ML_DRIFT_OK;
	return excess >= result->threshold       ? ML_DRIFT_ALARM
		   : excess >= result->threshold / 2 ? ML_DRIFT_WARN
											 : ML_DRIFT_OK;
}

MlStatus
ml_drift_decide(MlEnv *env, MlDriftList *list, const MlDriftOptions *options)
{
	double *p;
	double *adjusted;

	ML_TRY(ml_alloc(env, (size_t) list->n, sizeof(double), "results", &p));
	ML_TRY(ml_alloc(env, (size_t) list->n, sizeof(double), "results", &adjusted));
	for (int group = 0; group < ML_DRIFT_GROUPS; group++)
	{
		for (int32_t i = 0; i < list->n; i++)
			p[i] = (int) list->results[i].group == group && is_tested(&list->results[i], options)
					   ? list->results[i].p_value
					   : NAN;
		ML_TRY(ml_benjamini_hochberg(env, p, (size_t) list->n, adjusted));
		for (int32_t i = 0; i < list->n; i++)
			if ((int) list->results[i].group == group)
				list->results[i].p_adjusted = adjusted[i];
	}
	for (int32_t i = 0; i < list->n; i++)
		list->results[i].status = decide(&list->results[i], options);
	return ML_OK;
}
