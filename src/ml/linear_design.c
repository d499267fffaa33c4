/*
 * linear_design.c
 *		The matrix of a linear model's terms.  See linear_design.h.
 *
 * Householder's QR, column by column in the order of the query and in extended precision, leaves out each
 * column that depends on those before it: R's convention, where the later of dependent columns has no
 * coefficient.
 */
#include "ml/linear_design.h"

#include "ml/householder.h"

void
ml_linear_design_term(const MlLinearState *state, const long double *r, const MlEncoder *encoder,
					  const MlTerm *term, long double *out)
{
	size_t n = (size_t) state->ncolumns;
	size_t from = 0;
	long double scale = 1;
	size_t added = 0;
	size_t nadded = 0;

	if (term->column >= 0)
	{
		const MlColumn *column = &encoder->columns[term->column];
		int32_t dense = column->first + term->item;

		if (column->kind == ML_COLUMN_CATEGORY && term->item > 0)
			from = (size_t) ml_linear_level(state, column->first, term->item);
		else if (column->kind == ML_COLUMN_CATEGORY)
		{
			/* the first level is 1 less the others */
			added = (size_t) ml_linear_level(state, column->first, 1);
			nadded = (size_t) encoder->levels[column->first].nlevels - 1;
			scale = -1;
		}
		else
		{
			from = 1 + (size_t) dense;
			if (ml_linear_indicator(state, dense) >= 0)
			{
				added = (size_t) ml_linear_indicator(state, dense);
				nadded = 1;
				scale = encoder->dense[dense].n > 0 ? encoder->dense[dense].mean : 0;
			}
		}
	}
	memcpy(out, r + from * n, n * sizeof(long double));
	for (size_t k = 0; k < nadded; k++)
		for (size_t i = 0; i < n; i++)
			out[i] += scale * r[(added + k) * n + i];
}

/* Rows of a column up to its last one that is not 0. */
static size_t
extent(const long double *column, size_t nrows)
{
	while (nrows > 0 && column[nrows - 1] == 0)
		nrows--;
	return nrows;
}

/*
 * Mostly the matrix is a triangle already, or nearly so: a column is worked on as far as it reaches, and
 * one that ends at its diagonal element needs nothing.
 */
MlStatus
ml_linear_design_factor(MlEnv *env, MlLinearDesign *design, long double tolerance)
{
	size_t m = design->nrows;
	size_t ncolumns = design->nterms + design->nextra;

	design->rank = 0;
	for (size_t t = 0; t < design->nterms && design->rank < m; t++)
	{
		long double *head = design->matrix + t * m + design->rank;
		size_t end = extent(design->matrix + t * m, m);
		size_t first = design->rank;

		ML_CHECK_STOP(env);
		if (end <= first + 1)
		{
			if (fabsl(*head) > tolerance * design->norms[t])
				design->kept[design->rank++] = t;
			continue;
		}
		if (ml_householder(head, m, head + 1, end - first - 1, m, ncolumns - t,
						   tolerance * design->norms[t]))
			design->kept[design->rank++] = t;
	}
	return ML_OK;
}
