/*
 * predict_support.c
 *		Planner support of predictions: a row becomes its columns, and a wrong order is told.
 *
 * predict(model, t) reads a whole row: a tuple is formed, and taken apart again, for every row.
 * At plan time a row is known to consist of columns in two cases: a whole-row variable of a table,
 * and a row expression, which is what the whole row of a pulled-up subquery or view has become.
 * There the call is planned as
 *
 *	  predict(value, a, b, c)							a constant value: only what it uses
 *	  predict_columns(value, '{a,b,c,d}', a, b, c, d)	one not known yet: all columns
 *	  predict_columns('m', '{a,b,c}', 3, a, b, c)		a constant name, which stands for version 3
 *	  predict_columns(name, '{a,b,c,d}', NULL, a, b, c, d)
 *														one not known yet, or of no model yet
 *
 * and the other prediction functions likewise; a class stands before the names.
 *
 * A name may stand for another version when the plan runs.  The plan is then made anew, because it
 * depends on the table of aliases (relationOids), whose trigger sends an invalidation.  A plan that
 * runs all the same, for instance under an older snapshot, passes what version 3 needs by name; if
 * that is not enough, the call fails with 40001 (binding.c).  That a name stands for nothing, or
 * that the user may not use it, is no error here: the call may never be executed.
 *
 * The result must be that of the row form in every case, errors included, so the call is left as it
 * stands where this cannot be seen:
 *
 *	  - the table is on the nullable side of an outer join, or the row, which may be an expression,
 *		below grouping sets: an unmatched row is NULL and predicts NULL, while a row of NULLs is imputed;
 *	  - the row comes from an outer query level;
 *	  - a field, which may no longer be computed, is volatile or returns a set;
 *	  - a column that the model needs is not there: the call raises that error when it is executed.
 */
#include "pg/mlsys.h"

#include "access/table.h"
#include "access/xact.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/cost.h"
#include "optimizer/optimizer.h"
#include "parser/parsetree.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "pg/cache.h"
#include "pg/column.h"
#include "pg/names.h"

#define COLUMNS "_columns"   /* ends the name of the function that takes columns by name */
#define NAMES_AT_PLAN_TIME 8 /* remembered from one call of the planner to the next */
#define MAX_COLUMNS(call) (FUNC_MAX_ARGS - ((call)->label != NULL ? 4 : 3))

/* A call to plan. */
typedef struct PredictionCall
{
	FuncExpr *expression;
	Oid schema;
	char *function;
	Node *model;
	bool by_name;
	Node *label; /* of one class, or NULL */
	List *features;
} PredictionCall;

/* The model of a call, where it is known at plan time. */
typedef struct KnownModel
{
	MlsysPin pin;
	int32 version; /* by name; else 0 */
} KnownModel;

/* A row at plan time. */
typedef struct RowColumns
{
	List *names;  /* of char * */
	List *values; /* expressions */
} RowColumns;

/* Is the table below the nullable side of an outer join? */
static bool
is_nullable(Node *node, int varno, bool below_outer)
{
	ListCell *cell;
	JoinExpr *join;

	if (node == NULL)
		return false;
	if (IsA(node, RangeTblRef))
		return below_outer && ((RangeTblRef *) node)->rtindex == varno;
	if (IsA(node, FromExpr))
	{
		foreach (cell, ((FromExpr *) node)->fromlist)
		{
			if (is_nullable(lfirst(cell), varno, below_outer))
				return true;
		}
		return false;
	}
	join = castNode(JoinExpr, node);
	return is_nullable(join->larg, varno,
					   below_outer || join->jointype == JOIN_RIGHT ||
						   join->jointype == JOIN_FULL) ||
		   is_nullable(join->rarg, varno,
					   below_outer ||
						   (join->jointype != JOIN_INNER && join->jointype != JOIN_SEMI &&
							join->jointype != JOIN_RIGHT));
}

/* The table that a variable of this query level comes from, or NULL when it is something else. */
static RangeTblEntry *
table_of(PlannerInfo *root, const Var *var)
{
	RangeTblEntry *table;

	if (var->varlevelsup != 0 || var->varno < 1 || var->varno > list_length(root->parse->rtable))
		return NULL;
	table = rt_fetch(var->varno, root->parse->rtable);
	return table->rtekind == RTE_RELATION ? table : NULL;
}

/* The columns of a whole-row variable. */
static bool
open_variable(PlannerInfo *root, const Var *var, RowColumns *columns)
{
	RangeTblEntry *table = table_of(root, var);
	Relation relation;
	TupleDesc desc;

	if (var->varattno != 0 || var->vartype == RECORDOID || table == NULL)
		return false;
	if (is_nullable((Node *) root->parse->jointree, var->varno, false))
		return false;
	relation = table_open(table->relid, NoLock); /* locked since it was parsed */
	desc = RelationGetDescr(relation);
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, i);

		if (attribute->attisdropped)
			continue;
		columns->names = lappend(columns->names, pstrdup(NameStr(attribute->attname)));
		columns->values =
			lappend(columns->values, makeVar(var->varno, i + 1, attribute->atttypid,
											 attribute->atttypmod, attribute->attcollation, 0));
	}
	table_close(relation, NoLock);
	return true;
}

/* The fields of a row expression. */
static bool
open_row_expression(RowExpr *row, RowColumns *columns)
{
	TupleDesc desc;
	ListCell *cell;
	bool fits;

	if (contain_volatile_functions((Node *) row) || expression_returns_set((Node *) row))
		return false;
	if (row->row_typeid == RECORDOID)
	{
		if (list_length(row->colnames) != list_length(row->args))
			return false;
		foreach (cell, row->colnames)
			columns->names = lappend(columns->names, strVal(lfirst(cell)));
		columns->values = list_copy(row->args);
		return true;
	}
	desc = lookup_rowtype_tupdesc(row->row_typeid, -1);
	fits = desc->natts == list_length(row->args);
	for (int i = 0; fits && i < desc->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, i);

		if (attribute->attisdropped)
			continue;
		columns->names = lappend(columns->names, pstrdup(NameStr(attribute->attname)));
		columns->values = lappend(columns->values, list_nth(row->args, i));
	}
	ReleaseTupleDesc(desc);
	return fits;
}

/* The value of a column by its name, or NULL when there is not exactly one. */
static Node *
find_value(const RowColumns *columns, const char *name)
{
	ListCell *name_cell;
	ListCell *value_cell;
	Node *found = NULL;

	forboth (name_cell, columns->names, value_cell, columns->values)
	{
		if (strcmp(lfirst(name_cell), name) != 0)
			continue;
		if (found != NULL)
			return NULL;
		found = lfirst(value_cell);
	}
	return found;
}

/* A call of a function with other arguments, as the planner's result. */
static Node *
make_call(const PredictionCall *call, Oid function, List *args)
{
	const FuncExpr *expression = call->expression;
	FuncExpr *planned =
		makeFuncExpr(function, expression->funcresulttype, args, expression->funccollid,
					 expression->inputcollid, COERCE_EXPLICIT_CALL);

	planned->location = expression->location;
	return (Node *) planned;
}

/* The columns that a known model needs, in its order; false when they are not all there. */
static bool
select_columns(const PredictionCall *call, const MlEncoder *encoder, const RowColumns *columns,
			   RowColumns *needed)
{
	if (encoder->ncolumns > MAX_COLUMNS(call) || encoder->ncolumns == 0)
		return false;
	for (int i = 0; i < encoder->ncolumns; i++)
	{
		char *name = unconstify(char *, encoder->columns[i].name);
		Node *value = encoder->columns[i].named ? find_value(columns, name) : NULL;

		if (value == NULL)
			return false;
		needed->names = lappend(needed->names, pstrdup(name));
		needed->values = lappend(needed->values, value);
	}
	return true;
}

/* Would a call with one column take it for the whole of the features? */
static bool
is_mistaken(const RowColumns *columns)
{
	Oid type = exprType(linitial(columns->values));

	return list_length(columns->values) == 1 &&
		   (mlsys_is_block_type(type) || type_is_rowtype(type));
}

static bool
may_execute(Oid function)
{
	return pg_proc_aclcheck(function, GetUserId(), ACL_EXECUTE) == ACLCHECK_OK;
}

/* Not by a search as the parser's, which would want privileges of the schema that a view's user need not have. */
static Oid
find_columns_function(const PredictionCall *call, const Oid *types, int ntypes)
{
	char *name = psprintf("%s" COLUMNS, call->function);
	Oid function = GetSysCacheOid3(PROCNAMEARGSNSP, Anum_pg_proc_oid, CStringGetDatum(name),
								   PointerGetDatum(buildoidvector(types, ntypes)),
								   ObjectIdGetDatum(call->schema));

	if (!OidIsValid(function))
		elog(ERROR, "function mlsys.%s does not exist", name);
	return function;
}

/* The names as a constant text[]. */
static Const *
make_names(List *names)
{
	int n = list_length(names);
	Datum *texts = palloc(n * sizeof(Datum));

	for (int i = 0; i < n; i++)
		texts[i] = CStringGetTextDatum(list_nth(names, i));
	return makeConst(TEXTARRAYOID, -1, InvalidOid, -1,
					 PointerGetDatum(construct_array(texts, n, TEXTOID, -1, false, TYPALIGN_INT)),
					 false, false);
}

/*
 * The call of the function that takes columns by name, or NULL when they are too many; version is
 * whose columns they are, 0 for all of the row's.
 */
static Node *
plan_columns(const PredictionCall *call, const RowColumns *columns, int32 version)
{
	Oid types[5] = {exprType(call->model)};
	int ntypes = 1;
	List *args = list_make1(call->model);
	Oid funcid;

	if (list_length(columns->names) > MAX_COLUMNS(call) || columns->names == NIL)
		return NULL;
	if (call->label != NULL)
	{
		types[ntypes++] = TEXTOID;
		args = lappend(args, call->label);
	}
	types[ntypes++] = TEXTARRAYOID;
	args = lappend(args, make_names(columns->names));
	if (call->by_name)
	{
		types[ntypes++] = INT4OID;
		args = lappend(args, makeConst(INT4OID, -1, InvalidOid, sizeof(int32),
									   Int32GetDatum(version), version == 0, true));
	}
	types[ntypes++] = ANYOID;
	funcid = find_columns_function(call, types, ntypes);
	if (!may_execute(call->expression->funcid) || !may_execute(funcid))
		return NULL; /* the error is raised about the function that the query calls */
	return make_call(call, funcid, list_concat(args, columns->values));
}

/* The call with the columns of its row in the row's place, or NULL when that cannot be. */
static Node *
plan_row(const PredictionCall *call, const KnownModel *known, const RowColumns *columns)
{
	RowColumns needed = {NIL, NIL};

	if (known == NULL)
		return plan_columns(call, columns, 0);
	if (!select_columns(call, &known->pin.model->encoder, columns, &needed))
		return NULL;
	if (call->by_name || call->label != NULL)
		return plan_columns(call, &needed, known->version);
	if (is_mistaken(&needed))
		return NULL;
	return make_call(call, call->expression->funcid, lcons(call->model, needed.values));
}

/*
 * Could a variable have come from a subquery or a renaming join that the planner has flattened?  Then
 * the names that the query calls its columns are lost, and those of the table are not them.
 */
static bool
is_name_uncertain(PlannerInfo *root, const Var *var)
{
	for (int i = 1; i <= list_length(root->parse->rtable); i++)
	{
		const RangeTblEntry *entry = rt_fetch(i, root->parse->rtable);

		if (entry->rtekind == RTE_SUBQUERY && i < var->varno)
			return true;
		if (entry->rtekind == RTE_JOIN && entry->alias != NULL && entry->alias->colnames != NIL)
			return true;
	}
	return false;
}

/* Columns in another order than the model's, where all of their names are known, are an error. */
static void
check_order(PlannerInfo *root, List *args, const MlEncoder *encoder)
{
	RowColumns columns = {NIL, NIL};
	bool in_order = true;
	StringInfoData given;
	StringInfoData wanted;

	if (list_length(args) != encoder->ncolumns)
		return;
	for (int i = 0; i < encoder->ncolumns; i++)
	{
		const Var *var = list_nth(args, i);
		RangeTblEntry *table = IsA(var, Var) && var->varattno > 0 ? table_of(root, var) : NULL;
		char *name;

		if (table == NULL || !encoder->columns[i].named || is_name_uncertain(root, var))
			return;
		name = strVal(list_nth(table->eref->colnames, var->varattno - 1));
		if (strcmp(name, encoder->columns[i].name) != 0)
			in_order = false;
		columns.names = lappend(columns.names, name);
		columns.values = lappend(columns.values, (void *) var);
	}
	if (in_order)
		return;
	initStringInfo(&given);
	initStringInfo(&wanted);
	for (int i = 0; i < encoder->ncolumns; i++)
	{
		const char *name = encoder->columns[i].name;

		if (find_value(&columns, name) == NULL)
			return; /* other columns, by intent */
		appendStringInfo(&wanted, "%s%s", i > 0 ? ", " : "", name);
		appendStringInfo(&given, "%s%s", i > 0 ? ", " : "", (char *) list_nth(columns.names, i));
	}
	ereport(ERROR, (errcode(ERRCODE_INVALID_COLUMN_REFERENCE),
					errmsg("columns are given in another order than the model's"),
					errdetail("Given: %s. The model's order: %s.", given.data, wanted.data),
					errhint("Give them in the model's order, or give the row.")));
}

/*
 * What a name stands for, or NULL for nothing.  It is remembered: the planner asks for the cost of a
 * call many times.
 */
static const MlsysResolved *
resolve_name(const Const *name)
{
	static MlsysNames *names = NULL;
	const MlsysName *found;

	if (!ActiveSnapshotSet())
		return NULL;
	if (names == NULL)
		names = mlsys_names_begin(TopMemoryContext, NAMES_AT_PLAN_TIME);
	found = mlsys_names_find(names, DatumGetTextPP(name->constvalue), false);
	return found != NULL ? &found->resolved : NULL;
}

/* The model of a call, to be released with the pin; NULL when it is not known yet. */
static KnownModel *
find_model(Node *argument, bool by_name)
{
	const Const *model = (Const *) argument;
	const MlsysResolved *resolved;
	KnownModel *known;
	bool changed;

	if (!IsA(model, Const) || model->constisnull)
		return NULL;
	known = palloc0(sizeof(KnownModel));
	mlsys_pin_init(&known->pin, CurrentMemoryContext);
	if (!by_name)
	{
		mlsys_pin_set(&known->pin, model->constvalue);
		return known;
	}
	resolved = resolve_name(model);
	if (resolved == NULL)
		return NULL;
	known->version = resolved->version;
	if (!mlsys_pin_find(&known->pin, resolved->digest, &changed))
		mlsys_pin_set(&known->pin, PointerGetDatum(mlsys_resolved_value(resolved)));
	return known;
}

/* Take a call apart; false for one that is left as it is. */
static bool
open_call(FuncExpr *expression, PredictionCall *call)
{
	int nargs = list_length(expression->args);
	size_t length;

	if (expression->funcvariadic || nargs < 2)
		return false;
	call->expression = expression;
	call->schema = get_func_namespace(expression->funcid);
	call->function = get_func_name(expression->funcid);
	if (call->function == NULL)
		return false;
	length = strlen(call->function);
	if (length > strlen(COLUMNS) && strcmp(call->function + length - strlen(COLUMNS), COLUMNS) == 0)
		return false; /* planned already */
	call->model = linitial(expression->args);
	call->by_name = exprType(call->model) == TEXTOID;
	call->features = list_copy_tail(expression->args, 1);
	call->label = NULL;
	if (!OidIsValid(get_func_variadictype(expression->funcid)))
	{
		call->label = llast(call->features);
		call->features = list_truncate(call->features, nargs - 2);
	}
	return true;
}

/*
 * Have the plan made anew when names may stand for other versions: after an invalidation, and after a
 * transaction whose snapshot does not advance, since it may have planned with what is old already.
 */
static void
depend_on_aliases(PlannerInfo *root)
{
	root->glob->relationOids =
		list_append_unique_oid(root->glob->relationOids, mlsys_aliases_relation());
	if (IsolationUsesXactSnapshot())
		root->glob->transientPlan = true;
}

static Node *
simplify(SupportRequestSimplify *request)
{
	PlannerInfo *root = request->root;
	PredictionCall call;
	RowColumns columns = {NIL, NIL};
	KnownModel *known;
	Node *row;
	Node *result = NULL;
	bool is_open;

	if (root == NULL || !open_call(request->fcall, &call))
		return NULL;
	if (IsA(call.model, Const) && ((Const *) call.model)->constisnull)
		return NULL;
	row = linitial(call.features);
	is_open = list_length(call.features) == 1 && root->parse->groupingSets == NIL &&
			  ((IsA(row, Var) && open_variable(root, (Var *) row, &columns)) ||
			   (IsA(row, RowExpr) && open_row_expression((RowExpr *) row, &columns)));
	known = find_model(call.model, call.by_name);
	if (call.by_name && IsA(call.model, Const))
		depend_on_aliases(root);
	if (is_open)
		result = plan_row(&call, known, &columns);
	else if (known != NULL)
		check_order(root, call.features, &known->pin.model->encoder);
	if (known != NULL)
		mlsys_pin_release(&known->pin);
	return result;
}

/* A larger model takes longer, whatever it is: what it has to read for a row grows with it. */
static Node *
estimate_cost(SupportRequestCost *request)
{
	const FuncExpr *call = (FuncExpr *) request->node;
	KnownModel *known;

	if (call == NULL || !IsA(call, FuncExpr))
		return NULL;
	known = find_model(linitial(call->args), exprType(linitial(call->args)) == TEXTOID);
	if (known == NULL)
		return NULL;
	request->startup = 0;
	request->per_tuple = cpu_operator_cost * (2 + (double) mlsys_pin_size(&known->pin) / 4096);
	mlsys_pin_release(&known->pin);
	return (Node *) request;
}

PG_FUNCTION_INFO_V1(mlsys_predict_support);
Datum
mlsys_predict_support(PG_FUNCTION_ARGS)
{
	Node *request = (Node *) PG_GETARG_POINTER(0);

	if (IsA(request, SupportRequestSimplify))
		PG_RETURN_POINTER(simplify((SupportRequestSimplify *) request));
	if (IsA(request, SupportRequestCost))
		PG_RETURN_POINTER(estimate_cost((SupportRequestCost *) request));
	PG_RETURN_POINTER(NULL);
}
