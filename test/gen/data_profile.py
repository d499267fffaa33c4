#!/usr/bin/python3
"""Quantiles, moments and bins of numbers that test_data_profile.c makes from a hash: numpy."""

import numpy as np

from reference import header, number, test_hash, text

Q = [0, 0.01, 0.05, 0.25, 1 / 3, 0.5, 0.75, 0.95, 0.999, 1]


def case(name, seed, n, modulus, scale):
    x = np.array([(test_hash(seed, i) % modulus) * scale - 3 for i in range(n)])
    edges = np.quantile(x, [0.1, 0.37, 0.8], method="inverted_cdf")
    bins = np.searchsorted(edges, x, side="right")
    counts = np.bincount(bins, minlength=4)
    sums = [float(np.sum(x[bins == b].astype(np.longdouble))) for b in range(4)]
    return "\t{%s, %d, %d, %d, %s, %d, %s, %s, {%s}, {%s}, {%s}, {%s}},\n" % (
        text(name), seed, n, modulus, number(scale), len(np.unique(x)),
        number(float(np.mean(x.astype(np.longdouble)))),
        number(float(np.std(x.astype(np.longdouble), ddof=1))),
        ", ".join(number(float(v)) for v in np.quantile(x, Q)),
        ", ".join(number(float(e)) for e in edges),
        ", ".join(str(c) for c in counts), ", ".join(number(s) for s in sums))


body = """typedef struct DataProfileCase
{
	const char *name;
	uint64_t seed;
	int32_t n;
	uint64_t modulus; /* values are (hash %% modulus) * scale - 3 */
	double scale;
	int32_t distinct;
	double mean;
	double sd;
	double quantiles[%d];
	double edges[3];
	int64_t counts[4];
	double sums[4];
} DataProfileCase;

static const double data_profile_q[] = {%s};

static const DataProfileCase data_profile_cases[] = {
""" % (len(Q), ", ".join(number(q) for q in Q))
body += case("256 values", 200, 5000, 256, 0.125)
body += case("few rows", 201, 11, 1000003, 0.1)
body += case("two values", 202, 1000, 2, 7.0)
body += case("tenths", 203, 2000, 97, 0.1)
body += "};\n"
header("expected_data_profile.h", "data_profile.py", "numpy %s" % np.__version__,
       ["<stdint.h>"], body)
