-- A model as a page to look at.

CREATE FUNCTION mlsys.report(model text) RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_report'
    LANGUAGE C STABLE PARALLEL RESTRICTED COST 100000;
COMMENT ON FUNCTION mlsys.report(text) IS
    'one page of HTML about a model (name, name@version or name@alias), for its owner: card, metrics on rows held out, what monitors saw, open alerts; needs nothing from outside';
