/*
 * test_metrics.c
 *		Sorting, metrics of classifications and regressions, their errors and paired differences, against
 *		test/gen/metrics.py.
 */
#include "ml/metrics.h"
#include "ml/radix.h"
#include "expected_metrics.h"
#include "support.h"
#include "tap.h"

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))
#define TOLERANCE 1e-12

/* --- sorting --- */

static uint64_t
random_key(uint64_t i, int pattern)
{
	uint64_t hash = test_hash(7, i);

	switch (pattern)
	{
		case 0:
			return hash;
		case 1:
			return hash % 5; /* many ties, one digit */
		case 2:
			return hash % 3 == 0 ? UINT64_MAX : hash << 40;
		case 3:
			return i; /* sorted already */
		default:
			return 42; /* all the same */
	}
}

/* Is the result sorted, stable, and the same items? */
static bool
sorts(MlEnv *env, size_t n, int width, int word, int pattern)
{
	uint64_t *items;
	uint64_t *spare;
	uint64_t *sorted;
	uint64_t sum = 0;
	bool good = true;

	if (ml_alloc(env, n, width * sizeof(uint64_t), "items", &items) != ML_OK ||
		ml_alloc(env, n, width * sizeof(uint64_t), "items", &spare) != ML_OK)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		items[i * width + (width - 1 - word)] = i;
		items[i * width + word] = random_key(i, pattern);
		sum += items[i * width + word] * 31;
	}
	if (ml_radix_sort(env, items, spare, n, width, word, &sorted) != ML_OK)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		const uint64_t *item = &sorted[i * width];

		sum -= item[word] * 31;
		if (i == 0)
			continue;
		good &= item[word] >= item[word - width];
		if (width == 2 && item[word] == item[word - width])
			good &= item[1 - word] > item[1 - word - width];
	}
	return good && sum == 0;
}

static void
test_sort(void)
{
	static const size_t sizes[] = {0, 1, 2, 63, 64, 65, 1000, 70000};
	TestEnv *t = test_env();

	for (int pattern = 0; pattern < 5; pattern++)
		for (int s = 0; s < COUNT(sizes); s++)
			ok(sorts(&t->env, sizes[s], 1, 0, pattern) && sorts(&t->env, sizes[s], 2, 0, pattern) &&
				   sorts(&t->env, sizes[s], 2, 1, pattern),
			   "%zu items of pattern %d are sorted", sizes[s], pattern);
	t->polls = 0;
	t->stop_at = 3;
	ok(!sorts(&t->env, 1000000, 1, 0, 0) && t->polls <= 4, "sorting stops when told");
	test_env_free(t);
}

static void
test_keys(void)
{
	static const double scores[] = {-INFINITY, -1e308, -2.5, -1e-310, 0,
									5e-324,    1e-10,  0.5,  1e308,   INFINITY};
	bool good = true;

	for (int i = 0; i < COUNT(scores); i++)
	{
		good &= ml_key_score(ml_score_key(scores[i])) == scores[i];
		if (i > 0)
			good &= ml_score_key(scores[i]) > ml_score_key(scores[i - 1]);
	}
	ok(good, "keys are ordered as scores, and give them back");
	ok(ml_score_key(-0.0) == ml_score_key(0.0), "-0 is 0");
}

/* --- binary --- */

typedef struct Expected
{
	const char *name;
	double values[6];
} Expected;

typedef struct BinaryCase
{
	const char *name;
	int n;
	const double *actual;
	const double *first;
	const double *second;
	const double *weight;
	const double *weighted; /* roc_auc, average_precision */
	const void *report;
	const void *comparison;
} BinaryCase;

#define CASE(name)                                                                              \
	{                                                                                           \
#name, COUNT(name##_actual), name##_actual, name##_first, name##_second, name##_weight, \
			name##_weighted, name##_report, name##_comparison                                   \
	}

static const BinaryCase cases[] = {CASE(continuous), CASE(ties), CASE(few)};

/* Row i of a table whose rows have a name and so many values. */
static Expected
expected_row(const void *table, int nvalues, int i)
{
	size_t size = sizeof(char *) + nvalues * sizeof(double);
	const char *at = (const char *) table + i * size;
	Expected row;

	memcpy(&row.name, at, sizeof(char *));
	memcpy(row.values, at + sizeof(char *), nvalues * sizeof(double));
	return row;
}

static void
check_metrics(const char *where, const MlMetric *metrics, int nmetrics, const void *table)
{
	char name[128];

	for (int i = 0; i < nmetrics; i++)
	{
		Expected row = expected_row(table, 4, i);
		double got[] = {metrics[i].value, metrics[i].std_error, metrics[i].low, metrics[i].high};
		static const char *const parts[] = {"value", "std_error", "low", "high"};

		is_text(metrics[i].name, row.name, "name of a metric");
		for (int k = 0; k < 4; k++)
		{
			snprintf(name, sizeof(name), "%s: %s, %s", where, row.name, parts[k]);
			near(got[k], row.values[k], TOLERANCE, name);
		}
	}
}

static void
check_differences(const char *where, const MlDifference *differences, int n, const void *table)
{
	char name[128];

	for (int i = 0; i < n; i++)
	{
		Expected row = expected_row(table, 6, i);
		const MlDifference *d = &differences[i];
		double got[] = {d->difference, d->std_error, d->low, d->high, d->statistic, d->p_value};
		static const char *const parts[] = {"difference", "std_error", "low",
											"high",       "statistic", "p"};

		is_text(d->metric, row.name, "name of a metric");
		for (int k = 0; k < 6; k++)
		{
			snprintf(name, sizeof(name), "%s: %s, %s", where, row.name, parts[k]);
			near(got[k], row.values[k], k < 4 ? 1e-11 : 1e-10, name);
		}
	}
}

/* Rows from .. to - 1 of a case; width 2 with what: 'w' weights, 's' second scores. */
static MlScores
case_scores(MlEnv *env, const BinaryCase *c, int from, int to, char what)
{
	MlScores scores = {.width = what == '1' ? 1 : 2};

	for (int i = from; i < to; i++)
	{
		uint64_t second = ml_score_key(c->second[i]);

		if (what == 'w')
			memcpy(&second, &c->weight[i], sizeof(second));
		if (ml_scores_add(env, &scores, c->actual[i] == 1, c->first[i], second) != ML_OK)
			bail_out("no memory");
	}
	return scores;
}

/* The scores of a case in three parts, sent and merged in another order. */
static MlScores
merged_scores(MlEnv *env, const BinaryCase *c, char what)
{
	static const int order[] = {2, 0, 1};
	MlScores merged = {.width = what == '1' ? 1 : 2};

	for (int i = 0; i < 3; i++)
	{
		int part = order[i];
		MlScores scores = case_scores(env, c, c->n * part / 3, c->n * (part + 1) / 3, what);
		size_t size = ml_scores_size(&scores);
		unsigned char *data;
		MlScores sent;

		scores.rows_skipped = 10 + part;
		if (ml_alloc(env, size, 1, "stored", &data) != ML_OK)
			bail_out("no memory");
		if (ml_scores_save(env, &scores, data) != ML_OK ||
			ml_scores_load(env, data, size, &sent) != ML_OK ||
			ml_scores_merge(env, &merged, &sent) != ML_OK)
			bail_out("%s", env->error.message);
	}
	return merged;
}

static void
test_case(const BinaryCase *c)
{
	static const double thresholds[2] = {0.5, 0.4};
	TestEnv *t = test_env();
	MlScores scores = case_scores(&t->env, c, 0, c->n, '1');
	MlScores pairs = case_scores(&t->env, c, 0, c->n, 's');
	MlScores weighted = case_scores(&t->env, c, 0, c->n, 'w');
	MlMetric metrics[ML_BINARY_METRICS];
	MlMetric again[ML_BINARY_METRICS];
	MlDifference differences[ML_BINARY_DIFFERENCES];
	MlDifference differences2[ML_BINARY_DIFFERENCES];
	MlRanking ranking;
	double auc;
	double precision;

	ok(ml_ranking_make(&t->env, &scores, &ranking) == ML_OK &&
		   ml_binary_report(&t->env, &ranking, 0.5, metrics) == ML_OK,
	   "%s: report", c->name);
	check_metrics(c->name, metrics, ML_BINARY_METRICS, c->report);
	ok(ml_roc_auc(&t->env, &ranking, false, &auc) == ML_OK && auc == metrics[3].value &&
		   ml_average_precision(&t->env, &ranking, false, &precision) == ML_OK &&
		   precision == metrics[4].value,
	   "%s: the areas alone are those of the report", c->name);
	ok(ml_binary_comparison(&t->env, &pairs, thresholds, differences) == ML_OK, "%s: comparison",
	   c->name);
	check_differences(c->name, differences, ML_BINARY_DIFFERENCES, c->comparison);

	ok(ml_ranking_make(&t->env, &weighted, &ranking) == ML_OK &&
		   ml_roc_auc(&t->env, &ranking, true, &auc) == ML_OK &&
		   ml_average_precision(&t->env, &ranking, true, &precision) == ML_OK,
	   "%s: weights", c->name);
	near(auc, c->weighted[0], TOLERANCE, "weighted roc_auc");
	near(precision, c->weighted[1], TOLERANCE, "weighted average precision");

	scores = merged_scores(&t->env, c, '1');
	pairs = merged_scores(&t->env, c, 's');
	is_int(scores.rows_skipped, 33, "skipped rows are added");
	ok(ml_ranking_make(&t->env, &scores, &ranking) == ML_OK &&
		   ml_binary_report(&t->env, &ranking, 0.5, again) == ML_OK &&
		   memcmp(metrics, again, sizeof(metrics)) == 0,
	   "%s: merged parts give the same bits", c->name);
	ok(ml_binary_comparison(&t->env, &pairs, thresholds, differences2) == ML_OK &&
		   memcmp(differences, differences2, sizeof(differences)) == 0,
	   "%s: and in a comparison", c->name);
	test_env_free(t);
}

/* No rows, one class, perfect and constant predictions. */
static void
test_degenerate(void)
{
	static const double thresholds[2] = {0.5, 0.5};
	TestEnv *t = test_env();
	MlMetric m[ML_BINARY_METRICS];
	MlDifference d[ML_BINARY_DIFFERENCES];
	MlScores scores = {.width = 1};
	MlScores pairs = {.width = 2};
	MlRanking ranking;
	bool all_nan = true;

	ok(ml_ranking_make(&t->env, &scores, &ranking) == ML_OK &&
		   ml_binary_report(&t->env, &ranking, 0.5, m) == ML_OK,
	   "a report over no rows");
	for (int i = 0; i < ML_BINARY_METRICS; i++)
		all_nan &=
			isnan(m[i].value) && isnan(m[i].std_error) && isnan(m[i].low) && isnan(m[i].high);
	ok(all_nan, "has nothing");
	ok(ml_binary_comparison(&t->env, &pairs, thresholds, d) == ML_OK && isnan(d[0].difference) &&
		   isnan(d[1].p_value) && isnan(d[2].difference) && isnan(d[3].low),
	   "nor has a comparison");

	for (int i = 0; i < 5; i++)
	{
		(void) ml_scores_add(&t->env, &scores, true, 0.25 + i % 2 * 0.5, 0);
		(void) ml_scores_add(&t->env, &pairs, true, 0.25, ml_score_key(0.25));
	}
	ok(ml_ranking_make(&t->env, &scores, &ranking) == ML_OK &&
		   ml_binary_report(&t->env, &ranking, 0.5, m) == ML_OK,
	   "a report over one class");
	ok(isnan(m[1].value) && isnan(m[3].value) && isnan(m[3].std_error) && m[4].value == 1 &&
		   isnan(m[4].low) && m[6].value == 1 && m[7].value == 0.4 && m[9].value == 1 &&
		   m[9].high == 1 && m[9].low > 0.5,
	   "has no area and no entropy");
	ok(ml_binary_comparison(&t->env, &pairs, thresholds, d) == ML_OK && isnan(d[0].difference) &&
		   d[1].p_value == 1 && d[2].difference == 0 && d[2].p_value == 1 && isnan(d[2].statistic),
	   "equal predictions do not differ");

	for (int i = 0; i < 5; i++)
	{
		(void) ml_scores_add(&t->env, &scores, false, 0.125, 0);
		(void) ml_scores_add(&t->env, &pairs, false, 0.25, ml_score_key(0.125));
	}
	ok(ml_ranking_make(&t->env, &scores, &ranking) == ML_OK &&
		   ml_binary_report(&t->env, &ranking, 0, m) == ML_OK,
	   "a report over a perfect prediction");
	ok(m[3].value == 1 && m[3].std_error == 0 && isnan(m[3].low) && m[4].value == 1 &&
		   m[5].value == 0.5 && m[6].value == 0.5 && m[7].value == 1,
	   "has an area of 1, and all rows at or above a threshold of 0");
	ok(ml_binary_comparison(&t->env, &pairs, thresholds, d) == ML_OK && d[0].difference == 0.5 &&
		   d[0].std_error == 0 && isnan(d[0].p_value),
	   "an area that differs without spread cannot be tested");
	test_env_free(t);
}

static void
test_loss(void)
{
	near(ml_log_loss(true, 0), -log(1e-15), 1e-15, "a probability of 0 is clipped");
	near(ml_log_loss(false, 1), -log(1 - (1 - 1e-15)), 1e-15, "and of 1");
	near(ml_log_loss(true, 1), -log(1 - 1e-15), 0, "certainty that is right costs 1e-15");
	near(ml_log_loss(false, 1e-9), 1.0000000005e-9, 1e-15, "small losses keep their digits");
	near(ml_log_loss(true, 0.25), log(4), 1e-15, "ln 4");
	near(ml_log_loss(false, 0.25), -log(0.75), 1e-15, "-ln 0.75");
	ok(ml_entropy(0, 3) == 0 && ml_entropy(3, 0) == 0, "one class has no entropy");
	near(ml_entropy(5, 5), log(2), 1e-15, "two equal ones have ln 2");
}

/* --- regression --- */

static void
test_regression(void)
{
	MlRegressionSums whole = {0};
	MlRegressionSums merged = {0};
	MlRegressionSums shifted = {0};
	MlRegressionPairs pairs = {0};
	MlRegressionPairs merged_pairs = {0};
	MlMetric metrics[ML_REGRESSION_METRICS];
	MlMetric again[ML_REGRESSION_METRICS];
	MlDifference differences[ML_REGRESSION_DIFFERENCES];
	int n = COUNT(regression_actual);

	for (int part = 0; part < 4; part++)
	{
		MlRegressionSums sums = {.rows_skipped = part};
		MlRegressionPairs some = {.rows_skipped = part};

		for (int i = n * part / 4; i < n * (part + 1) / 4; i++)
		{
			double y = regression_actual[i];

			ml_regression_add(&whole, y, regression_first[i]);
			ml_regression_add(&sums, y, regression_first[i]);
			ml_regression_add(&shifted, y + 1e6, regression_first[i] + 1e6);
			ml_regression_pairs_add(&pairs, y, regression_first[i], regression_second[i]);
			ml_regression_pairs_add(&some, y, regression_first[i], regression_second[i]);
		}
		ml_regression_merge(&merged, &sums);
		ml_regression_pairs_merge(&merged_pairs, &some);
	}
	ml_regression_report(&whole, metrics);
	check_metrics("regression", metrics, ML_REGRESSION_METRICS, regression_report);
	ml_regression_report(&merged, metrics);
	check_metrics("merged regression", metrics, ML_REGRESSION_METRICS, regression_report);
	is_int((long long) merged.rows_skipped, 6, "skipped rows are added");
	ml_regression_report(&shifted, again);
	near(again[2].std_error, metrics[2].std_error, 1e-9, "a large mean does not matter");
	ml_regression_comparison(&pairs, differences);
	check_differences("regression", differences, ML_REGRESSION_DIFFERENCES, regression_comparison);
	ml_regression_comparison(&merged_pairs, differences);
	check_differences("merged", differences, ML_REGRESSION_DIFFERENCES, regression_comparison);

	memset(&whole, 0, sizeof(whole));
	ml_regression_report(&whole, metrics);
	ok(isnan(metrics[0].value) && isnan(metrics[1].value) && isnan(metrics[2].value), "no rows");
	ml_regression_add(&whole, 7, 5);
	ml_regression_report(&whole, metrics);
	ok(metrics[0].value == 2 && metrics[1].value == 2 && isnan(metrics[0].std_error) &&
		   isnan(metrics[2].value),
	   "one row has no errors");
	ml_regression_add(&whole, 7, 5);
	ml_regression_report(&whole, metrics);
	ok(metrics[0].value == 2 && metrics[0].std_error == 0 && isnan(metrics[2].value),
	   "constant values have no r2");
}

/* --- labels --- */

static MlConfusion
class_counts(MlEnv *env, int from, int to, bool weighted)
{
	MlConfusion confusion;

	if (ml_confusion_init(env, &confusion) != ML_OK)
		bail_out("no memory");
	for (int i = from; i < to; i++)
		if (ml_confusion_add(env, &confusion, ml_text(class_actual[i]), ml_text(class_predicted[i]),
							 1, weighted ? class_weight[i] : 1) != ML_OK)
			bail_out("no memory");
	return confusion;
}

static void
test_labels(void)
{
	TestEnv *t = test_env();
	int n = COUNT(class_actual);
	MlConfusion whole = class_counts(&t->env, 0, n, false);
	MlConfusion merged = class_counts(&t->env, 0, 0, false);
	MlMetric metric;
	MlWriter writer;
	MlReader reader;
	MlConfusion sent;
	int refused = 0;

	ok(ml_macro_f1(&t->env, &merged, &metric) == ML_OK && isnan(metric.value), "no labels");
	ok(ml_macro_f1(&t->env, &whole, &metric) == ML_OK, "macro F1");
	check_metrics("labels", &metric, 1, class_report);
	for (int part = 2; part >= 0; part--)
	{
		MlConfusion some = class_counts(&t->env, n * part / 3, n * (part + 1) / 3, true);

		ml_writer_init(&writer, &t->env);
		ml_confusion_save(&writer, &some);
		ml_reader_init(&reader, &t->env, "labels", writer.data, writer.size);
		ok(ml_confusion_load(&reader, &sent) == ML_OK && ml_reader_end(&reader) == ML_OK &&
			   ml_confusion_merge(&t->env, &merged, &sent) == ML_OK,
		   "a part is sent and merged");
	}
	ok(ml_macro_f1(&t->env, &merged, &metric) == ML_OK, "weighted macro F1");
	near(metric.value, class_weighted[0], TOLERANCE, "weighted macro F1 of merged parts");
	for (size_t size = 0; size < writer.size; size++)
	{
		ml_reader_init(&reader, &t->env, "labels", writer.data, size);
		refused += ml_confusion_load(&reader, &sent) == ML_CORRUPT;
	}
	is_int(refused, (long long) writer.size, "every truncation is refused");
	for (size_t i = 0; i < writer.size; i++)
	{
		writer.data[i] ^= 0x81;
		ml_reader_init(&reader, &t->env, "labels", writer.data, writer.size);
		if (ml_confusion_load(&reader, &sent) == ML_OK)
			(void) ml_macro_f1(&t->env, &sent, &metric);
		writer.data[i] ^= 0x81;
	}
	ok(true, "flipped bits do no harm");
	test_env_free(t);
}

static void
test_class_report(void)
{
	static const MlClassRank ranks[] = {{0.5, 0, 4}, {0.25, 1, 4}, {0.125, 3, 4}, {0, 4, 4}};
	static const char *const predicted[] = {"a", "b", "b", "a"};
	TestEnv *t = test_env();
	MlClassReport report;
	MlClassReport sent;
	MlMetric metrics[ML_CLASS_METRICS];
	MlClassPairs pairs = {0};
	MlDifference differences[ML_CLASS_DIFFERENCES];
	MlWriter writer;
	MlReader reader;

	ok(ml_class_report_init(&t->env, &report) == ML_OK &&
		   ml_class_report(&t->env, &report, metrics) == ML_OK && isnan(metrics[0].value) &&
		   isnan(metrics[1].value) && isnan(metrics[4].value),
	   "a report over no rows");
	is_text(metrics[4].name, "top_3", "names its metrics nevertheless");
	for (int i = 0; i < COUNT(ranks); i++)
		(void) ml_class_report_add(&t->env, &report, ml_text(i == 3 ? "other" : "a"),
								   ml_text(predicted[i]), &ranks[i]);
	ml_writer_init(&writer, &t->env);
	ml_class_report_save(&writer, &report);
	ml_reader_init(&reader, &t->env, "report", writer.data, writer.size);
	ok(ml_class_report_load(&reader, &sent) == ML_OK && ml_reader_end(&reader) == ML_OK &&
		   ml_class_report_merge(&t->env, &report, &sent) == ML_OK &&
		   ml_class_report(&t->env, &report, metrics) == ML_OK,
	   "a report merged with itself");
	near(metrics[1].value,
		 (log(2) + log(4) + log(8) - log(1e-15)) / 4 / -(0.75 * log(0.75) + 0.25 * log(0.25)),
		 1e-13, "normalised log loss");
	near(metrics[0].value, (log(2) + log(4) + log(8) - log(1e-15)) / 4, 1e-14, "log loss");
	near(metrics[2].value, 0.25, 0, "accuracy");
	near(metrics[4].value, 0.5, 0, "top_3: a label that is no class is never hit");

	report.nclasses = 2;
	ok(ml_class_report(&t->env, &report, metrics) == ML_OK && metrics[4].value == 0.25,
	   "two classes");
	is_text(metrics[4].name, "top_1", "have a top 1");

	for (int i = 0; i < 37; i++)
		ml_class_pairs_add(&pairs, 0.5, 0.25, i < 25, i >= 25);
	ml_class_comparison(&pairs, differences);
	near(differences[0].difference, log(2), 1e-14, "difference of log loss");
	near(differences[1].difference, -13.0 / 37, 1e-15, "difference of accuracy");
	near(differences[1].p_value, 0.047031027439516038, 1e-13, "McNemar, 25 against 12");
	test_env_free(t);
}

static void
test_label_order(void)
{
	ok(ml_label_compare(ml_text("9"), ml_text("10")) < 0, "integers by value");
	ok(ml_label_compare(ml_text("-9"), ml_text("-10")) > 0, "negative ones, too");
	ok(ml_label_compare(ml_text("0"), ml_text("0")) == 0, "equal");
	ok(ml_label_compare(ml_text("09"), ml_text("10")) < 0 &&
		   ml_label_compare(ml_text("b"), ml_text("aa")) > 0 &&
		   ml_label_compare(ml_text("-"), ml_text("1")) < 0 &&
		   ml_label_compare(ml_text(""), ml_text("1")) < 0 &&
		   ml_label_compare(ml_text("1.5"), ml_text("10")) < 0 &&
		   ml_label_compare(ml_text("9999999999999999999"), ml_text("10")) > 0,
	   "others by bytes");
}

/* --- what goes wrong --- */

static void
test_stored(void)
{
	TestEnv *t = test_env();
	MlScores scores = case_scores(&t->env, &cases[0], 0, 100, 's');
	size_t size = ml_scores_size(&scores);
	unsigned char *data;
	MlScores sent;
	int refused = 0;

	(void) ml_alloc(&t->env, size + 8, 1, "stored", &data);
	(void) ml_scores_save(&t->env, &scores, data);
	for (size_t cut = 0; cut < size; cut++)
		refused += ml_scores_load(&t->env, data, cut, &sent) == ML_CORRUPT;
	is_int(refused, (long long) size, "every truncation of scores is refused");
	ok(ml_scores_load(&t->env, data, size + 8, &sent) == ML_CORRUPT, "and bytes too many");
	refused = 0;
	for (size_t i = 0; i < 32; i++)
	{
		data[i] ^= 0xC1;
		/* the count of skipped rows may be any */
		refused += i / 8 == 1 || ml_scores_load(&t->env, data, size, &sent) == ML_CORRUPT;
		data[i] ^= 0xC1;
	}
	is_int(refused, 32, "and a damaged head");
	test_env_free(t);
}

/* Each allocation fails once, each poll stops once. */
static void
test_failures(void)
{
	static const double thresholds[2] = {0.5, 0.5};
	int wrong = 0;
	int runs = 0;

	for (int kind = 0; kind < 2; kind++)
		for (long at = 1; at < 200; at++)
		{
			TestEnv *t = test_env();
			MlScores scores = case_scores(&t->env, &cases[1], 0, cases[1].n, '1');
			MlScores pairs = case_scores(&t->env, &cases[1], 0, cases[1].n, 's');
			MlMetric metrics[ML_BINARY_METRICS];
			MlDifference differences[ML_BINARY_DIFFERENCES];
			MlRanking ranking;
			MlStatus status;

			t->polls = 0;
			t->stop_at = kind == 1 ? at : 0;
			t->fail_at = kind == 0 ? at : 0;
			status = ml_ranking_make(&t->env, &scores, &ranking);
			if (status == ML_OK)
				status = ml_binary_report(&t->env, &ranking, 0.5, metrics);
			if (status == ML_OK)
				status = ml_binary_comparison(&t->env, &pairs, thresholds, differences);
			test_env_free(t);
			if (status == ML_OK)
				break;
			runs++;
			wrong += status != (kind == 0 ? ML_OUT_OF_MEMORY : ML_CANCELLED);
		}
	ok(wrong == 0 && runs > 10, "%d failing allocations and stops give their status", runs);
}

static void
test_json(void)
{
	TestEnv *t = test_env();
	MlMetric metric = ml_metric_share("accuracy", 3, 4);
	MlDifference difference = ml_difference_accuracy(0, 0, 0);
	MlWriter writer;

	ml_writer_init(&writer, &t->env);
	ml_metrics_json(&writer, &metric, 1, 4, 1);
	ml_write_u8(&writer, '\0');
	ok(ml_writer_status(&writer) == ML_OK && test_json_valid((char *) writer.data), "JSON");
	contains((char *) writer.data, "\"value\": 0.75", "a value");
	contains((char *) writer.data, "\"rows_skipped\": 1", "rows skipped");
	ml_writer_init(&writer, &t->env);
	ml_differences_json(&writer, &difference, 1, 0, 0);
	ml_write_u8(&writer, '\0');
	ok(ml_writer_status(&writer) == ML_OK && test_json_valid((char *) writer.data), "JSON");
	contains((char *) writer.data, "\"p_value\": null", "null where there is none");
	test_env_free(t);
}

int
main(void)
{
	test_sort();
	test_keys();
	test_loss();
	for (int i = 0; i < COUNT(cases); i++)
		test_case(&cases[i]);
	test_degenerate();
	test_regression();
	test_labels();
	test_class_report();
	test_label_order();
	test_stored();
	test_failures();
	test_json();
	return done();
}
