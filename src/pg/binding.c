/*
 * binding.c
 *		From the arguments of a prediction function to a row of its model.  See binding.h.
 *
 * A call site has inputs (its arguments, or the columns of its row) and, for each column of a model,
 * a source: the input it comes from and how that is read.  Inputs are known with the first row and
 * change only when a record brings another type; sources belong to a model.  Each has a memory
 * context of its own, so that it can be made anew.
 *
 * By value there is one model at a time.  By name there is one for each slot of names.c, so that a
 * name that differs from row to row does not bind its columns anew each time.
 *
 * An argument is trusted to be constant over the call site's life only where it is a constant of
 * the plan: PL/pgSQL keeps the state of an expression while its parameters change.
 */
#include "pg/binding.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "nodes/primnodes.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "pg/cache.h"
#include "pg/column.h"
#include "pg/names.h"

#define NAMES_SHOWN 30    /* in an error's detail */
#define MODELS_BY_NAME 32 /* at once, where the name is not a constant */

typedef enum Form
{
	FORM_COLUMNS,
	FORM_ROW,
	FORM_ARRAY
} Form;

/* An argument, or a column of the row. */
typedef struct Input
{
	const char *name; /* NULL: bound by position; "" is a dropped column */
	Oid type;
	MlsysColumnReader *reader; /* made when a model needs it */
} Input;

/* Where a column of the model comes from. */
typedef struct Source
{
	int input;
	MlColumnKind kind;
	int first; /* dense column, or category column */
	int width;
	MlsysColumnReader *reader;
	bool is_literal; /* of type unknown: a cstring that input reads */
	FmgrInfo literal_input;
	Oid literal_argument;
} Source;

/* A model bound to the inputs. */
typedef struct BoundModel
{
	MlsysPin pin;
	uint64 inputs_id; /* of the inputs that the sources are of; 0: none */
	MemoryContext context;
	Source *sources;
	int nsources;
	bool is_plain; /* source i is input i, a float8, and dense column i */
	double *dense;
	int32 *levels;
	double *probabilities;
	int32 class_index;
	void *extra;
	const MlsysName *name; /* NULL: by value */
	MlsysCounts *counts;   /* as found in counts_generation */
	uint64 counts_generation;
} BoundModel;

typedef struct Binding
{
	MlsysEnv env;
	MemoryContext context;
	Form form;
	int first; /* argument with the first feature */
	int nfeatures;
	bool model_is_const;
	int planned_version; /* whose columns are passed by name; 0: all */

	MlsysNames *names;   /* NULL: by value */
	BoundModel **models; /* by slot; NULL: not used yet */
	BoundModel *current; /* that of the last row */

	MemoryContext input_context;
	uint64 inputs_id; /* counts what the inputs have been, from 1 */
	int ninputs;
	Input *inputs;

	/* of form ROW: the type that the inputs are of, and a place for a row taken apart */
	Oid row_type;
	int32 row_typmod;
	TypeCacheEntry *row_entry; /* NULL for an anonymous record */
	uint64 row_identifier;
	TupleDesc row_desc;
	Datum *row_values;
	bool *row_nulls;
	NullableDatum *row;
} Binding;

char *
mlsys_list_names(int n, const char *(*name)(const void *, int), const void *names)
{
	StringInfoData list;
	int shown = 0;

	initStringInfo(&list);
	for (int i = 0; i < n; i++)
	{
		if (name(names, i)[0] == '\0')
			continue;
		if (shown == NAMES_SHOWN)
		{
			appendStringInfoString(&list, ", ...");
			break;
		}
		appendStringInfo(&list, "%s%s", shown++ > 0 ? ", " : "", name(names, i));
	}
	return list.data;
}

static const char *
input_name(const void *inputs, int i)
{
	return ((const Input *) inputs)[i].name;
}

static const char *
column_name(const void *columns, int i)
{
	return ((const MlColumn *) columns)[i].name;
}

/* Inputs */

static void
begin_inputs(Binding *binding, int ninputs)
{
	MemoryContextReset(binding->input_context);
	binding->inputs_id++;
	binding->ninputs = ninputs;
	binding->inputs =
		MemoryContextAllocZero(binding->input_context, Max(ninputs, 1) * sizeof(Input));
}

/* The inputs of a call by columns, or of the one array. */
static void
set_argument_inputs(Binding *binding, FmgrInfo *flinfo)
{
	begin_inputs(binding, binding->nfeatures);
	for (int i = 0; i < binding->ninputs; i++)
	{
		binding->inputs[i].type = get_fn_expr_argtype(flinfo, binding->first + i);
		if (!OidIsValid(binding->inputs[i].type))
			elog(ERROR, "could not determine the type of argument %d", binding->first + i + 1);
	}
}

/* Names of the inputs, given by a text[] of the same length. */
static void
set_input_names(Binding *binding, ArrayType *array)
{
	Datum *names;
	bool *nulls;
	int n;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &names, &nulls, &n);
	if (n != binding->ninputs)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("%d names were given for %d columns", n, binding->ninputs)));
	for (int i = 0; i < n; i++)
	{
		if (nulls[i])
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
							errmsg("name of column %d is NULL", i + 1)));
		binding->inputs[i].name =
			MemoryContextStrdup(binding->input_context, TextDatumGetCString(names[i]));
	}
}

/* The columns of a row type become the inputs. */
static void
set_row_inputs(Binding *binding, Oid type, int32 typmod)
{
	TupleDesc desc = lookup_rowtype_tupdesc(type, typmod);
	MemoryContext old_context;

	binding->row_type = InvalidOid; /* until all is set */
	begin_inputs(binding, desc->natts);
	old_context = MemoryContextSwitchTo(binding->input_context);
	binding->row_desc = CreateTupleDescCopyConstr(desc);
	ReleaseTupleDesc(desc);
	desc = binding->row_desc;
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, i);

		binding->inputs[i].name = attribute->attisdropped ? "" : NameStr(attribute->attname);
		binding->inputs[i].type = attribute->atttypid;
	}
	binding->row_values = palloc(Max(desc->natts, 1) * sizeof(Datum));
	binding->row_nulls = palloc(Max(desc->natts, 1) * sizeof(bool));
	binding->row = palloc(Max(desc->natts, 1) * sizeof(NullableDatum));
	MemoryContextSwitchTo(old_context);

	binding->row_entry = NULL;
	if (type != RECORDOID)
	{
		binding->row_entry = lookup_type_cache(type, TYPECACHE_TUPDESC);
		binding->row_identifier = binding->row_entry->tupDesc_identifier;
	}
	binding->row_typmod = typmod;
	binding->row_type = type;
}

/* Are the inputs those of this type?  A named type may have been altered in the meantime. */
static bool
is_current_row_type(const Binding *binding, Oid type, int32 typmod)
{
	if (type != binding->row_type)
		return false;
	if (binding->row_entry != NULL)
		return binding->row_entry->tupDesc_identifier == binding->row_identifier;
	return typmod == binding->row_typmod;
}

/* A constant argument of the form that the planner makes. */
static Const *
constant_argument(List *arguments, int i)
{
	Const *argument = list_nth(arguments, i);

	if (!IsA(argument, Const))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("names of columns must be a constant, and the columns an "
							   "argument each")));
	return argument;
}

/* Names and version of the form that the planner makes; the features follow. */
static void
set_planned_inputs(Binding *binding, FmgrInfo *flinfo, List *arguments, int names_arg)
{
	Const *names = constant_argument(arguments, names_arg);

	binding->form = FORM_COLUMNS;
	if (binding->names != NULL)
	{
		Const *version = constant_argument(arguments, names_arg + 1);

		binding->planned_version = version->constisnull ? 0 : DatumGetInt32(version->constvalue);
	}
	if (get_fn_expr_variadic(flinfo) || names->constisnull)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("names of columns must be a constant, and the columns an "
							   "argument each")));
	set_argument_inputs(binding, flinfo);
	set_input_names(binding, DatumGetArrayTypeP(names->constvalue));
}

/*
 * Two features without a type, as in predict_proba('m', NULL, 'x'), are taken by the parser for a row
 * and a class.  A literal fails as a row; NULL would predict NULL.
 */
static void
check_row_argument(const Const *row)
{
	if (IsA(row, Const) && row->consttype == RECORDOID && row->constisnull)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("row is a NULL without type"),
						errhint("With a class as the last argument the one before is a row. Give "
								"features their types: NULL::float8.")));
}

static Binding *
begin_binding(FunctionCallInfo fcinfo, int call)
{
	FmgrInfo *flinfo = fcinfo->flinfo;
	MemoryContext context = flinfo->fn_mcxt;
	Binding *binding = MemoryContextAllocZero(context, sizeof(Binding));
	int names_arg = (call & MLSYS_CALL_CLASS) ? 2 : 1;
	int nmodels = 1;
	List *arguments;
	Oid type;

	if (flinfo->fn_expr == NULL || !IsA(flinfo->fn_expr, FuncExpr))
		elog(ERROR, "a prediction function was called without an expression");
	arguments = ((FuncExpr *) flinfo->fn_expr)->args;
	mlsys_env_init(&binding->env, context);
	binding->context = context;
	binding->model_is_const = IsA(linitial(arguments), Const);
	binding->input_context = AllocSetContextCreate(context, "mlsys inputs", ALLOCSET_SMALL_SIZES);
	if (get_fn_expr_argtype(flinfo, 0) == TEXTOID)
	{
		nmodels = binding->model_is_const ? 1 : MODELS_BY_NAME;
		binding->names = mlsys_names_begin(context, nmodels);
	}
	binding->models = MemoryContextAllocZero(context, nmodels * sizeof(BoundModel *));

	if (call & MLSYS_CALL_COLUMNS)
		binding->first = names_arg + (binding->names != NULL ? 2 : 1);
	else
		binding->first = 1;
	binding->nfeatures = PG_NARGS() - binding->first;
	if ((call & ~MLSYS_CALL_UNCOUNTED) == MLSYS_CALL_CLASS)
	{
		binding->nfeatures = 1;
		check_row_argument(lsecond(arguments));
	}
	type = get_fn_expr_argtype(flinfo, binding->first);
	if (call & MLSYS_CALL_COLUMNS)
		set_planned_inputs(binding, flinfo, arguments, names_arg);
	else if (binding->nfeatures == 1 && !get_fn_expr_variadic(flinfo) && type_is_rowtype(type))
		binding->form = FORM_ROW;
	else
	{
		bool is_array =
			get_fn_expr_variadic(flinfo) || (binding->nfeatures == 1 && mlsys_is_block_type(type));

		binding->form = is_array ? FORM_ARRAY : FORM_COLUMNS;
		set_argument_inputs(binding, flinfo);
	}
	flinfo->fn_extra = binding;
	return binding;
}

/* The model of a slot, made when it is used first. */
static BoundModel *
model_of_slot(Binding *binding, int slot)
{
	BoundModel *model = binding->models[slot];

	if (model == NULL)
	{
		model = MemoryContextAllocZero(binding->context, sizeof(BoundModel));
		model->context =
			AllocSetContextCreate(binding->context, "mlsys sources", ALLOCSET_SMALL_SIZES);
		mlsys_pin_init(&model->pin, binding->context);
		binding->models[slot] = model;
	}
	return model;
}

/* Sources */

static void
set_reader(Binding *binding, MemoryContext context, Source *source, const MlColumn *column)
{
	Input *input = &binding->inputs[source->input];

	if (input->type == UNKNOWNOID)
	{
		Oid type = mlsys_column_literal_type(column);
		Oid function;

		/* its value would depend on TimeZone and DateStyle, and on the day for 'now' */
		if (column->kind == ML_COLUMN_TIME)
			ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
							errmsg("feature \"%s\" is a literal without type", column->name),
							errhint("Give it a type: %s '...'.", column->type_name)));
		getTypeInputInfo(type, &function, &source->literal_argument);
		fmgr_info_cxt(function, &source->literal_input, context);
		source->is_literal = true;
		source->reader = MemoryContextAlloc(context, sizeof(MlsysColumnReader));
		mlsys_column_init(source->reader, column->name, type, context);
	}
	else
	{
		if (input->reader == NULL)
		{
			MlsysColumnReader *reader =
				MemoryContextAlloc(binding->input_context, sizeof(MlsysColumnReader));

			mlsys_column_init(reader, column->name, input->type, binding->input_context);
			input->reader = reader;
		}
		source->reader = input->reader;
		source->reader->name = column->name;
	}
	mlsys_column_match(source->reader, column);
}

/* The input of a column's name. */
static int
find_input(const Binding *binding, const MlEncoder *encoder, int c)
{
	const MlColumn *column = &encoder->columns[c];
	int found = -1;

	if (!column->named)
		ereport(
			ERROR,
			(errcode(ERRCODE_UNDEFINED_COLUMN),
			 errmsg("feature %d of the model has no name to find it by in a row", c + 1),
			 errdetail(
				 "The model was trained on an expression, or on a column whose name the query did not tell."),
			 errhint("Give the features as arguments in the order of training, or train with "
					 "their names: '{\"features\": [\"a\", \"b\"]}'.")));
	for (int i = 0; i < binding->ninputs; i++)
	{
		if (!OidIsValid(binding->inputs[i].type) ||
			strcmp(binding->inputs[i].name, column->name) != 0)
			continue;
		if (found >= 0)
			ereport(ERROR, (errcode(ERRCODE_AMBIGUOUS_COLUMN),
							errmsg("row has more than one column \"%s\"", column->name)));
		found = i;
	}
	if (found < 0 && binding->planned_version != 0)
	{
		mlsys_invalidate_plans();
		ereport(ERROR,
				(errcode(ERRCODE_T_R_SERIALIZATION_FAILURE),
				 errmsg("query was planned with the columns of version %d, but the model now "
						"needs column \"%s\", too",
						binding->planned_version, column->name),
				 errhint("Run the query again: it is planned anew.")));
	}
	if (found < 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("row has no column \"%s\", which the model needs", column->name),
				 errdetail("The row has the columns %s. The model needs %s.",
						   mlsys_list_names(binding->ninputs, input_name, binding->inputs),
						   mlsys_list_names(encoder->ncolumns, column_name, encoder->columns))));
	return found;
}

static void
check_array_model(const MlEncoder *encoder)
{
	for (int i = 0; i < encoder->ncolumns; i++)
	{
		if (encoder->columns[i].kind == ML_COLUMN_CATEGORY)
			ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
							errmsg("column \"%s\" of the model is a category, which an array of "
								   "numbers cannot have",
								   encoder->columns[i].name),
							errhint("Give the features as a row, or as an argument each.")));
	}
}

static void
check_count(const Binding *binding, const MlEncoder *encoder)
{
	if (binding->ninputs != encoder->ncolumns)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg_plural("model has %d features, but %d was given",
							   "model has %d features, but %d were given", binding->ninputs,
							   encoder->ncolumns, binding->ninputs),
				 errdetail("The features are %s.",
						   mlsys_list_names(encoder->ncolumns, column_name, encoder->columns))));
}

/* Bind a model's columns to the inputs. */
static void
bind_model(Binding *binding, BoundModel *model)
{
	static const MlColumn whole_array = {.name = "features", .kind = ML_COLUMN_ARRAY};
	const MlEncoder *encoder = &model->pin.model->encoder;
	MemoryContext context = model->context;
	bool by_name = binding->form == FORM_ROW || binding->inputs[0].name != NULL;

	MemoryContextReset(context);
	model->extra = NULL;
	model->inputs_id = 0;
	model->nsources = binding->form == FORM_ARRAY ? 1 : encoder->ncolumns;
	if (binding->form == FORM_ARRAY)
		check_array_model(encoder);
	else if (!by_name)
		check_count(binding, encoder);
	model->sources = MemoryContextAllocZero(context, Max(model->nsources, 1) * sizeof(Source));
	model->dense = MemoryContextAllocHuge(context, Max(encoder->ndense, 1) * sizeof(double));
	model->levels = MemoryContextAllocHuge(context, Max(encoder->ncategorical, 1) * sizeof(int32));
	model->probabilities =
		MemoryContextAlloc(context, Max(model->pin.model->classes.nclasses, 1) * sizeof(double));
	model->class_index = 0;
	model->is_plain = binding->form == FORM_COLUMNS;
	for (int i = 0; i < model->nsources; i++)
	{
		Source *source = &model->sources[i];
		const MlColumn *column = binding->form == FORM_ARRAY ? &whole_array : &encoder->columns[i];

		source->input = by_name ? find_input(binding, encoder, i) : i;
		source->kind = column->kind;
		source->first = column->first;
		source->width = binding->form == FORM_ARRAY ? encoder->ndense : column->width;
		set_reader(binding, context, source, column);
		if (source->input != i || source->first != i || source->is_literal ||
			source->reader->source != MLSYS_FLOAT8)
			model->is_plain = false;
	}
	model->inputs_id = binding->inputs_id;
}

/* Readers are shared by the models; what they call their column is that of the one in use. */
static void
name_readers(const Binding *binding, const BoundModel *model)
{
	if (model->inputs_id != binding->inputs_id || binding->form == FORM_ARRAY)
		return; /* to be bound yet; or one name for all */
	for (int i = 0; i < model->nsources; i++)
		model->sources[i].reader->name = model->pin.model->encoder.columns[i].name;
}

/* Models */

/* Use the model of a reference. */
static void
set_model_by_name(Binding *binding, const text *reference)
{
	const MlsysName *name = mlsys_names_find(binding->names, reference, true);
	BoundModel *model = model_of_slot(binding, name->slot);
	bool changed = false;

	if (name->is_renewed && !mlsys_pin_find(&model->pin, name->resolved.digest, &changed))
	{
		struct varlena *value = mlsys_resolved_value(&name->resolved);

		changed = mlsys_pin_set(&model->pin, PointerGetDatum(value));
		pfree(value);
	}
	if (changed)
		model->inputs_id = 0;
	if (name->is_renewed)
		model->counts_generation = 0;
	model->name = name;
	if (model != binding->current)
		name_readers(binding, model);
	binding->current = model;
}

/* Use the model of a value. */
static void
set_model_by_value(Binding *binding, Datum value)
{
	BoundModel *model = model_of_slot(binding, 0);

	binding->current = model;
	if (!(binding->model_is_const && model->pin.model != NULL) && mlsys_pin_set(&model->pin, value))
	{
		model->inputs_id = 0;
		model->counts_generation = 0;
	}
}

/* Where to count a row of the model, now begun; NULL: nowhere. */
static MlsysCounts *
begin_counting(BoundModel *model)
{
	if (unlikely(model->counts_generation != mlsys_stats_generation))
	{
		bool by_name = model->name != NULL;

		model->counts = mlsys_stats_find(by_name ? model->name->resolved.model : NULL,
										 by_name ? model->name->resolved.version : 0,
										 mlsys_pin_digest(&model->pin));
		model->counts_generation = mlsys_stats_generation;
	}
	if (model->counts != NULL)
		model->counts->rows++;
	return model->counts;
}

/* Rows */

/* The name of a dense column: "x", or "x[3]" of an array. */
static char *
dense_name(const MlEncoder *encoder, int dense)
{
	char buffer[256];

	for (int i = 0; i < encoder->ncolumns; i++)
	{
		const MlColumn *column = &encoder->columns[i];

		if (column->kind != ML_COLUMN_CATEGORY && dense >= column->first &&
			dense < column->first + column->width)
		{
			ml_feature_name(column, dense - column->first, buffer, sizeof(buffer));
			return mlsys_valid_text(buffer);
		}
	}
	elog(ERROR, "model has no dense column %d", dense);
}

/* Some dense value is not finite: is it missing, or invalid?  False when the result is NULL. */
static bool
check_dense(const BoundModel *model, bool *has_missing)
{
	const MlEncoder *encoder = &model->pin.model->encoder;

	for (int i = 0; i < encoder->ndense; i++)
	{
		if (isnan(model->dense[i]))
		{
			*has_missing = true;
			if (model->counts != NULL)
				model->counts->null_features++;
		}
		else if (isinf(model->dense[i]))
		{
			if (mlsys_on_invalid_row == MLSYS_INVALID_ROW_NULL)
				return false;
			mlsys_infinity_error(dense_name(encoder, i));
		}
	}
	return true;
}

/* Has training not seen a category that was given this level? */
static bool
is_unseen(const MlEncoder *encoder, int c, MlText text, int32 level, MlStatus status)
{
	if (status != ML_OK || level < 0)
		return true;
	return encoder->unseen == ML_UNSEEN_OTHER && level == encoder->levels[c].other &&
		   ml_levels_find(&encoder->levels[c], text) < 0;
}

static bool
read_category(Binding *binding, BoundModel *model, int c, NullableDatum input)
{
	const Source *source = &model->sources[c];
	const MlEncoder *encoder = &model->pin.model->encoder;
	MlText text;
	MlStatus status;

	if (!input.isnull)
		text = mlsys_read_category(source->reader, input.value);
	status = ml_encoder_level(&binding->env.ml, encoder, &encoder->columns[c],
							  input.isnull ? NULL : &text, &model->levels[source->first]);
	if (model->counts != NULL)
	{
		if (input.isnull)
			model->counts->null_features++;
		else if (is_unseen(encoder, source->first, text, model->levels[source->first], status))
			model->counts->unseen_categories++;
	}
	if (status == ML_BAD_VALUE && mlsys_on_invalid_row == MLSYS_INVALID_ROW_NULL)
		return false;
	mlsys_check(&binding->env, status);
	return true;
}

static bool
read_block(BoundModel *model, const Source *source, NullableDatum input)
{
	double *dense = model->dense + source->first;
	const double *numbers;
	bool has_missing;
	int32 n;

	if (input.isnull)
	{
		for (int i = 0; i < source->width; i++)
			dense[i] = NAN;
		return true;
	}
	numbers = mlsys_read_array(source->reader, input.value, &n, &has_missing);
	if (n != source->width)
	{
		mlsys_invalid_row(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						  errmsg("array \"%s\" has %d elements, but the model needs %d",
								 source->reader->name, n, source->width));
		return false;
	}
	memcpy(dense, numbers, n * sizeof(double));
	return true;
}

/* The inputs of a row, into dense and levels.  False when the result is NULL. */
static bool
read_inputs(Binding *binding, const NullableDatum *inputs, bool *has_missing)
{
	BoundModel *model = binding->current;
	int unusual = 0;
	double *dense = model->dense;

	*has_missing = false;
	if (model->is_plain)
	{
		for (int i = 0; i < model->nsources; i++)
		{
			double value = inputs[i].isnull ? NAN : DatumGetFloat8(inputs[i].value);

			dense[i] = value;
			unusual |= !(fabs(value) <= DBL_MAX);
		}
		return unusual == 0 || check_dense(model, has_missing);
	}
	for (int i = 0; i < model->nsources; i++)
	{
		Source *source = &model->sources[i];
		NullableDatum input = inputs[source->input];

		if (source->is_literal && !input.isnull)
			input.value = InputFunctionCall(&source->literal_input, DatumGetCString(input.value),
											source->literal_argument, -1);
		if (source->kind == ML_COLUMN_CATEGORY)
		{
			if (!read_category(binding, model, i, input))
				return false;
		}
		else if (source->kind == ML_COLUMN_ARRAY)
		{
			if (!read_block(model, source, input))
				return false;
			unusual = 1;
		}
		else
		{
			double value = input.isnull ? NAN : mlsys_read_number(source->reader, input.value);

			dense[source->first] = value;
			unusual |= !(fabs(value) <= DBL_MAX);
		}
	}
	return unusual == 0 || check_dense(model, has_missing);
}

/* Take a composite value apart; its type decides the inputs. */
static void
open_row(Binding *binding, Datum value)
{
	HeapTupleHeader header = DatumGetHeapTupleHeader(value);
	Oid type = HeapTupleHeaderGetTypeId(header);
	int32 typmod = HeapTupleHeaderGetTypMod(header);
	BoundModel *model = binding->current;
	HeapTupleData tuple;

	if (!is_current_row_type(binding, type, typmod))
		set_row_inputs(binding, type, typmod);
	if (model->inputs_id != binding->inputs_id)
		bind_model(binding, model);
	tuple.t_len = HeapTupleHeaderGetDatumLength(header);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = header;
	heap_deform_tuple(&tuple, binding->row_desc, binding->row_values, binding->row_nulls);
	for (int i = 0; i < model->nsources; i++)
	{
		int input = model->sources[i].input;

		binding->row[input].value = binding->row_values[input];
		binding->row[input].isnull = binding->row_nulls[input];
	}
}

bool
mlsys_bind_row(FunctionCallInfo fcinfo, int call, MlsysBoundRow *bound)
{
	Binding *binding = fcinfo->flinfo->fn_extra;
	const NullableDatum *inputs;
	BoundModel *model;

	if (PG_ARGISNULL(0))
		return false;
	if (binding == NULL)
		binding = begin_binding(fcinfo, call);
	inputs = fcinfo->args + binding->first;
	if (binding->form != FORM_COLUMNS && inputs->isnull)
		return false;
	if (binding->names != NULL)
		set_model_by_name(binding, PG_GETARG_TEXT_PP(0));
	else
		set_model_by_value(binding, PG_GETARG_DATUM(0));
	model = binding->current;
	bound->counts = call & MLSYS_CALL_UNCOUNTED ? NULL : begin_counting(model);
	if (binding->form == FORM_ROW)
	{
		open_row(binding, inputs->value);
		inputs = binding->row;
	}
	else if (model->inputs_id != binding->inputs_id)
		bind_model(binding, model);

	bound->model = model->pin.model;
	bound->row.dense = model->dense;
	bound->row.levels = model->levels;
	bound->probabilities = model->probabilities;
	bound->class_index = &model->class_index;
	bound->extra = &model->extra;
	bound->context = model->context;
	if (read_inputs(binding, inputs, &bound->row.has_missing))
		return true;
	mlsys_count_null(bound->counts);
	return false;
}
