#!/usr/bin/python3
"""Student's t and the incomplete beta function by SciPy; the normal distribution by its series in long
decimals, the sign test in integers; chi-square and Kolmogorov's distribution by their series."""

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


def gamma_q(a, x):
    """Q(a, x), a a multiple of 1/2: 1 - P by the series of P, or for whole a the finite sum e^-x x^k / k!."""
    getcontext().prec = 420 if x < 200 else 60
    x = Decimal(x)
    if 2 * a % 2 == 0:
        term, total = Decimal(1), Decimal(0)
        for k in range(int(a)):
            total += term
            term *= x / (k + 1)
        return total * (-x).exp()
    a = Decimal(a)
    factor, k = PI.sqrt(), Decimal("0.5")  # Gamma(a + 1)
    while k <= a:
        factor *= k
        k += 1
    term = x ** a * (-x).exp() / factor
    total, k = Decimal(0), 1
    while term > Decimal(10) ** -400:
        total += term
        term *= x / (a + k)
        k += 1
    return 1 - total


body += "\n/* x, degrees of freedom, P(X > x) */\nstatic const double chi_square_cases[][3] = {\n"
for df in (1, 2, 3, 4, 5, 9, 10, 19, 20, 29, 30, 31, 50, 100, 999, 1000, 20000):
    for z in (-30, -8, -3, -1, -0.1, 0, 0.1, 1, 2, 3, 5, 10, 20, 30, 34):
        # from far below to far above df, on a scale that suits a large df; for a small one the tail
        x = df + z * math.sqrt(2 * df) if df > 30 else 0.1 * 1.21 ** (z + 34) if z < 5 else 40.0 * z
        if x <= 0 or df % 2 == 1 and x > 390:
            continue
        p = gamma_q(df / 2, x / 2)
        if p > Decimal("1e-300"):
            body += "\t" + braces(number(v) for v in (x, df, p)) + ",\n"


def chi_mean(df):
    """sqrt(2) Gamma((df + 1) / 2) / Gamma(df / 2), by factors down to Gamma(1 / 2) and Gamma(1)."""
    getcontext().prec = 60
    value = Decimal(2).sqrt() * (1 / PI.sqrt() if df % 2 == 1 else PI.sqrt() / 2)
    for k in range(df % 2, df, 2) if df % 2 == 1 else range(2, df, 2):
        value *= Decimal(k + 1) / Decimal(k)
    return value


body += "};\n\n/* degrees of freedom, x of p = 0.05, expectation of the root */\nstatic const double chi_square_95_cases[][3] = {\n"
for df in (1, 2, 3, 4, 9, 19, 20, 49, 100, 1000, 123456):
    body += "\t" + braces(number(v) for v in (df, stats.chi2.ppf(0.95, df), chi_mean(df))) + ",\n"
body += "};\n"


def kolmogorov(t):
    """2 sum (-1)^(k-1) e^(-2 k^2 t^2)."""
    getcontext().prec = 60
    total, k, term = Decimal(0), 1, Decimal(1)
    while abs(term) > Decimal(10) ** -350:
        term = 2 * (-1) ** (k - 1) * (-2 * k * k * Decimal(t) ** 2).exp()
        total += term
        k += 1
    return total


body += "\n/* t, P(K > t) */\nstatic const double kolmogorov_cases[][2] = {\n"
for t in (0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.99, 1, 1.01, 1.2, 1.36, 1.63, 2, 3, 5, 10, 18):
    body += "\t" + braces(number(v) for v in (t, kolmogorov(t))) + ",\n"
body += "};\n"
header("expected_special.h", "special.py", "SciPy " + scipy.__version__, ["<math.h>"], body)
