-- Profiles of rows: the aggregates that make and merge them, and what they tell.

CREATE FUNCTION mlsys.profile_accum(internal, VARIADIC "any") RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_profile_accum'
    LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.profile_accum(internal, "any") IS
    'internal: transition function of profile';

CREATE FUNCTION mlsys.profile_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_profile_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.profile_combine(internal, internal) IS
    'internal: merges two states of profile or merge';

CREATE FUNCTION mlsys.profile_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_profile_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.profile_serialize(internal) IS
    'internal: bytes of a state of profile or merge, from a parallel worker to its leader';

CREATE FUNCTION mlsys.profile_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_profile_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.profile_deserialize(bytea, internal) IS
    'internal: a state of profile or merge from its bytes, which are checked';

CREATE FUNCTION mlsys.profile_final(internal) RETURNS mlsys.data_profile
    AS 'MODULE_PATHNAME', 'mlsys_profile_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.profile_final(internal) IS
    'internal: the profile of a state of profile or merge, NULL of no rows';

CREATE AGGREGATE mlsys.profile(VARIADIC columns "any") (
    SFUNC = mlsys.profile_accum,
    STYPE = internal,
    SSPACE = 8192,
    FINALFUNC = mlsys.profile_final,
    COMBINEFUNC = mlsys.profile_combine,
    SERIALFUNC = mlsys.profile_serialize,
    DESERIALFUNC = mlsys.profile_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.profile(VARIADIC columns "any") IS
    'what is known of rows, column by column: ([options,] [reference,] column, ...) or ([options,] [reference,] row); a reference is a data_profile, in whose bins and categories the rows are counted, columns being found by name; options is a jsonb; columns are of any type, no value is an error; NULL of no rows';

CREATE FUNCTION mlsys.profile_merge_accum(internal, mlsys.data_profile) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_profile_merge_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.profile_merge_accum(internal, mlsys.data_profile) IS
    'internal: transition function of merge';

CREATE AGGREGATE mlsys.merge(profile mlsys.data_profile) (
    SFUNC = mlsys.profile_merge_accum,
    STYPE = internal,
    SSPACE = 8192,
    FINALFUNC = mlsys.profile_final,
    COMBINEFUNC = mlsys.profile_combine,
    SERIALFUNC = mlsys.profile_serialize,
    DESERIALFUNC = mlsys.profile_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.merge(mlsys.data_profile) IS
    'the profile of all rows that the profiles are of; either all of them, or none, were made with a reference, and that with the same';

CREATE FUNCTION mlsys.data_profile_add(mlsys.data_profile, mlsys.data_profile) RETURNS mlsys.data_profile
    AS 'MODULE_PATHNAME', 'mlsys_data_profile_add'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION mlsys.data_profile_add(mlsys.data_profile, mlsys.data_profile) IS
    'internal: function of operator +';

CREATE OPERATOR mlsys.+ (
    LEFTARG = mlsys.data_profile,
    RIGHTARG = mlsys.data_profile,
    FUNCTION = mlsys.data_profile_add,
    COMMUTATOR = OPERATOR(mlsys.+)
);
COMMENT ON OPERATOR mlsys.+ (mlsys.data_profile, mlsys.data_profile) IS 'profile of the rows of both';

CREATE FUNCTION mlsys.summarize(query text)
    RETURNS TABLE (
        column_name text,
        data_type text,
        kind text,
        rows bigint,
        missing bigint,
        distinct_values bigint,
        is_exact boolean,
        minimum text,
        mean text,
        sd text,
        p5 text,
        median text,
        p95 text,
        maximum text,
        top_values text,
        histogram text
    )
    AS 'MODULE_PATHNAME', 'mlsys_summarize_query'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000 ROWS 20;
COMMENT ON FUNCTION mlsys.summarize(text) IS
    'a row for each column of a query, which is read once: counts, moments, quantiles, most frequent values, and a histogram of bars between minimum and maximum; numbers are texts of six digits, times are shown as times';

CREATE FUNCTION mlsys.summarize(profile mlsys.data_profile)
    RETURNS TABLE (
        column_name text,
        data_type text,
        kind text,
        rows bigint,
        missing bigint,
        distinct_values bigint,
        is_exact boolean,
        minimum text,
        mean text,
        sd text,
        p5 text,
        median text,
        p95 text,
        maximum text,
        top_values text,
        histogram text
    )
    AS 'MODULE_PATHNAME', 'mlsys_summarize_profile'
    LANGUAGE C STABLE PARALLEL SAFE COST 100 ROWS 20;
COMMENT ON FUNCTION mlsys.summarize(mlsys.data_profile) IS
    'the same from a profile; one that was made with a reference has quantiles within its bins, and no distinct values';

CREATE FUNCTION mlsys.profile_json(profile mlsys.data_profile) RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_profile_json'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION mlsys.profile_json(mlsys.data_profile) IS 'all that a profile tells';

CREATE FUNCTION mlsys.profile_histogram(profile mlsys.data_profile, column_name text)
    RETURNS TABLE (
        bin integer,
        low double precision,
        high double precision,
        label text,
        count bigint,
        share double precision
    )
    AS 'MODULE_PATHNAME', 'mlsys_profile_histogram'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100 ROWS 20;
COMMENT ON FUNCTION mlsys.profile_histogram(mlsys.data_profile, text) IS
    'the bins of a column of numbers, [low, high), times being seconds since 1970, or the categories of another with their label; shares are of the values that are not missing';

-- Profiles of arrays. The state is a value without pointers, so that a distributed engine can split the
-- aggregate between its nodes.

CREATE FUNCTION mlsys.profile_array_accum(bytea, double precision[]) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_profile_array_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.profile_array_accum(bytea, double precision[]) IS
    'internal: transition function of profile_array';

CREATE FUNCTION mlsys.profile_array_accum(bytea, mlsys.data_profile, double precision[]) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_profile_array_accum_reference'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.profile_array_accum(bytea, mlsys.data_profile, double precision[]) IS
    'internal: transition function of profile_array with a reference';

CREATE FUNCTION mlsys.profile_array_combine(bytea, bytea) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_profile_array_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.profile_array_combine(bytea, bytea) IS
    'internal: merges two states of profile_array';

CREATE FUNCTION mlsys.profile_array_final(bytea) RETURNS mlsys.data_profile
    AS 'MODULE_PATHNAME', 'mlsys_profile_array_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.profile_array_final(bytea) IS
    'internal: the profile of a state of profile_array, NULL when no array was there';

CREATE AGGREGATE mlsys.profile_array(features double precision[]) (
    SFUNC = mlsys.profile_array_accum,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = mlsys.profile_array_final,
    COMBINEFUNC = mlsys.profile_array_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.profile_array(double precision[]) IS
    'profile of arrays, whose elements are the columns features[1], features[2], ...; its states can be moved between servers';

CREATE AGGREGATE mlsys.profile_array(reference mlsys.data_profile, features double precision[]) (
    SFUNC = mlsys.profile_array_accum,
    STYPE = bytea,
    SSPACE = 8192,
    FINALFUNC = mlsys.profile_array_final,
    COMBINEFUNC = mlsys.profile_array_combine,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.profile_array(mlsys.data_profile, double precision[]) IS
    'the same in the bins of a reference, whose columns the elements are in order';
