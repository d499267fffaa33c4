-- Models as values: text and binary form, equality, what they tell, malformed ones.
\set SHOW_CONTEXT never
CREATE TABLE data (g int, y float8, a float8, c text);
INSERT INTO data SELECT i % 3, 3 * i + i % 3 * 100 + i % 7, i, 'c' || i % 4 FROM generate_series(1, 200) i;
CREATE TABLE fits (g int, model mlsys.model);
INSERT INTO fits SELECT g, mlsys.linear_regression(y, a, c) FROM data GROUP BY g;
INSERT INTO fits VALUES (9, NULL);

-- text
SELECT g, left(model::text, 7) AS prefix, model::text ~ '^mlsys1:[A-Za-z0-9+/]+=*$' AS base64 FROM fits ORDER BY g;
SELECT g, model::text::mlsys.model OPERATOR(mlsys.=) model AS equal, model::text::mlsys.model::text = model::text AS same_text FROM fits ORDER BY g;
SELECT g, replace(encode(mlsys.model_send(model), 'base64'), E'\n', '') = substr(model::text, 8) AS same_bytes FROM fits ORDER BY g;
-- equality: the contents, whatever the way of storing
SELECT x.g, y.g, x.model OPERATOR(mlsys.=) y.model AS eq, x.model OPERATOR(mlsys.<>) y.model AS ne FROM fits x, fits y WHERE x.g <= y.g ORDER BY 1, 2;
SET search_path = public, mlsys;
SELECT count(*) FROM fits x JOIN fits y ON x.model = y.model;
SELECT count(*) FROM fits WHERE model <> (SELECT model FROM fits WHERE g = 0);
RESET search_path;
SELECT count(*) FROM (SELECT DISTINCT model FROM (SELECT model FROM fits UNION ALL SELECT model::text::mlsys.model FROM fits) m) d;
SELECT count(*), min(g) FROM (SELECT model, g FROM fits UNION ALL SELECT model, g FROM fits) m GROUP BY model ORDER BY min(g);
SELECT count(*) FROM (SELECT model FROM fits UNION SELECT model FROM fits) m;
SET enable_nestloop = off;
SET enable_mergejoin = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM fits x JOIN fits y ON x.model OPERATOR(mlsys.=) y.model;
SELECT count(*) FROM fits x JOIN fits y ON x.model OPERATOR(mlsys.=) y.model;
RESET enable_nestloop;
RESET enable_mergejoin;
SELECT mlsys.model_hash(x.model) = mlsys.model_hash(y.model) AS hash, mlsys.model_hash_extended(x.model, 7) = mlsys.model_hash_extended(y.model, 7) AS extended,
       mlsys.model_hash_extended(x.model, 7) = mlsys.model_hash_extended(y.model, 8) AS other_seed
FROM fits x JOIN fits y USING (g) WHERE g = 0;
CALL try('SELECT * FROM fits ORDER BY model');
CALL try('SELECT 1 FROM fits WHERE model OPERATOR(mlsys.<) model');
-- equal data give equal models, another option another one
SELECT mlsys.linear_regression(y, a) OPERATOR(mlsys.=) mlsys.linear_regression(y, a) AS same,
       mlsys.linear_regression('{}', y, a) OPERATOR(mlsys.=) mlsys.linear_regression(y, a) AS same_options,
       mlsys.linear_regression('{"l2": 1}', y, a) OPERATOR(mlsys.=) mlsys.linear_regression(y, a) AS other_options,
       mlsys.linear_regression('{"features": ["b"]}', y, a) OPERATOR(mlsys.=) mlsys.linear_regression(y, a) AS other_name
FROM data;
-- indexes, keys: a hash index works, a btree does not
CREATE INDEX ON fits USING hash (model mlsys.model_ops);
CALL try('CREATE INDEX ON fits (model)');

-- stored in every way, a model predicts and tells the same
CREATE TABLE storage (how text, model mlsys.model);
ALTER TABLE storage ALTER model SET STORAGE plain;
INSERT INTO storage SELECT 'plain', model FROM fits WHERE g = 0;
ALTER TABLE storage ALTER model SET STORAGE main;
INSERT INTO storage SELECT 'main', model FROM fits WHERE g = 0;
ALTER TABLE storage ALTER model SET STORAGE extended;
INSERT INTO storage SELECT 'extended', model FROM fits WHERE g = 0;
ALTER TABLE storage ALTER model SET STORAGE external;
INSERT INTO storage SELECT 'external', mlsys.linear_regression(y, a, c || g, repeat('x', 300) || g || c) FROM data;
INSERT INTO storage SELECT 'in memory', mlsys.linear_regression(y, a, c) FROM data WHERE g = 0;
SELECT how, model OPERATOR(mlsys.=) (SELECT model FROM fits WHERE g = 0) AS equal, round(CASE WHEN how <> 'external' THEN mlsys.predict(model, 50, 'c1') ELSE mlsys.predict(model, 50, 'c10', NULL) END) AS predicted
FROM storage ORDER BY how;
SELECT pg_column_size(model) > 2000 AS large, mlsys.predict(model, 50, 'c10', 'x') IS NOT NULL AS predicts, mlsys.describe(model) ->> 'rows' AS rows FROM storage WHERE how = 'external';

-- what a model tells
SELECT class, feature, round(coefficient::numeric, 6) AS coefficient, round(std_error::numeric, 6) AS std_error, round(statistic::numeric, 4) AS statistic, round(p_value::numeric, 6) AS p_value
FROM mlsys.coefficients((SELECT model FROM fits WHERE g = 1));
SELECT jsonb_pretty(d - ARRAY['blas', 'library', 'residual_sd', 'residual_ss', 'r_squared', 'adjusted_r_squared', 'condition_number', 'columns']) FROM fits, mlsys.describe(model) d WHERE g = 1;
SELECT jsonb_pretty(d -> 'columns' -> 1) FROM fits, mlsys.describe(model) d WHERE g = 1;
SELECT d ->> 'library' = 'mlsys ' || extversion AS library, d ->> 'blas' LIKE 'OpenBLAS %' AS blas,
       (d ->> 'r_squared')::float8 BETWEEN 0.99 AND 1 AS r_squared, (d ->> 'residual_ss')::float8 > 0 AS residual_ss, (d ->> 'condition_number')::float8 > 1 AS condition_number
FROM fits, mlsys.describe(model) d, pg_extension WHERE g = 1 AND extname = 'mlsys';
-- R squared as by hand
SELECT round((d ->> 'r_squared')::numeric, 10) = round((SELECT mlsys.r2(y, mlsys.predict(model, a, c)) FROM data WHERE data.g = 1)::numeric, 10) AS r_squared,
       round((d ->> 'residual_ss')::numeric, 6) = round((SELECT sum((y - mlsys.predict(model, a, c)) ^ 2) FROM data WHERE data.g = 1)::numeric, 6) AS residual_ss
FROM fits, mlsys.describe(model) d WHERE g = 1;
-- to_json has the summary, and the parameters and levels besides
SELECT key, count(*) FROM (SELECT jsonb_object_keys(mlsys.describe(model)) AS key FROM fits WHERE g = 1 UNION ALL SELECT jsonb_object_keys(mlsys.to_json(model)::jsonb) FROM fits WHERE g = 1) k
GROUP BY key HAVING count(*) = 1 ORDER BY key;
SELECT (j -> 'coefficients' -> 1 ->> 'feature') AS feature, (j -> 'coefficients' -> 1 ->> 'coefficient')::float8 = (SELECT coefficient FROM mlsys.coefficients(model) WHERE feature = 'a') AS exact
FROM fits, LATERAL (SELECT mlsys.to_json(model)::jsonb AS j) t WHERE g = 1;
-- all are strict
SELECT mlsys.describe(NULL) IS NULL AS describe, mlsys.to_json(NULL) IS NULL AS to_json, (SELECT count(*) FROM mlsys.coefficients(NULL)) AS coefficients,
       mlsys.predict(NULL, 1) IS NULL AS predict, (NULL::mlsys.model OPERATOR(mlsys.=) NULL::mlsys.model) IS NULL AS equal;
SELECT g, count(f.feature) FROM fits LEFT JOIN LATERAL mlsys.coefficients(model) f ON true GROUP BY g ORDER BY g;

-- malformed models
CALL try($$SELECT ''::mlsys.model$$);
CALL try($$SELECT 'model'::mlsys.model$$);
CALL try($$SELECT 'mlsys2:AAAA'::mlsys.model$$);
CALL try($$SELECT repeat('wrong ', 100)::mlsys.model$$);
CALL try($$SELECT repeat('ü', 100)::mlsys.model$$);
CALL try($$SELECT 'mlsys1:A A='::mlsys.model$$);
CALL try($$SELECT 'mlsys1:AAA'::mlsys.model$$);
-- why bytes are refused, without the position, which depends on the name of the processor
CREATE FUNCTION refusal(bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN left(('mlsys1:' || replace(encode(bytes, 'base64'), E'\n', ''))::mlsys.model::text, 0) || 'accepted';
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE || ': ' || regexp_replace(SQLERRM, ' at byte .*', '');
END
$$;
SELECT refusal(''), refusal('\x000000'), refusal(decode(repeat('00', 3000), 'hex'));
SELECT refusal(b) AS whole, refusal(substr(b, 1, 30)) AS begun, refusal(substr(b, 1, length(b) - 1)) AS cut, refusal(b || '\x00') AS longer FROM (SELECT mlsys.model_send(model) AS b FROM fits WHERE g = 0) m \gx
SELECT refusal(set_byte(b, 0, 0)) AS magic, refusal(set_byte(b, 4, 2)) AS version, refusal(set_byte(b, 6, 1)) AS reserved, refusal(set_byte(b, 8, 255 - get_byte(b, 8))) AS digest,
       refusal(set_byte(b, 28, 76)) AS algorithm, refusal(set_byte(b, 45, 1)) AS task
FROM (SELECT mlsys.model_send(model) AS b FROM fits WHERE g = 0) m \gx
-- every truncation and every flipped byte is refused
DO $$
DECLARE
    bytes bytea;
    truncated int := 0;
    flipped int := 0;
    codes text[] := '{}';
BEGIN
    SELECT mlsys.model_send(model) INTO bytes FROM fits WHERE g = 0;
    FOR i IN 0 .. length(bytes) - 1 LOOP
        BEGIN
            PERFORM ('mlsys1:' || replace(encode(substr(bytes, 1, i), 'base64'), E'\n', ''))::mlsys.model;
        EXCEPTION WHEN OTHERS THEN
            truncated := truncated + 1;
            codes := codes || SQLSTATE::text;
        END;
        BEGIN
            PERFORM ('mlsys1:' || replace(encode(set_byte(bytes, i, get_byte(bytes, i) # (1 << i % 8)), 'base64'), E'\n', ''))::mlsys.model;
        EXCEPTION WHEN OTHERS THEN
            flipped := flipped + 1;
            codes := codes || SQLSTATE::text;
        END;
    END LOOP;
    RAISE INFO 'truncated: %, flipped: %, codes: %', truncated = length(bytes), flipped = length(bytes), (SELECT array_agg(DISTINCT c) FROM unnest(codes) c);
END
$$;
-- with the digest put right each flipped byte is refused, or gives a model that works
SET client_min_messages = warning;
DO $$
DECLARE
    bytes bytea;
    body bytea;
    refused int := 0;
    usable int := 0;
    codes text[] := '{}';
    model mlsys.model;
BEGIN
    SELECT mlsys.model_send(fits.model) INTO bytes FROM fits WHERE g = 0;
    FOR i IN 24 .. length(bytes) - 1 LOOP
        FOR bit IN 0 .. 7 LOOP
            BEGIN
                body := substr(set_byte(bytes, i, get_byte(bytes, i) # (1 << bit)), 25);
                model := ('mlsys1:' || replace(encode(substr(bytes, 1, 8) || substr(sha256(body), 1, 16) || body, 'base64'), E'\n', ''))::mlsys.model;
                PERFORM mlsys.describe(model), mlsys.to_json(model);
                PERFORM * FROM mlsys.coefficients(model);
                PERFORM mlsys.predict(model, 1, 'c1'::text), mlsys.predict(model, NULL::float8, NULL::text);
                usable := usable + 1;
            EXCEPTION WHEN OTHERS THEN
                refused := refused + 1;
                codes := codes || SQLSTATE::text;
            END;
        END LOOP;
    END LOOP;
    RAISE INFO 'refused: %, usable: %, codes: %', refused > 0, usable > 0, (SELECT array_agg(DISTINCT c) FROM unnest(codes) c);
END
$$;
RESET client_min_messages;
-- texts must be in the server's encoding, options JSON
CREATE FUNCTION with_text(model mlsys.model, old bytea, new bytea) RETURNS mlsys.model LANGUAGE plpgsql AS $$
DECLARE
    bytes bytea := mlsys.model_send(model);
    body bytea := substr(overlay(bytes PLACING new FROM position(old IN bytes)), 25);
BEGIN
    RETURN ('mlsys1:' || replace(encode(substr(bytes, 1, 8) || substr(sha256(body), 1, 16) || body, 'base64'), E'\n', ''))::mlsys.model;
END
$$;
CALL try($$SELECT with_text(model, 'c3', '\x6380') FROM fits WHERE g = 0$$);
CALL try($$SELECT with_text(model, '{}', '{[') FROM fits WHERE g = 0$$);
SELECT round(mlsys.predict(with_text(model, 'c3', 'd3'), 10, 'd3') - mlsys.predict(model, 10, 'c3')) AS renamed FROM fits WHERE g = 0;

-- stored values that are none, as a damaged disk would have them
CREATE CAST (bytea AS mlsys.model) WITHOUT FUNCTION;
CREATE TABLE damaged AS SELECT set_byte(b, 200, 255 - get_byte(b, 200))::mlsys.model AS model, set_byte(b, 10, 255 - get_byte(b, 10))::mlsys.model AS other FROM (SELECT mlsys.model_send(model) AS b FROM fits WHERE g = 0) m;
CALL try('SELECT mlsys.describe(model) FROM damaged');
CALL try('SELECT mlsys.to_json(model) FROM damaged');
CALL try('SELECT * FROM damaged, mlsys.coefficients(model)');
-- (by its digest it may be found in the cache, undamaged)
CALL try('SELECT mlsys.predict(other, 1, ''c1''::text) FROM damaged');
CALL try('SELECT mlsys.predict(other, d) FROM damaged, data d');
CALL try($$SELECT mlsys.describe('\x00'::bytea::mlsys.model)$$);
CALL try($$SELECT mlsys.predict('\x00'::bytea::mlsys.model, 1)$$);
CALL try($$SELECT '\x'::bytea::mlsys.model OPERATOR(mlsys.=) model FROM damaged$$);
CALL try($$SELECT mlsys.model_hash('\x'::bytea::mlsys.model)$$);
SELECT count(model::text) AS dumped FROM damaged;
CALL try('SELECT model::text::mlsys.model FROM damaged');
DROP TABLE damaged;
DROP CAST (bytea AS mlsys.model);
DROP TABLE data, fits, storage;
DROP FUNCTION refusal, with_text;
