/*
 * grow_find.c
 *		Histograms brought together, and the best splits of nodes by them.  See grower.h.
 */
#include "ml/grower.h"

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
		const void *histogram = ml_grow_slot_place(grower, grower->nodes[node].slot, f);

		if (!allowed[f])
			continue;
		if (of.nclasses > 0)
			ml_split_find_classes(options, &of, bins, f, histogram, work->split_work, best);
		else
			ml_split_find(options, &of, bins, f, histogram, work->split_work, best);
	}
}

/* Of one item of one build: bring the threads' sums together, subtract, find. */
void
ml_grow_item(const MlGrowStep *step, int32_t b, const MlHistogramItem *item, MlGrowWork *work)
{
	const MlGrower *grower = step->grower;
	const MlView *view = step->view;
	const MlBuild *build = &view->builds[b];
	int per_place = grower->places == ML_PLACES_CLASSES ? grower->options.nclasses : 2;

	if (!build->is_direct && view->thread >= 0)
		ml_grow_bring(grower, work, b, build, item);
	else if (!build->is_direct)
		for (int t = 0; t < grower->nthreads; t++)
			if (grower->work[t].added[b] > 0)
				ml_grow_bring(grower, &grower->work[t], b, build, item);
	if (build->sibling >= 0)
		for (int32_t f = item->feature; f < item->feature + item->nfeatures; f++)
			ml_histogram_subtract(
				(const int64_t *) ml_grow_slot_place(grower, grower->nodes[build->node].slot, f),
				per_place * grower->rows->bins[f].ncodes,
				(int64_t *) ml_grow_slot_place(grower, grower->nodes[build->sibling].slot, f));
	if (build->allowed != NULL)
		find(grower, build->node, item, build->allowed, work, &work->best[2 * b]);
	if (build->sibling_allowed != NULL)
		find(grower, build->sibling, item, build->sibling_allowed, work, &work->best[2 * b + 1]);
}

/* With class sums: those of the left child of the node's split. */
static void
sum_left_classes(MlGrower *grower, int32_t node)
{
	const MlSplit *split = &grower->nodes[node].split;
	const MlFeatureBins *bins = &grower->rows->bins[split->feature];
	int32_t nclasses = grower->options.nclasses;
	const int64_t *sums =
		(const int64_t *) ml_grow_slot_place(grower, grower->nodes[node].slot, split->feature);
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
			ml_grow_fail(grower, ML_LIMIT);
			return false;
		}
		of->split.codes = grower->codes + at;
		memcpy(of->split.codes, best->codes, (size_t) best->ncodes * sizeof(int32_t));
	}
	if (grower->places == ML_PLACES_CLASSES)
		sum_left_classes(grower, node);
	return true;
}

bool
ml_grow_choose(const MlGrowStep *step)
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
