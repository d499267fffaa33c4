/*
 * report.h
 *		Statements that score predictions of models on the rows of a user's query.
 *
 * They have the form
 *
 *	  SELECT <aggregates over s> FROM (
 *		  SELECT <actual value>, <predictions of each model>, ... FROM (<query>) AS q OFFSET '0') AS s
 *
 * so that all models are scored in one scan, which may be parallel, with the caller's rights.
 */
#ifndef MLSYS_REPORT_H
#define MLSYS_REPORT_H

#include "pg/catalog.h"

#include "access/tupdesc.h"

/* A query whose columns are known. */
typedef struct ReportQuery
{
	const char *what; /* "query of train()" */
	char *source;     /* its text, to stand in FROM (...) AS q */
	TupleDesc columns;
} ReportQuery;

/* Find out the columns of query->source without running it, with SPI connected. */
extern void report_describe(ReportQuery *query, MemoryContext context);

/*
 * Index of a column; -1 when there is none.  Or an error, in which role ("target") says what the name is
 * for and needed_by, if not NULL, who wants it.
 */
extern int report_look_up(const ReportQuery *query, const char *name);
extern int report_find_column(const ReportQuery *query, const char *name, const char *role,
							  const char *needed_by);

/*
 * Columns that are passed as arguments, behind up to four others; more are passed as a row.  The parser lets
 * an aggregate have one argument less than a function.
 */
#define REPORT_MAX_ARGUMENTS (FUNC_MAX_ARGS - 5)

/* Options of profile() that name its columns: {"features": [name, ...]}. */
extern Datum report_names_option(const char *const *names, int n);

/* Columns as arguments that follow others; the row q when they are too many. */
extern void report_append_columns(StringInfo sql, const char *const *names, int n);

/* An error unless the query has a model's target and features; needed_by says whose they are. */
extern void
report_check_model(const ReportQuery *query, const MlModel *model, const char *needed_by);

/* A model whose predictions are scored. */
typedef struct ReportModel
{
	const MlModel *model;
	Datum reference; /* what predict() is given: the value, or its name as a text */
	Oid reference_type;
	int parameter; /* $ of the reference, set by report_begin() */
	int threshold; /* $ of the threshold, of two classes */
} ReportModel;

/* A statement; models after the first have the same task and classes. */
typedef struct Report
{
	const ReportQuery *query;
	const char *target; /* column of the query; NULL: rows have no labels */
	/* expressions over q that stand for predictions and labels of model 0; NULL: it predicts */
	const char *predicted;
	const char *label;
	const char *condition; /* on rows q, or NULL */
	ReportModel *models;
	int nmodels;
	int classes;                /* $ of the labels, of a classification */
	MlsysParameters parameters; /* of the statement; the caller may add some before and after */
} Report;

/* Set the parameters of the models. */
extern void report_begin(Report *report);

/*
 * " FROM (...) AS s": a row a row of the query, with the columns
 *
 *	  target		the target as it is
 *	  actual		float8; of two classes whether it is the positive one, NULL for a label that is no
 *					class; of more the label
 *	  predicted<m>	of model m from 0: float8; the probability of the positive class; those of all
 *	  label<m>		of more than two classes: the one predicted
 *
 * and those of extra, a list that ends in a comma, or an empty text.  Labels are compared byte by byte.
 */
extern void report_append_rows(StringInfo sql, const Report *report, const char *extra);

/*
 * Aggregates over those rows: the report of model m; the same of predictions (and labels) given by an
 * expression; differences between model m and the first; number of rows whose label is no class, and
 * the first of these labels.
 */
extern void report_append_metrics(StringInfo sql, const Report *report, int m);
extern void report_append_metrics_of(StringInfo sql, const Report *report, int m,
									 const char *predicted, const char *label);
extern void report_append_comparison(StringInfo sql, const Report *report, int m);
/* A condition on a row: its label is no class; false of a regression. */
extern void report_append_is_unknown(StringInfo sql, const Report *report);

/* Run a statement under the snapshot of the statement that called us; its rows are in SPI_tuptable. */
extern void report_execute(const char *sql, MlsysParameters *parameters);

/*
 * Run a statement that gives one row, under the snapshot of the statement that called us; its first
 * ncolumns values are copied to context.  types may be NULL.
 */
extern void report_run(const char *sql, MlsysParameters *parameters, int ncolumns,
					   MemoryContext context, Datum *values, bool *nulls, Oid *types);

#endif /* MLSYS_REPORT_H */
