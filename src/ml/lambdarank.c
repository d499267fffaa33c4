/*
 * lambdarank.c
 *		Pairs and losses of a ranking.  See lambdarank.h.
 *
 * Rows are sorted once by group and, in a group, by content hash; those of validation make groups of their own.
 * Threads take batches of groups and bring their own work space; a group's sums are added up in the
 * order of its ranks, those of groups in integers.
 */
#include "ml/lambdarank.h"

#include <stdatomic.h>

#include "ml/elementary.h"
#include "ml/hash.h"
#include "ml/parallel.h"
#include "ml/radix.h"

#define BATCH_ROWS 8192
#define NDCG_UNIT 0x1p-40
#define LN2 0.69314718055994531

/* Documents first .. first + n - 1 of the sorted rows. */
typedef struct RankGroup
{
	int64_t first;
	int32_t n;
	bool is_validation;
	double best_dcg; /* 0 where no document is relevant */
} RankGroup;

/* Of one thread: room for the largest group. */
typedef struct Worker
{
	double *scores;
	double *g;
	double *h;
	uint64_t *keys; /* twice */
	double largest_g;
	double largest_h;
	int64_t loss[2]; /* sums of 1 - NDCG of groups that train, and of validation */
} Worker;

struct MlRanking
{
	int32_t *rows; /* sorted: row numbers */
	uint8_t *relevance;
	RankGroup *groups;
	int64_t ngroups;
	int64_t ngroups_of[2]; /* that train, of validation */
	int32_t largest;
	double *discounts;
	int32_t *batches; /* nbatches + 1: first groups */
	int32_t nbatches;
	int nworkers;
	Worker *workers;
};

typedef struct Ranking
{
	MlEnv *env;
	MlBoosting *boosting;
	atomic_int next;
} Ranking;

static double
gain_of(uint8_t relevance)
{
	return (double) ((UINT64_C(1) << relevance) - 1);
}

static double
target_of(const MlBoosting *boosting, int64_t row)
{
	return boosting->rows->segments[row >> ML_SEGMENT_BITS]->target[row & (ML_SEGMENT_ROWS - 1)];
}

static const MlSegment *
segment_of(const MlBinned *rows, int64_t row)
{
	return rows->segments[row >> ML_SEGMENT_BITS];
}

/*
 * Sort the n rows listed in out by group and content hash; items and spare are room for 2 n words each.
 */
static MlStatus
sort_rows(MlEnv *env, const MlBinned *rows, int32_t *out, int64_t n, uint64_t *items,
		  uint64_t *spare)
{
	uint64_t *sorted;

	for (int64_t i = 0; i < n; i++)
	{
		items[2 * i] = segment_of(rows, out[i])->hash[out[i] & (ML_SEGMENT_ROWS - 1)];
		items[2 * i + 1] = (uint64_t) out[i];
	}
	ML_TRY(ml_radix_sort(env, items, spare, (size_t) n, 2, 0, &sorted));
	for (int64_t i = 0; i < n; i++)
	{
		int64_t row = (int64_t) sorted[2 * i + 1];

		sorted[2 * i] = ml_hash_number(segment_of(rows, row)->group[row & (ML_SEGMENT_ROWS - 1)]);
	}
	ML_TRY(ml_radix_sort(env, sorted, sorted == items ? spare : items, (size_t) n, 2, 0, &sorted));
	for (int64_t i = 0; i < n; i++)
		out[i] = (int32_t) sorted[2 * i + 1];
	return ML_OK;
}

/* Training rows, then those of validation, each sorted. */
static MlStatus
list_rows(MlEnv *env, const MlBoosting *boosting, int32_t *out, int64_t *ntraining)
{
	const MlBinned *rows = boosting->rows;
	uint64_t *items;
	uint64_t *spare;
	int64_t n = 0;

	for (int validation = 0; validation < 2; validation++)
	{
		for (int32_t s = 0; s < rows->nsegments; s++)
			for (int32_t i = 0; i < rows->segments[s]->nrows; i++)
				if (ml_boosting_is_validation(boosting, s, i) == (validation == 1))
					out[n++] = (int32_t) (ml_boosting_segment_start(s) + i);
		if (validation == 0)
			*ntraining = n;
	}
	ML_TRY(
		ml_alloc(env, ml_size_mul(2, (size_t) rows->nrows), sizeof(uint64_t), "sorting", &items));
	ML_TRY(
		ml_alloc(env, ml_size_mul(2, (size_t) rows->nrows), sizeof(uint64_t), "sorting", &spare));
	ML_TRY(sort_rows(env, rows, out, *ntraining, items, spare));
	ML_TRY(sort_rows(env, rows, out + *ntraining, n - *ntraining, items, spare));
	ml_release(env, items);
	ml_release(env, spare);
	return ML_OK;
}

static double
group_number(const MlBinned *rows, int32_t row)
{
	return segment_of(rows, row)->group[row & (ML_SEGMENT_ROWS - 1)];
}

/* Does a group begin at sorted row i? */
static bool
starts_group(const MlBinned *rows, const int32_t *sorted, int64_t i, int64_t ntraining)
{
	return i == 0 || i == ntraining ||
		   group_number(rows, sorted[i]) != group_number(rows, sorted[i - 1]);
}

static MlStatus
make_groups(MlEnv *env, const MlBinned *rows, struct MlRanking *ranking, int64_t ntraining)
{
	RankGroup *group = NULL;

	for (int64_t i = 0; i < rows->nrows; i++)
		ranking->ngroups += starts_group(rows, ranking->rows, i, ntraining);
	ML_TRY(ml_alloc(env, (size_t) ranking->ngroups, sizeof(RankGroup), "groups", &ranking->groups));
	ML_TRY(
		ml_alloc(env, (size_t) ranking->ngroups + 1, sizeof(int32_t), "groups", &ranking->batches));
	ranking->ngroups = 0;
	for (int64_t i = 0; i < rows->nrows; i++)
	{
		if (starts_group(rows, ranking->rows, i, ntraining))
		{
			group = &ranking->groups[ranking->ngroups++];
			*group = (RankGroup){.first = i, .is_validation = i >= ntraining};
			ranking->ngroups_of[group->is_validation]++;
		}
		group->n++;
		ranking->largest = group->n > ranking->largest ? group->n : ranking->largest;
	}
	for (int64_t g = 0, first = -BATCH_ROWS; g < ranking->ngroups; g++)
		if (ranking->groups[g].first - first >= BATCH_ROWS)
		{
			ranking->batches[ranking->nbatches++] = (int32_t) g;
			first = ranking->groups[g].first;
		}
	ranking->batches[ranking->nbatches] = (int32_t) ranking->ngroups;
	return ML_OK;
}

/* DCG of the best order, from the counts of relevances. */
static void
set_best_dcg(struct MlRanking *ranking, RankGroup *group, int64_t truncation)
{
	int32_t counts[ML_MAX_RELEVANCE + 1] = {0};
	int64_t rank = 0;

	for (int32_t i = 0; i < group->n; i++)
		counts[ranking->relevance[group->first + i]]++;
	for (int relevance = ML_MAX_RELEVANCE; relevance > 0; relevance--)
		for (int32_t i = 0; i < counts[relevance] && rank < truncation; i++)
			group->best_dcg += gain_of((uint8_t) relevance) * ranking->discounts[rank++];
}

static MlStatus
make_workers(MlEnv *env, struct MlRanking *ranking)
{
	size_t n = (size_t) ranking->largest;

	ranking->nworkers = env->threads < ranking->nbatches ? env->threads : ranking->nbatches;
	ML_TRY(ml_alloc_zero(env, (size_t) ranking->nworkers, sizeof(Worker), "work space",
						 &ranking->workers));
	for (int w = 0; w < ranking->nworkers; w++)
	{
		Worker *worker = &ranking->workers[w];

		ML_TRY(ml_alloc(env, n, 3 * sizeof(double), "work space", &worker->scores));
		worker->g = worker->scores + n;
		worker->h = worker->g + n;
		ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), "work space", &worker->keys));
	}
	return ML_OK;
}

MlStatus
ml_lambdarank_start(MlEnv *env, MlBoosting *boosting)
{
	const MlBinned *rows = boosting->rows;
	struct MlRanking *ranking;
	int64_t ntraining = 0;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(*ranking), "groups", &ranking));
	ML_TRY(ml_alloc(env, (size_t) rows->nrows, sizeof(int32_t), "groups", &ranking->rows));
	ML_TRY(ml_alloc(env, (size_t) rows->nrows, 1, "groups", &ranking->relevance));
	ML_TRY(list_rows(env, boosting, ranking->rows, &ntraining));
	for (int64_t i = 0; i < rows->nrows; i++)
		ranking->relevance[i] = (uint8_t) target_of(boosting, ranking->rows[i]);
	ML_TRY(make_groups(env, rows, ranking, ntraining));
	ML_TRY(ml_alloc(env, (size_t) ranking->largest, sizeof(double), "work space",
					&ranking->discounts));
	for (int32_t r = 0; r < ranking->largest; r++)
		ranking->discounts[r] = LN2 / ml_log(r + 2.0);
	for (int64_t g = 0; g < ranking->ngroups; g++)
		set_best_dcg(ranking, &ranking->groups[g], boosting->options->lambdarank_truncation);
	boosting->ranking = ranking;
	return make_workers(env, ranking);
}

/* Sort n keys; spare is room for as many; gives the array in which they stand (merging runs). */
static const uint64_t *
sort_keys(uint64_t *keys, uint64_t *spare, int32_t n)
{
	for (int64_t width = 1; width < n; width *= 2)
	{
		uint64_t *swap = keys;

		for (int64_t begin = 0; begin < n; begin += 2 * width)
		{
			int64_t middle = begin + width < n ? begin + width : n;
			int64_t end = begin + 2 * width < n ? begin + 2 * width : n;
			int64_t a = begin;
			int64_t b = middle;

			for (int64_t i = begin; i < end; i++)
				spare[i] = b >= end || (a < middle && keys[a] <= keys[b]) ? keys[a++] : keys[b++];
		}
		keys = spare;
		spare = swap;
	}
	return keys;
}

/* Key of a document that is smaller for a larger margin, and for equal ones by its place. */
static uint64_t
rank_key(float margin, int32_t place)
{
	uint32_t bits;

	margin += 0.0F;
	memcpy(&bits, &margin, sizeof(bits));
	bits = bits & UINT32_C(0x80000000) ? bits : ~bits & UINT32_C(0x7fffffff);
	return (uint64_t) bits << 32 | (uint32_t) place;
}

/* Gradients of a group whose documents are ranked: document at rank r at places[r]. */
static void
rank_pairs(const struct MlRanking *ranking, const RankGroup *group, const uint64_t *ranked,
		   int64_t truncation, Worker *worker)
{
	const uint8_t *relevance = ranking->relevance + group->first;
	const double *scores = worker->scores;
	int32_t n = group->n;
	bool is_spread = scores[(uint32_t) ranked[0]] != scores[(uint32_t) ranked[n - 1]];
	double sum = 0;

	for (int32_t r = 0; r < n && r < truncation; r++)
		for (int32_t q = r + 1; q < n; q++)
		{
			int32_t high = (int32_t) (uint32_t) ranked[r];
			int32_t low = (int32_t) (uint32_t) ranked[q];
			double change = ranking->discounts[r] - ranking->discounts[q];
			double delta;
			double p;

			if (relevance[high] == relevance[low])
				continue;
			if (relevance[high] < relevance[low])
			{
				int32_t swap = high;

				high = low;
				low = swap;
			}
			delta = scores[high] - scores[low];
			change *= (gain_of(relevance[high]) - gain_of(relevance[low])) / group->best_dcg;
			if (is_spread)
				change /= 0.01 + fabs(delta);
			p = ml_sigmoid(-delta);
			worker->g[high] -= change * p;
			worker->g[low] += change * p;
			worker->h[high] += change * p * (1 - p);
			worker->h[low] += change * p * (1 - p);
			sum += 2 * change * p;
		}
	if (sum > 0)
	{
		double factor = ml_log(1 + sum) / LN2 / sum;

		for (int32_t i = 0; i < n; i++)
		{
			worker->g[i] *= factor;
			worker->h[i] *= factor;
		}
	}
}

static void
rank_group(const MlBoosting *boosting, const RankGroup *group, Worker *worker)
{
	const struct MlRanking *ranking = boosting->ranking;
	const int32_t *rows = ranking->rows + group->first;
	int64_t truncation = boosting->options->lambdarank_truncation;
	const uint64_t *ranked;
	double dcg = 0;

	for (int32_t i = 0; i < group->n; i++)
	{
		worker->scores[i] = (double) boosting->margins[rows[i]];
		worker->g[i] = 0;
		worker->h[i] = 0;
		worker->keys[i] = rank_key(boosting->margins[rows[i]], i);
	}
	ranked = sort_keys(worker->keys, worker->keys + group->n, group->n);
	if (group->best_dcg > 0)
	{
		for (int32_t r = 0; r < group->n && r < truncation; r++)
			dcg += gain_of(ranking->relevance[group->first + (uint32_t) ranked[r]]) *
				   ranking->discounts[r];
		worker->loss[group->is_validation] +=
			(int64_t) ((1 - dcg / group->best_dcg) / NDCG_UNIT + 0.5);
		if (!group->is_validation)
			rank_pairs(ranking, group, ranked, truncation, worker);
	}
	for (int32_t i = 0; i < group->n; i++)
	{
		int64_t row = rows[i];
		double weight = ml_boosting_weight(boosting, segment_of(boosting->rows, row),
										   (int32_t) (row & (ML_SEGMENT_ROWS - 1)));
		double g = worker->g[i] * weight;
		double h = worker->h[i] * weight;

		worker->largest_g = fabs(g) > worker->largest_g ? fabs(g) : worker->largest_g;
		worker->largest_h = h > worker->largest_h ? h : worker->largest_h;
		/* what exceeds the bounds is overwritten when the pass is done again */
		g = fmin(fmax(g / boosting->g_unit, -ML_PAIR_LIMIT), ML_PAIR_LIMIT);
		h = fmin(h / boosting->h_unit, ML_PAIR_LIMIT);
		boosting->pairs[row].g = (int32_t) lrint(g);
		boosting->pairs[row].h = (int32_t) lrint(h);
	}
}

static void
rank_batches(int part, void *argument)
{
	Ranking *call = argument;
	const struct MlRanking *ranking = call->boosting->ranking;
	Worker *worker = &ranking->workers[part];

	for (;;)
	{
		int batch = atomic_fetch_add(&call->next, 1);

		if (batch >= ranking->nbatches)
			return;
		for (int32_t g = ranking->batches[batch]; g < ranking->batches[batch + 1]; g++)
		{
			if (call->env->stop != NULL && call->env->stop(call->env))
				return;
			rank_group(call->boosting, &ranking->groups[g], worker);
		}
	}
}

MlStatus
ml_lambdarank_pairs(MlEnv *env, MlBoosting *boosting, MlLosses *losses)
{
	struct MlRanking *ranking = boosting->ranking;
	Ranking call = {.env = env, .boosting = boosting};
	bool again;

	do
	{
		__int128 loss[2] = {0, 0};
		double largest_g = 0;
		double largest_h = 0;

		ml_boosting_set_units(boosting);
		atomic_init(&call.next, 0);
		for (int w = 0; w < ranking->nworkers; w++)
		{
			Worker *worker = &ranking->workers[w];

			worker->largest_g = worker->largest_h = 0;
			worker->loss[0] = worker->loss[1] = 0;
		}
		ml_parallel_for(env, ranking->nworkers, rank_batches, &call);
		ML_CHECK_STOP(env);
		for (int w = 0; w < ranking->nworkers; w++)
		{
			const Worker *worker = &ranking->workers[w];

			largest_g = fmax(largest_g, worker->largest_g);
			largest_h = fmax(largest_h, worker->largest_h);
			loss[0] += worker->loss[0];
			loss[1] += worker->loss[1];
		}
		losses->training = (double) loss[0] * NDCG_UNIT / (double) ranking->ngroups_of[0];
		losses->validation = (double) loss[1] * NDCG_UNIT / (double) ranking->ngroups_of[1];
		again = ml_boosting_adapt_bound(&boosting->g_bound, largest_g);
		again |= ml_boosting_adapt_bound(&boosting->h_bound, largest_h);
	} while (again);
	return ML_OK;
}

MlStatus
ml_lambdarank_group_hashes(MlEnv *env, const MlBinned *rows, uint64_t **hashes)
{
	uint64_t *items;
	uint64_t *spare;
	uint64_t *sorted;
	size_t n = (size_t) rows->nrows;

	ML_TRY(ml_alloc(env, n, sizeof(uint64_t), "groups", hashes));
	ML_TRY(ml_alloc(env, ml_size_mul(2, n), sizeof(uint64_t), "sorting", &items));
	ML_TRY(ml_alloc(env, ml_size_mul(2, n), sizeof(uint64_t), "sorting", &spare));
	for (int64_t row = 0; row < rows->nrows; row++)
	{
		items[2 * row] = ml_hash_number(group_number(rows, (int32_t) row));
		items[2 * row + 1] = (uint64_t) row;
	}
	ML_TRY(ml_radix_sort(env, items, spare, n, 2, 0, &sorted));
	for (size_t begin = 0, end; begin < n; begin = end)
	{
		uint64_t sum = 0;

		for (end = begin; end < n && sorted[2 * end] == sorted[2 * begin]; end++)
		{
			int64_t row = (int64_t) sorted[2 * end + 1];

			sum += ml_hash_mix(segment_of(rows, row)->hash[row & (ML_SEGMENT_ROWS - 1)]);
		}
		for (size_t i = begin; i < end; i++)
			(*hashes)[sorted[2 * i + 1]] = ml_hash_mix(sum);
	}
	ml_release(env, items);
	ml_release(env, spare);
	return ML_OK;
}
