/*
 * coded.h
 *		Training of trees over rows whose categories and bins are known before the first of them, so that
 *		their codes are kept; and the binning of rows that were kept as they came.  Used by src/ml only.
 */
#ifndef ML_CODED_H
#define ML_CODED_H

#include "ml/binner.h"
#include "ml/trainer.h"

/* The data set of the trainer is a block of rows, as with MlEncoded. */
typedef struct MlCoded
{
	const MlDictionary *known;
	MlLevels *levels;
	int32_t **maps;
	MlMoments *moments;
	MlFeatureBins *bins; /* per feature */
	MlBinner *binner;
} MlCoded;

/* bins of the dense columns; the data set, which is empty, gets the known categories. */
extern MlStatus ml_coded_begin(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema,
							   const MlDictionary *known, const MlFeatureBins *bins,
							   const MlModel *init, MlDataset *dataset, MlCoded **coded);
extern MlStatus ml_coded_flush(MlEnv *env, MlCoded *coded, MlDataset *dataset);
/* Add another training over the same bins, with the rows in its data set. */
extern MlStatus ml_coded_merge(MlEnv *env, MlCoded *coded, MlDataset *dataset, const MlCoded *other,
							   const MlDataset *other_dataset);
extern void ml_coded_save(MlWriter *writer, const MlCoded *coded, const MlDataset *dataset);
extern MlStatus ml_coded_load(MlReader *reader, const MlAlgorithm *algorithm,
							  const MlSchema *schema, MlDataset *dataset, MlCoded **coded);

/* All rows, coded, in memory of env as far as they are not the state's, which is not changed. */
extern MlStatus ml_coded_rows(MlEnv *env, const MlCoded *coded, const MlDataset *dataset,
							  MlBinned **rows, MlMoments **moments);

/* The dictionaries of a data set with counts of the rows that are for training, and how many are not. */
extern MlStatus ml_coded_counts(MlEnv *env, const MlDataset *dataset, MlDictionary **dictionaries,
								int64_t *nvalidation);
/*
 * Bin all rows of a data set, of which ntraining are for training.  With releases it gives its rows back as they
 * are coded, and has none in the end.
 */
extern MlStatus
ml_coded_bin(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema, MlDataset *dataset,
			 int64_t ntraining, const MlMoments *moments, const MlLevels *levels,
			 int32_t *const *maps, const MlModel *init, bool releases, MlBinned **rows);

#endif /* ML_CODED_H */
