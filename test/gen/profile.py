#!/usr/bin/python3
"""Exact moments of columns that test_profile.c makes from a hash: rational arithmetic."""

from decimal import Decimal, getcontext
from fractions import Fraction

from reference import header, number, test_hash, text

getcontext().prec = 60


def rounded_root(q):
    return float((Decimal(q.numerator) / Decimal(q.denominator)).sqrt())


def case(name, seed, n, offset, missing, tolerance):
    values = []
    for i in range(n):
        h = test_hash(seed, i)
        x = offset + float(h % 2048) / 1024
        if missing and (h >> 32) % missing == 0:
            continue
        values.append(Fraction(x))
    mean = sum(values) / len(values)
    m2 = sum((v - mean) ** 2 for v in values)
    return "\t{%s, %d, %d, %s, %d, %d, %s, %s, %s, %s, %s},\n" % (
        text(name), seed, n, number(offset), missing, len(values), number(float(mean)),
        number(rounded_root(m2 / (len(values) - 1))), number(float(min(values))),
        number(float(max(values))), number(tolerance))


body = """typedef struct ProfileCase
{
	const char *name;
	uint64_t seed;
	int32_t n;
	double offset;
	uint64_t missing; /* one in so many values, 0: none */
	int32_t count;
	double mean;
	double sd;
	double minimum;
	double maximum;
	double tolerance; /* of sd */
} ProfileCase;

static const ProfileCase profile_cases[] = {
"""
body += case("plain", 100, 5000, 0.0, 0, 1e-14)
body += case("few", 101, 7, 0.0, 0, 1e-14)
body += case("missing", 102, 5000, 0.0, 3, 1e-14)
body += case("nearly all missing", 103, 5001, -5.0, 2500, 1e-14)
# a deviation of 0.6, but means are rounded to 1e-7 and 1e-4
body += case("offset 1e9", 104, 20000, 1e9, 0, 1e-8)
body += case("offset -1e12, missing", 105, 20000, -1e12, 7, 1e-5)
body += "};\n"
header("expected_profile.h", "profile.py", "", ["<math.h>", "<stdint.h>"], body)
