-- The names that a model gives its features.
\set SHOW_CONTEXT never
CREATE TABLE points (y float8, x float8, "The Z" float8, t text);
INSERT INTO points SELECT 2 * i + i % 5, i, i % 5, 't' || i % 2 FROM generate_series(1, 20) i;
CREATE FUNCTION names(model mlsys.model) RETURNS text LANGUAGE sql AS
$$SELECT (mlsys.describe(model) ->> 'target') || ' ~ ' || string_agg(c ->> 'name', ', ' ORDER BY n) FROM jsonb_array_elements(mlsys.describe(model) -> 'columns') WITH ORDINALITY v(c, n)$$;

-- columns, qualified or not, quoted, in other case
SELECT names(mlsys.linear_regression(y, x, "The Z", t)) FROM points;
SELECT names(mlsys.linear_regression(p.y, p.X, p."The Z", P.t)) FROM points p;
SELECT names(mlsys . linear_regression ( points . y , public.points.x,points."The Z" )) FROM public.points;
SELECT names("mlsys"."linear_regression"(y, x)) FROM points;
SET search_path = mlsys, public;
SELECT names(linear_regression(y, x, "The Z")) FROM points;
RESET search_path;
-- aliases of the table's columns
SELECT names(mlsys.linear_regression(a, b, c)) FROM points AS p(a, b, c);
-- expressions have none
SELECT names(mlsys.linear_regression(y, x, x * x, "The Z" + 1, 5, abs(x))) FROM points;
SELECT names(mlsys.linear_regression(y + 1, x::int, +x, (p).x)) FROM points p;
SELECT names(mlsys.linear_regression(y, (x), x + 1)) FROM points;
-- with options before them, and in their own names
SELECT names(mlsys.linear_regression('{}', y, x, "The Z")), names(mlsys.linear_regression('{"l2": 1}'::jsonb, y, x, "The Z")),
       names(mlsys.linear_regression('{"features": ["one", "two"]}', y, x, "The Z")),
       names(mlsys.linear_regression('{"weight": 2}', y, x, 1.5, "The Z"))
FROM points;
SELECT names(mlsys.linear_regression('{"features": ["n,a)m''e", "\"quoted\"", "ümläut"]}', y, x, "The Z", t)) FROM points;
-- DISTINCT, ORDER BY, FILTER, comments and strings in the call
SELECT names(mlsys.linear_regression(DISTINCT y, x, "The Z")) FROM points;
SELECT names(mlsys.linear_regression(ALL y, x, "The Z")) FROM points;
SELECT names(mlsys.linear_regression(y, x, "The Z" ORDER BY x, y)) FROM points;
SELECT names(mlsys.linear_regression(y, x, "The Z") FILTER (WHERE t <> ',)(')) FROM points;
SELECT names(mlsys.linear_regression(y, /* , */ x, "The Z")) FROM points;
SELECT names(mlsys.linear_regression(y, x, -- the first
                                     "The Z")) FROM points;
SELECT names(mlsys.linear_regression(y, x, length(t || ',)') + 0, "The Z")) FROM points;
SELECT names(mlsys.linear_regression(y, x, length($a$,)$a$) + 0, "The Z")) FROM points;
SELECT names(mlsys.linear_regression(y, (ARRAY[x, y])[1], "The Z")) FROM points;
-- the calls of one query are told apart; a call before it in the text does not disturb
SELECT 'linear_regression(y, b, c)' AS text, names(mlsys.linear_regression(y, x)), names(mlsys.linear_regression(x, y)) FROM points;
-- subqueries, flattened or not, CTEs inlined or not, views: the names that the query writes
SELECT names(mlsys.linear_regression(goal, first, second)) FROM (SELECT y AS goal, x AS first, "The Z" AS second FROM points) s;
SELECT names(mlsys.linear_regression(goal, first, second)) FROM (SELECT y AS goal, x AS first, x * x AS second FROM points) s;
SELECT names(mlsys.linear_regression(goal, first, second)) FROM (SELECT y AS goal, x AS first, "The Z" AS second FROM points OFFSET 0) s;
WITH s AS (SELECT y AS goal, x AS first, "The Z" AS second FROM points) SELECT names(mlsys.linear_regression(goal, first, second)) FROM s;
WITH s AS MATERIALIZED (SELECT y AS goal, x AS first, "The Z" AS second FROM points) SELECT names(mlsys.linear_regression(goal, first, second)) FROM s;
CREATE VIEW renamed AS SELECT y AS goal, x AS first, "The Z" AS second FROM points;
SELECT names(mlsys.linear_regression(goal, first, second)) FROM renamed;
SELECT names(mlsys.linear_regression(r.goal, r.first, p.x)) FROM renamed r JOIN points p ON p.x = r.first;
SELECT names(mlsys.linear_regression(p.y, r.first, p."The Z")) FROM points p LEFT JOIN (SELECT x AS first FROM points WHERE x > 3) r ON p.x = r.first;
SELECT names(mlsys.linear_regression(p.y, l.twice, p."The Z")) FROM points p, LATERAL (SELECT 2 * p.x AS twice) l;
SELECT names(mlsys.linear_regression(y, x, "The Z")) FROM points JOIN (SELECT x, t FROM points) q USING (x);
SELECT names(mlsys.linear_regression(goal, first)) FROM (SELECT y AS goal, x AS first FROM points UNION ALL SELECT y, x FROM points) s;
-- options that name a column are read with the first row, before the text is: the names of plain tables only
CREATE TABLE kept (model mlsys.model);
INSERT INTO kept SELECT mlsys.linear_regression('{"weight": "x"}', y, x, "The Z") FROM points;
SELECT names(model) FROM kept;
CREATE TABLE kept_too AS SELECT mlsys.linear_regression('{"weight": "p"}', y, p, "The Z") AS model FROM points q(y, p);
SELECT names(model) FROM kept_too;
CALL try($$SELECT mlsys.linear_regression('{"weight": "w"}', y, w, "The Z") FROM (SELECT y, x AS w, "The Z" FROM points) s$$);
SELECT names(mlsys.linear_regression('{"weight": 1}', y, w, "The Z")) FROM (SELECT y, x AS w, "The Z" FROM points) s;
DROP TABLE kept, kept_too;
-- two columns of one name need others
CALL try('SELECT mlsys.linear_regression(p.y, p.x, q.x) FROM points p, points q');
SELECT names(mlsys.linear_regression('{"features": ["px", "qx"]}', p.y, p.x, q.x)) FROM points p, points q;
-- a column that is called like a made-up name
SELECT names(mlsys.linear_regression(y, x * 2, f1)) FROM (SELECT y, x, "The Z" AS f1 FROM points) s;
SELECT names(mlsys.linear_regression(y, f2, x * 2)) FROM (SELECT y, x, "The Z" AS f2 FROM points) s;
-- stored queries: a SQL function has its text; a view's is gone, and so are the names unless the option gives them
CREATE VIEW training AS SELECT mlsys.linear_regression(p.y, p.x, p."The Z") AS model FROM points p;
SELECT names(model) FROM training;
CREATE VIEW training_renamed AS SELECT mlsys.linear_regression('{"features": ["first", "second"]}', goal, first, second) AS model FROM renamed;
SELECT names(model) FROM training_renamed;
CREATE FUNCTION train_points() RETURNS mlsys.model LANGUAGE sql AS 'SELECT mlsys.linear_regression(y, x, "The Z") FROM points';
SELECT names(train_points());
CREATE FUNCTION train_atomic() RETURNS mlsys.model LANGUAGE sql BEGIN ATOMIC SELECT mlsys.linear_regression(y, x, "The Z") FROM points; END;
SELECT names(train_atomic());
CREATE MATERIALIZED VIEW trained AS SELECT mlsys.linear_regression(y, x, "The Z") AS model FROM points;
SELECT names(model) FROM trained;
REFRESH MATERIALIZED VIEW trained;
SELECT names(model) FROM trained;
DO $$
DECLARE
    target float8 := 1;
    model mlsys.model;
BEGIN
    SELECT mlsys.linear_regression(p.y, p.x, target) INTO model FROM points p;
    RAISE INFO '%', names(model);
    EXECUTE 'SELECT mlsys.linear_regression(goal, first, second) FROM renamed' INTO model;
    RAISE INFO '%', names(model);
END
$$;
PREPARE named AS SELECT names(mlsys.linear_regression(goal, first, second)) FROM renamed;
EXECUTE named;
SET plan_cache_mode = force_generic_plan;
EXECUTE named;
RESET plan_cache_mode;
DEALLOCATE named;
-- several statements in one message
SELECT 1 AS one \; SELECT names(mlsys.linear_regression(goal, first, second)) FROM renamed \; SELECT names(mlsys.linear_regression(first, goal)) FROM renamed;
-- in a window call names are not known
SELECT DISTINCT names(mlsys.linear_regression(y, x, "The Z") OVER ()) FROM points;
SELECT DISTINCT names(mlsys.linear_regression('{"features": ["x", "z"]}', y, x, "The Z") OVER ()) FROM points;
-- grouping sets, parallel workers
SELECT t, names(mlsys.linear_regression(y, x, "The Z")) FROM points GROUP BY ROLLUP (t) ORDER BY t;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SELECT names(mlsys.linear_regression(goal, first, second)) FROM renamed;
SELECT names(mlsys.linear_regression('{"weight": "x"}', y, x, "The Z")) FROM points;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
-- truncated to the length of a name, as everywhere
SELECT names(mlsys.linear_regression(y, a123456789b123456789c123456789d123456789e123456789f123456789g123456789))
FROM (SELECT y, x AS a123456789b123456789c123456789d123456789e123456789f123456789g123456789 FROM points) s;

DROP MATERIALIZED VIEW trained;
DROP VIEW training, training_renamed, renamed;
DROP FUNCTION train_points, train_atomic, names;
DROP TABLE points;
