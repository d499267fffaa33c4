/*
 * version.c
 *		A new version of a model: its rows in model_versions and model_contents.
 *
 * What the model's value tells of itself - algorithm, classes, columns, options, counts - is copied
 * from there into columns, for everybody to read and for deploy() to compare; nobody can give other
 * facts than the value has.  The value itself stands in model_contents, out of line and not compressed.
 */
#include "pg/baseline.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/guc.h"
#include "utils/pg_lsn.h"
#include "utils/syscache.h"

Oid
mlsys_own_type(const char *name)
{
	Oid type = GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum(name),
							   ObjectIdGetDatum(get_namespace_oid("mlsys", false)));

	if (!OidIsValid(type))
		elog(ERROR, "type mlsys.%s does not exist", name);
	return type;
}

static Datum
jsonb_of(const char *json)
{
	return DirectFunctionCall1(jsonb_in, CStringGetDatum(json));
}

/* The columns that a model needs. */
static Datum
features_of(MlsysEnv *env, const MlEncoder *encoder)
{
	MlWriter writer;

	ml_writer_init(&writer, &env->ml);
	ml_json_begin(&writer, '[');
	for (int32 i = 0; i < encoder->ncolumns; i++)
	{
		const MlColumn *column = &encoder->columns[i];

		ml_json_begin(&writer, '{');
		ml_json_key(&writer, "name");
		ml_json_string(&writer, column->name);
		ml_json_key(&writer, "type");
		ml_json_string(&writer, column->type_name);
		ml_json_key(&writer, "kind");
		ml_json_string(&writer, ml_column_kind_names[column->kind]);
		if (column->kind == ML_COLUMN_ARRAY)
		{
			ml_json_key(&writer, "width");
			ml_json_integer(&writer, column->width);
		}
		ml_json_end(&writer, '}');
	}
	ml_json_end(&writer, ']');
	ml_write_u8(&writer, 0);
	mlsys_check(env, ml_writer_status(&writer));
	return jsonb_of((const char *) writer.data);
}

static Datum
text_of(MlText text)
{
	return PointerGetDatum(cstring_to_text_with_len(text.data, (int) text.length));
}

/* Columns classes, positive_class and decision_threshold. */
static void
add_classes(MlsysParameters *parameters, const MlModel *model)
{
	const MlClasses *classes = &model->classes;
	bool is_binary = classes->nclasses == 2;

	mlsys_add_parameter(parameters, TEXTARRAYOID, mlsys_class_labels(classes),
						classes->nclasses == 0);
	mlsys_add_parameter(parameters, TEXTOID, is_binary ? text_of(classes->labels[1]) : (Datum) 0,
						!is_binary);
	mlsys_add_parameter(parameters, FLOAT8OID, Float8GetDatum(model->threshold), !is_binary);
}

/* Columns that only the maker of the version knows. */
static void
add_origin(MlsysParameters *parameters, const MlsysVersion *version, TimestampTz now)
{
	mlsys_add_text(parameters, version->origin);
	mlsys_add_parameter(parameters, INT4OID, Int32GetDatum(version->parent_version),
						version->parent_version == 0);
	mlsys_add_parameter(parameters, JSONBOID, JsonbPGetDatum(version->metrics),
						version->metrics == NULL);
	mlsys_add_text(parameters, version->description);
	mlsys_add_text(parameters, version->search_path);
	mlsys_add_text(parameters, version->split_key);
	mlsys_add_parameter(parameters, FLOAT8OID, Float8GetDatum(version->test_fraction),
						!version->has_split);
	mlsys_add_parameter(parameters, INT8OID, Int64GetDatum(version->seed), !version->has_split);
	mlsys_add_parameter(parameters, INT8OID, Int64GetDatum(version->test_rows),
						!version->has_split);
	mlsys_add_parameter(parameters, PG_LSNOID, LSNGetDatum(version->snapshot_lsn),
						XLogRecPtrIsInvalid(version->snapshot_lsn));
	mlsys_add_time(parameters, version->started_at != 0 ? version->started_at : now);
	mlsys_add_time(parameters, version->finished_at != 0 ? version->finished_at : now);
}

static void
insert_version(const MlsysCatalog *catalog, const MlsysVersion *version, int32 number,
			   MlsysEnv *env, const MlModel *model, const unsigned char *digest)
{
	const MlTraining *training = &model->training;
	MlsysParameters parameters = {0};
	bytea *identity = palloc(VARHDRSZ + ML_DIGEST_SIZE);

	SET_VARSIZE(identity, VARHDRSZ + ML_DIGEST_SIZE);
	memcpy(VARDATA(identity), digest, ML_DIGEST_SIZE);
	mlsys_add_text(&parameters, version->model);
	mlsys_add_int4(&parameters, number);
	mlsys_add_parameter(&parameters, BYTEAOID, PointerGetDatum(identity), false);
	mlsys_add_text(&parameters, model->algorithm->name);
	mlsys_add_text(&parameters, ml_task_names[model->task]);
	mlsys_add_text(&parameters, training->target_name);
	add_classes(&parameters, model);
	mlsys_add_parameter(&parameters, JSONBOID, features_of(env, &model->encoder), false);
	mlsys_add_parameter(&parameters, JSONBOID, jsonb_of(training->options_given), false);
	mlsys_add_parameter(&parameters, JSONBOID, jsonb_of(training->options), false);
	mlsys_add_int8(&parameters, training->rows);
	mlsys_add_int8(&parameters, version->has_split
									? version->rows_skipped
									: training->rows_skipped + training->rows_incomplete +
										  training->rows_zero_weight);
	mlsys_add_oid(&parameters, REGROLEOID, catalog->caller);
	mlsys_add_text(&parameters, GetConfigOption("server_version", false, false));
	mlsys_add_text(&parameters, training->library);
	mlsys_add_text(&parameters, training->blas);
	add_origin(&parameters, version, catalog->now);
	(void) mlsys_catalog_run(
		"INSERT INTO mlsys.model_versions (model, version, digest, algorithm, task, target, classes, "
		"positive_class, decision_threshold, features, options_given, options, rows, rows_skipped, "
		"trained_by, server_version, library_version, blas_version, origin, parent_version, metrics, "
		"description, search_path, split_key, test_fraction, seed, test_rows, snapshot_lsn, "
		"started_at, finished_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
		"$15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)",
		&parameters);
}

static void
insert_contents(const MlsysVersion *version, int32 number, const struct varlena *value)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, version->model);
	mlsys_add_int4(&parameters, number);
	mlsys_add_parameter(&parameters, mlsys_own_type("model"), PointerGetDatum(value), false);
	mlsys_add_text(&parameters, version->query);
	mlsys_add_parameter(&parameters, BYTEAOID, PointerGetDatum(version->training_rows),
						version->training_rows == NULL);
	(void) mlsys_catalog_run("INSERT INTO mlsys.model_contents (model, version, value, query, "
							 "training_rows) VALUES ($1, $2, $3, $4, $5)",
							 &parameters);
}

/* Lock the model, which is made when the name is new, and take its next number. */
static int32
next_number(const MlsysCatalog *catalog, const char *model)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, model);
	mlsys_add_time(&parameters, catalog->now);
	while (!mlsys_catalog_try_lock(catalog, model))
	{
		MlsysParameters new_model = parameters;

		CHECK_FOR_INTERRUPTS();
		mlsys_add_oid(&new_model, REGROLEOID, catalog->caller);
		(void) mlsys_catalog_run("INSERT INTO mlsys.models (model, created_at, changed_at, owner) "
								 "VALUES ($1, $2, $2, $3) ON CONFLICT DO NOTHING",
								 &new_model);
	}
	(void) mlsys_catalog_run("UPDATE mlsys.models SET last_version = last_version + 1, "
							 "changed_at = $2 WHERE model = $1 RETURNING last_version",
							 &parameters);
	return DatumGetInt32(mlsys_result_value(0, 1));
}

int32
mlsys_catalog_insert_version(const MlsysCatalog *catalog, const MlsysVersion *version)
{
	MlsysEnv env;
	MlModel model;
	struct varlena *value;
	unsigned char digest[ML_DIGEST_SIZE];
	int32 number;

	/* What memory is needed here is SPI's and goes with the stretch. */
	value = PG_DETOAST_DATUM(version->value);
	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_model_open(&env, value, &model);
	mlsys_model_digest(PointerGetDatum(value), digest);
	number = next_number(catalog, version->model);
	insert_version(catalog, version, number, &env, &model, digest);
	insert_contents(version, number, value);
	if (version->baseline != NULL)
		baseline_store(catalog, version->model, number, version->baseline);
	return number;
}

int32
mlsys_catalog_add_version(const MlsysVersion *version)
{
	MlsysCatalog catalog;
	int32 number;

	mlsys_check_model_name(version->model);
	mlsys_catalog_begin(&catalog);
	number = mlsys_catalog_insert_version(&catalog, version);
	mlsys_catalog_end(&catalog);
	return number;
}
