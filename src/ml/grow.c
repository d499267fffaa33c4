/*
 * grow.c
 *		One tree from the root to its leaves: which nodes are split next.  See grower.h.
 *
 * Without a bound on the leaves every node that gains is split, in whatever order; it is done level by level,
 * and nodes that have become small are left to grow_subtree.c.  With such a bound, the splits of a level
 * that gain most come first, or (lossguide) those that gain most of all.  Equal gains: the node that was
 * made first.
 */
#include "ml/grower.h"

#include "ml/hash.h"

/* --- the rows of the tree --- */

/* First i in lo .. n with rows[i] >= row. */
static int64_t
find_row(const int32_t *rows, int64_t lo, int64_t n, int64_t row)
{
	while (lo < n)
	{
		int64_t middle = lo + (n - lo) / 2;

		if (rows[middle] < row)
			lo = middle + 1;
		else
			n = middle;
	}
	return lo;
}

typedef struct Start
{
	MlGrower *grower;
	MlPairScale scale[ML_TEAM_THREADS];
} Start;

/* The root's run of a chunk, and what its pairs say of the narrowing. */
static void
start_chunk(MlGrower *grower, int32_t chunk, MlPairScale *scale)
{
	const MlGrowCall *call = grower->call;
	int64_t first = (int64_t) chunk << grower->chunk_bits;
	int32_t n = ml_chunk_rows(grower, &grower->view, chunk);
	uint16_t *list = ml_chunk_list(grower, &grower->view, chunk);
	bool is_whole = call->rows == NULL;

	if (is_whole)
		for (int32_t i = 0; i < n; i++)
			list[i] = (uint16_t) i;
	else
	{
		int64_t from = find_row(call->rows, 0, call->nrows, first);
		int64_t to = find_row(call->rows, from, call->nrows, first + n);

		n = (int32_t) (to - from);
		for (int32_t i = 0; i < n; i++)
			list[i] = (uint16_t) (call->rows[from + i] - first);
	}
	grower->nodes[0].runs[chunk] = (MlRun){0, (uint16_t) n};
	ml_histogram_scale(call->pairs + first, is_whole ? NULL : list, n, scale);
}

static void
start_chunks(int thread, void *start_pointer)
{
	Start *start = start_pointer;
	MlGrower *grower = start->grower;
	int32_t chunk;

	while ((chunk = ml_team_part(&grower->team)) < grower->view.nchunks)
	{
		if (ml_grow_stopped(grower))
			return;
		start_chunk(grower, chunk, &start->scale[thread]);
	}
}

/* Bits to be cut off so that max is at most limit. */
static int
shift_to(int64_t max, int64_t limit)
{
	int shift = 0;

	while ((max + (shift > 0 ? (int64_t) 1 << (shift - 1) : 0)) >> shift > limit)
		shift++;
	return shift;
}

/*
 * Pairs are narrowed to 16 bits where the mean of |g| and of h is then at least 64 units, that is where the largest is not
 * more than about 512 times the mean: rounding changes a row's numbers by a quarter of a unit on average, at
 * random, so the sums of n rows by 0.5 / sqrt(n) % of their size, far less than they vary
 * by the sample of rows.  Else the tree is grown on the pairs as they are.
 */
static void
choose_places(MlGrower *grower, const MlPairScale *scale, int64_t nrows)
{
	const MlGrowCall *call = grower->call;
	int g_shift = shift_to(scale->g_max, INT16_MAX);
	int h_shift = shift_to(scale->h_max, UINT16_MAX);
	int64_t mean = 64 * nrows;

	grower->narrowing = (MlNarrowing){0, 0};
	if (grower->options.nclasses > 2)
		grower->places = ML_PLACES_CLASSES;
	else if ((g_shift == 0 || scale->g_sum >> g_shift >= mean) &&
			 (h_shift == 0 || scale->h_sum >> h_shift >= mean))
	{
		grower->places = ML_PLACES_PACKED;
		grower->narrowing = (MlNarrowing){g_shift, h_shift};
	}
	else
		grower->places = ML_PLACES_PAIRS;
	grower->g_unit = ldexp(call->g_unit, grower->narrowing.g_shift);
	grower->h_unit = ldexp(call->h_unit, grower->narrowing.h_shift);
	grower->exact_h_unit = call->h_unit;
	grower->nodes[0].sum.h = scale->h_sum >> grower->narrowing.h_shift;
}

static void
sum_classes(MlGrower *grower)
{
	const MlGrowCall *call = grower->call;
	int32_t nclasses = grower->options.nclasses;

	memset(grower->class_sums, 0, (size_t) nclasses * sizeof(int64_t));
	for (int64_t i = 0; i < grower->nodes[0].nrows; i++)
	{
		MlRowPair pair = call->pairs[call->rows != NULL ? call->rows[i] : i];

		grower->class_sums[pair.g] += pair.h;
	}
}

static bool
start(MlGrower *grower)
{
	const MlGrowCall *call = grower->call;
	int64_t nrows = call->rows != NULL ? call->nrows : grower->rows->nrows;
	Start start = {.grower = grower};
	MlPairScale all;

	memset(start.scale, 0, sizeof(start.scale));
	grower->view.pairs = call->pairs;
	grower->nodes[0] = (MlGrowNode){.left = -1,
									.right = -1,
									.leaf = -1,
									.slot = -1,
									.nrows = nrows,
									.lower = -INFINITY,
									.upper = INFINITY,
									.seed = ml_hash_pair(call->seed, 0),
									.runs = grower->runs,
									.split = {.feature = -1}};
	atomic_store(&grower->nnodes, 1);
	atomic_store(&grower->ncodes, 0);
	atomic_store(&grower->nruns, grower->view.nchunks);
	grower->nsmall = 0;
	if (grower->paths != NULL)
		memset(grower->paths, 0, ((size_t) grower->rows->nfeatures + 63) / 64 * sizeof(uint64_t));
	ml_grow_reset_slots(grower, &grower->view);
	ml_grow_draw_tree(grower, call->features);
	ml_team_run(&grower->team, start_chunks, &start);
	if (atomic_load(&grower->failure) != ML_OK)
		return false;
	all = start.scale[0];
	for (int t = 1; t < grower->team.nthreads; t++)
	{
		const MlPairScale *scale = &start.scale[t];

		all.g_sum += scale->g_sum;
		all.h_sum += scale->h_sum;
		all.g_max = scale->g_max > all.g_max ? scale->g_max : all.g_max;
		all.h_max = scale->h_max > all.h_max ? scale->h_max : all.h_max;
	}
	choose_places(grower, &all, nrows);
	if (grower->places == ML_PLACES_CLASSES)
		sum_classes(grower);
	return ml_grow_root(grower, &grower->view);
}

/* --- which nodes are split --- */

/* As many of the nodes as one step can take. */
static int32_t
batch_of(const MlGrower *grower, const int32_t *nodes, int32_t n)
{
	int32_t builds = 0;
	int32_t i;

	for (i = 0; i < n; i++)
	{
		builds += grower->nodes[nodes[i]].slot >= 0 ? 1 : 2;
		if (builds > grower->view.nbuilds)
			break;
	}
	return i;
}

static bool
is_before(const MlGrower *grower, int32_t a, int32_t b)
{
	double gain_a = grower->nodes[a].split.gain;
	double gain_b = grower->nodes[b].split.gain;

	return gain_a > gain_b ||
		   (gain_a == gain_b && grower->nodes[a].order < grower->nodes[b].order);
}

/* A heap of nodes whose first is before all others. */
static void
sift_down(const MlGrower *grower, int32_t *heap, int32_t n, int32_t i)
{
	for (;;)
	{
		int32_t best = i;
		int32_t node = heap[i];

		for (int32_t child = 2 * i + 1; child <= 2 * i + 2 && child < n; child++)
			if (is_before(grower, heap[child], heap[best]))
				best = child;
		if (best == i)
			return;
		heap[i] = heap[best];
		heap[best] = node;
		i = best;
	}
}

static void
push(const MlGrower *grower, int32_t *heap, int32_t *n, int32_t node)
{
	int32_t i = (*n)++;

	while (i > 0 && is_before(grower, node, heap[(i - 1) / 2]))
	{
		heap[i] = heap[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	heap[i] = node;
}

static int32_t
pop(const MlGrower *grower, int32_t *heap, int32_t *n)
{
	int32_t first = heap[0];

	heap[0] = heap[--*n];
	sift_down(grower, heap, *n, 0);
	return first;
}

/*
 * The leaf that gains most next.  A step over all chunks for one node of a few rows would fetch most of the codes for
 * nothing, so whenever the next node has not been expanded the best of the others are with it: they will most
 * likely be next.  Half as many as there are splits left, so that few are expanded for nothing; those become leaves
 * again in the end.  Of equal gains the one made first goes first, made when its parent's turn came.
 */
static bool
expand_best(MlGrower *grower, const int32_t *heap, int32_t n, int32_t splits, int64_t room)
{
	int32_t *rest = grower->frontier[1];
	int32_t *batch = grower->small;
	int32_t nbatch = 0;
	int32_t looked_at = 4 * grower->view.nbuilds;

	memcpy(rest, heap, (size_t) n * sizeof(int32_t));
	if (looked_at > (splits + 1) / 2)
		looked_at = (splits + 1) / 2;
	while (n > 0 && looked_at-- > 0 && nbatch < grower->view.nbuilds && nbatch < room)
	{
		int32_t node = pop(grower, rest, &n);

		if (grower->nodes[node].left < 0)
			batch[nbatch++] = node;
	}
	nbatch = batch_of(grower, batch, nbatch);
	grower->nexpanded += nbatch;
	return ml_grow_expand(grower, &grower->view, batch, nbatch, splits > 1);
}

/* Runs of two children back into the one of their parent, ascending. */
static void
join_runs(const MlGrower *grower, int32_t node, int32_t chunk, uint16_t *work)
{
	const MlGrowNode *of = &grower->nodes[node];
	MlRun left = grower->nodes[of->left].runs[chunk];
	MlRun right = grower->nodes[of->right].runs[chunk];
	uint16_t *rows = ml_chunk_list(grower, &grower->view, chunk) + left.first;
	const uint16_t *a = rows + left.count;
	int32_t i = left.count + right.count;

	memcpy(work, a, (size_t) right.count * sizeof(uint16_t));
	/* from the end, so that nothing is overwritten before it has been moved */
	for (int32_t b = right.count; b > 0;)
		rows[--i] = a > rows && a[-1] > work[b - 1] ? *--a : work[--b];
}

static void
join_chunks(int thread, void *grower_pointer)
{
	MlGrower *grower = grower_pointer;
	int32_t chunk;

	while ((chunk = ml_team_part(&grower->team)) < grower->view.nchunks)
		for (int32_t i = 0; i < grower->nsmall; i++)
			join_runs(grower, grower->small[i], chunk, grower->work[thread].rows);
}

/* Nodes that were expanded for nothing are leaves. */
static void
take_back(MlGrower *grower, const int32_t *heap, int32_t n)
{
	for (int32_t i = 0; i < n; i++)
		if (grower->nodes[heap[i]].left >= 0)
			grower->small[grower->nsmall++] = heap[i];
	if (grower->nsmall > 0)
		ml_team_run(&grower->team, join_chunks, grower);
	for (int32_t i = 0; i < grower->nsmall; i++)
		grower->nodes[grower->small[i]].left = grower->nodes[grower->small[i]].right = -1;
	grower->nsmall = 0;
}

static bool
grow_by_gain(MlGrower *grower)
{
	int32_t *heap = grower->frontier[0];
	int32_t n = 0;
	int32_t splits = grower->options.max_leaves - 1;
	int32_t order = 0;

	grower->nexpanded = 0;
	if (grower->nodes[0].split.feature >= 0)
		push(grower, heap, &n, 0);
	while (n > 0 && splits > 0)
	{
		/* what is left of the room (see possible_nodes) when every split to come needs a step */
		int64_t room = (int64_t) 2 * grower->options.max_leaves - grower->nexpanded - splits;
		MlGrowNode *node;

		if (grower->nodes[heap[0]].left < 0 && !expand_best(grower, heap, n, splits, room))
			return false;
		node = &grower->nodes[pop(grower, heap, &n)];
		splits--;
		for (int side = 0; side < 2; side++)
		{
			int32_t child = side == 0 ? node->left : node->right;

			grower->nodes[child].order = ++order;
			if (grower->nodes[child].split.feature >= 0)
				push(grower, heap, &n, child);
		}
	}
	take_back(grower, heap, n);
	return true;
}

/* The nodes of a level that are split: all, or those that gain most, in the order of their gains. */
static int32_t
choose_level(const MlGrower *grower, int32_t *nodes, int32_t n, int32_t splits)
{
	if (n <= splits)
		return n;
	for (int32_t i = n / 2 - 1; i >= 0; i--)
		sift_down(grower, nodes, n, i);
	/* the best go to the end, one by one, then to the front */
	for (int32_t i = 0, rest = n; i < splits; i++)
	{
		int32_t node = pop(grower, nodes, &rest);

		nodes[rest] = node;
	}
	for (int32_t i = 0, j = n - 1; i < j; i++, j--)
	{
		int32_t node = nodes[i];

		nodes[i] = nodes[j];
		nodes[j] = node;
	}
	return splits;
}

static void
add_children(MlGrower *grower, int32_t node, int32_t *next, int32_t *nnext)
{
	const int32_t children[2] = {grower->nodes[node].left, grower->nodes[node].right};

	for (int i = 0; i < 2; i++)
	{
		if (grower->nodes[children[i]].split.feature < 0)
			continue;
		if (ml_grow_is_small(grower, children[i]))
			grower->small[grower->nsmall++] = children[i];
		else
			next[(*nnext)++] = children[i];
	}
}

static bool
grow_by_level(MlGrower *grower)
{
	int32_t *level = grower->frontier[0];
	int32_t *next = grower->frontier[1];
	int32_t splits = grower->options.max_leaves > 0 ? grower->options.max_leaves - 1 : INT32_MAX;
	int32_t n = grower->nodes[0].split.feature >= 0;

	level[0] = 0;
	if (n > 0 && ml_grow_is_small(grower, 0))
	{
		grower->small[grower->nsmall++] = 0;
		return true;
	}
	while (n > 0 && splits > 0)
	{
		int32_t nnext = 0;

		n = choose_level(grower, level, n, splits);
		splits -= n;
		for (int32_t i = 0; i < n;)
		{
			int32_t batch = batch_of(grower, level + i, n - i);

			if (!ml_grow_expand(grower, &grower->view, level + i, batch, splits > 0))
				return false;
			for (int32_t end = i + batch; i < end; i++)
				add_children(grower, level[i], next, &nnext);
		}
		n = nnext;
		next = level;
		level = level == grower->frontier[0] ? grower->frontier[1] : grower->frontier[0];
	}
	return true;
}

static void
grow_small(int thread, void *grower_pointer)
{
	MlGrower *grower = grower_pointer;
	int32_t i;

	while ((i = ml_team_part(&grower->team)) < grower->nsmall)
		if (!ml_grow_subtree(grower, thread, grower->small[i]))
			return;
}

static bool
grow(MlGrower *grower)
{
	if (!start(grower))
		return false;
	if (grower->options.is_lossguide && grower->options.max_leaves > 0)
	{
		if (!grow_by_gain(grower))
			return false;
	}
	else if (!grow_by_level(grower))
		return false;
	if (grower->nsmall > 0)
		ml_team_run(&grower->team, grow_small, grower);
	if (atomic_load(&grower->failure) != ML_OK)
		return false;
	ml_grow_finish(grower);
	return atomic_load(&grower->failure) == ML_OK;
}

MlStatus
ml_grower_grow(MlEnv *env, MlGrower *grower, const MlGrowCall *call)
{
	MlStatus status;
	int64_t nrows = call->rows != NULL ? call->nrows : grower->rows->nrows;

	grower->env = env;
	grower->call = call;
	atomic_store(&grower->failure, ML_OK);
	if (grower->is_dirty)
		for (int t = 0; t < grower->nthreads; t++)
			memset(grower->work[t].places, 0, grower->slot_size * (size_t) grower->view.nbuilds);
	grower->is_dirty = true;
	/* threads are not worth making for less than a fraction of a millisecond's work */
	ml_team_start(&grower->team, nrows * grower->rows->nfeatures < 100000 ? 1 : grower->nthreads);
	status = grow(grower) ? ML_OK : (MlStatus) atomic_load(&grower->failure);
	ml_team_end(&grower->team);
	grower->is_dirty = status != ML_OK;
	if (status != ML_OK && grower->is_shared)
	{
		if (status == ML_CANCELLED)
			return ml_fail(env, status, "computation was cancelled");
		return ml_fail(env, status, "no room for the nodes of a tree");
	}
	return status;
}
