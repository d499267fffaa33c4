/*
 * train_schema.c
 *		What states of a training begin with: options, target, columns.  See train_schema.h.
 */
#include "pg/train_schema.h"

#include "utils/lsyscache.h"

#include "pg/value.h"

const char *const train_extra_names[TRAIN_EXTRAS] = {"weight", "group_column", "validation_column"};

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

/* The kind of a target of that type; one that is no feature type can only be a label. */
static MlColumnKind
target_kind(const char *name, Oid type, MemoryContext context)
{
	MlsysColumnReader reader;

	return mlsys_column_try(&reader, name, type, context) ? reader.kind : ML_COLUMN_CATEGORY;
}

void
train_task_reader(TrainColumn *target, const MlAlgorithm *algorithm, MlTask task, const char *name,
				  Oid type, MemoryContext context)
{
	if (type == UNKNOWNOID)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("target \"%s\" is a literal without type", name)));
	if (task == ML_TASK_CLASSIFICATION)
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

MlTask
train_target_reader(TrainColumn *target, const MlAlgorithm *algorithm, const void *options,
					const char *name, Oid type, MemoryContext context)
{
	bool is_either = algorithm->task == ML_TASK_BY_TARGET;
	MlColumnKind kind = is_either ? target_kind(name, type, context) : ML_COLUMN_NUMBER;
	MlTask task = ml_algorithm_task(algorithm, options, kind);
	MlsysEnv env;

	if (is_either && task == ML_TASK_REGRESSION && kind == ML_COLUMN_CATEGORY && type != UNKNOWNOID)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("options of %s ask for a regression, but target \"%s\" is %s, not a "
							   "number",
							   algorithm->name, name, format_type_be(type))));
	train_task_reader(target, algorithm, task, name, type, context);
	mlsys_env_init(&env, context);
	mlsys_check(&env, ml_algorithm_check_options(&env.ml, algorithm, options, task));
	return task;
}

void
train_extra_options(const MlAlgorithm *algorithm, const void *options,
					MlArgument extras[TRAIN_EXTRAS])
{
	const MlRoleOptions *roles = ml_role_options(algorithm, options);

	memset(extras, 0, TRAIN_EXTRAS * sizeof(MlArgument));
	extras[TRAIN_EXTRA_WEIGHT] = ((const MlCommonOptions *) options)->weight;
	if (roles == NULL)
		return;
	extras[TRAIN_EXTRA_GROUP] = roles->group_column;
	extras[TRAIN_EXTRA_VALIDATION] = roles->validation_column;
}

void
train_extra_reader(MlsysColumnReader *reader, TrainExtra extra, Oid type, MemoryContext context)
{
	const char *name = train_extra_names[extra];

	if (extra == TRAIN_EXTRA_GROUP)
	{
		if (type == UNKNOWNOID || type_is_rowtype(type) || mlsys_is_block_type(type))
			ereport(ERROR,
					(errcode(ERRCODE_DATATYPE_MISMATCH),
					 errmsg("%s must be a single value, not %s", name, format_type_be(type))));
		mlsys_label_init(reader, name, type, context);
		return;
	}
	mlsys_column_init(reader, name, type, context);
	if (extra == TRAIN_EXTRA_WEIGHT && reader->kind != ML_COLUMN_NUMBER)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("%s must be a number, not %s", name, format_type_be(type))));
	if (extra == TRAIN_EXTRA_VALIDATION && reader->kind != ML_COLUMN_BOOLEAN)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("%s must be a boolean, not %s", name, format_type_be(type))));
}

void
train_schema_extra(TrainSchema *made, TrainExtra extra, int source, Oid type, MemoryContext context)
{
	TrainColumn *column = extra == TRAIN_EXTRA_WEIGHT  ? &made->weight
						  : extra == TRAIN_EXTRA_GROUP ? &made->group
													   : &made->validation;

	column->source = source;
	train_extra_reader(&column->reader, extra, type, context);
	made->schema.weighted |= extra == TRAIN_EXTRA_WEIGHT;
	made->schema.grouped |= extra == TRAIN_EXTRA_GROUP;
	made->schema.validated |= extra == TRAIN_EXTRA_VALIDATION;
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

/* The columns are those of the model to start from, in kind and length, too. */
static void
check_init(const TrainSchema *made)
{
	for (int32 c = 0; c < made->schema.ncolumns; c++)
	{
		const MlColumn *column = &made->schema.columns[c];
		const MlColumn *own = &made->init->encoder.columns[c];

		mlsys_column_match(&made->features[c].reader, own);
		if (column->kind == ML_COLUMN_ARRAY && column->width != own->width)
			ereport(ERROR,
					(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
					 errmsg("array \"%s\" has %d elements, but %d in the model to start from",
							column->name, column->width, own->width)));
	}
}

void
train_schema_complete(const MlAlgorithm *algorithm, const MlDictionary *known,
					  const MlFeatureBins *bins, TrainSchema *made)
{
	MlsysEnv env;

	mlsys_env_init(&env, made->context);
	mlsys_env_charge(&env);
	if (made->init != NULL)
		check_init(made);
	mlsys_check(&env, ml_schema_layout(&env.ml, &made->schema));
	mlsys_check(&env, ml_schema_save(&env.ml, algorithm, &made->schema, &made->bytes, &made->size));
	if (bins != NULL && (known != NULL || made->schema.ncategorical == 0))
		mlsys_check(&env, ml_trainer_begin_binned(&env.ml, algorithm, made->bytes, made->size,
												  known, bins, made->init, &made->empty));
	else if (known != NULL)
		mlsys_check(&env, ml_trainer_begin_encoded(&env.ml, algorithm, made->bytes, made->size,
												   known, &made->empty));
	else
		mlsys_check(&env,
					ml_trainer_begin(&env.ml, algorithm, made->bytes, made->size, &made->empty));
	made->empty.init = made->init;
}
