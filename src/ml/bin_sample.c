/*
 * bin_sample.c
 *		A sample of rows of numbers, to find bins by.  See bin_sample.h.
 *
 * Rows are appended, and when there is no room they are sorted out by their hashes: equal rows become one, and
 * those beyond max_rows go.  The room grows to 5/4 of max_rows, so that this happens once for max_rows / 4 new
 * ones.  Rows are sorted out in place, moved once each, in the order in which they stand: only hashes and places
 * are sorted.
 */
#include "ml/bin_sample.h"

#include "ml/parallel.h"
#include "ml/radix.h"

#define STOP_ROWS 4096 /* between looks at the stop flag */

#define MOST_SLICES 8
#define FEW_VALUES 65536 /* not worth a thread */

MlStatus
ml_bin_sample_init(MlEnv *env, MlBinSample *sample, int32_t nvalues, int32_t max_bins)
{
	int32_t most = ML_BIN_SAMPLE_VALUES / (nvalues > 0 ? nvalues : 1);

	memset(sample, 0, sizeof(*sample));
	sample->nvalues = nvalues;
	sample->max_bins = max_bins;
	sample->max_rows = most > ML_BIN_SAMPLE_ROWS  ? ML_BIN_SAMPLE_ROWS
					   : most < ML_BIN_SAMPLE_FEW ? ML_BIN_SAMPLE_FEW
												  : most;
	sample->limit = UINT64_MAX;
	return ml_alloc_zero(env, (size_t) nvalues, 1, "sample of rows", &sample->missing);
}

static size_t
row_size(const MlBinSample *sample)
{
	return (size_t) sample->nvalues * sizeof(double);
}

static void
move_row(MlBinSample *sample, int32_t to, int32_t from)
{
	if (to == from)
		return;
	sample->hashes[to] = sample->hashes[from];
	sample->weights[to] = sample->weights[from];
	sample->times[to] = sample->times[from];
	if (sample->nvalues > 0)
		memcpy(sample->values + (size_t) to * (size_t) sample->nvalues,
			   sample->values + (size_t) from * (size_t) sample->nvalues, row_size(sample));
}

/* Each row once, and max_rows of them at most. */
static MlStatus
sort_out(MlEnv *env, MlBinSample *sample)
{
	size_t n = (size_t) sample->count;
	uint64_t *items;
	uint64_t *sorted;
	int32_t different = 0;
	int32_t kept = 0;

	if (n == 0)
		return ML_OK;
	ML_TRY(ml_scratch(env, ML_SCRATCH_FEED, ml_size_mul(n, 4 * sizeof(uint64_t)), &items));
	for (size_t i = 0; i < n; i++)
	{
		items[2 * i] = sample->hashes[i];
		items[2 * i + 1] = i;
	}
	ML_TRY(ml_radix_sort(env, items, items + 2 * n, n, 2, 0, &sorted));
	/* the sort is stable, so the first of equal ones stands before the others; those get no times */
	for (size_t i = 0; i < n;)
	{
		size_t first = i;
		int32_t row = (int32_t) sorted[2 * i + 1];

		for (i++; i < n && sorted[2 * i] == sorted[2 * first]; i++)
		{
			sample->times[row] += sample->times[sorted[2 * i + 1]];
			sample->times[sorted[2 * i + 1]] = 0;
		}
		if (++different == sample->max_rows && sorted[2 * first] < sample->limit && i < n)
			sample->limit = sorted[2 * first];
	}
	for (int32_t row = 0; row < sample->count; row++)
		if (sample->times[row] > 0 && sample->hashes[row] <= sample->limit)
			move_row(sample, kept++, row);
	sample->count = kept;
	return ML_OK;
}

void
ml_bin_sample_release(MlEnv *env, MlBinSample *sample)
{
	if (sample->capacity == 0)
		return;
	ml_release(env, sample->hashes);
	ml_release(env, sample->weights);
	ml_release(env, sample->times);
	ml_release(env, sample->values);
	sample->count = sample->capacity = 0;
}

/* Room for so many rows. */
static MlStatus
reserve(MlEnv *env, MlBinSample *sample, int32_t capacity)
{
	MlBinSample old = *sample;
	size_t n = (size_t) capacity;

	ML_TRY(ml_alloc(env, n, sizeof(uint64_t), "sample of rows", &sample->hashes));
	ML_TRY(ml_alloc(env, n, sizeof(double), "sample of rows", &sample->weights));
	ML_TRY(ml_alloc(env, n, sizeof(int64_t), "sample of rows", &sample->times));
	ML_TRY(ml_alloc(env, n, row_size(sample), "sample of rows", &sample->values));
	sample->capacity = capacity;
	if (old.capacity == 0)
		return ML_OK;
	memcpy(sample->hashes, old.hashes, (size_t) old.count * sizeof(uint64_t));
	memcpy(sample->weights, old.weights, (size_t) old.count * sizeof(double));
	memcpy(sample->times, old.times, (size_t) old.count * sizeof(int64_t));
	memcpy(sample->values, old.values, (size_t) old.count * row_size(sample));
	ml_bin_sample_release(env, &old);
	return ML_OK;
}

static MlStatus
add_times(MlEnv *env, MlBinSample *sample, uint64_t hash, double weight, int64_t times,
		  double **values)
{
	int32_t most = sample->max_rows + sample->max_rows / 4;

	*values = NULL;
	if (sample->count == sample->capacity && sample->capacity < most)
	{
		int32_t capacity = sample->capacity > 0 ? 2 * sample->capacity : 256;

		ML_TRY(reserve(env, sample, capacity < most ? capacity : most));
	}
	else if (sample->count == sample->capacity)
	{
		ML_TRY(sort_out(env, sample));
		if (hash > sample->limit)
			return ML_OK;
	}
	sample->hashes[sample->count] = hash;
	sample->weights[sample->count] = weight;
	sample->times[sample->count] = times;
	*values = sample->values + (size_t) sample->count * (size_t) sample->nvalues;
	sample->count++;
	return ML_OK;
}

MlStatus
ml_bin_sample_add(MlEnv *env, MlBinSample *sample, uint64_t hash, double weight, double **values)
{
	return add_times(env, sample, hash, weight, 1, values);
}

MlStatus
ml_bin_sample_merge(MlEnv *env, MlBinSample *sample, const MlBinSample *other)
{
	if (sample->nvalues != other->nvalues || sample->max_rows != other->max_rows ||
		sample->max_bins != other->max_bins)
		return ml_fail(env, ML_BAD_SHAPE, "samples of different rows cannot be combined");
	/* above other's limit nothing is known of its rows */
	if (other->limit < sample->limit)
		sample->limit = other->limit;
	for (int32_t i = 0; i < other->count; i++)
	{
		double *values;

		if (i % STOP_ROWS == 0)
			ML_CHECK_STOP(env);
		if (other->hashes[i] > sample->limit)
			continue;
		ML_TRY(
			add_times(env, sample, other->hashes[i], other->weights[i], other->times[i], &values));
		if (values != NULL && sample->nvalues > 0)
			memcpy(values, other->values + (size_t) i * (size_t) other->nvalues, row_size(other));
	}
	for (int32_t v = 0; v < sample->nvalues; v++)
		sample->missing[v] |= other->missing[v];
	return ML_OK;
}

/* What a thread makes bins of: every step-th column from first on. */
typedef struct Slice
{
	MlEnv env; /* gives memory for edges only */
	const MlBinSample *sample;
	const double *weights; /* NULL: all 1 */
	double *values;        /* of a column */
	MlBinWork work;
	char *edges; /* of all columns, edges_size each */
	size_t edges_size;
	int32_t first;
	int32_t step;
	int32_t column; /* which is being done */
	MlFeatureBins *bins;
	MlStatus status;
} Slice;

static void *
give_edges(MlEnv *env, size_t size)
{
	Slice *slice = (Slice *) (void *) env;

	return size <= slice->edges_size ? slice->edges + (size_t) slice->column * slice->edges_size
									 : NULL;
}

static void
bins_of_slice(int part, void *slices)
{
	Slice *slice = (Slice *) slices + part;
	const MlBinSample *sample = slice->sample;
	size_t nvalues = (size_t) sample->nvalues;

	for (int32_t v = slice->first; v < sample->nvalues && slice->status == ML_OK; v += slice->step)
	{
		const double *from = sample->values + v;

		slice->column = v;
		for (int32_t i = 0; i < sample->count; i++)
			slice->values[i] = from[(size_t) i * nvalues];
		slice->status = ml_bins_fit_numbers(&slice->env, &slice->work, slice->values,
											slice->weights, sample->count, sample->missing[v] != 0,
											sample->max_bins, &slice->bins[v]);
	}
}

static MlStatus
make_slices(MlEnv *env, const MlBinSample *sample, const double *weights, MlFeatureBins *bins,
			int32_t n, Slice *slices)
{
	size_t count = (size_t) sample->count;
	size_t most = count < (size_t) sample->max_bins ? count : (size_t) sample->max_bins;
	char *edges;

	most = (most > 0 ? most : 1) * sizeof(double);
	ML_TRY(ml_alloc(env, (size_t) sample->nvalues, most, "bins", &edges));
	for (int32_t i = 0; i < n; i++)
	{
		Slice *slice = &slices[i];

		*slice = (Slice){.env = {.alloc = give_edges, .stop = env->stop, .context = env->context},
						 .sample = sample,
						 .weights = weights,
						 .edges = edges,
						 .edges_size = most,
						 .first = i,
						 .step = n,
						 .bins = bins};
		ML_TRY(ml_alloc(env, count, sizeof(double), "bins", &slice->values));
		ML_TRY(ml_bin_work_reserve(env, &slice->work, count));
	}
	return ML_OK;
}

MlStatus
ml_bin_sample_bins(MlEnv *env, MlBinSample *sample, MlFeatureBins *bins)
{
	int32_t nslices = env->threads < MOST_SLICES ? env->threads : MOST_SLICES;
	size_t count;
	double *weights;
	bool is_weighted = false;
	Slice *slices;
	MlStatus status = ML_OK;

	ML_TRY(sort_out(env, sample));
	count = (size_t) sample->count;
	if (nslices > sample->nvalues)
		nslices = sample->nvalues;
	if (nslices < 1 || count * (size_t) sample->nvalues < FEW_VALUES)
		nslices = 1;
	ML_TRY(ml_alloc(env, count, sizeof(double), "bins", &weights));
	for (size_t i = 0; i < count; i++)
	{
		weights[i] = sample->weights[i] * (double) sample->times[i];
		is_weighted |= weights[i] != 1;
	}
	ML_TRY(ml_alloc(env, (size_t) nslices, sizeof(Slice), "bins", &slices));
	ML_TRY(make_slices(env, sample, is_weighted ? weights : NULL, bins, nslices, slices));
	ml_parallel_for(env, nslices, bins_of_slice, slices);
	for (int32_t i = 0; i < nslices; i++)
	{
		if (slices[i].status != ML_OK && status == ML_OK)
		{
			status = slices[i].status;
			env->error = slices[i].env.error;
		}
		ml_release(env, slices[i].values);
		ml_bin_work_release(env, &slices[i].work);
	}
	ml_release(env, weights);
	return status;
}

MlStatus
ml_bin_sample_expect(MlEnv *env, MlBinSample *sample, int64_t nrows)
{
	int32_t most = sample->max_rows + sample->max_rows / 4;

	sample->limit = UINT64_MAX;
	sample->count = 0;
	if (nrows <= most)
		return ML_OK;
	if (sample->capacity == 0)
		ML_TRY(reserve(env, sample, most));
	/* many standard deviations of the number of rows below it from what is wanted, and from the room */
	sample->limit =
		(uint64_t) ((double) (sample->max_rows + sample->max_rows / 8) / (double) nrows * 0x1p64);
	return ML_OK;
}

void
ml_bin_sample_release(MlEnv *env, MlBinSample *sample)
{
	size_t n = (size_t) sample->capacity;

	if (n == 0)
		return;
	ml_release(env, sample->hashes);
	ml_release(env, sample->weights);
	ml_release(env, sample->times);
	ml_release(env, sample->values);
	sample->capacity = sample->count = 0;
}

MlStatus
ml_bin_sample_suffices(MlEnv *env, MlBinSample *sample, bool *suffices)
{
	ML_TRY(sort_out(env, sample));
	*suffices = sample->limit == UINT64_MAX || sample->count == sample->max_rows;
	return ML_OK;
}

/* u32 numbers of a row | u32 most bins | missing flags | limit | u32 rows | hashes | weights | times |
 * numbers row by row */
void
ml_bin_sample_save(MlWriter *writer, MlBinSample *sample)
{
	if (writer->status == ML_OK)
		writer->status = sort_out(writer->env, sample);
	ml_write_u32(writer, (uint32_t) sample->nvalues);
	ml_write_u32(writer, (uint32_t) sample->max_bins);
	ml_write_bytes(writer, sample->missing, (size_t) sample->nvalues);
	ml_write_u64(writer, sample->limit);
	ml_write_u32(writer, (uint32_t) sample->count);
	for (int32_t i = 0; i < sample->count; i++)
		ml_write_u64(writer, sample->hashes[i]);
	ml_write_doubles(writer, sample->weights, (size_t) sample->count);
	for (int32_t i = 0; i < sample->count; i++)
		ml_write_i64(writer, sample->times[i]);
	ml_write_doubles(writer, sample->values, (size_t) sample->count * (size_t) sample->nvalues);
}

MlStatus
ml_bin_sample_load(MlReader *reader, MlBinSample *sample)
{
	uint32_t nvalues = ml_read_count(reader, 1);
	uint32_t max_bins = ml_read_u32(reader);
	uint32_t count;

	if (nvalues > ML_MAX_FEATURES || max_bins < 2 || max_bins > ML_MAX_BINS)
		ml_reader_fail(reader, "wrong sample of rows");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_bin_sample_init(reader->env, sample, (int32_t) nvalues, (int32_t) max_bins));
	for (uint32_t v = 0; v < nvalues; v++)
		sample->missing[v] = ml_read_bool(reader);
	sample->limit = ml_read_u64(reader);
	count = ml_read_count(reader, 24 + row_size(sample));
	if (count > (uint32_t) sample->max_rows)
		ml_reader_fail(reader, "wrong size of a sample of rows");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(reserve(reader->env, sample, (int32_t) count));
	sample->count = (int32_t) count;
	for (uint32_t i = 0; i < count; i++)
		sample->hashes[i] = ml_read_u64(reader);
	for (uint32_t i = 0; i < count; i++)
		sample->weights[i] = ml_read_f64(reader);
	for (uint32_t i = 0; i < count; i++)
		sample->times[i] = ml_read_i64(reader);
	for (uint32_t i = 0; i < count; i++)
		if (sample->hashes[i] > sample->limit || !(sample->weights[i] > 0) ||
			isinf(sample->weights[i]) || sample->times[i] < 1 || sample->times[i] > ML_MAX_ROWS)
			ml_reader_fail(reader, "wrong row of a sample");
	for (size_t i = 0; i < (size_t) count * nvalues && !reader->failed; i++)
	{
		sample->values[i] = ml_read_f64(reader);
		if (isinf(sample->values[i]))
			ml_reader_fail(reader, "infinite number in a sample of rows");
	}
	return ml_reader_status(reader);
}
