/*
 * encoded.h
 *		Training of a streaming algorithm over rows whose categories are known before the first of them,
 *		so that nothing but a block of rows is kept; used by src/ml only.
 */
#ifndef ML_ENCODED_H
#define ML_ENCODED_H

#include "ml/trainer.h"

/*
 * The data set of the trainer is the block: its rows go to the state when it is full.  The codes of its
 * dictionaries are those of known, in the same order.
 */
typedef struct MlEncoded
{
	const MlDictionary *known; /* per category column: the categories, with their counts */
	MlLevels *levels;
	int32_t **maps; /* level of each code */
	MlShape shape;
	int32_t *nlevels; /* of shape */
	uint8_t *missing; /* of shape */
	MlMoments *moments;
	void *state;
	int32_t *block_levels; /* work space: levels of a block of rows */
} MlEncoded;

/* Enters the known categories into the data set, which is empty. */
extern MlStatus
ml_encoded_begin(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema,
				 const MlDictionary *known, MlDataset *dataset, MlEncoded **encoded);
/* Hand the rows of the data set over; there is room in it then. */
extern MlStatus
ml_encoded_flush(MlEnv *env, const MlAlgorithm *algorithm, MlEncoded *encoded, MlDataset *dataset);
/* Add another training of the same categories, with the rows in its data set. */
extern MlStatus ml_encoded_merge(MlEnv *env, const MlAlgorithm *algorithm, MlEncoded *encoded,
								 const MlEncoded *other, const MlDataset *dataset);

extern void ml_encoded_save(MlWriter *writer, const MlAlgorithm *algorithm,
							const MlEncoded *encoded, const MlDataset *dataset);
extern MlStatus ml_encoded_load(MlReader *reader, const MlAlgorithm *algorithm,
								const MlSchema *schema, MlDataset *dataset, MlEncoded **encoded);

#endif /* ML_ENCODED_H */
