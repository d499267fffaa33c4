-- Many features: as columns at most 97 beside the options, more in a row or an array.
-- Table wide has y = 1 + sum of (j mod 10) x_j, 1,200 rows of 1,000 independent columns.
\set SHOW_CONTEXT never
\set ECHO none
\t on
SELECT format('CREATE TABLE wide (y float8, %s)', string_agg('x' || j || ' float8', ', ' ORDER BY j)) FROM generate_series(1, 1000) j \gexec
SELECT format('INSERT INTO wide SELECT 0, %s FROM generate_series(1, 1200) i', string_agg(format('((i + %1$s)::int8 ^ 3 * (i + 3 * %1$s))::numeric %% 10007', j), ', ' ORDER BY j)) FROM generate_series(1, 1000) j \gexec
SELECT format('UPDATE wide SET y = 1 + %s', string_agg(format('%s * x%s', j % 10, j), ' + ' ORDER BY j)) FROM generate_series(1, 1000) j \gexec
\t off
\set ECHO all
CREATE TABLE wide_models (n int, form text, model mlsys.model);
CREATE FUNCTION columns(n int) RETURNS text LANGUAGE sql AS $$SELECT string_agg('x' || j, ', ' ORDER BY j) FROM generate_series(1, n) j$$;
CREATE FUNCTION target(n int) RETURNS text LANGUAGE sql AS $$SELECT '1 + ' || string_agg(format('%s * x%s', j % 10, j), ' + ' ORDER BY j) FROM generate_series(1, n) j$$;

-- columns; of 98 and 99, too many for an aggregate, some releases of PostgreSQL 15 make an error and some do not
DO $$
DECLARE
    n int;
BEGIN
    FOREACH n IN ARRAY ARRAY[1, 97, 100, 150] LOOP
        BEGIN
            EXECUTE format('INSERT INTO wide_models SELECT %1$s, ''columns'', mlsys.linear_regression(%3$s, %2$s) FROM wide', n, columns(n), target(n));
            RAISE INFO '%: trained', n;
        EXCEPTION WHEN OTHERS THEN
            RAISE INFO '%: %, %', n, SQLSTATE, SQLERRM;
        END;
        BEGIN
            EXECUTE format('INSERT INTO wide_models SELECT %1$s, ''options'', mlsys.linear_regression(''{}'', %3$s, %2$s) FROM wide', n, columns(n), target(n));
            RAISE INFO '%: trained with options', n;
        EXCEPTION WHEN OTHERS THEN
            RAISE INFO '%: % with options, %', n, SQLSTATE, SQLERRM;
        END;
    END LOOP;
END
$$;
-- a row, or an array
DO $$
DECLARE
    n int;
BEGIN
    FOREACH n IN ARRAY ARRAY[97, 98, 150, 1000] LOOP
        EXECUTE format('INSERT INTO wide_models SELECT %1$s, ''row'', mlsys.linear_regression(''{"target": "y"}'', r) FROM (SELECT %3$s AS y, %2$s FROM wide OFFSET 0) r', n, columns(n), target(n));
        EXECUTE format('INSERT INTO wide_models SELECT %1$s, ''array'', mlsys.linear_regression(%3$s, ARRAY[%2$s]) FROM wide', n, columns(n), target(n));
    END LOOP;
END
$$;
INSERT INTO wide_models SELECT 1000, 'table', mlsys.linear_regression('{"target": "y"}', wide) FROM wide;
SELECT n, form, d ->> 'rank' AS rank, jsonb_array_length(d -> 'columns') AS columns, d -> 'columns' -> -1 ->> 'name' AS last,
       (SELECT bool_and(abs(coefficient - expected) < 1e-6)
        FROM (SELECT coefficient, CASE WHEN i = 1 THEN 1 ELSE (i - 1) % 10 END AS expected FROM mlsys.coefficients(model) WITH ORDINALITY c(class, feature, coefficient, std_error, statistic, p_value, i)) c) AS right
FROM wide_models, mlsys.describe(model) d ORDER BY n, form;
-- predictions; a row of a model with more than 97 features is not taken apart by the planner
SELECT n, form, bool_and(abs(mlsys.predict(model, wide) - y) < 1e-5 * y) AS right FROM wide_models, wide WHERE n = 1000 AND form IN ('row', 'table') GROUP BY n, form;
CREATE FUNCTION check_columns(n int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    result text;
BEGIN
    EXECUTE format('SELECT bool_and(abs(mlsys.predict(model, %1$s) - (%2$s)) < 1e-5 * (%2$s)) FROM wide_models m, (SELECT * FROM wide LIMIT 10) w WHERE n = %3$s AND form = ''row''', columns(n), target(n), n) INTO result;
    RETURN result;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE || ': ' || SQLERRM;
END
$$;
SELECT check_columns(97), check_columns(98), check_columns(150);
SELECT format('SELECT bool_and(abs(mlsys.predict(model, ARRAY[%1$s]) - (%2$s)) < 1e-5 * (%2$s)) AS right FROM wide_models m, (SELECT * FROM wide LIMIT 10) w WHERE n = 1000 AND form = ''array''', columns(1000), target(1000)) AS q \gset
\set ECHO none
:q;
\set ECHO all
-- a row of more than 97 columns is left whole by the planner when the model is not known to it
EXPLAIN (COSTS OFF) SELECT mlsys.predict(m.model, w) FROM wide_models m, wide w;
SELECT model::text AS narrow FROM wide_models WHERE n = 97 AND form = 'columns' \gset
SELECT model::text AS broad FROM wide_models WHERE n = 98 AND form = 'row' \gset
SELECT regexp_replace(p, 'x3,.*, x95', 'x3 ... x95') AS plan FROM plan(format('SELECT mlsys.predict(%L::mlsys.model, w) FROM wide w', :'narrow')) p LIMIT 2;
SELECT regexp_replace(p, 'x3,.*, x95', 'x3 ... x95') AS plan FROM plan(format('SELECT mlsys.predict(%L::mlsys.model, w) FROM wide w', :'broad')) p LIMIT 2;

DROP TABLE wide, wide_models;
DROP FUNCTION columns, target, check_columns;
