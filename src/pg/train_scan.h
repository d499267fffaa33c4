/*
 * train_scan.h
 *		What the first pass of mlsys.train() finds out about its query.
 */
#ifndef MLSYS_TRAIN_SCAN_H
#define MLSYS_TRAIN_SCAN_H

#include "pg/mlsys.h"

#include "ml/data.h"
#include "ml/hash_set.h"
#include "pg/train_bins.h"

typedef struct TrainScan
{
	int64 rows;               /* of the query */
	int64 rows_unlabelled;    /* whose target is NULL */
	int64 parts[TRAIN_PARTS]; /* rows with a target in each part */
	uint64 hash_sum;          /* of the contents of all rows */
	double target_mean;       /* of a regression, over the rows that train */
	MlDictionary labels;      /* of a classification, with counts of the rows that train */
	MlRowSample sample;       /* hashes of the rows that train */
	MlBinSample
		*bin_sample; /* their numbers, for trees; NULL before the first row and in a result, */
	int32 nbins;     /* which has bins of the dense columns instead */
	MlFeatureBins *bins;
	int32 ninputs;
	int32 *widths;             /* of inputs that are arrays; 0 while not known */
	MlDistinct *distinct;      /* of inputs that are checked */
	MlDictionary **categories; /* of inputs that are categories, counted over the rows that train;
								* NULL of others, and of algorithms that do not ask for them */
} TrainScan;

/* The result of the pass, a bytea that the aggregate mlsys.training_scan gives. */
extern void
train_scan_load(MlsysEnv *env, const bytea *bytes, const TrainPlan *plan, TrainScan *scan);

#endif /* MLSYS_TRAIN_SCAN_H */
