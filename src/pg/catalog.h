/*
 * catalog.h
 *		The tables of models, versions and aliases, as the functions of the lifecycle use them.
 */
#ifndef MLSYS_CATALOG_H
#define MLSYS_CATALOG_H

#include "pg/model.h"

#include "access/xlogdefs.h"
#include "executor/spi.h"
#include "utils/jsonb.h"
#include "utils/timestamp.h"

#define MLSYS_MAX_NAME 200 /* bytes of the name of a model or an alias */

/*
 * What is known of a new version besides what its value tells.  Set all to zero bytes first; NULL, a
 * time of 0, InvalidXLogRecPtr and has_... = false are NULL in the row.
 */
typedef struct MlsysVersion
{
	const char *model;
	Datum value;          /* mlsys.model */
	const char *origin;   /* train, register, set_threshold */
	int32 parent_version; /* 0: none */
	const Jsonb *metrics;
	const char *description;

	/* of train() */
	const char *query;
	const char *search_path;
	const bytea *training_rows;
	const char *split_key;
	bool has_split;
	double test_fraction;
	int64 seed;
	int64 test_rows;
	int64 rows_skipped; /* where there is a split; else what the value tells */
	XLogRecPtr snapshot_lsn;
	TimestampTz started_at;  /* 0: now */
	TimestampTz finished_at; /* 0: now */
	const struct Baseline *baseline;
} MlsysVersion;

/*
 * Make a version and return its number.  The first version of a name makes the model, which belongs
 * to the caller; else the caller must be its owner.  The model is locked until the transaction ends.
 */
extern int32 mlsys_catalog_add_version(const MlsysVersion *version);

/*
 * An error unless mlsys_catalog_add_version() would let the caller make a version of that name: what a
 * long training asks before it begins.  Locks nothing.
 */
extern void mlsys_catalog_check_model(const char *model);

/*
 * A stretch of code that works on the catalog under its owner's id, with SPI connected.  Ended by
 * mlsys_catalog_end() or by an error.
 */
typedef struct MlsysCatalog
{
	Oid caller;
	int security; /* the caller's security context */
	int guc_level;
	MemoryContext context; /* the caller's: what is to outlive the stretch */
	TimestampTz now;
} MlsysCatalog;

extern void mlsys_catalog_begin(MlsysCatalog *catalog);
extern void mlsys_catalog_end(MlsysCatalog *catalog);

/* mlsys_catalog_add_version() within a stretch. */
extern int32 mlsys_catalog_insert_version(const MlsysCatalog *catalog, const MlsysVersion *version);

/* Parameters $1, $2, ... of a statement. */
#define MLSYS_MAX_PARAMETERS 101
typedef struct MlsysParameters
{
	int count;
	Oid types[MLSYS_MAX_PARAMETERS];
	Datum values[MLSYS_MAX_PARAMETERS];
	char nulls[MLSYS_MAX_PARAMETERS];
} MlsysParameters;

extern void mlsys_add_parameter(MlsysParameters *parameters, Oid type, Datum value, bool is_null);
extern void mlsys_add_text(MlsysParameters *parameters, const char *text); /* may be NULL */
extern void mlsys_add_int4(MlsysParameters *parameters, int32 value);
extern void mlsys_add_int8(MlsysParameters *parameters, int64 value);
extern void mlsys_add_oid(MlsysParameters *parameters, Oid type, Oid value);
extern void mlsys_add_time(MlsysParameters *parameters, TimestampTz value);

/*
 * Run a statement on the catalog; returns the number of rows, which are in SPI_tuptable.  The second one
 * sees what the query that called us sees, and does not write.
 */
extern uint64 mlsys_catalog_run(const char *statement, MlsysParameters *parameters);
extern uint64 mlsys_catalog_read(const char *statement, MlsysParameters *parameters);

/* Column of a row of SPI_tuptable, from 1. */
extern Datum mlsys_result(uint64 row, int column, bool *is_null);
/* The same for one that is not NULL. */
extern Datum mlsys_result_value(uint64 row, int column);
extern char *mlsys_result_text(uint64 row, int column); /* NULL for NULL */

/*
 * Lock a model, which the caller must own, until the transaction ends; false when there is none of that
 * name.  And note a change of it, so that a transaction with an older snapshot fails rather than
 * overlooks it.
 */
extern bool mlsys_catalog_try_lock(const MlsysCatalog *catalog, const char *model);
extern void mlsys_catalog_lock(const MlsysCatalog *catalog, const char *model);
extern void mlsys_catalog_touch(const MlsysCatalog *catalog, const char *model);

/* OID of a type of this extension. */
extern Oid mlsys_own_type(const char *name);

/*
 * An error unless there is that model and the caller owns it.  With keeps, it keeps its name and is not
 * dropped until the transaction ends; else nothing is locked.
 */
extern void mlsys_catalog_check_owner(const MlsysCatalog *catalog, const char *model, bool keeps);

/* Errors 22023 about the name of a model or an alias. */
extern void mlsys_check_model_name(const char *model);
extern void mlsys_check_alias_name(const char *alias);

/* Errors 42704, with a hint. */
extern void mlsys_no_model(const char *model) pg_attribute_noreturn();
extern void mlsys_no_version(const char *model, int32 version) pg_attribute_noreturn();
extern void mlsys_no_alias(const char *model, const char *alias) pg_attribute_noreturn();

#endif /* MLSYS_CATALOG_H */
