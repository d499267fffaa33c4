/*
 * test_binned.c
 *		The way of rows into codes, by an algorithm that does nothing but remember what it got.
 */
#include "binned_support.h"
#include "ml/coded.h"
#include "ml/hash.h"
#include "support.h"
#include "tap.h"

#define NDENSE 11
#define NCATEGORICAL 2
#define NFEATURES (NDENSE + NCATEGORICAL)
#define MANY 140000 /* three segments, and more rows than a sample has */
#define FEW 9000

/* The algorithm */

typedef struct Options
{
	MlCommonOptions common;
	MlClassOptions classes;
	MlRoleOptions roles;
	int64_t max_bins;
} Options;

static const MlOptionSpec specs[] = {
	ML_COMMON_OPTIONS(Options),
	{"max_bins", ML_OPTION_INTEGER, offsetof(Options, max_bins), 256, 2, ML_MAX_BINS, NULL, "", ""},
};

static const MlBinned *got;

static MlStatus
record(MlEnv *env, const MlBinned *rows, const void *options, MlModel *model)
{
	got = rows;
	return ML_OK;
}

static void
bin_options(const void *options, MlBinOptions *bins)
{
	*bins = (MlBinOptions){(int32_t) ((const Options *) options)->max_bins, 10, true};
}

static int32_t
two_margins(const MlModel *model)
{
	return 2;
}

static void
margins(const MlModel *model, const MlRow *row, double *out)
{
	out[0] = isnan(row->dense[0]) ? -1 : row->dense[0];
	out[1] = row->levels[1] + 0.25 * row->has_missing;
}

static const MlAlgorithm recorder = {
	.name = "recorder",
	.task = ML_TASK_REGRESSION,
	.kind = ML_KIND_BUFFERED,
	.options = specs,
	.noptions = sizeof(specs) / sizeof(specs[0]),
	.options_size = sizeof(Options),
	.classes_offset = offsetof(Options, classes),
	.roles_offset = offsetof(Options, roles),
	.fit_binned = record,
	.bin_options = bin_options,
	.nmargins = two_margins,
	.margins = margins,
};

/* The rows */

typedef struct Row
{
	double target;
	const char *label;
	double weight;
	double group;
	double validation;
	double dense[NDENSE];
	char categories[NCATEGORICAL][16]; /* "" is NULL */
	int32_t levels[NCATEGORICAL];
} Row;

static double
uniform(uint64_t seed, int64_t i)
{
	return (double) (test_hash(seed, (uint64_t) i) >> 11) * 0x1p-53;
}

static Row
row_of(int64_t i)
{
	static const char *const labels[] = {"no", "yes", "perhaps"};
	Row row = {.target = uniform(1, i), .label = labels[test_hash(2, (uint64_t) i) % 3]};
	double u = uniform(4, i);

	row.weight = 0.5 + (double) (i % 4);
	row.group = (double) (i / 10);
	row.validation = i % 9 == 0;
	for (int f = 0; f < NDENSE; f++)
		row.dense[f] = f < 3   ? (double) (int) (uniform(20 + (uint64_t) f, i) * 5 * (f + 1))
					   : f < 8 ? uniform(20 + (uint64_t) f, i) * 100
							   : exp(5 * uniform(20 + (uint64_t) f, i));
	if (i % 13 == 0)
		row.dense[0] = NAN;
	if (i % 63 == 0 && row.validation != 0)
		row.dense[4] = NAN; /* in rows for validation only */
	row.levels[0] = (int32_t) (u * u * 30);
	row.levels[1] = (int32_t) (uniform(5, i) * 700);
	sprintf(row.categories[0], "c%d", row.levels[0]);
	if (i % 10 != 3)
		sprintf(row.categories[1], "d%d", row.levels[1]);
	return row;
}

typedef struct Case
{
	bool labelled;
	bool weighted;
	bool grouped;
	bool validated;
	int64_t max_bins;
} Case;

static MlAlgorithm algorithm;
static TestEnv *arena;

static void
must(MlStatus status)
{
	if (status != ML_OK)
		bail_out("status %d, %s", (int) status, arena->env.error.message);
}

/* The saved schema of a case. */
static void
make_schema(const Case *form, MlSchema *schema, unsigned char **bytes, size_t *size)
{
	static MlColumn columns[NFEATURES];
	static char names[NFEATURES][8];
	static Options options;

	algorithm = recorder;
	algorithm.task = form->labelled ? ML_TASK_CLASSIFICATION : ML_TASK_REGRESSION;
	memset(&options, 0, sizeof(options));
	options.max_bins = form->max_bins;
	memset(schema, 0, sizeof(*schema));
	schema->ncolumns = NFEATURES;
	schema->columns = columns;
	for (int i = 0; i < NFEATURES; i++)
	{
		sprintf(names[i], "f%d", i);
		columns[i] = (MlColumn){.name = names[i],
								.named = true,
								.type_name = "x",
								.kind = i < NDENSE ? ML_COLUMN_NUMBER : ML_COLUMN_CATEGORY};
	}
	schema->weighted = form->weighted;
	schema->grouped = form->grouped;
	schema->validated = form->validated;
	schema->labelled = form->labelled;
	schema->target_kind = form->labelled ? ML_COLUMN_CATEGORY : ML_COLUMN_NUMBER;
	schema->target_name = "y";
	schema->options_given = "{}";
	schema->options = &options;
	must(ml_schema_layout(&arena->env, schema));
	must(ml_schema_save(&arena->env, &algorithm, schema, bytes, size));
}

static MlTrainer
begin(const Case *form)
{
	unsigned char *bytes;
	MlTrainer trainer;
	MlSchema schema;
	size_t size;

	make_schema(form, &schema, &bytes, &size);
	must(ml_trainer_begin(&arena->env, &algorithm, bytes, size, &trainer));
	return trainer;
}

/* Row i of n in some order: 0 forwards, 1 backwards, 2 every seventh first. */
static int64_t
place(int64_t k, int64_t n, int order)
{
	return order == 0 ? k : order == 1 ? n - 1 - k : k * 7 % n;
}

static MlStatus
add_row(MlTrainer *trainer, const Case *form, int64_t i)
{
	Row row = row_of(i);
	bool incomplete = false;
	MlSlot slot;

	ML_TRY(ml_trainer_slot(&arena->env, trainer, &slot));
	if (form->labelled)
		ML_TRY(ml_trainer_label(&arena->env, trainer, ml_text(row.label), slot.target));
	else
		*slot.target = row.target;
	if (form->weighted)
		*slot.weight = row.weight;
	if (form->grouped)
		*slot.group = row.group;
	if (form->validated)
		*slot.validation = row.validation;
	for (int f = 0; f < NDENSE; f++)
	{
		slot.dense[(size_t) f * (size_t) slot.stride] = row.dense[f];
		incomplete |= isnan(row.dense[f]);
	}
	for (int c = 0; c < NCATEGORICAL; c++)
	{
		int32_t *code = &slot.codes[(size_t) c * (size_t) slot.stride];

		*code = 0;
		if (row.categories[c][0] != '\0')
			ML_TRY(ml_dictionary_code(&arena->env, &trainer->dataset->dictionaries[c],
									  ml_text(row.categories[c]), code));
	}
	return ml_trainer_commit(&arena->env, trainer, &slot, incomplete);
}

static void
feed(MlTrainer *trainer, const Case *form, int64_t from, int64_t to, int64_t n, int order)
{
	for (int64_t k = from; k < to; k++)
		must(add_row(trainer, form, place(k, n, order)));
}

static const MlBinned *
finish(const MlTrainer *trainer, MlModel *model)
{
	must(ml_trainer_finish(&arena->env, trainer, model));
	return got;
}

/* Checks */

/* A row's codes against the definition, and what else it has. */
static int
wrong_row(const MlBinned *rows, const MlModel *model, const Case *form, int64_t at, int64_t i)
{
	const MlSegment *segment = rows->segments[at / ML_SEGMENT_ROWS];
	int32_t in = (int32_t) (at % ML_SEGMENT_ROWS);
	Row row = row_of(i);
	int wrong = 0;

	for (int f = 0; f < NDENSE; f++)
		wrong += ml_binned_code(rows, segment, f, in) !=
				 test_code_of_number(&rows->bins[f], row.dense[f]);
	for (int c = 0; c < NCATEGORICAL; c++)
	{
		const MlLevels *levels = &model->encoder.levels[c];
		int32_t level = row.categories[c][0] == '\0'
							? levels->null
							: ml_levels_find(levels, ml_text(row.categories[c]));

		wrong += ml_binned_code(rows, segment, NDENSE + c, in) !=
				 test_code_of_level(&rows->bins[NDENSE + c], level);
	}
	if (form->labelled)
		wrong += strcmp(model->classes.labels[rows->classes[(int) segment->target[in]]].data,
						row.label) != 0;
	else
		wrong += segment->target[in] != row.target;
	wrong += form->weighted ? segment->weight[in] != row.weight : segment->weight != NULL;
	wrong += form->grouped ? segment->group[in] != row.group : segment->group != NULL;
	wrong += form->validated ? segment->is_validation[in] != (row.validation != 0)
							 : segment->is_validation != NULL;
	return wrong;
}

static int
wrong_rows(const MlBinned *rows, const MlModel *model, const Case *form, int64_t n, int order)
{
	int wrong = rows->nrows != n || rows->nsegments != (n + ML_SEGMENT_ROWS - 1) / ML_SEGMENT_ROWS;

	for (int32_t s = 0; s < rows->nsegments; s++)
		wrong += rows->segments[s]->nrows !=
				 (s + 1 < rows->nsegments ? ML_SEGMENT_ROWS : n - (int64_t) s * ML_SEGMENT_ROWS);
	for (int64_t k = 0; k < n && wrong == 0; k++)
		wrong += wrong_row(rows, model, form, k, place(k, n, order));
	return wrong;
}

static bool
same_bins(const MlBinned *a, const MlBinned *b)
{
	bool same = a->nfeatures == b->nfeatures;

	for (int32_t f = 0; f < a->nfeatures && same; f++)
		same = ml_bins_equal(&a->bins[f], &b->bins[f]);
	return same;
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *) a;
	uint64_t y = *(const uint64_t *) b;

	return (x > y) - (x < y);
}

/* A number that tells a multiset of rows: their hashes, sorted, with their codes mixed in. */
static uint64_t
digest(const MlBinned *rows)
{
	uint64_t *hashes = malloc((size_t) rows->nrows * sizeof(uint64_t));
	uint64_t sum = 0;
	int64_t n = 0;

	for (int32_t s = 0; s < rows->nsegments; s++)
		for (int32_t i = 0; i < rows->segments[s]->nrows; i++)
		{
			uint64_t hash = rows->segments[s]->hash[i];

			for (int32_t f = 0; f < rows->nfeatures; f++)
				hash = ml_hash_pair(hash, ml_binned_code(rows, rows->segments[s], f, i));
			hashes[n++] = hash;
		}
	qsort(hashes, (size_t) n, sizeof(uint64_t), compare_hashes);
	for (int64_t i = 0; i < n; i++)
		sum = ml_hash_pair(sum, hashes[i]);
	free(hashes);
	return sum;
}

/* Tests */

static void
test_layout(void)
{
	int wrong = 0;

	arena = test_env();
	for (int n = 1; n <= 20; n++)
		for (int mask = 0; mask < 64; mask++)
		{
			MlFeatureBins bins[20];
			MlBinned rows = {.nfeatures = n, .bins = bins};
			int covered = 0;
			int bytes = 0;

			for (int f = 0; f < n; f++)
				bins[f].ncodes = (mask >> (f % 6) & 1) != 0 && f % 4 != 1 ? 257 : 256;
			must(ml_binned_layout(&arena->env, &rows));
			for (int g = 0; g < rows.ngroups; g++)
			{
				const MlBinGroup *group = &rows.groups[g];

				wrong += group->first != covered ||
						 (group->nfeatures & (group->nfeatures - 1)) != 0 || group->nfeatures > 8;
				for (int f = group->first; f < group->first + group->nfeatures; f++)
				{
					wrong += rows.group_of[f] != g;
					wrong += (bins[f].ncodes > 256) != (group->width > group->nfeatures);
					bytes += bins[f].ncodes > 256 ? 2 : 1;
				}
				bytes -= group->width;
				covered += group->nfeatures;
			}
			wrong += covered != n || bytes != 0;
		}
	is_int(wrong, 0, "groups of 8, 4, 2 and 1 features, and of one of two bytes");
	test_env_free(arena);
}

/* Rows kept as they come, and binned in the end. */
static void
test_kept(void)
{
	static const Case cases[] = {
		{false, false, false, false, 256},
		{true, true, false, false, 64},
		{false, true, true, true, 700},
	};
	static const int64_t sizes[] = {1, 16, 17, 4096, FEW, MANY};
	char name[100];

	for (size_t k = 0; k < sizeof(cases) / sizeof(cases[0]); k++)
		/* the largest once */
		for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]) - (k == 0); s++)
		{
			int64_t n = sizes[s];
			const MlBinned *rows;
			const MlBinned *other;
			MlTrainer trainer;
			MlTrainer again;
			MlModel model;
			MlModel second;
			int64_t training = 0;
			int wrong;

			arena = test_env();
			trainer = begin(&cases[k]);
			feed(&trainer, &cases[k], 0, n, n, 0);
			rows = finish(&trainer, &model);
			wrong = wrong_rows(rows, &model, &cases[k], n, 0);
			for (int64_t i = 0; i < n; i++)
				training += !cases[k].validated || row_of(i).validation == 0;
			wrong += model.training.rows != training || model.training.values_imputed != 0;
			if (n == FEW && k == 0)
			{
				/* few different values: exact up to rounding; many: by bins */
				double sums[NDENSE] = {0};
				int64_t counts[NDENSE] = {0};

				for (int64_t i = 0; i < n; i++)
					for (int f = 0; f < NDENSE; f++)
						if (!isnan(row_of(i).dense[f]))
						{
							sums[f] += row_of(i).dense[f];
							counts[f]++;
						}
				for (int f = 0; f < NDENSE; f++)
					wrong += model.encoder.dense[f].n != counts[f] ||
							 relative_error(model.encoder.dense[f].mean,
											sums[f] / (double) counts[f]) > (f < 3 ? 1e-12 : .01);
			}
			for (int f = 0; f < NDENSE; f++)
				wrong += !ml_bins_valid(&rows->bins[f]) || rows->bins[f].ncodes > cases[k].max_bins;
			sprintf(name, "case %zu of %lld rows: every code", k, (long long) n);
			is_int(wrong, 0, name);
			again = begin(&cases[k]);
			feed(&again, &cases[k], 0, n, n, n % 7 != 0 ? 2 : 1);
			other = finish(&again, &second);
			ok(same_bins(rows, other) && digest(rows) == digest(other),
			   "the same in another order");
			other = finish(&trainer, &second);
			ok(same_bins(rows, other) && digest(rows) == digest(other), "and a second time");
			again.is_last = true;
			other = finish(&again, &second);
			ok(same_bins(rows, other) && digest(rows) == digest(other),
			   "and when the rows are given back");
			test_env_free(arena);
		}
}

/* A trainer with the bins and categories of n rows known. */
static MlTrainer
begin_coded(const Case *form, int64_t n, const MlModel *init)
{
	MlTrainer kept = begin(form);
	MlTrainer trainer;
	const MlBinned *rows;
	MlDictionary *known;
	int64_t nvalidation;
	MlModel model;

	feed(&kept, form, 0, n, n, 0);
	rows = finish(&kept, &model);
	must(ml_coded_counts(&arena->env, kept.dataset, &known, &nvalidation));
	must(ml_trainer_begin_binned(&arena->env, &algorithm, kept.schema_bytes, kept.schema_size,
								 known, rows->bins, init, &trainer));
	got = rows;
	return trainer;
}

/* Through bytes, as from a worker; the test's algorithm is not known by name. */
static MlTrainer
reloaded(const MlTrainer *trainer, const Case *form)
{
	MlTrainer loaded = begin(form);
	MlSchema schema;
	unsigned char *bytes;
	MlWriter writer;
	MlReader reader;
	size_t size;

	ml_writer_init(&writer, &arena->env);
	ml_coded_save(&writer, trainer->coded, trainer->dataset);
	must(ml_writer_status(&writer));
	ml_reader_init(&reader, &arena->env, "state", writer.data, writer.size);
	make_schema(form, &schema, &bytes, &size);
	must(ml_coded_load(&reader, &algorithm, &schema, loaded.dataset, &loaded.coded));
	must(ml_reader_end(&reader));
	loaded.counts = trainer->counts;
	return loaded;
}

static void
test_coded(void)
{
	static const Case cases[] = {
		{false, false, false, false, 256},
		{true, true, false, false, 64},
		{false, true, true, true, 700},
	};
	static const int64_t sizes[] = {5, FEW, MANY};
	char name[100];

	for (size_t k = 0; k < sizeof(cases) / sizeof(cases[0]); k++)
		/* the largest once */
		for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]) - (k == 0); s++)
		{
			const Case *form = &cases[k];
			int64_t n = sizes[s];
			const MlBinned *kept;
			const MlBinned *rows;
			MlTrainer empty;
			MlTrainer trainer;
			MlTrainer parts[4];
			MlTrainer merged;
			MlModel model;
			uint64_t whole;
			bool same;

			arena = test_env();
			empty = begin_coded(form, n, NULL);
			kept = got;
			must(ml_trainer_copy(&arena->env, &empty, &trainer));
			feed(&trainer, form, 0, n, n, 0);
			rows = finish(&trainer, &model);
			sprintf(name, "case %zu of %lld rows coded as they come: every code", k, (long long) n);
			is_int(wrong_rows(rows, &model, form, n, 0), 0, name);
			whole = digest(kept);
			ok(same_bins(kept, rows) && digest(rows) == whole, "as those that are kept");
			same = digest(finish(&trainer, &model)) == whole;
			ok(same, "the same when it is finished a second time");
			for (int p = 0; p < 4; p++)
			{
				must(ml_trainer_copy(&arena->env, &empty, &parts[p]));
				feed(&parts[p], form, n * p / 4, n * (p + 1) / 4, n, n % 7 != 0 ? 2 : 1);
			}
			parts[1] = reloaded(&parts[1], form);
			parts[2] = reloaded(&parts[2], form);
			must(ml_trainer_copy(&arena->env, &parts[2], &merged));
			must(ml_trainer_merge(&arena->env, &merged, &parts[0]));
			must(ml_trainer_merge(&arena->env, &merged, &parts[3]));
			must(ml_trainer_merge(&arena->env, &merged, &parts[1]));
			rows = finish(&merged, &model);
			ok(digest(rows) == whole && rows->nrows == n, "merged parts are the whole");
			merged = reloaded(&merged, form);
			rows = finish(&merged, &model);
			ok(digest(rows) == whole && model.training.rows_skipped == 0,
			   "and so are they when saved and loaded");
			if (form->labelled && n > 5)
			{
				int64_t labels = 0;

				for (int32_t code = 1; code < merged.dataset->labels.ncodes; code++)
					labels += merged.dataset->labels.counts[code];
				is_int(labels, n, "labels are counted");
			}
			test_env_free(arena);
		}
}

/* A model to start from gives margins of the raw rows. */
static void
test_init(void)
{
	Case form = {false, false, false, false, 256};
	MlTrainer kept;
	MlTrainer trainer;
	MlTrainer part;
	const MlBinned *rows;
	MlModel init;
	MlModel model;
	MlModel narrow;
	MlColumn columns[NFEATURES];
	int wrong = 0;

	arena = test_env();
	kept = begin(&form);
	feed(&kept, &form, 0, 3000, FEW, 0);
	(void) finish(&kept, &init);
	for (int way = 0; way < 3; way++)
	{
		if (way == 0)
		{
			trainer = begin(&form);
			trainer.init = &init;
			feed(&trainer, &form, 0, FEW, FEW, 0);
		}
		else
		{
			trainer = begin_coded(&form, FEW, &init);
			must(ml_trainer_copy(&arena->env, &trainer, &part));
			feed(&trainer, &form, way == 1 ? 0 : 5, FEW, FEW, 0);
			if (way == 2)
			{
				feed(&part, &form, 0, 5, FEW, 0);
				part = reloaded(&part, &form);
				must(ml_trainer_merge(&arena->env, &part, &trainer));
				trainer = part;
				trainer.init = &init;
			}
		}
		rows = finish(&trainer, &model);
		wrong += rows->nmargins != 2 || rows->init != &init || rows->nrows != FEW;
		for (int64_t i = 0; i < FEW && wrong == 0; i++)
		{
			Row row = row_of(i);
			const double *got_margins = rows->segments[0]->margins + 2 * i;
			MlText text = ml_text(row.categories[1]);
			int32_t level;
			bool has_missing = false;

			(void) ml_encoder_level(&arena->env, &init.encoder, &init.encoder.columns[NDENSE + 1],
									text.length > 0 ? &text : NULL, &level);
			for (int f = 0; f < NDENSE; f++)
				has_missing |= isnan(row.dense[f]);
			wrong += got_margins[0] != (isnan(row.dense[0]) ? -1 : row.dense[0]) ||
					 got_margins[1] != level + 0.25 * has_missing;
		}
	}
	is_int(wrong, 0, "margins of the model to start from, kept, coded, merged");
	narrow = init;
	memcpy(columns, init.encoder.columns, sizeof(columns));
	columns[3].name = "other";
	narrow.encoder.columns = columns;
	trainer = begin(&form);
	trainer.init = &narrow;
	feed(&trainer, &form, 0, 10, 10, 0);
	is_int(ml_trainer_finish(&arena->env, &trainer, &model), ML_BAD_OPTION,
		   "one of other features is refused");
	contains(arena->env.error.message, "in place 4", "which are named");
	narrow.encoder.ncolumns = 3;
	is_int(ml_trainer_finish(&arena->env, &trainer, &model), ML_BAD_OPTION, "and one of fewer");
	test_env_free(arena);
}

static void
test_bytes(void)
{
	Case form = {true, true, true, true, 300};
	TestEnv *outer = arena = test_env();
	MlTrainer trainer = begin_coded(&form, 300, NULL);
	unsigned char *bytes;
	MlSchema schema;
	MlWriter writer;
	int accepted = 0;
	int unsound = 0;
	size_t size;

	feed(&trainer, &form, 0, 300, 300, 0);
	make_schema(&form, &schema, &bytes, &size);
	ml_writer_init(&writer, &arena->env);
	ml_coded_save(&writer, trainer.coded, trainer.dataset);
	for (size_t length = 0; length < writer.size; length += 1 + length / 500)
	{
		MlDataset dataset;
		MlReader reader;
		MlCoded *coded;

		arena = test_env();
		ml_reader_init(&reader, &arena->env, "state", writer.data, length);
		accepted += ml_coded_load(&reader, &algorithm, &schema, &dataset, &coded) == ML_OK &&
					ml_reader_end(&reader) == ML_OK;
		test_env_free(arena);
	}
	is_int(accepted, 0, "no truncation loads");
	for (size_t bit = 0; bit < 8 * writer.size; bit += 1 + bit / 300)
	{
		MlTrainer loaded = trainer;
		MlDataset dataset;
		MlReader reader;
		MlModel model;

		arena = test_env();
		writer.data[bit / 8] ^= (unsigned char) (1u << (bit % 8));
		ml_reader_init(&reader, &arena->env, "state", writer.data, writer.size);
		if (ml_coded_load(&reader, &algorithm, &schema, &dataset, &loaded.coded) == ML_OK)
		{
			loaded.dataset = &dataset;
			if (ml_trainer_finish(&arena->env, &loaded, &model) == ML_OK)
				for (int32_t s = 0; s < got->nsegments; s++)
					for (int32_t f = 0; f < got->nfeatures; f++)
						for (int32_t i = 0; i < got->segments[s]->nrows; i++)
							unsound += ml_binned_code(got, got->segments[s], f, i) >=
									   (uint32_t) got->bins[f].ncodes;
		}
		writer.data[bit / 8] ^= (unsigned char) (1u << (bit % 8));
		test_env_free(arena);
	}
	is_int(unsound, 0, "with a flipped bit all codes are codes");
	test_env_free(outer);
}

/* Without memory, and when it is to stop. */
static void
test_failures(void)
{
	Case form = {true, true, true, true, 300};
	MlModel model;
	int wrong = 0;
	long n;

	for (int way = 0; way < 2; way++)
		for (n = 1;; n += 1 + n / 20)
		{
			MlTrainer trainer;
			MlTrainer other;
			MlStatus status = ML_OK;

			arena = test_env();
			trainer = way == 0 ? begin(&form) : begin_coded(&form, 200, NULL);
			arena->fail_at = arena->allocations + n;
			for (int64_t i = 0; i < 200 && status == ML_OK; i++)
				status = add_row(&trainer, &form, i);
			if (status == ML_OK)
				status = ml_trainer_copy(&arena->env, &trainer, &other);
			if (status == ML_OK)
				status = ml_trainer_merge(&arena->env, &trainer, &other);
			if (status == ML_OK)
				status = ml_trainer_finish(&arena->env, &trainer, &model);
			wrong += status != ML_OK && status != ML_OUT_OF_MEMORY;
			test_env_free(arena);
			if (status == ML_OK)
				break;
		}
	is_int(wrong, 0, "the n-th allocation fails: out of memory");
	arena = test_env();
	{
		MlTrainer trainer = begin_coded(&form, FEW, NULL);

		feed(&trainer, &form, 0, FEW, FEW, 0);
		arena->stop_at = 1;
		is_int(ml_trainer_finish(&arena->env, &trainer, &model), ML_CANCELLED,
			   "binning can be cancelled");
	}
	test_env_free(arena);
}

static void
test_small_groups(void)
{
	Case form = {false, false, false, false, 256};
	MlTrainer trainer;
	MlModel model;
	size_t before;

	arena = test_env();
	trainer = begin(&form);
	feed(&trainer, &form, 0, 3, 3, 0);
	before = arena->bytes;
	(void) finish(&trainer, &model);
	note("%zu bytes to bin 3 rows", arena->bytes - before);
	ok(arena->bytes - before < 60000, "a small group needs little memory");
	test_env_free(arena);
}

/* Rows by the plain way of the tests of trees are the same where nothing is left to choose. */
static void
test_support(void)
{
	Case form = {false, false, false, false, 5000};
	MlBinOptions options = {5000, 10, true};
	double *dense = malloc(sizeof(double) * FEW * NDENSE);
	int32_t *levels = malloc(sizeof(int32_t) * FEW * NCATEGORICAL);
	double *target = malloc(sizeof(double) * FEW);
	TestMatrix matrix = {.nrows = 2000,
						 .ndense = NDENSE,
						 .dense = dense,
						 .ncategorical = NCATEGORICAL,
						 .levels = levels,
						 .target = target};
	const MlBinned *rows;
	MlTrainer trainer;
	MlBinned *plain;
	MlModel model;
	int wrong = 0;

	arena = test_env();
	trainer = begin(&form);
	feed(&trainer, &form, 0, 2000, 2000, 0);
	rows = finish(&trainer, &model);
	for (int i = 0; i < 2000; i++)
	{
		Row row = row_of(i);

		memcpy(dense + i * NDENSE, row.dense, sizeof(row.dense));
		target[i] = row.target;
		for (int c = 0; c < NCATEGORICAL; c++)
			levels[i * NCATEGORICAL + c] =
				row.categories[c][0] == '\0'
					? -1
					: ml_levels_find(&model.encoder.levels[c], ml_text(row.categories[c]));
	}
	must(test_binned(&arena->env, &matrix, &options, &plain));
	wrong += plain->ngroups != rows->ngroups;
	for (int32_t f = 0; f < NFEATURES; f++)
		wrong += plain->bins[f].ncodes != rows->bins[f].ncodes ||
				 plain->bins[f].has_missing != rows->bins[f].has_missing;
	for (int32_t f = 0; f < NFEATURES; f++)
		for (int32_t i = 0; i < 2000; i++)
			wrong += ml_binned_code(plain, plain->segments[0], f, i) !=
					 ml_binned_code(rows, rows->segments[0], f, i);
	is_int(wrong, 0, "the plain way gives the same codes");
	free(dense);
	free(levels);
	free(target);
	test_env_free(arena);
}

/* A spill on malloc, that can fail. */
typedef struct Spill
{
	MlSpill spill;
	unsigned char *data;
	size_t size;
	int64_t wanted_after; /* questions that are answered with no */
	int64_t fail_append;  /* the n-th one from now fails, and all after it; 0: none */
	int64_t fail_read;
	int64_t reads;
} Spill;

static bool
spill_wanted(MlSpill *ml)
{
	return ((Spill *) ml)->wanted_after-- <= 0;
}

static MlStatus
spill_append(MlSpill *ml, MlEnv *env, const void *data, size_t size, int64_t *place)
{
	Spill *spill = (Spill *) ml;

	if (spill->fail_append > 0 && --spill->fail_append == 0)
	{
		spill->fail_append = 1;
		return ml_fail(env, ML_FILE, "disk full");
	}
	spill->data = realloc(spill->data, spill->size + size);
	memcpy(spill->data + spill->size, data, size);
	*place = (int64_t) spill->size;
	spill->size += size;
	return ML_OK;
}

static MlStatus
spill_read(MlSpill *ml, MlEnv *env, int64_t place, void *data, size_t size)
{
	Spill *spill = (Spill *) ml;

	spill->reads++;
	if (spill->fail_read > 0 && --spill->fail_read == 0)
	{
		spill->fail_read = 1;
		return ml_fail(env, ML_FILE, "no such place");
	}
	if (place < 0 || (size_t) place + size > spill->size)
		bail_out("read beyond the end of the spill");
	memcpy(data, spill->data + place, size);
	return ML_OK;
}

static Spill
make_spill(int64_t wanted_after)
{
	return (Spill){.spill = {spill_wanted, spill_append, spill_read}, .wanted_after = wanted_after};
}

/* Trainers whose rows are put aside give what others give. */
static void
test_spilled(void)
{
	static const Case cases[] = {
		{false, false, false, false, 256},
		{true, true, false, false, 64},
		{false, true, true, true, 700},
	};
	static const int64_t sizes[] = {FEW, MANY};
	char name[100];

	for (size_t k = 0; k < sizeof(cases) / sizeof(cases[0]); k++)
		/* the largest once */
		for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]) - (k != 2); s++)
		{
			const Case *form = &cases[k];
			int64_t n = sizes[s];
			Spill spill = make_spill(1);
			size_t memory;
			size_t spilled_memory;
			const MlBinned *kept;
			const MlBinned *rows;
			MlTrainer trainer;
			MlTrainer part;
			MlTrainer copy;
			MlTrainer loaded;
			MlModel models[2];
			MlWriter writer;
			MlReader reader;

			arena = test_env();
			trainer = begin(form);
			memory = arena->bytes;
			feed(&trainer, form, 0, n, n, 0);
			memory = arena->bytes - memory;
			kept = finish(&trainer, &models[0]);
			arena->env.spill = &spill.spill;
			trainer = begin(form);
			spilled_memory = arena->bytes;
			feed(&trainer, form, 0, n, n, 0);
			spilled_memory = arena->bytes - spilled_memory;
			sprintf(name, "case %zu of %lld rows put aside", k, (long long) n);
			ok(spill.size > (size_t) (n - FEW) * NDENSE * 8 && spill.size > 0 &&
				   spilled_memory < (n == FEW ? memory : memory / 8),
			   "%s: memory", name);
			rows = finish(&trainer, &models[1]);
			is_int(wrong_rows(rows, &models[1], form, n, 0), 0, name);
			ok(same_bins(kept, rows) && digest(kept) == digest(rows), "as those that are kept");
			ok(memcmp(models[0].encoder.dense, models[1].encoder.dense,
					  NDENSE * sizeof(MlMoments)) == 0 &&
				   models[0].training.rows == models[1].training.rows,
			   "moments to the last bit, and counts");
			/* saved, loaded, merged, copied; the first ones are as they were */
			loaded = begin(form);
			ml_writer_init(&writer, &arena->env);
			ml_dataset_save(&writer, trainer.dataset);
			must(ml_writer_status(&writer));
			ml_reader_init(&reader, &arena->env, "state", writer.data, writer.size);
			must(ml_dataset_load(&reader, loaded.dataset));
			must(ml_reader_end(&reader));
			loaded.counts = trainer.counts;
			rows = finish(&loaded, &models[1]);
			ok(digest(kept) == digest(rows), "loaded");
			part = begin(form);
			feed(&part, form, 0, n / 3, n, 0);
			copy = begin(form);
			feed(&copy, form, n / 3, n, n, 0);
			must(ml_trainer_merge(&arena->env, &part, &copy));
			rows = finish(&part, &models[1]);
			ok(same_bins(kept, rows) && digest(kept) == digest(rows), "merged");
			must(ml_trainer_copy(&arena->env, &part, &copy));
			arena->env.spill = NULL;
			must(ml_trainer_copy(&arena->env, &trainer, &loaded));
			ok(loaded.dataset->spilled == NULL, "a copy of an environment without a spill has all");
			rows = finish(&copy, &models[1]);
			ok(digest(kept) == digest(rows), "copied");
			trainer.is_last = true;
			rows = finish(&trainer, &models[1]);
			ok(same_bins(kept, rows) && digest(kept) == digest(rows), "given back");
			free(spill.data);
			test_env_free(arena);
		}
}

/* A spill that fails is a status, of every call that writes or reads. */
static void
test_spill_failures(void)
{
	const Case form = {true, true, true, true, 64};
	const int64_t n = FEW;
	Spill spill = make_spill(0);
	MlTrainer trainer;
	MlModel model;
	MlStatus status = ML_OK;
	unsigned char *data;
	size_t size;
	int64_t nreads;
	int wrong = 0;

	arena = test_env();
	arena->env.spill = &spill.spill;
	for (int64_t at = 1; at <= 4; at++)
	{
		trainer = begin(&form);
		spill.fail_append = at;
		status = ML_OK;
		for (int64_t i = 0; i < n && status == ML_OK; i++)
			status = add_row(&trainer, &form, i);
		wrong += status != ML_FILE;
	}
	is_int(wrong, 0, "a write that fails");
	spill.fail_append = 0;
	trainer = begin(&form);
	feed(&trainer, &form, 0, n, n, 0);
	spill.reads = 0;
	must(ml_trainer_finish(&arena->env, &trainer, &model));
	nreads = spill.reads;
	for (int64_t at = 1; at <= nreads; at++)
	{
		spill.fail_read = at;
		status = ml_trainer_finish(&arena->env, &trainer, &model);
		wrong += status != ML_FILE || strcmp(arena->env.error.message, "no such place") != 0;
	}
	ok(wrong == 0 && nreads > 10, "each of the reads of a finish fails");
	spill.fail_read = 1;
	ok(ml_trainer_save(&arena->env, &trainer, &data, &size) == ML_FILE,
	   "a read while saving fails");
	{
		MlTrainer other = begin(&form);

		spill.fail_read = 1;
		ok(ml_trainer_merge(&arena->env, &other, &trainer) == ML_FILE,
		   "a read while merging fails");
	}
	spill.fail_read = 0;
	must(ml_trainer_finish(&arena->env, &trainer, &model));
	wrong = 0;
	for (long at = 1; at < 2000; at++)
	{
		arena->allocations = 0;
		arena->fail_at = at;
		status = ml_trainer_finish(&arena->env, &trainer, &model);
		if (status == ML_OK)
			break;
		wrong += status != ML_OUT_OF_MEMORY;
	}
	arena->fail_at = 0;
	ok(wrong == 0 && status == ML_OK, "each allocation of a finish fails");
	free(spill.data);
	test_env_free(arena);
}

int
main(void)
{
	test_layout();
	test_kept();
	test_spilled();
	test_spill_failures();
	test_coded();
	test_init();
	test_bytes();
	test_failures();
	test_small_groups();
	test_support();
	return done();
}
