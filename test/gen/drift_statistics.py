#!/usr/bin/python3
"""Statistics of drift: test/unit/expected_statistics.h.

Divergences, chi-square and G statistics from their definitions in long decimals, p-values of them by SciPy;
Kolmogorov-Smirnov and Fisher's test in integers, over all orders and tables; Wasserstein distances in
fractions; the other tests by SciPy and statsmodels. Where SciPy has the same statistic it must agree.
"""

import math
from decimal import Decimal, getcontext
from fractions import Fraction

import numpy as np
import scipy
import statsmodels
from scipy import special, stats
from scipy.spatial import distance
from statsmodels.stats import multitest, proportion, weightstats

from reference import array, braces, doubles, header, number, test_hash

getcontext().prec = 70
body = ""


def agree(ours, theirs, tolerance, what):
    if not (ours == theirs or abs(float(ours) - theirs) <= tolerance * abs(theirs)):
        raise SystemExit("%s: %r here, %r there" % (what, float(ours), theirs))


def uniform(seed, i):
    return (test_hash(seed, i) >> 11) / 2.0 ** 53


# divergences

MEMBERS = "psi kl js_divergence js_distance hellinger total_variation l_infinity".split()


def log_term(x, p, q):
    if x == 0:
        return Decimal(0)
    return x * (p / q).ln() if p > 0 and q > 0 else Decimal("Infinity") * (1 if x * (p - q) > 0 else -1)


def divergence(a, b, smoothing):
    a, b = [Decimal(x) for x in a], [Decimal(x) for x in b]

    def shares(x, more):
        total = sum(x) + more * len(x)
        return [(v + more) / total for v in x]

    sp, sq = shares(a, Decimal(smoothing)), shares(b, Decimal(smoothing))
    p, q = shares(a, Decimal(0)), shares(b, Decimal(0))
    mid = [(x + y) / 2 for x, y in zip(p, q)]
    js = sum(log_term(x, x, h) + log_term(y, y, h) for x, y, h in zip(p, q, mid)) / 2 / Decimal(2).ln()
    return [sum(log_term(x - y, x, y) for x, y in zip(sp, sq)),
            sum(log_term(y, y, x) for x, y in zip(sp, sq)),
            js, js.sqrt(), (sum((x.sqrt() - y.sqrt()) ** 2 for x, y in zip(p, q)) / 2).sqrt(),
            sum(abs(x - y) for x, y in zip(p, q)) / 2, max(abs(x - y) for x, y in zip(p, q))]


def homogeneity(a, b):
    pairs = [(Decimal(x), Decimal(y)) for x, y in zip(a, b) if x + y > 0]
    n, m = sum(x for x, _ in pairs), sum(y for _, y in pairs)
    chi_square = g = Decimal(0)
    least = None
    for x, y in pairs:
        for count, rows in ((x, n), (y, m)):
            expected = (x + y) * rows / (n + m)
            chi_square += (count - expected) ** 2 / expected
            g += 2 * log_term(count, count, expected)
            least = expected if least is None else min(least, expected)
    df = len(pairs) - 1
    ps = [float(stats.chi2.sf(float(s), df)) if df > 0 else 1.0 for s in (chi_square, g)]
    if df > 0 and n < 1e9:
        for s, kind in ((chi_square, None), (g, "log-likelihood")):
            table = np.array([[float(x) for x, _ in pairs], [float(y) for _, y in pairs]])
            theirs = stats.chi2_contingency(table, correction=False, lambda_=kind)
            agree(s, theirs[0], 1e-8, "chi2_contingency")
    return [chi_square, g, df, ps[0], ps[1], least]


def check_divergence(a, b, values):
    p, q = np.array(a, float) / sum(a), np.array(b, float) / sum(b)
    agree(values[3], distance.jensenshannon(p, q, 2), 1e-6, "jensenshannon")
    sp, sq = (np.array(a) + 0.5) / (sum(a) + len(a) / 2), (np.array(b) + 0.5) / (sum(b) + len(b) / 2)
    agree(values[1], stats.entropy(sq, sp), 1e-6, "entropy")


COUNTS = [
    ("bins of the two samples", [3, 4, 3, 2], [1, 3, 3, 3]),
    ("the same, merged", [7, 5], [4, 6]),
    ("four categories", [50, 30, 15, 5], [40, 35, 20, 5]),
    ("two categories", [90, 10], [70, 30]),
    ("equal shares", [10, 20, 30], [100, 200, 300]),
    ("disjoint", [10, 0], [0, 7]),
    ("an empty bin", [10, 0, 5, 0], [8, 0, 9, 1]),
    ("one bin with rows", [0, 5], [0, 9]),
    ("a rare bin", [500000, 300000, 200000, 0], [97, 58, 40, 5]),
    ("a hair apart", [10 ** 9, 2 * 10 ** 9, 3 * 10 ** 9], [10 ** 9 + 1, 2 * 10 ** 9, 3 * 10 ** 9 - 1]),
    ("the largest", [2 ** 48, 2 ** 48 - 1, 1, 0], [2 ** 48, 2 ** 48, 0, 3]),
    ("large against small", [2 ** 48, 2 ** 47, 2 ** 46], [3, 1, 2]),
    ("fifty", [int(1000 * uniform(7, i) ** 2) for i in range(50)], [int(300 * uniform(8, i) ** 2) for i in range(50)]),
]
SHARES = [
    ("of counts", [0.5, 0.3, 0.15, 0.05], [0.4, 0.35, 0.2, 0.05]),
    ("a zero in the reference", [0.5, 0.5, 0.0], [0.25, 0.5, 0.25]),
    ("a zero in the current", [0.25, 0.5, 0.25], [0.5, 0.5, 0.0]),
    ("zeros in both", [0.25, 0.0, 0.75], [0.5, 0.0, 0.5]),
    ("disjoint", [1.0, 0.0], [0.0, 1.0]),
    ("rounded", [0.333333, 0.333333, 0.333333], [0.2, 0.3, 0.5]),
    ("a hair apart", [0.25, 0.75], [0.25 + 2.0 ** -40, 0.75 - 2.0 ** -40]),
    ("tiny", [1e-300, 1.0], [1e-10, 1.0]),
]
MOST = 50


def padded(values, kind):
    return braces([kind % v if kind == "%d" else number(v) for v in values])


body += "/* %s */\ntypedef struct ExpectedDivergence\n{\n\tconst char *name;\n\tint n;\n" % ", ".join(MEMBERS)
body += "\tdouble reference[%d];\n\tdouble current[%d];\n\tdouble values[7];\n" % (MOST, MOST)
body += "\tdouble tests[6]; /* of counts: X2, G, df, their p, least expected count */\n} ExpectedDivergence;\n\n"
for kind, cases in (("count", COUNTS), ("share", SHARES)):
    body += "static const ExpectedDivergence %s_cases[] = {\n" % kind
    for name, a, b in cases:
        values = divergence(a, b, "0.5" if kind == "count" else 0)
        if kind == "count" and sum(a) < 1e6 and sum(a) * sum(b) < 1e9:
            check_divergence(a, b, values)
        tests = homogeneity(a, b) if kind == "count" else [0] * 6
        body += "\t{\"%s\", %d, %s,\n\t %s,\n\t %s,\n\t %s},\n" % (
            name, len(a), padded(a, "%s"), padded(b, "%s"), padded(values, "%s"), padded(tests, "%s"))
    body += "};\n\n"

# two samples

A = ([0.5, 1.2, 1.9, 2.3, 2.8, 3.1, 3.6, 4.0, 4.4, 5.1, 6.7, 8.2], [1.1, 2.3, 3.3, 3.9, 4.4, 5.0, 5.8, 6.6, 7.9, 9.5])
SAMPLES = [A, ([1.0], [2.0]), ([1.0, 2.0, 3.0], [1.0, 2.0, 3.0]), ([2.0, 2.0, 2.0], [2.0, 2.0]),
           ([3.0, -1.0, 3.0, 0.0], [-0.0, 1e-300, 5.0]), ([5.0, 4.0, 3.0, 2.0, 1.0], [5.5]),
           ([uniform(21, i) for i in range(100)], [uniform(22, i) for i in range(100)]),
           ([uniform(21, i) for i in range(100)], [uniform(22, i) + 0.6 for i in range(100)]),
           ([uniform(23, i) for i in range(3)], [uniform(24, i) ** 2 for i in range(3000)]),
           ([math.floor(20 * uniform(25, i)) * 1.0 for i in range(150)], [math.floor(18 * uniform(26, i)) * 1.0 for i in range(66)]),
           ([uniform(27, i) for i in range(400)], [uniform(28, i) ** 1.1 for i in range(300)])]


def ks_exact(n, m, bound):
    """Share of the orders whose statistic times n m is at least bound, in integers: those that stay below are counted."""
    if bound == 0:
        return Fraction(1)
    row = []
    for j in range(m + 1):
        for i in range(n + 1):
            if abs(i * m - j * n) >= bound:
                value = 0
            elif i == 0 and j == 0:
                value = 1
            else:
                value = (row[i - 1] if i > 0 else 0) + (row[i] if j > 0 else 0)
            if j == 0:
                row.append(value)
            else:
                row[i] = value
    return 1 - Fraction(row[n], math.comb(n + m, n))


def steps(sample):
    return sorted(Fraction(x) for x in sample)


def two_samples(a, b):
    """D times n m, and W1."""
    points = sorted(set(steps(a) + steps(b)))
    x, y = steps(a), steps(b)
    best, area, last = 0, Fraction(0), None
    for point in points:
        if last is not None:
            area += (point - last[0]) * Fraction(last[1], len(a) * len(b))
        gap = abs(sum(v <= point for v in x) * len(b) - sum(v <= point for v in y) * len(a))
        best, last = max(best, gap), (point, gap)
    return best, area


def stephens(d, n, m):
    root = math.sqrt(n * m / (n + m))
    return special.kolmogorov((root + 0.12 + 0.11 / root) * d)


for k, (a, b) in enumerate(SAMPLES):
    body += doubles("sample_a_%d" % k, a) + doubles("sample_b_%d" % k, b)
body += "typedef struct ExpectedSamples\n{\n\tconst double *a;\n\tint n;\n\tconst double *b;\n\tint m;\n"
body += "\tdouble ks;\n\tdouble exact; /* NaN above 10,000 */\n\tdouble stephens;\n\tdouble wasserstein;\n\tdouble sd; /* of a */\n} ExpectedSamples;\n\n"
body += "static const ExpectedSamples sample_cases[] = {\n"
for k, (a, b) in enumerate(SAMPLES):
    n, m = len(a), len(b)
    bound, area = two_samples(a, b)
    d = bound / (n * m)
    exact = float(ks_exact(n, m, bound)) if n * m <= 10000 else math.nan
    agree(d, stats.ks_2samp(a, b, mode="asymp").statistic, 1e-12, "ks_2samp")
    if n * m <= 10000 and exact > 1e-10:
        agree(exact, stats.ks_2samp(a, b, mode="exact").pvalue, 1e-9, "ks_2samp")
    agree(area, stats.wasserstein_distance(a, b), 1e-12, "wasserstein_distance")
    mean = sum(steps(a)) / n
    sd = (Decimal((sum((x - mean) ** 2 for x in steps(a)) / n).numerator) / Decimal((sum((x - mean) ** 2 for x in steps(a)) / n).denominator)).sqrt()
    body += "\t{sample_a_%d, %d, sample_b_%d, %d, %s},\n" % (
        k, n, k, m, ", ".join(number(v) for v in (d, exact, stephens(d, n, m), area, sd)))
body += "};\n\n"

body += "/* n, m, D n m, exact p */\nstatic const double ks_cases[][4] = {\n"
for n, m, bounds in ((1, 1, (0, 1)), (1, 10000, (0, 5000, 9999, 10000)), (100, 100, (0, 100, 1000, 2000, 9900, 10000)),
                     (7, 1400, (0, 3, 1500, 9000, 9800)), (50, 200, (50, 2000, 6000, 10000)), (2, 3, (1, 2, 3, 4, 6)), (99, 101, (1000, 9990, 9999))):
    for bound in bounds:
        for size in ((n, m), (m, n)):
            body += "\t" + braces(number(v) for v in (*size, bound, ks_exact(*size, bound))) + ",\n"
body += "};\n\n"

# Fisher


def fisher(a, b, c, d):
    row, column, total = a + b, a + c, a + b + c + d
    low, high = max(0, row + column - total), min(row, column)
    # C(row, x) C(total - row, column - x) from one to the next, exactly
    weight = math.comb(row, low) * math.comb(total - row, column - low)
    weights = [weight]
    for x in range(low, high):
        weight = weight * (row - x) * (column - x) // ((x + 1) * (total - row - column + x + 1))
        weights.append(weight)
    seen = weights[a - low]
    return Fraction(sum(w for w in weights if w <= seen), sum(weights))


TABLES = [(90, 10, 70, 30), (0, 0, 0, 0), (0, 5, 0, 9), (3, 0, 0, 3), (1, 9, 11, 3), (5, 5, 5, 5), (10, 3, 3, 10), (0, 1000000, 5, 195),
          (100, 2, 1000, 5), (8, 2, 1, 5), (2, 15, 3, 2), (500, 500, 400, 600), (2000, 3000, 2500, 2400), (1000, 0, 0, 1000), (0, 3, 997, 500000),
          (12, 4988, 3, 100), (1500, 1500, 1500, 1501), (300, 301, 302, 300)]
body += "/* the four counts, two-sided p */\nstatic const double fisher_cases[][5] = {\n"
for t in TABLES:
    p = fisher(*t)
    theirs = stats.fisher_exact([t[:2], t[2:]])[1]
    if p > 1e-200:
        agree(p, theirs, 1e-8, "fisher_exact %s" % (t,))
    body += "\t" + braces(number(v) for v in (*t, p)) + ",\n"
body += "};\n\n"

# Welch: the samples above; statistic, df, p, difference, interval
body += "/* of sample_cases: t, df, p, difference, interval; NaN without variance */\nstatic const double welch_cases[][6] = {\n"
for a, b in SAMPLES:
    row = [math.nan] * 6
    if min(len(a), len(b)) > 1 and np.var(a) + np.var(b) > 0:
        t, p = stats.ttest_ind(a, b, equal_var=False)
        means = weightstats.CompareMeans(weightstats.DescrStatsW(a), weightstats.DescrStatsW(b))
        _, p_there, df = weightstats.ttest_ind(a, b, usevar="unequal")
        agree(p, p_there, 1e-9, "ttest_ind")
        # SciPy's quantile has eleven digits: one step of Newton's method
        quantile = stats.t.ppf(0.975, df)
        quantile += (stats.t.sf(quantile, df) - 0.025) / stats.t.pdf(quantile, df)
        gap, error = np.mean(a) - np.mean(b), math.sqrt(np.var(a, ddof=1) / len(a) + np.var(b, ddof=1) / len(b))
        row = [t, df, p, gap, gap - quantile * error, gap + quantile * error]
        for ours, theirs in zip(row[4:], means.tconfint_diff(usevar="unequal")):
            agree(ours, theirs, 1e-9, "tconfint_diff")
    body += "\t" + braces(number(v) for v in row) + ",\n"
body += "};\n\n"

# shares: x1, n1, x2, n2
body += "/* x1, n1, x2, n2, difference, z, p, interval */\nstatic const double proportion_cases[][9] = {\n"
for x1, n1, x2, n2 in ((120, 1000, 150, 1000), (150, 1000, 120, 1000), (1, 10, 9, 12), (0, 100, 7, 300), (100, 100, 290, 300), (5000, 100000, 5300, 99000)):
    z, p = proportion.proportions_ztest([x2, x1], [n2, n1])
    low, high = proportion.confint_proportions_2indep(x2, n2, x1, n1, method="newcomb")
    body += "\t" + braces(number(v) for v in (x1, n1, x2, n2, Fraction(x2, n2) - Fraction(x1, n1), z, p, low, high)) + ",\n"
body += "};\n\n"

# chi-square goodness of fit
body += "/* observed, expected shares, statistic, p */\nstatic const double ratio_cases[][8] = {\n"
for observed, shares in (((5000, 5150, 0), (0.5, 0.5, 0.0)), ((10, 20, 30), (0.25, 0.25, 0.5)), ((0, 7, 900), (0.001, 0.009, 0.99))):
    used = [i for i in range(3) if shares[i] > 0]
    statistic = sum((Fraction(observed[i]) - Fraction(shares[i]) / sum(map(Fraction, shares)) * sum(observed)) ** 2
                    / (Fraction(shares[i]) / sum(map(Fraction, shares)) * sum(observed)) for i in used)
    agree(statistic, stats.chisquare([observed[i] for i in used], [shares[i] * sum(observed) for i in used])[0], 1e-9, "chisquare")
    body += "\t" + braces(number(v) for v in (*observed, *shares, statistic, stats.chi2.sf(float(statistic), len(used) - 1))) + ",\n"
body += "};\n\n"

# Benjamini-Hochberg
P = [[0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216], [0.5], [0.04, 0.04, 1e-300, 1.0, 0.9, 0.0, 0.04],
     [uniform(31, i) ** 3 for i in range(200)]]
for k, p in enumerate(P):
    body += doubles("bh_p_%d" % k, p) + doubles("bh_adjusted_%d" % k, multitest.multipletests(p, method="fdr_bh")[1])
body += "static const double *const bh_cases[][2] = {%s};\n" % ", ".join("{bh_p_%d, bh_adjusted_%d}" % (k, k) for k in range(len(P)))
body += array("int", "bh_sizes", [str(len(p)) for p in P])
header("expected_statistics.h", "drift_statistics.py", "SciPy %s and statsmodels %s" % (scipy.__version__, statsmodels.__version__), ["<math.h>"], body)
