/*
 * profile_text.h
 *		What a profile tells of a column, as texts that a person reads.
 */
#ifndef MLSYS_PROFILE_TEXT_H
#define MLSYS_PROFILE_TEXT_H

#include "pg/data_profile.h"

/*
 * A value of a column: a number with six digits, a time in the session's format, true or false.  NULL of
 * NaN.  is_rounded: a mean, of times to the second.
 */
extern char *profile_value_text(const MlProfileColumn *column, double value, bool is_rounded);

/* A distance between values of a column: of times an interval. */
extern char *profile_distance_text(const MlProfileColumn *column, double value);

/* A category; one whose text is not kept by its hash. */
extern char *profile_level_text(const MlProfileLevel *level);

/* The most frequent values with their counts: "a: 12, b: 7"; NULL where nothing is known of them. */
extern char *profile_top_values(const MlProfileColumn *column);

/* A histogram of bars beside each other, one character each; NULL where there is nothing to draw. */
extern char *profile_bars(const MlProfileColumn *column);

#endif /* MLSYS_PROFILE_TEXT_H */
