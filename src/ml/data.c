/*
 * data.c
 *		Columns, dictionaries and the buffered data set.  See data.h.
 */
#include "ml/data.h"

#include <stdio.h>

#include "ml/hash.h"

const char *const ml_column_kind_names[] = {"number", "boolean", "time", "category", "array"};

MlStatus
ml_schema_layout(MlEnv *env, MlSchema *schema)
{
	int64_t ndense = 0;

	schema->ncategorical = 0;
	for (int32_t i = 0; i < schema->ncolumns; i++)
	{
		MlColumn *column = &schema->columns[i];

		if (column->kind == ML_COLUMN_CATEGORY)
		{
			column->width = 0;
			column->first = schema->ncategorical++;
			continue;
		}
		if (column->kind != ML_COLUMN_ARRAY)
			column->width = 1;
		column->first = (int32_t) ndense;
		ndense += column->width;
		if (ndense > ML_MAX_FEATURES)
			return ml_fail(env, ML_LIMIT, "more than %d features", ML_MAX_FEATURES);
	}
	if (ndense + schema->ncategorical > ML_MAX_FEATURES)
		return ml_fail(env, ML_LIMIT, "more than %d features", ML_MAX_FEATURES);
	schema->ndense = (int32_t) ndense;
	return ML_OK;
}

void
ml_columns_save(MlWriter *writer, const MlColumn *columns, int32_t ncolumns)
{
	ml_write_u32(writer, (uint32_t) ncolumns);
	for (int32_t i = 0; i < ncolumns; i++)
	{
		ml_write_string(writer, columns[i].name);
		ml_write_bool(writer, columns[i].named);
		ml_write_string(writer, columns[i].type_name);
		ml_write_u8(writer, (uint8_t) columns[i].kind);
		ml_write_u32(writer, (uint32_t) columns[i].width);
	}
}

/* Columns as they were saved; where each begins is laid out anew, never read. */
void
ml_columns_load(MlReader *reader, MlColumn **columns, int32_t *ncolumns)
{
	uint32_t count = ml_read_count(reader, 14);
	MlSchema schema = {0};

	*columns = NULL;
	*ncolumns = 0;
	if (count > ML_MAX_FEATURES)
		ml_reader_fail(reader, "wrong number of columns");
	if (reader->failed)
		return;
	if (ml_alloc_zero(reader->env, count, sizeof(MlColumn), "columns", columns) != ML_OK)
	{
		ml_reader_no_memory(reader);
		return;
	}
	for (uint32_t i = 0; i < count && !reader->failed; i++)
	{
		MlColumn *column = &(*columns)[i];
		uint8_t kind;
		uint32_t width;

		column->name = ml_read_string(reader);
		column->named = ml_read_bool(reader);
		column->type_name = ml_read_string(reader);
		kind = ml_read_u8(reader);
		width = ml_read_u32(reader);
		if (kind >= ML_COLUMN_KINDS)
			ml_reader_fail(reader, "unknown kind of a column");
		else if (width > ML_MAX_FEATURES ||
				 (kind != ML_COLUMN_ARRAY && width != (kind == ML_COLUMN_CATEGORY ? 0u : 1u)))
			ml_reader_fail(reader, "wrong width of a column");
		else
		{
			column->kind = (MlColumnKind) kind;
			column->width = (int32_t) width;
		}
	}
	schema.columns = *columns;
	schema.ncolumns = (int32_t) count;
	if (!reader->failed && ml_schema_layout(reader->env, &schema) != ML_OK)
		ml_reader_fail(reader, "wrong number of features");
	*ncolumns = reader->failed ? 0 : (int32_t) count;
}

void
ml_feature_name(const MlColumn *column, int32_t i, char *buffer, size_t size)
{
	if (column->kind == ML_COLUMN_ARRAY)
		snprintf(buffer, size, "%s[%d]", column->name, (int) i + 1);
	else
		snprintf(buffer, size, "%s", column->name);
}

static MlStatus
dictionary_resize(MlEnv *env, MlDictionary *dictionary, int32_t capacity)
{
	MlText *texts;
	int64_t *counts;
	uint32_t nslots = 2 * (uint32_t) capacity;
	uint32_t *slots;

	ML_TRY(ml_alloc_zero(env, (size_t) capacity, sizeof(MlText), "categories", &texts));
	ML_TRY(ml_alloc_zero(env, (size_t) capacity, sizeof(int64_t), "categories", &counts));
	ML_TRY(ml_alloc_zero(env, nslots, sizeof(uint32_t), "categories", &slots));
	if (dictionary->ncodes > 0)
	{
		memcpy(texts, dictionary->texts, (size_t) dictionary->ncodes * sizeof(MlText));
		memcpy(counts, dictionary->counts, (size_t) dictionary->ncodes * sizeof(int64_t));
	}
	for (int32_t code = 1; code < dictionary->ncodes; code++)
	{
		uint32_t slot = (uint32_t) ml_hash_text(texts[code]) & (nslots - 1);

		while (slots[slot] != 0)
			slot = (slot + 1) & (nslots - 1);
		slots[slot] = (uint32_t) code;
	}
	dictionary->texts = texts;
	dictionary->counts = counts;
	dictionary->slots = slots;
	dictionary->nslots = nslots;
	dictionary->capacity = capacity;
	return ML_OK;
}

MlStatus
ml_dictionary_init(MlEnv *env, MlDictionary *dictionary)
{
	memset(dictionary, 0, sizeof(*dictionary));
	ML_TRY(dictionary_resize(env, dictionary, 8));
	dictionary->texts[0] = ml_text("");
	dictionary->ncodes = 1; /* NULL */
	return ML_OK;
}

/* The slot where text stands or would stand. */
static uint32_t
dictionary_slot(const MlDictionary *dictionary, MlText text)
{
	uint32_t slot = (uint32_t) ml_hash_text(text) & (dictionary->nslots - 1);

	for (;;)
	{
		uint32_t code = dictionary->slots[slot];

		if (code == 0 || (dictionary->texts[code].length == text.length &&
						  memcmp(dictionary->texts[code].data, text.data, text.length) == 0))
			return slot;
		slot = (slot + 1) & (dictionary->nslots - 1);
	}
}

int32_t
ml_dictionary_find(const MlDictionary *dictionary, MlText text)
{
	uint32_t code = dictionary->slots[dictionary_slot(dictionary, text)];

	return code == 0 ? -1 : (int32_t) code;
}

MlStatus
ml_dictionary_code(MlEnv *env, MlDictionary *dictionary, MlText text, int32_t *code)
{
	uint32_t slot = dictionary_slot(dictionary, text);

	*code = (int32_t) dictionary->slots[slot];
	if (*code != 0)
		return ML_OK;
	if (dictionary->ncodes == dictionary->capacity)
	{
		if (dictionary->capacity >= INT32_MAX / 4)
			return ml_fail(env, ML_LIMIT, "more than %d categories in a column",
						   (int) dictionary->capacity);
		ML_TRY(dictionary_resize(env, dictionary, 2 * dictionary->capacity));
		slot = dictionary_slot(dictionary, text);
	}
	*code = dictionary->ncodes;
	ML_TRY(ml_copy_text(env, text, &dictionary->texts[*code]));
	dictionary->counts[*code] = 0;
	dictionary->slots[slot] = (uint32_t) *code;
	dictionary->ncodes++;
	return ML_OK;
}

MlStatus
ml_dictionary_map(MlEnv *env, MlDictionary *dictionary, const MlDictionary *other, int32_t **map)
{
	ML_TRY(ml_alloc(env, (size_t) other->ncodes, sizeof(int32_t), "categories", map));
	(*map)[0] = 0;
	for (int32_t code = 1; code < other->ncodes; code++)
		ML_TRY(ml_dictionary_code(env, dictionary, other->texts[code], &(*map)[code]));
	return ML_OK;
}

MlStatus
ml_dataset_init(MlEnv *env, MlDataset *dataset, int32_t ndense, int32_t ncategorical, bool weighted,
				bool labelled)
{
	memset(dataset, 0, sizeof(*dataset));
	dataset->ndense = ndense;
	dataset->ncategorical = ncategorical;
	dataset->weighted = weighted;
	dataset->labelled = labelled;
	if (labelled)
		ML_TRY(ml_dictionary_init(env, &dataset->labels));
	ML_TRY(ml_alloc(env, (size_t) ncategorical, sizeof(MlDictionary), "categories",
					&dataset->dictionaries));
	for (int32_t c = 0; c < ncategorical; c++)
		ML_TRY(ml_dictionary_init(env, &dataset->dictionaries[c]));
	return ML_OK;
}

/* Columns of doubles that a chunk has: target, weight, dense, group, validation. */
static size_t
dataset_values(const MlDataset *dataset)
{
	return (size_t) dataset->ndense + 1 + (dataset->weighted ? 1 : 0) + (dataset->grouped ? 1 : 0) +
		   (dataset->validated ? 1 : 0);
}

size_t
ml_chunk_values_size(const MlDataset *dataset, int32_t capacity)
{
	return (size_t) capacity * dataset_values(dataset) * sizeof(double);
}

size_t
ml_chunk_codes_size(const MlDataset *dataset, int32_t capacity)
{
	return (size_t) capacity * (size_t) dataset->ncategorical * sizeof(int32_t);
}

static MlStatus
make_chunk(MlEnv *env, const MlDataset *dataset, int32_t capacity, MlChunk **chunk)
{
	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlChunk), "rows", chunk));
	ML_TRY(ml_alloc(env, (size_t) capacity * dataset_values(dataset), sizeof(double), "rows",
					&(*chunk)->values));
	ML_TRY(ml_alloc(env, (size_t) capacity * (size_t) dataset->ncategorical, sizeof(int32_t),
					"rows", &(*chunk)->codes));
	(*chunk)->capacity = capacity;
	return ML_OK;
}

MlStatus
ml_dataset_room(MlEnv *env, MlDataset *dataset, MlChunk **chunk)
{
	MlChunk *added = NULL;
	int32_t capacity = 16;

	*chunk = dataset->last;
	if (dataset->last != NULL && dataset->last->nrows < dataset->last->capacity)
		return ML_OK;
	if (dataset->last != NULL)
		capacity =
			dataset->last->capacity < ML_CHUNK_ROWS ? 2 * dataset->last->capacity : ML_CHUNK_ROWS;
	if (dataset->last != NULL && dataset->may_spill && env->spill != NULL)
		ML_TRY(ml_dataset_spill(env, dataset, &added));
	if (added == NULL)
		ML_TRY(make_chunk(env, dataset, capacity, &added));
	if (dataset->last == NULL)
		dataset->first = added;
	else
		dataset->last->next = added;
	dataset->last = added;
	*chunk = added;
	return ML_OK;
}

void
ml_dataset_commit(MlDataset *dataset, MlChunk *chunk)
{
	for (int32_t c = 0; c < dataset->ncategorical; c++)
		dataset->dictionaries[c].counts[chunk->codes[c * chunk->capacity + chunk->nrows]]++;
	if (dataset->labelled)
		dataset->labels.counts[(int32_t) chunk->values[chunk->nrows]]++;
	chunk->nrows++;
	dataset->nrows++;
}

/* Count what the last nrows rows of a chunk have added, and that they are there. */
static void
commit_rows(MlDataset *dataset, MlChunk *chunk, int32_t nrows)
{
	for (int32_t c = 0; c < dataset->ncategorical; c++)
	{
		const int32_t *codes = chunk->codes + (size_t) c * (size_t) chunk->capacity + chunk->nrows;

		for (int32_t i = 0; i < nrows; i++)
			dataset->dictionaries[c].counts[codes[i]]++;
	}
	for (int32_t i = 0; i < nrows && dataset->labelled; i++)
		dataset->labels.counts[(int32_t) chunk->values[chunk->nrows + i]]++;
	chunk->nrows += nrows;
	dataset->nrows += nrows;
}

/* Append rows of another data set's chunk, for which there is room, with their codes translated. */
static void
append_rows(MlDataset *dataset, MlChunk *to, const MlChunk *from, int32_t start, int32_t nrows,
			const int32_t *label_map, int32_t *const *maps)
{
	for (size_t v = 0; v < dataset_values(dataset); v++)
		memcpy(to->values + v * (size_t) to->capacity + to->nrows,
			   from->values + v * (size_t) from->capacity + start, (size_t) nrows * sizeof(double));
	for (int32_t i = 0; i < nrows && label_map != NULL; i++)
		to->values[to->nrows + i] = label_map[(int32_t) from->values[start + i]];
	for (int32_t c = 0; c < dataset->ncategorical; c++)
	{
		int32_t *out = to->codes + (size_t) c * (size_t) to->capacity + to->nrows;
		const int32_t *in = from->codes + (size_t) c * (size_t) from->capacity + start;

		for (int32_t i = 0; i < nrows; i++)
			out[i] = maps[c][in[i]];
	}
	commit_rows(dataset, to, nrows);
}

MlStatus
ml_dataset_known(MlEnv *env, const MlDataset *dataset, MlDictionary **out)
{
	MlDictionary *known;

	ML_TRY(
		ml_alloc(env, (size_t) dataset->ncategorical, sizeof(MlDictionary), "categories", &known));
	for (int32_t c = 0; c < dataset->ncategorical; c++)
	{
		known[c] = dataset->dictionaries[c];
		ML_TRY(ml_alloc_zero(env, (size_t) known[c].ncodes, sizeof(int64_t), "categories",
							 &known[c].counts));
	}
	*out = known;
	return ML_OK;
}

MlStatus
ml_dataset_merge(MlEnv *env, MlDataset *dataset, const MlDataset *other)
{
	MlChunkReader reader = {0};
	int32_t *label_map = NULL;
	int32_t **maps;

	if (dataset->ndense != other->ndense || dataset->ncategorical != other->ncategorical ||
		dataset->weighted != other->weighted || dataset->grouped != other->grouped ||
		dataset->validated != other->validated || dataset->labelled != other->labelled)
		return ml_fail(env, ML_BAD_SHAPE, "states of different columns cannot be combined");
	ML_TRY(ml_alloc(env, (size_t) dataset->ncategorical, sizeof(int32_t *), "categories", &maps));
	for (int32_t c = 0; c < dataset->ncategorical; c++)
		ML_TRY(
			ml_dictionary_map(env, &dataset->dictionaries[c], &other->dictionaries[c], &maps[c]));
	if (dataset->labelled)
		ML_TRY(ml_dictionary_map(env, &dataset->labels, &other->labels, &label_map));
	for (const MlChunk *chunk = other->first; chunk != NULL; chunk = chunk->next)
	{
		const MlChunk *from;
		int32_t nrows;

		ML_CHECK_STOP(env);
		ML_TRY(ml_chunk_open(env, other, chunk, &reader, &from));
		for (int32_t start = 0; start < from->nrows; start += nrows)
		{
			MlChunk *to;

			ML_TRY(ml_dataset_room(env, dataset, &to));
			nrows = to->capacity - to->nrows;
			if (nrows > from->nrows - start)
				nrows = from->nrows - start;
			append_rows(dataset, to, from, start, nrows, label_map, maps);
		}
	}
	ml_chunk_close(env, &reader);
	return ML_OK;
}

static void
dictionary_save(MlWriter *writer, const MlDictionary *dictionary)
{
	ml_write_u32(writer, (uint32_t) dictionary->ncodes - 1);
	for (int32_t code = 1; code < dictionary->ncodes; code++)
		ml_write_text(writer, dictionary->texts[code]);
}

/* The texts of a dictionary, whose counts come with the rows. */
static MlStatus
dictionary_load(MlReader *reader, MlDictionary *dictionary)
{
	uint32_t count = ml_read_count(reader, 4);

	for (uint32_t i = 0; i < count && !reader->failed; i++)
	{
		int32_t code = 0;

		ML_TRY(ml_dictionary_code(reader->env, dictionary, ml_read_text(reader), &code));
		if (code != (int32_t) i + 1)
			ml_reader_fail(reader, "a category twice");
	}
	return ml_reader_status(reader);
}

void
ml_dataset_save(MlWriter *writer, const MlDataset *dataset)
{
	size_t nvalues = dataset_values(dataset);
	MlChunkReader reader = {0};

	ml_write_u32(writer, (uint32_t) dataset->ndense);
	ml_write_u32(writer, (uint32_t) dataset->ncategorical);
	ml_write_bool(writer, dataset->weighted);
	ml_write_bool(writer, dataset->grouped);
	ml_write_bool(writer, dataset->validated);
	ml_write_bool(writer, dataset->labelled);
	for (int32_t c = 0; c < dataset->ncategorical; c++)
		dictionary_save(writer, &dataset->dictionaries[c]);
	if (dataset->labelled)
		dictionary_save(writer, &dataset->labels);
	for (const MlChunk *kept = dataset->first; kept != NULL; kept = kept->next)
	{
		const MlChunk *chunk = NULL;

		if (writer->status == ML_OK && ml_stopped(writer->env))
			writer->status = ML_CANCELLED;
		if (writer->status == ML_OK)
			writer->status = ml_chunk_open(writer->env, dataset, kept, &reader, &chunk);
		if (writer->status != ML_OK)
			return;
		ml_write_u32(writer, (uint32_t) chunk->nrows);
		for (size_t v = 0; v < nvalues; v++)
			ml_write_doubles(writer, chunk->values + v * (size_t) chunk->capacity,
							 (size_t) chunk->nrows);
		for (int32_t c = 0; c < dataset->ncategorical; c++)
			for (int32_t i = 0; i < chunk->nrows; i++)
				ml_write_u32(writer, (uint32_t) chunk->codes[c * chunk->capacity + i]);
	}
	ml_chunk_close(writer->env, &reader);
	ml_write_u32(writer, 0); /* no chunk has no rows */
}

/* Could these stand in column v of a data set: finite, a weight above 0, a dense value perhaps NaN? */
static bool
values_sound(const MlDataset *dataset, size_t v, const double *values, int32_t n)
{
	bool is_label = v == 0 && dataset->labelled;
	bool is_weight = v == 1 && dataset->weighted;
	size_t first = dataset->weighted ? 2 : 1;
	bool is_dense = v >= first && v < first + (size_t) dataset->ndense;
	bool is_flag = dataset->validated && v + 1 == dataset_values(dataset);
	bool sound = true;

	for (int32_t i = 0; i < n; i++)
		sound &= !isinf(values[i]) && (is_dense || !isnan(values[i]));
	for (int32_t i = 0; i < n && is_weight; i++)
		sound &= values[i] > 0;
	for (int32_t i = 0; i < n && is_flag; i++)
		sound &= values[i] == 0 || values[i] == 1;
	for (int32_t i = 0; i < n && is_label; i++)
		sound &=
			values[i] >= 1 && values[i] < dataset->labels.ncodes && values[i] == floor(values[i]);
	return sound;
}

static bool
codes_sound(const MlDictionary *dictionary, const int32_t *codes, int32_t n)
{
	bool sound = true;

	for (int32_t i = 0; i < n; i++)
		sound &= codes[i] >= 0 && codes[i] < dictionary->ncodes;
	return sound;
}

/* Rows start .. start + nrows - 1 of a saved chunk of saved_rows, into a chunk with room for them. */
static bool
load_rows(MlReader *reader, MlDataset *dataset, MlChunk *chunk, uint32_t saved_rows, uint32_t start,
		  int32_t nrows)
{
	const size_t nvalues = dataset_values(dataset);
	MlReader cell = *reader;
	bool sound = true;

	for (size_t v = 0; v < nvalues; v++)
	{
		double *values = chunk->values + v * (size_t) chunk->capacity + chunk->nrows;

		cell.position = reader->position + (v * saved_rows + start) * sizeof(double);
		for (int32_t i = 0; i < nrows; i++)
			values[i] = ml_read_f64(&cell);
		sound &= values_sound(dataset, v, values, nrows);
	}
	for (int32_t c = 0; c < dataset->ncategorical; c++)
	{
		int32_t *codes = chunk->codes + (size_t) c * (size_t) chunk->capacity + chunk->nrows;

		cell.position = reader->position + nvalues * saved_rows * sizeof(double) +
						((size_t) c * saved_rows + start) * sizeof(int32_t);
		for (int32_t i = 0; i < nrows; i++)
			codes[i] = (int32_t) ml_read_u32(&cell);
		sound &= codes_sound(&dataset->dictionaries[c], codes, nrows);
	}
	return sound;
}

/* Rows of one saved chunk. */
static MlStatus
dataset_load_rows(MlReader *reader, MlDataset *dataset, uint32_t saved_rows)
{
	size_t row_size =
		dataset_values(dataset) * sizeof(double) + (size_t) dataset->ncategorical * sizeof(int32_t);
	int32_t nrows;

	if (saved_rows > (reader->size - reader->position) / row_size)
	{
		ml_reader_fail(reader, "it ends too early");
		return ml_reader_status(reader);
	}
	for (uint32_t start = 0; start < saved_rows; start += (uint32_t) nrows)
	{
		MlChunk *chunk;

		ML_CHECK_STOP(reader->env);
		ML_TRY(ml_dataset_room(reader->env, dataset, &chunk));
		nrows = chunk->capacity - chunk->nrows;
		if ((uint32_t) nrows > saved_rows - start)
			nrows = (int32_t) (saved_rows - start);
		if (!load_rows(reader, dataset, chunk, saved_rows, start, nrows))
		{
			ml_reader_fail(reader, "value out of range");
			return ml_reader_status(reader);
		}
		commit_rows(dataset, chunk, nrows);
	}
	reader->position += (size_t) saved_rows * row_size;
	return ML_OK;
}

MlStatus
ml_dataset_load(MlReader *reader, MlDataset *dataset)
{
	uint32_t ndense = ml_read_u32(reader);
	uint32_t ncategorical = ml_read_u32(reader);
	bool weighted = ml_read_bool(reader);
	bool grouped = ml_read_bool(reader);
	bool validated = ml_read_bool(reader);
	bool labelled = ml_read_bool(reader);

	if (ndense > ML_MAX_FEATURES || ncategorical > ML_MAX_FEATURES)
		ml_reader_fail(reader, "wrong number of features");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_dataset_init(reader->env, dataset, (int32_t) ndense, (int32_t) ncategorical, weighted,
						   labelled));
	dataset->grouped = grouped;
	dataset->validated = validated;
	for (uint32_t c = 0; c < ncategorical; c++)
		ML_TRY(dictionary_load(reader, &dataset->dictionaries[c]));
	if (labelled)
		ML_TRY(dictionary_load(reader, &dataset->labels));
	for (;;)
	{
		uint32_t nrows = ml_read_u32(reader);

		ML_TRY(ml_reader_status(reader));
		if (nrows == 0)
			return ML_OK;
		ML_TRY(dataset_load_rows(reader, dataset, nrows));
	}
}
