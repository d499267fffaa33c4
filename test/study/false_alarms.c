/*
 * false_alarms.c
 *		How often does the alarm rule fire when nothing has changed, and when something has?
 *
 *	  false_alarms [WINDOWS [SEED]]
 *
 * Draws a reference and a window of each size, makes their profiles as train() and a monitor do (bins laid
 * out by the reference and counted in a second pass, the window in these bins), compares and decides: WINDOWS
 * times (2,000; half as often with 20 columns or a change, a quarter with a reference of 100,000 rows or large
 * windows of 20 columns), each time with a new reference.  Beside it, on the same rows, the rules of other tools.
 * Prints Markdown, docs/drift_study.md's tables.  Exits with 1 if there are more than 5 % false alarms, by more than
 * chance.  Whether the rate grows with the number of rows, where it should, is told but no error: it does not
 * just beside the threshold, as the page says.
 *
 * Distributions: normal; lognormal; 50 categories with shares 1/1, 1/2, 1/3, ...; 50 equal categories; for
 * the share of missing values normal with 5 % missing, for that of unseen ones 300 categories with shares 1/1,
 * 1/2, ...  A change by t of a normal column is a shift of t standard deviations; of a category
 * k with share p it is p exp(t z), z = 1 and -1 in turn, scaled to sum 1: the same family of
 * distributions (an exponential tilt), and about the same PSI.
 *
 * Every cell has its own seed, so results do not depend on the number of threads.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "ml/data_profile.h"
#include "ml/divergence.h"
#include "ml/drift.h"
#include "ml/hypothesis.h"
#include "ml/random.h"
#include "ml/special.h"
#include "ml/two_sample.h"

#define CATEGORIES 50
#define MANY_CATEGORIES 300
#define FAMILY 20
#define GUIDES 256
#define OTHER_RULES_ROWS 10000 /* of a reference, up to which other rules are tried */
#define THREADS 2
#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

typedef enum Kind
{
	NORMAL,
	LOGNORMAL,
	ZIPF,
	UNIFORM,
	MISSING,
	LONG_TAIL,
	MIXED /* a family: the first four in turn */
} Kind;

static const char *const kind_names[] = {"normal",        "lognormal",    "50 Zipf",   "50 equal",
										 "missing share", "unseen share", "20 columns"};

static const int sizes[] = {50, 100, 200, 500, 1000, 5000, 20000, 100000};

/* What is counted, a rule each. */
typedef enum Rule
{
	RULE,  /* mlsys' alarm */
	WARN,  /* alarm or warn */
	TEST,  /* p_adjusted < alpha alone */
	BOUND, /* the alarm, and the threshold itself rejected: see is_above */
	EVIDENTLY,
	BIGQUERY,
	RAW_PSI,
	RULES
} Rule;

static const char *const rule_names[] = {"alarm",     "alarm or warn", "p < .05", "with bound",
										 "Evidently", "BigQuery",      "PSI > .1"};

/* Windows of one sort. */
typedef struct Cell
{
	Kind kind;
	int ncolumns;
	int nreference;
	int n;
	double change;
	bool one_pass; /* the reference's counts are its sketch's */
	int windows;
	int decided; /* not insufficient_data */
	int fired[RULES];
} Cell;

typedef struct Arena
{
	struct Chunk *chunks;
} Arena;

typedef struct Chunk
{
	struct Chunk *next;
	double padding;
} Chunk;

static void *
arena_alloc(MlEnv *env, size_t size)
{
	Arena *arena = env->context;
	Chunk *chunk = size > (size_t) 1 << 40 ? NULL : malloc(sizeof(Chunk) + size);

	if (chunk == NULL)
		return NULL;
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	return chunk + 1;
}

static void
arena_free(Arena *arena)
{
	while (arena->chunks != NULL)
	{
		Chunk *next = arena->chunks->next;

		free(arena->chunks);
		arena->chunks = next;
	}
}

static void
must(MlEnv *env, MlStatus status)
{
	if (status == ML_OK)
		return;
	fprintf(stderr, "false_alarms: %s\n", env->error.message);
	exit(1);
}

/* Data */

static char category_names[MANY_CATEGORIES][8];

static int
categories_of(Kind kind)
{
	return kind == LONG_TAIL ? MANY_CATEGORIES : CATEGORIES;
}

/* Shares of the categories after a change. */
static void
category_shares(Kind kind, double change, double *shares)
{
	double total = 0;

	for (int k = 0; k < categories_of(kind); k++)
	{
		shares[k] = (kind != UNIFORM ? 1.0 / (k + 1) : 1) * exp(k % 2 == 0 ? change : -change);
		total += shares[k];
	}
	for (int k = 0; k < categories_of(kind); k++)
		shares[k] /= total;
}

static bool
is_category(Kind kind)
{
	return kind == ZIPF || kind == UNIFORM || kind == LONG_TAIL;
}

static Kind
column_kind(const Cell *cell, int c)
{
	return cell->kind == MIXED ? (Kind) (c % MISSING) : cell->kind;
}

/* Numbers, NaN for a missing one; of categories their index. */
static void
draw(MlRandom *random, Kind kind, double change, double *values, int n)
{
	double shares[MANY_CATEGORIES];
	double below[MANY_CATEGORIES];
	int guides[GUIDES];
	int n_categories = categories_of(kind);

	if (!is_category(kind))
	{
		for (int i = 0; i < n; i++)
		{
			values[i] = ml_random_normal(random) + change;
			if (kind == LOGNORMAL)
				values[i] = exp(values[i]);
			if (kind == MISSING && ml_random_uniform(random) < 0.05)
				values[i] = NAN;
		}
		return;
	}
	category_shares(kind, change, shares);
	for (int k = 0; k < n_categories; k++)
		below[k] = shares[k] + (k > 0 ? below[k - 1] : 0);
	/* the category of the beginning of each 256th, from which it is not far */
	for (int g = 0, k = 0; g < GUIDES; g++)
	{
		while (k < n_categories - 1 && (double) g / GUIDES >= below[k])
			k++;
		guides[g] = k;
	}
	for (int i = 0; i < n; i++)
	{
		double u = ml_random_uniform(random);
		int k = guides[(int) (u * GUIDES)];

		while (k < n_categories - 1 && u >= below[k])
			k++;
		values[i] = k;
	}
}

static void
add_column(MlEnv *env, MlDataProfile *profile, int c, Kind kind, const double *values, int n)
{
	if (!is_category(kind))
		must(env, ml_profile_add_numbers(env, profile, c, values, n));
	else
		for (int i = 0; i < n; i++)
			must(env, ml_profile_add_category(env, profile, c,
											  ml_text(category_names[(int) values[i]])));
}

static void
make_profile(MlEnv *env, const Cell *cell, double *const *values, int n,
			 const MlDataProfile *reference, MlDataProfile *profile)
{
	static const char *const names[FAMILY] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
											  "k", "l", "m", "n", "o", "p", "q", "r", "s", "t"};
	MlProfileColumn columns[FAMILY] = {{0}};

	for (int c = 0; c < cell->ncolumns; c++)
	{
		bool category = is_category(column_kind(cell, c));

		columns[c].name = names[c];
		columns[c].type_name = category ? "text" : "double precision";
		columns[c].type_kind = category ? ML_COLUMN_CATEGORY : ML_COLUMN_NUMBER;
		columns[c].kind = category ? ML_PROFILE_CATEGORY : ML_PROFILE_NUMBER;
	}
	must(env, ml_profile_init(env, profile, columns, cell->ncolumns, &ml_profile_default_options,
							  reference));
	for (int c = 0; c < cell->ncolumns; c++)
		add_column(env, profile, c, column_kind(cell, c), values[c], n);
	profile->nrows = n;
	must(env, ml_profile_freeze(env, profile));
}

/* Other rules */

/* Counts of both in equal steps of their common range; of categories, of each. */
static int
count_equal_bins(Kind kind, const double *reference, int nreference, const double *window, int n,
				 int nbins, int64_t counts[2][CATEGORIES])
{
	const double *values[2] = {reference, window};
	int rows[2] = {nreference, n};
	double low = INFINITY;
	double high = -INFINITY;

	memset(counts, 0, 2 * sizeof(counts[0]));
	for (int s = 0; s < 2; s++)
		for (int i = 0; i < rows[s]; i++)
		{
			low = fmin(low, values[s][i]);
			high = fmax(high, values[s][i]);
		}
	if (is_category(kind))
		nbins = CATEGORIES;
	for (int s = 0; s < 2; s++)
		for (int i = 0; i < rows[s]; i++)
		{
			double place = is_category(kind) ? values[s][i]
											 : floor((values[s][i] - low) / (high - low) * nbins);

			counts[s][(int) fmin(place, nbins - 1)]++;
		}
	return nbins;
}

/* Counts of both between the deciles of the reference, sorted; of categories, of each. */
static int
count_deciles(Kind kind, const MlSample *reference, const MlSample *window,
			  int64_t counts[2][CATEGORIES])
{
	const MlSample *samples[2] = {reference, window};

	memset(counts, 0, 2 * sizeof(counts[0]));
	for (int s = 0; s < 2; s++)
	{
		int bin = 0;

		for (size_t i = 0; i < samples[s]->nvalues; i++)
		{
			double x = samples[s]->values[i];

			while (!is_category(kind) && bin < 9 &&
				   x >= reference->values[reference->nvalues * (size_t) (bin + 1) / 10])
				bin++;
			counts[s][is_category(kind) ? (int) x : bin]++;
		}
	}
	return is_category(kind) ? CATEGORIES : 10;
}

/* The reference taken for the truth: chi-square of the window's counts against its shares. */
static double
goodness_of_fit(MlEnv *env, int64_t counts[2][CATEGORIES])
{
	double shares[CATEGORIES];
	MlSampleRatio test;

	for (int k = 0; k < CATEGORIES; k++)
		shares[k] = (double) counts[0][k];
	must(env, ml_sample_ratio_test(env, counts[1], shares, CATEGORIES, &test));
	return test.p_value;
}

/*
 * Evidently's defaults: references above 1,000 rows, the Wasserstein distance in standard deviations (of
 * categories the Jensen-Shannon distance, natural logarithm) at least 0.1; smaller ones, the p-value of
 * Kolmogorov-Smirnov (of the chi-square test) below 0.05.
 */
static bool
evidently(MlEnv *env, Kind kind, const MlSample *reference, const MlSample *window,
		  int64_t counts[2][CATEGORIES], const MlDivergence *divergence)
{
	double n = (double) reference->nvalues;
	double distance;
	double sd;

	if (is_category(kind))
		return n > 1000 ? divergence->js_distance * sqrt(M_LN2) >= 0.1
						: goodness_of_fit(env, counts) < 0.05;
	if (n > 1000)
	{
		must(env, ml_wasserstein(env, reference, window, &distance));
		must(env, ml_sample_sd(env, reference, &sd));
		return distance / fmax(sd, 0.001) >= 0.1;
	}
	must(env, ml_ks_statistic(env, reference, window, &distance));
	return ml_ks_p(distance, n, (double) window->nvalues, NULL) < 0.05;
}

static void
count_other_rules(MlEnv *env, Cell *cell, double *reference, double *window)
{
	int64_t counts[2][CATEGORIES];
	MlDivergence divergence;
	MlSample samples[2];
	int nbins =
		count_equal_bins(cell->kind, reference, cell->nreference, window, cell->n, 10, counts);

	must(env, ml_divergence_counts(env, counts[0], counts[1], nbins, &divergence));
	/* BigQuery: Jensen-Shannon divergence over 10 equal bins, of categories L-infinity, above 0.3 */
	cell->fired[BIGQUERY] +=
		(is_category(cell->kind) ? divergence.l_infinity : divergence.js_divergence) > 0.3;
	must(env, ml_sample_sort(env, reference, (size_t) cell->nreference, &samples[0]));
	must(env, ml_sample_sort(env, window, (size_t) cell->n, &samples[1]));
	cell->fired[EVIDENTLY] +=
		evidently(env, cell->kind, &samples[0], &samples[1], counts, &divergence);
	nbins = count_deciles(cell->kind, &samples[0], &samples[1], counts);
	must(env, ml_divergence_counts(env, counts[0], counts[1], nbins, &divergence));
	cell->fired[RAW_PSI] += divergence.psi > 0.1;
}

/* The rule */

/* P(X > x), X chi-square with df degrees of freedom and noncentrality lambda: a Poisson mixture. */
static double
noncentral_p(double x, double df, double lambda)
{
	double p = 0;
	double middle = floor(lambda / 2);
	double spread = 12 * sqrt(lambda / 2 + 1) + 20;

	for (double j = fmax(0, middle - spread); j <= middle + spread; j++)
		p += exp(j * log(lambda / 2) - lambda / 2 - lgamma(j + 1)) * ml_chi_square_p(x, df + 2 * j);
	return p;
}

/*
 * Is the true value above the threshold, at the 5 % level?  X2 is then noncentral, with PSI / r, or 8 JS / r (in
 * nats) of the threshold; r follows from the noise floor of X2's and PSI's.
 */
static bool
is_above(const MlDriftList *list, const MlDriftResult *deciding)
{
	bool is_psi = strcmp(deciding->metric, "psi") == 0;
	double chi_square = NAN;
	double df = NAN;
	double r = NAN;
	double tau = deciding->threshold;

	for (int i = 0; i < list->n; i++)
	{
		const MlDriftResult *result = &list->results[i];

		if (strcmp(result->metric, "chi_square") == 0)
		{
			chi_square = result->value;
			df = result->noise_floor;
		}
	}
	for (int i = 0; i < list->n; i++)
		if (strcmp(list->results[i].metric, "psi") == 0)
			r = list->results[i].noise_floor / df;
	return noncentral_p(chi_square, df, (is_psi ? tau : 8 * tau * tau * M_LN2) / r) < 0.05;
}

/* Is it one of the two tests of quality that is studied?  Of all others the distribution is. */
static bool
is_quality(Kind kind)
{
	return kind == MISSING || kind == LONG_TAIL;
}

static const char *
judged_metric(const Cell *cell, const MlDriftResult *result)
{
	if (is_quality(cell->kind))
		return cell->kind == MISSING ? "missing_share" : "unseen_share";
	return result->group == ML_GROUP_DRIFT ? result->metric : "";
}

static void
count_results(Cell *cell, const MlDriftList *list)
{
	bool decided = false;
	bool fired[RULES] = {false};

	for (int i = 0; i < list->n; i++)
	{
		const MlDriftResult *result = &list->results[i];

		/* one family of tests */
		if (!result->is_deciding || result->status == ML_DRIFT_INSUFFICIENT ||
			strcmp(result->metric, judged_metric(cell, result)) != 0)
			continue;
		decided = true;
		fired[RULE] |= result->status == ML_DRIFT_ALARM;
		fired[WARN] |= result->status == ML_DRIFT_ALARM || result->status == ML_DRIFT_WARN;
		fired[TEST] |= result->p_adjusted < ml_drift_default_options.alpha;
		if (result->status == ML_DRIFT_ALARM && cell->ncolumns == 1 && !is_quality(cell->kind))
			fired[BOUND] |= is_above(list, result);
	}
	cell->decided += decided;
	for (int rule = 0; rule < RULES; rule++)
		cell->fired[rule] += decided && fired[rule];
}

static void
run_window(MlEnv *env, Cell *cell, MlRandom *random, double **reference, double **window)
{
	MlDataProfile profiles[3];
	MlDriftList list = {0};

	for (int c = 0; c < cell->ncolumns; c++)
	{
		draw(random, column_kind(cell, c), 0, reference[c], cell->nreference);
		draw(random, column_kind(cell, c), cell->change, window[c], cell->n);
	}
	make_profile(env, cell, reference, cell->nreference, NULL, &profiles[0]);
	if (!cell->one_pass)
	{
		make_profile(env, cell, reference, cell->nreference, &profiles[0], &profiles[1]);
		must(env, ml_profile_recount(env, &profiles[0], &profiles[1]));
	}
	make_profile(env, cell, window, cell->n, &profiles[0], &profiles[2]);
	must(env, ml_drift_compare(env, &list, &profiles[0], &profiles[2], &ml_drift_default_options));
	must(env, ml_drift_decide(env, &list, &ml_drift_default_options));
	count_results(cell, &list);
	if (cell->ncolumns == 1 && !is_quality(cell->kind) && cell->nreference <= OTHER_RULES_ROWS)
		count_other_rules(env, cell, reference[0], window[0]);
}

/* All cells, by a few threads */

#define MAX_CELLS 1000

static Cell cells[MAX_CELLS];
static int ncells;
static int nwindows = 2000;
static uint64_t seed = 1;
static atomic_int next_cell;

static double *
room(size_t n)
{
	double *values = malloc(n * sizeof(double));

	if (values == NULL)
		exit(1);
	return values;
}

static void
run_cell(int number)
{
	Cell *cell = &cells[number];
	Arena arena = {NULL};
	MlEnv env = {.alloc = arena_alloc, .context = &arena, .threads = 1};
	double *reference[FAMILY];
	double *window[FAMILY];
	MlRandom random;

	ml_random_seed(&random, seed * MAX_CELLS + (uint64_t) number);
	for (int c = 0; c < cell->ncolumns; c++)
	{
		reference[c] = room((size_t) cell->nreference);
		window[c] = room((size_t) cell->n);
	}
	for (int w = 0; w < cell->windows; w++)
	{
		run_window(&env, cell, &random, reference, window);
		arena_free(&arena);
	}
	for (int c = 0; c < cell->ncolumns; c++)
	{
		free(reference[c]);
		free(window[c]);
	}
}

/* The largest cells come last and are run first. */
static void *
run_cells(void *unused)
{
	(void) unused;
	for (;;)
	{
		int number = ncells - 1 - atomic_fetch_add(&next_cell, 1);

		if (number < 0)
			return NULL;
		run_cell(number);
		fprintf(stderr, "%s, reference of %d, window of %d: done\n", kind_names[cells[number].kind],
				cells[number].nreference, cells[number].n);
	}
}

/* Fewer windows where there are a lot of rows or tables. */
static int
windows_of(int ncolumns, int nreference, int n, double change)
{
	if (nreference > 10000 || (ncolumns > 1 && n > 5000))
		return nwindows / 4;
	return ncolumns > 1 || change != 0 ? nwindows / 2 : nwindows;
}

static int
add_cells(Kind kind, int ncolumns, int nreference, double change, bool one_pass)
{
	int first = ncells;

	for (size_t i = 0; i < LENGTH(sizes); i++)
		cells[ncells++] = (Cell){.kind = kind,
								 .ncolumns = ncolumns,
								 .nreference = nreference,
								 .n = sizes[i],
								 .change = change,
								 .one_pass = one_pass,
								 .windows = windows_of(ncolumns, nreference, sizes[i], change)};
	return first;
}

/* Output */

static const char *
with_commas(int n)
{
	static char text[16];

	if (n >= 1000)
		snprintf(text, sizeof(text), "%d,%03d", n / 1000, n % 1000);
	else
		snprintf(text, sizeof(text), "%d", n);
	return text;
}

static double
rate(const Cell *cell, Rule rule)
{
	/* other rules know no insufficient_data */
	int windows = rule < EVIDENTLY ? cell->decided : cell->windows;

	return windows > 0 ? (double) cell->fired[rule] / windows : NAN;
}

static void
print_rate(const Cell *cell, Rule rule)
{
	double share = rate(cell, rule);

	if (isnan(share))
		printf(" | -");
	else
		printf(" | %.1f", 100 * share);
}

/* A table with a column for each of some rows of cells, under one rule each. */
typedef struct Column
{
	int first; /* cell of the smallest size */
	Rule rule;
	char title[64];
} Column;

static void
print_table(const char *title, const Column *columns, int ncolumns)
{
	printf("\n%s\n\n| rows", title);
	for (int c = 0; c < ncolumns; c++)
		printf(" | %s", columns[c].title);
	printf(" |\n|--:");
	for (int c = 0; c < ncolumns; c++)
		printf("|--:");
	printf("|\n");
	for (size_t i = 0; i < LENGTH(sizes); i++)
	{
		printf("| %s", with_commas(sizes[i]));
		for (int c = 0; c < ncolumns; c++)
			print_rate(&cells[columns[c].first + (int) i], columns[c].rule);
		printf(" |\n");
	}
	fflush(stdout);
}

/* Promises */

static int broken;

/* What the share of false alarms of n windows exceeds in one of a hundred studies if it is 5 %. */
static double
upper_limit(double n)
{
	return 0.05 + 2.3263478740408408 * sqrt(0.05 * 0.95 / n) + 0.5 / n;
}

static void
check_false_alarms(int first, const char *what)
{
	double highest = 0;
	int size = 0;

	for (size_t i = 0; i < LENGTH(sizes); i++)
	{
		const Cell *cell = &cells[first + (int) i];
		double share = rate(cell, RULE);

		if (!(share > highest))
			continue;
		highest = share;
		size = cell->n;
		if (share > upper_limit(cell->decided))
		{
			printf("- BROKEN: %s, %s rows: %.2f %% false alarms, more than %.2f %%\n", what,
				   with_commas(cell->n), 100 * share, 100 * upper_limit(cell->decided));
			broken++;
		}
	}
	printf("- %s: at most %.2f %% false alarms (%s rows)\n", what, 100 * highest,
		   size > 0 ? with_commas(size) : "no");
}

/* z of two shares of decided windows. */
static double
share_z(const Cell *a, const Cell *b, Rule rule)
{
	return ml_two_proportion_test(a->fired[rule], a->decided, b->fired[rule], b->decided).z;
}

/*
 * Above the threshold the rate never falls from one size to the next; below it no size has a rate that is
 * higher than that of a larger size.  By more than chance: z > 2.58.
 */
static void
check_power(int first, const char *what, bool is_above_threshold, Rule rule)
{
	double highest = 0;
	int size = 0;
	bool falls = false;

	for (size_t i = 0; i < LENGTH(sizes); i++)
	{
		const Cell *cell = &cells[first + (int) i];

		if (cell->decided == 0)
			continue;
		if (rate(cell, rule) > highest)
		{
			highest = rate(cell, rule);
			size = cell->n;
		}
		for (size_t j = i + 1; j < LENGTH(sizes); j++)
			falls |= share_z(cell, &cells[first + (int) j], rule) < -2.5758293035489004;
	}
	if (is_above_threshold)
		printf("- %s, %s: above the threshold; the rate %s with the number of rows\n", what,
			   rule_names[rule], falls ? "FALLS" : "never falls");
	else
		printf("- %s, %s: below the threshold; highest rate %.1f %% (%s rows)%s\n", what,
			   rule_names[rule], 100 * highest, size > 0 ? with_commas(size) : "no",
			   falls && highest > upper_limit(cells[first].windows) ? ": PEAKS at few rows" : "");
}

/* Parts of the study */

static const Kind single_kinds[] = {NORMAL, LOGNORMAL, ZIPF, UNIFORM, MISSING, LONG_TAIL};
static const double changes[] = {0.1, 0.25, 0.5};

static void
print_false_alarms(const char *what, const int *first, int nkinds)
{
	char title[256];
	Column columns[8];

	for (Rule rule = RULE; rule <= TEST; rule += TEST)
	{
		for (int k = 0; k < nkinds; k++)
		{
			columns[k] = (Column){first[k], rule, ""};
			snprintf(columns[k].title, sizeof(columns[k].title), "%s",
					 kind_names[cells[first[k]].kind]);
		}
		snprintf(title, sizeof(title), "### No change, %s: %% of windows with %s", what,
				 rule == RULE ? "an alarm" : "p_adjusted < 0.05 alone");
		print_table(title, columns, nkinds);
	}
}

static void
print_other_rules(const char *what, const int *first)
{
	char title[256];
	Column columns[12];
	int n = 0;

	for (Rule rule = EVIDENTLY; rule < RULES; rule++)
		for (int k = 0; k < 4; k++)
		{
			columns[n] = (Column){first[k], rule, ""};
			snprintf(columns[n].title, sizeof(columns[n].title), "%s: %s", rule_names[rule],
					 kind_names[single_kinds[k]]);
			n++;
		}
	snprintf(title, sizeof(title), "### No change, %s: %% of windows with an alarm of other rules",
			 what);
	print_table(title, columns, n);
}

/* PSI over 20 bins of equal shares, and over categories with the JS distance: of the distributions. */
static void
true_values(Kind kind, double change, double *psi, double *js_distance)
{
	enum
	{
		BINS = 20
	};
	double shares[2][CATEGORIES];
	int n = is_category(kind) ? CATEGORIES : BINS;
	Arena arena = {NULL};
	MlEnv env = {.alloc = arena_alloc, .context = &arena, .threads = 1};
	MlDivergence divergence;

	if (is_category(kind))
	{
		category_shares(kind, 0, shares[0]);
		category_shares(kind, change, shares[1]);
	}
	for (int i = 0; i < BINS && !is_category(kind); i++)
	{
		double edges[2];

		for (int end = 0; end < 2; end++)
		{
			double low = -10;
			double high = 10;

			/* the quantile (i + end) / BINS by bisection */
			for (int step = 0; step < 100; step++)
			{
				double middle = (low + high) / 2;

				if (ml_normal_above(-middle) < (double) (i + end) / BINS)
					low = middle;
				else
					high = middle;
			}
			edges[end] = ml_normal_above(-(low - change));
		}
		shares[0][i] = 1.0 / BINS;
		shares[1][i] = edges[1] - edges[0];
	}
	must(&env, ml_divergence_shares(&env, shares[0], shares[1], n, &divergence));
	*psi = divergence.psi;
	*js_distance = divergence.js_distance;
	arena_free(&arena);
}

static void
print_power(Kind kind, double change, int first)
{
	static const Rule rules[] = {RULE, WARN, TEST, BOUND, EVIDENTLY, BIGQUERY, RAW_PSI};
	char title[256];
	Column columns[LENGTH(rules)];
	double psi;
	double js_distance;

	true_values(kind, change, &psi, &js_distance);
	for (size_t r = 0; r < LENGTH(rules); r++)
	{
		columns[r] = (Column){first, rules[r], ""};
		snprintf(columns[r].title, sizeof(columns[r].title), "%s", rule_names[rules[r]]);
	}
	snprintf(
		title, sizeof(title),
		"### %s changed by %.2f (true PSI %.3f, JS distance %.3f): %% of windows with an alarm",
		kind_names[kind], change, psi, js_distance);
	print_table(title, columns, LENGTH(rules));
	snprintf(title, sizeof(title), "%s changed by %.2f", kind_names[kind], change);
	printf("\n");
	for (Rule rule = RULE; rule <= BOUND; rule += BOUND)
		check_power(first, title, (is_category(kind) ? js_distance : psi) >= 0.1, rule);
}

int
main(int argc, char **argv)
{
	static const int references[] = {1000, 10000, 100000};
	static const Kind power_kinds[] = {NORMAL, ZIPF, UNIFORM};
	int one_column[LENGTH(references)][LENGTH(single_kinds)];
	int power[LENGTH(power_kinds)][LENGTH(changes)];
	int one_pass;
	int family;
	pthread_t threads[THREADS];
	char title[64];

	if (argc > 1)
		nwindows = atoi(argv[1]);
	if (argc > 2)
		seed = strtoull(argv[2], NULL, 10);
	for (int k = 0; k < MANY_CATEGORIES; k++)
		snprintf(category_names[k], sizeof(category_names[k]), "c%d", k);
	for (size_t k = 0; k < LENGTH(power_kinds); k++)
		for (size_t i = 0; i < LENGTH(changes); i++)
			power[k][i] = add_cells(power_kinds[k], 1, 10000, changes[i], false);
	for (size_t r = 0; r < LENGTH(references); r++)
		for (size_t k = 0; k < LENGTH(single_kinds); k++)
			one_column[r][k] = add_cells(single_kinds[k], 1, references[r], 0, false);
	one_pass = add_cells(NORMAL, 1, 10000, 0, true);
	family = add_cells(MIXED, FAMILY, 10000, 0, false);
	for (int t = 0; t < THREADS; t++)
		if (pthread_create(&threads[t], NULL, run_cells, NULL) != 0)
			exit(1);
	for (int t = 0; t < THREADS; t++)
		pthread_join(threads[t], NULL);

	printf(
		"%d windows of each size and kind without a change; %d with a change, and of 20 columns up to "
		"5,000 rows; %d of a reference of 100,000 rows, and of 20 columns beyond. Seed %llu.\n",
		nwindows, nwindows / 2, nwindows / 4, (unsigned long long) seed);
	for (size_t r = 0; r < LENGTH(references); r++)
	{
		snprintf(title, sizeof(title), "reference of %s rows", with_commas(references[r]));
		print_false_alarms(title, one_column[r], LENGTH(single_kinds));
		if (references[r] <= OTHER_RULES_ROWS)
			print_other_rules(title, one_column[r]);
	}
	print_false_alarms("20 columns, any of them", &family, 1);
	print_false_alarms("reference of 10,000 rows made in one pass", &one_pass, 1);
	printf(
		"\n### False alarms: at most 5 %%, within the upper 99 %% limit of %d windows, %.2f %%\n\n",
		nwindows, 100 * upper_limit(nwindows));
	for (size_t r = 0; r < LENGTH(references); r++)
		for (size_t k = 0; k < LENGTH(single_kinds); k++)
		{
			snprintf(title, sizeof(title), "%s, reference of %s rows", kind_names[single_kinds[k]],
					 with_commas(references[r]));
			check_false_alarms(one_column[r][k], title);
		}
	check_false_alarms(family, "20 columns, reference of 10,000 rows");
	check_false_alarms(one_pass, "normal, reference of 10,000 rows made in one pass");
	for (size_t k = 0; k < LENGTH(power_kinds); k++)
		for (size_t i = 0; i < LENGTH(changes); i++)
			print_power(power_kinds[k], changes[i], power[k][i]);
	return broken > 0 ? 1 : 0;
}
