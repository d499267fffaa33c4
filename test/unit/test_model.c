/*
 * test_model.c
 *		A model as bytes and as JSON.
 */
#include "ml/algorithm.h"
#include "ml/model.h"
#include "support.h"
#include "tap.h"

#define NROWS 40

/* A model of the problem with all kinds of columns. */
static void
train(MlEnv *env, MlModel *model, const TestFrame **frame)
{
	const TestProblem *problem = &test_problems(ML_TASK_REGRESSION, NROWS)[3];

	if (test_train(env, ml_algorithm_find("linear_regression"), &problem->frame, problem->options,
				   model) != ML_OK)
		bail_out("%s", env->error.message);
	*frame = &problem->frame;
}

static void
test_stored(void)
{
	TestEnv *t = test_env();
	MlModel model;
	MlModel loaded;
	const TestFrame *frame;
	unsigned char *data;
	unsigned char *again;
	size_t size;
	size_t again_size;
	int different = 0;
	int accepted = 0;
	int loads = 0;
	int invalid = 0;
	static const unsigned char zeros[ML_DIGEST_SIZE];

	train(&t->env, &model, &frame);
	is_int(ml_model_save(&t->env, &model, &data, &size), ML_OK, "a model is saved");
	note("%zu bytes", size);
	ok(memcmp(data, "MLSM\1\0\0\0", 8) == 0 &&
		   memcmp(data + ML_MODEL_DIGEST_OFFSET, zeros, ML_DIGEST_SIZE) == 0,
	   "magic, version, no digest");
	is_int(ml_model_load(&t->env, data, size, &loaded), ML_OK, "it loads");
	is_int(ml_model_save(&t->env, &loaded, &again, &again_size), ML_OK, "it is saved again");
	ok(size == again_size && memcmp(data, again, size) == 0, "as the same bytes");
	for (int32_t row = 0; row < frame->nrows; row++)
		different +=
			test_predict(&t->env, &model, frame, row) != test_predict(&t->env, &loaded, frame, row);
	is_int(different, 0, "and predicts the same bits");
	/* the digest is the caller's */
	memset(data + ML_MODEL_DIGEST_OFFSET, 0xab, ML_DIGEST_SIZE);
	is_int(ml_model_load(&t->env, data, size, &loaded), ML_OK, "the digest is not looked at");
	memset(data + ML_MODEL_DIGEST_OFFSET, 0, ML_DIGEST_SIZE);

	for (size_t length = 0; length < size; length++)
	{
		unsigned char *copy = malloc(length > 0 ? length : 1);

		memcpy(copy, data, length);
		accepted += ml_model_load(&t->env, copy, length, &loaded) != ML_CORRUPT;
		free(copy);
	}
	is_int(accepted, 0, "every truncation is ML_CORRUPT");
	again = malloc(size + 1);
	memcpy(again, data, size);
	again[size] = 0;
	is_int(ml_model_load(&t->env, again, size + 1, &loaded), ML_CORRUPT, "so is a byte more");
	free(again);
	test_env_free(t);

	/* each flipped bit: refused, or a model that predicts, describes itself and can be saved */
	t = test_env();
	train(&t->env, &model, &frame);
	(void) ml_model_save(&t->env, &model, &data, &size);
	for (size_t bit = 0; bit < 8 * size; bit++)
	{
		TestEnv *inner = test_env();
		unsigned char *copy = malloc(size);
		MlStatus status;
		const char *json;
		MlCoefficient *lines;
		int32_t count;

		inner->budget = 64 << 20;
		memcpy(copy, data, size);
		copy[bit / 8] ^= (unsigned char) (1 << bit % 8);
		status = ml_model_load(&inner->env, copy, size, &loaded);
		if (status == ML_OK)
		{
			loads++;
			if (loaded.encoder.ncolumns == model.encoder.ncolumns &&
				loaded.encoder.ndense == model.encoder.ndense &&
				loaded.encoder.ncategorical == model.encoder.ncategorical)
			{
				double dense[16] = {0};
				int32_t levels[4] = {-1, 0, -1, -1};
				MlRow row = {dense, levels, false};

				(void) loaded.algorithm->predict(&loaded, &row);
				dense[3] = NAN;
				row.has_missing = true;
				(void) loaded.algorithm->predict(&loaded, &row);
			}
			invalid += ml_model_to_json(&inner->env, &loaded, &json) != ML_OK;
			invalid += ml_model_coefficients(&inner->env, &loaded, &lines, &count) != ML_OK;
			invalid += ml_model_save(&inner->env, &loaded, &again, &again_size) != ML_OK ||
					   again_size != size ||
					   memcmp(again + ML_MODEL_HEADER, copy + ML_MODEL_HEADER,
							  size - ML_MODEL_HEADER) != 0;
		}
		else
			invalid += status != ML_CORRUPT || inner->env.error.message[0] == '\0';
		free(copy);
		test_env_free(inner);
	}
	is_int(invalid, 0, "a flipped bit is ML_CORRUPT, or another model that works and saves");
	note("%d of %zu load", loads, 8 * size);
	test_env_free(t);
}

static void
test_memory(void)
{
	TestEnv *t = test_env();
	MlModel model;
	MlModel loaded;
	const TestFrame *frame;
	unsigned char *data;
	size_t size;
	int other = 0;
	long n;
	MlStatus status = ML_OUT_OF_MEMORY;

	train(&t->env, &model, &frame);
	(void) ml_model_save(&t->env, &model, &data, &size);
	for (n = 1; status != ML_OK && n < 10000; n++)
	{
		TestEnv *inner = test_env();
		const char *json;
		MlCoefficient *lines;
		int32_t count;
		unsigned char *again;
		size_t again_size;

		inner->fail_at = n;
		status = ml_model_load(&inner->env, data, size, &loaded);
		if (status == ML_OK)
			status = ml_model_to_json(&inner->env, &loaded, &json);
		if (status == ML_OK)
			status = ml_model_coefficients(&inner->env, &loaded, &lines, &count);
		if (status == ML_OK)
			status = ml_model_save(&inner->env, &loaded, &again, &again_size);
		if (status != ML_OK)
			other += status != ML_OUT_OF_MEMORY ||
					 strstr(inner->env.error.message, "out of memory") == NULL;
		test_env_free(inner);
	}
	ok(other == 0 && status == ML_OK, "each of %ld allocations failing is ML_OUT_OF_MEMORY", n - 2);
	if (other > 0)
		note("%d have another status or message", other);
	test_env_free(t);
}

static void
test_json(void)
{
	TestEnv *t = test_env();
	MlModel model;
	const TestFrame *frame;
	const char *json;
	const char *all;

	train(&t->env, &model, &frame);
	(void) ml_model_describe(&t->env, &model, &json);
	(void) ml_model_to_json(&t->env, &model, &all);
	ok(test_json_valid(json) && test_json_valid(all), "JSON is valid");
	contains(json,
			 "{\"algorithm\": \"linear_regression\", \"task\": \"regression\", \"target\": \"y\", ",
			 "algorithm, task, target");
	contains(json, "\"weighted\": true", "weighted");
	contains(json, "\"options_given\": {}", "options as given");
	contains(json, "\"max_categories\": 2", "options resolved");
	contains(json, "\"library\": \"mlsys ", "library");
	contains(json, "\"blas\": \"OpenBLAS 0.", "BLAS");
	contains(json, "\"level\": \"(other)\"", "levels");
	ok(strstr(json, "\"coefficients\"") == NULL && strlen(json) < strlen(all),
	   "the summary has no coefficients");
	contains(all, "\"coefficients\": [{\"feature\": \"intercept\", \"coefficient\": ",
			 "the complete form has");
	/* 40 rows: 3 with NULL target, 4 of the others with weight 0 */
	is_int((long long) test_json_number(json, "rows_skipped"), 3, "rows skipped");
	is_int((long long) test_json_number(json, "rows_zero_weight"), 4, "rows with weight 0");
	is_int((long long) test_json_number(json, "rows"), 33, "rows");
	ok(test_json_number(json, "values_imputed") > 0, "values imputed");
	test_env_free(t);
}

/* Names with quotes, backslashes, control characters and 1,000 bytes. */
static void
test_names(void)
{
	static const double x[] = {1, 2, 3, 5};
	static const double y[] = {2, 1, 4, 3};
	static const char *const k[] = {"a\"b", "c\\d", "a\"b", "\n"};
	static char longest[1001];
	TestColumn columns[] = {{longest, ML_COLUMN_NUMBER, 1, x, NULL},
							{"q\"\\\t", ML_COLUMN_CATEGORY, 0, NULL, k}};
	TestEnv *t = test_env();
	MlModel model;
	MlCoefficient *lines;
	int32_t count;
	const char *json;

	memset(longest, 'x', 1000);
	if (test_train(&t->env, ml_algorithm_find("linear_regression"),
				   &(TestFrame){4, 2, columns, y, NULL}, "l2=1", &model) != ML_OK)
		bail_out("%s", t->env.error.message);
	(void) ml_model_coefficients(&t->env, &model, &lines, &count);
	is_int(count, 5, "five terms");
	is_text(lines[1].feature, longest, "a name of 1,000 bytes");
	is_text(lines[3].feature, "q\"\\\t=a\"b", "a name with quotes");
	(void) ml_model_to_json(&t->env, &model, &json);
	ok(test_json_valid(json), "JSON is valid");
	test_env_free(t);
}

int
main(void)
{
	test_stored();
	test_memory();
	test_json();
	test_names();
	return done();
}
