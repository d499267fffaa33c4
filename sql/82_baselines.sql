-- Baselines of versions: calibrate(), training_profile().

CREATE FUNCTION mlsys.calibrate(model text, query text) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_calibrate'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000;
COMMENT ON FUNCTION mlsys.calibrate(text, text) IS
    'make or replace what monitoring compares a version (name, name@version or name@alias) with, from labelled rows that did not train it: profiles of target and predictions, what performance is estimated with, the reconstruction error; and the profile and covariance of the features where there are none; tells the rows, and method and error of the estimation';

CREATE FUNCTION mlsys.training_profile(model text, subject text DEFAULT 'features') RETURNS mlsys.data_profile
    AS 'MODULE_PATHNAME', 'mlsys_training_profile'
    LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_profile(text, text) IS
    'profile of the features (or, by subject, the target or the predictions on rows held out) of a version as it was trained or calibrated; for its owner and whoever may predict by its name';

CREATE FUNCTION mlsys.drift(model text, query text, options jsonb DEFAULT '{}')
    RETURNS TABLE (
        feature text,
        metric text,
        value double precision,
        threshold double precision,
        p_value double precision,
        p_adjusted double precision,
        noise_floor double precision,
        n_reference double precision,
        n_current double precision,
        status text,
        std_error double precision,
        noise_p95 double precision,
        message text
    )
    AS 'MODULE_PATHNAME', 'mlsys_drift_query'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000 ROWS 100;
COMMENT ON FUNCTION mlsys.drift(text, text, jsonb) IS
    'how far the rows of a query are from those that a version (name, name@version or name@alias) was trained on: its features by name, the target as feature actual if the query has it, and with option "predictions": true what the model predicts; columns and other options as of drift(reference, current, options)';
