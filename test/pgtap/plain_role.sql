-- Training and prediction by a role that owns nothing of the extension and has no right on it.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT plan(24);
DROP ROLE IF EXISTS mlsys_test_plain, mlsys_test_stranger;
CREATE ROLE mlsys_test_plain;
CREATE ROLE mlsys_test_stranger;
GRANT CREATE ON SCHEMA public TO mlsys_test_plain;
SET ROLE mlsys_test_plain;

CREATE TABLE houses (price float8, area float8, quarter text, built date, seen float8[]);
INSERT INTO houses SELECT 1000 * i + CASE WHEN i % 2 = 0 THEN 5000 ELSE 0 END, i, 'q' || i % 2, '2000-01-01'::date + i * i % 100, ARRAY[i % 3, i % 7] FROM generate_series(1, 200) i;
SELECT lives_ok($$CREATE TABLE models AS SELECT 'columns' AS name, mlsys.linear_regression(price, area, quarter, built) AS model FROM houses
    UNION ALL SELECT 'options', mlsys.linear_regression('{"l2": 0.001}', price, area, quarter, built) FROM houses
    UNION ALL SELECT 'row', mlsys.linear_regression('{"target": "price"}', houses) FROM houses
    UNION ALL SELECT 'array', mlsys.linear_regression(price, area || seen) FROM houses
    UNION ALL SELECT 'weighted', mlsys.linear_regression(price, area || seen, area) FROM houses
    UNION ALL SELECT 'group ' || quarter, mlsys.linear_regression(price, area) FROM houses GROUP BY quarter$$, 'trains');
SELECT is(count(*), 7::bigint, 'a model each') FROM models WHERE model IS NOT NULL;
SELECT lives_ok($$SELECT mlsys.describe(model), mlsys.to_json(model) FROM models$$, 'describes');
SELECT is(round(coefficient), 1000::float8, 'coefficients') FROM models, mlsys.coefficients(model) WHERE name = 'columns' AND feature = 'area';
SELECT ok(bool_and(abs(mlsys.predict(model, h) - price) < 1e-6), 'predicts a row') FROM models, houses h WHERE name = 'row';
SELECT ok(bool_and(abs(mlsys.predict((SELECT model FROM models WHERE name = 'row'), h) - price) < 1e-6), 'predicts a row by a model that the plan does not know') FROM houses h;
SELECT ok(bool_and(abs(mlsys.predict(model, area, quarter, built) - price) < 1e-6), 'predicts columns') FROM models, houses WHERE name = 'columns';
SELECT ok(bool_and(mlsys.predict(model, area || seen) IS NOT NULL), 'predicts an array') FROM models, houses WHERE name = 'array';
SELECT ok(mlsys.rmse(price, mlsys.predict(model, h)) < 1e-6 AND mlsys.mae(price, mlsys.predict(model, h)) < 1e-6 AND mlsys.r2(price, mlsys.predict(model, h)) > 0.999, 'evaluates') FROM models, houses h WHERE name = 'row';
SELECT is(count(*), 0::bigint, 'reads what it has written') FROM models WHERE model::text::mlsys.model OPERATOR(mlsys.<>) model;
SELECT is(count(*), 7::bigint, 'compares') FROM (SELECT DISTINCT model FROM models) m;
SELECT lives_ok($$SET mlsys.on_invalid_row = 'null'$$, 'sets on_invalid_row');
SELECT lives_ok($$SET mlsys.train_memory = '100MB'$$, 'sets train_memory');
SELECT lives_ok($$SET mlsys.threads = 2$$, 'sets threads');
SELECT throws_ok($$SET mlsys.max_threads = 2$$, '42501', 'permission denied to set parameter "mlsys.max_threads"', 'does not set max_threads');
SELECT throws_ok($$CREATE TABLE mlsys.mine ()$$, '42501', 'permission denied for schema mlsys', 'makes nothing in the schema');
SELECT throws_ok($$DROP FUNCTION mlsys.describe(mlsys.model)$$, '42501', 'must be owner of function mlsys.describe', 'drops nothing');
SELECT throws_ok($$ALTER EXTENSION mlsys UPDATE$$, '42501', 'must be owner of extension mlsys', 'alters nothing');
-- its own aggregate over our functions is allowed, and safe
SELECT lives_ok($$CREATE AGGREGATE mine(float8, float8[]) (SFUNC = mlsys.linear_regression_array_accum, STYPE = mlsys.training_state, FINALFUNC = mlsys.array_final)$$, 'makes an aggregate of its own');
SELECT ok(mine(price, area || seen) OPERATOR(mlsys.=) mlsys.linear_regression(price, area || seen), 'which does the same') FROM houses;

-- a stranger sees nothing of the table by the model's way
SET ROLE mlsys_test_stranger;
SELECT throws_ok($$SELECT mlsys.linear_regression(price, area) FROM houses$$, '42501', 'permission denied for table houses', 'a stranger does not train on the table');
SELECT throws_ok($$SELECT mlsys.predict(model, 1) FROM models$$, '42501', 'permission denied for table models', 'a stranger does not read the models');
SELECT lives_ok($$SELECT mlsys.linear_regression(i, i % 7) FROM generate_series(1, 10) i$$, 'a stranger trains on what is its own');
RESET ROLE;
SET ROLE mlsys_test_plain;
SELECT is(has_function_privilege('mlsys_test_stranger', 'mlsys.predict(mlsys.model, "any")', 'EXECUTE'), true, 'prediction is for everyone');
RESET ROLE;
DROP OWNED BY mlsys_test_plain, mlsys_test_stranger CASCADE;
DROP ROLE mlsys_test_plain, mlsys_test_stranger;
SELECT * FROM finish();
