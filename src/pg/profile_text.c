/*
 * profile_text.c
 *		What a profile tells of a column, as texts that a person reads.  See profile_text.h.
 *
 * A profile can come from anywhere, so that a number in it need not be a value of its column's type: what
 * cannot be shown as a time is shown as a number, and texts lose what is not in the server's encoding.
 */
#include "pg/profile_text.h"

#include <float.h>

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/timestamp.h"

#define DIGITS 6
#define TOP_VALUES 5
#define TEXT_SHOWN 40 /* bytes of a category */
#define BARS 16
#define QUANTILES 1024 /* that bars are drawn from, where not all values are known */
#define EPOCH_SECONDS ((double) (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE) * SECS_PER_DAY)

/* Numbers */

/* Digits behind the point are cut to what matters; those before it are all there. */
static char *
number_text(double value)
{
	int exponent = value == 0 ? 0 : (int) floor(log10(fabs(value)));
	int decimals = Max(DIGITS - 1 - exponent, 0);
	char *text;

	if (exponent >= 15 || exponent < -5)
		return psprintf("%.*g", DIGITS, value);
	text = psprintf("%.*f", decimals, value);
	if (decimals > 0)
	{
		int length = strlen(text);

		while (text[length - 1] == '0')
			length--;
		if (text[length - 1] == '.')
			length--;
		text[length] = '\0';
	}
	return strcmp(text, "-0") == 0 ? text + 1 : text;
}

/* A duration in seconds; NULL when it is not one. */
static char *
interval_text(double seconds)
{
	Interval interval = {0};

	if (!(fabs(seconds) < (double) PG_INT32_MAX * SECS_PER_DAY))
		return NULL;
	interval.day = (int32) trunc(seconds / SECS_PER_DAY);
	interval.time =
		(TimeOffset) rint((seconds - (double) interval.day * SECS_PER_DAY) * USECS_PER_SEC);
	return DatumGetCString(DirectFunctionCall1(interval_out, PointerGetDatum(&interval)));
}

/* A time of a column of times; NULL when it is not one. */
static char *
time_text(const char *type, double seconds)
{
	double since_2000 = rint((seconds - EPOCH_SECONDS) * USECS_PER_SEC);
	Datum timestamp;

	if (strcmp(type, "interval") == 0)
		return interval_text(seconds);
	if (strncmp(type, "time ", 5) == 0)
		return seconds >= 0 && seconds <= SECS_PER_DAY
				   ? DatumGetCString(DirectFunctionCall1(
						 time_out, TimeADTGetDatum((TimeADT) rint(seconds * USECS_PER_SEC))))
				   : NULL;
	if (!(since_2000 >= (double) MIN_TIMESTAMP && since_2000 < (double) END_TIMESTAMP))
		return NULL;
	timestamp = TimestampGetDatum((Timestamp) since_2000);
	if (strcmp(type, "date") == 0)
		return DatumGetCString(
			DirectFunctionCall1(date_out, DirectFunctionCall1(timestamp_date, timestamp)));
	if (strcmp(type, "timestamp with time zone") == 0)
		return DatumGetCString(DirectFunctionCall1(timestamptz_out, timestamp));
	return DatumGetCString(DirectFunctionCall1(timestamp_out, timestamp));
}

char *
profile_value_text(const MlProfileColumn *column, double value, bool is_rounded)
{
	char *text = NULL;

	if (isnan(value))
		return NULL;
	if (isinf(value))
		return pstrdup(value > 0 ? "Infinity" : "-Infinity");
	if (column->type_kind == ML_COLUMN_TIME)
		text = time_text(column->type_name, is_rounded ? rint(value) : value);
	else if (column->type_kind == ML_COLUMN_BOOLEAN && !is_rounded && (value == 0 || value == 1))
		return pstrdup(value == 1 ? "true" : "false");
	return text != NULL ? text : number_text(value);
}

char *
profile_distance_text(const MlProfileColumn *column, double value)
{
	char *text = NULL;

	if (isnan(value))
		return NULL;
	if (column->type_kind == ML_COLUMN_TIME)
		text = interval_text(rint(value));
	return text != NULL ? text : number_text(value);
}

/* Categories */

char *
profile_level_text(const MlProfileLevel *level)
{
	char *text;

	if (level->text.data == NULL)
		return psprintf("#%016llx", (unsigned long long) level->hash);
	text = pnstrdup(level->text.data, level->text.length);
	return mlsys_valid_text(text);
}

/* "a: 12", the text cut. */
static void
append_value(StringInfo list, char *text, int64 count)
{
	int length = strlen(text);

	if (length > TEXT_SHOWN)
		length = pg_mbcliplen(text, length, TEXT_SHOWN);
	appendStringInfo(list, "%s%.*s%s: " INT64_FORMAT, list->len > 0 ? ", " : "", length, text,
					 text[length] != '\0' ? "..." : "", count);
}

/* The most frequent of the numbers, where all are known and some come more than once. */
static void
append_top_numbers(StringInfo list, const MlProfileColumn *column)
{
	const double *values;
	const int64_t *counts;
	int64 last = PG_INT64_MAX;
	int32_t n;

	if (!ml_profile_values(column, &values, &counts, &n))
		return;
	/* a pass for each count, of which there are few */
	for (int found = 0; found < TOP_VALUES;)
	{
		int64 next = 0;

		for (int32_t i = 0; i < n; i++)
			if (counts[i] < last)
				next = Max(next, counts[i]);
		if (next <= 1)
			return;
		for (int32_t i = 0; i < n && found < TOP_VALUES; i++)
			if (counts[i] == next)
			{
				append_value(list, profile_value_text(column, values[i], false), next);
				found++;
			}
		last = next;
	}
}

char *
profile_top_values(const MlProfileColumn *column)
{
	StringInfoData list;

	initStringInfo(&list);
	for (int32_t i = 0; i < column->nlevels && i < TOP_VALUES; i++)
		append_value(&list, profile_level_text(&column->levels[i]), column->levels[i].count);
	if (column->kind == ML_PROFILE_NUMBER)
		append_top_numbers(&list, column);
	return list.len > 0 ? list.data : NULL;
}

/* Bars */

static char *
draw(const double *heights, int n)
{
	static const char *const blocks[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	static const char *const letters[] = {" ", ".", ":", "-", "=", "+", "*", "#", "@"};
	const char *const *bars = GetDatabaseEncoding() == PG_UTF8 ? blocks : letters;
	StringInfoData text;
	double highest = 0;

	for (int i = 0; i < n; i++)
		highest = Max(highest, heights[i]);
	if (!(highest > 0))
		return NULL;
	initStringInfo(&text);
	for (int i = 0; i < n; i++)
		appendStringInfoString(&text,
							   bars[heights[i] > 0 ? 1 + (int) (heights[i] / highest * 7.999) : 0]);
	return text.data;
}

/*
 * The distance of neighbours where all values are whole numbers (times: seconds) at equal distances, some of
 * which need not occur: 1 for hours, 86400 for dates.  0 where they are not.
 */
static double
spacing(const double *values, int32_t n)
{
	double step = 0;

	for (int32_t i = 0; i < n; i++)
	{
		double a = values[i] - values[0];

		if (!(fabs(values[i]) < 9e15) || values[i] != rint(values[i]) || !(fabs(a) < 9e15))
			return 0;
		for (a = fabs(a); a > 0;)
		{
			double rest = fmod(step, a);

			step = a;
			a = rest;
		}
	}
	return step;
}

/*
 * Bars between the smallest and the largest value.  They are of the same width; of values at equal distances each
 * holds as many of them, or else two would look like more than one.  The last may have fewer, and is drawn as if
 * it had as many.
 */
static char *
draw_numbers(const MlProfileColumn *column)
{
	double minimum = column->moments.minimum;
	double range = column->moments.maximum - minimum;
	double heights[BARS] = {0};
	double width = range / BARS;
	double last_share = 1; /* of the width that the last bar has */
	int nbars = BARS;
	const double *values;
	const int64_t *counts;
	int32_t n = 0;

	if (column->moments.n == 0)
		return NULL;
	if (!(range > 0 && range <= DBL_MAX))
	{
		heights[0] = 1;
		return draw(heights, 1);
	}
	if (ml_profile_values(column, &values, &counts, &n))
	{
		double step = spacing(values, n);

		if (step > 0)
		{
			double nsteps = range / step + 1;
			double per_bar = ceil(nsteps / BARS);

			width = per_bar * step;
			nbars = (int) ceil(nsteps / per_bar);
			last_share = (nsteps - (nbars - 1) * per_bar) / per_bar;
		}
		for (int32_t i = 0; i < n; i++)
			heights[Min((int) ((values[i] - minimum) / width), nbars - 1)] += (double) counts[i];
		heights[nbars - 1] /= last_share;
		return draw(heights, nbars);
	}
	for (int i = 0; i < QUANTILES; i++)
	{
		double value = ml_profile_quantile(column, (i + 0.5) / QUANTILES);

		if (value >= minimum && value <= minimum + range)
			heights[Min((int) ((value - minimum) / range * nbars), nbars - 1)]++;
	}
	return draw(heights, nbars);
}

char *
profile_bars(const MlProfileColumn *column)
{
	double heights[BARS];
	int n = 0;

	if (column->kind == ML_PROFILE_NUMBER)
		return draw_numbers(column);
	for (; n < column->nlevels && n < BARS; n++)
		heights[n] = (double) column->levels[n].count;
	return draw(heights, n);
}
