/*
 * model.c
 *		A trained model as a value: its binary form and what it tells of itself.  See model.h.
 */
#include "ml/algorithm.h"

const char *const ml_task_names[] = {"regression", "classification", "by target"};
const char *const ml_kind_names[] = {"streaming", "buffered", "multi-pass"};

const MlAlgorithm *const ml_algorithms[] = {
#define ML_ALGORITHM(name) &ml_##name,
#include "ml/algorithms.def"
#undef ML_ALGORITHM
	NULL};

const MlAlgorithm *
ml_algorithm_find(const char *name)
{
	for (int i = 0; ml_algorithms[i] != NULL; i++)
		if (strcmp(ml_algorithms[i]->name, name) == 0)
			return ml_algorithms[i];
	return NULL;
}

MlTask
ml_algorithm_task(const MlAlgorithm *algorithm, const void *options, MlColumnKind target_kind)
{
	if (algorithm->task != ML_TASK_BY_TARGET)
		return algorithm->task;
	return algorithm->classifies(options, target_kind) ? ML_TASK_CLASSIFICATION
													   : ML_TASK_REGRESSION;
}

const MlEncodingOptions *
ml_encoding_options(const MlAlgorithm *algorithm, const void *options)
{
	/* trees take missing values and categories as they are */
	static const MlEncodingOptions native = {
		.missing = ML_MISSING_NATIVE, .unseen = ML_UNSEEN_ZERO, .max_categories = 1 << 20};

	if (algorithm->fit_binned != NULL)
		return &native;
	return (const MlEncodingOptions *) ((const char *) options + algorithm->encoding_offset);
}

const MlClassOptions *
ml_class_options(const MlAlgorithm *algorithm, const void *options)
{
	return (const MlClassOptions *) ((const char *) options + algorithm->classes_offset);
}

const MlRoleOptions *
ml_role_options(const MlAlgorithm *algorithm, const void *options)
{
	if (algorithm->roles_offset == 0)
		return NULL;
	return (const MlRoleOptions *) ((const char *) options + algorithm->roles_offset);
}

MlStatus
ml_algorithm_check_options(MlEnv *env, const MlAlgorithm *algorithm, const void *options,
						   MlTask task)
{
	size_t first = algorithm->classes_offset;

	if (task != ML_TASK_REGRESSION || first == 0)
		return ML_OK;
	for (int i = 0; i < algorithm->noptions; i++)
	{
		const MlOptionSpec *spec = &algorithm->options[i];

		if (spec->offset < first || spec->offset >= first + sizeof(MlClassOptions) ||
			ml_option_is_default(spec, options))
			continue;
		(void) ml_fail(env, ML_BAD_OPTION, "option \"%s\" is for classes, but this is a regression",
					   spec->name);
		ml_hint(env, "A boolean or a text is a target of classes; a number may be cast to text.");
		return ML_BAD_OPTION;
	}
	return ML_OK;
}

void
ml_model_probabilities(const MlModel *model, const MlRow *row, double *probabilities)
{
	model->algorithm->probabilities(model, row, probabilities);
	if (model->calibration.method != ML_CALIBRATE_NONE)
	{
		probabilities[1] = ml_calibration_apply(&model->calibration, probabilities[1]);
		probabilities[0] = 1 - probabilities[1];
	}
}

int32_t
ml_model_class(const MlModel *model, const double *probabilities)
{
	int32_t best = 0;

	if (model->classes.nclasses == 2)
		return probabilities[1] >= model->threshold ? 1 : 0;
	for (int32_t k = 1; k < model->classes.nclasses; k++)
		if (probabilities[k] > probabilities[best])
			best = k;
	return best;
}

static void
training_save(MlWriter *writer, const MlTraining *training)
{
	ml_write_i64(writer, training->rows);
	ml_write_i64(writer, training->rows_skipped);
	ml_write_i64(writer, training->rows_incomplete);
	ml_write_i64(writer, training->rows_zero_weight);
	ml_write_i64(writer, training->values_imputed);
	ml_write_bool(writer, training->weighted);
	ml_write_string(writer, training->target_name);
	ml_write_string(writer, training->options_given);
	ml_write_string(writer, training->options);
	ml_write_string(writer, training->library);
	ml_write_string(writer, training->blas);
}

static void
training_load(MlReader *reader, MlTraining *training)
{
	training->rows = ml_read_i64(reader);
	training->rows_skipped = ml_read_i64(reader);
	training->rows_incomplete = ml_read_i64(reader);
	training->rows_zero_weight = ml_read_i64(reader);
	training->values_imputed = ml_read_i64(reader);
	training->weighted = ml_read_bool(reader);
	training->target_name = ml_read_string(reader);
	training->options_given = ml_read_string(reader);
	training->options = ml_read_string(reader);
	training->library = ml_read_string(reader);
	training->blas = ml_read_string(reader);
	if (training->rows < 0 || training->rows_skipped < 0 || training->rows_incomplete < 0 ||
		training->rows_zero_weight < 0 || training->values_imputed < 0)
		ml_reader_fail(reader, "a count below zero");
}

MlStatus
ml_model_save(MlEnv *env, const MlModel *model, unsigned char **data, size_t *size)
{
	const unsigned char digest[ML_DIGEST_SIZE] = {0};
	MlWriter writer;

	ml_writer_init(&writer, env);
	ml_write_u32(&writer, ML_MODEL_MAGIC);
	ml_write_u16(&writer, ML_MODEL_FORMAT);
	ml_write_u16(&writer, 0);
	ml_write_bytes(&writer, digest, sizeof(digest));

	ml_write_string(&writer, model->algorithm->name);
	ml_write_u8(&writer, (uint8_t) model->task);
	ml_encoder_save(&writer, &model->encoder);
	ml_classes_save(&writer, &model->classes);
	ml_write_f64(&writer, model->threshold);
	ml_write_bool(&writer, model->is_class_weighted);
	ml_calibration_save(&writer, &model->calibration);
	training_save(&writer, &model->training);
	model->algorithm->save(&writer, model);
	*data = writer.data;
	*size = writer.size;
	return ml_writer_status(&writer);
}

/* Do task, classes, threshold and calibration go together? */
static void
check_classes(MlReader *reader, const MlModel *model)
{
	bool is_binary = model->classes.nclasses == 2;

	if ((model->classes.nclasses > 0) != (model->task == ML_TASK_CLASSIFICATION))
		ml_reader_fail(reader, "wrong number of classes");
	if (is_binary ? !(model->threshold >= 0 && model->threshold <= 1) : !isnan(model->threshold))
		ml_reader_fail(reader, "wrong decision threshold");
	if (!is_binary && model->calibration.method != ML_CALIBRATE_NONE)
		ml_reader_fail(reader, "wrong calibration map");
}

MlStatus
ml_model_load(MlEnv *env, const void *data, size_t size, MlModel *model)
{
	MlReader reader;
	const char *name;
	uint8_t task;

	memset(model, 0, sizeof(*model));
	ml_reader_init(&reader, env, "model", data, size);
	if (ml_read_u32(&reader) != ML_MODEL_MAGIC)
		ml_reader_fail(&reader, "no magic number");
	if (ml_read_u16(&reader) != ML_MODEL_FORMAT)
		ml_reader_fail(&reader, "unknown format version");
	if (ml_read_u16(&reader) != 0)
		ml_reader_fail(&reader, "reserved bytes are set");
	for (int i = 0; i < ML_DIGEST_SIZE; i++)
		(void) ml_read_u8(&reader);

	name = ml_read_string(&reader);
	task = ml_read_u8(&reader);
	ML_TRY(ml_reader_status(&reader));
	model->algorithm = ml_algorithm_find(name);
	if (model->algorithm == NULL)
		ml_reader_fail(&reader, "unknown algorithm");
	else if (task >= ML_TASKS || (model->algorithm->task != ML_TASK_BY_TARGET &&
								  task != (uint8_t) model->algorithm->task))
		ml_reader_fail(&reader, "task of another algorithm");
	ML_TRY(ml_reader_status(&reader));
	model->task = (MlTask) task;
	ML_TRY(ml_encoder_load(&reader, &model->encoder));
	ML_TRY(ml_classes_load(&reader, &model->classes));
	model->threshold = ml_read_f64(&reader);
	model->is_class_weighted = ml_read_bool(&reader);
	ML_TRY(ml_calibration_load(&reader, &model->calibration));
	check_classes(&reader, model);
	training_load(&reader, &model->training);
	ML_TRY(ml_reader_status(&reader));
	ML_TRY(model->algorithm->load(&reader, model));
	return ml_reader_end(&reader);
}

static void
training_json(MlWriter *writer, const MlTraining *training)
{
	ml_json_key(writer, "rows");
	ml_json_integer(writer, training->rows);
	ml_json_key(writer, "rows_skipped");
	ml_json_integer(writer, training->rows_skipped);
	ml_json_key(writer, "rows_incomplete");
	ml_json_integer(writer, training->rows_incomplete);
	ml_json_key(writer, "rows_zero_weight");
	ml_json_integer(writer, training->rows_zero_weight);
	ml_json_key(writer, "values_imputed");
	ml_json_integer(writer, training->values_imputed);
	ml_json_key(writer, "weighted");
	ml_json_bool(writer, training->weighted);
	ml_json_key(writer, "options_given");
	ml_json_raw(writer, training->options_given);
	ml_json_key(writer, "options");
	ml_json_raw(writer, training->options);
	ml_json_key(writer, "library");
	ml_json_string(writer, training->library);
	ml_json_key(writer, "blas");
	ml_json_string(writer, training->blas);
}

static MlStatus
model_json(MlEnv *env, const MlModel *model, bool all, const char **json)
{
	MlWriter writer;

	ml_writer_init(&writer, env);
	ml_json_begin(&writer, '{');
	ml_json_key(&writer, "algorithm");
	ml_json_string(&writer, model->algorithm->name);
	ml_json_key(&writer, "task");
	ml_json_string(&writer, ml_task_names[model->task]);
	ml_json_key(&writer, "target");
	ml_json_string(&writer, model->training.target_name);
	training_json(&writer, &model->training);
	if (model->task == ML_TASK_CLASSIFICATION)
	{
		ml_classes_json(&writer, &model->classes);
		ml_json_key(&writer, "decision_threshold");
		ml_json_number(&writer, model->threshold);
		ml_json_key(&writer, "calibration");
		ml_json_string(&writer, ml_calibrate_choices[model->calibration.method]);
		ml_json_key(&writer, "probability_calibrated");
		ml_json_bool(&writer,
					 !model->is_class_weighted || model->calibration.method != ML_CALIBRATE_NONE);
	}
	model->algorithm->describe(&writer, model, all);
	ml_json_key(&writer, "columns");
	ml_encoder_json(&writer, &model->encoder, all);
	ml_json_end(&writer, '}');
	ml_write_u8(&writer, 0);
	*json = (const char *) writer.data;
	return ml_writer_status(&writer);
}

MlStatus
ml_model_describe(MlEnv *env, const MlModel *model, const char **json)
{
	return model_json(env, model, false, json);
}

MlStatus
ml_model_to_json(MlEnv *env, const MlModel *model, const char **json)
{
	return model_json(env, model, true, json);
}

MlStatus
ml_model_coefficients(MlEnv *env, const MlModel *model, MlCoefficient **coefficients,
					  int32_t *count)
{
	*count = 0;
	*coefficients = NULL;
	if (model->algorithm->coefficients == NULL)
	{
		(void) ml_fail(env, ML_BAD_OPTION, "a model of %s has no coefficients",
					   model->algorithm->name);
		if (model->algorithm->ensemble != NULL)
			ml_hint(env, "feature_importance(model) tells what it goes by, explain(model, row) "
						 "what moves a prediction.");
		return ML_BAD_OPTION;
	}
	return model->algorithm->coefficients(env, model, coefficients, count);
}

MlStatus
ml_model_importance(MlEnv *env, const MlModel *model, double **importance)
{
	if (model->algorithm->importance == NULL)
		return ml_fail(env, ML_BAD_OPTION, "a model of %s does not tell the importance of features",
					   model->algorithm->name);
	ML_TRY(ml_alloc_zero(env, (size_t) model->encoder.ncolumns, sizeof(double), "importance",
						 importance));
	model->algorithm->importance(model, *importance);
	return ML_OK;
}
