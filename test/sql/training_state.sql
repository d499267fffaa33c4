-- The transition type of the array form: text, merging, and what a user could do with the functions.
\set SHOW_CONTEXT never
CREATE AGGREGATE state_of(float8, float8[]) (
    SFUNC = mlsys.linear_regression_array_accum, STYPE = mlsys.training_state, COMBINEFUNC = mlsys.array_combine, PARALLEL = SAFE);
CREATE AGGREGATE weighted_state_of(float8, float8[], float8) (SFUNC = mlsys.linear_regression_array_accum_weight, STYPE = mlsys.training_state);
CREATE AGGREGATE state_with_options_of(float8, float8[], jsonb) (SFUNC = mlsys.linear_regression_array_accum_options, STYPE = mlsys.training_state);
CREATE AGGREGATE merged(mlsys.training_state) (SFUNC = mlsys.array_combine, STYPE = mlsys.training_state, FINALFUNC = mlsys.array_final);
CREATE AGGREGATE merged_state(mlsys.training_state) (SFUNC = mlsys.array_combine, STYPE = mlsys.training_state);
CREATE TABLE rows AS SELECT i, 3 * i + i % 7 AS y, i % 5 AS a, i * i % 11 AS b FROM generate_series(1, 2000) i;
-- states are values: stored (compressed, out of line), merged, finished
CREATE TABLE states AS SELECT i % 4 AS g, state_of(y, ARRAY[i, a, b]) AS state FROM rows GROUP BY 1;
SELECT show(merged(state)) = (SELECT show(mlsys.linear_regression(y, ARRAY[i, a, b])) FROM rows) AS equal FROM states;
SELECT show(mlsys.array_final(state)) = (SELECT show(mlsys.linear_regression(y, ARRAY[i, a, b])) FROM rows WHERE rows.i % 4 = g) AS equal FROM states ORDER BY g;
SELECT show(merged(state::text::mlsys.training_state)) = show(merged(state)) AS equal FROM states;
-- finishing leaves a state as it is
SELECT mlsys.array_final(state) OPERATOR(mlsys.=) mlsys.array_final(state) AS equal, state::text = (state::text::mlsys.training_state)::text AS same_text FROM states WHERE g = 0;
-- binary
SELECT replace(encode(mlsys.training_state_send(state), 'base64'), E'\n', '') = substr(state::text, 14) AS same_bytes FROM states WHERE g = 0;
-- a state with rows that were skipped only
SELECT mlsys.describe(merged(state)) ->> 'rows' AS rows, mlsys.describe(merged(state)) ->> 'rows_skipped' AS skipped
FROM (SELECT state_of(y, NULL) AS state FROM rows UNION ALL SELECT state_of(NULL, ARRAY[1, 2]) FROM rows
      UNION ALL SELECT state_of(y, ARRAY[i, a]) FROM rows UNION ALL SELECT state_of(y, NULL) FROM rows) s;
-- a column that has missing values in one of the states only
SELECT show(merged(state)) = (SELECT show(mlsys.linear_regression(y, ARRAY[i, CASE WHEN i > 1000 THEN nullif(a, 3) ELSE a END, b])) FROM rows) AS equal
FROM (SELECT state_of(y, ARRAY[i, a, b]) AS state FROM rows WHERE i <= 1000 UNION ALL SELECT state_of(y, ARRAY[i, nullif(a, 3), b]) FROM rows WHERE i > 1000) s;
SELECT show(merged(state)) = (SELECT show(mlsys.linear_regression(y, ARRAY[i, CASE WHEN i > 1000 THEN nullif(a, 3) ELSE a END, b])) FROM rows) AS equal
FROM (SELECT state_of(y, ARRAY[i, nullif(a, 3), b]) AS state FROM rows WHERE i > 1000 UNION ALL SELECT state_of(y, ARRAY[i, a, b]) FROM rows WHERE i <= 1000) s;
-- states that do not belong together
CALL try('SELECT merged(state) FROM (SELECT state_of(y, ARRAY[a]) AS state FROM rows UNION ALL SELECT state_of(y, ARRAY[a, b]) FROM rows) s');
CALL try('SELECT merged(state) FROM (SELECT state_of(y, ARRAY[a]) AS state FROM rows UNION ALL SELECT weighted_state_of(y, ARRAY[a], 1) FROM rows) s');
CALL try($$SELECT merged(state) FROM (SELECT state_of(y, ARRAY[a]) AS state FROM rows UNION ALL SELECT state_with_options_of(y, ARRAY[a], '{"l2": 1}') FROM rows) s$$);
SELECT merged(state) IS NOT NULL AS "no options = options without any" FROM (SELECT state_of(y, ARRAY[a]) AS state FROM rows UNION ALL SELECT state_with_options_of(y, ARRAY[a], NULL) FROM rows) s;
-- an aggregate of a user that goes on with a state of another
SELECT format('CREATE AGGREGATE goes_on(float8, float8[]) (SFUNC = mlsys.linear_regression_array_accum, STYPE = mlsys.training_state, INITCOND = %L, FINALFUNC = mlsys.array_final)', state_of(y, ARRAY[i, a, b])) AS q FROM rows WHERE i <= 1500 \gset
\set ECHO none
:q;
\set ECHO all
SELECT show(goes_on(y, ARRAY[i, a, b])) = (SELECT show(mlsys.linear_regression(y, ARRAY[i, a, b])) FROM rows) AS equal FROM rows WHERE i > 1500;
SELECT show(goes_on(y, ARRAY[i, a, b])) = (SELECT show(mlsys.linear_regression(y, ARRAY[i, a, b])) FROM rows WHERE i <= 1500) AS equal FROM rows WHERE false;
CALL try('SELECT goes_on(y, ARRAY[a]) FROM rows');
SELECT format('CREATE AGGREGATE mixed_up(float8, float8[], float8) (SFUNC = mlsys.linear_regression_array_accum_weight, STYPE = mlsys.training_state, INITCOND = %L, FINALFUNC = mlsys.array_final)', state_of(y, ARRAY[i, a, b])) AS q FROM rows \gset
\set ECHO none
:q;
\set ECHO all
CALL try('SELECT mixed_up(y, ARRAY[i, a, b], 1) FROM rows');
-- called outside of an aggregate
CALL try('SELECT mlsys.linear_regression_array_accum(NULL, 1, ARRAY[1])');
CALL try('SELECT mlsys.linear_regression_array_accum_weight(state, 1, ARRAY[1], 1) FROM states');
CALL try('SELECT mlsys.linear_regression_array_accum_options(state, 1, ARRAY[1], NULL) FROM states');
CALL try('SELECT mlsys.linear_regression_array_accum_weight_options(state, 1, ARRAY[1], 1, NULL) FROM states');
CALL try('SELECT mlsys.array_combine(state, state) FROM states');
CALL try('SELECT mlsys.array_final(NULL)');
CALL try_internal('SELECT mlsys.linear_regression_accum(NULL, 1, 2)');
CALL try_internal('SELECT mlsys.train_combine(NULL, NULL)');
CALL try_internal('SELECT mlsys.train_final(NULL)');
CALL try_internal('SELECT mlsys.train_serialize(NULL)');
CALL try_internal('SELECT mlsys.train_deserialize(''\x00'', NULL)');
CALL try_internal('SELECT mlsys.predict_support(NULL)');
CALL try_internal('SELECT mlsys.model_recv(NULL)');
CALL try_internal('SELECT mlsys.training_state_recv(NULL)');
-- malformed text
CALL try($$SELECT ''::mlsys.training_state$$);
CALL try($$SELECT 'mlsys-state1:'::mlsys.training_state$$);
CALL try($$SELECT 'mlsys-state2:AAAA'::mlsys.training_state$$);
CALL try($$SELECT 'mlsys-state1:AAAA'::mlsys.training_state$$);
CALL try($$SELECT 'mlsys-state1:!!!!'::mlsys.training_state$$);
CALL try($$SELECT 'mlsys-state1:AAA'::mlsys.training_state$$);
CALL try($$SELECT ('mlsys-state1:' || repeat('A', 40000))::mlsys.training_state$$);
CALL try($$SELECT left(state::text, 100)::mlsys.training_state FROM states$$);
CALL try($$SELECT (state::text || 'AAAA')::mlsys.training_state FROM states$$);
-- every flipped byte of a state is refused, or gives a state that still works, or a model that is refused
SET client_min_messages = warning;
DO $$
DECLARE
    bytes bytea;
    changed text;
    refused int := 0;
    accepted int := 0;
BEGIN
    SELECT decode(substr(state_of(y, ARRAY[a])::text, 14), 'base64') INTO bytes FROM rows WHERE i < 20;
    FOR i IN 0 .. length(bytes) - 1 LOOP
        FOREACH changed IN ARRAY ARRAY[encode(set_byte(bytes, i, 255 - get_byte(bytes, i)), 'base64'), encode(set_byte(bytes, i, (get_byte(bytes, i) + 1) % 256), 'base64')] LOOP
            BEGIN
                PERFORM show(merged(s)) FROM (VALUES (('mlsys-state1:' || replace(changed, E'\n', ''))::mlsys.training_state), (('mlsys-state1:' || replace(encode(bytes, 'base64'), E'\n', ''))::mlsys.training_state)) v(s);
                accepted := accepted + 1;
            EXCEPTION WHEN invalid_text_representation OR invalid_parameter_value OR numeric_value_out_of_range OR data_corrupted THEN
                refused := refused + 1;
            END;
        END LOOP;
    END LOOP;
    RAISE INFO 'some refused: %, some accepted: %', refused > 0, accepted > 0;
    refused := 0;
    FOR i IN 0 .. length(bytes) - 1 LOOP
        BEGIN
            PERFORM ('mlsys-state1:' || replace(encode(substr(bytes, 1, i), 'base64'), E'\n', ''))::mlsys.training_state;
        EXCEPTION WHEN invalid_text_representation THEN
            refused := refused + 1;
        END;
    END LOOP;
    RAISE INFO 'every truncation refused: %', refused = length(bytes);
END
$$;
RESET client_min_messages;
DROP TABLE rows, states;
DROP AGGREGATE state_of(float8, float8[]), weighted_state_of(float8, float8[], float8), state_with_options_of(float8, float8[], jsonb),
    merged(mlsys.training_state), merged_state(mlsys.training_state), goes_on(float8, float8[]), mixed_up(float8, float8[], float8);
