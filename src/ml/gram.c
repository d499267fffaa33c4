/*
 * gram.c
 *		Cross products A'A of a tall matrix, in twice the working precision.
 *
 * Normal equations have a bad name because A'A squares the condition number: in double precision it
 * leaves no digit of the coefficients on NIST's Filip, whose scaled columns have a condition number
 * near 1e10.  A QR factorization keeps them, but a narrow matrix gives it only matrix-vector work, and
 * its states merge by another factorization.  The trouble is not with the products, though, but with
 * their rounding.  Here each is exact: with a fused multiply-add
 *
 *	  p = a b,	e = fma(a, b, -p)				  a b = p + e		  (TwoProduct)
 *	  t = s + p, z = t - s, d = (s - (t - z)) + (p - z)	  s + p = t + d	  (TwoSum)
 *
 * and the errors are summed up beside the sum: T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot
 * product", SIAM J. Sci. Comput. 26 (2005), algorithm Dot2.  The result is as good as if computed with
 * 106 bits and rounded once: relative to |a|'|b| the error is about n^2 2^-106.  So the squared
 * condition number meets 1e-32, and what is left is better than QR in double precision whenever the
 * condition number is below 1e16; a column beyond that depends on the others, as far as its digits go.
 *
 * It costs ten operations for each product.  All of them run in vector lanes, none waits for another,
 * there is nothing to copy: about the time of a BLAS for 20 columns, two to four times that for 1,000.
 * Merging is addition, and the result does not depend on how rows are cut into blocks and states but
 * for the last of those 106 bits.  The same bits come out on every machine: the lanes are written out,
 * and fma is exact with or without an instruction for it.
 *
 * Layout of items, n = ncolumns, lower triangles row by row, (0,0) (1,0) (1,1) (2,0) ...:
 *
 *	  scale of each column, 0 as long as all its values were 0 | high parts | low parts
 */
#include "ml/gram.h"


#define LANES 8
#define STOP_COLUMNS 64 /* a block's columns between two looks at the stop flag */

/* Up to 2 to this power a column's values have squares, and low parts of them, without a scale. */
#define PLAIN_EXPONENT 300

/* A pivot below this, relative to the column's sum of squares, is rounding: R_jj is below 1e-14. */
#define NO_PIVOT 0x1p-93

/* A number as the sum of two, the low part at most half a unit in the last place of the high one. */
typedef struct Double2
{
	double high;
	double low;
} Double2;

static size_t
triangle(size_t n)
{
	return n * (n + 1) / 2;
}

static double *
high_row(const MlGram *gram, size_t i)
{
	return (double *) gram->items + (size_t) gram->ncolumns + triangle(i);
}

static double *
low_row(const MlGram *gram, size_t i)
{
	return high_row(gram, i) + triangle((size_t) gram->ncolumns);
}

size_t
ml_gram_size(size_t ncolumns)
{
	size_t items = ml_size_add(ml_size_mul(ncolumns, ncolumns + 1), ncolumns);

	return ml_size_add(sizeof(MlGram), ml_size_mul(items, sizeof(double)));
}

void
ml_gram_init(MlGram *gram, size_t ncolumns)
{
	memset(gram, 0, ml_gram_size(ncolumns));
	gram->ncolumns = (int64_t) ncolumns;
}

/* Give a column a smaller scale; both are powers of two, and what underflows is nothing beside it. */
static void
rescale(MlGram *gram, size_t column, double scale)
{
	double ratio = scale / gram->items[column];

	for (size_t j = 0; j <= column; j++)
	{
		high_row(gram, column)[j] *= ratio;
		low_row(gram, column)[j] *= ratio;
	}
	for (size_t i = column; i < (size_t) gram->ncolumns; i++)
	{
		high_row(gram, i)[column] *= ratio;
		low_row(gram, i)[column] *= ratio;
	}
	gram->items[column] = scale;
}

/* Largest magnitude of n values. */
ML_CLONES static double
largest_magnitude(const double *restrict values, size_t n)
{
	double largest[LANES] = {0};
	size_t i = 0;

	for (; i + LANES <= n; i += LANES)
#pragma GCC unroll 1
		for (int lane = 0; lane < LANES; lane++)
		{
			double magnitude = fabs(values[i + lane]);

			largest[lane] = magnitude > largest[lane] ? magnitude : largest[lane];
		}
	for (; i < n; i++)
		largest[0] = fabs(values[i]) > largest[0] ? fabs(values[i]) : largest[0];
	for (int lane = 1; lane < LANES; lane++)
		largest[0] = largest[lane] > largest[0] ? largest[lane] : largest[0];
	return largest[0];
}

double
ml_gram_scale(MlGram *gram, size_t column, const double *values, size_t nrows, double factor)
{
	double *scale = &gram->items[column];
	double largest = largest_magnitude(values, nrows);
	double fitting = 1;
	int exponent;

	if (largest == 0 || factor == 0)
		return *scale == 0 ? 1 : *scale;
	exponent = ilogb(largest) + ilogb(factor);
	if (*scale != 0 && exponent + ilogb(*scale) < PLAIN_EXPONENT)
		return *scale;
	if (exponent <= -PLAIN_EXPONENT || exponent >= PLAIN_EXPONENT)
		fitting = ldexp(1, exponent < -1022 ? 1022 : exponent > 1022 ? -1022 : -exponent);
	if (*scale == 0)
		*scale = fitting;
	else
		rescale(gram, column, fitting);
	return *scale;
}

void
ml_gram_same_scale(MlGram *gram, size_t column, size_t other)
{
	if (gram->items[column] == 0)
		gram->items[column] = gram->items[other];
	else if (gram->items[column] != gram->items[other])
		rescale(gram, column, gram->items[other]);
}

static inline Double2
two_sum(double a, double b)
{
	double sum = a + b;
	double z = sum - a;
	Double2 result = {sum, (a - (sum - z)) + (b - z)};

	return result;
}

/* a + b, both of twice the precision. */
static inline Double2
add2(Double2 a, Double2 b)
{
	Double2 sum = two_sum(a.high, b.high);

	return two_sum(sum.high, sum.low + (a.low + b.low));
}

static inline void
add_to(double *high, double *low, Double2 value)
{
	Double2 sum = add2((Double2){*high, *low}, value);

	*high = sum.high;
	*low = sum.low;
}

/* The lanes of a sum and of its errors as one number; in a tree, whose branches do not wait. */
static inline Double2
join_lanes(double *sums, double *errors)
{
	for (int half = LANES / 2; half > 0; half /= 2)
		for (int lane = 0; lane < half; lane++)
		{
			Double2 sum = two_sum(sums[lane], sums[lane + half]);

			sums[lane] = sum.high;
			errors[lane] += errors[lane + half] + sum.low;
		}
	return two_sum(sums[0], errors[0]);
}

/* sum += a b, the error of both kept. */
#define DOT_STEP(a, b, sum, error)                                          \
	do                                                                      \
	{                                                                       \
		double step_a = (a);                                                \
		double step_b = (b);                                                \
		double product = step_a * step_b;                                   \
		double product_error = fma(step_a, step_b, -product);               \
		double total = (sum) + product;                                     \
		double z = total - (sum);                                           \
                                                                            \
		(error) += (((sum) - (total - z)) + (product - z)) + product_error; \
		(sum) = total;                                                      \
	} while (0)

/*
 * Sum of products of n / LANES x LANES items, lane by lane.  The lanes are local, every loop over them
 * is complete and not unrolled: so gcc keeps them in vector registers.
 */
static inline __attribute__((always_inline)) void
dot_lanes(const double *restrict a, const double *restrict b, size_t n, double *restrict sums,
		  double *restrict errors)
{
	double sum[LANES];
	double error[LANES];

	for (int lane = 0; lane < LANES; lane++)
	{
		sum[lane] = sums[lane];
		error[lane] = errors[lane];
	}
	for (size_t i = 0; i + LANES <= n; i += LANES)
#pragma GCC unroll 1
		for (int lane = 0; lane < LANES; lane++)
			DOT_STEP(a[i + lane], b[i + lane], sum[lane], error[lane]);
	for (int lane = 0; lane < LANES; lane++)
	{
		sums[lane] = sum[lane];
		errors[lane] = error[lane];
	}
}

/* The items behind the last full LANES, filled up with zeros. */
static inline __attribute__((always_inline)) void
copy_rest(const double *from, size_t n, double *to)
{
	for (size_t i = 0; i < LANES; i++)
		to[i] = i < n % LANES ? from[n - n % LANES + i] : 0;
}

/* Add the products of one column with all before it and with itself to its row of the triangle. */
ML_CLONES static void
add_row(const double *const *columns, size_t row, size_t nrows, double *restrict high,
		double *restrict low)
{
	double rest[LANES];

	copy_rest(columns[row], nrows, rest);
	for (size_t j = 0; j <= row; j++)
	{
		double sums[LANES] = {0};
		double errors[LANES] = {0};

		dot_lanes(columns[row], columns[j], nrows, sums, errors);
		if (nrows % LANES != 0)
		{
			double other[LANES];

			copy_rest(columns[j], nrows, other);
			dot_lanes(rest, other, LANES, sums, errors);
		}
		add_to(&high[j], &low[j], join_lanes(sums, errors));
	}
}

MlStatus
ml_gram_add(MlEnv *env, MlGram *gram, const double *const *columns, size_t ncolumns, size_t nrows)
{
	gram->nrows += (int64_t) nrows;
	for (size_t row = 0; row < ncolumns; row++)
	{
		if (row % STOP_COLUMNS == STOP_COLUMNS - 1)
			ML_CHECK_STOP(env);
		add_row(columns, row, nrows, high_row(gram, row), low_row(gram, row));
	}
	return ML_OK;
}

/* high + low += factor x values, element by element. */
ML_CLONES static void
add_products(double *restrict high, double *restrict low, double factor,
			 const double *restrict values, size_t n)
{
	for (size_t j = 0; j < n; j++)
		DOT_STEP(factor, values[j], high[j], low[j]);
}

void
ml_gram_add_products(MlGram *gram, size_t d, double factor, const double *values, size_t n)
{
	add_products(high_row(gram, d), low_row(gram, d), factor, values, n);
}

void
ml_gram_add_product(MlGram *gram, size_t d, size_t j, double a, double b)
{
	DOT_STEP(a, b, high_row(gram, d)[j], low_row(gram, d)[j]);
}

void
ml_gram_merge(MlGram *gram, const MlGram *other, const int32_t *map)
{
	size_t n = (size_t) other->ncolumns;

	gram->nrows += other->nrows;
	for (size_t i = 0; i < n; i++)
	{
		double *scale = &gram->items[map[i]];

		if (*scale == 0)
			*scale = other->items[i];
		else if (other->items[i] != 0 && other->items[i] < *scale)
			rescale(gram, (size_t) map[i], other->items[i]);
	}
	for (size_t i = 0; i < n; i++)
	{
		/* scales are powers of two, so nothing is rounded */
		double ratio = other->items[i] == 0 ? 1 : gram->items[map[i]] / other->items[i];

		for (size_t j = 0; j <= i; j++)
		{
			double factor =
				ratio * (other->items[j] == 0 ? 1 : gram->items[map[j]] / other->items[j]);
			size_t row = (size_t) (map[i] > map[j] ? map[i] : map[j]);
			size_t column = (size_t) (map[i] > map[j] ? map[j] : map[i]);

			add_to(&high_row(gram, row)[column], &low_row(gram, row)[column],
				   (Double2){high_row(other, i)[j] * factor, low_row(other, i)[j] * factor});
		}
	}
}

/* Sum of (ah + al) (bh + bl). */
ML_CLONES static Double2
dot2(const double *restrict ah, const double *restrict al, const double *restrict bh,
	 const double *restrict bl, size_t n)
{
	double sums[LANES] = {0};
	double errors[LANES] = {0};
	size_t i = 0;

	for (; i + LANES <= n; i += LANES)
#pragma GCC unroll 1
		for (int lane = 0; lane < LANES; lane++)
		{
			DOT_STEP(ah[i + lane], bh[i + lane], sums[lane], errors[lane]);
			errors[lane] += ah[i + lane] * bl[i + lane] + al[i + lane] * bh[i + lane];
		}
	for (int lane = 0; i < n; i++, lane++)
	{
		DOT_STEP(ah[i], bh[i], sums[lane], errors[lane]);
		errors[lane] += ah[i] * bl[i] + al[i] * bh[i];
	}
	return join_lanes(sums, errors);
}

/* a / b by two steps of long division; b is not 0. */
static Double2
divide2(Double2 a, Double2 b)
{
	double first = a.high / b.high;
	double product = first * b.high;
	double rest = ((a.high - product) - fma(first, b.high, -product)) + (a.low - first * b.low);

	return two_sum(first, rest / b.high);
}

/* The square root of a > 0, by one step of Newton's method on that of its high part. */
static Double2
sqrt2(Double2 a)
{
	double root = sqrt(a.high);
	double square = root * root;
	double rest = ((a.high - square) - fma(root, root, -square)) + a.low;

	return two_sum(root, rest / (2 * root));
}

/* Cholesky's factor of the Gram matrix, column by column, high and low parts apart. */
static MlStatus
cholesky(MlEnv *env, const MlGram *gram, double *high, double *low)
{
	size_t n = (size_t) gram->ncolumns;

	for (size_t j = 0; j < n; j++)
	{
		double *column_high = high + j * n;
		double *column_low = low + j * n;
		double limit = high_row(gram, j)[j] * (NO_PIVOT * (double) (n + 8));

		ML_CHECK_STOP(env);
		for (size_t i = 0; i <= j; i++)
		{
			Double2 dot = dot2(high + i * n, low + i * n, column_high, column_low, i);
			Double2 rest = add2((Double2){high_row(gram, j)[i], low_row(gram, j)[i]},
								(Double2){-dot.high, -dot.low});
			Double2 pivot = {high[i * n + i], low[i * n + i]};
			Double2 item = {0, 0};

			if (i == j)
				item = rest.high > limit ? sqrt2(rest) : item;
			else if (pivot.high > 0)
				item = divide2(rest, pivot);
			column_high[i] = item.high;
			column_low[i] = item.low;
		}
	}
	return ML_OK;
}

MlStatus
ml_gram_factor(MlEnv *env, const MlGram *gram, long double **r)
{
	size_t n = (size_t) gram->ncolumns;
	double *high;
	double *low;

	for (size_t j = 0; j < n; j++)
		if (!isfinite(high_row(gram, j)[j]) || !isfinite(low_row(gram, j)[j]))
			return ml_fail(env, ML_BAD_VALUE,
						   "sums of squares overflow the range of double precision");
	ML_TRY(ml_alloc_zero(env, ml_size_mul(n, n), sizeof(double), "factor", &high));
	ML_TRY(ml_alloc_zero(env, ml_size_mul(n, n), sizeof(double), "factor", &low));
	ML_TRY(ml_alloc_zero(env, ml_size_mul(n, n), sizeof(long double), "factor", r));
	ML_TRY(cholesky(env, gram, high, low));
	for (size_t j = 0; j < n; j++)
	{
		long double scale = gram->items[j] == 0 ? 1 : gram->items[j];

		for (size_t i = 0; i <= j; i++)
			(*r)[j * n + i] = ((long double) high[j * n + i] + low[j * n + i]) / scale;
	}
	return ML_OK;
}

bool
ml_gram_valid(const MlGram *gram, size_t ncolumns)
{
	int exponent;

	if (gram->ncolumns != (int64_t) ncolumns || gram->nrows < 0 || gram->nrows > ML_MAX_ROWS)
		return false;
	for (size_t j = 0; j < ncolumns; j++)
		if (gram->items[j] != 0 &&
			!(isfinite(gram->items[j]) && frexp(gram->items[j], &exponent) == 0.5))
			return false;
	return true;
}
