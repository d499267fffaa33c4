-- Training anew: by hand and for alerts, whose results are written here by hand.
\pset format unaligned
\pset fieldsep ' | '
SET client_min_messages = warning;
SET timezone = 'UTC';
SET datestyle = 'ISO';
ALTER SEQUENCE mlsys.alerts_alert_id_seq RESTART;
CREATE ROLE mlsys_test_owner;
CREATE ROLE mlsys_test_stranger;
CREATE ROLE mlsys_test_member IN ROLE mlsys_test_owner;
CREATE SCHEMA mlsys_test_sales AUTHORIZATION mlsys_test_owner;
SET ROLE mlsys_test_owner;
SET search_path = mlsys_test_sales, public;
CREATE TABLE sales AS
SELECT i AS id, i % 17 AS price, sin(i) AS noise, 'c' || i % 5 AS color, i % 3 = 0 AS promoted, ARRAY[cos(i), i % 7] AS signals, 1 + i % 2 AS times,
       2 * (i % 17) + sin(i * i) + i % 5 AS amount, CASE WHEN sin(i * i) + (i % 17) / 8.0 > 1 THEN 'yes' ELSE 'no' END AS sold, 'd' || i % 3 AS class
FROM generate_series(1, 1000) AS i;

-- the same data: the same bytes, whatever the recipe
SELECT version FROM mlsys.train('m', 'TABLE sales;', 'amount', 'linear_regression', split_key => 'id', exclude => '{sold, class, times}');
SELECT version FROM mlsys.train('m', 'SELECT * FROM sales -- all', 'amount', 'linear_regression', '{"weight": "times", "l2": 0.5, "coding": "treatment"}', features => '{signals, color, price}', seed => 7, test_fraction => 0.35);
SELECT version FROM mlsys.train('m', 'SELECT price, amount FROM sales', 'amount', 'linear_regression', test_fraction => 0);
SELECT version FROM mlsys.train('m', 'TABLE sales', 'sold', 'logistic_regression', '{"positive_class": "no", "class_weight": {"no": 2, "yes": 1}, "weight": "times", "decision_threshold": 0.4}', exclude => '{amount, class}', split_key => 'id');
SELECT version FROM mlsys.train('m', 'TABLE sales', 'sold', 'logistic_regression', '{"calibrate": "isotonic"}', exclude => '{amount, class, times}', split_key => 'id', description => 'calibrated');
SELECT version FROM mlsys.train('m', 'TABLE sales', 'class', 'logistic_regression', '{"l2": 1}', features => '{price, color, promoted}', split_key => 'id');
SELECT mlsys.set_threshold('m@4', 0.6);
-- a column that has come since is none of them, and names mean what they did
ALTER TABLE sales ADD COLUMN later integer DEFAULT 1;
RESET search_path;
RESET ROLE;
SET ROLE mlsys_test_member;
CREATE TEMP TABLE made AS SELECT old, mlsys.retrain('m@' || old, 'try ' || old) AS new FROM generate_series(1, 7) AS old;
SELECT old, new, o.digest = n.digest AS same, o.metrics = n.metrics AS same_metrics, n.origin, n.description, n.trained_by, n.search_path
FROM made JOIN mlsys.model_versions AS o ON o.model = 'm' AND o.version = old JOIN mlsys.model_versions AS n ON n.model = 'm' AND n.version = new ORDER BY old;
SELECT version, origin, parent_version FROM mlsys.model_versions WHERE model = 'm' AND version > 13 ORDER BY version;
SELECT action, version, is_forced, reason, happened_by FROM mlsys.alias_history WHERE model = 'm' AND alias = 'challenger' ORDER BY id;
DROP TABLE made;
RESET ROLE;

-- other rows: another model, as train() makes it now
UPDATE mlsys_test_sales.sales SET amount = amount + price WHERE id % 10 = 0;
SELECT mlsys.retrain('m@1') AS new \gset
SET search_path = mlsys_test_sales;
SELECT version FROM mlsys.train('m', 'TABLE sales', 'amount', 'linear_regression', split_key => 'id', exclude => '{sold, class, times, later}');
RESET search_path;
SELECT count(DISTINCT digest) FROM mlsys.model_versions WHERE model = 'm' AND version IN (1, :new, :new + 1);
-- a reference: what is deployed
SELECT mlsys.retrain('m');
SELECT mlsys.deploy('m', 3);
SELECT mlsys.retrain('m') AS next \gset
SELECT version = :new + 2 AS is_next, description FROM mlsys.model_versions WHERE model = 'm' AND version = :next;
SELECT alias, version FROM mlsys.model_aliases WHERE model = 'm' ORDER BY alias;

-- what cannot be repeated
SELECT mlsys.register('copy', mlsys.get_model('m@4'));
SELECT mlsys.retrain('copy@1');
SELECT mlsys.set_threshold('copy@1', 0.7);
SELECT mlsys.retrain('copy@2', 'why not');
SELECT mlsys.retrain('none');
SELECT mlsys.retrain('m@1000');
SELECT mlsys.retrain(NULL);
SET ROLE mlsys_test_stranger;
SELECT mlsys.retrain('m');
SELECT mlsys.set_retrain_policy('m');
SELECT mlsys.drop_retrain_policy('m');
SELECT mlsys.retrain_pending('m');
RESET ROLE;
SELECT mlsys.grant_predict('m', 'mlsys_test_stranger');
SET ROLE mlsys_test_stranger;
SELECT mlsys.retrain('m');
RESET ROLE;

-- policies
SELECT mlsys.set_retrain_policy('m');
SELECT model, signals, cooldown, alias, is_enabled, changed_by = CURRENT_USER::regrole AS is_by_me, pending_reason, last_version FROM mlsys.retrain_policies;
SELECT mlsys.set_retrain_policy('m', '{skew}', '1 day', 'candidate', false);
SELECT model, signals, cooldown, alias, is_enabled FROM mlsys.retrain_policies;
SELECT mlsys.set_retrain_policy('none');
SELECT mlsys.set_retrain_policy(NULL);
SELECT mlsys.set_retrain_policy('m', '{}');
SELECT mlsys.set_retrain_policy('m', NULL);
SELECT mlsys.set_retrain_policy('m', '{skew, NULL}');
SELECT mlsys.set_retrain_policy('m', '{skew, drfit}');
SELECT mlsys.set_retrain_policy('m', cooldown => '-1 day');
SELECT mlsys.set_retrain_policy('m', cooldown => NULL);
SELECT mlsys.set_retrain_policy('m', alias => 'production');
SELECT mlsys.set_retrain_policy('m', alias => '7');
SELECT mlsys.set_retrain_policy('m', alias => NULL);
SELECT mlsys.set_retrain_policy('m', is_enabled => NULL);
SELECT mlsys.drop_retrain_policy('m');
SELECT mlsys.drop_retrain_policy('m');

-- alerts
CREATE FUNCTION add_window(day integer, results text, monitor text DEFAULT 'daily', model text DEFAULT 'm', version integer DEFAULT 1, owner text DEFAULT 'mlsys_test_member') RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    start timestamptz := '2025-12-31'::timestamptz + day * interval '1 day';
BEGIN
    INSERT INTO mlsys.monitors (monitor, owner, model, time_column, reference, reference_lag, window_length, window_offset, time_zone, start_at, delay, slices,
                                label_delay, label_coverage, label_deadline, thresholds, alpha, min_n, alarm_windows, of_windows, schedule, is_enabled, created_at, changed_at)
    VALUES (monitor, owner::regrole, model, 't', 'training', 1, '1 day', '0', 'UTC', '2026-01-01', '0', '{}', '0', 0.8, '30 days', '{}', 0.05, 100, 1, 1, '1 day', false, '2026-01-01', '2026-01-01')
    ON CONFLICT DO NOTHING;
    INSERT INTO mlsys.monitor_contents VALUES (monitor, 'SELECT', NULL, '') ON CONFLICT DO NOTHING;
    INSERT INTO mlsys.monitor_windows VALUES (monitor, start, start + '1 day', model, version, 1000, 0, 'ok', NULL, true, 1, start, start);
    INSERT INTO mlsys.metric_results (monitor, window_start, window_end, slice, signal, feature, metric, model, version, value, threshold, status, computed_at)
    SELECT monitor, start, start + '1 day', '', p[1], p[2], 'psi', model, version, 0.5, 0.1, p[3], start
    FROM string_to_table(results, ', ') AS r, regexp_match(r, '^([^/]*)/(.*) (\S+)$') AS p;
    RETURN mlsys.update_alerts(monitor, start);
END $$;
CREATE VIEW policy AS SELECT model, pending_reason, pending_version, last_fired_at IS NOT NULL AS has_fired, last_version, last_reason, last_error FROM mlsys.retrain_policies ORDER BY model;
GRANT SELECT ON policy TO PUBLIC;
SELECT mlsys.undeploy('m', 'challenger') IS NOT NULL AS undeployed;
SELECT mlsys.set_retrain_policy('m', '{skew, performance}');
-- a signal that is not named, and a policy that is not enabled, do nothing
SELECT add_window(1, 'drift/price alarm');
TABLE policy;
SELECT mlsys.set_retrain_policy('m', '{skew, performance}', is_enabled => false);
SELECT add_window(2, 'drift/price ok, skew/price alarm');
TABLE policy;
SELECT mlsys.set_retrain_policy('m', '{skew, performance}');
SELECT add_window(3, 'skew/price ok');
-- a monitor of somebody who could not train the model does not have it trained
SELECT add_window(1, 'skew/price alarm', 'strange', owner => 'mlsys_test_stranger');
TABLE policy;
SELECT add_window(4, 'skew/price alarm, skew/noise alarm');
TABLE policy;
-- one at a time
SELECT add_window(5, 'skew/price alarm, skew/noise alarm, performance/ alarm');
TABLE policy;
SELECT max(version) AS newest FROM mlsys.model_versions WHERE model = 'm' \gset
SET ROLE mlsys_test_stranger;
CALL mlsys.run_retraining();
TABLE policy;
SET ROLE mlsys_test_member;
-- it ends with run_retraining()
CALL mlsys.run_monitors();
RESET ROLE;
SELECT model, pending_reason, pending_version, has_fired, last_version = :newest + 1 AS is_newest, last_reason, last_error FROM policy;
SELECT v.description, v.trained_by, a.version = v.version AS is_challenger, (SELECT digest FROM mlsys.model_versions WHERE model = 'm' AND version = :new) = v.digest AS same
FROM mlsys.model_versions AS v JOIN mlsys.model_aliases AS a USING (model) WHERE v.model = 'm' AND v.version = :newest + 1 AND a.alias = 'challenger';
SELECT version FROM mlsys.model_aliases WHERE model = 'm' AND alias = 'production';
SELECT action, reason, happened_by FROM mlsys.alias_history WHERE model = 'm' ORDER BY id DESC LIMIT 1;
-- and once only
CALL mlsys.run_retraining();
SELECT max(version) = :newest + 1 AS once FROM mlsys.model_versions WHERE model = 'm';
-- within the cooldown an alert does nothing
SELECT add_window(6, 'skew/price ok, skew/noise ok, performance/ ok');
SELECT add_window(7, 'skew/price alarm');
SELECT model, pending_reason FROM policy;
UPDATE mlsys.retrain_policies SET last_fired_at = last_fired_at - interval '8 days';
SELECT add_window(8, 'skew/price ok');
SELECT add_window(9, 'skew/price alarm');
SELECT model, pending_reason, pending_version FROM policy;
-- a training that fails harms nothing, and is tried again when the cooldown is over
SELECT train.version AS copy FROM mlsys.train('copy', 'SELECT price, amount FROM mlsys_test_sales.sales', 'amount', 'linear_regression', split_key => NULL, test_fraction => 0) \gset
SELECT mlsys.alter_owner('copy', 'mlsys_test_owner');
SELECT mlsys.set_retrain_policy('copy');
SELECT add_window(1, 'skew/price alarm', 'other', 'copy', :copy);
ALTER TABLE mlsys_test_sales.sales RENAME amount TO total;
SELECT max(version) AS newest FROM mlsys.model_versions WHERE model = 'm' \gset
CREATE VIEW mlsys_test_sales.more AS SELECT price, total AS amount FROM mlsys_test_sales.sales;
ALTER VIEW mlsys_test_sales.more OWNER TO mlsys_test_owner;
UPDATE mlsys.model_contents SET query = 'SELECT price, amount FROM mlsys_test_sales.more' WHERE model = 'copy' AND query IS NOT NULL;
CALL mlsys.run_retraining();
SELECT model, pending_reason, pending_version = CASE model WHEN 'm' THEN 1 ELSE :copy END AS is_version, has_fired, last_version = :copy + 1 AS is_newest, last_reason, last_error FROM policy;
SELECT max(version) = :newest AS none FROM mlsys.model_versions WHERE model = 'm';
ALTER TABLE mlsys_test_sales.sales RENAME total TO amount;
CALL mlsys.run_retraining();
SELECT max(version) = :newest AS none FROM mlsys.model_versions WHERE model = 'm';
UPDATE mlsys.retrain_policies SET last_fired_at = last_fired_at - interval '8 days';
CALL mlsys.run_retraining();
SELECT model, pending_reason, last_version = :newest + 1 AS is_newest, last_reason, last_error FROM policy WHERE model = 'm';
-- of a version that is gone: the one in production; of an owner who is gone: an error
UPDATE mlsys.retrain_policies SET pending_reason = 'by hand', pending_version = 1000, pending_since = now(), last_fired_at = NULL WHERE model = 'm';
CALL mlsys.run_retraining();
SELECT v.description FROM mlsys.model_versions AS v JOIN policy AS p ON p.model = v.model AND p.last_version = v.version WHERE v.model = 'm';
UPDATE mlsys.retrain_policies SET pending_reason = 'by hand', pending_version = 1000, pending_since = now(), last_fired_at = NULL WHERE model = 'm';
SELECT mlsys.undeploy('m');
CALL mlsys.run_retraining();
SELECT last_error, mlsys.retrain_error('m') FROM policy WHERE model = 'm';
-- values of the data in the text of an error are for the owner alone
BEGIN;
UPDATE mlsys.model_contents SET query = 'SELECT q.* FROM (' || query || $$) AS q WHERE ('a-secret ' || (q.amount IS NULL))::integer > 0$$ WHERE model = 'm';
UPDATE mlsys.retrain_policies SET pending_version = (SELECT min(version) FROM mlsys.model_versions WHERE model = 'm'), last_fired_at = NULL WHERE model = 'm';
SELECT mlsys.retrain_pending('m');
SELECT last_error, mlsys.retrain_error('m') FROM policy WHERE model = 'm';
SELECT mlsys.rename_model('m', 'n');
SELECT mlsys.retrain_error('n');
SELECT mlsys.drop_retrain_policy('n');
SELECT mlsys.retrain_error('n');
ROLLBACK;
SELECT mlsys.set_retrain_policy('m', cooldown => '1001 years');
CREATE ROLE mlsys_test_gone;
UPDATE mlsys.models SET owner = 'mlsys_test_gone' WHERE model = 'copy';
DROP ROLE mlsys_test_gone;
UPDATE mlsys.retrain_policies SET pending_reason = 'by hand', pending_version = :copy, pending_since = now(), last_fired_at = NULL WHERE model = 'copy';
CALL mlsys.run_retraining();
SELECT last_error FROM policy WHERE model = 'copy';
SELECT mlsys.retrain('copy@' || :copy);
-- by hand under the alias of the policy, and its cooldown begins
SELECT mlsys.set_retrain_policy('m', alias => 'candidate');
UPDATE mlsys.retrain_policies SET last_fired_at = NULL WHERE model = 'm';
SELECT mlsys.retrain('m@3', 'by hand') IS NOT NULL AS retrained;
SELECT a.version = p.last_version AS is_candidate, p.has_fired, p.last_reason, p.last_error, p.pending_reason FROM mlsys.model_aliases AS a JOIN policy AS p USING (model) WHERE a.model = 'm' AND a.alias = 'candidate';

-- The query runs as the owner and cannot become another; nothing that it leaves behind stays.
SET ROLE mlsys_test_owner;
SET search_path = mlsys_test_sales;
CREATE FUNCTION try_to_be_more() RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
    IF session_user <> current_user AND current_setting('mlsys_test.attack', true) = 'on' THEN
        EXECUTE 'RESET ROLE';
    END IF;
    IF current_setting('mlsys_test.attack', true) = 'slow' THEN
        PERFORM pg_sleep(60);
    END IF;
    PERFORM set_config('work_mem', '1234kB', false);
    RETURN 0;
END $$;
SELECT version FROM mlsys.train('attack', 'SELECT price, amount FROM sales WHERE try_to_be_more() = 0', 'amount', 'linear_regression', test_fraction => 0);
RESET search_path;
RESET ROLE;
RESET work_mem;
SELECT mlsys.retrain('attack@1');
SHOW work_mem;
SET mlsys_test.attack = 'on';
SELECT mlsys.retrain('attack@1');
SELECT current_user = session_user AS is_self;
-- a cancel ends all that is to come, keeps what is done, and leaves pending what was not
SELECT mlsys.set_retrain_policy('attack');
UPDATE mlsys.retrain_policies SET pending_reason = 'by hand', pending_version = 1, last_fired_at = NULL, pending_since = CASE model WHEN 'attack' THEN now() ELSE now() - interval '1 day' END WHERE model IN ('attack', 'm');
SET mlsys_test.attack = 'slow';
SET statement_timeout = '3s';
CALL mlsys.run_retraining();
RESET statement_timeout;
RESET mlsys_test.attack;
SELECT model, pending_reason, last_reason, has_fired, last_error FROM policy WHERE model IN ('attack', 'm');

-- policies go with the model
SELECT mlsys.rename_model('m', 'n');
SELECT model FROM policy;
SELECT mlsys.drop_monitor('daily'), mlsys.drop_monitor('strange'), mlsys.drop_monitor('other');
DO $$ BEGIN PERFORM mlsys.drop_model(model) FROM mlsys.models; END $$;
SELECT count(*) FROM mlsys.retrain_policies;
DROP VIEW policy;
DROP FUNCTION add_window;
DROP SCHEMA mlsys_test_sales CASCADE;
DROP ROLE mlsys_test_member, mlsys_test_stranger, mlsys_test_owner;
