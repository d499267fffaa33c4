/*
 * shap_support.c
 *		What the tests of explanations share.  See shap_support.h.
 */
#include "shap_support.h"

#include "tap.h"

double
shap_uniform(ShapFixture *fixture)
{
	return (double) (test_hash(fixture->seed, fixture->counter++) >> 11) * 0x1p-53;
}

int32_t
shap_pick(ShapFixture *fixture, int32_t n)
{
	return (int32_t) (shap_uniform(fixture) * n);
}

void
shap_must(MlEnv *env, MlStatus status)
{
	if (status != ML_OK)
		bail_out("%s", env->error.message);
}

static const MlEnsemble *
ensemble_of(const MlModel *model)
{
	return model->params;
}

static void
make_columns(MlEnv *env, ShapFixture *fixture, const ShapRecipe *recipe)
{
	MlEncoder *encoder = &fixture->model.encoder;
	int32_t n = recipe->nnumbers + (recipe->nelements > 0) + recipe->ncategories;
	MlColumn *columns;

	shap_must(env, ml_alloc_zero(env, (size_t) n, sizeof(MlColumn), "columns", &columns));
	encoder->columns = columns;
	for (int32_t i = 0; i < recipe->nnumbers; i++)
		columns[encoder->ncolumns++] =
			(MlColumn){"x", true, "double precision", ML_COLUMN_NUMBER, 1, encoder->ndense++};
	if (recipe->nelements > 0)
	{
		columns[encoder->ncolumns++] = (MlColumn){
			"a", true, "double precision[]", ML_COLUMN_ARRAY, recipe->nelements, encoder->ndense};
		encoder->ndense += recipe->nelements;
	}
	for (int32_t i = 0; i < recipe->ncategories; i++)
		columns[encoder->ncolumns++] =
			(MlColumn){"c", true, "text", ML_COLUMN_CATEGORY, 0, encoder->ncategorical++};
	shap_must(env, ml_alloc_zero(env, (size_t) encoder->ncategorical, sizeof(MlLevels), "levels",
								 &encoder->levels));
	for (int32_t i = 0; i < encoder->ncategorical; i++)
		encoder->levels[i].nlevels = NLEVELS;
	fixture->nfeatures = encoder->ndense + encoder->ncategorical;
}

/* Grow node number n and those below; the number of nodes is counted up, covers are set going back. */
static void
grow(ShapFixture *fixture, const ShapRecipe *recipe, MlTree *tree, int32_t n, int32_t depth)
{
	MlTreeNode *node = &tree->nodes[n];
	const MlEncoder *encoder = &fixture->model.encoder;

	*node = (MlTreeNode){.feature = -1, .left = -1, .right = -1, .leaf = -1};
	if (depth == recipe->depth || (depth > 0 && shap_uniform(fixture) < recipe->leaf))
	{
		node->leaf = tree->nleaves++;
		node->cover =
			recipe->has_empty && shap_uniform(fixture) < 0.2 ? 0 : shap_uniform(fixture) * 10;
		for (int32_t i = 0; i < recipe->nvalues; i++)
			tree->values[node->leaf * recipe->nvalues + i] = shap_uniform(fixture) * 4 - 2;
		return;
	}
	node->feature = shap_pick(fixture, fixture->nfeatures);
	node->missing_left = shap_uniform(fixture) < 0.5;
	node->threshold = shap_uniform(fixture);
	node->is_category = node->feature >= encoder->ndense;
	if (node->is_category)
	{
		node->first_level = tree->nlevels;
		for (int32_t level = 0; level < NLEVELS; level++)
			if (shap_uniform(fixture) < 0.4)
				tree->levels[tree->nlevels++] = level;
		node->nlevels = tree->nlevels - node->first_level;
	}
	node->left = tree->nnodes++;
	grow(fixture, recipe, tree, node->left, depth + 1);
	node->right = tree->nnodes++;
	grow(fixture, recipe, tree, node->right, depth + 1);
	node->cover = tree->nodes[node->left].cover + tree->nodes[node->right].cover;
}

void
shap_make_fixture(MlEnv *env, ShapFixture *fixture, const ShapRecipe *recipe, uint64_t seed)
{
	MlEnsemble *ensemble = &fixture->ensemble;
	size_t size = (size_t) 2 << (recipe->depth > 20 ? 20 : recipe->depth);
	static const MlText labels[] = {{"a", 1}, {"b", 1}, {"c", 1}};

	memset(fixture, 0, sizeof(*fixture));
	fixture->seed = seed;
	make_columns(env, fixture, recipe);
	ensemble->link = recipe->link;
	ensemble->nmargins = recipe->nmargins;
	ensemble->nvalues = recipe->nvalues;
	ensemble->scale = 0.7;
	ensemble->ntrees = recipe->ntrees;
	shap_must(env,
			  ml_alloc(env, (size_t) recipe->nmargins, sizeof(double), "base", &ensemble->base));
	for (int32_t m = 0; m < recipe->nmargins; m++)
		ensemble->base[m] = shap_uniform(fixture);
	shap_must(env, ml_alloc_zero(env, (size_t) recipe->ntrees, sizeof(MlTree), "trees",
								 &ensemble->trees));
	for (int32_t t = 0; t < recipe->ntrees; t++)
	{
		MlTree *tree = &ensemble->trees[t];

		shap_must(env, ml_alloc(env, size, sizeof(MlTreeNode), "nodes", &tree->nodes));
		shap_must(env, ml_alloc(env, size * NLEVELS, sizeof(int32_t), "levels", &tree->levels));
		shap_must(env, ml_alloc(env, size * (size_t) recipe->nvalues, sizeof(double), "values",
								&tree->values));
		tree->nnodes = 1;
		grow(fixture, recipe, tree, 0, 0);
		tree->depth = recipe->depth;
	}
	fixture->algorithm = ml_linear_regression;
	fixture->algorithm.name = "trees";
	fixture->algorithm.linear = NULL;
	fixture->algorithm.ensemble = ensemble_of;
	fixture->model.algorithm = &fixture->algorithm;
	fixture->model.params = ensemble;
	fixture->model.task = recipe->nclasses > 0 ? ML_TASK_CLASSIFICATION : ML_TASK_REGRESSION;
	fixture->model.classes.nclasses = recipe->nclasses;
	fixture->model.classes.labels = (MlText *) labels;
}

void
shap_make_row(ShapFixture *fixture, ShapRow *row)
{
	const MlEncoder *encoder = &fixture->model.encoder;

	row->row = (MlRow){row->dense, row->levels, false};
	for (int32_t i = 0; i < encoder->ndense; i++)
	{
		row->dense[i] = shap_uniform(fixture) < 0.1 ? NAN : shap_uniform(fixture);
		row->row.has_missing |= isnan(row->dense[i]);
	}
	for (int32_t i = 0; i < encoder->ncategorical; i++)
		row->levels[i] = shap_pick(fixture, NLEVELS + 1) - 1;
}

static double
factorial(int n)
{
	return n <= 1 ? 1 : n * factorial(n - 1);
}

void
shap_by_subsets(const double *game, int n, double *out, double *out2)
{
	for (int i = 0; i < n; i++)
	{
		out[i] = 0;
		for (uint32_t set = 0; set < (uint32_t) 1 << n; set++)
		{
			int s = __builtin_popcount(set);

			if (set >> i & 1)
				continue;
			out[i] += factorial(s) * factorial(n - 1 - s) / factorial(n) *
					  (game[set | (uint32_t) 1 << i] - game[set]);
		}
	}
	if (out2 == NULL)
		return;
	for (int i = 0; i < n; i++)
	{
		out2[i * n + i] = out[i];
		for (int j = 0; j < n; j++)
		{
			double sum = 0;

			if (j == i)
				continue;
			for (uint32_t set = 0; set < (uint32_t) 1 << n; set++)
			{
				int s = __builtin_popcount(set);
				uint32_t with_i = set | (uint32_t) 1 << i;
				uint32_t with_j = set | (uint32_t) 1 << j;

				if ((set >> i & 1) || (set >> j & 1))
					continue;
				sum += factorial(s) * factorial(n - 2 - s) / (2 * factorial(n - 1)) *
					   (game[with_i | with_j] - game[with_i] - game[with_j] + game[set]);
			}
			out2[i * n + j] = sum;
			out2[i * n + i] -= sum;
		}
	}
}

double
shap_distance(const double *a, const double *b, int32_t n)
{
	double largest = 0;

	for (int32_t i = 0; i < n; i++)
		if (!(fabs(a[i] - b[i]) <= largest))
			largest = fabs(a[i] - b[i]);
	return largest;
}
