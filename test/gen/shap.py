#!/usr/bin/python3
"""Explanations by XGBoost, with the trees that they explain: writes test/unit/expected_shap.h.

The trees are read from XGBoost's own JSON form. XGBoost goes left where x < c; x <= c' with c' the float below
c says the same of floats. XGBoost computes in floats, so its contributions have about six digits.
"""

import json

import numpy as np
import xgboost as xgb

from reference import array, doubles, header

NROWS = 2000
NCOLUMNS = 6
NSHOWN = 12


def preorder(tree):
    """Nodes of a tree of XGBoost's, each before its left and then its right child: lists by member."""
    order = []
    stack = [0]
    while stack:
        node = stack.pop()
        order.append(node)
        if tree["left_children"][node] >= 0:
            stack += [tree["right_children"][node], tree["left_children"][node]]
    number = {node: i for i, node in enumerate(order)}
    out = {"feature": [], "left": [], "right": [], "missing_left": [], "cover": [], "number": []}
    for node in order:
        is_leaf = tree["left_children"][node] < 0
        condition = np.float32(tree["split_conditions"][node])
        out["feature"].append(-1 if is_leaf else tree["split_indices"][node])
        out["left"].append(-1 if is_leaf else number[tree["left_children"][node]])
        out["right"].append(-1 if is_leaf else number[tree["right_children"][node]])
        out["missing_left"].append(int(tree["default_left"][node]))
        out["cover"].append(float(np.float32(tree["sum_hessian"][node])))
        # of a leaf its value, else its threshold
        out["number"].append(float(condition if is_leaf else np.nextafter(condition, np.float32(-np.inf))))
    return out


def trees_of(booster):
    model = json.loads(booster.save_raw("json"))
    return [preorder(tree) for tree in model["learner"]["gradient_booster"]["model"]["trees"]]


def data(seed):
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((NROWS, NCOLUMNS)).astype(np.float32)
    score = x[:, 0] * x[:, 1] + np.sin(2 * x[:, 2]) + 0.5 * x[:, 3] + 0.5 * rng.standard_normal(NROWS)
    x[rng.random(x.shape) < 0.1] = np.nan
    return x, score


def integers(name, values):
    return array("int", name, ["%d" % v for v in values])


def describe(name, x, y, base, parameters, rounds):
    booster = xgb.train(dict(parameters, base_score=base, tree_method="hist", nthread=1, seed=1),
                        xgb.DMatrix(x, y), rounds)
    shown = xgb.DMatrix(x[:NSHOWN])
    trees = trees_of(booster)
    text = integers(name + "_nodes", [len(t["feature"]) for t in trees])
    for member in ("feature", "left", "right", "missing_left"):
        text += integers("%s_%s" % (name, member), [v for t in trees for v in t[member]])
    for member in ("cover", "number"):
        text += doubles("%s_%s" % (name, member), [v for t in trees for v in t[member]])
    text += doubles(name + "_rows", x[:NSHOWN].ravel())
    text += doubles(name + "_contributions", booster.predict(shown, pred_contribs=True).astype(float).ravel().tolist())
    text += doubles(name + "_interactions",
                    booster.predict(shown, pred_interactions=True).astype(float).ravel().tolist())
    return text


def main():
    x, score = data(1)
    body = "/* two classes, margin 0 when no tree is there */\n"
    body += describe("binary", x, (score > 0).astype(float), 0.5,
                     {"objective": "binary:logistic", "max_depth": 6, "eta": 0.3}, 8)
    body += "/* three classes, a tree for each in turn; contributions row by row, class by class */\n"
    body += describe("classes", x, np.digitize(score, [-0.5, 0.7]).astype(float), 0.5,
                     {"objective": "multi:softprob", "num_class": 3, "max_depth": 4, "eta": 0.3}, 2)
    header("expected_shap.h", "shap.py", "XGBoost %s" % xgb.__version__,
           ["<math.h>"], "#define SHAP_ROWS %d\n#define SHAP_COLUMNS %d\n\n" % (NSHOWN, NCOLUMNS) + body)


if __name__ == "__main__":
    main()
