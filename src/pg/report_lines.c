/*
 * report_lines.c
 *		Reading the results of report aggregates.  See report_lines.h.
 */
#include "pg/report_lines.h"

#include "utils/numeric.h"

static bool
find(JsonbContainer *line, const char *key, enum jbvType type, JsonbValue *item)
{
	return getKeyJsonValueFromContainer(line, key, (int) strlen(key), item) != NULL &&
		   item->type == type;
}

bool
report_read_number(JsonbContainer *line, const char *key, double *value)
{
	JsonbValue item;

	if (!find(line, key, jbvNumeric, &item))
		return false;
	*value = DatumGetFloat8(DirectFunctionCall1(numeric_float8, NumericGetDatum(item.val.numeric)));
	return true;
}

char *
report_find_text(JsonbContainer *line, const char *key)
{
	JsonbValue item;

	return find(line, key, jbvString, &item) ? pnstrdup(item.val.string.val, item.val.string.len)
											 : NULL;
}

char *
report_read_text(JsonbContainer *line, const char *key)
{
	char *text = report_find_text(line, key);

	if (text == NULL)
		elog(ERROR, "report has no \"%s\"", key);
	return text;
}

JsonbContainer *
report_find_object(JsonbContainer *line, const char *key)
{
	JsonbValue item;

	return find(line, key, jbvBinary, &item) && JsonContainerIsObject(item.val.binary.data)
			   ? item.val.binary.data
			   : NULL;
}

int
report_count_lines(const Jsonb *report)
{
	return (int) JsonContainerSize(&report->root);
}

JsonbContainer *
report_read_line(Jsonb *report, int i)
{
	JsonbValue *line = getIthJsonbValueFromContainer(&report->root, i);

	if (line == NULL || line->type != jbvBinary)
		elog(ERROR, "report has no line %d", i);
	return line->val.binary.data;
}
