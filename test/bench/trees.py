#!/usr/bin/python3
"""Times trees in the server beside xgboost and scikit-learn; called by trees.sh.

    trees.py NROWS ROUNDS ONLY

Both sides take turns in one run, with equal parameters and the same number of threads. The server's time includes the scan and
the binning; a peer's data stand in numpy as 32-bit floats before its time begins, unless a line says that they
come from the database. ROUNDS counts for what takes seconds; what takes minutes is measured three times, and the line says so.
A round that warms up is not counted. Prints lines of a table: figure | at most | measured | medians.
"""

import io
import os
import re
import statistics
import subprocess
import sys
import threading
import time

import numpy as np
import pandas as pd
import psycopg2
import sklearn
import xgboost
from sklearn.ensemble import RandomForestClassifier

NCOLUMNS = 20
COLUMNS = ", ".join("x%d" % i for i in range(1, NCOLUMNS + 1))
OPTIONS = '{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "base_score": 0.5}'
PARAMETERS = {"objective": "binary:logistic", "eta": 0.1, "max_depth": 6, "lambda": 1, "min_child_weight": 1, "max_bin": 256,
              "base_score": 0.5, "tree_method": "hist", "verbosity": 0}
FEW = 3  # repetitions of what takes minutes


class Server:
    def __init__(self):
        connection = psycopg2.connect("")
        connection.autocommit = True
        self.cursor = connection.cursor()
        self.pid = connection.get_backend_pid()

    def run(self, statement):
        self.cursor.execute(statement)
        return self.cursor.fetchone() if self.cursor.description else None

    def value(self, statement):
        return self.run(statement)[0]

    def copy(self, query, options):
        buffer = io.BytesIO()
        self.cursor.copy_expert("COPY (%s) TO STDOUT %s" % (query, options), buffer)
        buffer.seek(0)
        return buffer

    def numbers(self, query):
        """Rows of 8-byte numbers as an array."""
        buffer = self.copy(query, "(FORMAT binary)").getbuffer()
        width = len(self.run("SELECT * FROM (%s) q LIMIT 1" % query))
        row = np.dtype([("nfields", ">i2"), ("fields", [("length", ">i4"), ("value", ">f8")], (width,))])
        return np.frombuffer(buffer[19:-2], row)["fields"]["value"]


def line(figure, limit, measured, told):
    print("| %-81s | %7s | %-15s | %s |" % (figure, limit, measured, told), flush=True)


def ratio(figure, limit, a, b, more=""):
    """Of two medians in seconds."""
    result = "%.*f%s" % (3 if a / b < 0.1 else 2, a / b, " MISSED" if limit and a / b > float(limit) else "")
    line(figure, limit, result, "%.0f / %.0f ms%s" % (a * 1000, b * 1000, more))


def race(rounds, *contestants, warm=True):
    """Medians of each, in turns."""
    times = [[] for _ in contestants]
    for i in range(rounds + warm):
        for k, contestant in enumerate(contestants):
            start = time.perf_counter()
            contestant()
            if i >= warm:
                times[k].append(time.perf_counter() - start)
    return [statistics.median(t) for t in times]


def log_loss(y, p):
    return float(-np.mean(np.log(np.where(y > 0, p, 1 - p))))


def matrix(server, table):
    rows = server.numbers("SELECT %s, y::int::float8 FROM bench.%s" % (COLUMNS, table))
    return np.ascontiguousarray(rows[:, :NCOLUMNS], dtype=np.float32), np.ascontiguousarray(rows[:, NCOLUMNS], dtype=np.float32)


def train_peer(x, y, nthread, parameters=PARAMETERS, rounds=100):
    return xgboost.train({**parameters, "nthread": nthread}, xgboost.DMatrix(x, y, nthread=nthread), rounds)


def statement(table, options=OPTIONS, algorithm="gradient_boosting"):
    return "mlsys.%s('%s', y, %s)" % (algorithm, options, COLUMNS), "bench.%s" % table


def train_server(server, *arguments):
    server.run("SELECT %s IS NULL FROM %s" % statement(*arguments))


def keep_model(server, name, *arguments):
    server.run("DROP TABLE IF EXISTS bench.%s" % name)
    server.run("CREATE TABLE bench.%s AS SELECT %s AS model FROM %s" % ((name,) + statement(*arguments)))


def loss_of_server(server, model):
    return server.value("SELECT avg(-ln(CASE WHEN y THEN p ELSE 1 - p END)) FROM (SELECT y, mlsys.predict_proba((SELECT model FROM"
                        " bench.%s), %s) AS p FROM bench.trees_test) s" % (model, COLUMNS))


# --- groups of figures ------------------------------------------------------------------------------------


def training(server, nrows, rounds):
    x, y = matrix(server, "trees")
    xt, yt = matrix(server, "trees_test")
    peers = {}
    for nthread, limit in ((1, "0.5"), (2, "0.55")):
        how = "1 thread" if nthread == 1 else "%d threads" % nthread
        server.run("SET mlsys.threads = %d" % nthread)
        ours, peers[nthread] = race(rounds, lambda: train_server(server, "trees"), lambda: train_peer(x, y, nthread))
        ratio("gradient_boosting, 100 trees of depth 6, %d x 20 / xgboost hist, data in numpy (%s)" % (nrows, how), limit,
              ours, peers[nthread], "; median of %d" % rounds)
        if nthread == 1:
            one = ours
    server.run("SET mlsys.threads = 1")
    keep_model(server, "boosted", "trees")
    loss = loss_of_server(server, "boosted")
    peer = log_loss(yt, train_peer(x, y, 2).inplace_predict(xt))
    line("... its log loss on %d other rows / xgboost's" % len(yt), "1.001", "%.4f%s" % (loss / peer, " MISSED" if loss / peer > 1.001 else ""),
         "%.6f / %.6f" % (loss, peer))

    def out():
        frame = pd.read_csv(server.copy("SELECT %s, y::int AS y FROM bench.trees" % COLUMNS, "(FORMAT csv, HEADER)"))
        return np.ascontiguousarray(frame[frame.columns[:-1]], dtype=np.float32)

    (copied,) = race(FEW, out, warm=False)
    ratio("... / COPY as csv + pandas + xgboost (1 thread)", "0.3", one, copied + peers[1], "; COPY and pandas %.0f ms, median of %d" % (copied * 1000, FEW))
    (four,) = race(FEW, lambda: train_server(server, "trees_4"), warm=False)
    ratio("gradient_boosting, %d rows / %d rows (1 thread)" % (4 * nrows, nrows), "4.4", four, one, "; the first median of %d" % FEW)
    (trained,) = race(FEW, lambda: server.run("SELECT version FROM mlsys.train('trees', 'SELECT * FROM bench.trees', 'y',"
                                              " 'gradient_boosting', '%s', test_fraction => 0)" % OPTIONS), warm=False)
    ratio("train() of the same / the aggregate alone (1 thread)", "", trained, one, "; the first median of %d" % FEW)


class MemoryWatch(threading.Thread):
    """The largest RssAnon of a process, looked at every 5 ms."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.most, self.ended = pid, 0, threading.Event()

    def run(self):
        while not self.ended.wait(0.005):
            self.most = max(self.most, memory(self.pid, "RssAnon"))


def memory(pid, what):
    """In KB."""
    with open("/proc/%d/status" % pid, encoding="ascii") as status:
        return int(re.search(r"^%s:\s+(\d+)" % what, status.read(), re.M).group(1))


def peak_memory(_, nrows, __):
    server = Server()
    # what the backend needs for anything, and all shared pages that it will see
    server.run("SELECT %s IS NULL FROM bench.trees_test" % statement("trees_test")[0])
    server.run("SELECT count(x20) FROM bench.trees_4")
    for threads in (1, 2):
        server.run("SET mlsys.threads = %d" % threads)
        idle, idle_all = memory(server.pid, "RssAnon"), memory(server.pid, "VmRSS")
        with open("/proc/%d/clear_refs" % server.pid, "w", encoding="ascii") as reset:
            reset.write("5")
        watch = MemoryWatch(server.pid)
        watch.start()
        server.run("SELECT version FROM mlsys.train('memory', 'SELECT * FROM bench.trees_4', 'y', 'gradient_boosting', '%s', test_fraction => 0)" % OPTIONS)
        watch.ended.set()
        watch.join()
        peak = (watch.most - idle) / 1024
        line("peak memory of train() with %d x 20 above idle (%d thread%s)" % (4 * nrows, threads, "s" if threads > 1 else ""), "250 MB",
             "%.0f MB%s" % (peak, " MISSED" if peak > 250 else ""),
             "RssAnon; VmHWM, which has shared pages, %.0f MB" % ((memory(server.pid, "VmHWM") - idle_all) / 1024))


def prediction(server, nrows, rounds):
    x, y = matrix(server, "trees")
    keep_model(server, "boosted", "trees_few")
    booster = train_peer(x[:len(x) // 5], y[:len(x) // 5], 2)
    booster.set_param("nthread", 1)
    ours, by_row, scan, peer = race(
        rounds, lambda: server.run("SELECT sum(mlsys.predict_proba((SELECT model FROM bench.boosted), %s)) FROM bench.trees" % COLUMNS),
        lambda: server.run("SELECT sum(mlsys.predict_proba((SELECT model FROM bench.boosted), t)) FROM bench.trees t"),
        lambda: server.run("SELECT sum(x20) FROM bench.trees"), lambda: booster.inplace_predict(x))
    ratio("sum(predict_proba), %d rows, 100 trees of depth 6 / inplace_predict (1 thread)" % nrows, "0.8", ours, peer,
          "; median of %d; scan and sum alone %.0f ms" % (rounds, scan * 1000))
    ratio("... of a row instead of columns / inplace_predict (1 thread)", "", by_row, peer)


def single(server, _, rounds):
    keep_model(server, "boosted", "trees_few")
    server.run("SELECT mlsys.register('boosted', (SELECT model FROM bench.boosted))")
    server.run("SELECT mlsys.deploy('boosted')")
    folder = os.environ["MLSYS_SERVER_DIR"]
    scripts = []
    for name, text in (("predict", "SELECT mlsys.predict_proba('boosted', %s);" % ", ".join([":x::float8"] * NCOLUMNS)), ("nothing", "SELECT :x::float8;")):
        scripts.append(os.path.join(folder, "trees_%s.sql" % name))
        with open(scripts[-1], "w", encoding="ascii") as script:
            script.write("\\set i random(1, 999)\n\\set x :i / 1000.0\n%s\n" % text)
    tps = [[], []]
    for i in range(rounds + 1):
        for k, script in enumerate(scripts):
            output = subprocess.run(["pgbench", "-n", "-M", "prepared", "-T", "1", "-f", script], check=True, capture_output=True, text=True).stdout
            if i > 0:
                tps[k].append(float(re.search(r"^tps = ([0-9.]+)", output, re.M).group(1)))
    a, b = map(statistics.median, tps)
    line("prepared SELECT predict_proba(name, $1, ..., $20) / SELECT $1, transactions a second", "0.75 min",
         "%.2f%s" % (a / b, " MISSED" if a / b < 0.75 else ""), "%.0f / %.0f tps; median of %d" % (a, b, rounds))


def forest(server, _, rounds):
    x, y = matrix(server, "trees_few")
    xt, yt = matrix(server, "trees_test")
    options = '{"trees": 100, "max_depth": 12, "max_features": "sqrt"}'
    # as xgboost's manual has a random forest; a draw of rows without replacement stands for the bootstrap
    parameters = {**PARAMETERS, "eta": 1, "max_depth": 12, "num_parallel_tree": 100, "subsample": 0.63, "colsample_bynode": 4 / NCOLUMNS,
                  "lambda": 1e-5}
    for nthread in (1, 2):
        how = "1 thread" if nthread == 1 else "%d threads" % nthread
        server.run("SET mlsys.threads = %d" % nthread)
        peer = RandomForestClassifier(100, max_depth=12, max_features="sqrt", n_jobs=nthread, random_state=0)
        (second,) = race(1, lambda: peer.fit(x, y), warm=False)
        ours, first = race(FEW, lambda: train_server(server, "trees_few", options, "random_forest"),
                           lambda: train_peer(x, y, nthread, parameters, 1), warm=False)
        ratio("random_forest, 100 trees of depth 12, %d x 20 / %s (%s)" % (len(y), "xgboost" if first < second else "scikit-learn", how), "0.7",
              ours, min(first, second), "; median of %d; xgboost %.0f, scikit-learn once %.0f ms" % (FEW, first * 1000, second * 1000))
    keep_model(server, "forest", "trees_few", options, "random_forest")
    loss = loss_of_server(server, "forest")
    losses = log_loss(yt, train_peer(x, y, 2, parameters, 1).inplace_predict(xt)), log_loss(yt, peer.predict_proba(xt)[:, 1])
    line("... its log loss on %d other rows / the better one's" % len(yt), "1.001", "%.4f%s" % (loss / min(losses), " MISSED" if loss / min(losses) > 1.001 else ""),
         "%.5f; xgboost %.5f, scikit-learn %.5f" % (loss, *losses))


def explain(server, _, rounds):
    x, y = matrix(server, "trees_few")
    keep_model(server, "boosted", "trees_few")
    server.run("CREATE TABLE IF NOT EXISTS bench.explained AS SELECT * FROM bench.trees_few LIMIT 10000")
    booster = train_peer(x, y, 2)
    booster.set_param("nthread", 1)
    told = xgboost.DMatrix(x[:10000], nthread=1)
    server.run("SET mlsys.threads = 1")
    ours, peer = race(rounds, lambda: server.run("SELECT sum((mlsys.explain_values((SELECT model FROM bench.boosted), t))[1]) FROM bench.explained t"),
                      lambda: booster.predict(told, pred_contribs=True))
    ratio("explain_values, 10000 rows, 100 trees of depth 6 / pred_contribs (1 thread)", "0.7", ours, peer, "; median of %d" % rounds)


def flights(server, _, rounds):
    server.run("CREATE TABLE IF NOT EXISTS bench.flights_native AS SELECT id, hour::text AS hour, extract(dow FROM departed_at)::int::text AS dow, distance,"
               " origin, destination, late FROM flights")
    columns = "hour, dow, distance, origin, destination"
    rows = server.numbers("SELECT hour::float8, dow::float8, distance::float8, (dense_rank() OVER (ORDER BY origin COLLATE \"C\"))::float8,"
                          " (dense_rank() OVER (ORDER BY destination COLLATE \"C\"))::float8, late::int::float8, id::float8 FROM bench.flights_native")
    x, y, train = rows[:, :5].astype(np.float32), rows[:, 5].astype(np.float32), rows[:, 6] % 5 != 0
    native = "mlsys.gradient_boosting('%s', late, %s)" % (OPTIONS, columns)
    for nthread in (1, 2):
        server.run("SET mlsys.threads = %d" % nthread)
        ours, peer = race(rounds, lambda: server.run("SELECT %s IS NULL FROM bench.flights_native WHERE id %% 5 <> 0" % native),
                          lambda: train_peer(x[train], y[train], nthread))
        ratio("flights, 5 columns, 240,000 rows, native categories / xgboost hist, codes (%d thread%s)" % (nthread, "s" if nthread > 1 else ""), "",
              ours, peer, "; median of %d" % rounds)
    # as many leaves as depth 6 has, and half of the airports may go left
    options = '{"trees": 100, "growth": "lossguide", "max_depth": 0, "max_leaves": 63, "max_cat_threshold": 256}'
    server.run("CREATE TABLE bench.flown AS SELECT mlsys.gradient_boosting('%s', late, %s) AS model FROM bench.flights_native WHERE id %% 5 <> 0" % (options, columns))
    area = server.value("SELECT mlsys.roc_auc(late, mlsys.predict_proba((SELECT model FROM bench.flown), %s)) FROM bench.flights_native WHERE id %% 5 = 0" % columns)
    peer = sklearn.metrics.roc_auc_score(y[~train], train_peer(x[train], y[train], 2).inplace_predict(x[~train]))
    line("... area under the ROC curve, test part; xgboost with codes", "0.7015 min", "%.4f%s" % (area, " MISSED" if area < 0.7015 else ""), "%.4f" % peer)


GROUPS = {"training": training, "memory": peak_memory, "prediction": prediction, "single": single, "forest": forest, "explain": explain,
          "flights": flights}


def main():
    nrows, rounds, only = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    server = Server()
    for name, group in GROUPS.items():
        if only in ("", name):
            start = time.perf_counter()
            group(server, nrows, rounds)
            print("trees.py: %s took %.0f s" % (name, time.perf_counter() - start), file=sys.stderr)


if __name__ == "__main__":
    main()
