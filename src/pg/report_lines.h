/*
 * report_lines.h
 *		Reading the results of report aggregates: JSON arrays of objects, one a metric.
 */
#ifndef MLSYS_REPORT_LINES_H
#define MLSYS_REPORT_LINES_H

#include "pg/mlsys.h"

#include "utils/jsonb.h"

extern int report_count_lines(const Jsonb *report);
extern JsonbContainer *report_read_line(Jsonb *report, int i);

/* A number of a line; false for null and where there is none. */
extern bool report_read_number(JsonbContainer *line, const char *key, double *value);
/* A text, palloc'ed; NULL where there is none, or an error. */
extern char *report_find_text(JsonbContainer *line, const char *key);
extern char *report_read_text(JsonbContainer *line, const char *key);
/* A member that is an object; NULL where there is none. */
extern JsonbContainer *report_find_object(JsonbContainer *line, const char *key);

#endif /* MLSYS_REPORT_LINES_H */
