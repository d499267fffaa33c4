/*
 * model.c
 *		The SQL type mlsys.model: input, output, comparison, and what a model tells of itself.
 *
 * A value is a varlena with the binary form of ml/model.h in it.  Its text form is "mlsys1:" and
 * the same bytes in base64 without whitespace; its wire form is these bytes.  Text and wire come
 * from anywhere, so input checks the digest, decodes the whole model and checks its texts in the
 * server's encoding before it accepts a value.  Whoever decodes a stored one checks the digest again.
 *
 * The digest, the first half of SHA-256 over the body, is the identity of a model: equality and
 * hashing read it and nothing else.
 */
#include "pg/model.h"

#include "catalog/pg_type.h"
#include "common/cryptohash.h"
#include "common/hashfn.h"
#include "common/jsonapi.h"
#include "common/sha2.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/jsonfuncs.h"
#include "utils/tuplestore.h"

#include "pg/text_form.h"

#define NCOLUMNS 6 /* of coefficients() */

/* Digests */

static void
compute_digest(const unsigned char *data, size_t size, unsigned char digest[ML_DIGEST_SIZE])
{
	unsigned char sha[PG_SHA256_DIGEST_LENGTH];
	pg_cryptohash_ctx *context = pg_cryptohash_create(PG_SHA256);

	if (context == NULL || pg_cryptohash_init(context) < 0 ||
		pg_cryptohash_update(context, data + ML_MODEL_HEADER, size - ML_MODEL_HEADER) < 0 ||
		pg_cryptohash_final(context, sha, sizeof(sha)) < 0)
		elog(ERROR, "could not compute the digest of a model: %s", pg_cryptohash_error(context));
	pg_cryptohash_free(context);
	memcpy(digest, sha, ML_DIGEST_SIZE);
}

static bool
digest_matches(const unsigned char *data, size_t size)
{
	unsigned char digest[ML_DIGEST_SIZE];

	if (size < ML_MODEL_HEADER)
		return false;
	compute_digest(data, size, digest);
	return memcmp(data + ML_MODEL_DIGEST_OFFSET, digest, ML_DIGEST_SIZE) == 0;
}

void
mlsys_model_digest(Datum value, unsigned char digest[ML_DIGEST_SIZE])
{
	struct varlena *model = (struct varlena *) DatumGetPointer(value);
	struct varlena *slice = NULL;

	if (VARATT_IS_EXTERNAL(model) || VARATT_IS_COMPRESSED(model))
		model = slice = PG_DETOAST_DATUM_SLICE(value, 0, ML_MODEL_HEADER);
	if (VARSIZE_ANY_EXHDR(model) < ML_MODEL_HEADER)
		ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED), errmsg("stored model is too short")));
	memcpy(digest, VARDATA_ANY(model) + ML_MODEL_DIGEST_OFFSET, ML_DIGEST_SIZE);
	if (slice != NULL)
		pfree(slice);
}

/* Values */

void
mlsys_model_open(MlsysEnv *env, const struct varlena *value, MlModel *model)
{
	const unsigned char *data = (const unsigned char *) VARDATA_ANY(value);
	size_t size = VARSIZE_ANY_EXHDR(value);

	if (!digest_matches(data, size))
		ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED),
						errmsg("stored model fails its check: the digest does not match")));
	mlsys_check(env, ml_model_load(&env->ml, data, size, model));
}

static bool
is_valid_string(const char *string)
{
	return pg_verify_mbstr(GetDatabaseEncoding(), string, strlen(string), true);
}

/* JSON in the server's encoding? */
static bool
is_valid_json(const char *json)
{
	JsonLexContext *lex;

	if (!is_valid_string(json))
		return false;
	lex = makeJsonLexContextCstringLen(unconstify(char *, json), strlen(json),
									   GetDatabaseEncoding(), false);
	return pg_parse_json(lex, &nullSemAction) == JSON_SUCCESS;
}

/* Are all texts what the server takes them for?  The kernels know nothing of encodings. */
static bool
has_valid_texts(const MlModel *model)
{
	const MlEncoder *encoder = &model->encoder;
	const MlTraining *training = &model->training;

	for (int32 i = 0; i < encoder->ncolumns; i++)
	{
		if (!is_valid_string(encoder->columns[i].name) ||
			!is_valid_string(encoder->columns[i].type_name))
			return false;
	}
	for (int32 i = 0; i < encoder->ncategorical; i++)
	{
		const MlLevels *levels = &encoder->levels[i];

		for (int32 j = 0; j < levels->nkept; j++)
		{
			if (!pg_verify_mbstr(GetDatabaseEncoding(), levels->texts[j].data,
								 levels->texts[j].length, true))
				return false;
		}
		for (int32 j = 0; j < levels->nfolded; j++)
		{
			if (!pg_verify_mbstr(GetDatabaseEncoding(), levels->folded[j].data,
								 levels->folded[j].length, true))
				return false;
		}
	}
	for (int32 i = 0; i < model->classes.nclasses; i++)
	{
		if (!pg_verify_mbstr(GetDatabaseEncoding(), model->classes.labels[i].data,
							 model->classes.labels[i].length, true))
			return false;
	}
	return is_valid_string(training->target_name) && is_valid_json(training->options_given) &&
		   is_valid_json(training->options) && is_valid_string(training->library) &&
		   is_valid_string(training->blas);
}

struct varlena *
mlsys_model_seal(MlsysEnv *env, const MlModel *model)
{
	unsigned char *data;
	size_t size;
	struct varlena *value;

	mlsys_check(env, ml_model_save(&env->ml, model, &data, &size));
	compute_digest(data, size, data + ML_MODEL_DIGEST_OFFSET);
	value = palloc(VARHDRSZ + size);
	SET_VARSIZE(value, VARHDRSZ + size);
	memcpy(VARDATA(value), data, size);
	return value;
}

void
mlsys_model_check_texts(const MlModel *model, const char *what, int corrupt_code)
{
	if (!has_valid_texts(model))
		ereport(ERROR, (errcode(corrupt_code),
						errmsg("malformed %s: a text is not valid JSON or not in encoding \"%s\"",
							   what, GetDatabaseEncodingName())));
}

/* Accept bytes from outside as a model, or raise an error of that code. */
static void
check_input(const unsigned char *data, size_t size, int corrupt_code)
{
	MemoryContext context;
	MemoryContext old_context;
	MlsysEnv env;
	MlModel model;

	context =
		AllocSetContextCreate(CurrentMemoryContext, "mlsys model input", ALLOCSET_DEFAULT_SIZES);
	old_context = MemoryContextSwitchTo(context);
	mlsys_env_init(&env, context);
	mlsys_check_input(&env, ml_model_load(&env.ml, data, size, &model), corrupt_code);
	if (!digest_matches(data, size))
		ereport(ERROR, (errcode(corrupt_code), errmsg("malformed model: the digest does not match"),
						errhint("The value was changed or cut after mlsys made it.")));
	mlsys_model_check_texts(&model, "model", corrupt_code);
	MemoryContextSwitchTo(old_context);
	MemoryContextDelete(context);
}

Datum
mlsys_class_labels(const MlClasses *classes)
{
	Datum *labels = palloc(classes->nclasses * sizeof(Datum));

	for (int32 k = 0; k < classes->nclasses; k++)
		labels[k] = PointerGetDatum(
			cstring_to_text_with_len(classes->labels[k].data, (int) classes->labels[k].length));
	return PointerGetDatum(
		construct_array(labels, classes->nclasses, TEXTOID, -1, false, TYPALIGN_INT));
}

/* Input and output */

static const MlsysTextForm text_form = {
	.type = "mlsys.model",
	.what = "model",
	.prefix = "mlsys1:",
	.hint = "The model that a name stands for is mlsys.get_model(name).",
	.header = VARHDRSZ,
	.limit = ML_WRITER_LIMIT,
};

PG_FUNCTION_INFO_V1(mlsys_model_in);
Datum
mlsys_model_in(PG_FUNCTION_ARGS)
{
	struct varlena *value = mlsys_text_form_in(&text_form, PG_GETARG_CSTRING(0));

	check_input((unsigned char *) VARDATA(value), VARSIZE(value) - VARHDRSZ,
				ERRCODE_INVALID_TEXT_REPRESENTATION);
	PG_RETURN_POINTER(value);
}

PG_FUNCTION_INFO_V1(mlsys_model_out);
Datum
mlsys_model_out(PG_FUNCTION_ARGS)
{
	const struct varlena *value = PG_GETARG_VARLENA_PP(0);

	PG_RETURN_CSTRING(
		mlsys_text_form_out(&text_form, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value)));
}

PG_FUNCTION_INFO_V1(mlsys_model_recv);
Datum
mlsys_model_recv(PG_FUNCTION_ARGS)
{
	struct varlena *value = mlsys_text_form_recv(&text_form, (StringInfo) PG_GETARG_POINTER(0));

	check_input((unsigned char *) VARDATA(value), VARSIZE(value) - VARHDRSZ,
				ERRCODE_INVALID_BINARY_REPRESENTATION);
	PG_RETURN_POINTER(value);
}

PG_FUNCTION_INFO_V1(mlsys_model_send);
Datum
mlsys_model_send(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(PointerGetDatum(PG_GETARG_BYTEA_P_COPY(0)));
}

/* Comparison */

static bool
models_equal(FunctionCallInfo fcinfo)
{
	unsigned char digests[2][ML_DIGEST_SIZE];

	mlsys_model_digest(PG_GETARG_DATUM(0), digests[0]);
	mlsys_model_digest(PG_GETARG_DATUM(1), digests[1]);
	return memcmp(digests[0], digests[1], ML_DIGEST_SIZE) == 0;
}

PG_FUNCTION_INFO_V1(mlsys_model_eq);
Datum
mlsys_model_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(models_equal(fcinfo));
}

PG_FUNCTION_INFO_V1(mlsys_model_ne);
Datum
mlsys_model_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!models_equal(fcinfo));
}

PG_FUNCTION_INFO_V1(mlsys_model_hash);
Datum
mlsys_model_hash(PG_FUNCTION_ARGS)
{
	unsigned char digest[ML_DIGEST_SIZE];

	mlsys_model_digest(PG_GETARG_DATUM(0), digest);
	return hash_any(digest, ML_DIGEST_SIZE);
}

PG_FUNCTION_INFO_V1(mlsys_model_hash_extended);
Datum
mlsys_model_hash_extended(PG_FUNCTION_ARGS)
{
	unsigned char digest[ML_DIGEST_SIZE];

	mlsys_model_digest(PG_GETARG_DATUM(0), digest);
	return hash_any_extended(digest, ML_DIGEST_SIZE, PG_GETARG_INT64(1));
}

/* What a model tells of itself */

PG_FUNCTION_INFO_V1(mlsys_describe);
Datum
mlsys_describe(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	MlModel model;
	const char *json;

	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_model_open(&env, PG_GETARG_VARLENA_PP(0), &model);
	mlsys_check(&env, ml_model_describe(&env.ml, &model, &json));
	PG_RETURN_DATUM(DirectFunctionCall1(jsonb_in, CStringGetDatum(json)));
}

PG_FUNCTION_INFO_V1(mlsys_to_json);
Datum
mlsys_to_json(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	MlModel model;
	const char *json;

	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_model_open(&env, PG_GETARG_VARLENA_PP(0), &model);
	mlsys_check(&env, ml_model_to_json(&env.ml, &model, &json));
	PG_RETURN_TEXT_P(cstring_to_text(json));
}

static void
set_text(const char *text, int column, Datum *values, bool *nulls)
{
	nulls[column] = text == NULL;
	values[column] = text == NULL ? (Datum) 0 : CStringGetTextDatum(text);
}

static void
set_number(double number, int column, Datum *values, bool *nulls)
{
	nulls[column] = isnan(number);
	values[column] = Float8GetDatum(number);
}

PG_FUNCTION_INFO_V1(mlsys_feature_importance_of);
Datum
mlsys_feature_importance_of(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MlsysEnv env;
	MlModel model;
	double *importance;

	InitMaterializedSRF(fcinfo, 0);
	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_model_open(&env, PG_GETARG_VARLENA_PP(0), &model);
	mlsys_check(&env, ml_model_importance(&env.ml, &model, &importance));
	for (int32_t i = 0; i < model.encoder.ncolumns; i++)
	{
		Datum values[2];
		bool nulls[2];

		set_text(model.encoder.columns[i].name, 0, values, nulls);
		set_number(importance[i], 1, values, nulls);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(mlsys_coefficients);
Datum
mlsys_coefficients(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MlsysEnv env;
	MlModel model;
	MlCoefficient *coefficients;
	int32_t count;

	InitMaterializedSRF(fcinfo, 0);
	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_model_open(&env, PG_GETARG_VARLENA_PP(0), &model);
	mlsys_check(&env, ml_model_coefficients(&env.ml, &model, &coefficients, &count));
	for (int32_t i = 0; i < count; i++)
	{
		const MlCoefficient *line = &coefficients[i];
		Datum values[NCOLUMNS];
		bool nulls[NCOLUMNS];

		set_text(line->class_name, 0, values, nulls);
		set_text(line->feature, 1, values, nulls);
		set_number(line->value, 2, values, nulls);
		set_number(line->std_error, 3, values, nulls);
		set_number(line->statistic, 4, values, nulls);
		set_number(line->p_value, 5, values, nulls);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
