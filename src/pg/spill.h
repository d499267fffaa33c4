/*
 * spill.h
 *		A temporary file for the rows of trainings that wait for their end.
 *
 * All states of an aggregate's memory context share one file, which is made when the first of them is to put rows
 * aside.  It goes with that context, or before it with the resource owner that was the current one when it was
 * made, as after an error; until then what it holds can be read as often as one likes.
 */
#ifndef MLSYS_SPILL_H
#define MLSYS_SPILL_H

#include "pg/mlsys.h"

#include "storage/fd.h"
#include "utils/resowner.h"

typedef struct MlsysSpill
{
	MlSpill ml;              /* first */
	struct MlsysSpill *next; /* of those whose file is open */
	ResourceOwner owner;     /* of the file; NULL: there is none */
	File file;
	bool is_lost; /* the owner has gone and has closed the file */
	int64 size;
} MlsysSpill;

/* Without a file yet. */
extern void mlsys_spill_init(MlsysSpill *spill);
/* Close the file, if there is one; cannot fail. */
extern void mlsys_spill_close(MlsysSpill *spill);

#endif /* MLSYS_SPILL_H */
