-- Retraining: what was trained once is trained anew on the rows of today, by hand or for an alert.

CREATE FUNCTION mlsys.set_retrain_policy(
    model text,
    signals text[] DEFAULT '{skew,drift,label_drift,performance,prediction_bias}',
    cooldown interval DEFAULT '7 days', alias text DEFAULT 'challenger', is_enabled boolean DEFAULT true)
    RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_set_retrain_policy'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.set_retrain_policy(text, text[], interval, text, boolean) IS
    'have run_retraining() train a model anew when an alert of one of the signals opens and the last training of this kind is longer ago than cooldown; the new version comes under alias, never under production';

CREATE FUNCTION mlsys.drop_retrain_policy(model text) RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_drop_retrain_policy'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.drop_retrain_policy(text) IS
    'have alerts not train a model anew any more';

CREATE FUNCTION mlsys.retrain_error(model text) RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_retrain_error'
    LANGUAGE C STABLE PARALLEL RESTRICTED;
COMMENT ON FUNCTION mlsys.retrain_error(text) IS
    'the error with which the last training that the policy of a model asked for failed, as it was raised, where retrain_policies, which everyone reads, has the condition only; NULL: it did not fail; for the owner of the model';

CREATE FUNCTION mlsys.retrain(model text, reason text DEFAULT NULL) RETURNS integer
    AS 'MODULE_PATHNAME', 'mlsys_retrain'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000;
COMMENT ON FUNCTION mlsys.retrain(text, text) IS
    'train the version that a name, name@version or name@alias stands for anew: the same query, with the rights of the model''s owner, the same options, features and split, on the rows of today; the new version comes under the alias of the model''s policy, or else challenger; gives its number';

CREATE FUNCTION mlsys.retrain_pending(model text) RETURNS boolean
    AS 'MODULE_PATHNAME', 'mlsys_retrain_pending'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000;
COMMENT ON FUNCTION mlsys.retrain_pending(text) IS
    'internal: train a model anew if its policy says so, and note in the policy how that went; false: there was nothing to do, or another session is at it';

-- No SET clause, with which a procedure cannot commit; so nothing here is found by search_path.
CREATE PROCEDURE mlsys.run_retraining()
    LANGUAGE plpgsql
    AS $$
DECLARE
    pending pg_catalog.text[] := (
        SELECT pg_catalog.array_agg(p.model ORDER BY p.pending_since, p.model)
        FROM mlsys.retrain_policies AS p JOIN mlsys.models AS m ON m.model OPERATOR(pg_catalog.=) p.model
        WHERE p.is_enabled AND p.pending_reason IS NOT NULL AND pg_catalog.pg_has_role(m.owner::pg_catalog.oid, 'USAGE')
            AND (p.last_fired_at IS NULL
                 OR p.last_fired_at OPERATOR(pg_catalog.+) p.cooldown OPERATOR(pg_catalog.<=) pg_catalog.clock_timestamp()));
    model pg_catalog.text;
BEGIN
    FOREACH model IN ARRAY COALESCE(pending, '{}') LOOP
        BEGIN
            PERFORM mlsys.retrain_pending(model);
        EXCEPTION WHEN OTHERS THEN
            RAISE WARNING 'model "%" was not trained anew: %', model, SQLERRM;
        END;
        COMMIT;
    END LOOP;
END
$$;
COMMENT ON PROCEDURE mlsys.run_retraining() IS
    'train the models anew for which alerts have opened that their policies name, of owners that the caller is a member of, and commit after each; what fails is noted in mlsys.retrain_policies and tried again when the cooldown is over; run_monitors() ends with it';
