-- train(): the split, the version it makes, its metrics, what it accepts. Errors stand in train_errors.
\set SHOW_CONTEXT never
\set ECHO none
SET client_min_messages = warning;
\i test/data/churn.sql
\i test/data/diamonds.sql
RESET client_min_messages;
\set ECHO all
-- numbers of a metrics object, rounded
CREATE FUNCTION rounded(object jsonb, digits integer DEFAULT 3) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_object_agg(key, CASE jsonb_typeof(value) WHEN 'object' THEN rounded(value, digits) WHEN 'number' THEN to_jsonb(round(value::numeric, digits)) ELSE value END)
    FROM jsonb_each(object)
$$;
-- The plan by which the passes know a row's part, as train() makes it: roles are 0 feature, 1 target, 2 weight, 3 key.
CREATE FUNCTION reversed(bytes bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS
$$SELECT string_agg(substr(bytes, i, 1), ''::bytea ORDER BY i DESC) FROM generate_series(1, length(bytes)) i$$;
CREATE FUNCTION stored(string text) RETURNS bytea LANGUAGE sql IMMUTABLE AS
$$SELECT reversed(int4send(octet_length(string))) || convert_to(string, 'UTF8')$$;
CREATE FUNCTION split(names text[], roles integer[], algorithm text DEFAULT 'linear_regression', seed bigint DEFAULT 42, test_fraction float8 DEFAULT 0.2, calibration float8 DEFAULT 0) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT '\x4d4c5350'::bytea || stored(algorithm) || stored('{}') || '\x00' || reversed(int8send(seed)) || reversed(float8send(test_fraction))
           || reversed(float8send(calibration)) || reversed(int4send(0)) || reversed(int4send(cardinality(names)))
           || string_agg(stored(name) || substr(int4send(roles[i]), 4) || '\x00'::bytea || reversed(int4send(0)) || '\x00'::bytea || reversed(int4send(0)), ''::bytea ORDER BY i)
    FROM unnest(names) WITH ORDINALITY n(name, i)
$$;
CREATE FUNCTION key_split(seed bigint DEFAULT 42, test_fraction float8 DEFAULT 0.2, calibration float8 DEFAULT 0) RETURNS bytea LANGUAGE sql IMMUTABLE AS
$$SELECT split('{key}', '{3}', 'linear_regression', seed, test_fraction, calibration)$$;

-- a regression
SELECT version, task, positive_class, rows, rows_skipped, test_rows, rounded(metrics) AS metrics, seconds > 0 AS took_time
FROM mlsys.train('price', 'SELECT * FROM diamonds', 'price', 'linear_regression', split_key => 'id');
SELECT version, rows, test_rows, rounded(metrics -> 'test') AS test
FROM mlsys.train('price', 'SELECT * FROM diamonds', target => 'price', algorithm => 'linear_regression', options => '{"l2": 10, "standardize": true}',
                 features => '{carat, cut}', split_key => 'id', test_fraction => 0.5, seed => 7, description => 'two features');
SELECT version, rows, test_rows, rounded(metrics -> 'test') AS test
FROM mlsys.train('price', 'SELECT * FROM diamonds', 'price', 'linear_regression', exclude => '{id, cut, color, clarity}');
-- what the catalog has of them
SELECT version, origin, algorithm, task, target, classes, positive_class, decision_threshold, options_given, options ->> 'l2' AS l2, rows, rows_skipped, test_rows,
       split_key, test_fraction, seed, description, trained_by = current_user::regrole AS mine, search_path, server_version = current_setting('server_version') AS server,
       library_version ~ '^mlsys \d' AS library, blas_version ~ 'OpenBLAS' AS blas, snapshot_lsn <= pg_current_wal_lsn() AS lsn, started_at <= finished_at AND started_at > now() - interval '1 hour' AS times
FROM mlsys.model_versions WHERE model = 'price' ORDER BY version;
SELECT features FROM mlsys.model_versions WHERE model = 'price' AND version = 1;
SELECT version, query, length(training_rows) FROM mlsys.model_contents WHERE model = 'price' ORDER BY version;
SELECT owner = current_user::regrole AS mine, last_version FROM mlsys.models WHERE model = 'price';
SELECT rounded(mlsys.describe(mlsys.get_model('price@2')) -> 'options') AS options;
-- the model is that of the aggregate over the rows of the training part
CREATE TABLE parts AS SELECT d.*, mlsys.training_part(key_split(), id) AS part FROM diamonds d;
SELECT part, count(*) FROM parts GROUP BY part ORDER BY part;
SELECT version FROM mlsys.train('numbers', 'SELECT id, price, carat, depth, x FROM diamonds', 'price', 'linear_regression', split_key => 'id');
SELECT mlsys.linear_regression(price, carat, depth, x) OPERATOR(mlsys.=) mlsys.get_model('numbers@1') AS same FROM parts WHERE part = 1;
SELECT bool_and(a.feature = b.feature AND abs(a.coefficient / b.coefficient - 1) < 1e-9 AND abs(a.std_error / b.std_error - 1) < 1e-9) AS same, count(*)
FROM mlsys.coefficients((SELECT mlsys.linear_regression(price, carat, cut, color, clarity, depth, table_pct, x, y, z) FROM parts WHERE part = 1)) WITH ORDINALITY a
     FULL JOIN mlsys.coefficients(mlsys.get_model('price@1')) WITH ORDINALITY b USING (ordinality);
-- its metrics are those of the aggregates over the parts, its baseline the mean of the training part
SELECT part, rounded(jsonb_build_object('rmse', mlsys.rmse(price, predicted), 'mae', mlsys.mae(price, predicted), 'r2', mlsys.r2(price, predicted))) AS metrics,
       rounded(jsonb_build_object('rmse', mlsys.rmse(price, mean), 'mae', mlsys.mae(price, mean), 'r2', mlsys.r2(price, mean))) AS baseline
FROM (SELECT part, price, mlsys.predict('price@1', d) AS predicted, (SELECT avg(price) FROM parts WHERE part = 1)::float8 AS mean FROM parts d) s GROUP BY part ORDER BY part;

-- a classification
SELECT version, task, positive_class, rows, rows_skipped, test_rows, rounded(metrics) AS metrics
FROM mlsys.train('churn', 'TABLE churn', 'churn', 'logistic_regression', split_key => 'id', options => '{"positive_class": "Yes", "missing": "skip_row"}',
                 features => '{tenure, total_charges, contract, internet_service}');
SELECT classes, positive_class, decision_threshold, rows, rows_skipped, test_rows FROM mlsys.model_versions WHERE model = 'churn';
CREATE TABLE churn_parts AS SELECT c.*, mlsys.training_part(key_split(), id) AS part FROM churn c;
SELECT part, count(*), count(total_charges) AS complete FROM churn_parts GROUP BY part ORDER BY part;
SELECT bool_and(a.feature = b.feature AND abs(a.coefficient / b.coefficient - 1) < 1e-6) AS same, count(*)
FROM mlsys.coefficients((SELECT mlsys.logistic_regression('{"missing": "skip_row"}', churn, tenure, total_charges, contract, internet_service) FROM churn_parts WHERE part = 1)) WITH ORDINALITY a
     FULL JOIN mlsys.coefficients(mlsys.get_model('churn@1')) WITH ORDINALITY b USING (ordinality);
SELECT part, rounded(jsonb_build_object('roc_auc', mlsys.roc_auc(actual, p), 'log_loss', mlsys.log_loss(actual, p), 'brier', mlsys.brier(actual, p), 'accuracy', mlsys.accuracy(actual, p >= 0.5), 'f1', mlsys.f1(actual, p >= 0.5))) AS metrics,
       rounded(jsonb_build_object('log_loss', mlsys.log_loss(actual, share), 'brier', mlsys.brier(actual, share))) AS baseline
FROM (SELECT part, churn = 'Yes' AS actual, mlsys.predict_proba('churn@1', c) AS p,
             (SELECT avg((churn = 'Yes')::int) FROM churn_parts WHERE part = 1 AND total_charges IS NOT NULL)::float8 AS share FROM churn_parts c) s
GROUP BY part ORDER BY part;
-- with a guess, a threshold, weights of classes
SELECT version, positive_class, rounded(metrics -> 'test') ->> 'recall' AS recall
FROM mlsys.train('churn', 'TABLE churn', 'churn', 'logistic_regression', split_key => 'id', features => '{tenure, contract}', options => '{"decision_threshold": 0.25}');
SELECT version, positive_class, rounded(metrics -> 'test') ->> 'recall' AS recall
FROM mlsys.train('churn', 'TABLE churn', 'churn', 'logistic_regression', split_key => 'id', features => '{tenure, contract}', options => '{"class_weight": "balanced", "positive_class": "No"}');
SELECT version, decision_threshold, positive_class, mlsys.describe(value) ->> 'probability_calibrated' AS calibrated
FROM mlsys.model_versions JOIN mlsys.model_contents USING (model, version) WHERE model = 'churn' ORDER BY version;
-- many classes
SELECT version, task, positive_class, rows, test_rows, rounded(metrics) AS metrics
FROM mlsys.train('contract', 'SELECT contract, tenure, monthly_charges, churn, id FROM churn', 'contract', 'logistic_regression', split_key => 'id', options => '{"l2": 1, "standardize": true}');
SELECT classes, positive_class, decision_threshold FROM mlsys.model_versions WHERE model = 'contract';
-- classes by boolean, number, date, enum, domain; regressions on boolean, numeric, a domain; features of these
CREATE TYPE size AS ENUM ('small', 'large');
CREATE DOMAIN percent AS float8 CHECK (VALUE >= 0);
CREATE DOMAIN yes_or_no AS boolean;
CREATE TABLE odd AS
SELECT i AS id, i % 3 + i % 5 > 3 AS flag, (i % 3 + i % 5 > 3)::yes_or_no AS yes_no, i % 3 * 10 AS number, (i % 3 + 0.50)::numeric AS decimals, '2024-01-01'::date + i % 4 AS day,
       ((ARRAY['small', 'large'])[1 + i * i % 11 % 2])::size AS size, (i % 7)::percent AS share, (i % 3 + i % 5)::numeric AS sum, 'c' || i % 3 AS code, (i % 5)::real AS a, (i % 3) AS b,
       md5((i % 10)::text)::uuid AS uuid, ('k' || i % 4)::char(5) AS padded, make_interval(hours => i % 5) AS span, '10:00'::time + make_interval(mins => i % 9) AS clock
FROM generate_series(1, 300) i;
CREATE FUNCTION trained(target text, algorithm text, more text DEFAULT '', query text DEFAULT 'TABLE odd') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    r record;
BEGIN
    EXECUTE format('SELECT * FROM mlsys.train(''odd'', %L, %L, %L, split_key => ''id'' %s)', query, target, algorithm, more) INTO r;
    RETURN format('%s rows, %s skipped, %s for tests, positive %s, %s', r.rows, r.rows_skipped, r.test_rows, r.positive_class, rounded(r.metrics -> 'test', 2) - '{mae,r2,brier,recall,roc_auc,base_rate,precision,average_precision,normalised_log_loss,top_2,top_3,macro_f1,f1}'::text[]);
END
$$;
SET client_min_messages = warning;
SELECT target, trained(target, 'logistic_regression', ', features => ''{a, b}'', options => ''{"l2": 0.1}''')
FROM unnest('{flag, yes_no, number, decimals, day, size, code, share, sum, uuid, padded, span}'::text[]) target;
SELECT target, trained(target, 'linear_regression', ', features => ''{a, b}''') FROM unnest('{flag, yes_no, number, decimals, share, sum, a}'::text[]) target WHERE target <> 'a';
SELECT feature, trained('sum', 'linear_regression', format(', features => %L', ARRAY[feature]))
FROM unnest('{flag, yes_no, number, decimals, day, size, code, share, a, b, uuid, padded, span, clock}'::text[]) feature;
SELECT trained('sum', 'linear_regression', ', options => ''{"l2": 1}''');
SELECT trained('size', 'logistic_regression', ', options => ''{"l2": 1}'', exclude => ''{sum}''');
RESET client_min_messages;
-- what is told
SELECT trained('flag', 'logistic_regression', query => 'SELECT id, CASE WHEN id > 20 THEN flag END AS flag, CASE WHEN id < 290 THEN a END AS a FROM odd');
SELECT trained('code', 'logistic_regression', query => 'SELECT id, CASE WHEN id % 100 = 10 THEN ''z'' || id ELSE code END AS code, a + id % 4 AS a FROM odd', more => ', options => ''{"l2": 1}''');
SELECT trained('code', 'logistic_regression', query => 'SELECT id, CASE WHEN id = 10 THEN ''z'' WHEN code = ''c0'' THEN ''c1'' ELSE code END AS code, a + id % 4 AS a FROM odd', more => ', options => ''{"l2": 1, "positive_class": "c2"}''');
SELECT trained('sum', 'linear_regression', query => 'SELECT id, sum, CASE WHEN id % 40 > 8 THEN ARRAY[a, b] END AS ab FROM odd');
SELECT trained('sum', 'linear_regression', query => 'SELECT id, sum, CASE WHEN id % 40 > 8 THEN a END AS a FROM odd', more => ', options => ''{"missing": "skip_row"}''');

-- calibration
SELECT version, rows, rows_skipped, test_rows FROM mlsys.train('churn', 'TABLE churn', 'churn', 'logistic_regression', split_key => 'id', features => '{tenure, contract}', options => '{"calibrate": "platt", "positive_class": "Yes"}');
SELECT version, rows, rows_skipped, test_rows FROM mlsys.train('churn', 'TABLE churn', 'churn', 'logistic_regression', split_key => 'id', features => '{tenure, contract}', options => '{"calibrate": "isotonic", "class_weight": "balanced", "positive_class": "Yes"}');
SELECT mlsys.training_part(key_split(calibration => 0.2), id) AS part, count(*) FROM churn GROUP BY 1 ORDER BY 1;
SELECT version, mlsys.describe(value) ->> 'probability_calibrated' AS calibrated, abs(avg_p - rate) < 0.03 AS agree
FROM mlsys.model_contents, LATERAL (SELECT avg(mlsys.predict_proba(value, c))::numeric, avg((churn = 'Yes')::int) FROM churn_parts c WHERE part = 0) p(avg_p, rate)
WHERE model = 'churn' AND version IN (4, 5) ORDER BY version;

-- weights: of the training, not of the metrics
SELECT rows, rows_skipped, test_rows, rounded(metrics -> 'test', 1) AS test FROM mlsys.train('weighted', 'SELECT id, price, depth, carat, id % 3 AS w FROM diamonds', 'price', 'linear_regression', split_key => 'id', options => '{"weight": "w"}');
SELECT bool_and(a.feature = b.feature AND abs(a.coefficient / b.coefficient - 1) < 1e-9) AS same, count(*)
FROM mlsys.coefficients((SELECT mlsys.linear_regression('{"weight": 3}', price, depth, carat, id % 3) FROM parts WHERE part = 1)) WITH ORDINALITY a(class, feature, coefficient, std_error, statistic, p_value, i)
     FULL JOIN mlsys.coefficients(mlsys.get_model('weighted@1')) WITH ORDINALITY b(class, feature, coefficient, std_error, statistic, p_value, i) USING (i) WHERE i > 1;
SELECT rounded(jsonb_build_object('rmse', mlsys.rmse(price, mlsys.predict('weighted@1', depth, carat)), 'r2', mlsys.r2(price, mlsys.predict('weighted@1', depth, carat))), 1) AS test FROM parts WHERE part = 0;

-- the split: of the key, whatever its type, the other columns and the order of rows
CREATE FUNCTION test_ids(query text, arguments text DEFAULT ', split_key => ''id''') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    r record;
BEGIN
    SET LOCAL client_min_messages = warning;
    EXECUTE format('SELECT * FROM mlsys.train(''split'', %L, ''sum'', ''linear_regression'' %s)', query, arguments) INTO r;
    RETURN format('%s train, %s test, test mean %s', r.rows, r.test_rows, round((r.metrics #>> '{baseline,mae}')::numeric, 6));
END
$$;
SELECT test_ids('SELECT id, sum, a FROM odd');
SELECT test_ids('SELECT b, sum, a, id::bigint FROM odd ORDER BY id DESC');
SELECT test_ids('SELECT b, code, sum, a, id::smallint FROM odd ORDER BY md5(id::text)');
SELECT test_ids('SELECT a, sum, id::numeric(10, 3) FROM odd');
SELECT test_ids('SELECT a, sum, id::float8 FROM odd');
SELECT test_ids('SELECT a, sum, id FROM odd', ', split_key => ''id'', options => ''{"l2": 1}''');
SELECT test_ids('SELECT a, sum, id::text FROM odd');
SELECT test_ids('SELECT a, sum, id::varchar FROM odd');
SELECT test_ids('SELECT a, sum, id::text::char(6) AS id FROM odd');
SELECT test_ids('SELECT a, sum, id FROM odd', ', split_key => ''id'', seed => 43');
SELECT test_ids('SELECT a, sum, id FROM odd', ', split_key => ''id'', seed => -9223372036854775808');
-- rows of a key are together, also those whose key is NULL
SELECT test_ids('SELECT a, sum, id % 30 AS id FROM odd');
SELECT count(DISTINCT id % 30) AS keys, count(*) FROM odd WHERE mlsys.training_part(key_split(), id % 30) = 0;
SELECT test_ids('SELECT a, sum, CASE WHEN id > 50 THEN id END AS id FROM odd');
SELECT DISTINCT mlsys.training_part(key_split(), CASE WHEN id > 50 THEN id END) AS part_of_null FROM odd WHERE id <= 50;
-- without a key: of the values of all features, in any order of rows and columns
SELECT test_ids('SELECT sum, a, b FROM odd', '');
SELECT test_ids('SELECT b, a::int, sum FROM odd ORDER BY md5(id::text)', '');
SELECT test_ids('SELECT b::float8, a::numeric, sum::int8 FROM odd ORDER BY a', '');
SELECT test_ids('SELECT sum, a AS b, b AS a FROM odd', '');
SELECT test_ids('SELECT sum, a FROM odd', '');
-- a share of 0, and the share of many keys
SELECT test_ids('SELECT id, sum, a FROM odd', ', split_key => ''id'', test_fraction => 0');
SELECT metrics -> 'test' AS test, metrics -> 'baseline' AS baseline, rounded(metrics -> 'train') AS train FROM mlsys.train('split', 'SELECT id, sum, a FROM odd', 'sum', 'linear_regression', split_key => 'id', test_fraction => 0);
SELECT count(*) FILTER (WHERE mlsys.training_part(key_split(1, 0.01), i) = 0) AS "1000", count(*) FILTER (WHERE mlsys.training_part(key_split(1, 0.2), i) = 0) AS "20000",
       count(*) FILTER (WHERE mlsys.training_part(key_split(1, 0.5), i) = 0) AS "50000", count(*) FILTER (WHERE mlsys.training_part(key_split(1, 0.9), i) = 0) AS "90000" FROM generate_series(1, 100000) i;
SELECT count(*) FILTER (WHERE mlsys.training_part(key_split(1, 0.2, 0.2), i) = 2) AS calibrating FROM generate_series(1, 100000) i WHERE mlsys.training_part(key_split(1, 0.2), i) = 1;
-- hashes that never change (test/gen/hash.py)
\set ECHO none
\i test/data/split_reference.sql
\set ECHO all
SELECT kind, count(*), count(*) FILTER (WHERE part = CASE kind WHEN 'integer' THEN mlsys.training_part(key_split(seed, test_fraction), CASE kind WHEN 'integer' THEN key::bigint END) ELSE mlsys.training_part(key_split(seed, test_fraction), key) END) AS same
FROM split_reference GROUP BY kind ORDER BY kind;
SELECT count(*), count(*) FILTER (WHERE part = mlsys.training_part(key_split(seed, test_fraction), key::numeric / 4 * 4.0)) AS same_of_numeric FROM split_reference WHERE kind = 'integer';
SELECT count(*) FROM odd WHERE mlsys.training_part(key_split(), ('2024-01-01'::date + id)::timestamp) <> mlsys.training_part(key_split(), '2024-01-01'::date + id);

-- arrays, alone and beside others
SELECT trained('sum', 'linear_regression', query => 'SELECT id, sum, CASE WHEN id > 100 THEN ARRAY[a, b] END AS ab, code FROM odd ORDER BY id');
SELECT trained('sum', 'linear_regression', query => 'SELECT id, sum, ARRAY[a, NULL, b]::numeric[] AS ab FROM odd');
SELECT trained('flag', 'logistic_regression', query => 'SELECT id, flag, ARRAY[a, b]::int[] AS ab, padded FROM odd', more => ', options => ''{"l2": 1}''');
-- missing numbers, categories, keys
SELECT trained('sum', 'linear_regression', query => 'SELECT nullif(id % 50, 7) AS id, sum, nullif(a, 3) AS a, nullif(code, ''c1'') AS code, CASE WHEN id % 9 = 0 THEN ''NaN'' ELSE b::float8 END AS b FROM odd');

-- more columns than a function has arguments, in rows; among them one that has the name of our alias
SET client_min_messages = warning;
SELECT format('CREATE TABLE wide AS SELECT i AS id, %s FROM generate_series(1, 1300) i', string_agg(format('(((i + %1$s)::int8 ^ 3 * (i + 3 * %1$s))::numeric %% 10007 / 10007)::float8 AS x%1$s', j), ', ')) AS make FROM generate_series(1, 997) j \gset
\set ECHO none
:make;
\set ECHO all
CREATE FUNCTION wide_query(n integer, names text DEFAULT '') RETURNS text LANGUAGE sql AS $$SELECT format('SELECT id, 1 + x1 + 2 * x%1$s AS y %3$s, %2$s FROM wide', n, string_agg('x' || j, ', '), names) FROM generate_series(1, n) j$$;
CREATE FUNCTION wide(n integer, arguments text, names text DEFAULT '') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    r record;
BEGIN
    EXECUTE format('SELECT * FROM mlsys.train(''wide'', %L, ''y'', ''linear_regression'' %s)', wide_query(n, names), arguments) INTO r;
    RETURN format('%s features, %s rows, %s for tests, r2 %s', (SELECT jsonb_array_length(features) FROM mlsys.model_versions WHERE model = 'wide' AND version = r.version),
                  r.rows, r.test_rows, round((r.metrics #>> '{test,r2}')::numeric, 6));
END
$$;
SELECT n, wide(n, ', split_key => ''id''') FROM unnest('{94, 95, 96, 97, 98, 150}'::int[]) n;
SELECT n, wide(n, ', exclude => ''{id}''') FROM unnest('{95, 96, 97, 98, 150}'::int[]) n;
SELECT wide(997, ', split_key => ''id''');
SELECT wide(150, ', split_key => ''id''', ', x3 AS q'), wide(150, ', exclude => ''{id}''', ', x3 AS q, x4 AS s, x5 AS "select"');
SELECT wide(150, ', split_key => ''id'', features => ''{x1, x150}''');
-- the same split and the same model by columns and by rows
SELECT version FROM mlsys.train('narrow', wide_query(150), 'y', 'linear_regression', features => '{x1, x2}', split_key => 'id');
SELECT version FROM mlsys.train('narrow', format('SELECT y, x1, x2, id FROM (%s) w', wide_query(150)), 'y', 'linear_regression', split_key => 'id');
SELECT mlsys.get_model('narrow@1') OPERATOR(mlsys.=) mlsys.get_model('narrow@2') AS same;
SELECT bool_and(mlsys.training_part(key_split(), id) = mlsys.training_part(split('{id, x1, x2}', '{3, 1, 0}'), w)) AS same FROM wide w;
-- rows with categories, and classes
SELECT version, task, rows, test_rows, rounded(metrics -> 'test', 1) ->> 'accuracy' AS accuracy
FROM mlsys.train('wide classes', format('SELECT *, y > 2.5 AS big, ''c'' || id %% 3 AS code FROM (%s) w', wide_query(150)), 'big', 'logistic_regression', exclude => '{y}', split_key => 'id', options => '{"l2": 10}');
SELECT version, rows, test_rows, rounded(metrics -> 'test') AS test
FROM mlsys.train('wide categories', format('SELECT *, ''c'' || id %% 3 AS code FROM (%s) w', wide_query(120)), 'y', 'linear_regression', split_key => 'id');

-- names that need quotes
CREATE TABLE "odd names" AS SELECT id AS "a key", sum AS "the ""target""", a AS "select", b AS "Größe", code AS "q", a * b AS "s", flag AS "a b", id % 5 AS "part", b * b AS "x'y", a + 1 AS "$1", b AS "actual" FROM odd;
SELECT version, rows, test_rows, rounded(metrics -> 'test') AS test FROM mlsys.train('it''s "odd"', 'TABLE "odd names"', 'the "target"', 'linear_regression', split_key => 'a key', options => '{"l2": 1, "weight": "$1"}');
SELECT feature FROM mlsys.coefficients(mlsys.get_model('it''s "odd"@1'));
SELECT version, rows, test_rows, rounded(metrics -> 'test', 2) ->> 'accuracy' AS accuracy FROM mlsys.train('it''s "odd"', 'TABLE "odd names"', 'a b', 'logistic_regression', features => ARRAY['select', 'Größe', 'q', 's', 'x''y', 'part', 'actual'], split_key => 'a key', options => '{"l2": 1}');
SELECT version, rows, test_rows, rounded(metrics -> 'test', 2) ->> 'accuracy' AS accuracy FROM mlsys.train('it''s "odd"', 'TABLE "odd names"', 'q', 'logistic_regression', exclude => ARRAY['the "target"', 'a key'], options => '{"l2": 1}');

-- queries of any form
SELECT trained('sum', 'linear_regression', query => q) FROM unnest(ARRAY[
    'SELECT id, sum, a FROM odd;', 'SELECT id, sum, a FROM odd -- the end', E'SELECT id, sum, a FROM odd /* ; */ ; /* more */ ; -- ', 'WITH o AS (SELECT id, sum, a FROM odd) SELECT * FROM o ORDER BY a',
    'SELECT id, sum, a FROM odd WHERE code <> ''--''', 'SELECT id, sum, a FROM odd WHERE code <> $$;--$$', 'SELECT id, sum, a FROM odd WHERE code <> E''\'';''', 'SELECT id, sum, 1 + a AS a FROM odd AS "--"',
    'SELECT id, sum, a FROM odd UNION ALL SELECT id, sum, a FROM odd', '(SELECT id, sum, a FROM odd)', 'SELECT id, sum, a FROM odd ORDER BY id LIMIT 250', 'SELECT DISTINCT ON (a, b) id, sum, a FROM odd ORDER BY a, b, id']) q;
SELECT query FROM mlsys.model_contents WHERE model = 'odd' AND (query LIKE '%;%' OR query LIKE '%--%' OR query LIKE '%*/%') GROUP BY query ORDER BY query COLLATE "C";
SELECT rows, test_rows FROM mlsys.train('values', 'VALUES (1, 2.0, 3), (2, 3.0, 4), (5, 4.0, 5), (6, 7.0, 9)', 'column2', 'linear_regression', test_fraction => 0);
-- rows that are the same come to the same part
SELECT rows, test_rows FROM mlsys.train('once', 'SELECT sum, a, b, id AS i FROM odd', 'sum', 'linear_regression', features => '{a, b, i}');
SELECT rows, test_rows FROM mlsys.train('twice', 'SELECT sum, a, b, id AS i FROM odd, generate_series(1, 2)', 'sum', 'linear_regression', features => '{a, b, i}');

-- versions have numbers; a name that was rolled back is free, and nothing is left of its version
BEGIN;
SELECT version FROM mlsys.train('rolled back', 'SELECT id, sum, a FROM odd', 'sum', 'linear_regression', split_key => 'id');
SELECT version FROM mlsys.train('rolled back', 'SELECT id, sum, a FROM odd', 'sum', 'linear_regression', split_key => 'id');
SAVEPOINT here;
SELECT version FROM mlsys.train('rolled back', 'SELECT id, sum, a FROM odd', 'sum', 'linear_regression', split_key => 'id');
ROLLBACK TO here;
SELECT version FROM mlsys.train('rolled back', 'SELECT id, sum, a FROM odd', 'sum', 'linear_regression', split_key => 'id', seed => 1);
SELECT version, seed FROM mlsys.model_versions WHERE model = 'rolled back' ORDER BY version;
-- it sees what its transaction has written
UPDATE odd SET sum = sum + 100;
SELECT version FROM mlsys.train('rolled back', 'SELECT id, sum, a FROM odd', 'sum', 'linear_regression', split_key => 'id');
SELECT coefficient > 100 AS written FROM mlsys.coefficients(mlsys.get_model('rolled back@4')) WHERE feature = 'intercept';
ROLLBACK;
SELECT (SELECT count(*) FROM mlsys.models WHERE model = 'rolled back') + (SELECT count(*) FROM mlsys.model_versions WHERE model = 'rolled back') + (SELECT count(*) FROM mlsys.model_contents WHERE model = 'rolled back') AS left_of_it;
-- in SQL functions, DO blocks, subqueries, prepared statements, at other isolation levels
CREATE FUNCTION fitted(name text) RETURNS integer LANGUAGE sql AS $$SELECT version FROM mlsys.train(name, 'SELECT id, sum, a FROM odd', 'sum', 'linear_regression', split_key => 'id')$$;
SELECT fitted('nested'), fitted('nested'), fitted('other');
DO $$
DECLARE
    r record;
BEGIN
    FOR i IN 1..3 LOOP
        SELECT * INTO r FROM mlsys.train('nested', 'SELECT id, sum, a FROM odd', 'sum', 'linear_regression', split_key => 'id', seed => i);
        RAISE INFO 'version %: % rows, % for tests', r.version, r.rows, r.test_rows;
    END LOOP;
END
$$;
SELECT l2, version, rounded(metrics -> 'test') ->> 'rmse' AS rmse FROM unnest('{0.1, 100, 100000}'::float8[]) l2, mlsys.train('ridge', 'SELECT id, sum, a FROM odd', 'sum', 'linear_regression', jsonb_build_object('l2', l2), split_key => 'id') ORDER BY l2;
PREPARE fit(text, text[]) AS SELECT version, rows FROM mlsys.train('prepared', $1, 'sum', 'linear_regression', features => $2, split_key => 'id');
EXECUTE fit('TABLE odd', '{a}');
EXECUTE fit('TABLE odd', NULL);
DEALLOCATE fit;
SELECT (mlsys.train('select list', 'SELECT id, sum, a FROM odd', 'sum', 'linear_regression', split_key => 'id')).rows;
BEGIN ISOLATION LEVEL SERIALIZABLE;
SELECT version FROM mlsys.train('serializable', 'SELECT id, sum, a FROM odd', 'sum', 'linear_regression', split_key => 'id');
COMMIT;
-- a temporary table, a view, a partitioned table, a function, another search_path
CREATE TEMP TABLE kept AS SELECT id, sum, a FROM odd;
CREATE VIEW seen AS SELECT id, sum, a FROM odd;
CREATE TABLE divided (LIKE kept) PARTITION BY HASH (id);
CREATE TABLE divided_0 PARTITION OF divided FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE divided_1 PARTITION OF divided FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO divided TABLE kept;
CREATE FUNCTION given() RETURNS SETOF divided LANGUAGE sql STABLE AS 'TABLE kept';
CREATE SCHEMA elsewhere;
CREATE TABLE elsewhere.hidden AS TABLE kept;
SELECT trained('sum', 'linear_regression', query => q) FROM unnest('{TABLE kept,TABLE seen,TABLE divided,SELECT * FROM given()}'::text[]) q;
SET search_path = elsewhere, public;
SELECT trained('sum', 'linear_regression', query => 'TABLE hidden');
SELECT search_path FROM mlsys.model_versions WHERE model = 'odd' ORDER BY version DESC LIMIT 1;
RESET search_path;
-- functions and operators of others in front do no harm
CREATE SCHEMA evil;
CREATE FUNCTION evil.boom(anyelement, anyelement) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'evil'; END$$;
CREATE FUNCTION evil.boom(text, text) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'evil'; END$$;
CREATE FUNCTION evil.boom(integer, integer) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'evil'; END$$;
CREATE OPERATOR evil.= (LEFTARG = anyelement, RIGHTARG = anyelement, FUNCTION = evil.boom);
CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.boom);
CREATE OPERATOR evil.= (LEFTARG = integer, RIGHTARG = integer, FUNCTION = evil.boom);
CREATE FUNCTION evil.jsonb_build_object(VARIADIC "any") RETURNS jsonb LANGUAGE internal AS 'jsonb_build_object_noargs';
CREATE FUNCTION evil.count() RETURNS bigint LANGUAGE sql AS 'SELECT 1 / 0::bigint';
CREATE FUNCTION evil.array_position(anycompatiblearray, anycompatible) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION evil.training_scan(bytea, anyelement, anyelement) RETURNS bytea LANGUAGE sql AS $$SELECT '\x00'::bytea$$;
CREATE DOMAIN evil.float8 AS pg_catalog.text;
CREATE DOMAIN evil.text AS pg_catalog.int4;
CREATE DOMAIN evil.int4 AS pg_catalog.text;
SET search_path = evil, public, pg_catalog;
SELECT version, test_rows FROM mlsys.train('evil', 'SELECT id, sum, a, b, padded FROM public.odd', 'sum', 'linear_regression', split_key => 'id');
SELECT version, test_rows FROM mlsys.train('evil', 'SELECT id, flag, a, b, padded FROM public.odd', 'flag', 'linear_regression', split_key => 'id');
SELECT version, test_rows FROM mlsys.train('evil', 'SELECT id, flag, a, b, padded FROM public.odd', 'flag', 'logistic_regression', split_key => 'id', options => '{"l2": 1, "calibrate": "platt"}');
SELECT version, test_rows FROM mlsys.train('evil', 'SELECT id, code, a, padded FROM public.odd', 'code', 'logistic_regression', split_key => 'id', options => '{"l2": 1}');
RESET search_path;
SELECT version, rounded(metrics -> 'test', 2) AS test FROM mlsys.model_versions WHERE model = 'evil' ORDER BY version;
DROP SCHEMA evil CASCADE;

-- row security: only the rows that the caller sees train
CREATE TABLE secured AS SELECT id, sum, a, id % 2 AS tenant FROM odd;
ALTER TABLE secured ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenants ON secured USING (tenant = 1);
CREATE ROLE mlsys_test_tenant;
GRANT SELECT ON secured TO mlsys_test_tenant;
SELECT rows + test_rows AS rows_seen FROM mlsys.train('all', 'TABLE secured', 'sum', 'linear_regression', split_key => 'id');
SET ROLE mlsys_test_tenant;
SELECT rows + test_rows AS rows_seen FROM mlsys.train('tenant', 'TABLE secured', 'sum', 'linear_regression', split_key => 'id');
RESET ROLE;
SELECT mlsys.drop_model('tenant');
DROP OWNED BY mlsys_test_tenant;
DROP ROLE mlsys_test_tenant;
SELECT count(mlsys.drop_model(model)::text) AS dropped FROM unnest('{price,numbers,churn,contract,odd,weighted,split,wide,narrow,wide classes,wide categories,values,once,twice,nested,other,ridge,prepared,select list,serializable,evil,all}'::text[] || 'it''s "odd"'::text) model;
SET client_min_messages = warning;
DROP SCHEMA elsewhere CASCADE;
DROP TABLE churn, diamonds, parts, churn_parts, odd, split_reference, wide, "odd names", secured, kept, divided CASCADE;
DROP FUNCTION rounded, trained, test_ids, wide, wide_query, fitted, key_split, split, stored, reversed;
DROP TYPE size, percent, yes_or_no;
