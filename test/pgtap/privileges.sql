-- Who may do what to a model: the whole lifecycle as a plain role, everything tried by a stranger, and
-- attacks on the code that writes the catalog.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT no_plan();
DROP ROLE IF EXISTS mlsys_test_alice, mlsys_test_bob, mlsys_test_team, mlsys_test_member, mlsys_test_reader;
CREATE ROLE mlsys_test_alice;
CREATE ROLE mlsys_test_bob;
CREATE ROLE mlsys_test_team;
CREATE ROLE mlsys_test_member IN ROLE mlsys_test_team;
CREATE ROLE mlsys_test_reader;
GRANT CREATE ON SCHEMA public TO mlsys_test_alice, mlsys_test_bob;
CREATE TABLE fits (name text, model mlsys.model);
GRANT ALL ON fits TO PUBLIC;
INSERT INTO fits VALUES ('two', (SELECT mlsys.linear_regression(2 * i, i) FROM generate_series(1, 50) i)), ('three', (SELECT mlsys.linear_regression(3 * i, i) FROM generate_series(1, 50) i));

-- the tables: who reads, who writes; nobody but their owner writes
SELECT is(has_table_privilege('mlsys_test_bob', c.oid, 'SELECT'), c.relname NOT IN ('labels', 'model_baselines', 'model_contents', 'monitor_contents', 'monitor_messages', 'retrain_messages', 'predictions', 'predictions_default', 'profiles'), 'everyone reads ' || c.relname)
FROM pg_class c WHERE c.relnamespace = 'mlsys'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p') ORDER BY c.relname;
SELECT is(count(*), 0::bigint, 'nobody else writes to a table')
FROM pg_class c CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
WHERE c.relnamespace = 'mlsys'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p') AND a.grantee <> c.relowner AND a.privilege_type <> 'SELECT';
SELECT is(count(*), 0::bigint, 'no column is an exception') FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid WHERE c.relnamespace = 'mlsys'::regnamespace AND t.attacl IS NOT NULL;
SELECT is(count(*), 0::bigint, 'nobody else uses a sequence')
FROM pg_class c CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault('s', c.relowner))) a WHERE c.relnamespace = 'mlsys'::regnamespace AND c.relkind = 'S' AND a.grantee <> c.relowner;
SELECT is(count(*), 0::bigint, 'no function has the rights of its owner') FROM pg_proc WHERE pronamespace = 'mlsys'::regnamespace AND prosecdef;
SELECT is(count(*), 0::bigint, 'views have the rights of who reads them') FROM pg_class WHERE relnamespace = 'mlsys'::regnamespace AND relkind = 'v' AND NOT coalesce(reloptions @> '{security_invoker=true}', false);
SELECT is(count(*), 0::bigint, 'every table and sequence is dumped') FROM pg_class c, pg_extension e WHERE e.extname = 'mlsys' AND c.relnamespace = 'mlsys'::regnamespace AND c.relkind IN ('r', 'S') AND c.oid <> ALL (e.extconfig);
SELECT is(count(*), 0::bigint, 'triggers fire always') FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'mlsys'::regnamespace AND NOT t.tgisinternal AND t.tgenabled <> 'A';

-- the whole lifecycle as a plain role
SET ROLE mlsys_test_alice;
SELECT is(mlsys.register('alice', model), 1, 'registers') FROM fits WHERE name = 'two';
SELECT is(mlsys.register('alice', model, '{"rmse": 0}', 'better'), 2, 'registers another') FROM fits WHERE name = 'three';
SELECT is(owner, 'mlsys_test_alice'::regrole, 'owns it') FROM mlsys.models;
SELECT is(bool_and(trained_by = 'mlsys_test_alice'::regrole), true, 'has made it') FROM mlsys.model_versions;
SELECT is(mlsys.deploy('alice', 1), 1, 'deploys');
SELECT is(mlsys.deploy('alice', 2), 2, 'deploys another');
SELECT is(mlsys.deploy('alice', 1, 'old'), 1, 'deploys under another alias');
SELECT is(mlsys.rollback('alice'), 1, 'rolls back');
SELECT is(mlsys.undeploy('alice', 'old'), 1, 'undeploys');
SELECT ok(mlsys.get_model('alice') OPERATOR(mlsys.=) model, 'reads the value') FROM fits WHERE name = 'two';
SELECT lives_ok($$SELECT mlsys.rename_model('alice', 'anna')$$, 'renames');
SELECT lives_ok($$SELECT mlsys.rename_model('anna', 'alice')$$, 'renames back');
SELECT lives_ok($$SELECT mlsys.register('alice', model) FROM fits WHERE name = 'two'; SELECT mlsys.drop_version('alice', 3)$$, 'drops a version');
SELECT lives_ok($$SELECT mlsys.grant_predict('alice', 'mlsys_test_reader')$$, 'grants');
SELECT is(count(*), 1::bigint, 'reads deployed_models') FROM mlsys.deployed_models WHERE deployed_by = 'mlsys_test_alice'::regrole;
SELECT is(count(*), 2::bigint, 'reads model_lineage') FROM mlsys.model_lineage;
SELECT cmp_ok(count(*), '>', 0::bigint, 'reads algorithms') FROM mlsys.algorithms;
SELECT is(count(*), 0::bigint, 'all of it under that name') FROM mlsys.alias_history WHERE happened_by <> 'mlsys_test_alice'::regrole;
SELECT throws_ok($$SELECT mlsys.alter_owner('alice', 'mlsys_test_bob')$$, '42501', 'must be member of role "mlsys_test_bob"', 'gives it to nobody but roles of its own');
SELECT throws_ok($$SELECT value FROM mlsys.model_contents$$, '42501', 'permission denied for table model_contents', 'reads values by name only');
-- no way around the functions
SELECT throws_ok(statement, '42501', NULL, 'not directly: ' || statement) FROM (VALUES
    ('INSERT INTO mlsys.models VALUES (''x'', ''mlsys_test_alice'', now(), now())'), ('UPDATE mlsys.models SET owner = ''mlsys_test_alice'''), ('DELETE FROM mlsys.models'), ('TRUNCATE mlsys.model_aliases'),
    ('UPDATE mlsys.model_versions SET metrics = ''{}'''), ('UPDATE mlsys.model_aliases SET version = 2'), ('DELETE FROM mlsys.alias_history'), ('UPDATE mlsys.model_contents SET query = '''''), ('INSERT INTO mlsys.model_grants VALUES (''alice'', 0)'),
    ('SELECT nextval(''mlsys.alias_history_id_seq'')'), ('SELECT * FROM mlsys.models FOR UPDATE'), ('LOCK mlsys.models'),
    ('ALTER TABLE mlsys.model_aliases DISABLE TRIGGER ALL'), ('CREATE RULE r AS ON UPDATE TO mlsys.models DO INSTEAD NOTHING'), ('CREATE TRIGGER t BEFORE INSERT ON mlsys.models FOR EACH ROW EXECUTE FUNCTION mlsys.catalog_changed()'),
    ('CREATE INDEX ON mlsys.models ((owner::text))'), ('CREATE TABLE r (model text REFERENCES mlsys.models)'), ('CREATE POLICY p ON mlsys.models'),
    ('CREATE TEMP TABLE own (a int); CREATE TRIGGER t AFTER INSERT ON own FOR EACH ROW EXECUTE FUNCTION mlsys.catalog_changed()'),
    ('COMMENT ON TABLE mlsys.models IS ''x''')) AS v (statement);

-- a stranger
SET ROLE mlsys_test_bob;
SELECT throws_ok(format(statement, 'alice'), '42501', 'must be owner of model "alice"', 'a stranger: ' || statement) FROM (VALUES
    ('SELECT mlsys.register(%L, model) FROM fits LIMIT 1'), ('SELECT mlsys.deploy(%L)'), ('SELECT mlsys.deploy(%L, 1)'), ('SELECT mlsys.deploy(%L, 99)'), ('SELECT mlsys.deploy(%L, 2, ''x'', true)'), ('SELECT mlsys.rollback(%L)'), ('SELECT mlsys.rollback(%L, ''none'')'),
    ('SELECT mlsys.undeploy(%L)'), ('SELECT mlsys.set_threshold(%L, 0.1)'), ('SELECT mlsys.set_threshold(''%s@2'', 0.1)'), ('SELECT mlsys.drop_version(%L, 2)'), ('SELECT mlsys.drop_version(%L, 99)'), ('SELECT mlsys.drop_model(%L)'), ('SELECT mlsys.rename_model(%L, ''mine'')'),
    ('SELECT mlsys.grant_predict(%L, ''mlsys_test_bob'')'), ('SELECT mlsys.grant_predict(%L, ''nobody at all'')'), ('SELECT mlsys.revoke_predict(%L, ''mlsys_test_reader'')'), ('SELECT mlsys.alter_owner(%L, ''mlsys_test_bob'')')) AS v (statement);
SELECT throws_ok($$SELECT mlsys.get_model('alice')$$, '42501', 'permission denied for model "alice"', 'a stranger does not read the value');
SELECT throws_ok($$SELECT mlsys.get_model('alice@99')$$, '42501', 'permission denied for model "alice"', 'nor of a version that is not there');
SELECT throws_ok($$SELECT * FROM mlsys.model_contents$$, '42501', 'permission denied for table model_contents', 'nor from the table');
SELECT throws_ok(statement, '42501', NULL, 'a stranger: ' || statement) FROM (VALUES
    ('SELECT mlsys.predict_and_log(''alice'', ''SELECT 1 AS i'', ''i'')'), ('SELECT mlsys.add_labels(''alice'', ''SELECT 1 AS i'', ''i'', ''i'')'), ('SELECT * FROM mlsys.logged_predictions(''alice'')'), ('SELECT mlsys.set_retention(''alice'')'), ('SELECT mlsys.apply_retention(''alice'')'),
    ('SELECT * FROM mlsys.predictions'), ('SELECT * FROM mlsys.predictions_default'), ('SELECT * FROM mlsys.labels'), ('INSERT INTO mlsys.predictions VALUES (now(), ''alice'', 1, 1)'), ('DELETE FROM mlsys.retention'), ('CREATE TABLE p PARTITION OF mlsys.predictions FOR VALUES FROM (''2020-01-01'') TO (''2021-01-01'')'), ('SELECT mlsys.stat_reset()')) AS v (statement);
SELECT is(mlsys.register('bob', model), 1, 'but makes a model of its own') FROM fits WHERE name = 'two';
SELECT throws_ok($$SELECT mlsys.rename_model('bob', 'alice')$$, '42710', 'model "alice" exists already', 'which does not take another''s name');

-- who was granted reads, and no more
SET ROLE mlsys_test_reader;
SELECT ok(mlsys.get_model('alice') OPERATOR(mlsys.=) model, 'who was granted reads the value') FROM fits WHERE name = 'two';
SELECT ok(mlsys.get_model('alice@2') OPERATOR(mlsys.=) model, 'of each version') FROM fits WHERE name = 'three';
SELECT throws_ok(statement, '42501', 'must be owner of model "alice"', 'who was granted: ' || statement) FROM (VALUES ('SELECT mlsys.deploy(''alice'')'), ('SELECT mlsys.drop_model(''alice'')'), ('SELECT mlsys.grant_predict(''alice'', ''public'')'), ('SELECT mlsys.revoke_predict(''alice'', ''mlsys_test_reader'')')) AS v (statement);
SELECT throws_ok($$SELECT * FROM mlsys.model_contents$$, '42501', 'permission denied for table model_contents', 'nor the table');
SET ROLE mlsys_test_alice;
SELECT mlsys.revoke_predict('alice', 'mlsys_test_reader');
SET ROLE mlsys_test_reader;
SELECT throws_ok($$SELECT mlsys.get_model('alice')$$, '42501', 'permission denied for model "alice"', 'a revoked grant');
SET ROLE mlsys_test_alice;
SELECT mlsys.grant_predict('alice', 'public');
SET ROLE mlsys_test_bob;
SELECT lives_ok($$SELECT mlsys.get_model('alice')$$, 'everyone may, when public may');
SELECT throws_ok($$SELECT mlsys.deploy('alice')$$, '42501', 'must be owner of model "alice"', 'but not more');
SET ROLE mlsys_test_alice;
SELECT mlsys.revoke_predict('alice', 'public'), mlsys.grant_predict('alice', 'mlsys_test_team');
SET ROLE mlsys_test_member;
SELECT lives_ok($$SELECT mlsys.get_model('alice')$$, 'members of a role have its grant');
SELECT throws_ok($$SELECT mlsys.deploy('alice')$$, '42501', 'must be owner of model "alice"', 'and not more');

-- models of a team
RESET ROLE;
GRANT mlsys_test_team TO mlsys_test_alice;
SET ROLE mlsys_test_alice;
SELECT lives_ok($$SELECT mlsys.alter_owner('alice', 'mlsys_test_team')$$, 'an owner gives a model to a role that it is a member of');
SET ROLE mlsys_test_member;
SELECT is(mlsys.deploy('alice', 2), 2, 'each member is its owner then');
SELECT is(deployed_by, 'mlsys_test_member'::regrole, 'under its own name') FROM mlsys.model_aliases WHERE model = 'alice' AND alias = 'production';
SELECT throws_ok($$SELECT mlsys.alter_owner('alice', 'mlsys_test_alice')$$, '42501', 'must be member of role "mlsys_test_alice"', 'and gives it to no other member');
SELECT throws_ok($$SELECT mlsys.alter_owner('bob', 'mlsys_test_member')$$, '42501', 'must be owner of model "bob"', 'takes nobody''s model');
RESET ROLE;
ALTER ROLE mlsys_test_member NOINHERIT;
SET ROLE mlsys_test_member;
SELECT throws_ok($$SELECT mlsys.deploy('alice', 1)$$, '42501', 'must be owner of model "alice"', 'a member that does not inherit is not');
SET ROLE mlsys_test_team;
SELECT is(mlsys.deploy('alice', 1), 1, 'until it sets the role');
RESET ROLE;
ALTER ROLE mlsys_test_member INHERIT;
SELECT is(mlsys.deploy('alice', 2), 2, 'a superuser may');

-- SECURITY DEFINER: its owner acts
SET ROLE mlsys_test_alice;
CREATE FUNCTION redeploy(version integer) RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$SELECT mlsys.deploy('alice', $1)$$;
CREATE FUNCTION as_caller(version integer) RETURNS integer LANGUAGE sql AS $$SELECT mlsys.deploy('alice', $1)$$;
SET ROLE mlsys_test_bob;
SELECT is(redeploy(1), 1, 'a SECURITY DEFINER function acts for its owner');
SELECT is(deployed_by, 'mlsys_test_alice'::regrole, 'under its owner''s name') FROM mlsys.model_aliases WHERE model = 'alice' AND alias = 'production';
SELECT throws_ok($$SELECT as_caller(1)$$, '42501', 'must be owner of model "alice"', 'another function does not');

-- operators, functions and tables of the caller's in front of those of the catalog
RESET ROLE;
CREATE SCHEMA evil AUTHORIZATION mlsys_test_bob;
CREATE TABLE evil.caught (who name, what text);
GRANT ALL ON evil.caught TO PUBLIC;
SET ROLE mlsys_test_bob;
CREATE FUNCTION evil.catch(what text) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN INSERT INTO evil.caught VALUES (current_user, what); RETURN true; END$$;
CREATE FUNCTION evil.text_eq(text, text) RETURNS boolean LANGUAGE sql AS $$SELECT evil.catch('text =')$$;
CREATE FUNCTION evil.text_cat(text, text) RETURNS text LANGUAGE sql AS $$SELECT evil.catch('||')::text$$;
CREATE FUNCTION evil.int_eq(integer, integer) RETURNS boolean LANGUAGE sql AS $$SELECT evil.catch('int =')$$;
CREATE FUNCTION evil.int_add(integer, integer) RETURNS integer LANGUAGE sql AS $$SELECT evil.catch('int +')::integer$$;
CREATE FUNCTION evil.get_text(jsonb, text) RETURNS text LANGUAGE sql AS $$SELECT evil.catch('->>')::text$$;
CREATE FUNCTION evil.bytea_eq(bytea, bytea) RETURNS boolean LANGUAGE sql AS $$SELECT evil.catch('bytea =')$$;
CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.text_eq);
CREATE OPERATOR evil.<> (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.text_eq);
CREATE OPERATOR evil.|| (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.text_cat);
CREATE OPERATOR evil.= (LEFTARG = integer, RIGHTARG = integer, FUNCTION = evil.int_eq);
CREATE OPERATOR evil.+ (LEFTARG = integer, RIGHTARG = integer, FUNCTION = evil.int_add);
CREATE OPERATOR evil.->> (LEFTARG = jsonb, RIGHTARG = text, FUNCTION = evil.get_text);
CREATE OPERATOR evil.= (LEFTARG = bytea, RIGHTARG = bytea, FUNCTION = evil.bytea_eq);
CREATE FUNCTION evil.concat_ws(text, VARIADIC text[]) RETURNS text LANGUAGE sql AS $$SELECT evil.catch('concat_ws')::text$$;
CREATE FUNCTION evil.unnest(text[]) RETURNS SETOF text LANGUAGE sql AS $$SELECT evil.catch('unnest')::text$$;
CREATE FUNCTION evil.jsonb_array_elements(jsonb) RETURNS SETOF jsonb LANGUAGE sql AS $$SELECT to_jsonb(evil.catch('jsonb_array_elements'))$$;
CREATE FUNCTION evil.nextval(regclass) RETURNS bigint LANGUAGE sql AS $$SELECT evil.catch('nextval')::integer::bigint$$;
CREATE FUNCTION evil.text(integer) RETURNS text LANGUAGE sql AS $$SELECT evil.catch('text(integer)')::text$$;
CREATE TABLE evil.models (LIKE mlsys.models);
CREATE TYPE evil.model AS (a integer);
CREATE TEMP TABLE models (LIKE mlsys.models);
CREATE TEMP TABLE model_aliases (LIKE mlsys.model_aliases);
CREATE FUNCTION evil.row_caught() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO evil.caught VALUES (current_user, 'trigger'); RETURN NULL; END$$;
CREATE TRIGGER t AFTER INSERT OR UPDATE ON evil.models EXECUTE FUNCTION evil.row_caught();
SET search_path = evil, pg_temp, mlsys, pg_catalog;
SET standard_conforming_strings = off;
SET transform_null_equals = on;
SET default_transaction_isolation = 'repeatable read';
SELECT 'a' = 'b', 1 + 1 = 3 FROM (SELECT) AS this_one_is_caught;
RESET ROLE;
SELECT pg_catalog.count(*) AS caught FROM evil.caught \gset
TRUNCATE evil.caught;
SET ROLE mlsys_test_bob;
SELECT mlsys.register('bob', model) FROM public.fits;
SELECT mlsys.register('new', model) FROM public.fits;
SELECT mlsys.deploy('bob', 1);
SELECT mlsys.deploy('bob');
SELECT mlsys.rollback('bob');
SELECT mlsys.deploy('bob', 2, 'x');
SELECT mlsys.undeploy('bob', 'x');
SELECT mlsys.rename_model('bob', 'bert');
SELECT mlsys.predict_and_log('bert@1', 'SELECT 1 AS i, 2 AS key', 'key', true);
SELECT mlsys.add_labels('bert', 'SELECT 1 AS key, 3 AS y, current_date AS t', 'key', 'y', 't');
SELECT pg_catalog.count(*) FROM mlsys.logged_predictions('bert');
SELECT mlsys.set_retention('bert', predictions => '0 days');
SELECT mlsys.apply_retention(), mlsys.apply_retention('bert');
SELECT mlsys.grant_predict('bert', 'public');
SELECT mlsys.revoke_predict('bert', 'public');
SELECT mlsys.drop_version('bert', 2);
SELECT mlsys.get_model('bert') IS NOT NULL;
DO $$ BEGIN PERFORM mlsys.deploy('berd'); EXCEPTION WHEN undefined_object THEN NULL; END $$;
DO $$ BEGIN PERFORM mlsys.deploy('bert', 99); EXCEPTION WHEN undefined_object THEN NULL; END $$;
DO $$ BEGIN PERFORM mlsys.rollback('bert', 'y'); EXCEPTION WHEN undefined_object THEN NULL; END $$;
SELECT pg_catalog.count(*) FROM mlsys.deployed_models;
SELECT pg_catalog.count(*) FROM mlsys.model_lineage;
SELECT mlsys.drop_model('new');
SELECT mlsys.alter_owner('bert', 'mlsys_test_bob');
SELECT pg_catalog.current_setting('search_path') AS path \gset
RESET ROLE;
RESET search_path;
RESET standard_conforming_strings;
RESET transform_null_equals;
RESET default_transaction_isolation;
SELECT is(:caught, 2, 'the trap works');
SELECT is(:'path'::text, 'evil, pg_temp, mlsys, pg_catalog', 'the caller''s search_path stays');
SELECT is((SELECT string_agg(DISTINCT what || ' as ' || who, ', ') FROM evil.caught), NULL::text, 'nothing of the caller''s ran in the catalog''s statements');
SELECT is(count(*), 0::bigint, 'nor was written') FROM evil.models;
SELECT is(count(*), 0::bigint, 'nor a temporary table') FROM pg_temp.models;
SELECT is(owner, 'mlsys_test_bob'::regrole, 'but the model was') FROM mlsys.models WHERE model = 'bert';
SET ROLE mlsys_test_bob;
SELECT is(mlsys.predict_and_log('bert@1', 'SELECT i, current_user || i AS key FROM generate_series(1, 2500) i', 'key'), 2500::bigint, 'a query is read in batches');
SELECT is(count(*), 2500::bigint, 'each with the rights of the caller') FROM mlsys.logged_predictions('bert') WHERE key LIKE 'mlsys_test_bob%';
RESET ROLE;

-- user and settings are the caller's again after an error that is caught
SET ROLE mlsys_test_bob;
SET search_path = pg_catalog, public;
DO $$
BEGIN
    BEGIN
        PERFORM mlsys.drop_model('alice');
    EXCEPTION WHEN insufficient_privilege THEN
        IF current_user <> 'mlsys_test_bob' OR current_setting('search_path') <> 'pg_catalog, public' THEN
            RAISE 'still somebody else: %, %', current_user, current_setting('search_path');
        END IF;
        BEGIN
            DELETE FROM mlsys.models;
            RAISE 'may write';
        EXCEPTION WHEN insufficient_privilege THEN
            NULL;
        END;
    END;
END
$$;
SELECT is(current_user::text, 'mlsys_test_bob', 'the caller is itself after an error');
SELECT lives_ok($$SET ROLE NONE$$, 'and may set roles');
RESET ROLE;
RESET search_path;

-- EXECUTE can be taken away
REVOKE EXECUTE ON FUNCTION mlsys.register(text, mlsys.model, jsonb, text) FROM PUBLIC;
SET ROLE mlsys_test_bob;
SELECT throws_ok($$SELECT mlsys.register('more', model) FROM fits LIMIT 1$$, '42501', 'permission denied for function register', 'register can be revoked');
RESET ROLE;
GRANT EXECUTE ON FUNCTION mlsys.register(text, mlsys.model, jsonb, text) TO PUBLIC;

SELECT mlsys.drop_model(model) FROM mlsys.models;
DROP SCHEMA evil CASCADE;
DROP OWNED BY mlsys_test_alice, mlsys_test_bob, mlsys_test_team, mlsys_test_member, mlsys_test_reader CASCADE;
DROP ROLE mlsys_test_alice, mlsys_test_bob, mlsys_test_team, mlsys_test_member, mlsys_test_reader;
SELECT * FROM finish();
