/*
 * test_objective.c
 *		Losses of gradient boosting against their definitions, derivatives by finite differences; quantiles and rankings against the plainest ways to find them.
 */
#include "ml/boosting.h"
#include "ml/elementary.h"
#include "ml/lambdarank.h"
#include "binned_support.h"
#include "support.h"
#include "tap.h"

#define POINTS 400
#define STEP 1e-5
#define CURVE_STEP 1e-3

static double
uniform(uint64_t seed, uint64_t i)
{
	return (double) (test_hash(seed, i) >> 11) * 0x1p-53;
}

/* A target that the objective takes. */
static double
target_for(const MlObjective *objective, uint64_t i)
{
	double u = uniform(1, i);

	switch (objective->kind)
	{
		case ML_OBJECTIVE_LOGISTIC:
			return u < 0.5 ? 0 : 1;
		case ML_OBJECTIVE_POISSON:
			return floor(5 * u);
		case ML_OBJECTIVE_GAMMA:
			return 0.1 + 4 * u;
		case ML_OBJECTIVE_TWEEDIE:
			return u < 0.3 ? 0 : 5 * u;
		default:
			return 8 * u - 4;
	}
}

/* A row's metric by its definition, as long as that is easy to write down. */
static double
metric_of(const MlObjective *objective, double y, double m)
{
	double p = objective->parameter;
	double mu = exp(m);
	double r = fabs(y - m);

	switch (objective->kind)
	{
		case ML_OBJECTIVE_ABSOLUTE_ERROR:
			return r;
		case ML_OBJECTIVE_HUBER:
			return r <= p ? 0.5 * r * r : p * (r - 0.5 * p);
		case ML_OBJECTIVE_QUANTILE:
			return y >= m ? p * (y - m) : (1 - p) * (m - y);
		case ML_OBJECTIVE_POISSON:
			return 2 * ((y > 0 ? y * log(y / mu) : 0) - (y - mu));
		case ML_OBJECTIVE_GAMMA:
			return 2 * (-log(y / mu) + (y - mu) / mu);
		case ML_OBJECTIVE_TWEEDIE:
			return 2 * (pow(y, 2 - p) / ((1 - p) * (2 - p)) - y * pow(mu, 1 - p) / (1 - p) +
						pow(mu, 2 - p) / (2 - p));
		case ML_OBJECTIVE_LOGISTIC:
			return -log(y > 0.5 ? 1 / (1 + exp(-m)) : 1 / (1 + exp(m)));
		default:
			return r * r;
	}
}

/* Gradients are the slope of the metric's definition; that of deviances and squares is twice the loss. */
static void
check_objective(MlObjective objective)
{
	const char *name = ml_objective_choices[objective.kind];
	MlObjectiveTraits traits = ml_objective_traits(&objective);
	double scale =
		traits.link == ML_LINK_LOG || objective.kind == ML_OBJECTIVE_SQUARED_ERROR ? 2 : 1;
	double tolerance = objective.kind == ML_OBJECTIVE_LOGISTIC ? 1e-6 : 1e-8;
	double worst[3] = {0, 0, 0};
	bool bounded = true;
	double targets[POINTS];
	double margins[POINTS];
	double g[POINTS];
	double h[POINTS];
	double metric[POINTS];

	for (int i = 0; i < POINTS; i++)
	{
		targets[i] = target_for(&objective, (uint64_t) i);
		margins[i] = 6 * uniform(2, (uint64_t) i) - 3;
	}
	ml_objective_rows(&objective, POINTS, targets, margins, g, h, metric);
	for (int i = 0; i < POINTS; i++)
	{
		double y = targets[i];
		double m = margins[i];
		double slope = (metric_of(&objective, y, m + STEP) - metric_of(&objective, y, m - STEP)) /
					   (2 * STEP) / scale;
		double curve = (metric_of(&objective, y, m + CURVE_STEP) - 2 * metric_of(&objective, y, m) +
						metric_of(&objective, y, m - CURVE_STEP)) /
					   (CURVE_STEP * CURVE_STEP) / scale;

		/* not across a corner */
		if (fabs(y - m) < 2 * CURVE_STEP ||
			fabs(fabs(y - m) - objective.parameter) < 2 * CURVE_STEP)
			continue;
		if (objective.kind == ML_OBJECTIVE_POISSON)
			curve *= exp(0.7);
		if (traits.has_unit_hessian)
			curve = 1;
		worst[0] = fmax(worst[0], fabs(slope - g[i]) / fmax(1, fabs(g[i])));
		worst[1] = fmax(worst[1], fabs(curve - h[i]) / fmax(1, fabs(h[i])));
		worst[2] = fmax(worst[2], relative_error(metric[i] + ml_objective_constant(&objective, y),
												 metric_of(&objective, y, m)));
		bounded &= fabs(g[i]) <= traits.most_gradient && h[i] <= traits.most_hessian;
	}
	if (!ok(worst[0] < tolerance, "%s: gradient", name))
		note("  %g", worst[0]);
	if (!ok(worst[1] < 2e-6, "%s: hessian", name))
		note("  %g", worst[1]);
	if (!ok(worst[2] < tolerance, "%s: metric", name))
		note("  %g", worst[2]);
	ok(bounded, "%s: bounds of gradient and hessian", name);
}

/* Margins as far as they go. */
static void
check_extremes(void)
{
	double y[] = {0, 1, 0, 1};
	double m[] = {-800, 800, 800, -800};
	double g[4];
	double h[4];
	double metric[4];

	ml_objective_rows(&(MlObjective){.kind = ML_OBJECTIVE_LOGISTIC}, 4, y, m, g, h, metric);
	ok(g[0] >= 0 && g[0] < 1e-37 && g[1] <= 0 && g[1] > -1e-37,
	   "logistic: gradients of what is certain and right");
	ok(g[2] == 1 && g[3] == -1 && metric[2] == 800 && metric[3] == 800,
	   "logistic: gradients of what is certain and wrong");
	near(ml_objective_margin(&(MlObjective){.kind = ML_OBJECTIVE_LOGISTIC}, 0.25), log(1.0 / 3),
		 1e-15, "logistic: margin of a probability");
	near(ml_objective_margin(&(MlObjective){.kind = ML_OBJECTIVE_GAMMA}, 5), log(5), 1e-15,
		 "gamma: margin of a mean");
}

static void
check_softmax(void)
{
	enum
	{
		N = 300,
		K = 5
	};
	static float margins[K * N];
	double base[K] = {0.5, -1, 0, 2, 0.25};
	double normalizers[N];
	double worst[3] = {0, 0, 0};

	for (int i = 0; i < K * N; i++)
		margins[i] = (float) (12 * uniform(3, (uint64_t) i) - 6);
	ml_objective_normalizers(N, K, margins, N, base, normalizers);
	for (int i = 0; i < N; i++)
	{
		double sum = 0;

		for (int k = 0; k < K; k++)
			sum += exp(base[k] + (double) margins[k * N + i]);
		worst[0] = fmax(worst[0], fabs(normalizers[i] - log(sum)));
		for (int k = 0; k < K; k++)
		{
			double p = exp(base[k] + (double) margins[k * N + i]) / sum;
			double log_p = base[k] + (double) margins[k * N + i] - normalizers[i];
			double is_class = i % K == k ? 1 : 0;
			double g;
			double h;

			ml_objective_class_rows(1, &log_p, &is_class, &g, &h);
			worst[1] = fmax(worst[1], fabs(g - (p - is_class)));
			worst[2] = fmax(worst[2], fabs(h - 2 * p * (1 - p)));
		}
	}
	ok(worst[0] < 3e-7, "softmax: normalizers");
	ok(worst[1] < 1e-6 && worst[2] < 1e-6, "softmax: gradients and hessians of each class");
}

static int
compare_doubles(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return (x > y) - (x < y);
}

/* The quantile of values, each as often as its weight says, in a sorted list. */
static double
plain_quantile(const double *values, const int32_t *weights, int n, double level)
{
	static double list[100000];
	int count = 0;
	double at;

	for (int i = 0; i < n; i++)
		for (int j = 0; j < (weights == NULL ? 1 : weights[i]); j++)
			list[count++] = values[i];
	qsort(list, (size_t) count, sizeof(double), compare_doubles);
	at = level * count;
	if (at == floor(at) && at < count && at > 0)
	{
		int i = (int) at;

		return list[i - 1] + (list[i] - list[i - 1]) / 2;
	}
	return list[(int) ceil(at) - 1];
}

static void
check_quantiles(void)
{
	int wrong = 0;

	for (int n = 1; n < 120; n++)
		for (int variant = 0; variant < 4; variant++)
			for (int l = 1; l < 8; l++)
			{
				double values[128];
				double copy[128];
				int32_t weights[128];
				int32_t moved[128];
				double range = variant % 2 == 0 ? 5 : 1e6;

				for (int i = 0; i < n; i++)
				{
					uint64_t at = (uint64_t) (n * 1000 + variant * 200 + i);

					copy[i] = values[i] = floor(range * uniform(4, at));
					moved[i] = weights[i] = 1 + (int32_t) (4 * uniform(5, at));
				}
				wrong += ml_boosting_quantile(copy, variant < 2 ? NULL : moved, n, l / 8.0) !=
						 plain_quantile(values, variant < 2 ? NULL : weights, n, l / 8.0);
			}
	is_int(wrong, 0, "quantiles of values with and without weights and ties");
}

/* Ranking */

#define DOCUMENTS 60

/* LightGBM's formulas, for one group, with a sort that is a count. */
static void
plain_lambdas(const double *relevance, const double *scores, int n, int truncation, double *g,
			  double *h, double *ndcg)
{
	int rank[DOCUMENTS];
	double best = 0;
	double dcg = 0;
	double sum = 0;

	for (int i = 0; i < n; i++)
	{
		int better = 0;

		rank[i] = 0;
		for (int j = 0; j < n; j++)
		{
			rank[i] += scores[j] > scores[i];
			better += relevance[j] > relevance[i] || (relevance[j] == relevance[i] && j < i);
		}
		if (better < truncation)
			best += (exp2(relevance[i]) - 1) / log2(better + 2.0);
		if (rank[i] < truncation)
			dcg += (exp2(relevance[i]) - 1) / log2(rank[i] + 2.0);
		g[i] = h[i] = 0;
	}
	*ndcg = best > 0 ? dcg / best : 1;
	for (int i = 0; best > 0 && i < n; i++)
		for (int j = 0; j < n; j++)
		{
			double change;
			double p;

			if (relevance[i] <= relevance[j] || (rank[i] >= truncation && rank[j] >= truncation))
				continue;
			change = (exp2(relevance[i]) - exp2(relevance[j])) *
					 fabs(1 / log2(rank[i] + 2.0) - 1 / log2(rank[j] + 2.0)) / best /
					 (0.01 + fabs(scores[i] - scores[j]));
			p = 1 / (1 + exp(scores[i] - scores[j]));
			g[i] -= change * p;
			g[j] += change * p;
			h[i] += change * p * (1 - p);
			h[j] += change * p * (1 - p);
			sum += 2 * change * p;
		}
	for (int i = 0; sum > 0 && i < n; i++)
	{
		g[i] *= log2(1 + sum) / sum;
		h[i] *= log2(1 + sum) / sum;
	}
}

static void
check_ranking(void)
{
	enum
	{
		GROUPS = 40
	};
	static double target[GROUPS * DOCUMENTS];
	static double group[GROUPS * DOCUMENTS];
	static double dense[GROUPS * DOCUMENTS];
	static double scores[GROUPS * DOCUMENTS];
	static float margins[GROUPS * DOCUMENTS];
	TestEnv *t = test_env();
	MlBoostingOptions options = {.lambdarank_truncation = 10};
	MlBoosting boosting = {.options = &options, .g_bound = 1, .h_bound = 1};
	MlBinned *rows;
	MlLosses losses;
	double loss = 0;
	double worst = 0;
	int first[GROUPS + 1];
	int n = 0;

	for (int k = 0; k < GROUPS; k++)
	{
		first[k] = n;
		for (int i = 0; i < 1 + k % DOCUMENTS; i++, n++)
		{
			target[n] = floor(5 * uniform(6, (uint64_t) n) * uniform(7, (uint64_t) n));
			group[n] = 1000 - k;
			dense[n] = n;
			margins[n] = (float) (3 * uniform(8, (uint64_t) n));
			scores[n] = (double) margins[n];
		}
	}
	first[GROUPS] = n;
	boosting.objective.kind = ML_OBJECTIVE_LAMBDARANK;
	boosting.traits = ml_objective_traits(&boosting.objective);
	boosting.margins = margins;
	if (test_binned(&t->env,
					&(TestMatrix){
						.nrows = n, .ndense = 1, .dense = dense, .target = target, .group = group},
					&(MlBinOptions){.max_bins = 256, .min_level_rows = 1}, &rows) != ML_OK ||
		ml_alloc(&t->env, (size_t) n, sizeof(MlRowPair), "pairs", &boosting.pairs) != ML_OK)
		bail_out("rows");
	boosting.rows = rows;
	if (ml_lambdarank_start(&t->env, &boosting) != ML_OK ||
		ml_lambdarank_pairs(&t->env, &boosting, &losses) != ML_OK)
		bail_out("%s", t->env.error.message);
	for (int k = 0; k < GROUPS; k++)
	{
		double g[DOCUMENTS];
		double h[DOCUMENTS];
		double ndcg;

		plain_lambdas(target + first[k], scores + first[k], first[k + 1] - first[k], 10, g, h,
					  &ndcg);
		loss += (1 - ndcg) / GROUPS;
		for (int i = first[k]; i < first[k + 1]; i++)
		{
			worst = fmax(worst, fabs(boosting.pairs[i].g * boosting.g_unit - g[i - first[k]]));
			worst = fmax(worst, fabs(boosting.pairs[i].h * boosting.h_unit - h[i - first[k]]));
		}
	}
	ok(worst < 1e-7, "lambdarank: gradients and hessians");
	near(losses.training, loss, 1e-9, "lambdarank: 1 - NDCG");
	test_env_free(t);
}

int
main(void)
{
	check_objective((MlObjective){ML_OBJECTIVE_SQUARED_ERROR, 0});
	check_objective((MlObjective){ML_OBJECTIVE_ABSOLUTE_ERROR, 0});
	check_objective((MlObjective){ML_OBJECTIVE_HUBER, 1.5});
	check_objective((MlObjective){ML_OBJECTIVE_QUANTILE, 0.8});
	check_objective((MlObjective){ML_OBJECTIVE_POISSON, 0});
	check_objective((MlObjective){ML_OBJECTIVE_GAMMA, 0});
	check_objective((MlObjective){ML_OBJECTIVE_TWEEDIE, 1.3});
	check_objective((MlObjective){ML_OBJECTIVE_LOGISTIC, 0});
	check_extremes();
	check_softmax();
	check_quantiles();
	check_ranking();
	return done();
}
