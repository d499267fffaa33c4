/*
 * householder.h
 *		One step of Householder's QR in extended precision.
 */
#ifndef ML_HOUSEHOLDER_H
#define ML_HOUSEHOLDER_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Columns 0 .. ncolumns - 1 consist of a head element, head[c * head_stride], and a tail of ntail
 * elements from tail + c * tail_stride.  Reflect all of them so that the tail of column 0 becomes
 * zero; it is left undefined.  Returns false and changes nothing when the norm of column 0 is at most
 * negligible.
 */
extern bool ml_householder(long double *head, size_t head_stride, long double *tail, size_t ntail,
						   size_t tail_stride, size_t ncolumns, long double negligible);
/* Euclidean norm, without overflow or underflow on the way. */
extern long double ml_norm(const long double *x, size_t n);

#endif /* ML_HOUSEHOLDER_H */
