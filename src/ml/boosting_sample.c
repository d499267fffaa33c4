/*
 * boosting_sample.c
 *		Which rows and features a round of gradient boosting uses.
 *
 * A row takes part in round t when hash(seed, t, row) as a number in [0, 1) is below `subsample`: that depends on the
 * row's content alone, not on its place.  Rows of equal content are told apart by numbering them; which of them has
 * which number makes no difference.
 */
#include "ml/boosting.h"

#include "ml/hash.h"
#include "ml/parallel.h"
#include "ml/radix.h"

#define ROUND_SALT UINT64_C(0x73756273616d706c)
#define FEATURE_SALT UINT64_C(0x6665617475726573)

typedef struct Draw
{
	MlEnv *env;
	MlBoosting *boosting;
	uint64_t seed;
	double share;
	int64_t *counts; /* per segment */
} Draw;

/* The k-th of equal hashes gets k; NULL when all hashes differ. */
static MlStatus
number_equal_rows(MlEnv *env, MlBoosting *boosting)
{
	const MlBinned *rows = boosting->rows;
	size_t nslots = 16;
	uint32_t *slots; /* row number + 1 of the last row of a hash */
	uint32_t *occurrences;
	bool has_equal = false;

	while (nslots < (size_t) rows->nrows + (size_t) rows->nrows / 2)
		nslots *= 2;
	ML_TRY(ml_alloc_zero(env, nslots, sizeof(uint32_t), "sampling", &slots));
	ML_TRY(ml_alloc_zero(env, (size_t) rows->nrows, sizeof(uint32_t), "sampling", &occurrences));
	for (int32_t s = 0; s < rows->nsegments; s++)
	{
		const MlSegment *segment = rows->segments[s];
		uint32_t first = (uint32_t) ml_boosting_segment_start(s);

		ML_CHECK_STOP(env);
		for (uint32_t i = 0; i < (uint32_t) segment->nrows; i++)
		{
			uint64_t hash = segment->hash[i];
			size_t slot = (size_t) ml_hash_mix(hash) & (nslots - 1);

			for (; slots[slot] != 0; slot = (slot + 1) & (nslots - 1))
			{
				uint32_t other = slots[slot] - 1;

				if (rows->segments[other >> ML_SEGMENT_BITS]->hash[other & (ML_SEGMENT_ROWS - 1)] !=
					hash)
					continue;
				occurrences[first + i] = occurrences[other] + 1;
				has_equal = true;
				break;
			}
			slots[slot] = first + i + 1;
		}
	}
	ml_release(env, slots);
	if (!has_equal)
		ml_release(env, occurrences);
	boosting->occurrences = has_equal ? occurrences : NULL;
	return ML_OK;
}

/* The segment's rows that train and are drawn, to where the segment's numbers begin. */
static void
draw_segment(int part, void *argument)
{
	Draw *draw = argument;
	const MlBoosting *boosting = draw->boosting;
	const MlSegment *segment = boosting->rows->segments[part];
	const uint32_t *occurrences = boosting->occurrences;
	int32_t first = (int32_t) ml_boosting_segment_start(part);
	int32_t *out = boosting->sample + first;
	int64_t n = 0;

	draw->counts[part] = 0;
	if (draw->env->stop != NULL && draw->env->stop(draw->env))
		return;
	for (int32_t i = 0; i < segment->nrows; i++)
	{
		bool drawn = !ml_boosting_is_validation(boosting, part, i);

		if (draw->share < 1)
		{
			uint64_t hash = segment->hash[i];

			if (occurrences != NULL && occurrences[first + i] > 0)
				hash = ml_hash_pair(hash, occurrences[first + i]);
			drawn &= ml_hash_uniform(ml_hash_pair(draw->seed, hash)) < draw->share;
		}
		out[n] = first + i;
		n += drawn;
	}
	draw->counts[part] = n;
}

static MlStatus
draw_rows(MlEnv *env, MlBoosting *boosting, uint64_t seed, double share)
{
	int32_t nsegments = boosting->rows->nsegments;
	Draw draw = {.env = env, .boosting = boosting, .seed = seed, .share = share};
	int64_t n = 0;

	ML_TRY(ml_scratch(env, ML_SCRATCH_ALGORITHM, ml_size_mul((size_t) nsegments, sizeof(int64_t)),
					  &draw.counts));
	ml_parallel_for(env, nsegments, draw_segment, &draw);
	ML_CHECK_STOP(env);
	for (int32_t s = 0; s < nsegments; s++)
	{
		boosting->sample_starts[s] = n;
		memmove(boosting->sample + n, boosting->sample + ml_boosting_segment_start(s),
				(size_t) draw.counts[s] * sizeof(int32_t));
		n += draw.counts[s];
	}
	boosting->sample_starts[nsegments] = n;
	boosting->nsample = n;
	return ML_OK;
}

MlStatus
ml_boosting_sample_start(MlEnv *env, MlBoosting *boosting)
{
	const MlBinned *rows = boosting->rows;

	boosting->nsample = rows->nrows;
	if (boosting->options->subsample == 1 && boosting->validation == NULL)
		return ML_OK;
	ML_TRY(ml_alloc(env, (size_t) rows->nrows, sizeof(int32_t), "row list", &boosting->sample));
	ML_TRY(ml_alloc(env, (size_t) rows->nsegments + 1, sizeof(int64_t), "row list",
					&boosting->sample_starts));
	if (boosting->options->subsample < 1)
		return number_equal_rows(env, boosting);
	return draw_rows(env, boosting, 0, 1);
}

MlStatus
ml_boosting_sample_rows(MlEnv *env, MlBoosting *boosting, int64_t round)
{
	uint64_t seed = ml_hash_pair(ml_hash_pair((uint64_t) boosting->options->seed, ROUND_SALT),
								 (uint64_t) round);

	if (boosting->options->subsample == 1)
		return ML_OK;
	ML_TRY(draw_rows(env, boosting, seed, boosting->options->subsample));
	/* of a few rows none may be drawn: then all take part */
	return boosting->nsample > 0 ? ML_OK : draw_rows(env, boosting, 0, 1);
}

/* The share of features with the smallest hashes, one at least; work is room for 4 numbers a feature. */
MlStatus
ml_boosting_sample_features(MlEnv *env, const MlBoosting *boosting, int64_t tree, uint64_t *work,
							bool *features)
{
	int32_t n = boosting->rows->nfeatures;
	double share = boosting->options->colsample_bytree;
	int32_t wanted = (int32_t) (share * n);
	uint64_t seed = ml_hash_pair(ml_hash_pair((uint64_t) boosting->options->seed, FEATURE_SALT),
								 (uint64_t) tree);
	uint64_t *sorted;

	for (int32_t f = 0; f < n; f++)
	{
		features[f] = false;
		work[2 * f] = ml_hash_pair(seed, (uint64_t) f);
		work[2 * f + 1] = (uint64_t) f;
	}
	ML_TRY(ml_radix_sort(env, work, work + 2 * (size_t) n, (size_t) n, 2, 0, &sorted));
	for (int32_t i = 0; i < n && i < (wanted < 1 ? 1 : wanted); i++)
		features[sorted[2 * i + 1]] = true;
	return ML_OK;
}
