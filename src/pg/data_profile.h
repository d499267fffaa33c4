/*
 * data_profile.h
 *		The SQL type mlsys.data_profile: a profile as a varlena.
 */
#ifndef MLSYS_DATA_PROFILE_H
#define MLSYS_DATA_PROFILE_H

#include "pg/mlsys.h"

#include "ml/data_profile.h"

/* The value of a frozen profile, palloc'ed. */
extern struct varlena *mlsys_profile_seal(MlsysEnv *env, const MlDataProfile *profile);

/* Decode a value, which is detoasted, in env's context; nothing in it is trusted. */
extern void mlsys_profile_open(MlsysEnv *env, const struct varlena *value, MlDataProfile *profile);

#endif /* MLSYS_DATA_PROFILE_H */
