-- evaluate() and compare() from end to end: models trained by train() against the same models fitted by
-- statsmodels and scikit-learn and scored there (test/gen/evaluate.py), in one process and in parallel.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
\i test/data/churn.sql
\i test/data/evaluate_reference.sql
SELECT plan(25);

CREATE FUNCTION trained(model text, target text, algorithm text, columns text, options jsonb DEFAULT '{}') RETURNS void LANGUAGE sql AS $$
    SELECT FROM mlsys.train(model, format('SELECT id, %s, %I FROM churn WHERE id %% 5 <> 0', columns, target), target, algorithm, options, split_key => 'id', test_fraction => 0)
$$;
SELECT trained('number', 'monthly_charges', 'linear_regression', 'tenure, phone_service, contract');
SELECT trained('number', 'monthly_charges', 'linear_regression', 'tenure, phone_service');
SELECT trained('churn', 'churn', 'logistic_regression', 'tenure, monthly_charges, contract', '{"positive_class": "Yes"}');
SELECT trained('churn', 'churn', 'logistic_regression', 'tenure, monthly_charges', '{"positive_class": "Yes", "decision_threshold": 0.3}');
SELECT trained('contract', 'contract', 'logistic_regression', 'tenure, senior_citizen, paperless_billing', '{"l2": 1}');
SELECT trained('contract', 'contract', 'logistic_regression', 'tenure', '{"l2": 1}');

-- Lines of a result that differ from the reference by more than the fits do, or are missing.
CREATE FUNCTION wrong_metrics(model text) RETURNS TABLE (metric text, member text, have float8, want float8) LANGUAGE sql AS $$
    SELECT metric, member, h.value, r.value
    FROM (SELECT e.metric, v.* FROM mlsys.evaluate(model, 'SELECT * FROM churn WHERE id % 70 = 0') e,
                 LATERAL (VALUES ('value', e.value), ('std_error', e.std_error), ('ci_low', e.ci_low), ('ci_high', e.ci_high)) v(member, value)) h
         FULL JOIN (SELECT * FROM evaluate_reference WHERE models = model) r USING (metric, member)
    WHERE NOT coalesce(abs(h.value - r.value) <= 1e-8 * greatest(abs(r.value), 1e-3), h.value IS NULL AND r.value IS NULL AND r.models IS NOT NULL)
$$;
CREATE FUNCTION wrong_differences(name text) RETURNS TABLE (metric text, member text, have float8, want float8) LANGUAGE sql AS $$
    SELECT metric, member, h.value, r.value
    FROM (SELECT c.metric, v.* FROM mlsys.compare(string_to_array(name, ','), 'SELECT * FROM churn WHERE id % 70 = 0') c,
                 LATERAL (VALUES ('difference', difference), ('difference_std_error', difference_std_error), ('difference_ci_low', difference_ci_low),
                                 ('difference_ci_high', difference_ci_high), ('p_value', p_value)) v(member, value)
          WHERE c.test IS NOT NULL) h
         FULL JOIN (SELECT * FROM evaluate_reference WHERE models = name) r USING (metric, member)
    WHERE NOT coalesce(abs(h.value - r.value) <= 1e-7 * greatest(abs(r.value), 1e-3), false)
$$;
CREATE FUNCTION as_reference(way text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT DISTINCT models FROM evaluate_reference WHERE models !~ ',' ORDER BY 1 LOOP
        RETURN NEXT is_empty(format('SELECT * FROM wrong_metrics(%L)', name), format('evaluate %s, %s', name, way));
    END LOOP;
    FOR name IN SELECT DISTINCT models FROM evaluate_reference WHERE models ~ ',' ORDER BY 1 LOOP
        RETURN NEXT is_empty(format('SELECT * FROM wrong_differences(%L)', name), format('compare %s, %s', name, way));
    END LOOP;
END
$$;
SET max_parallel_workers_per_gather = 0;
SELECT as_reference('one process');
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SELECT as_reference('parallel');
SELECT is((SELECT count(*) FROM evaluate_reference WHERE value IS NOT NULL)::int, 184, 'the reference is complete');

-- that workers took part: a function of the query finds out who runs it
CREATE FUNCTION in_worker() RETURNS boolean LANGUAGE plpgsql PARALLEL SAFE AS $$
BEGIN
    IF pg_backend_pid() <> current_setting('test.leader')::int THEN
        RAISE EXCEPTION 'in a worker';
    END IF;
    RETURN true;
END
$$;
SELECT set_config('test.leader', pg_backend_pid()::text, false);
SET parallel_leader_participation = off;
SELECT throws_like($$SELECT * FROM mlsys.evaluate('churn@1', 'SELECT * FROM churn WHERE in_worker()')$$, 'in a worker', 'evaluate() runs in parallel workers');
SELECT throws_like($$SELECT * FROM mlsys.compare('{number@1,number@2}', 'SELECT * FROM churn WHERE in_worker()')$$, 'in a worker', 'compare() does');
SELECT throws_like($$SELECT * FROM mlsys.train('churn', 'SELECT id, tenure, churn FROM churn WHERE in_worker()', 'churn', 'logistic_regression', split_key => 'id')$$, 'in a worker', 'train() does');
RESET parallel_leader_participation;

-- rows of a volatile query are scored as they come: the actual value and the prediction are of the same row
SELECT is((SELECT value FROM mlsys.evaluate('number@1', 'SELECT s.*, mlsys.predict(''number@1'', s) AS monthly_charges
    FROM (SELECT random() * 70 AS tenure, phone_service, contract FROM churn) s') WHERE metric = 'rmse'), 0::float8, 'volatile columns are computed once');
-- nothing of it stays
SELECT is((SELECT count(*) FROM mlsys.model_versions)::int, 6, 'evaluate() and compare() keep nothing');
SET client_min_messages = error;
SET default_transaction_read_only = on;
SELECT lives_ok($$SELECT * FROM mlsys.compare('{number@1,number@2}', 'SELECT * FROM churn')$$, 'they run in a transaction that only reads');
SELECT * FROM finish();
