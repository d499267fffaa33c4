/*
 * logistic.c
 *		Times logistic_regression on rows in memory, without a server; called by logistic.py.
 *
 *	  logistic FILE NROWS NCOLUMNS ROUNDS THREADS [name=value ...]
 *
 * FILE holds doubles, column by column: the target (class numbers), then the features.  Prints the
 * milliseconds of each fit and its largest mean gradient, and the coefficients of the last one.
 */
#include "ml/trainer.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct Arena
{
	struct Chunk *chunks;
} Arena;

typedef struct Chunk
{
	struct Chunk *next;
	double padding;
} Chunk;

static void *
arena_alloc(MlEnv *env, size_t size)
{
	Arena *arena = env->context;
	Chunk *chunk = size > (size_t) 1 << 40 ? NULL : malloc(sizeof(Chunk) + size);

	if (chunk == NULL)
		return NULL;
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	return chunk + 1;
}

static void
arena_free(Arena *arena)
{
	while (arena->chunks != NULL)
	{
		Chunk *next = arena->chunks->next;

		free(arena->chunks);
		arena->chunks = next;
	}
}

static void
must(MlEnv *env, MlStatus status)
{
	if (status == ML_OK)
		return;
	fprintf(stderr, "logistic: %s\n", env->error.message);
	exit(1);
}

/* One option name=value of the command line. */
static void
add_option(const char *text, MlValue *value)
{
	const char *equals = strchr(text, '=');
	char *end;

	if (equals == NULL)
	{
		fprintf(stderr, "logistic: \"%s\" is not name=value\n", text);
		exit(1);
	}
	value->key = (MlText){text, (size_t) (equals - text)};
	value->number = strtod(equals + 1, &end);
	value->kind = *end == '\0' ? ML_VALUE_NUMBER : ML_VALUE_TEXT;
	value->text = ml_text(equals + 1);
	if (strcmp(equals + 1, "true") == 0 || strcmp(equals + 1, "false") == 0)
	{
		value->kind = ML_VALUE_BOOL;
		value->boolean = equals[1] == 't';
	}
}

static void
begin(MlEnv *env, int32_t ncolumns, int noptions, char **options, MlTrainer *trainer)
{
	const MlAlgorithm *algorithm = &ml_logistic_regression;
	MlSchema schema = {.ncolumns = ncolumns, .target_name = "y", .options_given = "{}"};
	MlValue object = {.kind = ML_VALUE_OBJECT, .nitems = noptions};
	unsigned char *bytes;
	size_t size;

	must(env, ml_alloc_zero(env, (size_t) ncolumns, sizeof(MlColumn), "columns", &schema.columns));
	for (int32_t c = 0; c < ncolumns; c++)
	{
		char name[16];
		const char *copy;

		snprintf(name, sizeof(name), "x%d", (int) c + 1);
		must(env, ml_copy_string(env, name, &copy));
		schema.columns[c] = (MlColumn){
			.name = copy, .named = true, .type_name = "double precision", .kind = ML_COLUMN_NUMBER};
	}
	schema.labelled = true;
	schema.target_kind = ML_COLUMN_NUMBER;
	must(env, ml_schema_layout(env, &schema));
	must(env, ml_alloc(env, algorithm->options_size, 1, "options", &schema.options));
	ml_options_default(algorithm->options, algorithm->noptions, schema.options,
					   algorithm->options_size);
	must(env, ml_alloc_zero(env, (size_t) noptions, sizeof(MlValue), "options", &object.items));
	for (int i = 0; i < noptions; i++)
		add_option(options[i], &object.items[i]);
	must(env, ml_options_set(env, algorithm->name, algorithm->options, algorithm->noptions, &object,
							 schema.options));
	must(env, ml_schema_save(env, algorithm, &schema, &bytes, &size));
	must(env, ml_trainer_begin(env, algorithm, bytes, size, trainer));
}

static void
feed(MlEnv *env, const double *values, int64_t nrows, int32_t ncolumns, MlTrainer *trainer)
{
	for (int64_t i = 0; i < nrows; i++)
	{
		MlSlot slot;
		char label[32];

		must(env, ml_trainer_slot(env, trainer, &slot));
		snprintf(label, sizeof(label), "%.15g", values[i]);
		must(env, ml_trainer_label(env, trainer, ml_text(label), slot.target));
		for (int32_t c = 0; c < ncolumns; c++)
			slot.dense[(size_t) c * (size_t) slot.stride] = values[(c + 1) * nrows + i];
		must(env, ml_trainer_commit(env, trainer, &slot, false));
	}
}

static double
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

int
main(int argc, char **argv)
{
	Arena data = {0};
	Arena work = {0};
	MlEnv env = {.alloc = arena_alloc, .context = &data, .threads = 1};
	MlTrainer trainer;
	FILE *file;
	double *values;
	int64_t nrows;
	int32_t ncolumns;
	int rounds;

	if (argc < 6 || (file = fopen(argv[1], "rb")) == NULL)
	{
		fprintf(stderr, "usage: logistic FILE NROWS NCOLUMNS ROUNDS THREADS [name=value ...]\n");
		return 1;
	}
	nrows = strtoll(argv[2], NULL, 10);
	ncolumns = (int32_t) strtol(argv[3], NULL, 10);
	rounds = (int) strtol(argv[4], NULL, 10);
	env.threads = (int) strtol(argv[5], NULL, 10);
	values = malloc((size_t) nrows * ((size_t) ncolumns + 1) * sizeof(double));
	if (values == NULL || fread(values, sizeof(double), (size_t) nrows * ((size_t) ncolumns + 1),
								file) != (size_t) nrows * ((size_t) ncolumns + 1))
	{
		fprintf(stderr, "logistic: \"%s\" is too short\n", argv[1]);
		return 1;
	}
	fclose(file);
	begin(&env, ncolumns, argc - 6, argv + 6, &trainer);
	feed(&env, values, nrows, ncolumns, &trainer);
	free(values);

	env.context = &work;
	for (int i = 0; i < rounds; i++)
	{
		double start = milliseconds();
		MlModel model;
		const char *json;
		MlCoefficient *lines;
		int32_t count;

		must(&env, ml_trainer_finish(&env, &trainer, &model));
		printf("ms\t%.1f\n", milliseconds() - start);
		must(&env, ml_model_describe(&env, &model, &json));
		must(&env, ml_model_coefficients(&env, &model, &lines, &count));
		for (int32_t k = 0; i == rounds - 1 && k < count; k++)
			printf("coefficient\t%.17g\t%.17g\n", lines[k].value, lines[k].std_error);
		json = strstr(json, "\"largest_gradient\": ");
		printf("gradient\t%.17g\n", json == NULL ? NAN : strtod(strchr(json, ':') + 1, NULL));
		arena_free(&work);
	}
	arena_free(&data);
	return 0;
}
