/*
 * sealed.h
 *		A stored value with a mark before it, which says what it is, and a checksum behind it.
 *
 *	  mark (4 bytes) | content | hash of all that (8 bytes)
 *
 * Readers of the content still check every bound; the checksum finds what bounds cannot, a number
 * that has become another.
 */
#ifndef ML_SEALED_H
#define ML_SEALED_H

#include "ml/bytes.h"

/* Into an empty writer; the content is written between the two. */
extern void ml_seal_begin(MlWriter *writer, uint32_t mark);
extern void ml_seal_end(MlWriter *writer);

/* Set up a reader for the content; fails when the mark is another or the checksum is wrong. */
extern MlStatus ml_seal_open(MlReader *reader, MlEnv *env, const char *what, uint32_t mark,
							 const void *data, size_t size);

#endif /* ML_SEALED_H */
