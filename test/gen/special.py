#!/usr/bin/python3
"""Student's t and the incomplete beta function by SciPy."""

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
header("expected_special.h", "special.py", "SciPy " + scipy.__version__, ["<math.h>"], body)
