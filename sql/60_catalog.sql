-- The catalog: models, their versions, the aliases that point at versions, and what happened to them.
--
-- The tables are readable by everyone, except what a model and its query contain: that stands in
-- model_contents, apart. Nobody writes to them but the functions of the lifecycle, which check that the
-- caller is the owner of the model. Rows of model_versions and model_contents never change, but for the
-- model's name when it is renamed.
--
-- There are no foreign keys: pg_restore with several jobs loads the tables of an extension, whose constraints
-- stand already, in any order, and would fail. Whoever adds or removes rows holds the model's row of
-- models locked (src/pg/catalog.c), and so keeps the tables consistent.

CREATE TABLE mlsys.models (
    model text PRIMARY KEY,
    owner regrole NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    last_version integer NOT NULL DEFAULT 0,
    CONSTRAINT models_name CHECK (model <> '' AND pg_catalog.strpos(model, '@') = 0
                                  AND pg_catalog.octet_length(model) <= 200)
);
COMMENT ON TABLE mlsys.models IS 'models by name: who owns them, and the number of the newest version ever made (numbers are not used again)';
COMMENT ON COLUMN mlsys.models.owner IS 'who may change the model, with all its members; the number of a role that was dropped belongs to no one but superusers';
COMMENT ON COLUMN mlsys.models.changed_at IS 'when a version, an alias, a grant, the name or the owner last changed';
GRANT SELECT ON mlsys.models TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.models', '');

CREATE TABLE mlsys.model_versions (
    model text NOT NULL,
    version integer NOT NULL,
    digest bytea NOT NULL,
    origin text NOT NULL,
    parent_version integer,
    algorithm text NOT NULL,
    task text NOT NULL,
    target text NOT NULL,
    classes text[],
    positive_class text,
    decision_threshold double precision,
    features jsonb NOT NULL,
    options_given jsonb NOT NULL,
    options jsonb NOT NULL,
    metrics jsonb,
    rows bigint NOT NULL,
    rows_skipped bigint NOT NULL,
    test_rows bigint,
    split_key text,
    test_fraction double precision,
    seed bigint,
    description text,
    trained_by regrole NOT NULL,
    search_path text,
    server_version text NOT NULL,
    library_version text NOT NULL,
    blas_version text NOT NULL,
    snapshot_lsn pg_lsn,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    PRIMARY KEY (model, version),
    CONSTRAINT model_versions_version CHECK (version > 0),
    CONSTRAINT model_versions_digest CHECK (pg_catalog.octet_length(digest) = 16),
    CONSTRAINT model_versions_origin CHECK (origin IN ('train', 'register', 'set_threshold'))
);
COMMENT ON TABLE mlsys.model_versions IS 'versions of models, each as it was trained or registered: what it is, what it was trained with and how well it did; the columns of a registered one that only train() knows are NULL';
COMMENT ON COLUMN mlsys.model_versions.digest IS 'identity of the model value: the first 16 bytes of the SHA-256 of its contents';
COMMENT ON COLUMN mlsys.model_versions.origin IS 'train, register or set_threshold';
COMMENT ON COLUMN mlsys.model_versions.parent_version IS 'the version that set_threshold() made this one of';
COMMENT ON COLUMN mlsys.model_versions.classes IS 'class labels of a classifier, of two the negative one first; NULL for a regression';
COMMENT ON COLUMN mlsys.model_versions.features IS 'columns that the model needs: an array of objects with name, type and kind';
COMMENT ON COLUMN mlsys.model_versions.metrics IS 'of train(): an object with members test, train and baseline, each an object of metric and value; of register(): what was given';
COMMENT ON COLUMN mlsys.model_versions.rows IS 'rows that trained the model';
COMMENT ON COLUMN mlsys.model_versions.rows_skipped IS 'rows of no part: with a NULL target, or left out of training for a NULL array, a weight of 0 or, where missing is skip_row, a missing number';
COMMENT ON COLUMN mlsys.model_versions.trained_by IS 'who called train(), register() or set_threshold()';
COMMENT ON COLUMN mlsys.model_versions.snapshot_lsn IS 'position in the write-ahead log when training began';
GRANT SELECT ON mlsys.model_versions TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.model_versions', '');

CREATE TABLE mlsys.model_contents (
    model text NOT NULL,
    version integer NOT NULL,
    value mlsys.model NOT NULL,
    query text,
    training_rows bytea,
    PRIMARY KEY (model, version)
);
-- out of line and not compressed: the digest is read by slice
ALTER TABLE mlsys.model_contents ALTER COLUMN value SET STORAGE EXTERNAL;
ALTER TABLE mlsys.model_contents ALTER COLUMN training_rows SET STORAGE EXTERNAL;
COMMENT ON TABLE mlsys.model_contents IS 'what is not for everyone: the model value, the query it was trained on, and a sample of hashes of its training rows';
-- a model knows categories, and a query constants, of its data
REVOKE ALL ON mlsys.model_contents FROM PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.model_contents', '');

CREATE TABLE mlsys.model_aliases (
    model text NOT NULL,
    alias text NOT NULL,
    version integer NOT NULL,
    digest bytea NOT NULL,
    history_id bigint NOT NULL,
    deployed_at timestamptz NOT NULL,
    deployed_by regrole NOT NULL,
    PRIMARY KEY (model, alias),
    CONSTRAINT model_aliases_alias CHECK (alias ~ '^[^@]*[^0-9@][^@]*$' AND pg_catalog.octet_length(alias) <= 200)
);
COMMENT ON TABLE mlsys.model_aliases IS 'which version a name stands for: predict(''m'', ...) uses alias production, predict(''m@a'', ...) alias a';
COMMENT ON COLUMN mlsys.model_aliases.history_id IS 'the row of alias_history whose deploy the alias stands at';
GRANT SELECT ON mlsys.model_aliases TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.model_aliases', '');

CREATE SEQUENCE mlsys.alias_history_id_seq;
COMMENT ON SEQUENCE mlsys.alias_history_id_seq IS 'numbers of alias_history';
SELECT pg_catalog.pg_extension_config_dump('mlsys.alias_history_id_seq', '');

CREATE TABLE mlsys.alias_history (
    id bigint PRIMARY KEY DEFAULT pg_catalog.nextval('mlsys.alias_history_id_seq'),
    model text NOT NULL,
    alias text NOT NULL,
    action text NOT NULL,
    version integer,
    digest bytea,
    previous_id bigint,
    is_forced boolean NOT NULL DEFAULT false,
    old_model text,
    reason text,
    happened_at timestamptz NOT NULL,
    happened_by regrole NOT NULL,
    CONSTRAINT alias_history_action CHECK (action IN ('deploy', 'rollback', 'undeploy', 'rename', 'drop'))
);
ALTER SEQUENCE mlsys.alias_history_id_seq OWNED BY mlsys.alias_history.id;
CREATE INDEX alias_history_model ON mlsys.alias_history (model, alias, id);
COMMENT ON TABLE mlsys.alias_history IS 'every change of an alias: what it has pointed at since, who changed it, when and why; rows are added, never changed';
COMMENT ON COLUMN mlsys.alias_history.previous_id IS 'of a deploy: the deploy that the alias stood at before, where rollback() goes back to';
COMMENT ON COLUMN mlsys.alias_history.version IS 'what the alias points at since; of undeploy and drop: what it pointed at before';
COMMENT ON COLUMN mlsys.alias_history.is_forced IS 'of a deploy: it would have been refused without force, because the model differs';
COMMENT ON COLUMN mlsys.alias_history.old_model IS 'of a rename: the name until then; earlier rows have it';
GRANT SELECT ON mlsys.alias_history TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.alias_history', '');

CREATE TABLE mlsys.model_grants (
    model text NOT NULL,
    grantee regrole NOT NULL,
    PRIMARY KEY (model, grantee)
);
COMMENT ON TABLE mlsys.model_grants IS 'roles other than the owner that may predict by a model''s name; grantee 0 (shown as -) is PUBLIC';
GRANT SELECT ON mlsys.model_grants TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.model_grants', '');
