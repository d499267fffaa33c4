-- Predictions by a model given as a value.

CREATE FUNCTION mlsys.predict_support(internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_predict_support'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.predict_support(internal) IS
    'planner support for mlsys.predict: a row is replaced by those of its columns that the model uses';

CREATE FUNCTION mlsys.predict(model mlsys.model, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict(mlsys.model, "any") IS
    'estimate of a regression model for one row, given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers; NULL when the model or the whole row is NULL, while a NULL feature is filled in as the model was trained to';

CREATE FUNCTION mlsys.predict_columns(model mlsys.model, names text[], VARIADIC features "any")
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_columns'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2;
COMMENT ON FUNCTION mlsys.predict_columns(mlsys.model, text[], "any") IS
    'internal: what predict(model, row) is planned as when the model is not known at plan time; call predict instead';
