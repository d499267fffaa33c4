/*
 * pocket.h
 *		Memory that is used again: an environment for a computation that is done many times and leaves
 *		nothing behind, since kernels give no memory back.
 */
#ifndef ML_POCKET_H
#define ML_POCKET_H

#include "ml/ml.h"

/* What does not fit is taken from the outer environment, for good. */
typedef struct MlPocket
{
	MlEnv ml; /* first, so that a pointer to it is one to us */
	MlEnv *outer;
	char *memory;
	size_t size;
	size_t used;
} MlPocket;

extern MlStatus ml_pocket_init(MlPocket *pocket, MlEnv *outer, size_t size);

/* Begin anew: what has been allocated is gone. */
static inline void
ml_pocket_empty(MlPocket *pocket)
{
	pocket->used = 0;
}

/* The status of what ran in the pocket, its error handed to the outer environment. */
extern MlStatus ml_pocket_status(MlPocket *pocket, MlStatus status);

#endif /* ML_POCKET_H */
