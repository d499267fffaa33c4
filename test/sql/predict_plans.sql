-- The planner takes predict(model, row) apart where nobody can see the difference.
\set SHOW_CONTEXT never
CREATE TABLE flowers (id int PRIMARY KEY, x float8, gone text, y float8, kind text, z float8);
INSERT INTO flowers SELECT i, i % 7, 'gone', 3 * (i % 7) + i % 2, 'k' || i % 2, i FROM generate_series(1, 40) i;
ALTER TABLE flowers DROP COLUMN gone;
ANALYZE flowers;
SELECT mlsys.linear_regression(y, x, kind) AS model, mlsys.linear_regression(y, kind, x, id) AS other, mlsys.linear_regression(y, z) AS single, mlsys.linear_regression(y, x * 2, kind) AS nameless FROM flowers \gset
CREATE TABLE fits (name text, model mlsys.model);
INSERT INTO fits VALUES ('model', :'model'), ('other', :'other'), ('single', :'single');
-- what the row form gives when nothing is rewritten: a row that has come through a function
CREATE FUNCTION whole(flowers) RETURNS flowers LANGUAGE plpgsql AS 'BEGIN RETURN $1; END';
\set ECHO none
CREATE FUNCTION predictor() RETURNS text LANGUAGE sql AS $$SELECT format('mlsys.predict(%L::mlsys.model, ', model) FROM fits WHERE name = 'model'$$;
\set ECHO all

-- a known model: only the columns that it uses; an unknown one: all of them with their names
SELECT plan(format('SELECT %s f) FROM flowers f', predictor()));
SELECT trim(p) AS plan FROM plan('SELECT mlsys.predict(model, f) FROM flowers f, fits WHERE name = ''model''') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT mlsys.predict((SELECT model FROM fits WHERE name = ''model''), f) FROM flowers f') p WHERE p LIKE '%predict%';
SELECT plan('SELECT * FROM flowers f WHERE ' || predictor() || 'f) > 1');
SELECT plan('SELECT ' || predictor() || 'f.*) FROM flowers f');
SELECT plan(format('SELECT mlsys.predict(%L::mlsys.model, f) FROM flowers f', :'single'));
SELECT plan(format('SELECT mlsys.predict(%L::mlsys.model, f) FROM flowers f', :'other'));
-- a subquery, view or CTE that is flattened; one that is not
SELECT plan('SELECT ' || predictor() || 's) FROM (SELECT id, x + 1 AS x, upper(kind) AS kind FROM flowers) s');
CREATE VIEW view_of_flowers AS SELECT kind, 2 * z AS x, y FROM flowers;
SELECT plan('SELECT ' || predictor() || 'v) FROM view_of_flowers v');
SELECT plan('WITH c AS (SELECT x, kind FROM flowers) SELECT ' || predictor() || 'c) FROM c');
SELECT plan('SELECT ' || predictor() || 's) FROM (SELECT x, kind FROM flowers OFFSET 0) s');
SELECT plan('WITH c AS MATERIALIZED (SELECT x, kind FROM flowers) SELECT ' || predictor() || 'c) FROM c');
SELECT plan('SELECT ' || predictor() || 'v) FROM (VALUES (1, ''k1''), (2, ''k2'')) v(x, kind)');
SELECT trim(p) AS plan FROM plan('SELECT mlsys.predict(model, s) FROM fits, (SELECT x, kind FROM flowers) s') p WHERE p LIKE '%predict%';
-- ROW() has no names; a row of a table type has
SELECT plan('SELECT ' || predictor() || 'ROW(id, x, y, kind, z)::flowers) FROM flowers') LIMIT 2;
-- left as it is: the nullable side of an outer join, an outer level, grouping sets, volatile fields, a column that is not there, an unnamed feature
SELECT trim(p) AS plan FROM plan('SELECT ' || predictor() || 'f) FROM fits LEFT JOIN flowers f ON f.id = length(name)') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT ' || predictor() || 'f) FROM flowers f LEFT JOIN fits ON f.id = length(name)') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT ' || predictor() || 'f) FROM flowers f RIGHT JOIN fits ON f.id = length(name)') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT ' || predictor() || 'f) FROM flowers f FULL JOIN fits ON f.id = length(name)') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT ' || predictor() || 'f) FROM fits LEFT JOIN (fits g JOIN flowers f ON true) ON true') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT ' || predictor() || 's) FROM fits LEFT JOIN (SELECT x, kind FROM flowers) s ON s.x = length(name)') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT ' || predictor() || 's) FROM (SELECT random() AS r, x, kind FROM flowers) s') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT ' || predictor() || 's) FROM (SELECT x, y FROM flowers) s') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan(format('SELECT mlsys.predict(%L::mlsys.model, f) FROM flowers f', :'nameless')) p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT (SELECT ' || predictor() || 'f) FROM fits LIMIT 1) FROM flowers f') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT f, ' || predictor() || 'f) FROM flowers f GROUP BY ROLLUP (f)') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT mlsys.predict(NULL::mlsys.model, f) FROM flowers f') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT ' || predictor() || 'whole(f)) FROM flowers f') p WHERE p LIKE '%predict%';

-- the same values either way
CREATE FUNCTION same(source text) RETURNS TABLE (rows bigint, predicted bigint, equal boolean) LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY EXECUTE format('SELECT count(*), count(p), bool_and(p IS NOT DISTINCT FROM q AND p IS NOT DISTINCT FROM r) FROM (SELECT %1$s f) AS p, mlsys.predict((SELECT model FROM fits WHERE name = ''model''), f) AS q, CASE WHEN f IS NOT NULL OR to_jsonb(f) IS NOT NULL THEN %1$s jsonb_populate_record(NULL::flowers, to_jsonb(f))) END AS r FROM %2$s) s', predictor(), source);
END
$$;
SELECT * FROM same('flowers f');
SELECT * FROM same('flowers f LEFT JOIN fits ON f.id = length(name)');
SELECT * FROM same('fits LEFT JOIN flowers f ON f.id = length(name)');
SELECT * FROM same('fits RIGHT JOIN flowers f ON f.id = length(name)');
SELECT * FROM same('flowers f FULL JOIN fits ON f.id = length(name) + 37');
SELECT * FROM same('generate_series(38, 43) i LEFT JOIN flowers f ON f.id = i');
SELECT * FROM same('generate_series(38, 43) i LEFT JOIN (SELECT * FROM flowers) f ON f.id = i');
SELECT * FROM same('generate_series(38, 43) i LEFT JOIN (SELECT NULL::float8 AS x, NULL::text AS kind, id FROM flowers) f ON f.id = i');
SELECT * FROM same('generate_series(38, 43) i LEFT JOIN LATERAL (SELECT x + i AS x, kind FROM flowers WHERE id = i) f ON true');
SELECT * FROM same('(SELECT NULL::float8 AS x, NULL::text AS kind FROM flowers) f');
SELECT * FROM same('(SELECT x, kind, 1 AS id FROM flowers OFFSET 0) f');
SELECT * FROM same('(SELECT DISTINCT x, kind FROM flowers) f');
SELECT * FROM same('(SELECT x, kind FROM flowers UNION ALL SELECT z, ''k'' || id FROM flowers) f');
SELECT * FROM same('view_of_flowers f');
SELECT * FROM same('(SELECT a.x, b.kind FROM flowers a JOIN flowers b USING (id)) f');
SELECT * FROM same('LATERAL (SELECT 1 AS x, NULL::text AS kind) f');
SELECT * FROM same('(VALUES (1::float8, ''k0''), (NULL, ''new''), (2, NULL), (NULL, NULL)) f(x, kind)');
-- rows that are NULL predict NULL, rows of NULLs are imputed
SELECT i, round(mlsys.predict(:'model'::mlsys.model, f)::numeric, 3) AS row, round(mlsys.predict(:'model'::mlsys.model, f.x, f.kind)::numeric, 3) AS columns
FROM generate_series(39, 41) i LEFT JOIN flowers f ON f.id = i ORDER BY i;
SELECT round(mlsys.predict(:'model'::mlsys.model, f)::numeric, 3) AS row FROM (SELECT NULL::float8 AS x, NULL::text AS kind) f;
-- whole rows of an outer level
SELECT count(*) FROM flowers f WHERE (SELECT mlsys.predict(model, f) FROM fits WHERE name = 'model') IS DISTINCT FROM mlsys.predict(:'model'::mlsys.model, f.x, f.kind);
SELECT count(*) FROM flowers f, LATERAL (SELECT mlsys.predict(:'model'::mlsys.model, f) AS p) l WHERE p = mlsys.predict(:'model'::mlsys.model, f.x, f.kind);

-- inheritance and partitions whose columns stand in another order
CREATE TABLE more_flowers (color text, kind text, z float8, y float8, x float8, id int NOT NULL);
ALTER TABLE more_flowers INHERIT flowers;
INSERT INTO more_flowers (id, x, y, kind, color) SELECT 100 + id, x, y, kind, 'red' FROM flowers;
SELECT * FROM same('flowers f');
SELECT tableoid::regclass AS table, count(*), max(abs(mlsys.predict(:'model'::mlsys.model, f) - y)) < 1e-9 AS right FROM flowers f GROUP BY 1 ORDER BY 1;
CREATE TABLE parts (id int, x float8, kind text) PARTITION BY RANGE (id);
CREATE TABLE parts_1 (extra text, kind text, id int, x float8);
ALTER TABLE parts_1 DROP COLUMN extra;
ALTER TABLE parts ATTACH PARTITION parts_1 FOR VALUES FROM (0) TO (20);
CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (20) TO (1000);
INSERT INTO parts SELECT id, x, kind FROM ONLY flowers;
SELECT * FROM same('parts f');
SELECT count(*), max(abs(mlsys.predict(:'model'::mlsys.model, p) - f.y)) < 1e-9 AS right FROM parts p JOIN ONLY flowers f USING (id);
UPDATE parts SET id = 500 WHERE id = 3 RETURNING round(mlsys.predict(:'model'::mlsys.model, parts)) AS predicted;

-- columns in another order than the model's are an error where all names are known
CALL try(format('SELECT mlsys.predict(%L::mlsys.model, kind, x) FROM flowers', :'model'));
CALL try(format('SELECT mlsys.predict(%L::mlsys.model, f.x, f.kind, f.id) FROM flowers f', :'other'));
SELECT count(mlsys.predict(:'model'::mlsys.model, x, kind)) FROM flowers;
-- ... not when other columns are given by intent, or names are not known
SELECT count(mlsys.predict(:'model'::mlsys.model, z, kind)) FROM flowers;
SELECT count(mlsys.predict(:'model'::mlsys.model, x, kind)) FROM (SELECT z AS x, kind FROM flowers) s;
SELECT count(mlsys.predict(:'single'::mlsys.model, x)) FROM flowers;
CREATE TABLE plane (a float8, b float8, c float8);
INSERT INTO plane SELECT i, i % 3, i % 5 FROM generate_series(1, 20) i;
SELECT mlsys.linear_regression(c, a, b) AS plane FROM plane \gset
CALL try(format('SELECT mlsys.predict(%L::mlsys.model, b, a) FROM plane', :'plane'));
CALL try(format('SELECT mlsys.predict(%L::mlsys.model, p.b, p.a) FROM plane p JOIN flowers f ON f.id = p.a', :'plane'));
CALL try(format('SELECT mlsys.predict(%L::mlsys.model, b, a) FROM plane p(b, a, c)', :'plane'));
CALL try(format('SELECT mlsys.predict(%L::mlsys.model, b + 0, a) FROM plane', :'plane'));
CALL try(format('SELECT mlsys.predict(%L::mlsys.model, x, y) FROM (SELECT b AS x, a AS y FROM plane) s', :'plane'));
CALL try(format('SELECT mlsys.predict(%L::mlsys.model, p.b, q.a) FROM plane p, plane q', :'plane'));

-- prepared statements: columns added, dropped and renamed after planning
SET plan_cache_mode = force_generic_plan;
PREPARE by_row(mlsys.model) AS SELECT sum(mlsys.predict($1, p)) = sum(mlsys.predict($1, p.a, p.b)) AS equal FROM plane p;
PREPARE by_star(mlsys.model) AS SELECT count(mlsys.predict($1, p)) FROM plane p;
EXECUTE by_row(:'plane');
EXECUTE by_star(:'plane');
ALTER TABLE plane ADD d text DEFAULT 'd', ADD e int;
EXECUTE by_row(:'plane');
EXECUTE by_star(:'plane');
ALTER TABLE plane DROP c;
EXECUTE by_star(:'plane');
ALTER TABLE plane ALTER b TYPE numeric;
EXECUTE by_star(:'plane');
EXECUTE by_star(NULL);
ALTER TABLE plane RENAME b TO beta;
\set VERBOSITY terse
EXECUTE by_star(:'plane');
\set VERBOSITY default
ALTER TABLE plane RENAME beta TO b;
-- another model in the same plan
SELECT mlsys.linear_regression(a, b, d) AS other_plane, mlsys.linear_regression(b, e) AS third_plane FROM plane \gset
EXECUTE by_star(:'other_plane');
EXECUTE by_star(:'third_plane');
RESET plan_cache_mode;
DEALLOCATE by_row;
DEALLOCATE by_star;

-- PL/pgSQL: a row variable keeps its call's plan while its type changes
CREATE FUNCTION score_all() RETURNS SETOF float8 LANGUAGE plpgsql AS $$
DECLARE
    r record;
BEGIN
    FOR r IN SELECT id, x, kind FROM ONLY flowers WHERE id < 3 ORDER BY id LOOP
        RETURN NEXT mlsys.predict((SELECT model FROM fits WHERE name = 'model'), r);
    END LOOP;
    FOR r IN SELECT kind, id, x::numeric FROM ONLY flowers WHERE id < 3 ORDER BY id LOOP
        RETURN NEXT mlsys.predict((SELECT model FROM fits WHERE name = 'model'), r);
    END LOOP;
END
$$;
SELECT round(s) FROM score_all() s;

-- parallel: safe in workers, the same numbers
CREATE TABLE many AS SELECT i AS id, i % 7 AS x, 'k' || i % 2 AS kind FROM generate_series(1, 20000) i;
ANALYZE many;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SELECT plan('SELECT sum(' || predictor() || 'm)) FROM many m');
SELECT trim(p) AS plan FROM plan('SELECT sum(mlsys.predict((SELECT model FROM fits WHERE name = ''model''), m)) FROM many m') p WHERE p LIKE '%predict%';
SELECT round(sum(mlsys.predict(:'model'::mlsys.model, m))::numeric, 3) AS constant, round(sum(mlsys.predict((SELECT model FROM fits WHERE name = 'model'), m))::numeric, 3) AS subquery,
       round(sum(mlsys.predict((SELECT model FROM fits WHERE name = 'model'), x, kind))::numeric, 3) AS columns FROM many m;
SET max_parallel_workers_per_gather = 0;
SELECT round(sum(mlsys.predict(:'model'::mlsys.model, m))::numeric, 3) AS constant, round(sum(mlsys.predict((SELECT model FROM fits WHERE name = 'model'), m))::numeric, 3) AS subquery,
       round(sum(mlsys.predict((SELECT model FROM fits WHERE name = 'model'), x, kind))::numeric, 3) AS columns FROM many m;
RESET max_parallel_workers_per_gather;
SET force_parallel_mode = on;
SELECT round(mlsys.predict(:'model'::mlsys.model, m)) AS predicted FROM many m WHERE id = 5;
SELECT show(mlsys.linear_regression(x, id, kind), 9) AS forced FROM many;
RESET force_parallel_mode;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
-- a larger model costs more
CREATE FUNCTION cost_of(query text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
    result json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO result;
    RETURN result -> 0 -> 'Plan' ->> 'Total Cost';
END
$$;
SELECT cost_of(format('SELECT mlsys.predict(%L::mlsys.model, x, kind) FROM many', mlsys.linear_regression(id, x, 'k' || id % 100))) > cost_of(format('SELECT mlsys.predict(%L::mlsys.model, x, kind) FROM many', mlsys.linear_regression(id, x, kind))) AS larger FROM many;

-- by EXECUTE right only
REVOKE EXECUTE ON FUNCTION mlsys.predict_columns(mlsys.model, text[], "any") FROM PUBLIC;
CREATE ROLE mlsys_test_scorer;
GRANT SELECT ON flowers, more_flowers, fits TO mlsys_test_scorer;
SET ROLE mlsys_test_scorer;
SELECT count(mlsys.predict(model, f)) FROM fits, flowers f WHERE name = 'model';
RESET ROLE;
GRANT EXECUTE ON FUNCTION mlsys.predict_columns(mlsys.model, text[], "any") TO PUBLIC;
REVOKE EXECUTE ON FUNCTION mlsys.predict(mlsys.model, "any") FROM PUBLIC;
SET ROLE mlsys_test_scorer;
CALL try('SELECT mlsys.predict(model, f) FROM fits, flowers f');
CALL try('SELECT mlsys.predict(model, f.x, f.kind) FROM fits, flowers f');
RESET ROLE;
GRANT EXECUTE ON FUNCTION mlsys.predict(mlsys.model, "any") TO PUBLIC;
-- a column that may not be read, when it is not used
REVOKE SELECT ON flowers FROM mlsys_test_scorer;
GRANT SELECT (x, kind) ON flowers TO mlsys_test_scorer;
SET ROLE mlsys_test_scorer;
CALL try('SELECT ' || 'mlsys.predict(model, f) FROM fits, flowers f');
SELECT count(mlsys.predict(model, x, kind)) FROM fits, ONLY flowers f WHERE name = 'model';
RESET ROLE;
DROP OWNED BY mlsys_test_scorer;
DROP ROLE mlsys_test_scorer;

DROP VIEW view_of_flowers;
DROP FUNCTION predictor, whole, same, score_all, cost_of;
DROP TABLE flowers, more_flowers, fits, parts, plane, many;
