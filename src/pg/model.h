/*
 * model.h
 *		The SQL type mlsys.model: a trained model as a varlena.
 */
#ifndef MLSYS_MODEL_H
#define MLSYS_MODEL_H

#include "pg/mlsys.h"

#include "ml/algorithm.h"

/* The value of a model, palloc'ed, its digest set. */
extern struct varlena *mlsys_model_seal(MlsysEnv *env, const MlModel *model);

/* Decode a value, which is detoasted: its digest is checked and nothing in it is trusted. */
extern void mlsys_model_open(MlsysEnv *env, const struct varlena *value, MlModel *model);

/*
 * An error unless every text of a model is in the database's encoding, and its options are JSON; what
 * ("model") has brought them from outside.
 */
extern void mlsys_model_check_texts(const MlModel *model, const char *what, int corrupt_code);

/* The labels of classes, a text[]. */
extern Datum mlsys_class_labels(const MlClasses *classes);

/* The digest of a value, toasted or not, without reading the rest of it. */
extern void mlsys_model_digest(Datum value, unsigned char digest[ML_DIGEST_SIZE]);

/* The algorithm of a name that a user gives; 22023, with a hint, when there is none. */
extern const MlAlgorithm *mlsys_find_algorithm(const char *name);

#endif /* MLSYS_MODEL_H */
