-- Rows, names and schemas where a prediction must not depend on how it is planned.
\set SHOW_CONTEXT never
CREATE TABLE bulbs (id int PRIMARY KEY, a float8, b float8, y float8);
INSERT INTO bulbs SELECT i, i % 9, i * i % 7, 1 + 2 * (i % 9) - 3 * (i * i % 7) FROM generate_series(1, 40) i;
CREATE TABLE colours (id int, colour text);
INSERT INTO colours VALUES (1, 'red'), (2, 'blue');
ANALYZE bulbs, colours;
SELECT mlsys.register('bulbs', mlsys.linear_regression(y, a, b)), mlsys.deploy('bulbs') FROM bulbs;

-- below grouping sets a row that is not grouped is NULL, also one that is an expression: that of a join, of a subquery
SELECT round(mlsys.predict('bulbs', j)) AS joined, count(*) FROM (bulbs JOIN colours USING (id)) AS j GROUP BY GROUPING SETS ((j), ()) ORDER BY 1;
SELECT round(mlsys.predict('bulbs', s)) AS subquery, count(*) FROM (SELECT a, b FROM bulbs WHERE id < 3) AS s GROUP BY ROLLUP (s) ORDER BY 1;
SELECT round(mlsys.predict('bulbs', bulbs)) AS whole, count(*) FROM bulbs WHERE id < 3 GROUP BY GROUPING SETS ((bulbs), ()) ORDER BY 1;
SELECT round(mlsys.predict('bulbs', j)) AS grouped, count(*) FROM (bulbs JOIN colours USING (id)) AS j GROUP BY j ORDER BY 1;

-- who reads a view needs no privilege of the schema of its functions
CREATE ROLE regress_rows_reader;
CREATE VIEW scored AS SELECT mlsys.predict('bulbs', r) AS p FROM bulbs r;
GRANT SELECT ON scored TO regress_rows_reader;
SELECT mlsys.grant_predict('bulbs', 'regress_rows_reader');
REVOKE USAGE ON SCHEMA mlsys FROM PUBLIC;
SET SESSION AUTHORIZATION regress_rows_reader;
SELECT count(p) FROM scored;
RESET SESSION AUTHORIZATION;
GRANT USAGE ON SCHEMA mlsys TO PUBLIC;
DROP VIEW scored;

-- the number of a version may come to stand for another one, though no alias ever pointed at it
SELECT mlsys.register('reborn', mlsys.linear_regression(y, a)) FROM bulbs;
PREPARE by_version AS SELECT count(mlsys.predict('reborn@1', r)) FROM bulbs r;
EXECUTE by_version;
SELECT mlsys.drop_model('reborn');
SELECT mlsys.register('reborn', mlsys.linear_regression(y, b)) FROM bulbs;
EXECUTE by_version;
SELECT mlsys.rename_model('reborn', 'renamed');
SELECT mlsys.register('reborn', mlsys.linear_regression(y, a, b)) FROM bulbs;
EXECUTE by_version;
DEALLOCATE by_version;

-- labels are value::text, where a type's cast to text says something else than its output function, too
CREATE TABLE hosts (id int, a float8, net inet, code "char");
INSERT INTO hosts SELECT i, i % 9, '10.0.0.0'::inet + i % 3, chr(97 + i % 2)::"char" FROM generate_series(1, 60) i;
SELECT mlsys.describe(mlsys.logistic_regression('{"l2": 1}', net, a)) -> 'classes' AS classes, array_agg(DISTINCT net::text) AS labels FROM hosts;
SELECT version, test_rows, metrics -> 'test' ->> 'log_loss' IS NOT NULL AS scored FROM mlsys.train('hosts', 'SELECT id, a, net FROM hosts', 'net', 'logistic_regression', '{"l2": 1}', split_key => 'id');
SELECT version, test_rows, metrics -> 'test' ->> 'log_loss' IS NOT NULL AS scored FROM mlsys.train('hosts', 'SELECT id, a, net FROM hosts WHERE net <> ''10.0.0.2''', 'net', 'logistic_regression', '{"l2": 1, "positive_class": "10.0.0.0/32"}', split_key => 'id');
CREATE DOMAIN code AS "char";
SELECT mlsys.describe(mlsys.logistic_regression('{"l2": 1, "positive_class": "b"}', code::code, a)) -> 'classes' AS classes FROM hosts;

SELECT mlsys.undeploy('bulbs');
SELECT count(mlsys.drop_model(model)::text) FROM unnest('{bulbs,reborn,renamed,hosts}'::text[]) AS model;
TRUNCATE mlsys.alias_history RESTART IDENTITY;
DROP ROLE regress_rows_reader;
DROP DOMAIN code;
DROP TABLE bulbs, colours, hosts;
