/*
 * ranking.h
 *		Scores of two classes, kept exactly: their area under the curve, average precision, DeLong.
 */
#ifndef ML_RANKING_H
#define ML_RANKING_H

#include "ml/summation.h"

/*
 * Scores kept row by row, those of negatives and those of positives apart, so that no bit is spent on
 * the label.  A row is one word, the key of its score, or two: the second is the bits of its weight, or
 * the key of a second score.
 */
typedef struct MlScoreChunk
{
	struct MlScoreChunk *next;
	int32_t nrows;
	int32_t capacity;
	uint64_t words[];
} MlScoreChunk;

typedef struct MlScoreList
{
	int64_t nrows;
	MlScoreChunk *first;
	MlScoreChunk *last;
} MlScoreList;

typedef struct MlScores
{
	int32_t width; /* words of a row */
	int64_t rows_skipped;
	MlScoreList lists[2]; /* of negatives, of positives */
} MlScores;

/* Keys are ordered as their scores, equal for equal ones (-0 and 0, too); no NaN. */
static inline uint64_t
ml_score_key(double score)
{
	uint64_t bits;

	score += 0.0; /* -0 becomes 0 */
	memcpy(&bits, &score, sizeof(bits));
	return bits ^ (bits >> 63 ? UINT64_MAX : (uint64_t) 1 << 63);
}

static inline double
ml_key_score(uint64_t key)
{
	uint64_t bits = key ^ (key >> 63 ? (uint64_t) 1 << 63 : UINT64_MAX);
	double score;

	memcpy(&score, &bits, sizeof(score));
	return score;
}

/* Look at the stop flag once in 65536 rows or ties, which is well below a millisecond. */
#define ML_CHECK_STOP_AT(env, i)           \
	do                                     \
	{                                      \
		if (ml_unlikely((i) % 65536 == 0)) \
			ML_CHECK_STOP(env);            \
	} while (0)

/* Chunk with room for a row. */
extern MlStatus ml_score_list_grow(MlEnv *env, MlScoreList *list, int32_t width);

/* Append a row; second is not looked at when rows have one word. */
static inline MlStatus
ml_scores_add(MlEnv *env, MlScores *scores, bool positive, double score, uint64_t second)
{
	MlScoreList *list = &scores->lists[positive];
	MlScoreChunk *chunk = list->last;
	uint64_t *row;

	if (ml_unlikely(chunk == NULL || chunk->nrows == chunk->capacity))
	{
		ML_TRY(ml_score_list_grow(env, list, scores->width));
		chunk = list->last;
	}
	row = &chunk->words[(size_t) chunk->nrows * scores->width];
	row[0] = ml_score_key(score);
	if (scores->width == 2)
		row[1] = second;
	chunk->nrows++;
	list->nrows++;
	return ML_OK;
}

/* Append other's rows; other is left as it is. */
extern MlStatus ml_scores_merge(MlEnv *env, MlScores *scores, const MlScores *other);
/* Size of the stored form, and the form itself into so many bytes. */
extern size_t ml_scores_size(const MlScores *scores);
extern MlStatus ml_scores_save(MlEnv *env, const MlScores *scores, unsigned char *data);
/* ML_CORRUPT when the bytes are none of ml_scores_save. */
extern MlStatus ml_scores_load(MlEnv *env, const void *data, size_t size, MlScores *scores);

/* The rows in one array per class. */
typedef struct MlRanking
{
	int32_t width;
	size_t n[2]; /* negatives, positives */
	uint64_t *rows[2];
	uint64_t *spare; /* of the longer one's size, for sorting */
} MlRanking;

/* Copy the rows out and sort them by score. */
extern MlStatus ml_ranking_make(MlEnv *env, const MlScores *scores, MlRanking *ranking);
/* Sort them once more by a word, stably. */
extern MlStatus ml_ranking_sort(MlEnv *env, MlRanking *ranking, int word);

/* The rows of one score, and how many are below. */
typedef struct MlTie
{
	double score;
	size_t n[2];        /* negatives, positives */
	double weight[2];   /* of them: n where rows have no weight */
	double below[2];    /* weight of the rows with lower scores */
	size_t position[2]; /* where its rows begin in the ranking */
	MlSum sums[2];      /* the same before its correction is added */
} MlTie;

/* Before the first tie of a sorted ranking; weighted: the second word is a weight. */
extern void ml_tie_begin(MlTie *tie);
/* The next higher tie; false after the last. */
extern bool ml_tie_next(const MlRanking *ranking, bool weighted, MlTie *tie);
/* Weight of all rows of both classes; ML_BAD_VALUE when it is beyond double precision. */
extern MlStatus
ml_ranking_weight(MlEnv *env, const MlRanking *ranking, bool weighted, double total[2]);

/*
 * Area under the ROC curve: NaN unless both classes have weight.  Average precision: NaN unless the
 * positives have weight.
 */
extern MlStatus ml_roc_auc(MlEnv *env, const MlRanking *ranking, bool weighted, double *auc);
extern MlStatus
ml_average_precision(MlEnv *env, const MlRanking *ranking, bool weighted, double *precision);

/*
 * Share of negatives below, ties half, for each positive; of positives above for each negative.  In the
 * order of the ranking or, when its rows are numbered by their second word, at that number.
 */
extern MlStatus
ml_placements(MlEnv *env, const MlRanking *ranking, bool numbered, double *placements[2]);

#endif /* ML_RANKING_H */
