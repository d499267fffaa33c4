/*
 * quantile_sketch.c
 *		Distribution of numbers: exact, then KLL.  See quantile_sketch.h.
 */
#include "ml/quantile_sketch.h"

#include <float.h>

#include "ml/block_sort.h"
#include "ml/hash.h"
#include "ml/radix.h"
#include "ml/ranking.h"

#define LEVELS 50              /* 2^49 is above ML_MAX_ROWS */
#define CAPACITY ML_SORT_MOST  /* of a level */
#define FIRST_SLOTS 16         /* of the table */
#define THIN_FROM 65536        /* numbers after which blocks are thinned */
#define HOEFFDING 3.2552472614 /* sqrt(2 ln 200) */
#define FREE_SLOT ML_HASH_NAN  /* no finite number has these bits */

typedef struct Level
{
	int32_t n;
	double *items; /* CAPACITY, once it is used */
} Level;

struct MlQuantileStream
{
	int64_t nstreamed;
	int32_t nbuffer;
	int32_t nthinned;
	Level levels[LEVELS];
	double buffer[ML_SORT_BLOCK];  /* of level 0, not sorted yet */
	double thinned[ML_SORT_BLOCK]; /* of level 2 */
};

MlStatus
ml_quantiles_make(MlEnv *env, uint64_t seed, MlQuantileSketch **sketch)
{
	ML_TRY(ml_alloc_zero(env, 1, sizeof(**sketch), "quantiles", sketch));
	(*sketch)->random = seed;
	return ML_OK;
}

static uint64_t
coins(MlQuantileSketch *sketch)
{
	sketch->random += UINT64_C(0x9e3779b97f4a7c15);
	return ml_hash_mix(sketch->random);
}

static uint64_t
bits_of(double value)
{
	uint64_t bits;

	value += 0.0; /* -0 becomes 0 */
	memcpy(&bits, &value, sizeof(bits));
	return bits;
}

static double
number_of(uint64_t bits)
{
	double value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

/* Where a key stands or would stand. */
static uint32_t
find_slot(const uint64_t *keys, uint32_t nslots, uint64_t key)
{
	uint32_t slot =
		(uint32_t) ((key * UINT64_C(0x9e3779b97f4a7c15)) >> (__builtin_clz(nslots) + 33));

	while (keys[slot] != key && keys[slot] != FREE_SLOT)
		slot = (slot + 1) & (nslots - 1);
	return slot;
}

/* Room for one more value in the table, which there is none of in a sketch that was loaded. */
static MlStatus
grow_table(MlEnv *env, MlQuantileSketch *sketch)
{
	MlQuantileSketch old = *sketch;
	uint32_t at = 0;
	double value;
	int64_t count;
	uint32_t nslots = FIRST_SLOTS;

	while (nslots < 2 * ((uint32_t) sketch->nvalues + 1))
		nslots *= 2;
	if (nslots <= sketch->nslots)
		return ML_OK;
	ML_TRY(ml_alloc(env, nslots, sizeof(uint64_t), "values", &sketch->keys));
	ML_TRY(ml_alloc(env, nslots, sizeof(int64_t), "values", &sketch->counts));
	for (uint32_t i = 0; i < nslots; i++)
		sketch->keys[i] = FREE_SLOT;
	sketch->nslots = nslots;
	while (ml_quantiles_next(&old, &at, &value, &count))
	{
		uint32_t slot = find_slot(sketch->keys, nslots, bits_of(value));

		sketch->keys[slot] = bits_of(value);
		sketch->counts[slot] = count;
	}
	return ML_OK;
}

bool
ml_quantiles_next(const MlQuantileSketch *sketch, uint32_t *at, double *value, int64_t *count)
{
	if (sketch->nslots == 0)
	{
		if (*at >= (uint32_t) sketch->nvalues)
			return false;
		*value = sketch->items[*at];
		*count = sketch->weights[*at];
		(*at)++;
		return true;
	}
	while (*at < sketch->nslots && sketch->keys[*at] == FREE_SLOT)
		(*at)++;
	if (*at == sketch->nslots)
		return false;
	*value = number_of(sketch->keys[*at]);
	*count = sketch->counts[*at];
	(*at)++;
	return true;
}

/* Enter a new value at a slot; *taken is false where there is no place. */
static MlStatus
enter_value(MlEnv *env, MlQuantileSketch *sketch, uint64_t key, int64_t count, bool *taken)
{
	uint32_t slot;

	*taken = sketch->nvalues < ML_EXACT_VALUES;
	if (!*taken)
		return ML_OK;
	ML_TRY(grow_table(env, sketch));
	slot = find_slot(sketch->keys, sketch->nslots, key);
	sketch->keys[slot] = key;
	sketch->counts[slot] = count;
	sketch->nvalues++;
	return ML_OK;
}

MlStatus
ml_quantiles_add_exact(MlEnv *env, MlQuantileSketch *sketch, const double *values, int32_t n,
					   int32_t *taken)
{
	int32_t i = 0;

	if (sketch->nslots == 0)
		ML_TRY(grow_table(env, sketch));
	sketch->has_list = false;
	for (; i < n; i++)
	{
		uint64_t key = bits_of(values[i]);
		uint32_t slot = find_slot(sketch->keys, sketch->nslots, key);
		bool entered;

		if (sketch->keys[slot] == key)
		{
			sketch->counts[slot]++;
			continue;
		}
		ML_TRY(enter_value(env, sketch, key, 1, &entered));
		if (!entered)
			break;
	}
	sketch->n += i;
	*taken = i;
	return ML_OK;
}

/*
 * Room for some more numbers, at most half of its capacity, at a level: where there is none, it is
 * compacted into the next one.  Of an odd number the largest stays.
 */
static MlStatus
make_room(MlEnv *env, MlQuantileSketch *sketch, int32_t h, int32_t some)
{
	Level *level = &sketch->stream->levels[h];
	Level *next = level + 1;
	int32_t n = level->n;
	int32_t pairs = n / 2;
	int32_t second;

	if (level->items == NULL)
		ML_TRY(ml_alloc(env, CAPACITY, sizeof(double), "quantiles", &level->items));
	if (n + some <= CAPACITY)
		return ML_OK;
	if (h + 1 >= LEVELS)
		return ml_fail(env, ML_LIMIT, "more than %lld numbers", (long long) ML_MAX_ROWS);
	ML_TRY(make_room(env, sketch, h + 1, pairs));
	ml_sort_runs(level->items, n);
	second = (int32_t) (coins(sketch) & 1);
	for (int32_t i = 0; i < pairs; i++)
		next->items[next->n + i] = level->items[2 * i + second];
	next->n += pairs;
	if (n % 2 == 1)
		level->items[0] = level->items[n - 1];
	level->n = n % 2;
	sketch->variance += ldexp(1, 2 * h);
	return ML_OK;
}

/* Numbers, best in order, that weigh 2^h each. */
static MlStatus
push_items(MlEnv *env, MlQuantileSketch *sketch, int32_t h, const double *items, int32_t n)
{
	for (int32_t start = 0; start < n; start += CAPACITY / 2)
	{
		int32_t count = n - start < CAPACITY / 2 ? n - start : CAPACITY / 2;
		Level *level = &sketch->stream->levels[h];

		ML_TRY(make_room(env, sketch, h, count));
		memcpy(level->items + level->n, items + start, (size_t) count * sizeof(double));
		level->n += count;
	}
	return ML_OK;
}

/* The buffer is full. */
static MlStatus
push_buffer(MlEnv *env, MlQuantileSketch *sketch)
{
	MlQuantileStream *stream = sketch->stream;

	stream->nbuffer = 0;
	if (stream->nstreamed <= THIN_FROM)
	{
		ml_sort_block(stream->buffer);
		return push_items(env, sketch, 0, stream->buffer, ML_SORT_BLOCK);
	}
	/* 16 strands of weight 1 make 8 of weight 2, those make 64 numbers of weight 4 */
	ml_thin_strands(stream->buffer, 16, coins(sketch));
	ml_thin_strands(stream->buffer, 8, coins(sketch));
	sketch->variance += 16 * 1 + 8 * 4;
	memcpy(stream->thinned + stream->nthinned, stream->buffer, 64 * sizeof(double));
	stream->nthinned += 64;
	if (stream->nthinned < ML_SORT_BLOCK)
		return ML_OK;
	stream->nthinned = 0;
	ml_sort_block(stream->thinned);
	return push_items(env, sketch, 2, stream->thinned, ML_SORT_BLOCK);
}

/* Numbers that weigh 1 each. */
static MlStatus
push_numbers(MlEnv *env, MlQuantileSketch *sketch, const double *values, int32_t n)
{
	MlQuantileStream *stream = sketch->stream;

	for (int32_t i = 0; i < n;)
	{
		int32_t count = ML_SORT_BLOCK - stream->nbuffer;

		if (count > n - i)
			count = n - i;
		for (int32_t k = 0; k < count; k++)
			stream->buffer[stream->nbuffer + k] = values[i + k] + 0.0;
		stream->nbuffer += count;
		stream->nstreamed += count;
		i += count;
		if (stream->nbuffer == ML_SORT_BLOCK)
			ML_TRY(push_buffer(env, sketch));
	}
	return ML_OK;
}

/* Numbers, best in order, that weigh any weight each. */
static MlStatus
push_weighted(MlEnv *env, MlQuantileSketch *sketch, int64_t weight, const double *items, int32_t n)
{
	if (weight & 1)
		ML_TRY(push_numbers(env, sketch, items, n));
	for (int32_t h = 1; weight >> h > 0; h++)
		if (weight >> h & 1)
			ML_TRY(push_items(env, sketch, h, items, n));
	return ML_OK;
}

MlStatus
ml_quantiles_spill(MlEnv *env, MlQuantileSketch *sketch)
{
	uint32_t at = 0;
	double value;
	int64_t count;

	if (sketch->form == ML_QUANTILES_STREAM)
		return ML_OK;
	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlQuantileStream), "quantiles", &sketch->stream));
	if (sketch->form == ML_QUANTILES_REDUCED)
		ML_TRY(push_weighted(env, sketch, sketch->step, sketch->items, sketch->nitems));
	else
		while (ml_quantiles_next(sketch, &at, &value, &count))
			ML_TRY(push_weighted(env, sketch, count, &value, 1));
	sketch->form = ML_QUANTILES_STREAM;
	sketch->has_list = false;
	sketch->nslots = 0;
	sketch->nvalues = 0;
	return ML_OK;
}

MlStatus
ml_quantiles_add(MlEnv *env, MlQuantileSketch *sketch, const double *values, int32_t n)
{
	sketch->has_list = false;
	sketch->n += n;
	return push_numbers(env, sketch, values, n);
}

MlStatus
ml_quantiles_add_count(MlEnv *env, MlQuantileSketch *sketch, double value, int64_t count,
					   bool *taken)
{
	uint32_t slot;

	*taken = true;
	value += 0.0;
	if (sketch->form == ML_QUANTILES_STREAM)
		ML_TRY(push_weighted(env, sketch, count, &value, 1));
	else
	{
		if (sketch->nslots == 0)
			ML_TRY(grow_table(env, sketch));
		slot = find_slot(sketch->keys, sketch->nslots, bits_of(value));
		if (sketch->keys[slot] == bits_of(value))
			sketch->counts[slot] += count;
		else
			ML_TRY(enter_value(env, sketch, bits_of(value), count, taken));
	}
	sketch->has_list = false;
	sketch->n += *taken ? count : 0;
	return ML_OK;
}

/* The index of each value of other in the list; false where there is none. */
static bool
find_values(const MlQuantileSketch *sketch, const MlQuantileSketch *other, int16_t *found)
{
	int32_t at = 0;

	for (int32_t i = 0; i < other->nitems; i++, at++)
	{
		while (at < sketch->nitems && sketch->items[at] < other->items[i])
			at++;
		if (at == sketch->nitems || sketch->items[at] != other->items[i])
			return false;
		found[i] = (int16_t) at;
	}
	return true;
}

bool
ml_quantiles_add_known(MlQuantileSketch *sketch, const MlQuantileSketch *other)
{
	int16_t found[ML_EXACT_VALUES];
	int64_t sum = 0;

	if (sketch->form != ML_QUANTILES_EXACT || sketch->nslots > 0 || !sketch->has_list ||
		!other->has_list || !find_values(sketch, other, found))
		return false;
	for (int32_t i = 0; i < other->nitems; i++)
		sketch->weights[found[i]] += other->weights[i];
	for (int32_t i = 0; i < sketch->nitems; i++)
	{
		sum += sketch->weights[i];
		sketch->sums[i] = sum;
	}
	sketch->n = sum;
	return true;
}

/*
 * A reduced sketch, of which a large one takes every second or fourth item only.  Of each group of g items the
 * one that a coin says stands for all; a rank is within one of the groups, so its error is of mean zero
 * and within a range of the group's weight w, which adds (w / 2)^2 to the variance.  There are at least 141
 * items, so from p equal parts of n rows w <= g n / (141 p); with g^2 <= p / 16 as here, all of them add
 * less than 0.1 % of the rows to sigma.
 */
static MlStatus
merge_reduced(MlEnv *env, MlQuantileSketch *sketch, const MlQuantileSketch *other)
{
	int64_t share = sketch->n / other->n;
	int32_t group = share >= 256 ? 4 : share >= 64 ? 2 : 1;
	int32_t ngroups = other->nitems / group;
	int32_t chosen = (int32_t) (coins(sketch) & (uint64_t) (group - 1));
	double kept[ML_REDUCED_ITEMS];

	if (group == 1)
		return push_weighted(env, sketch, other->step, other->items, other->nitems);
	for (int32_t i = 0; i < ngroups; i++)
		kept[i] = other->items[group * i + chosen];
	sketch->variance +=
		0.25 * ((double) group * (double) other->step) * ((double) group * (double) other->step);
	ML_TRY(push_weighted(env, sketch, group * other->step, kept, ngroups));
	return push_weighted(env, sketch, other->step, other->items + ngroups * group,
						 other->nitems - ngroups * group);
}

MlStatus
ml_quantiles_merge(MlEnv *env, MlQuantileSketch *sketch, const MlQuantileSketch *other)
{
	const MlQuantileStream *stream = other->stream;

	sketch->has_list = false;
	sketch->n += other->n;
	sketch->sigma += other->sigma + sqrt(other->variance);
	sketch->reduction += other->reduction;
	if (other->form == ML_QUANTILES_REDUCED)
		return merge_reduced(env, sketch, other);
	for (int32_t h = LEVELS - 1; h >= 0; h--)
		if (stream->levels[h].n > 0)
			ML_TRY(push_items(env, sketch, h, stream->levels[h].items, stream->levels[h].n));
	if (stream->nthinned > 0)
		ML_TRY(push_items(env, sketch, 2, stream->thinned, stream->nthinned));
	return push_numbers(env, sketch, stream->buffer, stream->nbuffer);
}

static size_t
gather(uint64_t *pairs, size_t at, const double *items, int32_t n, uint64_t weight)
{
	for (int32_t i = 0; i < n; i++, at++)
	{
		pairs[2 * at] = ml_score_key(items[i]);
		pairs[2 * at + 1] = weight;
	}
	return at;
}

/* Numbers with their weights, in no order. */
static size_t
gather_all(const MlQuantileSketch *sketch, uint64_t *pairs)
{
	const MlQuantileStream *stream = sketch->stream;
	size_t n = 0;
	uint32_t at = 0;
	double value;
	int64_t count;

	if (sketch->form == ML_QUANTILES_EXACT)
	{
		while (ml_quantiles_next(sketch, &at, &value, &count))
			n = gather(pairs, n, &value, 1, (uint64_t) count);
		return n;
	}
	n = gather(pairs, n, stream->buffer, stream->nbuffer, 1);
	n = gather(pairs, n, stream->thinned, stream->nthinned, 4);
	for (int32_t h = 0; h < LEVELS; h++)
		n = gather(pairs, n, stream->levels[h].items, stream->levels[h].n, UINT64_C(1) << h);
	return n;
}

static size_t
count_items(const MlQuantileSketch *sketch)
{
	size_t n;

	if (sketch->form == ML_QUANTILES_EXACT)
		return (size_t) sketch->nvalues;
	n = (size_t) (sketch->stream->nbuffer + sketch->stream->nthinned);
	for (int32_t h = 0; h < LEVELS; h++)
		n += (size_t) sketch->stream->levels[h].n;
	return n;
}

MlStatus
ml_quantiles_list(MlEnv *env, MlQuantileSketch *sketch)
{
	size_t n;
	uint64_t *pairs;
	uint64_t *spare;
	uint64_t *sorted;
	double *items;
	int64_t sum = 0;
	int32_t nitems = 0;

	if (sketch->has_list || sketch->form == ML_QUANTILES_REDUCED)
		return ML_OK;
	n = count_items(sketch);
	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), "quantiles", &pairs));
	ML_TRY(ml_alloc(env, n, 2 * sizeof(uint64_t), "quantiles", &spare));
	ML_TRY(ml_alloc(env, n, sizeof(double), "quantiles", &items));
	(void) gather_all(sketch, pairs);
	ML_TRY(ml_radix_sort(env, pairs, spare, n, 2, 0, &sorted));
	/* equal ones become one; weights and sums take the place of what is not needed any more */
	sketch->weights = (int64_t *) (sorted == pairs ? spare : pairs);
	sketch->sums = sketch->weights + n;
	for (size_t i = 0; i < n; i++)
	{
		double value = ml_key_score(sorted[2 * i]);

		if (nitems == 0 || items[nitems - 1] != value)
		{
			items[nitems] = value;
			sketch->weights[nitems++] = 0;
		}
		sum += (int64_t) sorted[2 * i + 1];
		sketch->weights[nitems - 1] += (int64_t) sorted[2 * i + 1];
		sketch->sums[nitems - 1] = sum;
	}
	sketch->items = items;
	sketch->nitems = nitems;
	sketch->has_list = true;
	return ML_OK;
}

int32_t
ml_quantiles_find(const MlQuantileSketch *sketch, double x)
{
	int32_t low = 0;
	int32_t high = sketch->nitems;

	while (low < high)
	{
		int32_t middle = (low + high) / 2;

		if (sketch->items[middle] < x)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The item that has rank r among all: the first whose sum is above it. */
static double
item_of_rank(const MlQuantileSketch *sketch, double r)
{
	int32_t low = 0;
	int32_t high = sketch->nitems - 1;

	while (low < high)
	{
		int32_t middle = (low + high) / 2;

		if ((double) ml_quantiles_before(sketch, middle + 1) > r)
			high = middle;
		else
			low = middle + 1;
	}
	return sketch->items[low];
}

double
ml_quantiles_at(const MlQuantileSketch *sketch, double q)
{
	double rank;
	double low;
	double high;
	double part;

	if (sketch->nitems == 0)
		return NAN;
	if (sketch->form != ML_QUANTILES_EXACT)
		return item_of_rank(sketch, q * (double) sketch->n);
	rank = q * (double) (sketch->n - 1);
	part = rank - floor(rank);
	low = item_of_rank(sketch, floor(rank));
	high = item_of_rank(sketch, ceil(rank));
	if (!isfinite(high - low))
		return low * (1 - part) + high * part;
	return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
}

double
ml_quantiles_error(const MlQuantileSketch *sketch)
{
	return HOEFFDING * (sketch->sigma + sqrt(sketch->variance)) + sketch->reduction;
}

/* The smallest step 2 x 2^h or 3 x 2^h that leaves few enough items of a total weight. */
static int64_t
choose_step(int64_t total)
{
	int64_t step = 2;

	/* 2, 3, 4, 6, 8, 12, ... */
	while ((total + step / 2) / step > ML_REDUCED_ITEMS)
		step = (step & (step - 1)) == 0 ? step + step / 2 : step / 3 * 4;
	return step;
}

static void
save_exact(MlWriter *writer, const MlQuantileSketch *sketch)
{
	ml_write_u8(writer, ML_QUANTILES_EXACT);
	ml_write_varint(writer, sketch->nitems);
	ml_write_doubles(writer, sketch->items, (size_t) sketch->nitems);
	for (int32_t i = 0; i < sketch->nitems; i++)
		ml_write_varint(writer, sketch->weights[i]);
}

static void
save_reduced(MlWriter *writer, const MlQuantileSketch *sketch)
{
	bool is_reduced = sketch->form == ML_QUANTILES_REDUCED;
	int64_t total = ml_quantiles_before(sketch, sketch->nitems);
	int64_t step = is_reduced ? sketch->step : choose_step(total);
	int32_t n = (int32_t) ((total + step / 2) / step);

	ml_write_u8(writer, ML_QUANTILES_REDUCED);
	ml_write_f64(writer, sketch->sigma + sqrt(sketch->variance));
	ml_write_f64(writer, sketch->reduction + (is_reduced ? 0 : (double) step / 2));
	ml_write_varint(writer, step);
	ml_write_varint(writer, n);
	for (int32_t i = 0; i < n; i++)
		ml_write_f64(writer, is_reduced ? sketch->items[i]
										: item_of_rank(sketch, (double) step * (i + 0.5)));
}

void
ml_quantiles_save(MlWriter *writer, const MlQuantileSketch *sketch)
{
	MlQuantileSketch listed = *sketch;
	MlStatus status = ml_quantiles_list(writer->env, &listed);

	if (status != ML_OK)
		writer->status = status;
	else if (listed.form == ML_QUANTILES_EXACT)
		save_exact(writer, &listed);
	else
		save_reduced(writer, &listed);
}

void
ml_quantiles_save_state(MlWriter *writer, const MlQuantileSketch *sketch)
{
	const MlQuantileStream *stream = sketch->stream;

	if (sketch->form != ML_QUANTILES_STREAM)
	{
		ml_quantiles_save(writer, sketch);
		return;
	}
	ml_write_u8(writer, ML_QUANTILES_STREAM);
	ml_write_u64(writer, sketch->random);
	ml_write_f64(writer, sketch->sigma);
	ml_write_f64(writer, sketch->variance);
	ml_write_f64(writer, sketch->reduction);
	ml_write_varint(writer, stream->nstreamed);
	ml_write_varint(writer, stream->nbuffer);
	ml_write_doubles(writer, stream->buffer, (size_t) stream->nbuffer);
	ml_write_varint(writer, stream->nthinned);
	ml_write_doubles(writer, stream->thinned, (size_t) stream->nthinned);
	for (int32_t h = 0; h < LEVELS; h++)
	{
		ml_write_varint(writer, stream->levels[h].n);
		ml_write_doubles(writer, stream->levels[h].items, (size_t) stream->levels[h].n);
	}
}

/* n finite numbers at most; in strictly ascending order, or in ascending order, or in any order. */
static int32_t
load_items(MlReader *reader, int32_t most, double *items)
{
	int64_t n = ml_read_varint(reader);

	if (n > most)
		ml_reader_fail(reader, "too many numbers of a sketch");
	for (int64_t i = 0; i < n && !reader->failed; i++)
	{
		items[i] = ml_read_f64(reader) + 0.0;
		if (!isfinite(items[i]))
			ml_reader_fail(reader, "a number of a sketch is not finite");
	}
	return reader->failed ? 0 : (int32_t) n;
}

/* Are numbers in order, and no two equal where they must differ? */
static bool
in_order(const double *items, int32_t n, bool differ)
{
	bool ascending = true;

	for (int32_t i = 1; i < n; i++)
		ascending &= items[i - 1] < items[i] || (!differ && items[i - 1] == items[i]);
	return ascending;
}

static MlStatus
load_exact(MlReader *reader, MlQuantileSketch *sketch)
{
	double items[ML_EXACT_VALUES];
	int32_t n = load_items(reader, ML_EXACT_VALUES, items);
	int64_t sum = 0;

	if (!in_order(items, n, true))
		ml_reader_fail(reader, "values not in order");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc(reader->env, (size_t) n, 3 * sizeof(double), "values", &sketch->items));
	sketch->weights = (int64_t *) (sketch->items + n);
	sketch->sums = sketch->weights + n;
	memcpy(sketch->items, items, (size_t) n * sizeof(double));
	for (int32_t i = 0; i < n; i++)
	{
		int64_t count = ml_read_varint(reader);

		if (count < 1 || count > ML_MAX_ROWS)
			ml_reader_fail(reader, "wrong count of a value");
		sketch->weights[i] = count;
		sum += count;
		sketch->sums[i] = sum;
	}
	sketch->nitems = n;
	sketch->nvalues = n;
	sketch->has_list = true;
	if (sum != sketch->n)
		ml_reader_fail(reader, "counts of values do not add up");
	return ml_reader_status(reader);
}

/* Read what the bound is made of. */
static double
load_bound(MlReader *reader)
{
	double bound = ml_read_f64(reader);

	if (!(bound >= 0 && bound <= DBL_MAX))
		ml_reader_fail(reader, "wrong error bound of a sketch");
	return bound;
}

static MlStatus
load_reduced(MlReader *reader, MlQuantileSketch *sketch)
{
	double items[ML_REDUCED_ITEMS];
	int64_t step;

	sketch->sigma = load_bound(reader);
	sketch->reduction = load_bound(reader);
	step = ml_read_varint(reader);
	sketch->nitems = load_items(reader, ML_REDUCED_ITEMS, items);
	if (step < 2 || step > ML_MAX_ROWS ||
		((step & (step - 1)) != 0 && (step % 3 != 0 || (step / 3 & (step / 3 - 1)) != 0)))
		ml_reader_fail(reader, "wrong step of a sketch");
	else if (sketch->nitems == 0 || !in_order(items, sketch->nitems, false))
		ml_reader_fail(reader, "numbers of a sketch not in order");
	else if (sketch->nitems * step > 2 * sketch->n || sketch->n > 2 * sketch->nitems * step)
		ml_reader_fail(reader, "wrong weight of a sketch");
	ML_TRY(ml_reader_status(reader));
	sketch->step = step;
	sketch->has_list = true;
	ML_TRY(ml_alloc(reader->env, (size_t) sketch->nitems, sizeof(double), "quantiles",
					&sketch->items));
	memcpy(sketch->items, items, (size_t) sketch->nitems * sizeof(double));
	return ML_OK;
}

static MlStatus
load_stream(MlReader *reader, MlQuantileSketch *sketch)
{
	MlQuantileStream *stream;
	double items[CAPACITY];
	double total;

	ML_TRY(ml_alloc_zero(reader->env, 1, sizeof(*stream), "quantiles", &stream));
	sketch->stream = stream;
	sketch->random = ml_read_u64(reader);
	sketch->sigma = load_bound(reader);
	sketch->variance = load_bound(reader);
	sketch->reduction = load_bound(reader);
	stream->nstreamed = ml_read_varint(reader);
	stream->nbuffer = load_items(reader, ML_SORT_BLOCK - 1, stream->buffer);
	stream->nthinned = load_items(reader, ML_SORT_BLOCK - 1, stream->thinned);
	if (stream->nthinned % 64 != 0 || stream->nstreamed > ML_MAX_ROWS)
		ml_reader_fail(reader, "wrong number of numbers of a sketch");
	total = stream->nbuffer + 4.0 * stream->nthinned;
	for (int32_t h = 0; h < LEVELS && !reader->failed; h++)
	{
		Level *level = &stream->levels[h];

		level->n = load_items(reader, CAPACITY, items);
		total += ldexp(level->n, h);
		if (level->n == 0)
			continue;
		ML_TRY(ml_alloc(reader->env, CAPACITY, sizeof(double), "quantiles", &level->items));
		memcpy(level->items, items, (size_t) level->n * sizeof(double));
	}
	if (total == 0 || total > 2 * (double) sketch->n || (double) sketch->n > 2 * total)
		ml_reader_fail(reader, "wrong weight of a sketch");
	return ml_reader_status(reader);
}

MlStatus
ml_quantiles_load(MlReader *reader, int64_t n, MlQuantileSketch **sketch)
{
	uint8_t form = ml_read_u8(reader);

	ML_TRY(ml_quantiles_make(reader->env, 0, sketch));
	(*sketch)->n = n;
	(*sketch)->form = (MlQuantileForm) form;
	switch (form)
	{
		case ML_QUANTILES_EXACT:
			return load_exact(reader, *sketch);
		case ML_QUANTILES_REDUCED:
			return load_reduced(reader, *sketch);
		case ML_QUANTILES_STREAM:
			return load_stream(reader, *sketch);
		default:
			ml_reader_fail(reader, "unknown form of a sketch");
			return ml_reader_status(reader);
	}
}
