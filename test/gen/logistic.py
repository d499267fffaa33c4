#!/usr/bin/python3
"""Logistic regression of data made for it: writes test/unit/expected_logistic.h. The models are those of
logistic_models.py.
"""

import math

import numpy as np
import sklearn
import statsmodels
from scipy.special import logsumexp

from design import NAN, Column, data
from logistic_models import fit
from reference import doubles, header, number, strings, test_hash, text


def spelled(value):
    if isinstance(value, dict):
        return "{" + ",".join("%s:%r" % pair for pair in value.items()) + "}"
    return str(value).lower() if isinstance(value, bool) else str(value)


cases = []
declarations = []


def add(name, columns, target, options=None, weight=None, tolerance=1e-9):
    options = options or {}
    k = len(cases)
    r = fit(columns, target, weight, options)
    out = []
    lines = []
    for j, c in enumerate(columns):
        if c.is_category:
            out.append(strings("case%d_column%d" % (k, j), c.values))
        else:
            out.append(data("case%d_column%d" % (k, j), np.asarray(c.values, dtype=float).ravel()))
        lines.append("\t{%s, ML_COLUMN_%s, %d, %s, %s},\n" % (
            text(c.name), c.kind, c.width, *(("NULL", "case%d_column%d" % (k, j)) if c.is_category
                                             else ("case%d_column%d" % (k, j), "NULL"))))
    out.append("static const TestColumn case%d_columns[] = {\n%s};\n" % (k, "".join(lines)))
    out.append(data("case%d_target" % k, target))
    if weight is not None:
        out.append(data("case%d_weight" % k, weight))
    out.append(strings("case%d_classes" % k, r["classes"]))
    out.append(strings("case%d_terms" % k, r["terms"]))
    for key in ("coefficients", "errors", "statistics", "p"):
        out.append(doubles("case%d_%s" % (k, key), r[key]))
    out.append(doubles("case%d_predictions" % k, r["probabilities"][:, -1]))
    declarations.append("".join(out))
    cases.append("\t{%s, %s,\n\t {%d, %d, case%d_columns, case%d_target, %s},\n"
                 "\t %d, case%d_classes, case%d_terms, case%d_coefficients, case%d_errors,\n"
                 "\t case%d_statistics, case%d_p, case%d_predictions, %d, %d, %s, %s, %s},\n" % (
                     text(name), text(" ".join("%s=%s" % (key, spelled(value))
                                               for key, value in options.items())),
                     len(target), len(columns), k, k,
                     "NULL" if weight is None else "case%d_weight" % k, len(r["terms"]),
                     k, k, k, k, k, k, k, r["rows"], r["rank"], number(r["log_loss"]),
                     number(r["null_log_loss"]), number(tolerance)))


rng = np.random.default_rng(20260202)


def normal(n, digits=3):
    return np.round(rng.normal(size=n), digits)


def holes(values, share):
    out = np.array(values, dtype=float)
    out[rng.random(out.shape) < share] = NAN
    return out


def draw(eta):
    """A class for each row of linear predictors."""
    p = np.exp(eta - logsumexp(eta, axis=1)[:, None])
    return (rng.random(len(p))[:, None] > np.cumsum(p, axis=1)).sum(axis=1)


n = 150
x1, x2, x3 = normal(n), np.round(50 + 10 * normal(n), 2), np.round(np.abs(1e4 * normal(n)), 0)
plain = [["b", "a", "c"][i] for i in rng.integers(0, 3, n)]
colours = [None if rng.random() < 0.1 else ["red", "green", "blue", "Blue", "zebra", ""][i]
           for i in rng.integers(0, 6, n)]
flag = rng.integers(0, 2, n)
is_b = np.array([p == "b" for p in plain])
signal = 0.8 * x1 - 0.06 * (x2 - 50) + 5e-5 * x3 + 0.7 * is_b - 0.5 * flag
two = draw(np.column_stack((np.zeros(n), signal)))
three = draw(np.column_stack((np.zeros(n), signal, 0.5 - 0.6 * signal + 0.4 * flag)))
w = np.round(rng.uniform(0.1, 4, n), 2)
w0 = w.copy()
w0[::7] = 0
count = rng.integers(1, 6, n)
numbers = [Column("x1", x1), Column("x2", x2), Column("x3", x3)]
gaps = [Column("x1", holes(x1, 0.2)), Column("x2", x2), Column("x3", holes(x3, 0.3))]
scaled = [Column("x1", x1), Column("x2", (x2 - 50) / 8), Column("x3", x3 / 8192)]
scaled_gaps = [Column("x1", gaps[0].values), scaled[1], Column("x3", gaps[2].values / 8192)]
mixed = [Column("plain", plain, "CATEGORY", 0), Column("x1", x1),
         Column("colour", colours, "CATEGORY", 0), Column("flag", flag, "BOOLEAN"),
         Column("v", np.round(rng.normal(size=(n, 2)), 3), "ARRAY", 2)]
twon = two.astype(float)
twon[[3, 30, 59]] = NAN
threen = three.astype(float)
threen[[0, 31, 149]] = NAN

add("two classes", numbers, two)
add("NULL targets", numbers, twon)
add("no intercept", numbers, two, {"intercept": False})
add("one column", numbers[:1], two)
add("weights", numbers, two, weight=w)
add("weights that count rows", numbers, two, weight=count)
add("weights, some 0", numbers, twon, weight=w0)
add("missing values imputed", gaps, two)
add("missing values imputed, no intercept", gaps, two, {"intercept": False})
add("missing values imputed, weights", gaps, twon, weight=w0)
add("rows with missing values skipped", gaps, twon, {"missing": "skip_row"})
add("categories", mixed, two)
add("categories, weights", mixed, twon, weight=w0)
add("categories, full coding: the last level depends", mixed, two, {"coding": "full"})
add("categories, no intercept", mixed, two, {"intercept": False})
add("rare categories folded", mixed, two, {"max_categories": 3})
add("balanced", numbers, two, {"class_weight": "balanced"})
add("balanced, weights", mixed, twon, {"class_weight": "balanced"}, weight=w0)
add("class weights", numbers, two, {"class_weight": {"1": 3.5, "0": 0.5}})
add("penalty", numbers, two, {"l2": 1.0})
add("penalty, strong", numbers, two, {"l2": 12345.5})
add("penalty, weak", numbers, two, {"l2": 1e-6})
add("penalty, no intercept", numbers, two, {"l2": 2.5, "intercept": False})
add("penalty, standardized", numbers, two, {"l2": 4.0, "standardize": True})
add("penalty, standardized, weights", mixed, two, {"l2": 4.0, "standardize": True}, weight=w)
add("penalty, standardized, no intercept", numbers, two, {"l2": 4.0, "standardize": True, "intercept": False})
add("penalty, categories", mixed, two, {"l2": 1.5})
add("penalty, categories, treatment", mixed, two, {"l2": 1.5, "coding": "treatment"})
add("penalty, missing values", gaps, twon, {"l2": 5.0, "standardize": True}, weight=w0)
add("penalty, balanced", mixed, two, {"l2": 1.0, "class_weight": "balanced"})
add("penalty, class weights", numbers, two, {"l2": 1.0, "class_weight": {"0": 7.0}})
add("three classes", numbers, three)
add("three classes, NULLs, missing values", gaps, threen)
add("three classes, no intercept", numbers, three, {"intercept": False})
add("three classes, categories", mixed, three)
add("three classes, categories, full coding", mixed, three, {"coding": "full"})
add("three classes, penalty", scaled, three, {"l2": 1.0}, tolerance=1e-7)
add("three classes, penalty, weights", mixed, threen, {"l2": 2.0}, weight=w0, tolerance=1e-7)
add("three classes, penalty, standardized", scaled_gaps, three, {"l2": 3.0, "standardize": True}, tolerance=1e-7)
add("three classes, penalty, no intercept", scaled, three, {"l2": 3.0, "intercept": False}, tolerance=1e-7)
add("three classes, penalty, balanced", mixed, three, {"l2": 1.0, "class_weight": "balanced"}, tolerance=1e-7)
z = np.round(2 * rng.normal(size=n), 0)
v = np.round(3 * rng.normal(size=n), 0)
dependent = [Column("z", z), Column("v", v), Column("sum", z + v), Column("zero", np.zeros(n)),
             Column("x1", x1), Column("seven", np.full(n, 7.0)), Column("x1 again", x1)]
add("dependent columns: the later ones are left out", dependent, two)
add("dependent columns, no intercept", dependent, two, {"intercept": False})
add("dependent columns, three classes", dependent, three)
add("dependent columns, penalty", dependent[:3], two, {"l2": 1.0})
add("a category and its number", [Column("plain", plain, "CATEGORY", 0),
                                  Column("is b", is_b.astype(float)), Column("x1", x1)], two)
add("a column without values", [Column("x1", x1), Column("none", np.full(n, NAN)), Column("x2", x2)], two)
add("one level", [Column("x1", x1), Column("k", ["k"] * n, "CATEGORY", 0)], two)
add("one level, penalty", [Column("x1", x1), Column("k", ["k"] * n, "CATEGORY", 0)], two, {"l2": 1.0})

# many rows by formula; LARGE in test_logistic.c makes the same
m = 210000
columns = [[], [], [], []]
y, weights = [], []
for i in range(m):
    h, e = test_hash(400, i), test_hash(401, i)
    a = (h % 4096) / 1024 - 2
    b = ((h >> 12) % 4096) / 64 - 20
    c1 = (h >> 28) % 5
    level = math.isqrt((h >> 36) % 900)
    columns[0].append(a)
    columns[1].append(NAN if (h >> 24) % 7 == 0 else b)
    columns[2].append(None if (h >> 32) % 9 == 0 else "level %d" % c1)
    columns[3].append("k%02d" % level)
    weights.append((1 + (h >> 48) % 4) / 2)
    # a rough logistic curve: the class is 1 when a draw of 0 .. 4095 is below
    score = 2048 + 500 * a + 40 * b + 100 * (c1 - 2.0) + 10 * level - 150
    y.append(float(e % 4096 < score))
frame = [Column("a", columns[0]), Column("b", columns[1]), Column("c1", columns[2], "CATEGORY", 0),
         Column("c2", columns[3], "CATEGORY", 0)]
body = ""
for name, options, weight in (("large_plain", {"max_categories": 8}, weights),
                              ("large_penalty", {"max_categories": 8, "l2": 100.0}, None)):
    r = fit(frame, y, weight, options)
    body += strings(name + "_terms", r["terms"])
    body += doubles(name + "_coefficients", r["coefficients"]) + doubles(name + "_errors", r["errors"])
    body += "static const double %s_log_loss = %s;\n\n" % (name, number(r["log_loss"]))

header("expected_logistic.h", "logistic.py",
       "statsmodels %s, scikit-learn %s" % (statsmodels.__version__, sklearn.__version__),
       ['<math.h>', '"support.h"'],
       """typedef struct LogisticCase
{
	const char *name;
	const char *options;
	TestFrame frame;
	int nlines;
	const char *const *classes; /* NULL with two classes */
	const char *const *terms;
	const double *coefficients; /* NAN: left out */
	const double *errors;
	const double *statistics;
	const double *p;
	const double *predictions; /* of the last class, all rows of the frame */
	int rows;				   /* that train */
	int rank;
	double log_loss;
	double null_log_loss;
	double tolerance;
} LogisticCase;

""" + "\n".join(declarations) + "\nstatic const LogisticCase logistic_cases[] = {\n" + "".join(cases) +
       "};\n\n#define LARGE_ROWS %d\n\n" % m + body)
