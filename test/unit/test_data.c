/*
 * test_data.c
 *		Columns, dictionaries and the buffered data set.
 */
#include "ml/data.h"
#include "support.h"
#include "tap.h"

#define NKEYS 100000

static MlText
key(int i, char *buffer)
{
	MlText text = {buffer, 0};

	/* lengths vary, and some have a zero byte inside */
	text.length = (size_t) sprintf(buffer, "key%d%.*s", i, i % 5, "-----");
	if (i % 7 == 0)
		buffer[2] = '\0';
	return text;
}

static void
test_dictionary(void)
{
	TestEnv *t = test_env();
	MlDictionary dictionary;
	char buffer[64];
	int wrong = 0;
	int32_t code;

	is_int(ml_dictionary_init(&t->env, &dictionary), ML_OK, "a dictionary");
	is_int(dictionary.ncodes, 1, "has the code of NULL");
	is_int(ml_dictionary_find(&dictionary, ml_text("")), -1, "an empty text is not NULL");
	is_int(ml_dictionary_code(&t->env, &dictionary, ml_text(""), &code), ML_OK, "it is entered");
	is_int(code, 1, "with a code of its own");
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < NKEYS; i++)
		{
			if (ml_dictionary_code(&t->env, &dictionary, key(i, buffer), &code) != ML_OK)
				bail_out("%s", t->env.error.message);
			wrong += code != i + 2;
		}
	is_int(wrong, 0, "100,000 texts get codes in order of appearance, once");
	is_int(dictionary.ncodes, NKEYS + 2, "and there are no others");
	for (int i = 0; i < NKEYS; i++)
	{
		MlText text = key(i, buffer);

		wrong += ml_dictionary_find(&dictionary, text) != i + 2 ||
				 ml_text_compare(dictionary.texts[i + 2], text) != 0 ||
				 dictionary.counts[i + 2] != 0;
	}
	is_int(wrong, 0, "all are found, their texts are copies, nothing is counted");
	is_int(ml_dictionary_find(&dictionary, key(NKEYS, buffer)), -1, "another one is not");
	is_int(ml_dictionary_find(&dictionary, (MlText){"key1", 4}), -1, "nor is the beginning of one");
	note("%zu bytes for %d keys", t->bytes, NKEYS);
	ok(t->bytes < (size_t) NKEYS * 200, "below 200 bytes for each");

	t->fail_at = t->allocations + 1;
	is_int(ml_dictionary_code(&t->env, &dictionary, ml_text("new"), &code), ML_OUT_OF_MEMORY,
		   "no memory for a new text");
	t->fail_at = 0;
	is_int(ml_dictionary_find(&dictionary, ml_text("new")), -1, "then it was not entered");
	test_env_free(t);
}

static void
test_layout(void)
{
	TestEnv *t = test_env();
	MlColumn columns[] = {
		{.name = "a", .type_name = "integer", .kind = ML_COLUMN_NUMBER, .named = true},
		{.name = "b", .type_name = "text", .kind = ML_COLUMN_CATEGORY, .width = 9},
		{.name = "c", .type_name = "real[]", .kind = ML_COLUMN_ARRAY, .width = 3},
		{.name = "d", .type_name = "date", .kind = ML_COLUMN_TIME},
		{.name = "e", .type_name = "uuid", .kind = ML_COLUMN_CATEGORY},
		{.name = "f", .type_name = "boolean", .kind = ML_COLUMN_BOOLEAN},
		{.name = "g", .type_name = "real[]", .kind = ML_COLUMN_ARRAY, .width = 0},
	};
	MlSchema schema = {.ncolumns = 7, .columns = columns};
	MlColumn *loaded;
	MlWriter writer;
	MlReader reader;
	int32_t n;
	int accepted = 0;
	int wrong = 0;
	char buffer[8];

	is_int(ml_schema_layout(&t->env, &schema), ML_OK, "columns are laid out");
	ok(schema.ndense == 6 && schema.ncategorical == 2, "6 dense ones, 2 categories");
	ok(columns[0].first == 0 && columns[1].first == 0 && columns[2].first == 1 &&
		   columns[3].first == 4 && columns[4].first == 1 && columns[5].first == 5 &&
		   columns[1].width == 0 && columns[3].width == 1,
	   "each where it belongs");
	ml_feature_name(&columns[2], 2, buffer, sizeof(buffer));
	is_text(buffer, "c[3]", "name of an element");
	ml_feature_name(&columns[0], 0, buffer, sizeof(buffer));
	is_text(buffer, "a", "name of a number");

	ml_writer_init(&writer, &t->env);
	ml_columns_save(&writer, columns, 7);
	ml_reader_init(&reader, &t->env, "data", writer.data, writer.size);
	ml_columns_load(&reader, &loaded, &n);
	is_int(ml_reader_end(&reader), ML_OK, "saved columns load");
	for (int i = 0; i < n; i++)
		wrong += strcmp(loaded[i].name, columns[i].name) != 0 ||
				 strcmp(loaded[i].type_name, columns[i].type_name) != 0 ||
				 loaded[i].kind != columns[i].kind || loaded[i].width != columns[i].width ||
				 loaded[i].first != columns[i].first || loaded[i].named != columns[i].named;
	ok(n == 7 && wrong == 0, "and are the same");
	for (size_t size = 0; size < writer.size; size++)
	{
		ml_reader_init(&reader, &t->env, "data", writer.data, size);
		ml_columns_load(&reader, &loaded, &n);
		accepted += ml_reader_end(&reader) == ML_OK;
	}
	is_int(accepted, 0, "no truncation does");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		MlSchema other = {0};

		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		ml_reader_init(&reader, &t->env, "data", writer.data, writer.size);
		ml_columns_load(&reader, &loaded, &n);
		other.columns = loaded;
		other.ncolumns = n;
		if (ml_reader_end(&reader) == ML_OK)
			wrong += ml_schema_layout(&t->env, &other) != ML_OK || other.ndense > ML_MAX_FEATURES;
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
	}
	is_int(wrong, 0, "what a flipped bit leaves loads as a sound schema, or not");

	columns[2].width = ML_MAX_FEATURES - 4;
	is_int(ml_schema_layout(&t->env, &schema), ML_LIMIT, "too many features with the categories");
	columns[2].width = ML_MAX_FEATURES - 7;
	columns[6].width = 2;
	is_int(ml_schema_layout(&t->env, &schema), ML_OK, "exactly as many as there may be");
	columns[2].width = columns[6].width = INT32_MAX;
	is_int(ml_schema_layout(&t->env, &schema), ML_LIMIT, "their number does not overflow");
	test_env_free(t);
}

/* Row i has the target i, weight i + 1, dense values 2 i and 3 i, codes by text. */
static void
add_row(MlEnv *env, MlDataset *dataset, int i, const char *const *first, const char *const *second)
{
	MlChunk *chunk;
	double *at;

	if (ml_dataset_room(env, dataset, &chunk) != ML_OK)
		bail_out("%s", env->error.message);
	at = chunk->values + chunk->nrows;
	for (int v = 0; v < 4; v++)
		at[v * chunk->capacity] = v == 1 ? i + 1 : v == 0 ? i : v * i;
	for (int c = 0; c < 2; c++)
	{
		const char *text = c == 0 ? first[i % 3] : second[i % 2];
		int32_t code = 0;

		if (text != NULL)
			(void) ml_dictionary_code(env, &dataset->dictionaries[c], ml_text(text), &code);
		chunk->codes[c * chunk->capacity + chunk->nrows] = code;
	}
	ml_dataset_commit(dataset, chunk);
}

/* Number of rows from first on that do not hold what add_row has written for 0, 1, ... */
static int
wrong_rows(const MlDataset *dataset, int from, int to, int offset, const char *const *first,
		   const char *const *second)
{
	int row = 0;
	int wrong = 0;

	for (const MlChunk *chunk = dataset->first; chunk != NULL; chunk = chunk->next)
		for (int r = 0; r < chunk->nrows; r++, row++)
		{
			int i = row - offset;
			const double *at = chunk->values + r;

			if (row < from || row >= to)
				continue;
			wrong += at[0] != i || at[chunk->capacity] != i + 1 ||
					 at[2 * chunk->capacity] != 2 * i || at[3 * chunk->capacity] != 3 * i;
			for (int c = 0; c < 2; c++)
			{
				const char *text = c == 0 ? first[i % 3] : second[i % 2];
				int32_t code = chunk->codes[c * chunk->capacity + r];

				wrong += text == NULL ? code != 0
									  : ml_text_compare(dataset->dictionaries[c].texts[code],
														ml_text(text)) != 0;
			}
		}
	return wrong + (row < to);
}

static void
test_dataset(void)
{
	static const char *const xyz[] = {"x", "y", "z"};
	static const char *const zax[] = {"z", NULL, "x"};
	static const char *const pq[] = {"p", NULL};
	static const char *const qp[] = {"q", "p"};
	TestEnv *t = test_env();
	MlDataset a;
	MlDataset b;
	MlDataset loaded;
	MlDataset other;
	MlWriter writer;
	MlWriter again;
	MlReader reader;
	int accepted = 0;
	int unsound = 0;
	const MlDictionary *d;

	(void) ml_dataset_init(&t->env, &a, 2, 2, true, false);
	(void) ml_dataset_init(&t->env, &b, 2, 2, true, false);
	for (int i = 0; i < 10000; i++)
		add_row(&t->env, &a, i, xyz, pq);
	for (int i = 0; i < 5000; i++)
		add_row(&t->env, &b, i, zax, qp);
	is_int(wrong_rows(&a, 0, 10000, 0, xyz, pq), 0, "10,000 rows stand as written");
	is_int(a.first->capacity, 16, "the first chunk is small");
	is_int(a.last->capacity, ML_CHUNK_ROWS, "the last one large");
	ok(a.dictionaries[0].counts[1] == 3334 && a.dictionaries[0].counts[2] == 3333 &&
		   a.dictionaries[1].counts[0] == 5000,
	   "categories and NULLs are counted");

	is_int(ml_dataset_merge(&t->env, &a, &b), ML_OK, "data sets are merged");
	is_int(a.nrows, 15000, "rows are added");
	is_int(wrong_rows(&a, 0, 10000, 0, xyz, pq), 0, "the first ones are the same");
	is_int(wrong_rows(&a, 10000, 15000, 10000, zax, qp), 0,
		   "the others have their codes translated");
	is_int(wrong_rows(&b, 0, 5000, 0, zax, qp), 0, "the merged one is unchanged");
	d = &a.dictionaries[0];
	ok(d->ncodes == 4 && d->counts[0] == 1667 && d->counts[1] == 3334 + 1666 &&
		   d->counts[2] == 3333 && d->counts[3] == 3333 + 1667,
	   "counts are added");
	t->stop_at = atomic_load(&t->polls) + 1;
	is_int(ml_dataset_merge(&t->env, &a, &b), ML_CANCELLED, "a merge can be cancelled");
	t->stop_at = 0;
	(void) ml_dataset_init(&t->env, &other, 2, 1, true, false);
	is_int(ml_dataset_merge(&t->env, &a, &other), ML_BAD_SHAPE, "other categories, no merge");
	(void) ml_dataset_init(&t->env, &other, 3, 2, true, false);
	is_int(ml_dataset_merge(&t->env, &a, &other), ML_BAD_SHAPE, "other columns, no merge");
	(void) ml_dataset_init(&t->env, &other, 2, 2, false, false);
	is_int(ml_dataset_merge(&t->env, &a, &other), ML_BAD_SHAPE, "other weights, no merge");

	ml_writer_init(&writer, &t->env);
	ml_dataset_save(&writer, &b);
	ml_reader_init(&reader, &t->env, "data", writer.data, writer.size);
	is_int(ml_dataset_load(&reader, &loaded), ML_OK, "a saved data set loads");
	is_int(ml_reader_end(&reader), ML_OK, "to its end");
	is_int(wrong_rows(&loaded, 0, 5000, 0, zax, qp), 0, "and is the same");
	ok(memcmp(loaded.dictionaries[0].counts, b.dictionaries[0].counts, 3 * sizeof(int64_t)) == 0,
	   "counts, too");
	ml_writer_init(&again, &t->env);
	ml_dataset_save(&again, &loaded);
	ok(again.size == writer.size && memcmp(again.data, writer.data, writer.size) == 0,
	   "saved again it is the same bytes");

	(void) ml_dataset_init(&t->env, &b, 2, 2, true, false);
	for (int i = 0; i < 20; i++)
		add_row(&t->env, &b, i, zax, pq);
	ml_writer_init(&writer, &t->env);
	ml_dataset_save(&writer, &b);
	for (size_t size = 0; size < writer.size; size++)
	{
		unsigned char *copy = malloc(size > 0 ? size : 1);

		memcpy(copy, writer.data, size);
		ml_reader_init(&reader, &t->env, "data", copy, size);
		accepted += ml_dataset_load(&reader, &loaded) == ML_OK;
		free(copy);
	}
	is_int(accepted, 0, "no truncation loads");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		ml_reader_init(&reader, &t->env, "data", writer.data, writer.size);
		if (ml_dataset_load(&reader, &loaded) == ML_OK)
			for (const MlChunk *chunk = loaded.first; chunk != NULL; chunk = chunk->next)
				for (int c = 0; c < loaded.ncategorical; c++)
					for (int i = 0; i < chunk->nrows; i++)
					{
						int32_t code = chunk->codes[c * chunk->capacity + i];

						unsound += code < 0 || code >= loaded.dictionaries[c].ncodes;
					}
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
	}
	is_int(unsound, 0, "no flipped bit loads a code without a text");

	/* nothing but a target */
	(void) ml_dataset_init(&t->env, &a, 0, 0, false, false);
	ml_writer_init(&writer, &t->env);
	ml_dataset_save(&writer, &a);
	ml_reader_init(&reader, &t->env, "data", writer.data, writer.size);
	is_int(ml_dataset_load(&reader, &loaded), ML_OK, "an empty data set loads");
	is_int(loaded.nrows, 0, "without rows");
	test_env_free(t);
}

/* Row i of a data set that has labels: the label text[i % n], a dense value i. */
static void
add_labelled(MlEnv *env, MlDataset *dataset, int from, int to, const char *const *texts, int n)
{
	for (int i = from; i < to; i++)
	{
		MlChunk *chunk;
		int32_t code;

		if (ml_dataset_room(env, dataset, &chunk) != ML_OK ||
			ml_dictionary_code(env, &dataset->labels, ml_text(texts[i % n]), &code) != ML_OK)
			bail_out("%s", env->error.message);
		chunk->values[chunk->nrows] = code;
		chunk->values[chunk->capacity + chunk->nrows] = i;
		ml_dataset_commit(dataset, chunk);
	}
}

/* Number of rows whose label is not that of the dense value. */
static int
wrong_labels(const MlDataset *dataset, const char *const *texts, int n)
{
	int wrong = 0;

	for (const MlChunk *chunk = dataset->first; chunk != NULL; chunk = chunk->next)
		for (int r = 0; r < chunk->nrows; r++)
		{
			int32_t code = (int32_t) chunk->values[r];
			int i = (int) chunk->values[chunk->capacity + r];

			wrong += code < 1 || code >= dataset->labels.ncodes ||
					 ml_text_compare(dataset->labels.texts[code], ml_text(texts[i % n])) != 0;
		}
	return wrong;
}

static void
test_labels(void)
{
	static const char *const abc[] = {"a", "b", ""};
	TestEnv *t = test_env();
	MlDataset a;
	MlDataset b;
	MlDataset loaded;
	MlDataset unlabelled;
	MlWriter writer;
	MlReader reader;
	int accepted = 0;
	int unsound = 0;

	(void) ml_dataset_init(&t->env, &a, 1, 0, false, true);
	(void) ml_dataset_init(&t->env, &b, 1, 0, false, true);
	(void) ml_dataset_init(&t->env, &unlabelled, 1, 0, false, false);
	add_labelled(&t->env, &a, 0, 5000, abc, 3);
	add_labelled(&t->env, &b, 5002, 9000, abc, 3); /* the first label is another one */
	ok(a.labels.ncodes == 4 && a.labels.counts[1] == 1667 && a.labels.counts[0] == 0 &&
		   ml_dictionary_find(&a.labels, ml_text("")) == 3 &&
		   ml_dictionary_find(&b.labels, ml_text("")) == 2,
	   "labels have codes and counts");
	is_int(ml_dataset_merge(&t->env, &a, &b), ML_OK, "data sets with labels are merged");
	is_int(a.nrows, 8998, "all their rows");
	is_int(wrong_labels(&a, abc, 3), 0, "codes of labels are translated");
	is_int(wrong_labels(&b, abc, 3), 0, "the merged one is as it was");
	ok(a.labels.counts[1] == 1667 + 1332 && a.labels.counts[2] == 1667 + 1333 &&
		   a.labels.counts[3] == 1666 + 1333,
	   "and counted");
	is_int(ml_dataset_merge(&t->env, &a, &unlabelled), ML_BAD_SHAPE, "without labels, no merge");
	is_int(ml_dataset_merge(&t->env, &unlabelled, &a), ML_BAD_SHAPE, "the other way, too");

	(void) ml_dataset_init(&t->env, &b, 1, 0, false, true);
	add_labelled(&t->env, &b, 0, 20, abc, 3);
	ml_writer_init(&writer, &t->env);
	ml_dataset_save(&writer, &b);
	ml_reader_init(&reader, &t->env, "data", writer.data, writer.size);
	is_int(ml_dataset_load(&reader, &loaded), ML_OK, "saved, it loads");
	is_int(ml_reader_end(&reader), ML_OK, "to its end");
	ok(loaded.nrows == 20 && wrong_labels(&loaded, abc, 3) == 0 &&
		   memcmp(loaded.labels.counts, b.labels.counts, 4 * sizeof(int64_t)) == 0,
	   "and is the same");
	for (size_t size = 0; size < writer.size; size++)
	{
		ml_reader_init(&reader, &t->env, "data", writer.data, size);
		accepted += ml_dataset_load(&reader, &loaded) == ML_OK;
	}
	is_int(accepted, 0, "no truncation loads");
	for (size_t bit = 0; bit < 8 * writer.size; bit++)
	{
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
		ml_reader_init(&reader, &t->env, "data", writer.data, writer.size);
		if (ml_dataset_load(&reader, &loaded) == ML_OK && loaded.labelled)
			for (const MlChunk *chunk = loaded.first; chunk != NULL; chunk = chunk->next)
				for (int r = 0; r < chunk->nrows; r++)
					unsound += !(chunk->values[r] >= 1 && chunk->values[r] < loaded.labels.ncodes &&
								 chunk->values[r] == floor(chunk->values[r]));
		writer.data[bit / 8] ^= (unsigned char) (1 << bit % 8);
	}
	is_int(unsound, 0, "no flipped bit loads a code without a label");
	for (int i = 0; i < 6; i++)
	{
		static const double bad[] = {0, -1, 4, 1.5, NAN, INFINITY};

		b.first->values[3] = bad[i];
		ml_writer_init(&writer, &t->env);
		ml_dataset_save(&writer, &b);
		ml_reader_init(&reader, &t->env, "data", writer.data, writer.size);
		ok(ml_dataset_load(&reader, &loaded) == ML_CORRUPT, "the code %g of a label is refused",
		   bad[i]);
	}
	test_env_free(t);
}

int
main(void)
{
	test_dictionary();
	test_layout();
	test_dataset();
	test_labels();
	return done();
}
