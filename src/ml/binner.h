/*
 * binner.h
 *		Makes binned rows of blocks of raw ones; used by src/ml only.
 */
#ifndef ML_BINNER_H
#define ML_BINNER_H

#include "ml/feature_bins.h"
#include "ml/model.h"

/* What rows to come are like; all that it points to must live as long as the binner. */
typedef struct MlBinnerSpec
{
	int32_t ncolumns;
	const MlColumn *columns; /* of the rows; of the init model */
	int32_t ndense;
	int32_t ncategorical;
	bool weighted;
	bool grouped;
	bool validated;
	bool needs_hash;
	MlFeatureBins *bins;        /* per feature */
	const MlDictionary *known;  /* per category column: all categories that will come */
	int32_t *const *maps;       /* level of each of their codes */
	const MlDictionary *labels; /* of the target, which may grow; NULL for a number */
	const MlModel *init;        /* the model to start from, or NULL */
	int64_t expected;           /* rows that will come; 0 where not known */
} MlBinnerSpec;

typedef struct MlBinner
{
	MlBinned rows; /* binned so far: complete at any time */
	MlBinnerSpec spec;
	MlBinCoder *coders;    /* per dense column */
	uint16_t **codes;      /* per category column: code of each of its dictionary's codes */
	uint64_t *salts;       /* per feature, then target, weight, group, validation */
	uint64_t **hashes;     /* per category column: of each category */
	int32_t nlabel_hashes; /* of labels, as many as there were */
	uint64_t *label_hashes;
	int32_t **init_levels; /* per category column: the init model's level of each category */
	double *init_row;      /* work space: a row of the init model */
	int32_t *init_row_levels;
	int32_t capacity; /* of rows.segments */
} MlBinner;

extern MlStatus ml_binner_make(MlEnv *env, const MlBinnerSpec *spec, MlBinner **binner);
/* Append all rows of some chunks of a data set of that form; their category codes are those of known. */
extern MlStatus ml_binner_add(MlEnv *env, MlBinner *binner, const MlDataset *dataset,
							  const MlChunk *const *chunks, int nchunks);
/* Append all rows of another one of the same bins; labels translates its targets, where they are labels. */
extern MlStatus
ml_binner_merge(MlEnv *env, MlBinner *binner, const MlBinner *other, const int32_t *labels);
/* One with the same rows, to which rows can be added without the first one being changed. */
extern MlStatus ml_binner_view(MlEnv *env, const MlBinner *binner, MlBinner **view);
/* The last segment, with room for a row at least. */
extern MlStatus ml_binner_room(MlEnv *env, MlBinner *binner, MlSegment **segment);
/* The rows alone; they are loaded into a binner that has none. */
extern void ml_binner_save(MlWriter *writer, const MlBinner *binner);
extern MlStatus ml_binner_load(MlReader *reader, MlBinner *binner);

/*
 * Hash of each row of a chunk, of all its values and not of the codes they have: the sum over columns of a mixed
 * hash.  salts as ml_binner_salts makes them; category_hashes and label_hashes by code.
 */
extern MlStatus ml_binner_salts(MlEnv *env, int32_t nfeatures, uint64_t **salts);
extern MlStatus
ml_binner_text_hashes(MlEnv *env, const MlDictionary *dictionary, uint64_t **hashes);
extern void ml_binner_hash(const MlDataset *dataset, const MlChunk *chunk, int32_t start,
						   int32_t nrows, const uint64_t *salts, uint64_t *const *category_hashes,
						   const uint64_t *label_hashes, uint64_t *hashes);

/*
 * Mean and squared deviations of the numbers from the bins of their rows, instead of from the numbers, so that they
 * are the same for any order of the rows.  What is counted or compared in moments is that already.
 */
extern MlStatus ml_binned_moments(MlEnv *env, const MlBinned *rows, MlMoments *moments);
/* How many rows are not to train with. */
extern int64_t ml_binned_validation_rows(const MlBinned *rows);
/* Groups of features by their bins; bins and numbers of features are set. */
extern MlStatus ml_binned_layout(MlEnv *env, MlBinned *rows);

#endif /* ML_BINNER_H */
