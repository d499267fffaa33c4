/*
 * stream.c
 *		MlStream, the flat state of a training over numbers.  See trainer.h.
 *
 * A row is written into the block; when the block is full, it first grows (a group of a few rows
 * shall not pay for 256), and then goes, column by column, to the moments and to the algorithm.  A
 * column that shows its first missing value needs a larger state of the algorithm: a new stream is
 * made and the old one merged into it.
 */
#include "ml/trainer.h"

#include "ml/fit.h"

#define STREAM_MAGIC 0x53534c4d /* "MLSS" */
#define STREAM_VERSION 1
#define BLOCK_GROWTH 4

static size_t
round_up(size_t size)
{
	return size > SIZE_MAX - 7 ? SIZE_MAX : (size + 7) / 8 * 8;
}

static void *
at_offset(const MlStream *stream, uint64_t offset)
{
	return (char *) stream + offset;
}

static const unsigned char *
schema_of(const MlStream *stream)
{
	return (const unsigned char *) (stream + 1);
}

static uint8_t *
missing_of(const MlStream *stream)
{
	return at_offset(stream, stream->missing_offset);
}

static MlMoments *
moments_of(const MlStream *stream)
{
	return at_offset(stream, stream->moments_offset);
}

static double *
block_of(const MlStream *stream)
{
	return at_offset(stream, stream->block_offset);
}

static void *
state_of(const MlStream *stream)
{
	return at_offset(stream, stream->state_offset);
}

/* Columns of the block: target, weight, dense. */
static size_t
block_columns(const MlStream *stream)
{
	return 1 + (size_t) stream->weighted + (size_t) stream->ndense;
}

static MlShape
shape_of(const MlStream *stream)
{
	MlShape shape = {.ndense = stream->ndense, .missing = missing_of(stream)};

	return shape;
}

/* Set offsets and size; false when it is too large to address. */
static bool
lay_out(MlStream *stream, const MlAlgorithm *algorithm, const uint8_t *missing)
{
	MlShape shape = {.ndense = stream->ndense, .missing = missing};
	size_t state_size = algorithm->state_size(&shape);
	size_t ndense = (size_t) stream->ndense;
	size_t offset = round_up(ml_size_add(sizeof(MlStream), stream->schema_size));

	stream->missing_offset = offset;
	offset = ml_size_add(offset, round_up(ndense));
	stream->moments_offset = offset;
	offset = ml_size_add(offset, ml_size_mul(ndense, sizeof(MlMoments)));
	stream->block_offset = offset;
	offset = ml_size_add(
		offset, ml_size_mul(ml_size_mul(block_columns(stream), (size_t) stream->block_rows),
							sizeof(double)));
	stream->state_offset = offset;
	stream->size = ml_size_add(offset, state_size);
	return stream->size <= SIZE_MAX / 2;
}

/* An empty stream with the header's shape, and the given flags and schema. */
static MlStatus
stream_make(MlEnv *env, const MlAlgorithm *algorithm, MlStream header, const uint8_t *missing,
			const void *schema, MlStream **out)
{
	MlStream *stream;
	MlShape shape;

	if (!lay_out(&header, algorithm, missing))
		return ml_fail(env, ML_LIMIT, "%d features are too many", (int) header.ndense);
	ML_TRY(ml_alloc_zero(env, header.size, 1, "training state", &stream));
	*stream = header;
	memcpy(stream + 1, schema, header.schema_size);
	if (header.ndense > 0)
		memcpy(missing_of(stream), missing, (size_t) header.ndense);
	for (int32_t c = 0; c < header.ndense; c++)
		ml_moments_init(&moments_of(stream)[c]);
	shape = shape_of(stream);
	algorithm->begin(state_of(stream), &shape);
	*out = stream;
	return ML_OK;
}

MlStatus
ml_stream_begin(MlEnv *env, const MlAlgorithm *algorithm, const void *schema_bytes,
				size_t schema_size, MlStream **stream)
{
	MlStream header = {.magic = STREAM_MAGIC, .version = STREAM_VERSION};
	MlSchema schema;
	uint8_t *missing;

	ML_TRY(ml_schema_load(env, algorithm, schema_bytes, schema_size, &schema));
	memcpy(header.algorithm, algorithm->name, strlen(algorithm->name) + 1);
	header.ndense = schema.ndense;
	header.weighted = schema.weighted;
	header.missing_policy = ml_encoding_options(algorithm, schema.options)->missing;
	header.block_rows = ML_BLOCK_ROWS_FIRST;
	header.schema_size = schema_size;
	ML_TRY(ml_alloc_zero(env, (size_t) header.ndense, 1, "training state", &missing));
	return stream_make(env, algorithm, header, missing, schema_bytes, stream);
}

static const MlAlgorithm *
algorithm_of(const MlStream *stream)
{
	return ml_algorithm_find(stream->algorithm);
}

/* Distance of a value of the block to that of the next row, and to that of the next column. */
static size_t
row_step(const MlStream *stream)
{
	return stream->block_rows == ML_BLOCK_ROWS ? 1 : block_columns(stream);
}

static size_t
column_step(const MlStream *stream)
{
	return stream->block_rows == ML_BLOCK_ROWS ? ML_BLOCK_ROWS : 1;
}

/* Copy the pending rows of a stream behind those of another with room for them. */
static void
append_pending(MlStream *to, const MlStream *from)
{
	double *out = block_of(to) + (size_t) to->pending * row_step(to);
	const double *in = block_of(from);

	for (size_t i = 0; i < (size_t) from->pending; i++)
		for (size_t c = 0; c < block_columns(to); c++)
			out[i * row_step(to) + c * column_step(to)] =
				in[i * row_step(from) + c * column_step(from)];
	to->pending += from->pending;
}

/* Replace the stream by one of another shape with the same contents. */
static MlStatus
stream_reshape(MlEnv *env, MlStream **stream, int32_t block_rows, const uint8_t *missing)
{
	MlStream *old = *stream;
	const MlAlgorithm *algorithm = algorithm_of(old);
	MlStream header = *old;
	MlStream *grown;

	header.block_rows = block_rows;
	header.pending = 0;
	ML_TRY(stream_make(env, algorithm, header, missing, schema_of(old), &grown));
	if (old->ndense > 0)
		memcpy(moments_of(grown), moments_of(old), (size_t) old->ndense * sizeof(MlMoments));
	if (grown->size - grown->state_offset == old->size - old->state_offset)
		memcpy(state_of(grown), state_of(old), old->size - old->state_offset);
	else
		ML_TRY(algorithm->merge(env, state_of(grown), state_of(old)));
	append_pending(grown, old);
	*stream = grown;
	return ML_OK;
}

/* The pending rows by columns without gaps: target, weight, dense. */
static void
transpose(const MlStream *stream, double *restrict columns)
{
	const double *block = block_of(stream);
	size_t width = block_columns(stream);
	size_t nrows = (size_t) stream->pending;

	for (size_t i = 0; i < nrows; i++)
		for (size_t c = 0; c < width; c++)
			columns[c * nrows + i] = block[i * width + c];
}

/* Hand the pending rows to the moments and to the algorithm. */
static MlStatus
stream_flush(MlEnv *env, MlStream **stream)
{
	MlStream *s = *stream;
	size_t nitems = (size_t) s->pending * block_columns(s);
	size_t stride = (size_t) s->block_rows;
	bool larger = false;
	double *columns;
	uint8_t *missing;
	MlBlock block;

	if (s->pending == 0)
		return ML_OK;
	ML_TRY(
		ml_scratch(env, ML_SCRATCH_FEED, nitems * sizeof(double) + (size_t) s->ndense, &columns));
	missing = (uint8_t *) (columns + nitems);
	if (row_step(s) == 1)
		columns = block_of(s);
	else
	{
		transpose(s, columns);
		stride = (size_t) s->pending;
	}
	block = (MlBlock){
		.nrows = s->pending,
		.stride = (int32_t) stride,
		.target = columns,
		.weight = s->weighted ? columns + stride : NULL,
		.dense = columns + (1 + (size_t) s->weighted) * stride,
	};
	for (int32_t c = 0; c < s->ndense; c++)
	{
		MlMoments *moments = &moments_of(s)[c];

		ml_moments_add(moments, block.dense + (size_t) c * stride, s->pending);
		missing[c] = moments->missing > 0;
		larger |= missing[c] != missing_of(s)[c];
	}
	s->pending = 0;
	if (larger)
		ML_TRY(stream_reshape(env, stream, s->block_rows, missing));
	return algorithm_of(*stream)->accumulate(env, state_of(*stream), &block);
}

/* Room for at least one more row; out of the way of every row, see ml_stream_slot. */
static MlStatus
stream_make_room(MlEnv *env, MlStream **stream, int32_t max_block_rows)
{
	int32_t rows = (*stream)->block_rows;

	if (rows >= max_block_rows)
		return stream_flush(env, stream);
	rows = rows * BLOCK_GROWTH < max_block_rows ? rows * BLOCK_GROWTH : max_block_rows;
	return stream_reshape(env, stream, rows, missing_of(*stream));
}

MlStatus
ml_stream_slot(MlEnv *env, MlStream **stream, int32_t max_block_rows, MlSlot *slot)
{
	MlStream *s = *stream;
	double *first;

	if (s->pending == s->block_rows)
	{
		ML_TRY(stream_make_room(env, stream, max_block_rows));
		s = *stream;
	}
	first = block_of(s) + (size_t) s->pending * row_step(s);
	slot->stride = (int32_t) column_step(s);
	slot->target = first;
	slot->weight = s->weighted ? first + slot->stride : NULL;
	slot->dense = first + (1 + s->weighted) * slot->stride;
	slot->codes = NULL;
	return ML_OK;
}

MlStatus
ml_stream_commit(MlEnv *env, MlStream *stream, const MlSlot *slot, bool incomplete)
{
	bool kept;

	ML_TRY(ml_fit_row(env, slot, incomplete, stream->missing_policy, &stream->counts, &kept));
	stream->pending += kept;
	return ML_OK;
}

MlStatus
ml_stream_merge(MlEnv *env, MlStream **stream, const MlStream *other)
{
	const MlAlgorithm *algorithm = algorithm_of(*stream);
	bool larger = false;
	uint8_t *missing;
	int32_t rows;

	ML_TRY(ml_fit_same_schema(env, schema_of(*stream), (*stream)->schema_size, schema_of(other),
							  other->schema_size));
	ML_TRY(stream_flush(env, stream));
	ML_TRY(ml_alloc(env, (size_t) other->ndense, 1, "training state", &missing));
	for (int32_t c = 0; c < other->ndense; c++)
	{
		missing[c] = missing_of(*stream)[c] | missing_of(other)[c];
		larger |= missing[c] != missing_of(*stream)[c];
	}
	rows = (*stream)->block_rows > other->block_rows ? (*stream)->block_rows : other->block_rows;
	if (larger || rows > (*stream)->block_rows)
		ML_TRY(stream_reshape(env, stream, rows, missing));
	ML_TRY(algorithm->merge(env, state_of(*stream), state_of(other)));
	for (int32_t c = 0; c < other->ndense; c++)
		ml_moments_merge(&moments_of(*stream)[c], &moments_of(other)[c]);
	append_pending(*stream, other);
	ml_fit_add_counts(&(*stream)->counts, &other->counts);
	return ML_OK;
}

static MlStatus
malformed(MlEnv *env)
{
	return ml_fail(env, ML_CORRUPT, "malformed training state");
}

/* The header alone: enough to find everything else without leaving the bytes. */
static MlStatus
check_header(MlEnv *env, const MlStream *stream, size_t size)
{
	MlStream expected = *stream;
	const MlAlgorithm *algorithm;
	MlSchema schema;

	if (stream->magic != STREAM_MAGIC || stream->version != STREAM_VERSION ||
		stream->size != size || stream->schema_size > size - sizeof(MlStream) ||
		memchr(stream->algorithm, '\0', sizeof(stream->algorithm)) == NULL)
		return malformed(env);
	algorithm = ml_algorithm_find(stream->algorithm);
	if (algorithm == NULL || algorithm->kind != ML_KIND_STREAMING)
		return malformed(env);
	ML_TRY(ml_schema_load(env, algorithm, schema_of(stream), stream->schema_size, &schema));
	if (schema.ncategorical > 0 || schema.labelled || stream->ndense != schema.ndense ||
		stream->weighted != (int32_t) schema.weighted || stream->reserved != 0 ||
		stream->missing_policy != ml_encoding_options(algorithm, schema.options)->missing ||
		stream->block_rows < 1 || stream->block_rows > ML_BLOCK_ROWS || stream->pending < 0 ||
		stream->pending > stream->block_rows)
		return malformed(env);

	/* the flags stand at an offset that the schema alone decides, if they are within the bytes */
	expected.missing_offset = round_up(sizeof(MlStream) + stream->schema_size);
	if (expected.missing_offset + (uint64_t) stream->ndense > size)
		return malformed(env);
	for (int32_t c = 0; c < stream->ndense; c++)
		if (((const uint8_t *) stream + expected.missing_offset)[c] > 1)
			return malformed(env);
	if (!lay_out(&expected, algorithm, (const uint8_t *) stream + expected.missing_offset))
		return malformed(env);
	return memcmp(&expected, stream, sizeof(MlStream)) == 0 ? ML_OK : malformed(env);
}

static bool
rows_sound(const MlStream *stream)
{
	for (size_t c = 0; c < block_columns(stream); c++)
		for (int32_t i = 0; i < stream->pending; i++)
		{
			double value =
				block_of(stream)[(size_t) i * row_step(stream) + c * column_step(stream)];
			bool dense = c > (size_t) stream->weighted;

			if (isinf(value) || (!dense && isnan(value)) || (!dense && c == 1 && !(value > 0)))
				return false;
		}
	return true;
}

MlStatus
ml_stream_check(MlEnv *env, const void *data, size_t size)
{
	const MlStream *stream = data;
	MlShape shape;

	if (size < sizeof(MlStream))
		return malformed(env);
	ML_TRY(check_header(env, stream, size));
	if (!rows_sound(stream) || !ml_fit_counts_valid(&stream->counts))
		return malformed(env);
	for (int32_t c = 0; c < stream->ndense; c++)
		if (!ml_moments_valid(&moments_of(stream)[c]))
			return malformed(env);
	shape = shape_of(stream);
	return algorithm_of(stream)->check_state(env, state_of(stream), &shape);
}

MlStatus
ml_stream_finish(MlEnv *env, const MlStream *stream, MlModel *model)
{
	const MlAlgorithm *algorithm = algorithm_of(stream);
	MlStream *copy;
	MlSchema schema;

	ML_TRY(ml_alloc(env, stream->size, 1, "training state", &copy));
	memcpy(copy, stream, stream->size);
	ML_TRY(stream_flush(env, &copy));
	ML_TRY(ml_schema_load(env, algorithm, schema_of(copy), copy->schema_size, &schema));
	ML_TRY(ml_fit_model(env, algorithm, &schema, &copy->counts, moments_of(copy), NULL, model));
	return algorithm->finish(env, state_of(copy), schema.options, model);
}
