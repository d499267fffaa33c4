#!/usr/bin/python3
"""Times explanations beside XGBoost, one thread each.

    shap.py PROGRAM [NROWS [DEPTH]]

PROGRAM is shap.c's. XGBoost trains 100 trees on 20 columns; both explain the same rows by the same trees, and
their contributions are compared. Prints lines "name<tab>microseconds a row".
"""

import os
import subprocess
import sys
import tempfile
import time

import numpy as np
import xgboost as xgb

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gen"))
from shap import trees_of  # noqa: E402

NCOLUMNS = 20
BACKGROUND = 100


def make_model(depth):
    rng = np.random.default_rng(1)
    x = rng.standard_normal((100000, NCOLUMNS)).astype(np.float32)
    score = x[:, 0] * x[:, 1] + np.sin(2 * x[:, 2]) + 0.2 * x[:, 3:].sum(axis=1)
    y = (score + rng.standard_normal(len(x)) > 0).astype(float)
    parameters = {"objective": "binary:logistic", "max_depth": depth, "eta": 0.1, "tree_method": "hist", "nthread": 1}
    return x, xgb.train(parameters, xgb.DMatrix(x, y), 100)


def time_peer(booster, x, what):
    matrix = xgb.DMatrix(x)
    start = time.process_time()
    result = booster.predict(matrix, **{what: True})
    return result, (time.process_time() - start) * 1e6 / len(x)


def run(program, trees, rows, n, what):
    out = subprocess.run([program, trees, rows, str(n), str(NCOLUMNS), "3", str(what)], check=True,
                         stdout=subprocess.PIPE, text=True).stdout.splitlines()
    best = min(float(line.split("\t")[1]) for line in out if line.startswith("ms"))
    values = np.array([[float(v) for v in line.split("\t")] for line in out if not line.startswith("ms")])
    return values, best * 1e3 / n


def main():
    program = sys.argv[1]
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    x, booster = make_model(int(sys.argv[3]) if len(sys.argv) > 3 else 6)
    with tempfile.TemporaryDirectory() as directory:
        trees, rows = os.path.join(directory, "trees"), os.path.join(directory, "rows")
        members = ("feature", "left", "right", "missing_left", "cover", "number")
        all_trees = trees_of(booster)
        flat = [len(all_trees)]
        for tree in all_trees:
            flat.append(len(tree["feature"]))
            flat += [value for node in zip(*(tree[m] for m in members)) for value in node]
        np.array(flat, dtype=float).tofile(trees)
        x[:n].astype(float).tofile(rows)
        values, ours = run(program, trees, rows, n, "values")
        peers = min(1000, n)
        theirs, peer = time_peer(booster, x[:peers], "pred_contribs")
        print("largest difference\t%.1e" % np.abs(values - theirs[:len(values)]).max())
        print("values\t%.1f\nxgboost pred_contribs\t%.1f\nratio\t%.3f" % (ours, peer, ours / peer))
        few = min(100, n)
        print("interactions\t%.1f" % run(program, trees, rows, few, "interactions")[1])
        print("xgboost pred_interactions\t%.1f" % time_peer(booster, x[:few], "pred_interactions")[1])
        few = min(500, n)
        print("interventional, %d background rows\t%.1f" % (BACKGROUND, run(program, trees, rows, few, BACKGROUND)[1]))


if __name__ == "__main__":
    main()
