/*
 * test_reconstruction.c
 *		Covariance of features and the error of their reconstruction against scikit-learn
 *		(test/gen/estimation.py).
 */
#include "ml/reconstruction.h"
#include "expected_estimation.h"
#include "support.h"
#include "tap.h"

static const char *const names[NFEATURES] = {"a", "b", "c", "d", "e", "f", "g"};

/* What is read of a profile of the first n rows; a column of texts, an array and a constant besides. */
static MlDataProfile
profile_of(TestEnv *t, int n)
{
	MlDataProfile profile = {.nrows = n, .ncolumns = NFEATURES + 3};

	if (ml_alloc_zero(&t->env, NFEATURES + 3, sizeof(MlProfileColumn), "profile",
					  &profile.columns) != ML_OK)
		bail_out("out of memory");
	for (int c = 0; c < profile.ncolumns; c++)
	{
		MlProfileColumn *column = &profile.columns[c];

		column->name = c < NFEATURES ? names[c] : "other";
		column->kind = c == NFEATURES ? ML_PROFILE_CATEGORY : ML_PROFILE_NUMBER;
		column->type_kind = c == NFEATURES + 1 ? ML_COLUMN_ARRAY : ML_COLUMN_NUMBER;
		ml_moments_init(&column->moments);
		for (int i = 0; i < n; i++)
		{
			double value = c < NFEATURES ? feature_rows[i * NFEATURES + c] : 7;

			if (!isnan(value))
				ml_moments_add(&column->moments, &value, 1);
		}
	}
	return profile;
}

static void
add_rows(TestEnv *t, const MlCovariance *begun, MlCrossMoments *moments, int from, int to)
{
	for (int i = from; i < to; i++)
	{
		double *row;

		if (ml_cross_row(&t->env, moments, &row) != ML_OK)
			bail_out("%s", t->env.error.message);
		memcpy(row, feature_rows + (size_t) i * NFEATURES, NFEATURES * sizeof(double));
		ml_covariance_standardise(begun, row);
		ml_cross_commit(moments);
	}
}

/* The covariance of the training rows, from as many states as there are parts. */
static MlCovariance
covariance_of(TestEnv *t, int parts)
{
	MlDataProfile profile = profile_of(t, NTRAIN);
	MlCrossMoments whole;
	MlCovariance begun;
	MlCovariance covariance;

	if (ml_covariance_begin(&t->env, &profile, &begun) != ML_OK ||
		ml_cross_init(&t->env, &whole, begun.ncolumns, 16) != ML_OK)
		bail_out("%s", t->env.error.message);
	is_int(begun.ncolumns, NFEATURES, "columns of numbers that are not constant");
	for (int p = 0; p < parts; p++)
	{
		MlCrossMoments part;
		MlCrossMoments loaded;
		MlWriter writer;
		MlReader reader;

		if (ml_cross_init(&t->env, &part, begun.ncolumns, 16) != ML_OK ||
			ml_cross_init(&t->env, &loaded, begun.ncolumns, 16) != ML_OK)
			bail_out("%s", t->env.error.message);
		add_rows(t, &begun, &part, NTRAIN * p / parts, NTRAIN * (p + 1) / parts);
		ml_writer_init(&writer, &t->env);
		ml_cross_save(&writer, &part);
		ml_reader_init(&reader, &t->env, "moments", writer.data, writer.size);
		if (ml_cross_load(&reader, &loaded) != ML_OK || ml_reader_end(&reader) != ML_OK)
			bail_out("%s", t->env.error.message);
		ml_cross_merge(&whole, &loaded);
	}
	if (ml_covariance_finish(&t->env, &begun, &whole, &covariance) != ML_OK)
		bail_out("%s", t->env.error.message);
	return covariance;
}

static void
test_covariance(int parts)
{
	TestEnv *t = test_env();
	MlCovariance covariance = covariance_of(t, parts);
	double error[3] = {0};

	is_int(covariance.n, NTRAIN, "rows");
	for (int i = 0; i < NFEATURES; i++)
	{
		error[0] = fmax(error[0], fabs(covariance.mean[i] - feature_means[i]) / feature_sds[i]);
		error[1] = fmax(error[1], fabs(covariance.sd[i] / feature_sds[i] - 1));
		for (int j = 0; j <= i; j++)
			error[2] = fmax(error[2], fabs(covariance.correlation[i * (i + 1) / 2 + j] -
										   feature_correlations[i * NFEATURES + j]));
	}
	ok(error[0] < 1e-9, "%d parts: means", parts);
	ok(error[1] < 1e-9, "  standard deviations");
	ok(error[2] < 1e-9, "  correlations");
	test_env_free(t);
}

static void
add_rest(TestEnv *t, MlReconstruction *reconstruction, int from, int to)
{
	for (int i = from; i < to; i++)
	{
		double *row;

		if (ml_reconstruction_row(&t->env, reconstruction, &row) != ML_OK)
			bail_out("%s", t->env.error.message);
		memcpy(row, feature_rows + (size_t) (NTRAIN + i) * NFEATURES, NFEATURES * sizeof(double));
		ml_reconstruction_commit(reconstruction);
	}
	ml_reconstruction_flush(reconstruction);
}

static const char *
json_of(TestEnv *t, MlReconstruction *reconstruction)
{
	MlWriter writer;

	ml_writer_init(&writer, &t->env);
	ml_reconstruction_json(&writer, reconstruction);
	ml_write_u8(&writer, '\0');
	ok(test_json_valid((const char *) writer.data), "JSON");
	return (const char *) writer.data;
}

static void
test_error(void)
{
	TestEnv *t = test_env();
	MlCovariance covariance = covariance_of(t, 1);
	MlReconstruction one;
	MlReconstruction all;
	const char *json;

	if (ml_reconstruction_begin(&t->env, &covariance, &one) != ML_OK ||
		ml_reconstruction_begin(&t->env, &covariance, &all) != ML_OK)
		bail_out("%s", t->env.error.message);
	is_int(one.ncomponents, components, "components");
	for (int i = 0; i < 5; i++)
	{
		one.error = (MlSpread){0, 0, 0};
		add_rest(t, &one, i, i + 1);
		near(one.error.mean, error_rows[i], 1e-9, "  error of a row");
	}
	add_rest(t, &all, 0, NREST);
	near(all.error.mean, error_mean, 1e-9, "mean error");
	near(sqrt(all.error.m2 / (all.error.n - 1)), error_sd, 1e-9, "  its standard deviation");
	json = json_of(t, &all);
	ok(isnan(test_json_number(json, "reference")) && isnan(test_json_number(json, "p_value")),
	   "no reference yet");
	covariance.error = all.error;
	json = json_of(t, &all);
	near(test_json_number(json, "reference"), error_mean, 1e-9, "against itself: the reference");
	near(test_json_number(json, "p_value"), 1, 1e-12, "  p is 1");
	test_env_free(t);
}

/* A row whose values are all usual but do not belong together. */
static void
test_broken(void)
{
	TestEnv *t = test_env();
	MlCovariance covariance = covariance_of(t, 1);
	MlReconstruction reconstruction;
	double *row;

	if (ml_reconstruction_begin(&t->env, &covariance, &reconstruction) != ML_OK ||
		ml_reconstruction_row(&t->env, &reconstruction, &row) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int c = 0; c < NFEATURES; c++)
		row[c] = covariance.mean[c] + (c == 0) * covariance.sd[c] - (c == 1) * covariance.sd[c];
	ml_reconstruction_commit(&reconstruction);
	ml_reconstruction_flush(&reconstruction);
	ok(reconstruction.error.mean > 1.3, "a row against the correlations has a large error, %g",
	   reconstruction.error.mean);
	test_env_free(t);
}

static void
test_stored(void)
{
	TestEnv *t = test_env();
	MlCovariance covariance = covariance_of(t, 1);
	MlCovariance loaded;
	MlReconstruction reconstruction;
	MlWriter writer;
	MlWriter again;
	int accepted = 0;

	covariance.error = (MlSpread){10, 1.5, 2};
	ml_writer_init(&writer, &t->env);
	ml_covariance_save(&writer, &covariance);
	is_int(ml_covariance_load(&t->env, writer.data, writer.size, &loaded), ML_OK, "stored");
	ml_writer_init(&again, &t->env);
	ml_covariance_save(&again, &loaded);
	ok(again.size == writer.size && memcmp(again.data, writer.data, writer.size) == 0,
	   "  the same when stored again");
	for (size_t size = 0; size < writer.size; size++)
		accepted += ml_covariance_load(&t->env, writer.data, size, &loaded) != ML_CORRUPT;
	for (size_t i = 0; i < writer.size; i++)
	{
		writer.data[i] ^= 1;
		accepted += ml_covariance_load(&t->env, writer.data, writer.size, &loaded) != ML_CORRUPT;
		writer.data[i] ^= 1;
	}
	is_int(accepted, 0, "  none that is damaged is accepted");
	for (covariance.ncolumns = 0; covariance.ncolumns < 2; covariance.ncolumns++)
	{
		is_int(ml_reconstruction_begin(&t->env, &covariance, &reconstruction), ML_OK,
			   "fewer than two columns");
		add_rest(t, &reconstruction, 0, 0);
		contains(json_of(t, &reconstruction), "fewer than two", "  say so");
	}
	test_env_free(t);
}

int
main(void)
{
	test_covariance(1);
	test_covariance(3);
	test_error();
	test_broken();
	test_stored();
	return done();
}
