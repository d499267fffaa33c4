/*
 * estimation.h
 *		What the aggregates of estimated performance and of reconstruction share: an argument that is the
 *		same in all rows, and numeric columns matched by their place.
 */
#ifndef MLSYS_ESTIMATION_H
#define MLSYS_ESTIMATION_H

#include "pg/metrics.h"

#include "access/tupdesc.h"

#include "pg/column.h"

/* A varlena that is the same in all rows of a state; it stands where the state does. */
typedef struct MlsysConstant
{
	struct varlena *plain; /* NULL: not seen yet */
	struct varlena *raw;   /* as it was passed: perhaps a pointer to where it is stored */
} MlsysConstant;

/* Numeric columns of a call: its arguments from one on, or the columns of a row in that place. */
typedef struct MlsysNumbers
{
	bool is_row;
	int32 n;
	MlsysColumnReader *readers; /* NULL before the first row that is not NULL */
	TupleDesc desc;             /* of the rows */
	Oid row_type;
	int32 row_typmod;
	int32 *places; /* of the columns among the row's, of which some may be dropped */
} MlsysNumbers;

/* Call site of these aggregates. */
typedef struct MlsysEstimationSite
{
	MlsysAggSite site;
	bool is_set_up;
	bool is_constant; /* such an argument needs no look after the first row */
	MlsysNumbers numbers;
} MlsysEstimationSite;

/* The call site; the arguments from first to last are the same in all rows, 0 for none. */
extern MlsysEstimationSite *mlsys_estimation_site(FunctionCallInfo fcinfo, int first, int last);

/*
 * Keep the argument, when it is the first; 22023 naming it when another row had another.  It must not be
 * NULL.
 */
extern void mlsys_constant_take(FunctionCallInfo fcinfo, MlsysEstimationSite *site, int argument,
								const char *name, MlsysConstant *constant);
/* Take over the other state's, or see that it is the same. */
extern void mlsys_constant_merge(MlsysEnv *env, const char *name, MlsysConstant *constant,
								 const MlsysConstant *other);
extern void mlsys_constant_save(MlWriter *writer, const MlsysConstant *constant);
extern void mlsys_constant_load(MlReader *reader, MlsysConstant *constant);

static inline MlText
mlsys_constant_bytes(const MlsysConstant *constant)
{
	return (MlText){VARDATA_ANY(constant->plain), VARSIZE_ANY_EXHDR(constant->plain)};
}

/*
 * Read the numbers of this row into values, NULL as NaN.  There must be ncolumns of them (2202E), and
 * they must be numbers, booleans or times (42804).
 */
extern void mlsys_read_numbers(FunctionCallInfo fcinfo, MlsysEstimationSite *site, int first,
							   int32 ncolumns, double *values);

/* The state in argument 0 as it is, which may be NULL. */
extern Datum mlsys_same_state(FunctionCallInfo fcinfo);

/* A JSON array of one object with a message. */
extern Jsonb *mlsys_estimation_message(MlsysEnv *env, const char *message);

#endif /* MLSYS_ESTIMATION_H */
