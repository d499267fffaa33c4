-- The log of predictions, the labels that arrive later, and how long both are kept (src/pg/prediction_log.c).
--
-- Keys, features and labels are data of whoever logs them, so that the owner of the model reads them, by
-- logged_predictions(), and nobody else. Whoever writes rows of a model has its row of models locked against a
-- drop and a rename before the transaction ends. As with the tables of models there are no foreign keys.

CREATE TABLE mlsys.predictions (
    predicted_at timestamptz NOT NULL,
    model text NOT NULL,
    version integer NOT NULL,
    key text NOT NULL,
    score double precision,
    label text,
    features jsonb
) PARTITION BY RANGE (predicted_at);
CREATE TABLE mlsys.predictions_default PARTITION OF mlsys.predictions DEFAULT;
-- not on mlsys.predictions: the restore of a dump would make the indexes of added partitions twice
CREATE INDEX predictions_default_model ON mlsys.predictions_default (model, predicted_at);
COMMENT ON TABLE mlsys.predictions IS 'predictions that predict_and_log() made; not for everyone, since keys and features are data; partitions by time may be added beside predictions_default';
COMMENT ON TABLE mlsys.predictions_default IS 'rows of mlsys.predictions that no other partition takes';
COMMENT ON COLUMN mlsys.predictions.predicted_at IS 'when the call of predict_and_log() began: the same for all its rows';
COMMENT ON COLUMN mlsys.predictions.score IS 'estimate of a regression, probability of the positive class, or of several classes of the predicted one; NULL where the prediction is';
COMMENT ON COLUMN mlsys.predictions.label IS 'class predicted; NULL for a regression';
COMMENT ON COLUMN mlsys.predictions.features IS 'columns that the model used, where they are logged';
-- keys and features are data
REVOKE ALL ON mlsys.predictions, mlsys.predictions_default FROM PUBLIC;
-- a partitioned table has no rows of its own; partitions that are added later are dumped as any table
SELECT pg_catalog.pg_extension_config_dump('mlsys.predictions_default', '');

CREATE TABLE mlsys.labels (
    model text NOT NULL,
    key text NOT NULL,
    value text NOT NULL,
    event_time timestamptz,
    arrived_at timestamptz NOT NULL,
    PRIMARY KEY (model, key)
);
COMMENT ON TABLE mlsys.labels IS 'what came true, by add_labels(): one label a key; not for everyone, since it is data';
COMMENT ON COLUMN mlsys.labels.value IS 'the label as text, or the number of a regression';
COMMENT ON COLUMN mlsys.labels.event_time IS 'when it came true, as the query of add_labels() tells';
COMMENT ON COLUMN mlsys.labels.arrived_at IS 'when add_labels() stored it';
-- labels are data
REVOKE ALL ON mlsys.labels FROM PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.labels', '');

CREATE TABLE mlsys.retention (
    model text PRIMARY KEY,
    predictions interval,
    labels interval,
    results interval,
    profiles interval
);
COMMENT ON TABLE mlsys.retention IS 'how long apply_retention() keeps what there is of a model, by set_retention(); NULL, or no row: for ever';
COMMENT ON COLUMN mlsys.retention.predictions IS 'of mlsys.predictions, since predicted_at';
COMMENT ON COLUMN mlsys.retention.labels IS 'of mlsys.labels, since arrived_at';
COMMENT ON COLUMN mlsys.retention.results IS 'of mlsys.metric_results, since window_end';
COMMENT ON COLUMN mlsys.retention.profiles IS 'of mlsys.profiles, since window_end';
GRANT SELECT ON mlsys.retention TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.retention', '');

CREATE FUNCTION mlsys.predict_and_log(model text, query text, key_column text, log_features boolean DEFAULT false) RETURNS bigint
    AS 'MODULE_PATHNAME', 'mlsys_predict_and_log'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000;
COMMENT ON FUNCTION mlsys.predict_and_log(text, text, text, boolean) IS
    'predict the rows of a query by a model (name, name@version or name@alias) and keep the predictions in mlsys.predictions, each with the value of key_column, which is not NULL, and if asked the features; gives the number of rows; for the owner of the model and roles that grant_predict() names';

CREATE FUNCTION mlsys.add_labels(model text, query text, key_column text, label_column text, time_column text DEFAULT NULL) RETURNS bigint
    AS 'MODULE_PATHNAME', 'mlsys_add_labels'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000;
COMMENT ON FUNCTION mlsys.add_labels(text, text, text, text, text) IS
    'keep what came true for keys of logged predictions: a label replaces the one that its key had, unless both have a time and that one''s is later; rows with a NULL label are left out; gives the number of labels stored; for the owner of the model';

CREATE FUNCTION mlsys.logged_predictions(model text, since timestamptz DEFAULT NULL, until timestamptz DEFAULT NULL)
    RETURNS TABLE (
        predicted_at timestamptz,
        version integer,
        key text,
        score double precision,
        label text,
        features jsonb,
        actual text,
        label_arrived_at timestamptz
    )
    AS 'MODULE_PATHNAME', 'mlsys_logged_predictions'
    LANGUAGE C STABLE PARALLEL SAFE COST 1000 ROWS 10000;
COMMENT ON FUNCTION mlsys.logged_predictions(text, timestamptz, timestamptz) IS
    'predictions of a model that were logged, from since on and before until, each with the label of its key, NULL as long as there is none; for the owner of the model';

CREATE FUNCTION mlsys.set_retention(model text, predictions interval DEFAULT NULL, labels interval DEFAULT NULL,
                                    results interval DEFAULT NULL, profiles interval DEFAULT NULL) RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_set_retention'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.set_retention(text, interval, interval, interval, interval) IS
    'say how long logged predictions, labels, results of monitors and profiles of a model are kept (NULL: for ever), in place of what was said before; apply_retention() does it';

CREATE FUNCTION mlsys.apply_retention(model text DEFAULT NULL) RETURNS bigint
    AS 'MODULE_PATHNAME', 'mlsys_apply_retention'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000;
COMMENT ON FUNCTION mlsys.apply_retention(text) IS
    'remove what is older than set_retention() says, of one model, or (NULL) of all models of the caller; gives the number of rows removed';
