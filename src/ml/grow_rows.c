/*
 * grow_rows.c
 *		One chunk in a step of growing: rows to the children, pairs to the histograms.  See grower.h.
 */
#include "ml/grower.h"

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
void
ml_grow_cut_run(MlGrower *grower, const MlView *view, int32_t node, int32_t chunk, MlGrowWork *work)
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
load_for_cuts(const MlGrowStep *step, int32_t chunk, MlGrowWork *work)
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

static void *
places_of(const MlGrower *grower, MlGrowWork *work, int32_t b, int32_t feature, MlPlaces places)
{
	size_t first = (size_t) b * (size_t) grower->nplaces + (size_t) grower->first_place[feature];

	return work->places + first * ml_place_size(grower, places);
}

char *
ml_grow_slot_place(const MlGrower *grower, int32_t slot, int32_t feature)
{
	MlPlaces kind = grower->places == ML_PLACES_CLASSES ? ML_PLACES_CLASSES : ML_PLACES_PAIRS;

	return ml_slot(grower, slot) +
		   (size_t) grower->first_place[feature] * ml_place_size(grower, kind);
}

/* Bring what a thread has added up for an item into the histogram. */
void
ml_grow_bring(const MlGrower *grower, MlGrowWork *work, int32_t b, const MlBuild *build,
			  const MlHistogramItem *item)
{
	int32_t slot = grower->nodes[build->node].slot;

	for (int32_t f = item->feature; f < item->feature + item->nfeatures; f++)
	{
		int32_t ncodes = grower->rows->bins[f].ncodes;
		void *from = places_of(grower, work, b, f, grower->places);
		void *to = ml_grow_slot_place(grower, slot, f);

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
			ml_grow_bring(grower, work, b, build, &build->items[i]);
		pthread_mutex_unlock(&grower->mutex);
		work->added[b] = 0;
	}
	/* of the other kinds only whether there are any */
	work->added[b] = grower->places == ML_PLACES_PACKED ? work->added[b] + nrows : 1;
}

static void
add_item(const MlGrowStep *step, int32_t b, const MlHistogramItem *item, int32_t chunk,
		 MlGrowWork *work, const uint64_t *words)
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
						 grower->options.nclasses,
						 ml_grow_slot_place(grower, node->slot, item->feature));
	else
		ml_histogram_add(places, item, &adds, grower->options.nclasses,
						 places_of(grower, work, b, item->feature, places));
}

/* Gather the pairs of all builds, one run after the other. */
static int32_t
ml_grow_gather(MlGrowStep *step, int32_t chunk, MlGrowWork *work)
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
void
ml_grow_add_chunk(MlGrowStep *step, int32_t chunk, MlGrowWork *work)
{
	const MlGrower *grower = step->grower;
	const MlView *view = step->view;
	const MlBinned *rows = grower->rows;
	int32_t chunk_rows = ml_chunk_rows(grower, view, chunk);
	int32_t nwords = ml_grow_gather(step, chunk, work);
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

void
ml_grow_chunk(MlGrowStep *step, int32_t chunk, MlGrowWork *work)
{
	if (step->nnodes > 0)
		load_for_cuts(step, chunk, work);
	for (int32_t i = 0; i < step->nnodes; i++)
		ml_grow_cut_run(step->grower, step->view, step->nodes[i], chunk, work);
	if (step->nbuilds > 0)
		ml_grow_add_chunk(step, chunk, work);
}
