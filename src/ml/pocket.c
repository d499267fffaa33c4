/*
 * pocket.c
 *		Memory that is used again.  See pocket.h.
 */
#include "ml/pocket.h"

#define ALIGNMENT 16

static void *
pocket_alloc(MlEnv *env, size_t size)
{
	MlPocket *pocket = (MlPocket *) env;
	size_t padded = ml_size_add(size, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	void *memory = pocket->memory + pocket->used;

	if (padded > pocket->size - pocket->used)
		return pocket->outer->alloc(pocket->outer, size);
	pocket->used += padded;
	return memory;
}

static bool
pocket_stop(MlEnv *env)
{
	return ml_stopped(((MlPocket *) env)->outer);
}

MlStatus
ml_pocket_init(MlPocket *pocket, MlEnv *outer, size_t size)
{
	memset(pocket, 0, sizeof(*pocket));
	pocket->ml.alloc = pocket_alloc;
	pocket->ml.stop = pocket_stop;
	pocket->ml.threads = 1;
	pocket->outer = outer;
	pocket->size = size;
	return ml_alloc(outer, size, 1, "work space", &pocket->memory);
}

MlStatus
ml_pocket_status(MlPocket *pocket, MlStatus status)
{
	if (status != ML_OK)
		pocket->outer->error = pocket->ml.error;
	return status;
}
