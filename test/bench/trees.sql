-- trees.sql
--		Tables of the benchmark of trees, the same on every machine. Variable nrows.
--
--	trees_4	x1 .. x20 uniform in (0, 1) and y, a label drawn with a probability that depends on x1 .. x10: 4 * nrows rows
--	trees	the first nrows of them, trees_test as many others, a fifth of nrows; trees_few another fifth
SET client_min_messages = error;
CREATE EXTENSION IF NOT EXISTS mlsys;
CREATE SCHEMA IF NOT EXISTS bench;
SET search_path = bench, public;

SELECT setseed(0.5);
CREATE FUNCTION pg_temp.label(x1 float8, x2 float8, x3 float8, x4 float8, x5 float8, x6 float8, x7 float8, x8 float8, x9 float8, x10 float8, u float8)
RETURNS boolean LANGUAGE sql AS $$
	SELECT u < 1 / (1 + exp(-(2 * sin(6 * x1 * x2) + 8 * (x3 - 0.5) ^ 2 + CASE WHEN x4 > 0.3 THEN x5 ELSE -2 * x6 END
							  - 3 * x7 * x8 + 0.5 * x9 - x10)))
$$;
SELECT format('CREATE TABLE %s AS SELECT %s, pg_temp.label(x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, u) AS y FROM '
			  '(SELECT %s, random() AS u FROM generate_series(1, %s) OFFSET 0) r',
			  t, string_agg('x' || i, ', ' ORDER BY i), string_agg('random() AS x' || i, ', ' ORDER BY i), n)
FROM generate_series(1, 20) i,
	(VALUES ('trees_4', 4 * :nrows), ('trees_test', :nrows / 5), ('trees_few', :nrows / 5)) v(t, n)
GROUP BY t, n
\gexec
CREATE TABLE trees AS SELECT * FROM trees_4 LIMIT :nrows;
VACUUM ANALYZE;
