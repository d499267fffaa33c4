-- Metrics of classifications and their reports against scikit-learn, statsmodels and SciPy
-- (test/gen/metrics.py), in one process and in parallel.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
\i test/data/metrics_reference.sql
SELECT plan(32);

-- What differs from the reference by more than a tolerance, relative to the value, or is missing.
CREATE TABLE have (data text, metric text, value float8);
CREATE FUNCTION wrong(wanted text, tolerance float8) RETURNS TABLE (metric text, have float8, want float8) LANGUAGE sql AS $$
    SELECT coalesce(h.metric, r.metric), h.value, r.value
    FROM (SELECT * FROM metric_reference WHERE data = wanted) r FULL JOIN (SELECT * FROM have WHERE data = wanted) h USING (metric)
    WHERE NOT coalesce(h.value = r.value OR abs(h.value - r.value) <= tolerance * greatest(abs(r.value), 1e-3), h.value IS NULL AND r.value = 'infinity')
$$;
-- A report as rows: the value, then its error and interval.
CREATE FUNCTION rows_of(report jsonb) RETURNS TABLE (metric text, value float8) LANGUAGE sql AS $$
    SELECT m.item ->> 'metric' || CASE member WHEN 'value' THEN '' ELSE ' ' || member END, (m.item ->> member)::float8
    FROM jsonb_array_elements(report) AS m(item), unnest(ARRAY['value', 'difference', 'std_error', 'ci_low', 'ci_high', 'statistic', 'p_value']) AS member
    WHERE m.item ? member
$$;
CREATE FUNCTION explained(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    line text;
    lines text := '';
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
        lines := lines || line || E'\n';
    END LOOP;
    RETURN lines;
END
$$;
ANALYZE binary_rows, regression_rows, class_rows;

-- the queries, as the tables that they fill
CREATE TABLE queries (name text, query text);
INSERT INTO queries VALUES
('binary', $$SELECT data, mlsys.log_loss(actual, p1) AS log_loss, mlsys.normalised_log_loss(actual, p1) AS normalised_log_loss, mlsys.brier(actual, p1) AS brier, mlsys.base_rate(actual) AS base_rate,
        mlsys.roc_auc(actual, p1) AS roc_auc, mlsys.roc_auc(actual, round((10 * p1 - 5)::numeric, 1)::float8 * 1e30) AS roc_auc_scores, mlsys.average_precision(actual, p1) AS average_precision,
        mlsys.accuracy(actual, p1 >= 0.5) AS accuracy, mlsys.precision(actual, p1 >= 0.5) AS "precision", mlsys.recall(actual, p1 >= 0.5) AS recall, mlsys.f1(actual, p1 >= 0.5) AS f1
    FROM binary_rows GROUP BY data$$),
('binary_integer', $$SELECT data, mlsys.log_loss(actual::int, p1) AS log_loss, mlsys.normalised_log_loss(actual::int, p1) AS normalised_log_loss, mlsys.brier(actual::int, p1) AS brier, mlsys.base_rate(actual::int) AS base_rate,
        mlsys.roc_auc(actual::int, p1) AS roc_auc, mlsys.roc_auc(actual::int, round((10 * p1 - 5)::numeric, 1)::float8 * 1e30) AS roc_auc_scores, mlsys.average_precision(actual::int, p1) AS average_precision,
        mlsys.accuracy(actual::int, (p1 >= 0.5)::int) AS accuracy, mlsys.precision(actual::int, (p1 >= 0.5)::int) AS "precision", mlsys.recall(actual::int, (p1 >= 0.5)::int) AS recall, mlsys.f1(actual::int, (p1 >= 0.5)::int) AS f1
    FROM binary_rows GROUP BY data$$),
('binary_weighted', $$SELECT data || ' weighted' AS data, mlsys.log_loss(actual, p1, weight) AS log_loss, mlsys.normalised_log_loss(actual, p1, weight) AS normalised_log_loss, mlsys.brier(actual, p1, weight) AS brier, mlsys.base_rate(actual, p1, weight) AS base_rate,
        mlsys.roc_auc(actual, p1, weight) AS roc_auc, mlsys.roc_auc(actual, round((10 * p1 - 5)::numeric, 1)::float8 * 1e30, weight) AS roc_auc_scores, mlsys.average_precision(actual, p1, weight) AS average_precision,
        mlsys.accuracy(actual, p1 >= 0.5, weight) AS accuracy, mlsys.precision(actual, p1 >= 0.5, weight) AS "precision", mlsys.recall(actual, p1 >= 0.5, weight) AS recall, mlsys.f1(actual, p1 >= 0.5, weight) AS f1
    FROM binary_rows GROUP BY data$$),
('binary_integer_weighted', $$SELECT data || ' weighted' AS data, mlsys.log_loss(actual::int, p1, weight) AS log_loss, mlsys.normalised_log_loss(actual::int, p1, weight) AS normalised_log_loss, mlsys.brier(actual::int, p1, weight) AS brier, mlsys.base_rate(actual::int, p1, weight) AS base_rate,
        mlsys.roc_auc(actual::int, p1, weight) AS roc_auc, mlsys.roc_auc(actual::int, round((10 * p1 - 5)::numeric, 1)::float8 * 1e30, weight) AS roc_auc_scores, mlsys.average_precision(actual::int, p1, weight) AS average_precision,
        mlsys.accuracy(actual::int, (p1 >= 0.5)::int, weight) AS accuracy, mlsys.precision(actual::int, (p1 >= 0.5)::int, weight) AS "precision", mlsys.recall(actual::int, (p1 >= 0.5)::int, weight) AS recall, mlsys.f1(actual::int, (p1 >= 0.5)::int, weight) AS f1
    FROM binary_rows GROUP BY data$$),
('classes', $$SELECT data, mlsys.log_loss(actual, p1) AS log_loss, mlsys.accuracy(actual, label1) AS accuracy, mlsys.macro_f1(actual, label1) AS macro_f1,
        mlsys.top_k(actual, p1, 1) AS top_1, mlsys.top_k(actual, p1, 2) AS top_2, mlsys.top_k(actual, p1, 3) AS top_3, mlsys.top_k(actual, p1, 4) AS top_4 FROM class_rows GROUP BY data$$),
('classes_weighted', $$SELECT data || ' weighted' AS data, mlsys.log_loss(actual, p1, weight) AS log_loss, mlsys.accuracy(actual, label1, weight) AS accuracy, mlsys.macro_f1(actual, label1, weight) AS macro_f1,
        mlsys.top_k(actual, p1, 1, weight) AS top_1, mlsys.top_k(actual, p1, 2, weight) AS top_2, mlsys.top_k(actual, p1, 3, weight) AS top_3, mlsys.top_k(actual, p1, 4, weight) AS top_4 FROM class_rows GROUP BY data$$),
('binary_report', 'SELECT data || '' report'' AS data, mlsys.binary_report(actual, p1, 0.5) AS report FROM binary_rows GROUP BY data'),
('binary_comparison', 'SELECT data || '' comparison'' AS data, mlsys.binary_comparison(actual, p1, p2, 0.5, 0.4) AS report FROM binary_rows GROUP BY data'),
('regression_report', 'SELECT ''regression report'' AS data, mlsys.regression_report(actual, p1) AS report FROM regression_rows'),
('regression_comparison', 'SELECT ''regression comparison'' AS data, mlsys.regression_comparison(actual, p1, p2) AS report FROM regression_rows'),
('class_report', 'SELECT data || '' report'' AS data, mlsys.multiclass_report(actual, p1, label1) AS report FROM class_rows GROUP BY data'),
('class_comparison', 'SELECT data || '' comparison'' AS data, mlsys.multiclass_comparison(actual, p1, p2, label1, label2) AS report FROM class_rows GROUP BY data');

-- Fill "have" with what some of the queries give; each one's result also stands in a table of its name.
CREATE PROCEDURE run(names text[], suffix text) LANGUAGE plpgsql AS $$
DECLARE
    q record;
BEGIN
    TRUNCATE have;
    FOR q IN SELECT * FROM queries WHERE name = ANY (names) LOOP
        EXECUTE format('CREATE TABLE %I AS %s', q.name || suffix, q.query);
        IF q.query ~ ' AS report ' THEN
            EXECUTE format('INSERT INTO have SELECT t.data, r.* FROM %I t, rows_of(t.report) r', q.name || suffix);
        ELSE
            EXECUTE format('INSERT INTO have SELECT t.data, m.key, m.value::float8 FROM %I t, jsonb_each_text(to_jsonb(t) - ''data'') m', q.name || suffix);
        END IF;
    END LOOP;
END
$$;

SET max_parallel_workers_per_gather = 0;
CALL run('{binary,binary_weighted}', '_serial');
SELECT is_empty(format('SELECT * FROM wrong(%L, 1e-12)', d), 'binary metrics: ' || d) FROM unnest(ARRAY['continuous', 'continuous weighted', 'ties', 'ties weighted']) d;
CALL run('{binary_integer,binary_integer_weighted}', '_serial');
SELECT is_empty(format('SELECT * FROM wrong(%L, 1e-12)', d), 'with integer labels: ' || d) FROM unnest(ARRAY['continuous', 'continuous weighted', 'ties', 'ties weighted']) d;

CALL run('{classes,classes_weighted}', '_serial');
INSERT INTO have
SELECT v.data, v.metric || v.class, v.value
FROM (SELECT data, class, mlsys.precision(actual, label1, class) AS p, mlsys.recall(actual, label1, class) AS r, mlsys.f1(actual, label1, class) AS f
      FROM (SELECT DISTINCT data, actual AS class FROM class_rows) c JOIN class_rows USING (data) GROUP BY data, class
      UNION ALL
      SELECT data || ' weighted', class, mlsys.precision(actual, label1, class, weight), mlsys.recall(actual, label1, class, weight), mlsys.f1(actual, label1, class, weight)
      FROM (SELECT DISTINCT data, actual AS class FROM class_rows) c JOIN class_rows USING (data) GROUP BY data, class) s,
     LATERAL (VALUES (s.data, 'precision ', s.class, p), (s.data, 'recall ', s.class, r), (s.data, 'f1 ', s.class, f)) v(data, metric, class, value);
-- the reference has no k as large as the number of classes: every row is a hit
SELECT is_empty('SELECT * FROM have WHERE metric ~ ''top'' AND right(metric, 1)::int >= (SELECT count(DISTINCT actual) FROM class_rows c WHERE c.data = replace(have.data, '' weighted'', '''')) AND value <> 1', 'top_k of all classes is 1');
DELETE FROM have WHERE metric ~ 'top' AND right(metric, 1)::int >= (SELECT count(DISTINCT actual) FROM class_rows c WHERE c.data = replace(have.data, ' weighted', ''));
SELECT is_empty(format('SELECT * FROM wrong(%L, 1e-12)', d), 'metrics of classes: ' || d) FROM unnest(ARRAY['names', 'names weighted', 'tied', 'tied weighted', 'three', 'three weighted']) d;

CALL run('{binary_report,binary_comparison,regression_report,regression_comparison,class_report,class_comparison}', '_serial');
SELECT is_empty(format('SELECT * FROM wrong(%L, 1e-11)', d), d)
FROM unnest(ARRAY['continuous report', 'ties report', 'regression report', 'names report', 'tied report', 'three report']) d;
SELECT is_empty(format('SELECT * FROM wrong(%L, 1e-10)', data || ' comparison'), 'comparisons: ' || data) FROM (VALUES ('continuous'), ('ties'), ('regression'), ('names'), ('tied'), ('three')) v(data);

-- in parallel; an INSERT has no parallel plan, CREATE TABLE AS has
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET enable_hashagg = off;
SELECT is_empty($$SELECT name FROM queries WHERE explained(query) !~ 'Finalize \w*Aggregate.*Gather.*Partial \w*Aggregate'$$, 'all have parallel plans');
SELECT is((SELECT count(*) FROM metric_reference), 400::bigint, 'reference values');
SELECT array_agg(name) AS names FROM queries \gset
CALL run(:'names', '_parallel');
SELECT is_empty($$SELECT h.* , r.value AS want FROM have h JOIN metric_reference r USING (data, metric) WHERE NOT coalesce(abs(h.value - r.value) <= 1e-10 * greatest(abs(r.value), 1e-3), false)$$, 'parallel plans give the same');
SELECT ok((SELECT count(*) FROM have h JOIN metric_reference r USING (data, metric)) >= 400 - 72, 'all but the metrics of single classes were compared');
-- counts and sums over sorted scores are the same bits; other sums depend on the order of rows
SELECT results_eq('SELECT data, report::text FROM binary_report_parallel UNION ALL SELECT data, report::text FROM binary_comparison_parallel ORDER BY 1', 'SELECT data, report::text FROM binary_report_serial UNION ALL SELECT data, report::text FROM binary_comparison_serial ORDER BY 1', 'reports over sorted scores have the same bits');
SELECT * FROM finish();
