/*
 * fit.h
 *		What streams and buffered data sets share on the way to a model; used by src/ml only.
 */
#ifndef ML_FIT_H
#define ML_FIT_H

#include "ml/trainer.h"

/* Check a row's weight and missing values; kept says whether it trains.  Counts it. */
extern MlStatus ml_fit_row(MlEnv *env, const MlSlot *slot, bool incomplete, int32_t missing_policy,
						   MlCounts *counts, bool *kept);
extern void ml_fit_add_counts(MlCounts *counts, const MlCounts *other);
/* Could these be counts of a training? */
extern bool ml_fit_counts_valid(const MlCounts *counts);
/* ML_BAD_OPTION unless two states were made for the same columns and options. */
extern MlStatus
ml_fit_same_schema(MlEnv *env, const void *a, size_t a_size, const void *b, size_t b_size);
/*
 * Hand the rows of a chunk to a streaming state; maps has the level of each code, levels is work space
 * for the levels of ML_CHUNK_ROWS rows in each category column.
 */
extern MlStatus
ml_fit_chunk(MlEnv *env, const MlAlgorithm *algorithm, const MlDataset *dataset,
			 int32_t *const *maps, const MlChunk *chunk, int32_t *levels, void *state);
/* All of the model but its parameters: encoder and training summary. */
extern MlStatus
ml_fit_model(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema,
			 const MlCounts *counts, const MlMoments *moments, MlLevels *levels, MlModel *model);

#endif /* ML_FIT_H */
