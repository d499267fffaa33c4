/*
 * explain_background.c
 *		Background rows of an explanation, from a query.
 *
 * The rows are bound to the model as the row that is explained is (binding.h), so the query must have the
 * model's columns by name, and may have others.  They are kept as the encoder makes them until the
 * explanation has taken them in.
 */
#include "pg/explain.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "nodes/makefuncs.h"
#include "utils/lsyscache.h"

#include "pg/query.h"

#define FETCH_ROWS 1000
#define MAX_ROWS 100000

/* Rows as the encoder makes them, row by row. */
typedef struct Rows
{
	int32 nrows;
	int32 capacity;
	double *dense;
	int32 *levels;
} Rows;

/* A call of our own, as if (model, row) stood in a query. */
static FuncExpr *
make_call(Datum model, Oid model_type)
{
	Const *first = makeConst(model_type, -1, InvalidOid, -1, model, false, false);
	Const *second = makeConst(RECORDOID, -1, InvalidOid, -1, (Datum) 0, true, false);

	return makeFuncExpr(InvalidOid, BOOLOID, list_make2(first, second), InvalidOid, InvalidOid,
						COERCE_EXPLICIT_CALL);
}

/* Twice the room. */
static void
enlarge(MlsysEnv *env, Rows *rows, const MlEncoder *encoder)
{
	Rows old = *rows;
	Size ndense = encoder->ndense;
	Size nlevels = encoder->ncategorical;

	rows->capacity = Max(64, 2 * old.capacity);
	mlsys_check(env, ml_alloc(&env->ml, rows->capacity, ndense * sizeof(double), "background rows",
							  &rows->dense));
	mlsys_check(env, ml_alloc(&env->ml, rows->capacity, nlevels * sizeof(int32), "background rows",
							  &rows->levels));
	if (old.nrows == 0)
		return;
	memcpy(rows->dense, old.dense, old.nrows * ndense * sizeof(double));
	memcpy(rows->levels, old.levels, old.nrows * nlevels * sizeof(int32));
	ml_release(&env->ml, old.dense);
	ml_release(&env->ml, old.levels);
}

static void
add_row(MlsysEnv *env, Rows *rows, const MlEncoder *encoder, const MlRow *row, const char *what)
{
	if (rows->nrows == MAX_ROWS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%s gives more than %d rows", what, MAX_ROWS),
				 errhint("Each row that is explained is compared with all of them: a few hundred "
						 "drawn at random are usually enough.")));
	if (rows->nrows == rows->capacity)
		enlarge(env, rows, encoder);
	memcpy(rows->dense + (Size) rows->nrows * encoder->ndense, row->dense,
		   encoder->ndense * sizeof(double));
	memcpy(rows->levels + (Size) rows->nrows * encoder->ncategorical, row->levels,
		   encoder->ncategorical * sizeof(int32));
	rows->nrows++;
}

/* Says where a row comes from that does not fit. */
static void
row_error_callback(void *what)
{
	errcontext("background row, %s", (const char *) what);
}

/*
 * Bind the rows that were fetched, each as the row of a call.  It looks the model up by itself, and where it
 * is a name, that may have begun to stand for another one.
 */
static void
add_fetched(MlsysEnv *env, Rows *rows, const MlModel *model, FunctionCallInfo call,
			MemoryContext row_context, const char *what)
{
	TupleDesc desc = BlessTupleDesc(SPI_tuptable->tupdesc);
	ErrorContextCallback callback = {error_context_stack, row_error_callback,
									 unconstify(char *, what)};

	error_context_stack = &callback;
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		MlsysBoundRow bound;
		MemoryContext old = MemoryContextSwitchTo(row_context);
		bool is_bound;

		call->args[1].value = heap_copy_tuple_as_datum(SPI_tuptable->vals[i], desc);
		call->args[1].isnull = false;
		is_bound = mlsys_bind_row(call, MLSYS_CALL_UNCOUNTED, &bound);
		if (is_bound && bound.model != model)
			ereport(ERROR, (errcode(ERRCODE_T_R_SERIALIZATION_FAILURE),
							errmsg("model was deployed anew while the background rows were read")));
		if (is_bound)
			add_row(env, rows, &model->encoder, &bound.row, what);
		MemoryContextSwitchTo(old);
		MemoryContextReset(row_context);
	}
	error_context_stack = callback.previous;
}

void
mlsys_explain_set_background(MlsysEnv *env, MlShap *shap, const MlModel *model, Datum reference,
							 Oid reference_type, const char *query, const char *what)
{
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "mlsys background", ALLOCSET_DEFAULT_SIZES);
	MemoryContext row_context =
		AllocSetContextCreate(context, "mlsys background row", ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	char *sql = psprintf("SELECT * FROM (%s) AS q", mlsys_query_open(query, what));
	FmgrInfo function = {.fn_nargs = 2, .fn_mcxt = context};
	Rows rows = {0};
	MlsysEnv rows_env;
	Portal portal;
	LOCAL_FCINFO(call, 2);

	function.fn_expr = (Node *) make_call(reference, reference_type);
	InitFunctionCallInfoData(*call, &function, 2, InvalidOid, NULL, NULL);
	call->args[0].value = reference;
	call->args[0].isnull = false;
	mlsys_env_init(&rows_env, context);
	mlsys_env_charge(&rows_env);
	rows_env.subject = env->subject;
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	portal = SPI_cursor_open_with_args(NULL, sql, 0, NULL, NULL, NULL, true, CURSOR_OPT_NO_SCROLL);
	for (;;)
	{
		SPI_cursor_fetch(portal, true, FETCH_ROWS);
		if (SPI_processed == 0)
			break;
		add_fetched(&rows_env, &rows, model, call, row_context, what);
		SPI_freetuptable(SPI_tuptable);
		CHECK_FOR_INTERRUPTS();
	}
	SPI_cursor_close(portal);
	SPI_finish();
	MemoryContextSwitchTo(old);
	if (rows.nrows == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("%s gives no rows", what)));
	mlsys_check(env, ml_shap_set_background(&env->ml, shap, rows.nrows, rows.dense, rows.levels));
	MemoryContextDelete(context);
}
