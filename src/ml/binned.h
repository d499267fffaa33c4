/*
 * binned.h
 *		Rows kept for trees: a code of one or two bytes for each value, target, weight.
 *
 * A tree asks of a number only on which side of a threshold it lies, so each feature is cut into bins and a
 * row keeps the number of its bin.  Features are numbered: first the encoder's dense columns, then its
 * category columns.
 *
 * Codes.  A number x of a feature with edges e_0 < e_1 < ... < e_(n-2) has the code of the first edge with
 * x <= e_i, or n - 1 when it is above all of them: a split "code <= i" is "x <= e_i".  A category has the code
 * of its level (rare levels, which no split can use, have the code of missing).  Missing values have the
 * code nbins of a feature that has any in training: nbins + has_missing codes in all.
 *
 * Rows stand in segments of ML_SEGMENT_ROWS rows, all full but the last; row r is row r % ML_SEGMENT_ROWS of
 * segment r / ML_SEGMENT_ROWS.  In a segment features stand in groups: as many bytes a row as the group has
 * features, 8, 4, 2 or 1, so that the codes of 8 features are one 64-bit word; a feature with more than 256
 * codes is a group of its own with two bytes a row.  So the codes take exactly one byte a value (two of such
 * a feature).
 *
 * Nothing depends on the order of the rows but which number a row has; what is summed up over rows is summed
 * in integers.
 */
#ifndef ML_BINNED_H
#define ML_BINNED_H

#include "ml/encoder.h"

#define ML_SEGMENT_BITS 16
#define ML_SEGMENT_ROWS (1 << ML_SEGMENT_BITS)
#define ML_MAX_BINS 65536

struct MlModel;

/* How an algorithm wants its bins. */
typedef struct MlBinOptions
{
	int32_t max_bins;       /* codes of a feature at most, missing included: 2 .. ML_MAX_BINS */
	int64_t min_level_rows; /* categories of fewer rows have no code of their own */
	bool needs_hash;        /* rows are sampled: keep a hash of each row's content */
} MlBinOptions;

typedef struct MlFeatureBins
{
	bool is_category;
	bool has_missing; /* some training row has no value (or a rare level) */
	int32_t nbins;    /* at least 1 */
	int32_t ncodes;   /* nbins + has_missing */
	double *edges;    /* of a number: nbins - 1, ascending */
	int32_t nlevels;  /* of a category: the encoder's */
	int32_t *codes;   /* of a category: code of each level, -1 for one that counts as missing */
	int32_t *levels;  /* of a category: level of each code */
} MlFeatureBins;

typedef struct MlBinGroup
{
	int32_t first;     /* its features are first .. first + nfeatures - 1 */
	int32_t nfeatures; /* 8, 4, 2 or 1 */
	int32_t width; /* bytes a row: nfeatures, or 2 where the one feature has more than 256 codes */
} MlBinGroup;

typedef struct MlSegment
{
	int32_t nrows;
	int32_t capacity;
	unsigned char *
		*codes; /* per group: row i of it at codes[g] + i * width; readable 8 bytes past the end */
	double *target; /* a number, or the code of a label (MlBinned.classes tells its class) */
	double *weight; /* NULL: every row weighs 1 */
	double *group;  /* NULL, or the query group of each row: rows of a group have equal numbers */
	bool *is_validation; /* NULL, or whether the row is kept from training to watch the loss on */
	double *margins;     /* NULL, or nmargins of the model to start from, row by row */
	uint64_t *hash;      /* NULL unless needs_hash: of all the row's values as they came */
} MlSegment;

typedef struct MlBinned
{
	int64_t nrows;
	int32_t nfeatures;
	int32_t ndense; /* features before this number are dense columns */
	MlFeatureBins *bins;
	int32_t ngroups;
	MlBinGroup *groups;
	int32_t *group_of; /* per feature */
	int32_t nsegments;
	MlSegment **segments;
	const int32_t *classes;     /* class of each code of a label; NULL in a regression */
	const struct MlModel *init; /* the model to start from, or NULL */
	int32_t nmargins;           /* numbers a row in margins; 0 without init */
} MlBinned;

/* The code of feature f in row i of a segment. */
static inline uint32_t
ml_binned_code(const MlBinned *rows, const MlSegment *segment, int32_t f, int32_t i)
{
	const MlBinGroup *group = &rows->groups[rows->group_of[f]];
	const unsigned char *codes = segment->codes[rows->group_of[f]];

	if (group->width > group->nfeatures)
	{
		uint16_t code;

		memcpy(&code, codes + (size_t) i * 2, 2);
		return code;
	}
	return codes[(size_t) i * (size_t) group->width + (size_t) (f - group->first)];
}

#endif /* ML_BINNED_H */
