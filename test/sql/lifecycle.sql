-- Models by name: register, deploy, rollback, rename, drop, grants, owners; views; every error.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
DROP ROLE IF EXISTS mlsys_test_owner, mlsys_test_heir, mlsys_test_other;
RESET client_min_messages;
CREATE ROLE mlsys_test_owner;
CREATE ROLE mlsys_test_heir;
CREATE ROLE mlsys_test_other;
CREATE TABLE data AS SELECT 3 * i + i % 3 AS y, i AS a, 'c' || i % 3 AS c, i % 7 AS b, ARRAY[i % 3, i % 7] AS v FROM generate_series(1, 100) i;
CREATE TABLE fits (name text PRIMARY KEY, model mlsys.model);
INSERT INTO fits VALUES ('a', (SELECT mlsys.linear_regression(y, a) FROM data)), ('ac', (SELECT mlsys.linear_regression(y, a, c) FROM data)), ('ab', (SELECT mlsys.linear_regression(y, a, b) FROM data)),
    ('text a', (SELECT mlsys.linear_regression('{"features": ["a"]}', y, a::text) FROM data WHERE a < 20)), ('v2', (SELECT mlsys.linear_regression('{"features": ["v"]}', y, v) FROM data)),
    ('v3', (SELECT mlsys.linear_regression('{"features": ["v"]}', y, v || a) FROM data)), ('ridge', (SELECT mlsys.linear_regression('{"l2": 2}', y, a) FROM data)),
    ('many', (SELECT mlsys.linear_regression(y, a, b, a * a, a * b, b * b, a + 1, b + 1, sin(a), cos(a), sin(b), cos(b), sqrt(a)) FROM data)), ('text target', (SELECT mlsys.linear_regression('{"target": "y"}', d) FROM (SELECT y, a, b, c FROM data) d));
CREATE FUNCTION fit(text) RETURNS mlsys.model LANGUAGE sql AS 'SELECT model FROM fits WHERE name = $1';
CREATE FUNCTION who(regrole) RETURNS text LANGUAGE sql AS $$SELECT CASE WHEN $1 = current_user::regrole THEN 'me' ELSE $1::text END$$;
CREATE VIEW history AS SELECT id - (SELECT min(id) FROM mlsys.alias_history) + 1 AS id, model, alias, action, version, previous_id - (SELECT min(id) FROM mlsys.alias_history) + 1 AS previous, is_forced AS forced, old_model, reason, who(happened_by) AS happened_by
    FROM mlsys.alias_history;

-- register
SELECT mlsys.register('price', fit('ac'), '{"rmse": 1.5}', 'first');
SELECT mlsys.register(value => fit('a'), model => 'price');
SELECT mlsys.register('price', fit('ab'));
SELECT model, who(owner) AS owner, created_at < changed_at AS changed, last_version FROM mlsys.models;
SELECT version, digest = substr(mlsys.model_send(fit(CASE version WHEN 1 THEN 'ac' WHEN 2 THEN 'a' ELSE 'ab' END)), 9, 16) AS digest, origin, parent_version, algorithm, task, target, classes, positive_class, decision_threshold, features
FROM mlsys.model_versions ORDER BY version;
SELECT version, options_given, options - '{coding,target,weight,unseen,missing,features,standardize,max_categories}'::text[] AS options, metrics, rows, rows_skipped, test_rows, split_key, test_fraction, seed, description, who(trained_by) AS trained_by, search_path, server_version = current_setting('server_version') AS server,
    library_version = mlsys.describe(fit('a')) ->> 'library' AS library, blas_version = mlsys.describe(fit('a')) ->> 'blas' AS blas, snapshot_lsn, started_at = finished_at AS at_once
FROM mlsys.model_versions ORDER BY version;
SELECT version, value OPERATOR(mlsys.=) fit(CASE version WHEN 1 THEN 'ac' WHEN 2 THEN 'a' ELSE 'ab' END) AS same, query, training_rows FROM mlsys.model_contents ORDER BY version;
-- a compressed value is stored plain
CREATE TABLE compressed AS SELECT mlsys.linear_regression(y, (SELECT array_agg(1.0 * a / j) FROM generate_series(1, 200) j)) AS model FROM data;
SELECT pg_column_compression(model) IS NOT NULL AS is_compressed, mlsys.register('big', model) FROM compressed;
SELECT pg_column_compression(value) IS NULL AS is_plain FROM mlsys.model_contents WHERE model = 'big';
SELECT mlsys.drop_model('big');
CALL try($$SELECT mlsys.register(NULL, fit('a'))$$);
CALL try($$SELECT mlsys.register('price', NULL)$$);
CALL try($$SELECT mlsys.register('price', fit('a'), '[1]')$$);
CALL try($$SELECT mlsys.register('', fit('a'))$$);
CALL try($$SELECT mlsys.register('price@2', fit('a'))$$);
CALL try($$SELECT mlsys.register(repeat('x', 201), fit('a'))$$);
CALL try($$SELECT mlsys.register(repeat('ä', 101), fit('a'))$$);
SELECT mlsys.register(repeat('x', 200), fit('a'));
SELECT mlsys.drop_model(repeat('x', 200));
SELECT mlsys.register('Größe "q" ''s'' 1', fit('a')), mlsys.deploy('Größe "q" ''s'' 1', alias => 'Ä "b" 1');
SELECT mlsys.get_model('Größe "q" ''s'' 1@Ä "b" 1') OPERATOR(mlsys.=) fit('a') AS same;
SELECT mlsys.drop_model('Größe "q" ''s'' 1');

-- deploy
SELECT mlsys.deploy('price', 1, reason => 'the first one');
SELECT model, alias, version, digest = (SELECT digest FROM mlsys.model_versions v WHERE v.model = a.model AND v.version = a.version) AS digest, who(deployed_by) AS deployed_by FROM mlsys.model_aliases a;
SELECT mlsys.deploy('price', 1);
SELECT mlsys.deploy('price', 2);
CALL try($$SELECT mlsys.deploy('price')$$);
SELECT mlsys.deploy('price', alias => 'challenger');
SELECT mlsys.deploy('price', force => true, reason => 'needs b, and all queries have it');
SELECT mlsys.deploy('price', 2, force => true);
SELECT * FROM history ORDER BY id;
-- what differs: kinds, widths, many
SELECT mlsys.register('kinds', fit('a')), mlsys.register('kinds', fit('text a')), mlsys.register('kinds', fit('v2')), mlsys.register('kinds', fit('v3')), mlsys.register('kinds', fit('many')), mlsys.register('kinds', fit('ridge')), mlsys.register('kinds', fit('text target'));
SELECT mlsys.deploy('kinds', 1);
CALL try($$SELECT mlsys.deploy('kinds', 2)$$);
CALL try($$SELECT mlsys.deploy('kinds', 3)$$);
CALL try($$SELECT mlsys.deploy('kinds', 5)$$);
SELECT mlsys.deploy('kinds', 6);
SELECT mlsys.deploy('kinds', 3, 'v');
CALL try($$SELECT mlsys.deploy('kinds', 4, 'v')$$);
SELECT mlsys.deploy('kinds', 7, 'row');
SELECT mlsys.deploy('kinds', 6, 'row');
CALL try($$SELECT mlsys.deploy('kinds', 7, 'row')$$);
CALL try($$SELECT mlsys.deploy(NULL)$$);
CALL try($$SELECT mlsys.deploy('price', 1, NULL)$$);
CALL try($$SELECT mlsys.deploy('price', 1, force => NULL)$$);
CALL try($$SELECT mlsys.deploy('prize')$$);
CALL try($$SELECT mlsys.deploy('something else')$$);
CALL try($$SELECT mlsys.deploy('price@1')$$);
CALL try($$SELECT mlsys.deploy('price', 4)$$);
CALL try($$SELECT mlsys.deploy('price', 0)$$);
CALL try($$SELECT mlsys.deploy('price', -1)$$);
CALL try($$SELECT mlsys.deploy('price', 1, '')$$);
CALL try($$SELECT mlsys.deploy('price', 1, '12')$$);
CALL try($$SELECT mlsys.deploy('price', 1, 'a@b')$$);
CALL try($$SELECT mlsys.deploy('price', 1, repeat('x', 201))$$);
SELECT mlsys.deploy('price', 1, '12a'), mlsys.undeploy('price', '12a');

-- rollback: back and back, a deploy stacks on where it stands
SELECT mlsys.rollback('price'), mlsys.rollback('price', reason => 'worse');
SELECT mlsys.rollback('price');
CALL try($$SELECT mlsys.rollback('price')$$);
SELECT mlsys.deploy('price', 2), mlsys.rollback('price'), mlsys.deploy('price', 3, force => true), mlsys.rollback('price');
CALL try($$SELECT mlsys.rollback('price')$$);
CALL try($$SELECT mlsys.rollback('price', 'champion')$$);
CALL try($$SELECT mlsys.rollback('none')$$);
CALL try($$SELECT mlsys.rollback(NULL)$$);
CALL try($$SELECT mlsys.rollback('price', NULL)$$);
-- to a version that is gone
SELECT mlsys.deploy('price', 2), mlsys.drop_version('price', 1);
CALL try($$SELECT mlsys.rollback('price')$$);

-- undeploy ends the stack
SELECT mlsys.undeploy('price', reason => 'not needed');
CALL try($$SELECT mlsys.undeploy('price')$$);
CALL try($$SELECT mlsys.undeploy('price', NULL)$$);
CALL try($$SELECT mlsys.undeploy(NULL)$$);
SELECT mlsys.deploy('price', 2);
CALL try($$SELECT mlsys.rollback('price')$$);
SELECT * FROM history WHERE model = 'price' ORDER BY id;

-- drop_version
CALL try($$SELECT mlsys.drop_version('price', 3)$$);
SELECT mlsys.deploy('price', 2, 'a "second"');
CALL try($$SELECT mlsys.drop_version('price', 2)$$);
CALL try($$SELECT mlsys.drop_version('price', 1)$$);
CALL try($$SELECT mlsys.drop_version('price', NULL)$$);
CALL try($$SELECT mlsys.drop_version(NULL, 1)$$);
CALL try($$SELECT mlsys.drop_version('none', 1)$$);
SELECT mlsys.undeploy('price', 'challenger'), mlsys.drop_version('price', 3), mlsys.register('price', fit('ridge'));
SELECT version FROM mlsys.model_contents WHERE model = 'price' ORDER BY version;

-- rename: the way back stays
SELECT mlsys.deploy('price', 4);
SELECT mlsys.grant_predict('price', 'mlsys_test_other');
SELECT mlsys.rename_model('price', 'cost');
SELECT mlsys.rollback('cost');
SELECT mlsys.deploy('cost', 4);
SELECT * FROM history WHERE id > 25 ORDER BY id;
SELECT (SELECT count(*) FROM mlsys.models WHERE model = 'cost') AS models, (SELECT count(*) FROM mlsys.model_versions WHERE model = 'cost') AS versions, (SELECT count(*) FROM mlsys.model_contents WHERE model = 'cost') AS contents,
    (SELECT count(*) FROM mlsys.model_aliases WHERE model = 'cost') AS aliases, (SELECT count(*) FROM mlsys.model_grants WHERE model = 'cost') AS grants;
CALL try($$SELECT mlsys.rename_model('price', 'x')$$);
CALL try($$SELECT mlsys.rename_model('cost', 'kinds')$$);
CALL try($$SELECT mlsys.rename_model('cost', 'cost')$$);
CALL try($$SELECT mlsys.rename_model('cost', 'a@b')$$);
CALL try($$SELECT mlsys.rename_model('cost', '')$$);
CALL try($$SELECT mlsys.rename_model('cost', NULL)$$);
CALL try($$SELECT mlsys.rename_model(NULL, 'x')$$);

-- views
SELECT model, alias, version, algorithm, task, who(owner) AS owner, deployed_at IS NOT NULL AS deployed_at, who(deployed_by) AS deployed_by, metrics FROM mlsys.deployed_models ORDER BY model COLLATE "C", alias COLLATE "C";
SELECT model, version, origin, parent_version, algorithm, task, target, who(trained_by) AS trained_by, rows, aliases, description FROM mlsys.model_lineage ORDER BY model COLLATE "C", version;
SELECT tasks, kind, doc FROM mlsys.algorithms WHERE name = 'linear_regression';
SELECT o ->> 'name' AS name, o -> 'type' AS type, o -> 'default' AS standard, o -> 'range' AS range, o ->> 'doc' AS doc FROM mlsys.algorithms, jsonb_array_elements(options) AS o WHERE algorithms.name = 'linear_regression' AND o ->> 'name' IN ('l2', 'missing', 'intercept', 'weight', 'max_categories');

-- get_model
SELECT mlsys.get_model('cost') OPERATOR(mlsys.=) fit('ridge') AS production, mlsys.get_model('cost@2') OPERATOR(mlsys.=) fit('a') AS version, mlsys.get_model('cost@a "second"') OPERATOR(mlsys.=) fit('a') AS alias;
SELECT round(mlsys.predict((SELECT mlsys.get_model('cost@2')), d)) AS predicted FROM data d WHERE a IN (1, 50) ORDER BY a;
CALL try($$SELECT mlsys.get_model(NULL)$$);
CALL try($$SELECT mlsys.get_model('price')$$);
CALL try($$SELECT mlsys.get_model('cost@17')$$);
CALL try($$SELECT mlsys.get_model('cost@x')$$);
CALL try($$SELECT mlsys.get_model('cost@')$$);

-- set_threshold
CALL try($$SELECT mlsys.set_threshold('cost', 0.5)$$);
CALL try($$SELECT mlsys.set_threshold('cost', 1.5)$$);
CALL try($$SELECT mlsys.set_threshold('cost', -0.1)$$);
CALL try($$SELECT mlsys.set_threshold('cost', 'NaN')$$);
CALL try($$SELECT mlsys.set_threshold('cost', NULL)$$);
CALL try($$SELECT mlsys.set_threshold(NULL, 0.5)$$);
CALL try($$SELECT mlsys.set_threshold('none', 0.5)$$);
CALL try($$SELECT mlsys.set_threshold('cost@x', 0.5)$$);


-- classifiers: task, classes, positive class
CREATE FUNCTION classifier(options jsonb, labels text[]) RETURNS mlsys.model LANGUAGE sql AS
    $$SELECT mlsys.logistic_regression(options || '{"l2": 1}', labels[1 + (i + i % 3) / 7 % array_length(labels, 1)], i, i % 5) FROM generate_series(1, 60) i$$;
SELECT mlsys.register('c', classifier('{"positive_class": "yes"}', '{no,yes}'), '{"auc": 0.9, "accuracy": 0.8}'), mlsys.register('c', classifier('{"positive_class": "no"}', '{no,yes}')),
    mlsys.register('c', classifier('{"positive_class": "maybe"}', '{no,maybe}')), mlsys.register('c', classifier('{}', '{no,yes,"it''s so",z}')), mlsys.register('c', fit('many')), mlsys.register('c', classifier('{"l2": 2, "positive_class": "yes"}', '{yes,no}'));
SELECT version, task, target, classes, positive_class, decision_threshold FROM mlsys.model_versions WHERE model = 'c' ORDER BY version;
SELECT mlsys.deploy('c', 1);
CALL try($$SELECT mlsys.deploy('c', 2)$$);
CALL try($$SELECT mlsys.deploy('c', 3)$$);
CALL try($$SELECT mlsys.deploy('c', 4)$$);
CALL try($$SELECT mlsys.deploy('c', 5)$$);
SELECT mlsys.deploy('c', 6), mlsys.rollback('c'), mlsys.deploy('c', 4, force => true), mlsys.rollback('c');
SELECT mlsys.deploy('c', 4, 'four');
CALL try($$SELECT mlsys.deploy('c', 1, 'four')$$);
SELECT mlsys.deploy('c', 5, 'number');
CALL try($$SELECT mlsys.deploy('c', 1, 'number')$$);

-- set_threshold: the same model but for one number, and metrics that do not depend on it
SELECT mlsys.set_threshold('c', 0.25), mlsys.set_threshold('c@production', 0.25) = 8 AS again, mlsys.set_threshold('c@2', 1), mlsys.set_threshold('c@6', 0);
SELECT mlsys.set_threshold('c@7', 0.25);
SELECT version, origin, parent_version, decision_threshold, metrics, rows, test_rows, description FROM mlsys.model_versions WHERE model = 'c' AND version > 6 ORDER BY version;
SELECT mlsys.describe(mlsys.get_model('c@7')) - 'decision_threshold' = mlsys.describe(mlsys.get_model('c@1')) - 'decision_threshold' AS same, mlsys.describe(mlsys.get_model('c@7')) -> 'decision_threshold' AS threshold, mlsys.coefficients(mlsys.get_model('c@7')) = mlsys.coefficients(mlsys.get_model('c@1')) AS coefficients;
SELECT mlsys.deploy('c', 7);
CALL try($$SELECT mlsys.set_threshold('c@4', 0.5)$$);
CALL try($$SELECT mlsys.set_threshold('c@5', 0.5)$$);
SELECT version, task, positive_class FROM mlsys.train('t', $$SELECT i AS id, i % 10 + i % 7 > 8 AS y, i % 10 AS a, i % 7 AS b FROM generate_series(1, 200) i$$, 'y', 'logistic_regression', '{"l2": 1}', split_key => 'id', test_fraction => 0.3, seed => 7, description => 'first');
SELECT mlsys.set_threshold('t@1', 0.125);
SELECT b.origin, b.parent_version, b.decision_threshold, b.rows = a.rows AS rows, b.test_rows = a.test_rows AS test_rows, b.split_key, b.test_fraction, b.seed, b.description, b.search_path = a.search_path AS path, b.snapshot_lsn = a.snapshot_lsn AS snapshot, c.query = d.query AS query, c.training_rows = d.training_rows AS hashes
FROM mlsys.model_versions a JOIN mlsys.model_versions b USING (model), mlsys.model_contents c JOIN mlsys.model_contents d USING (model) WHERE a.model = 't' AND a.version = 1 AND b.version = 2 AND c.model = 't' AND c.version = 2 AND d.version = 1;
SELECT part.key AS part, string_agg(m.key, ' ' ORDER BY m.key COLLATE "C") AS metrics, bool_and(m.value = a.metrics -> part.key -> m.key) AS same
FROM mlsys.model_versions b, jsonb_each(b.metrics) part, jsonb_each(part.value) m, mlsys.model_versions a WHERE b.model = 't' AND b.version = 2 AND a.model = 't' AND a.version = 1 GROUP BY 1 ORDER BY part.key COLLATE "C";
-- metrics of one's own: known names at any depth, numbers only
SELECT mlsys.register('t', mlsys.get_model('t@1'), '{"roc_auc": 0.8, "accuracy": 0.9, "brier": "low", "deep": {"x": {"log_loss": 0.5, "f1": 1}, "y": {"f1": 1}, "z": [{"log_loss": 1}]}, "base_rate": null}');
SELECT mlsys.set_threshold('t@3', 0.75);
SELECT metrics FROM mlsys.model_versions WHERE model = 't' AND version = 4;
SELECT mlsys.drop_model('t'), mlsys.drop_model('c');
DROP FUNCTION classifier;

-- grants
SELECT mlsys.grant_predict('cost', 'public');
SELECT mlsys.grant_predict('cost', 'public');
SELECT model, grantee FROM mlsys.model_grants ORDER BY grantee::text COLLATE "C";
SELECT mlsys.revoke_predict('cost', 'public'), mlsys.revoke_predict('cost', 'mlsys_test_other');
SELECT mlsys.revoke_predict('cost', 'mlsys_test_other');
SELECT mlsys.grant_predict('cost', current_user::text) IS NOT NULL AS myself, mlsys.revoke_predict('cost', current_user) IS NOT NULL AS again;
CALL try($$SELECT mlsys.grant_predict('cost', 'mlsys_test_nobody')$$);
CALL try($$SELECT mlsys.grant_predict('cost', '')$$);
CALL try($$SELECT mlsys.grant_predict('cost', NULL)$$);
CALL try($$SELECT mlsys.grant_predict(NULL, 'public')$$);
CALL try($$SELECT mlsys.grant_predict('none', 'public')$$);
CALL try($$SELECT mlsys.revoke_predict('cost', 'mlsys_test_nobody')$$);
CALL try($$SELECT mlsys.revoke_predict('cost', '4294967295')$$);
CALL try($$SELECT mlsys.revoke_predict('cost', NULL)$$);
CALL try($$SELECT mlsys.revoke_predict(NULL, 'public')$$);
CALL try($$SELECT mlsys.revoke_predict('none', 'public')$$);

-- owners
SELECT mlsys.alter_owner('cost', 'mlsys_test_owner');
SELECT model, who(owner) AS owner FROM mlsys.models ORDER BY model;
CALL try($$SELECT mlsys.alter_owner('cost', 'public')$$);
CALL try($$SELECT mlsys.alter_owner('cost', 'mlsys_test_nobody')$$);
CALL try($$SELECT mlsys.alter_owner('cost', NULL)$$);
CALL try($$SELECT mlsys.alter_owner(NULL, 'public')$$);
CALL try($$SELECT mlsys.alter_owner('none', 'mlsys_test_heir')$$);
-- a role that has been dropped is left as a number, which is nobody
SELECT mlsys.grant_predict('cost', 'mlsys_test_other');
SELECT oid AS owner FROM pg_roles WHERE rolname = 'mlsys_test_owner' \gset
SELECT oid AS other FROM pg_roles WHERE rolname = 'mlsys_test_other' \gset
SET ROLE mlsys_test_owner;
SELECT mlsys.deploy('cost', 2, 'mine');
RESET ROLE;
DROP ROLE mlsys_test_owner, mlsys_test_other;
SELECT owner::text = :'owner' AS number FROM mlsys.models WHERE model = 'cost';
SELECT count(*), bool_and(owner::text = :'owner') AS owner, bool_or(deployed_by::text = :'owner') AS deployed_by FROM mlsys.deployed_models WHERE model = 'cost';
SELECT count(*), bool_or(happened_by::text = :'owner') AS happened_by FROM mlsys.alias_history WHERE model = 'cost';
SELECT count(*), bool_or(grantee::text = :'other') AS grantee FROM mlsys.model_grants WHERE model = 'cost';
SET ROLE mlsys_test_heir;
CALL try($$SELECT mlsys.deploy('cost', 4)$$);
CALL try($$SELECT mlsys.get_model('cost')$$);
RESET ROLE;
SELECT mlsys.revoke_predict('cost', :'other');
SELECT mlsys.alter_owner('cost', 'mlsys_test_heir');
SELECT count(*) FROM mlsys.model_grants;

-- transactions
BEGIN;
SELECT mlsys.deploy('kinds', 2, force => true), mlsys.register('kinds', fit('a'));
SAVEPOINT s;
SELECT mlsys.rename_model('kinds', 'sorts'), mlsys.undeploy('sorts');
SELECT alias, version FROM mlsys.model_aliases WHERE model = 'sorts' ORDER BY alias COLLATE "C";
ROLLBACK TO s;
SELECT alias, version FROM mlsys.model_aliases WHERE model = 'kinds' ORDER BY alias COLLATE "C";
ROLLBACK;
SELECT alias, version FROM mlsys.model_aliases WHERE model = 'kinds' ORDER BY alias COLLATE "C";
SELECT last_version FROM mlsys.models WHERE model = 'kinds';
BEGIN READ ONLY;
SELECT mlsys.get_model('kinds') OPERATOR(mlsys.=) fit('ridge') AS same;
SAVEPOINT s;
SELECT mlsys.deploy('kinds', 1);
ROLLBACK TO s;
SELECT mlsys.register('kinds', fit('a'));
ROLLBACK;
-- user, settings and path are as before, also after an error
SET search_path = public, pg_catalog;
CALL try($$SELECT mlsys.deploy('kinds', 5)$$);
SELECT mlsys.deploy('kinds', 1), current_user = session_user AS same_user, current_setting('search_path') AS path;
RESET search_path;

-- drop_model; a model of the same name begins anew
SELECT mlsys.drop_model('cost'), mlsys.drop_model('kinds');
SELECT (SELECT count(*) FROM mlsys.models) AS models, (SELECT count(*) FROM mlsys.model_versions) AS versions, (SELECT count(*) FROM mlsys.model_contents) AS contents, (SELECT count(*) FROM mlsys.model_aliases) AS aliases, (SELECT count(*) FROM mlsys.model_grants) AS grants;
SELECT model, alias, action, version FROM history WHERE action = 'drop' ORDER BY id;
CALL try($$SELECT mlsys.drop_model('cost')$$);
CALL try($$SELECT mlsys.drop_model(NULL)$$);
SELECT mlsys.register('cost', fit('a')), mlsys.deploy('cost');
CALL try($$SELECT mlsys.rollback('cost')$$);
SELECT mlsys.drop_version('cost', 1) FROM mlsys.undeploy('cost');
CALL try($$SELECT mlsys.deploy('cost')$$);
CALL try($$SELECT mlsys.deploy('cost', 1)$$);
SELECT mlsys.drop_model('cost');

-- the tables' own limits
\set VERBOSITY terse
INSERT INTO mlsys.models VALUES ('a@b', current_user::regrole, now(), now());
INSERT INTO mlsys.models VALUES (repeat('x', 201), current_user::regrole, now(), now());
INSERT INTO mlsys.model_aliases VALUES ('a', '7', 1, '', 1, now(), current_user::regrole);
INSERT INTO mlsys.model_aliases VALUES ('a', repeat('x', 201), 1, '', 1, now(), current_user::regrole);
DROP VIEW history;
DROP FUNCTION fit, who;
DROP TABLE data, fits, compressed;
DROP ROLE mlsys_test_heir;
