/*
 * boosting_start.c
 *		What gradient boosting knows before its first round: which rows train, whether targets fit the
 *		objective, weights, the best constant.  See boosting.h.
 */
#include "ml/boosting.h"

#include "ml/hash.h"
#include "ml/lambdarank.h"
#include "ml/parallel.h"

#define SUM_BITS 36              /* see boosting_pass.c */
#define LEAST_LOG_PREDICTION -30 /* margin of a mean of 0 */
#define HUBER_STEPS 100

/* Sums */

typedef struct Sum
{
	MlEnv *env;
	const MlBoosting *boosting;
	MlRowValue value;
	double argument;
	double magic;    /* 0: look for the largest */
	double *results; /* per segment 3: largest, of training, of validation */
} Sum;

static void
sum_segment(int part, void *argument)
{
	Sum *sum = argument;
	const MlBoosting *boosting = sum->boosting;
	const MlSegment *segment = boosting->rows->segments[part];
	double *results = &sum->results[(size_t) part * 3];
	double largest = 0;
	double sums[2] = {0, 0};

	if (sum->env->stop != NULL && sum->env->stop(sum->env))
		return;
	for (int32_t i = 0; i < segment->nrows; i++)
	{
		double x = ml_boosting_weight(boosting, segment, i) *
				   sum->value(boosting, segment, i, sum->argument);

		if (sum->magic > 0)
			sums[ml_boosting_is_validation(boosting, part, i)] += (x + sum->magic) - sum->magic;
		else
			largest = fabs(x) > largest ? fabs(x) : largest;
	}
	results[0] = largest;
	results[1] = sums[0];
	results[2] = sums[1];
}

/* Rows are rounded to 2^-36 of the largest before, so that the sum is exact in any order. */
MlStatus
ml_boosting_sum(MlEnv *env, const MlBoosting *boosting, MlRowValue value, double argument,
				MlLosses *sums)
{
	int32_t nsegments = boosting->rows->nsegments;
	Sum sum = {.env = env, .boosting = boosting, .value = value, .argument = argument};
	double largest = 0;
	double unit;
	__int128 totals[2] = {0, 0};

	ML_TRY(ml_scratch(env, ML_SCRATCH_ALGORITHM,
					  ml_size_mul((size_t) nsegments, 3 * sizeof(double)), &sum.results));
	ml_parallel_for(env, nsegments, sum_segment, &sum);
	ML_CHECK_STOP(env);
	for (int32_t s = 0; s < nsegments; s++)
		largest = fmax(largest, sum.results[s * 3]);
	if (!isfinite(largest))
		return ml_fail(env, ML_BAD_VALUE, "weight times target is above %g", DBL_MAX);
	unit = ldexp(ml_boosting_power(largest), -SUM_BITS);
	sum.magic = 0x1.8p52 * unit;
	ml_parallel_for(env, nsegments, sum_segment, &sum);
	ML_CHECK_STOP(env);
	for (int32_t s = 0; s < nsegments; s++)
		for (int j = 0; j < 2; j++)
			totals[j] += (__int128) (sum.results[s * 3 + 1 + j] / unit);
	sums->training = (double) totals[0] * unit;
	sums->validation = (double) totals[1] * unit;
	return ML_OK;
}

static double
value_one(const MlBoosting *boosting, const MlSegment *segment, int32_t i, double argument)
{
	(void) boosting;
	(void) segment;
	(void) i;
	(void) argument;
	return 1;
}

/* y - argument */
static double
value_target(const MlBoosting *boosting, const MlSegment *segment, int32_t i, double argument)
{
	(void) boosting;
	return segment->target[i] - argument;
}

static double
value_is_code(const MlBoosting *boosting, const MlSegment *segment, int32_t i, double argument)
{
	(void) boosting;
	return segment->target[i] == argument ? 1 : 0;
}

static double
value_constant(const MlBoosting *boosting, const MlSegment *segment, int32_t i, double argument)
{
	(void) argument;
	return ml_objective_constant(&boosting->objective, segment->target[i]);
}

static double
value_clipped(const MlBoosting *boosting, const MlSegment *segment, int32_t i, double argument)
{
	double delta = boosting->objective.parameter;

	return fmin(fmax(segment->target[i] - argument, -delta), delta);
}

static double
value_inside(const MlBoosting *boosting, const MlSegment *segment, int32_t i, double argument)
{
	return fabs(segment->target[i] - argument) < boosting->objective.parameter ? 1 : 0;
}

/* Roles */

/* Of a fraction: rows of equal content, of a ranking whole groups, go together. */
static MlStatus
draw_validation(MlEnv *env, MlBoosting *boosting)
{
	const MlBinned *rows = boosting->rows;
	const MlBoostingOptions *options = boosting->options;
	uint64_t seed = ml_hash_pair((uint64_t) options->seed, UINT64_C(0x76616c6964617465));
	uint64_t *hashes = NULL;
	bool *validation;

	if (boosting->objective.kind == ML_OBJECTIVE_LAMBDARANK)
		ML_TRY(ml_lambdarank_group_hashes(env, rows, &hashes));
	ML_TRY(ml_alloc(env, (size_t) rows->nrows, sizeof(bool), "validation", &validation));
	for (int32_t s = 0; s < rows->nsegments; s++)
	{
		const MlSegment *segment = rows->segments[s];
		int64_t first = ml_boosting_segment_start(s);

		ML_CHECK_STOP(env);
		for (int32_t i = 0; i < segment->nrows; i++)
			validation[first + i] =
				ml_hash_uniform(
					ml_hash_pair(seed, hashes != NULL ? hashes[first + i] : segment->hash[i])) <
				options->validation_fraction;
		boosting->validation[s] = validation + first;
	}
	ml_release(env, hashes);
	return ML_OK;
}

static MlStatus
set_validation(MlEnv *env, MlBoosting *boosting)
{
	const MlBinned *rows = boosting->rows;
	const MlBoostingOptions *options = boosting->options;
	bool is_given = rows->nsegments > 0 && rows->segments[0]->is_validation != NULL;

	if (options->early_stopping_rounds > 0 && !is_given && options->validation_fraction == 0)
	{
		(void) ml_fail(env, ML_BAD_OPTION,
					   "option \"early_stopping_rounds\" needs rows to watch the loss on");
		ml_hint(env, "Give option \"validation_fraction\" or \"validation_column\".");
		return ML_BAD_OPTION;
	}
	if (is_given && options->validation_fraction > 0)
		return ml_fail(
			env, ML_BAD_OPTION,
			"options \"validation_fraction\" and \"validation_column\" exclude each other");
	if (!is_given && options->validation_fraction == 0)
		return ML_OK;
	ML_TRY(ml_alloc(env, (size_t) rows->nsegments, sizeof(bool *), "validation",
					&boosting->validation));
	for (int32_t s = 0; is_given && s < rows->nsegments; s++)
		boosting->validation[s] = rows->segments[s]->is_validation;
	if (!is_given)
		ML_TRY(draw_validation(env, boosting));
	for (int32_t s = 0; s < rows->nsegments; s++)
		for (int32_t i = 0; i < rows->segments[s]->nrows; i++)
			boosting->rows_validation += boosting->validation[s][i];
	if (boosting->rows_validation == rows->nrows)
		return ml_fail(env, ML_BAD_OPTION, "all %lld rows are for validation, none to train with",
					   (long long) rows->nrows);
	boosting->lacks_validation = boosting->rows_validation == 0;
	if (boosting->lacks_validation)
		boosting->validation = NULL;
	return ML_OK;
}

/* Targets and weights */

static MlStatus
bad_target(MlEnv *env, const MlBoosting *boosting, double target)
{
	const char *name = ml_objective_choices[boosting->objective.kind];
	bool open;

	if (boosting->objective.kind == ML_OBJECTIVE_LAMBDARANK)
	{
		(void) ml_fail(env, ML_BAD_VALUE,
					   "target %.15g is no relevance: objective \"lambdarank\" needs integers "
					   "from 0 to %d",
					   target, ML_MAX_RELEVANCE);
		return ML_BAD_VALUE;
	}
	(void) ml_objective_least_target(&boosting->objective, &open);
	return ml_fail(env, ML_BAD_VALUE, "target %.15g is not %s 0, as objective \"%s\" needs it",
				   target, open ? "above" : "at least", name);
}

/* The smallest target that does not fit is told, whatever the order of the rows. */
static MlStatus
check_targets(MlEnv *env, const MlBoosting *boosting)
{
	bool is_ranking = boosting->objective.kind == ML_OBJECTIVE_LAMBDARANK;
	bool open;
	double least = ml_objective_least_target(&boosting->objective, &open);
	double worst = INFINITY;

	if (boosting->traits.is_classification || isinf(least))
		return ML_OK;
	for (int32_t s = 0; s < boosting->rows->nsegments; s++)
	{
		const MlSegment *segment = boosting->rows->segments[s];

		ML_CHECK_STOP(env);
		for (int32_t i = 0; i < segment->nrows; i++)
		{
			double y = segment->target[i];
			bool fits = open ? y > least : y >= least;

			if (is_ranking)
				fits = y >= 0 && y <= ML_MAX_RELEVANCE && y == floor(y);
			if (!fits && y < worst)
				worst = y;
		}
	}
	return isinf(worst) ? ML_OK : bad_target(env, boosting, worst);
}

/* Codes of the classes' labels, and weights by code. */
static MlStatus
set_classes(MlEnv *env, MlBoosting *boosting)
{
	const MlBinned *rows = boosting->rows;
	const MlBoostingOptions *options = boosting->options;
	const MlClasses *classes = &boosting->model->classes;
	bool has_weights = options->classes.class_weight.mode != ML_CLASS_WEIGHT_NONE ||
					   options->scale_pos_weight != 1;
	int32_t ncodes = 0;
	double *weights;

	if (rows->classes == NULL)
		return ML_OK;
	for (int32_t s = 0; s < rows->nsegments; s++)
		for (int32_t i = 0; i < rows->segments[s]->nrows; i++)
			if ((int32_t) rows->segments[s]->target[i] >= ncodes)
				ncodes = (int32_t) rows->segments[s]->target[i] + 1;
	ML_TRY(ml_alloc(env, (size_t) classes->nclasses, sizeof(double), "classes",
					&boosting->class_codes));
	for (int32_t k = 0; k < classes->nclasses; k++)
		boosting->class_codes[k] = -1;
	for (int32_t code = 0; code < ncodes; code++)
		if (rows->classes[code] >= 0)
			boosting->class_codes[rows->classes[code]] = code;
	if (!has_weights)
		return ML_OK;
	ML_TRY(ml_alloc(env, (size_t) classes->nclasses, sizeof(double), "classes", &weights));
	ML_TRY(ml_alloc_zero(env, (size_t) ncodes, sizeof(double), "classes", &boosting->code_weights));
	ml_classes_weights(classes, &options->classes.class_weight, weights);
	if (options->scale_pos_weight != 1)
		weights[1] *= options->scale_pos_weight;
	for (int32_t code = 0; code < ncodes; code++)
		if (rows->classes[code] >= 0)
			boosting->code_weights[code] = weights[rows->classes[code]];
	return ML_OK;
}

static MlStatus
set_weights(MlEnv *env, MlBoosting *boosting)
{
	const MlBinned *rows = boosting->rows;
	double n = (double) rows->nrows;
	double v = (double) boosting->rows_validation;

	boosting->is_weighted = boosting->code_weights != NULL ||
							(rows->nsegments > 0 && rows->segments[0]->weight != NULL);
	boosting->largest_weight = 1;
	boosting->weights = (MlLosses){.training = n - v, .validation = v};
	if (boosting->is_weighted)
	{
		boosting->largest_weight = 0;
		for (int32_t s = 0; s < rows->nsegments; s++)
		{
			ML_CHECK_STOP(env);
			for (int32_t i = 0; i < rows->segments[s]->nrows; i++)
				boosting->largest_weight = fmax(boosting->largest_weight,
												ml_boosting_weight(boosting, rows->segments[s], i));
		}
		ML_TRY(ml_boosting_sum(env, boosting, value_one, 0, &boosting->weights));
	}
	if (boosting->traits.link == ML_LINK_LOG)
		ML_TRY(ml_boosting_sum(env, boosting, value_constant, 0, &boosting->constants));
	boosting->g_bound = boosting->h_bound = boosting->metric_bound = 1;
	if (!isinf(boosting->traits.most_gradient))
		boosting->g_bound =
			ml_boosting_power(boosting->traits.most_gradient * boosting->largest_weight);
	if (!isinf(boosting->traits.most_hessian))
		boosting->h_bound =
			ml_boosting_power(boosting->traits.most_hessian * boosting->largest_weight);
	return ML_OK;
}

/* The best constant */

/* Mean of the target by weight; what is lost by rounding in the first sum is in the second. */
static MlStatus
mean_target(MlEnv *env, const MlBoosting *boosting, double *mean)
{
	MlLosses sums;

	ML_TRY(ml_boosting_sum(env, boosting, value_target, 0, &sums));
	*mean = sums.training / boosting->weights.training;
	ML_TRY(ml_boosting_sum(env, boosting, value_target, *mean, &sums));
	*mean += sums.training / boosting->weights.training;
	return ML_OK;
}

/* Room for the residuals of all rows, and their weights. */
static MlStatus
make_residuals(MlEnv *env, MlBoosting *boosting)
{
	size_t nrows = (size_t) boosting->rows->nrows;

	ML_TRY(ml_alloc(env, nrows, sizeof(double), "residuals", &boosting->residuals));
	if (!boosting->is_weighted)
		return ML_OK;
	return ml_alloc(env, nrows, sizeof(int32_t), "residuals", &boosting->row_weights);
}

static MlStatus
quantile_target(MlEnv *env, MlBoosting *boosting, double level, double *quantile)
{
	const MlBinned *rows = boosting->rows;
	double unit = ml_boosting_power(boosting->largest_weight) / ML_PAIR_LIMIT;
	int64_t n = 0;

	for (int32_t s = 0; s < rows->nsegments; s++)
	{
		ML_CHECK_STOP(env);
		for (int32_t i = 0; i < rows->segments[s]->nrows; i++)
		{
			if (ml_boosting_is_validation(boosting, s, i))
				continue;
			boosting->residuals[n] = rows->segments[s]->target[i];
			if (boosting->row_weights != NULL)
				boosting->row_weights[n] =
					(int32_t) lrint(ml_boosting_weight(boosting, rows->segments[s], i) / unit);
			n++;
		}
	}
	*quantile = ml_boosting_quantile(boosting->residuals, boosting->row_weights, n, level);
	return ML_OK;
}

/*
 * Root of the sum of clipped residuals, which falls with the constant: Newton's steps, from the median; a step that
 * leaves the interval in which the root is known to be is replaced by half of it.
 */
static MlStatus
huber_constant(MlEnv *env, MlBoosting *boosting, double *constant)
{
	double low = -INFINITY;
	double high = INFINITY;

	ML_TRY(make_residuals(env, boosting));
	ML_TRY(quantile_target(env, boosting, 0.5, constant));
	ml_release(env, boosting->residuals);
	ml_release(env, boosting->row_weights);
	boosting->residuals = NULL;
	boosting->row_weights = NULL;
	for (int step = 0; step < HUBER_STEPS; step++)
	{
		MlLosses sum;
		MlLosses inside;
		double next;

		ML_TRY(ml_boosting_sum(env, boosting, value_clipped, *constant, &sum));
		if (sum.training == 0)
			return ML_OK;
		if (sum.training > 0)
			low = *constant;
		else
			high = *constant;
		ML_TRY(ml_boosting_sum(env, boosting, value_inside, *constant, &inside));
		next = *constant + sum.training / fmax(inside.training, boosting->weights.training * 1e-3);
		if (!(next > low && next < high))
			next = low + (high - low) / 2;
		if (fabs(next - *constant) <= 1e-12 * fmax(fabs(next), boosting->objective.parameter))
			return ML_OK;
		*constant = next;
	}
	return ML_OK;
}

/* Log odds of two classes, logarithms of the classes' shares of more. */
static MlStatus
class_constants(MlEnv *env, MlBoosting *boosting)
{
	double total = boosting->weights.training;
	/* a class without a row to train with: less than half a row of average weight */
	double least = 0.25 * total / (double) boosting->rows->nrows;

	for (int32_t k = 0; k < boosting->model->classes.nclasses; k++)
	{
		MlLosses sum;
		double share;

		ML_TRY(ml_boosting_sum(env, boosting, value_is_code, boosting->class_codes[k], &sum));
		share = fmin(fmax(sum.training, least), fmax(total - least, least)) / total;
		if (boosting->nmargins > 1)
			boosting->base[k] =
				ml_objective_margin(&(MlObjective){.kind = ML_OBJECTIVE_POISSON}, share);
		else if (k == 1)
			boosting->base[0] = ml_objective_margin(&boosting->objective, share);
	}
	return ML_OK;
}

static MlStatus
given_constant(MlEnv *env, const MlBoosting *boosting)
{
	double given = boosting->options->base_score;
	MlLink link = boosting->traits.link;

	if (link == ML_LINK_LOGIT && !(given > 0 && given < 1))
		return ml_fail(env, ML_BAD_OPTION,
					   "option \"base_score\" is %.15g, a probability must be above 0 and below 1",
					   given);
	if (link == ML_LINK_LOG && !(given > 0))
		return ml_fail(env, ML_BAD_OPTION,
					   "option \"base_score\" is %.15g, objective \"%s\" needs it above 0", given,
					   ml_objective_choices[boosting->objective.kind]);
	for (int32_t k = 0; k < boosting->nmargins; k++)
		boosting->base[k] = ml_objective_margin(&boosting->objective, given);
	return ML_OK;
}

/* The constant margin from which boosting starts. */
static MlStatus
set_base(MlEnv *env, MlBoosting *boosting)
{
	double *base = boosting->base;
	double mean;

	if (boosting->init != NULL)
	{
		memcpy(base, boosting->init->base, (size_t) boosting->nmargins * sizeof(double));
		return ML_OK;
	}
	if (!isnan(boosting->options->base_score))
		return given_constant(env, boosting);
	switch (boosting->objective.kind)
	{
		case ML_OBJECTIVE_AUTO:
		case ML_OBJECTIVE_LAMBDARANK:
			return ML_OK;
		case ML_OBJECTIVE_LOGISTIC:
		case ML_OBJECTIVE_SOFTMAX:
			return class_constants(env, boosting);
		case ML_OBJECTIVE_SQUARED_ERROR:
			return mean_target(env, boosting, base);
		case ML_OBJECTIVE_ABSOLUTE_ERROR:
		case ML_OBJECTIVE_QUANTILE:
			return quantile_target(env, boosting, ml_objective_level(&boosting->objective), base);
		case ML_OBJECTIVE_HUBER:
			return huber_constant(env, boosting, base);
		case ML_OBJECTIVE_POISSON:
		case ML_OBJECTIVE_GAMMA:
		case ML_OBJECTIVE_TWEEDIE:
			break;
	}
	ML_TRY(mean_target(env, boosting, &mean));
	*base = fmax(ml_objective_margin(&boosting->objective, mean), LEAST_LOG_PREDICTION);
	return ML_OK;
}

MlStatus
ml_boosting_start(MlEnv *env, MlBoosting *boosting)
{
	ML_TRY(set_validation(env, boosting));
	ML_TRY(check_targets(env, boosting));
	ML_TRY(set_classes(env, boosting));
	ML_TRY(set_weights(env, boosting));
	ML_TRY(ml_alloc_zero(env, (size_t) boosting->nmargins, sizeof(double), "margins",
						 &boosting->base));
	if (boosting->traits.has_refit)
		ML_TRY(make_residuals(env, boosting));
	return set_base(env, boosting);
}
