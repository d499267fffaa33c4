/*
 * train_notice.c
 *		Telling the user what a training has left out or filled in.
 */
#include "pg/train_notice.h"

#include "lib/stringinfo.h"
#include "nodes/execnodes.h"

#include "ml/algorithm.h"

/* Kinds of notices; the final function's fn_extra has a bit for each that was given. */
enum
{
	TOLD_SKIPPED = 1,
	TOLD_INCOMPLETE = 2,
	TOLD_WEIGHT = 4,
	TOLD_IMPUTED = 8,
	TOLD_FOLDED = 16,
	TOLD_UNTRAINED = 32,
	TOLD_POSITIVE = 64,
	TOLD_ALGORITHM = 256 /* and the bits above it: kinds of the algorithm's own */
};

#define MAX_COLUMNS_TOLD 5

#define HINT "This is told once for all groups; mlsys.describe(model) has the counts of each."

/*
 * HINT, where the call may have several groups.  It has one without GROUP BY, as in mlsys.train(), unless
 * it stands in a subquery that runs again and again, with parameters of an outer row.
 */
static int
hint_groups(FunctionCallInfo fcinfo)
{
	if (fcinfo->context != NULL && IsA(fcinfo->context, AggState))
	{
		const AggState *agg = castNode(AggState, fcinfo->context);

		if (agg->aggstrategy == AGG_PLAIN && bms_is_empty(agg->ss.ps.plan->extParam))
			return 0;
	}
	return errhint(HINT);
}

/* True the first time it is asked about a kind at this call site. */
static bool
first_time(FunctionCallInfo fcinfo, int kind)
{
	int *told = fcinfo->flinfo->fn_extra;

	if (told == NULL)
		told = fcinfo->flinfo->fn_extra =
			MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(int));
	if ((*told & kind) != 0)
		return false;
	*told |= kind;
	return true;
}

static void
notice(FunctionCallInfo fcinfo, int kind, int64 count, const char *one, const char *several)
{
	if (count > 0 && first_time(fcinfo, kind))
		ereport(NOTICE, (errmsg("%lld %s", (long long) count, count == 1 ? one : several),
						 kind != TOLD_UNTRAINED ? hint_groups(fcinfo) : 0));
}

/* Values imputed, and by what: with the columns they are of. */
static void
notice_missing(FunctionCallInfo fcinfo, const MlModel *model)
{
	const MlEncoder *encoder = &model->encoder;
	StringInfoData columns;
	int told = 0;

	if (model->training.values_imputed == 0 || !first_time(fcinfo, TOLD_IMPUTED))
		return;
	initStringInfo(&columns);
	for (int32 c = 0; c < encoder->ncolumns; c++)
	{
		const MlColumn *column = &encoder->columns[c];
		int64 missing = 0;
		int64 present = 0;

		for (int32 i = 0; i < column->width; i++)
		{
			missing += encoder->dense[column->first + i].missing;
			present += encoder->dense[column->first + i].n;
		}
		if (missing == 0 || ++told > MAX_COLUMNS_TOLD)
			continue;
		appendStringInfo(&columns, "%s%s %lld%s", told > 1 ? ", " : "", column->name,
						 (long long) missing, present == 0 ? " (all, so by 0)" : "");
	}
	ereport(NOTICE, (errmsg(model->training.values_imputed == 1
								? "%lld missing value was replaced by the mean of its feature"
								: "%lld missing values were replaced by the mean of their feature",
							(long long) model->training.values_imputed),
					 errdetail("Of columns: %s%s.", columns.data,
							   told > MAX_COLUMNS_TOLD ? ", and more" : ""),
					 hint_groups(fcinfo)));
}

/* Which of two classes is the positive one, where that was a guess. */
static void
notice_positive(FunctionCallInfo fcinfo, const MlClasses *classes)
{
	if (!classes->is_guessed || !first_time(fcinfo, TOLD_POSITIVE))
		return;
	ereport(
		NOTICE,
		(errmsg("positive class is \"%s\", the last label in byte order",
				pnstrdup(classes->labels[1].data, classes->labels[1].length)),
		 errhint("Probabilities are of the positive class; option \"positive_class\" names it.")));
}

/* What the algorithm has to say of its fit. */
static void
notice_algorithm(FunctionCallInfo fcinfo, const MlModel *model)
{
	const MlNotice *note;

	for (int i = 0;
		 model->algorithm->notice != NULL && (note = model->algorithm->notice(model, i)) != NULL;
		 i++)
	{
		if (first_time(fcinfo, TOLD_ALGORITHM << note->kind))
			ereport(note->is_warning ? WARNING : NOTICE,
					(errmsg_internal("%s", note->message),
					 note->hint != NULL ? errhint("%s", note->hint) : 0));
	}
}

void
train_notice(FunctionCallInfo fcinfo, const MlModel *model)
{
	const MlTraining *training = &model->training;
	const MlEncoder *encoder = &model->encoder;

	notice(fcinfo, TOLD_SKIPPED, training->rows_skipped,
		   "row was skipped because its target or an array of features is NULL",
		   "rows were skipped because their target or an array of features is NULL");
	notice(fcinfo, TOLD_INCOMPLETE, training->rows_incomplete,
		   "row was skipped because a feature is NULL or NaN",
		   "rows were skipped because a feature is NULL or NaN");
	notice(fcinfo, TOLD_WEIGHT, training->rows_zero_weight, "row has weight 0 and was left out",
		   "rows have weight 0 and were left out");
	notice_missing(fcinfo, model);
	notice_positive(fcinfo, &model->classes);
	notice_algorithm(fcinfo, model);
	for (int32 c = 0; c < encoder->ncolumns; c++)
	{
		const MlColumn *column = &encoder->columns[c];
		const MlLevels *levels;

		if (column->kind != ML_COLUMN_CATEGORY)
			continue;
		levels = &encoder->levels[column->first];
		if (levels->nfolded > 0 && first_time(fcinfo, TOLD_FOLDED))
			ereport(NOTICE,
					(errmsg_plural("column \"%s\" has %d categories, %d rare one counts as (other)",
								   "column \"%s\" has %d categories, %d rare ones count as (other)",
								   levels->nfolded, column->name, levels->nkept + levels->nfolded,
								   levels->nfolded),
					 errhint("Option \"max_categories\" says how many are kept.")));
	}
}

void
train_notice_untrained(FunctionCallInfo fcinfo, int64 rows_skipped)
{
	notice(fcinfo, TOLD_UNTRAINED, rows_skipped,
		   "row was skipped, and none is left to train with: the model is NULL",
		   "rows were skipped, and none is left to train with: the model is NULL");
}
