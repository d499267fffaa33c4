-- The passes of train() are aggregates that everybody may call: whatever plan they are given, a clean error is the worst.
\set SHOW_CONTEXT never
CREATE TABLE small AS SELECT i AS id, (2 * i + i % 3)::float8 AS y, i % 7 AS a, 'c' || i % 4 AS c, ARRAY[i, i * i % 5]::float8[] AS r, i % 2 AS w FROM generate_series(1, 20) i;
-- A plan as train() makes it (train_plan.c). A column has name, role (0 feature, 1 target, 2 weight, 3 key, 4 group, 5 validation), width, categories, or NULL for none, and bins, here none.
CREATE FUNCTION reversed(bytes bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS
$$SELECT coalesce(string_agg(substr(bytes, i, 1), ''::bytea ORDER BY i DESC), '') FROM generate_series(1, length(bytes)) i$$;
CREATE FUNCTION u32(number bigint) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$SELECT reversed(substr(int8send(number), 5))$$;
CREATE FUNCTION stored(string text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$SELECT u32(octet_length(string)) || convert_to(string, 'UTF8')$$;
CREATE FUNCTION plan_column(name text, role integer, width bigint DEFAULT 0, categories text[] DEFAULT NULL) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT stored(name) || substr(int4send(role), 4) || '\x00'::bytea || u32(width) ||
           CASE WHEN categories IS NULL THEN '\x00'::bytea
           ELSE '\x01'::bytea || u32(cardinality(categories) + 1) || stored('') || reversed(int8send(0)) || (SELECT coalesce(string_agg(stored(c) || reversed(int8send(5)), ''::bytea ORDER BY i), '') FROM unnest(categories) WITH ORDINALITY u(c, i)) END || u32(0)
$$;
CREATE FUNCTION training_plan(columns bytea[], algorithm text DEFAULT 'linear_regression', options text DEFAULT '{}', test_fraction float8 DEFAULT 0.2, calibration float8 DEFAULT 0, count bigint DEFAULT NULL, magic bytea DEFAULT '\x4d4c5350', init text DEFAULT '') RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT magic || stored(algorithm) || stored(options) || '\x00' || reversed(int8send(42)) || reversed(float8send(test_fraction)) || reversed(float8send(calibration)) || stored(init)
           || u32(coalesce(count, cardinality(columns))) || (SELECT coalesce(string_agg(c, ''::bytea ORDER BY i), '') FROM unnest(columns) WITH ORDINALITY u(c, i))
$$;
-- Runs the passes with a plan over some columns and tells what each says.
CREATE PROCEDURE passes(plan bytea, arguments text DEFAULT 'y, a') LANGUAGE plpgsql AS $$
DECLARE
    call text;
    result text;
BEGIN
    FOREACH call IN ARRAY ARRAY['length(mlsys.training_scan(%L, %s)) > 0', 'length(mlsys.training_fit(%L, %s)::text) > 0', 'mlsys.training_fit_rows(%L, %s) IS NOT NULL', 'count(mlsys.training_part(%L, %s)) > 0'] LOOP
        BEGIN
            EXECUTE format('SELECT ' || call || ' FROM small s', plan, arguments) INTO result;
            RAISE INFO '%: %', substring(call FROM 'training_\w+'), result;
        EXCEPTION WHEN OTHERS THEN
            RAISE INFO '%: % %', substring(call FROM 'training_\w+'), SQLSTATE, SQLERRM;
        END;
    END LOOP;
END
$$;

-- plans that are sound
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('c', 0)]), 'y, c');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('c', 0, 0, '{c1,c2,c3,c0}')]), 'y, c');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('r', 0, 2)]), 'y, r');
CALL passes(training_plan(ARRAY[plan_column('a', 0), plan_column('y', 1)]), 's');
CALL passes(training_plan(ARRAY[plan_column('c', 1), plan_column('a', 0)], 'logistic_regression', '{"l2": 1}'), 'c, a');
CALL passes(training_plan(ARRAY[plan_column('id', 3)]), 'id');
-- no plans
CALL passes(NULL);
CALL passes('');
CALL passes('\x00');
CALL passes('\x4d4c5350');
CALL passes('\xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff');
CALL passes(convert_to('mlsys', 'UTF8'));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], magic => '\x4d4c5351'));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]) || '\x00');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], 'xgboost'));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], test_fraction => 1));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], test_fraction => 'NaN'));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], calibration => -1));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], count => 3));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], count => 4294967295));
CALL passes(training_plan(array_fill(plan_column('y', 3), ARRAY[1700])));
-- roles
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 6)]));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0), plan_column('w', 4)]), 'y, a, w');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0), plan_column('w', 5)]), 'y, a, w');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], init => 'churn@1'));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 1)]));
CALL passes(training_plan(ARRAY[plan_column('y', 0), plan_column('a', 0)]));
CALL passes(training_plan(ARRAY[plan_column('y', 3), plan_column('a', 3)]));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 2)]));
CALL passes(training_plan(ARRAY[plan_column('y', 2), plan_column('a', 3)]));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0), plan_column('w', 2)]), 'y, a, w');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('y', 0), plan_column('y', 0)]), 'y, a, w');
-- options
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], options => '{"l2": 1}'));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], options => '{'));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], options => ''));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], options => '[]'));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], options => '{"l3": 1}'));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], options => '{"weight": 7, "target": "z", "features": ["u", "v"]}'));
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], options => repeat('[', 100000)));
-- texts that are not in the server's encoding: a category, an option, a name
CALL passes(overlay(training_plan(ARRAY[plan_column('y', 1), plan_column('c', 0, 0, '{c1,c2,c3,c0,zz}')]) PLACING '\xff' FROM position('zz'::bytea IN training_plan(ARRAY[plan_column('y', 1), plan_column('c', 0, 0, '{c1,c2,c3,c0,zz}')]))), 'y, c');
CALL passes(overlay(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], options => '{"zz": 1}') PLACING '\xff' FROM position('zz'::bytea IN training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], options => '{"zz": 1}'))));
CALL passes(overlay(training_plan(ARRAY[plan_column('y', 1), plan_column('zz', 0)]) PLACING '\xff' FROM position('zz'::bytea IN training_plan(ARRAY[plan_column('y', 1), plan_column('zz', 0)]))));
-- columns: too few, too many, of other types
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'y');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'y, a, w');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'c, a');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'y, ''{}''::jsonb');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'y, ''literal''');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'y, NULL');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'NULL::float8, a');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'y, s');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0), plan_column('c', 2)]), 'y, a, c');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0), plan_column('c', 3)]), 'y, a, r');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)], 'logistic_regression'), 'r, a');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'VARIADIC ARRAY[y, a]');
-- arrays of another length than the plan says; categories that it does not have, or for a column that has none
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('r', 0)]), 'y, r');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('r', 0, 3)]), 'y, r');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('r', 0, 16384)]), 'y, r');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('r', 0, 16385)]), 'y, r');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('r', 0, 4294967295)]), 'y, r');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0, 5)]), 'y, a');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('c', 0, 0, '{c1}')]), 'y, c');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('c', 0, 0, '{}')]), 'y, c');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('c', 0, 0, '{c1,c1}')]), 'y, c');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0, 0, '{c1}')]), 'y, a');
CALL passes(training_plan(ARRAY[plan_column('y', 1, 0, '{c1}'), plan_column('a', 0)]), 'y, a');
CALL passes(training_plan(ARRAY[plan_column('c', 1), plan_column('a', 0, 0, '{1}')], 'logistic_regression', '{"l2": 1}'), 'c, a::text');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('c', 0, 0, '{c1,c2,c3,c0}')]), 'y, nullif(c, ''c1'')');
-- rows: without a column, NULL, of types that change
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('z', 0)]), 's');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'NULL::small');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'CASE WHEN id < 5 THEN s END');
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0)]), 'CASE WHEN id > 5 THEN s END');
CALL passes(training_plan(ARRAY[plan_column('f1', 1), plan_column('f2', 0)]), 'ROW(y, a)');
CALL passes(training_plan(ARRAY[plan_column('f1', 1), plan_column('f2', 0)]), 'CASE WHEN id < 5 THEN ROW(y, a) ELSE ROW(y, a, w) END');
CALL passes(training_plan(ARRAY[plan_column('f1', 1), plan_column('f2', 0)]), 'CASE WHEN id < 5 THEN ROW(y, a) ELSE ROW(y, c) END');
CALL passes(training_plan(ARRAY[plan_column('f1', 1), plan_column('f2', 0)]), 'r');
ALTER TABLE small ADD COLUMN gone int DEFAULT 7;
ALTER TABLE small DROP COLUMN gone;
CALL passes(training_plan(ARRAY[plan_column('y', 1), plan_column('........pg.dropped.7........', 0)]), 's');

-- every truncation, and every flipped bit
CREATE FUNCTION states(plans bytea[], call text) RETURNS TABLE (state text, plans_of_it boolean) LANGUAGE plpgsql AS $$
DECLARE
    plan bytea;
    found text[];
BEGIN
    FOREACH plan IN ARRAY plans LOOP
        BEGIN
            EXECUTE format(call, plan);
            found := found || 'none'::text;
        EXCEPTION WHEN OTHERS THEN
            found := found || SQLSTATE::text;
        END;
    END LOOP;
    RETURN QUERY SELECT f, count(*) > 0 FROM unnest(found) f GROUP BY f ORDER BY f COLLATE "C";
END
$$;
CREATE TABLE damaged AS
SELECT kind, array_agg(substr(plan, 1, i)) AS truncated, NULL::bytea[] AS flipped
FROM (VALUES ('numbers', training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0), plan_column('w', 2), plan_column('id', 3)])),
             ('categories', training_plan(ARRAY[plan_column('y', 1), plan_column('c', 0, 0, '{c1,c2,c3,c0}'), plan_column('r', 0, 2)])),
             ('classes', training_plan(ARRAY[plan_column('c', 1), plan_column('a', 0)], 'logistic_regression', '{"l2": 1}'))) v(kind, plan),
     LATERAL generate_series(0, length(plan) - 1) i
GROUP BY kind;
UPDATE damaged d SET flipped = (SELECT array_agg(set_bit(whole, bit, 1 - get_bit(whole, bit)) ORDER BY bit)
                                FROM (SELECT CASE kind WHEN 'numbers' THEN training_plan(ARRAY[plan_column('y', 1), plan_column('a', 0), plan_column('w', 2), plan_column('id', 3)])
                                                       WHEN 'categories' THEN training_plan(ARRAY[plan_column('y', 1), plan_column('c', 0, 0, '{c1,c2,c3,c0}'), plan_column('r', 0, 2)])
                                                       ELSE training_plan(ARRAY[plan_column('c', 1), plan_column('a', 0)], 'logistic_regression', '{"l2": 1}') END) p(whole),
                                     LATERAL generate_series(0, length(whole) * 8 - 1) bit);
SET client_min_messages = error;
SELECT kind, pass, string_agg(DISTINCT state, ' ' ORDER BY state) AS truncated
FROM damaged, unnest('{scan,fit,part}'::text[]) pass,
     LATERAL states(truncated, format('SELECT mlsys.training_%s(%%L, %s) FROM small', pass, CASE kind WHEN 'numbers' THEN 'y, a, w, id' WHEN 'categories' THEN 'y, c, r' ELSE 'c, a' END))
GROUP BY kind, pass ORDER BY kind, pass;
SELECT kind, pass, string_agg(DISTINCT state, ' ' ORDER BY state) AS flipped
FROM damaged, unnest('{scan,fit,part}'::text[]) pass,
     LATERAL states(flipped, format('SELECT mlsys.training_%s(%%L, %s) FROM small', pass, CASE kind WHEN 'numbers' THEN 'y, a, w, id' WHEN 'categories' THEN 'y, c, r' ELSE 'c, a' END))
GROUP BY kind, pass ORDER BY kind, pass;
-- by rows
SELECT kind, pass, string_agg(DISTINCT state, ' ' ORDER BY state) AS flipped
FROM damaged, unnest('{scan,fit,part}'::text[]) pass, LATERAL states(flipped, format('SELECT mlsys.training_%s(%%L, s) FROM small s', pass))
GROUP BY kind, pass ORDER BY kind, pass;
RESET client_min_messages;

DROP TABLE damaged, small;
DROP PROCEDURE passes;
DROP FUNCTION states, training_plan, plan_column, stored, u32, reversed;
