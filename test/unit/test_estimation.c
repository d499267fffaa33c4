/*
 * test_estimation.c
 *		Estimated performance against its definition (test/gen/estimation.py), and what may not matter:
 *		the order of rows.
 */
#include "ml/classes.h"
#include "ml/estimation.h"
#include "expected_estimation.h"
#include "support.h"
#include "tap.h"

static void
add(TestEnv *t, MlScores *scores, bool label, double score)
{
	scores->width = 1;
	if (ml_scores_add(&t->env, scores, label, score, 0) != ML_OK)
		bail_out("%s", t->env.error.message);
}

static MlRanking
ranked(TestEnv *t, const MlScores *scores)
{
	MlRanking ranking;

	if (ml_ranking_make(&t->env, scores, &ranking) != ML_OK)
		bail_out("%s", t->env.error.message);
	return ranking;
}

static MlEstimation
fitted(TestEnv *t, const MlScores *scores)
{
	MlRanking ranking = ranked(t, scores);
	MlEstimation estimation;

	if (ml_estimation_fit(&t->env, &ranking, &estimation) != ML_OK)
		bail_out("%s", t->env.error.message);
	return estimation;
}

static void
report(TestEnv *t, const MlEstimation *estimation, const double *rows, int n, double threshold,
	   MlMetric *metrics)
{
	MlScores scores = {.width = 1};
	MlRanking ranking;

	for (int i = 0; i < n; i++)
		add(t, &scores, false, rows[i]);
	ranking = ranked(t, &scores);
	if (ml_estimated_report(&t->env, estimation, &ranking, threshold, metrics) != ML_OK)
		bail_out("%s", t->env.error.message);
}

static double
value_of(const MlMetric *metrics, const char *name, double *std_error)
{
	for (int m = 0; m < ML_ESTIMATED_METRICS; m++)
		if (strcmp(metrics[m].name, name) == 0)
		{
			if (std_error != NULL)
				*std_error = metrics[m].std_error;
			return metrics[m].value;
		}
	return NAN;
}

/* A map that changes nothing and is known exactly. */
static MlEstimation
exact(TestEnv *t)
{
	static double ends[] = {0, 1};
	static uint16_t samples[] = {0, 65535, 0, 65535};
	static int64_t counts[] = {1, 1};
	MlEstimation estimation = {.reason = "", .n = 2, .nclasses = 2, .counts = counts};

	if (ml_alloc(&t->env, 1, sizeof(MlScoreMap), "map", &estimation.maps) != ML_OK)
		bail_out("out of memory");
	estimation.maps[0] = (MlScoreMap){.ngrid = 2, .grid = ends, .nmaps = 2, .maps = samples};
	estimation.maps[0].map =
		(MlCalibration){.method = ML_CALIBRATE_ISOTONIC, .nknots = 2, .x = ends, .y = ends};
	return estimation;
}

static void
test_oracle(void)
{
	TestEnv *t = test_env();
	const double scores[] = {.95, .9, .8, .7, .6, .55, .4, .3, .2, .05};
	MlEstimation estimation = exact(t);
	MlMetric metrics[ML_ESTIMATED_METRICS];
	double error;

	report(t, &estimation, scores, 10, 0.5, metrics);
	near(value_of(metrics, "accuracy", &error), .755, 1e-12, "ten calibrated scores: accuracy");
	near(error, .12854960132182441, 1e-12, "  and its error, sqrt(Q) / n");
	near(value_of(metrics, "precision", NULL), .75, 1e-12, "  precision");
	near(value_of(metrics, "recall", NULL), .82568807339449546, 1e-12, "  recall");
	near(value_of(metrics, "f1", NULL), .78602620087336239, 1e-12, "  f1, plug-in");
	near(value_of(metrics, "roc_auc", NULL), .85536833009289248, 1e-12,
		 "  area without pairs of a row with itself");
	test_env_free(t);
}

static void
test_reference(void)
{
	TestEnv *t = test_env();
	int nheld = sizeof(held_scores) / sizeof(held_scores[0]);
	int nwindow = sizeof(window_scores) / sizeof(window_scores[0]);
	MlScores scores = {.width = 1};
	MlEstimation estimation;
	MlMetric metrics[ML_ESTIMATED_METRICS];
	MlMetric wide[ML_ESTIMATED_METRICS];
	uint16_t *samples;

	for (int i = 0; i < nheld; i++)
		add(t, &scores, held_labels[i], held_scores[i]);
	estimation = fitted(t, &scores);
	is_int(estimation.maps[0].map.method, ML_CALIBRATE_ISOTONIC, "1,200 rows: isotonic");
	for (int m = 0; m < ML_ESTIMATED_MISFITS; m++)
		near(estimation.misfit[m], held_misfit[m], 1e-12, "misfit of the rows held out");
	report(t, &estimation, window_scores, nwindow, window_threshold, wide);
	/* the same map in all samples: what is left of the error is the scatter of labels */
	samples = estimation.maps[0].maps;
	for (int i = estimation.maps[0].ngrid; i < estimation.maps[0].nmaps * estimation.maps[0].ngrid;
		 i++)
		samples[i] = samples[i - estimation.maps[0].ngrid];
	report(t, &estimation, window_scores, nwindow, window_threshold, metrics);
	for (int m = 0; m < ML_ESTIMATED_METRICS; m++)
	{
		near(metrics[m].value, window_values[m], 1e-12, metrics[m].name);
		near(metrics[m].std_error,
			 hypot(window_errors[m], m < ML_ESTIMATED_MISFITS ? held_misfit[m] : 0), 1e-7,
			 "  error by the scatter of labels and the misfit");
		ok(wide[m].std_error > 1.03 * metrics[m].std_error &&
			   wide[m].std_error < 2 * metrics[m].std_error,
		   "  the calibration adds to it");
	}
	ok(estimation.maps[0].calibration_error > 0.005 && estimation.maps[0].calibration_error < 0.06,
	   "cross-fitted calibration error is small, not 0");
	test_env_free(t);
}

static MlText
saved(TestEnv *t, const MlEstimation *estimation)
{
	MlWriter writer;

	ml_writer_init(&writer, &t->env);
	ml_estimation_save(&writer, estimation);
	if (ml_writer_status(&writer) != ML_OK)
		bail_out("%s", t->env.error.message);
	return (MlText){(const char *) writer.data, writer.size};
}

/* Rows in another order, in parts that are merged: the same bytes. */
static void
test_order(void)
{
	TestEnv *t = test_env();
	int n = sizeof(held_scores) / sizeof(held_scores[0]);
	MlScores forward = {.width = 1};
	MlScores backward = {.width = 1};
	MlScores part = {.width = 1};
	MlEstimation estimation;
	MlText a;
	MlText b;

	for (int i = 0; i < n; i++)
	{
		add(t, &forward, held_labels[i], held_scores[i]);
		add(t, i % 3 == 0 ? &part : &backward, held_labels[n - 1 - i], held_scores[n - 1 - i]);
	}
	if (ml_scores_merge(&t->env, &backward, &part) != ML_OK)
		bail_out("out of memory");
	estimation = fitted(t, &forward);
	a = saved(t, &estimation);
	estimation = fitted(t, &backward);
	b = saved(t, &estimation);
	ok(ml_text_compare(a, b) == 0, "the order of rows does not matter");
	ok(a.length < 32768, "  %zu bytes", a.length);
	test_env_free(t);
}

static void
test_stored(void)
{
	TestEnv *t = test_env();
	int n = sizeof(held_scores) / sizeof(held_scores[0]);
	MlScores scores = {.width = 1};
	MlEstimation estimation;
	MlEstimation loaded;
	unsigned char *bytes;
	MlText a;
	int accepted = 0;

	for (int i = 0; i < n; i++)
		add(t, &scores, held_labels[i], held_scores[i]);
	estimation = fitted(t, &scores);
	a = saved(t, &estimation);
	is_int(ml_estimation_load(&t->env, a.data, a.length, &loaded), ML_OK, "a stored estimation");
	ok(ml_text_compare(saved(t, &loaded), a) == 0, "  is the same when it is stored again");
	for (size_t size = 0; size < a.length; size += 1 + size / 16)
		accepted += ml_estimation_load(&t->env, a.data, size, &loaded) != ML_CORRUPT;
	is_int(accepted, 0, "  none that is cut off is accepted");
	bytes = malloc(a.length);
	memcpy(bytes, a.data, a.length);
	for (size_t i = 0; i < a.length; i += 1 + a.length / 400)
	{
		bytes[i] ^= 0x10;
		accepted += ml_estimation_load(&t->env, bytes, a.length, &loaded) != ML_CORRUPT;
		bytes[i] ^= 0x10;
	}
	free(bytes);
	is_int(accepted, 0, "  nor one with a bit flipped");
	test_env_free(t);
}

/* n rows, of which every period-th is positive. */
static MlEstimation
of_rows(TestEnv *t, int n, int period)
{
	MlScores scores = {.width = 1};

	for (int i = 0; i < n; i++)
		add(t, &scores, i % period == 0, (double) (i % 97) / 97);
	return fitted(t, &scores);
}

static void
test_few_rows(void)
{
	TestEnv *t = test_env();
	MlEstimation estimation = of_rows(t, 199, 2);
	const double one[] = {0.4};
	MlMetric metrics[ML_ESTIMATED_METRICS];
	MlWriter writer;

	contains(estimation.reason, "mlsys.calibrate", "199 rows: none, and what to do");
	ok(ml_text_compare(saved(t, &estimation), saved(t, &estimation)) == 0 &&
		   ml_estimation_load(&t->env, saved(t, &estimation).data, saved(t, &estimation).length,
							  &estimation) == ML_OK &&
		   estimation.reason[0] != '\0',
	   "  which can be stored");
	estimation = of_rows(t, 1900, 100);
	contains(estimation.reason, "20 of a class", "19 of a class: none");
	estimation = of_rows(t, 200, 10);
	is_int(estimation.maps[0].map.method, ML_CALIBRATE_PLATT, "200 rows, 20 of a class: Platt");
	estimation = of_rows(t, 4900, 100);
	is_int(estimation.maps[0].map.method, ML_CALIBRATE_PLATT, "49 of a class: Platt");
	estimation = of_rows(t, 1000, 20);
	is_int(estimation.maps[0].map.method, ML_CALIBRATE_ISOTONIC, "1,000, 50 of a class: isotonic");
	report(t, &estimation, one, 1, 0.5, metrics);
	ok(isnan(value_of(metrics, "precision", NULL)) && isnan(value_of(metrics, "roc_auc", NULL)) &&
		   value_of(metrics, "recall", NULL) == 0 && value_of(metrics, "accuracy", NULL) > 0.5,
	   "a window of one row has what it can have");
	ml_writer_init(&writer, &t->env);
	ml_estimation_json(&writer, &estimation);
	ml_write_u8(&writer, '\0');
	ok(test_json_valid((const char *) writer.data), "description is JSON");
	contains((const char *) writer.data, "\"isotonic\"", "  that names the map");
	test_env_free(t);
}

/* The n-th allocation fails, the n-th look at the stop flag says stop: a status, never a crash. */
static void
test_failures(void)
{
	MlStatus status = ML_OUT_OF_MEMORY;
	int failures = 0;

	for (long fail_at = 1; status != ML_OK && fail_at < 200; fail_at++)
	{
		TestEnv *t = test_env();
		MlScores scores = {.width = 1};
		MlEstimation estimation;
		MlRanking ranking;

		for (int i = 0; i < 400; i++)
			add(t, &scores, i % 3 == 0, (double) (i % 31) / 31);
		ranking = ranked(t, &scores);
		t->allocations = 0;
		t->fail_at = fail_at;
		status = ml_estimation_fit(&t->env, &ranking, &estimation);
		failures += status == ML_OUT_OF_MEMORY;
		if (status != ML_OK && status != ML_OUT_OF_MEMORY)
			ok(false, "status %d at allocation %ld", (int) status, fail_at);
		test_env_free(t);
	}
	ok(status == ML_OK && failures > 5, "out of memory at each of %d allocations", failures);
}

int
main(void)
{
	test_oracle();
	test_reference();
	test_order();
	test_stored();
	test_few_rows();
	test_failures();
	return done();
}
