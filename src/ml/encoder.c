/*
 * encoder.c
 *		From a row of the query to features.  See encoder.h.
 */
#include "ml/encoder.h"

#include <stdlib.h>

/* A category with its frequency, to choose and order the levels. */
typedef struct Candidate
{
	MlText text;
	int64_t count;
	int32_t code;
} Candidate;

static int
by_frequency(const void *a, const void *b)
{
	const Candidate *x = a;
	const Candidate *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return ml_text_compare(x->text, y->text);
}

static int
by_text(const void *a, const void *b)
{
	return ml_text_compare(((const Candidate *) a)->text, ((const Candidate *) b)->text);
}

MlStatus
ml_levels_fit(MlEnv *env, const MlDictionary *dictionary, int64_t max_categories, MlLevels *levels,
			  int32_t **map)
{
	Candidate *candidates;
	int32_t n = 0;
	int32_t kept;

	ML_TRY(ml_alloc(env, (size_t) dictionary->ncodes, sizeof(Candidate), "levels", &candidates));
	ML_TRY(ml_alloc(env, (size_t) dictionary->ncodes, sizeof(int32_t), "levels", map));
	memset(*map, -1, (size_t) dictionary->ncodes * sizeof(int32_t));
	for (int32_t code = 1; code < dictionary->ncodes; code++)
		if (dictionary->counts[code] > 0)
			candidates[n++] = (Candidate){dictionary->texts[code], dictionary->counts[code], code};
	kept = n > max_categories ? (int32_t) max_categories : n;
	if (kept < n)
		qsort(candidates, (size_t) n, sizeof(Candidate), by_frequency);
	if (kept > 0)
		qsort(candidates, (size_t) kept, sizeof(Candidate), by_text);
	if (kept < n)
		qsort(candidates + kept, (size_t) (n - kept), sizeof(Candidate), by_text);

	levels->nkept = kept;
	levels->nfolded = n - kept;
	levels->nlevels = kept;
	levels->other = levels->nfolded > 0 ? levels->nlevels++ : -1;
	levels->null = dictionary->counts[0] > 0 ? levels->nlevels++ : -1;
	ML_TRY(ml_alloc_zero(env, (size_t) kept, sizeof(MlText), "levels", &levels->texts));
	ML_TRY(ml_alloc_zero(env, (size_t) (n - kept), sizeof(MlText), "levels", &levels->folded));
	ML_TRY(
		ml_alloc_zero(env, (size_t) levels->nlevels, sizeof(int64_t), "levels", &levels->counts));
	for (int32_t i = 0; i < n; i++)
	{
		int32_t level = i < kept ? i : levels->other;

		ML_TRY(ml_copy_text(env, candidates[i].text,
							i < kept ? &levels->texts[i] : &levels->folded[i - kept]));
		levels->counts[level] += candidates[i].count;
		(*map)[candidates[i].code] = level;
	}
	if (levels->null >= 0)
		levels->counts[levels->null] = dictionary->counts[0];
	(*map)[0] = levels->null;
	return ML_OK;
}

/* Index of a text among n sorted ones, or -1. */
static int32_t
find_text(const MlText *texts, int32_t n, MlText text)
{
	int32_t low = 0;
	int32_t high = n - 1;

	while (low <= high)
	{
		int32_t middle = low + (high - low) / 2;
		int order = ml_text_compare(text, texts[middle]);

		if (order == 0)
			return middle;
		if (order < 0)
			high = middle - 1;
		else
			low = middle + 1;
	}
	return -1;
}

int32_t
ml_levels_find(const MlLevels *levels, MlText text)
{
	int32_t level = find_text(levels->texts, levels->nkept, text);

	if (level < 0 && find_text(levels->folded, levels->nfolded, text) >= 0)
		level = levels->other;
	return level;
}

MlText
ml_level_name(const MlLevels *levels, int32_t level)
{
	if (level < levels->nkept)
		return levels->texts[level];
	return ml_text(level == levels->other ? "(other)" : "(NULL)");
}

MlStatus
ml_encoder_level(MlEnv *env, const MlEncoder *encoder, const MlColumn *column, const MlText *text,
				 int32_t *level)
{
	const MlLevels *levels = &encoder->levels[column->first];

	*level = text != NULL ? ml_levels_find(levels, *text) : levels->null;
	if (*level >= 0 || encoder->unseen == ML_UNSEEN_ZERO)
		return ML_OK;
	if (encoder->unseen == ML_UNSEEN_OTHER)
	{
		*level = levels->other;
		return ML_OK;
	}
	if (text == NULL)
		return ml_fail(env, ML_BAD_VALUE, "NULL in column \"%s\" was not seen in training",
					   column->name);
	return ml_fail(env, ML_BAD_VALUE, "category \"%.*s\" of column \"%s\" was not seen in training",
				   (int) (text->length < 100 ? text->length : 100), text->data, column->name);
}

void
ml_moments_save(MlWriter *writer, const MlMoments *moments)
{
	ml_write_i64(writer, moments->n);
	ml_write_i64(writer, moments->missing);
	ml_write_f64(writer, moments->mean);
	ml_write_f64(writer, moments->m2);
	ml_write_f64(writer, moments->minimum);
	ml_write_f64(writer, moments->maximum);
}

void
ml_moments_load(MlReader *reader, MlMoments *moments)
{
	moments->n = ml_read_i64(reader);
	moments->missing = ml_read_i64(reader);
	moments->mean = ml_read_f64(reader);
	moments->m2 = ml_read_f64(reader);
	moments->minimum = ml_read_f64(reader);
	moments->maximum = ml_read_f64(reader);
	if (!reader->failed && !ml_moments_valid(moments))
		ml_reader_fail(reader, "wrong moments of a column");
}

static void
levels_save(MlWriter *writer, const MlLevels *levels)
{
	ml_write_u32(writer, (uint32_t) levels->nkept);
	for (int32_t i = 0; i < levels->nkept; i++)
		ml_write_text(writer, levels->texts[i]);
	ml_write_bool(writer, levels->other >= 0);
	ml_write_bool(writer, levels->null >= 0);
	ml_write_u32(writer, (uint32_t) levels->nfolded);
	for (int32_t i = 0; i < levels->nfolded; i++)
		ml_write_text(writer, levels->folded[i]);
	for (int32_t i = 0; i < levels->nlevels; i++)
		ml_write_i64(writer, levels->counts[i]);
}

/* Sorted texts, in one piece: their lengths, which stand before each, leave room for the ends. */
static MlStatus
texts_load(MlReader *reader, uint32_t n, MlText **texts)
{
	MlReader ahead = *reader;
	char *bytes;

	for (uint32_t i = 0; i < n && !ahead.failed; i++)
		(void) ml_read_text(&ahead);
	ML_TRY(ml_reader_status(&ahead));
	ML_TRY(ml_alloc(reader->env, n, sizeof(MlText), "levels", texts));
	ML_TRY(ml_alloc(reader->env, ahead.position - reader->position, 1, "levels", &bytes));
	for (uint32_t i = 0; i < n; i++)
	{
		MlText text = ml_read_text(reader);

		memcpy(bytes, text.data, text.length);
		bytes[text.length] = '\0';
		(*texts)[i] = (MlText){bytes, text.length};
		bytes += text.length + 1;
		if (i > 0 && ml_text_compare((*texts)[i - 1], (*texts)[i]) >= 0)
			ml_reader_fail(reader, "levels not in order");
		ML_TRY(ml_reader_status(reader));
	}
	return ML_OK;
}

static MlStatus
levels_load(MlReader *reader, MlLevels *levels)
{
	uint32_t nkept = ml_read_count(reader, 4);
	uint32_t nfolded;

	ML_TRY(texts_load(reader, nkept, &levels->texts));
	levels->nkept = (int32_t) nkept;
	levels->nlevels = (int32_t) nkept;
	levels->other = ml_read_bool(reader) ? levels->nlevels++ : -1;
	levels->null = ml_read_bool(reader) ? levels->nlevels++ : -1;
	nfolded = ml_read_count(reader, 4);
	if ((nfolded > 0) != (levels->other >= 0))
		ml_reader_fail(reader, "wrong number of folded levels");
	ML_TRY(texts_load(reader, nfolded, &levels->folded));
	levels->nfolded = (int32_t) nfolded;
	if (!reader->failed &&
		(size_t) levels->nlevels > (reader->size - reader->position) / sizeof(int64_t))
		ml_reader_fail(reader, "it ends too early");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc(reader->env, (size_t) levels->nlevels, sizeof(int64_t), "levels",
					&levels->counts));
	for (int32_t i = 0; i < levels->nlevels; i++)
	{
		levels->counts[i] = ml_read_i64(reader);
		if (levels->counts[i] < 0)
			ml_reader_fail(reader, "wrong count of a level");
	}
	return ml_reader_status(reader);
}

void
ml_encoder_save(MlWriter *writer, const MlEncoder *encoder)
{
	ml_columns_save(writer, encoder->columns, encoder->ncolumns);
	for (int32_t c = 0; c < encoder->ndense; c++)
		ml_moments_save(writer, &encoder->dense[c]);
	for (int32_t c = 0; c < encoder->ncategorical; c++)
		levels_save(writer, &encoder->levels[c]);
	ml_write_u8(writer, (uint8_t) encoder->unseen);
}

MlStatus
ml_encoder_load(MlReader *reader, MlEncoder *encoder)
{
	MlSchema schema = {0};

	memset(encoder, 0, sizeof(*encoder));
	ml_columns_load(reader, &encoder->columns, &encoder->ncolumns);
	ML_TRY(ml_reader_status(reader));
	schema.columns = encoder->columns;
	schema.ncolumns = encoder->ncolumns;
	ML_TRY(ml_schema_layout(reader->env, &schema));
	if ((size_t) schema.ndense > (reader->size - reader->position) / sizeof(MlMoments))
		ml_reader_fail(reader, "it ends too early");
	ML_TRY(ml_reader_status(reader));
	encoder->ndense = schema.ndense;
	encoder->ncategorical = schema.ncategorical;
	ML_TRY(ml_alloc(reader->env, (size_t) encoder->ndense, sizeof(MlMoments), "moments",
					&encoder->dense));
	ML_TRY(ml_alloc_zero(reader->env, (size_t) encoder->ncategorical, sizeof(MlLevels), "levels",
						 &encoder->levels));
	for (int32_t c = 0; c < encoder->ndense; c++)
		ml_moments_load(reader, &encoder->dense[c]);
	for (int32_t c = 0; c < encoder->ncategorical; c++)
		ML_TRY(levels_load(reader, &encoder->levels[c]));
	encoder->unseen = ml_read_u8(reader);
	if (encoder->unseen > ML_UNSEEN_ERROR)
		ml_reader_fail(reader, "an unknown choice of an option");
	return ml_reader_status(reader);
}

static void
moments_json(MlWriter *writer, const MlMoments *moments)
{
	ml_json_key(writer, "n");
	ml_json_integer(writer, moments->n);
	ml_json_key(writer, "missing");
	ml_json_integer(writer, moments->missing);
	ml_json_key(writer, "mean");
	ml_json_number(writer, moments->n > 0 ? moments->mean : NAN);
	ml_json_key(writer, "sd");
	ml_json_number(writer, ml_moments_sd(moments));
	ml_json_key(writer, "min");
	ml_json_number(writer, moments->minimum);
	ml_json_key(writer, "max");
	ml_json_number(writer, moments->maximum);
}

static int32_t
levels_above(const MlLevels *levels, int64_t rows)
{
	int32_t n = 0;

	for (int32_t i = 0; i < levels->nlevels; i++)
		n += levels->counts[i] > rows;
	return n;
}

/* The smallest number of rows that at most n levels, of which there are more, have more of. */
static int64_t
rows_of_most(const MlLevels *levels, int32_t n)
{
	int64_t low = -1; /* more than n have more */
	int64_t high = INT64_MAX / 2;

	while (high - low > 1)
	{
		int64_t middle = low + (high - low) / 2;

		if (levels_above(levels, middle) <= n)
			high = middle;
		else
			low = middle;
	}
	return high;
}

static void
levels_json(MlWriter *writer, const MlLevels *levels, bool all)
{
	int32_t shown = all ? levels->nlevels : ML_LEVELS_SHOWN;
	int64_t rows = shown < levels->nlevels ? rows_of_most(levels, shown) : -1;
	int32_t ties = shown - levels_above(levels, rows); /* of the levels with so many rows */

	ml_json_key(writer, "levels");
	ml_json_begin(writer, '[');
	for (int32_t i = 0; i < levels->nlevels; i++)
	{
		if (levels->counts[i] < rows || (levels->counts[i] == rows && ties-- <= 0))
			continue;
		ml_json_begin(writer, '{');
		ml_json_key(writer, "level");
		ml_json_text(writer, ml_level_name(levels, i));
		ml_json_key(writer, "rows");
		ml_json_integer(writer, levels->counts[i]);
		ml_json_end(writer, '}');
	}
	ml_json_end(writer, ']');
	if (shown < levels->nlevels)
	{
		ml_json_key(writer, "more_levels");
		ml_json_integer(writer, levels->nlevels - shown);
	}
	if (levels->nfolded > 0)
	{
		ml_json_key(writer, "folded_levels");
		ml_json_integer(writer, levels->nfolded);
	}
}

void
ml_encoder_json(MlWriter *writer, const MlEncoder *encoder, bool all)
{
	ml_json_begin(writer, '[');
	for (int32_t i = 0; i < encoder->ncolumns; i++)
	{
		const MlColumn *column = &encoder->columns[i];

		ml_json_begin(writer, '{');
		ml_json_key(writer, "name");
		ml_json_string(writer, column->name);
		ml_json_key(writer, "type");
		ml_json_string(writer, column->type_name);
		ml_json_key(writer, "kind");
		ml_json_string(writer, ml_column_kind_names[column->kind]);
		if (column->kind == ML_COLUMN_CATEGORY)
			levels_json(writer, &encoder->levels[column->first], all);
		else if (column->kind == ML_COLUMN_ARRAY)
		{
			ml_json_key(writer, "width");
			ml_json_integer(writer, column->width);
		}
		else
			moments_json(writer, &encoder->dense[column->first]);
		ml_json_end(writer, '}');
	}
	ml_json_end(writer, ']');
}
