/*
 * special.h
 *		Distribution functions.
 */
#ifndef ML_SPECIAL_H
#define ML_SPECIAL_H

/* Regularized incomplete beta function I_x(a, b), a, b > 0, x in [0, 1]. */
extern double ml_incomplete_beta(double a, double b, double x);
/* Two-sided p-value of Student's t with df > 0 degrees of freedom; NaN for NaN. */
extern double ml_student_p(double t, double df);
/* The t > 0 whose two-sided p-value is 0.05; df >= 1. */
extern double ml_student_95(double df);
/* Two-sided p-value of a standard normal z; NaN for NaN. */
extern double ml_normal_p(double z);
/* The z > 0 whose two-sided p-value is 0.05. */
#define ML_NORMAL_95 1.959963984540054
/*
 * Exact two-sided p-value of k or fewer, n - k or more, successes in n >= 0 trials of probability 1/2,
 * 0 <= k <= n / 2: min(1, 2 P(X <= k)).
 */
extern double ml_sign_p(double k, double n);

/* P(Z > z) of a standard normal Z; P(Z < z) is that of -z. */
extern double ml_normal_above(double z);

/* Regularized upper incomplete gamma function Q(a, x), a > 0, x >= 0; NaN outside. */
extern double ml_incomplete_gamma(double a, double x);
/* P(X > x) of a chi-square X with df > 0 degrees of freedom; NaN for NaN. */
extern double ml_chi_square_p(double x, double df);
/* The x whose p is 0.05; df >= 1. */
extern double ml_chi_square_95(double df);
/* Expectation of the square root of a chi-square with df > 0 degrees of freedom. */
extern double ml_chi_mean(double df);

/* P(K > t) of Kolmogorov's limit distribution; 1 for t <= 0. */
extern double ml_kolmogorov_p(double t);

/*
 * e - ln(1 + e), e >= -1, without cancellation near 0.  ratio is 1 + e, computed by itself: near -1 that is
 * more than e knows.
 */
extern double ml_minus_log1p(double e, double ratio);

#endif /* ML_SPECIAL_H */
