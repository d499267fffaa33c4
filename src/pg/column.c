/*
 * column.c
 *		Reading a Datum of a SQL type as a number, a category or a block of numbers.
 *
 * See column.h for the table of types.  pgvector is not needed to build or to run: a type named
 * vector that has a cast to real[] is read through that cast.
 */
#include "pg/column.h"

#include "access/htup_details.h"
#include "catalog/namespace.h"
#include "catalog/pg_collation.h"
#include "catalog/pg_type.h"
#include "parser/parse_coerce.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/timestamp.h"

#define EPOCH_DAYS (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE)
#define EPOCH_SECONDS ((double) EPOCH_DAYS * SECS_PER_DAY)

typedef struct EnumLabel
{
	Oid value; /* hash key, first */
	MlText label;
} EnumLabel;

/* The built-in types; one that is not here is an enum, an array, a vector, or no feature. */
static const struct
{
	Oid type;
	MlsysSource source;
	MlColumnKind kind;
} builtin_types[] = {
	{FLOAT8OID, MLSYS_FLOAT8, ML_COLUMN_NUMBER},
	{FLOAT4OID, MLSYS_FLOAT4, ML_COLUMN_NUMBER},
	{INT2OID, MLSYS_INT2, ML_COLUMN_NUMBER},
	{INT4OID, MLSYS_INT4, ML_COLUMN_NUMBER},
	{INT8OID, MLSYS_INT8, ML_COLUMN_NUMBER},
	{NUMERICOID, MLSYS_NUMERIC, ML_COLUMN_NUMBER},
	{BOOLOID, MLSYS_BOOL, ML_COLUMN_BOOLEAN},
	{DATEOID, MLSYS_DATE, ML_COLUMN_TIME},
	{TIMESTAMPOID, MLSYS_TIMESTAMP, ML_COLUMN_TIME},
	{TIMESTAMPTZOID, MLSYS_TIMESTAMP, ML_COLUMN_TIME},
	{TIMEOID, MLSYS_TIME, ML_COLUMN_TIME},
	{INTERVALOID, MLSYS_INTERVAL, ML_COLUMN_TIME},
	{TEXTOID, MLSYS_TEXT, ML_COLUMN_CATEGORY},
	{VARCHAROID, MLSYS_TEXT, ML_COLUMN_CATEGORY},
	{BPCHAROID, MLSYS_BPCHAR, ML_COLUMN_CATEGORY},
	{NAMEOID, MLSYS_NAME, ML_COLUMN_CATEGORY},
	{CHAROID, MLSYS_OUTPUT, ML_COLUMN_CATEGORY},
	{UUIDOID, MLSYS_OUTPUT, ML_COLUMN_CATEGORY},
};

/* How a model records a type; not format_type_be, whose "character" is char(1). */
static const char *
type_name(Oid type)
{
	return format_type_with_typemod(type, -1);
}

static bool
find_builtin(Oid type, MlsysSource *source, MlColumnKind *kind)
{
	for (int i = 0; i < lengthof(builtin_types); i++)
	{
		if (builtin_types[i].type == type)
		{
			*source = builtin_types[i].source;
			*kind = builtin_types[i].kind;
			return true;
		}
	}
	return false;
}

/* The function that casts pgvector's type to real[], or InvalidOid for any other type. */
static Oid
vector_cast(Oid type)
{
	HeapTuple tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(type));
	Oid function = InvalidOid;
	bool is_vector;

	if (!HeapTupleIsValid(tuple))
		return InvalidOid;
	is_vector = strcmp(NameStr(((Form_pg_type) GETSTRUCT(tuple))->typname), "vector") == 0 &&
				((Form_pg_type) GETSTRUCT(tuple))->typtype == TYPTYPE_BASE;
	ReleaseSysCache(tuple);
	if (is_vector && find_coercion_pathway(FLOAT4ARRAYOID, type, COERCION_EXPLICIT, &function) !=
						 COERCION_PATH_FUNC)
		return InvalidOid;
	return function;
}

/* Element of an array of numbers; false for any other type. */
static bool
find_element(Oid type, MlsysSource *element)
{
	Oid element_type = get_element_type(type);
	MlColumnKind kind;

	return OidIsValid(element_type) && find_builtin(getBaseType(element_type), element, &kind) &&
		   kind == ML_COLUMN_NUMBER;
}

bool
mlsys_is_block_type(Oid type)
{
	Oid base = getBaseType(type);

	return OidIsValid(get_element_type(base)) || OidIsValid(vector_cast(base));
}

/* A function that the current user may call, to be called with values of the reader. */
static void
init_function(MlsysColumnReader *reader, Oid function)
{
	AclResult allowed = pg_proc_aclcheck(function, GetUserId(), ACL_EXECUTE);

	if (allowed != ACLCHECK_OK)
		aclcheck_error(allowed, OBJECT_FUNCTION, get_func_name(function));
	fmgr_info_cxt(function, &reader->function, reader->context);
	reader->function_nargs = reader->function.fn_nargs;
}

bool
mlsys_column_try(MlsysColumnReader *reader, const char *name, Oid type, MemoryContext context)
{
	Oid function;
	bool is_varlena;

	memset(reader, 0, sizeof(*reader));
	reader->name = name;
	reader->type = getBaseType(type);
	reader->context = context;

	if (find_builtin(reader->type, &reader->source, &reader->kind))
	{
		if (reader->source == MLSYS_OUTPUT)
		{
			getTypeOutputInfo(reader->type, &function, &is_varlena);
			init_function(reader, function);
		}
	}
	else if (type_is_enum(reader->type))
	{
		reader->source = MLSYS_ENUM;
		reader->kind = ML_COLUMN_CATEGORY;
	}
	else if (find_element(reader->type, &reader->element))
	{
		reader->source = MLSYS_ARRAY;
		reader->kind = ML_COLUMN_ARRAY;
	}
	else if (OidIsValid(function = vector_cast(reader->type)))
	{
		reader->source = MLSYS_VECTOR;
		reader->kind = ML_COLUMN_ARRAY;
		reader->element = MLSYS_FLOAT4;
		init_function(reader, function);
	}
	else
		return false;
	return true;
}

void
mlsys_column_init(MlsysColumnReader *reader, const char *name, Oid type, MemoryContext context)
{
	if (!mlsys_column_try(reader, name, type, context))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("column \"%s\" has type %s, which is not a feature type", name,
						format_type_be(type)),
				 errhint("Features can be numbers, boolean, date, time, timestamp, interval, text, "
						 "varchar, char, name, enum, uuid, arrays of numbers, and vector. Cast the "
						 "column to one of these types or leave it out.")));
}

/* Reading numbers */

static double
read_numeric(Datum value)
{
	/* No error when it is too large for a double: the caller knows the column's name. */
	return DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow, value));
}

static double
read_interval(Datum value)
{
	const Interval *interval = DatumGetIntervalP(value);
	double days = (double) (interval->month / MONTHS_PER_YEAR) * DAYS_PER_YEAR +
				  (double) (interval->month % MONTHS_PER_YEAR) * DAYS_PER_MONTH + interval->day;

	return days * SECS_PER_DAY + interval->time / (double) USECS_PER_SEC;
}

double
mlsys_read_number_slow(MlsysColumnReader *reader, Datum value)
{
	switch (reader->source)
	{
		case MLSYS_NUMERIC:
			return read_numeric(value);
		case MLSYS_DATE:
			if (DATE_NOT_FINITE(DatumGetDateADT(value)))
				break;
			return ((double) DatumGetDateADT(value) + EPOCH_DAYS) * SECS_PER_DAY;
		case MLSYS_TIMESTAMP:
			if (TIMESTAMP_NOT_FINITE(DatumGetTimestamp(value)))
				break;
			return DatumGetTimestamp(value) / (double) USECS_PER_SEC + EPOCH_SECONDS;
		case MLSYS_TIME:
			return DatumGetTimeADT(value) / (double) USECS_PER_SEC;
		case MLSYS_INTERVAL:
			return read_interval(value);
		default:
			elog(ERROR, "column \"%s\" is not a number", reader->name);
	}
	reader->infinite_times++;
	return NAN;
}

void
mlsys_infinity_error(const char *name)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("column \"%s\" has an infinite value", name),
			 errhint("Replace it by NULL, which is a missing value, or by a finite number.")));
}

/* Reading categories */

static MlText
read_enum(MlsysColumnReader *reader, Datum value)
{
	Oid oid = DatumGetObjectId(value);
	EnumLabel *entry;
	bool found;

	if (reader->labels == NULL)
	{
		HASHCTL control = {
			.keysize = sizeof(Oid), .entrysize = sizeof(EnumLabel), .hcxt = reader->context};

		reader->labels =
			hash_create("mlsys enum labels", 16, &control, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	}
	entry = hash_search(reader->labels, &oid, HASH_FIND, NULL);
	if (entry == NULL)
	{
		char *label = DatumGetCString(DirectFunctionCall1(enum_out, value));

		label = MemoryContextStrdup(reader->context, label);
		entry = hash_search(reader->labels, &oid, HASH_ENTER, &found);
		entry->label = ml_text(label);
	}
	return entry->label;
}

/* A cast function may take the type modifier, and whether the cast is explicit. */
static Datum
call_cast(MlsysColumnReader *reader, Datum value)
{
	FmgrInfo *function = &reader->function;

	if (reader->function_nargs == 1)
		return FunctionCall1Coll(function, DEFAULT_COLLATION_OID, value);
	if (reader->function_nargs == 2)
		return FunctionCall2Coll(function, DEFAULT_COLLATION_OID, value, Int32GetDatum(-1));
	return FunctionCall3Coll(function, DEFAULT_COLLATION_OID, value, Int32GetDatum(-1),
							 BoolGetDatum(true));
}

static MlText
read_output(MlsysColumnReader *reader, Datum value)
{
	text *label;

	if (!reader->casts_label)
		return ml_text(OutputFunctionCall(&reader->function, value));
	label = DatumGetTextPP(call_cast(reader, value));
	return (MlText){VARDATA_ANY(label), VARSIZE_ANY_EXHDR(label)};
}

MlText
mlsys_read_category(MlsysColumnReader *reader, Datum value)
{
	MlText text;

	switch (reader->source)
	{
		case MLSYS_TEXT:
		case MLSYS_BPCHAR:
		{
			const struct varlena *packed = PG_DETOAST_DATUM_PACKED(value);

			text.data = VARDATA_ANY(packed);
			text.length = VARSIZE_ANY_EXHDR(packed);
			if (reader->source == MLSYS_BPCHAR)
			{
				while (text.length > 0 && text.data[text.length - 1] == ' ')
					text.length--;
			}
			return text;
		}
		case MLSYS_NAME:
			return ml_text(NameStr(*DatumGetName(value)));
		case MLSYS_ENUM:
			return read_enum(reader, value);
		case MLSYS_OUTPUT:
			return read_output(reader, value);
		default:
			elog(ERROR, "column \"%s\" is not a category", reader->name);
	}
}

/* Reading labels */

/* As value::text is: by a cast, which says inet's netmask, or else the output function. */
static void
init_label_function(MlsysColumnReader *reader)
{
	Oid function;
	bool is_varlena;

	switch (find_coercion_pathway(TEXTOID, reader->type, COERCION_EXPLICIT, &function))
	{
		case COERCION_PATH_FUNC:
			reader->casts_label = true;
			break;
		case COERCION_PATH_RELABELTYPE:
			reader->source = MLSYS_TEXT;
			return;
		default:
			getTypeOutputInfo(reader->type, &function, &is_varlena);
			break;
	}
	init_function(reader, function);
}

void
mlsys_label_init(MlsysColumnReader *reader, const char *name, Oid type, MemoryContext context)
{
	Oid base = getBaseType(type);

	if (type_is_rowtype(base) || OidIsValid(get_element_type(base)))
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("target \"%s\" has type %s, which cannot be a class label", name,
							   format_type_be(type))));
	memset(reader, 0, sizeof(*reader));
	reader->name = name;
	reader->type = base;
	reader->context = context;
	if (type_is_enum(base))
	{
		reader->source = MLSYS_ENUM;
		reader->kind = ML_COLUMN_CATEGORY;
	}
	else if (!find_builtin(base, &reader->source, &reader->kind))
	{
		reader->source = MLSYS_OUTPUT;
		reader->kind = ML_COLUMN_CATEGORY;
	}
	switch (reader->source)
	{
		case MLSYS_INT2:
		case MLSYS_INT4:
		case MLSYS_INT8:
		case MLSYS_BOOL:
		case MLSYS_TEXT:
		case MLSYS_BPCHAR:
		case MLSYS_NAME:
		case MLSYS_ENUM:
			break;
		default:
			init_label_function(reader);
	}
}

MlText
mlsys_read_label(MlsysColumnReader *reader, Datum value)
{
	int64 number;

	switch (reader->source)
	{
		case MLSYS_BOOL:
			return ml_text(DatumGetBool(value) ? "true" : "false");
		case MLSYS_INT2:
			number = DatumGetInt16(value);
			break;
		case MLSYS_INT4:
			number = DatumGetInt32(value);
			break;
		case MLSYS_INT8:
			number = DatumGetInt64(value);
			break;
		case MLSYS_TEXT:
		case MLSYS_BPCHAR:
		case MLSYS_NAME:
		case MLSYS_ENUM:
			return mlsys_read_category(reader, value);
		default:
			return read_output(reader, value);
	}
	return (MlText){reader->digits, pg_lltoa(number, reader->digits)};
}

/* Reading blocks */

static double *
reserve_buffer(MlsysColumnReader *reader, Size n)
{
	if (n > reader->capacity)
	{
		Size capacity = Max(n, 2 * reader->capacity);

		if (reader->buffer != NULL)
			pfree(reader->buffer);
		reader->buffer = NULL;
		reader->capacity = 0;
		reader->buffer = MemoryContextAllocHuge(reader->context, capacity * sizeof(double));
		reader->capacity = capacity;
	}
	return reader->buffer;
}

static double
read_element(MlsysSource element, Datum value)
{
	switch (element)
	{
		case MLSYS_FLOAT8:
			return DatumGetFloat8(value);
		case MLSYS_FLOAT4:
			return DatumGetFloat4(value);
		case MLSYS_INT2:
			return DatumGetInt16(value);
		case MLSYS_INT4:
			return DatumGetInt32(value);
		case MLSYS_INT8:
			return (double) DatumGetInt64(value);
		default:
			return read_numeric(value);
	}
}

/* Elements of any numeric type, with NULLs, into the reader's buffer. */
static double *
convert_elements(MlsysColumnReader *reader, ArrayType *array, int32 n)
{
	double *numbers = reserve_buffer(reader, n);
	const char *item = ARR_DATA_PTR(array);
	const bits8 *nulls = ARR_NULLBITMAP(array);
	int16 length;
	bool by_value;
	char align;

	if (nulls == NULL && reader->element == MLSYS_FLOAT4)
	{
		for (int32 i = 0; i < n; i++)
			numbers[i] = ((const float4 *) item)[i];
		return numbers;
	}
	get_typlenbyvalalign(ARR_ELEMTYPE(array), &length, &by_value, &align);
	for (int32 i = 0; i < n; i++)
	{
		if (nulls != NULL && (nulls[i / 8] & (1 << (i % 8))) == 0)
		{
			numbers[i] = NAN;
			continue;
		}
		item = (const char *) att_align_pointer((uintptr_t) item, align, length, item);
		numbers[i] = read_element(reader->element, fetch_att(item, by_value, length));
		item = att_addlength_pointer(item, length, item);
	}
	return numbers;
}

/* The array that a value is, or is cast to. */
static ArrayType *
open_array(MlsysColumnReader *reader, Datum value)
{
	if (reader->source == MLSYS_VECTOR)
		value = call_cast(reader, value);
	return DatumGetArrayTypeP(value);
}

static const double *
array_numbers(MlsysColumnReader *reader, ArrayType *array, int32 *n)
{
	*n = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	if (reader->element == MLSYS_FLOAT8 && !ARR_HASNULL(array))
		return (const double *) ARR_DATA_PTR(array);
	return convert_elements(reader, array, *n);
}

const double *
mlsys_read_array(MlsysColumnReader *reader, Datum value, int32 *n, bool *has_missing)
{
	ArrayType *array = open_array(reader, value);
	const double *numbers;
	int missing = 0;

	if (ARR_NDIM(array) > 1)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("array \"%s\" has %d dimensions, but features have one",
							   reader->name, ARR_NDIM(array))));
	numbers = array_numbers(reader, array, n);
	for (int32 i = 0; i < *n; i++)
		missing |= numbers[i] != numbers[i];
	*has_missing = missing != 0;
	return numbers;
}

const double *
mlsys_read_elements(MlsysColumnReader *reader, Datum value, int32 *n, const bits8 **nulls)
{
	ArrayType *array = open_array(reader, value);

	*nulls = ARR_NULLBITMAP(array);
	return array_numbers(reader, array, n);
}

/* Columns of a model */

const char *
mlsys_column_type_name(const MlsysColumnReader *reader)
{
	return MemoryContextStrdup(reader->context, type_name(reader->type));
}

/* What a time counts: numbers of one unit mean nothing to a model of another. */
static const char *
time_unit(const char *type_name)
{
	if (strcmp(type_name, "interval") == 0)
		return "a duration";
	if (strncmp(type_name, "time ", 5) == 0)
		return "a time of day";
	return "a point in time";
}

void
mlsys_column_match(const MlsysColumnReader *reader, const MlColumn *column)
{
	if (reader->kind == column->kind &&
		(reader->kind != ML_COLUMN_TIME ||
		 strcmp(time_unit(type_name(reader->type)), time_unit(column->type_name)) == 0))
		return;
	ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
					errmsg("column \"%s\" has type %s, but the model was trained with type %s",
						   column->name, type_name(reader->type), column->type_name),
					errhint("Cast the column to %s.", column->type_name)));
}

/* pgvector's type, for a column that was of it, where there is one now; else float8[]. */
static Oid
literal_block_type(const MlColumn *column)
{
	const char *name = strrchr(column->type_name, '.');
	Oid type = InvalidOid;

	if (strcmp(name != NULL ? name + 1 : column->type_name, "vector") == 0)
		type = TypenameGetTypid("vector");
	return OidIsValid(type) && OidIsValid(vector_cast(type)) ? type : FLOAT8ARRAYOID;
}

/*
 * Only built-in types and base types, which superusers make, found without the parser: a model comes
 * from anywhere, and the type named in it could be a domain whose constraints run somebody's code.
 */
Oid
mlsys_column_literal_type(const MlColumn *column)
{
	for (int i = 0; i < lengthof(builtin_types); i++)
	{
		if (builtin_types[i].kind == column->kind &&
			strcmp(type_name(builtin_types[i].type), column->type_name) == 0)
			return builtin_types[i].type;
	}
	switch (column->kind)
	{
		case ML_COLUMN_NUMBER:
			return FLOAT8OID;
		case ML_COLUMN_BOOLEAN:
			return BOOLOID;
		case ML_COLUMN_TIME:
			return TIMESTAMPTZOID;
		case ML_COLUMN_ARRAY:
			return literal_block_type(column);
		case ML_COLUMN_CATEGORY:
			break;
	}
	return TEXTOID;
}
