-- Metrics of several classes: labels as text, probabilities as the jsonb object of classes and numbers.

CREATE FUNCTION mlsys.log_loss_accum(double precision[], text, jsonb) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_log_loss_accum_classes'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.log_loss_accum(double precision[], text, jsonb) IS
    'internal: transition function of log_loss of several classes';

CREATE AGGREGATE mlsys.log_loss(actual text, probabilities jsonb) (
    SFUNC = mlsys.log_loss_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.log_loss(text, jsonb) IS
    'mean of -ln of the probability given to the actual class, kept 1e-15 from 0 and 1, in nats; probabilities is an object of classes and numbers that sum to 1; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.log_loss_accum(double precision[], text, jsonb, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_log_loss_accum_classes'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.log_loss_accum(double precision[], text, jsonb, double precision) IS
    'internal: transition function of log_loss of several classes with weights';

CREATE AGGREGATE mlsys.log_loss(actual text, probabilities jsonb, weight double precision) (
    SFUNC = mlsys.log_loss_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.log_loss(text, jsonb, double precision) IS
    'weighted mean of -ln of the probability given to the actual class, kept 1e-15 from 0 and 1, in nats; probabilities is an object of classes and numbers that sum to 1; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.top_k_accum(double precision[], text, jsonb, integer) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_top_k_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.top_k_accum(double precision[], text, jsonb, integer) IS
    'internal: transition function of top_k';

CREATE AGGREGATE mlsys.top_k(actual text, probabilities jsonb, k integer) (
    SFUNC = mlsys.top_k_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.top_k(text, jsonb, integer) IS
    'share of rows whose actual class is among the k most probable ones, the later class first among equal ones; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.top_k_accum(double precision[], text, jsonb, integer, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_top_k_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.top_k_accum(double precision[], text, jsonb, integer, double precision) IS
    'internal: transition function of top_k with weights';

CREATE AGGREGATE mlsys.top_k(actual text, probabilities jsonb, k integer, weight double precision) (
    SFUNC = mlsys.top_k_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.top_k(text, jsonb, integer, double precision) IS
    'weighted share of rows whose actual class is among the k most probable ones, the later class first among equal ones; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.labels_accum(internal, text, text) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_labels_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.labels_accum(internal, text, text) IS
    'internal: transition function of macro_f1';

CREATE FUNCTION mlsys.labels_accum(internal, text, text, double precision) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_labels_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.labels_accum(internal, text, text, double precision) IS
    'internal: transition function of macro_f1 with weights';

CREATE FUNCTION mlsys.labels_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_labels_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.labels_combine(internal, internal) IS
    'internal: combine function of macro_f1';

CREATE FUNCTION mlsys.labels_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_labels_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.labels_serialize(internal) IS
    'internal: serialization function of macro_f1';

CREATE FUNCTION mlsys.labels_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_labels_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.labels_deserialize(bytea, internal) IS
    'internal: deserialization function of macro_f1';

CREATE FUNCTION mlsys.macro_f1_final(internal) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_macro_f1_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.macro_f1_final(internal) IS
    'internal: final function of macro_f1';

CREATE AGGREGATE mlsys.macro_f1(actual text, predicted text) (
    SFUNC = mlsys.labels_accum,
    STYPE = internal,
    SSPACE = 4096,
    COMBINEFUNC = mlsys.labels_combine,
    SERIALFUNC = mlsys.labels_serialize,
    DESERIALFUNC = mlsys.labels_deserialize,
    FINALFUNC = mlsys.macro_f1_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.macro_f1(text, text) IS
    'mean of the F1 of every class that occurs, actual or predicted; rows with a NULL are left out, NULL over no rows';

CREATE AGGREGATE mlsys.macro_f1(actual text, predicted text, weight double precision) (
    SFUNC = mlsys.labels_accum,
    STYPE = internal,
    SSPACE = 4096,
    COMBINEFUNC = mlsys.labels_combine,
    SERIALFUNC = mlsys.labels_serialize,
    DESERIALFUNC = mlsys.labels_deserialize,
    FINALFUNC = mlsys.macro_f1_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.macro_f1(text, text, double precision) IS
    'weighted mean of the F1 of every class that occurs, actual or predicted; rows with a NULL are left out, NULL over no rows';
