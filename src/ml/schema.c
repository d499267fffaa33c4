/*
 * schema.c
 *		Stored form of what training knows before its first row.
 */
#include "ml/trainer.h"

MlStatus
ml_schema_save(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema,
			   unsigned char **data, size_t *size)
{
	MlWriter writer;

	ml_writer_init(&writer, env);
	ml_columns_save(&writer, schema->columns, schema->ncolumns);
	ml_write_bool(&writer, schema->weighted);
	ml_write_bool(&writer, schema->grouped);
	ml_write_bool(&writer, schema->validated);
	ml_write_bool(&writer, schema->labelled);
	ml_write_u8(&writer, (uint8_t) schema->target_kind);
	ml_write_string(&writer, schema->target_name);
	ml_write_string(&writer, schema->options_given);
	ml_options_save(&writer, algorithm->options, algorithm->noptions, schema->options);
	*data = writer.data;
	*size = writer.size;
	return ml_writer_status(&writer);
}

MlStatus
ml_schema_load(MlEnv *env, const MlAlgorithm *algorithm, const void *data, size_t size,
			   MlSchema *schema)
{
	MlReader reader;
	uint8_t kind;

	memset(schema, 0, sizeof(*schema));
	ml_reader_init(&reader, env, "training state", data, size);
	ml_columns_load(&reader, &schema->columns, &schema->ncolumns);
	ML_TRY(ml_reader_status(&reader));
	ML_TRY(ml_schema_layout(env, schema));
	schema->weighted = ml_read_bool(&reader);
	schema->grouped = ml_read_bool(&reader);
	schema->validated = ml_read_bool(&reader);
	if ((schema->grouped || schema->validated) && algorithm->roles_offset == 0)
		ml_reader_fail(&reader, "a role that the algorithm has not");
	schema->labelled = ml_read_bool(&reader);
	kind = ml_read_u8(&reader);
	if (kind >= ML_COLUMN_KINDS)
		ml_reader_fail(&reader, "wrong kind of target");
	schema->target_kind = (MlColumnKind) kind;
	schema->target_name = ml_read_string(&reader);
	schema->options_given = ml_read_string(&reader);
	ML_TRY(ml_reader_status(&reader));
	ML_TRY(ml_alloc(env, algorithm->options_size, 1, "options", &schema->options));
	ml_options_default(algorithm->options, algorithm->noptions, schema->options,
					   algorithm->options_size);
	ml_options_load(&reader, algorithm->options, algorithm->noptions, schema->options);
	ML_TRY(ml_reader_status(&reader));
	if (schema->labelled != (ml_algorithm_task(algorithm, schema->options, schema->target_kind) ==
							 ML_TASK_CLASSIFICATION))
		ml_reader_fail(&reader, "wrong kind of target");
	return ml_reader_end(&reader);
}
