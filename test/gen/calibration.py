#!/usr/bin/python3
"""Calibration maps: isotonic regression by scikit-learn, Platt's by statsmodels.

scikit-learn averages ties and pools; the clipping is done here. Platt's targets are fractions, which
statsmodels' GLM takes as they are.
"""

import numpy as np
import sklearn
import statsmodels
import statsmodels.api as sm
from sklearn.isotonic import IsotonicRegression

from reference import doubles, header, number, test_hash, text


def clipped(values, n):
    return np.clip(values, 1 / (n + 2), 1 - 1 / (n + 2))


cases = []
body = ""


def add(name, p, y, w=None):
    global body
    k = len(cases)
    p, y = np.asarray(p, dtype=float), np.asarray(y)
    v = np.ones(len(p)) if w is None else np.asarray(w, dtype=float)
    at = np.concatenate((np.linspace(0, 1, 21), p[:10]))
    isotonic = IsotonicRegression(out_of_bounds="clip").fit(p, y, sample_weight=v)
    plus, minus = v[y == 1].sum(), v[y == 0].sum()
    target = np.where(y == 1, (plus + 1) / (plus + 2), 1 / (minus + 2))
    model = sm.GLM(target, np.column_stack((np.ones(len(p)), np.log(p / (1 - p)))),
                   family=sm.families.Binomial(), freq_weights=v)
    intercept, slope = model.fit(tol=1e-15, tol_criterion="params", maxiter=200).params
    body += doubles("map%d_p" % k, p)
    body += "static const uint8_t map%d_y[] = {%s};\n" % (k, ", ".join("%d" % u for u in y))
    if w is not None:
        body += doubles("map%d_w" % k, w)
    body += doubles("map%d_at" % k, at)
    # between knots the clipped function is linear, not the clipped line
    knots = clipped(isotonic.y_thresholds_, len(p))
    body += doubles("map%d_isotonic" % k, np.interp(at, isotonic.X_thresholds_, knots))
    cases.append("\t{%s, %d, map%d_p, map%d_y, %s, %d, map%d_at, map%d_isotonic, %s, %s},\n" % (
        text(name), len(p), k, k, "NULL" if w is None else "map%d_w" % k, len(at), k, k,
        number(slope), number(intercept)))


add("twelve", [.1, .15, .2, .3, .35, .4, .5, .55, .6, .7, .8, .9], [0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1])
for name, n, cells in (("ties", 300, 20), ("many", 2000, 4096)):
    p = np.array([(test_hash(600, i) % cells + 0.5) / cells for i in range(n)])
    y = np.array([int((test_hash(601, i) % 4096) / 4096 < u ** 2) for i, u in enumerate(p)])
    w = [(1 + test_hash(602, i) % 7) / 4 for i in range(n)]
    add(name, p, y)
    add(name + ", weights", p, y, w)
p = np.array([0.05 + 0.9 * i / 99 for i in range(100)])
add("the wrong way round", p, (p < 0.4).astype(int))
add("separated", p, (p > 0.4).astype(int))

header("expected_calibration.h", "calibration.py",
       "statsmodels %s, scikit-learn %s" % (statsmodels.__version__, sklearn.__version__),
       ["<math.h>", "<stdint.h>"], body + """
typedef struct CalibrationCase
{
	const char *name;
	int n;
	const double *p;
	const uint8_t *y;
	const double *w; /* or NULL */
	int nat;
	const double *at;		/* probabilities, */
	const double *isotonic; /* and what isotonic calibration makes of them */
	double slope;			/* Platt's */
	double intercept;
} CalibrationCase;

static const CalibrationCase calibration_cases[] = {
""" + "".join(cases) + "};\n")
