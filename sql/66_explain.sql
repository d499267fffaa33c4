-- Explanations: how much each column of a row moves the margin of a model. Those with a background run a query.

CREATE FUNCTION mlsys.explain(model text, features record, class text DEFAULT NULL, background text DEFAULT NULL)
    RETURNS TABLE (feature text, value text, contribution double precision, rank integer)
    AS 'MODULE_PATHNAME', 'mlsys_explain'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL UNSAFE COST 200 ROWS 10;
COMMENT ON FUNCTION mlsys.explain(text, record, text, text) IS
    'how much each column of a row moves the margin of a model (name, name@version or name@alias) from its base value, which is feature (base) of rank 0: SHAP values, which add up to the margin; of one class (default: of two the positive one, of more the one predicted); against the rows of a background query where one is given; for the owner of the model and roles that grant_predict() names';

CREATE FUNCTION mlsys.explain(model mlsys.model, features record, class text DEFAULT NULL, background text DEFAULT NULL)
    RETURNS TABLE (feature text, value text, contribution double precision, rank integer)
    AS 'MODULE_PATHNAME', 'mlsys_explain'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL UNSAFE COST 200 ROWS 10;
COMMENT ON FUNCTION mlsys.explain(mlsys.model, record, text, text) IS
    'how much each column of a row moves the margin of a model value from its base value, which is feature (base) of rank 0: SHAP values, which add up to the margin; of one class (default: of two the positive one, of more the one predicted); against the rows of a background query where one is given';

CREATE FUNCTION mlsys.explain_values(model text, VARIADIC features "any") RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_explain_values'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION mlsys.explain_values(text, "any") IS
    'what explain() gives, as one array: the contribution of each column in the model''s order, then the base value; the row is given as for predict(): as a row, as columns or as an array of numbers; the model is name, name@version or name@alias';

CREATE FUNCTION mlsys.explain_values(model text, features record, class text) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_explain_values_class'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION mlsys.explain_values(text, record, text) IS
    'what explain() gives for a class, as one array: the contribution of each column in the model''s order, then the base value; the model is name, name@version or name@alias';

CREATE FUNCTION mlsys.explain_values(model text, features record, class text, background text) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_explain_values_class'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL UNSAFE COST 1000;
COMMENT ON FUNCTION mlsys.explain_values(text, record, text, text) IS
    'what explain() gives against the rows of a background query, as one array: the contribution of each column in the model''s order, then the base value; class may be NULL; the model is name, name@version or name@alias';

CREATE FUNCTION mlsys.explain_values(model mlsys.model, VARIADIC features "any") RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_explain_values'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION mlsys.explain_values(mlsys.model, "any") IS
    'what explain() gives, as one array: the contribution of each column in the model''s order, then the base value; the row is given as for predict(): as a row, as columns or as an array of numbers';

CREATE FUNCTION mlsys.explain_values(model mlsys.model, features record, class text) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_explain_values_class'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION mlsys.explain_values(mlsys.model, record, text) IS
    'what explain() gives for a class, as one array: the contribution of each column in the model''s order, then the base value';

CREATE FUNCTION mlsys.explain_values(model mlsys.model, features record, class text, background text) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_explain_values_class'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL UNSAFE COST 1000;
COMMENT ON FUNCTION mlsys.explain_values(mlsys.model, record, text, text) IS
    'what explain() gives against the rows of a background query, as one array: the contribution of each column in the model''s order, then the base value; class may be NULL';

CREATE FUNCTION mlsys.explain_interactions(model text, features record, class text DEFAULT NULL)
    RETURNS TABLE (feature text, feature2 text, contribution double precision)
    AS 'MODULE_PATHNAME', 'mlsys_explain_interactions'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 1000 ROWS 100;
COMMENT ON FUNCTION mlsys.explain_interactions(text, record, text) IS
    'SHAP interaction values of a row, a line a pair of columns: half of what both do together beyond what each does alone, and the main effect where both are the same; those of a column add up to its contribution in explain(); the model is name, name@version or name@alias';

CREATE FUNCTION mlsys.explain_interactions(model mlsys.model, features record, class text DEFAULT NULL)
    RETURNS TABLE (feature text, feature2 text, contribution double precision)
    AS 'MODULE_PATHNAME', 'mlsys_explain_interactions'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 1000 ROWS 100;
COMMENT ON FUNCTION mlsys.explain_interactions(mlsys.model, record, text) IS
    'SHAP interaction values of a row, a line a pair of columns: half of what both do together beyond what each does alone, and the main effect where both are the same; those of a column add up to its contribution in explain()';
