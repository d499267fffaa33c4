/*
 * call_text.h
 *		The arguments of a function call as the user wrote them.
 */
#ifndef MLSYS_CALL_TEXT_H
#define MLSYS_CALL_TEXT_H

#include "pg/mlsys.h"

/*
 * The call of a function that begins at a location of a query's text: for each of its nargs arguments
 * the column's name where the argument is a plain column ("x", "t.x", "T"."x y"), else NULL.  NULL
 * when there is no such call with so many arguments at the location.
 */
extern char **mlsys_call_columns(const char *text, int location, const char *function, int nargs);

/*
 * The same where the location is not known: of all calls of the function with so many arguments.  A name
 * is NULL where they differ, and they are not sure then.
 */
extern char **
mlsys_call_columns_alone(const char *text, const char *function, int nargs, bool *are_sure);

#endif /* MLSYS_CALL_TEXT_H */
