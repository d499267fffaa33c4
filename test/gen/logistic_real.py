#!/usr/bin/python3
"""Logistic regression of the real data sets: writes test/data/logistic_reference.sql.

The models are those of logistic_models.py (statsmodels without a penalty, scikit-learn with one). They are
fitted to the rows with id % 5 <> 0; probabilities are those of other rows. Run from anywhere, with the Debian
packages python3-statsmodels, python3-sklearn and python3-pandas.
"""

import os

import numpy as np
import pandas as pd
import sklearn
import statsmodels

from design import Column
from logistic_models import fit
from reference import DATA

CHURN_CATEGORIES = ["multiple_lines", "internet_service", "online_security", "online_backup", "device_protection",
                    "tech_support", "streaming_tv", "streaming_movies", "contract", "payment_method"]

terms = []
quality = []
probabilities = []


def read(name):
    frame = pd.read_csv(os.path.join(DATA, name), float_precision="round_trip", keep_default_na=False, na_values=[""])
    return frame.sort_values("id", ignore_index=True)


def add(model, frame, target, features, every, options=None):
    """Fits a model, and keeps its probabilities of the rows with id % every = 0. Classes are in byte order."""
    labels = sorted(frame[target].unique(), key=lambda label: label.encode())
    codes = frame[target].map(labels.index).astype(float).where(frame.id % 5 != 0)
    columns = [Column(f, frame[f].tolist(), "CATEGORY", 0) if f in CHURN_CATEGORIES else Column(f, frame[f].tolist())
               for f in features]
    r = fit(columns, codes, None, options or {})
    for i, term in enumerate(r["terms"]):
        label = r["classes"][i] and labels[int(r["classes"][i])]
        terms.append((model, label, term) + tuple(r[key][i] for key in ("coefficients", "errors", "statistics", "p")))
    quality.extend((model, name, r[name]) for name in ("rows", "rank", "log_loss", "null_log_loss"))
    for i in np.flatnonzero(frame.id % every == 0):
        probabilities.extend((model, str(frame.id[i]), label, p) for label, p in zip(labels, r["probabilities"][i]))


def sql(x):
    if x is None or isinstance(x, str):
        return "\\N" if x is None else x
    return "\\N" if np.isnan(x) else repr(float(x))


def copy(out, table, columns, rows):
    out.write("CREATE TABLE %s (%s);\nCOPY %s FROM stdin;\n" % (table, columns, table))
    for row in rows:
        out.write("\t".join(sql(x) for x in row) + "\n")
    out.write("\\.\n")


def main():
    churn = read("churn.csv.gz")
    everything = [c for c in churn.columns if c not in ("id", "churn")]
    for model, options in (("churn", {}), ("churn balanced", {"class_weight": "balanced"}), ("churn l2", {"l2": 1.0}),
                           ("churn l2 standardized", {"l2": 1.0, "standardize": True}),
                           ("churn l2 balanced", {"l2": 1.0, "class_weight": "balanced"})):
        add(model, churn, "churn", everything, 70, options)
    few = ["tenure", "monthly_charges", "senior_citizen", "paperless_billing", "tech_support"]
    add("contract", churn, "contract", few, 140)
    add("contract l2", churn, "contract", few, 140, {"l2": 1.0, "standardize": True})

    cancer = read("breast_cancer.csv")
    measures = [c for c in cancer.columns if c not in ("id", "diagnosis")]
    add("cancer", cancer, "diagnosis", ["mean_radius", "mean_texture", "mean_smoothness"], 10)
    add("cancer l2 standardized", cancer, "diagnosis", measures, 10, {"l2": 1.0, "standardize": True})

    iris = read("iris.csv")
    flower = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
    add("iris", iris, "species", flower[:1], 5)
    add("iris l2", iris, "species", flower, 5, {"l2": 1.0})
    add("iris l2 standardized", iris, "species", flower, 5, {"l2": 1.0, "standardize": True})
    add("iris two species", iris[iris.species != "setosa"].reset_index(drop=True), "species", flower, 5)

    with open(os.path.join(DATA, "logistic_reference.sql"), "w", encoding="utf-8") as out:
        out.write("-- Made by test/gen/logistic_real.py with statsmodels %s and scikit-learn %s; not edited by hand.\n"
                  % (statsmodels.__version__.split("+")[0], sklearn.__version__))
        copy(out, "reference_terms", "model text, class text, term text, coefficient double precision, "
             "std_error double precision, statistic double precision, p_value double precision", terms)
        copy(out, "reference_quality", "model text, name text, value double precision", quality)
        copy(out, "reference_probabilities", "model text, id integer, class text, probability double precision",
             probabilities)


if __name__ == "__main__":
    main()
