-- The NIST StRD linear problems through SQL: digits of the coefficients, -log10 of the largest relative
-- error, with the polynomial's terms computed in SQL. In one state, merged from many, in parallel.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
\i test/data/nist.sql
CREATE TABLE wanted (problem text, digits float8, error_digits float8);
INSERT INTO wanted VALUES
    ('norris', 11, 10), ('pontius', 11, 10), ('noint1', 11, 11), ('noint2', 11, 11), ('longley', 10, 10),
    ('wampler1', 8.5, NULL), ('wampler2', 8.5, NULL), ('wampler3', 8.5, 8), ('wampler4', 8.5, 8), ('wampler5', 6.5, 8), ('filip', 7, 7);
SELECT plan(11 * 5 + 9 + 2);

CREATE FUNCTION digits(have float8, want float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS
$$SELECT CASE WHEN have = want THEN 15 WHEN want = 0 THEN NULL ELSE least(15, -log(abs(have - want)::numeric / abs(want)::numeric)) END$$;
-- Features of a problem as SQL, and their names as certified.csv has them.
CREATE FUNCTION features(problem text) RETURNS text LANGUAGE sql AS $$
    SELECT CASE WHEN features.problem = 'longley' THEN 'x1, x2, x3, x4, x5, x6'
                ELSE (SELECT string_agg(concat_ws(' * ', VARIADIC array_fill('x'::text, ARRAY[d])), ', ' ORDER BY d) FROM generate_series(1, degree) d) END
    FROM nist_summary s WHERE s.problem = features.problem
$$;
CREATE FUNCTION worst(problem text, model mlsys.model, OUT estimate float8, OUT std_error float8, OUT terms bigint) LANGUAGE sql AS $$
    SELECT min(digits(c.coefficient, n.estimate)), min(digits(c.std_error, n.std_error)), count(*)
    FROM nist_certified n LEFT JOIN mlsys.coefficients(model) c ON c.feature = n.term WHERE n.problem = worst.problem
$$;
CREATE TABLE fits (problem text, way text, model mlsys.model);
CREATE AGGREGATE state_of(float8, float8[], jsonb) (SFUNC = mlsys.linear_regression_array_accum_options, STYPE = mlsys.training_state);
CREATE AGGREGATE merged(mlsys.training_state) (SFUNC = mlsys.array_combine, STYPE = mlsys.training_state, FINALFUNC = mlsys.array_final);

DO $$
DECLARE
    name text;
    features text;
    options text;
BEGIN
    FOR name IN SELECT problem FROM wanted LOOP
        features := features(name);
        -- the highest power last, as numbers sort
        SELECT jsonb_build_object('intercept', s.intercept, 'features',
                                  (SELECT jsonb_agg(term ORDER BY nullif(regexp_replace(term, '\D', '', 'g'), '')::int) FROM nist_certified c WHERE c.problem = name AND term <> 'intercept'))
        INTO options FROM nist_summary s WHERE s.problem = name;
        EXECUTE format('INSERT INTO fits SELECT %L, ''columns'', mlsys.linear_regression(%L::jsonb, y, %s) FROM nist_%s', name, options, features, name);
        EXECUTE format('INSERT INTO fits SELECT %L, ''array'', mlsys.linear_regression(y, ARRAY[%s], %L::jsonb) FROM nist_%s', name, features, options, name);
        -- each row a state, merged in the order that hashing gives; and in four groups
        EXECUTE format('INSERT INTO fits SELECT %L, ''merged rows'', merged(state) FROM (SELECT state_of(y, ARRAY[%s], %L) AS state FROM nist_%s GROUP BY ctid) s', name, features, options, name);
        EXECUTE format('INSERT INTO fits SELECT %L, ''merged groups'', merged(state) FROM (SELECT state_of(y, ARRAY[%s], %L) AS state FROM (SELECT *, row_number() OVER (ORDER BY y) AS n FROM nist_%s) r GROUP BY n / 7) s', name, features, options, name);
        -- the column form, its states combined by the executor: partitions that workers share
        EXECUTE format('CREATE TABLE parts_%1$s (LIKE nist_%1$s) PARTITION BY HASH (y)', name);
        FOR i IN 0 .. 3 LOOP
            EXECUTE format('CREATE TABLE parts_%1$s_%2$s PARTITION OF parts_%1$s FOR VALUES WITH (MODULUS 4, REMAINDER %2$s)', name, i);
        END LOOP;
        EXECUTE format('INSERT INTO parts_%1$s SELECT * FROM nist_%1$s', name);
        SET LOCAL parallel_setup_cost = 0;
        SET LOCAL parallel_tuple_cost = 0;
        SET LOCAL min_parallel_table_scan_size = 0;
        SET LOCAL max_parallel_workers_per_gather = 4;
        SET LOCAL enable_partitionwise_aggregate = on;
        -- not INSERT ... SELECT, which has no parallel plan
        DECLARE
            fitted mlsys.model;
        BEGIN
            EXECUTE format('SELECT mlsys.linear_regression(%L::jsonb, y, %s) FROM parts_%s', options, features, name) INTO fitted;
            INSERT INTO fits VALUES (name, 'parallel', fitted);
        END;
    END LOOP;
END
$$;

SELECT ok(w.terms = (SELECT s.p FROM nist_summary s WHERE s.problem = f.problem) AND coalesce(w.estimate >= wanted.digits, false),
          format('%s, %s: at least %s digits', f.problem, f.way, wanted.digits)) || coalesce(E'\n' || diag(format('%s digits in %s terms', round(w.estimate::numeric, 2), w.terms)), '')
FROM fits f JOIN wanted USING (problem), worst(f.problem, f.model) w ORDER BY f.way, f.problem;
SELECT ok(coalesce(w.std_error >= wanted.error_digits, false), format('%s: at least %s digits of the standard errors', f.problem, wanted.error_digits)) || E'\n' || diag(format('%s digits', round(w.std_error::numeric, 2)))
FROM fits f JOIN wanted USING (problem), worst(f.problem, f.model) w WHERE wanted.error_digits IS NOT NULL AND way = 'columns' ORDER BY f.problem;
SELECT ok(bool_and(digits((mlsys.describe(model) ->> 'residual_sd')::float8, s.residual_sd) >= 7), 'residual standard deviations')
FROM fits JOIN nist_summary s USING (problem) WHERE way = 'columns' AND s.residual_sd > 0;
SELECT ok(bool_and(digits((mlsys.describe(model) ->> 'r_squared')::float8, s.r_squared) >= 10), 'R squared, uncentred without an intercept')
FROM fits JOIN nist_summary s USING (problem) WHERE way = 'columns';
SELECT * FROM finish();
