#!/usr/bin/python3
"""Small models of xgboost, node by node, and their SHAP values: writes test/unit/expected_shap.h.

Trees come from the saved model, whose numbers are exact: thresholds are 32-bit floats with "x < threshold
goes left", so here the threshold is the float below and the test is "x <= threshold". Feature values are
multiples of 1/64, the same in 32 and 64 bits. Contributions are pred_contribs (the last one is the bias) and
pred_interactions of the margin, which xgboost sums up in 32-bit floats.
"""

import json
import os
import tempfile

import numpy as np
import xgboost

from reference import array, doubles, header, number, test_hash

NROWS = 240
NFEATURES = 5
NTOLD = 8  # rows whose contributions are told


def uniform(seed, i):
    return (test_hash(seed, i) >> 11) * 2.0**-53


def features(seed, missing):
    x = np.array([[np.floor(uniform(seed, i * NFEATURES + k) * 256) / 64 for k in range(NFEATURES)] for i in range(NROWS)])
    for i in range(NROWS if missing else 0):
        for k in range(NFEATURES):
            if uniform(seed + 1, i * NFEATURES + k) < 0.2:
                x[i, k] = np.nan
    return x


def preorder(tree, node, nodes):
    """Appends a node and all below it; its place in the list."""
    at = len(nodes)
    left, right = tree["left_children"][node], tree["right_children"][node]
    value = np.float32(tree["split_conditions"][node])
    item = {"feature": -1, "left": -1, "right": -1, "missing_left": 0, "threshold": 0.0, "value": 0.0,
            "cover": float(np.float32(tree["sum_hessian"][node]))}
    nodes.append(item)
    if left < 0:
        item["value"] = float(value)
        return at
    item["feature"] = tree["split_indices"][node]
    item["threshold"] = float(np.nextafter(value, np.float32(-np.inf)))
    item["missing_left"] = int(tree["default_left"][node])
    item["left"] = preorder(tree, left, nodes)
    item["right"] = preorder(tree, right, nodes)
    return at


def margin_of(nodes, row):
    at = 0
    while nodes[at]["feature"] >= 0:
        x = row[nodes[at]["feature"]]
        goes_left = nodes[at]["missing_left"] if np.isnan(x) else x <= nodes[at]["threshold"]
        at = nodes[at]["left"] if goes_left else nodes[at]["right"]
    return nodes[at]["value"]


def model(name, objective, missing, seed, parameters):
    x = features(seed, missing)
    z = np.nan_to_num(x, nan=2.5)
    y = z[:, 0] - 0.5 * z[:, 1] * (z[:, 2] > 2) + 0.3 * z[:, 3] * z[:, 0] + np.isnan(x[:, 1])
    y += np.array([uniform(seed + 2, i) for i in range(NROWS)])
    if objective == "binary:logistic":
        y = (y > np.median(y)).astype(float)
    data = xgboost.DMatrix(x, y)
    base_score = 0.5 if objective == "binary:logistic" else 1.25
    booster = xgboost.train({"objective": objective, "tree_method": "exact", "eta": 0.3, "base_score": base_score,
                             "nthread": 1, "seed": 0, **parameters}, data, 6)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.json")
        booster.save_model(path)
        with open(path, encoding="utf-8") as saved:
            trees = json.load(saved)["learner"]["gradient_booster"]["model"]["trees"]
    base = np.log(base_score / (1 - base_score)) if objective == "binary:logistic" else base_score
    told = xgboost.DMatrix(x[:NTOLD])
    margins = booster.predict(told, output_margin=True)
    starts, nodes = [0], []
    for tree in trees:
        one = []
        preorder(tree, 0, one)
        nodes.append(one)
        starts.append(starts[-1] + len(one))
    for row, margin in zip(x, booster.predict(data, output_margin=True)):
        assert abs(base + sum(margin_of(tree, row) for tree in nodes) - margin) < 1e-5
    flat = [node for tree in nodes for node in tree]
    prefix = "shap_" + name + "_"
    body = "\n/* %s of %d trees%s */\n" % (objective, len(trees), ", missing values" if missing else "")
    body += "static const double %sbase = %s;\n" % (prefix, number(base))
    body += array("int", prefix + "starts", map(str, starts))
    for key in ("feature", "left", "right", "missing_left"):
        body += array("int", prefix + key, [str(node[key]) for node in flat])
    for key in ("threshold", "value", "cover"):
        body += doubles(prefix + key, [node[key] for node in flat])
    body += doubles(prefix + "rows", x[:NTOLD].ravel())
    body += doubles(prefix + "margins", margins)
    body += doubles(prefix + "contributions", booster.predict(told, pred_contribs=True).ravel())
    body += doubles(prefix + "interactions", booster.predict(told, pred_interactions=True).ravel())
    return body


def main():
    body = """/*
 * Of each model: the margin is base + the sum of a leaf of each tree.  Nodes of tree t are starts[t] .. starts[t + 1] - 1 in
 * preorder, children relative to starts[t], -1 in leaves; feature is -1 in leaves.  Left is x <= threshold.
 * rows, margins, contributions (SHAP_FEATURES + 1 numbers a row, the last one the bias) and interactions (the square of
 * that) are of SHAP_ROWS rows.
 */
#define SHAP_FEATURES %d
#define SHAP_ROWS %d
""" % (NFEATURES, NTOLD)
    body += model("regression", "reg:squarederror", False, 301, {"max_depth": 4})
    body += model("logistic", "binary:logistic", False, 311, {"max_depth": 3, "min_child_weight": 0})
    body += model("missing", "reg:squarederror", True, 321, {"max_depth": 4, "lambda": 0})
    header("expected_shap.h", "shap.py", "xgboost %s" % xgboost.__version__, [], body)


if __name__ == "__main__":
    main()
