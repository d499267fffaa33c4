/*
 * drift_bins.c
 *		Two profiles' counts of one column over common bins.
 *
 * The bins are the reference's.  A window made with it has counted in them; of any other profile the values
 * are counted here, if it still knows them.
 *
 * A chi-square test wants an expected count of at least 5 in each cell.  The expected count of a bin in a
 * sample of n is n (a + b) / (n + m), a and b being the counts of the two samples; so the smaller sample
 * decides.  Near 5, of a bin between quantiles of 10,000 rows and a sample of 100, that depends on whether the
 * sample itself has 5 in the bin; a sample that chooses its bins like this has p below 0.05 in up to 7 % of
 * cases instead of 5 (docs/drift_study.md).  So where one of the samples is ten times as large or more and expects 4
 * or more in the other, it decides alone.
 *
 * Where rows are not independent their units count.  NULL, NaN and unseen categories are not in the bins: merging
 * would hide them.
 */
#include "ml/drift_bins.h"

#include "ml/data_profile_layout.h"
#include "ml/heavy_sketch.h"
#include "ml/hypothesis.h"

#define MUCH_LARGER 10  /* times */
#define NEARLY_ENOUGH 4 /* of 5 */

static MlStatus
make_bins(MlEnv *env, int32_t n, MlDriftBins *bins)
{
	*bins = (MlDriftBins){.n = n};
	ML_TRY(ml_alloc_zero(env, (size_t) n, sizeof(int64_t), "bins", &bins->reference));
	return ml_alloc_zero(env, (size_t) n, sizeof(int64_t), "bins", &bins->current);
}

/* The bin [a, b) of a number: how many edges are at most it. */
static int32_t
bin_of(const MlBins *bins, double value)
{
	int32_t low = 0;
	int32_t high = bins->nbins - 1;

	while (low < high)
	{
		int32_t middle = low + (high - low) / 2;

		if (bins->edges[middle] <= value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static MlStatus
bin_numbers(MlEnv *env, const MlProfileColumn *reference, const MlProfileColumn *current,
			MlDriftBins *bins)
{
	const MlBins *layout = &reference->bins;
	const double *values;
	const int64_t *counts;
	int32_t n;

	ML_TRY(make_bins(env, layout->nbins, bins));
	memcpy(bins->reference, layout->counts, (size_t) layout->nbins * sizeof(int64_t));
	if (ml_profile_same_layout(reference, current))
	{
		memcpy(bins->current, current->bins.counts, (size_t) layout->nbins * sizeof(int64_t));
		return ML_OK;
	}
	if (!ml_profile_values(current, &values, &counts, &n))
	{
		bins->n = 0;
		bins->problem = "the profiles have different bins; make the current one by "
						"profile(reference, ...)";
		return ML_OK;
	}
	for (int32_t i = 0; i < n; i++)
		bins->current[bin_of(layout, values[i])] += counts[i];
	bins->current[0] += current->infinities[0];
	bins->current[layout->nbins - 1] += current->infinities[1];
	return ML_OK;
}

/* Index of a level, of other (nlevels), or -1 for a category that the reference has not seen. */
static int32_t
level_of(const MlProfileColumn *reference, uint64_t hash)
{
	for (int32_t i = 0; i < reference->nlevels; i++)
		if (reference->levels[i].hash == hash)
			return i;
	if (!reference->has_all_hashes)
		return reference->nlevels;
	for (int32_t i = 0; i < reference->nrare; i++)
		if (reference->rare[i] == hash)
			return reference->nlevels;
	return -1;
}

static MlStatus
bin_categories(MlEnv *env, const MlProfileColumn *reference, const MlProfileColumn *current,
			   MlDriftBins *bins)
{
	int32_t nlevels = reference->nlevels;
	const MlHeavySketch *heavy = current->heavy;
	int64_t known = 0;

	ML_TRY(make_bins(env, nlevels + 1, bins));
	for (int32_t i = 0; i < nlevels; i++)
		bins->reference[i] = reference->levels[i].count;
	bins->reference[nlevels] = reference->other;
	bins->unseen_reference = reference->unseen;
	if (ml_profile_same_layout(reference, current))
	{
		for (int32_t i = 0; i < nlevels; i++)
			bins->current[i] = current->levels[i].count;
		bins->current[nlevels] = current->other;
		bins->unseen_current = current->unseen;
		return ML_OK;
	}
	if (heavy == NULL)
	{
		bins->n = 0;
		bins->problem = "the profiles have different categories; make the current one by "
						"profile(reference, ...)";
		return ML_OK;
	}
	for (int32_t i = 0; i < heavy->nentries; i++)
	{
		int32_t level = level_of(reference, heavy->entries[i].hash);

		known += heavy->entries[i].count;
		if (level >= 0)
			bins->current[level] += heavy->entries[i].count;
		else
			bins->unseen_current += heavy->entries[i].count;
	}
	/* what a sketch of too many categories does not know */
	bins->current[nlevels] += heavy->n - known;
	return ML_OK;
}

MlStatus
ml_drift_bins(MlEnv *env, const MlProfileColumn *reference, const MlProfileColumn *current,
			  MlDriftBins *bins)
{
	*bins = (MlDriftBins){0};
	if (reference->kind == ML_PROFILE_CATEGORY)
		return bin_categories(env, reference, current, bins);
	if (reference->bins.nbins == 0)
	{
		bins->problem = "no finite values in the reference";
		bins->is_insufficient = true;
		return ML_OK;
	}
	return bin_numbers(env, reference, current, bins);
}

/* Merging */

/* Rows of the two samples in units, and what one counts as. */
typedef struct Merging
{
	double n;
	double m;
	const double *units;
} Merging;

/* Is the expected count of a bin of these counts large enough in both samples? */
static bool
is_enough(const Merging *merging, double reference, double current)
{
	double a = reference * merging->units[0];
	double b = current * merging->units[1];
	double n = merging->n;
	double m = merging->m;
	double by_larger = n > m ? a * (m / n) : b * (n / m);

	if (fmax(n, m) >= MUCH_LARGER * fmin(n, m) && by_larger >= NEARLY_ENOUGH)
		return by_larger >= ML_LEAST_EXPECTED;
	return (a + b) * (fmin(n, m) / (n + m)) >= ML_LEAST_EXPECTED;
}

static void
add_bin(MlDriftBins *bins, int32_t bin, int64_t reference, int64_t current)
{
	bins->reference[bin] += reference;
	bins->current[bin] += current;
}

static void
merge_neighbours(const MlDriftBins *bins, const Merging *merging, MlDriftBins *merged)
{
	int32_t bin = 0;

	for (int32_t i = 0; i < bins->n; i++)
	{
		add_bin(merged, bin, bins->reference[i], bins->current[i]);
		if (is_enough(merging, (double) merged->reference[bin], (double) merged->current[bin]))
			bin++;
	}
	/* the last with the left one */
	if (bin < bins->n && merged->reference[bin] + merged->current[bin] > 0 && bin > 0)
		add_bin(merged, bin - 1, merged->reference[bin], merged->current[bin]);
	else if (bin < bins->n && merged->reference[bin] + merged->current[bin] > 0)
		bin++;
	merged->n = bin;
}

/* Other itself takes in the smallest level until it is large enough. */
static void
merge_levels(const MlDriftBins *bins, const Merging *merging, MlDriftBins *merged)
{
	int32_t last = bins->n - 1;
	int64_t reference = bins->reference[last];
	int64_t current = bins->current[last];
	int32_t kept = 0;

	for (int32_t i = 0; i < last; i++)
		if (is_enough(merging, (double) bins->reference[i], (double) bins->current[i]))
			add_bin(merged, kept++, bins->reference[i], bins->current[i]);
		else
		{
			reference += bins->reference[i];
			current += bins->current[i];
		}
	while (kept > 0 && reference + current > 0 &&
		   !is_enough(merging, (double) reference, (double) current))
	{
		int32_t smallest = 0;

		for (int32_t i = 1; i < kept; i++)
			if (merged->reference[i] + merged->current[i] <=
				merged->reference[smallest] + merged->current[smallest])
				smallest = i;
		reference += merged->reference[smallest];
		current += merged->current[smallest];
		kept--;
		merged->reference[smallest] = merged->reference[kept];
		merged->current[smallest] = merged->current[kept];
	}
	if (reference + current > 0)
	{
		merged->reference[kept] = reference;
		merged->current[kept] = current;
		kept++;
	}
	merged->n = kept;
}

MlStatus
ml_drift_merge_bins(MlEnv *env, const MlDriftBins *bins, MlProfileKind kind, const double *units,
					MlDriftBins *merged)
{
	Merging merging = {.units = units};

	ML_TRY(make_bins(env, bins->n, merged));
	for (int32_t i = 0; i < bins->n; i++)
	{
		merging.n += (double) bins->reference[i] * units[0];
		merging.m += (double) bins->current[i] * units[1];
	}
	if (bins->n == 0 || merging.n == 0 || merging.m == 0)
	{
		merged->n = 0;
		return ML_OK;
	}
	if (kind == ML_PROFILE_CATEGORY)
		merge_levels(bins, &merging, merged);
	else
		merge_neighbours(bins, &merging, merged);
	return ML_OK;
}
