/*
 * blas.h
 *		The BLAS and LAPACK routines that the kernels call.
 *
 * Our own prototypes: Debian's OpenBLAS has no LAPACKE, and not every OpenBLAS package brings its
 * cblas.h.  Matrices are column-major.  The Fortran routines take every argument by address, and a hidden
 * length (size_t, by value, last) for each character argument.
 */
#ifndef ML_BLAS_H
#define ML_BLAS_H

#include <stddef.h>

enum
{
	ML_COL_MAJOR = 102,
	ML_NO_TRANS = 111,
	ML_TRANS = 112,
	ML_UPPER = 121,
	ML_NON_UNIT = 131
};

extern double cblas_ddot(int n, const double *x, int incx, const double *y, int incy);
extern double cblas_dnrm2(int n, const double *x, int incx);
extern void cblas_dscal(int n, double a, double *x, int incx);
extern void cblas_dgemv(int order, int trans, int m, int n, double alpha, const double *a, int lda,
						const double *x, int incx, double beta, double *y, int incy);
extern void cblas_dtrmv(int order, int uplo, int trans, int diag, int n, const double *a, int lda,
						double *x, int incx);
extern void cblas_dtrsv(int order, int uplo, int trans, int diag, int n, const double *a, int lda,
						double *x, int incx);
extern void cblas_dsyrk(int order, int uplo, int trans, int n, int k, double alpha, const double *a,
						int lda, double beta, double *c, int ldc);
extern void
cblas_dgemm(int order, int trans_a, int trans_b, int m, int n, int k, double alpha, const double *a,
			int lda, const double *b, int ldb, double beta, double *c, int ldc);

/* Singular values. */
extern void
dgesvd_(const char *jobu, const char *jobvt, const int *m, const int *n, double *a, const int *lda,
		double *s, double *u, const int *ldu, double *vt, const int *ldvt, double *work,
		const int *lwork, int *info, size_t jobu_length, size_t jobvt_length);
/* Eigenvalues of a symmetric tridiagonal matrix, in increasing order. */
extern void dsterf_(const int *n, double *d, double *e, int *info);
/* Eigenvalues of a symmetric matrix, in increasing order, and with jobz V its vectors in its place. */
extern void
dsyev_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
	   double *work, const int *lwork, int *info, size_t jobz_length, size_t uplo_length);

extern char *openblas_get_config(void);
extern char *openblas_get_corename(void);
extern void openblas_set_num_threads(int threads);

#endif /* ML_BLAS_H */
