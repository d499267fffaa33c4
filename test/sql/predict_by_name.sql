-- Predictions by a model's name: references, visibility, plans, privileges.
\set SHOW_CONTEXT never
CREATE TABLE plants (id int PRIMARY KEY, a float8, gone text, b float8, kind text, y float8);
ALTER TABLE plants DROP COLUMN gone;
INSERT INTO plants SELECT i, i % 9, i * i % 7, 'k' || i % 2, 1 + 2 * (i % 9) - 3 * (i * i % 7) FROM generate_series(1, 40) i;
ANALYZE plants;
-- y, ten times y, a hundred times y by other columns, one whose feature has no name, one that needs a column zz
CREATE TABLE fits AS SELECT mlsys.linear_regression(y, a, b) AS plain, mlsys.linear_regression(10 * y, a, b) AS tenfold, mlsys.linear_regression(100 * y, b, kind) AS other,
    mlsys.linear_regression(y, a * 1, b) AS nameless, mlsys.linear_regression('{"features": ["a", "zz"]}', y, a, b) AS unknown FROM plants;

-- before there is such a model, and before it is deployed
CALL try('SELECT mlsys.predict(''plants'', 1, 2)');
SELECT mlsys.register('plants', plain) FROM fits;
CALL try('SELECT mlsys.predict(''plants'', 1, 2)');
CALL try('SELECT mlsys.predict(''plants@challenger'', 1, 2)');
SELECT round(mlsys.predict('plants@1', 1, 2)) AS version;
SELECT mlsys.register('plants', tenfold) FROM fits;
SELECT mlsys.deploy('plants', 1), mlsys.deploy('plants', 2, 'challenger');
-- references
SELECT round(mlsys.predict('plants', 1, 2)) AS production, round(mlsys.predict('plants@production', 1, 2)) AS alias, round(mlsys.predict('plants@challenger', 1, 2)) AS challenger,
       round(mlsys.predict('plants@1', 1, 2)) AS one, round(mlsys.predict('plants@002', 1, 2)) AS two;
CALL try('SELECT mlsys.predict(''plant'', 1, 2)');
CALL try('SELECT mlsys.predict(''something else'', 1, 2)');
CALL try('SELECT mlsys.predict(''plants@3'', 1, 2)');
CALL try('SELECT mlsys.predict(''plants@99999999999999999999'', 1, 2)');
CALL try('SELECT mlsys.predict(''plants@0'', 1, 2)');
CALL try('SELECT mlsys.predict(''plants@v3'', 1, 2)');
CALL try('SELECT mlsys.predict(''plants@'', 1, 2)');
CALL try('SELECT mlsys.predict(''@1'', 1, 2)');
CALL try('SELECT mlsys.predict('''', 1, 2)');
CALL try('SELECT mlsys.predict(''plants@1@2'', 1, 2)');
CALL try('SELECT mlsys.predict(''Plants'', 1, 2)');
-- forms
SELECT max(abs(mlsys.predict('plants', p) - y)) < 1e-9 AS row, max(abs(mlsys.predict('plants', p.a, p.b) - y)) < 1e-9 AS columns, max(abs(mlsys.predict('plants', ARRAY[p.a, p.b]) - y)) < 1e-9 AS array,
       max(abs(mlsys.predict('plants', VARIADIC ARRAY[p.a, p.b]) - y)) < 1e-9 AS variadic FROM plants p;
SELECT mlsys.predict(NULL::text, 1, 2) IS NULL AS null_name, mlsys.predict('plants', NULL::plants) IS NULL AS null_row, mlsys.predict('plants', NULL, NULL) IS NOT NULL AS nulls,
       mlsys.predict('nothing', NULL::plants) IS NULL AS not_looked_up, mlsys.predict('plants', p) IS NULL AS no_row FROM (SELECT 1) one LEFT JOIN plants p ON p.id = 0;
SELECT round(mlsys.predict('plants'::varchar, 1, 2)) AS varchar, round(mlsys.predict('plants'::name, 1, 2)) AS name;
CALL try('SELECT mlsys.predict(''plants'', 1)');
CALL try('SELECT mlsys.predict(''plants'', s) FROM (SELECT 1 AS a, 2 AS c) s');
CALL try('SELECT mlsys.predict(''plants'', b, a) FROM plants');
SELECT mlsys.register('nameless', nameless) FROM fits;
CALL try('SELECT mlsys.predict(''nameless@1'', p) FROM plants p');
-- the other functions are for classifiers
CALL try('SELECT mlsys.predict_class(''plants'', p) FROM plants p');
CALL try('SELECT mlsys.predict_proba(''plants'', 1, 2)');
CALL try('SELECT mlsys.predict_proba(''plants'', p, ''yes'') FROM plants p');
CALL try('SELECT mlsys.predict_probas(''plants'', ARRAY[1, 2])');
CALL try('SELECT mlsys.predict_class(plain, p) FROM plants p, fits');
CALL try('SELECT mlsys.predict_proba(plain, p, ''yes'') FROM plants p, fits');
-- a name for each row
SELECT id, round(mlsys.predict(n, p)) AS predicted, y FROM plants p, LATERAL (VALUES ('plants'), ('plants@2'), (NULL)) v(n) WHERE id IN (1, 2) ORDER BY id, n;
SELECT count(*), count(DISTINCT p) FROM (SELECT round(mlsys.predict('plants@' || 1 + i % 2, 3, i % 5)) AS p FROM generate_series(1, 1000) i) s;
DO $$ BEGIN FOR i IN 1..40 LOOP PERFORM mlsys.register('many ' || i, (SELECT mlsys.linear_regression(i * y, a, b) FROM plants)); END LOOP; END $$;
SELECT bool_and(abs(mlsys.predict('many ' || m || '@1', p.a, p.b) - m * p.y) < 1e-8) AS columns, bool_and(abs(mlsys.predict('many ' || m || '@1', p) - m * p.y) < 1e-8) AS row,
       bool_and(abs(mlsys.predict('many ' || m || '@1', r) - m * p.y) < 1e-8) AS other_row FROM plants p, generate_series(1, 40) m, LATERAL (SELECT p.b, p.a OFFSET 0) r;
SET mlsys.cache_memory = 0;
SELECT bool_and(abs(mlsys.predict('many ' || m || '@1', p.a, p.b) - m * p.y) < 1e-8) AS columns FROM plants p, generate_series(1, 40) m;
RESET mlsys.cache_memory;
CALL try('SELECT mlsys.predict(''many '' || m || ''@1'', ''x'', p.b) FROM plants p, generate_series(1, 2) m');

-- plans: what the deployed model needs; all columns when the name is not known, or not of a model
SELECT plan('SELECT mlsys.predict(''plants'', p) FROM plants p');
SELECT plan('SELECT mlsys.predict(''plants@challenger'', p.*) FROM plants p WHERE mlsys.predict(''plants'', p) > 1');
SELECT plan('SELECT mlsys.predict(''none'', p) FROM plants p');
SELECT plan('SELECT mlsys.predict(p.kind, p) FROM plants p');
SELECT plan('SELECT mlsys.predict(''plants'', s) FROM (SELECT b + 1 AS b, id AS a FROM plants) s');
SELECT plan('SELECT mlsys.predict_class(''plants'', p), mlsys.predict_proba(''plants'', p), mlsys.predict_proba(''plants'', p, ''yes''), mlsys.predict_probas(''plants'', p) FROM plants p');
SELECT plan('SELECT mlsys.predict_proba(p.kind, p, p.kind) FROM plants p');
SELECT trim(p) AS plan FROM plan('SELECT mlsys.predict(''plants'', p) FROM fits LEFT JOIN plants p ON true') p WHERE p LIKE '%predict%';
SELECT trim(p) AS plan FROM plan('SELECT mlsys.predict(''plants'', s) FROM (SELECT a FROM plants) s') p WHERE p LIKE '%predict%';
SELECT plan('SELECT mlsys.predict(NULL::text, p) FROM plants p');
-- columns up to what a function can take
DO $$
DECLARE
    n int;
BEGIN
    FOREACH n IN ARRAY '{95,96,97,98}'::int[] LOOP
        EXECUTE format('CREATE TABLE wide_%s (%s)', n, (SELECT string_agg('c' || i || ' float8', ', ') FROM generate_series(1, n) i));
    END LOOP;
END
$$;
SELECT n, f, (SELECT p LIKE '%_columns%' FROM plan(format('SELECT mlsys.%s FROM wide_%s t', f, n)) p WHERE p LIKE '%predict%') AS columns
FROM (VALUES (95), (96), (97), (98)) n(n), (VALUES ('predict(''none'', t)'), ('predict_proba(''none'', t, ''x'')')) f(f) ORDER BY f, n;
DROP TABLE wide_95, wide_96, wide_97, wide_98;

-- a deploy is seen by the next statement, and is undone by ROLLBACK
PREPARE score AS SELECT round(sum(mlsys.predict('plants', p))) AS sum FROM plants p;
PREPARE score_one(float8) AS SELECT round(mlsys.predict('plants', $1, 2)) AS one;
SET plan_cache_mode = force_generic_plan;
EXECUTE score;
EXECUTE score_one(1);
BEGIN;
SELECT mlsys.deploy('plants', 2);
EXECUTE score;
EXECUTE score_one(1);
SAVEPOINT s;
SELECT mlsys.deploy('plants', 1);
EXECUTE score_one(1);
ROLLBACK TO s;
EXECUTE score;
EXECUTE score_one(1);
ROLLBACK;
EXECUTE score;
EXECUTE score_one(1);
-- a model that needs another column: the plan is made anew
SELECT mlsys.register('plants', other) FROM fits;
BEGIN;
SELECT mlsys.deploy('plants', 3, force => true);
SELECT (SELECT round(sum(mlsys.predict('plants', p))) FROM plants p) = (SELECT round(sum(mlsys.predict(other, b, kind))) FROM plants, fits) AS right;
EXECUTE score;
CALL try('EXECUTE score_one(1)');
ROLLBACK;
EXECUTE score;
BEGIN;
SELECT mlsys.deploy('plants', 3, force => true);
SAVEPOINT s;
EXECUTE score;
ROLLBACK TO s;
EXECUTE score;
COMMIT;
EXECUTE score;
SELECT mlsys.rollback('plants');
EXECUTE score;
-- a column that the row does not have
SELECT mlsys.register('plants', unknown) FROM fits;
SELECT mlsys.deploy('plants', 4, force => true);
\set VERBOSITY terse
EXECUTE score;
\set VERBOSITY default
SELECT mlsys.rollback('plants');
EXECUTE score;
DEALLOCATE score;
DEALLOCATE score_one;
-- the model in a parameter; planned before the model exists
PREPARE score(text) AS SELECT round(sum(mlsys.predict($1, p))) AS sum FROM plants p;
PREPARE early AS SELECT round(sum(mlsys.predict('late', p))) AS sum FROM plants p;
EXECUTE score('plants');
EXECUTE score('plants@2');
EXECUTE score(NULL);
\set VERBOSITY terse
EXECUTE early;
\set VERBOSITY default
SELECT mlsys.register('late', plain) FROM fits;
SELECT mlsys.deploy('late');
EXECUTE early;
-- dropped and made again, with other contents under the same number
SELECT mlsys.undeploy('late'), mlsys.drop_model('late');
SELECT mlsys.register('late', tenfold) FROM fits;
SELECT mlsys.deploy('late');
EXECUTE early;
EXECUTE score('late@1');
SELECT mlsys.undeploy('late'), mlsys.drop_model('late');
SELECT mlsys.register('late', other) FROM fits;
SELECT mlsys.deploy('late');
EXECUTE score('late@1');
EXECUTE early;
-- a version of a model that no alias points at: when its number comes to stand for another, plans are made anew
SELECT mlsys.register('bare', plain) FROM fits;
PREPARE bare AS SELECT round(sum(mlsys.predict('bare@1', p))) AS sum FROM plants p;
EXECUTE bare;
SELECT mlsys.drop_model('bare');
SELECT mlsys.register('bare', other) FROM fits;
EXECUTE bare;
-- a change that sends no invalidation, made behind the back: the old plan fails, once
ALTER TABLE mlsys.model_versions DISABLE TRIGGER catalog_changed;
UPDATE mlsys.model_contents SET value = plain FROM fits WHERE model = 'bare';
UPDATE mlsys.model_versions SET digest = substring(mlsys.model_send(plain) FROM 9 FOR 16) FROM fits WHERE model = 'bare';
ALTER TABLE mlsys.model_versions ENABLE ALWAYS TRIGGER catalog_changed;
\set VERBOSITY terse
EXECUTE bare;
\set VERBOSITY default
EXECUTE bare;
DEALLOCATE bare;
RESET plan_cache_mode;
EXECUTE score('plants');
DEALLOCATE score;
DEALLOCATE early;

-- the plan passes what version 1 needs, and the model needs something else: run again
CALL try('SELECT mlsys.predict_columns(''plants@3'', ''{a,b}'', 1, a, b) FROM plants');
CALL try('SELECT mlsys.predict_columns(''plants@3'', ''{a,b}'', NULL::int, a, b) FROM plants');
SELECT round(mlsys.predict_columns('plants@3', '{kind,a,b}', 1, kind, a, b)) IS NOT NULL AS enough FROM plants LIMIT 1;
CALL try('SELECT mlsys.predict_columns(''plants'', ''{a,b}'', id, a, b) FROM plants');
CALL try('SELECT mlsys.predict_columns(''plants'', ARRAY[kind], 1, a) FROM plants');
CALL try('SELECT mlsys.predict_columns(''plants'', ''{a}'', 1, a, b) FROM plants');

-- PL/pgSQL keeps the state of an expression while the world changes
CREATE FUNCTION follow() RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1..7 LOOP
        IF i IN (2, 5) THEN
            PERFORM mlsys.deploy('plants', 2);
        ELSIF i = 3 THEN
            PERFORM mlsys.rollback('plants');
        ELSIF i = 4 THEN
            BEGIN
                PERFORM mlsys.deploy('plants', 2);
                RETURN NEXT 'inner ' || round(mlsys.predict('plants', 1, 2));
                RAISE EXCEPTION 'undone';
            EXCEPTION WHEN raise_exception THEN
                NULL;
            END;
        ELSIF i = 6 THEN
            PERFORM mlsys.undeploy('plants');
        END IF;
        BEGIN
            RETURN NEXT i || ': ' || round(mlsys.predict('plants', 1, 2));
        EXCEPTION WHEN object_not_in_prerequisite_state THEN
            RETURN NEXT i || ': ' || SQLERRM;
        END;
    END LOOP;
END
$$;
BEGIN;
SELECT * FROM follow();
ROLLBACK;
-- a name that is not known when the expression is planned: nothing plans it anew
CREATE FUNCTION follow(n text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    estimate float8;
BEGIN
    FOR i IN 1..5 LOOP
        BEGIN
            IF i IN (2, 4) THEN
                PERFORM mlsys.deploy('plants', 2);
            END IF;
            estimate := mlsys.predict(n, 1, 2);
            IF i IN (2, 4) THEN
                RAISE EXCEPTION 'undone';
            END IF;
        EXCEPTION WHEN raise_exception THEN
            NULL;
        END;
        RETURN NEXT i || ': ' || round(estimate);
    END LOOP;
    FOR i IN 6..7 LOOP
        estimate := mlsys.predict(n, 1, 2);
        RETURN NEXT i || ': ' || round(estimate);
        PERFORM mlsys.deploy('plants', 8 - i);
    END LOOP;
END
$$;
BEGIN;
SELECT * FROM follow('plants');
ROLLBACK;
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT * FROM follow('plants');
ROLLBACK;
CREATE FUNCTION name_by_name(n text, x float8) RETURNS float8 LANGUAGE plpgsql STABLE AS 'BEGIN RETURN mlsys.predict(n, x, 2); END';
CREATE FUNCTION inlined(r plants) RETURNS float8 LANGUAGE sql STABLE AS 'SELECT mlsys.predict(''plants'', r)';
SELECT round(name_by_name(n, 1)) FROM (VALUES ('plants'), ('plants@2'), ('plants'), (NULL)) v(n);
SELECT trim(p) AS plan FROM plan('SELECT inlined(p) FROM plants p') p WHERE p LIKE '%Output%';
-- a STABLE function and a cursor see the snapshot that they were called with
CREATE FUNCTION stable_score() RETURNS float8 LANGUAGE plpgsql STABLE AS 'BEGIN RETURN round(mlsys.predict(''plants'', 1, 2)); END';
CREATE FUNCTION volatile_score() RETURNS float8 LANGUAGE plpgsql VOLATILE AS 'BEGIN RETURN round(mlsys.predict(''plants'', 1, 2)); END';
BEGIN;
SELECT mlsys.deploy('plants', 2) AS deployed, stable_score(), volatile_score();
ROLLBACK;
BEGIN;
DECLARE c CURSOR FOR SELECT round(mlsys.predict('plants', 1, id)) AS predicted FROM plants WHERE id <= 3 ORDER BY id;
DECLARE h CURSOR WITH HOLD FOR SELECT round(mlsys.predict('plants', 1, id)) AS predicted FROM plants WHERE id <= 2 ORDER BY id;
FETCH c;
SELECT mlsys.deploy('plants', 2);
FETCH c;
SAVEPOINT s;
ROLLBACK TO s;
FETCH c;
COMMIT;
FETCH ALL h;
CLOSE h;
SELECT mlsys.rollback('plants');
-- views, CTEs, triggers, UPDATE, CHECK; not what must be immutable
CREATE VIEW scored AS SELECT id, round(mlsys.predict('plants', p)) AS predicted FROM plants p;
SELECT * FROM scored WHERE id < 3 ORDER BY id;
SELECT pg_get_viewdef('scored');
WITH c AS MATERIALIZED (SELECT a, b FROM plants) SELECT round(sum(mlsys.predict('plants', c))) FROM c;
CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.y := mlsys.predict(''plants'', NEW); RETURN NEW; END';
CREATE TRIGGER fill BEFORE INSERT ON plants FOR EACH ROW EXECUTE FUNCTION fill();
INSERT INTO plants (id, a, b) VALUES (100, 1, 2) RETURNING round(y);
BEGIN;
SELECT mlsys.deploy('plants', 2);
INSERT INTO plants (id, a, b) VALUES (101, 1, 2) RETURNING round(y);
ROLLBACK;
DROP TRIGGER fill ON plants;
UPDATE plants SET y = mlsys.predict('plants', plants) WHERE id = 100 RETURNING round(y);
DELETE FROM plants WHERE id = 100;
CREATE TABLE refused (a float8, b float8, p float8 GENERATED ALWAYS AS (mlsys.predict('plants', a, b)) STORED);
CREATE INDEX ON plants (mlsys.predict('plants', a, b));
-- what the planner estimates with
SELECT count(*) FROM plants WHERE y > mlsys.predict('plants', 1, 2);

-- parallel workers
CREATE TABLE crowd AS SELECT i AS id, i % 9 AS a, i % 7 AS b FROM generate_series(1, 20000) i;
ANALYZE crowd;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET parallel_leader_participation = off;
SELECT plan('SELECT sum(mlsys.predict(''plants'', c)) FROM crowd c');
SELECT round(sum(mlsys.predict('plants', c))) AS row, round(sum(mlsys.predict('plants', a, b))) AS columns, round(sum(mlsys.predict('plants@' || 1 + id % 2, c))) AS names FROM crowd c;
BEGIN;
SELECT mlsys.deploy('plants', 2);
SELECT round(sum(mlsys.predict('plants', c))) FROM crowd c;
CALL try('SELECT sum(mlsys.predict(''nothing'', c)) FROM crowd c');
ROLLBACK;
SELECT round(sum(mlsys.predict('plants', c))) FROM crowd c;
RESET parallel_leader_participation;
RESET max_parallel_workers_per_gather;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;

-- who may
CREATE ROLE mlsys_test_reader;
CREATE ROLE mlsys_test_group;
GRANT SELECT ON plants, scored TO mlsys_test_reader;
CREATE FUNCTION definer() RETURNS float8 LANGUAGE sql SECURITY DEFINER AS 'SELECT round(mlsys.predict(''plants'', 1, 2))';
SET ROLE mlsys_test_reader;
CALL try('SELECT mlsys.predict(''plants'', 1, 2)');
CALL try('SELECT mlsys.predict(''plants@2'', p) FROM plants p');
CALL try('SELECT * FROM scored');
SELECT definer();
SELECT plan('SELECT mlsys.predict(''plants'', p) FROM plants p');
PREPARE mine AS SELECT round(mlsys.predict('plants', 1, 2)) AS mine;
RESET ROLE;
SELECT mlsys.grant_predict('plants', 'mlsys_test_group');
EXECUTE mine;
SET ROLE mlsys_test_reader;
CALL try('EXECUTE mine');
RESET ROLE;
GRANT mlsys_test_group TO mlsys_test_reader;
SET ROLE mlsys_test_reader;
EXECUTE mine;
SELECT count(predicted) FROM scored;
CALL try('SELECT mlsys.predict(''nameless@1'', 1, 2)');
RESET ROLE;
-- within one transaction, and within one expression that PL/pgSQL keeps
CREATE FUNCTION switch() RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1..3 LOOP
        IF i = 2 THEN
            SET LOCAL ROLE mlsys_test_group;
        ELSIF i = 3 THEN
            SET LOCAL ROLE mlsys_test_reader;
        END IF;
        BEGIN
            RETURN NEXT round(mlsys.predict('nameless@1', 1, 2));
        EXCEPTION WHEN insufficient_privilege THEN
            RETURN NEXT SQLERRM;
        END;
    END LOOP;
    RESET ROLE;
END
$$;
SELECT * FROM switch();
SELECT mlsys.revoke_predict('plants', 'mlsys_test_group'), mlsys.grant_predict('plants', 'public');
SET ROLE mlsys_test_reader;
EXECUTE mine;
RESET ROLE;
DEALLOCATE mine;

-- what is stored must be what the alias says
SET mlsys.cache_memory = 0;
UPDATE mlsys.model_contents SET value = (SELECT other FROM fits) WHERE model = 'many 7';
CALL try('SELECT mlsys.predict(''many 7@1'', 1, 2)');
DELETE FROM mlsys.model_contents WHERE model = 'many 8';
CALL try('SELECT mlsys.predict(''many 8@1'', 1, 2)');
RESET mlsys.cache_memory;

-- leave nothing
DROP VIEW scored;
DROP FUNCTION follow(), follow(text), name_by_name, inlined(plants), stable_score, volatile_score, fill, definer, switch;
DROP TABLE plants, fits, crowd CASCADE;
SELECT count(mlsys.undeploy(model, alias)) FROM mlsys.model_aliases;
SELECT count(mlsys.drop_model(model)) >= 0 AS dropped FROM mlsys.models;
TRUNCATE mlsys.alias_history;
DROP ROLE mlsys_test_reader, mlsys_test_group;
