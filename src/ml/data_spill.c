/*
 * data_spill.c
 *		Chunks of a data set that are put aside, outside of memory, and how they are looked at.  See data.h.
 *
 * A full chunk is written as it stands: its values, column after column, and then its codes.  Its memory is used
 * again for the next chunk, of as many rows, so that from then on a state does not grow.  Rows that come are written
 * once, and stay where they are however often they are read.
 *
 * What the end of a training asks of all rows before it can code the first, how many values are missing and between
 * which bounds they lie, is kept beside; but for the sample by which bins are found, and with rows for validation the
 * counts of categories, rows are read only to be coded.
 */
#include "ml/encoder.h"

/* Smaller chunks are not worth it: there may be many states. */
#define SPILL_SIZE 65536

/* Before the first chunk goes. */
static MlStatus
begin_spill(MlEnv *env, MlDataset *dataset)
{
	MlSpilled *spilled;

	if (dataset->spilled != NULL)
		return ML_OK;
	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlSpilled), "rows", &spilled));
	ML_TRY(
		ml_alloc(env, (size_t) dataset->ndense, sizeof(MlMoments), "moments", &spilled->moments));
	for (int32_t c = 0; c < dataset->ndense; c++)
		ml_moments_init(&spilled->moments[c]);
	spilled->spill = env->spill;
	dataset->spilled = spilled;
	return ML_OK;
}

MlStatus
ml_dataset_spill(MlEnv *env, MlDataset *dataset, MlChunk **next)
{
	MlChunk *last = dataset->last;
	size_t values_size = ml_chunk_values_size(dataset, last->capacity);
	size_t codes_size = ml_chunk_codes_size(dataset, last->capacity);
	MlChunk *added;
	MlSpill *spill;
	int64_t place;

	*next = NULL;
	if (values_size + codes_size < SPILL_SIZE || !env->spill->wanted(env->spill))
		return ML_OK;
	ML_TRY(begin_spill(env, dataset));
	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlChunk), "rows", &added));
	spill = dataset->spilled->spill;
	ML_TRY(spill->append(spill, env, last->values, values_size, &last->place));
	if (codes_size > 0)
		ML_TRY(spill->append(spill, env, last->codes, codes_size, &place));
	for (int32_t c = 0; c < dataset->ndense; c++)
		ml_moments_add(&dataset->spilled->moments[c],
					   last->values +
						   (size_t) (1 + dataset->weighted + c) * (size_t) last->capacity,
					   last->nrows);
	added->capacity = last->capacity;
	added->values = last->values;
	added->codes = last->codes;
	last->values = NULL;
	last->codes = NULL;
	*next = added;
	return ML_OK;
}

MlStatus
ml_chunk_open(MlEnv *env, const MlDataset *dataset, const MlChunk *chunk, MlChunkReader *reader,
			  const MlChunk **opened)
{
	MlChunk *copy = &reader->copy;
	size_t values_size = ml_chunk_values_size(dataset, chunk->capacity);
	size_t codes_size = ml_chunk_codes_size(dataset, chunk->capacity);
	MlSpill *spill;

	*opened = chunk;
	if (chunk->values != NULL)
		return ML_OK;
	if (reader->room < chunk->capacity)
	{
		ml_chunk_close(env, reader);
		ML_TRY(ml_alloc(env, values_size, 1, "rows", &copy->values));
		ML_TRY(ml_alloc(env, codes_size, 1, "rows", &copy->codes));
		reader->room = chunk->capacity;
	}
	spill = dataset->spilled->spill;
	ML_TRY(spill->read(spill, env, chunk->place, copy->values, values_size));
	if (codes_size > 0)
		ML_TRY(
			spill->read(spill, env, chunk->place + (int64_t) values_size, copy->codes, codes_size));
	copy->nrows = chunk->nrows;
	copy->capacity = chunk->capacity;
	*opened = copy;
	return ML_OK;
}

void
ml_chunk_close(MlEnv *env, MlChunkReader *reader)
{
	if (reader->room > 0)
	{
		ml_release(env, reader->copy.values);
		ml_release(env, reader->copy.codes);
	}
	memset(reader, 0, sizeof(*reader));
}

MlStatus
ml_chunk_column(MlEnv *env, const MlDataset *dataset, const MlChunk *chunk, size_t v,
				double *buffer, const double **column)
{
	size_t size = (size_t) chunk->capacity * sizeof(double);
	MlSpill *spill;

	*column = buffer;
	if (chunk->values == NULL)
	{
		spill = dataset->spilled->spill;
		return spill->read(spill, env, chunk->place + (int64_t) (v * size), buffer, size);
	}
	*column = chunk->values + v * (size_t) chunk->capacity;
	return ML_OK;
}
