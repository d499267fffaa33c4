/*
 * mlsys.h
 *		What every file of the PostgreSQL glue stands on: settings, and the environment of kernels.
 */
#ifndef MLSYS_H
#define MLSYS_H

#include "postgres.h"

/* Marks errors as ours, by which mlsys_public_error() knows them; there are no translations. */
#undef TEXTDOMAIN
#define TEXTDOMAIN MLSYS_TEXTDOMAIN
#define MLSYS_TEXTDOMAIN "mlsys"

#include "fmgr.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/timestamp.h"

#include "ml/bytes.h"
#include "ml/ml.h"

/* Settings, see mlsys.c. */
typedef enum MlsysInvalidRow
{
	MLSYS_INVALID_ROW_ERROR,
	MLSYS_INVALID_ROW_NULL
} MlsysInvalidRow;

extern int mlsys_train_memory; /* kB */
extern int mlsys_cache_memory; /* kB */
extern int mlsys_on_invalid_row;
extern int mlsys_threads;
extern int mlsys_max_threads;
extern int mlsys_progress_interval; /* ms, 0: nothing is told */

/*
 * Environment of the kernels in the server, see env.c.  With charge set, each allocation adds its
 * size to *charge and to what all live trainings of this backend hold together; one that would bring
 * that sum over mlsys.train_memory is refused.
 */
typedef struct MlsysEnv
{
	MlEnv ml; /* first, so that a pointer to it is one to us */
	MemoryContext context;
	MemoryContext scratch_context; /* of work spaces, which are not charged; NULL: context */
	Size *charge;
	bool is_bounded;     /* refuse what goes over the budget also without a charge */
	bool over_budget;    /* an allocation was refused because of mlsys.train_memory */
	ErrorData *thrown;   /* the error behind ML_FILE, see spill.c */
	const char *subject; /* for error texts: "metric"; NULL is "training" */

	/* of what tells how far it is, see progress.c */
	const char *progress_unit;  /* NULL: nothing has */
	TimestampTz progress_begun; /* when it first did, and how far it was then */
	TimestampTz progress_told;
	int64 progress_first;
	int64 progress_done;
} MlsysEnv;

/* An environment that allocates in context; nothing is charged until the caller sets charge. */
extern void mlsys_env_init(MlsysEnv *env, MemoryContext context);

/* MlEnv.progress in the server. */
extern void mlsys_env_progress(MlEnv *ml, const MlProgress *progress);

/* Charge what env allocates from now on, until its context is reset. */
extern void mlsys_env_charge(MlsysEnv *env);

/* What all live trainings of this backend hold together. */
extern Size mlsys_env_charged(void);

/* Give back a charge, when the memory that it stands for has gone. */
extern void mlsys_env_discharge(Size charge);

/* Raise the error of a status other than ML_OK; corrupt_code stands for ML_CORRUPT. */
extern void mlsys_raise(MlsysEnv *env, MlStatus status, int corrupt_code) pg_attribute_noreturn();

/* Texts of the kernels as the server may print them: bytes that its encoding has not are left out. */
extern char *mlsys_valid_text(const char *text);

/* The context of an aggregate's states; an error when the function is not called by one. */
extern MemoryContext mlsys_aggregate_context(FunctionCallInfo fcinfo);

/* What a writer holds, as a bytea; an error when it has failed. */
extern bytea *mlsys_writer_bytes(MlsysEnv *env, const MlWriter *writer);

/* Go on after ML_OK, raise an error after anything else. */
static inline void
mlsys_check(MlsysEnv *env, MlStatus status)
{
	if (unlikely(status != ML_OK))
		mlsys_raise(env, status, ERRCODE_DATA_CORRUPTED);
}

/* The same for bytes that come from outside: ERRCODE_INVALID_TEXT_REPRESENTATION or ..BINARY.. */
static inline void
mlsys_check_input(MlsysEnv *env, MlStatus status, int corrupt_code)
{
	if (unlikely(status != ML_OK))
		mlsys_raise(env, status, corrupt_code);
}

#endif /* MLSYS_H */
