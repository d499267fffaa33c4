/*
 * binding.h
 *		From the arguments of a prediction function to a row of its model.
 *
 * Every prediction function takes a model, a value of mlsys.model or a reference to one in the catalog
 * (resolve.h), and VARIADIC "any", which is one of
 *
 *	  a row			one composite argument: its columns are matched by name
 *	  an array		one array of numbers, or VARIADIC array: the features in order
 *	  columns		anything else: the model's columns in order
 *
 * Types are looked at once per call site, a model's columns are bound once per model; a further row
 * costs no look-up and no allocation, save what detoasting its values needs.  A reference is looked
 * up once per statement.
 *
 * The planner makes another form of a row's columns, see predict_support.c:
 *
 *	  (value, [class,] names, columns...)			   names and version are constants; version is that
 *	  (reference, [class,] names, version, columns...) whose columns are passed, NULL when all are
 */
#ifndef MLSYS_BINDING_H
#define MLSYS_BINDING_H

#include "pg/mlsys.h"

#include "pg/stats.h"

#include "ml/algorithm.h"

/* How the arguments of a prediction function stand; 0: (model, features...). */
#define MLSYS_CALL_CLASS 1     /* a class: (model, row, class), or before the names */
#define MLSYS_CALL_COLUMNS 2   /* the form that the planner makes */
#define MLSYS_CALL_UNCOUNTED 4 /* not a prediction: nothing is counted */

/* Valid until the next row of the same call site. */
typedef struct MlsysBoundRow
{
	const MlModel *model;
	MlRow row;
	double *probabilities; /* room for those of a classification */
	int32 *class_index;    /* kept for the caller as long as the model is bound; first 0 */
	void **extra;          /* the same, first NULL; what it points to may be in context, */
	MemoryContext context; /* which goes when another model is bound */
	MlsysCounts *counts;   /* where the caller counts the prediction; NULL: nowhere */
} MlsysBoundRow;

/*
 * The row of a call.  False when the result is NULL: the model, the row or the array is NULL, or the
 * row is invalid and mlsys.on_invalid_row says null.
 */
extern bool mlsys_bind_row(FunctionCallInfo fcinfo, int call, MlsysBoundRow *bound);

/* Index of a class that a call gives by its label; an error when the model has none of that name. */
extern int32 mlsys_bound_class(const MlsysBoundRow *bound, const text *label);

/* Names for a detail: "a, b, c"; empty ones are left out, and what is too many. */
extern char *
mlsys_list_names(int n, const char *(*name)(const void *names, int i), const void *names);

/* Raise the error about a row with an invalid value, unless mlsys.on_invalid_row says null. */
#define mlsys_invalid_row(...)                               \
	do                                                       \
	{                                                        \
		if (mlsys_on_invalid_row == MLSYS_INVALID_ROW_ERROR) \
			ereport(ERROR, (__VA_ARGS__));                   \
	} while (0)

#endif /* MLSYS_BINDING_H */
