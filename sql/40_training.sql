-- Training aggregates: what all algorithms share. Each algorithm's own part is generated.

CREATE FUNCTION mlsys.train_combine(internal, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'mlsys_train_combine'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.train_combine(internal, internal) IS
	'internal: merges two states of a training aggregate';

CREATE FUNCTION mlsys.train_serialize(internal) RETURNS bytea
	AS 'MODULE_PATHNAME', 'mlsys_train_serialize'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.train_serialize(internal) IS
	'internal: bytes of a state of a training aggregate, from a parallel worker to its leader';

CREATE FUNCTION mlsys.train_deserialize(bytea, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'mlsys_train_deserialize'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.train_deserialize(bytea, internal) IS
	'internal: a state of a training aggregate from its bytes, which are checked';

CREATE FUNCTION mlsys.train_final(internal) RETURNS mlsys.model
	AS 'MODULE_PATHNAME', 'mlsys_train_final'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.train_final(internal) IS
	'internal: the model of a state of a training aggregate, NULL when no row has trained';

-- The transition type of the array family: a real type, so that a distributed engine can split the
-- aggregate between its nodes.
CREATE TYPE mlsys.training_state;

CREATE FUNCTION mlsys.training_state_in(cstring) RETURNS mlsys.training_state
	AS 'MODULE_PATHNAME', 'mlsys_training_state_in'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_state_in(cstring) IS 'internal: text input';

CREATE FUNCTION mlsys.training_state_out(mlsys.training_state) RETURNS cstring
	AS 'MODULE_PATHNAME', 'mlsys_training_state_out'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_state_out(mlsys.training_state) IS 'internal: text output';

CREATE FUNCTION mlsys.training_state_recv(internal) RETURNS mlsys.training_state
	AS 'MODULE_PATHNAME', 'mlsys_training_state_recv'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_state_recv(internal) IS 'internal: binary input';

CREATE FUNCTION mlsys.training_state_send(mlsys.training_state) RETURNS bytea
	AS 'MODULE_PATHNAME', 'mlsys_training_state_send'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.training_state_send(mlsys.training_state) IS 'internal: binary output';

CREATE TYPE mlsys.training_state (
	INPUT = mlsys.training_state_in,
	OUTPUT = mlsys.training_state_out,
	RECEIVE = mlsys.training_state_recv,
	SEND = mlsys.training_state_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);
COMMENT ON TYPE mlsys.training_state IS
	'internal: state of a training aggregate over an array of features; it is checked when it comes in';

CREATE FUNCTION mlsys.array_combine(mlsys.training_state, mlsys.training_state)
	RETURNS mlsys.training_state
	AS 'MODULE_PATHNAME', 'mlsys_array_combine'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.array_combine(mlsys.training_state, mlsys.training_state) IS
	'internal: merges two states of a training aggregate over an array of features';

CREATE FUNCTION mlsys.array_final(mlsys.training_state) RETURNS mlsys.model
	AS 'MODULE_PATHNAME', 'mlsys_array_final'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.array_final(mlsys.training_state) IS
	'internal: the model of a state of a training aggregate over an array, NULL when no row has trained';
