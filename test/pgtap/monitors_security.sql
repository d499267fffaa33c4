-- A monitor's query runs as its owner, whoever starts it, and cannot get out of that.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT plan(53);
DROP ROLE IF EXISTS mlsys_test_owner, mlsys_test_member, mlsys_test_stranger;
CREATE ROLE mlsys_test_owner;
CREATE ROLE mlsys_test_member IN ROLE mlsys_test_owner;
CREATE ROLE mlsys_test_stranger;
CREATE SCHEMA watched;
CREATE SCHEMA trap;
GRANT ALL ON SCHEMA watched TO mlsys_test_owner;
CREATE TABLE secrets AS SELECT 42 AS secret;
CREATE TABLE seen (who name, session name, path text, zone text);
GRANT INSERT ON seen TO mlsys_test_owner;

SET ROLE mlsys_test_owner;
SET search_path = watched, public;
CREATE TABLE events AS SELECT i AS id, '2024-01-01 00:00+00'::timestamptz + i * interval '1 hour' AS at, i % 7 AS x, i % 3 = 0 AS y FROM generate_series(0, 999) AS i;
SELECT count(*) AS trained FROM mlsys.train('guarded', 'SELECT id, x, y FROM events', target => 'y', algorithm => 'logistic_regression', split_key => 'id') \gset
SELECT mlsys.deploy('guarded') AS deployed \gset
-- functions that a query may call: each does what it can to get out
CREATE FUNCTION tell() RETURNS integer LANGUAGE plpgsql AS $$BEGIN INSERT INTO public.seen SELECT current_user, session_user, current_setting('search_path'), current_setting('timezone'); RETURN 0; END$$;
CREATE TABLE later (i integer);
CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO public.seen VALUES (current_user, session_user, 'later', ''); RETURN NULL; END$$;
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON later DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fire();
CREATE FUNCTION run_it(command text) RETURNS integer LANGUAGE plpgsql AS $$BEGIN EXECUTE command; RETURN 0; END$$;
SELECT lives_ok($$SELECT mlsys.create_monitor('guarded', 'guarded', 'SELECT *, tell() AS told FROM events', 'at', start_at => '2024-01-02', time_zone => 'Asia/Tokyo', unit_column => 'told', signals => '{quality}')$$, 'a role makes a monitor of its own');
RESET ROLE;
SELECT is(count(*), 0::bigint, 'which runs nothing') FROM seen;

-- as a superuser, under another search_path
SET search_path = trap, public;
CREATE TABLE trap.events (id integer, at timestamptz, x integer, y boolean);
SELECT is(count(*), 1::bigint, 'a superuser runs it') FROM mlsys.run_monitor('guarded', '2024-01-02 16:00');
SELECT results_eq('SELECT DISTINCT who, session = session_user, path, zone FROM public.seen', $$VALUES ('mlsys_test_owner'::name, true, 'watched, public', 'Asia/Tokyo')$$, 'its query runs as the owner, by the owner''s search_path, in its time zone');
SELECT is(rows, 24::bigint, 'on the owner''s table') FROM mlsys.monitor_windows WHERE monitor = 'guarded';
SELECT is(current_user, session_user, 'and the superuser is who he was');
SELECT is(current_setting('search_path'), 'trap, public', 'with his search_path');
SELECT is(current_setting('timezone'), 'UTC', 'and time zone');

-- the ways out
CREATE FUNCTION public.try(command text, form text DEFAULT '%s') RETURNS text LANGUAGE plpgsql AS $$
DECLARE told text;
BEGIN
    UPDATE mlsys.monitor_contents SET query = format('SELECT *, (SELECT run_it(%L)) AS told FROM events', format(form, command)) WHERE monitor = 'guarded';
    DELETE FROM mlsys.monitor_windows WHERE monitor = 'guarded';
    PERFORM mlsys.run_monitor('guarded', '2024-01-02 16:00');
    SELECT w.status || ': ' || COALESCE((SELECT e.message FROM mlsys.monitor_errors('guarded') AS e WHERE e.part = 'window'), w.message, '') INTO told FROM mlsys.monitor_windows AS w WHERE w.monitor = 'guarded';
    RETURN told;
END$$;
SELECT is(try('RESET ROLE'), 'error: cannot set parameter "role" within security-definer function', 'RESET ROLE');
SELECT is(try('SET ROLE postgres'), 'error: cannot set parameter "role" within security-definer function', 'SET ROLE');
SELECT is(try('SET LOCAL ROLE NONE'), 'error: cannot set parameter "role" within security-definer function', 'SET LOCAL ROLE');
SELECT is(try('SET SESSION AUTHORIZATION DEFAULT'), 'error: cannot set parameter "session_authorization" within security-definer function', 'SET SESSION AUTHORIZATION');
SELECT is(try('RESET SESSION AUTHORIZATION'), 'error: cannot set parameter "session_authorization" within security-definer function', 'RESET SESSION AUTHORIZATION');
SELECT is(try('RESET ALL; SELECT secret FROM public.secrets'), 'error: permission denied for table secrets', 'RESET ALL gives no rights');
SELECT is(try('SELECT secret FROM public.secrets'), 'error: permission denied for table secrets', 'reads nothing of the superuser''s');
SELECT is(try('CREATE TEMP TABLE left_behind ()'), 'error: cannot create temporary table within security-restricted operation', 'makes no temporary table');
SELECT is(try('DECLARE left_behind CURSOR WITH HOLD FOR SELECT 1'), 'error: cannot create a cursor WITH HOLD within security-restricted operation', 'leaves no cursor');
SELECT is(try('CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (watched.tell() = 0)'), 'error: cannot create a temporary type in a stored query', 'no domain that takes the place of a type');
SELECT is(try('CREATE TYPE pg_temp.int8 AS ENUM ()'), 'error: cannot create a temporary type in a stored query', 'no other type');
SELECT is(try('BEGIN CREATE DOMAIN pg_temp.text AS pg_catalog.text; EXCEPTION WHEN division_by_zero THEN NULL; END', 'DO %L'), 'error: cannot create a temporary type in a stored query', 'nor in a subtransaction');
SELECT is(count(*), 0::bigint, 'nothing of these is left') FROM pg_type WHERE typnamespace = pg_my_temp_schema() AND typname IN ('text', 'int8');
CREATE DOMAIN pg_temp.own AS integer;
SELECT is(try('CREATE DOMAIN watched.fine AS pg_catalog.text'), 'ok: ', 'a type of one''s own schema, beside temporary ones of the superuser, is no harm');
SELECT is(try('INSERT INTO later VALUES (1)'), 'error: cannot fire deferred trigger within security-restricted operation', 'has no trigger fire later');
SELECT is(try('UPDATE mlsys.monitors SET owner = 10'), 'error: permission denied for table monitors', 'does not write to the catalog');
SELECT is(try('SET search_path = trap; SET work_mem = ''100MB''; SET timezone = ''UTC'''), 'ok: ', 'SET of other settings works');
SELECT is(current_setting('search_path'), 'trap, public', 'and does not last: search_path');
SELECT isnt(current_setting('work_mem'), '100MB', 'nor work_mem');
SELECT is(current_user, session_user, 'the superuser is still who he was');
SELECT is(try('SELECT 1/0'), 'error: division by zero', 'an error');
SELECT is(current_user, session_user, 'ends it as well');
SELECT is(current_setting('search_path'), 'trap, public', 'with the settings of before');
-- an error that is passed on, and caught
SELECT now() AS began, throws_ok($$SELECT try('DO $x$BEGIN RAISE EXCEPTION ''stop'' USING ERRCODE = ''57P01''; END$x$')$$, '57P01', 'stop', 'what is to end the session is passed on') AS told \gset
\echo :told
SELECT isnt(now(), :'began'::timestamptz, 'and leaves no subtransaction open');

-- who may do what
UPDATE mlsys.monitor_contents SET query = 'SELECT * FROM events' WHERE monitor = 'guarded';
SET ROLE mlsys_test_stranger;
SELECT throws_ok($$SELECT mlsys.run_monitor('guarded')$$, '42501', 'must be owner of monitor "guarded"', 'a stranger does not run it');
SELECT throws_ok($$SELECT mlsys.alter_monitor('guarded', alpha => 0.1)$$, '42501', 'must be owner of monitor "guarded"', 'nor change it');
SELECT throws_ok($$SELECT mlsys.drop_monitor('guarded')$$, '42501', 'must be owner of monitor "guarded"', 'nor drop it');
SELECT throws_ok($$SELECT mlsys.note_monitor_error('guarded', '22012', 'no')$$, '42501', 'must be owner of monitor "guarded"', 'nor note an error');
SELECT throws_ok($$SELECT query FROM mlsys.monitor_contents$$, '42501', 'permission denied for table monitor_contents', 'nor read its query');
SELECT throws_ok($$SELECT mlsys.monitor_errors('guarded')$$, '42501', 'must be owner of monitor "guarded"', 'nor its errors');
SELECT throws_ok($$SELECT message FROM mlsys.monitor_messages$$, '42501', 'permission denied for table monitor_messages', 'not even in the table');
SELECT throws_ok($$SELECT mlsys.retrain_error('guarded')$$, '42501', 'must be owner of model "guarded"', 'nor why a training failed');
SELECT throws_ok($$SELECT message FROM mlsys.retrain_messages$$, '42501', 'permission denied for table retrain_messages', 'not even there');
SELECT throws_ok($$SELECT profile FROM mlsys.profiles$$, '42501', 'permission denied for table profiles', 'nor profiles');
SELECT lives_ok($$SELECT value, status FROM mlsys.metric_results$$, 'but its results');
SELECT throws_ok($$SELECT mlsys.create_monitor('mine', 'guarded', 'SELECT now() AS at, 1 AS x', 'at')$$, '42501', NULL, 'nor does a stranger watch a model that it may not use');
SET ROLE mlsys_test_member;
SELECT lives_ok($$SELECT mlsys.run_monitor('guarded', '2024-01-04')$$, 'a member of the owner runs it');
SELECT lives_ok($$SELECT * FROM mlsys.monitor_errors('guarded')$$, 'and reads its errors');
SELECT lives_ok($$SELECT mlsys.alter_monitor('guarded', alpha => 0.1, unit_column => '')$$, 'and changes it');
SELECT is(owner, 'mlsys_test_owner'::regrole, 'which stays the owner''s') FROM mlsys.monitors WHERE monitor = 'guarded';
SELECT lives_ok($$SELECT mlsys.drop_monitor('guarded')$$, 'and drops it');
-- others' monitors of one's model
SELECT mlsys.grant_predict('guarded', 'mlsys_test_stranger') AS granted \gset
SET ROLE mlsys_test_stranger;
SELECT mlsys.create_monitor('foreign', 'guarded@1', 'SELECT now() AS at, 1 AS x', 'at') AS made \gset
SET ROLE mlsys_test_member;
SELECT throws_ok($$SELECT mlsys.drop_model('guarded')$$, '2BP01', NULL, 'a model with another role''s monitor is not dropped');
SELECT throws_ok($$SELECT mlsys.run_monitor('foreign')$$, '42501', NULL, 'the owner of the model does not run that');
SELECT lives_ok($$SELECT mlsys.drop_monitor('foreign')$$, 'but drops it');
RESET ROLE;
RESET search_path;
SELECT mlsys.drop_model('guarded') AS dropped \gset
DROP FUNCTION public.try(text, text);
DROP TABLE secrets, seen;
DROP SCHEMA trap CASCADE;
DROP OWNED BY mlsys_test_owner, mlsys_test_member, mlsys_test_stranger CASCADE;
DROP SCHEMA watched CASCADE;
DROP ROLE mlsys_test_owner, mlsys_test_member, mlsys_test_stranger;
SELECT * FROM finish();
