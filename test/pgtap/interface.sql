-- What the extension consists of: signatures, marks, comments, rights.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT plan(22);

CREATE VIEW members AS
SELECT classid, objid, pg_describe_object(classid, objid, 0) AS object FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'mlsys') AND deptype = 'e';
CREATE VIEW functions AS
SELECT p.* FROM pg_proc p JOIN members m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid;

-- control file
SELECT is(extversion, '0.1.0', 'version') FROM pg_extension WHERE extname = 'mlsys';
SELECT results_eq($$SELECT superuser, trusted, relocatable, schema::text COLLATE "default" FROM pg_available_extension_versions WHERE name = 'mlsys'$$,
                  $$VALUES (true, false, false, 'mlsys')$$, 'control file');

-- every function with its arguments' names, result, volatility, strictness and parallel mark
SELECT results_eq($$
    SELECT proname::text COLLATE "default", pg_get_function_arguments(oid), pg_get_function_result(oid), provolatile::text || CASE WHEN proisstrict THEN ' strict' ELSE '' END
    FROM functions WHERE prokind = 'f' AND NOT proname ~ '_(accum|combine|final|serialize|deserialize)$' AND proname !~ '_array_accum' ORDER BY 1
$$, $$VALUES
    ('coefficients', 'model mlsys.model', 'TABLE(class text, feature text, coefficient double precision, std_error double precision, statistic double precision, p_value double precision)', 'i strict'),
    ('describe', 'model mlsys.model', 'jsonb', 'i strict'),
    ('model_eq', 'mlsys.model, mlsys.model', 'boolean', 'i strict'),
    ('model_hash', 'mlsys.model', 'integer', 'i strict'),
    ('model_hash_extended', 'mlsys.model, bigint', 'bigint', 'i strict'),
    ('model_in', 'cstring', 'mlsys.model', 'i strict'),
    ('model_ne', 'mlsys.model, mlsys.model', 'boolean', 'i strict'),
    ('model_out', 'mlsys.model', 'cstring', 'i strict'),
    ('model_recv', 'internal', 'mlsys.model', 'i strict'),
    ('model_send', 'mlsys.model', 'bytea', 'i strict'),
    ('predict', 'model mlsys.model, VARIADIC features "any"', 'double precision', 'i'),
    ('predict_columns', 'model mlsys.model, names text[], VARIADIC features "any"', 'double precision', 'i'),
    ('predict_support', 'internal', 'internal', 'i strict'),
    ('to_json', 'model mlsys.model', 'text', 'i strict'),
    ('training_state_in', 'cstring', 'mlsys.training_state', 'i strict'),
    ('training_state_out', 'mlsys.training_state', 'cstring', 'i strict'),
    ('training_state_recv', 'internal', 'mlsys.training_state', 'i strict'),
    ('training_state_send', 'mlsys.training_state', 'bytea', 'i strict')
$$, 'functions');
SELECT results_eq($$
    SELECT proname::text COLLATE "default", pg_get_function_arguments(oid), pg_get_function_result(oid) FROM functions WHERE prokind = 'a' ORDER BY 1, pronargs, 2
$$, $$VALUES
    ('accuracy', 'actual bigint, predicted bigint', 'double precision'),
    ('accuracy', 'actual boolean, predicted boolean', 'double precision'),
    ('accuracy', 'actual text, predicted text', 'double precision'),
    ('accuracy', 'actual bigint, predicted bigint, weight double precision', 'double precision'),
    ('accuracy', 'actual boolean, predicted boolean, weight double precision', 'double precision'),
    ('accuracy', 'actual text, predicted text, weight double precision', 'double precision'),
    ('average_precision', 'actual bigint, predicted double precision', 'double precision'),
    ('average_precision', 'actual boolean, predicted double precision', 'double precision'),
    ('average_precision', 'actual bigint, predicted double precision, weight double precision', 'double precision'),
    ('average_precision', 'actual boolean, predicted double precision, weight double precision', 'double precision'),
    ('base_rate', 'actual bigint', 'double precision'),
    ('base_rate', 'actual boolean', 'double precision'),
    ('base_rate', 'actual bigint, predicted double precision', 'double precision'),
    ('base_rate', 'actual boolean, predicted double precision', 'double precision'),
    ('base_rate', 'actual bigint, predicted double precision, weight double precision', 'double precision'),
    ('base_rate', 'actual boolean, predicted double precision, weight double precision', 'double precision'),
    ('binary_comparison', 'actual boolean, predicted1 double precision, predicted2 double precision, threshold1 double precision, threshold2 double precision', 'jsonb'),
    ('binary_report', 'actual boolean, predicted double precision, threshold double precision', 'jsonb'),
    ('brier', 'actual bigint, predicted double precision', 'double precision'),
    ('brier', 'actual boolean, predicted double precision', 'double precision'),
    ('brier', 'actual bigint, predicted double precision, weight double precision', 'double precision'),
    ('brier', 'actual boolean, predicted double precision, weight double precision', 'double precision'),
    ('f1', 'actual bigint, predicted bigint', 'double precision'),
    ('f1', 'actual boolean, predicted boolean', 'double precision'),
    ('f1', 'actual bigint, predicted bigint, weight double precision', 'double precision'),
    ('f1', 'actual boolean, predicted boolean, weight double precision', 'double precision'),
    ('f1', 'actual text, predicted text, positive_class text', 'double precision'),
    ('f1', 'actual text, predicted text, positive_class text, weight double precision', 'double precision'),
    ('linear_regression', 'target "any", VARIADIC features "any"', 'mlsys.model'),
    ('linear_regression', 'target double precision, features double precision[]', 'mlsys.model'),
    ('linear_regression', 'target double precision, features double precision[], options jsonb', 'mlsys.model'),
    ('linear_regression', 'target double precision, features double precision[], weight double precision', 'mlsys.model'),
    ('linear_regression', 'target double precision, features double precision[], weight double precision, options jsonb', 'mlsys.model'),
    ('log_loss', 'actual bigint, predicted double precision', 'double precision'),
    ('log_loss', 'actual boolean, predicted double precision', 'double precision'),
    ('log_loss', 'actual text, probabilities jsonb', 'double precision'),
    ('log_loss', 'actual bigint, predicted double precision, weight double precision', 'double precision'),
    ('log_loss', 'actual boolean, predicted double precision, weight double precision', 'double precision'),
    ('log_loss', 'actual text, probabilities jsonb, weight double precision', 'double precision'),
    ('macro_f1', 'actual text, predicted text', 'double precision'),
    ('macro_f1', 'actual text, predicted text, weight double precision', 'double precision'),
    ('mae', 'actual double precision, predicted double precision', 'double precision'),
    ('mae', 'actual double precision, predicted double precision, weight double precision', 'double precision'),
    ('multiclass_comparison', 'actual text, probabilities1 jsonb, probabilities2 jsonb, predicted1 text, predicted2 text', 'jsonb'),
    ('multiclass_report', 'actual text, probabilities jsonb, predicted text', 'jsonb'),
    ('normalised_log_loss', 'actual bigint, predicted double precision', 'double precision'),
    ('normalised_log_loss', 'actual boolean, predicted double precision', 'double precision'),
    ('normalised_log_loss', 'actual bigint, predicted double precision, weight double precision', 'double precision'),
    ('normalised_log_loss', 'actual boolean, predicted double precision, weight double precision', 'double precision'),
    ('precision', 'actual bigint, predicted bigint', 'double precision'),
    ('precision', 'actual boolean, predicted boolean', 'double precision'),
    ('precision', 'actual bigint, predicted bigint, weight double precision', 'double precision'),
    ('precision', 'actual boolean, predicted boolean, weight double precision', 'double precision'),
    ('precision', 'actual text, predicted text, positive_class text', 'double precision'),
    ('precision', 'actual text, predicted text, positive_class text, weight double precision', 'double precision'),
    ('r2', 'actual double precision, predicted double precision', 'double precision'),
    ('r2', 'actual double precision, predicted double precision, weight double precision', 'double precision'),
    ('recall', 'actual bigint, predicted bigint', 'double precision'),
    ('recall', 'actual boolean, predicted boolean', 'double precision'),
    ('recall', 'actual bigint, predicted bigint, weight double precision', 'double precision'),
    ('recall', 'actual boolean, predicted boolean, weight double precision', 'double precision'),
    ('recall', 'actual text, predicted text, positive_class text', 'double precision'),
    ('recall', 'actual text, predicted text, positive_class text, weight double precision', 'double precision'),
    ('regression_comparison', 'actual double precision, predicted1 double precision, predicted2 double precision', 'jsonb'),
    ('regression_report', 'actual double precision, predicted double precision', 'jsonb'),
    ('rmse', 'actual double precision, predicted double precision', 'double precision'),
    ('rmse', 'actual double precision, predicted double precision, weight double precision', 'double precision'),
    ('roc_auc', 'actual bigint, predicted double precision', 'double precision'),
    ('roc_auc', 'actual boolean, predicted double precision', 'double precision'),
    ('roc_auc', 'actual bigint, predicted double precision, weight double precision', 'double precision'),
    ('roc_auc', 'actual boolean, predicted double precision, weight double precision', 'double precision'),
    ('top_k', 'actual text, probabilities jsonb, k integer', 'double precision'),
    ('top_k', 'actual text, probabilities jsonb, k integer, weight double precision', 'double precision')
$$, 'aggregates');
SELECT is_empty($$SELECT oid::regprocedure FROM functions WHERE proparallel <> 's'$$, 'all is parallel safe');
SELECT is_empty($$SELECT oid::regprocedure FROM functions WHERE provolatile <> 'i' AND prokind <> 'a'$$, 'all is immutable: a prediction depends on its arguments alone');
SELECT is_empty($$SELECT aggfnoid FROM pg_aggregate JOIN functions f ON f.oid = aggfnoid WHERE aggcombinefn = 0 OR aggtransspace = 0$$, 'every aggregate can be combined and has an estimate of its space');
SELECT is_empty($$SELECT aggfnoid FROM pg_aggregate JOIN functions f ON f.oid = aggfnoid WHERE aggtranstype = 'internal'::regtype AND (aggserialfn = 0 OR aggdeserialfn = 0)$$, 'internal states can be sent');
SELECT is_empty($$SELECT aggfnoid FROM pg_aggregate JOIN functions f ON f.oid = aggfnoid, unnest(f.proargtypes::oid[]) t
                  WHERE aggtranstype <> 'internal'::regtype AND (SELECT typtype FROM pg_type WHERE oid = t) = 'p'$$, 'those with a real type of state have real types of arguments, so a distributed engine can split them');
SELECT is_empty($$SELECT oid::regprocedure FROM functions WHERE prosecdef OR proconfig IS NOT NULL AND prolang IN (SELECT oid FROM pg_language WHERE lanname IN ('c', 'internal'))$$, 'no function runs with other rights than the caller''s');
SELECT is_empty($$SELECT oid::regprocedure FROM functions WHERE prokind = 'f' AND (SELECT lanname FROM pg_language l WHERE l.oid = prolang) NOT IN ('c')$$, 'functions are in C');
SELECT is((SELECT prosupport::text COLLATE "default" FROM functions WHERE proname = 'predict'), 'mlsys.predict_support', 'predict has planner support');
SELECT is_empty($$SELECT f.proname FROM functions f JOIN pg_type t ON t.typname = f.proname WHERE f.pronargs = 1$$, 'no function of one argument is called like a type, which would make it a cast');
SELECT is_empty($$SELECT f.oid::regprocedure, word FROM functions f, unnest(f.proname::text || coalesce(f.proargnames, '{}')) AS name JOIN pg_get_keywords() k ON k.word = name WHERE k.catcode = 'R'$$, 'no reserved words');

-- everything has a comment
SELECT is_empty($$SELECT object FROM members WHERE obj_description(objid, (SELECT relname FROM pg_class WHERE oid = classid)) IS NULL ORDER BY 1$$, 'every object has a comment');
SELECT is_empty($$SELECT object FROM members WHERE obj_description(objid, (SELECT relname FROM pg_class WHERE oid = classid)) ~ '\.$|^ | $'$$, 'comments have no period at their end');

-- types
SELECT results_eq($$SELECT typname::text COLLATE "default", typlen::int, typbyval, typalign::text, typstorage::text, typcategory::text FROM pg_type JOIN members ON classid = 'pg_type'::regclass AND objid = pg_type.oid WHERE typtype = 'b' AND typelem = 0 ORDER BY 1$$,
                  $$VALUES ('model', -1, false, 'i', 'x', 'U'), ('training_state', -1, false, 'd', 'x', 'U')$$, 'types');
SELECT is_empty($$SELECT object FROM members WHERE classid NOT IN ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_operator'::regclass, 'pg_opclass'::regclass, 'pg_opfamily'::regclass)$$, 'nothing else, above all no cast that would be applied by itself');

-- rights
SELECT schema_privs_are('mlsys', 'public', ARRAY['USAGE'], 'PUBLIC uses the schema and makes nothing in it');
SELECT is_empty($$SELECT oid::regprocedure, grantee FROM functions, aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee NOT IN (0, proowner) OR is_grantable AND grantee <> proowner$$, 'rights go to PUBLIC or nobody');
-- what PUBLIC may execute and SQL can call: harmless, since they only read their arguments. A function over
-- internal cannot be called from SQL; transition functions refuse calls outside of an aggregate.
SELECT set_eq($$SELECT oid::regprocedure::text FROM functions WHERE has_function_privilege('public', oid, 'EXECUTE') AND prokind = 'f' AND 'internal'::regtype <> ALL (proargtypes::oid[]) AND 'cstring'::regtype <> ALL (proargtypes::oid[]) AND prorettype <> 'internal'::regtype$$,
    ARRAY['mlsys.accuracy_accum(double precision[],bigint,bigint)', 'mlsys.accuracy_accum(double precision[],bigint,bigint,double precision)', 'mlsys.accuracy_accum(double precision[],boolean,boolean)',
          'mlsys.accuracy_accum(double precision[],boolean,boolean,double precision)', 'mlsys.accuracy_accum(double precision[],text,text)',
          'mlsys.accuracy_accum(double precision[],text,text,double precision)', 'mlsys.array_combine(mlsys.training_state,mlsys.training_state)', 'mlsys.array_final(mlsys.training_state)',
          'mlsys.base_rate_accum(double precision[],bigint)', 'mlsys.base_rate_accum(double precision[],bigint,double precision)',
          'mlsys.base_rate_accum(double precision[],bigint,double precision,double precision)', 'mlsys.base_rate_accum(double precision[],boolean)',
          'mlsys.base_rate_accum(double precision[],boolean,double precision)', 'mlsys.base_rate_accum(double precision[],boolean,double precision,double precision)',
          'mlsys.brier_accum(double precision[],bigint,double precision)', 'mlsys.brier_accum(double precision[],bigint,double precision,double precision)',
          'mlsys.brier_accum(double precision[],boolean,double precision)', 'mlsys.brier_accum(double precision[],boolean,double precision,double precision)', 'mlsys.coefficients(mlsys.model)',
          'mlsys.counts_accum(double precision[],bigint,bigint)', 'mlsys.counts_accum(double precision[],bigint,bigint,double precision)', 'mlsys.counts_accum(double precision[],boolean,boolean)',
          'mlsys.counts_accum(double precision[],boolean,boolean,double precision)', 'mlsys.counts_accum(double precision[],text,text,text)',
          'mlsys.counts_accum(double precision[],text,text,text,double precision)', 'mlsys.counts_combine(double precision[],double precision[])', 'mlsys.describe(mlsys.model)',
          'mlsys.f1_final(double precision[])', 'mlsys.linear_regression_array_accum(mlsys.training_state,double precision,double precision[])',
          'mlsys.linear_regression_array_accum_options(mlsys.training_state,double precision,double precision[],jsonb)',
          'mlsys.linear_regression_array_accum_weight(mlsys.training_state,double precision,double precision[],double precision)',
          'mlsys.linear_regression_array_accum_weight_options(mlsys.training_state,double precision,double precision[],double precision,jsonb)',
          'mlsys.log_loss_accum(double precision[],bigint,double precision)', 'mlsys.log_loss_accum(double precision[],bigint,double precision,double precision)',
          'mlsys.log_loss_accum(double precision[],boolean,double precision)', 'mlsys.log_loss_accum(double precision[],boolean,double precision,double precision)',
          'mlsys.log_loss_accum(double precision[],text,jsonb)', 'mlsys.log_loss_accum(double precision[],text,jsonb,double precision)', 'mlsys.mae_accum(double precision[],double precision,double precision)',
          'mlsys.mae_accum(double precision[],double precision,double precision,double precision)', 'mlsys.mae_final(double precision[])', 'mlsys.mean_loss_combine(double precision[],double precision[])',
          'mlsys.mean_loss_final(double precision[])', 'mlsys.metric_combine(double precision[],double precision[])', 'mlsys.model_eq(mlsys.model,mlsys.model)', 'mlsys.model_hash(mlsys.model)',
          'mlsys.model_hash_extended(mlsys.model,bigint)', 'mlsys.model_ne(mlsys.model,mlsys.model)', 'mlsys.model_out(mlsys.model)', 'mlsys.model_send(mlsys.model)',
          'mlsys.multiclass_comparison_accum(double precision[],text,jsonb,jsonb,text,text)', 'mlsys.multiclass_comparison_combine(double precision[],double precision[])',
          'mlsys.multiclass_comparison_final(double precision[])', 'mlsys.normalised_log_loss_final(double precision[])', 'mlsys.precision_final(double precision[])', 'mlsys.predict(mlsys.model,"any")',
          'mlsys.predict_columns(mlsys.model,text[],"any")', 'mlsys.r2_accum(double precision[],double precision,double precision)',
          'mlsys.r2_accum(double precision[],double precision,double precision,double precision)', 'mlsys.r2_final(double precision[])', 'mlsys.recall_final(double precision[])',
          'mlsys.regression_comparison_accum(double precision[],double precision,double precision,double precision)', 'mlsys.regression_comparison_combine(double precision[],double precision[])',
          'mlsys.regression_comparison_final(double precision[])', 'mlsys.regression_report_accum(double precision[],double precision,double precision)',
          'mlsys.regression_report_combine(double precision[],double precision[])', 'mlsys.regression_report_final(double precision[])',
          'mlsys.rmse_accum(double precision[],double precision,double precision)', 'mlsys.rmse_accum(double precision[],double precision,double precision,double precision)',
          'mlsys.rmse_final(double precision[])', 'mlsys.to_json(mlsys.model)', 'mlsys.top_k_accum(double precision[],text,jsonb,integer)',
          'mlsys.top_k_accum(double precision[],text,jsonb,integer,double precision)', 'mlsys.training_state_out(mlsys.training_state)', 'mlsys.training_state_send(mlsys.training_state)'],
    'what PUBLIC may call');
-- dropping leaves nothing behind
DROP VIEW members CASCADE;
DROP EXTENSION mlsys CASCADE;
SELECT is_empty($$SELECT proname FROM pg_proc WHERE pronamespace = to_regnamespace('mlsys') UNION ALL SELECT typname FROM pg_type WHERE typnamespace = to_regnamespace('mlsys')
                  UNION ALL SELECT oprname FROM pg_operator WHERE oprnamespace = to_regnamespace('mlsys')$$, 'DROP EXTENSION leaves nothing behind');
SELECT * FROM finish();
