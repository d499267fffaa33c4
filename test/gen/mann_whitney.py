#!/usr/bin/python3
"""Mann-Whitney tests, of single samples and of folds: writes test/unit/expected_mann_whitney.h.

Areas by scikit-learn, variances without a difference from the z of SciPy's mannwhitneyu (asymptotic, with
its correction for ties, without one for continuity), errors by DeLong as metrics.py has them.
"""

import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import metrics as sk

from metrics import delong_error, placements, uniform
from reference import doubles, header

FOLDS = ((200, 40, 0), (210, 55, 7), (220, 31, 0), (230, 64, 3), (240, 50, 12))


def case(seed, n, steps):
    """Classes, and scores that differ a little between them; with steps the scores have ties."""
    y = np.array([int(uniform(seed, i) < 0.4) for i in range(n)])
    s = np.array([uniform(seed + 1, i) + 0.15 * y[i] for i in range(n)])
    return y, np.round(s * steps) / steps if steps else s


def main():
    body = "/* rows of each fold, then of each its negatives, positives, area, std_error, null_variance */\n"
    labels, scores, rows, wins, pairs, null, errors = [], [], [], 0, 0, 0, 0
    for seed, n, steps in FOLDS:
        y, s = case(seed, n, steps)
        neg, pos = int((y == 0).sum()), int(y.sum())
        auc = sk.roc_auc_score(y, s)
        z = stats.norm.isf(stats.mannwhitneyu(s[y == 1], s[y == 0], alternative="greater", method="asymptotic",
                                              use_continuity=False).pvalue)
        variance = ((auc - 0.5) / z) ** 2
        error = delong_error(*placements(y, s))
        labels += y.tolist()
        scores += s.tolist()
        rows += [neg, pos, auc, error, variance]
        wins, pairs = wins + neg * pos * auc, pairs + neg * pos
        null, errors = null + (neg * pos) ** 2 * variance, errors + (neg * pos * error) ** 2
    z = (wins - pairs / 2) / np.sqrt(2 * null)
    body += doubles("fold_sizes", [float(n) for _, n, _ in FOLDS])
    body += doubles("fold_labels", [float(y) for y in labels]) + doubles("fold_scores", scores)
    body += doubles("fold_results", [float(x) for x in rows])
    body += "/* of all folds: area, std_error, p */\n"
    body += doubles("folds_result", [wins / pairs, np.sqrt(errors) / pairs, stats.norm.sf(z)])
    header("expected_mann_whitney.h", "mann_whitney.py", "SciPy %s, scikit-learn %s" % (scipy.__version__, sklearn.__version__),
           [], body)


if __name__ == "__main__":
    main()
