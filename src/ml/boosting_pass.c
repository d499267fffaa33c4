/*
 * boosting_pass.c
 *		From margins to pairs and losses: what boosting does for every row in every round.
 *
 * Threads take segments, in blocks of BLOCK_ROWS that stay in the first-level cache: targets and margins in, the
 * objective's kernel, then gradient and hessian to integers and the metric into sums.
 *
 * Integers.  The unit of gradients is 2^-30 of a power of two that no |weight x gradient| exceeds.  Where the
 * objective knows no such bound the last round's is taken; when a row exceeds it, the pass is done again with
 * the bound that it has found.  The largest of all rows does not depend on their order, and so nothing does.
 *
 * Sums of doubles that do not depend on the order (J. Demmel, H. D. Nguyen, "Fast reproducible floating-point
 * summation", ARITH 2013): x + M - M with M = 1.5 x 2^52 u rounds x to a multiple of u.  If |x| <= 2^36 u, 2^16 of these
 * add up to at most 2^52 u, so every sum of them is exact.  u is 2^-36 of a bound found as above.
 */
#include "ml/boosting.h"

#include "ml/lambdarank.h"
#include "ml/parallel.h"

#define BLOCK_ROWS 256
#define LANES 8
#define METRIC_BITS 36

/* What a segment adds. */
typedef struct Totals
{
	double training[LANES];
	double validation[LANES];
	double largest_g[LANES]; /* in units */
	double largest_h[LANES];
	double largest_metric[LANES];
} Totals;

typedef struct Scales
{
	double g;
	double h;
	double metric; /* M above */
} Scales;

typedef struct Block
{
	double target[BLOCK_ROWS];
	double margin[BLOCK_ROWS];
	double g[BLOCK_ROWS];
	double h[BLOCK_ROWS];
	double metric[BLOCK_ROWS];
	double weight[BLOCK_ROWS];
	double trains[BLOCK_ROWS]; /* 1, or 0 for a row of validation */
	uint64_t words[BLOCK_ROWS];
} Block;

typedef struct Pass
{
	MlEnv *env;
	MlBoosting *boosting;
	Scales scales;
	int32_t k;      /* class of softmax whose pairs are made; -1: its normalizers */
	Totals *totals; /* per segment */
} Pass;

double
ml_boosting_power(double x)
{
	int exponent;
	double fraction;

	if (!(x > 0))
		return 1;
	fraction = frexp(x, &exponent);
	return ldexp(1, fraction > 0.5 ? exponent : exponent - 1);
}

static inline uint64_t
bits_of(double x)
{
	uint64_t bits;

	memcpy(&bits, &x, sizeof(bits));
	return bits;
}

/* Integers of a block of rows of weight 1 that all train; n is a multiple of LANES. */
ML_CLONES static void
quantize(int32_t n, const Scales *scales, Block *block, Totals *totals)
{
	Totals t = *totals;
	const double *g = block->g;
	const double *h = block->h;
	const double *metric = block->metric;
	uint64_t *words = block->words;
	double g_scale = scales->g;
	double h_scale = scales->h;
	double magic = scales->metric;

	for (int32_t i = 0; i < n; i += LANES)
		for (int32_t j = 0; j < LANES; j++)
		{
			double a = g[i + j] * g_scale;
			double b = h[i + j] * h_scale;
			double x = metric[i + j];

			t.largest_g[j] = fabs(a) > t.largest_g[j] ? fabs(a) : t.largest_g[j];
			t.largest_h[j] = b > t.largest_h[j] ? b : t.largest_h[j];
			t.largest_metric[j] = fabs(x) > t.largest_metric[j] ? fabs(x) : t.largest_metric[j];
			t.training[j] += (x + magic) - magic;
			words[i + j] = bits_of(a + 0x1.8p52) << 32 | (uint32_t) bits_of(b + 0x1.8p52);
		}
	*totals = t;
}

/* The same of rows with a weight, of which not all train. */
ML_CLONES static void
quantize_weighted(int32_t n, const Scales *scales, Block *block, Totals *totals)
{
	Totals t = *totals;
	const double *g = block->g;
	const double *h = block->h;
	const double *metric = block->metric;
	const double *weight = block->weight;
	const double *trains = block->trains;
	uint64_t *words = block->words;
	double g_scale = scales->g;
	double h_scale = scales->h;
	double magic = scales->metric;

	for (int32_t i = 0; i < n; i += LANES)
		for (int32_t j = 0; j < LANES; j++)
		{
			double w = weight[i + j] * trains[i + j];
			double a = g[i + j] * w * g_scale;
			double b = h[i + j] * w * h_scale;
			double x = metric[i + j] * weight[i + j];
			double rounded = (x + magic) - magic;

			t.largest_g[j] = fabs(a) > t.largest_g[j] ? fabs(a) : t.largest_g[j];
			t.largest_h[j] = b > t.largest_h[j] ? b : t.largest_h[j];
			t.largest_metric[j] = fabs(x) > t.largest_metric[j] ? fabs(x) : t.largest_metric[j];
			t.training[j] += rounded * trains[i + j];
			t.validation[j] += rounded * (1 - trains[i + j]);
			words[i + j] = bits_of(a + 0x1.8p52) << 32 | (uint32_t) bits_of(b + 0x1.8p52);
		}
	*totals = t;
}

ML_CLONES static void
widen(int32_t n, const float *restrict margins, double base, double *restrict out)
{
	for (int32_t i = 0; i < n; i++)
		out[i] = base + (double) margins[i];
}

ML_CLONES static void
flag_code(int32_t n, const double *restrict target, double code, double *restrict out)
{
	for (int32_t i = 0; i < n; i++)
		out[i] = target[i] == code ? 1 : 0;
}

static void
load_weights(const MlBoosting *boosting, int32_t s, int32_t begin, int32_t n, Block *block)
{
	const MlSegment *segment = boosting->rows->segments[s];

	for (int32_t i = 0; i < n; i++)
		block->weight[i] = ml_boosting_weight(boosting, segment, begin + i);
	for (int32_t i = 0; i < n; i++)
		block->trains[i] = ml_boosting_is_validation(boosting, s, begin + i) ? 0 : 1;
}

/* Fill up with rows that add nothing. */
static int32_t
fill_up(int32_t n, Block *block)
{
	int32_t end = (n + LANES - 1) / LANES * LANES;

	for (int32_t i = n; i < end; i++)
	{
		block->g[i] = 0;
		block->h[i] = 0;
		block->metric[i] = 0;
		block->weight[i] = 0;
		block->trains[i] = 0;
	}
	return end;
}

/* Margins to gradients of one margin, and the metric. */
static void
block_of_margin(const MlBoosting *boosting, const MlSegment *segment, int64_t first, int32_t begin,
				int32_t n, Block *block)
{
	const double *target = segment->target + begin;

	widen(n, boosting->margins + first + begin, boosting->base[0], block->margin);
	if (boosting->class_codes != NULL)
	{
		flag_code(n, target, boosting->class_codes[1], block->target);
		target = block->target;
	}
	ml_objective_rows(&boosting->objective, n, target, block->margin, block->g, block->h,
					  block->metric);
}

/* Of softmax: gradients of class k. */
static void
block_of_class(const MlBoosting *boosting, const MlSegment *segment, int64_t first, int32_t begin,
			   int32_t n, int32_t k, Block *block)
{
	const float *normalizers = boosting->normalizers + first + begin;

	widen(n, boosting->margins + (size_t) k * (size_t) boosting->rows->nrows + first + begin,
		  boosting->base[k], block->margin);
	for (int32_t i = 0; i < n; i++)
		block->margin[i] -= (double) normalizers[i];
	flag_code(n, segment->target + begin, boosting->class_codes[k], block->target);
	ml_objective_class_rows(n, block->margin, block->target, block->g, block->h);
	memset(block->metric, 0, sizeof(block->metric));
}

/* Of softmax: normalizers, and the metric -ln p of the class of each row. */
static void
block_of_normalizers(const MlBoosting *boosting, const MlSegment *segment, int64_t first,
					 int32_t begin, int32_t n, Block *block)
{
	size_t nrows = (size_t) boosting->rows->nrows;
	const float *margins = boosting->margins + first + begin;
	const int32_t *classes = boosting->rows->classes;

	ml_objective_normalizers(n, boosting->nmargins, margins, nrows, boosting->base, block->margin);
	for (int32_t i = 0; i < n; i++)
	{
		int32_t class = classes[(int32_t) segment->target[begin + i]];
		double margin =
			boosting->base[class] + (double) margins[(size_t) class * nrows + (size_t) i];

		block->metric[i] = block->margin[i] - margin;
		boosting->normalizers[first + begin + i] = (float) block->margin[i];
	}
	memset(block->g, 0, sizeof(block->g));
	memset(block->h, 0, sizeof(block->h));
}

static void
pass_segment(int part, void *argument)
{
	Pass *pass = argument;
	MlBoosting *boosting = pass->boosting;
	const MlSegment *segment = boosting->rows->segments[part];
	int64_t first = ml_boosting_segment_start(part);
	bool is_plain = !boosting->is_weighted && boosting->validation == NULL;
	bool has_pairs = boosting->normalizers == NULL || pass->k >= 0;
	Totals *totals = &pass->totals[part];
	Block block;

	memset(totals, 0, sizeof(*totals));
	if (pass->env->stop != NULL && pass->env->stop(pass->env))
		return;
	for (int32_t begin = 0; begin < segment->nrows; begin += BLOCK_ROWS)
	{
		int32_t n = segment->nrows - begin < BLOCK_ROWS ? segment->nrows - begin : BLOCK_ROWS;

		if (boosting->normalizers == NULL)
			block_of_margin(boosting, segment, first, begin, n, &block);
		else if (pass->k >= 0)
			block_of_class(boosting, segment, first, begin, n, pass->k, &block);
		else
			block_of_normalizers(boosting, segment, first, begin, n, &block);
		if (is_plain)
			quantize(fill_up(n, &block), &pass->scales, &block, totals);
		else
		{
			load_weights(boosting, part, begin, n, &block);
			quantize_weighted(fill_up(n, &block), &pass->scales, &block, totals);
		}
		if (has_pairs)
			memcpy(&boosting->pairs[first + begin], block.words, (size_t) n * sizeof(MlRowPair));
	}
}

static double
largest_of(const Pass *pass, size_t offset)
{
	double largest = 0;

	for (int32_t s = 0; s < pass->boosting->rows->nsegments; s++)
	{
		const double *lanes = (const double *) ((const char *) &pass->totals[s] + offset);

		for (int j = 0; j < LANES; j++)
			largest = lanes[j] > largest ? lanes[j] : largest;
	}
	return largest;
}

/* Sum of the segments' sums, which are multiples of unit; infinite or NaN where one of them is no number to count with. */
static double
sum_of(const Pass *pass, size_t offset, double unit)
{
	__int128 total = 0;

	for (int32_t s = 0; s < pass->boosting->rows->nsegments; s++)
	{
		const double *lanes = (const double *) ((const char *) &pass->totals[s] + offset);

		for (int j = 0; j < LANES; j++)
		{
			double count = lanes[j] / unit;

			if (!(fabs(count) < 0x1p100))
				return isnan(count) ? NAN : copysign(INFINITY, count);
			total += (__int128) count;
		}
	}
	return (double) total * unit;
}

bool
ml_boosting_adapt_bound(double *bound, double largest)
{
	bool exceeded = largest > *bound;

	if (exceeded || (largest > 0 && largest < *bound / 8))
		*bound = ml_boosting_power(largest);
	return exceeded;
}

void
ml_boosting_set_units(MlBoosting *boosting)
{
	bool counts = boosting->traits.has_unit_hessian && !boosting->is_weighted;

	boosting->g_unit = boosting->g_bound / ML_PAIR_LIMIT;
	boosting->h_unit = counts ? 1 : boosting->h_bound / ML_PAIR_LIMIT;
}

/* One pass, again until the bounds hold. */
static MlStatus
run_pass(MlEnv *env, MlBoosting *boosting, int32_t k, MlLosses *losses)
{
	Pass pass = {.env = env, .boosting = boosting, .k = k};
	double metric_unit;
	bool again;

	ML_TRY(ml_scratch(env, ML_SCRATCH_ALGORITHM,
					  ml_size_mul((size_t) boosting->rows->nsegments, sizeof(Totals)),
					  &pass.totals));
	do
	{
		double g;
		double h;
		double metric;

		ml_boosting_set_units(boosting);
		metric_unit = ldexp(boosting->metric_bound, -METRIC_BITS);
		pass.scales.g = 1 / boosting->g_unit;
		pass.scales.h = 1 / boosting->h_unit;
		pass.scales.metric = 0x1.8p52 * metric_unit;
		ml_parallel_for(env, boosting->rows->nsegments, pass_segment, &pass);
		ML_CHECK_STOP(env);
		g = largest_of(&pass, offsetof(Totals, largest_g)) * boosting->g_unit;
		h = largest_of(&pass, offsetof(Totals, largest_h)) * boosting->h_unit;
		metric = largest_of(&pass, offsetof(Totals, largest_metric));
		if (!isfinite(g) || !isfinite(h) || !isfinite(metric))
		{
			(void) ml_fail(env, ML_BAD_VALUE, "gradients of objective \"%s\" are not finite",
						   ml_objective_choices[boosting->objective.kind]);
			ml_hint(env, "Lower option \"learning_rate\", or scale the target or the weights.");
			return ML_BAD_VALUE;
		}
		again = false;
		if (isinf(boosting->traits.most_gradient))
			again |= ml_boosting_adapt_bound(&boosting->g_bound, g);
		if (isinf(boosting->traits.most_hessian))
			again |= ml_boosting_adapt_bound(&boosting->h_bound, h);
		if (losses != NULL)
			again |= ml_boosting_adapt_bound(&boosting->metric_bound, metric);
	} while (again);
	if (losses != NULL)
	{
		losses->training = sum_of(&pass, offsetof(Totals, training), metric_unit);
		losses->validation = sum_of(&pass, offsetof(Totals, validation), metric_unit);
	}
	return ML_OK;
}

MlStatus
ml_boosting_measure(MlEnv *env, MlBoosting *boosting, MlLosses *losses)
{
	if (boosting->ranking != NULL)
		return ml_lambdarank_pairs(env, boosting, losses);
	ML_TRY(run_pass(env, boosting, -1, losses));
	losses->training =
		(losses->training + boosting->constants.training) / boosting->weights.training;
	losses->validation =
		(losses->validation + boosting->constants.validation) / boosting->weights.validation;
	return ML_OK;
}

MlStatus
ml_boosting_class_pairs(MlEnv *env, MlBoosting *boosting, int32_t k)
{
	if (boosting->normalizers == NULL)
		return ML_OK;
	return run_pass(env, boosting, k, NULL);
}
