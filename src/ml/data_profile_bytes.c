/*
 * data_profile_bytes.c
 *		Stored form and state form of a profile.
 *
 *	  magic "MLDP", version u8, sort u8 (bit 0: state, bit 1: window), options, nrows, columns
 *	  column: name, type_name, type_kind u8, kind u8, nulls, then by kind
 *	  number: nans, infinities, moments unless there are none, sketch and HLL of a reference, layout
 *	  category: sketch and HLL of a reference, layout
 *	  layout: frozen u8, count_error f64, then by kind
 *	  bins: number of edges, successor bits, edges, counts, sums of bins that are not empty
 *	  levels: number, (hash, text, count) each, all_known u8, other, unseen, rare hashes
 *
 * Counts are varints.  An edge that is the next double after the one before it is a set bit in place of eight
 * bytes.  What follows from the rest is left out: counts and sums of the bins of an exact sketch, and the
 * rare hashes where the sketch has them all.  The state form differs by its sketches, which are whole.
 *
 * Bytes that are read are checked so that no kernel can go astray with them: counts that must add up do,
 * edges ascend and are numbers, indices are in their range.
 */
#include <float.h>
#include <stdlib.h>

#include "ml/data_profile_layout.h"
#include "ml/encoder.h"

#define MAGIC 0x50444c4d /* "MLDP" */
#define VERSION 1
#define IS_STATE 1
#define IS_WINDOW 2
#define NO_TEXT 255
#define SMALLEST_COLUMN 12 /* bytes */

/* Are the counts of the bins those of the sketch's values? */
static bool
bins_follow(const MlProfileColumn *column)
{
	return column->quantiles != NULL && column->quantiles->form == ML_QUANTILES_EXACT;
}

static bool
rare_follow(const MlProfileColumn *column)
{
	return column->heavy != NULL && column->has_all_hashes;
}

static void
save_bins(MlWriter *writer, const MlProfileColumn *column)
{
	const MlBins *bins = &column->bins;
	int32_t nedges = bins->nbins - 1;
	uint8_t successors[(ML_PROFILE_MAX_ALL_BINS + 7) / 8] = {0};

	ml_write_varint(writer, bins->nbins);
	if (bins->nbins == 0)
		return;
	for (int32_t i = 1; i < nedges; i++)
		if (bins->edges[i] == nextafter(bins->edges[i - 1], INFINITY))
			successors[i / 8] |= (uint8_t) (1 << i % 8);
	ml_write_bytes(writer, successors, (size_t) (nedges + 7) / 8);
	for (int32_t i = 0; i < nedges; i++)
		if ((successors[i / 8] >> i % 8 & 1) == 0)
			ml_write_f64(writer, bins->edges[i]);
	if (bins_follow(column))
		return;
	for (int32_t i = 0; i < bins->nbins; i++)
	{
		ml_write_varint(writer, bins->counts[i]);
		if (bins->counts[i] > 0)
			ml_write_f64(writer, bins->sums[i]);
	}
}

static void
save_level_text(MlWriter *writer, MlText text)
{
	if (text.data == NULL)
	{
		ml_write_u8(writer, NO_TEXT);
		return;
	}
	ml_write_u8(writer, (uint8_t) text.length);
	ml_write_bytes(writer, text.data, text.length);
}

static void
save_levels(MlWriter *writer, const MlProfileColumn *column)
{
	ml_write_varint(writer, column->nlevels);
	for (int32_t i = 0; i < column->nlevels; i++)
	{
		ml_write_u64(writer, column->levels[i].hash);
		save_level_text(writer, column->levels[i].text);
		ml_write_varint(writer, column->levels[i].count);
	}
	ml_write_bool(writer, column->has_all_hashes);
	ml_write_varint(writer, column->other);
	ml_write_varint(writer, column->unseen);
	if (rare_follow(column))
		return;
	ml_write_varint(writer, column->nrare);
	for (int32_t i = 0; i < column->nrare; i++)
		ml_write_u64(writer, column->rare[i]);
}

/* The most frequent entries without their texts, or all with them. */
static void
save_heavy(MlWriter *writer, const MlHeavySketch *heavy, bool is_state)
{
	int32_t most = is_state ? ML_HEAVY_ENTRIES : ML_PROFILE_MAX_CATEGORIES;
	int32_t n = heavy->nentries < most ? heavy->nentries : most;
	const MlHeavyEntry **sorted;
	MlStatus status = ml_heavy_sorted(writer->env, heavy, &sorted);

	if (status != ML_OK)
	{
		writer->status = status;
		return;
	}
	ml_write_bool(writer, heavy->is_exact && n == heavy->nentries);
	ml_write_varint(writer, heavy->error + (n < heavy->nentries ? sorted[n]->count : 0));
	ml_write_varint(writer, n);
	for (int32_t i = 0; i < n; i++)
	{
		MlText text = {sorted[i]->text, sorted[i]->length};

		ml_write_u64(writer, sorted[i]->hash);
		ml_write_varint(writer, sorted[i]->count);
		if (!is_state)
			continue;
		if (!sorted[i]->has_text)
			text.data = NULL;
		save_level_text(writer, text);
	}
}

/* A sketch of distinct values, where there is one or, as fewer entries are saved, will be. */
static void
save_distinct(MlWriter *writer, const MlProfileColumn *column, bool is_state)
{
	MlDistinctSketch made;
	const MlHeavySketch *heavy = column->heavy;
	bool is_needed = column->distinct != NULL;

	if (heavy != NULL && !is_needed && !is_state && heavy->nentries > ML_PROFILE_MAX_CATEGORIES)
	{
		memset(&made, 0, sizeof(made));
		for (int32_t i = 0; i < heavy->nentries; i++)
			ml_hll_add(&made, heavy->entries[i].hash);
		ml_write_bool(writer, true);
		ml_hll_save(writer, &made);
		return;
	}
	ml_write_bool(writer, is_needed);
	if (is_needed)
		ml_hll_save(writer, column->distinct);
}

static void
save_number(MlWriter *writer, const MlProfileColumn *column, bool is_state)
{
	const MlMoments *moments = &column->moments;

	ml_write_varint(writer, column->nans);
	ml_write_varint(writer, column->infinities[0]);
	ml_write_varint(writer, column->infinities[1]);
	if (moments->n > 0)
	{
		ml_write_f64(writer, moments->mean);
		ml_write_f64(writer, moments->m2);
		ml_write_f64(writer, moments->minimum);
		ml_write_f64(writer, moments->maximum);
	}
	if (column->quantiles == NULL)
		return;
	if (is_state)
		ml_quantiles_save_state(writer, column->quantiles);
	else
		ml_quantiles_save(writer, column->quantiles);
	save_distinct(writer, column, is_state);
}

static void
save_column(MlWriter *writer, const MlProfileColumn *column, bool is_state)
{
	ml_write_string(writer, column->name);
	ml_write_string(writer, column->type_name);
	ml_write_u8(writer, (uint8_t) column->type_kind);
	ml_write_u8(writer, (uint8_t) column->kind);
	ml_write_varint(writer, column->nulls);
	if (column->kind == ML_PROFILE_NUMBER)
		save_number(writer, column, is_state);
	if (column->heavy != NULL)
	{
		save_heavy(writer, column->heavy, is_state);
		save_distinct(writer, column, is_state);
	}
	ml_write_bool(writer, column->frozen);
	if (!column->frozen || column->kind == ML_PROFILE_OTHER)
		return;
	ml_write_f64(writer, column->count_error);
	if (column->kind == ML_PROFILE_NUMBER)
		save_bins(writer, column);
	else
		save_levels(writer, column);
}

static void
save(MlWriter *writer, const MlDataProfile *profile, bool is_state)
{
	ml_write_u32(writer, MAGIC);
	ml_write_u8(writer, VERSION);
	ml_write_u8(writer,
				(uint8_t) ((is_state ? IS_STATE : 0) | (profile->is_window ? IS_WINDOW : 0)));
	ml_write_varint(writer, profile->options.bins);
	ml_write_varint(writer, profile->options.min_category_count);
	ml_write_bool(writer, profile->options.store_values);
	ml_write_u64(writer, profile->options.seed);
	ml_write_varint(writer, profile->nrows);
	ml_write_u32(writer, (uint32_t) profile->ncolumns);
	for (int32_t c = 0; c < profile->ncolumns; c++)
		save_column(writer, &profile->columns[c], is_state);
}

void
ml_profile_save(MlWriter *writer, const MlDataProfile *profile)
{
	save(writer, profile, false);
}

void
ml_profile_save_state(MlWriter *writer, const MlDataProfile *profile)
{
	save(writer, profile, true);
}

/* A count of rows. */
static int64_t
load_rows(MlReader *reader)
{
	int64_t rows = ml_read_varint(reader);

	if (rows > ML_MAX_ROWS)
	{
		ml_reader_fail(reader, "too many rows");
		return 0;
	}
	return rows;
}

/* Edges: finite but for the last one, and ascending. */
static MlStatus
load_edges(MlReader *reader, MlBins *bins, int32_t nbins)
{
	int32_t nedges = nbins - 1;
	uint8_t successors[(ML_PROFILE_MAX_ALL_BINS + 7) / 8];

	for (int32_t i = 0; i < (nedges + 7) / 8; i++)
		successors[i] = ml_read_u8(reader);
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc(reader->env, (size_t) nedges, sizeof(double), "bins", &bins->edges));
	for (int32_t i = 0; i < nedges; i++)
	{
		if (i > 0 && (successors[i / 8] >> i % 8 & 1) != 0)
			bins->edges[i] = nextafter(bins->edges[i - 1], INFINITY);
		else
			bins->edges[i] = ml_read_f64(reader);
		if (!(bins->edges[i] >= -DBL_MAX) || (i > 0 && !(bins->edges[i] > bins->edges[i - 1])) ||
			(i < nedges - 1 && bins->edges[i] > DBL_MAX))
			ml_reader_fail(reader, "edges of bins not in order");
	}
	return ml_reader_status(reader);
}

static MlStatus
load_bins(MlReader *reader, MlProfileColumn *column)
{
	MlBins *bins = &column->bins;
	int64_t nbins = ml_read_varint(reader);
	int64_t sum = 0;

	if (nbins != 0 && (nbins < 3 || nbins > ML_PROFILE_MAX_ALL_BINS))
		ml_reader_fail(reader, "wrong number of bins");
	ML_TRY(ml_reader_status(reader));
	if (nbins == 0)
		return ML_OK;
	ML_TRY(load_edges(reader, bins, (int32_t) nbins));
	ML_TRY(ml_profile_make_bins(reader->env, bins, (int32_t) nbins));
	if (bins_follow(column))
		ml_profile_count_bins(column);
	else
		for (int32_t i = 0; i < nbins; i++)
		{
			bins->counts[i] = load_rows(reader);
			if (bins->counts[i] > 0)
				bins->sums[i] = ml_read_f64(reader);
		}
	for (int32_t i = 0; i < nbins; i++)
	{
		if (bins->counts[i] < 0)
			ml_reader_fail(reader, "edges that are not those of the values");
		sum += bins->counts[i];
	}
	if (sum != ml_profile_values_present(column))
		ml_reader_fail(reader, "counts of bins do not add up");
	return ml_reader_status(reader);
}

static MlStatus
load_level_text(MlReader *reader, MlText *text)
{
	uint8_t length = ml_read_u8(reader);
	MlText read = {NULL, length};

	text->data = NULL;
	text->length = 0;
	if (reader->failed || length == NO_TEXT)
		return ml_reader_status(reader);
	if (length > ML_PROFILE_MAX_TEXT || length > reader->size - reader->position)
	{
		ml_reader_fail(reader, "wrong length of a category");
		return ml_reader_status(reader);
	}
	read.data = (const char *) reader->data + reader->position;
	reader->position += length;
	return ml_copy_text(reader->env, read, text);
}

static MlStatus
load_rare(MlReader *reader, MlProfileColumn *column)
{
	int64_t n = ml_read_varint(reader);

	if (n > ML_PROFILE_MAX_CATEGORIES - column->nlevels)
		ml_reader_fail(reader, "too many categories");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc(reader->env, (size_t) n, sizeof(uint64_t), "categories", &column->rare));
	column->nrare = (int32_t) n;
	for (int32_t i = 0; i < n; i++)
	{
		column->rare[i] = ml_read_u64(reader);
		if (i > 0 && column->rare[i] <= column->rare[i - 1])
			ml_reader_fail(reader, "categories not in order");
	}
	return ml_reader_status(reader);
}

static MlStatus
load_levels(MlReader *reader, MlProfileColumn *column, int64_t present)
{
	int64_t n = ml_read_varint(reader);
	int64_t sum = 0;

	if (n > ML_PROFILE_MAX_LEVELS)
		ml_reader_fail(reader, "too many categories");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc_zero(reader->env, (size_t) n, sizeof(MlProfileLevel), "categories",
						 &column->levels));
	column->nlevels = (int32_t) n;
	for (int32_t i = 0; i < n; i++)
	{
		MlProfileLevel *level = &column->levels[i];

		level->hash = ml_read_u64(reader);
		ML_TRY(load_level_text(reader, &level->text));
		level->count = load_rows(reader);
		sum += level->count;
	}
	column->has_all_hashes = ml_read_bool(reader);
	column->other = load_rows(reader);
	column->unseen = load_rows(reader);
	if (sum + column->other + column->unseen != present)
		ml_reader_fail(reader, "counts of categories do not add up");
	ML_TRY(ml_reader_status(reader));
	if (!rare_follow(column))
		return load_rare(reader, column);
	if (!column->heavy->is_exact || column->heavy->nentries > ML_PROFILE_MAX_CATEGORIES)
		ml_reader_fail(reader, "not all categories are known");
	ML_TRY(ml_reader_status(reader));
	return ml_profile_list_rare(reader->env, column);
}

static MlStatus
load_heavy(MlReader *reader, MlProfileColumn *column, int64_t n, bool is_state)
{
	MlHeavySketch *heavy;
	int64_t nentries;
	int64_t sum = 0;

	ML_TRY(ml_heavy_make(reader->env, &heavy));
	column->heavy = heavy;
	heavy->n = n;
	heavy->is_exact = ml_read_bool(reader);
	heavy->error = load_rows(reader);
	nentries = ml_read_varint(reader);
	if (nentries > (is_state ? ML_HEAVY_ENTRIES : ML_PROFILE_MAX_CATEGORIES))
		ml_reader_fail(reader, "too many categories");
	for (int64_t i = 0; i < nentries && !reader->failed; i++)
	{
		uint64_t hash = ml_read_u64(reader);
		int64_t count = load_rows(reader);
		MlText text = {NULL, 0};

		if (is_state)
			ML_TRY(load_level_text(reader, &text));
		if (count == 0 || ml_heavy_find(heavy, hash) != NULL)
			ml_reader_fail(reader, "wrong count of a category");
		ML_TRY(ml_reader_status(reader));
		ML_TRY(ml_heavy_enter(reader->env, heavy, hash, text.data != NULL ? &text : NULL, count));
		sum += count;
	}
	if (heavy->is_exact ? sum != n || heavy->error != 0 : sum > n)
		ml_reader_fail(reader, "counts of categories do not add up");
	return ml_reader_status(reader);
}

/* Exactly the sketches that estimate need one. */
static MlStatus
load_distinct(MlReader *reader, MlProfileColumn *column, bool is_needed)
{
	bool is_there = ml_read_bool(reader);

	if (is_there != is_needed)
		ml_reader_fail(reader, "wrong sort of a distinct count");
	ML_TRY(ml_reader_status(reader));
	return is_there ? ml_hll_load(reader, &column->distinct) : ML_OK;
}

/* Moments of n values. */
static void
load_moments(MlReader *reader, MlMoments *moments, int64_t n)
{
	ml_moments_init(moments);
	if (n == 0)
		return;
	moments->n = n;
	moments->mean = ml_read_f64(reader);
	moments->m2 = ml_read_f64(reader);
	moments->minimum = ml_read_f64(reader);
	moments->maximum = ml_read_f64(reader);
	if (!ml_moments_valid(moments) || isinf(moments->minimum) || isinf(moments->maximum))
		ml_reader_fail(reader, "wrong moments");
}

/* Are the numbers of a sketch in the range of the moments, and where it has all of them, that range? */
static bool
range_follows(const MlQuantileSketch *sketch, const MlMoments *moments)
{
	const double *items = sketch->items;
	int32_t last = sketch->nitems - 1;

	if (sketch->form == ML_QUANTILES_STREAM || sketch->nitems == 0)
		return true;
	if (sketch->form == ML_QUANTILES_EXACT)
		return items[0] == moments->minimum && items[last] == moments->maximum;
	return items[0] >= moments->minimum && items[last] <= moments->maximum;
}

static MlStatus
load_number(MlReader *reader, MlDataProfile *profile, MlProfileColumn *column)
{
	int64_t n;

	column->nans = load_rows(reader);
	column->infinities[0] = load_rows(reader);
	column->infinities[1] = load_rows(reader);
	n = profile->nrows - column->nulls - column->nans - column->infinities[0] -
		column->infinities[1];
	if (n < 0)
		ml_reader_fail(reader, "counts of values do not add up");
	ML_TRY(ml_reader_status(reader));
	load_moments(reader, &column->moments, n);
	if (profile->is_window)
		return ml_reader_status(reader);
	ML_TRY(ml_quantiles_load(reader, n, &column->quantiles));
	if (column->quantiles->form != ML_QUANTILES_STREAM)
		column->quantiles->random = ml_profile_seed(&profile->options, column->name);
	if (!range_follows(column->quantiles, &column->moments))
		ml_reader_fail(reader, "range that is not that of the values");
	return load_distinct(reader, column, column->quantiles->form != ML_QUANTILES_EXACT);
}

/* Texts of the frequent categories, which stand with the levels, for the entries of the sketch. */
static void
give_texts(MlProfileColumn *column)
{
	for (int32_t i = 0; i < column->nlevels; i++)
	{
		MlHeavyEntry *entry = ml_heavy_find(column->heavy, column->levels[i].hash);
		MlText text = column->levels[i].text;

		if (entry == NULL || text.data == NULL || entry->has_text)
			continue;
		entry->has_text = true;
		entry->length = (uint8_t) text.length;
		memcpy(entry->text, text.data, text.length);
	}
}

static MlStatus
load_layout(MlReader *reader, const MlDataProfile *profile, MlProfileColumn *column, bool is_state)
{
	column->frozen = ml_read_bool(reader);
	if (!column->frozen && (!is_state || profile->is_window))
		ml_reader_fail(reader, "a column without bins");
	if (!column->frozen || column->kind == ML_PROFILE_OTHER)
		return ml_reader_status(reader);
	column->count_error = ml_read_f64(reader);
	if (!(column->count_error >= 0 && column->count_error <= 1) ||
		(profile->is_window && column->count_error > 0))
		ml_reader_fail(reader, "wrong error of counts");
	if (column->kind == ML_PROFILE_NUMBER)
		return load_bins(reader, column);
	ML_TRY(load_levels(reader, column, profile->nrows - column->nulls));
	if (column->heavy != NULL)
		give_texts(column);
	return ML_OK;
}

static MlStatus
load_column(MlReader *reader, MlDataProfile *profile, MlProfileColumn *column, bool is_state)
{
	uint8_t type_kind;
	uint8_t kind;

	memset(column, 0, sizeof(*column));
	column->name = ml_read_string(reader);
	column->type_name = ml_read_string(reader);
	type_kind = ml_read_u8(reader);
	kind = ml_read_u8(reader);
	column->nulls = load_rows(reader);
	if (type_kind >= ML_COLUMN_KINDS || kind > ML_PROFILE_OTHER)
		ml_reader_fail(reader, "unknown kind of a column");
	else if (column->nulls > profile->nrows)
		ml_reader_fail(reader, "counts of values do not add up");
	ML_TRY(ml_reader_status(reader));
	column->type_kind = (MlColumnKind) type_kind;
	column->kind = (MlProfileKind) kind;
	ml_moments_init(&column->moments);
	if (kind == ML_PROFILE_NUMBER)
		ML_TRY(load_number(reader, profile, column));
	else if (kind == ML_PROFILE_CATEGORY && !profile->is_window)
	{
		ML_TRY(load_heavy(reader, column, profile->nrows - column->nulls, is_state));
		ML_TRY(load_distinct(reader, column, !column->heavy->is_exact));
	}
	return load_layout(reader, profile, column, is_state);
}

static MlStatus
load(MlReader *reader, MlDataProfile *profile, bool is_state)
{
	uint8_t sort;
	int64_t bins;
	int64_t min_category_count;
	uint32_t ncolumns;

	memset(profile, 0, sizeof(*profile));
	if (ml_read_u32(reader) != MAGIC)
		ml_reader_fail(reader, "wrong magic number");
	if (ml_read_u8(reader) != VERSION)
		ml_reader_fail(reader, "unknown version");
	sort = ml_read_u8(reader);
	bins = ml_read_varint(reader);
	min_category_count = ml_read_varint(reader);
	profile->options.store_values = ml_read_bool(reader);
	profile->options.seed = ml_read_u64(reader);
	profile->nrows = load_rows(reader);
	ncolumns = ml_read_count(reader, SMALLEST_COLUMN);
	if ((sort & ~IS_WINDOW) != (is_state ? IS_STATE : 0))
		ml_reader_fail(reader, "wrong sort of a profile");
	else if (bins < 1 || bins > ML_PROFILE_MAX_BINS || min_category_count < 1 ||
			 min_category_count > INT32_MAX)
		ml_reader_fail(reader, "option out of range");
	else if (ncolumns > ML_PROFILE_MAX_COLUMNS)
		ml_reader_fail(reader, "too many columns");
	ML_TRY(ml_reader_status(reader));
	profile->is_window = (sort & IS_WINDOW) != 0;
	profile->options.bins = (int32_t) bins;
	profile->options.min_category_count = (int32_t) min_category_count;
	ML_TRY(ml_alloc_zero(reader->env, ncolumns, sizeof(MlProfileColumn), "profile",
						 &profile->columns));
	for (uint32_t c = 0; c < ncolumns; c++)
		ML_TRY(load_column(reader, profile, &profile->columns[c], is_state));
	profile->ncolumns = (int32_t) ncolumns;
	profile->counts_approximate = ml_profile_any_count_error(profile);
	return ml_reader_end(reader);
}

MlStatus
ml_profile_load(MlReader *reader, MlDataProfile *profile)
{
	return load(reader, profile, false);
}

MlStatus
ml_profile_load_state(MlReader *reader, MlDataProfile *profile)
{
	return load(reader, profile, true);
}
