/*
 * data_profile.h
 *		The SQL type mlsys.data_profile: a profile as a varlena.
 */
#ifndef MLSYS_DATA_PROFILE_H
#define MLSYS_DATA_PROFILE_H

#include "pg/mlsys.h"

#include "ml/data_profile.h"

/* A checksum of what follows, and four zero bytes, stand before the kernel's bytes. */
#define MLSYS_PROFILE_HEADER 8

/* The value of a frozen profile, palloc'ed. */
extern struct varlena *mlsys_profile_seal(MlsysEnv *env, const MlDataProfile *profile);

/*
 * Decode a value, which is detoasted and stays, in env's context; its checksum is looked at, and nothing
 * in it is trusted.  Texts of categories need not be in the server's encoding: mlsys_valid_text().
 */
extern void mlsys_profile_open(MlsysEnv *env, const struct varlena *value, MlDataProfile *profile);

/* The type's input function, by which the type is known. */
extern Datum mlsys_data_profile_in(PG_FUNCTION_ARGS);

#endif /* MLSYS_DATA_PROFILE_H */
