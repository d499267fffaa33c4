-- Every error of training: its text and its SQLSTATE.
\set SHOW_CONTEXT never
CREATE TABLE small (y float8, a float8, b float8, c text, j jsonb, d date, w int);
INSERT INTO small SELECT i, i * i, i % 3, 'c' || i % 2, '{}', '2024-01-01'::date + i, 1 FROM generate_series(1, 10) i;
CREATE TYPE pair AS (y float8, a float8);

-- the call
CALL try('SELECT mlsys.linear_regression(y) FROM small');
CALL try('SELECT mlsys.linear_regression(''{}'', y) FROM small');
CALL try('SELECT mlsys.linear_regression(j, y) FROM small');
CALL try('SELECT mlsys.linear_regression(''{}'', ''y'', a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{}'', ''y'', a, b) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ''a'') FROM small');
CALL try('SELECT mlsys.linear_regression(y, a, ''b'') FROM small');
CALL try('SELECT mlsys.linear_regression(y, NULL) FROM small');
CALL try('SELECT mlsys.linear_regression(c, a) FROM small');
CALL try('SELECT mlsys.linear_regression(d, a) FROM small');
CALL try('SELECT mlsys.linear_regression(ARRAY[y], a) FROM small');
CALL try('SELECT mlsys.linear_regression(s, a) FROM small s');
CALL try('SELECT mlsys.linear_regression(y, s) FROM small s');
CALL try('SELECT mlsys.linear_regression(y, a, s) FROM small s');
CALL try('SELECT mlsys.linear_regression(y, a, ROW(1, 2)) FROM small s');
CALL try('SELECT mlsys.linear_regression(y, a, j) FROM small');
CALL try('SELECT mlsys.linear_regression(y, j) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ARRAY[c]) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ''\x00''::bytea) FROM small');
CALL try('SELECT mlsys.linear_regression(y, a, a) FROM small');
CALL try('SELECT mlsys.linear_regression(VARIADIC ARRAY[y, a]) FROM small');
CALL try('SELECT mlsys.linear_regression(y, VARIADIC ARRAY[a, b]) FROM small');

-- a row
CALL try('SELECT mlsys.linear_regression(''{}'', s) FROM small s');
CALL try('SELECT mlsys.linear_regression(''{"target": "z"}'', s) FROM small s');
CALL try('SELECT mlsys.linear_regression(''{"target": "c"}'', s) FROM small s');
CALL try('SELECT mlsys.linear_regression(''{"target": "y"}'', s) FROM small s');
CALL try('SELECT mlsys.linear_regression(''{"target": "y", "features": ["a", "z"]}'', s) FROM small s');
CALL try('SELECT mlsys.linear_regression(''{"target": "y", "features": ["a", "y"]}'', s) FROM small s');
CALL try('SELECT mlsys.linear_regression(''{"target": "y", "features": ["a", "w"], "weight": "w"}'', s) FROM small s');
CALL try('SELECT mlsys.linear_regression(''{"target": "y", "features": ["a"], "weight": "z"}'', s) FROM small s');
CALL try('SELECT mlsys.linear_regression(''{"target": "y", "features": ["a"], "weight": "d"}'', s) FROM small s');
CALL try('SELECT mlsys.linear_regression(''{"target": "y"}'', s) FROM (SELECT y FROM small) s');
CALL try('SELECT mlsys.linear_regression(''{"target": "y"}'', y, a) FROM small');
CALL try($$SELECT mlsys.linear_regression('{"target": "f1"}', r) FROM (VALUES (ROW(1, 2)), (ROW(1, 2, 3))) v(r)$$);
CALL try($$SELECT mlsys.linear_regression('{"target": "f1"}', r) FROM (VALUES (ROW(1, 2)), (ROW(1, 2.5))) v(r)$$);

-- options
CALL try('SELECT mlsys.linear_regression(''l2'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''[]'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''1'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''null'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"alpha": 1}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"fit_intercept": false}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"standardise": true}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"standardized": true}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"zzz": 1}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"": 1}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(jsonb_build_object(repeat(''x'', 300), 1), y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"l2": "1"}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"l2": -1}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"l2": 1e301}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"l2": 1e400}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"l2": [1]}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"l2": {"a": [[[[1]]]]}}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"intercept": 0}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"max_categories": 0}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"max_categories": 2.5}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"max_categories": 10001}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"missing": "drop"}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"missing": 1}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"coding": "onehot"}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"unseen": "ignore"}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"target": 1}'', s) FROM small s');
CALL try('SELECT mlsys.linear_regression(''{"target": ""}'', s) FROM small s');
CALL try('SELECT mlsys.linear_regression(''{"features": "a"}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"features": [1]}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"features": [""]}'', y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"features": ["a", "a"]}'', y, a, b) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"features": ["a"]}'', y, a, b) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"features": ["a", "b", "c"]}'', y, a, b) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"weight": 0}'', y, a, w) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"weight": 1.5}'', y, a, w) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"weight": 3}'', y, a, w) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"weight": true}'', y, a, w) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"weight": "z"}'', y, a, w) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"weight": "w"}'', y, a + 1, w + 1) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"weight": "c"}'', y, a, c) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"weight": 1}'', y, w) FROM small');
-- options that differ between rows; between groups they may
CALL try('SELECT mlsys.linear_regression(jsonb_build_object(''l2'', b), y, a) FROM small');
CALL try('SELECT mlsys.linear_regression(CASE WHEN b > 0 THEN ''{}''::jsonb END, y, a) FROM small');
SELECT b, mlsys.describe(mlsys.linear_regression(jsonb_build_object('l2', b), y, a)) -> 'options_given' AS given FROM small GROUP BY b ORDER BY b;

-- values
CALL try('SELECT mlsys.linear_regression(''NaN''::float8, a) FROM small');
CALL try('SELECT mlsys.linear_regression(''infinity''::float8, a) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ''-infinity''::real, b) FROM small');
CALL try('SELECT mlsys.linear_regression(y, a, 1e400) FROM small');
CALL try('SELECT mlsys.linear_regression(1e400, a, b) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ''infinity''::numeric) FROM small');
CALL try('SELECT mlsys.linear_regression(y, b, ARRAY[a, ''infinity'']) FROM small');
CALL try('SELECT mlsys.linear_regression(y, b, ARRAY[1e400]) FROM small');
CALL try('SELECT mlsys.linear_regression(y, b, ARRAY[[a]]) FROM small');
CALL try('SELECT mlsys.linear_regression(y, b, CASE WHEN a > 20 THEN ARRAY[a] ELSE ARRAY[a, a] END) FROM small');
CALL try('SELECT mlsys.linear_regression(y, b, ''{}''::int[]) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"weight": "w"}'', y, a, w) FROM (SELECT y, a, nullif(b, 2) AS w FROM small) s');
CALL try('SELECT mlsys.linear_regression(''{"weight": "w"}'', y, a, w) FROM (SELECT y, a, b - 1 AS w FROM small) s');
CALL try('SELECT mlsys.linear_regression(''{"weight": 2}'', y, a, ''NaN''::float8) FROM small');
CALL try('SELECT mlsys.linear_regression(''{"weight": 2}'', y, a, ''infinity''::float8) FROM small');
CALL try('SELECT mlsys.describe(mlsys.linear_regression(y * 1e200, a)) FROM small');
CALL try('SELECT mlsys.describe(mlsys.linear_regression(y * 1e307, a)) FROM small');
CALL try('SELECT mlsys.describe(mlsys.linear_regression(y, a * 1e160)) FROM small');
CALL try('SELECT mlsys.describe(mlsys.linear_regression(''{"intercept": false}'', y * 1e153, a * 1e-170)) FROM small');
CALL try('SELECT mlsys.describe(mlsys.linear_regression((i % 2) * 1e150, x * 1e-160)) FROM (VALUES (0, -1), (1, 0), (0, 1), (1, 0), (0, 1), (0, -1)) v(i, x)');

-- arrays
CALL try('SELECT mlsys.linear_regression(''NaN''::float8, ARRAY[a]) FROM small');
CALL try('SELECT mlsys.linear_regression(''infinity''::float8, ARRAY[a]) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ARRAY[a, ''-infinity'']) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ARRAY[[a, b]]) FROM small');
CALL try('SELECT mlsys.linear_regression(y, CASE WHEN b = 0 THEN ARRAY[a] ELSE ARRAY[a, b] END) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ''{}''::float8[]) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ARRAY[a], NULL::float8) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ARRAY[a], -1) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ARRAY[a], ''{"l2": 1}'') FROM small');
CALL try('SELECT mlsys.linear_regression(y, ARRAY[a], ''{"l3": 1}''::jsonb) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ARRAY[a], ''{"target": "y"}''::jsonb) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ARRAY[a], ''{"weight": "w"}''::jsonb) FROM small');
CALL try('SELECT mlsys.linear_regression(y, ARRAY[a], ''{"features": ["a", "b"]}''::jsonb) FROM small');
CALL try('SELECT mlsys.linear_regression(1, array_fill(0::float8, ARRAY[16385]))');
CALL try('SELECT mlsys.linear_regression(1, 2, array_fill(0::float8, ARRAY[16384]))');

-- memory
SET mlsys.train_memory = '1MB';
CALL try('SELECT mlsys.linear_regression(i, i, i::text) FROM generate_series(1, 100000) i');
CALL try('SELECT g, mlsys.linear_regression(i, i % 7) FROM generate_series(1, 100000) i, LATERAL (SELECT i % 5000 AS g) s GROUP BY g');
CALL try('SELECT mlsys.linear_regression(1, 2, array_fill(0::float8, ARRAY[1000]))');
CALL try('SELECT mlsys.linear_regression(1, array_fill(0::float8, ARRAY[1000]))');
CALL try('SELECT mlsys.linear_regression(i, array_fill(0::float8, ARRAY[170])) FROM generate_series(1, 10) i');
CALL try('SELECT mlsys.linear_regression(''{"max_categories": 500}'', i, ''c'' || i % 500) FROM generate_series(1, 5000) i');
CALL try('SET mlsys.train_memory = ''512kB''');
-- what was refused is no longer charged
SELECT show(mlsys.linear_regression(i, i % 7)) FROM generate_series(1, 100) i;
CALL try('SELECT mlsys.linear_regression(i, i, i::text) FROM generate_series(1, 100000) i');
SELECT show(mlsys.linear_regression(i, i % 7)) FROM generate_series(1, 100) i;
RESET mlsys.train_memory;
SELECT count(model) FROM (SELECT mlsys.linear_regression(i, i % 7) AS model FROM generate_series(1, 10000) i GROUP BY i % 1000) m;

-- settings
CALL try('SET mlsys.on_invalid_row = ''ignore''');
CALL try('SET mlsys.threads = -1');
CALL try('SET mlsys.unknown = 1');
SELECT name, setting, unit, context, vartype, min_val, max_val, enumvals FROM pg_settings WHERE name LIKE 'mlsys.%' ORDER BY name;

DROP TABLE small;
DROP TYPE pair;
