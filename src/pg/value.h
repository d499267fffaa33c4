/*
 * value.h
 *		jsonb as the kernels' option values.
 */
#ifndef MLSYS_VALUE_H
#define MLSYS_VALUE_H

#include "pg/mlsys.h"

#include "utils/jsonb.h"

#include "ml/options.h"

/* The value of a jsonb, in the current context; texts point into the jsonb. */
extern void mlsys_value_from_jsonb(Jsonb *jsonb, MlValue *value);

#endif /* MLSYS_VALUE_H */
