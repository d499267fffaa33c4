/*
 * query.c
 *		Queries that a user hands over as text: are they what they must be?
 *
 * A query that trains or evaluates a model is embedded in one of ours, as FROM (<query>) AS q.  So it
 * must be exactly one SELECT, VALUES, TABLE or WITH, and nothing in the text may end the parenthesis
 * early or swallow it.  PostgreSQL's own parser decides that: it reads the text into a raw tree, which
 * is searched for what a query that only reads has not - a data-modifying statement in a WITH at any
 * depth, SELECT INTO, a row lock.  Nothing is looked up and nothing is run, so names in the query
 * mean nothing here.
 *
 * The text that is handed on ends with the last token of the statement, which its scanner knows: a
 * semicolon and comments behind it are gone.  Comments inside stay; each ends before the last token.
 *
 * Functions that a query calls can still write.  That is their caller's right: the query runs with
 * it, never with more.
 */
#include "pg/query.h"

#include "nodes/nodeFuncs.h"
#include "mb/pg_wchar.h"
#include "parser/parser.h"
#include "parser/scanner.h"
#include "parser/scansup.h"

typedef struct QueryContext
{
	const char *query;
	const char *what;
} QueryContext;

/*
 * Positions that the parser reports are those in the query, not in the statement that the client sent:
 * report them as such, as spi.c does.
 */
static void
parse_error_callback(void *arg)
{
	const QueryContext *context = (const QueryContext *) arg;
	int position = geterrposition();

	if (position > 0)
	{
		errposition(0);
		internalerrposition(position);
		internalerrquery(context->query);
	}
	errcontext("%s", context->what);
}

static int
position_in_query(const QueryContext *context, int location)
{
	if (location < 0)
		return 0;
	internalerrposition(pg_mbstrlen_with_len(context->query, location) + 1);
	return internalerrquery(context->query);
}

/* An error when there is something in the tree that does more than read. */
static bool
check_reading(Node *node, void *arg)
{
	const QueryContext *context = (const QueryContext *) arg;

	if (node == NULL)
		return false;
	if (IsA(node, CommonTableExpr))
	{
		const CommonTableExpr *cte = (const CommonTableExpr *) node;

		if (!IsA(cte->ctequery, SelectStmt))
			ereport(ERROR,
					(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
					 errmsg("%s changes data in WITH query \"%s\"", context->what, cte->ctename),
					 position_in_query(context, cte->location)));
	}
	else if (IsA(node, SelectStmt))
	{
		const SelectStmt *select = (const SelectStmt *) node;

		if (select->intoClause != NULL)
			ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
							errmsg("%s has an INTO clause", context->what),
							position_in_query(context, select->intoClause->rel->location)));
		if (select->lockingClause != NIL)
			ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
							errmsg("%s locks rows by FOR UPDATE or FOR SHARE", context->what)));
	}
	return raw_expression_tree_walker(node, check_reading, arg);
}

/*
 * Where the last token before end ends.  While a token is the scanner's latest, a zero byte stands
 * behind it in the scanner's copy of the text.
 */
static int
end_of_last_token(const char *query, int begin, int end)
{
	core_yy_extra_type extra;
	core_yyscan_t scanner = scanner_init(query, &extra, &ScanKeywords, ScanKeywordTokens);
	core_YYSTYPE value;
	YYLTYPE location;
	int last = begin;

	extra.escape_string_warning = false; /* the parser has given them */
	while (core_yylex(&value, &location, scanner) != 0 && location < end)
		last = location + (int) strlen(extra.scanbuf + location);
	scanner_finish(scanner);
	return last;
}

char *
mlsys_query_open(const char *query, const char *what)
{
	QueryContext context = {query, what};
	ErrorContextCallback callback = {error_context_stack, parse_error_callback, &context};
	List *statements;
	RawStmt *statement;
	int begin;
	int end;

	error_context_stack = &callback;
	statements = raw_parser(query, RAW_PARSE_DEFAULT);
	error_context_stack = callback.previous;

	if (statements == NIL)
		ereport(ERROR, (errcode(ERRCODE_SYNTAX_ERROR), errmsg("%s is empty", what)));
	if (list_length(statements) > 1)
	{
		int second = lsecond_node(RawStmt, statements)->stmt_location;

		while (scanner_isspace(query[second]))
			second++;
		ereport(ERROR,
				(errcode(ERRCODE_SYNTAX_ERROR),
				 errmsg("%s has %d statements instead of one", what, list_length(statements)),
				 position_in_query(&context, second)));
	}
	statement = linitial_node(RawStmt, statements);
	if (!IsA(statement->stmt, SelectStmt))
		ereport(ERROR, (errcode(ERRCODE_SYNTAX_ERROR),
						errmsg("%s is not a SELECT, VALUES, TABLE or WITH that reads", what)));
	(void) check_reading(statement->stmt, &context);

	begin = Max(statement->stmt_location, 0);
	end = statement->stmt_len > 0 ? begin + statement->stmt_len : (int) strlen(query);
	end = end_of_last_token(query, begin, end);
	while (begin < end && scanner_isspace(query[begin]))
		begin++;
	return pnstrdup(query + begin, end - begin);
}

PG_FUNCTION_INFO_V1(mlsys_open_query);
Datum
mlsys_open_query(PG_FUNCTION_ARGS)
{
	char *query = text_to_cstring(PG_GETARG_TEXT_PP(0));
	char *what = text_to_cstring(PG_GETARG_TEXT_PP(1));

	PG_RETURN_TEXT_P(cstring_to_text(mlsys_query_open(query, what)));
}
