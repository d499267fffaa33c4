-- Training and metrics against statsmodels and scikit-learn (test/gen/sql_reference.py), in one
-- process, in parallel, and merged from states of the array form.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
\i test/data/diamonds.sql
\i test/data/churn.sql
\i test/data/linear_reference.sql
SELECT plan(86);

-- A number is as near as the reference itself can be trusted.
CREATE FUNCTION near(have float8, want float8, tolerance float8) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$SELECT have IS NOT DISTINCT FROM want OR coalesce(abs(have - want) <= tolerance * greatest(abs(want), 1e-30), false)$$;

-- Terms of a model that differ from the reference, or are missing on one side.
CREATE FUNCTION wrong_terms(name text, model mlsys.model) RETURNS TABLE (term text, what text, have float8, want float8) LANGUAGE sql AS $$
    SELECT both_sides.term, d.*
    FROM (SELECT coalesce(r.term, c.feature) AS term, c.coefficient, r.estimate, c.std_error, r.std_error, c.statistic, r.statistic, c.p_value, r.p_value
          FROM (SELECT * FROM reference_terms t WHERE t.model = wrong_terms.name) r FULL JOIN mlsys.coefficients(wrong_terms.model) c ON c.feature = r.term)
              AS both_sides(term, estimate, ref_estimate, std_error, ref_std_error, statistic, ref_statistic, p_value, ref_p_value),
         LATERAL (SELECT 'estimate', estimate, ref_estimate WHERE NOT near(estimate, ref_estimate, 1e-9)
                  UNION ALL SELECT 'std_error', std_error, ref_std_error WHERE NOT near(std_error, ref_std_error, 1e-9)
                  UNION ALL SELECT 'statistic', statistic, ref_statistic WHERE NOT near(statistic, ref_statistic, 1e-8)
                  UNION ALL SELECT 'p_value', p_value, ref_p_value WHERE NOT near(p_value, ref_p_value, 1e-7)) d
$$;
CREATE FUNCTION wrong_quality(name text, model mlsys.model) RETURNS TABLE (what text, have float8, want float8) LANGUAGE sql AS $$
    SELECT q.name, d.value, q.value
    FROM reference_quality q, LATERAL (SELECT (mlsys.describe(wrong_quality.model) ->> q.name)::float8) d(value)
    WHERE q.model = wrong_quality.name AND q.name IN ('r_squared', 'adjusted_r_squared', 'residual_sd', 'residual_ss', 'df_residual', 'rank')
      AND NOT near(d.value, q.value, CASE q.name WHEN 'residual_ss' THEN 1e-10 ELSE 1e-11 END)
$$;
CREATE FUNCTION as_reference(name text, model mlsys.model) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    IF (SELECT count(*) FROM reference_terms r WHERE r.model = as_reference.name) > 0 THEN
        RETURN NEXT is_empty(format('SELECT * FROM wrong_terms(%L, %L)', name, model), name || ': terms');
    END IF;
    IF EXISTS (SELECT FROM reference_quality q WHERE q.model = as_reference.name AND q.name = 'r_squared') THEN
        RETURN NEXT is_empty(format('SELECT * FROM wrong_quality(%L, %L)', name, model), name || ': quality');
    END IF;
END
$$;
CREATE FUNCTION explained(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    line text;
    lines text := '';
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
        lines := lines || line || E'\n';
    END LOOP;
    RETURN lines;
END
$$;
CREATE FUNCTION is_parallel(query text, name text) RETURNS text LANGUAGE sql AS
$$SELECT matches(explained(query), 'Finalize \w*Aggregate.*Gather.*Partial \w*Aggregate', name)$$;
CREATE TABLE fits (way text, name text, model mlsys.model);

-- CREATE TABLE AS, since INSERT ... SELECT has no parallel plan.
CREATE TABLE queries (query text);
INSERT INTO queries VALUES
    ($$SELECT unnest(ARRAY['numbers', 'mixed', 'weighted', 'no_intercept', 'imputed', 'skipped', 'ridge', 'ridge_weighted', 'ridge_full', 'ridge_standardized']),
           unnest(ARRAY[
               mlsys.linear_regression(price, carat, depth, table_pct, x, y, z),
               mlsys.linear_regression(price, carat, depth, table_pct, x, y, z, cut, color, clarity),
               mlsys.linear_regression('{"weight": "carat"}', price, depth, table_pct, x, carat),
               mlsys.linear_regression('{"intercept": false}', price, carat, x),
               mlsys.linear_regression('{"features": ["carat", "depth"]}', price, CASE WHEN id % 7 <> 0 THEN carat END, CASE WHEN id % 11 <> 0 THEN depth ELSE 'NaN' END),
               mlsys.linear_regression('{"features": ["carat", "depth"], "missing": "skip_row"}', price, CASE WHEN id % 7 <> 0 THEN carat END, CASE WHEN id % 11 <> 0 THEN depth ELSE 'NaN' END),
               mlsys.linear_regression('{"l2": 10}', price, carat, depth, table_pct, x, y, z),
               mlsys.linear_regression('{"l2": 10, "weight": 1, "features": ["carat", "depth", "table_pct", "x", "y", "z"]}', price, carat, carat, depth, table_pct, x, y, z),
               mlsys.linear_regression('{"l2": 100}', price, carat, depth, table_pct, x, y, z, cut, color, clarity),
               mlsys.linear_regression('{"l2": 1000, "standardize": true}', price, carat, depth, table_pct, x, y, z)])
    FROM diamonds WHERE id % 5 <> 0$$),
    ($$SELECT 'group ' || cut, mlsys.linear_regression(price, carat, depth) FROM diamonds WHERE id % 5 <> 0 GROUP BY cut$$),
    ($$SELECT unnest(ARRAY['skipped rows', 'skipped arrays', 'skipped array form', 'weights of 0']),
           unnest(ARRAY[
               mlsys.linear_regression('{"target": "price"}', CASE WHEN id % 5000 > 2500 THEN diamonds END),
               mlsys.linear_regression(price, depth, CASE WHEN id % 5000 > 2500 THEN ARRAY[carat, x] END),
               mlsys.linear_regression(price, CASE WHEN id % 5000 > 2500 THEN ARRAY[carat, x] END),
               mlsys.linear_regression('{"weight": 2, "features": ["carat"]}', CASE WHEN id % 5000 > 2500 THEN price END, carat, id % 3)])
    FROM diamonds$$),
    ($$SELECT 'dependent', mlsys.linear_regression(monthly_charges, tenure, phone_service, internet_service, online_security, online_backup, tech_support, contract) FROM churn$$);
CREATE PROCEDURE train_all(way text) LANGUAGE plpgsql AS $$
DECLARE
    query text;
BEGIN
    FOR query IN SELECT q.query FROM queries q LOOP
        EXECUTE 'CREATE TABLE made (name, model) AS ' || query;
        INSERT INTO fits SELECT way, made.* FROM made;
        DROP TABLE made;
    END LOOP;
END
$$;

-- in one process
SET max_parallel_workers_per_gather = 0;
CALL train_all('serial');
SELECT as_reference(name, model) FROM fits WHERE way = 'serial' ORDER BY name COLLATE "C";
SELECT is((mlsys.describe(model) ->> 'rank_deficient')::boolean, true, 'dependent columns are told') FROM fits WHERE way = 'serial' AND name = 'dependent';

-- in parallel, as EXPLAIN shows, with the same results
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SELECT is_parallel(query, 'query ' || row_number() OVER () || ' runs in parallel') FROM queries;
SELECT is_parallel('SELECT mlsys.linear_regression(price, ARRAY[carat, depth]) FROM diamonds', 'training by arrays runs in parallel');
SELECT is_parallel('SELECT mlsys.rmse(price, carat), mlsys.mae(price, carat), mlsys.r2(price, carat, depth) FROM diamonds', 'metrics run in parallel');
CALL train_all('parallel');
SELECT as_reference(name, model) FROM fits WHERE way = 'parallel' ORDER BY name COLLATE "C";
SELECT is_empty($$
    SELECT name, n, s.coefficient, p.coefficient
    FROM (SELECT f.name, c.* FROM fits f, mlsys.coefficients(f.model) WITH ORDINALITY c(class, feature, coefficient, std_error, statistic, p_value, n) WHERE way = 'serial') s
         FULL JOIN (SELECT f.name, c.* FROM fits f, mlsys.coefficients(f.model) WITH ORDINALITY c(class, feature, coefficient, std_error, statistic, p_value, n) WHERE way = 'parallel') p USING (name, n)
    WHERE s.feature IS DISTINCT FROM p.feature OR NOT near(p.coefficient, s.coefficient, 1e-12) OR NOT near(p.std_error, s.std_error, 1e-12)
$$, 'serial and parallel agree to 12 digits');
SELECT is_empty($$
    SELECT name, mlsys.describe(s.model) -> 'columns', mlsys.describe(p.model) -> 'columns' FROM fits s JOIN fits p USING (name)
    WHERE s.way = 'serial' AND p.way = 'parallel' AND (mlsys.describe(s.model) -> 'rows' <> mlsys.describe(p.model) -> 'rows'
       OR mlsys.describe(s.model) -> 'values_imputed' <> mlsys.describe(p.model) -> 'values_imputed' OR mlsys.describe(s.model) -> 'rows_incomplete' <> mlsys.describe(p.model) -> 'rows_incomplete'
       OR mlsys.describe(s.model) -> 'rows_skipped' <> mlsys.describe(p.model) -> 'rows_skipped' OR mlsys.describe(s.model) -> 'rows_zero_weight' <> mlsys.describe(p.model) -> 'rows_zero_weight'
       OR jsonb_path_query_array(mlsys.describe(s.model), '$.columns[*].name') <> jsonb_path_query_array(mlsys.describe(p.model), '$.columns[*].name')
       OR jsonb_path_query_array(mlsys.describe(s.model), '$.columns[*].levels') <> jsonb_path_query_array(mlsys.describe(p.model), '$.columns[*].levels'))
$$, 'serial and parallel count and name alike');

SELECT results_eq($$SELECT name COLLATE "C", (mlsys.describe(model) ->> 'rows_skipped')::int, (mlsys.describe(model) ->> 'rows_zero_weight')::int FROM fits WHERE way = 'parallel' AND (name LIKE 'skipped %' OR name LIKE 'weights%') ORDER BY 1$$,
                  $$SELECT name COLLATE "C", (SELECT count(*) FROM diamonds WHERE id % 5000 <= 2500)::int, CASE WHEN name LIKE 'weights%' THEN (SELECT count(*) FROM diamonds WHERE id % 5000 > 2500 AND id % 3 = 0)::int ELSE 0 END
                    FROM unnest(ARRAY['skipped array form', 'skipped arrays', 'skipped rows', 'weights of 0']) name$$, 'rows left out are counted');

-- one process with another number of threads: the same bits
SET max_parallel_workers_per_gather = 0;
CREATE TABLE twice AS SELECT d.* FROM diamonds d, generate_series(1, 3);
SET mlsys.threads = 1;
SELECT mlsys.linear_regression(price, carat, depth, cut, color, clarity) AS one_thread FROM twice \gset
SET mlsys.max_threads = 4;
SET mlsys.threads = 4;
SELECT is(mlsys.linear_regression(price, carat, depth, cut, color, clarity)::text, :'one_thread', 'the number of threads changes nothing, try ' || i) FROM twice, generate_series(1, 3) i GROUP BY i ORDER BY i;
RESET mlsys.threads;
RESET mlsys.max_threads;

-- merged from states of the array form, and from partitions
CREATE AGGREGATE state_of(float8, float8[], jsonb) (SFUNC = mlsys.linear_regression_array_accum_options, STYPE = mlsys.training_state);
CREATE AGGREGATE merged(mlsys.training_state) (SFUNC = mlsys.array_combine, STYPE = mlsys.training_state, FINALFUNC = mlsys.array_final);
INSERT INTO fits
SELECT 'merged', 'numbers', merged(state) FROM (SELECT state_of(price, ARRAY[carat, depth, table_pct, x, y, z], '{"features": ["carat", "depth", "table_pct", "x", "y", "z"]}') AS state FROM diamonds WHERE id % 5 <> 0 GROUP BY id % 13) s
UNION ALL
SELECT 'merged', 'ridge', merged(state) FROM (SELECT state_of(price, ARRAY[carat, depth, table_pct, x, y, z], '{"features": ["carat", "depth", "table_pct", "x", "y", "z"], "l2": 10}') AS state FROM diamonds WHERE id % 5 <> 0 GROUP BY id / 10000) s
UNION ALL
SELECT 'merged', 'imputed', merged(state) FROM (SELECT state_of(price, ARRAY[CASE WHEN id % 7 <> 0 THEN carat END, CASE WHEN id % 11 <> 0 THEN depth END], '{"features": ["carat", "depth"]}') AS state FROM diamonds WHERE id % 5 <> 0 GROUP BY id % 77) s;
SELECT as_reference(name, model) FROM fits WHERE way = 'merged' ORDER BY name COLLATE "C";
CREATE TABLE parts (LIKE diamonds) PARTITION BY LIST (cut);
CREATE TABLE parts_fair PARTITION OF parts FOR VALUES IN ('Fair');
CREATE TABLE parts_good PARTITION OF parts FOR VALUES IN ('Good', 'Very Good');
CREATE TABLE parts_others PARTITION OF parts DEFAULT;
INSERT INTO parts SELECT * FROM diamonds WHERE id % 5 <> 0;
SET enable_partitionwise_aggregate = on;
SELECT matches(explained('SELECT mlsys.linear_regression(price, carat, cut) FROM parts'), 'Finalize Aggregate.*Append.*Partial Aggregate.*Partial Aggregate', 'partitions train on their own');
INSERT INTO fits SELECT 'partitions', unnest(ARRAY['numbers', 'mixed']), unnest(ARRAY[mlsys.linear_regression(price, carat, depth, table_pct, x, y, z), mlsys.linear_regression(price, carat, depth, table_pct, x, y, z, cut, color, clarity)]) FROM parts;
SELECT as_reference(name, model) FROM fits WHERE way = 'partitions' ORDER BY name COLLATE "C";

-- metrics of predictions on rows that training has not seen
CREATE TABLE scored AS
SELECT f.name, d.price, d.carat, mlsys.predict(f.model, d) AS predicted FROM fits f, diamonds d WHERE f.way = 'serial' AND f.name IN ('numbers', 'mixed') AND d.id % 5 = 0;
SELECT ok(near(m.value, q.value, 1e-10), format('%s of predictions by "%s"', m.metric, m.name))
FROM (SELECT name, unnest(ARRAY['rmse', 'mae', 'r2', 'weighted_rmse', 'weighted_mae', 'weighted_r2']) AS metric,
             unnest(ARRAY[mlsys.rmse(price, predicted), mlsys.mae(price, predicted), mlsys.r2(price, predicted), mlsys.rmse(price, predicted, carat), mlsys.mae(price, predicted, carat), mlsys.r2(price, predicted, carat)]) AS value
      FROM scored GROUP BY name) m JOIN reference_quality q ON q.model = m.name AND q.name = m.metric
ORDER BY m.name, m.metric;
SELECT * FROM finish();
