/*
 * encoded.c
 *		Training over rows whose categories are known.  See encoded.h.
 *
 * mlsys.train() reads its query twice: first for the categories, then to train.  Then the levels are
 * fixed before the first row, and the state of a streaming algorithm is all that grows, by no row.  A
 * column that shows its first missing value needs a larger state, into which the old one is merged.
 */
#include "ml/encoded.h"

#include "ml/fit.h"

/* Levels of the known categories, and what follows from the schema alone. */
static MlStatus
make_encoded(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema,
			 const MlDictionary *known, MlEncoded **out)
{
	size_t ncategorical = (size_t) schema->ncategorical;
	size_t ndense = (size_t) schema->ndense;
	int64_t max_categories = ml_encoding_options(algorithm, schema->options)->max_categories;
	MlEncoded *encoded;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlEncoded), "training state", &encoded));
	encoded->known = known;
	ML_TRY(ml_alloc_zero(env, ncategorical, sizeof(MlLevels), "levels", &encoded->levels));
	ML_TRY(ml_alloc(env, ncategorical, sizeof(int32_t *), "levels", &encoded->maps));
	ML_TRY(ml_alloc(env, ncategorical, sizeof(int32_t), "levels", &encoded->nlevels));
	ML_TRY(ml_alloc_zero(env, ndense, 1, "columns", &encoded->missing));
	ML_TRY(ml_alloc(env, ndense, sizeof(MlMoments), "moments", &encoded->moments));
	ML_TRY(ml_alloc(env, ml_size_mul(ncategorical, ML_CHUNK_ROWS), sizeof(int32_t), "work space",
					&encoded->block_levels));
	for (size_t c = 0; c < ncategorical; c++)
	{
		ML_TRY(
			ml_levels_fit(env, &known[c], max_categories, &encoded->levels[c], &encoded->maps[c]));
		encoded->nlevels[c] = encoded->levels[c].nlevels;
	}
	for (size_t c = 0; c < ndense; c++)
		ml_moments_init(&encoded->moments[c]);
	encoded->shape =
		(MlShape){schema->ndense, schema->ncategorical, encoded->nlevels, encoded->missing};
	*out = encoded;
	return ML_OK;
}

MlStatus
ml_encoded_begin(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema,
				 const MlDictionary *known, MlDataset *dataset, MlEncoded **encoded)
{
	MlDictionary *own;

	for (int32_t c = 0; c < schema->ncategorical; c++)
		for (int32_t code = 1; code < known[c].ncodes; code++)
		{
			int32_t entered;

			ML_TRY(
				ml_dictionary_code(env, &dataset->dictionaries[c], known[c].texts[code], &entered));
		}
	ML_TRY(ml_dataset_known(env, dataset, &own));
	for (int32_t c = 0; c < schema->ncategorical; c++)
		memcpy(own[c].counts, known[c].counts, (size_t) own[c].ncodes * sizeof(int64_t));
	ML_TRY(make_encoded(env, algorithm, schema, own, encoded));
	ML_TRY(ml_alloc(env, algorithm->state_size(&(*encoded)->shape), 1, "training state",
					&(*encoded)->state));
	algorithm->begin((*encoded)->state, &(*encoded)->shape);
	return ML_OK;
}

/* A state with room for missing values where there is a flag in missing, too. */
static MlStatus
allow_missing(MlEnv *env, const MlAlgorithm *algorithm, MlEncoded *encoded, const uint8_t *missing)
{
	void *old = encoded->state;
	bool larger = false;

	for (int32_t c = 0; c < encoded->shape.ndense; c++)
	{
		larger |= missing[c] > encoded->missing[c];
		encoded->missing[c] |= missing[c];
	}
	if (!larger)
		return ML_OK;
	ML_TRY(ml_alloc(env, algorithm->state_size(&encoded->shape), 1, "training state",
					&encoded->state));
	algorithm->begin(encoded->state, &encoded->shape);
	return algorithm->merge(env, encoded->state, old);
}

/* Rows of one chunk, whose data set has the codes of the known categories. */
static MlStatus
add_chunk(MlEnv *env, const MlAlgorithm *algorithm, MlEncoded *encoded, const MlDataset *dataset,
		  const MlChunk *chunk)
{
	uint8_t *missing;

	for (int32_t c = 0; c < dataset->ncategorical; c++)
		if (dataset->dictionaries[c].ncodes > encoded->known[c].ncodes)
			return ml_fail(env, ML_BAD_VALUE, "a category comes that was not known before");
	ML_TRY(ml_scratch(env, ML_SCRATCH_FEED, (size_t) dataset->ndense + 1, &missing));
	for (int32_t c = 0; c < dataset->ndense; c++)
	{
		ml_moments_add(&encoded->moments[c],
					   chunk->values +
						   (size_t) (1 + dataset->weighted + c) * (size_t) chunk->capacity,
					   chunk->nrows);
		missing[c] = encoded->moments[c].missing > 0;
	}
	ML_TRY(allow_missing(env, algorithm, encoded, missing));
	return ml_fit_chunk(env, algorithm, dataset, encoded->maps, chunk, encoded->block_levels,
						encoded->state);
}

MlStatus
ml_encoded_flush(MlEnv *env, const MlAlgorithm *algorithm, MlEncoded *encoded, MlDataset *dataset)
{
	for (const MlChunk *chunk = dataset->first; chunk != NULL; chunk = chunk->next)
	{
		ML_CHECK_STOP(env);
		ML_TRY(add_chunk(env, algorithm, encoded, dataset, chunk));
	}
	if (dataset->last == NULL)
		return ML_OK;
	dataset->first = dataset->last;
	dataset->last->nrows = 0;
	dataset->nrows = 0;
	return ML_OK;
}

MlStatus
ml_encoded_merge(MlEnv *env, const MlAlgorithm *algorithm, MlEncoded *encoded,
				 const MlEncoded *other, const MlDataset *dataset)
{
	ML_TRY(allow_missing(env, algorithm, encoded, other->missing));
	ML_TRY(algorithm->merge(env, encoded->state, other->state));
	for (int32_t c = 0; c < encoded->shape.ndense; c++)
		ml_moments_merge(&encoded->moments[c], &other->moments[c]);
	for (const MlChunk *chunk = dataset->first; chunk != NULL; chunk = chunk->next)
		ML_TRY(add_chunk(env, algorithm, encoded, dataset, chunk));
	return ML_OK;
}

/* rows with their categories | counts of these | moments | missing flags | state */
void
ml_encoded_save(MlWriter *writer, const MlAlgorithm *algorithm, const MlEncoded *encoded,
				const MlDataset *dataset)
{
	ml_dataset_save(writer, dataset);
	for (int32_t c = 0; c < dataset->ncategorical; c++)
		for (int32_t code = 0; code < encoded->known[c].ncodes; code++)
			ml_write_i64(writer, encoded->known[c].counts[code]);
	for (int32_t c = 0; c < dataset->ndense; c++)
		ml_moments_save(writer, &encoded->moments[c]);
	ml_write_bytes(writer, encoded->missing, (size_t) dataset->ndense);
	ml_write_bytes(writer, encoded->state, algorithm->state_size(&encoded->shape));
}

/* Counts of the categories that the data set came with. */
static MlStatus
load_known(MlReader *reader, const MlDataset *dataset, MlDictionary **out)
{
	MlDictionary *known;

	ML_TRY(ml_dataset_known(reader->env, dataset, &known));
	for (int32_t c = 0; c < dataset->ncategorical; c++)
		for (int32_t code = 0; code < known[c].ncodes && !reader->failed; code++)
		{
			known[c].counts[code] = ml_read_i64(reader);
			if (known[c].counts[code] < 0 || known[c].counts[code] > ML_MAX_ROWS)
				ml_reader_fail(reader, "wrong count of a category");
		}
	*out = known;
	return ml_reader_status(reader);
}

MlStatus
ml_encoded_load(MlReader *reader, const MlAlgorithm *algorithm, const MlSchema *schema,
				MlDataset *dataset, MlEncoded **encoded)
{
	MlDictionary *known;
	size_t size;

	ML_TRY(ml_dataset_load(reader, dataset));
	if (dataset->ndense != schema->ndense || dataset->ncategorical != schema->ncategorical ||
		dataset->weighted != schema->weighted || dataset->labelled)
		ml_reader_fail(reader, "columns and rows do not agree");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(load_known(reader, dataset, &known));
	ML_TRY(make_encoded(reader->env, algorithm, schema, known, encoded));
	for (int32_t c = 0; c < schema->ndense; c++)
		ml_moments_load(reader, &(*encoded)->moments[c]);
	for (int32_t c = 0; c < schema->ndense; c++)
		(*encoded)->missing[c] = ml_read_bool(reader);
	ML_TRY(ml_reader_status(reader));
	size = algorithm->state_size(&(*encoded)->shape);
	if (size > reader->size - reader->position)
	{
		ml_reader_fail(reader, "it ends too early");
		return ml_reader_status(reader);
	}
	ML_TRY(ml_alloc(reader->env, size, 1, "training state", &(*encoded)->state));
	memcpy((*encoded)->state, reader->data + reader->position, size);
	reader->position += size;
	return algorithm->check_state(reader->env, (*encoded)->state, &(*encoded)->shape);
}
