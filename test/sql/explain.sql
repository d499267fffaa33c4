-- Explanations of rows: contributions of the columns to the margin.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE TABLE explained (id int, a float8, b int, plan text, v float8[], ok boolean, churned boolean, grade int, seen date);
INSERT INTO explained SELECT i, CASE WHEN i % 7 <> 0 THEN i % 10 END, i * 31 % 17, CASE WHEN i % 11 <> 0 THEN 'p' || i % 3 END, ARRAY[i % 5, i % 3], i % 2 = 0, i * 7919 % 11 > 3 + i % 3, (i * 31 + i % 10) % 13 % 4, date '2026-01-01' + i % 30
FROM generate_series(1, 400) i;
CREATE TABLE explainers AS SELECT mlsys.linear_regression(b, a, plan, v, ok, seen) AS number, mlsys.logistic_regression('{"l2": 1}', churned, a, b, plan) AS two,
    mlsys.logistic_regression('{"l2": 1}', grade, a, plan) AS four, mlsys.logistic_regression(grade, a) AS free FROM explained;
SELECT mlsys.register('ex_number', number), mlsys.register('ex_two', two), mlsys.register('ex_four', four) FROM explainers;
SELECT mlsys.deploy('ex_number'), mlsys.deploy('ex_two'), mlsys.deploy('ex_four');
RESET client_min_messages;

-- one line a column, the base value first; texts as value::text gives them, NULL for missing
SELECT e.feature, e.value, round(e.contribution::numeric, 9) AS contribution, e.rank FROM explained c, mlsys.explain('ex_number', c) e WHERE c.id = 42;
SELECT e.feature, e.value, round(e.contribution::numeric, 9) AS contribution, e.rank FROM explained c, mlsys.explain('ex_number', c) e WHERE c.id = 11;
-- they add up to the prediction; a column contributes what its coefficient says
SELECT bool_and(abs(s - p) < 1e-9 * greatest(1, abs(p))) AS sums, count(*) FROM explained c, LATERAL (SELECT sum(contribution) AS s, mlsys.predict('ex_number', c) AS p FROM mlsys.explain('ex_number', c)) e;
SELECT bool_and(abs(e.contribution - coalesce(k.coefficient * (c.a - m.mean), 0)) < 1e-12) AS a
FROM explained c, (SELECT avg(a) AS mean FROM explained) m, explainers, mlsys.coefficients(number) k, mlsys.explain('ex_number', c) e WHERE k.feature = 'a' AND e.feature = 'a';
SELECT bool_and(abs(e.contribution - (w.coefficient - m.mean)) < 1e-12) AS plan
FROM explained c, explainers,
     LATERAL (SELECT sum(coalesce(k.coefficient, 0) * n) / sum(n) AS mean FROM (SELECT coalesce(plan, '(NULL)') AS plan, count(*) AS n FROM explained GROUP BY 1) l LEFT JOIN mlsys.coefficients(number) k ON k.feature = 'plan=' || l.plan) m,
     LATERAL (SELECT coalesce((SELECT coefficient FROM mlsys.coefficients(number) k WHERE k.feature = 'plan=' || coalesce(c.plan, '(NULL)')), 0) AS coefficient) w,
     mlsys.explain('ex_number', c) e WHERE e.feature = 'plan';
-- all forms agree
SELECT bool_and(x = mlsys.explain_values(number, c)) AS value, bool_and(x = mlsys.explain_values('ex_number@1', a, plan, v, ok, seen)) AS columns, bool_and(x = mlsys.explain_values(number, c, NULL)) AS class,
       bool_and(x = (SELECT array_agg(contribution ORDER BY rank = 0, array_position(ARRAY['a', 'plan', 'v', 'ok', 'seen'], feature)) FROM mlsys.explain(number, c))) AS lines
FROM explained c, explainers, LATERAL (SELECT mlsys.explain_values('ex_number', c) AS x OFFSET 0) e;
SELECT bool_and(rank = r) AS ranks FROM explained c, LATERAL (SELECT rank, row_number() OVER (ORDER BY abs(contribution) DESC, array_position(ARRAY['a', 'plan', 'v', 'ok', 'seen'], feature)) AS r FROM mlsys.explain('ex_number', c) WHERE rank > 0) e;
SELECT mlsys.explain_values(free, ARRAY[a]) = mlsys.explain_values(free, a) AS "array" FROM explained, explainers WHERE id = 1;

-- two classes: log odds of the positive one, or their opposite
SELECT bool_and(abs(s - ln(p / (1 - p))) < 1e-9) AS sums, bool_and(abs(s + o) < 1e-12) AS other
FROM explained c, LATERAL (SELECT mlsys.predict_proba('ex_two', c) AS p) p, LATERAL (SELECT sum(contribution) AS s FROM mlsys.explain('ex_two', c)) e, LATERAL (SELECT sum(contribution) AS o FROM mlsys.explain('ex_two', c, 'false')) f;
-- more: of the class that is named, or predicted; differences are log odds
SELECT bool_and(abs(s[1] - s[2] - ln(p[1] / p[2])) < 1e-9 AND abs(s[1] - s[4] - ln(p[1] / p[4])) < 1e-9) AS odds, bool_and(x = mlsys.explain_values('ex_four', c, mlsys.predict_class('ex_four', c))) AS predicted
FROM explained c, LATERAL (SELECT mlsys.explain_values('ex_four', c) AS x, array_agg((mlsys.predict_probas('ex_four', c) ->> k)::float8 ORDER BY k) AS p,
     array_agg((SELECT sum(u) FROM unnest(mlsys.explain_values('ex_four', c, k)) u) ORDER BY k) AS s FROM unnest(ARRAY['0', '1', '2', '3']) k) e;
-- without a penalty the first class is the base: its predictor is 0
SELECT mlsys.explain_values(free, c, '0') AS first FROM explained c, explainers WHERE id = 1;
SELECT e.feature, round(e.contribution::numeric, 9) AS contribution FROM explained c, mlsys.explain('ex_four', features => c, class => '2') e WHERE c.id = 42;

-- against a background: the mean over its rows stands for a column that is not known
SELECT bool_and(abs(e.contribution - k.coefficient * (coalesce(c.a, m.mean) - b.mean)) < 1e-12) AS a
FROM explained c, (SELECT avg(a) AS mean FROM explained) m, (SELECT avg(coalesce(a, (SELECT avg(a) FROM explained))) AS mean FROM explained WHERE id <= 50) b, explainers, mlsys.coefficients(number) k,
     mlsys.explain('ex_number', c, background => 'SELECT * FROM explained WHERE id <= 50; -- the first') e WHERE k.feature = 'a' AND e.feature = 'a';
SELECT bool_and(abs(s - p) < 1e-9) AS sums, bool_and(x[6] = b.contribution) AS base, bool_and(abs(b.contribution - m.mean) < 1e-9) AS mean_prediction
FROM explained c, (SELECT avg(mlsys.predict('ex_number', d)) AS mean FROM explained d WHERE id <= 50) m,
     LATERAL (SELECT mlsys.explain_values(number, c, NULL, 'SELECT * FROM explained WHERE id <= 50') AS x, mlsys.predict('ex_number', c) AS p FROM explainers) e, LATERAL (SELECT sum(u) AS s FROM unnest(x) u) s,
     mlsys.explain('ex_number', c, background => 'SELECT * FROM explained WHERE id <= 50') b WHERE b.rank = 0;
-- each row its own query; one that is read anew where the rows have changed
SELECT round(x[6]::numeric, 9) AS base FROM explained c, (VALUES (1, 'SELECT * FROM explained WHERE id = 1'), (2, 'SELECT * FROM explained WHERE id = 2'), (3, 'SELECT * FROM explained WHERE id = 1')) q(n, query),
     LATERAL (SELECT mlsys.explain_values('ex_number', c, NULL, query) AS x OFFSET 0) e WHERE c.id = 5 ORDER BY n;
CREATE TABLE moving AS SELECT * FROM explained WHERE id <= 3;
DO $$
DECLARE
    c explained := (SELECT e FROM explained e WHERE id = 5);
    base float8;
    bases float8[] := '{}';
BEGIN
    FOR i IN 1 .. 3 LOOP
        base := (mlsys.explain_values('ex_number', c, NULL, 'TABLE moving'))[6];
        bases := bases || base;
        DELETE FROM moving WHERE id = i AND i < 3;
    END LOOP;
    RAISE INFO '% different', (SELECT count(DISTINCT b) FROM unnest(bases) b);
    RAISE INFO '%', abs(bases[3] - (SELECT mlsys.predict('ex_number', e) FROM explained e WHERE id = 3)) < 1e-9;
END $$;

-- interactions: a linear model has none
SELECT feature, feature2, round(contribution::numeric, 9) AS contribution FROM explained c, mlsys.explain_interactions('ex_two', c) WHERE id = 42;
SELECT bool_and(abs(s - e.contribution) < 1e-12) AS rows_add_up FROM explained c, mlsys.explain('ex_two', c) e,
     LATERAL (SELECT sum(contribution) AS s FROM mlsys.explain_interactions('ex_two', c) i WHERE i.feature = e.feature) i WHERE rank > 0;

-- trees: numbers, categories, arrays, missing values; one margin, or one for each class
SET client_min_messages = warning;
CREATE TABLE grown AS
SELECT 'tree' AS name, mlsys.decision_tree('{"max_depth": 4}', b, a, plan, v, ok, seen) AS model FROM explained
UNION ALL SELECT 'forest', mlsys.random_forest('{"trees": 5}', b, a, plan, v, ok, seen) FROM explained
UNION ALL SELECT 'boosting', mlsys.gradient_boosting('{"trees": 5, "max_depth": 3}', b, a, plan, v, ok, seen) FROM explained
UNION ALL SELECT 'forest of two classes', mlsys.random_forest('{"trees": 5}', churned, a, b, plan, v) FROM explained
UNION ALL SELECT 'boosting of two classes', mlsys.gradient_boosting('{"trees": 5}', churned, a, b, plan, v) FROM explained
UNION ALL SELECT 'forest of four classes', mlsys.random_forest('{"trees": 5, "criterion": "gini"}', grade, a, b, plan, v) FROM explained
UNION ALL SELECT 'boosting of four classes', mlsys.gradient_boosting('{"trees": 5, "objective": "softmax"}', grade, a, b, plan, v) FROM explained;
RESET client_min_messages;
SELECT name, bool_and(abs(s - m) < 1e-12) AS path_dependent, bool_and(abs(t - m) < 1e-12) AS against, count(DISTINCT round(x[1]::numeric, 9)) > 5 AS several
FROM grown, explained c,
     LATERAL (SELECT CASE WHEN name ~ 'four' THEN '2' END AS class) k,
     LATERAL (SELECT CASE WHEN class IS NULL THEN mlsys.predict_margin(model, c) ELSE mlsys.predict_margin(model, c, class) END AS m,
                     mlsys.explain_values(model, c, class) AS x, mlsys.explain_values(model, c, class, 'SELECT * FROM explained WHERE id % 9 = 0') AS y OFFSET 0) e,
     LATERAL (SELECT sum(u) AS s FROM unnest(x) u) s, LATERAL (SELECT sum(u) AS t FROM unnest(y) u) t
WHERE id <= 100 GROUP BY name ORDER BY name;
SELECT name, bool_and(abs(s - e.contribution) < 1e-12) AS rows_add_up, bool_and(same) AS mirrored
FROM grown, explained c, mlsys.explain(model, c) e,
     LATERAL (SELECT sum(i.contribution) AS s, bool_and(i.contribution = j.contribution) AS same FROM mlsys.explain_interactions(model, c) i
              JOIN mlsys.explain_interactions(model, c) j ON j.feature = i.feature2 AND j.feature2 = i.feature WHERE i.feature = e.feature) i
WHERE e.rank > 0 AND id IN (1, 7, 11) GROUP BY name ORDER BY name;

-- NULL
SELECT count(*) AS lines FROM mlsys.explain('ex_number', NULL);
SELECT count(*) AS lines FROM explained c, mlsys.explain(NULL::mlsys.model, c);
SELECT count(*) AS lines FROM mlsys.explain_interactions('ex_number', NULL::explained);
SELECT mlsys.explain_values('ex_number', NULL::explained) IS NULL AS row, mlsys.explain_values(NULL::text, c) IS NULL AS model FROM explained c WHERE id = 1;
-- a row that is invalid
CREATE TABLE invalid AS SELECT * FROM explained WHERE id = 1;
UPDATE invalid SET a = 'infinity';
CALL try('SELECT mlsys.explain_values(''ex_number'', i) FROM invalid i');
SET mlsys.on_invalid_row = 'null';
SELECT mlsys.explain_values('ex_number', i) AS "values", (SELECT count(*) FROM mlsys.explain('ex_number', i)) AS lines FROM invalid i;
RESET mlsys.on_invalid_row;

-- errors
CALL try('SELECT mlsys.explain_values(''ex_four'', c, ''x'') FROM explained c');
CALL try('SELECT mlsys.explain_values(''ex_number'', c, ''x'') FROM explained c');
CALL try('SELECT mlsys.explain(''nothing'', c) FROM explained c');
CALL try('SELECT mlsys.explain(''ex_number'', i) FROM (SELECT a, v FROM explained) i');
CALL try('SELECT mlsys.explain(number, c) FROM explained c, (SELECT mlsys.linear_regression(b, a + 0) AS number FROM explained) m');
CALL try('SELECT mlsys.explain_values(''ex_number'', 1.0::float8, ''p1'')');
CALL try('SELECT mlsys.explain(''ex_number'', c, background => ''SELECT a, v FROM explained'') FROM explained c');
CALL try('SELECT mlsys.explain(''ex_number'', c, background => ''SELECT * FROM explained WHERE false'') FROM explained c');
CALL try('SELECT mlsys.explain(''ex_number'', c, background => ''DELETE FROM explained'') FROM explained c');
CALL try('SELECT mlsys.explain(''ex_number'', c, background => ''SELECT * FROM explained; SELECT 1'') FROM explained c');
CALL try('SELECT mlsys.explain(''ex_number'', c, background => ''SELECT *, b AS a FROM explained'') FROM explained c');
CALL try('SELECT mlsys.explain(''ex_number'', c, background => ''SELECT e.* FROM explained e, generate_series(1, 300)'') FROM explained c');
SET mlsys.train_memory = '1MB';
CALL try('SELECT mlsys.explain(''ex_number'', c, background => ''SELECT e.* FROM explained e, generate_series(1, 100)'') FROM explained c');
RESET mlsys.train_memory;

-- explaining needs no rights but those of predicting; the background is the caller's
CREATE ROLE mlsys_test_explainer;
GRANT SELECT ON explained TO mlsys_test_explainer;
CREATE TABLE secret AS TABLE explained;
SET ROLE mlsys_test_explainer;
SELECT mlsys.explain_values('ex_number', c) FROM explained c WHERE id = 1;
RESET ROLE;
SELECT mlsys.grant_predict('ex_number', 'mlsys_test_explainer');
SET ROLE mlsys_test_explainer;
SELECT array_length(mlsys.explain_values('ex_number', c), 1) FROM explained c WHERE id = 1;
SELECT count(*) FROM explained c, mlsys.explain('ex_number', c, background => 'TABLE explained') WHERE id = 1;
SELECT mlsys.explain('ex_number', c, background => 'TABLE secret') FROM explained c WHERE id = 1;
RESET ROLE;
SELECT mlsys.drop_model(name) FROM unnest(ARRAY['ex_number', 'ex_two', 'ex_four']) name;
DROP TABLE grown, explained, explainers, moving, invalid, secret;
DROP ROLE mlsys_test_explainer;
TRUNCATE mlsys.alias_history RESTART IDENTITY;
