/*
 * call_args.c
 *		The arguments of an aggregate call as the executor knows them.  See call_args.h.
 */
#include "pg/call_args.h"

#include "catalog/pg_type.h"
#include "executor/executor.h"
#include "nodes/nodeFuncs.h"
#include "parser/parsetree.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"

Expr *
mlsys_argument_expression(FunctionCallInfo fcinfo, int arg)
{
	Aggref *aggref = AggGetAggref(fcinfo);

	/* argument 0 is the state; a combining Aggref has another list of arguments */
	if (aggref == NULL || list_length(aggref->args) != PG_NARGS() - 1)
		return NULL;
	return ((TargetEntry *) list_nth(aggref->args, arg - 1))->expr;
}

/* May the entry be that of a subquery flattened?  Not that of INSERT ... SELECT, which never is. */
static bool
is_flattened(const RangeTblEntry *entry)
{
	return entry->rtekind == RTE_SUBQUERY && strcmp(entry->eref->aliasname, "*SELECT*") != 0;
}

const char *
mlsys_argument_name(FunctionCallInfo fcinfo, int arg)
{
	Var *var = (Var *) mlsys_argument_expression(fcinfo, arg);
	List *rtable;
	RangeTblEntry *entry;

	if (var == NULL || !IsA(var, Var) || var->varnosyn == 0 || var->varattnosyn <= 0)
		return NULL;
	rtable = ((AggState *) fcinfo->context)->ss.ps.state->es_range_table;
	if (var->varnosyn > (Index) list_length(rtable))
		return NULL;
	for (Index i = 1; i < var->varnosyn; i++)
		if (is_flattened(rt_fetch(i, rtable)))
			return NULL;
	entry = rt_fetch(var->varnosyn, rtable);
	if (entry->eref == NULL || var->varattnosyn > list_length(entry->eref->colnames))
		return NULL;
	return strVal(list_nth(entry->eref->colnames, var->varattnosyn - 1));
}

bool
mlsys_is_row_type(Oid type)
{
	return type_is_rowtype(getBaseType(type));
}

/* A string in the place of the options that is no JSON may be a name in the wrong quotes. */
static void
options_context(void *function)
{
	errcontext("options of %s", (const char *) function);
	errhint(
		"A literal without type as the first argument is taken for the options; a column's name "
		"stands in double quotes or none.");
}

Jsonb *
mlsys_options_argument(FunctionCallInfo fcinfo, int arg, bool is_unknown, const char *function)
{
	Datum value;

	if (PG_ARGISNULL(arg))
		return NULL;
	value = PG_GETARG_DATUM(arg);
	if (is_unknown)
	{
		ErrorContextCallback callback = {.callback = options_context,
										 .arg = unconstify(char *, function)};

		callback.previous = error_context_stack;
		error_context_stack = &callback;
		value = DirectFunctionCall1(jsonb_in, value);
		error_context_stack = callback.previous;
	}
	return DatumGetJsonbP(value);
}
