-- Predictions by a model given as a value.

CREATE FUNCTION mlsys.predict_support(internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_predict_support'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.predict_support(internal) IS
    'internal: planner support of predictions: a row is replaced by those of its columns that the model uses';

CREATE FUNCTION mlsys.predict(model mlsys.model, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict(mlsys.model, "any") IS
    'estimate of a regression model for one row, given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers; NULL when the model or the whole row is NULL, while a NULL feature is filled in as the model was trained to';

CREATE FUNCTION mlsys.predict_class(model mlsys.model, VARIADIC features "any") RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_predict_class'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_class(mlsys.model, "any") IS
    'label of the class that a classifier predicts for one row, given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers; NULL when the model or the whole row is NULL, while a NULL feature is filled in as the model was trained to';

CREATE FUNCTION mlsys.predict_proba(model mlsys.model, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_proba'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_proba(mlsys.model, "any") IS
    'probability of the positive class that a classifier of two classes gives one row, given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers; NULL when the model or the whole row is NULL, while a NULL feature is filled in as the model was trained to';

CREATE FUNCTION mlsys.predict_proba(model mlsys.model, features record, class text) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_proba_class'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_proba(mlsys.model, record, text) IS
    'probability that a classifier gives a row to be of one class';

CREATE FUNCTION mlsys.predict_probas(model mlsys.model, VARIADIC features "any") RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_predict_probas'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_probas(mlsys.model, "any") IS
    'probability of each class that a classifier gives one row, as an object with the labels as keys, given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers; NULL when the model or the whole row is NULL, while a NULL feature is filled in as the model was trained to';

CREATE FUNCTION mlsys.predict_margin(model mlsys.model, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_margin'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_margin(mlsys.model, "any") IS
    'what a prediction is made of, for one row: the linear predictor of a linear or logistic regression, of boosted trees the sum before the link (log odds of the positive class, log of a mean), of a forest or a tree the mean or probability itself; before calibration; given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers';

CREATE FUNCTION mlsys.predict_margin(model mlsys.model, features record, class text) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_margin_class'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_margin(mlsys.model, record, text) IS
    'margin of one class, for one row, of a model that has one for each class; of two classes the positive one has it';

CREATE FUNCTION mlsys.predict_leaf(model mlsys.model, VARIADIC features "any") RETURNS integer[]
    AS 'MODULE_PATHNAME', 'mlsys_predict_leaf'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_leaf(mlsys.model, "any") IS
    'number of the leaf, from 1 in the order of tree_text(), that one row comes to in each tree of a model of trees; given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers';

-- What the planner puts in their place (src/pg/predict_support.c).

CREATE FUNCTION mlsys.predict_columns(model mlsys.model, names text[], VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_columns'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_columns(mlsys.model, text[], "any") IS
    'internal: what predict(model, row) is planned as when the model is not known at plan time; call predict instead';

CREATE FUNCTION mlsys.predict_class_columns(model mlsys.model, names text[], VARIADIC features "any") RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_predict_class_columns'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_class_columns(mlsys.model, text[], "any") IS
    'internal: what predict_class(model, row) is planned as when the model is not known at plan time; call predict_class instead';

CREATE FUNCTION mlsys.predict_proba_columns(model mlsys.model, names text[], VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_proba_columns'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_proba_columns(mlsys.model, text[], "any") IS
    'internal: what predict_proba(model, row) is planned as when the model is not known at plan time; call predict_proba instead';

CREATE FUNCTION mlsys.predict_proba_columns(model mlsys.model, class text, names text[], VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_proba_class_columns'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_proba_columns(mlsys.model, text, text[], "any") IS
    'internal: what predict_proba(model, row, class) is planned as when a row can be taken apart; call predict_proba instead';

CREATE FUNCTION mlsys.predict_probas_columns(model mlsys.model, names text[], VARIADIC features "any") RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_predict_probas_columns'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_probas_columns(mlsys.model, text[], "any") IS
    'internal: what predict_probas(model, row) is planned as when the model is not known at plan time; call predict_probas instead';

CREATE FUNCTION mlsys.predict_margin_columns(model mlsys.model, names text[], VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_margin_columns'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_margin_columns(mlsys.model, text[], "any") IS
    'internal: what predict_margin(model, row) is planned as when the model is not known at plan time; call predict_margin instead';

CREATE FUNCTION mlsys.predict_leaf_columns(model mlsys.model, names text[], VARIADIC features "any") RETURNS integer[]
    AS 'MODULE_PATHNAME', 'mlsys_predict_leaf_columns'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_leaf_columns(mlsys.model, text[], "any") IS
    'internal: what predict_leaf(model, row) is planned as when the model is not known at plan time; call predict_leaf instead';

CREATE FUNCTION mlsys.predict_margin_columns(model mlsys.model, class text, names text[], VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_margin_class_columns'
    LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_margin_columns(mlsys.model, text, text[], "any") IS
    'internal: what predict_margin(model, row, class) is planned as when a row can be taken apart; call predict_margin instead';
