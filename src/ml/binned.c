/*
 * binned.c
 *		Makes binned rows of blocks of raw ones.  See binned.h and binner.h.
 *
 * A segment begins small and doubles until it has ML_SEGMENT_ROWS rows, for there may be many small groups; what it grows
 * out of is given back.  A block of rows is coded column by column, while the edges of one column stay in the
 * cache, and the columns of a group of features are then laid side by side.
 *
 * All numbers of a segment stand in two pieces of memory: the codes, of which those of each group begin at a
 * cache line and end 8 bytes before the next one at least; and the rest, which is
 *
 *	  target | weight | group | hash | margins | is_validation
 */
#include "ml/binner.h"

#include "ml/algorithm.h"
#include "ml/hash.h"
#include "ml/parallel.h"

#define FIRST_ROWS 16
#define BLOCK_ROWS 1024 /* coded at a time; a divisor of neither chunks nor segments need it be */
#define PENDING_BLOCKS 64
#define FEW_ROWS 16384 /* not worth a thread */
#define CACHE_LINE 64
#define SALT UINT64_C(0x62696e6e6564) /* "binned" */
#define EXTRA_SALTS 4                 /* target, weight, group, validation */

MlStatus
ml_binned_layout(MlEnv *env, MlBinned *rows)
{
	size_t n = (size_t) rows->nfeatures;
	int32_t f = 0;

	rows->ngroups = 0;
	ML_TRY(ml_alloc(env, n, sizeof(MlBinGroup), "groups of features", &rows->groups));
	ML_TRY(ml_alloc(env, n, sizeof(int32_t), "groups of features", &rows->group_of));
	while (f < rows->nfeatures)
	{
		MlBinGroup *group = &rows->groups[rows->ngroups];
		int32_t narrow = 0;
		int32_t size = 8;

		while (narrow < 8 && f + narrow < rows->nfeatures && rows->bins[f + narrow].ncodes <= 256)
			narrow++;
		while (size > 1 && size > narrow)
			size /= 2;
		group->first = f;
		group->nfeatures = size;
		group->width = narrow > 0 ? size : 2;
		for (; f < group->first + size; f++)
			rows->group_of[f] = rows->ngroups;
		rows->ngroups++;
	}
	return ML_OK;
}

/* What stands for the numbers of a bin: the middle of it, and of the first and last one the extreme. */
static double
number_of_bin(const MlFeatureBins *bins, const MlMoments *moments, int32_t code)
{
	if (bins->nbins == 1)
		return moments->minimum / 2 + moments->maximum / 2;
	if (code == 0)
		return moments->minimum;
	if (code == bins->nbins - 1)
		return moments->maximum;
	return bins->edges[code - 1] / 2 + bins->edges[code] / 2;
}

static void
count_codes(const MlBinned *rows, int32_t f, int64_t *counts)
{
	const MlBinGroup *group = &rows->groups[rows->group_of[f]];
	const size_t width = (size_t) group->width;

	memset(counts, 0, (size_t) rows->bins[f].ncodes * sizeof(int64_t));
	for (int32_t s = 0; s < rows->nsegments; s++)
	{
		const MlSegment *segment = rows->segments[s];
		const unsigned char *codes = segment->codes[rows->group_of[f]] + (f - group->first);

		if (width > (size_t) group->nfeatures)
			for (int32_t i = 0; i < segment->nrows; i++)
				counts[ml_binned_code(rows, segment, f, i)]++;
		else
			for (int32_t i = 0; i < segment->nrows; i++)
				counts[codes[(size_t) i * width]]++;
	}
}

/* What a thread finds: the moments of every step-th feature. */
typedef struct Counting
{
	MlEnv *env;
	const MlBinned *rows;
	MlMoments *moments;
	int64_t *counts; /* by thread, most codes each */
	size_t most;
	int nthreads;
} Counting;

static void
count_features(int thread, void *argument)
{
	const Counting *counting = argument;
	int64_t *counts = counting->counts + (size_t) thread * counting->most;

	for (int32_t f = thread; f < counting->rows->ndense; f += counting->nthreads)
	{
		const MlFeatureBins *bins = &counting->rows->bins[f];
		MlMoments *moments = &counting->moments[f];
		double sum = 0;
		double m2 = 0;

		if (moments->n == 0)
			continue;
		if (counting->env->stop != NULL && counting->env->stop(counting->env))
			return;
		count_codes(counting->rows, f, counts);
		for (int32_t code = 0; code < bins->nbins; code++)
			sum += (double) counts[code] *
				   (number_of_bin(bins, moments, code) / (double) moments->n);
		for (int32_t code = 0; code < bins->nbins; code++)
		{
			double deviation = number_of_bin(bins, moments, code) - sum;

			m2 += (double) counts[code] * deviation * deviation;
		}
		moments->mean = sum;
		moments->m2 = m2;
	}
}

MlStatus
ml_binned_moments(MlEnv *env, const MlBinned *rows, MlMoments *moments)
{
	Counting counting = {.env = env, .rows = rows, .moments = moments, .most = 1};

	counting.nthreads = rows->nrows < FEW_ROWS ? 1 : env->threads;
	for (int32_t f = 0; f < rows->ndense; f++)
		if ((size_t) rows->bins[f].ncodes > counting.most)
			counting.most = (size_t) rows->bins[f].ncodes;
	ML_TRY(ml_scratch(
		env, ML_SCRATCH_FEED,
		ml_size_mul((size_t) counting.nthreads, ml_size_mul(counting.most, sizeof(int64_t))),
		&counting.counts));
	ml_parallel_for(env, counting.nthreads, count_features, &counting);
	ML_CHECK_STOP(env);
	return ML_OK;
}

int64_t
ml_binned_validation_rows(const MlBinned *rows)
{
	int64_t n = 0;

	for (int32_t s = 0; s < rows->nsegments; s++)
		for (int32_t i = 0;
			 rows->segments[s]->is_validation != NULL && i < rows->segments[s]->nrows; i++)
			n += rows->segments[s]->is_validation[i];
	return n;
}

static bool
is_wide(const MlBinGroup *group)
{
	return group->width > group->nfeatures;
}

/* Hashes */

MlStatus
ml_binner_salts(MlEnv *env, int32_t nfeatures, uint64_t **salts)
{
	ML_TRY(ml_alloc(env, (size_t) nfeatures + EXTRA_SALTS, sizeof(uint64_t), "hashes", salts));
	for (int32_t i = 0; i < EXTRA_SALTS; i++)
		(*salts)[nfeatures + i] = ml_hash_pair(SALT, (uint64_t) i);
	for (int32_t f = 0; f < nfeatures; f++)
		(*salts)[f] = ml_hash_pair(SALT, (uint64_t) f + EXTRA_SALTS);
	return ML_OK;
}

MlStatus
ml_binner_text_hashes(MlEnv *env, const MlDictionary *dictionary, uint64_t **hashes)
{
	ML_TRY(ml_alloc(env, (size_t) dictionary->ncodes, sizeof(uint64_t), "hashes", hashes));
	(*hashes)[0] = ml_hash_mix(ML_HASH_NAN);
	for (int32_t code = 1; code < dictionary->ncodes; code++)
		(*hashes)[code] = ml_hash_text(dictionary->texts[code]);
	return ML_OK;
}

ML_CLONES static void
add_number_hashes(const double *restrict numbers, uint64_t salt, int32_t n,
				  uint64_t *restrict hashes)
{
	for (int32_t i = 0; i < n; i++)
	{
		double number = numbers[i] + 0.0;
		uint64_t bits;

		memcpy(&bits, &number, sizeof(bits));
		bits = number != number ? ML_HASH_NAN : bits;
		hashes[i] += ml_hash_mix(ml_hash_mix(bits) ^ salt);
	}
}

void
ml_binner_hash(const MlDataset *dataset, const MlChunk *chunk, int32_t start, int32_t nrows,
			   const uint64_t *salts, uint64_t *const *category_hashes,
			   const uint64_t *label_hashes, uint64_t *hashes)
{
	const size_t stride = (size_t) chunk->capacity;
	const double *values = chunk->values + start;
	const uint64_t *extra = salts + dataset->ndense + dataset->ncategorical;
	const size_t dense = dataset->weighted ? 2 : 1;

	memset(hashes, 0, (size_t) nrows * sizeof(uint64_t));
	if (label_hashes == NULL)
		add_number_hashes(values, extra[0], nrows, hashes);
	for (int32_t i = 0; i < nrows && label_hashes != NULL; i++)
		hashes[i] += ml_hash_mix(label_hashes[(int32_t) values[i]] ^ extra[0]);
	if (dataset->weighted)
		add_number_hashes(values + stride, extra[1], nrows, hashes);
	for (int32_t f = 0; f < dataset->ndense; f++)
		add_number_hashes(values + (dense + (size_t) f) * stride, salts[f], nrows, hashes);
	if (dataset->grouped)
		add_number_hashes(ml_chunk_group(dataset, chunk) + start, extra[2], nrows, hashes);
	if (dataset->validated)
		add_number_hashes(ml_chunk_validation(dataset, chunk) + start, extra[3], nrows, hashes);
	for (int32_t c = 0; c < dataset->ncategorical; c++)
	{
		const int32_t *codes = chunk->codes + (size_t) c * stride + start;
		uint64_t salt = salts[dataset->ndense + c];

		for (int32_t i = 0; i < nrows; i++)
			hashes[i] += ml_hash_mix(category_hashes[c][codes[i]] ^ salt);
	}
	for (int32_t i = 0; i < nrows; i++)
		hashes[i] = ml_hash_mix(hashes[i]);
}

/* Making a binner */

/* The code of each category, by its number in the dictionary. */
static MlStatus
make_category_codes(MlEnv *env, MlBinner *binner)
{
	const MlBinnerSpec *spec = &binner->spec;

	ML_TRY(ml_alloc(env, (size_t) spec->ncategorical, sizeof(uint16_t *), "codes", &binner->codes));
	for (int32_t c = 0; c < spec->ncategorical; c++)
	{
		const MlFeatureBins *bins = &spec->bins[spec->ndense + c];
		int32_t ncodes = spec->known[c].ncodes;

		ML_TRY(ml_alloc(env, (size_t) ncodes, sizeof(uint16_t), "codes", &binner->codes[c]));
		for (int32_t i = 0; i < ncodes; i++)
		{
			int32_t level = spec->maps[c][i];
			int32_t code = level >= 0 ? bins->codes[level] : -1;

			if (code < 0)
				code = bins->has_missing ? bins->nbins : 0;
			binner->codes[c][i] = (uint16_t) code;
		}
	}
	return ML_OK;
}

static MlStatus
make_hashes(MlEnv *env, MlBinner *binner)
{
	const MlBinnerSpec *spec = &binner->spec;

	ML_TRY(ml_binner_salts(env, spec->ndense + spec->ncategorical, &binner->salts));
	ML_TRY(
		ml_alloc(env, (size_t) spec->ncategorical, sizeof(uint64_t *), "hashes", &binner->hashes));
	for (int32_t c = 0; c < spec->ncategorical; c++)
		ML_TRY(ml_binner_text_hashes(env, &spec->known[c], &binner->hashes[c]));
	return ML_OK;
}

/* The model to start from must have been trained on the same columns. */
static MlStatus
check_init(MlEnv *env, const MlBinnerSpec *spec)
{
	const MlEncoder *encoder = &spec->init->encoder;
	int32_t wrong = encoder->ncolumns == spec->ncolumns ? -1 : 0;

	for (int32_t i = 0; i < spec->ncolumns && wrong < 0; i++)
	{
		const MlColumn *a = &spec->columns[i];
		const MlColumn *b = &encoder->columns[i];

		if ((a->kind == ML_COLUMN_CATEGORY) != (b->kind == ML_COLUMN_CATEGORY) ||
			a->width != b->width || (a->named && b->named && strcmp(a->name, b->name) != 0))
			wrong = i;
	}
	if (wrong < 0)
		return ML_OK;
	if (encoder->ncolumns != spec->ncolumns)
		return ml_fail(env, ML_BAD_OPTION, "model to start from has %d features, not %d",
					   (int) encoder->ncolumns, (int) spec->ncolumns);
	(void) ml_fail(env, ML_BAD_OPTION, "model to start from has another feature in place %d",
				   (int) wrong + 1);
	ml_detail(env, "Its feature is \"%.200s\", and that of the rows \"%.200s\".",
			  encoder->columns[wrong].name, spec->columns[wrong].name);
	return ML_BAD_OPTION;
}

static MlStatus
make_init(MlEnv *env, MlBinner *binner)
{
	const MlBinnerSpec *spec = &binner->spec;
	const MlModel *init = spec->init;

	ML_TRY(check_init(env, spec));
	if (init->algorithm->nmargins == NULL || init->algorithm->margins == NULL)
		return ml_fail(env, ML_BAD_OPTION, "model to start from, of %s, has no margins",
					   init->algorithm->name);
	binner->rows.init = init;
	binner->rows.nmargins = init->algorithm->nmargins(init);
	ML_TRY(ml_alloc(env, (size_t) spec->ndense, sizeof(double), "margins", &binner->init_row));
	ML_TRY(ml_alloc(env, (size_t) spec->ncategorical, sizeof(int32_t), "margins",
					&binner->init_row_levels));
	ML_TRY(ml_alloc(env, (size_t) spec->ncategorical, sizeof(int32_t *), "margins",
					&binner->init_levels));
	for (int32_t i = 0; i < spec->ncolumns; i++)
	{
		const MlColumn *column = &spec->columns[i];
		const MlDictionary *known;
		int32_t *levels;

		if (column->kind != ML_COLUMN_CATEGORY)
			continue;
		known = &spec->known[column->first];
		ML_TRY(ml_alloc(env, (size_t) known->ncodes, sizeof(int32_t), "margins", &levels));
		for (int32_t code = 0; code < known->ncodes; code++)
			ML_TRY(ml_encoder_level(env, &init->encoder, column,
									code > 0 ? &known->texts[code] : NULL, &levels[code]));
		binner->init_levels[column->first] = levels;
	}
	return ML_OK;
}

MlStatus
ml_binner_make(MlEnv *env, const MlBinnerSpec *spec, MlBinner **out)
{
	MlBinner *binner;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlBinner), "binned rows", &binner));
	binner->spec = *spec;
	binner->rows.ndense = spec->ndense;
	binner->rows.nfeatures = spec->ndense + spec->ncategorical;
	binner->rows.bins = spec->bins;
	ML_TRY(ml_binned_layout(env, &binner->rows));
	ML_TRY(ml_alloc(env, (size_t) spec->ndense, sizeof(MlBinCoder), "bins", &binner->coders));
	for (int32_t f = 0; f < spec->ndense; f++)
		ML_TRY(ml_bin_coder_make(env, &spec->bins[f], &binner->coders[f]));
	ML_TRY(make_category_codes(env, binner));
	if (spec->needs_hash)
		ML_TRY(make_hashes(env, binner));
	if (spec->init != NULL)
		ML_TRY(make_init(env, binner));
	*out = binner;
	return ML_OK;
}

/* Segments */

/* Bytes of a group's codes in a segment, with the room behind them. */
static size_t
group_bytes(const MlBinGroup *group, int32_t capacity)
{
	size_t bytes = (size_t) capacity * (size_t) group->width + 8;

	return (bytes + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
}

static size_t
codes_bytes(const MlBinned *rows, int32_t capacity)
{
	size_t bytes = 0;

	for (int32_t g = 0; g < rows->ngroups; g++)
		bytes = ml_size_add(bytes, group_bytes(&rows->groups[g], capacity));
	return bytes;
}

/* Doubles and hashes of a row. */
static size_t
numbers_of_row(const MlBinner *binner)
{
	const MlBinnerSpec *spec = &binner->spec;

	return 1 + (size_t) spec->weighted + (size_t) spec->grouped + (size_t) spec->needs_hash +
		   (size_t) binner->rows.nmargins;
}

static size_t
numbers_bytes(const MlBinner *binner, int32_t capacity)
{
	return (size_t) capacity *
		   (numbers_of_row(binner) * sizeof(double) + (binner->spec.validated ? 1 : 0));
}

static void
copy_rows(const MlBinned *rows, MlSegment *to, int32_t at, const MlSegment *from, int32_t start,
		  int32_t nrows)
{
	size_t n = (size_t) nrows;
	size_t nmargins = (size_t) rows->nmargins;

	for (int32_t g = 0; g < rows->ngroups; g++)
	{
		size_t width = (size_t) rows->groups[g].width;

		memcpy(to->codes[g] + (size_t) at * width, from->codes[g] + (size_t) start * width,
			   n * width);
	}
	memcpy(to->target + at, from->target + start, n * sizeof(double));
	if (to->weight != NULL)
		memcpy(to->weight + at, from->weight + start, n * sizeof(double));
	if (to->group != NULL)
		memcpy(to->group + at, from->group + start, n * sizeof(double));
	if (to->hash != NULL)
		memcpy(to->hash + at, from->hash + start, n * sizeof(uint64_t));
	if (to->margins != NULL)
		memcpy(to->margins + (size_t) at * nmargins, from->margins + (size_t) start * nmargins,
			   n * nmargins * sizeof(double));
	if (to->is_validation != NULL)
		memcpy(to->is_validation + at, from->is_validation + start, n * sizeof(bool));
}

/* Memory of a segment, anew, for more rows than it has; it keeps its rows. */
static MlStatus
size_segment(MlEnv *env, const MlBinner *binner, MlSegment *segment, int32_t capacity)
{
	const MlBinned *rows = &binner->rows;
	const MlBinnerSpec *spec = &binner->spec;
	size_t n = (size_t) capacity;
	MlSegment old = *segment;
	MlSegment grown = {.nrows = old.nrows, .capacity = capacity};
	unsigned char *codes;
	double *numbers;

	ML_TRY(ml_alloc(env, (size_t) rows->ngroups, sizeof(unsigned char *), "binned rows",
					&grown.codes));
	ML_TRY(ml_alloc(env, codes_bytes(rows, capacity), 1, "binned rows", &codes));
	ML_TRY(ml_alloc(env, numbers_bytes(binner, capacity), 1, "binned rows", &numbers));
	for (int32_t g = 0; g < rows->ngroups; g++)
	{
		size_t bytes = group_bytes(&rows->groups[g], capacity);

		grown.codes[g] = codes;
		/* what is read past the last row shall be defined */
		memset(codes + bytes - CACHE_LINE, 0, CACHE_LINE);
		codes += bytes;
	}
	grown.target = numbers;
	numbers += n;
	if (spec->weighted)
	{
		grown.weight = numbers;
		numbers += n;
	}
	if (spec->grouped)
	{
		grown.group = numbers;
		numbers += n;
	}
	if (spec->needs_hash)
	{
		grown.hash = (uint64_t *) numbers;
		numbers += n;
	}
	if (rows->nmargins > 0)
	{
		grown.margins = numbers;
		numbers += n * (size_t) rows->nmargins;
	}
	if (spec->validated)
		grown.is_validation = (bool *) numbers;
	if (old.nrows > 0)
		copy_rows(rows, &grown, 0, &old, 0, old.nrows);
	*segment = grown;
	if (old.capacity > 0)
	{
		if (rows->ngroups > 0)
			ml_release(env, old.codes[0]);
		ml_release(env, old.target);
	}
	return ML_OK;
}

/* Rows that a segment is to have room for, when it has none. */
static int32_t
wanted_capacity(const MlBinner *binner, const MlSegment *segment)
{
	int64_t expected = binner->spec.expected - binner->rows.nrows + segment->nrows;
	int64_t capacity = segment->capacity > 0 ? 2 * (int64_t) segment->capacity : FIRST_ROWS;

	if (expected > capacity)
		capacity = expected;
	return (int32_t) (capacity < ML_SEGMENT_ROWS ? capacity : ML_SEGMENT_ROWS);
}

MlStatus
ml_binner_room(MlEnv *env, MlBinner *binner, MlSegment **out)
{
	MlBinned *rows = &binner->rows;
	MlSegment *segment = rows->nsegments > 0 ? rows->segments[rows->nsegments - 1] : NULL;

	if (rows->nrows >= INT32_MAX)
		return ml_fail(env, ML_LIMIT, "more than %d rows", INT32_MAX);
	if (segment == NULL || segment->nrows == ML_SEGMENT_ROWS)
	{
		if (rows->nsegments == binner->capacity)
		{
			int32_t capacity = binner->capacity > 0 ? 2 * binner->capacity : 2;
			MlSegment **segments;

			ML_TRY(ml_alloc(env, (size_t) capacity, sizeof(MlSegment *), "binned rows", &segments));
			if (rows->nsegments > 0)
				memcpy(segments, rows->segments, (size_t) rows->nsegments * sizeof(MlSegment *));
			rows->segments = segments;
			binner->capacity = capacity;
		}
		ML_TRY(ml_alloc_zero(env, 1, sizeof(MlSegment), "binned rows", &segment));
		ML_TRY(size_segment(env, binner, segment, wanted_capacity(binner, segment)));
		rows->segments[rows->nsegments++] = segment;
	}
	else if (segment->nrows == segment->capacity)
		ML_TRY(size_segment(env, binner, segment, wanted_capacity(binner, segment)));
	*out = segment;
	return ML_OK;
}

/* Rows */

/* Lay size columns of n codes each, BLOCK_ROWS apart, side by side. */
ML_CLONES static void
interleave(const unsigned char *restrict from, int32_t n, int32_t size, unsigned char *restrict to)
{
	if (size == 8)
		for (int32_t i = 0; i < n; i++)
			for (int32_t k = 0; k < 8; k++)
				to[8 * i + k] = from[k * BLOCK_ROWS + i];
	else if (size == 4)
		for (int32_t i = 0; i < n; i++)
			for (int32_t k = 0; k < 4; k++)
				to[4 * i + k] = from[k * BLOCK_ROWS + i];
	else if (size == 2)
		for (int32_t i = 0; i < n; i++)
			for (int32_t k = 0; k < 2; k++)
				to[2 * i + k] = from[k * BLOCK_ROWS + i];
	else
		memcpy(to, from, (size_t) n);
}

/* A block of raw rows: where they begin in their chunk, and where they go. */
typedef struct RawRows
{
	const MlDataset *dataset;
	const MlChunk *chunk;
	int32_t start;
	int32_t nrows;
	MlSegment *segment;
	int32_t at;
} RawRows;

static const double *
dense_column(const RawRows *raw, int32_t f)
{
	return raw->chunk->values +
		   (size_t) (1 + raw->dataset->weighted + f) * (size_t) raw->chunk->capacity + raw->start;
}

static const int32_t *
code_column(const RawRows *raw, int32_t c)
{
	return raw->chunk->codes + (size_t) c * (size_t) raw->chunk->capacity + raw->start;
}

/* Codes of the features, to row at of a segment. */
static void
write_codes(const MlBinner *binner, const RawRows *raw, MlSegment *segment, int32_t at)
{
	const MlBinned *rows = &binner->rows;
	unsigned char block[8 * BLOCK_ROWS]; /* feature by feature */

	for (int32_t g = 0; g < rows->ngroups; g++)
	{
		const MlBinGroup *group = &rows->groups[g];
		unsigned char *to = segment->codes[g] + (size_t) at * (size_t) group->width;

		for (int32_t k = 0; k < group->nfeatures; k++)
		{
			int32_t f = group->first + k;
			unsigned char *narrow = block + (size_t) k * BLOCK_ROWS;
			/* what begins at a cache line and has two bytes a row is aligned */
			uint16_t *wide = (uint16_t *) (void *) to;

			if (f < rows->ndense)
			{
				if (is_wide(group))
					ml_code_wide(&binner->coders[f], dense_column(raw, f), raw->nrows, wide);
				else
					ml_code_narrow(&binner->coders[f], dense_column(raw, f), raw->nrows, narrow);
				continue;
			}
			{
				const uint16_t *map = binner->codes[f - rows->ndense];
				const int32_t *codes = code_column(raw, f - rows->ndense);

				for (int32_t i = 0; i < raw->nrows && is_wide(group); i++)
					wide[i] = map[codes[i]];
				for (int32_t i = 0; i < raw->nrows && !is_wide(group); i++)
					narrow[i] = (unsigned char) map[codes[i]];
			}
		}
		if (!is_wide(group))
			interleave(block, raw->nrows, group->nfeatures, to);
	}
}

/* What the model to start from predicts for the rows. */
static void
write_margins(const MlBinner *binner, const RawRows *raw, double *margins)
{
	const MlModel *init = binner->spec.init;
	MlRow row = {.dense = binner->init_row, .levels = binner->init_row_levels};

	for (int32_t i = 0; i < raw->nrows; i++)
	{
		row.has_missing = false;
		for (int32_t f = 0; f < binner->spec.ndense; f++)
		{
			binner->init_row[f] = dense_column(raw, f)[i];
			row.has_missing |= isnan(binner->init_row[f]);
		}
		for (int32_t c = 0; c < binner->spec.ncategorical; c++)
			binner->init_row_levels[c] = binner->init_levels[c][code_column(raw, c)[i]];
		init->algorithm->margins(init, &row, margins + (size_t) i * (size_t) binner->rows.nmargins);
	}
}

static void
write_rows(const MlBinner *binner, const RawRows *raw)
{
	const size_t n = (size_t) raw->nrows;
	MlSegment *segment = raw->segment;
	const int32_t at = raw->at;
	const double *values = raw->chunk->values + raw->start;

	write_codes(binner, raw, segment, at);
	memcpy(segment->target + at, values, n * sizeof(double));
	if (segment->weight != NULL)
		memcpy(segment->weight + at, values + raw->chunk->capacity, n * sizeof(double));
	if (segment->group != NULL)
		memcpy(segment->group + at, ml_chunk_group(raw->dataset, raw->chunk) + raw->start,
			   n * sizeof(double));
	for (size_t i = 0; i < n && segment->is_validation != NULL; i++)
		segment->is_validation[at + (int32_t) i] =
			ml_chunk_validation(raw->dataset, raw->chunk)[raw->start + (int32_t) i] != 0;
	if (segment->hash != NULL)
		ml_binner_hash(raw->dataset, raw->chunk, raw->start, raw->nrows, binner->salts,
					   binner->hashes, binner->label_hashes, segment->hash + at);
	if (segment->margins != NULL && binner->spec.init != NULL)
		write_margins(binner, raw, segment->margins + (size_t) at * (size_t) binner->rows.nmargins);
}

/* Hashes of labels that have come since. */
static MlStatus
update_label_hashes(MlEnv *env, MlBinner *binner)
{
	const MlDictionary *labels = binner->spec.labels;

	if (labels == NULL || !binner->spec.needs_hash || labels->ncodes == binner->nlabel_hashes)
		return ML_OK;
	ML_TRY(ml_binner_text_hashes(env, labels, &binner->label_hashes));
	binner->nlabel_hashes = labels->ncodes;
	return ML_OK;
}

/* Blocks that have their places, and are still to be written. */
typedef struct Pending
{
	const MlBinner *binner;
	RawRows blocks[PENDING_BLOCKS];
	int n;
} Pending;

static void
write_block(int part, void *argument)
{
	const Pending *pending = argument;

	write_rows(pending->binner, &pending->blocks[part]);
}

static void
write_pending(MlEnv *env, Pending *pending)
{
	/* few are not worth a thread; and there is work space for one row of a model to start from */
	if (pending->n < PENDING_BLOCKS / 8 || pending->binner->spec.init != NULL)
		for (int i = 0; i < pending->n; i++)
			write_block(i, pending);
	else
		ml_parallel_for(env, pending->n, write_block, pending);
	pending->n = 0;
}

MlStatus
ml_binner_add(MlEnv *env, MlBinner *binner, const MlDataset *dataset, const MlChunk *const *chunks,
			  int nchunks)
{
	Pending pending = {.binner = binner};
	MlSegment *segment = NULL;

	ML_TRY(update_label_hashes(env, binner));
	for (int c = 0; c < nchunks; c++)
		for (int32_t start = 0; start < chunks[c]->nrows;)
		{
			RawRows *raw = &pending.blocks[pending.n];

			if (segment == NULL || segment->nrows == segment->capacity)
			{
				/* the segment may be moved */
				write_pending(env, &pending);
				raw = &pending.blocks[0];
				ML_CHECK_STOP(env);
				ML_TRY(ml_binner_room(env, binner, &segment));
			}
			*raw = (RawRows){.dataset = dataset,
							 .chunk = chunks[c],
							 .start = start,
							 .nrows = chunks[c]->nrows - start,
							 .segment = segment,
							 .at = segment->nrows};
			if (raw->nrows > BLOCK_ROWS)
				raw->nrows = BLOCK_ROWS;
			if (raw->nrows > segment->capacity - segment->nrows)
				raw->nrows = segment->capacity - segment->nrows;
			start += raw->nrows;
			segment->nrows += raw->nrows;
			binner->rows.nrows += raw->nrows;
			if (++pending.n == PENDING_BLOCKS)
				write_pending(env, &pending);
		}
	write_pending(env, &pending);
	return ML_OK;
}

MlStatus
ml_binner_merge(MlEnv *env, MlBinner *binner, const MlBinner *other, const int32_t *labels)
{
	MlBinned *rows = &binner->rows;

	if (other->rows.nfeatures != rows->nfeatures || other->spec.weighted != binner->spec.weighted ||
		other->spec.grouped != binner->spec.grouped ||
		other->spec.validated != binner->spec.validated ||
		other->spec.needs_hash != binner->spec.needs_hash || other->rows.nmargins != rows->nmargins)
		return ml_fail(env, ML_BAD_SHAPE, "states of different columns cannot be combined");
	for (int32_t f = 0; f < rows->nfeatures; f++)
		if (!ml_bins_equal(&rows->bins[f], &other->rows.bins[f]))
			return ml_fail(env, ML_BAD_SHAPE, "states of different bins cannot be combined");
	for (int32_t s = 0; s < other->rows.nsegments; s++)
	{
		const MlSegment *from = other->rows.segments[s];
		int32_t nrows;

		ML_CHECK_STOP(env);
		for (int32_t start = 0; start < from->nrows; start += nrows)
		{
			MlSegment *to = NULL;

			ML_TRY(ml_binner_room(env, binner, &to));
			nrows = from->nrows - start;
			if (nrows > to->capacity - to->nrows)
				nrows = to->capacity - to->nrows;
			copy_rows(rows, to, to->nrows, from, start, nrows);
			for (int32_t i = to->nrows; i < to->nrows + nrows && labels != NULL; i++)
				to->target[i] = labels[(int32_t) to->target[i]];
			to->nrows += nrows;
			rows->nrows += nrows;
		}
	}
	return ML_OK;
}

MlStatus
ml_binner_view(MlEnv *env, const MlBinner *binner, MlBinner **out)
{
	int32_t nsegments = binner->rows.nsegments;
	MlBinner *view;

	ML_TRY(ml_alloc(env, 1, sizeof(MlBinner), "binned rows", &view));
	*view = *binner;
	view->capacity = nsegments + 1;
	ML_TRY(ml_alloc(env, (size_t) view->capacity, sizeof(MlSegment *), "binned rows",
					&view->rows.segments));
	if (nsegments > 0)
		memcpy(view->rows.segments, binner->rows.segments,
			   (size_t) nsegments * sizeof(MlSegment *));
	*out = view;
	if (nsegments > 0 && binner->rows.segments[nsegments - 1]->nrows < ML_SEGMENT_ROWS)
	{
		const MlSegment *last = binner->rows.segments[nsegments - 1];
		MlSegment *copy;

		ML_TRY(ml_alloc_zero(env, 1, sizeof(MlSegment), "binned rows", &copy));
		ML_TRY(size_segment(env, view, copy, last->capacity));
		copy_rows(&view->rows, copy, 0, last, 0, last->nrows);
		copy->nrows = last->nrows;
		view->rows.segments[nsegments - 1] = copy;
	}
	return ML_OK;
}
