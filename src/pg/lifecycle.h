/*
 * lifecycle.h
 *		What the functions of the lifecycle have in common.
 */
#ifndef MLSYS_LIFECYCLE_H
#define MLSYS_LIFECYCLE_H

#include "pg/catalog.h"

/* Argument of a function that is called on NULL input: an error 22004 when it is NULL. */
extern void mlsys_require_argument(FunctionCallInfo fcinfo, int argument);
extern char *mlsys_text_argument(FunctionCallInfo fcinfo, int argument);
/* The same, but NULL for NULL. */
extern char *mlsys_optional_text(FunctionCallInfo fcinfo, int argument);

/* The names in a text[] argument; none for NULL. */
extern List *mlsys_names_argument(FunctionCallInfo fcinfo, int arg, const char *name);

/* Append a row to alias_history for every alias of a model: action drop, or rename to new_model. */
extern void
mlsys_note_all_aliases(const MlsysCatalog *catalog, const char *model, const char *new_model);

#endif /* MLSYS_LIFECYCLE_H */
