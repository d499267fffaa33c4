#!/usr/bin/python3
"""Estimated performance and reconstruction error.

The calibration map is scikit-learn's isotonic regression, clipped as monitoring does; expected counts, the
area under the curve over all pairs of different rows, and errors by numeric derivatives are worked out in
the plainest way. Reconstruction error is scikit-learn's pipeline of imputer, scaler and PCA.
"""

import numpy as np
import sklearn
from sklearn.decomposition import PCA
from sklearn.isotonic import IsotonicRegression

from reference import array, doubles, header, number, test_hash

body = ""


def uniform(seed, i):
    return (test_hash(seed, i) >> 11) / 2.0**53


# Held-out rows and a window, with ties
held_n, window_n, threshold = 1200, 400, 0.45
held = np.array([int(uniform(900, i) * 500) / 500 for i in range(held_n)])
label = np.array([int(uniform(901, i) < s**1.5) for i, s in enumerate(held)])
window = np.array([int(uniform(902, i) * 250) / 250 * 0.9 + 0.05 for i in range(window_n)])

isotonic = IsotonicRegression(out_of_bounds="clip").fit(held, label)
knots = np.clip(isotonic.y_thresholds_, 1 / (held_n + 2), 1 - 1 / (held_n + 2))
c = np.interp(window, isotonic.X_thresholds_, knots)
positive = window >= threshold


def metrics(c, self_pairs=False):
    n, t, p = len(c), c.sum(), positive.sum()
    tp = c[positive].sum()
    tn = (1 - c)[~positive].sum()
    loss = -(c * np.log(window) + (1 - c) * np.log1p(-window)).mean()
    b = t / n
    win = (window[:, None] > window[None, :]) + 0.5 * (window[:, None] == window[None, :])
    pairs = c[:, None] * (1 - c)[None, :]
    if not self_pairs:
        np.fill_diagonal(pairs, 0)
    return np.array([loss, loss / -(b * np.log(b) + (1 - b) * np.log(1 - b)),
                     (c * (1 - window)**2 + (1 - c) * window**2).mean(),
                     (win * pairs).sum() / pairs.sum(),
                     (tp + tn) / n, tp / p, tp / t, tn / (n - t), 2 * tp / (p + t), b])


values = metrics(c)
variance = np.zeros(10)
for i in range(window_n):
    step = np.zeros(window_n)
    step[i] = 1e-6
    slope = (metrics(c + step, True) - metrics(c - step, True)) / 2e-6
    variance += slope**2 * c[i] * (1 - c[i])

body += doubles("held_scores", held)
body += array("uint8_t", "held_labels", ["%d" % y for y in label])
body += doubles("window_scores", window)
body += "static const double window_threshold = %s;\n" % number(threshold)
body += "/* log_loss, normalised_log_loss, brier, roc_auc, accuracy, precision, recall, specificity, f1, base_rate */\n"
body += doubles("window_values", values)
body += "/* of the scatter of labels alone */\n"
body += doubles("window_errors", np.sqrt(variance))

# Reconstruction: correlated columns, two of them far from 0, some values missing
d = 7
rows = []
for i in range(300):
    f = [uniform(910 + k, i) + uniform(920 + k, i) - 1 for k in range(3)]
    rows.append([1e6 + 3 * f[0], f[0] + 0.1 * uniform(930, i), f[1] - f[0], -5 * f[1] + uniform(931, i),
                 f[2], 1e-8 * (f[2] + 0.3 * uniform(932, i)), uniform(933, i)])
rows = np.array(rows)
rows[::17, 3] = np.nan
rows[5::29, 0] = np.nan
train, rest = rows[:200], rows[200:]
mean = np.nanmean(train, axis=0)
filled = np.where(np.isnan(train), mean, train)
sd = filled.std(axis=0)
z = (filled - mean) / sd
zr = (np.where(np.isnan(rest), mean, rest) - mean) / sd
pca = PCA(n_components=0.65, svd_solver="full").fit(z)
error = np.linalg.norm(zr - pca.inverse_transform(pca.transform(zr)), axis=1)

body += "#define NFEATURES %d\n#define NTRAIN 200\n#define NREST 100\n" % d
body += doubles("feature_rows", rows.ravel())
body += doubles("feature_means", mean)
body += doubles("feature_sds", sd)
body += doubles("feature_correlations", np.corrcoef(z, rowvar=False).ravel())
body += "static const int components = %d;\n" % pca.n_components_
body += "static const double error_mean = %s;\nstatic const double error_sd = %s;\n" % (
    number(error.mean()), number(error.std(ddof=1)))
body += doubles("error_rows", error[:5])

header("expected_estimation.h", "estimation.py",
       "scikit-learn %s, numpy %s" % (sklearn.__version__, np.__version__), ["<math.h>", "<stdint.h>"], body)
