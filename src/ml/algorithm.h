/*
 * algorithm.h
 *		An algorithm is one static table of functions; algorithms.def lists them all.
 *
 * Streaming algorithms have a flat state: one run of bytes without pointers, whose size follows from
 * the shape, so that a state can be copied, stored in a varlena, sent to another machine and checked
 * when it comes back.  When a column turns out to have missing values, its caller makes a new state
 * of the larger shape and merges the old one into it.
 */
#ifndef ML_ALGORITHM_H
#define ML_ALGORITHM_H

#include "ml/binned.h"
#include "ml/model.h"

struct MlEnsemble;
struct MlLinearModel;

typedef enum MlKind
{
	ML_KIND_STREAMING = 0, /* exact mergeable state of bounded size */
	ML_KIND_BUFFERED,      /* rows kept, solved in finish */
	ML_KIND_MULTI_PASS
} MlKind;

extern const char *const ml_kind_names[];

/* What a user must be told of a fit; the texts are constant, one line each. */
typedef struct MlNotice
{
	int32_t kind;    /* 0 .. 15, of the algorithm: each kind is told once for all groups */
	bool is_warning; /* else a notice */
	const char *message;
	const char *hint; /* or NULL */
} MlNotice;

typedef struct MlAlgorithm
{
	const char *name;
	const char *doc; /* one sentence for COMMENT ON and the reference, no period */
	MlTask task;     /* ML_TASK_BY_TARGET: see classifies */
	/* With ML_TASK_BY_TARGET: is it a classification, for these options and this kind of target? */
	bool (*classifies)(const void *options, MlColumnKind target_kind);
	MlKind kind;
	const MlOptionSpec *options;
	int noptions;
	size_t options_size;

	/* Where the option struct has its MlEncodingOptions and, of a classification, MlClassOptions. */
	size_t encoding_offset;
	size_t classes_offset;
	size_t roles_offset; /* of an algorithm with MlRoleOptions, else 0 */

	/*
	 * Of kind buffered: fit model->params from the rows, which are not changed; encoder and classes
	 * stand already.  What follows down to finish is then NULL.
	 */
	MlStatus (*fit)(MlEnv *env, const MlRows *rows, const void *options, MlModel *model);
	/*
	 * Of kind buffered, of trees: the same from binned rows; fit is then NULL.  bin_options says how the rows
	 * are to be binned.
	 */
	MlStatus (*fit_binned)(MlEnv *env, const MlBinned *rows, const void *options, MlModel *model);
	void (*bin_options)(const void *options, MlBinOptions *bins);

	/* Bytes of a state, a multiple of 8, SIZE_MAX when too large; begin sets them up. */
	size_t (*state_size)(const MlShape *shape);
	/* Work space that accumulate takes from ml_scratch, so that a thread can bring its own. */
	size_t (*scratch_size)(const MlShape *shape);
	void (*begin)(void *state, const MlShape *shape);
	MlStatus (*accumulate)(MlEnv *env, void *state, const MlBlock *block);
	/* Other's shape may have fewer columns with missing values, else it is the same. */
	MlStatus (*merge)(MlEnv *env, void *state, const void *other);
	/* ML_CORRUPT unless the bytes are a state of this shape that could have been accumulated. */
	MlStatus (*check_state)(MlEnv *env, const void *state, const MlShape *shape);
	/* Fit model->params from a state, which is not changed; the encoder stands already. */
	MlStatus (*finish)(MlEnv *env, const void *state, const void *options, MlModel *model);

	/* Of a regression: one number per row; never fails. */
	double (*predict)(const MlModel *model, const MlRow *row);
	/* Of a classification: the probability of each class, before calibration; never fails. */
	void (*probabilities)(const MlModel *model, const MlRow *row, double *probabilities);

	void (*save)(MlWriter *writer, const MlModel *model);
	MlStatus (*load)(MlReader *reader, MlModel *model);
	/* Members of the JSON object that is open: metrics and flags; with all, the parameters too. */
	void (*describe)(MlWriter *writer, const MlModel *model, bool all);
	/* The i-th notice of this model, or NULL after the last; NULL itself when there are never any. */
	const MlNotice *(*notice)(const MlModel *model, int i);
	MlStatus (*coefficients)(MlEnv *env, const MlModel *model, MlCoefficient **coefficients,
							 int32_t *count);
	/*
	 * Numbers before the link: of a linear model the linear predictors (one of a regression or of two
	 * classes, else one for each class), of trees the ensemble's margins.
	 */
	int32_t (*nmargins)(const MlModel *model);
	void (*margins)(const MlModel *model, const MlRow *row, double *margins);
	/* The trees of a model of trees; NULL for other algorithms. */
	const struct MlEnsemble *(*ensemble)(const MlModel *model);
	/*
	 * The linear predictors of a linear model, of the last classes where there are fewer than classes; NULL
	 * for other algorithms.
	 */
	const struct MlLinearModel *(*linear)(const MlModel *model, int32_t *nvectors);
	/* See ml_model_importance(); NULL when there is none. */
	void (*importance)(const MlModel *model, double *importance);
} MlAlgorithm;

#define ML_ALGORITHM(name) extern const MlAlgorithm ml_##name;
#include "ml/algorithms.def"
#undef ML_ALGORITHM

/* All algorithms, in the order of algorithms.def; ends with NULL. */
extern const MlAlgorithm *const ml_algorithms[];

/* The algorithm of that name, or NULL. */
extern const MlAlgorithm *ml_algorithm_find(const char *name);

/* The task of a training: never ML_TASK_BY_TARGET. */
extern MlTask
ml_algorithm_task(const MlAlgorithm *algorithm, const void *options, MlColumnKind target_kind);

extern const MlEncodingOptions *
ml_encoding_options(const MlAlgorithm *algorithm, const void *options);
extern const MlClassOptions *ml_class_options(const MlAlgorithm *algorithm, const void *options);
/* NULL for an algorithm that has none. */
extern const MlRoleOptions *ml_role_options(const MlAlgorithm *algorithm, const void *options);
/* ML_BAD_OPTION for a regression with an option of classes, which is not at its default. */
extern MlStatus ml_algorithm_check_options(MlEnv *env, const MlAlgorithm *algorithm,
										   const void *options, MlTask task);

#endif /* ML_ALGORITHM_H */
