/*
 * binned_bytes.c
 *		Stored form of binned rows, for parallel workers.  See binner.h.
 *
 *	  u64 number of rows, u32 numbers of margins a row; then segment by segment, of ML_SEGMENT_ROWS rows or
 *	  what is left: the codes group by group, and the columns target, weight, group, hash, margins,
 *	  is_validation, as far as there are any
 *
 * A loaded code is one of its feature, so that it may be an index without another look.
 */
#include "ml/binner.h"

static bool
is_wide(const MlBinGroup *group)
{
	return group->width > group->nfeatures;
}

static void
save_segment(MlWriter *writer, const MlBinned *rows, const MlSegment *segment)
{
	size_t n = (size_t) segment->nrows;

	for (int32_t g = 0; g < rows->ngroups; g++)
	{
		const MlBinGroup *group = &rows->groups[g];

		if (!is_wide(group))
			ml_write_bytes(writer, segment->codes[g], n * (size_t) group->width);
		for (int32_t i = 0; i < segment->nrows && is_wide(group); i++)
			ml_write_u16(writer, (uint16_t) ml_binned_code(rows, segment, group->first, i));
	}
	ml_write_doubles(writer, segment->target, n);
	if (segment->weight != NULL)
		ml_write_doubles(writer, segment->weight, n);
	if (segment->group != NULL)
		ml_write_doubles(writer, segment->group, n);
	for (size_t i = 0; i < n && segment->hash != NULL; i++)
		ml_write_u64(writer, segment->hash[i]);
	if (segment->margins != NULL)
		ml_write_doubles(writer, segment->margins, n * (size_t) rows->nmargins);
	for (size_t i = 0; i < n && segment->is_validation != NULL; i++)
		ml_write_bool(writer, segment->is_validation[i]);
}

void
ml_binner_save(MlWriter *writer, const MlBinner *binner)
{
	const MlBinned *rows = &binner->rows;

	ml_write_i64(writer, rows->nrows);
	ml_write_u32(writer, (uint32_t) rows->nmargins);
	for (int32_t s = 0; s < rows->nsegments; s++)
	{
		if (writer->status == ML_OK && ml_stopped(writer->env))
			writer->status = ML_CANCELLED;
		save_segment(writer, rows, rows->segments[s]);
	}
}

/* Bytes of a stored row. */
static size_t
row_bytes(const MlBinner *binner)
{
	const MlBinnerSpec *spec = &binner->spec;
	size_t numbers = 1 + (size_t) spec->weighted + (size_t) spec->grouped +
					 (size_t) spec->needs_hash + (size_t) binner->rows.nmargins;
	size_t bytes = numbers * sizeof(double) + (spec->validated ? 1 : 0);

	for (int32_t g = 0; g < binner->rows.ngroups; g++)
		bytes += (size_t) binner->rows.groups[g].width;
	return bytes;
}

/* Codes of a segment; false where one is not of its feature. */
static bool
load_codes(MlReader *reader, const MlBinned *rows, MlSegment *segment)
{
	bool sound = true;

	for (int32_t g = 0; g < rows->ngroups; g++)
	{
		const MlBinGroup *group = &rows->groups[g];
		uint16_t *wide = (uint16_t *) (void *) segment->codes[g];

		if (is_wide(group))
			for (int32_t i = 0; i < segment->nrows; i++)
				wide[i] = ml_read_u16(reader);
		else
		{
			size_t bytes = (size_t) segment->nrows * (size_t) group->width;

			/* the caller has seen that they are there */
			memcpy(segment->codes[g], reader->data + reader->position, bytes);
			reader->position += bytes;
		}
		for (int32_t f = group->first; f < group->first + group->nfeatures; f++)
			for (int32_t i = 0; i < segment->nrows; i++)
				sound &= ml_binned_code(rows, segment, f, i) < (uint32_t) rows->bins[f].ncodes;
	}
	return sound;
}

static bool
load_column(MlReader *reader, double *values, size_t n)
{
	bool sound = true;

	for (size_t i = 0; i < n; i++)
	{
		values[i] = ml_read_f64(reader);
		sound &= !isnan(values[i]) && !isinf(values[i]);
	}
	return sound;
}

/* Rows of a segment, all of whose bytes are there. */
static bool
load_segment(MlReader *reader, const MlBinner *binner, MlSegment *segment)
{
	const MlDictionary *labels = binner->spec.labels;
	size_t n = (size_t) segment->nrows;
	bool sound = load_codes(reader, &binner->rows, segment);

	sound &= load_column(reader, segment->target, n);
	for (size_t i = 0; i < n && labels != NULL && sound; i++)
		sound &= segment->target[i] >= 1 && segment->target[i] < labels->ncodes &&
				 segment->target[i] == floor(segment->target[i]);
	if (segment->weight != NULL)
	{
		sound &= load_column(reader, segment->weight, n);
		for (size_t i = 0; i < n; i++)
			sound &= segment->weight[i] > 0;
	}
	if (segment->group != NULL)
		sound &= load_column(reader, segment->group, n);
	for (size_t i = 0; i < n && segment->hash != NULL; i++)
		segment->hash[i] = ml_read_u64(reader);
	if (segment->margins != NULL)
		sound &= load_column(reader, segment->margins, n * (size_t) binner->rows.nmargins);
	for (size_t i = 0; i < n && segment->is_validation != NULL; i++)
		segment->is_validation[i] = ml_read_bool(reader);
	return sound;
}

MlStatus
ml_binner_load(MlReader *reader, MlBinner *binner)
{
	int64_t nrows = ml_read_i64(reader);
	uint32_t nmargins = ml_read_u32(reader);

	if (nmargins > ML_MAX_CLASSES)
		ml_reader_fail(reader, "too many margins");
	ML_TRY(ml_reader_status(reader));
	binner->rows.nmargins = (int32_t) nmargins;
	if (nrows < 0 || (uint64_t) nrows > (reader->size - reader->position) / row_bytes(binner))
		ml_reader_fail(reader, "it ends too early");
	ML_TRY(ml_reader_status(reader));
	binner->spec.expected = nrows;
	while (binner->rows.nrows < nrows && !reader->failed)
	{
		int64_t left = nrows - binner->rows.nrows;
		MlSegment *segment = NULL;

		ML_CHECK_STOP(reader->env);
		ML_TRY(ml_binner_room(reader->env, binner, &segment));
		/* a new one: all before are full */
		segment->nrows = (int32_t) (left < segment->capacity ? left : segment->capacity);
		binner->rows.nrows += segment->nrows;
		if (!load_segment(reader, binner, segment))
			ml_reader_fail(reader, "value out of range");
	}
	binner->spec.expected = 0;
	return ml_reader_status(reader);
}
