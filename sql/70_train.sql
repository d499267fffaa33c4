-- train(): from a query to a version of a model.

CREATE FUNCTION mlsys.training_scan_accum(internal, bytea, VARIADIC "any") RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_training_scan_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_scan_accum(internal, bytea, "any") IS
    'internal: transition function of the first pass of train()';

CREATE FUNCTION mlsys.training_scan_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_training_scan_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_scan_combine(internal, internal) IS
    'internal: combine function of the first pass of train()';

CREATE FUNCTION mlsys.training_scan_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_training_scan_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_scan_serialize(internal) IS
    'internal: bytes of a state of the first pass of train()';

CREATE FUNCTION mlsys.training_scan_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_training_scan_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_scan_deserialize(bytea, internal) IS
    'internal: a state of the first pass of train() from its bytes, which are checked';

CREATE FUNCTION mlsys.training_scan_final(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_training_scan_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_scan_final(internal) IS
    'internal: final function of the first pass of train()';

CREATE AGGREGATE mlsys.training_scan(bytea, VARIADIC "any") (
    SFUNC = mlsys.training_scan_accum,
    STYPE = internal,
    SSPACE = 8192,
    FINALFUNC = mlsys.training_scan_final,
    COMBINEFUNC = mlsys.training_scan_combine,
    SERIALFUNC = mlsys.training_scan_serialize,
    DESERIALFUNC = mlsys.training_scan_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.training_scan(bytea, VARIADIC "any") IS
    'internal: first pass of train() over its query: counts, keys, labels, lengths of arrays, a sample of the rows';

CREATE FUNCTION mlsys.training_fit_accum(internal, bytea, VARIADIC "any") RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_training_fit_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_fit_accum(internal, bytea, "any") IS
    'internal: transition function of the second pass of train()';

CREATE FUNCTION mlsys.training_fit_rows_final(internal) RETURNS bigint[]
    AS 'MODULE_PATHNAME', 'mlsys_training_fit_rows_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_fit_rows_final(internal) IS
    'internal: final function of training_fit_rows';

CREATE AGGREGATE mlsys.training_fit(bytea, VARIADIC "any") (
    SFUNC = mlsys.training_fit_accum,
    STYPE = internal,
    SSPACE = 8192,
    FINALFUNC = mlsys.train_final,
    COMBINEFUNC = mlsys.train_combine,
    SERIALFUNC = mlsys.train_serialize,
    DESERIALFUNC = mlsys.train_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.training_fit(bytea, VARIADIC "any") IS
    'internal: second pass of train() over its query: the model of the rows that the split leaves to train with';

CREATE AGGREGATE mlsys.training_fit_rows(bytea, VARIADIC "any") (
    SFUNC = mlsys.training_fit_accum,
    STYPE = internal,
    SSPACE = 8192,
    FINALFUNC = mlsys.training_fit_rows_final,
    COMBINEFUNC = mlsys.train_combine,
    SERIALFUNC = mlsys.train_serialize,
    DESERIALFUNC = mlsys.train_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.training_fit_rows(bytea, VARIADIC "any") IS
    'internal: second pass of train() over its query: number and hashes of the rows that it has seen';

CREATE FUNCTION mlsys.training_part(bytea, VARIADIC "any") RETURNS integer
    AS 'MODULE_PATHNAME', 'mlsys_training_part'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION mlsys.training_part(bytea, "any") IS
    'internal: the part of a row in a split: 0 test, 1 train, 2 calibrate';

CREATE FUNCTION mlsys.report_member(report jsonb, member text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog, mlsys, pg_temp
    AS $$SELECT jsonb_object_agg(line ->> 'metric', line -> member) FROM jsonb_array_elements(report) AS line$$;
COMMENT ON FUNCTION mlsys.report_member(jsonb, text) IS
    'internal: of a report the object of metric and one member (value, std_error, ...)';

CREATE FUNCTION mlsys.train(
    model text, query text, target text, algorithm text,
    options jsonb DEFAULT '{}', features text[] DEFAULT NULL, exclude text[] DEFAULT '{}',
    split_key text DEFAULT NULL, test_fraction double precision DEFAULT 0.2,
    seed bigint DEFAULT 42, description text DEFAULT NULL)
    RETURNS TABLE (
        version integer,
        task text,
        positive_class text,
        rows bigint,
        rows_skipped bigint,
        test_rows bigint,
        metrics jsonb,
        seconds double precision
    )
    AS 'MODULE_PATHNAME', 'mlsys_train'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000 ROWS 1;
COMMENT ON FUNCTION mlsys.train(text, text, text, text, jsonb, text[], text[], text, double precision, bigint, text) IS
    'train a new version of a model on a query: rows are split by the hash of split_key (else of their features) into test_fraction for testing and the rest for training; features are all columns but target, split_key, exclude and the weight, unless they are named; metrics are those of both parts and of a trivial model; the model is made, and belongs to the caller, if there is none of that name; deploy() makes a version the one that predictions use';
