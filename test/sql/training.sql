-- Ways to call a training aggregate, and its options.
\set SHOW_CONTEXT never
-- y = 1 + 2 a - 3 b exactly; c is a category worth 10 from the level q on; w a weight
CREATE TABLE exact (y float8, a float8, b float8, c text, w float8);
INSERT INTO exact
SELECT 1 + 2 * i - 3 * (i * i % 7) + CASE WHEN i % 3 = 0 THEN 0 ELSE 10 END, i, i * i % 7,
       CASE WHEN i % 3 = 0 THEN 'p' ELSE 'q' END, i % 4
FROM generate_series(1, 50) i;

-- columns
SELECT show(mlsys.linear_regression(y, a, b, c)) FROM exact;
SELECT show(mlsys.linear_regression(y, a)) FROM exact WHERE c = 'p' AND b = 1;
-- options as a literal, jsonb, an expression, NULL, a parameter
SELECT show(mlsys.linear_regression('{"intercept": false}', y - 1, a, b)) FROM exact WHERE c = 'p';
SELECT show(mlsys.linear_regression('{"intercept": false}'::jsonb, y - 1, a, b)) FROM exact WHERE c = 'p';
SELECT show(mlsys.linear_regression(jsonb_build_object('intercept', false), y - 1, a, b)) FROM exact WHERE c = 'p';
SELECT show(mlsys.linear_regression(NULL::jsonb, y, a, b)) FROM exact WHERE c = 'p';
SELECT show(mlsys.linear_regression(NULL, y, a, b)) FROM exact WHERE c = 'p';
SELECT show(mlsys.linear_regression('{}', y, a, b)) FROM exact WHERE c = 'p';
-- an option that is null has its default
SELECT show(mlsys.linear_regression('{"intercept": null, "features": null, "l2": null}', y, a, b)) FROM exact WHERE c = 'p';
-- a row: all its columns but the target are features, or those that the option names, in its order
SELECT show(mlsys.linear_regression('{"target": "y"}', e)) FROM exact e;
SELECT show(mlsys.linear_regression('{"target": "y", "features": ["c", "b", "a"]}', e)) FROM exact e;
SELECT show(mlsys.linear_regression('{"target": "y", "weight": "w"}', e)) FROM exact e;
SELECT show(mlsys.linear_regression('{"target": "y", "weight": "w", "features": ["a", "b", "c"]}', e)) FROM exact e;
SELECT show(mlsys.linear_regression('{"target": "y"}', e))
FROM (SELECT y, a AS first, b AS "the second", c FROM exact OFFSET 0) e;
SELECT show(mlsys.linear_regression('{"target": "y", "features": ["a", "b"]}', ROW(exact.*)::exact)) FROM exact WHERE c = 'p';
-- an array of features; the same fit as by columns
SELECT show(mlsys.linear_regression(y, ARRAY[a, b])) FROM exact WHERE c = 'p';
SELECT show(mlsys.linear_regression(y, ARRAY[a, b], w)) FROM exact WHERE c = 'p';
SELECT show(mlsys.linear_regression(y, ARRAY[a, b], '{"features": ["a", "b"]}'::jsonb)) FROM exact WHERE c = 'p';
SELECT show(mlsys.linear_regression(y, ARRAY[a, b], w, '{"features": ["a", "b"], "l2": 0}')) FROM exact WHERE c = 'p';
SELECT show(mlsys.linear_regression('{"l2": 10}', y, ARRAY[a, b])), show(mlsys.linear_regression(y, ARRAY[a, b], '{"l2": 10}'::jsonb))
FROM exact;
-- an array beside other columns, of any numeric type
SELECT show(mlsys.linear_regression(y, ARRAY[a, b]::int[], c)) FROM exact;
SELECT show(mlsys.linear_regression(y, c, ARRAY[a]::numeric[], ARRAY[b]::real[])) FROM exact;
SELECT show(mlsys.linear_regression('{"target": "y"}', e)) FROM (SELECT y, ARRAY[a, b] AS ab, c FROM exact) e;
-- targets of other types
SELECT show(mlsys.linear_regression(y::int, a, b)), show(mlsys.linear_regression(y::numeric, a, b)),
       show(mlsys.linear_regression(c = 'p', a, b), 2)
FROM exact WHERE c = 'p' OR b = 1;

-- prepared statements: five times with a custom plan, then with a generic one
PREPARE trained(jsonb) AS SELECT show(mlsys.linear_regression($1, y, a, b), 3) FROM exact;
EXECUTE trained('{}');
EXECUTE trained('{"l2": 100}');
SET plan_cache_mode = force_generic_plan;
EXECUTE trained('{}');
EXECUTE trained('{"l2": 100}');
EXECUTE trained(NULL);
RESET plan_cache_mode;
-- a parameter needs its type
PREPARE untyped AS SELECT mlsys.linear_regression($1, y, a, b) FROM exact;
-- SQL and PL/pgSQL functions
CREATE FUNCTION fit_sql(l2 float8) RETURNS mlsys.model LANGUAGE sql AS
'SELECT mlsys.linear_regression(jsonb_build_object(''l2'', l2), y, a, b) FROM exact';
CREATE FUNCTION fit_plpgsql(options jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    model mlsys.model;
BEGIN
    SELECT mlsys.linear_regression(options, e.y, e.a, e.b) INTO model FROM exact e;
    RETURN show(model, 3);
END
$$;
SELECT show(fit_sql(0), 3), show(fit_sql(100), 3);
SELECT fit_plpgsql(o) FROM (VALUES ('{}'::jsonb), ('{"l2": 100}'), (NULL)) v(o);

-- options in the model, as given and resolved; counts; quality
SELECT d -> 'options_given' AS given, d -> 'options' AS resolved, d ->> 'weighted' AS weighted
FROM (SELECT mlsys.describe(mlsys.linear_regression('{"l2": 2.5, "weight": 3, "coding": "full"}', y, a, b, w)) FROM exact WHERE w > 0) m(d);
SELECT d ->> 'algorithm' AS algorithm, d ->> 'task' AS task, d ->> 'target' AS target, d ->> 'rows' AS rows,
       d ->> 'rank' AS rank, d ->> 'df_residual' AS df, round((d ->> 'r_squared')::numeric, 6) AS r_squared
FROM (SELECT mlsys.describe(mlsys.linear_regression(y, a, b, c)) FROM exact) m(d);

-- ridge: the intercept is free; standardize makes the penalty independent of units
SELECT round(coefficient::numeric, 3) AS intercept, (SELECT round(avg(y)::numeric, 3) FROM exact) AS mean
FROM mlsys.coefficients((SELECT mlsys.linear_regression('{"l2": 1e12}', y, a, b) FROM exact)) WHERE feature = 'intercept';
SELECT round((mlsys.predict(m1, 7, 3) - mlsys.predict(m2, 7, 3000))::numeric, 9) AS difference
FROM (SELECT mlsys.linear_regression('{"l2": 5, "standardize": true}', y, a, b) m1,
             mlsys.linear_regression('{"l2": 5, "standardize": true}', y, a, b * 1000) m2 FROM exact) m;
-- ... by its closed form: with one centred feature b = sum xy / (sum xx + l2)
SELECT round(coefficient::numeric, 9) AS b, (SELECT round(((sum(a * y) - sum(a) * sum(y) / count(*)) / (sum(a * a) - sum(a) ^ 2 / count(*) + 7))::numeric, 9) FROM exact) AS expected
FROM mlsys.coefficients((SELECT mlsys.linear_regression('{"l2": 7}', y, a) FROM exact)) WHERE feature = 'a';
-- under a penalty there are no standard errors
SELECT feature, std_error, statistic, p_value FROM mlsys.coefficients((SELECT mlsys.linear_regression('{"l2": 7}', y, a) FROM exact));

-- coding of categories: treatment without penalty, full with one, or as asked for
SELECT show(mlsys.linear_regression('{"l2": 1e-9}', y, a, b, c), 3) FROM exact;
SELECT show(mlsys.linear_regression('{"l2": 1e-9, "coding": "treatment"}', y, a, b, c), 3) FROM exact;
SELECT show(mlsys.linear_regression('{"coding": "full", "intercept": false}', y, a, b, c), 3) FROM exact;
-- dependent columns: the later one is dropped
SELECT show(m, 3), d ->> 'rank' AS rank, d ->> 'rank_deficient' AS rank_deficient
FROM (SELECT mlsys.linear_regression('{"coding": "full"}', y, a, b, c) m FROM exact) f, mlsys.describe(m) d;
SELECT show(mlsys.linear_regression('{"features": ["a", "b", "sum"]}', y, a, b, a + b), 3) FROM exact WHERE c = 'p';
SELECT show(mlsys.linear_regression('{"features": ["sum", "a", "b"]}', y, a + b, a, b), 3) FROM exact WHERE c = 'p';

-- weights: by name, by position, in an array call; 0 leaves a row out, 2 counts it twice
SELECT show(mlsys.linear_regression('{"weight": "w"}', y, a, w), 4) AS by_name,
       show(mlsys.linear_regression('{"weight": 2}', y, a, w), 4) AS by_position,
       show(mlsys.linear_regression('{"weight": 1, "features": ["a"]}', y, w, a), 4) AS first,
       show(mlsys.linear_regression(y, ARRAY[a], w, '{"features": ["a"]}'), 4) AS array
FROM exact;
SELECT show(mlsys.linear_regression(y, a), 4) AS repeated FROM exact, generate_series(1, w::int);
SELECT show(mlsys.linear_regression('{"weight": 2}', y, a, CASE WHEN w > 0 THEN 1 ELSE 0 END), 4) =
       show(mlsys.linear_regression(y, a) FILTER (WHERE w > 0), 4) AS equal,
       mlsys.describe(mlsys.linear_regression('{"weight": "w"}', y, a, w)) ->> 'rows_zero_weight' AS zero
FROM exact;
-- precision weights: their scale changes nothing but the residual standard deviation
SELECT round(x.std_error::numeric, 9) = round(y.std_error::numeric, 9) AS equal
FROM mlsys.coefficients((SELECT mlsys.linear_regression('{"weight": 2}', y, a, w) FROM exact WHERE w > 0)) x
     JOIN mlsys.coefficients((SELECT mlsys.linear_regression('{"weight": 2}', y, a, w * 100) FROM exact WHERE w > 0)) y USING (feature);

-- missing values: imputed by the mean, rows left out, or an error
CREATE TABLE gaps AS SELECT y, CASE WHEN i % 5 <> 0 THEN a END AS a, CASE WHEN i % 7 = 0 THEN 'NaN' ELSE b END AS b
FROM (SELECT *, row_number() OVER () AS i FROM exact WHERE c = 'p') e;
SELECT show(mlsys.linear_regression(y, a, b)) AS imputed,
       show(mlsys.linear_regression(y, coalesce(a, mean_a), CASE WHEN b = 'NaN' THEN mean_b ELSE b END)) AS by_hand
FROM gaps, (SELECT avg(a) AS mean_a, avg(b) FILTER (WHERE b <> 'NaN') AS mean_b FROM gaps) means;
SELECT show(mlsys.linear_regression('{"missing": "skip_row"}', y, a, b)) FROM gaps;
SELECT d ->> 'rows' AS rows, d ->> 'rows_incomplete' AS incomplete, d ->> 'values_imputed' AS imputed
FROM mlsys.describe((SELECT mlsys.linear_regression('{"missing": "skip_row"}', y, a, b) FROM gaps)) d;
SELECT d ->> 'rows' AS rows, d ->> 'rows_incomplete' AS incomplete, d ->> 'values_imputed' AS imputed
FROM mlsys.describe((SELECT mlsys.linear_regression(y, a, b) FROM gaps)) d;
CALL try('SELECT mlsys.linear_regression(''{"missing": "error"}'', y, a, b) FROM gaps');
CALL try('SELECT mlsys.linear_regression(y, ARRAY[a, b], ''{"missing": "error"}''::jsonb) FROM gaps');
SELECT show(mlsys.linear_regression(y, ARRAY[a, b], '{"features": ["a", "b"]}'::jsonb)) =
       show(mlsys.linear_regression(y, a, b)) AS equal FROM gaps;
-- a target that is NULL
SELECT show(mlsys.linear_regression(CASE WHEN a < 40 THEN y END, a, b)) FROM exact WHERE c = 'p';
-- rows left out, first of two groups speaks
SELECT c, show(mlsys.linear_regression(CASE WHEN a < 40 THEN y END, a, b)) FROM exact GROUP BY c ORDER BY c;

-- one of each
SELECT show(mlsys.linear_regression(CASE WHEN a > 1 THEN a END, a)) FROM generate_series(1, 5) a;
SELECT show(mlsys.linear_regression('{"missing": "skip_row"}', y, a)) FROM (VALUES (1, 1), (2, 2), (3, NULL)) v(y, a);
SELECT show(mlsys.linear_regression('{"weight": 2}', y, a, w)) FROM (VALUES (1, 1, 1), (2, 2, 2), (3, 9, 0)) v(y, a, w);
SELECT show(mlsys.linear_regression(y, a)) FROM (VALUES (1, 1), (2, 2), (3, NULL)) v(y, a);
SELECT mlsys.linear_regression(NULL::int, 1) IS NULL AS none;

-- few rows, constant and empty columns
SELECT mlsys.linear_regression(y, a) IS NULL AS none FROM exact WHERE false;
SELECT mlsys.linear_regression(y, ARRAY[a]) IS NULL AS none FROM exact WHERE false;
SELECT mlsys.linear_regression('{"target": "y"}', e) IS NULL AS none FROM exact e WHERE false;
SELECT mlsys.linear_regression(NULL::float8, a) IS NULL AS none FROM exact;
SELECT mlsys.linear_regression(NULL::float8, ARRAY[a]) IS NULL AS none FROM exact;
SELECT mlsys.linear_regression(y, NULL::float8[]) IS NULL AS none FROM exact;
SELECT mlsys.linear_regression('{"weight": 2}', y, a, 0) IS NULL AS none FROM exact;
SELECT show(mlsys.linear_regression(y, a)) FROM exact WHERE a = 3;
SELECT feature, coefficient, std_error, p_value FROM mlsys.coefficients((SELECT mlsys.linear_regression(y, a) FROM exact WHERE a = 3));
SELECT show(mlsys.linear_regression(y, a, 5)) FROM exact WHERE c = 'p' AND b = 1;
SELECT show(mlsys.linear_regression('{"features": ["a", "nothing"]}', y, a, NULL::float8)) FROM exact WHERE c = 'p' AND b = 1;
SELECT show(mlsys.linear_regression('{"features": ["a", "nothing"]}', y, a, NULL::text)) FROM exact WHERE c = 'p' AND b = 1;
SELECT show(m), d ->> 'r_squared' AS r_squared, d ->> 'residual_sd' AS residual_sd
FROM (SELECT mlsys.linear_regression(3, a) AS m FROM exact) f, mlsys.describe(m) d;

DROP TABLE exact, gaps;
DROP FUNCTION fit_sql, fit_plpgsql;
DEALLOCATE trained;
