/*
 * test_shap.c
 *		Explanations against their definitions: Shapley values over all subsets of the features.
 */
#include "expected_shap.h"
#include "ml/quadrature.h"
#include "ml/shap.h"
#include "ml/tree.h"
#include "support.h"
#include "tap.h"

#define NLEVELS 7
#define MAX_FEATURES 256
#define MAX_ROWS 70

/* A model of trees that were not trained. */
typedef struct Fixture
{
	MlAlgorithm algorithm;
	MlEnsemble ensemble;
	MlModel model;
	int32_t nfeatures;
	uint64_t seed;
	uint64_t counter;
} Fixture;

static double
uniform(Fixture *fixture)
{
	return (double) (test_hash(fixture->seed, fixture->counter++) >> 11) * 0x1p-53;
}

static int32_t
pick(Fixture *fixture, int32_t n)
{
	return (int32_t) (uniform(fixture) * n);
}

static void
must(MlEnv *env, MlStatus status)
{
	if (status != ML_OK)
		bail_out("%s", env->error.message);
}

static const MlEnsemble *
ensemble_of(const MlModel *model)
{
	return model->params;
}

/* What makes a random ensemble. */
typedef struct Recipe
{
	int32_t nnumbers;
	int32_t nelements; /* of an array column, 0: none */
	int32_t ncategories;
	int32_t ntrees;
	int32_t depth;
	double leaf; /* probability that a node above the greatest depth is a leaf */
	int32_t nmargins;
	int32_t nvalues;
	int32_t nclasses; /* 0: regression */
	MlLink link;
	bool has_empty; /* some leaves have no cover */
} Recipe;

static void
make_columns(MlEnv *env, Fixture *fixture, const Recipe *recipe)
{
	MlEncoder *encoder = &fixture->model.encoder;
	int32_t n = recipe->nnumbers + (recipe->nelements > 0) + recipe->ncategories;
	MlColumn *columns;

	must(env, ml_alloc_zero(env, (size_t) n, sizeof(MlColumn), "columns", &columns));
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
	must(env, ml_alloc_zero(env, (size_t) encoder->ncategorical, sizeof(MlLevels), "levels",
							&encoder->levels));
	for (int32_t i = 0; i < encoder->ncategorical; i++)
		encoder->levels[i].nlevels = NLEVELS;
	fixture->nfeatures = encoder->ndense + encoder->ncategorical;
}

/* Grow node number n and those below; the number of nodes is counted up, covers are set going back. */
static void
grow(Fixture *fixture, const Recipe *recipe, MlTree *tree, int32_t n, int32_t depth)
{
	MlTreeNode *node = &tree->nodes[n];
	const MlEncoder *encoder = &fixture->model.encoder;

	*node = (MlTreeNode){.feature = -1, .left = -1, .right = -1, .leaf = -1};
	if (depth == recipe->depth || (depth > 0 && uniform(fixture) < recipe->leaf))
	{
		node->leaf = tree->nleaves++;
		node->cover = recipe->has_empty && uniform(fixture) < 0.2 ? 0 : uniform(fixture) * 10;
		for (int32_t i = 0; i < recipe->nvalues; i++)
			tree->values[node->leaf * recipe->nvalues + i] = uniform(fixture) * 4 - 2;
		return;
	}
	node->feature = pick(fixture, fixture->nfeatures);
	node->missing_left = uniform(fixture) < 0.5;
	node->threshold = uniform(fixture);
	node->is_category = node->feature >= encoder->ndense;
	if (node->is_category)
	{
		node->first_level = tree->nlevels;
		for (int32_t level = 0; level < NLEVELS; level++)
			if (uniform(fixture) < 0.4)
				tree->levels[tree->nlevels++] = level;
		node->nlevels = tree->nlevels - node->first_level;
	}
	node->left = tree->nnodes++;
	grow(fixture, recipe, tree, node->left, depth + 1);
	node->right = tree->nnodes++;
	grow(fixture, recipe, tree, node->right, depth + 1);
	node->cover = tree->nodes[node->left].cover + tree->nodes[node->right].cover;
}

static void
make_fixture(MlEnv *env, Fixture *fixture, const Recipe *recipe, uint64_t seed)
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
	must(env, ml_alloc(env, (size_t) recipe->nmargins, sizeof(double), "base", &ensemble->base));
	for (int32_t m = 0; m < recipe->nmargins; m++)
		ensemble->base[m] = uniform(fixture);
	must(env,
		 ml_alloc_zero(env, (size_t) recipe->ntrees, sizeof(MlTree), "trees", &ensemble->trees));
	for (int32_t t = 0; t < recipe->ntrees; t++)
	{
		MlTree *tree = &ensemble->trees[t];

		must(env, ml_alloc(env, size, sizeof(MlTreeNode), "nodes", &tree->nodes));
		must(env, ml_alloc(env, size * NLEVELS, sizeof(int32_t), "levels", &tree->levels));
		must(env, ml_alloc(env, size * (size_t) recipe->nvalues, sizeof(double), "values",
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

/* A random row; some values are missing. */
typedef struct Row
{
	double dense[MAX_FEATURES];
	int32_t levels[MAX_FEATURES];
	MlRow row;
} Row;

static void
make_row(Fixture *fixture, Row *row)
{
	const MlEncoder *encoder = &fixture->model.encoder;

	row->row = (MlRow){row->dense, row->levels, false};
	for (int32_t i = 0; i < encoder->ndense; i++)
	{
		row->dense[i] = uniform(fixture) < 0.1 ? NAN : uniform(fixture);
		row->row.has_missing |= isnan(row->dense[i]);
	}
	for (int32_t i = 0; i < encoder->ncategorical; i++)
		row->levels[i] = pick(fixture, NLEVELS + 1) - 1;
}

static int32_t
next_node(const Fixture *fixture, const MlTree *tree, int32_t n, const MlRow *row)
{
	const MlTreeNode *node = &tree->nodes[n];

	return ml_tree_goes_left(&fixture->ensemble, fixture->model.encoder.ndense, tree, node, row)
			   ? node->left
			   : node->right;
}

/* What item of a leaf value is of margin m in tree t; -1 for none. */
static int32_t
item_of(const MlEnsemble *ensemble, int32_t t, int32_t m)
{
	if (ensemble->nvalues > 1)
		return m;
	return t % ensemble->nmargins == m ? 0 : -1;
}

/* Mean of a tree when the features in known are, and others split by cover. */
static double
conditional(const Fixture *fixture, const MlTree *tree, int32_t n, int32_t item, const MlRow *row,
			uint32_t known)
{
	const MlTreeNode *node = &tree->nodes[n];
	const MlTreeNode *left = &tree->nodes[node->left];
	const MlTreeNode *right = &tree->nodes[node->right];
	double share;

	if (node->feature < 0)
		return tree->values[node->leaf * fixture->ensemble.nvalues + item];
	if (known >> node->feature & 1)
		return conditional(fixture, tree, next_node(fixture, tree, n, row), item, row, known);
	share = left->cover + right->cover > 0 ? left->cover / (left->cover + right->cover) : 0.5;
	return share * conditional(fixture, tree, node->left, item, row, known) +
		   (1 - share) * conditional(fixture, tree, node->right, item, row, known);
}

/* The game of the path-dependent values, for margin m. */
static double
path_game(const Fixture *fixture, int32_t m, const MlRow *row, uint32_t known)
{
	const MlEnsemble *ensemble = &fixture->ensemble;
	double sum = 0;

	for (int32_t t = 0; t < ensemble->ntrees; t++)
		if (item_of(ensemble, t, m) >= 0)
			sum +=
				conditional(fixture, &ensemble->trees[t], 0, item_of(ensemble, t, m), row, known);
	return ensemble->base[m] + ensemble->scale * sum;
}

static double
margin_of(const Fixture *fixture, int32_t m, const MlRow *row)
{
	const MlEnsemble *ensemble = &fixture->ensemble;
	double sum = 0;

	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		const MlTree *tree = &ensemble->trees[t];
		int32_t n = 0;

		if (item_of(ensemble, t, m) < 0)
			continue;
		while (tree->nodes[n].feature >= 0)
			n = next_node(fixture, tree, n, row);
		sum += tree->values[tree->nodes[n].leaf * ensemble->nvalues + item_of(ensemble, t, m)];
	}
	return ensemble->base[m] + ensemble->scale * sum;
}

static double
factorial(int n)
{
	return n <= 1 ? 1 : n * factorial(n - 1);
}

/* Shapley values and, where out2 is not NULL, interaction values of a game of n players, by definition. */
static void
shapley(const double *game, int n, double *out, double *out2)
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

/* Sum what belongs to features into what belongs to columns; of a matrix, rows and columns. */
static void
by_column(const Fixture *fixture, const double *features, double *columns, bool is_matrix)
{
	const MlEncoder *encoder = &fixture->model.encoder;
	int32_t n = fixture->nfeatures;
	int32_t m = encoder->ncolumns;

	memset(columns, 0, (size_t) (is_matrix ? m * m : m) * sizeof(double));
	for (int32_t i = 0; i < n; i++)
	{
		int32_t c = ml_tree_feature_column(encoder, i);

		if (!is_matrix)
			columns[c] += features[i];
		for (int32_t j = 0; is_matrix && j < n; j++)
			columns[c * m + ml_tree_feature_column(encoder, j)] += features[i * n + j];
	}
}

static double
distance(const double *a, const double *b, int32_t n)
{
	double largest = 0;

	for (int32_t i = 0; i < n; i++)
		if (!(fabs(a[i] - b[i]) <= largest))
			largest = fabs(a[i] - b[i]);
	return largest;
}

static const struct
{
	const char *name;
	Recipe recipe;
} recipes[] = {
	{"numbers", {6, 0, 0, 5, 4, 0.1, 1, 1, 0, ML_LINK_IDENTITY, false}},
	{"features that repeat on paths", {2, 0, 0, 4, 7, 0.1, 1, 1, 0, ML_LINK_IDENTITY, false}},
	{"one feature", {1, 0, 0, 3, 5, 0.1, 1, 1, 0, ML_LINK_IDENTITY, false}},
	{"categories", {1, 0, 4, 5, 5, 0.1, 1, 1, 0, ML_LINK_IDENTITY, false}},
	{"an array", {2, 3, 1, 5, 5, 0.1, 1, 1, 0, ML_LINK_IDENTITY, false}},
	{"leaves without cover", {3, 0, 2, 5, 5, 0.2, 1, 1, 0, ML_LINK_IDENTITY, true}},
	{"a tree for each margin", {3, 0, 2, 9, 4, 0.1, 3, 1, 3, ML_LINK_SOFTMAX, false}},
	{"leaves of all margins", {3, 2, 2, 4, 4, 0.1, 3, 3, 3, ML_LINK_PROBABILITY, false}},
	{"stumps", {4, 0, 0, 6, 1, 0, 1, 1, 0, ML_LINK_IDENTITY, false}},
	{"no splits", {2, 0, 1, 2, 0, 1, 1, 1, 0, ML_LINK_IDENTITY, false}},
	{"paths of ten features", {9, 0, 2, 2, 10, 0.1, 1, 1, 0, ML_LINK_IDENTITY, true}},
};

#define NRECIPES ((int) (sizeof(recipes) / sizeof(recipes[0])))

/* Path-dependent values and interactions against all subsets. */
static void
test_path_dependent(void)
{
	for (int r = 0; r < NRECIPES; r++)
	{
		const Recipe *recipe = &recipes[r].recipe;
		double error = 0;
		double error2 = 0;
		double asymmetry = 0;

		for (int round = 0; round < 6; round++)
		{
			TestEnv *t = test_env();
			Fixture fixture;
			MlShap *shap;
			Row row;
			static double game[1 << 12];
			double by_feature[12];
			double by_feature2[144];
			double expected[13];
			double expected2[144];
			double got[13];
			double got2[144];

			make_fixture(&t->env, &fixture, recipe, (uint64_t) (100 * r + round));
			must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
			for (int i = 0; i < 4; i++)
			{
				int32_t m = pick(&fixture, recipe->nmargins);
				int32_t n = fixture.nfeatures;
				int32_t ncolumns = fixture.model.encoder.ncolumns;

				make_row(&fixture, &row);
				for (uint32_t set = 0; set < (uint32_t) 1 << n; set++)
					game[set] = path_game(&fixture, m, &row.row, set);
				shapley(game, n, by_feature, by_feature2);
				by_column(&fixture, by_feature, expected, false);
				by_column(&fixture, by_feature2, expected2, true);
				expected[ncolumns] = game[0];
				must(&t->env, ml_shap_values(&t->env, shap, &row.row, m, got));
				error = fmax(error, distance(got, expected, ncolumns + 1));
				must(&t->env, ml_shap_interactions(&t->env, shap, &row.row, m, got2));
				error2 = fmax(error2, distance(got2, expected2, ncolumns * ncolumns));
				for (int32_t a = 0; a < ncolumns; a++)
					for (int32_t b = 0; b < a; b++)
						asymmetry =
							fmax(asymmetry, fabs(got2[a * ncolumns + b] - got2[b * ncolumns + a]));
			}
			test_env_free(t);
		}
		ok(error <= 1e-12, "path-dependent values: %s (%.1e)", recipes[r].name, error);
		ok(error2 <= 1e-12 && asymmetry == 0, "interaction values: %s (%.1e)", recipes[r].name,
		   error2);
	}
}

/* Interventional values: a known feature has the row's value, any other that of the background row. */
static void
test_interventional(void)
{
	for (int r = 0; r < NRECIPES; r++)
	{
		const Recipe *recipe = &recipes[r].recipe;
		double error = 0;

		if (recipe->depth > 8)
			continue;
		for (int round = 0; round < 4; round++)
		{
			TestEnv *t = test_env();
			Fixture fixture;
			MlShap *shap;
			Row row;
			Row *background = calloc(MAX_ROWS, sizeof(Row));
			int32_t nrows = round == 0 ? 1 : MAX_ROWS - round;
			double *dense;
			int32_t *levels;
			static double game[1 << 12];
			double by_feature[12];
			double expected[13];
			double got[13];
			const MlEncoder *encoder = &fixture.model.encoder;
			int32_t n;

			make_fixture(&t->env, &fixture, recipe, (uint64_t) (1000 + 100 * r + round));
			n = fixture.nfeatures;
			must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
			dense = calloc((size_t) (nrows * encoder->ndense + 1), sizeof(double));
			levels = calloc((size_t) (nrows * encoder->ncategorical + 1), sizeof(int32_t));
			for (int32_t b = 0; b < nrows; b++)
			{
				make_row(&fixture, &background[b]);
				memcpy(dense + b * encoder->ndense, background[b].dense,
					   (size_t) encoder->ndense * sizeof(double));
				memcpy(levels + b * encoder->ncategorical, background[b].levels,
					   (size_t) encoder->ncategorical * sizeof(int32_t));
			}
			must(&t->env, ml_shap_set_background(&t->env, shap, nrows, dense, levels));
			free(dense);
			free(levels);
			for (int i = 0; i < 2; i++)
			{
				int32_t m = pick(&fixture, recipe->nmargins);

				make_row(&fixture, &row);
				for (uint32_t set = 0; set < (uint32_t) 1 << n; set++)
				{
					game[set] = 0;
					for (int32_t b = 0; b < nrows; b++)
					{
						Row mixed = background[b];

						mixed.row.dense = mixed.dense;
						mixed.row.levels = mixed.levels;
						for (int32_t f = 0; f < n; f++)
						{
							if (!(set >> f & 1))
								continue;
							if (f < encoder->ndense)
								mixed.dense[f] = row.dense[f];
							else
								mixed.levels[f - encoder->ndense] = row.levels[f - encoder->ndense];
						}
						game[set] += margin_of(&fixture, m, &mixed.row) / nrows;
					}
				}
				shapley(game, n, by_feature, NULL);
				by_column(&fixture, by_feature, expected, false);
				expected[encoder->ncolumns] = game[0];
				must(&t->env, ml_shap_values(&t->env, shap, &row.row, m, got));
				error = fmax(error, distance(got, expected, encoder->ncolumns + 1));
			}
			free(background);
			test_env_free(t);
		}
		ok(error <= 1e-12, "interventional values: %s (%.1e)", recipes[r].name, error);
	}
}

/* A player of a leaf: see by_polynomial. */
typedef struct Player
{
	int32_t feature;
	long double z;
	bool o;
} Player;

/* Sums of products over all sets of s players but one, without a division; then Shapley's weights. */
static void
add_leaf(const Player *players, int n, long double value, double *out)
{
	long double sums[MAX_FEATURES + 1];

	for (int i = 0; i < n; i++)
	{
		long double sum = 0;
		long double weight = 1.0L / n; /* of no other player: 0! (n - 1)! / n! */

		memset(sums, 0, sizeof(sums));
		sums[0] = 1;
		for (int j = 0; j < n; j++)
			for (int s = j == i ? -1 : n; s >= 0; s--)
				sums[s] = sums[s] * players[j].z + (s > 0 && players[j].o ? sums[s - 1] : 0);
		for (int s = 0; s < n; s++)
		{
			sum += weight * sums[s];
			if (s + 1 < n)
				weight *= (long double) (s + 1) / (n - 1 - s);
		}
		out[players[i].feature] += (double) (value * ((players[i].o ? 1 : 0) - players[i].z) * sum);
	}
}

/* Contributions leaf by leaf with sums of products of path elements, for paths too long for subsets. */
static void
by_polynomial(const Fixture *fixture, const MlTree *tree, int32_t n, const MlRow *row,
			  Player *players, int nplayers, double *out)
{
	const MlTreeNode *node = &tree->nodes[n];
	int place = 0;
	Player before = {node->feature, 1, true};

	if (node->feature < 0)
	{
		add_leaf(players, nplayers, tree->values[node->leaf], out);
		return;
	}
	while (place < nplayers && players[place].feature != node->feature)
		place++;
	if (place < nplayers)
		before = players[place];
	for (int side = 0; side < 2; side++)
	{
		int32_t child = side == 0 ? node->left : node->right;
		long double total =
			(long double) tree->nodes[node->left].cover + tree->nodes[node->right].cover;

		players[place] = (Player){node->feature, before.z * tree->nodes[child].cover / total,
								  before.o && next_node(fixture, tree, n, row) == child};
		by_polynomial(fixture, tree, child, row, players,
					  place < nplayers ? nplayers : nplayers + 1, out);
	}
	players[place] = before;
}

/* Deep trees: values against sums of products, and that they add up to the margin. */
static void
test_deep(const char *name, const Recipe *recipe, uint64_t seed)
{
	TestEnv *t = test_env();
	Fixture fixture;
	MlShap *shap;
	double error = 0;
	double gap = 0;
	double gap2 = 0;
	double *matrix;

	make_fixture(&t->env, &fixture, recipe, seed);
	must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
	matrix = calloc((size_t) (fixture.nfeatures * fixture.nfeatures), sizeof(double));
	for (int i = 0; i < 3; i++)
	{
		int32_t n = fixture.nfeatures;
		Row row;
		Player players[MAX_FEATURES + 1];
		double expected[MAX_FEATURES] = {0};
		double got[MAX_FEATURES + 1];
		double margin;
		double sum = 0;

		make_row(&fixture, &row);
		margin = margin_of(&fixture, 0, &row.row);
		for (int32_t tree = 0; tree < recipe->ntrees; tree++)
			by_polynomial(&fixture, &fixture.ensemble.trees[tree], 0, &row.row, players, 0,
						  expected);
		for (int32_t f = 0; f < n; f++)
			expected[f] *= fixture.ensemble.scale;
		must(&t->env, ml_shap_values(&t->env, shap, &row.row, 0, got));
		error = fmax(error, distance(got, expected, n));
		for (int32_t c = 0; c <= n; c++)
			sum += got[c];
		gap = fmax(gap, fabs(sum - margin));
		must(&t->env, ml_shap_interactions(&t->env, shap, &row.row, 0, matrix));
		for (int32_t c = 0; c < n; c++)
		{
			double of_row = 0;

			for (int32_t d = 0; d < n; d++)
				of_row += matrix[c * n + d];
			gap2 = fmax(gap2, fabs(of_row - got[c]));
		}
	}
	free(matrix);
	test_env_free(t);
	ok(error <= 1e-12, "%s: values (%.1e)", name, error);
	ok(gap <= 1e-12, "%s: they add up to the margin (%.1e)", name, gap);
	ok(gap2 <= 1e-12, "%s: rows of interactions add up to values (%.1e)", name, gap2);
}

/* A tree that is one path: each node splits another feature. */
static void
make_chain(Fixture *fixture, int32_t depth)
{
	MlTree *tree = &fixture->ensemble.trees[0];
	int32_t n = 0;

	tree->nnodes = 2 * depth + 1;
	tree->nleaves = 0;
	for (int32_t d = 0; d < depth; d++)
	{
		tree->nodes[n] = (MlTreeNode){.feature = d,
									  .left = n + 1,
									  .right = n + 2,
									  .leaf = -1,
									  .first_level = 0,
									  .threshold = uniform(fixture)};
		tree->nodes[n + 1] = (MlTreeNode){
			.feature = -1, .left = -1, .right = -1, .leaf = tree->nleaves++, .cover = 1};
		tree->values[tree->nleaves - 1] = uniform(fixture);
		n += 2;
	}
	tree->nodes[n] =
		(MlTreeNode){.feature = -1, .left = -1, .right = -1, .leaf = tree->nleaves++, .cover = 3};
	tree->values[tree->nleaves - 1] = 1;
	for (int32_t i = tree->nnodes - 3; i >= 0; i -= 2)
		tree->nodes[i].cover = tree->nodes[i + 1].cover + tree->nodes[i + 2].cover;
	tree->depth = depth;
}

static void
test_chain(void)
{
	static const Recipe recipe = {200, 0, 0, 1, 10, 0, 1, 1, 0, ML_LINK_IDENTITY, false};
	TestEnv *t = test_env();
	Fixture fixture;
	MlShap *shap;
	Row row;
	Player players[MAX_FEATURES + 1];
	double expected[MAX_FEATURES] = {0};
	double got[MAX_FEATURES + 1];
	double sum = 0;

	make_fixture(&t->env, &fixture, &recipe, 5);
	make_chain(&fixture, 200);
	make_row(&fixture, &row);
	for (int32_t i = 0; i < 190; i++)
		row.dense[i] = 2; /* right, to the deepest leaves */
	must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
	must(&t->env, ml_shap_values(&t->env, shap, &row.row, 0, got));
	by_polynomial(&fixture, &fixture.ensemble.trees[0], 0, &row.row, players, 0, expected);
	for (int32_t f = 0; f < 200; f++)
		expected[f] *= fixture.ensemble.scale;
	for (int32_t c = 0; c <= 200; c++)
		sum += got[c];
	ok(distance(got, expected, 200) <= 1e-12, "a path of 200 features: values (%.1e)",
	   distance(got, expected, 200));
	ok(fabs(sum - margin_of(&fixture, 0, &row.row)) <= 1e-12, "they add up to the margin (%.1e)",
	   fabs(sum - margin_of(&fixture, 0, &row.row)));
	test_env_free(t);
}

/* The margin of the other class is the opposite. */
static void
test_classes(void)
{
	static const MlLink links[] = {ML_LINK_LOGIT, ML_LINK_PROBABILITY};

	for (int i = 0; i < 2; i++)
	{
		Recipe recipe = {3, 0, 1, 4, 4, 0.1, 1, 1, 2, links[i], false};
		TestEnv *t = test_env();
		Fixture fixture;
		MlShap *shap;
		Row row;
		double positive[5];
		double negative[5];
		double matrix[16];
		double opposite[16];
		double error = 0;

		make_fixture(&t->env, &fixture, &recipe, 9);
		must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
		make_row(&fixture, &row);
		must(&t->env, ml_shap_values(&t->env, shap, &row.row, 1, positive));
		must(&t->env, ml_shap_values(&t->env, shap, &row.row, 0, negative));
		must(&t->env, ml_shap_interactions(&t->env, shap, &row.row, 1, matrix));
		must(&t->env, ml_shap_interactions(&t->env, shap, &row.row, 0, opposite));
		for (int c = 0; c < 16; c++)
			error = fmax(error, fabs(matrix[c] + opposite[c]));
		for (int c = 0; c < 4; c++)
			error = fmax(error, fabs(positive[c] + negative[c]));
		error = fmax(error, fabs(positive[4] + negative[4] - (i == 0 ? 0 : 1)));
		ok(error <= 1e-15, "the other of two classes, %s", i == 0 ? "log odds" : "probabilities");
		test_env_free(t);
	}
}

/* Levels that training took for missing go where missing values go. */
static void
test_missing_levels(void)
{
	Recipe recipe = {1, 0, 2, 8, 5, 0.1, 1, 1, 0, ML_LINK_IDENTITY, false};
	TestEnv *t = test_env();
	Fixture fixture;
	MlShap *shap;
	bool second[NLEVELS] = {false, true, false, true, false, false, true};
	bool *missing[2] = {NULL, second};
	double gap = 0;

	make_fixture(&t->env, &fixture, &recipe, 11);
	fixture.ensemble.missing_levels = missing;
	must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
	for (int i = 0; i < 50; i++)
	{
		Row row;
		double got[4];

		make_row(&fixture, &row);
		must(&t->env, ml_shap_values(&t->env, shap, &row.row, 0, got));
		gap = fmax(gap, fabs(got[0] + got[1] + got[2] + got[3] - margin_of(&fixture, 0, &row.row)));
	}
	ok(gap <= 1e-12, "levels that count as missing (%.1e)", gap);
	test_env_free(t);
}

/* Quadrature is exact for polynomials. */
static void
test_quadrature(void)
{
	double error = 0;

	for (int32_t n = 4; n <= 128; n += 4)
	{
		double t[ML_MAX_QUADRATURE];
		double w[ML_MAX_QUADRATURE];

		ml_quadrature(n, t, w);
		for (int32_t degree = 0; degree < 2 * n; degree++)
		{
			double sum = 0;

			for (int32_t q = 0; q < n; q++)
				sum += w[q] * pow(t[q], degree);
			error = fmax(error, fabs(sum * (degree + 1) - 1));
		}
	}
	ok(error <= 1e-12, "quadrature of powers is exact (%.1e)", error);
}

/* A row that a linear model's encoder could have made. */
static void
make_encoded_row(const MlEncoder *encoder, Fixture *fixture, Row *row)
{
	row->row = (MlRow){row->dense, row->levels, true};
	for (int32_t i = 0; i < encoder->ndense; i++)
		row->dense[i] = uniform(fixture) < 0.1 ? NAN : 4 * uniform(fixture) - 1;
	for (int32_t i = 0; i < encoder->ncategorical; i++)
		row->levels[i] = pick(fixture, encoder->levels[i].nlevels + 1) - 1;
}

/* Columns in known have the values of row, others those of rest. */
static void
mix_columns(const MlEncoder *encoder, const Row *row, const Row *rest, uint32_t known, Row *out)
{
	*out = *rest;
	out->row = (MlRow){out->dense, out->levels, true};
	for (int32_t c = 0; c < encoder->ncolumns; c++)
	{
		const MlColumn *column = &encoder->columns[c];

		if (!(known >> c & 1))
			continue;
		if (column->kind == ML_COLUMN_CATEGORY)
			out->levels[column->first] = row->levels[column->first];
		else
			memcpy(out->dense + column->first, row->dense + column->first,
				   (size_t) column->width * sizeof(double));
	}
}

/* Linear predictors against background rows, by the definition; and at the means of training. */
static void
test_linear_model(const MlModel *model, const char *name)
{
	TestEnv *t = test_env();
	Fixture fixture = {.seed = 77};
	const MlEncoder *encoder = &model->encoder;
	int32_t n = encoder->ncolumns;
	int32_t nclasses = model->classes.nclasses;
	MlShap *shap;
	MlShap *plain;
	Row row;
	Row background[5];
	double dense[5 * 16];
	int32_t levels[5 * 16];
	double game[1 << 6];
	double error = 0;
	double gap = 0;

	if (n > 6 || encoder->ndense > 16 || encoder->ncategorical > 16 || nclasses > 4)
		bail_out("the problem is larger than thought");
	make_encoded_row(encoder, &fixture, &row);
	for (int b = 0; b < 5; b++)
	{
		make_encoded_row(encoder, &fixture, &background[b]);
		memcpy(dense + b * encoder->ndense, background[b].dense,
			   (size_t) encoder->ndense * sizeof(double));
		memcpy(levels + b * encoder->ncategorical, background[b].levels,
			   (size_t) encoder->ncategorical * sizeof(int32_t));
	}
	must(&t->env, ml_shap_begin(&t->env, model, &plain));
	must(&t->env, ml_shap_begin(&t->env, model, &shap));
	must(&t->env, ml_shap_set_background(&t->env, shap, 5, dense, levels));
	for (int32_t class = nclasses == 0 ? -1 : 0; class < nclasses; class ++)
	{
		bool is_opposite = nclasses == 2 && class == 0;
		int32_t m = nclasses > 2 ? class : 0;
		double sign = is_opposite ? -1 : 1;
		double margins[4];
		double expected[7];
		double got[7];
		double sum = 0;

		for (uint32_t set = 0; set < (uint32_t) 1 << n; set++)
		{
			game[set] = 0;
			for (int b = 0; b < 5; b++)
			{
				Row mixed;

				mix_columns(encoder, &row, &background[b], set, &mixed);
				model->algorithm->margins(model, &mixed.row, margins);
				game[set] += sign * margins[m] / 5;
			}
		}
		shapley(game, n, expected, NULL);
		expected[n] = game[0];
		must(&t->env, ml_shap_values(&t->env, shap, &row.row, class, got));
		error = fmax(error, distance(got, expected, n + 1));
		must(&t->env, ml_shap_values(&t->env, plain, &row.row, class, got));
		model->algorithm->margins(model, &row.row, margins);
		for (int32_t c = 0; c <= n; c++)
			sum += got[c];
		gap = fmax(gap, fabs(sum - sign * margins[m]));
	}
	ok(error <= 1e-11, "linear predictors against a background: %s (%.1e)", name, error);
	ok(gap <= 1e-11, "linear predictors add up to the margin: %s (%.1e)", name, gap);
	test_env_free(t);
}

static void
test_linear(void)
{
	static const char *const algorithms[] = {"linear_regression", "logistic_regression"};

	for (int a = 0; a < 2; a++)
	{
		const MlAlgorithm *algorithm = ml_algorithm_find(algorithms[a]);
		const TestProblem *problems = test_problems(algorithm->task, 60);

		for (int p = 0; p < TEST_PROBLEMS; p++)
		{
			TestEnv *t = test_env();
			MlModel model;
			char name[80];

			snprintf(name, sizeof(name), "%s, %s", algorithms[a], problems[p].name);
			must(&t->env,
				 test_train(&t->env, algorithm, &problems[p].frame, problems[p].options, &model));
			test_linear_model(&model, name);
			test_env_free(t);
		}
	}
}

/* A classifier that has seen one class only. */
static void
test_constant(void)
{
	TestEnv *t = test_env();
	static const double x[] = {1, 2, 3};
	static const double y[] = {1, 1, 1};
	static const TestColumn column = {"x", ML_COLUMN_NUMBER, 1, x, NULL};
	const TestFrame frame = {3, 1, &column, y, NULL};
	MlModel model;
	MlShap *shap;
	double dense = 2;
	MlRow row = {&dense, NULL, false};
	double values[2];
	double margin;

	must(&t->env,
		 test_train(&t->env, ml_algorithm_find("logistic_regression"), &frame, "", &model));
	must(&t->env, ml_shap_begin(&t->env, &model, &shap));
	model.algorithm->margins(&model, &row, &margin);
	must(&t->env, ml_shap_values(&t->env, shap, &row, 1, values));
	ok(values[0] == 0 && values[1] == margin && isinf(margin), "a constant classifier");
	must(&t->env, ml_shap_values(&t->env, shap, &row, 0, values));
	ok(values[0] == 0 && values[1] == -margin, "its other class");
	test_env_free(t);
}

/* A model of XGBoost's. */
typedef struct Peer
{
	const char *name;
	int32_t nmargins;
	double base;
	const int *nodes; /* per tree */
	int32_t ntrees;
	const int *feature; /* by node of all trees */
	const int *left;
	const int *right;
	const int *missing_left;
	const double *cover;
	const double *number; /* threshold, or value of a leaf */
	const double *rows;
	const double *contributions;
	const double *interactions; /* with a row and a column of the base value */
} Peer;

#define PEER(name, nmargins, base)                                                               \
	{                                                                                            \
#name, nmargins, base, name##_nodes, sizeof(name##_nodes) / sizeof(int), name##_feature, \
			name##_left, name##_right, name##_missing_left, name##_cover, name##_number,         \
			name##_rows, name##_contributions, name##_interactions                               \
	}

static const Peer peers[] = {PEER(binary, 1, 0), PEER(classes, 3, 0.5)};

static void
rebuild(MlEnv *env, const Peer *peer, Fixture *fixture)
{
	MlEnsemble *ensemble = &fixture->ensemble;
	int32_t first = 0;

	for (int32_t m = 0; m < peer->nmargins; m++)
		ensemble->base[m] = peer->base;
	ensemble->scale = 1;
	for (int32_t t = 0; t < peer->ntrees; t++)
	{
		MlTree *tree = &ensemble->trees[t];

		tree->nnodes = peer->nodes[t];
		tree->nleaves = 0;
		must(env, ml_alloc(env, (size_t) tree->nnodes, sizeof(MlTreeNode), "nodes", &tree->nodes));
		must(env, ml_alloc(env, (size_t) tree->nnodes, sizeof(double), "values", &tree->values));
		for (int32_t i = 0; i < tree->nnodes; i++)
		{
			int32_t n = first + i;

			tree->nodes[i] = (MlTreeNode){.feature = peer->feature[n],
										  .left = peer->left[n],
										  .right = peer->right[n],
										  .leaf = peer->feature[n] < 0 ? tree->nleaves : -1,
										  .missing_left = peer->missing_left[n],
										  .threshold = peer->number[n],
										  .cover = peer->cover[n]};
			if (peer->feature[n] < 0)
				tree->values[tree->nleaves++] = peer->number[n];
		}
		first += tree->nnodes;
	}
}

/* Contributions and interactions of XGBoost. */
static void
test_peer(const Peer *peer)
{
	Recipe recipe = {SHAP_COLUMNS,   0, 0, peer->ntrees,    0,    1,
					 peer->nmargins, 1, 3, ML_LINK_SOFTMAX, false};
	TestEnv *t = test_env();
	Fixture fixture;
	MlShap *shap;
	int32_t n = SHAP_COLUMNS;
	double error = 0;
	double error2 = 0;

	if (peer->nmargins == 1)
		recipe.nclasses = 0;
	make_fixture(&t->env, &fixture, &recipe, 1);
	rebuild(&t->env, peer, &fixture);
	must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
	for (int32_t i = 0; i < SHAP_ROWS; i++)
		for (int32_t m = 0; m < peer->nmargins; m++)
		{
			MlRow row = {peer->rows + i * n, NULL, true};
			const double *expected = peer->contributions + (i * peer->nmargins + m) * (n + 1);
			const double *expected2 =
				peer->interactions + (i * peer->nmargins + m) * (n + 1) * (n + 1);
			double got[SHAP_COLUMNS + 1];
			double got2[SHAP_COLUMNS * SHAP_COLUMNS];

			must(&t->env, ml_shap_values(&t->env, shap, &row, m, got));
			error = fmax(error, distance(got, expected, n + 1));
			must(&t->env, ml_shap_interactions(&t->env, shap, &row, m, got2));
			for (int32_t c = 0; c < n; c++)
				error2 = fmax(error2, distance(got2 + c * n, expected2 + c * (n + 1), n));
		}
	ok(error <= 1e-5, "contributions of XGBoost, %s (%.1e)", peer->name, error);
	ok(error2 <= 1e-5, "interactions of XGBoost, %s (%.1e)", peer->name, error2);
	test_env_free(t);
}

int
main(void)
{
	static const Recipe deep = {24, 0, 0, 2, 12, 0.05, 1, 1, 0, ML_LINK_IDENTITY, false};
	static const Recipe deeper = {40, 0, 0, 1, 16, 0.25, 1, 1, 0, ML_LINK_IDENTITY, false};

	test_quadrature();
	test_path_dependent();
	test_interventional();
	test_deep("depth 12", &deep, 3);
	test_deep("depth 16", &deeper, 4);
	test_chain();
	test_classes();
	test_missing_levels();
	test_linear();
	test_constant();
	test_peer(&peers[0]);
	test_peer(&peers[1]);
	return done();
}
