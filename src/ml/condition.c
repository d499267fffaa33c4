/*
 * condition.c
 *		Condition number of a triangular matrix R in the 2-norm.
 *
 * Of a small matrix LAPACK gives all singular values.  That takes n^3 operations in one call, which
 * nobody can interrupt, so of a larger one only the extreme ones are computed: they are the roots of
 * the largest eigenvalues of R'R and of its inverse, found by Lanczos' method with full reorthogonalization (G. H. Golub, C. F. Van Loan, Matrix
 * Computations, 4th ed., chapter 10): each step costs two triangular products or solutions, n^2
 * operations each, and the largest eigenvalue of the small tridiagonal matrix settles after a few
 * dozen of them.
 */
#include "ml/condition.h"

#include "ml/blas.h"
#include "ml/random.h"

#define SMALL 64 /* columns of a matrix for LAPACK */
#define MAX_STEPS 200
#define CHECK_STEPS 5   /* look at the eigenvalue after so many */
#define TOLERANCE 1e-14 /* relative change at which it has settled */
#define BREAKDOWN 1e-15 /* the vectors span an invariant subspace */

/* x := R'R x, or its inverse. */
static void
apply(const double *r, int n, bool inverse, double *x)
{
	if (inverse)
	{
		cblas_dtrsv(ML_COL_MAJOR, ML_UPPER, ML_TRANS, ML_NON_UNIT, n, r, n, x, 1);
		cblas_dtrsv(ML_COL_MAJOR, ML_UPPER, ML_NO_TRANS, ML_NON_UNIT, n, r, n, x, 1);
	}
	else
	{
		cblas_dtrmv(ML_COL_MAJOR, ML_UPPER, ML_NO_TRANS, ML_NON_UNIT, n, r, n, x, 1);
		cblas_dtrmv(ML_COL_MAJOR, ML_UPPER, ML_TRANS, ML_NON_UNIT, n, r, n, x, 1);
	}
}

/* Largest eigenvalue of the tridiagonal matrix of k steps; work has 2 MAX_STEPS items. */
static double
largest_eigenvalue(const double *alpha, const double *beta, int k, double *work)
{
	int info;

	memcpy(work, alpha, (size_t) k * sizeof(double));
	memcpy(work + MAX_STEPS, beta, (size_t) k * sizeof(double));
	dsterf_(&k, work, work + MAX_STEPS, &info);
	return info == 0 ? work[k - 1] : NAN;
}

/* Remove the parts of x along the first k basis vectors; twice is enough. */
static void
orthogonalize(const double *basis, int n, int k, double *x, double *products)
{
	for (int pass = 0; pass < 2; pass++)
	{
		cblas_dgemv(ML_COL_MAJOR, ML_TRANS, n, k, 1, basis, n, x, 1, 0, products, 1);
		cblas_dgemv(ML_COL_MAJOR, ML_NO_TRANS, n, k, -1, basis, n, products, 1, 1, x, 1);
	}
}

/* Largest eigenvalue of R'R or of its inverse. */
static MlStatus
lanczos(MlEnv *env, const double *r, int n, bool inverse, double *basis, double *work, double *out)
{
	int steps = n < MAX_STEPS ? n : MAX_STEPS;
	double *alpha = work;
	double *beta = work + MAX_STEPS;
	double *products = work + 2 * MAX_STEPS;
	double *space = work + 3 * MAX_STEPS;
	double before = 0;
	double norm;
	MlRandom random;

	ml_random_seed(&random, 1);
	for (int i = 0; i < n; i++)
		basis[i] = ml_random_normal(&random);
	cblas_dscal(n, 1 / cblas_dnrm2(n, basis, 1), basis, 1);
	for (int k = 0;; k++)
	{
		double *x = basis + ((size_t) k + 1) * (size_t) n;

		ML_CHECK_STOP(env);
		memcpy(x, x - n, (size_t) n * sizeof(double));
		apply(r, n, inverse, x);
		alpha[k] = cblas_ddot(n, x, 1, x - n, 1);
		if (k + 1 == steps || (k + 1) % CHECK_STEPS == 0)
		{
			*out = largest_eigenvalue(alpha, beta, k + 1, space);
			if (k + 1 == steps || !(fabs(*out - before) > TOLERANCE * *out))
				return ML_OK;
			before = *out;
		}
		orthogonalize(basis, n, k + 1, x, products);
		norm = cblas_dnrm2(n, x, 1);
		beta[k] = norm;
		if (!(norm > BREAKDOWN * fabs(alpha[0])))
		{
			*out = largest_eigenvalue(alpha, beta, k + 1, space);
			return ML_OK;
		}
		cblas_dscal(n, 1 / norm, x, 1);
	}
}

/* All singular values of a small matrix. */
static MlStatus
small_condition(MlEnv *env, const double *r, int n, double *condition)
{
	double values[SMALL];
	double work[6 * SMALL];
	double *copy;
	int lwork = 6 * SMALL;
	int one = 1;
	int info;

	ML_TRY(ml_alloc(env, (size_t) (n * n), sizeof(double), "work space", &copy));
	memcpy(copy, r, (size_t) (n * n) * sizeof(double));
	dgesvd_("N", "N", &n, &n, copy, &n, values, NULL, &one, NULL, &one, work, &lwork, &info, 1, 1);
	*condition = info == 0 ? values[0] / values[n - 1] : NAN;
	return ML_OK;
}

MlStatus
ml_triangle_condition(MlEnv *env, const double *r, size_t n, double *condition)
{
	double largest;
	double smallest;
	double *basis;
	double *work;

	*condition = n == 0 ? NAN : 1;
	if (n < 2)
		return ML_OK;
	if (n <= SMALL)
		return small_condition(env, r, (int) n, condition);
	ML_TRY(ml_alloc(env, ml_size_mul((n < MAX_STEPS ? n : MAX_STEPS) + 1, n), sizeof(double),
					"work space", &basis));
	ML_TRY(ml_alloc(env, 5 * MAX_STEPS, sizeof(double), "work space", &work));
	ML_TRY(lanczos(env, r, (int) n, false, basis, work, &largest));
	ML_TRY(lanczos(env, r, (int) n, true, basis, work, &smallest));
	*condition = sqrt(largest) * sqrt(smallest);
	return ML_OK;
}
