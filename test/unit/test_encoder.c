/*
 * test_encoder.c
 *		From categories to levels: which are kept, their order, what prediction makes of the others.
 */
#include "ml/algorithm.h"
#include "ml/encoder.h"
#include "support.h"
#include "tap.h"

/* A dictionary of texts with so many rows each, and NULLs. */
static void
fill(MlEnv *env, MlDictionary *dictionary, const char *const *texts, const int64_t *counts, int n,
	 int64_t nulls)
{
	(void) ml_dictionary_init(env, dictionary);
	dictionary->counts[0] = nulls;
	for (int i = 0; i < n; i++)
	{
		int32_t code;

		(void) ml_dictionary_code(env, dictionary, ml_text(texts[i]), &code);
		dictionary->counts[code] = counts[i];
	}
}

/* "a b (other) (NULL)" */
static const char *
level_names(const MlLevels *levels)
{
	static char buffer[512];

	buffer[0] = '\0';
	for (int32_t i = 0; i < levels->nlevels; i++)
	{
		MlText name = ml_level_name(levels, i);

		sprintf(buffer + strlen(buffer), "%s%.*s", i > 0 ? " " : "", (int) name.length, name.data);
	}
	return buffer;
}

static void
test_levels(void)
{
	static const char *const texts[] = {"pear", "Pear", "apple", "\xc3\xa4pfel", "fig", "", "gone"};
	static const int64_t counts[] = {5, 2, 9, 2, 2, 1, 0};
	TestEnv *t = test_env();
	MlDictionary dictionary;
	MlLevels levels;
	int32_t *map;

	fill(&t->env, &dictionary, texts, counts, 7, 3);
	is_int(ml_levels_fit(&t->env, &dictionary, 100, &levels, &map), ML_OK, "levels");
	is_text(level_names(&levels), " Pear apple fig pear \xc3\xa4pfel (NULL)",
			"in byte order, NULL last, none for a text without rows");
	ok(levels.other == -1 && levels.null == 6 && levels.nkept == 6 && levels.nfolded == 0,
	   "nothing is folded");
	ok(map[0] == 6 && map[1] == 4 && map[2] == 1 && map[3] == 2 && map[6] == 0,
	   "codes map to them");
	ok(levels.counts[4] == 5 && levels.counts[6] == 3 && levels.counts[0] == 1, "rows of each");
	ok(ml_levels_find(&levels, ml_text("fig")) == 3 && ml_levels_find(&levels, ml_text("")) == 0 &&
		   ml_levels_find(&levels, ml_text("gone")) == -1 &&
		   ml_levels_find(&levels, ml_text("pear ")) == -1 &&
		   ml_levels_find(&levels, (MlText){"pear\0", 5}) == -1 &&
		   ml_levels_find(&levels, ml_text("(NULL)")) == -1,
	   "they are found, others are not");

	/* apple 9, pear 5; then Pear, fig and apfel tie with 2 */
	(void) ml_levels_fit(&t->env, &dictionary, 3, &levels, &map);
	is_text(level_names(&levels), "Pear apple pear (other) (NULL)",
			"three are kept, of equals the first in byte order");
	ok(levels.other == 3 && levels.null == 4 && levels.nfolded == 3 && levels.counts[3] == 5,
	   "three are folded");
	ok(map[0] == 4 && map[4] == 3 && map[5] == 3 && map[6] == 3 && map[1] == 2,
	   "codes map to them");
	ok(ml_levels_find(&levels, ml_text("fig")) == 3 && ml_levels_find(&levels, ml_text("")) == 3,
	   "a folded category is found as the level it trained");
	is_int(ml_levels_find(&levels, ml_text("kiwi")), -1, "one never seen is not");
	is_int(ml_levels_find(&levels, ml_text("gone")), -1, "nor one without rows");

	fill(&t->env, &dictionary, texts, counts, 0, 0);
	(void) ml_levels_fit(&t->env, &dictionary, 100, &levels, &map);
	ok(levels.nlevels == 0 && levels.null == -1 && levels.other == -1, "no rows, no levels");
	fill(&t->env, &dictionary, texts, counts, 1, 0);
	(void) ml_levels_fit(&t->env, &dictionary, 1, &levels, &map);
	ok(levels.nlevels == 1 && levels.other == -1, "as many as allowed, nothing is folded");
	test_env_free(t);
}

static void
test_unseen(void)
{
	static const char *const texts[] = {"a", "b", "c"};
	static const int64_t counts[] = {5, 2, 1};
	TestEnv *t = test_env();
	MlDictionary dictionary;
	MlLevels all[3];
	MlColumn columns[3];
	int32_t *map;
	MlEncoder encoder = {.ncolumns = 3, .columns = columns, .ncategorical = 3, .levels = all};
	MlText b = ml_text("b");
	MlText c = ml_text("c");
	MlText unseen = ml_text("unseen");
	int32_t level;

	for (int i = 0; i < 3; i++)
		columns[i] = (MlColumn){.name = "k", .kind = ML_COLUMN_CATEGORY, .first = i};
	fill(&t->env, &dictionary, texts, counts, 3, 0);
	(void) ml_levels_fit(&t->env, &dictionary, 100, &all[0], &map); /* neither other nor NULL */
	(void) ml_levels_fit(&t->env, &dictionary, 2, &all[1], &map);   /* other: c */
	dictionary.counts[0] = 4;
	(void) ml_levels_fit(&t->env, &dictionary, 100, &all[2], &map); /* NULL */

	for (int option = ML_UNSEEN_ZERO; option <= ML_UNSEEN_ERROR; option++)
	{
		bool error = option == ML_UNSEEN_ERROR;
		const char *name = ml_unseen_choices[option];

		encoder.unseen = option;
		ok(ml_encoder_level(&t->env, &encoder, &columns[0], &b, &level) == ML_OK && level == 1,
		   "%s: a known category", name);
		ok(ml_encoder_level(&t->env, &encoder, &columns[1], &c, &level) == ML_OK && level == 2,
		   "%s: a folded one is (other)", name);
		ok(ml_encoder_level(&t->env, &encoder, &columns[2], NULL, &level) == ML_OK && level == 3,
		   "%s: a known NULL", name);
		ok(ml_encoder_level(&t->env, &encoder, &columns[0], &unseen, &level) ==
				   (error ? ML_BAD_VALUE : ML_OK) &&
			   level == -1,
		   "%s: unseen, without (other)", name);
		if (error)
			is_text(t->env.error.message,
					"category \"unseen\" of column \"k\" was not seen in training", "its message");
		ok(ml_encoder_level(&t->env, &encoder, &columns[1], &unseen, &level) ==
				   (error ? ML_BAD_VALUE : ML_OK) &&
			   level == (option == ML_UNSEEN_OTHER ? 2 : -1),
		   "%s: unseen, with (other)", name);
		ok(ml_encoder_level(&t->env, &encoder, &columns[0], NULL, &level) ==
				   (error ? ML_BAD_VALUE : ML_OK) &&
			   level == -1,
		   "%s: an unseen NULL", name);
		if (error)
			is_text(t->env.error.message, "NULL in column \"k\" was not seen in training",
					"its message");
	}
	test_env_free(t);
}

/* Treatment coding gives an unseen category the base's prediction; full coding leaves it out. */
static void
test_prediction(void)
{
	static const char *const train[] = {"a", "b", "a", "b", "b", "a"};
	static const char *const unseen[] = {"c", NULL};
	static const double y[] = {1, 3, 1, 3, 3, 1};
	static const TestColumn columns[] = {{"k", ML_COLUMN_CATEGORY, 0, NULL, train}};
	static const TestColumn others[] = {{"k", ML_COLUMN_CATEGORY, 0, NULL, unseen}};
	TestFrame frame = {6, 1, columns, y, NULL};
	TestFrame other = {2, 1, others, y, NULL};
	TestEnv *t = test_env();
	const MlAlgorithm *linear = ml_algorithm_find("linear_regression");
	MlModel model;

	(void) test_train(&t->env, linear, &frame, "", &model);
	near(test_predict(&t->env, &model, &frame, 1), 3, 1e-14, "treatment coding: b");
	near(test_predict(&t->env, &model, &other, 0), 1, 1e-14, "unseen is the base");
	near(test_predict(&t->env, &model, &other, 1), 1, 1e-14, "unseen NULL, too");
	(void) test_train(&t->env, linear, &frame, "l2=1e-3", &model);
	near(test_predict(&t->env, &model, &other, 0), 2, 1e-14, "full coding: unseen is neither");
	(void) test_train(&t->env, linear, &frame, "unseen=error", &model);
	ok(isnan(test_predict(&t->env, &model, &other, 0)), "unseen=error");
	test_env_free(t);
}

static void
test_stored(void)
{
	/* a flipped bit makes fib of fig's neighbour fic: a level twice */
	static const char *const texts[] = {"pear", "apple", "fig", "", "plum", "fib", "fic"};
	static const int64_t counts[] = {5, 9, 2, 4, 1, 1, 1};
	TestEnv *t = test_env();
	MlDictionary dictionary;
	MlLevels levels[2];
	MlMoments moments[4];
	MlColumn columns[] = {
		{"x", true, "real", ML_COLUMN_NUMBER, 1, 0},
		{"k", true, "text", ML_COLUMN_CATEGORY, 0, 0},
		{"f3", false, "real[]", ML_COLUMN_ARRAY, 3, 1},
		{"l", true, "uuid", ML_COLUMN_CATEGORY, 0, 1},
	};
	MlEncoder encoder = {4, columns, 4, moments, 2, levels, ML_UNSEEN_OTHER};
	MlEncoder loaded;
	MlWriter writer;
	MlWriter again;
	MlReader reader;
	int32_t *map;
	int32_t level;
	int accepted = 0;
	int unsound = 0;
	MlText fig = ml_text("fig");

	fill(&t->env, &dictionary, texts, counts, 7, 3);
	(void) ml_levels_fit(&t->env, &dictionary, 2, &levels[0], &map);
	(void) ml_levels_fit(&t->env, &dictionary, 100, &levels[1], &map);
	for (int i = 0; i < 4; i++)
	{
		double values[] = {i, 2.5, NAN};

		ml_moments_init(&moments[i]);
		ml_moments_add(&moments[i], values, 3);
	}
	ml_writer_init(&writer, &t->env);
	ml_encoder_save(&writer, &encoder);
	ml_reader_init(&reader, &t->env, "data", writer.data, writer.size);
	is_int(ml_encoder_load(&reader, &loaded), ML_OK, "a saved encoder loads");
	is_int(ml_reader_end(&reader), ML_OK, "to its end");
	ml_writer_init(&again, &t->env);
	ml_encoder_save(&again, &loaded);
	ok(again.size == writer.size && memcmp(again.data, writer.data, writer.size) == 0,
	   "and saves as the same bytes");
	ok(ml_encoder_level(&t->env, &loaded, &loaded.columns[1], &fig, &level) == ML_OK && level == 2,
	   "a folded category is still (other)");

	for (size_t size = 0; size < writer.size; size++)
	{
		unsigned char *copy = malloc(size > 0 ? size : 1);

		memcpy(copy, writer.data, size);
		ml_reader_init(&reader, &t->env, "data", copy, size);
		accepted += ml_encoder_load(&reader, &loaded) == ML_OK;
		free(copy);
	}
	is_int(accepted, 0, "no truncation loads");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		ml_reader_init(&reader, &t->env, "data", writer.data, writer.size);
		if (ml_encoder_load(&reader, &loaded) == ML_OK)
			for (int32_t c = 0; c < loaded.ncategorical; c++)
			{
				const MlLevels *l = &loaded.levels[c];

				for (int32_t i = 0; i < l->nkept; i++)
					unsound += ml_levels_find(l, l->texts[i]) != i;
				unsound += l->other >= l->nlevels || l->null >= l->nlevels;
			}
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
	}
	is_int(unsound, 0, "what a flipped bit leaves is refused, or finds its levels");

	ml_writer_init(&writer, &t->env);
	ml_encoder_json(&writer, &encoder, true);
	ml_write_u8(&writer, 0);
	ok(test_json_valid((const char *) writer.data), "its JSON is valid");
	contains(
		(const char *) writer.data,
		"\"levels\": [{\"level\": \"apple\", \"rows\": 9}, {\"level\": \"pear\", \"rows\": 5}, "
		"{\"level\": \"(other)\", \"rows\": 9}, {\"level\": \"(NULL)\", \"rows\": 3}], "
		"\"folded_levels\": 5",
		"with levels and rows");
	contains(
		(const char *) writer.data,
		"{\"name\": \"x\", \"type\": \"real\", \"kind\": \"number\", \"n\": 2, \"missing\": 1, "
		"\"mean\": 1.25, ",
		"and moments");
	test_env_free(t);
}

int
main(void)
{
	test_levels();
	test_unseen();
	test_prediction();
	test_stored();
	return done();
}
