-- Predictions by a model of the catalog, given by its name. They read the catalog, so they are STABLE.

CREATE FUNCTION mlsys.predict(model text, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict(text, "any") IS
    'estimate of a regression model for one row, given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers; the model is name (what is deployed under alias production), name@alias or name@version; for the owner of the model and roles that grant_predict() names';

CREATE FUNCTION mlsys.predict_class(model text, VARIADIC features "any") RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_predict_class'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_class(text, "any") IS
    'label of the class that a classifier predicts for one row, given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers; the model is name (what is deployed under alias production), name@alias or name@version; for the owner of the model and roles that grant_predict() names';

CREATE FUNCTION mlsys.predict_proba(model text, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_proba'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_proba(text, "any") IS
    'probability of the positive class that a classifier of two classes gives one row, given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers; the model is name (what is deployed under alias production), name@alias or name@version; for the owner of the model and roles that grant_predict() names';

CREATE FUNCTION mlsys.predict_proba(model text, features record, class text) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_proba_class'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_proba(text, record, text) IS
    'probability that a classifier gives a row to be of one class; the model is name, name@alias or name@version';

CREATE FUNCTION mlsys.predict_probas(model text, VARIADIC features "any") RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_predict_probas'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_probas(text, "any") IS
    'probability of each class that a classifier gives one row, as an object with the labels as keys, given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers; the model is name (what is deployed under alias production), name@alias or name@version; for the owner of the model and roles that grant_predict() names';

CREATE FUNCTION mlsys.predict_margin(model text, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_margin'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_margin(text, "any") IS
    'what a prediction is made of, for one row: the linear predictor of a linear or logistic regression, of boosted trees the sum before the link (log odds of the positive class, log of a mean), of a forest or a tree the mean or probability itself; before calibration; given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers; the model is name (what is deployed under alias production), name@alias or name@version';

CREATE FUNCTION mlsys.predict_margin(model text, features record, class text) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_margin_class'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_margin(text, record, text) IS
    'margin of one class, for one row, of a model that has one for each class; of two classes the positive one has it; the model is name (what is deployed under alias production), name@alias or name@version';

CREATE FUNCTION mlsys.predict_leaf(model text, VARIADIC features "any") RETURNS integer[]
    AS 'MODULE_PATHNAME', 'mlsys_predict_leaf'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_leaf(text, "any") IS
    'number of the leaf, from 1 in the order of tree_text(), that one row comes to in each tree of a model of trees; given as a row (columns matched by name, others ignored), as columns in the model''s order, or as an array of numbers; the model is name (what is deployed under alias production), name@alias or name@version';

-- What the planner puts in their place (src/pg/predict_support.c).

CREATE FUNCTION mlsys.predict_columns(model text, names text[], version integer, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_columns'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_columns(text, text[], integer, "any") IS
    'internal: what predict(model, row) is planned as when a row can be taken apart; version is whose columns are passed, NULL when all are; call predict instead';

CREATE FUNCTION mlsys.predict_class_columns(model text, names text[], version integer, VARIADIC features "any") RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_predict_class_columns'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_class_columns(text, text[], integer, "any") IS
    'internal: what predict_class(model, row) is planned as when a row can be taken apart; version is whose columns are passed, NULL when all are; call predict_class instead';

CREATE FUNCTION mlsys.predict_proba_columns(model text, names text[], version integer, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_proba_columns'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_proba_columns(text, text[], integer, "any") IS
    'internal: what predict_proba(model, row) is planned as when a row can be taken apart; version is whose columns are passed, NULL when all are; call predict_proba instead';

CREATE FUNCTION mlsys.predict_proba_columns(model text, class text, names text[], version integer, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_proba_class_columns'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_proba_columns(text, text, text[], integer, "any") IS
    'internal: what predict_proba(model, row, class) is planned as when a row can be taken apart; call predict_proba instead';

CREATE FUNCTION mlsys.predict_probas_columns(model text, names text[], version integer, VARIADIC features "any") RETURNS jsonb
    AS 'MODULE_PATHNAME', 'mlsys_predict_probas_columns'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_probas_columns(text, text[], integer, "any") IS
    'internal: what predict_probas(model, row) is planned as when a row can be taken apart; version is whose columns are passed, NULL when all are; call predict_probas instead';

CREATE FUNCTION mlsys.predict_margin_columns(model text, names text[], version integer, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_margin_columns'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_margin_columns(text, text[], integer, "any") IS
    'internal: what predict_margin(model, row) is planned as when a row can be taken apart; version is whose columns are passed, NULL when all are; call predict_margin instead';

CREATE FUNCTION mlsys.predict_leaf_columns(model text, names text[], version integer, VARIADIC features "any") RETURNS integer[]
    AS 'MODULE_PATHNAME', 'mlsys_predict_leaf_columns'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_leaf_columns(text, text[], integer, "any") IS
    'internal: what predict_leaf(model, row) is planned as when a row can be taken apart; version is whose columns are passed, NULL when all are; call predict_leaf instead';

CREATE FUNCTION mlsys.predict_margin_columns(model text, class text, names text[], version integer, VARIADIC features "any") RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_predict_margin_class_columns'
    LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 2
    SUPPORT mlsys.predict_support;
COMMENT ON FUNCTION mlsys.predict_margin_columns(text, text, text[], integer, "any") IS
    'internal: what predict_margin(model, row, class) is planned as when a row can be taken apart; call predict_margin instead';
