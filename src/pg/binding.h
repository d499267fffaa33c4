/*
 * binding.h
 *		From the arguments of a prediction function to a row of its model.
 *
 * Every prediction function takes a model and VARIADIC "any", which is one of
 *
 *	  a row			one composite argument: its columns are matched by name
 *	  an array		one array of numbers, or VARIADIC array: the features in order
 *	  columns		anything else: the model's columns in order
 *
 * Types are looked at once per call site, the model's columns are bound once per model; a further
 * row costs no look-up and no allocation, save what detoasting its values needs.
 */
#ifndef MLSYS_BINDING_H
#define MLSYS_BINDING_H

#include "pg/mlsys.h"

#include "ml/algorithm.h"

/* Valid until the next row of the same call site. */
typedef struct MlsysBoundRow
{
	const MlModel *model;
	MlRow row;
} MlsysBoundRow;

/*
 * The row of a call whose argument 0 is the model and whose features begin at argument first; when
 * that is 2, argument 1 has their names, a constant text[], and they are bound by name.  False when
 * the result is NULL: the model, the row or the array is NULL, or the row is invalid and
 * mlsys.on_invalid_row says null.
 */
extern bool mlsys_bind_row(FunctionCallInfo fcinfo, int first, MlsysBoundRow *bound);

/* Raise the error about a row with an invalid value, unless mlsys.on_invalid_row says null. */
#define mlsys_invalid_row(...)                               \
	do                                                       \
	{                                                        \
		if (mlsys_on_invalid_row == MLSYS_INVALID_ROW_ERROR) \
			ereport(ERROR, (__VA_ARGS__));                   \
	} while (0)

#endif /* MLSYS_BINDING_H */
