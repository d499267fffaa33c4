/*
 * train_schema.c
 *		What states of a training begin with: options, target, columns.  See train_schema.h.
 */
#include "pg/train_schema.h"

#include "pg/value.h"

void *
train_options(MlsysEnv *env, const MlAlgorithm *algorithm, Jsonb *jsonb, const char **given)
{
	void *options = palloc(algorithm->options_size);
	MlValue value;

	ml_options_default(algorithm->options, algorithm->noptions, options, algorithm->options_size);
	*given = "{}";
	if (jsonb == NULL)
		return options;
	mlsys_value_from_jsonb(jsonb, &value);
	mlsys_check(env, ml_options_set(&env->ml, algorithm->name, algorithm->options,
									algorithm->noptions, &value, options));
	*given = JsonbToCString(NULL, &jsonb->root, VARSIZE(jsonb));
	return options;
}

void
train_target_reader(TrainColumn *target, const MlAlgorithm *algorithm, const char *name, Oid type,
					MemoryContext context)
{
	if (type == UNKNOWNOID)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("target \"%s\" is a literal without type", name)));
	if (algorithm->task == ML_TASK_CLASSIFICATION)
	{
		mlsys_label_init(&target->reader, name, type, context);
		return;
	}
	mlsys_column_init(&target->reader, name, type, context);
	if (target->reader.kind != ML_COLUMN_NUMBER && target->reader.kind != ML_COLUMN_BOOLEAN)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("target \"%s\" of %s must be a number, not %s", name,
							   algorithm->name, format_type_be(type))));
}

void
train_schema_columns(TrainSchema *made, const TrainCandidates *candidates, int first_source,
					 MemoryContext context)
{
	MlSchema *schema = &made->schema;

	schema->ncolumns = candidates->n;
	schema->columns = palloc0(Max(candidates->n, 1) * sizeof(MlColumn));
	made->features = palloc0(Max(candidates->n, 1) * sizeof(TrainColumn));
	made->numbers = palloc0(Max(candidates->n, 1) * sizeof(TrainNumber));
	made->all_numbers = true;
	for (int i = 0; i < candidates->n; i++)
	{
		MlColumn *column = &schema->columns[i];
		TrainColumn *feature = &made->features[i];

		column->named = candidates->names[i] != NULL;
		/* counted over the feature arguments, the weight among them: see train_name_features */
		column->name = column->named ? candidates->names[i]
									 : psprintf("f%d", candidates->sources[i] - first_source + 1);
		if (candidates->types[i] == UNKNOWNOID)
			ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
							errmsg("feature \"%s\" is a literal without type", column->name)));
		feature->source = candidates->sources[i];
		mlsys_column_init(&feature->reader, column->name, candidates->types[i], context);
		made->numbers[i].source = feature->source;
		made->numbers[i].is_float8 = feature->reader.source == MLSYS_FLOAT8;
		column->kind = feature->reader.kind;
		column->type_name = mlsys_column_type_name(&feature->reader);
		if (column->kind == ML_COLUMN_CATEGORY || column->kind == ML_COLUMN_ARRAY)
			made->all_numbers = false;
		for (int j = 0; j < i; j++)
			if (strcmp(column->name, schema->columns[j].name) == 0)
				ereport(ERROR,
						(errcode(ERRCODE_DUPLICATE_COLUMN),
						 errmsg("feature \"%s\" comes twice", column->name),
						 errhint("The option \"features\" gives the features other names.")));
	}
}

void
train_schema_complete(const MlAlgorithm *algorithm, const MlDictionary *known, TrainSchema *made)
{
	MlsysEnv env;

	mlsys_env_init(&env, made->context);
	mlsys_env_charge(&env);
	mlsys_check(&env, ml_schema_layout(&env.ml, &made->schema));
	mlsys_check(&env, ml_schema_save(&env.ml, algorithm, &made->schema, &made->bytes, &made->size));
	if (known != NULL)
		mlsys_check(&env, ml_trainer_begin_encoded(&env.ml, algorithm, made->bytes, made->size,
												   known, &made->empty));
	else
		mlsys_check(&env,
					ml_trainer_begin(&env.ml, algorithm, made->bytes, made->size, &made->empty));
}
