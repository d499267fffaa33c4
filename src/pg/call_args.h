/*
 * call_args.h
 *		The arguments of an aggregate call as the executor knows them.
 *
 * Argument 0 is the state; a combining or final function has other arguments and learns nothing here,
 * nor does a call with OVER.
 */
#ifndef MLSYS_CALL_ARGS_H
#define MLSYS_CALL_ARGS_H

#include "pg/mlsys.h"

#include "nodes/primnodes.h"
#include "utils/jsonb.h"

/* The expression of an argument, or NULL where the executor does not tell. */
extern Expr *mlsys_argument_expression(FunctionCallInfo fcinfo, int arg);

/* Name of an argument that is surely a plain column, by the executor's range table; or NULL. */
extern const char *mlsys_argument_name(FunctionCallInfo fcinfo, int arg);

/* Is it the type of a row, domains looked through? */
extern bool mlsys_is_row_type(Oid type);

/*
 * The options in an argument, of type jsonb or a literal without type (is_unknown); NULL for NULL.
 * function is named in the error text of a literal that is no JSON.
 */
extern Jsonb *
mlsys_options_argument(FunctionCallInfo fcinfo, int arg, bool is_unknown, const char *function);

#endif /* MLSYS_CALL_ARGS_H */
