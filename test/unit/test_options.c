/*
 * test_options.c
 *		Options of every type through tables of this test's own, and the spellings of other
 *		libraries through that of linear_regression.
 */
#include <float.h>
#include <stdlib.h>

#include "ml/algorithm.h"
#include "ml/option_words.h"
#include "ml/options.h"
#include "support.h"
#include "tap.h"

static const char *const colors[] = {"red", "green", "blue", NULL};

typedef struct Options
{
	bool flag;
	int64_t count;
	double rate;
	int32_t color;
	const char *label;
	MlNames names;
	MlArgument argument;
} Options;

static const MlOptionSpec specs[] = {
	{"flag", ML_OPTION_BOOL, offsetof(Options, flag), 1, 0, 1, NULL, " switch ", "a flag"},
	{"count", ML_OPTION_INTEGER, offsetof(Options, count), 7, -3, 4503599627370496.0, NULL,
	 " n_count num ", "a count"},
	{"rate", ML_OPTION_REAL, offsetof(Options, rate), 0.5, 0, 1e300, NULL, NULL, "a rate"},
	{"color", ML_OPTION_CHOICE, offsetof(Options, color), 1, 0, 0, colors, NULL, "a color"},
	{"label", ML_OPTION_TEXT, offsetof(Options, label), 0, 0, 0, NULL, NULL, "a label"},
	{"names", ML_OPTION_NAMES, offsetof(Options, names), 0, 0, 0, NULL, NULL, "names"},
	{"argument", ML_OPTION_ARGUMENT, offsetof(Options, argument), 0, 0, 0, NULL, NULL, "argument"},
};
#define NSPECS ((int) (sizeof(specs) / sizeof(specs[0])))

static MlStatus
set(MlEnv *env, const char *text, Options *options)
{
	MlValue object;

	ML_TRY(test_options(env, text, &object));
	return ml_options_set(env, "sample", specs, NSPECS, &object, options);
}

static void
test_values(MlEnv *env)
{
	Options options;

	memset(&options, 0xff, sizeof(options));
	ml_options_default(specs, NSPECS, &options, sizeof(options));
	ok(options.flag && options.count == 7 && options.rate == 0.5 && options.color == 1 &&
		   options.label == NULL && options.names.count == 0 && options.argument.name == NULL &&
		   options.argument.position == 0,
	   "defaults");
	is_int(set(env,
			   "flag=false count=-3 rate=0.1 color=blue label=text names=[a,b] argument=weight_kg",
			   &options),
		   ML_OK, "all at once");
	ok(!options.flag && options.count == -3 && options.rate == 0.1 && options.color == 2 &&
		   strcmp(options.label, "text") == 0 && options.names.count == 2 &&
		   strcmp(options.names.names[0], "a") == 0 && strcmp(options.names.names[1], "b") == 0 &&
		   strcmp(options.argument.name, "weight_kg") == 0,
	   "are set");
	is_int(set(env, "argument=2", &options), ML_OK, "an argument by position");
	ok(options.argument.name == NULL && options.argument.position == 2, "replaces its name");
	is_int(
		set(env, "flag=null count=null color=null label=null names=null argument=null", &options),
		ML_OK, "null");
	ok(options.flag && options.count == 7 && options.color == 1 && options.label == NULL &&
		   options.names.count == 0 && options.argument.position == 0 && options.rate == 0.1,
	   "is the default, others stay");
}

/* Options of a classifier: a label, and weights of classes. */
typedef struct ClassOptions
{
	const char *label;
	MlClassWeights weight;
} ClassOptions;

static const MlOptionSpec class_specs[] = {
	{"positive", ML_OPTION_LABEL, offsetof(ClassOptions, label), 0, 0, 0, NULL, NULL, "a label"},
	{"weight", ML_OPTION_CLASS_WEIGHT, offsetof(ClassOptions, weight), 0, 0, 0, NULL, NULL,
	 "weights"},
};

static MlStatus
set_member(MlEnv *env, const char *name, MlValue value, ClassOptions *options)
{
	MlValue object = {.kind = ML_VALUE_OBJECT, .nitems = 1, .items = &value};

	value.key = ml_text(name);
	return ml_options_set(env, "sample", class_specs, 2, &object, options);
}

static const char *
class_json(MlEnv *env, const ClassOptions *options)
{
	MlWriter writer;

	ml_writer_init(&writer, env);
	ml_json_begin(&writer, '{');
	ml_options_json(&writer, class_specs, 2, options);
	ml_json_end(&writer, '}');
	ml_write_u8(&writer, 0);
	return (const char *) writer.data;
}

static void
test_labels(MlEnv *env)
{
	static const struct
	{
		MlValue value;
		const char *label; /* NULL: refused */
	} cases[] = {
		{{.kind = ML_VALUE_TEXT, .text = {"yes", 3}}, "yes"},
		{{.kind = ML_VALUE_TEXT, .text = {"", 0}}, ""},
		{{.kind = ML_VALUE_TEXT, .text = {"7", 1}}, "7"},
		{{.kind = ML_VALUE_BOOL, .boolean = true}, "true"},
		{{.kind = ML_VALUE_BOOL, .boolean = false}, "false"},
		{{.kind = ML_VALUE_NUMBER, .number = 1}, "1"},
		{{.kind = ML_VALUE_NUMBER, .number = -2.5}, "-2.5"},
		{{.kind = ML_VALUE_NUMBER, .number = 1000000}, "1000000"},
		{{.kind = ML_VALUE_NUMBER, .number = 0.1}, "0.1"},
		{{.kind = ML_VALUE_ARRAY}, NULL},
		{{.kind = ML_VALUE_OBJECT}, NULL},
	};
	ClassOptions options;

	ml_options_default(class_specs, 2, &options, sizeof(options));
	ok(options.label == NULL && options.weight.mode == ML_CLASS_WEIGHT_NONE, "defaults of labels");
	is_text(class_json(env, &options), "{\"positive\": null, \"weight\": null}", "as JSON");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		MlStatus status = set_member(env, "positive", cases[i].value, &options);

		ok(cases[i].label == NULL ? status == ML_BAD_OPTION
								  : status == ML_OK && options.label != NULL &&
										strcmp(options.label, cases[i].label) == 0,
		   "a label: %s", cases[i].label == NULL ? "refused" : cases[i].label);
	}
	is_int(set_member(env, "positive", (MlValue){.kind = ML_VALUE_NULL}, &options), ML_OK,
		   "a label that is null");
	ok(options.label == NULL, "is the default");
}

static void
test_class_weights(MlEnv *env)
{
	MlValue items[2] = {{.key = {"no", 2}, .kind = ML_VALUE_NUMBER, .number = 2.5},
						{.key = {"", 0}, .kind = ML_VALUE_NUMBER, .number = 1e-3}};
	MlValue object = {.kind = ML_VALUE_OBJECT, .nitems = 2, .items = items};
	static const double bad[] = {0, -1, NAN, INFINITY};
	ClassOptions options;
	ClassOptions loaded;
	MlWriter writer;
	MlReader reader;
	int accepted = 0;
	int unsound = 0;

	ml_options_default(class_specs, 2, &options, sizeof(options));
	is_int(set_member(env, "weight", (MlValue){.kind = ML_VALUE_TEXT, .text = {"balanced", 8}},
					  &options),
		   ML_OK, "balanced");
	ok(options.weight.mode == ML_CLASS_WEIGHT_BALANCED && options.weight.count == 0, "is a mode");
	is_text(class_json(env, &options), "{\"positive\": null, \"weight\": \"balanced\"}", "as JSON");
	is_int(set_member(env, "weight", (MlValue){.kind = ML_VALUE_TEXT, .text = {"Balanced", 8}},
					  &options),
		   ML_BAD_OPTION, "no other text is");
	is_text(env->error.message,
			"option \"weight\" must be \"balanced\" or an object of label and weight", "says so");
	is_int(set_member(env, "weight", (MlValue){.kind = ML_VALUE_NUMBER, .number = 2}, &options),
		   ML_BAD_OPTION, "nor a number");
	is_int(set_member(env, "weight", object, &options), ML_OK, "an object");
	ok(options.weight.mode == ML_CLASS_WEIGHT_GIVEN && options.weight.count == 2 &&
		   strcmp(options.weight.labels[0], "no") == 0 && options.weight.weights[0] == 2.5 &&
		   options.weight.labels[1][0] == '\0' && options.weight.weights[1] == 1e-3,
	   "has labels and weights");
	is_text(class_json(env, &options),
			"{\"positive\": null, \"weight\": {\"no\": 2.5, \"\": 0.001}}", "as JSON");

	(void) set_member(env, "positive", (MlValue){.kind = ML_VALUE_TEXT, .text = {"", 0}}, &options);
	ml_writer_init(&writer, env);
	ml_options_save(&writer, class_specs, 2, &options);
	ml_reader_init(&reader, env, "data", writer.data, writer.size);
	ml_options_default(class_specs, 2, &loaded, sizeof(loaded));
	ml_options_load(&reader, class_specs, 2, &loaded);
	is_int(ml_reader_end(&reader), ML_OK, "saved, they load");
	is_text(class_json(env, &loaded),
			"{\"positive\": \"\", \"weight\": {\"no\": 2.5, \"\": 0.001}}",
			"and are the same: an empty label is one");
	for (size_t size = 0; size < writer.size; size++)
	{
		ml_options_default(class_specs, 2, &loaded, sizeof(loaded));
		ml_reader_init(&reader, env, "data", writer.data, size);
		ml_options_load(&reader, class_specs, 2, &loaded);
		accepted += ml_reader_end(&reader) == ML_OK;
	}
	is_int(accepted, 0, "no truncation loads");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		ml_options_default(class_specs, 2, &loaded, sizeof(loaded));
		ml_reader_init(&reader, env, "data", writer.data, writer.size);
		ml_options_load(&reader, class_specs, 2, &loaded);
		if (ml_reader_end(&reader) == ML_OK)
			for (int32_t i = 0; i < loaded.weight.count; i++)
				unsound += !(loaded.weight.weights[i] > 0 && isfinite(loaded.weight.weights[i])) ||
						   loaded.weight.labels[i] == NULL;
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
	}
	is_int(unsound, 0, "no flipped bit loads a weight that is none");

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
	{
		items[1].number = bad[i];
		is_int(set_member(env, "weight", object, &options), ML_BAD_OPTION, "a weight that is none");
	}
	items[1] = (MlValue){.key = {"yes", 3}, .kind = ML_VALUE_TEXT, .text = {"2", 1}};
	is_int(set_member(env, "weight", object, &options), ML_BAD_OPTION, "nor is a text");
	object.nitems = 0;
	is_int(set_member(env, "weight", object, &options), ML_OK, "an object without labels");
	is_text(class_json(env, &options), "{\"positive\": \"\", \"weight\": {}}", "stays one");
}

/* Options that name columns: directions, and sets. */
typedef struct ColumnOptions
{
	MlSigns signs;
	MlNameSets sets;
} ColumnOptions;

static const MlOptionSpec column_specs[] = {
	{"signs", ML_OPTION_SIGNS, offsetof(ColumnOptions, signs), 0, 0, 0, NULL, NULL, "signs"},
	{"sets", ML_OPTION_NAME_SETS, offsetof(ColumnOptions, sets), 0, 0, 0, NULL, NULL, "sets"},
};

static MlStatus
set_columns(MlEnv *env, const char *text, ColumnOptions *options)
{
	MlValue object;

	ML_TRY(test_options(env, text, &object));
	return ml_options_set(env, "sample", column_specs, 2, &object, options);
}

static const char *
columns_json(MlEnv *env, const ColumnOptions *options)
{
	MlWriter writer;

	ml_writer_init(&writer, env);
	ml_json_begin(&writer, '{');
	ml_options_json(&writer, column_specs, 2, options);
	ml_json_end(&writer, '}');
	ml_write_u8(&writer, 0);
	return (const char *) writer.data;
}

static void
test_column_values(MlEnv *env)
{
	static const char all[] =
		"{\"signs\": {\"income\": 1, \"age\": -1, \"x[2]\": 0}, \"sets\": [[\"a\", \"b\"], [\"c\"]]}";
	ColumnOptions options;
	ColumnOptions other;

	ml_options_default(column_specs, 2, &options, sizeof(options));
	ok(options.signs.count == 0 && options.sets.count == 0, "no directions, no sets");
	is_text(columns_json(env, &options), "{\"signs\": {}, \"sets\": []}", "as JSON");
	ok(ml_option_is_default(&column_specs[0], &options) &&
		   ml_option_is_default(&column_specs[1], &options),
	   "which is the default");
	is_int(set_columns(env, "signs={income:1,age:-1,x[2]:0} sets=[[a,b],[c]]", &options), ML_OK,
		   "some are set");
	is_text(columns_json(env, &options), all, "as JSON");
	ok(options.signs.signs[1] == -1 && strcmp(options.sets.sets[0].names[1], "b") == 0,
	   "and in memory");
	ok(!ml_option_is_default(&column_specs[0], &options) &&
		   !ml_option_is_default(&column_specs[1], &options),
	   "no longer the default");
	other = options;
	is_int(set_columns(env, "sets=[[a,b],[b,c]]", &options), ML_OK, "sets may overlap");
	is_int(set_columns(env, "signs=null sets=null", &options), ML_OK, "null");
	ok(options.signs.count == 0 && options.sets.count == 0, "is the default");
	is_int(set_columns(env, "signs={} sets=[]", &options), ML_OK, "so is nothing");
	is_text(columns_json(env, &other), all, "no value is shared");
}

static void
test_column_stored(MlEnv *env)
{
	ColumnOptions options;
	ColumnOptions loaded;
	MlWriter writer;
	MlReader reader;
	const char *json;
	int accepted = 0;
	int unsound = 0;

	ml_options_default(column_specs, 2, &options, sizeof(options));
	(void) set_columns(env, "signs={income:1,age:-1,x:0} sets=[[a,b],[c]]", &options);
	json = columns_json(env, &options);
	ml_writer_init(&writer, env);
	ml_options_save(&writer, column_specs, 2, &options);
	for (size_t size = 0; size <= writer.size; size++)
	{
		ml_options_default(column_specs, 2, &loaded, sizeof(loaded));
		ml_reader_init(&reader, env, "data", writer.data, size);
		ml_options_load(&reader, column_specs, 2, &loaded);
		accepted += ml_reader_end(&reader) == ML_OK;
	}
	is_int(accepted, 1, "no truncation loads, the whole does");
	is_text(columns_json(env, &loaded), json, "and is the same");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		ml_options_default(column_specs, 2, &loaded, sizeof(loaded));
		ml_reader_init(&reader, env, "data", writer.data, writer.size);
		ml_options_load(&reader, column_specs, 2, &loaded);
		if (ml_reader_end(&reader) == ML_OK)
		{
			for (int32_t i = 0; i < loaded.signs.count; i++)
				unsound += abs(loaded.signs.signs[i]) > 1 || loaded.signs.names[i] == NULL;
			for (int32_t i = 0; i < loaded.sets.count; i++)
				unsound += loaded.sets.sets[i].count < 1 || loaded.sets.sets[i].names == NULL;
		}
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
	}
	is_int(unsound, 0, "no flipped bit loads a direction or a set that is none");
}

static void
test_column_errors(MlEnv *env)
{
	static const struct
	{
		const char *text;
		const char *error;
	} cases[] = {
		{"signs=[a]", "option \"signs\" must be an object of feature and -1, 0 or 1"},
		{"signs=1", "option \"signs\" must be an object of feature and -1, 0 or 1"},
		{"signs={age:2}", "option \"signs\" has 2 for \"age\", not -1, 0 or 1"},
		{"signs={income:1,age:-0.5}", "option \"signs\" has -0.5 for \"age\", not -1, 0 or 1"},
		{"signs={age:nan}", "option \"signs\" has nan for \"age\", not -1, 0 or 1"},
		{"signs={age:up}", "option \"signs\" has \"up\" for \"age\", not -1, 0 or 1"},
		{"signs={age:true}", "option \"signs\" has true for \"age\", not -1, 0 or 1"},
		{"signs={age:null}", "option \"signs\" has null for \"age\", not -1, 0 or 1"},
		{"signs={age:[1]}", "option \"signs\" has no number for \"age\", not -1, 0 or 1"},
		{"signs={:1}", "option \"signs\" has an empty name"},
		{"signs={a:1,b:0,a:-1}", "option \"signs\" has \"a\" twice"},
		{"sets=a", "option \"sets\" must be an array of arrays of names of features"},
		{"sets=[a,b]", "option \"sets\" must be an array of arrays of names of features"},
		{"sets=[[a],b]", "option \"sets\" must be an array of arrays of names of features"},
		{"sets={a:[b]}", "option \"sets\" must be an array of arrays of names of features"},
		{"sets=[[a],[]]", "option \"sets\" has an empty set"},
		{"sets=[[a,1]]", "option \"sets\" has a set with an item that is not a string"},
		{"sets=[[a],[b,a,b]]", "option \"sets\" has \"b\" twice in one set"},
	};
	static char many[(ML_OPTION_POSITIONS + 1) * 10];
	ColumnOptions options;
	size_t used = 0;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		ml_options_default(column_specs, 2, &options, sizeof(options));
		is_int(set_columns(env, cases[i].text, &options), ML_BAD_OPTION, cases[i].text);
		is_text(env->error.message, cases[i].error, "says so");
		ok(options.signs.count == 0 && options.sets.count <= 0, "and nothing is set");
	}
	used += (size_t) sprintf(many, "sets=[");
	for (int i = 0; i <= ML_OPTION_POSITIONS; i++)
		used += (size_t) sprintf(many + used, "%s[a%d]", i > 0 ? "," : "", i);
	(void) sprintf(many + used, "]");
	is_int(set_columns(env, many, &options), ML_BAD_OPTION, "sets of too many names");
	is_text(env->error.message, "option \"sets\" has 16385 names, more than 16384", "says so");
	is_text(ml_option_type_name(&column_specs[0]), "object", "type of directions");
	is_text(ml_option_type_name(&column_specs[1]), "array of arrays of strings", "type of sets");
	ml_option_range_text(&column_specs[0], many, sizeof(many));
	is_text(many, "-1, 0, 1", "what a direction can be");
	ml_option_range_text(&column_specs[1], many, sizeof(many));
	is_text(many, "", "a name can be any");
	ml_option_default_text(&column_specs[0], many, sizeof(many));
	is_text(many, "null", "default");
}

/* The JSON of the catalog's view. */
static void
test_described(MlEnv *env)
{
	const char *json;

	is_int(ml_options_describe(env, column_specs, 2, &json), ML_OK, "described");
	is_text(
		json,
		"[{\"name\": \"signs\", \"type\": \"object\", \"default\": null, \"range\": \"-1, 0, 1\", "
		"\"doc\": \"signs\"}, {\"name\": \"sets\", \"type\": \"array of arrays of strings\", "
		"\"default\": null, \"range\": null, \"doc\": \"sets\"}]",
		"as JSON");
}

/* A number that has no default: not given, it is NaN. */
static void
test_no_default(MlEnv *env)
{
	static const MlOptionSpec none[] = {
		{"base", ML_OPTION_REAL, 0, NAN, -10, 10, NULL, NULL, "a number"},
	};
	double value;
	MlValue object;
	MlWriter writer;
	MlReader reader;
	char text[32];

	ml_options_default(none, 1, &value, sizeof(value));
	ok(isnan(value) && ml_option_is_default(&none[0], &value), "without a default it is NaN");
	ml_writer_init(&writer, env);
	ml_options_save(&writer, none, 1, &value);
	ml_reader_init(&reader, env, "data", writer.data, writer.size);
	value = 1;
	ml_options_load(&reader, none, 1, &value);
	ok(ml_reader_end(&reader) == ML_OK && isnan(value), "which is stored");
	(void) test_options(env, "base=nan", &object);
	is_int(ml_options_set(env, "sample", none, 1, &object, &value), ML_BAD_OPTION,
		   "but cannot be given");
	(void) test_options(env, "base=3", &object);
	is_int(ml_options_set(env, "sample", none, 1, &object, &value), ML_OK, "a number can");
	ok(value == 3 && !ml_option_is_default(&none[0], &value), "and is not the default");
	ml_option_default_text(&none[0], text, sizeof(text));
	is_text(text, "null", "as text");
	ml_writer_init(&writer, env);
	ml_write_f64(&writer, NAN);
	ml_reader_init(&reader, env, "data", writer.data, writer.size);
	ml_options_load(&reader, &specs[2], 1, &value);
	is_int(ml_reader_end(&reader), ML_CORRUPT, "an option with a default is never NaN");
}

/* The lines of options that columns have roles by. */
typedef struct Roles
{
	MlCommonOptions common;
	MlRoleOptions roles;
} Roles;

/* What other libraries call values and algorithms. */
static void
test_words(void)
{
	static const char *const losses[] = {"auto", "squared_error", "logistic", "softmax", NULL};
	static const char *const criteria[] = {"auto", "gini", "entropy", "squared_error", NULL};

	is_text(ml_word_choice("binary:logistic", losses), "logistic", "a loss of XGBoost");
	is_text(ml_word_choice("MSE", losses), "squared_error", "in another case");
	is_text(ml_word_choice("log_loss", losses), "logistic", "a word of two options: a loss");
	is_text(ml_word_choice("log_loss", criteria), "entropy", "and a criterion");
	is_text(ml_word_choice("logistik", losses), "logistic", "a misspelt one");
	ok(ml_word_choice("rank:ndcg", losses) == NULL, "what is no choice here is none");
	ok(ml_word_choice("", losses) == NULL && ml_word_choice("mse mae", losses) == NULL &&
		   ml_word_choice(" ", losses) == NULL,
	   "nor is what is no word");
	is_text(ml_word_algorithm("xgboost"), "gradient_boosting", "an algorithm");
	is_text(ml_word_algorithm("Ranger"), "random_forest", "another");
	ok(ml_word_algorithm("svm") == NULL, "one that there is not");
}

static void
test_roles(MlEnv *env)
{
	static const MlOptionSpec role_specs[] = {ML_COMMON_OPTIONS(Roles), ML_ROLE_OPTIONS(Roles)};
	static const char *const pairs[][2] = {
		{"group", "group_column"},         {"qid", "group_column"},
		{"query_id", "group_column"},      {"is_validation", "validation_column"},
		{"eval_set", "validation_column"}, {"xgb_model", "init_model"},
		{"warm_start", "init_model"},
	};
	Roles options;
	MlValue object;

	ml_options_default(role_specs, 6, &options, sizeof(options));
	(void) test_options(env, "group_column=2 validation_column=held_out init_model=churn@3",
						&object);
	is_int(ml_options_set(env, "sample", role_specs, 6, &object, &options), ML_OK, "roles");
	ok(options.roles.group_column.position == 2 &&
		   strcmp(options.roles.validation_column.name, "held_out") == 0 &&
		   strcmp(options.roles.init_model, "churn@3") == 0,
	   "are set");
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
	{
		char text[64];
		char hint[64];

		snprintf(text, sizeof(text), "%s=1", pairs[i][0]);
		snprintf(hint, sizeof(hint), "Perhaps you meant \"%s\".", pairs[i][1]);
		(void) test_options(env, text, &object);
		is_int(ml_options_set(env, "sample", role_specs, 6, &object, &options), ML_BAD_OPTION,
			   pairs[i][0]);
		contains(env->error.hint, hint, "and what it is here");
	}
}

static void
test_ranges(MlEnv *env)
{
	static const struct
	{
		const char *text;
		bool good;
	} cases[] = {
		{"count=-3", true},
		{"count=-4", false},
		{"count=4503599627370496", true},
		{"count=4503599627370497", false},
		{"count=1.5", false},
		{"count=1e300", false},
		{"count=nan", false},
		{"count=inf", false},
		{"count=true", false},
		{"count=seven", false},
		{"rate=0", true},
		{"rate=-1e-300", false},
		{"rate=1e300", true},
		{"rate=1.1e300", false},
		{"rate=nan", false},
		{"rate=[a]", false},
		{"color=red", true},
		{"color=re", false},
		{"color=reds", false},
		{"color=Red", false},
		{"color=1", false},
		{"label=", false},
		{"label=3", false},
		{"label=[a]", false},
		{"names=a", false},
		{"names=[]", true},
		{"names=[a,3]", false},
		{"names=[a,a]", false},
		{"names=[null]", false},
		{"argument=1", true},
		{"argument=0", false},
		{"argument=16384", true},
		{"argument=16385", false},
		{"argument=1.5", false},
		{"argument=true", false},
		{"argument=[a]", false},
		{"flag=1", false},
		{"flag=yes", false},
		{"color=[red]", false},
		{"label=true", false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		Options options;
		Options before;
		MlStatus status;

		ml_options_default(specs, NSPECS, &options, sizeof(options));
		before = options;
		env->error.message[0] = '\0';
		status = set(env, cases[i].text, &options);
		ok(status == (cases[i].good ? ML_OK : ML_BAD_OPTION) &&
			   (cases[i].good ||
				(strstr(env->error.message, "option \"") != NULL && options.count == before.count &&
				 options.rate == before.rate && options.color == before.color)),
		   "%s is %s", cases[i].text, cases[i].good ? "taken" : "refused");
	}
}

static void
test_texts(MlEnv *env)
{
	Options options;
	MlValue number = {.kind = ML_VALUE_NUMBER, .number = 1};
	MlValue object = {.kind = ML_VALUE_OBJECT, .nitems = 1};
	MlValue item = {.key = {"rate\0", 5}, .kind = ML_VALUE_NUMBER, .number = 1};
	char buffer[100];

	ml_options_default(specs, NSPECS, &options, sizeof(options));
	(void) set(env, "rate=-1", &options);
	is_text(env->error.message, "option \"rate\" is -1, outside 0 to 1e+300", "value and bounds");
	(void) set(env, "count=2.5", &options);
	is_text(env->error.message, "option \"count\" must be an integer", "not an integer");
	(void) set(env, "color=mauve", &options);
	is_text(env->error.message, "option \"color\" is \"mauve\", not one of red, green, blue",
			"no such choice");
	(void) set(env, "color=gren", &options);
	is_text(env->error.hint, "Perhaps you meant \"green\".", "one is near");
	(void) set(env, "n_jobs=2", &options);
	is_text(
		env->error.hint,
		"Threads are set by mlsys.threads. Options are: flag, count, rate, color, label, names, "
		"argument.",
		"what to do instead");
	(void) set(env, "flag=1", &options);
	is_text(env->error.message, "option \"flag\" must be true or false", "not a boolean");
	(void) set(env, "names=[a,b,a]", &options);
	is_text(env->error.message, "option \"names\" has \"a\" twice", "a name twice");
	(void) set(env, "colour=red", &options);
	is_text(env->error.message, "unknown option \"colour\" of sample", "an unknown option");
	is_text(env->error.hint,
			"Perhaps you meant \"color\". Options are: flag, count, rate, color, label, names, "
			"argument.",
			"the nearest name, and all there are");
	(void) set(env, "n_count=1", &options);
	contains(env->error.hint, "meant \"count\"", "a synonym");
	(void) set(env, "num=1", &options);
	contains(env->error.hint, "meant \"count\"", "another one");
	(void) set(env, "Num=1", &options);
	contains(env->error.hint, "meant \"count\"", "a synonym in another case");
	(void) set(env, "n=1", &options);
	is_text(env->error.hint, "Options are: flag, count, rate, color, label, names, argument.",
			"part of a synonym is none, and nothing is near");
	(void) set(env, "Rate=1", &options);
	contains(env->error.hint, "meant \"rate\"", "another case");
	(void) set(env, "=1", &options);
	is_text(env->error.message, "unknown option \"\" of sample", "an empty name");

	object.items = &item;
	is_int(ml_options_set(env, "sample", specs, NSPECS, &object, &options), ML_BAD_OPTION,
		   "a name with a zero byte is another name");
	is_int(ml_options_set(env, "sample", specs, NSPECS, &number, &options), ML_BAD_OPTION,
		   "a number instead of an object");
	is_text(env->error.message, "options of sample must be a JSON object", "says so");
	memset(buffer, 'x', sizeof(buffer));
	item.key = (MlText){buffer, sizeof(buffer)};
	is_int(ml_options_set(env, "sample", specs, NSPECS, &object, &options), ML_BAD_OPTION,
		   "a very long name");

	is_text(ml_nearest_name("kitten", (const char *const[]){"mitten", "sitting"}, 2), "mitten",
			"nearest name");
	ok(ml_nearest_name("abc", (const char *const[]){"xyz", "uvw"}, 2) == NULL, "none is near");
	ok(ml_nearest_name("abc", NULL, 0) == NULL, "none at all");

	is_text(ml_option_type_name(&specs[0]), "boolean", "type of a flag");
	is_text(ml_option_type_name(&specs[5]), "array of strings", "type of names");
	ml_option_default_text(&specs[1], buffer, sizeof(buffer));
	is_text(buffer, "7", "default of a count");
	ml_option_default_text(&specs[3], buffer, sizeof(buffer));
	is_text(buffer, "green", "default of a choice");
	ml_option_default_text(&specs[4], buffer, sizeof(buffer));
	is_text(buffer, "null", "default of a text");
	ml_option_range_text(&specs[1], buffer, sizeof(buffer));
	is_text(buffer, "-3 to 4.5035996273705e+15", "range of a count");
	ml_option_range_text(&specs[3], buffer, 6);
	is_text(buffer, "red, ", "a range that does not fit is cut");
}

static void
test_stored(MlEnv *env)
{
	Options options;
	Options loaded;
	MlWriter writer;
	MlReader reader;
	int accepted = 0;
	int changed = 0;

	ml_options_default(specs, NSPECS, &options, sizeof(options));
	(void) set(env,
			   "flag=false count=123456789012 rate=0.1 color=blue label=a names=[b,c] argument=d",
			   &options);
	ml_writer_init(&writer, env);
	ml_options_save(&writer, specs, NSPECS, &options);
	ml_reader_init(&reader, env, "data", writer.data, writer.size);
	ml_options_default(specs, NSPECS, &loaded, sizeof(loaded));
	ml_options_load(&reader, specs, NSPECS, &loaded);
	is_int(ml_reader_end(&reader), ML_OK, "saved options load");
	ok(!loaded.flag && loaded.count == 123456789012 && loaded.rate == 0.1 && loaded.color == 2 &&
		   strcmp(loaded.label, "a") == 0 && loaded.names.count == 2 &&
		   strcmp(loaded.names.names[1], "c") == 0 && strcmp(loaded.argument.name, "d") == 0,
	   "and are the same");
	for (size_t size = 0; size < writer.size; size++)
	{
		ml_options_default(specs, NSPECS, &loaded, sizeof(loaded));
		ml_reader_init(&reader, env, "data", writer.data, size);
		ml_options_load(&reader, specs, NSPECS, &loaded);
		accepted += ml_reader_end(&reader) == ML_OK;
	}
	is_int(accepted, 0, "every truncation is refused");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		ml_options_default(specs, NSPECS, &loaded, sizeof(loaded));
		ml_reader_init(&reader, env, "data", writer.data, writer.size);
		ml_options_load(&reader, specs, NSPECS, &loaded);
		if (ml_reader_end(&reader) == ML_OK)
			changed += !(loaded.count >= -3 && loaded.rate >= 0 && loaded.rate <= 1e300 &&
						 loaded.color >= 0 && loaded.color < 3);
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
	}
	is_int(changed, 0, "no flipped bit loads a value out of its range");

	ml_writer_init(&writer, env);
	ml_json_begin(&writer, '{');
	ml_options_json(&writer, specs, NSPECS, &options);
	ml_json_end(&writer, '}');
	ml_write_u8(&writer, 0);
	is_text((const char *) writer.data,
			"{\"flag\": false, \"count\": 123456789012, \"rate\": 0.1, \"color\": \"blue\", "
			"\"label\": \"a\", \"names\": [\"b\", \"c\"], \"argument\": \"d\"}",
			"as JSON");
	ml_options_default(specs, NSPECS, &options, sizeof(options));
	(void) set(env, "argument=3", &options);
	ml_writer_init(&writer, env);
	ml_json_begin(&writer, '{');
	ml_options_json(&writer, specs, NSPECS, &options);
	ml_json_end(&writer, '}');
	ml_write_u8(&writer, 0);
	is_text((const char *) writer.data,
			"{\"flag\": true, \"count\": 7, \"rate\": 0.5, \"color\": \"green\", \"label\": null, "
			"\"names\": [], \"argument\": 3}",
			"defaults and a position as JSON");
}

/* What scikit-learn, XGBoost, LightGBM, BigQuery ML and MADlib call our options. */
static void
test_synonyms(MlEnv *env)
{
	static const char *const pairs[][2] = {
		{"alpha", "l2"},
		{"reg_lambda", "l2"},
		{"lambda", "l2"},
		{"l2_reg", "l2"},
		{"lambda_l2", "l2"},
		{"fit_intercept", "intercept"},
		{"bias", "intercept"},
		{"normalize", "standardize"},
		{"sample_weight", "weight"},
		{"feature_names", "features"},
		{"input_label_cols", "target"},
		{"handle_unknown", "unseen"},
		{"drop", "coding"},
		{"standardise", "standardize"},
		{"interecpt", "intercept"},
		{"max_category", "max_categories"},
		{"L2", "l2"},
	};
	const MlAlgorithm *algorithm = ml_algorithm_find("linear_regression");
	void *options;

	(void) ml_alloc(env, algorithm->options_size, 1, "options", &options);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
	{
		char text[64];
		char hint[64];
		MlValue object;
		MlStatus status;

		snprintf(text, sizeof(text), "%s=1", pairs[i][0]);
		snprintf(hint, sizeof(hint), "Perhaps you meant \"%s\".", pairs[i][1]);
		(void) test_options(env, text, &object);
		status = ml_options_set(env, algorithm->name, algorithm->options, algorithm->noptions,
								&object, options);
		ok(status == ML_BAD_OPTION && strstr(env->error.hint, hint) != NULL, "%s: %s", pairs[i][0],
		   env->error.hint);
	}
}

int
main(void)
{
	TestEnv *t = test_env();

	test_values(&t->env);
	test_labels(&t->env);
	test_class_weights(&t->env);
	test_column_values(&t->env);
	test_column_stored(&t->env);
	test_column_errors(&t->env);
	test_described(&t->env);
	test_roles(&t->env);
	test_no_default(&t->env);
	test_ranges(&t->env);
	test_texts(&t->env);
	test_stored(&t->env);
	test_synonyms(&t->env);
	test_words();
	test_env_free(t);
	return done();
}
