/*
 * names.h
 *		References to models that one place, for instance a call of predict in a query, resolves again
 *		and again.
 */
#ifndef MLSYS_NAMES_H
#define MLSYS_NAMES_H

#include "pg/resolve.h"

typedef struct MlsysNames MlsysNames;

/* What a reference stands for; valid until the next call of find. */
typedef struct MlsysName
{
	int slot;        /* 0 .. limit - 1; a reference may lose its slot to another one */
	bool is_renewed; /* looked up in this call: the slot may stand for another model than before */
	MlsysResolved resolved;
} MlsysName;

/* References, at most limit at a time, kept in context. */
extern MlsysNames *mlsys_names_begin(MemoryContext context, int limit);

/* As mlsys_resolve, NULL for false; nothing is looked up when what was found last still holds. */
extern const MlsysName *mlsys_names_find(MlsysNames *names, const text *reference, bool raise);

#endif /* MLSYS_NAMES_H */
