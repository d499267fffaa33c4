#!/usr/bin/python3
"""Decision trees of scikit-learn on small data: writes test/unit/expected_forest.h.

Numbers have few different values, so that bins cut between all of them. Where two splits are equally good
scikit-learn takes one at random: a case must come out the same for several seeds. Its thresholds stand halfway
between values of the node, ours between values of all rows: features, weights, impurities and values of the
nodes (in preorder, as ours) say whether the partitions are the same.
"""

import numpy as np
import sklearn
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from reference import array, doubles, header, number, text

rng = np.random.default_rng(20261122)
cases = []
declarations = []


def integers(name, values):
    return array("int32_t", name, ["%d" % v for v in values])


def order(tree):
    """Nodes in preorder: best-first growth numbers them otherwise."""
    nodes, stack = [], [0]
    while stack:
        i = stack.pop()
        nodes.append(i)
        if tree.children_left[i] >= 0:
            stack += [tree.children_right[i], tree.children_left[i]]
    return nodes


def preorder(tree):
    return [(tree.feature[i] if tree.children_left[i] >= 0 else -1,
             round(tree.weighted_n_node_samples[i], 9)) for i in order(tree)]


def fit(kind, x, y, w, options, alpha, seed):
    names = {"max_depth": "max_depth", "min_samples_leaf": "min_samples_leaf",
             "max_leaves": "max_leaf_nodes", "min_samples_split": "min_samples_split",
             "min_split_gain": "min_impurity_decrease"}
    given = {names[k]: v for k, v in options.items() if k in names}
    if kind == "squared_error":
        model = DecisionTreeRegressor(random_state=seed, ccp_alpha=alpha, **given)
    else:
        model = DecisionTreeClassifier(criterion=kind, random_state=seed, ccp_alpha=alpha, **given)
    return model.fit(x, y, sample_weight=w)


def add(name, kind, make, options=None, prune=None):
    """A case of rows that make() gives: those of the first draw that leaves no choice."""
    while not add_rows(name, kind, *make(), options, prune):
        pass


def add_rows(name, kind, x, y, w, options, prune):
    options = options or {}
    k = len(cases)
    # its sums of squares lose digits to an offset
    center = np.round(y.mean()) if kind == "squared_error" else 0
    full = fit(kind, x, y - center, w, options, 0, 0)
    path = full.cost_complexity_pruning_path(x, y - center, sample_weight=w)
    alphas, impurities = path.ccp_alphas[1:], path.impurities[1:]
    if alphas[0] < 1e-12:
        return False  # a split that gains nothing, which is none of ours
    alpha = 0.0
    if prune is not None:
        # halfway between two different steps of the path
        steps = np.unique(np.round(alphas, 12))
        at = int(prune * (len(steps) - 1))
        alpha = (steps[at] + steps[at + 1]) / 2
    model = fit(kind, x, y, w, options, alpha, 0)
    for seed in range(1, 9):
        other = fit(kind, x, y, w, options, alpha, seed)
        if preorder(other.tree_) != preorder(model.tree_):
            return False
        other = fit(kind, x, y, w, options, 0, seed)
        if preorder(other.tree_) != preorder(full.tree_):
            return False
    tree = model.tree_
    nodes = order(tree)
    n = len(nodes)
    nclasses = 0 if kind == "squared_error" else len(model.classes_)
    leaves = [i for i in nodes if tree.children_left[i] < 0]
    values = tree.value[:, 0, :]
    if nclasses > 0:
        values = values / values.sum(axis=1)[:, None]
    if nclasses == 2:
        values = values[:, 1:]
    given = dict(options, criterion=kind)
    if alpha > 0:
        given["ccp_alpha"] = alpha
    declarations.append("".join([
        doubles("tree%d_x" % k, x.ravel()), doubles("tree%d_y" % k, y),
        doubles("tree%d_w" % k, w) if w is not None else "",
        integers("tree%d_features" % k, [tree.feature[i] if i not in leaves else -1 for i in nodes]),
        doubles("tree%d_covers" % k, tree.weighted_n_node_samples[nodes]),
        doubles("tree%d_values" % k, values[leaves].ravel()),
        doubles("tree%d_alphas" % k, alphas), doubles("tree%d_impurities" % k, impurities)]))
    cases.append("\t{%s, %s, %d, %d, %d, tree%d_x, tree%d_y, %s,\n\t %d, tree%d_features, tree%d_covers, %d, "
                 "tree%d_values,\n\t %d, tree%d_alphas, tree%d_impurities},\n" % (
                     text(name), text(" ".join("%s=%s" % (a, number(b) if isinstance(b, float) else b)
                                               for a, b in given.items())),
                     nclasses, x.shape[0], x.shape[1], k, k, "tree%d_w" % k if w is not None else "NULL",
                     n, k, k, len(leaves), k, len(alphas), k, k))


    return True


def features(n, p, different):
    return rng.integers(0, different, size=(n, p)).astype(float)


def small_weights(n):
    return rng.integers(1, 6, size=n).astype(float)


def uneven_weights(n):
    return np.round(rng.gamma(2, size=n), 3) + 0.01


def no_weights(n):
    return None


def numbers(weights=no_weights, offset=0):
    x = features(120, 3, 40)
    y = np.round(np.sin(x[:, 0] / 6) * 5 + x[:, 1] / 10 + rng.normal(size=120), 3)
    return x, y + offset, weights(120)


def two_classes(weights=no_weights):
    x = features(240, 4, 25)
    eta = (x[:, 0] - 12) / 4 + (x[:, 1] > 15) * 2 - 1 + rng.logistic(size=240)
    return x, (eta > 0).astype(float), weights(240)


def four_classes(weights=no_weights):
    x = features(240, 4, 25)
    y = np.digitize(x[:, 0] + 3 * rng.normal(size=240) + 6 * (x[:, 2] > 12), [8, 15, 21])
    return x, y.astype(float), weights(240)


SQUARES = "squared_error"
add("regression", SQUARES, numbers, {"max_depth": 4, "min_samples_leaf": 4})
add("regression, grown out and pruned", SQUARES, numbers, {"min_samples_leaf": 3}, 0.6)
add("regression of best leaves first", SQUARES, numbers, {"max_leaves": 7, "min_samples_leaf": 4})
add("regression, large nodes only", SQUARES, numbers, {"min_samples_split": 30, "min_samples_leaf": 2})
add("regression, least gain", SQUARES, numbers, {"min_split_gain": 0.2, "min_samples_leaf": 2})
add("regression, weights", SQUARES, lambda: numbers(small_weights), {"max_depth": 3})
add("regression, uneven weights", SQUARES, lambda: numbers(uneven_weights), {"max_depth": 3})
add("regression far from 0", SQUARES, lambda: numbers(offset=1e6), {"max_depth": 3, "min_samples_leaf": 5})
add("regression, weights, pruned", SQUARES, lambda: numbers(small_weights),
    {"max_depth": 5, "max_leaves": 12}, 0.5)
for kind in ("gini", "entropy"):
    for name, make in (("two", two_classes), ("four", four_classes)):
        add("%s classes, %s" % (name, kind), kind, make, {"max_depth": 3, "min_samples_leaf": 12})
        add("%s classes, pruned, %s" % (name, kind), kind, make, {"max_depth": 6, "min_samples_leaf": 9}, 0.5)
        add("%s classes, weights, %s" % (name, kind), kind, lambda: make(small_weights), {"max_depth": 3})

header("expected_forest.h", "forest.py", "scikit-learn " + sklearn.__version__, ["<stddef.h>", "<stdint.h>"],
       """
typedef struct ForestCase
{
	const char *name;
	const char *options;
	int32_t nclasses; /* 0: a regression */
	int32_t nrows;
	int32_t nfeatures;
	const double *x; /* row by row */
	const double *y; /* a number, or a class */
	const double *w; /* or NULL */
	int32_t nnodes;  /* in preorder */
	const int32_t *features; /* -1: a leaf */
	const double *covers;
	int32_t nleaves;
	const double *values; /* by leaf; of two classes the second one's share, of more each one's */
	int32_t nsteps;       /* of the pruning path of the tree that is not pruned */
	const double *alphas;
	const double *impurities;
} ForestCase;

""" + "".join(declarations) + "\nstatic const ForestCase forest_cases[] = {\n" + "".join(cases) + "};\n")
