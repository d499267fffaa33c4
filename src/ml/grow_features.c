/*
 * grow_features.c
 *		Which features a tree, a level, a node may use.  See grower.h.
 *
 * Draws depend on the tree's seed and on the depth or the node's place in the tree alone.
 *
 * Interaction sets.  The features on a path from the root must all be in one set; a feature that is in no set
 * counts as a set of its own.  So a node may use the union of the sets that contain all features above it.
 */
#include "ml/grower.h"

#include "ml/hash.h"
#include "ml/random.h"

/* Keep k of the features that are true, each choice equally likely. */
static void
draw(bool *features, int32_t nfeatures, int32_t k, uint64_t seed, int32_t *drawn)
{
	MlRandom random;
	int32_t n = 0;

	for (int32_t f = 0; f < nfeatures; f++)
		if (features[f])
			drawn[n++] = f;
	if (k >= n)
		return;
	ml_random_seed(&random, seed);
	for (int32_t i = 0; i < k; i++)
	{
		int32_t j = i + (int32_t) ml_random_below(&random, (uint64_t) (n - i));
		int32_t f = drawn[j];

		drawn[j] = drawn[i];
		drawn[i] = f;
	}
	for (int32_t i = k; i < n; i++)
		features[drawn[i]] = false;
}

static int32_t
count(const bool *features, int32_t nfeatures)
{
	int32_t n = 0;

	for (int32_t f = 0; f < nfeatures; f++)
		n += features[f];
	return n;
}

void
ml_grow_draw_tree(MlGrower *grower, const bool *features)
{
	int32_t nfeatures = grower->rows->nfeatures;
	double share = grower->options.colsample_bylevel;
	int32_t k;

	for (int32_t f = 0; f < nfeatures; f++)
		grower->features[f] = (features == NULL || features[f]) && grower->rows->bins[f].ncodes > 1;
	grower->nitems = ml_grow_items(grower, grower->features, grower->items);
	if (grower->level_features == NULL)
		return;
	k = (int32_t) ceil(share * count(grower->features, nfeatures) - 1e-9);
	k = k > 0 ? k : 1;
	for (int32_t depth = 0; depth < grower->max_depth; depth++)
	{
		bool *level = grower->level_features + (size_t) depth * (size_t) nfeatures;

		memcpy(level, grower->features, (size_t) nfeatures * sizeof(bool));
		draw(level, nfeatures, k, ml_hash_pair(grower->call->seed, (uint64_t) depth),
			 grower->work[0].drawn);
	}
}

/* Neighbours at width places of a group: one item, where at least least of them are wanted. */
static bool
add_item(const MlBinGroup *group, int32_t g, int32_t offset, int32_t width, int32_t least,
		 const bool *features, MlHistogramItem *item)
{
	int32_t first = group->first + offset;

	if (offset + width > group->nfeatures || count(features + first, width) < least)
		return false;
	*item = (MlHistogramItem){.group = g, .feature = first, .nfeatures = width, .offset = offset};
	return true;
}

/*
 * The fewest loops that add up these features: adding up a feature beside others costs less than half of adding it
 * up alone, so that some are added up although nobody wants them.
 */
int32_t
ml_grow_items(const MlGrower *grower, const bool *features, MlHistogramItem *items)
{
	const MlBinned *rows = grower->rows;
	int32_t n = 0;

	for (int32_t g = 0; g < rows->ngroups; g++)
	{
		const MlBinGroup *group = &rows->groups[g];

		if (group->width > group->nfeatures)
		{
			if (features[group->first])
				items[n++] = (MlHistogramItem){
					.group = g, .feature = group->first, .nfeatures = 1, .is_wide = true};
			continue;
		}
		for (int32_t eight = 0; eight < group->nfeatures; eight += 8)
		{
			if (add_item(group, g, eight, 8, 5, features, &items[n]))
			{
				n++;
				continue;
			}
			for (int32_t four = eight; four < group->nfeatures && four < eight + 8; four += 4)
			{
				if (add_item(group, g, four, 4, 3, features, &items[n]))
				{
					n++;
					continue;
				}
				for (int32_t two = four; two < group->nfeatures && two < four + 4; two += 2)
				{
					if (add_item(group, g, two, 2, 2, features, &items[n]))
					{
						n++;
						continue;
					}
					for (int32_t one = two; one < group->nfeatures && one < two + 2; one++)
						n += add_item(group, g, one, 1, 1, features, &items[n]);
				}
			}
		}
	}
	return n;
}

static bool
has_bit(const uint64_t *bits, int32_t i)
{
	return (bits[i / 64] >> (i % 64)) & 1;
}

/* Does the set contain the path? */
static bool
contains(const uint64_t *set, const uint64_t *path, int32_t nwords)
{
	for (int32_t w = 0; w < nwords; w++)
		if ((path[w] & ~set[w]) != 0)
			return false;
	return true;
}

/* Take away what the interaction sets forbid below this node. */
static void
keep_to_sets(const MlGrower *grower, int32_t node, bool *allowed)
{
	const MlGrowOptions *options = &grower->options;
	int32_t nfeatures = grower->rows->nfeatures;
	int32_t nwords = (nfeatures + 63) / 64;
	const uint64_t *path = grower->paths + (size_t) node * (size_t) nwords;

	if (node == 0)
		return;
	for (int32_t f = 0; f < nfeatures; f++)
	{
		bool may = has_bit(path, f);

		for (int32_t s = 0; s < options->nsets && !may; s++)
			may = has_bit(options->sets[s], f) && contains(options->sets[s], path, nwords);
		allowed[f] = allowed[f] && may;
	}
}

bool
ml_grow_allow(const MlGrower *grower, int32_t node, MlGrowWork *work, bool *allowed)
{
	const MlGrowNode *of = &grower->nodes[node];
	int32_t nfeatures = grower->rows->nfeatures;
	const bool *from = grower->features;

	if (grower->level_features != NULL)
		from = grower->level_features + (size_t) of->depth * (size_t) nfeatures;
	memcpy(allowed, from, (size_t) nfeatures * sizeof(bool));
	if (grower->paths != NULL)
		keep_to_sets(grower, node, allowed);
	if (grower->options.features_per_node > 0)
		draw(allowed, nfeatures, grower->options.features_per_node, of->seed, work->drawn);
	return count(allowed, nfeatures) > 0;
}
