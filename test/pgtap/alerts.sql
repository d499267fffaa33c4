-- Who may do what to alerts and retrain policies: as a plain role that owns a model and a monitor, and as a stranger.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT no_plan();
DROP ROLE IF EXISTS mlsys_test_alice, mlsys_test_bob;
CREATE ROLE mlsys_test_alice;
CREATE ROLE mlsys_test_bob;
GRANT CREATE ON SCHEMA public TO mlsys_test_alice;

SET ROLE mlsys_test_alice;
CREATE TABLE orders AS
SELECT i AS id, '2026-01-01'::timestamptz + i * interval '10 minutes' AS at, (i * 7919) % 101 + CASE WHEN i >= 13 * 144 THEN 60 ELSE 0 END AS price, (i * 104729) % 13 AS items, 3 * ((i * 7919) % 101) + (i * 104729) % 13 + (i * 31) % 7 AS amount
FROM generate_series(1, 2500) AS i;
SELECT is(version, 1, 'trains') FROM mlsys.train('alice', 'SELECT id, price, items, amount FROM orders WHERE at < ''2026-01-08''', 'amount', 'linear_regression', split_key => 'id');
SELECT is(mlsys.deploy('alice'), 1, 'deploys');
SELECT is(mlsys.create_monitor('watch', 'alice', 'TABLE orders', 'at', start_at => '2026-01-08'), 'watch', 'watches');
SELECT lives_ok($$SELECT mlsys.set_retrain_policy('alice', '{skew}')$$, 'sets a policy');
SELECT cmp_ok(count(*), '>', 5::bigint, 'runs') FROM mlsys.run_monitor('watch', '2026-01-16 12:00');
SELECT is((SELECT array_agg(DISTINCT feature) FROM mlsys.alerts WHERE signal = 'skew'), '{price}', 'is told of the column that has changed');
SELECT is(count(*), 1::bigint, 'once') FROM mlsys.alerts WHERE signal = 'skew';
SELECT is(first_window, '2026-01-14 00:00 UTC'::timestamptz, 'since then') FROM mlsys.alerts WHERE signal = 'skew';
SELECT is(model, 'alice', 'which model') FROM mlsys.alerts WHERE signal = 'skew';
SELECT ok(pending_reason LIKE 'alert % of monitor "watch": skew of "price"' AND pending_version = 1, 'the model is to be trained anew') FROM mlsys.retrain_policies;
SELECT is(open_alerts, (SELECT count(*) FROM mlsys.alerts WHERE status <> 'resolved'), 'sees how many') FROM mlsys.monitor_status WHERE monitor = 'watch';
SELECT is(windows_behind > 0, true, 'and how far behind') FROM mlsys.monitor_status WHERE monitor = 'watch';
SELECT lives_ok(format('SELECT mlsys.acknowledge_alert(%s, %L)', alert_id, 'seen'), 'acknowledges') FROM mlsys.alerts WHERE signal = 'skew';
SELECT is(acknowledged_by, 'mlsys_test_alice'::regrole, 'under that name') FROM mlsys.alerts WHERE signal = 'skew';
CALL mlsys.run_retraining();
SELECT is(last_version, 2, 'trained anew') FROM mlsys.retrain_policies;
SELECT is(version, 2, 'as the challenger') FROM mlsys.model_aliases WHERE alias = 'challenger';
SELECT is(version, 1, 'and not in production') FROM mlsys.model_aliases WHERE alias = 'production';
SELECT is(mlsys.retrain('alice@1', 'by hand'), 3, 'trains anew by hand');
SELECT is(mlsys.update_alerts('watch'), 0, 'nothing else has changed');
SELECT throws_ok(statement, '42501', NULL, 'not directly: ' || statement) FROM (VALUES
    ('UPDATE mlsys.alerts SET status = ''resolved'''), ('DELETE FROM mlsys.alerts'), ('INSERT INTO mlsys.retrain_policies SELECT * FROM mlsys.retrain_policies'), ('UPDATE mlsys.retrain_policies SET alias = ''production'''),
    ('SELECT nextval(''mlsys.alerts_alert_id_seq'')')) AS s (statement);

SET ROLE mlsys_test_bob;
SELECT cmp_ok(count(*), '>', 0::bigint, 'everyone reads alerts') FROM mlsys.alerts;
SELECT cmp_ok(count(*), '>', 0::bigint, 'everyone reads monitor_status') FROM mlsys.monitor_status;
SELECT cmp_ok(count(*), '>', 0::bigint, 'everyone reads drift_history') FROM mlsys.drift_history WHERE is_alarm AND feature = 'price';
SELECT throws_ok(statement, '42501', NULL, 'a stranger may not: ' || statement) FROM (VALUES
    ('SELECT mlsys.acknowledge_alert(alert_id) FROM mlsys.alerts'), ('SELECT mlsys.update_alerts(''watch'')'), ('SELECT mlsys.set_retrain_policy(''alice'')'), ('SELECT mlsys.drop_retrain_policy(''alice'')'),
    ('SELECT mlsys.retrain(''alice'')'), ('SELECT mlsys.retrain_pending(''alice'')')) AS s (statement);
CALL mlsys.run_retraining();

RESET ROLE;
SELECT is(max(version), 3, 'a stranger has nothing trained') FROM mlsys.model_versions;
SELECT is(count(*), 0::bigint, 'all of it was the owner''s') FROM mlsys.model_versions WHERE trained_by <> 'mlsys_test_alice'::regrole;
-- another owner: what is done from then on is done as the new one
SELECT lives_ok($$SELECT mlsys.alter_owner('alice', 'mlsys_test_bob')$$, 'given to bob');
SELECT throws_ok($$SELECT mlsys.retrain('alice@1')$$, '42501', 'permission denied for table orders', 'who may not read the rows');
SELECT mlsys.drop_monitor('watch');
SELECT mlsys.drop_model('alice');
SELECT is(count(*), 0::bigint, 'policies go with the model') FROM mlsys.retrain_policies;
SELECT * FROM finish();
DROP TABLE orders;
REVOKE CREATE ON SCHEMA public FROM mlsys_test_alice;
DROP ROLE mlsys_test_alice, mlsys_test_bob;
