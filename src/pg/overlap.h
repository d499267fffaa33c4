/*
 * overlap.h
 *		Which rows of a query were among those that trained a version of a model?
 *
 * train() keeps a sample of the hashes of its training rows with the version (ml/hash_set.h).  A query
 * that has the columns of that hash - the split key or, without one, all columns of the training - can be
 * looked through for them: the hashes below the sample's limit are all of it or none, and the share
 * of training rows among these rows estimates that among all.
 */
#ifndef MLSYS_OVERLAP_H
#define MLSYS_OVERLAP_H

#include "pg/report.h"
#include "pg/resolve.h"
#include "pg/train_plan.h"

typedef struct Overlap
{
	bool is_known; /* the version has a sample, and the query the columns */
	bool is_exact; /* the sample is of all rows */
	TrainPlan plan;
	char *reference; /* to the version, by its number */
	int parameter;   /* $ of the reference, that of the plan follows; set by overlap_begin() */
} Overlap;

/*
 * Of a version that the caller may predict with: that is for the caller of this function to check.  With
 * SPI connected.
 */
extern void overlap_open(Overlap *overlap, const MlsysResolved *version, const MlModel *model,
						 const ReportQuery *query);
extern void overlap_begin(Overlap *overlap, Report *report);

/*
 * Column "trained<m>" of the rows: whether the row trained the version, NULL when its hash is above the
 * limit.
 */
extern void overlap_append(StringInfo sql, const Overlap *overlap, int m);

/*
 * "about 90 of the 100 rows": of hashed rows, those within the limit, trained ones have trained the
 * version; they count for all.
 */
extern char *overlap_estimate(const Overlap *overlap, int64 rows, int64 hashed, int64 trained);

#endif /* MLSYS_OVERLAP_H */
