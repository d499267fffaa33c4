/*
 * binary_metrics.c
 *		All metrics of a binary classification from its sorted probabilities.
 *
 * The rows stand in order of their probability, so every sum is made in one order whatever plan or
 * merging brought the rows together: the results have the same bits.  Means come first, then, in a
 * second walk, the squares of what rows add to them.  With y, p of a row, N of them, M positive:
 *
 *	  log_loss				L = mean of -ln(p if y else 1 - p), p kept 1e-15 away from 0 and 1
 *	  normalised_log_loss	L / H, H = entropy of the share b = M / N of positives
 *	  roc_auc				see ranking.c; variance by DeLong: with V the placements of a row
 *							(the share of the other class that it wins against),
 *							var = s^2(V of positives) / M + s^2(V of negatives) / (N - M)
 *	  average_precision		see ranking.c
 *
 * Influence values (metrics.c) of a row, of mean 0:
 *
 *	  normalised_log_loss	(loss - L) / H - L / H^2 ln((1 - b) / b) (y - b)
 *	  average_precision		with T(s), F(s) the positives and negatives at or above score s, and sums
 *							over the positives i of score s_i at or below the row's score s:
 *								positive  N / M (P(s) - AP + sum F(s_i) / (T(s_i) + F(s_i))^2)
 *								negative  -N / M sum T(s_i) / (T(s_i) + F(s_i))^2
 *							since a row counts in the precision at all scores up to its own.
 *
 * E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson (1988), Biometrics 44, 837-845, which costs a walk
 * over the sorted rows (X. Sun, W. Xu (2014), IEEE Signal Processing Letters 21, 1389-1393).  Two
 * predictions of the same rows: the same with the differences of their placements, which includes the
 * covariance.
 */
#include "ml/metrics.h"

#include "ml/radix.h"
#include "ml/special.h"

typedef struct Means
{
	double n[2]; /* negatives, positives */
	double rows;
	double base_rate;
	double entropy;
	double log_loss;
	double brier;
	double auc;
	double precision;    /* average */
	double predicted[2]; /* negatives and positives predicted positive */
} Means;

/* Sums of squares of influence values, those of DeLong by class. */
typedef struct Squares
{
	double log_loss;
	double normalised;
	double brier;
	double placements[2];
	double precision;
} Squares;

static MlStatus
find_means(MlEnv *env, const MlRanking *ranking, double threshold, Means *means)
{
	MlSum losses = {0, 0};
	MlSum squares = {0, 0};
	MlTie tie;

	memset(means, 0, sizeof(*means));
	means->n[0] = (double) ranking->n[0];
	means->n[1] = (double) ranking->n[1];
	means->rows = means->n[0] + means->n[1];
	means->base_rate = means->n[1] / means->rows;
	means->entropy = ml_entropy(means->n[0], means->n[1]);
	ml_tie_begin(&tie);
	for (size_t i = 1; ml_tie_next(ranking, false, &tie); i++)
	{
		ML_CHECK_STOP_AT(env, i);
		for (int label = 0; label < 2; label++)
		{
			if (tie.n[label] == 0)
				continue;
			ml_sum_add(&losses, tie.weight[label] * ml_log_loss(label == 1, tie.score));
			ml_sum_add(&squares, tie.weight[label] * ml_brier(label == 1, tie.score));
			if (tie.score >= threshold)
				means->predicted[label] += tie.weight[label];
		}
	}
	means->log_loss = ml_sum_total(&losses) / means->rows;
	means->brier = ml_sum_total(&squares) / means->rows;
	ML_TRY(ml_roc_auc(env, ranking, false, &means->auc));
	return ml_average_precision(env, ranking, false, &means->precision);
}

static inline double
square(double x)
{
	return x * x;
}

static MlStatus
find_squares(MlEnv *env, const MlRanking *ranking, const Means *means, Squares *squares)
{
	double slope = means->log_loss / square(means->entropy) *
				   (log(means->n[0]) - log(means->n[1])); /* of 1 / H, by the base rate */
	double gain = 0; /* sums of average precision's influence up to this score */
	double loss = 0;
	MlTie tie;

	memset(squares, 0, sizeof(*squares));
	ml_tie_begin(&tie);
	for (size_t i = 1; ml_tie_next(ranking, false, &tie); i++)
	{
		double above[2] = {means->n[0] - tie.below[0], means->n[1] - tie.below[1]};
		double reached = above[0] + above[1];
		double placement[2] = {(above[1] - tie.weight[1] / 2) / means->n[1],
							   (tie.below[0] + tie.weight[0] / 2) / means->n[0]};
		double influence[2];

		ML_CHECK_STOP_AT(env, i);
		gain += tie.weight[1] * above[0] / square(reached);
		loss += tie.weight[1] * above[1] / square(reached);
		influence[0] = -loss;
		influence[1] = above[1] / reached - means->precision + gain;
		for (int label = 0; label < 2; label++)
		{
			double weight = tie.weight[label];
			double log_loss;

			if (tie.n[label] == 0)
				continue;
			log_loss = ml_log_loss(label == 1, tie.score) - means->log_loss;
			squares->log_loss += weight * square(log_loss);
			squares->normalised +=
				weight * square(log_loss / means->entropy - slope * (label - means->base_rate));
			squares->brier += weight * square(ml_brier(label == 1, tie.score) - means->brier);
			squares->placements[label] += weight * square(placement[label] - means->auc);
			squares->precision += weight * square(influence[label]);
		}
	}
	return ML_OK;
}

/* Standard error of a mean from the sum of squared deviations. */
static double
mean_error(double squares, double n)
{
	return n >= 2 ? sqrt(squares / (n - 1) / n) : NAN;
}

MlStatus
ml_binary_report(MlEnv *env, const MlRanking *ranking, double threshold, MlMetric *metrics)
{
	Means means;
	Squares squares;
	double n;
	double wrong;
	bool has_both;

	ML_TRY(find_means(env, ranking, threshold, &means));
	ML_TRY(find_squares(env, ranking, &means, &squares));
	n = means.rows;
	has_both = means.n[0] > 0 && means.n[1] > 0;
	wrong = means.predicted[0] + means.n[1] - means.predicted[1];
	*metrics++ =
		ml_metric_normal("log_loss", means.log_loss, mean_error(squares.log_loss, n), 0, INFINITY);
	*metrics++ =
		ml_metric_normal("normalised_log_loss", has_both ? means.log_loss / means.entropy : NAN,
						 has_both ? mean_error(squares.normalised, n) : NAN, 0, INFINITY);
	*metrics++ = ml_metric_normal("brier", means.brier, mean_error(squares.brier, n), 0, 1);
	*metrics++ = ml_metric_logit("roc_auc", means.auc,
								 sqrt(square(mean_error(squares.placements[0], means.n[0])) +
									  square(mean_error(squares.placements[1], means.n[1]))));
	*metrics++ = ml_metric_logit("average_precision", means.precision,
								 mean_error(squares.precision, n) * n / means.n[1]);
	*metrics++ = ml_metric_share("accuracy", n - wrong, n);
	*metrics++ =
		ml_metric_share("precision", means.predicted[1], means.predicted[0] + means.predicted[1]);
	*metrics++ = ml_metric_share("recall", means.predicted[1], means.n[1]);
	*metrics++ = ml_metric_f1(means.predicted[1], wrong);
	*metrics++ = ml_metric_share("base_rate", means.n[1], n);
	return ML_OK;
}

/* Differences of losses and of correct rows, in the order of the rows. */
typedef struct Paired
{
	MlSpread log_loss;
	MlSpread brier;
	double first_only;
	double second_only;
} Paired;

static MlStatus
compare_rows(MlEnv *env, const MlRanking *ranking, const double thresholds[2], Paired *paired)
{
	memset(paired, 0, sizeof(*paired));
	for (int label = 0; label < 2; label++)
		for (size_t i = 0; i < ranking->n[label]; i++)
		{
			const uint64_t *row = &ranking->rows[label][2 * i];
			double p[2] = {ml_key_score(row[0]), ml_key_score(row[1])};
			bool is_right[2] = {(p[0] >= thresholds[0]) == label, (p[1] >= thresholds[1]) == label};

			ML_CHECK_STOP_AT(env, i);
			ml_spread_add(&paired->log_loss,
						  ml_log_loss(label == 1, p[1]) - ml_log_loss(label == 1, p[0]));
			ml_spread_add(&paired->brier, ml_brier(label == 1, p[1]) - ml_brier(label == 1, p[0]));
			paired->first_only += is_right[0] && !is_right[1];
			paired->second_only += is_right[1] && !is_right[0];
		}
	return ML_OK;
}

/*
 * Placements of the rows of a ranking by its first and by its second score, in the order of the rows.
 * The second word of each row becomes its number, the first its second score: the ranking is used up.
 */
static MlStatus
find_placements(MlEnv *env, MlRanking *ranking, double *first[2], double *second[2])
{
	for (int label = 0; label < 2; label++)
	{
		size_t n = ranking->n[label];

		ML_TRY(ml_alloc(env, n, sizeof(double), "placements", &first[label]));
		ML_TRY(ml_alloc(env, n, sizeof(double), "placements", &second[label]));
	}
	ML_TRY(ml_placements(env, ranking, false, first));
	for (int label = 0; label < 2; label++)
		for (size_t i = 0; i < ranking->n[label]; i++)
		{
			uint64_t *row = &ranking->rows[label][2 * i];

			ML_CHECK_STOP_AT(env, i);
			row[0] = row[1];
			row[1] = i;
		}
	ML_TRY(ml_ranking_sort(env, ranking, 0));
	return ml_placements(env, ranking, true, second);
}

/* DeLong's test of the difference of two areas; uses the ranking up. */
static MlStatus
compare_areas(MlEnv *env, MlRanking *ranking, MlDifference *difference)
{
	double *first[2];
	double *second[2];
	double variance = 0;
	MlSpread spreads[2];

	*difference = (MlDifference){"roc_auc", NAN, NAN, NAN, NAN, NAN, NAN, "DeLong"};
	if (ranking->n[0] == 0 || ranking->n[1] == 0)
		return ML_OK;
	ML_TRY(find_placements(env, ranking, first, second));
	memset(spreads, 0, sizeof(spreads));
	for (int label = 0; label < 2; label++)
	{
		for (size_t i = 0; i < ranking->n[label]; i++)
		{
			ML_CHECK_STOP_AT(env, i);
			ml_spread_add(&spreads[label], second[label][i] - first[label][i]);
		}
		variance += square(ml_spread_error(&spreads[label]));
	}
	difference->difference = spreads[1].mean; /* of the placements of positives: the areas */
	if (isnan(variance))
		return ML_OK;
	difference->std_error = sqrt(variance);
	if (variance > 0)
	{
		double half = ML_NORMAL_95 * difference->std_error;

		difference->low = fmax(-1, difference->difference - half);
		difference->high = fmin(1, difference->difference + half);
		difference->statistic = difference->difference / difference->std_error;
		difference->p_value = ml_normal_p(difference->statistic);
	}
	else if (difference->difference == 0)
	{
		difference->low = difference->high = 0;
		difference->p_value = 1;
	}
	return ML_OK;
}

/*
 * Rows are ordered by both scores, the first one before, so that again sums do not depend on where rows
 * came from.
 */
MlStatus
ml_binary_comparison(MlEnv *env, const MlScores *scores, const double thresholds[2],
					 MlDifference *differences)
{
	MlRanking ranking;
	Paired paired;

	ML_TRY(ml_ranking_make(env, scores, &ranking));
	ML_TRY(ml_ranking_sort(env, &ranking, 1));
	ML_TRY(ml_ranking_sort(env, &ranking, 0));
	ML_TRY(compare_rows(env, &ranking, thresholds, &paired));
	ML_TRY(compare_areas(env, &ranking, &differences[0]));
	differences[1] = ml_difference_accuracy(paired.first_only, paired.second_only,
											(double) ranking.n[0] + (double) ranking.n[1]);
	differences[2] = ml_difference_mean("log_loss", &paired.log_loss);
	differences[3] = ml_difference_mean("brier", &paired.brier);
	return ML_OK;
}
