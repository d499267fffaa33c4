/*
 * data_profile_layout.c
 *		Bins and levels of a profile: how they are laid out from its sketches, and counted.
 *
 * Bins of numbers.  With b bins asked for and n values, a value that comes n / b times or more is an atom
 * and gets the bin [c, next double after c).  Atoms cut the rest into stretches.  A stretch of s values
 * becomes round(s b / n) bins, at least one, between values whose rank within it is nearest to a multiple
 * of s / bins.  A stretch without values, between two atoms, is a bin nevertheless: what falls in there later
 * was not seen before.
 *
 * All of it is read off the sketch's list of values with their weights, which for an exact sketch is
 * the data.
 */
#include "ml/data_profile_layout.h"

#include <float.h>
#include <stdlib.h>

MlStatus
ml_profile_make_bins(MlEnv *env, MlBins *bins, int32_t nbins)
{
	bins->nbins = nbins;
	ML_TRY(ml_alloc_zero(env, (size_t) nbins, sizeof(int64_t), "bins", &bins->counts));
	return ml_alloc_zero(env, (size_t) nbins, sizeof(double), "bins", &bins->sums);
}

int64_t
ml_profile_values_present(const MlProfileColumn *column)
{
	if (column->kind == ML_PROFILE_NUMBER)
		return column->moments.n + column->infinities[0] + column->infinities[1];
	return column->heavy != NULL ? column->heavy->n : 0;
}

static void
add_edge(MlBins *bins, int32_t *nedges, double edge)
{
	if (*nedges == 0 || edge > bins->edges[*nedges - 1])
		bins->edges[(*nedges)++] = edge;
}

/* Edges of a stretch, items first .. end - 1 of the list, without that where it begins. */
static void
cut_stretch(const MlQuantileSketch *sketch, int32_t first, int32_t end, int64_t total,
			int32_t asked, MlBins *bins, int32_t *nedges)
{
	int64_t start = ml_quantiles_before(sketch, first);
	double size = (double) (ml_quantiles_before(sketch, end) - start);
	int32_t nbins = (int32_t) floor(size * asked / (double) total + 0.5);
	int32_t i = first;

	for (int32_t k = 1; k < nbins; k++)
	{
		double target = (double) start + size * k / nbins;

		/* the first item with target or more before it, or the one before that if this is nearer */
		while (i < end && (double) ml_quantiles_before(sketch, i) < target)
			i++;
		if (i > first + 1 && target - (double) ml_quantiles_before(sketch, i - 1) <
								 (double) ml_quantiles_before(sketch, i) - target)
			i--;
		if (i > first && i < end)
			add_edge(bins, nedges, sketch->items[i]);
	}
}

/* Does the value that begins at item i come often enough for a bin of its own?  *end is behind it. */
static bool
is_atom(const MlQuantileSketch *sketch, int32_t i, int64_t total, int32_t asked, int32_t *end)
{
	int32_t next = i + 1;

	/* in a reduced sketch a value can stand several times */
	while (next < sketch->nitems && sketch->items[next] == sketch->items[i])
		next++;
	*end = next;
	return (double) (ml_quantiles_before(sketch, next) - ml_quantiles_before(sketch, i)) * asked >=
		   (double) total;
}

static MlStatus
lay_out_bins(MlEnv *env, MlProfileColumn *column, int32_t asked)
{
	MlQuantileSketch *sketch = column->quantiles;
	int64_t total;
	double last = nextafter(column->moments.maximum + 0.0, INFINITY);
	int32_t nedges = 0;
	int32_t stretch = 0;
	int32_t end;

	column->bins.nbins = 0;
	column->count_error = 0;
	if (sketch->nitems == 0)
		return ML_OK;
	total = ml_quantiles_before(sketch, sketch->nitems);
	ML_TRY(ml_alloc(env, 2 * (size_t) asked + 3, sizeof(double), "bins", &column->bins.edges));
	add_edge(&column->bins, &nedges, column->moments.minimum + 0.0);
	for (int32_t i = 0; i < sketch->nitems; i = end)
	{
		if (!is_atom(sketch, i, total, asked, &end))
			continue;
		cut_stretch(sketch, stretch, i, total, asked, &column->bins, &nedges);
		add_edge(&column->bins, &nedges, sketch->items[i]);
		add_edge(&column->bins, &nedges, nextafter(sketch->items[i], INFINITY));
		stretch = end;
	}
	cut_stretch(sketch, stretch, sketch->nitems, total, asked, &column->bins, &nedges);
	add_edge(&column->bins, &nedges, last);
	ML_TRY(ml_profile_make_bins(env, &column->bins, nedges + 1));
	if (sketch->form != ML_QUANTILES_EXACT)
		column->count_error =
			fmin(1, ml_quantiles_error(sketch) / (double) ml_profile_values_present(column));
	ml_profile_count_bins(column);
	return ML_OK;
}

void
ml_profile_count_bins(MlProfileColumn *column)
{
	const MlQuantileSketch *sketch = column->quantiles;
	MlBins *bins = &column->bins;
	int32_t last = bins->nbins - 1;
	int32_t i = 0;
	int64_t before = 0;

	for (int32_t bin = 0; bin <= last; bin++)
	{
		MlSum sum = {0, 0};
		int64_t below;

		for (; i < sketch->nitems && (bin == last || sketch->items[i] < bins->edges[bin]); i++)
			ml_sum_add(&sum, sketch->items[i] * (double) (ml_quantiles_before(sketch, i + 1) -
														  ml_quantiles_before(sketch, i)));
		bins->sums[bin] = ml_sum_total(&sum);
		/* minimum and maximum are known: nothing is below the first edge, all is below the last */
		below = bin == 0 ? 0 : ml_quantiles_before(sketch, i);
		if (below > sketch->n || bin >= last - 1)
			below = sketch->n;
		bins->counts[bin] = below - before;
		before = below;
	}
	bins->counts[0] += column->infinities[0];
	bins->counts[last] += column->infinities[1];
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *) a;
	uint64_t y = *(const uint64_t *) b;

	return x < y ? -1 : x > y;
}

MlStatus
ml_profile_list_rare(MlEnv *env, MlProfileColumn *column)
{
	const MlHeavySketch *heavy = column->heavy;

	column->nrare = 0;
	if (!column->has_all_hashes)
		return ML_OK;
	ML_TRY(ml_alloc(env, (size_t) heavy->nentries, sizeof(uint64_t), "categories", &column->rare));
	for (int32_t i = 0; i < heavy->nentries; i++)
	{
		bool is_level = false;

		for (int32_t level = 0; level < column->nlevels && !is_level; level++)
			is_level = column->levels[level].hash == heavy->entries[i].hash;
		if (!is_level)
			column->rare[column->nrare++] = heavy->entries[i].hash;
	}
	qsort(column->rare, (size_t) column->nrare, sizeof(uint64_t), compare_hashes);
	return ML_OK;
}

/* Most frequent first, equal ones in the order of their texts. */
static int
compare_levels(const void *a, const void *b)
{
	const MlProfileLevel *x = a;
	const MlProfileLevel *y = b;
	int order;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	order = ml_text_compare(x->text, y->text);
	return order != 0 ? order : compare_hashes(&x->hash, &y->hash);
}

static MlStatus
lay_out_levels(MlEnv *env, MlProfileColumn *column, const MlProfileOptions *options)
{
	const MlHeavySketch *heavy = column->heavy;
	const MlHeavyEntry **sorted;

	ML_TRY(ml_heavy_sorted(env, heavy, &sorted));
	column->nlevels = 0;
	while (column->nlevels < heavy->nentries && column->nlevels < ML_PROFILE_MAX_LEVELS &&
		   sorted[column->nlevels]->count >= options->min_category_count)
		column->nlevels++;
	ML_TRY(ml_alloc_zero(env, (size_t) column->nlevels, sizeof(MlProfileLevel), "categories",
						 &column->levels));
	column->other = heavy->n;
	column->unseen = 0;
	for (int32_t i = 0; i < column->nlevels; i++)
	{
		MlProfileLevel *level = &column->levels[i];
		MlText text = {sorted[i]->text, sorted[i]->length};

		level->hash = sorted[i]->hash;
		level->count = sorted[i]->count;
		if (sorted[i]->has_text && options->store_values)
			ML_TRY(ml_copy_text(env, text, &level->text));
		column->other -= level->count;
	}
	if (column->nlevels > 0)
		qsort(column->levels, (size_t) column->nlevels, sizeof(MlProfileLevel), compare_levels);
	column->has_all_hashes = heavy->is_exact && heavy->nentries <= ML_PROFILE_MAX_CATEGORIES;
	column->count_error = heavy->n > 0 ? (double) heavy->error / (double) heavy->n : 0;
	return ml_profile_list_rare(env, column);
}

bool
ml_profile_any_count_error(const MlDataProfile *profile)
{
	for (int32_t c = 0; c < profile->ncolumns; c++)
		if (profile->columns[c].count_error > 0)
			return true;
	return false;
}

MlStatus
ml_profile_freeze(MlEnv *env, MlDataProfile *profile)
{
	if (profile->is_window)
		return ML_OK;
	for (int32_t c = 0; c < profile->ncolumns; c++)
	{
		MlProfileColumn *column = &profile->columns[c];

		ML_CHECK_STOP(env);
		if (column->quantiles != NULL)
			ML_TRY(ml_quantiles_list(env, column->quantiles));
		if (column->frozen)
			continue;
		if (column->kind == ML_PROFILE_NUMBER)
			ML_TRY(lay_out_bins(env, column, profile->options.bins));
		else if (column->kind == ML_PROFILE_CATEGORY)
			ML_TRY(lay_out_levels(env, column, &profile->options));
		column->frozen = true;
	}
	profile->counts_approximate = ml_profile_any_count_error(profile);
	return ML_OK;
}

bool
ml_profile_same_layout(const MlProfileColumn *a, const MlProfileColumn *b)
{
	if (a->kind != b->kind || a->bins.nbins != b->bins.nbins || a->nlevels != b->nlevels ||
		a->nrare != b->nrare || a->has_all_hashes != b->has_all_hashes)
		return false;
	for (int32_t i = 0; i + 1 < a->bins.nbins; i++)
		if (a->bins.edges[i] != b->bins.edges[i])
			return false;
	for (int32_t i = 0; i < a->nlevels; i++)
		if (a->levels[i].hash != b->levels[i].hash)
			return false;
	return a->nrare == 0 || memcmp(a->rare, b->rare, (size_t) a->nrare * sizeof(uint64_t)) == 0;
}

MlStatus
ml_profile_recount(MlEnv *env, MlDataProfile *reference, const MlDataProfile *window)
{
	for (int32_t c = 0; c < reference->ncolumns; c++)
	{
		MlProfileColumn *column = &reference->columns[c];
		int32_t found = ml_profile_find(window, column->name);
		const MlProfileColumn *counted = found >= 0 ? &window->columns[found] : NULL;

		if (counted == NULL || !column->frozen || !ml_profile_same_layout(column, counted) ||
			counted->nulls != column->nulls || counted->nans != column->nans ||
			reference->nrows != window->nrows)
			return ml_fail(env, ML_BAD_SHAPE, "column \"%s\" was not counted over the same rows",
						   column->name);
		for (int32_t i = 0; i < column->bins.nbins; i++)
		{
			column->bins.counts[i] = counted->bins.counts[i];
			column->bins.sums[i] = counted->bins.sums[i];
		}
		for (int32_t i = 0; i < column->nlevels; i++)
			column->levels[i].count = counted->levels[i].count;
		column->other = counted->other;
		column->unseen = counted->unseen;
		column->count_error = 0;
	}
	reference->counts_approximate = false;
	return ML_OK;
}
