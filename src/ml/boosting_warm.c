/*
 * boosting_warm.c
 *		Gradient boosting that goes on from another model.  See boosting.h.
 *
 * The model to start from must have the same columns, classes and objective.  Its categories may be others: the new
 * model's encoder has those of both.  A level that one of the two trainings has not seen goes, in that one's trees, where
 * missing values go: where that is left, it is put into the list of those that go left.
 */
#include "ml/boosting.h"

/*
 * How the levels of one category column of a part (the old trees, or the new ones) become those of both.  What the
 * part takes for missing, since it has not seen it or too seldom, but the other part does not, are `others`.
 */
typedef struct LevelMap
{
	const bool *missing; /* by level of the part, or NULL */
	int32_t *map;        /* by level of the part */
	int32_t nothers;     /* levels of both, ascending */
	int32_t *others;
} LevelMap;

static MlStatus
check_columns(MlEnv *env, const MlEncoder *have, const MlEncoder *wanted)
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
			return ml_fail(
				env, ML_BAD_OPTION,
				"option \"init_model\": the model has feature \"%.60s\" where this training "
				"has \"%.60s\"",
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
		return ml_fail(env, ML_BAD_OPTION,
					   "option \"init_model\": the model is of algorithm %s, not %s",
					   init->algorithm->name, model->algorithm->name);
	if (init->task != model->task)
		return ml_fail(env, ML_BAD_OPTION,
					   "option \"init_model\": the model is a %s, this training a %s",
					   ml_task_names[init->task], ml_task_names[model->task]);
	ML_TRY(check_columns(env, &init->encoder, &model->encoder));
	if (model->task == ML_TASK_CLASSIFICATION)
		ML_TRY(check_classes(env, &init->classes, &model->classes));
	ensemble = init->params;
	if (strcmp(ensemble->objective, objective) != 0)
		return ml_fail(
			env, ML_BAD_OPTION,
			"option \"init_model\": the model has objective \"%s\", this training \"%s\"",
			ensemble->objective, objective);
	if (ensemble->link != boosting->traits.link)
		return ml_fail(env, ML_BAD_OPTION,
					   "option \"init_model\": the model was trained with one class only");
	if (ensemble->nmargins != boosting->nmargins ||
		boosting->rows->nmargins != boosting->nmargins || ensemble->nvalues != 1)
		return ml_fail(env, ML_BAD_OPTION,
					   "option \"init_model\": the model has %d margins, not %d",
					   ensemble->nmargins, boosting->nmargins);
	return ML_OK;
}

static MlStatus
make_map(MlEnv *env, int32_t nlevels, int32_t nboth, LevelMap *map)
{
	ML_TRY(ml_alloc(env, (size_t) nlevels, sizeof(int32_t), "levels", &map->map));
	return ml_alloc(env, (size_t) nboth, sizeof(int32_t), "levels", &map->others);
}

/* A level of both, which is old's and fresh's level of these numbers (-1: it has it not). */
static void
enter(LevelMap maps[2], int32_t old, int32_t fresh, int32_t level, bool *missing)
{
	int32_t levels[2] = {old, fresh};
	bool unknown[2];

	for (int j = 0; j < 2; j++)
	{
		if (levels[j] >= 0)
			maps[j].map[levels[j]] = level;
		unknown[j] = levels[j] < 0 || (maps[j].missing != NULL && maps[j].missing[levels[j]]);
	}
	missing[level] = unknown[0] && unknown[1];
	for (int j = 0; j < 2; j++)
		if (unknown[j] && !missing[level])
			maps[j].others[maps[j].nothers++] = level;
}

/* (other) or (NULL), which stand last. */
static int32_t
enter_special(int32_t old, int32_t fresh, const MlLevels *of, LevelMap maps[2], MlLevels *both,
			  bool *missing)
{
	int32_t level = both->nlevels;

	if (old < 0 && fresh < 0)
		return -1;
	both->counts[level] = fresh >= 0 ? of->counts[fresh] : 0;
	enter(maps, old, fresh, level, missing);
	both->nlevels++;
	return level;
}

/* Levels of both trainings: in byte order, then (other), then (NULL). */
static MlStatus
merge_levels(MlEnv *env, const MlLevels *old, const MlLevels *fresh, LevelMap maps[2],
			 MlLevels *both, bool **missing)
{
	int32_t most = old->nlevels + fresh->nlevels;
	int32_t i = 0;
	int32_t j = 0;

	*both = *fresh; /* folded categories stay those of the new training */
	both->nkept = 0;
	ML_TRY(ml_alloc(env, (size_t) most, sizeof(MlText), "levels", &both->texts));
	ML_TRY(ml_alloc(env, (size_t) most, sizeof(int64_t), "levels", &both->counts));
	ML_TRY(ml_alloc(env, (size_t) most, sizeof(bool), "levels", missing));
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
		enter(maps, order <= 0 ? i : -1, order >= 0 ? j : -1, level, *missing);
		i += order <= 0;
		j += order >= 0;
	}
	both->nlevels = both->nkept;
	both->other = enter_special(old->other, fresh->other, fresh, maps, both, *missing);
	both->null = enter_special(old->null, fresh->null, fresh, maps, both, *missing);
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
	MlTreeNode *nodes;
	int32_t *levels;
	int64_t most = 0;
	int32_t n = 0;

	ML_TRY(ml_alloc(env, (size_t) from->nnodes, sizeof(MlTreeNode), "trees", &nodes));
	memcpy(nodes, from->nodes, (size_t) from->nnodes * sizeof(MlTreeNode));
	for (int32_t i = 0; i < from->nnodes; i++)
		if (from->nodes[i].feature >= 0 && from->nodes[i].is_category)
			most += from->nodes[i].nlevels + maps[from->nodes[i].feature - ndense]->nothers;
	if (most > INT32_MAX)
		return ml_fail(env, ML_LIMIT, "a tree has more than %d levels in its splits", INT32_MAX);
	ML_TRY(ml_alloc(env, (size_t) most, sizeof(int32_t), "trees", &levels));
	for (int32_t i = 0; i < from->nnodes; i++)
	{
		MlTreeNode *node = &nodes[i];

		if (node->feature < 0 || !node->is_category)
			continue;
		node->first_level = n;
		node->nlevels =
			map_node(&from->nodes[i], from->levels, maps[node->feature - ndense], levels + n);
		n += node->nlevels;
	}
	*tree = *from;
	tree->nodes = nodes;
	tree->nlevels = n;
	tree->levels = levels;
	return ML_OK;
}

static bool
any_of(const bool *flags, int32_t n)
{
	for (int32_t i = 0; i < n; i++)
		if (flags[i])
			return true;
	return false;
}

/* The levels of all category columns; maps has two for each. */
static MlStatus
join_levels(MlEnv *env, const MlEnsemble *init, const MlEncoder *old, MlEncoder *encoder,
			MlEnsemble *ensemble, LevelMap (*maps)[2])
{
	size_t ncategorical = (size_t) encoder->ncategorical;
	MlLevels *levels;
	bool **missing;
	bool any = false;

	ML_TRY(ml_alloc(env, ncategorical, sizeof(MlLevels), "levels", &levels));
	ML_TRY(ml_alloc(env, ncategorical, sizeof(bool *), "levels", &missing));
	for (size_t c = 0; c < ncategorical; c++)
	{
		maps[c][0].missing = init->missing_levels != NULL ? init->missing_levels[c] : NULL;
		maps[c][1].missing = ensemble->missing_levels != NULL ? ensemble->missing_levels[c] : NULL;
		ML_TRY(merge_levels(env, &old->levels[c], &encoder->levels[c], maps[c], &levels[c],
							&missing[c]));
		if (!any_of(missing[c], levels[c].nlevels))
			missing[c] = NULL;
		any |= missing[c] != NULL;
	}
	encoder->levels = levels;
	ensemble->missing_levels = any ? missing : NULL;
	return ML_OK;
}

MlStatus
ml_boosting_join(MlEnv *env, const MlBoosting *boosting, MlModel *model, MlEnsemble *ensemble)
{
	const MlEnsemble *init = boosting->init;
	size_t ncategorical = (size_t) model->encoder.ncategorical;
	LevelMap(*maps)[2];
	const LevelMap **of[2];

	ML_TRY(ml_alloc_zero(env, ncategorical, sizeof(*maps), "levels", &maps));
	ML_TRY(join_levels(env, init, &boosting->rows->init->encoder, &model->encoder, ensemble, maps));
	for (int j = 0; j < 2; j++)
	{
		ML_TRY(ml_alloc(env, ncategorical, sizeof(LevelMap *), "levels", &of[j]));
		for (size_t c = 0; c < ncategorical; c++)
			of[j][c] = &maps[c][j];
	}
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		bool is_old = t < init->ntrees;
		const MlTree *from = is_old ? &init->trees[t] : &ensemble->trees[t];
		MlTree *tree = &ensemble->trees[t];

		ML_CHECK_STOP(env);
		if (is_old || ncategorical > 0)
			ML_TRY(map_tree(env, of[is_old ? 0 : 1], model->encoder.ndense, from, tree));
		if (!is_old)
			continue;
		/* the copies outlive the model that they come from */
		ML_TRY(ml_alloc(env, (size_t) from->nleaves, sizeof(double), "trees", &tree->values));
		memcpy(tree->values, init->trees[t].values, (size_t) from->nleaves * sizeof(double));
	}
	return ML_OK;
}
