-- Performance where there are no labels yet, and the reconstruction error of features. Made for train, calibrate
-- and monitors, which store what these aggregates give in model_baselines.

CREATE FUNCTION mlsys.binary_estimation_accum(internal, boolean, double precision) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_binary_estimation_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.binary_estimation_accum(internal, boolean, double precision) IS
    'internal: transition function of binary_estimation';

CREATE FUNCTION mlsys.binary_estimation_final(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_binary_estimation_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.binary_estimation_final(internal) IS
    'internal: final function of binary_estimation';

CREATE AGGREGATE mlsys.binary_estimation(actual boolean, predicted double precision) (
    SFUNC = mlsys.binary_estimation_accum,
    STYPE = internal,
    SSPACE = 400,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.binary_estimation_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.binary_estimation(boolean, double precision) IS
    'internal: what the probabilities of a classifier of two classes have meant on rows held out, and how sure that is; NULL for no rows';

CREATE FUNCTION mlsys.estimated_binary_report_accum(internal, bytea, double precision, double precision) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_estimated_binary_report_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_binary_report_accum(internal, bytea, double precision, double precision) IS
    'internal: transition function of estimated_binary_report';

CREATE FUNCTION mlsys.estimated_binary_report_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_estimated_binary_report_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_binary_report_combine(internal, internal) IS
    'internal: combine function of estimated_binary_report';

CREATE FUNCTION mlsys.estimated_binary_report_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_estimated_binary_report_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_binary_report_serialize(internal) IS
    'internal: serialization function of estimated_binary_report';

CREATE FUNCTION mlsys.estimated_binary_report_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_estimated_binary_report_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_binary_report_deserialize(bytea, internal) IS
    'internal: deserialization function of estimated_binary_report';

CREATE FUNCTION mlsys.estimated_binary_report_final(internal) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_estimated_binary_report_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_binary_report_final(internal) IS
    'internal: final function of estimated_binary_report';

CREATE AGGREGATE mlsys.estimated_binary_report(estimation bytea, predicted double precision, threshold double precision) (
    SFUNC = mlsys.estimated_binary_report_accum,
    STYPE = internal,
    SSPACE = 700,
    COMBINEFUNC = mlsys.estimated_binary_report_combine,
    SERIALFUNC = mlsys.estimated_binary_report_serialize,
    DESERIALFUNC = mlsys.estimated_binary_report_deserialize,
    FINALFUNC = mlsys.estimated_binary_report_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.estimated_binary_report(bytea, double precision, double precision) IS
    'what metrics rows without labels are expected to have, with standard errors and 95 % intervals of what will be observed, an array of objects, or of one with a message; blind to concept drift';

CREATE FUNCTION mlsys.describe_estimation(estimation bytea) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_describe_estimation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.describe_estimation(estimation bytea) IS
    'what performance is estimated with: the rows held out, the calibration maps and their cross-fitted error; of a regression the models of the error';
