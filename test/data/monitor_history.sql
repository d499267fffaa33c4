-- A model of churn with three versions, and the history of a monitor of it as 23 weeks might have written it:
-- made up, to look at a report or a dashboard. Wants table churn and the rights of a superuser. The model is
-- called 'churn', or what psql's variable model says.
\if :{?model}
\else
\set model churn
\endif
SET client_min_messages = warning;
SELECT version FROM mlsys.train(:'model', 'SELECT id, tenure, contract, monthly_charges, churn FROM churn', target => 'churn',
    algorithm => 'logistic_regression', split_key => 'id', options => '{"positive_class": "Yes"}', description => 'First try: three columns');
SELECT version FROM mlsys.train(:'model', 'SELECT * FROM churn', target => 'churn', algorithm => 'logistic_regression', split_key => 'id',
    exclude => '{total_charges}', options => '{"positive_class": "Yes"}', description => 'All columns of the customer table');
SELECT mlsys.deploy(:'model', 1), mlsys.deploy(:'model', 2, force => true);
SELECT mlsys.set_threshold(:'model', 0.3), mlsys.deploy(:'model', 3, alias => 'eager', force => true);
RESET client_min_messages;

CREATE TEMP VIEW customers AS
    SELECT id, female, senior_citizen, partner, dependents, tenure, phone_service, multiple_lines, internet_service, online_security, online_backup,
           device_protection, tech_support, streaming_tv, streaming_movies, contract, paperless_billing, payment_method, monthly_charges, churn FROM churn;
-- rows as they came last: newer customers, an unknown answer, missing charges
CREATE TEMP TABLE last_week AS SELECT * FROM customers WHERE id % 10 = 3 AND (tenure < 30 OR id % 3 = 0);
UPDATE last_week SET multiple_lines = 'Maybe' WHERE id % 9 = 0;
UPDATE last_week SET monthly_charges = NULL WHERE id % 7 = 0;

INSERT INTO mlsys.monitors
VALUES (:'model' || ' weekly', current_user::regrole, :'model', 'seen_at', 'training', NULL, NULL, 1, '7 days', '0', 'UTC', '2026-01-05', '1 day', '{region}', NULL, NULL, NULL, 'churn', 'id',
        '30 days', 0.8, '90 days', NULL, NULL, '{}', 0.05, 100, 1, 1, NULL, '1 day', true, 'Customers seen in a week, as the billing system has them', '2026-01-05', '2026-01-05', '2026-06-16 04:00+00', NULL);

CREATE TEMP TABLE weeks AS
SELECT i, timestamptz '2026-01-05 00:00+00' + i * interval '7 days' AS window_start, timestamptz '2026-01-12 00:00+00' + i * interval '7 days' AS window_end, sin(i * 12.9898) * 0.5 + 0.5 AS wobble
FROM generate_series(0, 22) AS i;

-- signal, feature, metric, value, noise floor, threshold, standard error
CREATE TEMP TABLE found AS
SELECT w.*, 'skew' AS signal, f ->> 'name' AS feature, CASE f ->> 'kind' WHEN 'category' THEN 'js_distance' ELSE 'psi' END AS metric,
       0.012 + 0.006 * wobble + 0.008 * abs(sin(i * 7 + length(f ->> 'name')))
       + CASE f ->> 'name' WHEN 'tenure' THEN 0.0007 * i * i WHEN 'contract' THEN greatest(0, i - 15) * 0.022 WHEN 'monthly_charges' THEN CASE WHEN i BETWEEN 9 AND 12 THEN 0.07 ELSE 0 END ELSE 0 END AS value,
       0.018 AS noise_floor, 0.1 AS threshold, NULL::float8 AS std_error
FROM weeks AS w, mlsys.model_versions AS v, jsonb_array_elements(v.features) AS f WHERE v.model = :'model' AND v.version = 2
UNION ALL SELECT w.*, 'label_drift', 'actual', 'share_change', 0.03 * wobble + 0.006 * i, 0.02, 0.1, 0.02 FROM weeks AS w WHERE i < 19
UNION ALL SELECT w.*, 'prediction_drift', 'prediction', 'mean_difference', 0.02 * wobble + 0.003 * i, 0.01, 0.1, 0.01 FROM weeks AS w
UNION ALL SELECT w.*, 'prediction_bias', '', 'prediction_bias', abs(0.03 - 0.05 * wobble - 0.0005 * i * i), 0.016, 0.1, 0.02 FROM weeks AS w WHERE i < 19
UNION ALL SELECT w.*, 'prediction_bias', '', 'mean_actual', 0.27 + 0.02 * wobble - 0.003 * i, NULL, NULL, NULL FROM weeks AS w WHERE i < 19
UNION ALL SELECT w.*, 'prediction_bias', '', 'mean_predicted', 0.27 + 0.01 * wobble, NULL, NULL, NULL FROM weeks AS w WHERE i < 19
UNION ALL SELECT w.*, 'performance', '', 'normalised_log_loss', 0.73 + 0.004 * i, NULL, NULL, 0.017 FROM weeks AS w WHERE i < 19
UNION ALL SELECT w.*, 'performance', '', 'normalised_log_loss_worsening', 0.004 * i - 0.016, 0, 0.05, 0.028 FROM weeks AS w WHERE i < 19
UNION ALL SELECT w.*, 'performance', '', 'roc_auc', 0.84 - 0.01 * wobble - 0.002 * i, NULL, NULL, 0.01 FROM weeks AS w WHERE i < 19
UNION ALL SELECT w.*, 'performance', '', 'accuracy', 0.80 - 0.01 * wobble - 0.002 * i, NULL, NULL, 0.01 FROM weeks AS w WHERE i < 19
UNION ALL SELECT w.*, 'performance', '', 'precision', 0.66 - 0.02 * wobble - 0.001 * i, NULL, NULL, 0.02 FROM weeks AS w WHERE i < 19
UNION ALL SELECT w.*, 'estimated_performance', '', 'roc_auc', 0.838 - 0.006 * wobble - 0.0015 * i, NULL, NULL, 0.008 FROM weeks AS w
UNION ALL SELECT w.*, 'estimated_performance', '', 'accuracy', 0.80 - 0.006 * wobble - 0.0012 * i, NULL, NULL, 0.008 FROM weeks AS w
UNION ALL SELECT w.*, 'quality', 'monthly_charges', 'missing_share', CASE WHEN i > 20 THEN 0.141 ELSE 0.001 * wobble END, NULL, 0.02, NULL FROM weeks AS w
UNION ALL SELECT w.*, 'quality', 'multiple_lines', 'unseen_share', CASE WHEN i > 21 THEN 0.11 ELSE 0 END, NULL, 0.02, NULL FROM weeks AS w
UNION ALL SELECT w.*, 'multivariate', '', 'reconstruction_error_change', 0.02 + 0.002 * i, 0.03, 0.1, 0.03 FROM weeks AS w;

INSERT INTO mlsys.metric_results
SELECT :'model' || ' weekly', window_start, window_end, '', signal, feature, metric, :'model', 2, value, 300 + i, 5634, std_error, p, p, noise_floor, 1.7 * noise_floor, threshold,
       CASE WHEN threshold IS NULL THEN NULL WHEN excess >= threshold THEN 'alarm' WHEN excess >= threshold / 2 THEN 'warn' ELSE 'ok' END, NULL, window_end
FROM (SELECT *, greatest(value - coalesce(noise_floor, 0), 0) AS excess FROM found) AS f, LATERAL (SELECT CASE WHEN threshold IS NULL THEN NULL ELSE exp(-80 * excess) / 2 END AS p) AS q
UNION ALL SELECT :'model' || ' weekly', window_start, window_end, 'region=south', 'skew', 'tenure', 'psi', :'model', 2, 0.51, 120, 1300, NULL, 1e-9, 1e-8, 0.05, 0.07, 0.1, 'alarm', NULL, window_end FROM weeks WHERE i >= 19
UNION ALL SELECT :'model' || ' weekly', window_start, window_end, '', 'performance', '', 'performance', :'model', 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'insufficient_data',
       'labels are expected from ' || (window_end + interval '30 days')::date, window_end FROM weeks WHERE i >= 19;

INSERT INTO mlsys.monitor_windows
SELECT :'model' || ' weekly', window_start, window_end, :'model', 2, 300 + i, CASE WHEN i < 19 THEN 290 + i ELSE 0 END,
       (SELECT CASE WHEN bool_or(r.status = 'alarm') THEN 'alarm' WHEN bool_or(r.status = 'warn') THEN 'warn' ELSE 'ok' END FROM mlsys.metric_results AS r WHERE r.monitor = :'model' || ' weekly' AND r.window_start = w.window_start),
       NULL, i < 10, 1, window_end, window_end + interval '2 seconds' FROM weeks AS w;
UPDATE mlsys.monitor_windows SET status = 'error', message = 'column "tenure" of the query does not exist' WHERE monitor = :'model' || ' weekly' AND window_start = '2026-02-02 00:00+00';

INSERT INTO mlsys.profiles (monitor, is_reference, window_start, window_end, slice, model, version, subject, profile, computed_at)
SELECT w.monitor, false, w.window_start, w.window_end, '', w.model, w.version, 'features',
       (SELECT mlsys.profile(b.features, c) FROM last_week AS c), w.finished_at
FROM mlsys.monitor_windows AS w JOIN mlsys.model_baselines AS b USING (model, version) WHERE w.monitor = :'model' || ' weekly' AND w.window_start = '2026-06-08 00:00+00'
UNION ALL
SELECT w.monitor, false, w.window_start, w.window_end, '', w.model, w.version, 'predictions',
       (SELECT mlsys.profile('{"features": ["prediction", "predicted_class"]}', b.predictions, mlsys.predict_proba(:'model', c), mlsys.predict_class(:'model', c) = 'Yes') FROM last_week AS c), w.finished_at
FROM mlsys.monitor_windows AS w JOIN mlsys.model_baselines AS b USING (model, version) WHERE w.monitor = :'model' || ' weekly' AND w.window_start = '2026-06-08 00:00+00';

INSERT INTO mlsys.alerts (monitor, model, version, signal, feature, slice, status, metric, value, threshold, message, first_window, last_window, windows, opened_at, acknowledged_at, acknowledged_by, note, resolved_at)
VALUES (:'model' || ' weekly', :'model', 2, 'skew', 'tenure', '', 'opened', 'psi', 0.35, 0.1, NULL, '2026-04-06 00:00+00', '2026-06-08 00:00+00', 10, '2026-04-14 04:00+00', NULL, NULL, NULL, NULL),
       (:'model' || ' weekly', :'model', 2, 'skew', 'contract', '', 'acknowledged', 'js_distance', 0.17, 0.1, NULL, '2026-05-25 00:00+00', '2026-06-08 00:00+00', 3, '2026-06-02 04:00+00', '2026-06-02 09:12+00', current_user::regrole,
        'New contracts since the campaign in May; a retraining is planned', NULL),
       (:'model' || ' weekly', :'model', 2, 'quality', 'monthly_charges', '', 'opened', 'missing_share', 0.141, 0.02, 'missing in 14.1 % of the rows, in none of the reference', '2026-06-01 00:00+00', '2026-06-08 00:00+00', 2, '2026-06-09 04:00+00', NULL, NULL, NULL, NULL),
       (:'model' || ' weekly', :'model', 2, 'label_drift', 'actual', '', 'resolved', 'share_change', 0.13, 0.1, NULL, '2026-03-30 00:00+00', '2026-03-30 00:00+00', 1, '2026-04-07 04:00+00', NULL, NULL, NULL, '2026-04-14 04:00+00');
DROP TABLE found, weeks, last_week;
DROP VIEW customers;
