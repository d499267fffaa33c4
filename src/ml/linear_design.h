/*
 * linear_design.h
 *		The matrix of a linear model's terms, and which of them depend on others.
 */
#ifndef ML_LINEAR_DESIGN_H
#define ML_LINEAR_DESIGN_H

#include "ml/linear_model.h"
#include "ml/linear_state.h"

/* A column whose remainder is at most this, relative to its length, depends on those before it. */
#define ML_RANK_TOLERANCE 1e-12L

/* The terms' matrix and what Householder's QR makes of it; the caller fills in all but kept and rank. */
typedef struct MlLinearDesign
{
	size_t nrows;
	size_t nterms;
	size_t nextra;       /* columns behind the terms that are only transformed */
	long double *matrix; /* nrows x (nterms + nextra), column by column; then the factor */
	long double *norms;  /* of the terms' columns: what their remainders are compared with */
	size_t *kept;        /* terms in the factor, by its columns */
	size_t rank;
} MlLinearDesign;

/*
 * Column of a term, as a linear map of the columns of r, the triangular factor of the state's Gram
 * matrix: an imputed mean enters as x + mean x indicator, the first level of a category as 1 less the
 * others.
 */
extern void ml_linear_design_term(const MlLinearState *state, const long double *r,
								  const MlEncoder *encoder, const MlTerm *term, long double *out);
/*
 * QR of the matrix in place: column k of the factor stands in the rows 0 .. k of the column kept[k].  A
 * column whose remainder is at most tolerance times its norm is passed over.
 */
extern MlStatus ml_linear_design_factor(MlEnv *env, MlLinearDesign *design, long double tolerance);

#endif /* ML_LINEAR_DESIGN_H */
