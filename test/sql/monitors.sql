-- Monitors: what they refuse, which windows they run, and what they find.
\set VERBOSITY terse
SET client_min_messages = warning;
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';

-- an event every ten minutes; x moves by one on 2024-01-22, and then c has a new value
CREATE TABLE events AS
SELECT i AS id, '2024-01-01 00:00+00'::timestamptz + i * interval '10 min' AS at,
       (i * 7919 % 1000) / 500.0 - 1 + CASE WHEN i >= 21 * 144 THEN 1 ELSE 0 END AS x,
       CASE WHEN i >= 21 * 144 AND i % 5 = 0 THEN 'new' ELSE substr('abc', 1 + i * 31 % 7 % 3, 1) END AS c,
       substr('ns', 1 + i * 17 % 5 % 2, 1) AS region,
       i % 200 AS customer,
       (i * 104729 % 997) / 997.0 < 1 / (1 + exp(-(i * 7919 % 1000) / 500.0 + 1)) AS y
FROM generate_series(0, 35 * 144 - 1) AS i;

SELECT version, rows, test_rows FROM mlsys.train('churn', $$SELECT id, x, c, y FROM events WHERE at < '2024-01-08'$$,
    target => 'y', algorithm => 'logistic_regression', split_key => 'id');
SELECT mlsys.deploy('churn');

-- What is refused

\set VERBOSITY default
SELECT mlsys.create_monitor(NULL, 'churn', 'SELECT * FROM events', 'at');
SELECT mlsys.create_monitor('', 'churn', 'SELECT * FROM events', 'at');
SELECT mlsys.create_monitor(repeat('m', 201), 'churn', 'SELECT * FROM events', 'at');
SELECT mlsys.create_monitor('w', 'churm', 'SELECT * FROM events', 'at');
SELECT mlsys.create_monitor('w', 'churn@7', 'SELECT * FROM events', 'at');
SELECT mlsys.create_monitor('w', 'churn', 'DELETE FROM events', 'at');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM nowhere', 'at');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'when');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'region');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT id, at, c FROM events', 'at');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT at, x::text, c FROM events', 'at');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', thresholds => '{"xx": {"psi": 1}}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', reference => 'trainig');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', reference => 'fixed');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', reference => 'fixed', reference_start => '2024-02-01', reference_end => '2024-01-01');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', reference_start => '2024-02-01');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', reference => 'seasonal', reference_lag => 0);
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', reference => 'previous', reference_lag => 7);
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', window_length => '1 month 1 day');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', window_length => '-1 day');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', window_length => '10 seconds');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', window_offset => '1 month');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', time_zone => 'Europe/Atlantis');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', start_at => 'infinity');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', delay => '-1 hour');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', max_age => '-1 day');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', schedule => '0');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', slices => '{area}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', slices => '{region,region}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT *, ARRAY[1] AS list FROM events', 'at', slices => '{list}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', slices => ARRAY[NULL]);
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', features => '{region}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', features => '{x}', top_features => 1);
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', top_features => -1);
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', signals => '{drift}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', signals => '{performanse}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', label_column => 'z');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', label_query => 'SELECT id, y FROM events');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', label_query => 'SELECT id, y FROM events', key_column => 'customer');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', label_query => 'SELECT id FROM events', key_column => 'id');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', label_query => 'SELECT id::text, y FROM events', key_column => 'id');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', label_coverage => 1.5);
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', prediction_column => 'c');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', prediction_column => 'p');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', unit_column => 'who');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', thresholds => '[1]');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', thresholds => '{"psy": 0.2}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', thresholds => '{"roc_auc": 0.2}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', thresholds => '{"psi": "0.2"}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', thresholds => '{"psi": -1}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', thresholds => '{"x": {"psi": {"psi": 1}}}');
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', alpha => 0);
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', min_n => 0);
SELECT mlsys.create_monitor('w', 'churn', 'SELECT * FROM events', 'at', alarm_windows => 3, of_windows => 2);
SELECT * FROM mlsys.run_monitor('w');
SELECT mlsys.alter_monitor('w');
SELECT mlsys.drop_monitor('w');
SELECT mlsys.create_monitor('weekly', 'churn', 'SELECT * FROM events; -- all of them', 'at', start_at => '2024-01-10', window_length => '7 days', slices => '{region}');
SELECT mlsys.create_monitor('weekly', 'churn', 'SELECT * FROM events', 'at');
SELECT * FROM mlsys.run_monitor('weekli');
SELECT * FROM mlsys.run_monitor('weekly', NULL);
SELECT * FROM mlsys.run_monitor('weekly', 'infinity');
\set VERBOSITY terse
SELECT monitor, owner = current_user::regrole AS is_mine, start_at, schedule, is_enabled, query, search_path FROM mlsys.monitors JOIN mlsys.monitor_contents USING (monitor);

-- Windows and results

CREATE VIEW results AS
SELECT r.monitor, r.window_start::date AS day, r.slice, r.signal, r.feature, r.metric, round(r.value::numeric, 3) AS value, r.n, r.threshold, r.status, r.message
FROM mlsys.metric_results AS r
ORDER BY r.monitor, r.window_start, r.slice, r.signal, r.feature, r.metric;

SELECT * FROM mlsys.run_monitor('weekly', '2024-01-14 23:59');
SELECT * FROM mlsys.run_monitor('weekly', '2024-01-29');
SELECT * FROM mlsys.run_monitor('weekly', '2024-01-29');
SELECT day, slice, signal, feature, metric, value, n, threshold, status FROM results WHERE status IS NOT NULL AND slice = '' AND signal <> 'estimated_performance';
-- slices have what is about labels; their reference would be all rows of the training
SELECT day, slice, signal, metric, value, n, status FROM results WHERE status IS NOT NULL AND slice <> '' AND signal <> 'estimated_performance' AND day < '2024-01-20';
-- some slices are harder than all rows together, which is no sign that the model has become worse
SELECT mlsys.create_monitor('bands', 'churn', $$SELECT *, CASE WHEN y = (x > 0) OR id % 4 = 0 THEN 'easy' ELSE 'hard' END AS band FROM events$$, 'at', start_at => '2024-01-08', window_length => '7 days', slices => '{band}', signals => '{performance,estimated_performance}');
SELECT * FROM mlsys.run_monitor('bands', '2024-01-15');
SELECT slice, signal, status, value > 0.05 AS is_worse_than_all, n >= 100 AS has_rows FROM results WHERE monitor = 'bands' AND metric = 'normalised_log_loss_worsening' ORDER BY 1, 2;
SELECT mlsys.drop_monitor('bands');
SELECT count(*) > 50 AS has_informative FROM results WHERE status IS NULL;
SELECT slice, subject, count(*) FROM mlsys.profiles WHERE monitor = 'weekly' GROUP BY 1, 2 ORDER BY 1, 2;
SELECT window_start::date, window_end::date, model, version, rows, labelled_rows, status, message, is_final, runs FROM mlsys.monitor_windows ORDER BY 1;
SELECT last_run_at IS NOT NULL AS has_run, last_error FROM mlsys.monitors;
-- values are those of the scalar functions and reports
SELECT r.metric, abs(r.value - e.value) < 1e-12 AS is_same_value, abs(r.std_error - e.std_error) < 1e-12 AS is_same_error
FROM mlsys.metric_results AS r JOIN mlsys.evaluate('churn', $$SELECT * FROM events WHERE at >= '2024-01-22' AND at < '2024-01-29' AND region = 'n'$$) AS e USING (metric)
WHERE r.monitor = 'weekly' AND r.window_start = '2024-01-22' AND r.slice = 'region=n' AND r.signal = 'performance' ORDER BY 1;

-- an empty window
SELECT mlsys.create_monitor('empty', 'churn', 'SELECT * FROM events', 'at', start_at => '2023-12-01', window_length => '1 month', max_age => '1 day');
SELECT * FROM mlsys.run_monitor('empty', '2024-01-02');
SELECT signal, feature, metric, value, threshold, status, message FROM results WHERE monitor = 'empty' AND signal <> 'estimated_performance';

-- months and days of the clock, hours of the world; a day is 23 hours long when the clock is changed
SELECT mlsys.create_monitor('months', 'churn', 'SELECT * FROM events', 'at', start_at => '2024-01-20', window_length => '1 month', window_offset => '14 days', time_zone => 'Europe/Berlin', signals => '{quality}');
SELECT window_start, window_end, rows FROM mlsys.run_monitor('months', '2024-05-01');
SELECT mlsys.create_monitor('days', 'churn', 'SELECT * FROM events', 'at', start_at => '2024-03-30', time_zone => 'Europe/Berlin', signals => '{quality}');
SELECT window_start, window_end, window_end - window_start AS length FROM mlsys.run_monitor('days', '2024-04-01 12:00');
SELECT mlsys.create_monitor('hours', 'churn', 'SELECT * FROM events', 'at', start_at => '2024-03-30 12:00', window_length => '12 hours', time_zone => 'Europe/Berlin', signals => '{quality}');
SELECT window_start AT TIME ZONE 'Europe/Berlin' AS local, window_end - window_start AS length FROM mlsys.run_monitor('hours', '2024-04-01');
SELECT mlsys.create_monitor('autumn', 'churn', 'SELECT * FROM events', 'at', start_at => '2023-10-28 12:00', time_zone => 'Europe/Berlin', window_offset => '2 hours 30 minutes', signals => '{quality}');
SELECT window_start, window_end, window_end - window_start AS length FROM mlsys.run_monitor('autumn', '2023-10-31');
SELECT mlsys.create_monitor('before', 'churn', 'SELECT * FROM events', 'at', start_at => '2000-12-31 23:59', window_length => '1 year', signals => '{quality}');
SELECT window_start, window_end FROM mlsys.run_monitor('before', '2002-01-01');
SELECT mlsys.create_monitor('offset', 'churn', 'SELECT * FROM events', 'at', start_at => '2000-03-01', window_length => '3 months', window_offset => '-1 day', signals => '{quality}');
SELECT window_start, window_end FROM mlsys.run_monitor('offset', '2000-10-01');
SELECT mlsys.create_monitor('minutes', 'churn', 'SELECT * FROM events', 'at', start_at => '1999-12-31 23:50', window_length => '7 minutes', signals => '{quality}');
SELECT window_start, window_end FROM mlsys.run_monitor('minutes', '2000-01-01 00:05');
SELECT mlsys.create_monitor('weeks', 'churn', 'SELECT at::date AS day, x, c FROM events', 'day', start_at => '2024-01-10', window_length => '7 days', window_offset => '-1 day', delay => '2 days', signals => '{quality}');
SELECT to_char(window_start, 'Dy DD'), window_end, rows FROM mlsys.run_monitor('weeks', '2024-01-16');
SELECT to_char(window_start, 'Dy DD'), window_end, rows FROM mlsys.run_monitor('weeks', '2024-01-23');
-- a time without a zone is taken in the monitor's
SELECT mlsys.create_monitor('local', 'churn', $$SELECT at AT TIME ZONE 'Asia/Tokyo' AS at, x, c FROM events$$, 'at', start_at => '2024-01-01', time_zone => 'Asia/Tokyo', signals => '{quality}');
SELECT * FROM mlsys.run_monitor('local', '2024-01-03');

-- Labels that come late

CREATE TABLE labels (id bigint, y boolean);
SELECT mlsys.create_monitor('late', 'churn', 'SELECT id, at, x, c FROM events', 'at', start_at => '2024-01-08', window_length => '7 days',
    label_query => 'SELECT * FROM labels', key_column => 'id', label_delay => '1 day', label_deadline => '20 days', signals => '{performance,prediction_bias,label_drift}');
CREATE VIEW late AS SELECT day, signal, metric, value, n, status, message FROM results WHERE monitor = 'late' AND status IS NOT NULL;
SELECT * FROM mlsys.run_monitor('late', '2024-01-15 12:00');
SELECT * FROM late;
INSERT INTO labels SELECT id, y FROM events WHERE id % 2 = 0;
SELECT * FROM mlsys.run_monitor('late', '2024-01-17');
SELECT * FROM late;
INSERT INTO labels SELECT id, y FROM events WHERE id % 10 IN (1, 3, 5, 7);
INSERT INTO labels SELECT id, y FROM events WHERE id % 10 = 5;      -- said twice
INSERT INTO labels SELECT id, NOT y FROM events WHERE id % 10 = 7 AND id < 1500; -- and taken back: has no label
SELECT * FROM mlsys.run_monitor('late', '2024-01-18');
SELECT * FROM late;
SELECT window_start::date, rows, labelled_rows, is_final, runs FROM mlsys.monitor_windows WHERE monitor = 'late';
SELECT * FROM mlsys.run_monitor('late', '2024-01-19');
-- the last time at the deadline
DELETE FROM labels WHERE id >= 14 * 144;
SELECT * FROM mlsys.run_monitor('late', '2024-02-10 23:00');
SELECT * FROM mlsys.run_monitor('late', '2024-02-11');
SELECT window_start::date, rows, labelled_rows, status, is_final, runs FROM mlsys.monitor_windows WHERE monitor = 'late' ORDER BY 1;

-- References

SELECT mlsys.create_monitor('fixed', 'churn', 'SELECT * FROM events', 'at', reference => 'fixed', reference_start => '2024-01-08', reference_end => '2024-01-15',
    start_at => '2024-01-15', window_length => '7 days', slices => '{region}', signals => '{drift,quality}');
SELECT * FROM mlsys.run_monitor('fixed', '2024-01-29');
SELECT day, slice, signal, feature, metric, n, status FROM results WHERE monitor = 'fixed' AND threshold IS NOT NULL;
SELECT window_start::date, window_end::date, slice, subject FROM mlsys.profiles WHERE is_reference ORDER BY 3, 4;
SELECT mlsys.create_monitor('previous', 'churn', 'SELECT * FROM events', 'at', reference => 'previous', start_at => '2024-01-08', window_length => '7 days', signals => '{drift}');
SELECT * FROM mlsys.run_monitor('previous', '2024-02-05');
SELECT day, feature, metric, status, message FROM results WHERE monitor = 'previous' AND status IS NOT NULL;
SELECT mlsys.create_monitor('seasonal', 'churn', 'SELECT * FROM events', 'at', reference => 'seasonal', reference_lag => 3, start_at => '2024-01-08', window_length => '7 days', signals => '{drift}', features => '{x}');
SELECT * FROM mlsys.run_monitor('seasonal', '2024-02-05');

-- a reference that lacks a feature
SELECT mlsys.create_monitor('lacking', 'churn', $$SELECT id, at, c, CASE WHEN at < '2024-01-15' THEN 1 / (id - 1500) ELSE x END AS x FROM events$$, 'at', reference => 'fixed', reference_start => '2024-01-08', reference_end => '2024-01-15', start_at => '2024-01-15', window_length => '7 days', signals => '{drift}');
SELECT * FROM mlsys.run_monitor('lacking', '2024-01-22');
SELECT signal, feature, metric, status, message FROM results WHERE monitor = 'lacking' AND status IS NOT NULL;

-- Thresholds, units, features

SELECT mlsys.create_monitor('strict', 'churn', 'SELECT * FROM events', 'at', start_at => '2024-01-08', window_length => '7 days', unit_column => 'customer', features => '{x}',
    thresholds => '{"psi": null, "ks": 0.001, "x": {"missing_share": null}, "roc_auc_worsening": 0.01}', alpha => 0.9, signals => '{skew,quality,performance}');
SELECT status FROM mlsys.run_monitor('strict', '2024-01-15');
SELECT signal, feature, metric, n, threshold FROM results WHERE monitor = 'strict' AND threshold IS NOT NULL;
-- 200 customers stand for the 1,008 rows of the window, and as many for the 1,008 of the training, whose customers are not known
SELECT mlsys.create_monitor('units', 'churn', 'SELECT * FROM events', 'at', start_at => '2024-01-08', window_length => '7 days', unit_column => 'customer', signals => '{label_drift,performance}');
SELECT status FROM mlsys.run_monitor('units', '2024-01-15');
SELECT r.n, abs(r.std_error - sqrt(s.both * (1 - s.both) * (1 / 200.0 + 1 / 200.0)) / s.training) < 1e-12 AS is_error_of_units
FROM mlsys.metric_results AS r, (SELECT avg(y::int)::float8 AS both, avg(y::int) FILTER (WHERE at < '2024-01-08')::float8 AS training FROM events WHERE at < '2024-01-15') AS s
WHERE r.monitor = 'units' AND r.metric = 'share_change';
SELECT abs(w.std_error - sqrt(m.std_error ^ 2 + (v.metrics #>> '{test_std_error,roc_auc}')::float8 ^ 2 * 1008 / 200)) < 1e-12 AS is_error_of_units
FROM mlsys.metric_results AS w JOIN mlsys.metric_results AS m USING (monitor, window_start, slice, signal, feature), mlsys.model_versions AS v
WHERE w.monitor = 'units' AND w.metric = 'roc_auc_worsening' AND m.metric = 'roc_auc' AND v.model = 'churn' AND v.version = 1;
SELECT mlsys.create_monitor('top', 'churn', 'SELECT * FROM events', 'at', start_at => '2024-01-08', window_length => '7 days', top_features => 1, signals => '{skew}');
SELECT status FROM mlsys.run_monitor('top', '2024-01-15');
SELECT DISTINCT feature FROM results WHERE monitor = 'top';

-- What fails: one feature, a type, a column, the query, the model

CREATE VIEW fragile AS SELECT id, at, 1 / (id - 1500) + x AS x, c, y FROM events;
SELECT mlsys.create_monitor('fragile', 'churn', 'SELECT * FROM fragile', 'at', start_at => '2024-01-08', window_length => '7 days', signals => '{quality,skew,prediction_drift,label_drift,performance}');
SELECT * FROM mlsys.run_monitor('fragile', '2024-01-22');
SELECT day, signal, feature, metric, status, message FROM results WHERE monitor = 'fragile' AND status IS NOT NULL;
DROP VIEW fragile;
CREATE VIEW fragile AS SELECT id, at, x, 7 AS c, y FROM events;
SELECT * FROM mlsys.run_monitor('fragile', '2024-01-29');
SELECT signal, feature, metric, status, message FROM results WHERE monitor = 'fragile' AND status IS NOT NULL AND day = '2024-01-22';
DROP VIEW fragile;
CREATE VIEW fragile AS SELECT id, at, x, y FROM events;
-- it can be switched off, but not changed
SELECT mlsys.alter_monitor('fragile', alpha => 0.01);
SELECT mlsys.alter_monitor('fragile', is_enabled => false);
SELECT mlsys.alter_monitor('fragile', is_enabled => true);
SELECT * FROM mlsys.run_monitor('fragile', '2024-02-05');
SELECT signal, feature, metric, status, message FROM results WHERE monitor = 'fragile' AND status IS NOT NULL AND day = '2024-01-29';
DROP VIEW fragile;
SELECT * FROM mlsys.run_monitor('fragile', '2024-02-12');
SELECT window_start::date, rows, status, message, is_final, runs FROM mlsys.monitor_windows WHERE monitor = 'fragile' ORDER BY 1;
SELECT last_error FROM mlsys.monitors WHERE monitor = 'fragile';
CREATE VIEW fragile AS SELECT id, at, x, c, y FROM events;
SELECT * FROM mlsys.run_monitor('fragile', '2024-02-12');
SELECT last_error FROM mlsys.monitors WHERE monitor = 'fragile';
BEGIN;
SELECT mlsys.undeploy('churn');
SELECT * FROM mlsys.run_monitor('fragile', '2024-02-19');
SELECT status, message FROM mlsys.monitor_windows WHERE monitor = 'fragile' AND window_start = '2024-02-12';
ROLLBACK;

-- Values of the data in the text of an error are for the owner alone

SELECT mlsys.create_monitor('private', 'churn', $$SELECT id, at, x, (c || '-secret')::integer::text AS c, y FROM events$$, 'at', start_at => '2024-01-08', window_length => '7 days', signals => '{quality,skew,prediction_drift}');
SELECT * FROM mlsys.run_monitor('private', '2024-01-15');
SELECT mlsys.alter_monitor('private', query => $$SELECT * FROM events WHERE (c || '-secret')::integer > 0$$);
SELECT * FROM mlsys.run_monitor('private', '2024-01-22');
SELECT signal, feature, metric, status, message FROM results WHERE monitor = 'private' AND status = 'error';
SELECT message, last_error FROM mlsys.monitor_windows JOIN mlsys.monitors USING (monitor) WHERE monitor = 'private' AND message IS NOT NULL;
SELECT window_start::date, part, feature, message, occurred_at IS NOT NULL AS has_time FROM mlsys.monitor_errors('private');
SELECT count(*) FROM (
    SELECT r::text FROM mlsys.metric_results AS r UNION ALL SELECT w::text FROM mlsys.monitor_windows AS w UNION ALL
    SELECT m::text FROM mlsys.monitors AS m UNION ALL SELECT a::text FROM mlsys.alerts AS a) AS t (line)
WHERE line LIKE '%-secret%';
-- a window that is run again has those of its last run
SELECT mlsys.alter_monitor('private', query => 'SELECT * FROM events', new_name => 'renamed');
SELECT * FROM mlsys.run_monitor('renamed', '2024-01-22');
SELECT window_start::date, part, feature FROM mlsys.monitor_errors('renamed');
SELECT mlsys.drop_monitor('renamed');
SELECT mlsys.monitor_errors('renamed');
SELECT mlsys.monitor_errors(NULL);
SELECT mlsys.note_monitor_error('fragile', 'x', 'no');

-- Times that would be out of range for everybody's schedulers
SELECT mlsys.alter_monitor('fragile', schedule => '178000000 years');
SELECT mlsys.alter_monitor('fragile', delay => '1001 years');
SELECT mlsys.create_monitor('long', 'churn', 'SELECT * FROM events', 'at', window_length => '2000000000 days');
SELECT mlsys.create_monitor('long', 'churn', 'SELECT * FROM events', 'at', window_offset => '-2000000000 days');

-- Many slices, long ones, NULL

SELECT mlsys.create_monitor('slices', 'churn', $$SELECT *, CASE WHEN id % 3 > 0 THEN repeat('z', 300) END AS long FROM events$$, 'at', start_at => '2024-01-08', slices => '{customer,long}', signals => '{quality}');
SELECT * FROM mlsys.run_monitor('slices', '2024-01-09');
SELECT message FROM mlsys.monitor_windows WHERE monitor = 'slices';
SELECT count(*) FROM results WHERE monitor = 'slices' AND metric = 'row_count' AND slice LIKE 'customer=%';
SELECT slice, value FROM results WHERE monitor = 'slices' AND metric = 'row_count' AND slice LIKE 'long%';

-- Names of features that the statement has, too; more features than a function has arguments

CREATE TABLE names AS SELECT id, at, x AS prediction, x * 2 + id % 3 AS "slice0", c AS target, id % 7 AS "a ""quoted"" $1 name", id % 11 AS r, y AS actual FROM events;
SELECT version FROM mlsys.train('names', $$SELECT * FROM names$$, target => 'actual', algorithm => 'logistic_regression', exclude => '{at}', split_key => 'id');
SELECT mlsys.create_monitor('names', 'names@1', 'SELECT * FROM names', 'at', start_at => '2024-01-08', window_length => '7 days', slices => '{target}');
SELECT * FROM mlsys.run_monitor('names', '2024-01-15');
SELECT slice, signal, feature, metric, status FROM results WHERE monitor = 'names' AND threshold IS NOT NULL;
SELECT format('CREATE TABLE wide AS SELECT id, at, y, %s FROM events', string_agg(format('(id * %s %% 1009) / 100.0 AS v%s', 7919 + i, i), ', ')) FROM generate_series(1, 120) AS i \gexec
SELECT version FROM mlsys.train('wide', 'SELECT * FROM wide', target => 'y', algorithm => 'logistic_regression', exclude => '{at}', split_key => 'id', options => '{"l2": 1}');
SELECT mlsys.create_monitor('wide', 'wide@1', 'SELECT * FROM wide', 'at', start_at => '2024-01-08', window_length => '7 days');
SELECT rows, status <> 'error' AS is_fine FROM mlsys.run_monitor('wide', '2024-01-15');
SELECT signal, metric, count(*) FROM mlsys.metric_results WHERE monitor = 'wide' AND threshold IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2;

-- A regression, and several classes; predictions that come with the query

SELECT version FROM mlsys.train('price', $$SELECT id, x, c, 3 * x + id % 5 AS price FROM events WHERE at < '2024-01-08'$$, target => 'price', algorithm => 'linear_regression', split_key => 'id');
SELECT mlsys.create_monitor('price', 'price@1', 'SELECT *, 3 * x + id % 5 AS price FROM events', 'at', start_at => '2024-01-15', window_length => '7 days');
SELECT * FROM mlsys.run_monitor('price', '2024-01-29');
SELECT day, signal, feature, metric, value, n, threshold, status FROM results WHERE monitor = 'price' AND threshold IS NOT NULL;
SELECT version FROM mlsys.train('kind', $$SELECT id, x, y, c FROM events WHERE at < '2024-01-08'$$, target => 'c', algorithm => 'logistic_regression', split_key => 'id');
SELECT mlsys.create_monitor('kind', 'kind@1', 'SELECT * FROM events', 'at', start_at => '2024-01-15', window_length => '7 days');
SELECT * FROM mlsys.run_monitor('kind', '2024-01-29');
SELECT day, signal, feature, metric, value, n, threshold, status FROM results WHERE monitor = 'kind' AND (threshold IS NOT NULL OR signal = 'prediction_bias');
SELECT window_start::date, message FROM mlsys.monitor_windows WHERE monitor = 'kind' ORDER BY 1;
CREATE TABLE scored AS SELECT e.*, mlsys.predict_proba('churn', e) AS p, mlsys.predict_probas('kind@1', e) AS probabilities FROM events AS e;
SELECT mlsys.create_monitor('scored', 'churn', 'SELECT at, p, y FROM scored', 'at', features => '{}', prediction_column => 'p', start_at => '2024-01-15', window_length => '7 days', signals => '{prediction_drift,performance,prediction_bias}');
SELECT * FROM mlsys.run_monitor('scored', '2024-01-22');
SELECT a.metric FROM mlsys.metric_results AS a JOIN mlsys.metric_results AS b USING (window_start, slice, signal, feature, metric)
WHERE a.monitor = 'scored' AND b.monitor = 'weekly' AND a.signal <> 'quality'
    AND (abs(a.value - b.value) > 1e-9 OR abs(a.p_value - b.p_value) > 1e-9 OR a.status IS DISTINCT FROM b.status);
SELECT mlsys.create_monitor('scored kinds', 'kind@1', 'SELECT * FROM scored', 'at', prediction_column => 'probabilities', start_at => '2024-01-15', window_length => '7 days');
SELECT * FROM mlsys.run_monitor('scored kinds', '2024-01-22');
SELECT count(*) > 30 AS has_results, count(*) FILTER (WHERE abs(a.value - b.value) > 1e-9 OR a.status IS DISTINCT FROM b.status) AS different
FROM mlsys.metric_results AS a JOIN mlsys.metric_results AS b USING (window_start, slice, signal, feature, metric) WHERE a.monitor = 'scored kinds' AND b.monitor = 'kind';

-- scores of a model with class weights are no probabilities: their bias is none, and a change of the base rate would move their
-- log loss, the skill being what it was; calibrated ones are
SELECT version FROM mlsys.train('weighted', $$SELECT id, x, y FROM events WHERE at < '2024-01-15'$$, target => 'y', algorithm => 'logistic_regression', split_key => 'id', options => '{"class_weight": "balanced"}');
SELECT version FROM mlsys.train('weighted', $$SELECT id, x, y FROM events WHERE at < '2024-01-15'$$, target => 'y', algorithm => 'logistic_regression', split_key => 'id', options => '{"class_weight": "balanced", "calibrate": "platt"}');
SELECT mlsys.create_monitor('weighted ' || v, 'weighted@' || v, 'SELECT * FROM events', 'at', start_at => '2024-01-15', window_length => '7 days', signals => '{performance,estimated_performance,prediction_bias}') FROM generate_series(1, 2) AS v;
SELECT mlsys.create_monitor('weighted 3', 'weighted@1', 'SELECT * FROM events', 'at', start_at => '2024-01-15', window_length => '7 days', signals => '{performance}', thresholds => '{"roc_auc_worsening": 0.1}');
SELECT v, w.status FROM generate_series(1, 3) AS v, mlsys.run_monitor('weighted ' || v, '2024-01-22') AS w;
SELECT monitor, signal, metric, status, message FROM results WHERE monitor LIKE 'weighted%' AND status IS NOT NULL;

-- of features that the query has not, nothing is said where predictions come with it; what does not need them is estimated
CREATE TABLE two AS SELECT id, at, x, id % 7 AS z, y, 3 * x + id % 7 + id % 5 AS price FROM events;
SELECT version FROM mlsys.train('two', $$SELECT id, x, z, y FROM two WHERE at < '2024-01-15'$$, target => 'y', algorithm => 'logistic_regression', split_key => 'id');
SELECT version FROM mlsys.train('two prices', $$SELECT id, x, z, price FROM two WHERE at < '2024-01-15'$$, target => 'price', algorithm => 'linear_regression', split_key => 'id');
SELECT mlsys.create_monitor('two ' || m, m, 'SELECT at, x, 0.5 AS p FROM two', 'at', features => '{}', prediction_column => 'p', start_at => '2024-01-15', window_length => '7 days', signals => '{estimated_performance,multivariate}') FROM unnest('{two@1,two prices@1}'::text[]) AS m;
SELECT status FROM mlsys.run_monitor('two two@1', '2024-01-22');
SELECT status FROM mlsys.run_monitor('two two prices@1', '2024-01-22');
SELECT monitor, signal, metric, status, message FROM results WHERE monitor LIKE 'two%' AND (status IS NOT NULL OR metric = 'accuracy');
SELECT mlsys.create_monitor('two with', 'two prices@1', 'SELECT * FROM two', 'at', start_at => '2024-01-15', window_length => '7 days', signals => '{estimated_performance,multivariate}', thresholds => '{"reconstruction_error_change": 0.1}');
SELECT status FROM mlsys.run_monitor('two with', '2024-01-22');
SELECT monitor, signal, metric, status, message FROM results WHERE monitor = 'two with';

-- Changes

\set VERBOSITY default
SELECT mlsys.alter_monitor('weekly', window_length => '1 day');
SELECT mlsys.alter_monitor('days', window_length => '24 hours');
SELECT mlsys.alter_monitor('weekly', model => 'nothing');
SELECT mlsys.alter_monitor('weekly', new_name => 'fixed');
SELECT mlsys.alter_monitor('weekly', alpha => 2);
SELECT mlsys.drop_model('churn');
SELECT mlsys.create_monitor('pinned', 'churn@1', 'SELECT * FROM events', 'at');
SELECT mlsys.undeploy('churn');
SELECT mlsys.drop_version('churn', 1);
SELECT mlsys.deploy('churn', 1);
SELECT mlsys.drop_monitor('pinned');
\set VERBOSITY terse
SELECT mlsys.alter_monitor('late', label_query => '', key_column => '', max_age => '3 days', top_features => 1, signals => '{quality}', description => 'no labels any more');
SELECT mlsys.alter_monitor('late', max_age => '0', top_features => 0, features => '{x}', is_enabled => false, new_name => 'early');
SELECT monitor, key_column, max_age, top_features, features, signals, is_enabled, description, label_query FROM mlsys.monitors JOIN mlsys.monitor_contents USING (monitor) WHERE monitor = 'early';
SELECT mlsys.alter_monitor('early', features => '{*}', signals => '{}');
SELECT features, signals FROM mlsys.monitors WHERE monitor = 'early';
SELECT count(*) > 0 AS renamed FROM mlsys.metric_results WHERE monitor = 'early';
SELECT mlsys.rename_model('kind', 'sort');
SELECT monitor, model FROM mlsys.monitors WHERE model LIKE 'kind%' OR model LIKE 'sort%' ORDER BY 1;
SELECT DISTINCT model FROM mlsys.metric_results WHERE monitor = 'kind';
SELECT count(*) FROM mlsys.model_baselines WHERE model IN ('kind', 'sort');
SELECT mlsys.drop_monitor('kind');
SELECT mlsys.drop_monitor('scored kinds');
SELECT count(*) FROM mlsys.metric_results WHERE monitor = 'kind';
SELECT mlsys.drop_model('sort');

-- Arrays: each element is compared

CREATE TABLE vectors AS SELECT id, at, ARRAY[x, id % 10] AS v, x + id % 7 AS y FROM events;
SELECT version FROM mlsys.train('vector', $$SELECT id, v, y FROM vectors WHERE at < '2024-01-08'$$,
    target => 'y', algorithm => 'linear_regression', split_key => 'id');
SELECT mlsys.create_monitor('vectors', 'vector@1', 'SELECT * FROM vectors', 'at', window_length => '7 days',
    start_at => '2024-01-15', signals => '{quality,skew}', thresholds => '{"v": {"psi": 1}, "v[1]": {"psi": 0.2}}');
SELECT window_start::date, rows, status FROM mlsys.run_monitor('vectors', '2024-01-29');
SELECT window_start::date, signal, feature, metric, threshold, status FROM mlsys.metric_results
WHERE monitor = 'vectors' AND status IS NOT NULL ORDER BY 1, 2, 3, 4;
SELECT mlsys.create_monitor('w', 'vector@1', 'SELECT * FROM vectors', 'at', thresholds => '{"w[1]": {"psi": 1}}');
SET client_min_messages = notice;
SELECT mlsys.alter_monitor('vectors', start_at => now() - interval '8 days');
SELECT count(*) > 0 AS has_run FROM mlsys.run_monitor('vectors', now() + interval '7 days');
SET client_min_messages = warning;
SELECT mlsys.drop_monitor('vectors');
SELECT mlsys.drop_model('vector');
DROP TABLE vectors;

-- Schedules

UPDATE mlsys.monitors SET is_enabled = monitor IN ('weekly', 'days', 'fragile');
UPDATE mlsys.monitors SET last_run_at = NULL WHERE monitor IN ('weekly', 'fragile');
UPDATE mlsys.monitors SET start_at = date_trunc('day', now(), 'UTC') - interval '2 days', last_run_at = now() - interval '1 day' WHERE monitor = 'days';
UPDATE mlsys.monitors SET owner = 4711::oid::regrole WHERE monitor = 'fragile';
DELETE FROM mlsys.monitor_windows WHERE monitor = 'days';
CALL mlsys.run_monitors();
SELECT monitor, last_run_at > now() - interval '1 minute' AS has_run, last_error FROM mlsys.monitors WHERE is_enabled ORDER BY 1;
SELECT count(*) FROM mlsys.monitor_windows WHERE monitor = 'days';
SELECT mlsys.run_due_monitor('weekly');
-- the clock was ahead when it ran
UPDATE mlsys.monitors SET last_run_at = now() + interval '1 year' WHERE monitor = 'weekly';
CALL mlsys.run_monitors();
SELECT last_run_at <= now() AS has_run FROM mlsys.monitors WHERE monitor = 'weekly';
\set VERBOSITY default
SELECT mlsys.schedule_monitors('*/5 * * * *');
SELECT mlsys.schedule_monitors(NULL);
\set VERBOSITY terse
SELECT mlsys.drop_monitor(monitor) FROM mlsys.monitors WHERE monitor IN ('fragile', 'empty');
-- a long past is run bit by bit
SELECT mlsys.create_monitor('backlog', 'churn', 'SELECT * FROM events', 'at', start_at => '1990-01-01', window_length => '1 minute', signals => '{quality}');
SELECT count(*), min(window_start), max(window_end) FROM mlsys.run_monitor('backlog', '1990-01-01 16:50');
SELECT count(*), min(window_start), max(window_end) FROM mlsys.run_monitor('backlog', '1990-01-01 16:50');
SELECT monitor FROM mlsys.monitors EXCEPT SELECT monitor FROM mlsys.monitor_contents;

SET client_min_messages = error;
SELECT count(mlsys.drop_monitor(monitor)) FROM mlsys.monitors;
SELECT count(*) FROM mlsys.monitor_windows;
SELECT count(*) FROM mlsys.monitor_messages;
SELECT count(*) FROM mlsys.metric_results;
SELECT count(*) FROM mlsys.profiles;
SELECT count(mlsys.drop_model(model)) FROM mlsys.models WHERE model IN ('churn', 'names', 'wide', 'price', 'two', 'two prices');
DROP TABLE events, labels, names, wide, scored, two CASCADE;
