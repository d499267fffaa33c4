/*
 * class_metrics.c
 *		Metrics of labels and of the probabilities of several classes.
 *
 *	  macro_f1 = mean over all labels k that occur, actual or predicted, of F_k = 2 TP_k / D_k,
 *				 D_k = rows of label k + rows predicted as k
 *	  top_k	   = share of rows whose label is among the k most probable classes
 *	  normalised_log_loss = L / H, L = mean loss, H = -sum p_k ln p_k, p_k = share of label k in the rows
 *
 * A label that is never hit has F_k = 0, as in scikit-learn.  The influence value (metrics.c) of a row
 * on the mean of K labels: n / K times 2 (1 - F_k) / D_k where label k is hit, -F_i / D_i - F_j / D_j
 * where j is predicted for i.  All rows of one pair have the same, so the counts of pairs suffice
 * (K. Takahashi, K. Yamamoto, A. Kuchiba, T. Koyama (2022), Applied Intelligence 52, 4961-4972).
 *
 * The influence value of a row of label k and loss l on L / H is (l - L) / H + L / H^2 (ln p_k + H), so
 * the spread of the losses of each label suffices: with l_k the mean and S_k the sum of squared
 * deviations of its n_k losses, the sum of their squares is
 *
 *	  sum_k S_k / H^2 + n_k ((l_k - L) / H + L / H^2 (ln p_k + H))^2
 *
 * Classes of equal probability are ordered as by scikit-learn's top_k_accuracy_score, which reverses an
 * ascending stable sort: the later label goes before.
 *
 * Memory grows with the pairs of labels that occur, not with the rows.
 */
#include "ml/metrics.h"

#define FIRST_CELLS 16

MlStatus
ml_confusion_init(MlEnv *env, MlConfusion *confusion)
{
	memset(confusion, 0, sizeof(*confusion));
	ML_TRY(ml_dictionary_init(env, &confusion->labels));
	return ml_dictionary_init(env, &confusion->pairs);
}

/* The cell of two codes, made when it is new. */
static MlStatus
find_cell(MlEnv *env, MlConfusion *confusion, int32_t actual, int32_t predicted, MlCell **cell)
{
	int32_t codes[2] = {actual, predicted};
	MlText key = {(const char *) codes, sizeof(codes)};
	int32_t code;

	if (confusion->ncells == confusion->capacity)
	{
		int32_t capacity = confusion->capacity == 0 ? FIRST_CELLS : 2 * confusion->capacity;
		MlCell *cells;

		if (confusion->capacity > INT32_MAX / 2)
			return ml_fail(env, ML_LIMIT, "too many pairs of labels");
		ML_TRY(ml_alloc(env, (size_t) capacity, sizeof(MlCell), "pairs of labels", &cells));
		if (confusion->ncells > 0)
			memcpy(cells, confusion->cells, (size_t) confusion->ncells * sizeof(MlCell));
		confusion->cells = cells;
		confusion->capacity = capacity;
	}
	ML_TRY(ml_dictionary_code(env, &confusion->pairs, key, &code));
	*cell = &confusion->cells[code - 1];
	if (code > confusion->ncells)
	{
		**cell = (MlCell){actual, predicted, 0, 0};
		confusion->ncells = code;
	}
	return ML_OK;
}

MlStatus
ml_confusion_add(MlEnv *env, MlConfusion *confusion, MlText actual, MlText predicted, int64_t nrows,
				 double weight)
{
	int32_t codes[2];
	MlCell *cell = NULL;

	ML_TRY(ml_dictionary_code(env, &confusion->labels, actual, &codes[0]));
	ML_TRY(ml_dictionary_code(env, &confusion->labels, predicted, &codes[1]));
	ML_TRY(find_cell(env, confusion, codes[0], codes[1], &cell));
	cell->nrows += nrows;
	cell->weight += weight;
	return ML_OK;
}

MlStatus
ml_confusion_merge(MlEnv *env, MlConfusion *confusion, const MlConfusion *other)
{
	const MlText *texts = other->labels.texts;

	for (int32_t i = 0; i < other->ncells; i++)
	{
		const MlCell *cell = &other->cells[i];

		if (i % 4096 == 0)
			ML_CHECK_STOP(env);
		ML_TRY(ml_confusion_add(env, confusion, texts[cell->actual], texts[cell->predicted],
								cell->nrows, cell->weight));
	}
	return ML_OK;
}

/* Stored: labels in order of their codes, then the cells. */
void
ml_confusion_save(MlWriter *writer, const MlConfusion *confusion)
{
	ml_write_u32(writer, (uint32_t) confusion->labels.ncodes - 1);
	for (int32_t code = 1; code < confusion->labels.ncodes; code++)
		ml_write_text(writer, confusion->labels.texts[code]);
	ml_write_u32(writer, (uint32_t) confusion->ncells);
	for (int32_t i = 0; i < confusion->ncells; i++)
	{
		const MlCell *cell = &confusion->cells[i];

		ml_write_u32(writer, (uint32_t) cell->actual);
		ml_write_u32(writer, (uint32_t) cell->predicted);
		ml_write_i64(writer, cell->nrows);
		ml_write_f64(writer, cell->weight);
	}
}

MlStatus
ml_confusion_load(MlReader *reader, MlConfusion *confusion)
{
	MlEnv *env = reader->env;
	uint32_t nlabels;
	uint32_t ncells;

	ML_TRY(ml_confusion_init(env, confusion));
	nlabels = ml_read_count(reader, sizeof(uint32_t));
	for (uint32_t i = 1; i <= nlabels && !reader->failed; i++)
	{
		MlText label = ml_read_text(reader);
		int32_t code;

		if (reader->failed)
			break;
		ML_TRY(ml_dictionary_code(env, &confusion->labels, label, &code));
		if (code != (int32_t) i)
			ml_reader_fail(reader, "label twice");
	}
	ncells = ml_read_count(reader, 24);
	for (uint32_t i = 0; i < ncells && !reader->failed; i++)
	{
		uint32_t actual = ml_read_u32(reader);
		uint32_t predicted = ml_read_u32(reader);
		int64_t nrows = ml_read_i64(reader);
		double weight = ml_read_f64(reader);
		MlCell *cell = NULL;

		if (actual < 1 || actual > nlabels || predicted < 1 || predicted > nlabels || nrows < 0 ||
			nrows > ML_MAX_ROWS || !(weight >= 0))
			ml_reader_fail(reader, "wrong pair of labels");
		if (reader->failed)
			break;
		ML_TRY(find_cell(env, confusion, (int32_t) actual, (int32_t) predicted, &cell));
		cell->nrows += nrows;
		cell->weight += weight;
	}
	return ml_reader_status(reader);
}

/* Sums of a label. */
typedef struct Label
{
	double hits;
	double total; /* of rows that have it and rows predicted as it */
	double f1;
} Label;

MlStatus
ml_macro_f1(MlEnv *env, const MlConfusion *confusion, MlMetric *metric)
{
	Label *labels;
	double rows = 0;
	double nlabels = 0;
	double squares = 0;
	MlSum sum = {0, 0};

	ML_TRY(ml_alloc_zero(env, (size_t) confusion->labels.ncodes, sizeof(Label), "labels", &labels));
	for (int32_t i = 0; i < confusion->ncells; i++)
	{
		const MlCell *cell = &confusion->cells[i];

		labels[cell->actual].total += cell->weight;
		labels[cell->predicted].total += cell->weight;
		if (cell->actual == cell->predicted)
			labels[cell->actual].hits += cell->weight;
		rows += cell->weight;
	}
	if (isinf(rows))
		return ml_fail(env, ML_BAD_VALUE, "sum of weights is out of range");
	for (int32_t code = 1; code < confusion->labels.ncodes; code++)
	{
		if (!(labels[code].total > 0))
			continue;
		labels[code].f1 = 2 * labels[code].hits / labels[code].total;
		ml_sum_add(&sum, labels[code].f1);
		nlabels++;
	}
	for (int32_t i = 0; i < confusion->ncells; i++)
	{
		const MlCell *cell = &confusion->cells[i];
		const Label *a = &labels[cell->actual];
		const Label *b = &labels[cell->predicted];
		double influence =
			a == b ? 2 * (1 - a->f1) / a->total : -a->f1 / a->total - b->f1 / b->total;

		if (cell->weight > 0)
			squares += cell->weight * influence * influence;
	}
	*metric = ml_metric_normal("macro_f1", nlabels > 0 ? ml_sum_total(&sum) / nlabels : NAN,
							   rows >= 2 ? sqrt(squares * rows / (rows - 1)) / nlabels : NAN, 0, 1);
	return ML_OK;
}

/* Is it an integer of at most 18 digits, as an integer column would print it? */
static bool
read_integer(MlText text, int64_t *value)
{
	size_t at = text.length > 0 && text.data[0] == '-';

	*value = 0;
	if (at == text.length || text.length - at > 18 || (text.data[at] == '0' && text.length > 1))
		return false;
	for (size_t i = at; i < text.length; i++)
	{
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
		*value = 10 * *value + (text.data[i] - '0');
	}
	if (at == 1)
		*value = -*value;
	return true;
}

int
ml_label_compare(MlText a, MlText b)
{
	int64_t x;
	int64_t y;

	if (read_integer(a, &x) && read_integer(b, &y))
		return (x > y) - (x < y);
	return ml_text_compare(a, b);
}

MlStatus
ml_class_report_init(MlEnv *env, MlClassReport *report)
{
	memset(report, 0, sizeof(*report));
	return ml_confusion_init(env, &report->confusion);
}

/* The spread of the losses of a label, which is in the confusion already. */
static MlStatus
find_losses(MlEnv *env, MlClassReport *report, MlText label, MlSpread **losses)
{
	int32_t code;

	ML_TRY(ml_dictionary_code(env, &report->confusion.labels, label, &code));
	if (code >= report->capacity)
	{
		int32_t capacity = code < FIRST_CELLS ? FIRST_CELLS : 2 * code;
		MlSpread *grown;

		ML_TRY(ml_alloc_zero(env, (size_t) capacity, sizeof(MlSpread), "losses", &grown));
		if (report->capacity > 0)
			memcpy(grown, report->label_losses, (size_t) report->capacity * sizeof(MlSpread));
		report->label_losses = grown;
		report->capacity = capacity;
	}
	*losses = &report->label_losses[code];
	return ML_OK;
}

MlStatus
ml_class_report_add(MlEnv *env, MlClassReport *report, MlText actual, MlText predicted,
					const MlClassRank *rank)
{
	double loss = ml_log_loss(true, rank->probability);
	MlSpread *losses = NULL;

	ML_TRY(ml_confusion_add(env, &report->confusion, actual, predicted, 1, 1));
	ML_TRY(find_losses(env, report, actual, &losses));
	ml_spread_add(losses, loss);
	ml_sum_add(&report->losses, loss);
	ml_spread_add(&report->spread, loss);
	for (int k = 0; k < ML_TOP_MOST; k++)
		report->top[k] += rank->above <= k && rank->above < rank->nclasses;
	if (rank->nclasses > report->nclasses)
		report->nclasses = rank->nclasses;
	return ML_OK;
}

MlStatus
ml_class_report_merge(MlEnv *env, MlClassReport *report, const MlClassReport *other)
{
	ML_TRY(ml_confusion_merge(env, &report->confusion, &other->confusion));
	for (int32_t code = 1; code < other->confusion.labels.ncodes && code < other->capacity; code++)
	{
		MlSpread *losses = NULL;

		if (other->label_losses[code].n == 0)
			continue;
		ML_TRY(find_losses(env, report, other->confusion.labels.texts[code], &losses));
		ml_spread_merge(losses, &other->label_losses[code]);
	}
	report->rows_skipped += other->rows_skipped;
	ml_sum_merge(&report->losses, &other->losses);
	ml_spread_merge(&report->spread, &other->spread);
	for (int k = 0; k < ML_TOP_MOST; k++)
		report->top[k] += other->top[k];
	if (other->nclasses > report->nclasses)
		report->nclasses = other->nclasses;
	return ML_OK;
}

static void
save_spread(MlWriter *writer, const MlSpread *spread)
{
	ml_write_f64(writer, spread->n);
	ml_write_f64(writer, spread->mean);
	ml_write_f64(writer, spread->m2);
}

static void
load_spread(MlReader *reader, MlSpread *spread)
{
	spread->n = ml_read_f64(reader);
	spread->mean = ml_read_f64(reader);
	spread->m2 = ml_read_f64(reader);
}

void
ml_class_report_save(MlWriter *writer, const MlClassReport *report)
{
	int32_t nlabels = report->confusion.labels.ncodes - 1;

	ml_write_i64(writer, report->rows_skipped);
	ml_write_u32(writer, (uint32_t) report->nclasses);
	for (int k = 0; k < ML_TOP_MOST; k++)
		ml_write_i64(writer, report->top[k]);
	ml_write_f64(writer, report->losses.sum);
	ml_write_f64(writer, report->losses.correction);
	save_spread(writer, &report->spread);
	ml_confusion_save(writer, &report->confusion);
	for (int32_t code = 1; code <= nlabels; code++)
		save_spread(writer, code < report->capacity ? &report->label_losses[code] : &(MlSpread){0});
}

MlStatus
ml_class_report_load(MlReader *reader, MlClassReport *report)
{
	memset(report, 0, sizeof(*report));
	report->rows_skipped = ml_read_i64(reader);
	report->nclasses = (int32_t) ml_read_u32(reader);
	for (int k = 0; k < ML_TOP_MOST; k++)
		report->top[k] = ml_read_i64(reader);
	report->losses.sum = ml_read_f64(reader);
	report->losses.correction = ml_read_f64(reader);
	load_spread(reader, &report->spread);
	ML_TRY(ml_confusion_load(reader, &report->confusion));
	report->capacity = report->confusion.labels.ncodes;
	ML_TRY(ml_alloc_zero(reader->env, (size_t) report->capacity, sizeof(MlSpread), "losses",
						 &report->label_losses));
	for (int32_t code = 1; code < report->capacity; code++)
		load_spread(reader, &report->label_losses[code]);
	return ml_reader_status(reader);
}

/* Log loss in units of the entropy of the labels; no value where they are all the same. */
static MlMetric
normalised_log_loss(const MlClassReport *report)
{
	double n = report->spread.n;
	double loss = ml_sum_total(&report->losses) / n;
	double entropy = 0;
	double squares = 0;
	int nlabels = 0;

	for (int32_t code = 1; code < report->capacity; code++)
	{
		double share = report->label_losses[code].n / n;

		if (share > 0)
		{
			entropy -= share * log(share);
			nlabels++;
		}
	}
	if (nlabels < 2)
		return ml_metric_normal("normalised_log_loss", NAN, NAN, 0, INFINITY);
	for (int32_t code = 1; code < report->capacity; code++)
	{
		const MlSpread *losses = &report->label_losses[code];
		double influence;

		if (!(losses->n > 0))
			continue;
		influence = (losses->mean - loss) / entropy +
					loss / entropy / entropy * (log(losses->n / n) + entropy);
		squares += losses->m2 / entropy / entropy + losses->n * influence * influence;
	}
	return ml_metric_normal("normalised_log_loss", loss / entropy, sqrt(squares / (n - 1) / n), 0,
							INFINITY);
}

MlStatus
ml_class_report(MlEnv *env, const MlClassReport *report, MlMetric *metrics)
{
	static const char *const top_names[ML_TOP_MOST] = {"top_1", "top_2", "top_3"};
	double n = report->spread.n;
	int k = report->nclasses - 1 < ML_TOP_MOST ? report->nclasses - 1 : ML_TOP_MOST;
	double hits = 0;

	for (int32_t i = 0; i < report->confusion.ncells; i++)
		if (report->confusion.cells[i].actual == report->confusion.cells[i].predicted)
			hits += (double) report->confusion.cells[i].nrows;
	if (k < 1)
		k = n > 0 ? 1 : ML_TOP_MOST;
	metrics[0] = ml_metric_normal("log_loss", ml_sum_total(&report->losses) / n,
								  ml_spread_error(&report->spread), 0, INFINITY);
	metrics[1] = normalised_log_loss(report);
	metrics[2] = ml_metric_share("accuracy", hits, n);
	ML_TRY(ml_macro_f1(env, &report->confusion, &metrics[3]));
	metrics[4] = ml_metric_share(top_names[k - 1], (double) report->top[k - 1], n);
	return ML_OK;
}

void
ml_class_pairs_add(MlClassPairs *pairs, double p_first, double p_second, bool first_is_right,
				   bool second_is_right)
{
	ml_spread_add(&pairs->log_loss, ml_log_loss(true, p_second) - ml_log_loss(true, p_first));
	pairs->first_only += first_is_right && !second_is_right;
	pairs->second_only += second_is_right && !first_is_right;
}

void
ml_class_pairs_merge(MlClassPairs *pairs, const MlClassPairs *other)
{
	pairs->rows_skipped += other->rows_skipped;
	pairs->first_only += other->first_only;
	pairs->second_only += other->second_only;
	ml_spread_merge(&pairs->log_loss, &other->log_loss);
}

void
ml_class_comparison(const MlClassPairs *pairs, MlDifference *differences)
{
	differences[0] = ml_difference_mean("log_loss", &pairs->log_loss);
	differences[1] =
		ml_difference_accuracy(pairs->first_only, pairs->second_only, pairs->log_loss.n);
}
