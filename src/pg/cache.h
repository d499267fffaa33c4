/*
 * cache.h
 *		Models ready to predict, kept by each backend within mlsys.cache_memory.
 */
#ifndef MLSYS_CACHE_H
#define MLSYS_CACHE_H

#include "pg/model.h"

typedef struct CachedModel CachedModel;

/*
 * A place that uses one model at a time, for instance a call of predict in a query.  The model it
 * uses is not evicted.
 */
typedef struct MlsysPin
{
	const MlModel *model; /* NULL: none */
	CachedModel *entry;   /* that of the model */
	char beginning[48];   /* of the value last seen, as it is stored */
	MemoryContextCallback callback;
} MlsysPin;

/* The pin, which lies in context, is let go when that is reset. */
extern void mlsys_pin_init(MlsysPin *pin, MemoryContext context);

/*
 * Use the model of that value.  True when pin->model has become another one, which may well be at
 * the same address; what was derived from the old one is then void.
 */
extern bool mlsys_pin_set(MlsysPin *pin, Datum value);

/*
 * Use the model of that digest, *changed telling what mlsys_pin_set returns; false, with the pin as it
 * was, when the cache does not have it.
 */
extern bool mlsys_pin_find(MlsysPin *pin, const unsigned char *digest, bool *changed);

/* Digest of the model in use. */
extern const unsigned char *mlsys_pin_digest(const MlsysPin *pin);

/* Memory of the model in use. */
extern Size mlsys_pin_size(const MlsysPin *pin);

extern void mlsys_pin_release(MlsysPin *pin);

#endif /* MLSYS_CACHE_H */
