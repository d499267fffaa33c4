/*
 * test_estimation_classes.c
 *		Estimated performance of several classes against its definition (test/gen/estimation.py).
 */
#include "ml/classes.h"
#include "ml/estimation.h"
#include "expected_estimation.h"
#include "support.h"
#include "tap.h"

static const MlText labels[] = {{"a", 1}, {"b", 1}, {"cc", 2}};

static void
add(TestEnv *t, MlClassRows *rows, const double *probabilities, int class_index)
{
	if (ml_class_rows_add(&t->env, rows, probabilities, class_index) != ML_OK)
		bail_out("%s", t->env.error.message);
}

static MlEstimation
fitted(TestEnv *t, const MlClassRows *rows)
{
	MlEstimation estimation;

	if (ml_estimation_fit_classes(&t->env, rows, labels, &estimation) != ML_OK)
		bail_out("%s", t->env.error.message);
	return estimation;
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

static void
test_reference(void)
{
	TestEnv *t = test_env();
	MlClassRows held = {.nclasses = NCLASSES, .is_sample = true};
	MlClassRows window = {.nclasses = NCLASSES};
	MlMetric metrics[ML_ESTIMATED_CLASS_METRICS];
	MlMetric wide[ML_ESTIMATED_CLASS_METRICS];
	MlEstimation estimation;

	for (int i = 0; i < NMULTI; i++)
		add(t, &held, multi_probabilities + i * NCLASSES, multi_labels[i]);
	for (int i = 0; i < NMULTI_WINDOW; i++)
		add(t, &window, multi_window + i * NCLASSES, multi_predicted[i]);
	estimation = fitted(t, &held);
	if (ml_estimated_class_report(&t->env, &estimation, &window, wide) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int k = 0; k < NCLASSES; k++)
	{
		MlScoreMap *map = &estimation.maps[k];

		is_int(map->map.method, ML_CALIBRATE_ISOTONIC, "isotonic");
		for (int i = map->ngrid; i < map->nmaps * map->ngrid; i++)
			map->maps[i] = map->maps[i - map->ngrid];
	}
	memset(estimation.misfit, 0, sizeof(estimation.misfit));
	if (ml_estimated_class_report(&t->env, &estimation, &window, metrics) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int m = 0; m < ML_ESTIMATED_CLASS_METRICS; m++)
	{
		near(metrics[m].value, multi_values[m], 1e-12, metrics[m].name);
		near(metrics[m].std_error, multi_errors[m], 1e-7, "  error by the scatter of labels");
		ok(wide[m].std_error > 1.01 * metrics[m].std_error &&
			   wide[m].std_error < 3 * metrics[m].std_error,
		   "  the calibration adds to it");
	}
	test_env_free(t);
}

/* Rows in another order, in parts, through their stored form: the same bytes. */
static void
test_order(void)
{
	TestEnv *t = test_env();
	MlClassRows forward = {.nclasses = NCLASSES, .is_sample = true};
	MlClassRows backward = {.nclasses = NCLASSES, .is_sample = true};
	MlClassRows part = {.nclasses = NCLASSES, .is_sample = true};
	MlClassRows loaded;
	MlEstimation estimation;
	MlEstimation again;
	MlReader reader;
	MlWriter writer;
	MlText a;
	MlText b;
	int accepted = 0;

	for (int i = 0; i < NMULTI; i++)
	{
		int j = NMULTI - 1 - i;

		add(t, &forward, multi_probabilities + i * NCLASSES, multi_labels[i]);
		add(t, i % 3 == 0 ? &part : &backward, multi_probabilities + j * NCLASSES, multi_labels[j]);
	}
	ml_writer_init(&writer, &t->env);
	ml_class_rows_save(&writer, &part);
	ml_reader_init(&reader, &t->env, "rows", writer.data, writer.size);
	if (ml_class_rows_load(&reader, &loaded) != ML_OK || ml_reader_end(&reader) != ML_OK ||
		ml_class_rows_merge(&t->env, &backward, &loaded) != ML_OK)
		bail_out("%s", t->env.error.message);
	estimation = fitted(t, &forward);
	a = saved(t, &estimation);
	estimation = fitted(t, &backward);
	b = saved(t, &estimation);
	ok(ml_text_compare(a, b) == 0, "the order of rows does not matter");
	is_int(ml_estimation_load(&t->env, a.data, a.length, &again), ML_OK, "stored");
	ok(ml_text_compare(saved(t, &again), a) == 0, "  the same when stored again");
	for (size_t size = 0; size < a.length; size += 1 + size / 16)
		accepted += ml_estimation_load(&t->env, a.data, size, &again) != ML_CORRUPT;
	is_int(accepted, 0, "  none that is cut off is accepted");
	test_env_free(t);
}

/* More rows than are kept: a sample that does not depend on their order, nor on parts. */
static void
test_sample(void)
{
	TestEnv *t = test_env();
	MlClassRows whole = {.nclasses = 2, .is_sample = true};
	MlClassRows parts[2] = {{.nclasses = 2, .is_sample = true}, {.nclasses = 2, .is_sample = true}};
	double sums[2] = {0, 0};
	const int n = 450000;

	for (int i = 0; i < n; i++)
	{
		double p = (double) (test_hash(1, (uint64_t) i) >> 11) * 0x1p-53;

		add(t, &whole, (double[]){p, 1 - p}, i % 2);
		add(t, &parts[i < 150000], (double[]){p, 1 - p}, i % 2);
	}
	if (ml_class_rows_merge(&t->env, &parts[0], &parts[1]) != ML_OK)
		bail_out("%s", t->env.error.message);
	is_int(whole.nseen, n, "450,000 rows");
	ok(whole.nrows > 90000 && whole.nrows <= 200000, "  of which %d are kept", (int) whole.nrows);
	is_int(parts[0].nrows, whole.nrows, "  the same in parts");
	for (int s = 0; s < 2; s++)
		for (const MlClassChunk *chunk = s == 0 ? whole.first : parts[0].first; chunk != NULL;
			 chunk = chunk->next)
			for (int i = 0; i < chunk->nrows; i++)
				sums[s] += (double) chunk->values[3 * i];
	near(sums[0], sums[1], 1e-9, "  and the same rows");
	near(sums[0] / (double) whole.nrows, 0.5, 0.02, "  like all of them");
	test_env_free(t);
}

static void
test_few(void)
{
	TestEnv *t = test_env();
	MlClassRows rows = {.nclasses = NCLASSES, .is_sample = true};
	MlEstimation estimation;

	for (int i = 0; i < 199; i++)
		add(t, &rows, (double[]){0.2, 0.3, 0.5}, i % 2);
	estimation = fitted(t, &rows);
	contains(estimation.reason, "mlsys.calibrate", "199 rows: none, and what to do");
	add(t, &rows, (double[]){0.2, 0.3, 0.5}, -1);
	estimation = fitted(t, &rows);
	is_text(estimation.reason, "", "200 rows, two classes of 20: an estimation");
	is_int(estimation.maps[2].map.method, ML_CALIBRATE_PLATT, "  a class without rows has Platt's");
	test_env_free(t);
}

int
main(void)
{
	test_reference();
	test_order();
	test_sample();
	test_few();
	return done();
}
