-- Queries that a user hands over: what is one, what is refused, and that the text can be embedded.
\set SHOW_CONTEXT never
CREATE TABLE t (a int, b text, c int[]);
INSERT INTO t VALUES (1, 'x', '{1,2}'), (2, 'y', NULL);

-- the text ends with the last token: no semicolon, no comment behind it
CREATE TABLE queries (id serial, query text);
INSERT INTO queries (query) VALUES
    ('SELECT 1'), ('  SELECT 1 ;'), (E'SELECT 1;\n\n'), ('SELECT 1 -- comment'), ('SELECT 1; -- comment'), (E'SELECT 1 /* ; */ ; /* x */ -- ;\n;'),
    (E'-- before\nSELECT 1 -- within\n, 2'), ('/* nested /* comment */ ; */ SELECT 1'), (';; ; SELECT 1'), ('SELECT '';'' -- '' AS a'), ('SELECT $$;--$$ AS a -- b'),
    ('SELECT $x$ $$ ; $x$ AS a'), (E'SELECT ''a''\n ''b'' AS a -- c'), (E'SELECT E''a\\''-- b'' AS a;'), ('SELECT U&''d\0061t!0061'' UESCAPE ''!'''), ('SELECT B''101'' AS b, X''1F'' AS x'),
    ('SELECT 1 AS "a;--b"'), ('SELECT 1 AS "a""b";--'), ('SELECT 2--1'), ('SELECT 2 - -1 AS a'), ('SELECT a FROM t WHERE b = ''ä;'' -- ä'), (E'SELECT 1\t;'),
    ('VALUES (1, 2), (3, 4)'), ('TABLE t'), ('(SELECT 1)'), ('((SELECT 1) UNION ALL (SELECT 2));'), ('WITH w AS (SELECT 1 AS a) SELECT * FROM w'),
    ('WITH RECURSIVE w (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM w WHERE n < 3) SEARCH DEPTH FIRST BY n SET o CYCLE n SET is_cycle USING path SELECT n FROM w'), ('SELECT');
SELECT q.id, '<' || mlsys.open_query(q.query, 'query') || '>' AS text FROM queries AS q ORDER BY q.id;
CREATE FUNCTION rows_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    line record;
    lines text = '';
BEGIN
    FOR line IN EXECUTE query LOOP
        lines = lines || line::text;
    END LOOP;
    RETURN lines;
END
$$;
SELECT count(*) FILTER (WHERE rows_of(query) = rows_of('SELECT * FROM (' || mlsys.open_query(query, 'query') || ') AS q')) AS same, count(*) FROM queries;
-- every kind of node that a query may have
SELECT length(mlsys.open_query(query, 'query')) > 0 AS ok FROM (VALUES
    ($$SELECT DISTINCT ON (a) a, count(*) FILTER (WHERE b LIKE 'x%') OVER w, sum(a) OVER (PARTITION BY b ORDER BY a DESC NULLS LAST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES)
       FROM t TABLESAMPLE system (10) REPEATABLE (1) WINDOW w AS (ORDER BY a) LIMIT 1 OFFSET 2$$),
    ($$SELECT a, GROUPING(a, b), percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FROM t GROUP BY GROUPING SETS ((a), ROLLUP (a, b), CUBE (a)) HAVING max(a) > 1 ORDER BY 1 USING < FETCH FIRST 1 ROW WITH TIES$$),
    ($$SELECT x.*, (x).a, (ARRAY[1, 2])[1], c[1:2], ROW(1, 2), (1, 2) = (3, 4), CASE a WHEN 1 THEN 2 ELSE 3 END, coalesce(a, 1), greatest(a, 1), nullif(a, 1), CAST(a AS float8), a::numeric(10, 2),
       a IS NULL, b IS NOT DISTINCT FROM 'x', a BETWEEN SYMMETRIC 1 AND 2, a = ANY (c), a IN (1, 2), EXISTS (SELECT), a > ALL (SELECT 1), ARRAY(SELECT 1), b COLLATE "C", b ~ 'x', b SIMILAR TO 'x', NOT a = 1 AND true OR false IS UNKNOWN,
       current_date, current_user, extract(year FROM now()), substring(b FROM 1 FOR 2), position('a' IN b), overlay(b PLACING 'x' FROM 1), trim(both 'a' FROM b), now() AT TIME ZONE 'UTC', make_interval(days => 1), interval '1 day', date '2000-01-01', bit '101', b IS NORMALIZED
       FROM t AS x$$),
    ($$SELECT * FROM t AS x (p, q) NATURAL JOIN t LEFT JOIN LATERAL (SELECT 1) AS y ON true FULL JOIN generate_series(1, 3) WITH ORDINALITY AS g (i, j) USING (a) AS u, ROWS FROM (unnest(c), json_to_record('{}') AS (k int, l text)) AS f, ONLY t AS z$$),
    ($$SELECT xmlelement(name a, xmlattributes(b AS c), xmlforest(a, b)), xmlparse(document '<a/>'), xmlserialize(content xml '<a/>' AS text), xml '<a/>' IS DOCUMENT, xmlroot(xml '<a/>', version no value), xmlexists('a' PASSING xml '<a/>')
       FROM xmltable(xmlnamespaces('u' AS n), '/a' PASSING xml '<a/>' COLUMNS p int PATH 'b' DEFAULT 1 NOT NULL, o FOR ORDINALITY)$$),
    ($$SELECT 1 UNION SELECT 2 INTERSECT (SELECT 3 EXCEPT ALL VALUES (4) ORDER BY 1) LIMIT 1$$),
    ($$WITH a AS MATERIALIZED (SELECT 1), b AS NOT MATERIALIZED (WITH c AS (VALUES (1)) TABLE c) SELECT * FROM a, b, (WITH d AS (SELECT 1) SELECT * FROM d) AS e$$)) AS q (query);

-- what is refused
CALL try($$SELECT mlsys.open_query('', 'query of train()')$$);
CALL try($$SELECT mlsys.open_query(' ;; -- nothing', 'query of train()')$$);
CALL try($$SELECT mlsys.open_query('SELECT 1; SELECT 2', 'query of train()')$$);
CALL try($$SELECT mlsys.open_query('SELECT 1; DROP TABLE t', 'query of train()')$$);
DO $do$
DECLARE query text;
BEGIN
    FOREACH query IN ARRAY ARRAY['INSERT INTO t VALUES (1)', 'UPDATE t SET a = 1', 'DELETE FROM t', 'MERGE INTO t USING t s ON true WHEN MATCHED THEN DELETE', 'CREATE TABLE u AS SELECT 1', 'EXPLAIN SELECT 1', 'EXECUTE x', 'COPY t TO stdout',
        'SHOW search_path', 'DECLARE c CURSOR FOR SELECT 1', 'CALL p()', 'DO ''''', 'BEGIN', 'SET x.y = 1', 'WITH w AS (SELECT 1) INSERT INTO t SELECT * FROM w',
        'WITH w AS (INSERT INTO t VALUES (1) RETURNING a) SELECT * FROM w', 'WITH v AS (SELECT 1), w AS (UPDATE t SET a = 1 RETURNING a) SELECT 1', 'WITH w AS (DELETE FROM t) SELECT 1',
        'SELECT * FROM (WITH w AS (DELETE FROM t RETURNING a) SELECT * FROM w) q', 'SELECT (WITH w AS (DELETE FROM t RETURNING a) SELECT 1)', 'WITH v AS (WITH w AS (DELETE FROM t RETURNING a) TABLE w) TABLE v',
        'SELECT 1 UNION (WITH w AS (DELETE FROM t RETURNING a) TABLE w)', 'SELECT 1 ORDER BY (WITH w AS (DELETE FROM t RETURNING a) TABLE w)', 'SELECT 1 LIMIT (WITH w AS (DELETE FROM t RETURNING a) TABLE w)',
        'VALUES ((WITH w AS (DELETE FROM t RETURNING a) TABLE w))', 'SELECT 1 FROM f(a => (WITH w AS (DELETE FROM t RETURNING a) TABLE w)) g JOIN t ON (WITH w AS (INSERT INTO t DEFAULT VALUES) SELECT true)',
        'SELECT sum(a) OVER (ORDER BY (WITH w AS (DELETE FROM t RETURNING a) TABLE w)) FROM t', 'SELECT sum(a) FILTER (WHERE (WITH w AS (DELETE FROM t RETURNING a) TABLE w) = 1) FROM t',
        'SELECT 1 INTO u', 'SELECT * FROM (SELECT 1 INTO u) q', 'SELECT a INTO TEMP u FROM t', 'SELECT * FROM t FOR UPDATE', 'SELECT * FROM t FOR KEY SHARE', 'SELECT * FROM (SELECT * FROM t FOR SHARE OF t NOWAIT) q', 'SELECT (SELECT a FROM t LIMIT 1 FOR NO KEY UPDATE)',
        'SELECT 1)', 'SELECT 1) AS q; DROP TABLE t; --', 'SELECT (1', 'SELECT ''a', 'SELECT /* a', 'SELECT "a', 'SELECT $$a', 'SELEC 1', 'SELECT 1 FROM'] LOOP
        RAISE INFO '%', query;
        CALL try(format('SELECT mlsys.open_query(%L, ''query of train()'')', query));
    END LOOP;
END
$do$;

-- where an error is
\set VERBOSITY default
\set SHOW_CONTEXT errors
SELECT mlsys.open_query('SELECT a, b FROM t WHERE ä = FROM', 'query of train()');
SELECT mlsys.open_query('WITH a AS (SELECT ''ä''), w AS (DELETE FROM t) SELECT 1', 'query of train()');
SELECT mlsys.open_query('SELECT 1; SELECT 2', 'query of train()');
SELECT mlsys.open_query('SELECT a INTO b FROM t', 'query of train()');
SELECT mlsys.open_query('SELECT 1', NULL) IS NULL AS strict;
-- the scanner's setting
SET standard_conforming_strings = off;
SET escape_string_warning = on;
SELECT mlsys.open_query($$SELECT 'a\'; -- ' AS b -- c$$, 'query');
RESET standard_conforming_strings;
RESET escape_string_warning;
DROP FUNCTION rows_of;
DROP TABLE t, queries;
