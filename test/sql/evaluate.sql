-- evaluate() and compare(): metrics of models of the catalog on the rows of a query.
\set SHOW_CONTEXT never
CREATE TABLE points AS
SELECT i AS id, i % 7 AS a, (i * 31 % 17)::float8 AS b, CASE WHEN i % 3 = 0 THEN 'x' ELSE 'z' END AS c, 1 + i % 4 AS w,
       3 * (i % 7) + i * 31 % 17 + (i * 7 % 11)::float8 AS y,
       i % 7 + i * 31 % 17 + i * 7 % 11 > 15 AS flag,
       CASE WHEN i % 7 + i * 7 % 11 > 9 THEN 'hi' WHEN i * 31 % 17 > 9 THEN 'mid' ELSE 'lo' END AS size
FROM generate_series(1, 1500) i;
CREATE VIEW seen AS SELECT * FROM points WHERE id <= 1000;
CREATE VIEW fresh AS SELECT * FROM points WHERE id > 1000;
SELECT version, rows, test_rows FROM mlsys.train('number', 'SELECT id, a, b, c, y FROM seen', 'y', 'linear_regression', split_key => 'id');
SELECT version, rows, test_rows FROM mlsys.train('number', 'SELECT id, a, b, y FROM seen', 'y', 'linear_regression', split_key => 'id', seed => 1);
SELECT version, rows, test_rows FROM mlsys.train('binary', 'SELECT id, a, b, c, flag FROM seen', 'flag', 'logistic_regression', split_key => 'id');
SELECT version, rows, test_rows FROM mlsys.train('binary', 'SELECT id, a, c, flag FROM seen', 'flag', 'logistic_regression', '{"decision_threshold": 0.4}', split_key => 'id');
SELECT version, rows, test_rows FROM mlsys.train('several', 'SELECT id, a, b, c, size FROM seen', 'size', 'logistic_regression', split_key => 'id');
SELECT version, rows, test_rows FROM mlsys.train('several', 'SELECT id, a, c, size FROM seen', 'size', 'logistic_regression', split_key => 'id');
SELECT mlsys.deploy(model, 1) FROM unnest('{binary,number,several}'::text[]) AS model;
SELECT mlsys.deploy('number', 2, 'challenger', force => true);

-- what it gives, of rows that trained nothing
SELECT metric, round(value::numeric, 6) AS value, round(std_error::numeric, 6) AS std_error, round(ci_low::numeric, 6) AS ci_low, round(ci_high::numeric, 6) AS ci_high, n
FROM mlsys.evaluate('number', 'SELECT * FROM fresh');
SELECT metric, round(value::numeric, 6) AS value, round(std_error::numeric, 6) AS std_error, round(ci_low::numeric, 6) AS ci_low, round(ci_high::numeric, 6) AS ci_high, n
FROM mlsys.evaluate('binary@1', 'SELECT * FROM fresh');
SELECT metric, round(value::numeric, 6) AS value, round(std_error::numeric, 6) AS std_error, round(ci_low::numeric, 6) AS ci_low, round(ci_high::numeric, 6) AS ci_high, n
FROM mlsys.evaluate('several@1', 'SELECT * FROM fresh');

-- the same as reports of predictions by hand, to the last digit
CREATE FUNCTION same_metrics(model text, report jsonb) RETURNS boolean LANGUAGE sql AS
$$SELECT count(*) = jsonb_array_length(report)
      AND bool_and((e.value, e.std_error, e.ci_low, e.ci_high, e.n) IS NOT DISTINCT FROM
                   ((line ->> 'value')::float8, (line ->> 'std_error')::float8, (line ->> 'ci_low')::float8, (line ->> 'ci_high')::float8, (line ->> 'n')::bigint))
  FROM mlsys.evaluate(model, 'SELECT * FROM fresh') e JOIN jsonb_array_elements(report) line ON line ->> 'metric' = e.metric$$;
SELECT same_metrics('number', mlsys.regression_report(y, mlsys.predict('number', f))),
       same_metrics('number@challenger', mlsys.regression_report(y, mlsys.predict('number@2', f))),
       same_metrics('binary', mlsys.binary_report(flag, mlsys.predict_proba('binary', f), 0.5)),
       same_metrics('binary@2', mlsys.binary_report(flag, mlsys.predict_proba('binary@2', f), 0.4)),
       same_metrics('several', mlsys.multiclass_report(size, mlsys.predict_probas('several', f), mlsys.predict_class('several', f)))
FROM fresh f;
-- and as the metrics one by one
SELECT e.metric, abs(e.value - (to_jsonb(h) ->> e.metric)::float8) < 1e-12 AS equal
FROM mlsys.evaluate('binary', 'SELECT * FROM fresh') e,
     (SELECT mlsys.log_loss(flag, p), mlsys.normalised_log_loss(flag, p), mlsys.brier(flag, p), mlsys.roc_auc(flag, p), mlsys.average_precision(flag, p), mlsys.accuracy(flag, class),
             mlsys.precision(flag, class), mlsys.recall(flag, class), mlsys.f1(flag, class), mlsys.base_rate(flag)
      FROM (SELECT flag, mlsys.predict_proba('binary', f) AS p, mlsys.predict_class('binary', f)::boolean AS class FROM fresh f) s) h;
SELECT e.metric, abs(e.value - (to_jsonb(h) ->> e.metric)::float8) < 1e-12 AS equal
FROM mlsys.evaluate('number', 'SELECT * FROM fresh') e,
     (SELECT mlsys.rmse(y, p), mlsys.mae(y, p), mlsys.r2(y, p) FROM (SELECT y, mlsys.predict('number', f) AS p FROM fresh f) s) h;

-- by value: the same
SELECT count(*) FROM (
    (SELECT * FROM mlsys.evaluate((SELECT value FROM mlsys.model_contents WHERE model = 'several' AND version = 1), 'SELECT * FROM seen')
     UNION ALL SELECT * FROM mlsys.evaluate('several@1', 'SELECT a, b, c, size FROM seen'))
    EXCEPT
    SELECT * FROM mlsys.evaluate('several@1', 'SELECT a, b, c, size FROM seen')) differences;

-- forms of a query; columns of other types, in another order, more of them
SELECT metric, n FROM mlsys.evaluate('number', ' TABLE fresh; -- all of them');
SELECT metric, n FROM mlsys.evaluate('number', E'/* a */ WITH f AS (SELECT * FROM fresh) SELECT y::int AS y, c::varchar, 1 AS one, b::numeric, a::bigint FROM f -- b');
SELECT metric, n FROM mlsys.evaluate('binary', 'SELECT flag::text, a, b, c FROM fresh WHERE id % 2 = 0') WHERE metric = 'accuracy';
SELECT metric, n FROM mlsys.evaluate('number', 'SELECT * FROM fresh WHERE random() >= 0 ORDER BY random() LIMIT 10');
SELECT metric, n FROM mlsys.evaluate('number', $$VALUES (1, 2, 'x', 3)$$);
SELECT metric, n FROM mlsys.evaluate('number', $$SELECT * FROM (VALUES (1, 2, 'x', 3)) v(a, b, c, y)$$);

-- no rows, and rows that are left out
SELECT * FROM mlsys.evaluate('number', 'SELECT * FROM fresh WHERE false');
SELECT metric, value, n FROM mlsys.evaluate('binary', 'SELECT * FROM fresh WHERE false');
SELECT metric, value, n FROM mlsys.evaluate('several', 'SELECT * FROM fresh WHERE false') WHERE metric = 'log_loss';
SELECT metric, n FROM mlsys.evaluate('number', 'SELECT a, b, c, CASE WHEN id > 1001 THEN y END AS y FROM fresh');
SELECT metric, n FROM mlsys.evaluate('number', 'SELECT a, b, c, CASE WHEN id > 1100 THEN y END AS y FROM fresh');
SELECT metric, value, n FROM mlsys.evaluate('number', 'SELECT a, b, c, NULL::float8 AS y FROM fresh');
SELECT metric, n FROM mlsys.evaluate('number', $$SELECT a, CASE WHEN id = 1234 THEN 'Infinity' ELSE b END AS b, c, y FROM fresh$$);
SET mlsys.on_invalid_row = 'null';
SELECT metric, n FROM mlsys.evaluate('number', $$SELECT a, CASE WHEN id = 1234 THEN 'Infinity' ELSE b END AS b, c, y FROM fresh$$);
SELECT metric, model, n FROM mlsys.compare('{number,number@2}', $$SELECT a, CASE WHEN id BETWEEN 1234 AND 1236 THEN 'Infinity' ELSE b END AS b, c, CASE WHEN id <> 1001 THEN y END AS y FROM fresh$$);
RESET mlsys.on_invalid_row;

-- labels that the model does not know
SELECT metric, n FROM mlsys.evaluate('binary', $$SELECT a, b, c, CASE WHEN id = 1001 THEN 'perhaps' ELSE flag::text END AS flag FROM fresh$$);
\echo :LAST_ERROR_SQLSTATE
SELECT metric, n FROM mlsys.evaluate('binary', 'SELECT a, b, c, flag::int FROM fresh');
SELECT metric, round(value::numeric, 6) AS value, n FROM mlsys.evaluate('several', $$SELECT a, b, c, CASE WHEN id = 1001 THEN 'huge' ELSE size END AS size FROM fresh$$);
SELECT metric, round(value::numeric, 6) AS value, n FROM mlsys.evaluate('several', 'SELECT a, b, c, upper(size) AS size FROM fresh');
SELECT round(((SELECT value FROM mlsys.evaluate('several', $$SELECT a, b, c, 'huge' AS size FROM fresh$$) WHERE metric = 'log_loss') + ln(1e-15))::numeric, 9) AS clipped;
SELECT metric FROM mlsys.compare('{binary,binary@2}', $$SELECT a, b, c, 'perhaps' AS flag FROM fresh$$);

-- columns that are missing, double or of a wrong type
SELECT * FROM mlsys.evaluate('number', 'SELECT a, b, c FROM fresh');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM mlsys.evaluate('number', 'SELECT a, b, y FROM fresh');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM mlsys.evaluate((SELECT value FROM mlsys.model_contents WHERE model = 'number' AND version = 1), 'SELECT a, b, y FROM fresh');
SELECT * FROM mlsys.evaluate('number', 'SELECT a, a, b, c, y FROM fresh');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM mlsys.evaluate('number', 'SELECT a, b, c, y::text FROM fresh');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM mlsys.evaluate('number', 'SELECT a, c AS b, c, y FROM fresh');
\echo :LAST_ERROR_SQLSTATE
SELECT metric, n FROM mlsys.evaluate('number', 'SELECT a, b, c, flag AS y FROM fresh');
SELECT * FROM mlsys.evaluate('number', $$SELECT a, b, c, 'NaN'::float8 AS y FROM fresh$$);
\echo :LAST_ERROR_SQLSTATE
SELECT mlsys.register('nameless', mlsys.linear_regression(y, a + 1, b)) FROM seen;
SELECT * FROM mlsys.evaluate('nameless@1', 'SELECT a + 1, b, y FROM fresh');
\echo :LAST_ERROR_SQLSTATE

-- queries that are none, and parameters, which are ours
SELECT * FROM mlsys.evaluate('number', '');
SELECT * FROM mlsys.evaluate('number', 'SELECT * FROM fresh; SELECT 1');
SELECT * FROM mlsys.evaluate('number', 'DELETE FROM points RETURNING *');
SELECT * FROM mlsys.evaluate('number', 'WITH gone AS (DELETE FROM points RETURNING *) SELECT * FROM gone');
SELECT * FROM mlsys.evaluate('number', 'SELECT a, b, c, y, $1 AS leak FROM fresh');
SELECT * FROM mlsys.evaluate('number', 'SELECT a, b, c, y FROM fresh) AS q, (SELECT 1');

-- arguments
SELECT * FROM mlsys.evaluate(NULL::text, 'SELECT * FROM fresh');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM mlsys.evaluate('number', NULL);
SELECT * FROM mlsys.evaluate(NULL::mlsys.model, 'SELECT * FROM fresh');
SELECT * FROM mlsys.evaluate('numbr', 'SELECT * FROM fresh');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM mlsys.evaluate('number@3', 'SELECT * FROM fresh');
SELECT * FROM mlsys.evaluate('number@nowhere', 'SELECT * FROM fresh');

-- rows that trained the version: as many as train() has told
SELECT metric, n FROM mlsys.evaluate('number', 'SELECT * FROM seen');
SELECT metric, n FROM mlsys.evaluate('number', 'SELECT * FROM points') WHERE metric = 'rmse';
SELECT metric, n FROM mlsys.evaluate('binary@2', 'SELECT * FROM points') WHERE metric = 'log_loss';
SELECT metric, n FROM mlsys.evaluate('number', 'SELECT id::text AS id, a, b, c, y FROM seen') WHERE metric = 'rmse';
SELECT metric, n FROM mlsys.evaluate('number', 'SELECT ARRAY[id] AS id, a, b, c, y FROM seen') WHERE metric = 'rmse';
-- the key is not there
SELECT metric, n FROM mlsys.evaluate('number', 'SELECT a, b, c, y FROM seen') WHERE metric = 'rmse';
-- without a key all columns are needed, the weight too
SELECT version, rows, test_rows FROM mlsys.train('content', 'SELECT a, b, c, w, y + id / 10000.0 AS y FROM seen', 'y', 'linear_regression', '{"weight": "w"}');
SELECT metric, n FROM mlsys.evaluate('content@1', 'SELECT w::numeric, a::float8, b, c, y + id / 10000.0 AS y FROM points') WHERE metric = 'rmse';
SELECT metric, n FROM mlsys.evaluate('content@1', 'SELECT a, b, c, y + id / 10000.0 AS y FROM points') WHERE metric = 'rmse';
-- a sample of many rows
SELECT version, rows, test_rows FROM mlsys.train('many', 'SELECT id * 100 + i AS id, a, y FROM points, generate_series(0, 39) i', 'y', 'linear_regression', split_key => 'id');
SELECT metric, n FROM mlsys.evaluate('many@1', 'SELECT id * 100 + i AS id, a, y FROM points, generate_series(0, 39) i') WHERE metric = 'rmse';
SELECT metric, n FROM mlsys.evaluate('many@1', 'SELECT id * 100 + i AS id, a, y FROM points, generate_series(0, 79) i') WHERE metric = 'rmse';
SELECT metric, n FROM mlsys.evaluate('many@1', 'SELECT id * 100 + i AS id, a, y FROM points, generate_series(40, 79) i') WHERE metric = 'rmse';
-- a model value does not know
SELECT metric, n FROM mlsys.evaluate((SELECT value FROM mlsys.model_contents WHERE model = 'number' AND version = 1), 'SELECT * FROM seen') WHERE metric = 'rmse';

-- compare
SELECT metric, model, round(value::numeric, 6) AS value, round(std_error::numeric, 6) AS std_error, round(difference::numeric, 6) AS difference, round(difference_std_error::numeric, 6) AS difference_std_error,
       round(difference_ci_low::numeric, 6) AS low, round(difference_ci_high::numeric, 6) AS high, round(p_value::numeric, 6) AS p_value, test, n
FROM mlsys.compare('{number,number@challenger}', 'SELECT * FROM fresh');
SELECT metric, model, round(value::numeric, 6) AS value, round(difference::numeric, 6) AS difference, to_char(p_value, '9.999EEEE') AS p_value, test, n
FROM mlsys.compare('{binary,binary@2,binary@1}', 'SELECT * FROM fresh');
SELECT metric, model, round(value::numeric, 6) AS value, round(difference::numeric, 6) AS difference, to_char(p_value, '9.999EEEE') AS p_value, test, n
FROM mlsys.compare('{several@2,several@1}', 'SELECT * FROM fresh');
-- the same as by hand
CREATE FUNCTION same_differences(models text[], comparison jsonb) RETURNS boolean LANGUAGE sql AS
$$SELECT count(*) = jsonb_array_length(comparison)
      AND bool_and((c.difference, c.difference_std_error, c.difference_ci_low, c.difference_ci_high, c.p_value, c.test, c.n) IS NOT DISTINCT FROM
                   ((line ->> 'difference')::float8, (line ->> 'std_error')::float8, (line ->> 'ci_low')::float8, (line ->> 'ci_high')::float8, (line ->> 'p_value')::float8, line ->> 'test', (line ->> 'n')::bigint))
  FROM mlsys.compare(models, 'SELECT * FROM fresh') c JOIN jsonb_array_elements(comparison) line ON line ->> 'metric' = c.metric
  WHERE c.model = models[2]$$;
SELECT same_differences('{number,number@2}', mlsys.regression_comparison(y, mlsys.predict('number', f), mlsys.predict('number@2', f))),
       same_differences('{binary,binary@2}', mlsys.binary_comparison(flag, mlsys.predict_proba('binary', f), mlsys.predict_proba('binary@2', f), 0.5, 0.4)),
       same_differences('{several,several@2}', mlsys.multiclass_comparison(size, mlsys.predict_probas('several', f), mlsys.predict_probas('several@2', f), mlsys.predict_class('several', f), mlsys.predict_class('several@2', f)))
FROM fresh f;
SELECT bool_and((c.value, c.std_error, c.n) IS NOT DISTINCT FROM (e.value, e.std_error, e.n))
FROM mlsys.compare('{binary,binary@2}', 'SELECT * FROM fresh') c JOIN
     (SELECT 'binary@1' AS model, * FROM mlsys.evaluate('binary', 'SELECT * FROM fresh') UNION ALL SELECT 'binary@2', * FROM mlsys.evaluate('binary@2', 'SELECT * FROM fresh')) e USING (model, metric);
SELECT metric, model, n FROM mlsys.compare('{number,number@2}', 'SELECT * FROM seen') WHERE metric = 'rmse';
SELECT metric, model, n FROM mlsys.compare('{content@1,number}', 'SELECT id, a, b, c, w, y FROM seen') WHERE metric = 'rmse';
-- what cannot be compared
SELECT * FROM mlsys.compare('{number}', 'SELECT * FROM fresh');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM mlsys.compare('{}', 'SELECT * FROM fresh');
SELECT * FROM mlsys.compare(array_fill('number'::text, '{26}'), 'SELECT * FROM fresh');
SELECT count(*) FROM mlsys.compare(array_fill('binary'::text, '{25}'), 'SELECT * FROM fresh');
SELECT * FROM mlsys.compare('{number,NULL}', 'SELECT * FROM fresh');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM mlsys.compare(NULL, 'SELECT * FROM fresh');
SELECT * FROM mlsys.compare('{number,binary}', 'SELECT * FROM fresh');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM mlsys.compare('{several,binary}', 'SELECT * FROM fresh');
SELECT version FROM mlsys.train('two', $$SELECT id, a, b, size FROM seen WHERE size <> 'mid'$$, 'size', 'logistic_regression', split_key => 'id');
SELECT version FROM mlsys.train('two', $$SELECT id, a, b, size FROM seen WHERE size <> 'mid'$$, 'size', 'logistic_regression', '{"positive_class": "hi"}', split_key => 'id');
SELECT * FROM mlsys.compare('{several,two@1}', 'SELECT * FROM fresh');
SELECT * FROM mlsys.compare('{two@1,two@2}', 'SELECT * FROM fresh');
SELECT * FROM mlsys.compare('{number,number@2}', 'SELECT a, b, y FROM fresh');

-- more columns than a function has arguments
DO $$BEGIN
    EXECUTE (SELECT format('CREATE TABLE wide AS SELECT i AS id, i + i * i %% 5 AS y, %s FROM generate_series(1, 400) i',
                           string_agg(format('(i * %s %% 101)::float8 AS x%s', j * j + j + 1, j), ', ')) FROM generate_series(1, 120) j);
END$$;
SELECT version, rows, test_rows FROM mlsys.train('wide', 'SELECT * FROM wide WHERE id <= 300', 'y', 'linear_regression', '{"l2": 1}', split_key => 'id');
SELECT version, rows, test_rows FROM mlsys.train('wide', 'SELECT * FROM wide WHERE id <= 300', 'y', 'linear_regression', '{"l2": 1}', exclude => '{id}');
SELECT metric, n, value = (SELECT mlsys.rmse(y, mlsys.predict('wide@1', wide)) FROM wide) AS equal FROM mlsys.evaluate('wide@1', 'SELECT * FROM wide') WHERE metric = 'rmse';
SELECT metric, model, n FROM mlsys.compare('{wide@1,wide@2}', 'SELECT * FROM wide') WHERE metric = 'rmse';

-- as a stranger
CREATE ROLE regress_evaluate_stranger;
SET SESSION AUTHORIZATION regress_evaluate_stranger;
SELECT * FROM mlsys.evaluate('number', 'SELECT * FROM fresh');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM mlsys.compare('{number,number@2}', 'SELECT * FROM fresh');
RESET SESSION AUTHORIZATION;
SELECT mlsys.grant_predict('number', 'regress_evaluate_stranger');
SET SESSION AUTHORIZATION regress_evaluate_stranger;
SELECT * FROM mlsys.evaluate('number', 'SELECT * FROM fresh');
SELECT metric, n FROM mlsys.evaluate('number', $$SELECT id, 1 AS a, 2.0 AS b, 'x' AS c, id AS y FROM generate_series(1, 1000) AS id$$);
SELECT metric, model, n FROM mlsys.compare('{number,number@2}', $$SELECT id, 1 AS a, 2.0 AS b, 'x' AS c, id AS y FROM generate_series(990, 1010) AS id$$) WHERE metric = 'mae';
RESET SESSION AUTHORIZATION;
SELECT mlsys.revoke_predict('number', 'regress_evaluate_stranger');
DROP ROLE regress_evaluate_stranger;

-- train() tells of labels that only its test part has
SELECT version FROM mlsys.train('rare', 'SELECT id, a, b, CASE WHEN id = 4 THEN ''odd'' ELSE flag::text END AS flag FROM seen', 'flag', 'logistic_regression', split_key => 'id', seed => 0);
SELECT version FROM mlsys.train('rare', 'SELECT id, a, b, CASE WHEN id = 4 THEN ''odd'' ELSE size END AS size FROM seen', 'size', 'logistic_regression', split_key => 'id', seed => 0);

-- leave the catalog as it was found
SELECT count(mlsys.undeploy(model, alias)::text) FROM mlsys.model_aliases WHERE model IN ('binary', 'number', 'several');
SELECT count(mlsys.drop_model(model)::text) FROM unnest('{binary,content,many,nameless,number,rare,several,two,wide}'::text[]) AS model;
TRUNCATE mlsys.alias_history RESTART IDENTITY;
DROP TABLE points, wide CASCADE;
DROP FUNCTION same_metrics, same_differences;
