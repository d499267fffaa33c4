/*
 * two_sample.c
 *		Two samples of numbers: Kolmogorov-Smirnov and Wasserstein distance.
 *
 * Both walk through the values of the two samples together, in ascending order, with the number of rows
 * up to there in each.  After all rows of one value, F and G being the distribution functions,
 *
 *	  KS = max |F - G|,  W1 = integral of |F - G|
 *
 * so ties need no care.  F - G comes from an exact difference of products and is good to the last digits
 * also where the two nearly agree.
 *
 * P-value of KS, two-sided.  If both samples are drawn from one continuous distribution all C(n + m, n)
 * orders of them are equally likely, each a path from (0, 0) to (n, m) in steps of 1; the statistic is at
 * least D when the path meets a point (i, j) with |i / n - j / m| >= D.  The share of paths to (i, j) that
 * have met one is 1 at such points, elsewhere
 *
 *	  s(i, j) = i / (i + j) s(i - 1, j) + j / (i + j) s(i, j - 1)
 *
 * because of the C(i + j, i) paths the part i / (i + j) comes from (i - 1, j).  All terms are positive:
 * small p keep their digits, which counting the paths that meet none and subtracting from 1 would not, and
 * nothing overflows.  D is a multiple of 1 / (n m), so the comparison is made in integers.  With ties the p
 * is conservative.
 *
 * Above ML_KS_EXACT_ROWS Kolmogorov's limit with Stephens' correction: t = (r + 0.12 + 0.11 / r) D, r =
 * sqrt(n m / (n + m)).
 *
 * J. L. Hodges (1958), Arkiv foer Matematik 3, 469-486 (the recursion on paths).  M. A. Stephens (1970), J. R.
 * Stat. Soc. B 32, 115-122.
 */
#include "ml/two_sample.h"

#include "ml/radix.h"
#include "ml/ranking.h"
#include "ml/special.h"

MlStatus
ml_sample_sort(MlEnv *env, const double *values, size_t n, MlSample *sample)
{
	uint64_t *keys;
	uint64_t *spare;
	uint64_t *sorted;

	ML_TRY(ml_alloc(env, n, sizeof(uint64_t), "values of a sample", &keys));
	ML_TRY(ml_alloc(env, n, sizeof(uint64_t), "values of a sample", &spare));
	for (size_t i = 0; i < n; i++)
	{
		ML_CHECK_STOP_AT(env, i);
		keys[i] = ml_score_key(values[i]);
	}
	ML_TRY(ml_radix_sort(env, keys, spare, n, 1, 0, &sorted));
	for (size_t i = 0; i < n; i++)
	{
		double value = ml_key_score(sorted[i]);

		ML_CHECK_STOP_AT(env, i);
		memcpy(&sorted[i], &value, sizeof(value));
	}
	*sample = (MlSample){(const double *) sorted, NULL, n};
	return ML_OK;
}

static double
rows_at(const MlSample *sample, size_t i)
{
	return sample->counts != NULL ? (double) sample->counts[i] : 1;
}

static MlStatus
count_rows(MlEnv *env, const MlSample *sample, double *rows)
{
	*rows = sample->counts != NULL ? 0 : (double) sample->nvalues;
	if (sample->counts == NULL)
		return ML_OK;
	for (size_t i = 0; i < sample->nvalues; i++)
	{
		ML_CHECK_STOP_AT(env, i);
		*rows += rows_at(sample, i);
	}
	return ML_OK;
}

/*
 * The mean first, then the squares around it, in long double: no square of a double overflows there.
 */
MlStatus
ml_sample_sd(MlEnv *env, const MlSample *sample, double *sd)
{
	long double sum = 0;
	long double squares = 0;
	long double mean;
	double rows;

	ML_TRY(count_rows(env, sample, &rows));
	*sd = NAN;
	if (rows == 0)
		return ML_OK;
	for (size_t i = 0; i < sample->nvalues; i++)
	{
		ML_CHECK_STOP_AT(env, i);
		sum += (long double) sample->values[i] * rows_at(sample, i);
	}
	mean = sum / rows;
	for (size_t i = 0; i < sample->nvalues; i++)
	{
		long double gap = sample->values[i] - mean;

		ML_CHECK_STOP_AT(env, i);
		squares += gap * gap * rows_at(sample, i);
	}
	/* of equal values the mean may be off by its rounding, so that squares would not be 0 */
	if (sample->values[0] == sample->values[sample->nvalues - 1])
		squares = 0;
	*sd = (double) sqrtl(squares / rows);
	return ML_OK;
}

/* Where a walk through two samples stands: behind all rows of values up to and including value. */
typedef struct Walk
{
	const MlSample *samples[2];
	double rows[2]; /* in all */
	size_t at[2];
	double below[2]; /* rows so far */
	double value;
	size_t steps;
} Walk;

static MlStatus
begin_walk(MlEnv *env, Walk *walk, const MlSample *first, const MlSample *second)
{
	*walk = (Walk){.samples = {first, second}};
	for (int k = 0; k < 2; k++)
		ML_TRY(count_rows(env, walk->samples[k], &walk->rows[k]));
	return ML_OK;
}

/* The least value that comes next; false at the end of both. */
static bool
next_value(const Walk *walk, double *value)
{
	bool found = false;

	for (int k = 0; k < 2; k++)
	{
		const MlSample *sample = walk->samples[k];
		size_t at = walk->at[k];

		if (at < sample->nvalues && (!found || sample->values[at] < *value))
		{
			*value = sample->values[at];
			found = true;
		}
	}
	return found;
}

/* Take all rows of the next value; false at the end. */
static bool
step(Walk *walk)
{
	if (!next_value(walk, &walk->value))
		return false;
	walk->steps++;
	for (int k = 0; k < 2; k++)
	{
		const MlSample *sample = walk->samples[k];

		while (walk->at[k] < sample->nvalues && sample->values[walk->at[k]] == walk->value)
			walk->below[k] += rows_at(sample, walk->at[k]++);
	}
	return true;
}

/* |F - G| */
static double
walk_gap(const Walk *walk)
{
	return fabs(ml_product_difference(walk->below[0], walk->rows[1], walk->below[1],
									  walk->rows[0])) /
		   walk->rows[0] / walk->rows[1];
}

MlStatus
ml_ks_statistic(MlEnv *env, const MlSample *first, const MlSample *second, double *statistic)
{
	Walk walk;

	ML_TRY(begin_walk(env, &walk, first, second));
	*statistic = NAN;
	if (walk.rows[0] == 0 || walk.rows[1] == 0)
		return ML_OK;
	*statistic = 0;
	while (step(&walk))
	{
		ML_CHECK_STOP_AT(env, walk.steps);
		*statistic = fmax(*statistic, walk_gap(&walk));
	}
	return ML_OK;
}

MlStatus
ml_wasserstein(MlEnv *env, const MlSample *first, const MlSample *second, double *distance)
{
	long double sum = 0;
	Walk walk;

	ML_TRY(begin_walk(env, &walk, first, second));
	*distance = NAN;
	if (walk.rows[0] == 0 || walk.rows[1] == 0)
		return ML_OK;
	while (step(&walk))
	{
		double next;

		ML_CHECK_STOP_AT(env, walk.steps);
		/* the difference of two doubles can be beyond their range */
		if (next_value(&walk, &next))
			sum += ((long double) next - walk.value) * walk_gap(&walk);
	}
	*distance = (double) sum;
	return ML_OK;
}

double
ml_wasserstein_normalized(double distance, double sd)
{
	return distance == 0 && sd == 0 ? 0 : distance / sd;
}

double
ml_ks_p_exact(double statistic, double n, double m)
{
	int32_t rows = (int32_t) fmin(n, m); /* of the smaller sample */
	int32_t columns = (int32_t) fmax(n, m);
	long double
		share[101]; /* of the paths to (i, j), for one j; the root of ML_KS_EXACT_ROWS + 1 */
	int64_t bound;

	if (!(n >= 1 && m >= 1 && n * m <= ML_KS_EXACT_ROWS) || isnan(statistic))
		return NAN;
	bound = llround(statistic * n * m);
	for (int32_t j = 0; j <= columns; j++)
		for (int32_t i = 0; i <= rows; i++)
		{
			int64_t gap = (int64_t) i * columns - (int64_t) j * rows;
			long double sum = 0;

			if (i > 0)
				sum += share[i - 1] * i;
			if (j > 0)
				sum += share[i] * j;
			if (gap >= bound || -gap >= bound)
				share[i] = 1;
			else
				share[i] = i + j > 0 ? sum / (i + j) : 0;
		}
	return (double) share[rows];
}

double
ml_ks_p_stephens(double statistic, double n, double m)
{
	double root = sqrt(n * (m / (n + m)));

	if (!(n >= 1 && m >= 1))
		return NAN;
	return ml_kolmogorov_p((root + 0.12 + 0.11 / root) * statistic);
}

double
ml_ks_p(double statistic, double n, double m, bool *exact)
{
	bool is_exact = n * m <= ML_KS_EXACT_ROWS;

	if (exact != NULL)
		*exact = is_exact;
	return is_exact ? ml_ks_p_exact(statistic, n, m) : ml_ks_p_stephens(statistic, n, m);
}
