/*
 * logistic_kernel.c
 *		Hot loops of logistic regression.  See logistic_kernel.h.
 *
 * The Hessian's weighted cross products are nearly all of the work.  They are computed as dot products
 * over the rows of a block, a tile of 4 x 2 of them at a time: eight accumulators of eight lanes, which
 * fill the registers of AVX-512, while 6 loads serve 16 operations.  The lanes are GCC's vector type, so
 * that neither compiler nor instruction set changes the order of the additions.
 */
#include "ml/logistic_kernel.h"

#include "ml/elementary.h"

#define LANES ML_KERNEL_LANES
#define TILE ML_KERNEL_TILE

typedef double Lanes __attribute__((vector_size(LANES * sizeof(double))));

ML_CLONES static void
scale(const double *restrict x, size_t n, double center, double factor, double fill,
	  double *restrict z)
{
	for (size_t i = 0; i < n; i++)
	{
		double value = (x[i] - center) * factor;

		z[i] = x[i] != x[i] ? fill : value;
	}
}

void
ml_kernel_scale(const double *x, size_t n, double center, double factor, double fill, double *z)
{
	scale(x, n, center, factor, fill, z);
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

static inline __attribute__((always_inline)) double
largest_item(const double *restrict x, size_t n)
{
	double most[LANES] = {0};

	for (size_t i = 0; i < n; i += LANES)
		for (size_t lane = 0; lane < LANES; lane++)
			most[lane] = x[i + lane] > most[lane] ? x[i + lane] : most[lane];
	for (size_t lane = 1; lane < LANES; lane++)
		most[0] = most[lane] > most[0] ? most[lane] : most[0];
	return most[0];
}

/*
 * By the margin m = sign eta: the probability of the other class is 1 / (1 + e^m), and the loss is
 * ln(1 + e^-m), both from e^-|m| so that nothing cancels.
 */
ML_CLONES static void
binary(const double *restrict eta, const double *restrict sign, const double *restrict weight,
	   size_t n, double *restrict residual, double *restrict curvature, double *restrict loss,
	   double *restrict largest)
{
	size_t done = 0;

	/* in pieces whose losses have a place on the stack */
	while (done < n)
	{
		double losses[128];
		double sizes[128];
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
			sizes[i] = w > 0 ? size : 0;
		}
		most = largest_item(sizes, m);
		*largest = most > *largest ? most : *largest;
		*loss += sum_items(losses, m);
		done += m;
	}
}

void
ml_kernel_binary(const double *eta, const double *sign, const double *weight, size_t n,
				 double *residual, double *curvature, double *loss, double *largest)
{
	binary(eta, sign, weight, n, residual, curvature, loss, largest);
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
				  double *largest)
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

/* Dot products of four columns from left with two from right. */
static inline __attribute__((always_inline)) void
tile_products(const double *restrict left, size_t left_stride, const double *restrict right0,
			  const double *restrict right1, size_t n, double (*restrict out)[2])
{
	Lanes sums[TILE][2];

	for (int a = 0; a < TILE; a++)
		sums[a][0] = sums[a][1] = (Lanes){0};
	for (size_t i = 0; i < n; i += LANES)
	{
		Lanes y0 = *(const Lanes *) (right0 + i);
		Lanes y1 = *(const Lanes *) (right1 + i);

		for (int a = 0; a < TILE; a++)
		{
			Lanes x = *(const Lanes *) (left + (size_t) a * left_stride + i);

			sums[a][0] += x * y0;
			sums[a][1] += x * y1;
		}
	}
	for (int a = 0; a < TILE; a++)
		for (int b = 0; b < 2; b++)
		{
			Lanes s = sums[a][b];

			out[a][b] = ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
		}
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

ML_CLONES static void
triangle_products(const double *restrict z, size_t stride, size_t ncolumns,
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
		for (size_t b0 = 0; b0 < nright; b0 += 2)
		{
			size_t b1 = b0 + 1 < ncolumns ? b0 + 1 : b0;
			double out[TILE][2];

			tile_products(tile, stride, z + b0 * stride, z + b1 * stride, n, out);
			for (size_t a = a0; a < a0 + TILE && a < nleft; a++)
				for (size_t b = b0; b < b0 + 2 && b < ncolumns; b++)
				{
					if (a == ncolumns)
						gradient[b] += out[a - a0][b - b0];
					else if (b <= a)
						triangle[a * (a + 1) / 2 + b] += out[a - a0][b - b0];
				}
		}
	}
}

void
ml_kernel_triangle(const double *z, size_t stride, size_t ncolumns, const double *u, size_t n,
				   const double *residual, double *tile, double *triangle, double *gradient)
{
	triangle_products(z, stride, ncolumns, u, n, residual, tile, triangle, gradient);
}

/* Dot product of two columns. */
static inline __attribute__((always_inline)) double
column_product(const double *restrict x, const double *restrict y, size_t n)
{
	Lanes s = {0};

	for (size_t i = 0; i < n; i += LANES)
		s += *(const Lanes *) (x + i) * *(const Lanes *) (y + i);
	return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
}

ML_CLONES static void
products(const double *restrict left, size_t nleft, const double *restrict right, size_t nright,
		 size_t stride, size_t n, double *restrict out, size_t out_stride)
{
	size_t a0 = 0;

	for (; a0 + TILE <= nleft; a0 += TILE)
		for (size_t b0 = 0; b0 < nright; b0 += 2)
		{
			size_t b1 = b0 + 1 < nright ? b0 + 1 : b0;
			double sums[TILE][2];

			tile_products(left + a0 * stride, stride, right + b0 * stride, right + b1 * stride, n,
						  sums);
			for (size_t a = 0; a < TILE; a++)
				for (size_t b = b0; b < b0 + 2 && b < nright; b++)
					out[(a0 + a) * out_stride + b] += sums[a][b - b0];
		}
	for (; a0 < nleft; a0++)
		for (size_t b = 0; b < nright; b++)
			out[a0 * out_stride + b] += column_product(left + a0 * stride, right + b * stride, n);
}

void
ml_kernel_products(const double *left, size_t nleft, const double *right, size_t nright,
				   size_t stride, size_t n, double *out, size_t out_stride)
{
	products(left, nleft, right, nright, stride, n, out, out_stride);
}
