#!/usr/bin/python3
"""Comparison of profiles: test/unit/expected_drift.h.

Values and p-values by NumPy and SciPy of counts merged by hand; what metrics are on average when nothing has
changed, and what they exceed in one case of twenty, by simulation.
"""

import numpy as np
import scipy
from scipy import stats
from scipy.spatial import distance

from reference import doubles, header

body = ""
METRICS = ("psi js_distance js_divergence kl_divergence hellinger_distance total_variation l_infinity "
           "chi_square g").split()


def g(x, e):
    return np.where(x > 0, x * np.log(np.where(x > 0, x, 1) / np.where(x > 0, e, 1)), 0)


def divergences(a, b):
    """Of counts, along the last axis, in the order of METRICS."""
    a, b = np.asarray(a, np.longdouble), np.asarray(b, np.longdouble)
    n, m = a.sum(-1, keepdims=True), b.sum(-1, keepdims=True)
    p, q = a / n, b / m
    sp = (a + .5) / (n + .5 * a.shape[-1])
    sq = (b + .5) / (m + .5 * a.shape[-1])
    h = (p + q) / 2
    js = np.sqrt((g(p, h) + g(q, h)).sum(-1) / 2 / np.log(np.longdouble(2)))
    assert np.allclose(js.astype(float), distance.jensenshannon(p.astype(float), q.astype(float), base=2, axis=-1),
                       rtol=1e-7, atol=1e-8)
    ea, eb = (a + b) * n / (n + m), (a + b) * m / (n + m)

    return np.stack([((sp - sq) * np.log(sp / sq)).sum(-1), js, js ** 2, (sq * np.log(sq / sp)).sum(-1),
                     np.sqrt(((np.sqrt(p) - np.sqrt(q)) ** 2).sum(-1) / 2), abs(p - q).sum(-1) / 2,
                     abs(p - q).max(-1), ((a - ea) ** 2 / ea + (b - eb) ** 2 / eb).sum(-1),
                     2 * (g(a, ea) + g(b, eb)).sum(-1)], -1)


def p_value(a, b):
    return stats.chi2_contingency(np.array([a, b]), correction=False)[1]


def case(name, a, b):
    """Counts over bins that stay, as the reference and the current sample have them after merging."""
    global body
    body += doubles(name, [*divergences(a, b), p_value(a, b)])


# oracle A, in the bins (-inf,2) [2,4) [4,6) [6,inf)
ref = np.array([.5, 1.2, 1.9, 2.3, 2.8, 3.1, 3.6, 4.0, 4.4, 5.1, 6.7, 8.2])
cur = np.array([1.1, 2.3, 3.3, 3.9, 4.4, 5.0, 5.8, 6.6, 7.9, 9.5])
edges = [2, 4, 6]
body += doubles("oracle_a_reference", ref) + doubles("oracle_a_current", cur)
body += doubles("oracle_a_edges", edges)
case("oracle_a", [7, 5], [4, 6])
ks = stats.ks_2samp(ref, cur, method="exact")
welch = stats.ttest_ind(cur, ref, equal_var=False)
body += doubles("oracle_a_numbers", [ks.statistic, ks.pvalue, stats.wasserstein_distance(ref, cur) / ref.std(),
                                     abs(cur.mean() - ref.mean()) / ref.std(ddof=1), welch.pvalue,
                                     np.sqrt(ref.var(ddof=1) / 12 + cur.var(ddof=1) / 10) / ref.std(ddof=1)])
# the same of the window: Kolmogorov-Smirnov at the edges, Wasserstein of the bins' means
bins = [np.digitize(x, edges) for x in (ref, cur)]
ranks = stats.ks_2samp(*bins, method="asymp").statistic
order = stats.ks_2samp(np.repeat([0., 1, 2, 3], [3, 4, 3, 2]), np.repeat([0., 1, 2, 3], [1, 3, 3, 3]),
                       method="exact")
means = [[x[b == k].mean() for k in range(4)] for x, b in zip((ref, cur), bins)]
counts = [np.bincount(b) for b in bins]
assert abs(order.statistic - ranks) < 1e-15 and list(counts[0]) == [3, 4, 3, 2] and list(counts[1]) == [1, 3, 3, 3]
binned = stats.wasserstein_distance(*means, *counts) / ref.std()
# a value is on average at most half the width from the mean: of what the reference, which is exact, has in the
# bin; of the bin, cut at the extremes, of the window
error = sum((np.ptp(ref[bins[0] == k]) / 2 * counts[0][k]) for k in range(4)) / 12 / ref.std()
ends = np.concatenate([[cur.min()], edges, [cur.max()]])
error += (np.diff(ends) / 2 * counts[1]).sum() / 10 / ref.std()
assert abs(binned - stats.wasserstein_distance(ref, cur) / ref.std()) <= error
body += doubles("oracle_a_binned", [order.statistic, order.pvalue, binned, error])

# oracle B, and the unseen category
case("oracle_b", [50, 30, 15, 5], [40, 35, 20, 5])
case("oracle_b2", [90, 10], [70, 30])
case("unseen_rest", [500000, 300000, 200000], [97, 58, 40])
body += doubles("unseen_p", [stats.fisher_exact([[0, 10 ** 6], [5, 195]])[1]])

# a constant reference, and a column of units
case("constant_moved", [0, 1000, 0], [60, 100, 40])
case("constant_merged", [0, 1000], [60, 140])
a, b = np.array([400, 300, 200, 100]), np.array([240, 200, 220, 140])
chi2, _, df = stats.chi2_contingency(np.array([a, b]) / 4, correction=False)[:3]
body += doubles("units_values", divergences(a, b)) + doubles("units_test", [chi2, df, stats.chi2.sf(chi2, df)])
# 20 units of 1,000 each: the last bin's expected count is below 5 in units, not in rows
body += doubles("units_merged", [*divergences([600, 400], [500, 500]),
                                 stats.chi2_contingency([[30, 20], [25, 25]], correction=False)[1]])

# shares: missing 30 of 1,000 and 12 of 200 rows
z = (12 / 200 - 30 / 1000) / np.sqrt(42 / 1200 * (1 - 42 / 1200) * (1 / 1000 + 1 / 200))
se = np.sqrt(42 / 1200 * (1 - 42 / 1200) * (1 / 1000 + 1 / 200))
body += doubles("missing", [12 / 200 - 30 / 1000, 2 * stats.norm.sf(abs(z)), se, np.sqrt(2 / np.pi) * se])
# a fifth as many units: of 200 and 40, where 8.4 are expected in all, 1.4 of them in the window: Fisher of 6 and 2
body += doubles("missing_units", [stats.fisher_exact([[6, 194], [2, 38]])[1]])
# a boolean outcome: 300 of 1,000 against 100 of 250
se = np.sqrt(.32 * .68 * (1 / 1000 + 1 / 250))
body += doubles("share_change", [.1 / .3, 2 * stats.norm.sf(.1 / se), se / .3, np.sqrt(2 / np.pi) * se / .3])
body += doubles("adjusted", stats.false_discovery_control([.001, .02, .03, .8])
                if hasattr(stats, "false_discovery_control") else [.004, .04, .04, .8])

# Noise: 20 equal values, n and m rows of them.  Mean and 95 % point of each metric, and the mean's standard error.
rng = np.random.default_rng(20240229)
ROUNDS, K, N, M = 40000, 20, 10000, 1000
values = np.arange(K)
sd = values.std()


def distances(a, b):
    below = (a / a.sum(-1, keepdims=True) - b / b.sum(-1, keepdims=True)).cumsum(-1)
    mean = (b * values).sum(-1) / b.sum(-1) - (a * values).sum(-1) / a.sum(-1)
    return np.stack([abs(below).max(-1), abs(below[..., :-1]).sum(-1) / sd, abs(mean) / sd], -1)


shares = np.full(K, 1 / K)
rounds = []
for _ in range(ROUNDS // 2000):
    a, b = rng.multinomial(N, shares, 2000), rng.multinomial(M, shares, 2000)
    rounds.append(np.concatenate([divergences(a, b), distances(a, b)], -1))
rounds = np.concatenate(rounds)
body += doubles("noise_mean", rounds.mean(0)) + doubles("noise_error", rounds.std(0) / np.sqrt(ROUNDS))
body += doubles("noise_95", np.quantile(rounds, .95, axis=0))

header("expected_drift.h", "drift.py", "NumPy %s, SciPy %s" % (np.__version__, scipy.__version__), [], body)
