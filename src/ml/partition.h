/*
 * partition.h
 *		Which rows of a node go left.
 *
 * In a chunk the rows of a node are one run of 16-bit numbers, ascending.  A split cuts the run into the rows that
 * go left and those that go right, both still ascending.
 */
#ifndef ML_PARTITION_H
#define ML_PARTITION_H

#include "ml/binned.h"

#define ML_PARTITION_SLACK 32

/*
 * What a split asks of a code c.  A number's codes <= limit go left, and missing values (code nbins) where the split
 * says so: in the arithmetic of the codes' bytes c + shift <= limit + shift, the shift turning
 * nbins into 0 where they go left.  A category's codes are looked up.
 */
typedef struct MlQuestion
{
	const unsigned char *codes; /* of the chunk's first row */
	int shift_of_row;           /* a row's bytes are 1 << shift_of_row */
	bool is_wide;               /* codes of two bytes */
	uint32_t shift;
	uint32_t limit;                  /* shift included */
	const unsigned char *goes_right; /* NULL, or by code 0 or 1 */
} MlQuestion;

/*
 * Put the n rows into order, left ones first, and return their number.  work: room for n + ML_PARTITION_SLACK.
 */
extern int32_t ml_partition(const MlQuestion *question, uint16_t *rows, int32_t n, uint16_t *work);
/* The same without instructions that the processor might not have. */
extern int32_t
ml_partition_plain(const MlQuestion *question, uint16_t *rows, int32_t n, uint16_t *work);

#endif /* ML_PARTITION_H */
