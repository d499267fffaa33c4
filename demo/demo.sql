-- demo.sql
--		A walk through mlsys: psql prints each statement and what it gives. Run by "make demo".
--
-- Lines stay within 100 columns, also those of results.
\set QUIET on
\pset null '(null)'
\pset footer off

\qecho
\qecho '=== 1. An extension, and two real data sets ====================================================='
\qecho
CREATE EXTENSION mlsys;

\qecho
\qecho '53,940 diamonds with their price, and 7,043 customers of a telephone company.'
\qecho
\set ECHO none
\i test/data/diamonds.sql
\i test/data/churn.sql
\set ECHO queries
SELECT id, carat, cut, color, clarity, depth, table_pct, x, y, z, price
FROM diamonds WHERE id % 10000 = 7;

\qecho '=== 2. Train: an aggregate makes a model, which is a value ======================================'
\qecho
\qecho 'Numbers and text columns go in as they are. Four of five rows train, the fifth is for testing.'
\qecho
CREATE TABLE price_model AS
SELECT mlsys.linear_regression(price, carat, cut, color, clarity, depth, table_pct) AS model
FROM diamonds WHERE id % 5 <> 0;

\qecho
\qecho 'What did it learn? A text column has a coefficient for each value but the first (cut = Fair,'
\qecho 'color = D, clarity = I1), which is the base that the others are compared with.'
\qecho
SELECT feature, round(coefficient::numeric, 1) AS dollars,
       round(std_error::numeric, 1) AS std_error,
       round(statistic::numeric, 1) AS t, round(p_value::numeric, 4) AS p_value
FROM price_model, mlsys.coefficients(model);

\qecho 'How was it trained, and how well does it fit?'
\qecho
SELECT k AS "describe(model)", v AS value
FROM price_model, jsonb_each_text(mlsys.describe(model) - '{columns,options}'::text[]) AS d(k, v)
WHERE v NOT IN ('0', '{}');

\qecho '=== 3. Predict in a SELECT ======================================================================'
\qecho
\qecho 'Give the row, whose columns are found by name, or the features in the order of training.'
\qecho
SELECT d.id, d.price,
       round(mlsys.predict(m.model, d)) AS by_row,
       round(mlsys.predict(m.model, carat, cut, color, clarity, depth, table_pct)) AS by_columns
FROM diamonds AS d, price_model AS m WHERE d.id % 10000 = 5;

\qecho 'A straight line prices a small stone below zero. How good is it on all the 10,788 diamonds that it'
\qecho 'has never seen?'
\qecho
SELECT count(*) AS diamonds,
       round(mlsys.rmse(price, mlsys.predict(m.model, d))::numeric, 1) AS rmse,
       round(mlsys.mae(price, mlsys.predict(m.model, d))::numeric, 1) AS mae,
       round(mlsys.r2(price, mlsys.predict(m.model, d))::numeric, 4) AS r2
FROM diamonds AS d, price_model AS m WHERE id % 5 = 0;

\qecho 'It is SQL: a prediction can be grouped, sorted, joined. Where is it wrong?'
\qecho
SELECT width_bucket(carat, ARRAY[0.5, 1, 1.5, 2]) AS size, min(carat), max(carat), count(*),
       round(avg(price)) AS price, round(avg(mlsys.predict(m.model, d))) AS predicted,
       round(mlsys.mae(price, mlsys.predict(m.model, d))) AS mae
FROM diamonds AS d, price_model AS m WHERE id % 5 = 0 GROUP BY 1 ORDER BY 1;

\qecho '=== 4. Better features =========================================================================='
\qecho
\qecho 'Prices grow by factors rather than by sums. A view gives logarithms, and names for them.'
\qecho
CREATE VIEW diamond_logs AS
SELECT id, price, ln(price) AS log_price, ln(carat) AS log_carat, cut, color, clarity FROM diamonds;
\qecho
CREATE TABLE log_model AS
SELECT mlsys.linear_regression(log_price, log_carat, cut, color, clarity) AS model
FROM diamond_logs WHERE id % 5 <> 0;
\qecho
SELECT round(mlsys.rmse(price, exp(mlsys.predict(m.model, d)))::numeric, 1) AS rmse,
       round(mlsys.mae(price, exp(mlsys.predict(m.model, d)))::numeric, 1) AS mae,
       round(mlsys.r2(price, exp(mlsys.predict(m.model, d)))::numeric, 4) AS r2
FROM diamond_logs AS d, log_model AS m WHERE id % 5 = 0;

\qecho 'What if? One stone in every cut: any row with the right column names can be predicted.'
\qecho
SELECT w.cut, round(exp(mlsys.predict(m.model, w))) AS price
FROM log_model AS m,
     (SELECT ln(1.0) AS log_carat, cut, 'G' AS color, 'VS2' AS clarity
      FROM unnest('{Fair,Good,"Very Good",Premium,Ideal}'::text[]) AS cut) AS w;

\qecho '=== 5. GROUP BY: one model for each group ======================================================='
\qecho
CREATE TABLE clarity_models AS
SELECT clarity, count(*) AS diamonds,
       mlsys.linear_regression(log_price, log_carat, cut, color) AS model
FROM diamond_logs WHERE id % 5 <> 0 GROUP BY clarity;

\qecho
\qecho 'By how many percent does the price rise when the weight rises by one percent?'
\qecho
SELECT clarity, diamonds, round(coefficient::numeric, 3) AS percent,
       round(std_error::numeric, 3) AS std_error
FROM clarity_models, mlsys.coefficients(model) WHERE feature = 'log_carat' ORDER BY coefficient;

\qecho 'A join gives each diamond the model of its clarity.'
\qecho
SELECT round(mlsys.rmse(price, exp(mlsys.predict(m.model, d)))::numeric, 1) AS rmse,
       round(mlsys.mae(price, exp(mlsys.predict(m.model, d)))::numeric, 1) AS mae,
       round(mlsys.r2(price, exp(mlsys.predict(m.model, d)))::numeric, 4) AS r2
FROM diamond_logs AS d JOIN clarity_models AS m USING (clarity) WHERE id % 5 = 0;

\qecho '=== 6. Options: a ridge penalty ================================================================='
\qecho
\qecho 'Options are JSON in front. The sizes x, y, z nearly repeat carat; a penalty shares the price out'
\qecho 'among them, which here makes no better predictions. (GROUP BY l2 trains one model an option.)'
\qecho
SELECT l2, round(mlsys.r2(price, mlsys.predict(model, d))::numeric, 4) AS r2_test,
       (SELECT jsonb_object_agg(feature, round(coefficient::numeric))
        FROM mlsys.coefficients(model) WHERE feature IN ('carat', 'x', 'y', 'z')) AS coefficients
FROM diamonds AS d,
     (SELECT l2,
             mlsys.linear_regression(jsonb_build_object('l2', l2), price, carat, x, y, z) AS model
      FROM diamonds, (VALUES (0), (100), (10000)) AS try(l2)
      WHERE id % 5 <> 0 GROUP BY l2) AS m
WHERE id % 5 = 0 GROUP BY l2, model ORDER BY l2;

\qecho 'A misspelt option is an error that helps:'
\qecho
\set ON_ERROR_STOP off
SELECT mlsys.linear_regression('{"alpha": 100}', price, carat) FROM diamonds;
\set ON_ERROR_STOP on

\qecho
\qecho '=== 7. Missing values, and columns that say the same ============================================'
\qecho
\qecho 'What does a customer pay a month, and for what? total_charges is NULL in some rows. Nothing is'
\qecho 'filled in, or left out, without being told.'
\qecho
CREATE TABLE charges_model AS
SELECT mlsys.linear_regression(monthly_charges, phone_service, multiple_lines, internet_service,
           online_security, streaming_tv, streaming_movies, total_charges) AS model
FROM churn WHERE id % 5 <> 0;

\qecho
\qecho 'No phone service stands in two columns, no internet in four. The later one is left out, its'
\qecho 'coefficient is NULL.'
\qecho
SELECT feature, round(coefficient::numeric, 4) AS dollars,
       round(std_error::numeric, 4) AS std_error
FROM charges_model, mlsys.coefficients(model);

\qecho 'Among the rows to predict are NULLs, too: each counts as the mean, as in training.'
\qecho
SELECT count(*) AS customers,
       round(mlsys.mae(monthly_charges, mlsys.predict(model, c))::numeric, 2) AS mae,
       round(mlsys.r2(monthly_charges, mlsys.predict(model, c))::numeric, 4) AS r2
FROM churn AS c, charges_model WHERE id % 5 = 0;

\qecho 'That was all. docs/quickstart.md goes on; make demo-shell leaves a psql open on these tables.'
