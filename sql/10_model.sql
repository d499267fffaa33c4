-- The type mlsys.model and what a model tells of itself.

CREATE TYPE mlsys.model;

CREATE FUNCTION mlsys.model_in(cstring) RETURNS mlsys.model
    AS 'MODULE_PATHNAME', 'mlsys_model_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.model_in(cstring) IS
    'text input of mlsys.model: mlsys1: and base64; checks digest and contents';

CREATE FUNCTION mlsys.model_out(mlsys.model) RETURNS cstring
    AS 'MODULE_PATHNAME', 'mlsys_model_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.model_out(mlsys.model) IS
    'text output of mlsys.model: mlsys1: and base64';

CREATE FUNCTION mlsys.model_recv(internal) RETURNS mlsys.model
    AS 'MODULE_PATHNAME', 'mlsys_model_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.model_recv(internal) IS
    'binary input of mlsys.model; checks digest and contents';

CREATE FUNCTION mlsys.model_send(mlsys.model) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_model_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.model_send(mlsys.model) IS
    'binary output of mlsys.model';

CREATE TYPE mlsys.model (
    INPUT = mlsys.model_in,
    OUTPUT = mlsys.model_out,
    RECEIVE = mlsys.model_recv,
    SEND = mlsys.model_send,
    INTERNALLENGTH = VARIABLE,
    STORAGE = extended
);
COMMENT ON TYPE mlsys.model IS
    'a trained machine-learning model: features, encoding, parameters and training summary in one value';

-- Equal models have equal digests. There is no order of models, so there is no btree class; the
-- hash class is what GROUP BY, DISTINCT and hash joins need.

CREATE FUNCTION mlsys.model_eq(mlsys.model, mlsys.model) RETURNS boolean
    AS 'MODULE_PATHNAME', 'mlsys_model_eq'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.model_eq(mlsys.model, mlsys.model) IS
    'implementation of = operator: same features, encoding, parameters and training summary';

CREATE FUNCTION mlsys.model_ne(mlsys.model, mlsys.model) RETURNS boolean
    AS 'MODULE_PATHNAME', 'mlsys_model_ne'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.model_ne(mlsys.model, mlsys.model) IS
    'implementation of <> operator';

CREATE FUNCTION mlsys.model_hash(mlsys.model) RETURNS integer
    AS 'MODULE_PATHNAME', 'mlsys_model_hash'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.model_hash(mlsys.model) IS
    'hash of a model''s digest';

CREATE FUNCTION mlsys.model_hash_extended(mlsys.model, bigint) RETURNS bigint
    AS 'MODULE_PATHNAME', 'mlsys_model_hash_extended'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.model_hash_extended(mlsys.model, bigint) IS
    'hash of a model''s digest, with a seed';

CREATE OPERATOR mlsys.= (
    LEFTARG = mlsys.model,
    RIGHTARG = mlsys.model,
    FUNCTION = mlsys.model_eq,
    COMMUTATOR = OPERATOR(mlsys.=),
    NEGATOR = OPERATOR(mlsys.<>),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES
);
COMMENT ON OPERATOR mlsys.= (mlsys.model, mlsys.model) IS 'equal';

CREATE OPERATOR mlsys.<> (
    LEFTARG = mlsys.model,
    RIGHTARG = mlsys.model,
    FUNCTION = mlsys.model_ne,
    COMMUTATOR = OPERATOR(mlsys.<>),
    NEGATOR = OPERATOR(mlsys.=),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
COMMENT ON OPERATOR mlsys.<> (mlsys.model, mlsys.model) IS 'not equal';

CREATE OPERATOR FAMILY mlsys.model_ops USING hash;
COMMENT ON OPERATOR FAMILY mlsys.model_ops USING hash IS 'equality of models';

CREATE OPERATOR CLASS mlsys.model_ops DEFAULT FOR TYPE mlsys.model USING hash
    FAMILY mlsys.model_ops AS
    OPERATOR 1 mlsys.=,
    FUNCTION 1 mlsys.model_hash(mlsys.model),
    FUNCTION 2 mlsys.model_hash_extended(mlsys.model, bigint);
COMMENT ON OPERATOR CLASS mlsys.model_ops USING hash IS
    'equality of models: GROUP BY, DISTINCT and hash joins';

CREATE FUNCTION mlsys.describe(model mlsys.model) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_describe'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION mlsys.describe(mlsys.model) IS
    'summary of a model: algorithm, target, columns, options as given and resolved, rows used and left out, values imputed, quality of the fit';

CREATE FUNCTION mlsys.to_json(model mlsys.model) RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_to_json'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION mlsys.to_json(mlsys.model) IS
    'complete contents of a model as JSON text, parameters included, for other programs to read; there is no way back';

CREATE FUNCTION mlsys.coefficients(model mlsys.model)
    RETURNS TABLE (
        class text,
        feature text,
        coefficient double precision,
        std_error double precision,
        statistic double precision,
        p_value double precision
    )
    AS 'MODULE_PATHNAME', 'mlsys_coefficients'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 20;
COMMENT ON FUNCTION mlsys.coefficients(mlsys.model) IS
    'coefficients of a linear model, one row a feature (categories as column=level, the intercept as intercept), with standard error, t or z statistic and two-sided p value; class is NULL for a regression and for two classes, coefficient is NULL for a feature dropped as linearly dependent, the errors are NULL under a penalty, with class weights and where classes are separated';

CREATE FUNCTION mlsys.feature_importance_of(model mlsys.model)
    RETURNS TABLE (
        feature text,
        importance double precision
    )
    AS 'MODULE_PATHNAME', 'mlsys_feature_importance_of'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 20;
COMMENT ON FUNCTION mlsys.feature_importance_of(mlsys.model) IS
    'internal: how far each column moves the prediction: of a linear model the standard deviation of what the column adds to the linear predictor, summed over the classes where there are more than two';
