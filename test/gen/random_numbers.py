#!/usr/bin/python3
"""xoshiro256** seeded by splitmix64, by their definitions (prng.di.unimi.it), in unbounded integers."""

from scipy import stats

from reference import MASK, header, number, splitmix

NUMBERS = 10


def rotate(x, k):
    return ((x << k) & MASK) | (x >> (64 - k))


def sequence(seed, count):
    s = [splitmix((seed + (i + 1) * 0x9E3779B97F4A7C15) & MASK) for i in range(4)]
    out = []
    for _ in range(count):
        out.append((rotate((s[1] * 5) & MASK, 7) * 9) & MASK)
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)
    return out


body = """#define RANDOM_NUMBERS %d

/* quantile 1 - 1e-6 of chi-squared with 99 degrees of freedom */
#define CHI_SQUARED_99 %s

typedef struct RandomCase
{
	uint64_t seed;
	uint64_t numbers[RANDOM_NUMBERS];
	uint64_t thousandth; /* counted from 0 */
} RandomCase;

static const RandomCase random_cases[] = {
""" % (NUMBERS, number(stats.chi2.isf(1e-6, 99)))
for seed in (0, 1, 42, MASK):
    numbers = sequence(seed, 1001)
    body += "\t{UINT64_C(%d),\n\t {%s},\n\t UINT64_C(%d)},\n" % (
        seed, ",\n\t  ".join("UINT64_C(%d)" % x for x in numbers[:NUMBERS]), numbers[1000])
body += "};\n"
header("expected_random.h", "random_numbers.py", "", ["<stdint.h>"], body)
