/*
 * divergence.h
 *		How far two distributions over the same bins are from each other.
 */
#ifndef ML_DIVERGENCE_H
#define ML_DIVERGENCE_H

#include "ml/ml.h"

/* Added to each count of both samples for PSI and KL, which have logarithms of the shares. */
#define ML_COUNT_SMOOTHING 0.5

/* p are the shares of the reference, q those of the current sample. */
typedef struct MlDivergence
{
	double psi;             /* sum (p - q) ln(p / q); counts are smoothed */
	double kl;              /* KL(current || reference) in nats; counts are smoothed */
	double js_divergence;   /* Jensen-Shannon, in bits: 0 .. 1 */
	double js_distance;     /* its square root */
	double hellinger;       /* sqrt(sum (sqrt p - sqrt q)^2 / 2) */
	double total_variation; /* sum |p - q| / 2 */
	double l_infinity;      /* max |p - q| */
} MlDivergence;

/*
 * Of counts, 0 .. ML_MAX_ROWS each.  All are NaN when one of the samples has no rows.  Nothing is merged:
 * bins that are empty in both count for the smoothing.
 */
extern MlStatus ml_divergence_counts(MlEnv *env, const int64_t *reference, const int64_t *current,
									 int32_t nbins, MlDivergence *divergence);
/*
 * Of shares, at least 0 and finite.  They are divided by their sum, and not smoothed: PSI is infinite where
 * a zero stands opposite a share, KL where that zero is the reference's.
 */
extern MlStatus ml_divergence_shares(MlEnv *env, const double *reference, const double *current,
									 int32_t nbins, MlDivergence *divergence);

/* Are both samples from one distribution?  Pearson's X2 and the likelihood ratio G, asymptotic. */
typedef struct MlHomogeneity
{
	double n; /* rows of the reference, of the current sample; or units */
	double m;
	double chi_square;
	double g;
	double df;           /* bins with any row - 1 */
	double p_value;      /* of chi_square; 1 when df is 0; NaN when a sample has no rows */
	double g_p_value;    /* of g */
	double min_expected; /* the least expected count of a bin that has any row, in either sample */
} MlHomogeneity;

/* Counts as in ml_divergence_counts; bins without any row are left out. */
extern MlStatus ml_homogeneity(MlEnv *env, const int64_t *reference, const int64_t *current,
							   int32_t nbins, MlHomogeneity *test);
/*
 * The same of rows that are not independent: counts are scaled down to n and m units in all.  0 takes the
 * number of rows.
 */
extern MlStatus
ml_homogeneity_units(MlEnv *env, const int64_t *reference, const int64_t *current, int32_t nbins,
					 double units_reference, double units_current, MlHomogeneity *test);

/* What a divergence of samples of n and m rows in nbins bins is when nothing has changed. */
typedef struct MlNoise
{
	double floor; /* its expectation */
	double p95;   /* what it exceeds in 5 % of samples */
} MlNoise;

extern MlNoise ml_noise_psi(double n, double m, double nbins);
extern MlNoise ml_noise_js_divergence(double n, double m, double nbins); /* in bits */
extern MlNoise ml_noise_js_distance(double n, double m, double nbins);

#endif /* ML_DIVERGENCE_H */
