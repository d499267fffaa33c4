/*
 * domain.c
 *		Can a classifier tell the rows of two queries apart?  mlsys.domain_classifier() and
 *		mlsys.model_domain_classifier().
 *
 * Rows of the reference and of the current query are put together, with the query as their label, and a
 * model of that label is trained and tried out by cross-validation in five folds.  If the two are alike its
 * area under the ROC curve is 1/2 but for chance; what differs may be a single feature or how features go
 * together.  ml/mann_whitney.c has the test.
 *
 * Each query is read once.  Rows go to a tuplestore, which the statements that train and score see as an
 * ephemeral table, as a trigger sees its transition tables; so the folds are the same in all of them
 * whatever the queries do.
 *
 * The fold of a row follows from a hash of the seed, of its content and of how many rows of its query had that
 * content before it.  So a row that both queries have is in one fold in both: if it were in the training of
 * the fold where its twin is scored, the model would know it by heart, with the other label, and areas would be
 * below 1/2.  Its priority follows from a hash of the seed and of its place in the query's result: of a query
 * that gives more than max_rows rows those of the lowest priorities are used.  Whenever there are too many a
 * tenth of them is left out, and rows of priorities above the others not taken in from then on.
 */
#include "pg/report.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/guc.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/queryenvironment.h"
#include "utils/tuplestore.h"

#include "ml/hash.h"
#include "ml/mann_whitney.h"
#include "pg/column.h"
#include "pg/lifecycle.h"
#include "pg/owner.h"
#include "pg/query.h"
#include "pg/resolve.h"
#include "pg/train_plan.h"
#include "pg/train_schema.h"

#define FOLDS 5
#define FETCH_ROWS 1000
#define MIN_ROWS 100 /* of each query, else the test says nothing */
#define LEAST_MAX_ROWS 1000
#define MOST_MAX_ROWS 10000000
#define THRESHOLD 0.55
#define ALPHA 0.05
#define TABLE "mlsys_domain_rows"
#define NRESULTS 7

/* Columns of the tuplestore before the features. */
enum
{
	IS_CURRENT,
	FOLD,
	PRIORITY,
	FIXED_COLUMNS
};

typedef struct DomainFeature
{
	const char *name;
	Oid type;     /* in the tuplestore */
	bool is_cast; /* of different numeric types in the two queries: to float8 */
	MlsysColumnReader reader;
} DomainFeature;

/* How many rows of each query have had a content. */
typedef struct DomainContent
{
	uint64 hash; /* hash key, first */
	int32 rows[2];
} DomainContent;

/* One of the two queries. */
typedef struct DomainSide
{
	ReportQuery query;
	int64 rows;        /* that the query gave */
	int64 kept;        /* of priority <= limit */
	int64 limit;       /* PG_INT64_MAX: all rows are kept */
	int64 *priorities; /* of those kept */
} DomainSide;

typedef struct Domain
{
	MemoryContext context; /* that outlives SPI */
	MlsysEnv env;
	const MlAlgorithm *algorithm;
	Datum options; /* of all trainings, jsonb */
	int64 seed;
	int64 max_rows;
	DomainSide sides[2]; /* reference, current */
	int nfeatures;
	DomainFeature *features;
	const char *fixed[FIXED_COLUMNS]; /* names that no feature has */
	TupleDesc desc;
	Tuplestorestate *rows;
	HTAB *contents;
	MemoryContext row_context; /* of what reading a row needs */
	MlDomainTest test;
} Domain;

/* Features */

static int
find_column(const DomainSide *side, const char *name)
{
	return report_look_up(&side->query, name);
}

static Oid
column_type(const DomainSide *side, int column)
{
	return getBaseType(TupleDescAttr(side->query.columns, column)->atttypid);
}

static bool
is_numeric(Oid type)
{
	char category;
	bool is_preferred;

	get_type_category_preferred(type, &category, &is_preferred);
	return category == TYPCATEGORY_NUMERIC;
}

/* A feature that both queries have; an error unless it is of a type that can be one, and the same. */
static void
add_feature(Domain *domain, const char *name)
{
	DomainFeature *feature = &domain->features[domain->nfeatures];
	Oid types[2];

	for (int i = 0; i < domain->nfeatures; i++)
		if (strcmp(domain->features[i].name, name) == 0)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("feature \"%s\" comes twice", name)));
	for (int s = 0; s < 2; s++)
	{
		const char *other = psprintf("the comparison with the %s", domain->sides[1 - s].query.what);

		types[s] = column_type(&domain->sides[s],
							   report_find_column(&domain->sides[s].query, name, "feature", other));
	}
	*feature = (DomainFeature){.name = name, .type = types[0]};
	if (types[0] != types[1])
	{
		if (!is_numeric(types[0]) || !is_numeric(types[1]))
			ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
							errmsg("column \"%s\" is of type %s in one query and of type %s in the "
								   "other",
								   name, format_type_be(types[0]), format_type_be(types[1]))));
		feature->is_cast = true;
		feature->type = FLOAT8OID;
	}
	mlsys_column_init(&feature->reader, name, feature->type, domain->context);
	domain->nfeatures++;
}

/* Features that are named, or all columns that both queries have. */
static void
choose_features(Domain *domain, List *names)
{
	const TupleDesc columns[2] = {domain->sides[0].query.columns, domain->sides[1].query.columns};
	StringInfoData left_out;
	ListCell *cell;
	int n = 0;

	domain->features = palloc((list_length(names) + columns[0]->natts) * sizeof(DomainFeature));
	foreach (cell, names)
		add_feature(domain, lfirst(cell));
	initStringInfo(&left_out);
	for (int s = 0; s < 2 && names == NIL; s++)
		for (int c = 0; c < columns[s]->natts; c++)
		{
			const char *name = NameStr(TupleDescAttr(columns[s], c)->attname);

			if (find_column(&domain->sides[1 - s], name) < 0)
				appendStringInfo(&left_out, "%s\"%s\"", n++ > 0 ? ", " : "", name);
			else if (s == 0)
				add_feature(domain, name);
		}
	if (domain->nfeatures == 0)
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
						errmsg("the queries have no column in common")));
	if (n > 0)
		ereport(NOTICE,
				(errmsg_plural("%d column is left out, which only one of the queries has: %s",
							   "%d columns are left out, which only one of the queries has: %s", n,
							   n, left_out.data)));
}

static void
name_fixed_columns(Domain *domain)
{
	static const char *const names[] = {"is_current", "fold", "priority"};

	for (int c = 0; c < FIXED_COLUMNS; c++)
	{
		domain->fixed[c] = names[c];
		for (int i = 0; i < domain->nfeatures; i++)
			if (strcmp(domain->features[i].name, domain->fixed[c]) == 0)
			{
				domain->fixed[c] = psprintf("%s_", domain->fixed[c]);
				i = -1;
			}
	}
}

static bool
has_column_form(const Domain *domain)
{
	return domain->nfeatures <= REPORT_MAX_ARGUMENTS;
}

/*
 * Options where none are given.  Differences between queries are faint, and few small trees see them as well as many
 * large ones, which learn more by heart.  A logistic regression of rows that can be told apart for sure has no
 * solution without a penalty.
 */
static Jsonb *
standard_options(const Domain *domain)
{
	const char *text = "{}";

	if (strcmp(domain->algorithm->name, "gradient_boosting") == 0)
		text = "{\"trees\": 50, \"max_depth\": 4}";
	else if (strcmp(domain->algorithm->name, "logistic_regression") == 0)
		text = "{\"l2\": 1}";
	return DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(text)));
}

/* The label says of which query a row is: an algorithm that can do so must be told to classify. */
static void
check_task(Domain *domain, Jsonb *options)
{
	const char *text;
	const void *own = train_options(&domain->env, domain->algorithm, options, &text);

	if (ml_algorithm_task(domain->algorithm, own, ML_COLUMN_BOOLEAN) != ML_TASK_CLASSIFICATION)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("options of %s ask for a regression, but the rows of two queries are "
						"classes",
						domain->algorithm->name)));
}

/* Options of the trainings: those given, and what is the target and what the features. */
static Datum
make_options(Domain *domain, FunctionCallInfo fcinfo, int argument)
{
	static const char *const ours[] = {"target",         "features",     "weight",
									   "positive_class", "group_column", "validation_column",
									   "init_model"};
	Jsonb *given = PG_ARGISNULL(argument) ? standard_options(domain) : PG_GETARG_JSONB_P(argument);
	MlWriter writer;
	JsonbValue item;
	Datum own;

	if (!JB_ROOT_IS_OBJECT(given))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("options are not a JSON object"),
				 errhint("For instance: '{\"l2\": 1}'.")));
	for (size_t i = 0; i < lengthof(ours); i++)
		if (getKeyJsonValueFromContainer(&given->root, ours[i], (int) strlen(ours[i]), &item) !=
			NULL)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("option \"%s\" is not for a domain classifier", ours[i])));
	check_task(domain, given);
	ml_writer_init(&writer, &domain->env.ml);
	ml_json_begin(&writer, '{');
	ml_json_key(&writer, "positive_class");
	ml_json_string(&writer, "true");
	if (!has_column_form(domain))
	{
		ml_json_key(&writer, "target");
		ml_json_string(&writer, domain->fixed[IS_CURRENT]);
	}
	ml_json_key(&writer, "features");
	ml_json_begin(&writer, '[');
	for (int i = 0; i < domain->nfeatures; i++)
		ml_json_string(&writer, domain->features[i].name);
	ml_json_end(&writer, ']');
	ml_json_end(&writer, '}');
	ml_write_u8(&writer, 0);
	mlsys_check(&domain->env, ml_writer_status(&writer));
	own = DirectFunctionCall1(jsonb_in, CStringGetDatum((const char *) writer.data));
	return DirectFunctionCall2(jsonb_concat, JsonbPGetDatum(given), own);
}

/* Rows */

static void
begin_rows(Domain *domain)
{
	static const Oid types[] = {BOOLOID, INT4OID, INT8OID};
	MemoryContext old = MemoryContextSwitchTo(domain->context);

	domain->desc = CreateTemplateTupleDesc(FIXED_COLUMNS + domain->nfeatures);
	for (int c = 0; c < FIXED_COLUMNS; c++)
		TupleDescInitEntry(domain->desc, (AttrNumber) (c + 1), domain->fixed[c], types[c], -1, 0);
	for (int i = 0; i < domain->nfeatures; i++)
		TupleDescInitEntry(domain->desc, (AttrNumber) (FIXED_COLUMNS + i + 1),
						   domain->features[i].name, domain->features[i].type, -1, 0);
	domain->rows = tuplestore_begin_heap(false, false, work_mem);
	domain->contents = hash_create("mlsys contents of rows", 1024,
								   &(HASHCTL){.keysize = sizeof(uint64),
											  .entrysize = sizeof(DomainContent),
											  .hcxt = domain->context},
								   HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	domain->row_context = AllocSetContextCreate(domain->context, "mlsys row", ALLOCSET_SMALL_SIZES);
	for (int s = 0; s < 2; s++)
	{
		domain->sides[s].limit = PG_INT64_MAX;
		domain->sides[s].priorities =
			MemoryContextAllocHuge(domain->context, domain->max_rows * sizeof(int64));
	}
	MemoryContextSwitchTo(old);
}

static int
compare_priorities(const void *a, const void *b)
{
	int64 x = *(const int64 *) a;
	int64 y = *(const int64 *) b;

	return (x > y) - (x < y);
}

/* Make room for rows by leaving out one in ten. */
static void
lower_limit(const Domain *domain, DomainSide *side)
{
	qsort(side->priorities, side->kept, sizeof(int64), compare_priorities);
	side->kept = domain->max_rows / 10 * 9;
	side->limit = side->priorities[side->kept - 1];
	CHECK_FOR_INTERRUPTS();
}

/* The fold of a row of these features. */
static int32
choose_fold(Domain *domain, int s, const Datum *values, const bool *nulls)
{
	MemoryContext old = MemoryContextSwitchTo(domain->row_context);
	uint64 hash = (uint64) domain->seed;
	DomainContent *content;
	bool is_found;

	for (int i = 0; i < domain->nfeatures; i++)
		hash = ml_hash_pair(
			hash, train_hash_value(&domain->features[i].reader,
								   (NullableDatum){.value = values[i], .isnull = nulls[i]}));
	MemoryContextSwitchTo(old);
	MemoryContextReset(domain->row_context);
	content = hash_search(domain->contents, &hash, HASH_ENTER, &is_found);
	if (!is_found)
		content->rows[0] = content->rows[1] = 0;
	return (int32) (ml_hash_pair(hash, (uint64) content->rows[s]++) % FOLDS);
}

/* Take in the row that SPI has read at an index; values and nulls have room for all columns. */
static void
add_row(Domain *domain, int s, uint64 row, Datum *values, bool *nulls)
{
	DomainSide *side = &domain->sides[s];
	uint64 hash = ml_hash_pair((uint64) domain->seed, 2 * (uint64) side->rows + s);
	int64 priority = (int64) (hash >> 1);

	side->rows++;
	if (priority > side->limit)
		return;
	if (side->kept == domain->max_rows)
		lower_limit(domain, side);
	if (priority > side->limit)
		return;
	side->priorities[side->kept++] = priority;
	heap_deform_tuple(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, values + FIXED_COLUMNS,
					  nulls + FIXED_COLUMNS);
	values[IS_CURRENT] = BoolGetDatum(s == 1);
	values[FOLD] =
		Int32GetDatum(choose_fold(domain, s, values + FIXED_COLUMNS, nulls + FIXED_COLUMNS));
	values[PRIORITY] = Int64GetDatum(priority);
	tuplestore_putvalues(domain->rows, domain->desc, values, nulls);
}

/* Read a query; condition, which may be empty, follows it. */
static void
read_side(Domain *domain, int s, const char *condition)
{
	Datum *values = palloc(domain->desc->natts * sizeof(Datum));
	bool *nulls = palloc0(domain->desc->natts * sizeof(bool));
	StringInfoData sql;
	Portal portal;

	initStringInfo(&sql);
	for (int i = 0; i < domain->nfeatures; i++)
		appendStringInfo(&sql, "%s q.%s%s", i == 0 ? "SELECT" : ",",
						 quote_identifier(domain->features[i].name),
						 domain->features[i].is_cast ? "::pg_catalog.float8" : "");
	appendStringInfo(&sql, " FROM (%s\n) AS q%s", domain->sides[s].query.source, condition);
	portal =
		SPI_cursor_open_with_args(NULL, sql.data, 0, NULL, NULL, NULL, true, CURSOR_OPT_NO_SCROLL);
	for (;;)
	{
		SPI_cursor_fetch(portal, true, FETCH_ROWS);
		for (uint64 row = 0; row < SPI_processed; row++)
			add_row(domain, s, row, values, nulls);
		if (SPI_processed == 0)
			break;
		SPI_freetuptable(SPI_tuptable);
	}
	SPI_cursor_close(portal);
	if (domain->sides[s].limit != PG_INT64_MAX)
		ereport(NOTICE, (errmsg("%lld of the %lld rows of the %s are used",
								(long long) domain->sides[s].kept,
								(long long) domain->sides[s].rows, domain->sides[s].query.what),
						 errhint("Argument max_rows bounds their number.")));
}

/* Have the rows stand as a table in SPI's statements. */
static void
register_rows(Domain *domain)
{
	EphemeralNamedRelation table = palloc0(sizeof(EphemeralNamedRelationData));

	table->md.name = TABLE;
	table->md.reliddesc = InvalidOid;
	table->md.tupdesc = domain->desc;
	table->md.enrtype = ENR_NAMED_TUPLESTORE;
	table->md.enrtuples = (double) tuplestore_tuple_count(domain->rows);
	table->reldata = domain->rows;
	if (SPI_register_relation(table) != SPI_OK_REL_REGISTER)
		elog(ERROR, "could not register rows of a domain classifier");
}

/* Cross-validation */

static void
append_features(StringInfo sql, const Domain *domain)
{
	if (!has_column_form(domain))
		appendStringInfoString(sql, ", s.*");
	for (int i = 0; i < domain->nfeatures && has_column_form(domain); i++)
		appendStringInfo(sql, ", s.%s", quote_identifier(domain->features[i].name));
}

/* " FROM ...": the rows that are used, whose limits are parameters from $first on. */
static void
append_rows(StringInfo sql, const Domain *domain, MlsysParameters *parameters)
{
	mlsys_add_int8(parameters, domain->sides[0].limit);
	mlsys_add_int8(parameters, domain->sides[1].limit);
	appendStringInfo(sql,
					 " FROM " TABLE " AS s WHERE s.%s OPERATOR(pg_catalog.<=) "
					 "CASE WHEN s.%s THEN $%d ELSE $%d END",
					 domain->fixed[PRIORITY], domain->fixed[IS_CURRENT], parameters->count,
					 parameters->count - 1);
}

/* The model of all folds but one, added to the parameters of the statement that scores. */
static void
train_fold(Domain *domain, int fold, MlsysParameters *models)
{
	MlsysParameters parameters = {0};
	StringInfoData sql;
	Datum model;
	bool is_null;
	Oid type;

	mlsys_add_parameter(&parameters, JSONBOID, domain->options, false);
	initStringInfo(&sql);
	appendStringInfo(&sql, "SELECT mlsys.%s($1", quote_identifier(domain->algorithm->name));
	if (has_column_form(domain))
		appendStringInfo(&sql, ", s.%s", domain->fixed[IS_CURRENT]);
	append_features(&sql, domain);
	appendStringInfoChar(&sql, ')');
	append_rows(&sql, domain, &parameters);
	mlsys_add_int4(&parameters, fold);
	appendStringInfo(&sql, " AND s.%s OPERATOR(pg_catalog.<>) $%d", domain->fixed[FOLD],
					 parameters.count);
	report_run(sql.data, &parameters, 1, domain->context, &model, &is_null, &type);
	mlsys_add_parameter(models, type, model, is_null);
}

/* The areas of all folds. */
static void
score_folds(Domain *domain, MlsysParameters *parameters)
{
	MlMannWhitney folds[FOLDS];
	StringInfoData sql;
	uint64 n;

	initStringInfo(&sql);
	appendStringInfo(&sql, "SELECT mlsys.mann_whitney(s.%s, CASE", domain->fixed[IS_CURRENT]);
	for (int k = 0; k < FOLDS; k++)
	{
		/* CASE s.fold WHEN would look for its operator in the search_path */
		appendStringInfo(&sql, " WHEN s.%s OPERATOR(pg_catalog.=) %d THEN mlsys.predict_proba($%d",
						 domain->fixed[FOLD], k, k + 1);
		append_features(&sql, domain);
		appendStringInfoChar(&sql, ')');
	}
	appendStringInfoString(&sql, " END)");
	append_rows(&sql, domain, parameters);
	appendStringInfo(&sql, " GROUP BY s.%s", domain->fixed[FOLD]);
	if (SPI_execute_with_args(sql.data, parameters->count, parameters->types, parameters->values,
							  parameters->nulls, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not score the rows of a domain classifier");
	n = SPI_processed;
	Assert(n <= FOLDS);
	for (uint64 i = 0; i < n; i++)
	{
		ArrayType *items = DatumGetArrayTypeP(mlsys_result_value(i, 1));

		memcpy(&folds[i], ARR_DATA_PTR(items), sizeof(MlMannWhitney));
	}
	ml_domain_test(folds, (int32) n, &domain->test);
}

/* Notices of the five trainings - imputed values, a guess at what was left open - would say little. */
static void
cross_validate(Domain *domain)
{
	int level = NewGUCNestLevel();
	MlsysParameters parameters = {0};

	if (client_min_messages < WARNING)
		(void) set_config_option("client_min_messages", "warning", PGC_USERSET, PGC_S_SESSION,
								 GUC_ACTION_SAVE, true, 0, false);
	for (int fold = 0; fold < FOLDS; fold++)
		train_fold(domain, fold, &parameters);
	score_folds(domain, &parameters);
	AtEOXact_GUC(true, level);
}

/* The call */

static Domain *
begin_domain(FunctionCallInfo fcinfo, int algorithm, int seed, int max_rows)
{
	Domain *domain = palloc0(sizeof(Domain));

	domain->context = CurrentMemoryContext;
	mlsys_env_init(&domain->env, domain->context);
	domain->algorithm = mlsys_find_algorithm(mlsys_text_argument(fcinfo, algorithm));
	if (domain->algorithm->task == ML_TASK_REGRESSION)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("algorithm \"%s\" is not one of classification", domain->algorithm->name)));
	mlsys_require_argument(fcinfo, seed);
	domain->seed = PG_GETARG_INT64(seed);
	mlsys_require_argument(fcinfo, max_rows);
	domain->max_rows = PG_GETARG_INT64(max_rows);
	if (domain->max_rows < LEAST_MAX_ROWS || domain->max_rows > MOST_MAX_ROWS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("max_rows is %lld, outside %d to %d", (long long) domain->max_rows,
							   LEAST_MAX_ROWS, MOST_MAX_ROWS)));
	return domain;
}

static void
set_number(double number, int column, Datum *values, bool *nulls)
{
	nulls[column] = isnan(number);
	values[column] = Float8GetDatum(number);
}

/* By the rule of alarms: a warning at half the distance from 1/2. */
static const char *
status_of(const MlDomainTest *test)
{
	if (!(test->n[0] >= MIN_ROWS && test->n[1] >= MIN_ROWS) || isnan(test->auc))
		return "insufficient_data";
	if (test->p_value >= ALPHA || test->auc - 0.5 < (THRESHOLD - 0.5) / 2)
		return "ok";
	return test->auc >= THRESHOLD ? "alarm" : "warn";
}

static Datum
make_result(const Domain *domain, FunctionCallInfo fcinfo)
{
	const MlDomainTest *test = &domain->test;
	Datum values[NRESULTS];
	bool nulls[NRESULTS] = {false};
	TupleDesc desc;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "domain_classifier() must return a row");
	set_number(test->auc, 0, values, nulls);
	set_number(test->std_error, 1, values, nulls);
	set_number(test->p_value, 2, values, nulls);
	values[3] = Int64GetDatum((int64) test->n[0]);
	values[4] = Int64GetDatum((int64) test->n[1]);
	values[5] = Float8GetDatum(THRESHOLD);
	values[6] = CStringGetTextDatum(status_of(test));
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls));
}

/* With the rows read and SPI connected, which is finished. */
static Datum
finish_domain(Domain *domain, FunctionCallInfo fcinfo)
{
	Datum result;

	if (domain->sides[0].kept >= MIN_ROWS && domain->sides[1].kept >= MIN_ROWS)
	{
		register_rows(domain);
		cross_validate(domain);
	}
	else
		domain->test = (MlDomainTest){
			{(double) domain->sides[0].kept, (double) domain->sides[1].kept}, NAN, NAN, NAN};
	MemoryContextSwitchTo(domain->context);
	tuplestore_end(domain->rows);
	result = make_result(domain, fcinfo);
	SPI_finish();
	return result;
}

/* domain_classifier(reference_query, current_query, features, algorithm, options, seed, max_rows) */
PG_FUNCTION_INFO_V1(mlsys_domain_classifier);
Datum
mlsys_domain_classifier(PG_FUNCTION_ARGS)
{
	static const char *const what[] = {"reference query of domain_classifier()",
									   "current query of domain_classifier()"};
	Domain *domain = begin_domain(fcinfo, 3, 5, 6);

	for (int s = 0; s < 2; s++)
	{
		domain->sides[s].query.what = what[s];
		domain->sides[s].query.source = mlsys_query_open(mlsys_text_argument(fcinfo, s), what[s]);
	}
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	for (int s = 0; s < 2; s++)
		report_describe(&domain->sides[s].query, domain->context);
	choose_features(domain, mlsys_names_argument(fcinfo, 2, "features"));
	name_fixed_columns(domain);
	domain->options = make_options(domain, fcinfo, 4);
	begin_rows(domain);
	for (int s = 0; s < 2; s++)
		read_side(domain, s, "");
	return finish_domain(domain, fcinfo);
}

/* The reference of a model */

/* What the version was trained on, as its owner reads it. */
typedef struct TrainingQuery
{
	Domain *domain;
	Oid owner;
	char *search_path;
	char *target;
	DomainSide *side;
} TrainingQuery;

/* The stored query of a version whose model the caller must own. */
static void
load_query(TrainingQuery *training, const MlsysResolved *version)
{
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;
	MemoryContext old;
	char *query;

	mlsys_catalog_begin(&catalog);
	mlsys_catalog_check_owner(&catalog, version->model, false);
	mlsys_add_text(&parameters, version->model);
	mlsys_add_int4(&parameters, version->version);
	if (mlsys_catalog_read("SELECT m.owner, c.query, v.search_path, v.target FROM mlsys.models m "
						   "JOIN mlsys.model_versions v USING (model) "
						   "JOIN mlsys.model_contents c USING (model, version) "
						   "WHERE v.model = $1 AND v.version = $2",
						   &parameters) == 0)
		mlsys_no_version(version->model, version->version);
	old = MemoryContextSwitchTo(catalog.context);
	training->owner = DatumGetObjectId(mlsys_result_value(0, 1));
	query = mlsys_result_text(0, 2);
	training->search_path = mlsys_result_text(0, 3);
	training->target = mlsys_result_text(0, 4);
	MemoryContextSwitchTo(old);
	mlsys_catalog_end(&catalog);
	if (query == NULL || training->search_path == NULL)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("version %d of model \"%s\" has no training query", version->version,
							   version->model),
						errhint("mlsys.domain_classifier() compares two queries.")));
	training->side->query.source = query;
	training->side->query.what =
		psprintf("training query of version %d of model \"%s\"", version->version, version->model);
}

static void
describe_training(void *arg)
{
	TrainingQuery *training = arg;

	report_describe(&training->side->query, training->domain->context);
}

static void
read_training(void *arg)
{
	TrainingQuery *training = arg;

	read_side(training->domain, 0,
			  psprintf(" WHERE q.%s IS NOT NULL", quote_identifier(training->target)));
}

static void
run_training(TrainingQuery *training, MlsysOwnerWork work)
{
	ErrorData *error =
		mlsys_run_as_owner(training->owner, training->search_path, NULL, work, training);

	if (error != NULL)
		mlsys_raise_again(error);
}

/* The columns that the model needs. */
static List *
feature_names(const MlEncoder *encoder)
{
	List *names = NIL;

	for (int32 i = 0; i < encoder->ncolumns; i++)
		names = lappend(names, (char *) encoder->columns[i].name);
	return names;
}

/*
 * model_domain_classifier(model, query, algorithm, options, seed, max_rows): who calls it must own the model,
 * since a query of the caller's sees the rows of the training query as the table of this file.
 */
PG_FUNCTION_INFO_V1(mlsys_model_domain_classifier);
Datum
mlsys_model_domain_classifier(PG_FUNCTION_ARGS)
{
	Domain *domain = begin_domain(fcinfo, 2, 4, 5);
	char *reference = mlsys_text_argument(fcinfo, 0);
	DomainSide *current = &domain->sides[1];
	TrainingQuery training = {.domain = domain, .side = &domain->sides[0]};
	MlsysResolved version;
	MlModel model;

	current->query.what = "query of model_domain_classifier()";
	current->query.source = mlsys_query_open(mlsys_text_argument(fcinfo, 1), current->query.what);
	(void) mlsys_resolve(reference, true, &version);
	load_query(&training, &version);
	mlsys_model_open(&domain->env, mlsys_resolved_value(&version), &model);
	run_training(&training, describe_training);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	report_describe(&current->query, domain->context);
	choose_features(domain, feature_names(&model.encoder));
	name_fixed_columns(domain);
	domain->options = make_options(domain, fcinfo, 3);
	begin_rows(domain);
	run_training(&training, read_training);
	read_side(domain, 1, "");
	return finish_domain(domain, fcinfo);
}
