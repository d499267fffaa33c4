/*
 * parallel.h
 *		A loop over independent parts, run by a few threads.
 */
#ifndef ML_PARALLEL_H
#define ML_PARALLEL_H

#include "ml/ml.h"

/*
 * Call work(part, argument) once for each part in 0 .. nparts - 1, by at most env->threads threads,
 * this one among them, and return when all are done.  The work may touch nothing but the memory
 * handed to it: no environment, no allocation, and no BLAS, because a single-threaded OpenBLAS hands
 * two threads that call it at the same moment the same work buffer.  Which thread runs a part is open,
 * so whatever the result depends on must depend on the part alone.
 */
extern void
ml_parallel_for(MlEnv *env, int nparts, void (*work)(int part, void *argument), void *argument);

#endif /* ML_PARALLEL_H */
