/*
 * trees.h
 *		Models of trees in SQL.
 */
#ifndef MLSYS_TREES_H
#define MLSYS_TREES_H

#include "pg/mlsys.h"

#include "ml/algorithm.h"
#include "ml/tree.h"

/* The trees of a model; an error (42809) when it has none, which says that it has no such thing. */
extern const MlEnsemble *mlsys_ensemble(const MlModel *model, const char *thing);

#endif /* MLSYS_TREES_H */
