/*
 * test_conformance.c
 *		What every algorithm must do, whatever it fits: each of ml_algorithms over several problems.
 *
 * A new algorithm is tested here by its line in algorithms.def.  Two models are the same when their
 * predictions and their saved sizes are; bits may differ where rows were added in another order.
 */
#include "ml/algorithm.h"
#include "support.h"
#include "tap.h"

#define NROWS 700 /* full blocks and a rest */
#define FEW_ROWS 30

static const MlAlgorithm *algorithm;
static const TestProblem *problem;
static char title[128];
static const char *small = ""; /* options that make the algorithm quick */

/* Trees are fitted tens of thousands of times here, so they are few and low. */
static bool
is_of_trees(void)
{
	return algorithm->fit_binned != NULL;
}

static TestEnv *
arena(void)
{
	TestEnv *t = test_env();

	t->budget = (size_t) 256 << 20;
	return t;
}

static void
must(TestEnv *t, MlStatus status)
{
	if (status != ML_OK)
		bail_out("%s: status %d, %s", title, (int) status, t->env.error.message);
}

/* A trainer that has seen the problem's rows from .. to - 1. */
static MlTrainer
trained(TestEnv *t, int32_t from, int32_t to)
{
	MlTrainer trainer;

	must(t, test_begin(&t->env, algorithm, &problem->frame, problem->options, &trainer));
	must(t, test_feed(&t->env, &trainer, &problem->frame, from, to));
	return trainer;
}

typedef struct Bytes
{
	unsigned char *data;
	size_t size;
} Bytes;

static Bytes
saved(TestEnv *t, const MlTrainer *trainer)
{
	Bytes bytes;

	must(t, ml_trainer_save(&t->env, trainer, &bytes.data, &bytes.size));
	return bytes;
}

static Bytes
saved_model(TestEnv *t, const MlTrainer *trainer)
{
	MlModel model;
	Bytes bytes;

	must(t, ml_trainer_finish(&t->env, trainer, &model));
	must(t, ml_model_save(&t->env, &model, &bytes.data, &bytes.size));
	return bytes;
}

static bool
same_bytes(Bytes a, Bytes b)
{
	return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

/* Largest difference of predictions, against the largest prediction. */
static double
difference(TestEnv *t, const MlTrainer *a, const MlTrainer *b)
{
	MlModel first;
	MlModel second;
	double largest = 1e-300;
	double off = 0;

	must(t, ml_trainer_finish(&t->env, a, &first));
	must(t, ml_trainer_finish(&t->env, b, &second));
	if (first.training.rows != second.training.rows ||
		first.training.rows_skipped != second.training.rows_skipped ||
		first.training.rows_incomplete != second.training.rows_incomplete ||
		first.training.rows_zero_weight != second.training.rows_zero_weight ||
		first.training.values_imputed != second.training.values_imputed)
		return INFINITY;
	for (int32_t row = 0; row < problem->frame.nrows; row++)
	{
		double x = test_predict(&t->env, &first, &problem->frame, row);
		double y = test_predict(&t->env, &second, &problem->frame, row);

		if (isnan(x) != isnan(y))
			return INFINITY;
		if (!isnan(x))
		{
			largest = fmax(largest, fabs(x));
			off = fmax(off, fabs(x - y));
		}
	}
	return off / largest;
}

static void
test_merge(void)
{
	static const int parts[] = {2, 3, 7, 50, NROWS};
	TestEnv *t = arena();
	MlTrainer whole = trained(t, 0, NROWS);
	MlTrainer merged;
	MlTrainer empty;
	Bytes before;
	Bytes after;

	for (size_t k = 0; k < sizeof(parts) / sizeof(parts[0]); k++)
		for (int backwards = 0; backwards < 2; backwards++)
		{
			TestEnv *inner = arena();
			double off;

			for (int i = 0; i < parts[k]; i++)
			{
				int p = backwards ? parts[k] - 1 - i : i;
				MlTrainer part = trained(inner, NROWS * p / parts[k], NROWS * (p + 1) / parts[k]);

				if (i == 0)
					merged = part;
				else
					must(inner, ml_trainer_merge(&inner->env, &merged, &part));
			}
			off = difference(inner, &whole, &merged);
			if (!ok(off < 1e-12, "%s: %d parts merged%s are the whole", title, parts[k],
					backwards ? " backwards" : ""))
				note("  predictions differ by %.2g", off);
			test_env_free(inner);
		}

	/* an uneven tree, as parallel workers make it; a part that is saved and loaded on the way */
	{
		MlTrainer a = trained(t, 0, 1);
		MlTrainer b = trained(t, 1, 300);
		MlTrainer c = trained(t, 300, 301);
		MlTrainer d = trained(t, 301, NROWS);
		MlTrainer loaded;
		Bytes bytes;

		must(t, ml_trainer_merge(&t->env, &c, &d));
		bytes = saved(t, &c);
		must(t, ml_trainer_load(&t->env, bytes.data, bytes.size, &loaded));
		must(t, ml_trainer_merge(&t->env, &a, &b));
		must(t, ml_trainer_merge(&t->env, &a, &loaded));
		ok(difference(t, &whole, &a) < 1e-12, "%s: a tree of parts is the whole", title);
		/* rows may follow a merge */
		a = trained(t, 0, 100);
		b = trained(t, 100, 450);
		must(t, ml_trainer_merge(&t->env, &a, &b));
		must(t, test_feed(&t->env, &a, &problem->frame, 450, NROWS));
		ok(difference(t, &whole, &a) < 1e-12, "%s: so are rows after a merge", title);
	}

	must(t, test_begin(&t->env, algorithm, &problem->frame, problem->options, &empty));
	is_int(ml_trainer_rows(&empty), 0, "  a trainer without rows has none");
	before = saved_model(t, &whole);
	must(t, ml_trainer_merge(&t->env, &whole, &empty));
	after = saved_model(t, &whole);
	ok(same_bytes(before, after), "%s: an empty state merged changes nothing", title);
	must(t, ml_trainer_merge(&t->env, &empty, &whole));
	ok(difference(t, &whole, &empty) < 1e-12, "%s: merged into an empty state it is the same",
	   title);
	test_env_free(t);
}

static void
test_finish(void)
{
	TestEnv *t = arena();
	TestEnv *two = arena();
	TestEnv *again = arena();
	MlTrainer trainer = trained(t, 0, NROWS);
	MlTrainer other = trained(two, 0, NROWS);
	MlTrainer third = trained(again, 0, NROWS);
	MlTrainer copy;
	Bytes before = saved(t, &trainer);
	Bytes model = saved_model(t, &trainer);
	Bytes after = saved(t, &trainer);
	int64_t expected = 0;

	ok(same_bytes(before, after), "%s: finish does not change the trainer", title);
	ok(same_bytes(model, saved_model(t, &trainer)), "%s: and gives the same model again", title);
	ok(same_bytes(model, saved_model(again, &third)), "%s: the same rows, the same bytes", title);
	two->env.threads = 2;
	ok(same_bytes(model, saved_model(two, &other)), "%s: two threads, the same bytes", title);
	must(t, ml_trainer_copy(&t->env, &trainer, &copy));
	ok(same_bytes(model, saved_model(t, &copy)), "%s: a copy gives the same model", title);
	must(t, test_feed(&t->env, &copy, &problem->frame, 0, 300));
	ok(same_bytes(before, saved(t, &trainer)), "%s: rows for a copy leave the trainer alone",
	   title);

	/* window frames: a model after some rows, then more rows */
	must(t, test_begin(&t->env, algorithm, &problem->frame, problem->options, &copy));
	must(t, test_feed(&t->env, &copy, &problem->frame, 0, 100));
	(void) saved_model(t, &copy);
	must(t, test_feed(&t->env, &copy, &problem->frame, 100, NROWS));
	ok(same_bytes(model, saved_model(t, &copy)), "%s: a model on the way changes nothing", title);

	/* small blocks, as many groups have them: the same model, not the same bits */
	must(t, test_begin(&t->env, algorithm, &problem->frame, problem->options, &copy));
	copy.max_block_rows = 16;
	must(t, test_feed(&t->env, &copy, &problem->frame, 0, NROWS));
	ok(difference(t, &trainer, &copy) < 1e-12, "%s: blocks of 16 rows give the same model", title);

	for (int32_t row = 0; row < NROWS; row++)
		expected += !isnan(problem->frame.target[row]) &&
					(problem->frame.weight == NULL || problem->frame.weight[row] > 0);
	ok(ml_trainer_rows(&trainer) <= expected && ml_trainer_rows(&trainer) > expected / 2,
	   "%s: rows are counted", title);
	test_env_free(t);
	test_env_free(two);
	test_env_free(again);
}

/* Rows for many parts of the replay: threads, and the same bytes. */
static void
test_threads(const TestProblem *large)
{
	Bytes models[3];
	TestEnv *t[3];

	for (int i = 0; i < 3; i++)
	{
		MlTrainer trainer;

		t[i] = arena();
		t[i]->env.threads = 1 + i * 2;
		must(t[i], test_begin(&t[i]->env, algorithm, &large->frame, large->options, &trainer));
		must(t[i], test_feed(&t[i]->env, &trainer, &large->frame, 0, large->frame.nrows));
		models[i] = saved_model(t[i], &trainer);
	}
	ok(same_bytes(models[0], models[1]) && same_bytes(models[0], models[2]),
	   "%s: %d rows, 1, 3 and 5 threads, the same bytes", title, large->frame.nrows);
	for (int i = 0; i < 3; i++)
		test_env_free(t[i]);
}

/*
 * Whatever loads must train on, merge, save and finish without harm; errors are welcome.  The trainer
 * came from malformed bytes and need not fit the problem.
 */
static bool
exercise(TestEnv *t, MlTrainer *loaded, const MlTrainer *good)
{
	MlTrainer copy;
	MlModel model;
	Bytes bytes;
	const char *json;
	MlStatus status;

	if (ml_trainer_save(&t->env, loaded, &bytes.data, &bytes.size) != ML_OK)
		return false;
	if (ml_trainer_rows(loaded) > 0)
	{
		status = ml_trainer_finish(&t->env, loaded, &model);
		if (status == ML_OK)
			status = ml_model_to_json(&t->env, &model, &json);
		if (status != ML_OK && t->env.error.message[0] == '\0')
			return false;
	}
	if (ml_trainer_copy(&t->env, loaded, &copy) == ML_OK)
		(void) ml_trainer_merge(&t->env, &copy, loaded);
	must(t, ml_trainer_copy(&t->env, good, &copy));
	if (ml_trainer_merge(&t->env, &copy, loaded) == ML_OK && ml_trainer_rows(&copy) > 0)
		(void) ml_trainer_finish(&t->env, &copy, &model);
	return true;
}

static void
test_stored(void)
{
	TestEnv *t = arena();
	MlTrainer trainer = trained(t, 0, NROWS);
	MlTrainer few = trained(t, 0, FEW_ROWS);
	MlTrainer loaded;
	Bytes bytes = saved(t, &trainer);
	Bytes stored = saved(t, &few);
	unsigned char *copy;
	int bad = 0;
	int loads = 0;

	must(t, ml_trainer_load(&t->env, bytes.data, bytes.size, &loaded));
	ok(same_bytes(bytes, saved(t, &loaded)), "%s: save, load, save: the same bytes", title);
	ok(same_bytes(saved_model(t, &trainer), saved_model(t, &loaded)), "%s: and the same model",
	   title);
	must(t, test_feed(&t->env, &loaded, &problem->frame, 0, 50));
	must(t, test_feed(&t->env, &trainer, &problem->frame, 0, 50));
	ok(difference(t, &loaded, &trainer) < 1e-12, "%s: training goes on after loading", title);

	for (size_t size = 0; size < stored.size; size++)
	{
		TestEnv *inner = arena();

		copy = malloc(size > 0 ? size : 1);
		memcpy(copy, stored.data, size);
		bad += ml_trainer_load(&inner->env, copy, size, &loaded) != ML_CORRUPT ||
			   inner->env.error.message[0] == '\0';
		free(copy);
		test_env_free(inner);
	}
	is_int(bad, 0, "  every truncation is ML_CORRUPT");
	copy = malloc(stored.size + 1);
	memcpy(copy, stored.data, stored.size);
	copy[stored.size] = 0;
	is_int(ml_trainer_load(&t->env, copy, stored.size + 1, &loaded), ML_CORRUPT,
		   "  so is a byte more");

	for (size_t bit = 0; bit < 8 * stored.size; bit += is_of_trees() ? 7 : 1)
	{
		TestEnv *inner = arena();

		copy[bit / 8] ^= (unsigned char) (1 << bit % 8);
		if (ml_trainer_load(&inner->env, copy, stored.size, &loaded) == ML_OK)
		{
			loads++;
			/* of numbers the bits that change most */
			if (bit < 8 * 512 || bit % 8 >= 6)
				bad += !exercise(inner, &loaded, &few);
		}
		else
			bad += inner->env.error.message[0] == '\0';
		copy[bit / 8] ^= (unsigned char) (1 << bit % 8);
		test_env_free(inner);
	}
	is_int(bad, 0, "  a flipped bit is refused with a message, or harmless");
	note("%s: %d of %zu flipped bits load", title, loads, 8 * stored.size);
	free(copy);
	test_env_free(t);
}

/* The flat state on its own, as the array family stores it. */
static void
test_stream(void)
{
	TestEnv *t = arena();
	MlTrainer trainer = trained(t, 0, FEW_ROWS);
	MlTrainer full = trained(t, 0, NROWS);
	size_t size;
	unsigned char *copy;
	int bad = 0;

	if (trainer.stream == NULL)
	{
		test_env_free(t);
		return;
	}
	is_int(ml_stream_check(&t->env, trainer.stream, trainer.stream->size), ML_OK,
		   "  a stream is sound");
	is_int(ml_stream_check(&t->env, full.stream, full.stream->size), ML_OK, "  a full one, too");
	size = trainer.stream->size;
	for (size_t length = 0; length < size; length++)
	{
		TestEnv *inner = arena();

		copy = malloc(length > 0 ? length : 1);
		memcpy(copy, trainer.stream, length);
		bad += ml_stream_check(&inner->env, copy, length) != ML_CORRUPT;
		free(copy);
		test_env_free(inner);
	}
	is_int(bad, 0, "  a truncated one is not");
	copy = malloc(size);
	memcpy(copy, trainer.stream, size);
	for (size_t bit = 0; bit < 8 * size; bit++)
	{
		TestEnv *inner = arena();
		MlStream *stream;
		MlModel model;

		copy[bit / 8] ^= (unsigned char) (1 << bit % 8);
		if (ml_stream_check(&inner->env, copy, size) == ML_OK)
		{
			must(inner, ml_alloc(&inner->env, size, 1, "stream", &stream));
			memcpy(stream, copy, size);
			(void) ml_stream_finish(&inner->env, (MlStream *) copy, &model);
			(void) ml_stream_merge(&inner->env, &stream, trainer.stream);
		}
		copy[bit / 8] ^= (unsigned char) (1 << bit % 8);
		test_env_free(inner);
	}
	ok(true, "%s: a stream with a flipped bit is refused or harmless", title);
	free(copy);
	test_env_free(t);
}

/* Everything from the first row to a model, and back from its bytes. */
static MlStatus
everything(TestEnv *t)
{
	MlEnv *env = &t->env;
	MlTrainer first;
	MlTrainer second;
	MlTrainer loaded;
	MlModel model;
	MlCoefficient *lines;
	int32_t count;
	unsigned char *data;
	size_t size;
	const char *json;

	ML_TRY(test_begin(env, algorithm, &problem->frame, problem->options, &first));
	ML_TRY(test_feed(env, &first, &problem->frame, 0, 300));
	ML_TRY(test_begin(env, algorithm, &problem->frame, problem->options, &second));
	ML_TRY(test_feed(env, &second, &problem->frame, 300, NROWS));
	ML_TRY(ml_trainer_save(env, &second, &data, &size));
	ML_TRY(ml_trainer_load(env, data, size, &loaded));
	ML_TRY(ml_trainer_merge(env, &first, &loaded));
	ML_TRY(ml_trainer_finish(env, &first, &model));
	ML_TRY(ml_model_save(env, &model, &data, &size));
	ML_TRY(ml_model_load(env, data, size, &model));
	ML_TRY(ml_model_describe(env, &model, &json));
	ML_TRY(ml_model_to_json(env, &model, &json));
	if (algorithm->coefficients != NULL)
		ML_TRY(ml_model_coefficients(env, &model, &lines, &count));
	return test_json_valid(json) ? ML_OK : ML_CORRUPT;
}

static void
test_memory(void)
{
	MlStatus status = ML_OUT_OF_MEMORY;
	int other = 0;
	long n = 0;
	size_t needed;
	TestEnv *t;

	while (status != ML_OK && n < 100000)
	{
		t = arena();
		t->fail_at = ++n;
		status = everything(t);
		if (status != ML_OK)
			other += (status != ML_OUT_OF_MEMORY && status != ML_OVER_BUDGET) ||
					 strstr(t->env.error.message, "out of memory") == NULL;
		needed = t->bytes;
		test_env_free(t);
	}
	ok(status == ML_OK && other == 0, "%s: each of %ld allocations failing is out of memory", title,
	   n - 1);
	if (other > 0)
		note("  %d have another status or message", other);
	t = arena();
	t->budget = needed - 1;
	is_int(everything(t), ML_OUT_OF_MEMORY, "  so is a budget too small by one byte");
	test_env_free(t);
}

static void
test_stop(int threads)
{
	MlStatus status = ML_CANCELLED;
	int other = 0;
	long n = 0;
	TestEnv *t;

	while (status != ML_OK && n < 100000)
	{
		t = arena();
		t->env.threads = threads;
		t->stop_at = ++n;
		status = everything(t);
		if (status != ML_OK)
			other += status != ML_CANCELLED || t->env.error.message[0] == '\0';
		test_env_free(t);
	}
	ok(status == ML_OK && other == 0 && n > 1, "%s: %d threads, cancelled at each of %ld polls",
	   title, threads, n - 1);
}

/* --- options -------------------------------------------------------------------------------------- */

/* Set one option to a value and, if it is taken, train with it. */
static bool
try_value(const MlOptionSpec *spec, MlValue value, bool expected)
{
	TestEnv *t = arena();
	MlValue object = {.kind = ML_VALUE_OBJECT, .nitems = 1, .items = &value};
	void *options;
	MlStatus status;
	bool passed;

	must(t, ml_alloc(&t->env, algorithm->options_size, 1, "options", &options));
	ml_options_default(algorithm->options, algorithm->noptions, options, algorithm->options_size);
	value.key = ml_text(spec->name);
	status = ml_options_set(&t->env, algorithm->name, algorithm->options, algorithm->noptions,
							&object, options);
	passed = status == (expected ? ML_OK : ML_BAD_OPTION);
	if (!passed)
		note("%s: option %s, number %.17g: status %d", algorithm->name, spec->name, value.number,
			 (int) status);
	test_env_free(t);
	return passed;
}

static bool
train_with(const char *options)
{
	TestEnv *t = arena();
	MlModel model;
	MlStatus status;
	char all[256];
	bool passed;

	snprintf(all, sizeof(all), "%s %s", small, options);
	status = test_train(&t->env, algorithm, &problem->frame, all, &model);
	/* missing=error has its reason, and so have trees that an objective, or a target, does not fit */
	passed = status == ML_OK || status == ML_NULL_VALUE ||
			 (is_of_trees() && (status == ML_BAD_OPTION || status == ML_BAD_VALUE));

	if (!passed)
		note("%s: options %s: %s", algorithm->name, options, t->env.error.message);
	test_env_free(t);
	return passed;
}

static void
test_options_of_algorithm(void)
{
	for (int i = 0; i < algorithm->noptions; i++)
	{
		const MlOptionSpec *spec = &algorithm->options[i];
		bool numeric = spec->type == ML_OPTION_INTEGER || spec->type == ML_OPTION_REAL;
		bool passed = true;
		char text[128];

		passed &= try_value(spec, (MlValue){.kind = ML_VALUE_NULL}, true);
		passed &= try_value(spec, (MlValue){.kind = ML_VALUE_OBJECT},
							spec->type == ML_OPTION_CLASS_WEIGHT || spec->type == ML_OPTION_SIGNS);
		if (numeric)
		{
			double step = spec->type == ML_OPTION_INTEGER ? 1 : 0;
			double below = step > 0 ? spec->minimum - 1 : nextafter(spec->minimum, -INFINITY);
			double above = step > 0 ? spec->maximum + 1 : nextafter(spec->maximum, INFINITY);
			double values[] = {spec->minimum, spec->maximum, spec->standard, below,
							   above,         NAN,           INFINITY,       -INFINITY};

			for (int v = 0; v < 8; v++)
				passed &= try_value(spec, (MlValue){.kind = ML_VALUE_NUMBER, .number = values[v]},
									v < 3 && !isnan(values[v]));
			passed &=
				try_value(spec, (MlValue){.kind = ML_VALUE_TEXT, .text = ml_text("1")}, false);
			/* the largest number of trees takes too long */
			for (int v = 0; v < (strcmp(spec->name, "trees") == 0 ? 1 : 2); v++)
			{
				snprintf(text, sizeof(text), "%s=%.17g", spec->name, values[v]);
				passed &= train_with(text);
			}
		}
		if (spec->type == ML_OPTION_CHOICE)
			for (int v = 0; spec->choices[v] != NULL; v++)
			{
				snprintf(text, sizeof(text), "%s=%s", spec->name, spec->choices[v]);
				passed &= train_with(text);
			}
		if (spec->type == ML_OPTION_BOOL)
			passed &= try_value(spec, (MlValue){.kind = ML_VALUE_BOOL}, true) &&
					  train_with((snprintf(text, sizeof(text), "%s=true", spec->name), text)) &&
					  train_with((snprintf(text, sizeof(text), "%s=false", spec->name), text));
		ok(passed, "%s: option %s at its bounds and beyond", title, spec->name);
		ok(spec->doc != NULL && strlen(spec->doc) > 10 && spec->doc[strlen(spec->doc) - 1] != '.',
		   "  it is described, without a period");
	}
}

/* --- unequal states ------------------------------------------------------------------------------- */

static void
test_unequal(const TestProblem *problems)
{
	TestEnv *t = arena();
	MlTrainer trainer = trained(t, 0, FEW_ROWS);
	Bytes before = saved(t, &trainer);
	TestColumn columns[8];
	TestFrame frame;
	MlTrainer other;
	int wrong = 0;
	int same = 0;

	for (int p = 0; p < TEST_PROBLEMS; p++)
	{
		if (&problems[p] == problem)
			continue;
		must(t, test_begin(&t->env, algorithm, &problems[p].frame, problems[p].options, &other));
		wrong += ml_trainer_merge(&t->env, &trainer, &other) != ML_BAD_OPTION ||
				 strstr(t->env.error.message, "cannot be combined") == NULL;
	}
	/* another name, another kind, another option */
	for (int change = 0; change < 3; change++)
	{
		memcpy(columns, problem->frame.columns,
			   (size_t) problem->frame.ncolumns * sizeof(TestColumn));
		frame = problem->frame;
		frame.columns = columns;
		if (change == 0)
			columns[1].name = "other";
		if (change == 1)
			columns[1].kind =
				columns[1].kind == ML_COLUMN_NUMBER ? ML_COLUMN_TIME : ML_COLUMN_NUMBER;
		must(t, test_begin(&t->env, algorithm, &frame,
						   change < 2      ? problem->options
						   : is_of_trees() ? "seed=7"
										   : "unseen=other",
						   &other));
		wrong += ml_trainer_merge(&t->env, &trainer, &other) != ML_BAD_OPTION;
	}
	is_int(wrong, 0, "  states of other columns or options are not merged");
	same = same_bytes(before, saved(t, &trainer));
	ok(same, "  and change nothing");
	test_env_free(t);
}

/* All there is to be tested of an algorithm in one task. */
static void
test_task(MlTask task)
{
	TestProblem problems[TEST_PROBLEMS];
	TestProblem large = test_problems(task, 80000)[3];

	memcpy(problems, test_problems(task, NROWS), sizeof(problems));
	test_target_kind =
		is_of_trees() && task == ML_TASK_CLASSIFICATION ? ML_COLUMN_CATEGORY : ML_COLUMN_NUMBER;
	for (int p = 0; p < TEST_PROBLEMS && is_of_trees(); p++)
		problems[p].options = large.options = small;
	for (int p = 0; p < TEST_PROBLEMS; p++)
	{
		problem = &problems[p];
		snprintf(title, sizeof(title), "%s of %s, %s", algorithm->name, ml_task_names[task],
				 problem->name);
		test_merge();
		test_finish();
		test_unequal(problems);
		/* of trees one problem, that with everything, tells as much as all of them */
		if (is_of_trees() && p != 3)
			continue;
		test_stored();
		test_stream();
		test_memory();
		test_stop(1);
		test_options_of_algorithm();
	}
	problem = &problems[3];
	test_stop(2);
	test_threads(&large);
}

int
main(void)
{
	for (int a = 0; ml_algorithms[a] != NULL; a++)
	{
		algorithm = ml_algorithms[a];
		ok(ml_algorithm_find(algorithm->name) == algorithm, "%s is found", algorithm->name);
		ok(strlen(algorithm->name) < sizeof(((MlStream *) NULL)->algorithm) &&
			   algorithm->doc != NULL,
		   "  its name fits a stream");
		small = !is_of_trees()                                  ? ""
				: strcmp(algorithm->name, "decision_tree") == 0 ? "max_depth=3"
				: strcmp(algorithm->name, "random_forest") == 0
					? "trees=2 max_depth=2 oob_importance=true"
					: "trees=2 max_depth=2";
		for (int task = 0; task < ML_TASKS; task++)
			if (algorithm->task == ML_TASK_BY_TARGET || (int) algorithm->task == task)
				test_task((MlTask) task);
	}
	return done();
}
