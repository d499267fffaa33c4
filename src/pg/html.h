/*
 * html.h
 *		Pieces of a page: text, numbers, marks and charts, written to a StringInfo.
 *
 * All that is written is ASCII and well-formed XML, so a page is the same in any client encoding and can be
 * read by an XML parser, too.  See html.c.
 */
#ifndef MLSYS_HTML_H
#define MLSYS_HTML_H

#include "pg/mlsys.h"

#include "lib/stringinfo.h"

#include "ml/drift.h"

/* Begin and end the page; title is plain text.  What lies between is the contents of <main>. */
extern void html_begin(StringInfo page, const char *title);
extern void html_end(StringInfo page);

/*
 * Text in the server's encoding, for the contents of an element and for the value of an attribute: all
 * special characters are escaped, those that XML does not know or that turn the direction of what
 * follows are left out.  NULL is written as nothing.  The second one gives at most so many characters, and
 * "..." where there were more.
 */
extern void html_text(StringInfo page, const char *text);
extern void html_clipped(StringInfo page, const char *text, int max_characters);

/* A name in running text; where it is clipped more of it is in its title. */
extern void html_name(StringInfo page, const char *name, int max_characters);

/* A time, which is not broken. */
extern void html_time(StringInfo page, const char *time);

/* A number of so many significant digits, a dash for NaN; a count with separators; a share as percent. */
extern void html_number(StringInfo page, double value, int digits);
extern void html_count(StringInfo page, double value);
extern void html_percent(StringInfo page, double share);
extern void html_p_value(StringInfo page, double p);

/* A status as a word and a shape; nothing for ML_DRIFT_INFORMATIVE. */
extern MlDriftStatus html_status_of(const char *name); /* NULL: informative */
extern const char *html_status_name(MlDriftStatus status);
extern void html_status(StringInfo page, MlDriftStatus status);

/*
 * Begin and end a table, which scrolls where it is too wide.  The names of its columns, ended by NULL, are
 * plain text, with a # before those of numbers; its rows are the caller's.
 */
extern void html_begin_table(StringInfo page, const char *label, const char *const *columns);
extern void html_end_table(StringInfo page);

/*
 * One thing in a line chart, over n values of x; NaN is a gap.
 *
 *	  band	from low to high
 *	  line	y
 *	  dots	y with an error bar from low to high (if not NULL), shaped by status (if not NULL); note[i] is
 *			what a pointer on it shows
 */
typedef enum HtmlLayerKind
{
	HTML_BAND,
	HTML_LINE,
	HTML_DOTS
} HtmlLayerKind;

typedef struct HtmlLayer
{
	HtmlLayerKind kind;
	const char *css; /* class: training, current, estimated, limit, noise, noise95 */
	int n;
	const double *x;
	const double *y;
	const double *low;
	const double *high;
	const MlDriftStatus *status;
	const char *const *notes;
} HtmlLayer;

typedef struct HtmlLineChart
{
	const char *label; /* what it shows, for those who do not see it */
	const char *first; /* labels of the ends of the axis */
	const char *last;
	double x_min;
	double x_max;
	bool from_zero; /* 0 belongs to it */
	int nlayers;
	const HtmlLayer *layers; /* from back to front */
} HtmlLineChart;

extern void html_line_chart(StringInfo page, const HtmlLineChart *chart);

/* Shares of bins: of training as bars, of the current rows (NULL: none) as a line of steps. */
typedef struct HtmlBinChart
{
	const char *label;
	int n;
	const double *training;
	const double *current;
	const char *const *ticks; /* n + 1, what to write below the bounds; NULL for nothing */
} HtmlBinChart;

extern void html_bin_chart(StringInfo page, const HtmlBinChart *chart);

/* Shares of a few levels: a pair of bars for each of the first nbars, figures alone for the rest. */
typedef struct HtmlLevelChart
{
	const char *label;
	int n;
	int nbars;
	const char *const *names;
	const double *training;
	const double *current; /* NULL: none */
} HtmlLevelChart;

extern void html_level_chart(StringInfo page, const HtmlLevelChart *chart);

/* An estimate with its interval, beside two others, on one small axis; NaN for what there is not. */
typedef struct HtmlInterval
{
	const char *label;
	double value;
	double low;
	double high;
	double train;
	double baseline;
} HtmlInterval;

extern void html_interval(StringInfo page, const HtmlInterval *interval);

#endif /* MLSYS_HTML_H */
