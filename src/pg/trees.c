/*
 * trees.c
 *		Models of trees in SQL: tree_text(), feature_importance(), first_rounds().
 *
 * Each takes a model's value, or a reference to one, which needs the privileges that predicting with it
 * needs: a model of trees predicts little that its trees do not tell.
 */
#include "pg/trees.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/tuplestore.h"

#include "pg/resolve.h"

const MlEnsemble *
mlsys_ensemble(const MlModel *model, const char *thing)
{
	if (model->algorithm->ensemble == NULL)
		ereport(
			ERROR,
			(errcode(ERRCODE_WRONG_OBJECT_TYPE),
			 errmsg("a model of %s has no %s", model->algorithm->name, thing),
			 errdetail(
				 "Trees are in models of decision_tree, random_forest and gradient_boosting.")));
	return model->algorithm->ensemble(model);
}

/* The model of the first argument. */
static void
open_model(FunctionCallInfo fcinfo, MlsysEnv *env, MlModel *model)
{
	mlsys_env_init(env, CurrentMemoryContext);
	mlsys_resolve_argument(fcinfo, 0, env, model);
}

PG_FUNCTION_INFO_V1(mlsys_tree_text);
Datum
mlsys_tree_text(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	MlModel model;
	const char *text;

	open_model(fcinfo, &env, &model);
	(void) mlsys_ensemble(&model, "trees");
	mlsys_check(&env, ml_ensemble_tree_text(&env.ml, &model, PG_GETARG_INT32(1), &text));
	PG_RETURN_TEXT_P(cstring_to_text(text));
}

PG_FUNCTION_INFO_V1(mlsys_first_rounds);
Datum
mlsys_first_rounds(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	MlModel model;
	MlModel first;

	open_model(fcinfo, &env, &model);
	(void) mlsys_ensemble(&model, "rounds");
	mlsys_check(&env, ml_ensemble_first_rounds(&env.ml, &model, PG_GETARG_INT32(1), &first));
	PG_RETURN_POINTER(mlsys_model_seal(&env, &first));
}

PG_FUNCTION_INFO_V1(mlsys_feature_importance);
Datum
mlsys_feature_importance(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MlsysEnv env;
	MlModel model;
	MlFeatureImportance *lines;
	int32 n;

	InitMaterializedSRF(fcinfo, 0);
	open_model(fcinfo, &env, &model);
	(void) mlsys_ensemble(&model, "splits");
	mlsys_check(&env, ml_ensemble_feature_importance(&env.ml, &model, &lines, &n));
	for (int32 i = 0; i < n; i++)
	{
		Datum values[] = {CStringGetTextDatum(lines[i].feature), Float8GetDatum(lines[i].gain),
						  Float8GetDatum(lines[i].gain_mean), Float8GetDatum(lines[i].cover),
						  Int64GetDatum(lines[i].splits)};
		bool nulls[lengthof(values)] = {false};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
