/*
 * explain.c
 *		Explanations in SQL: how much each column of a row moves the margin of a model.
 *
 *	  explain				a line a column, and one for the base value
 *	  explain_values		float8[]: a number a column in the model's order, then the base value
 *	  explain_interactions	a line a pair of columns
 *
 * What explaining takes besides the model is made once for a model that a call site has bound, and kept with
 * it.  Rows of a background query are read once a statement: they are read anew where the query's text or the
 * snapshot is another, or a transaction has begun or ended in between.
 */
#include "pg/explain.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"
#include "utils/typcache.h"

#include "pg/column.h"

#define BASE_NAME "(base)"

/*
 * What tells statements, and states of the tables in one, from each other.  Of snapshots of one transaction
 * with the same xmax, the one with as many running transactions has the same ones.
 */
typedef struct View
{
	TimestampTz statement;
	TransactionId xmin;
	TransactionId xmax;
	uint32 xcnt;
	int32 subxcnt;
	CommandId curcid;
	SubTransactionId subtransaction;
	Oid user;
} View;

/* Kept as long as the model is bound. */
typedef struct Explainer
{
	MlsysEnv env;
	MemoryContext context; /* of all below; one with a background of its own is made anew */
	MlShap *shap;
	double *values;   /* ncolumns + 1 */
	char *background; /* text of the query; NULL: none */
	View view;
} Explainer;

static View
current_view(void)
{
	Snapshot snapshot = GetActiveSnapshot();

	return (View){GetCurrentStatementStartTimestamp(),
				  snapshot->xmin,
				  snapshot->xmax,
				  snapshot->xcnt,
				  snapshot->subxcnt,
				  snapshot->curcid,
				  GetCurrentSubTransactionId(),
				  GetUserId()};
}

static bool
is_same_view(const View *a, const View *b)
{
	return a->statement == b->statement && a->xmin == b->xmin && a->xmax == b->xmax &&
		   a->xcnt == b->xcnt && a->subxcnt == b->subxcnt && a->curcid == b->curcid &&
		   a->subtransaction == b->subtransaction && a->user == b->user;
}

/* Does an explainer have the background of a query, NULL for none? */
static bool
has_background(const Explainer *explainer, const text *query)
{
	View view;

	if (query == NULL || explainer->background == NULL)
		return query == NULL && explainer->background == NULL;
	if (strlen(explainer->background) != VARSIZE_ANY_EXHDR(query) ||
		memcmp(explainer->background, VARDATA_ANY(query), VARSIZE_ANY_EXHDR(query)) != 0)
		return false;
	view = current_view();
	return is_same_view(&view, &explainer->view);
}

static Explainer *
make_explainer(FunctionCallInfo fcinfo, const MlsysBoundRow *bound, const text *query,
			   const char *what)
{
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "mlsys explanations", ALLOCSET_SMALL_SIZES);
	Explainer *explainer = MemoryContextAllocZero(context, sizeof(Explainer));
	const MlEncoder *encoder = &bound->model->encoder;

	mlsys_env_init(&explainer->env, context);
	mlsys_env_charge(&explainer->env);
	explainer->env.subject = "explanation";
	explainer->context = context;
	explainer->values =
		MemoryContextAlloc(context, ((Size) encoder->ncolumns + 1) * sizeof(double));
	mlsys_check(&explainer->env, ml_shap_begin(&explainer->env.ml, bound->model, &explainer->shap));
	if (query != NULL)
	{
		explainer->view = current_view();
		explainer->background = MemoryContextStrdup(context, text_to_cstring(query));
		mlsys_explain_set_background(&explainer->env, explainer->shap, bound->model,
									 PG_GETARG_DATUM(0), get_fn_expr_argtype(fcinfo->flinfo, 0),
									 explainer->background, what);
	}
	MemoryContextSetParent(context, bound->context);
	return explainer;
}

/* The explainer of the model that is bound. */
static Explainer *
find_explainer(FunctionCallInfo fcinfo, const MlsysBoundRow *bound, const text *query,
			   const char *what)
{
	Explainer *explainer = *bound->extra;

	if (likely(explainer != NULL && has_background(explainer, query)))
		return explainer;
	if (explainer != NULL)
	{
		*bound->extra = NULL;
		MemoryContextDelete(explainer->context);
	}
	*bound->extra = make_explainer(fcinfo, bound, query, what);
	return *bound->extra;
}

/*
 * The class whose margin is explained: the one that is named, else of two classes the positive one, of more
 * the one that is predicted.
 */
static int32
find_class(const MlsysBoundRow *bound, const text *label)
{
	const MlModel *model = bound->model;

	if (ml_model_is_regression(model))
	{
		if (label != NULL)
			ereport(ERROR, (errcode(ERRCODE_WRONG_OBJECT_TYPE),
							errmsg("class \"%s\" was named, but the model is one of regression",
								   text_to_cstring(label))));
		return -1;
	}
	if (label != NULL)
		return mlsys_bound_class(bound, label);
	if (ml_model_is_binary(model))
		return 1;
	ml_model_probabilities(model, &bound->row, bound->probabilities);
	return ml_model_class(model, bound->probabilities);
}

/* The base value of a constant classifier is infinite, as its margin is. */
static bool
check_finite(const double *values, Size n)
{
	for (Size i = 0; i < n; i++)
	{
		if (likely(isfinite(values[i])))
			continue;
		mlsys_invalid_row(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						  errmsg("explanation is beyond the range of double precision"));
		return false;
	}
	return true;
}

/* An argument that may not be there at all; NULL for NULL. */
static text *
text_argument(FunctionCallInfo fcinfo, int argument)
{
	if (argument >= PG_NARGS() || PG_ARGISNULL(argument))
		return NULL;
	return PG_GETARG_TEXT_PP(argument);
}

/* Values of a row */

/*
 * Contributions and base value of the row of a call, which stay until the next one; NULL where the result is.
 * class and background are arguments.
 */
static const double *
explain_row(FunctionCallInfo fcinfo, int call, const text *class, const text *background,
			const char *what, MlsysBoundRow *bound)
{
	Explainer *explainer;

	if (!mlsys_bind_row(fcinfo, call | MLSYS_CALL_UNCOUNTED, bound))
		return NULL;
	explainer = find_explainer(fcinfo, bound, background, what);
	mlsys_check(&explainer->env, ml_shap_values(&explainer->env.ml, explainer->shap, &bound->row,
												find_class(bound, class), explainer->values));
	if (!check_finite(explainer->values,
					  (Size) bound->model->encoder.ncolumns + ml_model_is_regression(bound->model)))
		return NULL;
	return explainer->values;
}

static Datum
explain_values(FunctionCallInfo fcinfo, int call, const text *class, const text *background)
{
	MlsysBoundRow bound;
	const double *values =
		explain_row(fcinfo, call, class, background, "query of explain_values()", &bound);
	ArrayType *array;
	Size size;
	int n;

	if (values == NULL)
		PG_RETURN_NULL();
	n = bound.model->encoder.ncolumns + 1;
	size = ARR_OVERHEAD_NONULLS(1) + n * sizeof(float8);
	array = palloc(size);
	memset(array, 0, ARR_OVERHEAD_NONULLS(1));
	SET_VARSIZE(array, size);
	array->ndim = 1;
	array->elemtype = FLOAT8OID;
	ARR_DIMS(array)[0] = n;
	ARR_LBOUND(array)[0] = 1;
	memcpy(ARR_DATA_PTR(array), values, n * sizeof(float8));
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(mlsys_explain_values);
Datum
mlsys_explain_values(PG_FUNCTION_ARGS)
{
	return explain_values(fcinfo, 0, NULL, NULL);
}

PG_FUNCTION_INFO_V1(mlsys_explain_values_class);
Datum
mlsys_explain_values_class(PG_FUNCTION_ARGS)
{
	return explain_values(fcinfo, MLSYS_CALL_CLASS, text_argument(fcinfo, 2),
						  text_argument(fcinfo, 3));
}

/* Lines */

/* A column of a composite value by its name, as value::text gives it; false for NULL. */
static bool
column_text(HeapTupleHeader row, const char *name, Datum *result)
{
	TupleDesc desc =
		lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(row), HeapTupleHeaderGetTypMod(row));
	HeapTupleData tuple = {.t_len = HeapTupleHeaderGetDatumLength(row), .t_data = row};
	bool is_null = true;

	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, i);
		Datum value;

		if (attribute->attisdropped || strcmp(NameStr(attribute->attname), name) != 0)
			continue;
		value = heap_getattr(&tuple, i + 1, desc, &is_null);
		if (is_null)
			break;
		if (mlsys_is_block_type(attribute->atttypid))
		{
			Oid function;
			bool is_varlena;

			getTypeOutputInfo(attribute->atttypid, &function, &is_varlena);
			*result = CStringGetTextDatum(OidOutputFunctionCall(function, value));
		}
		else
		{
			MlsysColumnReader reader;
			MlText label;

			mlsys_label_init(&reader, name, attribute->atttypid, CurrentMemoryContext);
			label = mlsys_read_label(&reader, value);
			*result = PointerGetDatum(cstring_to_text_with_len(label.data, label.length));
		}
		break;
	}
	ReleaseTupleDesc(desc);
	return !is_null;
}

/* A column and how much it contributes. */
typedef struct Line
{
	int column;
	double contribution;
} Line;

/* The larger one first; of equal ones the first column. */
static int
compare_lines(const void *a, const void *b)
{
	const Line *first = a;
	const Line *second = b;
	double x = fabs(first->contribution);
	double y = fabs(second->contribution);

	if (x != y)
		return x > y ? -1 : 1;
	return first->column - second->column;
}

PG_FUNCTION_INFO_V1(mlsys_explain);
Datum
mlsys_explain(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MlsysBoundRow bound;
	const MlEncoder *encoder;
	const double *values;
	Line *lines;
	Datum cells[4] = {CStringGetTextDatum(BASE_NAME), (Datum) 0, (Datum) 0, Int32GetDatum(0)};
	bool nulls[4] = {false, true, false, false};

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(1))
		return (Datum) 0;
	values = explain_row(fcinfo, MLSYS_CALL_CLASS, text_argument(fcinfo, 2),
						 text_argument(fcinfo, 3), "query of explain()", &bound);
	if (values == NULL)
		return (Datum) 0;
	encoder = &bound.model->encoder;
	cells[2] = Float8GetDatum(values[encoder->ncolumns]);
	tuplestore_putvalues(result->setResult, result->setDesc, cells, nulls);
	lines = palloc(Max(encoder->ncolumns, 1) * sizeof(Line));
	for (int c = 0; c < encoder->ncolumns; c++)
		lines[c] = (Line){c, values[c]};
	qsort(lines, encoder->ncolumns, sizeof(Line), compare_lines);
	for (int i = 0; i < encoder->ncolumns; i++)
	{
		const MlColumn *column = &encoder->columns[lines[i].column];

		cells[0] = CStringGetTextDatum(column->name);
		nulls[1] = !column_text(PG_GETARG_HEAPTUPLEHEADER(1), column->name, &cells[1]);
		cells[2] = Float8GetDatum(lines[i].contribution);
		cells[3] = Int32GetDatum(i + 1);
		tuplestore_putvalues(result->setResult, result->setDesc, cells, nulls);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(mlsys_explain_interactions);
Datum
mlsys_explain_interactions(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MlsysBoundRow bound;
	const MlEncoder *encoder;
	Explainer *explainer;
	double *matrix;
	MlsysEnv env;
	Size n;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(1) || !mlsys_bind_row(fcinfo, MLSYS_CALL_CLASS | MLSYS_CALL_UNCOUNTED, &bound))
		return (Datum) 0;
	explainer = find_explainer(fcinfo, &bound, NULL, "");
	encoder = &bound.model->encoder;
	n = encoder->ncolumns;
	mlsys_env_init(&env, CurrentMemoryContext);
	env.is_bounded = true;
	env.subject = explainer->env.subject;
	mlsys_check(&env, ml_alloc(&env.ml, n * n, sizeof(double), "interactions", &matrix));
	mlsys_check(&explainer->env,
				ml_shap_interactions(&explainer->env.ml, explainer->shap, &bound.row,
									 find_class(&bound, text_argument(fcinfo, 2)), matrix));
	if (!check_finite(matrix, n * n))
		return (Datum) 0;
	for (Size i = 0; i < n * n; i++)
	{
		bool nulls[3] = {false};
		Datum cells[3] = {CStringGetTextDatum(encoder->columns[i / n].name),
						  CStringGetTextDatum(encoder->columns[i % n].name),
						  Float8GetDatum(matrix[i])};

		CHECK_FOR_INTERRUPTS();
		tuplestore_putvalues(result->setResult, result->setDesc, cells, nulls);
		pfree(DatumGetPointer(cells[0]));
		pfree(DatumGetPointer(cells[1]));
	}
	return (Datum) 0;
}
