-- Reports with errors and intervals, and paired differences, as evaluate, train and compare use them.
\set SHOW_CONTEXT never
CREATE FUNCTION shown(report jsonb) RETURNS TABLE (metric text, value numeric, std_error numeric, ci_low numeric, ci_high numeric, n bigint, rows_skipped bigint) LANGUAGE sql AS $$
    SELECT m.metric, round(m.value, 6), round(m.std_error, 6), round(m.ci_low, 6), round(m.ci_high, 6), m.n, m.rows_skipped
    FROM jsonb_to_recordset(report) AS m(metric text, value numeric, std_error numeric, ci_low numeric, ci_high numeric, n bigint, rows_skipped bigint)
$$;
CREATE FUNCTION differences(report jsonb) RETURNS TABLE (metric text, difference numeric, std_error numeric, ci_low numeric, ci_high numeric, statistic numeric, p_value numeric, test text, n bigint, rows_skipped bigint) LANGUAGE sql AS $$
    SELECT m.metric, round(m.difference, 6), round(m.std_error, 6), round(m.ci_low, 6), round(m.ci_high, 6), round(m.statistic, 6), round(m.p_value, 6), m.test, m.n, m.rows_skipped
    FROM jsonb_to_recordset(report) AS m(metric text, difference numeric, std_error numeric, ci_low numeric, ci_high numeric, statistic numeric, p_value numeric, test text, n bigint, rows_skipped bigint)
$$;
-- DeLong's test of twelve rows and its known result
CREATE TABLE pairs AS SELECT y = 1 AS y, p1, p2
FROM unnest(ARRAY[1,1,1,1,1,0,0,0,0,0,0,0], ARRAY[.9,.8,.7,.55,.4,.65,.5,.45,.3,.25,.2,.1]::float8[], ARRAY[.95,.7,.85,.6,.5,.4,.55,.35,.3,.2,.15,.1]::float8[]) t(y, p1, p2);
SELECT mlsys.roc_auc(y, p1) AS first, mlsys.roc_auc(y, p2) AS second FROM pairs;
SELECT round((d -> 0 ->> 'statistic')::numeric, 14) AS z, round((d -> 0 ->> 'p_value')::numeric, 14) AS p FROM (SELECT mlsys.binary_comparison(y, p1, p2, 0.5, 0.5) FROM pairs) c(d);
SELECT d.* FROM (SELECT mlsys.binary_comparison(y, p1, p2, 0.5, 0.5) FROM pairs) c(r), differences(r) d;
SELECT d.* FROM (SELECT mlsys.binary_report(y, p1, 0.5) FROM pairs) c(r), shown(r) d;
-- McNemar's: 25 against 12
SELECT d.* FROM (SELECT mlsys.binary_comparison(true, (i <= 25)::int, (i > 25)::int, 0.5, 0.5) FROM generate_series(1, 37) i) c(r), differences(r) d WHERE d.metric = 'accuracy';
-- one threshold does not change the other's metrics; a prediction equal to the threshold is positive
SELECT d.metric, d.value FROM (SELECT mlsys.binary_report(y, p1, 0.55) FROM pairs) c(r), shown(r) d WHERE d.metric IN ('accuracy', 'precision', 'recall', 'f1');
SELECT d.metric, d.value FROM (SELECT mlsys.binary_report(y, p1, 2) FROM pairs) c(r), shown(r) d WHERE d.metric IN ('accuracy', 'precision', 'recall', 'f1');
-- the reports agree with the metrics
SELECT (r -> 0 ->> 'value')::float8 = mlsys.log_loss(y, p1) AS log_loss, (r -> 1 ->> 'value')::float8 = mlsys.normalised_log_loss(y, p1) AS normalised_log_loss, (r -> 2 ->> 'value')::float8 = mlsys.brier(y, p1) AS brier, (r -> 3 ->> 'value')::float8 = mlsys.roc_auc(y, p1) AS roc_auc,
       (r -> 4 ->> 'value')::float8 = mlsys.average_precision(y, p1) AS average_precision, (r -> 8 ->> 'value')::float8 = mlsys.f1(y, p1 >= 0.5) AS f1
FROM pairs, (SELECT mlsys.binary_report(y, p1, 0.5) FROM pairs) c(r) GROUP BY r;
-- NULLs are counted; nothing but NULLs, no rows, one class, one row
SELECT DISTINCT d.n, d.rows_skipped FROM (SELECT mlsys.binary_report(y, nullif(p1, 0.5), 0.5) FROM (SELECT * FROM pairs UNION ALL VALUES (NULL, 0.5, 0.5), (true, NULL, NULL)) t) c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.binary_report(y, NULL, 0.5) FROM pairs) c(r), shown(r) d;
SELECT jsonb_path_query_array(mlsys.binary_report(y, p1, 0.5), '$[*].n') AS n, jsonb_array_length(mlsys.binary_comparison(y, p1, p2, 0.5, 0.5)) AS comparison, jsonb_array_length(mlsys.regression_report(p1, p2)) AS regression,
       jsonb_array_length(mlsys.multiclass_report(y::text, NULL, NULL)) AS multiclass FROM pairs WHERE false;
SELECT d.* FROM (SELECT mlsys.binary_report(y, p1, 0.5) FROM pairs WHERE y) c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.binary_comparison(y, p1, p2, 0.5, 0.5) FROM pairs WHERE y) c(r), differences(r) d;
SELECT d.* FROM (SELECT mlsys.binary_comparison(y, p1, p1, 0.5, 0.5) FROM pairs) c(r), differences(r) d;
SELECT d.* FROM (SELECT mlsys.binary_report(y, p1, 0.5) FROM pairs LIMIT 1) c(r), shown(r) d WHERE d.metric = 'roc_auc';
-- a perfect ranking: its error is 0, which says nothing
SELECT d.* FROM (SELECT mlsys.binary_report(y, y::int, 0.5) FROM pairs) c(r), shown(r) d WHERE d.metric IN ('roc_auc', 'average_precision', 'accuracy', 'f1');
CALL try('SELECT mlsys.binary_report(y, p1 + 1, 0.5) FROM pairs');
CALL try('SELECT mlsys.binary_report(y, p1, p1) FROM pairs');
CALL try('SELECT mlsys.binary_report(y, p1, ''NaN'') FROM pairs');
CALL try('SELECT mlsys.binary_comparison(y, p1, ''NaN'', 0.5, 0.5) FROM pairs');
CALL try('SELECT mlsys.binary_comparison(y, p1, p2, 0.5, p2) FROM pairs');

-- regression
CREATE TABLE numbers AS SELECT i, (i * i % 97)::float8 AS y, (i * i % 97 + i % 5 - 1.5)::float8 AS p, (i * i % 97 + i % 7 - 3)::float8 AS q FROM generate_series(1, 500) i;
SELECT d.* FROM (SELECT mlsys.regression_report(y, p) FROM numbers) c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.regression_comparison(y, p, q) FROM numbers) c(r), differences(r) d;
SELECT (r -> 0 ->> 'value')::float8 = mlsys.rmse(y, p) AS rmse, (r -> 1 ->> 'value')::float8 = mlsys.mae(y, p) AS mae, abs((r -> 2 ->> 'value')::float8 - mlsys.r2(y, p)) < 1e-15 AS r2 FROM numbers, (SELECT mlsys.regression_report(y, p) FROM numbers) c(r) GROUP BY r;
SELECT d.* FROM (SELECT mlsys.regression_report(7, p) FROM numbers) c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.regression_report(y, y) FROM numbers) c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.regression_report(y, p) FROM numbers WHERE i = 1) c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.regression_report(y, nullif(p, q)) FROM numbers) c(r), shown(r) d WHERE d.metric = 'mae';
SELECT d.* FROM (SELECT mlsys.regression_report(y, NULL) FROM numbers) c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.regression_comparison(y, p, p) FROM numbers) c(r), differences(r) d;
SELECT d.* FROM (SELECT mlsys.regression_comparison(y, p, p + 1) FROM numbers WHERE i <= 1) c(r), differences(r) d;
CALL try('SELECT mlsys.regression_report(y, ''NaN'') FROM numbers');
CALL try('SELECT mlsys.regression_report(''infinity'', p) FROM numbers');
CALL try('SELECT mlsys.regression_report(y, 1e200) FROM numbers');
CALL try('SELECT mlsys.regression_comparison(y, p, ''NaN'') FROM numbers');
CALL try('SELECT mlsys.regression_comparison(y, p, 1e200) FROM numbers');

-- several classes
CREATE TABLE classes (actual text, l1 text, p1 jsonb, l2 text, p2 jsonb);
INSERT INTO classes VALUES ('a', 'a', '{"a": 0.5, "b": 0.3, "c": 0.1, "d": 0.1}', 'a', '{"a": 0.75, "b": 0.25}'), ('b', 'a', '{"a": 0.4, "b": 0.3, "c": 0.2, "d": 0.1}', 'b', '{"a": 0.25, "b": 0.75}'),
    ('c', 'a', '{"a": 0.4, "b": 0.35, "c": 0.25, "d": 0}', 'a', '{"a": 0.5, "b": 0.25, "c": 0.25}'), ('d', 'd', '{"a": 0.25, "b": 0.25, "c": 0.1, "d": 0.4}', 'c', '{"c": 0.5, "d": 0.5}'), (NULL, 'a', '{"a": 1}', 'a', NULL);
SELECT d.* FROM (SELECT mlsys.multiclass_report(actual, p1, l1) FROM classes) c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.multiclass_report(actual, p2, l2) FROM classes) c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.multiclass_report(actual, p2, l2) FROM classes WHERE actual < 'c') c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.multiclass_comparison(actual, p1, p2, l1, l2) FROM classes) c(r), differences(r) d;
SELECT d.* FROM (SELECT mlsys.multiclass_report(actual, NULL, l1) FROM classes) c(r), shown(r) d;
SELECT d.* FROM (SELECT mlsys.multiclass_comparison(actual, p1, NULL, l1, l2) FROM classes) c(r), differences(r) d;
CALL try($$SELECT mlsys.multiclass_report(actual, '{"a": 0.5}', l1) FROM classes$$);
CALL try($$SELECT mlsys.multiclass_comparison(actual, p1, '[]', l1, l2) FROM classes$$);

-- the support functions, called by a user
CALL try('SELECT mlsys.regression_report_accum(NULL, 1, 2)');
CALL try('SELECT mlsys.regression_report_accum(''{1}'', 1, 2)');
CALL try('SELECT mlsys.regression_report_combine(''{1}'', ''{1}'')');
CALL try('SELECT mlsys.regression_report_final(''{}'')');
CALL try('SELECT mlsys.regression_comparison_final(''{}'')');
CALL try('SELECT mlsys.regression_comparison_combine(''{}'', ''{}'')');
CALL try('SELECT mlsys.multiclass_comparison_final(''{1,2,3}'')');
CALL try('SELECT mlsys.multiclass_comparison_accum(NULL, NULL, NULL, NULL, NULL, NULL)');
SELECT jsonb_array_length(mlsys.regression_report_final(array_fill(0::float8, ARRAY[19]))) AS metrics;
DROP TABLE pairs, numbers, classes;
DROP FUNCTION shown, differences;
