#!/usr/bin/python3
"""Reference values of evaluate() and compare(): writes test/data/evaluate_reference.sql.

Models of table churn, fitted here anew by statsmodels (OLS, Logit) and scikit-learn (multinomial logistic
regression) on the rows that the test trains with, and their metrics on other rows as metrics.py has
them. Run from anywhere, with the Debian packages python3-statsmodels, python3-sklearn, python3-pandas.
"""

import os

import numpy as np
import pandas as pd
import sklearn
import statsmodels
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression

from metrics import (DATA, binary_comparison, binary_report, class_report, paired_accuracy, paired_t,
                     regression_report)

MEMBERS = ("value", "std_error", "ci_low", "ci_high")
DIFFERENCES = ("difference", "difference_std_error", "difference_ci_low", "difference_ci_high", None, "p_value")

values = []


def add_report(model, report):
    for metric, *numbers in report:
        values.extend((model, metric, member, number) for member, number in zip(MEMBERS, numbers))


def add_differences(models, comparison):
    for metric, *numbers in comparison:
        values.extend((models, metric, member, number) for member, number in zip(DIFFERENCES, numbers) if member)


def design(frame, columns, contract):
    made = frame[columns].astype(float)
    for level in ("One year", "Two year") if contract else ():
        made[level] = (frame.contract == level).astype(float)
    return sm.add_constant(made, has_constant="add")


def main():
    churn = pd.read_csv(os.path.join(DATA, "churn.csv.gz"), float_precision="round_trip")
    train, test = churn[churn.id % 5 != 0], churn[churn.id % 70 == 0]

    y = test.monthly_charges.values
    fits = []
    for contract in (True, False):
        x, columns = design(train, ["tenure", "phone_service"], contract), design(test, ["tenure", "phone_service"], contract)
        fits.append(columns.values @ sm.OLS(train.monthly_charges, x).fit(method="qr").params.values)
    add_report("number@1", regression_report(y, fits[0]))
    add_report("number@2", regression_report(y, fits[1]))
    add_differences("number@1,number@2", [
        paired_t("mse", (y - fits[0]) ** 2, (y - fits[1]) ** 2), paired_t("mae", abs(y - fits[0]), abs(y - fits[1]))])

    y = (test.churn == "Yes").astype(int).values
    fits = []
    for contract in (True, False):
        x, columns = design(train, ["tenure", "monthly_charges"], contract), design(test, ["tenure", "monthly_charges"], contract)
        fit = sm.Logit(train.churn == "Yes", x).fit(method="newton", tol=1e-14, disp=False)
        fits.append(1 / (1 + np.exp(-(columns.values @ fit.params.values))))
    add_report("churn@1", binary_report(y, fits[0], 0.5))
    add_report("churn@2", binary_report(y, fits[1], 0.3))
    add_differences("churn@1,churn@2", binary_comparison(y, fits[0], fits[1], 0.5, 0.3))

    y = test.contract.values
    fits, losses, right = [], [], []
    for columns in (["tenure", "senior_citizen", "paperless_billing"], ["tenure"]):
        fit = LogisticRegression(C=1.0, solver="newton-cg", tol=1e-13, max_iter=10000).fit(train[columns], train.contract)
        labels, p = list(fit.classes_), fit.predict_proba(test[columns])
        fits.append(class_report(y, fit.predict(test[columns]), p, labels))
        losses.append(np.array([-np.log(p[i][labels.index(a)]) for i, a in enumerate(y)]))
        right.append(fit.predict(test[columns]) == y)
    add_report("contract@1", fits[0])
    add_report("contract@2", fits[1])
    add_differences("contract@1,contract@2", [paired_t("log_loss", *losses), paired_accuracy(*right)])

    with open(os.path.join(DATA, "evaluate_reference.sql"), "w", encoding="utf-8") as out:
        out.write("-- Made by test/gen/evaluate.py with statsmodels %s and scikit-learn %s; not edited by hand.\n"
                  % (statsmodels.__version__.split("+")[0], sklearn.__version__))
        out.write("CREATE TABLE evaluate_reference (models text, metric text, member text, value double precision);\n")
        out.write("COPY evaluate_reference FROM stdin;\n")
        for models, metric, member, value in values:
            out.write("\t".join([models, metric, member, repr(float(value)) if np.isfinite(value) else "\\N"]) + "\n")
        out.write("\\.\n")


if __name__ == "__main__":
    main()
