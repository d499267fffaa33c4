-- Predictions by a model given as a value: by row, by columns, by array.
\set SHOW_CONTEXT never
-- y = 1 + 2 a - 3 b, and 10 more for c = q
CREATE TABLE exact (id int, y float8, b float8, a float8, c text);
INSERT INTO exact SELECT i, 1 + 2 * i - 3 * (i * i % 7) + CASE WHEN i % 3 = 0 THEN 0 ELSE 10 END, i * i % 7, i, CASE WHEN i % 3 = 0 THEN 'p' ELSE 'q' END FROM generate_series(1, 50) i;
CREATE TABLE fits AS SELECT mlsys.linear_regression(y, a, b, c) AS mixed, mlsys.linear_regression(y, a, b) FILTER (WHERE c = 'p') AS numbers,
    mlsys.linear_regression(y, ARRAY[a, b]) FILTER (WHERE c = 'p') AS vector, mlsys.linear_regression('{"features": ["ab", "c"]}', y, ARRAY[a, b], c) AS block FROM exact;

-- a row: by name, in any order, other columns ignored
SELECT round(mlsys.predict(mixed, e)) FROM fits, exact e WHERE id IN (3, 4);
SELECT round(mlsys.predict(mixed, e)) FROM fits, (VALUES ('q', true, 7, 6)) e(c, other, b, a);
SELECT round(mlsys.predict(mixed, e)) FROM fits, (SELECT 6 AS a, 7 AS b, 'q'::text AS c, 8 AS z OFFSET 0) e;
SELECT round(mlsys.predict(mixed, ROW(1, 2, 7, 6, 'q')::exact)) FROM fits;
SELECT round(mlsys.predict(mixed, (SELECT e FROM exact e WHERE id = 4))) FROM fits;
SELECT round(mlsys.predict(mixed, jsonb_populate_record(NULL::exact, '{"a": 6, "b": 7, "c": "q"}'))) FROM fits;
SELECT max(abs(mlsys.predict(mixed, e) - y)) < 1e-9 AS right FROM fits, exact e;
-- columns, in the model's order
SELECT round(mlsys.predict(mixed, 6, 7, 'q')), round(mlsys.predict(mixed, '6', '7', 'q')), round(mlsys.predict(mixed, 6::numeric, 7::int2, 'q'::varchar)) FROM fits;
SELECT max(abs(mlsys.predict(mixed, a, b, c) - y)) < 1e-9 AS right FROM fits, exact;
-- an array
SELECT round(mlsys.predict(numbers, ARRAY[6, 7])), round(mlsys.predict(vector, ARRAY[6, 7])), round(mlsys.predict(numbers, ARRAY[6.0, 7.0]::numeric[])),
       round(mlsys.predict(vector, VARIADIC ARRAY[6, 7])), round(mlsys.predict(numbers, VARIADIC ARRAY[6, 7]::real[])) FROM fits;
SELECT max(abs(mlsys.predict(vector, ARRAY[a, b]) - y)) < 1e-9 AS right FROM fits, exact WHERE c = 'p';
-- a model with a block
SELECT round(mlsys.predict(block, ARRAY[6, 7], 'q')) AS columns, round(mlsys.predict(block, '{6,7}', 'q')) AS literal, round(mlsys.predict(block, e)) AS row FROM fits, (SELECT ARRAY[6, 7] AS ab, 'q'::text AS c) e;
CALL try('SELECT mlsys.predict(vector, e) FROM fits, (SELECT ARRAY[6, 7] AS features) e');

-- missing values: filled in as the model was trained to; a row of NULLs is, NULL for a row is not
SELECT round(mlsys.predict(numbers, NULL, 7)) = round(mlsys.predict(numbers, (SELECT avg(a) FROM exact WHERE c = 'p'), 7)) AS null,
       mlsys.predict(numbers, 'NaN'::float8, 7) = mlsys.predict(numbers, NULL, 7) AS nan,
       mlsys.predict(vector, ARRAY[NULL, 7]) = mlsys.predict(numbers, NULL, 7) AS element,
       mlsys.predict(vector, NULL::float8[]) IS NULL AS null_array, mlsys.predict(numbers, NULL::exact) IS NULL AS null_row,
       mlsys.predict(NULL::mlsys.model, 5, 7) IS NULL AS null_model, mlsys.predict(block, NULL, 'q') = mlsys.predict(block, ARRAY[NULL, NULL]::float8[], 'q') AS null_block,
       mlsys.predict(numbers, ROW(NULL, NULL, NULL, NULL, NULL)::exact) = mlsys.predict(numbers, NULL, NULL) AS row_of_nulls
FROM fits;
SELECT mlsys.predict(numbers, v.a, v.b) = mlsys.predict(numbers, NULL, 7) AS float8_columns, mlsys.predict(numbers, v) = mlsys.predict(numbers, NULL, 7) AS float8_row
FROM fits, (VALUES (NULL::float8, 7::float8), ('NaN', 7)) v(a, b);
-- unseen categories, by each option
SELECT unseen, coding, null_seen, round(mlsys.predict(m, 'a')) AS a, round(mlsys.predict(m, 'rare1')) AS rare, round(mlsys.predict(m, 'new')) AS new, round(mlsys.predict(m, NULL)) AS null
FROM (SELECT unseen, coding, null_seen, mlsys.linear_regression(jsonb_build_object('unseen', unseen, 'max_categories', 2, 'coding', coding), y, c) AS m
      FROM (VALUES (1, 'a'), (1, 'a'), (3, 'b'), (3, 'b'), (5, 'rare1'), (5, 'rare2'), (9, NULL)) v(y, c), (VALUES ('zero', 'treatment'), ('other', 'treatment'), ('zero', 'full')) o(unseen, coding), (VALUES (true), (false)) n(null_seen)
      WHERE null_seen OR c IS NOT NULL GROUP BY unseen, coding, null_seen ORDER BY unseen, coding, null_seen) t;
CREATE TABLE strict AS SELECT mlsys.linear_regression('{"unseen": "error"}', y, a, c) AS model FROM exact;
CALL try('SELECT mlsys.predict(model, 1, ''r'') FROM strict');
CALL try('SELECT mlsys.predict(model, 1, NULL) FROM strict');
CALL try('SELECT mlsys.predict(model, 1, repeat(''long'', 50)) FROM strict');
SELECT mlsys.predict(model, 1, 'p') IS NOT NULL AS seen FROM strict;
-- 'other' when there is no such level
SELECT round(mlsys.predict(m, 'p')) AS p, round(mlsys.predict(m, 'new')) AS new FROM (SELECT mlsys.linear_regression('{"unseen": "other"}', y, c) AS m FROM (VALUES (1, 'o'), (3, 'p')) v(y, c)) t;

-- errors
CALL try('SELECT mlsys.predict(mixed) FROM fits');
CALL try('SELECT mlsys.predict(mixed, 6) FROM fits');
CALL try('SELECT mlsys.predict(mixed, 6, 7) FROM fits');
CALL try('SELECT mlsys.predict(mixed, 6, 7, ''q'', 8) FROM fits');
CALL try('SELECT mlsys.predict(mixed, ARRAY[5, 7, 1]) FROM fits');
CALL try('SELECT mlsys.predict(numbers, ARRAY[5]) FROM fits');
CALL try('SELECT mlsys.predict(numbers, ARRAY[[5, 7]]) FROM fits');
CALL try('SELECT mlsys.predict(numbers, ''{}''::float8[]) FROM fits');
CALL try('SELECT mlsys.predict(numbers, ARRAY[''a'', ''b'']) FROM fits');
CALL try('SELECT mlsys.predict(block, ARRAY[5], ''q'') FROM fits');
CALL try('SELECT mlsys.predict(mixed, e) FROM fits, (SELECT 6 AS a, 7 AS b) e');
CALL try('SELECT mlsys.predict(mixed, e) FROM fits, (SELECT 6 AS a, 7 AS b, 1 AS "C", 2 AS " c" OFFSET 0) e');
CALL try('SELECT mlsys.predict(mixed, e) FROM fits, (SELECT 6 AS a, 7 AS b, 1 AS c) e');
CALL try('SELECT mlsys.predict(mixed, e) FROM fits, (SELECT 6 AS a, 7 AS b, 1 AS c OFFSET 0) e');
CALL try('SELECT mlsys.predict(mixed, e) FROM fits, (SELECT 6 AS a, 7 AS b, ''q''::text AS c, 9 AS a OFFSET 0) e');
CALL try('SELECT mlsys.predict(mixed, e) FROM fits, (SELECT 6 AS a, 7 AS b, ''q''::text AS c, 6 AS a) e');
CALL try('SELECT mlsys.predict(mixed, ROW(5, 7, ''q'')) FROM fits');
CALL try('SELECT mlsys.predict(mixed, e, 1) FROM fits, exact e');
CALL try('SELECT mlsys.predict(numbers, e, e) FROM fits, exact e');
CALL try('SELECT mlsys.predict(mixed, 6, 7, ''{}''::jsonb) FROM fits');
CALL try('SELECT mlsys.predict(mixed, 5, ''x'', ''q'') FROM fits');
CALL try('SELECT mlsys.predict((SELECT mlsys.linear_regression(y, a * 1, b) FROM exact), e) FROM exact e');
CALL try('SELECT mlsys.predict(''churn'', 1)');
CALL try('SELECT mlsys.predict(1, 2)');
CALL try('SELECT mlsys.predict(mixed, VARIADIC 5) FROM fits');
CALL try('SELECT mlsys.predict(mixed, VARIADIC NULL) FROM fits');
CALL try('SELECT mlsys.predict(numbers, VARIADIC NULL::int[]) FROM fits');
-- two columns of one name that the model does not need do no harm
SELECT round(mlsys.predict(mixed, e)) FROM fits, (SELECT 6 AS a, 7 AS b, 'q'::text AS c, 1 AS d, 2 AS d OFFSET 0) e;

-- rows that are not valid: an error, or NULL
CALL try('SELECT mlsys.predict(numbers, ''infinity''::float8, 1) FROM fits');
CALL try('SELECT mlsys.predict(vector, ARRAY[1, ''-infinity'']::float8[]) FROM fits');
CALL try('SELECT mlsys.predict(block, ARRAY[1, ''-infinity'']::float8[], ''q'') FROM fits');
CALL try('SELECT mlsys.predict(numbers, 1e400, 1) FROM fits');
CALL try('SELECT mlsys.predict(numbers, 1e308, -1e308) FROM fits');
SET mlsys.on_invalid_row = 'null';
SELECT mlsys.predict(numbers, 'infinity'::float8, 1) IS NULL AS infinity, mlsys.predict(vector, ARRAY[1, '-infinity']::float8[]) IS NULL AS element, mlsys.predict(numbers, 1e400, 1) IS NULL AS numeric,
       mlsys.predict(numbers, 1e308, -1e308) IS NULL AS overflow, mlsys.predict(numbers, ARRAY[1]) IS NULL AS length, mlsys.predict(block, ARRAY[5], 'q') IS NULL AS block_length,
       round(mlsys.predict(numbers, 6, 7)) AS valid
FROM fits;
SELECT c, mlsys.predict(model, 1, c) IS NULL AS null FROM strict, (VALUES ('p'), ('r'), (NULL)) v(c);
-- ... but not a call that is wrong in every row
CALL try('SELECT mlsys.predict(mixed, 6, 7) FROM fits');
CALL try('SELECT mlsys.predict(mixed, e) FROM fits, (SELECT 6 AS a, 7 AS b) e');
CALL try('SELECT mlsys.predict(numbers, ARRAY[[5, 7]]) FROM fits');
RESET mlsys.on_invalid_row;

-- in WHERE, ORDER BY, aggregates, subqueries, UPDATE, RETURNING
SELECT count(*) FROM fits, exact e WHERE mlsys.predict(mixed, e) > 50;
SELECT id FROM fits, exact e ORDER BY mlsys.predict(mixed, e) DESC LIMIT 3;
SELECT round(mlsys.rmse(y, mlsys.predict((SELECT mixed FROM fits), exact))::numeric, 6) FROM exact;
ALTER TABLE exact ADD predicted float8;
UPDATE exact SET predicted = mlsys.predict(mixed, exact) FROM fits;
SELECT max(abs(predicted - y)) < 1e-9 AS right FROM exact;
UPDATE exact SET b = b + 1 FROM fits WHERE id = 3 RETURNING round(mlsys.predict(mixed, exact)) AS row, round(mlsys.predict(mixed, exact.a, exact.b, exact.c)) AS columns;
INSERT INTO exact (id, a, b, c) VALUES (51, 10, 1, 'q') RETURNING round(mlsys.predict((SELECT mixed FROM fits), exact)) AS predicted;
-- a model for each row
SELECT id, round(mlsys.predict(m, e)) AS predicted FROM exact e JOIN (SELECT c, mlsys.linear_regression(y, a, b) AS m FROM exact WHERE id > 3 GROUP BY c) f USING (c) WHERE id IN (10, 12, 13, 14) ORDER BY id;
SELECT id, mlsys.predict(CASE id % 3 WHEN 0 THEN numbers WHEN 1 THEN mixed END, e) IS NULL AS null FROM fits, exact e WHERE id BETWEEN 10 AND 13 ORDER BY id;
SELECT id, round(mlsys.predict(CASE WHEN id % 2 = 0 THEN numbers ELSE vector END, ARRAY[a, b])) FROM fits, exact e WHERE id BETWEEN 10 AND 13 ORDER BY id;
CALL try('SELECT mlsys.predict(CASE WHEN id % 2 = 0 THEN numbers ELSE mixed END, a, b) FROM fits, exact e ORDER BY id');

-- generated columns and expression indexes, by columns; a whole row is refused there
SELECT mixed::text AS mixed FROM fits \gset
CREATE TABLE generated (a float8, b float8, c text, predicted float8 GENERATED ALWAYS AS (mlsys.predict(:'mixed'::mlsys.model, a, b, c)) STORED);
INSERT INTO generated (a, b, c) VALUES (6, 7, 'q'), (NULL, 7, 'p');
SELECT a, b, c, round(predicted::numeric, 3) AS predicted FROM generated;
UPDATE generated SET a = 7 WHERE c = 'q' RETURNING round(predicted) AS predicted;
CREATE INDEX generated_index ON generated (mlsys.predict(:'mixed'::mlsys.model, a, b, c));
SET enable_seqscan = off;
SELECT count(*) FROM generated WHERE mlsys.predict(:'mixed'::mlsys.model, a, b, c) > 0;
RESET enable_seqscan;
CREATE TABLE refused (a float8, b float8, c text, predicted float8 GENERATED ALWAYS AS (mlsys.predict(NULL::mlsys.model, refused)) STORED);

-- functions and parameters: PL/pgSQL keeps a call's state while its model changes
CREATE FUNCTION score(model mlsys.model, a float8, b float8) RETURNS float8 LANGUAGE plpgsql AS 'BEGIN RETURN mlsys.predict(model, a, b); END';
CREATE FUNCTION score_row(model mlsys.model, r exact) RETURNS float8 LANGUAGE plpgsql AS 'BEGIN RETURN mlsys.predict(model, r); END';
CREATE FUNCTION score_record(model mlsys.model, query text) RETURNS float8 LANGUAGE plpgsql AS
'DECLARE r record; BEGIN EXECUTE query INTO r; RETURN mlsys.predict(model, r); END';
SELECT round(score(m, 6, 7)) FROM fits, LATERAL (VALUES (numbers), ((SELECT mlsys.linear_regression(-y, a, b) FROM exact WHERE c = 'p' AND id > 3)), (NULL), (numbers)) v(m);
SELECT round(score_row(m, e)) FROM fits, LATERAL (VALUES (numbers), (mixed), (numbers)) v(m), exact e WHERE id = 4;
SELECT round(score_record(mixed, q)) FROM fits, (VALUES ('SELECT 6 AS a, 7 AS b, ''q''::text AS c'), ('SELECT ''q''::text AS c, 7::float8 AS b, 6.0 AS a'), ('SELECT 1 AS x, 6 AS a, 7 AS b, ''q''::text AS c'), ('SELECT * FROM exact WHERE id = 4')) v(q);
CALL try($$SELECT score_record(mixed, 'SELECT 1 AS x, 2 AS y') FROM fits$$);
CREATE FUNCTION score_sql(model mlsys.model, a float8, b float8) RETURNS float8 LANGUAGE sql AS 'SELECT mlsys.predict(model, a, b)';
SELECT round(score_sql(numbers, 6, 7)) FROM fits;
-- the cache of models: as small as can be
SET mlsys.cache_memory = 0;
SELECT max(abs(mlsys.predict(CASE WHEN c = 'p' THEN numbers ELSE vector END, ARRAY[a, b]) - y - CASE WHEN c = 'q' THEN -10 ELSE 0 END)) < 1e-9 AS right FROM fits, exact e WHERE id BETWEEN 4 AND 50;
SELECT count(*) FROM (SELECT mlsys.predict(mlsys.linear_regression(i, i % 7), 1) AS p FROM generate_series(1, 2000) i GROUP BY i % 200) s WHERE p IS NOT NULL;
RESET mlsys.cache_memory;
SELECT count(*) FROM (SELECT mlsys.predict(mlsys.linear_regression(i, i % 7), 1) AS p FROM generate_series(1, 20000) i GROUP BY i % 2000) s WHERE p IS NOT NULL;

-- the planned form, called by a user
CALL try('SELECT mlsys.predict_columns(numbers, ARRAY[''b'', ''a''], 7, 6) FROM fits');
SELECT round(mlsys.predict_columns(numbers, '{b,a}', 7, 6)) FROM fits;
CALL try('SELECT mlsys.predict_columns(numbers, ''{b}'', 7, 6) FROM fits');
CALL try('SELECT mlsys.predict_columns(numbers, ''{b,NULL}'', 7, 6) FROM fits');
CALL try('SELECT mlsys.predict_columns(numbers, NULL, 7, 6) FROM fits');
CALL try('SELECT mlsys.predict_columns(numbers, ''{{b,a}}'', 7, 6) FROM fits');
CALL try('SELECT mlsys.predict_columns(numbers, ARRAY[c, c], 7, 6) FROM fits, exact');
CALL try('SELECT mlsys.predict_columns(numbers, ''{b,a}'', VARIADIC ARRAY[7, 5]) FROM fits');
CALL try('SELECT mlsys.predict_columns(numbers, ''{b,c}'', 7, 6) FROM fits');

DROP TABLE exact, fits, strict, generated CASCADE;
DROP FUNCTION score(mlsys.model, float8, float8), score_record, score_sql;
