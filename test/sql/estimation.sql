-- Performance estimated without labels, and the reconstruction error of features.
\set SHOW_CONTEXT never
CREATE FUNCTION shown(report jsonb) RETURNS TABLE (metric text, value numeric, std_error numeric, ci_low numeric, ci_high numeric, n bigint, rows_skipped bigint) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT m.metric, round(m.value, 4), round(m.std_error, 4), round(m.ci_low, 4), round(m.ci_high, 4), m.n, m.rows_skipped
    FROM jsonb_to_recordset(report) AS m(metric text, value numeric, std_error numeric, ci_low numeric, ci_high numeric, n bigint, rows_skipped bigint)
$$;

-- two classes: scores that are too high, as of a model with class weights
CREATE TABLE scored AS SELECT i, s, (i * 104729 % 9973) / 9973.0 < s * s AS y FROM (SELECT i, (i * 7919 % 10007) / 10007.0 AS s FROM generate_series(1, 12000) i) t;
CREATE TABLE stored (name text PRIMARY KEY, value bytea);
INSERT INTO stored SELECT 'binary', mlsys.binary_estimation(y, s) FROM scored WHERE i <= 8000;
SELECT length(value) < 32768 AS is_small, d ->> 'n' AS n, d -> 'classes' -> 0 ->> 'calibration' AS calibration, (d -> 'classes' -> 0 ->> 'calibration_error')::float8 BETWEEN 0.001 AND 0.03 AS calibration_error
FROM stored, mlsys.describe_estimation(value) d WHERE name = 'binary';
SELECT d.* FROM (SELECT mlsys.estimated_binary_report(value, s, 0.7) FROM scored, stored WHERE i > 8000 AND name = 'binary') c(r), shown(r) d;
-- what is observed lies within those intervals
SELECT bool_and(o.value BETWEEN e.ci_low AND e.ci_high) FROM (SELECT mlsys.estimated_binary_report(value, s, 0.7), mlsys.binary_report(y, s, 0.7) FROM scored, stored WHERE i > 8000 AND name = 'binary') c(r, b), shown(r) e JOIN shown(b) o USING (metric);
-- the same in another order, in parallel, and by groups
SELECT value = (SELECT mlsys.binary_estimation(y, s) FROM (SELECT * FROM scored WHERE i <= 8000 ORDER BY md5(i::text)) t) AS estimation,
       (SELECT mlsys.estimated_binary_report(value, s, 0.7) FROM scored WHERE i > 8000) = (SELECT mlsys.estimated_binary_report(value, s, 0.7) FROM (SELECT * FROM scored WHERE i > 8000 ORDER BY md5(i::text)) t) AS report
FROM stored WHERE name = 'binary';
SELECT count(*), count(*) FILTER (WHERE g % 2 = 0 AND r = first) AS same FROM (SELECT g, r, first_value(r) OVER (ORDER BY g) AS first FROM (SELECT g, mlsys.estimated_binary_report(value, s, 0.7) FROM scored, stored, generate_series(0, 2, 2) g WHERE i > 8000 AND name = 'binary' GROUP BY g) t(g, r)) u;
-- few rows, no rows, NULLs
SELECT mlsys.estimated_binary_report(e, 0.5, 0.5) FROM (SELECT mlsys.binary_estimation(y, s) FROM scored WHERE i < 200) t(e);
SELECT mlsys.describe_estimation(mlsys.binary_estimation(y, s)) FROM scored WHERE i < 200;
SELECT mlsys.describe_estimation(mlsys.binary_estimation(y, s)) -> 'classes' -> 0 ->> 'calibration' AS calibration FROM scored WHERE i < 300;
SELECT mlsys.binary_estimation(y, s) IS NULL AS no_rows, mlsys.estimated_binary_report(NULL, s, 0.5) AS report FROM scored WHERE false;
SELECT mlsys.binary_estimation(y, NULL) IS NULL AS nulls, mlsys.estimated_binary_report(NULL, s, 0.5) AS report FROM scored;
SELECT mlsys.estimated_binary_report(value, NULL, 0.5) FROM scored, stored WHERE name = 'binary';
SELECT DISTINCT d.n, d.rows_skipped FROM (SELECT mlsys.estimated_binary_report(value, nullif(s, 0), 0.5) FROM scored, stored WHERE name = 'binary') c(r), shown(r) d;
SELECT d.metric, d.value FROM (SELECT mlsys.estimated_binary_report(value, s, 2) FROM scored, stored WHERE name = 'binary') c(r), shown(r) d WHERE d.metric IN ('precision', 'recall', 'specificity', 'f1');
CALL try('SELECT mlsys.binary_estimation(y, s + 1) FROM scored');
CALL try('SELECT mlsys.estimated_binary_report(value, 1.5, 0.5) FROM stored WHERE name = ''binary''');
CALL try('SELECT mlsys.estimated_binary_report(value, s, s) FROM scored, stored WHERE name = ''binary''');
CALL try('SELECT mlsys.estimated_binary_report(value, s, ''NaN'') FROM scored, stored WHERE name = ''binary''');
CALL try('SELECT mlsys.estimated_binary_report(CASE WHEN i % 2 = 0 THEN value ELSE ''\x00'' END, s, 0.5) FROM scored, stored WHERE name = ''binary''');
CALL try('SELECT mlsys.estimated_binary_report(''\x'', 0.5, 0.5)');
CALL try('SELECT mlsys.estimated_binary_report(set_byte(value, 1000, 255 - get_byte(value, 1000)), 0.5, 0.5) FROM stored WHERE name = ''binary''');
CALL try('SELECT mlsys.describe_estimation(substr(value, 1, 500)) FROM stored WHERE name = ''binary''');
CALL try('SELECT mlsys.estimated_multiclass_report(value, ''{}'', ''a'') FROM stored WHERE name = ''binary''');

-- several classes
CREATE TABLE classed AS SELECT i, jsonb_build_object('low', a, 'mid', b, 'high', 1 - a - b) AS p, CASE WHEN u < a THEN 'low' WHEN u < a + b THEN 'mid' ELSE 'high' END AS y, CASE WHEN a >= b AND a >= 1 - a - b THEN 'low' WHEN b >= 1 - a - b THEN 'mid' ELSE 'high' END AS label
FROM (SELECT i, a, round((1 - a) * b, 5) AS b, u FROM (SELECT i, round((i * 7919 % 10007) / 10007.0, 5) AS a, (i * 3571 % 9941) / 9941.0 AS b, (i * 104729 % 9973) / 9973.0 AS u FROM generate_series(1, 9000) i) t) t;
INSERT INTO stored SELECT 'classes', mlsys.multiclass_estimation(y, p, '{low,mid,high}') FROM classed WHERE i <= 6000;
SELECT c ->> 'label' AS label, c ->> 'rows' AS rows, c ->> 'calibration' AS calibration FROM stored, jsonb_array_elements(mlsys.describe_estimation(value) -> 'classes') c WHERE name = 'classes';
SELECT d.* FROM (SELECT mlsys.estimated_multiclass_report(value, p, label) FROM classed, stored WHERE i > 6000 AND name = 'classes') c(r), shown(r) d;
SELECT bool_and(o.value BETWEEN e.ci_low AND e.ci_high) FROM (SELECT mlsys.estimated_multiclass_report(value, p, label), mlsys.multiclass_report(y, p, label) FROM classed, stored WHERE i > 6000 AND name = 'classes') c(r, b), shown(r) e JOIN shown(b) o USING (metric);
SELECT value = (SELECT mlsys.multiclass_estimation(y, p, '{low,mid,high}') FROM (SELECT * FROM classed WHERE i <= 6000 ORDER BY md5(i::text)) t) AS estimation FROM stored WHERE name = 'classes';
SELECT mlsys.estimated_multiclass_report(value, p, label) FROM classed, stored WHERE false;
SELECT mlsys.estimated_multiclass_report(NULL, p, label) FROM classed;
SELECT mlsys.estimated_multiclass_report(e, p, label) FROM classed, (SELECT mlsys.multiclass_estimation(y, p, '{low,mid,high}') FROM classed WHERE i < 100) t(e);
SELECT mlsys.estimated_multiclass_report(e, p, label) FROM classed, (SELECT mlsys.multiclass_estimation(y, p, labels) FROM classed, (SELECT array_agg(g::text) FROM generate_series(1, 101) g) l(labels)) t(e);
CALL try('SELECT mlsys.multiclass_estimation(y, p, ''{low}'') FROM classed');
CALL try('SELECT mlsys.multiclass_estimation(y, p, ''{low,NULL}'') FROM classed');
CALL try('SELECT mlsys.multiclass_estimation(y, p, ARRAY[y, ''x'']) FROM classed');
CALL try('SELECT mlsys.multiclass_estimation(y, p, array_append(''{low,mid}'', y)) FROM classed');
CALL try('SELECT mlsys.multiclass_estimation(y, ''[1]'', ''{low,mid,high}'') FROM classed');
CALL try('SELECT mlsys.multiclass_estimation(y, ''{"low": 2}'', ''{low,mid,high}'') FROM classed');
CALL try('SELECT mlsys.estimated_binary_report(value, 0.5, 0.5) FROM stored WHERE name = ''classes''');

-- covariance and reconstruction: k is constant, t no number; c follows from a and b, unless it is broken
CREATE TABLE featured AS SELECT i, a, b, a + b / 4 AS c, (10 * b)::integer AS d, b > 0.5 AS e, 'x' AS t, 7 AS k, CASE WHEN i % 7 > 0 THEN a * b END AS m
FROM (SELECT i, (i * 7919 % 10007) / 10007.0::float8 AS a, (i * 3571 % 9941) / 9941.0::float8 AS b FROM generate_series(1, 9000) i) x;
CREATE TABLE profiled AS SELECT mlsys.profile(a, b, c, d, e, t, k, m) AS p FROM featured WHERE i <= 6000;
SELECT mlsys.covariance_columns(p) FROM profiled;
INSERT INTO stored SELECT 'covariance', mlsys.feature_covariance(p, a, b, c, d, e, m) FROM featured, profiled WHERE i <= 6000;
SELECT mlsys.covariance_columns(value) FROM stored WHERE name = 'covariance';
SELECT value = (SELECT mlsys.feature_covariance(p, ROW(a, b, c, d, e, m)) FROM featured, profiled WHERE i <= 6000) AS by_row FROM stored WHERE name = 'covariance';
SELECT r ->> 'reference' AS reference, r ->> 'p_value' AS p, r ->> 'n' AS n FROM (SELECT mlsys.reconstruction_error(value, a, b, c, d, e, m) FROM featured, stored WHERE name = 'covariance') t(r);
INSERT INTO stored SELECT 'fitted', mlsys.fit_reconstruction(value, a, b, c, d, e, m) FROM featured, stored WHERE i BETWEEN 6001 AND 8000 AND name = 'covariance';
CREATE FUNCTION errors(r jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT format('%s of %s: %s (%s), reference %s (%s, %s rows), p %s', r ->> 'components', r ->> 'columns', round((r ->> 'value')::numeric, 4), round((r ->> 'sd')::numeric, 4), round((r ->> 'reference')::numeric, 4), round((r ->> 'reference_sd')::numeric, 4), r ->> 'n_reference', round((r ->> 'p_value')::numeric, 4))
$$;
SELECT errors(mlsys.reconstruction_error(value, a, b, c, d, e, m)) AS usual, errors(mlsys.reconstruction_error(value, a, b, 1.25 - c, d, e, m)) AS broken FROM featured, stored WHERE i > 8000 AND name = 'fitted';
SELECT mlsys.reconstruction_error(value, a, b, c, d, e, m) FROM featured, stored WHERE false;
SELECT mlsys.feature_covariance(p, a) IS NULL AS covariance, mlsys.fit_reconstruction(NULL, a) IS NULL AS fitted FROM featured, profiled WHERE false;
-- one column, and none
SELECT mlsys.reconstruction_error(v, a) ->> 'message' AS message FROM featured, (SELECT mlsys.feature_covariance(p, a) FROM featured, (SELECT mlsys.profile(a, t) FROM featured) q(p)) x(v);
SELECT mlsys.covariance_columns(v) AS columns, mlsys.reconstruction_error(v, ROW()) ->> 'message' AS message FROM featured, (SELECT mlsys.feature_covariance(p, ROW()) FROM featured, (SELECT mlsys.profile(t) FROM featured) q(p)) x(v) GROUP BY v;
-- rows: of a table with columns that were dropped, NULL ones, and of types that change, which must not be read as the first one's
CREATE TABLE altered (x text, a float8, y text, b float8, c float8, d integer, e boolean, m float8);
ALTER TABLE altered DROP x, DROP y;
INSERT INTO altered SELECT a, b, c, d, e, m FROM featured WHERE i <= 6000;
SELECT value = (SELECT mlsys.feature_covariance(p, altered) FROM altered, profiled) AS by_row FROM stored WHERE name = 'covariance';
SELECT mlsys.reconstruction_error(value, CASE WHEN i > 6000 THEN ROW(a, b, c, d, e, m) END) = mlsys.reconstruction_error(value, CASE WHEN i > 6000 THEN a END, CASE WHEN i > 6000 THEN b END, CASE WHEN i > 6000 THEN c END, CASE WHEN i > 6000 THEN d END, CASE WHEN i > 6000 THEN e END, CASE WHEN i > 6000 THEN m END) AS null_rows FROM featured, stored WHERE name = 'covariance';
CALL try('SELECT mlsys.reconstruction_error(value, CASE WHEN i > 1 THEN ROW(i, i, i, i, i, i) ELSE ROW(a, b, c, d, e, m) END) FROM featured, stored WHERE name = ''covariance''');
CALL try('SELECT mlsys.feature_covariance(p, a, b) FROM featured, profiled');
CALL try('SELECT mlsys.feature_covariance(p, a, b, c, d, e, t) FROM featured, profiled');
CALL try('SELECT mlsys.reconstruction_error(value, a, b) FROM featured, stored WHERE name = ''fitted''');
CALL try('SELECT mlsys.reconstruction_error(value, a, b) FROM featured, stored WHERE name = ''binary''');
CALL try('SELECT mlsys.covariance_columns(''\x0102''::bytea)');

-- regression: the error grows with a
CREATE TABLE errors AS SELECT i, a, b, 3 * a + b AS p, 3 * a + b + ((i * 104729 % 9973) / 9973.0 - 0.5) * (0.2 + a) AS y FROM featured;
INSERT INTO stored SELECT 'two', mlsys.feature_covariance(q.p, a, b) FROM errors, (SELECT mlsys.profile(a, b) FROM errors) q(p);
INSERT INTO stored SELECT 'regression', mlsys.regression_estimation(value, y, p, a, b) FROM errors, stored WHERE i <= 6000 AND name = 'two';
SELECT round((d ->> 'r2_absolute_error')::numeric, 4) AS absolute, round((d ->> 'r2_squared_error')::numeric, 4) AS squared FROM stored, mlsys.describe_estimation(value) d WHERE name = 'regression';
SELECT d.* FROM (SELECT mlsys.estimated_regression_report(e.value, c.value, p, a, b) FROM errors, stored e, stored c WHERE i > 6000 AND e.name = 'regression' AND c.name = 'two') c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.estimated_regression_report(e.value, c.value, p, a, b) FROM errors, stored e, stored c WHERE i > 6000 AND a > 0.8 AND e.name = 'regression' AND c.name = 'two') c(r), shown(r) d;
SELECT d.metric, d.value FROM (SELECT mlsys.regression_report(y, p) FROM errors WHERE i > 6000 AND a > 0.8) c(r), shown(r) d WHERE d.metric <> 'r2' ORDER BY 1;
SELECT mlsys.estimated_regression_report(e, value, p, a, b) FROM errors, stored, (SELECT mlsys.regression_estimation(value, p + (i * 104729 % 9973), p, a, b) FROM errors, stored WHERE name = 'two') x(e) WHERE name = 'two';
SELECT mlsys.estimated_regression_report(e, value, p, a, b) FROM errors, stored, (SELECT mlsys.regression_estimation(value, y, p, a, b) FROM errors, stored WHERE name = 'two' AND i < 200) x(e) WHERE name = 'two';
SELECT mlsys.estimated_regression_report(NULL, value, p, a, b) FROM errors, stored WHERE name = 'two';
SELECT mlsys.estimated_regression_report(value, value, p, a, b), mlsys.regression_estimation(value, y, p, a, b) FROM errors, stored WHERE false;
CALL try('SELECT mlsys.regression_estimation(value, ''infinity'', p, a, b) FROM errors, stored WHERE name = ''two''');
CALL try('SELECT mlsys.estimated_regression_report(e.value, c.value, p, a, b) FROM errors, stored e, stored c WHERE e.name = ''regression'' AND c.name = ''fitted''');
CALL try('SELECT mlsys.estimated_regression_report(e.value, c.value, p, a, b) FROM errors, stored e, stored c WHERE e.name = ''binary'' AND c.name = ''two''');

-- serial = parallel
CREATE VIEW all_of_it AS SELECT
    (SELECT mlsys.binary_estimation(y, s) FROM scored) AS estimation,
    (SELECT mlsys.estimated_binary_report((SELECT value FROM stored WHERE name = 'binary'), s, 0.7) FROM scored) AS report,
    (SELECT mlsys.multiclass_estimation(y, p, '{low,mid,high}') FROM classed) AS class_estimation,
    (SELECT mlsys.estimated_multiclass_report((SELECT value FROM stored WHERE name = 'classes'), p, label) FROM classed) AS class_report,
    (SELECT errors(mlsys.reconstruction_error(mlsys.fit, a, b, c, d, e, m)) FROM featured, (SELECT mlsys.fit_reconstruction((SELECT mlsys.feature_covariance((SELECT p FROM profiled), a, b, c, d, e, m) FROM featured), a, b, c, d, e, m) FROM featured) mlsys(fit)) AS reconstruction,
    (SELECT string_agg(s::text, ' ') FROM shown((SELECT mlsys.estimated_regression_report((SELECT mlsys.regression_estimation((SELECT value FROM stored WHERE name = 'two'), y, p, a, b) FROM errors), (SELECT value FROM stored WHERE name = 'two'), p, a, b) FROM errors)) s) AS regression;
CREATE TABLE serial AS SELECT * FROM all_of_it;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
DO $$
DECLARE
    plan text;
    partial integer := 0;
BEGIN
    FOR plan IN EXPLAIN SELECT * FROM all_of_it LOOP
        partial := partial + (plan LIKE '%Partial Aggregate%')::integer;
    END LOOP;
    RAISE NOTICE '% partial aggregates', partial;
END
$$;
SELECT p.estimation = s.estimation AS estimation, p.report = s.report AS report, p.class_estimation = s.class_estimation AS class_estimation, p.class_report = s.class_report AS class_report,
       p.reconstruction = s.reconstruction AS reconstruction, p.regression = s.regression AS regression, s.reconstruction AS shown, s.regression AS also
FROM all_of_it p, serial s;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;

DROP VIEW all_of_it;
DROP TABLE scored, stored, classed, featured, profiled, errors, serial;
DROP FUNCTION shown, errors;
