/*
 * tree.c
 *		What a tree asks of a row, and the names of what it asks about.  See tree.h.
 */
#include "ml/tree.h"

/* Is a level among those of a node, which are ascending? */
static bool
has_level(const MlTree *tree, const MlTreeNode *node, int32_t level)
{
	int32_t low = node->first_level;
	int32_t high = node->first_level + node->nlevels;

	while (low < high)
	{
		int32_t middle = low + (high - low) / 2;

		if (tree->levels[middle] == level)
			return true;
		if (tree->levels[middle] < level)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool
ml_tree_goes_left(const MlEnsemble *ensemble, int32_t ndense, const MlTree *tree,
				  const MlTreeNode *node, const MlRow *row)
{
	int32_t c = node->feature - ndense;
	int32_t level;

	if (!node->is_category)
	{
		double x = row->dense[node->feature];

		return isnan(x) ? node->missing_left : x <= node->threshold;
	}
	level = row->levels[c];
	if (level < 0)
		return node->missing_left;
	if (has_level(tree, node, level))
		return true;
	if (ensemble->missing_levels == NULL || ensemble->missing_levels[c] == NULL ||
		!ensemble->missing_levels[c][level])
		return false;
	return node->missing_left;
}

MlStatus
ml_ensemble_set_levels(MlEnv *env, const MlBinned *rows, MlEnsemble *ensemble)
{
	int32_t ncategorical = rows->nfeatures - rows->ndense;

	ensemble->missing_levels = NULL;
	for (int32_t c = 0; c < ncategorical; c++)
	{
		const MlFeatureBins *bins = &rows->bins[rows->ndense + c];
		bool any = false;

		for (int32_t level = 0; level < bins->nlevels; level++)
			any = any || bins->codes[level] < 0;
		if (!any)
			continue;
		if (ensemble->missing_levels == NULL)
			ML_TRY(ml_alloc_zero(env, (size_t) ncategorical, sizeof(bool *), "levels",
								 &ensemble->missing_levels));
		ML_TRY(ml_alloc(env, (size_t) bins->nlevels, sizeof(bool), "levels",
						&ensemble->missing_levels[c]));
		for (int32_t level = 0; level < bins->nlevels; level++)
			ensemble->missing_levels[c][level] = bins->codes[level] < 0;
	}
	return ML_OK;
}

int32_t
ml_tree_feature_column(const MlEncoder *encoder, int32_t feature)
{
	bool is_category = feature >= encoder->ndense;
	int32_t first = is_category ? feature - encoder->ndense : feature;

	for (int32_t i = 0; i < encoder->ncolumns; i++)
	{
		const MlColumn *column = &encoder->columns[i];
		int32_t width = column->kind == ML_COLUMN_CATEGORY ? 1 : column->width;

		if ((column->kind == ML_COLUMN_CATEGORY) == is_category && first >= column->first &&
			first < column->first + width)
			return i;
	}
	return -1;
}

MlStatus
ml_tree_feature_name(MlEnv *env, const MlEncoder *encoder, int32_t feature, const char **name)
{
	const MlColumn *column = &encoder->columns[ml_tree_feature_column(encoder, feature)];
	char *buffer;
	size_t size = strlen(column->name) + 16;

	if (column->kind != ML_COLUMN_ARRAY)
	{
		*name = column->name;
		return ML_OK;
	}
	ML_TRY(ml_alloc(env, size, 1, "name", &buffer));
	ml_feature_name(column, feature - column->first, buffer, size);
	*name = buffer;
	return ML_OK;
}
