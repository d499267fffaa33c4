/*
 * profile_call.c
 *		The call of mlsys.profile(): what its arguments are.  See profile_call.h.
 *
 * Names.  The option features always wins; the columns of a row argument have names.  Else the text of
 * the query tells them (call_text.c), or the executor's range table; all others are f<n>.  A profile
 * without a reference is told its names in the end, by the leader, as models are.  With a reference they
 * are needed from the first row on, to find the reference's columns, also in a parallel worker, which
 * does not know where in the text its call stands.  It looks at all calls in the text that it can be; where
 * these disagree about a name that nothing else tells, it is an error, which the option features mends.
 * States whose names differ do not merge, so no disagreement goes unseen.
 */
#include "pg/profile_call.h"

#include "access/parallel.h"
#include "catalog/pg_type.h"
#include "executor/executor.h"
#include "funcapi.h"
#include "optimizer/optimizer.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "pg/call_args.h"
#include "pg/call_text.h"
#include "pg/value.h"

#define FUNCTION "profile"
#define SCHEMAS_SEARCHED 8
#define NAMES_HINT \
	"Give the names by the option: profile('{\"features\": [\"name\", ...]}', reference, column, ...)."
#define SAME_PREFIX (MLSYS_PROFILE_HEADER + 16) /* bytes of a reference that are compared */

/* Options */

typedef struct ProfileOptions
{
	MlNames features;
	int64_t bins;
	int64_t min_category_count;
	bool store_values;
	int64_t seed;
} ProfileOptions;

/* clang-format off */
static const MlOptionSpec option_specs[] = {
	{"features", ML_OPTION_NAMES, offsetof(ProfileOptions, features), 0, 0, 0, NULL,
	 " columns names feature_names ",
	 "names of the columns in the order of the arguments, or which columns of a row"},
	{"bins", ML_OPTION_INTEGER, offsetof(ProfileOptions, bins), 20, 2, ML_PROFILE_MAX_BINS, NULL,
	 " nbins n_bins num_bins buckets ",
	 "bins of a column of numbers, without the two at the ends"},
	{"min_category_count", ML_OPTION_INTEGER, offsetof(ProfileOptions, min_category_count), 10, 1, 1e9, NULL,
	 " min_count min_frequency ",
	 "rows that a category must have for its text to be kept"},
	{"store_values", ML_OPTION_BOOL, offsetof(ProfileOptions, store_values), 1, 0, 0, NULL,
	 " keep_values ",
	 "whether texts of categories are kept; if not, only their hashes are"},
	{"seed", ML_OPTION_INTEGER, offsetof(ProfileOptions, seed), 0, 0, 9007199254740992.0, NULL,
	 " random_state random_seed ",
	 "seed of the sketches"},
};
/* clang-format on */

/* Only names can be given beside a reference, which has all else. */
static void
check_with_reference(const MlValue *value)
{
	for (int32_t i = 0; i < value->nitems; i++)
		if (ml_text_compare(value->items[i].key, ml_text("features")) != 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("option \"%s\" does not go with a reference",
							pnstrdup(value->items[i].key.data, value->items[i].key.length)),
					 errdetail("A profile made with a reference has the reference's options.")));
}

static void
set_options(MlsysEnv *env, ProfileSchema *made, bool has_reference)
{
	ProfileOptions options;
	MlValue value;

	ml_options_default(option_specs, lengthof(option_specs), &options, sizeof(options));
	options.seed = (int64_t) ml_profile_default_options.seed;
	if (made->options_given != NULL)
	{
		mlsys_value_from_jsonb(made->options_given, &value);
		mlsys_check(env, ml_options_set(&env->ml, FUNCTION, option_specs, lengthof(option_specs),
										&value, &options));
		if (has_reference)
			check_with_reference(&value);
	}
	made->features = options.features;
	made->options.bins = (int32_t) options.bins;
	made->options.min_category_count = (int32_t) options.min_category_count;
	made->options.store_values = options.store_values;
	made->options.seed = (uint64_t) options.seed;
}

/* Arguments */

static bool
is_options(FunctionCallInfo fcinfo, Oid type)
{
	Expr *expression;

	if (type != JSONBOID)
		return type == UNKNOWNOID;
	expression = mlsys_argument_expression(fcinfo, 1);
	return expression != NULL && !contain_var_clause((Node *) expression);
}

/* The type has no fixed OID: it is known by its input function. */
static bool
is_profile_type(Oid type)
{
	FmgrInfo function;
	Oid input;
	Oid parameter;

	if (type < FirstNormalObjectId || get_typtype(type) != TYPTYPE_BASE ||
		OidIsValid(get_element_type(type)))
		return false;
	getTypeInputInfo(type, &input, &parameter);
	fmgr_info(input, &function);
	return function.fn_addr == mlsys_data_profile_in;
}

ProfileCall *
profile_call_make(FunctionCallInfo fcinfo)
{
	MemoryContext context = fcinfo->flinfo->fn_mcxt;
	ProfileCall *call = MemoryContextAllocZero(context, sizeof(ProfileCall));
	int arg = 1;

	call->context = context;
	if (arg < PG_NARGS() && is_options(fcinfo, get_fn_expr_argtype(fcinfo->flinfo, arg)))
	{
		call->options_unknown = get_fn_expr_argtype(fcinfo->flinfo, arg) == UNKNOWNOID;
		call->options_arg = arg++;
	}
	if (arg < PG_NARGS() && is_profile_type(get_fn_expr_argtype(fcinfo->flinfo, arg)))
		call->reference_arg = arg++;
	call->first_arg = arg;
	if (arg == PG_NARGS())
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("profile needs at least one column"),
						call->options_arg != 0
							? errdetail("The first argument is taken for the options, since it is "
										"a jsonb or a literal without type.")
							: 0,
						errhint("Call it as profile([options,] [reference,] column, ...) or "
								"profile([options,] [reference,] row).")));
	call->is_row =
		PG_NARGS() - arg == 1 && mlsys_is_row_type(get_fn_expr_argtype(fcinfo->flinfo, arg));
	return call;
}

void
profile_null_reference(const char *function)
{
	ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					errmsg("reference of mlsys.%s() is NULL", function),
					errhint("Without a reference, leave the argument out.")));
}

bool
profile_same_reference(Datum value, const struct varlena *opened, const struct varlena *toast)
{
	const struct varlena *given = (const struct varlena *) DatumGetPointer(value);
	const struct varlena *beginning = given;

	if (VARATT_IS_EXTERNAL_ONDISK(given) && toast != NULL &&
		memcmp(given, toast, VARSIZE_EXTERNAL(given)) == 0)
		return true;
	if (VARATT_IS_EXTERNAL(given) || VARATT_IS_COMPRESSED(given))
		beginning = PG_DETOAST_DATUM_SLICE(value, 0, SAME_PREFIX);
	else if (VARSIZE_ANY_EXHDR(given) != VARSIZE_ANY_EXHDR(opened))
		return false;
	/* the checksum is part of what is compared */
	return memcmp(VARDATA_ANY(beginning), VARDATA_ANY(opened),
				  Min(SAME_PREFIX, VARSIZE_ANY_EXHDR(opened))) == 0 &&
		   VARSIZE_ANY_EXHDR(beginning) >= Min(SAME_PREFIX, VARSIZE_ANY_EXHDR(opened));
}

static bool
same_options(ProfileCall *call, FunctionCallInfo fcinfo, const ProfileSchema *schema)
{
	Jsonb *options;

	if (call->options_arg == 0 || call->options_unknown)
		return true;
	options = mlsys_options_argument(fcinfo, call->options_arg, false, FUNCTION);
	if (options == NULL || schema->options_given == NULL)
		return options == schema->options_given;
	return VARSIZE(options) == VARSIZE(schema->options_given) &&
		   memcmp(options, schema->options_given, VARSIZE(options)) == 0;
}

static bool
is_row_of(const ProfileSchema *schema, HeapTupleHeader row)
{
	return HeapTupleHeaderGetTypeId(row) == schema->row_type &&
		   HeapTupleHeaderGetTypMod(row) == schema->row_typmod;
}

/* Does a row fit the schema? */
static bool
has_reference_of(const ProfileCall *call, const ProfileSchema *schema, FunctionCallInfo fcinfo)
{
	return call->reference_arg == 0 ||
		   (!PG_ARGISNULL(call->reference_arg) &&
			profile_same_reference(PG_GETARG_DATUM(call->reference_arg), schema->reference_value,
								   schema->reference_toast));
}

void
profile_call_check(const ProfileCall *call, const ProfileSchema *schema, FunctionCallInfo fcinfo)
{
	if (!has_reference_of(call, schema, fcinfo))
	{
		if (PG_ARGISNULL(call->reference_arg))
			profile_null_reference(FUNCTION);
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("reference differs between rows of one profile")));
	}
	if (call->is_row && !PG_ARGISNULL(call->first_arg) &&
		!is_row_of(schema, PG_GETARG_HEAPTUPLEHEADER(call->first_arg)))
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("rows of different types cannot be in one profile")));
}

/* Names */

static bool
is_taken(const char **names, int32 n, int32 except, const char *name)
{
	for (int32 i = 0; i < n; i++)
		if (i != except && strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* Give a second column of a name another one: x_2. */
static void
make_different(const char **names, int32 n)
{
	for (int32 i = 1; i < n; i++)
	{
		const char *base = names[i];

		if (!is_taken(names, i, -1, base))
			continue;
		for (int number = 2; is_taken(names, n, i, names[i]); number++)
			names[i] = psprintf("%s_%d", base, number);
	}
}

/* The names in the query's text of the arguments of this call, or NULL. */
static char **
text_names(FunctionCallInfo fcinfo, Aggref *aggref, bool *are_sure)
{
	const char *text = ((AggState *) fcinfo->context)->ss.ps.state->es_sourceText;
	int nargs = list_length(aggref->aggargtypes);

	*are_sure = true;
	if (aggref->location < 0 && IsParallelWorker())
		return mlsys_call_columns_alone(text, FUNCTION, nargs, are_sure);
	return mlsys_call_columns(text, aggref->location, FUNCTION, nargs);
}

const char **
profile_final_names(FunctionCallInfo fcinfo, const ProfileNames *names)
{
	const char **result = palloc(Max(names->n, 1) * sizeof(char *));
	Aggref *aggref = AggGetAggref(fcinfo);
	char **texts = NULL;
	bool are_sure;

	if (names->first_arg > 0 && aggref != NULL &&
		list_length(aggref->aggargtypes) == names->first_arg - 1 + names->n)
		texts = text_names(fcinfo, aggref, &are_sure);
	for (int32 i = 0; i < names->n; i++)
	{
		result[i] = names->names[i];
		if (texts != NULL && texts[names->first_arg - 1 + i] != NULL)
			result[i] = texts[names->first_arg - 1 + i];
		else if (names->first_arg > 0 && names->labels[i][0] != '\0')
			result[i] = names->labels[i];
	}
	if (names->first_arg > 0)
		make_different(result, names->n);
	return result;
}

/* An argument without a name whose place in the call the reference does not know, either. */
static void
check_nameless(const MlDataProfile *reference, const char *name, int32 i)
{
	if (ml_profile_find(reference, name) >= 0 ||
		ml_profile_find(reference, psprintf("%s[1]", name)) >= 0)
		return;
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_COLUMN),
			 errmsg("column %d of profile has no name, and the reference has no column \"%s\"",
					i + 1, name),
			 errhint(NAMES_HINT)));
}

/* Names of arguments that a reference's columns are to be found by. */
static void
find_argument_names(ProfileCall *call, FunctionCallInfo fcinfo, const MlDataProfile *reference,
					ProfileNames *names)
{
	Aggref *aggref = AggGetAggref(fcinfo);
	char **texts = NULL;
	bool are_sure = true;

	if (aggref != NULL)
		texts = text_names(fcinfo, aggref, &are_sure);
	for (int32 i = 0; i < names->n; i++)
	{
		const char *text = texts != NULL ? texts[call->first_arg - 1 + i] : NULL;

		if (text != NULL)
			names->names[i] = text;
		else if (names->labels[i][0] != '\0')
			names->names[i] = names->labels[i];
		else if (!are_sure)
			ereport(ERROR,
					(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
					 errmsg("names of the columns of profile are not known in a parallel process"),
					 errdetail("The query has several calls with other names."),
					 errhint(NAMES_HINT)));
		else
			check_nameless(reference, names->names[i], i);
	}
	make_different(names->names, names->n);
}

/* Columns of the call */

static void
names_make(ProfileNames *names, int32 n)
{
	names->n = n;
	names->names = palloc0(Max(n, 1) * sizeof(char *));
	names->labels = palloc0(Max(n, 1) * sizeof(char *));
	names->type_names = palloc0(Max(n, 1) * sizeof(char *));
	names->are_arrays = palloc0(Max(n, 1) * sizeof(bool));
}

/* The arguments, whose readers are set up by the caller. */
static void
argument_columns(ProfileCall *call, FunctionCallInfo fcinfo, ProfileSchema *made, Oid *types)
{
	ProfileNames *names = &made->names;
	int32 n = PG_NARGS() - call->first_arg;

	names_make(names, n);
	names->first_arg = call->first_arg;
	if (made->features.count > 0 && made->features.count != n)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg_plural("option \"features\" has %d name, but there are %d columns",
									  "option \"features\" has %d names, but there are %d columns",
									  made->features.count, made->features.count, n)));
	made->nsources = n;
	made->sources = palloc0(n * sizeof(ProfileSource));
	for (int32 i = 0; i < n; i++)
	{
		const char *label = mlsys_argument_name(fcinfo, call->first_arg + i);

		made->sources[i].source = call->first_arg + i;
		types[i] = get_fn_expr_argtype(fcinfo->flinfo, call->first_arg + i);
		names->names[i] = psprintf("f%d", i + 1);
		names->labels[i] = label != NULL ? pstrdup(label) : "";
	}
	if (made->features.count > 0)
	{
		names->first_arg = 0;
		for (int32 i = 0; i < n; i++)
			names->names[i] = made->features.names[i];
		make_different(names->names, n);
	}
	else if (call->reference_arg != 0)
	{
		find_argument_names(call, fcinfo, made->reference, names);
		names->first_arg = 0;
	}
}

static int
find_attribute(TupleDesc desc, const char *name)
{
	StringInfoData list;

	for (int i = 0; i < desc->natts; i++)
		if (!TupleDescAttr(desc, i)->attisdropped &&
			strcmp(NameStr(TupleDescAttr(desc, i)->attname), name) == 0)
			return i;
	initStringInfo(&list);
	for (int i = 0; i < desc->natts; i++)
		if (!TupleDescAttr(desc, i)->attisdropped)
			appendStringInfo(&list, "%s%s", list.len > 0 ? ", " : "",
							 NameStr(TupleDescAttr(desc, i)->attname));
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_COLUMN),
			 errmsg("option \"features\" names \"%s\", which is not a column of the row", name),
			 errdetail("There are: %s.", list.data)));
}

/* The columns of a row, or those of them that the option names. */
static void
row_columns(ProfileSchema *made, Oid *types)
{
	TupleDesc desc = made->row_desc;
	ProfileNames *names = &made->names;
	int32 n = 0;

	names_make(names, made->features.count > 0 ? made->features.count : desc->natts);
	made->sources = palloc0(Max(names->n, 1) * sizeof(ProfileSource));
	if (made->features.count > 0)
		for (; n < names->n; n++)
			made->sources[n].source = find_attribute(desc, made->features.names[n]);
	else
		for (int i = 0; i < desc->natts; i++)
			if (!TupleDescAttr(desc, i)->attisdropped)
				made->sources[n++].source = i;
	names->n = made->nsources = n;
	for (int32 i = 0; i < n; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, made->sources[i].source);

		types[i] = attribute->atttypid;
		names->names[i] = pstrdup(NameStr(attribute->attname));
		names->labels[i] = "";
	}
	make_different(names->names, n);
}

MlProfileColumn *
profile_element_columns(const char *name, Oid array_type, int32 n)
{
	MlProfileColumn *columns = palloc0(Max(n, 1) * sizeof(MlProfileColumn));
	Oid element = get_element_type(array_type);
	const char *type_name =
		format_type_with_typemod(OidIsValid(element) ? getBaseType(element) : FLOAT4OID, -1);

	for (int32 i = 0; i < n; i++)
	{
		columns[i].name = psprintf("%s[%d]", name, i + 1);
		columns[i].type_name = type_name;
		columns[i].type_kind = ML_COLUMN_NUMBER;
		columns[i].kind = ML_PROFILE_NUMBER;
	}
	return columns;
}

/* How many elements of an array the reference knows. */
static int32
reference_width(const MlDataProfile *reference, const char *name)
{
	int32 n = 0;

	while (n < ML_PROFILE_MAX_COLUMNS &&
		   ml_profile_find(reference, psprintf("%s[%d]", name, n + 1)) >= 0)
		n++;
	return n;
}

static ProfileMode
source_mode(const MlsysColumnReader *reader)
{
	switch (reader->kind)
	{
		case ML_COLUMN_NUMBER:
		case ML_COLUMN_BOOLEAN:
			return reader->source == MLSYS_FLOAT8 ? PROFILE_FLOAT8 : PROFILE_NUMBER;
		case ML_COLUMN_TIME:
			return PROFILE_TIME;
		case ML_COLUMN_CATEGORY:
			return PROFILE_CATEGORY;
		case ML_COLUMN_ARRAY:
			return PROFILE_ARRAY;
	}
	return PROFILE_OTHER;
}

/* Add columns to those that the profile begins with; returns the first. */
static int32
append_columns(ProfileSchema *made, const MlProfileColumn *columns, int32 n)
{
	int32 first = made->ncolumns;

	n = Min(n, ML_PROFILE_MAX_COLUMNS - first);
	made->columns = repalloc(made->columns, (first + n + 1) * sizeof(MlProfileColumn));
	made->slot_columns = repalloc(made->slot_columns, (first + n + 1) * sizeof(int32));
	for (int32 i = 0; i < n; i++)
	{
		made->columns[first + i] = columns[i];
		if (columns[i].kind == ML_PROFILE_NUMBER)
			made->slot_columns[made->nslots++] = first + i;
	}
	made->ncolumns += n;
	return first;
}

ProfileMode
profile_column_init(MlsysColumnReader *reader, MlProfileColumn *column, Oid type,
					MemoryContext context)
{
	ProfileMode mode = PROFILE_OTHER;

	column->type_name = format_type_with_typemod(getBaseType(type), -1);
	column->type_kind = ML_COLUMN_CATEGORY;
	if (type != UNKNOWNOID && mlsys_column_try(reader, column->name, type, context))
	{
		mode = source_mode(reader);
		column->type_kind = reader->kind;
	}
	if (mode <= PROFILE_TIME)
		column->kind = ML_PROFILE_NUMBER;
	else
		column->kind = mode == PROFILE_CATEGORY ? ML_PROFILE_CATEGORY : ML_PROFILE_OTHER;
	return mode;
}

/* Set up the reader of a column of the call, and the columns of the profile that it has. */
static void
add_source(ProfileSchema *made, int32 i, Oid type)
{
	ProfileSource *source = &made->sources[i];
	MlProfileColumn column = {.name = made->names.names[i]};

	source->mode = profile_column_init(&source->reader, &column, type, made->context);
	made->names.type_names[i] = column.type_name;
	made->all_numbers &= source->mode <= PROFILE_TIME;
	source->column = source->slot = source->width = -1;
	if (source->mode == PROFILE_ARRAY)
	{
		made->names.are_arrays[i] = true;
		if (made->reference != NULL)
			source->width = reference_width(made->reference, column.name);
		if (source->width <= 0)
		{
			source->width = -1;
			made->has_arrays = true;
			return;
		}
		source->slot = made->nslots;
		source->column = append_columns(
			made, profile_element_columns(column.name, source->reader.type, source->width),
			source->width);
		source->width = Min(source->width, made->ncolumns - source->column);
		return;
	}
	if (column.kind == ML_PROFILE_NUMBER)
		source->slot = made->nslots;
	source->column = append_columns(made, &column, 1);
}

/* Schemas */

static void
open_reference(MlsysEnv *env, ProfileSchema *made, Datum value)
{
	const struct varlena *given = (const struct varlena *) DatumGetPointer(value);

	if (VARATT_IS_EXTERNAL_ONDISK(given))
	{
		made->reference_toast = palloc(VARSIZE_EXTERNAL(given));
		memcpy(made->reference_toast, given, VARSIZE_EXTERNAL(given));
	}
	made->reference_value = PG_DETOAST_DATUM_COPY(value);
	made->reference = palloc0(sizeof(MlDataProfile));
	mlsys_profile_open(env, made->reference_value, made->reference);
	made->options = made->reference->options;
}

/* The type of the rows; false when it is not known before there is one. */
static bool
find_row_type(ProfileCall *call, FunctionCallInfo fcinfo, ProfileSchema *made)
{
	if (!PG_ARGISNULL(call->first_arg))
	{
		HeapTupleHeader row = PG_GETARG_HEAPTUPLEHEADER(call->first_arg);

		made->row_type = HeapTupleHeaderGetTypeId(row);
		made->row_typmod = HeapTupleHeaderGetTypMod(row);
	}
	else
	{
		made->row_type = getBaseType(get_fn_expr_argtype(fcinfo->flinfo, call->first_arg));
		made->row_typmod = -1;
		if (made->row_type == RECORDOID)
			return false;
	}
	made->row_desc = lookup_rowtype_tupdesc_copy(made->row_type, made->row_typmod);
	return true;
}

static ProfileSchema *
schema_make(ProfileCall *call, FunctionCallInfo fcinfo)
{
	MemoryContext context =
		AllocSetContextCreate(call->context, "mlsys profile schema", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	ProfileSchema *made = palloc0(sizeof(ProfileSchema));
	Jsonb *options = NULL;
	MlsysEnv env;
	Oid *types;

	made->context = context;
	made->all_numbers = true;
	mlsys_env_init(&env, context);
	if (call->is_row && !find_row_type(call, fcinfo, made))
	{
		MemoryContextSwitchTo(old);
		MemoryContextDelete(context);
		return NULL;
	}
	if (call->options_arg != 0)
		options =
			mlsys_options_argument(fcinfo, call->options_arg, call->options_unknown, FUNCTION);
	if (options != NULL)
	{
		made->options_given = palloc(VARSIZE(options));
		memcpy(made->options_given, options, VARSIZE(options));
	}
	set_options(&env, made, call->reference_arg != 0);
	if (call->reference_arg != 0)
		open_reference(&env, made, PG_GETARG_DATUM(call->reference_arg));
	types = palloc((call->is_row ? made->row_desc->natts + made->features.count + 1 : PG_NARGS()) *
				   sizeof(Oid));
	if (call->is_row)
		row_columns(made, types);
	else
		argument_columns(call, fcinfo, made, types);
	made->columns = palloc(sizeof(MlProfileColumn));
	made->slot_columns = palloc(sizeof(int32));
	for (int32 i = 0; i < made->nsources; i++)
		add_source(made, i, types[i]);
	made->next = call->schemas;
	call->schemas = made;
	MemoryContextSwitchTo(old);
	return made;
}

ProfileSchema *
profile_call_schema(ProfileCall *call, FunctionCallInfo fcinfo)
{
	ProfileSchema *made = call->schemas;

	if (call->reference_arg != 0 && PG_ARGISNULL(call->reference_arg))
		profile_null_reference(FUNCTION);
	for (int i = 0; made != NULL && i < SCHEMAS_SEARCHED; i++, made = made->next)
		if ((!call->is_row || PG_ARGISNULL(call->first_arg) ||
			 is_row_of(made, PG_GETARG_HEAPTUPLEHEADER(call->first_arg))) &&
			has_reference_of(call, made, fcinfo) && same_options(call, fcinfo, made))
			return made;
	return schema_make(call, fcinfo);
}

void
profile_call_forget(ProfileCall *call)
{
	while (call->schemas != NULL && call->schemas->next != NULL)
	{
		ProfileSchema *old = call->schemas->next;

		call->schemas->next = old->next;
		MemoryContextDelete(old->context);
	}
}
