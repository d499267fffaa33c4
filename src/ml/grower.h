/*
 * grower.h
 *		What the files of the tree grower share; nobody else includes it.
 *
 *	  grow.c			one tree from the root to its leaves: which nodes are split next
 *	  grow_expand.c		one step: what is done for which nodes
 *	  grow_rows.c		a chunk in a step: rows to the children, pairs to the histograms
 *	  grow_find.c		histograms brought together, best splits
 *	  grow_features.c	which features a tree, a level, a node may use
 *	  grow_subtree.c	small nodes: the rest of their tree in one thread, on a copy of their rows
 *	  grow_memory.c		work spaces
 *	  grow_result.c		leaves and their rows, the tree, the leaf of any row
 *
 * Chunks.  Rows are worked on by chunks of 2^chunk_bits rows, so that a chunk's codes, pairs and row numbers stay in a
 * core's second-level cache while the rows of *all* nodes of a level pass by: a node deep in the tree has a few
 * rows of each cache line only, and going through memory node by node would fetch each line again and
 * again.  So a chunk has its own list of row numbers (two bytes each), in which each node has a run; nothing of
 * a chunk depends on another, and a chunk is what a thread takes.
 *
 * A step takes several nodes with known splits (a batch): in each chunk, cut their runs; then add up the rows of one
 * of each two children, the lighter one.  After that, for each of these and each few features, bring together
 * what the threads have, subtract from the parent's histogram, which becomes the sibling's, and
 * find the best splits of both.
 *
 * Histograms are kept between steps in slots.  There may be fewer slots than nodes: a node whose histogram
 * was given up has both children added up from rows.  Sums are of integers, so that is the same.
 */
#ifndef ML_GROWER_H
#define ML_GROWER_H

#include "ml/grow.h"
#include "ml/histogram.h"
#include "ml/parallel.h"
#include "ml/partition.h"

#define ML_CHUNK_BITS 14
#define ML_SUBTREE_ROWS 16384 /* at most: smaller where rows are long */

/* Rows of a node in a chunk: rows[first .. first + count - 1] of its list. */
typedef struct MlRun
{
	uint16_t first;
	uint16_t count;
} MlRun;

typedef struct MlGrowNode
{
	int32_t left; /* -1: a leaf, or not split yet */
	int32_t right;
	int32_t depth;
	int32_t leaf;       /* number, once the tree is grown */
	int32_t order;      /* of being made, where gains are equal */
	int32_t slot;       /* its histogram, or -1 */
	bool is_in_batch;   /* keeps its slot during the step */
	bool is_in_subtree; /* grown apart: rows and sums are in place */
	int64_t first;      /* its rows' place among all, in the order of the leaves */
	int64_t nrows;
	MlPair sum;   /* of narrowed pairs */
	MlPair exact; /* of a leaf: of the pairs themselves */
	double lower;
	double upper;
	uint64_t seed;
	MlSplit split; /* the best; its codes are the grower's */
	MlRun *runs;   /* of each chunk of its view */
} MlGrowNode;

/* A node whose rows are added up, and what becomes of it. */
typedef struct MlBuild
{
	int32_t node;
	int32_t sibling; /* its histogram is the parent's minus this one; or -1 */
	bool is_direct;  /* added to the slot itself */
	const MlHistogramItem *items;
	int32_t nitems;
	const bool *allowed; /* features whose splits are looked for; NULL: the node is a leaf */
	const bool *sibling_allowed;
} MlBuild;

/* What a thread works with. */
typedef struct MlGrowWork
{
	uint64_t *words; /* of a chunk's rows */
	char *places;    /* nbuilds histograms, zero between steps */
	int32_t *added;  /* per build: rows in them */
	uint16_t *rows;  /* of a chunk, for partition */
	unsigned char *goes_right;
	char *split_work;
	MlSplit *best;  /* 2 per build */
	int32_t *drawn; /* nfeatures, for short use */
	MlPair root;    /* sum of its rows */
	MlRun run;      /* of a subtree's root */
	/* of subtrees */
	unsigned char *codes;
	MlRowPair *pairs;
	uint16_t *subtree_rows;
	int32_t *sorted;
} MlGrowWork;

/* Rows on which steps are done: all of them, or a subtree's copies. */
typedef struct MlView
{
	int32_t nchunks;
	int64_t nrows;
	const unsigned char **codes; /* by chunk and group */
	const MlRowPair *pairs;
	uint16_t *rows;  /* chunk after chunk */
	int thread;      /* the one that works alone on it; -1: the team */
	int32_t nbuilds; /* at most */
	MlBuild *builds;
	bool *allowed;          /* 2 nbuilds x nfeatures */
	MlHistogramItem *items; /* nbuilds x nfeatures: where each node has its own */
	int32_t first_slot;
	int32_t nslots;
	int32_t nfree;
	int32_t *free;
} MlView;

struct MlGrower
{
	MlEnv *env;
	const MlBinned *rows;
	MlGrowOptions options;
	bool is_shared;
	int nthreads;
	bool is_dirty; /* places are not zero: the last tree was not finished */
	int chunk_bits;
	int32_t max_depth;
	int32_t max_codes; /* of a split */
	int32_t subtree_rows;
	bool has_subtrees;
	bool is_by_node; /* nodes have features of their own: no subtraction */

	/* places of a histogram */
	int32_t *first_place; /* by feature */
	int64_t nplaces;
	size_t slot_size;
	char *slots;
	int32_t *slot_owner;
	size_t row_bytes;    /* codes of a row */
	size_t *group_bytes; /* codes of a row in the groups before */

	MlView view;
	MlView *subviews; /* by thread */
	MlGrowWork *work;
	pthread_mutex_t mutex; /* of slots while several threads add to them */

	/* the tree being grown */
	const MlGrowCall *call;
	MlTeam team;
	MlPlaces places;
	MlNarrowing narrowing;
	double g_unit; /* of narrowed pairs */
	double h_unit;
	double exact_h_unit;  /* of the pairs themselves */
	bool *features;       /* of the tree */
	bool *level_features; /* by depth, where levels draw */
	MlHistogramItem *items;
	int32_t nitems;
	atomic_int nnodes;
	atomic_int ncodes;
	atomic_llong nruns;
	atomic_int failure; /* an MlStatus */
	int32_t *frontier[2];
	int32_t *small;
	int32_t nsmall;
	int32_t nexpanded; /* of a lossguide */
	int32_t nleaves;
	int32_t *row_numbers; /* by leaf */

	/* grows with the tree: ml_grower_enlarge */
	int32_t node_room;
	int64_t run_room;
	int32_t code_room;
	MlGrowNode *nodes;
	MlRun *runs;
	int32_t *codes;
	uint64_t *paths;     /* features above each node, by node; where there are interaction sets */
	int64_t *class_sums; /* nclasses by node; and of its left child to be */
	int64_t *left_class_sums;
	int32_t *leaves;   /* node of each leaf */
	int32_t *preorder; /* nodes */
};

/* One step, as its threads see it. */
typedef struct MlGrowStep
{
	MlGrower *grower;
	MlView *view;
	const int32_t *nodes; /* to be split */
	int32_t nnodes;
	int32_t nbuilds;
	int32_t most_items;
} MlGrowStep;

/* grow_memory.c */
extern void ml_grow_reset_slots(MlGrower *grower, MlView *view);

/* grow_features.c */
extern void ml_grow_draw_tree(MlGrower *grower, const bool *features);
extern int32_t ml_grow_items(const MlGrower *grower, const bool *features, MlHistogramItem *items);
/* The features that a node may be split by, into allowed; false: none. */
extern bool ml_grow_allow(const MlGrower *grower, int32_t node, MlGrowWork *work, bool *allowed);

/* grow_expand.c */
extern void ml_grow_fail(MlGrower *grower, MlStatus status);
extern bool ml_grow_stopped(MlGrower *grower);
extern bool ml_grow_root(MlGrower *grower, MlView *view);
/*
 * Split these nodes; searches: find splits of their children, too.  False on failure (grower->failure).
 * At most nbuilds / 2 nodes.
 */
extern bool
ml_grow_expand(MlGrower *grower, MlView *view, const int32_t *nodes, int32_t n, bool searches);
extern void ml_grow_release(MlGrower *grower, MlView *view, int32_t node);

/* grow_rows.c */
/* What a split asks of a chunk whose codes begin there, by group; goes_right: room for a byte a code. */
extern void
ml_grow_question(const MlGrower *grower, const MlSplit *split, const unsigned char *const *codes,
				 unsigned char *goes_right, MlQuestion *question);
/* Cut the node's run in the chunk into those of its children. */
extern void ml_grow_cut_run(MlGrower *grower, const MlView *view, int32_t node, int32_t chunk,
							MlGrowWork *work);
/* Add up the chunk's rows of all builds. */
extern void ml_grow_add_chunk(MlGrowStep *step, int32_t chunk, MlGrowWork *work);
/* Both. */
extern void ml_grow_chunk(MlGrowStep *step, int32_t chunk, MlGrowWork *work);
/* Where a histogram's places of a feature begin. */
extern char *ml_grow_slot_place(const MlGrower *grower, int32_t slot, int32_t feature);
/* Bring what a thread has added up for an item into the histogram. */
extern void ml_grow_bring(const MlGrower *grower, MlGrowWork *work, int32_t b, const MlBuild *build,
						  const MlHistogramItem *item);

/* grow_find.c */
/* Of one item of one build: bring the threads' sums together, subtract, find. */
extern void
ml_grow_item(const MlGrowStep *step, int32_t b, const MlHistogramItem *item, MlGrowWork *work);
/* Settle the splits of all nodes of a step; false where there is no room. */
extern bool ml_grow_choose(const MlGrowStep *step);

/* grow_subtree.c */
extern bool ml_grow_is_small(const MlGrower *grower, int32_t node);
extern bool ml_grow_subtree(MlGrower *grower, int thread, int32_t node);

/* grow_result.c */
extern void ml_grow_finish(MlGrower *grower);

static inline int32_t
ml_chunk_rows(const MlGrower *grower, const MlView *view, int32_t chunk)
{
	int64_t rest = view->nrows - ((int64_t) chunk << grower->chunk_bits);
	int64_t full = (int64_t) 1 << grower->chunk_bits;

	return (int32_t) (rest < full ? rest : full);
}

static inline uint16_t *
ml_chunk_list(const MlGrower *grower, const MlView *view, int32_t chunk)
{
	return view->rows + ((size_t) chunk << grower->chunk_bits);
}

static inline int
ml_group_shift(const MlBinGroup *group)
{
	return group->width == 8 ? 3 : group->width == 4 ? 2 : group->width == 2 ? 1 : 0;
}

static inline char *
ml_slot(const MlGrower *grower, int32_t slot)
{
	return grower->slots + (size_t) slot * grower->slot_size;
}

static inline size_t
ml_place_size(const MlGrower *grower, MlPlaces places)
{
	return places == ML_PLACES_PACKED  ? sizeof(uint64_t)
		   : places == ML_PLACES_PAIRS ? sizeof(MlPair)
									   : (size_t) grower->options.nclasses * sizeof(int64_t);
}

#endif /* ML_GROWER_H */
