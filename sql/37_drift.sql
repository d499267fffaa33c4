-- Comparison of profiles.

CREATE FUNCTION mlsys.drift(reference mlsys.data_profile, current mlsys.data_profile, options jsonb DEFAULT '{}')
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
    AS 'MODULE_PATHNAME', 'mlsys_drift_profiles'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 100;
COMMENT ON FUNCTION mlsys.drift(mlsys.data_profile, mlsys.data_profile, jsonb) IS
    'how far the current profile is from the reference, a line a feature and metric: value, its threshold, p value (adjusted for the number of features tested), what the value is on average when nothing has changed (noise_floor) and exceeds in one case of twenty (noise_p95); status is alarm when value - noise_floor >= threshold, p_adjusted < alpha and both have min_n values, warn the same at half the threshold, insufficient_data, error, and NULL for metrics without a threshold; the current profile is best made by profile(reference, ...)';
