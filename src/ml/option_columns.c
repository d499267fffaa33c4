/*
 * option_columns.c
 *		Values of options that name columns.  See option_columns.h.
 */
#include "ml/option_columns.h"

#include <stdio.h>

#define SHOWN 100 /* bytes of a user's text in an error */

static int
shown(MlText text)
{
	return (int) (text.length < SHOWN ? text.length : SHOWN);
}

static MlStatus
check_count(MlEnv *env, const MlOptionSpec *spec, int64_t count)
{
	if (count <= ML_OPTION_POSITIONS)
		return ML_OK;
	return ml_fail(env, ML_BAD_OPTION, "option \"%s\" has %lld names, more than %d", spec->name,
				   (long long) count, ML_OPTION_POSITIONS);
}

static MlStatus
copy_name(MlEnv *env, const MlOptionSpec *spec, MlText text, const char **name)
{
	MlText copy;

	if (text.length == 0)
		return ml_fail(env, ML_BAD_OPTION, "option \"%s\" has an empty name", spec->name);
	ML_TRY(ml_copy_text(env, text, &copy));
	*name = copy.data;
	return ML_OK;
}

static bool
has_name(const char *const *names, int32_t count, const char *name)
{
	for (int32_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* Directions */

/* The value of a column that is no direction, as the user has written it. */
static MlStatus
wrong_sign(MlEnv *env, const MlOptionSpec *spec, const MlValue *value)
{
	char given[SHOWN + 40];

	if (value->kind == ML_VALUE_NUMBER)
		snprintf(given, sizeof(given), "%.15g", value->number);
	else if (value->kind == ML_VALUE_TEXT)
		snprintf(given, sizeof(given), "\"%.*s\"", shown(value->text), value->text.data);
	else if (value->kind == ML_VALUE_BOOL)
		snprintf(given, sizeof(given), "%s", value->boolean ? "true" : "false");
	else
		snprintf(given, sizeof(given), "%s", value->kind == ML_VALUE_NULL ? "null" : "no number");
	(void) ml_fail(env, ML_BAD_OPTION, "option \"%s\" has %s for \"%.*s\", not -1, 0 or 1",
				   spec->name, given, shown(value->key), value->key.data);
	ml_hint(env, "1: the prediction never falls where the feature grows; -1: it never grows.");
	return ML_BAD_OPTION;
}

MlStatus
ml_signs_set(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, MlSigns *signs)
{
	size_t count = (size_t) value->nitems;

	*signs = (MlSigns){0};
	if (value->kind != ML_VALUE_OBJECT)
	{
		(void) ml_fail(env, ML_BAD_OPTION,
					   "option \"%s\" must be an object of feature and -1, 0 or 1", spec->name);
		ml_hint(env, "For instance: {\"%s\": {\"income\": 1, \"age\": -1}}.", spec->name);
		return ML_BAD_OPTION;
	}
	ML_TRY(check_count(env, spec, value->nitems));
	ML_TRY(ml_alloc(env, count, sizeof(char *), "names", &signs->names));
	ML_TRY(ml_alloc(env, count, sizeof(int8_t), "names", &signs->signs));
	for (int32_t i = 0; i < value->nitems; i++)
	{
		const MlValue *item = &value->items[i];
		double sign = item->number;

		ML_TRY(copy_name(env, spec, item->key, &signs->names[i]));
		if (item->kind != ML_VALUE_NUMBER || !(sign == -1 || sign == 0 || sign == 1))
			return wrong_sign(env, spec, item);
		if (has_name(signs->names, i, signs->names[i]))
			return ml_fail(env, ML_BAD_OPTION, "option \"%s\" has \"%.100s\" twice", spec->name,
						   signs->names[i]);
		signs->signs[i] = (int8_t) sign;
	}
	signs->count = value->nitems;
	return ML_OK;
}

void
ml_signs_save(MlWriter *writer, const MlSigns *signs)
{
	ml_write_u32(writer, (uint32_t) signs->count);
	for (int32_t i = 0; i < signs->count; i++)
	{
		ml_write_string(writer, signs->names[i]);
		ml_write_u8(writer, (uint8_t) (signs->signs[i] + 1));
	}
}

void
ml_signs_load(MlReader *reader, MlSigns *signs)
{
	uint32_t count = ml_read_count(reader, 5);

	*signs = (MlSigns){0};
	if (count > ML_OPTION_POSITIONS)
		ml_reader_fail(reader, "too many names in an option");
	if (reader->failed)
		return;
	if (ml_alloc(reader->env, count, sizeof(char *), "names", &signs->names) != ML_OK ||
		ml_alloc(reader->env, count, sizeof(int8_t), "names", &signs->signs) != ML_OK)
	{
		ml_reader_no_memory(reader);
		return;
	}
	for (uint32_t i = 0; i < count; i++)
	{
		uint8_t sign;

		signs->names[i] = ml_read_string(reader);
		sign = ml_read_u8(reader);
		if (sign > 2)
			ml_reader_fail(reader, "wrong direction in an option");
		signs->signs[i] = reader->failed ? 0 : (int8_t) (sign - 1);
	}
	signs->count = (int32_t) count;
}

void
ml_signs_json(MlWriter *writer, const MlSigns *signs)
{
	ml_json_begin(writer, '{');
	for (int32_t i = 0; i < signs->count; i++)
	{
		ml_json_key(writer, signs->names[i]);
		ml_json_integer(writer, signs->signs[i]);
	}
	ml_json_end(writer, '}');
}

/* Sets */

static MlStatus
set_one(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, MlNames *names)
{
	ML_TRY(ml_alloc(env, (size_t) value->nitems, sizeof(char *), "names", &names->names));
	names->count = value->nitems;
	for (int32_t i = 0; i < value->nitems; i++)
	{
		const MlValue *item = &value->items[i];

		if (item->kind != ML_VALUE_TEXT)
		{
			(void) ml_fail(env, ML_BAD_OPTION,
						   "option \"%s\" has a set with an item that is not a string", spec->name);
			ml_hint(env, "For instance: {\"%s\": [[\"income\", \"age\"], [\"region\"]]}.",
					spec->name);
			return ML_BAD_OPTION;
		}
		ML_TRY(copy_name(env, spec, item->text, &names->names[i]));
		if (has_name(names->names, i, names->names[i]))
			return ml_fail(env, ML_BAD_OPTION, "option \"%s\" has \"%.100s\" twice in one set",
						   spec->name, names->names[i]);
	}
	return ML_OK;
}

MlStatus
ml_name_sets_set(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, MlNameSets *sets)
{
	bool is_array = value->kind == ML_VALUE_ARRAY;
	int64_t names = 0;

	*sets = (MlNameSets){0};
	for (int32_t i = 0; is_array && i < value->nitems; i++)
		is_array = value->items[i].kind == ML_VALUE_ARRAY;
	if (!is_array)
	{
		(void) ml_fail(env, ML_BAD_OPTION,
					   "option \"%s\" must be an array of arrays of names of features", spec->name);
		ml_hint(env, "For instance: {\"%s\": [[\"income\", \"age\"], [\"region\"]]}.", spec->name);
		return ML_BAD_OPTION;
	}
	for (int32_t i = 0; i < value->nitems; i++)
	{
		if (value->items[i].nitems == 0)
			return ml_fail(env, ML_BAD_OPTION, "option \"%s\" has an empty set", spec->name);
		names += value->items[i].nitems;
	}
	ML_TRY(check_count(env, spec, names));
	ML_TRY(ml_alloc_zero(env, (size_t) value->nitems, sizeof(MlNames), "names", &sets->sets));
	for (int32_t i = 0; i < value->nitems; i++)
		ML_TRY(set_one(env, spec, &value->items[i], &sets->sets[i]));
	sets->count = value->nitems;
	return ML_OK;
}

void
ml_name_sets_save(MlWriter *writer, const MlNameSets *sets)
{
	ml_write_u32(writer, (uint32_t) sets->count);
	for (int32_t i = 0; i < sets->count; i++)
	{
		const MlNames *names = &sets->sets[i];

		ml_write_u32(writer, (uint32_t) names->count);
		for (int32_t n = 0; n < names->count; n++)
			ml_write_string(writer, names->names[n]);
	}
}

static void
load_one(MlReader *reader, MlNames *names)
{
	uint32_t count = ml_read_count(reader, 4);

	if (count == 0 || count > ML_OPTION_POSITIONS)
		ml_reader_fail(reader, "wrong number of names in an option");
	if (reader->failed)
		return;
	if (ml_alloc(reader->env, count, sizeof(char *), "names", &names->names) != ML_OK)
	{
		ml_reader_no_memory(reader);
		return;
	}
	for (uint32_t n = 0; n < count; n++)
		names->names[n] = ml_read_string(reader);
	names->count = (int32_t) count;
}

void
ml_name_sets_load(MlReader *reader, MlNameSets *sets)
{
	uint32_t count = ml_read_count(reader, 8);

	*sets = (MlNameSets){0};
	if (count > ML_OPTION_POSITIONS)
		ml_reader_fail(reader, "too many sets in an option");
	if (reader->failed)
		return;
	if (ml_alloc_zero(reader->env, count, sizeof(MlNames), "names", &sets->sets) != ML_OK)
	{
		ml_reader_no_memory(reader);
		return;
	}
	for (uint32_t i = 0; i < count && !reader->failed; i++)
		load_one(reader, &sets->sets[i]);
	sets->count = reader->failed ? 0 : (int32_t) count;
}

void
ml_name_sets_json(MlWriter *writer, const MlNameSets *sets)
{
	ml_json_begin(writer, '[');
	for (int32_t i = 0; i < sets->count; i++)
	{
		ml_json_begin(writer, '[');
		for (int32_t n = 0; n < sets->sets[i].count; n++)
			ml_json_string(writer, sets->sets[i].names[n]);
		ml_json_end(writer, ']');
	}
	ml_json_end(writer, ']');
}
