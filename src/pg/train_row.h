/*
 * train_row.h
 *		From a row's values to the slot of a trainer.
 */
#ifndef MLSYS_TRAIN_ROW_H
#define MLSYS_TRAIN_ROW_H

#include "pg/train_call.h"

/* State of a training aggregate of the column family. */
typedef struct TrainState
{
	MlTrainer trainer;
	TrainSchema *schema; /* NULL in a state that came from another process */
	bool begun;          /* is there a trainer?  Not before a row that it can be made with */
	int64 rows_skipped;  /* before there was one */
	int64 rows_read;     /* a pass of mlsys.train: rows of all parts, */
	uint64 hash_sum;     /* and the sum of the hashes of their contents */
} TrainState;

/*
 * Add a row of values, indexed by the sources of the schema's columns.  Memory that reading needs is
 * that of the current, short-lived context; that of the state is env's.
 */
extern void train_add_row(MlsysEnv *env, TrainState *state, const NullableDatum *values);

/*
 * The number that stands for a query group, finite; equal values, and only they, have equal numbers.  It
 * is the value itself where that is a number of a type that a double holds exactly, and a bigint up to 2^53; else
 * it is made of 62 bits of a hash of the value: of a million groups two are taken for one with a
 * probability of 1e-7.
 */
extern double train_group_number(MlsysColumnReader *reader, Datum value);

/* A target that is a number: an error unless it is finite. */
extern double train_read_target(MlsysColumnReader *reader, Datum value);

/* The columns of a row of this type, in the current context. */
extern NullableDatum *train_deform_row(HeapTupleHeader row, TupleDesc desc);

/* A composite value's columns, in the current context; an error when it is not of the schema's type. */
extern NullableDatum *train_open_row(const TrainSchema *schema, HeapTupleHeader row);

#endif /* MLSYS_TRAIN_ROW_H */
