-- Profiles: the type, the aggregates, merging, summaries.
\set SHOW_CONTEXT never
CREATE SCHEMA profile_tests;
SET search_path = profile_tests, public, mlsys;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN positive AS float8 CHECK (value > 0);
CREATE TABLE things (id int, x float8, n numeric, flag boolean, day date, at timestamptz, word text, feeling mood, vec float8[]);
INSERT INTO things SELECT i, i % 50, i / 4.0, i % 3 = 0, date '2024-01-01' + i % 31, timestamptz '2024-01-01 00:00 UTC' + i * interval '1 hour',
    'w' || least(i % 7, 3), (ARRAY['sad', 'ok', 'happy'])[1 + i % 3]::mood, ARRAY[i, i % 5]
FROM generate_series(1, 2000) i;
UPDATE things SET x = NULL WHERE id % 100 = 7;
UPDATE things SET x = 'NaN' WHERE id % 1000 = 8;
ANALYZE things;
-- Counts, layout and moments: what must not depend on the plan. Floating-point sums are rounded.
CREATE FUNCTION exact(data_profile, only_column text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(format('%s rows %s missing %s mean %s sd %s', s.column_name, s.rows, s.missing, s.mean, s.sd) || ' | ' ||
        (SELECT string_agg(coalesce(h.label, h.low::text) || ':' || h.count, ' ' ORDER BY h.bin) FROM mlsys.profile_histogram($1, s.column_name) h), E'\n')
    FROM mlsys.summarize($1) s WHERE s.column_name = coalesce(only_column, s.column_name)
$$;
CREATE TABLE kept (name text, profile data_profile);
INSERT INTO kept SELECT 'all', profile(id, x, n, flag, day, at, word, feeling, vec) FROM things;

-- what there is
SET timezone = 'UTC';
SELECT column_name, data_type, kind, rows, missing, CASE WHEN is_exact THEN distinct_values END AS distinct_values, is_exact, minimum, mean, sd FROM kept, summarize(profile);
SELECT column_name, p5, median, p95, maximum, top_values, histogram FROM kept, summarize(profile) WHERE is_exact;
SELECT column_name, abs(p5::numeric / maximum::numeric - 0.05) < 0.01 AND abs(median::numeric / maximum::numeric - 0.5) < 0.01 AND abs(p95::numeric / maximum::numeric - 0.95) < 0.01 AS quantiles, maximum
FROM kept, summarize(profile) WHERE NOT is_exact AND kind = 'number';
SELECT h.* FROM kept, profile_histogram(profile, 'word') h;
SELECT bin, low, high, count FROM kept, profile_histogram(profile, 'x') WHERE bin < 4;
SELECT sum(count) AS count, round(sum(share)::numeric, 9) AS share FROM kept, profile_histogram(profile, 'x');
CALL try($$SELECT * FROM kept, profile_histogram(profile, 'nowhere')$$);
CALL try($$SELECT profile_histogram(NULL, 'x')$$);
CALL try($$SELECT profile_histogram(profile, NULL) FROM kept$$);
SELECT jsonb_typeof(profile_json(profile)) AS type, profile_json(profile) ->> 'rows' AS rows FROM kept;
SELECT profile_json(NULL) IS NULL AS null_of_null;

-- names: from the text, aliases, rows, expressions, the same twice, a view, a prepared statement
CREATE FUNCTION names(data_profile) RETURNS text LANGUAGE sql AS 'SELECT string_agg(column_name || CASE missing WHEN 0 THEN '''' ELSE '' '' || missing END, '', '') FROM mlsys.summarize($1)';
SELECT names(profile(x, t.n, x + 1, "day", x)) FROM things t;
SELECT names(profile(a, b)) FROM (SELECT x AS a, word AS b FROM things) s;
SELECT names(profile(t)) FROM things t;
SELECT names(profile(t.*)) FROM things t;
SELECT names(profile(s)) FROM (SELECT 1 AS one, 'x'::text AS two) s;
SELECT names(profile(ROW(1, 'x'::text)));
SELECT names(profile('{"features": ["word", "id"]}', t)) FROM things t;
SELECT names(profile('{"features": ["a", "b"]}', id, x)) FROM things;
SELECT names(profile(word)) AS "a text is no cast", names(profile(vec)) AS "an array" FROM things;
CREATE VIEW profiled AS SELECT names(profile(id, x)) FROM things;
SELECT * FROM profiled;
PREPARE profiled AS SELECT names(profile($1::jsonb, id, x)) FROM things;
EXECUTE profiled('{"bins": 3}');

-- options
SELECT max(bin) FROM things, LATERAL (SELECT 1) s, LATERAL (SELECT NULL) r, LATERAL profile_histogram((SELECT profile('{"bins": 4}', x) FROM things), 'x') WHERE id = 1;
SELECT label ~ '^#[0-9a-f]{16}$' AS is_hash, count FROM profile_histogram((SELECT profile('{"store_values": false}', feeling) FROM things), 'feeling');
SELECT string_agg(label, ' ' ORDER BY bin) FROM profile_histogram((SELECT profile('{"min_category_count": 300}', word) FROM things), 'word');
SELECT names(profile(jsonb_build_object('bins', 5), id)) AS "options computed", names(profile(to_jsonb(id))) AS "a jsonb that is a column" FROM things;
CALL try($$SELECT profile('{"bin": 4}', x) FROM things$$);
CALL try($$SELECT profile('{"bins": 1}', x) FROM things$$);
CALL try($$SELECT profile('{"bins": "many"}', x) FROM things$$);
CALL try($$SELECT profile('{"store_values": 1}', x) FROM things$$);
CALL try($$SELECT profile('{"seed": -1}', x) FROM things$$);
CALL try($$SELECT profile('[]', x) FROM things$$);
CALL try($$SELECT profile('x', word) FROM things$$);
CALL try($$SELECT profile('{"features": ["a"]}', id, x) FROM things$$);
CALL try($$SELECT profile('{"features": ["nowhere"]}', t) FROM things t$$);
CALL try($$SELECT profile('{"bins": 4}') FROM things$$);
CALL try($$SELECT profile() FROM things$$);
SELECT names(profile(NULL, x)) AS "options NULL" FROM things;

-- values of any kind: none is an error
SELECT column_name, data_type, kind, rows, missing, minimum, maximum, top_values
FROM summarize($$
    SELECT 'infinity'::date AS d, '-infinity'::timestamp AS t, 1e400::numeric AS n, 'NaN'::float8 AS nan, 'Infinity'::float8 AS inf, '{"a": 1}'::json AS j, '{"a": 1}'::jsonb AS jb,
           int4range(1, 3) AS r, ROW(1, 2) AS row, 'x'::char(5) AS c, 'a'::"char" AS ch, 'b'::name AS na, 'sad'::mood AS m, 3::positive AS p,
           '00000000-0000-0000-0000-000000000001'::uuid AS u, '\x01'::bytea AS b, point(1, 2) AS pt, '10.0.0.1'::inet AS ip, ARRAY['a', 'b'] AS ta,
           '{{1,2},{3,4}}'::int[] AS two, '{}'::int[] AS none, ARRAY[1.5, NULL] AS some, interval '1 month 2 days' AS iv, time '12:30' AS tm, repeat('long', 40000) AS long, 'unknown' AS unknown
    UNION ALL SELECT '2024-02-29', '2024-02-29 12:00', -1e400, 1, '-Infinity', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
           '{5,6,7,8,9}', NULL, '{2.5}', '-2 hours', '00:00', NULL, NULL $$);
SELECT column_name, rows, missing, distinct_values FROM summarize((SELECT profile(a, b) FROM (VALUES (NULL::float8, NULL::float8[]), (NULL, NULL)) v(a, b)));
SELECT profile(x) IS NULL AS "NULL of no rows" FROM things WHERE false;
-- rows that are NULL, rows of a type not known before the first
SELECT names(profile(t)) FROM (VALUES (1), (2)) v(i) LEFT JOIN things t ON t.id = v.i AND v.i = 2;
SELECT names(profile(CASE WHEN i > 2 THEN ROW(i, 'x'::text) END)) FROM generate_series(1, 5) i;
SELECT profile(NULL::record) IS NULL AS "no row at all" FROM things;
CALL try($$SELECT profile(CASE WHEN i > 2 THEN ROW(i, 'x'::text) ELSE ROW(i) END) FROM generate_series(1, 5) i$$);
-- what is not in the server's encoding: the first bytes of a long text end within a character
SELECT bin, length(label), right(label, 1) AS last, count FROM profile_histogram((SELECT profile(s) FROM (SELECT 'x' || repeat('ü', 100) || i / 10 AS s FROM generate_series(10, 39) i) s), 's');
SELECT top_values FROM summarize($$SELECT 'x' || repeat('ü', 100) AS s FROM generate_series(1, 10) i$$);
-- arrays of several lengths: the first one counts
SELECT column_name, rows, missing, maximum FROM summarize((SELECT profile(a) FROM (VALUES ('{1,2}'::int[]), ('{3}'), ('{4,5,6}'), (NULL), ('{NULL,7}')) v(a)));

-- windows
CREATE FUNCTION window_of(condition text) RETURNS data_profile LANGUAGE plpgsql AS $$
DECLARE result data_profile;
BEGIN
    EXECUTE format('SELECT profile((SELECT profile FROM kept WHERE name = ''all''), id, x, n, flag, day, at, word, feeling, vec) FROM things WHERE %s', condition) INTO result;
    RETURN result;
END
$$;
INSERT INTO kept VALUES ('window', window_of('true')), ('first', window_of('id <= 700')), ('second', window_of('id > 700')), ('none', window_of('false'));
SELECT string_agg(column_name, ' ') AS columns, bool_and(exact(w.profile, column_name) = exact(a.profile, column_name)) AS "counts of the window are those of the reference"
FROM kept w, kept a, summarize(a.profile) WHERE w.name = 'window' AND a.name = 'all' AND is_exact;
SELECT exact(a.profile + b.profile) = exact(w.profile) AS sum, exact(b.profile + a.profile) = exact(w.profile) AS commuted FROM kept a, kept b, kept w WHERE a.name = 'first' AND b.name = 'second' AND w.name = 'window';
SELECT exact(merge(profile)) = (SELECT exact(profile) FROM kept WHERE name = 'window') AS merged FROM kept WHERE name IN ('first', 'second', 'none');
SELECT profile IS NULL AS "NULL of no rows", profile + profile IS NULL AS "strict" FROM kept WHERE name = 'none';
SELECT merge(profile) IS NULL AS "NULL of none" FROM kept WHERE false;
SELECT column_name, distinct_values IS NULL AS no_distinct, p5, median, p95, histogram FROM kept, summarize(profile) WHERE name = 'window' AND column_name IN ('x', 'day');
-- columns by name, not by place; others; another type
SELECT exact(profile(k.profile, word, x), 'x') = exact(profile(k.profile, x, word), 'x') AS same, names(profile(k.profile, word, x)) FROM things, kept k WHERE k.name = 'all';
WITH r AS (SELECT profile(x) AS p FROM things) SELECT column_name, rows, histogram IS NULL AS has_no_bins FROM r, summarize((SELECT profile(p, x, n) FROM things, r));
SELECT count(*) AS bins FROM profile_histogram((SELECT profile((SELECT profile(x) FROM things), x) FROM (SELECT x::text AS x FROM things) s), 'x');
SELECT names(profile((SELECT profile(x, x + 1, ARRAY[x]) FROM things), x, x + 1, ARRAY[x])) AS "expressions by their place" FROM things;
CALL try($$SELECT profile((SELECT profile(x, n) FROM things), x, n + 1) FROM things$$);
CALL try($$SELECT profile((SELECT profile(x) FROM things), x) OVER (ORDER BY id) FROM things$$);
SELECT id, (SELECT rows || ' ' || mean FROM summarize(p)) AS running FROM (SELECT id, profile('{"features": ["x"]}', (SELECT profile(x) FROM things), x) OVER (ORDER BY id) AS p FROM things WHERE id <= 20) s WHERE id % 10 = 0;
-- out of range and unseen
SELECT label, low, count FROM profile_histogram((SELECT profile((SELECT profile(x, word) FROM things), x, word) FROM (VALUES (-5.0, 'w0'), (1e9, 'new'), ('Infinity', NULL)) v(x, word)), 'x') WHERE count > 0;
SELECT label, count FROM profile_histogram((SELECT profile((SELECT profile(x, word) FROM things), x, word) FROM (VALUES (-5.0, 'w0'), (1e9, 'new'), ('Infinity', NULL)) v(x, word)), 'word') WHERE count > 0;
-- references that differ
CALL try('SELECT profile(NULL::data_profile, x) FROM things');
CALL try('SELECT profile(profile) FROM kept');
CALL try($$SELECT profile('{"bins": 4}', k.profile, x) FROM things, kept k WHERE k.name = 'all'$$);
CALL try($$SELECT profile(k.profile, x) FROM things, kept k WHERE k.name IN ('first', 'second')$$);
CALL try($$SELECT profile(CASE WHEN id = 1 THEN k.profile END, id) FROM (SELECT * FROM things ORDER BY id) t, kept k WHERE k.name = 'all'$$);
SELECT count(*), count(DISTINCT p::text) FROM (SELECT k.name, profile(k.profile, x) AS p FROM things, kept k WHERE k.name IN ('first', 'all') GROUP BY k.name) s;
CALL try($$SELECT profile(x) + (SELECT profile FROM kept WHERE name = 'window') FROM things$$);
CALL try($$SELECT profile((SELECT profile('{"bins": 7}', x) FROM things), x) + (SELECT profile FROM kept WHERE name = 'window') FROM things$$);
CALL try($$SELECT merge(p) FROM (SELECT profile('{"bins": 7}', x) AS p FROM things UNION ALL SELECT profile(x) FROM things) s$$);
-- references are merged, too
SELECT column_name, rows, missing, distinct_values, is_exact, minimum, mean, median, maximum FROM summarize((SELECT profile(x, word) FROM things WHERE id <= 900) + (SELECT profile(x, word) FROM things WHERE id > 900));
SELECT column_name, rows, missing FROM summarize((SELECT profile(x) FROM things) + (SELECT profile(word) FROM things));

-- as an aggregate
SELECT flag, names(profile(x) FILTER (WHERE id > 1000)) FROM things GROUP BY flag ORDER BY flag;
SELECT rows, distinct_values FROM summarize((SELECT profile(DISTINCT x) FROM things));
SELECT id, (SELECT rows || ' ' || mean FROM summarize(p)) AS running FROM (SELECT id, profile(x) OVER (ORDER BY id) AS p FROM things WHERE id <= 40) s WHERE id % 10 = 0;
SELECT id, (SELECT rows || ' ' || mean FROM summarize(p)) AS moving FROM (SELECT id, profile(x) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS p FROM things WHERE id <= 6) s;
SELECT count(*), min(rows), max(rows) FROM (SELECT id % 1000 AS g, profile(x, word) AS p FROM things GROUP BY g) s, summarize(p);
SELECT g.flag, f.id, (SELECT rows FROM summarize(p)) AS rows FROM (SELECT flag, NULL AS id, profile(x) AS p FROM things GROUP BY GROUPING SETS ((flag), ())) g(flag, id, p), (VALUES (1)) f(id) ORDER BY 1, 2;

SELECT names(profile(VARIADIC ARRAY[x, id])) AS "an array as the arguments" FROM things;
SET mlsys.train_memory = '1MB';
CALL try('SELECT count(p) FROM (SELECT profile(x, n, id, vec) AS p FROM things GROUP BY id) s');
CALL try('SET enable_sort = off; SELECT count(p) FROM (SELECT profile(x, n, id, day, at, vec, word) AS p FROM things GROUP BY id % 500) s; SET enable_sort = on');
RESET mlsys.train_memory;

-- parallel plans: windows are exact
CREATE FUNCTION plan_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
        IF line ~ 'Aggregate|Gather|Scan' THEN RETURN NEXT trim(line); END IF;
    END LOOP;
END
$$;
CREATE FUNCTION compare(what text, query text) RETURNS TABLE (same boolean, names text) LANGUAGE plpgsql AS $$
DECLARE
    serial data_profile;
    parallel data_profile;
BEGIN
    SET LOCAL max_parallel_workers_per_gather = 0;
    EXECUTE query INTO serial;
    SET LOCAL max_parallel_workers_per_gather = 2;
    EXECUTE query INTO parallel;
    RETURN QUERY SELECT exact(serial) = exact(parallel), names(parallel);
END
$$;
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET parallel_leader_participation = off;
ALTER TABLE things SET (parallel_workers = 2);
SELECT plan_of('SELECT profile((SELECT profile FROM kept WHERE name = ''all''), id, x, word, vec) FROM things');
SELECT * FROM compare('window', 'SELECT profile((SELECT profile FROM kept WHERE name = ''all''), id, x, word, day) FROM things');
SELECT * FROM compare('row', 'SELECT profile((SELECT profile FROM kept WHERE name = ''all''), t) FROM things t');
SELECT * FROM compare('array', 'SELECT profile((SELECT profile FROM kept WHERE name = ''all''), vec) FROM things');
SELECT * FROM compare('subquery', 'SELECT profile((SELECT profile FROM kept WHERE name = ''all''), q.a, q.b) FROM (SELECT x AS a, word AS b FROM things) q');
SELECT * FROM compare('names', 'SELECT profile(''{"features": ["x", "word"]}'', (SELECT profile FROM kept WHERE name = ''all''), q.a, q.b) FROM (SELECT x AS a, word AS b FROM things) q');
SELECT * FROM compare('reference', 'SELECT profile(x, flag, word, day) FROM things');
SELECT exact(a) = exact(b) AS same FROM (SELECT profile((SELECT profile FROM kept WHERE name = 'all'), x, word) AS a FROM things) a, (SELECT profile((SELECT profile FROM kept WHERE name = 'all'), x, word) AS b FROM things) b;
CALL try($$SELECT profile((SELECT profile FROM kept WHERE name = 'all'), q.a), profile((SELECT profile FROM kept WHERE name = 'all'), q.b) FROM (SELECT x + 0 AS a, n + 0 AS b FROM things) q$$);
SELECT names(profile('{"features": ["x"]}', (SELECT profile FROM kept WHERE name = 'all'), q.a)), names(profile('{"features": ["n"]}', (SELECT profile FROM kept WHERE name = 'all'), q.b)) FROM (SELECT x + 0 AS a, n + 0 AS b FROM things) q;
RESET parallel_setup_cost; RESET parallel_tuple_cost; RESET min_parallel_table_scan_size; RESET parallel_leader_participation;
ALTER TABLE things RESET (parallel_workers);

-- arrays
SELECT names(profile_array(vec)) FROM things;
SELECT column_name, rows, missing, minimum, mean, maximum FROM summarize((SELECT profile_array(a) FROM (VALUES (NULL::float8[]), ('{1,2}'), ('{3}'), ('{4,5,6}'), ('{NULL,7}'), ('{NaN,Infinity}')) v(a)));
SELECT profile_array(NULL) IS NULL AS "NULL of no array" FROM things;
SELECT exact(profile_array((SELECT profile_array(ARRAY[x, id % 5]) FROM things), ARRAY[x, id % 5])) = exact(profile_array(ARRAY[x, id % 5])) AS same FROM things;
SELECT exact(profile_array((SELECT profile(x, n) FROM things), ARRAY[x, n])) = exact(profile((SELECT profile(x, n) FROM things), x, n)) AS same FROM things;
CALL try('SELECT profile_array(NULL::data_profile, vec) FROM things');
CALL try('SELECT profile_array((SELECT profile(word) FROM things), vec) FROM things');
-- states as text, as between servers
CREATE AGGREGATE array_state(float8[]) (SFUNC = mlsys.profile_array_accum, STYPE = bytea, COMBINEFUNC = mlsys.profile_array_combine, PARALLEL = SAFE);
CREATE AGGREGATE array_states(bytea) (SFUNC = mlsys.profile_array_combine, STYPE = bytea, FINALFUNC = mlsys.profile_array_final);
SELECT exact(array_states(state::text::bytea)) = (SELECT exact(profile_array(ARRAY[x, id % 5])) FROM things) AS same FROM (SELECT array_state(ARRAY[x, id % 5]) AS state FROM things GROUP BY id % 5 UNION ALL SELECT array_state(NULL) FROM things WHERE false) s;
SELECT names(array_states(state)) FROM (SELECT array_state('{1,2}') AS state FROM things UNION ALL SELECT array_state('{1,2,3}') FROM things UNION ALL SELECT array_state(NULL) FROM things) s;
CALL try($$SELECT array_states('\x00'::bytea) FROM things LIMIT 1$$);
CALL try($$SELECT mlsys.profile_array_final('\x00')$$);
CALL try($$SELECT mlsys.profile_array_final(repeat('x', 400)::bytea)$$);
CALL try($$SELECT mlsys.profile_array_accum(NULL, '{1}')$$);
CALL try($$SELECT mlsys.profile_array_combine('\x', '\x')$$);

-- summaries of queries
SELECT column_name, rows, mean FROM summarize('SELECT x, n FROM things -- a comment');
SELECT count(*), min(rows) FROM summarize((SELECT 'SELECT ' || string_agg(format('id + %s AS c%s', i, i), ', ') || ' FROM things' FROM generate_series(1, 150) i));
SELECT column_name, data_type, kind, rows, missing, minimum, histogram FROM summarize('SELECT x, word, day, vec FROM things WHERE false');
CALL try('SELECT * FROM summarize(NULL::text)');
CALL try('SELECT * FROM summarize(NULL::data_profile)');
CALL try($$SELECT * FROM summarize('')$$);
CALL try($$SELECT * FROM summarize('DELETE FROM things')$$);
CALL try($$SELECT * FROM summarize('SELECT 1; SELECT 2')$$);
CALL try($$SELECT * FROM summarize('SELECT x, x FROM things')$$);
CALL try($$SELECT * FROM summarize('SELECT FROM things')$$);
CALL try($$SELECT * FROM summarize('SELECT 1 / (id - id) AS q FROM things')$$);
CREATE ROLE profile_reader;
GRANT USAGE ON SCHEMA mlsys, profile_tests TO profile_reader;
SET ROLE profile_reader;
CALL try($$SELECT * FROM summarize('SELECT x FROM things')$$);
RESET ROLE;
REVOKE USAGE ON SCHEMA mlsys, profile_tests FROM profile_reader;
DROP ROLE profile_reader;

-- text and binary form
SELECT exact(profile::text::data_profile) = exact(profile) AS same, left(profile::text, 14) AS prefix, profile::text::data_profile::text = profile::text AS same_text FROM kept WHERE profile IS NOT NULL;
SELECT replace(encode(data_profile_send(profile), 'base64'), E'\n', '') = substr(profile::text, 15) AS same_bytes FROM kept WHERE name = 'all';
CALL try($$SELECT ''::data_profile$$);
CALL try($$SELECT 'mlsysprofile2:AAAA'::data_profile$$);
CALL try($$SELECT 'mlsysprofile1:'::data_profile$$);
CALL try($$SELECT 'mlsysprofile1:A A='::data_profile$$);
CALL try($$SELECT 'mlsysprofile1:AAAAAAAAAAAAAAAA'::data_profile$$);
CALL try($$SELECT left(profile::text, 1014)::data_profile FROM kept WHERE name = 'all'$$);
CALL try($$SELECT (profile::text || 'AAAA')::data_profile FROM kept WHERE name = 'window'$$);
-- every changed byte is refused; so is what is changed with the checksum set right, or it is a profile that works
SET client_min_messages = warning;
CREATE TABLE crc_steps AS SELECT array_agg(step ORDER BY i) AS steps FROM (
    WITH RECURSIVE s(i, bit, crc) AS (SELECT i::bigint, 0, i::bigint FROM generate_series(0, 255) i UNION ALL SELECT i, bit + 1, CASE WHEN crc & 1 = 1 THEN (crc >> 1) # 2197175160 ELSE crc >> 1 END FROM s WHERE bit < 8)
    SELECT i, crc AS step FROM s WHERE bit = 8) t;
CREATE FUNCTION crc32c(data bytea) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    crc bigint := 4294967295;
    t bigint[];
BEGIN
    SELECT steps INTO t FROM crc_steps;
    FOR i IN 0 .. length(data) - 1 LOOP
        crc := t[1 + ((crc # get_byte(data, i)) & 255)] # (crc >> 8);
    END LOOP;
    RETURN crc # 4294967295;
END
$$;
CREATE FUNCTION sealed(data bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    crc bigint := crc32c(data);
    head bytea := '\x0000000000000000';
BEGIN
    FOR i IN 0 .. 3 LOOP
        head := set_byte(head, i, (crc >> (8 * i) & 255)::int);
    END LOOP;
    RETURN 'mlsysprofile1:' || replace(encode(head || data, 'base64'), E'\n', '');
END
$$;
CREATE TABLE small AS SELECT profile(x, word) AS reference, profile((SELECT profile(x, word) FROM things WHERE id < 40), x, word) AS seen FROM things WHERE id < 40;
SELECT sealed(substr(decode(substr(reference::text, 15), 'base64'), 9)) = reference::text AS "the checksum is that" FROM small;
CREATE PROCEDURE damage(profile data_profile, step int) LANGUAGE plpgsql AS $$
DECLARE
    bytes bytea := decode(substr(profile::text, 15), 'base64');
    data bytea := substr(bytes, 9);
    changed text;
    refused int := 0;
    accepted int := 0;
    unexpected int := 0;
BEGIN
    FOR i IN 0 .. length(bytes) - 1 BY step LOOP
        BEGIN
            changed := 'mlsysprofile1:' || replace(encode(set_byte(bytes, i, get_byte(bytes, i) # 16), 'base64'), E'\n', '');
            PERFORM changed::data_profile;
            RAISE WARNING 'byte % can be changed', i;
        EXCEPTION WHEN invalid_text_representation THEN NULL;
        END;
    END LOOP;
    FOR i IN 0 .. length(data) - 1 BY step LOOP
        FOR bit IN 0 .. 7 BY 7 LOOP
            BEGIN
                changed := sealed(set_byte(data, i, get_byte(data, i) # (1 << bit)));
                PERFORM changed::data_profile;
                accepted := accepted + 1;
                PERFORM count(*) FROM mlsys.summarize(changed::data_profile);
                PERFORM mlsys.profile_json(changed::data_profile);
                PERFORM mlsys.profile(changed::data_profile, x, word) FROM things WHERE id < 20;
                PERFORM changed::data_profile + profile;
            EXCEPTION WHEN invalid_text_representation THEN refused := refused + 1;
                WHEN array_subscript_error OR program_limit_exceeded OR out_of_memory THEN NULL;
                WHEN OTHERS THEN unexpected := unexpected + 1; RAISE WARNING 'byte % bit %: % %', i, bit, SQLSTATE, SQLERRM;
            END;
        END LOOP;
    END LOOP;
    FOR i IN 0 .. length(data) - 1 BY step * 3 LOOP
        BEGIN
            PERFORM sealed(substr(data, 1, i))::data_profile;
            RAISE WARNING 'cut to % bytes it is a profile', i;
        EXCEPTION WHEN invalid_text_representation THEN refused := refused + 1;
        END;
    END LOOP;
    RAISE WARNING 'refused some: %, accepted some: %, unexpected: %', refused > 0, accepted > 0, unexpected;
END
$$;
DO $$ DECLARE p data_profile; BEGIN SELECT reference INTO p FROM small; CALL damage(p, 17); SELECT seen INTO p FROM small; CALL damage(p, 7); END $$;
RESET client_min_messages;

-- called outside of an aggregate
CALL try_internal('SELECT mlsys.profile_accum(NULL::internal, 1)');
CALL try_internal('SELECT mlsys.profile_final(NULL)');
RESET search_path;
