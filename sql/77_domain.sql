-- domain_classifier(): do rows of two queries differ, in whatever way a classifier can see?

CREATE FUNCTION mlsys.domain_classifier(
    reference_query text, current_query text, features text[] DEFAULT NULL,
    algorithm text DEFAULT 'gradient_boosting', options jsonb DEFAULT NULL,
    seed bigint DEFAULT 42, max_rows bigint DEFAULT 100000)
    RETURNS TABLE (
        auc double precision,
        std_error double precision,
        p_value double precision,
        n_reference bigint,
        n_current bigint,
        threshold double precision,
        status text
    )
    AS 'MODULE_PATHNAME', 'mlsys_domain_classifier'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000 ROWS 1;
COMMENT ON FUNCTION mlsys.domain_classifier(text, text, text[], text, jsonb, bigint, bigint) IS
    'how well a classifier tells the rows of two queries apart: area under the ROC curve out of 5 folds (0.5: not at all), with a p value of no difference; on the columns that both queries have, or on features; of a query of more than max_rows rows about that many are used, chosen by seed';

CREATE FUNCTION mlsys.model_domain_classifier(
    model text, query text,
    algorithm text DEFAULT 'gradient_boosting', options jsonb DEFAULT NULL,
    seed bigint DEFAULT 42, max_rows bigint DEFAULT 100000)
    RETURNS TABLE (
        auc double precision,
        std_error double precision,
        p_value double precision,
        n_reference bigint,
        n_current bigint,
        threshold double precision,
        status text
    )
    AS 'MODULE_PATHNAME', 'mlsys_model_domain_classifier'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000 ROWS 1;
COMMENT ON FUNCTION mlsys.model_domain_classifier(text, text, text, jsonb, bigint, bigint) IS
    'domain_classifier() of a query and the query that trained a version (name, name@version or name@alias), which is run again as the owner of the model; on the features of the model; for its owner';
