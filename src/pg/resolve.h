/*
 * resolve.h
 *		From a model's name to the version that it stands for.
 *
 * A reference to a model is one of
 *
 *	  name			the version deployed under alias production
 *	  name@alias	the version deployed under that alias
 *	  name@7		version 7
 */
#ifndef MLSYS_RESOLVE_H
#define MLSYS_RESOLVE_H

#include "pg/model.h"

#define MLSYS_DEFAULT_ALIAS "production"

typedef struct MlsysResolved
{
	char *model; /* its name, palloc'ed */
	int32 version;
	unsigned char digest[ML_DIGEST_SIZE];
} MlsysResolved;

/* The model's name in a reference, palloc'ed: what stands before the @. */
extern char *mlsys_reference_model(const char *reference);

/*
 * What a reference stands for in the active snapshot.  The current user must be the model's owner or
 * have been granted it.  When there is no such model or version or the user may not use it: an error,
 * or false without raise.
 */
extern bool mlsys_resolve(const char *reference, bool raise, MlsysResolved *resolved);

/* Is there a model of that name which the current user may predict with? */
extern bool mlsys_may_predict(const char *model);

/* The value of that version, palloc'ed; an error when its digest is another. */
extern struct varlena *mlsys_resolved_value(const MlsysResolved *resolved);

/* The model that an argument is, as a value or as a reference; 22004 for NULL. */
extern void
mlsys_resolve_argument(FunctionCallInfo fcinfo, int argument, MlsysEnv *env, MlModel *model);

/*
 * The sample of hashes of that version's training rows, palloc'ed, or NULL when it has none.  For C only:
 * whoever has the sample can try rows on it without our knowing.
 */
extern bytea *mlsys_resolved_sample(const MlsysResolved *resolved);

/* OID of the table whose invalidation says that names may stand for other versions. */
extern Oid mlsys_aliases_relation(void);

/* Have all plans that depend on what names stand for made anew, in every session. */
extern void mlsys_invalidate_plans(void);

#endif /* MLSYS_RESOLVE_H */
