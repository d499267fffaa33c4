-- Live statistics of predictions, kept where the library is preloaded (src/pg/stats.c).

CREATE FUNCTION mlsys.list_stat_predictions()
    RETURNS TABLE (model text, version integer, digest bytea, database text, calls bigint, rows bigint, errors bigint,
                   null_features bigint, unseen_categories bigint, mean_prediction double precision, sd_prediction double precision,
                   total_ms double precision, mean_ms double precision, max_ms double precision, stats_since timestamptz)
    AS 'MODULE_PATHNAME', 'mlsys_list_stat_predictions'
    LANGUAGE C VOLATILE STRICT PARALLEL RESTRICTED ROWS 100;
COMMENT ON FUNCTION mlsys.list_stat_predictions() IS 'internal: rows of the view mlsys.stat_predictions';

CREATE VIEW mlsys.stat_predictions WITH (security_invoker = true) AS
    SELECT model, version, digest, database, calls, rows, errors, null_features, unseen_categories,
           mean_prediction, sd_prediction, total_ms, mean_ms, max_ms, stats_since
    FROM mlsys.list_stat_predictions();
COMMENT ON VIEW mlsys.stat_predictions IS
    'what has been predicted since the server started, a row a model version; only where mlsys is in shared_preload_libraries; other databases for members of pg_read_all_stats';
COMMENT ON COLUMN mlsys.stat_predictions.model IS 'NULL for predictions by a model value, which is known by its digest';
COMMENT ON COLUMN mlsys.stat_predictions.calls IS 'statements that predicted with the version, failed ones included';
COMMENT ON COLUMN mlsys.stat_predictions.rows IS 'rows predicted, also those of failed statements and those whose prediction is NULL because the row is invalid; a row predicted at two places of a statement counts twice';
COMMENT ON COLUMN mlsys.stat_predictions.errors IS 'statements that failed after they had begun to predict, were cancelled or rolled back';
COMMENT ON COLUMN mlsys.stat_predictions.null_features IS 'features that were NULL, or a number that was NaN; each element of an array is one';
COMMENT ON COLUMN mlsys.stat_predictions.unseen_categories IS 'categories that training has not seen';
COMMENT ON COLUMN mlsys.stat_predictions.mean_prediction IS 'mean of the estimates of a regression, of the probabilities of the positive class, or of several classes of the predicted one; NULL for who may not predict with the model';
COMMENT ON COLUMN mlsys.stat_predictions.sd_prediction IS 'standard deviation of the same';
COMMENT ON COLUMN mlsys.stat_predictions.total_ms IS 'time of the statements, each from its first prediction to its end, in milliseconds';
GRANT SELECT ON mlsys.stat_predictions TO PUBLIC;

CREATE FUNCTION mlsys.stat_info(OUT models bigint, OUT max_models bigint, OUT evicted bigint)
    AS 'MODULE_PATHNAME', 'mlsys_stat_info'
    LANGUAGE C VOLATILE STRICT PARALLEL RESTRICTED;
COMMENT ON FUNCTION mlsys.stat_info() IS
    'how many rows mlsys.stat_predictions has in all databases together, how many it can have (mlsys.stat_models), and how many had to go since the server started';

CREATE FUNCTION mlsys.stat_reset(model text DEFAULT NULL) RETURNS bigint
    AS 'MODULE_PATHNAME', 'mlsys_stat_reset'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.stat_reset(text) IS
    'forget what mlsys.stat_predictions has counted in this database of one model (NULL: of all and of values); gives the number of rows';
-- the statistics belong to all users of a database; who may reset them is for a superuser to say
REVOKE ALL ON FUNCTION mlsys.stat_reset(text) FROM PUBLIC;
