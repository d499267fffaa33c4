#!/usr/bin/python3
"""Reference values of monitoring the flights month by month: writes test/data/flights_reference.sql.

A penalised logistic regression is fitted here anew (Newton's method on dummy variables, numpy) to the
flights of January that the split leaves for training, and scored on each month by scikit-learn. Change
of the target, bias, Welch's test (SciPy), PSI and Jensen-Shannon distance by their definitions. Run from
anywhere, with the Debian packages python3-scipy, python3-sklearn, python3-pandas."""

import os

import numpy as np
import pandas as pd
import scipy
import sklearn
from scipy import stats
from scipy.spatial.distance import jensenshannon
from sklearn.metrics import log_loss, roc_auc_score

from hash import part
from reference import DATA

L2 = 1.0
SEED = 42
TEST_FRACTION = 0.2
CATEGORIES = ("hour", "day_of_week", "origin", "destination")
MONTHS = ("2001-02", "2001-03", "2001-04", "2001-05", "2001-06")

values = []


def add(month, signal, feature, metric, value):
    values.append((month + "-01", signal, feature, metric, repr(float(value))))


def design(frame, levels):
    """Intercept, distance, and a column for each level that training has seen."""
    columns = [np.ones(len(frame)), frame.distance.values.astype(float)]
    for name in CATEGORIES:
        columns += [(frame[name] == level).values.astype(float) for level in levels[name]]
    return np.column_stack(columns)


def fit(x, y):
    """Newton's method on sum of log loss + l2 / 2 |w|^2, the intercept without penalty."""
    penalty = np.full(x.shape[1], L2)
    penalty[0] = 0
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ w)))
        gradient = x.T @ (p - y) + penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.max(np.abs(step)) < 1e-13:
            break
    return w


def entropy(share):
    return -(share * np.log(share) + (1 - share) * np.log(1 - share))


def psi(reference, current):
    p, q = (reference + 0.5) / (reference + 0.5).sum(), (current + 0.5) / (current + 0.5).sum()
    return np.sum((p - q) * np.log(p / q))


def main():
    flights = pd.read_csv(os.path.join(DATA, "flights.csv.gz"))
    flights["late"] = (flights.delay > 15).astype(int)
    time = pd.to_datetime(flights.ts)
    flights["hour"], flights["day_of_week"], flights["month"] = time.dt.hour, time.dt.dayofweek, flights.ts.str[:7]

    january = flights[flights.month == "2001-01"]
    parts = np.array([part(SEED, int(i), TEST_FRACTION) for i in january.id])
    train, test = january[parts == 1], january[parts == 0]
    levels = {name: sorted(train[name].unique()) for name in CATEGORIES}
    w = fit(design(train, levels), train.late.values)

    def predict(frame):
        return 1 / (1 + np.exp(-(design(frame, levels) @ w)))

    held_out = predict(test)
    add("2001-01", "train", "", "normalised_log_loss", log_loss(test.late, held_out) / entropy(test.late.mean()))
    add("2001-01", "train", "", "roc_auc", roc_auc_score(test.late, held_out))
    reference = january.late.mean()
    days = january.day_of_week.value_counts().sort_index().values
    for month in MONTHS:
        rows = flights[flights.month == month]
        y, p = rows.late.values, predict(rows)
        now = rows.day_of_week.value_counts().sort_index().values
        add(month, "label_drift", "actual", "share_change", abs(y.mean() - reference) / reference)
        add(month, "prediction_bias", "", "prediction_bias", abs(y.mean() - p.mean()) / p.mean())
        add(month, "performance", "", "log_loss", log_loss(y, p))
        add(month, "performance", "", "normalised_log_loss", log_loss(y, p) / entropy(y.mean()))
        add(month, "performance", "", "roc_auc", roc_auc_score(y, p))
        add(month, "prediction_drift", "prediction", "mean_difference",
            abs(p.mean() - held_out.mean()) / held_out.std(ddof=1))
        add(month, "prediction_drift", "prediction", "p mean_difference",
            stats.ttest_ind(p, held_out, equal_var=False).pvalue)
        add(month, "skew", "day_of_week", "psi", psi(days, now))
        add(month, "skew", "day_of_week", "js_distance", jensenshannon(days / days.sum(), now / now.sum(), base=2))
        add(month, "skew", "distance", "mean_difference",
            abs(rows.distance.mean() - january.distance.mean()) / january.distance.std(ddof=1))
        add(month, "skew", "distance", "p mean_difference",
            stats.ttest_ind(rows.distance, january.distance, equal_var=False).pvalue)

    with open(os.path.join(DATA, "flights_reference.sql"), "w", encoding="utf-8") as out:
        out.write("-- Made by test/gen/flights.py with numpy %s, SciPy %s and scikit-learn %s; not edited by hand.\n"
                  % (np.__version__, scipy.__version__, sklearn.__version__))
        out.write("CREATE TABLE flights_reference (month date, signal text, feature text, metric text, value double precision);\n")
        out.write("COPY flights_reference FROM stdin;\n")
        for line in values:
            out.write("\t".join(line) + "\n")
        out.write("\\.\n")


if __name__ == "__main__":
    main()
