/*
 * binned_support.h
 *		Binned rows made the plainest way, from matrices in memory: for tests of what works on them.
 */
#ifndef BINNED_SUPPORT_H
#define BINNED_SUPPORT_H

#include "ml/binned.h"

/* Matrices stand row by row; what is NULL is not there. */
typedef struct TestMatrix
{
	int64_t nrows;
	int32_t ndense;
	const double *dense; /* nrows x ndense, NaN is missing */
	int32_t ncategorical;
	const int32_t *levels; /* nrows x ncategorical, -1 is missing */
	const double *target;
	const double *weight;
	const double *group;
	const bool *is_validation;
	const int32_t *classes; /* class of each code of a label, the target being such a code */
} TestMatrix;

/*
 * Bin and keep the rows.  Thresholds stand halfway between different values, or where there are too many
 * between values of equal ranks; validation rows have no say in them.  Rows have a hash, whatever the options say.
 */
extern MlStatus
test_binned(MlEnv *env, const TestMatrix *matrix, const MlBinOptions *options, MlBinned **rows);

/* Code of a number, or of a level, by the definition in binned.h. */
extern uint32_t test_code_of_number(const MlFeatureBins *bins, double x);
extern uint32_t test_code_of_level(const MlFeatureBins *bins, int32_t level);

#endif /* BINNED_SUPPORT_H */
