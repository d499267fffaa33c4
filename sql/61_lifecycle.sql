-- Functions of the lifecycle: make versions, deploy them, take them back, say who may use them.
--
-- Each checks its caller and writes as the owner of the catalog tables (src/pg/catalog.c). None is STRICT:
-- a NULL that means nothing is an error, not a silent no.

CREATE FUNCTION mlsys.open_query(query text, what text) RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_open_query'
    LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.open_query(text, text) IS
    'internal: the text of a query, checked to be one that only reads, without semicolon, for use in a FROM clause; what names it in errors';

CREATE FUNCTION mlsys.register(model text, value mlsys.model, metrics jsonb DEFAULT NULL, description text DEFAULT NULL)
    RETURNS integer
    AS 'MODULE_PATHNAME', 'mlsys_register'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.register(text, mlsys.model, jsonb, text) IS
    'store a model value as a new version of a model, which is made if there is none of that name and then belongs to the caller; metrics is an object of your own; gives the number of the version';

CREATE FUNCTION mlsys.set_threshold(model text, value double precision) RETURNS integer
    AS 'MODULE_PATHNAME', 'mlsys_set_threshold'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.set_threshold(text, double precision) IS
    'make a new version of a classifier of two classes that predicts the positive one from this probability on; model is a name, name@version or name@alias; gives the number of the version, which is not deployed yet';

CREATE FUNCTION mlsys.get_model(model text) RETURNS mlsys.model
    AS 'MODULE_PATHNAME', 'mlsys_get_model'
    LANGUAGE C STABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION mlsys.get_model(text) IS
    'the model value that a name, name@version or name@alias stands for; for the owner of the model and roles that may predict by its name';

CREATE FUNCTION mlsys.deploy(model text, version integer DEFAULT NULL, alias text DEFAULT 'production', force boolean DEFAULT false, reason text DEFAULT NULL)
    RETURNS integer
    AS 'MODULE_PATHNAME', 'mlsys_deploy'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.deploy(text, integer, text, boolean, text) IS
    'have an alias point at a version (NULL: the newest), from this transaction on; refused without force when task, classes, positive class or needed columns differ from the version it points at; gives the number of the version';

CREATE FUNCTION mlsys.rollback(model text, alias text DEFAULT 'production', reason text DEFAULT NULL) RETURNS integer
    AS 'MODULE_PATHNAME', 'mlsys_rollback'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.rollback(text, text, text) IS
    'have an alias point at what was deployed there before; twice goes back twice; gives the number of the version';

CREATE FUNCTION mlsys.undeploy(model text, alias text DEFAULT 'production', reason text DEFAULT NULL) RETURNS integer
    AS 'MODULE_PATHNAME', 'mlsys_undeploy'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.undeploy(text, text, text) IS
    'take an alias away; gives the number of the version that it pointed at';

CREATE FUNCTION mlsys.drop_version(model text, version integer) RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_drop_version'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.drop_version(text, integer) IS
    'remove a version, refused while an alias points at it or a monitor names it; its number is not used again';

CREATE FUNCTION mlsys.drop_model(model text) RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_drop_model'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.drop_model(text) IS
    'remove a model with all versions, aliases and grants; alias_history stays';

CREATE FUNCTION mlsys.rename_model(model text, new_name text) RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_rename_model'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.rename_model(text, text) IS
    'give a model another name; versions, aliases, grants and the way back of rollback() stay';

CREATE FUNCTION mlsys.grant_predict(model text, role text) RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_grant_predict'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.grant_predict(text, text) IS
    'let a role, given by its exact name, or public, which is everyone, predict by the model''s name and read its value';

CREATE FUNCTION mlsys.revoke_predict(model text, role text) RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_revoke_predict'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.revoke_predict(text, text) IS
    'take back what grant_predict() gave; a role that was dropped is given by the number that mlsys.model_grants shows';

CREATE FUNCTION mlsys.alter_owner(model text, new_owner text) RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_alter_owner'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.alter_owner(text, text) IS
    'give a model to another role; the caller must own the model and be a member of that role';

-- Plans depend on what names stand for (docs/prediction.md). By row, not by statement: changes that logical
-- replication applies fire no statement triggers.

CREATE FUNCTION mlsys.catalog_changed() RETURNS trigger
    AS 'MODULE_PATHNAME', 'mlsys_catalog_changed'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.catalog_changed() IS
    'internal: has plans that predict by name made anew; writes nothing';
-- on a table of somebody else's it would have all sessions plan anew with each row
REVOKE ALL ON FUNCTION mlsys.catalog_changed() FROM PUBLIC;

CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON mlsys.model_aliases
    FOR EACH ROW EXECUTE FUNCTION mlsys.catalog_changed();
ALTER TABLE mlsys.model_aliases ENABLE ALWAYS TRIGGER catalog_changed;
COMMENT ON TRIGGER catalog_changed ON mlsys.model_aliases IS 'plans that predict by name are made anew';

CREATE TRIGGER catalog_changed AFTER UPDATE OR DELETE ON mlsys.model_versions
    FOR EACH ROW EXECUTE FUNCTION mlsys.catalog_changed();
ALTER TABLE mlsys.model_versions ENABLE ALWAYS TRIGGER catalog_changed;
COMMENT ON TRIGGER catalog_changed ON mlsys.model_versions IS 'plans that predict by a version are made anew when its number may come to stand for another';

CREATE TRIGGER catalog_truncated AFTER TRUNCATE ON mlsys.model_aliases
    FOR EACH STATEMENT EXECUTE FUNCTION mlsys.catalog_changed();
ALTER TABLE mlsys.model_aliases ENABLE ALWAYS TRIGGER catalog_truncated;
COMMENT ON TRIGGER catalog_truncated ON mlsys.model_aliases IS 'plans that predict by name are made anew';

-- Views, each with the rights of who reads it.

CREATE FUNCTION mlsys.list_algorithms()
    RETURNS TABLE (name text, tasks text[], kind text, doc text, options jsonb)
    AS 'MODULE_PATHNAME', 'mlsys_list_algorithms'
    LANGUAGE C STABLE STRICT PARALLEL SAFE ROWS 20;
COMMENT ON FUNCTION mlsys.list_algorithms() IS 'internal: rows of the view mlsys.algorithms';

CREATE VIEW mlsys.algorithms WITH (security_invoker = true) AS
    SELECT name, tasks, kind, doc, options FROM mlsys.list_algorithms();
COMMENT ON VIEW mlsys.algorithms IS
    'what models can be trained with; tasks has two of an algorithm that does regression or classification, as its options or else the target say; options is an array of objects with name, type, default, range and doc';
GRANT SELECT ON mlsys.algorithms TO PUBLIC;

CREATE VIEW mlsys.deployed_models WITH (security_invoker = true) AS
    SELECT model, alias, version, v.algorithm, v.task, m.owner, a.deployed_at, a.deployed_by, v.metrics
    FROM mlsys.model_aliases AS a
    JOIN mlsys.models AS m USING (model)
    JOIN mlsys.model_versions AS v USING (model, version);
COMMENT ON VIEW mlsys.deployed_models IS 'what each alias of each model points at, since when and by whom';
GRANT SELECT ON mlsys.deployed_models TO PUBLIC;

CREATE VIEW mlsys.model_lineage WITH (security_invoker = true) AS
    SELECT v.model, v.version, v.origin, v.parent_version, v.algorithm, v.task, v.target, v.trained_by,
           v.rows, v.rows_skipped, v.test_rows, v.test_fraction, v.split_key, v.seed, v.snapshot_lsn,
           v.started_at, v.finished_at, v.library_version,
           ARRAY(SELECT a.alias FROM mlsys.model_aliases AS a
                 WHERE a.model = v.model AND a.version = v.version ORDER BY a.alias) AS aliases,
           v.description
    FROM mlsys.model_versions AS v;
COMMENT ON VIEW mlsys.model_lineage IS
    'where each version comes from: who made it, from which rows or which other version, when, with what, and the aliases that point at it now';
GRANT SELECT ON mlsys.model_lineage TO PUBLIC;
