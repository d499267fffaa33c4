CREATE EXTENSION mlsys;
-- What the other tests use: runs a query, discards its rows and tells the error that it raises.
CREATE PROCEDURE try(query text)
LANGUAGE plpgsql AS $$
DECLARE
    detail text;
    hint text;
BEGIN
    EXECUTE query;
    RAISE INFO 'no error';
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
    RAISE INFO '%', concat_ws(E'\n', SQLSTATE || ': ' || SQLERRM, 'DETAIL:  ' || nullif(detail, ''),
                              'HINT:  ' || nullif(hint, ''));
END
$$;
-- The same of a call with an argument of type internal, which releases of PostgreSQL 15 refuse in two ways.
CREATE PROCEDURE try_internal(query text)
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE query;
    RAISE INFO 'no error';
EXCEPTION WHEN undefined_function OR feature_not_supported THEN
    RAISE INFO 'refused';
END
$$;
-- Coefficients of a model, rounded, as one line.
CREATE FUNCTION show(model mlsys.model, digits integer DEFAULT 6) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT string_agg(feature || '=' || coalesce(trim_scale(round(coefficient::numeric, digits))::text, 'NULL'), ' ')
    FROM mlsys.coefficients(model)
$$;
-- The plan of a query, models in it shortened.
CREATE FUNCTION plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    line text;
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (COSTS OFF, VERBOSE) ' || query LOOP
        RETURN NEXT regexp_replace(line, '''mlsys1:[^'']*''', '''model''', 'g');
    END LOOP;
END
$$;
