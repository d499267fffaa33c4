/*
 * logistic_kernel.c
 *		Hot loops of logistic regression.  See logistic_kernel.h.
 *
 * The Hessian's weighted cross products are nearly all of the work.  They are computed as dot products
 * over the rows of a block, a tile of 4 x 4 of them at a time, so that a value that was loaded serves four
 * operations.  The compiler keeps the tile's sums in registers only if vectors have the width of its
 * registers: so AVX-512 has a version of its own, with the same order of additions.
 */
#include "ml/logistic_kernel.h"

#include "ml/elementary.h"

#define LANES ML_KERNEL_LANES
#define TILE ML_KERNEL_TILE

typedef double Lanes __attribute__((vector_size(LANES * sizeof(double))));
typedef double HalfLanes __attribute__((vector_size(LANES / 2 * sizeof(double))));

/* Where the compiler can make functions for instructions that the processor may not have. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(ML_NO_CLONES)
#define WIDE __attribute__((target("arch=x86-64-v4")))
#endif

ML_CLONES static void
scale(const double *restrict x, size_t n, double center, double factor, double fill, size_t ahead,
	  double *restrict z)
{
	size_t i = 0;

	for (; i + LANES <= n; i += LANES)
	{
		__builtin_prefetch(x + i + ahead, 0, 2);
		for (size_t lane = i; lane < i + LANES; lane++)
		{
			double value = (x[lane] - center) * factor;

			z[lane] = x[lane] != x[lane] ? fill : value;
		}
	}
	for (; i < n; i++)
		z[i] = x[i] != x[i] ? fill : (x[i] - center) * factor;
}

void
ml_kernel_scale(const double *x, size_t n, double center, double factor, double fill, size_t ahead,
				double *z)
{
	scale(x, n, center, factor, fill, ahead, z);
}

ML_CLONES static void
add(double a, const double *restrict x, double *restrict y, size_t n)
{
	for (size_t i = 0; i < n; i++)
		y[i] += a * x[i];
}

void
ml_kernel_add(double a, const double *x, double *y, size_t n)
{
	add(a, x, y, n);
}

ML_CLONES static void
combine(const double *restrict a, const double *restrict x, size_t stride, size_t ncolumns,
		double *restrict y, size_t n)
{
	size_t j = 0;

	/* four columns for each time that y is read and written */
	for (; j + 4 <= ncolumns; j += 4)
	{
		const double *x0 = x + j * stride;
		const double *x1 = x0 + stride;
		const double *x2 = x1 + stride;
		const double *x3 = x2 + stride;

		for (size_t i = 0; i < n; i++)
			y[i] += (a[j] * x0[i] + a[j + 1] * x1[i]) + (a[j + 2] * x2[i] + a[j + 3] * x3[i]);
	}
	for (; j < ncolumns; j++)
		for (size_t i = 0; i < n; i++)
			y[i] += a[j] * x[j * stride + i];
}

void
ml_kernel_combine(const double *a, const double *x, size_t stride, size_t ncolumns, double *y,
				  size_t n)
{
	combine(a, x, stride, ncolumns, y, n);
}

/* Sum of n items, by lanes. */
static inline __attribute__((always_inline)) double
sum_items(const double *restrict x, size_t n)
{
	double sums[LANES] = {0};

	for (size_t i = 0; i < n; i += LANES)
		for (size_t lane = 0; lane < LANES; lane++)
			sums[lane] += x[i + lane];
	return ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
		   ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

/* Largest magnitude of n items, and how many are not above 0. */
static inline __attribute__((always_inline)) double
largest_item(const double *restrict x, size_t n, int64_t *none)
{
	double most[LANES] = {0};
	int64_t count[LANES] = {0};

	for (size_t i = 0; i < n; i += LANES)
		for (size_t lane = 0; lane < LANES; lane++)
		{
			double size = x[i + lane] < 0 ? -x[i + lane] : x[i + lane];

			most[lane] = size > most[lane] ? size : most[lane];
			count[lane] += x[i + lane] > 0 ? 0 : 1;
		}
	for (size_t lane = 0; lane < LANES; lane++)
	{
		most[0] = most[lane] > most[0] ? most[lane] : most[0];
		*none += count[lane];
	}
	return most[0];
}

/*
 * By the margin m = sign eta: the probability of the other class is 1 / (1 + e^m), and the loss is
 * ln(1 + e^-m), both from e^-|m| so that nothing cancels.
 */
ML_CLONES static void
binary(const double *restrict eta, const double *restrict sign, const double *restrict weight,
	   size_t n, double *restrict residual, double *restrict curvature, double *restrict loss,
	   double *restrict largest, int64_t *restrict misses)
{
	size_t done = 0;

	/* in pieces whose losses have a place on the stack */
	while (done < n)
	{
		double losses[128];
		double margins[128];
		double most;
		size_t m = n - done < 128 ? n - done : 128;

		for (size_t i = 0; i < m; i++)
		{
			double w = weight[done + i];
			double margin = sign[done + i] * eta[done + i];
			double size = margin < 0 ? -margin : margin;
			double e = ml_exp_negative(-size);
			double d = 1 / (1 + e);
			double wrong = margin < 0 ? d : e * d;

			residual[done + i] = -sign[done + i] * (w * wrong);
			curvature[done + i] = w * (e * d * d);
			losses[i] = w * (ml_log1p_unit(e) + (margin < 0 ? size : 0));
			/* a row without weight is no miss, and its margin is small */
			margins[i] = w > 0 ? margin : 1e-300;
		}
		most = largest_item(margins, m, misses);
		*largest = most > *largest ? most : *largest;
		*loss += sum_items(losses, m);
		done += m;
	}
}

void
ml_kernel_binary(const double *eta, const double *sign, const double *weight, size_t n,
				 double *residual, double *curvature, double *loss, double *largest,
				 int64_t *misses)
{
	binary(eta, sign, weight, n, residual, curvature, loss, largest, misses);
}

/* Range of a row's predictors over the columns seen so far. */
ML_CLONES static void
widen(const double *restrict x, size_t n, double *restrict least, double *restrict most)
{
	for (size_t i = 0; i < n; i++)
	{
		least[i] = x[i] < least[i] ? x[i] : least[i];
		most[i] = x[i] > most[i] ? x[i] : most[i];
	}
}

/* x := e^(x - most), total += x */
ML_CLONES static void
exponentiate(double *restrict x, const double *restrict most, double *restrict total, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		x[i] = ml_exp_negative(x[i] - most[i]);
		total[i] += x[i];
	}
}

ML_CLONES static void
divide(double *restrict x, const double *restrict total, size_t n)
{
	for (size_t i = 0; i < n; i++)
		x[i] /= total[i];
}

void
ml_kernel_softmax(double *p, size_t stride, int32_t nvectors, bool is_based, const int32_t *class,
				  const double *weight, size_t n, double *most, double *total, double *loss,
				  double *largest, int64_t *misses)
{
	for (size_t i = 0; i < n; i++)
		total[i] = most[i] = is_based ? 0 : p[i];
	for (int32_t k = 0; k < nvectors; k++)
		widen(p + (size_t) k * stride, n, total, most);
	for (size_t i = 0; i < n; i++)
	{
		int32_t k = class[i] - (is_based ? 1 : 0);
		double chosen = k < 0 ? 0 : p[(size_t) k * stride + i];

		if (weight[i] > 0 && most[i] - total[i] > *largest)
			*largest = most[i] - total[i];
		*misses += weight[i] > 0 && chosen < most[i];
		*loss += weight[i] * (most[i] - chosen);
		total[i] = is_based ? ml_exp_negative(-most[i]) : 0;
	}
	for (int32_t k = 0; k < nvectors; k++)
		exponentiate(p + (size_t) k * stride, most, total, n);
	for (size_t i = 0; i < n; i++)
		*loss += weight[i] * log(total[i]);
	for (int32_t k = 0; k < nvectors; k++)
		divide(p + (size_t) k * stride, total, n);
}

ML_CLONES static void
residuals(const double *restrict p, const int32_t *restrict class, int32_t which,
		  const double *restrict weight, size_t n, double *restrict residual)
{
	for (size_t i = 0; i < n; i++)
		residual[i] = weight[i] * (p[i] - (class[i] == which ? 1.0 : 0.0));
}

void
ml_kernel_residual(const double *p, const int32_t *class, int32_t which, const double *weight,
				   size_t n, double *residual)
{
	residuals(p, class, which, weight, n, residual);
}

ML_CLONES static void
curvatures(const double *restrict p, const double *restrict q, double same,
		   const double *restrict weight, size_t n, double *restrict curvature)
{
	for (size_t i = 0; i < n; i++)
		curvature[i] = weight[i] * p[i] * (same - q[i]);
}

void
ml_kernel_curvature(const double *p, const double *q, bool is_same, const double *weight, size_t n,
					double *curvature)
{
	curvatures(p, q, is_same ? 1 : 0, weight, n, curvature);
}

/*
 * Dot products of TILE columns from left with TILE from right: lane by lane, then added in pairs, in the
 * same order whatever the width of the vectors.  With vectors of eight lanes sixteen sums stay in registers.
 */
static inline __attribute__((always_inline)) void
tile_wide(const double *restrict left, const double *const *restrict right, size_t stride, size_t n,
		  double (*restrict out)[TILE])
{
	Lanes sums[TILE][TILE];

	for (int a = 0; a < TILE; a++)
		for (int b = 0; b < TILE; b++)
			sums[a][b] = (Lanes){0};
	for (size_t i = 0; i < n; i += LANES)
	{
		Lanes y[TILE];

		for (int b = 0; b < TILE; b++)
			y[b] = *(const Lanes *) (right[b] + i);
		for (int a = 0; a < TILE; a++)
		{
			Lanes x = *(const Lanes *) (left + (size_t) a * stride + i);

			for (int b = 0; b < TILE; b++)
				sums[a][b] += x * y[b];
		}
	}
	for (int a = 0; a < TILE; a++)
		for (int b = 0; b < TILE; b += 2)
		{
			/* neighbours added: lanes 0 2 4 6 of both sums, in turn */
			Lanes s =
				__builtin_shufflevector(sums[a][b], sums[a][b + 1], 0, 8, 2, 10, 4, 12, 6, 14) +
				__builtin_shufflevector(sums[a][b], sums[a][b + 1], 1, 9, 3, 11, 5, 13, 7, 15);

			out[a][b] = (s[0] + s[2]) + (s[4] + s[6]);
			out[a][b + 1] = (s[1] + s[3]) + (s[5] + s[7]);
		}
}

/* The same by halves of four lanes, for 2 x 2 columns: as many sums as sixteen registers can keep. */
static inline __attribute__((always_inline)) void
tile_narrow(const double *restrict left, const double *const *restrict right, size_t stride,
			size_t n, double (*restrict out)[TILE])
{
	for (int a = 0; a < TILE; a += 2)
		for (int b = 0; b < TILE; b += 2)
		{
			const double *x0 = left + (size_t) a * stride;
			const double *x1 = x0 + stride;
			HalfLanes low[4] = {{0}};
			HalfLanes high[4] = {{0}};

			for (size_t i = 0; i < n; i += LANES)
			{
				HalfLanes x = *(const HalfLanes *) (x0 + i);
				HalfLanes z = *(const HalfLanes *) (x1 + i);
				HalfLanes y = *(const HalfLanes *) (right[b] + i);
				HalfLanes u = *(const HalfLanes *) (right[b + 1] + i);

				low[0] += x * y;
				low[1] += x * u;
				low[2] += z * y;
				low[3] += z * u;
				x = *(const HalfLanes *) (x0 + i + LANES / 2);
				z = *(const HalfLanes *) (x1 + i + LANES / 2);
				y = *(const HalfLanes *) (right[b] + i + LANES / 2);
				u = *(const HalfLanes *) (right[b + 1] + i + LANES / 2);
				high[0] += x * y;
				high[1] += x * u;
				high[2] += z * y;
				high[3] += z * u;
			}
			for (int k = 0; k < 4; k++)
				out[a + k / 2][b + k % 2] = ((low[k][0] + low[k][1]) + (low[k][2] + low[k][3])) +
											((high[k][0] + high[k][1]) + (high[k][2] + high[k][3]));
		}
}

static inline __attribute__((always_inline)) void
tile_products(bool is_wide, const double *left, const double *const *right, size_t stride, size_t n,
			  double (*out)[TILE])
{
	if (is_wide)
		tile_wide(left, right, stride, n, out);
	else
		tile_narrow(left, right, stride, n, out);
}

/* Columns b0 .. b0 + TILE - 1, the last one again where there are no more. */
static inline __attribute__((always_inline)) void
right_columns(const double *first, size_t stride, size_t b0, size_t ncolumns,
			  const double *right[TILE])
{
	for (size_t b = 0; b < TILE; b++)
		right[b] = first + (b0 + b < ncolumns ? b0 + b : ncolumns - 1) * stride;
}

/* Column a of the left side: u z_a, behind the last one the residual, then nothing. */
static inline __attribute__((always_inline)) void
fill_left(const double *restrict z, const double *restrict u, const double *restrict residual,
		  size_t n, double *restrict left)
{
	if (z != NULL)
		for (size_t i = 0; i < n; i++)
			left[i] = z[i] * u[i];
	else if (residual != NULL)
		memcpy(left, residual, n * sizeof(double));
	else
		memset(left, 0, n * sizeof(double));
}

static inline __attribute__((always_inline)) void
triangle_products(bool is_wide, const double *restrict z, size_t stride, size_t ncolumns,
				  const double *restrict u, size_t n, const double *restrict residual,
				  double *restrict tile, double *restrict triangle, double *restrict gradient)
{
	size_t nleft = ncolumns + (residual != NULL ? 1 : 0);

	for (size_t a0 = 0; a0 < nleft; a0 += TILE)
	{
		size_t nright = a0 + TILE < ncolumns ? a0 + TILE : ncolumns;

		for (size_t a = 0; a < TILE; a++)
			fill_left(a0 + a < ncolumns ? z + (a0 + a) * stride : NULL, u,
					  a0 + a == ncolumns ? residual : NULL, n, tile + a * stride);
		for (size_t b0 = 0; b0 < nright; b0 += TILE)
		{
			const double *right[TILE];
			double out[TILE][TILE];

			right_columns(z, stride, b0, ncolumns, right);
			tile_products(is_wide, tile, right, stride, n, out);
			for (size_t a = a0; a < a0 + TILE && a < nleft; a++)
				for (size_t b = b0; b < b0 + TILE && b < ncolumns; b++)
				{
					if (a == ncolumns)
						gradient[b] += out[a - a0][b - b0];
					else if (b <= a)
						triangle[a * (a + 1) / 2 + b] += out[a - a0][b - b0];
				}
		}
	}
}

/* Dot product of two columns. */
static inline __attribute__((always_inline)) double
column_product(const double *restrict x, const double *restrict y, size_t n)
{
	double sums[LANES] = {0};

	for (size_t i = 0; i < n; i += LANES)
		for (size_t lane = 0; lane < LANES; lane++)
			sums[lane] += x[i + lane] * y[i + lane];
	return ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
		   ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

static inline __attribute__((always_inline)) void
products(bool is_wide, const double *restrict left, size_t nleft, const double *restrict right,
		 size_t nright, size_t stride, size_t n, double *restrict out, size_t out_stride)
{
	size_t a0 = 0;

	for (; a0 + TILE <= nleft; a0 += TILE)
		for (size_t b0 = 0; b0 < nright; b0 += TILE)
		{
			const double *columns[TILE];
			double sums[TILE][TILE];

			right_columns(right, stride, b0, nright, columns);
			tile_products(is_wide, left + a0 * stride, columns, stride, n, sums);
			for (size_t a = 0; a < TILE; a++)
				for (size_t b = b0; b < b0 + TILE && b < nright; b++)
					out[(a0 + a) * out_stride + b] += sums[a][b - b0];
		}
	for (; a0 < nleft; a0++)
		for (size_t b = 0; b < nright; b++)
			out[a0 * out_stride + b] += column_product(left + a0 * stride, right + b * stride, n);
}

ML_CLONES static void
triangle_narrow(const double *z, size_t stride, size_t ncolumns, const double *u, size_t n,
				const double *residual, double *tile, double *triangle, double *gradient)
{
	triangle_products(false, z, stride, ncolumns, u, n, residual, tile, triangle, gradient);
}

ML_CLONES static void
products_narrow(const double *left, size_t nleft, const double *right, size_t nright, size_t stride,
				size_t n, double *out, size_t out_stride)
{
	products(false, left, nleft, right, nright, stride, n, out, out_stride);
}

#ifdef WIDE
WIDE static void
triangle_wide(const double *z, size_t stride, size_t ncolumns, const double *u, size_t n,
			  const double *residual, double *tile, double *triangle, double *gradient)
{
	triangle_products(true, z, stride, ncolumns, u, n, residual, tile, triangle, gradient);
}

WIDE static void
products_wide(const double *left, size_t nleft, const double *right, size_t nright, size_t stride,
			  size_t n, double *out, size_t out_stride)
{
	products(true, left, nleft, right, nright, stride, n, out, out_stride);
}

/* Does the processor have all of x86-64-v4? */
static bool
is_wide(void)
{
	return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
		   __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
		   __builtin_cpu_supports("avx512vl");
}
#else
#define triangle_wide triangle_narrow
#define products_wide products_narrow

static bool
is_wide(void)
{
	return false;
}
#endif

void
ml_kernel_triangle(const double *z, size_t stride, size_t ncolumns, const double *u, size_t n,
				   const double *residual, double *tile, double *triangle, double *gradient)
{
	(is_wide() ? triangle_wide : triangle_narrow)(z, stride, ncolumns, u, n, residual, tile,
												  triangle, gradient);
}

void
ml_kernel_products(const double *left, size_t nleft, const double *right, size_t nright,
				   size_t stride, size_t n, double *out, size_t out_stride)
{
	(is_wide() ? products_wide : products_narrow)(left, nleft, right, nright, stride, n, out,
												  out_stride);
}
