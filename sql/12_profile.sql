-- The type of profiles.

CREATE TYPE mlsys.data_profile;

CREATE FUNCTION mlsys.data_profile_in(cstring) RETURNS mlsys.data_profile
    AS 'MODULE_PATHNAME', 'mlsys_data_profile_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.data_profile_in(cstring) IS 'internal: input of data_profile, mlsysprofile1: and base64';

CREATE FUNCTION mlsys.data_profile_out(mlsys.data_profile) RETURNS cstring
    AS 'MODULE_PATHNAME', 'mlsys_data_profile_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.data_profile_out(mlsys.data_profile) IS 'internal: output of data_profile';

CREATE FUNCTION mlsys.data_profile_recv(internal) RETURNS mlsys.data_profile
    AS 'MODULE_PATHNAME', 'mlsys_data_profile_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.data_profile_recv(internal) IS 'internal: binary input of data_profile';

CREATE FUNCTION mlsys.data_profile_send(mlsys.data_profile) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_data_profile_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.data_profile_send(mlsys.data_profile) IS 'internal: binary output of data_profile';

CREATE TYPE mlsys.data_profile (
    INPUT = mlsys.data_profile_in,
    OUTPUT = mlsys.data_profile_out,
    RECEIVE = mlsys.data_profile_recv,
    SEND = mlsys.data_profile_send,
    STORAGE = extended,
    ALIGNMENT = double
);
COMMENT ON TYPE mlsys.data_profile IS
    'what is known of a set of rows, column by column: counts, moments, bins, quantiles, categories; of bounded size, and profiles add up';
