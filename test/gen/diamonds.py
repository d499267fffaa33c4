#!/usr/bin/python3
"""Regressions of the price of diamonds by statsmodels and scikit-learn, for the SQL tests.

Writes test/data/diamonds_coefficients.csv and test/data/diamonds_fits.csv, which test/data/diamonds_expected.sql
loads. Fits, each over carat, cut, color, clarity, depth, table_pct, x, y, z in this order:

  ols        all rows, treatment coding: the first level in byte order is the base
  ridge      all rows, alpha = 1, a 0/1 column for each level
  ols_train  rows with id % 5 <> 0; its errors are those on the rows with id % 5 = 0
  by_cut     one for each cut, without cut itself
"""

import csv
import gzip
import io
import os

import numpy as np
import pandas as pd
import statsmodels.api as sm
from sklearn.linear_model import Ridge

from reference import DATA

FEATURES = ["carat", "cut", "color", "clarity", "depth", "table_pct", "x", "y", "z"]
CATEGORIES = {"cut", "color", "clarity"}


def design(frame, features, full):
    columns = {}
    for name in features:
        if name not in CATEGORIES:
            columns[name] = frame[name].to_numpy(dtype=float)
            continue
        levels = sorted(frame[name].unique(), key=str.encode)
        for level in levels if full else levels[1:]:
            columns["%s=%s" % (name, level)] = (frame[name] == level).to_numpy(dtype=float)
    return pd.DataFrame(columns, index=frame.index)


def digits(v):
    return "" if v is None or np.isnan(v) else "%.17g" % v


def ols(frame, features):
    x = design(frame, features, False)
    x.insert(0, "intercept", 1.0)
    return x, sm.OLS(frame["price"].to_numpy(dtype=float), x).fit(method="qr")


def writer(name):
    out = io.open(os.path.join(DATA, name), "w", encoding="utf-8", newline="")
    return out, csv.writer(out, lineterminator="\n")


with gzip.open(os.path.join(DATA, "diamonds.csv.gz"), "rt", encoding="utf-8") as source:
    diamonds = pd.read_csv(source)

lines, fits = [], []


def add(name, group, frame, features, test=None):
    x, model = ols(frame, features)
    for term in x.columns:
        lines.append([name, group, term] + [digits(s[term]) for s in
                                             (model.params, model.bse, model.tvalues, model.pvalues)])
    errors = [""] * 3
    if test is not None:
        z = design(test, features, False).reindex(columns=x.columns[1:], fill_value=0.0)
        z.insert(0, "intercept", 1.0)
        rest = test["price"].to_numpy(dtype=float) - z.to_numpy() @ model.params.to_numpy()
        total = test["price"] - test["price"].mean()
        errors = [digits(v) for v in (np.sqrt(np.mean(rest ** 2)), np.mean(np.abs(rest)),
                                      1 - np.sum(rest ** 2) / np.sum(total ** 2))]
    fits.append([name, group, len(frame), digits(model.rsquared), digits(model.rsquared_adj),
                 digits(np.sqrt(model.scale))] + errors)


add("ols", "", diamonds, FEATURES)
x = design(diamonds, FEATURES, True)
ridge = Ridge(alpha=1.0, solver="svd").fit(x, diamonds["price"])
lines.append(["ridge", "", "intercept", digits(ridge.intercept_), "", "", ""])
lines += [["ridge", "", name, digits(b), "", "", ""] for name, b in zip(x.columns, ridge.coef_)]
fits.append(["ridge", "", len(diamonds), digits(ridge.score(x, diamonds["price"])), "", "", "", "", ""])
add("ols_train", "", diamonds[diamonds["id"] % 5 != 0], FEATURES, diamonds[diamonds["id"] % 5 == 0])
for cut in sorted(diamonds["cut"].unique(), key=str.encode):
    add("by_cut", cut, diamonds[diamonds["cut"] == cut], [f for f in FEATURES if f != "cut"])

out, rows = writer("diamonds_coefficients.csv")
with out:
    rows.writerow(["fit", "cut", "feature", "coefficient", "std_error", "statistic", "p_value"])
    rows.writerows(lines)
out, rows = writer("diamonds_fits.csv")
with out:
    rows.writerow(["fit", "cut", "nrows", "r_squared", "adjusted_r_squared", "residual_sd",
                   "test_rmse", "test_mae", "test_r_squared"])
    rows.writerows(fits)
