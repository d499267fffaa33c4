/*
 * factor.c
 *		Triangular factor R of a tall matrix A that comes block by block.
 *
 * A least-squares problem may be squeezed into cross products A'A or into the factor R of A = QR.
 * Cross products are cheap but square the condition number: on NIST's Filip, whose columns have a
 * condition number near 1e10 after scaling, no digit is left.  Householder's QR keeps them, but a
 * narrow block is worked off by matrix-vector operations, at a fraction of the processor's speed.
 *
 * So both are joined.  The first rows go through Householder's QR, [R; B] = Q R'.  The R of those
 * rows is a good preconditioner P for all that come later when they are of the same kind: the rows of
 * X = B P^-1 have nearly orthogonal columns of nearly equal length, so that their cross products lose
 * nothing,
 *
 *	  G = (R P^-1)' (R P^-1) + sum of X'X,		R' = chol(G) P
 *
 * and both B P^-1 (a substitution, backward stable row by row; an explicit inverse would not be) and
 * X'X are matrix-matrix operations.  This is Cholesky QR with a preconditioner, see Y. Yamamoto, Y.
 * Nakatsukasa, Y. Yanagisawa, T. Fukaya, "Roundoff error analysis of the CholeskyQR2 algorithm", ETNA
 * 44 (2015), and for the preconditioning T. Fukaya et al., SIAM J. Sci. Comput. 42 (2020).
 *
 * With P = R the smallest eigenvalue of G is 1 and the largest at most its trace, so that the trace
 * bounds the condition number of G:
 *	  - when it has reached REFRESH x ncolumns, R is brought up to date and becomes the new P; rows of
 *		one kind reach it each time their number is REFRESH times as large, so this costs nothing;
 *	  - a block that alone would add more than JUMP x ncolumns shows something that no row before has
 *		shown (a category's first row, an outlier); it goes through Householder's QR.
 * The data thus never meet a condition number above JUMP x ncolumns squared, whatever their order.
 *
 * A column that depends on earlier ones leaves a diagonal element of R at rounding level, useless as a
 * divisor.  Where |R_jj| <= DEAD x norm of column j, P_jj is the norm instead; row j of R P^-1 is then
 * no longer a unit vector and its products start G.  In chol(G) a pivot at rounding level gives a zero
 * row.
 *
 * What error is left is that of double precision, about 1e-16 times the condition number, times its
 * square where residuals are large: six digits on NIST's Wampler5, more or fewer as the rows happen to
 * be cut.  A small set of rows can do better at no cost that anyone would notice: up to
 * EXTENDED_COLUMNS columns the first EXTENDED_ROWS rows, and whatever is merged into so small a factor,
 * go through Householder's QR in extended precision, and R is kept as the sum of two doubles.
 *
 * Layout of items, n = ncolumns, leading dimension n + 1:
 *
 *	  column j:	 P_0j .. P_jj | G_jj G_(j+1)j .. G_(n-1)j	   j = 0 .. n - 1
 *	  low parts: r_00 | r_01 r_11 | r_02 ...				   if n <= EXTENDED_COLUMNS
 *
 * that is, the upper triangle holds R (or P), the lower one, moved down by one row, holds G.
 */
#include "ml/factor.h"

#include <float.h>

#include "ml/blas.h"
#include "ml/householder.h"

#define REFRESH 64.0
#define JUMP 1000.0
#define DEAD 1e-14
#define HOUSEHOLDER_ROWS 4 /* times ncolumns: so many rows before P is a preconditioner */
#define PANEL 32           /* block size of dtpqrt */
#define EXTENDED_COLUMNS 64
#define EXTENDED_ROWS 1024

static size_t
stride(const MlFactor *factor)
{
	return (size_t) factor->ncolumns + 1;
}

static double *
column(MlFactor *factor, size_t j)
{
	return factor->items + j * stride(factor);
}

/* Items of a factor: the matrix, and the low parts of R where there are any. */
static size_t
count_items(size_t n)
{
	size_t matrix = ml_size_mul(n, n + 1);

	return n <= EXTENDED_COLUMNS ? matrix + matrix / 2 : matrix;
}

/* Low parts of column j of R, or NULL. */
static double *
low_column(MlFactor *factor, size_t j)
{
	size_t n = (size_t) factor->ncolumns;

	return n <= EXTENDED_COLUMNS ? factor->items + n * (n + 1) + j * (j + 1) / 2 : NULL;
}

size_t
ml_factor_size(size_t ncolumns)
{
	return ml_size_add(sizeof(MlFactor), ml_size_mul(count_items(ncolumns), sizeof(double)));
}

void
ml_factor_init(MlFactor *factor, size_t ncolumns)
{
	memset(factor, 0, ml_factor_size(ncolumns));
	factor->ncolumns = (int64_t) ncolumns;
}

/* Either an n x n matrix, panels and a copy of the block, or R and the block in extended precision. */
size_t
ml_factor_scratch(size_t ncolumns, size_t nrows)
{
	size_t square = ml_size_mul(ncolumns, ncolumns);
	size_t items = ml_size_add(square, ml_size_mul(ncolumns, nrows));

	if (ncolumns <= EXTENDED_COLUMNS)
		items = ml_size_mul(items, sizeof(long double) / sizeof(double));
	return ml_size_mul(ml_size_add(items, ml_size_mul(ncolumns, 2 * PANEL + 2)), sizeof(double));
}

long double
ml_factor_get(const MlFactor *factor, size_t i, size_t j)
{
	const double *low = low_column((MlFactor *) factor, j);

	if (i > j)
		return 0;
	return (long double) factor->items[j * stride(factor) + i] + (low != NULL ? low[i] : 0);
}

bool
ml_factor_valid(const MlFactor *factor, size_t ncolumns)
{
	size_t nitems = count_items(ncolumns);

	if (factor->ncolumns != (int64_t) ncolumns || factor->nrows < 0 || factor->in_products < 0 ||
		factor->in_products > 1 || !isfinite(factor->trace))
		return false;
	for (size_t i = 0; i < nitems; i++)
		if (!isfinite(factor->items[i]))
			return false;
	return true;
}

/* [R; block] = Q R' in double precision, the block is destroyed. */
static void
add_in_double(MlFactor *factor, double *block, size_t nrows, double *scratch)
{
	int m = (int) nrows;
	int n = (int) factor->ncolumns;
	int lda = n + 1;
	int panel = n < PANEL ? n : PANEL;
	int l = 0;
	int info;

	dtpqrt_(&m, &n, &l, &panel, factor->items, &lda, block, &m, scratch, &panel,
			scratch + (size_t) n * (size_t) panel, &info);
}

/* The same in extended precision; the block is block + low. */
static void
add_in_extended(MlFactor *factor, const double *block, const double *low, size_t nrows,
				long double *scratch)
{
	size_t n = (size_t) factor->ncolumns;
	long double *r = scratch;
	long double *rows = scratch + n * n;

	for (size_t j = 0; j < n; j++)
		for (size_t i = 0; i <= j; i++)
			r[j * n + i] = ml_factor_get(factor, i, j);
	for (size_t i = 0; i < nrows * n; i++)
		rows[i] = (long double) block[i] + (low != NULL ? low[i] : 0);
	for (size_t j = 0; j < n; j++)
		(void) ml_householder(r + j * n + j, n, rows + j * nrows, nrows, nrows, n - j, 0);
	for (size_t j = 0; j < n; j++)
		for (size_t i = 0; i <= j; i++)
		{
			double high = (double) r[j * n + i];

			column(factor, j)[i] = high;
			low_column(factor, j)[i] = (double) (r[j * n + i] - high);
		}
}

/* Householder's QR in the precision that fits. */
static void
add_by_householder(MlFactor *factor, double *block, const double *low, size_t nrows,
				   double *scratch)
{
	if (factor->ncolumns <= EXTENDED_COLUMNS)
		add_in_extended(factor, block, low, nrows, (long double *) scratch);
	else
		add_in_double(factor, block, nrows, scratch);
}

/* So many rows are too few to be a preconditioner, or few enough for extended precision. */
static bool
few_rows(int64_t nrows, size_t n)
{
	return nrows < (int64_t) (HOUSEHOLDER_ROWS * n) ||
		   (n <= EXTENDED_COLUMNS && nrows < EXTENDED_ROWS);
}

/* R becomes P, and G starts with (R P^-1)' (R P^-1). */
static void
begin_gram(MlFactor *factor, double *scratch)
{
	size_t n = (size_t) factor->ncolumns;
	double *excess = scratch; /* R_jj - P_jj */
	double *row = scratch + n;

	for (size_t j = 0; j < n; j++)
	{
		double *at = column(factor, j);
		double norm = cblas_dnrm2((int) j + 1, at, 1);

		excess[j] = 0;
		if (fabs(at[j]) <= DEAD * norm)
		{
			excess[j] = at[j] - (norm > 0 ? norm : 1);
			at[j] = norm > 0 ? norm : 1;
		}
		memset(at + j + 1, 0, (n - j) * sizeof(double));
	}
	for (size_t j = 0; j < n; j++)
	{
		if (excess[j] == 0)
		{
			column(factor, j)[j + 1] += 1;
			continue;
		}
		/* row j of R P^-1 is e_j + excess x (row j of P^-1); its products go to rows and columns >= j */
		memset(row, 0, n * sizeof(double));
		row[j] = excess[j];
		cblas_dtrsv(ML_COL_MAJOR, ML_UPPER, ML_TRANS, ML_NON_UNIT, (int) n, factor->items,
					(int) stride(factor), row, 1);
		row[j] += 1;
		for (size_t k = j; k < n; k++)
			cblas_daxpy((int) (n - k), row[k], row + k, 1, column(factor, k) + k + 1, 1);
	}
	factor->trace = 0;
	for (size_t j = 0; j < n; j++)
		factor->trace += column(factor, j)[j + 1];
}

/*
 * Lower triangle of G -> Cholesky factor in dense upper form (C'C = G), n x n in out.  A pivot at the
 * level of rounding gives a zero row.
 */
static void
cholesky(MlFactor *factor, double *out)
{
	size_t n = (size_t) factor->ncolumns;

	memset(out, 0, n * n * sizeof(double));
	for (size_t j = 0; j < n; j++)
	{
		/* row j of C: G_jk less the products of columns j and k above, for k >= j */
		double *row = column(factor, j) + j + 1;
		double limit = (double) (n + 8) * DBL_EPSILON * row[0];
		double pivot = row[0] - cblas_ddot((int) j, out + j * n, 1, out + j * n, 1);

		if (!(pivot > limit))
			continue;
		pivot = sqrt(pivot);
		out[j * n + j] = pivot;
		if (j + 1 < n)
		{
			for (size_t k = j + 1; k < n; k++)
				out[k * n + j] = row[k - j];
			cblas_dgemv(ML_COL_MAJOR, ML_TRANS, (int) j, (int) (n - j - 1), -1, out + (j + 1) * n,
						(int) n, out + j * n, 1, 1, out + (j + 1) * n + j, (int) n);
			cblas_dscal((int) (n - j - 1), 1 / pivot, out + (j + 1) * n + j, (int) n);
		}
	}
}

void
ml_factor_fold(MlFactor *factor, double *scratch)
{
	size_t n = (size_t) factor->ncolumns;

	if (factor->in_products == 0)
		return;
	cholesky(factor, scratch);
	cblas_dtrmm(ML_COL_MAJOR, ML_RIGHT, ML_UPPER, ML_NO_TRANS, ML_NON_UNIT, (int) n, (int) n, 1,
				factor->items, (int) stride(factor), scratch, (int) n);
	for (size_t j = 0; j < n; j++)
	{
		memcpy(column(factor, j), scratch + j * n, (j + 1) * sizeof(double));
		if (low_column(factor, j) != NULL)
			memset(low_column(factor, j), 0, (j + 1) * sizeof(double));
	}
	factor->in_products = 0;
	factor->trace = 0;
}

/* Sum of squares of all elements of X, with written-out accumulators. */
ML_CLONES static double
sum_of_squares(const double *restrict x, size_t n)
{
	double sums[8] = {0};
	size_t i = 0;

	for (; i + 8 <= n; i += 8)
		for (size_t lane = 0; lane < 8; lane++)
			sums[lane] += x[i + lane] * x[i + lane];
	for (; i < n; i++)
		sums[0] += x[i] * x[i];
	return ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
		   ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

void
ml_factor_add(MlFactor *factor, double *block, const double *low, size_t nrows, double *scratch)
{
	size_t n = (size_t) factor->ncolumns;
	double *x = scratch + n * n;
	double added;

	if (nrows == 0)
		return;
	factor->nrows += (int64_t) nrows;
	if (few_rows(factor->nrows - (int64_t) nrows, n))
	{
		add_by_householder(factor, block, low, nrows, scratch);
		return;
	}
	if (factor->trace > REFRESH * (double) n)
		ml_factor_fold(factor, scratch);
	if (factor->in_products == 0)
		begin_gram(factor, scratch);
	memcpy(x, block, nrows * n * sizeof(double));
	cblas_dtrsm(ML_COL_MAJOR, ML_RIGHT, ML_UPPER, ML_NO_TRANS, ML_NON_UNIT, (int) nrows, (int) n, 1,
				factor->items, (int) stride(factor), x, (int) nrows);
	added = sum_of_squares(x, nrows * n);
	factor->in_products = 1;
	if (!(added <= JUMP * (double) n))
	{
		ml_factor_fold(factor, scratch);
		add_by_householder(factor, block, low, nrows, scratch);
		return;
	}
	cblas_dsyrk(ML_COL_MAJOR, ML_LOWER, ML_TRANS, (int) n, (int) nrows, 1, x, (int) nrows, 1,
				factor->items + 1, (int) stride(factor));
	factor->trace += added;
}
