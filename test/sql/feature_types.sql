-- Types of features: what each becomes in training and in prediction.
\set SHOW_CONTEXT never
CREATE TYPE size AS ENUM ('small', 'middle', 'large');
CREATE DOMAIN percent AS numeric(5, 2) CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN label AS text;
CREATE DOMAIN triple AS float8[] CHECK (cardinality(VALUE) = 3);
CREATE TABLE types (
    i int, y float8,
    n2 smallint, n4 int, n8 bigint, r4 real, r8 float8, num numeric, pct percent,
    flag boolean,
    day date, stamp timestamp, stamptz timestamptz, clock time, span interval,
    txt text, vc varchar(10), ch char(6), one "char", nam name, size size, lab label, id uuid,
    arr int[], three triple);
INSERT INTO types
SELECT i, 0, i, i * 3, i::bigint * 1000000000, i / 4.0, sqrt(i), i / 3.0, i,
       i % 3 = 0,
       '1970-01-01'::date + i, '1970-01-01'::timestamp + i * interval '1 second', '1970-01-01 00:00+00'::timestamptz + i * interval '1 minute',
       '00:00'::time + i * interval '1 second', i * interval '1 month',
       'c' || i % 3, 'c' || i % 3, 'c' || i % 3, (ARRAY['p', 'q', 'r'])[i % 3 + 1]::"char", 'c' || i % 3,
       (ARRAY['small', 'middle', 'large'])[i % 3 + 1]::size, 'c' || i % 3, ('00000000-0000-0000-0000-00000000000' || i % 3)::uuid,
       ARRAY[i, i * i], ARRAY[i, i % 2, 0]
FROM generate_series(1, 60) i;
SET timezone = 'America/New_York';

-- what a column is in a model: name, kind, type as recorded
SELECT c ->> 'name' AS name, c ->> 'kind' AS kind, c ->> 'type' AS type
FROM jsonb_array_elements(mlsys.describe((SELECT mlsys.linear_regression('{"target": "y"}', t) FROM types t)) -> 'columns') c;
-- each alone: y = 1 + 2 x in its own unit
SELECT show(mlsys.linear_regression(1 + 2 * n2, n2)) AS smallint, show(mlsys.linear_regression(1 + 2 * n4, n4)) AS integer,
       show(mlsys.linear_regression(1 + 2 * n8, n8)) AS bigint, show(mlsys.linear_regression(1 + 2 * r4, r4)) AS real,
       show(mlsys.linear_regression(1 + 2 * r8, r8)) AS float8, show(mlsys.linear_regression(1 + 2 * num, num)) AS numeric,
       show(mlsys.linear_regression(1 + 2 * pct, pct)) AS domain
FROM types \gx
SELECT show(mlsys.linear_regression(CASE WHEN flag THEN 3 ELSE 1 END, flag)) AS boolean,
       show(mlsys.linear_regression(1 + 2 * i, day) , 12) AS "2/86400",
       show(mlsys.linear_regression(1 + 2 * i, stamp)) AS timestamp,
       show(mlsys.linear_regression(1 + 2 * i, stamptz), 9) AS "2/60",
       show(mlsys.linear_regression(1 + 2 * i, clock)) AS time,
       show(mlsys.linear_regression(1 + 2 * i, justify_interval(i * interval '1 day')), 12) AS "2/86400 interval"
FROM types \gx
SELECT show(mlsys.linear_regression(i % 3, txt)) AS text, show(mlsys.linear_regression(i % 3, vc)) AS varchar, show(mlsys.linear_regression(i % 3, ch)) AS char,
       show(mlsys.linear_regression(i % 3, one)) AS "char", show(mlsys.linear_regression(i % 3, nam)) AS name, show(mlsys.linear_regression(i % 3, size)) AS enum,
       show(mlsys.linear_regression(i % 3, lab)) AS domain, show(mlsys.linear_regression(i % 3, id)) AS uuid
FROM types \gx
SELECT show(mlsys.linear_regression(i * i + i, arr, flag), 3) AS array, show(mlsys.linear_regression(i + i % 2, three, flag), 3) AS domain FROM types \gx
-- an interval's month has 30 days, its year 365.25
SELECT (c ->> 'max')::float8 / 86400 AS days
FROM jsonb_array_elements(mlsys.describe((SELECT mlsys.linear_regression(i, span) FROM (VALUES (1, interval '0'), (2, '1 year 1 month 1 day 24 hours')) v(i, span))) -> 'columns') c;
-- a time zone changes nothing: a date is midnight UTC
SELECT c ->> 'max' AS max FROM jsonb_array_elements(mlsys.describe((SELECT mlsys.linear_regression(i, day, stamp, stamptz) FROM types)) -> 'columns') c;
SET timezone = 'Asia/Kolkata';
SELECT c ->> 'max' AS max FROM jsonb_array_elements(mlsys.describe((SELECT mlsys.linear_regression(i, day, stamp, stamptz) FROM types)) -> 'columns') c;
RESET timezone;
-- infinite dates are missing, infinite numbers an error; numeric beyond double, NaN
SELECT show(mlsys.linear_regression(i, day)), mlsys.describe(mlsys.linear_regression(i, day)) ->> 'values_imputed' AS imputed
FROM (SELECT i, CASE WHEN i % 10 = 0 THEN 'infinity' WHEN i % 10 = 5 THEN '-infinity' ELSE day END AS day FROM types) t;
SELECT mlsys.describe(mlsys.linear_regression(i, stamp, stamptz)) ->> 'values_imputed' AS imputed
FROM (SELECT i, CASE WHEN i % 10 = 0 THEN 'infinity' ELSE stamp END AS stamp, CASE WHEN i % 10 = 5 THEN '-infinity' ELSE stamptz END AS stamptz FROM types) t;
SELECT show(mlsys.linear_regression(i, num)) FROM (SELECT i, CASE WHEN i % 10 = 0 THEN 'NaN' ELSE num END AS num FROM types) t;
SELECT mlsys.describe(mlsys.linear_regression(i, num)) -> 'columns' -> 0 ->> 'max' AS max FROM (SELECT i, num * 1e30 AS num FROM types) t;
SELECT show(mlsys.linear_regression(i, num)) FROM (SELECT i, num * 1e-400 AS num FROM types) t;
CALL try('SELECT mlsys.linear_regression(i, num * 1e308) FROM types');
-- categories: NULL is a level of its own, as is the empty string; case and spaces count; char(n) is not padded
SELECT show(mlsys.linear_regression(y, c)) FROM (VALUES (1, 'a'), (2, NULL), (3, ''), (4, 'A'), (5, 'a '), (1, 'a'), (2, NULL)) v(y, c);
SELECT show(mlsys.linear_regression(y, c::char(5))) FROM (VALUES (1, 'a'), (2, NULL), (3, ''), (4, 'A'), (1, 'a ')) v(y, c);
SELECT show(mlsys.linear_regression(y, c)) FROM (VALUES (1, 'ä'), (2, 'z'), (3, 'Z'), (4, E'tab\there'), (5, 'Ω')) v(y, c);
-- more than max_categories: the rarest are joined, with a notice and in the summary
SELECT show(mlsys.linear_regression('{"max_categories": 2}', i, c), 2) FROM (SELECT i, 'c' || floor(sqrt(i)) AS c FROM generate_series(1, 30) i) t;
SELECT c -> 'levels' AS levels FROM jsonb_array_elements(mlsys.describe((SELECT mlsys.linear_regression('{"max_categories": 2}', i, c) FROM (SELECT i, 'c' || floor(sqrt(i)) AS c FROM generate_series(1, 30) i) t)) -> 'columns') c;
SELECT show(mlsys.linear_regression('{"max_categories": 1}', i, c), 2) FROM (VALUES (1, 'a'), (2, 'a'), (6, 'b'), (8, NULL)) v(i, c);
SELECT jsonb_array_length(mlsys.describe(mlsys.linear_regression(i, 'c' || i % 100)) -> 'columns' -> 0 -> 'levels') AS levels FROM generate_series(1, 1000) i;
SELECT jsonb_array_length(mlsys.describe(mlsys.linear_regression(i, 'c' || i % 101)) -> 'columns' -> 0 -> 'levels') AS levels FROM generate_series(1, 1000) i;
-- describe() tells the most frequent levels, to_json() all: here level k has k rows
SELECT jsonb_array_length(c -> 'levels') AS levels, c -> 'more_levels' AS more, min(l ->> 'level') AS least, min((l ->> 'rows')::int) AS rows, jsonb_array_length(j -> 'columns' -> 0 -> 'levels') AS all_levels
FROM (SELECT mlsys.describe(m) -> 'columns' -> 0 AS c, mlsys.to_json(m)::jsonb AS j FROM (SELECT mlsys.gradient_boosting('{"trees": 1, "cat_smooth": 1}', k, 'c' || to_char(k, 'FM000')) AS m FROM generate_series(1, 250) k, generate_series(1, k)) t) t,
    jsonb_array_elements(c -> 'levels') l GROUP BY c, j;
-- a level called like ours
SELECT show(mlsys.linear_regression(i, c)) FROM (VALUES (1, '(NULL)'), (2, NULL), (3, '(other)'), (4, 'x')) v(i, c);
-- long labels
SELECT length(feature) AS length FROM mlsys.coefficients((SELECT mlsys.linear_regression(i, repeat('x', 5000) || i % 2) FROM generate_series(1, 10) i)) WHERE feature <> 'intercept';

-- prediction reads the same value from every type of a kind
CREATE TABLE fitted AS
SELECT mlsys.linear_regression(1 + 2 * n4, n4) AS number, mlsys.linear_regression(i % 3, txt) AS category, mlsys.linear_regression(i, stamptz) AS instant,
       mlsys.linear_regression(i, clock) AS clock, mlsys.linear_regression(i, span) AS span, mlsys.linear_regression(CASE WHEN flag THEN 3 ELSE 1 END, flag) AS flag
FROM types;
SELECT mlsys.predict(number, 5), mlsys.predict(number, 5::smallint), mlsys.predict(number, 5::bigint), mlsys.predict(number, 5.0),
       mlsys.predict(number, 5::real), mlsys.predict(number, 5::float8), mlsys.predict(number, 5::percent), mlsys.predict(number, '5')
FROM fitted;
SELECT round(mlsys.predict(category, 'c2')) AS text, round(mlsys.predict(category, 'c2'::varchar)) AS varchar, round(mlsys.predict(category, 'c2'::char(8))) AS char,
       round(mlsys.predict(category, 'c2'::name)) AS name, round(mlsys.predict(category, 'c2'::label)) AS domain, abs(round(mlsys.predict(category, 'large'::size))) AS "unseen enum"
FROM fitted;
SELECT round(mlsys.predict(instant, '1970-01-01 00:10+00'::timestamptz)) AS timestamptz, round(mlsys.predict(instant, '1970-01-01 00:10'::timestamp)) AS timestamp,
       round(mlsys.predict(instant, '1970-01-02'::date)) AS date,
       round(mlsys.predict(instant, 'infinity'::timestamptz)) AS imputed
FROM fitted;
SELECT round(mlsys.predict(clock, '00:00:30'::time)) AS time, mlsys.predict(flag, true) AS flag, mlsys.predict(flag, 'no') AS literal FROM fitted;
-- a literal of a time needs its type: what it means may depend on settings
CALL try('SELECT mlsys.predict(instant, ''1970-01-01 00:10+00'') FROM fitted');
CALL try('SELECT mlsys.predict(clock, ''00:00:30'') FROM fitted');
CALL try('SELECT mlsys.predict(number, ''x'') FROM fitted');
CALL try('SELECT mlsys.predict(number, true) FROM fitted');
CALL try('SELECT mlsys.predict(number, ''c1''::text) FROM fitted');
CALL try('SELECT mlsys.predict(category, 1) FROM fitted');
CALL try('SELECT mlsys.predict(instant, 1) FROM fitted');
CALL try('SELECT mlsys.predict(instant, interval ''1 day'') FROM fitted');
CALL try('SELECT mlsys.predict(instant, time ''10:00'') FROM fitted');
CALL try('SELECT mlsys.predict(clock, timestamp ''2000-01-01'') FROM fitted');
CALL try('SELECT mlsys.predict(flag, 1) FROM fitted');
CALL try('SELECT mlsys.predict(flag, ''maybe'') FROM fitted');
CALL try('SELECT mlsys.predict(number, ''{}''::jsonb) FROM fitted');

-- a type called vector that casts to real[] is a block of numbers, as pgvector's is
CREATE TYPE vector;
CREATE FUNCTION vector_in(cstring) RETURNS vector LANGUAGE internal IMMUTABLE STRICT AS 'byteain';
CREATE FUNCTION vector_out(vector) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'byteaout';
CREATE TYPE vector (INPUT = vector_in, OUTPUT = vector_out, LIKE = bytea);
CALL try('SELECT mlsys.linear_regression(i, ''ab''::vector) FROM types');
CREATE FUNCTION vector_to_real(vector) RETURNS real[] LANGUAGE plpgsql IMMUTABLE STRICT AS
$$BEGIN RETURN ARRAY[get_byte($1::text::bytea, 0), get_byte($1::text::bytea, 1)]; END$$;
CREATE CAST (vector AS real[]) WITH FUNCTION vector_to_real(vector);
CREATE VIEW vectors AS SELECT i, ('\x' || lpad(to_hex(i), 2, '0') || lpad(to_hex(i * 7 % 100), 2, '0'))::vector AS v FROM types;
SELECT show(mlsys.linear_regression(i, v)) FROM vectors;
SELECT round(mlsys.predict(m, '\x0901'::vector)::numeric, 6) AS nine FROM (SELECT mlsys.linear_regression(i, v) AS m FROM vectors) f;
CALL try('SELECT mlsys.linear_regression(v, i) FROM vectors');
DROP CAST (vector AS real[]);
CALL try('SELECT mlsys.linear_regression(i, v) FROM vectors');
\set VERBOSITY terse
DROP TYPE vector CASCADE;
\set VERBOSITY default

DROP TABLE types, fitted;
DROP DOMAIN percent, label, triple;
DROP TYPE size;
