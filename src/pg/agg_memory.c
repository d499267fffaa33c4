/*
 * agg_memory.c
 *		Memory of aggregates whose states grow with the rows.  See agg_memory.h.
 */
#include "pg/agg_memory.h"

/* The context of the states is reset: nothing that stood in it is charged or used any more. */
static void
memory_release(void *argument)
{
	MlsysAggMemory *memory = argument;
	MlsysAggSite *site = memory->site;
	MlsysAggMemory **link = &site->memories;

	mlsys_spill_close(&memory->spill);
	mlsys_env_discharge(memory->used);
	while (*link != memory)
		link = &(*link)->next;
	*link = memory->next;
	site->memory = NULL;
	if (memory->states != NULL)
		MemoryContextDelete(memory->states);
	if (site->memories == NULL && site->forget != NULL)
		site->forget(site);
}

/* At the end of a query our context may go before the executor's. */
static void
states_gone(void *argument)
{
	((MlsysAggMemory *) argument)->states = NULL;
}

/* The memory of a context, made when it is the first time. */
static MlsysAggMemory *
site_memory(MlsysAggSite *site, MemoryContext context)
{
	MlsysAggMemory *memory = site->memories;

	while (memory != NULL && memory->context != context)
		memory = memory->next;
	if (memory != NULL)
		return memory;
	memory = MemoryContextAllocZero(context, sizeof(MlsysAggMemory));
	memory->context = context;
	memory->site = site;
	memory->next = site->memories;
	mlsys_spill_init(&memory->spill);
	memory->callback.func = memory_release;
	memory->callback.arg = memory;
	/* from here on the callback finds the memory in its list, whatever fails */
	site->memories = memory;
	MemoryContextRegisterResetCallback(context, &memory->callback);
	memory->states = AllocSetContextCreate(MemoryContextGetParent(context),
										   "mlsys aggregate states", ALLOCSET_DEFAULT_SIZES);
	memory->states_callback.func = states_gone;
	memory->states_callback.arg = memory;
	MemoryContextRegisterResetCallback(memory->states, &memory->states_callback);
	return memory;
}

void *
mlsys_agg_enter(FunctionCallInfo fcinfo, Size size)
{
	MlsysAggSite *site = fcinfo->flinfo->fn_extra;
	MemoryContext context = mlsys_aggregate_context(fcinfo);

	if (likely(site != NULL && site->memory != NULL && site->memory->context == context))
		return site;
	if (site == NULL)
	{
		site = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, size);
		mlsys_env_init(&site->env, context);
		site->env.scratch_context = fcinfo->flinfo->fn_mcxt;
		fcinfo->flinfo->fn_extra = site;
	}
	site->memory = site_memory(site, context);
	site->env.context = site->memory->states;
	site->env.charge = &site->memory->used;
	site->env.ml.spill = &site->memory->spill.ml;
	return site;
}

void *
mlsys_agg_state(MlsysAggSite *site, Size size)
{
	Size half = (Size) mlsys_train_memory * 1024 / 2;
	void *state;

	site->env.context = mlsys_env_charged() > half ? site->memory->context : site->memory->states;
	mlsys_check(&site->env, ml_alloc_zero(&site->env.ml, 1, size, "state of an aggregate", &state));
	site->memory->nstates++;
	return state;
}
