/*
 * ensemble.c
 *		From margins to predictions, and what an ensemble tells of its features.  See tree.h.
 */
#include "ml/algorithm.h"
#include "ml/elementary.h"
#include "ml/tree_walk.h"

#include <stdlib.h>

/* Shares of a leaf are added with rounding errors: a quantile is reached this much earlier. */
#define QUANTILE_TOLERANCE 1e-10

static const MlEnsemble *
ensemble_of(const MlModel *model)
{
	return model->params;
}

/* Predictions */

/* e^x, the same bits on every machine; infinity where that is no double. */
static double
exponential(double x)
{
	double root;

	if (x <= 0)
		return ml_exp_negative(x);
	if (x > 709.78)
		return INFINITY;
	root = 1 / ml_exp_negative(-x / 2); /* the reciprocal of all of it could be a denormal number */
	return root * root;
}

double
ml_ensemble_estimate(const MlEnsemble *ensemble, double margin)
{
	return ensemble->link == ML_LINK_LOG ? exponential(margin) : margin;
}

void
ml_ensemble_probabilities_of(const MlEnsemble *ensemble, int32_t nclasses, const double *margins,
							 double *probabilities)
{
	if (ensemble->nmargins == 1)
	{
		double p = ensemble->link == ML_LINK_LOGIT ? ml_sigmoid(margins[0]) : margins[0];

		probabilities[nclasses - 1] = p;
		if (nclasses == 2)
			probabilities[0] = 1 - p;
		return;
	}
	if (probabilities != margins)
		memcpy(probabilities, margins, (size_t) nclasses * sizeof(double));
	if (ensemble->link == ML_LINK_SOFTMAX)
		ml_softmax(probabilities, nclasses);
}

double
ml_ensemble_predict(const MlModel *model, const MlRow *row)
{
	const MlEnsemble *ensemble = ensemble_of(model);
	double margin;

	if (!isnan(ensemble->quantile))
		return ml_ensemble_quantile(ensemble, row, ensemble->quantile);
	ml_ensemble_margins(ensemble, row, &margin);
	return ml_ensemble_estimate(ensemble, margin);
}

void
ml_ensemble_probabilities(const MlModel *model, const MlRow *row, double *probabilities)
{
	const MlEnsemble *ensemble = ensemble_of(model);
	double margin;

	if (ensemble->nmargins > 1)
	{
		ml_ensemble_margins(ensemble, row, probabilities);
		ml_ensemble_probabilities_of(ensemble, model->classes.nclasses, probabilities,
									 probabilities);
		return;
	}
	ml_ensemble_margins(ensemble, row, &margin);
	ml_ensemble_probabilities_of(ensemble, model->classes.nclasses, &margin, probabilities);
}

int32_t
ml_ensemble_nmargins(const MlModel *model)
{
	return ensemble_of(model)->nmargins;
}

void
ml_ensemble_model_margins(const MlModel *model, const MlRow *row, double *margins)
{
	ml_ensemble_margins(ensemble_of(model), row, margins);
}

/* Index of the first target above y between low and high. */
static int64_t
count_up_to(const double *targets, int64_t low, int64_t high, double y)
{
	while (low < high)
	{
		int64_t middle = low + (high - low) / 2;

		if (targets[middle] <= y)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Sum over trees of the share of targets <= y; counts gets how many those are, counted from the start. */
static double
share_up_to(const MlEnsemble *ensemble, const int32_t *leaves, double y)
{
	double sum = 0;

	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		const MlLeafTargets *of = &ensemble->leaf_targets[t];
		int64_t first = of->starts[leaves[t]];
		int64_t end = of->starts[leaves[t] + 1];

		if (first < end)
			sum +=
				(double) (count_up_to(of->targets, first, end, y) - first) / (double) (end - first);
	}
	return sum;
}

/*
 * Each tree has a range of targets among which the quantile may be, at first its whole leaf.  The middle of
 * the longest range divides all of them: if its share reaches the level, the quantile is not above it, else
 * above it.  So every second time or so the candidates are halved.
 */
double
ml_ensemble_quantile(const MlEnsemble *ensemble, const MlRow *row, double q)
{
	const MlCompact *compact = ensemble->compact;
	int32_t *leaves = compact->leaf_of_row;
	double quantile = NAN;
	double level = 0;

	ml_ensemble_leaves(ensemble, row, leaves);
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		compact->low[t] = ensemble->leaf_targets[t].starts[leaves[t]];
		compact->high[t] = ensemble->leaf_targets[t].starts[leaves[t] + 1];
		level += compact->low[t] < compact->high[t] ? 1 : 0;
	}
	level *= q * (1 - QUANTILE_TOLERANCE);
	for (;;)
	{
		int32_t longest = 0;
		double y;
		bool reached;

		for (int32_t t = 1; t < ensemble->ntrees; t++)
			if (compact->high[t] - compact->low[t] > compact->high[longest] - compact->low[longest])
				longest = t;
		if (compact->low[longest] >= compact->high[longest])
			return quantile;
		y = ensemble->leaf_targets[longest]
				.targets[compact->low[longest] +
						 (compact->high[longest] - 1 - compact->low[longest]) / 2];
		reached = share_up_to(ensemble, leaves, y) >= level;
		if (reached)
			quantile = y;
		for (int32_t t = 0; t < ensemble->ntrees; t++)
		{
			const double *targets = ensemble->leaf_targets[t].targets;

			/* what is left is below y, where it reached, else above */
			if (reached)
			{
				int64_t end = count_up_to(targets, compact->low[t], compact->high[t], y);

				while (end > compact->low[t] && targets[end - 1] == y)
					end--;
				compact->high[t] = end;
			}
			else
				compact->low[t] = count_up_to(targets, compact->low[t], compact->high[t], y);
		}
	}
}

/* Parts of a model */

int32_t
ml_ensemble_round_trees(const MlEnsemble *ensemble)
{
	return ensemble->nvalues == 1 ? ensemble->nmargins : 1;
}

MlStatus
ml_ensemble_first_rounds(MlEnv *env, const MlModel *model, int32_t n, MlModel *first)
{
	const MlEnsemble *all = ensemble_of(model);
	int32_t per_round = ml_ensemble_round_trees(all);
	int32_t nrounds = all->ntrees / per_round;
	MlEnsemble *ensemble;

	if (n < 1 || n > nrounds)
	{
		(void) ml_fail(env, ML_BAD_OPTION, "number of rounds must be from 1 to %d, not %d", nrounds,
					   n);
		if (per_round > 1)
			ml_detail(env, "A round has a tree for each of the %d classes.", per_round);
		return ML_BAD_OPTION;
	}
	ML_TRY(ml_alloc(env, 1, sizeof(MlEnsemble), "trees", &ensemble));
	*ensemble = *all;
	ensemble->ntrees = n * per_round;
	if (all->best_round > 0)
		ensemble->best_round = n;
	else
		ensemble->scale = all->scale * all->ntrees / ensemble->ntrees;
	if (ensemble->nrounds > n)
		ensemble->nrounds = n;
	if (n < nrounds)
	{
		/* all were told of the whole forest; its trees' shares in them are not kept */
		ensemble->oob_error = ensemble->oob_score = NAN;
		ensemble->nimportances = 0;
	}
	ensemble->compact = NULL;
	*first = *model;
	first->params = ensemble;
	return ml_ensemble_compile(env, &first->encoder, ensemble);
}

/* Importance */

void
ml_ensemble_importance(const MlModel *model, double *importance)
{
	const MlEnsemble *ensemble = ensemble_of(model);
	const MlEncoder *encoder = &model->encoder;

	for (int32_t c = 0; c < encoder->ncolumns; c++)
		importance[c] = 0;
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		const MlTree *tree = &ensemble->trees[t];

		for (int32_t i = 0; i < tree->nnodes; i++)
			if (tree->nodes[i].feature >= 0)
				importance[ml_tree_feature_column(encoder, tree->nodes[i].feature)] +=
					tree->nodes[i].gain;
	}
}

/* By falling gain, then in the order of the names. */
static int
by_gain(const void *a, const void *b)
{
	const MlFeatureImportance *x = a;
	const MlFeatureImportance *y = b;

	if (x->gain != y->gain)
		return x->gain > y->gain ? -1 : 1;
	return strcmp(x->feature, y->feature);
}

MlStatus
ml_ensemble_feature_importance(MlEnv *env, const MlModel *model, MlFeatureImportance **lines,
							   int32_t *count)
{
	const MlEnsemble *ensemble = ensemble_of(model);
	const MlEncoder *encoder = &model->encoder;
	int32_t nfeatures = encoder->ndense + encoder->ncategorical;
	int32_t n = 0;

	ML_TRY(
		ml_alloc_zero(env, (size_t) nfeatures, sizeof(MlFeatureImportance), "importance", lines));
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		const MlTree *tree = &ensemble->trees[t];

		ML_CHECK_STOP(env);
		for (int32_t i = 0; i < tree->nnodes; i++)
		{
			const MlTreeNode *node = &tree->nodes[i];

			if (node->feature < 0)
				continue;
			(*lines)[node->feature].gain += node->gain;
			(*lines)[node->feature].cover += node->cover;
			(*lines)[node->feature].splits++;
		}
	}
	for (int32_t f = 0; f < nfeatures; f++)
	{
		MlFeatureImportance line = (*lines)[f];

		if (line.splits == 0)
			continue;
		ML_TRY(ml_tree_feature_name(env, encoder, f, &line.feature));
		line.gain_mean = line.gain / (double) line.splits;
		line.cover /= (double) line.splits;
		(*lines)[n++] = line;
	}
	qsort(*lines, (size_t) n, sizeof(MlFeatureImportance), by_gain);
	*count = n;
	return ML_OK;
}
