/*
 * algorithms.c
 *		The view mlsys.algorithms: what the algorithms' own tables say.
 */
#include "pg/mlsys.h"

#include "funcapi.h"
#include "utils/jsonb.h"
#include "utils/tuplestore.h"

#include "ml/algorithm.h"

#define NCOLUMNS 5

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
		values[1] = CStringGetTextDatum(ml_task_names[algorithm->task]);
		values[2] = CStringGetTextDatum(ml_kind_names[algorithm->kind]);
		values[3] = CStringGetTextDatum(algorithm->doc);
		values[4] = DirectFunctionCall1(jsonb_in, CStringGetDatum(options));
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
