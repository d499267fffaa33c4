/*
 * error_model.c
 *		A model of a regression's error.  See error_model.h.
 *
 * Least squares of e = |y - p| on x = (standardised numeric features, prediction p), and of e^2 on the same,
 * over rows held out, by the normal equations (a dependent column has no part).  A window is then expected to
 * have the mean error m = a + b' mean(x).  What will be observed differs from that by
 *
 *	  - the scatter of errors around their expectation, whose variance is taken to be proportional to its
 *		square, c m_i^2 (errors of one shape, of which the rows know the scale): c mean(m_i^2) / n, with c the
 *		cross-fitted mean squared residual over mean(m_i^2) on the rows held out;
 *	  - the error of a and b, by the delete-a-group jackknife: with m_g of the model without group g,
 *		(G - 1) / G sum (m_g - mean)^2.
 *
 * Rows are in one of 20 groups by a hash of their content, each with cross moments of its own, so one pass is
 * enough for all of that: models without groups come from the moments of the others, and the residuals of
 * a model on a group from the moments of that group.  The cross-fitted R2 leaves out a fifth (four groups)
 * at a time, 1 - sum of squared residuals / sum of squared deviations; where it is below 0.02 the rows
 * know nothing of the error, and the estimate would be the error on the rows held out whatever comes.
 *
 * Nothing here can see concept drift: that y is another for the same x.
 *
 * As in NannyML's direct loss estimation, with a linear model in the place of boosted trees.  Jackknife: J.
 * Shao, D. Tu (1995), The Jackknife and Bootstrap, section 2.3.
 */
#include "ml/error_model.h"

#include "ml/cholesky.h"
#include "ml/hash.h"
#include "ml/sealed.h"

#define MARK UINT32_C(0x3152454d) /* MER1 */
#define FOLDS 5
#define BLOCK_ROWS 32
#define PIVOT_LIMIT 1e-10

/* Columns of the moments: features, prediction, the two errors. */
static inline int32_t
nterms(int32_t ncolumns)
{
	return ncolumns + 1;
}

MlStatus
ml_error_rows_init(MlEnv *env, const MlCovariance *covariance, MlErrorRows *rows)
{
	rows->covariance = covariance;
	ML_TRY(ml_alloc(env, (size_t) covariance->ncolumns, sizeof(double), "rows", &rows->values));
	for (int g = 0; g < ML_ERROR_GROUPS; g++)
		ML_TRY(ml_cross_init(env, &rows->groups[g], nterms(covariance->ncolumns) + ML_ERROR_TARGETS,
							 BLOCK_ROWS));
	return ML_OK;
}

MlStatus
ml_error_rows_add(MlEnv *env, MlErrorRows *rows, double actual, double predicted)
{
	int32_t d = rows->covariance->ncolumns;
	uint64_t hash = ml_hash_pair(ml_hash_number(actual), ml_hash_number(predicted));
	MlCrossMoments *group;
	double *row;

	ml_covariance_standardise(rows->covariance, rows->values);
	for (int32_t c = 0; c < d; c++)
		hash = ml_hash_pair(hash, ml_hash_number(rows->values[c]));
	group = &rows->groups[hash % ML_ERROR_GROUPS];
	ML_TRY(ml_cross_row(env, group, &row));
	memcpy(row, rows->values, (size_t) d * sizeof(double));
	row[d] = predicted;
	row[d + 1] = fabs(actual - predicted);
	row[d + 2] = (actual - predicted) * (actual - predicted);
	ml_cross_commit(group);
	return ML_OK;
}

void
ml_error_rows_merge(MlErrorRows *rows, MlErrorRows *other)
{
	for (int g = 0; g < ML_ERROR_GROUPS; g++)
	{
		ml_cross_flush(&other->groups[g]);
		ml_cross_merge(&rows->groups[g], &other->groups[g]);
	}
}

void
ml_error_rows_save(MlWriter *writer, MlErrorRows *rows)
{
	for (int g = 0; g < ML_ERROR_GROUPS; g++)
		ml_cross_save(writer, &rows->groups[g]);
}

MlStatus
ml_error_rows_load(MlReader *reader, MlErrorRows *rows)
{
	for (int g = 0; g < ML_ERROR_GROUPS; g++)
		ML_TRY(ml_cross_load(reader, &rows->groups[g]));
	return ML_OK;
}

/* Work space of fits. */
typedef struct Fit
{
	MlCrossMoments moments;
	double *triangle;
} Fit;

/* The moments of all groups but those that are left_out (a multiple of every apart); -1: none. */
static void
gather(Fit *fit, const MlErrorRows *rows, int left_out, int every)
{
	size_t n = (size_t) fit->moments.ncolumns;

	fit->moments.n = 0;
	memset(fit->moments.mean, 0, n * sizeof(double));
	memset(fit->moments.products, 0, n * n * sizeof(double));
	for (int g = 0; g < ML_ERROR_GROUPS; g++)
		if (left_out < 0 || g % every != left_out)
			ml_cross_merge(&fit->moments, &rows->groups[g]);
}

/* Least squares of a target on the terms; coefficients: the intercept, then those of the terms. */
static MlStatus
solve(MlEnv *env, Fit *fit, int32_t terms, int target, double *coefficients)
{
	const MlCrossMoments *moments = &fit->moments;
	double *slopes = coefficients + 1;

	for (int32_t i = 0; i < terms; i++)
	{
		for (int32_t j = 0; j <= i; j++)
			fit->triangle[ml_triangle((size_t) i) + (size_t) j] = ml_cross_product(moments, i, j);
		slopes[i] = ml_cross_product(moments, i, terms + target);
	}
	ML_TRY(ml_cholesky(env, fit->triangle, (size_t) terms, PIVOT_LIMIT, NULL));
	ml_cholesky_forward(fit->triangle, (size_t) terms, slopes);
	ml_cholesky_backward(fit->triangle, (size_t) terms, slopes);
	coefficients[0] = moments->mean[terms + target];
	for (int32_t i = 0; i < terms; i++)
		coefficients[0] -= slopes[i] * moments->mean[i];
	return ML_OK;
}

/* b' S b of the terms. */
static double
quadratic(const MlCrossMoments *moments, int32_t terms, const double *slopes)
{
	double sum = 0;

	for (int32_t i = 0; i < terms; i++)
		for (int32_t j = 0; j < terms; j++)
			sum += slopes[i] * slopes[j] * ml_cross_product(moments, i, j);
	return sum;
}

/* Sum of squared residuals of a model on the rows of a group. */
static double
squared_residuals(const MlCrossMoments *group, int32_t terms, int target,
				  const double *coefficients)
{
	const double *slopes = coefficients + 1;
	double mean = group->mean[terms + target] - coefficients[0];
	double sum = ml_cross_product(group, terms + target, terms + target);

	for (int32_t i = 0; i < terms; i++)
	{
		mean -= slopes[i] * group->mean[i];
		sum -= 2 * slopes[i] * ml_cross_product(group, i, terms + target);
	}
	sum += quadratic(group, terms, slopes);
	return fmax(0, sum) + (double) group->n * mean * mean;
}

static MlStatus
fit_target(MlEnv *env, Fit *fit, const MlErrorRows *rows, int target, MlErrorModel *model)
{
	int32_t terms = nterms(model->ncolumns);
	size_t width = (size_t) terms + 1;
	double *coefficients;
	double *fold_coefficients;
	double residuals = 0;
	double mean;
	double n;
	double total;

	ML_TRY(ml_alloc(env, ml_size_mul(width, ML_ERROR_GROUPS + 1), sizeof(double), "error model",
					&model->coefficients[target]));
	ML_TRY(ml_alloc(env, width, sizeof(double), "error model", &fold_coefficients));
	coefficients = model->coefficients[target];
	for (int g = 0; g < ML_ERROR_GROUPS; g++)
	{
		gather(fit, rows, g, ML_ERROR_GROUPS);
		ML_TRY(solve(env, fit, terms, target, coefficients + (size_t) (g + 1) * width));
	}
	for (int fold = 0; fold < FOLDS; fold++)
	{
		gather(fit, rows, fold, FOLDS);
		ML_TRY(solve(env, fit, terms, target, fold_coefficients));
		for (int g = fold; g < ML_ERROR_GROUPS; g += FOLDS)
			residuals += squared_residuals(&rows->groups[g], terms, target, fold_coefficients);
	}
	gather(fit, rows, -1, 1);
	ML_TRY(solve(env, fit, terms, target, coefficients));
	n = (double) fit->moments.n;
	total = ml_cross_product(&fit->moments, terms + target, terms + target);
	mean = fit->moments.mean[terms + target];
	model->r2[target] = 1 - residuals / total;
	model->spread[target] =
		residuals / n / (mean * mean + quadratic(&fit->moments, terms, coefficients + 1) / n);
	return ML_OK;
}

MlStatus
ml_error_model_fit(MlEnv *env, MlErrorRows *rows, MlErrorModel *model)
{
	int32_t terms = nterms(rows->covariance->ncolumns);
	Fit fit;

	memset(model, 0, sizeof(*model));
	model->reason = "";
	model->ncolumns = rows->covariance->ncolumns;
	model->r2[0] = model->r2[1] = NAN;
	for (int g = 0; g < ML_ERROR_GROUPS; g++)
	{
		ml_cross_flush(&rows->groups[g]);
		model->n += rows->groups[g].n;
	}
	if (model->n < ML_ERROR_ROWS)
	{
		model->reason = "fewer than 200 rows held out with a target; mlsys.calibrate(model, query) "
						"takes others";
		return ML_OK;
	}
	ML_TRY(ml_cross_init(env, &fit.moments, terms + ML_ERROR_TARGETS, 1));
	ML_TRY(
		ml_alloc(env, ml_triangle((size_t) terms), sizeof(double), "error model", &fit.triangle));
	for (int target = 0; target < ML_ERROR_TARGETS; target++)
	{
		ML_CHECK_STOP(env);
		ML_TRY(fit_target(env, &fit, rows, target, model));
	}
	if (!(model->r2[0] >= ML_ERROR_LEAST_R2 && isfinite(model->spread[0])))
		model->reason = "the features tell too little of the error: cross-fitted R2 below 0.02";
	return ML_OK;
}

/* Has it a model of this error that is good for anything? */
static bool
has_target(const MlErrorModel *model, int target)
{
	return model->reason[0] == '\0' && model->r2[target] >= ML_ERROR_LEAST_R2 &&
		   isfinite(model->spread[target]);
}

static size_t
count_coefficients(const MlErrorModel *model)
{
	return (size_t) (ML_ERROR_GROUPS + 1) * ((size_t) nterms(model->ncolumns) + 1);
}

void
ml_error_model_save(MlWriter *writer, const MlErrorModel *model)
{
	ml_seal_begin(writer, MARK);
	ml_write_string(writer, model->reason);
	ml_write_i64(writer, model->n);
	ml_write_u32(writer, (uint32_t) model->ncolumns);
	for (int target = 0; target < ML_ERROR_TARGETS; target++)
	{
		ml_write_f64(writer, model->r2[target]);
		ml_write_f64(writer, model->spread[target]);
		if (has_target(model, target))
			ml_write_doubles(writer, model->coefficients[target], count_coefficients(model));
	}
	ml_seal_end(writer);
}

MlStatus
ml_error_model_load(MlEnv *env, const void *data, size_t size, MlErrorModel *model)
{
	MlReader reader;
	uint32_t ncolumns;

	memset(model, 0, sizeof(*model));
	ML_TRY(ml_seal_open(&reader, env, "estimation", MARK, data, size));
	model->reason = ml_read_string(&reader);
	model->n = ml_read_i64(&reader);
	ncolumns = ml_read_u32(&reader);
	if (model->n < 0 || model->n > ML_MAX_ROWS || ncolumns > ML_COVARIANCE_COLUMNS)
		ml_reader_fail(&reader, "wrong size");
	ML_TRY(ml_reader_status(&reader));
	model->ncolumns = (int32_t) ncolumns;
	for (int target = 0; target < ML_ERROR_TARGETS; target++)
	{
		model->r2[target] = ml_read_f64(&reader);
		model->spread[target] = ml_read_f64(&reader);
		if (has_target(model, target))
			model->coefficients[target] = ml_read_doubles(&reader, count_coefficients(model));
	}
	if (model->reason[0] == '\0' && !has_target(model, 0))
		ml_reader_fail(&reader, "wrong model of the error");
	return ml_reader_end(&reader);
}

bool
ml_is_error_model(const void *data, size_t size)
{
	const unsigned char *bytes = data;

	return size >= 4 && (bytes[0] | (uint32_t) bytes[1] << 8 | (uint32_t) bytes[2] << 16 |
						 (uint32_t) bytes[3] << 24) == MARK;
}

void
ml_error_model_json(MlWriter *writer, const MlErrorModel *model)
{
	ml_json_begin(writer, '{');
	ml_json_key(writer, "n");
	ml_json_integer(writer, model->n);
	ml_json_key(writer, "columns");
	ml_json_integer(writer, model->ncolumns);
	ml_json_member(writer, "r2_absolute_error", model->r2[0]);
	ml_json_member(writer, "r2_squared_error", model->r2[1]);
	if (model->reason[0] != '\0')
	{
		ml_json_key(writer, "message");
		ml_json_string(writer, model->reason);
	}
	ml_json_end(writer, '}');
}

MlStatus
ml_error_window_init(MlEnv *env, const MlCovariance *covariance, const MlErrorModel *model,
					 MlErrorWindow *window)
{
	memset(window, 0, sizeof(*window));
	if (covariance->ncolumns != model->ncolumns)
		return ml_fail(env, ML_BAD_SHAPE,
					   "estimation is of %d numeric columns, but the covariance of %d",
					   (int) model->ncolumns, (int) covariance->ncolumns);
	window->covariance = covariance;
	window->model = model;
	ML_TRY(ml_alloc(env, (size_t) covariance->ncolumns, sizeof(double), "rows", &window->values));
	return ml_alloc_zero(env, (size_t) nterms(model->ncolumns), sizeof(MlSum), "rows",
						 &window->sums);
}

void
ml_error_window_add(MlErrorWindow *window, double predicted)
{
	int32_t d = window->model->ncolumns;

	ml_covariance_standardise(window->covariance, window->values);
	for (int32_t c = 0; c < d; c++)
		ml_sum_add(&window->sums[c], window->values[c]);
	ml_sum_add(&window->sums[d], predicted);
	for (int target = 0; target < ML_ERROR_TARGETS; target++)
	{
		const double *coefficients = window->model->coefficients[target];
		double error;

		if (coefficients == NULL)
			continue;
		error = coefficients[0] + coefficients[d + 1] * predicted;
		for (int32_t c = 0; c < d; c++)
			error += coefficients[c + 1] * window->values[c];
		ml_spread_add(&window->predictions[target], error);
	}
}

void
ml_error_window_merge(MlErrorWindow *window, const MlErrorWindow *other)
{
	for (int32_t c = 0; c < nterms(window->model->ncolumns); c++)
		ml_sum_merge(&window->sums[c], &other->sums[c]);
	for (int target = 0; target < ML_ERROR_TARGETS; target++)
		ml_spread_merge(&window->predictions[target], &other->predictions[target]);
}

void
ml_error_window_save(MlWriter *writer, const MlErrorWindow *window)
{
	for (int32_t c = 0; c < nterms(window->model->ncolumns); c++)
	{
		ml_write_f64(writer, window->sums[c].sum);
		ml_write_f64(writer, window->sums[c].correction);
	}
	for (int target = 0; target < ML_ERROR_TARGETS; target++)
	{
		ml_write_f64(writer, window->predictions[target].n);
		ml_write_f64(writer, window->predictions[target].mean);
		ml_write_f64(writer, window->predictions[target].m2);
	}
}

MlStatus
ml_error_window_load(MlReader *reader, MlErrorWindow *window)
{
	for (int32_t c = 0; c < nterms(window->model->ncolumns); c++)
	{
		window->sums[c].sum = ml_read_f64(reader);
		window->sums[c].correction = ml_read_f64(reader);
	}
	for (int target = 0; target < ML_ERROR_TARGETS; target++)
	{
		window->predictions[target].n = ml_read_f64(reader);
		window->predictions[target].mean = ml_read_f64(reader);
		window->predictions[target].m2 = ml_read_f64(reader);
	}
	return ml_reader_status(reader);
}

/* Variance of the expected mean error, by the models without each of the groups. */
static double
jackknife(const MlErrorWindow *window, int target)
{
	int32_t terms = nterms(window->model->ncolumns);
	MlSpread spread = {0, 0, 0};

	for (int g = 1; g <= ML_ERROR_GROUPS; g++)
	{
		const double *coefficients =
			window->model->coefficients[target] + (size_t) g * ((size_t) terms + 1);
		double mean = coefficients[0];

		for (int32_t c = 0; c < terms; c++)
			mean += coefficients[c + 1] * ml_sum_total(&window->sums[c]) /
					window->predictions[target].n;
		ml_spread_add(&spread, mean);
	}
	return spread.m2 * (ML_ERROR_GROUPS - 1) / ML_ERROR_GROUPS;
}

int
ml_error_report(const MlErrorWindow *window, MlMetric *metrics)
{
	int nmetrics = 0;

	for (int target = 0; target < ML_ERROR_TARGETS; target++)
	{
		const MlSpread *predictions = &window->predictions[target];
		double mean = predictions->mean;
		double error;

		if (window->model->coefficients[target] == NULL)
			continue;
		error = sqrt(window->model->spread[target] *
						 (mean * mean + predictions->m2 / predictions->n) / predictions->n +
					 jackknife(window, target));
		/* a linear model can be led below 0, where it has nothing to say */
		if (!(mean > 0))
			mean = error = NAN;
		metrics[nmetrics++] = target == 0 ? ml_metric_normal("mae", mean, error, 0, INFINITY)
										  : ml_metric_normal("rmse", sqrt(mean),
															 error / (2 * sqrt(mean)), 0, INFINITY);
	}
	return nmetrics;
}
