/*
 * data_profile.c
 *		Profiles: adding values, merging, and what can be asked of them.  See data_profile.h.
 *
 * Numbers are taken in by blocks of up to 256: finite ones apart from the others, then moments, then
 * either the sketches or the bins of a reference.  Counts do not depend on the order of rows or of
 * merging.  Sums are taken per block and bin in four strands and added with what additions lose kept
 * (Neumaier), so that they depend on the order in their last digits only.
 */
#include "ml/data_profile.h"

#include <float.h>

#include "ml/data_profile_layout.h"

#define BLOCK 256
#define STRANDS 4
#define LINEAR_EDGES 48 /* up to which a value is compared with each edge */

const MlProfileOptions ml_profile_default_options = {
	.bins = 20, .min_category_count = 10, .store_values = true, .seed = 0};

uint64_t
ml_profile_seed(const MlProfileOptions *options, const char *name)
{
	return ml_hash_pair(options->seed, ml_hash_text(ml_text(name)));
}

int32_t
ml_profile_find(const MlDataProfile *profile, const char *name)
{
	for (int32_t c = 0; c < profile->ncolumns; c++)
		if (strcmp(profile->columns[c].name, name) == 0)
			return c;
	return -1;
}

/* The same column, which often stands at the same place; or -1. */
static int32_t
find_near(const MlDataProfile *profile, const char *name, int32_t place)
{
	if (place < profile->ncolumns && strcmp(profile->columns[place].name, name) == 0)
		return place;
	return ml_profile_find(profile, name);
}

/* A column without values or layout. */
static MlStatus
make_column(MlEnv *env, const MlDataProfile *profile, const MlProfileColumn *from,
			MlProfileColumn *column)
{
	memset(column, 0, sizeof(*column));
	ML_TRY(ml_copy_string(env, from->name, &column->name));
	ML_TRY(ml_copy_string(env, from->type_name, &column->type_name));
	column->type_kind = from->type_kind;
	column->kind = from->kind;
	ml_moments_init(&column->moments);
	if (profile->is_window)
		return ML_OK;
	if (column->kind == ML_PROFILE_NUMBER)
		return ml_quantiles_make(env, ml_profile_seed(&profile->options, column->name),
								 &column->quantiles);
	if (column->kind == ML_PROFILE_CATEGORY)
		return ml_heavy_make(env, &column->heavy);
	return ML_OK;
}

/* The layout of a column, with counts of its own. */
static MlStatus
copy_layout(MlEnv *env, MlProfileColumn *column, const MlProfileColumn *from)
{
	int32_t nbins = from->bins.nbins;

	if (nbins > 0)
	{
		ML_TRY(ml_alloc(env, (size_t) nbins - 1, sizeof(double), "bins", &column->bins.edges));
		memcpy(column->bins.edges, from->bins.edges, ((size_t) nbins - 1) * sizeof(double));
		ML_TRY(ml_profile_make_bins(env, &column->bins, nbins));
	}
	ML_TRY(ml_alloc_zero(env, (size_t) from->nlevels, sizeof(MlProfileLevel), "categories",
						 &column->levels));
	for (int32_t i = 0; i < from->nlevels; i++)
	{
		column->levels[i].hash = from->levels[i].hash;
		if (from->levels[i].text.data != NULL)
			ML_TRY(ml_copy_text(env, from->levels[i].text, &column->levels[i].text));
	}
	column->nlevels = from->nlevels;
	ML_TRY(ml_alloc(env, (size_t) from->nrare, sizeof(uint64_t), "categories", &column->rare));
	if (from->nrare > 0)
		memcpy(column->rare, from->rare, (size_t) from->nrare * sizeof(uint64_t));
	column->nrare = from->nrare;
	column->has_all_hashes = from->has_all_hashes;
	column->frozen = true;
	return ML_OK;
}

MlStatus
ml_profile_init(MlEnv *env, MlDataProfile *profile, const MlProfileColumn *columns,
				int32_t ncolumns, const MlProfileOptions *options, const MlDataProfile *reference)
{
	memset(profile, 0, sizeof(*profile));
	if (ncolumns > ML_PROFILE_MAX_COLUMNS)
		return ml_fail(env, ML_LIMIT, "a profile of %d columns exceeds the limit of %d",
					   (int) ncolumns, ML_PROFILE_MAX_COLUMNS);
	if (options->bins < 1 || options->bins > ML_PROFILE_MAX_BINS)
		return ml_fail(env, ML_BAD_OPTION, "bins must be between 1 and %d", ML_PROFILE_MAX_BINS);
	if (options->min_category_count < 1)
		return ml_fail(env, ML_BAD_OPTION, "min_category_count must be at least 1");
	profile->options = *options;
	profile->is_window = reference != NULL;
	ML_TRY(ml_alloc_zero(env, (size_t) ncolumns, sizeof(MlProfileColumn), "profile",
						 &profile->columns));
	profile->ncolumns = ncolumns;
	for (int32_t c = 0; c < ncolumns; c++)
	{
		MlProfileColumn *column = &profile->columns[c];
		int32_t found;

		ML_TRY(make_column(env, profile, &columns[c], column));
		if (reference == NULL)
			continue;
		found = find_near(reference, column->name, c);
		if (found >= 0 && reference->columns[found].kind == column->kind)
			ML_TRY(copy_layout(env, column, &reference->columns[found]));
		column->frozen = true;
	}
	return ML_OK;
}

/* Corrections of sums and the table of hashes, which only a window to which values are added needs. */
static MlStatus
make_index(MlEnv *env, MlProfileColumn *column)
{
	MlColumnIndex *index;
	int32_t known = column->nlevels + column->nrare;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(*index), "profile", &index));
	ML_TRY(ml_alloc_zero(env, (size_t) column->bins.nbins, sizeof(double), "bins",
						 &index->corrections));
	index->nslots = 4;
	while (index->nslots < 2 * (uint32_t) known)
		index->nslots *= 2;
	ML_TRY(ml_alloc_zero(env, index->nslots, sizeof(uint16_t), "categories", &index->slots));
	for (int32_t i = 0; i < known; i++)
	{
		uint64_t hash =
			i < column->nlevels ? column->levels[i].hash : column->rare[i - column->nlevels];
		uint32_t slot = (uint32_t) hash & (index->nslots - 1);

		while (index->slots[slot] != 0)
			slot = (slot + 1) & (index->nslots - 1);
		index->slots[slot] = (uint16_t) (i + 1);
	}
	column->index = index;
	return ML_OK;
}

/* Level of a hash; nlevels for a rare one; -1 for an unknown one. */
static int32_t
find_level(const MlProfileColumn *column, uint64_t hash)
{
	const MlColumnIndex *index = column->index;
	uint32_t slot = (uint32_t) hash & (index->nslots - 1);

	for (; index->slots[slot] != 0; slot = (slot + 1) & (index->nslots - 1))
	{
		int32_t i = index->slots[slot] - 1;

		if (i < column->nlevels ? column->levels[i].hash == hash
								: column->rare[i - column->nlevels] == hash)
			return i < column->nlevels ? i : column->nlevels;
	}
	return -1;
}

/* Are n numbers all finite? */
ML_CLONES static bool
all_finite(const double *restrict values, int32_t n)
{
	int64_t others = 0;

	for (int32_t i = 0; i < n; i++)
		others += !(fabs(values[i]) <= DBL_MAX);
	return others == 0;
}

/* Bin of each of BLOCK numbers: how many edges are not above it. */
ML_CLONES static void
find_bins(const double *restrict values, const double *restrict edges, int32_t nedges,
		  int64_t *restrict bins)
{
	for (int32_t i = 0; i < BLOCK; i += 16)
	{
		int64_t found[16] = {0};

		for (int32_t e = 0; e < nedges; e++)
			for (int32_t k = 0; k < 16; k++)
				found[k] += values[i + k] >= edges[e];
		for (int32_t k = 0; k < 16; k++)
			bins[i + k] = found[k];
	}
}

/* The same by bisection without a branch, for many edges. */
static void
bisect_bins(const double *values, const double *edges, int32_t nedges, int64_t *bins)
{
	for (int32_t i = 0; i < BLOCK; i++)
	{
		const double *base = edges;
		int32_t left = nedges;

		while (left > 1)
		{
			int32_t half = left / 2;

			base += values[i] >= base[half - 1] ? half : 0;
			left -= half;
		}
		bins[i] = base - edges + (values[i] >= *base);
	}
}

/* Count and add up n <= BLOCK finite numbers; values has room for BLOCK, all of them numbers. */
static void
add_block_to_bins(MlProfileColumn *column, const double *values, int32_t n)
{
	MlBins *bins = &column->bins;
	int64_t found[BLOCK];
	int32_t counts[STRANDS][ML_PROFILE_MAX_ALL_BINS];
	double sums[STRANDS][ML_PROFILE_MAX_ALL_BINS];

	for (int s = 0; s < STRANDS; s++)
	{
		memset(counts[s], 0, (size_t) bins->nbins * sizeof(int32_t));
		memset(sums[s], 0, (size_t) bins->nbins * sizeof(double));
	}
	if (bins->nbins - 1 <= LINEAR_EDGES)
		find_bins(values, bins->edges, bins->nbins - 1, found);
	else
		bisect_bins(values, bins->edges, bins->nbins - 1, found);
	for (int32_t i = 0; i < n; i++)
	{
		counts[i % STRANDS][found[i]]++;
		sums[i % STRANDS][found[i]] += values[i];
	}
	for (int32_t bin = 0; bin < bins->nbins; bin++)
	{
		MlSum sum = {bins->sums[bin], column->index->corrections[bin]};
		double total;

		bins->counts[bin] += counts[0][bin] + counts[1][bin] + counts[2][bin] + counts[3][bin];
		ml_sum_add(&sum, (sums[0][bin] + sums[1][bin]) + (sums[2][bin] + sums[3][bin]));
		/* the sum to its last digit stands in the bin, what is lost beside it */
		total = ml_sum_total(&sum);
		column->index->corrections[bin] = isfinite(total) ? sum.correction - (total - sum.sum) : 0;
		bins->sums[bin] = total;
	}
}

/* From the values of an exact sketch to sketches of bounded error. */
static MlStatus
spill(MlEnv *env, MlProfileColumn *column)
{
	MlQuantileSketch *sketch = column->quantiles;
	uint32_t at = 0;
	double value;
	int64_t count;

	if (sketch->form == ML_QUANTILES_EXACT)
	{
		ML_TRY(ml_hll_make(env, &column->distinct));
		while (ml_quantiles_next(sketch, &at, &value, &count))
			ml_hll_add(column->distinct, ml_hash_number(value));
	}
	return ml_quantiles_spill(env, sketch);
}

static MlStatus
add_block_to_sketches(MlEnv *env, MlProfileColumn *column, const double *values, int32_t n)
{
	int32_t taken = 0;

	column->frozen = false;
	if (column->quantiles->form == ML_QUANTILES_EXACT)
		ML_TRY(ml_quantiles_add_exact(env, column->quantiles, values, n, &taken));
	if (taken == n)
		return ML_OK;
	ML_TRY(spill(env, column));
	ml_hll_add_numbers(column->distinct, values + taken, n - taken);
	return ml_quantiles_add(env, column->quantiles, values + taken, n - taken);
}

/* Count those of n numbers that are not finite, and pack the others. */
static int32_t
keep_finite(MlProfileColumn *column, const double *values, int32_t n, double *finite)
{
	int32_t kept = 0;

	for (int32_t i = 0; i < n; i++)
	{
		if (isnan(values[i]))
			column->nans++;
		else if (isinf(values[i]))
			column->infinities[values[i] > 0]++;
		else
			finite[kept++] = values[i];
	}
	return kept;
}

static MlStatus
add_block(MlEnv *env, MlDataProfile *profile, MlProfileColumn *column, const double *values,
		  int32_t n)
{
	double finite[BLOCK];
	int64_t infinities[2] = {column->infinities[0], column->infinities[1]};

	if (!all_finite(values, n))
	{
		n = keep_finite(column, values, n, finite);
		values = finite;
		column->frozen &= profile->is_window;
	}
	if (column->bins.nbins > 0 && profile->is_window)
	{
		column->bins.counts[0] += column->infinities[0] - infinities[0];
		column->bins.counts[column->bins.nbins - 1] += column->infinities[1] - infinities[1];
	}
	if (n == 0)
		return ML_OK;
	ml_moments_add(&column->moments, values, n);
	if (!profile->is_window)
		return add_block_to_sketches(env, column, values, n);
	if (column->bins.nbins == 0)
		return ML_OK;
	if (n < BLOCK)
	{
		if (values != finite)
			memcpy(finite, values, (size_t) n * sizeof(double));
		memset(finite + n, 0, (size_t) (BLOCK - n) * sizeof(double));
		values = finite;
	}
	add_block_to_bins(column, values, n);
	return ML_OK;
}

MlStatus
ml_profile_add_numbers(MlEnv *env, MlDataProfile *profile, int32_t column, const double *values,
					   int32_t n)
{
	MlProfileColumn *added = &profile->columns[column];

	ML_CHECK_STOP(env);
	if (profile->is_window && added->index == NULL)
		ML_TRY(make_index(env, added));
	for (int32_t start = 0; start < n; start += BLOCK)
		ML_TRY(
			add_block(env, profile, added, values + start, n - start < BLOCK ? n - start : BLOCK));
	return ML_OK;
}

/* The categories counted so far, as the beginning of an estimate. */
static MlStatus
begin_distinct(MlEnv *env, MlProfileColumn *column)
{
	if (column->distinct != NULL)
		return ML_OK;
	ML_TRY(ml_hll_make(env, &column->distinct));
	for (int32_t i = 0; i < column->heavy->nentries; i++)
		ml_hll_add(column->distinct, column->heavy->entries[i].hash);
	return ML_OK;
}

/* Count a category of a reference; text is NULL where it is not known. */
static MlStatus
count_category(MlEnv *env, MlProfileColumn *column, uint64_t hash, const MlText *text,
			   int64_t count)
{
	MlHeavySketch *heavy = column->heavy;
	MlHeavyEntry *entry = ml_heavy_find(heavy, hash);

	heavy->n += count;
	if (entry != NULL)
	{
		entry->count += count;
		return ML_OK;
	}
	if (ml_heavy_is_full(heavy))
	{
		ML_TRY(begin_distinct(env, column));
		ml_heavy_reduce(heavy);
	}
	if (column->distinct != NULL)
		ml_hll_add(column->distinct, hash);
	return ml_heavy_enter(env, heavy, hash, text, count);
}

MlStatus
ml_profile_add_category(MlEnv *env, MlDataProfile *profile, int32_t column, MlText text)
{
	MlProfileColumn *added = &profile->columns[column];
	uint64_t hash = ml_hash_text(text);
	int32_t level;

	if (!profile->is_window)
	{
		added->frozen = false;
		return count_category(env, added, hash, profile->options.store_values ? &text : NULL, 1);
	}
	if (added->index == NULL)
		ML_TRY(make_index(env, added));
	level = find_level(added, hash);
	if (level >= 0 && level < added->nlevels)
		added->levels[level].count++;
	else if (level >= 0 || !added->has_all_hashes)
		added->other++;
	else
		added->unseen++;
	return ML_OK;
}

/* Counts of the same layout. */
static void
add_counts(MlProfileColumn *column, const MlProfileColumn *other)
{
	for (int32_t i = 0; i < column->bins.nbins; i++)
	{
		column->bins.counts[i] += other->bins.counts[i];
		column->bins.sums[i] += other->bins.sums[i];
	}
	for (int32_t i = 0; i < column->nlevels; i++)
		column->levels[i].count += other->levels[i].count;
	column->other += other->other;
	column->unseen += other->unseen;
}

/* Values of an exact sketch, from one on, into a stream: those that come once, which are most, by the block. */
static MlStatus
add_to_stream(MlEnv *env, MlProfileColumn *column, const MlQuantileSketch *other, uint32_t at)
{
	double values[ML_EXACT_VALUES];
	int32_t n = 0;
	double value;
	int64_t count;
	bool taken;

	while (ml_quantiles_next(other, &at, &value, &count))
	{
		if (count == 1)
		{
			values[n++] = value;
			continue;
		}
		ml_hll_add(column->distinct, ml_hash_number(value));
		ML_TRY(ml_quantiles_add_count(env, column->quantiles, value, count, &taken));
	}
	ml_hll_add_numbers(column->distinct, values, n);
	return ml_quantiles_add(env, column->quantiles, values, n);
}

static MlStatus
merge_quantiles(MlEnv *env, MlProfileColumn *column, const MlProfileColumn *other)
{
	MlQuantileSketch *sketch = column->quantiles;
	uint32_t next = 0;
	uint32_t at = 0;
	double value;
	int64_t count;
	bool taken = true;

	if (other->quantiles->form != ML_QUANTILES_EXACT)
	{
		ML_TRY(spill(env, column));
		ml_hll_merge(column->distinct, other->distinct);
		return ml_quantiles_merge(env, sketch, other->quantiles);
	}
	if (other->quantiles->n == 0 || ml_quantiles_add_known(sketch, other->quantiles))
		return ML_OK;
	if (sketch->form == ML_QUANTILES_REDUCED)
		ML_TRY(spill(env, column));
	while (sketch->form == ML_QUANTILES_EXACT && taken &&
		   ml_quantiles_next(other->quantiles, &next, &value, &count))
	{
		ML_TRY(ml_quantiles_add_count(env, sketch, value, count, &taken));
		at = taken ? next : at;
	}
	if (sketch->form == ML_QUANTILES_EXACT && taken)
		return ML_OK;
	ML_TRY(spill(env, column));
	return add_to_stream(env, column, other->quantiles, at);
}

static MlStatus
merge_heavy(MlEnv *env, MlProfileColumn *column, const MlProfileColumn *other)
{
	MlHeavySketch *heavy = column->heavy;
	int64_t n = heavy->n + other->heavy->n;

	if (!other->heavy->is_exact)
	{
		ML_TRY(begin_distinct(env, column));
		ml_hll_merge(column->distinct, other->distinct);
		heavy->is_exact = false;
		heavy->error += other->heavy->error;
	}
	for (int32_t i = 0; i < other->heavy->nentries; i++)
	{
		const MlHeavyEntry *entry = &other->heavy->entries[i];
		MlText text = {entry->text, entry->length};

		ML_TRY(
			count_category(env, column, entry->hash, entry->has_text ? &text : NULL, entry->count));
	}
	/* what the entries do not have of the others */
	heavy->n = n;
	return ML_OK;
}

/*
 * The layout after a merge of references, before values are added up: that of the only one that has
 * values; or where sketches are not exact, that of both, if it is the same and its counts are exact, which are
 * added; else none.
 */
static MlStatus
merge_layout(MlEnv *env, MlProfileColumn *column, const MlProfileColumn *other)
{
	if (ml_profile_values_present(other) == 0)
		return ML_OK;
	if (ml_profile_values_present(column) == 0)
	{
		column->frozen = false;
		if (!other->frozen)
			return ML_OK;
		ML_TRY(copy_layout(env, column, other));
		column->count_error = other->count_error;
		add_counts(column, other);
		return ML_OK;
	}
	if (!(ml_profile_is_exact(column) && ml_profile_is_exact(other)) && column->frozen &&
		other->frozen && column->count_error == 0 && other->count_error == 0 &&
		ml_profile_same_layout(column, other))
	{
		add_counts(column, other);
		return ML_OK;
	}
	column->frozen = false;
	column->count_error = 0;
	column->bins.nbins = 0;
	column->nlevels = 0;
	column->nrare = 0;
	return ML_OK;
}

static MlStatus
merge_column(MlEnv *env, const MlDataProfile *profile, MlProfileColumn *column,
			 const MlProfileColumn *other)
{
	if (column->kind != other->kind)
		return ml_fail(env, ML_BAD_SHAPE,
					   "column \"%s\" is of type %s in one profile and %s in another", column->name,
					   column->type_name, other->type_name);
	if (!profile->is_window)
		ML_TRY(merge_layout(env, column, other));
	else if (ml_profile_same_layout(column, other))
		add_counts(column, other);
	else
		return ml_fail(env, ML_BAD_SHAPE,
					   "profiles of column \"%s\" were made with different references",
					   column->name);
	column->nulls += other->nulls;
	column->nans += other->nans;
	column->infinities[0] += other->infinities[0];
	column->infinities[1] += other->infinities[1];
	ml_moments_merge(&column->moments, &other->moments);
	if (column->quantiles != NULL)
		ML_TRY(merge_quantiles(env, column, other));
	if (column->heavy != NULL)
		ML_TRY(merge_heavy(env, column, other));
	return ML_OK;
}

/* A new column, of which all rows so far are NULL; there is room for it. */
static MlStatus
append_column(MlEnv *env, MlDataProfile *profile, const MlProfileColumn *other)
{
	MlProfileColumn *column = &profile->columns[profile->ncolumns];

	ML_TRY(make_column(env, profile, other, column));
	if (profile->is_window)
		ML_TRY(copy_layout(env, column, other));
	column->nulls = profile->nrows;
	profile->ncolumns++;
	return merge_column(env, profile, column, other);
}

/* The columns that only other has. */
static MlStatus
append_columns(MlEnv *env, MlDataProfile *profile, const MlDataProfile *other)
{
	MlProfileColumn *columns;
	size_t n = (size_t) profile->ncolumns;
	size_t nnew = 0;

	for (int32_t c = 0; c < other->ncolumns; c++)
		nnew += find_near(profile, other->columns[c].name, c) < 0;
	if (nnew == 0)
		return ML_OK;
	if (n + nnew > ML_PROFILE_MAX_COLUMNS)
		return ml_fail(env, ML_LIMIT, "a profile of more than %d columns", ML_PROFILE_MAX_COLUMNS);
	ML_TRY(ml_alloc(env, n + nnew, sizeof(MlProfileColumn), "profile", &columns));
	if (n > 0)
		memcpy(columns, profile->columns, n * sizeof(MlProfileColumn));
	profile->columns = columns;
	for (int32_t c = 0; c < other->ncolumns; c++)
	{
		ML_CHECK_STOP(env);
		if (find_near(profile, other->columns[c].name, c) < 0)
			ML_TRY(append_column(env, profile, &other->columns[c]));
	}
	return ML_OK;
}

static MlStatus
check_mergeable(MlEnv *env, const MlDataProfile *profile, const MlDataProfile *other)
{
	if (profile->is_window != other->is_window)
		return ml_fail(env, ML_BAD_SHAPE,
					   "a profile made with a reference and one made without cannot be merged");
	if (!profile->is_window &&
		(profile->options.bins != other->options.bins ||
		 profile->options.min_category_count != other->options.min_category_count ||
		 profile->options.store_values != other->options.store_values))
		return ml_fail(env, ML_BAD_SHAPE, "profiles made with different options cannot be merged");
	if (profile->nrows > ML_MAX_ROWS - other->nrows)
		return ml_fail(env, ML_LIMIT, "a profile of more than %lld rows", (long long) ML_MAX_ROWS);
	return ML_OK;
}

MlStatus
ml_profile_merge(MlEnv *env, MlDataProfile *profile, const MlDataProfile *other)
{
	int32_t ncolumns = profile->ncolumns;

	ML_TRY(check_mergeable(env, profile, other));
	for (int32_t c = 0; c < ncolumns; c++)
	{
		MlProfileColumn *column = &profile->columns[c];
		int32_t found = find_near(other, column->name, c);

		ML_CHECK_STOP(env);
		if (found >= 0)
			ML_TRY(merge_column(env, profile, column, &other->columns[found]));
		else
			column->nulls += other->nrows;
	}
	ML_TRY(append_columns(env, profile, other));
	profile->nrows += other->nrows;
	profile->counts_approximate = ml_profile_any_count_error(profile);
	return ML_OK;
}

/* Within the bin in which it falls, as if values were spread evenly there. */
static double
quantile_of_bins(const MlProfileColumn *column, double q)
{
	const MlBins *bins = &column->bins;
	const MlMoments *moments = &column->moments;
	double rank = q * (double) moments->n;
	double before = 0;

	for (int32_t i = 0; i < bins->nbins; i++)
	{
		double count = (double) bins->counts[i];
		double low = i == 0 ? moments->minimum : bins->edges[i - 1];
		double high = i == bins->nbins - 1 ? moments->maximum : bins->edges[i];

		if (i == 0)
			count -= (double) column->infinities[0];
		if (i == bins->nbins - 1)
			count -= (double) column->infinities[1];
		low = fmax(low, moments->minimum);
		high = fmin(high, moments->maximum);
		if (rank <= before + count && count > 0)
		{
			double part = (rank - before) / count;

			/* a bin of one value is that value */
			if (nextafter(low, INFINITY) >= high)
				return low;
			return fmin(high, low * (1 - part) + high * part);
		}
		before += count;
	}
	return moments->maximum;
}

double
ml_profile_quantile(const MlProfileColumn *column, double q)
{
	const MlMoments *moments = &column->moments;

	if (column->kind != ML_PROFILE_NUMBER || moments->n == 0)
		return NAN;
	if (q <= 0 || moments->minimum == moments->maximum)
		return moments->minimum;
	if (q >= 1)
		return moments->maximum;
	if (column->quantiles != NULL && !column->quantiles->has_list)
		return NAN;
	if (column->quantiles != NULL)
		return ml_quantiles_at(column->quantiles, q);
	return column->bins.nbins > 0 ? quantile_of_bins(column, q) : NAN;
}

double
ml_profile_rank_error(const MlProfileColumn *column)
{
	if (column->quantiles != NULL)
		return column->quantiles->form == ML_QUANTILES_EXACT
				   ? 0
				   : fmin(1, ml_quantiles_error(column->quantiles) / (double) column->quantiles->n);
	if (column->heavy != NULL)
		return column->heavy->n > 0 ? (double) column->heavy->error / (double) column->heavy->n : 0;
	return column->kind == ML_PROFILE_NUMBER ? NAN : 0;
}

double
ml_profile_distinct(const MlProfileColumn *column, double *relative_error)
{
	double most;
	double exact;

	*relative_error = 0;
	if (column->quantiles != NULL)
	{
		most = (double) column->quantiles->n;
		exact = column->quantiles->form == ML_QUANTILES_EXACT ? column->quantiles->nvalues : -1;
	}
	else if (column->heavy != NULL)
	{
		most = (double) column->heavy->n;
		exact = column->heavy->is_exact ? column->heavy->nentries : -1;
	}
	else
		return NAN;
	if (exact < 0)
	{
		*relative_error = ML_HLL_ERROR;
		exact = fmin(most, floor(ml_hll_estimate(column->distinct) + 0.5));
	}
	return exact + (column->infinities[0] > 0) + (column->infinities[1] > 0);
}

bool
ml_profile_values(const MlProfileColumn *column, const double **values, const int64_t **counts,
				  int32_t *n)
{
	const MlQuantileSketch *sketch = column->quantiles;

	if (sketch == NULL || sketch->form != ML_QUANTILES_EXACT || !sketch->has_list)
		return false;
	*values = sketch->items;
	*counts = sketch->weights;
	*n = sketch->nitems;
	return true;
}

bool
ml_profile_is_exact(const MlProfileColumn *column)
{
	if (column->quantiles != NULL)
		return column->quantiles->form == ML_QUANTILES_EXACT;
	if (column->heavy != NULL)
		return column->heavy->is_exact;
	return column->kind != ML_PROFILE_NUMBER;
}
