/*
 * test_shap.c
 *		Explanations against their definitions: Shapley values over all subsets of the features.
 */
#include "expected_shap.h"
#include "ml/quadrature.h"
#include "shap_support.h"
#include "tap.h"

#define MAX_ROWS 70

static int32_t
next_node(const ShapFixture *fixture, const MlTree *tree, int32_t n, const MlRow *row)
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
conditional(const ShapFixture *fixture, const MlTree *tree, int32_t n, int32_t item,
			const MlRow *row, uint32_t known)
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
path_game(const ShapFixture *fixture, int32_t m, const MlRow *row, uint32_t known)
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
margin_of(const ShapFixture *fixture, int32_t m, const MlRow *row)
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

/* Sum what belongs to features into what belongs to columns; of a matrix, rows and columns. */
static void
by_column(const ShapFixture *fixture, const double *features, double *columns, bool is_matrix)
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

static const struct
{
	const char *name;
	ShapRecipe recipe;
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
		const ShapRecipe *recipe = &recipes[r].recipe;
		double error = 0;
		double error2 = 0;
		double asymmetry = 0;

		for (int round = 0; round < 6; round++)
		{
			TestEnv *t = test_env();
			ShapFixture fixture;
			MlShap *shap;
			ShapRow row;
			static double game[1 << 12];
			double by_feature[12];
			double by_feature2[144];
			double expected[13];
			double expected2[144];
			double got[13];
			double got2[144];

			shap_make_fixture(&t->env, &fixture, recipe, (uint64_t) (100 * r + round));
			shap_must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
			for (int i = 0; i < 4; i++)
			{
				int32_t m = shap_pick(&fixture, recipe->nmargins);
				int32_t n = fixture.nfeatures;
				int32_t ncolumns = fixture.model.encoder.ncolumns;

				shap_make_row(&fixture, &row);
				for (uint32_t set = 0; set < (uint32_t) 1 << n; set++)
					game[set] = path_game(&fixture, m, &row.row, set);
				shap_by_subsets(game, n, by_feature, by_feature2);
				by_column(&fixture, by_feature, expected, false);
				by_column(&fixture, by_feature2, expected2, true);
				expected[ncolumns] = game[0];
				shap_must(&t->env, ml_shap_values(&t->env, shap, &row.row, m, got));
				error = fmax(error, shap_distance(got, expected, ncolumns + 1));
				shap_must(&t->env, ml_shap_interactions(&t->env, shap, &row.row, m, got2));
				error2 = fmax(error2, shap_distance(got2, expected2, ncolumns * ncolumns));
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
		const ShapRecipe *recipe = &recipes[r].recipe;
		double error = 0;

		if (recipe->depth > 8)
			continue;
		for (int round = 0; round < 4; round++)
		{
			TestEnv *t = test_env();
			ShapFixture fixture;
			MlShap *shap;
			ShapRow row;
			ShapRow *background = calloc(MAX_ROWS, sizeof(ShapRow));
			int32_t nrows = round == 0 ? 1 : MAX_ROWS - round;
			double *dense;
			int32_t *levels;
			static double game[1 << 12];
			double by_feature[12];
			double expected[13];
			double got[13];
			const MlEncoder *encoder = &fixture.model.encoder;
			int32_t n;

			shap_make_fixture(&t->env, &fixture, recipe, (uint64_t) (1000 + 100 * r + round));
			n = fixture.nfeatures;
			shap_must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
			dense = calloc((size_t) (nrows * encoder->ndense + 1), sizeof(double));
			levels = calloc((size_t) (nrows * encoder->ncategorical + 1), sizeof(int32_t));
			for (int32_t b = 0; b < nrows; b++)
			{
				shap_make_row(&fixture, &background[b]);
				memcpy(dense + b * encoder->ndense, background[b].dense,
					   (size_t) encoder->ndense * sizeof(double));
				memcpy(levels + b * encoder->ncategorical, background[b].levels,
					   (size_t) encoder->ncategorical * sizeof(int32_t));
			}
			shap_must(&t->env, ml_shap_set_background(&t->env, shap, nrows, dense, levels));
			free(dense);
			free(levels);
			for (int i = 0; i < 2; i++)
			{
				int32_t m = shap_pick(&fixture, recipe->nmargins);

				shap_make_row(&fixture, &row);
				for (uint32_t set = 0; set < (uint32_t) 1 << n; set++)
				{
					game[set] = 0;
					for (int32_t b = 0; b < nrows; b++)
					{
						ShapRow mixed = background[b];

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
				shap_by_subsets(game, n, by_feature, NULL);
				by_column(&fixture, by_feature, expected, false);
				expected[encoder->ncolumns] = game[0];
				shap_must(&t->env, ml_shap_values(&t->env, shap, &row.row, m, got));
				error = fmax(error, shap_distance(got, expected, encoder->ncolumns + 1));
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
by_polynomial(const ShapFixture *fixture, const MlTree *tree, int32_t n, const MlRow *row,
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
test_deep(const char *name, const ShapRecipe *recipe, uint64_t seed)
{
	TestEnv *t = test_env();
	ShapFixture fixture;
	MlShap *shap;
	double error = 0;
	double gap = 0;
	double gap2 = 0;
	double *matrix;

	shap_make_fixture(&t->env, &fixture, recipe, seed);
	shap_must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
	matrix = calloc((size_t) (fixture.nfeatures * fixture.nfeatures), sizeof(double));
	for (int i = 0; i < 3; i++)
	{
		int32_t n = fixture.nfeatures;
		ShapRow row;
		Player players[MAX_FEATURES + 1];
		double expected[MAX_FEATURES] = {0};
		double got[MAX_FEATURES + 1];
		double margin;
		double sum = 0;

		shap_make_row(&fixture, &row);
		margin = margin_of(&fixture, 0, &row.row);
		for (int32_t tree = 0; tree < recipe->ntrees; tree++)
			by_polynomial(&fixture, &fixture.ensemble.trees[tree], 0, &row.row, players, 0,
						  expected);
		for (int32_t f = 0; f < n; f++)
			expected[f] *= fixture.ensemble.scale;
		shap_must(&t->env, ml_shap_values(&t->env, shap, &row.row, 0, got));
		error = fmax(error, shap_distance(got, expected, n));
		for (int32_t c = 0; c <= n; c++)
			sum += got[c];
		gap = fmax(gap, fabs(sum - margin));
		shap_must(&t->env, ml_shap_interactions(&t->env, shap, &row.row, 0, matrix));
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
make_chain(ShapFixture *fixture, int32_t depth)
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
									  .threshold = shap_uniform(fixture)};
		tree->nodes[n + 1] = (MlTreeNode){
			.feature = -1, .left = -1, .right = -1, .leaf = tree->nleaves++, .cover = 1};
		tree->values[tree->nleaves - 1] = shap_uniform(fixture);
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
	static const ShapRecipe recipe = {200, 0, 0, 1, 10, 0, 1, 1, 0, ML_LINK_IDENTITY, false};
	TestEnv *t = test_env();
	ShapFixture fixture;
	MlShap *shap;
	ShapRow row;
	Player players[MAX_FEATURES + 1];
	double expected[MAX_FEATURES] = {0};
	double got[MAX_FEATURES + 1];
	double sum = 0;

	shap_make_fixture(&t->env, &fixture, &recipe, 5);
	make_chain(&fixture, 200);
	shap_make_row(&fixture, &row);
	for (int32_t i = 0; i < 190; i++)
		row.dense[i] = 2; /* right, to the deepest leaves */
	shap_must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
	shap_must(&t->env, ml_shap_values(&t->env, shap, &row.row, 0, got));
	by_polynomial(&fixture, &fixture.ensemble.trees[0], 0, &row.row, players, 0, expected);
	for (int32_t f = 0; f < 200; f++)
		expected[f] *= fixture.ensemble.scale;
	for (int32_t c = 0; c <= 200; c++)
		sum += got[c];
	ok(shap_distance(got, expected, 200) <= 1e-12, "a path of 200 features: values (%.1e)",
	   shap_distance(got, expected, 200));
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
		ShapRecipe recipe = {3, 0, 1, 4, 4, 0.1, 1, 1, 2, links[i], false};
		TestEnv *t = test_env();
		ShapFixture fixture;
		MlShap *shap;
		ShapRow row;
		double positive[5];
		double negative[5];
		double matrix[16];
		double opposite[16];
		double error = 0;

		shap_make_fixture(&t->env, &fixture, &recipe, 9);
		shap_must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
		shap_make_row(&fixture, &row);
		shap_must(&t->env, ml_shap_values(&t->env, shap, &row.row, 1, positive));
		shap_must(&t->env, ml_shap_values(&t->env, shap, &row.row, 0, negative));
		shap_must(&t->env, ml_shap_interactions(&t->env, shap, &row.row, 1, matrix));
		shap_must(&t->env, ml_shap_interactions(&t->env, shap, &row.row, 0, opposite));
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
	ShapRecipe recipe = {1, 0, 2, 8, 5, 0.1, 1, 1, 0, ML_LINK_IDENTITY, false};
	TestEnv *t = test_env();
	ShapFixture fixture;
	MlShap *shap;
	bool second[NLEVELS] = {false, true, false, true, false, false, true};
	bool *missing[2] = {NULL, second};
	double gap = 0;

	shap_make_fixture(&t->env, &fixture, &recipe, 11);
	fixture.ensemble.missing_levels = missing;
	shap_must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
	for (int i = 0; i < 50; i++)
	{
		ShapRow row;
		double got[4];

		shap_make_row(&fixture, &row);
		shap_must(&t->env, ml_shap_values(&t->env, shap, &row.row, 0, got));
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
rebuild(MlEnv *env, const Peer *peer, ShapFixture *fixture)
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
		shap_must(env,
				  ml_alloc(env, (size_t) tree->nnodes, sizeof(MlTreeNode), "nodes", &tree->nodes));
		shap_must(env,
				  ml_alloc(env, (size_t) tree->nnodes, sizeof(double), "values", &tree->values));
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
	ShapRecipe recipe = {SHAP_COLUMNS,   0, 0, peer->ntrees,    0,    1,
						 peer->nmargins, 1, 3, ML_LINK_SOFTMAX, false};
	TestEnv *t = test_env();
	ShapFixture fixture;
	MlShap *shap;
	int32_t n = SHAP_COLUMNS;
	double error = 0;
	double error2 = 0;

	if (peer->nmargins == 1)
		recipe.nclasses = 0;
	shap_make_fixture(&t->env, &fixture, &recipe, 1);
	rebuild(&t->env, peer, &fixture);
	shap_must(&t->env, ml_shap_begin(&t->env, &fixture.model, &shap));
	for (int32_t i = 0; i < SHAP_ROWS; i++)
		for (int32_t m = 0; m < peer->nmargins; m++)
		{
			MlRow row = {peer->rows + i * n, NULL, true};
			const double *expected = peer->contributions + (i * peer->nmargins + m) * (n + 1);
			const double *expected2 =
				peer->interactions + (i * peer->nmargins + m) * (n + 1) * (n + 1);
			double got[SHAP_COLUMNS + 1];
			double got2[SHAP_COLUMNS * SHAP_COLUMNS];

			shap_must(&t->env, ml_shap_values(&t->env, shap, &row, m, got));
			error = fmax(error, shap_distance(got, expected, n + 1));
			shap_must(&t->env, ml_shap_interactions(&t->env, shap, &row, m, got2));
			for (int32_t c = 0; c < n; c++)
				error2 = fmax(error2, shap_distance(got2 + c * n, expected2 + c * (n + 1), n));
		}
	ok(error <= 1e-5, "contributions of XGBoost, %s (%.1e)", peer->name, error);
	ok(error2 <= 1e-5, "interactions of XGBoost, %s (%.1e)", peer->name, error2);
	test_env_free(t);
}

int
main(void)
{
	static const ShapRecipe deep = {24, 0, 0, 2, 12, 0.05, 1, 1, 0, ML_LINK_IDENTITY, false};
	static const ShapRecipe deeper = {40, 0, 0, 1, 16, 0.25, 1, 1, 0, ML_LINK_IDENTITY, false};

	test_quadrature();
	test_path_dependent();
	test_interventional();
	test_deep("depth 12", &deep, 3);
	test_deep("depth 16", &deeper, 4);
	test_chain();
	test_classes();
	test_missing_levels();
	test_peer(&peers[0]);
	test_peer(&peers[1]);
	return done();
}
