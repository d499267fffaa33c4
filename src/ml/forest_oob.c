/*
 * forest_oob.c
 *		How well a forest predicts the rows that its trees have not seen.
 *
 * A row is out of the bag of the trees that have not drawn it, about 37 of 100 with a bootstrap.  The mean
 * of their values is a prediction made without that row, and its mean loss over all rows that some tree
 * leaves out is the error out of bag: an estimate of the error on new rows that costs no row (L. Breiman
 * (2001), Machine Learning 45, 5-32).  It is told after each tree, so that one sees when more trees do not
 * help.
 *
 * The trees are fitted: a pass over the rows, a block at a time, walks each tree in codes of bins.  Values of
 * a row are added up in the order of the trees, losses over rows in integers: the result depends neither on
 * the order of the rows nor on the number of threads.
 */
#include "ml/elementary.h"
#include "ml/forest_walk.h"
#include "ml/metrics.h"
#include "ml/parallel.h"

#define WHAT "errors out of bag"
#define BLOCK_CODES 163840 /* codes of a block of rows: with the nodes of a tree they stay in the second cache */
#define MAX_BLOCK 8192
#define MIN_BLOCK 16
#define LOSS_SCALE 0x1p40
#define RESIDUAL_SCALE 0x1p30

/* What the losses of a round are made of. */
typedef struct RoundSum
{
	__int128 loss;
	__int128 weight;
} RoundSum;

/* Of one thread. */
typedef struct Part
{
	MlStatus status;
	RoundSum *rounds; /* by tree */
	__int128 right;   /* weight of the rows whose class is predicted right */
	__int128 targets; /* weight x (target - center) of the rows that are out of some bag */
	__int128 squares;

	/* of the rows of a block */
	uint16_t *codes; /* by row, then by feature */
	double *sums;    /* by row, then by value */
	int64_t *losses; /* the last one */
	int32_t *counts; /* trees that a row is out of the bag of */
	int32_t *out;    /* rows that are out of the bag of a tree */
	int32_t *leaves; /* where they end */
} Part;

typedef struct Work
{
	MlEnv env; /* without memory */
	const MlForestRows *rows;
	const MlForestDraw *draw;
	const bool *all_in;
	const MlEnsemble *ensemble;
	const MlWalkTree *trees;
	double threshold;
	int32_t block; /* rows */
	int nparts;
	Part *parts;
} Work;

/* Codes of n rows of a segment from begin on. */
static void
unpack_codes(const MlBinned *rows, const MlSegment *segment, int32_t begin, int32_t n,
			 uint16_t *codes)
{
	for (int32_t g = 0; g < rows->ngroups; g++)
	{
		const MlBinGroup *group = &rows->groups[g];
		const unsigned char *from = segment->codes[g] + (size_t) begin * (size_t) group->width;
		uint16_t *to = codes + group->first;

		for (int32_t i = 0; i < n; i++, from += group->width, to += rows->nfeatures)
			if (group->width > group->nfeatures)
				memcpy(to, from, sizeof(uint16_t));
			else
				for (int32_t f = 0; f < group->nfeatures; f++)
					to[f] = from[f];
	}
}

/* Loss of a row by the means of its trees' values so far, times LOSS_SCALE. */
static int64_t
row_loss(const Work *work, const MlSegment *segment, int32_t i, const double *sums, int32_t count)
{
	const MlForestRows *rows = work->rows;
	double p;

	if (rows->nclasses == 0)
	{
		double residual = (sums[0] / count - segment->target[i]) / rows->spread;

		return (int64_t) rint(residual * residual * LOSS_SCALE);
	}
	if (rows->nclasses > 2)
		p = sums[ml_forest_class(rows, segment, i)] / count;
	else
	{
		p = sums[0] / count;
		p = ml_forest_class(rows, segment, i) == rows->nclasses - 1 ? p : 1 - p;
	}
	return (int64_t) rint(-ml_log(fmax(p, ML_LOG_LOSS_CLIP)) * LOSS_SCALE);
}

static bool
is_right(const Work *work, const MlSegment *segment, int32_t i, const double *sums, int32_t count)
{
	const MlForestRows *rows = work->rows;
	int32_t best = 0;

	if (rows->nclasses == 2)
		best = sums[0] / count >= work->threshold ? 1 : 0;
	for (int32_t k = 1; k < rows->nclasses && rows->nclasses > 2; k++)
		if (sums[k] > sums[best])
			best = k;
	return best == ml_forest_class(rows, segment, i);
}

/* Rows of the block that are out of the bag of a tree, into part->out. */
static int32_t
list_out(const Work *work, Part *part, int32_t t, int32_t s, int32_t begin, int32_t n)
{
	const MlForestRows *rows = work->rows;
	const MlSegment *segment = rows->rows->segments[s];
	uint64_t seed = ml_forest_tree_seed(work->draw, t);
	int64_t first = (int64_t) s * ML_SEGMENT_ROWS + begin;
	int32_t nout = 0;

	if (work->all_in[t])
		return 0;
	for (int32_t i = 0; i < n; i++)
	{
		part->out[nout] = i;
		nout += ml_forest_is_out(work->draw, seed, ml_forest_key(rows, segment, first + i));
	}
	return nout;
}

/* All trees over a block of rows. */
static void
walk_block(const Work *work, Part *part, int32_t s, int32_t begin, int32_t n)
{
	const MlForestRows *rows = work->rows;
	const MlSegment *segment = rows->rows->segments[s];
	size_t nvalues = (size_t) work->ensemble->nvalues;
	size_t nfeatures = (size_t) rows->rows->nfeatures;
	RoundSum now = {0, 0};

	unpack_codes(rows->rows, segment, begin, n, part->codes);
	memset(part->sums, 0, (size_t) n * nvalues * sizeof(double));
	memset(part->counts, 0, (size_t) n * sizeof(int32_t));
	memset(part->losses, 0, (size_t) n * sizeof(int64_t));
	for (int32_t t = 0; t < work->ensemble->ntrees; t++)
	{
		int32_t nout = list_out(work, part, t, s, begin, n);

		ml_forest_walk(&work->trees[t], part->codes, nfeatures, part->out, nout, part->leaves);
		for (int32_t j = 0; j < nout; j++)
		{
			int32_t i = part->out[j];
			double *sums = part->sums + (size_t) i * nvalues;
			const double *values =
				work->ensemble->trees[t].values + (size_t) part->leaves[j] * nvalues;
			int64_t weight = ml_forest_fixed_weight(work->rows, segment, begin + i);
			int64_t loss;

			for (size_t k = 0; k < nvalues; k++)
				sums[k] += values[k];
			if (part->counts[i]++ == 0)
				now.weight += weight;
			loss = row_loss(work, segment, begin + i, sums, part->counts[i]);
			now.loss += (__int128) weight * (loss - part->losses[i]);
			part->losses[i] = loss;
		}
		part->rounds[t].loss += now.loss;
		part->rounds[t].weight += now.weight;
	}
}

/* What is told of the whole forest only. */
static void
score_block(const Work *work, Part *part, int32_t s, int32_t begin, int32_t n)
{
	const MlForestRows *rows = work->rows;
	const MlSegment *segment = rows->rows->segments[s];

	for (int32_t i = 0; i < n; i++)
	{
		int64_t weight = ml_forest_fixed_weight(work->rows, segment, begin + i);

		if (part->counts[i] == 0)
			continue;
		if (rows->nclasses == 0)
		{
			double target = (segment->target[begin + i] - rows->center) / rows->spread;
			int64_t fixed = (int64_t) rint(target * RESIDUAL_SCALE);

			part->targets += (__int128) weight * fixed;
			part->squares += (__int128) weight * fixed * fixed;
		}
		else if (is_right(work, segment, begin + i,
						  part->sums + (size_t) i * (size_t) work->ensemble->nvalues,
						  part->counts[i]))
			part->right += weight;
	}
}

static void
walk_part(int number, void *argument)
{
	const Work *work = argument;
	Part *part = &work->parts[number];
	MlEnv env = work->env;
	int64_t block = 0;

	for (int32_t s = 0; s < work->rows->rows->nsegments; s++)
	{
		int32_t nrows = work->rows->rows->segments[s]->nrows;

		for (int32_t begin = 0; begin < nrows; begin += work->block, block++)
		{
			int32_t n = nrows - begin < work->block ? nrows - begin : work->block;

			if (block % work->nparts != number)
				continue;
			if (ml_stopped(&env))
			{
				part->status = ML_CANCELLED;
				return;
			}
			walk_block(work, part, s, begin, n);
			score_block(work, part, s, begin, n);
		}
	}
}

static MlStatus
make_parts(MlEnv *env, Work *work)
{
	size_t nfeatures = (size_t) work->rows->rows->nfeatures;
	size_t block = (size_t) work->block;

	work->nparts = env->threads;
	ML_TRY(ml_alloc_zero(env, (size_t) work->nparts, sizeof(Part), WHAT, &work->parts));
	for (int i = 0; i < work->nparts; i++)
	{
		Part *part = &work->parts[i];

		ML_TRY(ml_alloc_zero(env, (size_t) work->ensemble->ntrees, sizeof(RoundSum), WHAT,
							 &part->rounds));
		ML_TRY(ml_alloc(env, ml_size_mul(block, nfeatures), sizeof(uint16_t), WHAT, &part->codes));
		ML_TRY(ml_alloc(env, ml_size_mul(block, (size_t) work->ensemble->nvalues), sizeof(double),
						WHAT, &part->sums));
		ML_TRY(ml_alloc(env, block, sizeof(int64_t), WHAT, &part->losses));
		ML_TRY(ml_alloc(env, block, sizeof(int32_t), WHAT, &part->out));
		ML_TRY(ml_alloc(env, block, sizeof(int32_t), WHAT, &part->leaves));
		ML_TRY(ml_alloc(env, block, sizeof(int32_t), WHAT, &part->counts));
	}
	return ML_OK;
}

/* Sums of all parts into the first; then what they say. */
static void
tell_errors(const Work *work, MlEnsemble *ensemble)
{
	const MlForestRows *rows = work->rows;
	Part *all = &work->parts[0];
	double unit = rows->nclasses == 0 ? rows->spread : 1;
	double weight;

	for (int i = 1; i < work->nparts; i++)
	{
		const Part *part = &work->parts[i];

		for (int32_t t = 0; t < ensemble->ntrees; t++)
		{
			all->rounds[t].loss += part->rounds[t].loss;
			all->rounds[t].weight += part->rounds[t].weight;
		}
		all->right += part->right;
		all->targets += part->targets;
		all->squares += part->squares;
	}
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		weight = (double) all->rounds[t].weight;
		ensemble->rounds[t] = (MlRound){NAN, NAN};
		if (weight > 0)
			ensemble->rounds[t].validation_loss =
				(double) all->rounds[t].loss / weight / LOSS_SCALE * unit * unit;
	}
	ensemble->nrounds = ensemble->ntrees;
	ensemble->oob_error = ensemble->rounds[ensemble->ntrees - 1].validation_loss;
	weight = (double) all->rounds[ensemble->ntrees - 1].weight;
	if (!(weight > 0))
		return;
	if (rows->nclasses > 0)
		ensemble->oob_score = (double) all->right / weight;
	else
	{
		double mean = (double) all->targets / weight / RESIDUAL_SCALE;
		double variance =
			(double) all->squares / weight / RESIDUAL_SCALE / RESIDUAL_SCALE - mean * mean;

		if (variance > 0)
			ensemble->oob_score = 1 - ensemble->oob_error / unit / unit / variance;
	}
}

MlStatus
ml_forest_out_of_bag(MlEnv *env, const MlForestRows *rows, const MlForestDraw *draw,
					 const bool *all_in, double threshold, MlEnsemble *ensemble)
{
	Work work = {.rows = rows,
				 .draw = draw,
				 .all_in = all_in,
				 .ensemble = ensemble,
				 .threshold = threshold,
				 .block = BLOCK_CODES / rows->rows->nfeatures};
	MlWalkTree *trees;

	ml_part_env(&work.env, env);
	if (work.block > MAX_BLOCK)
		work.block = MAX_BLOCK;
	if (work.block > rows->rows->nrows / (4 * env->threads))
		work.block = (int32_t) (rows->rows->nrows / (4 * env->threads));
	if (work.block < MIN_BLOCK)
		work.block = MIN_BLOCK;
	ML_TRY(ml_forest_walks_make(env, rows->rows, ensemble, &trees));
	work.trees = trees;
	ML_TRY(ml_alloc(env, (size_t) ensemble->ntrees, sizeof(MlRound), "errors", &ensemble->rounds));
	ML_TRY(make_parts(env, &work));
	ml_parallel_for(env, work.nparts, walk_part, &work);
	for (int i = 0; i < work.nparts; i++)
		if (work.parts[i].status != ML_OK)
			return ml_fail(env, ML_CANCELLED, "computation was cancelled");
	tell_errors(&work, ensemble);
	ml_forest_walks_release(env, trees);
	ensemble->metric = rows->nclasses > 0 ? "log_loss" : "squared_error";
	return ML_OK;
}
