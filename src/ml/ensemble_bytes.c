/*
 * ensemble_bytes.c
 *		The stored form of an ensemble.
 *
 *	  u8 link | u32 nmargins | u32 nvalues | f64 base x nmargins | f64 scale
 *	  sets of missing levels: per category column u8 whether it has one, then ceil(nlevels / 8) bytes
 *	  objective | metric | u32 nrounds, 2 f64 each | u32 best_round | i64 rows_validation | u8 stopped_early
 *	  u8 lacks_validation
 *	  f64 oob_error | f64 oob_score | u32 number of importances: 0 or of features, 2 f64 each | f64 quantile
 *	  u32 ntrees, of each: u32 nleaves, nodes in preorder
 *	  u8 whether there are leaf targets; per tree and leaf: varint count, f64 each
 *
 * A node is u8 flags, then of a leaf f64 cover and nvalues values; of a split varint feature, f64 gain, f64
 * cover, and f64 threshold or the list of levels: varint count, the first, then differences.  Preorder says
 * all about the tree's shape: 17 bytes a leaf, 26 a split on a number.
 *
 * The loader trusts nothing: a tree's number of nodes is bounded by the bytes left before memory is taken,
 * and a path by ML_MAX_TREE_DEPTH, so that whoever walks a tree that was loaded may recurse.
 */
#include "ml/algorithm.h"
#include "ml/tree.h"

#define FLAG_SPLIT 1
#define FLAG_CATEGORY 2
#define FLAG_MISSING_LEFT 4

#define MAX_NAME 63 /* of an objective or a metric */

/* Saving */

static void
save_node(MlWriter *writer, const MlEnsemble *ensemble, const MlTree *tree, const MlTreeNode *node)
{
	int32_t previous = 0;

	if (node->feature < 0)
	{
		ml_write_u8(writer, 0);
		ml_write_f64(writer, node->cover);
		ml_write_doubles(writer, tree->values + (size_t) node->leaf * (size_t) ensemble->nvalues,
						 (size_t) ensemble->nvalues);
		return;
	}
	ml_write_u8(writer, (uint8_t) (FLAG_SPLIT | (node->is_category ? FLAG_CATEGORY : 0) |
								   (node->missing_left ? FLAG_MISSING_LEFT : 0)));
	ml_write_varint(writer, node->feature);
	ml_write_f64(writer, node->gain);
	ml_write_f64(writer, node->cover);
	if (!node->is_category)
	{
		ml_write_f64(writer, node->threshold);
		return;
	}
	ml_write_varint(writer, node->nlevels);
	for (int32_t l = node->first_level; l < node->first_level + node->nlevels; l++)
	{
		ml_write_varint(writer, tree->levels[l] - previous);
		previous = tree->levels[l];
	}
}

static void
save_missing_levels(MlWriter *writer, const MlEncoder *encoder, const MlEnsemble *ensemble)
{
	for (int32_t c = 0; c < encoder->ncategorical; c++)
	{
		const bool *missing = ensemble->missing_levels == NULL ? NULL : ensemble->missing_levels[c];
		int32_t nlevels = encoder->levels[c].nlevels;

		ml_write_bool(writer, missing != NULL);
		if (missing == NULL)
			continue;
		for (int32_t first = 0; first < nlevels; first += 8)
		{
			uint8_t byte = 0;

			for (int32_t i = first; i < nlevels && i < first + 8; i++)
				byte |= (uint8_t) (missing[i] ? 1 << (i - first) : 0);
			ml_write_u8(writer, byte);
		}
	}
}

static void
save_leaf_targets(MlWriter *writer, const MlEnsemble *ensemble)
{
	ml_write_bool(writer, ensemble->leaf_targets != NULL);
	if (ensemble->leaf_targets == NULL)
		return;
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		const MlLeafTargets *of = &ensemble->leaf_targets[t];

		for (int32_t l = 0; l < ensemble->trees[t].nleaves; l++)
		{
			int64_t n = of->starts[l + 1] - of->starts[l];

			ml_write_varint(writer, n);
			ml_write_doubles(writer, of->targets + of->starts[l], (size_t) n);
		}
	}
}

void
ml_ensemble_save(MlWriter *writer, const MlModel *model)
{
	const MlEnsemble *ensemble = model->params;

	ml_write_u8(writer, (uint8_t) ensemble->link);
	ml_write_u32(writer, (uint32_t) ensemble->nmargins);
	ml_write_u32(writer, (uint32_t) ensemble->nvalues);
	ml_write_doubles(writer, ensemble->base, (size_t) ensemble->nmargins);
	ml_write_f64(writer, ensemble->scale);
	save_missing_levels(writer, &model->encoder, ensemble);
	ml_write_string(writer, ensemble->objective);
	ml_write_string(writer, ensemble->metric);
	ml_write_u32(writer, (uint32_t) ensemble->nrounds);
	for (int32_t i = 0; i < ensemble->nrounds; i++)
	{
		ml_write_f64(writer, ensemble->rounds[i].training_loss);
		ml_write_f64(writer, ensemble->rounds[i].validation_loss);
	}
	ml_write_u32(writer, (uint32_t) ensemble->best_round);
	ml_write_i64(writer, ensemble->rows_validation);
	ml_write_bool(writer, ensemble->stopped_early);
	ml_write_bool(writer, ensemble->lacks_validation);
	ml_write_f64(writer, ensemble->oob_error);
	ml_write_f64(writer, ensemble->oob_score);
	ml_write_u32(writer, (uint32_t) ensemble->nimportances);
	for (int32_t f = 0; f < ensemble->nimportances; f++)
	{
		ml_write_f64(writer, ensemble->importances[f].mean);
		ml_write_f64(writer, ensemble->importances[f].std_error);
	}
	ml_write_f64(writer, ensemble->quantile);
	ml_write_u32(writer, (uint32_t) ensemble->ntrees);
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		const MlTree *tree = &ensemble->trees[t];

		ml_write_u32(writer, (uint32_t) tree->nleaves);
		for (int32_t i = 0; i < tree->nnodes; i++)
			save_node(writer, ensemble, tree, &tree->nodes[i]);
	}
	save_leaf_targets(writer, ensemble);
}

/* Loading */

static double
load_finite(MlReader *reader, const char *wrong)
{
	double value = ml_read_f64(reader);

	if (!isfinite(value))
		ml_reader_fail(reader, wrong);
	return value;
}

/* A name as the algorithms have them, in any encoding: lower case letters, digits, underscores. */
static const char *
load_name(MlReader *reader, bool may_be_empty)
{
	const char *name = ml_read_string(reader);
	size_t length = strlen(name);

	if (length > MAX_NAME || (length == 0 && !may_be_empty) ||
		strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") != length)
		ml_reader_fail(reader, "wrong name of an objective or metric");
	return name;
}

/* Do link and numbers of margins and values fit the model's task and classes? */
static void
check_link(MlReader *reader, const MlModel *model, const MlEnsemble *ensemble)
{
	int32_t nclasses = model->classes.nclasses;
	bool fits = false;

	switch (ensemble->link)
	{
		case ML_LINK_IDENTITY:
		case ML_LINK_LOG:
			fits = nclasses == 0 && ensemble->nmargins == 1;
			break;
		case ML_LINK_LOGIT:
			fits = nclasses == 2 && ensemble->nmargins == 1;
			break;
		case ML_LINK_SOFTMAX:
			fits = nclasses >= 2 && ensemble->nmargins == nclasses;
			break;
		case ML_LINK_PROBABILITY:
			fits = nclasses > 0 && ensemble->nmargins == (nclasses == 2 ? 1 : nclasses);
			break;
	}
	if (!fits)
		ml_reader_fail(reader, "link of another number of classes");
	if (ensemble->nvalues != 1 && ensemble->nvalues != ensemble->nmargins)
		ml_reader_fail(reader, "wrong number of values in a leaf");
}

static MlStatus
load_missing_levels(MlReader *reader, const MlEncoder *encoder, MlEnsemble *ensemble)
{
	for (int32_t c = 0; c < encoder->ncategorical; c++)
	{
		int32_t nlevels = encoder->levels[c].nlevels;
		bool *missing;

		if (!ml_read_bool(reader))
			continue;
		if (ensemble->missing_levels == NULL)
			ML_TRY(ml_alloc_zero(reader->env, (size_t) encoder->ncategorical, sizeof(bool *),
								 "levels", &ensemble->missing_levels));
		ML_TRY(ml_alloc(reader->env, (size_t) nlevels, sizeof(bool), "levels", &missing));
		ensemble->missing_levels[c] = missing;
		for (int32_t first = 0; first < nlevels; first += 8)
		{
			uint8_t byte = ml_read_u8(reader);

			for (int32_t i = first; i < nlevels && i < first + 8; i++, byte >>= 1)
				missing[i] = (byte & 1) != 0;
			/* one way only to write a set */
			if (byte != 0)
				ml_reader_fail(reader, "wrong set of levels");
		}
	}
	return ml_reader_status(reader);
}

static MlStatus
load_importances(MlReader *reader, const MlEncoder *encoder, MlEnsemble *ensemble)
{
	uint32_t n = ml_read_count(reader, 2 * sizeof(double));

	if (n != 0 && n != (uint32_t) (encoder->ndense + encoder->ncategorical))
		ml_reader_fail(reader, "wrong number of importances");
	ML_TRY(ml_reader_status(reader));
	if (n == 0)
		return ML_OK;
	ML_TRY(ml_alloc(reader->env, n, sizeof(MlOobImportance), "importances out of bag",
					&ensemble->importances));
	for (uint32_t f = 0; f < n; f++)
	{
		MlOobImportance *of = &ensemble->importances[f];

		of->mean = load_finite(reader, "wrong importance of a feature");
		of->std_error = ml_read_f64(reader);
		if (of->std_error < 0 || isinf(of->std_error))
			ml_reader_fail(reader, "wrong error of an importance");
	}
	ensemble->nimportances = (int32_t) n;
	return ml_reader_status(reader);
}

static MlStatus
load_fit(MlReader *reader, const MlEncoder *encoder, MlEnsemble *ensemble)
{
	uint32_t best;

	ensemble->objective = load_name(reader, false);
	ensemble->metric = load_name(reader, true);
	ensemble->nrounds = (int32_t) ml_read_count(reader, 2 * sizeof(double));
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc(reader->env, (size_t) ensemble->nrounds, sizeof(MlRound), "rounds",
					&ensemble->rounds));
	for (int32_t i = 0; i < ensemble->nrounds; i++)
	{
		ensemble->rounds[i].training_loss = ml_read_f64(reader);
		ensemble->rounds[i].validation_loss = ml_read_f64(reader);
	}
	best = ml_read_u32(reader);
	if (best > ML_MAX_TREES)
		ml_reader_fail(reader, "wrong number of a round");
	ensemble->best_round = (int32_t) best;
	ensemble->rows_validation = ml_read_i64(reader);
	if (ensemble->rows_validation < 0)
		ml_reader_fail(reader, "a count below zero");
	ensemble->stopped_early = ml_read_bool(reader);
	ensemble->lacks_validation = ml_read_bool(reader);
	ensemble->oob_error = ml_read_f64(reader);
	ensemble->oob_score = ml_read_f64(reader);
	ML_TRY(load_importances(reader, encoder, ensemble));
	ensemble->quantile = ml_read_f64(reader);
	if (!isnan(ensemble->quantile) && !(ensemble->quantile >= 0 && ensemble->quantile <= 1))
		ml_reader_fail(reader, "wrong level of a quantile");
	return ml_reader_status(reader);
}

/* Levels of a tree while it is loaded: they are counted only as they come. */
typedef struct Levels
{
	int32_t *levels;
	int32_t n;
	int32_t capacity;
} Levels;

static MlStatus
load_levels(MlReader *reader, const MlEncoder *encoder, MlTreeNode *node, Levels *list)
{
	int32_t nlevels = encoder->levels[node->feature - encoder->ndense].nlevels;
	int64_t count = ml_read_varint(reader);
	int64_t level = 0;

	/* none where only missing values go left */
	if (count < 0 || count > nlevels || (size_t) count > reader->size - reader->position)
		ml_reader_fail(reader, "wrong number of levels of a split");
	if (count > INT32_MAX - list->n)
		ml_reader_fail(reader, "too many levels of a tree");
	ML_TRY(ml_reader_status(reader));
	if (list->n + (int32_t) count > list->capacity)
	{
		int64_t capacity = 2 * ((int64_t) list->n + count);
		int32_t *grown;

		capacity = capacity > INT32_MAX ? INT32_MAX : capacity;
		ML_TRY(ml_alloc(reader->env, (size_t) capacity, sizeof(int32_t), "levels", &grown));
		if (list->n > 0)
			memcpy(grown, list->levels, (size_t) list->n * sizeof(int32_t));
		list->levels = grown;
		list->capacity = (int32_t) capacity;
	}
	node->first_level = list->n;
	node->nlevels = (int32_t) count;
	for (int64_t i = 0; i < count; i++)
	{
		int64_t step = ml_read_varint(reader);

		if ((i > 0 && step == 0) || step >= nlevels - level)
			ml_reader_fail(reader, "levels of a split not in order");
		ML_TRY(ml_reader_status(reader));
		level += step;
		list->levels[list->n++] = (int32_t) level;
	}
	return ML_OK;
}

static MlStatus
load_split(MlReader *reader, const MlEncoder *encoder, uint8_t flags, MlTreeNode *node,
		   Levels *list)
{
	int64_t feature = ml_read_varint(reader);

	node->is_category = (flags & FLAG_CATEGORY) != 0;
	node->missing_left = (flags & FLAG_MISSING_LEFT) != 0;
	node->leaf = -1;
	if (feature >= (int64_t) encoder->ndense + encoder->ncategorical ||
		node->is_category != (feature >= encoder->ndense))
		ml_reader_fail(reader, "wrong feature of a split");
	node->gain = ml_read_f64(reader);
	if (!(node->gain >= 0))
		ml_reader_fail(reader, "wrong gain of a split");
	node->cover = load_finite(reader, "wrong cover of a node");
	ML_TRY(ml_reader_status(reader));
	node->feature = (int32_t) feature;
	if (node->is_category)
		return load_levels(reader, encoder, node, list);
	node->threshold = load_finite(reader, "wrong threshold of a split");
	return ml_reader_status(reader);
}

static MlStatus
load_tree(MlReader *reader, const MlEncoder *encoder, const MlEnsemble *ensemble, MlTree *tree)
{
	size_t nvalues = (size_t) ensemble->nvalues;
	uint32_t nleaves = ml_read_count(reader, 1 + (1 + nvalues) * sizeof(double));
	struct
	{
		int32_t node;
		int32_t depth;         /* of its children */
	} open[ML_MAX_TREE_DEPTH]; /* whose right child is to come */
	int32_t nopen = 0;
	int32_t depth = 0;
	int32_t leaf = 0;
	int32_t next = 0;
	Levels list = {0};

	if (nleaves < 1 || nleaves > INT32_MAX / 2)
		ml_reader_fail(reader, "wrong number of leaves");
	ML_TRY(ml_reader_status(reader));
	tree->nleaves = (int32_t) nleaves;
	tree->nnodes = 2 * tree->nleaves - 1;
	ML_TRY(ml_alloc_zero(reader->env, (size_t) tree->nnodes, sizeof(MlTreeNode), "nodes",
						 &tree->nodes));
	ML_TRY(ml_alloc(reader->env, ml_size_mul(nleaves, nvalues), sizeof(double), "leaves",
					&tree->values));
	for (int32_t i = 0; i < tree->nnodes; i = next)
	{
		MlTreeNode *node = &tree->nodes[i];
		uint8_t flags = ml_read_u8(reader);

		next = i + 1;
		if (flags > 7 || (!(flags & FLAG_SPLIT) && flags != 0))
			ml_reader_fail(reader, "wrong flags of a node");
		ML_TRY(ml_reader_status(reader));
		if (flags & FLAG_SPLIT)
		{
			if (next >= tree->nnodes || depth >= ML_MAX_TREE_DEPTH)
				ml_reader_fail(reader, "a tree that is too deep");
			ML_TRY(ml_reader_status(reader));
			ML_TRY(load_split(reader, encoder, flags, node, &list));
			node->left = next;
			open[nopen].node = i;
			open[nopen++].depth = ++depth;
			tree->depth = depth > tree->depth ? depth : tree->depth;
		}
		else
		{
			*node = (MlTreeNode){.feature = -1, .left = -1, .right = -1, .leaf = leaf};
			node->cover = load_finite(reader, "wrong cover of a node");
			for (size_t k = 0; k < nvalues; k++)
				tree->values[(size_t) leaf * nvalues + k] =
					load_finite(reader, "wrong value of a leaf");
			leaf++;
			/* the tree is whole with the leaf after which nothing is open, and that is the last node */
			if (nopen == 0 ? next < tree->nnodes : next >= tree->nnodes)
				ml_reader_fail(reader, "nodes that are no tree");
			ML_TRY(ml_reader_status(reader));
			if (nopen > 0)
			{
				depth = open[--nopen].depth;
				tree->nodes[open[nopen].node].right = next;
			}
		}
		if (node->cover < 0)
			ml_reader_fail(reader, "wrong cover of a node");
		ML_TRY(ml_reader_status(reader));
	}
	tree->levels = list.levels;
	tree->nlevels = list.n;
	return ML_OK;
}

static MlStatus
load_leaf_targets(MlReader *reader, MlEnsemble *ensemble)
{
	bool has_targets = ml_read_bool(reader);

	if (!has_targets && !isnan(ensemble->quantile))
		ml_reader_fail(reader, "a quantile of no targets");
	ML_TRY(ml_reader_status(reader));
	if (!has_targets)
		return ML_OK;
	if (ensemble->link != ML_LINK_IDENTITY)
		ml_reader_fail(reader, "targets in the leaves of a classification");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc(reader->env, (size_t) ensemble->ntrees, sizeof(MlLeafTargets), "leaves",
					&ensemble->leaf_targets));
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		MlLeafTargets *of = &ensemble->leaf_targets[t];
		int32_t nleaves = ensemble->trees[t].nleaves;
		size_t position = reader->position;
		int64_t n = 0;

		ML_TRY(ml_alloc(reader->env, (size_t) nleaves + 1, sizeof(int64_t), "leaves", &of->starts));
		/* once to count, once to read */
		for (int32_t l = 0; l < nleaves; l++)
		{
			int64_t count = ml_read_varint(reader);

			if (!reader->failed &&
				(size_t) count > (reader->size - reader->position) / sizeof(double))
				ml_reader_fail(reader, "more items than bytes");
			ML_TRY(ml_reader_status(reader));
			of->starts[l] = n;
			n += count;
			reader->position += (size_t) count * sizeof(double);
		}
		of->starts[nleaves] = n;
		reader->position = position;
		ML_TRY(ml_alloc(reader->env, (size_t) n, sizeof(double), "leaves", &of->targets));
		for (int32_t l = 0; l < nleaves; l++)
		{
			(void) ml_read_varint(reader);
			for (int64_t i = of->starts[l]; i < of->starts[l + 1]; i++)
			{
				of->targets[i] = load_finite(reader, "wrong target in a leaf");
				if (i > of->starts[l] && of->targets[i] < of->targets[i - 1])
					ml_reader_fail(reader, "targets in a leaf not in order");
			}
		}
		ML_TRY(ml_reader_status(reader));
	}
	return ML_OK;
}

MlStatus
ml_ensemble_load(MlReader *reader, MlModel *model)
{
	MlEnsemble *ensemble;
	uint8_t link = ml_read_u8(reader);

	ML_TRY(ml_alloc_zero(reader->env, 1, sizeof(MlEnsemble), "trees", &ensemble));
	model->params = ensemble;
	ensemble->nmargins = (int32_t) ml_read_count(reader, sizeof(double));
	ensemble->nvalues = (int32_t) ml_read_u32(reader);
	if (link >= ML_LINKS)
		ml_reader_fail(reader, "unknown link");
	ML_TRY(ml_reader_status(reader));
	ensemble->link = (MlLink) link;
	check_link(reader, model, ensemble);
	ML_TRY(ml_reader_status(reader));
	ensemble->base = ml_read_doubles(reader, (size_t) ensemble->nmargins);
	ensemble->scale = load_finite(reader, "wrong scale");
	ML_TRY(ml_reader_status(reader));
	for (int32_t m = 0; m < ensemble->nmargins; m++)
		if (!isfinite(ensemble->base[m]))
			ml_reader_fail(reader, "wrong base");
	ML_TRY(load_missing_levels(reader, &model->encoder, ensemble));
	ML_TRY(load_fit(reader, &model->encoder, ensemble));

	ensemble->ntrees = (int32_t) ml_read_count(reader, 4 + 1 + 2 * sizeof(double));
	if (ensemble->ntrees < 1 || ensemble->ntrees > ML_MAX_TREES ||
		ensemble->ntrees % ml_ensemble_round_trees(ensemble) != 0)
		ml_reader_fail(reader, "wrong number of trees");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc_zero(reader->env, (size_t) ensemble->ntrees, sizeof(MlTree), "trees",
						 &ensemble->trees));
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		ML_CHECK_STOP(reader->env);
		ML_TRY(load_tree(reader, &model->encoder, ensemble, &ensemble->trees[t]));
	}
	ML_TRY(load_leaf_targets(reader, ensemble));
	return ml_ensemble_compile(reader->env, &model->encoder, ensemble);
}
