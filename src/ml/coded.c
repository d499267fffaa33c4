/*
 * coded.c
 *		Training of trees over rows in codes, and the binning of rows that were kept.  See coded.h.
 *
 * mlsys.train() finds categories and bins in its first pass; then all that is kept of a row in the second is
 * its codes.  A bare aggregate keeps the rows, and finds the bins in the end: from all of them up to
 * SAMPLE_ROWS, else from those of the smallest hashes, which are the same in any order.
 *
 * Rows for validation have no say in bins and levels, but their missing values have a code, too.
 */
#include "ml/coded.h"

#include "ml/bin_sample.h"
#include "ml/fit.h"
#include "ml/parallel.h"

#define TAKEN_CHUNKS 16 /* hashed or coded at a time, by all threads */

MlBinOptions
ml_bin_options(const MlAlgorithm *algorithm, const void *options)
{
	MlBinOptions bins = {.max_bins = 256};

	algorithm->bin_options(options, &bins);
	if (bins.max_bins < 2)
		bins.max_bins = 2;
	if (bins.max_bins > ML_MAX_BINS)
		bins.max_bins = ML_MAX_BINS;
	return bins;
}

static MlBinnerSpec
make_spec(const MlSchema *schema, const MlDataset *dataset, MlFeatureBins *bins, bool needs_hash)
{
	MlBinnerSpec spec = {
		.ncolumns = schema->ncolumns,
		.columns = schema->columns,
		.ndense = schema->ndense,
		.ncategorical = schema->ncategorical,
		.weighted = schema->weighted,
		.grouped = schema->grouped,
		.validated = schema->validated,
		.needs_hash = needs_hash,
		.bins = bins,
		.labels = schema->labelled ? &dataset->labels : NULL,
	};

	return spec;
}

/* All but the rows: levels and bins of the categories follow from what is known of them. */
static MlStatus
make_coded(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema,
		   const MlDictionary *known, MlFeatureBins *bins, const MlModel *init,
		   const MlDataset *dataset, MlCoded **out)
{
	size_t ncategorical = (size_t) schema->ncategorical;
	MlBinOptions options = ml_bin_options(algorithm, schema->options);
	MlBinnerSpec spec = make_spec(schema, dataset, bins, options.needs_hash);
	MlCoded *coded;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(MlCoded), "training state", &coded));
	coded->known = known;
	coded->bins = bins;
	ML_TRY(ml_alloc_zero(env, ncategorical, sizeof(MlLevels), "levels", &coded->levels));
	ML_TRY(ml_alloc(env, ncategorical, sizeof(int32_t *), "levels", &coded->maps));
	ML_TRY(ml_alloc(env, (size_t) schema->ndense, sizeof(MlMoments), "moments", &coded->moments));
	for (int32_t c = 0; c < schema->ncategorical; c++)
	{
		ML_TRY(ml_levels_fit(env, &known[c],
							 ml_encoding_options(algorithm, schema->options)->max_categories,
							 &coded->levels[c], &coded->maps[c]));
		ML_TRY(ml_bins_fit_levels(env, &coded->levels[c], options.min_level_rows,
								  &bins[schema->ndense + c]));
	}
	for (int32_t c = 0; c < schema->ndense; c++)
		ml_moments_init(&coded->moments[c]);
	spec.known = known;
	spec.maps = coded->maps;
	spec.init = init;
	ML_TRY(ml_binner_make(env, &spec, &coded->binner));
	*out = coded;
	return ML_OK;
}

MlStatus
ml_coded_begin(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema,
			   const MlDictionary *known, const MlFeatureBins *bins, const MlModel *init,
			   MlDataset *dataset, MlCoded **coded)
{
	MlFeatureBins *own_bins;
	MlDictionary *own;

	for (int32_t c = 0; c < schema->ncategorical; c++)
		for (int32_t code = 1; code < known[c].ncodes; code++)
		{
			int32_t entered;

			ML_TRY(
				ml_dictionary_code(env, &dataset->dictionaries[c], known[c].texts[code], &entered));
		}
	ML_TRY(ml_dataset_known(env, dataset, &own));
	for (int32_t c = 0; c < schema->ncategorical; c++)
		memcpy(own[c].counts, known[c].counts, (size_t) own[c].ncodes * sizeof(int64_t));
	ML_TRY(ml_alloc_zero(env, (size_t) schema->ndense + (size_t) schema->ncategorical,
						 sizeof(MlFeatureBins), "bins", &own_bins));
	for (int32_t f = 0; f < schema->ndense; f++)
		ML_TRY(ml_bins_copy(env, &bins[f], &own_bins[f]));
	return make_coded(env, algorithm, schema, own, own_bins, init, dataset, coded);
}

/* Rows of one chunk. */
static MlStatus
add_chunk(MlEnv *env, MlCoded *coded, const MlDataset *dataset, const MlChunk *chunk)
{
	for (int32_t c = 0; c < dataset->ncategorical; c++)
		if (dataset->dictionaries[c].ncodes > coded->known[c].ncodes)
			return ml_fail(env, ML_BAD_VALUE, "a category comes that was not known before");
	for (int32_t c = 0; c < dataset->ndense; c++)
		ml_moments_add(&coded->moments[c],
					   chunk->values +
						   (size_t) (1 + dataset->weighted + c) * (size_t) chunk->capacity,
					   chunk->nrows);
	return ml_binner_add(env, coded->binner, dataset, &chunk, 1);
}

MlStatus
ml_coded_flush(MlEnv *env, MlCoded *coded, MlDataset *dataset)
{
	for (const MlChunk *chunk = dataset->first; chunk != NULL; chunk = chunk->next)
	{
		ML_CHECK_STOP(env);
		ML_TRY(add_chunk(env, coded, dataset, chunk));
	}
	if (dataset->last == NULL)
		return ML_OK;
	dataset->first = dataset->last;
	dataset->last->nrows = 0;
	dataset->nrows = 0;
	return ML_OK;
}

/* A state with all rows coded, in memory of env as far as they are not those of the state. */
static MlStatus
view_all(MlEnv *env, const MlCoded *coded, const MlDataset *dataset, MlCoded *view)
{
	*view = *coded;
	ML_TRY(ml_binner_view(env, coded->binner, &view->binner));
	ML_TRY(ml_alloc(env, (size_t) dataset->ndense, sizeof(MlMoments), "moments", &view->moments));
	if (dataset->ndense > 0)
		memcpy(view->moments, coded->moments, (size_t) dataset->ndense * sizeof(MlMoments));
	for (const MlChunk *chunk = dataset->first; chunk != NULL; chunk = chunk->next)
		ML_TRY(add_chunk(env, view, dataset, chunk));
	return ML_OK;
}

/* Labels of rows that a data set has still got, counted once per label. */
static void
count_labels(const MlDataset *dataset, const int32_t *map, int64_t step, int64_t *counts)
{
	for (const MlChunk *chunk = dataset->first; chunk != NULL; chunk = chunk->next)
		for (int32_t i = 0; i < chunk->nrows; i++)
			counts[map[(int32_t) chunk->values[i]]] += step;
}

MlStatus
ml_coded_merge(MlEnv *env, MlCoded *coded, MlDataset *dataset, const MlCoded *other,
			   const MlDataset *other_dataset)
{
	bool lacks_init = coded->binner->rows.nmargins > 0 && coded->binner->spec.init == NULL;
	int32_t *labels = NULL;
	MlDataset none;
	MlCoded view;

	if (lacks_init && other_dataset->nrows > 0)
	{
		/* a state that came as bytes cannot code rows, so other has to do it */
		ML_TRY(view_all(env, other, other_dataset, &view));
		none = *other_dataset;
		none.first = none.last = NULL;
		none.nrows = 0;
		other = &view;
		other_dataset = &none;
	}
	for (int32_t c = 0; c < dataset->ncategorical; c++)
	{
		bool same = coded->known[c].ncodes == other->known[c].ncodes;

		for (int32_t code = 1; code < coded->known[c].ncodes && same; code++)
			same = ml_text_compare(coded->known[c].texts[code], other->known[c].texts[code]) == 0;
		if (!same)
			return ml_fail(env, ML_BAD_SHAPE, "states of different categories cannot be combined");
	}
	if (dataset->labelled)
	{
		ML_TRY(ml_dictionary_map(env, &dataset->labels, &other_dataset->labels, &labels));
		for (int32_t code = 1; code < other_dataset->labels.ncodes; code++)
			dataset->labels.counts[labels[code]] += other_dataset->labels.counts[code];
		/* rows that are not coded yet are appended to ours, which counts them */
		count_labels(other_dataset, labels, -1, dataset->labels.counts);
	}
	ML_TRY(ml_binner_merge(env, coded->binner, other->binner, labels));
	for (int32_t c = 0; c < dataset->ndense; c++)
		ml_moments_merge(&coded->moments[c], &other->moments[c]);
	return ml_dataset_merge(env, dataset, other_dataset);
}

MlStatus
ml_coded_rows(MlEnv *env, const MlCoded *coded, const MlDataset *dataset, MlBinned **rows,
			  MlMoments **moments)
{
	MlCoded view;

	ML_TRY(view_all(env, coded, dataset, &view));
	*rows = &view.binner->rows;
	*moments = view.moments;
	return ML_OK;
}

/*
 * categories and labels, as a data set without rows | counts of categories | counts of labels | moments |
 * bins of the numbers | coded rows.  Whoever loads it has no model to start from, and need not code any.
 */
void
ml_coded_save(MlWriter *writer, const MlCoded *coded, const MlDataset *dataset)
{
	MlDataset empty = *dataset;
	MlCoded view;

	if (writer->status == ML_OK)
		writer->status = view_all(writer->env, coded, dataset, &view);
	if (writer->status != ML_OK)
		return;
	empty.first = empty.last = NULL;
	empty.nrows = 0;
	ml_dataset_save(writer, &empty);
	for (int32_t c = 0; c < dataset->ncategorical; c++)
		for (int32_t code = 0; code < coded->known[c].ncodes; code++)
			ml_write_i64(writer, coded->known[c].counts[code]);
	for (int32_t code = 1; dataset->labelled && code < dataset->labels.ncodes; code++)
		ml_write_i64(writer, dataset->labels.counts[code]);
	for (int32_t c = 0; c < dataset->ndense; c++)
		ml_moments_save(writer, &view.moments[c]);
	for (int32_t f = 0; f < dataset->ndense; f++)
		ml_bins_save(writer, &coded->bins[f]);
	ml_binner_save(writer, view.binner);
}

static int64_t
read_rows(MlReader *reader)
{
	int64_t count = ml_read_i64(reader);

	if (count < 0 || count > ML_MAX_ROWS)
		ml_reader_fail(reader, "wrong count of a category");
	return count;
}

/* Are the counts of labels those of the rows?  A label without rows has no class. */
static MlStatus
check_labels(MlReader *reader, const MlDataset *dataset, const MlBinned *rows)
{
	const MlDictionary *labels = &dataset->labels;
	int64_t *counts;

	ML_TRY(ml_reader_status(reader));
	if (!dataset->labelled)
		return ML_OK;
	ML_TRY(ml_alloc_zero(reader->env, (size_t) labels->ncodes, sizeof(int64_t), "labels", &counts));
	for (int32_t s = 0; s < rows->nsegments; s++)
		for (int32_t i = 0; i < rows->segments[s]->nrows; i++)
			counts[(int32_t) rows->segments[s]->target[i]]++;
	for (int32_t code = 1; code < labels->ncodes; code++)
		if (counts[code] != labels->counts[code])
			ml_reader_fail(reader, "wrong count of a label");
	return ml_reader_status(reader);
}

MlStatus
ml_coded_load(MlReader *reader, const MlAlgorithm *algorithm, const MlSchema *schema,
			  MlDataset *dataset, MlCoded **coded)
{
	MlFeatureBins *bins;
	MlDictionary *known;
	MlMoments *moments;

	ML_TRY(ml_dataset_load(reader, dataset));
	if (dataset->ndense != schema->ndense || dataset->ncategorical != schema->ncategorical ||
		dataset->weighted != schema->weighted || dataset->grouped != schema->grouped ||
		dataset->validated != schema->validated || dataset->labelled != schema->labelled ||
		dataset->nrows > 0)
		ml_reader_fail(reader, "columns and rows do not agree");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_dataset_known(reader->env, dataset, &known));
	for (int32_t c = 0; c < dataset->ncategorical; c++)
		for (int32_t code = 0; code < known[c].ncodes; code++)
			known[c].counts[code] = read_rows(reader);
	for (int32_t code = 1; dataset->labelled && code < dataset->labels.ncodes; code++)
		dataset->labels.counts[code] = read_rows(reader);
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc(reader->env, (size_t) schema->ndense, sizeof(MlMoments), "moments", &moments));
	ML_TRY(ml_alloc_zero(reader->env, (size_t) schema->ndense + (size_t) schema->ncategorical,
						 sizeof(MlFeatureBins), "bins", &bins));
	for (int32_t c = 0; c < schema->ndense; c++)
		ml_moments_load(reader, &moments[c]);
	for (int32_t f = 0; f < schema->ndense; f++)
		ml_bins_load(reader, &bins[f]);
	ML_TRY(ml_reader_status(reader));
	ML_TRY(make_coded(reader->env, algorithm, schema, known, bins, NULL, dataset, coded));
	(*coded)->moments = moments;
	ML_TRY(ml_binner_load(reader, (*coded)->binner));
	return check_labels(reader, dataset, &(*coded)->binner->rows);
}

/* Binning of rows that were kept */

/* Is row i of a chunk one to train with? */
static bool
trains(const MlDataset *dataset, const MlChunk *chunk, int32_t i)
{
	return !dataset->validated || ml_chunk_validation(dataset, chunk)[i] == 0;
}

MlStatus
ml_coded_counts(MlEnv *env, const MlDataset *dataset, MlDictionary **out, int64_t *nvalidation)
{
	MlChunkReader reader = {0};
	MlDictionary *counted;

	*nvalidation = 0;
	*out = dataset->dictionaries;
	if (!dataset->validated)
		return ML_OK;
	ML_TRY(ml_dataset_known(env, dataset, &counted));
	for (const MlChunk *kept = dataset->first; kept != NULL; kept = kept->next)
	{
		const MlChunk *chunk;

		ML_CHECK_STOP(env);
		ML_TRY(ml_chunk_open(env, dataset, kept, &reader, &chunk));
		for (int32_t i = 0; i < chunk->nrows; i++)
			*nvalidation += !trains(dataset, chunk, i);
		for (int32_t c = 0; c < dataset->ncategorical; c++)
		{
			const int32_t *codes = chunk->codes + (size_t) c * (size_t) chunk->capacity;

			for (int32_t i = 0; i < chunk->nrows; i++)
				counted[c].counts[codes[i]] += trains(dataset, chunk, i);
		}
	}
	ml_chunk_close(env, &reader);
	*out = counted;
	return ML_OK;
}

/* Bins of the numbers from all rows that train. */
static MlStatus
bins_of_all(MlEnv *env, const MlDataset *dataset, int64_t ntraining, const MlMoments *moments,
			int32_t max_bins, MlFeatureBins *bins)
{
	const size_t validation = (size_t) (1 + dataset->weighted + dataset->ndense + dataset->grouped);
	MlBinWork work = {0};
	double *values;
	double *weights = NULL;
	double *buffers; /* of three columns of a chunk */

	ML_TRY(ml_alloc(env, 3 * (size_t) ML_CHUNK_ROWS, sizeof(double), "bins", &buffers));
	ML_TRY(ml_alloc(env, (size_t) ntraining, sizeof(double), "bins", &values));
	if (dataset->weighted)
		ML_TRY(ml_alloc(env, (size_t) ntraining, sizeof(double), "bins", &weights));
	for (int32_t f = 0; f < dataset->ndense; f++)
	{
		int64_t n = 0;

		ML_CHECK_STOP(env);
		for (const MlChunk *chunk = dataset->first; chunk != NULL; chunk = chunk->next)
		{
			const double *column;
			const double *weight = NULL;
			const double *is_validation = NULL;

			ML_TRY(ml_chunk_column(env, dataset, chunk, (size_t) (1 + dataset->weighted + f),
								   buffers, &column));
			if (dataset->weighted)
				ML_TRY(ml_chunk_column(env, dataset, chunk, 1, buffers + ML_CHUNK_ROWS, &weight));
			if (dataset->validated)
				ML_TRY(ml_chunk_column(env, dataset, chunk, validation, buffers + 2 * ML_CHUNK_ROWS,
									   &is_validation));
			for (int32_t i = 0; i < chunk->nrows; i++)
			{
				if (is_validation != NULL && is_validation[i] != 0)
					continue;
				if (weights != NULL)
					weights[n] = weight[i];
				values[n++] = column[i];
			}
		}
		ML_TRY(ml_bins_fit_numbers(env, &work, values, weights, n, moments[f].missing > 0, max_bins,
								   &bins[f]));
	}
	ml_release(env, values);
	if (weights != NULL)
		ml_release(env, weights);
	return ML_OK;
}

/* A few chunks at a time, for as many threads; those that were put aside are read by this one. */
typedef struct Taken
{
	int n;
	const MlChunk *kept[TAKEN_CHUNKS];
	const MlChunk *opened[TAKEN_CHUNKS];
	MlChunkReader readers[TAKEN_CHUNKS];
} Taken;

/* The chunks from *next on; none are left when taken->n is 0. */
static MlStatus
take_chunks(MlEnv *env, const MlDataset *dataset, const MlChunk **next, Taken *taken)
{
	taken->n = 0;
	for (; *next != NULL && taken->n < TAKEN_CHUNKS; *next = (*next)->next)
	{
		ML_CHECK_STOP(env);
		taken->kept[taken->n] = *next;
		ML_TRY(ml_chunk_open(env, dataset, *next, &taken->readers[taken->n],
							 &taken->opened[taken->n]));
		taken->n++;
	}
	return ML_OK;
}

static void
close_taken(MlEnv *env, Taken *taken)
{
	for (int i = 0; i < TAKEN_CHUNKS; i++)
		ml_chunk_close(env, &taken->readers[i]);
}

/* Hashes of some chunks' rows. */
typedef struct Hashing
{
	const MlDataset *dataset;
	Taken taken;
	uint64_t *salts;
	uint64_t **category_hashes;
	uint64_t *label_hashes;
	uint64_t *hashes; /* ML_CHUNK_ROWS a chunk */
} Hashing;

static void
hash_chunk(int part, void *argument)
{
	Hashing *hashing = argument;
	const MlChunk *chunk = hashing->taken.opened[part];

	ml_binner_hash(hashing->dataset, chunk, 0, chunk->nrows, hashing->salts,
				   hashing->category_hashes, hashing->label_hashes,
				   hashing->hashes + (size_t) part * ML_CHUNK_ROWS);
}

static MlStatus
sample_chunk(MlEnv *env, const MlDataset *dataset, const MlChunk *chunk, const uint64_t *hashes,
			 MlBinSample *sample)
{
	for (int32_t i = 0; i < chunk->nrows; i++)
	{
		const double *first = chunk->values + i;
		const double *dense = first + (size_t) (1 + dataset->weighted) * (size_t) chunk->capacity;
		double *values;

		if (!ml_bin_sample_wants(sample, hashes[i]) || !trains(dataset, chunk, i))
			continue;
		ML_TRY(ml_bin_sample_add(env, sample, hashes[i],
								 dataset->weighted ? first[chunk->capacity] : 1, &values));
		for (int32_t f = 0; f < dataset->ndense && values != NULL; f++)
			values[f] = dense[(size_t) f * (size_t) chunk->capacity];
	}
	return ML_OK;
}

static MlStatus
sample_rows(MlEnv *env, Hashing *hashing, MlBinSample *sample)
{
	const MlChunk *next = hashing->dataset->first;
	Taken *taken = &hashing->taken;

	for (;;)
	{
		ML_TRY(take_chunks(env, hashing->dataset, &next, taken));
		if (taken->n == 0)
			break;
		ml_parallel_for(env, taken->n, hash_chunk, hashing);
		for (int i = 0; i < taken->n; i++)
			ML_TRY(sample_chunk(env, hashing->dataset, taken->opened[i],
								hashing->hashes + (size_t) i * ML_CHUNK_ROWS, sample));
	}
	close_taken(env, taken);
	return ML_OK;
}

/* The same from those of the smallest hashes. */
static MlStatus
bins_of_sample(MlEnv *env, const MlDataset *dataset, int64_t ntraining, const MlMoments *moments,
			   int32_t max_bins, MlFeatureBins *bins)
{
	const size_t nhashes = (size_t) TAKEN_CHUNKS * ML_CHUNK_ROWS;
	Hashing hashing = {.dataset = dataset};
	MlBinSample sample;
	bool suffices;

	ML_TRY(ml_bin_sample_init(env, &sample, dataset->ndense, max_bins));
	for (int32_t f = 0; f < dataset->ndense; f++)
		sample.missing[f] = moments[f].missing > 0;
	ML_TRY(ml_binner_salts(env, dataset->ndense + dataset->ncategorical, &hashing.salts));
	ML_TRY(ml_alloc(env, (size_t) dataset->ncategorical, sizeof(uint64_t *), "hashes",
					&hashing.category_hashes));
	for (int32_t c = 0; c < dataset->ncategorical; c++)
		ML_TRY(ml_binner_text_hashes(env, &dataset->dictionaries[c], &hashing.category_hashes[c]));
	if (dataset->labelled)
		ML_TRY(ml_binner_text_hashes(env, &dataset->labels, &hashing.label_hashes));
	ML_TRY(ml_alloc(env, nhashes, sizeof(uint64_t), "hashes", &hashing.hashes));
	ML_TRY(ml_bin_sample_expect(env, &sample, ntraining));
	ML_TRY(sample_rows(env, &hashing, &sample));
	ML_TRY(ml_bin_sample_suffices(env, &sample, &suffices));
	if (!suffices)
	{
		ML_TRY(ml_bin_sample_expect(env, &sample, 0));
		ML_TRY(sample_rows(env, &hashing, &sample));
	}
	ML_TRY(ml_bin_sample_bins(env, &sample, bins));
	ml_bin_sample_release(env, &sample);
	ml_release(env, hashing.hashes);
	return ML_OK;
}

MlStatus
ml_coded_bin(MlEnv *env, const MlAlgorithm *algorithm, const MlSchema *schema, MlDataset *dataset,
			 int64_t ntraining, const MlMoments *moments, const MlLevels *levels,
			 int32_t *const *maps, const MlModel *init, bool releases, MlBinned **rows)
{
	MlBinOptions options = ml_bin_options(algorithm, schema->options);
	MlFeatureBins *bins;
	MlBinnerSpec spec;
	MlBinner *binner;
	const MlChunk *next = dataset->first;
	Taken taken = {0};

	ML_TRY(ml_alloc_zero(env, (size_t) dataset->ndense + (size_t) dataset->ncategorical,
						 sizeof(MlFeatureBins), "bins", &bins));
	if (ntraining <= ML_BIN_SAMPLE_ROWS)
		ML_TRY(bins_of_all(env, dataset, ntraining, moments, options.max_bins, bins));
	else
		ML_TRY(bins_of_sample(env, dataset, ntraining, moments, options.max_bins, bins));
	for (int32_t c = 0; c < dataset->ncategorical; c++)
		ML_TRY(ml_bins_fit_levels(env, &levels[c], options.min_level_rows,
								  &bins[dataset->ndense + c]));
	spec = make_spec(schema, dataset, bins, options.needs_hash);
	spec.known = dataset->dictionaries;
	spec.maps = maps;
	spec.init = init;
	spec.expected = dataset->nrows;
	ML_TRY(ml_binner_make(env, &spec, &binner));
	for (;;)
	{
		ML_TRY(take_chunks(env, dataset, &next, &taken));
		if (taken.n == 0)
			break;
		ML_TRY(ml_binner_add(env, binner, dataset, taken.opened, taken.n));
		for (int i = 0; i < taken.n && releases; i++)
		{
			dataset->first = taken.kept[i]->next;
			if (taken.kept[i]->values == NULL)
				continue;
			ml_release(env, taken.kept[i]->values);
			ml_release(env, taken.kept[i]->codes);
		}
	}
	close_taken(env, &taken);
	if (releases)
		dataset->last = NULL;
	*rows = &binner->rows;
	return ML_OK;
}
