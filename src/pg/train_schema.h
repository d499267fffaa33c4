/*
 * train_schema.h
 *		What states of a training begin with: options, target, columns.
 */
#ifndef MLSYS_TRAIN_SCHEMA_H
#define MLSYS_TRAIN_SCHEMA_H

#include "pg/mlsys.h"

#include "access/htup_details.h"
#include "access/tupdesc.h"
#include "utils/jsonb.h"

#include "ml/trainer.h"
#include "pg/column.h"

/* A value of the call: an argument, or a column of the row argument. */
typedef struct TrainColumn
{
	int source; /* argument number, or attribute number - 1 */
	MlsysColumnReader reader;
} TrainColumn;

/* What the loop over a row of numbers needs of a column. */
typedef struct TrainNumber
{
	int source;
	bool is_float8;
} TrainNumber;

/* What the options and a first row have decided; each state points to the one it was made with. */
typedef struct TrainSchema
{
	MemoryContext context; /* of all this */
	MemoryContextCallback callback;
	struct TrainCall *call;   /* NULL in a pass of mlsys.train */
	struct TrainSchema *next; /* of the call */
	Jsonb *options;           /* as given, NULL for none */
	MlSchema schema;          /* its columns are the features */
	TrainColumn target;
	TrainColumn weight;     /* when schema.weighted */
	TrainColumn group;      /* when schema.grouped */
	TrainColumn validation; /* when schema.validated */
	TrainColumn *features;
	TrainNumber *numbers; /* when all_numbers: the features again, close together */
	bool all_numbers;     /* no feature is a category or an array */
	const MlModel *init;  /* to start from, whose columns these are; or NULL */
	unsigned char *bytes; /* stored form of schema */
	size_t size;
	MlTrainer empty;    /* what states of this schema begin as */
	TupleDesc row_desc; /* of the row argument, or NULL */
	Oid row_type;
	int32 row_typmod;
} TrainSchema;

/* What is there to choose features from: the feature arguments, or the columns of a row. */
typedef struct TrainCandidates
{
	int n;
	const char **names; /* NULL where not known */
	Oid *types;
	int *sources;
} TrainCandidates;

/* Options of an algorithm from a jsonb (NULL for none), checked; given gets their text. */
extern void *
train_options(MlsysEnv *env, const MlAlgorithm *algorithm, Jsonb *jsonb, const char **given);

/*
 * Set up a reader of the target: an error unless its type fits the task, which is returned: that of the
 * algorithm or, where it can be either, the one that the options or else the type ask for.
 */
extern MlTask
train_target_reader(TrainColumn *target, const MlAlgorithm *algorithm, const void *options,
					const char *name, Oid type, MemoryContext context);

/* The same for a task that is known, and the options have been checked. */
extern void train_task_reader(TrainColumn *target, const MlAlgorithm *algorithm, MlTask task,
							  const char *name, Oid type, MemoryContext context);

/* What rows are besides their target and their features, as names in error texts. */
typedef enum TrainExtra
{
	TRAIN_EXTRA_WEIGHT = 0,
	TRAIN_EXTRA_GROUP,
	TRAIN_EXTRA_VALIDATION
} TrainExtra;

#define TRAIN_EXTRAS 3

extern const char *const train_extra_names[TRAIN_EXTRAS];

/* The arguments that the options name as such; none for what the algorithm has not. */
extern void train_extra_options(const MlAlgorithm *algorithm, const void *options,
								MlArgument extras[TRAIN_EXTRAS]);

/* Set up a reader of such a column; an error when its type does not fit. */
extern void
train_extra_reader(MlsysColumnReader *reader, TrainExtra extra, Oid type, MemoryContext context);

/* Have the schema's rows read such a column, whose value is at source. */
extern void train_schema_extra(TrainSchema *made, TrainExtra extra, int source, Oid type,
							   MemoryContext context);

/* Make the schema's columns of the candidates; arrays have no width yet. */
extern void train_schema_columns(TrainSchema *made, const TrainCandidates *candidates,
								 int first_source, MemoryContext context);

/*
 * Write down what states begin with: all but bytes, size and empty is set, arrays have their width.
 * known has the categories of each category column where they are known already, else it is NULL; the same
 * goes for the bins of each dense column, for trees.
 */
extern void train_schema_complete(const MlAlgorithm *algorithm, const MlDictionary *known,
								  const MlFeatureBins *bins, TrainSchema *made);

#endif /* MLSYS_TRAIN_SCHEMA_H */
