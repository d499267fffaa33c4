#!/usr/bin/python3
"""Reference values for test/pgtap: writes test/data/linear_reference.sql.

Models of the real data sets by statsmodels (OLS, WLS: estimates, standard errors, t, p, R squared) and
scikit-learn (Ridge, metrics). Run from anywhere, with the Debian packages python3-statsmodels,
python3-sklearn and python3-pandas:

	test/gen/sql_reference.py
"""

import os

import numpy as np
import pandas as pd
import sklearn
import statsmodels
import statsmodels.api as sm
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score
from sklearn.preprocessing import StandardScaler

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")
NUMBERS = ["carat", "depth", "table_pct", "x", "y", "z"]
CATEGORIES = ["cut", "color", "clarity"]

terms = []
quality = []


def read(name):
    return pd.read_csv(os.path.join(DATA, name + ".csv.gz"), float_precision="round_trip",
                       keep_default_na=False, na_values=[""])


def dummies(frame, columns, full):
    """Levels in byte order; without full the first one is the base."""
    made = {}
    for column in columns:
        levels = sorted(frame[column].unique(), key=lambda s: s.encode())
        for level in levels if full else levels[1:]:
            made["%s=%s" % (column, level)] = (frame[column] == level).astype(float)
    return pd.DataFrame(made)


def add_terms(model, names, estimates, errors=None, t=None, p=None):
    for i, name in enumerate(names):
        terms.append((model, name, estimates[i]) +
                     (tuple(x[i] for x in (errors, t, p)) if errors is not None else (None,) * 3))


def add_quality(model, **values):
    quality.extend((model, name, value) for name, value in values.items())


def least_squares(model, y, x, weights=None, intercept=True):
    """OLS or WLS with the standard errors of precision weights."""
    if intercept:
        x = pd.concat([pd.Series(1.0, index=x.index, name="intercept"), x], axis=1)
    fit = sm.WLS(y, x, weights=1.0 if weights is None else weights).fit(method="qr")
    add_terms(model, x.columns, fit.params.values, fit.bse.values, fit.tvalues.values, fit.pvalues.values)
    add_quality(model, r_squared=fit.rsquared, adjusted_r_squared=fit.rsquared_adj,
                residual_sd=np.sqrt(fit.scale), residual_ss=fit.ssr, df_residual=fit.df_resid)
    return fit, x


def ridge(model, y, x, alpha, weights=None):
    fit = Ridge(alpha=alpha, solver="svd").fit(x, y, sample_weight=weights)
    add_terms(model, ["intercept"] + list(x.columns), [fit.intercept_] + list(fit.coef_))
    return fit


def main():
    d = read("diamonds")
    train, test = d[d.id % 5 != 0], d[d.id % 5 == 0]
    numbers = train[NUMBERS].astype(float)

    fit, _ = least_squares("numbers", train.price, numbers)
    predicted = fit.predict(sm.add_constant(test[NUMBERS].astype(float)))
    for name, weights in (("", None), ("weighted_", test.carat)):
        add_quality("numbers", **{
            name + "rmse": np.sqrt(mean_squared_error(test.price, predicted, sample_weight=weights)),
            name + "mae": mean_absolute_error(test.price, predicted, sample_weight=weights),
            name + "r2": r2_score(test.price, predicted, sample_weight=weights)})

    mixed = pd.concat([numbers, dummies(train, CATEGORIES, False)], axis=1)
    fit, design = least_squares("mixed", train.price, mixed)
    other = pd.concat([test[NUMBERS].astype(float), dummies(test, CATEGORIES, False)], axis=1)
    predicted = fit.predict(sm.add_constant(other)[["const"] + list(design.columns[1:])].values)
    add_quality("mixed", rmse=np.sqrt(mean_squared_error(test.price, predicted)),
                mae=mean_absolute_error(test.price, predicted), r2=r2_score(test.price, predicted))

    least_squares("weighted", train.price, train[["depth", "table_pct", "x"]].astype(float), weights=train.carat)
    least_squares("no_intercept", train.price, train[["carat", "x"]].astype(float), intercept=False)
    imputed = train[["carat", "depth"]].astype(float)
    imputed.loc[train.id % 7 == 0, "carat"] = np.nan
    imputed.loc[train.id % 11 == 0, "depth"] = np.nan
    least_squares("imputed", train.price, imputed.fillna(imputed.mean()))
    least_squares("skipped", train.price[imputed.notna().all(axis=1)], imputed.dropna())
    for cut, rows in train.groupby("cut"):
        least_squares("group " + cut, rows.price, rows[["carat", "depth"]].astype(float))

    ridge("ridge", train.price, numbers, 10.0)
    ridge("ridge_weighted", train.price, numbers, 10.0, weights=train.carat)
    ridge("ridge_full", train.price, pd.concat([numbers, dummies(train, CATEGORIES, True)], axis=1), 100.0)
    scaler = StandardScaler().fit(numbers)
    fit = Ridge(alpha=1000.0, solver="svd").fit(scaler.transform(numbers), train.price)
    scaled = fit.coef_ / scaler.scale_
    add_terms("ridge_standardized", ["intercept"] + NUMBERS,
              [fit.intercept_ - float(scaled @ scaler.mean_)] + list(scaled))

    # dependent columns: the minimum-norm solution has the same fitted values and rank
    c = read("churn")
    columns = ["internet_service", "online_security", "online_backup", "tech_support", "contract"]
    x = pd.concat([pd.Series(1.0, index=c.index), c[["tenure", "phone_service"]].astype(float), dummies(c, columns, False)], axis=1)
    solution, _, rank, _ = np.linalg.lstsq(x.values, c.monthly_charges.values, rcond=None)
    residual = c.monthly_charges.values - x.values @ solution
    add_quality("dependent", rank=rank, residual_ss=residual @ residual,
                r_squared=r2_score(c.monthly_charges.values, x.values @ solution))

    write()


def number(x):
    if x is None:
        return "\\N"
    return repr(float(x))


def write():
    with open(os.path.join(DATA, "linear_reference.sql"), "w", encoding="utf-8") as out:
        out.write("-- Made by test/gen/sql_reference.py with statsmodels %s and scikit-learn %s; not edited by hand.\n"
                  % (statsmodels.__version__.split("+")[0], sklearn.__version__))
        out.write("CREATE TABLE reference_terms (model text, term text, estimate double precision, "
                  "std_error double precision, statistic double precision, p_value double precision);\n")
        out.write("CREATE TABLE reference_quality (model text, name text, value double precision);\n")
        out.write("COPY reference_terms FROM stdin;\n")
        for row in terms:
            out.write("\t".join([row[0], row[1]] + [number(x) for x in row[2:]]) + "\n")
        out.write("\\.\nCOPY reference_quality FROM stdin;\n")
        for model, name, value in quality:
            out.write("\t".join([model, name, number(value)]) + "\n")
        out.write("\\.\n")


if __name__ == "__main__":
    main()
