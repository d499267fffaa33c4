/*
 * trainer.h
 *		Rows in, a model out: what stands between an aggregate and an algorithm.
 *
 * MlStream is the state of a training over numbers only.  It is flat (no pointers, 8-byte items),
 * so that the same bytes are the state of an aggregate, the value a worker sends to its leader, and
 * the varlena of the array family:
 *
 *	  MlStream | schema | missing flags | moments | block of rows | algorithm's state
 *
 * The block holds target, weight (where weighted) and dense values: column by column when it has its
 * full size, as kernels want it; row by row when it is smaller, because then there may be many groups
 * whose rows come in any order, and each should touch little memory.
 *
 * MlTrainer is the state of the column family: of a streaming algorithm a stream as long as all columns
 * are numbers; else a buffered data set, which a buffered algorithm is fitted to, and which is
 * replayed into the state of a streaming one when there are categories, whose levels are not known
 * before the end.
 */
#ifndef ML_TRAINER_H
#define ML_TRAINER_H

#include "ml/algorithm.h"

#define ML_BLOCK_ROWS 256      /* rows of a full block */
#define ML_BLOCK_ROWS_FIRST 16 /* a small group needs no more */

typedef struct MlCounts
{
	int64_t rows; /* that train, pending ones included */
	int64_t rows_skipped;
	int64_t rows_incomplete;
	int64_t rows_zero_weight;
} MlCounts;

typedef struct MlStream
{
	/* what every row needs comes first, close together */
	uint32_t magic;
	uint32_t version;
	int32_t pending;        /* rows in the block */
	int32_t block_rows;     /* capacity of the block */
	int32_t weighted;       /* 0 or 1 */
	int32_t missing_policy; /* ML_MISSING_... */
	uint64_t block_offset;  /* from the beginning of the stream, multiples of 8 */
	MlCounts counts;
	int32_t ndense;
	int32_t reserved;
	char algorithm[32];
	uint64_t size; /* of the whole, bytes */
	uint64_t schema_size;
	uint64_t missing_offset;
	uint64_t moments_offset;
	uint64_t state_offset;
} MlStream;

/*
 * Where the next row is to be written: dense column c at dense[c * stride], code column c at
 * codes[c * stride] (codes of the trainer's dictionaries), target[0], weight[0] when weighted.
 */
typedef struct MlSlot
{
	double *target;
	double *weight;     /* NULL when the training has no weights */
	double *group;      /* NULL unless the schema is grouped */
	double *validation; /* 0 or 1; NULL unless the schema is validated */
	double *dense;
	int32_t *codes;
	int32_t stride;
} MlSlot;

typedef struct MlTrainer
{
	MlStream *stream; /* one of these two */
	MlDataset *dataset;
	struct MlEncoded
		*encoded;          /* with a data set whose categories were known before: see encoded.h */
	struct MlCoded *coded; /* of trees, with a data set whose bins were known before: see coded.h */
	int32_t max_block_rows; /* of the stream; the caller lowers it when it has many states */
	int32_t missing_policy;
	const MlAlgorithm *algorithm;
	const MlModel
		*init; /* the model to start from (option init_model), or NULL: the caller sets it */

	/*
	 * Nobody will use the trainer after ml_trainer_finish, which may then give memory back as it goes: the
	 * caller's word.
	 */
	bool is_last;

	/* of a data set; a stream has its own */
	size_t schema_size;
	const unsigned char *schema_bytes;
	MlCounts counts;
	MlChunk *chunk; /* where the slot is */
} MlTrainer;

/* The stored form of a schema, and back; the option struct is the algorithm's. */
extern MlStatus ml_schema_save(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema,
							   unsigned char **data, size_t *size);
extern MlStatus ml_schema_load(MlEnv *env, const MlAlgorithm *algorithm, const void *data,
							   size_t size, MlSchema *schema);

/* A new stream for a schema (saved form), no rows yet, in memory of env. */
extern MlStatus ml_stream_begin(MlEnv *env, const MlAlgorithm *algorithm, const void *schema,
								size_t schema_size, MlStream **stream);
/*
 * Room for one more row.  When the block is full it is grown, or handed to the algorithm; that may
 * move the stream to new memory of env: *stream is then another pointer, the old one is untouched.
 */
extern MlStatus ml_stream_slot(MlEnv *env, MlStream **stream, int32_t max_block_rows, MlSlot *slot);
/*
 * The row in the slot is complete: target, and weight, are finite; incomplete says that a dense
 * value is NaN.  Depending on weight and policy the row is kept, or left out and counted;
 * ML_NULL_VALUE when the policy is error, ML_BAD_VALUE for a weight below 0 or not finite.
 */
extern MlStatus ml_stream_commit(MlEnv *env, MlStream *stream, const MlSlot *slot, bool incomplete);
extern MlStatus ml_stream_merge(MlEnv *env, MlStream **stream, const MlStream *other);
/* The bytes are a stream of ours, whole and sound, or ML_CORRUPT. */
extern MlStatus ml_stream_check(MlEnv *env, const void *data, size_t size);
/* Does not change the stream. */
extern MlStatus ml_stream_finish(MlEnv *env, const MlStream *stream, MlModel *model);

extern MlStatus ml_trainer_begin(MlEnv *env, const MlAlgorithm *algorithm, const void *schema,
								 size_t schema_size, MlTrainer *trainer);
/*
 * The same with the categories known beforehand: per category column a dictionary with the counts of
 * the rows that will train.  A streaming algorithm then keeps no rows.
 */
extern MlStatus
ml_trainer_begin_encoded(MlEnv *env, const MlAlgorithm *algorithm, const void *schema,
						 size_t schema_size, const MlDictionary *known, MlTrainer *trainer);
/*
 * The same of an algorithm of trees with the bins known beforehand, one for each dense column (those of categories
 * follow from their counts): rows are kept in codes from the first on.
 */
extern MlStatus
ml_trainer_begin_binned(MlEnv *env, const MlAlgorithm *algorithm, const void *schema,
						size_t schema_size, const MlDictionary *known, const MlFeatureBins *bins,
						const MlModel *init, MlTrainer *trainer);
/* How an algorithm of trees wants its bins. */
extern MlBinOptions ml_bin_options(const MlAlgorithm *algorithm, const void *options);
extern MlStatus ml_trainer_slot(MlEnv *env, MlTrainer *trainer, MlSlot *slot);
/* Code of a class label, for the target of the slot; ML_LIMIT when there are too many labels. */
extern MlStatus ml_trainer_label(MlEnv *env, MlTrainer *trainer, MlText label, double *target);
extern MlStatus
ml_trainer_commit(MlEnv *env, MlTrainer *trainer, const MlSlot *slot, bool incomplete);
/* A row that is not used because its target is NULL. */
extern void ml_trainer_skip(MlTrainer *trainer);
extern MlStatus ml_trainer_merge(MlEnv *env, MlTrainer *trainer, const MlTrainer *other);
/* All that the copy points to is in memory of env. */
extern MlStatus ml_trainer_copy(MlEnv *env, const MlTrainer *trainer, MlTrainer *copy);
extern MlStatus
ml_trainer_save(MlEnv *env, const MlTrainer *trainer, unsigned char **data, size_t *size);
extern MlStatus ml_trainer_load(MlEnv *env, const void *data, size_t size, MlTrainer *trainer);
/* Fits the encoder and the model; does not change the trainer.  ML_OK with rows = 0 cannot be:
 * the caller asks ml_trainer_rows first, an aggregate over no rows is NULL. */
extern MlStatus ml_trainer_finish(MlEnv *env, const MlTrainer *trainer, MlModel *model);
extern int64_t ml_trainer_rows(const MlTrainer *trainer);
/* Rows that were left out, for whatever reason. */
extern int64_t ml_trainer_skipped(const MlTrainer *trainer);

#endif /* ML_TRAINER_H */
