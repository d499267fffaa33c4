/*
 * profile_call.h
 *		The call of mlsys.profile(): what its arguments are, worked out once per call site.
 *
 *	  profile([options,] [reference,] column, ...)
 *	  profile([options,] [reference,] row)
 *
 * The options are a literal of unknown type, or a jsonb that no column is part of, in the first place; any
 * other jsonb is a column.  The first argument behind them is the reference if it is a data_profile.
 */
#ifndef MLSYS_PROFILE_CALL_H
#define MLSYS_PROFILE_CALL_H

#include "pg/mlsys.h"

#include "access/htup_details.h"
#include "access/tupdesc.h"
#include "utils/jsonb.h"

#include "ml/options.h"
#include "pg/column.h"
#include "pg/data_profile.h"

/* How the values of a column of the call are read. */
typedef enum ProfileMode
{
	PROFILE_FLOAT8, /* numbers */
	PROFILE_NUMBER,
	PROFILE_TIME, /* which may be infinite */
	PROFILE_CATEGORY,
	PROFILE_ARRAY, /* a number an element */
	PROFILE_OTHER  /* there or missing */
} ProfileMode;

typedef struct ProfileSource
{
	int source; /* argument number, or attribute number - 1 */
	ProfileMode mode;
	int32 column; /* of the profile, or -1 for an array whose length a state must find */
	int32 slot;   /* of the block, for numbers; -1 as before */
	int32 width;  /* of an array; -1 as before */
	MlsysColumnReader reader;
} ProfileSource;

/*
 * The columns of the call as a state carries them from process to process.  Names are those of the
 * profile's columns while rows are added: f<n> where they are told in the end only, else final.
 */
typedef struct ProfileNames
{
	int32 n;
	int32 first_arg; /* of the columns, among the arguments; 0: the names are final */
	const char **names;
	const char **labels;     /* by the range table; "" where it has none */
	const char **type_names; /* of SQL */
	bool *are_arrays;
} ProfileNames;

/* What the options, the reference and the types have decided; each state points to the one it began with. */
typedef struct ProfileSchema
{
	MemoryContext context; /* of all this */
	struct ProfileSchema *next;
	Jsonb *options_given;
	MlProfileOptions options;
	MlNames features;
	struct varlena *reference_value; /* detoasted, or NULL */
	struct varlena *reference_toast; /* the toast pointer that it came as, or NULL */
	MlDataProfile *reference;
	TupleDesc row_desc; /* of the row argument, or NULL */
	Oid row_type;
	int32 row_typmod;
	ProfileNames names;
	int32 nsources;
	ProfileSource *sources;
	bool all_numbers; /* no category, array or other */
	bool has_arrays;  /* whose length a state must find */
	int32 nslots;     /* numbers of a row of the block */
	int32 *slot_columns;
	int32 ncolumns; /* of the profile as it begins */
	MlProfileColumn *columns;
} ProfileSchema;

typedef struct ProfileCall
{
	MemoryContext context;
	int options_arg; /* 0: none */
	bool options_unknown;
	int reference_arg; /* 0: none */
	int first_arg;
	bool is_row;
	ProfileSchema *schemas; /* the one made last comes first */
} ProfileCall;

extern ProfileCall *profile_call_make(FunctionCallInfo fcinfo);

/* The schema for a state that begins with this row; NULL while the type of the rows is not known. */
extern ProfileSchema *profile_call_schema(ProfileCall *call, FunctionCallInfo fcinfo);

/* An error unless this row's reference and row type are those of the schema. */
extern void
profile_call_check(const ProfileCall *call, const ProfileSchema *schema, FunctionCallInfo fcinfo);

/* Drop all schemas but the one made last: no state points to them any more. */
extern void profile_call_forget(ProfileCall *call);

/*
 * Set up a reader for a column of the call, and all but the name of the profile's column; that of an
 * array is one that is counted only.
 */
extern ProfileMode profile_column_init(MlsysColumnReader *reader, MlProfileColumn *column, Oid type,
									   MemoryContext context);

/* Columns of the profile for the first n elements of an array. */
extern MlProfileColumn *profile_element_columns(const char *name, Oid array_type, int32 n);

/* In the final function: the names that the query's text tells, made different; palloc'ed. */
extern const char **profile_final_names(FunctionCallInfo fcinfo, const ProfileNames *names);

/* 22004: the reference is NULL. */
extern void profile_null_reference(const char *function) pg_attribute_noreturn();

/* Is a value the reference that was opened?  toast is the pointer that it came as, or NULL. */
extern bool
profile_same_reference(Datum value, const struct varlena *opened, const struct varlena *toast);

#endif /* MLSYS_PROFILE_CALL_H */
