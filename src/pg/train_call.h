/*
 * train_call.h
 *		The call of a training aggregate: what its arguments are, worked out once per call site.
 *
 *	  f(target, feature, ...)			columns
 *	  f(options, target, feature, ...)
 *	  f(options, row)					the option target names a column of the row
 *
 * The options are a jsonb, or a literal of unknown type in the target's place.
 */
#ifndef MLSYS_TRAIN_CALL_H
#define MLSYS_TRAIN_CALL_H

#include "pg/train_schema.h"

typedef struct TrainCall
{
	const MlAlgorithm *algorithm;
	MemoryContext context; /* of all this */
	int options_arg;       /* 0 when there are none */
	bool options_unknown;  /* a literal: a C string */
	bool options_constant; /* the same in every row */
	int target_arg;        /* 0 in the row form */
	int first_arg;         /* of the features; the row */
	int nfeature_args;
	TrainSchema *schemas; /* the one made last comes first */
} TrainCall;

extern TrainCall *train_call_make(FunctionCallInfo fcinfo, const MlAlgorithm *algorithm);

/*
 * The schema for this row: the last one if its options and array lengths are the row's, or a new
 * one.  NULL when the length of an array is not known, because it is NULL in this row.
 */
extern TrainSchema *train_call_schema(TrainCall *call, FunctionCallInfo fcinfo);

/* An error unless a row is of the type that the schema was made for. */
extern void train_check_row(const TrainSchema *schema, HeapTupleHeader row);

/* Are the row's options those of the schema? */
extern bool train_call_same_options(TrainCall *call, FunctionCallInfo fcinfo, TrainSchema *schema);

/* Drop all schemas but the one made last: no state points to them any more. */
extern void train_call_forget(TrainCall *call);

/* The options in the argument, NULL for none. */
extern Jsonb *train_call_options(TrainCall *call, FunctionCallInfo fcinfo);

/* Is an argument of the aggregate call surely the same in all rows? */
extern bool train_argument_is_constant(FunctionCallInfo fcinfo, int arg);

/* In the final function: name the features that have no name yet, as the query's text does. */
extern void train_name_features(FunctionCallInfo fcinfo, MlModel *model);

#endif /* MLSYS_TRAIN_CALL_H */
