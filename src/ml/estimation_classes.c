/*
 * estimation_classes.c
 *		Performance of a classifier of several classes without labels.  See estimation.h.
 *
 * Each class k has a map of its own, of its probability against whether the row is of it (one against the
 * rest); c_k is the mapped probability divided by the sum of all.  With TP_k the sum of c_k over rows
 * predicted k, T_k over all rows and P_k rows predicted k:
 *
 *	  log_loss	mean of sum_k c_k (-ln p_k), p the probabilities as they are
 *	  normalised_log_loss	that / entropy of the shares T_k / n
 *	  accuracy	sum_k TP_k / n
 *	  macro_f1	mean over the classes of 2 TP_k / (P_k + T_k) (plug-in)
 *
 * With g_k = d(metric) / d(row is of class k), the scatter of labels gives a row the variance sum c_k g_k^2 -
 * (sum c_k g_k)^2; a change of the map of class k counts by (g_k - sum c_l g_l) / (sum of mapped
 * probabilities).  The bootstrap samples draw rows, the same for all classes.  (The delta method, as for
 * two classes.)  One against the rest is less than all: where p_k is not enough to tell class k, since the
 * other probabilities tell of it, too, estimates are biased, which no number of rows cures.  How much is
 * seen on the rows held out, the most probable class being predicted, and its square is added to the variance.
 *
 * Of rows held out, a sample of at most SAMPLE_ROWS rows and SAMPLE_NUMBERS numbers is kept: those with the
 * smallest hashes of their content, so that neither order nor parts matter.  A class of fewer rows than an
 * isotonic map wants has Platt's, also where they are very few: its error says how little that is.
 */
#include "ml/estimation.h"

#include "ml/classes.h"
#include "ml/hash.h"
#include "ml/pocket.h"
#include "ml/radix.h"

#define FIRST_ROWS 16
#define LARGEST_NUMBERS 262144 /* 1 MB */
#define SAMPLE_ROWS 200000
#define SAMPLE_NUMBERS 4000000
#define MOST_THINNING 40

static int32_t
row_width(const MlClassRows *rows)
{
	return rows->nclasses + 1;
}

static uint64_t
row_hash(const float *row, int32_t width)
{
	uint64_t hash = 0;

	for (int32_t k = 0; k < width; k++)
		hash = ml_hash_pair(hash, ml_hash_number((double) row[k]));
	return hash;
}

static bool
is_kept(const MlClassRows *rows, const float *row)
{
	return rows->thinning == 0 || row_hash(row, row_width(rows)) >> (64 - rows->thinning) == 0;
}

static MlStatus
add_chunk(MlEnv *env, MlClassRows *rows)
{
	int32_t capacity = rows->last == NULL ? FIRST_ROWS : rows->last->capacity;
	int32_t width = row_width(rows);
	MlClassChunk *chunk;

	if (rows->last != NULL && capacity * width < LARGEST_NUMBERS / 2)
		capacity *= 2;
	ML_TRY(ml_alloc(env, 1,
					sizeof(MlClassChunk) + (size_t) capacity * (size_t) width * sizeof(float),
					"rows", &chunk));
	chunk->next = NULL;
	chunk->nrows = 0;
	chunk->capacity = capacity;
	if (rows->last != NULL)
		rows->last->next = chunk;
	else
		rows->first = chunk;
	rows->last = chunk;
	return ML_OK;
}

/* Drop the rows that are no longer kept; the others move up. */
static void
compact(MlClassRows *rows)
{
	size_t width = (size_t) row_width(rows);

	rows->nrows = 0;
	for (MlClassChunk *chunk = rows->first; chunk != NULL; chunk = chunk->next)
	{
		int32_t n = chunk->nrows;

		chunk->nrows = 0;
		for (int32_t i = 0; i < n; i++)
		{
			const float *row = chunk->values + (size_t) i * width;

			if (is_kept(rows, row))
				memmove(chunk->values + (size_t) chunk->nrows++ * width, row,
						width * sizeof(float));
		}
		rows->nrows += chunk->nrows;
	}
}

/* Halve a sample, or so, until it is small enough. */
static void
thin_out(MlClassRows *rows)
{
	while ((rows->nrows > SAMPLE_ROWS || rows->nrows * row_width(rows) > SAMPLE_NUMBERS) &&
		   rows->thinning < MOST_THINNING)
	{
		rows->thinning++;
		compact(rows);
	}
}

/* A chunk with room: after thinning out there may be some before the last. */
static MlStatus
find_room(MlEnv *env, MlClassRows *rows, MlClassChunk **room)
{
	if (rows->last == NULL || rows->last->nrows == rows->last->capacity)
	{
		MlClassChunk *chunk = rows->is_sample ? rows->first : NULL;

		ML_CHECK_STOP(env);
		while (chunk != NULL && chunk->nrows == chunk->capacity)
			chunk = chunk->next;
		if (chunk != NULL)
		{
			*room = chunk;
			return ML_OK;
		}
		ML_TRY(add_chunk(env, rows));
	}
	*room = rows->last;
	return ML_OK;
}

static MlStatus
add_row(MlEnv *env, MlClassRows *rows, const float *row)
{
	size_t width = (size_t) row_width(rows);
	MlClassChunk *chunk;

	if (!is_kept(rows, row))
		return ML_OK;
	ML_TRY(find_room(env, rows, &chunk));
	memcpy(chunk->values + (size_t) chunk->nrows++ * width, row, width * sizeof(float));
	rows->nrows++;
	if (rows->is_sample)
		thin_out(rows);
	return ML_OK;
}

MlStatus
ml_class_rows_add(MlEnv *env, MlClassRows *rows, const double *probabilities, int32_t class_index)
{
	float row[ML_ESTIMATION_CLASSES + 1];

	for (int32_t k = 0; k < rows->nclasses; k++)
		row[k] = (float) probabilities[k];
	row[rows->nclasses] = (float) class_index;
	rows->nseen++;
	return add_row(env, rows, row);
}

MlStatus
ml_class_rows_merge(MlEnv *env, MlClassRows *rows, const MlClassRows *other)
{
	rows->nseen += other->nseen;
	rows->rows_skipped += other->rows_skipped;
	if (other->thinning > rows->thinning)
	{
		rows->thinning = other->thinning;
		compact(rows);
	}
	for (const MlClassChunk *chunk = other->first; chunk != NULL; chunk = chunk->next)
		for (int32_t i = 0; i < chunk->nrows; i++)
			ML_TRY(add_row(env, rows, chunk->values + (size_t) i * (size_t) row_width(rows)));
	return ML_OK;
}

void
ml_class_rows_save(MlWriter *writer, const MlClassRows *rows)
{
	size_t width = (size_t) row_width(rows);

	ml_write_u32(writer, (uint32_t) rows->nclasses);
	ml_write_bool(writer, rows->is_sample);
	ml_write_u32(writer, (uint32_t) rows->thinning);
	ml_write_i64(writer, rows->nseen);
	ml_write_i64(writer, rows->rows_skipped);
	ml_write_i64(writer, rows->nrows);
	/* in the machine's byte order: it goes from one process of a server to another */
	for (const MlClassChunk *chunk = rows->first; chunk != NULL; chunk = chunk->next)
		ml_write_bytes(writer, chunk->values, (size_t) chunk->nrows * width * sizeof(float));
}

MlStatus
ml_class_rows_load(MlReader *reader, MlClassRows *rows)
{
	uint32_t nclasses = ml_read_u32(reader);
	int64_t nrows;

	memset(rows, 0, sizeof(*rows));
	rows->is_sample = ml_read_bool(reader);
	rows->thinning = (int32_t) ml_read_u32(reader);
	rows->nseen = ml_read_i64(reader);
	rows->rows_skipped = ml_read_i64(reader);
	nrows = ml_read_i64(reader);
	if (nclasses < 2 || nclasses > ML_ESTIMATION_CLASSES || rows->thinning < 0 ||
		rows->thinning > MOST_THINNING || rows->nseen < 0 || rows->nseen > ML_MAX_ROWS ||
		rows->rows_skipped < 0 || rows->rows_skipped > ML_MAX_ROWS || nrows < 0 ||
		nrows > (int64_t) ((reader->size - reader->position) / ((nclasses + 1) * sizeof(float))))
		ml_reader_fail(reader, "wrong rows");
	ML_TRY(ml_reader_status(reader));
	rows->nclasses = (int32_t) nclasses;
	for (int64_t i = 0; i < nrows; i++)
	{
		float row[ML_ESTIMATION_CLASSES + 1];

		memcpy(row, reader->data + reader->position, (nclasses + 1) * sizeof(float));
		reader->position += (nclasses + 1) * sizeof(float);
		for (uint32_t k = 0; k < nclasses; k++)
			if (!(row[k] >= 0 && row[k] <= 1))
				ml_reader_fail(reader, "wrong probability");
		if (!(row[nclasses] >= -1 && row[nclasses] < (float) nclasses))
			ml_reader_fail(reader, "wrong class");
		ML_TRY(ml_reader_status(reader));
		ML_TRY(add_row(reader->env, rows, row));
	}
	return ML_OK;
}

/* All rows in the order of their hashes: equal rows have equal ones, so it is always the same. */
static MlStatus
sort_rows(MlEnv *env, const MlClassRows *rows, const float ***sorted)
{
	size_t n = (size_t) rows->nrows;
	size_t at = 0;
	uint64_t *items;
	uint64_t *spare;

	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), "sorted rows", &items));
	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), "sorted rows", &spare));
	ML_TRY(ml_alloc(env, n, sizeof(float *), "sorted rows", sorted));
	for (const MlClassChunk *chunk = rows->first; chunk != NULL; chunk = chunk->next)
		for (int32_t i = 0; i < chunk->nrows; i++, at++)
		{
			const float *row = chunk->values + (size_t) i * (size_t) row_width(rows);

			ML_CHECK_STOP_AT(env, at);
			items[2 * at] = row_hash(row, row_width(rows));
			items[2 * at + 1] = (uint64_t) (uintptr_t) row;
		}
	ML_TRY(ml_radix_sort(env, items, spare, n, 2, 0, &items));
	for (size_t i = 0; i < n; i++)
		(*sorted)[i] = (const float *) (uintptr_t) items[2 * i + 1];
	return ML_OK;
}

/* Work space of one class after another. */
typedef struct ClassWork
{
	uint64_t *items;
	uint64_t *spare;
	double *score;
	uint8_t *is_positive;
	uint32_t *row;
	MlPocket pocket;
} ClassWork;

static MlStatus
alloc_work(MlEnv *env, size_t n, ClassWork *work)
{
	const size_t calibration = 4 * sizeof(double);

	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), "calibration", &work->items));
	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), "calibration", &work->spare));
	ML_TRY(ml_alloc(env, n, sizeof(double), "calibration", &work->score));
	ML_TRY(ml_alloc(env, n, sizeof(uint8_t), "calibration", &work->is_positive));
	ML_TRY(ml_alloc(env, n, sizeof(uint32_t), "calibration", &work->row));
	/* rows twice, knots, cells of rows; cells and what they are fitted in */
	return ml_pocket_init(&work->pocket, env, n * (3 * calibration + 8) + (size_t) 1024 * 1024);
}

static MlStatus
copy_doubles(MlEnv *env, double **values, size_t n)
{
	const double *from = *values;

	if (n == 0)
		return ML_OK;
	ML_TRY(ml_alloc(env, n, sizeof(double), "estimation", values));
	memcpy(*values, from, n * sizeof(double));
	return ML_OK;
}

/* Take a map out of the pocket. */
static MlStatus
keep_map(MlEnv *env, MlScoreMap *map)
{
	size_t nvalues = (size_t) map->nmaps * (size_t) map->ngrid;
	const uint16_t *from = map->maps;

	ML_TRY(copy_doubles(env, &map->map.x, (size_t) map->map.nknots));
	ML_TRY(copy_doubles(env, &map->map.y, (size_t) map->map.nknots));
	ML_TRY(copy_doubles(env, &map->grid, (size_t) map->ngrid));
	ML_TRY(ml_alloc(env, nvalues, sizeof(uint16_t), "estimation", &map->maps));
	memcpy(map->maps, from, nvalues * sizeof(uint16_t));
	return ML_OK;
}

static MlStatus
fit_class(MlEnv *env, ClassWork *work, const float *const *rows, int32_t nclasses, int32_t k,
		  MlEstimation *estimation)
{
	int64_t n = estimation->n;
	int64_t rarest = estimation->counts[k] < n - estimation->counts[k] ? estimation->counts[k]
																	   : n - estimation->counts[k];
	int32_t method = ml_estimation_method(n, rarest);
	uint64_t *sorted;

	for (int64_t i = 0; i < n; i++)
	{
		work->items[2 * i] = ml_score_key((double) rows[i][k]);
		work->items[2 * i + 1] = (uint64_t) i;
	}
	ML_TRY(ml_radix_sort(env, work->items, work->spare, (size_t) n, 2, 0, &sorted));
	for (int64_t i = 0; i < n; i++)
	{
		work->row[i] = (uint32_t) sorted[2 * i + 1];
		work->score[i] = (double) rows[work->row[i]][k];
		work->is_positive[i] = rows[work->row[i]][nclasses] == (float) k;
	}
	ml_pocket_empty(&work->pocket);
	ML_TRY(ml_pocket_status(
		&work->pocket,
		ml_score_map_fit(&work->pocket.ml,
						 method == ML_CALIBRATE_ISOTONIC ? method : ML_CALIBRATE_PLATT, work->score,
						 work->is_positive, work->row, n, ML_CLASS_GRID, ML_CLASS_MAPS,
						 &estimation->maps[k])));
	return keep_map(env, &estimation->maps[k]);
}

enum
{
	LOG_LOSS,
	NORMALISED,
	ACCURACY,
	MACRO_F1
};

/* What is known of each class. */
typedef struct ClassSums
{
	double predicted; /* P */
	MlSum actual;     /* T */
	MlSum right;      /* TP */
} ClassSums;

/* Of the classes' shares of n rows. */
static double
entropy(const ClassSums *classes, int32_t nclasses, int64_t n)
{
	double sum = 0;

	for (int32_t k = 0; k < nclasses; k++)
	{
		double share = ml_sum_total(&classes[k].actual) / (double) n;

		if (share > 0)
			sum -= share * log(share);
	}
	return sum;
}

/* Calibrated probabilities of a row; returns the sum of the mapped ones. */
static double
calibrate_row(const MlEstimation *estimation, const float *row, double *c)
{
	double sum = 0;

	for (int32_t k = 0; k < estimation->nclasses; k++)
		sum += c[k] = ml_calibration_apply(&estimation->maps[k].map, (double) row[k]);
	for (int32_t k = 0; k < estimation->nclasses; k++)
		c[k] /= sum;
	return sum;
}

/* What the class of a row stands for, and which probabilities count. */
typedef enum RowKind
{
	PREDICTED,         /* the predicted class; calibrated probabilities */
	HELD_OUT_EXPECTED, /* the actual class, which is not looked at; the most probable one is predicted */
	HELD_OUT_OBSERVED /* the actual class, which has all probability */
} RowKind;

/* Probabilities of a row's classes into c; returns the predicted class, or -1. */
static int32_t
read_row(const MlEstimation *estimation, RowKind kind, const float *row, double *c)
{
	int32_t nclasses = estimation->nclasses;
	int32_t best = 0;

	if (kind == HELD_OUT_OBSERVED)
		for (int32_t k = 0; k < nclasses; k++)
			c[k] = row[nclasses] == (float) k;
	else
		calibrate_row(estimation, row, c);
	if (kind == PREDICTED)
		return (int32_t) row[nclasses];
	for (int32_t k = 1; k < nclasses; k++)
		if (row[k] > row[best])
			best = k;
	return best;
}

static MlStatus
sum_classes(MlEnv *env, const MlEstimation *estimation, RowKind kind, const float *const *rows,
			int64_t n, ClassSums *classes, double *values)
{
	int32_t nclasses = estimation->nclasses;
	MlSum log_loss = {0, 0};
	MlSum right = {0, 0};

	for (int64_t i = 0; i < n; i++)
	{
		double c[ML_ESTIMATION_CLASSES];
		int32_t predicted = read_row(estimation, kind, rows[i], c);

		if (i % 1024 == 0)
			ML_CHECK_STOP(env);
		for (int32_t k = 0; k < nclasses; k++)
		{
			ml_sum_add(&log_loss, c[k] * ml_log_loss(true, (double) rows[i][k]));
			ml_sum_add(&classes[k].actual, c[k]);
		}
		if (predicted < 0)
			continue;
		classes[predicted].predicted++;
		ml_sum_add(&classes[predicted].right, c[predicted]);
		ml_sum_add(&right, c[predicted]);
	}
	values[LOG_LOSS] = ml_sum_total(&log_loss) / (double) n;
	values[ACCURACY] = ml_sum_total(&right) / (double) n;
	values[NORMALISED] = values[LOG_LOSS] / entropy(classes, nclasses, n);
	values[MACRO_F1] = 0;
	for (int32_t k = 0; k < nclasses; k++)
	{
		double both = classes[k].predicted + ml_sum_total(&classes[k].actual);

		if (both > 0)
			values[MACRO_F1] += 2 * ml_sum_total(&classes[k].right) / both / nclasses;
	}
	return ML_OK;
}

/* How far what the rows held out show is from what they were expected to. */
static MlStatus
find_misfit(MlEnv *env, const float *const *rows, MlEstimation *estimation)
{
	double expected[ML_ESTIMATED_CLASS_METRICS];
	double observed[ML_ESTIMATED_CLASS_METRICS];
	size_t nclasses = (size_t) estimation->nclasses;
	ClassSums *classes;

	ML_TRY(ml_alloc_zero(env, nclasses, sizeof(ClassSums), "estimation", &classes));
	ML_TRY(sum_classes(env, estimation, HELD_OUT_EXPECTED, rows, estimation->n, classes, expected));
	memset(classes, 0, nclasses * sizeof(ClassSums));
	ML_TRY(sum_classes(env, estimation, HELD_OUT_OBSERVED, rows, estimation->n, classes, observed));
	for (int m = 0; m < ML_ESTIMATED_CLASS_METRICS; m++)
		estimation->misfit[m] = observed[m] - expected[m];
	return ML_OK;
}

MlStatus
ml_estimation_fit_classes(MlEnv *env, const MlClassRows *rows, const MlText *labels,
						  MlEstimation *estimation)
{
	size_t nclasses = (size_t) rows->nclasses;
	int32_t filled = 0;
	const float **sorted;
	ClassWork work;

	memset(estimation, 0, sizeof(*estimation));
	estimation->reason = "";
	estimation->n = rows->nrows;
	estimation->nclasses = rows->nclasses;
	ML_TRY(ml_alloc_zero(env, nclasses, sizeof(int64_t), "estimation", &estimation->counts));
	ML_TRY(ml_alloc(env, nclasses, sizeof(MlText), "estimation", &estimation->labels));
	ML_TRY(ml_alloc(env, nclasses, sizeof(MlScoreMap), "estimation", &estimation->maps));
	ML_TRY(sort_rows(env, rows, &sorted));
	for (int64_t i = 0; i < rows->nrows; i++)
		if (sorted[i][nclasses] >= 0)
			estimation->counts[(int32_t) sorted[i][nclasses]]++;
	for (size_t k = 0; k < nclasses; k++)
	{
		ML_TRY(ml_copy_text(env, labels[k], &estimation->labels[k]));
		filled += estimation->counts[k] >= ML_ESTIMATION_CLASS_ROWS;
	}
	if (rows->nrows < ML_ESTIMATION_ROWS || filled < 2)
	{
		estimation->reason = ML_ESTIMATION_TOO_FEW_OF_CLASSES;
		return ML_OK;
	}
	ML_TRY(alloc_work(env, (size_t) rows->nrows, &work));
	for (int32_t k = 0; k < rows->nclasses; k++)
		ML_TRY(fit_class(env, &work, sorted, rows->nclasses, k, estimation));
	return find_misfit(env, sorted, estimation);
}

/* g of a class, for each metric. */
static void
find_gradients(const ClassSums *sums, int32_t nclasses, int64_t n, double p, bool is_predicted,
			   double normalised, double classes_entropy, double *g)
{
	double both = sums->predicted + ml_sum_total(&sums->actual);
	double f1 = 2 * ml_sum_total(&sums->right) / both;

	g[LOG_LOSS] = ml_log_loss(true, p) / (double) n;
	/* the entropy has the derivative -ln(share) - 1; what all classes of a row have does not count */
	g[NORMALISED] =
		(g[LOG_LOSS] + normalised * log(ml_sum_total(&sums->actual) / (double) n) / (double) n) /
		classes_entropy;
	g[ACCURACY] = is_predicted / (double) n;
	g[MACRO_F1] = (2 * is_predicted - f1) / both / nclasses;
}

static MlStatus
find_variances(MlEnv *env, const MlEstimation *estimation, const float *const *rows, int64_t n,
			   const ClassSums *classes, const double *values, double *variances)
{
	double h = entropy(classes, estimation->nclasses, n);
	int32_t nclasses = estimation->nclasses;
	double *factors[ML_ESTIMATED_CLASS_METRICS];
	size_t offsets[ML_ESTIMATION_CLASSES + 1] = {0};

	for (int32_t k = 0; k < nclasses; k++)
		offsets[k + 1] = offsets[k] + (size_t) estimation->maps[k].ngrid;
	for (int m = 0; m < ML_ESTIMATED_CLASS_METRICS; m++)
		ML_TRY(ml_alloc_zero(env, offsets[nclasses], sizeof(double), "report", &factors[m]));
	memset(variances, 0, ML_ESTIMATED_CLASS_METRICS * sizeof(double));
	for (int64_t i = 0; i < n; i++)
	{
		double c[ML_ESTIMATION_CLASSES];
		double g[ML_ESTIMATION_CLASSES][ML_ESTIMATED_CLASS_METRICS];
		double share[ML_ESTIMATION_CLASSES];
		int32_t at[ML_ESTIMATION_CLASSES];
		double sum = calibrate_row(estimation, rows[i], c);

		if (i % 1024 == 0)
			ML_CHECK_STOP(env);
		for (int32_t k = 0; k < nclasses; k++)
		{
			share[k] = ml_score_map_place(&estimation->maps[k], (double) rows[i][k], &at[k]);
			find_gradients(&classes[k], nclasses, n, (double) rows[i][k],
						   rows[i][nclasses] == (float) k, values[NORMALISED], h, g[k]);
		}
		for (int m = 0; m < ML_ESTIMATED_CLASS_METRICS; m++)
		{
			double mean = 0;

			for (int32_t k = 0; k < nclasses; k++)
				mean += c[k] * g[k][m];
			for (int32_t k = 0; k < nclasses; k++)
			{
				variances[m] += c[k] * (g[k][m] - mean) * (g[k][m] - mean);
				ml_score_map_spread(factors[m] + offsets[k], at[k], share[k],
									(g[k][m] - mean) / sum);
			}
		}
	}
	for (int m = 0; m < ML_ESTIMATED_CLASS_METRICS; m++)
		variances[m] += ml_bootstrap_variance(estimation->maps, nclasses, factors[m]) +
						estimation->misfit[m] * estimation->misfit[m];
	return ML_OK;
}

MlStatus
ml_estimated_class_report(MlEnv *env, const MlEstimation *estimation, const MlClassRows *rows,
						  MlMetric *metrics)
{
	double values[ML_ESTIMATED_CLASS_METRICS];
	double variances[ML_ESTIMATED_CLASS_METRICS];
	const float **sorted;
	ClassSums *classes;

	ML_TRY(sort_rows(env, rows, &sorted));
	ML_TRY(
		ml_alloc_zero(env, (size_t) estimation->nclasses, sizeof(ClassSums), "report", &classes));
	ML_TRY(sum_classes(env, estimation, PREDICTED, sorted, rows->nrows, classes, values));
	ML_TRY(find_variances(env, estimation, sorted, rows->nrows, classes, values, variances));
	metrics[LOG_LOSS] =
		ml_metric_normal("log_loss", values[LOG_LOSS], sqrt(variances[LOG_LOSS]), 0, INFINITY);
	metrics[NORMALISED] = ml_metric_normal("normalised_log_loss", values[NORMALISED],
										   sqrt(variances[NORMALISED]), 0, INFINITY);
	metrics[ACCURACY] = ml_metric_logit("accuracy", values[ACCURACY], sqrt(variances[ACCURACY]));
	metrics[MACRO_F1] = ml_metric_logit("macro_f1", values[MACRO_F1], sqrt(variances[MACRO_F1]));
	return ML_OK;
}
