/*
 * profile_state.h
 *		States of the aggregates that make profiles.
 */
#ifndef MLSYS_PROFILE_STATE_H
#define MLSYS_PROFILE_STATE_H

#include "pg/profile_call.h"

/*
 * Numbers wait in a block, each of them in the slot of its column, until there are enough of them.  A
 * NULL leaves no trace in a slot: it is the difference to the rows of the block.
 */
typedef struct ProfileBlock
{
	int32 nslots;
	int32 capacity; /* rows */
	int32 stride;   /* numbers from slot to slot */
	int32 nrows;
	int32 *filled; /* numbers of a slot */
	int32 *columns;
	double *numbers;
} ProfileBlock;

typedef struct ProfileState
{
	MlDataProfile profile;
	bool begun; /* are the columns known?  Not before a row, where the call's row has no type. */
	int64 rows_before;
	const ProfileSchema *schema; /* NULL in a state that came from another process */
	ProfileNames names;
	ProfileBlock block;
	int32 nunknown;      /* arrays whose length is not known yet */
	int32 *array_slots;  /* by source, of arrays whose length the state finds: first slot, or -1 */
	int32 *array_widths; /* elements, or -1 */
} ProfileState;

/* The columns of a state, which are those of the schema. */
extern void profile_state_begin(MlsysEnv *env, ProfileState *state, const ProfileSchema *schema);

/* Add a row of values, indexed by the sources of the schema; blocks grow to max_rows. */
extern void
profile_state_add(MlsysEnv *env, ProfileState *state, const NullableDatum *values, int32 max_rows);
/* The same with all values NULL. */
extern void profile_state_add_null(ProfileState *state);

/* Add other, which is left as it is. */
extern void profile_state_merge(MlsysEnv *env, ProfileState *state, const ProfileState *other);

/* All of a state, for another process. */
extern void profile_state_save(MlsysEnv *env, MlWriter *writer, const ProfileState *state);
extern void profile_state_load(MlsysEnv *env, const void *data, Size size, ProfileState *state);

/* A profile with the same content, in env's memory; what waits in the block is part of it. */
extern void profile_state_copy(MlsysEnv *env, const ProfileState *state, MlDataProfile *profile);

/*
 * Give the columns of a copy the names that they have in the end, and the order of the call; an array
 * that was never there becomes one column of missing values.
 */
extern void profile_arrange(MlsysEnv *env, MlDataProfile *profile, const ProfileNames *names,
							const char **final_names);

#endif /* MLSYS_PROFILE_STATE_H */
