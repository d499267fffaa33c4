/*
 * binned_support.c
 *		Binned rows made the plainest way.  See binned_support.h.
 */
#include "binned_support.h"

#include <stdlib.h>

#include "ml/hash.h"

static int
compare_doubles(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return (x > y) - (x < y);
}

/* Bins of numbers, none of them NaN, that are sorted. */
static MlStatus
bin_numbers(MlEnv *env, const double *sorted, int64_t n, int32_t most, MlFeatureBins *bins)
{
	int64_t different = n > 0;

	for (int64_t i = 1; i < n; i++)
		different += sorted[i] != sorted[i - 1];
	ML_TRY(ml_alloc(env, (size_t) most, sizeof(double), "edges", &bins->edges));
	bins->nbins = 1;
	for (int64_t i = 1; i < n; i++)
	{
		/* with too many values, a bin ends where as many of them are before it as are its due */
		if (sorted[i] == sorted[i - 1] || bins->nbins == most ||
			(different > most && i * most < bins->nbins * n))
			continue;
		bins->edges[bins->nbins - 1] = sorted[i - 1] / 2 + sorted[i] / 2;
		if (bins->edges[bins->nbins - 1] >= sorted[i])
			bins->edges[bins->nbins - 1] = sorted[i - 1];
		bins->nbins++;
	}
	return ML_OK;
}

typedef struct LevelCount
{
	int32_t level;
	int64_t count;
} LevelCount;

static int
compare_levels(const void *a, const void *b)
{
	const LevelCount *x = a;
	const LevelCount *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return (x->level > y->level) - (x->level < y->level);
}

static MlStatus
bin_levels(MlEnv *env, const TestMatrix *matrix, int32_t c, int64_t min_rows, MlFeatureBins *bins)
{
	LevelCount *counts;

	for (int64_t i = 0; i < matrix->nrows; i++)
		if (matrix->levels[i * matrix->ncategorical + c] >= bins->nlevels)
			bins->nlevels = matrix->levels[i * matrix->ncategorical + c] + 1;
	ML_TRY(ml_alloc_zero(env, (size_t) bins->nlevels, sizeof(LevelCount), "levels", &counts));
	ML_TRY(ml_alloc(env, (size_t) bins->nlevels, sizeof(int32_t), "levels", &bins->codes));
	ML_TRY(ml_alloc(env, (size_t) bins->nlevels + 1, sizeof(int32_t), "levels", &bins->levels));
	for (int32_t l = 0; l < bins->nlevels; l++)
		counts[l].level = l;
	for (int64_t i = 0; i < matrix->nrows; i++)
	{
		int32_t level = matrix->levels[i * matrix->ncategorical + c];

		if (level >= 0 && (matrix->is_validation == NULL || !matrix->is_validation[i]))
			counts[level].count++;
	}
	qsort(counts, (size_t) bins->nlevels, sizeof(LevelCount), compare_levels);
	for (int32_t i = 0; i < bins->nlevels; i++)
	{
		bool has_code = counts[i].count >= min_rows && counts[i].count > 0 && i < ML_MAX_BINS - 1;

		bins->codes[counts[i].level] = has_code ? i : -1;
		if (has_code)
			bins->levels[bins->nbins++] = counts[i].level;
		bins->has_missing |= !has_code && counts[i].count > 0;
	}
	bins->is_category = true;
	if (bins->nbins == 0)
	{
		/* never empty: one code that no row has, of the first level */
		bins->levels[0] = 0;
		bins->nbins = 1;
	}
	return ML_OK;
}

static MlStatus
bin_feature(MlEnv *env, const TestMatrix *matrix, const MlBinOptions *options, int32_t f,
			MlFeatureBins *bins)
{
	int64_t n = 0;
	double *sorted;

	for (int64_t i = 0; i < matrix->nrows; i++)
		if (matrix->is_validation == NULL || !matrix->is_validation[i])
			bins->has_missing |=
				f < matrix->ndense
					? isnan(matrix->dense[i * matrix->ndense + f])
					: matrix->levels[i * matrix->ncategorical + f - matrix->ndense] < 0;
	if (f >= matrix->ndense)
		ML_TRY(bin_levels(env, matrix, f - matrix->ndense, options->min_level_rows, bins));
	else
	{
		ML_TRY(ml_alloc(env, (size_t) matrix->nrows, sizeof(double), "numbers", &sorted));
		for (int64_t i = 0; i < matrix->nrows; i++)
			if (!isnan(matrix->dense[i * matrix->ndense + f]) &&
				(matrix->is_validation == NULL || !matrix->is_validation[i]))
				sorted[n++] = matrix->dense[i * matrix->ndense + f];
		qsort(sorted, (size_t) n, sizeof(double), compare_doubles);
		ML_TRY(bin_numbers(env, sorted, n, options->max_bins - bins->has_missing, bins));
	}
	bins->ncodes = bins->nbins + bins->has_missing;
	return ML_OK;
}

/* Features side by side in as large groups as there are. */
static MlStatus
make_groups(MlEnv *env, MlBinned *rows)
{
	int32_t f = 0;

	ML_TRY(ml_alloc(env, (size_t) rows->nfeatures, sizeof(MlBinGroup), "features", &rows->groups));
	ML_TRY(ml_alloc(env, (size_t) rows->nfeatures, sizeof(int32_t), "features", &rows->group_of));
	while (f < rows->nfeatures)
	{
		MlBinGroup *group = &rows->groups[rows->ngroups];
		int32_t narrow = 0;

		while (f + narrow < rows->nfeatures && narrow < 8 && rows->bins[f + narrow].ncodes <= 256)
			narrow++;
		group->first = f;
		group->nfeatures = narrow >= 8 ? 8 : narrow >= 4 ? 4 : narrow >= 2 ? 2 : 1;
		group->width = narrow == 0 ? 2 : group->nfeatures;
		for (int32_t i = 0; i < group->nfeatures; i++)
			rows->group_of[f + i] = rows->ngroups;
		f += group->nfeatures;
		rows->ngroups++;
	}
	return ML_OK;
}

uint32_t
test_code_of_number(const MlFeatureBins *bins, double x)
{
	int32_t code = 0;

	if (isnan(x))
		return (uint32_t) (bins->has_missing ? bins->nbins : 0);
	while (code < bins->nbins - 1 && x > bins->edges[code])
		code++;
	return (uint32_t) code;
}

uint32_t
test_code_of_level(const MlFeatureBins *bins, int32_t level)
{
	if (level < 0 || level >= bins->nlevels || bins->codes[level] < 0)
		return (uint32_t) (bins->has_missing ? bins->nbins : 0);
	return (uint32_t) bins->codes[level];
}

static MlStatus
make_segment(MlEnv *env, const TestMatrix *matrix, const MlBinned *rows, int64_t start,
			 MlSegment **out)
{
	int64_t left = matrix->nrows - start;
	size_t n = (size_t) (left < ML_SEGMENT_ROWS ? left : ML_SEGMENT_ROWS);
	MlSegment *segment;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlSegment), "segment", &segment));
	segment->nrows = segment->capacity = (int32_t) n;
	ML_TRY(ml_alloc(env, (size_t) rows->ngroups, sizeof(char *), "segment", &segment->codes));
	for (int32_t g = 0; g < rows->ngroups; g++)
		ML_TRY(ml_alloc_zero(env, n * (size_t) rows->groups[g].width + 8, 1, "segment",
							 &segment->codes[g]));
	ML_TRY(ml_alloc(env, n, sizeof(double), "segment", &segment->target));
	memcpy(segment->target, matrix->target + start, n * sizeof(double));
	if (matrix->weight != NULL)
	{
		ML_TRY(ml_alloc(env, n, sizeof(double), "segment", &segment->weight));
		memcpy(segment->weight, matrix->weight + start, n * sizeof(double));
	}
	if (matrix->group != NULL)
	{
		ML_TRY(ml_alloc(env, n, sizeof(double), "segment", &segment->group));
		memcpy(segment->group, matrix->group + start, n * sizeof(double));
	}
	if (matrix->is_validation != NULL)
	{
		ML_TRY(ml_alloc(env, n, sizeof(bool), "segment", &segment->is_validation));
		memcpy(segment->is_validation, matrix->is_validation + start, n * sizeof(bool));
	}
	ML_TRY(ml_alloc(env, n, sizeof(uint64_t), "segment", &segment->hash));
	*out = segment;
	return ML_OK;
}

static void
fill_segment(const TestMatrix *matrix, const MlBinned *rows, int64_t start, MlSegment *segment)
{
	for (int32_t i = 0; i < segment->nrows; i++)
	{
		const double *dense = matrix->dense + (start + i) * matrix->ndense;
		const int32_t *levels = matrix->levels + (start + i) * matrix->ncategorical;

		segment->hash[i] = ml_hash_number(segment->target[i]);
		for (int32_t f = 0; f < rows->nfeatures; f++)
		{
			bool is_number = f < rows->ndense;
			uint32_t code = is_number
								? test_code_of_number(&rows->bins[f], dense[f])
								: test_code_of_level(&rows->bins[f], levels[f - rows->ndense]);
			const MlBinGroup *group = &rows->groups[rows->group_of[f]];
			unsigned char *at =
				segment->codes[rows->group_of[f]] + (size_t) i * (size_t) group->width;
			uint16_t wide = (uint16_t) code;

			if (group->width > group->nfeatures)
				memcpy(at, &wide, sizeof(wide));
			else
				at[f - group->first] = (unsigned char) code;
			segment->hash[i] = ml_hash_pair(
				segment->hash[i], is_number ? ml_hash_number(dense[f])
											: ml_hash_mix((uint64_t) levels[f - rows->ndense]));
		}
	}
}

MlStatus
test_binned(MlEnv *env, const TestMatrix *matrix, const MlBinOptions *options, MlBinned **out)
{
	MlBinned *rows;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlBinned), "rows", &rows));
	rows->nrows = matrix->nrows;
	rows->ndense = matrix->ndense;
	rows->nfeatures = matrix->ndense + matrix->ncategorical;
	rows->classes = matrix->classes;
	ML_TRY(ml_alloc_zero(env, (size_t) rows->nfeatures, sizeof(MlFeatureBins), "features",
						 &rows->bins));
	for (int32_t f = 0; f < rows->nfeatures; f++)
		ML_TRY(bin_feature(env, matrix, options, f, &rows->bins[f]));
	ML_TRY(make_groups(env, rows));
	rows->nsegments = (int32_t) ((matrix->nrows + ML_SEGMENT_ROWS - 1) / ML_SEGMENT_ROWS);
	ML_TRY(
		ml_alloc(env, (size_t) rows->nsegments, sizeof(MlSegment *), "segments", &rows->segments));
	for (int32_t s = 0; s < rows->nsegments; s++)
	{
		ML_TRY(make_segment(env, matrix, rows, (int64_t) s * ML_SEGMENT_ROWS, &rows->segments[s]));
		fill_segment(matrix, rows, (int64_t) s * ML_SEGMENT_ROWS, rows->segments[s]);
	}
	*out = rows;
	return ML_OK;
}
