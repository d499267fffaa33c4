/*
 * divergence.c
 *		How far two distributions over the same bins are from each other.
 *
 * With p = a / A and q = b / B, the shares of a bin in the reference and in the current sample:
 *
 *	  PSI          sum (p - q) ln(p / q)          (Jeffreys' divergence)
 *	  KL           sum q ln(q / p)                = sum q (t - ln(1 + t)), t = (p - q) / q
 *	  JS           sum (p ln(p / h) + q ln(q / h)) / 2, h = (p + q) / 2
 *	               = sum (p + q) / 4 ((1 + d) ln(1 + d) + (1 - d) ln(1 - d)), d = (p - q) / (p + q)
 *	  Hellinger    sqrt(sum (sqrt p - sqrt q)^2 / 2),  sqrt p - sqrt q = (p - q) / (sqrt p + sqrt q)
 *	  X2           sum (p - q)^2 A B / (a + b)
 *	  G            2 sum a ln(a / E_a) + b ln(b / E_b), E the expected counts
 *
 * As they are usually written, KL, JS and G are sums of terms of both signs, and p - q cancels: of two large
 * samples that hardly differ no digit would be left.  The forms on the right have terms that are never
 * negative, with p - q = (a B - b A) / (A B) from an exact difference of products, so that each result is
 * good to a few units in the last place.  KL and G add sum (p - q) = 0 to each term for that.
 *
 * When nothing has changed X2 has chi-square's law with bins - 1 degrees of freedom, and to second order PSI
 * is X2 (1/n + 1/m), JS in nats an eighth of it.
 *
 * J. Lin (1991), IEEE Trans. Inf. Theory 37, 145-151.  S. Kullback, R. A. Leibler (1951), Ann. Math. Stat.
 * 22, 79-86.  B. Yurdakul, J. Naranjo (2020), J. Risk Model Validation 14 (4), 89-100 (the law of PSI).
 */
#include "ml/divergence.h"

#include "ml/special.h"
#include "ml/summation.h"

#define POLL_BINS 65536

/* A bin of two distributions, each not divided by its total yet. */
typedef struct Bin
{
	double a;
	double b;
	double p;
	double q;
	double gap; /* p - q */
} Bin;

/* The totals keep what their sums have lost: it matters to the gap when that is below 1e-8. */
static Bin
make_bin(double a, double b, const MlSum *total_a, const MlSum *total_b)
{
	double all_a = ml_sum_total(total_a);
	double all_b = ml_sum_total(total_b);
	double gap = ml_product_difference(a, total_b->sum, b, total_a->sum) +
				 ml_product_difference(a, total_b->correction, b, total_a->correction);

	return (Bin){a, b, a / all_a, b / all_b, gap / all_a / all_b};
}

/* ln(p / q) to full precision, p and q above 0. */
static double
log_ratio(const Bin *bin)
{
	double excess = bin->gap / bin->q;

	return fabs(excess) < 0.5 ? log1p(excess) : log(bin->p / bin->q);
}

static double
psi_term(const Bin *bin)
{
	if (bin->gap == 0)
		return 0;
	if (bin->p == 0 || bin->q == 0)
		return INFINITY;
	return bin->gap * log_ratio(bin);
}

static double
kl_term(const Bin *bin)
{
	if (bin->q == 0)
		return bin->p;
	if (bin->p == 0)
		return INFINITY;
	return bin->q * ml_minus_log1p(bin->gap / bin->q, bin->p / bin->q);
}

/* Of the Jensen-Shannon divergence in nats. */
static double
js_term(const Bin *bin)
{
	double sum = bin->p + bin->q;
	double d = bin->gap / sum;
	double square = d * d;
	double term = 0;

	if (sum == 0)
		return 0;
	if (fabs(d) < 0.3)
	{
		/* sum d^2k / (k (2 k - 1)) */
		for (int k = 14; k >= 1; k--)
			term = term * square + 1.0 / (k * (2 * k - 1));
		return sum / 4 * term * square;
	}
	if (bin->p > 0)
		term += 2 * bin->p / sum * log(2 * bin->p / sum);
	if (bin->q > 0)
		term += 2 * bin->q / sum * log(2 * bin->q / sum);
	return sum / 4 * term;
}

/* Sums over the bins of what is not smoothed. */
typedef struct Distances
{
	MlSum js;
	MlSum hellinger;
	MlSum absolute;
	double largest;
} Distances;

static void
add_distances(Distances *distances, const Bin *bin)
{
	double roots = sqrt(bin->p) + sqrt(bin->q);
	double root_gap = roots > 0 ? bin->gap / roots : 0;

	ml_sum_add(&distances->js, js_term(bin));
	ml_sum_add(&distances->hellinger, root_gap * root_gap);
	ml_sum_add(&distances->absolute, fabs(bin->gap));
	distances->largest = fmax(distances->largest, fabs(bin->gap));
}

/* psi and kl are sums over the bins, infinite ones included. */
static void
set_divergence(MlDivergence *divergence, const Distances *distances, double psi, double kl)
{
	double js = ml_sum_total(&distances->js) / M_LN2;

	divergence->psi = psi;
	divergence->kl = kl;
	divergence->js_divergence = fmin(1, js);
	divergence->js_distance = sqrt(divergence->js_divergence);
	divergence->hellinger = fmin(1, sqrt(ml_sum_total(&distances->hellinger) / 2));
	divergence->total_variation = fmin(1, ml_sum_total(&distances->absolute) / 2);
	divergence->l_infinity = distances->largest;
}

static void
set_undefined(MlDivergence *divergence)
{
	*divergence = (MlDivergence){NAN, NAN, NAN, NAN, NAN, NAN, NAN};
}

static double
infinite_or_total(const MlSum *sum)
{
	return isinf(sum->sum) ? sum->sum : ml_sum_total(sum);
}

/* The same for counts as for shares: the bins are read by read, offset is added to each for PSI and KL. */
typedef void (*BinReader)(const void *reference, const void *current, int32_t i, double *a,
						  double *b);

static void
read_counts(const void *reference, const void *current, int32_t i, double *a, double *b)
{
	*a = (double) ((const int64_t *) reference)[i];
	*b = (double) ((const int64_t *) current)[i];
}

static void
read_shares(const void *reference, const void *current, int32_t i, double *a, double *b)
{
	*a = ((const double *) reference)[i];
	*b = ((const double *) current)[i];
}

static MlStatus
total_bins(MlEnv *env, BinReader read, const void *reference, const void *current, int32_t nbins,
		   MlSum *total_a, MlSum *total_b)
{
	*total_a = *total_b = (MlSum){0, 0};
	for (int32_t i = 0; i < nbins; i++)
	{
		double a;
		double b;

		if (i % POLL_BINS == 0)
			ML_CHECK_STOP(env);
		read(reference, current, i, &a, &b);
		ml_sum_add(total_a, a);
		ml_sum_add(total_b, b);
	}
	return ML_OK;
}

static MlStatus
diverge(MlEnv *env, BinReader read, const void *reference, const void *current, int32_t nbins,
		double offset, MlDivergence *divergence)
{
	Distances distances = {{0, 0}, {0, 0}, {0, 0}, 0};
	MlSum psi = {0, 0};
	MlSum kl = {0, 0};
	MlSum totals[2];
	MlSum smoothed[2];

	ML_TRY(total_bins(env, read, reference, current, nbins, &totals[0], &totals[1]));
	set_undefined(divergence);
	for (int k = 0; k < 2; k++)
	{
		if (!(ml_sum_total(&totals[k]) > 0))
			return ML_OK;
		smoothed[k] = totals[k];
		ml_sum_add(&smoothed[k], nbins * offset);
	}
	for (int32_t i = 0; i < nbins; i++)
	{
		double a;
		double b;
		Bin bin;

		if (i % POLL_BINS == 0)
			ML_CHECK_STOP(env);
		read(reference, current, i, &a, &b);
		bin = make_bin(a, b, &totals[0], &totals[1]);
		add_distances(&distances, &bin);
		bin = make_bin(a + offset, b + offset, &smoothed[0], &smoothed[1]);
		ml_sum_add(&psi, psi_term(&bin));
		ml_sum_add(&kl, kl_term(&bin));
	}
	set_divergence(divergence, &distances, infinite_or_total(&psi), infinite_or_total(&kl));
	return ML_OK;
}

MlStatus
ml_divergence_counts(MlEnv *env, const int64_t *reference, const int64_t *current, int32_t nbins,
					 MlDivergence *divergence)
{
	return diverge(env, read_counts, reference, current, nbins, ML_COUNT_SMOOTHING, divergence);
}

MlStatus
ml_divergence_shares(MlEnv *env, const double *reference, const double *current, int32_t nbins,
					 MlDivergence *divergence)
{
	return diverge(env, read_shares, reference, current, nbins, 0, divergence);
}

/* count ln(count / expected) - count + expected for gap = count - expected. */
static double
g_term(double count, double expected, double gap)
{
	if (count == 0)
		return expected;
	return count * ml_minus_log1p(-gap / count, expected / count);
}

MlStatus
ml_homogeneity_units(MlEnv *env, const int64_t *reference, const int64_t *current, int32_t nbins,
					 double units_reference, double units_current, MlHomogeneity *test)
{
	MlSum chi_square = {0, 0};
	MlSum g = {0, 0};
	int32_t used = 0;
	double least = INFINITY; /* rows of a bin */
	MlSum totals[2];
	double scale_a;
	double scale_b;
	double all;

	*test = (MlHomogeneity){0, 0, NAN, NAN, NAN, NAN, NAN, NAN};
	ML_TRY(total_bins(env, read_counts, reference, current, nbins, &totals[0], &totals[1]));
	test->n = ml_sum_total(&totals[0]);
	test->m = ml_sum_total(&totals[1]);
	if (test->n == 0 || test->m == 0)
		return ML_OK;
	scale_a = units_reference > 0 ? units_reference / test->n : 1;
	scale_b = units_current > 0 ? units_current / test->m : 1;
	test->n *= scale_a;
	test->m *= scale_b;
	all = test->n + test->m;
	for (int32_t i = 0; i < nbins; i++)
	{
		Bin bin = make_bin((double) reference[i], (double) current[i], &totals[0], &totals[1]);
		double a = bin.a * scale_a;
		double b = bin.b * scale_b;
		double gap = bin.gap * test->n * (test->m / all); /* a - its expectation */

		if (i % POLL_BINS == 0)
			ML_CHECK_STOP(env);
		if (a + b == 0)
			continue;
		used++;
		least = fmin(least, a + b);
		ml_sum_add(&chi_square, bin.gap * test->n * (bin.gap * test->m / (a + b)));
		ml_sum_add(&g, 2 * g_term(a, (a + b) * (test->n / all), gap));
		ml_sum_add(&g, 2 * g_term(b, (a + b) * (test->m / all), -gap));
	}
	test->chi_square = ml_sum_total(&chi_square);
	test->g = ml_sum_total(&g);
	test->df = used - 1;
	test->p_value = used > 1 ? ml_chi_square_p(test->chi_square, test->df) : 1;
	test->g_p_value = used > 1 ? ml_chi_square_p(test->g, test->df) : 1;
	test->min_expected = least * (fmin(test->n, test->m) / all);
	return ML_OK;
}

MlStatus
ml_homogeneity(MlEnv *env, const int64_t *reference, const int64_t *current, int32_t nbins,
			   MlHomogeneity *test)
{
	return ml_homogeneity_units(env, reference, current, nbins, 0, 0, test);
}

/* scale times chi-square of nbins - 1 degrees of freedom; none of fewer than two bins. */
static MlNoise
scaled_noise(double scale, double nbins)
{
	if (!(nbins >= 2))
		return (MlNoise){0, 0};
	return (MlNoise){scale * (nbins - 1), scale * ml_chi_square_95(nbins - 1)};
}

MlNoise
ml_noise_psi(double n, double m, double nbins)
{
	return scaled_noise(1 / n + 1 / m, nbins);
}

MlNoise
ml_noise_js_divergence(double n, double m, double nbins)
{
	return scaled_noise((1 / n + 1 / m) / (8 * M_LN2), nbins);
}

MlNoise
ml_noise_js_distance(double n, double m, double nbins)
{
	MlNoise noise = ml_noise_js_divergence(n, m, nbins);

	if (!(nbins >= 2))
		return noise;
	return (MlNoise){sqrt((1 / n + 1 / m) / (8 * M_LN2)) * ml_chi_mean(nbins - 1), sqrt(noise.p95)};
}
