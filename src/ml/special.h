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

#endif /* ML_SPECIAL_H */
