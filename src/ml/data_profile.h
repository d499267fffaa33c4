/*
 * data_profile.h
 *		What is known of a set of rows, column by column, in a bounded size: the kernel of
 *		mlsys.data_profile.
 *
 * A profile is of one of two sorts.
 *
 *	  - A *reference* is made without another profile.  Its columns keep sketches: of numbers the
 *		distinct values with their counts while these are few (exact), above that KLL quantiles and HLL
 *		distinct counts; of categories the counts of all of them while they are few (exact), above that
 *		Misra-Gries heavy hitters and HLL.  ml_profile_freeze() lays out its bins and levels from them.
 *	  - A *window* is made with a reference, whose bins and levels (the layout) it takes.  It has no
 *		sketches: all in it is counts, sums and moments, independent of the order of the rows.
 *
 * Layout of a column of numbers: bins [a, b) at the edges e_1 < ... < e_k, the first from -infinity to
 * e_1 and the last from e_k to infinity.  e_1 is the reference's minimum and e_k the next double after
 * its maximum, so that the first and the last bin count what is out of its range.  Between them lie its
 * quantiles; a value whose share is 1 / bins or more has a bin of its own, [c, next double after c).
 *
 * Layout of a column of categories: levels, most frequent first, each known by the hash of its text; rare
 * ones, of fewer than min_category_count rows, are known by their hash alone and count as `other`; what is
 * neither is unseen.  Where there were too many categories to know them all (has_all_hashes is false)
 * nothing is unseen: it counts as other.
 *
 * No value makes a profile fail: NULL, NaN and the infinities are counted apart; what is no number and
 * no category (ML_PROFILE_OTHER) is counted as there or missing.
 */
#ifndef ML_DATA_PROFILE_H
#define ML_DATA_PROFILE_H

#include "ml/bytes.h"
#include "ml/data.h"
#include "ml/profile.h"

#define ML_PROFILE_MAX_COLUMNS 4096
#define ML_PROFILE_MAX_BINS 200
#define ML_PROFILE_MAX_LEVELS 100     /* categories whose text is kept */
#define ML_PROFILE_MAX_CATEGORIES 400 /* categories whose hash is kept, those included */
#define ML_PROFILE_MAX_TEXT 64        /* bytes of a category that are kept; its hash is of all */

typedef enum MlProfileKind
{
	ML_PROFILE_NUMBER = 0, /* numbers, booleans, times, elements of arrays */
	ML_PROFILE_CATEGORY,
	ML_PROFILE_OTHER /* counted only */
} MlProfileKind;

/* What a profile is made with; the same in all profiles that are merged. */
typedef struct MlProfileOptions
{
	int32_t bins;               /* of numbers, without the two at the ends: 20 */
	int32_t min_category_count; /* 10 */
	bool store_values;          /* texts of categories; false: their hashes only */
	uint64_t seed;
} MlProfileOptions;

extern const MlProfileOptions ml_profile_default_options;

typedef struct MlBins
{
	int32_t nbins; /* 0: no layout, for there was no value */
	double *edges; /* nbins - 1, ascending; finite, but the last after DBL_MAX is infinity */
	int64_t *counts;
	double *sums; /* of the finite values of each bin */
} MlBins;

typedef struct MlProfileLevel
{
	uint64_t hash; /* ml_hash_text of the whole text */
	MlText text;   /* its first bytes; NULL data where it is rare, or not stored */
	int64_t count;
} MlProfileLevel;

typedef struct MlQuantileSketch MlQuantileSketch; /* KLL, or exact */
typedef struct MlDistinctSketch MlDistinctSketch; /* HLL */
typedef struct MlHeavySketch MlHeavySketch;       /* Misra-Gries, or exact */
typedef struct MlColumnIndex MlColumnIndex;       /* of the layout, for adding to a window */

typedef struct MlProfileColumn
{
	const char *name;
	const char *type_name; /* SQL type, as format_type writes it */
	MlColumnKind type_kind;
	MlProfileKind kind;
	int64_t nulls;
	int64_t nans;
	int64_t infinities[2]; /* -infinity, infinity; they are counted in the first and the last bin */
	MlMoments moments;     /* of finite numbers; moments.missing is not used */

	/* layout and counts, once frozen or given by a reference */
	bool frozen;        /* they stand; what is added to a reference takes them away */
	double count_error; /* see ml_profile_count_error */
	MlBins bins;
	int32_t nlevels; /* by count in the reference, descending */
	MlProfileLevel *levels;
	int32_t nrare;
	uint64_t *rare; /* ascending */
	bool has_all_hashes;
	int64_t other;
	int64_t unseen;

	/* of a reference; NULL in a window */
	MlQuantileSketch *quantiles;
	MlDistinctSketch *distinct;
	MlHeavySketch *heavy;

	MlColumnIndex *index; /* data_profile.c's own */
} MlProfileColumn;

typedef struct MlDataProfile
{
	MlProfileOptions options;
	bool is_window;
	bool counts_approximate; /* a reference whose bins were counted by its sketches */
	int64_t nrows;
	int32_t ncolumns;
	MlProfileColumn *columns;
} MlDataProfile;

/*
 * Begin a profile of columns whose name, type_name, type_kind and kind are set (the rest of each is not
 * read).  With a reference, a window: columns are matched by name; one that the reference has not, or has
 * as another kind, gets no layout (nbins 0, nlevels 0).  The reference must outlive the profile.
 */
extern MlStatus
ml_profile_init(MlEnv *env, MlDataProfile *profile, const MlProfileColumn *columns,
				int32_t ncolumns, const MlProfileOptions *options, const MlDataProfile *reference);

/* The caller counts profile->nrows; the values of a column, NULLs included, must come to as many. */
extern MlStatus ml_profile_add_numbers(MlEnv *env, MlDataProfile *profile, int32_t column,
									   const double *values, int32_t n);
extern MlStatus
ml_profile_add_category(MlEnv *env, MlDataProfile *profile, int32_t column, MlText text);
static inline void
ml_profile_add_nulls(MlDataProfile *profile, int32_t column, int64_t n)
{
	profile->columns[column].nulls += n;
}

/*
 * Add other, whose columns are matched by name; rows of the one that has no column of a name are NULL in
 * it.  Two windows, or two references; windows need the same layout, else ML_BAD_SHAPE, which names the
 * column.  Of two references the layout is made anew by ml_profile_freeze, which must follow, unless
 * it is the same, was counted and could not be made anew exactly: then counts are added.
 */
extern MlStatus ml_profile_merge(MlEnv *env, MlDataProfile *profile, const MlDataProfile *other);

/* Lay out bins and levels of a reference from its sketches, and count them; nothing for a window. */
extern MlStatus ml_profile_freeze(MlEnv *env, MlDataProfile *profile);

/* Give a frozen reference the counts of a window over the same rows, made with it: exact ones. */
extern MlStatus
ml_profile_recount(MlEnv *env, MlDataProfile *reference, const MlDataProfile *window);

/*
 * Stored form: of a frozen reference or a window, with sketches made smaller (at most about 3 kB a
 * column of numbers; a window of numbers 0.8 kB).  State form: whole, for other processes.
 */
extern void ml_profile_save(MlWriter *writer, const MlDataProfile *profile);
extern MlStatus ml_profile_load(MlReader *reader, MlDataProfile *profile);
extern void ml_profile_save_state(MlWriter *writer, const MlDataProfile *profile);
extern MlStatus ml_profile_load_state(MlReader *reader, MlDataProfile *profile);

/* Everything that it tells, as JSON. */
extern void ml_profile_json(MlWriter *writer, const MlDataProfile *profile);

/* Column by name, or -1. */
extern int32_t ml_profile_find(const MlDataProfile *profile, const char *name);

/* Values that are neither NULL nor NaN; missing ones. */
static inline int64_t
ml_profile_present(const MlDataProfile *profile, const MlProfileColumn *column)
{
	return profile->nrows - column->nulls - column->nans;
}

/*
 * Quantile of the finite numbers, 0 <= q <= 1: exact, of the sketch, or within a bin; NaN of none.  This
 * and what follows are for frozen references and for windows.
 */
extern double ml_profile_quantile(const MlProfileColumn *column, double q);
/*
 * The largest error of the rank of a number, or of the count of a category, as a share of the values: for
 * each one with probability .99 (see quantile_sketch.h); 0 where exact; NaN in a window of numbers.
 */
extern double ml_profile_rank_error(const MlProfileColumn *column);
/*
 * The same of the counts: of how many values are below an edge, or of a level.  0 where they were counted,
 * as in a window; a stored profile's counts are better than its sketch.
 */
static inline double
ml_profile_count_error(const MlProfileColumn *column)
{
	return column->count_error;
}

/* Number of different values, and its standard error as a share of it (0: exact); NaN in a window. */
extern double ml_profile_distinct(const MlProfileColumn *column, double *relative_error);
/*
 * All finite numbers of an exact column, ascending, each with its count: false when they are not known,
 * as in a window, or not listed, as before a reference is frozen.
 */
extern bool ml_profile_values(const MlProfileColumn *column, const double **values,
							  const int64_t **counts, int32_t *n);
/* Is all that a column tells exact?  Not of numbers in a window, whose quantiles lie within its bins. */
extern bool ml_profile_is_exact(const MlProfileColumn *column);

#endif /* ML_DATA_PROFILE_H */
