-- Every error of train(), its text and its SQLSTATE.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE TABLE small AS SELECT i AS id, 2 * i + i % 3 AS y, i % 7 AS a, ((i * i) % 11)::float8 AS b, 'c' || i % 4 AS c, i % 2 = 0 AS flag FROM generate_series(1, 200) i;
SET client_min_messages = notice;
CREATE PROCEDURE try_train(query text, more text DEFAULT '', target text DEFAULT 'y', algorithm text DEFAULT 'linear_regression') LANGUAGE plpgsql AS $$
BEGIN
    SET LOCAL client_min_messages = warning;
    CALL try(format('SELECT mlsys.train(''errors'', %L, %L, %L %s)', query, target, algorithm, more));
END
$$;

-- the algorithm
CALL try_train('TABLE small', algorithm => 'linear_regresion');
CALL try_train('TABLE small', algorithm => 'xgboost');
CALL try_train('TABLE small', algorithm => '');
-- NULL arguments
CALL try_train(NULL);
CALL try_train('TABLE small', target => NULL);
CALL try_train('TABLE small', algorithm => NULL);
CALL try_train('TABLE small', ', test_fraction => NULL');
CALL try_train('TABLE small', ', seed => NULL');
CALL try('SELECT mlsys.train(NULL, ''TABLE small'', ''y'', ''linear_regression'')');
-- names of models
CALL try('SELECT mlsys.train('''', ''TABLE small'', ''y'', ''linear_regression'')');
CALL try('SELECT mlsys.train(''m@1'', ''TABLE small'', ''y'', ''linear_regression'')');
CALL try('SELECT mlsys.train(repeat(''m'', 201), ''TABLE small'', ''y'', ''linear_regression'')');
-- the split
CALL try_train('TABLE small', ', test_fraction => 1');
CALL try_train('TABLE small', ', test_fraction => -0.1');
CALL try_train('TABLE small', ', test_fraction => ''NaN''');
CALL try_train('TABLE small', ', test_fraction => ''infinity''');
-- options that are arguments; others
CALL try_train('TABLE small', ', options => ''{"target": "y"}''');
CALL try_train('TABLE small', ', options => ''{"features": ["a"]}''');
CALL try_train('TABLE small', ', options => ''{"weight": 2}''');
CALL try_train('TABLE small', ', options => ''{"l3": 1}''');
CALL try_train('TABLE small', ', options => ''{"l2": -1}''');
CALL try_train('TABLE small', ', options => ''[]''');
CALL try_train('TABLE small', ', options => ''{"class_weight": {"c1": 1e400}}''', target => 'c', algorithm => 'logistic_regression');

-- the query
CALL try_train('');
CALL try_train(' -- nothing');
CALL try_train('SELEC 1');
CALL try_train('SELECT y, a FROM small; SELECT 1');
CALL try_train('SELECT y, a FROM small) AS q --');
CALL try_train('SELECT y, a, $1 FROM small');
CALL try_train('INSERT INTO small SELECT * FROM small');
CALL try_train('INSERT INTO small SELECT * FROM small RETURNING *');
CALL try_train('UPDATE small SET y = 1 RETURNING *');
CALL try_train('WITH d AS (DELETE FROM small RETURNING *) SELECT * FROM d');
CALL try_train('SELECT * FROM (WITH d AS (UPDATE small SET y = 1 RETURNING *) SELECT * FROM d) d');
CALL try_train('SELECT * INTO kept FROM small');
CALL try_train('SELECT * FROM small FOR UPDATE');
CALL try_train('COPY small TO stdout');
CALL try_train('EXPLAIN SELECT 1 AS y');
CALL try_train('SET work_mem = 1000');
CALL try_train('SELECT * FROM nowhere');
CALL try_train('SELECT y, nofunction(a) AS a FROM small');
CALL try_train('SELECT y, a / 0 AS a FROM small');
CALL try_train('SELECT y, a, random() AS r FROM small');
CALL try_train('SELECT y, a FROM small WHERE random() < 0.5');
SELECT count(*), sum(y) FROM small;

-- columns
CALL try_train('TABLE small', target => 'z');
CALL try_train('TABLE small', target => 'Y');
CALL try_train('TABLE small', target => '');
CALL try_train('SELECT FROM small');
CALL try_train('SELECT a, y, a FROM small');
CALL try_train('SELECT y, 1, 2 FROM small');
CALL try_train('TABLE small', ', features => ''{a, zz}''');
CALL try_train('TABLE small', ', features => ''{a, a}''');
CALL try_train('TABLE small', ', features => ''{a, y}''');
CALL try_train('TABLE small', ', features => ''{}''');
CALL try_train('TABLE small', ', features => ''{NULL}''');
CALL try_train('TABLE small', ', features => ''{a, id}'', split_key => ''id''');
CALL try_train('TABLE small', ', features => ''{a, b}'', exclude => ''{b}''');
CALL try_train('TABLE small', ', exclude => ''{zz}''');
CALL try_train('TABLE small', ', exclude => ''{NULL}''');
CALL try_train('TABLE small', ', exclude => ''{id, a, b, c, flag}''');
CALL try_train('TABLE small', ', split_key => ''zz''');
CALL try_train('TABLE small', ', split_key => ''y''');
CALL try_train('TABLE small', ', split_key => ''id'', options => ''{"weight": "zz"}''');
CALL try_train('TABLE small', ', split_key => ''id'', options => ''{"weight": "id"}''');
CALL try_train('TABLE small', ', split_key => ''id'', options => ''{"weight": "y"}''');
CALL try_train('TABLE small', ', features => ''{a, b}'', options => ''{"weight": "b"}''');
-- their types
CALL try_train('TABLE small', ', split_key => ''id'', options => ''{"weight": "c"}''');
CALL try_train('SELECT *, ARRAY[1, 2] AS k FROM small', ', split_key => ''k'', features => ''{a}''');
CALL try_train('SELECT *, small AS k FROM small', ', split_key => ''k'', features => ''{a}''');
CALL try_train('SELECT y, ''{}''::jsonb AS j FROM small');
CALL try_train('SELECT y, point(1, 2) AS p FROM small');
CALL try_train('SELECT y, small AS r FROM small');
CALL try_train('SELECT y, ARRAY[c] AS texts FROM small');
CALL try_train('SELECT c, a FROM small', target => 'c');
CALL try_train('SELECT current_date AS d, a FROM small', target => 'd');
CALL try_train('SELECT ARRAY[a] AS y, a FROM small', algorithm => 'logistic_regression');
CALL try_train('SELECT small AS y, a FROM small', algorithm => 'logistic_regression');

-- rows
CALL try_train('SELECT y, a FROM small WHERE false');
CALL try_train('SELECT NULL::int AS y, a FROM small');
CALL try_train('SELECT y, a FROM small WHERE id = 1', ', test_fraction => 0.999999');
CALL try_train('SELECT y, a, NULL::int[] AS numbers FROM small');
CALL try_train('SELECT y, NULL::int AS a FROM small', ', options => ''{"missing": "skip_row"}''');
CALL try_train('SELECT y, a, 0 AS w FROM small', ', options => ''{"weight": "w"}''');
CALL try_train('SELECT y, a, -1 AS w FROM small', ', options => ''{"weight": "w"}''');
CALL try_train('SELECT y, a, NULL::int AS w FROM small', ', options => ''{"weight": "w"}''');
CALL try_train('SELECT y, a, ''infinity''::float8 AS w FROM small', ', options => ''{"weight": "w"}''');
CALL try_train('SELECT y, NULL::int AS a FROM small', ', options => ''{"missing": "error"}''');
CALL try_train('SELECT y, a, ARRAY[[1, 2], [3, 4]] AS numbers FROM small');
CALL try_train('SELECT y, a, ''{}''::int[] AS numbers FROM small');
CALL try_train('SELECT y, a, CASE WHEN y < 100 THEN ARRAY[1] ELSE ARRAY[1, 2] END AS numbers FROM small ORDER BY id');
CALL try_train('SELECT y, ''infinity''::float8 AS a, b FROM small');
-- a target that is none is told of, whatever part its row is in
CREATE FUNCTION told(value text) RETURNS TABLE (error text, times bigint) LANGUAGE plpgsql AS $$
DECLARE
    errors text[];
    i int;
BEGIN
    FOR i IN 1..30 LOOP
        BEGIN
            PERFORM mlsys.train('errors', format('SELECT id, a, CASE WHEN id = %s THEN %L ELSE y::float8 END AS y FROM small', i, value), 'y', 'linear_regression', split_key => 'id');
            errors := errors || 'none'::text;
        EXCEPTION WHEN OTHERS THEN
            errors := errors || SQLERRM;
        END;
    END LOOP;
    RETURN QUERY SELECT e, count(*) FROM unnest(errors) e GROUP BY 1 ORDER BY 1;
END
$$;
SELECT * FROM told('NaN');
SELECT * FROM told('-infinity');
-- classes
CALL try_train('SELECT 1 AS y, a FROM small', algorithm => 'logistic_regression');
CALL try_train('SELECT true AS y, a FROM small', algorithm => 'logistic_regression');
CALL try_train('SELECT ''{}''::jsonb AS y, a FROM small', algorithm => 'logistic_regression');
CALL try_train('SELECT i AS y, i % 7 AS a FROM generate_series(1, 2000) i', algorithm => 'logistic_regression');
CALL try_train('SELECT a AS y, b FROM small', ', options => ''{"positive_class": 1}''', algorithm => 'logistic_regression');
CALL try_train('SELECT flag AS y, b FROM small', ', options => ''{"positive_class": "yes"}''', algorithm => 'logistic_regression');
CALL try_train('SELECT flag AS y, b FROM small', ', options => ''{"class_weight": {"yes": 2}}''', algorithm => 'logistic_regression');
CALL try_train('SELECT a AS y, b FROM small', ', options => ''{"calibrate": "platt"}''', algorithm => 'logistic_regression');
CALL try_train('SELECT flag AS y, b FROM small', ', options => ''{"decision_threshold": 2}''', algorithm => 'logistic_regression');

-- columns that look like a key: integers, texts and uuids, all different in 100 rows or more
CALL try_train('SELECT id, y, a FROM small');
CALL try_train('SELECT id::bigint, y, a FROM small');
CALL try_train('SELECT id::smallint, y, a FROM small');
CALL try_train('SELECT ''k'' || id AS "a key", y, a FROM small');
CALL try_train('SELECT (''k'' || id)::varchar(9) AS k, y, a FROM small');
CALL try_train('SELECT (''k'' || id)::char(9) AS k, y, a FROM small');
CALL try_train('SELECT (''k'' || id)::name AS k, y, a FROM small');
CALL try_train('SELECT md5(id::text)::uuid AS k, y, a FROM small');
CREATE DOMAIN number_of_row AS integer;
CALL try_train('SELECT id::number_of_row AS k, y, a FROM small');
CALL try_train('SELECT id, y, a FROM small WHERE id <= 100');
CALL try_train('SELECT id, CASE WHEN id > 3 THEN y END AS y, a FROM small WHERE id <= 100');
CALL try_train('SELECT nullif(id, 7) AS id, y, a FROM small WHERE id <= 101');
CALL try_train('SELECT * FROM (SELECT id, y, a FROM small WHERE id <= 100) s, LATERAL (SELECT id + 1000 * n AS k FROM generate_series(1, 1000) n) n', ', exclude => ''{id}''');
-- and those that do not
CALL try_train('SELECT id, y, a FROM small WHERE id < 100');
CALL try_train('SELECT nullif(id, 7) AS id, y, a FROM small WHERE id <= 100');
CALL try_train('SELECT CASE WHEN id = 200 THEN 1 ELSE id END AS id, y, a FROM small');
CALL try_train('SELECT id, y, a FROM small', ', features => ''{id, a}''');
CALL try_train('SELECT id, y, a FROM small', ', exclude => ''{id}''');
CALL try_train('SELECT id, y, a FROM small', ', split_key => ''id''');
CALL try_train('SELECT id, y, a FROM small', ', options => ''{"weight": "id"}''');
CALL try_train('SELECT id::float8 AS id, y, a FROM small');
CALL try_train('SELECT id::numeric AS id, y, a FROM small');
CALL try_train('SELECT ''2000-01-01''::date + id AS day, y, a FROM small');

-- others than the owner
CREATE ROLE mlsys_test_trainer;
CREATE ROLE mlsys_test_intruder;
GRANT SELECT ON small TO mlsys_test_trainer, mlsys_test_intruder;
SET client_min_messages = warning;
SET ROLE mlsys_test_trainer;
SELECT version FROM mlsys.train('owned', 'SELECT y, a FROM small', 'y', 'linear_regression');
SET ROLE mlsys_test_intruder;
CALL try('SELECT mlsys.train(''owned'', ''SELECT y, a FROM small'', ''y'', ''linear_regression'')');
-- is told at once
CALL try('SELECT mlsys.train(''owned'', ''SELECT y, a / 0 AS a FROM small'', ''y'', ''linear_regression'')');
RESET ROLE;
REVOKE SELECT ON small FROM mlsys_test_trainer;
SET ROLE mlsys_test_trainer;
CALL try('SELECT mlsys.train(''owned'', ''SELECT y, a FROM small'', ''y'', ''linear_regression'')');
RESET ROLE;
SELECT model, version, trained_by, owner FROM mlsys.model_versions JOIN mlsys.models USING (model) WHERE model = 'owned';
-- nothing is written where nothing may be
BEGIN READ ONLY;
CALL try('SELECT mlsys.train(''m'', ''SELECT y, a / 0 AS a FROM small'', ''y'', ''linear_regression'')');
ROLLBACK;

SELECT mlsys.drop_model('owned'), mlsys.drop_model('errors');
DROP OWNED BY mlsys_test_trainer, mlsys_test_intruder;
DROP ROLE mlsys_test_trainer, mlsys_test_intruder;
DROP TABLE small;
DROP DOMAIN number_of_row;
DROP PROCEDURE try_train;
DROP FUNCTION told;
