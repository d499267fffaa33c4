/*
 * train_notice.c
 *		Telling the user what a training has left out or filled in.
 */
#include "pg/train_notice.h"

#include "ml/algorithm.h"

/* Kinds of notices; the final function's fn_extra has a bit for each that was given. */
enum
{
	TOLD_SKIPPED = 1,
	TOLD_INCOMPLETE = 2,
	TOLD_WEIGHT = 4,
	TOLD_IMPUTED = 8,
	TOLD_FOLDED = 16,
	TOLD_UNTRAINED = 32
};

#define HINT \
	"mlsys.describe(model) tells this of each model; of several groups only the first speaks."

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
notice(FunctionCallInfo fcinfo, int kind, int64 count, const char *text)
{
	if (count > 0 && first_time(fcinfo, kind))
		ereport(NOTICE, (errmsg("%lld %s", (long long) count, text), errhint(HINT)));
}

void
train_notice(FunctionCallInfo fcinfo, const MlModel *model)
{
	const MlTraining *training = &model->training;
	const MlEncoder *encoder = &model->encoder;

	notice(fcinfo, TOLD_SKIPPED, training->rows_skipped,
		   "rows were skipped, their target or an array of features is NULL");
	notice(fcinfo, TOLD_INCOMPLETE, training->rows_incomplete,
		   "rows were skipped, a feature is NULL or NaN");
	notice(fcinfo, TOLD_WEIGHT, training->rows_zero_weight, "rows have weight 0 and were left out");
	notice(fcinfo, TOLD_IMPUTED, training->values_imputed,
		   "missing values were replaced by the mean of their feature");
	for (int32 c = 0; c < encoder->ncolumns; c++)
	{
		const MlColumn *column = &encoder->columns[c];

		if (column->kind == ML_COLUMN_CATEGORY && encoder->levels[column->first].nfolded > 0 &&
			first_time(fcinfo, TOLD_FOLDED))
			ereport(NOTICE,
					(errmsg("column \"%s\" has %d categories, the %d rarest were joined as (other)",
							column->name,
							encoder->levels[column->first].nkept +
								encoder->levels[column->first].nfolded,
							encoder->levels[column->first].nfolded),
					 errhint("Option \"max_categories\" says how many are kept.")));
	}
}

void
train_notice_untrained(FunctionCallInfo fcinfo, int64 rows_skipped)
{
	notice(fcinfo, TOLD_UNTRAINED, rows_skipped,
		   "rows were skipped, and none is left to train with: the model is NULL");
}
