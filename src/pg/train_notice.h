/*
 * train_notice.h
 *		Telling the user what a training has left out or filled in.
 */
#ifndef MLSYS_TRAIN_NOTICE_H
#define MLSYS_TRAIN_NOTICE_H

#include "pg/mlsys.h"

#include "ml/model.h"

/*
 * NOTICEs of a trained model, each kind at most once per call site: with 10,000 groups the first one
 * that has something to tell speaks, and mlsys.describe() tells of each.
 */
extern void train_notice(FunctionCallInfo fcinfo, const MlModel *model);

/* The same when no row could train. */
extern void train_notice_untrained(FunctionCallInfo fcinfo, int64 rows_skipped);

#endif /* MLSYS_TRAIN_NOTICE_H */
