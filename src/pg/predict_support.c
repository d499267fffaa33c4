/*
 * predict_support.c
 *		Planner support of predict: a row becomes its columns, and a wrong order is told.
 *
 * predict(model, t) reads a whole row: a tuple is formed, and taken apart again, for every row.
 * At plan time a row is known to consist of columns in two cases: a whole-row variable of a table,
 * and a row expression, which is what the whole row of a pulled-up subquery or view has become.
 * There the call is planned as
 *
 *	  predict(model, a, b, c)							   when the model is a constant: only what it uses
 *	  predict_columns(model, '{a,b,c,d}', a, b, c, d)	   when it is not known yet: all columns
 *
 * The result must be that of the row form in every case, errors included, so the call is left as it
 * stands where this cannot be seen:
 *
 *	  - the table is on the nullable side of an outer join, or below grouping sets: an unmatched row
 *		is NULL and predicts NULL, while a row of NULLs is imputed;
 *	  - the row comes from an outer query level;
 *	  - a field, which may no longer be computed, is volatile or returns a set;
 *	  - a column that the model needs is not there: the call raises that error when it is executed.
 */
#include "pg/mlsys.h"

#include "access/detoast.h"
#include "access/table.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/cost.h"
#include "optimizer/optimizer.h"
#include "parser/parse_func.h"
#include "parser/parsetree.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/typcache.h"

#include "pg/cache.h"
#include "pg/column.h"

/* predict_columns has two arguments more; one is kept in reserve for later forms. */
#define MAX_COLUMNS (FUNC_MAX_ARGS - 3)

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
	if (root->parse->groupingSets != NIL ||
		is_nullable((Node *) root->parse->jointree, var->varno, false))
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

/* predict(model, a, b, ...) with the columns of a known model, or NULL when that cannot be. */
static Node *
plan_known_model(const FuncExpr *call, const MlEncoder *encoder, const RowColumns *columns)
{
	FuncExpr *planned;
	List *args = list_make1(linitial(call->args));

	if (encoder->ncolumns > MAX_COLUMNS || encoder->ncolumns == 0)
		return NULL;
	for (int i = 0; i < encoder->ncolumns; i++)
	{
		Node *value =
			encoder->columns[i].named ? find_value(columns, encoder->columns[i].name) : NULL;

		/* A single array, or row, would be taken for the whole of the features. */
		if (value == NULL || (encoder->ncolumns == 1 && (mlsys_is_block_type(exprType(value)) ||
														 type_is_rowtype(exprType(value)))))
			return NULL;
		args = lappend(args, value);
	}
	planned = makeFuncExpr(call->funcid, call->funcresulttype, args, call->funccollid,
						   call->inputcollid, COERCE_EXPLICIT_CALL);
	planned->location = call->location;
	return (Node *) planned;
}

static bool
may_execute(Oid function)
{
	return pg_proc_aclcheck(function, GetUserId(), ACL_EXECUTE) == ACLCHECK_OK;
}

/* predict_columns(model, names, a, b, ...) with all columns, or NULL when they are too many. */
static Node *
plan_unknown_model(const FuncExpr *call, const RowColumns *columns)
{
	int n = list_length(columns->names);
	Oid types[] = {exprType(linitial(call->args)), TEXTARRAYOID, ANYOID};
	char *schema = get_namespace_name(get_func_namespace(call->funcid));
	List *function = list_make2(makeString(schema), makeString("predict_columns"));
	Datum *names = palloc(Max(n, 1) * sizeof(Datum));
	ArrayType *array;
	FuncExpr *planned;
	List *args;
	Oid funcid;

	if (n > MAX_COLUMNS || n == 0)
		return NULL;
	funcid = LookupFuncName(function, lengthof(types), types, false);
	if (!may_execute(call->funcid) || !may_execute(funcid))
		return NULL; /* the error is raised about the function that the query calls */
	for (int i = 0; i < n; i++)
		names[i] = CStringGetTextDatum(list_nth(columns->names, i));
	array = construct_array(names, n, TEXTOID, -1, false, TYPALIGN_INT);
	args = list_make2(linitial(call->args), makeConst(TEXTARRAYOID, -1, InvalidOid, -1,
													  PointerGetDatum(array), false, false));
	args = list_concat(args, columns->values);
	planned = makeFuncExpr(funcid, call->funcresulttype, args, call->funccollid, call->inputcollid,
						   COERCE_EXPLICIT_CALL);
	planned->location = call->location;
	return (Node *) planned;
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

static Node *
simplify(SupportRequestSimplify *request)
{
	PlannerInfo *root = request->root;
	FuncExpr *call = request->fcall;
	Node *result = NULL;
	RowColumns columns = {NIL, NIL};
	Node *row;
	Const *model;
	MlsysPin *pin = NULL;
	bool is_open;

	if (root == NULL || call->funcvariadic || list_length(call->args) < 2)
		return NULL;
	model = IsA(linitial(call->args), Const) ? linitial(call->args) : NULL;
	if (model != NULL && model->constisnull)
		return NULL;
	row = lsecond(call->args);
	is_open = list_length(call->args) == 2 &&
			  ((IsA(row, Var) && open_variable(root, (Var *) row, &columns)) ||
			   (IsA(row, RowExpr) && open_row_expression((RowExpr *) row, &columns)));
	if (model == NULL)
		return is_open ? plan_unknown_model(call, &columns) : NULL;

	pin = palloc(sizeof(MlsysPin));
	mlsys_pin_init(pin, CurrentMemoryContext);
	mlsys_pin_set(pin, model->constvalue);
	if (is_open)
		result = plan_known_model(call, &pin->model->encoder, &columns);
	else
		check_order(root, list_copy_tail(call->args, 1), &pin->model->encoder);
	mlsys_pin_release(pin);
	return result;
}

/* A larger model takes longer, whatever it is: what it has to read for a row grows with it. */
static Node *
estimate_cost(SupportRequestCost *request)
{
	const Const *model;

	if (request->node == NULL || !IsA(request->node, FuncExpr))
		return NULL;
	model = linitial(((FuncExpr *) request->node)->args);
	if (!IsA(model, Const) || model->constisnull)
		return NULL;
	request->startup = 0;
	request->per_tuple =
		cpu_operator_cost * (2 + (double) toast_raw_datum_size(model->constvalue) / 4096);
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
