/*
 * grow_memory.c
 *		Work spaces of the tree grower.  See grower.h.
 *
 * All that a tree needs is allocated before: one block for what the rows and the options fix, another for what grows
 * with the number of nodes.  Both are laid out by the same function that counts their bytes.
 */
#include "ml/grower.h"

/* Bytes of histograms that are kept, and of those that a thread adds up at a time: more where it would not do for one node */
#define SLOT_BYTES ((size_t) 64 << 20)
#define PLACE_BYTES ((size_t) 8 << 20)
#define MOST_BUILDS 64
#define FEW_BUILD_ROWS 128
/* Bytes of a subtree's rows; and of a histogram, for subtrees to pay */
#define SUBTREE_BYTES ((size_t) 1 << 20)
#define SUBTREE_SLOT_BYTES ((size_t) 1 << 20)
#define SUBTREE_SLOTS 12
#define FIRST_NODES 4096

/* A block of memory that is being laid out; without memory only its size is found. */
typedef struct Layout
{
	char *memory;
	size_t size;
} Layout;

static void *
take(Layout *layout, size_t count, size_t size)
{
	size_t at = layout->size;

	layout->size = ml_size_add(at, ml_size_add(ml_size_mul(count, size), 63) / 64 * 64);
	return layout->memory != NULL ? layout->memory + at : NULL;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
most(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* All numbers that sizes follow from. */
static void
set_numbers(MlGrower *grower)
{
	const MlGrowOptions *options = &grower->options;
	const MlBinned *rows = grower->rows;
	int64_t parts = (int64_t) 4 * grower->nthreads;

	grower->max_depth = options->max_depth > 0 && options->max_depth < ML_MAX_TREE_DEPTH
							? options->max_depth
							: ML_MAX_TREE_DEPTH;
	grower->max_codes = ml_split_max_codes(&options->split, rows);
	grower->is_by_node = options->features_per_node > 0;
	/* few rows: chunks so small that there is one for each thread */
	grower->chunk_bits = ML_CHUNK_BITS;
	while (grower->nthreads > 1 && grower->chunk_bits > 10 &&
		   (rows->nrows >> grower->chunk_bits) < parts)
		grower->chunk_bits--;
	grower->row_bytes = 0;
	for (int32_t g = 0; g < rows->ngroups; g++)
		grower->row_bytes += (size_t) rows->groups[g].width;
	grower->subtree_rows =
		(int32_t) least(ML_SUBTREE_ROWS, most(1024, SUBTREE_BYTES / most(1, grower->row_bytes)));
	/* a subtree is one chunk */
	grower->subtree_rows =
		(int32_t) least((size_t) grower->subtree_rows, (size_t) 1 << grower->chunk_bits);
	grower->nplaces = 0;
	for (int32_t f = 0; f < rows->nfeatures; f++)
	{
		const MlBinGroup *group = &rows->groups[rows->group_of[f]];
		int32_t ncodes = rows->bins[f].ncodes;

		if (grower->first_place != NULL)
			grower->first_place[f] = (int32_t) grower->nplaces;
		grower->nplaces += group->width > group->nfeatures ? ncodes : ML_STRIDE;
	}
}

static void
lay_view(const MlGrower *grower, MlView *view, Layout *layout)
{
	size_t nfeatures = (size_t) grower->rows->nfeatures;
	size_t nbuilds = (size_t) view->nbuilds;

	view->codes =
		take(layout, (size_t) view->nchunks * (size_t) grower->rows->ngroups, sizeof(*view->codes));
	view->builds = take(layout, nbuilds, sizeof(MlBuild));
	view->allowed = take(layout, 2 * nbuilds * nfeatures, sizeof(bool));
	view->items =
		take(layout, grower->is_by_node ? nbuilds * nfeatures : 0, sizeof(MlHistogramItem));
	view->free = take(layout, (size_t) view->nslots + 2, sizeof(int32_t));
}

static void
lay_work(const MlGrower *grower, MlGrowWork *work, Layout *layout)
{
	size_t chunk = (size_t) 1 << grower->chunk_bits;
	size_t nbuilds = (size_t) grower->view.nbuilds;
	size_t nfeatures = (size_t) grower->rows->nfeatures;
	size_t place = ml_place_size(grower, ML_PLACES_PAIRS);
	size_t subtree = grower->has_subtrees ? (size_t) grower->subtree_rows : 0;
	int32_t most_codes = 1;
	int32_t *codes;

	if (grower->options.nclasses > 2)
		place = ml_place_size(grower, ML_PLACES_CLASSES);
	for (size_t f = 0; f < nfeatures; f++)
		if (grower->rows->bins[f].ncodes > most_codes)
			most_codes = grower->rows->bins[f].ncodes;
	work->words = take(layout, chunk, sizeof(uint64_t));
	work->places = take(layout, nbuilds * (size_t) grower->nplaces, place);
	work->added = take(layout, nbuilds, sizeof(int32_t));
	work->rows = take(layout, chunk + ML_PARTITION_SLACK, sizeof(uint16_t));
	work->goes_right = take(layout, (size_t) most_codes, 1);
	work->split_work = take(layout, ml_split_work_size(most_codes, grower->options.nclasses), 1);
	work->best = take(layout, 2 * nbuilds, sizeof(MlSplit));
	codes = take(layout, 2 * nbuilds * (size_t) grower->max_codes, sizeof(int32_t));
	work->drawn = take(layout, nfeatures, sizeof(int32_t));
	work->codes = take(layout, subtree + 8, grower->row_bytes);
	work->pairs = take(layout, subtree, sizeof(MlRowPair));
	work->subtree_rows = take(layout, subtree, sizeof(uint16_t));
	work->sorted = take(layout, subtree, sizeof(int32_t));
	if (layout->memory == NULL)
		return;
	memset(work->places, 0, nbuilds * (size_t) grower->nplaces * place);
	for (size_t i = 0; i < 2 * nbuilds; i++)
		work->best[i] = (MlSplit){.feature = -1, .codes = codes + i * (size_t) grower->max_codes};
}

/* How many builds a step has at most, and how many histograms are kept. */
static void
set_view(MlGrower *grower)
{
	size_t place = most(sizeof(MlPair), (size_t) grower->options.nclasses * sizeof(int64_t));
	size_t nplaces = (size_t) grower->nplaces;
	size_t builds = (grower->is_shared ? PLACE_BYTES : PLACE_BYTES / 4) / most(1, nplaces * place);
	size_t slots;
	size_t leaves = (size_t) 1 << least((size_t) grower->max_depth, 20);

	if (grower->options.max_leaves > 0)
		leaves = least(leaves, (size_t) grower->options.max_leaves);
	leaves = least(leaves, (size_t) most((size_t) grower->rows->nrows, 1));
	builds = least(least(builds, MOST_BUILDS), (leaves + 1) / 2);
	/* places must be made zero; few rows are in the caches anyway, and need no large steps */
	builds = most(2, least(builds, (size_t) grower->rows->nrows / FEW_BUILD_ROWS));
	grower->slot_size = ml_size_mul(nplaces, place);
	grower->has_subtrees =
		grower->options.max_leaves == 0 && grower->slot_size <= SUBTREE_SLOT_BYTES;
	slots = least(SLOT_BYTES / most(1, grower->slot_size), leaves + 1);
	/* of a few hundred rows a histogram is made as fast as subtracted */
	slots = least(slots, (size_t) grower->rows->nrows / ML_STRIDE);
	if (!grower->is_shared || grower->is_by_node)
		slots = least(slots, 32);
	slots = most(slots, 2 * builds);
	grower->view.nbuilds = (int32_t) builds;
	grower->view.nslots = (int32_t) slots;
	grower->view.nchunks =
		(int32_t) ((grower->rows->nrows + ((int64_t) 1 << grower->chunk_bits) - 1) >>
				   grower->chunk_bits);
	grower->view.nrows = grower->rows->nrows;
	grower->view.thread = -1;
}

/* The block that the rows and the options fix. */
static void
lay_fixed(MlGrower *grower, Layout *layout)
{
	const MlBinned *rows = grower->rows;
	size_t nfeatures = (size_t) rows->nfeatures;
	size_t nthreads = (size_t) grower->nthreads;
	size_t subtree_slots = grower->has_subtrees ? SUBTREE_SLOTS : 0;
	size_t nslots = (size_t) grower->view.nslots + nthreads * subtree_slots;
	MlView view = {.nchunks = 1, .nbuilds = 2, .nslots = (int32_t) subtree_slots, .nrows = 0};

	grower->first_place = take(layout, nfeatures, sizeof(int32_t));
	grower->group_bytes = take(layout, (size_t) rows->ngroups, sizeof(size_t));
	grower->features = take(layout, nfeatures, sizeof(bool));
	grower->items = take(layout, nfeatures, sizeof(MlHistogramItem));
	grower->level_features = take(
		layout, grower->options.colsample_bylevel < 1 ? (size_t) grower->max_depth * nfeatures : 0,
		sizeof(bool));
	if (grower->options.colsample_bylevel >= 1)
		grower->level_features = NULL;
	grower->slots = take(layout, nslots, grower->slot_size);
	grower->slot_owner = take(layout, nslots, sizeof(int32_t));
	lay_view(grower, &grower->view, layout);
	grower->view.rows =
		take(layout, (size_t) grower->view.nchunks << grower->chunk_bits, sizeof(uint16_t));
	grower->row_numbers = take(layout, (size_t) rows->nrows, sizeof(int32_t));
	grower->work = take(layout, nthreads, sizeof(MlGrowWork));
	grower->subviews = take(layout, grower->has_subtrees ? nthreads : 0, sizeof(MlView));
	for (size_t t = 0; t < nthreads; t++)
	{
		MlGrowWork work;

		lay_work(grower, layout->memory != NULL ? &grower->work[t] : &work, layout);
		if (!grower->has_subtrees)
			continue;
		view.first_slot = (int32_t) ((size_t) grower->view.nslots + t * subtree_slots);
		view.thread = (int) t;
		lay_view(grower, &view, layout);
		if (layout->memory != NULL)
			grower->subviews[t] = view;
	}
}

/* Nodes that a tree can have at all, and those of a lossguide that are made and taken back. */
static int64_t
possible_nodes(const MlGrower *grower)
{
	int64_t leaves = grower->rows->nrows > 1 ? grower->rows->nrows : 1;
	const MlGrowOptions *options = &grower->options;

	int64_t most = (int64_t) (options->is_lossguide ? 2 : 1) * options->max_leaves;

	if (options->max_leaves > 0 && most < leaves)
		leaves = most;
	if (grower->max_depth < 31 && ((int64_t) 1 << grower->max_depth) < leaves)
		leaves = (int64_t) 1 << grower->max_depth;
	return 2 * leaves - 1;
}

/* The block that grows with the number of nodes. */
static void
lay_nodes(MlGrower *grower, Layout *layout)
{
	size_t room = (size_t) grower->node_room;
	size_t nclasses = grower->options.nclasses > 2 ? (size_t) grower->options.nclasses : 0;
	size_t nwords = grower->options.nsets > 0 ? ((size_t) grower->rows->nfeatures + 63) / 64 : 0;

	grower->nodes = take(layout, room, sizeof(MlGrowNode));
	grower->runs = take(layout, (size_t) grower->run_room, sizeof(MlRun));
	grower->codes = take(layout, (size_t) grower->code_room, sizeof(int32_t));
	grower->paths = take(layout, room * nwords, sizeof(uint64_t));
	if (nwords == 0)
		grower->paths = NULL;
	grower->class_sums = take(layout, room * nclasses, sizeof(int64_t));
	grower->left_class_sums = take(layout, room * nclasses, sizeof(int64_t));
	grower->leaves = take(layout, room, sizeof(int32_t));
	grower->preorder = take(layout, room, sizeof(int32_t));
	grower->frontier[0] = take(layout, room, sizeof(int32_t));
	grower->frontier[1] = take(layout, room, sizeof(int32_t));
	grower->small = take(layout, room, sizeof(int32_t));
}

static void
set_first_room(MlGrower *grower)
{
	int64_t nodes = possible_nodes(grower);
	int64_t nchunks = grower->view.nchunks > 0 ? grower->view.nchunks : 1;

	if (nodes > FIRST_NODES)
		nodes = FIRST_NODES;
	grower->node_room = (int32_t) nodes;
	grower->run_room = (nodes < 1024 ? nodes : 1024) * nchunks + nodes;
	grower->code_room = (int32_t) least((size_t) nodes * (size_t) grower->max_codes,
										(size_t) 4 * (size_t) nodes + (size_t) grower->max_codes);
}

size_t
ml_grower_size(const MlBinned *rows, const MlGrowOptions *options, bool is_shared, int threads)
{
	MlGrower grower = {.rows = rows, .options = *options, .is_shared = is_shared};
	Layout fixed = {NULL, sizeof(MlGrower)};
	Layout nodes = {NULL, 0};

	grower.nthreads = !is_shared || threads < 1   ? 1
					  : threads > ML_TEAM_THREADS ? ML_TEAM_THREADS
												  : threads;
	set_numbers(&grower);
	set_view(&grower);
	set_first_room(&grower);
	lay_fixed(&grower, &fixed);
	lay_nodes(&grower, &nodes);
	return ml_size_add(fixed.size, nodes.size);
}

/* Where each chunk's codes begin. */
static void
find_codes(MlGrower *grower)
{
	const MlBinned *rows = grower->rows;

	for (int32_t chunk = 0; chunk < grower->view.nchunks; chunk++)
		for (int32_t g = 0; g < rows->ngroups; g++)
		{
			int64_t row = (int64_t) chunk << grower->chunk_bits;
			const MlSegment *segment = rows->segments[row >> ML_SEGMENT_BITS];
			size_t at = (size_t) (row & (ML_SEGMENT_ROWS - 1)) * (size_t) rows->groups[g].width;

			grower->view.codes[(size_t) chunk * (size_t) rows->ngroups + (size_t) g] =
				segment->codes[g] + at;
		}
	grower->group_bytes[0] = 0;
	for (int32_t g = 1; g < rows->ngroups; g++)
		grower->group_bytes[g] = grower->group_bytes[g - 1] + (size_t) rows->groups[g - 1].width;
}

static MlStatus
make_nodes(MlEnv *env, MlGrower *grower)
{
	Layout layout = {NULL, 0};
	char *memory;

	lay_nodes(grower, &layout);
	ML_TRY(ml_alloc(env, layout.size, 1, "nodes of a tree", &memory));
	layout = (Layout){memory, 0};
	lay_nodes(grower, &layout);
	return ML_OK;
}

MlStatus
ml_grower_make(MlEnv *env, const MlBinned *rows, const MlGrowOptions *options, bool is_shared,
			   MlGrower **out)
{
	Layout layout = {NULL, 0};
	MlGrower *grower;
	char *memory;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(*grower), "a tree grower", &grower));
	grower->env = env;
	grower->rows = rows;
	grower->options = *options;
	grower->is_shared = is_shared;
	grower->nthreads = !is_shared || env->threads < 1   ? 1
					   : env->threads > ML_TEAM_THREADS ? ML_TEAM_THREADS
														: env->threads;
	pthread_mutex_init(&grower->mutex, NULL);
	set_numbers(grower);
	set_view(grower);
	lay_fixed(grower, &layout);
	ML_TRY(ml_alloc(env, layout.size, 1, "work space of trees", &memory));
	layout = (Layout){memory, 0};
	lay_fixed(grower, &layout);
	set_numbers(grower);
	if (rows->nfeatures > 0 && rows->nrows > 0)
		find_codes(grower);
	set_first_room(grower);
	ML_TRY(make_nodes(env, grower));
	*out = grower;
	return ML_OK;
}

MlStatus
ml_grower_enlarge(MlEnv *env, MlGrower *grower)
{
	int64_t possible = possible_nodes(grower);
	int64_t nchunks = grower->view.nchunks > 0 ? grower->view.nchunks : 1;
	int64_t nodes = 2 * (int64_t) grower->node_room;

	if (nodes > possible)
		nodes = possible;
	if (nodes > INT32_MAX / 4)
		return ml_fail(env, ML_LIMIT, "tree has more than %d nodes", INT32_MAX / 4);
	grower->node_room = (int32_t) nodes;
	grower->run_room *= 2;
	if (grower->run_room > nodes * nchunks)
		grower->run_room = nodes * nchunks;
	grower->code_room = (int32_t) least((size_t) nodes * (size_t) grower->max_codes,
										2 * (size_t) grower->code_room);
	ml_release(env, grower->nodes);
	return make_nodes(env, grower);
}

void
ml_grow_reset_slots(MlGrower *grower, MlView *view)
{
	view->nfree = 0;
	for (int32_t slot = view->first_slot; slot < view->first_slot + view->nslots; slot++)
	{
		grower->slot_owner[slot] = -1;
		view->free[view->nfree++] = slot;
	}
}
