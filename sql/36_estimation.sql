-- Performance where there are no labels yet, and the reconstruction error of features. Made for train, calibrate
-- and monitors, which store what these aggregates give in model_baselines.

CREATE FUNCTION mlsys.covariance_columns(features mlsys.data_profile) RETURNS text[]
    AS 'MODULE_PATHNAME', 'mlsys_covariance_columns_profile'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.covariance_columns(features mlsys.data_profile) IS
    'internal: the columns of a profile that feature_covariance wants, in their order: numbers, booleans and times that are not constant, at most 200';

CREATE FUNCTION mlsys.covariance_columns(covariance bytea) RETURNS text[]
    AS 'MODULE_PATHNAME', 'mlsys_covariance_columns'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.covariance_columns(covariance bytea) IS
    'internal: the columns that a covariance is of, in the order in which they are passed';

CREATE FUNCTION mlsys.feature_covariance_accum(internal, mlsys.data_profile, VARIADIC "any") RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_feature_covariance_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.feature_covariance_accum(internal, mlsys.data_profile, VARIADIC "any") IS
    'internal: transition function of feature_covariance';

CREATE FUNCTION mlsys.feature_covariance_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_feature_covariance_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.feature_covariance_combine(internal, internal) IS
    'internal: combine function of feature_covariance';

CREATE FUNCTION mlsys.feature_covariance_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_feature_covariance_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.feature_covariance_serialize(internal) IS
    'internal: serialization function of feature_covariance';

CREATE FUNCTION mlsys.feature_covariance_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_feature_covariance_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.feature_covariance_deserialize(bytea, internal) IS
    'internal: deserialization function of feature_covariance';

CREATE FUNCTION mlsys.feature_covariance_final(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_feature_covariance_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.feature_covariance_final(internal) IS
    'internal: final function of feature_covariance';

CREATE AGGREGATE mlsys.feature_covariance(features mlsys.data_profile, VARIADIC "any") (
    SFUNC = mlsys.feature_covariance_accum,
    STYPE = internal,
    SSPACE = 40000,
    COMBINEFUNC = mlsys.feature_covariance_combine,
    SERIALFUNC = mlsys.feature_covariance_serialize,
    DESERIALFUNC = mlsys.feature_covariance_deserialize,
    FINALFUNC = mlsys.feature_covariance_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.feature_covariance(mlsys.data_profile, VARIADIC "any") IS
    'internal: means and correlations of the columns that covariance_columns(features) names, in that order, as arguments or as one row; a missing value counts as the mean';

CREATE FUNCTION mlsys.reconstruction_accum(internal, bytea, VARIADIC "any") RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_reconstruction_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.reconstruction_accum(internal, bytea, VARIADIC "any") IS
    'internal: transition function of fit_reconstruction and reconstruction_error';

CREATE FUNCTION mlsys.reconstruction_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_reconstruction_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.reconstruction_combine(internal, internal) IS
    'internal: combine function of fit_reconstruction and reconstruction_error';

CREATE FUNCTION mlsys.reconstruction_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_reconstruction_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.reconstruction_serialize(internal) IS
    'internal: serialization function of fit_reconstruction and reconstruction_error';

CREATE FUNCTION mlsys.reconstruction_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_reconstruction_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.reconstruction_deserialize(bytea, internal) IS
    'internal: deserialization function of fit_reconstruction and reconstruction_error';

CREATE FUNCTION mlsys.fit_reconstruction_final(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_fit_reconstruction_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.fit_reconstruction_final(internal) IS
    'internal: final function of fit_reconstruction';

CREATE AGGREGATE mlsys.fit_reconstruction(covariance bytea, VARIADIC "any") (
    SFUNC = mlsys.reconstruction_accum,
    STYPE = internal,
    SSPACE = 40000,
    COMBINEFUNC = mlsys.reconstruction_combine,
    SERIALFUNC = mlsys.reconstruction_serialize,
    DESERIALFUNC = mlsys.reconstruction_deserialize,
    FINALFUNC = mlsys.fit_reconstruction_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.fit_reconstruction(bytea, VARIADIC "any") IS
    'internal: the covariance with the error of reconstructing these rows, held out, by its principal components; the columns are those of covariance_columns(covariance), in that order';

CREATE FUNCTION mlsys.reconstruction_error_final(internal) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_reconstruction_error_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.reconstruction_error_final(internal) IS
    'internal: final function of reconstruction_error';

CREATE AGGREGATE mlsys.reconstruction_error(covariance bytea, VARIADIC "any") (
    SFUNC = mlsys.reconstruction_accum,
    STYPE = internal,
    SSPACE = 40000,
    COMBINEFUNC = mlsys.reconstruction_combine,
    SERIALFUNC = mlsys.reconstruction_serialize,
    DESERIALFUNC = mlsys.reconstruction_deserialize,
    FINALFUNC = mlsys.reconstruction_error_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.reconstruction_error(bytea, VARIADIC "any") IS
    'how badly the principal components of the training rows reconstruct these rows: mean and sd of the error, those of the rows held out, and the p-value of their difference (Welch)';

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

CREATE FUNCTION mlsys.class_rows_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_class_rows_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.class_rows_serialize(internal) IS
    'internal: serialization function of aggregates over rows of several classes';

CREATE FUNCTION mlsys.class_rows_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_class_rows_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.class_rows_deserialize(bytea, internal) IS
    'internal: deserialization function of aggregates over rows of several classes';

CREATE FUNCTION mlsys.multiclass_estimation_accum(internal, text, jsonb, text[]) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_multiclass_estimation_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.multiclass_estimation_accum(internal, text, jsonb, text[]) IS
    'internal: transition function of multiclass_estimation';

CREATE FUNCTION mlsys.multiclass_estimation_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_multiclass_estimation_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.multiclass_estimation_combine(internal, internal) IS
    'internal: combine function of multiclass_estimation';

CREATE FUNCTION mlsys.multiclass_estimation_final(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_multiclass_estimation_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.multiclass_estimation_final(internal) IS
    'internal: final function of multiclass_estimation';

CREATE AGGREGATE mlsys.multiclass_estimation(actual text, probabilities jsonb, labels text[]) (
    SFUNC = mlsys.multiclass_estimation_accum,
    STYPE = internal,
    SSPACE = 4096,
    COMBINEFUNC = mlsys.multiclass_estimation_combine,
    SERIALFUNC = mlsys.class_rows_serialize,
    DESERIALFUNC = mlsys.class_rows_deserialize,
    FINALFUNC = mlsys.multiclass_estimation_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.multiclass_estimation(text, jsonb, text[]) IS
    'internal: what the probabilities of a classifier of several classes, those of labels, have meant on rows held out, of which a sample is used; NULL for no rows';

CREATE FUNCTION mlsys.estimated_multiclass_report_accum(internal, bytea, jsonb, text) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_estimated_multiclass_report_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_multiclass_report_accum(internal, bytea, jsonb, text) IS
    'internal: transition function of estimated_multiclass_report';

CREATE FUNCTION mlsys.estimated_multiclass_report_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_estimated_multiclass_report_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_multiclass_report_combine(internal, internal) IS
    'internal: combine function of estimated_multiclass_report';

CREATE FUNCTION mlsys.estimated_multiclass_report_final(internal) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_estimated_multiclass_report_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_multiclass_report_final(internal) IS
    'internal: final function of estimated_multiclass_report';

CREATE AGGREGATE mlsys.estimated_multiclass_report(estimation bytea, probabilities jsonb, label text) (
    SFUNC = mlsys.estimated_multiclass_report_accum,
    STYPE = internal,
    SSPACE = 4096,
    COMBINEFUNC = mlsys.estimated_multiclass_report_combine,
    SERIALFUNC = mlsys.class_rows_serialize,
    DESERIALFUNC = mlsys.class_rows_deserialize,
    FINALFUNC = mlsys.estimated_multiclass_report_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.estimated_multiclass_report(bytea, jsonb, text) IS
    'what metrics rows without labels, of which label is predicted, are expected to have, with standard errors and 95 % intervals of what will be observed, an array of objects, or of one with a message; blind to concept drift';

CREATE FUNCTION mlsys.regression_estimation_accum(internal, bytea, double precision, double precision, VARIADIC "any") RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_regression_estimation_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.regression_estimation_accum(internal, bytea, double precision, double precision, VARIADIC "any") IS
    'internal: transition function of regression_estimation';

CREATE FUNCTION mlsys.regression_estimation_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_regression_estimation_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.regression_estimation_combine(internal, internal) IS
    'internal: combine function of regression_estimation';

CREATE FUNCTION mlsys.regression_estimation_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_regression_estimation_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.regression_estimation_serialize(internal) IS
    'internal: serialization function of regression_estimation';

CREATE FUNCTION mlsys.regression_estimation_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_regression_estimation_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.regression_estimation_deserialize(bytea, internal) IS
    'internal: deserialization function of regression_estimation';

CREATE FUNCTION mlsys.regression_estimation_final(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_regression_estimation_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.regression_estimation_final(internal) IS
    'internal: final function of regression_estimation';

CREATE AGGREGATE mlsys.regression_estimation(covariance bytea, actual double precision, predicted double precision, VARIADIC "any") (
    SFUNC = mlsys.regression_estimation_accum,
    STYPE = internal,
    SSPACE = 100000,
    COMBINEFUNC = mlsys.regression_estimation_combine,
    SERIALFUNC = mlsys.regression_estimation_serialize,
    DESERIALFUNC = mlsys.regression_estimation_deserialize,
    FINALFUNC = mlsys.regression_estimation_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.regression_estimation(bytea, double precision, double precision, VARIADIC "any") IS
    'internal: a model of the absolute and the squared error of a regression on rows held out, of its prediction and the columns that covariance_columns(covariance) names, in that order; NULL for no rows';

CREATE FUNCTION mlsys.estimated_regression_report_accum(internal, bytea, bytea, double precision, VARIADIC "any") RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_estimated_regression_report_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_regression_report_accum(internal, bytea, bytea, double precision, VARIADIC "any") IS
    'internal: transition function of estimated_regression_report';

CREATE FUNCTION mlsys.estimated_regression_report_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_estimated_regression_report_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_regression_report_combine(internal, internal) IS
    'internal: combine function of estimated_regression_report';

CREATE FUNCTION mlsys.estimated_regression_report_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_estimated_regression_report_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_regression_report_serialize(internal) IS
    'internal: serialization function of estimated_regression_report';

CREATE FUNCTION mlsys.estimated_regression_report_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_estimated_regression_report_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_regression_report_deserialize(bytea, internal) IS
    'internal: deserialization function of estimated_regression_report';

CREATE FUNCTION mlsys.estimated_regression_report_final(internal) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_estimated_regression_report_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.estimated_regression_report_final(internal) IS
    'internal: final function of estimated_regression_report';

CREATE AGGREGATE mlsys.estimated_regression_report(estimation bytea, covariance bytea, predicted double precision, VARIADIC "any") (
    SFUNC = mlsys.estimated_regression_report_accum,
    STYPE = internal,
    SSPACE = 40000,
    COMBINEFUNC = mlsys.estimated_regression_report_combine,
    SERIALFUNC = mlsys.estimated_regression_report_serialize,
    DESERIALFUNC = mlsys.estimated_regression_report_deserialize,
    FINALFUNC = mlsys.estimated_regression_report_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.estimated_regression_report(bytea, bytea, double precision, VARIADIC "any") IS
    'what errors the predictions of rows without a target are expected to have, with standard errors and 95 % intervals of what will be observed, an array of objects, or of one with a message; blind to concept drift';

CREATE FUNCTION mlsys.describe_estimation(estimation bytea) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_describe_estimation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.describe_estimation(estimation bytea) IS
    'what performance is estimated with: the rows held out, the calibration maps and their cross-fitted error; of a regression the models of the error';
