/*
 * state.c
 *		Memory of aggregates whose states are of type internal and grow with their rows.
 *
 * All states of an aggregate share a memory context: one for each group would make hash aggregation
 * quadratic in the number of groups, because the executor counts memory by walking the children of its
 * context.  Theirs is not such a child but a sibling, since otherwise 10,000 small states would exceed
 * work_mem and send all rows through temporary files.  What they take is charged against
 * mlsys.train_memory instead; states made after half of it is used stand in the executor's context, so
 * that it does begin to spill.  When the executor resets its context a callback drops ours and the
 * charge.
 */
#include "pg/state.h"

/* The context of the states is reset: nothing that stood in it is charged or used any more. */
static void
charge_release(void *argument)
{
	MlsysStateCharge *charge = argument;
	MlsysStateSite *site = charge->site;
	MlsysStateCharge **link = &site->charges;

	mlsys_env_release(charge->used);
	while (*link != charge)
		link = &(*link)->next;
	*link = charge->next;
	site->charge = NULL;
	if (charge->states != NULL)
		MemoryContextDelete(charge->states);
	if (site->charges == NULL && site->forget != NULL)
		site->forget(site);
}

/* At the end of a query our context may go before the executor's. */
static void
states_gone(void *argument)
{
	((MlsysStateCharge *) argument)->states = NULL;
}

/* The charge of a context, made when it is the first time. */
static MlsysStateCharge *
site_charge(MlsysStateSite *site, MemoryContext context)
{
	MlsysStateCharge *charge = site->charges;

	while (charge != NULL && charge->context != context)
		charge = charge->next;
	if (charge != NULL)
		return charge;
	charge = MemoryContextAllocZero(context, sizeof(MlsysStateCharge));
	charge->context = context;
	charge->site = site;
	charge->next = site->charges;
	charge->callback.func = charge_release;
	charge->callback.arg = charge;
	/* from here on the callback finds the charge in its list, whatever fails */
	site->charges = charge;
	MemoryContextRegisterResetCallback(context, &charge->callback);
	charge->states = AllocSetContextCreate(MemoryContextGetParent(context), "mlsys states",
										   ALLOCSET_DEFAULT_SIZES);
	charge->states_callback.func = states_gone;
	charge->states_callback.arg = charge;
	MemoryContextRegisterResetCallback(charge->states, &charge->states_callback);
	return charge;
}

void
mlsys_state_site_init(MlsysStateSite *site, FunctionCallInfo fcinfo)
{
	mlsys_env_init(&site->env, mlsys_aggregate_context(fcinfo));
	site->env.scratch_context = fcinfo->flinfo->fn_mcxt;
}

void
mlsys_state_site_turn(MlsysStateSite *site, MemoryContext context)
{
	site->charge = site_charge(site, context);
	site->env.context = site->charge->states;
	site->env.charge = &site->charge->used;
}

void
mlsys_state_place(MlsysStateSite *site)
{
	Size half = (Size) mlsys_train_memory * 1024 / 2;

	site->env.context = mlsys_env_charged() > half ? site->charge->context : site->charge->states;
}
