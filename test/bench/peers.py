"""Times training in the server beside scikit-learn and numpy; called by run.sh.

    peers.py NTHREADS ROUNDS TRAIN COPY

TRAIN is the training statement, COPY the query whose rows (x1 .. x20, y) the peers train on. Both
sides take turns, round by round, in one process with one connection; the server uses as many
processes as the peers have threads. NTHREADS must also stand in OPENBLAS_NUM_THREADS, which is read
when numpy is loaded.

Prints one line per contestant, "name<tab>median in ms", and first one with versions and the BLAS
that numpy uses. Times are wall-clock.
"""

import io
import statistics
import sys
import time

import numpy as np
import pandas as pd
import psycopg2
import sklearn
import threadpoolctl
from sklearn.linear_model import LinearRegression, Ridge

NUMBERS = 21


def copy_out(cursor, query, options):
    """Rows of a query as COPY gives them, in memory."""
    buffer = io.BytesIO()
    cursor.copy_expert(f"COPY ({query}) TO STDOUT {options}", buffer)
    return buffer


def binary_to_numpy(buffer):
    """COPY's binary format without NULLs to an array of (rows, columns)."""
    field = [("length", ">i4"), ("value", ">f8")]
    row = np.dtype([("nfields", ">i2"), ("fields", field, (NUMBERS,))])
    content = buffer.getbuffer()
    head, tail = 19, 2  # signature, flags, extension; the trailer
    rows = np.frombuffer(content, row, (len(content) - head - tail) // row.itemsize, head)
    return rows["fields"]["value"].astype(np.float64)


def gram_solve(x, y):
    """Least squares with an intercept by centred cross products."""
    x_mean = x.mean(axis=0)
    centred = x - x_mean
    coefficients = np.linalg.solve(centred.T @ centred, centred.T @ (y - y.mean()))
    return coefficients, y.mean() - x_mean @ coefficients


def main():
    nthreads, rounds, train, query = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
    connection = psycopg2.connect("")
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute(f"SET max_parallel_workers_per_gather = {nthreads - 1}")
    cursor.execute("SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0")

    table = binary_to_numpy(copy_out(cursor, query, "(FORMAT binary)"))
    x, y = np.ascontiguousarray(table[:, :-1]), np.ascontiguousarray(table[:, -1])
    x_fortran = np.asfortranarray(x)
    del table

    def train_in_server():
        cursor.execute(train)
        cursor.fetchall()

    def csv_pandas_fit():
        buffer = copy_out(cursor, query, "(FORMAT csv, HEADER)")
        buffer.seek(0)
        frame = pd.read_csv(buffer)
        LinearRegression().fit(frame.drop(columns="y"), frame["y"])

    def binary_numpy_fit():
        numbers = binary_to_numpy(copy_out(cursor, query, "(FORMAT binary)"))
        LinearRegression().fit(numbers[:, :-1], numbers[:, -1])

    contestants = {
        "server": train_in_server,
        "fit": lambda: LinearRegression().fit(x, y),
        "fit_fortran": lambda: LinearRegression().fit(x_fortran, y),
        "ridge": lambda: Ridge(alpha=0.0, solver="cholesky").fit(x, y),
        "gram": lambda: gram_solve(x, y),
        "csv": csv_pandas_fit,
        "binary": binary_numpy_fit,
    }
    times = {name: [] for name in contestants}
    for i in range(rounds + 1):
        for name, contestant in contestants.items():
            start = time.perf_counter()
            contestant()
            if i > 0:  # the first round warms up
                times[name].append((time.perf_counter() - start) * 1000)

    blas = [pool for pool in threadpoolctl.threadpool_info() if pool["user_api"] == "blas"]
    if any(pool["num_threads"] != nthreads for pool in blas):
        sys.exit(f"peers.py: the BLAS does not use {nthreads} thread(s): {blas}")
    libraries = ", ".join(
        f"{pool['internal_api']} {pool['version']} {pool.get('architecture', '')}"
        for pool in blas
    )
    print(
        f"versions\tscikit-learn {sklearn.__version__}, pandas {pd.__version__},"
        f" numpy {np.__version__}, psycopg2 {psycopg2.__version__.split()[0]};"
        f" BLAS: {libraries or 'not OpenBLAS'}"
    )
    for name, values in times.items():
        print(f"{name}\t{statistics.median(values):.1f}")


main()
