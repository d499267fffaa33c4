#!/usr/bin/python3
"""Linear regression by statsmodels (ordinary, weighted) and scikit-learn (ridge).

Where those have few digits themselves it is done in rational arithmetic. Encoding, imputation and the choice of dependent columns are written here anew, with NumPy: means of the
rows that train, levels in byte order, the later of dependent columns left out (as R's lm does).
"""

import math
from decimal import Decimal, getcontext
from fractions import Fraction

import numpy as np
import sklearn
import statsmodels
import statsmodels.api as sm
from scipy import stats
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

from design import NAN, Column, category_terms, data, independent, numeric_terms
from reference import doubles, header, number, strings, test_hash, text

def condition(x):
    return np.linalg.cond(x / np.linalg.norm(x, axis=0)) if x.shape[1] > 1 else 1.0


def option(options, name, default):
    return options.get(name, default)


def exact(columns, target):
    """Ordinary least squares with intercept, in fractions."""
    getcontext().prec = 60
    x = [[Fraction(1)] + [Fraction(float(c.values[i])) for c in columns] for i in range(len(target))]
    y = [Fraction(float(t)) for t in target]
    p = len(x[0])
    # Gauss-Jordan: the Gram matrix beside the moments and the unit matrix
    rows = [[sum(r[i] * r[j] for r in x) for j in range(p)] + [sum(r[i] * t for r, t in zip(x, y))]
            + [Fraction(int(i == j)) for j in range(p)] for i in range(p)]
    for k in range(p):
        rows[k] = [v / rows[k][k] for v in rows[k]]
        for i in range(p):
            if i != k:
                rows[i] = [v - rows[i][k] * u for v, u in zip(rows[i], rows[k])]
    b = [r[p] for r in rows]
    predictions = [sum(u * v for u, v in zip(r, b)) for r in x]
    rest = sum((t - f) ** 2 for t, f in zip(y, predictions))
    mean = sum(y) / len(y)
    total = sum((t - mean) ** 2 for t in y)
    df = len(y) - p

    def root(q):
        return float((Decimal(q.numerator) / Decimal(q.denominator)).sqrt())

    errors = [root(rest / df * rows[i][p + 1 + i]) for i in range(p)]
    t = [float(u) / e for u, e in zip(b, errors)]
    return {"terms": ["intercept"] + [c.name for c in columns], "rows": len(y), "rank": p,
            "coefficients": [float(u) for u in b], "errors": errors, "statistics": t,
            "p": [2 * stats.t.sf(abs(u), df) for u in t], "df": df,
            "r2": float(1 - rest / total), "sd": root(rest / df),
            "adjusted": float(1 - (rest / df) / (total / (len(y) - 1))),
            "predictions": [float(f) for f in predictions], "condition": NAN,
            "rounding": 4e-16 * float(max(sum(abs(u * v) for u, v in zip(r, b)) for r in x))}


def fit(columns, target, weight, options):
    y = np.asarray(target, dtype=float)
    n = len(y)
    w = np.ones(n) if weight is None else np.asarray(weight, dtype=float)
    l2 = option(options, "l2", 0.0)
    intercept = option(options, "intercept", True)
    coding = option(options, "coding", "auto")
    full = coding == "full" or (coding == "auto" and l2 > 0)

    kept = ~np.isnan(y) & (w > 0)
    if option(options, "missing", "impute_mean") == "skip_row":
        for c in columns:
            if not c.is_category:
                kept &= ~np.isnan(np.asarray(c.values, dtype=float).reshape(n, -1)).any(axis=1)
    names, terms = [], []
    if intercept:
        names.append("intercept")
        terms.append(np.ones(n))
    # without intercept the first factor has all its levels: the rule of R's model.matrix
    first_full = not intercept and coding == "auto"
    for c in columns:
        all_levels = full or (first_full and c.is_category)
        if c.is_category:
            first_full = False
        pairs = category_terms(c, kept, all_levels, option(options, "max_categories", 100)) \
            if c.is_category else numeric_terms(c, kept)
        for name, values in pairs:
            names.append(name)
            terms.append(values)
    everything = np.column_stack(terms)
    x, t, v = everything[kept], y[kept], w[kept]
    root = np.sqrt(v)[:, None]
    result = {"terms": names, "rows": int(kept.sum())}
    nan = np.full(len(names), NAN)
    mean = (v @ t) / v.sum() if intercept else 0.0

    if l2 == 0:
        use = independent(x * root)
        model = sm.WLS(t, x[:, use], weights=v, hasconst=intercept).fit(method="qr")
        for key, values in (("coefficients", model.params), ("errors", model.bse),
                            ("statistics", model.tvalues), ("p", model.pvalues)):
            result[key] = nan.copy()
            result[key][use] = values
        result.update(r2=model.rsquared, adjusted=model.rsquared_adj, sd=math.sqrt(model.scale),
                      df=model.df_resid, condition=condition(x[:, use] * root))
    else:
        use = list(range(len(names)))
        first = 1 if intercept else 0
        scale = np.ones(len(names) - first)
        if option(options, "standardize", False):
            scale = StandardScaler(with_mean=False).fit(x[:, first:], sample_weight=v).scale_
        ridge = Ridge(alpha=l2, fit_intercept=intercept, solver="svd" if weight is None else "cholesky")
        ridge.fit(x[:, first:] / scale, t, sample_weight=None if weight is None else v)
        b = np.concatenate(([ridge.intercept_] if intercept else [], ridge.coef_ / scale))
        rest = t - x @ b
        penalty = np.diag(np.concatenate(([0.0] * first, math.sqrt(l2) * scale)))
        result.update(coefficients=b, errors=nan, statistics=nan, p=nan,
                      r2=1 - (v @ rest ** 2) / (v @ (t - mean) ** 2), adjusted=NAN, sd=NAN,
                      df=NAN, condition=condition(np.vstack((x * root, penalty))))
    result["predictions"] = everything @ np.nan_to_num(result["coefficients"])
    result["rank"] = len(use)
    result["rounding"] = 4e-16 * np.max(np.abs(everything) @ np.abs(np.nan_to_num(result["coefficients"])))
    return result


cases = []
declarations = []


def add(name, columns, target, options=None, weight=None, tolerance=1e-10,
        rational=False):
    options = options or {}
    k = len(cases)
    r = exact(columns, target) if rational else fit(columns, target, weight, options)
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
    out.append(strings("case%d_terms" % k, r["terms"]))
    for key in ("coefficients", "errors", "statistics", "p", "predictions"):
        out.append(doubles("case%d_%s" % (k, key), r[key]))
    declarations.append("".join(out))
    spelled = " ".join("%s=%s" % (key, str(value).lower()) for key, value in options.items())
    cases.append("\t{%s, %s,\n\t {%d, %d, case%d_columns, case%d_target, %s},\n"
                 "\t %d, case%d_terms, case%d_coefficients, case%d_errors, case%d_statistics, case%d_p,\n"
                 "\t case%d_predictions, %d, %d, %s, %s, %s, %s, %s, %s, %s},\n" % (
                     text(name), text(spelled), len(target), len(columns), k, k,
                     "NULL" if weight is None else "case%d_weight" % k, len(r["terms"]),
                     k, k, k, k, k, k, r["rows"], r["rank"], number(r["df"]), number(r["r2"]),
                     number(r["adjusted"]), number(r["sd"]), number(r["condition"]),
                     number(tolerance),
                     number(tolerance * np.max(np.abs(r["predictions"])) + r["rounding"])))


rng = np.random.default_rng(20260101)


def normal(n, digits=4):
    return np.round(rng.normal(size=n), digits)


def holes(values, share):
    out = np.array(values, dtype=float)
    out[rng.random(out.shape) < share] = NAN
    return out


n = 60
x1, x2, x3 = normal(n), np.round(50 + 10 * normal(n), 3), np.round(np.abs(1e4 * normal(n)), 0)
y = np.round(3 + 2 * x1 - 0.1 * x2 + 1e-4 * x3 + normal(n), 4)
w = np.round(rng.uniform(0.1, 4, n), 2)
w0 = w.copy()
w0[::7] = 0
numbers = [Column("x1", x1), Column("x2", x2), Column("x3", x3)]
gaps = [Column("x1", holes(x1, 0.2)), Column("x2", x2), Column("x3", holes(x3, 0.4))]
yn = y.copy()
yn[[3, 30, 59]] = NAN
colours = [None if rng.random() < 0.1 else ["red", "green", "blue", "Blue", "zebra", ""][i]
           for i in rng.integers(0, 6, n)]
plain = [["b", "a", "c"][i] for i in rng.integers(0, 3, n)]
# frequencies differ, but two levels tie at the limit: byte order decides
skew = (["common"] * 20 + ["second"] * 15 + ["tie b"] * 6 + ["tie a"] * 6 + ["rare"] * 5
        + ["rarer"] * 3 + ["rarest"] * 1 + [None] * 4)
rng.shuffle(skew)
mixed = [Column("plain", plain, "CATEGORY", 0), Column("x1", x1),
         Column("colour", colours, "CATEGORY", 0), Column("flag", rng.integers(0, 2, n), "BOOLEAN"),
         Column("v", np.round(rng.normal(size=(n, 3)), 3), "ARRAY", 3)]
everything = [Column("gaps", holes(x2, 0.3)), mixed[2], mixed[3], mixed[4],
              Column("skew", skew, "CATEGORY", 0), Column("time", 1.6e9 + 3600 * rng.integers(0, 9999, n), "TIME")]

add("ordinary", numbers, y)
add("NULL targets", numbers, yn)
add("no intercept", numbers, y, {"intercept": False})
add("one column", numbers[:1], y)
add("one column without intercept", numbers[:1], y, {"intercept": False})
add("weights", numbers, y, weight=w)
add("weights, some 0", numbers, yn, weight=w0)
add("weights without intercept", numbers, y, {"intercept": False}, weight=w)
add("ridge", numbers, y, {"l2": 1.0})
add("ridge, strong", numbers, y, {"l2": 12345.5})
add("ridge without intercept", numbers, y, {"l2": 2.5, "intercept": False})
add("ridge, weights", numbers, y, {"l2": 3.0}, weight=w0)
add("ridge, standardized", numbers, y, {"l2": 4.0, "standardize": True})
add("ridge, standardized, weights", numbers, y, {"l2": 4.0, "standardize": True}, weight=w)
add("ridge, standardized, no intercept", numbers, y,
    {"l2": 4.0, "standardize": True, "intercept": False})
add("standardize without penalty changes nothing", numbers, y, {"standardize": True})
add("missing values imputed", gaps, y)
add("missing values imputed, NULL targets, weights", gaps, yn, weight=w0)
add("missing values imputed, no intercept", gaps, y, {"intercept": False})
add("missing values imputed, ridge", gaps, y, {"l2": 5.0, "standardize": True})
add("rows with missing values skipped", gaps, yn, {"missing": "skip_row"})
add("categories, treatment", mixed, y)
add("categories, treatment, weights", mixed, yn, weight=w0)
add("categories, full coding: the last level depends", mixed, y, {"coding": "full"})
add("categories, full coding, no intercept", mixed[:2], y, {"coding": "full", "intercept": False})
add("categories, treatment, no intercept", mixed, y, {"intercept": False, "coding": "treatment"})
add("categories, no intercept", mixed, y, {"intercept": False})
add("categories, ridge", mixed, y, {"l2": 1.5})
add("categories, ridge, treatment", mixed, y, {"l2": 1.5, "coding": "treatment"})
add("categories, ridge, standardized, weights", mixed, y, {"l2": 0.5, "standardize": True}, weight=w)
add("rare categories folded", [Column("skew", skew, "CATEGORY", 0), numbers[0]], y,
    {"max_categories": 3})
add("all but one category folded", [Column("skew", skew, "CATEGORY", 0), numbers[0]], y,
    {"max_categories": 1})
add("rare categories folded, ridge", [Column("skew", skew, "CATEGORY", 0), numbers[0]], y,
    {"max_categories": 3, "l2": 2.0})
add("everything", everything, yn, {"max_categories": 4}, weight=w0)
add("everything, ridge", everything, yn, {"max_categories": 4, "l2": 10.0, "standardize": True})

z = np.round(2 * rng.normal(size=n), 0)
v = np.round(3 * rng.normal(size=n), 0)
dependent = [Column("z", z), Column("v", v), Column("sum", z + v), Column("zero", np.zeros(n)),
             Column("x1", x1), Column("seven", np.full(n, 7.0)), Column("x1 again", x1)]
add("dependent columns: the later ones are left out", dependent, y)
add("dependent columns, no intercept", dependent, y, {"intercept": False})
add("dependent columns, ridge", dependent[:3], y, {"l2": 1.0})
add("a column without values", [Column("x1", x1), Column("none", np.full(n, NAN)), Column("x2", x2)], y)
add("a column with one value", [Column("x1", x1), Column("one", [NAN] * 17 + [5.0] + [NAN] * (n - 18))], y)
add("a category with one level", [Column("x1", x1), Column("k", ["k"] * n, "CATEGORY", 0)], y)
add("a category of NULLs", [Column("x1", x1), Column("k", [None] * n, "CATEGORY", 0)], y)
add("a category of NULLs, ridge", [Column("x1", x1), Column("k", [None] * n, "CATEGORY", 0)], y, {"l2": 1.0})
add("a category and its number", [Column("plain", plain, "CATEGORY", 0),
                                  Column("is b", [float(p == "b") for p in plain])], y)
wide = [Column("x%d" % j, normal(8)) for j in range(12)]
add("more columns than rows, ridge", wide, normal(8), {"l2": 0.1})
add("large offsets", [Column("x", 1e9 + np.arange(n) / 4), Column("u", -1e7 + 8 * z)], y,
    rational=True)
add("large target", numbers, 1e12 + y, rational=True, tolerance=1e-8)
add("large and small", [Column("x", 1e100 * x1), Column("u", 1e-100 * x2)], 1e50 * y, rational=True)
add("nearly dependent", [Column("x", x1), Column("y", x1 + 2.0 ** -30 * z)], y, rational=True)

# 70,000 rows by formula; LARGE in test_linear.c makes the same
m = 70000
large = [[], [], [], []]
large_y, large_w = [], []
for i in range(m):
    h, e = test_hash(200, i), test_hash(201, i)
    level = math.isqrt((h >> 36) % 900)
    a = (h % 4096) / 256
    b = ((h >> 12) % 4096) / 64 - 20
    c1 = (h >> 28) % 5
    large[0].append(a)
    large[1].append(NAN if (h >> 24) % 7 == 0 else b)
    large[2].append(None if (h >> 32) % 9 == 0 else "level %d" % c1)
    large[3].append("k%02d" % level)
    large_w.append((1 + (h >> 48) % 4) / 2)
    large_y.append(a / 2 - b / 4 + (c1 * c1 - level) / 8 + ((e % 2048) - 1024.0) / 512)
columns = [Column("a", large[0]), Column("b", large[1]), Column("c1", large[2], "CATEGORY", 0),
           Column("c2", large[3], "CATEGORY", 0)]
body = ""
for name, options, weight in (("large_ols", {"max_categories": 8}, large_w),
                              ("large_ridge", {"max_categories": 8, "l2": 100.0}, None)):
    r = fit(columns, large_y, weight, options)
    body += strings(name + "_terms", r["terms"])
    body += doubles(name + "_coefficients", r["coefficients"]) + doubles(name + "_errors", r["errors"])
    body += "static const double %s_r2 = %s;\n\n" % (name, number(r["r2"]))

header("expected_linear.h", "linear.py",
       "statsmodels %s, scikit-learn %s" % (statsmodels.__version__, sklearn.__version__),
       ['<math.h>', '"support.h"'],
       """typedef struct LinearCase
{
	const char *name;
	const char *options;
	TestFrame frame;
	int nterms;
	const char *const *terms;
	const double *coefficients; /* NAN: left out */
	const double *errors;
	const double *statistics;
	const double *p;
	const double *predictions; /* of all rows of the frame */
	int rows;				   /* that train */
	int rank;
	double df;
	double r2;
	double adjusted;
	double sd;
	double condition;
	double tolerance;
	double prediction_error; /* allowed */
} LinearCase;

""" + "\n".join(declarations) + "\nstatic const LinearCase linear_cases[] = {\n" + "".join(cases) +
       "};\n\n#define LARGE_ROWS %d\n\n" % m + body)
