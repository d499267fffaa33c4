/*
 * train_bins.c
 *		Bins of numbers, found by the first pass of mlsys.train().  See train_bins.h.
 *
 * Of most rows of a large query nothing is needed but whether a value is missing, so that is asked of all
 * values of a row at once, and the values are copied only when the hash says that the row is in the sample.
 */
#include "pg/train_bins.h"

TrainBinSite *
train_bins_site(const TrainBinding *binding)
{
	const TrainPlan *plan = binding->plan;
	TrainBinSite *site;

	if (plan->algorithm->fit_binned == NULL || binding->target < 0)
		return NULL;
	site = MemoryContextAllocZero(binding->context, sizeof(TrainBinSite));
	site->max_bins = ml_bin_options(plan->algorithm, binding->options).max_bins;
	site->inputs =
		MemoryContextAlloc(binding->context, Max(plan->ninputs, 1) * sizeof(TrainBinInput));
	for (int i = 0; i < plan->ninputs; i++)
	{
		const TrainSource *source = &binding->sources[i];

		if (plan->inputs[i].role != TRAIN_FEATURE || source->reader.kind == ML_COLUMN_CATEGORY)
			continue;
		site->inputs[site->ninputs++] =
			(TrainBinInput){.source = source->source,
							.input = i,
							.is_float8 = source->reader.source == MLSYS_FLOAT8,
							.is_array = source->reader.kind == ML_COLUMN_ARRAY};
	}
	return site;
}

/* A number, NaN for NULL; what is infinite is an error of the second pass, and has no say here. */
static inline double
read_number(TrainBinding *binding, const TrainBinInput *input, NullableDatum value)
{
	double number;

	if (value.isnull)
		return NAN;
	number = input->is_float8
				 ? DatumGetFloat8(value.value)
				 : mlsys_read_number(&binding->sources[input->input].reader, value.value);
	return isinf(number) ? NAN : number;
}

/* All numbers of a row. */
static void
read_row(const TrainBinSite *site, TrainBinding *binding, const int32 *widths,
		 const NullableDatum *values, double *row)
{
	for (int i = 0; i < site->ninputs; i++)
	{
		const TrainBinInput *input = &site->inputs[i];
		const double *numbers;
		bool has_missing;
		int32 n;

		if (!input->is_array)
		{
			*row++ = read_number(binding, input, values[input->source]);
			continue;
		}
		numbers = mlsys_read_array(&binding->sources[input->input].reader,
								   values[input->source].value, &n, &has_missing);
		for (int32 k = 0; k < widths[input->input]; k++)
			*row++ = isinf(numbers[k]) ? NAN : numbers[k];
	}
}

/* Is a value of the row missing? */
static bool
has_missing_value(const TrainBinSite *site, TrainBinding *binding, const NullableDatum *values)
{
	bool missing = false;

	for (int i = 0; i < site->ninputs; i++)
	{
		const TrainBinInput *input = &site->inputs[i];
		NullableDatum value = values[input->source];

		if (input->is_float8)
			missing |= value.isnull || isnan(DatumGetFloat8(value.value));
		else if (input->is_array)
		{
			bool in_array;
			int32 n;

			(void) mlsys_read_array(&binding->sources[input->input].reader, value.value, &n,
									&in_array);
			missing |= in_array;
		}
		else
			missing |= isnan(read_number(binding, input, value));
	}
	return missing;
}

static MlBinSample *
make_sample(MlsysEnv *env, const TrainBinSite *site, const int32 *widths)
{
	MlBinSample *sample;
	int64 nvalues = 0;

	for (int i = 0; i < site->ninputs; i++)
		nvalues += site->inputs[i].is_array ? widths[site->inputs[i].input] : 1;
	if (nvalues > ML_MAX_FEATURES)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("more than %d features", ML_MAX_FEATURES)));
	mlsys_check(env, ml_alloc(&env->ml, 1, sizeof(MlBinSample), "sample of rows", &sample));
	mlsys_check(env, ml_bin_sample_init(&env->ml, sample, (int32) nvalues, site->max_bins));
	return sample;
}

void
train_bins_add(MlsysEnv *env, const TrainBinSite *site, TrainBinding *binding, const int32 *widths,
			   MlBinSample **sample, const NullableDatum *values, uint64 hash)
{
	bool is_validation = false;
	double weight = 1;
	double *row = NULL;

	if (*sample == NULL)
		*sample = make_sample(env, site, widths);
	if (binding->validation >= 0)
	{
		NullableDatum flag = values[binding->sources[binding->validation].source];

		is_validation = !flag.isnull && DatumGetBool(flag.value);
	}
	if (binding->weight >= 0)
	{
		TrainSource *source = &binding->sources[binding->weight];

		weight = mlsys_read_number(&source->reader, values[source->source].value);
		if (!isfinite(weight))
			return; /* an error of the second pass */
	}
	if (unlikely(ml_bin_sample_wants(*sample, hash) && !is_validation))
	{
		mlsys_check(env, ml_bin_sample_add(&env->ml, *sample, hash, weight, &row));
		if (row != NULL)
			read_row(site, binding, widths, values, row);
	}
	if (unlikely(has_missing_value(site, binding, values)))
	{
		if (row == NULL)
		{
			row = palloc(Max((*sample)->nvalues, 1) * sizeof(double));
			read_row(site, binding, widths, values, row);
		}
		for (int32 v = 0; v < (*sample)->nvalues; v++)
			(*sample)->missing[v] |= isnan(row[v]);
	}
}

MlFeatureBins *
train_bins_of_plan(const TrainBinding *binding)
{
	const TrainPlan *plan = binding->plan;
	MlFeatureBins *bins;
	int64 n = 0;

	for (int i = 0; i < plan->ninputs; i++)
	{
		if (plan->inputs[i].role != TRAIN_FEATURE ||
			binding->sources[i].reader.kind == ML_COLUMN_CATEGORY)
			continue;
		if (plan->inputs[i].nbins !=
			(binding->sources[i].reader.kind == ML_COLUMN_ARRAY ? plan->inputs[i].width : 1))
			return NULL;
		n += plan->inputs[i].nbins;
	}
	bins = palloc(Max(n, 1) * sizeof(MlFeatureBins));
	n = 0;
	for (int i = 0; i < plan->ninputs; i++)
		for (int32 k = 0; k < plan->inputs[i].nbins; k++)
			bins[n++] = plan->inputs[i].bins[k];
	return bins;
}
