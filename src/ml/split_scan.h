/*
 * split_scan.h
 *		What the split finders share: gains of many candidates at once, and a sort.
 *
 * A finder lists candidates by what they send left, as doubles of the integer sums, so in units of the
 * node: these are exact up to 2^53, that is for 8 million rows at least, and then right = node - left is
 * exact too.  A feature and its mirror image have bit-equal gains, as have codes with nothing between.
 */
#ifndef ML_SPLIT_SCAN_H
#define ML_SPLIT_SCAN_H

#include "ml/hash.h"
#include "ml/split.h"

#define ML_SPLIT_LANES 8

/* Lists of candidates have room for this many: a whole number of lanes. */
#define ML_SPLIT_ROOM(n) (((size_t) (n) + ML_SPLIT_LANES) / ML_SPLIT_LANES * ML_SPLIT_LANES)

typedef struct MlSplitScan
{
	MlCriterion criterion;
	double g; /* of the node, in units, as all that follows but the gains */
	double h;
	double l1;
	double l2; /* of the children, that of the node may differ */
	double lowest_h;
	double ratio;      /* g_unit / h_unit */
	double scale;      /* from the score in units to the gain */
	double node_score; /* subtracted from the score, in real numbers */
	double floor;      /* gains up to it are none: min_split_gain, or what rounding can make */
	bool is_bounded;   /* children's values have bounds, or must be in order */
	int8_t monotone;
	double lower;
	double upper;
	double g_unit; /* of the bounded score, which is computed in real numbers */
	double h_unit;
} MlSplitScan;

/* more_l2 is what a category adds to the children's l2. */
extern void ml_split_scan_begin(const MlSplitOptions *options, const MlSplitNode *node, int32_t f,
								double more_l2, MlSplitScan *scan);

/*
 * The largest gain of n candidates with left sums (g, h), and the first that has it: -1 and 0 where none is
 * above the floor.  All three arrays have ML_SPLIT_ROOM(n) items, and gain is work space.
 */
extern int32_t ml_split_best_gain(const MlSplitScan *scan, double *g, double *h, int32_t n,
								  double *gain, double *best);

/* Would a split by f with this gain replace the best? */
static inline bool
ml_split_is_better(const MlSplit *best, double gain, int32_t f)
{
	return best->feature < 0 || gain > best->gain || (gain == best->gain && f < best->feature);
}

/* A code of a category that may go left. */
typedef struct MlSplitCode
{
	double key; /* what codes are sorted by */
	double h;   /* in units */
	int32_t code;
} MlSplitCode;

/* Sort by key, equal keys in the order they come; spare has room for as many.  No NaN. */
extern void ml_split_sort(MlSplitCode *codes, MlSplitCode *spare, int32_t n);

/*
 * Sorted codes are scanned from the low end or from the high one, with the missing values on the left or
 * on the right: prefixes of an order are the candidates.  Code i of a scan is codes[at(i)].
 */
typedef struct MlCategoryScan
{
	const MlSplitOptions *options;
	const MlSplitCode *codes;
	int32_t ncodes;
	bool is_downward;
	bool missing_left;
	double missing_h; /* of the node, in units */
	double node_h;
	double lowest_h;
	double rows_per_h; /* rows for each unit of h */
} MlCategoryScan;

static inline const MlSplitCode *
ml_category_code(const MlCategoryScan *scan, int32_t i)
{
	return &scan->codes[scan->is_downward ? scan->ncodes - 1 - i : i];
}

static inline double
ml_category_rows(const MlCategoryScan *scan, double h)
{
	return floor(h * scan->rows_per_h + 0.5);
}

/* How many codes the candidates of a scan send left, ascending; their number.  Room for ncodes + 1. */
extern int32_t ml_category_lengths(const MlCategoryScan *scan, int32_t *lengths);
/* The first n codes of a scan, ascending, into best->codes. */
extern void
ml_category_choose(const MlCategoryScan *scan, int32_t n, MlSplitCode *spare, MlSplit *best);

/* Lay n items of size bytes into a work space, 64 bytes aligned to each other. */
static inline void *
ml_split_take(char **work, size_t n, size_t size)
{
	void *taken = *work;

	*work += (n * size + 63) / 64 * 64;
	return taken;
}

/* A hash of the node and feature for extra trees: a number in 0 .. n - 1; n > 0. */
static inline int32_t
ml_split_draw(const MlSplitNode *node, int32_t f, int32_t salt, int32_t n)
{
	uint64_t hash = ml_hash_pair(ml_hash_pair(node->seed, (uint64_t) f), (uint64_t) salt);

	return (int32_t) ((hash >> 32) * (uint64_t) n >> 32);
}

/* split_category.c: a category by pairs. */
extern void ml_split_find_category(const MlSplitOptions *options, const MlSplitNode *node,
								   const MlFeatureBins *bins, int32_t f, const MlPair *histogram,
								   void *work, MlSplit *best);

#endif /* ML_SPLIT_SCAN_H */
