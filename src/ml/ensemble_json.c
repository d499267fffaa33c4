/*
 * ensemble_json.c
 *		What an ensemble tells in describe() and to_json().
 */
#include "ml/algorithm.h"
#include "ml/tree.h"

#include <stdlib.h>

static const char *const link_names[] = {"identity", "log", "logit", "softmax", "probability"};

static void
json_count(MlWriter *writer, const char *key, int64_t count)
{
	ml_json_key(writer, key);
	ml_json_integer(writer, count);
}

/* A member only where there is a number. */
static void
json_known(MlWriter *writer, const char *key, double value)
{
	if (!isnan(value))
		ml_json_member(writer, key, value);
}

static void
json_numbers(MlWriter *writer, const char *key, const double *values, int32_t n)
{
	ml_json_key(writer, key);
	ml_json_begin(writer, '[');
	for (int32_t i = 0; i < n; i++)
		ml_json_number(writer, values[i]);
	ml_json_end(writer, ']');
}

static void
json_node(MlWriter *writer, const MlModel *model, const MlTree *tree, const MlTreeNode *node)
{
	const MlEnsemble *ensemble = model->params;
	const MlEncoder *encoder = &model->encoder;
	const char *name = "";

	ml_json_begin(writer, '{');
	if (node->feature < 0)
	{
		json_count(writer, "leaf", node->leaf + 1);
		ml_json_member(writer, "cover", node->cover);
		json_numbers(writer, "values",
					 tree->values + (size_t) node->leaf * (size_t) ensemble->nvalues,
					 ensemble->nvalues);
		ml_json_end(writer, '}');
		return;
	}
	if (writer->status == ML_OK)
		writer->status = ml_tree_feature_name(writer->env, encoder, node->feature, &name);
	ml_json_key(writer, "feature");
	ml_json_string(writer, name);
	if (node->is_category)
	{
		ml_json_key(writer, "levels");
		ml_json_begin(writer, '[');
		for (int32_t l = node->first_level; l < node->first_level + node->nlevels; l++)
			ml_json_text(writer, ml_level_name(&encoder->levels[node->feature - encoder->ndense],
											   tree->levels[l]));
		ml_json_end(writer, ']');
	}
	else
		ml_json_member(writer, "threshold", node->threshold);
	ml_json_flag(writer, "missing_left", node->missing_left);
	ml_json_member(writer, "gain", node->gain);
	ml_json_member(writer, "cover", node->cover);
	json_count(writer, "left", node->left + 1);
	json_count(writer, "right", node->right + 1);
	ml_json_end(writer, '}');
}

static void
json_rounds(MlWriter *writer, const MlEnsemble *ensemble)
{
	ml_json_key(writer, "losses");
	ml_json_begin(writer, '[');
	for (int32_t i = 0; i < ensemble->nrounds; i++)
	{
		ml_json_begin(writer, '{');
		json_count(writer, "round", i + 1);
		ml_json_member(writer, "training", ensemble->rounds[i].training_loss);
		json_known(writer, "validation", ensemble->rounds[i].validation_loss);
		ml_json_end(writer, '}');
	}
	ml_json_end(writer, ']');
}

/* Levels that count as missing, by column. */
static void
json_missing_levels(MlWriter *writer, const MlModel *model)
{
	const MlEnsemble *ensemble = model->params;
	const MlEncoder *encoder = &model->encoder;

	ml_json_key(writer, "missing_levels");
	ml_json_begin(writer, '{');
	for (int32_t i = 0; i < encoder->ncolumns; i++)
	{
		const MlColumn *column = &encoder->columns[i];
		const bool *missing;

		if (column->kind != ML_COLUMN_CATEGORY || ensemble->missing_levels == NULL ||
			ensemble->missing_levels[column->first] == NULL)
			continue;
		missing = ensemble->missing_levels[column->first];
		ml_json_key(writer, column->name);
		ml_json_begin(writer, '[');
		for (int32_t l = 0; l < encoder->levels[column->first].nlevels; l++)
			if (missing[l])
				ml_json_text(writer, ml_level_name(&encoder->levels[column->first], l));
		ml_json_end(writer, ']');
	}
	ml_json_end(writer, '}');
}

/* Everything that predictions follow from. */
static void
json_all(MlWriter *writer, const MlModel *model)
{
	const MlEnsemble *ensemble = model->params;

	json_rounds(writer, ensemble);
	ml_json_key(writer, "link");
	ml_json_string(writer, link_names[ensemble->link]);
	json_numbers(writer, "base", ensemble->base, ensemble->nmargins);
	ml_json_member(writer, "scale", ensemble->scale);
	json_missing_levels(writer, model);
	ml_json_key(writer, "nodes");
	ml_json_begin(writer, '[');
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		const MlTree *tree = &ensemble->trees[t];

		ml_json_begin(writer, '[');
		for (int32_t i = 0; i < tree->nnodes && writer->status == ML_OK; i++)
			json_node(writer, model, tree, &tree->nodes[i]);
		ml_json_end(writer, ']');
	}
	ml_json_end(writer, ']');
	if (ensemble->leaf_targets == NULL)
		return;
	ml_json_key(writer, "leaf_targets");
	ml_json_begin(writer, '[');
	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		const MlLeafTargets *of = &ensemble->leaf_targets[t];

		ml_json_begin(writer, '[');
		for (int32_t l = 0; l < ensemble->trees[t].nleaves && writer->status == ML_OK; l++)
		{
			ml_json_begin(writer, '[');
			for (int64_t i = of->starts[l]; i < of->starts[l + 1]; i++)
				ml_json_number(writer, of->targets[i]);
			ml_json_end(writer, ']');
		}
		ml_json_end(writer, ']');
	}
	ml_json_end(writer, ']');
}

/* A line of oob_importance. */
typedef struct ImportanceLine
{
	const char *feature;
	MlOobImportance importance;
} ImportanceLine;

/* By falling importance, then in the order of the names. */
static int
by_importance(const void *a, const void *b)
{
	const ImportanceLine *x = a;
	const ImportanceLine *y = b;

	if (x->importance.mean != y->importance.mean)
		return x->importance.mean > y->importance.mean ? -1 : 1;
	return strcmp(x->feature, y->feature);
}

/* All features, those that no tree uses among them. */
static MlStatus
importance_lines(MlEnv *env, const MlModel *model, ImportanceLine **lines)
{
	const MlEnsemble *ensemble = model->params;
	size_t n = (size_t) ensemble->nimportances;

	ML_TRY(ml_alloc(env, n, sizeof(ImportanceLine), "importances out of bag", lines));
	for (int32_t f = 0; f < ensemble->nimportances; f++)
	{
		(*lines)[f].importance = ensemble->importances[f];
		ML_TRY(ml_tree_feature_name(env, &model->encoder, f, &(*lines)[f].feature));
	}
	qsort(*lines, n, sizeof(ImportanceLine), by_importance);
	return ML_OK;
}

static void
json_importances(MlWriter *writer, const MlModel *model)
{
	const MlEnsemble *ensemble = model->params;
	ImportanceLine *lines = NULL;

	if (ensemble->nimportances == 0)
		return;
	if (writer->status == ML_OK)
		writer->status = importance_lines(writer->env, model, &lines);
	if (writer->status != ML_OK)
		return;
	ml_json_key(writer, "oob_importance");
	ml_json_begin(writer, '[');
	for (int32_t i = 0; i < ensemble->nimportances; i++)
	{
		ml_json_begin(writer, '{');
		ml_json_key(writer, "feature");
		ml_json_string(writer, lines[i].feature);
		ml_json_member(writer, "importance", lines[i].importance.mean);
		json_known(writer, "std_error", lines[i].importance.std_error);
		ml_json_end(writer, '}');
	}
	ml_json_end(writer, ']');
}

/* The round whose losses stand for the model: the best one, or the last. */
static const MlRound *
told_round(const MlEnsemble *ensemble)
{
	if (ensemble->nrounds == 0)
		return NULL;
	if (ensemble->best_round >= 1 && ensemble->best_round <= ensemble->nrounds)
		return &ensemble->rounds[ensemble->best_round - 1];
	return &ensemble->rounds[ensemble->nrounds - 1];
}

void
ml_ensemble_describe(MlWriter *writer, const MlModel *model, bool all)
{
	const MlEnsemble *ensemble = model->params;
	const MlRound *told = told_round(ensemble);
	int64_t nleaves = 0;
	int32_t depth = 0;

	for (int32_t t = 0; t < ensemble->ntrees; t++)
	{
		nleaves += ensemble->trees[t].nleaves;
		depth = ensemble->trees[t].depth > depth ? ensemble->trees[t].depth : depth;
	}
	ml_json_key(writer, "objective");
	ml_json_string(writer, ensemble->objective);
	json_count(writer, "trees", ensemble->ntrees);
	json_count(writer, "leaves", nleaves);
	json_count(writer, "depth", depth);
	if (ensemble->best_round > 0)
	{
		json_count(writer, "best_round", ensemble->best_round);
		ml_json_flag(writer, "stopped_early", ensemble->stopped_early);
	}
	if (ensemble->rows_validation > 0)
		json_count(writer, "rows_validation", ensemble->rows_validation);
	if (ensemble->metric[0] != '\0')
	{
		ml_json_key(writer, "metric");
		ml_json_string(writer, ensemble->metric);
	}
	/* a forest's are those of oob_error */
	if (told != NULL && ensemble->best_round > 0)
	{
		json_known(writer, "training_loss", told->training_loss);
		json_known(writer, "validation_loss", told->validation_loss);
	}
	json_known(writer, "oob_error", ensemble->oob_error);
	json_known(writer, "oob_score", ensemble->oob_score);
	json_importances(writer, model);
	json_known(writer, "quantile", ensemble->quantile);
	if (all)
		json_all(writer, model);
}
