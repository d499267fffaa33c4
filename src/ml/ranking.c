/*
 * ranking.c
 *		Scores of two classes, kept exactly: area under the ROC curve and average precision.
 *
 *	  AUC = sum over positives i, negatives j of w_i w_j ([s_i > s_j] + [s_i = s_j] / 2) / (W+ W-)
 *	  AP  = sum over scores s, from the highest, of (R(s) - R(next higher s)) P(s)
 *
 * with recall R and precision P of the rule "positive when the score is at least s".  Rows of equal
 * score are one step of both, so their order does not matter: AUC is the Mann-Whitney statistic with
 * midranks, AP is not interpolated.  Neither is binned or sampled.
 *
 * Scores are kept as 64-bit keys in order of their value, negatives apart from positives: the label
 * takes no space, and both are sorted in less time than all together.  A walk over the two sorted
 * arrays then meets tie after tie.  Counts of rows are exact, and the sums over ties are Neumaier's.
 *
 * Chunks of rows double in size, from few since there may be 100,000 groups, up to a megabyte, so that
 * no more than that is ever reserved in vain.
 *
 * J. A. Hanley, B. J. McNeil (1982), Radiology 143, 29-36.
 */
#include "ml/ranking.h"

#include <float.h>

#include "ml/radix.h"

#define FIRST_ROWS 16
#define LARGEST_ROWS 65536 /* 1 MB of two words */

MlStatus
ml_score_list_grow(MlEnv *env, MlScoreList *list, int32_t width)
{
	int32_t capacity = list->last == NULL ? FIRST_ROWS : list->last->capacity;
	MlScoreChunk *chunk;

	if (list->last != NULL && capacity < LARGEST_ROWS)
		capacity *= 2;
	ML_TRY(ml_alloc(env, 1, sizeof(MlScoreChunk) + (size_t) capacity * width * sizeof(uint64_t),
					"scores", &chunk));
	chunk->next = NULL;
	chunk->nrows = 0;
	chunk->capacity = capacity;
	if (list->last != NULL)
		list->last->next = chunk;
	else
		list->first = chunk;
	list->last = chunk;
	return ML_OK;
}

/* Append nrows rows. */
static MlStatus
append_rows(MlEnv *env, MlScoreList *list, int32_t width, const void *rows, size_t nrows)
{
	size_t row_size = width * sizeof(uint64_t);

	while (nrows > 0)
	{
		MlScoreChunk *chunk = list->last;
		size_t room = chunk != NULL ? (size_t) (chunk->capacity - chunk->nrows) : 0;
		size_t count = nrows < room ? nrows : room;

		ML_CHECK_STOP(env);
		if (count == 0)
		{
			ML_TRY(ml_score_list_grow(env, list, width));
			continue;
		}
		memcpy(&chunk->words[(size_t) chunk->nrows * width], rows, count * row_size);
		chunk->nrows += (int32_t) count;
		list->nrows += (int64_t) count;
		rows = (const char *) rows + count * row_size;
		nrows -= count;
	}
	return ML_OK;
}

MlStatus
ml_scores_merge(MlEnv *env, MlScores *scores, const MlScores *other)
{
	scores->rows_skipped += other->rows_skipped;
	for (int label = 0; label < 2; label++)
		for (const MlScoreChunk *chunk = other->lists[label].first; chunk != NULL;
			 chunk = chunk->next)
			ML_TRY(append_rows(env, &scores->lists[label], scores->width, chunk->words,
							   (size_t) chunk->nrows));
	return ML_OK;
}

/*
 * Stored form, in the machine's byte order since it goes from one process of a server to another:
 *
 *	  width, rows skipped, negatives, positives (8 bytes each) | rows of negatives | of positives
 */
typedef struct StoredHead
{
	int64_t width;
	int64_t rows_skipped;
	int64_t n[2];
} StoredHead;

size_t
ml_scores_size(const MlScores *scores)
{
	size_t nrows = ml_size_add((size_t) scores->lists[0].nrows, (size_t) scores->lists[1].nrows);

	return ml_size_add(sizeof(StoredHead), ml_size_mul(nrows, scores->width * sizeof(uint64_t)));
}

MlStatus
ml_scores_save(MlEnv *env, const MlScores *scores, unsigned char *data)
{
	StoredHead head = {.width = scores->width, .rows_skipped = scores->rows_skipped};

	for (int label = 0; label < 2; label++)
		head.n[label] = scores->lists[label].nrows;
	memcpy(data, &head, sizeof(head));
	data += sizeof(head);
	for (int label = 0; label < 2; label++)
		for (const MlScoreChunk *chunk = scores->lists[label].first; chunk != NULL;
			 chunk = chunk->next)
		{
			size_t size = (size_t) chunk->nrows * scores->width * sizeof(uint64_t);

			ML_CHECK_STOP(env);
			memcpy(data, chunk->words, size);
			data += size;
		}
	return ML_OK;
}

MlStatus
ml_scores_load(MlEnv *env, const void *data, size_t size, MlScores *scores)
{
	const char *rows = (const char *) data + sizeof(StoredHead);
	StoredHead head;

	memset(scores, 0, sizeof(*scores));
	if (size < sizeof(head))
		return ml_fail(env, ML_CORRUPT, "malformed scores: %zu bytes", size);
	memcpy(&head, data, sizeof(head));
	if (head.width < 1 || head.width > 2 || head.rows_skipped < 0 || head.n[0] < 0 ||
		head.n[1] < 0 || head.n[0] > ML_MAX_ROWS || head.n[1] > ML_MAX_ROWS ||
		size - sizeof(head) !=
			(size_t) (head.n[0] + head.n[1]) * (size_t) head.width * sizeof(uint64_t))
		return ml_fail(env, ML_CORRUPT, "malformed scores: wrong size");
	scores->width = (int32_t) head.width;
	scores->rows_skipped = head.rows_skipped;
	for (int label = 0; label < 2; label++)
	{
		ML_TRY(
			append_rows(env, &scores->lists[label], scores->width, rows, (size_t) head.n[label]));
		rows += (size_t) head.n[label] * scores->width * sizeof(uint64_t);
	}
	return ML_OK;
}

MlStatus
ml_ranking_sort(MlEnv *env, MlRanking *ranking, int word)
{
	size_t longest = ranking->n[0] > ranking->n[1] ? ranking->n[0] : ranking->n[1];

	for (int label = 0; label < 2; label++)
	{
		uint64_t *sorted;

		ML_TRY(ml_radix_sort(env, ranking->rows[label], ranking->spare, ranking->n[label],
							 ranking->width, word, &sorted));
		if (sorted == ranking->rows[label])
			continue;
		/* The arrays change places; a shorter one cannot be the spare room of the longer. */
		if (ranking->n[label] == longest)
		{
			ranking->spare = ranking->rows[label];
			ranking->rows[label] = sorted;
		}
		else
			memcpy(ranking->rows[label], sorted,
				   ranking->n[label] * ranking->width * sizeof(uint64_t));
	}
	return ML_OK;
}

MlStatus
ml_ranking_make(MlEnv *env, const MlScores *scores, MlRanking *ranking)
{
	size_t row_size = scores->width * sizeof(uint64_t);
	size_t longest = 0;

	ranking->width = scores->width;
	for (int label = 0; label < 2; label++)
	{
		char *rows;

		ranking->n[label] = (size_t) scores->lists[label].nrows;
		ML_TRY(ml_alloc(env, ranking->n[label], row_size, "sorted scores", &rows));
		ranking->rows[label] = (uint64_t *) rows;
		for (const MlScoreChunk *chunk = scores->lists[label].first; chunk != NULL;
			 chunk = chunk->next)
		{
			ML_CHECK_STOP(env);
			memcpy(rows, chunk->words, (size_t) chunk->nrows * row_size);
			rows += (size_t) chunk->nrows * row_size;
		}
		if (ranking->n[label] > longest)
			longest = ranking->n[label];
	}
	ML_TRY(ml_alloc(env, longest, row_size, "sorted scores", &ranking->spare));
	return ml_ranking_sort(env, ranking, 0);
}

void
ml_tie_begin(MlTie *tie)
{
	memset(tie, 0, sizeof(*tie));
}

static inline double
row_weight(const uint64_t *row)
{
	double weight;

	memcpy(&weight, &row[1], sizeof(weight));
	return weight;
}

bool
ml_tie_next(const MlRanking *ranking, bool weighted, MlTie *tie)
{
	int width = ranking->width;
	uint64_t key = UINT64_MAX; /* no score has it: it is a NaN's */

	for (int label = 0; label < 2; label++)
	{
		tie->position[label] += tie->n[label];
		if (weighted)
		{
			ml_sum_add(&tie->sums[label], tie->weight[label]);
			tie->below[label] = ml_sum_total(&tie->sums[label]);
		}
		else
			tie->below[label] += tie->weight[label];
		tie->n[label] = 0;
		tie->weight[label] = 0;
		if (tie->position[label] < ranking->n[label] &&
			ranking->rows[label][tie->position[label] * width] < key)
			key = ranking->rows[label][tie->position[label] * width];
	}
	if (key == UINT64_MAX)
		return false;
	tie->score = ml_key_score(key);
	for (int label = 0; label < 2; label++)
	{
		const uint64_t *row = &ranking->rows[label][tie->position[label] * width];
		size_t left = ranking->n[label] - tie->position[label];

		for (; tie->n[label] < left && row[0] == key; row += width, tie->n[label]++)
			tie->weight[label] += weighted ? row_weight(row) : 1;
	}
	return true;
}

MlStatus
ml_ranking_weight(MlEnv *env, const MlRanking *ranking, bool weighted, double total[2])
{
	for (int label = 0; label < 2; label++)
	{
		MlSum sum = {0, 0};

		total[label] = (double) ranking->n[label];
		for (size_t i = 0; weighted && i < ranking->n[label]; i++)
		{
			ML_CHECK_STOP_AT(env, i);
			ml_sum_add(&sum, row_weight(&ranking->rows[label][i * ranking->width]));
		}
		if (weighted)
			total[label] = ml_sum_total(&sum);
		if (!(total[label] <= DBL_MAX))
			return ml_fail(env, ML_BAD_VALUE, "sum of weights is out of range");
	}
	return ML_OK;
}

MlStatus
ml_roc_auc(MlEnv *env, const MlRanking *ranking, bool weighted, double *auc)
{
	MlSum wins = {0, 0};
	double total[2];
	MlTie tie;

	*auc = NAN;
	ML_TRY(ml_ranking_weight(env, ranking, weighted, total));
	if (!(total[0] > 0 && total[1] > 0))
		return ML_OK;
	ml_tie_begin(&tie);
	for (size_t i = 1; ml_tie_next(ranking, weighted, &tie); i++)
	{
		ML_CHECK_STOP_AT(env, i);
		if (tie.n[1] > 0)
			ml_sum_add(&wins,
					   tie.weight[1] / total[1] * ((tie.below[0] + tie.weight[0] / 2) / total[0]));
	}
	*auc = fmin(1, ml_sum_total(&wins)); /* rounding of weights */
	return ML_OK;
}

MlStatus
ml_average_precision(MlEnv *env, const MlRanking *ranking, bool weighted, double *precision)
{
	MlSum sum = {0, 0};
	double total[2];
	MlTie tie;

	*precision = NAN;
	ML_TRY(ml_ranking_weight(env, ranking, weighted, total));
	if (!(total[1] > 0))
		return ML_OK;
	ml_tie_begin(&tie);
	for (size_t i = 1; ml_tie_next(ranking, weighted, &tie); i++)
	{
		double positives = total[1] - tie.below[1];
		double negatives = total[0] - tie.below[0];

		ML_CHECK_STOP_AT(env, i);
		/* sums of weights can be a rounding below zero at the end */
		if (tie.weight[1] > 0)
			ml_sum_add(&sum, tie.weight[1] / total[1] *
								 (positives / (positives + (negatives > 0 ? negatives : 0))));
	}
	*precision = fmin(1, ml_sum_total(&sum));
	return ML_OK;
}

/* Give all rows of a label in a tie their placement. */
static MlStatus
place_rows(MlEnv *env, const MlRanking *ranking, bool numbered, const MlTie *tie, int label,
		   double placement, double *placements)
{
	size_t end = tie->position[label] + tie->n[label];

	for (size_t i = tie->position[label]; i < end; i++)
	{
		ML_CHECK_STOP_AT(env, i);
		placements[numbered ? ranking->rows[label][2 * i + 1] : i] = placement;
	}
	return ML_OK;
}

MlStatus
ml_placements(MlEnv *env, const MlRanking *ranking, bool numbered, double *placements[2])
{
	double total[2] = {(double) ranking->n[0], (double) ranking->n[1]};
	MlTie tie;

	ml_tie_begin(&tie);
	while (ml_tie_next(ranking, false, &tie))
	{
		ML_TRY(place_rows(env, ranking, numbered, &tie, 1,
						  (tie.below[0] + tie.weight[0] / 2) / total[0], placements[1]));
		ML_TRY(place_rows(env, ranking, numbered, &tie, 0,
						  (total[1] - tie.below[1] - tie.weight[1] / 2) / total[1], placements[0]));
	}
	return ML_OK;
}
