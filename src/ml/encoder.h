/*
 * encoder.h
 *		From a row of the query to features: part of every model, fitted in training and replayed at
 *		prediction, so that training and serving cannot differ.
 */
#ifndef ML_ENCODER_H
#define ML_ENCODER_H

#include "ml/data.h"
#include "ml/options.h"
#include "ml/profile.h"

/*
 * Levels of a category column: the kept categories in byte order, then (other) where rare ones
 * were folded, then (NULL) where training saw NULLs.
 */
typedef struct MlLevels
{
	int32_t nkept;
	MlText *texts;   /* nkept, sorted */
	int32_t other;   /* level of folded categories, or -1 */
	int32_t null;    /* level of NULL, or -1 */
	int32_t nlevels; /* all */
	int32_t nfolded; /* categories folded into (other) */
	MlText *folded;  /* nfolded, sorted: prediction counts them as (other), too */
	int64_t *counts; /* training rows per level, nlevels */
} MlLevels;

typedef struct MlEncoder
{
	int32_t ncolumns;
	MlColumn *columns;
	int32_t ndense;
	MlMoments *dense; /* per dense column, over the training rows */
	int32_t ncategorical;
	MlLevels *levels; /* per category column */
	int32_t unseen;   /* ML_UNSEEN_... */
} MlEncoder;

/*
 * Levels of a dictionary: at most max_categories kept, the most frequent (ties: byte order).
 * map gets the level of each of the dictionary's codes, -1 for one that no row has.
 */
extern MlStatus ml_levels_fit(MlEnv *env, const MlDictionary *dictionary, int64_t max_categories,
							  MlLevels *levels, int32_t **map);
/* Level of a category, found by bisection; that of (other) for a folded one; -1 when training has not
 * seen it. */
extern int32_t ml_levels_find(const MlLevels *levels, MlText text);
/* Name of a level: the category itself, (other) or (NULL). */
extern MlText ml_level_name(const MlLevels *levels, int32_t level);

/*
 * Level that prediction uses for a category or, with text NULL, for NULL; -1 for none.
 * ML_BAD_VALUE when it is unseen and the model's option says error.
 */
extern MlStatus ml_encoder_level(MlEnv *env, const MlEncoder *encoder, const MlColumn *column,
								 const MlText *text, int32_t *level);

extern void ml_moments_save(MlWriter *writer, const MlMoments *moments);
extern void ml_moments_load(MlReader *reader, MlMoments *moments);
extern void ml_encoder_save(MlWriter *writer, const MlEncoder *encoder);
extern MlStatus ml_encoder_load(MlReader *reader, MlEncoder *encoder);
/* Without all, of a category the levels with most rows: at most ML_LEVELS_SHOWN. */
#define ML_LEVELS_SHOWN 200
extern void ml_encoder_json(MlWriter *writer, const MlEncoder *encoder, bool all);

#endif /* ML_ENCODER_H */
