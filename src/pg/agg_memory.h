/*
 * agg_memory.h
 *		Memory of aggregates whose states of type internal grow with the rows.
 *
 * All states of an aggregate share a memory context: one for each group would make hash aggregation
 * quadratic in the number of groups, because the executor counts memory by walking the children of its
 * context.  Theirs is not such a child but a sibling, since otherwise 10,000 small models would exceed
 * work_mem and send all rows through temporary files.  What they take is charged against
 * mlsys.train_memory instead; states made after half of it is used stand in the executor's context, so
 * that it does begin to spill.  When the executor resets its context a callback drops ours and the
 * charge.
 */
#ifndef MLSYS_AGG_MEMORY_H
#define MLSYS_AGG_MEMORY_H

#include "pg/mlsys.h"
#include "pg/spill.h"

/* The states of one aggregate's memory context. */
typedef struct MlsysAggMemory
{
	MemoryContextCallback callback; /* of the executor's context, where this stands itself */
	MemoryContext context;
	MemoryContextCallback states_callback;
	MemoryContext states;        /* ours; NULL when it has gone before */
	struct MlsysAggMemory *next; /* of the site: grouping sets have several contexts */
	struct MlsysAggSite *site;
	MlsysSpill spill; /* of those states */
	Size used;
	int64 nstates;
} MlsysAggMemory;

/* Of one call site of a transition or combine function, in fn_extra; the first member of its own. */
typedef struct MlsysAggSite
{
	MlsysAggMemory *memories;                  /* of the contexts that have states */
	MlsysAggMemory *memory;                    /* of the context that env is set up for, or NULL */
	MlsysEnv env;                              /* allocates where the states are, and charges it */
	void (*forget)(struct MlsysAggSite *site); /* all states have gone; may be NULL */
} MlsysAggSite;

/*
 * The call site of size bytes, zeroed when it is new, its environment set up for the states of the
 * aggregate that calls; an error when no aggregate does.
 */
extern void *mlsys_agg_enter(FunctionCallInfo fcinfo, Size size);

/* A new state of size bytes, zeroed; what env allocates from now on stands where it does. */
extern void *mlsys_agg_state(MlsysAggSite *site, Size size);

#endif /* MLSYS_AGG_MEMORY_H */
