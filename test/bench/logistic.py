"""Times logistic_regression beside scikit-learn; called by run.sh.

    logistic.py PROGRAM NROWS ROUNDS TRAIN COPY

PROGRAM is logistic.c's: it fits rows in memory, as the peers do theirs. Two data sets of 20 columns:
one well-conditioned, one whose columns have the condition number 1e6. Both sides take turns, one thread each. A peer counts
when its mean gradient, by centred columns of unit standard deviation, is at most 1e-8, which is
logistic_regression's tolerance; L-BFGS, which stops before, is shown too.

TRAIN is a training statement, COPY the query whose rows (x1 .. x20, label) are copied out as csv, read by
pandas and fitted by the fastest solver.

Prints lines "name<tab>median in ms<tab>mean gradient".
"""

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings

import numpy as np
import pandas as pd
import psycopg2
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

NCOLUMNS = 20


def make_data(condition, nrows):
    rng = np.random.default_rng(1)
    x = rng.standard_normal((nrows, NCOLUMNS))
    if condition > 1:
        left = np.linalg.qr(rng.standard_normal((NCOLUMNS, NCOLUMNS)))[0]
        right = np.linalg.qr(rng.standard_normal((NCOLUMNS, NCOLUMNS)))[0]
        x = x @ (left * np.logspace(0, -np.log10(condition), NCOLUMNS)) @ right
    eta = (x / x.std(axis=0)) @ (0.3 * rng.standard_normal(NCOLUMNS)) - 1
    return x, (rng.random(nrows) < expit(eta)).astype(float)


def largest_gradient(x, y, model):
    rest = expit(x @ model.coef_[0] + model.intercept_[0]) - y
    centred = (x - x.mean(axis=0)) / x.std(axis=0)
    return max(abs(rest.mean()), np.abs(centred.T @ rest).max() / len(y))


def peer(solver, tolerance):
    return LogisticRegression(C=1e12, solver=solver, tol=tolerance, max_iter=1000)


PEERS = {"lbfgs": ("lbfgs", 1e-4), "newton": ("newton-cholesky", 1e-8)}


def fit_alone(name, condition, program, nrows, rounds):
    x, y = make_data(condition, nrows)
    times = {"mlsys": [], "lbfgs": [], "newton": []}
    gradients = {"mlsys": 0.0}
    with tempfile.NamedTemporaryFile() as file:
        file.write(y.tobytes())
        file.write(np.asfortranarray(x).tobytes("F"))
        file.flush()
        for i in range(rounds + 1):
            # the first fit of a process warms up
            output = subprocess.run([program, file.name, str(nrows), str(NCOLUMNS), "2", "1"],
                                    check=True, capture_output=True, text=True).stdout
            lines = [line.split("\t") for line in output.splitlines()]
            times["mlsys"].append([float(line[1]) for line in lines if line[0] == "ms"][-1])
            gradients["mlsys"] = float([line[1] for line in lines if line[0] == "gradient"][-1])
            for key, (solver, tolerance) in PEERS.items():
                model = peer(solver, tolerance)
                start = time.perf_counter()
                model.fit(x, y)
                times[key].append((time.perf_counter() - start) * 1000)
                gradients[key] = largest_gradient(x, y, model)
    for key, values in times.items():
        print("%s_%s\t%.1f\t%.1e" % (name, key, statistics.median(values[1:]), gradients[key]))


def with_data(rounds, train, query):
    connection = psycopg2.connect("")
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute("SET max_parallel_workers_per_gather = 0")
    times = {"server": [], "csv": []}
    for _ in range(rounds):
        start = time.perf_counter()
        cursor.execute(train)
        cursor.fetchall()
        middle = time.perf_counter()
        buffer = io.BytesIO()
        cursor.copy_expert("COPY (%s) TO STDOUT (FORMAT csv, HEADER)" % query, buffer)
        buffer.seek(0)
        frame = pd.read_csv(buffer)
        peer(*PEERS["lbfgs"]).fit(frame.drop(columns="label"), frame["label"])
        times["server"].append((middle - start) * 1000)
        times["csv"].append((time.perf_counter() - middle) * 1000)
    for key, values in times.items():
        print("%s\t%.1f\t" % (key, statistics.median(values)))


def main():
    warnings.simplefilter("ignore")
    program, nrows, rounds, train, query = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:6]
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        sys.exit("logistic.py: OPENBLAS_NUM_THREADS must be 1")
    fit_alone("well", 1, program, nrows, rounds)
    fit_alone("ill", 1e6, program, nrows, rounds)
    with_data(min(rounds, 3), train, query)


main()
