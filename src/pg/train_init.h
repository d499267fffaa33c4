/*
 * train_init.h
 *		The model that a training starts from: option init_model.
 *
 * The option refers to a version of a model (resolve.h), which the caller of the training must be allowed to
 * predict with.  What the reference stands for is found out once, when the training begins, and is then
 * written as "name@version": in the states of the training, so that each process that takes part has the same
 * model, and in the options that the new model tells.
 *
 * The training has the columns of the model, in its order: trees know columns by number.
 */
#ifndef MLSYS_TRAIN_INIT_H
#define MLSYS_TRAIN_INIT_H

#include "pg/train_schema.h"

/* What the option stands for, "name@version", palloc'ed; NULL when it is not given. */
extern const char *train_init_resolve(const MlAlgorithm *algorithm, const void *options);

/* The same, written into the options in place of what the user has given. */
extern const char *train_init_settle(const MlAlgorithm *algorithm, void *options);

/*
 * The model of such a reference, to be used until context is reset; 22023 unless it is of the algorithm and
 * the task.
 */
extern const MlModel *train_init_open(const char *reference, const MlAlgorithm *algorithm,
									  MlTask task, MemoryContext context);

/*
 * Which of n columns is each column of the model, by name: 42703 for one that the model has not, or that is
 * missing, 22023 where a name is not known, since columns that were taken for one another would not be noticed.
 */
extern int *
train_init_order(const MlModel *init, const char *reference, const char *const *names, int n);

/* Bring the candidates into the model's order. */
extern void
train_init_arrange(const MlModel *init, const char *reference, TrainCandidates *candidates);

/*
 * For the final function: the model that the option in the trainer's schema refers to, or NULL; to be used
 * until context is reset.
 */
extern const MlModel *train_init_of(MlsysEnv *env, const MlTrainer *trainer, MemoryContext context);

#endif /* MLSYS_TRAIN_INIT_H */
