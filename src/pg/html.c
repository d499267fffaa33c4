/*
 * html.c
 *		Pieces of a page: text, numbers, marks and charts.
 *
 * Text.  What users wrote gets into a page by html_text() alone.  It escapes the five special characters,
 * so it may stand in an element and in a quoted attribute; writes everything beyond ASCII as a character
 * reference, so that no encoding of the client's can change it; and leaves out what XML 1.0 does not allow
 * (control characters, noncharacters), bytes that are no character, and the marks that turn the direction
 * of text, which could have a name change how what follows reads.
 *
 * Charts are drawn in a space about 340 units wide, which is the width of a phone and of a column of the
 * page on a wide screen: so they need not be scaled much anywhere, and their text keeps its size.
 * Colours come from classes that mean the same in every chart (html_style.h); each mark also has a
 * shape of its own, so that no meaning hangs on colour alone.
 */
#include "pg/html.h"

#include <float.h>
#include <limits.h>
#include <math.h>

#include "mb/pg_wchar.h"

#include "pg/html_style.h"

#define WIDTH 340.0

/* Text */

/* Would the character do harm, or is it none for XML? */
static bool
is_left_out(pg_wchar c)
{
	if (c < 0x20)
		return c != '\t' && c != '\n' && c != '\r';
	return (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
		   (c >= 0x2066 && c <= 0x2069) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

static void
append_character(StringInfo page, pg_wchar c)
{
	switch (c)
	{
		case '&':
			appendStringInfoString(page, "&amp;");
			break;
		case '<':
			appendStringInfoString(page, "&lt;");
			break;
		case '>':
			appendStringInfoString(page, "&gt;");
			break;
		case '"':
			appendStringInfoString(page, "&quot;");
			break;
		case '\'':
			appendStringInfoString(page, "&#39;");
			break;
		default:
			if (c < 0x7F)
				appendStringInfoCharMacro(page, (char) c);
			else
				appendStringInfo(page, "&#%u;", c);
	}
}

/* Write at most so many characters; was that all? */
static bool
append_text(StringInfo page, const char *text, int max_characters)
{
	const unsigned char *at;
	const unsigned char *end;
	int n = 0;

	if (text == NULL)
		return true;
	if (GetDatabaseEncoding() != PG_SQL_ASCII)
		text = pg_server_to_any(text, (int) strlen(text), PG_UTF8);
	at = (const unsigned char *) text;
	end = at + strlen(text);
	while (at < end)
	{
		int length = pg_utf_mblen(at);
		pg_wchar c;

		if (length > end - at || !pg_utf8_islegal(at, length))
		{
			at++;
			continue;
		}
		c = utf8_to_unicode(at);
		at += length;
		if (is_left_out(c))
			continue;
		if (n++ == max_characters)
			return false;
		append_character(page, c);
	}
	return true;
}

void
html_text(StringInfo page, const char *text)
{
	(void) append_text(page, text, INT_MAX);
}

void
html_clipped(StringInfo page, const char *text, int max_characters)
{
	if (!append_text(page, text, max_characters))
		appendStringInfoString(page, "&#8230;");
}

void
html_name(StringInfo page, const char *name, int max_characters)
{
	StringInfoData shown;

	initStringInfo(&shown);
	appendStringInfoString(page, "<bdi");
	if (!append_text(&shown, name, max_characters))
	{
		appendStringInfoString(&shown, "&#8230;");
		appendStringInfoString(page, " title=\"");
		html_clipped(page, name, 200);
		appendStringInfoCharMacro(page, '"');
	}
	appendStringInfo(page, ">%s</bdi>", shown.data);
	pfree(shown.data);
}

void
html_time(StringInfo page, const char *time)
{
	appendStringInfoString(page, "<span class=\"t\">");
	html_text(page, time);
	appendStringInfoString(page, "</span>");
}

/* Numbers */

/* Digits with a comma before each three; text is an integer. */
static void
append_grouped(StringInfo page, const char *text)
{
	int length;

	if (*text == '-')
		appendStringInfoCharMacro(page, *text++);
	length = (int) strlen(text);
	for (int i = 0; i < length; i++)
	{
		if (i > 0 && (length - i) % 3 == 0)
			appendStringInfoCharMacro(page, ',');
		appendStringInfoCharMacro(page, text[i]);
	}
}

void
html_number(StringInfo page, double value, int digits)
{
	double size = fabs(value);
	char text[64];

	if (isnan(value))
		appendStringInfoString(page, "&#8211;");
	else if (isinf(value))
		appendStringInfoString(page, value > 0 ? "&#8734;" : "-&#8734;");
	else if (value == 0)
		appendStringInfoCharMacro(page, '0');
	else if (size >= 1e12 || size < 1e-4)
		appendStringInfo(page, "%.*e", digits - 1, value);
	else
	{
		int decimals = digits - 1 - (int) floor(log10(size));

		if (size >= 0.001)
			decimals = Min(decimals, 4); /* so that columns of shares and distances line up */
		snprintf(text, sizeof(text), "%.*f", Max(decimals, 0), value);
		if (decimals > 0)
			appendStringInfoString(page, text);
		else
			append_grouped(page, text);
	}
}

void
html_count(StringInfo page, double value)
{
	char text[64];

	if (!isfinite(value) || fabs(value) >= 1e15)
		html_number(page, value, 4);
	else
	{
		snprintf(text, sizeof(text), "%.0f", value);
		append_grouped(page, text);
	}
}

void
html_percent(StringInfo page, double share)
{
	double percent = 100 * share;

	if (!isfinite(share))
		html_number(page, share, 3);
	else if (percent > 0 && percent < 0.05)
		appendStringInfoString(page, "&lt; 0.1 %");
	else
		appendStringInfo(page, "%.1f %%", percent);
}

void
html_p_value(StringInfo page, double p)
{
	if (p < 0.0001)
		appendStringInfoString(page, "&lt;&#160;0.0001");
	else if (isnan(p))
		html_number(page, p, 2);
	else
		appendStringInfo(page, "%.4f", p);
}

/* Statuses */

typedef struct Mark
{
	const char *name;
	const char *css;
	const char *sign; /* as a character reference */
} Mark;

static const Mark marks[] = {
	[ML_DRIFT_INFORMATIVE] = {"informative", "info", ""},
	[ML_DRIFT_OK] = {"ok", "ok", "&#9679;"},
	[ML_DRIFT_WARN] = {"warn", "warn", "&#9650;"},
	[ML_DRIFT_ALARM] = {"alarm", "alarm", "&#9670;"},
	[ML_DRIFT_INSUFFICIENT] = {"insufficient_data", "few", "&#9675;"},
	[ML_DRIFT_ERROR] = {"error", "error", "&#10005;"},
};

MlDriftStatus
html_status_of(const char *name)
{
	for (int i = 0; name != NULL && i < (int) lengthof(marks); i++)
	{
		if (strcmp(marks[i].name, name) == 0)
			return (MlDriftStatus) i;
	}
	return ML_DRIFT_INFORMATIVE;
}

const char *
html_status_name(MlDriftStatus status)
{
	return status == ML_DRIFT_INSUFFICIENT ? "not enough data" : marks[status].name;
}

void
html_status(StringInfo page, MlDriftStatus status)
{
	if (status != ML_DRIFT_INFORMATIVE)
		appendStringInfo(page,
						 "<span class=\"badge %s\"><span aria-hidden=\"true\">%s</span> %s</span>",
						 marks[status].css, marks[status].sign, html_status_name(status));
}

/* Tables */

void
html_begin_table(StringInfo page, const char *label, const char *const *columns)
{
	appendStringInfoString(page,
						   "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
	html_text(page, label);
	appendStringInfoString(page, "\"><table><thead><tr>");
	for (; *columns != NULL; columns++)
	{
		bool is_number = (*columns)[0] == '#';

		appendStringInfo(page, "<th scope=\"col\"%s>", is_number ? " class=\"n\"" : "");
		html_text(page, *columns + is_number);
		appendStringInfoString(page, "</th>");
	}
	appendStringInfoString(page, "</tr></thead><tbody>\n");
}

void
html_end_table(StringInfo page)
{
	appendStringInfoString(page, "</tbody></table></div>\n");
}

/* Charts: what they have in common */

static void
begin_svg(StringInfo page, double height, const char *css, const char *label)
{
	appendStringInfo(page, "<svg class=\"%s\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"",
					 css, WIDTH, height);
	html_clipped(page, label, 120);
	appendStringInfoString(page, "\">");
}

static void
append_label(StringInfo page, double x, double y, const char *anchor, const char *text, int length)
{
	appendStringInfo(page, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
	html_clipped(page, text, length);
	appendStringInfoString(page, "</text>");
}

static void
append_rect(StringInfo page, const char *css, double x, double y, double width, double height)
{
	appendStringInfo(page,
					 "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
					 css, x, y, Max(width, 0), Max(height, 0));
}

/* A stretch of the page for a stretch of numbers; both may run downwards. */
typedef struct Axis
{
	double from;
	double to;
	double at_from;
	double at_to;
} Axis;

static double
place(const Axis *axis, double value)
{
	double share = axis->to > axis->from ? (value - axis->from) / (axis->to - axis->from) : 0.5;

	return axis->at_from + Min(Max(share, 0), 1) * (axis->at_to - axis->at_from);
}

/* Widen an axis to whole steps of 1, 2 or 5 times a power of ten, about three of them; gives the step. */
static double
round_axis(Axis *axis)
{
	double range = axis->to - axis->from;
	double power;
	double step;

	if (!(range > 1e-9 * Max(fabs(axis->from), fabs(axis->to))) || !(range > DBL_MIN))
	{
		double room = axis->to == 0 ? 1 : 0.1 * fabs(axis->to);

		axis->from -= room;
		axis->to += room;
		range = axis->to - axis->from;
	}
	power = pow(10, floor(log10(range / 3)));
	step = range / 3 / power;
	step = (step > 5 ? 10 : step > 2 ? 5 : step > 1 ? 2 : 1) * power;
	axis->from = floor(axis->from / step + 1e-9) * step;
	axis->to = ceil(axis->to / step - 1e-9) * step;
	return step;
}

static void
append_grid(StringInfo page, const Axis *y, double step, double left, double right)
{
	int decimals = Max(0, -(int) floor(log10(step) + 1e-9));
	int n = (int) floor((y->to - y->from) / step + 0.5);

	for (int i = 0; i <= n && n <= 20; i++)
	{
		double value = y->from + i * step;
		double at = place(y, value);
		char text[64];

		if (fabs(value) < 1e-9 * step)
			value = 0;
		if (decimals > 5 || fabs(y->to) >= 1e5 || fabs(y->from) >= 1e5)
			snprintf(text, sizeof(text), "%.3g", value);
		else
			snprintf(text, sizeof(text), "%.*f", decimals, value);
		appendStringInfo(page, "<path class=\"grid\" d=\"M%.0f %.1fH%.0f\"/>", left, at, right);
		append_label(page, left - 6, at + 3.5, "end", text, 10);
	}
}

/* Line charts */

#define LINE_HEIGHT 150.0
#define LINE_LEFT 46.0
#define LINE_RIGHT (WIDTH - 8)
#define LINE_TOP 10.0
#define LINE_BOTTOM (LINE_HEIGHT - 22)
#define LINE_MARGIN 10.0 /* between the frame and the first and the last point */
#define MAX_NOTES 40     /* dots of a layer that show a note each */

static void
widen(Axis *axis, const double *values, int n)
{
	for (int i = 0; values != NULL && i < n; i++)
	{
		if (isfinite(values[i]))
		{
			axis->from = Min(axis->from, values[i]);
			axis->to = Max(axis->to, values[i]);
		}
	}
}

/* First and last index of the next run of values, or false; *last is where to go on from. */
static bool
next_run(const double *a, const double *b, int n, int *first, int *last)
{
	int i = *last + 1;

	while (i < n && !(isfinite(a[i]) && isfinite(b[i])))
		i++;
	if (i >= n)
		return false;
	*first = i;
	while (i < n && isfinite(a[i]) && isfinite(b[i]))
		i++;
	*last = i - 1;
	return true;
}

/* The i-th corner of a run from first to last; a run of one is drawn a little to both sides. */
static double
run_x(const Axis *x, const HtmlLayer *layer, int first, int last, int i, double side)
{
	return place(x, layer->x[i]) + (first == last ? side * 6 : 0);
}

static void
append_band(StringInfo page, const Axis *x, const Axis *y, const HtmlLayer *layer)
{
	int first = 0;
	int last = -1;

	while (next_run(layer->low, layer->high, layer->n, &first, &last))
	{
		const char *command = "M";

		appendStringInfo(page, "<path class=\"%s\" d=\"", layer->css);
		for (int i = first; i <= last; i++, command = "L")
			appendStringInfo(page, "%s%.1f %.1f", command, run_x(x, layer, first, last, i, -1),
							 place(y, layer->high[i]));
		if (first == last)
			appendStringInfo(page, "h12");
		for (int i = last; i >= first; i--)
			appendStringInfo(page, "L%.1f %.1f", run_x(x, layer, first, last, i, 1),
							 place(y, layer->low[i]));
		if (first == last)
			appendStringInfo(page, "h-12");
		appendStringInfoString(page, "Z\"/>");
	}
}

static void
append_line(StringInfo page, const Axis *x, const Axis *y, const HtmlLayer *layer)
{
	int first = 0;
	int last = -1;

	while (next_run(layer->y, layer->y, layer->n, &first, &last))
	{
		const char *command = "M";

		appendStringInfo(page, "<path class=\"%s\" d=\"", layer->css);
		for (int i = first; i <= last; i++, command = "L")
			appendStringInfo(page, "%s%.1f %.1f", command, run_x(x, layer, first, last, i, -1),
							 place(y, layer->y[i]));
		if (first == last)
			appendStringInfoString(page, "h12");
		appendStringInfoString(page, "\"/>");
	}
}

static void
append_mark(StringInfo page, const char *css, MlDriftStatus status, double x, double y)
{
	const char *state = marks[status].css;

	switch (status)
	{
		case ML_DRIFT_ALARM:
			appendStringInfo(page,
							 "<path class=\"dot %s\" d=\"M%.1f %.1fl5.5 5.5l-5.5 5.5l-5.5-5.5Z\"",
							 state, x, y - 5.5);
			break;
		case ML_DRIFT_WARN:
			appendStringInfo(page, "<path class=\"dot %s\" d=\"M%.1f %.1fl5 8.5h-10Z\"", state, x,
							 y - 5);
			break;
		case ML_DRIFT_ERROR:
			appendStringInfo(page, "<path class=\"dot %s\" d=\"M%.1f %.1fl7 7m0-7l-7 7\"", state,
							 x - 3.5, y - 3.5);
			break;
		default:
			appendStringInfo(page, "<circle class=\"dot %s%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"",
							 css, status == ML_DRIFT_INSUFFICIENT ? " few" : "", x, y,
							 status == ML_DRIFT_INSUFFICIENT ? "3" : "2.4");
	}
}

static void
append_dots(StringInfo page, const Axis *x, const Axis *y, const HtmlLayer *layer)
{
	for (int i = 0; i < layer->n; i++)
	{
		MlDriftStatus status = layer->status != NULL ? layer->status[i] : ML_DRIFT_INFORMATIVE;
		bool is_quiet = status == ML_DRIFT_INFORMATIVE || status == ML_DRIFT_OK;
		double at = place(x, layer->x[i]);

		if (!isfinite(layer->y[i]))
			continue;
		if (layer->low != NULL && isfinite(layer->low[i]) && isfinite(layer->high[i]))
			appendStringInfo(page, "<path class=\"bar %s\" d=\"M%.1f %.1fV%.1f\"/>", layer->css, at,
							 place(y, layer->low[i]), place(y, layer->high[i]));
		append_mark(page, layer->css, status, at, place(y, layer->y[i]));
		if (layer->notes != NULL && (!is_quiet || layer->n <= MAX_NOTES))
		{
			appendStringInfo(page, "><title>%s</title></%s>", layer->notes[i],
							 is_quiet || status == ML_DRIFT_INSUFFICIENT ? "circle" : "path");
		}
		else
			appendStringInfoString(page, "/>");
	}
}

void
html_line_chart(StringInfo page, const HtmlLineChart *chart)
{
	Axis x = {chart->x_min, chart->x_max, LINE_LEFT + LINE_MARGIN, LINE_RIGHT - LINE_MARGIN};
	Axis y = {chart->from_zero ? 0 : INFINITY, chart->from_zero ? 0 : -INFINITY, LINE_BOTTOM,
			  LINE_TOP};
	double step;

	for (int i = 0; i < chart->nlayers; i++)
	{
		widen(&y, chart->layers[i].y, chart->layers[i].n);
		widen(&y, chart->layers[i].low, chart->layers[i].n);
		widen(&y, chart->layers[i].high, chart->layers[i].n);
	}
	if (y.from > y.to)
		y.from = y.to = 0;
	step = round_axis(&y);

	begin_svg(page, LINE_HEIGHT, "chart", chart->label);
	append_grid(page, &y, step, LINE_LEFT, LINE_RIGHT);
	for (int i = 0; i < chart->nlayers; i++)
	{
		const HtmlLayer *layer = &chart->layers[i];

		if (layer->kind == HTML_BAND)
			append_band(page, &x, &y, layer);
		else if (layer->kind == HTML_LINE)
			append_line(page, &x, &y, layer);
		else
			append_dots(page, &x, &y, layer);
	}
	if (chart->x_min < chart->x_max)
	{
		append_label(page, LINE_LEFT, LINE_HEIGHT - 5, "start", chart->first, 20);
		append_label(page, LINE_RIGHT, LINE_HEIGHT - 5, "end", chart->last, 20);
	}
	else
		append_label(page, (LINE_LEFT + LINE_RIGHT) / 2, LINE_HEIGHT - 5, "middle", chart->last,
					 20);
	appendStringInfoString(page, "</svg>");
}

/* Shares */

#define BIN_HEIGHT 130.0
#define BIN_LEFT 46.0
#define BIN_RIGHT (WIDTH - 8)
#define BIN_TOP 8.0
#define BIN_BOTTOM (BIN_HEIGHT - 22)

static double
largest(const double *values, int n, double so_far)
{
	for (int i = 0; values != NULL && i < n; i++)
	{
		if (isfinite(values[i]) && values[i] > so_far)
			so_far = values[i];
	}
	return so_far;
}

static void
append_percent_grid(StringInfo page, const Axis *y, double step)
{
	for (double value = 0; value <= y->to * (1 + 1e-9); value += step)
	{
		char text[32];

		snprintf(text, sizeof(text), step < 0.0099 ? "%.1f %%" : "%.0f %%", 100 * value);
		appendStringInfo(page, "<path class=\"grid\" d=\"M%.0f %.1fH%.0f\"/>", BIN_LEFT,
						 place(y, value), BIN_RIGHT);
		append_label(page, BIN_LEFT - 6, place(y, value) + 3.5, "end", text, 10);
	}
}

/* Labels of bounds that do not run into one another: the outermost, and others where there is room. */
static void
append_ticks(StringInfo page, const Axis *x, const char *const *ticks, int n)
{
	double free_from = -1;
	const char *shown = NULL;
	int last = n;

	while (last >= 0 && ticks[last] == NULL)
		last--;
	for (int i = 0; i <= last; i++)
	{
		double at = place(x, i);
		double half;
		double room;

		if (ticks[i] == NULL || (shown != NULL && strcmp(ticks[i], shown) == 0))
			continue;
		half = 3.1 * (double) strlen(ticks[i]);
		at = Min(Max(at, half), WIDTH - half);
		room = 6.2 * (double) strlen(ticks[last]) + 6;
		if (at - half < free_from ||
			(i < last && at + half > Min(place(x, last), WIDTH - room / 2) - room / 2))
			continue;
		append_label(page, at, BIN_HEIGHT - 5, "middle", ticks[i], 20);
		shown = ticks[i];
		free_from = at + half + 8;
	}
}

void
html_bin_chart(StringInfo page, const HtmlBinChart *chart)
{
	Axis x = {0, chart->n, BIN_LEFT, BIN_RIGHT};
	Axis y = {0, 0, BIN_BOTTOM, BIN_TOP};
	double step;

	y.to = largest(chart->current, chart->n, largest(chart->training, chart->n, 0.01));
	step = round_axis(&y);
	begin_svg(page, BIN_HEIGHT, "chart", chart->label);
	append_percent_grid(page, &y, step);
	for (int i = 0; i < chart->n; i++)
		append_rect(page, "training", place(&x, i) + 0.5, place(&y, chart->training[i]),
					place(&x, i + 1) - place(&x, i) - 1,
					BIN_BOTTOM - place(&y, chart->training[i]));
	if (chart->current != NULL)
	{
		appendStringInfo(page, "<path class=\"current\" d=\"M%.1f %.1f", BIN_LEFT, BIN_BOTTOM);
		for (int i = 0; i < chart->n; i++)
			appendStringInfo(page, "V%.1fH%.1f", place(&y, chart->current[i]), place(&x, i + 1));
		appendStringInfo(page, "V%.1f\"/>", BIN_BOTTOM);
	}
	append_ticks(page, &x, chart->ticks, chart->n);
	appendStringInfoString(page, "</svg>");
}

#define LEVEL_LEFT 124.0
#define LEVEL_RIGHT (WIDTH - 56)
#define LEVEL_STEP 26.0

/* The bars of a level, and the current share behind them. */
static void
append_level_bars(StringInfo page, const HtmlLevelChart *chart, const Axis *x, int i, double top)
{
	append_rect(page, "training", LEVEL_LEFT, top, place(x, chart->training[i]) - LEVEL_LEFT, 9);
	if (chart->current != NULL)
		append_rect(page, "current", LEVEL_LEFT, top + 10, place(x, chart->current[i]) - LEVEL_LEFT,
					9);
	appendStringInfo(page, "<text x=\"%.1f\" y=\"%.1f\">", LEVEL_RIGHT + 8, top + 13.5);
	html_percent(page, chart->current != NULL ? chart->current[i] : chart->training[i]);
	appendStringInfoString(page, "</text>");
}

static void
append_level_figures(StringInfo page, const HtmlLevelChart *chart, int i, double top)
{
	appendStringInfo(page, "<text x=\"%.1f\" y=\"%.1f\">", LEVEL_LEFT, top + 13.5);
	html_percent(page, chart->training[i]);
	if (chart->current != NULL)
	{
		appendStringInfoString(page, ", now ");
		html_percent(page, chart->current[i]);
	}
	appendStringInfoString(page, "</text>");
}

void
html_level_chart(StringInfo page, const HtmlLevelChart *chart)
{
	Axis x = {0,
			  largest(chart->current, chart->nbars, largest(chart->training, chart->nbars, 0.001)),
			  LEVEL_LEFT, LEVEL_RIGHT};

	begin_svg(page, chart->n * LEVEL_STEP + 4, "chart", chart->label);
	for (int i = 0; i < chart->n; i++)
	{
		double top = i * LEVEL_STEP + 3;

		appendStringInfoString(page, "<g><title>");
		html_clipped(page, chart->names[i], 100);
		appendStringInfoString(page, ": training ");
		html_percent(page, chart->training[i]);
		if (chart->current != NULL)
		{
			appendStringInfoString(page, ", now ");
			html_percent(page, chart->current[i]);
		}
		appendStringInfoString(page, "</title>");
		append_label(page, LEVEL_LEFT - 8, top + 13.5, "end", chart->names[i], 18);
		if (i < chart->nbars)
			append_level_bars(page, chart, &x, i, top);
		else
			append_level_figures(page, chart, i, top);
		appendStringInfoString(page, "</g>");
	}
	appendStringInfoString(page, "</svg>");
}

/* Intervals */

void
html_interval(StringInfo page, const HtmlInterval *interval)
{
	const double values[] = {interval->value, interval->low, interval->high, interval->train,
							 interval->baseline};
	Axis x = {INFINITY, -INFINITY, 8, 192};

	widen(&x, values, (int) lengthof(values));
	if (!isfinite(interval->value) || x.from > x.to)
		return;
	appendStringInfoString(
		page, "<svg class=\"interval\" viewBox=\"0 0 200 20\" role=\"img\" aria-label=\"");
	html_text(page, interval->label);
	appendStringInfoString(page, "\"><path class=\"grid\" d=\"M4 10H196\"/>");
	if (isfinite(interval->baseline))
		appendStringInfo(page, "<path class=\"baseline\" d=\"M%.1f 3V17\"/>",
						 place(&x, interval->baseline));
	if (isfinite(interval->train))
		appendStringInfo(page, "<circle class=\"train\" cx=\"%.1f\" cy=\"10\" r=\"4\"/>",
						 place(&x, interval->train));
	if (isfinite(interval->low) && isfinite(interval->high))
		appendStringInfo(page, "<path class=\"bar current\" d=\"M%.1f 10H%.1f\"/>",
						 place(&x, interval->low), place(&x, interval->high));
	appendStringInfo(page, "<circle class=\"dot current\" cx=\"%.1f\" cy=\"10\" r=\"3\"/></svg>",
					 place(&x, interval->value));
}

/* The page */

void
html_begin(StringInfo page, const char *title)
{
	appendStringInfoString(
		page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
			  "<meta charset=\"utf-8\"/>\n"
			  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
			  "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
			  "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
			  "<link rel=\"icon\" href=\"data:,\"/>\n<title>");
	html_clipped(page, title, 200);
	appendStringInfoString(page, "</title>\n<style>\n");
	appendStringInfoString(page, html_style);
	appendStringInfoString(page, "</style>\n</head>\n<body>\n<main>\n");
}

void
html_end(StringInfo page)
{
	appendStringInfoString(page, "</main>\n</body>\n</html>");
}
