-- What train() stores with a version for monitoring, and calibrate().
\i test/data/churn.sql
\i test/data/diamonds.sql
SET client_min_messages = warning;
CREATE FUNCTION parts(name text) RETURNS TABLE (version integer, features boolean, target boolean, predictions boolean, covariance boolean, estimation boolean) LANGUAGE sql AS $$
    SELECT b.version, b.features IS NOT NULL, b.target IS NOT NULL, b.predictions IS NOT NULL, b.covariance IS NOT NULL, b.estimation IS NOT NULL
    FROM mlsys.model_baselines b WHERE b.model = name ORDER BY b.version$$;
-- a line a column: whether rows, missing values and the counts of bins or categories add up
CREATE FUNCTION columns(profile mlsys.data_profile) RETURNS TABLE (name text, type text, kind text, rows bigint, missing bigint, counted boolean, approximate boolean) LANGUAGE sql AS $$
    SELECT c ->> 'name', c ->> 'type', c ->> 'kind', (j ->> 'rows')::bigint, (c ->> 'nulls')::bigint,
           (SELECT sum(h.count) FROM mlsys.profile_histogram(profile, c ->> 'name') h) = (j ->> 'rows')::bigint - (c ->> 'nulls')::bigint,
           (j ->> 'counts_approximate')::boolean
    FROM mlsys.profile_json(profile) j, jsonb_array_elements(j -> 'columns') c$$;

-- two classes
SELECT version, rows + test_rows AS rows FROM mlsys.train('churn', 'SELECT id, tenure, contract, total_charges, churn FROM churn', 'churn', 'logistic_regression', split_key => 'id', options => '{"positive_class": "Yes"}');
SELECT * FROM parts('churn');
SELECT * FROM columns(mlsys.training_profile('churn@1'));
SELECT * FROM columns(mlsys.training_profile('churn@1', 'target'));
SELECT c.name, c.type, c.kind, c.rows = v.test_rows AS test_rows, c.counted, c.approximate
FROM columns(mlsys.training_profile('churn@1', 'predictions')) c, mlsys.model_versions v WHERE v.model = 'churn';
-- exact counts of all bins, as SQL has them
SELECT count(*) AS bins, bool_and(h.count = (SELECT count(*) FROM churn WHERE total_charges >= h.low AND total_charges < h.high)) AS exact
FROM mlsys.profile_histogram(mlsys.training_profile('churn@1'), 'total_charges') h;
-- the share predicted positive is recall x base_rate / precision
SELECT round((c ->> 'mean')::numeric, 6) = round(((metrics #>> '{test,recall}')::numeric * (metrics #>> '{test,base_rate}')::numeric / (metrics #>> '{test,precision}')::numeric), 6) AS predicted_class
FROM mlsys.model_versions, jsonb_array_elements(mlsys.profile_json(mlsys.training_profile('churn@1', 'predictions')) -> 'columns') c
WHERE model = 'churn' AND c ->> 'name' = 'predicted_class';
SELECT mlsys.covariance_columns(covariance), (mlsys.describe_estimation(estimation) ->> 'n')::bigint = v.test_rows AS test_rows
FROM mlsys.model_baselines b JOIN mlsys.model_versions v USING (model, version) WHERE model = 'churn';

-- importance of a feature: the deviation, over the training rows, of what it adds to the predictor
SELECT version FROM mlsys.train('importance', 'SELECT tenure, contract, monthly_charges, churn FROM churn', 'churn', 'logistic_regression', test_fraction => 0, options => '{"positive_class": "Yes"}');
SELECT i.feature, round(i.importance::numeric, 9) = round((CASE i.feature
           WHEN 'tenure' THEN (SELECT stddev_pop(c.tenure * k.coefficient) FROM churn c, mlsys.coefficients(mlsys.get_model('importance@1')) k WHERE k.feature = 'tenure')
           WHEN 'monthly_charges' THEN (SELECT stddev_pop(c.monthly_charges * k.coefficient) FROM churn c, mlsys.coefficients(mlsys.get_model('importance@1')) k WHERE k.feature = 'monthly_charges')
           ELSE (SELECT stddev_pop(coalesce(k.coefficient, 0)) FROM churn c LEFT JOIN mlsys.coefficients(mlsys.get_model('importance@1')) k ON k.feature = 'contract=' || c.contract)
           END)::numeric, 9) AS agrees
FROM mlsys.feature_importance_of(mlsys.get_model('importance@1')) i;
SELECT feature, importance > 0 AS positive FROM mlsys.feature_importance_of((SELECT mlsys.logistic_regression('{"l2": 1}', cut, carat, depth, color) FROM diamonds WHERE id % 50 = 0));
SELECT feature, importance = 0 AS nothing FROM mlsys.feature_importance_of((SELECT mlsys.linear_regression(price, carat, 7) FROM diamonds));

-- a regression: the target has exact counts, too
SELECT version FROM mlsys.train('price', 'SELECT id, carat, depth, cut, price FROM diamonds', 'price', 'linear_regression', split_key => 'id');
SELECT * FROM parts('price');
SELECT * FROM columns(mlsys.training_profile('price@1'));
SELECT * FROM columns(mlsys.training_profile('price@1', 'target'));
SELECT count(*) AS bins, bool_and(h.count = (SELECT count(*) FROM diamonds WHERE price >= h.low AND price < h.high)) AS exact
FROM mlsys.profile_histogram(mlsys.training_profile('price@1', 'target'), 'actual') h;
SELECT name, type, kind, counted, approximate FROM columns(mlsys.training_profile('price@1', 'predictions'));

-- several classes
SELECT version FROM mlsys.train('cut', 'SELECT id, carat, depth, price, cut FROM diamonds WHERE id % 10 = 0', 'cut', 'logistic_regression', split_key => 'id', options => '{"l2": 1}');
SELECT * FROM parts('cut');
SELECT * FROM columns(mlsys.training_profile('cut@1', 'target'));
SELECT name, type, kind, counted FROM columns(mlsys.training_profile('cut@1', 'predictions'));

-- no rows held out: nothing that needs them
SELECT version FROM mlsys.train('churn', 'SELECT id, tenure, contract, churn FROM churn', 'churn', 'logistic_regression', test_fraction => 0, split_key => 'id', options => '{"positive_class": "Yes"}');
SELECT * FROM parts('churn') WHERE version = 2;

-- rows without a target do not count
SELECT version FROM mlsys.train('some', $$SELECT id, carat, CASE WHEN id % 2 = 0 THEN price END AS price FROM diamonds WHERE id <= 3000$$, 'price', 'linear_regression', split_key => 'id');
SELECT name, rows, missing FROM columns(mlsys.training_profile('some@1')) UNION ALL SELECT name, rows, missing FROM columns(mlsys.training_profile('some@1', 'target'));

-- arrays; targets that are booleans or numbers; more columns than a function has arguments
SELECT version FROM mlsys.train('array', 'SELECT id, ARRAY[carat, depth] AS size, cut, price FROM diamonds WHERE id <= 3000', 'price', 'linear_regression', split_key => 'id');
SELECT name, type, rows FROM columns(mlsys.training_profile('array@1'));
SELECT version FROM mlsys.train('boolean', 'SELECT id, carat, depth, price > 3000 AS dear FROM diamonds WHERE id <= 3000', 'dear', 'linear_regression', split_key => 'id');
SELECT name, type, kind, rows FROM columns(mlsys.training_profile('boolean@1', 'target'));
SELECT format('SELECT id, %s, price FROM diamonds WHERE id <= 3000', string_agg(format('carat * %s + random_of(id, %s) AS x%s', i, i, i), ', ')) AS wide FROM generate_series(1, 130) i \gset
CREATE FUNCTION random_of(id integer, i integer) RETURNS double precision LANGUAGE sql IMMUTABLE AS $$SELECT hashint4extended(id, i) / 2::double precision ^ 63$$;
SELECT version FROM mlsys.train('wide', :'wide', 'price', 'linear_regression', split_key => 'id', options => '{"l2": 1}');
SELECT * FROM parts('wide');
SELECT count(*) AS columns, bool_and(counted) AS counted, bool_or(approximate) AS approximate, bool_or(name IN ('id', 'price')) AS others FROM columns(mlsys.training_profile('wide@1'));
SELECT name, rows, counted FROM columns(mlsys.training_profile('wide@1', 'target'));
SELECT cardinality(mlsys.covariance_columns(covariance)) AS columns FROM mlsys.model_baselines WHERE model = 'wide';

-- the baseline goes with its version
SELECT mlsys.set_threshold('churn@1', 0.3);
SELECT * FROM parts('churn');
SELECT name FROM columns(mlsys.training_profile('churn@3', 'predictions'));
SELECT b.features::text = a.features::text AS features, b.target::text = a.target::text AS target, b.estimation = a.estimation AS estimation
FROM mlsys.model_baselines a, mlsys.model_baselines b WHERE a.model = 'churn' AND a.version = 1 AND b.model = 'churn' AND b.version = 3;
SELECT mlsys.drop_version('churn', 3), mlsys.rename_model('churn', 'renamed');
SELECT * FROM parts('churn');
SELECT version FROM parts('renamed');
SELECT mlsys.rename_model('renamed', 'churn'), mlsys.drop_model('some');
SELECT * FROM parts('some');

-- a model that was registered has none, until it is calibrated
SELECT mlsys.register('handed', (SELECT mlsys.logistic_regression('{"positive_class": "Yes"}', churn, tenure, contract, total_charges) FROM churn WHERE id % 5 <> 0));
SELECT * FROM parts('handed');
RESET client_min_messages;
SELECT mlsys.training_profile('handed@1');
SELECT j -> 'rows' AS rows, j #> '{estimation,n}' AS n, j #> '{estimation,classes,0,calibration}' AS method,
       (j #>> '{estimation,classes,0,calibration_error}')::float8 BETWEEN 0 AND 0.05 AS error
FROM mlsys.calibrate('handed@1', 'SELECT * FROM churn WHERE id % 5 = 0') j;
SELECT * FROM parts('handed');
SELECT * FROM columns(mlsys.training_profile('handed@1'));
SELECT * FROM columns(mlsys.training_profile('handed@1', 'target'));
SELECT name, rows, counted FROM columns(mlsys.training_profile('handed@1', 'predictions'));
-- again: the features stay, the rest is replaced
SELECT mlsys.calibrate('handed@1', 'SELECT * FROM churn WHERE id % 10 = 0') -> 'rows' AS rows;
SELECT name, rows FROM columns(mlsys.training_profile('handed@1')) UNION ALL SELECT name, rows FROM columns(mlsys.training_profile('handed@1', 'predictions'));
-- a version of train(), whose rows it knows
SELECT mlsys.calibrate('churn@1', 'SELECT * FROM churn') -> 'rows' AS rows;
SELECT mlsys.calibrate('churn@1', 'SELECT CASE WHEN id % 2 = 0 THEN churn END AS churn, tenure, contract, total_charges, id + 10000 AS id FROM churn') -> 'rows' AS rows;
SELECT mlsys.calibrate('price@1', 'SELECT *, id + 100000 AS other FROM diamonds WHERE id % 7 = 0') -> 'rows' AS rows;
SELECT mlsys.calibrate('handed@1', $$SELECT CASE WHEN id % 3 = 0 THEN 'Perhaps' ELSE churn END AS churn, tenure, contract, total_charges FROM churn WHERE id % 5 = 0$$) -> 'rows' AS rows;
-- what it takes
SELECT mlsys.calibrate('handed@1', 'SELECT NULL::text AS churn, tenure, contract, total_charges FROM churn');
SELECT mlsys.calibrate('handed@1', $$SELECT 'Perhaps' AS churn, tenure, contract, total_charges FROM churn$$);
SELECT mlsys.calibrate('handed@1', 'SELECT tenure, contract, churn FROM churn');
SELECT mlsys.calibrate('handed@1', 'SELECT tenure, contract, total_charges FROM churn');
SELECT mlsys.calibrate('handed', 'SELECT * FROM churn');
SELECT mlsys.calibrate('handed@7', 'SELECT * FROM churn');
SELECT mlsys.calibrate('nobody@1', 'SELECT * FROM churn');
SELECT mlsys.calibrate('handed@1', 'DELETE FROM churn');
SELECT mlsys.calibrate(NULL, 'SELECT 1');
SELECT mlsys.calibrate('handed@1', NULL);
SELECT mlsys.training_profile('churn@1', 'model');

-- rights: profiles for the owner and whoever may predict, calibrate() for the owner
CREATE ROLE mlsys_baseline_reader;
GRANT SELECT ON churn TO mlsys_baseline_reader;
SET ROLE mlsys_baseline_reader;
SELECT count(*) FROM mlsys.model_baselines;
SELECT mlsys.training_profile('churn@1') IS NOT NULL AS seen;
SELECT mlsys.calibrate('churn@1', 'SELECT * FROM churn');
RESET ROLE;
SELECT mlsys.grant_predict('churn', 'mlsys_baseline_reader');
SET ROLE mlsys_baseline_reader;
SELECT mlsys.training_profile('churn@1') IS NOT NULL AS seen;
SELECT mlsys.calibrate('churn@1', 'SELECT * FROM churn');
RESET ROLE;
SELECT mlsys.revoke_predict('churn', 'mlsys_baseline_reader');
REVOKE SELECT ON churn FROM mlsys_baseline_reader;
DROP ROLE mlsys_baseline_reader;

SELECT mlsys.drop_model(model) FROM mlsys.models ORDER BY model;
SELECT count(*) AS left_over FROM mlsys.model_baselines;
DROP FUNCTION columns, parts, random_of;
DROP TABLE churn, diamonds;
