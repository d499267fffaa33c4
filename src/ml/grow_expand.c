/*
 * grow_expand.c
 *		One step of growing: rows to the children, histograms, best splits.  See grower.h.
 */
#include "ml/grower.h"

#include "ml/hash.h"

/* One step, as its threads see it. */
typedef struct Step
{
	MlGrower *grower;
	MlView *view;
	const int32_t *nodes; /* to be split */
	int32_t nnodes;
	int32_t nbuilds;
	int32_t most_items;
} Step;

static void
fail(MlGrower *grower, MlStatus status)
{
	int none = ML_OK;

	atomic_compare_exchange_strong(&grower->failure, &none, (int) status);
}

bool
ml_grow_stopped(MlGrower *grower)
{
	MlEnv *env = grower->env;

	if (env->stop != NULL && env->stop(env))
		fail(grower, ML_CANCELLED);
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

/* A histogram of zeros for the node.  There are slots enough for a batch. */
static void
take_slot(MlGrower *grower, MlView *view, int32_t node)
{
	int32_t slot;

	if (view->nfree == 0)
		give_up_one(grower, view);
	slot = view->free[--view->nfree];
	grower->slot_owner[slot] = node;
	grower->nodes[node].slot = slot;
	memset(ml_slot(grower, slot), 0, grower->slot_size);
}

/* --- rows --- */

void
ml_grow_question(const MlGrower *grower, const MlSplit *split, const unsigned char *const *codes,
				 unsigned char *goes_right, MlQuestion *question)
{
	const MlBinned *rows = grower->rows;
	const MlFeatureBins *bins = &rows->bins[split->feature];
	int32_t g = rows->group_of[split->feature];
	const MlBinGroup *group = &rows->groups[g];

	*question = (MlQuestion){.shift_of_row = ml_group_shift(group)};
	question->is_wide = group->width > group->nfeatures;
	question->codes = codes[g] + (split->feature - group->first);
	if (split->is_category)
	{
		memset(goes_right, 1, (size_t) bins->ncodes);
		for (int32_t i = 0; i < split->ncodes; i++)
			goes_right[split->codes[i]] = 0;
		if (bins->has_missing)
			goes_right[bins->nbins] = !split->missing_left;
		question->goes_right = goes_right;
		return;
	}
	if (bins->has_missing && split->missing_left)
		question->shift = (question->is_wide ? 65536u : 256u) - (uint32_t) bins->nbins;
	question->limit = (uint32_t) split->code + question->shift;
}

/* Cut the node's run in the chunk into those of its children. */
static void
cut_run(MlGrower *grower, const MlView *view, int32_t node, int32_t chunk, MlGrowWork *work)
{
	MlGrowNode *of = &grower->nodes[node];
	MlRun run = of->runs[chunk];
	MlRun *left = &grower->nodes[of->left].runs[chunk];
	MlRun *right = &grower->nodes[of->right].runs[chunk];
	MlQuestion question;
	int32_t nleft = 0;

	if (run.count > 0)
	{
		ml_grow_question(grower, &of->split,
						 view->codes + (size_t) chunk * (size_t) grower->rows->ngroups,
						 work->goes_right, &question);
		nleft = ml_partition(&question, ml_chunk_list(grower, view, chunk) + run.first, run.count,
							 work->rows);
	}
	*left = (MlRun){run.first, (uint16_t) nleft};
	*right = (MlRun){(uint16_t) (run.first + nleft), (uint16_t) (run.count - nleft)};
}

static bool
is_worth_loading(int32_t nrows, int32_t chunk_rows, int32_t bytes)
{
	return nrows < chunk_rows && nrows >= chunk_rows / 256 * bytes;
}

/* The codes that the step's splits ask for, where so many rows do that all cache lines are needed. */
static void
load_for_cuts(const Step *step, int32_t chunk, MlGrowWork *work)
{
	const MlGrower *grower = step->grower;
	const MlBinned *rows = grower->rows;
	int32_t chunk_rows = ml_chunk_rows(grower, step->view, chunk);
	int32_t *nrows = work->drawn; /* by group */

	memset(nrows, 0, (size_t) rows->ngroups * sizeof(int32_t));
	for (int32_t i = 0; i < step->nnodes; i++)
	{
		const MlGrowNode *node = &grower->nodes[step->nodes[i]];

		nrows[rows->group_of[node->split.feature]] += node->runs[chunk].count;
	}
	for (int32_t g = 0; g < rows->ngroups; g++)
		if (is_worth_loading(nrows[g], chunk_rows, rows->groups[g].width))
			ml_histogram_load(
				step->view->codes[(size_t) chunk * (size_t) rows->ngroups + (size_t) g],
				(size_t) chunk_rows * (size_t) rows->groups[g].width);
}

/* --- histograms --- */

static void *
places_of(const MlGrower *grower, MlGrowWork *work, int32_t b, int32_t feature, MlPlaces places)
{
	size_t first = (size_t) b * (size_t) grower->nplaces + (size_t) grower->first_place[feature];

	return work->places + first * ml_place_size(grower, places);
}

static char *
slot_place(const MlGrower *grower, int32_t slot, int32_t feature)
{
	MlPlaces kind = grower->places == ML_PLACES_CLASSES ? ML_PLACES_CLASSES : ML_PLACES_PAIRS;

	return ml_slot(grower, slot) +
		   (size_t) grower->first_place[feature] * ml_place_size(grower, kind);
}

/* Bring what a thread has added up for an item into the histogram. */
static void
bring(const MlGrower *grower, MlGrowWork *work, int32_t b, const MlBuild *build,
	  const MlHistogramItem *item)
{
	int32_t slot = grower->nodes[build->node].slot;

	for (int32_t f = item->feature; f < item->feature + item->nfeatures; f++)
	{
		int32_t ncodes = grower->rows->bins[f].ncodes;
		void *from = places_of(grower, work, b, f, grower->places);
		void *to = slot_place(grower, slot, f);

		if (grower->places == ML_PLACES_PACKED)
			ml_histogram_unpack(from, ncodes, to);
		else if (grower->places == ML_PLACES_PAIRS)
			ml_histogram_move(from, 2 * ncodes, to);
		else
			ml_histogram_move(from, grower->options.nclasses * ncodes, to);
	}
}

/* Before packed places of a build could overflow. */
static void
make_room(MlGrower *grower, MlGrowWork *work, int32_t b, const MlBuild *build, int32_t nrows)
{
	if (grower->places == ML_PLACES_PACKED && work->added[b] + nrows > ML_PACKED_ROWS)
	{
		pthread_mutex_lock(&grower->mutex);
		for (int32_t i = 0; i < build->nitems; i++)
			bring(grower, work, b, build, &build->items[i]);
		pthread_mutex_unlock(&grower->mutex);
		work->added[b] = 0;
	}
	/* of the other kinds only whether there are any */
	work->added[b] = grower->places == ML_PLACES_PACKED ? work->added[b] + nrows : 1;
}

static void
add_item(const Step *step, int32_t b, const MlHistogramItem *item, int32_t chunk, MlGrowWork *work,
		 const uint64_t *words)
{
	const MlGrower *grower = step->grower;
	const MlView *view = step->view;
	const MlBuild *build = &view->builds[b];
	const MlGrowNode *node = &grower->nodes[build->node];
	const MlBinned *rows = grower->rows;
	MlRun run = node->runs[chunk];
	MlHistogramRun adds = {.words = words, .nrows = run.count};
	MlPlaces places = grower->places;

	if (run.count == 0)
		return;
	adds.codes =
		view->codes[(size_t) chunk * (size_t) rows->ngroups + (size_t) item->group] + item->offset;
	adds.shift = ml_group_shift(&rows->groups[item->group]);
	if (run.count < ml_chunk_rows(grower, view, chunk))
		adds.rows = ml_chunk_list(grower, view, chunk) + run.first;
	if (build->is_direct)
		ml_histogram_add(places == ML_PLACES_PACKED ? ML_PLACES_PAIRS : places, item, &adds,
						 grower->options.nclasses, slot_place(grower, node->slot, item->feature));
	else
		ml_histogram_add(places, item, &adds, grower->options.nclasses,
						 places_of(grower, work, b, item->feature, places));
}

/* Gather the pairs of all builds, one run after the other. */
static int32_t
gather_words(Step *step, int32_t chunk, MlGrowWork *work)
{
	MlGrower *grower = step->grower;
	const MlView *view = step->view;
	const MlRowPair *pairs = view->pairs + ((size_t) chunk << grower->chunk_bits);
	const uint16_t *list = ml_chunk_list(grower, view, chunk);
	int32_t chunk_rows = ml_chunk_rows(grower, view, chunk);
	int32_t nwords = 0;

	for (int32_t b = 0; b < step->nbuilds; b++)
		nwords += grower->nodes[view->builds[b].node].runs[chunk].count;
	if (is_worth_loading(nwords, chunk_rows, 8))
		ml_histogram_load(pairs, (size_t) chunk_rows * sizeof(*pairs));
	nwords = 0;
	for (int32_t b = 0; b < step->nbuilds; b++)
	{
		MlRun run = grower->nodes[view->builds[b].node].runs[chunk];

		if (run.count == 0)
			continue;
		ml_histogram_words(pairs, run.count < chunk_rows ? list + run.first : NULL, run.count,
						   grower->narrowing, work->words + nwords);
		if (view->builds[b].node == 0)
		{
			MlPair sum = ml_histogram_sum(work->words, run.count);

			work->root.g += sum.g;
			work->root.h += sum.h;
		}
		nwords += run.count;
		if (!view->builds[b].is_direct)
			make_room(grower, work, b, &view->builds[b], run.count);
	}
	return nwords;
}

/* Add up the chunk's rows of all builds. */
static void
add_chunk(Step *step, int32_t chunk, MlGrowWork *work)
{
	const MlGrower *grower = step->grower;
	const MlView *view = step->view;
	const MlBinned *rows = grower->rows;
	int32_t chunk_rows = ml_chunk_rows(grower, view, chunk);
	int32_t nwords = gather_words(step, chunk, work);
	const uint64_t *words = work->words;

	if (grower->is_by_node)
	{
		for (int32_t b = 0; b < step->nbuilds; b++)
		{
			for (int32_t i = 0; i < view->builds[b].nitems; i++)
				add_item(step, b, &view->builds[b].items[i], chunk, work, words);
			words += grower->nodes[view->builds[b].node].runs[chunk].count;
		}
		return;
	}
	for (int32_t i = 0; i < grower->nitems; i++)
	{
		const MlHistogramItem *item = &grower->items[i];

		if (is_worth_loading(nwords, chunk_rows, rows->groups[item->group].width) &&
			(i == 0 || item[-1].group != item->group))
			ml_histogram_load(
				view->codes[(size_t) chunk * (size_t) rows->ngroups + (size_t) item->group],
				(size_t) chunk_rows * (size_t) rows->groups[item->group].width);
		words = work->words;
		for (int32_t b = 0; b < step->nbuilds; b++)
		{
			add_item(step, b, item, chunk, work, words);
			words += grower->nodes[view->builds[b].node].runs[chunk].count;
		}
	}
}

/* --- the two loops of a step --- */

static MlGrowWork *
work_of(const Step *step, int thread)
{
	return &step->grower->work[step->view->thread < 0 ? thread : step->view->thread];
}

static void
do_chunk(Step *step, int32_t chunk, MlGrowWork *work)
{
	if (step->nnodes > 0)
		load_for_cuts(step, chunk, work);
	for (int32_t i = 0; i < step->nnodes; i++)
		cut_run(step->grower, step->view, step->nodes[i], chunk, work);
	if (step->nbuilds > 0)
		add_chunk(step, chunk, work);
}

static void
do_chunks(int thread, void *step_pointer)
{
	Step *step = step_pointer;
	MlGrower *grower = step->grower;
	int32_t chunk;

	while ((chunk = ml_team_part(&grower->team)) < step->view->nchunks)
	{
		if (ml_grow_stopped(grower))
			return;
		do_chunk(step, chunk, work_of(step, thread));
	}
}

static MlSplitNode
split_node(const MlGrower *grower, int32_t node)
{
	const MlGrowNode *of = &grower->nodes[node];
	double weight = grower->h_unit * (double) of->sum.h;
	MlSplitNode out = {.sum = of->sum,
					   .g_unit = grower->g_unit,
					   .h_unit = grower->h_unit,
					   .rows_per_weight = weight > 0 ? (double) of->nrows / weight : 1,
					   .lower = of->lower,
					   .upper = of->upper,
					   .seed = of->seed};

	if (grower->places == ML_PLACES_CLASSES)
	{
		out.nclasses = grower->options.nclasses;
		out.class_sums = grower->class_sums + (size_t) node * (size_t) out.nclasses;
	}
	return out;
}

static void
find(const MlGrower *grower, int32_t node, const MlHistogramItem *item, const bool *allowed,
	 MlGrowWork *work, MlSplit *best)
{
	MlSplitNode of = split_node(grower, node);
	const MlSplitOptions *options = &grower->options.split;

	for (int32_t f = item->feature; f < item->feature + item->nfeatures; f++)
	{
		const MlFeatureBins *bins = &grower->rows->bins[f];
		const void *histogram = slot_place(grower, grower->nodes[node].slot, f);

		if (!allowed[f])
			continue;
		if (of.nclasses > 0)
			ml_split_find_classes(options, &of, bins, f, histogram, work->split_work, best);
		else
			ml_split_find(options, &of, bins, f, histogram, work->split_work, best);
	}
}

/* Of one item of one build: bring the threads' sums together, subtract, find. */
static void
do_item(const Step *step, int32_t b, const MlHistogramItem *item, MlGrowWork *work)
{
	const MlGrower *grower = step->grower;
	const MlView *view = step->view;
	const MlBuild *build = &view->builds[b];
	int per_place = grower->places == ML_PLACES_CLASSES ? grower->options.nclasses : 2;

	if (!build->is_direct && view->thread >= 0)
		bring(grower, work, b, build, item);
	else if (!build->is_direct)
		for (int t = 0; t < grower->nthreads; t++)
			if (grower->work[t].added[b] > 0)
				bring(grower, &grower->work[t], b, build, item);
	if (build->sibling >= 0)
		for (int32_t f = item->feature; f < item->feature + item->nfeatures; f++)
			ml_histogram_subtract(
				(const int64_t *) slot_place(grower, grower->nodes[build->node].slot, f),
				per_place * grower->rows->bins[f].ncodes,
				(int64_t *) slot_place(grower, grower->nodes[build->sibling].slot, f));
	if (build->allowed != NULL)
		find(grower, build->node, item, build->allowed, work, &work->best[2 * b]);
	if (build->sibling_allowed != NULL)
		find(grower, build->sibling, item, build->sibling_allowed, work, &work->best[2 * b + 1]);
}

static void
do_items(int thread, void *step_pointer)
{
	Step *step = step_pointer;
	MlGrower *grower = step->grower;
	int part;

	while ((part = ml_team_part(&grower->team)) < step->nbuilds * step->most_items)
	{
		int32_t b = part / step->most_items;
		int32_t i = part % step->most_items;

		if (ml_grow_stopped(grower))
			return;
		if (i < step->view->builds[b].nitems)
			do_item(step, b, &step->view->builds[b].items[i], work_of(step, thread));
	}
}

/* --- between them --- */

/* With class sums: those of the left child of the node's split. */
static void
sum_left_classes(MlGrower *grower, int32_t node)
{
	const MlSplit *split = &grower->nodes[node].split;
	const MlFeatureBins *bins = &grower->rows->bins[split->feature];
	int32_t nclasses = grower->options.nclasses;
	const int64_t *sums =
		(const int64_t *) slot_place(grower, grower->nodes[node].slot, split->feature);
	int64_t *left = grower->left_class_sums + (size_t) node * (size_t) nclasses;
	int32_t n = split->is_category ? split->ncodes : split->code + 1;

	memset(left, 0, (size_t) nclasses * sizeof(int64_t));
	for (int32_t i = 0; i < n; i++)
	{
		int32_t code = split->is_category ? split->codes[i] : i;

		for (int32_t k = 0; k < nclasses; k++)
			left[k] += sums[(size_t) code * (size_t) nclasses + (size_t) k];
	}
	if (bins->has_missing && split->missing_left)
		for (int32_t k = 0; k < nclasses; k++)
			left[k] += sums[(size_t) bins->nbins * (size_t) nclasses + (size_t) k];
}

/* Of the threads' best splits, the best: by gain, then by feature. */
static bool
choose(MlGrower *grower, const MlView *view, int32_t node, int32_t index)
{
	MlGrowNode *of = &grower->nodes[node];
	int first = view->thread < 0 ? 0 : view->thread;
	int end = view->thread < 0 ? grower->nthreads : view->thread + 1;
	const MlSplit *best = NULL;

	for (int t = first; t < end; t++)
	{
		const MlSplit *other = &grower->work[t].best[index];

		if (other->feature >= 0 && (best == NULL || other->gain > best->gain ||
									(other->gain == best->gain && other->feature < best->feature)))
			best = other;
	}
	if (best == NULL)
		return true;
	of->split = *best;
	of->split.codes = NULL;
	if (best->is_category && best->ncodes > 0)
	{
		int32_t at = atomic_fetch_add(&grower->ncodes, best->ncodes);

		if (at > grower->code_room - best->ncodes)
		{
			fail(grower, ML_LIMIT);
			return false;
		}
		of->split.codes = grower->codes + at;
		memcpy(of->split.codes, best->codes, (size_t) best->ncodes * sizeof(int32_t));
	}
	if (grower->places == ML_PLACES_CLASSES)
		sum_left_classes(grower, node);
	return true;
}

static bool
choose_all(const Step *step)
{
	MlGrower *grower = step->grower;
	MlView *view = step->view;

	for (int32_t b = 0; b < step->nbuilds; b++)
	{
		MlBuild *build = &view->builds[b];

		for (int second = 0; second < 2; second++)
		{
			int32_t node = second ? build->sibling : build->node;
			const bool *allowed = second ? build->sibling_allowed : build->allowed;

			if (node < 0)
				continue;
			grower->nodes[node].is_in_batch = false;
			if (allowed != NULL && !choose(grower, view, node, 2 * b + second))
				return false;
			if (grower->nodes[node].split.feature < 0 || grower->is_by_node)
				ml_grow_release(grower, view, node);
		}
	}
	return true;
}

/* No thread has anything of the last step. */
static void
clear(const Step *step)
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
run_loop(const Step *step, MlTeamWork work, bool is_short)
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
count_rows(MlGrower *grower, const Step *step)
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
add_build(Step *step, int32_t node, bool finds, int32_t sibling, bool sibling_finds)
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
	take_slot(grower, view, node);
	grower->nodes[node].is_in_batch = true;
	if (sibling >= 0)
		grower->nodes[sibling].is_in_batch = true;
	step->nbuilds++;
	return true;
}

/* What to add up below a node that is being split. */
static void
plan_children(Step *step, int32_t node)
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
		fail(grower, ML_LIMIT);
		return -1;
	}
	grower->nodes[child] = (MlGrowNode){.left = -1,
										.right = -1,
										.leaf = -1,
										.slot = -1,
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
find_splits(Step *step, int64_t nrows)
{
	/* starting threads for less than some ten microseconds' work is not worth it */
	bool is_short = step->view->thread >= 0 || nrows < 256;

	if (is_short && step->view->thread >= 0)
	{
		for (int32_t b = 0; b < step->nbuilds; b++)
			for (int32_t i = 0; i < step->view->builds[b].nitems; i++)
				do_item(step, b, &step->view->builds[b].items[i], work_of(step, 0));
	}
	else
		run_loop(step, do_items, is_short);
}

/* Rows of the nodes to be split. */
static int64_t
rows_of(const Step *step)
{
	int64_t nrows = 0;

	for (int32_t i = 0; i < step->nnodes; i++)
		nrows += step->grower->nodes[step->nodes[i]].nrows;
	return nrows;
}

static void
plan(Step *step)
{
	for (int32_t i = 0; i < step->nnodes; i++)
		plan_children(step, step->nodes[i]);
	clear(step);
}

/* One thread alone: first all cuts, so that the rows are known. */
static void
expand_alone(Step *step, bool searches)
{
	MlGrower *grower = step->grower;
	MlGrowWork *work = work_of(step, 0);

	for (int32_t chunk = 0; chunk < step->view->nchunks; chunk++)
		for (int32_t i = 0; i < step->nnodes; i++)
			cut_run(grower, step->view, step->nodes[i], chunk, work);
	count_rows(grower, step);
	if (!searches || ml_grow_stopped(grower))
		return;
	plan(step);
	for (int32_t chunk = 0; chunk < step->view->nchunks && step->nbuilds > 0; chunk++)
		add_chunk(step, chunk, work);
	find_splits(step, 0);
}

static void
expand_together(Step *step, bool searches)
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
	Step step = {.grower = grower, .view = view, .nodes = nodes, .nnodes = n};

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
	return !has_failed(grower) && choose_all(&step);
}

bool
ml_grow_root(MlGrower *grower, MlView *view)
{
	Step step = {.grower = grower, .view = view};

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
	return !has_failed(grower) && choose_all(&step);
}
