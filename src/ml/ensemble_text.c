/*
 * ensemble_text.c
 *		A tree to read:
 *
 *	  tree 1 of 1
 *	  petal_length <= 2.45  (gain 33.3, cover 150, missing left)
 *	    setosa: 1, versicolor: 0, virginica: 0  (leaf 1, cover 50)
 *	  petal_length > 2.45
 *	    petal_width <= 1.75  (...)
 *
 * The question of a node is followed by what is below where the answer is yes, then by its contrary and
 * what is below that.
 */
#include "ml/algorithm.h"
#include "ml/tree.h"

#include <float.h>
#include <stdarg.h>
#include <stdio.h>

#define MAX_LEVELS 10 /* of a list that are told */
#define MAX_CLASSES 10

typedef struct Text
{
	MlWriter writer;
	const MlModel *model;
	const MlEnsemble *ensemble;
	const MlTree *tree;
} Text;

static void ML_PRINTF(2, 3) put(Text *text, const char *format, ...)
{
	char buffer[128];
	va_list args;

	va_start(args, format);
	vsnprintf(buffer, sizeof(buffer), format, args);
	va_end(args);
	ml_write_bytes(&text->writer, buffer, strlen(buffer));
}

/* A name of the user's in one line: control characters are blanks. */
static void
put_name(Text *text, MlText name)
{
	for (size_t i = 0; i < name.length; i++)
		ml_write_u8(&text->writer,
					(unsigned char) name.data[i] < ' ' ? ' ' : (uint8_t) name.data[i]);
}

/* Year, month and day of a number of days since 1970-01-01, in the Gregorian calendar. */
static void
civil_date(int64_t days, int64_t *year, int32_t *month, int32_t *day)
{
	/* years begin in March here, so that a leap day is the last of its year; 400 years are 146,097 days */
	int64_t shifted = days + 719468;
	int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
	int32_t of_era = (int32_t) (shifted - era * 146097);
	int32_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int32_t march_month = (5 * of_year + 2) / 153;

	*day = of_year - (153 * march_month + 2) / 5 + 1;
	*month = march_month < 10 ? march_month + 3 : march_month - 9;
	*year = era * 400 + year_of_era + (*month <= 2 ? 1 : 0);
}

/* A threshold in seconds as its type is written; fractions of a second are cut. */
static void
put_time(Text *text, const char *type_name, double seconds)
{
	bool is_of_day = strncmp(type_name, "time ", 5) == 0 || strcmp(type_name, "time") == 0;
	bool is_date = strcmp(type_name, "date") == 0 || strncmp(type_name, "timestamp", 9) == 0;
	double days = floor(seconds / 86400);
	int32_t second = (int32_t) floor(seconds - days * 86400);
	int64_t year;
	int32_t month;
	int32_t day;

	/* beyond what a timestamp can be there is nothing to write */
	if (!(is_of_day || is_date) || fabs(days) > 120000000)
	{
		put(text, "%.6g s", seconds);
		return;
	}
	if (is_date)
	{
		civil_date((int64_t) days, &year, &month, &day);
		put(text, "%04lld-%02d-%02d", (long long) year, (int) month, (int) day);
		if (strcmp(type_name, "date") == 0 && second == 0)
			return;
		put(text, " ");
	}
	put(text, "%02d:%02d:%02d", (int) (second / 3600), (int) (second / 60 % 60),
		(int) (second % 60));
	if (strstr(type_name, "with time zone") != NULL)
		put(text, "+00");
}

static void
put_levels(Text *text, const MlTreeNode *node)
{
	const MlEncoder *encoder = &text->model->encoder;
	const MlLevels *levels = &encoder->levels[node->feature - encoder->ndense];

	put(text, " (");
	for (int32_t i = 0; i < node->nlevels; i++)
	{
		if (i > 0)
			put(text, ", ");
		/* one more is as short as telling that there is one more */
		if (i == MAX_LEVELS && node->nlevels > MAX_LEVELS + 1)
		{
			put(text, "... %d more", (int) (node->nlevels - i));
			break;
		}
		put_name(text, ml_level_name(levels, text->tree->levels[node->first_level + i]));
	}
	put(text, ")");
}

/* What a node asks, or its contrary. */
static void
put_question(Text *text, const MlTreeNode *node, bool yes)
{
	const MlEncoder *encoder = &text->model->encoder;
	const MlColumn *column = &encoder->columns[ml_tree_feature_column(encoder, node->feature)];
	const char *name = "";

	if (text->writer.status == ML_OK)
		text->writer.status = ml_tree_feature_name(text->writer.env, encoder, node->feature, &name);
	put_name(text, ml_text(name));
	if (node->is_category ? node->nlevels == 0 : node->threshold == DBL_MAX)
	{
		put(text, yes == node->is_category ? " is missing" : " is not missing");
		return;
	}
	if (node->is_category)
	{
		put(text, yes ? " in" : " not in");
		put_levels(text, node);
		return;
	}
	if (column->kind == ML_COLUMN_BOOLEAN && node->threshold >= 0 && node->threshold < 1)
	{
		put(text, yes ? " = false" : " = true");
		return;
	}
	put(text, yes ? " <= " : " > ");
	if (column->kind == ML_COLUMN_TIME)
		put_time(text, column->type_name, node->threshold);
	else
		put(text, "%.6g", node->threshold);
}

static void
put_leaf(Text *text, const MlTreeNode *node)
{
	const MlEnsemble *ensemble = text->ensemble;
	const MlClasses *classes = &text->model->classes;
	const double *values = text->tree->values + (size_t) node->leaf * (size_t) ensemble->nvalues;
	int32_t nclasses = classes->nclasses;

	if (nclasses == 0 || ensemble->link != ML_LINK_PROBABILITY ||
		(ensemble->nvalues == 1 && nclasses != 2))
		for (int32_t k = 0; k < ensemble->nvalues; k++)
			put(text, k == 0 ? "%.6g" : ", %.6g", values[k]);
	else
		for (int32_t k = 0; k < nclasses; k++)
		{
			double p = ensemble->nvalues > 1 ? values[k] : k == 1 ? values[0] : 1 - values[0];

			if (k > 0)
				put(text, ", ");
			if (k == MAX_CLASSES && nclasses > MAX_CLASSES + 1)
			{
				put(text, "... %d more", (int) (nclasses - k));
				break;
			}
			put_name(text, classes->labels[k]);
			put(text, ": %.6g", p);
		}
	put(text, "  (leaf %d, cover %.6g)\n", (int) node->leaf + 1, node->cover);
}

static void
put_indent(Text *text, int32_t depth)
{
	for (int32_t i = 0; i < depth; i++)
		put(text, "  ");
}

/* Recurses at most ML_MAX_TREE_DEPTH deep. */
static void
put_node(Text *text, int32_t i, int32_t depth)
{
	const MlTreeNode *node = &text->tree->nodes[i];

	if (text->writer.status != ML_OK)
		return;
	put_indent(text, depth);
	if (node->feature < 0)
	{
		put_leaf(text, node);
		return;
	}
	put_question(text, node, true);
	put(text, "  (gain %.6g, cover %.6g, missing %s)\n", node->gain, node->cover,
		node->missing_left ? "left" : "right");
	put_node(text, node->left, depth + 1);
	put_indent(text, depth);
	put_question(text, node, false);
	put(text, "\n");
	put_node(text, node->right, depth + 1);
}

MlStatus
ml_ensemble_tree_text(MlEnv *env, const MlModel *model, int32_t number, const char **text)
{
	const MlEnsemble *ensemble = model->params;
	Text state = {.model = model, .ensemble = ensemble};

	if (number < 1 || number > ensemble->ntrees)
		return ml_fail(env, ML_BAD_OPTION, "number of the tree must be from 1 to %d, not %d",
					   ensemble->ntrees, number);
	state.tree = &ensemble->trees[number - 1];
	ml_writer_init(&state.writer, env);
	put(&state, "tree %d of %d", number, ensemble->ntrees);
	if (ensemble->nvalues == 1 && ensemble->nmargins > 1)
	{
		put(&state, ", of class ");
		put_name(&state, model->classes.labels[(number - 1) % ensemble->nmargins]);
	}
	put(&state, "\n");
	put_node(&state, 0, 0);
	ml_write_u8(&state.writer, 0);
	*text = (const char *) state.writer.data;
	return ml_writer_status(&state.writer);
}
