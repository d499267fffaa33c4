-- Metrics: exact aggregates over actual and predicted values, with an optional weight of the row.

CREATE FUNCTION mlsys.rmse_accum(double precision[], double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_rmse_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.rmse_accum(double precision[], double precision, double precision) IS
    'internal: transition function of rmse';

CREATE FUNCTION mlsys.rmse_accum(double precision[], double precision, double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_rmse_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.rmse_accum(double precision[], double precision, double precision, double precision) IS
    'internal: transition function of rmse with weights';

CREATE FUNCTION mlsys.mae_accum(double precision[], double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_mae_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.mae_accum(double precision[], double precision, double precision) IS
    'internal: transition function of mae';

CREATE FUNCTION mlsys.mae_accum(double precision[], double precision, double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_mae_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.mae_accum(double precision[], double precision, double precision, double precision) IS
    'internal: transition function of mae with weights';

CREATE FUNCTION mlsys.r2_accum(double precision[], double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_r2_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.r2_accum(double precision[], double precision, double precision) IS
    'internal: transition function of r2';

CREATE FUNCTION mlsys.r2_accum(double precision[], double precision, double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_r2_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.r2_accum(double precision[], double precision, double precision, double precision) IS
    'internal: transition function of r2 with weights';

CREATE FUNCTION mlsys.metric_combine(double precision[], double precision[]) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_metric_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.metric_combine(double precision[], double precision[]) IS
    'internal: combine function of rmse, mae and r2';

CREATE FUNCTION mlsys.rmse_final(double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_rmse_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.rmse_final(double precision[]) IS
    'internal: final function of rmse';

CREATE FUNCTION mlsys.mae_final(double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_mae_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.mae_final(double precision[]) IS
    'internal: final function of mae';

CREATE FUNCTION mlsys.r2_final(double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_r2_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.r2_final(double precision[]) IS
    'internal: final function of r2';

CREATE AGGREGATE mlsys.rmse(actual double precision, predicted double precision) (
    SFUNC = mlsys.rmse_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.metric_combine,
    FINALFUNC = mlsys.rmse_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.rmse(double precision, double precision) IS
    'root mean squared error of predictions, in the unit of the target; rows with a NULL are left out, NULL over no rows';

CREATE AGGREGATE mlsys.rmse(actual double precision, predicted double precision, weight double precision) (
    SFUNC = mlsys.rmse_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.metric_combine,
    FINALFUNC = mlsys.rmse_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.rmse(double precision, double precision, double precision) IS
    'weighted root mean squared error of predictions, in the unit of the target; rows with a NULL are left out, NULL over no rows';

CREATE AGGREGATE mlsys.mae(actual double precision, predicted double precision) (
    SFUNC = mlsys.mae_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.metric_combine,
    FINALFUNC = mlsys.mae_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.mae(double precision, double precision) IS
    'mean absolute error of predictions, in the unit of the target; rows with a NULL are left out, NULL over no rows';

CREATE AGGREGATE mlsys.mae(actual double precision, predicted double precision, weight double precision) (
    SFUNC = mlsys.mae_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.metric_combine,
    FINALFUNC = mlsys.mae_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.mae(double precision, double precision, double precision) IS
    'weighted mean absolute error of predictions, in the unit of the target; rows with a NULL are left out, NULL over no rows';

CREATE AGGREGATE mlsys.r2(actual double precision, predicted double precision) (
    SFUNC = mlsys.r2_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.metric_combine,
    FINALFUNC = mlsys.r2_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.r2(double precision, double precision) IS
    'coefficient of determination: 1 - sum of squared errors / sum of squared deviations of the actual values from their mean; rows with a NULL are left out, NULL over no rows and when all actual values are the same';

CREATE AGGREGATE mlsys.r2(actual double precision, predicted double precision, weight double precision) (
    SFUNC = mlsys.r2_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.metric_combine,
    FINALFUNC = mlsys.r2_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.r2(double precision, double precision, double precision) IS
    'weighted coefficient of determination: 1 - sum of squared errors / sum of squared deviations of the actual values from their mean; rows with a NULL are left out, NULL over no rows and when all actual values are the same';
