-- The profile of predictions that have been kept, with exact counts.

CREATE FUNCTION mlsys.exact_prediction_profile_accum(internal, double precision, double precision) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_exact_prediction_profile_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.exact_prediction_profile_accum(internal, double precision, double precision) IS
    'internal: transition function of exact_prediction_profile';

CREATE FUNCTION mlsys.exact_prediction_profile_final(internal) RETURNS mlsys.data_profile
    AS 'MODULE_PATHNAME', 'mlsys_exact_prediction_profile_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.exact_prediction_profile_final(internal) IS
    'internal: final function of exact_prediction_profile';

CREATE AGGREGATE mlsys.exact_prediction_profile(predicted double precision, threshold double precision) (
    SFUNC = mlsys.exact_prediction_profile_accum,
    STYPE = internal,
    SSPACE = 400,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.exact_prediction_profile_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.exact_prediction_profile(double precision, double precision) IS
    'internal: profile, with exact counts, of the column prediction and, unless threshold is NULL, of predicted_class, whether it is at least the threshold; keeps 8 bytes a row';
