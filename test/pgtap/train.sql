-- train(): parallel as serial, and what a role that owns nothing may do.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
\i test/data/diamonds.sql
\i test/data/churn.sql
SELECT plan(37);

CREATE FUNCTION near(have float8, want float8, tolerance float8) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$SELECT have IS NOT DISTINCT FROM want OR coalesce(abs(have - want) <= tolerance * greatest(abs(want), 1e-30), false)$$;
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
-- Each training in one process, then in parallel.
CREATE TABLE trainings (name text, query text, target text, algorithm text, options jsonb, features text[], split_key text);
INSERT INTO trainings VALUES
    ('numbers', 'SELECT id, price, carat, depth, table_pct, x, y, z FROM diamonds', 'price', 'linear_regression', '{}', NULL, 'id'),
    ('categories', 'TABLE diamonds', 'price', 'linear_regression', '{}', NULL, 'id'),
    ('contents', 'TABLE diamonds', 'price', 'linear_regression', '{"l2": 10}', '{carat, cut, color, x}', NULL),
    ('missing', 'SELECT id, price, CASE WHEN id % 7 <> 0 THEN carat END AS carat, nullif(cut, ''Fair'') AS cut, CASE WHEN id % 5 = 1 THEN depth ELSE ''NaN'' END AS depth FROM diamonds', 'price', 'linear_regression', '{}', NULL, 'id'),
    ('skipped', 'SELECT id, CASE WHEN id % 11 > 0 THEN price END AS price, CASE WHEN id % 7 <> 0 THEN carat END AS carat, cut FROM diamonds', 'price', 'linear_regression', '{"missing": "skip_row"}', NULL, 'id'),
    ('weights', 'SELECT id, price, carat, cut, id % 3 AS w FROM diamonds', 'price', 'linear_regression', '{"weight": "w"}', NULL, 'id'),
    ('arrays', 'SELECT id, price, ARRAY[carat, x, y] AS sizes, color FROM diamonds', 'price', 'linear_regression', '{}', NULL, 'id'),
    ('two classes', 'TABLE churn', 'churn', 'logistic_regression', '{"l2": 1, "positive_class": "Yes"}', NULL, 'id'),
    ('calibrated', 'SELECT id, churn, tenure, contract FROM churn', 'churn', 'logistic_regression', '{"positive_class": "Yes", "calibrate": "isotonic", "class_weight": "balanced"}', NULL, 'id'),
    ('many classes', 'SELECT id, cut, carat, depth, table_pct, color FROM diamonds', 'cut', 'logistic_regression', '{"l2": 1, "standardize": true}', NULL, 'id');
CREATE FUNCTION train_all(way text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    t trainings;
BEGIN
    FOR t IN TABLE trainings LOOP
        PERFORM mlsys.train(way || ' ' || t.name, t.query, t.target, t.algorithm, t.options, t.features, split_key => t.split_key);
    END LOOP;
    RETURN NEXT is((SELECT count(*) FROM mlsys.models WHERE model LIKE way || ' %'), (SELECT count(*) FROM trainings), way);
END
$$;
SET max_parallel_workers_per_gather = 0;
SELECT train_all('serial');
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
-- (that workers are launched is a test of test/t)
SELECT matches(explained(format('SELECT mlsys.training_%s(''\x'', q.price, q.carat) FROM (SELECT price, carat FROM diamonds) AS q', pass)), 'Finalize Aggregate.*Gather.*Partial Aggregate', 'the ' || pass || ' pass may run in parallel')
FROM unnest('{scan,fit,fit_rows}'::text[]) pass;
SELECT matches(explained('SELECT mlsys.regression_report(s.actual, s.predicted) FROM (SELECT mlsys.training_part(''\x'', q.id) AS part, q.price::float8 AS actual, q.carat AS predicted FROM diamonds q OFFSET 0) s'),
               'Aggregate.*Gather.*Parallel Seq Scan', 'the scoring pass may run in parallel');
SELECT train_all('parallel');
SELECT ok(s.rows = p.rows AND s.rows_skipped = p.rows_skipped AND s.test_rows = p.test_rows AND s.features = p.features AND s.classes IS NOT DISTINCT FROM p.classes, t.name || ': rows, features, classes in parallel')
FROM trainings t JOIN mlsys.model_versions s ON s.model = 'serial ' || t.name JOIN mlsys.model_versions p ON p.model = 'parallel ' || t.name ORDER BY t.name;
SELECT is_empty($$
    SELECT t.name, s.feature, s.coefficient, p.coefficient
    FROM trainings t, LATERAL (SELECT * FROM mlsys.coefficients(mlsys.get_model('serial ' || name || '@1')) WITH ORDINALITY c(class, feature, coefficient, std_error, statistic, p_value, n)) s
         FULL JOIN LATERAL (SELECT * FROM mlsys.coefficients(mlsys.get_model('parallel ' || name || '@1')) WITH ORDINALITY c(class, feature, coefficient, std_error, statistic, p_value, n)) p USING (n)
    WHERE s.feature IS DISTINCT FROM p.feature OR s.class IS DISTINCT FROM p.class OR NOT near(p.coefficient, s.coefficient, CASE t.algorithm WHEN 'linear_regression' THEN 1e-9 ELSE 1e-5 END)
$$, 'coefficients in parallel');
SELECT is_empty($$
    SELECT t.name, part, metric, s.metrics #>> ARRAY[part, metric], p.metrics #>> ARRAY[part, metric]
    FROM trainings t JOIN mlsys.model_versions s ON s.model = 'serial ' || t.name JOIN mlsys.model_versions p ON p.model = 'parallel ' || t.name,
         jsonb_object_keys(s.metrics) part, jsonb_object_keys(s.metrics -> part) metric
    WHERE NOT near((p.metrics #>> ARRAY[part, metric])::float8, (s.metrics #>> ARRAY[part, metric])::float8, 1e-6) AND abs((s.metrics #>> ARRAY[part, metric])::float8) > 1e-4
$$, 'metrics in parallel');
SELECT is_empty($$
    SELECT t.name FROM trainings t JOIN mlsys.model_contents s ON s.model = 'serial ' || t.name JOIN mlsys.model_contents p ON p.model = 'parallel ' || t.name WHERE s.training_rows IS DISTINCT FROM p.training_rows
$$, 'the sample of the rows is the same in parallel');
SELECT is((SELECT value FROM mlsys.model_contents WHERE model = 'serial numbers')::text, (SELECT mlsys.get_model('serial numbers@1'))::text, 'the version is the model');
RESET max_parallel_workers_per_gather;

-- what the categories of the first pass make is what one statement makes that keeps the rows
SELECT is_empty($$
    SELECT a.feature, a.coefficient, b.coefficient
    FROM mlsys.coefficients((SELECT mlsys.linear_regression(price, carat, cut, color, clarity, depth, table_pct, x, y, z) FROM diamonds)) WITH ORDINALITY a
         FULL JOIN mlsys.coefficients(mlsys.get_model('whole@1')) WITH ORDINALITY b USING (ordinality)
    WHERE a.feature IS DISTINCT FROM b.feature OR NOT near(a.coefficient, b.coefficient, 1e-9) OR NOT near(a.std_error, b.std_error, 1e-9)
$$, 'categories as in the aggregate')
FROM (SELECT 1 FROM mlsys.train('whole', 'TABLE diamonds', 'price', 'linear_regression', exclude => '{id}', test_fraction => 0)) t;

-- a role without rights on the catalog trains; a stranger makes no version of its model
DROP ROLE IF EXISTS mlsys_test_plain, mlsys_test_stranger, mlsys_test_member;
CREATE ROLE mlsys_test_plain;
CREATE ROLE mlsys_test_member IN ROLE mlsys_test_plain;
CREATE ROLE mlsys_test_stranger;
GRANT SELECT ON diamonds TO mlsys_test_plain, mlsys_test_stranger;
SET ROLE mlsys_test_plain;
SELECT lives_ok($$SELECT mlsys.train('mine', 'SELECT id, price, carat FROM diamonds', 'price', 'linear_regression', split_key => 'id')$$, 'trains');
SELECT is((SELECT trained_by FROM mlsys.model_versions WHERE model = 'mine'), 'mlsys_test_plain'::regrole, 'its name is kept');
SELECT throws_ok($$SELECT query FROM mlsys.model_contents$$, '42501', 'permission denied for table model_contents', 'reads no contents');
SELECT throws_ok($$SELECT mlsys.train('mine', 'TABLE churn', 'churn', 'logistic_regression')$$, '42501', 'permission denied for table churn', 'trains on no table that it may not read');
SELECT throws_ok($$SELECT mlsys.train('mine', 'SELECT version, length(query) AS length FROM mlsys.model_contents', 'version', 'linear_regression')$$, '42501', 'permission denied for table model_contents', 'nor on contents');
SET ROLE mlsys_test_member;
SELECT lives_ok($$SELECT mlsys.train('mine', 'SELECT id, price, carat FROM diamonds', 'price', 'linear_regression', split_key => 'id')$$, 'a member of the owner trains');
SELECT is((SELECT owner FROM mlsys.models WHERE model = 'mine'), 'mlsys_test_plain'::regrole, 'the owner stays');
SET ROLE mlsys_test_stranger;
SELECT throws_ok($$SELECT mlsys.train('mine', 'SELECT id, price, carat FROM diamonds', 'price', 'linear_regression', split_key => 'id')$$, '42501', 'must be owner of model "mine"', 'a stranger makes no version');
SELECT throws_ok($$INSERT INTO mlsys.models VALUES ('theirs', 'mlsys_test_stranger', now(), now())$$, '42501', 'permission denied for table models', 'nor writes to the catalog');
SELECT throws_ok($$SELECT mlsys.predict('mine@1', 1.0::float8)$$, '42501', NULL, 'nor predicts');
RESET ROLE;
-- with the rights of the function's owner in a SECURITY DEFINER function
GRANT CREATE ON SCHEMA public TO mlsys_test_plain;
SET ROLE mlsys_test_plain;
CREATE FUNCTION retrain() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$SELECT version FROM mlsys.train('mine', 'SELECT id, price, carat FROM diamonds', 'price', 'linear_regression', split_key => 'id')$$;
SET ROLE mlsys_test_stranger;
SELECT is(retrain(), 3, 'a function of the owner trains for a stranger');
RESET ROLE;
SELECT is((SELECT trained_by FROM mlsys.model_versions WHERE model = 'mine' AND version = 3), 'mlsys_test_plain'::regrole, 'as its owner');
-- a query cannot use rights that its caller has not
CREATE FUNCTION public.who() RETURNS name LANGUAGE sql STABLE AS 'SELECT current_user';
SET ROLE mlsys_test_plain;
SELECT lives_ok($$SELECT mlsys.train('who', 'SELECT id, price, carat, who()::text AS who FROM diamonds WHERE who() = ''mlsys_test_plain''', 'price', 'linear_regression', split_key => 'id')$$, 'the query runs as the caller');
SELECT is((SELECT rows + test_rows FROM mlsys.model_versions WHERE model = 'who'), 53940::bigint, 'over all rows');
RESET ROLE;
SELECT mlsys.drop_model('mine');
SELECT mlsys.drop_model('who');
DROP OWNED BY mlsys_test_plain, mlsys_test_stranger, mlsys_test_member CASCADE;
DROP ROLE mlsys_test_plain, mlsys_test_stranger, mlsys_test_member;
-- weights count in the calibration map as they do in training
CREATE TEMP VIEW weighted_churn AS SELECT id, churn, tenure, contract, 1 AS one, CASE churn WHEN 'Yes' THEN 3 ELSE 1 END AS w FROM churn;
SELECT count(t.version) FROM unnest('{none,one,w}'::text[]) AS v, mlsys.train('calibration_' || v, 'SELECT * FROM weighted_churn', 'churn', 'logistic_regression', features => '{tenure,contract}', split_key => 'id',
                         options => ('{"positive_class": "Yes", "calibrate": "platt"' || coalesce(', "weight": "' || nullif(v, 'none') || '"', '') || '}')::jsonb) AS t;
SELECT ok((SELECT max(abs(mlsys.predict_proba('calibration_none@1', c) - mlsys.predict_proba('calibration_one@1', c))) < 1e-9 FROM churn c), 'a weight of 1 changes no calibrated probability');
SELECT ok((SELECT abs(sum(w * mlsys.predict_proba('calibration_w@1', c)) / sum(w) - sum(w) FILTER (WHERE churn = 'Yes') / sum(w)::float8) < 0.03 FROM weighted_churn c), 'calibrated probabilities agree with weighted shares');
SELECT * FROM finish();
