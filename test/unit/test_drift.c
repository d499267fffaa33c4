/*
 * test_drift.c
 *		Comparison of profiles: metrics against SciPy and simulations (test/gen/drift.py), and the alarm rule.
 */
#include "ml/divergence.h"
#include "ml/drift.h"
#include "ml/drift_bins.h"
#include "expected_drift.h"
#include "support.h"
#include "tap.h"

#define TOLERANCE 1e-12
#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* In the order of the expected values. */
static const char *const divergences[] = {"psi",
										  "js_distance",
										  "js_divergence",
										  "kl_divergence",
										  "hellinger_distance",
										  "total_variation",
										  "l_infinity",
										  "chi_square",
										  "g",
										  "ks",
										  "wasserstein",
										  "mean_difference"};
#define NDIVERGENCES 9

/* Profiles */

/* A value that comes several times: a number, or a text. */
typedef struct Value
{
	double number;
	const char *text;
	int64_t count;
} Value;

typedef struct Column
{
	const char *name;
	MlColumnKind kind;
	const Value *values; /* ends with a count of 0 */
	int64_t nulls;
} Column;

#define NUMBERS(...) ((const Value[]){__VA_ARGS__, {0, NULL, 0}})
#define NONE ((const Value[]){{0, NULL, 0}})

static void
add_values(MlEnv *env, MlDataProfile *profile, int32_t c, const Column *column)
{
	for (const Value *value = column->values; value->count > 0; value++)
		for (int64_t i = 0; i < value->count; i++)
			if (column->kind == ML_COLUMN_CATEGORY)
				ml_profile_add_category(env, profile, c, ml_text(value->text));
			else
				ml_profile_add_numbers(env, profile, c, &value->number, 1);
}

/* A profile of columns of equally many rows. */
static void
make_profile(MlEnv *env, MlDataProfile *profile, const Column *columns, int32_t n,
			 const MlDataProfile *reference)
{
	MlProfileColumn described[8] = {{0}};

	for (int32_t c = 0; c < n; c++)
	{
		bool is_category = columns[c].kind == ML_COLUMN_CATEGORY;

		described[c].name = columns[c].name;
		described[c].type_name = is_category ? "text" : "double precision";
		described[c].type_kind = columns[c].kind;
		described[c].kind = is_category                          ? ML_PROFILE_CATEGORY
							: columns[c].kind == ML_COLUMN_ARRAY ? ML_PROFILE_OTHER
																 : ML_PROFILE_NUMBER;
	}
	if (ml_profile_init(env, profile, described, n, &ml_profile_default_options, reference) !=
		ML_OK)
		bail_out("profile: %s", env->error.message);
	for (int32_t c = 0; c < n; c++)
	{
		int64_t rows = columns[c].nulls;

		add_values(env, profile, c, &columns[c]);
		ml_profile_add_nulls(profile, c, columns[c].nulls);
		for (const Value *value = columns[c].values; value->count > 0; value++)
			rows += value->count;
		profile->nrows = c == 0 ? rows : profile->nrows;
		if (rows != profile->nrows)
			bail_out("column %d of the test has other rows", (int) c);
	}
	if (ml_profile_freeze(env, profile) != ML_OK)
		bail_out("profile: %s", env->error.message);
}

static const MlDriftResult *
find(const MlDriftList *list, const char *feature, const char *metric)
{
	for (int32_t i = 0; i < list->n; i++)
		if (strcmp(list->results[i].feature, feature) == 0 &&
			strcmp(list->results[i].metric, metric) == 0)
			return &list->results[i];
	return NULL;
}

/* One that must be there. */
static MlDriftResult
get(const MlDriftList *list, const char *feature, const char *metric)
{
	const MlDriftResult *result = find(list, feature, metric);

	if (!ok(result != NULL, "%s of %s", metric, feature))
		return (MlDriftResult){.value = NAN, .message = "", .status = ML_DRIFT_ERROR};
	return *result;
}

static MlDriftList
compare(MlEnv *env, const MlDataProfile *reference, const MlDataProfile *current,
		const MlDriftOptions *options)
{
	MlDriftList list = {0};

	ok(ml_drift_compare(env, &list, reference, current, options) == ML_OK &&
		   ml_drift_decide(env, &list, options) == ML_OK,
	   "comparison");
	return list;
}

/* Profiles of columns, the current one made with the reference, and their comparison. */
static MlDriftList
compare_columns(MlEnv *env, const Column *reference, int32_t nreference, const Column *current,
				int32_t ncurrent, const MlDriftOptions *options)
{
	MlDataProfile *profiles = NULL;

	if (ml_alloc(env, 2, sizeof(MlDataProfile), "test", &profiles) != ML_OK)
		bail_out("memory");
	make_profile(env, &profiles[0], reference, nreference, NULL);
	make_profile(env, &profiles[1], current, ncurrent, &profiles[0]);
	return compare(env, &profiles[0], &profiles[1], options);
}

static void
status_is(const MlDriftResult *result, MlDriftStatus expected)
{
	const char *got = ml_drift_status_names[result->status];
	const char *name = ml_drift_status_names[expected];
	char what[128];

	snprintf(what, sizeof(what), "%s of %s: %s", result->metric != NULL ? result->metric : "none",
			 result->feature != NULL ? result->feature : "none", name != NULL ? name : "NULL");
	is_text(got != NULL ? got : "NULL", name != NULL ? name : "NULL", what);
}

/* All divergences of a column; expected ends with the p-value. */
static void
divergences_are(const MlDriftList *list, const char *feature, const double *expected)
{
	for (int i = 0; i < NDIVERGENCES; i++)
	{
		MlDriftResult result = get(list, feature, divergences[i]);

		near(result.value, expected[i], TOLERANCE, divergences[i]);
		near(result.p_value, expected[NDIVERGENCES], TOLERANCE, "its p-value");
	}
}

/* Oracles */

/* The reference of oracle A with the oracle's bins. */
static void
oracle_reference(MlEnv *env, MlDataProfile *profile)
{
	Value values[LENGTH(oracle_a_reference) + 1] = {{0}};
	Column column = {"x", ML_COLUMN_NUMBER, values, 0};
	MlBins *bins;

	for (size_t i = 0; i < LENGTH(oracle_a_reference); i++)
		values[i] = (Value){oracle_a_reference[i], NULL, 1};
	make_profile(env, profile, &column, 1, NULL);
	bins = &profile->columns[0].bins;
	bins->nbins = (int32_t) LENGTH(oracle_a_edges) + 1;
	memcpy(bins->edges, oracle_a_edges, sizeof(oracle_a_edges));
	memset(bins->counts, 0, (size_t) bins->nbins * sizeof(int64_t));
	memset(bins->sums, 0, (size_t) bins->nbins * sizeof(double));
	for (size_t i = 0; i < LENGTH(oracle_a_reference); i++)
	{
		int bin = 0;

		while (bin < bins->nbins - 1 && oracle_a_reference[i] >= bins->edges[bin])
			bin++;
		bins->counts[bin]++;
		bins->sums[bin] += oracle_a_reference[i];
	}
}

static void
test_oracle_a(MlEnv *env)
{
	Value values[LENGTH(oracle_a_current) + 1] = {{0}};
	Column column = {"x", ML_COLUMN_NUMBER, values, 0};
	MlDataProfile reference;
	MlDataProfile exact;
	MlDataProfile window;
	MlDriftList list;
	MlDriftResult result;
	char text[64];

	for (size_t i = 0; i < LENGTH(oracle_a_current); i++)
		values[i] = (Value){oracle_a_current[i], NULL, 1};
	oracle_reference(env, &reference);
	make_profile(env, &exact, &column, 1, NULL);
	make_profile(env, &window, &column, 1, &reference);
	for (int is_window = 0; is_window < 2; is_window++)
	{
		list = compare(env, &reference, is_window ? &window : &exact, &ml_drift_default_options);
		divergences_are(&list, "x", oracle_a);
		near(get(&list, "x", "chi_square").value, .73333333333333339, TOLERANCE, "X2 of the spec");
		near(get(&list, "x", "psi").p_value, .39180485461850956, TOLERANCE, "p of the spec");
		result = get(&list, "x", "psi");
		near(result.noise_floor, 1. / 12 + 1. / 10, TOLERANCE, "noise floor of 2 bins");
		near(result.noise_p95, (1. / 12 + 1. / 10) * 3.8414588206941236, TOLERANCE,
			 "what it exceeds in 5 %");
		status_is(&result, ML_DRIFT_INSUFFICIENT);
		result = get(&list, "x", "ks");
		near(result.value, is_window ? oracle_a_binned[0] : oracle_a_numbers[0], TOLERANCE, "KS");
		near(result.p_value, is_window ? oracle_a_binned[1] : oracle_a_numbers[1], TOLERANCE,
			 "p of KS");
		is_text(result.message, is_window ? "binned: a lower bound, p is conservative" : "",
				"is KS binned?");
		status_is(&result, ML_DRIFT_INFORMATIVE);
		result = get(&list, "x", "wasserstein");
		near(result.value, is_window ? oracle_a_binned[2] : oracle_a_numbers[2], TOLERANCE, "W1");
		result = get(&list, "x", "mean_difference");
		near(result.value, oracle_a_numbers[3], TOLERANCE, "difference of means");
		near(result.p_value, oracle_a_numbers[4], TOLERANCE, "Welch");
		near(result.std_error, oracle_a_numbers[5], TOLERANCE, "standard error");
		near(result.noise_floor, oracle_a_numbers[5] * sqrt(2 / M_PI), TOLERANCE, "mean of |z|");
	}
	snprintf(text, sizeof(text), "binned: at most %.3g off", oracle_a_binned[3]);
	is_text(get(&list, "x", "wasserstein").message, text, "W1 has a bound");
}

static void
test_oracle_b(MlEnv *env)
{
	const Column reference[] = {{"a", ML_COLUMN_CATEGORY,
								 NUMBERS({0, "w", 50}, {0, "x", 30}, {0, "y", 15}, {0, "z", 5}), 0},
								{"b", ML_COLUMN_CATEGORY, NUMBERS({0, "x", 90}, {0, "y", 10}), 0}};
	const Column current[] = {{"a", ML_COLUMN_CATEGORY,
							   NUMBERS({0, "w", 40}, {0, "x", 35}, {0, "y", 20}, {0, "z", 5}), 0},
							  {"b", ML_COLUMN_CATEGORY, NUMBERS({0, "x", 70}, {0, "y", 30}), 0}};
	MlDriftList list = compare_columns(env, reference, 2, current, 2, &ml_drift_default_options);
	MlDriftResult result = get(&list, "a", "js_distance");

	divergences_are(&list, "a", oracle_b);
	divergences_are(&list, "b", oracle_b2);
	status_is(&result, ML_DRIFT_OK);
	near(result.threshold, 0.1, 0, "standard threshold of the JS distance");
	result = get(&list, "b", "js_distance");
	/* .216 - .048 >= .1, p .0004 * 2 / 1 */
	status_is(&result, ML_DRIFT_ALARM);
	near(result.p_adjusted, 2 * oracle_b2[NDIVERGENCES], TOLERANCE, "p of two tests");
	result = get(&list, "b", "psi");
	status_is(&result, ML_DRIFT_INFORMATIVE);
	ok(isnan(result.p_adjusted) && isnan(result.threshold), "not of the family");
	ok(find(&list, "a", "ks") == NULL, "categories have no order");
}

static void
test_unseen(MlEnv *env)
{
	const Column reference = {"c", ML_COLUMN_CATEGORY,
							  NUMBERS({0, "x", 500000}, {0, "y", 300000}, {0, "z", 200000}), 0};
	const Column current = {"c", ML_COLUMN_CATEGORY,
							NUMBERS({0, "x", 97}, {0, "y", 58}, {0, "z", 40}, {0, "new", 5}), 0};
	MlDriftList list = compare_columns(env, &reference, 1, &current, 1, &ml_drift_default_options);
	MlDriftResult result = get(&list, "c", "unseen_share");

	divergences_are(&list, "c", unseen_rest);
	near(result.p_value, unseen_p[0], 1e-9, "Fisher's p of unseen categories");
	near(result.value, 5. / 200, TOLERANCE, "their share");
	is_int((long long) result.n_current, 200, "of all values");
	status_is(&result, ML_DRIFT_ALARM);
	result = get(&list, "c", "js_distance");
	status_is(&result, ML_DRIFT_OK);
	near(result.noise_floor, ml_noise_js_distance(1000000, 195, 3).floor, TOLERANCE,
		 "noise of what is not unseen");
}

/* 900 values of x and 100 categories that come once: without a change a tenth is unseen. */
static void
test_rare_categories(MlEnv *env)
{
	static char names[100][16];
	Value values[102] = {{0, "x", 900}};
	Value twice[52] = {{0, "x", 900}};
	const Value usual[] = {{0, "x", 270}, {0, "new", 30}, {0, NULL, 0}};
	const Value unusual[] = {{0, "x", 210}, {0, "new", 90}, {0, NULL, 0}};
	const Column reference = {"c", ML_COLUMN_CATEGORY, values, 0};
	const Column reference_twice = {"c", ML_COLUMN_CATEGORY, twice, 0};
	const Column windows[] = {{"c", ML_COLUMN_CATEGORY, usual, 0},
							  {"c", ML_COLUMN_CATEGORY, unusual, 0}};
	MlDriftList list;
	MlDriftResult result;

	for (int i = 0; i < 100; i++)
	{
		snprintf(names[i], sizeof(names[i]), "c%d", i);
		values[i + 1] = (Value){0, names[i], 1};
		if (i < 50)
			twice[i + 1] = (Value){0, names[i], 2};
	}
	list = compare_columns(env, &reference, 1, &windows[0], 1, &ml_drift_default_options);
	result = get(&list, "c", "unseen_share");
	near(result.value, 0.1, TOLERANCE, "unseen share of many rare categories");
	near(result.noise_floor, 0.1, TOLERANCE, "is what is expected");
	near(result.p_value, 1, TOLERANCE, "and no surprise");
	status_is(&result, ML_DRIFT_OK);
	list = compare_columns(env, &reference, 1, &windows[1], 1, &ml_drift_default_options);
	result = get(&list, "c", "unseen_share");
	status_is(&result, ML_DRIFT_ALARM);
	list = compare_columns(env, &reference_twice, 1, &windows[0], 1, &ml_drift_default_options);
	result = get(&list, "c", "unseen_share");
	ok(result.noise_floor < 0.02, "none that comes once");
	status_is(&result, ML_DRIFT_ALARM);
}

/* Edges of the data */

static void
test_missing(MlEnv *env)
{
	const Column reference = {"x", ML_COLUMN_NUMBER, NUMBERS({1, NULL, 500}, {2, NULL, 470}), 30};
	const Column current = {"x", ML_COLUMN_NUMBER,
							NUMBERS({1, NULL, 100}, {2, NULL, 88}, {NAN, NULL, 5}), 7};
	MlDriftOptions options = ml_drift_default_options;
	MlDriftList list = compare_columns(env, &reference, 1, &current, 1, &options);
	MlDriftResult result = get(&list, "x", "missing_share");

	near(result.value, missing[0], TOLERANCE, "missing share, NaN too");
	near(result.p_value, missing[1], TOLERANCE, "z test");
	near(result.std_error, missing[2], TOLERANCE, "standard error");
	near(result.noise_floor, missing[3], TOLERANCE, "noise floor");
	is_int((long long) get(&list, "x", "psi").n_current, 188, "rows that are there");
	options.units_reference = 200;
	options.units_current = 40;
	list = compare_columns(env, &reference, 1, &current, 1, &options);
	result = get(&list, "x", "missing_share");
	near(result.value, missing[0], TOLERANCE, "value of the rows, not of rounded units");
	near(result.p_value, missing_units[0], 1e-9, "Fisher's test of units");
	is_int((long long) result.n_current, 40, "units");
	status_is(&result, ML_DRIFT_INSUFFICIENT);
}

static void
test_all_null(MlEnv *env)
{
	const Value numbers[] = {{1, NULL, 100}, {2, NULL, 100}, {3, NULL, 100}, {0, NULL, 0}};
	const Value texts[] = {{0, "a", 150}, {0, "b", 150}, {0, NULL, 0}};
	const Column reference[] = {{"x", ML_COLUMN_NUMBER, numbers, 0},
								{"c", ML_COLUMN_CATEGORY, texts, 0},
								{"n", ML_COLUMN_NUMBER, NONE, 300}};
	const Column nulls[] = {{"x", ML_COLUMN_NUMBER, NONE, 300},
							{"c", ML_COLUMN_CATEGORY, NONE, 300},
							{"n", ML_COLUMN_NUMBER, numbers, 0}};
	const Column empty[] = {{"x", ML_COLUMN_NUMBER, NONE, 0},
							{"c", ML_COLUMN_CATEGORY, NONE, 0},
							{"n", ML_COLUMN_NUMBER, NONE, 0}};
	MlDriftList list = compare_columns(env, reference, 3, nulls, 3, &ml_drift_default_options);
	MlDriftResult result;
	int deciding = 0;

	for (int c = 0; c < 3; c++)
	{
		result = get(&list, reference[c].name, "missing_share");
		status_is(&result, ML_DRIFT_ALARM);
		near(result.value, 1, 0, "all of it");
		result = get(&list, reference[c].name, c == 1 ? "js_distance" : "psi");
		status_is(&result, ML_DRIFT_INSUFFICIENT);
		is_text(result.message, c == 2 ? "no values in the reference" : "no values", "says why");
	}
	is_int(list.n, 6, "and nothing else");
	list = compare_columns(env, reference, 3, empty, 3, &ml_drift_default_options);
	for (int32_t i = 0; i < list.n; i++)
	{
		deciding += list.results[i].is_deciding;
		status_is(&list.results[i], ML_DRIFT_INSUFFICIENT);
	}
	is_int(deciding, list.n, "an empty window has no other results");
}

static void
test_constant(MlEnv *env)
{
	const Column reference = {"x", ML_COLUMN_NUMBER, NUMBERS({5, NULL, 1000}), 0};
	const Column same = {"x", ML_COLUMN_NUMBER, NUMBERS({5, NULL, 200}), 0};
	const Column moved = {"x", ML_COLUMN_NUMBER,
						  NUMBERS({4, NULL, 60}, {5, NULL, 100}, {6, NULL, 40}), 0};
	const Column merged = {"x", ML_COLUMN_NUMBER,
						   NUMBERS({4, NULL, 60}, {5, NULL, 120}, {6, NULL, 20}), 0};
	const Column few = {"x", ML_COLUMN_NUMBER, NUMBERS({5, NULL, 190}, {6, NULL, 10}), 0};
	const Column text = {"x", ML_COLUMN_CATEGORY, NUMBERS({0, "a", 500}), 0};
	MlDriftOptions options = ml_drift_default_options;
	const MlDriftThreshold thresholds[] = {{NULL, "js_distance", 0.2}, {NULL, "ks", 0.2}};
	MlDriftList list = compare_columns(env, &reference, 1, &same, 1, &options);
	MlDriftResult result = get(&list, "x", "psi");

	near(result.value, 0, 0, "both constant and equal");
	near(result.p_value, 1, 0, "p");
	near(result.p_adjusted, 1, 0, "adjusted p");
	status_is(&result, ML_DRIFT_OK);
	near(get(&list, "x", "wasserstein").value, 0, 0, "no distance");
	near(get(&list, "x", "mean_difference").value, 0, 0, "no difference of means");
	ok(find(&list, "x", "js_distance") == NULL, "nothing else is asked for");
	list = compare_columns(env, &reference, 1, &moved, 1, &options);
	divergences_are(&list, "x", constant_moved);
	result = get(&list, "x", "psi");
	status_is(&result, ML_DRIFT_ALARM);
	near(get(&list, "x", "mean_difference").value, INFINITY, 0, "in deviations of none");
	list = compare_columns(env, &reference, 1, &merged, 1, &options);
	divergences_are(&list, "x", constant_merged);
	options.thresholds = thresholds;
	options.nthresholds = LENGTH(thresholds);
	list = compare_columns(env, &reference, 1, &few, 1, &options);
	result = get(&list, "x", "psi");
	status_is(&result, ML_DRIFT_INSUFFICIENT);
	is_text(result.message, "fewer than 2 bins are left", "says why");
	result = get(&list, "x", "js_distance");
	status_is(&result, ML_DRIFT_INSUFFICIENT);
	near(get(&list, "x", "out_of_range_share").value, 0.05, TOLERANCE, "out of range");
	list = compare_columns(env, &text, 1, &text, 1, &options);
	result = get(&list, "x", "js_distance");
	near(result.value, 0, 0, "one category");
	status_is(&result, ML_DRIFT_OK);
}

static void
test_columns_changed(MlEnv *env)
{
	const Value numbers[] = {{1, NULL, 150}, {2, NULL, 150}, {0, NULL, 0}};
	const Value texts[] = {{0, "1", 150}, {0, "2", 150}, {0, NULL, 0}};
	const Column reference[] = {{"x", ML_COLUMN_NUMBER, numbers, 0},
								{"y", ML_COLUMN_NUMBER, numbers, 0},
								{"z", ML_COLUMN_NUMBER, numbers, 0},
								{"o", ML_COLUMN_ARRAY, NONE, 300}};
	const Column current[] = {{"z", ML_COLUMN_NUMBER, numbers, 0},
							  {"y", ML_COLUMN_CATEGORY, texts, 0},
							  {"more", ML_COLUMN_NUMBER, numbers, 0},
							  {"o", ML_COLUMN_ARRAY, NONE, 300}};
	MlDriftList list = compare_columns(env, reference, 4, current, 4, &ml_drift_default_options);
	MlDriftResult result = get(&list, "x", "schema");

	status_is(&result, ML_DRIFT_ERROR);
	is_text(result.message, "the column is missing", "says so");
	result = get(&list, "y", "schema");
	status_is(&result, ML_DRIFT_ERROR);
	is_text(result.message, "the column is of type text, not double precision", "says so");
	result = get(&list, "z", "psi");
	status_is(&result, ML_DRIFT_OK);
	near(result.value, 0, 1e-15, "another column is compared by its name");
	ok(find(&list, "more", "missing_share") == NULL, "what the reference has not is not looked at");
	result = get(&list, "o", "missing_share");
	status_is(&result, ML_DRIFT_OK);
	ok(find(&list, "o", "psi") == NULL, "of what is no number and no category only that");
}

/* Two profiles that do not share bins, of which the current one does not know its values any more. */
static void
test_other_bins(MlEnv *env)
{
	Value values[302] = {{0}};
	Value categories[] = {{0, "a", 200}, {0, "b", 101}, {0, NULL, 0}};
	Value others[] = {{0, "a", 101}, {0, "c", 200}, {0, NULL, 0}};
	Column columns[] = {{"x", ML_COLUMN_NUMBER, values, 0},
						{"c", ML_COLUMN_CATEGORY, categories, 0}};
	MlDataProfile reference;
	MlDataProfile other;
	MlDataProfile window;
	MlDriftList list;
	MlDriftResult result;

	for (int i = 0; i < 301; i++)
		values[i] = (Value){i, NULL, 1};
	make_profile(env, &reference, columns, 2, NULL);
	for (int i = 0; i < 301; i++)
		values[i].number += 50;
	columns[1].values = others;
	make_profile(env, &other, columns, 2, NULL);
	make_profile(env, &window, columns, 2, &other);
	list = compare(env, &reference, &window, &ml_drift_default_options);
	result = get(&list, "x", "psi");
	status_is(&result, ML_DRIFT_ERROR);
	contains(result.message, "different bins", "of numbers");
	result = get(&list, "c", "js_distance");
	status_is(&result, ML_DRIFT_ERROR);
	contains(result.message, "different categories", "of categories");
	list = compare(env, &reference, &other, &ml_drift_default_options);
	result = get(&list, "x", "psi");
	status_is(&result, ML_DRIFT_ERROR);
	result = get(&list, "c", "unseen_share");
	near(result.value, 200. / 301, TOLERANCE, "categories are known still");
}

static void
test_infinities(MlEnv *env)
{
	const Column reference = {"x", ML_COLUMN_NUMBER, NUMBERS({1, NULL, 500}, {2, NULL, 500}), 0};
	const Column some = {"x", ML_COLUMN_NUMBER,
						 NUMBERS({1, NULL, 100}, {2, NULL, 60}, {INFINITY, NULL, 40}), 0};
	const Column only = {"x", ML_COLUMN_NUMBER,
						 NUMBERS({-INFINITY, NULL, 150}, {INFINITY, NULL, 50}), 0};
	MlDriftOptions options = ml_drift_default_options;
	MlDriftList list = compare_columns(env, &reference, 1, &some, 1, &options);
	MlDriftResult result = get(&list, "x", "psi");

	status_is(&result, ML_DRIFT_ALARM);
	is_int((long long) result.n_current, 200, "infinities are values");
	near(get(&list, "x", "ks").value, 0.2, TOLERANCE, "and numbers");
	near(get(&list, "x", "out_of_range_share").value, 0.2, TOLERANCE, "out of range");
	is_int((long long) get(&list, "x", "mean_difference").n_current, 160, "a mean has none");
	list = compare_columns(env, &reference, 1, &only, 1, &options);
	near(get(&list, "x", "ks").value, 0.75, TOLERANCE, "infinities only");
	ok(find(&list, "x", "mean_difference") == NULL, "no mean");
	options.role = ML_DRIFT_OUTCOME;
	list = compare_columns(env, &reference, 1, &only, 1, &options);
	result = get(&list, "x", "mean_difference");
	status_is(&result, ML_DRIFT_INSUFFICIENT);
	list = compare_columns(env, &only, 1, &reference, 1, &ml_drift_default_options);
	result = get(&list, "x", "psi");
	status_is(&result, ML_DRIFT_INSUFFICIENT);
	is_text(result.message, "no finite values in the reference", "says why");
}

static void
test_outcome(MlEnv *env)
{
	const Column reference[] = {
		{"b", ML_COLUMN_BOOLEAN, NUMBERS({0, NULL, 700}, {1, NULL, 300}), 0},
		{"x", ML_COLUMN_NUMBER, NUMBERS({1, NULL, 500}, {2, NULL, 500}), 0},
		{"c", ML_COLUMN_CATEGORY, NUMBERS({0, "a", 500}, {0, "b", 500}), 0},
		{"zero", ML_COLUMN_BOOLEAN, NUMBERS({0, NULL, 1000}), 0}};
	const Column current[] = {
		{"b", ML_COLUMN_BOOLEAN, NUMBERS({0, NULL, 150}, {1, NULL, 100}), 50},
		{"x", ML_COLUMN_NUMBER, NUMBERS({1, NULL, 100}, {2, NULL, 150}), 50},
		{"c", ML_COLUMN_CATEGORY, NUMBERS({0, "a", 120}, {0, "b", 120}, {0, "d", 10}), 50},
		{"zero", ML_COLUMN_BOOLEAN, NUMBERS({0, NULL, 240}, {1, NULL, 10}), 50}};
	MlDriftOptions options = ml_drift_default_options;
	MlDriftList list;
	MlDriftResult result;

	options.role = ML_DRIFT_OUTCOME;
	list = compare_columns(env, reference, 4, current, 4, &options);
	result = get(&list, "b", "share_change");
	near(result.value, share_change[0], TOLERANCE, "relative change of a share");
	near(result.p_value, share_change[1], TOLERANCE, "p of two shares");
	near(result.std_error, share_change[2], TOLERANCE, "standard error");
	near(result.noise_floor, share_change[3], TOLERANCE, "noise floor");
	status_is(&result, ML_DRIFT_ALARM);
	is_int(result.group, ML_GROUP_PREDICTION, "family");
	result = get(&list, "x", "mean_difference");
	near(result.value, 0.1 / sqrt(0.25 * 1000 / 999), TOLERANCE, "difference of means");
	status_is(&result, ML_DRIFT_ALARM);
	result = get(&list, "x", "psi");
	status_is(&result, ML_DRIFT_INFORMATIVE);
	result = get(&list, "c", "unseen_share");
	status_is(&result, ML_DRIFT_ALARM);
	result = get(&list, "c", "js_distance");
	status_is(&result, ML_DRIFT_OK);
	result = get(&list, "zero", "share_change");
	near(result.value, INFINITY, 0, "relative to none");
	status_is(&result, ML_DRIFT_ALARM);
	ok(find(&list, "b", "missing_share") == NULL, "labels may be late");
}

/* The rule */

static void
test_units(MlEnv *env)
{
	const Column reference = {"c", ML_COLUMN_CATEGORY,
							  NUMBERS({0, "a", 400}, {0, "b", 300}, {0, "c", 200}, {0, "d", 100}),
							  0};
	const Column current = {"c", ML_COLUMN_CATEGORY,
							NUMBERS({0, "a", 240}, {0, "b", 200}, {0, "c", 220}, {0, "d", 140}), 0};
	const Column few = {"c", ML_COLUMN_CATEGORY,
						NUMBERS({0, "a", 600}, {0, "b", 340}, {0, "c", 60}), 0};
	const Column now = {"c", ML_COLUMN_CATEGORY,
						NUMBERS({0, "a", 500}, {0, "b", 400}, {0, "c", 100}), 0};
	MlDriftOptions options = ml_drift_default_options;
	MlDriftList list;
	MlDriftResult result;

	options.units_reference = 250;
	options.units_current = 200;
	list = compare_columns(env, &reference, 1, &current, 1, &options);
	for (int i = 0; i < 7; i++)
		near(get(&list, "c", divergences[i]).value, units_values[i], TOLERANCE, divergences[i]);
	result = get(&list, "c", "chi_square");
	near(result.value, units_test[0], TOLERANCE, "X2 of units");
	near(result.p_value, units_test[2], TOLERANCE, "its p");
	near(get(&list, "c", "psi").noise_floor, 3 * (1. / 250 + 1. / 200), TOLERANCE,
		 "noise of units");
	is_int((long long) result.n_reference, 250, "units of the reference");
	is_int((long long) result.n_current, 200, "and now");
	options.units_reference = options.units_current = 50;
	list = compare_columns(env, &few, 1, &now, 1, &options);
	for (int i = 0; i < 7; i++)
		near(get(&list, "c", divergences[i]).value, units_merged[i], TOLERANCE, divergences[i]);
	near(get(&list, "c", "psi").p_value, units_merged[NDIVERGENCES], TOLERANCE, "merged by units");
	result = get(&list, "c", "js_distance");
	status_is(&result, ML_DRIFT_INSUFFICIENT);
	options.units_reference = 1e9;
	options.units_current = 0;
	list = compare_columns(env, &few, 1, &now, 1, &options);
	is_int((long long) get(&list, "c", "psi").n_reference, 1000, "never more units than rows");
}

static MlDriftResult
made(MlDriftGroup group, double value, double p_value, double n)
{
	return (MlDriftResult){.feature = "x",
						   .metric = "psi",
						   .group = group,
						   .is_deciding = true,
						   .value = value,
						   .threshold = 0.1,
						   .p_value = p_value,
						   .p_adjusted = NAN,
						   .noise_floor = 0.02,
						   .n_deciding = n,
						   .message = ""};
}

static void
test_rule(MlEnv *env)
{
	MlDriftList list = {0};
	MlDriftResult results[] = {
		made(ML_GROUP_DRIFT, .121, .001, 100),   made(ML_GROUP_DRIFT, .119, .02, 100),
		made(ML_GROUP_DRIFT, .069, .03, 1000),   made(ML_GROUP_DRIFT, .5, .8, 1000),
		made(ML_GROUP_DRIFT, .5, 1e-9, 99),      made(ML_GROUP_QUALITY, .5, .049, 100),
		made(ML_GROUP_QUALITY, .01, NAN, NAN),   made(ML_GROUP_PREDICTION, .13, NAN, NAN),
		made(ML_GROUP_PREDICTION, .07, .04, 100)};
	const MlDriftStatus expected[] = {ML_DRIFT_ALARM, ML_DRIFT_WARN,         ML_DRIFT_OK,
									  ML_DRIFT_OK,    ML_DRIFT_INSUFFICIENT, ML_DRIFT_ALARM,
									  ML_DRIFT_OK,    ML_DRIFT_ALARM,        ML_DRIFT_WARN};

	results[8].threshold = 0.1;
	for (size_t i = 0; i < LENGTH(results); i++)
		ml_drift_append(env, &list, &results[i]);
	list.results[2].value = .0699; /* below half the threshold after noise */
	ok(ml_drift_decide(env, &list, &ml_drift_default_options) == ML_OK, "decision");
	for (size_t i = 0; i < LENGTH(results); i++)
		status_is(&list.results[i], expected[i]);
	for (size_t i = 0; i < LENGTH(adjusted); i++)
		near(list.results[i].p_adjusted, adjusted[i], TOLERANCE, "adjusted in its family");
	ok(isnan(list.results[4].p_adjusted), "what is below min_n is not of the family");
	near(list.results[5].p_adjusted, .049, 0, "nor is another group");
	/* exactly at the limits: >= threshold, < alpha */
	list.n = 0;
	results[0] = made(ML_GROUP_DRIFT, 0.5, .05, 100);
	results[1] = made(ML_GROUP_QUALITY, 0.5, .01, 100);
	results[1].noise_floor = 0.25;
	results[1].threshold = 0.25;
	for (int i = 0; i < 2; i++)
		ml_drift_append(env, &list, &results[i]);
	ok(ml_drift_decide(env, &list, &ml_drift_default_options) == ML_OK, "decision");
	status_is(&list.results[0], ML_DRIFT_OK);
	status_is(&list.results[1], ML_DRIFT_ALARM);
}

static void
test_thresholds(MlEnv *env)
{
	const Value before[] = {{1, NULL, 500}, {2, NULL, 500}, {0, NULL, 0}};
	const Value now[] = {{1, NULL, 100}, {2, NULL, 300}, {0, NULL, 0}};
	const Column reference[] = {{"x", ML_COLUMN_NUMBER, before, 0},
								{"y", ML_COLUMN_NUMBER, before, 0},
								{"z", ML_COLUMN_NUMBER, before, 0}};
	const Column current[] = {{"x", ML_COLUMN_NUMBER, now, 0},
							  {"y", ML_COLUMN_NUMBER, now, 0},
							  {"z", ML_COLUMN_NUMBER, now, 0}};
	const MlDriftThreshold thresholds[] = {
		{"x", "psi", 5}, {NULL, "psi", 0.4}, {"y", "psi", NAN}, {NULL, "ks", 0.2}};
	MlDriftOptions options = ml_drift_default_options;
	MlDriftList list;
	MlDriftResult result;

	options.thresholds = thresholds;
	options.nthresholds = LENGTH(thresholds);
	list = compare_columns(env, reference, 3, current, 3, &options);
	result = get(&list, "x", "psi");
	status_is(&result, ML_DRIFT_OK);
	near(result.threshold, 5, 0, "the feature's own threshold");
	result = get(&list, "y", "psi");
	status_is(&result, ML_DRIFT_INFORMATIVE);
	ok(isnan(result.threshold) && result.value > 0, "null: for information");
	result = get(&list, "z", "psi");
	/* PSI .275: above half of .4 */
	status_is(&result, ML_DRIFT_WARN);
	result = get(&list, "z", "ks");
	near(result.value, 0.25, TOLERANCE, "KS");
	/* .25 - .6 / sqrt(286) >= .2 */
	status_is(&result, ML_DRIFT_ALARM);
	ok(ml_drift_is_metric("psi") && ml_drift_is_metric("share_change") &&
		   !ml_drift_is_metric("schema") && !ml_drift_is_metric(""),
	   "names");
}

/* Noise */

static void
test_noise(MlEnv *env)
{
	Value reference[21] = {{0}};
	Value current[21] = {{0}};
	const Column before = {"x", ML_COLUMN_NUMBER, reference, 0};
	const Column now = {"x", ML_COLUMN_NUMBER, current, 0};
	MlDriftList list;

	for (int i = 0; i < 20; i++)
	{
		reference[i] = (Value){i, NULL, 500};
		current[i] = (Value){i, NULL, 50};
	}
	list = compare_columns(env, &before, 1, &now, 1, &ml_drift_default_options);
	for (size_t i = 0; i < LENGTH(divergences); i++)
	{
		MlDriftResult result = get(&list, "x", divergences[i]);
		double tolerance = 4 * noise_error[i] + 0.02 * noise_mean[i];

		if (!ok(fabs(result.noise_floor - noise_mean[i]) <= tolerance, "noise floor of %s",
				divergences[i]))
			note("  %g, simulated %g", result.noise_floor, noise_mean[i]);
		if (isnan(result.noise_p95))
			is_text(divergences[i], "wasserstein", "the only one without a 95 %% point");
		else if (!ok(fabs(result.noise_p95 / noise_95[i] - 1) <= 0.04, "95 %% point of %s",
					 divergences[i]))
			note("  %g, simulated %g", result.noise_p95, noise_95[i]);
	}
}

/* A reference that was counted by its sketch has a larger noise, and a larger p-value. */
static void
test_approximate_counts(MlEnv *env)
{
	enum
	{
		ROWS = 20000
	};
	const Column none = {"x", ML_COLUMN_NUMBER, NONE, 0};
	MlDataProfile reference;
	MlDataProfile recount;
	MlDataProfile window;
	MlDriftList lists[2];
	const MlDriftResult *results[2];

	make_profile(env, &reference, &none, 1, NULL);
	for (int i = 0; i < ROWS; i++)
	{
		double x = (double) (test_hash(1, (uint64_t) i) >> 11) * 0x1p-53;

		ml_profile_add_numbers(env, &reference, 0, &x, 1);
	}
	reference.nrows = ROWS;
	ok(ml_profile_freeze(env, &reference) == ML_OK && reference.counts_approximate, "a sketch");
	make_profile(env, &recount, &none, 1, &reference);
	make_profile(env, &window, &none, 1, &reference);
	for (int i = 0; i < ROWS; i++)
	{
		double x = (double) (test_hash(1, (uint64_t) i) >> 11) * 0x1p-53;
		double y = (double) (test_hash(2, (uint64_t) i) >> 11) * 0x1p-53;

		ml_profile_add_numbers(env, &recount, 0, &x, 1);
		ml_profile_add_numbers(env, &window, 0, &y, 1);
	}
	recount.nrows = window.nrows = ROWS;
	lists[0] = compare(env, &reference, &window, &ml_drift_default_options);
	ok(ml_profile_recount(env, &reference, &recount) == ML_OK && !reference.counts_approximate,
	   "counted");
	lists[1] = compare(env, &reference, &window, &ml_drift_default_options);
	for (size_t i = 0; i < LENGTH(divergences) - 1; i++)
	{
		for (int k = 0; k < 2; k++)
			results[k] = find(&lists[k], "x", divergences[i]);
		ok(results[0]->noise_floor > results[1]->noise_floor, "approximate counts: floor of %s",
		   divergences[i]);
		if (i < NDIVERGENCES)
			is_text(results[0]->message, "counts are approximate", "says so");
		if (i < NDIVERGENCES)
			is_text(results[1]->message, "", "and not of exact ones");
		ok(results[1]->p_value > 0.001, "exact counts: p of %s", divergences[i]);
	}
	near(find(&lists[1], "x", "psi")->noise_floor,
		 ml_noise_psi(ROWS, ROWS, find(&lists[1], "x", "chi_square")->noise_floor + 1).floor,
		 TOLERANCE, "floor of exact counts");
}

/* Merging */

static void
test_merging(MlEnv *env)
{
	static const double rows[] = {1, 1};
	int64_t a[] = {3, 4, 3, 2};
	int64_t b[] = {1, 3, 3, 3};
	int64_t c[] = {100, 4, 100, 3, 3, 0};
	int64_t d[] = {100, 3, 100, 2, 4, 0};
	int64_t large[] = {50, 852, 49, 49, 0};
	int64_t small[] = {0, 15, 10, 15, 60};
	MlDriftBins bins = {.n = 4, .reference = a, .current = b};
	MlDriftBins merged;

	ok(ml_drift_merge_bins(env, &bins, ML_PROFILE_NUMBER, rows, &merged) == ML_OK, "merging");
	ok(merged.n == 2 && merged.reference[0] == 7 && merged.reference[1] == 5 &&
		   merged.current[0] == 4 && merged.current[1] == 6,
	   "neighbours");
	bins = (MlDriftBins){.n = 6, .reference = c, .current = d};
	ok(ml_drift_merge_bins(env, &bins, ML_PROFILE_NUMBER, rows, &merged) == ML_OK, "merging");
	ok(merged.n == 3 && merged.reference[0] == 100 && merged.reference[1] == 104 &&
		   merged.reference[2] == 6 && merged.current[2] == 6,
	   "right neighbours, the last with the left one");
	ok(ml_drift_merge_bins(env, &bins, ML_PROFILE_CATEGORY, rows, &merged) == ML_OK, "merging");
	ok(merged.n == 3 && merged.reference[2] == 10 && merged.current[2] == 9, "into other");
	/* a sample that is ten times as large says what is expected: 5 and 4.99 of 100 */
	bins = (MlDriftBins){.n = 5, .reference = large, .current = small};
	ok(ml_drift_merge_bins(env, &bins, ML_PROFILE_NUMBER, rows, &merged) == ML_OK, "merging");
	ok(merged.n == 4 && merged.reference[0] == 50 && merged.current[0] == 0 &&
		   merged.reference[2] == 98 && merged.current[2] == 25 && merged.current[3] == 60,
	   "by the larger sample alone, unless it has hardly any");
	bins = (MlDriftBins){.n = 5, .reference = small, .current = large};
	ok(ml_drift_merge_bins(env, &bins, ML_PROFILE_NUMBER, rows, &merged) == ML_OK, "merging");
	ok(merged.n == 4 && merged.current[0] == 50 && merged.reference[0] == 0 &&
		   merged.reference[3] == 60,
	   "either of them");
	bins = (MlDriftBins){.n = 6, .reference = c, .current = d};
	c[4] = c[3] = d[3] = d[4] = 0;
	ok(ml_drift_merge_bins(env, &bins, ML_PROFILE_CATEGORY, rows, &merged) == ML_OK, "merging");
	ok(merged.n == 2 && merged.reference[1] == 104 && merged.current[1] == 103,
	   "other takes in the smallest while it is too small");
}

/* Out of memory and stopped at every point. */
static void
test_failures(void)
{
	const Column reference[] = {{"x", ML_COLUMN_NUMBER, NUMBERS({1, NULL, 50}, {2, NULL, 50}), 0},
								{"c", ML_COLUMN_CATEGORY, NUMBERS({0, "a", 50}, {0, "b", 50}), 0}};
	TestEnv *t = test_env();
	MlDataProfile profile;
	MlDriftList list = {0};
	int failures = 0;
	long n;

	make_profile(&t->env, &profile, reference, 2, NULL);
	for (n = 1; n < 1000; n++)
	{
		MlStatus status;

		list = (MlDriftList){0};
		t->allocations = 0;
		t->fail_at = n;
		status = ml_drift_compare(&t->env, &list, &profile, &profile, &ml_drift_default_options);
		if (status == ML_OK)
			status = ml_drift_decide(&t->env, &list, &ml_drift_default_options);
		t->fail_at = 0;
		if (status == ML_OK)
			break;
		failures += status != ML_OUT_OF_MEMORY;
	}
	ok(failures == 0 && n > 10, "out of memory at each of %ld allocations", n - 1);
	t->polls = 0;
	t->stop_at = 1;
	ok(ml_drift_compare(&t->env, &list, &profile, &profile, &ml_drift_default_options) ==
		   ML_CANCELLED,
	   "cancelled");
	test_env_free(t);
}

int
main(void)
{
	void (*const tests[])(MlEnv *) = {test_oracle_a,
									  test_oracle_b,
									  test_unseen,
									  test_rare_categories,
									  test_missing,
									  test_all_null,
									  test_constant,
									  test_columns_changed,
									  test_other_bins,
									  test_infinities,
									  test_outcome,
									  test_units,
									  test_rule,
									  test_thresholds,
									  test_noise,
									  test_merging,
									  test_approximate_counts};

	for (size_t i = 0; i < LENGTH(tests); i++)
	{
		TestEnv *t = test_env();

		tests[i](&t->env);
		test_env_free(t);
	}
	test_failures();
	return done();
}
