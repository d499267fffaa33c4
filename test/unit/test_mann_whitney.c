/*
 * test_mann_whitney.c
 *		Areas of folds and their test against SciPy's and scikit-learn's, and what has no area.
 */
#include "ml/mann_whitney.h"
#include "expected_mann_whitney.h"
#include "support.h"
#include "tap.h"

#define NFOLDS 5

/* The test of n rows. */
static MlMannWhitney
test_of(MlEnv *env, const double *labels, const double *scores, int n)
{
	MlScores rows = {.width = 1};
	MlMannWhitney result = {{-1, -1}, 0, 0, 0};
	MlRanking ranking;

	for (int i = 0; i < n; i++)
		if (ml_scores_add(env, &rows, labels[i] > 0, scores[i], 0) != ML_OK)
			return result;
	if (ml_ranking_make(env, &rows, &ranking) == ML_OK)
		(void) ml_mann_whitney(env, &ranking, &result);
	return result;
}

static void
test_folds(void)
{
	TestEnv *t = test_env();
	MlMannWhitney folds[NFOLDS];
	MlDomainTest test;
	int first = 0;

	for (int k = 0; k < NFOLDS; k++)
	{
		const double *expected = fold_results + 5 * k;

		folds[k] = test_of(&t->env, fold_labels + first, fold_scores + first, (int) fold_sizes[k]);
		first += (int) fold_sizes[k];
		ok(folds[k].n[0] == expected[0] && folds[k].n[1] == expected[1], "rows of fold %d", k);
		near(folds[k].auc, expected[2], 1e-14, "its area");
		near(folds[k].std_error, expected[3], 1e-13, "its error by DeLong");
		near(folds[k].null_variance, expected[4], 1e-11, "its variance without a difference");
	}
	ml_domain_test(folds, NFOLDS, &test);
	near(test.auc, folds_result[0], 1e-14, "area of all folds");
	near(test.std_error, folds_result[1], 1e-13, "its error");
	near(test.p_value, folds_result[2], 1e-11, "p of no difference");
	ok(test.n[0] == 137 && test.n[1] == 103, "rows of all folds");
	test_env_free(t);
}

static void
test_degenerate(void)
{
	static const double ones[] = {1, 1, 1, 1};
	static const double mixed[] = {0, 1, 0, 1};
	static const double apart[] = {1, 2, 1, 2};
	TestEnv *t = test_env();
	MlMannWhitney folds[3];
	MlDomainTest test;

	folds[0] = test_of(&t->env, ones, apart, 4);
	ok(folds[0].n[1] == 4 && isnan(folds[0].auc), "one class has no area");
	ml_domain_test(folds, 1, &test);
	ok(isnan(test.auc) && isnan(test.p_value), "and no test");
	folds[1] = test_of(&t->env, mixed, ones, 4);
	ok(folds[1].auc == 0.5 && folds[1].null_variance == 0 && folds[1].std_error == 0,
	   "equal scores have area 1/2 without variance");
	ml_domain_test(folds, 2, &test);
	ok(test.auc == 0.5 && test.p_value == 0.5, "a fold of one class does not count");
	ok(test.n[0] == 2 && test.n[1] == 6, "but its rows do");
	folds[2] = test_of(&t->env, mixed, apart, 4);
	ok(folds[2].auc == 1 && folds[2].std_error == 0, "classes that are apart");
	ml_domain_test(folds, 3, &test);
	ok(test.auc == 0.75 && test.p_value < 0.5, "folds count by their pairs");
	ml_domain_test(folds, 0, &test);
	ok(isnan(test.auc) && test.n[0] == 0, "no folds");
	test_env_free(t);
}

int
main(void)
{
	test_folds();
	test_degenerate();
	return done();
}
