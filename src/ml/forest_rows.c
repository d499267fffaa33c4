/*
 * forest_rows.c
 *		Rows as the trees of a forest see them: what each contributes, and which of them a tree draws.
 *
 * Units.  Weights and targets become integers, because sums of integers do not depend on the order of the
 * rows. The unit of a pair is a power of two: the largest of which all weights (or weighted targets) are
 * multiples, as long as the largest of them times the times a row can count does not pass ML_PAIR_LIMIT;
 * so small integers stay small integers, and splits by them are exact.  Else the unit is the smallest that
 * keeps that bound: 26 to 30 bits for the largest.  Targets are taken from a center near their mean, which
 * loses no digits to an offset.  Values of leaves do not come from pairs: a target has 62 bits there, a
 * weight as many as keep the sum of all below 2^62.
 *
 * Draws.  A row is drawn by a hash of the tree's seed and the row's key: of its content, and of how many rows
 * of equal content stand before it.  So a tree is the same in whatever order the rows come.  A bootstrap draws
 * n of n rows with replacement; the times that one row is drawn are nearly independent Poisson variables of
 * mean 1, which is what is taken here (N. C. Oza, S. Russell (2001), Proc. AISTATS, 105-112).
 */
#include "ml/forest.h"

#include "ml/elementary.h"

#define PAIR_BITS 30 /* of ML_PAIR_LIMIT */
#define FIXED_BITS 62
#define BLOCK 1024        /* rows whose draws are counted at once */
#define MAX_KEY_PASSES 16 /* over all hashes, to find equal ones with a table for few of them */
#define MIN_KEY_SLOTS (1 << 12)

/* 2^e, within the normal numbers. */
static double
power_of_two(int e)
{
	return ldexp(1, e < -1022 ? -1022 : (e > 1023 ? 1023 : e));
}

/* Smallest e with |x| <= 2^e, or one more; x is finite and not 0. */
static int
high_exponent(double x)
{
	int e;

	(void) frexp(x, &e);
	return e;
}

/* Largest e so that x is a multiple of 2^e; x is finite and not 0. */
static int
low_exponent(double x)
{
	uint64_t bits;
	uint64_t mantissa;
	int exponent;

	memcpy(&bits, &x, sizeof(bits));
	exponent = (int) (bits >> 52 & 0x7ff);
	mantissa = bits & ((UINT64_C(1) << 52) - 1);
	if (exponent == 0)
		exponent = 1;
	else
		mantissa |= UINT64_C(1) << 52;
	return exponent - 1075 + __builtin_ctzll(mantissa);
}

/* Smallest e with n <= 2^e. */
static int
count_bits(int64_t n)
{
	int e = 0;

	while (((int64_t) 1 << e) < n)
		e++;
	return e;
}

/* What one pass over the rows finds. */
typedef struct Extremes
{
	double largest_weight;
	int low_weight;
	double least_target;
	double largest_target;
	int low_target;
} Extremes;

static MlStatus
find_extremes(MlEnv *env, const MlForestRows *rows, Extremes *extremes)
{
	*extremes = (Extremes){0, 1024, INFINITY, -INFINITY, 1024};
	for (int32_t s = 0; s < rows->rows->nsegments; s++)
	{
		const MlSegment *segment = rows->rows->segments[s];

		ML_CHECK_STOP(env);
		for (int32_t i = 0; i < segment->nrows; i++)
		{
			double weight = ml_forest_weight(rows, segment, i);
			double target = segment->target[i];
			int low = low_exponent(weight);

			if (weight > extremes->largest_weight)
				extremes->largest_weight = weight;
			if (low < extremes->low_weight)
				extremes->low_weight = low;
			if (rows->nclasses > 0)
				continue;
			low = target != 0 ? low_exponent(target) : 1024;
			extremes->low_target = low < extremes->low_target ? low : extremes->low_target;
			extremes->least_target = fmin(extremes->least_target, target);
			extremes->largest_target = fmax(extremes->largest_target, target);
		}
	}
	return ML_OK;
}

/* Fixed-point weight of a row: at least 1. */
static int64_t
fixed_weight(const MlForestRows *rows, const MlSegment *segment, int32_t i)
{
	int64_t weight;

	if (!rows->is_weighted)
		return 1;
	weight = (int64_t) rint(ml_forest_weight(rows, segment, i) * rows->weight_scale);
	return weight > 0 ? weight : 1;
}

static int64_t
fixed_target(const MlForestRows *rows, const MlSegment *segment, int32_t i)
{
	return (int64_t) rint(segment->target[i] * rows->target_scale);
}

/* Sums of fixed-point weights, and of their products with targets. */
static MlStatus
sum_rows(MlEnv *env, const MlForestRows *rows, int64_t *weights, double *mean)
{
	__int128 products = 0;

	*weights = 0;
	for (int32_t s = 0; s < rows->rows->nsegments; s++)
	{
		const MlSegment *segment = rows->rows->segments[s];

		ML_CHECK_STOP(env);
		for (int32_t i = 0; i < segment->nrows; i++)
		{
			int64_t weight = fixed_weight(rows, segment, i);

			*weights += weight;
			if (rows->nclasses == 0)
				products += (__int128) weight * fixed_target(rows, segment, i);
		}
	}
	*mean = (double) products / (double) *weights / rows->target_scale;
	return ML_OK;
}

/* Units of the targets of a regression, whose extremes and mean are known. */
static void
set_target_units(MlForestRows *rows, const Extremes *extremes, double mean, int weight_unit,
				 int bits)
{
	double range = extremes->largest_target - extremes->least_target;
	double distance;
	double product;
	int unit;

	rows->spread = 1;
	rows->g_unit = rows->h_unit;
	rows->center = extremes->least_target;
	if (!(range > 0))
		return;
	unit = high_exponent(fmin(range, 0x1p1023)) - bits;
	if (extremes->low_target > unit)
		unit = extremes->low_target;
	rows->center = rint(mean / power_of_two(unit)) * power_of_two(unit);
	distance =
		fmin(fmax(extremes->largest_target - rows->center, rows->center - extremes->least_target),
			 0x1p1023);
	rows->spread = power_of_two(high_exponent(distance));
	unit += weight_unit;
	product = fmin(distance * extremes->largest_weight, 0x1p1023);
	if (product > 0 && unit < high_exponent(product) - bits)
		unit = high_exponent(product) - bits;
	rows->g_unit = power_of_two(unit);
}

/*
 * Keys of the rows: where hashes are equal, also of how many rows with that hash come before.  Each pass looks
 * at the hashes of one remainder, so that its table fits the nearer caches.
 */
typedef struct KeySlot
{
	uint64_t hash;
	uint32_t count; /* of the rows with that hash so far; 0: free */
} KeySlot;

static int64_t
key_pass(const MlBinned *rows, int pass, int npasses, KeySlot *slots, size_t nslots, uint64_t *keys)
{
	size_t used = 0;
	int64_t repeated = 0;

	memset(slots, 0, nslots * sizeof(KeySlot));
	for (int32_t s = 0; s < rows->nsegments; s++)
	{
		const MlSegment *segment = rows->segments[s];

		for (int32_t i = 0; i < segment->nrows; i++)
		{
			uint64_t hash = segment->hash[i];
			size_t at = (size_t) (hash >> 8) & (nslots - 1);

			if ((int) (hash & (MAX_KEY_PASSES - 1)) % npasses != pass)
				continue;
			while (slots[at].count > 0 && slots[at].hash != hash)
				at = (at + 1) & (nslots - 1);
			if (slots[at].count == 0 && 2 * ++used > nslots)
				return repeated; /* more hashes of this remainder than chance would make */
			if (slots[at].count > 0)
				repeated++;
			if (keys != NULL)
				keys[(int64_t) s * ML_SEGMENT_ROWS + i] =
					slots[at].count == 0 ? hash : ml_hash_pair(hash, slots[at].count);
			slots[at].hash = hash;
			slots[at].count++;
		}
	}
	return repeated;
}

static MlStatus
make_keys(MlEnv *env, const MlBinned *rows, const uint64_t **out)
{
	int npasses = 1;
	size_t nslots = MIN_KEY_SLOTS;
	int64_t repeated = 0;
	KeySlot *slots;
	uint64_t *keys;

	*out = NULL;
	while (npasses < MAX_KEY_PASSES && rows->nrows / npasses > (1 << 16))
		npasses *= 2;
	while (nslots < ml_size_mul((size_t) (rows->nrows / npasses), 3))
		nslots *= 2;
	ML_TRY(ml_alloc(env, nslots, sizeof(KeySlot), "rows of equal content", &slots));
	for (int pass = 0; pass < npasses; pass++)
	{
		ML_CHECK_STOP(env);
		repeated += key_pass(rows, pass, npasses, slots, nslots, NULL);
	}
	if (repeated > 0)
	{
		ML_TRY(ml_alloc(env, (size_t) rows->nrows, sizeof(uint64_t), "keys of the rows", &keys));
		for (int32_t s = 0; s < rows->nsegments; s++)
			memcpy(keys + (int64_t) s * ML_SEGMENT_ROWS, rows->segments[s]->hash,
				   (size_t) rows->segments[s]->nrows * sizeof(uint64_t));
		for (int pass = 0; pass < npasses; pass++)
		{
			ML_CHECK_STOP(env);
			(void) key_pass(rows, pass, npasses, slots, nslots, keys);
		}
		*out = keys;
	}
	ml_release(env, slots);
	return ML_OK;
}

MlStatus
ml_forest_rows_make(MlEnv *env, const MlBinned *rows, const MlModel *model,
					const MlForestOptions *options, int max_count, MlForestRows *out)
{
	int nrows_bits = count_bits(rows->nrows) + count_bits(max_count);
	int pair_bits = PAIR_BITS - count_bits(max_count);
	Extremes extremes;
	double mean;
	int64_t total;
	int unit;
	bool is_drawn = rows->nsegments > 0 && rows->segments[0]->hash != NULL;

	memset(out, 0, sizeof(*out));
	out->rows = rows;
	out->nclasses = rows->classes != NULL ? model->classes.nclasses : 0;
	if (out->nclasses > 0)
	{
		double *weights;

		ML_TRY(ml_alloc(env, (size_t) out->nclasses, sizeof(double), "weights", &weights));
		ml_classes_weights(&model->classes, &options->classes.class_weight, weights);
		out->class_weights = weights;
	}
	ML_TRY(find_extremes(env, out, &extremes));
	out->is_weighted = extremes.largest_weight != 1 || extremes.low_weight < 0;
	out->weight_scale = 1;
	out->target_scale = 1;
	if (out->is_weighted)
		out->weight_scale =
			power_of_two(FIXED_BITS - nrows_bits - high_exponent(extremes.largest_weight));
	if (out->nclasses == 0)
	{
		double largest = fmax(fabs(extremes.least_target), fabs(extremes.largest_target));

		if (largest > 0)
			out->target_scale = power_of_two(FIXED_BITS - high_exponent(largest));
	}
	ML_TRY(sum_rows(env, out, &total, &mean));
	out->mean_weight = (double) total / out->weight_scale / (double) rows->nrows;
	/* covers are sums of weights, of rows that a tree draws twice on average at most */
	if (!isfinite(2 * ((double) total / out->weight_scale)))
		return ml_fail(env, ML_BAD_VALUE,
					   "weights of %lld rows, of which the largest is %g, have a sum above %g",
					   (long long) rows->nrows, extremes.largest_weight, DBL_MAX / 2);
	unit = high_exponent(extremes.largest_weight) - pair_bits;
	if (extremes.low_weight > unit)
		unit = extremes.low_weight;
	out->h_unit = power_of_two(unit);
	out->g_unit = out->h_unit;
	out->spread = 1;
	if (out->nclasses == 0)
		set_target_units(out, &extremes, mean, unit, pair_bits);
	return is_drawn ? make_keys(env, rows, &out->keys) : ML_OK;
}

void
ml_forest_draw_init(MlForestDraw *draw, bool bootstrap, double rate, uint64_t seed)
{
	double probability = ml_exp_negative(-rate); /* of the count k */
	double below = probability;                  /* of a count of at most k */

	memset(draw, 0, sizeof(*draw));
	draw->seed = seed;
	if (!bootstrap)
	{
		if (rate < 1)
			draw->levels[draw->nlevels++] = (uint32_t) ((1 - rate) * 0x1p32);
		return;
	}
	for (int k = 1; k <= ML_FOREST_MAX_COUNT && rint(below * 0x1p32) < 0x1p32; k++)
	{
		draw->levels[draw->nlevels++] = (uint32_t) rint(below * 0x1p32);
		probability *= rate / k;
		below += probability;
	}
}

uint64_t
ml_forest_tree_seed(const MlForestDraw *draw, int32_t tree)
{
	return ml_hash_pair(draw->seed, (uint64_t) tree);
}

int
ml_forest_count(const MlForestDraw *draw, uint64_t tree_seed, uint64_t key)
{
	uint32_t hash = (uint32_t) (ml_hash_mix(key ^ tree_seed) >> 32);
	int count = draw->nlevels == 0 ? 1 : 0;

	for (int k = 0; k < draw->nlevels; k++)
		count += hash >= draw->levels[k];
	return count;
}

/* Counts of n rows by their keys; nlevels > 0. */
ML_CLONES static void
count_block(const MlForestDraw *draw, uint64_t tree_seed, const uint64_t *keys, int n,
			int32_t *counts)
{
	for (int i = 0; i < n; i++)
		counts[i] = (int32_t) (ml_hash_mix(keys[i] ^ tree_seed) >> 32) ^ INT32_MIN;
	for (int i = 0; i < n; i++)
	{
		int32_t count = 0;

		for (int k = 0; k < draw->nlevels; k++)
			count += counts[i] >= (int32_t) (draw->levels[k] ^ UINT32_C(0x80000000));
		counts[i] = count;
	}
}

static int32_t
clamped(double x)
{
	return (int32_t) (x > ML_PAIR_LIMIT ? ML_PAIR_LIMIT
										: (x < -ML_PAIR_LIMIT ? -ML_PAIR_LIMIT : x));
}

/* What a row contributes that counts once. */
static MlRowPair
row_pair(const MlForestRows *rows, const MlSegment *segment, int32_t i)
{
	MlRowPair pair = {1, 0};
	double weight = 1;
	int32_t class;

	if (rows->is_weighted)
	{
		weight = ml_forest_weight(rows, segment, i);
		pair.h = clamped(rint(weight / rows->h_unit));
		pair.h = pair.h > 0 ? pair.h : 1;
	}
	if (rows->nclasses == 0)
	{
		pair.g = clamped(rint(weight * (segment->target[i] - rows->center) / rows->g_unit));
		return pair;
	}
	class = ml_forest_class(rows, segment, i);
	pair.g = rows->nclasses > 2 ? class : (class == rows->nclasses - 1 ? pair.h : 0);
	return pair;
}

/* Rows begin .. begin + n - 1 of a segment, with their counts; returns how many count. */
static int64_t
sample_block(const MlForestRows *rows, int32_t s, int32_t begin, int n, const int32_t *counts,
			 MlRowPair *pairs, int32_t *numbers, int64_t *total)
{
	const MlSegment *segment = rows->rows->segments[s];
	int64_t drawn = 0;

	for (int i = 0; i < n; i++)
	{
		int64_t row = (int64_t) s * ML_SEGMENT_ROWS + begin + i;
		int32_t count = counts[i];
		MlRowPair pair = row_pair(rows, segment, begin + i);

		/* without a branch that nobody can foretell */
		pair.h *= count;
		pair.g *= rows->nclasses > 2 ? 1 : count;
		pairs[row] = pair;
		numbers[drawn] = (int32_t) row;
		drawn += count > 0;
		*total += count;
	}
	return drawn;
}

MlStatus
ml_forest_sample(MlEnv *env, const MlForestRows *rows, const MlForestDraw *draw, uint64_t tree_seed,
				 MlRowPair *pairs, int32_t *numbers, int64_t *drawn, int64_t *total)
{
	int32_t counts[BLOCK];

	*drawn = 0;
	*total = 0;
	for (int32_t s = 0; s < rows->rows->nsegments; s++)
	{
		const MlSegment *segment = rows->rows->segments[s];
		const uint64_t *keys =
			rows->keys != NULL ? rows->keys + (int64_t) s * ML_SEGMENT_ROWS : segment->hash;

		ML_CHECK_STOP(env);
		for (int32_t begin = 0; begin < segment->nrows; begin += BLOCK)
		{
			int n = segment->nrows - begin < BLOCK ? segment->nrows - begin : BLOCK;

			if (draw != NULL && draw->nlevels > 0)
				count_block(draw, tree_seed, keys + begin, n, counts);
			else
				for (int i = 0; i < n; i++)
					counts[i] = 1;
			*drawn += sample_block(rows, s, begin, n, counts, pairs, numbers + *drawn, total);
		}
	}
	if (*drawn > 0 || draw == NULL)
		return ML_OK;
	return ml_forest_sample(env, rows, NULL, tree_seed, pairs, numbers, drawn, total);
}

/* Sum of squared deviations from the leaf's mean, in units of spread^2 (see ml_forest_leaf_values). */
static double
leaf_deviations(const MlForestRows *rows, const int32_t *numbers, int64_t n, double mean)
{
	int sum_bits = rows->is_weighted ? FIXED_BITS : count_bits(rows->rows->nrows);
	double scale = power_of_two((2 * FIXED_BITS - sum_bits) / 2 - 1);
	__int128 sum = 0;

	for (int64_t j = 0; j < n; j++)
	{
		const MlSegment *segment = rows->rows->segments[numbers[j] >> ML_SEGMENT_BITS];
		int32_t i = numbers[j] & (ML_SEGMENT_ROWS - 1);
		double deviation = (segment->target[i] - mean) / rows->spread;
		int64_t fixed = (int64_t) rint(fmax(-2, fmin(deviation, 2)) * scale);

		sum += (__int128) fixed * fixed * fixed_weight(rows, segment, i);
	}
	return (double) sum / scale / scale / rows->weight_scale;
}

/* Values of a leaf from its rows. */
static void
leaf_of_rows(const MlForestRows *rows, const MlForestDraw *draw, uint64_t tree_seed,
			 const int32_t *numbers, int64_t n, int64_t *class_sums, double *values)
{
	int64_t total = 0;
	__int128 products = 0;

	for (int32_t k = 0; k < rows->nclasses; k++)
		class_sums[k] = 0;
	for (int64_t j = 0; j < n; j++)
	{
		const MlSegment *segment = rows->rows->segments[numbers[j] >> ML_SEGMENT_BITS];
		int32_t i = numbers[j] & (ML_SEGMENT_ROWS - 1);
		int64_t weight = fixed_weight(rows, segment, i);

		if (draw != NULL)
			weight *= ml_forest_count(draw, tree_seed, ml_forest_key(rows, segment, numbers[j]));
		total += weight;
		if (rows->nclasses > 0)
			class_sums[ml_forest_class(rows, segment, i)] += weight;
		else
			products += (__int128) weight * fixed_target(rows, segment, i);
	}
	if (rows->nclasses == 0)
		values[0] = (double) products / (double) total / rows->target_scale;
	else if (rows->nclasses <= 2)
		values[0] = (double) class_sums[rows->nclasses - 1] / (double) total;
	else
		for (int32_t k = 0; k < rows->nclasses; k++)
			values[k] = (double) class_sums[k] / (double) total;
}

/* Values of a leaf of classes where all weights are 1: the grower's sums are exact. */
static void
leaf_of_sums(const MlForestRows *rows, const MlGrower *grower, int32_t leaf, int64_t *class_sums,
			 double *values)
{
	MlPair sum = ml_grower_leaf_sum(grower, leaf, rows->nclasses > 2 ? class_sums : NULL);
	int64_t total = 0;

	if (rows->nclasses <= 2)
	{
		values[0] = (double) sum.g / (double) sum.h;
		return;
	}
	for (int32_t k = 0; k < rows->nclasses; k++)
		total += class_sums[k];
	for (int32_t k = 0; k < rows->nclasses; k++)
		values[k] = (double) class_sums[k] / (double) total;
}

MlStatus
ml_forest_leaf_values(MlEnv *env, const MlForestRows *rows, const MlForestDraw *draw,
					  uint64_t tree_seed, const MlGrower *grower, MlTree *tree, int64_t *class_sums,
					  double *deviations)
{
	int32_t nvalues = ml_forest_nvalues(rows);
	int64_t seen = 0;

	if (draw != NULL && draw->nlevels == 0)
		draw = NULL;
	for (int32_t leaf = 0; leaf < tree->nleaves; leaf++)
	{
		double *values = tree->values + (size_t) leaf * (size_t) nvalues;
		int64_t n;
		const int32_t *numbers = ml_grower_leaf_rows(grower, leaf, &n);

		if (rows->nclasses > 0 && !rows->is_weighted)
			leaf_of_sums(rows, grower, leaf, class_sums, values);
		else
			leaf_of_rows(rows, draw, tree_seed, numbers, n, class_sums, values);
		if (deviations != NULL)
			deviations[leaf] = leaf_deviations(rows, numbers, n, values[0]);
		seen += n;
		if (seen >= ML_SEGMENT_ROWS)
		{
			seen = 0;
			ML_CHECK_STOP(env);
		}
	}
	return ML_OK;
}
