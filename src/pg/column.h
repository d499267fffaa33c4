/*
 * column.h
 *		Reading a Datum of a SQL type as a number, a category or a block of numbers.
 *
 * Training and prediction read their columns through the same reader, so that both see the same
 * value.  A reader is set up once per column and call site; reading then looks nothing up.
 *
 *	  type						kind		value
 *	  int2/4/8, float4/8, numeric	NUMBER		the number; a numeric beyond double is an infinity
 *	  boolean					BOOLEAN		0, 1
 *	  date, timestamp(tz)		TIME		seconds since 1970-01-01 00:00 UTC; +-infinity is missing
 *	  time						TIME		seconds since midnight
 *	  interval					TIME		seconds, a year of 365.25 and a month of 30 days
 *	  text, varchar, char(n), name, "char", enum, uuid
 *								CATEGORY	what value::text gives
 *	  arrays of numeric types, vector (pgvector)
 *								ARRAY		the numbers, NULL as NaN
 *
 * Domains are looked through.  What detoasting and casting need comes from the current memory
 * context and is left there: a per-row context, where the executor calls functions.
 */
#ifndef MLSYS_COLUMN_H
#define MLSYS_COLUMN_H

#include "pg/mlsys.h"

#include <float.h>

#include "utils/hsearch.h"

#include "ml/data.h"

typedef enum MlsysSource
{
	MLSYS_FLOAT8, /* numbers */
	MLSYS_FLOAT4,
	MLSYS_INT2,
	MLSYS_INT4,
	MLSYS_INT8,
	MLSYS_NUMERIC,
	MLSYS_BOOL,
	MLSYS_DATE,
	MLSYS_TIMESTAMP,
	MLSYS_TIME,
	MLSYS_INTERVAL,
	MLSYS_TEXT, /* categories */
	MLSYS_BPCHAR,
	MLSYS_NAME,
	MLSYS_ENUM,
	MLSYS_OUTPUT, /* any other, by its output function */
	MLSYS_ARRAY,  /* blocks */
	MLSYS_VECTOR
} MlsysSource;

typedef struct MlsysColumnReader
{
	MlsysSource source;
	MlColumnKind kind;
	Oid type; /* domains looked through */
	const char *name;
	MemoryContext context; /* of all that the reader keeps */
	int64 infinite_times;  /* infinite dates read so far, each as missing */
	bool infinite_told;    /* a training has told of them */
	FmgrInfo function;     /* output function; cast of a vector to real[], of a label to text */
	int function_nargs;
	bool casts_label; /* function is a cast to text */
	HTAB *labels;     /* of an enum: OID -> label */
	MlsysSource element;
	char digits[32]; /* of a label that is an integer */
	double *buffer;  /* an array's numbers */
	Size capacity;   /* of buffer, items */
} MlsysColumnReader;

/*
 * Set up a reader for a column of a type; name is used in error texts and is not copied.  All
 * memory it keeps comes from context.  An error when the type is not a feature type.
 */
extern void
mlsys_column_init(MlsysColumnReader *reader, const char *name, Oid type, MemoryContext context);

/* The same, but false when the type is not a feature type. */
extern bool
mlsys_column_try(MlsysColumnReader *reader, const char *name, Oid type, MemoryContext context);

/* Is it a type whose values are a block of numbers (an array, or vector), domains looked through? */
extern bool mlsys_is_block_type(Oid type);

/*
 * The type that reads a literal of unknown type for a column of a model: the one that training saw
 * where it is built in, else a plain one of that kind (text for the label of an enum).
 */
extern Oid mlsys_column_literal_type(const MlColumn *column);

/* The type without modifier, as a model records it; in the reader's context. */
extern const char *mlsys_column_type_name(const MlsysColumnReader *reader);

/* May a value of this reader be used for the column of a model?  An error (42804) when not. */
extern void mlsys_column_match(const MlsysColumnReader *reader, const MlColumn *column);

/* Of kinds NUMBER, BOOLEAN and TIME; what is not inline below. */
extern double mlsys_read_number_slow(MlsysColumnReader *reader, Datum value);

/* Of kind CATEGORY; in the value itself, in the reader, or in the current context. */
extern MlText mlsys_read_category(MlsysColumnReader *reader, Datum value);

/*
 * Set up a reader for a target whose values are class labels: of any type but a row or an array.
 */
extern void
mlsys_label_init(MlsysColumnReader *reader, const char *name, Oid type, MemoryContext context);

/* The label: value::text, valid until the reader's next call or in the current context. */
extern MlText mlsys_read_label(MlsysColumnReader *reader, Datum value);

/*
 * Of kind ARRAY: n numbers, in the value itself or in the reader, where they stay until its next
 * call.  has_missing says that some are NaN, which a NULL element is, too.
 */
extern const double *
mlsys_read_array(MlsysColumnReader *reader, Datum value, int32 *n, bool *has_missing);

/*
 * The same of an array of any number of dimensions, in storage order, and without an error; nulls is its
 * bitmap, where a 0 is a NULL, or NULL.
 */
extern const double *
mlsys_read_elements(MlsysColumnReader *reader, Datum value, int32 *n, const bits8 **nulls);

/* 22003, naming the column: a number is infinite. */
extern void mlsys_infinity_error(const char *name) pg_attribute_noreturn();

static inline void
mlsys_check_finite(const MlsysColumnReader *reader, double value)
{
	if (unlikely(isinf(value)))
		mlsys_infinity_error(reader->name);
}

static inline bool
mlsys_has_infinity(const double *values, int32 n)
{
	int found = 0;

	for (int32 i = 0; i < n; i++)
		found |= fabs(values[i]) > DBL_MAX;
	return found != 0;
}

static inline double
mlsys_read_number(MlsysColumnReader *reader, Datum value)
{
	switch (reader->source)
	{
		case MLSYS_FLOAT8:
			return DatumGetFloat8(value);
		case MLSYS_FLOAT4:
			return DatumGetFloat4(value);
		case MLSYS_INT2:
			return DatumGetInt16(value);
		case MLSYS_INT4:
			return DatumGetInt32(value);
		case MLSYS_INT8:
			return (double) DatumGetInt64(value);
		case MLSYS_BOOL:
			return DatumGetBool(value) ? 1.0 : 0.0;
		default:
			return mlsys_read_number_slow(reader, value);
	}
}

#endif /* MLSYS_COLUMN_H */
