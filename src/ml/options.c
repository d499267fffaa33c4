/*
 * options.c
 *		Options of an algorithm, all derived from its table.  See options.h.
 */
#include "ml/options.h"

#include <stdio.h>

#include "ml/option_columns.h"
#include "ml/option_words.h"

const char *const ml_missing_choices[] = {"impute_mean", "skip_row", "error", NULL};
const char *const ml_coding_choices[] = {"auto", "treatment", "full", NULL};
const char *const ml_unseen_choices[] = {"zero", "other", "error", NULL};

#define MAX_NAME 64 /* longer names are compared by their beginning */

static void *
field(const MlOptionSpec *spec, const void *options)
{
	return (char *) options + spec->offset;
}

static int32_t
choice_count(const MlOptionSpec *spec)
{
	int32_t n = 0;

	while (spec->choices[n] != NULL)
		n++;
	return n;
}

static void
set_default(const MlOptionSpec *spec, void *options)
{
	void *at = field(spec, options);

	switch (spec->type)
	{
		case ML_OPTION_BOOL:
			*(bool *) at = spec->standard != 0;
			break;
		case ML_OPTION_INTEGER:
			*(int64_t *) at = (int64_t) spec->standard;
			break;
		case ML_OPTION_REAL:
			*(double *) at = spec->standard;
			break;
		case ML_OPTION_CHOICE:
			*(int32_t *) at = (int32_t) spec->standard;
			break;
		case ML_OPTION_TEXT:
		case ML_OPTION_LABEL:
			*(const char **) at = NULL;
			break;
		case ML_OPTION_NAMES:
			*(MlNames *) at = (MlNames){0, NULL};
			break;
		case ML_OPTION_ARGUMENT:
			*(MlArgument *) at = (MlArgument){NULL, 0};
			break;
		case ML_OPTION_CLASS_WEIGHT:
			*(MlClassWeights *) at = (MlClassWeights){0};
			break;
		case ML_OPTION_SIGNS:
			*(MlSigns *) at = (MlSigns){0};
			break;
		case ML_OPTION_NAME_SETS:
			*(MlNameSets *) at = (MlNameSets){0};
			break;
	}
}

void
ml_options_default(const MlOptionSpec *specs, int nspecs, void *options, size_t size)
{
	memset(options, 0, size);
	for (int i = 0; i < nspecs; i++)
		set_default(&specs[i], options);
}

bool
ml_option_is_default(const MlOptionSpec *spec, const void *options)
{
	const void *at = field(spec, options);

	switch (spec->type)
	{
		case ML_OPTION_BOOL:
			return *(const bool *) at == (spec->standard != 0);
		case ML_OPTION_INTEGER:
			return *(const int64_t *) at == (int64_t) spec->standard;
		case ML_OPTION_REAL:
			return *(const double *) at == spec->standard ||
				   (isnan(spec->standard) && isnan(*(const double *) at));
		case ML_OPTION_CHOICE:
			return *(const int32_t *) at == (int32_t) spec->standard;
		case ML_OPTION_TEXT:
		case ML_OPTION_LABEL:
			return *(const char *const *) at == NULL;
		case ML_OPTION_NAMES:
			return ((const MlNames *) at)->count == 0;
		case ML_OPTION_ARGUMENT:
			return ((const MlArgument *) at)->name == NULL &&
				   ((const MlArgument *) at)->position == 0;
		case ML_OPTION_CLASS_WEIGHT:
			return ((const MlClassWeights *) at)->mode == ML_CLASS_WEIGHT_NONE;
		case ML_OPTION_SIGNS:
			return ((const MlSigns *) at)->count == 0;
		case ML_OPTION_NAME_SETS:
			return ((const MlNameSets *) at)->count == 0;
	}
	return true;
}

/* Levenshtein's distance of the first MAX_NAME characters. */
static int
edit_distance(const char *a, const char *b)
{
	int row[MAX_NAME + 1];
	int na = (int) strnlen(a, MAX_NAME);
	int nb = (int) strnlen(b, MAX_NAME);

	for (int j = 0; j <= nb; j++)
		row[j] = j;
	for (int i = 1; i <= na; i++)
	{
		int diagonal = row[0];

		row[0] = i;
		for (int j = 1; j <= nb; j++)
		{
			int substituted = diagonal + (a[i - 1] != b[j - 1]);
			int shifted = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;

			diagonal = row[j];
			row[j] = substituted < shifted ? substituted : shifted;
		}
	}
	return row[nb];
}

const char *
ml_nearest_name(const char *name, const char *const *names, int n)
{
	const char *nearest = NULL;
	int limit = (int) strnlen(name, MAX_NAME) / 2;

	for (int i = 0; i < n; i++)
	{
		int distance = edit_distance(name, names[i]);

		if (distance <= limit)
		{
			limit = distance - 1;
			nearest = names[i];
		}
	}
	return nearest;
}

/* The option that other libraries spell this way, or whose name is near; or NULL. */
static const char *
suggestion(const char *name, const MlOptionSpec *specs, int nspecs)
{
	const char *names[64];
	char word[MAX_NAME + 3];

	snprintf(word, sizeof(word), " %.*s ", MAX_NAME, name);
	for (char *c = word; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c += 'a' - 'A';
	for (int i = 0; i < nspecs; i++)
		if (specs[i].synonyms != NULL && strstr(specs[i].synonyms, word) != NULL)
			return specs[i].name;
	if (nspecs > 64)
		nspecs = 64;
	for (int i = 0; i < nspecs; i++)
		names[i] = specs[i].name;
	return ml_nearest_name(name, names, nspecs);
}

static MlStatus
unknown_option(MlEnv *env, const char *algorithm, const MlOptionSpec *specs, int nspecs,
			   const char *name)
{
	const char *instead = ml_word_instead(name);
	const char *near = instead == NULL ? suggestion(name, specs, nspecs) : NULL;
	char list[1792];
	size_t used = 0;

	list[0] = '\0';
	for (int i = 0; i < nspecs && used < sizeof(list); i++)
		used += (size_t) snprintf(list + used, sizeof(list) - used, "%s%s", i > 0 ? ", " : "",
								  specs[i].name);
	(void) ml_fail(env, ML_BAD_OPTION, "unknown option \"%.100s\" of %s", name, algorithm);
	if (near != NULL)
		ml_hint(env, "Perhaps you meant \"%s\". Options are: %s.", near, list);
	else
		ml_hint(env, "%s%sOptions are: %s.", instead != NULL ? instead : "",
				instead != NULL ? " " : "", list);
	return ML_BAD_OPTION;
}

static MlStatus
wrong_type(MlEnv *env, const MlOptionSpec *spec, const char *expected)
{
	return ml_fail(env, ML_BAD_OPTION, "option \"%s\" must be %s", spec->name, expected);
}

static MlStatus
set_number(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, void *at)
{
	bool integer = spec->type == ML_OPTION_INTEGER;

	if (value->kind != ML_VALUE_NUMBER || (integer && value->number != floor(value->number)))
		return wrong_type(env, spec, integer ? "an integer" : "a number");
	if (!(value->number >= spec->minimum && value->number <= spec->maximum))
	{
		char range[96];

		ml_option_range_text(spec, range, sizeof(range));
		return ml_fail(env, ML_BAD_OPTION, "option \"%s\" is %.15g, outside %s", spec->name,
					   value->number, range);
	}
	if (integer)
		*(int64_t *) at = (int64_t) value->number;
	else
		*(double *) at = value->number;
	return ML_OK;
}

static MlStatus
set_choice(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, void *at)
{
	const char *near;
	char range[256];
	char word[MAX_NAME + 1];

	ml_option_range_text(spec, range, sizeof(range));
	if (value->kind != ML_VALUE_TEXT)
	{
		char expected[300];

		snprintf(expected, sizeof(expected), "one of %s", range);
		return wrong_type(env, spec, expected);
	}
	for (int32_t i = 0; spec->choices[i] != NULL; i++)
		if (ml_text_compare(value->text, ml_text(spec->choices[i])) == 0)
		{
			*(int32_t *) at = i;
			return ML_OK;
		}
	(void) ml_fail(env, ML_BAD_OPTION, "option \"%s\" is \"%.*s\", not one of %s", spec->name,
				   (int) (value->text.length < 100 ? value->text.length : 100), value->text.data,
				   range);
	snprintf(word, sizeof(word), "%.*s",
			 (int) (value->text.length < MAX_NAME ? value->text.length : MAX_NAME),
			 value->text.data);
	near = ml_word_choice(word, spec->choices);
	if (near != NULL)
		ml_hint(env, "Perhaps you meant \"%s\".", near);
	return ML_BAD_OPTION;
}

static MlStatus
set_text(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, const char **out)
{
	MlText copy;

	if (value->kind != ML_VALUE_TEXT || value->text.length == 0)
		return wrong_type(env, spec, "a string that is not empty");
	ML_TRY(ml_copy_text(env, value->text, &copy));
	*out = copy.data;
	return ML_OK;
}

static MlStatus
set_names(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, MlNames *names)
{
	if (value->kind != ML_VALUE_ARRAY)
		return wrong_type(env, spec, "an array of strings");
	ML_TRY(ml_alloc(env, (size_t) value->nitems, sizeof(char *), "names", &names->names));
	names->count = value->nitems;
	for (int32_t i = 0; i < value->nitems; i++)
	{
		if (value->items[i].kind != ML_VALUE_TEXT || value->items[i].text.length == 0)
			return wrong_type(env, spec, "an array of strings that are not empty");
		ML_TRY(set_text(env, spec, &value->items[i], &names->names[i]));
		for (int32_t j = 0; j < i; j++)
			if (strcmp(names->names[i], names->names[j]) == 0)
				return ml_fail(env, ML_BAD_OPTION, "option \"%s\" has \"%.100s\" twice", spec->name,
							   names->names[i]);
	}
	return ML_OK;
}

static MlStatus
set_argument(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, MlArgument *argument)
{
	*argument = (MlArgument){NULL, 0};
	if (value->kind == ML_VALUE_NUMBER && value->number >= 1 &&
		value->number <= ML_OPTION_POSITIONS && value->number == floor(value->number))
	{
		argument->position = (int32_t) value->number;
		return ML_OK;
	}
	if (value->kind != ML_VALUE_TEXT)
		return wrong_type(env, spec, "the name of an argument or its position from 1");
	return set_text(env, spec, value, &argument->name);
}

/* A class label: the text that SQL gives a boolean, a number, or a string. */
static MlStatus
set_label(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, const char **out)
{
	char number[32];

	if (value->kind == ML_VALUE_BOOL)
		return ml_copy_string(env, value->boolean ? "true" : "false", out);
	if (value->kind == ML_VALUE_TEXT && value->text.length == 0)
		return ml_copy_string(env, "", out);
	if (value->kind != ML_VALUE_NUMBER)
		return set_text(env, spec, value, out);
	snprintf(number, sizeof(number), "%.15g", value->number);
	return ml_copy_string(env, number, out);
}

static MlStatus
set_class_weights(MlEnv *env, const MlOptionSpec *spec, const MlValue *value,
				  MlClassWeights *weights)
{
	static const char expected[] = "\"balanced\" or an object of label and weight";

	*weights = (MlClassWeights){0};
	if (value->kind == ML_VALUE_TEXT && ml_text_compare(value->text, ml_text("balanced")) == 0)
	{
		weights->mode = ML_CLASS_WEIGHT_BALANCED;
		return ML_OK;
	}
	if (value->kind != ML_VALUE_OBJECT)
		return wrong_type(env, spec, expected);
	ML_TRY(ml_alloc(env, (size_t) value->nitems, sizeof(char *), "weights", &weights->labels));
	ML_TRY(ml_alloc(env, (size_t) value->nitems, sizeof(double), "weights", &weights->weights));
	for (int32_t i = 0; i < value->nitems; i++)
	{
		MlText label;

		if (value->items[i].kind != ML_VALUE_NUMBER)
			return wrong_type(env, spec, expected);
		if (!(value->items[i].number > 0) || isinf(value->items[i].number))
			return ml_fail(env, ML_BAD_OPTION,
						   "option \"%s\" has the weight %.15g, it must be finite and above 0",
						   spec->name, value->items[i].number);
		ML_TRY(ml_copy_text(env, value->items[i].key, &label));
		weights->labels[i] = label.data;
		weights->weights[i] = value->items[i].number;
	}
	weights->count = value->nitems;
	weights->mode = ML_CLASS_WEIGHT_GIVEN;
	return ML_OK;
}

static MlStatus
set_value(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, void *options)
{
	void *at = field(spec, options);

	if (value->kind == ML_VALUE_NULL)
	{
		set_default(spec, options);
		return ML_OK;
	}
	switch (spec->type)
	{
		case ML_OPTION_BOOL:
			if (value->kind != ML_VALUE_BOOL)
				return wrong_type(env, spec, "true or false");
			*(bool *) at = value->boolean;
			return ML_OK;
		case ML_OPTION_INTEGER:
		case ML_OPTION_REAL:
			return set_number(env, spec, value, at);
		case ML_OPTION_CHOICE:
			return set_choice(env, spec, value, at);
		case ML_OPTION_TEXT:
			return set_text(env, spec, value, at);
		case ML_OPTION_NAMES:
			return set_names(env, spec, value, at);
		case ML_OPTION_ARGUMENT:
			return set_argument(env, spec, value, at);
		case ML_OPTION_LABEL:
			return set_label(env, spec, value, at);
		case ML_OPTION_CLASS_WEIGHT:
			return set_class_weights(env, spec, value, at);
		case ML_OPTION_SIGNS:
			return ml_signs_set(env, spec, value, at);
		case ML_OPTION_NAME_SETS:
			return ml_name_sets_set(env, spec, value, at);
	}
	return ML_OK;
}

MlStatus
ml_options_set(MlEnv *env, const char *algorithm, const MlOptionSpec *specs, int nspecs,
			   const MlValue *object, void *options)
{
	if (object->kind != ML_VALUE_OBJECT)
		return ml_fail(env, ML_BAD_OPTION, "options of %s must be a JSON object", algorithm);
	for (int32_t i = 0; i < object->nitems; i++)
	{
		const MlValue *value = &object->items[i];
		const MlOptionSpec *spec = NULL;
		MlText name;

		for (int s = 0; s < nspecs && spec == NULL; s++)
			if (ml_text_compare(value->key, ml_text(specs[s].name)) == 0)
				spec = &specs[s];
		if (spec != NULL)
		{
			ML_TRY(set_value(env, spec, value, options));
			continue;
		}
		ML_TRY(ml_copy_text(env, value->key, &name));
		return unknown_option(env, algorithm, specs, nspecs, name.data);
	}
	return ML_OK;
}

static void
save_class_weights(MlWriter *writer, const MlClassWeights *weights)
{
	ml_write_u8(writer, (uint8_t) weights->mode);
	ml_write_u32(writer, (uint32_t) weights->count);
	for (int32_t i = 0; i < weights->count; i++)
	{
		ml_write_string(writer, weights->labels[i]);
		ml_write_f64(writer, weights->weights[i]);
	}
}

void
ml_options_save(MlWriter *writer, const MlOptionSpec *specs, int nspecs, const void *options)
{
	for (int i = 0; i < nspecs; i++)
	{
		const void *at = field(&specs[i], options);

		switch (specs[i].type)
		{
			case ML_OPTION_BOOL:
				ml_write_bool(writer, *(const bool *) at);
				break;
			case ML_OPTION_INTEGER:
				ml_write_i64(writer, *(const int64_t *) at);
				break;
			case ML_OPTION_REAL:
				ml_write_f64(writer, *(const double *) at);
				break;
			case ML_OPTION_CHOICE:
				ml_write_u8(writer, (uint8_t) * (const int32_t *) at);
				break;
			case ML_OPTION_TEXT:
			case ML_OPTION_LABEL:
			{
				const char *text = *(const char *const *) at;

				ml_write_bool(writer, text != NULL);
				ml_write_string(writer, text != NULL ? text : "");
				break;
			}
			case ML_OPTION_NAMES:
			{
				const MlNames *names = at;

				ml_write_u32(writer, (uint32_t) names->count);
				for (int32_t n = 0; n < names->count; n++)
					ml_write_string(writer, names->names[n]);
				break;
			}
			case ML_OPTION_ARGUMENT:
			{
				const MlArgument *argument = at;

				ml_write_u32(writer, (uint32_t) argument->position);
				ml_write_bool(writer, argument->name != NULL);
				ml_write_string(writer, argument->name != NULL ? argument->name : "");
				break;
			}
			case ML_OPTION_CLASS_WEIGHT:
				save_class_weights(writer, at);
				break;
			case ML_OPTION_SIGNS:
				ml_signs_save(writer, at);
				break;
			case ML_OPTION_NAME_SETS:
				ml_name_sets_save(writer, at);
				break;
		}
	}
}

/* A string after a flag that says whether there is one. */
static const char *
load_text(MlReader *reader)
{
	bool given = ml_read_bool(reader);
	const char *text = ml_read_string(reader);

	return given ? text : NULL;
}

static void
load_names(MlReader *reader, MlNames *names)
{
	uint32_t count = ml_read_count(reader, 4);

	if (reader->failed)
		return;
	if (ml_alloc(reader->env, count, sizeof(char *), "names", &names->names) != ML_OK)
	{
		ml_reader_no_memory(reader);
		return;
	}
	for (uint32_t i = 0; i < count; i++)
		names->names[i] = ml_read_string(reader);
	names->count = (int32_t) count;
}

static void
load_class_weights(MlReader *reader, MlClassWeights *weights)
{
	uint8_t mode = ml_read_u8(reader);
	uint32_t count = ml_read_count(reader, 12);

	if (mode > ML_CLASS_WEIGHT_GIVEN || (count > 0 && mode != ML_CLASS_WEIGHT_GIVEN))
		ml_reader_fail(reader, "wrong weights of classes");
	if (reader->failed)
		return;
	if (ml_alloc(reader->env, count, sizeof(char *), "weights", &weights->labels) != ML_OK ||
		ml_alloc(reader->env, count, sizeof(double), "weights", &weights->weights) != ML_OK)
	{
		ml_reader_no_memory(reader);
		return;
	}
	for (uint32_t i = 0; i < count; i++)
	{
		weights->labels[i] = ml_read_string(reader);
		weights->weights[i] = ml_read_f64(reader);
		if (!(weights->weights[i] > 0) || isinf(weights->weights[i]))
			ml_reader_fail(reader, "wrong weights of classes");
	}
	weights->mode = mode;
	weights->count = (int32_t) count;
}

static void
load_number(MlReader *reader, const MlOptionSpec *spec, void *at)
{
	int64_t integer = 0;
	double number;

	if (spec->type == ML_OPTION_INTEGER)
		number = (double) (integer = ml_read_i64(reader));
	else
		number = ml_read_f64(reader);
	if (reader->failed)
		return;
	if (!(number >= spec->minimum && number <= spec->maximum) &&
		!(isnan(spec->standard) && isnan(number)))
		ml_reader_fail(reader, "an option out of range");
	else if (spec->type == ML_OPTION_INTEGER)
		*(int64_t *) at = integer;
	else
		*(double *) at = number;
}

void
ml_options_load(MlReader *reader, const MlOptionSpec *specs, int nspecs, void *options)
{
	for (int i = 0; i < nspecs && !reader->failed; i++)
	{
		void *at = field(&specs[i], options);

		switch (specs[i].type)
		{
			case ML_OPTION_BOOL:
				*(bool *) at = ml_read_bool(reader);
				break;
			case ML_OPTION_INTEGER:
			case ML_OPTION_REAL:
				load_number(reader, &specs[i], at);
				break;
			case ML_OPTION_CHOICE:
				*(int32_t *) at = ml_read_u8(reader);
				if (*(int32_t *) at >= choice_count(&specs[i]))
				{
					*(int32_t *) at = 0;
					ml_reader_fail(reader, "an unknown choice of an option");
				}
				break;
			case ML_OPTION_TEXT:
			case ML_OPTION_LABEL:
				*(const char **) at = load_text(reader);
				break;
			case ML_OPTION_NAMES:
				load_names(reader, at);
				break;
			case ML_OPTION_ARGUMENT:
			{
				uint32_t position = ml_read_u32(reader);

				if (position > ML_OPTION_POSITIONS)
					ml_reader_fail(reader, "wrong position in an option");
				((MlArgument *) at)->position = reader->failed ? 0 : (int32_t) position;
				((MlArgument *) at)->name = load_text(reader);
				break;
			}
			case ML_OPTION_CLASS_WEIGHT:
				load_class_weights(reader, at);
				break;
			case ML_OPTION_SIGNS:
				ml_signs_load(reader, at);
				break;
			case ML_OPTION_NAME_SETS:
				ml_name_sets_load(reader, at);
				break;
		}
	}
}

static void
class_weights_json(MlWriter *writer, const MlClassWeights *weights)
{
	if (weights->mode == ML_CLASS_WEIGHT_NONE)
		ml_json_null(writer);
	else if (weights->mode == ML_CLASS_WEIGHT_BALANCED)
		ml_json_string(writer, "balanced");
	else
	{
		ml_json_begin(writer, '{');
		for (int32_t i = 0; i < weights->count; i++)
		{
			ml_json_key(writer, weights->labels[i]);
			ml_json_number(writer, weights->weights[i]);
		}
		ml_json_end(writer, '}');
	}
}

void
ml_options_json(MlWriter *writer, const MlOptionSpec *specs, int nspecs, const void *options)
{
	for (int i = 0; i < nspecs; i++)
	{
		const void *at = field(&specs[i], options);
		const MlArgument *argument = at;

		ml_json_key(writer, specs[i].name);
		switch (specs[i].type)
		{
			case ML_OPTION_BOOL:
				ml_json_bool(writer, *(const bool *) at);
				break;
			case ML_OPTION_INTEGER:
				ml_json_integer(writer, *(const int64_t *) at);
				break;
			case ML_OPTION_REAL:
				ml_json_number(writer, *(const double *) at);
				break;
			case ML_OPTION_CHOICE:
				ml_json_string(writer, specs[i].choices[*(const int32_t *) at]);
				break;
			case ML_OPTION_TEXT:
			case ML_OPTION_LABEL:
				if (*(const char *const *) at == NULL)
					ml_json_null(writer);
				else
					ml_json_string(writer, *(const char *const *) at);
				break;
			case ML_OPTION_NAMES:
				ml_json_begin(writer, '[');
				for (int32_t n = 0; n < ((const MlNames *) at)->count; n++)
					ml_json_string(writer, ((const MlNames *) at)->names[n]);
				ml_json_end(writer, ']');
				break;
			case ML_OPTION_ARGUMENT:
				if (argument->name != NULL)
					ml_json_string(writer, argument->name);
				else if (argument->position > 0)
					ml_json_integer(writer, argument->position);
				else
					ml_json_null(writer);
				break;
			case ML_OPTION_CLASS_WEIGHT:
				class_weights_json(writer, at);
				break;
			case ML_OPTION_SIGNS:
				ml_signs_json(writer, at);
				break;
			case ML_OPTION_NAME_SETS:
				ml_name_sets_json(writer, at);
				break;
		}
	}
}

const char *
ml_option_type_name(const MlOptionSpec *spec)
{
	switch (spec->type)
	{
		case ML_OPTION_BOOL:
			return "boolean";
		case ML_OPTION_INTEGER:
			return "integer";
		case ML_OPTION_REAL:
			return "number";
		case ML_OPTION_NAMES:
			return "array of strings";
		case ML_OPTION_ARGUMENT:
			return "string or integer";
		case ML_OPTION_LABEL:
			return "string, number or boolean";
		case ML_OPTION_CLASS_WEIGHT:
			return "string or object";
		case ML_OPTION_SIGNS:
			return "object";
		case ML_OPTION_NAME_SETS:
			return "array of arrays of strings";
		case ML_OPTION_CHOICE:
		case ML_OPTION_TEXT:
			break;
	}
	return "string";
}

void
ml_option_default_text(const MlOptionSpec *spec, char *buffer, size_t size)
{
	switch (spec->type)
	{
		case ML_OPTION_BOOL:
			snprintf(buffer, size, "%s", spec->standard != 0 ? "true" : "false");
			break;
		case ML_OPTION_INTEGER:
		case ML_OPTION_REAL:
			if (isnan(spec->standard))
				snprintf(buffer, size, "null");
			else
				snprintf(buffer, size, "%.15g", spec->standard);
			break;
		case ML_OPTION_CHOICE:
			snprintf(buffer, size, "%s", spec->choices[(int) spec->standard]);
			break;
		default:
			snprintf(buffer, size, "null");
	}
}

void
ml_option_range_text(const MlOptionSpec *spec, char *buffer, size_t size)
{
	size_t used = 0;

	buffer[0] = '\0';
	if (spec->type == ML_OPTION_SIGNS)
		snprintf(buffer, size, "-1, 0, 1");
	else if (spec->type == ML_OPTION_INTEGER || spec->type == ML_OPTION_REAL)
		snprintf(buffer, size, "%.15g to %.15g", spec->minimum, spec->maximum);
	else if (spec->type == ML_OPTION_CHOICE)
		for (int32_t i = 0; spec->choices[i] != NULL && used < size; i++)
			used += (size_t) snprintf(buffer + used, size - used, "%s%s", i > 0 ? ", " : "",
									  spec->choices[i]);
}

static void
json_default(MlWriter *writer, const MlOptionSpec *spec)
{
	switch (spec->type)
	{
		case ML_OPTION_BOOL:
			ml_json_bool(writer, spec->standard != 0);
			break;
		case ML_OPTION_INTEGER:
		case ML_OPTION_REAL:
			ml_json_number(writer, spec->standard);
			break;
		case ML_OPTION_CHOICE:
			ml_json_string(writer, spec->choices[(int) spec->standard]);
			break;
		default:
			ml_json_null(writer);
	}
}

MlStatus
ml_options_describe(MlEnv *env, const MlOptionSpec *specs, int nspecs, const char **json)
{
	MlWriter writer;

	ml_writer_init(&writer, env);
	ml_json_begin(&writer, '[');
	for (int i = 0; i < nspecs; i++)
	{
		char range[256];

		ml_option_range_text(&specs[i], range, sizeof(range));
		ml_json_begin(&writer, '{');
		ml_json_key(&writer, "name");
		ml_json_string(&writer, specs[i].name);
		ml_json_key(&writer, "type");
		ml_json_string(&writer, ml_option_type_name(&specs[i]));
		ml_json_key(&writer, "default");
		json_default(&writer, &specs[i]);
		ml_json_key(&writer, "range");
		if (range[0] != '\0')
			ml_json_string(&writer, range);
		else
			ml_json_null(&writer);
		ml_json_key(&writer, "doc");
		ml_json_string(&writer, specs[i].doc);
		ml_json_end(&writer, '}');
	}
	ml_json_end(&writer, ']');
	ml_write_u8(&writer, 0);
	*json = (const char *) writer.data;
	return ml_writer_status(&writer);
}
