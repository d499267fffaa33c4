/*
 * mlsys.c
 *		The module: magic block and settings.
 */
#include "pg/mlsys.h"

#include <limits.h>

#include "utils/guc.h"

#include "pg/stats.h"

#ifdef MLSYS_SHARED_OPENBLAS
#include "ml/blas.h"
#endif

PG_MODULE_MAGIC;

int mlsys_train_memory = 1024 * 1024;
int mlsys_cache_memory = 64 * 1024;
int mlsys_on_invalid_row = MLSYS_INVALID_ROW_ERROR;
int mlsys_threads = 0;
int mlsys_max_threads = 0;
int mlsys_progress_interval = 10000;

static const struct config_enum_entry invalid_row_choices[] = {
	{"error", MLSYS_INVALID_ROW_ERROR, false},
	{"null", MLSYS_INVALID_ROW_NULL, false},
	{NULL, 0, false},
};

void _PG_init(void);

void
_PG_init(void)
{
	DefineCustomIntVariable(
		"mlsys.train_memory", "Sets the memory that trainings of a session may keep.",
		"A training that needs more ends with an error.", &mlsys_train_memory, 1024 * 1024, 1024,
		MAX_KILOBYTES, PGC_USERSET, GUC_UNIT_KB, NULL, NULL, NULL);
	DefineCustomIntVariable(
		"mlsys.cache_memory", "Sets the memory for models that a session keeps ready to predict.",
		"Models in use at the moment stay, also beyond it.", &mlsys_cache_memory, 64 * 1024, 0,
		MAX_KILOBYTES, PGC_USERSET, GUC_UNIT_KB, NULL, NULL, NULL);
	DefineCustomEnumVariable("mlsys.on_invalid_row",
							 "Sets what predicting a row with an invalid value does.",
							 "An infinite number, an array of a wrong length and, where the model "
							 "says so, an unseen category raise an error or predict NULL.",
							 &mlsys_on_invalid_row, MLSYS_INVALID_ROW_ERROR, invalid_row_choices,
							 PGC_USERSET, 0, NULL, NULL, NULL);
	DefineCustomIntVariable("mlsys.threads", "Sets the number of threads of a training.",
							"0 is one more than max_parallel_workers_per_gather.", &mlsys_threads,
							0, 0, 1024, PGC_USERSET, 0, NULL, NULL, NULL);
	DefineCustomIntVariable("mlsys.max_threads",
							"Sets the largest number of threads that mlsys.threads can ask for.",
							"0 is the number of processors.", &mlsys_max_threads, 0, 0, 1024,
							PGC_SUSET, 0, NULL, NULL, NULL);
	DefineCustomIntVariable(
		"mlsys.progress_interval", "Sets the time between notices of how far a training is.",
		"A training that takes less gives none; 0 turns them off.", &mlsys_progress_interval, 10000,
		0, INT_MAX, PGC_USERSET, GUC_UNIT_MS, NULL, NULL, NULL);
	mlsys_stats_init();
	MarkGUCPrefixReserved("mlsys");

#ifdef MLSYS_SHARED_OPENBLAS
	/* Its own threads would take our signals; ml_parallel_for has threads of a safer kind. */
	openblas_set_num_threads(1);
#endif
}
