/*
 * test_profile_bytes.c
 *		Stored forms of data profiles: loading gives back what was saved, damaged bytes are found or do no
 *		harm, sizes are bounded, and failing memory is told.
 */
#include "profile_support.h"
#include "tap.h"

enum
{
	ROWS = 3000,
	COLUMNS = 6
};

static const char *
category(int32_t i, int32_t n)
{
	static char text[120];

	snprintf(
		text, sizeof(text), "category %d %s", (int) (test_hash(3, (uint64_t) i) % (uint64_t) n),
		i % 7 == 0 ? "of a text that is much longer than the sixty-four bytes that are kept" : "");
	return text;
}

/* Many values, few, constant, none; categories; what is neither. */
static MlStatus
fill(MlEnv *env, MlDataProfile *profile, const MlProfileOptions *options,
	 const MlDataProfile *reference, int32_t from, int32_t to, int32_t ncategories)
{
	MlProfileColumn columns[COLUMNS];
	static const char *const names[] = {"many", "few", "constant", "none", "category", "other"};

	for (int c = 0; c < COLUMNS; c++)
		columns[c] = profile_column(names[c], c < 4    ? ML_PROFILE_NUMBER
											  : c == 4 ? ML_PROFILE_CATEGORY
													   : ML_PROFILE_OTHER);
	ML_TRY(ml_profile_init(env, profile, columns, COLUMNS, options, reference));
	for (int32_t i = from; i < to; i++)
	{
		double values[3] = {(double) (int64_t) test_hash(1, (uint64_t) i) * 0x1p-40,
							(double) (test_hash(2, (uint64_t) i) % 20), -7};

		if (i % 100 == 0)
			values[0] = i % 300 == 0 ? NAN : i % 200 == 0 ? INFINITY : -INFINITY;
		for (int c = 0; c < 3; c++)
			ML_TRY(ml_profile_add_numbers(env, profile, c, &values[c], 1));
		ml_profile_add_nulls(profile, 3, 1);
		ML_TRY(ml_profile_add_category(env, profile, 4, ml_text(category(i, ncategories))));
		ml_profile_add_nulls(profile, 5, i % 2);
		profile->nrows++;
	}
	return ml_profile_freeze(env, profile);
}

static bool
same_bytes(MlWriter a, MlWriter b)
{
	return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static const char *
json_of(MlEnv *env, const MlDataProfile *profile)
{
	MlWriter writer;

	ml_writer_init(&writer, env);
	ml_profile_json(&writer, profile);
	ml_write_u8(&writer, 0);
	profile_must(env, ml_writer_status(&writer), "json");
	return (const char *) writer.data;
}

static void
test_round_trips(void)
{
	static const int32_t ncategories[] = {5, 150, 380, 1000, 100000};

	for (size_t k = 0; k < sizeof(ncategories) / sizeof(ncategories[0]); k++)
	{
		TestEnv *t = test_env();
		MlDataProfile profile;
		MlDataProfile window;
		MlDataProfile loaded;
		MlDataProfile again;

		profile_must(
			&t->env,
			fill(&t->env, &profile, &ml_profile_default_options, NULL, 0, ROWS, ncategories[k]),
			"fill");
		loaded = profile_reloaded(&t->env, &profile, true);
		profile_must(&t->env, ml_profile_freeze(&t->env, &loaded), "freeze");
		is_text(json_of(&t->env, &loaded), json_of(&t->env, &profile), "a state is the same");
		ok(same_bytes(profile_saved(&t->env, &loaded, true),
					  profile_saved(&t->env, &profile, true)),
		   "to its bytes");
		ok(same_bytes(profile_saved(&t->env, &loaded, false),
					  profile_saved(&t->env, &profile, false)),
		   "as is its stored form");
		loaded = profile_reloaded(&t->env, &profile, false);
		again = profile_reloaded(&t->env, &loaded, false);
		ok(same_bytes(profile_saved(&t->env, &loaded, false),
					  profile_saved(&t->env, &profile, false)) &&
			   same_bytes(profile_saved(&t->env, &again, false),
						  profile_saved(&t->env, &loaded, false)),
		   "loading and storing changes nothing");
		ok(test_json_valid(json_of(&t->env, &loaded)), "JSON is JSON");
		profile_must(
			&t->env,
			fill(&t->env, &window, &ml_profile_default_options, &loaded, 500, 2500, ncategories[k]),
			"window");
		again = profile_reloaded(&t->env, &window, false);
		ok(same_bytes(profile_saved(&t->env, &again, false),
					  profile_saved(&t->env, &window, false)),
		   "nor does it change a window");
		is_text(json_of(&t->env, &again), json_of(&t->env, &window), "all of it");
		again = profile_reloaded(&t->env, &window, true);
		is_text(json_of(&t->env, &again), json_of(&t->env, &window), "also as a state");
		test_env_free(t);
	}
}

/* What is done with a profile that was loaded: nothing of it may go astray, whatever it holds. */
static void
use(MlEnv *env, MlDataProfile *profile, bool *sound)
{
	MlWriter writer;
	MlDataProfile window;
	double value = 0.5;
	double error;

	for (int32_t c = 0; c < profile->ncolumns; c++)
	{
		const MlProfileColumn *column = &profile->columns[c];
		const double *values;
		const int64_t *counts;
		int32_t n;

		(void) ml_profile_quantile(column, 0.3);
		(void) ml_profile_distinct(column, &error);
		*sound &= !ml_profile_values(column, &values, &counts, &n) || n <= 256;
		for (int32_t i = 0; i + 1 < column->bins.nbins; i++)
			*sound &= !isnan(column->bins.edges[i]) &&
					  (i == 0 || column->bins.edges[i] > column->bins.edges[i - 1]);
		for (int32_t i = 0; i < column->bins.nbins; i++)
			*sound &= column->bins.counts[i] >= 0;
		*sound &= ml_profile_rank_error(column) >= 0 || isnan(ml_profile_rank_error(column));
	}
	ml_writer_init(&writer, env);
	ml_profile_json(&writer, profile);
	ml_profile_save(&writer, profile);
	ml_profile_save_state(&writer, profile);
	if (ml_profile_init(env, &window, profile->columns, profile->ncolumns, &profile->options,
						profile) == ML_OK)
		for (int32_t c = 0; c < profile->ncolumns; c++)
		{
			if (profile->columns[c].kind == ML_PROFILE_NUMBER)
				(void) ml_profile_add_numbers(env, &window, c, &value, 1);
			if (profile->columns[c].kind == ML_PROFILE_CATEGORY)
				(void) ml_profile_add_category(env, &window, c, ml_text("x"));
		}
	window = *profile;
	if (ml_profile_init(env, &window, profile->columns, profile->ncolumns, &profile->options,
						NULL) == ML_OK &&
		!profile->is_window && ml_profile_merge(env, &window, profile) == ML_OK)
		(void) ml_profile_freeze(env, &window);
}

static MlStatus
load(MlEnv *env, const unsigned char *data, size_t size, bool is_state, MlDataProfile *profile)
{
	MlReader reader;

	ml_reader_init(&reader, env, "data profile", data, size);
	return is_state ? ml_profile_load_state(&reader, profile) : ml_profile_load(&reader, profile);
}

static void
damage(MlWriter saved, bool is_state, const char *name)
{
	unsigned char *bytes = malloc(saved.size + 1);
	int accepted = 0;
	int other = 0;
	int harmless = 0;
	size_t most = 0;
	bool sound = true;
	const size_t nstep = saved.size > 20000 ? 97 : 1;

	for (size_t size = 0; size < saved.size; size += nstep)
	{
		/* a block of its own, so that the sanitizer sees reads behind it */
		unsigned char *cut = malloc(size + (size == 0));
		TestEnv *t = test_env();
		MlDataProfile profile;
		MlStatus status;

		memcpy(cut, saved.data, size);
		status = load(&t->env, cut, size, is_state, &profile);
		accepted += status == ML_OK;
		other += status != ML_OK && status != ML_CORRUPT;
		most = t->bytes > most ? t->bytes : most;
		test_env_free(t);
		free(cut);
	}
	ok(accepted == 0 && other == 0, "%s: no beginning of %zu bytes is accepted", name, saved.size);
	for (uint64_t i = 0; i < 4000; i++)
	{
		TestEnv *t = test_env();
		MlDataProfile profile;
		MlStatus status;
		uint64_t hash = test_hash(17, i);

		memcpy(bytes, saved.data, saved.size);
		/* one bit, or a byte, or eight; every fourth time near the beginning */
		for (uint64_t b = 0; b < (i % 3 == 2 ? 8 : 1); b++)
		{
			size_t at = (hash >> 16) % (i % 4 == 0 && saved.size > 200 ? 200 : saved.size);

			if (at + b < saved.size)
				bytes[at + b] ^= (unsigned char) (i % 3 == 0 ? 1u << hash % 8 : hash >> 8 & 255);
		}
		status = load(&t->env, bytes, saved.size, is_state, &profile);
		if (status == ML_OK)
		{
			harmless++;
			use(&t->env, &profile, &sound);
		}
		else
			other += status != ML_CORRUPT;
		most = t->bytes > most ? t->bytes : most;
		test_env_free(t);
	}
	memcpy(bytes, saved.data, saved.size);
	bytes[saved.size] = 0;
	{
		TestEnv *t = test_env();
		MlDataProfile profile;

		is_int(load(&t->env, bytes, saved.size + 1, is_state, &profile), ML_CORRUPT,
			   "bytes left over are found");
		is_int(load(&t->env, saved.data, saved.size, !is_state, &profile), ML_CORRUPT,
			   "and the other form");
		test_env_free(t);
	}
	ok(other == 0 && sound, "%s: flipped bits are found or do no harm (%d of 4,000 are read)", name,
	   harmless);
	ok(harmless > 0 && harmless < 4000, "%s: of both there are some", name);
	ok(most < 8000000, "%s: none makes it ask for much memory: %zu bytes", name, most);
	free(bytes);
}

static void
test_damage(void)
{
	TestEnv *t = test_env();
	MlDataProfile profile;
	MlDataProfile window;

	profile_must(&t->env, fill(&t->env, &profile, &ml_profile_default_options, NULL, 0, ROWS, 380),
				 "fill");
	profile_must(&t->env,
				 fill(&t->env, &window, &ml_profile_default_options, &profile, 0, 900, 500),
				 "window");
	damage(profile_saved(&t->env, &profile, false), false, "profile");
	damage(profile_saved(&t->env, &profile, true), true, "state");
	damage(profile_saved(&t->env, &window, false), false, "window");
	test_env_free(t);
}

/* Everything that allocates. */
static MlStatus
work(MlEnv *env)
{
	MlDataProfile a;
	MlDataProfile b;
	MlDataProfile window;
	MlDataProfile loaded;
	MlWriter writer;
	MlReader reader;

	ML_TRY(fill(env, &a, &ml_profile_default_options, NULL, 0, 1200, 380));
	ML_TRY(fill(env, &b, &ml_profile_default_options, NULL, 1200, 3000, 4800));
	for (int form = 0; form < 2; form++)
	{
		ml_writer_init(&writer, env);
		if (form == 0)
			ml_profile_save(&writer, &b);
		else
			ml_profile_save_state(&writer, &b);
		ML_TRY(ml_writer_status(&writer));
		ml_reader_init(&reader, env, "data profile", writer.data, writer.size);
		ML_TRY(form == 0 ? ml_profile_load(&reader, &loaded)
						 : ml_profile_load_state(&reader, &loaded));
		ML_TRY(ml_profile_merge(env, &a, &loaded));
	}
	ML_TRY(ml_profile_freeze(env, &a));
	ML_TRY(fill(env, &window, &ml_profile_default_options, &a, 0, 500, 380));
	ml_writer_init(&writer, env);
	ml_profile_json(&writer, &window);
	return ml_writer_status(&writer);
}

static void
test_memory(void)
{
	int wrong = 0;
	long n = 0;
	MlStatus status;

	do
	{
		TestEnv *t = test_env();

		t->fail_at = n + 1;
		status = work(&t->env);
		wrong += status != ML_OK && status != ML_OUT_OF_MEMORY;
		test_env_free(t);
		n += n < 60 ? 1 : 1 + n / 12;
	} while (status != ML_OK && n < 100000);
	is_int(wrong, 0, "each allocation that fails is told");
	ok(status == ML_OK && n > 300, "and without failures it works");
	{
		TestEnv *t = test_env();

		t->stop_at = 5;
		is_int(work(&t->env), ML_CANCELLED, "it can be stopped");
		test_env_free(t);
	}
}

/* Twenty columns, of which each has the most to store. */
static void
test_sizes(void)
{
	static const struct
	{
		const char *name;
		int32_t distinct; /* 0: all */
	} cases[] = {{"all different", 0}, {"256 values", 256}, {"257 values", 257}, {"20 atoms", 20}};

	for (size_t k = 0; k < sizeof(cases) / sizeof(cases[0]); k++)
	{
		TestEnv *t = test_env();
		MlProfileColumn columns[20];
		char names[20][40];
		MlDataProfile profiles[2];
		double block[256];

		for (int c = 0; c < 20; c++)
		{
			snprintf(names[c], sizeof(names[c]), "a_column_of_numbers_%d", c);
			columns[c] = profile_column(names[c], ML_PROFILE_NUMBER);
		}
		for (int w = 0; w < 2; w++)
		{
			profile_must(&t->env,
						 ml_profile_init(&t->env, &profiles[w], columns, 20,
										 &ml_profile_default_options, w == 0 ? NULL : &profiles[0]),
						 "init");
			for (int32_t b = 0; b < 300; b++)
				for (int c = 0; c < 20; c++)
				{
					for (int i = 0; i < 256; i++)
					{
						uint64_t hash = test_hash((uint64_t) c, (uint64_t) (b * 256 + i));

						block[i] =
							(double) (cases[k].distinct > 0 ? hash % (uint64_t) cases[k].distinct
															: hash) /
							7;
					}
					profile_must(&t->env,
								 ml_profile_add_numbers(&t->env, &profiles[w], c, block, 256),
								 "add");
				}
			profiles[w].nrows = 300 * 256;
			profile_must(&t->env, ml_profile_freeze(&t->env, &profiles[w]), "freeze");
		}
		ok(profile_saved(&t->env, &profiles[0], false).size <= 65536,
		   "20 columns, %s: %zu bytes stored", cases[k].name,
		   profile_saved(&t->env, &profiles[0], false).size);
		ok(profile_saved(&t->env, &profiles[1], false).size <= 16384,
		   "20 columns, %s: %zu bytes of a window", cases[k].name,
		   profile_saved(&t->env, &profiles[1], false).size);
		test_env_free(t);
	}
}

/* Counts at the limit. */
static void
test_limit(void)
{
	TestEnv *t = test_env();
	MlProfileColumn columns[2] = {profile_column("x", ML_PROFILE_NUMBER),
								  profile_column("c", ML_PROFILE_CATEGORY)};
	MlDataProfile small;
	MlDataProfile large;
	const double numbers[2] = {1, 2};

	profile_must(&t->env,
				 ml_profile_init(&t->env, &large, columns, 2, &ml_profile_default_options, NULL),
				 "init");
	for (int i = 0; i < 2; i++)
	{
		profile_must(&t->env, ml_profile_add_numbers(&t->env, &large, 0, &numbers[i], 1), "add");
		profile_must(&t->env, ml_profile_add_category(&t->env, &large, 1, ml_text("a")), "add");
		large.nrows++;
	}
	profile_must(&t->env, ml_profile_freeze(&t->env, &large), "freeze");
	/* doubled 47 times */
	for (int i = 0; i < 47; i++)
	{
		small = profile_reloaded(&t->env, &large, false);
		profile_must(&t->env, ml_profile_merge(&t->env, &large, &small), "merge");
		profile_must(&t->env, ml_profile_freeze(&t->env, &large), "freeze");
	}
	small = profile_reloaded(&t->env, &large, false);
	ok(small.nrows == ML_MAX_ROWS && small.columns[0].moments.n == ML_MAX_ROWS &&
		   small.columns[0].bins.counts[1] == ML_MAX_ROWS / 2 &&
		   small.columns[1].levels[0].count == ML_MAX_ROWS,
	   "2^48 rows are counted");
	is_int(ml_profile_merge(&t->env, &large, &small), ML_LIMIT, "not more");
	contains(t->env.error.message, "281474976710656 rows", "and the limit is told");
	test_env_free(t);
}

/* A count of categories that cannot be added to another one. */
static void
test_huge_count(void)
{
	static const unsigned char huge[9] = {255, 255, 255, 255, 255, 255, 255, 255, 127};
	const char *texts[20];
	TestEnv *t = test_env();
	MlDataProfile reference;
	MlDataProfile window;
	MlDataProfile profile;
	MlWriter writer;
	MlWriter saved;

	for (int i = 0; i < 20; i++)
		texts[i] = "a";
	reference = profile_of_texts(&t->env, &ml_profile_default_options, NULL, texts, 20);
	profile_must(&t->env, ml_profile_freeze(&t->env, &reference), "freeze");
	window = profile_of_texts(&t->env, &ml_profile_default_options, &reference, texts, 20);
	saved = profile_saved(&t->env, &window, false);
	is_int(saved.data[saved.size - 1], 0, "a window ends with the number of its rare categories");
	ml_writer_init(&writer, &t->env);
	ml_write_bytes(&writer, saved.data, saved.size - 1);
	ml_write_bytes(&writer, huge, sizeof(huge));
	is_int(load(&t->env, writer.data, writer.size, false, &profile), ML_CORRUPT,
		   "a huge one is found");
	test_env_free(t);
}

int
main(void)
{
	test_round_trips();
	test_damage();
	test_memory();
	test_sizes();
	test_limit();
	test_huge_count();
	return done();
}
