#!/usr/bin/python3
"""Student's t and the incomplete beta function by SciPy; the normal distribution by its series in long
decimals, the sign test in integers."""

import math
from decimal import Decimal, getcontext

import numpy as np
import scipy
from scipy import special, stats

from reference import braces, header, number

rows = []
for df in (1, 2, 3, 4.5, 5, 10, 29, 30, 31, 100, 1000, 12345, 1e6, 1e8):
    for t in (1e-10, 1e-3, 0.1, 0.5, 1, 1.96, 2.5, 3, 5, 10, 20, 35, 100, 1e4):
        p = 2 * stats.t.sf(t, df)
        if p > 1e-290:
            rows.append((t, df, p))
body = "/* t, degrees of freedom, two-sided p */\nstatic const double student_cases[][3] = {\n"
body += "".join("\t" + braces(number(v) for v in r) + ",\n" for r in rows) + "};\n\n"

rows = []
for a in (0.5, 1, 2, 5.5, 20, 150, 5000):
    for b in (0.5, 1, 3, 17, 300):
        for x in (1e-8, 0.01, 0.2, 0.5, 0.75, 0.99, 0.9999):
            value = special.betainc(a, b, x)
            if not 1e-290 < value < 1:
                continue
            # relative change when x and the logarithm of Gamma(a + b) are rounded
            density = np.exp((a - 1) * np.log(x) + (b - 1) * np.log1p(-x) - special.betaln(a, b))
            allowed = density / value * x * 2.3e-16 + 4.5e-16 * abs(special.gammaln(a + b))
            rows.append((a, b, x, value, allowed))
body += "/* a, b, x, I_x(a, b), what rounding may make */\n"
body += "static const double beta_cases[][5] = {\n"
body += "".join("\t" + braces(number(v) for v in r) + ",\n" for r in rows) + "};\n"
getcontext().prec = 800  # the series' largest terms are e^(z^2 / 2)
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798"
             "2148086513282306647093844609550582231725359408128481117450284102701938521105559644622948954930381964")


def normal_p(z):
    """erfc(z / sqrt 2) by the Taylor series of erf; PI has 200 digits, enough to leave 17 of 1e-140."""
    x = Decimal(z) / Decimal(2).sqrt()
    term, total, k = x, x, 0
    while abs(term) > Decimal(10) ** -400:
        k += 1
        term *= -x * x / k
        total += term / (2 * k + 1)
    return 1 - 2 / PI.sqrt() * total


body += "\n/* z, two-sided p */\nstatic const double normal_cases[][2] = {\n"
for z in (1e-10, 0.01, 0.5, 1, 1.959963984540054, 2, 2.5758293035489004, 3.3, 5, 6.1, 8, 10.7, 15, 20.3, 25):
    body += "\t" + braces(number(v) for v in (z, normal_p(z))) + ",\n"
body += "};\n"


def sign_p(k, n):
    """min(1, 2 P(X <= k)): the largest term exactly, the others by their ratio to it."""
    getcontext().prec = 60
    top = Decimal(math.comb(n, k)) / Decimal(2 ** n)
    ratio, total, i = Decimal(1), Decimal(1), k
    while i > 0 and ratio > Decimal(10) ** -40:
        ratio *= Decimal(i) / Decimal(n - i + 1)
        total += ratio
        i -= 1
    return min(Decimal(1), 2 * top * total)


body += "\n/* k, n, min(1, 2 P(X <= k)) of n trials of 1/2 */\nstatic const double sign_cases[][3] = {\n"
for k, n in ((0, 0), (0, 1), (0, 2), (1, 3), (2, 4), (12, 37), (3, 20), (24, 50), (100, 250), (480, 1000),
             (4900, 10000), (9000, 20000), (49700, 100000)):
    body += "\t" + braces(number(v) for v in (k, n, sign_p(k, n))) + ",\n"
body += "};\n"
header("expected_special.h", "special.py", "SciPy " + scipy.__version__, ["<math.h>"], body)
