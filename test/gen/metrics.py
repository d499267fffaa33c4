#!/usr/bin/python3
"""Metrics of classifications: test/unit/expected_metrics.h and test/data/metrics_reference.sql.

Values by scikit-learn, with weights, too. Standard errors from their definitions, in rational arithmetic
or long decimals: DeLong's from all pairs of a positive and a negative, the others from influence values,
central differences of the metric by the weight of each row. Intervals of shares and McNemar's test by
statsmodels, paired t by SciPy.
"""

import os
import warnings
from decimal import Decimal, getcontext
from fractions import Fraction

import numpy as np
import scipy
import sklearn
import statsmodels
from scipy import optimize, stats
from sklearn import metrics
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

from reference import DATA, doubles, header, number, strings, test_hash

warnings.simplefilter("ignore")  # eps of log_loss is deprecated
getcontext().prec = 60
CLIP = 1e-15
Z = stats.norm.ppf(0.975)


def uniform(seed, i):
    return (test_hash(seed, i) >> 11) / 2.0 ** 53


def binary_case(seed, n, steps):
    """Labels, two predictions and weights. With steps the predictions have ties, and reach 0 and 1."""
    y, p, q, w = [], [], [], []
    for i in range(n):
        a, b = uniform(seed, 3 * i), uniform(seed, 3 * i + 1)
        y.append(int(uniform(seed + 1, i) < 0.1 + 0.7 * a))
        q.append(min(1.0, max(0.0, 0.75 * a + 0.25 * b)))
        p.append(a)
        w.append(round(4 * uniform(seed + 2, i), 2))
        if steps:
            p[i], q[i] = round(p[i] * steps) / steps, round(q[i] * steps) / steps
    return np.array(y), np.array(p), np.array(q), np.array(w)


def influence(rows, metric, n):
    """Standard error from influence values; metric takes weights, of any exact kind of number."""
    step = Fraction(1, 10 ** 25)
    total = Decimal(0)
    for i in range(n):
        up, down = [Fraction(1)] * n, [Fraction(1)] * n
        up[i] += step
        down[i] -= step
        total += (decimal(metric(rows, up) - metric(rows, down)) / decimal(2 * step)) ** 2
    return float((total * n / (n - 1)).sqrt())


def exact_average_precision(rows, w):
    total = sum(w[i] for i, (y, _) in enumerate(rows) if y)
    tp = fp = result = Fraction(0)
    for score in sorted({s for _, s in rows}, reverse=True):
        new = sum((w[i] for i, (y, s) in enumerate(rows) if s == score and y), Fraction(0))
        tp += new
        fp += sum((w[i] for i, (y, s) in enumerate(rows) if s == score and not y), Fraction(0))
        result += new / total * tp / (tp + fp)
    return result


def decimal(x):
    return Decimal(x.numerator) / Decimal(x.denominator) if isinstance(x, Fraction) else Decimal(x)


def row_loss(y, p):
    """Clipped as by scikit-learn: the probability of the positive class, in double precision."""
    p = Decimal(max(CLIP, min(1 - CLIP, p)))
    return -(p if y else 1 - p).ln()


def exact_normalised(rows, w):
    w = [decimal(x) for x in w]
    n = sum(w)
    base = sum(w[i] for i, (y, _) in enumerate(rows) if y) / n
    return sum(w[i] * loss for i, (_, loss) in enumerate(rows)) / n / -(base * base.ln() + (1 - base) * (1 - base).ln())


def exact_normalised_classes(rows, w):
    n = sum(w)
    shares = [sum((w[i] for i, (a, _) in enumerate(rows) if a == k), Fraction(0)) / n for k in {a for a, _ in rows}]
    entropy = -sum(decimal(s) * decimal(s).ln() for s in shares)
    return Fraction(decimal(sum(w[i] * Fraction(loss) for i, (_, loss) in enumerate(rows)) / n) / entropy)


def exact_r2(rows, w):
    mean = sum(w[i] * y for i, (y, _) in enumerate(rows)) / sum(w)
    return 1 - sum(w[i] * (y - p) ** 2 for i, (y, p) in enumerate(rows)) / sum(w[i] * (y - mean) ** 2 for i, (y, _) in enumerate(rows))


def exact_macro_f1(rows, w):
    labels = sorted({r[0] for r in rows} | {r[1] for r in rows})
    total = Fraction(0)
    for k in labels:
        hits = sum((w[i] for i, (a, p) in enumerate(rows) if a == k and p == k), Fraction(0))
        size = sum((w[i] * ((a == k) + (p == k)) for i, (a, p) in enumerate(rows)), Fraction(0))
        total += 2 * hits / size
    return total / len(labels)


def placements(y, s):
    """Each row against all rows of the other class."""
    pos, neg = [Fraction(x) for x in s[y == 1]], [Fraction(x) for x in s[y == 0]]
    wins = [[Fraction(int(a > b)) + Fraction(int(a == b), 2) for b in neg] for a in pos]
    return [sum(r) / len(neg) for r in wins], [sum(r[j] for r in wins) / len(pos) for j in range(len(neg))]


def variance(values):
    mean = sum(values) / len(values)
    return sum((v - mean) ** 2 for v in values) / (len(values) - 1)


def delong_error(v10, v01):
    return float(decimal(variance(v10) / len(v10) + variance(v01) / len(v01)).sqrt())


def share(k, n):
    low, high = proportion_confint(k, n, method="wilson")
    return k / n, np.sqrt(k / n * (1 - k / n) / n), low, high


def normal(value, error, low, high):
    return value, error, max(low, value - Z * error), min(high, value + Z * error)


def logit(value, error):
    half = Z * error / (value * (1 - value))
    center = np.log(value / (1 - value))
    return value, error, 1 / (1 + np.exp(half - center)), 1 / (1 + np.exp(-half - center))


def binary_report(y, p, threshold):
    n = len(y)
    losses = np.array([float(row_loss(a, b)) for a, b in zip(y, p)])
    squares = (y - p) ** 2
    hat = p >= threshold
    tp, wrong = int((hat & (y == 1)).sum()), int((hat != (y == 1)).sum())
    jaccard = share(tp, tp + wrong)
    f1 = metrics.f1_score(y, hat)
    v10, v01 = placements(y, p)
    log_loss = metrics.log_loss(y, p, eps=CLIP, labels=[0, 1])
    entropy = stats.entropy([y.mean(), 1 - y.mean()])
    rows = list(zip(y.tolist(), p.tolist()))
    exact = [(a, row_loss(a, b)) for a, b in rows]
    return [
        ("log_loss",) + normal(log_loss, losses.std(ddof=1) / np.sqrt(n), 0, np.inf),
        ("normalised_log_loss",) + normal(log_loss / entropy, influence(exact, exact_normalised, n), 0, np.inf),
        ("brier",) + normal(metrics.brier_score_loss(y, p), squares.std(ddof=1) / np.sqrt(n), 0, 1),
        ("roc_auc",) + logit(metrics.roc_auc_score(y, p), delong_error(v10, v01)),
        ("average_precision",) + logit(metrics.average_precision_score(y, p), influence(rows, exact_average_precision, n)),
        ("accuracy",) + share(n - wrong, n),
        ("precision",) + share(tp, int(hat.sum())),
        ("recall",) + share(tp, int(y.sum())),
        ("f1", f1, jaccard[1] * 2 / (1 + jaccard[0]) ** 2) + tuple(2 * x / (1 + x) for x in jaccard[2:]),
        ("base_rate",) + share(int(y.sum()), n),
    ]


def paired_t(name, first, second):
    d = second - first
    error = d.std(ddof=1) / np.sqrt(len(d))
    # SciPy's quantile has 11 digits
    half = optimize.brentq(lambda t: stats.t.sf(t, len(d) - 1) - 0.025, 1, 20, xtol=1e-15, rtol=1e-15) * error
    test = stats.ttest_rel(second, first)
    return name, d.mean(), error, d.mean() - half, d.mean() + half, test.statistic, test.pvalue


def paired_accuracy(first, second):
    """McNemar; the interval of Agresti and Min (2005)."""
    n, b, c = len(first), int((first & ~second).sum()), int((second & ~first).sum())

    def error(b, c, n):
        return np.sqrt(b + c - (c - b) ** 2 / n) / n

    half = Z * error(b + 0.5, c + 0.5, n + 2)
    test = mcnemar([[0, b], [c, 0]], exact=True)
    return "accuracy", (c - b) / n, error(b, c, n), (c - b) / (n + 2) - half, (c - b) / (n + 2) + half, test.statistic, test.pvalue


def binary_comparison(y, p, q, t1, t2):
    one, two = placements(y, p), placements(y, q)
    difference = metrics.roc_auc_score(y, q) - metrics.roc_auc_score(y, p)
    error = delong_error([b - a for a, b in zip(one[0], two[0])], [b - a for a, b in zip(one[1], two[1])])
    z = difference / error
    losses = [np.array([float(row_loss(a, b)) for a, b in zip(y, s)]) for s in (p, q)]
    return [
        ("roc_auc", difference, error, difference - Z * error, difference + Z * error, z, 2 * stats.norm.sf(abs(z))),
        paired_accuracy((p >= t1) == y, (q >= t2) == y),
        paired_t("log_loss", *losses),
        paired_t("brier", (y - p) ** 2, (y - q) ** 2),
    ]


def regression_case(seed, n):
    y = np.array([round(100 * uniform(seed, i), 3) for i in range(n)])
    return y, np.array([round(v + 20 * uniform(seed + 1, i) - 8, 3) for i, v in enumerate(y)]), \
        np.array([round(0.9 * v + 12 * uniform(seed + 2, i), 3) for i, v in enumerate(y)])


def regression_report(y, p):
    n = len(y)
    square, absolute = (y - p) ** 2, abs(y - p)
    rmse = np.sqrt(metrics.mean_squared_error(y, p))
    rows = [(Fraction(a), Fraction(b)) for a, b in zip(y.tolist(), p.tolist())]
    return [
        ("rmse",) + normal(rmse, square.std(ddof=1) / np.sqrt(n) / (2 * rmse), 0, np.inf),
        ("mae",) + normal(metrics.mean_absolute_error(y, p), absolute.std(ddof=1) / np.sqrt(n), 0, np.inf),
        ("r2",) + normal(metrics.r2_score(y, p), influence(rows, exact_r2, n), -np.inf, 1),
    ]


def class_case(seed, n, labels, steps):
    """Labels and two rows of probabilities each; with steps they have ties."""
    actual, probabilities = [], ([], [])
    for i in range(n):
        actual.append(labels[test_hash(seed, i) % len(labels)])
        for which in range(2):
            u = [uniform(seed + 1 + which, i * len(labels) + k) + (1.0 if label == actual[i] else 0) * uniform(seed + 3 + which, i)
                 for k, label in enumerate(labels)]
            if steps:
                shares = [max(0, round(steps * v / sum(u))) for v in u]
                shares[0] += steps - sum(shares)
                if min(shares) < 0:
                    shares = [steps // len(u)] * len(u)
                row = [v / steps for v in shares]
            else:
                row = [v / sum(u) for v in u]
            probabilities[which].append(row)
    return np.array(actual), np.array(probabilities[0]), np.array(probabilities[1])


def class_report(actual, predicted, probabilities, labels):
    n = len(actual)
    losses = np.array([-np.log(max(probabilities[i][labels.index(a)], CLIP)) for i, a in enumerate(actual)])
    k = min(3, len(labels) - 1)
    hits = metrics.top_k_accuracy_score(actual, probabilities, k=k, labels=labels, normalize=False)
    rows = list(zip(actual.tolist(), predicted.tolist()))
    log_loss = metrics.log_loss(actual, probabilities, eps=CLIP, labels=labels)
    entropy = stats.entropy(np.unique(actual, return_counts=True)[1])
    exact = list(zip(actual.tolist(), losses.tolist()))
    return [
        ("log_loss",) + normal(log_loss, losses.std(ddof=1) / np.sqrt(n), 0, np.inf),
        ("normalised_log_loss",) + normal(log_loss / entropy, influence(exact, exact_normalised_classes, n), 0, np.inf),
        ("accuracy",) + share(int((actual == predicted).sum()), n),
        ("macro_f1",) + normal(metrics.f1_score(actual, predicted, average="macro"), influence(rows, exact_macro_f1, n), 0, 1),
        ("top_%d" % k,) + share(int(hits), n),
    ]


# --- what the unit tests compare with ---------------------------------------------------------------

BINARY = [("continuous", 11, 120, 0), ("ties", 21, 150, 10), ("few", 33, 14, 4)]
THRESHOLDS = (0.5, 0.4)


def rows_of(name, columns, rows):
    body = "static const struct\n{\n\tconst char *name;\n\tdouble values[%d];\n} %s[] = {\n" % (columns, name)
    for row in rows:
        body += '\t{"%s", {%s}},\n' % (row[0], ", ".join(number(x) for x in row[1:]))
    return body + "};\n"


def write_header():
    body = "/* of reports: value, std_error, low, high; of comparisons: difference, std_error, low, high, statistic, p */\n"
    for name, seed, n, steps in BINARY:
        y, p, q, w = binary_case(seed, n, steps)
        body += doubles(name + "_actual", y) + doubles(name + "_first", p) + doubles(name + "_second", q) + doubles(name + "_weight", w)
        body += doubles(name + "_weighted", [metrics.roc_auc_score(y, p, sample_weight=w), metrics.average_precision_score(y, p, sample_weight=w)])
        body += rows_of(name + "_report", 4, binary_report(y, p, THRESHOLDS[0]))
        body += rows_of(name + "_comparison", 6, binary_comparison(y, p, q, *THRESHOLDS))
    y, p, q = regression_case(51, 80)
    body += doubles("regression_actual", y) + doubles("regression_first", p) + doubles("regression_second", q)
    body += rows_of("regression_report", 4, regression_report(y, p))
    body += rows_of("regression_comparison", 6, [paired_t("mse", (y - p) ** 2, (y - q) ** 2), paired_t("mae", abs(y - p), abs(y - q))])
    labels = ["ant", "bee", "cat", "dog"]
    actual, one, _ = class_case(61, 90, labels, 0)
    predicted = np.array(labels)[one.argmax(axis=1)]
    w = np.array([round(3 * uniform(67, i), 2) for i in range(len(actual))])
    body += strings("class_actual", actual)
    body += strings("class_predicted", predicted)
    body += doubles("class_weight", w)
    report = class_report(actual, predicted, one, labels)
    body += rows_of("class_report", 4, report[3:4])
    body += doubles("class_weighted", [metrics.f1_score(actual, predicted, average="macro", sample_weight=w)])
    header("expected_metrics.h", "metrics.py", versions(), ["<math.h>"], body)


def versions():
    return "scikit-learn %s, SciPy %s, statsmodels %s" % (
        sklearn.__version__, scipy.__version__, statsmodels.__version__.split("+")[0])


# --- what the tests through SQL compare with --------------------------------------------------------

values = []  # (data set, metric, value)


def add(name, **named):
    values.extend((name, metric, value) for metric, value in named.items())


def add_report(name, report):
    for row in report:
        add(name + " report", **{row[0]: row[1], row[0] + " std_error": row[2], row[0] + " ci_low": row[3], row[0] + " ci_high": row[4]})


def add_comparison(name, rows):
    for row in rows:
        add(name + " comparison", **{row[0] + " " + what: row[i] for i, what in enumerate(
            ("", "difference", "std_error", "ci_low", "ci_high", "statistic", "p_value")) if i > 0})


def add_binary(name, y, p, w):
    hat = p >= 0.5
    log_loss = metrics.log_loss(y, p, eps=CLIP, sample_weight=w)
    base = np.average(y, weights=w)
    add(name, log_loss=log_loss, normalised_log_loss=log_loss / stats.entropy([base, 1 - base]),
        brier=metrics.brier_score_loss(y, p, sample_weight=w), base_rate=base,
        roc_auc=metrics.roc_auc_score(y, p, sample_weight=w),
        roc_auc_scores=metrics.roc_auc_score(y, np.round(10 * p - 5, 1) * 1e30, sample_weight=w),
        average_precision=metrics.average_precision_score(y, p, sample_weight=w),
        accuracy=metrics.accuracy_score(y, hat, sample_weight=w), precision=metrics.precision_score(y, hat, sample_weight=w),
        recall=metrics.recall_score(y, hat, sample_weight=w), f1=metrics.f1_score(y, hat, sample_weight=w))


def add_classes(name, actual, predicted, one, labels, w):
    add(name, log_loss=metrics.log_loss(actual, one, eps=CLIP, labels=labels, sample_weight=w),
        accuracy=metrics.accuracy_score(actual, predicted, sample_weight=w),
        macro_f1=metrics.f1_score(actual, predicted, average="macro", sample_weight=w),
        **{"precision " + k: metrics.precision_score(actual, predicted, labels=[k], average="macro", sample_weight=w) for k in labels},
        **{"recall " + k: metrics.recall_score(actual, predicted, labels=[k], average="macro", sample_weight=w) for k in labels},
        **{"f1 " + k: metrics.f1_score(actual, predicted, labels=[k], average="macro", sample_weight=w) for k in labels},
        **{"top_%d" % k: metrics.top_k_accuracy_score(actual, one, k=k, labels=labels, sample_weight=w) for k in range(1, len(labels))})


def write_sql():
    binary, several, numeric = [], [], []
    for name, seed, n, steps in (("continuous", 101, 300, 0), ("ties", 111, 400, 12)):
        y, p, q, w = binary_case(seed, n, steps)
        binary += [(name, i, bool(y[i]), p[i], q[i], w[i]) for i in range(n)]
        add_binary(name, y, p, None)
        add_binary(name + " weighted", y, p, w)
        add_report(name, binary_report(y, p, 0.5))
        add_comparison(name, binary_comparison(y, p, q, 0.5, 0.4))
    y, p, q = regression_case(121, 250)
    numeric = [(i, y[i], p[i], q[i]) for i in range(len(y))]
    add_report("regression", regression_report(y, p))
    add_comparison("regression", [paired_t("mse", (y - p) ** 2, (y - q) ** 2), paired_t("mae", abs(y - p), abs(y - q))])
    for name, seed, n, labels, steps in (("names", 131, 200, ["ant", "bee", "cat", "dog", "eel"], 0),
                                         ("tied", 141, 300, ["a", "bb", "c", "ddd"], 8), ("three", 151, 120, ["x", "y", "z"], 0)):
        actual, one, two = class_case(seed, n, labels, steps)
        w = np.array([round(4 * uniform(seed + 7, i), 2) for i in range(n)])
        guesses = [np.array(labels)[m.argmax(axis=1)] for m in (one, two)]
        for i in range(n):
            several.append((name, i, actual[i], guesses[0][i], guesses[1][i], w[i]) + tuple(
                "{%s}" % ", ".join('"%s": %r' % (k, float(v)) for k, v in zip(labels, m[i])) for m in (one, two)))
        add_classes(name, actual, guesses[0], one, labels, None)
        add_classes(name + " weighted", actual, guesses[0], one, labels, w)
        add_report(name, class_report(actual, guesses[0], one, labels))
        losses = [np.array([-np.log(max(m[i][labels.index(a)], CLIP)) for i, a in enumerate(actual)]) for m in (one, two)]
        add_comparison(name, [paired_t("log_loss", *losses), paired_accuracy(guesses[0] == actual, guesses[1] == actual)])
    with open(os.path.join(DATA, "metrics_reference.sql"), "w", encoding="utf-8") as out:
        out.write("-- Made by test/gen/metrics.py with %s; not edited by hand.\n" % versions())
        table(out, "metric_reference", "data text, metric text, value double precision", values)
        table(out, "binary_rows", "data text, i integer, actual boolean, p1 double precision, p2 double precision, weight double precision", binary)
        table(out, "regression_rows", "i integer, actual double precision, p1 double precision, p2 double precision", numeric)
        table(out, "class_rows", "data text, i integer, actual text, label1 text, label2 text, weight double precision, p1 jsonb, p2 jsonb", several)


def table(out, name, columns, rows):
    out.write("CREATE TABLE %s (%s);\nCOPY %s FROM stdin;\n" % (name, columns, name))
    for row in rows:
        out.write("\t".join(v if isinstance(v, str) else ("f", "t")[v] if isinstance(v, bool) else str(v) if isinstance(v, int)
                            else repr(float(v)) for v in row) + "\n")
    out.write("\\.\n")


write_header()
write_sql()
