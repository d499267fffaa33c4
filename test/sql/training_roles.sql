-- What trees have beyond the linear models: either task, columns of other uses, a model to start from.
\set VERBOSITY default
CREATE TABLE ranked AS SELECT i AS id, 'q' || i / 10 AS query, i / 10 AS number, i % 7 = 0 AS held, i % 3 AS grade, i % 2 = 0 AS yes, CASE i % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'b' ELSE 'c' END AS kind, round(sin(i)::numeric, 3)::float8 AS x, i * 31 % 17 AS z, 1 + i % 2 AS w FROM generate_series(1, 2000) i;
CREATE FUNCTION names(m mlsys.model) RETURNS text LANGUAGE sql AS $$SELECT string_agg(c ->> 'name', ' ') FROM jsonb_array_elements(mlsys.describe(m) -> 'columns') AS c$$;
CREATE FUNCTION told(m mlsys.model, name text) RETURNS text LANGUAGE sql AS $$SELECT mlsys.describe(m) -> 'options' ->> name$$;
SELECT name, tasks FROM mlsys.algorithms WHERE name IN ('linear_regression', 'logistic_regression', 'decision_tree', 'random_forest', 'gradient_boosting') ORDER BY name COLLATE "C";

-- the task: by the target, or as the options say
SELECT mlsys.describe(mlsys.gradient_boosting('{"trees": 2}', grade, x)) ->> 'task' AS number, mlsys.describe(mlsys.gradient_boosting('{"trees": 2}', yes, x)) ->> 'task' AS boolean,
       mlsys.describe(mlsys.gradient_boosting('{"trees": 2}', kind, x)) ->> 'task' AS text, mlsys.describe(mlsys.gradient_boosting('{"trees": 2, "objective": "logistic"}', w, x)) ->> 'task' AS logistic,
       mlsys.describe(mlsys.gradient_boosting('{"trees": 2, "objective": "squared_error"}', yes, x)) ->> 'task' AS squared FROM ranked;
SELECT mlsys.gradient_boosting('{"objective": "squared_error"}', kind, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"objective": "logistic"}', ARRAY[x], x) FROM ranked;
SELECT mlsys.gradient_boosting(ARRAY[x], x) FROM ranked;
SELECT mlsys.gradient_boosting('2020-01-01'::date + grade, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"class_weight": "balanced"}', grade, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"calibrate": "platt"}', grade, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"positive_class": 1}', grade, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"decision_threshold": 0.4}', grade, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"decision_threshold": 0.5, "class_weight": null, "trees": 2}', grade, x) IS NOT NULL AS trained FROM ranked;
SELECT mlsys.gradient_boosting('{"positive_class": 1, "objective": "logistic", "trees": 2}', w, x) IS NOT NULL AS trained FROM ranked;
SELECT version, task, positive_class, rows, test_rows FROM mlsys.train('either', 'SELECT id, grade, x, z FROM ranked', 'grade', 'gradient_boosting', '{"trees": 2}', split_key => 'id');
SELECT version, task, positive_class, rows, test_rows FROM mlsys.train('either', 'SELECT id, yes, x, z FROM ranked', 'yes', 'gradient_boosting', '{"trees": 2, "calibrate": "platt"}', split_key => 'id');
SELECT version, task, positive_class, rows, test_rows FROM mlsys.train('either', 'SELECT id, kind, x, z FROM ranked', 'kind', 'gradient_boosting', '{"trees": 2}', split_key => 'id');
SELECT version, (SELECT string_agg(k, ' ' ORDER BY k) FROM jsonb_object_keys(metrics -> 'test') k) AS metrics FROM mlsys.model_versions WHERE model = 'either' ORDER BY version;
SELECT version FROM mlsys.train('either', 'SELECT id, grade, x, z FROM ranked', 'grade', 'gradient_boosting', '{"calibrate": "platt"}', split_key => 'id');
SELECT version FROM mlsys.train('either', 'SELECT id, kind, x, z FROM ranked', 'kind', 'gradient_boosting', '{"objective": "squared_error"}', split_key => 'id');

-- columns of other uses, by name or position: they are no features
SELECT names(mlsys.gradient_boosting('{"trees": 2, "group_column": "number", "validation_column": "held", "weight": "w"}', grade, w, number, x, held, z)) FROM ranked;
SELECT names(mlsys.gradient_boosting('{"trees": 2, "group_column": 2, "validation_column": 4, "weight": 1}', grade, w, number, x, held, z)) FROM ranked;
SELECT names(mlsys.gradient_boosting('{"trees": 2, "group_column": 2, "validation_column": 4, "weight": 1, "features": ["p", "q"]}', grade, w, number, x, held, z)) FROM ranked;
SELECT names(mlsys.gradient_boosting('{"trees": 2, "group_column": "query", "validation_column": "held", "target": "grade", "features": ["z", "x"]}', ranked)) FROM ranked;
SELECT mlsys.gradient_boosting('{"group_column": 2, "validation_column": 2}', grade, w, held, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"validation_column": 1}', grade, w, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"validation_column": 3}', grade, held, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"validation_column": "hold"}', grade, held, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"group_column": 1}', grade, ARRAY[x], z) FROM ranked;
SELECT mlsys.gradient_boosting('{"group_column": 1}', grade, nullif(w, 1), z) FROM ranked;
SELECT mlsys.gradient_boosting('{"validation_column": 1}', grade, nullif(held, true), z) FROM ranked;
SELECT mlsys.gradient_boosting('{"group_column": "held"}', grade, held) FROM ranked;
SELECT mlsys.linear_regression('{"group_column": 1}', grade, number, x) FROM ranked;
-- rows to watch the loss on do not train: any target may stand there
SELECT max(abs(mlsys.predict(a, x, z) - mlsys.predict(b, x, z))) AS difference, max((mlsys.describe(a) ->> 'rows')::int) = count(*) FILTER (WHERE NOT held) AS counted, max((mlsys.describe(a) ->> 'rows_validation')::int) = count(*) FILTER (WHERE held) AS watched
FROM ranked, (SELECT mlsys.gradient_boosting('{"trees": 3, "validation_column": 1}', grade, held, x, z) AS a, mlsys.gradient_boosting('{"trees": 3, "validation_column": 1}', CASE WHEN held THEN 0 ELSE grade END, held, x, z) AS b FROM ranked) s;
-- groups of any type: rows of equal values are compared, and no others (of one grade in each group there is nothing to learn)
CREATE FUNCTION leaves(kept text, grade text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    m mlsys.model;
BEGIN
    EXECUTE format('SELECT mlsys.gradient_boosting(''{"trees": 3, "objective": "lambdarank", "group_column": 1, "features": ["x", "z"]}'', %s, %s, x, z) FROM ranked', grade, kept) INTO m;
    RETURN (mlsys.describe(m) ->> 'leaves')::int;
END
$$;
SELECT kept, leaves(kept, 'grade') > 3 AS learns, leaves(kept, grade) AS nothing FROM (VALUES
    ($$number$$, 'number % 3'),
    ($$number::bigint + 9007199254740993$$, 'number % 3'),
    ($$query$$, 'number % 3'),
    ($$number + 0.1$$, 'number % 3'),
    ($$'2020-01-01'::date + number$$, 'number % 3'),
    ($$md5(query)::uuid$$, 'number % 3'),
    ($$inet '10.0.0.0' + number$$, 'number % 3'),
    ($$(number::text)::char(9)$$, 'number % 3'),
    ($$CASE WHEN number = 7 THEN 'NaN' ELSE number / 7.0 END::float8$$, 'number % 3'),
    ($$number % 2 = 0$$, 'number % 2')) AS v(kept, grade);
DROP FUNCTION leaves;

-- train(): rows of a group stay together, as by a split_key
SELECT version, rows, rows_skipped, test_rows FROM mlsys.train('ranker', 'SELECT query, held, grade, x, z, w FROM ranked', 'grade', 'gradient_boosting', '{"trees": 2, "group_column": "query", "validation_column": "held", "weight": "w"}');
SELECT version, rows, rows_skipped, test_rows FROM mlsys.train('ranker', 'SELECT query, held, grade, x, z, w FROM ranked', 'grade', 'gradient_boosting', '{"trees": 2, "group_column": "query", "validation_column": "held", "weight": "w"}', split_key => 'query');
SELECT version, test_rows % 10 > 0 AS parted FROM mlsys.train('ranker', 'SELECT id, query, held, grade, x, z, w FROM ranked', 'grade', 'gradient_boosting', '{"trees": 2, "group_column": "query", "validation_column": "held", "weight": "w"}', split_key => 'id');
SELECT names(mlsys.get_model('ranker@1')), mlsys.get_model('ranker@1') OPERATOR(mlsys.=) mlsys.get_model('ranker@2') AS same;
-- a version knows the rows that trained it
SELECT metric, n FROM mlsys.evaluate('ranker@1', 'SELECT query, held, grade, x, z, w FROM ranked') WHERE metric = 'rmse';
SELECT metric, n FROM mlsys.evaluate('ranker@2', 'SELECT query, held, grade, x, z, w FROM ranked') WHERE metric = 'rmse';
SELECT metric, n FROM mlsys.evaluate('ranker@1', 'SELECT query, NOT held AS held, grade, x, z, w FROM ranked') WHERE metric = 'rmse';
SELECT version FROM mlsys.train('ranker', 'SELECT query, held, grade, x, z, w FROM ranked', 'grade', 'gradient_boosting', '{"group_column": 1}');
SELECT version FROM mlsys.train('ranker', 'SELECT query, held, grade, x, z, w FROM ranked', 'grade', 'gradient_boosting', '{"group_column": "q"}');
SELECT version FROM mlsys.train('ranker', 'SELECT query, held, grade, x, z, w FROM ranked', 'grade', 'gradient_boosting', '{"group_column": "held", "validation_column": "held"}');
SELECT version FROM mlsys.train('ranker', 'SELECT query, held, grade, x, z, w FROM ranked', 'grade', 'gradient_boosting', '{"validation_column": "w"}');
SELECT version FROM mlsys.train('ranker', 'SELECT query, held, grade, x, z, w FROM ranked', 'grade', 'gradient_boosting', '{"group_column": "query"}', features => '{x,query}');

-- a model to start from
SELECT mlsys.deploy('either', 1);
SELECT version, rows FROM mlsys.train('more', 'SELECT id, grade, z, x FROM ranked', 'grade', 'gradient_boosting', '{"init_model": "either", "trees": 3}', split_key => 'id');
SELECT names(m), told(m, 'init_model') AS resolved, mlsys.describe(m) ->> 'options_given' AS given, (mlsys.describe(m) ->> 'trees')::int AS trees FROM mlsys.get_model('more@1') AS m;
SELECT version FROM mlsys.train('more', 'SELECT id, grade, z FROM ranked', 'grade', 'gradient_boosting', '{"init_model": "either"}', split_key => 'id');
SELECT version FROM mlsys.train('more', 'SELECT id, grade, x, z, w FROM ranked', 'grade', 'gradient_boosting', '{"init_model": "either"}', split_key => 'id');
SELECT version FROM mlsys.train('more', 'SELECT id, grade, x, z::text FROM ranked', 'grade', 'gradient_boosting', '{"init_model": "either"}', split_key => 'id');
SELECT version FROM mlsys.train('more', 'SELECT id, grade, x, z FROM ranked', 'grade', 'gradient_boosting', '{"init_model": "either@7"}', split_key => 'id');
SELECT version FROM mlsys.train('more', 'SELECT id, grade, x, z FROM ranked', 'grade', 'gradient_boosting', '{"init_model": "neither"}', split_key => 'id');
SELECT version FROM mlsys.train('more', 'SELECT id, grade, x, z FROM ranked', 'grade', 'gradient_boosting', '{"init_model": "more@"}', split_key => 'id');
SELECT version FROM mlsys.train('more', 'SELECT id, grade, x, z FROM ranked', 'grade', 'gradient_boosting', '{"init_model": "either@2"}', split_key => 'id');
SELECT version FROM mlsys.train('line', 'SELECT id, grade, x, z FROM ranked', 'grade', 'linear_regression', split_key => 'id');
SELECT version FROM mlsys.train('more', 'SELECT id, grade, x, z FROM ranked', 'grade', 'gradient_boosting', '{"init_model": "line@1"}', split_key => 'id');
-- in the call of an aggregate, where names must be known
SELECT names(m), told(m, 'init_model') FROM (SELECT mlsys.gradient_boosting('{"init_model": "either", "trees": 3, "features": ["z", "x"]}', grade, z, x) AS m FROM ranked) s;
SELECT names(mlsys.gradient_boosting('{"init_model": "either", "trees": 3}', grade, z, x)) FROM ranked;
SELECT names(mlsys.gradient_boosting('{"init_model": "either", "trees": 3, "features": ["z", "x"]}', grade, z + 0, x + 0)) FROM ranked;
SELECT names(mlsys.gradient_boosting('{"init_model": "either", "trees": 3, "target": "grade", "features": ["z", "x"]}', ranked)) FROM ranked;
SELECT mlsys.gradient_boosting('{"init_model": "either"}', grade, z + 1, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"init_model": "either"}', grade, x + 1) FROM ranked;
SELECT mlsys.gradient_boosting('{"init_model": "either"}', grade, z, x, w) FROM ranked;
SELECT mlsys.gradient_boosting('{"init_model": "either"}', grade, z, w) FROM ranked;
SELECT mlsys.gradient_boosting('{"init_model": "either"}', grade, x, query) FROM ranked;
SELECT count(m) FROM (SELECT w, mlsys.gradient_boosting('{"init_model": "either", "trees": 3}', grade, z, x) AS m FROM ranked GROUP BY w) s;
-- trees are added to trees: half of them and the other half are all
SELECT mlsys.register('half', mlsys.gradient_boosting('{"trees": 3}', grade, x, z)) FROM ranked;
SELECT max(abs(mlsys.predict(a, x, z) - mlsys.predict(b, x, z))) < 1e-6 AS same FROM ranked, (SELECT mlsys.gradient_boosting('{"trees": 6}', grade, x, z) AS a, mlsys.gradient_boosting('{"trees": 3, "init_model": "half@1", "features": ["z", "x"]}', grade, z, x) AS b FROM ranked) s;
-- the same in parallel workers
CREATE TABLE digests AS SELECT 'serial' AS how, md5(mlsys.gradient_boosting('{"init_model": "either", "trees": 3}', grade, z, x)::text) AS digest FROM ranked;
BEGIN;
SET LOCAL min_parallel_table_scan_size = 0; SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0; SET LOCAL max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT mlsys.gradient_boosting('{"init_model": "either", "trees": 3}', grade, z, x) FROM ranked;
INSERT INTO digests SELECT 'parallel', md5(mlsys.gradient_boosting('{"init_model": "either", "trees": 3}', grade, z, x)::text) FROM ranked;
SELECT version FROM mlsys.train('more', 'SELECT id, grade, z, x FROM ranked', 'grade', 'gradient_boosting', '{"init_model": "either", "trees": 3}', split_key => 'id');
COMMIT;
SELECT mlsys.get_model('more@1') OPERATOR(mlsys.=) mlsys.get_model('more@2') AS same;
SELECT count(DISTINCT digest) FROM digests;
-- with the rights of who trains
CREATE ROLE trainer_without_rights;
GRANT SELECT ON ranked TO trainer_without_rights;
SET ROLE trainer_without_rights;
SELECT mlsys.gradient_boosting('{"init_model": "either", "trees": 3}', grade, z, x) IS NOT NULL AS trained FROM ranked;
SELECT version FROM mlsys.train('own', 'SELECT id, grade, z, x FROM ranked', 'grade', 'gradient_boosting', '{"init_model": "either"}', split_key => 'id');
RESET ROLE;
SELECT mlsys.grant_predict('either', 'trainer_without_rights');
SET ROLE trainer_without_rights;
SELECT mlsys.gradient_boosting('{"init_model": "either", "trees": 3}', grade, z, x) IS NOT NULL AS trained FROM ranked;
RESET ROLE;
SELECT mlsys.revoke_predict('either', 'trainer_without_rights');
DROP OWNED BY trainer_without_rights;
DROP ROLE trainer_without_rights;

-- constraints name features
SELECT mlsys.gradient_boosting('{"monotone_constraints": {"x": 2}}', grade, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"monotone_constraints": ["x"]}', grade, x) FROM ranked;
SELECT mlsys.gradient_boosting('{"interaction_constraints": ["x", "z"]}', grade, x, z) FROM ranked;
SELECT mlsys.gradient_boosting('{"interaction_constraints": [["x", "x"]]}', grade, x, z) FROM ranked;
SELECT told(m, 'monotone_constraints') AS monotone, told(m, 'interaction_constraints') AS interaction FROM (SELECT mlsys.gradient_boosting('{"trees": 2, "monotone_constraints": {"x": -1}, "interaction_constraints": [["x"], ["z"]], "features": ["x", "z"]}', grade, x, z) AS m FROM ranked) s;

-- another classifier tells rows apart
SELECT round(auc::numeric, 1) AS auc, status FROM mlsys.domain_classifier('SELECT x, z FROM ranked WHERE id <= 1000', 'SELECT x + 0.5 AS x, z FROM ranked WHERE id > 1000', algorithm => 'gradient_boosting', options => '{"trees": 20}');
SELECT auc FROM mlsys.domain_classifier('SELECT x, z FROM ranked WHERE id <= 1000', 'SELECT x, z FROM ranked WHERE id > 1000', algorithm => 'gradient_boosting', options => '{"objective": "squared_error"}');
SELECT auc FROM mlsys.domain_classifier('SELECT x, z FROM ranked WHERE id <= 1000', 'SELECT x, z FROM ranked WHERE id > 1000', algorithm => 'gradient_boosting', options => '{"init_model": "either"}');

SELECT mlsys.drop_model(model) FROM mlsys.models WHERE model IN ('either', 'ranker', 'more', 'line', 'half') ORDER BY model COLLATE "C";
DROP TABLE ranked, digests CASCADE;
DROP FUNCTION names, told;
