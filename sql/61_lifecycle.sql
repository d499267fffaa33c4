-- Functions of the lifecycle: make versions, deploy them, take them back, say who may use them.
--
-- Each checks its caller and writes as the owner of the catalog tables (src/pg/catalog.c). None is STRICT:
-- a NULL that means nothing is an error, not a silent no.

CREATE FUNCTION mlsys.open_query(query text, what text) RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_open_query'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.open_query(text, text) IS
    'internal: the text of a query, checked to be one that only reads, without semicolon, for use in a FROM clause; what names it in errors';

CREATE FUNCTION mlsys.register(model text, value mlsys.model, metrics jsonb DEFAULT NULL, description text DEFAULT NULL)
    RETURNS integer
    AS 'MODULE_PATHNAME', 'mlsys_register'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.register(text, mlsys.model, jsonb, text) IS
    'store a model value as a new version of a model, which is made if there is none of that name and then belongs to the caller; metrics is an object of your own; gives the number of the version';
