-- Models of trees: what they tell, and parts of them. By value, and by a name as predict() takes it.

CREATE FUNCTION mlsys.tree_text(model mlsys.model, tree integer DEFAULT 1) RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_tree_text'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION mlsys.tree_text(mlsys.model, integer) IS
    'one tree of a model of trees as indented text: each question with its gain, the weight of the training rows that came there (cover) and where missing values go, followed by what is below if the answer is yes, then by its contrary; leaves with their value or the probabilities of the classes';

CREATE FUNCTION mlsys.tree_text(model text, tree integer DEFAULT 1) RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_tree_text'
    LANGUAGE C STABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION mlsys.tree_text(text, integer) IS
    'one tree of a model of trees as indented text; the model is name, name@alias or name@version, for those who may predict with it';

CREATE FUNCTION mlsys.first_rounds(model mlsys.model, rounds integer) RETURNS mlsys.model
    AS 'MODULE_PATHNAME', 'mlsys_first_rounds'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION mlsys.first_rounds(mlsys.model, integer) IS
    'the model of the first rounds of another: of gradient_boosting what it was after so many rounds, of random_forest that of so many trees';

CREATE FUNCTION mlsys.feature_importance(model mlsys.model)
    RETURNS TABLE (
        feature text,
        gain double precision,
        gain_mean double precision,
        cover double precision,
        splits bigint
    )
    AS 'MODULE_PATHNAME', 'mlsys_feature_importance'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 20;
COMMENT ON FUNCTION mlsys.feature_importance(mlsys.model) IS
    'features that a model of trees splits on, those of the largest gain first: gain is the sum over the splits of what each improves the objective by, gain_mean that of a split, cover the mean weight of the training rows at a split (rows, or hessian sums of gradient_boosting)';

CREATE FUNCTION mlsys.feature_importance(model text)
    RETURNS TABLE (
        feature text,
        gain double precision,
        gain_mean double precision,
        cover double precision,
        splits bigint
    )
    AS 'MODULE_PATHNAME', 'mlsys_feature_importance'
    LANGUAGE C STABLE STRICT PARALLEL SAFE COST 1000 ROWS 20;
COMMENT ON FUNCTION mlsys.feature_importance(text) IS
    'features that a model of trees splits on, those of the largest gain first; the model is name, name@alias or name@version, for those who may predict with it';
