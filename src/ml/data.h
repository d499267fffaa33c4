/*
 * data.h
 *		Rows on their way into a kernel: columns, blocks, the dictionary of a category column.
 *
 * A column of the query is of one of two storages: dense (numbers; an array gives as many dense
 * columns as it has elements) or a category, whose values are codes of a dictionary.  Codes are
 * never expanded in memory: kernels receive blocks of dense columns and code columns.
 */
#ifndef ML_DATA_H
#define ML_DATA_H

#include "ml/bytes.h"
#include "ml/ml.h"

/* More features than this are refused: a matrix of their cross products would not fit. */
#define ML_MAX_FEATURES 16384

typedef enum MlColumnKind
{
	ML_COLUMN_NUMBER = 0,
	ML_COLUMN_BOOLEAN, /* 0 and 1 */
	ML_COLUMN_TIME,    /* seconds since 1970-01-01 00:00 (UTC), or of a day or interval */
	ML_COLUMN_CATEGORY,
	ML_COLUMN_ARRAY /* width numbers */
} MlColumnKind;

#define ML_COLUMN_KINDS ((int) ML_COLUMN_ARRAY + 1)

extern const char *const ml_column_kind_names[];

/* A column as the query gives it. */
typedef struct MlColumn
{
	const char *name;
	bool named;            /* false: the name is made up, f<n> */
	const char *type_name; /* SQL type, as format_type writes it */
	MlColumnKind kind;
	int32_t width; /* dense columns it has: 1, an array's length, 0 for a category */
	int32_t first; /* its first dense column, or its code column */
} MlColumn;

/*
 * What training knows before its first row: the columns and the options.  It is stored with the
 * state, as bytes; two states can be merged when theirs are equal.
 */
typedef struct MlSchema
{
	int32_t ncolumns;
	MlColumn *columns;
	int32_t ndense;
	int32_t ncategorical;
	bool weighted;
	bool grouped;             /* rows have a query group (MlRoleOptions) */
	bool validated;           /* rows say whether they are for validation */
	bool labelled;            /* the target is a class label */
	MlColumnKind target_kind; /* which is that of its SQL type */
	const char *target_name;
	const char *options_given; /* JSON text, "{}" when none were given */
	void *options;             /* the algorithm's option struct */
} MlSchema;

/* Lay out ncolumns columns whose kind, name, type and (for arrays) width are set. */
extern MlStatus ml_schema_layout(MlEnv *env, MlSchema *schema);

extern void ml_columns_save(MlWriter *writer, const MlColumn *columns, int32_t ncolumns);
extern void ml_columns_load(MlReader *reader, MlColumn **columns, int32_t *ncolumns);
/* Name of the feature of a column's i-th dense column: "x", or "x[i + 1]" of an array. */
extern void ml_feature_name(const MlColumn *column, int32_t i, char *buffer, size_t size);

/*
 * A block of rows, column by column: column c of the dense values begins at dense + c * stride,
 * column c of the codes at codes + c * stride.  NaN is a missing number.  A code is a level of the
 * encoder, or -1, which stands for no level (unseen).
 */
typedef struct MlBlock
{
	int32_t nrows;
	int32_t stride;
	const double *dense;
	const int32_t *codes;
	const double *target;
	const double *weight; /* NULL: every row weighs 1 */
} MlBlock;

/* What a streaming state is made for. */
typedef struct MlShape
{
	int32_t ndense;
	int32_t ncategorical;
	const int32_t *nlevels; /* per category column */
	const uint8_t *missing; /* per dense column: 1 when missing values may come */
} MlShape;

/*
 * Dictionary of a category column: text -> code 1, 2, ... in order of appearance; code 0 is NULL.
 * Counts rows per code.  An open-addressing hash table with FNV-1a and a finalizer; keys are copied.
 */
typedef struct MlDictionary
{
	int32_t ncodes;   /* codes given out, NULL's included */
	int32_t capacity; /* of texts and counts */
	MlText *texts;    /* by code; that of 0 is empty */
	int64_t *counts;  /* by code */
	uint32_t *slots;  /* codes, 0 is free */
	uint32_t nslots;  /* a power of two */
} MlDictionary;

extern MlStatus ml_dictionary_init(MlEnv *env, MlDictionary *dictionary);
/* Code of a text, which is entered when new; does not count. */
extern MlStatus
ml_dictionary_code(MlEnv *env, MlDictionary *dictionary, MlText text, int32_t *code);
/* Code of a text, or -1. */
extern int32_t ml_dictionary_find(const MlDictionary *dictionary, MlText text);

/* Enter all texts of another one, uncounted; map gets the code of each of its codes. */
extern MlStatus
ml_dictionary_map(MlEnv *env, MlDictionary *dictionary, const MlDictionary *other, int32_t **map);

/*
 * Rows kept: chunks of columns that grow from 16 to ML_CHUNK_ROWS rows.  The values of a chunk are
 * laid out target (a number, or the code of a label), weight (where weighted), dense columns, group (where
 * grouped), validation (where validated); then the codes.
 */
#define ML_CHUNK_ROWS 4096

typedef struct MlChunk
{
	struct MlChunk *next;
	int32_t nrows;
	int32_t capacity; /* rows, which is also the stride */
	double *values;   /* NULL when the chunk, which is full then, has been put aside */
	int32_t *codes;
	int64_t place; /* of values and then codes in the spill */
} MlChunk;

/* Where chunks of a data set have been put aside. */
typedef struct MlSpilled
{
	MlSpill *spill;
	struct MlMoments *moments; /* of the dense columns of those chunks */
} MlSpilled;

typedef struct MlDataset
{
	int32_t ndense;
	int32_t ncategorical;
	bool weighted;
	bool grouped;
	bool validated;
	bool labelled;      /* the target's values are codes of labels */
	bool may_spill;     /* full chunks may be put aside, where there is env->spill */
	MlSpilled *spilled; /* NULL while none has been */
	int64_t nrows;
	MlChunk *first;
	MlChunk *last;
	MlDictionary *dictionaries; /* per category column */
	MlDictionary labels;        /* where labelled */
} MlDataset;

/* What a buffered algorithm reads: the rows, and what their codes stand for. */
typedef struct MlRows
{
	const MlDataset *dataset;
	int32_t **maps;         /* per category column: level of each code, -1 for none */
	const int32_t *classes; /* class of each code of a label; NULL in a regression */
} MlRows;

/* Without rows; grouped, validated and may_spill, if it is to be that, are set by the caller then. */
extern MlStatus ml_dataset_init(MlEnv *env, MlDataset *dataset, int32_t ndense,
								int32_t ncategorical, bool weighted, bool labelled);
/* Those columns of a chunk. */
static inline double *
ml_chunk_group(const MlDataset *dataset, const MlChunk *chunk)
{
	return chunk->values +
		   (size_t) (1 + dataset->weighted + dataset->ndense) * (size_t) chunk->capacity;
}

static inline double *
ml_chunk_validation(const MlDataset *dataset, const MlChunk *chunk)
{
	return ml_chunk_group(dataset, chunk) + (dataset->grouped ? (size_t) chunk->capacity : 0);
}

/* Bytes of a chunk's values and of its codes. */
extern size_t ml_chunk_values_size(const MlDataset *dataset, int32_t capacity);
extern size_t ml_chunk_codes_size(const MlDataset *dataset, int32_t capacity);
/* The chunk with room for a row, at index chunk->nrows. */
extern MlStatus ml_dataset_room(MlEnv *env, MlDataset *dataset, MlChunk **chunk);
/* The row written at index chunk->nrows is now part of the data set, its codes are counted. */
extern void ml_dataset_commit(MlDataset *dataset, MlChunk *chunk);
/*
 * The categories that the dictionaries have before the first row, with counts of their own: those of the data
 * set are of its rows.
 */
extern MlStatus ml_dataset_known(MlEnv *env, const MlDataset *dataset, MlDictionary **out);
/*
 * Chunks of a data set that may spill are looked at through a reader, zeroed before the first: opened is the chunk
 * itself, or a copy that is valid until the next one is opened.  To close gives back its memory.
 */
typedef struct MlChunkReader
{
	MlChunk copy;
	int32_t room; /* rows */
} MlChunkReader;

extern MlStatus ml_chunk_open(MlEnv *env, const MlDataset *dataset, const MlChunk *chunk,
							  MlChunkReader *reader, const MlChunk **opened);
extern void ml_chunk_close(MlEnv *env, MlChunkReader *reader);
/* Column v of the values alone; buffer has room for ML_CHUNK_ROWS. */
extern MlStatus ml_chunk_column(MlEnv *env, const MlDataset *dataset, const MlChunk *chunk,
								size_t v, double *buffer, const double **column);
/* Put the last chunk, which is full, aside if that is wanted: *next then is an empty one with its memory, else NULL. */
extern MlStatus ml_dataset_spill(MlEnv *env, MlDataset *dataset, MlChunk **next);

/* Append other's rows, their codes translated; ML_BAD_SHAPE where the shapes differ. */
extern MlStatus ml_dataset_merge(MlEnv *env, MlDataset *dataset, const MlDataset *other);
extern void ml_dataset_save(MlWriter *writer, const MlDataset *dataset);
extern MlStatus ml_dataset_load(MlReader *reader, MlDataset *dataset);

#endif /* ML_DATA_H */
