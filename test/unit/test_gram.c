/*
 * test_gram.c
 *		Cross products in twice the working precision, and what their triangular factor R is good for.
 *
 * Two things are measured.
 *
 * - R'R = A'A, by A'(Av) = R'(Rv) for random vectors v in extended precision.  It shows that no row is
 *	 lost or counted twice.
 * - The solution of the least-squares problem whose target is the last column.  Its truth is an exact
 *	 rational solution (test/gen/gram.py), a solution that the data were made from, or Householder's
 *	 QR in extended precision.  The error may be no larger than what LAPACK's Householder QR makes of
 *	 the same rows in double precision, where that is not a matter of the last bits; cross products in
 *	 double precision fail this by orders of magnitude.
 */
#include <float.h>

#include "ml/gram.h"
#include "ml/householder.h"
#include "expected_gram.h"
#include "support.h"
#include "tap.h"

extern void
dgels_(const char *trans, const int *m, const int *n, const int *nrhs, double *a, const int *lda,
	   double *b, const int *ldb, double *work, const int *lwork, int *info, size_t trans_length);

/* An m x n matrix, column by column; column n - 1 is the target. */
typedef struct Matrix
{
	int m;
	int n;
	double *a;
} Matrix;

static Matrix
matrix(int m, int n)
{
	return (Matrix){m, n, malloc((size_t) m * (size_t) n * sizeof(double))};
}

static double *
at(Matrix x, int i, int j)
{
	return x.a + (size_t) j * (size_t) x.m + i;
}

/* -1 .. 1 */
static double
uniform(uint64_t seed, uint64_t i)
{
	return (double) (test_hash(seed, i) >> 11) * 0x1p-52 - 1;
}

static TestEnv *arena;

static MlGram *
new_gram(int n)
{
	MlGram *gram = malloc(ml_gram_size((size_t) n));

	ml_gram_init(gram, (size_t) n);
	return gram;
}

/* Nobody stops these sums. */
static MlEnv quiet;

/* Rows from .. to - 1, in blocks; each block scaled as the matrix says. */
static MlGram *
gram_rows(Matrix x, int from, int to, int block_rows)
{
	size_t n = (size_t) x.n;
	MlGram *gram = new_gram(x.n);
	double *block = malloc(n * (size_t) block_rows * sizeof(double));
	const double **columns = malloc(n * sizeof(double *));

	for (int start = from; start < to; start += block_rows)
	{
		int rows = to - start < block_rows ? to - start : block_rows;

		for (int j = 0; j < x.n; j++)
		{
			double scale = ml_gram_scale(gram, (size_t) j, at(x, start, j), (size_t) rows, 1);

			columns[j] = block + j * rows;
			for (int i = 0; i < rows; i++)
				block[j * rows + i] = *at(x, start + i, j) * scale;
		}
		(void) ml_gram_add(&quiet, gram, columns, n, (size_t) rows);
	}
	free(block);
	free(columns);
	return gram;
}

static void
merge(MlGram *gram, const MlGram *other)
{
	int32_t map[2048];

	for (int32_t i = 0; i < other->ncolumns; i++)
		map[i] = i;
	ml_gram_merge(gram, other, map);
}

static MlGram *
gram_parts(Matrix x, int nparts)
{
	MlGram *whole = NULL;

	for (int p = 0; p < nparts; p++)
	{
		MlGram *part = gram_rows(x, (int) ((int64_t) x.m * p / nparts),
								 (int) ((int64_t) x.m * (p + 1) / nparts), 256);

		if (whole == NULL)
			whole = part;
		else
		{
			merge(whole, part);
			free(part);
		}
	}
	return whole;
}

/* The factor, n x n, column by column. */
static const long double *
factor_of(const MlGram *gram)
{
	long double *r;

	if (ml_gram_factor(&arena->env, gram, &r) != ML_OK)
		bail_out("%s", arena->env.error.message);
	return r;
}

static double
column_norm(Matrix x, int j)
{
	long double sum = 0;

	for (int i = 0; i < x.m; i++)
		sum += (long double) *at(x, i, j) * *at(x, i, j);
	return (double) sqrtl(sum);
}

/* Largest element of A'(Av) - R'(Rv) against the largest of A'(Av), columns scaled to length 1. */
static double
gram_error(Matrix x, const long double *r)
{
	int n = x.n;
	long double *scale = calloc((size_t) n, sizeof(long double));
	long double *v = calloc((size_t) n, sizeof(long double));
	long double *product = calloc((size_t) x.m, sizeof(long double));
	long double *rows = calloc((size_t) n, sizeof(long double));
	long double largest = 0;
	long double error = 0;

	for (int j = 0; j < n; j++)
	{
		double norm = column_norm(x, j);

		scale[j] = norm > 0 ? 1.0L / norm : 1;
	}
	for (int round = 0; round < 3; round++)
	{
		for (int j = 0; j < n; j++)
			v[j] = uniform(60 + (uint64_t) round, (uint64_t) j) * scale[j];
		memset(product, 0, (size_t) x.m * sizeof(long double));
		for (int j = 0; j < n; j++)
			for (int i = 0; i < x.m; i++)
				product[i] += v[j] * *at(x, i, j);
		for (int i = 0; i < n; i++)
		{
			rows[i] = 0;
			for (int k = i; k < n; k++)
				rows[i] += r[k * n + i] * v[k];
		}
		for (int j = 0; j < n; j++)
		{
			long double sum = 0;

			for (int i = 0; i < x.m; i++)
				sum += scale[j] * *at(x, i, j) * product[i];
			largest = fmaxl(largest, fabsl(sum));
			for (int i = 0; i <= j; i++)
				sum -= scale[j] * r[j * n + i] * rows[i];
			error = fmaxl(error, fabsl(sum));
		}
	}
	free(scale);
	free(v);
	free(product);
	free(rows);
	return largest > 0 ? (double) (error / largest) : (double) error;
}

/* Back substitution for the last column. */
static void
solve(const long double *r, int ncolumns, long double *b)
{
	size_t m = (size_t) ncolumns;
	size_t n = m - 1;

	for (size_t k = n; k-- > 0;)
	{
		b[k] = r[n * m + k];
		for (size_t j = k + 1; j < n; j++)
			b[k] -= r[j * m + k] * b[j];
		b[k] /= r[k * m + k];
	}
}

/* Truth by Householder's QR of the whole matrix in extended precision, written down plainly. */
static void
solve_extended(Matrix x, long double *b)
{
	size_t m = (size_t) x.m;
	size_t n = (size_t) x.n;
	long double *a = malloc(m * n * sizeof(long double));

	for (size_t i = 0; i < m * n; i++)
		a[i] = x.a[i];
	for (size_t k = 0; k + 1 < n; k++)
	{
		long double *c = a + k * m;
		long double sum = 0;
		long double v0;
		long double vv;

		for (size_t i = k; i < m; i++)
			sum += c[i] * c[i];
		v0 = c[k] + (c[k] > 0 ? sqrtl(sum) : -sqrtl(sum));
		vv = sum - c[k] * c[k] + v0 * v0;
		for (size_t j = k + 1; j < n; j++)
		{
			long double *y = a + j * m;
			long double s = v0 * y[k];

			for (size_t i = k + 1; i < m; i++)
				s += c[i] * y[i];
			s *= 2 / vv;
			y[k] -= s * v0;
			for (size_t i = k + 1; i < m; i++)
				y[i] -= s * c[i];
		}
		c[k] = c[k] > 0 ? -sqrtl(sum) : sqrtl(sum);
	}
	for (size_t k = n - 1; k-- > 0;)
	{
		b[k] = a[(n - 1) * m + k];
		for (size_t j = k + 1; j < n - 1; j++)
			b[k] -= a[j * m + k] * b[j];
		b[k] /= a[k * m + k];
	}
	free(a);
}

static void
solve_lapack(Matrix x, long double *b)
{
	size_t items = (size_t) x.m * (size_t) x.n;
	double *a = malloc(items * sizeof(double));
	int n = x.n - 1;
	int one = 1;
	int lwork = 64 * (x.m + x.n);
	double *work = malloc((size_t) lwork * sizeof(double));
	double *y = a + (size_t) x.m * (size_t) n;
	int info;

	memcpy(a, x.a, items * sizeof(double));
	dgels_("N", &x.m, &n, &one, a, &x.m, y, &x.m, work, &lwork, &info, 1);
	for (int j = 0; j < n; j++)
		b[j] = info == 0 ? y[j] : NAN;
	free(a);
	free(work);
}

/* Largest error of a term b_j |a_j| against the largest term. */
static double
solution_error(Matrix x, const long double *b, const long double *truth)
{
	long double largest = 0;
	long double error = 0;

	for (int j = 0; j + 1 < x.n; j++)
	{
		long double norm = column_norm(x, j);

		largest = fmaxl(largest, fabsl(truth[j]) * norm);
		if (isnan(b[j]))
			return INFINITY;
		error = fmaxl(error, fabsl(b[j] - truth[j]) * norm);
	}
	return (double) (error / largest);
}

static void
check_gram(Matrix x, const MlGram *gram, const char *name, const char *how)
{
	double error = gram_error(x, factor_of(gram));
	double limit = 1e-17 * sqrt(x.n) + 1e-18 * sqrt(x.m);

	if (!ok(error <= limit && gram->nrows == x.m && ml_gram_valid(gram, (size_t) x.n),
			"%s, %s: R'R = A'A", name, how))
		note("  relative error %.2g > %.2g", error, limit);
}

/* Both checks, for blocks of 256, odd blocks and merged parts; truth may be NULL. */
static void
check(Matrix x, const char *name, const long double *truth)
{
	long double *b = calloc((size_t) x.n, sizeof(long double));
	long double *exact = calloc((size_t) x.n, sizeof(long double));
	double plain;

	if (truth != NULL)
		memcpy(exact, truth, ((size_t) x.n - 1) * sizeof(long double));
	else
		solve_extended(x, exact);
	solve_lapack(x, b);
	plain = solution_error(x, b, exact);
	for (int way = 0; way < 4; way += x.n < 200 ? 1 : 3)
	{
		static const char *const ways[] = {"blocks of 256", "blocks of 37", "2 parts", "13 parts"};
		MlGram *gram =
			way < 2 ? gram_rows(x, 0, x.m, way == 0 ? 256 : 37) : gram_parts(x, way == 2 ? 2 : 13);
		double error;

		check_gram(x, gram, name, ways[way]);
		solve(factor_of(gram), x.n, b);
		error = solution_error(x, b, exact);
		if (!ok(error <= plain || error <= DBL_EPSILON, "%s, %s: solution", name, ways[way]) ||
			way == 0)
			note("  error %.2g, LAPACK's %.2g", error, plain);
		free(gram);
	}
	free(b);
	free(exact);
	test_env_free(arena);
	arena = test_env();
}

/* --- problems ------------------------------------------------------------------------------- */

typedef enum Kind
{
	WELL_CONDITIONED,
	SORTED,          /* a column that is constant in the first half, the others trend */
	ZEROS_FIRST,     /* a column of zeros in the first quarter */
	SCALES,          /* columns of scale 1e-150 .. 1e150 */
	OUTLIER,         /* one row 1e8 times as large, late */
	LATE_LEVEL,      /* a 0/1 column with its first 1 in the last quarter */
	COLLINEAR,       /* a column that differs from another by 1e-8 of its size */
	COLLINEAR_FIRST, /* the same in the first half only */
	RARE,            /* 0/1 columns with one 1 each */
	GROWING,         /* the scale of all columns grows from 1e-6 to 1e6 */
	KINDS
} Kind;

static const char *const kind_names[] = {
	"well conditioned", "sorted",     "zeros first", "scales 1e-150 to 1e150",
	"late outlier",     "late level", "collinear",   "collinear first",
	"rare levels",      "growing"};

static Matrix
problem(Kind kind, int m, int n)
{
	Matrix x = matrix(m, n);

	for (int j = 0; j < n; j++)
		for (int i = 0; i < m; i++)
			*at(x, i, j) = j == 0 ? 1 : uniform((uint64_t) (1000 * kind + j), (uint64_t) i);
	for (int i = 0; i < m; i++)
	{
		double *last = at(x, i, n - 2);

		switch (kind)
		{
			case SORTED:
				for (int j = 1; j < n - 2; j++)
					*at(x, i, j) += 12.0 * i / m * j;
				*last = i < m / 2 ? 3 : 12 * i / m;
				break;
			case ZEROS_FIRST:
				if (i < m / 4)
					*last = 0;
				break;
			case SCALES:
				for (int j = 1; j < n - 1; j++)
					*at(x, i, j) *= pow(10, j % 2 == 0 ? 150 - j : j - 150);
				break;
			case OUTLIER:
				if (i == m - 93)
					for (int j = 1; j < n; j++)
						*at(x, i, j) *= 1e8;
				break;
			case LATE_LEVEL:
				*last = i >= 3 * m / 4 && i % 5 == 0;
				break;
			case COLLINEAR:
			case COLLINEAR_FIRST:
				*last = *at(x, i, 1) + (kind == COLLINEAR || i < m / 2 ? 1e-8 : 1) * *last;
				break;
			case RARE:
				for (int j = 1; j < n - 1; j += 3)
					*at(x, i, j) = i == (j * 709) % m;
				break;
			case GROWING:
				for (int j = 0; j < n; j++)
					*at(x, i, j) *= pow(10, 12.0 * i / m - 6);
				break;
			default:
				break;
		}
	}
	return x;
}

static void
test_kinds(void)
{
	static const int sizes[] = {4, 23, 64, 65};

	for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++)
		for (Kind kind = 0; kind < KINDS; kind++)
		{
			Matrix x = problem(kind, 3000, sizes[s]);
			char name[64];

			/* extended precision costs m n^2 */
			if (sizes[s] == 64 && kind != WELL_CONDITIONED && kind != COLLINEAR_FIRST)
			{
				free(x.a);
				continue;
			}
			snprintf(name, sizeof(name), "%s, %d columns", kind_names[kind], sizes[s]);
			check(x, name, NULL);
			free(x.a);
		}
}

/* Integer solutions of consistent systems in integers: the truth needs no computation. */
static void
test_sizes(void)
{
	static const int sizes[] = {2, 3, 200, 1000};

	for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++)
	{
		int n = sizes[s];
		int m = n == 1000 ? 1200 : 1000;
		Matrix x = matrix(m, n);
		long double *truth = calloc((size_t) n, sizeof(long double));
		char name[64];

		for (int j = 0; j < n - 1; j++)
			truth[j] = (double) (int64_t) (test_hash(70, (uint64_t) j) % 19) - 9;
		truth[0] = 7;
		for (int i = 0; i < m; i++)
		{
			double y = 0;

			for (int j = 0; j < n - 1; j++)
			{
				double value =
					(double) (int64_t) (test_hash(71 + (uint64_t) j, (uint64_t) i) % 2001) - 1000;

				*at(x, i, j) = value;
				y += value * (double) truth[j];
			}
			*at(x, i, n - 1) = y;
		}
		snprintf(name, sizeof(name), "consistent, %d columns", n);
		check(x, name, truth);
		free(x.a);
		free(truth);
	}
}

static void
fill_exact(const ExactCase *c, Matrix x)
{
	for (int i = 0; i < c->m; i++)
	{
		uint64_t row = (uint64_t) i;

		*at(x, i, 0) = 1;
		*at(x, i, c->n) = (double) (test_hash(900 + (uint64_t) c->kind, row) % 1000);
		if (c->kind < 2)
			for (int j = 1; j < c->n; j++)
				*at(x, i, j) = *at(x, i, j - 1) * (c->kind == 0 ? i + 1 : 1000000 + i);
		else
		{
			double base = (double) (test_hash(c->kind == 2 ? 950 : 952, row) % 1000);

			*at(x, i, 1) = base;
			*at(x, i, 2) = base + (c->kind == 2 ? (double) (test_hash(951, row) % 2) * 0x1p-20
												: (double) (test_hash(953, row) % 7) *
													  (i < 6000 ? 0x1p-24 : 1));
		}
	}
}

static void
test_exact(void)
{
	for (size_t k = 0; k < sizeof(exact_cases) / sizeof(exact_cases[0]); k++)
	{
		const ExactCase *c = &exact_cases[k];
		Matrix x = matrix(c->m, c->n + 1);
		long double truth[EXACT_COLUMNS];

		for (int j = 0; j < c->n; j++)
			truth[j] = c->x[j];
		fill_exact(c, x);
		check(x, c->name, truth);
		free(x.a);
	}
}

/* A dependent column leaves nothing on the diagonal, an independent one leaves what it should. */
static void
test_dependent(void)
{
	static const int sizes[] = {8, 64, 70};

	for (size_t s = 0; s < 3; s++)
		for (int parts = 1; parts <= 7; parts += 6)
		{
			int n = sizes[s];
			Matrix x = problem(WELL_CONDITIONED, 1500, n);
			MlGram *gram;
			const long double *r;
			double diagonal[4];
			char name[64];

			for (int i = 0; i < x.m; i++)
			{
				*at(x, i, 3) = *at(x, i, 1) - 2 * *at(x, i, 2); /* rounded: nearly dependent */
				*at(x, i, 4) = *at(x, i, 1);                    /* equal */
				*at(x, i, 5) = 0;
				*at(x, i, 6) = 42; /* with the column of ones */
			}
			gram = gram_parts(x, parts);
			r = factor_of(gram);
			snprintf(name, sizeof(name), "dependent columns, %d columns, %d parts", n, parts);
			check_gram(x, gram, name, "");
			for (int j = 3; j <= 6; j++)
			{
				double norm = column_norm(x, j);

				diagonal[j - 3] = (double) fabsl(r[j * n + j]);
				diagonal[j - 3] /= norm > 0 ? norm : 1;
			}
			ok(diagonal[0] < 1e-15 && diagonal[1] == 0 && diagonal[2] == 0 && diagonal[3] == 0,
			   "%s: nothing is left of them", name);
			note("  %.2g %.2g %.2g %.2g", diagonal[0], diagonal[1], diagonal[2], diagonal[3]);
			if (n > 8)
				ok(r[7 * n + 7] > 0.5 * column_norm(x, 7), "%s: the next one is all there", name);
			free(gram);
			free(x.a);
		}
}

/* Few rows: fewer than columns, one, none; a state for each row. */
static void
test_small(void)
{
	for (int m = 0; m <= 12; m += 3)
	{
		Matrix x = problem(WELL_CONDITIONED, m, 7);
		MlGram *whole = gram_rows(x, 0, m, 5);
		MlGram *parts = gram_parts(x, m + 1);
		char name[64];

		snprintf(name, sizeof(name), "%d rows of 7", m);
		check_gram(x, whole, name, "at once");
		check_gram(x, parts, name, "a state for each row");
		free(whole);
		free(parts);
		free(x.a);
	}
}

/* The whole is the same, whatever the cuts, but for the last of 106 bits. */
static void
test_order(void)
{
	Matrix x = problem(COLLINEAR, 5000, 12);
	MlGram *a = gram_rows(x, 0, x.m, 256);
	MlGram *b = gram_parts(x, 5000);
	MlGram *c = gram_rows(x, 4990, x.m, 3);
	MlGram *d = gram_rows(x, 0, 4990, 999);
	int different = 0;

	merge(c, d);
	for (int i = 12; i < 12 + 12 * 13 / 2; i++)
		different += a->items[i] != b->items[i] || a->items[i] != c->items[i];
	is_int(different, 0, "high parts are the same in one state, 5,000, and 10 rows with 4,990");
	free(a);
	free(b);
	free(c);
	free(d);
	free(x.a);
}

/* Columns go where the map says, row by row products are those of columns. */
static void
test_map_and_products(void)
{
	static const int32_t map[] = {0, 3, 1, 2, 4};
	Matrix x = problem(WELL_CONDITIONED, 300, 5);
	Matrix y = matrix(300, 5);
	MlGram *a = gram_rows(x, 0, 300, 256);
	MlGram *b = new_gram(5);
	MlGram *c = new_gram(5);
	const double *columns[5];

	for (int j = 0; j < 5; j++)
		memcpy(at(y, 0, map[j]), at(x, 0, j), 300 * sizeof(double));
	ml_gram_merge(b, a, map);
	check_gram(y, b, "permuted", "merged by a map");

	/* the last two columns by single products */
	for (int j = 0; j < 5; j++)
		columns[j] = at(x, 0, j);
	(void) ml_gram_add(&quiet, c, columns, 3, 300);
	for (int i = 0; i < 300; i++)
	{
		double row[3] = {*at(x, i, 0), *at(x, i, 1), *at(x, i, 2)};

		ml_gram_add_products(c, 3, *at(x, i, 3), row, 3);
		ml_gram_add_products(c, 4, *at(x, i, 4), row, 3);
		ml_gram_add_product(c, 3, 3, *at(x, i, 3), *at(x, i, 3));
		ml_gram_add_product(c, 4, 3, *at(x, i, 4), *at(x, i, 3));
		ml_gram_add_product(c, 4, 4, *at(x, i, 4), *at(x, i, 4));
	}
	check_gram(x, c, "products", "row by row");
	free(a);
	free(b);
	free(c);
	free(x.a);
	free(y.a);
}

/* A column's first rows say nothing of its later ones. */
static void
test_scales(void)
{
	static const double pairs[][2] = {
		{1e-100, 1},     {1e-200, 1}, {1e-310, 1},   {1e-310, 1e10},  {1e-250, 1e50}, {1, 1e200},
		{1e-200, 1e140}, {1e200, 1},  {1e300, 1e-5}, {4.9e-324, 1e5}, {1, 1e-200}};

	for (size_t k = 0; k < sizeof(pairs) / sizeof(pairs[0]); k++)
		for (int parts = 1; parts <= 2; parts++)
		{
			Matrix x = problem(WELL_CONDITIONED, 2000, 4);
			MlGram *gram;
			long double *r;
			double error = INFINITY;
			char name[96];

			for (int i = 0; i < x.m; i++)
				*at(x, i, 1) *= pairs[k][i >= 1000];
			gram = gram_parts(x, parts);
			if (ml_gram_factor(&arena->env, gram, &r) == ML_OK)
				error = gram_error(x, r);
			snprintf(name, sizeof(name), "a column of scale %g, then %g, %d parts", pairs[k][0],
					 pairs[k][1], parts);
			if (!ok(error < 1e-16, "%s", name))
				note("  error %.2g", error);
			free(gram);
			free(x.a);
		}
}

static void
test_sizes_and_validity(void)
{
	Matrix x = problem(WELL_CONDITIONED, 3000, 5);
	MlGram *gram = gram_rows(x, 0, 3000, 256);
	long double *r;

	ok(ml_gram_size(SIZE_MAX / 2) == SIZE_MAX && ml_gram_size((size_t) 1 << 32) == SIZE_MAX,
	   "sizes saturate");
	ok(ml_gram_valid(gram, 5) && !ml_gram_valid(gram, 6), "a matrix of 5 columns");
	gram->items[2] = 3;
	ok(!ml_gram_valid(gram, 5), "with a scale that is no power of two it is none");
	gram->items[2] = INFINITY;
	ok(!ml_gram_valid(gram, 5), "nor with an infinite one");
	gram->items[2] = 1;
	gram->nrows = -1;
	ok(!ml_gram_valid(gram, 5), "nor with a negative count");
	gram->nrows = 3000;
	gram->items[5] = INFINITY;
	is_int(ml_gram_factor(&arena->env, gram, &r), ML_BAD_VALUE,
		   "overflown products have no factor");
	arena->stop_at = atomic_load(&arena->polls) + 1;
	gram->items[5] = 3000;
	is_int(ml_gram_factor(&arena->env, gram, &r), ML_CANCELLED, "it can be cancelled");
	arena->stop_at = 0;
	free(gram);
	free(x.a);
}

static void
test_householder(void)
{
	long double x[] = {3, 4, 0, 1, 2, 3};
	long double norm = ml_norm((long double[]){3e2000L, 4e2000L}, 2);

	ok(norm == 5e2000L, "a norm does not overflow");
	ok(ml_householder(x, 3, x + 1, 2, 3, 2, 0), "a reflection");
	/* (3, 4, 0) -> -5; (1, 2, 3) keeps its length and its product with the first column */
	ok(fabsl(x[0] + 5) < 1e-18L && fabsl(x[3] * x[0] - 11) < 1e-17L &&
		   fabsl(x[3] * x[3] + x[4] * x[4] + x[5] * x[5] - 14) < 1e-17L,
	   "keeps lengths and products");
	x[0] = 1e-13L;
	x[1] = x[2] = 0;
	ok(!ml_householder(x, 3, x + 1, 2, 3, 2, 1e-12L) && x[0] == 1e-13L,
	   "a negligible column is left");
}

int
main(void)
{
	arena = test_env();
	test_householder();
	test_sizes_and_validity();
	test_small();
	test_order();
	test_map_and_products();
	test_scales();
	test_exact();
	test_kinds();
	test_sizes();
	test_dependent();
	test_env_free(arena);
	return done();
}
