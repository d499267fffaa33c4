-- A training aggregate does all that an aggregate does.
\set SHOW_CONTEXT never
CREATE TABLE sales (region text, shop int, y float8, a float8, c text);
INSERT INTO sales
SELECT 'r' || i % 3, i % 2, (i % 3 + 1) * i + i % 2 * 100, i, 'c' || i % 2 FROM generate_series(1, 60) i;

-- GROUP BY: a model a group, whatever way the executor goes
SELECT region, show(mlsys.linear_regression(y, a, shop)) FROM sales GROUP BY region ORDER BY region;
SET enable_hashagg = off;
SELECT region, show(mlsys.linear_regression(y, a, c)) FROM sales GROUP BY region ORDER BY region;
SET enable_hashagg = on;
SET enable_sort = off;
SELECT region, show(mlsys.linear_regression(y, a, c)) FROM sales GROUP BY region ORDER BY region;
RESET enable_sort;
-- HAVING
SELECT region FROM sales GROUP BY region HAVING mlsys.describe(mlsys.linear_regression(y, a, shop)) ->> 'rank' = '3' ORDER BY region;
SELECT region, show(mlsys.linear_regression(y, a, shop)) FROM sales GROUP BY region
HAVING mlsys.predict(mlsys.linear_regression(y, a, shop), 10, 0) > 15 ORDER BY region;
-- FILTER, WHERE
SELECT show(mlsys.linear_regression(y, a, shop) FILTER (WHERE region = 'r0')) AS r0,
       show(mlsys.linear_regression(y, a) FILTER (WHERE region = 'r1' AND shop = 1)) AS r1,
       mlsys.linear_regression(y, a) FILTER (WHERE false) IS NULL AS nothing
FROM sales;
-- DISTINCT: a row counts once
SELECT show(mlsys.linear_regression(DISTINCT y, a), 3) AS distinct, mlsys.describe(mlsys.linear_regression(DISTINCT y, a)) ->> 'rows' AS rows,
       show(mlsys.linear_regression(y, a), 3) AS all, mlsys.describe(mlsys.linear_regression(y, a)) ->> 'rows' AS rows
FROM (SELECT y, a FROM sales UNION ALL SELECT y, a FROM sales WHERE shop = 1) twice;
SELECT show(mlsys.linear_regression(y, a), 3) FROM sales;
-- ... with categories, options, in the array form; a literal there is text for PostgreSQL, so cast it
SELECT mlsys.describe(mlsys.linear_regression(DISTINCT '{"l2": 1}'::jsonb, y, a, c)) ->> 'rows' AS columns,
       mlsys.describe(mlsys.linear_regression(DISTINCT y, ARRAY[a])) ->> 'rows' AS array,
       mlsys.describe(mlsys.linear_regression(DISTINCT '{"target": "y"}'::jsonb, twice)) ->> 'rows' AS row
FROM (SELECT y, a, c FROM sales UNION ALL SELECT y, a, c FROM sales) twice;
CALL try('SELECT mlsys.linear_regression(DISTINCT ''{"l2": 1}'', y, a, c) FROM sales');
SELECT mlsys.describe(mlsys.linear_regression('{"l2": 1}', y, a, c ORDER BY a)) -> 'options_given' AS given FROM sales;
-- ORDER BY inside changes nothing but the order
SELECT show(mlsys.linear_regression(y, a, c ORDER BY a DESC)) = show(mlsys.linear_regression(y, a, c)) AS equal,
       show(mlsys.linear_regression(y, ARRAY[a] ORDER BY region, a)) = show(mlsys.linear_regression(y, ARRAY[a])) AS equal
FROM sales;
-- GROUPING SETS, ROLLUP, CUBE
SELECT region, shop, show(mlsys.linear_regression(y, a), 3) FROM sales
GROUP BY GROUPING SETS ((region, shop), (region), ()) ORDER BY region, shop;
SELECT region, shop, mlsys.describe(mlsys.linear_regression(y, a, c)) ->> 'rows' AS rows FROM sales
GROUP BY ROLLUP (region, shop) ORDER BY region, shop;
SELECT region, shop, mlsys.describe(mlsys.linear_regression(y, ARRAY[a])) ->> 'rows' AS rows FROM sales
GROUP BY CUBE (region, shop) ORDER BY region, shop;
-- OVER: a partition, and frames that move
SELECT DISTINCT region, show(mlsys.linear_regression(y, a, shop) OVER (PARTITION BY region)) FROM sales ORDER BY region;
SELECT a, show(mlsys.linear_regression(y, a) OVER w) AS columns, show(mlsys.linear_regression(y, ARRAY[a]) OVER w) AS array
FROM sales WHERE region = 'r0' AND a <= 21 WINDOW w AS (ORDER BY a) ORDER BY a;
SELECT a, show(mlsys.linear_regression(y, a) OVER w) AS moving, mlsys.describe(mlsys.linear_regression(y, a, c) OVER w) ->> 'rows' AS rows
FROM sales WHERE region = 'r0' AND shop = 0 WINDOW w AS (ORDER BY a ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) ORDER BY a;
SELECT a, mlsys.linear_regression(y, a) OVER (ORDER BY a ROWS BETWEEN 3 FOLLOWING AND UNBOUNDED FOLLOWING) IS NULL AS empty
FROM sales WHERE region = 'r0' AND shop = 0 AND a > 40 ORDER BY a;
SELECT a, show(mlsys.linear_regression(y, ARRAY[a]) FILTER (WHERE shop = 0) OVER (ORDER BY a)) FROM sales WHERE a < 8 AND region = 'r0' ORDER BY a;
-- two calls at once, the same call twice
SELECT show(mlsys.linear_regression(y, a)) = show(mlsys.linear_regression(y, a)) AS same,
       show(mlsys.linear_regression(a, y)) = show(mlsys.linear_regression(y, a)) AS different
FROM sales;
-- correlated, in a subquery, LATERAL
SELECT region, (SELECT show(mlsys.linear_regression(s.y, s.a, s.shop)) FROM sales s WHERE s.region = r.region) FROM (SELECT DISTINCT region FROM sales) r ORDER BY region;
SELECT r.region, show(l.m) FROM (SELECT DISTINCT region FROM sales) r,
     LATERAL (SELECT mlsys.linear_regression(s.y, s.a, s.shop) AS m FROM sales s WHERE s.region = r.region) l ORDER BY region;
-- the nullable side of an outer join: rows without partner are rows of NULLs, and a row that is NULL is skipped
SELECT show(mlsys.linear_regression(s.y, s.a, s.shop)) FROM generate_series(1, 70) i LEFT JOIN sales s ON s.a = i AND s.region = 'r2';
SELECT show(mlsys.linear_regression('{"target": "y", "features": ["a", "shop"]}', s)) FROM generate_series(1, 70) i LEFT JOIN sales s ON s.a = i AND s.region = 'r2';
SELECT mlsys.linear_regression('{"target": "y"}', s) IS NULL AS none FROM generate_series(100, 110) i LEFT JOIN sales s ON s.a = i;
-- partitions, inheritance, rows of other tables
CREATE TABLE parts (a float8, gone int, y float8, region text) PARTITION BY LIST (region);
ALTER TABLE parts DROP COLUMN gone;
CREATE TABLE parts_r0 PARTITION OF parts FOR VALUES IN ('r0');
CREATE TABLE parts_r1 (region text, y float8, a float8);
ALTER TABLE parts ATTACH PARTITION parts_r1 FOR VALUES IN ('r1');
INSERT INTO parts (region, y, a) SELECT region, y - shop * 100, a FROM sales WHERE region < 'r2';
SELECT show(mlsys.linear_regression(y, a, region)), show(mlsys.linear_regression('{"target": "y"}', parts)) FROM parts;
SELECT tableoid::regclass, show(mlsys.linear_regression(y, a)), show(mlsys.linear_regression('{"target": "y", "features": ["a"]}', parts)) FROM parts GROUP BY tableoid ORDER BY 1;
-- many groups; what hash aggregation spills
SELECT count(*), count(m) FROM (SELECT mlsys.linear_regression(i % 10 + g, i % 10) AS m FROM generate_series(1, 20000) i, LATERAL (SELECT i / 10 AS g) s GROUP BY g) t;
SET work_mem = '64kB';
SET enable_sort = off;
SELECT count(*), count(m) FROM (SELECT mlsys.linear_regression(i % 10 + g, i % 10, 'c' || i % 2) AS m FROM generate_series(1, 5000) i, LATERAL (SELECT i / 10 AS g) s GROUP BY g) t;
SELECT count(*), count(m), min(rows) FROM (SELECT m, (mlsys.describe(m) ->> 'rows')::int AS rows FROM (SELECT mlsys.linear_regression(i, ARRAY[i % 7]) AS m FROM generate_series(1, 5000) i GROUP BY i % 500) g) t;
RESET work_mem;
RESET enable_sort;
-- as an expression of the aggregate's result
SELECT mlsys.predict(mlsys.linear_regression(y, a, shop), 100, 1) FROM sales WHERE region = 'r1';
-- arrays of other lengths in other groups
SELECT g, show(mlsys.linear_regression(y, array_fill(a, ARRAY[g]), shop, c), 2) FROM sales, generate_series(1, 3) g WHERE region = 'r0' GROUP BY g ORDER BY g;
SELECT g, show(mlsys.linear_regression(y, array_fill(a, ARRAY[g])), 2) FROM sales, generate_series(1, 3) g WHERE region = 'r0' AND shop = 0 GROUP BY g ORDER BY g;
DROP TABLE sales, parts;

-- groups whose rows are of different types, and options that come from an outer query
SELECT g, mlsys.linear_regression('{"target": "f1"}', CASE WHEN g = 1 THEN row(i::float8, ARRAY[i::float8], 0::int8) ELSE row(i::float8, 400 + (1::int8 << 32), 701::int8) END ORDER BY g) IS NULL AS none FROM (SELECT i, i % 2 + 1 AS g FROM generate_series(1, 20) i) s GROUP BY g ORDER BY g;
SELECT o.options, mlsys.describe(q.model) -> 'options_given' AS used FROM (VALUES (1, '{"l2": 0}'::jsonb), (2, '{"l2": 100000}')) o(n, options), LATERAL (SELECT mlsys.linear_regression(o.options, i * 2, i) AS model FROM generate_series(1, 9) i) q ORDER BY n;
