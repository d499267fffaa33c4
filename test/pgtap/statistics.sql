-- Statistics of drift against values that SciPy and statsmodels give at full precision, to 1e-12.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT plan(13);

CREATE FUNCTION wrong(VARIADIC pairs float8[]) RETURNS TABLE (place int, have float8, want float8) LANGUAGE sql AS $$
    SELECT i, pairs[2 * i - 1], pairs[2 * i] FROM generate_series(1, array_length(pairs, 1) / 2) AS i
    WHERE (abs(pairs[2 * i - 1] - pairs[2 * i]) <= 1e-12 * abs(pairs[2 * i])) IS NOT TRUE
$$;
CREATE TABLE samples AS SELECT '{0.5,1.2,1.9,2.3,2.8,3.1,3.6,4.0,4.4,5.1,6.7,8.2}'::float8[] AS ref, '{1.1,2.3,3.3,3.9,4.4,5.0,5.8,6.6,7.9,9.5}'::float8[] AS cur;
-- bins, as counts; the unsmoothed values are those of their shares
CREATE TABLE bins (name text, ref bigint[], cur bigint[]);
INSERT INTO bins VALUES ('samples', '{3,4,3,2}', '{1,3,3,3}'), ('merged', '{7,5}', '{4,6}'),
    ('four', '{50,30,15,5}', '{40,35,20,5}'), ('two', '{90,10}', '{70,30}');
CREATE FUNCTION shares(counts bigint[]) RETURNS float8[] LANGUAGE sql AS $$
    SELECT array_agg(c::float8 / (SELECT sum(c) FROM unnest(counts) c) ORDER BY i) FROM unnest(counts) WITH ORDINALITY AS u(c, i)
$$;

-- two samples
SELECT is_empty($$SELECT w.* FROM samples, mlsys.ks_test(ref, cur) AS t, wrong(t.statistic, 0.3, t.p_value, 0.62970775354676289) AS w$$, 'Kolmogorov-Smirnov, exact');
-- each value ten times: the same statistic over more rows than are counted exactly
CREATE TABLE repeated AS SELECT (SELECT array_agg(v) FROM unnest(ref) v, generate_series(1, 10)) AS ref, (SELECT array_agg(v) FROM unnest(cur) v, generate_series(1, 10)) AS cur FROM samples;
SELECT is_empty($$SELECT t.method, w.* FROM repeated, mlsys.ks_test(ref, cur) AS t, sqrt(120 * 100 / 220::float8) AS r,
                         LATERAL (SELECT 2 * sum((-1) ^ (k - 1) * exp(-2 * k ^ 2 * ((r + 0.12 + 0.11 / r) * 0.3) ^ 2)) AS p FROM generate_series(1, 5) k) AS series,
                         wrong(t.statistic, 0.3, t.p_value, series.p, (t.method = 'asymptotic')::int, 1) AS w$$, 'Kolmogorov-Smirnov by the formula of Stephens');
SELECT is_empty($$SELECT w.* FROM samples, wrong(mlsys.wasserstein_distance(ref, cur), 1.3333333333333335, mlsys.wasserstein_distance(ref, cur, normalized => true), 0.62490465439068266) AS w$$, 'Wasserstein');
SELECT is_empty($$SELECT w.* FROM samples, mlsys.welch_test(ref, cur) AS t, wrong(t.statistic, -1.2873397488590552, t.df, 18.077015773643762, t.p_value, 0.21421505547590639) AS w$$, 'Welch');

-- bins
SELECT is_empty($$SELECT b.name, w.* FROM bins b JOIN (VALUES
        ('samples', 0.22844326012969773, 0.15144523634130269, 0.040161922095301172, 0.16789959640267474),
        ('four', 0.044405992745372935, 0.042781058795333719, 0.0079894273392053343, 0.074459981350798912),
        ('two', 0.26998534338980318, 0.26061159749258339, 0.046784848477375351, 0.18185028436528516)) AS e(name, unsmoothed, psi, js, hellinger) USING (name),
        wrong(mlsys.psi(shares(ref), shares(cur)), unsmoothed, mlsys.psi(ref, cur), psi, mlsys.js_divergence(ref, cur), js, mlsys.js_divergence(shares(ref), shares(cur)), js,
              mlsys.js_distance(ref, cur), sqrt(js), mlsys.js_distance(shares(ref), shares(cur)), sqrt(js),
              mlsys.hellinger_distance(ref, cur), hellinger, mlsys.hellinger_distance(shares(ref), shares(cur)), hellinger) AS w$$, 'PSI, Jensen-Shannon, Hellinger');
SELECT is_empty($$SELECT w.* FROM bins, wrong(mlsys.total_variation(ref, cur), 0.18333333333333332, mlsys.total_variation(shares(ref), shares(cur)), 0.18333333333333332,
                         mlsys.l_infinity(ref, cur), 0.15, mlsys.l_infinity(shares(ref), shares(cur)), 0.15) AS w WHERE name = 'samples'$$, 'total variation, L-infinity');
SELECT is_empty($$SELECT b.name, w.* FROM bins b JOIN (VALUES
        ('samples', 1.1707142857142854, 3, 0.76003646020255811), ('merged', .73333333333333339, 1, .39180485461850956),
        ('four', 2.2100122100122102, 3, 0.52997897149215745), ('two', 12.5, 1, 0.00040695201744495946)) AS e(name, statistic, df, p) USING (name),
        mlsys.chi_square_test(ref, cur) AS t, wrong(t.statistic, e.statistic, t.df, e.df, t.p_value, e.p) AS w$$, 'chi-square');
SELECT is_empty($$SELECT w.* FROM bins, mlsys.g_test(ref, cur) AS t, wrong(t.statistic, 1.209129033403999, t.df, 3) AS w WHERE name = 'samples'$$, 'G');

-- shares and tables
SELECT is_empty($$SELECT * FROM wrong(mlsys.fisher_exact_test(90, 10, 70, 30), 0.00065041070760342077)$$, 'Fisher');
SELECT is_empty($$SELECT w.* FROM mlsys.two_proportion_test(120, 1000, 150, 1000) AS t, wrong(t.difference, 0.03, t.z, 1.963049807622355, t.p_value, .049640386865368778,
                         t.ci_low, 1.3782434204051563e-05, t.ci_high, 0.060008258570126566) AS w$$, 'two proportions');
SELECT is_empty($$SELECT w.* FROM mlsys.sample_ratio_test('{5000,5150}') AS t, wrong(t.statistic, 2.2167487684729066, t.df, 1, t.p_value, .13652028764557886) AS w$$, 'sample ratio');
SELECT is_empty($$SELECT w.* FROM wrong(VARIADIC (SELECT array_agg(v ORDER BY i, kind) FROM (
        SELECT i, 1 AS kind, v FROM unnest(mlsys.benjamini_hochberg('{.001,.008,.039,.041,.042,.06,.074,.205,.212,.216}')) WITH ORDINALITY AS h(v, i) UNION ALL
        SELECT i, 2, v FROM unnest('{.01,.04,.084,.084,.084,.1,.10571428571428572,.216,.216,.216}'::float8[]) WITH ORDINALITY AS e(v, i)) AS pairs)) AS w$$, 'Benjamini-Hochberg');
-- the comparison above can fail
SELECT results_eq($$SELECT * FROM wrong(1, 1 + 2e-12, 1, 1, NULL, 1)$$, $$VALUES (1, 1::float8, 1 + 2e-12::float8), (3, NULL, 1)$$, 'a difference is found');
SELECT * FROM finish();
