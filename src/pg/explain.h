/*
 * explain.h
 *		What the functions that explain rows have in common.
 */
#ifndef MLSYS_EXPLAIN_H
#define MLSYS_EXPLAIN_H

#include "pg/binding.h"

#include "ml/shap.h"

/*
 * Set the background of an explanation to the rows of a query, which runs with the caller's rights; what
 * calls it ("query of explain()").  reference is an argument of the call: the model's value or a reference to it.
 */
extern void
mlsys_explain_set_background(MlsysEnv *env, MlShap *shap, const MlModel *model, Datum reference,
							 Oid reference_type, const char *query, const char *what);

#endif /* MLSYS_EXPLAIN_H */
