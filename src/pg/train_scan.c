/*
 * train_scan.c
 *		The first pass of mlsys.train() over its query, an aggregate.  See train_scan.h.
 *
 *	  training_scan(plan bytea, VARIADIC "any") returns bytea
 *
 * It counts, looks for columns all of whose values are different, finds the labels and the lengths of
 * arrays, and samples the rows.  Its state has the same form for workers and as the result.
 */
#include "pg/train_scan.h"

#include <limits.h>

#include "ml/algorithm.h"
#include "pg/agg_memory.h"
#include "pg/train_row.h"

/* A key is told of this many rows at least, by the caller; checked columns are of discrete types. */
typedef struct ScanSite
{
	MlsysAggSite agg;
	TrainBinding *binding;
	TrainBinSite *bins; /* NULL where there are to be none */
} ScanSite;

static MlStatus
scan_init(MlEnv *env, const TrainPlan *plan, TrainScan *scan)
{
	memset(scan, 0, sizeof(*scan));
	scan->ninputs = plan->ninputs;
	ML_TRY(ml_dictionary_init(env, &scan->labels));
	ML_TRY(ml_alloc_zero(env, (size_t) plan->ninputs, sizeof(int32), "columns", &scan->widths));
	ML_TRY(
		ml_alloc_zero(env, (size_t) plan->ninputs, sizeof(MlDistinct), "columns", &scan->distinct));
	return ml_alloc_zero(env, (size_t) plan->ninputs, sizeof(MlDictionary *), "categories",
						 &scan->categories);
}

/* Could values of this column be those of a key? */
static bool
is_key_type(const MlsysColumnReader *reader)
{
	switch (reader->source)
	{
		case MLSYS_INT2:
		case MLSYS_INT4:
		case MLSYS_INT8:
		case MLSYS_TEXT:
		case MLSYS_BPCHAR:
		case MLSYS_NAME:
			return true;
		case MLSYS_OUTPUT:
			return reader->kind == ML_COLUMN_CATEGORY; /* uuid */
		default:
			return false;
	}
}

/* The length of an array: that of the first one, which all others must have. */
static void
scan_width(TrainScan *scan, TrainBinding *binding, int i, NullableDatum value)
{
	TrainSource *source = &binding->sources[i];
	bool has_missing;
	int32 width;

	(void) mlsys_read_array(&source->reader, value.value, &width, &has_missing);
	if (width == 0)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("array \"%s\" is empty", source->reader.name)));
	if (scan->widths[i] != 0 && width != scan->widths[i])
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("array \"%s\" has %d elements, but earlier ones had %d",
							   source->reader.name, width, scan->widths[i])));
	scan->widths[i] = width;
}

/* The target of a row of a part; it is told of here if it cannot be one, also in a row to test with. */
static void
scan_target(MlsysEnv *env, TrainScan *scan, TrainBinding *binding, TrainPart part, Datum value)
{
	MlsysColumnReader *reader = &binding->sources[binding->target].reader;
	int32_t code;

	if (binding->task != ML_TASK_CLASSIFICATION)
	{
		double target = train_read_target(reader, value);

		if (part == TRAIN_PART_TRAIN)
			scan->target_mean +=
				(target - scan->target_mean) / (double) scan->parts[TRAIN_PART_TRAIN];
		return;
	}
	if (part != TRAIN_PART_TRAIN)
		return;
	if (scan->labels.ncodes > ML_MAX_CLASSES + 1)
		return; /* too many already: the caller refuses them */
	mlsys_check(
		env, ml_dictionary_code(&env->ml, &scan->labels, mlsys_read_label(reader, value), &code));
	scan->labels.counts[code]++;
}

/* Will the training leave a row out?  It raises errors about weights where we need not. */
static bool
is_left_out(TrainBinding *binding, const NullableDatum *values)
{
	const TrainPlan *plan = binding->plan;

	if (binding->weight >= 0)
	{
		TrainSource *source = &binding->sources[binding->weight];
		NullableDatum weight = values[source->source];

		if (weight.isnull || !(mlsys_read_number(&source->reader, weight.value) > 0))
			return true;
	}
	for (int i = 0; i < plan->ninputs; i++)
	{
		TrainSource *source = &binding->sources[i];
		NullableDatum value = values[source->source];
		bool is_array = source->reader.kind == ML_COLUMN_ARRAY;

		if (plan->inputs[i].role != TRAIN_FEATURE || source->reader.kind == ML_COLUMN_CATEGORY)
			continue;
		if (value.isnull && (is_array || plan->missing == ML_MISSING_SKIP_ROW))
			return true;
		if (plan->missing != ML_MISSING_SKIP_ROW)
			continue;
		if (is_array)
		{
			bool has_missing;
			int32 width;

			(void) mlsys_read_array(&source->reader, value.value, &width, &has_missing);
			if (has_missing)
				return true;
		}
		else if (isnan(mlsys_read_number(&source->reader, value.value)))
			return true;
	}
	return false;
}

/* The categories of a row that trains. */
static void
scan_categories(MlsysEnv *env, TrainScan *scan, TrainBinding *binding, const NullableDatum *values)
{
	bool counts = true;

	if (binding->validation >= 0)
	{
		NullableDatum flag = values[binding->sources[binding->validation].source];

		/* what only these rows have must have a code, but is no level */
		counts = flag.isnull || !DatumGetBool(flag.value);
	}
	for (int i = 0; i < scan->ninputs; i++)
	{
		TrainSource *source = &binding->sources[i];
		NullableDatum value = values[source->source];
		int32_t code = 0;

		if (binding->plan->inputs[i].role != TRAIN_FEATURE ||
			source->reader.kind != ML_COLUMN_CATEGORY)
			continue;
		if (scan->categories[i] == NULL)
		{
			mlsys_check(env, ml_alloc(&env->ml, 1, sizeof(MlDictionary), "categories",
									  &scan->categories[i]));
			mlsys_check(env, ml_dictionary_init(&env->ml, scan->categories[i]));
		}
		if (!value.isnull)
			mlsys_check(env, ml_dictionary_code(&env->ml, scan->categories[i],
												mlsys_read_category(&source->reader, value.value),
												&code));
		scan->categories[i]->counts[code] += counts;
	}
}

static void
scan_row(MlsysEnv *env, ScanSite *site, TrainScan *scan, const NullableDatum *values)
{
	TrainBinding *binding = site->binding;
	const TrainPlan *plan = binding->plan;
	uint64 sum = train_hash_content(binding, values);
	TrainPart part;
	uint64 hash;

	scan->rows++;
	for (int other = 0; other < binding->nothers; other++)
	{
		int i = binding->others[other];
		TrainSource *source = &binding->sources[i];
		NullableDatum value = values[source->source];

		if (value.isnull)
			continue;
		if (source->reader.kind == ML_COLUMN_ARRAY)
			scan_width(scan, binding, i, value);
		else if (plan->inputs[i].is_checked && !scan->distinct[i].has_repeated &&
				 is_key_type(&source->reader))
			mlsys_check(env, ml_distinct_add(&env->ml, &scan->distinct[i],
											 train_hash_value(&source->reader, value)));
	}
	scan->hash_sum += sum;
	if (binding->target < 0 || values[binding->sources[binding->target].source].isnull)
	{
		scan->rows_unlabelled++;
		return;
	}
	part = train_part(plan, train_hash_split(binding, values, sum));
	scan->parts[part]++;
	scan_target(env, scan, binding, part, values[binding->sources[binding->target].source].value);
	if (part != TRAIN_PART_TRAIN)
		return;
	hash = ml_hash_mix(train_hash_row(binding, values, sum));
	mlsys_check(env, ml_row_sample_add(&env->ml, &scan->sample, hash));
	if ((binding->has_categories || site->bins != NULL) && !is_left_out(binding, values))
	{
		if (binding->has_categories)
			scan_categories(env, scan, binding, values);
		if (site->bins != NULL)
			train_bins_add(env, site->bins, binding, scan->widths, &scan->bin_sample, values,
						   ml_hash_pair(hash, sum));
	}
}

static MlStatus
merge_dictionary(MlEnv *env, MlDictionary *dictionary, const MlDictionary *other)
{
	dictionary->counts[0] += other->counts[0];
	for (int32_t code = 1; code < other->ncodes; code++)
	{
		int32_t own;

		ML_TRY(ml_dictionary_code(env, dictionary, other->texts[code], &own));
		dictionary->counts[own] += other->counts[code];
	}
	return ML_OK;
}

static MlStatus
merge_bin_samples(MlEnv *env, TrainScan *scan, const TrainScan *other)
{
	if (other->bin_sample == NULL)
		return ML_OK;
	if (scan->bin_sample == NULL)
	{
		ML_TRY(ml_alloc(env, 1, sizeof(MlBinSample), "sample of rows", &scan->bin_sample));
		ML_TRY(ml_bin_sample_init(env, scan->bin_sample, other->bin_sample->nvalues,
								  other->bin_sample->max_bins));
	}
	return ml_bin_sample_merge(env, scan->bin_sample, other->bin_sample);
}

static MlStatus
scan_merge(MlEnv *env, TrainScan *scan, const TrainScan *other)
{
	int64 trained = scan->parts[TRAIN_PART_TRAIN] + other->parts[TRAIN_PART_TRAIN];

	if (scan->ninputs != other->ninputs)
		return ml_fail(env, ML_BAD_SHAPE, "passes over different columns cannot be combined");
	scan->rows += other->rows;
	scan->rows_unlabelled += other->rows_unlabelled;
	scan->hash_sum += other->hash_sum;
	if (trained > 0)
		scan->target_mean += (other->target_mean - scan->target_mean) *
							 ((double) other->parts[TRAIN_PART_TRAIN] / (double) trained);
	for (int i = 0; i < TRAIN_PARTS; i++)
		scan->parts[i] += other->parts[i];
	ML_TRY(merge_dictionary(env, &scan->labels, &other->labels));
	ML_TRY(ml_row_sample_merge(env, &scan->sample, &other->sample));
	ML_TRY(merge_bin_samples(env, scan, other));
	for (int i = 0; i < scan->ninputs; i++)
	{
		if (scan->widths[i] != 0 && other->widths[i] != 0 && scan->widths[i] != other->widths[i])
			return ml_fail(env, ML_BAD_SHAPE, "arrays of %d and of %d elements in one column",
						   scan->widths[i], other->widths[i]);
		scan->widths[i] = Max(scan->widths[i], other->widths[i]);
		ML_TRY(ml_distinct_merge(env, &scan->distinct[i], &other->distinct[i]));
		if (other->categories[i] == NULL)
			continue;
		if (scan->categories[i] == NULL)
		{
			ML_TRY(ml_alloc(env, 1, sizeof(MlDictionary), "categories", &scan->categories[i]));
			ML_TRY(ml_dictionary_init(env, scan->categories[i]));
		}
		ML_TRY(merge_dictionary(env, scan->categories[i], other->categories[i]));
	}
	return ML_OK;
}

/* Stored form */

/* Forms of what is there for bins. */
enum
{
	BINS_NONE = 0,
	BINS_SAMPLE,
	BINS_FOUND
};

static void
save_bins(MlsysEnv *env, MlWriter *writer, TrainScan *scan, bool is_result)
{
	MlFeatureBins *bins;
	int32 n;

	if (scan->bin_sample == NULL)
	{
		ml_write_u8(writer, BINS_NONE);
		return;
	}
	ml_write_u8(writer, is_result ? BINS_FOUND : BINS_SAMPLE);
	if (!is_result)
	{
		ml_bin_sample_save(writer, scan->bin_sample);
		return;
	}
	n = scan->bin_sample->nvalues;
	bins = palloc(Max(n, 1) * sizeof(MlFeatureBins));
	mlsys_check(env, ml_bin_sample_bins(&env->ml, scan->bin_sample, bins));
	ml_write_u32(writer, (uint32) n);
	for (int32 b = 0; b < n; b++)
		ml_bins_save(writer, &bins[b]);
}

static MlStatus
load_bins(MlReader *reader, TrainScan *scan)
{
	uint8 form = ml_read_u8(reader);
	uint32 count;

	if (form > BINS_FOUND)
		ml_reader_fail(reader, "unknown form of bins");
	ML_TRY(ml_reader_status(reader));
	if (form == BINS_SAMPLE)
	{
		ML_TRY(ml_alloc(reader->env, 1, sizeof(MlBinSample), "sample of rows", &scan->bin_sample));
		return ml_bin_sample_load(reader, scan->bin_sample);
	}
	if (form == BINS_NONE)
		return ML_OK;
	count = ml_read_count(reader, 5);
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc_zero(reader->env, count, sizeof(MlFeatureBins), "bins", &scan->bins));
	for (uint32 b = 0; b < count; b++)
		ml_bins_load(reader, &scan->bins[b]);
	scan->nbins = (int32) count;
	return ml_reader_status(reader);
}

/* Of a state, or with is_result of what the pass has found: bins instead of rows to find them by. */
static bytea *
scan_save(MlsysEnv *env, TrainScan *scan, bool is_result)
{
	MlWriter writer;

	ml_writer_init(&writer, &env->ml);
	ml_write_i64(&writer, scan->rows);
	ml_write_i64(&writer, scan->rows_unlabelled);
	for (int i = 0; i < TRAIN_PARTS; i++)
		ml_write_i64(&writer, scan->parts[i]);
	ml_write_u64(&writer, scan->hash_sum);
	ml_write_f64(&writer, scan->target_mean);
	train_dictionary_save(&writer, &scan->labels);
	ml_row_sample_save(&writer, &scan->sample);
	save_bins(env, &writer, scan, is_result);
	ml_write_u32(&writer, (uint32) scan->ninputs);
	for (int i = 0; i < scan->ninputs; i++)
	{
		ml_write_u32(&writer, (uint32) scan->widths[i]);
		ml_distinct_save(&writer, &scan->distinct[i]);
		ml_write_bool(&writer, scan->categories[i] != NULL);
		if (scan->categories[i] != NULL)
			train_dictionary_save(&writer, scan->categories[i]);
	}
	return mlsys_writer_bytes(env, &writer);
}

static MlStatus
scan_load(MlReader *reader, TrainScan *scan)
{
	TrainPlan plan = {0};
	uint32_t ninputs;

	ML_TRY(scan_init(reader->env, &plan, scan));
	scan->rows = ml_read_i64(reader);
	scan->rows_unlabelled = ml_read_i64(reader);
	for (int i = 0; i < TRAIN_PARTS; i++)
		scan->parts[i] = ml_read_i64(reader);
	scan->hash_sum = ml_read_u64(reader);
	scan->target_mean = ml_read_f64(reader);
	ML_TRY(train_dictionary_load(reader, &scan->labels));
	ML_TRY(ml_row_sample_load(reader, &scan->sample));
	ML_TRY(load_bins(reader, scan));
	ninputs = ml_read_count(reader, 26);
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc(reader->env, ninputs, sizeof(int32), "columns", &scan->widths));
	ML_TRY(ml_alloc(reader->env, ninputs, sizeof(MlDistinct), "columns", &scan->distinct));
	ML_TRY(ml_alloc_zero(reader->env, ninputs, sizeof(MlDictionary *), "categories",
						 &scan->categories));
	for (uint32_t i = 0; i < ninputs; i++)
	{
		uint32_t width = ml_read_u32(reader);

		if (width > INT_MAX)
			ml_reader_fail(reader, "wrong length of an array");
		scan->widths[i] = (int32) (width & INT_MAX);
		ML_TRY(ml_distinct_load(reader, &scan->distinct[i]));
		if (!ml_read_bool(reader))
			continue;
		ML_TRY(ml_reader_status(reader));
		ML_TRY(ml_alloc(reader->env, 1, sizeof(MlDictionary), "categories", &scan->categories[i]));
		ML_TRY(train_dictionary_load(reader, scan->categories[i]));
	}
	scan->ninputs = (int32) ninputs;
	return ml_reader_end(reader);
}

void
train_scan_load(MlsysEnv *env, const bytea *bytes, const TrainPlan *plan, TrainScan *scan)
{
	MlReader reader;

	ml_reader_init(&reader, &env->ml, "result of a pass", VARDATA_ANY(bytes),
				   VARSIZE_ANY_EXHDR(bytes));
	mlsys_check(env, scan_load(&reader, scan));
	if (scan->ninputs != plan->ninputs)
		elog(ERROR, "first pass of a training has %d columns, not %d", scan->ninputs,
			 plan->ninputs);
}

/* The aggregate */

PG_FUNCTION_INFO_V1(mlsys_training_scan_accum);
PG_FUNCTION_INFO_V1(mlsys_training_scan_combine);
PG_FUNCTION_INFO_V1(mlsys_training_scan_serialize);
PG_FUNCTION_INFO_V1(mlsys_training_scan_deserialize);
PG_FUNCTION_INFO_V1(mlsys_training_scan_final);

Datum
mlsys_training_scan_accum(PG_FUNCTION_ARGS)
{
	ScanSite *site = mlsys_agg_enter(fcinfo, sizeof(ScanSite));
	MlsysEnv *env = &site->agg.env;
	TrainScan *scan = PG_ARGISNULL(0) ? NULL : (TrainScan *) PG_GETARG_POINTER(0);

	if (unlikely(site->binding == NULL))
	{
		site->binding = train_bind(fcinfo, 1, fcinfo->flinfo->fn_mcxt);
		site->bins = train_bins_site(site->binding);
	}
	if (unlikely(scan == NULL))
	{
		scan = mlsys_agg_state(&site->agg, sizeof(TrainScan));
		mlsys_check(env, scan_init(&env->ml, site->binding->plan, scan));
	}
	scan_row(env, site, scan, train_values(site->binding, fcinfo, 1));
	PG_RETURN_POINTER(scan);
}

/* The second state is left as it is. */
Datum
mlsys_training_scan_combine(PG_FUNCTION_ARGS)
{
	ScanSite *site = mlsys_agg_enter(fcinfo, sizeof(ScanSite));
	MlsysEnv *env = &site->agg.env;
	TrainScan *scan = PG_ARGISNULL(0) ? NULL : (TrainScan *) PG_GETARG_POINTER(0);
	const TrainScan *other;

	if (PG_ARGISNULL(1))
	{
		if (scan == NULL)
			PG_RETURN_NULL();
		PG_RETURN_POINTER(scan);
	}
	other = (const TrainScan *) PG_GETARG_POINTER(1);
	if (scan == NULL)
	{
		TrainPlan plan = {.ninputs = other->ninputs};

		scan = mlsys_agg_state(&site->agg, sizeof(TrainScan));
		mlsys_check(env, scan_init(&env->ml, &plan, scan));
	}
	mlsys_check(env, scan_merge(&env->ml, scan, other));
	PG_RETURN_POINTER(scan);
}

static Datum
save_result(FunctionCallInfo fcinfo, bool is_result)
{
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	PG_RETURN_BYTEA_P(scan_save(&env, (TrainScan *) PG_GETARG_POINTER(0), is_result));
}

Datum
mlsys_training_scan_serialize(PG_FUNCTION_ARGS)
{
	return save_result(fcinfo, false);
}

Datum
mlsys_training_scan_deserialize(PG_FUNCTION_ARGS)
{
	bytea *bytes = PG_GETARG_BYTEA_PP(0);
	TrainScan *scan = palloc(sizeof(TrainScan));
	MlReader reader;
	MlsysEnv env;

	(void) mlsys_aggregate_context(fcinfo);
	mlsys_env_init(&env, CurrentMemoryContext);
	ml_reader_init(&reader, &env.ml, "training state", VARDATA_ANY(bytes),
				   VARSIZE_ANY_EXHDR(bytes));
	mlsys_check(&env, scan_load(&reader, scan));
	PG_RETURN_POINTER(scan);
}

Datum
mlsys_training_scan_final(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	return save_result(fcinfo, true);
}
