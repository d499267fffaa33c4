"""Terms of a linear model, written anew with NumPy: what linear.py and logistic.py share.

Means of the rows that train, levels in byte order, the later of dependent columns left out (as R's lm
does).
"""

import math

import numpy as np

from reference import array

NAN = float("nan")


def data(name, values):
    """Doubles as short as they come back the same."""
    return array("double", name, ["NAN" if math.isnan(v) else repr(float(v)) for v in values])


class Column:
    def __init__(self, name, values, kind="NUMBER", width=1):
        self.name, self.values, self.kind, self.width = name, values, kind, width

    @property
    def is_category(self):
        return self.kind == "CATEGORY"


def numeric_terms(column, kept):
    values = np.asarray(column.values, dtype=float).reshape(len(kept), -1)
    for i in range(values.shape[1]):
        x = values[:, i]
        present = kept & ~np.isnan(x)
        mean = math.fsum(x[present]) / present.sum() if present.any() else 0.0
        name = column.name if column.kind != "ARRAY" else "%s[%d]" % (column.name, i + 1)
        yield name, np.where(np.isnan(x), mean, x)


def category_terms(column, kept, full, most):
    count = {}
    for value, k in zip(column.values, kept):
        if k and value is not None:
            count[value] = count.get(value, 0) + 1
    order = sorted(count, key=lambda v: (-count[v], v.encode()))
    levels = sorted(order[:most], key=lambda v: v.encode())
    folded = set(order[most:])
    names = levels + (["(other)"] if folded else [])
    if any(k and v is None for v, k in zip(column.values, kept)):
        names.append("(NULL)")
    for level in names if full else names[1:]:
        yield "%s=%s" % (column.name, level), np.array([
            float("(NULL)" == level if v is None else
                  level == ("(other)" if v in folded else v)) for v in column.values])


def independent(x):
    """The columns of x that do not depend on those before them."""
    kept = []
    for j in range(x.shape[1]):
        norm = np.linalg.norm(x[:, j])
        if norm == 0:
            continue
        base = x[:, kept] / np.linalg.norm(x[:, kept], axis=0)
        rest = x[:, j]
        if kept:
            rest = rest - base @ np.linalg.lstsq(base, rest, rcond=None)[0]
        if np.linalg.norm(rest) > 1e-10 * norm:
            kept.append(j)
    return kept
