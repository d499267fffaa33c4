#!/usr/bin/python3
"""Gradient boosting beside xgboost hist, both on the same numbers from the server; called by quality.sh.

    quality.py [NAME]

Equal parameters: 100 trees of depth 6, learning rate 0.1, l2 1, 256 bins, base score 0.5. A category is the rank of
its level in byte order, a NULL is missing. A loss is the mean over several orders of the columns, on both sides: the
order decides between equal gains. Where a split leaves fewer than 10,000 rows to test on, there are repeated splits
by md5 of "split:id", and the last column is t of the differences between the sides, of which 1.73 is significant (20
splits, one-sided, 5 %); else it is what xgboost's own losses vary by, their standard deviation.
"""

import statistics
import sys

import numpy as np
import psycopg2
import xgboost

ROUNDS = 100
THREADS = 2
TEXT, SMALLINT_ARRAY = 25, 1005  # type oids
BASE = {"learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5}
OBJECTIVES = {"squared_error": "reg:squarederror", "logistic": "binary:logistic", "softmax": "multi:softprob"}

# name, table or query, target, objective, columns that are no features, splits (what is for testing), repeated
# splits, orders, rounds
USUAL = "id % 5 = 0"
SETS = [
    ("diamonds", "diamonds", "price", "squared_error", (), [USUAL], 0, 5, ROUNDS),
    ("flights", "(SELECT id, extract(hour FROM ts)::int AS hour, extract(dow FROM ts)::int AS dow, distance, origin, destination,"
     " (delay > 15)::int AS late, ts FROM flights) f", "late", "logistic", ("ts",), [USUAL, "ts >= '2001-05-01'"], 0, 5, ROUNDS),
    ("orange_juice", "orange_juice", "logmove", "squared_error", ("profit",), [USUAL, "week > 130"], 0, 5, ROUNDS),
    ("churn", "churn", "churn", "logistic", (), [USUAL], 20, 5, ROUNDS),
    ("breast_cancer", "breast_cancer", "diagnosis", "logistic", (), [USUAL], 20, 5, ROUNDS),
    ("pima", "pima", "diabetes", "logistic", (), [USUAL], 20, 5, ROUNDS),
    ("diabetes", "diabetes", "progression", "squared_error", (), [USUAL], 20, 5, ROUNDS),
    ("iris", "iris", "species", "softmax", (), [USUAL], 20, 5, ROUNDS),
    ("wine", "wine", "class", "softmax", (), [USUAL], 20, 5, ROUNDS),
    ("weather", "weather", "weather", "softmax", ("date", "location"), [USUAL, "date >= '2015-01-01'", "location = 'New York'"], 20, 3, ROUNDS),
    ("letter", "letter", "letter", "softmax", (), [USUAL], 0, 2, ROUNDS),
    ("fashion_mnist", "(SELECT id, label, pixels, is_test FROM fashion_mnist) f", "label", "softmax", ("is_test",), ["is_test"], 0, 1, 10),
]


class Data:
    """Numbers in table quality.<name>, for both sides: texts and labels as ranks from 0, an array as it is."""

    def __init__(self, cursor, name, source, target, objective, hidden):
        self.cursor, self.table, self.target, self.features, self.array = cursor, "quality." + name, target, [], None
        cursor.execute("SELECT * FROM %s LIMIT 0" % source)
        items = ["id", *hidden]
        for column, oid in [(c.name, c.type_code) for c in cursor.description]:
            if column == "id" or column in hidden:
                continue
            if oid == SMALLINT_ARRAY:
                self.array = column
                items.append(column)
            elif oid == TEXT or column == target and objective != "squared_error":
                items.append('CASE WHEN %s IS NOT NULL THEN (dense_rank() OVER (ORDER BY %s%s) - 1)::float8 END AS %s'
                             % (column, column, ' COLLATE "C"' if oid == TEXT else "", column))
            else:
                items.append("%s::float8" % column)
            if column != target and oid != SMALLINT_ARRAY:
                self.features.append(column)
        cursor.execute("CREATE TABLE %s AS SELECT %s FROM %s" % (self.table, ", ".join(items), source))

    def numbers(self, condition):
        wanted = self.features if self.array is None else [self.array]
        self.cursor.execute("SELECT %s, %s FROM %s WHERE %s" % (self.target, ", ".join(wanted), self.table, condition))
        rows = self.cursor.fetchall()
        y = np.array([r[0] for r in rows], dtype=float)
        x = np.array([r[1:] if self.array is None else r[1] for r in rows], dtype=float)
        return x, y


def orders(n, count, seed):
    rng = np.random.default_rng(seed)
    return [np.arange(n)] + [rng.permutation(n) for _ in range(count - 1)]


def loss_of(objective, y, p):
    if objective == "squared_error":
        return float(np.sqrt(np.mean((y - p) ** 2)))
    if p.ndim == 1:
        p = np.column_stack([1 - p, p])
    return float(-np.mean(np.log(np.clip(p[np.arange(len(y)), y.astype(int)], 1e-15, 1))))


def peer(objective, rounds, x, y, xt, yt, order):
    p = {"objective": OBJECTIVES[objective], "eta": BASE["learning_rate"], "max_depth": 6, "lambda": 1, "min_child_weight": 1,
         "max_bin": 256, "base_score": 0.5, "tree_method": "hist", "nthread": THREADS, "verbosity": 0}
    if objective == "softmax":
        p["num_class"] = int(y.max()) + 1
    booster = xgboost.train(p, xgboost.DMatrix(x[:, order], y), rounds)
    return loss_of(objective, yt, booster.predict(xgboost.DMatrix(xt[:, order])).astype(float))


def ours(data, objective, rounds, test, order):
    names = ", ".join(data.features[i] for i in order) if data.array is None else data.array
    options = ", ".join('"%s": %s' % item for item in {**BASE, "trees": rounds}.items()) + ', "objective": "%s"' % objective
    data.cursor.execute("DROP TABLE IF EXISTS quality.model; CREATE TABLE quality.model AS SELECT mlsys.gradient_boosting('{%s}', %s, %s)"
                        " AS model FROM %s WHERE NOT (%s)" % (options, data.target, names, data.table, test))
    result = ("sqrt(avg((mlsys.predict(model, %s) - %s) ^ 2))" % (names, data.target) if objective == "squared_error" else
              "avg(-ln(greatest((mlsys.predict_probas(model, %s) ->> %s::int::text)::float8, 1e-15)))" % (names, data.target))
    data.cursor.execute("SELECT %s FROM %s, quality.model WHERE %s" % (result, data.table, test))
    return data.cursor.fetchone()[0]


def compare(data, objective, rounds, norders, test, seed):
    """Losses of both sides by order, and how many rows were for testing."""
    x, y = data.numbers("NOT (%s)" % test)
    xt, yt = data.numbers(test)
    mine, theirs = [], []
    for order in orders(x.shape[1], norders, seed):
        theirs.append(peer(objective, rounds, x, y, xt, yt, order))
        mine.append(ours(data, objective, rounds, test, order))
    return mine, theirs, len(yt)


def show(name, test, rows, mine, theirs, verdict):
    print("| %-13s | %-24s | %6d | %.5f | %.5f | %.4f | %s |"
          % (name, test, rows, statistics.mean(mine), statistics.mean(theirs), statistics.mean(mine) / statistics.mean(theirs), verdict), flush=True)


def main():
    connection = psycopg2.connect("")
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute("CREATE SCHEMA quality; SET mlsys.threads = %d" % THREADS)
    cursor.execute("CREATE FUNCTION quality.is_test(split int, id int) RETURNS boolean LANGUAGE sql IMMUTABLE AS"
                   " $$SELECT ('x' || substr(md5(split || ':' || id), 1, 7))::bit(28)::int % 5 = 0$$")
    print("| data set | for testing | rows | loss | xgboost's | ratio | |\n|---|---|---|---|---|---|---|")
    for name, source, target, objective, hidden, splits, repeated, norders, rounds in SETS:
        if sys.argv[1] not in ("", name):
            continue
        data = Data(cursor, name, source, target, objective, hidden)
        for test in splits:
            mine, theirs, rows = compare(data, objective, rounds, norders, test, 0)
            sd = statistics.pstdev(theirs) / statistics.mean(theirs)
            late = " MISSED" if rows >= 10000 and statistics.mean(mine) > 1.005 * statistics.mean(theirs) else ""
            show(name, test, rows, mine, theirs, "xgboost's vary by %.2f %%%s" % (100 * sd, late))
        if repeated == 0:
            continue
        pairs = []
        for split in range(1, repeated + 1):
            mine, theirs, rows = compare(data, objective, rounds, norders, "quality.is_test(%d, id)" % split, split)
            pairs.append((statistics.mean(mine), statistics.mean(theirs)))
        differences = [a - b for a, b in pairs]
        t = statistics.mean(differences) / max(statistics.stdev(differences) / repeated ** 0.5, 1e-300)
        show(name, "%d repeated splits" % repeated, rows, [a for a, _ in pairs], [b for _, b in pairs],
             "t = %.2f%s" % (t, " MISSED" if t > 1.73 else ""))


if __name__ == "__main__":
    main()
