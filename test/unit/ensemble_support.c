/*
 * ensemble_support.c
 *		Random ensembles of trees.  See ensemble_support.h.
 */
#include "ensemble_support.h"

#include "tap.h"

#define MAX_NODES 8192
#define GRID 16 /* numbers and thresholds are multiples of 1/16 */

typedef struct Builder
{
	MlEnv *env;
	const TestForest *forest;
	uint64_t state;
	uint64_t count;
	MlTree *tree;
	int32_t nvalues;
} Builder;

static void
must(MlEnv *env, MlStatus status)
{
	if (status != ML_OK)
		bail_out("%s", env->error.message);
}

/* 0 .. n - 1 */
static int32_t
draw(Builder *builder, int32_t n)
{
	return (int32_t) (test_hash(builder->state, builder->count++) % (uint64_t) n);
}

static double
draw_number(Builder *builder)
{
	return (double) draw(builder, 4 * GRID) / GRID - 2;
}

static void
make_leaf(Builder *builder, MlTreeNode *node)
{
	MlTree *tree = builder->tree;
	double sum = 0;

	*node = (MlTreeNode){.feature = -1, .left = -1, .right = -1, .leaf = tree->nleaves++};
	node->cover = 1 + draw(builder, 20);
	for (int32_t k = 0; k < builder->nvalues; k++)
	{
		double *value = &tree->values[node->leaf * builder->nvalues + k];

		*value = (double) draw(builder, 1000) / 1000 + 0.001;
		if (builder->forest->link != ML_LINK_PROBABILITY)
			*value -= 0.5;
		sum += *value;
	}
	if (builder->forest->link == ML_LINK_PROBABILITY && builder->nvalues > 1)
		for (int32_t k = 0; k < builder->nvalues; k++)
			tree->values[node->leaf * builder->nvalues + k] /= sum;
}

static void
make_split(Builder *builder, MlTreeNode *node)
{
	const TestForest *forest = builder->forest;
	MlTree *tree = builder->tree;
	int32_t list = forest->list > 0 ? forest->list : 5;

	*node = (MlTreeNode){.feature = draw(builder, forest->ndense + forest->ncategorical),
						 .leaf = -1,
						 .missing_left = draw(builder, 2) == 0};
	node->gain = 0.25 + draw(builder, 100);
	node->is_category = node->feature >= forest->ndense;
	if (!node->is_category)
	{
		node->threshold = draw_number(builder);
		return;
	}
	node->first_level = tree->nlevels;
	/* every third level counts as missing, where any does */
	for (int32_t l = draw(builder, forest->nlevels); l < forest->nlevels;
		 l += 1 + draw(builder,
					   (forest->list > 0 ? 2 * forest->nlevels / list : forest->nlevels / 4) + 1))
		if (node->nlevels < list && !(forest->has_missing_levels && l % 3 == 2))
		{
			tree->levels[tree->nlevels++] = l;
			node->nlevels++;
		}
	if (node->nlevels == 0)
	{
		tree->levels[tree->nlevels++] = 0;
		node->nlevels = 1;
	}
}

/* Node and all below it; returns its index. */
static int32_t
grow(Builder *builder, int32_t depth, bool must_end)
{
	const TestForest *forest = builder->forest;
	MlTree *tree = builder->tree;
	int32_t i = tree->nnodes++;
	MlTreeNode *node = &tree->nodes[i];
	bool left_first;

	if (tree->depth < depth)
		tree->depth = depth;
	if (must_end || depth >= forest->depth || tree->nnodes > MAX_NODES / 2 ||
		(depth > 0 && draw(builder, 1000) < (int32_t) (1000 * forest->leaf_share)))
	{
		make_leaf(builder, node);
		return i;
	}
	make_split(builder, node);
	left_first = draw(builder, 2) == 0;
	node->left = grow(builder, depth + 1, forest->is_chain && left_first);
	node->right = grow(builder, depth + 1, forest->is_chain && !left_first);
	node->cover = tree->nodes[node->left].cover + tree->nodes[node->right].cover;
	return i;
}

static void
make_tree(Builder *builder, MlTree *tree)
{
	MlEnv *env = builder->env;
	int32_t list = builder->forest->list > 0 ? builder->forest->list : 5;
	size_t nnodes;
	MlTree whole = {0};

	must(env, ml_alloc_zero(env, MAX_NODES, sizeof(MlTreeNode), "nodes", &whole.nodes));
	must(env, ml_alloc_zero(env, (size_t) (5 * MAX_NODES + 64 * list), sizeof(int32_t), "levels",
							&whole.levels));
	must(env, ml_alloc_zero(env, (size_t) MAX_NODES * (size_t) builder->nvalues, sizeof(double),
							"values", &whole.values));
	builder->tree = &whole;
	(void) grow(builder, 0, false);
	/* in memory of the right size, so that the sanitizer sees what is read beside it */
	*tree = whole;
	nnodes = (size_t) whole.nnodes;
	must(env, ml_alloc(env, nnodes, sizeof(MlTreeNode), "nodes", &tree->nodes));
	memcpy(tree->nodes, whole.nodes, nnodes * sizeof(MlTreeNode));
	must(env, ml_alloc(env, (size_t) whole.nlevels, sizeof(int32_t), "levels", &tree->levels));
	memcpy(tree->levels, whole.levels, (size_t) whole.nlevels * sizeof(int32_t));
	nnodes = (size_t) whole.nleaves * (size_t) builder->nvalues;
	must(env, ml_alloc(env, nnodes, sizeof(double), "values", &tree->values));
	memcpy(tree->values, whole.values, nnodes * sizeof(double));
}

static void
make_targets(Builder *builder, const MlTree *tree, MlLeafTargets *targets)
{
	MlEnv *env = builder->env;

	must(env,
		 ml_alloc(env, (size_t) tree->nleaves + 1, sizeof(int64_t), "leaves", &targets->starts));
	must(env,
		 ml_alloc(env, (size_t) tree->nleaves * 9, sizeof(double), "leaves", &targets->targets));
	targets->starts[0] = 0;
	for (int32_t l = 0; l < tree->nleaves; l++)
	{
		int64_t n = targets->starts[l];
		double y = draw_number(builder);

		for (int32_t i = 1 + draw(builder, 9); i > 0; i--)
		{
			targets->targets[n++] = y;
			y += draw(builder, 3);
		}
		targets->starts[l + 1] = n;
	}
}

static const char *
name_of(MlEnv *env, char letter, int32_t i)
{
	char name[16];
	const char *copy;

	snprintf(name, sizeof(name), "%c%d", letter, (int) i);
	must(env, ml_copy_string(env, name, &copy));
	return copy;
}

static void
make_encoder(MlEnv *env, const TestForest *forest, MlEncoder *encoder)
{
	int32_t n = 0;
	int32_t numbers = forest->has_array ? forest->ndense - 2 : forest->ndense;

	encoder->ndense = forest->ndense;
	encoder->ncategorical = forest->ncategorical;
	must(env, ml_alloc_zero(env, (size_t) (forest->ndense + forest->ncategorical), sizeof(MlColumn),
							"columns", &encoder->columns));
	must(env, ml_alloc_zero(env, (size_t) forest->ndense, sizeof(MlMoments), "moments",
							&encoder->dense));
	must(env, ml_alloc_zero(env, (size_t) forest->ncategorical, sizeof(MlLevels), "levels",
							&encoder->levels));
	for (int32_t i = 0; i < numbers; i++)
		encoder->columns[n++] =
			(MlColumn){name_of(env, 'x', i), true, "double precision", ML_COLUMN_NUMBER, 1, i};
	if (forest->has_array)
		encoder->columns[n++] =
			(MlColumn){"a", true, "double precision[]", ML_COLUMN_ARRAY, 2, numbers};
	for (int32_t c = 0; c < forest->ncategorical; c++)
	{
		MlLevels *levels = &encoder->levels[c];

		encoder->columns[n++] =
			(MlColumn){name_of(env, 'k', c), true, "text", ML_COLUMN_CATEGORY, 0, c};
		*levels = (MlLevels){
			.nkept = forest->nlevels, .nlevels = forest->nlevels, .other = -1, .null = -1};
		must(env,
			 ml_alloc(env, (size_t) forest->nlevels, sizeof(MlText), "levels", &levels->texts));
		must(env, ml_alloc_zero(env, (size_t) forest->nlevels, sizeof(int64_t), "levels",
								&levels->counts));
		for (int32_t l = 0; l < forest->nlevels; l++)
			levels->texts[l] = ml_text(name_of(env, 'v', 100000 + l));
	}
	encoder->ncolumns = n;
}

MlModel *
test_forest(MlEnv *env, const TestForest *forest)
{
	Builder builder = {.env = env,
					   .forest = forest,
					   .state = forest->seed,
					   .nvalues = forest->nvalues > 0 ? forest->nvalues : 1};
	MlModel *model;
	MlEnsemble *e;

	must(env, ml_alloc_zero(env, 1, sizeof(MlModel), "model", &model));
	must(env, ml_alloc_zero(env, 1, sizeof(MlEnsemble), "model", &e));
	model->params = e;
	model->task = forest->nclasses > 0 ? ML_TASK_CLASSIFICATION : ML_TASK_REGRESSION;
	model->threshold = forest->nclasses == 2 ? 0.5 : NAN;
	make_encoder(env, forest, &model->encoder);
	model->classes.nclasses = forest->nclasses;
	must(env, ml_alloc(env, (size_t) forest->nclasses, sizeof(MlText), "classes",
					   &model->classes.labels));
	must(env, ml_alloc_zero(env, (size_t) forest->nclasses, sizeof(int64_t), "classes",
							&model->classes.counts));
	for (int32_t k = 0; k < forest->nclasses; k++)
		model->classes.labels[k] = ml_text(name_of(env, 'c', k));

	e->link = forest->link;
	e->nmargins = forest->link == ML_LINK_SOFTMAX || forest->nclasses > 2 ? forest->nclasses : 1;
	e->nvalues = builder.nvalues;
	must(env, ml_alloc(env, (size_t) e->nmargins, sizeof(double), "base", &e->base));
	for (int32_t m = 0; m < e->nmargins; m++)
		e->base[m] = forest->link == ML_LINK_PROBABILITY ? 0 : 0.5 - m;
	e->ntrees = forest->ntrees;
	e->scale = forest->link == ML_LINK_PROBABILITY || forest->has_targets ? 1.0 / e->ntrees : 1;
	e->best_round = e->scale == 1 ? e->ntrees / ml_ensemble_round_trees(e) : 0;
	e->objective = "squared_error";
	e->metric = "rmse";
	e->oob_error = e->oob_score = e->quantile = NAN;
	must(env, ml_alloc(env, (size_t) e->ntrees, sizeof(MlTree), "trees", &e->trees));
	if (forest->has_targets)
		must(env,
			 ml_alloc(env, (size_t) e->ntrees, sizeof(MlLeafTargets), "trees", &e->leaf_targets));
	for (int32_t t = 0; t < e->ntrees; t++)
	{
		make_tree(&builder, &e->trees[t]);
		if (forest->has_targets)
			make_targets(&builder, &e->trees[t], &e->leaf_targets[t]);
	}
	e->nrounds = e->best_round;
	must(env, ml_alloc(env, (size_t) e->nrounds, sizeof(MlRound), "rounds", &e->rounds));
	for (int32_t i = 0; i < e->nrounds; i++)
		e->rounds[i] = (MlRound){1.0 / (i + 1), NAN};
	if (forest->has_importances)
	{
		e->nimportances = forest->ndense + forest->ncategorical;
		must(env, ml_alloc(env, (size_t) e->nimportances, sizeof(MlOobImportance), "importances",
						   &e->importances));
		for (int32_t f = 0; f < e->nimportances; f++)
			e->importances[f] = (MlOobImportance){f % 3 - 0.25, f % 2 == 0 ? 0.125 : NAN};
	}
	if (forest->has_missing_levels)
	{
		must(env, ml_alloc_zero(env, (size_t) forest->ncategorical, sizeof(bool *), "levels",
								&e->missing_levels));
		for (int32_t c = 0; c < forest->ncategorical; c += 2)
		{
			must(env, ml_alloc(env, (size_t) forest->nlevels, sizeof(bool), "levels",
							   &e->missing_levels[c]));
			for (int32_t l = 0; l < forest->nlevels; l++)
				e->missing_levels[c][l] = l % 3 == 2;
		}
	}
	must(env, ml_ensemble_compile(env, &model->encoder, e));
	return model;
}

const MlRow *
test_forest_row(const TestForest *forest, int32_t i)
{
	static double dense[TEST_MAX_DENSE];
	static int32_t levels[TEST_MAX_CATEGORICAL];
	static MlRow row = {dense, levels, false};
	Builder builder = {.state = forest->seed ^ 0x5eed, .count = (uint64_t) i * 1000};

	row.has_missing = false;
	for (int32_t f = 0; f < forest->ndense; f++)
	{
		dense[f] = draw_number(&builder);
		/* every fourth row is whole */
		if (i % 4 > 0 && draw(&builder, 8) == 0)
		{
			dense[f] = NAN;
			row.has_missing = true;
		}
		else if (draw(&builder, 16) == 0)
			dense[f] = draw(&builder, 3) - 1; /* 0, or -1 and 1 made infinite or tiny */
		else
			continue;
		if (dense[f] == 0)
			dense[f] = -0.0;
		else if (!isnan(dense[f]))
			dense[f] *= draw(&builder, 2) == 0 ? INFINITY : 5e-324;
	}
	for (int32_t c = 0; c < forest->ncategorical; c++)
		levels[c] = draw(&builder, forest->nlevels + 1) - 1;
	return &row;
}
