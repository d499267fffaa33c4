#!/usr/bin/python3
"""Estimated performance and reconstruction error.

The calibration map is scikit-learn's isotonic regression, clipped as monitoring does; expected counts, the
area under the curve over all pairs of different rows, and errors by numeric derivatives are worked out in
the plainest way. Reconstruction error is what scikit-learn's PCA makes of imputed and scaled values; the
model of a regression's error its least squares.
"""

import numpy as np
import sklearn
from scipy import special
from sklearn.decomposition import PCA
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, cross_val_predict

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


def area(positives):
    win = (held[:, None] > held[None, :]) + 0.5 * (held[:, None] == held[None, :])
    pairs = positives[:, None] * (1 - positives)[None, :]
    np.fill_diagonal(pairs, 0)
    return (win * pairs).sum() / pairs.sum()


def held_metrics(positives):
    share = positives.mean()
    loss = -(special.xlogy(positives, held_clipped) + special.xlog1py(1 - positives, -held_clipped)).mean()
    return np.array([loss, loss / -(share * np.log(share) + (1 - share) * np.log(1 - share)),
                     (positives * (1 - held)**2 + (1 - positives) * held**2).mean(), area(positives)])


held_clipped = np.clip(held, 1e-15, 1 - 1e-15)
body += "/* what the rows held out show less what the map expects of them: log_loss ... roc_auc */\n"
body += doubles("held_misfit", held_metrics(label.astype(float)) -
                held_metrics(np.interp(held, isotonic.X_thresholds_, knots)))

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

# Several classes: one map each, renormalised
nclass, nmulti, nmulti_window = 3, 1500, 200


def softmax_rows(seed, n):
    raw = np.array([[0.2 + uniform(seed + k, i)**2 for k in range(nclass)] for i in range(n)])
    return (raw / raw.sum(axis=1, keepdims=True)).astype(np.float32)


multi = softmax_rows(940, nmulti)
weights = multi.astype(float) * [1, 2, 0.5]
cumulative = (weights / weights.sum(axis=1, keepdims=True)).cumsum(axis=1)
multi_label = np.array([int((uniform(950, i) > cumulative[i]).sum()) for i in range(nmulti)])
multi_window = softmax_rows(960, nmulti_window)
predicted = multi_window.argmax(axis=1)

mapped = np.empty((nmulti_window, nclass))
for k in range(nclass):
    fit = IsotonicRegression(out_of_bounds="clip").fit(multi[:, k].astype(float), multi_label == k)
    knots = np.clip(fit.y_thresholds_, 1 / (nmulti + 2), 1 - 1 / (nmulti + 2))
    mapped[:, k] = np.interp(multi_window[:, k].astype(float), fit.X_thresholds_, knots)
cc = mapped / mapped.sum(axis=1, keepdims=True)
hit = np.eye(nclass)[predicted]


def multi_metrics(c):
    tp, t, p = (c * hit).sum(axis=0), c.sum(axis=0), hit.sum(axis=0)
    loss, share = (c * -np.log(multi_window.astype(float))).sum() / nmulti_window, t / nmulti_window
    return np.array([loss, loss / -(share * np.log(share)).sum(), tp.sum() / nmulti_window, (2 * tp / (p + t)).mean()])


multi_variance = np.zeros(4)
for i in range(nmulti_window):
    slopes = np.empty((nclass, 4))
    for k in range(nclass):
        step = np.zeros_like(cc)
        step[i, k] = 1e-6
        slopes[k] = (multi_metrics(cc + step) - multi_metrics(cc - step)) / 2e-6
    covariance = np.diag(cc[i]) - np.outer(cc[i], cc[i])
    multi_variance += np.einsum("km,kl,lm->m", slopes, covariance, slopes)

body += "#define NCLASSES %d\n#define NMULTI %d\n#define NMULTI_WINDOW %d\n" % (nclass, nmulti, nmulti_window)
body += doubles("multi_probabilities", multi.astype(float).ravel())
body += array("int", "multi_labels", ["%d" % y for y in multi_label])
body += doubles("multi_window", multi_window.astype(float).ravel())
body += array("int", "multi_predicted", ["%d" % y for y in predicted])
body += "/* log_loss, normalised_log_loss, accuracy, macro_f1 */\n"
body += doubles("multi_values", multi_metrics(cc))
body += doubles("multi_errors", np.sqrt(multi_variance))

# Regression: the error grows with the second feature; scikit-learn's least squares of it
nerror, nerror_window = 600, 150
x = np.array([[uniform(970, i), 3 * uniform(971, i) + 100] for i in range(nerror + nerror_window)])
prediction = 10 * x[:, 0] - x[:, 1]
noise = np.array([(uniform(972, i) - 0.5) * (0.2 + x[i, 1] - 100) for i in range(nerror + nerror_window)])
actual = prediction + noise
design = np.column_stack((x, prediction))
error_expected = [LinearRegression().fit(design[:nerror, :2], f(noise[:nerror]))
                  .predict(design[nerror:, :2]).mean() for f in (np.abs, np.square)]


def cross_fitted(target, seed):
    fit = cross_val_predict(LinearRegression(), design[:nerror, :2], target, cv=KFold(5, shuffle=True, random_state=seed))
    return 1 - ((target - fit)**2).sum() / ((target - target.mean())**2).sum()


error_r2 = [np.mean([cross_fitted(f(noise[:nerror]), seed) for seed in range(20)]) for f in (np.abs, np.square)]
body += "#define NERROR %d\n#define NERROR_WINDOW %d\n" % (nerror, nerror_window)
body += doubles("error_features", x.ravel())
body += doubles("error_actual", actual)
body += doubles("error_predicted", prediction)
body += "/* mae, rmse */\n"
body += doubles("error_values", [error_expected[0], np.sqrt(error_expected[1])])
body += "/* of other folds: near */\n"
body += doubles("error_r2", error_r2)

header("expected_estimation.h", "estimation.py",
       "scikit-learn %s, numpy %s" % (sklearn.__version__, np.__version__), ["<math.h>", "<stdint.h>"], body)
