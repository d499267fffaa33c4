/*
 * owner.h
 *		Running the code of a stored query as its owner.
 */
#ifndef MLSYS_OWNER_H
#define MLSYS_OWNER_H

#include "pg/mlsys.h"

/* What is run: with SPI connected, in the memory context that mlsys_run_as_owner() was called in. */
typedef void (*MlsysOwnerWork)(void *arg);

/*
 * Call work(arg) as the role, with that search_path and, if time_zone is not NULL, in that time zone, within
 * a subtransaction.  When it ends with an error, all that it wrote is undone and the error is given,
 * palloc'ed in the caller's memory context; NULL otherwise.  A cancel, a timeout and a termination are
 * no such errors: they go on.
 */
extern ErrorData *mlsys_run_as_owner(Oid role, const char *search_path, const char *time_zone,
									 MlsysOwnerWork work, void *arg);

/*
 * What everybody may be told of an error in a stored query, palloc'ed.  PostgreSQL's own messages, and those of
 * a query's functions, can hold values of the data ('invalid input syntax for type integer: "secret"'):
 * of these it is the condition and SQLSTATE.  Messages of ours about what is there and who may use it name
 * columns, models and roles, and stand as they are.
 */
extern char *mlsys_public_error(const ErrorData *error);
extern char *mlsys_public_condition(int sqlstate);

/* Raise an error that mlsys_run_as_owner() gave. */
extern void mlsys_raise_again(ErrorData *error) pg_attribute_noreturn();

#endif /* MLSYS_OWNER_H */
