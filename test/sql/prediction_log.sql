-- The log of predictions, labels, retention: results, errors, what drop and rename do.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
DROP ROLE IF EXISTS mlsys_test_owner, mlsys_test_app, mlsys_test_other;
RESET client_min_messages;
CREATE ROLE mlsys_test_owner;
CREATE ROLE mlsys_test_app;
CREATE ROLE mlsys_test_other;
CREATE TABLE data AS SELECT i AS id, (i % 9)::float8 AS a, 'c' || i % 3 AS c, 1 + 2 * (i % 9) + CASE WHEN i % 3 = 1 THEN 5 ELSE 0 END AS y, (i % 9 + i % 5 > 6)::text AS b, CASE WHEN i % 9 < 3 THEN 'low' WHEN i % 5 < 3 THEN 'mid' ELSE 'high' END AS k FROM generate_series(1, 2500) i;
GRANT ALL ON data TO PUBLIC;

SET ROLE mlsys_test_owner;
SELECT mlsys.register('price', mlsys.linear_regression('{"features": ["a", "c"]}', y, a, c)), mlsys.deploy('price') FROM data;
SELECT mlsys.register('churn', mlsys.logistic_regression('{"l2": 1, "positive_class": "true", "features": ["a", "c"]}', b, a, c)), mlsys.deploy('churn') FROM data;
SELECT mlsys.set_threshold('churn', 0.7);
SELECT mlsys.register('kind', mlsys.logistic_regression('{"l2": 1, "features": ["a", "c"]}', k, a, c)), mlsys.deploy('kind') FROM data;

-- a regression
SELECT mlsys.predict_and_log('price', 'SELECT * FROM data WHERE id <= 3 -- the first', 'id');
SELECT version, key, round(score), label, features, actual, label_arrived_at, predicted_at > now() - interval '1 minute' AS is_new FROM mlsys.logged_predictions('price') ORDER BY key;
-- in batches
SELECT mlsys.predict_and_log('price', 'SELECT *, id + 10000 AS key FROM data;', 'key', true);
SELECT count(*), count(DISTINCT predicted_at) AS calls, count(DISTINCT key) AS keys FROM mlsys.logged_predictions('price');
SELECT count(*) AS right FROM mlsys.logged_predictions('price') l JOIN data d ON l.key = (d.id + 10000)::text WHERE abs(l.score - d.y) < 1e-9 AND l.features = jsonb_build_object('a', d.a, 'c', d.c);
-- two classes: the probability of the positive one, the class by the version's threshold
SELECT mlsys.predict_and_log('churn', 'TABLE data', 'id'), mlsys.predict_and_log('churn@2', 'TABLE data', 'id');
SELECT version, count(*), bool_and(score = mlsys.predict_proba('churn', d)) AS scores, bool_and(label = mlsys.predict_class('churn@' || version, d)) AS labels, count(*) FILTER (WHERE label = 'true') AS positive FROM mlsys.logged_predictions('churn') l JOIN data d ON l.key = d.id::text GROUP BY version ORDER BY version;
-- several classes: the one predicted, and its probability
SELECT mlsys.predict_and_log('kind@production', 'TABLE data', 'id');
SELECT count(*), bool_and(label = mlsys.predict_class('kind', d)) AS labels, bool_and(score = mlsys.predict_proba('kind', d, label)) AS scores FROM mlsys.logged_predictions('kind') l JOIN data d ON l.key = d.id::text;
-- rows without prediction have a score of NULL; a column f, an upper-case name
SET mlsys.on_invalid_row = 'null';
SELECT mlsys.predict_and_log('price', $$SELECT i AS f, CASE i WHEN 1 THEN 'infinity'::float8 WHEN 2 THEN NULL ELSE 1 END AS a, 'c1' AS c, 'k' || i AS "Key ""x""" FROM generate_series(1, 3) i$$, 'Key "x"', true);
RESET mlsys.on_invalid_row;
SELECT key, round(score) AS score, features FROM mlsys.logged_predictions('price') WHERE key LIKE 'k%' ORDER BY key;
SELECT mlsys.predict_and_log('price', 'SELECT * FROM data WHERE false', 'id');
-- a part of the time
SELECT count(*) FROM mlsys.logged_predictions('price', since => now() + interval '1 hour');
SELECT count(*) FROM mlsys.logged_predictions('price', until => now() - interval '1 hour');
SELECT count(*) FROM mlsys.logged_predictions('price', now() - interval '1 hour', now() + interval '1 hour');
-- in a parallel worker
SET force_parallel_mode = on;
SELECT count(*) FROM mlsys.logged_predictions('price');
RESET force_parallel_mode;
-- rolled back
BEGIN;
SELECT mlsys.predict_and_log('kind', 'TABLE data', 'id');
ROLLBACK;
SELECT count(*) FROM mlsys.logged_predictions('kind');

-- errors
CALL try($$SELECT mlsys.predict_and_log('price', 'SELECT *, NULLIF(id % 7, 3) AS key FROM data', 'key')$$);
CALL try($$SELECT mlsys.predict_and_log('price', 'SELECT *, NULLIF(id, 2000) AS key FROM data', 'key')$$);
CALL try($$SELECT mlsys.predict_and_log('price', 'TABLE data', 'key')$$);
CALL try($$SELECT mlsys.predict_and_log('price', 'SELECT id, a FROM data', 'id')$$);
CALL try($$SELECT mlsys.predict_and_log('price', 'DELETE FROM data', 'id')$$);
CALL try($$SELECT mlsys.predict_and_log('price', 'SELECT 1; SELECT 2', 'id')$$);
CALL try($$SELECT mlsys.predict_and_log('prise', 'TABLE data', 'id')$$);
CALL try($$SELECT mlsys.predict_and_log('price@9', 'TABLE data', 'id')$$);
CALL try($$SELECT mlsys.predict_and_log(NULL, 'TABLE data', 'id')$$);
CALL try($$SELECT mlsys.predict_and_log('price', NULL, 'id')$$);
CALL try($$SELECT mlsys.predict_and_log('price', 'TABLE data', NULL)$$);
CALL try($$SELECT mlsys.predict_and_log('price', 'TABLE data', 'id', NULL)$$);
CALL try($$SELECT mlsys.predict_and_log('price', 'SELECT *, 1 / (id - 2000) AS key FROM data', 'key')$$);
SELECT mlsys.register('nameless', mlsys.linear_regression(y, a + 1)) FROM data;
CALL try($$SELECT mlsys.predict_and_log('nameless@1', 'TABLE data', 'id')$$);
SET default_transaction_read_only = on;
SELECT mlsys.predict_and_log('price', 'TABLE data', 'id');
SET default_transaction_read_only = off;
SELECT count(*) AS as_before FROM mlsys.logged_predictions('price');

-- labels
SELECT mlsys.add_labels('churn', 'SELECT id, b FROM data WHERE id <= 2000', 'id', 'b');
SELECT count(*), count(actual), count(label_arrived_at), bool_and(actual = b) AS right FROM mlsys.logged_predictions('churn') l JOIN data ON key = id::text;
SELECT mlsys.add_labels('price', 'SELECT 1 AS key, 10 AS y UNION ALL SELECT 2, NULL UNION ALL SELECT 3, 12.5', 'key', 'y');
SELECT key, actual, label_arrived_at > now() - interval '1 minute' AS is_new FROM mlsys.logged_predictions('price') WHERE key IN ('1', '2', '3') ORDER BY key;
\set labels 'SELECT key, actual FROM mlsys.logged_predictions(''price'') WHERE key IN (''1'', ''2'', ''3'') ORDER BY key;'
-- the last of a key counts; by time the latest, also against what is there already
SELECT mlsys.add_labels('price', 'VALUES (1, 11), (2, 20), (1, 12)', 'column1', 'column2');
:labels
SELECT mlsys.add_labels('price', $$VALUES (1, 13, '2026-01-02'), (1, 14, '2026-01-05'), (1, 15, '2026-01-03'), (2, 21, '2026-01-05')$$, 'column1', 'column2', 'column3');
:labels
SELECT mlsys.add_labels('price', $$VALUES (1, 16, '2026-01-04'::date), (2, 22, '2026-01-05')$$, 'column1', 'column2', 'column3');
:labels
SELECT mlsys.add_labels('price', $$VALUES (1, 17)$$, 'column1', 'column2');
:labels
SELECT mlsys.add_labels('price', 'SELECT i % 10, i FROM generate_series(1, 2500) i', '?column?', 'i');
:labels
CALL try($$SELECT mlsys.add_labels('price', 'SELECT NULLIF(id, 7) AS id, y FROM data', 'id', 'y')$$);
CALL try($$SELECT mlsys.add_labels('price', 'SELECT id, y, NULL::timestamptz AS t FROM data', 'id', 'y', 't')$$);
CALL try($$SELECT mlsys.add_labels('price', 'TABLE data', 'id', 'z')$$);
CALL try($$SELECT mlsys.add_labels('price', 'TABLE data', 'id', 'y', 't')$$);
CALL try($$SELECT mlsys.add_labels('price', 'TABLE data', 'id', 'y', 'a')$$);
CALL try($$SELECT mlsys.add_labels('prise', 'TABLE data', 'id', 'y')$$);
CALL try($$SELECT mlsys.add_labels('price', 'TABLE data', 'id', NULL)$$);
CALL try($$SELECT * FROM mlsys.logged_predictions(NULL)$$);
CALL try($$SELECT * FROM mlsys.logged_predictions('prise')$$);
:labels

-- retention
SELECT mlsys.set_retention('price', predictions => '30 days', labels => '1 year', results => '2 years', profiles => '3 years');
SELECT * FROM mlsys.retention;
SELECT mlsys.apply_retention('price'), mlsys.apply_retention();
RESET ROLE;
INSERT INTO mlsys.predictions SELECT now() - i * interval '1 day', 'price', 1, 'old' || i FROM generate_series(1, 60) i;
INSERT INTO mlsys.predictions SELECT now() - i * interval '1 day', 'kind', 1, 'old' || i FROM generate_series(1, 60) i;
UPDATE mlsys.labels SET arrived_at = now() - interval '2 years' WHERE model = 'price' AND key = '2';
INSERT INTO mlsys.metric_results (monitor, window_start, window_end, slice, signal, feature, metric, model, computed_at) SELECT 'watch', now() - i * interval '1 year', now() - i * interval '1 year', '', 'drift', 'a', 'psi', 'price', now() FROM generate_series(0, 5) i;
SET ROLE mlsys_test_owner;
SELECT mlsys.apply_retention('kind');
SELECT mlsys.apply_retention();
SELECT mlsys.apply_retention();
SELECT count(*) FILTER (WHERE key LIKE 'old%') FROM mlsys.logged_predictions('price');
SELECT count(*) FILTER (WHERE key LIKE 'old%') FROM mlsys.logged_predictions('kind');
:labels
RESET ROLE;
SELECT count(*) AS results FROM mlsys.metric_results;
DELETE FROM mlsys.metric_results;
SET ROLE mlsys_test_owner;
SELECT mlsys.set_retention('price', labels => '0 days');
SELECT * FROM mlsys.retention;
SELECT mlsys.apply_retention('price');
SELECT mlsys.set_retention('price');
SELECT * FROM mlsys.retention;
CALL try($$SELECT mlsys.set_retention('price', predictions => '-1 day')$$);
CALL try($$SELECT mlsys.set_retention('price', profiles => '1000000 years')$$);
CALL try($$SELECT mlsys.set_retention('prise', predictions => '1 day')$$);
CALL try($$SELECT mlsys.set_retention(NULL, predictions => '1 day')$$);
CALL try($$SELECT mlsys.apply_retention('prise')$$);

-- others: who may predict may log, and no more
SELECT mlsys.grant_predict('price', 'mlsys_test_app'), mlsys.set_retention('price', predictions => '1 day');
SET ROLE mlsys_test_app;
SELECT mlsys.predict_and_log('price', $$SELECT 1 AS a, 'c1' AS c, 'app' AS key$$, 'key');
CALL try($$SELECT * FROM mlsys.logged_predictions('price')$$);
CALL try($$SELECT mlsys.add_labels('price', 'SELECT 1 AS a, 2 AS b', 'a', 'b')$$);
CALL try($$SELECT mlsys.set_retention('price')$$);
CALL try($$SELECT mlsys.apply_retention('price')$$);
SELECT mlsys.apply_retention();
SET ROLE mlsys_test_other;
CALL try($$SELECT mlsys.predict_and_log('price', 'TABLE data', 'id')$$);
CALL try($$SELECT * FROM mlsys.logged_predictions('price')$$);
CALL try($$SELECT * FROM mlsys.predictions$$);
CALL try($$SELECT * FROM mlsys.predictions_default$$);
CALL try($$SELECT * FROM mlsys.labels$$);
SELECT count(*) FROM mlsys.retention;
SET ROLE mlsys_test_owner;
SELECT key FROM mlsys.logged_predictions('price') WHERE key = 'app';

-- partitions of one's own
RESET ROLE;
CREATE TABLE predictions_2020 PARTITION OF mlsys.predictions FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
INSERT INTO mlsys.predictions VALUES ('2020-05-05', 'price', 1, 'year 2020');
SELECT tableoid::regclass, key FROM mlsys.predictions WHERE key = 'year 2020';
SET ROLE mlsys_test_owner;
SELECT key FROM mlsys.logged_predictions('price', until => '2021-01-01');
SELECT mlsys.apply_retention();
SELECT key FROM mlsys.logged_predictions('price', until => '2021-01-01');
RESET ROLE;
DROP TABLE predictions_2020;

-- rename takes all along, drop takes it away
SET ROLE mlsys_test_owner;
SELECT mlsys.add_labels('price', $$VALUES ('app', 3)$$, 'column1', 'column2'), mlsys.rename_model('price', 'cost');
SELECT key, actual FROM mlsys.logged_predictions('cost') WHERE key = 'app';
CALL try($$SELECT * FROM mlsys.logged_predictions('price')$$);
SELECT * FROM mlsys.retention;
SELECT mlsys.undeploy('cost'), mlsys.drop_model('cost'), mlsys.drop_model('churn'), mlsys.drop_model('kind'), mlsys.drop_model('nameless');
RESET ROLE;
SELECT (SELECT count(*) FROM mlsys.predictions) AS predictions, (SELECT count(*) FROM mlsys.labels) AS labels, (SELECT count(*) FROM mlsys.retention) AS retention;
DROP TABLE data;
DROP ROLE mlsys_test_owner, mlsys_test_app, mlsys_test_other;
