/*
 * profile_agg.c
 *		The aggregates mlsys.profile() and mlsys.merge(), and the operator +.
 *
 * The state is of type internal; agg_memory.h says where states stand.  Its final function works on a
 * copy, so it can be called again while rows still come, as with OVER.
 */
#include "pg/profile_state.h"

#include "pg/agg_memory.h"
#include "pg/train_row.h"

/* With so many states alive their blocks stay small: there may be 100,000 groups. */
#define MANY_STATES 64
#define MANY_STATES_ROWS 16
#define BLOCK_ROWS 256

/* Of one call site of a transition or combine function, in fn_extra. */
typedef struct ProfileSite
{
	MlsysAggSite agg;
	ProfileCall *call; /* of the transition function of profile only */
} ProfileSite;

/* No state needs the schemas of earlier groups any more. */
static void
site_forget(MlsysAggSite *agg)
{
	ProfileSite *site = (ProfileSite *) agg;

	if (site->call != NULL)
		profile_call_forget(site->call);
}

static ProfileSite *
site_enter(FunctionCallInfo fcinfo)
{
	ProfileSite *site = mlsys_agg_enter(fcinfo, sizeof(ProfileSite));

	site->agg.forget = site_forget;
	site->agg.env.subject = "profile";
	return site;
}

static ProfileState *
get_state(ProfileSite *site, FunctionCallInfo fcinfo)
{
	if (!PG_ARGISNULL(0))
		return (ProfileState *) PG_GETARG_POINTER(0);
	return mlsys_agg_state(&site->agg, sizeof(ProfileState));
}

PG_FUNCTION_INFO_V1(mlsys_profile_accum);
Datum
mlsys_profile_accum(PG_FUNCTION_ARGS)
{
	ProfileSite *site = site_enter(fcinfo);
	ProfileState *state = get_state(site, fcinfo);
	MlsysEnv *env = &site->agg.env;
	const NullableDatum *values = fcinfo->args;
	ProfileCall *call;

	if (unlikely(site->call == NULL))
		site->call = profile_call_make(fcinfo);
	call = site->call;
	if (unlikely(!state->begun))
	{
		const ProfileSchema *schema = profile_call_schema(call, fcinfo);

		if (schema != NULL)
			profile_state_begin(env, state, schema);
	}
	else if (call->reference_arg != 0 || call->is_row)
		profile_call_check(call, state->schema, fcinfo);
	if (call->is_row)
	{
		if (PG_ARGISNULL(call->first_arg))
		{
			profile_state_add_null(state);
			PG_RETURN_POINTER(state);
		}
		values =
			train_deform_row(PG_GETARG_HEAPTUPLEHEADER(call->first_arg), state->schema->row_desc);
	}
	profile_state_add(env, state, values,
					  site->agg.memory->nstates > MANY_STATES ? MANY_STATES_ROWS : BLOCK_ROWS);
	PG_RETURN_POINTER(state);
}

/* profile_combine(internal, internal) returns internal: the second state is left as it is. */
PG_FUNCTION_INFO_V1(mlsys_profile_combine);
Datum
mlsys_profile_combine(PG_FUNCTION_ARGS)
{
	ProfileSite *site = site_enter(fcinfo);
	ProfileState *state;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_POINTER(PG_GETARG_POINTER(0));
	}
	state = get_state(site, fcinfo);
	profile_state_merge(&site->agg.env, state, (ProfileState *) PG_GETARG_POINTER(1));
	PG_RETURN_POINTER(state);
}

/* A context for what a function needs but does not return. */
static MemoryContext
work_begin(MlsysEnv *env)
{
	MemoryContext work =
		AllocSetContextCreate(CurrentMemoryContext, "mlsys profile", ALLOCSET_DEFAULT_SIZES);

	mlsys_env_init(env, work);
	env->subject = "profile";
	return work;
}

PG_FUNCTION_INFO_V1(mlsys_profile_serialize);
Datum
mlsys_profile_serialize(PG_FUNCTION_ARGS)
{
	ProfileState *state = (ProfileState *) PG_GETARG_POINTER(0);
	MemoryContext work;
	MlWriter writer;
	MlsysEnv env;
	bytea *bytes;

	(void) mlsys_aggregate_context(fcinfo);
	work = work_begin(&env);
	ml_writer_init(&writer, &env.ml);
	profile_state_save(&env, &writer, state);
	bytes = mlsys_writer_bytes(&env, &writer);
	MemoryContextDelete(work);
	PG_RETURN_BYTEA_P(bytes);
}

PG_FUNCTION_INFO_V1(mlsys_profile_deserialize);
Datum
mlsys_profile_deserialize(PG_FUNCTION_ARGS)
{
	bytea *bytes = PG_GETARG_BYTEA_PP(0);
	ProfileState *state = palloc0(sizeof(ProfileState));
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	profile_state_load(&env, VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes), state);
	PG_RETURN_POINTER(state);
}

/* The value of a profile that is not needed any more. */
static struct varlena *
finish(MlsysEnv *env, MlDataProfile *profile)
{
	mlsys_check(env, ml_profile_freeze(&env->ml, profile));
	return mlsys_profile_seal(env, profile);
}

/* profile_final(internal) returns data_profile: NULL of no rows. */
PG_FUNCTION_INFO_V1(mlsys_profile_final);
Datum
mlsys_profile_final(PG_FUNCTION_ARGS)
{
	const ProfileState *state = PG_ARGISNULL(0) ? NULL : (ProfileState *) PG_GETARG_POINTER(0);
	struct varlena *result;
	MlDataProfile profile;
	MemoryContext work;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	if (state == NULL || !state->begun)
		PG_RETURN_NULL();
	work = work_begin(&env);
	profile_state_copy(&env, state, &profile);
	if (state->names.n > 0)
		profile_arrange(&env, &profile, &state->names, profile_final_names(fcinfo, &state->names));
	result = finish(&env, &profile);
	MemoryContextDelete(work);
	PG_RETURN_POINTER(result);
}

/* profile_merge_accum(internal, data_profile) returns internal */
PG_FUNCTION_INFO_V1(mlsys_profile_merge_accum);
Datum
mlsys_profile_merge_accum(PG_FUNCTION_ARGS)
{
	ProfileSite *site = site_enter(fcinfo);
	ProfileState *state;
	ProfileState other = {.begun = true};
	MemoryContext work;
	MlsysEnv env;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_POINTER(PG_GETARG_POINTER(0));
	}
	state = get_state(site, fcinfo);
	work = work_begin(&env);
	mlsys_profile_open(&env, PG_GETARG_VARLENA_PP(1), &other.profile);
	profile_state_merge(&site->agg.env, state, &other);
	MemoryContextDelete(work);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(mlsys_data_profile_add);
Datum
mlsys_data_profile_add(PG_FUNCTION_ARGS)
{
	struct varlena *result;
	MlDataProfile sum;
	MlDataProfile other;
	MemoryContext work;
	MlsysEnv env;

	work = work_begin(&env);
	mlsys_profile_open(&env, PG_GETARG_VARLENA_PP(0), &sum);
	mlsys_profile_open(&env, PG_GETARG_VARLENA_PP(1), &other);
	mlsys_check(&env, ml_profile_merge(&env.ml, &sum, &other));
	result = finish(&env, &sum);
	MemoryContextDelete(work);
	PG_RETURN_POINTER(result);
}
