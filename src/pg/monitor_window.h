/*
 * monitor_window.h
 *		Windows of time: from a time to the window that it is in, and from a window to its bounds.
 */
#ifndef MLSYS_MONITOR_WINDOW_H
#define MLSYS_MONITOR_WINDOW_H

#include "pg/mlsys.h"

#include "utils/timestamp.h"

typedef struct MonitorCalendar
{
	int32 months;     /* of the length, if it is months */
	int64 length;     /* else microseconds */
	bool is_local;    /* months or whole days: bounds are times of the clock, not of the world */
	int64 offset;     /* microseconds */
	const char *zone; /* a time zone that there is */
	Timestamp origin; /* 2001-01-01 00:00 in it, local or UTC as the windows are */
} MonitorCalendar;

/* Errors 22023: a time zone that there is not, a length or an offset that cannot be. */
extern void monitor_calendar_init(MonitorCalendar *calendar, const Interval *length,
								  const Interval *offset, const char *zone);

/* Number of the window that a time is in, and the start of a window; it ends where the next starts. */
extern int64 monitor_window_of(const MonitorCalendar *calendar, TimestampTz time);
extern TimestampTz monitor_window_start(const MonitorCalendar *calendar, int64 number);

/* The time on the clocks of a zone, and the way back. */
extern Timestamp monitor_local_time(const char *zone, TimestampTz time);
extern TimestampTz monitor_world_time(const char *zone, Timestamp local);

#endif /* MLSYS_MONITOR_WINDOW_H */
