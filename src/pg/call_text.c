/*
 * call_text.c
 *		The arguments of a function call as the user wrote them.
 *
 * A model wants to know its features by the names that the user sees.  The executor cannot tell them:
 * the planner flattens subqueries, views and CTEs, after which an argument is a column of an underlying
 * table and its alias is gone.  The text of the query still has them, and the call knows where in the
 * text it stands.  Only the simplest arguments are understood, plain columns with or without
 * qualification; all others have no name.  The text is never believed more than that: when anything
 * is not as it should be there are no names, and the caller falls back to f1, f2, ...
 */
#include "pg/call_text.h"

#include "parser/scansup.h"

static bool
identifier_start(char c)
{
	return isalpha((unsigned char) c) || c == '_' || IS_HIGHBIT_SET(c);
}

static bool
identifier_part(char c)
{
	return identifier_start(c) || isdigit((unsigned char) c) || c == '$';
}

static const char *
skip_space(const char *at)
{
	while (scanner_isspace(*at))
		at++;
	return at;
}

/* The end of a quoted string or identifier that begins here; its quote is doubled inside. */
static const char *
skip_quoted(const char *at)
{
	char quote = *at++;

	while (*at != '\0' && (*at != quote || at[1] == quote))
		at += *at == quote ? 2 : 1;
	return *at == '\0' ? at : at + 1;
}

/* Read an identifier as the server would; NULL when there is none.  *end is behind it. */
static char *
read_identifier(const char *at, const char **end)
{
	char *name;
	int n = 0;

	if (*at == '"')
	{
		*end = skip_quoted(at);
		if (*end - at < 3 || (*end)[-1] != '"')
			return NULL;
		name = palloc(*end - at);
		for (const char *c = at + 1; c < *end - 1; c++)
		{
			name[n++] = *c;
			if (*c == '"')
				c++;
		}
		name[n] = '\0';
		truncate_identifier(name, n, false);
		return name;
	}
	if (!identifier_start(*at))
		return NULL;
	*end = at;
	while (identifier_part(**end))
		(*end)++;
	return downcase_truncate_identifier(at, *end - at, false);
}

/* The last part of a qualified name that begins here, NULL when it is none; *end is behind it. */
static char *
read_qualified(const char *at, const char **end)
{
	for (;;)
	{
		char *name = read_identifier(skip_space(at), end);

		if (name == NULL)
			return NULL;
		at = skip_space(*end);
		if (*at != '.')
			return name;
		at++;
	}
}

/*
 * The comma or parenthesis that ends the argument that begins here, or NULL.  Strings are passed over,
 * brackets counted.  Comments, dollar quotes and backslash escapes are not understood: NULL.  A $ before
 * a digit is of a parameter, or in an identifier.
 */
static const char *
argument_end(const char *at)
{
	int depth = 0;

	for (; *at != '\0'; at++)
	{
		if (depth == 0 && (*at == ',' || *at == ')'))
			return at;
		if (*at == '(' || *at == '[')
			depth++;
		else if (*at == ')' || *at == ']')
			depth--;
		else if (*at == '\'' || *at == '"')
			at = skip_quoted(at) - 1;
		else if ((*at == '$' && !isdigit((unsigned char) at[1])) || *at == '\\' ||
				 (*at == '-' && at[1] == '-') || (*at == '/' && at[1] == '*'))
			return NULL;
	}
	return NULL;
}

char **
mlsys_call_columns(const char *text, int location, const char *function, int nargs)
{
	char **names = palloc0(Max(nargs, 1) * sizeof(char *));
	const char *end;
	char *name;

	if (text == NULL || location < 0 || (Size) location >= strlen(text))
		return NULL;
	name = read_qualified(text + location, &end);
	end = name != NULL ? skip_space(end) : NULL;
	if (name == NULL || strcmp(name, function) != 0 || *end != '(')
		return NULL;
	for (int i = 0; i < nargs; i++)
	{
		const char *at = skip_space(end + 1);
		const char *behind;

		end = argument_end(at);
		if (end == NULL || *end != (i == nargs - 1 ? ')' : ','))
			return NULL;
		name = read_qualified(at, &behind);
		if (name != NULL && skip_space(behind) == end)
			names[i] = name;
	}
	return names;
}

char **
mlsys_call_columns_alone(const char *text, const char *function, int nargs, bool *are_sure)
{
	char **names = NULL;
	const char *at = text;

	*are_sure = true;
	while (at != NULL && *at != '\0')
	{
		const char *end = at + 1;
		char **found = NULL;
		char *name = NULL;

		if (*at == '\'')
			end = skip_quoted(at);
		else if (*at == '"' || identifier_start(*at))
			name = read_identifier(at, &end);
		if (name != NULL && strcmp(name, function) == 0)
			found = mlsys_call_columns(text, (int) (at - text), function, nargs);
		for (int i = 0; found != NULL && names != NULL && i < nargs; i++)
		{
			if ((names[i] == NULL) == (found[i] == NULL) &&
				(names[i] == NULL || strcmp(names[i], found[i]) == 0))
				continue;
			names[i] = NULL;
			*are_sure = false;
		}
		if (names == NULL)
			names = found;
		at = end;
	}
	return names;
}
