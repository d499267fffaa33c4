/*
 * algorithms.c
 *		Algorithms by name, and the view mlsys.algorithms: what the algorithms' own tables say.
 */
#include "pg/model.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/jsonb.h"
#include "utils/tuplestore.h"

#include "ml/option_words.h"
#include "ml/options.h"

#define NCOLUMNS 5

const MlAlgorithm *
mlsys_find_algorithm(const char *name)
{
	const MlAlgorithm *algorithm = ml_algorithm_find(name);
	const char *names[64];
	const char *near;
	StringInfoData list;
	int n = 0;

	if (algorithm != NULL)
		return algorithm;
	initStringInfo(&list);
	for (; ml_algorithms[n] != NULL && n < lengthof(names); n++)
	{
		names[n] = ml_algorithms[n]->name;
		appendStringInfo(&list, "%s%s", n > 0 ? ", " : "", names[n]);
	}
	near = ml_word_algorithm(name);
	if (near == NULL)
		near = ml_nearest_name(name, names, n);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("unknown algorithm \"%s\"", name),
			 near != NULL
				 ? errhint("Perhaps you meant \"%s\". Algorithms are: %s.", near, list.data)
				 : errhint("Algorithms are: %s.", list.data)));
}

/* Its one task, or both. */
static Datum
tasks_of(const MlAlgorithm *algorithm)
{
	Datum names[ML_TASKS];
	int n = 0;

	for (int task = 0; task < ML_TASKS; task++)
		if (algorithm->task == ML_TASK_BY_TARGET || (int) algorithm->task == task)
			names[n++] = CStringGetTextDatum(ml_task_names[task]);
	return PointerGetDatum(construct_array(names, n, TEXTOID, -1, false, TYPALIGN_INT));
}

PG_FUNCTION_INFO_V1(mlsys_list_algorithms);
Datum
mlsys_list_algorithms(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MlsysEnv env;

	InitMaterializedSRF(fcinfo, 0);
	mlsys_env_init(&env, CurrentMemoryContext);
	for (int i = 0; ml_algorithms[i] != NULL; i++)
	{
		const MlAlgorithm *algorithm = ml_algorithms[i];
		Datum values[NCOLUMNS];
		bool nulls[NCOLUMNS] = {false};
		const char *options;

		mlsys_check(
			&env, ml_options_describe(&env.ml, algorithm->options, algorithm->noptions, &options));
		values[0] = CStringGetTextDatum(algorithm->name);
		values[1] = tasks_of(algorithm);
		values[2] = CStringGetTextDatum(ml_kind_names[algorithm->kind]);
		values[3] = CStringGetTextDatum(algorithm->doc);
		values[4] = DirectFunctionCall1(jsonb_in, CStringGetDatum(options));
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
