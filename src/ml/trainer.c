/*
 * trainer.c
 *		Rows in, a model out.  See trainer.h.
 *
 * A training over numbers is a stream from its first row.  With categories the rows are kept, in codes,
 * because the levels are known in the end only: then the encoder is fitted and the rows are replayed,
 * block by block, into the algorithm's state.  The replay is cut into parts by the number of rows
 * alone, each with a state of its own; the states are merged in order, so that the result does not
 * depend on the number of threads.
 */
#include "ml/trainer.h"

#include <stdio.h>

#include "ml/blas.h"
#include "ml/coded.h"
#include "ml/encoded.h"
#include "ml/fit.h"
#include "ml/parallel.h"

#define PART_CHUNKS 32 /* chunks of a part of the replay, 131072 rows */

MlStatus
ml_fit_row(MlEnv *env, const MlSlot *slot, bool incomplete, int32_t missing_policy,
		   MlCounts *counts, bool *kept)
{
	*kept = false;
	if (slot->weight != NULL)
	{
		double weight = *slot->weight;

		if (ml_unlikely(!(weight >= 0) || isinf(weight)))
			return ml_fail(env, ML_BAD_VALUE, "weight is %.15g, it must be finite and not below 0",
						   weight);
		if (weight == 0)
		{
			counts->rows_zero_weight++;
			return ML_OK;
		}
	}
	if (ml_unlikely(incomplete) && missing_policy != ML_MISSING_IMPUTE_MEAN &&
		missing_policy != ML_MISSING_NATIVE)
	{
		if (missing_policy == ML_MISSING_ERROR)
			return ml_fail(env, ML_NULL_VALUE,
						   "a feature is NULL or NaN, and option \"missing\" is error");
		counts->rows_incomplete++;
		return ML_OK;
	}
	counts->rows++;
	*kept = true;
	return ML_OK;
}

void
ml_fit_add_counts(MlCounts *counts, const MlCounts *other)
{
	counts->rows += other->rows;
	counts->rows_skipped += other->rows_skipped;
	counts->rows_incomplete += other->rows_incomplete;
	counts->rows_zero_weight += other->rows_zero_weight;
}

bool
ml_fit_counts_valid(const MlCounts *counts)
{
	return counts->rows >= 0 && counts->rows <= ML_MAX_ROWS && counts->rows_skipped >= 0 &&
		   counts->rows_skipped <= ML_MAX_ROWS && counts->rows_incomplete >= 0 &&
		   counts->rows_incomplete <= ML_MAX_ROWS && counts->rows_zero_weight >= 0 &&
		   counts->rows_zero_weight <= ML_MAX_ROWS;
}

MlStatus
ml_fit_same_schema(MlEnv *env, const void *a, size_t a_size, const void *b, size_t b_size)
{
	if (a_size == b_size && memcmp(a, b, a_size) == 0)
		return ML_OK;
	(void) ml_fail(env, ML_BAD_OPTION,
				   "training states of different columns or options cannot be combined");
	ml_hint(
		env,
		"Features, their types and lengths, and the options must be the same in all rows of a group.");
	return ML_BAD_OPTION;
}

/* Name of the BLAS and of the kernels it has chosen. */
static MlStatus
blas_name(MlEnv *env, const char **name)
{
	char buffer[128];
	const char *config = openblas_get_config();
	int length = (int) strcspn(config, " ");

	/* "OpenBLAS 0.3.21 NO_LAPACKE ...": the first two words */
	if (config[length] == ' ')
		length += 1 + (int) strcspn(config + length + 1, " ");
	snprintf(buffer, sizeof(buffer), "%.*s %s", length, config, openblas_get_corename());
	return ml_copy_string(env, buffer, name);
}

MlStatus
ml_fit_model(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema,
			 const MlCounts *counts, const MlMoments *moments, MlLevels *levels, MlModel *model)
{
	MlEncoder *encoder = &model->encoder;
	MlTraining *training = &model->training;
	MlWriter writer;

	memset(model, 0, sizeof(*model));
	model->algorithm = algorithm;
	model->task = ml_algorithm_task(algorithm, schema->options, schema->target_kind);
	model->threshold = NAN;
	encoder->ncolumns = schema->ncolumns;
	encoder->columns = schema->columns;
	encoder->ndense = schema->ndense;
	encoder->ncategorical = schema->ncategorical;
	encoder->levels = levels;
	encoder->unseen = ml_encoding_options(algorithm, schema->options)->unseen;
	ML_TRY(ml_alloc(env, (size_t) schema->ndense, sizeof(MlMoments), "moments", &encoder->dense));
	if (schema->ndense > 0)
		memcpy(encoder->dense, moments, (size_t) schema->ndense * sizeof(MlMoments));

	training->rows = counts->rows;
	training->rows_skipped = counts->rows_skipped;
	training->rows_incomplete = counts->rows_incomplete;
	training->rows_zero_weight = counts->rows_zero_weight;
	/* trees take missing values as they are */
	for (int32_t c = 0; c < schema->ndense && algorithm->fit_binned == NULL; c++)
		training->values_imputed += moments[c].missing;
	training->weighted = schema->weighted;
	training->target_name = schema->target_name;
	training->options_given = schema->options_given;
	training->library = "mlsys " MLSYS_VERSION;
	ML_TRY(blas_name(env, &training->blas));
	ml_writer_init(&writer, env);
	ml_json_begin(&writer, '{');
	ml_options_json(&writer, algorithm->options, algorithm->noptions, schema->options);
	ml_json_end(&writer, '}');
	ml_write_u8(&writer, 0);
	training->options = (const char *) writer.data;
	return ml_writer_status(&writer);
}

MlStatus
ml_trainer_begin(MlEnv *env, const MlAlgorithm *algorithm, const void *schema_bytes,
				 size_t schema_size, MlTrainer *trainer)
{
	MlSchema schema;
	unsigned char *copy;

	ML_TRY(ml_schema_load(env, algorithm, schema_bytes, schema_size, &schema));
	memset(trainer, 0, sizeof(*trainer));
	trainer->algorithm = algorithm;
	trainer->missing_policy = ml_encoding_options(algorithm, schema.options)->missing;
	trainer->max_block_rows = ML_BLOCK_ROWS;
	if (algorithm->kind == ML_KIND_STREAMING && schema.ncategorical == 0)
		return ml_stream_begin(env, algorithm, schema_bytes, schema_size, &trainer->stream);
	ML_TRY(ml_alloc(env, schema_size, 1, "training state", &copy));
	memcpy(copy, schema_bytes, schema_size);
	trainer->schema_bytes = copy;
	trainer->schema_size = schema_size;
	ML_TRY(ml_alloc(env, 1, sizeof(MlDataset), "training state", &trainer->dataset));
	ML_TRY(ml_dataset_init(env, trainer->dataset, schema.ndense, schema.ncategorical,
						   schema.weighted, schema.labelled));
	trainer->dataset->grouped = schema.grouped;
	trainer->dataset->validated = schema.validated;
	trainer->dataset->may_spill = algorithm->fit_binned != NULL;
	return ML_OK;
}

MlStatus
ml_trainer_begin_encoded(MlEnv *env, const MlAlgorithm *algorithm, const void *schema_bytes,
						 size_t schema_size, const MlDictionary *known, MlTrainer *trainer)
{
	MlSchema schema;

	ML_TRY(ml_trainer_begin(env, algorithm, schema_bytes, schema_size, trainer));
	if (algorithm->kind != ML_KIND_STREAMING || trainer->dataset == NULL)
		return ML_OK;
	ML_TRY(ml_schema_load(env, algorithm, schema_bytes, schema_size, &schema));
	return ml_encoded_begin(env, algorithm, &schema, known, trainer->dataset, &trainer->encoded);
}

MlStatus
ml_trainer_begin_binned(MlEnv *env, const MlAlgorithm *algorithm, const void *schema_bytes,
						size_t schema_size, const MlDictionary *known, const MlFeatureBins *bins,
						const MlModel *init, MlTrainer *trainer)
{
	MlSchema schema;

	ML_TRY(ml_trainer_begin(env, algorithm, schema_bytes, schema_size, trainer));
	trainer->init = init;
	if (algorithm->fit_binned == NULL)
		return ML_OK;
	ML_TRY(ml_schema_load(env, algorithm, schema_bytes, schema_size, &schema));
	trainer->dataset->may_spill = false; /* it is a block */
	return ml_coded_begin(env, algorithm, &schema, known, bins, init, trainer->dataset,
						  &trainer->coded);
}

MlStatus
ml_trainer_label(MlEnv *env, MlTrainer *trainer, MlText label, double *target)
{
	MlDictionary *labels = &trainer->dataset->labels;
	int32_t code = ml_dictionary_find(labels, label);

	if (ml_unlikely(code < 0))
	{
		if (labels->ncodes > ML_MAX_CLASSES)
		{
			(void) ml_fail(env, ML_LIMIT, "target has more than %d classes", ML_MAX_CLASSES);
			ml_hint(env, "A target of many values is one of a regression.");
			return ML_LIMIT;
		}
		ML_TRY(ml_dictionary_code(env, labels, label, &code));
	}
	*target = code;
	return ML_OK;
}

/* The data set is full: what does not keep it takes its rows. */
static MlStatus
flush_block(MlEnv *env, MlTrainer *trainer)
{
	if (trainer->encoded != NULL)
		return ml_encoded_flush(env, trainer->algorithm, trainer->encoded, trainer->dataset);
	if (trainer->coded != NULL)
		return ml_coded_flush(env, trainer->coded, trainer->dataset);
	return ML_OK;
}

MlStatus
ml_trainer_slot(MlEnv *env, MlTrainer *trainer, MlSlot *slot)
{
	MlChunk *chunk;
	double *first;

	if (trainer->stream != NULL)
		return ml_stream_slot(env, &trainer->stream, trainer->max_block_rows, slot);
	if (ml_unlikely(trainer->dataset->last != NULL &&
					trainer->dataset->last->nrows == ML_CHUNK_ROWS))
		ML_TRY(flush_block(env, trainer));
	ML_TRY(ml_dataset_room(env, trainer->dataset, &chunk));
	trainer->chunk = chunk;
	first = chunk->values + chunk->nrows;
	slot->stride = chunk->capacity;
	slot->target = first;
	slot->weight = trainer->dataset->weighted ? first + chunk->capacity : NULL;
	slot->dense = first + (size_t) (trainer->dataset->weighted ? 2 : 1) * (size_t) chunk->capacity;
	slot->codes = chunk->codes + chunk->nrows;
	slot->group =
		trainer->dataset->grouped ? ml_chunk_group(trainer->dataset, chunk) + chunk->nrows : NULL;
	slot->validation = trainer->dataset->validated
						   ? ml_chunk_validation(trainer->dataset, chunk) + chunk->nrows
						   : NULL;
	return ML_OK;
}

MlStatus
ml_trainer_commit(MlEnv *env, MlTrainer *trainer, const MlSlot *slot, bool incomplete)
{
	bool kept;

	if (trainer->stream != NULL)
		return ml_stream_commit(env, trainer->stream, slot, incomplete);
	ML_TRY(ml_fit_row(env, slot, incomplete, trainer->missing_policy, &trainer->counts, &kept));
	if (kept)
		ml_dataset_commit(trainer->dataset, trainer->chunk);
	return ML_OK;
}

static MlCounts *
counts_of(const MlTrainer *trainer)
{
	return trainer->stream != NULL ? &trainer->stream->counts : &((MlTrainer *) trainer)->counts;
}

void
ml_trainer_skip(MlTrainer *trainer)
{
	counts_of(trainer)->rows_skipped++;
}

int64_t
ml_trainer_rows(const MlTrainer *trainer)
{
	return counts_of(trainer)->rows;
}

int64_t
ml_trainer_skipped(const MlTrainer *trainer)
{
	const MlCounts *counts = counts_of(trainer);

	return counts->rows_skipped + counts->rows_incomplete + counts->rows_zero_weight;
}

MlStatus
ml_trainer_merge(MlEnv *env, MlTrainer *trainer, const MlTrainer *other)
{
	if (trainer->algorithm != other->algorithm ||
		(trainer->stream != NULL) != (other->stream != NULL) ||
		(trainer->encoded != NULL) != (other->encoded != NULL) ||
		(trainer->coded != NULL) != (other->coded != NULL))
		return ml_fit_same_schema(env, "a", 1, "b", 1);
	if (trainer->stream != NULL)
		return ml_stream_merge(env, &trainer->stream, other->stream);
	ML_TRY(ml_fit_same_schema(env, trainer->schema_bytes, trainer->schema_size, other->schema_bytes,
							  other->schema_size));
	if (trainer->encoded != NULL)
		ML_TRY(ml_encoded_merge(env, trainer->algorithm, trainer->encoded, other->encoded,
								other->dataset));
	else if (trainer->coded != NULL)
		ML_TRY(ml_coded_merge(env, trainer->coded, trainer->dataset, other->coded, other->dataset));
	else
		ML_TRY(ml_dataset_merge(env, trainer->dataset, other->dataset));
	ml_fit_add_counts(&trainer->counts, &other->counts);
	return ML_OK;
}

MlStatus
ml_trainer_copy(MlEnv *env, const MlTrainer *trainer, MlTrainer *copy)
{
	if (trainer->stream == NULL)
	{
		const MlCoded *coded = trainer->coded;

		if (coded != NULL)
			ML_TRY(ml_trainer_begin_binned(env, trainer->algorithm, trainer->schema_bytes,
										   trainer->schema_size, coded->known, coded->bins,
										   trainer->init, copy));
		else if (trainer->encoded != NULL)
			ML_TRY(ml_trainer_begin_encoded(env, trainer->algorithm, trainer->schema_bytes,
											trainer->schema_size, trainer->encoded->known, copy));
		else
			ML_TRY(ml_trainer_begin(env, trainer->algorithm, trainer->schema_bytes,
									trainer->schema_size, copy));
		copy->init = trainer->init;
		if (coded != NULL)
			copy->coded->binner->rows.nmargins = coded->binner->rows.nmargins;
		return ml_trainer_merge(env, copy, trainer);
	}
	*copy = *trainer;
	ML_TRY(ml_alloc(env, trainer->stream->size, 1, "training state", &copy->stream));
	memcpy(copy->stream, trainer->stream, trainer->stream->size);
	return ML_OK;
}

/* Forms of a saved trainer. */
enum
{
	SAVED_DATASET = 0,
	SAVED_STREAM,
	SAVED_ENCODED,
	SAVED_CODED
};

/* algorithm | form | stream, or schema, counts and data set */
MlStatus
ml_trainer_save(MlEnv *env, const MlTrainer *trainer, unsigned char **data, size_t *size)
{
	MlWriter writer;

	ml_writer_init(&writer, env);
	ml_write_string(&writer, trainer->algorithm->name);
	ml_write_u8(&writer, trainer->stream != NULL    ? SAVED_STREAM
						 : trainer->encoded != NULL ? SAVED_ENCODED
						 : trainer->coded != NULL   ? SAVED_CODED
													: SAVED_DATASET);
	if (trainer->stream != NULL)
		ml_write_bytes(&writer, trainer->stream, trainer->stream->size);
	else
	{
		ml_write_u32(&writer, (uint32_t) trainer->schema_size);
		ml_write_bytes(&writer, trainer->schema_bytes, trainer->schema_size);
		ml_write_i64(&writer, trainer->counts.rows_skipped);
		ml_write_i64(&writer, trainer->counts.rows_incomplete);
		ml_write_i64(&writer, trainer->counts.rows_zero_weight);
		if (trainer->encoded != NULL)
		{
			ml_write_i64(&writer, trainer->counts.rows);
			ml_encoded_save(&writer, trainer->algorithm, trainer->encoded, trainer->dataset);
		}
		else if (trainer->coded != NULL)
		{
			ml_write_i64(&writer, trainer->counts.rows);
			ml_coded_save(&writer, trainer->coded, trainer->dataset);
		}
		else
			ml_dataset_save(&writer, trainer->dataset);
	}
	*data = writer.data;
	*size = writer.size;
	return ml_writer_status(&writer);
}

/* What follows the counts of a trainer whose categories were known. */
static MlStatus
load_encoded(MlReader *reader, const MlAlgorithm *algorithm, MlText schema_bytes,
			 MlTrainer *trainer)
{
	MlSchema schema;

	trainer->counts.rows = ml_read_i64(reader);
	if (algorithm->kind != ML_KIND_STREAMING || trainer->dataset == NULL ||
		!ml_fit_counts_valid(&trainer->counts))
		ml_reader_fail(reader, "columns and rows do not agree");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_schema_load(reader->env, algorithm, schema_bytes.data, schema_bytes.length, &schema));
	return ml_encoded_load(reader, algorithm, &schema, trainer->dataset, &trainer->encoded);
}

/* The same of a trainer whose bins were known. */
static MlStatus
load_coded(MlReader *reader, const MlAlgorithm *algorithm, MlText schema_bytes, MlTrainer *trainer)
{
	MlSchema schema;

	trainer->counts.rows = ml_read_i64(reader);
	if (algorithm->fit_binned == NULL || trainer->dataset == NULL ||
		!ml_fit_counts_valid(&trainer->counts))
		ml_reader_fail(reader, "columns and rows do not agree");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_schema_load(reader->env, algorithm, schema_bytes.data, schema_bytes.length, &schema));
	ML_TRY(ml_coded_load(reader, algorithm, &schema, trainer->dataset, &trainer->coded));
	if (trainer->counts.rows != trainer->dataset->nrows + trainer->coded->binner->rows.nrows)
		ml_reader_fail(reader, "columns and rows do not agree");
	return ml_reader_status(reader);
}

static MlStatus
load_dataset(MlReader *reader, const MlAlgorithm *algorithm, uint8_t form, MlTrainer *trainer)
{
	MlText schema = ml_read_text(reader);
	MlDataset dataset;

	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_trainer_begin(reader->env, algorithm, schema.data, schema.length, trainer));
	trainer->counts.rows_skipped = ml_read_i64(reader);
	trainer->counts.rows_incomplete = ml_read_i64(reader);
	trainer->counts.rows_zero_weight = ml_read_i64(reader);
	if (form == SAVED_ENCODED)
		return load_encoded(reader, algorithm, schema, trainer);
	if (form == SAVED_CODED)
		return load_coded(reader, algorithm, schema, trainer);
	ML_TRY(ml_dataset_load(reader, &dataset));
	if (trainer->dataset == NULL || dataset.ndense != trainer->dataset->ndense ||
		dataset.ncategorical != trainer->dataset->ncategorical ||
		dataset.weighted != trainer->dataset->weighted ||
		dataset.grouped != trainer->dataset->grouped ||
		dataset.validated != trainer->dataset->validated ||
		dataset.labelled != trainer->dataset->labelled || !ml_fit_counts_valid(&trainer->counts))
	{
		ml_reader_fail(reader, "columns and rows do not agree");
		return ml_reader_status(reader);
	}
	dataset.may_spill = trainer->dataset->may_spill;
	*trainer->dataset = dataset;
	trainer->counts.rows = dataset.nrows;
	return ML_OK;
}

MlStatus
ml_trainer_load(MlEnv *env, const void *data, size_t size, MlTrainer *trainer)
{
	MlReader reader;
	const MlAlgorithm *algorithm;
	const char *name;
	uint8_t form;
	size_t left;

	memset(trainer, 0, sizeof(*trainer));
	ml_reader_init(&reader, env, "training state", data, size);
	name = ml_read_string(&reader);
	ML_TRY(ml_reader_status(&reader));
	algorithm = ml_algorithm_find(name);
	if (algorithm == NULL)
		ml_reader_fail(&reader, "unknown algorithm");
	form = ml_read_u8(&reader);
	if (form > SAVED_CODED)
		ml_reader_fail(&reader, "unknown form");
	if (form != SAVED_STREAM)
	{
		ML_TRY(ml_reader_status(&reader));
		ML_TRY(load_dataset(&reader, algorithm, form, trainer));
		return ml_reader_end(&reader);
	}
	ML_TRY(ml_reader_status(&reader));
	left = reader.size - reader.position;
	ML_TRY(ml_alloc(env, left, 1, "training state", &trainer->stream));
	memcpy(trainer->stream, reader.data + reader.position, left);
	ML_TRY(ml_stream_check(env, trainer->stream, left));
	if (strcmp(trainer->stream->algorithm, algorithm->name) != 0)
		return ml_fail(env, ML_CORRUPT, "malformed training state");
	trainer->algorithm = algorithm;
	trainer->missing_policy = trainer->stream->missing_policy;
	trainer->max_block_rows = ML_BLOCK_ROWS;
	return ML_OK;
}

/* The replay of a data set, and one part of it. */
typedef struct Replay
{
	const MlAlgorithm *algorithm;
	const MlDataset *dataset;
	int32_t **maps; /* per category column: code -> level */
	struct Part *parts;
} Replay;

typedef struct Part
{
	MlEnv env; /* with work space, without memory */
	const MlChunk *first;
	int nchunks;
	void *state;
	int32_t *levels; /* of a block */
	MlStatus status;
} Part;

MlStatus
ml_fit_chunk(MlEnv *env, const MlAlgorithm *algorithm, const MlDataset *dataset,
			 int32_t *const *maps, const MlChunk *chunk, int32_t *levels, void *state)
{
	size_t stride = (size_t) chunk->capacity;

	for (int32_t start = 0; start < chunk->nrows; start += ML_BLOCK_ROWS)
	{
		int32_t left = chunk->nrows - start;
		const double *values = chunk->values + start;
		MlBlock block = {
			.nrows = left < ML_BLOCK_ROWS ? left : ML_BLOCK_ROWS,
			.stride = chunk->capacity,
			.target = values,
			.weight = dataset->weighted ? values + stride : NULL,
			.dense = values + (dataset->weighted ? 2 : 1) * stride,
			.codes = levels,
		};

		for (int32_t c = 0; c < dataset->ncategorical; c++)
			for (int32_t i = 0; i < block.nrows; i++)
				levels[(size_t) c * stride + (size_t) i] =
					maps[c][chunk->codes[(size_t) c * stride + (size_t) (start + i)]];
		ML_TRY(algorithm->accumulate(env, state, &block));
	}
	return ML_OK;
}

static void
replay_part(int number, void *replay_pointer)
{
	const Replay *replay = replay_pointer;
	Part *part = &replay->parts[number];
	const MlChunk *chunk = part->first;

	for (int i = 0; i < part->nchunks && part->status == ML_OK; i++, chunk = chunk->next)
		part->status = ml_fit_chunk(&part->env, replay->algorithm, replay->dataset, replay->maps,
									chunk, part->levels, part->state);
}

/* Places for as many parts as threads run at a time, each with state and work space. */
static MlStatus
make_parts(MlEnv *env, Replay *replay, const MlShape *shape, int nparts)
{
	size_t scratch_size = replay->algorithm->scratch_size(shape);
	size_t levels = ml_size_mul((size_t) shape->ncategorical, ML_CHUNK_ROWS);

	ML_TRY(ml_alloc_zero(env, (size_t) nparts, sizeof(Part), "replay", &replay->parts));
	for (int p = 0; p < nparts; p++)
	{
		Part *part = &replay->parts[p];

		ml_part_env(&part->env, env);
		part->env.scratch[ML_SCRATCH_ALGORITHM].size = scratch_size;
		ML_TRY(ml_alloc(env, scratch_size, 1, "work space",
						&part->env.scratch[ML_SCRATCH_ALGORITHM].memory));
		ML_TRY(ml_alloc(env, levels, sizeof(int32_t), "work space", &part->levels));
		ML_TRY(
			ml_alloc(env, replay->algorithm->state_size(shape), 1, "training state", &part->state));
	}
	return ML_OK;
}

/*
 * Replay the data set into a state.  The parts are cut by the number of chunks alone and merged in
 * order, so that the threads are not seen in the result.
 */
static MlStatus
replay_all(MlEnv *env, Replay *replay, const MlShape *shape, void *state)
{
	const MlAlgorithm *algorithm = replay->algorithm;
	const MlChunk *chunk = replay->dataset->first;
	int64_t nchunks = 0;
	int64_t nparts;
	int64_t cut = 0; /* chunks given to parts so far */
	int at_a_time;

	for (const MlChunk *c = chunk; c != NULL; c = c->next)
		nchunks++;
	nparts = (nchunks + PART_CHUNKS - 1) / PART_CHUNKS;
	at_a_time = nparts < env->threads ? (int) nparts : env->threads;
	ML_TRY(make_parts(env, replay, shape, at_a_time));
	algorithm->begin(state, shape);
	while (chunk != NULL)
	{
		int n = 0;

		for (; n < at_a_time && chunk != NULL; n++)
		{
			Part *part = &replay->parts[n];

			algorithm->begin(part->state, shape);
			part->first = chunk;
			part->nchunks = nchunks - cut < PART_CHUNKS ? (int) (nchunks - cut) : PART_CHUNKS;
			cut += part->nchunks;
			for (int i = 0; i < part->nchunks; i++)
				chunk = chunk->next;
		}
		ml_parallel_for(env, n, replay_part, replay);
		for (int p = 0; p < n; p++)
		{
			if (replay->parts[p].status != ML_OK)
			{
				env->error = replay->parts[p].env.error;
				return replay->parts[p].status;
			}
			ML_TRY(algorithm->merge(env, state, replay->parts[p].state));
		}
	}
	return ML_OK;
}

typedef struct Columns
{
	MlEnv *env;
	const MlDataset *dataset;
	MlMoments *moments;
} Columns;

static void
add_moments(int c, void *argument)
{
	const Columns *columns = argument;
	const MlDataset *dataset = columns->dataset;

	if (dataset->spilled != NULL)
		columns->moments[c] = dataset->spilled->moments[c];
	else
		ml_moments_init(&columns->moments[c]);
	if (columns->env->stop != NULL && columns->env->stop(columns->env))
		return;
	for (const MlChunk *chunk = dataset->first; chunk != NULL; chunk = chunk->next)
		if (chunk->values != NULL)
			ml_moments_add(&columns->moments[c],
						   chunk->values +
							   (size_t) (1 + dataset->weighted + c) * (size_t) chunk->capacity,
						   chunk->nrows);
}

/* The moments of the dense columns, and whether they have missing values. */
static MlStatus
dataset_moments(MlEnv *env, const MlDataset *dataset, MlMoments **moments, uint8_t **missing)
{
	Columns columns = {.env = env, .dataset = dataset};

	ML_TRY(ml_alloc(env, (size_t) dataset->ndense, sizeof(MlMoments), "moments", moments));
	ML_TRY(ml_alloc(env, (size_t) dataset->ndense, 1, "moments", missing));
	columns.moments = *moments;
	if (dataset->nrows < ML_CHUNK_ROWS)
		for (int32_t c = 0; c < dataset->ndense; c++)
			add_moments(c, &columns);
	else
		ml_parallel_for(env, dataset->ndense, add_moments, &columns);
	ML_CHECK_STOP(env);
	for (int32_t c = 0; c < dataset->ndense; c++)
		(*missing)[c] = (*moments)[c].missing > 0;
	return ML_OK;
}

/* Classes, threshold and what else a classification knows before it is fitted. */
static MlStatus
fit_classes(MlEnv *env, const MlDataset *dataset, const MlSchema *schema, MlModel *model,
			int32_t **map)
{
	const MlClassOptions *options = ml_class_options(model->algorithm, schema->options);

	ML_TRY(
		ml_classes_fit(env, &dataset->labels, schema->target_kind, options, &model->classes, map));
	if (model->classes.nclasses == 2)
		model->threshold = options->decision_threshold;
	model->is_class_weighted = options->class_weight.mode != ML_CLASS_WEIGHT_NONE;
	return ML_OK;
}

/* Levels of the category columns, from counts of the dictionaries, and of each of their codes. */
static MlStatus
fit_levels(MlEnv *env, const MlTrainer *trainer, const MlSchema *schema,
		   const MlDictionary *dictionaries, MlLevels **levels, int32_t ***maps)
{
	size_t ncategorical = (size_t) schema->ncategorical;

	ML_TRY(ml_alloc_zero(env, ncategorical, sizeof(MlLevels), "levels", levels));
	ML_TRY(ml_alloc(env, ncategorical, sizeof(int32_t *), "levels", maps));
	for (size_t c = 0; c < ncategorical; c++)
		ML_TRY(
			ml_levels_fit(env, &dictionaries[c],
						  ml_encoding_options(trainer->algorithm, schema->options)->max_categories,
						  &(*levels)[c], &(*maps)[c]));
	return ML_OK;
}

/* Fit trees to rows, whose encoder the model has already. */
static MlStatus
fit_trees(MlEnv *env, const MlTrainer *trainer, const MlSchema *schema, MlBinned *rows,
		  MlModel *model)
{
	int32_t *classes = NULL;

	if (schema->labelled)
		ML_TRY(fit_classes(env, trainer->dataset, schema, model, &classes));
	rows->classes = classes;
	rows->init = trainer->init;
	return trainer->algorithm->fit_binned(env, rows, schema->options, model);
}

/* Trees, of rows that were kept as they came. */
static MlStatus
kept_finish(MlEnv *env, const MlTrainer *trainer, const MlSchema *schema, MlModel *model)
{
	MlDataset dataset = *trainer->dataset;
	MlCounts counts = trainer->counts;
	MlDictionary *dictionaries;
	MlMoments *moments;
	uint8_t *missing;
	MlLevels *levels;
	int32_t **maps;
	int64_t nvalidation;
	MlBinned *rows;

	ML_TRY(dataset_moments(env, &dataset, &moments, &missing));
	ML_TRY(ml_coded_counts(env, &dataset, &dictionaries, &nvalidation));
	ML_TRY(fit_levels(env, trainer, schema, dictionaries, &levels, &maps));
	counts.rows -= nvalidation;
	ML_TRY(ml_fit_model(env, trainer->algorithm, schema, &counts, moments, levels, model));
	ML_TRY(ml_coded_bin(env, trainer->algorithm, schema, &dataset, counts.rows, moments, levels,
						maps, trainer->init, trainer->is_last, &rows));
	ML_TRY(ml_binned_moments(env, rows, model->encoder.dense));
	return fit_trees(env, trainer, schema, rows, model);
}

/* Trees, of rows that were coded as they came. */
static MlStatus
coded_finish(MlEnv *env, const MlTrainer *trainer, MlModel *model)
{
	MlCounts counts = trainer->counts;
	MlMoments *moments;
	MlSchema schema;
	MlBinned *rows;

	ML_TRY(ml_schema_load(env, trainer->algorithm, trainer->schema_bytes, trainer->schema_size,
						  &schema));
	ML_TRY(ml_coded_rows(env, trainer->coded, trainer->dataset, &rows, &moments));
	counts.rows -= ml_binned_validation_rows(rows);
	ML_TRY(ml_binned_moments(env, rows, moments));
	ML_TRY(ml_fit_model(env, trainer->algorithm, &schema, &counts, moments, trainer->coded->levels,
						model));
	return fit_trees(env, trainer, &schema, rows, model);
}

static MlStatus
dataset_finish(MlEnv *env, const MlTrainer *trainer, MlModel *model)
{
	const MlDataset *dataset = trainer->dataset;
	const MlAlgorithm *algorithm = trainer->algorithm;
	Replay replay = {.algorithm = algorithm, .dataset = dataset};
	MlSchema schema;
	MlMoments *moments;
	uint8_t *missing;
	MlLevels *levels;
	int32_t *nlevels;
	MlShape shape;
	void *state;

	ML_TRY(ml_schema_load(env, algorithm, trainer->schema_bytes, trainer->schema_size, &schema));
	if (algorithm->fit_binned != NULL)
		return kept_finish(env, trainer, &schema, model);
	ML_TRY(dataset_moments(env, dataset, &moments, &missing));
	ML_TRY(fit_levels(env, trainer, &schema, dataset->dictionaries, &levels, &replay.maps));
	ML_TRY(ml_fit_model(env, algorithm, &schema, &trainer->counts, moments, levels, model));
	if (algorithm->kind == ML_KIND_BUFFERED)
	{
		MlRows rows = {.dataset = dataset, .maps = replay.maps};
		int32_t *classes = NULL;

		if (dataset->labelled)
			ML_TRY(fit_classes(env, dataset, &schema, model, &classes));
		rows.classes = classes;
		return algorithm->fit(env, &rows, schema.options, model);
	}
	ML_TRY(ml_alloc(env, (size_t) dataset->ncategorical, sizeof(int32_t), "levels", &nlevels));
	for (int32_t c = 0; c < dataset->ncategorical; c++)
		nlevels[c] = levels[c].nlevels;
	shape = (MlShape){dataset->ndense, dataset->ncategorical, nlevels, missing};
	ML_TRY(ml_alloc(env, algorithm->state_size(&shape), 1, "training state", &state));
	ML_TRY(replay_all(env, &replay, &shape, state));
	return algorithm->finish(env, state, schema.options, model);
}

static MlStatus
encoded_finish(MlEnv *env, const MlTrainer *trainer, MlModel *model)
{
	const MlAlgorithm *algorithm = trainer->algorithm;
	MlTrainer copy;
	MlSchema schema;

	/* the copy has taken all rows into its state */
	ML_TRY(ml_trainer_copy(env, trainer, &copy));
	ML_TRY(ml_schema_load(env, algorithm, trainer->schema_bytes, trainer->schema_size, &schema));
	ML_TRY(ml_fit_model(env, algorithm, &schema, &trainer->counts, copy.encoded->moments,
						copy.encoded->levels, model));
	return algorithm->finish(env, copy.encoded->state, schema.options, model);
}

MlStatus
ml_trainer_finish(MlEnv *env, const MlTrainer *trainer, MlModel *model)
{
	if (trainer->stream != NULL)
		return ml_stream_finish(env, trainer->stream, model);
	if (trainer->encoded != NULL)
		return encoded_finish(env, trainer, model);
	if (trainer->coded != NULL)
		return coded_finish(env, trainer, model);
	return dataset_finish(env, trainer, model);
}
