/*
 * feature_bins.c
 *		Into which bins a feature is cut, and the codes of values.  See feature_bins.h.
 *
 * Edges.  Where a number has no more different values than there may be bins, each has its own bin.  Else the
 * values are cut by weight.  A value that weighs as much as a bin is due, or more, is alone in its bin; the
 * values between two such ones are a stretch, which gets bins in proportion to its weight, and one at least.
 * In a stretch a bin ends where its weight is closest to what is due: what is left in the stretch by the bins left.  Values
 * are never split, so no bin is empty.  (Where so many values are heavy that stretches are left without bins,
 * a value has to be heavier to be alone.)
 *
 * Between bins with values a and b next to the edge it is (a + b) / 2, so that a value of prediction goes to
 * the nearer one; a where no double lies between them.  Half of a and half of b are added, since a + b could overflow.
 *
 * Weights are turned into integers of about 40 bits, so that their sums do not depend on the order of the rows.
 * A row without one weighs 2^39, so that what a bin is due has a fraction, too, and a row of integer weight w
 * has the edges of w rows.
 *
 * Codes.  A table of evenly spaced places says for each place how many edges are below it, so that a search
 * has to look at the edges of one place only: two or three of the usual distributions, and then it has two
 * steps.  The place of x is floor((x - e_0) scale), which does not fall as x grows, however it is rounded; that
 * is all that is needed.  The search has as many steps for each value: for h = 2^(k-1), ..., 2, 1 at += h where
 * x > e_(at + h - 1).  Sixteen values are searched at a time, so that the processor never waits for one of
 * them, and there is nothing that it could guess wrong.
 */
#include "ml/feature_bins.h"

#include <float.h>
#include <stdlib.h>

#include "ml/radix.h"

#define WEIGHT_BITS 40 /* of the largest weight of a row */
#define LANES 16
#define PLACES_PER_EDGE 4 /* of the table */
#define MOST_PLACES 8192

/* Keys whose order is that of the numbers; -0 must be 0. */
static inline uint64_t
key_of(double number)
{
	uint64_t bits;

	memcpy(&bits, &number, sizeof(bits));
	return bits >> 63 != 0 ? ~bits : bits | UINT64_C(1) << 63;
}

static inline double
number_of(uint64_t key)
{
	uint64_t bits = key >> 63 != 0 ? key & ~(UINT64_C(1) << 63) : ~key;
	double number;

	memcpy(&number, &bits, sizeof(number));
	return number;
}

MlStatus
ml_bin_work_reserve(MlEnv *env, MlBinWork *work, size_t n)
{
	if (n <= work->capacity)
		return ML_OK;
	work->capacity = 0;
	ML_TRY(ml_alloc(env, ml_size_mul(n, 2), sizeof(uint64_t), "bins", &work->items));
	ML_TRY(ml_alloc(env, ml_size_mul(n, 2), sizeof(uint64_t), "bins", &work->spare));
	ML_TRY(ml_alloc(env, n, sizeof(double), "bins", &work->values));
	ML_TRY(ml_alloc(env, n, sizeof(int64_t), "bins", &work->weights));
	work->capacity = n;
	return ML_OK;
}

void
ml_bin_work_release(MlEnv *env, MlBinWork *work)
{
	if (work->capacity == 0)
		return;
	ml_release(env, work->items);
	ml_release(env, work->spare);
	ml_release(env, work->values);
	ml_release(env, work->weights);
	memset(work, 0, sizeof(*work));
}

/* Exponent e, such that each weight w times 2^e is below 2^WEIGHT_BITS, and n of them below 2^62; no weights are 1. */
static int
weight_exponent(const double *weights, int64_t n)
{
	double largest = 0;
	int bits = WEIGHT_BITS;
	int exponent;

	for (int64_t i = 0; i < n && weights != NULL; i++)
		largest = weights[i] > largest ? weights[i] : largest;
	if (weights == NULL)
		largest = 1;
	(void) frexp(largest, &exponent);
	while (bits > 1 && n >> (62 - bits) > 0)
		bits--;
	return bits - exponent;
}

/* Different values, ascending, with their weights, into work; *count of them. */
static MlStatus
sort_values(MlEnv *env, MlBinWork *work, const double *values, const double *weights, int64_t n,
			int64_t *count)
{
	int width = weights != NULL ? 2 : 1;
	int exponent = weight_exponent(weights, n);
	int64_t different = 0;
	size_t m = 0;
	uint64_t *sorted;

	ML_TRY(ml_bin_work_reserve(env, work, (size_t) n));
	for (int64_t i = 0; i < n; i++)
	{
		if (isnan(values[i]))
			continue;
		work->items[m * (size_t) width] = key_of(values[i] + 0.0);
		if (weights != NULL)
		{
			uint64_t weight = (uint64_t) (ldexp(weights[i], exponent) + 0.5);

			work->items[2 * m + 1] = weight > 0 ? weight : 1;
		}
		m++;
	}
	ML_TRY(ml_radix_sort(env, work->items, work->spare, m, width, 0, &sorted));
	for (size_t i = 0; i < m; i++)
	{
		uint64_t key = sorted[i * (size_t) width];

		if (i == 0 || key != sorted[(i - 1) * (size_t) width])
		{
			work->values[different] = number_of(key);
			work->weights[different++] = 0;
		}
		work->weights[different - 1] +=
			weights != NULL ? (int64_t) sorted[2 * i + 1] : (int64_t) 1 << exponent;
	}
	*count = different;
	return ML_OK;
}

/* The edge between neighbours a < b. */
static double
edge_between(double a, double b)
{
	double middle = a / 2 + b / 2;

	return middle >= a && middle < b ? middle : a;
}

/* How a list of different values is cut: after[i] says whether a bin ends with value i. */
typedef struct Cut
{
	const double *values;
	const int64_t *weights;
	int64_t n;
	MlFeatureBins *bins;
} Cut;

static void
end_bin(Cut *cut, int64_t last)
{
	if (last + 1 < cut->n)
		cut->bins->edges[cut->bins->nbins++ - 1] =
			edge_between(cut->values[last], cut->values[last + 1]);
}

/* Cut values begin .. end - 1, of that weight, into count bins of about equal weight, the last one included. */
static void
cut_stretch(Cut *cut, int64_t begin, int64_t end, int64_t weight, int64_t count)
{
	int64_t in_bin = 0;

	for (int64_t i = begin; i < end; i++)
	{
		int64_t due = weight / count;

		in_bin += cut->weights[i];
		if (i + 1 == end)
			break;
		if (count == 1)
			continue;
		/* with the next value the bin would be as far above its due as it is below now, or more; or the
		 * bins left are as many as the values left */
		if (in_bin >= due || 2 * (due - in_bin) <= cut->weights[i + 1] || end - (i + 1) < count)
		{
			end_bin(cut, i);
			weight -= in_bin;
			in_bin = 0;
			count--;
		}
	}
	end_bin(cut, end - 1);
}

/* How many values weigh at least heavy, the weight of the others, and how many stretches these make. */
static void
count_heavy(const Cut *cut, int64_t heavy, int64_t *nheavy, int64_t *light_weight,
			int64_t *nstretches)
{
	bool was_light = false;

	*nheavy = *light_weight = *nstretches = 0;
	for (int64_t i = 0; i < cut->n; i++)
	{
		bool is_light = cut->weights[i] < heavy;

		*nheavy += !is_light;
		*nstretches += is_light && !was_light;
		*light_weight += is_light ? cut->weights[i] : 0;
		was_light = is_light;
	}
}

/* Cut more values than most by weight. */
static void
cut_by_weight(Cut *cut, int64_t most)
{
	int64_t total = 0;
	int64_t heavy;
	int64_t nheavy;
	int64_t light_weight;
	int64_t nstretches;
	int64_t left; /* bins for stretches */

	for (int64_t i = 0; i < cut->n; i++)
		total += cut->weights[i];
	heavy = total / most + 1;
	count_heavy(cut, heavy, &nheavy, &light_weight, &nstretches);
	while (nheavy + nstretches > most)
	{
		heavy = heavy > INT64_MAX / 2 ? INT64_MAX : 2 * heavy;
		count_heavy(cut, heavy, &nheavy, &light_weight, &nstretches);
	}
	left = most - nheavy;
	for (int64_t i = 0; i < cut->n;)
	{
		int64_t begin = i;
		int64_t weight = 0;
		int64_t count;

		if (cut->weights[i] >= heavy)
		{
			end_bin(cut, i++);
			continue;
		}
		for (; i < cut->n && cut->weights[i] < heavy; i++)
			weight += cut->weights[i];
		count = (int64_t) ((double) left * ((double) weight / (double) light_weight) + 0.5);
		nstretches--;
		if (count > left - nstretches)
			count = left - nstretches;
		if (count > i - begin)
			count = i - begin;
		if (count < 1)
			count = 1;
		cut_stretch(cut, begin, i, weight, count);
		left -= count;
		light_weight -= weight;
	}
}

MlStatus
ml_bins_fit_numbers(MlEnv *env, MlBinWork *work, const double *values, const double *weights,
					int64_t n, bool has_missing, int32_t max_bins, MlFeatureBins *bins)
{
	int64_t most = max_bins - (has_missing ? 1 : 0);
	int64_t different;
	Cut cut;

	memset(bins, 0, sizeof(*bins));
	bins->has_missing = has_missing;
	bins->nbins = 1;
	ML_TRY(sort_values(env, work, values, weights, n, &different));
	if (different < most)
		most = different;
	ML_TRY(ml_alloc(env, most > 1 ? (size_t) most - 1 : 0, sizeof(double), "bins", &bins->edges));
	cut = (Cut){work->values, work->weights, different, bins};
	if (different > most)
		cut_by_weight(&cut, most);
	for (int64_t i = 0; i < different && different <= most; i++)
		end_bin(&cut, i);
	bins->ncodes = bins->nbins + (bins->has_missing ? 1 : 0);
	return ML_OK;
}

typedef struct LevelCount
{
	int64_t count;
	int32_t level;
} LevelCount;

static int
by_count(const void *a, const void *b)
{
	const LevelCount *x = a;
	const LevelCount *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return (x->level > y->level) - (x->level < y->level);
}

MlStatus
ml_bins_fit_levels(MlEnv *env, const MlLevels *levels, int64_t min_level_rows, MlFeatureBins *bins)
{
	int32_t most = 0;
	LevelCount *counts;

	memset(bins, 0, sizeof(*bins));
	bins->is_category = true;
	bins->nlevels = levels->nlevels;
	ML_TRY(ml_alloc(env, (size_t) levels->nkept, sizeof(LevelCount), "levels", &counts));
	ML_TRY(ml_alloc(env, (size_t) levels->nlevels, sizeof(int32_t), "levels", &bins->codes));
	for (int32_t l = 0; l < levels->nlevels; l++)
	{
		bins->codes[l] = -1;
		if (l < levels->nkept && levels->counts[l] > 0 && levels->counts[l] >= min_level_rows)
			counts[most++] = (LevelCount){levels->counts[l], l};
		else
			bins->has_missing |= levels->counts[l] > 0;
	}
	if (most > 0)
		qsort(counts, (size_t) most, sizeof(LevelCount), by_count);
	if (most > ML_MAX_BINS - 1)
	{
		most = ML_MAX_BINS - 1;
		bins->has_missing = true;
	}
	/* without any frequent level there is one code all the same, which no row has */
	bins->nbins = most > 0 ? most : 1;
	ML_TRY(ml_alloc_zero(env, (size_t) bins->nbins, sizeof(int32_t), "levels", &bins->levels));
	for (int32_t code = 0; code < most; code++)
	{
		bins->levels[code] = counts[code].level;
		bins->codes[counts[code].level] = code;
	}
	bins->ncodes = bins->nbins + (bins->has_missing ? 1 : 0);
	return ML_OK;
}

bool
ml_bins_valid(const MlFeatureBins *bins)
{
	if (bins->is_category || bins->nbins < 1 || bins->nbins > ML_MAX_BINS ||
		bins->ncodes != bins->nbins + (bins->has_missing ? 1 : 0) || bins->ncodes > ML_MAX_BINS)
		return false;
	for (int32_t i = 0; i < bins->nbins - 1; i++)
		if (!(fabs(bins->edges[i]) <= DBL_MAX) || (i > 0 && !(bins->edges[i] > bins->edges[i - 1])))
			return false;
	return true;
}

bool
ml_bins_equal(const MlFeatureBins *a, const MlFeatureBins *b)
{
	if (a->is_category != b->is_category || a->has_missing != b->has_missing ||
		a->nbins != b->nbins || a->nlevels != b->nlevels)
		return false;
	if (a->is_category)
		return a->nlevels == 0 ||
			   memcmp(a->codes, b->codes, (size_t) a->nlevels * sizeof(int32_t)) == 0;
	return a->nbins == 1 ||
		   memcmp(a->edges, b->edges, (size_t) (a->nbins - 1) * sizeof(double)) == 0;
}

void
ml_bins_save(MlWriter *writer, const MlFeatureBins *bins)
{
	ml_write_bool(writer, bins->has_missing);
	ml_write_u32(writer, (uint32_t) bins->nbins - 1);
	ml_write_doubles(writer, bins->edges, (size_t) bins->nbins - 1);
}

void
ml_bins_load(MlReader *reader, MlFeatureBins *bins)
{
	uint32_t count;

	memset(bins, 0, sizeof(*bins));
	bins->nbins = bins->ncodes = 1;
	bins->has_missing = ml_read_bool(reader);
	count = ml_read_count(reader, sizeof(double));
	if (count >= ML_MAX_BINS)
		ml_reader_fail(reader, "too many bins");
	if (reader->failed)
		return;
	bins->edges = ml_read_doubles(reader, count);
	bins->nbins = (int32_t) count + 1;
	bins->ncodes = bins->nbins + (bins->has_missing ? 1 : 0);
	if (!reader->failed && !ml_bins_valid(bins))
		ml_reader_fail(reader, "wrong edges of bins");
}

MlStatus
ml_bins_copy(MlEnv *env, const MlFeatureBins *bins, MlFeatureBins *copy)
{
	*copy = *bins;
	ML_TRY(ml_alloc(env, (size_t) bins->nbins - 1, sizeof(double), "bins", &copy->edges));
	if (bins->nbins > 1)
		memcpy(copy->edges, bins->edges, (size_t) (bins->nbins - 1) * sizeof(double));
	return ML_OK;
}

/* Codes */

/* Place of x in the table. */
static inline int32_t
place_of(double first, double scale, double last_place, double x)
{
	double place = (x - first) * scale;

	place = place > 0 ? place : 0; /* NaN, too */
	return (int32_t) (place < last_place ? place : last_place);
}

/* Fill in the table; returns how many edges one place has at most. */
static int32_t
fill_table(const MlFeatureBins *bins, MlBinCoder *coder)
{
	int32_t nplaces = (int32_t) coder->last_place + 1;
	int32_t most = 0;
	int32_t i = 0;

	for (int32_t place = 0; place < nplaces; place++)
	{
		int32_t begin = i;

		coder->table[place] = (uint16_t) i;
		while (i < bins->nbins - 1 &&
			   place_of(coder->first, coder->scale, coder->last_place, bins->edges[i]) == place)
			i++;
		most = i - begin > most ? i - begin : most;
	}
	return most;
}

/* Steps of a search among n edges. */
static int32_t
steps_for(int32_t n)
{
	int32_t steps = 0;

	while (((int32_t) 1 << steps) - 1 < n)
		steps++;
	return steps;
}

MlStatus
ml_bin_coder_make(MlEnv *env, const MlFeatureBins *bins, MlBinCoder *coder)
{
	int32_t n = bins->nbins - 1;
	int32_t nplaces = 1;
	int32_t padded;

	while (n > 1 && nplaces < PLACES_PER_EDGE * n && nplaces < MOST_PLACES)
		nplaces *= 2;
	coder->missing = (uint32_t) (bins->has_missing ? bins->nbins : 0);
	coder->first = n > 0 ? bins->edges[0] : 0;
	coder->last_place = nplaces - 1;
	coder->scale = n > 1 ? coder->last_place / (bins->edges[n - 1] - coder->first) : 0;
	ML_TRY(ml_alloc(env, (size_t) nplaces, sizeof(uint16_t), "bins", &coder->table));
	coder->steps = steps_for(fill_table(bins, coder));
	/* a search may look that far beyond the last edge */
	padded = n + (1 << coder->steps);
	ML_TRY(ml_alloc(env, (size_t) padded, sizeof(double), "bins", &coder->edges));
	for (int32_t i = 0; i < padded; i++)
		coder->edges[i] = i < n ? bins->edges[i] : INFINITY;
	return ML_OK;
}

/* The search for LANES values. */
static inline __attribute__((always_inline)) void
search(const MlBinCoder *coder, const double *restrict x, int32_t *restrict at)
{
	const double *restrict edges = coder->edges;
	const uint16_t *restrict table = coder->table;
	const double first = coder->first;
	const double scale = coder->scale;
	const double last_place = coder->last_place;

	for (int lane = 0; lane < LANES; lane++)
		at[lane] = place_of(first, scale, last_place, x[lane]);
	for (int lane = 0; lane < LANES; lane++)
		at[lane] = table[at[lane]];
	for (int32_t half = ((int32_t) 1 << coder->steps) >> 1; half > 0; half >>= 1)
		for (int lane = 0; lane < LANES; lane++)
			at[lane] += x[lane] > edges[at[lane] + half - 1] ? half : 0;
}

#define CODE_LOOP(name, type)                                                                     \
	ML_CLONES static void name(const MlBinCoder *coder, const double *restrict values, int32_t n, \
							   type *restrict codes)                                              \
	{                                                                                             \
		const int32_t missing = (int32_t) coder->missing;                                         \
		int32_t at[LANES];                                                                        \
		int32_t i = 0;                                                                            \
                                                                                                  \
		for (; i + LANES <= n; i += LANES)                                                        \
		{                                                                                         \
			search(coder, values + i, at);                                                        \
			for (int lane = 0; lane < LANES; lane++)                                              \
				codes[i + lane] =                                                                 \
					(type) (values[i + lane] != values[i + lane] ? missing : at[lane]);           \
		}                                                                                         \
		if (i < n)                                                                                \
		{                                                                                         \
			double rest[LANES] = {0};                                                             \
                                                                                                  \
			memcpy(rest, values + i, (size_t) (n - i) * sizeof(double));                          \
			search(coder, rest, at);                                                              \
			for (int lane = 0; i + lane < n; lane++)                                              \
				codes[i + lane] = (type) (rest[lane] != rest[lane] ? missing : at[lane]);         \
		}                                                                                         \
	}

CODE_LOOP(code_bytes, uint8_t)
CODE_LOOP(code_words, uint16_t)

void
ml_code_narrow(const MlBinCoder *coder, const double *values, int32_t n, uint8_t *codes)
{
	code_bytes(coder, values, n, codes);
}

void
ml_code_wide(const MlBinCoder *coder, const double *values, int32_t n, uint16_t *codes)
{
	code_words(coder, values, n, codes);
}
