/*
 * metrics_binary.c
 *		Metrics of two classes that are means or counts.
 *
 *	  log_loss				sum w loss / sum w, loss = -ln(p if actual else 1 - p)
 *	  normalised_log_loss	the same / entropy of the share of positives by weight
 *	  brier					sum w (actual - p)^2 / sum w
 *	  base_rate				sum w actual / sum w
 *	  accuracy				sum w [actual = predicted] / sum w; of any labels
 *	  precision, recall, f1	TP / (TP + FP), TP / (TP + FN), 2 TP / (2 TP + FP + FN), by weight
 *
 * Two states serve all of them: a mean of losses, and the counts of a confusion matrix.  Functions over
 * smallint, integer and bigint labels are one, over bigint.  The sums of losses and of weights are
 * Neumaier's, see summation.h: so a share of all rows is exactly 1.  Counts of rows are exact.
 */
#include "pg/metrics.h"

#include "utils/float.h"

#include "ml/metrics.h"

static void
check_overflow(const MeanLoss *state)
{
	if (unlikely(isinf(state->weight.sum) || isinf(state->loss.sum)))
		float_overflow_error();
}

Datum
mlsys_mean_loss_add(FunctionCallInfo fcinfo, float8 loss, float8 weight, bool positive)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	MeanLoss *state = mlsys_metric_state(array, METRIC_ITEMS(MeanLoss));

	ml_sum_add(&state->weight, weight);
	ml_sum_add(&state->loss, weight * loss);
	if (positive)
		state->positive += weight;
	else
		state->negative += weight;
	check_overflow(state);
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(mlsys_mean_loss_combine);
Datum
mlsys_mean_loss_combine(PG_FUNCTION_ARGS)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	MeanLoss *state = mlsys_metric_state(array, METRIC_ITEMS(MeanLoss));
	const MeanLoss *other = mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(1), METRIC_ITEMS(MeanLoss));

	ml_sum_merge(&state->weight, &other->weight);
	ml_sum_merge(&state->loss, &other->loss);
	state->positive += other->positive;
	state->negative += other->negative;
	check_overflow(state);
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(mlsys_mean_loss_final);
Datum
mlsys_mean_loss_final(PG_FUNCTION_ARGS)
{
	const MeanLoss *state = mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(0), METRIC_ITEMS(MeanLoss));
	float8 weight = ml_sum_total(&state->weight);

	if (!(weight > 0))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(ml_sum_total(&state->loss) / weight);
}

/* NULL also when there is one class only, whose entropy is 0. */
PG_FUNCTION_INFO_V1(mlsys_normalised_log_loss_final);
Datum
mlsys_normalised_log_loss_final(PG_FUNCTION_ARGS)
{
	const MeanLoss *state = mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(0), METRIC_ITEMS(MeanLoss));
	float8 entropy = ml_entropy(state->positive, state->negative);

	if (!(entropy > 0))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(ml_sum_total(&state->loss) / ml_sum_total(&state->weight) / entropy);
}

static Datum
add_log_loss(FunctionCallInfo fcinfo, bool actual)
{
	float8 p = mlsys_metric_probability(PG_GETARG_FLOAT8(2));

	return mlsys_mean_loss_add(fcinfo, ml_log_loss(actual, p), mlsys_metric_weight(fcinfo, 3),
							   actual);
}

PG_FUNCTION_INFO_V1(mlsys_log_loss_accum);
Datum
mlsys_log_loss_accum(PG_FUNCTION_ARGS)
{
	return add_log_loss(fcinfo, PG_GETARG_BOOL(1));
}

PG_FUNCTION_INFO_V1(mlsys_log_loss_accum_integer);
Datum
mlsys_log_loss_accum_integer(PG_FUNCTION_ARGS)
{
	return add_log_loss(fcinfo, mlsys_metric_label(PG_GETARG_INT64(1)));
}

static Datum
add_brier(FunctionCallInfo fcinfo, bool actual)
{
	float8 p = mlsys_metric_probability(PG_GETARG_FLOAT8(2));

	return mlsys_mean_loss_add(fcinfo, ml_brier(actual, p), mlsys_metric_weight(fcinfo, 3), actual);
}

PG_FUNCTION_INFO_V1(mlsys_brier_accum);
Datum
mlsys_brier_accum(PG_FUNCTION_ARGS)
{
	return add_brier(fcinfo, PG_GETARG_BOOL(1));
}

PG_FUNCTION_INFO_V1(mlsys_brier_accum_integer);
Datum
mlsys_brier_accum_integer(PG_FUNCTION_ARGS)
{
	return add_brier(fcinfo, mlsys_metric_label(PG_GETARG_INT64(1)));
}

/* The prediction, when there is one, only says that the row counts: a NULL leaves it out. */
PG_FUNCTION_INFO_V1(mlsys_base_rate_accum);
Datum
mlsys_base_rate_accum(PG_FUNCTION_ARGS)
{
	bool actual = PG_GETARG_BOOL(1);

	return mlsys_mean_loss_add(fcinfo, actual, mlsys_metric_weight(fcinfo, 3), actual);
}

PG_FUNCTION_INFO_V1(mlsys_base_rate_accum_integer);
Datum
mlsys_base_rate_accum_integer(PG_FUNCTION_ARGS)
{
	bool actual = mlsys_metric_label(PG_GETARG_INT64(1));

	return mlsys_mean_loss_add(fcinfo, actual, mlsys_metric_weight(fcinfo, 3), actual);
}

PG_FUNCTION_INFO_V1(mlsys_accuracy_accum);
Datum
mlsys_accuracy_accum(PG_FUNCTION_ARGS)
{
	return mlsys_mean_loss_add(fcinfo, PG_GETARG_BOOL(1) == PG_GETARG_BOOL(2),
							   mlsys_metric_weight(fcinfo, 3), false);
}

PG_FUNCTION_INFO_V1(mlsys_accuracy_accum_integer);
Datum
mlsys_accuracy_accum_integer(PG_FUNCTION_ARGS)
{
	return mlsys_mean_loss_add(fcinfo, PG_GETARG_INT64(1) == PG_GETARG_INT64(2),
							   mlsys_metric_weight(fcinfo, 3), false);
}

PG_FUNCTION_INFO_V1(mlsys_accuracy_accum_text);
Datum
mlsys_accuracy_accum_text(PG_FUNCTION_ARGS)
{
	MlText actual = mlsys_metric_text(fcinfo, 1);
	MlText predicted = mlsys_metric_text(fcinfo, 2);

	return mlsys_mean_loss_add(fcinfo, ml_text_compare(actual, predicted) == 0,
							   mlsys_metric_weight(fcinfo, 3), false);
}

/* State of precision, recall and f1: weights of rows. */
typedef struct Counts
{
	float8 rows;
	float8 true_positives;
	float8 false_positives;
	float8 false_negatives;
} Counts;

static Datum
add_counts(FunctionCallInfo fcinfo, bool actual, bool predicted, float8 weight)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	Counts *counts = mlsys_metric_state(array, METRIC_ITEMS(Counts));

	counts->rows += weight;
	if (actual && predicted)
		counts->true_positives += weight;
	else if (predicted)
		counts->false_positives += weight;
	else if (actual)
		counts->false_negatives += weight;
	if (unlikely(isinf(counts->rows)))
		float_overflow_error();
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(mlsys_counts_accum);
Datum
mlsys_counts_accum(PG_FUNCTION_ARGS)
{
	return add_counts(fcinfo, PG_GETARG_BOOL(1), PG_GETARG_BOOL(2), mlsys_metric_weight(fcinfo, 3));
}

PG_FUNCTION_INFO_V1(mlsys_counts_accum_integer);
Datum
mlsys_counts_accum_integer(PG_FUNCTION_ARGS)
{
	return add_counts(fcinfo, mlsys_metric_label(PG_GETARG_INT64(1)),
					  mlsys_metric_label(PG_GETARG_INT64(2)), mlsys_metric_weight(fcinfo, 3));
}

/* (state, actual, predicted, positive class [, weight]) */
PG_FUNCTION_INFO_V1(mlsys_counts_accum_text);
Datum
mlsys_counts_accum_text(PG_FUNCTION_ARGS)
{
	MlText actual = mlsys_metric_text(fcinfo, 1);
	MlText predicted = mlsys_metric_text(fcinfo, 2);
	MlText positive = mlsys_metric_text(fcinfo, 3);

	return add_counts(fcinfo, ml_text_compare(actual, positive) == 0,
					  ml_text_compare(predicted, positive) == 0, mlsys_metric_weight(fcinfo, 4));
}

PG_FUNCTION_INFO_V1(mlsys_counts_combine);
Datum
mlsys_counts_combine(PG_FUNCTION_ARGS)
{
	ArrayType *array = mlsys_metric_own_array(fcinfo);
	Counts *counts = mlsys_metric_state(array, METRIC_ITEMS(Counts));
	const Counts *other = mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(1), METRIC_ITEMS(Counts));

	counts->rows += other->rows;
	counts->true_positives += other->true_positives;
	counts->false_positives += other->false_positives;
	counts->false_negatives += other->false_negatives;
	if (unlikely(isinf(counts->rows)))
		float_overflow_error();
	PG_RETURN_ARRAYTYPE_P(array);
}

/* A share, or NULL of nothing. */
static Datum
return_share(FunctionCallInfo fcinfo, float8 part, float8 rest)
{
	if (!(part + rest > 0))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(part / (part + rest));
}

PG_FUNCTION_INFO_V1(mlsys_precision_final);
Datum
mlsys_precision_final(PG_FUNCTION_ARGS)
{
	const Counts *counts = mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(0), METRIC_ITEMS(Counts));

	return return_share(fcinfo, counts->true_positives, counts->false_positives);
}

PG_FUNCTION_INFO_V1(mlsys_recall_final);
Datum
mlsys_recall_final(PG_FUNCTION_ARGS)
{
	const Counts *counts = mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(0), METRIC_ITEMS(Counts));

	return return_share(fcinfo, counts->true_positives, counts->false_negatives);
}

PG_FUNCTION_INFO_V1(mlsys_f1_final);
Datum
mlsys_f1_final(PG_FUNCTION_ARGS)
{
	const Counts *counts = mlsys_metric_state(PG_GETARG_ARRAYTYPE_P(0), METRIC_ITEMS(Counts));

	return return_share(fcinfo, 2 * counts->true_positives,
						counts->false_positives + counts->false_negatives);
}
