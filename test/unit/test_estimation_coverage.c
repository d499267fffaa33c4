/*
 * test_estimation_coverage.c
 *		How often the 95 % intervals of estimated performance hold what is observed, by simulation.
 *
 * As a test it is short and its bands are wide; with a number of rounds as its argument it prints the
 * coverage that docs/estimation.md tells: test_estimation_coverage 1000.
 */
#include "ml/estimation.h"
#include "ml/random.h"
#include "support.h"
#include "tap.h"

#define WINDOWS 4

static const int window_rows[WINDOWS] = {200, 1000, 5000, 20000};

/* A problem: how scores are spread, and what they mean. */
typedef struct Problem
{
	const char *name;
	int held_out;
	double (*score)(MlRandom *random);
	double (*meaning)(double score);
	double threshold;
} Problem;

static double
sigmoid(double x)
{
	return 1 / (1 + exp(-x));
}

static double
even(MlRandom *random)
{
	return ml_random_uniform(random);
}

static double
rare(MlRandom *random)
{
	return sigmoid(-3 + 1.5 * ml_random_normal(random));
}

/* Few different scores, as of a tree. */
static double
leaves(MlRandom *random)
{
	return (double) (1 + ml_random_below(random, 12)) / 13;
}

static double
itself(double score)
{
	return score;
}

/* Of a model with class weights: all scores too high. */
static double
weighted(double score)
{
	return score / (score + 4 * (1 - score));
}

static const Problem problems[] = {
	{"even scores, 5,000 rows held out", 5000, even, itself, 0.5},
	{"class weights, 5,000 rows", 5000, even, weighted, 0.5},
	{"rare positives, 20,000 rows", 20000, rare, itself, 0.2},
	{"a tree's scores, 2,000 rows", 2000, leaves, weighted, 0.4},
	{"Platt, 500 rows", 500, even, itself, 0.5},
	{"rare positives, 1,500 rows", 1500, rare, itself, 0.2},
};

/* Returns the specificity. */
static double
draw_rows(TestEnv *t, MlRandom *random, const Problem *problem, int n, MlScores *labelled,
		  MlScores *unlabelled)
{
	double negatives[2] = {0, 0};

	labelled->width = 1;
	if (unlabelled != NULL)
		unlabelled->width = 1;
	for (int i = 0; i < n; i++)
	{
		double score = problem->score(random);
		bool label = ml_random_uniform(random) < problem->meaning(score);

		if (ml_scores_add(&t->env, labelled, label, score, 0) != ML_OK ||
			(unlabelled != NULL && ml_scores_add(&t->env, unlabelled, false, score, 0) != ML_OK))
			bail_out("out of memory");
		if (!label)
			negatives[score >= problem->threshold]++;
	}
	return negatives[0] / (negatives[0] + negatives[1]);
}

/* A metric of those observed; that of binary_report has no specificity. */
static double
find_metric(const MlMetric *observed, const char *name, double specificity)
{
	for (int m = 0; m < ML_BINARY_METRICS; m++)
		if (strcmp(observed[m].name, name) == 0)
			return observed[m].value;
	return strcmp(name, "specificity") == 0 ? specificity : NAN;
}

/* One round: hold out, fit, and look at a window of each size. */
static void
play(const Problem *problem, uint64_t seed, int hits[WINDOWS][ML_ESTIMATED_METRICS],
	 const char **names)
{
	TestEnv *t = test_env();
	MlScores held = {0};
	MlEstimation estimation;
	MlRanking ranking;
	MlRandom random;

	ml_random_seed(&random, seed);
	draw_rows(t, &random, problem, problem->held_out, &held, NULL);
	if (ml_ranking_make(&t->env, &held, &ranking) != ML_OK ||
		ml_estimation_fit(&t->env, &ranking, &estimation) != ML_OK || estimation.reason[0] != '\0')
		bail_out("%s: %s", problem->name, t->env.error.message);
	for (int w = 0; w < WINDOWS; w++)
	{
		MlScores labelled = {0};
		MlScores unlabelled = {0};
		MlMetric expected[ML_ESTIMATED_METRICS];
		MlMetric observed[ML_BINARY_METRICS];

		double specificity;

		specificity = draw_rows(t, &random, problem, window_rows[w], &labelled, &unlabelled);
		if (ml_ranking_make(&t->env, &unlabelled, &ranking) != ML_OK ||
			ml_estimated_report(&t->env, &estimation, &ranking, problem->threshold, expected) !=
				ML_OK ||
			ml_ranking_make(&t->env, &labelled, &ranking) != ML_OK ||
			ml_binary_report(&t->env, &ranking, problem->threshold, observed) != ML_OK)
			bail_out("%s: %s", problem->name, t->env.error.message);
		for (int m = 0; m < ML_ESTIMATED_METRICS; m++)
		{
			double value = find_metric(observed, expected[m].name, specificity);

			names[m] = expected[m].name;
			hits[w][m] += value >= expected[m].low && value <= expected[m].high;
		}
	}
	test_env_free(t);
}

/* Three classes; the probabilities exaggerate. */
static int
draw_class(MlRandom *random, double *probabilities)
{
	double truth[3];
	double sums[2] = {0, 0};
	double u = ml_random_uniform(random);

	for (int k = 0; k < 3; k++)
		sums[0] += truth[k] = (k + 1) * (0.05 + ml_random_uniform(random));
	for (int k = 0; k < 3; k++)
		sums[1] += probabilities[k] = truth[k] * truth[k];
	for (int k = 0; k < 3; k++)
		probabilities[k] /= sums[1];
	for (int k = 0; k < 2; k++)
		if ((u -= truth[k] / sums[0]) < 0)
			return k;
	return 2;
}

static void
play_classes(uint64_t seed, int hits[WINDOWS][ML_ESTIMATED_CLASS_METRICS])
{
	static const MlText labels[] = {{"a", 1}, {"b", 1}, {"c", 1}};
	TestEnv *t = test_env();
	MlClassRows held = {.nclasses = 3, .is_sample = true};
	MlEstimation estimation;
	MlRandom random;
	double p[3];

	ml_random_seed(&random, seed);
	for (int i = 0; i < 5000; i++)
	{
		int label = draw_class(&random, p);

		if (ml_class_rows_add(&t->env, &held, p, label) != ML_OK)
			bail_out("out of memory");
	}
	if (ml_estimation_fit_classes(&t->env, &held, labels, &estimation) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int w = 0; w < WINDOWS; w++)
	{
		MlClassRows window = {.nclasses = 3};
		MlMetric expected[ML_ESTIMATED_CLASS_METRICS];
		MlMetric observed[ML_CLASS_METRICS];
		MlClassReport report;

		if (ml_class_report_init(&t->env, &report) != ML_OK)
			bail_out("out of memory");
		for (int i = 0; i < window_rows[w]; i++)
		{
			int label = draw_class(&random, p);
			int best = p[0] > p[1] ? (p[0] > p[2] ? 0 : 2) : (p[1] > p[2] ? 1 : 2);
			MlClassRank rank = {p[label], label != best, 3};

			if (ml_class_rows_add(&t->env, &window, p, best) != ML_OK ||
				ml_class_report_add(&t->env, &report, labels[label], labels[best], &rank) != ML_OK)
				bail_out("out of memory");
		}
		if (ml_estimated_class_report(&t->env, &estimation, &window, expected) != ML_OK ||
			ml_class_report(&t->env, &report, observed) != ML_OK)
			bail_out("%s", t->env.error.message);
		for (int m = 0; m < ML_ESTIMATED_CLASS_METRICS; m++)
			for (int o = 0; o < ML_CLASS_METRICS; o++)
				hits[w][m] += strcmp(observed[o].name, expected[m].name) == 0 &&
							  observed[o].value >= expected[m].low &&
							  observed[o].value <= expected[m].high;
	}
	test_env_free(t);
}

static void
test_classes(int rounds)
{
	static const char *const names[] = {"log_loss", "normalised_log_loss", "accuracy", "macro_f1"};
	int hits[WINDOWS][ML_ESTIMATED_CLASS_METRICS] = {{0}};
	int n = rounds > 0 ? rounds : 12;
	int held = 0;

	for (int round = 0; round < n; round++)
		play_classes(7000 + (uint64_t) round, hits);
	for (int m = 0; m < ML_ESTIMATED_CLASS_METRICS; m++)
	{
		for (int w = 0; w < WINDOWS; w++)
			held += hits[w][m];
		if (rounds > 0)
			note("three classes, 5,000 rows held out %-10s %5.1f %5.1f %5.1f %5.1f", names[m],
				 100.0 * hits[0][m] / n, 100.0 * hits[1][m] / n, 100.0 * hits[2][m] / n,
				 100.0 * hits[3][m] / n);
	}
	ok(held > 0.88 * 16 * n && held < 16 * n,
	   "three classes: %d of %d intervals hold what is observed", held, 16 * n);
}

int
main(int argc, char **argv)
{
	int rounds = argc > 1 ? atoi(argv[1]) : 0;
	int all = 0;
	int held = 0;

	for (size_t p = 0; p < sizeof(problems) / sizeof(problems[0]); p++)
	{
		int n = rounds > 0 ? rounds : 12;
		int hits[WINDOWS][ML_ESTIMATED_METRICS] = {{0}};
		const char *names[ML_ESTIMATED_METRICS];

		for (int round = 0; round < n; round++)
			play(&problems[p], 1000 * p + (uint64_t) round, hits, names);
		for (int m = 0; m < ML_ESTIMATED_METRICS; m++)
		{
			if (rounds > 0)
				note("%-34s %-20s %5.1f %5.1f %5.1f %5.1f", problems[p].name, names[m],
					 100.0 * hits[0][m] / n, 100.0 * hits[1][m] / n, 100.0 * hits[2][m] / n,
					 100.0 * hits[3][m] / n);
			for (int w = 0; w < WINDOWS; w++)
			{
				all += n;
				held += hits[w][m];
			}
		}
	}
	ok(held > 0.9 * all && held < 0.99 * all, "%d of %d intervals hold what is observed", held,
	   all);
	test_classes(rounds);
	return done();
}
