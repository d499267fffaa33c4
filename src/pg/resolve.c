/*
 * resolve.c
 *		From a model's name to the version that it stands for.  See resolve.h.
 *
 * The catalog (sql/60_catalog.sql) is read by index scans in the active snapshot, so a statement
 * sees that state of the catalog which it sees of its own tables, in every isolation level, in
 * parallel workers and on a standby.  The scans check no privileges of the tables: what decides is
 * the owner of the model and model_grants, for the role that is current when the function runs.  In
 * a view that is the role that queries, in a SECURITY DEFINER function its owner.
 *
 * A row that is found by its whole key is looked for first at the place where it stood last time.  If
 * the row there is visible in the snapshot and has the key, it is the one that an index scan would
 * find, since the key is unique; otherwise the index is asked.  This saves most of what a statement
 * that predicts one row pays for the name.
 *
 * What was found is kept by names.c, no longer than it is true.
 */
#include "pg/resolve.h"

#include "access/genam.h"
#include "access/heapam.h"
#include "access/htup_details.h"
#include "access/relscan.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/pg_am_d.h"
#include "common/hashfn.h"
#include "storage/bufmgr.h"
#include "storage/sinval.h"
#include "utils/acl.h"
#include "utils/fmgroids.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

#include "ml/options.h"
#include "pg/lifecycle.h"

#define SCHEMA "mlsys"
#define MAX_CANDIDATES 1000 /* names that a hint is chosen of */

/* Columns of the tables, as in sql/60_catalog.sql. */
enum
{
	MODELS_MODEL = 1,
	MODELS_OWNER = 2
};

enum
{
	VERSIONS_MODEL = 1,
	VERSIONS_VERSION = 2,
	VERSIONS_DIGEST = 3
};

enum
{
	CONTENTS_MODEL = 1,
	CONTENTS_VERSION = 2,
	CONTENTS_VALUE = 3,
	CONTENTS_TRAINING_ROWS = 5
};

enum
{
	ALIASES_MODEL = 1,
	ALIASES_ALIAS = 2,
	ALIASES_VERSION = 3,
	ALIASES_DIGEST = 4
};

enum
{
	GRANTS_MODEL = 1,
	GRANTS_GRANTEE = 2
};

/* A reference taken apart. */
typedef struct Reference
{
	char *model;
	const char *alias; /* NULL: by version */
	int64 version;     /* beyond int32 for a number that no version has */
} Reference;

/* A scan of a table by the first columns of its primary key. */
typedef struct CatalogScan
{
	Relation table;
	SysScanDesc scan;
	ScanKeyData keys[2];
	int nkeys;
	HeapTupleData row; /* found at its last place; buffer holds it */
	Buffer buffer;
} CatalogScan;

/* Where a row stood; anything may have happened to it since. */
typedef struct Place
{
	ItemPointerData tid;
	Buffer buffer;
} Place;

#define NPLACES 256
static Place places[NPLACES]; /* by a hash of table and key */

/* Scanning the catalog */

static Oid
catalog_relation(const char *name)
{
	Oid relation = get_relname_relid(name, get_namespace_oid(SCHEMA, false));

	if (!OidIsValid(relation))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_TABLE),
						errmsg("table \"%s.%s\" does not exist", SCHEMA, name)));
	return relation;
}

static void
open_table(CatalogScan *scan, const char *table)
{
	if (!ActiveSnapshotSet())
		elog(ERROR, "a model was looked up by name without a snapshot");
	scan->table = table_open(catalog_relation(table), AccessShareLock);
	scan->nkeys = 0;
}

static void
add_key(CatalogScan *scan, AttrNumber column, RegProcedure equal, Datum value)
{
	Oid collation = TupleDescAttr(RelationGetDescr(scan->table), column - 1)->attcollation;

	ScanKeyEntryInitialize(&scan->keys[scan->nkeys++], 0, column, BTEqualStrategyNumber, InvalidOid,
						   collation, equal, value);
}

static void
add_text_key(CatalogScan *scan, AttrNumber column, const char *value)
{
	add_key(scan, column, F_TEXTEQ, CStringGetTextDatum(value));
}

/* The next row, or NULL; all rows when no key was added. */
static HeapTuple
next_row(CatalogScan *scan)
{
	if (scan->scan == NULL)
		scan->scan =
			systable_beginscan(scan->table, RelationGetPrimaryKeyIndex(scan->table),
							   scan->nkeys > 0, GetActiveSnapshot(), scan->nkeys, scan->keys);
	return systable_getnext(scan->scan);
}

static Place *
place_of(const CatalogScan *scan)
{
	uint32 hash = murmurhash32(RelationGetRelid(scan->table));

	for (int i = 0; i < scan->nkeys; i++)
	{
		Datum value = scan->keys[i].sk_argument;

		if (scan->keys[i].sk_func.fn_oid == F_TEXTEQ)
			hash = hash_combine(hash, DatumGetUInt32(hash_any((unsigned char *) VARDATA_ANY(value),
															  VARSIZE_ANY_EXHDR(value))));
		else
			hash = hash_combine(hash, murmurhash32((uint32) DatumGetInt32(value)));
	}
	return &places[hash % NPLACES];
}

/* The row at a place, if it is visible and has the key; else NULL. */
static HeapTuple
fetch_place(CatalogScan *scan, const Place *place)
{
	TupleDesc desc = RelationGetDescr(scan->table);
	bool is_found;

	/* The page may be gone; what is in that buffer still is there, and stays while it is pinned. */
	if (!BufferIsValid(place->buffer) || scan->table->rd_rel->relam != HEAP_TABLE_AM_OID ||
		!ReadRecentBuffer(scan->table->rd_node, MAIN_FORKNUM,
						  ItemPointerGetBlockNumber(&place->tid), place->buffer))
		return NULL;
	scan->row.t_self = place->tid;
	is_found = heap_fetch(scan->table, GetActiveSnapshot(), &scan->row, &scan->buffer, false);
	ReleaseBuffer(place->buffer);
	if (!is_found)
	{
		scan->buffer = InvalidBuffer;
		return NULL;
	}
	for (int i = 0; i < scan->nkeys; i++)
	{
		ScanKey key = &scan->keys[i];
		bool is_null;
		Datum value = heap_getattr(&scan->row, key->sk_attno, desc, &is_null);

		if (is_null || !DatumGetBool(FunctionCall2Coll(&key->sk_func, key->sk_collation, value,
													   key->sk_argument)))
			return NULL;
	}
	return &scan->row;
}

/* The row of a whole key, or NULL. */
static HeapTuple
find_row(CatalogScan *scan)
{
	Place *place = place_of(scan);
	HeapTuple row = fetch_place(scan, place);

	if (row != NULL)
		return row;
	row = next_row(scan);
	if (row != NULL && TTS_IS_BUFFERTUPLE(scan->scan->slot))
	{
		place->tid = row->t_self;
		place->buffer = ((BufferHeapTupleTableSlot *) scan->scan->slot)->buffer;
	}
	return row;
}

static Datum
column_of(const CatalogScan *scan, HeapTuple row, AttrNumber column)
{
	bool is_null;
	Datum value = heap_getattr(row, column, RelationGetDescr(scan->table), &is_null);

	if (is_null)
		ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED),
						errmsg("column %d of table \"%s\" is NULL", column,
							   RelationGetRelationName(scan->table))));
	return value;
}

static void
close_table(CatalogScan *scan)
{
	if (scan->scan != NULL)
		systable_endscan(scan->scan);
	if (BufferIsValid(scan->buffer))
		ReleaseBuffer(scan->buffer);
	for (int i = 0; i < scan->nkeys; i++)
	{
		if (scan->keys[i].sk_func.fn_oid == F_TEXTEQ)
			pfree(DatumGetPointer(scan->keys[i].sk_argument));
	}
	table_close(scan->table, AccessShareLock);
}

/* Take over a row's version and digest. */
static void
read_version(const CatalogScan *scan, HeapTuple row, AttrNumber version, AttrNumber digest,
			 MlsysResolved *resolved)
{
	bytea *bytes = DatumGetByteaPP(column_of(scan, row, digest));

	if (VARSIZE_ANY_EXHDR(bytes) != ML_DIGEST_SIZE)
		ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED),
						errmsg("digest in table \"%s\" has %zu bytes instead of %d",
							   RelationGetRelationName(scan->table),
							   (size_t) VARSIZE_ANY_EXHDR(bytes), ML_DIGEST_SIZE)));
	resolved->version = DatumGetInt32(column_of(scan, row, version));
	memcpy(resolved->digest, VARDATA_ANY(bytes), ML_DIGEST_SIZE);
}

/* References */

char *
mlsys_reference_model(const char *reference)
{
	return pnstrdup(reference, strcspn(reference, "@"));
}

/* Take a reference apart; model is palloc'ed.  False when it is none. */
static bool
parse_reference(const char *text, Reference *reference)
{
	const char *at = strchr(text, '@');

	reference->alias = MLSYS_DEFAULT_ALIAS;
	reference->version = 0;
	reference->model = mlsys_reference_model(text);
	if (reference->model[0] == '\0')
		return false;
	if (at == NULL)
		return true;
	reference->alias = at + 1;
	if (at[1] == '\0' || strchr(at + 1, '@') != NULL)
		return false;
	if (strspn(at + 1, "0123456789") == strlen(at + 1))
	{
		for (const char *digit = at + 1; *digit != '\0'; digit++)
			reference->version =
				Min(reference->version * 10 + (*digit - '0'), (int64) PG_INT32_MAX + 1);
		reference->alias = NULL;
	}
	return true;
}

/* The model whose name is nearest, palloc'ed, or NULL when none is near. */
static const char *
nearest_model(const char *name)
{
	CatalogScan scan = {0};
	const char *names[MAX_CANDIDATES];
	int n = 0;
	HeapTuple row;

	open_table(&scan, "models");
	while (n < MAX_CANDIDATES && (row = next_row(&scan)) != NULL)
		names[n++] = TextDatumGetCString(column_of(&scan, row, MODELS_MODEL));
	close_table(&scan);
	return ml_nearest_name(name, names, n);
}

/* May the current user predict by the model's name? */
static bool
may_predict(const char *model, Oid owner)
{
	Oid user = GetUserId();
	CatalogScan scan = {0};
	bool allowed = false;
	HeapTuple row;

	if (has_privs_of_role(user, owner))
		return true;
	open_table(&scan, "model_grants");
	add_text_key(&scan, GRANTS_MODEL, model);
	while (!allowed && (row = next_row(&scan)) != NULL)
	{
		Oid grantee = DatumGetObjectId(column_of(&scan, row, GRANTS_GRANTEE));

		allowed = grantee == ACL_ID_PUBLIC || has_privs_of_role(user, grantee);
	}
	close_table(&scan);
	return allowed;
}

/* Is there that model, and may the current user use it? */
static bool
check_model(const char *model, bool raise)
{
	CatalogScan scan = {0};
	Oid owner = InvalidOid;
	bool found;
	HeapTuple row;

	open_table(&scan, "models");
	add_text_key(&scan, MODELS_MODEL, model);
	row = find_row(&scan);
	found = row != NULL;
	if (found)
		owner = DatumGetObjectId(column_of(&scan, row, MODELS_OWNER));
	close_table(&scan);
	if (found && may_predict(model, owner))
		return true;
	if (!raise)
		return false;
	if (!found)
	{
		const char *nearest = nearest_model(model);

		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT), errmsg("model \"%s\" does not exist", model),
				 nearest != NULL ? errhint("Perhaps you meant \"%s\".", nearest) : 0));
	}
	ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
					errmsg("permission denied for model \"%s\"", model),
					errhint("Its owner can grant predictions by name: mlsys.grant_predict.")));
}

bool
mlsys_may_predict(const char *model)
{
	return check_model(model, false);
}

/* The version that a reference to a model that is there names. */
static bool
find_version(const Reference *reference, MlsysResolved *resolved)
{
	CatalogScan scan = {0};
	HeapTuple row;
	bool found;

	if (reference->version > PG_INT32_MAX)
		return false;
	open_table(&scan, reference->alias != NULL ? "model_aliases" : "model_versions");
	if (reference->alias != NULL)
	{
		add_text_key(&scan, ALIASES_MODEL, reference->model);
		add_text_key(&scan, ALIASES_ALIAS, reference->alias);
		if ((row = find_row(&scan)) != NULL)
			read_version(&scan, row, ALIASES_VERSION, ALIASES_DIGEST, resolved);
	}
	else
	{
		add_text_key(&scan, VERSIONS_MODEL, reference->model);
		add_key(&scan, VERSIONS_VERSION, F_INT4EQ, Int32GetDatum((int32) reference->version));
		if ((row = find_row(&scan)) != NULL)
			read_version(&scan, row, VERSIONS_VERSION, VERSIONS_DIGEST, resolved);
	}
	found = row != NULL;
	close_table(&scan);
	return found;
}

static void
version_error(const char *text, const Reference *reference)
{
	if (reference->alias == NULL)
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
						errmsg("version %s of model \"%s\" does not exist",
							   text + strlen(reference->model) + 1, reference->model),
						errhint("The table mlsys.model_versions lists all versions.")));
	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("model \"%s\" has no version deployed under alias \"%s\"", reference->model,
					reference->alias),
			 errhint("Deploy one with mlsys.deploy, or name a version: %s@1.", reference->model)));
}

bool
mlsys_resolve(const char *text, bool raise, MlsysResolved *resolved)
{
	Reference reference;

	if (!parse_reference(text, &reference))
	{
		if (raise)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_NAME), errmsg("\"%s\" does not name a model", text),
					 errhint("A model is named as name, name@version or name@alias.")));
	}
	else if (check_model(reference.model, raise))
	{
		if (find_version(&reference, resolved))
		{
			resolved->model = reference.model;
			return true;
		}
		if (raise)
			version_error(text, &reference);
	}
	pfree(reference.model);
	return false;
}

/* A column of a version's contents, detoasted, or NULL. */
static struct varlena *
read_contents(const MlsysResolved *resolved, AttrNumber column)
{
	CatalogScan scan = {0};
	struct varlena *value = NULL;
	bool is_null = true;
	HeapTuple row;

	open_table(&scan, "model_contents");
	add_text_key(&scan, CONTENTS_MODEL, resolved->model);
	add_key(&scan, CONTENTS_VERSION, F_INT4EQ, Int32GetDatum(resolved->version));
	if ((row = find_row(&scan)) != NULL)
	{
		Datum datum = heap_getattr(row, column, RelationGetDescr(scan.table), &is_null);

		if (!is_null)
			value = PG_DETOAST_DATUM_COPY(datum);
	}
	close_table(&scan);
	return value;
}

struct varlena *
mlsys_resolved_value(const MlsysResolved *resolved)
{
	struct varlena *value = read_contents(resolved, CONTENTS_VALUE);
	unsigned char digest[ML_DIGEST_SIZE];

	if (value != NULL)
		mlsys_model_digest(PointerGetDatum(value), digest);
	if (value == NULL || memcmp(digest, resolved->digest, ML_DIGEST_SIZE) != 0)
		ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED),
						errmsg("stored model fails its check: version %d of model \"%s\" %s",
							   resolved->version, resolved->model,
							   value == NULL ? "has no value" : "has another digest")));
	return value;
}

void
mlsys_resolve_argument(FunctionCallInfo fcinfo, int argument, MlsysEnv *env, MlModel *model)
{
	MlsysResolved resolved;

	mlsys_require_argument(fcinfo, argument);
	if (get_fn_expr_argtype(fcinfo->flinfo, argument) != TEXTOID)
	{
		mlsys_model_open(env, PG_GETARG_VARLENA_PP(argument), model);
		return;
	}
	(void) mlsys_resolve(mlsys_text_argument(fcinfo, argument), true, &resolved);
	mlsys_model_open(env, mlsys_resolved_value(&resolved), model);
}

bytea *
mlsys_resolved_sample(const MlsysResolved *resolved)
{
	return read_contents(resolved, CONTENTS_TRAINING_ROWS);
}

/* Plans */

Oid
mlsys_aliases_relation(void)
{
	return catalog_relation("model_aliases");
}

/*
 * Sent at once, not at commit: it is called before an error, which may be raised in a parallel worker
 * or on a standby.  An invalidation without a change costs only the work of planning anew.
 */
void
mlsys_invalidate_plans(void)
{
	SharedInvalidationMessage message = {.rc = {.id = SHAREDINVALRELCACHE_ID,
												.dbId = MyDatabaseId,
												.relId = mlsys_aliases_relation()}};

	SendSharedInvalidMessages(&message, 1);
	AcceptInvalidationMessages();
}
