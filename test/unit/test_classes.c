/*
 * test_classes.c
 *		Classes of a classification: their order, which is the positive one, weights, stored form.  And
 *		calibration maps as they are stored and applied.
 */
#include "ml/calibration.h"
#include "ml/classes.h"
#include "support.h"
#include "tap.h"

/* A dictionary of labels "a b c", each a row more than the one before, from 1. */
static MlDictionary
labels_of(MlEnv *env, const char *text)
{
	MlDictionary labels;
	int64_t count = 1;

	if (ml_dictionary_init(env, &labels) != ML_OK)
		bail_out("%s", env->error.message);
	while (*text != '\0')
	{
		size_t length = strcspn(text, " ");
		int32_t code;

		(void) ml_dictionary_code(env, &labels, (MlText){text, length}, &code);
		labels.counts[code] = count++;
		text += length;
		text += *text == ' ';
	}
	return labels;
}

/* Fit, and the labels in their order as one text; the error's message where there is one. */
static const char *
order(MlEnv *env, const char *text, MlColumnKind kind, const char *positive, MlClasses *classes)
{
	static char joined[200];
	MlClassOptions options = {.positive_class = positive};
	MlDictionary labels = labels_of(env, text);
	int32_t *map;
	int wrong = 0;

	if (ml_classes_fit(env, &labels, kind, &options, classes, &map) != ML_OK)
		return env->error.message;
	joined[0] = '\0';
	for (int32_t i = 0; i < classes->nclasses; i++)
		snprintf(joined + strlen(joined), sizeof(joined) - strlen(joined), "%s%.*s",
				 i > 0 ? " " : "", (int) classes->labels[i].length, classes->labels[i].data);
	for (int32_t code = 1; code < labels.ncodes; code++)
		wrong += map[code] < 0 ||
				 ml_text_compare(classes->labels[map[code]], labels.texts[code]) != 0 ||
				 classes->counts[map[code]] != labels.counts[code];
	return wrong > 0 || map[0] != -1 ? "wrong map" : joined;
}

static void
test_order(MlEnv *env)
{
	MlClasses c;

	is_text(order(env, "true false", ML_COLUMN_BOOLEAN, NULL, &c), "false true", "booleans");
	ok(!c.is_guessed, "nothing is guessed");
	is_text(order(env, "true", ML_COLUMN_BOOLEAN, NULL, &c), "false true",
			"both, if only one came");
	ok(ml_classes_present(&c) == 1 && c.counts[0] == 0 && c.counts[1] == 1, "which is counted");
	is_text(order(env, "false", ML_COLUMN_BOOLEAN, NULL, &c), "false true", "or the other");
	is_text(order(env, "", ML_COLUMN_BOOLEAN, NULL, &c), "false true", "or none");
	is_int(ml_classes_present(&c), 0, "which is none");
	is_text(order(env, "true false", ML_COLUMN_BOOLEAN, "false", &c), "true false",
			"the positive one stands last");
	ok(!c.is_guessed && c.counts[0] == 1 && c.counts[1] == 2, "with its count");

	is_text(order(env, "10 9", ML_COLUMN_NUMBER, NULL, &c), "9 10", "numbers by value");
	ok(!c.is_guessed, "the larger one is no guess");
	is_text(order(env, "10 -1 9 1e3 0 -20 0.5 1e-3 1e+20", ML_COLUMN_NUMBER, NULL, &c),
			"-20 -1 0 1e-3 0.5 9 10 1e3 1e+20", "of any form");
	is_text(order(env, "NaN Infinity 3 -Infinity", ML_COLUMN_NUMBER, NULL, &c),
			"-Infinity 3 Infinity NaN", "NaN last");
	is_text(order(env, "1.00 1 1.0", ML_COLUMN_NUMBER, NULL, &c), "1 1.0 1.00",
			"equal numbers by their text");
	is_text(order(env, "9007199254740993 9007199254740992 9007199254740994", ML_COLUMN_NUMBER, NULL,
				  &c),
			"9007199254740992 9007199254740993 9007199254740994", "integers that no double has");
	is_text(order(env, "1 0", ML_COLUMN_NUMBER, "0", &c), "1 0", "or as the option says");

	is_text(order(env, "no yes", ML_COLUMN_CATEGORY, NULL, &c), "no yes", "texts");
	ok(c.is_guessed, "the last one is a guess");
	is_text(order(env, "yes no", ML_COLUMN_CATEGORY, NULL, &c), "no yes", "in any order of rows");
	is_text(order(env, "yes no", ML_COLUMN_CATEGORY, "yes", &c), "no yes", "the option");
	ok(!c.is_guessed, "is no guess");
	is_text(order(env, "yes no", ML_COLUMN_CATEGORY, "no", &c), "yes no", "for the other one");
	is_text(order(env, "b a Z \xc3\xa9 10 9 ab", ML_COLUMN_CATEGORY, NULL, &c),
			"10 9 Z a ab b \xc3\xa9", "bytes decide, not a language, nor a number");
	ok(!c.is_guessed, "there is no positive one of many");
	is_text(order(env, "2024-02-01 2023-01-01", ML_COLUMN_TIME, NULL, &c), "2023-01-01 2024-02-01",
			"dates as texts");
	ok(c.is_guessed, "by a guess");

	is_text(order(env, "yes", ML_COLUMN_CATEGORY, NULL, &c), "yes", "one class");
	ok(!c.is_guessed, "has no positive one");
	is_text(order(env, "yes", ML_COLUMN_CATEGORY, "yes", &c), "yes", "though the option says so");
	is_text(order(env, "no", ML_COLUMN_CATEGORY, "yes", &c), "no yes",
			"the option may name a class without rows");
	ok(c.counts[0] == 1 && c.counts[1] == 0, "which has none");
	is_text(order(env, "", ML_COLUMN_CATEGORY, NULL, &c), "", "no class");
	is_text(order(env, "no yes", ML_COLUMN_CATEGORY, "maybe", &c),
			"option \"positive_class\" names \"maybe\", which is not a label of the target",
			"one that is not there");
	is_text(env->error.detail, "Labels are: \"no\", \"yes\".", "and those that are");
	is_text(order(env, "a b c", ML_COLUMN_CATEGORY, "b", &c),
			"option \"positive_class\" is for a target of two classes, this one has 3",
			"a positive class of three");
}

/* Labels without rows, which a merge or a split leaves in a dictionary, are no classes. */
static void
test_without_rows(MlEnv *env)
{
	MlDictionary labels = labels_of(env, "c a b");
	MlClassOptions options = {0};
	MlClasses classes;
	int32_t *map;

	labels.counts[1] = 0;
	is_int(ml_classes_fit(env, &labels, ML_COLUMN_CATEGORY, &options, &classes, &map), ML_OK,
		   "a label without rows");
	ok(classes.nclasses == 2 && map[1] == -1 && map[2] == 0 && map[3] == 1, "is no class");
	ok(ml_classes_find(&classes, ml_text("c")) == -1 &&
		   ml_classes_find(&classes, ml_text("b")) == 1 &&
		   ml_classes_find(&classes, (MlText){"bb", 1}) == 1 &&
		   ml_classes_find(&classes, ml_text("")) == -1,
	   "classes are found by their label");
}

static void
test_many(MlEnv *env)
{
	MlDictionary labels;
	MlClassOptions options = {.positive_class = "x"};
	MlClasses classes;
	char buffer[16];
	int32_t *map;
	int32_t code;
	int wrong = 0;

	(void) ml_dictionary_init(env, &labels);
	for (int i = 2000; i > 0; i--)
	{
		snprintf(buffer, sizeof(buffer), "%d", i);
		(void) ml_dictionary_code(env, &labels, ml_text(buffer), &code);
		labels.counts[code] = i;
	}
	is_int(ml_classes_fit(env, &labels, ML_COLUMN_NUMBER, &options, &classes, &map), ML_BAD_OPTION,
		   "2,000 classes have no positive one");
	options.positive_class = NULL;
	is_int(ml_classes_fit(env, &labels, ML_COLUMN_NUMBER, &options, &classes, &map), ML_OK,
		   "2,000 classes, whom the trainer would have refused");
	for (int32_t i = 0; i < classes.nclasses; i++)
		wrong += classes.counts[i] != i + 1;
	ok(classes.nclasses == 2000 && wrong == 0, "are in order");
}

static void
test_weights(MlEnv *env)
{
	const char *names[] = {"no", "other"};
	double given[] = {5, 0.5};
	MlClassWeights option = {0};
	MlClassOptions options = {
		.class_weight = {
			.mode = ML_CLASS_WEIGHT_GIVEN, .count = 2, .labels = names, .weights = given}};
	MlDictionary labels = labels_of(env, "maybe no yes");
	MlClasses c;
	double w[4];
	int32_t *map;

	(void) order(env, "maybe no yes", ML_COLUMN_CATEGORY, NULL, &c);
	ml_classes_weights(&c, &option, w);
	ok(w[0] == 1 && w[1] == 1 && w[2] == 1, "weights are 1");
	option.mode = ML_CLASS_WEIGHT_BALANCED;
	ml_classes_weights(&c, &option, w);
	ok(w[0] == 2 && w[1] == 1 && w[2] == 6.0 / 9, "balanced: n / (K n_k)");
	(void) order(env, "no", ML_COLUMN_CATEGORY, "yes", &c);
	ml_classes_weights(&c, &option, w);
	ok(w[0] == 1 && w[1] == 1, "a class without rows is none of the K");
	(void) order(env, "maybe no yes", ML_COLUMN_CATEGORY, NULL, &c);
	option = options.class_weight;
	option.count = 1;
	ml_classes_weights(&c, &option, w);
	ok(w[0] == 1 && w[1] == 5 && w[2] == 1, "given for one class");
	is_int(ml_classes_fit(env, &labels, ML_COLUMN_CATEGORY, &options, &c, &map), ML_BAD_OPTION,
		   "a weight of a label that is not there");
	is_text(env->error.message,
			"option \"class_weight\" names \"other\", which is not a label of the target",
			"says so");
	is_text(env->error.detail, "Labels are: \"maybe\", \"no\", \"yes\".", "and those that are");
	labels = labels_of(env, "a b c d e f g h i j k l");
	(void) ml_classes_fit(env, &labels, ML_COLUMN_CATEGORY, &options, &c, &map);
	contains(env->error.detail, "\"j\", ...", "of many the first ten");
}

/* Is what has been loaded sound: labels all different, counts not negative? */
static bool
is_sound(const MlClasses *classes)
{
	if (classes->nclasses < 0 || classes->nclasses > ML_MAX_CLASSES)
		return false;
	for (int32_t i = 0; i < classes->nclasses; i++)
		if (classes->counts[i] < 0 || ml_classes_find(classes, classes->labels[i]) != i)
			return false;
	return true;
}

static void
test_stored(MlEnv *env)
{
	MlClasses classes;
	MlClasses loaded;
	MlWriter writer;
	MlReader reader;
	int accepted = 0;
	int unsound = 0;

	(void) order(env, "no yes", ML_COLUMN_CATEGORY, NULL, &classes);
	ml_writer_init(&writer, env);
	ml_classes_save(&writer, &classes);
	ml_reader_init(&reader, env, "data", writer.data, writer.size);
	is_int(ml_classes_load(&reader, &loaded), ML_OK, "saved classes load");
	is_int(ml_reader_end(&reader), ML_OK, "to their end");
	ok(loaded.nclasses == 2 && loaded.is_guessed && loaded.counts[1] == 2 &&
		   ml_classes_find(&loaded, ml_text("yes")) == 1,
	   "and are the same");
	for (size_t size = 0; size < writer.size; size++)
	{
		unsigned char *copy = malloc(size > 0 ? size : 1);

		memcpy(copy, writer.data, size);
		ml_reader_init(&reader, env, "data", copy, size);
		accepted += ml_classes_load(&reader, &loaded) == ML_OK;
		free(copy);
	}
	is_int(accepted, 0, "no truncation loads");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		ml_reader_init(&reader, env, "data", writer.data, writer.size);
		if (ml_classes_load(&reader, &loaded) == ML_OK)
			unsound += !is_sound(&loaded);
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
	}
	is_int(unsound, 0, "what loads with a flipped bit is sound");

	ml_writer_init(&writer, env);
	ml_write_u32(&writer, 2);
	for (int i = 0; i < 2; i++)
	{
		ml_write_string(&writer, "no");
		ml_write_i64(&writer, 1);
	}
	ml_write_bool(&writer, false);
	ml_reader_init(&reader, env, "data", writer.data, writer.size);
	is_int(ml_classes_load(&reader, &loaded), ML_CORRUPT, "a class twice");
	ml_writer_init(&writer, env);
	ml_write_u32(&writer, ML_MAX_CLASSES + 1);
	for (int i = 0; i <= ML_MAX_CLASSES; i++)
	{
		char label[16];

		snprintf(label, sizeof(label), "%d", i);
		ml_write_string(&writer, label);
		ml_write_i64(&writer, 1);
	}
	ml_write_bool(&writer, false);
	ml_reader_init(&reader, env, "data", writer.data, writer.size);
	is_int(ml_classes_load(&reader, &loaded), ML_CORRUPT, "too many classes");

	ml_writer_init(&writer, env);
	ml_json_begin(&writer, '{');
	ml_classes_json(&writer, &classes);
	ml_json_end(&writer, '}');
	ml_write_u8(&writer, 0);
	is_text((const char *) writer.data,
			"{\"classes\": [{\"label\": \"no\", \"rows\": 1}, {\"label\": \"yes\", \"rows\": 2}], "
			"\"positive_class\": \"yes\", \"positive_class_guessed\": true}",
			"as JSON");
}

static void
test_calibration_apply(void)
{
	double x[] = {0.2, 0.4, 0.4000001, 0.8};
	double y[] = {0.1, 0.3, 0.3, 0.9};
	MlCalibration none = {0};
	MlCalibration platt = {.method = ML_CALIBRATE_PLATT, .slope = 2, .intercept = -1};
	MlCalibration flat = {.method = ML_CALIBRATE_PLATT, .slope = 0, .intercept = 0};
	MlCalibration isotonic = {.method = ML_CALIBRATE_ISOTONIC, .nknots = 4, .x = x, .y = y};
	MlCalibration single = {.method = ML_CALIBRATE_ISOTONIC, .nknots = 1, .x = x, .y = y};
	double before = 0;
	int wrong = 0;

	ok(ml_calibration_apply(&none, 0.3) == 0.3, "no map changes nothing");
	near(ml_calibration_apply(&platt, 0.5), 1 / (1 + exp(1)), 1e-15, "Platt: of even odds");
	near(ml_calibration_apply(&platt, 0.9), 1 / (1 + exp(-(2 * log(9) - 1))), 1e-15, "of 9 to 1");
	ok(ml_calibration_apply(&platt, 0) < 1e-29 && ml_calibration_apply(&platt, 1) > 1 - 1e-15,
	   "what is certain stays nearly so");
	ok(ml_calibration_apply(&flat, 0) == 0.5 && ml_calibration_apply(&flat, 1) == 0.5,
	   "a slope of 0 knows nothing");
	ok(ml_calibration_apply(&isotonic, 0) == 0.1 && ml_calibration_apply(&isotonic, 0.2) == 0.1 &&
		   ml_calibration_apply(&isotonic, 0.8) == 0.9 && ml_calibration_apply(&isotonic, 1) == 0.9,
	   "isotonic: constant outside of the knots");
	near(ml_calibration_apply(&isotonic, 0.3), 0.2, 1e-15, "linear between");
	ok(ml_calibration_apply(&isotonic, 0.4) == 0.3, "and exact at them");
	ok(ml_calibration_apply(&single, 0) == 0.1 && ml_calibration_apply(&single, 1) == 0.1,
	   "one knot is a constant");
	for (int i = 0; i <= 10000; i++)
	{
		double p = ml_calibration_apply(&isotonic, i / 10000.0);

		wrong += !(p >= before && p <= 1);
		before = p;
	}
	is_int(wrong, 0, "never decreasing");
}

static MlStatus
load_calibration(MlEnv *env, const MlWriter *writer, MlCalibration *calibration)
{
	MlReader reader;

	memset(calibration, 0, sizeof(*calibration));
	ml_reader_init(&reader, env, "data", writer->data, writer->size);
	ML_TRY(ml_calibration_load(&reader, calibration));
	return ml_reader_end(&reader);
}

static void
test_calibration_stored(MlEnv *env)
{
	double x[] = {0, 0.4, 1};
	double y[] = {0.1, 0.1, 1};
	double twice[] = {0.4, 0.4, 1};
	double down[] = {0.1, 0, 1};
	double above[] = {0, 0.4, 1.5};
	double nan[] = {0, NAN, 1};
	const struct
	{
		MlCalibration calibration;
		bool good;
		const char *name;
	} cases[] = {
		{{.method = ML_CALIBRATE_NONE}, true, "no map"},
		{{.method = ML_CALIBRATE_PLATT, .slope = -2, .intercept = 1e300}, true, "Platt"},
		{{.method = ML_CALIBRATE_ISOTONIC, .nknots = 3, .x = x, .y = y}, true, "isotonic"},
		{{.method = ML_CALIBRATE_ISOTONIC, .nknots = 1, .x = x, .y = y}, true, "one knot"},
		{{.method = ML_CALIBRATE_ISOTONIC}, false, "no knot"},
		{{.method = ML_CALIBRATE_PLATT, .nknots = 3, .x = x, .y = y}, false, "knots of Platt"},
		{{.method = ML_CALIBRATE_NONE, .nknots = 3, .x = x, .y = y}, false, "knots of none"},
		{{.method = ML_CALIBRATE_ISOTONIC, .nknots = 3, .x = twice, .y = y}, false, "a knot twice"},
		{{.method = ML_CALIBRATE_ISOTONIC, .nknots = 3, .x = x, .y = down}, false, "decreasing"},
		{{.method = ML_CALIBRATE_ISOTONIC, .nknots = 3, .x = above, .y = y}, false, "above 1"},
		{{.method = ML_CALIBRATE_ISOTONIC, .nknots = 3, .x = x, .y = above}, false, "p above 1"},
		{{.method = ML_CALIBRATE_ISOTONIC, .nknots = 3, .x = nan, .y = y}, false, "NaN"},
		{{.method = ML_CALIBRATE_ISOTONIC, .nknots = 3, .x = x, .y = nan}, false, "p is NaN"},
		{{.method = ML_CALIBRATE_PLATT, .slope = INFINITY}, false, "infinite slope"},
		{{.method = ML_CALIBRATE_PLATT, .intercept = NAN}, false, "intercept NaN"},
		{{.method = 3, .slope = 1}, false, "another method"},
	};
	MlCalibration loaded;
	MlWriter writer;
	int accepted = 0;
	int unsound = 0;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		ml_writer_init(&writer, env);
		ml_calibration_save(&writer, &cases[i].calibration);
		is_int(load_calibration(env, &writer, &loaded), cases[i].good ? ML_OK : ML_CORRUPT,
			   cases[i].name);
		if (cases[i].good)
			ok(loaded.method == cases[i].calibration.method &&
				   loaded.slope == cases[i].calibration.slope &&
				   loaded.intercept == cases[i].calibration.intercept &&
				   loaded.nknots == cases[i].calibration.nknots &&
				   (loaded.nknots == 0 ||
					memcmp(loaded.y, y, (size_t) loaded.nknots * sizeof(double)) == 0),
			   "%s is the same", cases[i].name);
	}
	ml_writer_init(&writer, env);
	ml_calibration_save(&writer, &cases[2].calibration);
	for (size_t size = writer.size; size-- > 0;)
	{
		MlWriter cut = writer;

		cut.size = size;
		accepted += load_calibration(env, &cut, &loaded) == ML_OK;
	}
	is_int(accepted, 0, "no truncation loads");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		if (load_calibration(env, &writer, &loaded) == ML_OK)
			for (int i = 0; i <= 10; i++)
			{
				double p = ml_calibration_apply(&loaded, i / 10.0);

				unsound += !(p >= 0 && p <= 1);
			}
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
	}
	is_int(unsound, 0, "what loads with a flipped bit gives probabilities");
}

int
main(void)
{
	TestEnv *t = test_env();

	test_order(&t->env);
	test_without_rows(&t->env);
	test_many(&t->env);
	test_weights(&t->env);
	test_stored(&t->env);
	test_calibration_apply();
	test_calibration_stored(&t->env);
	t->fail_at = t->allocations + 1;
	{
		MlDictionary empty = {.ncodes = 1};
		MlClassOptions options = {0};
		MlClasses classes;
		int32_t *map;

		is_int(ml_classes_fit(&t->env, &empty, ML_COLUMN_CATEGORY, &options, &classes, &map),
			   ML_OUT_OF_MEMORY, "no memory for classes");
	}
	test_env_free(t);
	return done();
}
