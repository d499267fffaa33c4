/*
 * mlsys_gen.c
 *		Prints what derives from the algorithms' tables at build time.
 *
 *	  mlsys_gen sql			SQL of each algorithm: transition functions, aggregates, comments
 *	  mlsys_gen reference	docs/reference.md
 */
#include <stdio.h>
#include <stdlib.h>

#include "ml/algorithm.h"

/*
 * What the planner reckons a state to take.  More, and it would sort or partition groups that fit
 * well; mlsys.train_memory guards the rest.
 */
#define STATE_SPACE 200

/* A string literal of SQL. */
static void
print_literal(const char *text)
{
	putchar('\'');
	for (; *text != '\0'; text++)
	{
		if (*text == '\'')
			putchar('\'');
		putchar(*text);
	}
	putchar('\'');
}

static void
print_comment(const char *object, const char *name, const char *arguments, const char *text)
{
	printf("COMMENT ON %s mlsys.%s(%s) IS\n\t", object, name, arguments);
	print_literal(text);
	printf(";\n\n");
}

static void
print_transition(const char *name, const char *suffix, const char *state, const char *arguments)
{
	char full[256];
	char function[128];

	snprintf(function, sizeof(function), "%s%s", name, suffix);
	snprintf(full, sizeof(full), "%s, %s", state, arguments);
	printf("CREATE FUNCTION mlsys.%s(%s) RETURNS %s\n"
		   "\tAS 'MODULE_PATHNAME', 'mlsys_%s'\n"
		   "\tLANGUAGE C IMMUTABLE PARALLEL SAFE;\n",
		   function, full, state, function);
	print_comment("FUNCTION", function, full,
				  "internal: transition function of a training aggregate");
}

/* An aggregate over columns; arguments without their names, for the functions. */
static void
print_column_aggregate(const MlAlgorithm *algorithm, const char *types, const char *arguments,
					   const char *text)
{
	char suffix[] = "_accum";
	char comment[1024];

	print_transition(algorithm->name, suffix, "internal", types);
	printf("CREATE AGGREGATE mlsys.%s(%s) (\n"
		   "\tSFUNC = mlsys.%s_accum,\n\tSTYPE = internal,\n\tSSPACE = %d,\n"
		   "\tFINALFUNC = mlsys.train_final,\n\tCOMBINEFUNC = mlsys.train_combine,\n"
		   "\tSERIALFUNC = mlsys.train_serialize,\n\tDESERIALFUNC = mlsys.train_deserialize,\n"
		   "\tPARALLEL = SAFE\n);\n",
		   algorithm->name, arguments, algorithm->name, STATE_SPACE);
	snprintf(comment, sizeof(comment), "%s: %s", algorithm->doc, text);
	print_comment("AGGREGATE", algorithm->name, arguments, comment);
}

static void
print_array_aggregate(const MlAlgorithm *algorithm, const char *suffix, const char *types,
					  const char *arguments, const char *text)
{
	char comment[1024];

	print_transition(algorithm->name, suffix, "mlsys.training_state", types);
	printf("CREATE AGGREGATE mlsys.%s(%s) (\n"
		   "\tSFUNC = mlsys.%s%s,\n\tSTYPE = mlsys.training_state,\n\tSSPACE = %d,\n"
		   "\tFINALFUNC = mlsys.array_final,\n\tCOMBINEFUNC = mlsys.array_combine,\n"
		   "\tPARALLEL = SAFE\n);\n",
		   algorithm->name, arguments, algorithm->name, suffix, STATE_SPACE);
	snprintf(comment, sizeof(comment), "%s: %s", algorithm->doc, text);
	print_comment("AGGREGATE", algorithm->name, arguments, comment);
}

static void
print_sql(const MlAlgorithm *algorithm)
{
	printf("-- %s\n\n", algorithm->name);
	print_column_aggregate(
		algorithm, "\"any\", VARIADIC \"any\"", "target \"any\", VARIADIC features \"any\"",
		"(target, feature, ...), (options, target, feature, ...) or (options, row); "
		"options is a jsonb, a feature a number, boolean, date or time, category or "
		"array of numbers; of a row the option target names the column to predict");
	if (algorithm->kind != ML_KIND_STREAMING)
		return;
	print_array_aggregate(algorithm, "_array_accum", "double precision, double precision[]",
						  "target double precision, features double precision[]",
						  "features as one array, all of the same length");
	print_array_aggregate(
		algorithm, "_array_accum_weight", "double precision, double precision[], double precision",
		"target double precision, features double precision[], weight double precision",
		"features as one array, and the weight of the row");
	print_array_aggregate(algorithm, "_array_accum_options",
						  "double precision, double precision[], jsonb",
						  "target double precision, features double precision[], options jsonb",
						  "features as one array, and options (a jsonb, not a bare literal)");
	print_array_aggregate(algorithm, "_array_accum_weight_options",
						  "double precision, double precision[], double precision, jsonb",
						  "target double precision, features double precision[], "
						  "weight double precision, options jsonb",
						  "features as one array, the weight of the row, and options");
}

static void
print_reference(const MlAlgorithm *algorithm)
{
	printf("## %s\n\n%s.\n\nTask: %s. Kind: %s.\n\n", algorithm->name, algorithm->doc,
		   algorithm->task == ML_TASK_BY_TARGET
			   ? "regression or classification, as the options or else the target say"
			   : ml_task_names[algorithm->task],
		   ml_kind_names[algorithm->kind]);
	printf("| option | type | default | values | meaning |\n|---|---|---|---|---|\n");
	for (int i = 0; i < algorithm->noptions; i++)
	{
		const MlOptionSpec *spec = &algorithm->options[i];
		char standard[64];
		char range[256];

		ml_option_default_text(spec, standard, sizeof(standard));
		ml_option_range_text(spec, range, sizeof(range));
		printf("| `%s` | %s | %s | %s | %s |\n", spec->name, ml_option_type_name(spec), standard,
			   range, spec->doc);
	}
	printf("\n");
}

int
main(int argc, char **argv)
{
	bool sql = argc == 2 && strcmp(argv[1], "sql") == 0;

	if (!sql && (argc != 2 || strcmp(argv[1], "reference") != 0))
	{
		fprintf(stderr, "usage: mlsys_gen sql | reference\n");
		return EXIT_FAILURE;
	}
	if (sql)
		printf("-- Generated from src/ml/algorithms.def.\n\n");
	else
		printf("# Reference: algorithms and their options\n\n"
			   "Generated by `make docs` from the algorithms' own tables.\n\n");
	for (int i = 0; ml_algorithms[i] != NULL; i++)
	{
		if (sql)
			print_sql(ml_algorithms[i]);
		else
			print_reference(ml_algorithms[i]);
	}
	return ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
