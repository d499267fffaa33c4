/*
 * test_calibration.c
 *		Calibration maps against scikit-learn and statsmodels (test/gen/calibration.py), and edges.
 */
#include "ml/calibration.h"
#include "ml/classes.h"
#include "expected_calibration.h"
#include "support.h"
#include "tap.h"

static MlCalibration
fitted(TestEnv *t, int method, const CalibrationCase *c)
{
	MlCalibration map;

	if (ml_calibration_fit(&t->env, method, c->p, c->y, c->w, c->n, &map) != ML_OK)
		bail_out("%s: %s", c->name, t->env.error.message);
	return map;
}

static void
check_case(const CalibrationCase *c)
{
	TestEnv *t = test_env();
	MlCalibration map = fitted(t, ML_CALIBRATE_ISOTONIC, c);
	double error = 0;
	bool in_order = true;

	for (int i = 0; i < c->nat; i++)
		error = fmax(error, fabs(ml_calibration_apply(&map, c->at[i]) - c->isotonic[i]));
	ok(error < 1e-14, "%s: isotonic", c->name);
	for (int k = 1; k < map.nknots; k++)
		in_order &= map.x[k - 1] < map.x[k] && map.y[k - 1] <= map.y[k];
	ok(in_order && map.x[0] >= 0 && map.x[map.nknots - 1] <= 1, "  %d knots in order", map.nknots);
	map = fitted(t, ML_CALIBRATE_PLATT, c);
	near(map.slope, c->slope, 1e-9, "  Platt's slope");
	near(map.intercept, c->intercept, 1e-9, "  and intercept");
	test_env_free(t);
}

/* Oracle: the pools before clipping. */
static void
test_pools(void)
{
	TestEnv *t = test_env();
	const CalibrationCase *c = &calibration_cases[0];
	MlCalibration map = fitted(t, ML_CALIBRATE_ISOTONIC, c);
	const double expected[] = {1.0 / 14, 1.0 / 14, 1.0 / 3, 1.0 / 3, 1.0 / 3,   1.0 / 2,
							   1.0 / 2,  2.0 / 3,  2.0 / 3, 2.0 / 3, 13.0 / 14, 13.0 / 14};
	double error = 0;

	for (int i = 0; i < c->n; i++)
		error = fmax(error, fabs(ml_calibration_apply(&map, c->p[i]) - expected[i]));
	ok(error < 1e-15, "pools of twelve rows, clipped to 1/14 and 13/14");
	near(ml_calibration_apply(&map, 0), 1.0 / 14, 1e-15, "constant below");
	near(ml_calibration_apply(&map, 1), 13.0 / 14, 1e-15, "and above");
	near(ml_calibration_apply(&map, 0.175), (1.0 / 14 + 1.0 / 3) / 2, 1e-15, "linear between");
	test_env_free(t);
}

static void
test_edges(void)
{
	TestEnv *t = test_env();
	const double p[] = {0.2, 0.2, 0.2, 1, 0, NAN};
	const uint8_t y[] = {0, 1, 1, 1, 0, 1};
	const double none[] = {0, 0, 0, 0, 0, 0};
	MlCalibration map;

	is_int(ml_calibration_fit(&t->env, ML_CALIBRATE_NONE, p, y, NULL, 6, &map), ML_OK, "none");
	ok(ml_calibration_apply(&map, 0.3) == 0.3, "  changes nothing");
	for (int method = ML_CALIBRATE_ISOTONIC; method <= ML_CALIBRATE_PLATT; method++)
	{
		is_int(ml_calibration_fit(&t->env, method, p, y, NULL, 0, &map), ML_BAD_VALUE,
			   "no rows: an error");
		is_int(ml_calibration_fit(&t->env, method, p, y, none, 6, &map), ML_BAD_VALUE,
			   "  nor weights");
		is_int(ml_calibration_fit(&t->env, method, p, y, NULL, 3, &map), ML_OK, "one probability");
		near(ml_calibration_apply(&map, 0.2), method == ML_CALIBRATE_ISOTONIC ? 2.0 / 3 : 11.0 / 18,
			 1e-6, "  becomes its share");
		is_int(ml_calibration_fit(&t->env, method, p + 1, y + 1, NULL, 3, &map), ML_OK,
			   "only the positive class");
		ok(ml_calibration_apply(&map, 0.2) >= 0.7 && ml_calibration_apply(&map, 0.2) < 1,
		   "  is likely, not certain");
		is_int(ml_calibration_fit(&t->env, method, p, y, NULL, 6, &map), ML_OK,
			   "probabilities 0, 1 and NaN");
		for (double at = 0; at <= 1; at += 0.125)
			if (!(ml_calibration_apply(&map, at) > 0 && ml_calibration_apply(&map, at) < 1))
				ok(false, "  %g becomes %g", at, ml_calibration_apply(&map, at));
	}
	test_env_free(t);
}

int
main(void)
{
	for (size_t k = 0; k < sizeof(calibration_cases) / sizeof(calibration_cases[0]); k++)
		check_case(&calibration_cases[k]);
	test_pools();
	test_edges();
	return done();
}
