/*
 * support.h
 *		What the unit tests share: an environment on malloc that can fail on demand, small data
 *		frames, and the way from a frame to a model.
 */
#ifndef SUPPORT_H
#define SUPPORT_H

#include <stdatomic.h>

#include "ml/trainer.h"

/*
 * An arena on malloc behind an MlEnv.  Each allocation is a chunk of its own, so that a sanitizer sees
 * every byte that is read or written beside it; test_env_free gives all of them back.
 */
typedef struct TestEnv
{
	MlEnv env;
	struct TestChunk *chunks;
	long allocations;  /* asked for so far */
	long fail_at;      /* the n-th allocation from now fails and all after it; 0: none */
	size_t bytes;      /* granted so far */
	size_t budget;     /* allocations beyond it fail; 0: no limit */
	atomic_long polls; /* of the stop flag so far */
	long stop_at;      /* the n-th poll says stop, and all after it; 0: none */
} TestEnv;

extern TestEnv *test_env(void);
extern void test_env_free(TestEnv *t);

/* A column of a frame: numbers (an array's row by row, width each), or texts where NULL is NULL. */
typedef struct TestColumn
{
	const char *name;
	MlColumnKind kind;
	int32_t width; /* of an array */
	const double *numbers;
	const char *const *texts;
} TestColumn;

/* Rows in memory.  A NaN in the target is a NULL, and so is one in a column of numbers. */
typedef struct TestFrame
{
	int32_t nrows;
	int32_t ncolumns;
	const TestColumn *columns;
	const double *target;
	const double *weight; /* or NULL */
} TestFrame;

/*
 * Options as "name=value name=value ...": true, false and null, numbers, anything else is a text;
 * "[a,b]" is an array of such values, "{a:1,b:2}" an object.
 */
extern MlStatus test_options(MlEnv *env, const char *text, MlValue *object);

/* Kind of the target of all frames, for algorithms that go by it. */
extern MlColumnKind test_target_kind;

/* The saved schema of a frame. */
extern MlStatus test_schema(MlEnv *env, const MlAlgorithm *algorithm, const TestFrame *frame,
							const char *options, unsigned char **data, size_t *size);
/* A trainer without rows. */
extern MlStatus test_begin(MlEnv *env, const MlAlgorithm *algorithm, const TestFrame *frame,
						   const char *options, MlTrainer *trainer);
/* Rows from .. to - 1 of the frame, as an aggregate would hand them over. */
extern MlStatus
test_feed(MlEnv *env, MlTrainer *trainer, const TestFrame *frame, int32_t from, int32_t to);
/* All rows in one state. */
extern MlStatus test_train(MlEnv *env, const MlAlgorithm *algorithm, const TestFrame *frame,
						   const char *options, MlModel *model);
/* The same in nparts states that are merged in order. */
extern MlStatus test_train_parts(MlEnv *env, const MlAlgorithm *algorithm, const TestFrame *frame,
								 const char *options, int32_t nparts, MlModel *model);
/* Prediction for a row of the frame; of a classification the probability of the last class. */
extern double test_predict(MlEnv *env, const MlModel *model, const TestFrame *frame, int32_t row);

/* A number that stands as a member of the outermost JSON object; NaN for null. */
extern double test_json_number(const char *json, const char *key);
/* Is the text one JSON value (RFC 8259)? */
extern bool test_json_valid(const char *json);

/* A hash of a counter (splitmix64): the same pseudo-random data in C and in test/gen. */
extern uint64_t test_hash(uint64_t seed, uint64_t i);

/* Frames for walks over all algorithms: numbers; missing values; categories; weights. */
typedef struct TestProblem
{
	const char *name;
	const char *options;
	TestFrame frame;
} TestProblem;

#define TEST_PROBLEMS 5

/*
 * nrows rows of each problem, in memory that lives as long as the program.  The targets of a
 * classification have two classes or, with categories, three.
 */
extern const TestProblem *test_problems(MlTask task, int32_t nrows);

#endif /* SUPPORT_H */
