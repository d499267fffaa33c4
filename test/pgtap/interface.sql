-- What the extension consists of: signatures, marks, comments, rights.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT plan(19);

CREATE VIEW members AS
SELECT classid, objid, pg_describe_object(classid, objid, 0) AS object FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'mlsys') AND deptype = 'e';
CREATE VIEW functions AS
SELECT p.* FROM pg_proc p JOIN members m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid;

-- control file
SELECT is(extversion, '0.1.0', 'version') FROM pg_extension WHERE extname = 'mlsys';
SELECT results_eq($$SELECT superuser, trusted, relocatable, schema::text COLLATE "default" FROM pg_available_extension_versions WHERE name = 'mlsys'$$,
                  $$VALUES (true, false, false, 'mlsys')$$, 'control file');

-- every function and its marks: test/sql/interface.sql
SELECT is_empty($$SELECT oid::regprocedure FROM functions WHERE proparallel <> 's' AND provolatile <> 'v' AND proname NOT IN ('evaluate', 'permutation_importance', 'compare', 'training_profile', 'report', 'monitor_errors', 'retrain_error') AND NOT (proname IN ('explain', 'explain_values') AND 'background' = ANY (proargnames))$$, 'all that writes nothing, runs no query of the caller, and does not change the user on its way, is parallel safe');
SELECT is_empty($$SELECT oid::regprocedure FROM functions WHERE provolatile <> 'i' AND 'mlsys.model'::regtype = ANY (proargtypes::oid[]) AND proname NOT IN ('register', 'evaluate', 'permutation_importance') AND NOT (proname IN ('explain', 'explain_values') AND 'background' = ANY (proargnames))$$, 'what a model value gives is immutable');
SELECT is_empty($$SELECT aggfnoid FROM pg_aggregate JOIN functions f ON f.oid = aggfnoid WHERE aggcombinefn = 0 OR aggtransspace = 0$$, 'every aggregate can be combined and has an estimate of its space');
SELECT is_empty($$SELECT aggfnoid FROM pg_aggregate JOIN functions f ON f.oid = aggfnoid WHERE aggtranstype = 'internal'::regtype AND (aggserialfn = 0 OR aggdeserialfn = 0)$$, 'internal states can be sent');
SELECT is_empty($$SELECT aggfnoid FROM pg_aggregate JOIN functions f ON f.oid = aggfnoid, unnest(f.proargtypes::oid[]) t
                  WHERE aggtranstype <> 'internal'::regtype AND (SELECT typtype FROM pg_type WHERE oid = t) = 'p'$$, 'those with a real type of state have real types of arguments, so a distributed engine can split them');
SELECT is_empty($$SELECT oid::regprocedure FROM functions WHERE prosecdef OR proconfig IS NOT NULL AND prolang IN (SELECT oid FROM pg_language WHERE lanname IN ('c', 'internal'))$$, 'no function runs with other rights than the caller''s');
SELECT is_empty($$SELECT oid::regprocedure FROM functions WHERE prokind = 'f' AND (SELECT lanname FROM pg_language l WHERE l.oid = prolang) NOT IN ('c') AND proname NOT IN ('report_member', 'schedule_monitors', 'alert_states', 'alert_result')$$, 'functions are in C');
SELECT is_empty($$SELECT oid::regprocedure FROM functions WHERE proname ~ '^predict' AND proname !~ '_support$|_and_log$|^prediction_' AND (prosupport <> 'mlsys.predict_support'::regproc) IS NOT FALSE$$, 'predictions have planner support');
SELECT is_empty($$SELECT f.proname FROM functions f JOIN pg_type t ON t.typname = f.proname WHERE f.pronargs = 1$$, 'no function of one argument is called like a type, which would make it a cast');
SELECT is_empty($$SELECT f.oid::regprocedure, word FROM functions f, unnest(f.proname::text || coalesce(f.proargnames, '{}')) AS name JOIN pg_get_keywords() k ON k.word = name WHERE k.catcode = 'R'$$, 'no reserved words');

-- everything has a comment
SELECT is_empty($$SELECT object FROM members WHERE obj_description(objid, (SELECT relname FROM pg_class WHERE oid = classid)) IS NULL ORDER BY 1$$, 'every object has a comment');
SELECT is_empty($$SELECT object FROM members WHERE obj_description(objid, (SELECT relname FROM pg_class WHERE oid = classid)) ~ '\.$|^ | $'$$, 'comments have no period at their end');

-- types
SELECT results_eq($$SELECT typname::text COLLATE "default", typlen::int, typbyval, typalign::text, typstorage::text, typcategory::text FROM pg_type JOIN members ON classid = 'pg_type'::regclass AND objid = pg_type.oid WHERE typtype = 'b' AND typelem = 0 ORDER BY 1$$,
                  $$VALUES ('data_profile', -1, false, 'd', 'x', 'U'), ('model', -1, false, 'i', 'x', 'U'), ('training_state', -1, false, 'd', 'x', 'U')$$, 'types');
SELECT is_empty($$SELECT object FROM members WHERE classid NOT IN ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_operator'::regclass, 'pg_opclass'::regclass, 'pg_opfamily'::regclass, 'pg_class'::regclass)$$, 'nothing else, above all no cast that would be applied by itself');

-- rights
SELECT schema_privs_are('mlsys', 'public', ARRAY['USAGE'], 'PUBLIC uses the schema and makes nothing in it');
SELECT is_empty($$SELECT oid::regprocedure, grantee FROM functions, aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee NOT IN (0, proowner) OR is_grantable AND grantee <> proowner$$, 'rights go to PUBLIC or nobody');
-- dropping leaves nothing behind
DROP VIEW members CASCADE;
DROP EXTENSION mlsys CASCADE;
SELECT is_empty($$SELECT proname FROM pg_proc WHERE pronamespace = to_regnamespace('mlsys') UNION ALL SELECT typname FROM pg_type WHERE typnamespace = to_regnamespace('mlsys')
                  UNION ALL SELECT oprname FROM pg_operator WHERE oprnamespace = to_regnamespace('mlsys')$$, 'DROP EXTENSION leaves nothing behind');
SELECT * FROM finish();
