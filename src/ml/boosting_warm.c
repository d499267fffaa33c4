/*
 * boosting_warm.c
 *		Gradient boosting that goes on from another model.  See boosting.h.
 *
 * The model to start from must have the same columns, classes and objective.  Its categories may be others: the new
 * model's encoder has those of both.  A level that one of the two trainings has not seen goes, in that one's trees, where
 * missing values go: where that is left, it is put into the list of those that go left.
 */
#include "ml/boosting.h"

/* How the levels of one category column of a part (the old trees, or the new ones) become those of both. */
typedef struct LevelMap
{
	int32_t *map;    /* by level of the part */
	int32_t nothers; /* levels of both that the part has not seen, ascending */
	int32_t *others;
} LevelMap;

static MlStatus
differs(MlEnv *env, const MlBoosting *boosting, const char *format, const char *have,
		const char *wanted)
{
	char what[256];

	(void) boosting;
	snprintf(what, sizeof(what), format, have, wanted);
	return ml_fail(env, ML_BAD_OPTION, "option \"init_model\": %s", what);
}

static MlStatus
check_columns(MlEnv *env, const MlBoosting *boosting, const MlEncoder *have,
			  const MlEncoder *wanted)
{
	if (have->ncolumns != wanted->ncolumns)
		return ml_fail(env, ML_BAD_OPTION,
					   "option \"init_model\": the model has %d features, this training %d",
					   have->ncolumns, wanted->ncolumns);
	for (int32_t c = 0; c < have->ncolumns; c++)
	{
		const MlColumn *a = &have->columns[c];
		const MlColumn *b = &wanted->columns[c];

		if (strcmp(a->name, b->name) != 0)
			return differs(env, boosting,
						   "the model has feature \"%.60s\" where this training has \"%.60s\"",
						   a->name, b->name);
		if (a->kind != b->kind)
			return ml_fail(
				env, ML_BAD_OPTION,
				"option \"init_model\": feature \"%.60s\" is %s in the model, %s in this training",
				a->name, ml_column_kind_names[a->kind], ml_column_kind_names[b->kind]);
		if (a->width != b->width)
			return ml_fail(env, ML_BAD_OPTION,
						   "option \"init_model\": feature \"%.60s\" has %d elements in the model, "
						   "%d in this training",
						   a->name, a->width, b->width);
	}
	return ML_OK;
}

static MlStatus
check_classes(MlEnv *env, const MlClasses *have, const MlClasses *wanted)
{
	bool same = have->nclasses == wanted->nclasses;

	for (int32_t k = 0; same && k < have->nclasses; k++)
		same = ml_text_compare(have->labels[k], wanted->labels[k]) == 0;
	return same ? ML_OK
				: ml_fail(env, ML_BAD_OPTION,
						  "option \"init_model\": the model has other classes than this training");
}

MlStatus
ml_boosting_check_init(MlEnv *env, const MlBoosting *boosting)
{
	const MlModel *init = boosting->rows->init;
	const MlModel *model = boosting->model;
	const char *objective = ml_objective_choices[boosting->objective.kind];
	const MlEnsemble *ensemble;

	if (init->algorithm != model->algorithm)
		return differs(env, boosting, "the model is of algorithm %s, not %s", init->algorithm->name,
					   model->algorithm->name);
	if (init->task != model->task)
		return differs(env, boosting, "the model is a %s, this training a %s",
					   ml_task_names[init->task], ml_task_names[model->task]);
	ML_TRY(check_columns(env, boosting, &init->encoder, &model->encoder));
	if (model->task == ML_TASK_CLASSIFICATION)
		ML_TRY(check_classes(env, &init->classes, &model->classes));
	ensemble = init->params;
	if (strcmp(ensemble->objective, objective) != 0)
		return differs(env, boosting, "the model has objective \"%s\", this training \"%s\"",
					   ensemble->objective, objective);
	if (ensemble->nmargins != boosting->nmargins ||
		boosting->rows->nmargins != boosting->nmargins || ensemble->nvalues != 1)
		return differs(env, boosting, "the model has another number of margins%s%s", "", "");
	return ML_OK;
}

/* Whether two columns have the same levels. */
static bool
same_levels(const MlLevels *a, const MlLevels *b)
{
	if (a->nkept != b->nkept || a->other != b->other || a->null != b->null)
		return false;
	for (int32_t i = 0; i < a->nkept; i++)
		if (ml_text_compare(a->texts[i], b->texts[i]) != 0)
			return false;
	return true;
}

static MlStatus
make_map(MlEnv *env, int32_t nlevels, int32_t nboth, LevelMap *map)
{
	ML_TRY(ml_alloc(env, (size_t) nlevels, sizeof(int32_t), "levels", &map->map));
	return ml_alloc(env, (size_t) nboth, sizeof(int32_t), "levels", &map->others);
}

/* A level of both: known to the part as `level`, or not at all (-1). */
static void
enter(LevelMap *map, int32_t level, int32_t both)
{
	if (level >= 0)
		map->map[level] = both;
	else
		map->others[map->nothers++] = both;
}

/* (other) and (NULL), which stand last. */
static void
enter_special(int32_t old, int32_t new, LevelMap maps[2], MlLevels *both, int32_t *level,
			  const MlLevels *fresh)
{
	*level = -1;
	if (old < 0 && new < 0)
		return;
	*level = both->nlevels++;
	both->counts[*level] = new >= 0 ? fresh->counts[new] : 0;
	enter(&maps[0], old, *level);
	enter(&maps[1], new, *level);
}

/* Levels of both trainings: in byte order, then (other), then (NULL). */
static MlStatus
merge_levels(MlEnv *env, const MlLevels *old, const MlLevels *fresh, MlLevels *both,
			 LevelMap maps[2])
{
	int32_t most = old->nlevels + fresh->nlevels;
	int32_t i = 0;
	int32_t j = 0;

	*both = *fresh; /* folded categories stay those of the new training */
	both->nkept = 0;
	ML_TRY(ml_alloc(env, (size_t) most, sizeof(MlText), "levels", &both->texts));
	ML_TRY(ml_alloc(env, (size_t) most, sizeof(int64_t), "levels", &both->counts));
	ML_TRY(make_map(env, old->nlevels, most, &maps[0]));
	ML_TRY(make_map(env, fresh->nlevels, most, &maps[1]));
	while (i < old->nkept || j < fresh->nkept)
	{
		int order = i >= old->nkept     ? 1
					: j >= fresh->nkept ? -1
										: ml_text_compare(old->texts[i], fresh->texts[j]);
		int32_t level = both->nkept++;

		if (order < 0)
			ML_TRY(ml_copy_text(env, old->texts[i], &both->texts[level]));
		else
			both->texts[level] = fresh->texts[j];
		both->counts[level] = order < 0 ? 0 : fresh->counts[j];
		enter(&maps[0], order <= 0 ? i++ : -1, level);
		enter(&maps[1], order >= 0 ? j++ : -1, level);
	}
	both->nlevels = both->nkept;
	enter_special(old->other, fresh->other, maps, both, &both->other, fresh);
	enter_special(old->null, fresh->null, maps, both, &both->null, fresh);
	return ML_OK;
}

/* Levels of a node's list as both has them, with the others where missing values go left. */
static int32_t
map_node(const MlTreeNode *node, const int32_t *levels, const LevelMap *map, int32_t *out)
{
	int32_t nothers = node->missing_left ? map->nothers : 0;
	int32_t n = 0;
	int32_t j = 0;

	for (int32_t i = 0; i < node->nlevels; i++)
	{
		int32_t level = map->map[levels[node->first_level + i]];

		while (j < nothers && map->others[j] < level)
			out[n++] = map->others[j++];
		out[n++] = level;
	}
	while (j < nothers)
		out[n++] = map->others[j++];
	return n;
}

/* A tree whose levels are those of both; nodes are copied when they are another's. */
static MlStatus
map_tree(MlEnv *env, const LevelMap *const *maps, int32_t ndense, const MlTree *from, MlTree *tree)
{
	int32_t *levels;
	int64_t most = 0;
	int32_t n = 0;

	*tree = *from;
	ML_TRY(ml_alloc(env, (size_t) from->nnodes, sizeof(MlTreeNode), "trees", &tree->nodes));
	memcpy(tree->nodes, from->nodes, (size_t) from->nnodes * sizeof(MlTreeNode));
	for (int32_t i = 0; i < from->nnodes; i++)
		if (from->nodes[i].feature >= 0 && from->nodes[i].is_category)
			most += from->nodes[i].nlevels + maps[from->nodes[i].feature - ndense]->nothers;
	if (most > INT32_MAX)
		return ml_fail(env, ML_LIMIT, "a tree has more than %d levels in its splits", INT32_MAX);
	ML_TRY(ml_alloc(env, (size_t) most, sizeof(int32_t), "trees", &levels));
	for (int32_t i = 0; i < from->nnodes; i++)
	{
		MlTreeNode *node = &tree->nodes[i];

		if (node->feature < 0 || !node->is_category)
			continue;
		node->first_level = n;
		node->nlevels =
			map_node(&from->nodes[i], from->levels, maps[node->feature - ndense], levels + n);
		n += node->nlevels;
	}
	tree->nlevels = n;
	tree->levels = levels;
	return ML_OK;
}

/* A map that changes nothing. */
static MlStatus
identity_map(MlEnv *env, int32_t nlevels, LevelMap *map)
{
	ML_TRY(ml_alloc(env, (size_t) nlevels, sizeof(int32_t), "levels", &map->map));
	for (int32_t i = 0; i < nlevels; i++)
		map->map[i] = i;
	return ML_OK;
}

MlStatus
ml_boosting_join(MlEnv *env, const MlBoosting *boosting, MlModel *model, MlTree *copies,
				 MlTree *trees, int32_t ntrees)
{
	const MlEnsemble *init = boosting->init;
	MlEncoder *encoder = &model->encoder;
	int32_t ncategorical = encoder->ncategorical;
	LevelMap(*maps)[2];
	const LevelMap **of[2];
	MlLevels *levels;
	bool same = true;

	ML_TRY(ml_alloc_zero(env, (size_t) ncategorical, sizeof(*maps), "levels", &maps));
	ML_TRY(ml_alloc(env, (size_t) ncategorical, sizeof(MlLevels), "levels", &levels));
	for (int j = 0; j < 2; j++)
		ML_TRY(ml_alloc(env, (size_t) ncategorical, sizeof(LevelMap *), "levels", &of[j]));
	for (int32_t c = 0; c < ncategorical; c++)
	{
		const MlLevels *old = &boosting->rows->init->encoder.levels[c];

		levels[c] = encoder->levels[c];
		of[0][c] = &maps[c][0];
		of[1][c] = &maps[c][1];
		if (same_levels(old, &encoder->levels[c]))
		{
			ML_TRY(identity_map(env, old->nlevels, &maps[c][0]));
			ML_TRY(identity_map(env, old->nlevels, &maps[c][1]));
			continue;
		}
		same = false;
		ML_TRY(merge_levels(env, old, &encoder->levels[c], &levels[c], maps[c]));
	}
	/* the copies outlive the model that they come from */
	for (int32_t t = 0; t < init->ntrees; t++)
	{
		const MlTree *from = &init->trees[t];

		ML_CHECK_STOP(env);
		ML_TRY(map_tree(env, of[0], encoder->ndense, from, &copies[t]));
		ML_TRY(ml_alloc(env, (size_t) from->nleaves, sizeof(double), "trees", &copies[t].values));
		memcpy(copies[t].values, from->values, (size_t) from->nleaves * sizeof(double));
	}
	for (int32_t t = 0; !same && t < ntrees; t++)
		ML_TRY(map_tree(env, of[1], encoder->ndense, &trees[t], &trees[t]));
	encoder->levels = levels;
	return ML_OK;
}
