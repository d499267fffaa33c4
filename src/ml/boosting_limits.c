/*
 * boosting_limits.c
 *		Options of gradient boosting for growing: names in constraints become features.  See boosting.h.
 */
#include "ml/boosting.h"

#include <stdio.h>

#define NAME_BYTES 512

/* The features of a column. */
static void
features_of(const MlEncoder *encoder, const MlColumn *column, int32_t *first, int32_t *count)
{
	bool is_category = column->kind == ML_COLUMN_CATEGORY;

	*first = is_category ? encoder->ndense + column->first : column->first;
	*count = is_category ? 1 : column->width;
}

/* The column and features that a name stands for: all of an array, or its element "x[3]". */
static MlStatus
find_features(MlEnv *env, const MlEncoder *encoder, const char *option, const char *name,
			  const MlColumn **column, int32_t *first, int32_t *count)
{
	char buffer[NAME_BYTES];
	size_t used = 0;

	for (int32_t c = 0; c < encoder->ncolumns; c++)
	{
		*column = &encoder->columns[c];
		features_of(encoder, *column, first, count);
		if (strcmp((*column)->name, name) == 0)
			return ML_OK;
		for (int32_t i = 0; (*column)->kind == ML_COLUMN_ARRAY && i < (*column)->width; i++)
		{
			ml_feature_name(*column, i, buffer, sizeof(buffer));
			if (strcmp(buffer, name) != 0)
				continue;
			*first += i;
			*count = 1;
			return ML_OK;
		}
	}
	(void) ml_fail(env, ML_BAD_OPTION, "option \"%s\" names \"%.100s\", which is no feature",
				   option, name);
	buffer[0] = '\0';
	for (int32_t c = 0; c < encoder->ncolumns && used < sizeof(buffer) - 1; c++)
	{
		int length = snprintf(buffer + used, sizeof(buffer) - used, "%s\"%.60s\"",
							  c > 0 ? ", " : "", encoder->columns[c].name);

		used += length > 0 ? (size_t) length : 0;
	}
	ml_hint(env, "The features are %s%s.", buffer, used >= sizeof(buffer) ? "..." : "");
	return ML_BAD_OPTION;
}

/* Direction of each feature; NULL when no column has one. */
static MlStatus
resolve_signs(MlEnv *env, const MlBoosting *boosting, const int8_t **monotone)
{
	const MlSigns *signs = &boosting->options->monotone_constraints;
	const MlEncoder *encoder = &boosting->model->encoder;
	bool has_direction = false;
	int8_t *directions;

	ML_TRY(ml_alloc_zero(env, (size_t) boosting->rows->nfeatures, 1, "constraints", &directions));
	for (int32_t i = 0; i < signs->count; i++)
	{
		const MlColumn *column;
		int32_t first;
		int32_t count;

		ML_TRY(find_features(env, encoder, "monotone_constraints", signs->names[i], &column, &first,
							 &count));
		if (column->kind == ML_COLUMN_CATEGORY && signs->signs[i] != 0)
			return ml_fail(env, ML_BAD_OPTION,
						   "option \"monotone_constraints\" names \"%.100s\", which is a category",
						   signs->names[i]);
		memset(directions + first, signs->signs[i], (size_t) count);
		has_direction |= signs->signs[i] != 0;
	}
	*monotone = has_direction ? directions : NULL;
	return ML_OK;
}

static void
add_features(uint64_t *set, int32_t first, int32_t count)
{
	for (int32_t f = first; f < first + count; f++)
		set[f / 64] |= UINT64_C(1) << (f % 64);
}

/* Sets of features; a column that is in none of them is one by itself. */
static MlStatus
resolve_sets(MlEnv *env, const MlBoosting *boosting, MlGrowOptions *options)
{
	const MlNameSets *given = &boosting->options->interaction_constraints;
	const MlEncoder *encoder = &boosting->model->encoder;
	size_t nwords = ((size_t) boosting->rows->nfeatures + 63) / 64;
	size_t most = (size_t) given->count + (size_t) encoder->ncolumns;
	const uint64_t **sets;
	uint64_t *bits;
	uint64_t *used;
	int32_t n = 0;

	if (given->count == 0)
		return ML_OK;
	ML_TRY(ml_alloc(env, most, sizeof(uint64_t *), "constraints", &sets));
	ML_TRY(
		ml_alloc_zero(env, ml_size_mul(most + 1, nwords), sizeof(uint64_t), "constraints", &bits));
	used = bits + most * nwords;
	for (; n < given->count; n++)
	{
		sets[n] = bits + (size_t) n * nwords;
		for (int32_t i = 0; i < given->sets[n].count; i++)
		{
			const MlColumn *column;
			int32_t first;
			int32_t count;

			ML_TRY(find_features(env, encoder, "interaction_constraints", given->sets[n].names[i],
								 &column, &first, &count));
			add_features(bits + (size_t) n * nwords, first, count);
			add_features(used, first, count);
		}
	}
	for (int32_t c = 0; c < encoder->ncolumns; c++)
	{
		uint64_t *set = bits + (size_t) n * nwords;
		int32_t first;
		int32_t count;
		bool is_new = false;

		features_of(encoder, &encoder->columns[c], &first, &count);
		for (int32_t f = first; f < first + count; f++)
			if ((used[f / 64] >> (f % 64) & 1) == 0)
			{
				add_features(set, f, 1);
				is_new = true;
			}
		if (is_new)
			sets[n++] = set;
	}
	options->nsets = n;
	options->sets = sets;
	return ML_OK;
}

MlStatus
ml_boosting_grow_options(MlEnv *env, const MlBoosting *boosting, MlGrowOptions *options)
{
	const MlBoostingOptions *from = boosting->options;

	memset(options, 0, sizeof(*options));
	options->split = (MlSplitOptions){
		.criterion = ML_CRITERION_GRADIENT,
		.l1 = from->l1,
		.l2 = from->l2,
		.min_split_gain = from->min_split_gain,
		.min_child_weight = from->min_child_weight,
		.cat_smooth = from->cat_smooth,
		.cat_l2 = from->cat_l2,
		.min_data_per_group = (double) from->min_data_per_group,
		.max_cat_threshold = (int32_t) from->max_cat_threshold,
		.max_cat_to_onehot = (int32_t) from->max_cat_to_onehot,
	};
	options->is_lossguide = from->growth == ML_GROWTH_LOSSGUIDE;
	options->max_depth = (int32_t) from->max_depth;
	options->max_leaves = (int32_t) from->max_leaves;
	options->colsample_bylevel = from->colsample_bylevel;
	options->lacks_lists = !boosting->traits.has_refit;
	ML_TRY(resolve_signs(env, boosting, &options->split.monotone));
	return resolve_sets(env, boosting, options);
}
