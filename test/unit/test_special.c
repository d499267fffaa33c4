/*
 * test_special.c
 *		Distribution functions against SciPy and their series (test/gen/special.py).
 */
#include "ml/special.h"
#include "expected_special.h"
#include "tap.h"

static void
test_chi_square(void)
{
	char name[128];
	double worst = 0;

	for (size_t i = 0; i < sizeof(chi_square_cases) / sizeof(chi_square_cases[0]); i++)
	{
		const double *c = chi_square_cases[i];

		snprintf(name, sizeof(name), "P(X > %g), %g degrees of freedom", c[0], c[1]);
		near(ml_chi_square_p(c[0], c[1]), c[2], 1e-14, name);
		worst = fmax(worst, relative_error(ml_chi_square_p(c[0], c[1]), c[2]));
	}
	note("largest relative error of chi-square: %.2g", worst);
	for (size_t i = 0; i < sizeof(chi_square_95_cases) / sizeof(chi_square_95_cases[0]); i++)
	{
		const double *c = chi_square_95_cases[i];

		snprintf(name, sizeof(name), "quantile of chi-square, %g degrees of freedom", c[0]);
		near(ml_chi_square_95(c[0]), c[1], 1e-13, name);
		near(ml_chi_square_p(ml_chi_square_95(c[0]), c[0]), 0.05, 1e-13, name);
		near(ml_chi_mean(c[0]), c[2], 1e-12, "expectation of its root");
	}
	ok(isnan(ml_chi_square_95(0.5)) && isnan(ml_chi_square_95(NAN)) &&
		   isnan(ml_chi_square_95(INFINITY)) && isnan(ml_chi_mean(0)) && isnan(ml_chi_mean(NAN)),
	   "no quantile without freedom");
	ok(ml_chi_square_p(0, 3) == 1 && ml_chi_square_p(INFINITY, 3) == 0 &&
		   ml_chi_square_p(1e5, 3) == 0,
	   "x = 0, infinite, far out");
	ok(isnan(ml_chi_square_p(-1, 3)) && isnan(ml_chi_square_p(1, 0)) &&
		   isnan(ml_chi_square_p(NAN, 1)) && isnan(ml_chi_square_p(1, NAN)) &&
		   isnan(ml_incomplete_gamma(INFINITY, 1)),
	   "out of its domain it is NaN");
	near(ml_chi_square_p(9.9e7, 1e8) + ml_chi_square_p(1.01e8, 1e8), 1, 1e-12,
		 "far on both sides of 100 million degrees of freedom");
	near(ml_chi_square_p(1e8, 1e8), 0.49998119, 1e-7, "and in the middle");
	near(ml_normal_above(1.2) + ml_normal_above(-1.2), 1, 1e-15, "both sides of the normal");
	near(ml_normal_above(3), ml_normal_p(3) / 2, 0, "one side of the normal");
	ok(ml_normal_above(INFINITY) == 0 && ml_normal_above(-INFINITY) == 1 &&
		   isnan(ml_normal_above(NAN)),
	   "z infinite, none");
}

static void
test_kolmogorov(void)
{
	char name[128];

	for (size_t i = 0; i < sizeof(kolmogorov_cases) / sizeof(kolmogorov_cases[0]); i++)
	{
		const double *c = kolmogorov_cases[i];

		snprintf(name, sizeof(name), "P(K > %g)", c[0]);
		near(ml_kolmogorov_p(c[0]), c[1], 1e-14, name);
	}
	ok(ml_kolmogorov_p(0) == 1 && ml_kolmogorov_p(-1) == 1 && ml_kolmogorov_p(INFINITY) == 0 &&
		   isnan(ml_kolmogorov_p(NAN)),
	   "t = 0, negative, infinite, none");
}

int
main(void)
{
	char name[128];
	double worst = 0;

	for (size_t i = 0; i < sizeof(student_cases) / sizeof(student_cases[0]); i++)
	{
		const double *c = student_cases[i];

		snprintf(name, sizeof(name), "P(|T| > %g), %g degrees of freedom", c[0], c[1]);
		near(ml_student_p(c[0], c[1]), c[2], 2e-12, name);
		worst = fmax(worst, relative_error(ml_student_p(c[0], c[1]), c[2]));
		ok(ml_student_p(-c[0], c[1]) == ml_student_p(c[0], c[1]), "the same at -%g", c[0]);
	}
	note("largest relative error of Student's t: %.2g", worst);
	worst = 0;
	for (size_t i = 0; i < sizeof(beta_cases) / sizeof(beta_cases[0]); i++)
	{
		const double *c = beta_cases[i];
		/* what rounding x and Gamma's logarithm does is no fault */
		double tolerance = 2e-12 + c[4];

		snprintf(name, sizeof(name), "I_x(%g, %g), x = %g", c[0], c[1], c[2]);
		near(ml_incomplete_beta(c[0], c[1], c[2]), c[3], tolerance, name);
		worst = fmax(worst, relative_error(ml_incomplete_beta(c[0], c[1], c[2]), c[3]));
	}
	note("largest relative error of the incomplete beta function: %.2g", worst);

	for (size_t i = 0; i < sizeof(normal_cases) / sizeof(normal_cases[0]); i++)
	{
		const double *c = normal_cases[i];

		snprintf(name, sizeof(name), "P(|Z| > %g)", c[0]);
		near(ml_normal_p(c[0]), c[1], 1e-15, name);
		ok(ml_normal_p(-c[0]) == ml_normal_p(c[0]), "the same at -%g", c[0]);
	}
	ok(ml_normal_p(0) == 1 && ml_normal_p(INFINITY) == 0 && isnan(ml_normal_p(NAN)),
	   "z = 0, infinite, none");
	near(ml_normal_p(ML_NORMAL_95), 0.05, 1e-15, "quantile of the normal distribution");
	for (size_t i = 0; i < sizeof(sign_cases) / sizeof(sign_cases[0]); i++)
	{
		const double *c = sign_cases[i];

		snprintf(name, sizeof(name), "sign test of %g in %g", c[0], c[1]);
		near(ml_sign_p(c[0], c[1]), c[2], 1e-12, name);
	}
	ok(isnan(ml_sign_p(2, 3)) && isnan(ml_sign_p(-1, 3)) && isnan(ml_sign_p(NAN, 3)),
	   "the sign test takes the smaller side");
	for (double df = 1; df < 1e9; df = df * 3 + 1)
		near(ml_student_p(ml_student_95(df), df), 0.05, 1e-13, "quantile of Student's t");
	ok(isnan(ml_student_95(0)) && isnan(ml_student_95(NAN)), "no quantile without freedom");
	near(ml_student_95(1e12), ML_NORMAL_95, 1e-9, "the normal's in the limit");

	test_chi_square();
	test_kolmogorov();

	ok(ml_student_p(0, 5) == 1, "t = 0");
	ok(ml_student_p(INFINITY, 5) == 0 && ml_student_p(-INFINITY, 5) == 0, "t infinite");
	ok(isnan(ml_student_p(NAN, 5)) && isnan(ml_student_p(1, NAN)) && isnan(ml_student_p(1, 0)) &&
		   isnan(ml_student_p(1, -2)),
	   "no t, no degrees of freedom, no p");
	near(ml_student_p(1e200, 1), 2 / (M_PI * 1e200), 1e-12, "t^2 overflows");
	near(ml_student_p(1e-200, 3), 1, 0, "t^2 underflows");
	ok(ml_incomplete_beta(2, 3, 0) == 0 && ml_incomplete_beta(2, 3, 1) == 1, "I_0 and I_1");
	ok(isnan(ml_incomplete_beta(0, 1, 0.5)) && isnan(ml_incomplete_beta(1, -1, 0.5)) &&
		   isnan(ml_incomplete_beta(1, 1, -0.1)) && isnan(ml_incomplete_beta(1, 1, 1.1)) &&
		   isnan(ml_incomplete_beta(NAN, 1, 0.5)),
	   "out of its domain it is NaN");
	return done();
}
