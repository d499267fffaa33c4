/*
 * estimation.c
 *		Performance of a classifier of two classes without labels.  See estimation.h.
 *
 * Confidence-based performance estimation: a score s has been seen to mean the probability c(s) on rows
 * with labels (score_map.c).  Rows without labels then have c(s_i) positives each, and with P of n rows
 * predicted positive the expected counts are
 *
 *	  T = sum c_i, TP = sum of c_i over the rows predicted positive, FP = P - TP, FN = T - TP.
 *
 * Accuracy, log loss, brier and base rate are linear in the labels, so these are their expectations;
 * log loss and brier are those of the scores as they are, as observed ones would be.  Ratios (precision is
 * linear; recall, specificity, f1, normalised log loss) are those of the expected counts (plug-in).  AUC,
 * with dt, df what a tie group of the score has of T and of F = n - T:
 *
 *	  A = sum_g dt_g (F below + df_g / 2) / D, D = T F;  AUC = (A D - Q / 2) / (D - Q), Q = sum c_i (1 - c_i),
 *
 * where the pairs of a row with itself, which D and A count, are taken away.
 *
 * Error of what will be observed: with u_i = d(metric) / d(label of row i) at the expected labels,
 *
 *	  variance = sum u_i^2 c_i (1 - c_i) + variance over the bootstrap maps of sum u_i c(s_i),
 *
 * the first since labels scatter, the second since c is not known exactly (the delta method).  Of accuracy
 * the first is Q / n^2.  To that the square of the misfit is added: an isotonic map follows the rows that
 * it was fitted to, and makes scores seem to tell more than they do.  By how much is known of the rows held
 * out, from what they show less what the map expects of them.
 *
 * None of it can see concept drift: that the same score means another probability now.
 *
 * J. Bialek, W. Kuberski, N. Perrakis, A. Bifet (2024), "Estimating model performance under covariate shift
 * without labels", arXiv:2401.08348; the pairs as in monitoring practice of NannyML, corrected.
 */
#include "ml/estimation.h"

#include "ml/classes.h"
#include "ml/sealed.h"

#define MARK UINT32_C(0x31454c4d) /* MLE1 */

enum
{
	LOG_LOSS,
	NORMALISED,
	BRIER,
	ROC_AUC,
	ACCURACY,
	PRECISION,
	RECALL,
	SPECIFICITY,
	F1,
	BASE_RATE
};

static const char *const names[ML_ESTIMATED_METRICS] = {
	"log_loss", "normalised_log_loss", "brier", "roc_auc",  "accuracy", "precision",
	"recall",   "specificity",         "f1",    "base_rate"};

/* The rows of a ranking of two classes, ascending, negatives first among equal scores. */
static MlStatus
lay_out(MlEnv *env, const MlRanking *ranking, double **score, uint8_t **is_positive)
{
	size_t n = ranking->n[0] + ranking->n[1];
	size_t at = 0;
	MlTie tie;

	ML_TRY(ml_alloc(env, n, sizeof(double), "held-out rows", score));
	ML_TRY(ml_alloc(env, n, sizeof(uint8_t), "held-out rows", is_positive));
	ml_tie_begin(&tie);
	while (ml_tie_next(ranking, false, &tie))
		for (uint8_t label = 0; label < 2; label++)
			for (size_t i = 0; i < tie.n[label]; i++, at++)
			{
				ML_CHECK_STOP_AT(env, at);
				(*score)[at] = tie.score;
				(*is_positive)[at] = label;
			}
	return ML_OK;
}

static int32_t
count_maps(const MlEstimation *estimation)
{
	if (estimation->reason[0] != '\0')
		return 0;
	return estimation->nclasses == 2 ? 1 : estimation->nclasses;
}

void
ml_estimation_save(MlWriter *writer, const MlEstimation *estimation)
{
	ml_seal_begin(writer, MARK);
	ml_write_string(writer, estimation->reason);
	ml_write_i64(writer, estimation->n);
	ml_write_u32(writer, (uint32_t) estimation->nclasses);
	ml_write_bool(writer, estimation->labels != NULL);
	for (int32_t k = 0; k < estimation->nclasses; k++)
	{
		ml_write_i64(writer, estimation->counts[k]);
		if (estimation->labels != NULL)
			ml_write_text(writer, estimation->labels[k]);
	}
	for (int32_t k = 0; k < count_maps(estimation); k++)
		ml_score_map_save(writer, &estimation->maps[k]);
	ml_write_doubles(writer, estimation->misfit, ML_ESTIMATED_MISFITS);
	ml_seal_end(writer);
}

static MlStatus
load_classes(MlReader *reader, MlEstimation *estimation)
{
	uint32_t nclasses = ml_read_count(reader, 1);
	bool has_labels = ml_read_bool(reader);

	ML_TRY(ml_reader_status(reader));
	if (nclasses < 2 || (nclasses > ML_ESTIMATION_CLASSES && estimation->reason[0] == '\0') ||
		(nclasses > 2 && !has_labels) || (nclasses == 2 && has_labels))
		ml_reader_fail(reader, "wrong classes");
	ML_TRY(ml_reader_status(reader));
	estimation->nclasses = (int32_t) nclasses;
	ML_TRY(ml_alloc(reader->env, nclasses, sizeof(int64_t), "estimation", &estimation->counts));
	if (has_labels)
		ML_TRY(ml_alloc(reader->env, nclasses, sizeof(MlText), "estimation", &estimation->labels));
	for (uint32_t k = 0; k < nclasses; k++)
	{
		estimation->counts[k] = ml_read_i64(reader);
		if (estimation->counts[k] < 0 || estimation->counts[k] > ML_MAX_ROWS)
			ml_reader_fail(reader, "wrong number of rows");
		if (has_labels)
		{
			MlText label = ml_read_text(reader);

			ML_TRY(ml_copy_text(reader->env, label, &estimation->labels[k]));
		}
	}
	return ml_reader_status(reader);
}

MlStatus
ml_estimation_load(MlEnv *env, const void *data, size_t size, MlEstimation *estimation)
{
	MlReader reader;

	memset(estimation, 0, sizeof(*estimation));
	ML_TRY(ml_seal_open(&reader, env, "estimation", MARK, data, size));
	estimation->reason = ml_read_string(&reader);
	estimation->n = ml_read_i64(&reader);
	if (estimation->n < 0 || estimation->n > ML_MAX_ROWS)
		ml_reader_fail(&reader, "wrong number of rows");
	ML_TRY(load_classes(&reader, estimation));
	ML_TRY(ml_alloc(env, (size_t) count_maps(estimation), sizeof(MlScoreMap), "estimation",
					&estimation->maps));
	for (int32_t k = 0; k < count_maps(estimation); k++)
	{
		ML_TRY(ml_score_map_load(&reader, &estimation->maps[k]));
		if (estimation->maps[k].nmaps != estimation->maps[0].nmaps)
			ml_reader_fail(&reader, "wrong number of samples");
	}
	for (int m = 0; m < ML_ESTIMATED_MISFITS; m++)
	{
		estimation->misfit[m] = ml_read_f64(&reader);
		if (!isfinite(estimation->misfit[m]))
			ml_reader_fail(&reader, "wrong misfit");
	}
	return ml_reader_end(&reader);
}

void
ml_estimation_json(MlWriter *writer, const MlEstimation *estimation)
{
	ml_json_begin(writer, '{');
	ml_json_key(writer, "n");
	ml_json_integer(writer, estimation->n);
	ml_json_key(writer, "classes");
	ml_json_begin(writer, '[');
	for (int32_t k = 0; k < estimation->nclasses; k++)
	{
		const MlScoreMap *map = &estimation->maps[estimation->nclasses == 2 ? 0 : k];

		if (estimation->nclasses == 2 && k == 0)
			continue;
		ml_json_begin(writer, '{');
		ml_json_key(writer, "label");
		if (estimation->labels != NULL)
			ml_json_text(writer, estimation->labels[k]);
		else
			ml_json_null(writer);
		ml_json_key(writer, "rows");
		ml_json_integer(writer, estimation->counts[k]);
		if (count_maps(estimation) > 0)
		{
			ml_json_key(writer, "calibration");
			ml_json_string(writer, ml_calibrate_choices[map->map.method]);
			ml_json_member(writer, "calibration_error", map->calibration_error);
			ml_json_key(writer, "samples");
			ml_json_integer(writer, map->nmaps);
		}
		ml_json_end(writer, '}');
	}
	ml_json_end(writer, ']');
	if (estimation->reason[0] != '\0')
	{
		ml_json_key(writer, "message");
		ml_json_string(writer, estimation->reason);
	}
	ml_json_end(writer, '}');
}

/* Expected counts and what else the values are made of. */
typedef struct Expected
{
	double n;
	double actual[2];    /* F and T */
	double predicted[2]; /* negative, positive */
	double positives[2]; /* T among the rows predicted negative, positive */
	double q;
	double log_loss; /* mean */
	double area;     /* A, with pairs of a row with itself */
} Expected;

static MlStatus
find_expected(MlEnv *env, const MlScoreMap *map, const MlRanking *ranking, double threshold,
			  Expected *expected, double *values)
{
	MlSum positives[2] = {{0, 0}, {0, 0}};
	MlSum negatives = {0, 0};
	MlSum q = {0, 0};
	MlSum log_loss = {0, 0};
	MlSum brier = {0, 0};
	MlSum pairs = {0, 0};
	MlTie tie;

	memset(expected, 0, sizeof(*expected));
	ml_tie_begin(&tie);
	for (size_t i = 1; ml_tie_next(ranking, false, &tie); i++)
	{
		double c = ml_calibration_apply(&map->map, tie.score);
		double n = tie.weight[0] + tie.weight[1];
		bool is_positive = tie.score >= threshold;

		ML_CHECK_STOP_AT(env, i);
		ml_sum_add(&pairs, n * c * (ml_sum_total(&negatives) + n * (1 - c) / 2));
		ml_sum_add(&negatives, n * (1 - c));
		ml_sum_add(&positives[is_positive], n * c);
		expected->predicted[is_positive] += n;
		ml_sum_add(&q, n * c * (1 - c));
		ml_sum_add(&log_loss, n * (c * ml_log_loss(true, tie.score) +
								   (1 - c) * ml_log_loss(false, tie.score)));
		ml_sum_add(&brier,
				   n * (c * ml_brier(true, tie.score) + (1 - c) * ml_brier(false, tie.score)));
	}
	expected->n = expected->predicted[0] + expected->predicted[1];
	expected->actual[0] = ml_sum_total(&negatives);
	for (int side = 0; side < 2; side++)
		expected->positives[side] = ml_sum_total(&positives[side]);
	expected->actual[1] = expected->positives[0] + expected->positives[1];
	expected->q = ml_sum_total(&q);
	expected->log_loss = ml_sum_total(&log_loss) / expected->n;
	expected->area = ml_sum_total(&pairs) / (expected->actual[0] * expected->actual[1]);
	values[BRIER] = ml_sum_total(&brier) / expected->n;
	return ML_OK;
}

/* What counts give; a share of nothing is NaN. */
static void
find_values(const Expected *e, double *values)
{
	double pairs = e->actual[0] * e->actual[1];
	double true_negatives = e->predicted[0] - e->positives[0];

	values[LOG_LOSS] = e->log_loss;
	values[NORMALISED] = e->log_loss / ml_entropy(e->actual[0], e->actual[1]);
	values[ROC_AUC] =
		e->n >= 2 ? fmin(1, fmax(0, (e->area * pairs - e->q / 2) / (pairs - e->q))) : NAN;
	values[ACCURACY] = (e->positives[1] + true_negatives) / e->n;
	values[PRECISION] = e->predicted[1] > 0 ? e->positives[1] / e->predicted[1] : NAN;
	values[RECALL] = e->positives[1] / e->actual[1];
	values[SPECIFICITY] = true_negatives / e->actual[0];
	values[F1] = 2 * e->positives[1] / (e->predicted[1] + e->actual[1]);
	values[BASE_RATE] = e->actual[1] / e->n;
}

/*
 * How far what the rows held out show is from what they were expected to.  Whatever threshold will be asked
 * for, metrics of classes are not among them.
 */
static MlStatus
find_misfit(MlEnv *env, const MlRanking *ranking, MlEstimation *estimation)
{
	double values[ML_ESTIMATED_METRICS];
	MlMetric observed[ML_BINARY_METRICS];
	Expected expected;

	ML_TRY(find_expected(env, estimation->maps, ranking, 0.5, &expected, values));
	find_values(&expected, values);
	ML_TRY(ml_binary_report(env, ranking, 0.5, observed));
	for (int m = 0; m < ML_ESTIMATED_MISFITS; m++)
		estimation->misfit[m] = observed[m].value - values[m];
	return ML_OK;
}

MlStatus
ml_estimation_fit(MlEnv *env, const MlRanking *ranking, MlEstimation *estimation)
{
	int64_t n = (int64_t) (ranking->n[0] + ranking->n[1]);
	int64_t rarest = (int64_t) (ranking->n[0] < ranking->n[1] ? ranking->n[0] : ranking->n[1]);
	int32_t method = ml_estimation_method(n, rarest);
	double *score;
	uint8_t *is_positive;

	memset(estimation, 0, sizeof(*estimation));
	estimation->reason = "";
	estimation->n = n;
	estimation->nclasses = 2;
	ML_TRY(ml_alloc(env, 2, sizeof(int64_t), "estimation", &estimation->counts));
	for (int label = 0; label < 2; label++)
		estimation->counts[label] = (int64_t) ranking->n[label];
	if (method == ML_CALIBRATE_NONE)
	{
		estimation->reason = ML_ESTIMATION_TOO_FEW;
		return ML_OK;
	}
	ML_TRY(ml_alloc(env, 1, sizeof(MlScoreMap), "estimation", &estimation->maps));
	ML_TRY(lay_out(env, ranking, &score, &is_positive));
	ML_TRY(ml_score_map_fit(env, method, score, is_positive, NULL, n, ML_ESTIMATION_GRID,
							ML_ESTIMATION_MAPS, estimation->maps));
	return find_misfit(env, ranking, estimation);
}

/* u of a row with this score, for each metric; below are F and T below its tie group, ties half. */
static void
find_gradients(const Expected *e, const double *values, double score, bool is_positive,
			   const double *below, double *u)
{
	double base_rate = values[BASE_RATE];
	double entropy = ml_entropy(e->actual[0], e->actual[1]);
	double f1 = e->predicted[1] + e->actual[1];

	u[LOG_LOSS] = (ml_log_loss(true, score) - ml_log_loss(false, score)) / e->n;
	u[NORMALISED] = u[LOG_LOSS] / entropy -
					e->log_loss / (entropy * entropy) * log((1 - base_rate) / base_rate) / e->n;
	u[BRIER] = (ml_brier(true, score) - ml_brier(false, score)) / e->n;
	u[ROC_AUC] = (below[0] - (e->actual[1] - below[1]) - e->area * (e->actual[0] - e->actual[1])) /
				 (e->actual[0] * e->actual[1]);
	u[ACCURACY] = (is_positive ? 1 : -1) / e->n;
	u[PRECISION] = is_positive ? 1 / e->predicted[1] : 0;
	u[RECALL] = (is_positive - values[RECALL]) / e->actual[1];
	u[SPECIFICITY] = (values[SPECIFICITY] - !is_positive) / e->actual[0];
	u[F1] = (2 * is_positive - values[F1]) / f1;
	u[BASE_RATE] = 1 / e->n;
}

static MlStatus
find_variances(MlEnv *env, const MlEstimation *estimation, const MlRanking *ranking,
			   double threshold, const Expected *expected, const double *values, double *variances)
{
	const MlScoreMap *map = estimation->maps;
	double factors[ML_ESTIMATED_METRICS][ML_ESTIMATION_GRID] = {{0}};
	double below[2] = {0, 0};
	MlTie tie;

	memset(variances, 0, ML_ESTIMATED_METRICS * sizeof(double));
	ml_tie_begin(&tie);
	for (size_t i = 1; ml_tie_next(ranking, false, &tie); i++)
	{
		double c = ml_calibration_apply(&map->map, tie.score);
		double n = tie.weight[0];
		double half[2] = {below[0] + n * (1 - c) / 2, below[1] + n * c / 2};
		double u[ML_ESTIMATED_METRICS];
		int32_t at;
		double share = ml_score_map_place(map, tie.score, &at);

		ML_CHECK_STOP_AT(env, i);
		find_gradients(expected, values, tie.score, tie.score >= threshold, half, u);
		for (int m = 0; m < ML_ESTIMATED_METRICS; m++)
		{
			variances[m] += n * u[m] * u[m] * c * (1 - c);
			ml_score_map_spread(factors[m], at, share, n * u[m]);
		}
		below[0] += n * (1 - c);
		below[1] += n * c;
	}
	for (int m = 0; m < ML_ESTIMATED_METRICS; m++)
		variances[m] += ml_bootstrap_variance(map, 1, factors[m]);
	for (int m = 0; m < ML_ESTIMATED_MISFITS; m++)
		variances[m] += estimation->misfit[m] * estimation->misfit[m];
	return ML_OK;
}

MlStatus
ml_estimated_report(MlEnv *env, const MlEstimation *estimation, const MlRanking *ranking,
					double threshold, MlMetric *metrics)
{
	double values[ML_ESTIMATED_METRICS];
	double variances[ML_ESTIMATED_METRICS];
	Expected expected;

	ML_TRY(find_expected(env, estimation->maps, ranking, threshold, &expected, values));
	find_values(&expected, values);
	ML_TRY(find_variances(env, estimation, ranking, threshold, &expected, values, variances));
	for (int m = 0; m < ML_ESTIMATED_METRICS; m++)
	{
		double error = isnan(values[m]) ? NAN : sqrt(variances[m]);

		if (m == LOG_LOSS || m == NORMALISED)
			metrics[m] = ml_metric_normal(names[m], values[m], error, 0, INFINITY);
		else if (m == BRIER)
			metrics[m] = ml_metric_normal(names[m], values[m], error, 0, 1);
		else
			metrics[m] = ml_metric_logit(names[m], values[m], error);
	}
	return ML_OK;
}
