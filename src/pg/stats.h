/*
 * stats.h
 *		Live statistics of predictions, kept in shared memory where the library is preloaded.
 *
 * A call of a prediction function counts into the backend's own MlsysCounts of its model version, which it
 * finds once a statement; what is shared is touched at the end of the statement only.  See stats.c.
 */
#ifndef MLSYS_STATS_H
#define MLSYS_STATS_H

#include "pg/mlsys.h"

/*
 * What a backend has counted of a version since the statement began.  Predictions are summed about the
 * first of them, so that a large mean does not swallow a small variance.  A row that was begun and has
 * neither a prediction nor a NULL has raised an error.
 */
typedef struct MlsysCounts
{
	int64 rows; /* begun */
	int64 predictions;
	int64 nulls;
	int64 null_features;
	int64 unseen_categories;
	double first;
	double sum; /* of predictions - first, and of the squares of that */
	double squares;
} MlsysCounts;

/* Changes whenever counts found before are not to be used any more; 0: nothing is counted at all. */
extern uint64 mlsys_stats_generation;

/*
 * Where to count predictions of a version as long as the generation is the same; NULL when they are not
 * counted.  By value, model is NULL.
 */
extern MlsysCounts *mlsys_stats_find(const char *model, int32 version, const unsigned char *digest);

/* Have nothing counted, also in parallel workers, until resume or an error. */
extern int mlsys_stats_pause(void);
extern void mlsys_stats_resume(int level);

/* Settings and shared memory; called when the library is loaded. */
extern void mlsys_stats_init(void);

static inline void
mlsys_count_prediction(MlsysCounts *counts, double value)
{
	double difference;

	if (counts->predictions++ == 0)
		counts->first = value;
	difference = value - counts->first;
	counts->sum += difference;
	counts->squares += difference * difference;
}

/* A row that is predicted NULL. */
static inline void
mlsys_count_null(MlsysCounts *counts)
{
	if (counts != NULL)
		counts->nulls++;
}

#endif /* MLSYS_STATS_H */
