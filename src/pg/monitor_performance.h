/*
 * monitor_performance.h
 *		Signals about labels: performance, estimated performance, prediction bias.
 */
#ifndef MLSYS_MONITOR_PERFORMANCE_H
#define MLSYS_MONITOR_PERFORMANCE_H

#include "pg/monitor_signals.h"

/* May a metric of that name have a threshold?  The known name nearest to another, or NULL. */
extern bool monitor_is_metric(const char *metric);
extern const char *monitor_nearest_metric(const char *metric);

/* What n rows count as, of so many units: min_n and standard errors are of these. */
extern double monitor_count_units(const MonitorRows *rows, double n);

/* Append the results of each signal. */
extern void monitor_performance(MonitorSlice *slice);
extern void monitor_estimated_performance(MonitorSlice *slice);
extern void monitor_prediction_bias(MonitorSlice *slice);
extern void monitor_reconstruction(MonitorSlice *slice);

#endif /* MLSYS_MONITOR_PERFORMANCE_H */
