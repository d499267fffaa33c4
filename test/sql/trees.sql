-- What models of trees tell in SQL, and margins, leaves and importance by permutation of all models.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE TABLE flowers (id int, size float8, day date, kind text, is_wild boolean, seen boolean, grade text, price float8);
INSERT INTO flowers SELECT i, CASE WHEN i % 17 > 0 THEN i * 37 % 101 END, date '2020-01-01' + i % 30, 'k' || i % 5, i % 3 = 0, i * 37 % 101 > 50 AND i % 5 < 3,
    (ARRAY['low', 'mid', 'top'])[1 + least(i % 5, 2)], i * 37 % 101 * 0.1 + i % 5 + CASE WHEN i % 30 > 20 THEN 3 ELSE 0 END FROM generate_series(1, 600) i;
CREATE TABLE fitted AS SELECT mlsys.decision_tree('{"max_depth": 3}', grade, kind) AS tree, mlsys.random_forest('{"trees": 20, "max_depth": 4}', price, size, day, kind, is_wild) AS forest,
    mlsys.gradient_boosting('{"trees": 12, "max_depth": 3}', seen, size, day, kind, is_wild) AS boosted, mlsys.gradient_boosting('{"trees": 5, "max_depth": 3}', grade, size, kind) AS several,
    mlsys.logistic_regression('{"l2": 1}', seen, size, kind) AS two, mlsys.logistic_regression('{"l2": 1}', grade, size, kind) AS three, mlsys.linear_regression(price, size, kind) AS number FROM flowers;
SELECT count(mlsys.register(name, model)) FROM fitted, LATERAL (VALUES ('tree', tree), ('forest', forest), ('boosted', boosted), ('several', several), ('two', two), ('three', three), ('number', number)) m(name, model);
SELECT count(mlsys.deploy(model)) FROM mlsys.models;
RESET client_min_messages;

-- the text of a tree
\pset format unaligned
\t on
SELECT mlsys.tree_text('tree');
SELECT mlsys.tree_text(mlsys.decision_tree('{"max_depth": 1}', price, day), 1) FROM flowers;
SELECT split_part(mlsys.tree_text(several, 5), E'\n', 1) FROM fitted;
\t off
\pset format aligned
CALL try('SELECT mlsys.tree_text(''boosted'', 13)');
CALL try('SELECT mlsys.tree_text(two) FROM fitted');

-- margins: what the prediction is made of
SELECT bool_and(mlsys.predict_margin('number', f) = mlsys.predict('number', f)) AS regression, bool_and(mlsys.predict_margin('forest', f) = mlsys.predict(forest, f)) AS forest,
       max(abs(1 / (1 + exp(-mlsys.predict_margin('two', f))) - mlsys.predict_proba('two', f))) < 1e-12 AS logistic, max(abs(1 / (1 + exp(-mlsys.predict_margin(boosted, f))) - mlsys.predict_proba('boosted', f))) < 1e-12 AS boosted,
       bool_and(mlsys.predict_margin('two', f, 'true') = mlsys.predict_margin(two, size, kind)) AS of_class, bool_and(mlsys.predict_margin('tree', f, 'top') = mlsys.predict_proba('tree', f, 'top')) AS tree
FROM flowers f, fitted;
SELECT name, max(abs(exp(mlsys.predict_margin(name, f, 'mid')) / (SELECT sum(exp(mlsys.predict_margin(name, f, k))) FROM unnest('{low,mid,top}'::text[]) k) - mlsys.predict_proba(name, f, 'mid'))) < 1e-12 AS softmax
FROM flowers f, (VALUES ('three'), ('several')) n(name) GROUP BY name ORDER BY name;
SELECT mlsys.predict_margin('two', NULL::flowers) IS NULL AS row, mlsys.predict_margin(NULL::text, 1, 'k1') IS NULL AS name, mlsys.predict_margin('three', f, NULL) IS NULL AS class FROM flowers f LIMIT 1;
CALL try('SELECT mlsys.predict_margin(''three'', f) FROM flowers f');
CALL try('SELECT mlsys.predict_margin(''two'', f, ''false'') FROM flowers f');
CALL try('SELECT mlsys.predict_margin(''number'', f, ''false'') FROM flowers f');
CALL try('SELECT mlsys.predict_margin(''three'', f, ''best'') FROM flowers f');
SELECT trim(p) AS plan FROM plan('SELECT mlsys.predict_margin(''two'', f), mlsys.predict_margin(''three'', f, ''mid''), mlsys.predict_leaf(''tree'', f) FROM flowers f') p WHERE p LIKE '%Output%';

-- leaves, and the first rounds
SELECT DISTINCT kind, mlsys.predict_leaf('tree', f) AS leaf, mlsys.predict_class('tree', f) AS class FROM flowers f ORDER BY kind;
SELECT bool_and(cardinality(mlsys.predict_leaf('boosted', f)) = 12 AND (mlsys.predict_leaf(boosted, f))[:5] = mlsys.predict_leaf(mlsys.first_rounds(boosted, 5), size, day, kind, is_wild)) AS leaves,
       bool_and(cardinality(mlsys.predict_leaf(mlsys.first_rounds(several, 2), f)) = 6) AS of_classes FROM flowers f, fitted;
SELECT count(DISTINCT mlsys.predict_leaf('forest', f)) > 50 AS leaves, count(DISTINCT mlsys.predict_proba(mlsys.first_rounds(boosted, 1), f)) < 9 AS one_tree, min(mlsys.describe(mlsys.first_rounds(forest, 7)) ->> 'trees') AS trees,
       max(abs(mlsys.predict(mlsys.first_rounds(forest, 20), f) - mlsys.predict(forest, f))) AS all_of_them, bool_and(mlsys.predict(mlsys.first_rounds(forest, 7), f) BETWEEN 0 AND 18) AS a_mean FROM flowers f, fitted;
CALL try('SELECT mlsys.first_rounds(boosted, 13) FROM fitted');
CALL try('SELECT mlsys.first_rounds(several, 0) FROM fitted');
CALL try('SELECT mlsys.first_rounds(two, 1) FROM fitted');
CALL try('SELECT mlsys.predict_leaf(''two'', f) FROM flowers f');

-- importance
SELECT feature, gain > 0 AS gain, round((gain / splits)::numeric, 9) = round(gain_mean::numeric, 9) AS mean, cover BETWEEN 1 AND 600 AS cover, splits > 0 AS splits FROM mlsys.feature_importance('boosted');
SELECT array_agg(feature ORDER BY gain DESC) = array_agg(feature) AS in_order FROM fitted, mlsys.feature_importance(forest);
CALL try('SELECT mlsys.feature_importance(two) FROM fitted');
SELECT feature, importance > 0.01 AS matters, std_dev < 0.3 AS sure, metric_name, metric_value = e.value AS same FROM mlsys.permutation_importance('forest', 'TABLE flowers') JOIN mlsys.evaluate('forest', 'TABLE flowers') e ON e.metric = metric_name;
SELECT m, feature, importance > 0.02 AS matters, abs(metric_value - e.value) < 1e-12 AS same FROM (VALUES ('two', 'roc_auc'), ('boosted', 'log_loss'), ('several', 'accuracy'), ('number', 'r2')) AS v(m, metric),
    LATERAL mlsys.permutation_importance(m, 'TABLE flowers', v.metric, 2) p, LATERAL mlsys.evaluate(m, 'TABLE flowers') e WHERE e.metric = v.metric ORDER BY m, p.importance DESC, feature;
-- equal seeds give equal results in any order of the rows, others do not
CREATE FUNCTION important(query text, seed bigint) RETURNS text LANGUAGE sql AS $$SELECT string_agg(p::text, ' ') FROM mlsys.permutation_importance('number', query, 'mae', 2, seed) p$$;
SELECT important('TABLE flowers', 7) = important('SELECT kind, price, size FROM flowers ORDER BY price, id DESC', 7) AS order_of_rows, important('TABLE flowers', 7) = important('TABLE flowers', 8) AS seeds;
SELECT p.feature, i.std_dev IS NULL AS one FROM fitted, mlsys.permutation_importance(number, 'TABLE flowers') p JOIN mlsys.permutation_importance('number', 'TABLE flowers', repeats => 1) i USING (feature);
-- rows that cannot be used
SELECT count(*) FROM mlsys.permutation_importance('two', 'SELECT size, kind, nullif(seen, true) AS seen FROM flowers');
SELECT count(*) FROM mlsys.permutation_importance('three', 'SELECT size, kind, replace(grade, ''low'', ''other'') AS grade FROM flowers');
SELECT count(*) FROM mlsys.permutation_importance('two', 'SELECT * FROM flowers WHERE false');
CALL try('SELECT mlsys.permutation_importance(''two'', ''SELECT * FROM flowers'', ''rmse'')');
CALL try('SELECT mlsys.permutation_importance(''two'', ''SELECT size, seen FROM flowers'')');
CALL try('SELECT mlsys.permutation_importance(''two'', ''SELECT seen, kind AS size, kind FROM flowers'')');
CALL try('SELECT mlsys.permutation_importance(''two'', ''SELECT seen, ''''inf''''::float8 AS size, kind FROM flowers'')');
CALL try('SELECT mlsys.permutation_importance(''two'', ''DELETE FROM flowers'')');
CALL try('SELECT mlsys.permutation_importance(''two'', ''TABLE flowers'', repeats => 0)');
SET mlsys.train_memory = '1MB';
CALL try('SELECT mlsys.permutation_importance(''two'', ''SELECT f.* FROM flowers f, generate_series(1, 100)'')');
RESET mlsys.train_memory;

SELECT count(mlsys.undeploy(model, alias)) FROM mlsys.model_aliases;
SELECT count(mlsys.drop_model(model)) FROM mlsys.models;
TRUNCATE mlsys.alias_history;
DROP FUNCTION important;
DROP TABLE flowers, fitted;
