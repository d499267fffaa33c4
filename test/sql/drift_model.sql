-- drift(model, query): rows of a query against those that a version was trained on.
\i test/data/churn.sql
\i test/data/diamonds.sql
SET client_min_messages = warning;
SELECT version FROM mlsys.train('churn', 'SELECT id, tenure, contract, monthly_charges, churn FROM churn', 'churn', 'logistic_regression', split_key => 'id', options => '{"positive_class": "Yes"}');

-- the same rows: no difference at all
SELECT feature, metric, value = 0 AS zero, n_reference, n_current, status
FROM mlsys.drift('churn@1', 'SELECT tenure, contract, monthly_charges FROM churn') WHERE status IS NOT NULL;
-- a random half of them: no alarm
SELECT feature, metric, round(p_adjusted::numeric, 2) > 0.05 AS p, status
FROM mlsys.drift('churn@1', 'SELECT * FROM churn WHERE id % 2 = 0', '{"predictions": true}') WHERE status IS NOT NULL;
-- other rows: the target and the predictions are a family of their own
SELECT feature, metric, round(value::numeric, 3) AS value, threshold, p_adjusted < 1e-6 AS sure, n_current, status
FROM mlsys.drift('churn@1', 'SELECT * FROM churn WHERE tenure > 12', '{"predictions": true}') WHERE status IS NOT NULL;
-- the values are those of the two profiles
SELECT count(*) AS lines, bool_and(a.value IS NOT DISTINCT FROM b.value AND a.p_value IS NOT DISTINCT FROM b.p_value AND a.noise_floor IS NOT DISTINCT FROM b.noise_floor
                                   AND a.n_current = b.n_current AND a.status IS NOT DISTINCT FROM b.status) AS same
FROM mlsys.drift('churn@1', 'SELECT tenure, contract, monthly_charges FROM churn WHERE tenure > 12') a
FULL JOIN (SELECT d.* FROM (SELECT mlsys.profile(r.p, c.tenure, c.contract, c.monthly_charges) AS seen, min(r.p::text)::mlsys.data_profile AS p
                            FROM churn c, (SELECT mlsys.training_profile('churn@1') AS p OFFSET 0) r WHERE c.tenure > 12) s, mlsys.drift(s.p, s.seen) d) b USING (feature, metric);
-- the share of the target by hand: |q - p| / p
SELECT round(d.value::numeric, 9) = round((abs(q.share - p.share) / p.share)::numeric, 9) AS share_change
FROM mlsys.drift('churn@1', 'SELECT * FROM churn WHERE tenure > 12') d,
     (SELECT avg((churn = 'Yes')::int) AS share FROM churn) p, (SELECT avg((churn = 'Yes')::int) AS share FROM churn WHERE tenure > 12) q
WHERE d.feature = 'actual' AND d.metric = 'share_change';
-- rows without a target count for the features
SELECT DISTINCT feature, n_current FROM mlsys.drift('churn@1', 'SELECT tenure, contract, monthly_charges, CASE WHEN id % 4 = 0 THEN churn END AS churn FROM churn')
WHERE feature IN ('tenure', 'actual') AND n_current IS NOT NULL ORDER BY 1;

-- a column that is not there, or of another type; what it hinders
SELECT feature, metric, status, message FROM mlsys.drift('churn@1', 'SELECT tenure::text AS tenure, contract FROM churn', '{"predictions": true}') WHERE status = 'error';
SELECT feature, metric, status FROM mlsys.drift('churn@1', 'SELECT tenure, contract FROM churn') WHERE status IS NOT NULL;
SELECT feature, metric, status FROM mlsys.drift('churn@1', 'SELECT tenure, contract, monthly_charges::text AS monthly_charges FROM churn', '{"predictions": true}') WHERE status = 'error';
-- a category that training has not seen, missing values
SELECT feature, metric, round(value::numeric, 3) AS value, status
FROM mlsys.drift('churn@1', $$SELECT CASE WHEN id % 3 <> 0 THEN tenure END AS tenure, CASE WHEN id % 10 = 0 THEN 'Weekly' ELSE contract END AS contract, monthly_charges FROM churn$$)
WHERE status IN ('alarm', 'warn');
-- no rows, few rows
SELECT feature, metric, n_current, status FROM mlsys.drift('churn@1', 'SELECT * FROM churn WHERE false', '{"predictions": true}') WHERE status IS NOT NULL;
SELECT DISTINCT status FROM mlsys.drift('churn@1', 'SELECT * FROM churn WHERE id <= 99') WHERE status IS NOT NULL;
-- options
SELECT feature, metric, threshold, status FROM mlsys.drift('churn@1', 'SELECT * FROM churn WHERE tenure > 12', '{"thresholds": {"tenure": {"psi": 100}, "js_distance": null}, "min_n": 10, "alpha": 0.001}')
WHERE feature IN ('tenure', 'contract') AND metric IN ('psi', 'js_distance') ORDER BY 1, 2;

-- regressions and several classes
SELECT version FROM mlsys.train('price', 'SELECT id, carat, cut, price FROM diamonds WHERE id % 3 = 0', 'price', 'linear_regression', split_key => 'id');
SELECT feature, metric, round(value::numeric, 2) AS value, status
FROM mlsys.drift('price@1', 'SELECT * FROM diamonds WHERE id % 3 = 1 AND carat > 0.5', '{"predictions": true}') WHERE status IS NOT NULL;
SELECT version FROM mlsys.train('cut', 'SELECT id, carat, depth, price, cut FROM diamonds WHERE id % 10 = 0', 'cut', 'logistic_regression', split_key => 'id', options => '{"l2": 1}');
SELECT feature, metric, status FROM mlsys.drift('cut@1', $$SELECT * FROM diamonds WHERE id % 10 = 3 AND cut <> 'Ideal'$$, '{"predictions": true}') WHERE status IS NOT NULL;
-- more columns than a function has arguments
SELECT format('SELECT id, %s, price FROM diamonds WHERE id <= 3000', string_agg(format('carat * %s + (id %% %s) AS x%s', i, i + 1, i), ', ')) AS wide,
       format('SELECT %s, price FROM diamonds WHERE id BETWEEN 3001 AND 6000', string_agg(format('carat * %s + (id %% %s) AS x%s', i, i + 1, i), ', ')) AS later
FROM generate_series(1, 130) i \gset
SELECT version FROM mlsys.train('wide', :'wide', 'price', 'linear_regression', split_key => 'id', options => '{"l2": 1}');
SELECT count(DISTINCT feature) AS features, count(*) FILTER (WHERE status = 'error') AS errors, bool_or(feature = 'prediction') AS predictions
FROM mlsys.drift('wide@1', :'later', '{"predictions": true}');

RESET client_min_messages;
-- errors
SELECT * FROM mlsys.drift('churn@1', 'SELECT 1 AS a');
SELECT * FROM mlsys.drift('churn@1', 'SELECT * FROM churn', '{"alhpa": 0.1}');
SELECT * FROM mlsys.drift('churn@1', 'SELECT * FROM churn', '{"predictions": "yes"}');
SELECT * FROM mlsys.drift('churn@1', 'SELECT * FROM churn', '{"role": "outcome"}');
SELECT * FROM mlsys.drift('churn@1', 'SELECT * FROM churn', '[]');
SELECT * FROM mlsys.drift('nobody', 'SELECT * FROM churn');
SELECT * FROM mlsys.drift('churn@1', 'DELETE FROM churn');
SELECT * FROM mlsys.drift('churn@1', NULL);
SELECT mlsys.register('handed', mlsys.get_model('churn@1'));
SELECT * FROM mlsys.drift('handed@1', 'SELECT * FROM churn');
SELECT version FROM mlsys.train('untested', 'SELECT tenure, churn FROM churn', 'churn', 'logistic_regression', test_fraction => 0, options => '{"positive_class": "Yes"}');
SELECT * FROM mlsys.drift('untested@1', 'SELECT * FROM churn', '{"predictions": true}');

-- for whoever may predict, on what they may read
CREATE ROLE mlsys_drift_reader;
GRANT SELECT ON churn TO mlsys_drift_reader;
SET ROLE mlsys_drift_reader;
SELECT count(*) > 0 AS seen FROM mlsys.drift('churn@1', 'SELECT * FROM churn');
RESET ROLE;
SELECT mlsys.grant_predict('churn', 'mlsys_drift_reader');
SET ROLE mlsys_drift_reader;
SELECT count(*) > 0 AS seen FROM mlsys.drift('churn@1', 'SELECT * FROM churn');
SELECT count(*) > 0 AS seen FROM mlsys.drift('churn@1', 'SELECT * FROM diamonds');
RESET ROLE;
SELECT mlsys.revoke_predict('churn', 'mlsys_drift_reader');
REVOKE SELECT ON churn FROM mlsys_drift_reader;
DROP ROLE mlsys_drift_reader;
SELECT mlsys.drop_model(model) FROM mlsys.models ORDER BY model;
DROP TABLE churn, diamonds;
