#!/usr/bin/python3
"""Trees, forests and boosting of the real data sets: writes test/data/trees_reference.sql.

Two kinds of references.

Equal models (reference_trees, reference_tree_predictions).  Columns have few different values, so that a histogram of
them loses nothing: boosting must give xgboost's predictions of the training rows, which is fitted both by
its exact and its hist method, and a decision tree scikit-learn's.  A model with ties, where the order of the columns or the
seed decides, would be no reference: each is fitted with columns in several orders, and these must agree.

Equal quality (reference_tree_losses): losses on rows that did not train, of xgboost hist and of scikit-learn, at given
options.  Splits are by md5 of "split:id", see is_test; columns come in five orders for xgboost and with three seeds
for forests, and a loss is the mean over them, since on small data they vary more than anything else.

Categories are codes here: the rank of the level in byte order among all levels, from 0.  A NULL is missing
for xgboost; for scikit-learn it is the median of the training rows.

With -e only the equal models are made anew: the losses, which take minutes, stay as they are in the file.
"""

import hashlib
import json
import os
import sys

import numpy as np
import pandas as pd
import sklearn
import xgboost
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from reference import DATA

THREADS = 2
ORDERS = 5
SEEDS = 3
SPLITS = 20
BASE = {"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5}
OBJECTIVES = {"squared_error": "reg:squarederror", "logistic": "binary:logistic", "softmax": "multi:softprob",
              "poisson": "count:poisson", "gamma": "reg:gamma", "tweedie": "reg:tweedie"}

models, predictions, losses = [], [], []


def read(name):
    return pd.read_csv(os.path.join(DATA, name), float_precision="round_trip", keep_default_na=False, na_values=[""])


def codes(column):
    levels = {v: i for i, v in enumerate(sorted(column.dropna().unique(), key=lambda v: v.encode()))}
    return column.map(levels).astype(float)


def half_up(x, step):
    """As floor(x / step + 0.5) does in SQL."""
    return np.floor(x / step + 0.5)


def load():
    """The data sets as the views of test/pgtap/trees.sql have them: numbers only."""
    churn = read("churn.csv.gz")
    for name in churn.columns:
        if churn[name].dtype == object:
            churn[name] = codes(churn[name])
    churn["charges"] = half_up(churn.monthly_charges, 1)
    churn["total"] = half_up(churn.total_charges, 50)
    diamonds = read("diamonds.csv.gz")
    for name in ("cut", "color", "clarity"):
        diamonds[name] = codes(diamonds[name])
    diamonds["carats"] = half_up(diamonds.carat, 0.0625)
    diamonds["depths"] = half_up(diamonds.depth, 1)
    diamonds["tables"] = half_up(diamonds.table_pct, 1)
    iris = read("iris.csv")
    iris["species"] = codes(iris.species)
    cancer = read("breast_cancer.csv")
    cancer["diagnosis"] = codes(cancer.diagnosis)
    flights = read("flights.csv.gz")
    at = pd.to_datetime(flights.ts)
    flights["hour"], flights["dow"] = at.dt.hour, (at.dt.dayofweek + 1) % 7
    flights["late"] = (flights.delay > 15).astype(float)
    for name in ("origin", "destination"):
        flights[name] = codes(flights[name])
    frames = {"churn": churn, "diamonds": diamonds, "diamonds_tenth": diamonds[diamonds.id % 10 == 0],
              "iris": iris, "breast_cancer": cancer, "flights": flights}
    for name, frame in frames.items():
        frames[name] = frame.sort_values("id", ignore_index=True)
    return frames


def is_test(split, ids):
    return np.array([int(hashlib.md5(b"%d:%d" % (split, i)).hexdigest()[:7], 16) % 5 == 0 for i in ids])


# --- xgboost ------------------------------------------------------------------------------------------


def xgboost_parameters(options, nclasses, features, order):
    p = {"objective": OBJECTIVES[options["objective"]], "eta": options["learning_rate"], "max_depth": options.get("max_depth", 6),
         "lambda": options.get("l2", 1), "alpha": options.get("l1", 0), "min_child_weight": options.get("min_child_weight", 1),
         "max_bin": options.get("max_bins", 256), "base_score": options["base_score"], "nthread": THREADS, "seed": 0, "verbosity": 0}
    if p["objective"] == "multi:softprob":
        p["num_class"] = nclasses
    if p["objective"] == "reg:tweedie":
        p["tweedie_variance_power"] = options["tweedie_power"]
    if "growth" in options:
        p.update(grow_policy=options["growth"], max_leaves=options["max_leaves"])
    if "monotone_constraints" in options:
        signs = options["monotone_constraints"]
        p["monotone_constraints"] = "(" + ",".join(str(signs.get(features[k], 0)) for k in order) + ")"
    return p


def boost(options, x, y, weight, told, features, order, method):
    nclasses = int(y.max()) + 1 if options["objective"] == "softmax" else 2
    p = xgboost_parameters(options, nclasses, features, order)
    p["tree_method"] = method
    booster = xgboost.train(p, xgboost.DMatrix(x[:, order], y, weight=weight), options["trees"])
    return booster.predict(xgboost.DMatrix(told[:, order])).astype(float)


def orders(n, seed):
    rng = np.random.default_rng(seed)
    return [np.arange(n)] + [rng.permutation(n) for _ in range(ORDERS - 1)]


def loss_of(metric, y, p):
    if metric == "rmse":
        return float(np.sqrt(np.mean((y - p) ** 2)))
    if p.ndim == 1:
        p = np.column_stack([1 - p, p])
    return float(-np.mean(np.log(np.clip(p[np.arange(len(y)), y.astype(int)], 1e-15, 1))))


# --- equal models ---------------------------------------------------------------------------------------


def keep(model, algorithm, source, target, features, options, weight, ids, p, every):
    models.append((model, algorithm, source, target, "{" + ",".join(features) + "}", weight, json.dumps(options)))
    for i in np.flatnonzero(ids % every == 0):
        for k, value in enumerate(np.atleast_1d(p[i])):
            predictions.append((model, int(ids[i]), k if p.ndim > 1 else None, value))


def equal_boosting(frames, model, source, target, features, options, every, weight=None, method="exact"):
    frame = frames[source].dropna(subset=[target])
    x, y = frame[features].to_numpy(float), frame[target].to_numpy(float)
    w = None if weight is None else frame[weight].to_numpy(float) + 1
    options = {"learning_rate": 0.3, "base_score": 0.5, **options}
    p = boost(options, x, y, w, x, features, np.arange(len(features)), method)
    for i, order in enumerate(orders(len(features), 1)[:3]):
        other = boost(options, x, y, w, x, features, order, "hist" if i == 0 or method == "hist" else "exact")
        worst = np.max(np.abs(other - p) / np.maximum(1, np.abs(p)))
        if worst > 3e-6:
            sys.exit("trees.py: %s: differs by %.2g in order %d" % (model, worst, i))
    keep(model, "gradient_boosting", source, target, features, options, weight, frame.id.to_numpy(), p, every)


def equal_tree(frames, model, source, target, features, options, every):
    frame = frames[source]
    x, y = frame[features].to_numpy(float), frame[target].to_numpy(float)
    kind = DecisionTreeRegressor if options["criterion"] == "squared_error" else DecisionTreeClassifier

    def fit(seed):
        tree = kind(criterion=options["criterion"], max_depth=options["max_depth"], random_state=seed,
                    min_samples_leaf=int(options.get("min_samples_leaf", 1)), ccp_alpha=options.get("ccp_alpha", 0)).fit(x, y)
        return tree.predict(x) if kind is DecisionTreeRegressor else tree.predict_proba(x)

    p = fit(0)
    for seed in range(1, 12):
        if np.max(np.abs(fit(seed) - p)) > 1e-9 * np.max(np.abs(p)):
            sys.exit("trees.py: %s: has ties" % model)
    keep(model, "decision_tree", source, target, features, options, None, frame.id.to_numpy(), p, every)


def equal_models(frames):
    churn = ["female", "senior_citizen", "partner", "dependents", "tenure", "phone_service", "paperless_billing", "contract",
             "internet_service", "tech_support", "payment_method", "charges", "total"]
    diamonds = ["carats", "cut", "color", "clarity", "depths", "tables"]
    iris = ["sepal_length", "sepal_width", "petal_length", "petal_width"]

    def boosting(model, *rest, **more):
        equal_boosting(frames, model, *rest, **more)

    boosting("logistic", "churn", "churn", churn, {"objective": "logistic", "trees": 20, "max_depth": 4}, 100)
    boosting("logistic, weights", "churn", "churn", churn, {"objective": "logistic", "trees": 20, "max_depth": 4}, 100,
             weight="contract")
    boosting("logistic, l1 and no l2", "churn", "churn", churn,
             {"objective": "logistic", "trees": 20, "max_depth": 3, "l1": 5, "l2": 0, "min_child_weight": 10}, 100)
    boosting("squared error", "diamonds_tenth", "price", diamonds, {"objective": "squared_error", "trees": 20, "max_depth": 5}, 250)
    boosting("squared error, monotone", "diamonds_tenth", "price", diamonds,
             {"objective": "squared_error", "trees": 20, "max_depth": 4, "monotone_constraints": {"carats": 1, "color": -1, "depths": -1}}, 250)
    boosting("squared error, lossguide", "diamonds_tenth", "price", diamonds,
             {"objective": "squared_error", "trees": 20, "max_depth": 0, "growth": "lossguide", "max_leaves": 12}, 250, method="hist")
    boosting("gamma", "diamonds_tenth", "carat", diamonds[1:], {"objective": "gamma", "trees": 20, "max_depth": 4, "base_score": 1}, 250)
    # no leaf comes near xgboost's max_delta_step of 0.7
    boosting("poisson", "diamonds_tenth", "depths", ["carats", *diamonds[1:4], "tables"],
             {"objective": "poisson", "trees": 10, "max_depth": 4, "base_score": 60}, 250)
    boosting("tweedie", "diamonds_tenth", "carats", diamonds[1:],
             {"objective": "tweedie", "tweedie_power": 1.3, "trees": 20, "max_depth": 4, "base_score": 10}, 250)
    boosting("softmax", "iris", "species", iris, {"objective": "softmax", "trees": 10, "max_depth": 3}, 5)

    for depth in (2, 3, 4):
        equal_tree(frames, "tree of diamonds, depth %d" % depth, "diamonds", "price", ["carat", "cut", "color", "clarity", "table_pct"],
                   {"criterion": "squared_error", "max_depth": depth, "max_bins": 65536}, 500)
    equal_tree(frames, "tree of iris, gini", "iris", "species", iris, {"criterion": "gini", "max_depth": 2}, 3)
    equal_tree(frames, "tree of iris, entropy", "iris", "species", iris, {"criterion": "entropy", "max_depth": 2}, 3)
    equal_tree(frames, "tree of churn, gini", "churn", "churn", churn[:12], {"criterion": "gini", "max_depth": 4}, 100)
    equal_tree(frames, "tree of churn, entropy", "churn", "churn", churn[:12], {"criterion": "entropy", "max_depth": 4}, 100)


# --- equal quality --------------------------------------------------------------------------------------


def imputed(x, train):
    medians = np.nanmedian(x[train], axis=0)
    return np.where(np.isnan(x), medians, x)


def forest(options, x, y, told, seed):
    is_class = options["criterion"] != "squared_error"
    kind = RandomForestClassifier if is_class else RandomForestRegressor
    most = x.shape[1] // 3 if options["max_features"] == "third" else options["max_features"]
    model = kind(options["trees"], criterion=options["criterion"], max_features=most,
                 min_samples_leaf=int(options.get("min_samples_leaf", 1)), max_depth=options.get("max_depth"), random_state=seed,
                 n_jobs=THREADS).fit(x, y)
    return model.predict_proba(told) if is_class else model.predict(told)


def quality(frames, name, algorithm, source, target, features, options, metric, splits):
    frame = frames[source]
    x, y = frame[features].to_numpy(float), frame[target].to_numpy(float)
    for split in splits:
        test = is_test(split, frame.id)
        told = y[test]
        if algorithm == "gradient_boosting":
            runs = [loss_of(metric, told, boost(options, x[~test], y[~test], None, x[test], features, order, "hist"))
                    for order in orders(len(features), split)]
        else:
            filled = imputed(x, ~test)
            runs = [loss_of(metric, told, forest(options, filled[~test], y[~test], filled[test], seed)) for seed in range(SEEDS)]
        losses.append((name, algorithm, source, target, "{" + ",".join(features) + "}", json.dumps(options), metric, split,
                       float(np.mean(runs)), float(np.std(runs))))


def all_quality(frames):
    churn = [c for c in frames["churn"].columns if c not in ("id", "churn", "charges", "total")]
    cancer = [c for c in frames["breast_cancer"].columns if c not in ("id", "diagnosis")]
    iris = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
    diamonds = ["carat", "cut", "color", "clarity", "depth", "table_pct", "x", "y", "z"]
    flights = ["hour", "dow", "distance", "origin", "destination"]
    logistic, softmax = {**BASE, "objective": "logistic"}, {**BASE, "objective": "softmax"}
    large, small = (0,), range(1, SPLITS + 1)

    quality(frames, "diamonds", "gradient_boosting", "diamonds", "price", diamonds, {**BASE, "objective": "squared_error"}, "rmse", large)
    quality(frames, "flights", "gradient_boosting", "flights", "late", flights, logistic, "log_loss", large)
    quality(frames, "churn", "gradient_boosting", "churn", "churn", churn, logistic, "log_loss", small)
    quality(frames, "breast_cancer", "gradient_boosting", "breast_cancer", "diagnosis", cancer, logistic, "log_loss", small)
    quality(frames, "iris", "gradient_boosting", "iris", "species", iris, softmax, "log_loss", small)
    third = {"trees": 100, "criterion": "squared_error", "max_features": "third", "min_samples_leaf": 5}
    gini = {"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}
    quality(frames, "diamonds", "random_forest", "diamonds", "price", diamonds, third, "rmse", large)
    quality(frames, "flights", "random_forest", "flights", "late", flights, {**gini, "min_samples_leaf": 50}, "log_loss", large)
    quality(frames, "churn", "random_forest", "churn", "churn", churn, gini, "log_loss", small)
    quality(frames, "breast_cancer", "random_forest", "breast_cancer", "diagnosis", cancer, gini, "log_loss", small)
    quality(frames, "iris", "random_forest", "iris", "species", iris, gini, "log_loss", small)


# --- output -----------------------------------------------------------------------------------------------


def sql(x):
    if x is None:
        return "\\N"
    if isinstance(x, str):
        return x.replace("\\", "\\\\")
    return repr(float(x)) if isinstance(x, float) else str(x)


def copy(out, table, columns, rows):
    out.write("CREATE TABLE %s (%s);\nCOPY %s FROM stdin;\n" % (table, columns, table))
    for row in rows:
        out.write("\t".join(sql(x) for x in row) + "\n")
    out.write("\\.\n")


def main():
    frames = load()
    path = os.path.join(DATA, "trees_reference.sql")
    kept = ""
    equal_models(frames)
    if "-e" in sys.argv:
        with open(path, encoding="utf-8") as old:
            kept = old.read()
        kept = kept[kept.index("CREATE TABLE reference_tree_losses"):]
    else:
        all_quality(frames)
    with open(path, "w", encoding="utf-8") as out:
        out.write("-- Made by test/gen/trees.py with xgboost %s and scikit-learn %s; not edited by hand.\n"
                  % (xgboost.__version__, sklearn.__version__))
        copy(out, "reference_trees", "model text, algorithm text, source text, target text, features text[], weight text, options jsonb",
             models)
        copy(out, "reference_tree_predictions", "model text, id integer, class integer, value double precision",
             [(m, i, k, float(v)) for m, i, k, v in predictions])
        if kept:
            out.write(kept)
            return
        copy(out, "reference_tree_losses", "name text, algorithm text, source text, target text, features text[], options jsonb, "
             "metric text, split integer, loss double precision, loss_sd double precision", losses)


if __name__ == "__main__":
    main()
