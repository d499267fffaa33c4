-- Without a split_key the features of a row decide about its part, never its target: in each of 40 cells half of
-- the rows are of each class, so it is half of both parts, and all coefficients are 0.
CREATE TABLE cells AS
SELECT 20 * (5 * a + b) + i AS id, a, b, i, i % 2 = 0 AS y FROM generate_series(1, 8) AS a, generate_series(1, 5) AS b, generate_series(1, 20) AS i;

SELECT rows + test_rows AS rows, rows % 20 AS of_a_cell, metrics #> '{test,base_rate}' AS test, metrics #> '{train,base_rate}' AS train
FROM mlsys.train('cells', 'SELECT a, b, y FROM cells', target => 'y', algorithm => 'logistic_regression');

SET client_min_messages = error;
SELECT count(*) AS versions, min(test_rows) > 0 AS tested, bool_and(rows % 20 = 0) AS whole_cells,
       bool_and((metrics #>> '{test,base_rate}')::float8 = 0.5 AND (metrics #>> '{train,base_rate}')::float8 = 0.5) AS alike
FROM generate_series(1, 10) AS s,
     mlsys.train('cells', 'SELECT a, b, y FROM cells', target => 'y', algorithm => 'logistic_regression', seed => s);
SELECT count(*), max(abs(coefficient)) < 1e-9 AS zero
FROM generate_series(1, 10) AS v, mlsys.coefficients(mlsys.get_model('cells@' || v));

-- a weight has no part in it, either
SELECT bool_and(rows % 20 = 0) AS whole_cells
FROM generate_series(1, 5) AS s,
     mlsys.train('cells', 'SELECT a, b, y, i AS w FROM cells', target => 'y',
                 algorithm => 'logistic_regression', options => '{"weight": "w"}', seed => s);
RESET client_min_messages;

-- no rows held out, rows that hardly repeat, and a key: nothing to say
SELECT rows, test_rows FROM mlsys.train('cells', 'SELECT a, b, y FROM cells', target => 'y',
                                        algorithm => 'logistic_regression', test_fraction => 0);
SELECT rows + test_rows AS rows FROM mlsys.train('cells', 'SELECT a + i / 2 * 0.001 AS a, b, y FROM cells',
                                                 target => 'y', algorithm => 'logistic_regression');
SELECT rows + test_rows AS rows FROM mlsys.train('cells', 'SELECT id, a, b, y FROM cells',
                                                 target => 'y', algorithm => 'logistic_regression', split_key => 'id');

SELECT mlsys.drop_model('cells');
DROP TABLE cells;
