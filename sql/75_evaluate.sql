-- evaluate() and compare(): how good models are on the rows of a query.

CREATE FUNCTION mlsys.training_overlap(model text, plan bytea, VARIADIC "any") RETURNS boolean
    AS 'MODULE_PATHNAME', 'mlsys_training_overlap'
    LANGUAGE C STABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION mlsys.training_overlap(text, bytea, "any") IS
    'internal: whether a row is in the sample of the rows that trained a version; NULL when the sample does not tell';

CREATE FUNCTION mlsys.evaluate(model text, query text)
    RETURNS TABLE (
        metric text,
        value double precision,
        std_error double precision,
        ci_low double precision,
        ci_high double precision,
        n bigint
    )
    AS 'MODULE_PATHNAME', 'mlsys_evaluate'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000 ROWS 10;
COMMENT ON FUNCTION mlsys.evaluate(text, text) IS
    'metrics of a model (name, name@version or name@alias) on the rows of a query, which has the model''s target and features by name, with standard errors and 95 % intervals; rows without a target are left out; warns of rows that trained the version';

CREATE FUNCTION mlsys.evaluate(model mlsys.model, query text)
    RETURNS TABLE (
        metric text,
        value double precision,
        std_error double precision,
        ci_low double precision,
        ci_high double precision,
        n bigint
    )
    AS 'MODULE_PATHNAME', 'mlsys_evaluate_value'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000 ROWS 10;
COMMENT ON FUNCTION mlsys.evaluate(mlsys.model, text) IS
    'metrics of a model value on the rows of a query, which has the model''s target and features by name, with standard errors and 95 % intervals; rows without a target are left out; a value does not know which rows trained it';

CREATE FUNCTION mlsys.compare(models text[], query text)
    RETURNS TABLE (
        metric text,
        model text,
        value double precision,
        std_error double precision,
        difference double precision,
        difference_std_error double precision,
        difference_ci_low double precision,
        difference_ci_high double precision,
        p_value double precision,
        test text,
        n bigint
    )
    AS 'MODULE_PATHNAME', 'mlsys_compare'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000 ROWS 20;
COMMENT ON FUNCTION mlsys.compare(text[], text) IS
    'metrics of two or more models on the same rows of a query, and for each model after the first its difference from the first, with standard error, 95 % interval and the p value of a paired test, which is not adjusted for the number of models or metrics';
