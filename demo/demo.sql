-- demo.sql
--		A walk through mlsys: psql prints each statement and what it gives. Run by "make demo".
--
-- Lines stay within 100 columns, also those of results.
\set QUIET on
\pset null -
\pset footer off

\qecho
\qecho '=== 1. An extension, and real data sets ========================================================'
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

\qecho '=== 7. A model with a name: train() makes versions of it ========================================'
\qecho
\qecho 'Which customers will leave? Four of five are those we know, the others come later, to be scored.'
\qecho
CREATE VIEW customers AS SELECT * FROM churn WHERE id % 5 <> 0;
CREATE VIEW new_customers AS SELECT * FROM churn WHERE id % 5 = 0;

\qecho
\qecho 'train() runs a query, keeps a fifth of its rows back for a test, and stores version 1 of a model.'
\qecho
SELECT version, task, positive_class, rows, test_rows, round(seconds::numeric, 1) AS seconds
FROM mlsys.train('churn', 'SELECT id, tenure, contract, monthly_charges, churn FROM customers',
                 target => 'churn', algorithm => 'logistic_regression', split_key => 'id',
                 options => '{"positive_class": "Yes"}', description => 'three columns');

\qecho 'Is it any good? Metrics of the test rows stand beside those of a model that knows no column.'
\qecho
SELECT metric, round(value::numeric, 3) AS test,
       round((metrics -> 'baseline' ->> metric)::numeric, 3) AS baseline
FROM mlsys.model_versions, jsonb_each_text(metrics -> 'test') AS test(metric, value)
WHERE model = 'churn' AND version = 1;

\qecho '=== 8. Deploy it, and score rows inside a SELECT ================================================'
\qecho
SELECT mlsys.deploy('churn', reason => 'first model');

\qecho 'From now on the name will do. The row has more columns than the model needs; that is fine.'
\qecho
SELECT id, tenure, contract, monthly_charges,
       round(mlsys.predict_proba('churn', c)::numeric, 3) AS probability,
       mlsys.predict_class('churn', c) AS predicted
FROM new_customers AS c ORDER BY mlsys.predict_proba('churn', c) DESC, id LIMIT 5;

\qecho 'In WHERE, in a join, in an aggregate: how much money a month is at risk, and what to offer?'
\qecho
CREATE TABLE offers AS
SELECT * FROM (VALUES ('Month-to-month', 'one year, 20 % off'), ('One year', 'a free month'))
              AS v(contract, offer);
\qecho
SELECT contract, offer, count(*) AS customers, round(sum(monthly_charges)) AS charges,
       round(sum(monthly_charges * mlsys.predict_proba('churn', c))) AS at_risk
FROM new_customers AS c JOIN offers USING (contract)
WHERE mlsys.predict_proba('churn', c) > 0.25 GROUP BY contract, offer ORDER BY at_risk DESC;

\qecho '=== 9. A challenger, compared on the same rows =================================================='
\qecho
\qecho 'Version 2 looks at more columns, with a ridge penalty. What was missing, and filled in, is told.'
\qecho
SELECT version, rows, test_rows, round((metrics #>> '{test,roc_auc}')::numeric, 3) AS roc_auc
FROM mlsys.train('churn', 'SELECT * FROM customers', target => 'churn', split_key => 'id',
                 algorithm => 'logistic_regression',
                 options => '{"positive_class": "Yes", "l2": 1, "standardize": true}',
                 features => '{tenure,contract,monthly_charges,total_charges,internet_service,
                               online_security,tech_support,payment_method}',
                 description => 'eight columns');
SELECT mlsys.deploy('churn', 2, 'challenger');

\qecho 'Some time later it is known who has left. Is the challenger better, or was it luck?'
\qecho
SELECT metric, model, round(value::numeric, 3) AS value,
       round(difference::numeric, 3) AS difference,
       round(difference_ci_low::numeric, 3) || ' to ' || round(difference_ci_high::numeric, 3)
           AS "95 % interval",
       to_char(p_value, '0.9EEEE') AS p_value, test
FROM mlsys.compare('{churn,churn@challenger}', 'SELECT * FROM new_customers')
WHERE metric IN ('log_loss', 'brier', 'roc_auc', 'accuracy');

\qecho '=== 10. Change over, and back ==================================================================='
\qecho
\qecho 'Version 2 needs columns that a query made for version 1 might not have, so deploy() asks back.'
\qecho
\set ON_ERROR_STOP off
SELECT mlsys.deploy('churn', 2);
\set ON_ERROR_STOP on
\qecho
\qecho 'Our queries pass whole rows. (A deploy is part of its transaction: ROLLBACK would undo it.)'
\qecho
SELECT mlsys.deploy('churn', 2, force => true, reason => 'finds more of them');

\qecho 'A call costs less than a customer: call from a probability of 0.3 on. That is a version, too.'
\qecho
SELECT mlsys.set_threshold('churn', 0.3);
SELECT metric, round(v2.value::numeric, 3) AS "from 0.5 on",
       round(v3.value::numeric, 3) AS "from 0.3 on",
       round(v3.ci_low::numeric, 3) || ' to ' || round(v3.ci_high::numeric, 3) AS "95 % interval"
FROM mlsys.evaluate('churn@2', 'SELECT * FROM new_customers') AS v2
JOIN mlsys.evaluate('churn@3', 'SELECT * FROM new_customers') AS v3 USING (metric)
WHERE metric IN ('accuracy', 'precision', 'recall', 'f1');
SELECT mlsys.deploy('churn', 3, reason => 'call more customers');

\qecho 'The name now stands for version 3. Too many calls? rollback() goes back to what it stood for before.'
\qecho
SELECT mlsys.predict_class('churn', c) AS predicted, count(*) FROM new_customers AS c GROUP BY 1;
SELECT mlsys.rollback('churn', reason => 'too many calls');
SELECT mlsys.predict_class('churn', c) AS predicted, count(*) FROM new_customers AS c GROUP BY 1;

\qecho '=== 11. Who may use it =========================================================================='
\qecho
\qecho 'A model belongs to whoever made it. Others predict by its name if its owner lets them.'
\qecho
CREATE ROLE mlsys_demo_caller;
GRANT SELECT ON new_customers TO mlsys_demo_caller;
SET ROLE mlsys_demo_caller;
\set ON_ERROR_STOP off
SELECT mlsys.predict_class('churn', c) FROM new_customers AS c WHERE id = 5;
\set ON_ERROR_STOP on
RESET ROLE;
SELECT mlsys.grant_predict('churn', 'mlsys_demo_caller');
SET ROLE mlsys_demo_caller;
SELECT mlsys.predict_class('churn', c) FROM new_customers AS c WHERE id = 5;
\set ON_ERROR_STOP off
SELECT mlsys.drop_model('churn');
\set ON_ERROR_STOP on
RESET ROLE;

\qecho
\qecho '=== 12. Boosted trees ==========================================================================='
\qecho
\qecho 'Trees take all columns as they are, categories and missing values too. Some of the training rows'
\qecho 'watch the loss and say when to stop. The result is version 4.'
\qecho
SELECT version, rows, test_rows, round((metrics #>> '{test,roc_auc}')::numeric, 3) AS roc_auc
FROM mlsys.train('churn', 'SELECT * FROM customers', target => 'churn', split_key => 'id',
                 algorithm => 'gradient_boosting',
                 options => '{"positive_class": "Yes", "trees": 300, "learning_rate": 0.05,
                              "max_depth": 3, "validation_fraction": 0.2,
                              "early_stopping_rounds": 20}',
                 description => 'boosted trees');

\qecho 'Is it better than the logistic regression that is in use, or was it luck?'
\qecho
SELECT metric, model, round(value::numeric, 3) AS value,
       round(difference::numeric, 3) AS difference,
       round(difference_ci_low::numeric, 3) || ' to ' || round(difference_ci_high::numeric, 3)
           AS "95 % interval",
       to_char(p_value, '0.9EEEE') AS p_value, test
FROM mlsys.compare('{churn,churn@4}', 'SELECT * FROM new_customers')
WHERE metric IN ('log_loss', 'brier', 'roc_auc', 'accuracy');
SELECT mlsys.deploy('churn', 4, force => true, reason => 'better probabilities');

\qecho 'Why this customer? Contributions are exact SHAP values, in log odds; with the base value, all of'
\qecho 'them add up to the margin of the prediction.'
\qecho
SELECT e.rank, e.feature, e.value, round(e.contribution::numeric, 3) AS contribution
FROM new_customers AS c, mlsys.explain('churn', c) AS e WHERE c.id = 1720 AND e.rank <= 6;
SELECT round(sum(e.contribution)::numeric, 3) AS sum,
       round(mlsys.predict_margin('churn', c)::numeric, 3) AS margin,
       round(mlsys.predict_proba('churn', c)::numeric, 3) AS probability
FROM new_customers AS c, mlsys.explain('churn', c) AS e WHERE c.id = 1720 GROUP BY c.*;

\qecho 'What does the model go by in general? What its splits gained in training; and how much its log'
\qecho 'loss suffers when a column is shuffled among new customers.'
\qecho
SELECT feature, round(gain) AS gain, splits, round(importance::numeric, 4) AS importance,
       round(std_dev::numeric, 4) AS std_dev
FROM mlsys.feature_importance('churn')
JOIN mlsys.permutation_importance('churn', 'SELECT * FROM new_customers') USING (feature)
ORDER BY gain DESC LIMIT 6;

\qecho 'One tree can be read. (Boosted trees too, but there are many of them.)'
\qecho
\pset format unaligned
\pset tuples_only on
SELECT mlsys.tree_text(mlsys.decision_tree('{"max_depth": 3, "positive_class": "Yes"}',
                                           churn, tenure, contract, internet_service))
FROM customers;
\pset format aligned
\pset tuples_only off

\qecho 'The diamonds again: boosted trees beside the straight line and that of logarithms.'
\qecho
CREATE TABLE boosted_price AS
SELECT mlsys.gradient_boosting(price, carat, cut, color, clarity, depth, table_pct) AS model
FROM diamonds WHERE id % 5 <> 0;
\qecho
SELECT v.predicted_by, round(mlsys.rmse(price, predicted)::numeric, 1) AS rmse,
       round(mlsys.mae(price, predicted)::numeric, 1) AS mae,
       round(mlsys.r2(price, predicted)::numeric, 4) AS r2, round(min(predicted)) AS smallest
FROM diamonds AS d JOIN diamond_logs AS l USING (id, price),
     price_model AS line, log_model AS logs, boosted_price AS trees,
     LATERAL (VALUES ('line', mlsys.predict(line.model, d)),
                     ('line of logarithms', exp(mlsys.predict(logs.model, l))),
                     ('boosted trees', mlsys.predict(trees.model, d))) AS v(predicted_by, predicted)
WHERE id % 5 = 0 GROUP BY v.predicted_by ORDER BY rmse DESC;

\qecho 'What are more rounds worth? One training tells.'
\qecho
CREATE TABLE first_rounds AS
SELECT n, mlsys.first_rounds(model, n) AS model
FROM boosted_price, unnest('{10,25,50,100}'::int[]) AS n;
\qecho
SELECT n AS rounds, round(mlsys.rmse(price, mlsys.predict(m.model, d))::numeric, 1) AS rmse
FROM diamonds AS d, first_rounds AS m WHERE id % 5 = 0 GROUP BY n ORDER BY n;

\qecho '=== 13. Watch it: flights, month by month ======================================================='
\qecho
\qecho '300,000 flights of 2001, in order of time. Trained on January: will a flight be late? The 224'
\qecho 'airports go in by their names: trees split a category into two sets of its levels.'
\qecho
\set ECHO none
\i test/data/flights.sql
\set ECHO queries
CREATE VIEW departures AS
SELECT id, departed_at, hour, day_of_week, distance, origin, destination, late FROM flights;
\qecho
SELECT version, rows, test_rows, round((metrics #>> '{test,roc_auc}')::numeric, 3) AS roc_auc,
       round((metrics #>> '{test,normalised_log_loss}')::numeric, 3) AS normalised_log_loss
FROM mlsys.train('late', $$SELECT * FROM departures WHERE departed_at < '2001-02-01'$$,
                 target => 'late', algorithm => 'logistic_regression', split_key => 'id',
                 exclude => '{departed_at}', options => '{"l2": 1, "max_categories": 300}');
SELECT version, rows, test_rows, round((metrics #>> '{test,roc_auc}')::numeric, 3) AS roc_auc,
       round((metrics #>> '{test,normalised_log_loss}')::numeric, 3) AS normalised_log_loss
FROM mlsys.train('late', $$SELECT * FROM departures WHERE departed_at < '2001-02-01'$$,
                 target => 'late', algorithm => 'gradient_boosting', split_key => 'id',
                 exclude => '{departed_at}',
                 options => '{"max_depth": 4, "subsample": 0.5, "colsample_bytree": 0.4,
                              "cat_smooth": 100, "cat_l2": 100, "decision_threshold": 0.25}');
SELECT mlsys.deploy('late', 2);

\qecho 'What does a column look like? summarize() tells of any query, in one scan.'
\qecho
SELECT column_name, missing, distinct_values AS distinct, minimum, median, maximum, histogram
FROM mlsys.summarize('SELECT hour, distance, delay FROM flights');

\qecho 'A monitor is a named query that is compared, window by window, with what training saw. A scheduler'
\qecho 'would CALL mlsys.run_monitors() every hour; here the five months after January are run at once.'
\qecho
SELECT mlsys.create_monitor('flights by month', 'late', 'SELECT * FROM departures', 'departed_at',
                            window_length => '1 month', start_at => '2001-02-01');
SELECT window_start::date, window_end::date, rows, status
FROM mlsys.run_monitor('flights by month', as_of => '2001-07-01');

\qecho 'What was it? An alarm needs a change that is large enough, more than the noise of so many rows, and'
\qecho 'significant after adjusting for all that is tested together.'
\qecho
SELECT window_start::date AS month, signal, feature, metric, round(value::numeric, 3) AS value,
       round(noise_floor::numeric, 3) AS noise, threshold, status
FROM mlsys.metric_results WHERE status IN ('warn', 'alarm') ORDER BY 1, 2, 3;

\qecho 'More flights are late in February, fewer in April and May: the model does not know. Does it'
\qecho 'still tell the late from the punctual? (1 would be no skill; the alarm would be at +0.05.)'
\qecho
SELECT window_start::date AS month, round(value::numeric, 3) AS normalised_log_loss,
       round(std_error::numeric, 4) AS std_error
FROM mlsys.metric_results
WHERE signal = 'performance' AND metric = 'normalised_log_loss' ORDER BY 1;

\qecho 'Alarms have opened alerts, each resolved by the first month without an alarm. (None is open now.)'
\qecho
SELECT alert_id, signal, metric, status, first_window::date, last_window::date, windows
FROM mlsys.alerts ORDER BY alert_id;

\qecho 'All of it as a page to look at, with nothing but a browser: build/demo_report.html'
\qecho
\pset format unaligned
\pset tuples_only on
SELECT mlsys.report('late') \g build/demo_report.html
\pset format aligned
\pset tuples_only off
\qecho

\qecho '=== 14. What is kept ============================================================================'
\qecho
SELECT model, alias, version, algorithm, owner, deployed_by FROM mlsys.deployed_models;

SELECT version, origin, parent_version AS parent, rows, test_rows, aliases, description
FROM mlsys.model_lineage WHERE model = 'churn' ORDER BY version;

\qecho 'And for each version its columns, options, metrics, split, server, library, snapshot:'
\qecho
SELECT version, jsonb_array_length(features) AS columns, options ->> 'l2' AS l2,
       decision_threshold AS threshold, split_key, seed, library_version, snapshot_lsn
FROM mlsys.model_versions WHERE model = 'churn' ORDER BY version;

\qecho 'What has happened to the names, by whom and why:'
\qecho
SELECT to_char(happened_at, 'HH24:MI:SS') AS at, alias, action, version, is_forced AS forced,
       happened_by AS by, reason
FROM mlsys.alias_history WHERE model = 'churn' ORDER BY id;

\qecho 'A slip of the pen is an error that helps:'
\qecho
\set ON_ERROR_STOP off
SELECT mlsys.predict_proba('chrun', c) FROM new_customers AS c;
SELECT mlsys.predict_proba('churn@1', c) FROM (SELECT id, tenure FROM churn) AS c;
\set ON_ERROR_STOP on
\qecho
\set ECHO none
SELECT mlsys.revoke_predict('churn', 'mlsys_demo_caller') \g /dev/null
DROP OWNED BY mlsys_demo_caller;
DROP ROLE mlsys_demo_caller;
\qecho 'That was all. docs/quickstart.md goes on; make demo-shell leaves a psql open on these tables.'
