-- Reports: all metrics of a set of rows with their errors, and paired differences, as jsonb. Made for evaluate,
-- train and compare.

CREATE FUNCTION mlsys.binary_report_accum(internal, boolean, double precision, double precision) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_binary_report_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.binary_report_accum(internal, boolean, double precision, double precision) IS
    'internal: transition function of binary_report';

CREATE FUNCTION mlsys.binary_report_final(internal) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_binary_report_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.binary_report_final(internal) IS
    'internal: final function of binary_report';

CREATE AGGREGATE mlsys.binary_report(actual boolean, predicted double precision, threshold double precision) (
    SFUNC = mlsys.binary_report_accum,
    STYPE = internal,
    SSPACE = 400,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.binary_report_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.binary_report(boolean, double precision, double precision) IS
    'all metrics of a binary classification with standard errors and 95 % intervals, an array of objects; predicted is a probability, positive from the threshold on; rows with a NULL are left out and counted';

CREATE FUNCTION mlsys.binary_comparison_accum(internal, boolean, double precision, double precision, double precision, double precision) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_binary_comparison_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.binary_comparison_accum(internal, boolean, double precision, double precision, double precision, double precision) IS
    'internal: transition function of binary_comparison';

CREATE FUNCTION mlsys.binary_comparison_final(internal) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_binary_comparison_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.binary_comparison_final(internal) IS
    'internal: final function of binary_comparison';

CREATE AGGREGATE mlsys.binary_comparison(actual boolean, predicted1 double precision, predicted2 double precision, threshold1 double precision, threshold2 double precision) (
    SFUNC = mlsys.binary_comparison_accum,
    STYPE = internal,
    SSPACE = 656,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.binary_comparison_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.binary_comparison(boolean, double precision, double precision, double precision, double precision) IS
    'paired differences of the metrics of two predictions, second - first, with tests, an array of objects; rows with a NULL are left out and counted';

CREATE FUNCTION mlsys.regression_report_accum(double precision[], double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_regression_report_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.regression_report_accum(double precision[], double precision, double precision) IS
    'internal: transition function of regression_report';

CREATE FUNCTION mlsys.regression_report_combine(double precision[], double precision[]) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_regression_report_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.regression_report_combine(double precision[], double precision[]) IS
    'internal: combine function of regression_report';

CREATE FUNCTION mlsys.regression_report_final(double precision[]) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_regression_report_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.regression_report_final(double precision[]) IS
    'internal: final function of regression_report';

CREATE AGGREGATE mlsys.regression_report(actual double precision, predicted double precision) (
    SFUNC = mlsys.regression_report_accum,
    STYPE = double precision[],
    SSPACE = 176,
    INITCOND = '{0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.regression_report_combine,
    FINALFUNC = mlsys.regression_report_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.regression_report(double precision, double precision) IS
    'all metrics of a regression with standard errors and 95 % intervals, an array of objects; rows with a NULL are left out and counted';

CREATE FUNCTION mlsys.regression_comparison_accum(double precision[], double precision, double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_regression_comparison_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.regression_comparison_accum(double precision[], double precision, double precision, double precision) IS
    'internal: transition function of regression_comparison';

CREATE FUNCTION mlsys.regression_comparison_combine(double precision[], double precision[]) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_regression_comparison_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.regression_comparison_combine(double precision[], double precision[]) IS
    'internal: combine function of regression_comparison';

CREATE FUNCTION mlsys.regression_comparison_final(double precision[]) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_regression_comparison_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.regression_comparison_final(double precision[]) IS
    'internal: final function of regression_comparison';

CREATE AGGREGATE mlsys.regression_comparison(actual double precision, predicted1 double precision, predicted2 double precision) (
    SFUNC = mlsys.regression_comparison_accum,
    STYPE = double precision[],
    SSPACE = 80,
    INITCOND = '{0,0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.regression_comparison_combine,
    FINALFUNC = mlsys.regression_comparison_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.regression_comparison(double precision, double precision, double precision) IS
    'paired differences of the metrics of two predictions, second - first, with tests, an array of objects; rows with a NULL are left out and counted';

CREATE FUNCTION mlsys.multiclass_report_accum(internal, text, jsonb, text) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_multiclass_report_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.multiclass_report_accum(internal, text, jsonb, text) IS
    'internal: transition function of multiclass_report';

CREATE FUNCTION mlsys.multiclass_report_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_multiclass_report_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.multiclass_report_combine(internal, internal) IS
    'internal: combine function of multiclass_report';

CREATE FUNCTION mlsys.multiclass_report_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_multiclass_report_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.multiclass_report_serialize(internal) IS
    'internal: serialization function of multiclass_report';

CREATE FUNCTION mlsys.multiclass_report_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_multiclass_report_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.multiclass_report_deserialize(bytea, internal) IS
    'internal: deserialization function of multiclass_report';

CREATE FUNCTION mlsys.multiclass_report_final(internal) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_multiclass_report_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.multiclass_report_final(internal) IS
    'internal: final function of multiclass_report';

CREATE AGGREGATE mlsys.multiclass_report(actual text, probabilities jsonb, predicted text) (
    SFUNC = mlsys.multiclass_report_accum,
    STYPE = internal,
    SSPACE = 4096,
    COMBINEFUNC = mlsys.multiclass_report_combine,
    SERIALFUNC = mlsys.multiclass_report_serialize,
    DESERIALFUNC = mlsys.multiclass_report_deserialize,
    FINALFUNC = mlsys.multiclass_report_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.multiclass_report(text, jsonb, text) IS
    'all metrics of a classification into several classes with standard errors and 95 % intervals, an array of objects; rows with a NULL are left out and counted';

CREATE FUNCTION mlsys.multiclass_comparison_accum(double precision[], text, jsonb, jsonb, text, text) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_multiclass_comparison_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.multiclass_comparison_accum(double precision[], text, jsonb, jsonb, text, text) IS
    'internal: transition function of multiclass_comparison';

CREATE FUNCTION mlsys.multiclass_comparison_combine(double precision[], double precision[]) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_multiclass_comparison_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.multiclass_comparison_combine(double precision[], double precision[]) IS
    'internal: combine function of multiclass_comparison';

CREATE FUNCTION mlsys.multiclass_comparison_final(double precision[]) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_multiclass_comparison_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.multiclass_comparison_final(double precision[]) IS
    'internal: final function of multiclass_comparison';

CREATE AGGREGATE mlsys.multiclass_comparison(actual text, probabilities1 jsonb, probabilities2 jsonb, predicted1 text, predicted2 text) (
    SFUNC = mlsys.multiclass_comparison_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.multiclass_comparison_combine,
    FINALFUNC = mlsys.multiclass_comparison_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.multiclass_comparison(text, jsonb, jsonb, text, text) IS
    'paired differences of the metrics of two predictions, second - first, with tests, an array of objects; rows with a NULL are left out and counted';
