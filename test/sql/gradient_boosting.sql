-- gradient_boosting through SQL: kinds of targets, roles of columns, going on from a model, errors.
CREATE TABLE boosted_rows AS
SELECT i AS id, (i * 7919) % 97 / 10.0 AS x, (ARRAY['red', 'green', 'blue'])[1 + i % 3] AS colour,
       CASE WHEN i % 11 > 0 THEN (i * 104729) % 83 / 8.0 END AS z, i % 5 = 0 AS held_out, i / 20 AS query,
       (i * 7919) % 97 / 10.0 + i % 3 + (i * 31) % 7 / 10.0 AS y
FROM generate_series(1, 600) AS i;

-- a number, classes, counts
SELECT corr(y, mlsys.predict(model, x, colour, z)) > 0.98 AS follows
FROM boosted_rows, (SELECT mlsys.gradient_boosting(y, x, colour, z) AS model FROM boosted_rows) AS m;
SELECT count(*) FILTER (WHERE mlsys.predict_class(model, x, colour, z) = (y > 6)::text) > 570 AS right_class
FROM boosted_rows, (SELECT mlsys.gradient_boosting(y > 6, x, colour, z) AS model FROM boosted_rows) AS m;
SELECT count(*) FILTER (WHERE mlsys.predict_class(model, x, z) = colour) > 300 AS some_class,
       min(mlsys.describe(model) ->> 'objective') AS objective
FROM boosted_rows, (SELECT mlsys.gradient_boosting(colour, x, z) AS model FROM boosted_rows) AS m;
SELECT min(mlsys.predict(model, x, z)) > 0 AS positive,
       bool_and(abs(mlsys.predict(model, x, z) - exp(mlsys.predict_margin(model, x, z))) < 1e-9) AS is_exponential
FROM boosted_rows,
     (SELECT mlsys.gradient_boosting('{"objective": "poisson"}', floor(y), x, z) AS model FROM boosted_rows) AS m;
SELECT abs(avg((y <= mlsys.predict(model, x, z))::int) - 0.8) < 0.06 AS is_quantile
FROM boosted_rows,
     (SELECT mlsys.gradient_boosting('{"objective": "quantile", "quantile_level": 0.8, "trees": 30}', y, x, z) AS model
      FROM boosted_rows) AS m;

-- the order of rows does not matter (but for the last digits of columns' means)
CREATE TABLE o AS SELECT '{"subsample": 0.5, "trees": 10, "features": ["x", "colour", "z"]}'::jsonb AS options;
SELECT count(DISTINCT mlsys.to_json(model)::jsonb - '{columns,target}'::text[]) AS models
FROM (SELECT mlsys.gradient_boosting(options, y, x, colour, z ORDER BY id) FROM boosted_rows, o
      UNION ALL
      SELECT mlsys.gradient_boosting(options, y, x, colour, z ORDER BY z, x) FROM boosted_rows, o) AS m(model);
DROP TABLE o;

-- groups
SELECT colour, mlsys.describe(mlsys.gradient_boosting('{"trees": 3}', y, x, z)) ->> 'trees' AS trees
FROM boosted_rows GROUP BY colour ORDER BY colour;

-- rows to watch the loss on
CREATE TABLE boosted AS
SELECT mlsys.describe(mlsys.gradient_boosting(
           '{"trees": 500, "learning_rate": 0.3, "early_stopping_rounds": 5, "validation_column": "held_out"}',
           y, x, z, held_out)) AS d FROM boosted_rows;
SELECT (d ->> 'rows_validation')::int AS rows_validation, (d ->> 'stopped_early')::bool AS stopped_early,
       (d ->> 'best_round')::int < 500 AS is_cut FROM boosted;
DROP TABLE boosted;

-- a ranking
SELECT (mlsys.describe(mlsys.gradient_boosting('{"objective": "lambdarank", "group_column": "query"}',
                                               floor(y / 3), x, colour, query)) ->> 'training_loss')::float8 < 0.2 AS ranks
FROM boosted_rows;

-- going on from a model
SELECT mlsys.register('boosted', mlsys.gradient_boosting('{"trees": 5}', y, x, colour, z)) IS NOT NULL AS registered
FROM boosted_rows;
SELECT mlsys.describe(b.model) -> 'trees' AS trees,
       max(abs(mlsys.predict(a.model, x, colour, z) - mlsys.predict(b.model, x, colour, z))) < 1e-5 AS same
FROM boosted_rows,
     (SELECT mlsys.gradient_boosting('{"trees": 10}', y, x, colour, z) AS model FROM boosted_rows) AS a,
     (SELECT mlsys.gradient_boosting('{"trees": 5, "init_model": "boosted@1", "features": ["x", "colour", "z"]}', y, x, colour, z) AS model
      FROM boosted_rows) AS b
GROUP BY mlsys.describe(b.model) -> 'trees';
SELECT mlsys.gradient_boosting('{"init_model": "boosted@1"}', y, x, z) FROM boosted_rows;
SELECT mlsys.gradient_boosting('{"init_model": "boosted@1", "objective": "huber"}', y, x, colour, z) FROM boosted_rows;

-- one class
SELECT mlsys.predict_proba(mlsys.gradient_boosting(true, x), 1.0) FROM boosted_rows;

-- constraints
CREATE TABLE boosted AS
SELECT mlsys.gradient_boosting('{"monotone_constraints": {"x": 1}}', y, x, z) AS model FROM boosted_rows;
SELECT bool_and(p >= before) AS never_falls
FROM (SELECT mlsys.predict(model, g, 2.0) AS p, lag(mlsys.predict(model, g, 2.0)) OVER (ORDER BY g) AS before
      FROM generate_series(0.0, 10.0, 0.1) AS g, boosted) AS s;
DROP TABLE boosted;
SELECT mlsys.gradient_boosting('{"monotone_constraints": {"colour": 1}}', y, x, colour) FROM boosted_rows;
SELECT mlsys.gradient_boosting('{"interaction_constraints": [["x", "w"]]}', y, x, z) FROM boosted_rows;

-- what does not fit
SELECT mlsys.gradient_boosting('{"objective": "squared_error"}', colour, x) FROM boosted_rows;
SELECT mlsys.gradient_boosting('{"objective": "logistic"}', colour, x) FROM boosted_rows;
SELECT mlsys.gradient_boosting('{"objective": "gamma"}', y - 3, x) FROM boosted_rows WHERE y >= 3;
SELECT mlsys.gradient_boosting('{"objective": "lambdarank"}', y, x) FROM boosted_rows;
SELECT mlsys.gradient_boosting('{"early_stopping_rounds": 5}', y, x) FROM boosted_rows;
SELECT mlsys.gradient_boosting('{"base_score": -1, "objective": "poisson"}', floor(y), x) FROM boosted_rows;
SELECT mlsys.gradient_boosting('{"scale_pos_weight": 2}', y, x) FROM boosted_rows;
SELECT mlsys.gradient_boosting('{"objective": "binary:logistic"}', y, x) FROM boosted_rows;
SELECT mlsys.gradient_boosting('{"growth": "leafwise"}', y, x) FROM boosted_rows;
SELECT mlsys.gradient_boosting('{"interaction_constraints": [[0, 1]]}', y, x) FROM boosted_rows;
SELECT mlsys.coefficients(mlsys.gradient_boosting('{"trees": 1}', y, x)) FROM boosted_rows;
SELECT mlsys.gradient_boosting('{"eta": 0.3}', y, x) FROM boosted_rows;

SELECT mlsys.drop_model('boosted') IS NOT NULL AS dropped;
DROP TABLE boosted_rows;
