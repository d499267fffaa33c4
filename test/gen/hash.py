#!/usr/bin/python3
"""The hashes that decide about the split of train(), by their definitions (the finalizer of MurmurHash3,
FNV-1a), in unbounded integers; and the parts that keys belong to."""

import math
import os
import struct

from reference import DATA, MASK, header

NUMBERS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 100.0, 1e300, 5e-324, 2.0 ** 53, 0.1, math.inf, -math.inf, math.nan, -math.nan]
TEXTS = [b"", b"a", b"b", b"ab", b"1", b"\xc3\xa9", b"a\x00b", b"customer_id", b"x" * 100]


def mix(x):
    x = ((x ^ (x >> 33)) * 0xFF51AFD7ED558CCD) & MASK
    x = ((x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53) & MASK
    return x ^ (x >> 33)


def pair(a, b):
    return mix(a ^ mix((b + 0x9E3779B97F4A7C15) & MASK))


def text(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return mix(value)


def number(value):
    if math.isnan(value):
        return mix(0x7FF8000000000000)
    return mix(struct.unpack("<Q", struct.pack("<d", 0.0 if value == 0 else value))[0])


def uniform(value):
    return (value >> 11) / 2.0 ** 53


def key(value):
    """A split key: a text, or an integer, from 2^53 on by its digits."""
    if isinstance(value, str):
        return text(value.encode())
    return number(float(value)) if abs(value) < 2 ** 53 else text(b"%d" % value)


def part(seed, value, test_fraction):
    """0 test, 1 train."""
    return 0 if uniform(pair(seed & MASK, key(value))) < test_fraction else 1


def quoted(data):
    return '"%s"' % "".join("\\%03o" % byte for byte in data)


def double(value):
    if math.isnan(value):
        return "-NAN" if math.copysign(1, value) < 0 else "NAN"
    return ("-" if value < 0 else "") + "INFINITY" if math.isinf(value) else value.hex()


def unit_header():
    integers = [0, 1, 2, 42, 1 << 63, MASK]
    body = "static const struct { uint64_t x; uint64_t hash; double uniform; } mix_cases[] = {\n"
    for x in integers:
        body += "\t{UINT64_C(%d), UINT64_C(%d), %s},\n" % (x, mix(x), uniform(mix(x)).hex())
    body += "};\n\nstatic const struct { uint64_t a; uint64_t b; uint64_t hash; } pair_cases[] = {\n"
    for a in integers:
        for b in integers:
            body += "\t{UINT64_C(%d), UINT64_C(%d), UINT64_C(%d)},\n" % (a, b, pair(a, b))
    body += "};\n\nstatic const struct { const char *data; size_t length; uint64_t hash; } text_cases[] = {\n"
    for data in TEXTS:
        body += "\t{%s, %d, UINT64_C(%d)},\n" % (quoted(data), len(data), text(data))
    body += "};\n\nstatic const struct { double number; uint64_t hash; } number_cases[] = {\n"
    for value in NUMBERS:
        body += "\t{%s, UINT64_C(%d)},\n" % (double(value), number(value))
    header("expected_hash.h", "hash.py", "", ["<math.h>", "<stddef.h>", "<stdint.h>"], body + "};\n")


def split_table():
    keys = list(range(-3, 300)) + [10 ** 6, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 1, 10 ** 18, 10 ** 18 + 1, -10 ** 18]
    texts = ["", "a", "b", "Zürich", "customer 7"] + ["k%d" % i for i in range(100)]
    with open(os.path.join(DATA, "split_reference.sql"), "w", encoding="utf-8") as out:
        out.write("-- Made by test/gen/hash.py; not edited by hand.\n"
                  "-- The part that the hash of (seed, key) gives a row: 0 test, 1 train.\n"
                  "CREATE TABLE split_reference (kind text, seed bigint, test_fraction float8, key text, part integer);\n"
                  "COPY split_reference FROM stdin;\n")
        for seed, fraction in ((42, 0.2), (-1, 0.5), (2 ** 63 - 1, 0.01)):
            for kind, values in (("integer", keys), ("text", texts)):
                for value in values:
                    out.write("%s\t%d\t%r\t%s\t%d\n" % (kind, seed, fraction, value, part(seed, value, fraction)))
        out.write("\\.\n")


unit_header()
split_table()
