/*
 * summation.h
 *		Sums and spreads in one pass, whose error does not grow with the number of rows; differences of
 *		products.
 *
 * A sum is Neumaier's: what an addition loses is kept in a second number.  A spread is mean and sum of
 * squared deviations, updated row by row by Welford's method and merged by the rule of Chan, Golub and
 * LeVeque; sum x^2 - (sum x)^2 / n would cancel where the mean is large.  All members are doubles, so
 * that they can stand in a flat state.
 *
 * A. Neumaier (1974), Z. angew. Math. Mech. 54, 39-51.  B. P. Welford (1962), Technometrics 4, 419-420.
 * T. F. Chan, G. H. Golub, R. J. LeVeque (1983), Amer. Statistician 37, 242-247.
 */
#ifndef ML_SUMMATION_H
#define ML_SUMMATION_H

#include "ml/ml.h"

typedef struct MlSum
{
	double sum;
	double correction; /* what the additions have lost */
} MlSum;

static inline void
ml_sum_add(MlSum *sum, double x)
{
	double next = sum->sum + x;

	sum->correction += fabs(sum->sum) >= fabs(x) ? (sum->sum - next) + x : (x - next) + sum->sum;
	sum->sum = next;
}

static inline void
ml_sum_merge(MlSum *sum, const MlSum *other)
{
	ml_sum_add(sum, other->sum);
	sum->correction += other->correction;
}

static inline double
ml_sum_total(const MlSum *sum)
{
	return sum->sum + sum->correction;
}

/*
 * a b - c d to 1.5 units in the last place, also where the products nearly cancel (Kahan's; C.-P. Jeannerod,
 * N. Louvet, J.-M. Muller (2013), Math. Comp. 82, 2245-2264).
 */
static inline double
ml_product_difference(double a, double b, double c, double d)
{
	double product = c * d;

	return fma(a, b, -product) + fma(-c, d, product);
}

typedef struct MlSpread
{
	double n;
	double mean;
	double m2; /* sum of squared deviations from the mean */
} MlSpread;

static inline void
ml_spread_add(MlSpread *spread, double x)
{
	double delta = x - spread->mean;

	spread->n += 1;
	spread->mean += delta / spread->n;
	spread->m2 += delta * (x - spread->mean);
}

static inline void
ml_spread_merge(MlSpread *spread, const MlSpread *other)
{
	double n = spread->n + other->n;
	double delta = other->mean - spread->mean;

	if (other->n == 0)
		return;
	spread->m2 += other->m2 + delta * delta * spread->n * (other->n / n);
	spread->mean += delta * (other->n / n);
	spread->n = n;
}

/* Standard error of the mean; NaN for fewer than two rows. */
static inline double
ml_spread_error(const MlSpread *spread)
{
	return spread->n >= 2 ? sqrt(spread->m2 / (spread->n - 1) / spread->n) : NAN;
}

#endif /* ML_SUMMATION_H */
