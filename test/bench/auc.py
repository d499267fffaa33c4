"""Times roc_auc in the server beside scikit-learn's roc_auc_score; called by run.sh.

    auc.py ROUNDS METRIC COPY

METRIC is the statement that gives the area, COPY the query whose rows (a boolean label, a score) the peer
takes. Both sides take turns, round by round, in one process with one connection, after one round that
warms up. The two areas must agree to 1e-12.

Prints one line per contestant, "name<tab>median in ms". Times are wall-clock.
"""

import io
import statistics
import sys
import time

import numpy as np
import psycopg2
from sklearn.metrics import roc_auc_score


def read(cursor, query):
    """COPY's binary format without NULLs to the two columns."""
    buffer = io.BytesIO()
    cursor.copy_expert(f"COPY ({query}) TO STDOUT (FORMAT binary)", buffer)
    row = np.dtype([("nfields", ">i2"), ("length1", ">i4"), ("label", "u1"), ("length2", ">i4"), ("score", ">f8")])
    content = buffer.getbuffer()
    head, tail = 19, 2  # signature, flags, extension; the trailer
    rows = np.frombuffer(content, row, (len(content) - head - tail) // row.itemsize, head)
    return rows["label"].astype(np.int64), rows["score"].astype(np.float64)


def main():
    rounds, metric, query = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    connection = psycopg2.connect("")
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute("SET max_parallel_workers_per_gather = 0")
    labels, scores = read(cursor, query)

    def in_server():
        cursor.execute(metric)
        return cursor.fetchone()[0]

    contestants = {"server": in_server, "peer": lambda: roc_auc_score(labels, scores)}
    times = {name: [] for name in contestants}
    for i in range(rounds + 1):
        areas = []
        for name, contestant in contestants.items():
            start = time.perf_counter()
            areas.append(contestant())
            if i > 0:
                times[name].append((time.perf_counter() - start) * 1000)
        if abs(areas[0] - areas[1]) > 1e-12:
            sys.exit(f"auc.py: the areas differ: {areas}")
    for name, values in times.items():
        print(f"{name}\t{statistics.median(values):.1f}")


main()
