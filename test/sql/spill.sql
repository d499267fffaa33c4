-- Rows of trees that wait in a temporary file for the end of their training.
\set VERBOSITY terse
SET max_parallel_workers_per_gather = 0;
CREATE TABLE spilled AS
	SELECT i % 3 AS g, sin(i) * 10 + i % 7 AS y, i % 7 AS a, sin(i) AS b, CASE WHEN i % 11 > 0 THEN cos(i * 2) END AS c,
		i * 7919 % 10007 AS d, 'c' || i % 5 AS e, i % 10 = 0 AS v
	FROM generate_series(1, 40000) i;
ANALYZE spilled;
CREATE FUNCTION digest_of(m mlsys.model) RETURNS text LANGUAGE sql IMMUTABLE RETURN md5(m::text);
-- our temporary files
CREATE FUNCTION own_files() RETURNS bigint LANGUAGE sql VOLATILE
	RETURN (SELECT count(*) FROM pg_ls_tmpdir() WHERE name LIKE 'pgsql_tmp' || pg_backend_pid() || '.%' AND size > 100000);

-- What they are when all rows stay in memory.
CREATE TABLE in_memory AS
	SELECT 'all' AS name, digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3}', y, a, b, c, d, e)) AS digest FROM spilled
	UNION ALL SELECT 'g' || g, digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3}', y, a, b, c, d, e)) FROM spilled GROUP BY g
	UNION ALL SELECT 'forest', digest_of(mlsys.random_forest('{"trees": 3, "max_depth": 3}', e, a, b, c, d)) FROM spilled
	UNION ALL SELECT 'validated', digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3, "validation_column": 6, "weight": 4}', y, a, b, c, d + 1, e, v)) FROM spilled;
CREATE VIEW windowed AS
	SELECT DISTINCT 'w' || g AS name, digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3}', y, a, b, c, d, e) OVER (ORDER BY g)) AS digest FROM spilled;
INSERT INTO in_memory SELECT * FROM windowed;
SELECT own_files();

-- A thirty-second of this may stay in memory.
SET mlsys.train_memory = '12MB';

CREATE TABLE put_aside AS
	SELECT 'all' AS name, digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3}', y, a, b, c, d, e)) AS digest FROM spilled
	UNION ALL SELECT 'forest', digest_of(mlsys.random_forest('{"trees": 3, "max_depth": 3}', e, a, b, c, d)) FROM spilled
	UNION ALL SELECT 'validated', digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3, "validation_column": 6, "weight": 4}', y, a, b, c, d + 1, e, v)) FROM spilled;
SELECT name, digest = (SELECT digest FROM in_memory m WHERE m.name = p.name) AS same FROM put_aside p ORDER BY name;

-- Groups: hashed, sorted, and as sets.
SET enable_sort = off;
SELECT g, digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3}', y, a, b, c, d, e)) = (SELECT digest FROM in_memory WHERE name = 'g' || g) AS same
	FROM spilled GROUP BY g ORDER BY g;
RESET enable_sort;
SET enable_hashagg = off;
SELECT g, digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3}', y, a, b, c, d, e)) = (SELECT digest FROM in_memory WHERE name = 'g' || g) AS same
	FROM spilled GROUP BY g ORDER BY g;
RESET enable_hashagg;
SELECT g, digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3}', y, a, b, c, d, e)) = (SELECT digest FROM in_memory WHERE name = coalesce('g' || g, 'all')) AS same
	FROM spilled GROUP BY GROUPING SETS ((g), ()) ORDER BY g;

-- A window: one state, finished after every group.
SELECT name, digest = (SELECT digest FROM in_memory m WHERE m.name = w.name) AS same FROM windowed w ORDER BY name;

-- Again for each row of another table.
SELECT k, (SELECT digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3}', y, a, b, c, d, e)) FROM spilled WHERE g <> k) = (SELECT digest FROM in_memory WHERE name = 'all') AS is_whole
	FROM generate_series(1, 3) k;

-- In parallel.
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT mlsys.gradient_boosting(y, a, b, c, d, e) FROM spilled;
SELECT digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3}', y, a, b, c, d, e)) = (SELECT digest FROM in_memory WHERE name = 'all') AS same FROM spilled;
SET max_parallel_workers_per_gather = 0;

-- A cursor keeps its file, one for all groups, beyond subtransactions; it goes with the cursor.
SET enable_sort = off;
BEGIN;
DECLARE many CURSOR FOR SELECT i % 50, mlsys.gradient_boosting('{"trees": 1, "max_depth": 2}', y, a, b, c, d, e) IS NOT NULL AS is_trained
	FROM spilled, generate_series(0, 1) i GROUP BY i % 50;
SAVEPOINT one;
FETCH 1 FROM many;
SELECT own_files();
ROLLBACK TO one;
FETCH 1 FROM many;
SELECT own_files();
CLOSE many;
SELECT own_files();
DECLARE held CURSOR WITH HOLD FOR SELECT g, digest_of(mlsys.gradient_boosting('{"trees": 3, "max_depth": 3}', y, a, b, c, d, e)) = (SELECT digest FROM in_memory WHERE name = 'g' || g) AS same
	FROM spilled GROUP BY g ORDER BY g;
FETCH 1 FROM held;
SELECT own_files();
COMMIT;
SELECT own_files();
FETCH ALL FROM held;
CLOSE held;
RESET enable_sort;

-- Errors in the middle close it.
DO $$
BEGIN
	FOR i IN 1 .. 3 LOOP
		BEGIN
			PERFORM mlsys.gradient_boosting('{"trees": 1, "max_depth": 2}', y / (39000 - s.i), a, b, c, d, e) FROM (SELECT *, row_number() OVER () AS i FROM spilled) s;
		EXCEPTION WHEN division_by_zero THEN
			RAISE NOTICE 'division by zero, % files', own_files();
		END;
	END LOOP;
END
$$;
SELECT mlsys.gradient_boosting('{"trees": 1, "max_depth": 2}', y / (39000 - s.i), a, b, c, d, e) FROM (SELECT *, row_number() OVER () AS i FROM spilled) s;
SELECT own_files();
BEGIN;
DECLARE open CURSOR FOR SELECT g, mlsys.gradient_boosting('{"trees": 1, "max_depth": 2}', y, a, b, c, d, e) IS NOT NULL FROM spilled GROUP BY g;
FETCH 1 FROM open;
SELECT 1 / 0;
ROLLBACK;
SELECT own_files();

-- The server's limit is one of theirs, too.
SET temp_file_limit = '400kB';
DO $$
BEGIN
	PERFORM mlsys.gradient_boosting('{"trees": 1, "max_depth": 2}', y, a, b, c, d, e) FROM spilled;
EXCEPTION WHEN configuration_limit_exceeded THEN
	RAISE NOTICE '%, % files', SQLERRM, own_files();
END
$$;
RESET temp_file_limit;
SELECT own_files();

DROP VIEW windowed;
DROP TABLE spilled, in_memory, put_aside;
DROP FUNCTION digest_of(mlsys.model), own_files();
