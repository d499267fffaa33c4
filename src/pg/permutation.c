/*
 * permutation.c
 *		mlsys.permutation_importance(): how much worse does a model predict the rows of a query when the values of
 *		one of its columns are shuffled among them?
 *
 * The rows are read once, with the caller's rights, and kept in memory as the model sees them: numbers and
 * levels.  A metric is taken of the predictions for them; then, column by column and several times, for rows that have
 * their own values but for that column, whose value is that of another row.  What the metric loses by it is the
 * column's importance (L. Breiman, "Random forests", Machine Learning 45 (2001); A. Fisher, C. Rudin, F. Dominici,
 * "All models are wrong, but many are useful", Journal of Machine Learning Research 20 (2019)).
 *
 * The permutations follow from the seed, the column's number and that of the repetition.  They are of the rows
 * in the order of a hash of their contents, so that the result does not depend on the order in which the query gives
 * them.
 */
#include "pg/report.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/lsyscache.h"
#include "utils/tuplestore.h"

#include "ml/algorithm.h"
#include "ml/hash.h"
#include "ml/metrics.h"
#include "ml/random.h"
#include "pg/column.h"
#include "pg/lifecycle.h"
#include "pg/query.h"
#include "pg/resolve.h"

#define FETCH_ROWS 1000
#define INTERRUPT_ROWS 256
#define SHUFFLED_ROWS 65536 /* between looks for interrupts */
#define BLOCK_SIZE 65536    /* of values of rows, bytes */
#define FIRST_CAPACITY 1024
#define MAX_REPEATS 1000
#define MAX_METRICS 10

/* A row as the model sees it. */
typedef struct PermutationRow
{
	uint64 hash;
	double actual; /* the target, or its class */
	const double *dense;
	const int32 *levels;
} PermutationRow;

typedef struct Permutation
{
	MemoryContext context; /* of all, below the call's */
	MlsysEnv env;          /* charged with the rows */
	ReportQuery query;
	MlModel model;
	const char *metric; /* NULL: the first that the model's task has */
	bool is_loss;       /* less is better */
	int32 repeats;
	uint64 seed;

	MlsysColumnReader *readers;
	PermutationRow *rows;
	int64 n;
	int64 capacity;
	char *block; /* where the values of rows are kept, and how many rows it has room for yet */
	Size block_room;
	int64 rows_left_out;

	/* work spaces */
	MemoryContext scoring;
	MlsysEnv score_env; /* of one scoring */
	double *dense;
	int32 *levels;
	double *probabilities;
	int32 *order;
} Permutation;

/* Rows */

/* Twice the room for rows. */
static void
enlarge_rows(Permutation *permutation)
{
	int64 capacity = Max(2 * permutation->capacity, FIRST_CAPACITY);
	MlEnv *env = &permutation->env.ml;
	PermutationRow *old = permutation->rows;

	mlsys_check(&permutation->env,
				ml_alloc(env, capacity, sizeof(PermutationRow), "rows", &permutation->rows));
	if (permutation->n > 0)
		memcpy(permutation->rows, old, permutation->n * sizeof(PermutationRow));
	ml_release(env, old);
	permutation->capacity = capacity;
}

static PermutationRow *
add_row(Permutation *permutation)
{
	if (permutation->n == PG_INT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%s gives more than %d rows", permutation->query.what, PG_INT32_MAX)));
	if (permutation->n == permutation->capacity)
		enlarge_rows(permutation);
	return &permutation->rows[permutation->n++];
}

/* A copy of the values that have been read: the numbers, behind them the levels. */
static double *
keep_values(Permutation *permutation)
{
	const MlEncoder *encoder = &permutation->model.encoder;
	Size dense_size = encoder->ndense * sizeof(double);
	Size levels_size = encoder->ncategorical * sizeof(int32);
	Size size = dense_size + MAXALIGN(levels_size);
	char *kept;

	if (permutation->block_room == 0)
	{
		permutation->block_room = Max(BLOCK_SIZE / Max(size, 1), 1);
		mlsys_check(&permutation->env, ml_alloc(&permutation->env.ml, permutation->block_room, size,
												"rows", &permutation->block));
	}
	kept = permutation->block;
	permutation->block += size;
	permutation->block_room--;
	memcpy(kept, permutation->dense, dense_size);
	memcpy(kept + dense_size, permutation->levels, levels_size);
	return (double *) kept;
}

/* The value of a column into the row's dense values and levels.  False when the row cannot be predicted. */
static bool
read_value(Permutation *permutation, int32 c, Datum value, bool is_null)
{
	const MlEncoder *encoder = &permutation->model.encoder;
	const MlColumn *column = &encoder->columns[c];
	MlsysColumnReader *reader = &permutation->readers[c];
	double *dense = permutation->dense + column->first;
	MlText text;
	MlStatus status;

	if (column->kind == ML_COLUMN_CATEGORY)
	{
		if (!is_null)
			text = mlsys_read_category(reader, value);
		status = ml_encoder_level(&permutation->env.ml, encoder, column, is_null ? NULL : &text,
								  &permutation->levels[column->first]);
		if (status == ML_BAD_VALUE && mlsys_on_invalid_row == MLSYS_INVALID_ROW_NULL)
			return false;
		mlsys_check(&permutation->env, status);
		return true;
	}
	if (is_null)
	{
		for (int32 i = 0; i < column->width; i++)
			dense[i] = NAN;
		return true;
	}
	if (column->kind == ML_COLUMN_ARRAY)
	{
		bool has_missing;
		int32 width;
		const double *numbers = mlsys_read_array(reader, value, &width, &has_missing);

		if (width != column->width)
		{
			if (mlsys_on_invalid_row == MLSYS_INVALID_ROW_NULL)
				return false;
			ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
							errmsg("array \"%s\" has %d elements, but the model needs %d",
								   column->name, width, column->width)));
		}
		memcpy(dense, numbers, width * sizeof(double));
	}
	else
		dense[0] = mlsys_read_number(reader, value);
	if (mlsys_has_infinity(dense, column->width))
	{
		if (mlsys_on_invalid_row == MLSYS_INVALID_ROW_NULL)
			return false;
		mlsys_infinity_error(column->name);
	}
	return true;
}

/* A row of the query: the target or the number of its class, then the features. */
static void
read_row(Permutation *permutation, const Datum *values, const bool *nulls)
{
	const MlEncoder *encoder = &permutation->model.encoder;
	PermutationRow row = {0};
	bool is_complete = !nulls[0];

	for (int32 c = 0; c < encoder->ncolumns && is_complete; c++)
		is_complete = read_value(permutation, c, values[c + 1], nulls[c + 1]);
	if (!is_complete)
	{
		permutation->rows_left_out++;
		return;
	}
	if (ml_model_is_regression(&permutation->model))
		row.actual = DatumGetFloat8(values[0]);
	else
		row.actual = DatumGetInt32(values[0]) - 1;
	if (!isfinite(row.actual))
		mlsys_infinity_error(permutation->model.training.target_name);
	row.hash = ml_hash_number(row.actual);
	for (int32 i = 0; i < encoder->ndense; i++)
		row.hash = ml_hash_pair(row.hash, ml_hash_number(permutation->dense[i]));
	for (int32 i = 0; i < encoder->ncategorical; i++)
		row.hash = ml_hash_pair(row.hash, (uint64) permutation->levels[i]);
	row.dense = keep_values(permutation);
	row.levels = (const int32 *) (row.dense + encoder->ndense);
	*add_row(permutation) = row;
}

/* "SELECT actual, q.a, q.b FROM (...) AS q"; a label that is no class gives NULL. */
static char *
make_statement(Permutation *permutation, MlsysParameters *parameters)
{
	const MlModel *model = &permutation->model;
	const char *target = model->training.target_name;
	int column = report_look_up(&permutation->query, target);
	StringInfoData sql;

	initStringInfo(&sql);
	if (ml_model_is_regression(model))
		appendStringInfo(&sql, "SELECT q.%s%s::pg_catalog.float8", quote_identifier(target),
						 getBaseType(TupleDescAttr(permutation->query.columns, column)->atttypid) ==
								 BOOLOID
							 ? "::pg_catalog.int4"
							 : "");
	else
	{
		mlsys_add_parameter(parameters, TEXTARRAYOID, mlsys_class_labels(&model->classes), false);
		appendStringInfo(&sql,
						 "SELECT pg_catalog.array_position($%d, q.%s::pg_catalog.text COLLATE "
						 "pg_catalog.\"C\")",
						 parameters->count, quote_identifier(target));
	}
	for (int32 c = 0; c < model->encoder.ncolumns; c++)
		appendStringInfo(&sql, ", q.%s", quote_identifier(model->encoder.columns[c].name));
	appendStringInfo(&sql, " FROM (%s\n) AS q", permutation->query.source);
	return sql.data;
}

static void
begin_readers(Permutation *permutation)
{
	const MlEncoder *encoder = &permutation->model.encoder;

	permutation->readers = MemoryContextAllocZero(
		permutation->context, Max(encoder->ncolumns, 1) * sizeof(MlsysColumnReader));
	for (int32 c = 0; c < encoder->ncolumns; c++)
	{
		const MlColumn *column = &encoder->columns[c];
		int found = report_look_up(&permutation->query, column->name);

		mlsys_column_init(&permutation->readers[c], column->name,
						  TupleDescAttr(permutation->query.columns, found)->atttypid,
						  permutation->context);
		mlsys_column_match(&permutation->readers[c], column);
	}
}

/* All rows of the query, with SPI connected. */
static void
read_rows(Permutation *permutation)
{
	int natts = permutation->model.encoder.ncolumns + 1;
	MlsysParameters parameters = {0};
	char *sql = make_statement(permutation, &parameters);
	Datum *values = palloc(natts * sizeof(Datum));
	bool *nulls = palloc(natts * sizeof(bool));
	MemoryContext row_context =
		AllocSetContextCreate(CurrentMemoryContext, "mlsys row", ALLOCSET_DEFAULT_SIZES);
	Portal portal =
		SPI_cursor_open_with_args(NULL, sql, parameters.count, parameters.types, parameters.values,
								  parameters.nulls, true, CURSOR_OPT_NO_SCROLL);

	for (;;)
	{
		MemoryContext old;

		SPI_cursor_fetch(portal, true, FETCH_ROWS);
		if (SPI_processed == 0)
			break;
		old = MemoryContextSwitchTo(row_context);
		for (uint64 i = 0; i < SPI_processed; i++)
		{
			heap_deform_tuple(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, values, nulls);
			read_row(permutation, values, nulls);
			MemoryContextReset(row_context);
		}
		MemoryContextSwitchTo(old);
		SPI_freetuptable(SPI_tuptable);
	}
	SPI_cursor_close(portal);
}

static int
by_hash(const void *a, const void *b, void *unused)
{
	const PermutationRow *x = a;
	const PermutationRow *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Metrics */

/* Row i with the items of one column taken from another row; -1 for none. */
static MlRow
make_row(Permutation *permutation, int64 i, int32 c, int64 other)
{
	const MlEncoder *encoder = &permutation->model.encoder;
	const MlColumn *column;
	MlRow row = {permutation->rows[i].dense, permutation->rows[i].levels, false};

	if (c >= 0)
	{
		column = &encoder->columns[c];
		if (column->kind == ML_COLUMN_CATEGORY)
		{
			memcpy(permutation->levels, row.levels, encoder->ncategorical * sizeof(int32));
			permutation->levels[column->first] = permutation->rows[other].levels[column->first];
			row.levels = permutation->levels;
		}
		else
		{
			memcpy(permutation->dense, row.dense, encoder->ndense * sizeof(double));
			memcpy(permutation->dense + column->first,
				   permutation->rows[other].dense + column->first, column->width * sizeof(double));
			row.dense = permutation->dense;
		}
	}
	for (int32 f = 0; f < encoder->ndense; f++)
		row.has_missing |= row.dense[f] != row.dense[f];
	return row;
}

/* What the sums of a task are. */
typedef struct Score
{
	MlRegressionSums sums;
	MlScores scores;
	MlClassReport report;
} Score;

static void
add_class(Permutation *permutation, Score *score, int32 actual)
{
	const MlClasses *classes = &permutation->model.classes;
	const double *p = permutation->probabilities;
	int32 best = ml_model_class(&permutation->model, p);
	MlClassRank rank = {.probability = p[actual], .nclasses = classes->nclasses};

	for (int32 k = 0; k < classes->nclasses; k++)
		rank.above += k != actual && (p[k] > p[actual] || (p[k] == p[actual] && k < actual));
	mlsys_check(&permutation->score_env,
				ml_class_report_add(&permutation->score_env.ml, &score->report,
									classes->labels[actual], classes->labels[best], &rank));
}

static void
add_prediction(Permutation *permutation, Score *score, int64 i, const MlRow *row)
{
	MlModel *model = &permutation->model;
	double actual = permutation->rows[i].actual;
	double predicted;

	if (ml_model_is_regression(model))
	{
		predicted = model->algorithm->predict(model, row);
		if (!isfinite(predicted))
			ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
							errmsg("prediction is beyond the range of double precision")));
		ml_regression_add(&score->sums, actual, predicted);
		return;
	}
	ml_model_probabilities(model, row, permutation->probabilities);
	for (int32 k = 0; k < model->classes.nclasses; k++)
		if (!isfinite(permutation->probabilities[k]))
			ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
							errmsg("probability is beyond the range of double precision")));
	if (ml_model_is_binary(model))
		mlsys_check(&permutation->score_env,
					ml_scores_add(&permutation->score_env.ml, &score->scores, actual == 1,
								  permutation->probabilities[1], 0));
	else
		add_class(permutation, score, (int32) actual);
}

/* All metrics of a task; returns how many. */
static int
finish_score(Permutation *permutation, Score *score, MlMetric *metrics)
{
	MlsysEnv *env = &permutation->score_env;
	MlRanking ranking;

	if (ml_model_is_regression(&permutation->model))
	{
		ml_regression_report(&score->sums, metrics);
		return ML_REGRESSION_METRICS;
	}
	if (ml_model_is_binary(&permutation->model))
	{
		mlsys_check(env, ml_ranking_make(&env->ml, &score->scores, &ranking));
		mlsys_check(env,
					ml_binary_report(&env->ml, &ranking, permutation->model.threshold, metrics));
		return ML_BINARY_METRICS;
	}
	mlsys_check(env, ml_class_report(&env->ml, &score->report, metrics));
	return ML_CLASS_METRICS;
}

static bool
is_loss(const char *metric)
{
	static const char *const losses[] = {"rmse", "mae", "log_loss", "normalised_log_loss", "brier"};

	for (size_t i = 0; i < lengthof(losses); i++)
		if (strcmp(metric, losses[i]) == 0)
			return true;
	return false;
}

/* Which of the metrics is asked for; an error when it is none. */
static int
choose_metric(Permutation *permutation, const MlMetric *metrics, int n)
{
	StringInfoData list;

	if (permutation->metric == NULL)
		permutation->metric = metrics[0].name;
	initStringInfo(&list);
	for (int i = 0; i < n; i++)
	{
		if (strcmp(metrics[i].name, "base_rate") == 0)
			continue; /* says nothing of the predictions */
		if (strcmp(metrics[i].name, permutation->metric) == 0)
		{
			permutation->is_loss = is_loss(permutation->metric);
			return i;
		}
		appendStringInfo(&list, "%s%s", list.len > 0 ? ", " : "", metrics[i].name);
	}
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("unknown metric \"%s\"", permutation->metric),
					errdetail("The metrics of this model are %s.", list.data)));
}

/* The environment of a scoring, whose memory is charged until the context is reset. */
static void
begin_scoring(Permutation *permutation)
{
	mlsys_env_init(&permutation->score_env, permutation->scoring);
	permutation->score_env.subject = permutation->env.subject;
	mlsys_env_charge(&permutation->score_env);
}

/* The metric with column c in another order of the rows; -1: as they are. */
static double
take_metric(Permutation *permutation, int32 c)
{
	MlMetric metrics[MAX_METRICS];
	Score score = {0};
	MemoryContext old = MemoryContextSwitchTo(permutation->scoring);
	double value;
	int n;

	begin_scoring(permutation);
	score.scores.width = 1;
	mlsys_check(&permutation->score_env,
				ml_class_report_init(&permutation->score_env.ml, &score.report));
	for (int64 i = 0; i < permutation->n; i++)
	{
		MlRow row;

		if (i % INTERRUPT_ROWS == 0)
			CHECK_FOR_INTERRUPTS();
		row = make_row(permutation, i, c, c < 0 ? -1 : permutation->order[i]);
		add_prediction(permutation, &score, i, &row);
	}
	n = finish_score(permutation, &score, metrics);
	value = metrics[choose_metric(permutation, metrics, n)].value;
	MemoryContextSwitchTo(old);
	MemoryContextReset(permutation->scoring);
	return value;
}

/* A random order of the rows. */
static void
shuffle(Permutation *permutation, int32 c, int32 repeat)
{
	MlRandom random;
	int32 *order = permutation->order;

	ml_random_seed(&random,
				   ml_hash_pair(ml_hash_pair(permutation->seed, (uint64) c), (uint64) repeat));
	for (int32 i = 0; i < (int32) permutation->n; i++)
		order[i] = i;
	for (int32 i = (int32) permutation->n - 1; i > 0; i--)
	{
		int32 other = (int32) ml_random_below(&random, (uint64) i + 1);
		int32 swapped = order[i];

		if (i % SHUFFLED_ROWS == 0)
			CHECK_FOR_INTERRUPTS();
		order[i] = order[other];
		order[other] = swapped;
	}
}

/* Results */

typedef struct Importance
{
	int32 column;
	double mean;
	double sd; /* NaN of one repetition */
} Importance;

static int
by_importance(const void *a, const void *b)
{
	const Importance *x = a;
	const Importance *y = b;

	if (x->mean != y->mean)
		return x->mean > y->mean ? -1 : 1;
	return x->column - y->column;
}

static Importance
measure(Permutation *permutation, int32 c, double before)
{
	Importance importance = {.column = c};
	double m2 = 0;

	for (int32 r = 0; r < permutation->repeats; r++)
	{
		double lost;
		double delta;

		shuffle(permutation, c, r);
		lost = take_metric(permutation, c) - before;
		lost = permutation->is_loss ? lost : -lost;
		delta = lost - importance.mean;
		importance.mean += delta / (r + 1);
		m2 += delta * (lost - importance.mean);
	}
	importance.sd = permutation->repeats > 1 ? sqrt(m2 / (permutation->repeats - 1)) : NAN;
	return importance;
}

static void
put_importance(ReturnSetInfo *result, const Permutation *permutation, const Importance *importance,
			   double before)
{
	Datum values[] = {
		CStringGetTextDatum(permutation->model.encoder.columns[importance->column].name),
		Float8GetDatum(importance->mean), Float8GetDatum(importance->sd),
		CStringGetTextDatum(permutation->metric), Float8GetDatum(before)};
	bool nulls[lengthof(values)] = {false};

	nulls[1] = isnan(importance->mean);
	nulls[2] = isnan(importance->sd);
	nulls[4] = isnan(before);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* The call */

static Permutation *
begin_permutation(FunctionCallInfo fcinfo)
{
	Permutation *permutation = palloc0(sizeof(Permutation));

	permutation->context = AllocSetContextCreate(
		CurrentMemoryContext, "mlsys permutation importance", ALLOCSET_DEFAULT_SIZES);
	permutation->scoring =
		AllocSetContextCreate(permutation->context, "mlsys scoring", ALLOCSET_DEFAULT_SIZES);
	mlsys_env_init(&permutation->env, permutation->context);
	permutation->env.subject = "permutation importance";
	mlsys_env_charge(&permutation->env);
	permutation->query.what = "query of permutation_importance()";
	permutation->query.source =
		mlsys_query_open(mlsys_text_argument(fcinfo, 1), permutation->query.what);
	if (!PG_ARGISNULL(2))
		permutation->metric = mlsys_text_argument(fcinfo, 2);
	mlsys_require_argument(fcinfo, 3);
	permutation->repeats = PG_GETARG_INT32(3);
	if (permutation->repeats < 1 || permutation->repeats > MAX_REPEATS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("repeats must be from 1 to %d, not %d", MAX_REPEATS,
							   permutation->repeats)));
	mlsys_require_argument(fcinfo, 4);
	permutation->seed = (uint64) PG_GETARG_INT64(4);
	mlsys_resolve_argument(fcinfo, 0, &permutation->env, &permutation->model);
	return permutation;
}

/* Read the rows, and put them in the order of their contents. */
static void
take_rows(Permutation *permutation)
{
	const MlModel *model = &permutation->model;
	MlsysEnv *env = &permutation->env;

	mlsys_check(env, ml_alloc(&env->ml, model->encoder.ndense, sizeof(double), "a row",
							  &permutation->dense));
	mlsys_check(env, ml_alloc(&env->ml, model->encoder.ncategorical, sizeof(int32), "a row",
							  &permutation->levels));
	mlsys_check(env, ml_alloc(&env->ml, model->classes.nclasses, sizeof(double), "probabilities",
							  &permutation->probabilities));
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	report_describe(&permutation->query, permutation->context);
	report_check_model(&permutation->query, model, "the model");
	begin_readers(permutation);
	read_rows(permutation);
	SPI_finish();
	mlsys_check(env,
				ml_alloc(&env->ml, permutation->n, sizeof(int32), "rows", &permutation->order));
	if (permutation->n > 0)
		qsort_interruptible(permutation->rows, permutation->n, sizeof(PermutationRow), by_hash,
							NULL);
	if (permutation->rows_left_out > 0)
		ereport(
			NOTICE,
			(errmsg_plural("%lld row is left out, which has no known target or cannot be predicted",
						   "%lld rows are left out, which have no known target or cannot be "
						   "predicted",
						   (unsigned long) permutation->rows_left_out,
						   (long long) permutation->rows_left_out)));
	if (permutation->n == 0)
		ereport(NOTICE, (errmsg("%s gives no rows", permutation->query.what)));
}

PG_FUNCTION_INFO_V1(mlsys_permutation_importance);
Datum
mlsys_permutation_importance(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Permutation *permutation = begin_permutation(fcinfo);
	int32 ncolumns = permutation->model.encoder.ncolumns;
	Importance *importance = palloc0(Max(ncolumns, 1) * sizeof(Importance));
	double before;

	InitMaterializedSRF(fcinfo, 0);
	take_rows(permutation);
	before = take_metric(permutation, -1);
	if (permutation->n > 0)
	{
		for (int32 c = 0; c < ncolumns; c++)
			importance[c] = measure(permutation, c, before);
		qsort(importance, ncolumns, sizeof(Importance), by_importance);
		for (int32 c = 0; c < ncolumns; c++)
			put_importance(result, permutation, &importance[c], before);
	}
	MemoryContextDelete(permutation->context);
	return (Datum) 0;
}
