/*
 * profile_support.h
 *		What the tests of data profiles share: data of many shapes, and profiles made of them.
 */
#ifndef PROFILE_SUPPORT_H
#define PROFILE_SUPPORT_H

#include "ml/data_profile.h"
#include "support.h"

/* Shapes of data; each fills n numbers. */
typedef struct ProfileShape
{
	const char *name;
	void (*fill)(double *values, int32_t n, uint64_t seed);
} ProfileShape;

extern const ProfileShape profile_shapes[];
extern const int profile_nshapes;

/* A column of a name; its type is made up. */
extern MlProfileColumn profile_column(const char *name, MlProfileKind kind);
/* A profile of one column of numbers, not frozen; a window where there is a reference. */
extern MlDataProfile profile_of(MlEnv *env, const MlProfileOptions *options,
								const MlDataProfile *reference, const double *values, int32_t n);
/* The same, frozen. */
extern MlDataProfile
profile_frozen(MlEnv *env, const MlProfileOptions *options, const double *values, int32_t n);
/* A profile of one column "c" of categories. */
extern MlDataProfile
profile_of_texts(MlEnv *env, const MlProfileOptions *options, const MlDataProfile *reference,
				 const char *const *texts, int32_t n);
/* Saved, stored or as a state; and loaded again. */
extern MlWriter profile_saved(MlEnv *env, const MlDataProfile *profile, bool is_state);
extern MlDataProfile profile_reloaded(MlEnv *env, const MlDataProfile *profile, bool is_state);
/* Must be ML_OK. */
extern void profile_must(MlEnv *env, MlStatus status, const char *what);
extern int profile_compare(const void *a, const void *b);

#endif /* PROFILE_SUPPORT_H */
