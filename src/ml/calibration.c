/*
 * calibration.c
 *		Calibrated probabilities of two classes.  See calibration.h.
 *
 * Isotonic: the non-decreasing function of the probability that is nearest to what was observed, by
 * least squares.  Rows of the same probability are averaged first; then neighbours that are out of order
 * are pooled (M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid, E. Silverman, "An empirical distribution
 * function for sampling with incomplete information", Annals of Mathematical Statistics 26 (1955)).  The
 * first and the last probability of a pool are knots.  n rows cannot tell that something is certain,
 * so the function is clipped to [1 / (n + 2), 1 - 1 / (n + 2)].
 *
 * Platt: a logistic regression on logit(p), whose targets are (N+ + 1) / (N+ + 2) and 1 / (N- + 2) instead
 * of 1 and 0 (J. Platt, "Probabilistic outputs for support vector machines", in Advances in Large Margin
 * Classifiers, MIT Press 1999); N+ and N- are sums of weights.  Newton's method with halved steps as
 * in H.-T. Lin, C.-J. Lin, R. C. Weng, "A note on Platt's probabilistic outputs for support vector
 * machines", Machine Learning 68 (2007).
 */
#include "ml/calibration.h"

#include "ml/classes.h"
#include "ml/elementary.h"

#define STOP_ROWS 65536 /* between two looks at the stop flag */
#define PLATT_ITERATIONS 200
#define PLATT_TOLERANCE 1e-13 /* relative fall of the loss that a step promises */
#define PLATT_RIDGE 1e-12     /* of the Hessian, where all probabilities are the same */
#define LEAST_PROBABILITY 1e-15

/* A row, then rows of the same probability, then a pool. */
typedef struct Pool
{
	double first; /* probability */
	double last;
	double weight;
	double positive; /* weight of the positive class */
} Pool;

/* Sort by probability: merges of runs of 1, 2, 4 ... rows, stable.  work is as large. */
static MlStatus
sort_rows(MlEnv *env, Pool *rows, Pool *work, int64_t n, Pool **sorted)
{
	for (int64_t run = 1; run < n; run *= 2)
	{
		Pool *from = rows;

		for (int64_t start = 0; start < n; start += 2 * run)
		{
			int64_t middle = start + run < n ? start + run : n;
			int64_t end = start + 2 * run < n ? start + 2 * run : n;
			int64_t a = start;
			int64_t b = middle;

			if (start % STOP_ROWS == 0)
				ML_CHECK_STOP(env);
			for (int64_t i = start; i < end; i++)
				work[i] = a < middle && (b == end || from[a].first <= from[b].first) ? from[a++]
																					 : from[b++];
		}
		rows = work;
		work = from;
	}
	*sorted = rows;
	return ML_OK;
}

static double
pool_mean(const Pool *pool)
{
	return pool->positive / pool->weight;
}

/* Pool rows of the same probability, and neighbours out of order; in place.  Returns how many are left. */
static int64_t
pool_rows(Pool *rows, int64_t n)
{
	int64_t ties = 0;
	int64_t count = 0;

	for (int64_t i = 0; i < n; i++)
	{
		if (ties > 0 && rows[ties - 1].first == rows[i].first)
		{
			rows[ties - 1].weight += rows[i].weight;
			rows[ties - 1].positive += rows[i].positive;
		}
		else
			rows[ties++] = rows[i];
	}
	for (int64_t i = 0; i < ties; i++)
	{
		Pool pool = rows[i];

		while (count > 0 && pool_mean(&rows[count - 1]) >= pool_mean(&pool))
		{
			count--;
			pool.first = rows[count].first;
			pool.weight += rows[count].weight;
			pool.positive += rows[count].positive;
		}
		rows[count++] = pool;
	}
	return count;
}

static MlStatus
fit_isotonic(MlEnv *env, Pool *rows, int64_t n, MlCalibration *calibration)
{
	double least = 1 / ((double) n + 2);
	Pool *work;
	int64_t count;

	ML_TRY(ml_alloc(env, (size_t) n, sizeof(Pool), "calibration", &work));
	ML_TRY(sort_rows(env, rows, work, n, &rows));
	count = pool_rows(rows, n);
	if (count > INT32_MAX / 2)
		return ml_fail(env, ML_LIMIT, "a calibration map has too many knots");
	ML_TRY(ml_alloc(env, 2 * (size_t) count, sizeof(double), "calibration", &calibration->x));
	ML_TRY(ml_alloc(env, 2 * (size_t) count, sizeof(double), "calibration", &calibration->y));
	for (int64_t i = 0; i < count; i++)
		for (int end = 0; end < (rows[i].first < rows[i].last ? 2 : 1); end++)
		{
			double mean = pool_mean(&rows[i]);
			int32_t knot = calibration->nknots++;

			calibration->x[knot] = end == 0 ? rows[i].first : rows[i].last;
			calibration->y[knot] = mean < least ? least : mean > 1 - least ? 1 - least : mean;
		}
	return ML_OK;
}

static double
logit(double p)
{
	p = p < LEAST_PROBABILITY ? LEAST_PROBABILITY : p;
	p = p > 1 - LEAST_PROBABILITY ? 1 - LEAST_PROBABILITY : p;
	return ml_log(p / (1 - p));
}

/* Loss of Platt's targets, and with sums its derivatives: b, a, bb, ab, aa. */
static double
platt_loss(const Pool *rows, int64_t n, const double *target, double slope, double intercept,
		   double *sums)
{
	double loss = 0;

	if (sums != NULL)
		memset(sums, 0, 5 * sizeof(double));
	for (int64_t i = 0; i < n; i++)
	{
		double x = rows[i].last; /* logit of the probability */
		double eta = slope * x + intercept;
		double t = rows[i].positive > 0 ? target[1] : target[0];
		double w = rows[i].weight;
		double p = ml_sigmoid(eta);

		loss +=
			w * ((eta > 0 ? (1 - t) * eta : -t * eta) + ml_log1p_unit(ml_exp_negative(-fabs(eta))));
		if (sums == NULL)
			continue;
		sums[0] += w * (p - t);
		sums[1] += w * (p - t) * x;
		sums[2] += w * p * (1 - p);
		sums[3] += w * p * (1 - p) * x;
		sums[4] += w * p * (1 - p) * x * x;
	}
	return loss;
}

static MlStatus
fit_platt(MlEnv *env, Pool *rows, int64_t n, MlCalibration *calibration)
{
	double count[2] = {0};
	double target[2];

	for (int64_t i = 0; i < n; i++)
	{
		count[rows[i].positive > 0] += rows[i].weight;
		rows[i].last = logit(rows[i].first);
	}
	target[0] = 1 / (count[0] + 2);
	target[1] = (count[1] + 1) / (count[1] + 2);
	calibration->slope = 0;
	calibration->intercept = ml_log((count[1] + 1) / (count[0] + 1));
	for (int iteration = 0; iteration < PLATT_ITERATIONS; iteration++)
	{
		double sums[5];
		double loss = platt_loss(rows, n, target, calibration->slope, calibration->intercept, sums);
		double ridge = PLATT_RIDGE * (sums[2] + sums[4]);
		double determinant = (sums[2] + ridge) * (sums[4] + ridge) - sums[3] * sums[3];
		double intercept_step = -((sums[4] + ridge) * sums[0] - sums[3] * sums[1]) / determinant;
		double slope_step = -((sums[2] + ridge) * sums[1] - sums[3] * sums[0]) / determinant;
		double decrement = -(sums[0] * intercept_step + sums[1] * slope_step);
		double length = 1;

		ML_CHECK_STOP(env);
		if (!(decrement > PLATT_TOLERANCE * PLATT_TOLERANCE * loss))
			return ML_OK;
		while (length > 1e-10 &&
			   !(platt_loss(rows, n, target, calibration->slope + length * slope_step,
							calibration->intercept + length * intercept_step,
							NULL) <= loss * (1 + 1e-14)))
			length /= 2;
		if (length <= 1e-10)
			return ML_OK;
		calibration->slope += length * slope_step;
		calibration->intercept += length * intercept_step;
	}
	return ML_OK;
}

MlStatus
ml_calibration_fit(MlEnv *env, int32_t method, const double *probability,
				   const uint8_t *is_positive, const double *weight, int64_t n,
				   MlCalibration *calibration)
{
	Pool *rows;
	int64_t kept = 0;

	memset(calibration, 0, sizeof(*calibration));
	calibration->method = method;
	if (method == ML_CALIBRATE_NONE)
		return ML_OK;
	ML_TRY(ml_alloc(env, (size_t) n, sizeof(Pool), "calibration", &rows));
	for (int64_t i = 0; i < n; i++)
	{
		double w = weight == NULL ? 1 : weight[i];

		if (i % STOP_ROWS == 0)
			ML_CHECK_STOP(env);
		if (w > 0 && probability[i] >= 0 && probability[i] <= 1)
			rows[kept++] = (Pool){probability[i], probability[i], w, is_positive[i] ? w : 0};
	}
	if (kept == 0)
		return ml_fail(env, ML_BAD_VALUE, "there are no rows to calibrate with");
	if (method == ML_CALIBRATE_ISOTONIC)
		return fit_isotonic(env, rows, kept, calibration);
	return fit_platt(env, rows, kept, calibration);
}

/* Linear between knots, constant outside. */
static double
interpolate(const MlCalibration *calibration, double p)
{
	const double *x = calibration->x;
	const double *y = calibration->y;
	int32_t low = 0;
	int32_t high = calibration->nknots - 1;

	if (p <= x[low])
		return y[low];
	if (p >= x[high])
		return y[high];
	while (high - low > 1)
	{
		int32_t middle = low + (high - low) / 2;

		if (x[middle] <= p)
			low = middle;
		else
			high = middle;
	}
	return y[low] + (y[high] - y[low]) * ((p - x[low]) / (x[high] - x[low]));
}

double
ml_calibration_apply(const MlCalibration *calibration, double probability)
{
	if (calibration->method == ML_CALIBRATE_ISOTONIC)
		return interpolate(calibration, probability);
	if (calibration->method == ML_CALIBRATE_PLATT)
		return ml_sigmoid(calibration->slope * logit(probability) + calibration->intercept);
	return probability;
}

void
ml_calibration_save(MlWriter *writer, const MlCalibration *calibration)
{
	ml_write_u8(writer, (uint8_t) calibration->method);
	ml_write_f64(writer, calibration->slope);
	ml_write_f64(writer, calibration->intercept);
	ml_write_u32(writer, (uint32_t) calibration->nknots);
	ml_write_doubles(writer, calibration->x, (size_t) calibration->nknots);
	ml_write_doubles(writer, calibration->y, (size_t) calibration->nknots);
}

MlStatus
ml_calibration_load(MlReader *reader, MlCalibration *calibration)
{
	uint32_t n;

	calibration->method = ml_read_u8(reader);
	calibration->slope = ml_read_f64(reader);
	calibration->intercept = ml_read_f64(reader);
	n = ml_read_count(reader, 2 * sizeof(double));
	calibration->x = ml_read_doubles(reader, n);
	calibration->y = ml_read_doubles(reader, n);
	ML_TRY(ml_reader_status(reader));
	if (calibration->method > ML_CALIBRATE_PLATT ||
		(n > 0) != (calibration->method == ML_CALIBRATE_ISOTONIC) ||
		!isfinite(calibration->slope) || !isfinite(calibration->intercept))
		ml_reader_fail(reader, "wrong calibration map");
	for (uint32_t i = 0; i < n; i++)
		if (!(calibration->x[i] >= 0 && calibration->x[i] <= 1) ||
			!(calibration->y[i] >= 0 && calibration->y[i] <= 1) ||
			(i > 0 && !(calibration->x[i - 1] < calibration->x[i] &&
						calibration->y[i - 1] <= calibration->y[i])))
			ml_reader_fail(reader, "wrong calibration map");
	calibration->nknots = (int32_t) n;
	return ml_reader_status(reader);
}
