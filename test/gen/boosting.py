#!/usr/bin/python3
"""Boosted trees of xgboost on few rows with few different values: writes test/unit/expected_boosting.h.

Margins of the rows trained on do not depend on where between two values a threshold stands. All features are small
integers, so that exact and histogram growing try the same splits. Weights of rows are different multiples of
1/256: then no two splits gain the same by chance. xgboost keeps a poisson tree's values within 0.7 of 0
(max_delta_step), which the cases here never reach. It does not apply the learning rate to leaves that it refits
(absolute_error, in this version), so there it is 1.
"""

import numpy as np
import xgboost

from reference import doubles, header, number, test_hash, text

NROWS = 240
NFEATURES = 4


def uniform(seed, i):
    return (test_hash(seed, i) >> 11) * 2.0**-53


def features():
    x = np.array([[np.floor(uniform(900 + k, i) * (4 + 5 * k)) for k in range(NFEATURES)] for i in range(NROWS)])
    for i in range(NROWS):
        if uniform(910, i) < 0.15:
            x[i, 2] = np.nan
    return x


X = features()
WEIGHT = np.array([(64 + np.floor(uniform(920, i) * 512)) / 256 for i in range(NROWS)])
NOISE = np.array([uniform(930, i) for i in range(NROWS)])
SIGNAL = 0.5 * X[:, 0] - 0.2 * X[:, 1] + 0.15 * np.nan_to_num(X[:, 2], nan=9.0) * (X[:, 3] > 8)
NUMBERS = np.round(8 * (SIGNAL + 2 * NOISE)) / 8
COUNTS = np.floor(np.exp(0.25 * SIGNAL) + 1.5 * NOISE)
POSITIVE = np.exp(0.3 * SIGNAL) * (0.5 + NOISE)
TWO = (SIGNAL + 3 * NOISE > 2.5).astype(float)
THREE = np.clip(np.floor(SIGNAL + 2 * NOISE), 0, 2)

# name, our options, xgboost's objective, its parameters, target, base score, trees
CASES = [
    ("squared_error", "", "reg:squarederror", {}, NUMBERS, 1.5, 12),
    ("squared_error", " l1=2 l2=0.5", "reg:squarederror",
     {"alpha": 2, "lambda": 0.5, "gamma": 0}, NUMBERS, 0.0, 8),
    ("squared_error", " growth=lossguide max_leaves=7 max_depth=0", "reg:squarederror",
     {"grow_policy": "lossguide", "max_leaves": 7, "max_depth": 0, "tree_method": "hist"}, NUMBERS, 0.5, 10),
    ("squared_error", " monotone_constraints={x0:1,x1:-1}", "reg:squarederror",
     {"monotone_constraints": "(1,-1,0,0)"}, NUMBERS, 0.5, 10),
    ("absolute_error", " learning_rate=1", "reg:absoluteerror", {"eta": 1, "tree_method": "hist"}, NUMBERS, 1.0, 6),
    ("poisson", " min_child_weight=12", "count:poisson", {"min_child_weight": 12}, COUNTS, 1.75, 12),
    ("gamma", "", "reg:gamma", {}, POSITIVE, 2.0, 12),
    ("tweedie", " tweedie_power=1.3", "reg:tweedie", {"tweedie_variance_power": 1.3}, COUNTS, 1.0, 12),
    ("logistic", "", "binary:logistic", {}, TWO, 0.25, 12),
    ("logistic", " scale_pos_weight=3", "binary:logistic", {"scale_pos_weight": 3}, TWO, 0.5, 8),
    ("softmax", "", "multi:softprob", {"num_class": 3}, THREE, 0.5, 8),
]


def train(objective, given, target, base, trees):
    parameters = {"objective": objective, "base_score": base, "eta": 0.3, "max_depth": 4, "lambda": 1, "alpha": 0,
                  "gamma": 0, "min_child_weight": 2, "tree_method": "exact", "nthread": 1, **given}
    data = xgboost.DMatrix(X, label=target, weight=WEIGHT)
    booster = xgboost.train(parameters, data, trees)
    if objective == "count:poisson":
        values = booster.trees_to_dataframe().query("Feature == 'Leaf'")["Gain"]
        assert values.abs().max() < 0.3 * 0.699
    return booster.predict(data, output_margin=True).astype(float).ravel()


def main():
    body = "#define BOOSTING_ROWS %d\n#define BOOSTING_FEATURES %d\n\n" % (NROWS, NFEATURES)
    body += doubles("boosting_features", X.ravel()) + doubles("boosting_weight", WEIGHT)
    lines = []
    for i, (name, options, objective, parameters, target, base, trees) in enumerate(CASES):
        margins = train(objective, parameters, target, base, trees)
        body += "\n/* %s %s */\n" % (objective, parameters)
        body += doubles("boosting_target%d" % i, target) + doubles("boosting_margins%d" % i, margins)
        ours = "trees=%d learning_rate=0.3 max_depth=4 min_child_weight=2 base_score=%s objective=%s%s" % (
            trees, number(base), name, options)
        lines.append("\t{%s, %d, boosting_target%d, boosting_margins%d},\n" % (
            text(ours), len(margins) // NROWS, i, i))
    body += """
/* Margins that xgboost gives the rows it has trained on, nmargins a row. */
static const struct
{
\tconst char *options;
\tint nmargins;
\tconst double *target;
\tconst double *margins;
} boosting_cases[] = {
%s};
#define BOOSTING_CASES %d
""" % ("".join(lines), len(lines))
    header("expected_boosting.h", "boosting.py", "xgboost %s" % xgboost.__version__, ["<math.h>"], body)


if __name__ == "__main__":
    main()
