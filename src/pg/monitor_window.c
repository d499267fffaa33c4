/*
 * monitor_window.c
 *		Windows of time.  See monitor_window.h.
 *
 * Windows are numbered; that of number 0 begins at 2001-01-01, a Monday, 00:00 in the monitor's time zone,
 * shifted by the offset.  As in PostgreSQL's arithmetic of intervals, months and days are those of the
 * calendar, hours are elapsed time:
 *
 *	  - Windows of months, or of whole days, have bounds on the local clock; so a day is 23 or 25 hours long when
 *		the clock is changed.
 *	  - Windows of another length (six hours; 36 hours) are as long as they say, always; what is
 *		local about them is where they began in 2001.
 *
 * A local time that the clock leaves out is read as one that it would have shown with the old setting,
 * and one that it shows twice as the later one, as timestamp AT TIME ZONE does.
 */
#include "pg/monitor_window.h"

#include "pgtime.h"
#include "parser/scansup.h"
#include "utils/datetime.h"

#define MONTHS_OF_ORIGIN (2001 * MONTHS_PER_YEAR)
#define LEAST_LENGTH USECS_PER_MINUTE

Timestamp
monitor_local_time(const char *zone, TimestampTz time)
{
	return DatumGetTimestamp(DirectFunctionCall2(timestamptz_zone, CStringGetTextDatum(zone),
												 TimestampTzGetDatum(time)));
}

TimestampTz
monitor_world_time(const char *zone, Timestamp local)
{
	return DatumGetTimestampTz(
		DirectFunctionCall2(timestamp_zone, CStringGetTextDatum(zone), TimestampGetDatum(local)));
}

/* The first of a month, months after year 0. */
static Timestamp
first_of_month(int64 months)
{
	struct pg_tm tm = {0};
	Timestamp result;

	tm.tm_year = (int) (months / MONTHS_PER_YEAR);
	tm.tm_mon = (int) (months % MONTHS_PER_YEAR) + 1;
	tm.tm_mday = 1;
	if (months < 0 || tm.tm_year > 290000 || tm2timestamp(&tm, 0, NULL, &result) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE), errmsg("timestamp out of range")));
	return result;
}

static int64
floor_divide(int64 a, int64 b)
{
	return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static void
check_zone(const char *zone)
{
	int value;
	pg_tz *tz;
	char *lower = downcase_truncate_identifier(zone, (int) strlen(zone), false);
	int type = DecodeTimezoneAbbrev(0, lower, &value, &tz);

	if (type == TZ || type == DTZ || type == DYNTZ || pg_tzset(zone) != NULL)
		return;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("time zone \"%s\" not recognized", zone),
					errhint("The view pg_timezone_names lists all names.")));
}

void
monitor_calendar_init(MonitorCalendar *calendar, const Interval *length, const Interval *offset,
					  const char *zone)
{
	int64 microseconds;

	check_zone(zone);
	if (length->month != 0 && (length->day != 0 || length->time != 0))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("window_length has both months and days"),
						errhint("Windows are whole months, or days and time: '1 month', '7 days', "
								"'6 hours'.")));
	if (offset->month != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("window_offset has months"),
				 errhint("An offset is of days and time: '14 days', '6 hours'.")));
	microseconds = length->day * USECS_PER_DAY + length->time;
	if (length->month < 0 || (length->month == 0 && microseconds < LEAST_LENGTH))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("window_length is %s, outside 1 minute and more",
							   DatumGetCString(
								   DirectFunctionCall1(interval_out, IntervalPGetDatum(length))))));
	*calendar = (MonitorCalendar){.months = length->month,
								  .length = microseconds,
								  .is_local = length->month > 0 || length->time == 0,
								  .offset = offset->day * USECS_PER_DAY + offset->time,
								  .zone = zone};
	calendar->origin = first_of_month(MONTHS_OF_ORIGIN);
	if (!calendar->is_local)
		calendar->origin = monitor_world_time(zone, calendar->origin);
}

int64
monitor_window_of(const MonitorCalendar *calendar, TimestampTz time)
{
	int64 at = calendar->is_local ? monitor_local_time(calendar->zone, time) : time;
	int64 number;

	at -= calendar->offset;
	if (calendar->months > 0)
	{
		struct pg_tm tm;
		fsec_t fraction;

		if (timestamp2tm(at, NULL, &tm, &fraction, NULL, NULL) != 0)
			ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
							errmsg("timestamp out of range")));
		number =
			floor_divide((int64) tm.tm_year * MONTHS_PER_YEAR + tm.tm_mon - 1 - MONTHS_OF_ORIGIN,
						 calendar->months);
	}
	else
		number = floor_divide(at - calendar->origin, calendar->length);
	/* where the clock is changed, local time does not say it all */
	while (monitor_window_start(calendar, number) > time)
		number--;
	while (monitor_window_start(calendar, number + 1) <= time)
		number++;
	return number;
}

TimestampTz
monitor_window_start(const MonitorCalendar *calendar, int64 number)
{
	Timestamp start =
		calendar->months > 0
			? first_of_month(MONTHS_OF_ORIGIN + number * calendar->months) + calendar->offset
			: calendar->origin + number * calendar->length + calendar->offset;

	return calendar->is_local ? monitor_world_time(calendar->zone, start) : start;
}

PG_FUNCTION_INFO_V1(mlsys_count_windows);
Datum
mlsys_count_windows(PG_FUNCTION_ARGS)
{
	TimestampTz since = PG_GETARG_TIMESTAMPTZ(3);
	TimestampTz until = PG_GETARG_TIMESTAMPTZ(4);
	MonitorCalendar calendar;

	if (TIMESTAMP_NOT_FINITE(since) || TIMESTAMP_NOT_FINITE(until))
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
						errmsg("windows are counted between finite times")));
	monitor_calendar_init(&calendar, PG_GETARG_INTERVAL_P(0), PG_GETARG_INTERVAL_P(1),
						  text_to_cstring(PG_GETARG_TEXT_PP(2)));
	PG_RETURN_INT64(
		Max(monitor_window_of(&calendar, until) - monitor_window_of(&calendar, since), 0));
}
