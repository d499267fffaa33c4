#!/usr/bin/python3
"""Least-squares problems in integers and binary fractions, solved exactly in rational arithmetic."""

from fractions import Fraction

from reference import header, number, test_hash, text


def solve(matrix, right):
    """Gauss's elimination of a square system of fractions."""
    n = len(matrix)
    rows = [list(matrix[i]) + [right[i]] for i in range(n)]
    for k in range(n):
        pivot = next(i for i in range(k, n) if rows[i][k] != 0)
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(k + 1, n):
            factor = rows[i][k] / rows[k][k]
            for j in range(k, n + 1):
                rows[i][j] -= factor * rows[k][j]
    x = [Fraction(0)] * n
    for k in reversed(range(n)):
        x[k] = (rows[k][n] - sum(rows[k][j] * x[j] for j in range(k + 1, n))) / rows[k][k]
    return x


def case(name, kind, m, features):
    n = len(features(0))
    rows = [[Fraction(v) for v in features(i)] for i in range(m)]
    y = [Fraction(test_hash(900 + kind, i) % 1000) for i in range(m)]
    # doubles hold the data exactly
    assert all(float(v) == v for row in rows for v in row)
    gram = [[sum(r[i] * r[j] for r in rows) for j in range(n)] for i in range(n)]
    moment = [sum(r[i] * t for r, t in zip(rows, y)) for i in range(n)]
    x = solve(gram, moment)
    return "\t{%s, %d, %d, %d, {%s}},\n" % (text(name), kind, m, n,
                                             ", ".join(number(float(v)) for v in x))


body = """#define EXACT_COLUMNS 5

typedef struct ExactCase
{
	const char *name;
	int kind; /* fill_exact() of test_gram.c makes the data */
	int m;
	int n;
	double x[EXACT_COLUMNS];
} ExactCase;

static const ExactCase exact_cases[] = {
"""
body += case("powers 0 to 4 of 1 .. 5000", 0, 5000, lambda i: [(i + 1) ** k for k in range(5)])
body += case("squares at an offset of 1e6", 1, 12000, lambda i: [(10 ** 6 + i) ** k for k in range(3)])
body += case("nearly equal columns", 2, 8000, lambda i: [
    1, test_hash(950, i) % 1000, test_hash(950, i) % 1000 + Fraction(test_hash(951, i) % 2, 2 ** 20)])
body += case("nearly equal until row 6000", 3, 8000, lambda i: [
    1, test_hash(952, i) % 1000,
    test_hash(952, i) % 1000 + test_hash(953, i) % 7 * (Fraction(1, 2 ** 24) if i < 6000 else 1)])
body += "};\n"
header("expected_gram.h", "gram.py", "", ["<math.h>"], body)
