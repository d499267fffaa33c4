-- Metrics: rmse, mae, r2, against the same in plain SQL.
\set SHOW_CONTEXT never
CREATE TABLE scored AS SELECT i, (i * i % 97)::float8 AS y, (i * i % 97 + i % 5 - 2)::float8 AS p, (i % 4)::float8 AS w, i % 3 AS g FROM generate_series(1, 1000) i;

-- by definition
SELECT round(mlsys.rmse(y, p)::numeric, 12) = round(sqrt(avg((y - p) ^ 2))::numeric, 12) AS rmse, round(mlsys.mae(y, p)::numeric, 12) = round(avg(abs(y - p))::numeric, 12) AS mae,
       round(mlsys.r2(y, p)::numeric, 12) = round((1 - sum((y - p) ^ 2) / (var_pop(y) * count(*)))::numeric, 12) AS r2
FROM scored;
SELECT round(mlsys.rmse(y, p)::numeric, 9) AS rmse, round(mlsys.mae(y, p)::numeric, 9) AS mae, round(mlsys.r2(y, p)::numeric, 9) AS r2 FROM scored;
-- a weight of n counts n times, a weight of 0 not at all
SELECT round(mlsys.rmse(y, p, w)::numeric, 12) = (SELECT round(mlsys.rmse(y, p)::numeric, 12) FROM scored, generate_series(1, w::int)) AS rmse,
       round(mlsys.mae(y, p, w)::numeric, 12) = (SELECT round(mlsys.mae(y, p)::numeric, 12) FROM scored, generate_series(1, w::int)) AS mae,
       round(mlsys.r2(y, p, w)::numeric, 12) = (SELECT round(mlsys.r2(y, p)::numeric, 12) FROM scored, generate_series(1, w::int)) AS r2
FROM scored;
SELECT mlsys.rmse(y, p, 0) AS rmse, mlsys.mae(y, p, 0) AS mae, mlsys.r2(y, p, 0) AS r2 FROM scored;
SELECT mlsys.rmse(1, 2, 1e-300) AS tiny, mlsys.mae(1, 2, 1e300) AS huge;
-- a row with a NULL is left out
SELECT mlsys.rmse(y, p) = mlsys.rmse(y, p) FILTER (WHERE i > 10) AS rmse, mlsys.mae(y, p, w) = mlsys.mae(y, p, w) FILTER (WHERE i > 10) AS mae, mlsys.r2(y, p) = mlsys.r2(y, p) FILTER (WHERE i > 10) AS r2
FROM (SELECT i, CASE WHEN i > 3 THEN y END AS y, CASE WHEN i < 4 OR i > 7 THEN p END AS p, CASE WHEN i < 8 OR i > 10 THEN w END AS w FROM scored WHERE i <= 7 OR i > 10 UNION ALL SELECT 0, NULL, NULL, NULL) s;
SELECT mlsys.mae(y, p, NULL) AS weights FROM scored;
-- no rows, all NULL, one row, a constant target, a perfect prediction
SELECT mlsys.rmse(y, p) AS rmse, mlsys.mae(y, p) AS mae, mlsys.r2(y, p) AS r2, mlsys.rmse(y, p, w) AS wrmse, mlsys.mae(y, p, w) AS wmae, mlsys.r2(y, p, w) AS wr2 FROM scored WHERE false;
SELECT mlsys.rmse(NULL, p) AS rmse, mlsys.mae(y, NULL) AS mae, mlsys.r2(NULL, p) AS r2 FROM scored;
SELECT mlsys.rmse(3, 5) AS rmse, mlsys.mae(3, 5) AS mae, mlsys.r2(3, 5) AS r2;
SELECT mlsys.rmse(7, p - p + 7) AS rmse, mlsys.r2(7, p) AS r2 FROM scored;
SELECT mlsys.rmse(y, y) AS rmse, mlsys.mae(y, y) AS mae, mlsys.r2(y, y) AS r2 FROM scored;
SELECT mlsys.r2(y, 100) < 0 AS negative FROM scored;
-- exact where naive sums are not: a large mean, many small errors beside a large one
SELECT round(mlsys.r2(y + 1e9, p + 1e9)::numeric, 9) = round(mlsys.r2(y, p)::numeric, 9) AS shifted, round(mlsys.rmse(y + 1e9, p + 1e9)::numeric, 9) = round(mlsys.rmse(y, p)::numeric, 9) AS rmse FROM scored;
SELECT mlsys.mae(CASE i WHEN 0 THEN 1e17 WHEN 1001 THEN 1e17 ELSE 1 END, 0) * 1002 - 2e17 BETWEEN 960 AND 1040 AS compensated FROM generate_series(0, 1001) i;
SELECT round(mlsys.rmse(i::numeric / 10, i)::numeric, 6) AS numeric, round(mlsys.mae(i, i + 1::smallint)::numeric, 6) AS integer FROM generate_series(1, 100) i;
-- groups, DISTINCT, FILTER, windows
SELECT g, round(mlsys.rmse(y, p)::numeric, 9) AS rmse, round(mlsys.mae(y, p, w)::numeric, 9) AS mae, round(mlsys.r2(y, p)::numeric, 9) AS r2 FROM scored GROUP BY ROLLUP (g) ORDER BY g;
SELECT round(mlsys.rmse(DISTINCT y, p)::numeric, 9) AS distinct FROM scored;
SELECT i, round(mlsys.mae(y, p) OVER (ORDER BY i ROWS 2 PRECEDING)::numeric, 6) AS moving FROM scored WHERE i < 6 ORDER BY i;
-- NaN and infinity are carried along, an overflow is an error
SELECT mlsys.rmse(y, 'NaN') AS nan, mlsys.mae(y, 'infinity') AS infinity, mlsys.r2(y, 'NaN') AS r2 FROM scored;
CALL try('SELECT mlsys.rmse(1e200, -1e200)');
CALL try('SELECT mlsys.mae(1e308, -1e308)');
CALL try('SELECT mlsys.mae(i * 1e307, 0) FROM generate_series(1, 10) i');
CALL try('SELECT mlsys.r2(i * 1e200, i * 1e200) FROM generate_series(1, 10) i');
CALL try('SELECT mlsys.mae(i, 0, 1e308) FROM generate_series(0, 1) i, generate_series(0, 1) j');
CALL try('SELECT mlsys.rmse(y, p, -1) FROM scored');
CALL try('SELECT mlsys.mae(y, p, ''NaN'') FROM scored');
CALL try('SELECT mlsys.r2(y, p, ''infinity'') FROM scored');
CALL try('SELECT mlsys.rmse(''a''::text, 1)');
CALL try('SELECT mlsys.rmse(true, false)');

-- in parallel
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
ANALYZE scored;
SELECT plan('SELECT mlsys.rmse(y, p), mlsys.mae(y, p, w), mlsys.r2(y, p) FROM scored');
CREATE TABLE parallel AS SELECT mlsys.rmse(y, p) AS rmse, mlsys.rmse(y, p, w) AS wrmse, mlsys.mae(y, p) AS mae, mlsys.mae(y, p, w) AS wmae, mlsys.r2(y, p) AS r2, mlsys.r2(y, p, w) AS wr2, mlsys.rmse(NULL, p) AS empty FROM scored;
SET max_parallel_workers_per_gather = 0;
SELECT abs(mlsys.rmse(s.y, s.p) - rmse) < 1e-12 AS rmse, abs(mlsys.rmse(s.y, s.p, s.w) - wrmse) < 1e-12 AS wrmse, abs(mlsys.mae(s.y, s.p) - mae) < 1e-12 AS mae, abs(mlsys.mae(s.y, s.p, s.w) - wmae) < 1e-12 AS wmae,
       abs(mlsys.r2(s.y, s.p) - r2) < 1e-12 AS r2, abs(mlsys.r2(s.y, s.p, s.w) - wr2) < 1e-12 AS wr2, empty IS NULL AS empty
FROM scored s, parallel GROUP BY parallel.*, rmse, wrmse, mae, wmae, r2, wr2, empty;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;

-- the support functions, called by a user
CALL try('SELECT mlsys.rmse_final(''{}'')');
CALL try('SELECT mlsys.mae_final(''{1,2}'')');
CALL try('SELECT mlsys.r2_final(''{1,2,3,4,5,6,7,8,9}'')');
CALL try('SELECT mlsys.rmse_accum(''{1,2,3,NULL,5,6}'', 1, 2)');
CALL try('SELECT mlsys.r2_accum(''{{0,0},{0,0},{0,0}}'', 1, 2)');
CALL try('SELECT mlsys.metric_combine(''{}'', ''{}'')');
CALL try('SELECT mlsys.rmse_accum(NULL, 1, 2)');
-- ... leave their arguments as they are
CREATE TABLE held AS SELECT array_fill(0::float8, ARRAY[cardinality(agginitval::float8[])]) AS state FROM pg_aggregate WHERE aggfnoid = 'mlsys.r2(float8, float8)'::regprocedure;
SELECT mlsys.r2_accum(state, 1, 2) <> state AS changed, state = array_fill(0::float8, ARRAY[cardinality(state)]) AS kept, mlsys.metric_combine(mlsys.r2_accum(state, 1, 2), mlsys.r2_accum(state, 2, 3)) = mlsys.r2_accum(mlsys.r2_accum(state, 1, 2), 2, 3) AS combined FROM held;
DROP TABLE scored, parallel, held;
