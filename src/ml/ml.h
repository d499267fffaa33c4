/*
 * ml.h
 *		What every numeric kernel of mlsys stands on: environment, statuses, errors, memory.
 *
 * The kernels below src/ml are plain C11 and know nothing of PostgreSQL.  They receive an MlEnv
 * from their caller and follow four rules:
 *
 * 1. Memory comes from env->alloc and belongs to the arena behind the environment (a memory context in
 *	  the server, a list of malloc'ed chunks in tests) and goes with it.  There are no clean-up ladders;
 *	  what is large and of no more use may be given back early (ml_release).
 * 2. A kernel never prints, exits or jumps out.  It returns an MlStatus; for every status other
 *	  than ML_OK the texts for the user stand in env->error.
 * 3. A kernel calls ml_stopped() once per block of rows or iteration and returns ML_CANCELLED
 *	  when it says true.
 * 4. Every size is computed with ml_size_mul() / ml_size_add(), which saturate, so that an
 *	  overflowing request can only fail, never be granted.
 */
#ifndef ML_H
#define ML_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The library's version, for the training summary of a model; the build passes mlsys.control's. */
#ifndef MLSYS_VERSION
#define MLSYS_VERSION "unknown"
#endif

typedef enum MlStatus
{
	ML_OK = 0,
	ML_OUT_OF_MEMORY,  /* the allocator said no */
	ML_OVER_BUDGET,    /* the caller's memory budget would be exceeded */
	ML_CANCELLED,      /* the stop flag was seen */
	ML_BAD_OPTION,     /* unknown option, or a value out of its range */
	ML_BAD_TYPE,       /* a column of a type or kind that does not fit */
	ML_BAD_SHAPE,      /* number of features or categories differs */
	ML_BAD_VALUE,      /* a number out of range: infinity, negative weight */
	ML_NULL_VALUE,     /* a required value is missing */
	ML_MISSING_COLUMN, /* a column that is needed is not there */
	ML_CORRUPT,        /* stored bytes are not what they should be */
	ML_LIMIT,          /* a limit of the format would be exceeded */
	ML_FILE            /* a file cannot be written or read */
} MlStatus;

#define ML_STATUS_COUNT ((int) ML_FILE + 1)

/* Texts of an error, in PostgreSQL's style; detail and hint may be empty. */
typedef struct MlError
{
	char message[512];
	char detail[1024];
	char hint[2048]; /* may list all options of an algorithm */
} MlError;

/* How far a training is. */
typedef struct MlProgress
{
	const char *unit; /* "round", "tree" */
	int64_t done;
	int64_t total;
	double training_loss; /* NaN where there is none */
	double validation_loss;
} MlProgress;

typedef struct MlEnv MlEnv;

/*
 * A place outside of memory for rows that wait for the end of their training: in the server a temporary file.
 * What is appended stays there until the place goes, which must outlive all that is kept in it.  Only the
 * thread that has called the kernel uses it.
 */
typedef struct MlSpill
{
	/* Is memory to be spared now? */
	bool (*wanted)(struct MlSpill *spill);
	/* Append size bytes; *place gets where they begin, and appended ones follow on each other. */
	MlStatus (*append)(struct MlSpill *spill, MlEnv *env, const void *data, size_t size,
					   int64_t *place);
	MlStatus (*read)(struct MlSpill *spill, MlEnv *env, int64_t place, void *data, size_t size);
} MlSpill;

struct MlEnv
{
	/* Uninitialised memory of size > 0 bytes, aligned to 16 bytes at least; or NULL. */
	void *(*alloc)(MlEnv *env, size_t size);
	/* Take back early what alloc gave; need do so only of what is large, and may be NULL.  Called by ml_release. */
	void (*release)(MlEnv *env, void *memory);
	/* True when the computation should end; may be NULL. */
	bool (*stop)(MlEnv *env);
	/* Told once per iteration how far a long computation is; may be NULL. */
	void (*progress)(MlEnv *env, const MlProgress *progress);
	MlSpill *spill;  /* where rows can be put aside; NULL: they stay in memory */
	void *context;   /* the caller's */
	bool scratching; /* the allocation is a work space: ml_scratch sets it */
	int threads;     /* how many threads ml_parallel_for may use, at least 1 */
	struct
	{
		void *memory;
		size_t size;
	} scratch[2]; /* see ml_scratch */
	MlError error;
};

#if defined(__GNUC__)
#define ML_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define ml_unlikely(x) __builtin_expect((x) != 0, 0)
#else
#define ML_PRINTF(fmt, args)
#define ml_unlikely(x) (x)
#endif

/*
 * Hot loops are compiled once for each of these instruction sets, and the loader picks one (an
 * ifunc).  Only for static functions called in their own file.  Results are the same bits in each,
 * because the library is compiled with -ffp-contract=off and sums have written-out accumulators.
 * Thread sanitizer runs before ifuncs can be resolved, and bitcode has none.
 */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
	!defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__) && !defined(ML_NO_CLONES)
#define ML_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define ML_CLONES
#endif

/* Counts of rows in stored states are at most this, so that merging states cannot overflow them. */
#define ML_MAX_ROWS ((int64_t) 1 << 48)

/* Run an expression that gives an MlStatus and return from the function unless it is ML_OK. */
#define ML_TRY(expression)                       \
	do                                           \
	{                                            \
		MlStatus ml_try_status = (expression);   \
                                                 \
		if (ml_unlikely(ml_try_status != ML_OK)) \
			return ml_try_status;                \
	} while (0)

/* A run of bytes, not terminated: a category, or any text of the user's. */
typedef struct MlText
{
	const char *data;
	size_t length;
} MlText;

/* Byte order, the shorter first where one is the other's beginning (that of memcmp, "C"). */
extern int ml_text_compare(MlText a, MlText b);
extern MlText ml_text(const char *string);

/* Sizes; both saturate at SIZE_MAX, which no allocator grants. */
extern size_t ml_size_mul(size_t a, size_t b);
extern size_t ml_size_add(size_t a, size_t b);

/*
 * Memory for count items of size bytes, into *(void **) out; ml_alloc_zero sets it to zero bytes.
 * An item count of 0 gives a valid pointer.  ML_OUT_OF_MEMORY names what it was for.
 */
extern MlStatus ml_alloc(MlEnv *env, size_t count, size_t size, const char *what, void *out);
extern MlStatus ml_alloc_zero(MlEnv *env, size_t count, size_t size, const char *what, void *out);

/* The environment of a part that a thread works on: it can be stopped, and has no memory to give. */
extern void ml_part_env(MlEnv *part, const MlEnv *env);

/* Give back early what ml_alloc gave, where that is worth while and possible; NULL is nothing. */
extern void ml_release(MlEnv *env, void *memory);

/*
 * A work space of size bytes that stays valid until the next call of ml_scratch for the same user with
 * the same environment.  It grows by doubling, so what it leaves behind in the arena is no more than
 * it.  The two users are nested: what feeds an algorithm, and the algorithm.
 */
enum
{
	ML_SCRATCH_FEED,
	ML_SCRATCH_ALGORITHM
};
extern MlStatus ml_scratch(MlEnv *env, int user, size_t size, void *out);
/* Forget the work spaces: the arena they stood in is gone. */
extern void ml_scratch_forget(MlEnv *env);

extern MlStatus ml_copy_text(MlEnv *env, MlText text, MlText *out);
extern MlStatus ml_copy_string(MlEnv *env, const char *string, const char **out);

extern bool ml_stopped(MlEnv *env);
#define ML_CHECK_STOP(env)       \
	do                           \
	{                            \
		if (ml_stopped(env))     \
			return ML_CANCELLED; \
	} while (0)

/* Set the error's texts (the message clears detail and hint) and return the status. */
extern MlStatus ml_fail(MlEnv *env, MlStatus status, const char *format, ...) ML_PRINTF(3, 4);
extern void ml_detail(MlEnv *env, const char *format, ...) ML_PRINTF(2, 3);
extern void ml_hint(MlEnv *env, const char *format, ...) ML_PRINTF(2, 3);

#endif /* ML_H */
