/*
 * support.c
 *		What the unit tests share.  See support.h.
 */
#include "support.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct TestChunk
{
	struct TestChunk *next;
	double padding; /* memory is 16-byte aligned behind it */
} TestChunk;

static void *
arena_alloc(MlEnv *env, size_t size)
{
	TestEnv *t = env->context;
	TestChunk *chunk;

	t->allocations++;
	if (t->fail_at > 0 && t->allocations >= t->fail_at)
		return NULL;
	if (size > (size_t) 1 << 36 || (t->budget > 0 && t->bytes + size > t->budget))
		return NULL;
	chunk = malloc(sizeof(TestChunk) + size);
	if (chunk == NULL)
		return NULL;
	chunk->next = t->chunks;
	t->chunks = chunk;
	t->bytes += size;
	return chunk + 1;
}

static void
arena_release(MlEnv *env, void *memory)
{
	TestEnv *t = env->context;
	TestChunk **link = &t->chunks;
	TestChunk *chunk = (TestChunk *) memory - 1;

	while (*link != chunk)
		link = &(*link)->next;
	*link = chunk->next;
	free(chunk);
}

/* Threads of ml_parallel_for ask, too. */
static bool
arena_stop(MlEnv *env)
{
	TestEnv *t = env->context;
	long poll = atomic_fetch_add(&t->polls, 1) + 1;

	return t->stop_at > 0 && poll >= t->stop_at;
}

TestEnv *
test_env(void)
{
	TestEnv *t = calloc(1, sizeof(TestEnv));

	t->env.alloc = arena_alloc;
	t->env.release = arena_release;
	t->env.stop = arena_stop;
	t->env.context = t;
	t->env.threads = 1;
	return t;
}

void
test_env_free(TestEnv *t)
{
	while (t->chunks != NULL)
	{
		TestChunk *next = t->chunks->next;

		free(t->chunks);
		t->chunks = next;
	}
	free(t);
}

static MlStatus parse_value(MlEnv *env, MlText text, MlValue *value);

/* How long an item is: up to a comma, or the bracket that ends the whole. */
static size_t
item_length(const char *text)
{
	size_t length = 0;
	int depth = 0;

	for (; text[length] != '\0'; length++)
	{
		if (depth == 0 && strchr(",]}", text[length]) != NULL)
			break;
		depth += (text[length] == '[' || text[length] == '{') -
				 (text[length] == ']' || text[length] == '}');
	}
	return length;
}

/* "[a,b]", or "{a:1,b:2}"; items may be such, too. */
static MlStatus
parse_items(MlEnv *env, const char *text, size_t length, MlValue *value)
{
	bool is_object = *text == '{';
	const char *at = text + 1;

	value->kind = is_object ? ML_VALUE_OBJECT : ML_VALUE_ARRAY;
	ML_TRY(ml_alloc_zero(env, length, sizeof(MlValue), "values", &value->items));
	while (*at != '\0' && *at != ']' && *at != '}')
	{
		MlValue *item = &value->items[value->nitems++];
		size_t size = item_length(at);

		if (is_object)
		{
			item->key = (MlText){at, strcspn(at, ":")};
			at += item->key.length + 1;
			size = item_length(at);
		}
		ML_TRY(parse_value(env, (MlText){at, size}, item));
		at += size + (at[size] == ',');
	}
	return ML_OK;
}

/* A scalar, an array or an object. */
static MlStatus
parse_value(MlEnv *env, MlText text, MlValue *value)
{
	char *end;
	double number;
	MlText copy;

	ML_TRY(ml_copy_text(env, text, &copy));
	number = strtod(copy.data, &end);
	if (text.length > 0 && *end == '\0')
	{
		value->kind = ML_VALUE_NUMBER;
		value->number = number;
	}
	else if (strcmp(copy.data, "true") == 0 || strcmp(copy.data, "false") == 0)
	{
		value->kind = ML_VALUE_BOOL;
		value->boolean = copy.data[0] == 't';
	}
	else if (strcmp(copy.data, "null") == 0)
		value->kind = ML_VALUE_NULL;
	else if (copy.data[0] == '[' || copy.data[0] == '{')
		return parse_items(env, copy.data, text.length, value);
	else
	{
		value->kind = ML_VALUE_TEXT;
		value->text = copy;
	}
	return ML_OK;
}

MlStatus
test_options(MlEnv *env, const char *text, MlValue *object)
{
	memset(object, 0, sizeof(*object));
	object->kind = ML_VALUE_OBJECT;
	ML_TRY(ml_alloc_zero(env, strlen(text) + 1, sizeof(MlValue), "values", &object->items));
	for (;;)
	{
		MlValue *value = &object->items[object->nitems];
		size_t length;

		text += strspn(text, " ");
		if (*text == '\0')
			return ML_OK;
		length = strcspn(text, "=");
		value->key = (MlText){text, length};
		text += length + 1;
		length = strcspn(text, " ");
		ML_TRY(parse_value(env, (MlText){text, length}, value));
		text += length;
		object->nitems++;
	}
}

static const char *
sql_type(MlColumnKind kind)
{
	switch (kind)
	{
		case ML_COLUMN_BOOLEAN:
			return "boolean";
		case ML_COLUMN_TIME:
			return "timestamp with time zone";
		case ML_COLUMN_CATEGORY:
			return "text";
		case ML_COLUMN_ARRAY:
			return "double precision[]";
		case ML_COLUMN_NUMBER:
			break;
	}
	return "double precision";
}

MlColumnKind test_target_kind = ML_COLUMN_NUMBER;

MlStatus
test_schema(MlEnv *env, const MlAlgorithm *algorithm, const TestFrame *frame, const char *options,
			unsigned char **data, size_t *size)
{
	MlSchema schema = {.ncolumns = frame->ncolumns, .target_name = "y", .options_given = "{}"};
	MlValue object;
	MlTask task;

	ML_TRY(
		ml_alloc_zero(env, (size_t) frame->ncolumns, sizeof(MlColumn), "columns", &schema.columns));
	for (int32_t c = 0; c < frame->ncolumns; c++)
	{
		const TestColumn *from = &frame->columns[c];

		schema.columns[c] = (MlColumn){.name = from->name,
									   .named = true,
									   .type_name = sql_type(from->kind),
									   .kind = from->kind,
									   .width = from->width};
	}
	schema.weighted = frame->weight != NULL;
	schema.target_kind = test_target_kind;
	ML_TRY(ml_schema_layout(env, &schema));
	ML_TRY(ml_alloc(env, algorithm->options_size, 1, "options", &schema.options));
	ml_options_default(algorithm->options, algorithm->noptions, schema.options,
					   algorithm->options_size);
	ML_TRY(test_options(env, options, &object));
	ML_TRY(ml_options_set(env, algorithm->name, algorithm->options, algorithm->noptions, &object,
						  schema.options));
	task = ml_algorithm_task(algorithm, schema.options, schema.target_kind);
	ML_TRY(ml_algorithm_check_options(env, algorithm, schema.options, task));
	schema.labelled = task == ML_TASK_CLASSIFICATION;
	return ml_schema_save(env, algorithm, &schema, data, size);
}

MlStatus
test_begin(MlEnv *env, const MlAlgorithm *algorithm, const TestFrame *frame, const char *options,
		   MlTrainer *trainer)
{
	unsigned char *schema;
	size_t size;

	ML_TRY(test_schema(env, algorithm, frame, options, &schema, &size));
	return ml_trainer_begin(env, algorithm, schema, size, trainer);
}

MlStatus
test_feed(MlEnv *env, MlTrainer *trainer, const TestFrame *frame, int32_t from, int32_t to)
{
	for (int32_t row = from; row < to; row++)
	{
		MlSlot slot;
		int32_t dense = 0;
		int32_t code = 0;
		bool incomplete = false;

		if (isnan(frame->target[row]))
		{
			ml_trainer_skip(trainer);
			continue;
		}
		ML_TRY(ml_trainer_slot(env, trainer, &slot));
		if (trainer->dataset != NULL && trainer->dataset->labelled)
		{
			char label[32];

			snprintf(label, sizeof(label), "%.15g", frame->target[row]);
			ML_TRY(ml_trainer_label(env, trainer, ml_text(label), slot.target));
		}
		else
			*slot.target = frame->target[row];
		if (slot.weight != NULL)
			*slot.weight = frame->weight[row];
		for (int32_t c = 0; c < frame->ncolumns; c++)
		{
			const TestColumn *column = &frame->columns[c];
			int32_t width = column->kind == ML_COLUMN_ARRAY ? column->width : 1;

			if (column->kind == ML_COLUMN_CATEGORY)
			{
				int32_t *at = &slot.codes[code * slot.stride];

				*at = 0;
				if (column->texts[row] != NULL)
					ML_TRY(ml_dictionary_code(env, &trainer->dataset->dictionaries[code],
											  ml_text(column->texts[row]), at));
				code++;
				continue;
			}
			for (int32_t i = 0; i < width; i++)
			{
				double value = column->numbers[row * width + i];

				slot.dense[(size_t) dense++ * (size_t) slot.stride] = value;
				incomplete |= isnan(value);
			}
		}
		ML_TRY(ml_trainer_commit(env, trainer, &slot, incomplete));
	}
	return ML_OK;
}

MlStatus
test_train_parts(MlEnv *env, const MlAlgorithm *algorithm, const TestFrame *frame,
				 const char *options, int32_t nparts, MlModel *model)
{
	MlTrainer whole;

	for (int32_t p = 0; p < nparts; p++)
	{
		MlTrainer part;

		ML_TRY(test_begin(env, algorithm, frame, options, p == 0 ? &whole : &part));
		ML_TRY(test_feed(env, p == 0 ? &whole : &part, frame,
						 (int32_t) ((int64_t) frame->nrows * p / nparts),
						 (int32_t) ((int64_t) frame->nrows * (p + 1) / nparts)));
		if (p > 0)
			ML_TRY(ml_trainer_merge(env, &whole, &part));
	}
	return ml_trainer_finish(env, &whole, model);
}

MlStatus
test_train(MlEnv *env, const MlAlgorithm *algorithm, const TestFrame *frame, const char *options,
		   MlModel *model)
{
	return test_train_parts(env, algorithm, frame, options, 1, model);
}

double
test_predict(MlEnv *env, const MlModel *model, const TestFrame *frame, int32_t row)
{
	const MlEncoder *encoder = &model->encoder;
	double *dense;
	int32_t *levels;
	int32_t n = 0;
	MlRow values = {0};

	if (ml_alloc(env, (size_t) encoder->ndense, sizeof(double), "row", &dense) != ML_OK ||
		ml_alloc(env, (size_t) encoder->ncategorical, sizeof(int32_t), "row", &levels) != ML_OK)
		return NAN;
	for (int32_t c = 0; c < frame->ncolumns; c++)
	{
		const TestColumn *column = &frame->columns[c];
		int32_t width = column->kind == ML_COLUMN_ARRAY ? column->width : 1;

		if (column->kind == ML_COLUMN_CATEGORY)
		{
			const MlColumn *known = &encoder->columns[c];
			MlText text = ml_text(column->texts[row] != NULL ? column->texts[row] : "");

			if (ml_encoder_level(env, encoder, known, column->texts[row] != NULL ? &text : NULL,
								 &levels[known->first]) != ML_OK)
				return NAN;
			continue;
		}
		for (int32_t i = 0; i < width; i++)
		{
			dense[n] = column->numbers[row * width + i];
			values.has_missing |= isnan(dense[n]);
			n++;
		}
	}
	values.dense = dense;
	values.levels = levels;
	if (model->task == ML_TASK_CLASSIFICATION)
	{
		double probabilities[ML_MAX_CLASSES];

		ml_model_probabilities(model, &values, probabilities);
		return probabilities[model->classes.nclasses - 1];
	}
	return model->algorithm->predict(model, &values);
}

double
test_json_number(const char *json, const char *key)
{
	char quoted[128];
	int depth = 0;

	snprintf(quoted, sizeof(quoted), "\"%s\": ", key);
	for (const char *at = json; *at != '\0'; at++)
	{
		if (*at == '{' || *at == '[')
			depth++;
		else if (*at == '}' || *at == ']')
			depth--;
		else if (*at == '"')
		{
			if (depth == 1 && strncmp(at, quoted, strlen(quoted)) == 0)
			{
				at += strlen(quoted);
				return strncmp(at, "null", 4) == 0 ? NAN : strtod(at, NULL);
			}
			for (at++; *at != '"'; at++)
				if (*at == '\\')
					at++;
		}
	}
	return -12345.678; /* no such member: no expected value of ours */
}

static const char *
skip_blanks(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

static const char *
json_string(const char *at)
{
	if (*at++ != '"')
		return NULL;
	for (; *at != '"'; at++)
	{
		if ((unsigned char) *at < 0x20)
			return NULL;
		if (*at != '\\')
			continue;
		at++;
		if (*at == '\0' || strchr("\"\\/bfnrtu", *at) == NULL)
			return NULL;
		if (*at == 'u')
			for (int i = 0; i < 4; i++)
				if (!isxdigit((unsigned char) *++at))
					return NULL;
	}
	return at + 1;
}

static const char *
json_digits(const char *at)
{
	if (!isdigit((unsigned char) *at))
		return NULL;
	while (isdigit((unsigned char) *at))
		at++;
	return at;
}

static const char *
json_number(const char *at)
{
	if (*at == '-')
		at++;
	if (*at == '0' && isdigit((unsigned char) at[1]))
		return NULL;
	at = json_digits(at);
	if (at != NULL && *at == '.')
		at = json_digits(at + 1);
	if (at != NULL && (*at == 'e' || *at == 'E'))
	{
		at++;
		at = json_digits(*at == '+' || *at == '-' ? at + 1 : at);
	}
	return at;
}

/* The end of the value that begins at at, or NULL. */
static const char *
json_value(const char *at, int depth)
{
	static const char *const literals[] = {"true", "false", "null"};
	bool object = *at == '{';

	if (depth > 100)
		return NULL;
	for (int i = 0; i < 3; i++)
		if (strncmp(at, literals[i], strlen(literals[i])) == 0)
			return at + strlen(literals[i]);
	if (*at == '"')
		return json_string(at);
	if (*at != '{' && *at != '[')
		return json_number(at);
	at = skip_blanks(at + 1);
	if (*at == (object ? '}' : ']'))
		return at + 1;
	for (;;)
	{
		if (object)
		{
			at = json_string(at);
			if (at == NULL || *(at = skip_blanks(at)) != ':')
				return NULL;
			at = skip_blanks(at + 1);
		}
		at = json_value(at, depth + 1);
		if (at == NULL)
			return NULL;
		at = skip_blanks(at);
		if (*at == (object ? '}' : ']'))
			return at + 1;
		if (*at != ',')
			return NULL;
		at = skip_blanks(at + 1);
	}
}

bool
test_json_valid(const char *json)
{
	const char *end = json_value(skip_blanks(json), 0);

	return end != NULL && *skip_blanks(end) == '\0';
}

uint64_t
test_hash(uint64_t seed, uint64_t i)
{
	uint64_t z = (seed << 32) + (i + 1) * UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* -1 .. 1 */
static double
uniform(uint64_t seed, int32_t i)
{
	return (double) (test_hash(seed, (uint64_t) i) >> 11) * 0x1p-52 - 1;
}

/* Zeroed memory that lives as long as the program; the list is global so that a leak check finds it. */
struct TestChunk *test_kept;

static void *
keep(size_t count, size_t size)
{
	TestChunk *chunk = calloc(1, sizeof(TestChunk) + count * size);

	chunk->next = test_kept;
	test_kept = chunk;
	return chunk + 1;
}

static double *
numbers(int32_t nrows)
{
	return keep((size_t) nrows, sizeof(double));
}

const TestProblem *
test_problems(MlTask task, int32_t nrows)
{
	static const char *const cities[] = {"Oslo", "Rome",  "Bern", "Lima",
										 "Kyiv", "Cairo", "",     "Wien"};
	double *x1 = numbers(nrows);
	double *x2 = numbers(nrows);
	double *gaps = numbers(nrows);
	double *flag = numbers(nrows);
	double *array = numbers(2 * nrows);
	double *target = numbers(nrows);
	double *three = task == ML_TASK_CLASSIFICATION ? numbers(nrows) : target;
	double *weight = numbers(nrows);
	const char **city = keep((size_t) nrows, sizeof(char *));
	const char **rare = keep((size_t) nrows, sizeof(char *));
	TestColumn *columns = keep(7, sizeof(TestColumn));
	TestColumn *mixed = keep(4, sizeof(TestColumn));
	TestProblem *problems = keep(TEST_PROBLEMS, sizeof(TestProblem));

	for (int32_t i = 0; i < nrows; i++)
	{
		x1[i] = uniform(1, i) + 3;
		x2[i] = 100 * uniform(2, i);
		gaps[i] = test_hash(3, (uint64_t) i) % 5 == 0 ? NAN : uniform(4, i);
		flag[i] = (double) (test_hash(5, (uint64_t) i) % 2);
		array[2 * i] = uniform(6, i);
		array[2 * i + 1] = uniform(7, i);
		city[i] =
			test_hash(8, (uint64_t) i) % 7 == 0 ? NULL : cities[test_hash(9, (uint64_t) i) % 8];
		rare[i] = cities[test_hash(10, (uint64_t) i) % 2 + (i % 17 == 5 ? 3 : 0)];
		weight[i] = i % 11 == 3 ? 0 : 0.25 * (double) (1 + test_hash(11, (uint64_t) i) % 8);
		target[i] = 2 * x1[i] - 0.03 * x2[i] + array[2 * i] + flag[i] + uniform(12, i);
		if (task == ML_TASK_CLASSIFICATION)
		{
			double noisy = target[i] + 4 * uniform(13, i);

			three[i] = noisy < 5 ? 10 : noisy < 8 ? 9 : 100;
			target[i] = noisy > 7;
		}
		if (i % 13 == 7)
			target[i] = three[i] = NAN;
	}
	columns[0] = (TestColumn){"x1", ML_COLUMN_NUMBER, 1, x1, NULL};
	columns[1] = (TestColumn){"x2", ML_COLUMN_NUMBER, 1, x2, NULL};
	columns[2] = (TestColumn){"flag", ML_COLUMN_BOOLEAN, 1, flag, NULL};
	columns[3] = (TestColumn){"array", ML_COLUMN_ARRAY, 2, array, NULL};
	columns[4] = (TestColumn){"gaps", ML_COLUMN_NUMBER, 1, gaps, NULL};
	columns[5] = (TestColumn){"city", ML_COLUMN_CATEGORY, 0, NULL, city};
	columns[6] = (TestColumn){"rare", ML_COLUMN_CATEGORY, 0, NULL, rare};
	mixed[0] = columns[5];
	mixed[1] = columns[0];
	mixed[2] = columns[6];
	mixed[3] = columns[1];
	problems[0] = (TestProblem){"numbers", "", {nrows, 4, columns, target, NULL}};
	problems[1] = (TestProblem){"missing", "", {nrows, 5, columns, target, NULL}};
	problems[2] = (TestProblem){"categories", "", {nrows, 4, mixed, three, NULL}};
	problems[3] = (TestProblem){"all", "max_categories=2", {nrows, 7, columns, three, weight}};
	problems[4] =
		(TestProblem){"weighted", "missing=skip_row", {nrows, 5, columns, target, weight}};
	return problems;
}
