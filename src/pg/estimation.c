/*
 * estimation.c
 *		What the aggregates of estimated performance and of reconstruction share.  See estimation.h.
 *
 * An argument like the estimation is of some 20 kB and the same in all rows.  Whoever calls with a
 * parameter or a constant pays for it once; of other expressions each row's value is compared with the
 * first one's, byte by byte and before it is fetched from where it is stored.
 */
#include "pg/estimation.h"

#include "funcapi.h"
#include "utils/typcache.h"

#include "ml/error_model.h"
#include "ml/estimation.h"
#include "pg/call_args.h"
#include "pg/train_call.h"
#include "pg/train_row.h"

MlsysEstimationSite *
mlsys_estimation_site(FunctionCallInfo fcinfo, int first, int last)
{
	MlsysEstimationSite *site = mlsys_agg_enter(fcinfo, sizeof(MlsysEstimationSite));

	if (likely(site->is_set_up))
		return site;
	site->site.env.subject = "estimation";
	site->is_constant = first > 0;
	for (int arg = first; arg > 0 && arg <= last; arg++)
		site->is_constant &= train_argument_is_constant(fcinfo, arg);
	site->is_set_up = true;
	return site;
}

static void
differs(const char *name)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("%s differs between rows", name)));
}

static struct varlena *
copy_value(MlsysEnv *env, const struct varlena *value)
{
	Size size = VARSIZE_ANY(value);
	struct varlena *copy;

	mlsys_check(env, ml_alloc(&env->ml, 1, size, "argument", &copy));
	memcpy(copy, value, size);
	return copy;
}

static bool
same_bytes(const struct varlena *a, const struct varlena *b)
{
	return VARSIZE_ANY(a) == VARSIZE_ANY(b) && memcmp(a, b, VARSIZE_ANY(a)) == 0;
}

static bool
same_content(const struct varlena *a, const struct varlena *b)
{
	return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
		   memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
}

void
mlsys_constant_take(FunctionCallInfo fcinfo, MlsysEstimationSite *site, int argument,
					const char *name, MlsysConstant *constant)
{
	MlsysEnv *env = &site->site.env;
	struct varlena *raw;
	struct varlena *plain;

	if (site->is_constant && constant->plain != NULL)
		return;
	raw = (struct varlena *) PG_GETARG_POINTER(argument);
	/* an expanded array's pointer says nothing of its content */
	if (constant->raw != NULL && !VARATT_IS_EXTERNAL_EXPANDED(raw) &&
		same_bytes(raw, constant->raw))
		return;
	plain = PG_DETOAST_DATUM_PACKED(PointerGetDatum(raw));
	if (constant->plain == NULL)
		constant->plain = copy_value(env, plain);
	else if (!same_content(plain, constant->plain))
		differs(name);
	if (constant->raw == NULL)
		constant->raw = raw == plain ? constant->plain : copy_value(env, raw);
}

void
mlsys_constant_merge(MlsysEnv *env, const char *name, MlsysConstant *constant,
					 const MlsysConstant *other)
{
	if (other->plain == NULL)
		return;
	if (constant->plain == NULL)
		constant->plain = copy_value(env, other->plain);
	else if (!same_content(constant->plain, other->plain))
		differs(name);
}

void
mlsys_constant_save(MlWriter *writer, const MlsysConstant *constant)
{
	ml_write_bool(writer, constant->plain != NULL);
	if (constant->plain != NULL)
		ml_write_text(writer, mlsys_constant_bytes(constant));
}

void
mlsys_constant_load(MlReader *reader, MlsysConstant *constant)
{
	MlText bytes;

	memset(constant, 0, sizeof(*constant));
	if (!ml_read_bool(reader))
		return;
	bytes = ml_read_text(reader);
	constant->plain = palloc(VARHDRSZ + bytes.length);
	SET_VARSIZE(constant->plain, VARHDRSZ + bytes.length);
	memcpy(VARDATA(constant->plain), bytes.data, bytes.length);
}

static void
wrong_number(int32 got, int32 expected)
{
	ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
					errmsg("%d columns are passed where %d belong", got, expected),
					errhint("mlsys.covariance_columns() names them, in their order.")));
}

static void
set_up_reader(MlsysColumnReader *reader, int32 number, Oid type, MemoryContext context)
{
	char name[32];

	snprintf(name, sizeof(name), "number %d", number + 1);
	mlsys_column_init(reader, MemoryContextStrdup(context, name), type, context);
	if (reader->kind == ML_COLUMN_CATEGORY || reader->kind == ML_COLUMN_ARRAY)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("column %d must be a number, a boolean or a time", number + 1)));
}

/* The columns of rows like this one, without those that were dropped. */
static void
set_up_row(MlsysNumbers *numbers, HeapTupleHeader row, MemoryContext context)
{
	numbers->row_type = HeapTupleHeaderGetTypeId(row);
	numbers->row_typmod = HeapTupleHeaderGetTypMod(row);
	numbers->desc = lookup_rowtype_tupdesc_copy(numbers->row_type, numbers->row_typmod);
	numbers->readers = palloc0((numbers->desc->natts + 1) * sizeof(MlsysColumnReader));
	numbers->places = palloc((numbers->desc->natts + 1) * sizeof(int32));
	for (int32 i = 0; i < numbers->desc->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(numbers->desc, i);

		if (attribute->attisdropped)
			continue;
		set_up_reader(&numbers->readers[numbers->n], numbers->n, attribute->atttypid, context);
		numbers->places[numbers->n++] = i;
	}
}

/* Readers for the arguments, or for the columns of the first row that is not NULL. */
static void
set_up_numbers(FunctionCallInfo fcinfo, MlsysNumbers *numbers, int first)
{
	MemoryContext context = fcinfo->flinfo->fn_mcxt;
	MemoryContext old = MemoryContextSwitchTo(context);

	numbers->is_row =
		PG_NARGS() - first == 1 && mlsys_is_row_type(get_fn_expr_argtype(fcinfo->flinfo, first));
	if (numbers->is_row && !PG_ARGISNULL(first))
		set_up_row(numbers, PG_GETARG_HEAPTUPLEHEADER(first), context);
	else if (!numbers->is_row)
	{
		numbers->readers = palloc0((PG_NARGS() - first + 1) * sizeof(MlsysColumnReader));
		for (; numbers->n < PG_NARGS() - first; numbers->n++)
			set_up_reader(&numbers->readers[numbers->n], numbers->n,
						  get_fn_expr_argtype(fcinfo->flinfo, first + numbers->n), context);
	}
	MemoryContextSwitchTo(old);
}

/* The columns of a row, which must be of the type of the first one. */
static NullableDatum *
open_row(const MlsysNumbers *numbers, HeapTupleHeader row)
{
	if (HeapTupleHeaderGetTypeId(row) != numbers->row_type ||
		HeapTupleHeaderGetTypMod(row) != numbers->row_typmod)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("rows of columns must all be of the same type")));
	return train_deform_row(row, numbers->desc);
}

void
mlsys_read_numbers(FunctionCallInfo fcinfo, MlsysEstimationSite *site, int first, int32 ncolumns,
				   double *values)
{
	MlsysNumbers *numbers = &site->numbers;
	NullableDatum *items = &fcinfo->args[first];

	if (unlikely(numbers->readers == NULL))
		set_up_numbers(fcinfo, numbers, first);
	if (numbers->is_row && PG_ARGISNULL(first))
	{
		for (int32 i = 0; i < ncolumns; i++)
			values[i] = NAN;
		return;
	}
	if (unlikely(numbers->n != ncolumns))
		wrong_number(numbers->n, ncolumns);
	if (numbers->is_row)
		items = open_row(numbers, PG_GETARG_HEAPTUPLEHEADER(first));
	for (int32 i = 0; i < ncolumns; i++)
	{
		const NullableDatum *item = &items[numbers->is_row ? numbers->places[i] : i];

		values[i] = item->isnull ? NAN : mlsys_read_number(&numbers->readers[i], item->value);
	}
}

Datum
mlsys_same_state(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

Jsonb *
mlsys_estimation_message(MlsysEnv *env, const char *message)
{
	MlWriter writer;

	ml_writer_init(&writer, &env->ml);
	ml_json_begin(&writer, '[');
	ml_json_begin(&writer, '{');
	ml_json_key(&writer, "message");
	ml_json_string(&writer, message);
	ml_json_end(&writer, '}');
	ml_json_end(&writer, ']');
	return mlsys_metric_json(env, &writer);
}

/* describe_estimation(bytea) returns jsonb */
PG_FUNCTION_INFO_V1(mlsys_describe_estimation);
Datum
mlsys_describe_estimation(PG_FUNCTION_ARGS)
{
	bytea *stored = PG_GETARG_BYTEA_PP(0);
	const char *data = VARDATA_ANY(stored);
	Size size = VARSIZE_ANY_EXHDR(stored);
	MlWriter writer;
	MlsysEnv env;

	mlsys_env_init(&env, CurrentMemoryContext);
	ml_writer_init(&writer, &env.ml);
	if (ml_is_error_model(data, size))
	{
		MlErrorModel model;

		mlsys_check(&env, ml_error_model_load(&env.ml, data, size, &model));
		ml_error_model_json(&writer, &model);
	}
	else
	{
		MlEstimation estimation;

		mlsys_check(&env, ml_estimation_load(&env.ml, data, size, &estimation));
		ml_estimation_json(&writer, &estimation);
	}
	PG_RETURN_JSONB_P(mlsys_metric_json(&env, &writer));
}
