"""Logistic regression by statsmodels (no penalty) and scikit-learn (with one).

Terms are those of design.py. statsmodels: GLM with frequency weights for two classes, MNLogit for more.
scikit-learn: newton-cholesky for two classes, newton-cg for more, both to far below their default
tolerance.
"""

import warnings

import numpy as np
import statsmodels.api as sm
from scipy import stats
from scipy.special import logsumexp
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from design import NAN, category_terms, independent, numeric_terms

warnings.simplefilter("ignore")


def design(columns, kept, options):
    """Names and values of the terms, by the rules of the options."""
    l2 = options.get("l2", 0.0)
    coding = options.get("coding", "auto")
    intercept = options.get("intercept", True)
    full = coding == "full" or (coding == "auto" and l2 > 0)
    first_full = not intercept and coding == "auto"
    names, terms = [], []
    if intercept:
        names.append("intercept")
        terms.append(np.ones(len(kept)))
    for c in columns:
        if c.is_category:
            pairs = category_terms(c, kept, full or first_full, options.get("max_categories", 100))
            first_full = False
        else:
            pairs = numeric_terms(c, kept)
        for name, values in pairs:
            names.append(name)
            terms.append(values)
    return names, np.column_stack(terms)


def class_weights(options, y):
    """Weight of each class as scikit-learn understands it; the spelling of a test's option."""
    given = options.get("class_weight")
    classes, counts = np.unique(y, return_counts=True)
    if given == "balanced":
        return dict(zip(classes, len(y) / (len(classes) * counts)))
    return {k: (given or {}).get("%g" % k, 1.0) for k in classes}


def unpenalized(x, y, w, is_weighted):
    """Coefficients and errors by vector; NaN where a column depends on others."""
    classes = np.unique(y)
    use = independent(x * np.sqrt(w)[:, None])
    if len(classes) == 2:
        model = sm.GLM(y == classes[1], x[:, use], family=sm.families.Binomial(), freq_weights=w)
        fitted = model.fit(tol=1e-15, tol_criterion="params", maxiter=100)
        params, bse = fitted.params[:, None], fitted.bse[:, None]
    else:
        assert not is_weighted
        codes = np.searchsorted(classes, y)
        fitted = sm.MNLogit(codes, x[:, use]).fit(method="newton", tol=1e-14, maxiter=100, disp=0)
        params, bse = fitted.params, fitted.bse
    b = np.full((params.shape[1], x.shape[1]), NAN)
    e = b.copy()
    b[:, use] = params.T
    e[:, use] = bse.T
    return b, e


def penalized(x, y, w, options):
    intercept = options.get("intercept", True)
    first = 1 if intercept else 0
    scale = np.ones(x.shape[1] - first)
    if options.get("standardize", False):
        scale = StandardScaler(with_mean=False).fit(x[:, first:], sample_weight=w).scale_
    weights = class_weights(options, y)
    model = LogisticRegression(
        C=1 / options["l2"], fit_intercept=intercept, max_iter=10000, tol=1e-13,
        solver="newton-cholesky" if len(weights) == 2 else "newton-cg",
        multi_class="auto" if len(weights) == 2 else "multinomial")
    # a centre changes the intercept only, and helps the solver
    mean = x[:, first:].mean(axis=0) * first
    model.fit((x[:, first:] - mean) / scale, y, sample_weight=w * np.vectorize(weights.get)(y))
    b = model.coef_ / scale
    if intercept:
        b = np.column_stack((model.intercept_ - b @ mean, b))
    return b, np.full(b.shape, NAN)


def fit(columns, target, weight, options):
    """Terms and probabilities of all rows, by the rows whose target is not NaN and whose weight is not 0."""
    y = np.asarray(target, dtype=float)
    w = np.ones(len(y)) if weight is None else np.asarray(weight, dtype=float)
    kept = ~np.isnan(y) & (w > 0)
    if options.get("missing", "impute_mean") == "skip_row":
        for c in columns:
            if not c.is_category:
                kept &= ~np.isnan(np.asarray(c.values, dtype=float).reshape(len(y), -1)).any(axis=1)
    names, everything = design(columns, kept, options)
    x, t, v = everything[kept], y[kept], w[kept]
    classes, codes = np.unique(t, return_inverse=True)
    k = len(classes)
    weights = class_weights(options, t)
    c = v * np.vectorize(weights.get)(t)
    if options.get("l2", 0.0) > 0:
        b, errors = penalized(x, t, v, options)
    elif "class_weight" in options:
        b, errors = unpenalized(x, t, c, True)
        errors = np.full(b.shape, NAN)
    else:
        b, errors = unpenalized(x, t, v, weight is not None)

    eta = everything @ np.nan_to_num(b).T
    if b.shape[0] == k - 1:
        eta = np.column_stack((np.zeros(len(y)), eta))
    log_p = eta - logsumexp(eta, axis=1)[:, None]
    shares = np.array([c[codes == i].sum() for i in range(k)]) / c.sum()
    z = b / errors
    labels = ["%g" % u for u in classes[k - b.shape[0]:]] if k > 2 else [None]
    return {
        "classes": [u for u in labels for _ in names], "terms": names * len(labels),
        "coefficients": b.ravel(), "errors": errors.ravel(), "statistics": z.ravel(),
        "p": 2 * stats.norm.sf(np.abs(z)).ravel(), "probabilities": np.exp(log_p),
        "rows": int(kept.sum()), "rank": int((~np.isnan(b[0])).sum()),
        "log_loss": -(c @ log_p[kept, codes]) / c.sum(),
        "null_log_loss": -(shares @ np.log(shares)),
    }
