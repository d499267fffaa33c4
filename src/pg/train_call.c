/*
 * train_call.c
 *		The call of a training aggregate: what its arguments are.  See train_call.h.
 *
 * Names of features.  The option features always wins; the columns of a row argument have names.  Else
 * the text of the query tells them (call_text.c), where there is one: the final function reads it, in
 * the leader, which knows where in the text the call stands (parallel workers do not).  In a view's or
 * function's stored query there is no such place; there the executor's range table is asked, but only
 * where no subquery stands before the column's table, since a subquery that the planner has flattened
 * leaves its entry there and the alias that the user sees is lost.  All others are called f<n>.
 */
#include "pg/train_call.h"

#include "catalog/pg_type.h"
#include "executor/executor.h"
#include "funcapi.h"
#include "utils/typcache.h"

#include "pg/call_args.h"
#include "pg/call_text.h"
#include "pg/train_init.h"

#define SCHEMAS_SEARCHED 8

void
train_name_features(FunctionCallInfo fcinfo, MlModel *model)
{
	Aggref *aggref = AggGetAggref(fcinfo);
	MlEncoder *encoder = &model->encoder;
	char **names = NULL;
	int first;
	int nargs;

	if (aggref == NULL || list_length(aggref->aggargtypes) < 2)
		return;
	nargs = list_length(aggref->aggargtypes);
	first = linitial_oid(aggref->aggargtypes) == UNKNOWNOID ||
					linitial_oid(aggref->aggargtypes) == JSONBOID
				? 2
				: 1;
	names = mlsys_call_columns(((AggState *) fcinfo->context)->ss.ps.state->es_sourceText,
							   aggref->location, model->algorithm->name, nargs);
	if (names == NULL || first >= nargs)
		return;
	if (strcmp(model->training.target_name, "target") == 0 && names[first - 1] != NULL)
		model->training.target_name = names[first - 1];
	for (int32 c = 0; c < encoder->ncolumns; c++)
	{
		MlColumn *column = &encoder->columns[c];
		const char *name;
		bool taken = false;

		if (column->named || (name = names[first - 1 + atoi(column->name + 1)]) == NULL)
			continue;
		for (int32 other = 0; other < encoder->ncolumns; other++)
			taken |= strcmp(encoder->columns[other].name, name) == 0;
		if (taken)
			continue;
		column->name = name;
		column->named = true;
	}
}

/* The same in all rows and rescans: a parameter of an outer query is not. */
static bool
is_constant(const Expr *expression)
{
	return IsA(expression, Const) ||
		   (IsA(expression, Param) && ((const Param *) expression)->paramkind == PARAM_EXTERN);
}

bool
train_argument_is_constant(FunctionCallInfo fcinfo, int arg)
{
	Expr *expression = mlsys_argument_expression(fcinfo, arg);

	return expression != NULL && is_constant(expression);
}

TrainCall *
train_call_make(FunctionCallInfo fcinfo, const MlAlgorithm *algorithm)
{
	MemoryContext context = fcinfo->flinfo->fn_mcxt;
	TrainCall *call = MemoryContextAllocZero(context, sizeof(TrainCall));
	Oid first = get_fn_expr_argtype(fcinfo->flinfo, 1);
	int arg = 1;

	call->algorithm = algorithm;
	call->context = context;
	if (first == JSONBOID || first == UNKNOWNOID)
	{
		Expr *expression = mlsys_argument_expression(fcinfo, arg);

		call->options_unknown = first == UNKNOWNOID;
		call->options_constant =
			call->options_unknown || (expression != NULL && is_constant(expression));
		call->options_arg = arg++;
	}
	if (call->options_arg != 0 && PG_NARGS() - arg == 1)
	{
		if (!mlsys_is_row_type(get_fn_expr_argtype(fcinfo->flinfo, arg)))
			ereport(
				ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("%s needs a target and at least one feature", algorithm->name),
				 errdetail("The first argument is taken for the options, since it is a jsonb or a "
						   "literal without type."),
				 errhint("Call it as %s([options,] target, feature, ...) or %s('{\"target\": "
						 "\"name\"}', row).",
						 algorithm->name, algorithm->name)));
	}
	else
		call->target_arg = arg++;
	call->first_arg = arg;
	call->nfeature_args = PG_NARGS() - arg;
	for (int i = call->target_arg; call->target_arg != 0 && i < PG_NARGS(); i++)
		if (mlsys_is_row_type(get_fn_expr_argtype(fcinfo->flinfo, i)))
			ereport(
				ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("a row cannot be the target or one of several features"),
				 errhint(
					 "Give the row alone and name its target: %s('{\"target\": \"name\"}', row).",
					 algorithm->name)));
	return call;
}

Jsonb *
train_call_options(TrainCall *call, FunctionCallInfo fcinfo)
{
	if (call->options_arg == 0)
		return NULL;
	return mlsys_options_argument(fcinfo, call->options_arg, call->options_unknown,
								  call->algorithm->name);
}

bool
train_call_same_options(TrainCall *call, FunctionCallInfo fcinfo, TrainSchema *schema)
{
	Jsonb *options;

	if (call->options_arg == 0 || call->options_constant)
		return true;
	options = train_call_options(call, fcinfo);
	if (options == NULL || schema->options == NULL)
		return options == schema->options;
	return VARSIZE(options) == VARSIZE(schema->options) &&
		   memcmp(options, schema->options, VARSIZE(options)) == 0;
}

static void
argument_candidates(TrainCall *call, FunctionCallInfo fcinfo, TrainCandidates *candidates)
{
	for (int i = 0; i < call->nfeature_args; i++)
	{
		candidates->names[i] = mlsys_argument_name(fcinfo, call->first_arg + i);
		candidates->types[i] = get_fn_expr_argtype(fcinfo->flinfo, call->first_arg + i);
		candidates->sources[i] = call->first_arg + i;
	}
	candidates->n = call->nfeature_args;
}

static void
row_candidates(TupleDesc desc, TrainCandidates *candidates)
{
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, i);

		if (attribute->attisdropped)
			continue;
		candidates->names[candidates->n] = pstrdup(NameStr(attribute->attname));
		candidates->types[candidates->n] = attribute->atttypid;
		candidates->sources[candidates->n++] = i;
	}
}

static int
find_candidate(const TrainCandidates *candidates, const char *name)
{
	for (int i = 0; i < candidates->n; i++)
		if (candidates->names[i] != NULL && strcmp(candidates->names[i], name) == 0)
			return i;
	return -1;
}

/* 42703: an option names a column that is not there; lists what is. */
static void
missing_candidate(const TrainCandidates *candidates, const char *option, const char *name)
{
	StringInfoData list;
	bool all_named = true;

	initStringInfo(&list);
	for (int i = 0; i < candidates->n; i++)
		all_named &= candidates->names[i] != NULL;
	for (int i = 0; i < candidates->n; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "",
						 candidates->names[i] != NULL ? candidates->names[i] : "(expression)");
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_COLUMN),
			 errmsg("option \"%s\" names \"%s\", which is not a column of the call", option, name),
			 errdetail("There are: %s.", list.data),
			 all_named ? 0
					   : errhint("Here an expression has no name, nor has a column of a subquery "
								 "or view. Give the position of the argument, counted from the "
								 "first feature.")));
}

static void
remove_candidate(TrainCandidates *candidates, int which)
{
	candidates->n--;
	for (int i = which; i < candidates->n; i++)
	{
		candidates->names[i] = candidates->names[i + 1];
		candidates->types[i] = candidates->types[i + 1];
		candidates->sources[i] = candidates->sources[i + 1];
	}
}

/* The candidate that an option names, -1 when it names none. */
static int
named_candidate(const MlArgument *argument, const char *option, const TrainCandidates *candidates)
{
	int which = argument->position - 1;

	if (argument->name != NULL)
	{
		which = find_candidate(candidates, argument->name);
		if (which < 0)
			missing_candidate(candidates, option, argument->name);
	}
	else if (which >= candidates->n)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("option \"%s\" is %d, but there are %d feature arguments", option,
							   argument->position, candidates->n)));
	return which;
}

/*
 * Take the weight and the like out of the candidates.  Positions count all of them, so none is taken out
 * before all are found.
 */
static void
choose_extras(TrainCall *call, TrainSchema *made, TrainCandidates *candidates,
			  MemoryContext context)
{
	MlArgument extras[TRAIN_EXTRAS];
	int which[TRAIN_EXTRAS];

	train_extra_options(call->algorithm, made->schema.options, extras);
	for (int i = 0; i < TRAIN_EXTRAS; i++)
	{
		which[i] = named_candidate(&extras[i], train_extra_names[i], candidates);
		if (which[i] < 0)
			continue;
		for (int j = 0; j < i; j++)
			if (which[j] == which[i])
				ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
								errmsg("options \"%s\" and \"%s\" name the same argument",
									   train_extra_names[j], train_extra_names[i])));
		train_schema_extra(made, i, candidates->sources[which[i]], candidates->types[which[i]],
						   context);
	}
	for (int c = candidates->n - 1; c >= 0; c--)
		for (int i = 0; i < TRAIN_EXTRAS; i++)
			if (which[i] == c)
				remove_candidate(candidates, c);
}

/* The target's reader, by its name in the schema. */
static void
set_target(TrainCall *call, TrainSchema *made, Oid type, MemoryContext context)
{
	MlTask task = train_target_reader(&made->target, call->algorithm, made->schema.options,
									  made->schema.target_name, type, context);

	made->schema.labelled = task == ML_TASK_CLASSIFICATION;
	made->schema.target_kind = made->target.reader.kind;
}

/* Take the target out of a row's columns. */
static void
choose_target(TrainCall *call, TrainSchema *made, const char *target, TrainCandidates *candidates,
			  MemoryContext context)
{
	int which;

	if (target == NULL)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("with a row, %s needs the option \"target\"", call->algorithm->name),
						errhint("Name the column to predict: %s('{\"target\": \"name\"}', row).",
								call->algorithm->name)));
	which = find_candidate(candidates, target);
	if (which < 0)
		missing_candidate(candidates, "target", target);
	made->target.source = candidates->sources[which];
	made->schema.target_name = candidates->names[which];
	set_target(call, made, candidates->types[which], context);
	remove_candidate(candidates, which);
}

/* Names given by the option: those of the arguments in order, or a choice from a row's columns. */
static void
apply_names(TrainCall *call, const MlNames *names, TrainCandidates *candidates)
{
	if (names->count == 0)
		return;
	if (call->target_arg == 0)
	{
		TrainCandidates all = *candidates;

		candidates->n = names->count;
		candidates->names = palloc(names->count * sizeof(char *));
		candidates->types = palloc(names->count * sizeof(Oid));
		candidates->sources = palloc(names->count * sizeof(int));
		for (int i = 0; i < names->count; i++)
		{
			int which = find_candidate(&all, names->names[i]);

			if (which < 0)
				missing_candidate(&all, "features", names->names[i]);
			candidates->names[i] = all.names[which];
			candidates->types[i] = all.types[which];
			candidates->sources[i] = all.sources[which];
		}
		return;
	}
	if (names->count != candidates->n)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg_plural("option \"features\" has %d name, but there are %d features",
									  "option \"features\" has %d names, but there are %d features",
									  names->count, names->count, candidates->n)));
	for (int i = 0; i < names->count; i++)
		candidates->names[i] = names->names[i];
}

/* Find the model to start from, which says in what order the features come. */
static void
start_from(TrainCall *call, TrainSchema *made, TrainCandidates *candidates, MemoryContext context)
{
	const char *reference = train_init_settle(call->algorithm, made->schema.options);
	MlTask task = made->schema.labelled ? ML_TASK_CLASSIFICATION : ML_TASK_REGRESSION;

	if (reference == NULL)
		return;
	made->init = train_init_open(reference, call->algorithm, task, context);
	train_init_arrange(made->init, reference, candidates);
}

/* The context of a schema goes: with the call, or because no state needs it. */
static void
schema_gone(void *argument)
{
	TrainSchema *made = argument;
	TrainSchema **link = &made->call->schemas;

	while (*link != NULL && *link != made)
		link = &(*link)->next;
	if (*link == made)
		*link = made->next;
}

/* Everything but the lengths of arrays, in a memory context of its own, first of the call's list. */
static TrainSchema *
schema_make(TrainCall *call, FunctionCallInfo fcinfo, Jsonb *options)
{
	MemoryContext context =
		AllocSetContextCreate(call->context, "mlsys training schema", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	TrainSchema *made = palloc0(sizeof(TrainSchema));
	TrainCandidates candidates = {0};
	const MlCommonOptions *common;
	MlsysEnv env;
	int limit = call->nfeature_args;

	made->context = context;
	made->call = call;
	mlsys_env_init(&env, context);
	if (options != NULL)
	{
		made->options = palloc(VARSIZE(options));
		memcpy(made->options, options, VARSIZE(options));
	}
	made->schema.options =
		train_options(&env, call->algorithm, made->options, &made->schema.options_given);
	common = made->schema.options;
	if (call->target_arg == 0)
	{
		HeapTupleHeader row = PG_GETARG_HEAPTUPLEHEADER(call->first_arg);

		made->row_type = HeapTupleHeaderGetTypeId(row);
		made->row_typmod = HeapTupleHeaderGetTypMod(row);
		made->row_desc = lookup_rowtype_tupdesc_copy(made->row_type, made->row_typmod);
		limit = made->row_desc->natts;
	}
	candidates.names = palloc0(Max(limit, 1) * sizeof(char *));
	candidates.types = palloc0(Max(limit, 1) * sizeof(Oid));
	candidates.sources = palloc0(Max(limit, 1) * sizeof(int));
	if (call->target_arg == 0)
	{
		row_candidates(made->row_desc, &candidates);
		choose_target(call, made, common->target, &candidates, context);
	}
	else
	{
		const char *name = mlsys_argument_name(fcinfo, call->target_arg);

		if (common->target != NULL)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("option \"target\" goes with a row as the only feature argument")));
		argument_candidates(call, fcinfo, &candidates);
		made->target.source = call->target_arg;
		made->schema.target_name = name != NULL ? name : "target";
		set_target(call, made, get_fn_expr_argtype(fcinfo->flinfo, call->target_arg), context);
	}
	choose_extras(call, made, &candidates, context);
	apply_names(call, &common->features, &candidates);
	start_from(call, made, &candidates, context);
	train_schema_columns(made, &candidates, call->first_arg, context);
	if (made->schema.ncolumns == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s needs at least one feature", call->algorithm->name)));
	made->callback.func = schema_gone;
	made->callback.arg = made;
	MemoryContextRegisterResetCallback(context, &made->callback);
	made->next = call->schemas;
	call->schemas = made;
	MemoryContextSwitchTo(old);
	return made;
}

/* The value of a column of the call in this row. */
static Datum
column_value(TrainCall *call, FunctionCallInfo fcinfo, TrainSchema *made, int source, bool *isnull)
{
	HeapTupleData tuple;

	if (call->target_arg != 0)
	{
		*isnull = PG_ARGISNULL(source);
		return PG_GETARG_DATUM(source);
	}
	tuple.t_data = PG_GETARG_HEAPTUPLEHEADER(call->first_arg);
	tuple.t_len = HeapTupleHeaderGetDatumLength(tuple.t_data);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	return heap_getattr(&tuple, source + 1, made->row_desc, isnull);
}

/*
 * Find the lengths of a row's arrays: false when one is NULL, or when the schema has others.  A new
 * schema takes them over.
 */
static bool
find_widths(TrainCall *call, FunctionCallInfo fcinfo, TrainSchema *made, bool *is_null)
{
	for (int i = 0; i < made->schema.ncolumns; i++)
	{
		MlColumn *column = &made->schema.columns[i];
		bool has_missing;
		Datum value;
		int32 width;

		if (column->kind != ML_COLUMN_ARRAY)
			continue;
		value = column_value(call, fcinfo, made, made->features[i].source, is_null);
		if (*is_null)
			return false;
		(void) mlsys_read_array(&made->features[i].reader, value, &width, &has_missing);
		if (width == 0)
			ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
							errmsg("array \"%s\" is empty", column->name)));
		if (made->bytes != NULL && width != column->width)
			return false;
		column->width = width;
	}
	return true;
}

static bool
is_row_of(const TrainSchema *schema, HeapTupleHeader row)
{
	return HeapTupleHeaderGetTypeId(row) == schema->row_type &&
		   HeapTupleHeaderGetTypMod(row) == schema->row_typmod;
}

void
train_check_row(const TrainSchema *schema, HeapTupleHeader row)
{
	if (!is_row_of(schema, row))
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("rows of different types cannot train one model")));
}

/*
 * The schema that this row fits, among the last few, so that options or lengths that come in turn cost
 * nothing; or NULL.  Its row type is looked at before any value.
 */
static TrainSchema *
find_schema(TrainCall *call, FunctionCallInfo fcinfo, bool *is_null)
{
	TrainSchema *made = call->schemas;

	for (int i = 0; made != NULL && i < SCHEMAS_SEARCHED && !*is_null; i++, made = made->next)
	{
		if (call->target_arg == 0 && !is_row_of(made, PG_GETARG_HEAPTUPLEHEADER(call->first_arg)))
			continue;
		if (train_call_same_options(call, fcinfo, made) && find_widths(call, fcinfo, made, is_null))
			return made;
	}
	return NULL;
}

TrainSchema *
train_call_schema(TrainCall *call, FunctionCallInfo fcinfo)
{
	bool is_null = false;
	TrainSchema *made = find_schema(call, fcinfo, &is_null);

	if (is_null)
		return NULL;
	if (made == NULL)
	{
		made = schema_make(call, fcinfo, train_call_options(call, fcinfo));
		if (!find_widths(call, fcinfo, made, &is_null))
			return NULL;
	}
	if (made->bytes == NULL)
		train_schema_complete(call->algorithm, NULL, NULL, made);
	return made;
}

void
train_call_forget(TrainCall *call)
{
	while (call->schemas != NULL && call->schemas->next != NULL)
		MemoryContextDelete(call->schemas->next->context);
}
