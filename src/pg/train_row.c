/*
 * train_row.c
 *		From a row's values to the slot of a trainer.  See train_row.h.
 */
#include "pg/train_row.h"

#include "utils/numeric.h"

#include "ml/hash.h"
#include "pg/train_plan.h"

/* Up to here a double stands for one integer. */
#define EXACT_INTEGER (INT64CONST(1) << 53)
/* Any of these bits make a finite double: all but the sign and the first one of the exponent. */
#define FINITE_BITS UINT64CONST(0x3fffffffffffffff)

/*
 * A number that is not finite: infinity is an error, NaN is missing.  So is an infinite date; the first
 * one of a column is told.
 */
static void
check_odd_number(MlsysColumnReader *reader, double number)
{
	mlsys_check_finite(reader, number);
	if (reader->infinite_times > 0 && !reader->infinite_told)
	{
		reader->infinite_told = true;
		ereport(NOTICE,
				(errmsg("infinite values of column \"%s\" count as missing", reader->name)));
	}
}

/* A number, NaN for NULL; infinity is an error. */
static inline double
read_number(MlsysColumnReader *reader, NullableDatum value, bool *incomplete)
{
	double number = value.isnull ? NAN : mlsys_read_number(reader, value.value);

	if (unlikely(!(fabs(number) <= DBL_MAX)))
	{
		check_odd_number(reader, number);
		*incomplete = true;
	}
	return number;
}

/* The features of a row of numbers; says whether one is missing. */
static bool
write_numbers(TrainSchema *schema, const NullableDatum *values, MlSlot *slot)
{
	const TrainNumber *numbers = schema->numbers;
	int ncolumns = schema->schema.ncolumns;
	double *out = slot->dense;
	bool odd = false;

	for (int i = 0; i < ncolumns; i++, out += slot->stride)
	{
		const NullableDatum *value = &values[numbers[i].source];
		double number = NAN;

		if (likely(!value->isnull))
			number = numbers[i].is_float8
						 ? DatumGetFloat8(value->value)
						 : mlsys_read_number(&schema->features[i].reader, value->value);
		*out = number;
		odd |= !(fabs(number) <= DBL_MAX);
	}
	if (unlikely(odd))
		for (int i = 0; i < ncolumns; i++)
			check_odd_number(&schema->features[i].reader, slot->dense[(size_t) i * slot->stride]);
	return odd;
}

/* Write a feature that is not a single number into the slot; false for an array that is NULL. */
static bool
write_feature(MlsysEnv *env, TrainState *state, int which, NullableDatum value, MlSlot *slot,
			  bool *incomplete)
{
	const MlColumn *column = &state->schema->schema.columns[which];
	MlsysColumnReader *reader = &state->schema->features[which].reader;
	const double *values;
	bool has_missing;
	int32 n;

	if (column->kind == ML_COLUMN_CATEGORY)
	{
		int32_t *code = &slot->codes[(size_t) column->first * slot->stride];

		*code = 0; /* NULL */
		if (!value.isnull)
			mlsys_check(env, ml_dictionary_code(
								 &env->ml, &state->trainer.dataset->dictionaries[column->first],
								 mlsys_read_category(reader, value.value), code));
		return true;
	}
	if (value.isnull)
		return false;
	values = mlsys_read_array(reader, value.value, &n, &has_missing);
	if (n != column->width)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("array \"%s\" has %d elements, but earlier ones had %d",
							   column->name, n, column->width)));
	if (mlsys_has_infinity(values, n))
		mlsys_infinity_error(column->name);
	for (int32 i = 0; i < n; i++)
		slot->dense[(size_t) (column->first + i) * slot->stride] = values[i];
	*incomplete |= has_missing;
	return true;
}

double
train_read_target(MlsysColumnReader *reader, Datum value)
{
	double target = mlsys_read_number(reader, value);

	mlsys_check_finite(reader, target);
	if (unlikely(isnan(target)))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("target \"%s\" is NaN", reader->name)));
	return target;
}

/* The target of a row that is not NULL: a number, or the code of a label. */
static void
write_target(MlsysEnv *env, TrainState *state, Datum value, double *target)
{
	MlsysColumnReader *reader = &state->schema->target.reader;

	if (state->schema->schema.labelled)
	{
		mlsys_check(env, ml_trainer_label(&env->ml, &state->trainer,
										  mlsys_read_label(reader, value), target));
		return;
	}
	*target = train_read_target(reader, value);
}

/* A hash as a number: hashes that differ in their lower 62 bits have different ones. */
static double
number_of_hash(uint64 hash)
{
	double number;

	hash &= FINITE_BITS;
	memcpy(&number, &hash, sizeof(number));
	return number;
}

double
train_group_number(MlsysColumnReader *reader, Datum value)
{
	NullableDatum pair = {.value = value};
	double number = NAN;

	switch (reader->source)
	{
		case MLSYS_FLOAT8:
		case MLSYS_FLOAT4:
		case MLSYS_INT2:
		case MLSYS_INT4:
		case MLSYS_BOOL:
			number = mlsys_read_number(reader, value) + 0.0; /* -0 becomes 0 */
			break;
		case MLSYS_INT8:
			if (DatumGetInt64(value) <= EXACT_INTEGER && DatumGetInt64(value) >= -EXACT_INTEGER)
				return (double) DatumGetInt64(value);
			break;
		case MLSYS_NUMERIC:
			return number_of_hash(ml_hash_text(ml_text(numeric_normalize(DatumGetNumeric(value)))));
		default:
			break;
	}
	return isfinite(number) ? number : number_of_hash(train_hash_value(reader, pair));
}

/* The value of a column that must not be NULL. */
static Datum
extra_value(const TrainColumn *column, TrainExtra extra, const NullableDatum *values)
{
	if (unlikely(values[column->source].isnull))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("%s is NULL", train_extra_names[extra])));
	return values[column->source].value;
}

/* What the options say of a row besides its target and features. */
static inline void
write_extras(TrainSchema *schema, const NullableDatum *values, MlSlot *slot)
{
	if (schema->schema.weighted)
		*slot->weight = mlsys_read_number(&schema->weight.reader,
										  extra_value(&schema->weight, TRAIN_EXTRA_WEIGHT, values));
	if (unlikely(schema->schema.grouped))
		*slot->group = train_group_number(&schema->group.reader,
										  extra_value(&schema->group, TRAIN_EXTRA_GROUP, values));
	if (unlikely(schema->schema.validated))
		*slot->validation =
			DatumGetBool(extra_value(&schema->validation, TRAIN_EXTRA_VALIDATION, values)) ? 1 : 0;
}

void
train_add_row(MlsysEnv *env, TrainState *state, const NullableDatum *values)
{
	TrainSchema *schema = state->schema;
	MlTrainer *trainer = &state->trainer;
	int ncolumns = schema->schema.ncolumns;
	bool incomplete = false;
	MlSlot slot;

	if (values[schema->target.source].isnull)
	{
		ml_trainer_skip(trainer);
		return;
	}
	mlsys_check(env, ml_trainer_slot(&env->ml, trainer, &slot));
	write_target(env, state, values[schema->target.source].value, slot.target);
	write_extras(schema, values, &slot);
	if (likely(schema->all_numbers))
		incomplete = write_numbers(schema, values, &slot);
	for (int i = 0; i < ncolumns && !schema->all_numbers; i++)
	{
		NullableDatum value = values[schema->features[i].source];
		MlColumnKind kind = schema->schema.columns[i].kind;

		if (kind != ML_COLUMN_CATEGORY && kind != ML_COLUMN_ARRAY)
			slot.dense[(size_t) schema->schema.columns[i].first * slot.stride] =
				read_number(&schema->features[i].reader, value, &incomplete);
		else if (!write_feature(env, state, i, value, &slot, &incomplete))
		{
			ml_trainer_skip(trainer);
			return;
		}
	}
	mlsys_check(env, ml_trainer_commit(&env->ml, trainer, &slot, incomplete));
}

NullableDatum *
train_deform_row(HeapTupleHeader row, TupleDesc desc)
{
	Datum *values = palloc(desc->natts * sizeof(Datum));
	bool *nulls = palloc(desc->natts * sizeof(bool));
	NullableDatum *pairs = palloc(desc->natts * sizeof(NullableDatum));
	HeapTupleData tuple;

	tuple.t_data = row;
	tuple.t_len = HeapTupleHeaderGetDatumLength(row);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	heap_deform_tuple(&tuple, desc, values, nulls);
	for (int i = 0; i < desc->natts; i++)
	{
		pairs[i].value = values[i];
		pairs[i].isnull = nulls[i];
	}
	return pairs;
}

NullableDatum *
train_open_row(const TrainSchema *schema, HeapTupleHeader row)
{
	train_check_row(schema, row);
	return train_deform_row(row, schema->row_desc);
}
