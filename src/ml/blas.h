/*
 * blas.h
 *		The BLAS and LAPACK routines that the kernels call.
 *
 * Our own prototypes: Debian's OpenBLAS has no LAPACKE, and not every OpenBLAS package brings its
 * cblas.h.  Matrices are column-major.  The Fortran routines take every argument by address, and a
 * hidden length (size_t, by value, last) for each character argument.
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
	ML_LOWER = 122,
	ML_NON_UNIT = 131,
	ML_UNIT = 132,
	ML_LEFT = 141,
	ML_RIGHT = 142
};

extern double cblas_ddot(int n, const double *x, int incx, const double *y, int incy);
extern double cblas_dnrm2(int n, const double *x, int incx);
extern void cblas_daxpy(int n, double a, const double *x, int incx, double *y, int incy);
extern void cblas_dscal(int n, double a, double *x, int incx);
extern void cblas_dgemv(int order, int trans, int m, int n, double alpha, const double *a, int lda,
						const double *x, int incx, double beta, double *y, int incy);
extern void cblas_dger(int order, int m, int n, double alpha, const double *x, int incx,
					   const double *y, int incy, double *a, int lda);
extern void cblas_dtrsv(int order, int uplo, int trans, int diag, int n, const double *a, int lda,
						double *x, int incx);
extern void cblas_dtrsm(int order, int side, int uplo, int trans, int diag, int m, int n,
						double alpha, const double *a, int lda, double *b, int ldb);
extern void cblas_dtrmm(int order, int side, int uplo, int trans, int diag, int m, int n,
						double alpha, const double *a, int lda, double *b, int ldb);
extern void cblas_dsyrk(int order, int uplo, int trans, int n, int k, double alpha, const double *a,
						int lda, double beta, double *c, int ldc);

/* QR factors of a triangle on top of a pentagon: [R; B] = Q R'. */
extern void
dtpqrt_(const int *m, const int *n, const int *l, const int *nb, double *a, const int *lda,
		double *b, const int *ldb, double *t, const int *ldt, double *work, int *info);
/* Inverse of a triangular matrix. */
extern void dtrtri_(const char *uplo, const char *diag, const int *n, double *a, const int *lda,
					int *info, size_t uplo_length, size_t diag_length);
/* Singular values. */
extern void
dgesvd_(const char *jobu, const char *jobvt, const int *m, const int *n, double *a, const int *lda,
		double *s, double *u, const int *ldu, double *vt, const int *ldvt, double *work,
		const int *lwork, int *info, size_t jobu_length, size_t jobvt_length);

extern char *openblas_get_config(void);
extern char *openblas_get_corename(void);
extern void openblas_set_num_threads(int threads);

#endif /* ML_BLAS_H */
