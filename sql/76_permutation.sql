-- permutation_importance(): how much a model's metric on the rows of a query depends on each column.

CREATE FUNCTION mlsys.permutation_importance(model text, query text, metric text DEFAULT NULL, repeats integer DEFAULT 5, seed bigint DEFAULT 0)
    RETURNS TABLE (
        feature text,
        importance double precision,
        std_dev double precision,
        metric_name text,
        metric_value double precision
    )
    AS 'MODULE_PATHNAME', 'mlsys_permutation_importance'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000 ROWS 20;
COMMENT ON FUNCTION mlsys.permutation_importance(text, text, text, integer, bigint) IS
    'how much a metric of a model (name, name@version or name@alias) on the rows of a query gets worse when the values of one column are shuffled among the rows: mean and standard deviation over repeats, the most important column first, and the metric without shuffling; metric is one that evaluate() gives, by default rmse or log_loss; the same for equal seeds, whatever the order of the rows';

CREATE FUNCTION mlsys.permutation_importance(model mlsys.model, query text, metric text DEFAULT NULL, repeats integer DEFAULT 5, seed bigint DEFAULT 0)
    RETURNS TABLE (
        feature text,
        importance double precision,
        std_dev double precision,
        metric_name text,
        metric_value double precision
    )
    AS 'MODULE_PATHNAME', 'mlsys_permutation_importance'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000 ROWS 20;
COMMENT ON FUNCTION mlsys.permutation_importance(mlsys.model, text, text, integer, bigint) IS
    'how much a metric of a model value on the rows of a query gets worse when the values of one column are shuffled among the rows: mean and standard deviation over repeats, the most important column first, and the metric without shuffling';
