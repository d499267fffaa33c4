/*
 * grow_expand.c
 *		One step of growing: what is done for which nodes.  See grower.h.
 */
#include "ml/grower.h"

#include "ml/hash.h"

void
ml_grow_fail(MlGrower *grower, MlStatus status)
{
	int none = ML_OK;

	atomic_compare_exchange_strong(&grower->failure, &none, (int) status);
}

bool
ml_grow_stopped(MlGrower *grower)
{
	MlEnv *env = grower->env;

	if (env->stop != NULL && env->stop(env))
		ml_grow_fail(grower, ML_CANCELLED);
	return atomic_load_explicit(&grower->failure, memory_order_relaxed) != ML_OK;
}

/* --- slots --- */

void
ml_grow_release(MlGrower *grower, MlView *view, int32_t node)
{
	MlGrowNode *of = &grower->nodes[node];

	if (of->slot < 0)
		return;
	grower->slot_owner[of->slot] = -1;
	view->free[view->nfree++] = of->slot;
	of->slot = -1;
}

/* The histogram that is given up: that of the split which gains least, so the last one of a lossguide. */
static void
give_up_one(MlGrower *grower, MlView *view)
{
	int32_t least = -1;

	for (int32_t slot = view->first_slot; slot < view->first_slot + view->nslots; slot++)
	{
		int32_t owner = grower->slot_owner[slot];

		if (owner >= 0 && !grower->nodes[owner].is_in_batch &&
			(least < 0 || grower->nodes[owner].split.gain < grower->nodes[least].split.gain))
			least = owner;
	}
	if (least >= 0)
		ml_grow_release(grower, view, least);
}

/* A histogram for the build's node, zero where its items are.  There are slots enough for a batch. */
static void
take_slot(MlGrower *grower, MlView *view, const MlBuild *build)
{
	int32_t node = build->node;
	MlPlaces kind = grower->places == ML_PLACES_CLASSES ? ML_PLACES_CLASSES : ML_PLACES_PAIRS;
	size_t place_size = ml_place_size(grower, kind);
	int32_t slot;

	if (view->nfree == 0)
		give_up_one(grower, view);
	slot = view->free[--view->nfree];
	grower->slot_owner[slot] = node;
	grower->nodes[node].slot = slot;
	for (int32_t i = 0; i < build->nitems; i++)
	{
		const MlHistogramItem *item = &build->items[i];
		int32_t last = item->feature + item->nfeatures - 1;
		char *first = ml_grow_slot_place(grower, slot, item->feature);
		char *end = ml_grow_slot_place(grower, slot, last) +
					(size_t) grower->rows->bins[last].ncodes * place_size;

		memset(first, 0, (size_t) (end - first));
	}
}

/* --- the two loops of a step --- */

static MlGrowWork *
work_of(const MlGrowStep *step, int thread)
{
	return &step->grower->work[step->view->thread < 0 ? thread : step->view->thread];
}

static void
do_chunks(int thread, void *step_pointer)
{
	MlGrowStep *step = step_pointer;
	MlGrower *grower = step->grower;
	int32_t chunk;

	while ((chunk = ml_team_part(&grower->team)) < step->view->nchunks)
	{
		if (ml_grow_stopped(grower))
			return;
		ml_grow_chunk(step, chunk, work_of(step, thread));
	}
}

static void
do_items(int thread, void *step_pointer)
{
	MlGrowStep *step = step_pointer;
	MlGrower *grower = step->grower;
	int part;

	while ((part = ml_team_part(&grower->team)) < step->nbuilds * step->most_items)
	{
		int32_t b = part / step->most_items;
		int32_t i = part % step->most_items;

		if (ml_grow_stopped(grower))
			return;
		if (i < step->view->builds[b].nitems)
			ml_grow_item(step, b, &step->view->builds[b].items[i], work_of(step, thread));
	}
}

/* --- what is done --- */

/* No thread has anything of the last step. */
static void
clear(const MlGrowStep *step)
{
	const MlView *view = step->view;
	MlGrower *grower = step->grower;
	int first = view->thread < 0 ? 0 : view->thread;
	int end = view->thread < 0 ? grower->nthreads : view->thread + 1;

	for (int t = first; t < end; t++)
		for (int32_t b = 0; b < step->nbuilds; b++)
		{
			grower->work[t].added[b] = 0;
			grower->work[t].best[2 * b].feature = -1;
			grower->work[t].best[2 * b + 1].feature = -1;
		}
}

static void
run_loop(const MlGrowStep *step, MlTeamWork work, bool is_short)
{
	MlGrower *grower = step->grower;

	if (is_short)
	{
		atomic_store(&grower->team.next, 0);
		work(0, (void *) step);
	}
	else
		ml_team_run(&grower->team, work, (void *) step);
}

static bool
has_failed(const MlGrower *grower)
{
	return atomic_load(&grower->failure) != ML_OK;
}

static void
count_rows(MlGrower *grower, const MlGrowStep *step)
{
	for (int32_t i = 0; i < step->nnodes; i++)
	{
		MlGrowNode *node = &grower->nodes[step->nodes[i]];
		MlGrowNode *left = &grower->nodes[node->left];
		MlGrowNode *right = &grower->nodes[node->right];

		left->nrows = 0;
		for (int32_t chunk = 0; chunk < step->view->nchunks; chunk++)
			left->nrows += left->runs[chunk].count;
		right->nrows = node->nrows - left->nrows;
		left->first = node->first;
		right->first = node->first + left->nrows;
	}
}

/*
 * Which child's rows are added up.  Where a thread works alone, the cut has been made and the rows are
 * counted; else their weight must do.
 */
static bool
is_left_lighter(const MlGrower *grower, const MlView *view, const MlGrowNode *node)
{
	const MlGrowNode *left = &grower->nodes[node->left];
	const MlGrowNode *right = &grower->nodes[node->right];

	if (view->thread >= 0)
		return left->nrows <= right->nrows;
	return left->sum.h <= right->sum.h;
}

static bool
can_split(const MlGrower *grower, const MlGrowNode *node)
{
	double weight = grower->h_unit * (double) node->sum.h;
	const MlGrowOptions *options = &grower->options;

	return node->depth < grower->max_depth && weight >= options->min_node_weight * (1 - 1e-9) &&
		   weight >= 2 * options->split.min_child_weight * (1 - 1e-9) && node->nrows != 1;
}

/* A node to be added up, and its sibling by subtraction; false where neither may use a feature. */
static bool
add_build(MlGrowStep *step, int32_t node, bool finds, int32_t sibling, bool sibling_finds)
{
	MlGrower *grower = step->grower;
	MlView *view = step->view;
	MlGrowWork *work = work_of(step, 0);
	size_t nfeatures = (size_t) grower->rows->nfeatures;
	int32_t b = step->nbuilds;
	MlBuild *build = &view->builds[b];
	bool *allowed = view->allowed + 2 * (size_t) b * nfeatures;

	*build = (MlBuild){.node = node, .sibling = sibling};
	if (finds && ml_grow_allow(grower, node, work, allowed))
		build->allowed = allowed;
	if (sibling_finds && ml_grow_allow(grower, sibling, work, allowed + nfeatures))
		build->sibling_allowed = allowed + nfeatures;
	if (build->allowed == NULL && build->sibling_allowed == NULL)
		return false;
	if (grower->is_by_node)
	{
		MlHistogramItem *items = view->items + (size_t) b * nfeatures;

		build->nitems = ml_grow_items(grower, allowed, items);
		build->items = items;
	}
	else
	{
		build->items = grower->items;
		build->nitems = grower->nitems;
	}
	if (build->nitems > step->most_items)
		step->most_items = build->nitems;
	/* one thread alone can do without places of its own; packed ones are worth their while for many rows */
	if (view->thread >= 0)
		build->is_direct =
			grower->places != ML_PLACES_PACKED || grower->nodes[node].nrows < ML_STRIDE * 2;
	take_slot(grower, view, build);
	grower->nodes[node].is_in_batch = true;
	if (sibling >= 0)
		grower->nodes[sibling].is_in_batch = true;
	step->nbuilds++;
	return true;
}

/* What to add up below a node that is being split. */
static void
plan_children(MlGrowStep *step, int32_t node)
{
	MlGrower *grower = step->grower;
	MlGrowNode *of = &grower->nodes[node];
	int32_t light = of->left;
	int32_t heavy = of->right;
	bool light_finds;
	bool heavy_finds;

	if (!is_left_lighter(grower, step->view, of))
	{
		light = of->right;
		heavy = of->left;
	}
	light_finds = can_split(grower, &grower->nodes[light]);
	heavy_finds = can_split(grower, &grower->nodes[heavy]);
	if (heavy_finds && of->slot >= 0)
	{
		MlGrowNode *sibling = &grower->nodes[heavy];

		sibling->slot = of->slot;
		grower->slot_owner[of->slot] = heavy;
		sibling->is_in_batch = true;
		of->slot = -1;
		if (!add_build(step, light, light_finds, heavy, true))
		{
			sibling->is_in_batch = false;
			ml_grow_release(grower, step->view, heavy);
		}
		return;
	}
	ml_grow_release(grower, step->view, node);
	if (light_finds)
		add_build(step, light, true, -1, false);
	if (heavy_finds)
		add_build(step, heavy, true, -1, false);
}

/* Bounds of the children's values where the split's feature is monotone: neither passes the middle. */
static void
bound_children(MlGrower *grower, const MlGrowNode *of)
{
	const MlSplitOptions *options = &grower->options.split;
	MlGrowNode *left = &grower->nodes[of->left];
	MlGrowNode *right = &grower->nodes[of->right];
	int direction = options->monotone != NULL ? options->monotone[of->split.feature] : 0;
	double middle;

	left->lower = right->lower = of->lower;
	left->upper = right->upper = of->upper;
	if (direction == 0)
		return;
	middle = (ml_split_value(options, grower->g_unit * (double) left->sum.g,
							 grower->h_unit * (double) left->sum.h, of->lower, of->upper) +
			  ml_split_value(options, grower->g_unit * (double) right->sum.g,
							 grower->h_unit * (double) right->sum.h, of->lower, of->upper)) /
			 2;
	if (direction > 0)
		left->upper = right->lower = middle;
	else
		left->lower = right->upper = middle;
}

static int32_t
make_child(MlGrower *grower, const MlView *view, int32_t parent, int side)
{
	int32_t child = atomic_fetch_add(&grower->nnodes, 1);
	long long run = atomic_fetch_add(&grower->nruns, view->nchunks);
	const MlGrowNode *of = &grower->nodes[parent];

	if (child >= grower->node_room || run > grower->run_room - view->nchunks)
	{
		ml_grow_fail(grower, ML_LIMIT);
		return -1;
	}
	grower->nodes[child] = (MlGrowNode){.left = -1,
										.right = -1,
										.leaf = -1,
										.slot = -1,
										.order = child,
										.depth = of->depth + 1,
										.is_in_subtree = view != &grower->view,
										.nrows = -1,
										.seed = ml_hash_pair(of->seed, (uint64_t) side),
										.runs = grower->runs + run,
										.split = {.feature = -1}};
	if (grower->paths != NULL)
	{
		size_t nwords = ((size_t) grower->rows->nfeatures + 63) / 64;
		uint64_t *path = grower->paths + (size_t) child * nwords;

		memcpy(path, grower->paths + (size_t) parent * nwords, nwords * sizeof(uint64_t));
		path[of->split.feature / 64] |= (uint64_t) 1 << (of->split.feature % 64);
	}
	return child;
}

static bool
make_children(MlGrower *grower, const MlView *view, int32_t node)
{
	MlGrowNode *of = &grower->nodes[node];
	int32_t left = make_child(grower, view, node, 1);
	int32_t right = make_child(grower, view, node, 2);

	if (left < 0 || right < 0)
		return false;
	of->left = left;
	of->right = right;
	grower->nodes[left].sum = of->split.left;
	grower->nodes[right].sum = (MlPair){of->sum.g - of->split.left.g, of->sum.h - of->split.left.h};
	if (grower->places == ML_PLACES_CLASSES)
	{
		size_t nclasses = (size_t) grower->options.nclasses;
		const int64_t *all = grower->class_sums + (size_t) node * nclasses;
		const int64_t *to_left = grower->left_class_sums + (size_t) node * nclasses;

		for (size_t k = 0; k < nclasses; k++)
		{
			grower->class_sums[(size_t) left * nclasses + k] = to_left[k];
			grower->class_sums[(size_t) right * nclasses + k] = all[k] - to_left[k];
		}
	}
	bound_children(grower, of);
	return true;
}

static void
find_splits(MlGrowStep *step, int64_t nrows)
{
	/* starting threads for less than some ten microseconds' work is not worth it */
	bool is_short = step->view->thread >= 0 || nrows < 256;

	if (is_short && step->view->thread >= 0)
	{
		for (int32_t b = 0; b < step->nbuilds; b++)
			for (int32_t i = 0; i < step->view->builds[b].nitems; i++)
				ml_grow_item(step, b, &step->view->builds[b].items[i], work_of(step, 0));
	}
	else
		run_loop(step, do_items, is_short);
}

/* Rows of the nodes to be split. */
static int64_t
rows_of(const MlGrowStep *step)
{
	int64_t nrows = 0;

	for (int32_t i = 0; i < step->nnodes; i++)
		nrows += step->grower->nodes[step->nodes[i]].nrows;
	return nrows;
}

static void
plan(MlGrowStep *step)
{
	for (int32_t i = 0; i < step->nnodes; i++)
		plan_children(step, step->nodes[i]);
	clear(step);
}

/* One thread alone: first all cuts, so that the rows are known. */
static void
expand_alone(MlGrowStep *step, bool searches)
{
	MlGrower *grower = step->grower;
	MlGrowWork *work = work_of(step, 0);

	for (int32_t chunk = 0; chunk < step->view->nchunks; chunk++)
		for (int32_t i = 0; i < step->nnodes; i++)
			ml_grow_cut_run(grower, step->view, step->nodes[i], chunk, work);
	count_rows(grower, step);
	if (!searches || ml_grow_stopped(grower))
		return;
	plan(step);
	for (int32_t chunk = 0; chunk < step->view->nchunks && step->nbuilds > 0; chunk++)
		ml_grow_add_chunk(step, chunk, work);
	find_splits(step, 0);
}

static void
expand_together(MlGrowStep *step, bool searches)
{
	MlGrower *grower = step->grower;
	int64_t nrows = rows_of(step);

	if (searches)
		plan(step);
	run_loop(step, do_chunks, nrows < 2048);
	if (has_failed(grower))
		return;
	count_rows(grower, step);
	if (step->nbuilds > 0)
		find_splits(step, nrows);
}

bool
ml_grow_expand(MlGrower *grower, MlView *view, const int32_t *nodes, int32_t n, bool searches)
{
	MlGrowStep step = {.grower = grower, .view = view, .nodes = nodes, .nnodes = n};

	for (int32_t i = 0; i < n; i++)
		if (!make_children(grower, view, nodes[i]))
			return false;
	for (int32_t i = 0; i < n; i++)
		grower->nodes[nodes[i]].is_in_batch = true;
	if (view->thread >= 0)
		expand_alone(&step, searches);
	else
		expand_together(&step, searches);
	for (int32_t i = 0; i < n; i++)
	{
		grower->nodes[nodes[i]].is_in_batch = false;
		ml_grow_release(grower, view, nodes[i]);
	}
	return !has_failed(grower) && ml_grow_choose(&step);
}

bool
ml_grow_root(MlGrower *grower, MlView *view)
{
	MlGrowStep step = {.grower = grower, .view = view};

	if (!can_split(grower, &grower->nodes[0]))
		return true;
	if (!add_build(&step, 0, true, -1, false))
		return true;
	clear(&step);
	for (int t = 0; t < grower->nthreads; t++)
		grower->work[t].root = (MlPair){0, 0};
	run_loop(&step, do_chunks, grower->nodes[0].nrows < 2048);
	if (has_failed(grower))
		return false;
	grower->nodes[0].sum = (MlPair){0, 0};
	for (int t = 0; t < grower->nthreads; t++)
	{
		grower->nodes[0].sum.g += grower->work[t].root.g;
		grower->nodes[0].sum.h += grower->work[t].root.h;
	}
	find_splits(&step, grower->nodes[0].nrows);
	return !has_failed(grower) && ml_grow_choose(&step);
}
