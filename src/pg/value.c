/*
 * value.c
 *		jsonb as the kernels' option values.
 */
#include "pg/value.h"

#include "utils/fmgrprotos.h"
#include "utils/numeric.h"

#define MAX_DEPTH 4 /* no option is nested deeper */

static void container_value(JsonbContainer *container, int depth, MlValue *value);

/* A numeric as double; beyond its range an infinity, which no option accepts. */
static double
numeric_value(Numeric numeric)
{
	return DatumGetFloat8(
		DirectFunctionCall1(numeric_float8_no_overflow, NumericGetDatum(numeric)));
}

static void
item_value(const JsonbValue *item, int depth, MlValue *value)
{
	switch (item->type)
	{
		case jbvBool:
			value->kind = ML_VALUE_BOOL;
			value->boolean = item->val.boolean;
			break;
		case jbvNumeric:
			value->kind = ML_VALUE_NUMBER;
			value->number = numeric_value(item->val.numeric);
			break;
		case jbvString:
			value->kind = ML_VALUE_TEXT;
			value->text = (MlText){item->val.string.val, item->val.string.len};
			break;
		case jbvBinary:
			container_value(item->val.binary.data, depth + 1, value);
			break;
		default:
			value->kind = ML_VALUE_NULL;
			break;
	}
}

static void
container_value(JsonbContainer *container, int depth, MlValue *value)
{
	JsonbIterator *iterator = JsonbIteratorInit(container);
	JsonbIteratorToken token;
	JsonbValue item;
	MlText key = {NULL, 0};

	if (depth > MAX_DEPTH)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("options are nested more than %d levels deep", MAX_DEPTH)));
	value->kind = JsonContainerIsArray(container) ? ML_VALUE_ARRAY : ML_VALUE_OBJECT;
	value->items = palloc0(Max(JsonContainerSize(container), 1) * sizeof(MlValue));
	while ((token = JsonbIteratorNext(&iterator, &item, true)) != WJB_DONE)
	{
		if (token == WJB_KEY)
			key = (MlText){item.val.string.val, item.val.string.len};
		else if (token == WJB_VALUE || token == WJB_ELEM)
		{
			value->items[value->nitems].key = key;
			item_value(&item, depth, &value->items[value->nitems++]);
		}
	}
}

void
mlsys_value_from_jsonb(Jsonb *jsonb, MlValue *value)
{
	memset(value, 0, sizeof(*value));
	container_value(&jsonb->root, 0, value);
	if (JB_ROOT_IS_SCALAR(jsonb) && value->nitems == 1)
	{
		MlValue scalar = value->items[0];

		*value = scalar;
	}
}
