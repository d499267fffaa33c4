-- Monitoring from end to end on real data: a model trained on January, the flights of February to June month by
-- month, against the same computed by numpy, SciPy and scikit-learn (test/gen/flights.py).
\set ON_ERROR_STOP on
SET client_min_messages = warning;
\i test/data/flights.sql
\i test/data/flights_reference.sql
SELECT plan(10);

SELECT mlsys.deploy('late', version) AS deployed FROM mlsys.train('late', $$
    SELECT id, hour::text AS hour, day_of_week, distance, origin, destination, late FROM flights WHERE departed_at < '2001-02-01'$$,
    target => 'late', algorithm => 'logistic_regression', split_key => 'id',
    options => '{"l2": 1, "max_categories": 300, "decision_threshold": 0.25}') \gset
SELECT mlsys.create_monitor('flights', 'late', $$
    SELECT departed_at, hour::text AS hour, day_of_week, distance, origin, destination, late FROM flights$$,
    'departed_at', window_length => '1 month', start_at => '2001-02-01') AS monitor \gset

SELECT results_eq($$SELECT window_start::date, rows FROM mlsys.run_monitor('flights', '2001-07-01')$$,
    $$SELECT date_trunc('month', departed_at)::date, count(*) FROM flights WHERE departed_at >= '2001-02-01' AND departed_at < '2001-07-01' GROUP BY 1 ORDER BY 1$$,
    'a window a month, with all its rows');

CREATE VIEW have AS
SELECT window_start::date AS month, signal, feature, metric, value FROM mlsys.metric_results
UNION ALL SELECT window_start::date, signal, feature, 'p ' || metric, p_value FROM mlsys.metric_results
UNION ALL SELECT date '2001-01-01', 'train', '', key, value::float8 FROM mlsys.model_versions, jsonb_each_text(metrics -> 'test') WHERE model = 'late';

SELECT is((SELECT count(*) FROM flights_reference), 57::bigint, 'all reference values are there');
SELECT is_empty($$
    SELECT r.*, h.value AS have FROM flights_reference r LEFT JOIN have h USING (month, signal, feature, metric)
    WHERE NOT coalesce(abs(h.value - r.value) <= 1e-7 * greatest(abs(r.value), 1e-3), false)$$,
    'metrics are those of numpy, SciPy and scikit-learn');

SELECT results_eq($$
    SELECT window_start::date, signal FROM mlsys.metric_results WHERE status = 'alarm' ORDER BY 1, 2$$, $$
    VALUES (date '2001-02-01', 'label_drift'), ('2001-02-01', 'prediction_bias'), ('2001-04-01', 'label_drift'), ('2001-04-01', 'prediction_bias'),
           ('2001-05-01', 'label_drift'), ('2001-05-01', 'prediction_bias')$$,
    'the share of late flights alarms in February, April and May, and nothing else does');
SELECT is_empty($$SELECT * FROM mlsys.metric_results WHERE status IN ('error', 'insufficient_data')$$, 'no metric is without a result');
SELECT is_empty($$SELECT * FROM mlsys.metric_results WHERE metric = 'psi' AND feature IN ('distance', 'hour', 'origin', 'destination') AND NOT value < 0.023$$,
    'distances, hours and airports do not change');
SELECT results_eq($$SELECT window_start::date, round(value::numeric, 3) FROM mlsys.metric_results WHERE metric = 'psi' AND feature = 'day_of_week' ORDER BY value DESC LIMIT 1$$,
    $$VALUES (date '2001-03-01', 0.047)$$, 'days of the week change by the calendar');

CREATE TABLE before AS SELECT * FROM mlsys.metric_results;
SELECT is_empty($$SELECT * FROM mlsys.run_monitor('flights', '2001-07-01')$$, 'run again, there is nothing to do');
SELECT results_eq('SELECT * FROM mlsys.metric_results ORDER BY window_start, slice, signal, feature, metric', 'SELECT * FROM before ORDER BY window_start, slice, signal, feature, metric',
    'and nothing is changed');

-- The sum of the windows' profiles is the profile of all their rows.
SELECT is_empty($$
    SELECT d.feature, d.metric, d.value FROM mlsys.model_baselines b,
        LATERAL (SELECT mlsys.merge(profile) AS total FROM mlsys.profiles WHERE monitor = 'flights' AND subject = 'features') m,
        LATERAL mlsys.drift(m.total, (SELECT mlsys.profile(b.features, f) FROM (
            SELECT hour::text AS hour, day_of_week, distance, origin, destination FROM flights WHERE departed_at >= '2001-02-01' AND departed_at < '2001-07-01') f)) d
    WHERE d.metric IN ('psi', 'js_distance', 'missing_share', 'ks') AND d.value <> 0$$, 'profiles of windows add up to that of all their rows');
SELECT * FROM finish();
