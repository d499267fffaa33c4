-- Predictions of classifiers, by value and by name.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE TABLE visits (id int, a float8, plan text, churned boolean, grade int, colour text);
INSERT INTO visits SELECT i, i % 10, 'p' || i % 3, i * 7919 % 11 > 3 + i % 3, (i * 31 + i % 10) % 13 % 4, CASE WHEN i % 10 + i * 17 % 5 > 7 THEN 'red "x"' ELSE 'blue' END FROM generate_series(1, 400) i;
CREATE TABLE fits AS SELECT mlsys.logistic_regression('{"l2": 1}', churned, a, plan) AS two, mlsys.logistic_regression('{"l2": 1}', grade, a, plan) AS four,
    mlsys.logistic_regression('{"l2": 1, "positive_class": "blue", "decision_threshold": 0.9}', colour, a, plan) AS labels, mlsys.linear_regression(a, plan) AS number FROM visits;
SELECT mlsys.register('two', two), mlsys.register('four', four), mlsys.register('labels', labels), mlsys.register('number', number) FROM fits;
SELECT mlsys.deploy('two'), mlsys.deploy('four'), mlsys.deploy('labels'), mlsys.deploy('number');
RESET client_min_messages;

-- the forms agree with each other, and with what a probability is
SELECT bool_and(p BETWEEN 0 AND 1) AS probability, bool_and(p = q AND p = r) AS forms, bool_and(o = p AND abs(f + p - 1) < 1e-15) AS of_class, bool_and(c = CASE WHEN p >= 0.5 THEN 'true' ELSE 'false' END) AS class,
       bool_and((j ->> 'true')::float8 = p AND (j ->> 'false')::float8 = f) AS all_of_them, bool_and((SELECT count(*) FROM jsonb_object_keys(j)) = 2) AS two
FROM (SELECT mlsys.predict_proba('two', v) AS p, mlsys.predict_proba(two, v) AS q, mlsys.predict_proba('two@1', a, plan) AS r, mlsys.predict_proba('two', v, 'true') AS o, mlsys.predict_proba(two, v, 'false') AS f,
             mlsys.predict_class('two', v) AS c, mlsys.predict_probas('two', v) AS j FROM fits, visits v) s;
-- which is the positive class, and the threshold
SELECT bool_and(p = o) AS positive, bool_and(c = CASE WHEN p >= 0.9 THEN 'blue' ELSE 'red "x"' END) AS threshold, count(DISTINCT c) AS classes, bool_and((j ->> 'red "x"')::float8 = r) AS quoted
FROM (SELECT mlsys.predict_proba('labels', v) AS p, mlsys.predict_proba('labels', v, 'blue') AS o, mlsys.predict_proba('labels', v, 'red "x"') AS r, mlsys.predict_class('labels', v) AS c, mlsys.predict_probas('labels', v) AS j FROM visits v) s;
-- more than two classes
SELECT (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(mlsys.predict_probas('four', v)) k) AS classes FROM visits v LIMIT 1;
SELECT bool_and(abs(s - 1) < 1e-12) AS add_up, bool_and(p = max) AS class, bool_and(o = p) AS of_class, bool_and(j = mlsys.predict_probas(four, a, plan)) AS value
FROM fits, visits v, LATERAL (SELECT mlsys.predict_probas('four', v) AS j, mlsys.predict_class('four', v) AS c) m, LATERAL (SELECT (j ->> c)::float8 AS p, mlsys.predict_proba('four', v, c) AS o) n,
     LATERAL (SELECT sum(value::float8) AS s, max(value::float8) AS max FROM jsonb_each_text(j)) e;
-- another class for each row, NULL
SELECT count(*) AS rows, count(p) AS predicted, round(sum(p)::numeric, 9) AS sum FROM visits v, (VALUES ('0'), ('1'), ('2'), ('3'), (NULL)) c(c), LATERAL (SELECT mlsys.predict_proba('four', v, c) AS p OFFSET 0) s;
SELECT mlsys.predict_class('two', NULL::visits) IS NULL AS row, mlsys.predict_proba(NULL::mlsys.model, 1, 'p1') IS NULL AS model, mlsys.predict_probas(NULL::text, 1, 'p1') IS NULL AS name, mlsys.predict_class('two', NULL, NULL) IS NOT NULL AS features;

-- errors name the function that does
CALL try('SELECT mlsys.predict(''two'', v) FROM visits v');
CALL try('SELECT mlsys.predict(two, 1, ''p1'') FROM fits');
CALL try('SELECT mlsys.predict_proba(''four'', v) FROM visits v');
CALL try('SELECT mlsys.predict_class(''number'', v) FROM visits v');
CALL try('SELECT mlsys.predict_proba(number, v) FROM visits v, fits');
CALL try('SELECT mlsys.predict_probas(number, ''p1'') FROM fits');
CALL try('SELECT mlsys.predict_proba(''four'', v, ''5'') FROM visits v');
CALL try('SELECT mlsys.predict_proba(''two'', v, ''True'') FROM visits v');
-- two features without a type are taken for a row and a class
CALL try('SELECT mlsys.predict_proba(''two'', ''1'', ''p1'')');
CALL try('SELECT mlsys.predict_proba(''two'', NULL, ''p1'')');
CALL try('SELECT mlsys.predict_proba(two, NULL, NULL) FROM fits');
SELECT mlsys.predict_proba('two', 1, 'p1') = mlsys.predict_proba('two', v) AS typed, mlsys.predict_proba('two', NULL::float8, 'p1') IS NOT NULL AS null FROM visits v WHERE a = 1 AND plan = 'p1' LIMIT 1;
-- invalid rows
CALL try('SELECT mlsys.predict_proba(''two'', ''inf''::float8, ''p1'')');
SET mlsys.on_invalid_row = 'null';
SELECT mlsys.predict_class('two', 'inf'::float8, 'p1') IS NULL AS class, mlsys.predict_probas('two', 'inf'::float8, 'p1') IS NULL AS probas;
RESET mlsys.on_invalid_row;

-- how they are planned by value
SELECT trim(p) AS plan FROM plan((SELECT format('SELECT mlsys.predict_class(%1$L::mlsys.model, v), mlsys.predict_proba(%1$L::mlsys.model, v, ''true'') FROM visits v', two) FROM fits)) p WHERE p LIKE '%Output%';
SELECT trim(p) AS plan FROM plan('SELECT mlsys.predict_probas(two, v), mlsys.predict_proba(two, v, v.plan) FROM visits v, fits') p WHERE p LIKE '%Output: mlsys.predict%';
-- immutable by value
SELECT two::text AS two FROM fits \gset
\set ECHO none
CREATE TABLE generated (a float8, plan text, p float8 GENERATED ALWAYS AS (mlsys.predict_proba(:'two'::mlsys.model, a, plan)) STORED, c text GENERATED ALWAYS AS (mlsys.predict_class(:'two'::mlsys.model, a, plan)) STORED);
\set ECHO all
INSERT INTO generated (a, plan) SELECT a, plan FROM visits;
SELECT bool_and(p = mlsys.predict_proba('two', g) AND c = mlsys.predict_class('two', g)) AS equal FROM generated g;

SELECT count(mlsys.undeploy(model, alias)) FROM mlsys.model_aliases;
SELECT count(mlsys.drop_model(model)) FROM mlsys.models;
TRUNCATE mlsys.alias_history;
DROP TABLE visits, fits, generated;
