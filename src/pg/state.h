/*
 * state.h
 *		Memory of aggregates whose states are of type internal and grow with their rows.
 */
#ifndef MLSYS_STATE_H
#define MLSYS_STATE_H

#include "pg/mlsys.h"

/* The states of one aggregate's memory context, where this stands itself. */
typedef struct MlsysStateCharge
{
	MemoryContextCallback callback; /* of the executor's context */
	MemoryContext context;
	MemoryContextCallback states_callback;
	MemoryContext states;          /* ours; NULL when it has gone before */
	struct MlsysStateCharge *next; /* of the site: grouping sets have several contexts */
	struct MlsysStateSite *site;
	Size used;
	int64 nstates; /* the caller's to count */
} MlsysStateCharge;

/* Of one call site of a transition or combine function; part of what stands in fn_extra. */
typedef struct MlsysStateSite
{
	MlsysStateCharge *charges; /* of the contexts that have states */
	MlsysStateCharge *charge;  /* of the context that env is set up for, or NULL */
	/* Called when the last context with states has been reset; may be NULL. */
	void (*forget)(struct MlsysStateSite *site);
	MlsysEnv env;
} MlsysStateSite;

/* A site's environment, set up for states in an aggregate's context. */
extern void mlsys_state_site_init(MlsysStateSite *site, FunctionCallInfo fcinfo);
extern void mlsys_state_site_turn(MlsysStateSite *site, MemoryContext context);

/* Where the next state shall stand, see state.c. */
extern void mlsys_state_place(MlsysStateSite *site);

/* Set the site's environment up for the aggregate context of a call. */
static inline void
mlsys_state_site_enter(MlsysStateSite *site, FunctionCallInfo fcinfo)
{
	MemoryContext context = mlsys_aggregate_context(fcinfo);

	if (unlikely(site->charge == NULL || site->charge->context != context))
		mlsys_state_site_turn(site, context);
}

#endif /* MLSYS_STATE_H */
