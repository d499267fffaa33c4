/*
 * query.h
 *		Queries that a user hands over as text.
 */
#ifndef MLSYS_QUERY_H
#define MLSYS_QUERY_H

#include "pg/mlsys.h"

/*
 * The text of a query that only reads, palloc'ed, for embedding as FROM (<text>) AS q; see query.c.
 * An error, which calls the query by what ("query of train()"), unless it is one.
 */
extern char *mlsys_query_open(const char *query, const char *what);

#endif /* MLSYS_QUERY_H */
