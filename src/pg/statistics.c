/*
 * statistics.c
 *		Statistics of drift as functions: divergences over bins, tests, distances of two samples.
 *
 * Arguments are arrays of one dimension without NULLs.  Bins are counts (bigint[] or integer[]: without
 * the latter an array of small literals would be taken for float8[] as well as for bigint[]) or shares
 * (float8[]).  A statistic that is not defined, as over no rows, is NULL.
 */
#include "pg/mlsys.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/float.h"

#include "ml/divergence.h"
#include "ml/hypothesis.h"
#include "ml/two_sample.h"

#define SHARE_TOLERANCE 1e-6

/* Bins, or a sample, in an argument. */
typedef struct Numbers
{
	const char *name; /* of the argument, for error texts */
	int n;
	const int64 *counts;
	const float8 *values; /* where they are no counts */
} Numbers;

/* The array in an argument, one dimension, at least one item, no NULL. */
static ArrayType *
array_argument(FunctionCallInfo fcinfo, int argument, const char *name)
{
	ArrayType *array = PG_GETARG_ARRAYTYPE_P(argument);

	if (ARR_NDIM(array) > 1)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("array \"%s\" has %d dimensions, it must have one", name,
							   ARR_NDIM(array))));
	if (ARR_NDIM(array) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR), errmsg("array \"%s\" is empty", name)));
	if (array_contains_nulls(array))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("array \"%s\" must not contain NULL", name)));
	return array;
}

/* Item i of the user's array, which may begin at another index. */
static void
bad_item(const ArrayType *array, int i, const char *name, const char *bound, const char *value)
{
	ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					errmsg("\"%s\"[%d] must be %s, but is %s", name, ARR_LBOUND(array)[0] + i,
						   bound, value)));
}

static void
check_count(int64 count, const ArrayType *array, int i, const char *name)
{
	if (unlikely(count < 0 || count > ML_MAX_ROWS))
		bad_item(array, i, name, psprintf("from 0 to %lld", (long long) ML_MAX_ROWS),
				 psprintf("%lld", (long long) count));
}

static Numbers
counts_argument(FunctionCallInfo fcinfo, int argument, const char *name)
{
	ArrayType *array = array_argument(fcinfo, argument, name);
	Numbers numbers = {.name = name, .n = ARR_DIMS(array)[0]};
	int64 *counts = (int64 *) ARR_DATA_PTR(array);

	if (ARR_ELEMTYPE(array) == INT4OID)
	{
		counts = palloc_extended(numbers.n * sizeof(int64), MCXT_ALLOC_HUGE);
		for (int i = 0; i < numbers.n; i++)
			counts[i] = ((const int32 *) ARR_DATA_PTR(array))[i];
	}
	for (int i = 0; i < numbers.n; i++)
		check_count(counts[i], array, i, name);
	numbers.counts = counts;
	return numbers;
}

/* What the items of an array of float8 must be. */
typedef enum Domain
{
	ANY_NUMBER, /* infinity, too */
	FINITE,
	FROM_0_TO_1,
	FROM_0_TO_1_OR_NAN
} Domain;

static const char *const domain_names[] = {"a number", "a finite number", "from 0 to 1",
										   "from 0 to 1 or NaN"};

static inline bool
in_domain(Domain domain, float8 value)
{
	switch (domain)
	{
		case ANY_NUMBER:
			return !isnan(value);
		case FINITE:
			return isfinite(value);
		case FROM_0_TO_1:
			return value >= 0 && value <= 1;
		case FROM_0_TO_1_OR_NAN:
			return isnan(value) || (value >= 0 && value <= 1);
	}
	return false;
}

static void
check_domain(const ArrayType *array, const Numbers *numbers, Domain domain)
{
	for (int i = 0; i < numbers->n; i++)
		if (unlikely(!in_domain(domain, numbers->values[i])))
			bad_item(array, i, numbers->name, domain_names[domain],
					 float8out_internal(numbers->values[i]));
}

static Numbers
values_argument(FunctionCallInfo fcinfo, int argument, const char *name, Domain domain)
{
	ArrayType *array = array_argument(fcinfo, argument, name);
	Numbers numbers = {
		.name = name, .n = ARR_DIMS(array)[0], .values = (const float8 *) ARR_DATA_PTR(array)};

	check_domain(array, &numbers, domain);
	return numbers;
}

/* Shares, which sum to 1; or_counts: there is a form of the function for counts, too. */
static Numbers
shares_argument(FunctionCallInfo fcinfo, int argument, const char *name, bool or_counts)
{
	ArrayType *array = array_argument(fcinfo, argument, name);
	Numbers numbers = {
		.name = name, .n = ARR_DIMS(array)[0], .values = (const float8 *) ARR_DATA_PTR(array)};
	MlSum sum = {0, 0};

	for (int i = 0; i < numbers.n; i++)
		ml_sum_add(&sum, numbers.values[i]);
	/* before the items: of counts it is the sum that tells what is wrong */
	if (!isnan(ml_sum_total(&sum)) && fabs(ml_sum_total(&sum) - 1) > SHARE_TOLERANCE)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("shares \"%s\" must sum to 1, but sum to %s", name,
						float8out_internal(ml_sum_total(&sum))),
				 or_counts ? errhint("Counts of rows are passed as bigint[] or integer[].") : 0));
	check_domain(array, &numbers, FROM_0_TO_1);
	return numbers;
}

static void
check_lengths(const Numbers *first, const Numbers *second)
{
	if (first->n != second->n)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("arrays \"%s\" and \"%s\" must have the same length, but have %d and %d",
						first->name, second->name, first->n, second->n)));
}

/* A count that is an argument by itself, from 0 to limit. */
static float8
count_argument(FunctionCallInfo fcinfo, int argument, const char *name, int64 limit)
{
	int64 count = PG_GETARG_INT64(argument);

	if (count < 0 || count > limit)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("\"%s\" must be from 0 to %lld, but is %lld", name,
							   (long long) limit, (long long) count)));
	return (float8) count;
}

/* The result of a function with OUT parameters, all of them float8 but a text that may be the last. */
static Datum
make_row(FunctionCallInfo fcinfo, const float8 *numbers, int n, const char *last)
{
	Datum values[8];
	bool nulls[8] = {false};
	TupleDesc desc;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE ||
		desc->natts != n + (last != NULL ? 1 : 0) || desc->natts > (int) lengthof(values))
		elog(ERROR, "unexpected result type of a statistic");
	for (int i = 0; i < n; i++)
	{
		nulls[i] = isnan(numbers[i]);
		values[i] = Float8GetDatum(numbers[i]);
	}
	if (last != NULL)
		values[n] = CStringGetTextDatum(last);
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls));
}

/* Divergences */

/* The two distributions in the arguments, of counts or of shares. */
static MlDivergence
divergence_of(FunctionCallInfo fcinfo, bool are_counts)
{
	MlDivergence divergence;
	Numbers reference;
	Numbers current;
	MlsysEnv env;

	mlsys_env_init(&env, CurrentMemoryContext);
	if (are_counts)
	{
		reference = counts_argument(fcinfo, 0, "reference");
		current = counts_argument(fcinfo, 1, "current");
		check_lengths(&reference, &current);
		mlsys_check(&env, ml_divergence_counts(&env.ml, reference.counts, current.counts,
											   reference.n, &divergence));
	}
	else
	{
		reference = shares_argument(fcinfo, 0, "reference", true);
		current = shares_argument(fcinfo, 1, "current", true);
		check_lengths(&reference, &current);
		mlsys_check(&env, ml_divergence_shares(&env.ml, reference.values, current.values,
											   reference.n, &divergence));
	}
	return divergence;
}

#define RETURN_NUMBER(number)       \
	do                              \
	{                               \
		float8 returned = (number); \
                                    \
		if (isnan(returned))        \
			PG_RETURN_NULL();       \
		PG_RETURN_FLOAT8(returned); \
	} while (0)

/* A function of counts and one of shares for a member of MlDivergence. */
#define DIVERGENCE(name, member)                            \
	PG_FUNCTION_INFO_V1(mlsys_##name##_counts);             \
	Datum mlsys_##name##_counts(PG_FUNCTION_ARGS)           \
	{                                                       \
		RETURN_NUMBER(divergence_of(fcinfo, true).member);  \
	}                                                       \
	PG_FUNCTION_INFO_V1(mlsys_##name##_shares);             \
	Datum mlsys_##name##_shares(PG_FUNCTION_ARGS)           \
	{                                                       \
		RETURN_NUMBER(divergence_of(fcinfo, false).member); \
	}                                                       \
	extern int no_such_object

DIVERGENCE(psi, psi);
DIVERGENCE(kl_divergence, kl);
DIVERGENCE(js_divergence, js_divergence);
DIVERGENCE(js_distance, js_distance);
DIVERGENCE(hellinger_distance, hellinger);
DIVERGENCE(total_variation, total_variation);
DIVERGENCE(l_infinity, l_infinity);

/* Tests over counts */

static MlHomogeneity
homogeneity_of(FunctionCallInfo fcinfo)
{
	Numbers reference = counts_argument(fcinfo, 0, "reference");
	Numbers current = counts_argument(fcinfo, 1, "current");
	MlHomogeneity test;
	MlsysEnv env;

	check_lengths(&reference, &current);
	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_check(&env,
				ml_homogeneity(&env.ml, reference.counts, current.counts, reference.n, &test));
	return test;
}

/* chi_square_test(reference, current) -> statistic, df, p_value, min_expected */
PG_FUNCTION_INFO_V1(mlsys_chi_square_test);
Datum
mlsys_chi_square_test(PG_FUNCTION_ARGS)
{
	MlHomogeneity test = homogeneity_of(fcinfo);

	return make_row(fcinfo, (float8[]){test.chi_square, test.df, test.p_value, test.min_expected},
					4, NULL);
}

PG_FUNCTION_INFO_V1(mlsys_g_test);
Datum
mlsys_g_test(PG_FUNCTION_ARGS)
{
	MlHomogeneity test = homogeneity_of(fcinfo);

	return make_row(fcinfo, (float8[]){test.g, test.df, test.g_p_value, test.min_expected}, 4,
					NULL);
}

/* sample_ratio_test(observed, expected) -> statistic, df, p_value; not strict, expected may be NULL */
PG_FUNCTION_INFO_V1(mlsys_sample_ratio_test);
Datum
mlsys_sample_ratio_test(PG_FUNCTION_ARGS)
{
	Numbers expected = {0};
	Numbers observed;
	MlSampleRatio test;
	MlsysEnv env;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	observed = counts_argument(fcinfo, 0, "observed");
	if (!PG_ARGISNULL(1))
	{
		expected = shares_argument(fcinfo, 1, "expected", false);
		check_lengths(&observed, &expected);
	}
	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_check(&env,
				ml_sample_ratio_test(&env.ml, observed.counts, expected.values, observed.n, &test));
	return make_row(fcinfo, (float8[]){test.statistic, test.df, test.p_value}, 3, NULL);
}

/* two_proportion_test(successes_a, n_a, successes_b, n_b) -> difference, z, p_value, ci_low, ci_high */
PG_FUNCTION_INFO_V1(mlsys_two_proportion_test);
Datum
mlsys_two_proportion_test(PG_FUNCTION_ARGS)
{
	float8 n_a = count_argument(fcinfo, 1, "n_a", ML_MAX_ROWS);
	float8 n_b = count_argument(fcinfo, 3, "n_b", ML_MAX_ROWS);
	MlProportions test =
		ml_two_proportion_test(count_argument(fcinfo, 0, "successes_a", (int64) n_a), n_a,
							   count_argument(fcinfo, 2, "successes_b", (int64) n_b), n_b);

	return make_row(fcinfo, (float8[]){test.difference, test.z, test.p_value, test.low, test.high},
					5, NULL);
}

PG_FUNCTION_INFO_V1(mlsys_fisher_exact_test);
Datum
mlsys_fisher_exact_test(PG_FUNCTION_ARGS)
{
	float8 a = count_argument(fcinfo, 0, "a", ML_MAX_ROWS);
	float8 b = count_argument(fcinfo, 1, "b", ML_MAX_ROWS);
	float8 c = count_argument(fcinfo, 2, "c", ML_MAX_ROWS);
	float8 d = count_argument(fcinfo, 3, "d", ML_MAX_ROWS);
	float8 p_value;
	MlsysEnv env;

	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_check(&env, ml_fisher_p(&env.ml, a, b, c, d, &p_value));
	PG_RETURN_FLOAT8(p_value);
}

/* Two samples */

typedef struct Samples
{
	MlSample reference;
	MlSample current;
} Samples;

static Samples
samples_of(FunctionCallInfo fcinfo, MlsysEnv *env, Domain domain)
{
	Numbers reference = values_argument(fcinfo, 0, "reference", domain);
	Numbers current = values_argument(fcinfo, 1, "current", domain);
	Samples samples;

	mlsys_env_init(env, CurrentMemoryContext);
	mlsys_check(env, ml_sample_sort(&env->ml, reference.values, reference.n, &samples.reference));
	mlsys_check(env, ml_sample_sort(&env->ml, current.values, current.n, &samples.current));
	return samples;
}

/* ks_test(reference, current) -> statistic, p_value, method */
PG_FUNCTION_INFO_V1(mlsys_ks_test);
Datum
mlsys_ks_test(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	Samples samples = samples_of(fcinfo, &env, ANY_NUMBER);
	float8 statistic;
	float8 p_value;
	bool exact;

	mlsys_check(&env, ml_ks_statistic(&env.ml, &samples.reference, &samples.current, &statistic));
	p_value = ml_ks_p(statistic, (double) samples.reference.nvalues,
					  (double) samples.current.nvalues, &exact);
	return make_row(fcinfo, (float8[]){statistic, p_value}, 2, exact ? "exact" : "asymptotic");
}

/* wasserstein_distance(reference, current, normalized) */
PG_FUNCTION_INFO_V1(mlsys_wasserstein_distance);
Datum
mlsys_wasserstein_distance(PG_FUNCTION_ARGS)
{
	MlsysEnv env;
	Samples samples = samples_of(fcinfo, &env, FINITE);
	float8 distance;
	float8 sd;

	mlsys_check(&env, ml_wasserstein(&env.ml, &samples.reference, &samples.current, &distance));
	if (isinf(distance))
		float_overflow_error();
	if (PG_GETARG_BOOL(2))
	{
		mlsys_check(&env, ml_sample_sd(&env.ml, &samples.reference, &sd));
		distance = ml_wasserstein_normalized(distance, sd);
	}
	PG_RETURN_FLOAT8(distance);
}

static MlSpread
spread_of(const Numbers *numbers)
{
	MlSpread spread = {0, 0, 0};

	for (int i = 0; i < numbers->n; i++)
	{
		if (i % 65536 == 0)
			CHECK_FOR_INTERRUPTS();
		ml_spread_add(&spread, numbers->values[i]);
	}
	if (!isfinite(spread.mean) || !isfinite(spread.m2))
		float_overflow_error();
	return spread;
}

/* welch_test(a, b) -> statistic, df, p_value, difference, ci_low, ci_high */
PG_FUNCTION_INFO_V1(mlsys_welch_test);
Datum
mlsys_welch_test(PG_FUNCTION_ARGS)
{
	Numbers a = values_argument(fcinfo, 0, "a", FINITE);
	Numbers b = values_argument(fcinfo, 1, "b", FINITE);
	MlSpread spread_a = spread_of(&a);
	MlSpread spread_b = spread_of(&b);
	MlWelch test = ml_welch_test(&spread_a, &spread_b);

	return make_row(
		fcinfo,
		(float8[]){test.statistic, test.df, test.p_value, test.difference, test.low, test.high}, 6,
		NULL);
}

/* Many tests */

/* benjamini_hochberg(p_values): as many numbers in the same order; NULL and NaN stay what they are */
PG_FUNCTION_INFO_V1(mlsys_benjamini_hochberg);
Datum
mlsys_benjamini_hochberg(PG_FUNCTION_ARGS)
{
	ArrayType *array = PG_GETARG_ARRAYTYPE_P(0);
	Numbers numbers = {.name = "p_values"};
	float8 *adjusted;
	Datum *items;
	bool *nulls;
	float8 *p;
	MlsysEnv env;

	if (ARR_NDIM(array) > 1)
		(void) array_argument(fcinfo, 0, numbers.name); /* says so */
	if (ARR_NDIM(array) == 0)
		PG_RETURN_ARRAYTYPE_P(array);
	deconstruct_array(array, FLOAT8OID, sizeof(float8), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &items,
					  &nulls, &numbers.n);
	p = palloc_extended(numbers.n * sizeof(float8), MCXT_ALLOC_HUGE);
	adjusted = palloc_extended(numbers.n * sizeof(float8), MCXT_ALLOC_HUGE);
	for (int i = 0; i < numbers.n; i++)
		p[i] = nulls[i] ? get_float8_nan() : DatumGetFloat8(items[i]);
	numbers.values = p;
	check_domain(array, &numbers, FROM_0_TO_1_OR_NAN);
	mlsys_env_init(&env, CurrentMemoryContext);
	mlsys_check(&env, ml_benjamini_hochberg(&env.ml, p, numbers.n, adjusted));
	for (int i = 0; i < numbers.n; i++)
		items[i] = Float8GetDatum(adjusted[i]);
	PG_RETURN_ARRAYTYPE_P(construct_md_array(items, nulls, 1, ARR_DIMS(array), ARR_LBOUND(array),
											 FLOAT8OID, sizeof(float8), FLOAT8PASSBYVAL,
											 TYPALIGN_DOUBLE));
}
