/*
 * train_plan.h
 *		What mlsys.train() tells the passes over its query: roles of the columns, and the split.
 *
 * A pass is an aggregate over the query, f(plan, column, ...) or, with more columns than a function has
 * arguments, f(plan, row).  The plan comes as bytes, since passes run in parallel workers, too; and as
 * everybody may call an aggregate, it is read like anything that comes from outside.
 *
 * Which part a row belongs to follows from a hash of the seed and the row's split key or query group, or of
 * all its features where there is neither: never from its place in the table, and never from its target.
 * Values are hashed by what they are, not by their type (1 is 1 in any numeric type), and the columns
 * in any order.
 */
#ifndef MLSYS_TRAIN_PLAN_H
#define MLSYS_TRAIN_PLAN_H

#include "pg/mlsys.h"

#include "access/tupdesc.h"

#include "ml/feature_bins.h"
#include "ml/hash.h"
#include "ml/trainer.h"
#include "pg/column.h"

typedef enum TrainRole
{
	TRAIN_FEATURE = 0,
	TRAIN_TARGET,
	TRAIN_WEIGHT,
	TRAIN_KEY,
	TRAIN_GROUP, /* equal in all rows of a query of a ranking: the split key where there is none */
	TRAIN_VALIDATION
} TrainRole;

#define TRAIN_ROLES ((int) TRAIN_VALIDATION + 1)

typedef struct TrainInput
{
	const char *name;
	TrainRole role;
	bool is_checked; /* a feature that may turn out to be a key */
	int32 width;     /* of an array of numbers, once the first pass has found it */
	/* of a category, once the first pass has found them, for an algorithm that asks for them; else NULL */
	MlDictionary *categories;
	/* of a number for trees, once the first pass has found them: one, or of an array as many as its width */
	int32 nbins;
	MlFeatureBins *bins;
} TrainInput;

typedef struct TrainPlan
{
	const MlAlgorithm *algorithm;
	const char *options; /* JSON */
	int32 missing;       /* ML_MISSING_..., of the options */
	int64 seed;
	double test_fraction;
	double calibration_fraction; /* of the rows that are not for testing */
	const char *init; /* "name@version" of the model that option init_model stands for; or NULL */
	int32 ninputs;
	TrainInput *inputs;
} TrainPlan;

typedef enum TrainPart
{
	TRAIN_PART_TEST = 0,
	TRAIN_PART_TRAIN,
	TRAIN_PART_CALIBRATE
} TrainPart;

#define TRAIN_PARTS 3

extern bytea *train_plan_save(const TrainPlan *plan);
/* In the current context; 22023 for bytes that are no plan. */
extern TrainPlan *train_plan_load(const bytea *bytes);

/* A dictionary with its counts. */
extern void train_dictionary_save(MlWriter *writer, const MlDictionary *dictionary);
extern MlStatus train_dictionary_load(MlReader *reader, MlDictionary *dictionary);

/* An input as a call of a pass gives it. */
typedef struct TrainSource
{
	int source; /* index of its value */
	Oid type;
	MlsysColumnReader reader;
	uint64 salt; /* hash of its name */
} TrainSource;

/* The plan at a call site: bound to the arguments, or to the columns of the row. */
typedef struct TrainBinding
{
	MemoryContext context;
	const TrainPlan *plan;
	void *options;             /* of a plan with a target: the algorithm's */
	const char *options_given; /* and their text */
	MlTask task;               /* of that */
	MlColumnKind target_kind;
	TrainSource *sources; /* by input */
	int target;           /* inputs, -1 for none */
	int weight;
	int key;
	int group;
	int validation;
	bool has_categories; /* features of an algorithm that asks for them before: it keeps no rows */

	/* inputs of type float8, whose hashes are made together, and the other ones */
	int nnumbers;
	int *numbers; /* indexes of their values */
	uint64 *number_salts;
	double *number_values; /* work space */
	int nothers;
	int *others; /* inputs */

	bool is_row;
	Oid row_type;
	int32 row_typmod;
	TupleDesc row_desc;
} TrainBinding;

/* Bind the call of a function whose argument first is the plan and whose others are the columns. */
extern TrainBinding *train_bind(FunctionCallInfo fcinfo, int first, MemoryContext context);

/* The values of the call, by source; those of a row in the current context. */
extern const NullableDatum *train_values(TrainBinding *binding, FunctionCallInfo fcinfo, int first);

/* Hash of a value. */
extern uint64 train_hash_value(MlsysColumnReader *reader, NullableDatum value);

/* Hash of all values of a row, in any order of the columns. */
extern uint64 train_hash_content(TrainBinding *binding, const NullableDatum *values);

/* Hash that tells a row from others, by its key or else its content, given the hash of that. */
extern uint64 train_hash_row(TrainBinding *binding, const NullableDatum *values, uint64 content);

/* Hash that decides about the row, by its key or group or else its features, given the hash of its content. */
extern uint64 train_hash_split(TrainBinding *binding, const NullableDatum *values, uint64 content);

/* The part of a row by that hash. */
extern TrainPart train_part(const TrainPlan *plan, uint64 hash);

#endif /* MLSYS_TRAIN_PLAN_H */
