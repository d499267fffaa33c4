/*
 * train_bins.h
 *		What the first pass of mlsys.train() finds out about numbers for trees: which have missing values, and
 *		into which bins they are cut.
 */
#ifndef MLSYS_TRAIN_BINS_H
#define MLSYS_TRAIN_BINS_H

#include "pg/train_plan.h"

#include "ml/bin_sample.h"

/* A feature that is a number or an array of numbers. */
typedef struct TrainBinInput
{
	int source; /* index of its value */
	int input;
	bool is_float8;
	bool is_array;
} TrainBinInput;

/* Those of a call site, in the order of the dense columns. */
typedef struct TrainBinSite
{
	int max_bins;
	int ninputs;
	TrainBinInput *inputs;
} TrainBinSite;

/* NULL for an algorithm that has no bins; in the binding's context. */
extern TrainBinSite *train_bins_site(const TrainBinding *binding);

/*
 * Take in a row that the training will not leave out.  The sample is made with the first one; widths has the
 * lengths of arrays by input, and hash is that of the row's content, and key.
 */
extern void
train_bins_add(MlsysEnv *env, const TrainBinSite *site, TrainBinding *binding, const int32 *widths,
			   MlBinSample **sample, const NullableDatum *values, uint64 hash);

/* Bins of all dense columns of a plan, in one array; NULL where an input has none. */
extern MlFeatureBins *train_bins_of_plan(const TrainBinding *binding);

#endif /* MLSYS_TRAIN_BINS_H */
